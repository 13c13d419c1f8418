// SPDX-License-Identifier: EUPL-1.2

package store

// Voorinzage is the question whether Partijen may read a piece before an Overleg (article 9.2 under f), with what its supplier answered.
// Inhoud, the consultation, is sealed.
type Voorinzage struct {
	Casus    string
	Overleg  string
	Gegeven  string
	Vrager   string
	Partijen []string // who would read, sorted
	Moment   int64
	Inhoud   []byte
	Zegel
	Antwoord Stem // its Instemming is the id of the question
}

// NieuweVoorinzage adds a question; its Instemming and Stem are there already.
func (t *Tx) NieuweVoorinzage(v Voorinzage) error {
	err := t.een(`INSERT INTO voorinzage (instemming, casus, overleg, gegeven, vrager, moment, versie, grond, mac, inhoud)
		VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`, v.Antwoord.Instemming, v.Casus, v.Overleg, v.Gegeven, v.Vrager, v.Moment, v.Versie,
		v.Grond, v.MAC, v.Inhoud)
	for _, p := range v.Partijen {
		if err == nil {
			err = t.een(`INSERT INTO voorinzage_partij (instemming, partij) VALUES ($1, $2)`, v.Antwoord.Instemming, p)
		}
	}
	return fout("voorinzage", err)
}

const voorinzageVraag = `SELECT v.instemming, v.casus, v.overleg, v.gegeven, v.vrager, v.moment, v.versie, v.grond, v.mac, v.inhoud,
	s.partij, s.stand, s.medewerker, s.moment, s.versie, s.grond, s.mac, s.inhoud, p.partij
	FROM voorinzage v JOIN instemming_partij s ON s.instemming = v.instemming JOIN voorinzage_partij p ON p.instemming = v.instemming`

// voorinzagen reads the questions of vraag, whose rows of one question stand together.
func (t *Tx) voorinzagen(waar string, args ...any) ([]Voorinzage, error) {
	var lijst []Voorinzage
	err := t.rijen(voorinzageVraag+waar+` ORDER BY v.moment DESC, v.instemming DESC, p.partij`, args, func(scan func(...any) error) error {
		var v Voorinzage
		var partij string
		s := &v.Antwoord
		err := scan(&s.Instemming, &v.Casus, &v.Overleg, &v.Gegeven, &v.Vrager, &v.Moment, &v.Versie, &v.Grond, &v.MAC, &v.Inhoud,
			&s.Partij, &s.Stand, &s.Medewerker, &s.Moment, &s.Versie, &s.Grond, &s.MAC, &s.Inhoud, &partij)
		if n := len(lijst) - 1; n >= 0 && lijst[n].Antwoord.Instemming == s.Instemming {
			lijst[n].Partijen = append(lijst[n].Partijen, partij)
			return err
		}
		v.Partijen = []string{partij}
		lijst = append(lijst, v)
		return err
	})
	return lijst, fout("voorinzage", err)
}

// Voorinzagen reads every question of a Casus, the newest first.
func (t *Tx) Voorinzagen(casus string) ([]Voorinzage, error) {
	if t.leeg("voorinzage", casus) {
		return nil, nil
	}
	return t.voorinzagen(` WHERE v.casus = $1`, casus)
}

// Voorinzage reads one question, or ErrGeen.
func (t *Tx) Voorinzage(id string) (Voorinzage, error) {
	lijst, err := t.voorinzagen(` WHERE v.instemming = $1`, id)
	if err == nil && len(lijst) == 0 {
		err = fout("voorinzage", ErrGeen)
	}
	if err != nil {
		return Voorinzage{}, err
	}
	return lijst[0], nil
}

// OpenVoorinzagen reads the questions to which a Partij did not answer, the newest first.
func (t *Tx) OpenVoorinzagen(partij string) ([]Voorinzage, error) {
	return t.voorinzagen(` WHERE s.partij = $1 AND s.stand = 'gevraagd'`, partij)
}

// AlleVoorinzagen yields what is under the MAC of every question, for the control of rights.
func (t *Tx) AlleVoorinzagen(elk func(Voorinzage) error) error {
	lijst, err := t.voorinzagen(``)
	for _, v := range lijst {
		if err == nil {
			err = elk(v)
		}
	}
	return err
}

// WisVoorinzagen removes the questions about a piece with their answers, and names the rows that granted something.
func (t *Tx) WisVoorinzagen(gegeven string) ([]Voorinzage, error) {
	lijst, err := t.voorinzagen(` WHERE v.gegeven = $1`, gegeven)
	for _, v := range lijst {
		for _, tabel := range []string{"voorinzage_partij", "voorinzage", "instemming_partij"} {
			if err == nil {
				_, err = t.voer(`DELETE FROM `+tabel+` WHERE instemming = $1`, v.Antwoord.Instemming)
			}
		}
		if err == nil {
			_, err = t.voer(`DELETE FROM instemming WHERE id = $1`, v.Antwoord.Instemming)
		}
	}
	return lijst, fout("voorinzage", err)
}
