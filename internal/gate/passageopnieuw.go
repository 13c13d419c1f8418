// SPDX-License-Identifier: EUPL-1.2

package gate

import (
	"slices"

	"rondetafel/internal/errs"
	"rondetafel/internal/gate/internal/crypto"
	"rondetafel/internal/informatie"
)

// A passage that is written anew says something else than what may stand there no more. A text that repeats it, is derived from the same
// pieces, and follows them only when it is tied to them (rules 12.2-2 and 13.2-3).

func (s *scope) herschrijf(k passagestuk, in informatie.Herschrijven) (Verwijzing, error) {
	b, err := s.bronVan(k)
	if err != nil {
		return Verwijzing{}, err
	}
	soort := "passage.herschreven"
	if !in.Weg {
		zelfde, err := s.eisAnders(k, b, in)
		if err != nil {
			return Verwijzing{}, err
		}
		if zelfde && in.KloptNog {
			soort = "passage.bevestigd"
		}
	}
	oud := k.Passage
	oud.Vervangen = s.moment
	if err := eerste(s.zetPassage(&oud), s.gebeurt(k.Casus, soort, "passage", k.ID)); err != nil {
		return Verwijzing{}, err
	}
	uit := Verwijzing{ID: k.ID, Nummer: k.zaak.Nummer, Versie: oud.Versie}
	lezers, err := s.gevers(k)
	if err != nil {
		return Verwijzing{}, err
	}
	if !in.Weg {
		nieuw := k.Passage
		if err := s.nieuwePassage(b, &nieuw, in.Nieuw()); err != nil {
			return Verwijzing{}, err
		}
		s.object(nieuw.ID) // the entry names both: what stands there now, and what it came in the place of
		uit.ID, uit.Versie = nieuw.ID, nieuw.Versie
		wie, err := s.lezersVan(k.zaak, nieuw)
		if err != nil {
			return Verwijzing{}, err
		}
		lezers = append(lezers, wie...)
	}
	return uit, s.merkPassage(k, lezers)
}

// eisAnders asks of a new text what each passage has to be, and that it repeats nothing of the old one but tied to its pieces. It tells whether the
// text is the same on the same pieces. Its writer knew the old text: that theirs repeats it tells them nothing.
func (s *scope) eisAnders(k passagestuk, b bron, in informatie.Herschrijven) (bool, error) {
	var v errs.Velden
	if err := s.eisCitaat(&v, "", b, in.Nieuw()); err != nil {
		return false, err
	}
	oud, err := s.passageTekst(k.Passage)
	if err != nil {
		return false, err
	}
	rust := rustOp(in.Gegevens, k.Passage)
	zelfde := rust && informatie.Zelfde(in.Tekst, oud)
	herhaalt := !rust && informatie.Lees(crypto.Beeld(in.Tekst)).NeemtOver(informatie.Lees(crypto.Beeld(oud)))
	v.Eis(!herhaalt, "tekst", herhaaltOud)
	if !herhaalt {
		if err := s.toetsOpen(&v, k.zaak, in.Teksten(), []string{k.ID}); err != nil {
			return false, err
		}
	}
	v.Eis(!zelfde || !k.gecorrigeerd() || in.KloptNog, "tekst", nogGelijk)
	v.Eis(!in.KloptNog || k.gecorrigeerd(), "kloptNog", nietVerbeterd)
	if err := s.eisGevers(&v, k, in); err != nil {
		return false, err
	}
	return zelfde, v.Fout()
}

const (
	herhaaltOud = "Hier staat nog de oude tekst. Die rust op een stuk, en mag er alleen staan zolang dat stuk dat toelaat (art. 13.2). Schrijf op wat " +
		"ook zonder dat stuk waar is, of haal de passage weg. Mag het stuk hier wel staan? Kies het er dan weer bij."
	nogGelijk     = "Het stuk is veranderd; schrijf de passage opnieuw of laat haar weg (art. 13.2). Klopt de tekst nog helemaal? Bevestig dat dan."
	nietVerbeterd = "Dat de tekst nog klopt, bevestig je alleen als het stuk is verbeterd. Haal de bevestiging weg."
)

// gecorrigeerd tells whether a piece under a passage was corrected since it was written, whatever else asks to write it anew.
func (k passagestuk) gecorrigeerd() bool {
	return slices.Contains(k.Redenen, string(informatie.RedenGecorrigeerd))
}

// eisGevers asks that no Partij is named for a text that rests on none of its pieces any more: it did not give that (rule 7.2-4). A joint passage
// is of all, and goes nowhere without the say of each.
func (s *scope) eisGevers(v *errs.Velden, k passagestuk, in informatie.Herschrijven) error {
	stukken, err := s.stukkenOpID(k.zaak)
	if err != nil {
		return err
	}
	geeft := func(partij string) bool {
		return slices.ContainsFunc(in.Gegevens, func(id string) bool { return stukken[id].Partij == partij })
	}
	for _, id := range k.Gegevens {
		if p := stukken[id].Partij; slices.Contains(in.Partijen, p) && !geeft(p) {
			v.Eis(false, "partijen", s.huis.partijen[p].Naam+" gaf het stuk waar de oude tekst op rust. Zonder dat stuk komt deze tekst niet van die Partij "+
				"(art. 7.2). Kies van wie hij wel komt, of haal de passage weg.")
			break
		}
	}
	return nil
}

// gevers are the people of the Partijen that gave the pieces of a passage, who may know of the piece: they are told what became of its quotation.
func (s *scope) gevers(k passagestuk) ([]string, error) {
	zicht, err := s.zichtOp(k.zaak)
	if err != nil {
		return nil, err
	}
	stukken, err := s.stukkenOpID(k.zaak)
	if err != nil {
		return nil, err
	}
	var uit []string
	for _, g := range k.Gegevens {
		weet := s.anderen(k.zaak, zicht, stukken[g].Gegeven, "gegeven.bestaan")
		for id := range zicht {
			if s.huis.medewerkers[id].Partij != stukken[g].Partij {
				continue
			}
			ja, err := weet(id)
			if err != nil {
				return nil, err
			}
			if ja {
				uit = append(uit, id)
			}
		}
	}
	return uit, nil
}

// gaven tells whether every caller is of the Partij that gave a piece of a passage, and may know of it.
func (s *scope) gaven(k passagestuk, bestaan velen) (bool, error) {
	stukken, err := s.stukkenOpID(k.zaak)
	return slices.ContainsFunc(k.Gegevens, func(id string) bool {
		g, er := stukken[id]
		for _, w := range s.wie {
			er = er && w.Partij == g.Partij
		}
		return er && bestaan.mag(g.op)
	}), err
}
