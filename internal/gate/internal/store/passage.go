// SPDX-License-Identifier: EUPL-1.2

package store

import (
	"fmt"
	"slices"
	"strings"

	"rondetafel/internal/informatie"
)

// Passage is a part of a plan or of minutes (rules 7.2-4 and 13.2-3). Inhoud is sealed; the rest is clear and under the MAC.
type Passage struct {
	ID          string
	Casus       string
	Soort       string // "plan" or "verslag"
	Houder      string // the Casus, or the Overleg
	Nummer      int64  // version of the plan that it belongs to, that of the draft included; 0 of minutes
	Deel        string // id of the Doel; "" of minutes
	Plaats      int64  // its order
	Gezamenlijk bool
	Partijen    []string // suppliers; of a joint one all that took part
	Gegevens    []string // pieces that it rests on, sorted
	Medewerker  string   // who wrote it
	Moment      int64
	Vervangen   int64    // when it was superseded, 0 while it stands
	Redenen     []string // what was done to a piece for which it must be written anew, the gravest first; none while nothing asks that
	Sinds       int64
	Weet        []string // people who could read it when that began, sorted
	Gesteld     string   // the conditions of its pieces when it was written, JSON by id; "" of one from before they were kept
	Inhoud      []byte
	Zegel
}

const passageKolommen = `p.id, p.casus, p.soort, p.houder, p.nummer, p.deel, p.plaats, p.gezamenlijk, p.partijen, p.medewerker, p.moment,
	p.vervangen, p.reden, p.sinds, p.weet, p.gesteld, p.versie, p.grond, p.mac, p.inhoud`

func (p *Passage) doelen() []any {
	return []any{&p.ID, &p.Casus, &p.Soort, &p.Houder, &p.Nummer, &p.Deel, &p.Plaats, &p.Gezamenlijk, (*rij)(&p.Partijen), &p.Medewerker,
		&p.Moment, &p.Vervangen, (*rij)(&p.Redenen), &p.Sinds, (*rij)(&p.Weet), &p.Gesteld, &p.Versie, &p.Grond, &p.MAC, &p.Inhoud}
}

// NieuwePassage adds one, with the pieces that it rests on.
func (t *Tx) NieuwePassage(p Passage) error {
	err := t.een(`INSERT INTO passage (id, casus, soort, houder, nummer, deel, plaats, gezamenlijk, partijen, medewerker, moment, vervangen,
		reden, sinds, weet, gesteld, versie, grond, mac, inhoud)
		VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20)`,
		p.ID, p.Casus, p.Soort, p.Houder, p.Nummer, p.Deel, p.Plaats, getal(p.Gezamenlijk), strings.Join(p.Partijen, ","), p.Medewerker,
		p.Moment, p.Vervangen, strings.Join(p.Redenen, ","), p.Sinds, strings.Join(p.Weet, ","), p.Gesteld, p.Versie, p.Grond, p.MAC, p.Inhoud)
	for _, g := range p.Gegevens {
		if err == nil {
			err = t.een(`INSERT INTO passage_gegeven (passage, gegeven) VALUES ($1, $2)`, p.ID, g)
		}
	}
	return fout("passage", err)
}

// ZetPassage writes what can change of a passage: that it is superseded, and that it must be written anew. It must still have version
// p.Versie - 1, else ErrGeen.
func (t *Tx) ZetPassage(p Passage) error {
	return fout("passage", t.een(`UPDATE passage SET vervangen = $1, reden = $2, sinds = $3, weet = $4, versie = $5, grond = $6, mac = $7
		WHERE id = $8 AND versie = $9`,
		p.Vervangen, strings.Join(p.Redenen, ","), p.Sinds, strings.Join(p.Weet, ","), p.Versie, p.Grond, p.MAC, p.ID, p.Versie-1))
}

// WisPassage removes one with its ties, or returns ErrGeen.
func (t *Tx) WisPassage(id string) error {
	_, err := t.voer(`DELETE FROM passage_gegeven WHERE passage = $1`, id)
	if err == nil {
		err = t.een(`DELETE FROM passage WHERE id = $1`, id)
	}
	return fout("passage", err)
}

// Passage reads one, or ErrGeen.
func (t *Tx) Passage(id string) (Passage, error) {
	lijst, err := t.passages(`WHERE p.id = $1 ORDER BY l.gegeven`, id)
	if err == nil && len(lijst) == 0 {
		return Passage{}, fout("passage", ErrGeen)
	}
	if err != nil {
		return Passage{}, err
	}
	return lijst[0], nil
}

// Passages reads all of a Casus, what was superseded included: of each place in its order.
func (t *Tx) Passages(casus string) ([]Passage, error) {
	if t.leeg("passage", casus) {
		return nil, nil
	}
	return t.passages(`WHERE p.casus = $1 ORDER BY p.nummer, p.deel, p.plaats, p.id, l.gegeven`, casus)
}

// PassagesOp reads those that rest on a piece.
func (t *Tx) PassagesOp(gegeven string) ([]Passage, error) {
	return t.passages(`WHERE p.id IN (SELECT q.passage FROM passage_gegeven q WHERE q.gegeven = $1) ORDER BY p.id, l.gegeven`, gegeven)
}

// AllePassages reads every one, for the control of rights.
func (t *Tx) AllePassages() ([]Passage, error) { return t.passages(`ORDER BY p.id, l.gegeven`) }

func (t *Tx) passages(waar string, args ...any) ([]Passage, error) {
	var lijst []Passage
	err := t.rijen(`SELECT `+passageKolommen+`, COALESCE(l.gegeven, '') FROM passage p LEFT JOIN passage_gegeven l ON l.passage = p.id `+waar, args,
		func(scan func(...any) error) error {
			var p Passage
			var g string
			err := scan(append(p.doelen(), &g)...)
			if n := len(lijst); n == 0 || lijst[n-1].ID != p.ID {
				lijst = append(lijst, p)
			}
			if van := &lijst[len(lijst)-1]; g != "" {
				van.Gegevens = append(van.Gegevens, g)
			}
			return err
		})
	for i := range lijst {
		slices.Sort(lijst[i].Gegevens) // the order of the database may be that of a language
	}
	return lijst, fout("passage", err)
}

// Ingeperkt is what a Partij gives of a category, for which the Privacy Protocol is stricter now than it was before Voor.
type Ingeperkt struct {
	Partij string
	Soort  informatie.Soort
	Voor   int64
}

// TeHerschrijven reads the passages of minutes, of the plan in force and of its draft that must be written anew, in casussen where a
// person has one of the roles, the longest first. Of those on pieces for which the Privacy Protocol became stricter the caller finds out
// whether that is so for this piece.
func (t *Tx) TeHerschrijven(v Werkvraag, protocol []Ingeperkt) ([]Werkregel, error) {
	dicht := []string{"g.geldig_tot <= $2"}
	var args []any
	for _, p := range protocol {
		n := 5 + len(args)
		dicht = append(dicht, fmt.Sprintf("(g.partij = $%d AND g.soort = $%d AND p.moment < $%d)", n+1, n+2, n+3))
		args = append(args, p.Partij, string(p.Soort), p.Voor)
	}
	return t.werkregelsIn(v, `p.id, p.moment`, `JOIN passage p ON p.casus = c.id AND p.vervangen = 0
		AND (p.soort = 'verslag' OR p.nummer >= (SELECT l.nummer FROM plan l WHERE l.casus = c.id))
		AND (p.reden <> '' OR EXISTS (SELECT 1 FROM passage_gegeven q JOIN gegeven g ON g.id = q.gegeven
			WHERE q.passage = p.id AND (`+strings.Join(dicht, " OR ")+`)))`, `c.open <> 0`, args...)
}
