// SPDX-License-Identifier: EUPL-1.2

package store_test

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"rondetafel/internal/casus"
	"rondetafel/internal/gate/internal/store"
)

func testCasus(p *proef) {
	p.metCasus()
	rij := zichtRij("c-1", "m-a", 4, 30)
	p.schrijf(func(tx *store.Tx) error { return tx.NieuwZicht(rij) })
	wil := store.Gezien{Casus: casusRij("c-1", "2026-0001")}
	wil.Persoon = rij
	wil.Partij = store.Zicht{Casus: "c-1", Wie: "p-a", Open: true}
	p.lees(func(tx *store.Tx) error {
		g, err := tx.Gezien("c-1", "m-a", "p-a")
		gelijk(p, "gezien", g, wil)
		return err
	})
	p.geen("an unknown casus", func(tx *store.Tx) error { _, err := tx.Gezien("c-9", "m-a", "p-a"); return err })
	c := casusRij("c-1", "2026-0001")
	c.Fase, c.Open, c.Procesregisseur, c.Gewijzigd, c.Versie, c.GewijzigdDoor = casus.Afgewezen, false, "m-b", 40, 2, "m-b"
	p.schrijf(func(tx *store.Tx) error { return tx.ZetCasus(c) })
	p.lees(func(tx *store.Tx) error {
		g, err := tx.Gezien("c-1", "m-a", "p-a")
		gelijk(p, "changed casus", g.Casus, c)
		return err
	})
	if err := p.schrijfFout(func(tx *store.Tx) error { return tx.ZetCasus(c) }); !errors.Is(err, store.ErrGeen) {
		p.Errorf("writing version 2 over version 2: %v, want ErrGeen", err)
	}
	p.lees(func(tx *store.Tx) error {
		ja, err := tx.NummerBezet("2026-0001")
		p.goed(err)
		nee, err := tx.NummerBezet("2026-0002")
		gelijk(p, "numbers that are taken", []bool{ja, nee}, []bool{true, false})
		p.goed(err)
		var nummers []string
		err = tx.Casusnummers(func(id, nummer string) error { nummers = append(nummers, id+" "+nummer); return nil })
		gelijk(p, "casusnummers", nummers, []string{"c-1 2026-0001"})
		return err
	})
}

// gevuld puts ten casussen in the house; m-a sees the even ones, of which c-08 no longer.
func (p *proef) gevuld() {
	p.bewoond()
	p.schrijf(func(tx *store.Tx) error {
		for i := range 10 {
			c := casusRij(fmt.Sprintf("c-%02d", i), fmt.Sprintf("2026-%04d", 99-i))
			c.Aangemeld, c.Gewijzigd = int64(100+i), int64(200-i/2)
			if i%3 == 0 {
				c.Fase, c.Open, c.Soort, c.Gemeente = casus.Afgewezen, false, casus.Jongere, "GM0957"
			}
			if err := tx.NieuweCasus(c); err != nil {
				return err
			}
			if i%2 != 0 {
				continue
			}
			z := zichtRij(c.ID, "m-a", uint64(1+i%4), int64(300+i))
			z.Open = c.Open
			if i == 8 {
				z.Tot = 50
			}
			if err := tx.NieuwZicht(z); err != nil {
				return err
			}
		}
		return nil
	})
}

func (p *proef) lijst(k store.Keuze) []string {
	p.Helper()
	k.Medewerker, k.Partij, k.Nu = "m-a", "p-a", 60
	if k.Filter == "" {
		k.Filter = "1 = 1"
	}
	if k.Aantal == 0 {
		k.Aantal = 100
	}
	var ids []string
	p.lees(func(tx *store.Tx) error {
		rijen, err := tx.Casussen(k)
		for _, r := range rijen {
			ids = append(ids, r.ID)
		}
		return err
	})
	return ids
}

func testLijst(p *proef) {
	p.gevuld()
	ja, nee := true, false
	for _, geval := range []struct {
		wat   string
		keuze store.Keuze
		wil   []string
	}{
		{"by last change, equal ones by id", store.Keuze{Aantal: 4}, []string{"c-01", "c-00", "c-03", "c-02"}},
		{"by date of the report", store.Keuze{Sorteer: "aangemeld", Aantal: 3}, []string{"c-09", "c-08", "c-07"}},
		{"by number", store.Keuze{Sorteer: "nummer", Aantal: 3}, []string{"c-00", "c-01", "c-02"}},
		{"through zicht, by the person's own last change, without what ended", store.Keuze{ViaZicht: true}, []string{"c-06", "c-04", "c-02", "c-00"}},
		{"closed", store.Keuze{Open: &nee, Sorteer: "aangemeld"}, []string{"c-09", "c-06", "c-03", "c-00"}},
		{"open, through zicht", store.Keuze{Open: &ja, ViaZicht: true}, []string{"c-04", "c-02"}},
		{"of a phase", store.Keuze{Fase: "afgewezen", Sorteer: "aangemeld"}, []string{"c-09", "c-06", "c-03", "c-00"}},
		{"of a soort", store.Keuze{Soort: "jongere", Sorteer: "aangemeld", Aantal: 1}, []string{"c-09"}},
		{"of a gemeente", store.Keuze{Gemeente: "GM0957", Sorteer: "aangemeld", Vanaf: 2}, []string{"c-03", "c-00"}},
		{"of some ids", store.Keuze{IDs: []string{"c-02", "c-07", "c-99"}, Sorteer: "aangemeld", Aantal: 5}, []string{"c-07", "c-02"}},
		{"of no ids", store.Keuze{IDs: []string{}, Aantal: 5}, nil},
		{"of a number", store.Keuze{Nummer: "2026-0095"}, []string{"c-04"}},
		{"of a role", store.Keuze{Rol: 2, Sorteer: "aangemeld"}, []string{"c-06", "c-02"}},
		{"by a filter with its own parameters", store.Keuze{Filter: "c.fase = $4 AND c.id > $5", Args: []any{"aangemeld", "c-04"}, Fase: "aangemeld",
			Sorteer: "aangemeld"}, []string{"c-08", "c-07", "c-05"}},
		{"nothing", store.Keuze{Filter: "1 = 0"}, nil},
	} {
		gelijk(p, geval.wat, p.lijst(geval.keuze), geval.wil)
	}
}

func testPaginas(p *proef) {
	p.gevuld()
	for _, k := range []store.Keuze{{}, {Sorteer: "aangemeld"}, {Sorteer: "nummer"}, {ViaZicht: true}} {
		alles := p.lijst(k)
		var bijeen []string
		for k.Vanaf, k.Aantal = 0, 3; ; k.Vanaf += 3 {
			pagina := p.lijst(k)
			bijeen = append(bijeen, pagina...)
			if len(pagina) < 3 {
				break
			}
		}
		gelijk(p, "pages of three, one after another, sorted by "+k.Sorteer, bijeen, alles)
	}
}

func testZicht(p *proef) {
	p.metCasus()
	a, b := zichtRij("c-1", "m-a", 4, 30), zichtRij("c-1", "p-a", 8, 30)
	p.schrijf(func(tx *store.Tx) error { return errors.Join(tx.NieuwZicht(b), tx.NieuwZicht(a)) })
	a.Rollen, a.Van, a.Tot, a.Zegel = 5, 2, 77, zegel(2)
	p.schrijf(func(tx *store.Tx) error {
		return errors.Join(tx.ZetZicht(a), tx.MerkZicht("c-1", []string{"m-a"}, 44, false))
	})
	a.Gewijzigd, a.Open = 44, false
	p.lees(func(tx *store.Tx) error {
		een, err := tx.ZichtVan("c-1", "m-a")
		p.goed(err)
		gelijk(p, "zicht van", een, a)
		alle, err := tx.ZichtOp("c-1")
		gelijk(p, "zicht op", alle, []store.Zicht{a, b})
		p.goed(err)
		var wie []string
		err = tx.AlleZicht(func(z store.Zicht) error { wie = append(wie, z.Wie); return nil })
		slices.Sort(wie)
		gelijk(p, "alle zicht", wie, []string{"m-a", "p-a"})
		return err
	})
	p.schrijf(func(tx *store.Tx) error { return tx.MerkZicht("c-1", nil, 55, true) })
	p.lees(func(tx *store.Tx) error {
		for _, v := range []struct {
			wie    []string
			bij    string
			aantal int
			wil    string
		}{{[]string{"m-a", "p-a", "m-x"}, "", 9, "m-a p-a"}, {[]string{"m-a", "p-a"}, "", 1, "m-a"}, {[]string{"m-a"}, "p-a", 9, "m-a"}, {[]string{"m-a"}, "m-x", 9, ""}, {nil, "", 9, ""}} {
			rijen, err := tx.ZichtVanMensen(v.wie, v.bij, v.aantal)
			p.goed(err)
			var wie []string
			for _, r := range rijen {
				wie = append(wie, r.Wie)
				een, err := tx.ZichtVan("c-1", r.Wie)
				p.goed(err)
				gelijk(p, "a row among those of people", r, een)
			}
			gelijk(p, "rows of people", strings.Join(wie, " "), v.wil)
		}
		return nil
	})
	p.schrijf(func(tx *store.Tx) error { return tx.MerkZicht("c-1", []string{}, 66, false) })
	p.schrijf(func(tx *store.Tx) error { return tx.MerkZicht("c-1", nil, 55, false) })
	p.lees(func(tx *store.Tx) error {
		rijen, err := tx.ZichtVanMensen([]string{"m-a", "p-a"}, "", 9)
		if len(rijen) > 0 {
			p.Errorf("rows on a casus that is closed: %+v", rijen)
		}
		return err
	})
	p.schrijf(func(tx *store.Tx) error { return tx.MerkZicht("c-1", nil, 55, true) })
	p.lees(func(tx *store.Tx) error {
		for _, wie := range []string{"m-a", "p-a"} {
			z, err := tx.ZichtVan("c-1", wie)
			if err != nil || z.Gewijzigd != 55 || !z.Open {
				p.Errorf("after marking all and then none, %s has %+v (%v)", wie, z, err)
			}
		}
		return nil
	})
	p.geen("zicht of somebody else", func(tx *store.Tx) error { _, err := tx.ZichtVan("c-1", "m-b"); return err })
}

// testTienduizend looks whether what is quick with ten casussen still answers with ten thousand.
func testTienduizend(p *proef) {
	p.bewoond()
	const aantal = 10_000
	p.schrijf(func(tx *store.Tx) error {
		for i := range aantal {
			c := casusRij(fmt.Sprintf("c-%05d", i), fmt.Sprintf("2026-%06d", i))
			c.Gewijzigd = int64(i)
			if err := tx.NieuweCasus(c); err != nil {
				return err
			}
			if i%100 == 0 {
				if err := tx.NieuwZicht(zichtRij(c.ID, "m-a", 4, int64(i))); err != nil {
					return err
				}
			}
		}
		return nil
	})
	gelijk(p, "the newest of the person", p.lijst(store.Keuze{ViaZicht: true, Aantal: 3}), []string{"c-09900", "c-09800", "c-09700"})
	gelijk(p, "all of the person", len(p.lijst(store.Keuze{ViaZicht: true, Aantal: aantal})), 100)
	gelijk(p, "the last of all", p.lijst(store.Keuze{Vanaf: aantal - 1}), []string{"c-00000"})
	n := 0
	p.lees(func(tx *store.Tx) error { return tx.Casusnummers(func(string, string) error { n++; return nil }) })
	gelijk(p, "casusnummers", n, aantal)
}
