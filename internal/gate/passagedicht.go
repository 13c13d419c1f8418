// SPDX-License-Identifier: EUPL-1.2

package gate

import (
	"errors"
	"fmt"
	"maps"
	"math"
	"slices"

	"rondetafel/internal/audit"
	"rondetafel/internal/errs"
	"rondetafel/internal/gate/internal/crypto"
	"rondetafel/internal/gate/internal/store"
	"rondetafel/internal/informatie"
	"rondetafel/internal/policy"
)

// What a closed passage says does not come back as another text of the plan or the minutes (rule 13.2-3): nobody withdraws a piece to have it stand
// there as a goal. Each free text that goes to the plan, to a table and its minutes, or beside the plan is compared with the passages of its Casus
// that are closed now, those of before included, and with the pieces that other Partijen gave, by the rules of informatie.Woordrij: what rests on a piece
// stands there as a passage tied to it, which follows what becomes of it. So is what asks or tells others: a disclosure, a question, a correction, that
// a betrokkene was not told, that a Partij, a deputy or an incidentele derde takes part, and what a Partij tells of its own action. What is for one's own
// Partij or answers by itself is not: a piece of information, and a reason for a no. What the callers' own Partij gave, it may say again.
//
// It tells somebody nothing of a passage that the system did not show them: with those the text is not compared. So it stops who copies, and not who
// heard of it elsewhere. A text that stood there before the passage was closed is looked at when it is saved again, and a draft when it is put to the
// Partijen or decided on; what was adopted stays as it was adopted (rule 6.5-1). A passage that stood only in a draft and was taken from it is kept
// nowhere, and compared with nothing.

const dichtCitaat = "Dit staat ook in een passage die nu dicht is: het stuk waar zij op rust, is ingetrokken of mag hier niet meer staan (art. 13.2). " +
	"Schrijf op wat ook zonder dat stuk waar is, of laat dit weg."

const dichtConcept = "In het concept staat nog tekst uit een passage die nu dicht is: het stuk waar zij op rust, is ingetrokken of mag hier niet meer staan " +
	"(art. 13.2). Werk het concept bij. Bij het bewaren zie je waar het staat."

const (
	dichtStuk = "Dit staat ook in een stuk dat is ingetrokken of dat jij niet meer leest (art. 13.2). Schrijf op wat ook zonder dat stuk waar is, of " +
		"laat dit weg."
	losStuk = "Dit staat ook in een stuk van %s, en wie dit hier leest, leest dat stuk misschien niet (art. 13.2). Schrijf het in eigen woorden, of " +
		"verwijs naar het stuk. In plan en verslag haal je het aan als passage, als dat stuk dat toelaat; een derde krijgt het als je het stuk zelf vraagt."
)

// dichtetekst is what closed passages with the same words say, or a piece.
type dichtetekst struct {
	rij      informatie.Woordrij
	passages []store.Passage
	stuk     *stuk
	eigen    bool // the callers' own Partij gave the piece, and may say it again
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

func veldtekst(veld, tekst string) []informatie.Veldtekst {
	return []informatie.Veldtekst{{Veld: veld, Tekst: tekst}}
}

// benoemt is the text of a field that names an article, a person or a place.
func benoemt(veld, tekst string) []informatie.Veldtekst {
	return []informatie.Veldtekst{{Veld: veld, Tekst: tekst, Benoemt: true}}
}

// toetsOpen is eisOpen for who asks more; over are passages that were compared already.
func (s *scope) toetsOpen(v *errs.Velden, z zaak, teksten []informatie.Veldtekst, over []string) error {
	dicht, err := s.dichteTeksten(z, over)
	if err != nil {
		return err
	}
	stukken, err := s.stukteksten(z)
	if err != nil {
		return err
	}
	return s.toets(v, append(dicht, stukken...), teksten)
}

func (s *scope) toets(v *errs.Velden, dicht []dichtetekst, teksten []informatie.Veldtekst) error {
	kent := map[string]bool{}
	for _, t := range teksten {
		heel, fout := informatie.Lees(crypto.Plat(t.Tekst)), ""
		rest := heel // without what may be said: two pieces may say the same, and a text follows the one that it is tied to
		for _, d := range dicht {
			if d.stuk != nil && (d.eigen || !d.los(t.Gegevens)) {
				rest = rest.Zonder(d.rij)
			}
		}
		for _, d := range dicht {
			if fout != "" || d.eigen || !d.los(t.Gegevens) || !s.staatIn(d, heel, rest, t) {
				continue
			}
			var err error
			if fout, err = s.neemtOver(d, t, kent); err != nil {
				return err
			}
		}
		v.Eis(fout == "", t.Veld, fout)
	}
	return nil
}

// staatIn tells whether a text takes over d. Of a piece that is open to the callers it takes more, and of a text that stood there already nothing: a Partij
// that says later what stands there does not close it.
func (s *scope) staatIn(d dichtetekst, heel, rest informatie.Woordrij, t informatie.Veldtekst) bool {
	switch {
	case d.stuk == nil:
		return heel.NeemtOver(d.rij)
	case t.Benoemt:
		return rest.Bevat(d.rij)
	case s.stukDicht(*d.stuk):
		return rest.Bevat(d.rij) || d.rij.Zin() && rest.NeemtOver(d.rij)
	}
	return !t.Stond && d.rij.Zin() && rest.Herhaalt(d.rij)
}

// los tells whether a text on gegevens would stand loose from d.
func (d dichtetekst) los(gegevens []string) bool {
	if d.stuk != nil {
		return !slices.Contains(gegevens, d.stuk.ID)
	}
	return len(d.losse(gegevens)) > 0
}

// losse are the passages from which a text on gegevens would stand loose.
func (d dichtetekst) losse(gegevens []string) []store.Passage {
	return slices.DeleteFunc(slices.Clone(d.passages), func(p store.Passage) bool { return rustOp(gegevens, p) })
}

// neemtOver is what is wrong with a text that takes over d: nothing when not every caller knows that by the system.
func (s *scope) neemtOver(d dichtetekst, t informatie.Veldtekst, kent map[string]bool) (string, error) {
	if d.stuk == nil {
		ja, err := s.kentEen(d.losse(t.Gegevens), kent)
		if ja {
			return dichtCitaat, err
		}
		return "", err
	}
	ja, al := kent[d.stuk.ID]
	if !al {
		var err error
		if ja, err = s.lasStuk(*d.stuk); err != nil {
			return "", err
		}
		kent[d.stuk.ID] = ja
	}
	switch {
	case !ja:
		return "", nil
	case s.stukDicht(*d.stuk):
		return dichtStuk, nil
	}
	return fmt.Sprintf(losStuk, s.huis.partijen[d.stuk.Partij].Naam), nil
}

// stukDicht tells whether a piece was withdrawn, or is read by not every caller.
func (s *scope) stukDicht(k stuk) bool {
	return k.Ingetrokken || !s.vraag("gegeven.lezen", k.op, policy.Context{}).Toegestaan
}

// lasStuk tells whether every caller reads a piece, or was shown it, as the log has it.
func (s *scope) lasStuk(k stuk) (bool, error) {
	if !s.stukDicht(k) {
		return true, nil
	}
	lazen, err := s.lazen(k)
	return !slices.ContainsFunc(s.wie, func(w policy.Wie) bool { return !slices.Contains(lazen, w.Medewerker) }), err
}

// stukteksten opens what the pieces of a Casus say.
func (s *scope) stukteksten(z zaak) ([]dichtetekst, error) {
	stukken, err := s.stukkenOpID(z)
	if err != nil {
		return nil, err
	}
	var uit []dichtetekst
	for _, id := range slices.Sorted(maps.Keys(stukken)) {
		k := stukken[id]
		in, err := s.tekst(k)
		if err != nil {
			return nil, err
		}
		uit = append(uit, dichtetekst{rij: informatie.Lees(crypto.Plat(in.Tekst)), stuk: &k, eigen: s.allenVan(k.Partij)})
	}
	return uit, nil
}

// rustOp tells whether a text on gegevens is tied to all that a passage rests on: then it is shown to who may read those, and to nobody else.
func rustOp(gegevens []string, p store.Passage) bool {
	return !slices.ContainsFunc(p.Gegevens, func(id string) bool { return !slices.Contains(gegevens, id) })
}

// dichteTeksten opens what the closed passages of a Casus say, each text once.
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
		if slices.Contains(over, p.ID) || !s.isDicht(stukken, p) {
			continue
		}
		tekst, err := s.passageTekst(p)
		if err != nil {
			return nil, err
		}
		i, al := plaats[tekst]
		if !al {
			i = len(uit)
			plaats[tekst] = i
			uit = append(uit, dichtetekst{rij: informatie.Lees(crypto.Plat(tekst))})
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
