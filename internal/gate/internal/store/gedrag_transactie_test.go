// SPDX-License-Identifier: EUPL-1.2

package store_test

import (
	"context"
	"errors"
	"fmt"
	"sync"
	"testing"

	"rondetafel/internal/gate/internal/store"
	"rondetafel/internal/pgtest"
)

// gedragAlleenLezen: nothing can be written on a snapshot, by whatever statement, and the connection serves on.
func gedragAlleenLezen(p *proef) {
	p.metCasus()
	p.schrijf(func(tx *store.Tx) error { return tx.NieuwZicht(zichtRij("c-1", "m-a", 1, 1)) })
	for wat, doe := range map[string]func(tx *store.Tx) error{
		"a row more":    func(tx *store.Tx) error { return tx.NieuweCasus(casusRij("c-2", "2026-0002")) },
		"a row changed": func(tx *store.Tx) error { return tx.MerkZicht("c-1", nil, 99, false) },
		"a row gone":    func(tx *store.Tx) error { return tx.WisHerhalingen(9) },
		"the log": func(tx *store.Tx) error {
			return tx.LogSchrijver(1, 1).AppendBodies(context.Background(), 0, lichamen(0, 9))
		},
	} {
		for range 3 { // more often than there are connections
			p.faalt("writing while reading: "+wat, p.leesFout(doe), true)
		}
		p.fout("hidden by the caller: "+wat, p.leesFout(func(tx *store.Tx) error {
			if doe(tx) == nil {
				p.Errorf("writing while reading: %s went well", wat)
			}
			return errWeg
		}), errWeg)
	}
	p.lees(func(tx *store.Tx) error {
		z, err := tx.ZichtVan("c-1", "m-a")
		gelijk(p, "what stood there", z, zichtRij("c-1", "m-a", 1, 1))
		return err
	})
	gelijk(p, "casussen", p.lijst(store.Keuze{}), []string{"c-1"})
	gelijk(p, "log", p.regels(0, 99), nil)
}

// gedragLezerNaFout: what a reader returns comes back as it is, and the one connection serves the next.
func gedragLezerNaFout(p *proef) {
	p.metCasus()
	p.goed(p.db.Close())
	p.opties.Lezers = 1
	p.open()
	for range 3 {
		p.fout("an own error", p.leesFout(func(*store.Tx) error { return errWeg }), errWeg)
		p.fout("no row", p.leesFout(func(tx *store.Tx) error { _, err := tx.Sessie("s-9"); return err }), store.ErrGeen)
		p.faalt("a filter that is no SQL", p.leesFout(func(tx *store.Tx) error {
			_, err := tx.Casussen(store.Keuze{Filter: "((", Aantal: 1})
			return err
		}), false)
		p.fout("an error in the middle of rows", p.leesFout(func(tx *store.Tx) error {
			return tx.Casusnummers(func(_, _ string) error { return errWeg })
		}), errWeg)
		gelijk(p, "after errors", p.lijst(store.Keuze{}), []string{"c-1"})
	}
	op, stop := context.WithCancel(context.Background())
	stop()
	for range 10 { // a free connection and an ended context are both ready: either may be taken, neither may be lost
		if err := p.db.Lees(op, func(*store.Tx) error { return nil }); err != nil && !store.Besmet(err) {
			p.Errorf("reading for nobody: %v", err)
		}
	}
	gelijk(p, "after an ended context", p.lijst(store.Keuze{}), []string{"c-1"})
	_, err := p.db.Schrijf(op, func(tx *store.Tx) (bool, error) { return true, tx.NieuweInstelling("a", "b") })
	p.fout("writing for nobody", err, context.Canceled)
	p.schrijf(func(tx *store.Tx) error { return tx.NieuweInstelling("a", "c") })
}

// paniek runs f, which must panic.
func (p *proef) paniek(f func()) {
	p.Helper()
	defer func() {
		if recover() != "proef" {
			p.Error("the panic did not come through")
		}
	}()
	f()
}

// gedragPaniek: who panics holds no connection and no lock afterwards, and changed nothing.
func gedragPaniek(p *proef) {
	p.metCasus()
	for range 3 { // more often than there are connections
		p.paniek(func() { _ = p.leesFout(func(*store.Tx) error { panic("proef") }) })
		p.paniek(func() {
			_, _ = p.db.Schrijf(context.Background(), func(tx *store.Tx) (bool, error) {
				p.goed(tx.NieuweCasus(casusRij("c-2", "2026-0002")))
				panic("proef")
			})
		})
	}
	gelijk(p, "after panics", p.lijst(store.Keuze{}), []string{"c-1"})
	klaar := make(chan error, 1)
	go func() {
		_, err := p.db.Schrijf(context.Background(), func(tx *store.Tx) (bool, error) {
			return true, tx.NieuweCasus(casusRij("c-3", "2026-0003"))
		})
		klaar <- err
	}()
	p.goed(binnen(p, "writing after panics", klaar))
	gelijk(p, "and the next change", p.lijst(store.Keuze{}), []string{"c-3", "c-1"})
}

// gedragEigenFout: an error of f throws its changes away and comes back; what f says comes back after a commit.
func gedragEigenFout(p *proef) {
	p.bewoond()
	_, err := p.db.Schrijf(context.Background(), func(tx *store.Tx) (bool, error) {
		p.goed(tx.NieuweCasus(casusRij("c-1", "2026-0001")))
		return true, errWeg
	})
	p.fout("an own error", err, errWeg)
	gelijk(p, "after an own error", p.lijst(store.Keuze{}), nil)
	for _, wil := range []bool{true, false} {
		kreeg, err := p.db.Schrijf(context.Background(), func(*store.Tx) (bool, error) { return wil, nil })
		gelijk(p, "what the caller said", kreeg, wil)
		p.goed(err)
	}
}

// gedragNesten: Terug and Houd end the innermost savepoint, in any order.
func gedragNesten(p *proef) {
	p.bewoond()
	for i, geval := range []struct {
		stappen string // S savepoint, T terug, H houd, 1 to 4 a casus
		wil     []string
	}{
		{"S1S2TH", []string{"1"}}, {"S1S2HT", nil}, {"S1S2HH", []string{"2", "1"}}, {"S1S2TT", nil}, {"1S2T3", []string{"3", "1"}},
		{"S1HS2TS3H", []string{"3", "1"}}, {"S1S2S3THH", []string{"2", "1"}}, {"S1TS1H", []string{"1"}}, {"S1S2TS3HH4", []string{"4", "3", "1"}},
		{"S", nil}, {"S1", []string{"1"}},
	} {
		s := p.schrijver()
		tx := p.begin(s)
		for _, stap := range geval.stappen {
			switch stap {
			case 'S':
				p.goed(s.Savepoint())
			case 'T':
				p.goed(s.Terug())
			case 'H':
				p.goed(s.Houd())
			default:
				c := casusRij(fmt.Sprintf("c-%d-%c", i, stap), fmt.Sprintf("%04d-%c", i, stap))
				c.Doel = geval.stappen
				p.goed(tx.NieuweCasus(c))
			}
		}
		p.goed(s.Commit())
		p.goed(s.Sluit())
		var wil []string
		for _, w := range geval.wil {
			wil = append(wil, fmt.Sprintf("c-%d-%s", i, w))
		}
		gelijk(p, geval.stappen, p.lijst(store.Keuze{Filter: "c.doel = $4", Args: []any{geval.stappen}}), wil)
	}
	for wat, stap := range map[string]func(*store.Schrijver) error{"terug": (*store.Schrijver).Terug, "houd": (*store.Schrijver).Houd} {
		s := p.schrijver()
		p.begin(s)
		if err := stap(s); err == nil {
			p.Errorf("%s without a savepoint went well", wat)
		}
		s.Heropen()
	}
}

// gedragHeropen: a connection that was thrown away takes its transaction with it, and nothing is done on it any more.
func gedragHeropen(p *proef) {
	p.metCasus()
	s := p.schrijver()
	s.Heropen() // before there is anything
	for range 3 {
		tx := p.begin(s)
		p.goed(s.Savepoint())
		p.goed(tx.NieuweCasus(casusRij("c-2", "2026-0002")))
		s.Heropen()
		p.faalt("commit", s.Commit(), true)
		p.faalt("savepoint", s.Savepoint(), true)
		p.faalt("houd", s.Houd(), true)
		p.faalt("terug", s.Terug(), true)
		p.faalt("a change", tx.NieuweCasus(casusRij("c-3", "2026-0003")), true)
		_, err := tx.Sessies()
		p.faalt("a look", err, true)
		_, err = tx.Kop(true)
		p.faalt("one row", err, true)
		gelijk(p, "what was there", p.lijst(store.Keuze{}), []string{"c-1"})
	}
	tx := p.begin(s)
	p.goed(tx.NieuweCasus(casusRij("c-2", "2026-0002")))
	p.goed(s.Commit())
	tx = p.begin(s) // the same connection again
	p.goed(tx.NieuweCasus(casusRij("c-3", "2026-0003")))
	p.goed(s.Sluit())
	gelijk(p, "a transaction that was not committed when the writer closed", p.lijst(store.Keuze{}), []string{"c-2", "c-1"})
}

// gedragVeelTeksten: more texts than a connection keeps prepared all answer, and the old ones go.
func gedragVeelTeksten(p *proef) {
	p.metCasus()
	p.goed(p.db.Close())
	p.opties.Lezers = 1
	p.open()
	for ronde := range 2 {
		p.lees(func(tx *store.Tx) error {
			for i := range 400 {
				k := store.Keuze{Medewerker: "m-a", Partij: "p-a", Filter: fmt.Sprintf("%d = $4", i), Args: []any{int64(i)}, Aantal: 1}
				lijst, err := tx.Casussen(k)
				if err != nil || len(lijst) != 1 {
					return fmt.Errorf("round %d, text %d: %d rows, %w", ronde, i, len(lijst), err)
				}
			}
			return nil
		})
	}
	if p.db.Naam() == "postgres" {
		p.goed(p.leesFout(func(tx *store.Tx) error {
			lijst, err := tx.Casussen(store.Keuze{Filter: "(SELECT COUNT(*) FROM pg_prepared_statements) BETWEEN $4 AND $5",
				Args: []any{int64(250), int64(301)}, Aantal: 1})
			gelijk(p, "the connection is the same and keeps about three hundred statements", len(lijst), 1)
			return err
		}))
	}
	p.faalt("a wrong text when it is full", p.leesFout(func(tx *store.Tx) error {
		_, err := tx.Casussen(store.Keuze{Filter: "((", Aantal: 1})
		return err
	}), false)
	gelijk(p, "after that", p.lijst(store.Keuze{}), []string{"c-1"})
}

// gedragSamen: while the writer writes, every reader sees whole transactions, one after another.
func gedragSamen(p *proef) {
	p.bewoond()
	const aantal, lezers = 40, 6
	klaar := make(chan struct{})
	var groep sync.WaitGroup
	for range lezers {
		groep.Go(func() {
			laatste := int64(0)
			for einde := false; !einde; {
				select {
				case <-klaar:
					einde = true // one more look
				default:
				}
				err := p.db.Lees(context.Background(), func(tx *store.Tx) error {
					epoch, huis, err := tx.Epochs()
					if err != nil {
						return err
					}
					n := int64(0)
					err = tx.Casusnummers(func(_, _ string) error { n++; return nil })
					if epoch != huis || n != epoch-1 || epoch < laatste {
						p.Errorf("epochs %d and %d with %d casussen, after epoch %d", epoch, huis, n, laatste)
					}
					laatste = epoch
					return err
				})
				if err != nil {
					p.Errorf("reading beside the writer: %v", err)
				}
			}
			if laatste != aantal+1 {
				p.Errorf("the last look saw epoch %d", laatste)
			}
		})
	}
	s := p.schrijver()
	for i := range aantal {
		tx := p.begin(s)
		k, err := tx.Kop(true)
		p.goed(err)
		k.Epoch, k.Wortel, k.Controlepunt = k.Epoch+1, []byte{1}, []byte{1}
		p.goed(tx.NieuweCasus(casusRij(fmt.Sprintf("c-%d", i), fmt.Sprintf("2026-%04d", i))))
		k.Huis++
		p.goed(tx.ZetKop(k))
		p.goed(s.Commit())
	}
	p.goed(s.Sluit())
	close(klaar)
	groep.Wait()
}

// gedragDicht: Close waits for who is reading, and afterwards nobody gets in.
func gedragDicht(p *proef) {
	p.metCasus()
	binnenIn, door := make(chan struct{}), make(chan struct{})
	gelezen, gesloten := make(chan error, 1), make(chan error, 1)
	go func() {
		gelezen <- p.db.Lees(context.Background(), func(tx *store.Tx) error {
			close(binnenIn)
			<-door
			_, err := tx.Gezien("c-1", "m-a", "p-a")
			return err
		})
	}()
	<-binnenIn
	go func() { gesloten <- p.db.Close() }()
	nogNiet(p, "Close", gesloten)
	close(door)
	p.goed(binnen(p, "the reader", gelezen))
	p.goed(binnen(p, "Close", gesloten))
	for range 3 {
		if err := p.leesFout(func(*store.Tx) error { return nil }); err == nil {
			p.Error("reading after Close went well")
		}
	}
	if _, err := p.db.Schrijver().Begin(context.Background()); err == nil {
		p.Error("writing after Close went well")
	}
	if _, err := p.db.Schrijf(context.Background(), func(*store.Tx) (bool, error) { return true, nil }); err == nil {
		p.Error("writing beside the committer after Close went well")
	}
	p.open()
	gelijk(p, "after opening again", p.lijst(store.Keuze{}), []string{"c-1"})
}

// gedragWachten: with every connection out a reader waits its turn, and gets it when one comes back.
func gedragWachten(p *proef) {
	p.metCasus()
	var groep sync.WaitGroup
	door, klaar := make(chan struct{}), make(chan error, 1)
	uit := make(chan struct{}, p.opties.Lezers)
	for range p.opties.Lezers {
		groep.Go(func() {
			if err := p.db.Lees(context.Background(), func(*store.Tx) error { uit <- struct{}{}; <-door; return nil }); err != nil {
				p.Errorf("a reader that was first: %v", err)
			}
		})
	}
	for range p.opties.Lezers {
		binnen(p, "a connection", uit)
	}
	op, stop := context.WithCancel(context.Background())
	weg := make(chan error, 1)
	go func() { klaar <- p.leesFout(func(tx *store.Tx) error { _, err := tx.Kop(false); return err }) }()
	go func() { weg <- p.db.Lees(op, func(*store.Tx) error { return nil }) }()
	nogNiet(p, "a reader too many", klaar)
	nogNiet(p, "a reader who goes away", weg)
	stop()
	p.fout("a reader who goes away", binnen(p, "a reader who goes away", weg), context.Canceled)
	close(door)
	p.goed(binnen(p, "a reader whose turn it is", klaar))
	groep.Wait()
}

// TestGedragServers: two servers on one PostgreSQL write in turn, and each sees what the other wrote.
func TestGedragServers(t *testing.T) {
	url := pgtest.URL(t)
	een, twee := nieuweProef(t, url), nieuweProef(t, url)
	een.bewoond()
	const beurten = 10
	var groep sync.WaitGroup
	for _, server := range []*proef{een, twee} {
		groep.Go(func() {
			for range beurten {
				_, err := server.db.Schrijf(context.Background(), func(tx *store.Tx) (bool, error) {
					k, err := tx.Kop(true)
					if err != nil {
						return false, err
					}
					c := casusRij(fmt.Sprintf("c-%02d", k.Omvang), fmt.Sprintf("2026-%04d", k.Omvang))
					k.Omvang, k.Wortel, k.Controlepunt = k.Omvang+1, []byte{}, []byte{}
					return true, errors.Join(tx.NieuweCasus(c), tx.ZetKop(k))
				})
				if err != nil {
					t.Errorf("a turn: %v", err)
				}
			}
		})
	}
	groep.Wait()
	for _, server := range []*proef{een, twee} {
		lijst := server.lijst(store.Keuze{Sorteer: "nummer"})
		gelijk(server, "numbers, without a double or a hole", []any{len(lijst), lijst[0]}, []any{2 * beurten, "c-19"})
	}
}
