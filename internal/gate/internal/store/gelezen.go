// SPDX-License-Identifier: EUPL-1.2

package store

// Gelezen is that a piece was shown to somebody of another Partij than the one that supplied it. It is derived from the log.
type Gelezen struct {
	Gegeven    string
	Medewerker string
	Partij     string // whose person that was at the last look
	Laatst     int64  // microseconds since 1970
	Keer       int64  // in how many hours
}

// Lees notes that a piece was shown to somebody at moment Laatst, which is not before what was noted of them earlier. What is no piece, a
// piece of the Partij itself, and one that was withdrawn by then changes nothing: there was nothing to read, or nothing of another.
func (t *Tx) Lees(g Gelezen) error {
	_, err := t.voer(`INSERT INTO gelezen (gegeven, medewerker, partij, laatst, keer)
		SELECT g.id, $1, $2, $3, 1 FROM gegeven g WHERE g.id = $4 AND g.partij <> $2 AND (g.ingetrokken = 0 OR g.gewijzigd > $3)
		ON CONFLICT (gegeven, medewerker) DO UPDATE SET partij = excluded.partij, laatst = excluded.laatst,
			keer = gelezen.keer + CASE WHEN gelezen.laatst / 3600000000 = excluded.laatst / 3600000000 THEN 0 ELSE 1 END`,
		g.Medewerker, g.Partij, g.Laatst, g.Gegeven)
	return fout("gelezen", err)
}

// GelezenVan reads who the pieces were shown to, the last first.
func (t *Tx) GelezenVan(gegevens ...string) ([]Gelezen, error) {
	var q vraag
	q.tekst.WriteString(`SELECT gegeven, medewerker, partij, laatst, keer FROM gelezen WHERE 1 = 1`)
	q.in("gegeven", gegevens)
	q.tekst.WriteString(` ORDER BY laatst DESC, gegeven, medewerker`)
	var lijst []Gelezen
	err := t.gelezen(q.tekst.String(), q.args, func(g Gelezen) error {
		lijst = append(lijst, g)
		return nil
	})
	return lijst, err
}

// AlleGelezen yields every one, in no order.
func (t *Tx) AlleGelezen(elk func(Gelezen) error) error {
	return t.gelezen(`SELECT gegeven, medewerker, partij, laatst, keer FROM gelezen`, nil, elk)
}

func (t *Tx) gelezen(tekst string, args []any, elk func(Gelezen) error) error {
	return fout("gelezen", t.rijen(tekst, args, func(scan func(...any) error) error {
		var g Gelezen
		if err := scan(&g.Gegeven, &g.Medewerker, &g.Partij, &g.Laatst, &g.Keer); err != nil {
			return err
		}
		return elk(g)
	}))
}
