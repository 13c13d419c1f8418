// SPDX-License-Identifier: EUPL-1.2

package store

import (
	"rondetafel/internal/casus"
)

// Casus is the row of a Casus. Inhoud is sealed; the rest is clear because lists filter and sort on it.
type Casus struct {
	ID              string
	Nummer          string
	Soort           casus.Soort
	Gemeente        string
	Fase            casus.Fase
	Open            bool
	Aanmelder       string // Partij
	Melder          string // person of that Partij
	Invoerder       string // Procesregisseur who typed it for the Partij, else ""
	Procesregisseur string // "" while not assigned
	Casusregisseur  string // "" while the round table appointed nobody
	Aangemeld       int64
	Gewijzigd       int64 // last change of what everybody who knows of it may know
	GewijzigdDoor   string
	Doel            string // ids of the goals, for the purpose of every entry in the log
	Inhoud          []byte
	Zegel           // Versie rises with each change
}

// Zicht is who sees a Casus: one row per (casus, person) and per (casus, Partij). Facts, never conclusions.
type Zicht struct {
	Casus     string
	Wie       string // id of a person or a Partij
	Rollen    uint64
	Van       int64
	Tot       int64
	Open      bool  // as of the Casus; not under the MAC
	Gewijzigd int64 // last change that Wie may know of; not under the MAC
	Zegel
}

// Gezien is a Casus with the caller's rows of zicht. A row that does not exist has Rollen 0 and no MAC.
type Gezien struct {
	Casus
	Persoon Zicht
	Partij  Zicht
}

const casusKolommen = `c.id, c.nummer, c.soort, c.gemeente, c.fase, c.open, c.aanmelder, c.melder, c.invoerder, c.procesregisseur,
	c.casusregisseur, c.aangemeld, c.gewijzigd, c.versie, c.gewijzigd_door, c.doel, c.grond, c.mac`

const zichtKolommen = `COALESCE(zm.rollen, 0), COALESCE(zm.van, 0), COALESCE(zm.tot, 0), COALESCE(zm.gewijzigd, 0),
	COALESCE(zm.versie, 0), COALESCE(zm.grond, 0), zm.mac,
	COALESCE(zp.rollen, 0), COALESCE(zp.van, 0), COALESCE(zp.tot, 0), COALESCE(zp.versie, 0), COALESCE(zp.grond, 0), zp.mac`

func (g *Gezien) doelen() []any {
	return []any{&g.ID, &g.Nummer, &g.Soort, &g.Gemeente, &g.Fase, &g.Casus.Open, &g.Aanmelder, &g.Melder, &g.Invoerder,
		&g.Procesregisseur, &g.Casusregisseur, &g.Aangemeld, &g.Casus.Gewijzigd, &g.Casus.Versie, &g.GewijzigdDoor, &g.Doel,
		&g.Casus.Grond, &g.Casus.MAC,
		&g.Persoon.Rollen, &g.Persoon.Van, &g.Persoon.Tot, &g.Persoon.Gewijzigd, &g.Persoon.Versie, &g.Persoon.Grond, &g.Persoon.MAC,
		&g.Partij.Rollen, &g.Partij.Van, &g.Partij.Tot, &g.Partij.Versie, &g.Partij.Grond, &g.Partij.MAC}
}

func (g *Gezien) vul(medewerker, partij string) {
	g.Persoon.Casus, g.Persoon.Wie, g.Persoon.Open = g.ID, medewerker, g.Casus.Open
	g.Partij.Casus, g.Partij.Wie, g.Partij.Open = g.ID, partij, g.Casus.Open
}

// Gezien reads a Casus as (medewerker, partij) stand to it, with its sealed Inhoud, or ErrGeen.
func (t *Tx) Gezien(id, medewerker, partij string) (Gezien, error) {
	var g Gezien
	err := t.rij(`SELECT `+casusKolommen+`, `+zichtKolommen+`, c.inhoud
		FROM casus c
		LEFT JOIN zicht zm ON zm.casus = c.id AND zm.wie = $1
		LEFT JOIN zicht zp ON zp.casus = c.id AND zp.wie = $2
		WHERE c.id = $3`, []any{medewerker, partij, id}, append(g.doelen(), &g.Inhoud)...)
	g.vul(medewerker, partij)
	return g, fout("casus", err)
}

// Keuze says which casussen a list wants. Empty fields choose nothing.
type Keuze struct {
	Medewerker, Partij string
	Nu                 int64
	Filter             string // SQL over c, zm and zp with its first parameter $4
	Args               []any
	ViaZicht           bool     // every row that Filter lets through has a zicht row of the person
	IDs                []string // nil for all
	Nummer             string
	Fase, Soort        string
	Gemeente           string
	Rol                uint64 // a bit of the person's row
	Open               *bool
	Sorteer            string // "gewijzigd", "aangemeld" or "nummer"; descending
	Vanaf              int    // rows to pass over
	Aantal             int
}

// Casussen reads a page of casussen in descending order of k.Sorteer, without their Inhoud. The order is total: equal values
// follow their id.
func (t *Tx) Casussen(k Keuze) ([]Gezien, error) {
	q := vraag{args: []any{k.Medewerker, k.Partij, k.Nu}}
	q.args = append(q.args, k.Args...)
	kolom := k.kolom()
	q.tekst.WriteString(`SELECT ` + casusKolommen + `, ` + zichtKolommen + ` FROM casus c ` + k.koppel() +
		` LEFT JOIN zicht zp ON zp.casus = c.id AND zp.wie = $2 AND zp.van <= $3 AND zp.tot > $3 WHERE (` + k.Filter + `)`)
	if k.IDs != nil {
		q.in("c.id", k.IDs)
	}
	q.en(k.Nummer != "", `c.nummer = ?`, k.Nummer)
	q.en(k.Fase != "", `c.fase = ?`, k.Fase)
	q.en(k.Soort != "", `c.soort = ?`, k.Soort)
	q.en(k.Gemeente != "", `c.gemeente = ?`, k.Gemeente)
	q.en(k.Rol != 0, `(COALESCE(zm.rollen, 0) & ?) <> 0`, int64(k.Rol))
	if k.Open != nil {
		q.en(true, k.openKolom()+` = ?`, getal(*k.Open))
	}
	q.tekst.WriteString(` ORDER BY ` + kolom + ` DESC, ` + k.idKolom() + ` DESC LIMIT ` + q.arg(k.Aantal) +
		` OFFSET ` + q.arg(k.Vanaf))
	var lijst []Gezien
	err := t.rijen(q.tekst.String(), q.args, func(scan func(...any) error) error {
		var g Gezien
		err := scan(g.doelen()...)
		g.vul(k.Medewerker, k.Partij)
		lijst = append(lijst, g)
		return err
	})
	return lijst, fout("casussen", err)
}

func (k Keuze) koppel() string {
	soort := `LEFT JOIN`
	if k.ViaZicht {
		soort = `JOIN`
	}
	return soort + ` zicht zm ON zm.casus = c.id AND zm.wie = $1 AND zm.van <= $3 AND zm.tot > $3`
}

// kolom is what is sorted on: the person's own last change where there is one, so that a change that somebody may not know of
// moves nothing in their list.
func (k Keuze) kolom() string {
	switch k.Sorteer {
	case "aangemeld":
		return "c.aangemeld"
	case "nummer":
		return "c.nummer"
	}
	if k.ViaZicht {
		return "zm.gewijzigd"
	}
	return "c.gewijzigd"
}

func (k Keuze) idKolom() string {
	if k.ViaZicht && k.kolom() == "zm.gewijzigd" {
		return "zm.casus"
	}
	return "c.id"
}

func (k Keuze) openKolom() string {
	if k.ViaZicht {
		return "zm.open"
	}
	return "c.open"
}

// NieuweCasus adds a Casus. A nummer that is taken gives an error for which Botsing is true.
func (t *Tx) NieuweCasus(c Casus) error {
	return fout("casus", t.een(`INSERT INTO casus (id, nummer, soort, gemeente, fase, open, aanmelder, melder, invoerder,
		procesregisseur, casusregisseur, aangemeld, gewijzigd, versie, gewijzigd_door, doel, grond, mac, inhoud)
		VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19)`,
		c.ID, c.Nummer, string(c.Soort), c.Gemeente, string(c.Fase), getal(c.Open), c.Aanmelder, c.Melder, c.Invoerder,
		c.Procesregisseur, c.Casusregisseur, c.Aangemeld, c.Gewijzigd, c.Versie, c.GewijzigdDoor, c.Doel, c.Grond, c.MAC, c.Inhoud))
}

// NummerBezet tells whether a number is taken.
func (t *Tx) NummerBezet(nummer string) (bool, error) {
	var n int
	err := t.rij(`SELECT COUNT(*) FROM casus WHERE nummer = $1`, []any{nummer}, &n)
	return n > 0, fout("casus", err)
}

// ZetCasus writes what can change of a Casus, but its Inhoud; it must still have version c.Versie - 1, else ErrGeen.
func (t *Tx) ZetCasus(c Casus) error {
	return fout("casus", t.een(`UPDATE casus SET fase = $1, open = $2, procesregisseur = $3, casusregisseur = $4, gewijzigd = $5,
		versie = $6, gewijzigd_door = $7, grond = $8, mac = $9 WHERE id = $10 AND versie = $11`,
		string(c.Fase), getal(c.Open), c.Procesregisseur, c.Casusregisseur, c.Gewijzigd, c.Versie, c.GewijzigdDoor, c.Grond, c.MAC,
		c.ID, c.Versie-1))
}

// CasusMetNummer reads which Casus has a number, or ErrGeen.
func (t *Tx) CasusMetNummer(nummer string) (string, error) {
	var id string
	err := t.rij(`SELECT id FROM casus WHERE nummer = $1`, []any{nummer}, &id)
	return id, fout("casus", err)
}

// AlleCasussen yields what is under the MAC of every Casus, for the control of rights.
func (t *Tx) AlleCasussen(elk func(Casus) error) error {
	return fout("casus", t.rijen(`SELECT id, soort, fase, open, aanmelder, procesregisseur, casusregisseur, versie, grond, mac FROM casus`,
		nil, func(scan func(...any) error) error {
			var c Casus
			if err := scan(&c.ID, &c.Soort, &c.Fase, &c.Open, &c.Aanmelder, &c.Procesregisseur, &c.Casusregisseur, &c.Versie, &c.Grond,
				&c.MAC); err != nil {
				return err
			}
			return elk(c)
		}))
}

// Onverzegeld reads the casussen that have no MAC: those from before there was one.
func (t *Tx) Onverzegeld() ([]Casus, error) {
	var lijst []Casus
	err := t.rijen(`SELECT id, soort, fase, open, aanmelder, procesregisseur, casusregisseur, versie FROM casus WHERE grond = -1`,
		nil, func(scan func(...any) error) error {
			var c Casus
			err := scan(&c.ID, &c.Soort, &c.Fase, &c.Open, &c.Aanmelder, &c.Procesregisseur, &c.Casusregisseur, &c.Versie)
			lijst = append(lijst, c)
			return err
		})
	return lijst, fout("casus", err)
}

// Verzegel writes the MAC of a Casus that has none.
func (t *Tx) Verzegel(c Casus) error {
	return fout("casus", t.een(`UPDATE casus SET grond = $1, mac = $2 WHERE id = $3 AND grond = -1`, c.Grond, c.MAC, c.ID))
}

// NieuwZicht adds a row of zicht.
func (t *Tx) NieuwZicht(z Zicht) error {
	return fout("zicht", t.een(`INSERT INTO zicht (casus, wie, rollen, van, tot, open, gewijzigd, versie, grond, mac)
		VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
		z.Casus, z.Wie, int64(z.Rollen), z.Van, z.Tot, getal(z.Open), z.Gewijzigd, z.Versie, z.Grond, z.MAC))
}

// ZetZicht writes what is under the MAC of a row of zicht.
func (t *Tx) ZetZicht(z Zicht) error {
	return fout("zicht", t.een(`UPDATE zicht SET rollen = $1, van = $2, tot = $3, versie = $4, grond = $5, mac = $6
		WHERE casus = $7 AND wie = $8`, int64(z.Rollen), z.Van, z.Tot, z.Versie, z.Grond, z.MAC, z.Casus, z.Wie))
}

// ZichtVan reads one row of zicht, or ErrGeen.
func (t *Tx) ZichtVan(casus, wie string) (Zicht, error) {
	z := Zicht{Casus: casus, Wie: wie}
	var open int
	err := t.rij(`SELECT rollen, van, tot, open, gewijzigd, versie, grond, mac FROM zicht WHERE casus = $1 AND wie = $2`,
		[]any{casus, wie}, &z.Rollen, &z.Van, &z.Tot, &open, &z.Gewijzigd, &z.Versie, &z.Grond, &z.MAC)
	z.Open = open != 0
	return z, fout("zicht", err)
}

// ZichtOp reads every row of zicht on a Casus.
func (t *Tx) ZichtOp(casus string) ([]Zicht, error) {
	var lijst []Zicht
	err := t.rijen(`SELECT wie, rollen, van, tot, open, gewijzigd, versie, grond, mac FROM zicht WHERE casus = $1 ORDER BY wie`,
		[]any{casus}, func(scan func(...any) error) error {
			z := Zicht{Casus: casus}
			var open int
			err := scan(&z.Wie, &z.Rollen, &z.Van, &z.Tot, &open, &z.Gewijzigd, &z.Versie, &z.Grond, &z.MAC)
			z.Open = open != 0
			lijst = append(lijst, z)
			return err
		})
	return lijst, fout("zicht", err)
}

// ZichtVanMensen reads the rows of zicht of wie on casussen that are open, at most aantal; when bij is not "", only of casussen on which that
// one has a row too.
func (t *Tx) ZichtVanMensen(wie []string, bij string, aantal int) ([]Zicht, error) {
	if len(wie) == 0 {
		return nil, nil
	}
	q := vraag{}
	q.tekst.WriteString(`SELECT z.casus, z.wie, z.rollen, z.van, z.tot, z.gewijzigd, z.versie, z.grond, z.mac FROM zicht z WHERE z.open <> 0`)
	q.in("z.wie", wie)
	if bij != "" {
		q.tekst.WriteString(` AND EXISTS (SELECT 1 FROM zicht b WHERE b.casus = z.casus AND b.wie = ` + q.arg(bij) + `)`)
	}
	q.tekst.WriteString(` ORDER BY z.casus, z.wie LIMIT ` + q.arg(aantal))
	var lijst []Zicht
	err := t.rijen(q.tekst.String(), q.args, func(scan func(...any) error) error {
		z := Zicht{Open: true}
		err := scan(&z.Casus, &z.Wie, &z.Rollen, &z.Van, &z.Tot, &z.Gewijzigd, &z.Versie, &z.Grond, &z.MAC)
		lijst = append(lijst, z)
		return err
	})
	return lijst, fout("zicht", err)
}

// AlleZicht yields every row of zicht, for the control of rights.
func (t *Tx) AlleZicht(elk func(Zicht) error) error {
	return fout("zicht", t.rijen(`SELECT casus, wie, rollen, van, tot, versie, grond, mac FROM zicht`, nil,
		func(scan func(...any) error) error {
			var z Zicht
			if err := scan(&z.Casus, &z.Wie, &z.Rollen, &z.Van, &z.Tot, &z.Versie, &z.Grond, &z.MAC); err != nil {
				return err
			}
			return elk(z)
		}))
}

// MerkZicht sets the last change and whether the Casus is open on the rows of zicht of wie, or of all when wie is nil.
func (t *Tx) MerkZicht(casus string, wie []string, moment int64, open bool) error {
	q := vraag{}
	q.tekst.WriteString(`UPDATE zicht SET gewijzigd = ` + q.arg(moment) + `, open = ` + q.arg(getal(open)) +
		` WHERE casus = ` + q.arg(casus))
	if wie != nil {
		q.in("wie", wie)
	}
	_, err := t.voer(q.tekst.String(), q.args...)
	return fout("zicht", err)
}

// Casusnummers yields (id, number) of every Casus, for set-up and control.
func (t *Tx) Casusnummers(elk func(id, nummer string) error) error {
	return fout("casus", t.rijen(`SELECT id, nummer FROM casus`, nil, func(scan func(...any) error) error {
		var id, nummer string
		if err := scan(&id, &nummer); err != nil {
			return err
		}
		return elk(id, nummer)
	}))
}
