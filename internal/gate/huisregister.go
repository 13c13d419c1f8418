// SPDX-License-Identifier: EUPL-1.2

package gate

import (
	"cmp"
	"context"
	"slices"
	"strconv"
	"time"

	"rondetafel/internal/casus"
	"rondetafel/internal/errs"
	"rondetafel/internal/gate/internal/crypto"
	"rondetafel/internal/gate/internal/store"
	"rondetafel/internal/partij"
	"rondetafel/internal/policy"
)

func inschrijvingVelden(i store.Inschrijving) []crypto.Field {
	return []crypto.Field{crypto.Str(i.ID), crypto.Int(i.Nummer), crypto.Str(i.Partij), crypto.Str(i.Soort), crypto.Str(i.Medewerker), crypto.Int(i.Moment), crypto.Str(string(i.Inhoud))}
}

func inschrijvingRij(i store.Inschrijving) string {
	return "inschrijving/" + i.ID + "/" + strconv.FormatInt(i.Nummer, 10)
}

// RegisterVastleggen puts something in the register of the house, or what takes the place of it: who is in a body (rule 3.1-1), another cooperation (rule
// 1.1-1), the security policy or the measures of the caller's own Partij (rule B4-1). What held before stays. *errs.Conflict when another changed it
// meanwhile, errs.ErrNotFound for an entry that is none of the kind.
func (g *Gate) RegisterVastleggen(ctx context.Context, c Caller, in partij.Inschrijving) (Verwijzing, error) {
	in = in.Schoon()
	if err := in.Valideer(); err != nil {
		return Verwijzing{}, err
	}
	id := nieuwID(g.klok.Nu())
	return schrijf(ctx, g, c, "register.vastleggen", in, func(s *scope) (Verwijzing, error) {
		van := s.eigenPartij()
		if err := s.beslis(policy.Huis{}, policy.Context{Soort: string(in.Soort), NaarPartij: van}); err != nil {
			return Verwijzing{}, err
		}
		switch {
		case in.Soort == partij.Maatregelen:
			id = "maatregelen-" + van
		case in.Soort.Document():
			id = string(in.Soort)
		case in.ID != "":
			id = in.ID
		}
		nu, is, err := s.ingeschreven(id)
		if err = eerste(err, s.eisInschrijving(in)); err != nil {
			return Verwijzing{}, err
		}
		if in.ID != "" && (!is || nu.Soort != in.Soort) {
			return Verwijzing{}, errs.ErrNotFound
		}
		if in.Versie != nu.Versie {
			return Verwijzing{}, &errs.Conflict{Wat: "dit", Moment: s.moment, Versie: nu.Versie, Nu: cmp.Or(nu.Tekst, nu.Naam)}
		}
		if err := s.eisHuistekst(casus.Veldtekst{Veld: "naam", Tekst: in.Naam}, casus.Veldtekst{Veld: "contact", Tekst: in.Contact},
			casus.Veldtekst{Veld: "onderwerp", Tekst: in.Onderwerp}, casus.Veldtekst{Veld: "tekst", Tekst: in.Tekst}, casus.Veldtekst{Veld: "middelen", Tekst: in.Middelen}); err != nil {
			return Verwijzing{}, err
		}
		s.object(id)
		return Verwijzing{ID: id, Versie: nu.Versie + 1}, s.schrijfIn(id, van, nu.Versie+1, in)
	})
}

// eisInschrijving asks that who is in a body is there for a Partij of the covenant, and that a municipality owns the policy (article 14.3).
func (s *scope) eisInschrijving(in partij.Inschrijving) error {
	var v errs.Velden
	p := s.huis.partijen[in.Namens]
	v.Eis(in.Soort != partij.Lid || p.Soort != "" && p.Soort.Convenant(), "namens", "Kies een Partij van het convenant.")
	v.Eis(in.Soort != partij.Beleid || p.Soort == partij.Gemeente && p.Actief(s.moment), "namens", "Een gemeente die meedoet, zorgt voor het beleid (art. 14.3). Kies die.")
	return v.Fout()
}

func (s *scope) schrijfIn(id, van string, nummer int64, in partij.Inschrijving) error {
	doos, err := s.doos("")
	if err != nil {
		return err
	}
	i := store.Inschrijving{ID: id, Nummer: nummer, Partij: van, Soort: string(in.Soort), Medewerker: s.caller.persoon(), Moment: s.moment}
	in.ID, in.Versie = id, nummer
	if i.Inhoud, err = sluitIn(doos, "inschrijving", inschrijvingRij(i), in); err != nil {
		return err
	}
	i.Zegel = s.verzegel("inschrijving", inschrijvingRij(i), 0, inschrijvingVelden(i))
	return s.tx.NieuweInschrijving(i)
}

// InschrijvingBlad is an entry of the register, as it is now, with what held before.
type InschrijvingBlad struct {
	partij.Inschrijving
	Partij Naam               `json:"partij"` // that keeps it
	Voor   Naam               `json:"voor"`   // on whose behalf somebody is in a body, or that owns the policy
	Door   Naam               `json:"door"`
	Moment time.Time          `json:"moment"`
	Eerder []InschrijvingBlad `json:"eerder,omitempty"` // the newest first
}

// register reads all entries as they are now, those of before with each.
func (s *scope) register() ([]InschrijvingBlad, error) {
	var uit []InschrijvingBlad
	rijen, err := s.tx.Inschrijvingen()
	if err != nil || len(rijen) == 0 {
		return nil, err
	}
	doos, err := s.doos("")
	for _, r := range rijen {
		if err != nil || !s.g.echt("inschrijving", r.ID, r.Zegel, inschrijvingVelden(r)) {
			continue
		}
		b := InschrijvingBlad{Partij: s.huis.partij(r.Partij), Door: s.huis.mensNaam(r.Medewerker), Moment: moment(r.Moment)}
		err = openNaar(doos, "inschrijving", inschrijvingRij(r), r.Inhoud, &b.Inschrijving)
		if b.Namens != "" {
			b.Voor = s.huis.partij(b.Namens)
		}
		if n := len(uit); n > 0 && uit[n-1].ID == b.ID {
			uit[n-1].Eerder = append(uit[n-1].Eerder, b)
			continue
		}
		uit = append(uit, b)
	}
	return uit, err
}

// ingeschreven reads one as it is now.
func (s *scope) ingeschreven(id string) (InschrijvingBlad, bool, error) {
	alle, err := s.register()
	if i := slices.IndexFunc(alle, func(b InschrijvingBlad) bool { return b.ID == id }); i >= 0 {
		return alle[i], true, err
	}
	return InschrijvingBlad{}, false, err
}

// OrgaanBlad is a body of article 3.1 with who is in it. BijCasus says that each Casus has its own, which is kept there.
type OrgaanBlad struct {
	Orgaan   partij.Orgaan `json:"orgaan"`
	BijCasus bool          `json:"bijCasus"`
	Leden    []LidBlad     `json:"leden"`
}

// LidBlad is somebody in a body, from when until when. Of who is there by a function of the house, that is the function.
type LidBlad struct {
	ID   string     `json:"id,omitempty"` // of the entry; nothing for who is there by their function
	Naam string     `json:"naam"`
	Voor Naam       `json:"voor"` // the Partij on whose behalf
	Van  *time.Time `json:"begintOp,omitempty"`
	Tot  *time.Time `json:"eindigtOp,omitempty"`
}

// HuisregisterBlad is what the house keeps about itself (rules 1.1-1, 3.1-1 and B4-1).
type HuisregisterBlad struct {
	Organen        []OrgaanBlad       `json:"organen"`
	Leden          []InschrijvingBlad `json:"leden"`
	Samenwerkingen []InschrijvingBlad `json:"samenwerkingen"`
	Beleid         []InschrijvingBlad `json:"beleid"`      // one at most
	Maatregelen    []InschrijvingBlad `json:"maatregelen"` // of the Partijen of which the reader sees them
	Mag            []string           `json:"mag"`         // the kinds of entry that the reader keeps
}

// RegisterLezen returns it to who works here; the measures of a Partij only to its people, the manager and the privacy officer.
func (g *Gate) RegisterLezen(ctx context.Context, c Caller) (HuisregisterBlad, error) {
	return lees(ctx, g, c, "register.lezen", func(s *scope) (HuisregisterBlad, error) {
		if err := s.beslis(policy.Huis{}, policy.Context{}); err != nil {
			return HuisregisterBlad{}, err
		}
		b := HuisregisterBlad{Leden: []InschrijvingBlad{}, Samenwerkingen: []InschrijvingBlad{}, Beleid: []InschrijvingBlad{}, Maatregelen: []InschrijvingBlad{}, Mag: []string{}}
		for _, soort := range partij.Registersoorten() {
			if len(s.kan(opHuis, policy.Context{Soort: string(soort), NaarPartij: s.eigenPartij()}, "register.vastleggen")) > 0 {
				b.Mag = append(b.Mag, string(soort))
			}
		}
		alle, err := s.register()
		for _, i := range alle {
			switch i.Soort {
			case partij.Lid:
				b.Leden = append(b.Leden, i)
			case partij.Samenwerking:
				b.Samenwerkingen = append(b.Samenwerkingen, i)
			case partij.Beleid:
				b.Beleid = append(b.Beleid, i)
			case partij.Maatregelen:
				if s.zietMaatregelen(i.Partij.ID) {
					b.Maatregelen = append(b.Maatregelen, i)
				}
			}
		}
		b.Organen = s.organen(b.Leden)
		return b, err
	})
}

// zietMaatregelen tells whether every caller reads the measures of a Partij; the log has why.
func (s *scope) zietMaatregelen(van string) bool {
	b := s.vraag("register.maatregelen", opHuis, policy.Context{NaarPartij: van})
	if b.Toegestaan {
		s.noteer(b)
		s.toont(van)
	}
	return b.Toegestaan
}

// organen are the bodies with who is in them, those first who came first.
func (s *scope) organen(leden []InschrijvingBlad) []OrgaanBlad {
	var uit []OrgaanBlad
	for _, o := range partij.Organen() {
		b := OrgaanBlad{Orgaan: o, BijCasus: o.BijCasus(), Leden: []LidBlad{}}
		for _, i := range leden {
			if i.Orgaan == o {
				b.Leden = append(b.Leden, LidBlad{ID: i.ID, Naam: i.Naam, Voor: i.Voor, Van: eersteDag(i), Tot: naLaatsteDag(i)})
			}
		}
		for _, m := range s.huis.medewerkers {
			for _, t := range m.Functies {
				if o.Functie() != "" && t.Functie == o.Functie() {
					b.Leden = append(b.Leden, LidBlad{Naam: m.Naam, Voor: s.huis.partij(cmp.Or(m.Namens, m.Partij)), Van: begin(max(m.Van, t.Van)), Tot: einde(min(m.Tot, t.Tot))})
				}
			}
		}
		slices.SortFunc(b.Leden, func(x, y LidBlad) int {
			return cmp.Or(vroegst(x.Van).Compare(vroegst(y.Van)), cmp.Compare(x.Naam, y.Naam), cmp.Compare(x.ID, y.ID))
		})
		uit = append(uit, b)
	}
	return uit
}

func vroegst(t *time.Time) time.Time {
	if t == nil {
		return time.Time{}
	}
	return *t
}

func eersteDag(i InschrijvingBlad) *time.Time {
	t, _ := i.Van.Lees()
	return &t
}

func naLaatsteDag(i InschrijvingBlad) *time.Time {
	t, is := i.Tot.Lees()
	if !is {
		return nil
	}
	t = t.AddDate(0, 0, 1)
	return &t
}
