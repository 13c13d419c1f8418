// SPDX-License-Identifier: EUPL-1.2

package gate

import (
	"context"
	"errors"
	"slices"
	"strings"

	"rondetafel/internal/errs"
	"rondetafel/internal/gate/internal/crypto"
	"rondetafel/internal/gate/internal/store"
	"rondetafel/internal/klok"
	"rondetafel/internal/partij"
	"rondetafel/internal/policy"
	"rondetafel/internal/toegang"
)

// A Koppeling is a system of a Partij that works here in the name of somebody of that Partij (article 14.3). Who administers the Partij registers it
// with its public keys, what it may do, until when and in whose names; each of those people agrees themselves before it can do anything in their
// name, and takes that back when they like. What it does is decided as for that person, within its scopes: see koppeltoken.go.

const (
	vanKoppeling        = "koppeling"
	vanKoppelingPersoon = "koppeling_persoon"
)

// koppeling is a Koppeling as the gate wrote it, with its keys and in whose names it works.
type koppeling struct {
	store.Koppeling
	scopes []partij.Koppelscope
	bos    toegang.Sleutelbos
	mensen []store.KoppelingPersoon
}

func koppelingVelden(k store.Koppeling) []crypto.Field {
	return []crypto.Field{crypto.Str(k.ID), crypto.Str(k.Partij), crypto.Str(k.Naam), crypto.Str(k.Sleutels), crypto.Str(k.Scopes), crypto.Str(k.Door), crypto.Int(k.Van),
		crypto.Int(k.Tot), crypto.Int(k.Gestopt)}
}

func koppelingPersoonVelden(p store.KoppelingPersoon) []crypto.Field {
	return []crypto.Field{crypto.Str(p.Koppeling), crypto.Str(p.Medewerker), crypto.Int(p.Akkoord)}
}

func koppelingRij(id string) string { return vanKoppeling + "/" + id }
func koppelingPersoonRij(p store.KoppelingPersoon) string {
	return vanKoppelingPersoon + "/" + p.Koppeling + "/" + p.Medewerker
}

// leesKoppelingen reads the Koppelingen into the house. A row that was altered by other hands is none, and gives nobody anything.
func (g *Gate) leesKoppelingen(tx *store.Tx, h *huis) error {
	rijen, err := tx.Koppelingen()
	for _, r := range rijen {
		bos, fout := toegang.LeesSleutelbos(r.Sleutels)
		scopes, goed := partij.LeesKoppelscopes(r.Scopes)
		if fout == nil && goed && g.echt(vanKoppeling, r.ID, r.Zegel, koppelingVelden(r)) {
			h.koppelingen[r.ID] = koppeling{Koppeling: r, scopes: scopes, bos: bos}
		}
	}
	mensen, fout := tx.KoppelingPersonen()
	for _, p := range mensen {
		k, ok := h.koppelingen[p.Koppeling]
		if ok && g.echt(vanKoppelingPersoon, p.Koppeling, p.Zegel, koppelingPersoonVelden(p)) {
			k.mensen = append(k.mensen, p)
			h.koppelingen[p.Koppeling] = k
		}
	}
	return eerste(err, fout)
}

// persoon is the row of somebody in whose name it works or is to work.
func (k koppeling) persoon(medewerker string) (store.KoppelingPersoon, bool) {
	i := slices.IndexFunc(k.mensen, func(p store.KoppelingPersoon) bool { return p.Medewerker == medewerker })
	if i < 0 {
		return store.KoppelingPersoon{}, false
	}
	return k.mensen[i], true
}

// loopt tells whether a Koppeling works at a moment: it did not end, and its Partij takes part.
func (h *huis) loopt(k koppeling, moment int64) bool {
	return k.Van <= moment && moment < k.Tot && h.partijen[k.Partij].Actief(moment)
}

// werktVoor tells whether a Koppeling works in the name of somebody at a moment: they agreed, and still work for its Partij.
func (h *huis) werktVoor(k koppeling, medewerker string, moment int64) bool {
	p, genoemd := k.persoon(medewerker)
	return genoemd && p.Akkoord > 0 && h.loopt(k, moment) && h.werkt(medewerker, moment) && h.medewerkers[medewerker].Partij == k.Partij
}

// koppelbelet is why a Koppeling that did not end does nothing in the name of somebody who is named in it; "" when it works in their name.
func (h *huis) koppelbelet(k koppeling, p store.KoppelingPersoon, moment int64) partij.Koppelbelet {
	m := h.medewerkers[p.Medewerker]
	switch {
	case !m.Actief(moment) || m.Partij != k.Partij:
		return partij.BeletVertrokken
	case !m.Koppelbaar(moment):
		return partij.BeletFunctie
	case m.Verklaring < h.verklaring:
		return partij.BeletVerklaring
	case p.Akkoord == 0:
		return partij.BeletAkkoord
	}
	return ""
}

// keurKoppeling returns the keys of in as they are kept; nil or an *errs.Invalid with all that is wrong.
func keurKoppeling(in partij.KoppelingRegistreren, g *Gate) (sleutels string, err error) {
	var v errs.Velden
	v.Neem(in.Valideer(g.klok.Nu().In(klok.Amsterdam())))
	bos, fout := toegang.LeesSleutelbos(in.Sleutels)
	leeg := len(strings.Fields(in.Sleutels)) == 0
	v.Eis(leeg || !errors.Is(fout, toegang.ErrGeheim), "sleutels", "Dit is een geheime sleutel. Die deel je met niemand. Maak een nieuw sleutelpaar en plak hier alleen de publieke sleutel.")
	v.Eis(leeg || !errors.Is(fout, toegang.ErrSleutel), "sleutels",
		"Hier kunnen we niets mee. Plak hoogstens vier publieke sleutels, als JWK, JWKS of PEM: RSA van minstens 3072 bits (PS256) of P-256 (ES256).")
	if err := v.Fout(); err != nil {
		return "", err
	}
	return bos.Tekst()
}

// KoppelingRegistreren registers a system of the caller's Partij. It does nothing in the name of anybody until they agreed.
func (g *Gate) KoppelingRegistreren(ctx context.Context, c Caller, in partij.KoppelingRegistreren) (Verwijzing, error) {
	in = in.Schoon()
	sleutels, err := keurKoppeling(in, g)
	if err != nil {
		return Verwijzing{}, err
	}
	id := nieuwID(g.klok.Nu())
	return schrijf(ctx, g, c, "koppeling.registreren", in, func(s *scope) (Verwijzing, error) {
		van := s.eigenPartij()
		if err := s.beslis(policy.Huis{}, policy.Context{NaarPartij: van, NaarActief: s.huis.partijen[van].Actief(s.moment)}); err != nil {
			return Verwijzing{}, err
		}
		if err := eerste(s.eisKoppeling(van, in), s.eisNaamNietElders("naam", in.Naam)); err != nil {
			return Verwijzing{}, err
		}
		r := store.Koppeling{ID: id, Partij: van, Naam: in.Naam, Sleutels: sleutels, Scopes: partij.KoppelscopeTekst(in.Scopes), Door: s.caller.persoon(), Van: s.moment, Tot: in.Tot()}
		r.Zegel = s.verzegel(vanKoppeling, koppelingRij(id), 0, koppelingVelden(r))
		s.object(append([]string{id}, in.Medewerkers...)...)
		s.huisNieuw = true
		err := s.tx.NieuweKoppeling(r)
		for _, m := range in.Medewerkers {
			p := store.KoppelingPersoon{Koppeling: id, Medewerker: m}
			p.Zegel = s.verzegel(vanKoppelingPersoon, koppelingPersoonRij(p), 0, koppelingPersoonVelden(p))
			err = eerste(err, s.tx.NieuweKoppelingPersoon(p))
		}
		return Verwijzing{ID: id, Versie: 1}, err
	})
}

// eigenPartij is the Partij of the caller, "" for nobody.
func (s *scope) eigenPartij() string {
	if len(s.wie) == 0 {
		return ""
	}
	return s.wie[0].Partij
}

// eisKoppeling asks that the people work for the Partij now, as what a system can do the work of, and that no other Koppeling of it that works has this name.
func (s *scope) eisKoppeling(van string, in partij.KoppelingRegistreren) error {
	var v errs.Velden
	vreemd := func(id string) bool { return s.huis.medewerkers[id].Partij != van || !s.huis.werkt(id, s.moment) }
	v.Eis(!slices.ContainsFunc(in.Medewerkers, vreemd), "medewerkers", "Kies mensen die nu voor jouw Partij werken.")
	zonder := func(id string) bool { return !vreemd(id) && !s.huis.medewerkers[id].Koppelbaar(s.moment) }
	v.Eis(!slices.ContainsFunc(in.Medewerkers, zonder), "medewerkers",
		"Kies mensen die deelnemer of aanmelder zijn. Een systeem doet niets van een andere functie, zoals die van de functionaris gegevensbescherming (art. 14.3).")
	for _, k := range s.huis.koppelingen {
		if k.Partij == van && s.huis.loopt(k, s.moment) && zelfdeNaam(k.Naam, in.Naam) {
			v.Eis(false, "naam", "Er is al een koppeling met deze naam. Kies een andere naam, of stop eerst die koppeling.")
			break
		}
	}
	return v.Fout()
}

// koppelingMet is the Koppeling with id, errs.ErrNotFound when there is none.
func (s *scope) koppelingMet(id string) (koppeling, error) {
	s.object(id)
	k, ok := s.huis.koppelingen[id]
	if !ok {
		s.besloten = true
		return k, errs.ErrNotFound
	}
	return k, nil
}

// KoppelingStoppen withdraws a Koppeling: from the next request on it does nothing, and its tokens are worth nothing. One of another Partij is
// errs.ErrNotFound to who does not watch over all of them; one that ended is an *errs.Conflict.
func (g *Gate) KoppelingStoppen(ctx context.Context, c Caller, id string) (Verwijzing, error) {
	return schrijf(ctx, g, c, "koppeling.stoppen", id, func(s *scope) (Verwijzing, error) {
		k, err := s.koppelingMet(id)
		if err != nil {
			return Verwijzing{}, err
		}
		if err := s.beslis(policy.Huis{}, policy.Context{NaarPartij: k.Partij}); err != nil {
			if !s.zietKoppeling(k) {
				return Verwijzing{}, errs.ErrNotFound
			}
			return Verwijzing{}, err
		}
		if k.Tot <= s.moment {
			return Verwijzing{}, &errs.Conflict{Wat: "deze koppeling", Moment: k.Tot, Versie: k.Versie, Over: true, Nu: k.waaromVoorbij() + " Moet het systeem weer werken? Maak dan een nieuwe koppeling."}
		}
		r := k.Koppeling
		r.Tot, r.Gestopt = s.moment, s.moment
		r.Zegel = s.verzegel(vanKoppeling, koppelingRij(id), r.Versie, koppelingVelden(r))
		s.huisNieuw, s.vernauwd = true, true
		return Verwijzing{ID: id, Versie: r.Versie}, eerste(s.tx.StopKoppeling(r), s.wisKoppeltokens(id, func(store.Koppeltoken) bool { return true }))
	})
}

// KoppelingAkkoord lets a Koppeling work in the caller's name. One that they are not named in is errs.ErrNotFound.
func (g *Gate) KoppelingAkkoord(ctx context.Context, c Caller, id string) (Verwijzing, error) {
	return schrijf(ctx, g, c, "koppeling.akkoord", id, func(s *scope) (Verwijzing, error) {
		k, p, err := s.eigenKoppeling(id)
		if err != nil {
			return Verwijzing{}, err
		}
		if p.Akkoord > 0 || !s.huis.loopt(k, s.moment) {
			return Verwijzing{}, s.alKoppeling(k, p)
		}
		p.Akkoord = s.moment
		p.Zegel = s.verzegel(vanKoppelingPersoon, koppelingPersoonRij(p), p.Versie, koppelingPersoonVelden(p))
		s.huisNieuw = true
		return Verwijzing{ID: id, Versie: k.Versie}, s.tx.ZetKoppelingAkkoord(p)
	})
}

// waaromVoorbij says why a Koppeling does nothing any more.
func (k koppeling) waaromVoorbij() string {
	if k.Gestopt > 0 {
		return "Deze koppeling is gestopt."
	}
	return "De laatste dag van deze koppeling is voorbij."
}

// alKoppeling says to who wants to agree why that is of no use, and what instead.
func (s *scope) alKoppeling(k koppeling, p store.KoppelingPersoon) error {
	uit := &errs.Conflict{Wat: "deze koppeling", Moment: p.Akkoord, Versie: k.Versie, Over: true}
	switch {
	case k.Tot <= s.moment:
		uit.Moment, uit.Nu = k.Tot, k.waaromVoorbij()+" Akkoord gaan heeft geen zin meer. Vraag de beheerder van je Partij of er een nieuwe komt."
	case p.Akkoord > 0:
		uit.Nu = "Je ging al akkoord. Wil je niet meer dat het systeem namens jou werkt? Kies dan: niet namens mij."
	default:
		uit.Nu = "Je Partij doet nu niet mee. Haar systemen werken dan niet (art. 20). Vraag de beheerder van je Partij wat er gebeurt."
	}
	return uit
}

// KoppelingAfzeggen takes the caller's name away from a Koppeling: from the next request on it does nothing in it.
func (g *Gate) KoppelingAfzeggen(ctx context.Context, c Caller, id string) (Verwijzing, error) {
	return schrijf(ctx, g, c, "koppeling.afzeggen", id, func(s *scope) (Verwijzing, error) {
		k, p, err := s.eigenKoppeling(id)
		if err != nil {
			return Verwijzing{}, err
		}
		s.vervalt(koppelingPersoonRij(p), p.Versie)
		s.huisNieuw, s.vernauwd = true, true
		return Verwijzing{ID: id, Versie: k.Versie}, eerste(s.tx.WisKoppelingPersoon(id, p.Medewerker),
			s.wisKoppeltokens(id, func(t store.Koppeltoken) bool { return t.Medewerker == p.Medewerker }))
	})
}

// eigenKoppeling is a Koppeling in which the caller is named. Who is not hears the same as of one that does not exist.
func (s *scope) eigenKoppeling(id string) (koppeling, store.KoppelingPersoon, error) {
	k, err := s.koppelingMet(id)
	if err != nil {
		return k, store.KoppelingPersoon{}, err
	}
	p, genoemd := k.persoon(s.caller.persoon())
	if !genoemd {
		s.besloten = true
		return k, p, errs.ErrNotFound
	}
	return k, p, s.beslis(policy.Huis{}, policy.Context{})
}

// zietKoppeling tells whether the caller sees a Koppeling in the list.
func (s *scope) zietKoppeling(k koppeling) bool {
	return s.vraag("koppeling.inzien", opHuis, policy.Context{NaarPartij: k.Partij}).Toegestaan
}
