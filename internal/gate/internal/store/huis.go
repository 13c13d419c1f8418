// SPDX-License-Identifier: EUPL-1.2

package store

import (
	"fmt"

	"rondetafel/internal/partij"
)

// Zegel stands on every row that grants something: its version, the log entry that granted it, and a keyed MAC over all of it.
type Zegel struct {
	Versie int64
	Grond  int64
	MAC    []byte
}

// Partij is the row of a Partij.
type Partij struct {
	partij.Partij
	Zegel
}

// Medewerker is the row of a person; its Functies are rows of their own.
type Medewerker struct {
	partij.Medewerker
	Zegel
}

// Functie is the row of a function that a person holds.
type Functie struct {
	Medewerker string
	partij.Toekenning
	Door string // who gave it; "" of before that was kept, and of who was there when the house began
	Zegel
}

// Partijen reads every Partij, in the order of the covenant (their ids).
func (t *Tx) Partijen() ([]Partij, error) {
	var lijst []Partij
	err := t.rijen(`SELECT id, naam, kort, soort, gemeente, geheim, van, tot, versie, grond, mac FROM partij ORDER BY id`, nil,
		func(scan func(...any) error) error {
			var p Partij
			var geheim int
			err := scan(&p.ID, &p.Naam, &p.Kort, &p.Soort, &p.Gemeente, &geheim, &p.Van, &p.Tot, &p.Versie, &p.Grond, &p.MAC)
			p.Geheim = geheim != 0
			lijst = append(lijst, p)
			return err
		})
	return lijst, fout("partij", err)
}

// Medewerkers reads every person, without their functions.
func (t *Tx) Medewerkers() ([]Medewerker, error) {
	var lijst []Medewerker
	err := t.rijen(`SELECT id, partij, namens, naam, van, tot, verklaring, versie, grond, mac FROM medewerker ORDER BY id`, nil,
		func(scan func(...any) error) error {
			var m Medewerker
			m.Zegel = Zegel{}
			err := scan(&m.ID, &m.Partij, &m.Namens, &m.Naam, &m.Van, &m.Tot, &m.Verklaring, &m.Versie, &m.Grond, &m.MAC)
			lijst = append(lijst, m)
			return err
		})
	return lijst, fout("medewerker", err)
}

// Functies reads every function that anybody holds or held.
func (t *Tx) Functies() ([]Functie, error) {
	var lijst []Functie
	err := t.rijen(`SELECT medewerker, functie, van, tot, door, reikwijdte, versie, grond, mac FROM functie ORDER BY medewerker, functie, van`, nil,
		func(scan func(...any) error) error {
			var f Functie
			var grenzen string
			err := scan(&f.Medewerker, &f.Functie, &f.Van, &f.Tot, &f.Door, &grenzen, &f.Versie, &f.Grond, &f.MAC)
			f.Reikwijdte = partij.LeesReikwijdte(grenzen)
			lijst = append(lijst, f)
			return err
		})
	return lijst, fout("functie", err)
}

// Medewerker reads one person, without their functions, or ErrGeen.
func (t *Tx) Medewerker(id string) (Medewerker, error) {
	var m Medewerker
	err := t.rij(`SELECT id, partij, namens, naam, van, tot, verklaring, versie, grond, mac FROM medewerker WHERE id = $1`, []any{id},
		&m.ID, &m.Partij, &m.Namens, &m.Naam, &m.Van, &m.Tot, &m.Verklaring, &m.Versie, &m.Grond, &m.MAC)
	return m, fout("medewerker", err)
}

// FunctiesVan reads every function that a person holds or held, the first given first.
func (t *Tx) FunctiesVan(medewerker string) ([]Functie, error) {
	var lijst []Functie
	err := t.rijen(`SELECT functie, van, tot, door, reikwijdte, versie, grond, mac FROM functie WHERE medewerker = $1 ORDER BY van, functie`, []any{medewerker},
		func(scan func(...any) error) error {
			f := Functie{Medewerker: medewerker}
			var grenzen string
			err := scan(&f.Functie, &f.Van, &f.Tot, &f.Door, &grenzen, &f.Versie, &f.Grond, &f.MAC)
			f.Reikwijdte = partij.LeesReikwijdte(grenzen)
			lijst = append(lijst, f)
			return err
		})
	return lijst, fout("functie", err)
}

// ZetFunctie writes until when a function is held.
func (t *Tx) ZetFunctie(f Functie) error {
	return fout("functie", t.een(`UPDATE functie SET tot = $1, versie = $2, grond = $3, mac = $4
		WHERE medewerker = $5 AND functie = $6 AND van = $7`, f.Tot, f.Versie, f.Grond, f.MAC, f.Medewerker, string(f.Functie), f.Van))
}

// NieuwePartij adds a Partij.
func (t *Tx) NieuwePartij(p Partij) error {
	return fout("partij", t.een(`INSERT INTO partij (id, naam, kort, soort, gemeente, geheim, van, tot, versie, grond, mac)
		VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)`,
		p.ID, p.Naam, p.Kort, string(p.Soort), p.Gemeente, getal(p.Geheim), p.Van, p.Tot, p.Versie, p.Grond, p.MAC))
}

// NieuweMedewerker adds a person, without functions.
func (t *Tx) NieuweMedewerker(m Medewerker) error {
	return fout("medewerker", t.een(`INSERT INTO medewerker (id, partij, namens, naam, van, tot, verklaring, versie, grond, mac)
		VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
		m.ID, m.Partij, m.Namens, m.Naam, m.Van, m.Tot, m.Verklaring, m.Versie, m.Grond, m.MAC))
}

// ZetMedewerker writes what can change of a person.
func (t *Tx) ZetMedewerker(m Medewerker) error {
	return fout("medewerker", t.een(`UPDATE medewerker SET namens = $1, van = $2, tot = $3, verklaring = $4, versie = $5, grond = $6, mac = $7
		WHERE id = $8`, m.Namens, m.Van, m.Tot, m.Verklaring, m.Versie, m.Grond, m.MAC, m.ID))
}

// NieuweFunctie adds a function to a person.
func (t *Tx) NieuweFunctie(f Functie) error {
	return fout("functie", t.een(`INSERT INTO functie (medewerker, functie, van, tot, door, reikwijdte, versie, grond, mac)
		VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)`, f.Medewerker, string(f.Functie), f.Van, f.Tot, f.Door, f.Reikwijdte.Bewaard(), f.Versie, f.Grond, f.MAC))
}

// ZetPartij writes what can change of a Partij.
func (t *Tx) ZetPartij(p Partij) error {
	return fout("partij", t.een(`UPDATE partij SET van = $1, tot = $2, versie = $3, grond = $4, mac = $5 WHERE id = $6`,
		p.Van, p.Tot, p.Versie, p.Grond, p.MAC, p.ID))
}

// Instellingen reads every setting of the house.
func (t *Tx) Instellingen() (map[string]string, error) {
	alle := map[string]string{}
	err := t.rijen(`SELECT naam, waarde FROM instelling`, nil, func(scan func(...any) error) error {
		var naam, waarde string
		err := scan(&naam, &waarde)
		alle[naam] = waarde
		return err
	})
	return alle, fout("instelling", err)
}

// NieuweInstelling adds a setting.
func (t *Tx) NieuweInstelling(naam, waarde string) error {
	return fout("instelling", t.een(`INSERT INTO instelling (naam, waarde) VALUES ($1, $2)`, naam, waarde))
}

// ZetInstelling gives a setting another value, or adds it.
func (t *Tx) ZetInstelling(naam, waarde string) error {
	_, err := t.voer(`INSERT INTO instelling (naam, waarde) VALUES ($1, $2) ON CONFLICT (naam) DO UPDATE SET waarde = excluded.waarde`, naam, waarde)
	return fout("instelling", err)
}

// Sessie is the row of a log-in; its ID is a hash of the token that the browser holds.
type Sessie struct {
	ID         string
	Medewerker string
	Begonnen   int64
	Tot        int64
	Laatst     int64  // when it was last used, to the minute; 0 for one of before that was kept
	Bevestigd  int64  // when the second factor was last given; 0 for one of before that was kept
	Apparaat   string // what it was begun on: "Firefox, Windows"
	Zegel
}

const sessieKolommen = `id, medewerker, begonnen, tot, laatst, bevestigd, apparaat, versie, grond, mac`

func (s *Sessie) velden() []any {
	return []any{&s.ID, &s.Medewerker, &s.Begonnen, &s.Tot, &s.Laatst, &s.Bevestigd, &s.Apparaat, &s.Versie, &s.Grond, &s.MAC}
}

// Sessie reads a log-in, or ErrGeen.
func (t *Tx) Sessie(id string) (Sessie, error) {
	var s Sessie
	err := t.rij(`SELECT `+sessieKolommen+` FROM sessie WHERE id = $1`, []any{id}, s.velden()...)
	return s, fout("sessie", err)
}

// NieuweSessie adds a log-in.
func (t *Tx) NieuweSessie(s Sessie) error {
	return fout("sessie", t.een(`INSERT INTO sessie (id, medewerker, begonnen, tot, laatst, bevestigd, apparaat, versie, grond, mac)
		VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`, s.ID, s.Medewerker, s.Begonnen, s.Tot, s.Laatst, s.Bevestigd, s.Apparaat, s.Versie, s.Grond, s.MAC))
}

// ZetSessieBevestigd writes when the second factor was last given, with the version that the log-in has then.
func (t *Tx) ZetSessieBevestigd(s Sessie) error {
	return fout("sessie", t.een(`UPDATE sessie SET bevestigd = $1, versie = $2, grond = $3, mac = $4 WHERE id = $5`, s.Bevestigd, s.Versie, s.Grond, s.MAC, s.ID))
}

// ZetSessieLaatst writes when a log-in was last used; nothing when it has ended meanwhile.
func (t *Tx) ZetSessieLaatst(id string, moment int64) error {
	_, err := t.voer(`UPDATE sessie SET laatst = $1 WHERE id = $2 AND laatst < $3`, moment, id, moment)
	return fout("sessie", err)
}

// WisSessie removes a log-in, or returns ErrGeen.
func (t *Tx) WisSessie(id string) error {
	return fout("sessie", t.een(`DELETE FROM sessie WHERE id = $1`, id))
}

// Sessies reads every log-in, for the control of rights.
func (t *Tx) Sessies() ([]Sessie, error) {
	return t.sessies(`SELECT ` + sessieKolommen + ` FROM sessie ORDER BY id`)
}

// SessiesVan reads the log-ins of a person.
func (t *Tx) SessiesVan(medewerker string) ([]Sessie, error) {
	return t.sessies(`SELECT `+sessieKolommen+` FROM sessie WHERE medewerker = $1 ORDER BY begonnen, id`, medewerker)
}

func (t *Tx) sessies(query string, args ...any) ([]Sessie, error) {
	var lijst []Sessie
	err := t.rijen(query, args,
		func(scan func(...any) error) error {
			var s Sessie
			err := scan(s.velden()...)
			lijst = append(lijst, s)
			return err
		})
	return lijst, fout("sessie", err)
}

func getal(b bool) int {
	if b {
		return 1
	}
	return 0
}

// fout names the noun in an error; ErrGeen stays recognisable.
func fout(noun string, err error) error {
	if err == nil {
		return nil
	}
	return fmt.Errorf("store: %s: %w", noun, err)
}
