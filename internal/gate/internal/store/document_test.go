// SPDX-License-Identifier: EUPL-1.2

package store_test

import (
	"errors"
	"fmt"

	"rondetafel/internal/gate/internal/store"
)

func bestandRij(id, casus string, grootte int64) store.Bestand {
	return store.Bestand{ID: id, Casus: casus, Medewerker: "m-a", Aangemaakt: 5, Grootte: grootte, Inhoud: []byte("wat het is")}
}

func documentRij(id, gegeven string, moment int64) store.Document {
	return store.Document{ID: id, Casus: "c-1", Gegeven: gegeven, Aangemaakt: moment, Zegel: zegel(1)}
}

// testDocument: a file has its parts in order, is counted to its Casus, is of one Gegeven, and goes after its parts.
func testDocument(p *proef) {
	p.metCasus()
	a, b := bestandRij("f-1", "c-1", 10), bestandRij("f-2", "c-1", 7)
	p.schrijf(func(tx *store.Tx) error {
		err := errors.Join(tx.NieuwGegeven(gegevenRij("g-1", "c-1", 1)), tx.NieuwBestand(a), tx.NieuwBestand(b))
		for n := range int64(12) {
			err = errors.Join(err, tx.NieuwDeel(store.Deel{Bestand: "f-1", Reeks: n % 2, Nummer: n / 2, Inhoud: fmt.Appendf(nil, "deel %d", n)}))
		}
		return err
	})
	delen := func(van store.Deel, tot int64) (uit string) {
		p.lees(func(tx *store.Tx) error {
			return tx.Delen(van, tot, func(d store.Deel) error {
				uit += fmt.Sprintf("%d %s, ", d.Nummer, d.Inhoud)
				return nil
			})
		})
		return uit
	}
	gelijk(p, "parts of a reeks, some of them", delen(store.Deel{Bestand: "f-1", Reeks: 1, Nummer: 1}, 4), "1 deel 3, 2 deel 5, 3 deel 7, ")
	gelijk(p, "parts of none", delen(store.Deel{Bestand: "f-9"}, 4), "")
	a.Grootte, a.Klaar, a.Inhoud = 20, true, []byte("klaar")
	p.schrijf(func(tx *store.Tx) error {
		return errors.Join(tx.ZetBestand(a), tx.NieuwDocument(documentRij("f-1", "g-1", 8)), tx.NieuwDocument(documentRij("f-2", "g-1", 7)))
	})
	p.lees(func(tx *store.Tx) error {
		kreeg, err := tx.Bestand("f-1")
		p.goed(err)
		gelijk(p, "bestand", kreeg, a)
		n, err := tx.Opgeslagen("c-1", "m-a")
		p.goed(err)
		gelijk(p, "bytes of a casus", n, 27)
		n, err = tx.Opgeslagen("c-1", "m-b")
		p.goed(err)
		gelijk(p, "bytes of another Partij", n, 0)
		n, err = tx.Opgeslagen("c-9", "m-a")
		p.goed(err)
		gelijk(p, "bytes of none", n, 0)
		ids, err := tx.Bestanden("c-1")
		p.goed(err)
		gelijk(p, "files of a casus", ids, []string{"f-1", "f-2"})
		een, twee := documentRij("f-1", "g-1", 8), documentRij("f-2", "g-1", 7)
		een.Bestand, twee.Bestand = a, b
		d, err := tx.Document("f-1")
		p.goed(err)
		gelijk(p, "document", d, een)
		for wat, lees := range map[string]func() ([]store.Document, error){
			"documents of a piece": func() ([]store.Document, error) { return tx.DocumentenVan("g-1") },
			"documents of a casus": func() ([]store.Document, error) { return tx.Documenten("c-1") },
		} {
			lijst, err := lees()
			p.goed(err)
			gelijk(p, wat, lijst, []store.Document{twee, een})
		}
		alle, err := tx.AlleDocumenten()
		gelijk(p, "all documents", alle, []store.Document{een, twee})
		return err
	})
	p.geen("an unknown bestand", func(tx *store.Tx) error { _, err := tx.Bestand("f-9"); return err })
	p.geen("an unknown document", func(tx *store.Tx) error { _, err := tx.Document("f-9"); return err })
	p.faalt("tied twice", p.schrijfFout(func(tx *store.Tx) error { return tx.NieuwDocument(documentRij("f-1", "g-1", 9)) }), false)
	p.faalt("a part of no file", p.schrijfFout(func(tx *store.Tx) error { return tx.NieuwDeel(store.Deel{Bestand: "f-9", Inhoud: []byte("x")}) }), false)
	p.faalt("a file that is a document", p.schrijfFout(func(tx *store.Tx) error { return tx.WisBestand("f-2") }), false)
	p.fout("no such file", p.schrijfFout(func(tx *store.Tx) error { return tx.ZetBestand(bestandRij("f-9", "c-1", 1)) }), store.ErrGeen)
	p.wegMetDocument()
}

// wegMetDocument: parts go some at a time, then the file.
func (p *proef) wegMetDocument() {
	var eerst, rest, niets int64
	p.schrijf(func(tx *store.Tx) (err error) {
		eerst, err = tx.WisDelen(store.Deel{Bestand: "f-1"}, 4)
		return errors.Join(err, tx.WisDocument("f-1"))
	})
	p.schrijf(func(tx *store.Tx) (err error) {
		rest, err = tx.WisDelen(store.Deel{Bestand: "f-1"}, 4)
		n, fout := tx.WisDelen(store.Deel{Bestand: "f-1", Reeks: 1}, 99)
		niets, err = n, errors.Join(err, fout)
		return errors.Join(err, tx.WisBestand("f-1"))
	})
	gelijk(p, "parts removed", []int64{eerst, rest, niets}, []int64{4, 2, 6})
	p.fout("untied twice", p.schrijfFout(func(tx *store.Tx) error { return tx.WisDocument("f-1") }), store.ErrGeen)
	p.fout("removed twice", p.schrijfFout(func(tx *store.Tx) error { return tx.WisBestand("f-1") }), store.ErrGeen)
}
