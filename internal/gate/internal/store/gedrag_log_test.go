// SPDX-License-Identifier: EUPL-1.2

package store_test

import (
	"bytes"
	"context"
	"crypto/rand"
	"errors"
	"fmt"
	"slices"

	"golang.org/x/mod/sumdb/tlog"

	"rondetafel/internal/audit"
	"rondetafel/internal/gate/internal/store"
)

// lichamen are n bodies that tell where they belong.
func lichamen(eerste int64, n int) [][]byte {
	uit := make([][]byte, n)
	for i := range uit {
		uit[i] = fmt.Appendf(nil, "regel %d", eerste+int64(i))
	}
	return uit
}

// schrijfRegels appends bodies in a transaction of their own.
func (p *proef) schrijfRegels(eerste int64, n int) {
	p.Helper()
	p.schrijf(func(tx *store.Tx) error {
		return tx.LogSchrijver(1, 1).AppendBodies(context.Background(), eerste, lichamen(eerste, n))
	})
}

// regels reads the places of the bodies from van to tot, and asks that each body belongs to its place.
func (p *proef) regels(van, tot int64) []int64 {
	p.Helper()
	var uit []int64
	p.lees(func(tx *store.Tx) error {
		return tx.Log().Bodies(context.Background(), van, tot, func(seq int64, body []byte) error {
			if want := fmt.Sprintf("regel %d", seq); string(body) != want {
				p.Errorf("at place %d stands %q", seq, body)
			}
			uit = append(uit, seq)
			return nil
		})
	})
	return uit
}

// reeks are the numbers from van to tot.
func reeks(van, tot int64) []int64 {
	var uit []int64
	for n := van; n < tot; n++ {
		uit = append(uit, n)
	}
	return uit
}

// gedragGroepen: bodies of a batch of any size come back whole and in order, whatever groups they went in.
func gedragGroepen(p *proef) {
	eerste := int64(0)
	for _, n := range []int{0, 1, 7, 8, 9, 15, 16, 31, 32, 33, 39, 40, 41, 63, 64, 65, 70} {
		p.schrijfRegels(eerste, n)
		gelijk(p, fmt.Sprintf("a batch of %d", n), p.regels(eerste, eerste+int64(n)), reeks(eerste, eerste+int64(n)))
		eerste += int64(n)
	}
	gelijk(p, "all batches", p.regels(0, eerste), reeks(0, eerste))
	p.lees(func(tx *store.Tx) error {
		for _, seq := range []int64{0, 1, 8, 9, 200, eerste - 1} {
			body, err := tx.LogRegel(seq)
			gelijk(p, "one entry", string(body), fmt.Sprintf("regel %d", seq))
			p.goed(err)
		}
		return nil
	})
	p.geen("the entry after the last", func(tx *store.Tx) error { _, err := tx.LogRegel(eerste); return err })
	err := p.schrijfFout(func(tx *store.Tx) error { // the last of a batch of 41 stands there already: none of it stays
		return tx.LogSchrijver(1, 1).AppendBodies(context.Background(), -40, lichamen(-40, 41))
	})
	p.faalt("a place that is taken", err, false)
	gelijk(p, "what came before a refused body", p.regels(-100, 0), nil)
	p.faalt("a body that is not there", p.schrijfFout(func(tx *store.Tx) error {
		return tx.LogSchrijver(1, 1).AppendBodies(context.Background(), eerste, [][]byte{{1}, nil})
	}), false)
}

// gedragBodies: the half-open range, holes in it, and more rows than one step of reading holds.
func gedragBodies(p *proef) {
	p.schrijfRegels(10, 5)
	p.schrijfRegels(20, 3)
	for _, geval := range []struct {
		van, tot int64
		wil      []int64
	}{
		{0, 100, []int64{10, 11, 12, 13, 14, 20, 21, 22}}, {10, 15, reeks(10, 15)}, {11, 14, reeks(11, 14)}, {14, 21, []int64{14, 20}},
		{12, 12, nil}, {15, 20, nil}, {0, 10, nil}, {23, 99, nil}, {22, 23, []int64{22}}, {14, 11, nil}, {-5, 11, []int64{10}},
	} {
		gelijk(p, fmt.Sprintf("from %d to %d", geval.van, geval.tot), p.regels(geval.van, geval.tot), geval.wil)
	}
	const begin = 1000
	p.schrijfRegels(begin, 4001)
	for _, n := range []int64{1999, 2000, 2001, 3999, 4000, 4001} {
		if kreeg := p.regels(begin, begin+n); !slices.Equal(kreeg, reeks(begin, begin+n)) {
			p.Errorf("of %d entries came %d, or not in order", n, len(kreeg))
		}
	}
	stop, n := errors.New("genoeg"), 0
	p.fout("stopped in the second step", p.leesFout(func(tx *store.Tx) error {
		return tx.Log().Bodies(context.Background(), begin, begin+4001, func(int64, []byte) error {
			if n++; n == 2500 {
				return stop
			}
			return nil
		})
	}), stop)
	gelijk(p, "entries before the stop", n, 2500)
}

// gedragHashes: those rows come that hold one of the hashes asked for, and no other.
func gedragHashes(p *proef) {
	type rij struct{ eerste, einde int64 }
	rijen := []rij{{0, 2}, {2, 7}, {7, 8}, {12, 15}} // from 8 to 12 is a hole
	inhoud := func(r rij) []byte { return bytes.Repeat([]byte{byte(r.eerste)}, int(r.einde-r.eerste)*tlog.HashSize) }
	p.schrijf(func(tx *store.Tx) error {
		for _, r := range []int{2, 0, 3, 1} { // order of writing is nothing
			if err := tx.LogSchrijver(1, 1).AppendHashes(context.Background(), rijen[r].eerste, inhoud(rijen[r])); err != nil {
				return err
			}
		}
		return nil
	})
	p.lees(func(tx *store.Tx) error {
		for van := int64(0); van <= 16; van++ {
			for tot := van; tot <= 17; tot++ {
				var kreeg, wil []int64
				for _, r := range rijen {
					if max(van, r.eerste) < min(tot, r.einde) {
						wil = append(wil, r.eerste)
					}
				}
				err := tx.Log().HashRows(context.Background(), van, tot, func(eerste int64, hashes []byte) error {
					kreeg = append(kreeg, eerste)
					if i := slices.IndexFunc(rijen, func(r rij) bool { return r.eerste == eerste }); !bytes.Equal(hashes, inhoud(rijen[i])) {
						p.Errorf("the hashes of row %d came back otherwise", eerste)
					}
					return nil
				})
				p.goed(err)
				gelijk(p, fmt.Sprintf("hashes %d to %d", van, tot), kreeg, wil)
			}
		}
		return nil
	})
	stop := errors.New("genoeg")
	p.fout("the caller's own error", p.leesFout(func(tx *store.Tx) error {
		return tx.Log().HashRows(context.Background(), 0, 9, func(int64, []byte) error { return stop })
	}), stop)
}

// gedragKopViaLog: the log writes its head with the epochs of the caches and reads it back without them.
func gedragKopViaLog(p *proef) {
	h := audit.Head{Size: 7, Time: 99, Checkpoint: []byte("een punt\nmet regels\n")}
	if _, err := rand.Read(h.Root[:]); err != nil {
		p.Fatal(err)
	}
	p.lees(func(tx *store.Tx) error {
		leeg, err := tx.Log().Head(context.Background())
		gelijk(p, "size and moment of an empty log", []int64{leeg.Size, leeg.Time}, []int64{0, 0})
		gelijk(p, "root of an empty log", leeg.Root, tlog.Hash{})
		return err
	})
	p.schrijf(func(tx *store.Tx) error { return tx.LogSchrijver(5, 8).SetHead(context.Background(), h) })
	p.lees(func(tx *store.Tx) error {
		kreeg, err := tx.Log().Head(context.Background())
		p.goed(err)
		gelijk(p, "head of the log", kreeg, h)
		k, err := tx.Kop(false)
		gelijk(p, "head with epochs", k, store.Kop{Omvang: 7, Wortel: h.Root[:], Moment: 99, Controlepunt: h.Checkpoint, Epoch: 5, Huis: 8})
		return err
	})
	gelijk(p, "heads", p.tel(`SELECT COUNT(*) FROM log_kop`), int64(1))
}

// gedragIndex: the way back shows what stands before a place, newest first, also when the body itself has gone.
func gedragIndex(p *proef) {
	p.schrijfRegels(0, 40)
	p.schrijf(func(tx *store.Tx) error {
		for seq := range int64(40) {
			if err := tx.Indexeer(store.Weg{fmt.Sprintf("c-%d", seq%2), seq}); err != nil {
				return err
			}
		}
		return errors.Join(tx.Indexeer(store.Weg{"c-1", 77}), tx.ZetIndexTot(40)) // 77: an entry whose body is not there
	})
	for _, geval := range []struct {
		object string
		voor   int64
		aantal int
		wil    []string
	}{
		{"c-1", 100, 3, []string{"regel 39", "regel 37", "regel 35"}}, {"c-1", 39, 1, []string{"regel 37"}}, {"c-1", 40, 1, []string{"regel 39"}},
		{"c-0", 5, 9, []string{"regel 4", "regel 2", "regel 0"}}, {"c-0", 0, 9, nil}, {"c-0", 100, 0, nil}, {"c-9", 100, 9, nil},
	} {
		p.lees(func(tx *store.Tx) error {
			lijst, err := tx.RegelsOver(geval.object, geval.voor, geval.aantal)
			var kreeg []string
			for _, b := range lijst {
				kreeg = append(kreeg, string(b))
			}
			gelijk(p, fmt.Sprintf("%d about %s before %d", geval.aantal, geval.object, geval.voor), kreeg, geval.wil)
			return err
		})
	}
	p.lees(func(tx *store.Tx) error {
		tot, omvang, err := tx.IndexTot(false)
		gelijk(p, "index and log", []int64{tot, omvang}, []int64{40, 0})
		return err
	})
}

// gedragKopOpSlot: who writes second waits for the first, and then reads what the first left; a reader waits for nobody.
func gedragKopOpSlot(p *proef) {
	for _, afloop := range []string{"commit", "heropen"} {
		een, twee := p.schrijver(), p.schrijver()
		tx := p.begin(een)
		k, err := tx.Kop(true)
		p.goed(err)
		voor := k.Omvang
		k.Omvang, k.Wortel, k.Controlepunt = voor+5, []byte{1}, []byte{2}
		p.goed(tx.ZetKop(k))
		klaar := make(chan int64, 1)
		go func() {
			tx, err := twee.Begin(context.Background())
			if err != nil {
				klaar <- -1
				return
			}
			k, err := tx.Kop(true)
			if err == nil {
				err = twee.Commit()
			}
			if err != nil {
				k.Omvang = -2
			}
			klaar <- k.Omvang
		}()
		nogNiet(p, "the second writer, before "+afloop, klaar)
		p.lees(func(tx *store.Tx) error {
			k, err := tx.Kop(false)
			gelijk(p, "what a reader sees meanwhile", k.Omvang, voor)
			return err
		})
		wil := voor
		if afloop == "commit" {
			p.goed(een.Commit())
			wil += 5
		} else {
			een.Heropen()
		}
		gelijk(p, "what the second found after "+afloop, binnen(p, "the second writer", klaar), wil)
		p.goed(errors.Join(een.Sluit(), twee.Sluit()))
	}
}
