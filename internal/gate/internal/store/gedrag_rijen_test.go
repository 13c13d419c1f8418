// SPDX-License-Identifier: EUPL-1.2

package store_test

import (
	"cmp"
	"context"
	"database/sql"
	"errors"
	"fmt"
	"net/url"
	"slices"
	"sync"
	"testing"

	"rondetafel/internal/casus"
	"rondetafel/internal/gate/internal/store"
	"rondetafel/internal/informatie"
	"rondetafel/internal/klok"
	"rondetafel/internal/partij"
	"rondetafel/internal/pgtest"
)

// gedragMerk: a mark reaches those who are named, on that Casus only, and nothing that is under the MAC.
func gedragMerk(p *proef) {
	p.metCasus()
	wie := []string{"m-a", "m-b", "p-a"}
	p.schrijf(func(tx *store.Tx) error {
		fouten := []error{tx.NieuweCasus(casusRij("c-2", "2026-0002"))}
		for _, w := range wie {
			fouten = append(fouten, tx.NieuwZicht(zichtRij("c-1", w, 3, 10)), tx.NieuwZicht(zichtRij("c-2", w, 3, 10)))
		}
		return errors.Join(fouten...)
	})
	stand := map[string]int64{"m-a": 10, "m-b": 10, "p-a": 10}
	for i, geval := range []struct {
		wat  string
		wie  []string
		open bool
		wil  []string
	}{
		{"none", []string{}, true, nil},
		{"one", []string{"m-b"}, true, []string{"m-b"}},
		{"one who has no row", []string{"m-x"}, true, nil},
		{"some, one twice and one without a row", []string{"m-a", "p-a", "m-a", "m-x"}, true, []string{"m-a", "p-a"}},
		{"all by name", wie, true, wie},
		{"all", nil, false, wie},
	} {
		moment := int64(100 + i)
		p.schrijf(func(tx *store.Tx) error { return tx.MerkZicht("c-1", geval.wie, moment, geval.open) })
		for _, w := range geval.wil {
			stand[w] = moment
		}
		var wil []store.Zicht
		for _, w := range wie {
			z := zichtRij("c-1", w, 3, stand[w])
			z.Open = geval.open
			wil = append(wil, z)
		}
		p.lees(func(tx *store.Tx) error {
			kreeg, err := tx.ZichtOp("c-1")
			p.goed(err)
			gelijk(p, geval.wat, kreeg, wil)
			ander, err := tx.ZichtOp("c-2")
			for _, z := range ander {
				gelijk(p, geval.wat+": zicht on another casus", z, zichtRij("c-2", z.Wie, 3, 10))
			}
			return err
		})
	}
	p.schrijf(func(tx *store.Tx) error { return tx.MerkZicht("c-9", nil, 1, true) }) // a Casus that nobody sees
	p.fout("a row that is not there", p.schrijfFout(func(tx *store.Tx) error { return tx.ZetZicht(zichtRij("c-1", "m-x", 1, 1)) }), store.ErrGeen)
}

// strijd lets several write version 2 at the same time, each on a connection of its own; one of them may win.
func (p *proef) strijd(wat string, zet func(tx *store.Tx, wie int) error) int {
	p.Helper()
	const aantal = 4
	fouten := make([]error, aantal)
	var groep sync.WaitGroup
	for i := range aantal {
		groep.Go(func() {
			_, fouten[i] = p.db.Schrijf(context.Background(), func(tx *store.Tx) (bool, error) { return true, zet(tx, i) })
		})
	}
	groep.Wait()
	winnaar := slices.Index(fouten, nil)
	for i, err := range fouten {
		if i == winnaar {
			continue
		}
		p.fout(fmt.Sprintf("%s: number %d, with %d the winner", wat, i, winnaar), err, store.ErrGeen)
		if store.Besmet(err) {
			p.Errorf("%s: losing poisons: %v", wat, err)
		}
	}
	if winnaar < 0 {
		p.Fatalf("%s: nobody won", wat)
	}
	return winnaar
}

// gedragVersies: of several who change the same version one wins, and what stands is all the winner's.
func gedragVersies(p *proef) {
	p.metCasus()
	zaak, gegeven := casusRij("c-1", "2026-0001"), gegevenRij("g-1", "c-1", 10)
	concept := store.Concept{ID: "k-1", Eigenaar: "m-a", Formulier: "aanmelding", Versie: 1, Gewijzigd: 5, Inhoud: []byte("a")}
	p.schrijf(func(tx *store.Tx) error { return errors.Join(tx.NieuwGegeven(gegeven), tx.NieuwConcept(concept)) })
	zaak.Versie, gegeven.Versie, concept.Versie, zaak.Fase = 2, 2, 2, casus.Triage
	beter := p.strijd("casus", func(tx *store.Tx, wie int) error {
		c := zaak
		c.Gewijzigd = int64(1000 + wie)
		return tx.ZetCasus(c)
	})
	zaak.Gewijzigd = int64(1000 + beter)
	beter = p.strijd("gegeven", func(tx *store.Tx, wie int) error {
		g := gegeven
		g.Lezers, g.Inhoud = []string{[]string{"p-a", "p-b"}[wie%2]}, []byte{byte(wie)}
		return tx.ZetGegeven(g)
	})
	gegeven.Lezers, gegeven.Inhoud = []string{[]string{"p-a", "p-b"}[beter%2]}, []byte{byte(beter)}
	beter = p.strijd("concept", func(tx *store.Tx, wie int) error {
		c := concept
		c.Inhoud = []byte{byte(wie)}
		return tx.ZetConcept(c)
	})
	concept.Inhoud = []byte{byte(beter)}
	p.lees(func(tx *store.Tx) error {
		c, err := tx.Gezien("c-1", "m-a", "p-a")
		p.goed(err)
		gelijk(p, "casus", c.Casus, zaak)
		g, err := tx.Gegeven("g-1")
		p.goed(err)
		gelijk(p, "gegeven", g, gegeven)
		k, err := tx.Concept("k-1")
		gelijk(p, "concept", k, concept)
		return err
	})
	for _, versie := range []int64{0, 1, 2, 4, 1 << 40} {
		zaak.Versie, gegeven.Versie, concept.Versie = versie, versie, versie
		p.fout("casus, from another version", p.schrijfFout(func(tx *store.Tx) error { return tx.ZetCasus(zaak) }), store.ErrGeen)
		p.fout("gegeven, from another version", p.schrijfFout(func(tx *store.Tx) error { return tx.ZetGegeven(gegeven) }), store.ErrGeen)
		p.fout("concept, from another version", p.schrijfFout(func(tx *store.Tx) error { return tx.ZetConcept(concept) }), store.ErrGeen)
	}
}

// gedragLezers: the readers of a Gegeven are those of its last version, whole, and a refused one leaves them as they were.
func gedragLezers(p *proef) {
	p.metCasus()
	p.schrijf(func(tx *store.Tx) error {
		ander := gegevenRij("g-2", "c-1", 5)
		return errors.Join(tx.NieuwePartij(partijRij("p-c")), tx.NieuwGegeven(gegevenRij("g-1", "c-1", 10)), tx.NieuwGegeven(ander))
	})
	g := gegevenRij("g-1", "c-1", 10)
	for i, lezers := range [][]string{{"p-c"}, {"p-a", "p-b", "p-c"}, nil, {"p-b"}, {"p-b"}} {
		g.Lezers, g.Zegel = lezers, zegel(int64(i+2))
		p.schrijf(func(tx *store.Tx) error { return tx.ZetGegeven(g) })
		p.lees(func(tx *store.Tx) error {
			een, err := tx.Gegeven("g-1")
			p.goed(err)
			gelijk(p, "one piece", een, g)
			alle, err := tx.Gegevens("c-1")
			gelijk(p, "all of the casus", alle, []store.Gegeven{g, gegevenRij("g-2", "c-1", 5)})
			if err != nil {
				return err
			}
			anderen, err := tx.StukkenVanAnderen("c-1", "p-niemand")
			slices.SortFunc(anderen, func(a, b store.Gegeven) int { return cmp.Compare(b.ID, a.ID) }) // in no order
			gelijk(p, "by their versions", anderen, []store.Gegeven{{ID: "g-2", Partij: g.Partij, Zegel: store.Zegel{Versie: gegevenRij("g-2", "c-1", 5).Versie}},
				{ID: "g-1", Partij: g.Partij, Zegel: store.Zegel{Versie: g.Versie}}})
			if eigen, fout := tx.StukkenVanAnderen("c-1", g.Partij); len(eigen) > 0 || fout != nil {
				p.faalt("its own among those of others", fout, true)
			}
			return err
		})
	}
	for wat, lezers := range map[string][]string{"one twice": {"p-a", "p-a"}, "an unknown one": {"p-a", "p-x"}} {
		stuk := g
		stuk.Lezers, stuk.Versie = lezers, g.Versie+1
		p.faalt("readers, "+wat, p.schrijfFout(func(tx *store.Tx) error { return tx.ZetGegeven(stuk) }), false)
		stuk.ID = "g-9"
		p.faalt("readers of a new one, "+wat, p.schrijfFout(func(tx *store.Tx) error { return tx.NieuwGegeven(stuk) }), false)
		p.geen("what was refused", func(tx *store.Tx) error { _, err := tx.Gegeven("g-9"); return err })
		p.lees(func(tx *store.Tx) error {
			een, err := tx.Gegeven("g-1")
			gelijk(p, "after readers with "+wat, een, g)
			return err
		})
	}
	stop := errors.New("genoeg")
	n := 0
	p.fout("the caller's own error", p.leesFout(func(tx *store.Tx) error {
		return tx.AlleGegevens(func(store.Gegeven) error { n++; return stop })
	}), stop)
	gelijk(p, "pieces before the caller stopped", n, 1)
}

// TestGedragVolgorde: readers come sorted by their bytes, as they were sealed, whatever the language of the database.
func TestGedragVolgorde(t *testing.T) {
	los := pgtest.URL(t)
	beheer, err := sql.Open("pgx", los)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		_, weg := beheer.Exec(`DROP DATABASE IF EXISTS gedrag_taal WITH (FORCE)`)
		if err := errors.Join(weg, beheer.Close()); err != nil {
			t.Error(err)
		}
	})
	if _, err := beheer.Exec(`CREATE DATABASE gedrag_taal TEMPLATE template0 LOCALE_PROVIDER icu ICU_LOCALE 'nl'`); err != nil {
		t.Fatal(err)
	}
	u, err := url.Parse(los)
	if err != nil {
		t.Fatal(err)
	}
	u.Path = "/gedrag_taal"
	p := nieuweProef(t, u.String())
	p.metCasus()
	lezers := []string{"p-Z", "p-a", "p-ab", "p.a", "pA", "pa"} // in the order of their bytes, which is not that of a dictionary
	g := gegevenRij("g-1", "c-1", 1)
	g.Lezers = lezers
	p.schrijf(func(tx *store.Tx) error {
		for _, l := range lezers {
			if l == "p-a" {
				continue
			}
			if err := tx.NieuwePartij(partijRij(l)); err != nil {
				return err
			}
		}
		return tx.NieuwGegeven(g)
	})
	p.lees(func(tx *store.Tx) error {
		een, err := tx.Gegeven("g-1")
		p.goed(err)
		gelijk(p, "one piece", een.Lezers, lezers)
		alle, err := tx.Gegevens("c-1")
		p.goed(err)
		gelijk(p, "all of a casus", alle[0].Lezers, lezers)
		return tx.AlleGegevens(func(g store.Gegeven) error { gelijk(p, "all", g.Lezers, lezers); return nil })
	})
}

// gedragHerhalingen: a key belongs to one person, keeps its first result, and goes when it is older than the border.
func gedragHerhalingen(p *proef) {
	rij := func(wie, sleutel string, moment int64) store.Herhaling {
		return store.Herhaling{Medewerker: wie, Sleutel: sleutel, Handeling: "proef", Invoer: []byte(wie), Resultaat: []byte(sleutel), Moment: moment}
	}
	p.schrijf(func(tx *store.Tx) error {
		return errors.Join(tx.NieuweHerhaling(rij("m-a", "s", 9)), tx.NieuweHerhaling(rij("m-b", "s", 10)),
			tx.NieuweHerhaling(rij("m-a", "t", 11)), tx.NieuweHerhaling(rij("m-a", "", -1)))
	})
	fout := p.schrijfFout(func(tx *store.Tx) error {
		err := tx.NieuweHerhaling(rij("m-a", "s", 99))
		gelijk(p, "the same key twice is a collision", tx.Botsing(err), true)
		return err
	})
	p.faalt("the same key twice", fout, false)
	over := func() int64 { return p.tel(`SELECT COUNT(*) FROM herhaling`) }
	for _, stap := range []struct{ voor, over int64 }{{-1, 4}, {0, 3}, {9, 3}, {10, 2}, {11, 1}, {11, 1}, {12, 0}} {
		if stap.over == 3 {
			p.lees(func(tx *store.Tx) error {
				h, err := tx.Herhaling("m-a", "s")
				gelijk(p, "the first result", h, rij("m-a", "s", 9))
				return err
			})
		}
		p.schrijf(func(tx *store.Tx) error { return tx.WisHerhalingen(stap.voor) })
		gelijk(p, fmt.Sprintf("keys left of %d and later", stap.voor), over(), stap.over)
	}
	p.geen("a forgotten key", func(tx *store.Tx) error { _, err := tx.Herhaling("m-a", "t"); return err })
	p.schrijf(func(tx *store.Tx) error { return tx.NieuweHerhaling(rij("m-a", "s", 20)) })
}

// gedragTijdlijn: a timeline is of one Casus and no longer than asked; the other lists of a Casus that has none are empty.
func gedragTijdlijn(p *proef) {
	p.metCasus()
	p.schrijf(func(tx *store.Tx) error {
		fouten := []error{tx.NieuweCasus(casusRij("c-2", "2026-0002"))}
		for i := range 5 {
			fouten = append(fouten, tx.NieuweGebeurtenis(store.Gebeurtenis{ID: fmt.Sprintf("e-%d", i), Casus: fmt.Sprintf("c-%d", 1+i%2),
				Moment: int64(i), Soort: "proef", Inhoud: []byte{}}))
		}
		return errors.Join(fouten...)
	})
	for _, geval := range []struct {
		casus  string
		aantal int
		vanaf  int
		wil    []string
	}{{"c-1", 9, 0, []string{"e-4", "e-2", "e-0"}}, {"c-1", 3, 0, []string{"e-4", "e-2", "e-0"}}, {"c-1", 2, 0, []string{"e-4", "e-2"}},
		{"c-1", 2, 1, []string{"e-2", "e-0"}}, {"c-1", 2, 2, []string{"e-0"}}, {"c-1", 2, 3, nil}, {"c-1", 0, 0, nil},
		{"c-2", 9, 0, []string{"e-3", "e-1"}}, {"c-9", 9, 0, nil}} {
		p.lees(func(tx *store.Tx) error {
			lijn, err := tx.Gebeurtenissen(geval.casus, geval.aantal, geval.vanaf)
			var ids []string
			for _, g := range lijn {
				ids = append(ids, g.ID)
			}
			gelijk(p, fmt.Sprintf("%d of %s", geval.aantal, geval.casus), ids, geval.wil)
			return err
		})
	}
	p.lees(func(tx *store.Tx) error {
		mensen, een := tx.Betrokkenen("c-2")
		partijen, twee := tx.Deelnames("c-2")
		zicht, drie := tx.ZichtOp("c-2")
		gelijk(p, "people, Partijen and zicht of a casus without", []int{len(mensen), len(partijen), len(zicht)}, []int{0, 0, 0})
		return errors.Join(een, twee, drie)
	})
}

// gedragConcepten: somebody's drafts, the fifty newest; a draft without a Casus carries a key of its own.
func gedragConcepten(p *proef) {
	p.metCasus()
	p.schrijf(func(tx *store.Tx) error {
		for i := range 60 {
			c := store.Concept{ID: fmt.Sprintf("k-%02d", i), Eigenaar: "m-a", Formulier: "gegeven", Casus: "c-1", Versie: 1, Gewijzigd: int64(i), Inhoud: []byte{1}}
			if i%20 == 0 {
				c.Casus = ""
			}
			if err := tx.NieuwConcept(c); err != nil {
				return err
			}
		}
		return nil
	})
	p.lees(func(tx *store.Tx) error {
		lijst, err := tx.Concepten("m-a")
		p.goed(err)
		gelijk(p, "how many are shown", len(lijst), 50)
		for i, c := range lijst {
			gelijk(p, "the newest first", c.Gewijzigd, int64(59-i))
		}
		dragers, err := tx.Sleuteldragers()
		p.goed(err)
		gelijk(p, "keys: one Casus and three drafts", dragers, 4)
		var ids []string
		err = tx.Conceptsleutels(func(id string) error { ids = append(ids, id); return nil })
		slices.Sort(ids)
		gelijk(p, "drafts with a key", ids, []string{"k-00", "k-20", "k-40"})
		return err
	})
	p.schrijf(func(tx *store.Tx) error { return tx.WisConcept("k-20") })
	p.lees(func(tx *store.Tx) error {
		dragers, err := tx.Sleuteldragers()
		gelijk(p, "keys after a draft went", dragers, 3)
		return err
	})
	stop := errors.New("genoeg")
	p.fout("drafts, stopped", p.leesFout(func(tx *store.Tx) error { return tx.Conceptsleutels(func(string) error { return stop }) }), stop)
	p.fout("numbers, stopped", p.leesFout(func(tx *store.Tx) error { return tx.Casusnummers(func(_, _ string) error { return stop }) }), stop)
}

// gedragSessiesVan: the log-ins of one person.
func gedragSessiesVan(p *proef) {
	p.bewoond()
	p.schrijf(func(tx *store.Tx) error {
		return errors.Join(tx.NieuweSessie(store.Sessie{ID: "s-1", Medewerker: "m-a", Begonnen: 1, Tot: 2, Zegel: zegel(1)}),
			tx.NieuweSessie(store.Sessie{ID: "s-2", Medewerker: "m-b", Begonnen: 1, Tot: 2, Zegel: zegel(2)}),
			tx.NieuweSessie(store.Sessie{ID: "s-3", Medewerker: "m-a", Begonnen: 3, Tot: 4, Zegel: zegel(3)}))
	})
	for wie, wil := range map[string][]string{"m-a": {"s-1", "s-3"}, "m-b": {"s-2"}, "m-x": nil} {
		p.lees(func(tx *store.Tx) error {
			lijst, err := tx.SessiesVan(wie)
			var ids []string
			for _, s := range lijst {
				gelijk(p, "whose it is", s.Medewerker, wie)
				ids = append(ids, s.ID)
			}
			slices.Sort(ids)
			gelijk(p, "log-ins of "+wie, ids, wil)
			return err
		})
	}
	p.geen("no log-in", func(tx *store.Tx) error { _, err := tx.Sessie("s-9"); return err })
}

// gedragDubbel: every key that exists once is a collision the second time, and the first row stays.
func gedragDubbel(p *proef) {
	p.metCasus()
	mens := store.Betrokkene{ID: "b-1", Casus: "c-1", Inhoud: []byte{1}}
	for wat, voegToe := range map[string]func(tx *store.Tx) error{
		"partij": func(tx *store.Tx) error { return tx.NieuwePartij(partijRij("p-c")) },
		"sessie": func(tx *store.Tx) error {
			return tx.NieuweSessie(store.Sessie{ID: "s", Medewerker: "m-a", Zegel: zegel(1)})
		},
		"gegeven": func(tx *store.Tx) error { return tx.NieuwGegeven(gegevenRij("g-1", "c-1", 1)) },
		"mens":    func(tx *store.Tx) error { return tx.NieuweBetrokkene(mens, [][]byte{{1}}) },
		"waarde":  func(tx *store.Tx) error { return tx.NieuweInstelling("naam", "Proefhuis") },
		"regel": func(tx *store.Tx) error {
			return tx.LogSchrijver(1, 1).AppendBodies(context.Background(), 4, [][]byte{{1}})
		},
		"hashes": func(tx *store.Tx) error {
			return tx.LogSchrijver(1, 1).AppendHashes(context.Background(), 4, make([]byte, 32))
		},
		"index":   func(tx *store.Tx) error { return tx.Indexeer(store.Weg{"c-1", 4}) },
		"oordeel": func(tx *store.Tx) error { return tx.NieuweScreening(store.Screening{Casus: "c-1", Inhoud: []byte{}}) },
		"voorval": func(tx *store.Tx) error {
			return tx.NieuweGebeurtenis(store.Gebeurtenis{ID: "e", Casus: "c-1", Inhoud: []byte{}})
		},
		"ontwerp": func(tx *store.Tx) error {
			return tx.NieuwConcept(store.Concept{ID: "k", Eigenaar: "m-a", Inhoud: []byte{}})
		},
		"toegekend": func(tx *store.Tx) error {
			return tx.NieuweFunctie(store.Functie{Medewerker: "m-a", Toekenning: partij.Toekenning{Functie: partij.Aanmelder, Van: 3, Tot: klok.Eeuwig}, Zegel: zegel(1)})
		},
	} {
		p.schrijf(voegToe)
		err := p.schrijfFout(func(tx *store.Tx) error {
			err := voegToe(tx)
			gelijk(p, wat+" twice is a collision", tx.Botsing(err), true)
			return err
		})
		p.faalt(wat+" twice", err, false)
	}
	p.fout("a person with one hash twice", p.schrijfFout(func(tx *store.Tx) error {
		err := tx.NieuweBetrokkene(store.Betrokkene{ID: "b-2", Casus: "c-1", Inhoud: []byte{1}}, [][]byte{{5}, {5}})
		gelijk(p, "the same hash twice is a collision", tx.Botsing(err), true)
		return errors.Join(err, errWeg)
	}), errWeg)
	p.lees(func(tx *store.Tx) error {
		gelijk(p, "no error is no collision", tx.Botsing(nil) || tx.Botsing(store.ErrGeen), false)
		mensen, err := tx.Betrokkenen("c-1")
		gelijk(p, "people", mensen, []store.Betrokkene{mens})
		p.goed(err)
		g, err := tx.Gegeven("g-1")
		gelijk(p, "readers", g.Lezers, []string{"p-a", "p-b"})
		gelijk(p, "who may read it", g.Wie, informatie.GekozenPartijen)
		return err
	})
}

// errWeg is an error of a caller itself, which throws its transaction away.
var errWeg = errors.New("toch maar niet")
