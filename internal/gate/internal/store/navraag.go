// SPDX-License-Identifier: EUPL-1.2

package store

// Navraag is a question whether somebody is known here, without whom it was about (rule WGS-11).
type Navraag struct {
	ID         string
	Medewerker string
	Moment     int64
	Reden      string
	Bekend     bool
}

// NieuweNavraag adds a question.
func (t *Tx) NieuweNavraag(n Navraag) error {
	return fout("navraag", t.een(`INSERT INTO navraag (id, medewerker, moment, reden, bekend) VALUES ($1, $2, $3, $4, $5)`,
		n.ID, n.Medewerker, n.Moment, n.Reden, getal(n.Bekend)))
}

// Navragen reads the last questions before voor, the newest first, aantal at most.
func (t *Tx) Navragen(voor int64, aantal int) ([]Navraag, error) {
	var lijst []Navraag
	err := t.rijen(`SELECT id, medewerker, moment, reden, bekend FROM navraag WHERE moment < $1 ORDER BY moment DESC, id DESC LIMIT $2`,
		[]any{voor, aantal}, func(scan func(...any) error) error {
			var n Navraag
			var bekend int
			err := scan(&n.ID, &n.Medewerker, &n.Moment, &n.Reden, &bekend)
			n.Bekend = bekend != 0
			lijst = append(lijst, n)
			return err
		})
	return lijst, fout("navraag", err)
}

// Bekend is a Casus in which somebody with a hash occurs.
type Bekend struct {
	Casus           string
	Procesregisseur string // "" while there is none
}

// BekendMet reads in which casussen somebody with hash occurs, running or kept, the newest first.
func (t *Tx) BekendMet(hash []byte) ([]Bekend, error) {
	return t.bekend(`x.hash = $1`, hash)
}

// BekendBuiten reads in which other casussen anybody of a Casus occurs, running or kept, the newest first.
func (t *Tx) BekendBuiten(casus string) ([]Bekend, error) {
	return t.bekend(`x.casus <> $1 AND x.hash IN (SELECT hash FROM zoekindex WHERE casus = $1)`, casus)
}

func (t *Tx) bekend(waar string, arg any) ([]Bekend, error) {
	var lijst []Bekend
	err := t.rijen(`SELECT DISTINCT c.aangemeld, c.id, c.procesregisseur FROM zoekindex x JOIN casus c ON c.id = x.casus WHERE `+waar+`
		ORDER BY c.aangemeld DESC, c.id`, []any{arg}, func(scan func(...any) error) error {
		var b Bekend
		var aangemeld int64
		err := scan(&aangemeld, &b.Casus, &b.Procesregisseur)
		lijst = append(lijst, b)
		return err
	})
	return lijst, fout("zoekindex", err)
}
