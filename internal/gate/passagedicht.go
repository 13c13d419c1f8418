// SPDX-License-Identifier: EUPL-1.2

package gate

import (
	"errors"
	"fmt"
	"math"
	"slices"

	"rondetafel/internal/audit"
	"rondetafel/internal/errs"
	"rondetafel/internal/gate/internal/crypto"
	"rondetafel/internal/gate/internal/store"
	"rondetafel/internal/informatie"
)

// What a closed passage says does not come back as another text of the plan or the minutes (rule 13.2-3): nobody withdraws a piece to have it stand
// there as a goal. Each text that somebody types and that people of another Partij read, is compared with the passages of its Casus that are closed now,
// those of before included, and with the pieces that other Partijen gave, by the rules of informatie.Woordrij: what rests on a piece stands there as a
// passage tied to it, which follows what becomes of it. eisVergeleken sees to it that no act forgets one. Pieces themselves are compared in eigenwoorden.go.
//
// It tells somebody nothing of a passage that the system did not show them: with those the text is not compared. So it stops who copies, and not who
// heard of it elsewhere. A text that stood there before the passage was closed is looked at when it is saved again, and a draft when it is put to the
// Partijen or decided on; what was adopted stays as it was adopted (rule 6.5-1). A passage that stood only in a draft and was taken from it is kept
// nowhere, and compared with nothing.

const dichtCitaat = "Dit staat ook in een passage die nu dicht is: het stuk waar zij op rust, is ingetrokken of mag hier niet meer staan (art. 13.2). " +
	"Schrijf op wat ook zonder dat stuk waar is, of laat dit weg."

const dichtConcept = "In het concept staat nog tekst uit een passage die nu dicht is: het stuk waar zij op rust, is ingetrokken of mag hier niet meer staan " +
	"(art. 13.2). Werk het concept bij. Bij het bewaren zie je waar het staat."

const verbeterdCitaat = "Dit staat ook in een passage bij een stuk dat daarna is verbeterd (art. 13.2). Schrijf op wat er nu in dat stuk staat, als passage " +
	"bij dat stuk, of laat dit weg."

// tekstend is what an act is asked with when people of another Partij read what is typed in it.
type tekstend interface{ Teksten() []informatie.Veldtekst }

// eisVergeleken panics when an act was done and a text that was typed in it was compared with nothing: a broken program.
func (s *scope) eisVergeleken(invoer any) {
	in, ok := invoer.(tekstend)
	if !ok {
		return
	}
	for _, t := range in.Teksten() {
		if t.Tekst != "" && !s.vergeleken[t.Tekst] {
			panic("gate: " + s.act.Naam + " does not compare " + t.Veld)
		}
	}
}

// eisOpen asks of texts that they take over nothing of a passage that is closed, or of a piece that another Partij gave, as far as every caller
// knows those, unless they are tied to the pieces.
func (s *scope) eisOpen(z zaak, teksten []informatie.Veldtekst) error {
	var v errs.Velden
	if err := s.toetsOpen(&v, z, teksten, nil); err != nil {
		return err
	}
	return v.Fout()
}

// eisOpenNa is eisOpen when nothing went wrong before it.
func (s *scope) eisOpenNa(err error, z zaak, teksten []informatie.Veldtekst) error {
	if err != nil {
		return err
	}
	return s.eisOpen(z, teksten)
}

// eisConceptOpen is eisOpen for a draft that goes to the Partijen as it is, said at one field.
func (s *scope) eisConceptOpen(z zaak, p planStand, veld string) error {
	in, err := s.metPassages(z, p.concept.Inhoud, p.volgende())
	if err != nil {
		return err
	}
	c := p.concept
	c.Inhoud = in
	var dicht *errs.Invalid
	if err := s.eisOpen(z, stonden(c.Teksten())); !errors.As(err, &dicht) {
		return err
	}
	return &errs.Invalid{Velden: []errs.Veldfout{{Veld: veld, Melding: dichtConcept}}}
}

// stonden are texts as they stand already.
func stonden(teksten []informatie.Veldtekst) []informatie.Veldtekst {
	for i := range teksten {
		teksten[i].Stond = true
	}
	return teksten
}

// stondAl marks those of teksten that are, word for word, one of al that is tied to nothing.
func stondAl(teksten, al []informatie.Veldtekst) []informatie.Veldtekst {
	for i, t := range teksten {
		teksten[i].Stond = slices.ContainsFunc(al, func(a informatie.Veldtekst) bool { return len(a.Gegevens) == 0 && a.Tekst == t.Tekst })
	}
	return teksten
}

// metEerder notes since when texts stand elsewhere in the Casus.
func metEerder(teksten []informatie.Veldtekst, sinds int64) []informatie.Veldtekst {
	for i := range teksten {
		teksten[i].Eerder = sinds
	}
	return teksten
}

// rustOp tells whether a text on gegevens is tied to all that a passage rests on: then it is shown to who may read those, and to nobody else.
func rustOp(gegevens []string, p store.Passage) bool {
	return !slices.ContainsFunc(p.Gegevens, func(id string) bool { return !slices.Contains(gegevens, id) })
}

// dichteTeksten opens what the closed passages of a Casus say, and those on a piece that was corrected since: of what a piece said before there is nothing
// else. Each text once.
func (s *scope) dichteTeksten(z zaak, over []string) ([]dichtetekst, error) {
	boek, err := s.passages(z)
	if err != nil || !slices.ContainsFunc(boek.rijen, func(p store.Passage) bool { return len(p.Gegevens) > 0 }) {
		return nil, err
	}
	stukken, err := s.stukkenOpID(z)
	if err != nil {
		return nil, err
	}
	var uit []dichtetekst
	plaats := map[string]int{}
	for _, p := range boek.rijen {
		beter := slices.Contains(p.Redenen, string(informatie.RedenGecorrigeerd)) && !s.isDicht(stukken, p)
		if slices.Contains(over, p.ID) || !beter && !s.isDicht(stukken, p) {
			continue
		}
		tekst, err := s.passageTekst(p)
		if err != nil {
			return nil, err
		}
		i, al := plaats[fmt.Sprint(beter, tekst)]
		if !al {
			i = len(uit)
			plaats[fmt.Sprint(beter, tekst)] = i
			uit = append(uit, dichtetekst{rij: informatie.Lees(crypto.Beeld(tekst)), beter: beter})
		}
		uit[i].passages = append(uit[i].passages, p)
	}
	return uit, nil
}

// isDicht tells whether a piece under a passage was withdrawn or tightened since it was written, or was closed by itself.
func (s *scope) isDicht(stukken map[string]stuk, p store.Passage) bool {
	return slices.ContainsFunc(p.Gegevens, func(id string) bool {
		k, er := stukken[id]
		if er && p.Gesteld == "" && !k.Ingetrokken && !slices.Contains(p.Redenen, string(informatie.RedenVoorwaarden)) {
			return s.vanzelf(p, k) != "" // what its conditions were is not known; that they were tightened is
		}
		return !er || k.Ingetrokken || nauwer(p, k) || s.vanzelf(p, k) != ""
	})
}

// kentEen tells whether every caller knows one of passages; al keeps the answers.
func (s *scope) kentEen(passages []store.Passage, al map[string]bool) (bool, error) {
	for _, p := range passages {
		kent, gevraagd := al[p.ID]
		if !gevraagd {
			var err error
			if kent, err = s.kreeg(p); err != nil {
				return false, err
			}
			al[p.ID] = kent
		}
		if kent {
			return true, nil
		}
	}
	return false, nil
}

// kreeg tells whether every caller got the words of a passage: they wrote it, could read it when something happened to a piece of it, or were shown it,
// as the log has it.
func (s *scope) kreeg(p store.Passage) (bool, error) {
	for _, w := range s.wie {
		if p.Medewerker == w.Medewerker || slices.Contains(p.Weet, w.Medewerker) {
			continue
		}
		kreeg, err := s.getoondAan(w.Medewerker, p)
		if err != nil || !kreeg {
			return false, err
		}
	}
	return len(s.wie) > 0, nil
}

// terugblik is how many entries of the log are read at once.
const terugblik = 1000

// getoondAan tells whether the log has it that somebody was shown the words of a passage, with its pieces: an entry with the passage alone tells
// where it stands and no more (HerschrijfBlad), and so does one of after a piece was withdrawn.
func (s *scope) getoondAan(wie string, p store.Passage) (bool, error) {
	tot := int64(math.MaxInt64)
	for _, id := range p.Gegevens {
		k, err := s.tx.Gegeven(id)
		if err != nil {
			return false, geen(err)
		}
		if k.Ingetrokken {
			tot = min(tot, k.Gewijzigd)
		}
	}
	toonde := func(e audit.Entry) bool {
		weg := slices.ContainsFunc(append([]string{p.ID}, p.Gegevens...), func(id string) bool { return !slices.Contains(e.Getoond, id) })
		return e.Persoon == wie && e.Uitkomst != audit.Refused && e.Time < tot && !weg
	}
	er := false
	if err := s.nogNietGeindexeerd(func(e audit.Entry) { er = er || toonde(e) }); er || err != nil {
		return er, err
	}
	for voor := int64(math.MaxInt64); ; {
		bodies, err := s.tx.RegelsOver(p.ID, voor, terugblik)
		if err != nil {
			return false, err
		}
		for _, body := range bodies {
			e, _, err := audit.Decode(body)
			if err != nil || toonde(e) {
				return err == nil, err
			}
			voor = e.Sequence
		}
		if len(bodies) < terugblik {
			return false, nil
		}
	}
}
