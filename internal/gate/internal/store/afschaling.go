// SPDX-License-Identifier: EUPL-1.2

package store

// Noodzaak is why a piece of information stays in afschaling (rule 1.10-2); Inhoud is sealed.
type Noodzaak struct {
	Gegeven    string
	Casus      string
	Medewerker string
	Moment     int64
	Inhoud     []byte
	Zegel
}

// Opschoning is when the dossier of a Casus was cleaned last (rule 1.10-2).
type Opschoning struct {
	Casus      string
	Medewerker string
	Moment     int64
	Zegel
}

// ZetOpschoning writes when the dossier of a Casus was cleaned last.
func (t *Tx) ZetOpschoning(o Opschoning) error {
	return fout("opschoning", t.een(`INSERT INTO opschoning (casus, medewerker, moment, versie, grond, mac) VALUES ($1, $2, $3, $4, $5, $6)
		ON CONFLICT (casus) DO UPDATE SET medewerker = excluded.medewerker, moment = excluded.moment, versie = excluded.versie,
		grond = excluded.grond, mac = excluded.mac`, o.Casus, o.Medewerker, o.Moment, o.Versie, o.Grond, o.MAC))
}

// Opschoning returns when the dossier of a Casus was cleaned last, or ErrGeen.
func (t *Tx) Opschoning(casus string) (Opschoning, error) {
	o := Opschoning{Casus: casus}
	err := t.rij(`SELECT medewerker, moment, versie, grond, mac FROM opschoning WHERE casus = $1`, []any{casus}, &o.Medewerker, &o.Moment, &o.Versie,
		&o.Grond, &o.MAC)
	return o, fout("opschoning", err)
}

// ZetNoodzaak writes why a piece stays, instead of what was written before.
func (t *Tx) ZetNoodzaak(n Noodzaak) error {
	return fout("noodzaak", t.een(`INSERT INTO noodzaak (gegeven, casus, medewerker, moment, inhoud, versie, grond, mac)
		VALUES ($1, $2, $3, $4, $5, $6, $7, $8) ON CONFLICT (gegeven) DO UPDATE SET medewerker = excluded.medewerker, moment = excluded.moment,
		inhoud = excluded.inhoud, versie = excluded.versie, grond = excluded.grond, mac = excluded.mac`,
		n.Gegeven, n.Casus, n.Medewerker, n.Moment, n.Inhoud, n.Versie, n.Grond, n.MAC))
}

// Noodzaken reads why pieces of a Casus stay, in the order of their ids.
func (t *Tx) Noodzaken(casus string) ([]Noodzaak, error) {
	var lijst []Noodzaak
	err := t.rijen(`SELECT gegeven, medewerker, moment, inhoud, versie, grond, mac FROM noodzaak WHERE casus = $1 ORDER BY gegeven`,
		[]any{casus}, func(scan func(...any) error) error {
			n := Noodzaak{Casus: casus}
			err := scan(&n.Gegeven, &n.Medewerker, &n.Moment, &n.Inhoud, &n.Versie, &n.Grond, &n.MAC)
			lijst = append(lijst, n)
			return err
		})
	return lijst, fout("noodzaak", err)
}

// WisGegeven removes a piece with its readers and marks, with who read it, with what was decided about it and with the requests to correct it, or returns ErrGeen.
func (t *Tx) WisGegeven(id string) error {
	for _, tabel := range []string{"noodzaak", "gegeven_lezer", "correctieverzoek", "gelezen", "tekstmerk", "gegeven_vorig"} {
		if _, err := t.voer(`DELETE FROM `+tabel+` WHERE gegeven = $1`, id); err != nil {
			return fout(tabel, err)
		}
	}
	return fout("gegeven", t.een(`DELETE FROM gegeven WHERE id = $1`, id))
}

// Overdracht is the hand-over that ends Nazorg detentie (rule 2.3-2); Inhoud is sealed.
type Overdracht struct {
	Casus      string
	Medewerker string
	Namens     string
	Moment     int64
	Inhoud     []byte
}

// NieuweOverdracht adds the hand-over of a Casus.
func (t *Tx) NieuweOverdracht(o Overdracht) error {
	return fout("overdracht", t.een(`INSERT INTO overdracht (casus, medewerker, namens, moment, inhoud) VALUES ($1, $2, $3, $4, $5)`,
		o.Casus, o.Medewerker, o.Namens, o.Moment, o.Inhoud))
}

// Overdracht reads the hand-over of a Casus, or ErrGeen.
func (t *Tx) Overdracht(casus string) (Overdracht, error) {
	o := Overdracht{Casus: casus}
	err := t.rij(`SELECT medewerker, namens, moment, inhoud FROM overdracht WHERE casus = $1`, []any{casus},
		&o.Medewerker, &o.Namens, &o.Moment, &o.Inhoud)
	return o, fout("overdracht", err)
}

// Sluiting is the decision that the work on a Casus ends (rule WGS-2).
type Sluiting struct {
	Casus         string
	Medewerker    string
	Namens        string
	NamensPubliek string
	Moment        int64
}

// NieuweSluiting adds the decision that a Casus closes.
func (t *Tx) NieuweSluiting(s Sluiting) error {
	return fout("sluiting", t.een(`INSERT INTO sluiting (casus, medewerker, namens, namens_publiek, moment) VALUES ($1, $2, $3, $4, $5)`,
		s.Casus, s.Medewerker, s.Namens, s.NamensPubliek, s.Moment))
}

// Sluiting reads the decision that a Casus closed, or ErrGeen.
func (t *Tx) Sluiting(casus string) (Sluiting, error) {
	s := Sluiting{Casus: casus}
	err := t.rij(`SELECT medewerker, namens, namens_publiek, moment FROM sluiting WHERE casus = $1`, []any{casus},
		&s.Medewerker, &s.Namens, &s.NamensPubliek, &s.Moment)
	return s, fout("sluiting", err)
}
