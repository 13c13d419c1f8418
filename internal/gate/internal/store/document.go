// SPDX-License-Identifier: EUPL-1.2

package store

import "database/sql"

// Bestand is the row of a file that somebody sent. Its bytes stand in sealed parts; Inhoud, sealed too, says what it is.
type Bestand struct {
	ID         string
	Casus      string
	Medewerker string // who sent it
	Aangemaakt int64
	Grootte    int64 // bytes so far
	Klaar      bool  // it came whole and was checked
	Inhoud     []byte
}

// Deel is one sealed part of a Bestand. A file that is written anew, without what was hidden in it, is another reeks.
type Deel struct {
	Bestand string
	Reeks   int64
	Nummer  int64 // from 0
	Inhoud  []byte
}

// Document ties a Bestand to the Gegeven with which it lives and dies; it has the id of the Bestand.
type Document struct {
	ID         string
	Casus      string
	Gegeven    string
	Aangemaakt int64
	Zegel
	Bestand Bestand // read with it
}

const bestandKolommen = `b.id, b.casus, b.medewerker, b.aangemaakt, b.grootte, b.klaar, b.inhoud`

func (b *Bestand) doelen() []any {
	return []any{&b.ID, &b.Casus, &b.Medewerker, &b.Aangemaakt, &b.Grootte, &b.Klaar, &b.Inhoud}
}

// NieuwBestand adds a file without parts.
func (t *Tx) NieuwBestand(b Bestand) error {
	return fout("bestand", t.een(`INSERT INTO bestand (id, casus, medewerker, aangemaakt, grootte, klaar, inhoud)
		VALUES ($1, $2, $3, $4, $5, $6, $7)`, b.ID, b.Casus, b.Medewerker, b.Aangemaakt, b.Grootte, getal(b.Klaar), b.Inhoud))
}

// ZetBestand writes how far a file is, or returns ErrGeen.
func (t *Tx) ZetBestand(b Bestand) error {
	return fout("bestand", t.een(`UPDATE bestand SET grootte = $1, klaar = $2, inhoud = $3 WHERE id = $4`, b.Grootte, getal(b.Klaar),
		b.Inhoud, b.ID))
}

// Bestand reads a file without its parts, or ErrGeen.
func (t *Tx) Bestand(id string) (Bestand, error) {
	var b Bestand
	err := t.rij(`SELECT `+bestandKolommen+` FROM bestand b WHERE b.id = $1`, []any{id}, b.doelen()...)
	return b, fout("bestand", err)
}

// Opgeslagen returns how many bytes the files have together that the Partij of a Medewerker brought into a Casus.
func (t *Tx) Opgeslagen(casus, medewerker string) (int64, error) {
	var n int64
	err := t.rij(`SELECT CAST(COALESCE(SUM(b.grootte), 0) AS BIGINT) FROM bestand b JOIN medewerker m ON m.id = b.medewerker
		WHERE b.casus = $1 AND m.partij = (SELECT partij FROM medewerker WHERE id = $2)`, []any{casus, medewerker}, &n)
	return n, fout("bestand", err)
}

// NieuwDeel adds a part.
func (t *Tx) NieuwDeel(d Deel) error {
	return fout("bestand_deel", t.een(`INSERT INTO bestand_deel (bestand, reeks, nummer, inhoud) VALUES ($1, $2, $3, $4)`, d.Bestand, d.Reeks,
		d.Nummer, d.Inhoud))
}

// Delen yields the parts of a reeks from number van up to but not tot, in their order; Inhoud is valid during the call only.
func (t *Tx) Delen(van Deel, tot int64, elk func(Deel) error) error {
	return fout("bestand_deel", t.rijen(`SELECT nummer, inhoud FROM bestand_deel WHERE bestand = $1 AND reeks = $2 AND nummer >= $3
		AND nummer < $4 ORDER BY nummer`, []any{van.Bestand, van.Reeks, van.Nummer, tot}, func(scan func(...any) error) error {
		d := Deel{Bestand: van.Bestand, Reeks: van.Reeks}
		var inhoud sql.RawBytes // a copy of each would double what a large file takes
		if err := scan(&d.Nummer, &inhoud); err != nil {
			return err
		}
		d.Inhoud = inhoud
		return elk(d)
	}))
}

// LaatLos gives back the memory in which an embedded database keeps the pages that it read last: those of a large file are of no use to
// anybody else.
func (t *Tx) LaatLos() error {
	if t.d.naam != "sqlite" {
		return nil
	}
	return t.kaal(`PRAGMA shrink_memory`)
}

// WisDelen removes at most hoogstens parts of a reeks, and returns how many that were.
func (t *Tx) WisDelen(van Deel, hoogstens int) (int64, error) {
	n, err := t.voer(`DELETE FROM bestand_deel WHERE bestand = $1 AND reeks = $2 AND nummer IN (SELECT d.nummer FROM bestand_deel d
		WHERE d.bestand = $1 AND d.reeks = $2 ORDER BY d.nummer LIMIT $3)`, van.Bestand, van.Reeks, hoogstens)
	return n, fout("bestand_deel", err)
}

// WisBestand removes a file whose parts are gone, or returns ErrGeen. One that is a document gives an error.
func (t *Tx) WisBestand(id string) error {
	return fout("bestand", t.een(`DELETE FROM bestand WHERE id = $1`, id))
}

// Bestanden returns the ids of the files of a Casus, in their order.
func (t *Tx) Bestanden(casus string) ([]string, error) {
	var ids []string
	err := t.rijen(`SELECT id FROM bestand WHERE casus = $1 ORDER BY id`, []any{casus}, func(scan func(...any) error) error {
		var id string
		err := scan(&id)
		ids = append(ids, id)
		return err
	})
	return ids, fout("bestand", err)
}

const documentKolommen = `d.id, d.casus, d.gegeven, d.aangemaakt, d.versie, d.grond, d.mac`

func (d *Document) doelen() []any {
	return append([]any{&d.ID, &d.Casus, &d.Gegeven, &d.Aangemaakt, &d.Versie, &d.Grond, &d.MAC}, d.Bestand.doelen()...)
}

// NieuwDocument ties a file to a Gegeven. One that is tied already gives an error for which Botsing is true.
func (t *Tx) NieuwDocument(d Document) error {
	return fout("document", t.een(`INSERT INTO document (id, casus, gegeven, aangemaakt, versie, grond, mac) VALUES ($1, $2, $3, $4, $5, $6, $7)`,
		d.ID, d.Casus, d.Gegeven, d.Aangemaakt, d.Versie, d.Grond, d.MAC))
}

// WisDocument unties a file from its Gegeven, or returns ErrGeen.
func (t *Tx) WisDocument(id string) error {
	return fout("document", t.een(`DELETE FROM document WHERE id = $1`, id))
}

// Document reads one document, or ErrGeen.
func (t *Tx) Document(id string) (Document, error) {
	lijst, err := t.documenten(`WHERE d.id = $1`, id)
	if err == nil && len(lijst) == 0 {
		err = fout("document", ErrGeen)
	}
	return eersteDocument(lijst), err
}

func eersteDocument(lijst []Document) Document {
	if len(lijst) == 0 {
		return Document{}
	}
	return lijst[0]
}

// Documenten reads the documents of every Gegeven of a Casus, in the order in which they were added.
func (t *Tx) Documenten(casus string) ([]Document, error) {
	return t.documenten(`WHERE d.casus = $1 ORDER BY d.aangemaakt, d.id`, casus)
}

// DocumentenVan reads the documents of one Gegeven, in the order in which they were added.
func (t *Tx) DocumentenVan(gegeven string) ([]Document, error) {
	return t.documenten(`WHERE d.gegeven = $1 ORDER BY d.aangemaakt, d.id`, gegeven)
}

// AlleDocumenten reads every document, for the control of rights.
func (t *Tx) AlleDocumenten() ([]Document, error) { return t.documenten(`ORDER BY d.id`) }

func (t *Tx) documenten(welke string, args ...any) ([]Document, error) {
	var lijst []Document
	err := t.rijen(`SELECT `+documentKolommen+`, `+bestandKolommen+` FROM document d JOIN bestand b ON b.id = d.id `+welke, args,
		func(scan func(...any) error) error {
			var d Document
			err := scan(d.doelen()...)
			lijst = append(lijst, d)
			return err
		})
	return lijst, fout("document", err)
}
