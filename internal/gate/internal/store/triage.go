// SPDX-License-Identifier: EUPL-1.2

package store

// Triagevraag is a question to a Partij in triage (article 1.8) with its answer; Vraag and Antwoord are sealed, Antwoord is empty
// while there is none.
type Triagevraag struct {
	ID            string
	Casus         string
	Partij        string
	Medewerker    string // whom of that Partij
	Steller       string
	Namens        string
	NamensPubliek string
	Gesteld       int64
	Uiterlijk     string // ISO
	Beantwoord    int64  // 0 while it is not
	Delen         bool
	Vraag         []byte
	Antwoord      []byte
	Zegel
}

const triagevraagKolommen = `id, casus, partij, medewerker, steller, namens, namens_publiek, gesteld, uiterlijk, beantwoord, delen,
	versie, grond, mac, vraag, antwoord`

func (v *Triagevraag) doelen() []any {
	return []any{&v.ID, &v.Casus, &v.Partij, &v.Medewerker, &v.Steller, &v.Namens, &v.NamensPubliek, &v.Gesteld, &v.Uiterlijk,
		&v.Beantwoord, &v.Delen, &v.Versie, &v.Grond, &v.MAC, &v.Vraag, &v.Antwoord}
}

// NieuweTriagevraag adds a question.
func (t *Tx) NieuweTriagevraag(v Triagevraag) error {
	return fout("triagevraag", t.een(`INSERT INTO triagevraag (id, casus, partij, medewerker, steller, namens, namens_publiek, gesteld,
		uiterlijk, beantwoord, delen, versie, grond, mac, vraag, antwoord)
		VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16)`,
		v.ID, v.Casus, v.Partij, v.Medewerker, v.Steller, v.Namens, v.NamensPubliek, v.Gesteld, v.Uiterlijk, v.Beantwoord,
		getal(v.Delen), v.Versie, v.Grond, v.MAC, v.Vraag, v.Antwoord))
}

// ZetTriageantwoord writes the answer to a question; it must still have version v.Versie - 1, else ErrGeen.
func (t *Tx) ZetTriageantwoord(v Triagevraag) error {
	return fout("triagevraag", t.een(`UPDATE triagevraag SET beantwoord = $1, delen = $2, versie = $3, grond = $4, mac = $5, antwoord = $6
		WHERE id = $7 AND versie = $8`, v.Beantwoord, getal(v.Delen), v.Versie, v.Grond, v.MAC, v.Antwoord, v.ID, v.Versie-1))
}

// Triagevraag reads one question, or ErrGeen.
func (t *Tx) Triagevraag(id string) (Triagevraag, error) {
	var v Triagevraag
	err := t.rij(`SELECT `+triagevraagKolommen+` FROM triagevraag WHERE id = $1`, []any{id}, v.doelen()...)
	return v, fout("triagevraag", err)
}

// Triagevragen reads the questions on a Casus, the first first.
func (t *Tx) Triagevragen(casus string) ([]Triagevraag, error) {
	if t.leeg("triagevraag", casus) {
		return nil, nil
	}
	return t.triagevragen(`WHERE casus = $1 ORDER BY gesteld, id`, casus)
}

// OpenTriagevragen reads the questions to a Partij that wait for an answer, the most urgent first.
func (t *Tx) OpenTriagevragen(partij string) ([]Triagevraag, error) {
	return t.triagevragen(`WHERE partij = $1 AND beantwoord = 0 ORDER BY uiterlijk, id LIMIT 200`, partij)
}

func (t *Tx) triagevragen(waar string, arg string) ([]Triagevraag, error) {
	var lijst []Triagevraag
	err := t.rijen(`SELECT `+triagevraagKolommen+` FROM triagevraag `+waar, []any{arg}, func(scan func(...any) error) error {
		var v Triagevraag
		err := scan(v.doelen()...)
		lijst = append(lijst, v)
		return err
	})
	return lijst, fout("triagevraag", err)
}

// AlleTriagevragen yields what is under the MAC of every question, for the control of rights.
func (t *Tx) AlleTriagevragen(elk func(Triagevraag) error) error {
	return fout("triagevraag", t.rijen(`SELECT `+triagevraagKolommen+` FROM triagevraag`, nil, func(scan func(...any) error) error {
		var v Triagevraag
		if err := scan(v.doelen()...); err != nil {
			return err
		}
		return elk(v)
	}))
}

// Triageuitkomst is how the triage of a Casus ended (rule 1.8-2); Inhoud is sealed.
type Triageuitkomst struct {
	Casus         string
	Medewerker    string
	Namens        string
	NamensPubliek string
	Route         string
	Moment        int64
	Inhoud        []byte
}

// NieuweTriageuitkomst adds the outcome of a triage.
func (t *Tx) NieuweTriageuitkomst(u Triageuitkomst) error {
	return fout("triageuitkomst", t.een(`INSERT INTO triageuitkomst (casus, medewerker, namens, namens_publiek, route, moment, inhoud)
		VALUES ($1, $2, $3, $4, $5, $6, $7)`, u.Casus, u.Medewerker, u.Namens, u.NamensPubliek, u.Route, u.Moment, u.Inhoud))
}

// Triageuitkomst reads how the triage of a Casus ended, or ErrGeen.
func (t *Tx) Triageuitkomst(casus string) (Triageuitkomst, error) {
	u := Triageuitkomst{Casus: casus}
	if t.leeg("triageuitkomst", casus) {
		return u, fout("triageuitkomst", ErrGeen)
	}
	err := t.rij(`SELECT medewerker, namens, namens_publiek, route, moment, inhoud FROM triageuitkomst WHERE casus = $1`, []any{casus},
		&u.Medewerker, &u.Namens, &u.NamensPubliek, &u.Route, &u.Moment, &u.Inhoud)
	return u, fout("triageuitkomst", err)
}

// Informering is an answer to whether a Betrokkene was informed (rule AVG-3); Inhoud is sealed. The last one counts.
type Informering struct {
	ID         string
	Betrokkene string
	Casus      string
	Medewerker string
	Moment     int64
	Inhoud     []byte
}

// NieuweInformering adds an answer.
func (t *Tx) NieuweInformering(i Informering) error {
	return fout("informering", t.een(`INSERT INTO informering (id, betrokkene, casus, medewerker, moment, inhoud)
		VALUES ($1, $2, $3, $4, $5, $6)`, i.ID, i.Betrokkene, i.Casus, i.Medewerker, i.Moment, i.Inhoud))
}

// Informeringen reads the answers on a Casus, the first first.
func (t *Tx) Informeringen(casus string) ([]Informering, error) {
	if t.leeg("informering", casus) {
		return nil, nil
	}
	var lijst []Informering
	err := t.rijen(`SELECT id, betrokkene, medewerker, moment, inhoud FROM informering WHERE casus = $1 ORDER BY moment, id`, []any{casus},
		func(scan func(...any) error) error {
			i := Informering{Casus: casus}
			err := scan(&i.ID, &i.Betrokkene, &i.Medewerker, &i.Moment, &i.Inhoud)
			lijst = append(lijst, i)
			return err
		})
	return lijst, fout("informering", err)
}
