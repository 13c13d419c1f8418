// SPDX-License-Identifier: EUPL-1.2

package store

// Betrokkene is the row of a person in a Casus; all of it is sealed.
type Betrokkene struct {
	ID       string
	Casus    string
	Volgorde int
	Inhoud   []byte
}

// NieuweBetrokkene adds a person to a Casus with the hashes by which it can be found.
func (t *Tx) NieuweBetrokkene(b Betrokkene, hashes [][]byte) error {
	if err := t.een(`INSERT INTO betrokkene (id, casus, volgorde, inhoud) VALUES ($1, $2, $3, $4)`,
		b.ID, b.Casus, b.Volgorde, b.Inhoud); err != nil {
		return fout("betrokkene", err)
	}
	for _, h := range hashes {
		if err := t.een(`INSERT INTO zoekindex (hash, betrokkene, casus) VALUES ($1, $2, $3)`, h, b.ID, b.Casus); err != nil {
			return fout("zoekindex", err)
		}
	}
	return nil
}

// CasusVanBetrokkene reads in which Casus a Betrokkene is, or ErrGeen.
func (t *Tx) CasusVanBetrokkene(id string) (string, error) {
	var casus string
	err := t.rij(`SELECT casus FROM betrokkene WHERE id = $1`, []any{id}, &casus)
	return casus, fout("betrokkene", err)
}

// Betrokkenen reads the people of a Casus in their order.
func (t *Tx) Betrokkenen(casus string) ([]Betrokkene, error) {
	var lijst []Betrokkene
	err := t.rijen(`SELECT id, volgorde, inhoud FROM betrokkene WHERE casus = $1 ORDER BY volgorde`, []any{casus},
		func(scan func(...any) error) error {
			b := Betrokkene{Casus: casus}
			err := scan(&b.ID, &b.Volgorde, &b.Inhoud)
			lijst = append(lijst, b)
			return err
		})
	return lijst, fout("betrokkene", err)
}

// Treffer is a person found by hash, with the Casus as the caller stands to it.
type Treffer struct {
	Betrokkene
	Gezien Gezien
}

// Zoek reads the people with hash in casussen that filter (SQL over c, zm, zp, first parameter $4) lets through, newest first.
func (t *Tx) Zoek(k Keuze, hash []byte) ([]Treffer, error) {
	q := vraag{args: []any{k.Medewerker, k.Partij, k.Nu}}
	q.args = append(q.args, k.Args...)
	q.tekst.WriteString(`SELECT ` + casusKolommen + `, ` + zichtKolommen + `, b.id, b.volgorde, b.inhoud
		FROM zoekindex x JOIN betrokkene b ON b.id = x.betrokkene JOIN casus c ON c.id = b.casus ` + k.koppel() +
		` LEFT JOIN zicht zp ON zp.casus = c.id AND zp.wie = $2 AND zp.van <= $3 AND zp.tot > $3 WHERE (` + k.Filter + `)`)
	q.en(true, `x.hash = ?`, hash)
	q.tekst.WriteString(` ORDER BY c.aangemeld DESC LIMIT ` + q.arg(k.Aantal))
	var lijst []Treffer
	err := t.rijen(q.tekst.String(), q.args, func(scan func(...any) error) error {
		var tr Treffer
		err := scan(append(tr.Gezien.doelen(), &tr.Betrokkene.ID, &tr.Volgorde, &tr.Betrokkene.Inhoud)...)
		tr.Gezien.vul(k.Medewerker, k.Partij)
		tr.Betrokkene.Casus = tr.Gezien.ID
		lijst = append(lijst, tr)
		return err
	})
	return lijst, fout("zoekindex", err)
}
