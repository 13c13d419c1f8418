// SPDX-License-Identifier: EUPL-1.2

package store_test

import (
	"errors"

	"rondetafel/internal/gate/internal/store"
)

// testDienstinlog: one of a person and one with a hash, found by both.
func testDienstinlog(p *proef) {
	p.bewoond()
	a := store.Dienstinlog{Medewerker: "m-a", Kenmerk: []byte{1, 0}, Inhoud: []byte{9, 0}, Toegevoegd: 5, Zegel: zegel(1)}
	b := store.Dienstinlog{Medewerker: "m-b", Kenmerk: []byte{2}, Inhoud: []byte{8}, Toegevoegd: 6, Zegel: zegel(1)}
	p.schrijf(func(tx *store.Tx) error { return errors.Join(tx.NieuweDienstinlog(b), tx.NieuweDienstinlog(a)) })
	p.lees(func(tx *store.Tx) error {
		van, err := tx.DienstinlogVan("m-a")
		p.goed(err)
		gelijk(p, "of a person", van, a)
		met, err := tx.DienstinlogMet([]byte{2})
		p.goed(err)
		gelijk(p, "with a hash", met, b)
		alle, err := tx.Dienstinlogs()
		gelijk(p, "all", alle, []store.Dienstinlog{a, b})
		return err
	})
	for wat, d := range map[string]store.Dienstinlog{
		"a second of a person":           {Medewerker: "m-a", Kenmerk: []byte{3}, Inhoud: []byte{1}, Zegel: zegel(1)},
		"a second with the same account": {Medewerker: "m-c", Kenmerk: []byte{2}, Inhoud: []byte{1}, Zegel: zegel(1)},
	} {
		if p.schrijfFout(func(tx *store.Tx) error { return tx.NieuweDienstinlog(d) }) == nil {
			p.Errorf("%s was added", wat)
		}
	}
	p.schrijf(func(tx *store.Tx) error { return tx.WisDienstinlog("m-a") })
	p.geen("one that was removed", func(tx *store.Tx) error { _, err := tx.DienstinlogVan("m-a"); return err })
	p.geen("with its hash", func(tx *store.Tx) error { _, err := tx.DienstinlogMet(a.Kenmerk); return err })
	if err := p.schrijfFout(func(tx *store.Tx) error { return tx.WisDienstinlog("m-a") }); !errors.Is(err, store.ErrGeen) {
		p.Errorf("removing twice: %v, want ErrGeen", err)
	}
}

// testDienstvraag: a question is read as often as one wants and taken once; what ended is cleared when another is asked.
func testDienstvraag(p *proef) {
	p.schrijf(func(tx *store.Tx) error {
		return errors.Join(tx.StelDienstvraag([]byte{1}, []byte{5, 0}, 10, 1), tx.StelDienstvraag([]byte{2}, []byte{6}, 20, 10))
	})
	p.lees(func(tx *store.Tx) error {
		for range 2 {
			inhoud, err := tx.Dienstvraag([]byte{1})
			p.goed(err)
			gelijk(p, "a question", inhoud, []byte{5, 0})
		}
		return nil
	})
	p.schrijf(func(tx *store.Tx) error { return tx.WisDienstvraag([]byte{1}) })
	p.geen("a question that was taken", func(tx *store.Tx) error { _, err := tx.Dienstvraag([]byte{1}); return err })
	if err := p.schrijfFout(func(tx *store.Tx) error { return tx.WisDienstvraag([]byte{1}) }); !errors.Is(err, store.ErrGeen) {
		p.Errorf("taking twice: %v, want ErrGeen", err)
	}
	p.schrijf(func(tx *store.Tx) error { return tx.StelDienstvraag([]byte{3}, []byte{7}, 30, 21) })
	p.geen("a question that ended", func(tx *store.Tx) error { _, err := tx.Dienstvraag([]byte{2}); return err })
}
