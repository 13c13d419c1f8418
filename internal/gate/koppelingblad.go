// SPDX-License-Identifier: EUPL-1.2

package gate

import (
	"cmp"
	"context"
	"slices"
	"time"

	"rondetafel/internal/partij"
	"rondetafel/internal/policy"
)

// KoppelingBlad is a Koppeling as a list shows it.
type KoppelingBlad struct {
	ID       string          `json:"id"` // the client_id
	Naam     string          `json:"naam"`
	Partij   Naam            `json:"partij"`
	Scopes   []string        `json:"scopes"`
	Sleutels []string        `json:"sleutels"` // algorithm and kid of each
	Mensen   []KoppelingMens `json:"medewerkers"`
	Door     Naam            `json:"geregistreerdDoor"`
	Van      time.Time       `json:"begintOp"`
	Tot      time.Time       `json:"eindigtOp"`
	Stand    string          `json:"stand"` // loopt, gestopt, voorbij, or partij when its Partij takes no part any more
	Werkt    bool            `json:"werkt"` // it works in the name of somebody now
	Mag      []string        `json:"mag"`
}

// KoppelingMens is somebody in whose name a Koppeling works, once they agreed.
type KoppelingMens struct {
	Naam
	Akkoord *time.Time         `json:"akkoordOp,omitempty"` // nothing until they agreed
	Belet   partij.Koppelbelet `json:"belet,omitempty"`     // why it does nothing in their name, while it did not end
}

// KoppelingenBlad are the Koppelingen that the reader watches over, those that work first.
type KoppelingenBlad struct {
	Koppelingen []KoppelingBlad `json:"koppelingen"`
	Mensen      []Naam          `json:"mensen,omitempty"` // of the reader's Partij, to choose from; of who can register one
	Mag         []string        `json:"mag"`
}

// The states of a Koppeling.
const (
	koppelingLoopt   = "loopt"
	koppelingGestopt = "gestopt"
	koppelingVoorbij = "voorbij"
	koppelingPartij  = "partij"
)

// KoppelingLijst returns the systems of the reader's Partij, and those of all to who watches over the house.
func (g *Gate) KoppelingLijst(ctx context.Context, c Caller) (KoppelingenBlad, error) {
	return lees(ctx, g, c, "koppeling.lijst", func(s *scope) (KoppelingenBlad, error) {
		if err := s.beslis(policy.Huis{}, policy.Context{}); err != nil {
			return KoppelingenBlad{}, err
		}
		eigen := s.eigenPartij()
		b := KoppelingenBlad{Koppelingen: s.koppelbladen(s.toontKoppeling), Mag: s.kan(opHuis, policy.Context{NaarPartij: eigen, NaarActief: true}, "koppeling.registreren")}
		if len(b.Mag) > 0 {
			for _, m := range s.huis.mensenVanPartij(eigen) {
				if m.Actief(s.moment) && m.Koppelbaar(s.moment) {
					b.Mensen = append(b.Mensen, s.huis.mensNaam(m.ID))
				}
			}
		}
		return b, nil
	})
}

// toontKoppeling is zietKoppeling for the list, of which the entry names the policies that allowed it.
func (s *scope) toontKoppeling(k koppeling) bool {
	b := s.vraag("koppeling.inzien", opHuis, policy.Context{NaarPartij: k.Partij})
	if b.Toegestaan {
		s.noteer(b)
	}
	return b.Toegestaan
}

// KoppelingEigen returns the Koppelingen in which the caller is named and that did not end.
func (g *Gate) KoppelingEigen(ctx context.Context, c Caller) (KoppelingenBlad, error) {
	return lees(ctx, g, c, "koppeling.eigen", func(s *scope) (KoppelingenBlad, error) {
		if err := s.beslis(policy.Huis{}, policy.Context{}); err != nil {
			return KoppelingenBlad{}, err
		}
		b := KoppelingenBlad{Koppelingen: s.koppelbladen(func(k koppeling) bool {
			_, genoemd := k.persoon(s.caller.persoon())
			return genoemd && s.moment < k.Tot
		}), Mag: []string{}}
		for i, k := range b.Koppelingen {
			b.Koppelingen[i].Mag = []string{"koppeling.afzeggen"}
			zelf := slices.IndexFunc(k.Mensen, func(m KoppelingMens) bool { return m.ID == s.caller.persoon() })
			b.Koppelingen[i].Mensen = k.Mensen[zelf : zelf+1] // who else is named is for who administers
			b.Koppelingen[i].Werkt = k.Stand == koppelingLoopt && k.Mensen[zelf].Belet == ""
			if k.Mensen[zelf].Akkoord == nil && k.Stand == koppelingLoopt {
				b.Koppelingen[i].Mag = append(b.Koppelingen[i].Mag, "koppeling.akkoord")
			}
		}
		return b, nil
	})
}

// koppelbladen are the Koppelingen that ziet lets through, those that work first, then the newest.
func (s *scope) koppelbladen(ziet func(koppeling) bool) []KoppelingBlad {
	uit := []KoppelingBlad{}
	for _, k := range s.huis.koppelingen {
		if ziet(k) {
			uit = append(uit, s.koppelblad(k))
			s.toont(k.ID)
		}
	}
	slices.Sort(s.entry.Getoond)
	slices.SortFunc(uit, func(a, b KoppelingBlad) int {
		return cmp.Or(cmp.Compare(boolInt(a.Stand != koppelingLoopt), boolInt(b.Stand != koppelingLoopt)), b.Van.Compare(a.Van), cmp.Compare(a.ID, b.ID))
	})
	return uit
}

func boolInt(b bool) int { return int(eenAls(b)) }

func (s *scope) koppelblad(k koppeling) KoppelingBlad {
	b := KoppelingBlad{ID: k.ID, Naam: k.Naam, Partij: s.huis.partij(k.Partij), Sleutels: k.bos.Kenmerken(), Mensen: []KoppelingMens{}, Door: s.huis.mensNaam(k.Door),
		Van: moment(k.Van), Tot: moment(k.Tot), Stand: koppelingLoopt, Mag: s.kan(opHuis, policy.Context{NaarPartij: k.Partij}, "koppeling.stoppen")}
	for _, sc := range k.scopes {
		b.Scopes = append(b.Scopes, string(sc))
	}
	for _, p := range k.mensen {
		een := KoppelingMens{Naam: s.huis.mensNaam(p.Medewerker), Akkoord: grens(p.Akkoord, 0)}
		if s.huis.loopt(k, s.moment) {
			een.Belet = s.huis.koppelbelet(k, p, s.moment)
			b.Werkt = b.Werkt || een.Belet == ""
		}
		b.Mensen = append(b.Mensen, een)
	}
	slices.SortFunc(b.Mensen, func(x, y KoppelingMens) int {
		return cmp.Or(cmp.Compare(x.Naam.Naam, y.Naam.Naam), cmp.Compare(x.ID, y.ID))
	})
	switch {
	case k.Gestopt > 0:
		b.Stand = koppelingGestopt
	case s.moment < k.Tot && !s.huis.partijen[k.Partij].Actief(s.moment):
		b.Stand = koppelingPartij
	case !s.huis.loopt(k, s.moment):
		b.Stand = koppelingVoorbij
	}
	if b.Stand != koppelingLoopt {
		b.Mag = []string{}
	}
	return b
}

// koppelscopeActs are what each scope of a Koppeling lets a system do. An act that is in none of them is never done by one.
func koppelscopeActs() map[partij.Koppelscope][]string {
	return map[partij.Koppelscope][]string{
		partij.ScopeLezen: {"casus.lijst", "casus.lezen", "gegeven.lezen", "document.lezen", "triagevraag.lezen", "informatievraag.lezen", "correctie.lezen",
			"overleg.lijst", "overleg.lezen", "plan.lezen", "afspraak.lezen"},
		partij.ScopeAanmelden: {"casus.aanmelden"},
		partij.ScopeGeven: {"gegeven.toevoegen", "gegeven.voorbeeld", "gegeven.standaarden", "document.klaarzetten", "document.toevoegen",
			"triagevraag.lezen", "triagevraag.antwoorden", "informatievraag.lezen", "informatievraag.beantwoorden"},
		partij.ScopeAfspraken: {"afspraak.lezen", "afspraak.melden"},
	}
}

// KoppelscopesVan are the scopes with which a Koppeling may do an act, none for what no system ever does.
func KoppelscopesVan(handeling string) []partij.Koppelscope {
	var uit []partij.Koppelscope
	acts := koppelscopeActs()
	for _, sc := range partij.Koppelscopes() {
		if slices.Contains(acts[sc], handeling) {
			uit = append(uit, sc)
		}
	}
	return uit
}
