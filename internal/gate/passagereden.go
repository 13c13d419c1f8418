// SPDX-License-Identifier: EUPL-1.2

package gate

import (
	"encoding/json"
	"slices"

	"rondetafel/internal/errs"
	"rondetafel/internal/gate/internal/store"
	"rondetafel/internal/informatie"
	"rondetafel/internal/policy"
)

// Why a passage must be written anew, and who knew it. What a supplier does to a piece marks the passages on it (raakPassages). That the last
// day of a piece is over, and that the Privacy Protocol became stricter, nobody does in the Casus: those are found at each look from the
// same facts that close the piece, so that a new version touches no dossier (rules 12.2-2 and 13.2-3).

// maakPassagestuk makes the facts of a passage; vanaf is the version of the plan in force, before which nothing is written anew.
func (s *scope) maakPassagestuk(z zaak, p store.Passage, vanaf int64) (passagestuk, error) {
	stukken, err := s.stukkenOpID(z)
	k := passagestuk{Passage: p, zaak: z}
	if err != nil {
		return k, err
	}
	if p.Vervangen == 0 && (p.Soort == inVerslag || p.Nummer >= vanaf) {
		k.nodig = s.waarom(stukken, p)
	}
	for i, f := range z.feiten {
		kent, err := s.kentPassage(stukken, p, i)
		if err != nil {
			return k, err
		}
		k.feiten = append(k.feiten, policy.Passage{ID: p.ID, Casus: f, Soort: p.Soort, Kent: kent, Nodig: k.nodig != ""})
	}
	return k, nil
}

// waarom is the gravest reason that holds to write a passage anew: what was done to a piece, and what closes it by itself. That conditions were
// made stricter holds until they are as wide again as when the passage was written.
func (s *scope) waarom(stukken map[string]stuk, p store.Passage) informatie.Reden {
	var nodig informatie.Reden
	beperkt := false
	for _, id := range p.Gegevens {
		g, er := stukken[id]
		beperkt = beperkt || !er || nauwer(p, g)
		if er {
			nodig = informatie.Zwaarste(nodig, s.vanzelf(p, g))
		}
	}
	for _, r := range p.Redenen {
		if r := informatie.Reden(r); r != informatie.RedenVoorwaarden || beperkt {
			nodig = informatie.Zwaarste(nodig, r)
		}
	}
	return nodig
}

// nauwer tells whether the conditions of a piece are stricter now than when a passage on it was written; of one from before that was kept, whether
// they close anything.
func nauwer(p store.Passage, k stuk) bool {
	nu := voorwaardenVan(k.Gegeven)
	toen, bekend := gesteldVan(p)[k.ID]
	if !bekend {
		return nu.Beperkt()
	}
	return nu.Strenger(toen)
}

// gesteldVan are the conditions of the pieces of a passage when it was written, by id. What cannot be read is under the MAC: it was not kept.
func gesteldVan(p store.Passage) map[string]informatie.Voorwaarden {
	uit := map[string]informatie.Voorwaarden{}
	if p.Gesteld == "" || json.Unmarshal([]byte(p.Gesteld), &uit) != nil {
		return nil
	}
	return uit
}

// stel keeps with a new passage the conditions of its pieces as they are now.
func (s *scope) stel(z zaak, p *store.Passage) error {
	p.Gesteld = ""
	if len(p.Gegevens) == 0 {
		return nil
	}
	stukken, err := s.stukkenOpID(z)
	nu := map[string]informatie.Voorwaarden{}
	for _, id := range p.Gegevens {
		nu[id] = voorwaardenVan(stukken[id].Gegeven)
	}
	b, fout := json.Marshal(nu)
	p.Gesteld = string(b)
	return eerste(err, fout)
}

// metReden adds a reason to those of a passage, the gravest first.
func metReden(redenen []string, reden informatie.Reden) []string {
	var uit []string
	for _, r := range informatie.Redenen() {
		if r == reden || slices.Contains(redenen, string(r)) {
			uit = append(uit, string(r))
		}
	}
	return uit
}

// vanzelf is why a passage must be written anew without an act on the piece, "" for none.
func (s *scope) vanzelf(p store.Passage, k stuk) informatie.Reden {
	switch {
	case k.GeldigTot <= s.moment:
		return informatie.RedenVerlopen
	case len(s.huis.ruimte(k.Partij, k.Soort).Sluit(s.huis.ruimteOp(p.Moment, k.Partij, k.Soort), voorwaardenVan(k.Gegeven), doelenVan(k.zaak))) > 0:
		return informatie.RedenProtocol
	}
	return ""
}

// kentPassage tells whether a caller could ever read a passage: they wrote it, read it when it had to be written anew, or may know of
// each of its pieces now, or could while nothing had closed it by itself.
func (s *scope) kentPassage(stukken map[string]stuk, p store.Passage, i int) (bool, error) {
	w := s.wie[i]
	if p.Medewerker == w.Medewerker || slices.Contains(p.Weet, w.Medewerker) {
		return true, nil
	}
	for _, id := range p.Gegevens {
		k, er := stukken[id]
		if !er {
			return false, nil
		}
		if kende, err := s.kende(w, p, k, k.feiten[i], "gegeven.lezen", "gegeven.bestaan"); err != nil || !kende {
			return false, err
		}
	}
	return true, nil
}

// kende tells whether policy lets somebody do one of acties to a piece, of which g are the facts for them, now; or, when they and their Partij
// took part before it was closed by itself, on its last day, under the Privacy Protocol by which the passage was written.
func (s *scope) kende(w policy.Wie, p store.Passage, k stuk, g policy.Gegeven, acties ...string) (bool, error) {
	if len(s.g.motor.Welke(w, g, s.context(), acties...)) > 0 {
		return true, nil
	}
	dicht := s.gesloten(p, k)
	if dicht > s.moment {
		return false, nil
	}
	rijen, err := s.eersteZicht(k.zaak)
	if err != nil || rijen[w.Medewerker].Van >= dicht || rijen[w.Partij].Van >= dicht {
		return false, err
	}
	toen := s.context()
	toen.Nu = min(toen.Nu, k.GeldigTot-1)
	g.Protocol &= perkenIn(s.huis.ruimteOp(p.Moment, k.Partij, k.Soort), k.zaak, k.Gegeven)
	return len(s.g.motor.Welke(w, g, toen, acties...)) > 0, nil
}

// eersteZicht are the rows of zicht on a Casus, read once per look, for since when each is there.
func (s *scope) eersteZicht(z zaak) (map[string]store.Zicht, error) {
	var err error
	if z.rto.zicht == nil {
		z.rto.zicht, err = s.zichtOp(z)
	}
	return z.rto.zicht, err
}

// gesloten is since when a piece on which a passage rests is closed without an act on it: its last day is over, or a version of the Privacy
// Protocol holds that closes it, as each since does. klok.Eeuwig when it is not.
func (s *scope) gesloten(p store.Passage, k stuk) int64 {
	w, doelen, toen := voorwaardenVan(k.Gegeven), doelenVan(k.zaak), s.huis.ruimteOp(p.Moment, k.Partij, k.Soort)
	if len(s.huis.ruimte(k.Partij, k.Soort).Sluit(toen, w, doelen)) == 0 {
		return k.GeldigTot
	}
	sinds := s.huis.protocol.Vanaf
	for _, v := range s.huis.eerder {
		if len(v.Voor(s.huis.partijen[k.Partij], k.Soort).Sluit(toen, w, doelen)) == 0 {
			break
		}
		sinds = v.vanaf
	}
	return min(sinds, k.GeldigTot)
}

// weetVan adds to a passage those who have the casusregie and could read it until now, or until it was closed by itself.
func (s *scope) weetVan(z zaak, zicht map[string]store.Zicht, p *store.Passage) error {
	stukken, err := s.stukkenOpID(z)
	if err != nil {
		return err
	}
	for id, r := range zicht {
		if s.rollen(r)&policy.RolCasusregisseur == 0 || slices.Contains(p.Weet, id) {
			continue
		}
		las := true
		for _, g := range p.Gegevens {
			k, er := stukken[g]
			if !er {
				las = false
				break
			}
			wie, feiten, err := s.voorAnder(z, zicht, k.Gegeven, id)
			if err != nil {
				return err
			}
			kende := false
			if wie.Partij != "" {
				kende, err = s.kende(wie, *p, k, feiten, "gegeven.lezen")
			}
			if err != nil {
				return err
			}
			las = las && kende
		}
		if las {
			p.Weet = append(p.Weet, id)
		}
	}
	slices.Sort(p.Weet)
	return nil
}

// passageConflict says that a passage, or a piece that it rests on, changed meanwhile, and who did that: of a piece only to who may know of it
// (rule 1.7-1).
func (s *scope) passageConflict(k passagestuk) error {
	c := &errs.Conflict{Wat: "deze passage", Wie: s.huis.medewerkers[s.wieHerschreef(k)].Naam, Moment: k.Vervangen, Versie: k.Versie,
		Nu: "Iemand anders schreef deze passage al opnieuw, of haalde haar weg."}
	if c.Over = k.Vervangen != 0; c.Over {
		return c
	}
	stukken, err := s.stukkenOpID(k.zaak)
	if err != nil {
		return err
	}
	c.Wat, c.Wie, c.Moment, c.Nu = "het stuk waar deze passage op rust", "", 0, k.nodig.Zin()
	for _, id := range k.Gegevens {
		if g, er := stukken[id]; er && g.Gewijzigd > c.Moment {
			if c.Wie, c.Moment = "", g.Gewijzigd; s.vraag("gegeven.bestaan", g.op, policy.Context{}).Toegestaan {
				c.Wie = s.huis.medewerkers[g.Medewerker].Naam
			}
		}
	}
	return c
}

// wieHerschreef is who wrote what stands in the place of a passage, "" when nothing does.
func (s *scope) wieHerschreef(k passagestuk) string {
	boek, err := s.passages(k.zaak)
	if err != nil {
		return ""
	}
	for _, p := range boek.op(k.Soort, k.Houder, k.Nummer) {
		if p.Deel == k.Deel && p.Plaats == k.Plaats {
			return p.Medewerker
		}
	}
	return ""
}
