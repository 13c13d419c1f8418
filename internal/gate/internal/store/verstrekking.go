// SPDX-License-Identifier: EUPL-1.2

package store

import "rondetafel/internal/informatie"

// Verstrekking is a disclosure to a Derde (articles 7.2 and 14.1): what is asked or registered, and all that was answered to it. Inhoud
// is sealed, and so is its letter, which is read apart.
type Verstrekking struct {
	ID            string
	Casus         string
	Soort         informatie.VerstrekkingSoort
	Vrager        string // person
	Namens        string // Partij on whose behalf a Procesregisseur asks, "" for others
	Gevraagd      int64
	Uiterlijk     string // ISO, "" under a legal duty
	Stand         informatie.VerstrekkingStand
	Gewijzigd     int64
	GewijzigdDoor string
	Zegel
	Inhoud   []byte
	Delen    []Verstrekkingsdeel
	Bezwaren []Bezwaar
	Advies   *Advies // nil while there is none
}

// Verstrekkingsdeel is one piece of a disclosure, or words said at an Overleg. Inhoud, those words, is sealed.
type Verstrekkingsdeel struct {
	Instemming   string // id; of its Instemming too
	Verstrekking string
	Casus        string
	Volgorde     int
	Gegeven      string // "" for words
	Stukversie   int64  // of the piece, for which its supplier signed; the first when it was asked
	Overleg      string // "" for a piece
	Zegel
	Inhoud  []byte
	Stemmen []Stem // by Partij
}

// Bezwaar is that a Partij opposes a disclosure. Inhoud, why, is sealed.
type Bezwaar struct {
	Verstrekking string
	Casus        string
	Partij       string
	Medewerker   string
	Moment       int64
	Staat        bool // it was not taken back
	Zegel
	Inhoud []byte
}

// Advies is what the rechtmatigheidsadviescommissie says of a disclosure. Inhoud, its text, is sealed.
type Advies struct {
	Verstrekking string
	Casus        string
	Medewerker   string
	Moment       int64
	Oordeel      informatie.Oordeel
	Datum        string // ISO
	Gezien       string // which version of each piece was advised on
	Zegel
	Inhoud []byte
}

const verstrekkingKolommen = `v.id, v.casus, v.soort, v.vrager, v.namens, v.gevraagd, v.uiterlijk, v.stand, v.gewijzigd, v.gewijzigd_door,
	v.versie, v.grond, v.mac, v.inhoud`

func (v *Verstrekking) doelen() []any {
	return []any{&v.ID, &v.Casus, &v.Soort, &v.Vrager, &v.Namens, &v.Gevraagd, &v.Uiterlijk, &v.Stand, &v.Gewijzigd, &v.GewijzigdDoor,
		&v.Versie, &v.Grond, &v.MAC, &v.Inhoud}
}

// NieuweVerstrekking adds a disclosure, without its parts; brief is what was given, sealed, of one under a legal duty.
func (t *Tx) NieuweVerstrekking(v Verstrekking, brief []byte) error {
	return fout("verstrekking", t.een(`INSERT INTO verstrekking (id, casus, soort, vrager, namens, gevraagd, uiterlijk, stand, gewijzigd,
		gewijzigd_door, versie, grond, mac, inhoud, brief) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15)`,
		v.ID, v.Casus, string(v.Soort), v.Vrager, v.Namens, v.Gevraagd, v.Uiterlijk, string(v.Stand), v.Gewijzigd, v.GewijzigdDoor,
		v.Versie, v.Grond, v.MAC, v.Inhoud, brief))
}

// BeweegVerstrekking writes that something of a disclosure changed, and by whom; it must still have version v.Versie - 1, else ErrGeen.
func (t *Tx) BeweegVerstrekking(v Verstrekking) error {
	return fout("verstrekking", t.een(`UPDATE verstrekking SET gewijzigd = $1, gewijzigd_door = $2, versie = $3, grond = $4, mac = $5
		WHERE id = $6 AND versie = $7`, v.Gewijzigd, v.GewijzigdDoor, v.Versie, v.Grond, v.MAC, v.ID, v.Versie-1))
}

// ZetVerstrekking writes what became of a disclosure, and its letter; it must still have version v.Versie - 1, else ErrGeen.
func (t *Tx) ZetVerstrekking(v Verstrekking, brief []byte) error {
	return fout("verstrekking", t.een(`UPDATE verstrekking SET stand = $1, gewijzigd = $2, gewijzigd_door = $3, versie = $4, grond = $5,
		mac = $6, brief = $7 WHERE id = $8 AND versie = $9`, string(v.Stand), v.Gewijzigd, v.GewijzigdDoor, v.Versie, v.Grond, v.MAC, brief,
		v.ID, v.Versie-1))
}

// Brief reads the sealed letter of a disclosure: empty while there is none.
func (t *Tx) Brief(verstrekking string) ([]byte, error) {
	var b []byte
	err := t.rij(`SELECT brief FROM verstrekking WHERE id = $1`, []any{verstrekking}, &b)
	return b, fout("verstrekking", err)
}

// NieuwVerstrekkingsdeel adds a part; its Instemming is there already.
func (t *Tx) NieuwVerstrekkingsdeel(d Verstrekkingsdeel) error {
	return fout("verstrekking_deel", t.een(`INSERT INTO verstrekking_deel (instemming, verstrekking, casus, volgorde, gegeven, gegeven_versie,
		overleg, versie, grond, mac, inhoud) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)`, d.Instemming, d.Verstrekking, d.Casus,
		d.Volgorde, d.Gegeven, d.Stukversie, d.Overleg, d.Versie, d.Grond, d.MAC, d.Inhoud))
}

// ZetVerstrekkingsdeel writes for which version of the piece its supplier signs; it must still have version d.Versie - 1, else ErrGeen.
func (t *Tx) ZetVerstrekkingsdeel(d Verstrekkingsdeel) error {
	return fout("verstrekking_deel", t.een(`UPDATE verstrekking_deel SET gegeven_versie = $1, versie = $2, grond = $3, mac = $4
		WHERE instemming = $5 AND versie = $6`, d.Stukversie, d.Versie, d.Grond, d.MAC, d.Instemming, d.Versie-1))
}

// NieuwBezwaar adds an objection.
func (t *Tx) NieuwBezwaar(b Bezwaar) error {
	return fout("verstrekking_bezwaar", t.een(`INSERT INTO verstrekking_bezwaar (verstrekking, casus, partij, medewerker, moment, staat,
		versie, grond, mac, inhoud) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`, b.Verstrekking, b.Casus, b.Partij, b.Medewerker,
		b.Moment, getal(b.Staat), b.Versie, b.Grond, b.MAC, b.Inhoud))
}

// ZetBezwaar writes an objection anew; it must still have version b.Versie - 1, else ErrGeen.
func (t *Tx) ZetBezwaar(b Bezwaar) error {
	return fout("verstrekking_bezwaar", t.een(`UPDATE verstrekking_bezwaar SET medewerker = $1, moment = $2, staat = $3, versie = $4,
		grond = $5, mac = $6, inhoud = $7 WHERE verstrekking = $8 AND partij = $9 AND versie = $10`, b.Medewerker, b.Moment, getal(b.Staat),
		b.Versie, b.Grond, b.MAC, b.Inhoud, b.Verstrekking, b.Partij, b.Versie-1))
}

// NieuwAdvies adds an advice.
func (t *Tx) NieuwAdvies(a Advies) error {
	return fout("verstrekking_advies", t.een(`INSERT INTO verstrekking_advies (verstrekking, casus, medewerker, moment, oordeel, datum,
		gezien, versie, grond, mac, inhoud) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)`, a.Verstrekking, a.Casus, a.Medewerker,
		a.Moment, string(a.Oordeel), a.Datum, a.Gezien, a.Versie, a.Grond, a.MAC, a.Inhoud))
}

// ZetAdvies writes another advice; it must still have version a.Versie - 1, else ErrGeen.
func (t *Tx) ZetAdvies(a Advies) error {
	return fout("verstrekking_advies", t.een(`UPDATE verstrekking_advies SET medewerker = $1, moment = $2, oordeel = $3, datum = $4,
		gezien = $5, versie = $6, grond = $7, mac = $8, inhoud = $9 WHERE verstrekking = $10 AND versie = $11`, a.Medewerker, a.Moment,
		string(a.Oordeel), a.Datum, a.Gezien, a.Versie, a.Grond, a.MAC, a.Inhoud, a.Verstrekking, a.Versie-1))
}

// Verstrekking reads one disclosure with all that belongs to it, or ErrGeen.
func (t *Tx) Verstrekking(id string) (Verstrekking, error) {
	lijst, err := t.verstrekkingen(`v.id = $1`, id)
	if err == nil && len(lijst) == 0 {
		err = fout("verstrekking", ErrGeen)
	}
	if err != nil {
		return Verstrekking{}, err
	}
	return lijst[0], nil
}

// Verstrekkingen reads those of a Casus, the newest first.
func (t *Tx) Verstrekkingen(casus string) ([]Verstrekking, error) {
	if t.leeg("verstrekking", casus) {
		return nil, nil
	}
	return t.verstrekkingen(`v.casus = $1`, casus)
}

// GevraagdOver reads the open disclosures that ask for a piece.
func (t *Tx) GevraagdOver(gegeven string) ([]Verstrekking, error) {
	return t.verstrekkingen(`v.stand = 'gevraagd' AND v.id IN (SELECT over.verstrekking FROM verstrekking_deel over WHERE over.gegeven = $1)`, gegeven)
}

// VerstrekkingenIn reads those in a stand, the newest first, hoogstens so many.
func (t *Tx) VerstrekkingenIn(stand informatie.VerstrekkingStand, hoogstens int) ([]Verstrekking, error) {
	return t.verstrekkingen(`v.id IN (SELECT id FROM verstrekking WHERE stand = $1 ORDER BY gevraagd DESC, id DESC LIMIT $2)`, string(stand),
		hoogstens)
}

// Verstrekkingwerk says whose open disclosures are looked for: those that a person asked, those in which a Partij did not answer, and
// with Advies all that have no advice yet, or one from before a piece changed.
type Verstrekkingwerk struct {
	Medewerker, Partij string
	Advies             bool
	Aantal             int
}

// OpenVerstrekkingen reads the open disclosures that wait for somebody, the newest first.
func (t *Tx) OpenVerstrekkingen(w Verstrekkingwerk) ([]Verstrekking, error) {
	return t.verstrekkingen(`v.id IN (SELECT o.id FROM verstrekking o WHERE o.stand = 'gevraagd' AND (o.vrager = $1
		OR EXISTS (SELECT 1 FROM verstrekking_deel d JOIN instemming_partij s ON s.instemming = d.instemming
			WHERE d.verstrekking = o.id AND s.partij = $2)
		OR $3 <> 0 AND (NOT EXISTS (SELECT 1 FROM verstrekking_advies a WHERE a.verstrekking = o.id)
			OR EXISTS (SELECT 1 FROM verstrekking_advies a JOIN verstrekking_deel d ON d.verstrekking = a.verstrekking
				JOIN gegeven g ON g.id = d.gegeven WHERE a.verstrekking = o.id AND g.gewijzigd > a.moment)))
		ORDER BY o.gevraagd DESC, o.id DESC LIMIT $4)`, w.Medewerker, w.Partij, getal(w.Advies), w.Aantal)
}

// verstrekkingen reads the disclosures of which waar, about v, holds, with all that belongs to them.
func (t *Tx) verstrekkingen(waar string, args ...any) ([]Verstrekking, error) {
	var lijst []Verstrekking
	plek := map[string]int{}
	err := t.rijen(`SELECT `+verstrekkingKolommen+` FROM verstrekking v WHERE `+waar+` ORDER BY v.gevraagd DESC, v.id DESC`, args,
		func(scan func(...any) error) error {
			var v Verstrekking
			err := scan(v.doelen()...)
			plek[v.ID] = len(lijst)
			lijst = append(lijst, v)
			return err
		})
	if err != nil || len(lijst) == 0 {
		return lijst, fout("verstrekking", err)
	}
	van := func(id string) *Verstrekking { return &lijst[plek[id]] }
	if err := t.verstrekkingsdelen(van, waar, args); err != nil {
		return nil, err
	}
	if err := t.bezwaren(van, waar, args); err != nil {
		return nil, err
	}
	return lijst, t.adviezen(van, waar, args)
}

func (t *Tx) verstrekkingsdelen(van func(string) *Verstrekking, waar string, args []any) error {
	return fout("verstrekking_deel", t.rijen(`SELECT d.instemming, d.verstrekking, d.casus, d.volgorde, d.gegeven, d.gegeven_versie, d.overleg,
		d.versie, d.grond, d.mac, d.inhoud, s.instemming, s.partij, s.stand, s.medewerker, s.moment, s.versie, s.grond, s.mac, s.inhoud
		FROM verstrekking v JOIN verstrekking_deel d ON d.verstrekking = v.id JOIN instemming_partij s ON s.instemming = d.instemming
		WHERE `+waar+` ORDER BY d.verstrekking, d.volgorde, d.instemming, s.partij`, args, func(scan func(...any) error) error {
		var d Verstrekkingsdeel
		var s Stem
		err := scan(append(append(d.doelen(), s.doelen()...), &s.Inhoud)...)
		if err != nil {
			return err
		}
		v := van(d.Verstrekking)
		if n := len(v.Delen) - 1; n < 0 || v.Delen[n].Instemming != d.Instemming {
			v.Delen = append(v.Delen, d)
		}
		laatste := &v.Delen[len(v.Delen)-1]
		laatste.Stemmen = append(laatste.Stemmen, s)
		return nil
	}))
}

func (d *Verstrekkingsdeel) doelen() []any {
	return []any{&d.Instemming, &d.Verstrekking, &d.Casus, &d.Volgorde, &d.Gegeven, &d.Stukversie, &d.Overleg, &d.Versie, &d.Grond, &d.MAC,
		&d.Inhoud}
}

func (t *Tx) bezwaren(van func(string) *Verstrekking, waar string, args []any) error {
	return fout("verstrekking_bezwaar", t.rijen(`SELECT b.verstrekking, b.casus, b.partij, b.medewerker, b.moment, b.staat, b.versie, b.grond,
		b.mac, b.inhoud FROM verstrekking v JOIN verstrekking_bezwaar b ON b.verstrekking = v.id WHERE `+waar+` ORDER BY b.moment, b.partij`,
		args, func(scan func(...any) error) error {
			var b Bezwaar
			err := scan(&b.Verstrekking, &b.Casus, &b.Partij, &b.Medewerker, &b.Moment, &b.Staat, &b.Versie, &b.Grond, &b.MAC, &b.Inhoud)
			if err == nil {
				v := van(b.Verstrekking)
				v.Bezwaren = append(v.Bezwaren, b)
			}
			return err
		}))
}

func (t *Tx) adviezen(van func(string) *Verstrekking, waar string, args []any) error {
	return fout("verstrekking_advies", t.rijen(`SELECT a.verstrekking, a.casus, a.medewerker, a.moment, a.oordeel, a.datum, a.gezien, a.versie,
		a.grond, a.mac, a.inhoud FROM verstrekking v JOIN verstrekking_advies a ON a.verstrekking = v.id WHERE `+waar, args,
		func(scan func(...any) error) error {
			var a Advies
			err := scan(&a.Verstrekking, &a.Casus, &a.Medewerker, &a.Moment, &a.Oordeel, &a.Datum, &a.Gezien, &a.Versie, &a.Grond, &a.MAC, &a.Inhoud)
			if err == nil {
				van(a.Verstrekking).Advies = &a
			}
			return err
		}))
}

// AlleVerstrekkingen yields every disclosure with all that belongs to it, for the control of rights.
func (t *Tx) AlleVerstrekkingen(elk func(Verstrekking) error) error {
	lijst, err := t.verstrekkingen(`v.id <> ''`)
	for _, v := range lijst {
		if err == nil {
			err = elk(v)
		}
	}
	return err
}

// StandVan returns what a Partij answered about a part, and false when it was not asked.
func (d Verstrekkingsdeel) StandVan(partij string) (Stem, bool) {
	for _, s := range d.Stemmen {
		if s.Partij == partij {
			return s, true
		}
	}
	return Stem{}, false
}
