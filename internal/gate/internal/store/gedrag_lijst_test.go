// SPDX-License-Identifier: EUPL-1.2

package store_test

import (
	"cmp"
	"fmt"
	"reflect"
	"slices"
	"strconv"

	"pgregory.net/rapid"

	"rondetafel/internal/casus"
	"rondetafel/internal/gate/internal/store"
)

// model is a house in memory: casussen with the rows of zicht on them. Its casussen carry its name as their Doel, by which they
// are apart from those of other models in the same database.
type model struct {
	naam     string
	casussen []store.Casus
	zicht    map[string]store.Zicht // by casus + wie
}

func trekModel(rt *rapid.T, nummer int) model {
	m := model{naam: "model " + strconv.Itoa(nummer), zicht: map[string]store.Zicht{}}
	weinig := rapid.Int64Range(1, 3) // so that equal values happen
	plaatsen := rapid.Permutation([]int{0, 1, 2, 3, 4, 5, 6, 7}).Draw(rt, "nummers")
	for i := range rapid.IntRange(0, 8).Draw(rt, "casussen") {
		c := casusRij(fmt.Sprintf("c-%05d-%d", nummer, i), fmt.Sprintf("%05d-%d", nummer, plaatsen[i]))
		c.Soort = rapid.SampledFrom([]casus.Soort{casus.Gezin, casus.Jongere}).Draw(rt, "soort")
		c.Fase = rapid.SampledFrom([]casus.Fase{casus.Aangemeld, casus.Triage}).Draw(rt, "fase")
		c.Gemeente = rapid.SampledFrom([]string{"GM0957", "GM0988"}).Draw(rt, "gemeente")
		c.Open = rapid.Bool().Draw(rt, "open")
		c.Aangemeld, c.Gewijzigd = weinig.Draw(rt, "aangemeld"), weinig.Draw(rt, "gewijzigd")
		c.Doel, c.Inhoud = m.naam, []byte{byte(i)}
		m.casussen = append(m.casussen, c)
		for _, wie := range []string{"m-a", "p-a", "m-b"} {
			if !rapid.Bool().Draw(rt, "zicht van "+wie) {
				continue
			}
			z := zichtRij(c.ID, wie, uint64(rapid.IntRange(0, 7).Draw(rt, "rollen")), weinig.Draw(rt, "laatst"))
			z.Van, z.Tot = rapid.Int64Range(59, 61).Draw(rt, "van"), rapid.Int64Range(59, 62).Draw(rt, "tot")
			z.Open = rapid.Bool().Draw(rt, "open voor "+wie)
			m.zicht[c.ID+wie] = z
		}
	}
	return m
}

func (m model) bewaar(tx *store.Tx) error {
	for _, c := range m.casussen {
		if err := tx.NieuweCasus(c); err != nil {
			return err
		}
	}
	for _, z := range m.zicht {
		if err := tx.NieuwZicht(z); err != nil {
			return err
		}
	}
	return nil
}

func trekKeuze(rt *rapid.T, m model) store.Keuze {
	k := store.Keuze{Medewerker: "m-a", Partij: "p-a", Nu: 60, Filter: "c.doel = $4", Args: []any{m.naam}}
	k.ViaZicht = rapid.Bool().Draw(rt, "via zicht")
	k.Sorteer = rapid.SampledFrom([]string{"", "gewijzigd", "aangemeld", "nummer"}).Draw(rt, "sorteer")
	k.Soort = rapid.SampledFrom([]string{"", "", "gezin", "jongere"}).Draw(rt, "soort")
	k.Fase = rapid.SampledFrom([]string{"", "", "aangemeld", "triage", "afgewezen"}).Draw(rt, "fase")
	k.Gemeente = rapid.SampledFrom([]string{"", "", "GM0957"}).Draw(rt, "gemeente")
	k.Rol = rapid.SampledFrom([]uint64{0, 0, 1, 2, 4, 8}).Draw(rt, "rol")
	if len(m.casussen) > 0 && rapid.IntRange(0, 4).Draw(rt, "nummer?") == 0 {
		k.Nummer = rapid.SampledFrom(m.casussen).Draw(rt, "nummer").Nummer
	}
	if rapid.Bool().Draw(rt, "open?") {
		open := rapid.Bool().Draw(rt, "open")
		k.Open = &open
	}
	k.Vanaf, k.Aantal = rapid.IntRange(0, 9).Draw(rt, "vanaf"), rapid.IntRange(0, 9).Draw(rt, "aantal")
	return k
}

// rij is the row of zicht as a list shows it: absent when it does not hold at moment nu.
func (m model) rij(c store.Casus, wie string, nu int64) (store.Zicht, bool) {
	z, is := m.zicht[c.ID+wie]
	is = is && z.Van <= nu && nu < z.Tot
	if !is {
		z = store.Zicht{Casus: c.ID, Wie: wie}
	}
	return z, is
}

// past tells whether casus c belongs in the list, when the person's own row is z and exists or not.
func past(k store.Keuze, c store.Casus, z store.Zicht, is bool) bool {
	open := c.Open
	if k.ViaZicht {
		open = z.Open
	}
	for _, nee := range []bool{
		k.ViaZicht && !is,
		k.Nummer != "" && c.Nummer != k.Nummer,
		k.Fase != "" && string(c.Fase) != k.Fase,
		k.Soort != "" && string(c.Soort) != k.Soort,
		k.Gemeente != "" && c.Gemeente != k.Gemeente,
		k.Rol != 0 && z.Rollen&k.Rol == 0,
		k.Open != nil && *k.Open != open,
	} {
		if nee {
			return false
		}
	}
	return true
}

// kies is the list that k asks for.
func (m model) kies(k store.Keuze) []store.Gezien {
	var lijst []store.Gezien
	for _, c := range m.casussen {
		z, is := m.rij(c, k.Medewerker, k.Nu)
		if !past(k, c, z, is) {
			continue
		}
		g := store.Gezien{Casus: c, Persoon: z}
		g.Inhoud = nil // a list holds no content
		g.Partij, _ = m.rij(c, k.Partij, k.Nu)
		g.Persoon.Open, g.Partij.Open, g.Partij.Gewijzigd = c.Open, c.Open, 0
		lijst = append(lijst, g)
	}
	slices.SortFunc(lijst, func(a, b store.Gezien) int {
		n := cmp.Compare(b.Casus.Gewijzigd, a.Casus.Gewijzigd)
		switch {
		case k.Sorteer == "aangemeld":
			n = cmp.Compare(b.Aangemeld, a.Aangemeld)
		case k.Sorteer == "nummer":
			n = cmp.Compare(b.Nummer, a.Nummer)
		case k.ViaZicht:
			n = cmp.Compare(b.Persoon.Gewijzigd, a.Persoon.Gewijzigd)
		}
		return cmp.Or(n, cmp.Compare(b.ID, a.ID))
	})
	lijst = lijst[min(k.Vanaf, len(lijst)):]
	return slices.Clone(lijst[:min(k.Aantal, len(lijst))])
}

// gedragModel: for any house and any choice the list is the one that the model gives, to the last column.
func gedragModel(p *proef) {
	p.bewoond()
	nummer := 0
	rapid.Check(p.T, func(rt *rapid.T) {
		nummer++
		m := trekModel(rt, nummer)
		p.schrijf(m.bewaar)
		for range 5 {
			k := trekKeuze(rt, m)
			var kreeg []store.Gezien
			p.lees(func(tx *store.Tx) (err error) { kreeg, err = tx.Casussen(k); return err })
			if wil := m.kies(k); len(wil) != len(kreeg) || len(wil) > 0 && !reflect.DeepEqual(kreeg, wil) {
				rt.Fatalf("choice %+v:\n got %+v\nwant %+v", k, kreeg, wil)
			}
		}
	})
}

// gedragBladeren: when everything is equal the id decides, pages join without a double or a hole, and beyond the end is nothing.
func gedragBladeren(p *proef) {
	p.bewoond()
	const aantal = 9
	p.schrijf(func(tx *store.Tx) error {
		for i := range aantal {
			c := casusRij(fmt.Sprintf("c-%d", i*7%aantal), fmt.Sprintf("2026-%04d", i*7%aantal))
			if err := tx.NieuweCasus(c); err != nil {
				return err
			}
			if err := tx.NieuwZicht(zichtRij(c.ID, "m-a", 1, 5)); err != nil {
				return err
			}
		}
		return nil
	})
	wil := []string{"c-8", "c-7", "c-6", "c-5", "c-4", "c-3", "c-2", "c-1", "c-0"}
	for _, sorteer := range []string{"gewijzigd", "aangemeld", "nummer", "iets anders"} {
		for _, via := range []bool{false, true} {
			for grootte := 1; grootte <= aantal+1; grootte++ {
				var bijeen []string
				for vanaf := 0; vanaf < aantal; vanaf += grootte {
					bijeen = append(bijeen, p.lijst(store.Keuze{Sorteer: sorteer, ViaZicht: via, Vanaf: vanaf, Aantal: grootte})...)
				}
				gelijk(p, fmt.Sprintf("pages of %d by %s, via zicht %v", grootte, sorteer, via), bijeen, wil)
			}
			for _, voorbij := range []int{aantal, aantal + 1, 1_000_000} {
				gelijk(p, "beyond the end", p.lijst(store.Keuze{Sorteer: sorteer, ViaZicht: via, Vanaf: voorbij}), nil)
			}
			gelijk(p, "the last", p.lijst(store.Keuze{Sorteer: sorteer, ViaZicht: via, Vanaf: aantal - 1}), wil[aantal-1:])
		}
	}
}

// gedragZoeken: found people come by date of the report, no more than asked, through the filter and the caller's rows of zicht.
func gedragZoeken(p *proef) {
	p.bewoond()
	hash, ander := []byte{0, 1, 255}, []byte{0, 1}
	p.schrijf(func(tx *store.Tx) error {
		for i := range 4 {
			c := casusRij(fmt.Sprintf("c-%d", i), fmt.Sprintf("2026-%04d", i))
			c.Aangemeld = int64(10 * (i + 1))
			b := store.Betrokkene{ID: fmt.Sprintf("b-%d", i), Casus: c.ID, Volgorde: i, Inhoud: []byte{byte(i)}}
			if err := tx.NieuweCasus(c); err != nil {
				return err
			}
			if err := tx.NieuweBetrokkene(b, [][]byte{hash, append([]byte{9}, byte(i))}); err != nil {
				return err
			}
		}
		z := zichtRij("c-2", "m-a", 4, 1)
		z.Van, z.Tot = 60, 61
		if err := tx.NieuwZicht(z); err != nil {
			return err
		}
		return tx.NieuwZicht(zichtRij("c-3", "p-a", 8, 1))
	})
	zoek := func(k store.Keuze, hash []byte) []string {
		var ids []string
		k.Medewerker, k.Partij = "m-a", "p-a"
		p.lees(func(tx *store.Tx) error {
			lijst, err := tx.Zoek(k, hash)
			for _, r := range lijst {
				gelijk(p, "casus of the person and of the row", r.Betrokkene.Casus, r.Gezien.ID)
				ids = append(ids, fmt.Sprintf("%s %d %d %d", r.Betrokkene.ID, r.Volgorde, r.Gezien.Persoon.Rollen, r.Gezien.Partij.Rollen))
			}
			return err
		})
		return ids
	}
	for _, geval := range []struct {
		wat   string
		keuze store.Keuze
		hash  []byte
		wil   []string
	}{
		{"newest first", store.Keuze{Nu: 60, Filter: "1 = 1", Aantal: 9}, hash, []string{"b-3 3 0 8", "b-2 2 4 0", "b-1 1 0 0", "b-0 0 0 0"}},
		{"no more than asked", store.Keuze{Nu: 60, Filter: "1 = 1", Aantal: 2}, hash, []string{"b-3 3 0 8", "b-2 2 4 0"}},
		{"none is asked", store.Keuze{Nu: 60, Filter: "1 = 1"}, hash, nil},
		{"through a filter with parameters", store.Keuze{Nu: 60, Filter: "c.id IN ($4, $5)", Args: []any{"c-1", "c-3"}, Aantal: 9}, hash,
			[]string{"b-3 3 0 8", "b-1 1 0 0"}},
		{"an own row that is there", store.Keuze{Nu: 60, Filter: "1 = 1", ViaZicht: true, Aantal: 9}, hash, []string{"b-2 2 4 0"}},
		{"an own row that begins later", store.Keuze{Nu: 59, Filter: "1 = 1", ViaZicht: true, Aantal: 9}, hash, nil},
		{"an own row that has ended", store.Keuze{Nu: 61, Filter: "1 = 1", ViaZicht: true, Aantal: 9}, hash, nil},
		{"a hash that one has", store.Keuze{Nu: 60, Filter: "1 = 1", Aantal: 9}, []byte{9, 1}, []string{"b-1 1 0 0"}},
		{"the begin of a hash", store.Keuze{Nu: 60, Filter: "1 = 1", Aantal: 9}, ander, nil},
		{"no hash", store.Keuze{Nu: 60, Filter: "1 = 1", Aantal: 9}, []byte{}, nil},
	} {
		gelijk(p, geval.wat, zoek(geval.keuze, geval.hash), geval.wil)
	}
}
