// SPDX-License-Identifier: EUPL-1.2

package store_test

import (
	"bytes"
	"context"
	"crypto/rand"
	"errors"
	"testing"
	"time"

	"golang.org/x/mod/sumdb/note"

	"rondetafel/internal/audit"
	"rondetafel/internal/gate/internal/store"
)

func regel(n int64) audit.Entry {
	return audit.Entry{Time: 1000 + n, Handeling: "proef", Soort: audit.Raadplegen, Uitkomst: audit.Allowed}
}

func (p *proef) logboek() (audit.Config, note.Verifier) {
	p.Helper()
	geheim, _, err := audit.GenerateKey(rand.Reader)
	p.goed(err)
	signer, publiek, err := audit.NewSigner(geheim)
	p.goed(err)
	trusted, err := audit.NewVerifiers(publiek)
	p.goed(err)
	verifier, err := note.NewVerifier(publiek)
	p.goed(err)
	return audit.Config{Signer: signer, Trusted: trusted}, verifier
}

// vullog appends batches of these sizes, each in a transaction of its own.
func (p *proef) vullog(cfg audit.Config, groepen ...int) *audit.Log {
	p.Helper()
	var l *audit.Log
	p.lees(func(tx *store.Tx) (err error) { l, err = audit.Open(context.Background(), tx.Log(), cfg); return err })
	for _, n := range groepen {
		b := l.Begin()
		for range n {
			b.Append(regel(l.Head().Size + int64(b.Len())))
		}
		p.schrijf(func(tx *store.Tx) error {
			_, err := b.Write(context.Background(), tx.LogSchrijver(1, 1))
			return err
		})
		l.Adopt(b)
	}
	return l
}

func testLog(p *proef) {
	cfg, verifier := p.logboek()
	l := p.vullog(cfg, 1, 7, 2, 3000)
	p.lees(func(tx *store.Tx) error {
		n := int64(0)
		err := audit.Verify(context.Background(), tx.Log(), audit.Verification{Verifier: verifier, Each: func(e audit.Entry) error {
			if e.Sequence != n {
				p.Errorf("entry %d at place %d", e.Sequence, n)
			}
			n++
			return nil
		}})
		gelijk(p, "entries", n, int64(3010))
		p.goed(err)
		body, err := tx.LogRegel(3009)
		p.goed(err)
		e, _, err := audit.Decode(body)
		gelijk(p, "the last entry", e.Sequence, int64(3009))
		p.goed(err)
		goed, err := l.Extends(context.Background(), tx.Log())
		gelijk(p, "the stored log is the acknowledged one", goed, true)
		return err
	})
	p.geen("an entry beyond the end", func(tx *store.Tx) error { _, err := tx.LogRegel(3010); return err })
	eigen := errors.New("stop")
	err := p.db.Lees(context.Background(), func(tx *store.Tx) error {
		return tx.Log().Bodies(context.Background(), 0, 10, func(seq int64, _ []byte) error {
			if seq == 3 {
				return eigen
			}
			return nil
		})
	})
	if !errors.Is(err, eigen) {
		p.Errorf("the error of yield came back as %v", err)
	}
}

// plaatsen are the places in the log of these bodies.
func (p *proef) plaatsen(bodies [][]byte) []int64 {
	p.Helper()
	var uit []int64
	for _, b := range bodies {
		e, _, err := audit.Decode(b)
		p.goed(err)
		uit = append(uit, e.Sequence)
	}
	return uit
}

func testLogIndex(p *proef) {
	cfg, _ := p.logboek()
	p.vullog(cfg, 5)
	p.schrijf(func(tx *store.Tx) error {
		tot, omvang, err := tx.IndexTot(true)
		gelijk(p, "index and log", []int64{tot, omvang}, []int64{0, 5})
		return errors.Join(err, tx.Indexeer(store.Weg{"c-1", 1}, store.Weg{"c-1", 3}, store.Weg{"c-2", 2}, store.Weg{"c-1", 4}), tx.ZetIndexTot(5))
	})
	p.lees(func(tx *store.Tx) error {
		alle, err := tx.RegelsOver("c-1", 100, 10)
		p.goed(err)
		gelijk(p, "entries about c-1", p.plaatsen(alle), []int64{4, 3, 1})
		deel, err := tx.RegelsOver("c-1", 4, 1)
		p.goed(err)
		gelijk(p, "one before 4", p.plaatsen(deel), []int64{3})
		tot, _, err := tx.IndexTot(false)
		gelijk(p, "index", tot, int64(5))
		return err
	})
}

func testKop(p *proef) {
	k := store.Kop{Omvang: 3, Wortel: bytes.Repeat([]byte{7}, 32), Moment: 9, Controlepunt: []byte("punt"), Epoch: 4, Huis: 6}
	p.lees(func(tx *store.Tx) error {
		begin, err := tx.Kop(false)
		p.goed(err)
		gelijk(p, "head of an empty log", []int64{begin.Omvang, begin.Moment, begin.Epoch, begin.Huis}, []int64{0, 0, 1, 1})
		return nil
	})
	p.schrijf(func(tx *store.Tx) error { return tx.ZetKop(k) })
	p.lees(func(tx *store.Tx) error {
		kreeg, err := tx.Kop(false)
		p.goed(err)
		gelijk(p, "kop", kreeg, k)
		epoch, huis, err := tx.Epochs()
		gelijk(p, "epochs", []int64{epoch, huis}, []int64{4, 6})
		return err
	})
}

func testSavepoint(p *proef) {
	p.bewoond()
	s := p.db.Schrijver()
	tx, err := s.Begin(context.Background())
	p.goed(err)
	p.goed(s.Savepoint())
	p.goed(tx.NieuweCasus(casusRij("c-1", "2026-0001")))
	p.goed(s.Terug())
	p.goed(s.Savepoint())
	p.goed(tx.NieuweCasus(casusRij("c-2", "2026-0002")))
	p.goed(s.Houd())
	p.goed(s.Savepoint())
	if err := tx.NieuweCasus(casusRij("c-3", "2026-0002")); !tx.Botsing(err) || store.Besmet(err) {
		p.Errorf("a number that is taken: %v, want a collision that does not poison", err)
	}
	p.goed(s.Terug())
	p.goed(s.Commit())
	gelijk(p, "what was kept", p.lijst(store.Keuze{}), []string{"c-2"})
	tx, err = s.Begin(context.Background())
	p.goed(err)
	p.goed(tx.NieuweCasus(casusRij("c-4", "2026-0004")))
	s.Heropen()
	s.Heropen()
	gelijk(p, "after a connection was thrown away", p.lijst(store.Keuze{}), []string{"c-2"})
	tx, err = s.Begin(context.Background())
	p.goed(err)
	p.goed(tx.NieuweCasus(casusRij("c-5", "2026-0005")))
	p.goed(s.Commit())
	p.goed(s.Sluit())
	p.goed(s.Sluit())
	gelijk(p, "after reopening", p.lijst(store.Keuze{}), []string{"c-5", "c-2"})
}

// testBeeld: a snapshot does not see what is committed after it began.
func testBeeld(p *proef) {
	p.metCasus()
	p.lees(func(tx *store.Tx) error {
		voor, _, err := tx.Epochs()
		p.goed(err)
		p.schrijf(func(tx *store.Tx) error {
			k, err := tx.Kop(true)
			p.goed(err)
			k.Epoch, k.Wortel, k.Controlepunt = k.Epoch+1, []byte{1}, []byte{1}
			return errors.Join(tx.ZetKop(k), tx.NieuweCasus(casusRij("c-2", "2026-0002")))
		})
		na, _, err := tx.Epochs()
		p.goed(err)
		gelijk(p, "epoch in the snapshot", na, voor)
		if bezet, err := tx.NummerBezet("2026-0002"); err != nil || bezet {
			p.Errorf("the snapshot sees what came after it (%v)", err)
		}
		return nil
	})
	gelijk(p, "and the next one sees it", len(p.lijst(store.Keuze{})), 2)
}

func testBotsing(p *proef) {
	p.metCasus()
	p.schrijf(func(tx *store.Tx) error {
		d := store.Deelname{Casus: "c-1", Partij: "p-b", Medewerker: "m-b", Inhoud: []byte{}, Zegel: zegel(1)}
		return errors.Join(tx.NieuweDeelname(d), tx.NieuwZicht(zichtRij("c-1", "m-a", 1, 1)))
	})
	for wat, doe := range map[string]func(tx *store.Tx) error{
		"nummer": func(tx *store.Tx) error { return tx.NieuweCasus(casusRij("c-2", "2026-0001")) },
		"id":     func(tx *store.Tx) error { return tx.NieuweCasus(casusRij("c-1", "2026-0002")) },
		"zicht":  func(tx *store.Tx) error { return tx.NieuwZicht(zichtRij("c-1", "m-a", 1, 1)) },
		"deelname": func(tx *store.Tx) error {
			return tx.NieuweDeelname(store.Deelname{Casus: "c-1", Partij: "p-b", Inhoud: []byte{}, Zegel: zegel(1)})
		},
		"medewerker": func(tx *store.Tx) error { return tx.NieuweMedewerker(mensRij("m-a", "p-a")) },
	} {
		err := p.schrijfFout(func(tx *store.Tx) error {
			err := doe(tx)
			if !tx.Botsing(err) {
				p.Errorf("%s twice: %v, want a collision", wat, err)
			}
			return err
		})
		if store.Besmet(err) {
			p.Errorf("%s twice poisons", wat)
		}
	}
	err := p.schrijfFout(func(tx *store.Tx) error {
		c := casusRij("c-3", "2026-0003")
		c.Aanmelder = "p-x"
		err := tx.NieuweCasus(c)
		if tx.Botsing(err) {
			p.Errorf("an unknown Partij counts as a collision: %v", err)
		}
		return err
	})
	if store.Besmet(err) {
		p.Errorf("an unknown Partij poisons: %v", err)
	}
}

func testMigraties(p *proef) {
	p.metCasus()
	p.goed(p.db.Close())
	p.open()
	gelijk(p, "after opening again", p.lijst(store.Keuze{}), []string{"c-1"})
	p.goed(p.db.Close())
	p.opties.Bestaand = true
	p.open()
	gelijk(p, "after opening what exists", p.lijst(store.Keuze{}), []string{"c-1"})
}

// testVulAan: statements that find nothing are run up to a number, and no more once there are as many.
func testVulAan(p *proef) {
	p.lees(func(tx *store.Tx) error {
		begin := tx.Gedaan()
		err := errors.Join(tx.VulAan(begin+7), tx.VulAan(begin+3))
		gelijk(p, "statements", tx.Gedaan()-begin, 7)
		return err
	})
	p.schrijf(func(tx *store.Tx) error { return tx.VulAan(tx.Gedaan() + 5) })
}

// testBesmet: an error of one statement of a reader does not hurt the next, and an ended context is no answer.
func testBesmet(p *proef) {
	p.metCasus()
	for range 5 {
		err := p.db.Lees(context.Background(), func(tx *store.Tx) error {
			_, err := tx.Casussen(store.Keuze{Filter: "c.bestaat_niet = 1", Aantal: 1})
			return err
		})
		if err == nil {
			p.Fatal("a filter on a column that is not there gave an answer")
		}
	}
	gelijk(p, "after five errors", p.lijst(store.Keuze{}), []string{"c-1"})
	op, stop := context.WithTimeout(context.Background(), time.Nanosecond)
	defer stop()
	<-op.Done()
	p.goed(p.db.Lees(context.Background(), func(*store.Tx) error {
		return p.db.Lees(context.Background(), func(*store.Tx) error { // both connections are out now
			if err := p.db.Lees(op, func(*store.Tx) error { return nil }); !errors.Is(err, context.DeadlineExceeded) {
				p.Errorf("waiting for a reader: %v, want the context's error", err)
			}
			return nil
		})
	}))
	if store.Besmet(nil) {
		p.Error("no error poisons")
	}
}

// TestBezet: a SQLite database serves one server at a time.
func TestBezet(t *testing.T) {
	p := nieuweProef(t, t.TempDir()+"/proef.db")
	_, err := store.Open(context.Background(), p.opties)
	if !errors.Is(err, store.ErrBezet) {
		t.Fatalf("second server: %v, want ErrBezet", err)
	}
	p.goed(p.db.Close())
	p.open()
}

// TestBestaand: what must exist is not made.
func TestBestaand(t *testing.T) {
	_, err := store.Open(context.Background(), store.Opties{URL: t.TempDir() + "/leeg.db", Bestaand: true})
	if err == nil {
		t.Fatal("a database that is not there was opened")
	}
}

func TestNaam(t *testing.T) {
	for url, wil := range map[string]bool{"postgres://x": true, "postgresql://x": true, "/tmp/x.db": false, "postgres": false} {
		if store.IsPostgres(url) != wil {
			t.Errorf("%s: %v", url, !wil)
		}
	}
	p := nieuweProef(t, t.TempDir()+"/proef.db")
	if p.db.Naam() != "sqlite" || p.db.MaxBatch() < 50 {
		t.Errorf("name %s, batch %d", p.db.Naam(), p.db.MaxBatch())
	}
}

// testZoekRegels: entries to which each of some ways leads and none of others does, between two places, the newest first.
func testZoekRegels(p *proef) {
	cfg, _ := p.logboek()
	p.vullog(cfg, 90)
	p.schrijf(func(tx *store.Tx) error {
		var wegen []store.Weg
		for n := range int64(90) { // more than one group of each size
			for deler, object := range map[int64]string{2: "even", 3: "drie", 5: "vijf"} {
				if n%deler == 0 {
					wegen = append(wegen, store.Weg{object, n})
				}
			}
		}
		return tx.Indexeer(wegen...)
	})
	gelijk(p, "ways", p.tel(`SELECT COUNT(*) FROM log_index`), int64(45+30+18))
	for _, geval := range []struct {
		v   store.Logvraag
		wil []int64
	}{
		{store.Logvraag{Voor: 90, Hoogstens: 3}, []int64{89, 88, 87}},
		{store.Logvraag{Vanaf: 4, Voor: 7, Hoogstens: 9}, []int64{6, 5, 4}},
		{store.Logvraag{Alle: []string{"even"}, Voor: 90, Hoogstens: 2}, []int64{88, 86}},
		{store.Logvraag{Alle: []string{"even", "drie", "vijf"}, Voor: 90, Hoogstens: 9}, []int64{60, 30, 0}},
		{store.Logvraag{Alle: []string{"vijf", "drie"}, Geen: []string{"even"}, Vanaf: 15, Voor: 75, Hoogstens: 9}, []int64{45, 15}},
		{store.Logvraag{Geen: []string{"even", "drie"}, Voor: 12, Hoogstens: 9}, []int64{11, 7, 5, 1}},
		{store.Logvraag{Alle: []string{"even", "zeven"}, Voor: 90, Hoogstens: 9}, nil},
	} {
		p.lees(func(tx *store.Tx) error {
			lijst, err := tx.ZoekRegels(geval.v)
			gelijk(p, "entries", p.plaatsen(lijst), geval.wil)
			return err
		})
	}
	p.schrijf(func(tx *store.Tx) error { return tx.Indexeer() })
	if err := p.schrijfFout(func(tx *store.Tx) error { return tx.Indexeer(store.Weg{"vijf", 1}, store.Weg{"even", 2}) }); err == nil {
		p.Error("the same way was noted twice")
	}
}
