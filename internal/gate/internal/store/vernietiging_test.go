// SPDX-License-Identifier: EUPL-1.2

package store_test

import (
	"database/sql"
	"errors"
	"slices"
	"testing"

	"rondetafel/internal/casus"
	"rondetafel/internal/gate/internal/store"
	"rondetafel/internal/klok"
)

func vernietigingRij(id, van string, voorgesteld int64) store.Vernietiging {
	return store.Vernietiging{ID: id, Casus: van, Nummer: "2026-0001", Stand: casus.VernietigingVoorgesteld, Voorsteller: "m-a",
		VoorstellerFunctie: "procesregisseur", Voorgesteld: voorgesteld, Vanaf: klok.Eeuwig, Regels: "4", Inhoud: []byte("dicht"), Zegel: zegel(1)}
}

// testVernietiging: a destruction is written, goes on version by version, and is found by Casus and by stand.
func testVernietiging(p *proef) {
	p.metCasus()
	a, b := vernietigingRij("v-1", "c-1", 10), vernietigingRij("v-2", "c-1", 20)
	a.Stand = casus.VernietigingGestopt
	p.schrijf(func(tx *store.Tx) error { return errors.Join(tx.NieuweVernietiging(a), tx.NieuweVernietiging(b)) })
	p.lees(func(tx *store.Tx) error {
		een, err := tx.Vernietiging("v-1")
		p.goed(err)
		gelijk(p, "vernietiging", een, a)
		lijst, err := tx.Vernietigingen("c-1")
		p.goed(err)
		gelijk(p, "vernietigingen, the newest first", lijst, []store.Vernietiging{b, a})
		lijst, err = tx.Vernietigingen("c-9")
		p.goed(err)
		gelijk(p, "of an unknown casus", len(lijst), 0)
		lijst, err = tx.VernietigingenIn(casus.VernietigingVoorgesteld, 5)
		p.goed(err)
		gelijk(p, "in a stand", lijst, []store.Vernietiging{b})
		lijst, err = tx.AlleVernietigingen()
		gelijk(p, "all", lijst, []store.Vernietiging{a, b})
		return err
	})
	p.geen("an unknown vernietiging", func(tx *store.Tx) error { _, err := tx.Vernietiging("v-9"); return err })
	b.Stand, b.Voorsteller, b.Controleur, b.ControleurFunctie, b.Gecontroleerd, b.Vanaf = casus.VernietigingKlaar, "", "m-b", "fg", 30, 40
	b.Gestopt, b.GestoptFunctie, b.Begonnen, b.Vernietigd, b.Regels, b.Aantallen, b.Inhoud, b.Zegel = 41, "manager", 42, 43, "4,5", "zicht=2", []byte("leeg"), zegel(2)
	p.schrijf(func(tx *store.Tx) error { return tx.ZetVernietiging(b) })
	p.lees(func(tx *store.Tx) error {
		een, err := tx.Vernietiging("v-2")
		gelijk(p, "changed vernietiging", een, b)
		return err
	})
	p.fout("version 2 over version 2", p.schrijfFout(func(tx *store.Tx) error { return tx.ZetVernietiging(b) }), store.ErrGeen)
	p.faalt("of no casus", p.schrijfFout(func(tx *store.Tx) error { return tx.NieuweVernietiging(vernietigingRij("v-3", "c-9", 1)) }), false)
}

// testAfschaling: what was decided about each piece, and a piece that goes.
func testAfschaling(p *proef) {
	p.metCasus()
	p.geen("not cleaned yet", func(tx *store.Tx) error { _, err := tx.Opschoning("c-1"); return err })
	p.geen("not handed over", func(tx *store.Tx) error { _, err := tx.Overdracht("c-1"); return err })
	n := store.Noodzaak{Gegeven: "g-1", Casus: "c-1", Medewerker: "m-a", Moment: 5, Inhoud: []byte("nodig"), Zegel: zegel(1)}
	o := store.Overdracht{Casus: "c-1", Medewerker: "m-a", Namens: "p-a", Moment: 8, Inhoud: []byte("aan het wijkteam")}
	sluiting := store.Sluiting{Casus: "c-1", Medewerker: "m-a", Namens: "p-a", NamensPubliek: "p-b", Moment: 9}
	p.geen("not closed", func(tx *store.Tx) error { _, err := tx.Sluiting("c-1"); return err })
	p.schrijf(func(tx *store.Tx) error {
		return errors.Join(tx.NieuwGegeven(gegevenRij("g-1", "c-1", 1)), tx.NieuwGegeven(gegevenRij("g-2", "c-1", 2)), tx.ZetNoodzaak(n),
			tx.ZetOpschoning(store.Opschoning{Casus: "c-1", Medewerker: "m-a", Moment: 5, Zegel: zegel(1)}), tx.NieuweOverdracht(o), tx.NieuweSluiting(sluiting))
	})
	n.Medewerker, n.Moment, n.Inhoud, n.Zegel = "m-b", 6, []byte("nog steeds nodig"), zegel(2)
	schoon := store.Opschoning{Casus: "c-1", Medewerker: "m-b", Moment: 6, Zegel: zegel(2)}
	p.schrijf(func(tx *store.Tx) error {
		return errors.Join(tx.ZetNoodzaak(n), tx.ZetOpschoning(schoon), tx.WisGegeven("g-2"))
	})
	p.lees(func(tx *store.Tx) error {
		lijst, err := tx.Noodzaken("c-1")
		p.goed(err)
		gelijk(p, "noodzaken, the last decision", lijst, []store.Noodzaak{n})
		laatst, err := tx.Opschoning("c-1")
		p.goed(err)
		gelijk(p, "cleaned last", laatst, schoon)
		kreeg, err := tx.Overdracht("c-1")
		p.goed(err)
		gelijk(p, "overdracht", kreeg, o)
		dicht, err := tx.Sluiting("c-1")
		p.goed(err)
		gelijk(p, "sluiting", dicht, sluiting)
		stukken, err := tx.Gegevens("c-1")
		gelijk(p, "pieces left", len(stukken), 1)
		return err
	})
	p.schrijf(func(tx *store.Tx) error { return tx.WisGegeven("g-1") })
	p.lees(func(tx *store.Tx) error {
		lijst, err := tx.Noodzaken("c-1")
		gelijk(p, "noodzaken of a piece that went", len(lijst), 0)
		return err
	})
	p.fout("removed twice", p.schrijfFout(func(tx *store.Tx) error { return tx.WisGegeven("g-1") }), store.ErrGeen)
}

// testJob: a job is leased by one, is free again when the lease is over, and the one that waits longest goes first.
func testJob(p *proef) {
	job := func(id, object string, vanaf int64) store.Job {
		return store.Job{ID: id, Soort: "vernietigen", Object: object, Vanaf: vanaf}
	}
	huur := func(wie string, nu, tot int64) (j store.Job, err error) {
		_, err = p.db.Schrijf(p.Context(), func(tx *store.Tx) (bool, error) {
			j, err = tx.HuurJob(wie, nu, tot)
			return true, err
		})
		return j, err
	}
	p.schrijf(func(tx *store.Tx) error {
		return errors.Join(tx.NieuweJob(job("j-2", "v-2", 20)), tx.NieuweJob(job("j-1", "v-1", 10)))
	})
	if _, err := huur("a", 9, 19); !errors.Is(err, store.ErrGeen) {
		p.Errorf("before it is due: %v", err)
	}
	j, err := huur("a", 30, 60)
	p.goed(err)
	een := job("j-1", "v-1", 10)
	een.Pogingen = 1
	gelijk(p, "the one that waits longest", j, een)
	j, err = huur("b", 30, 60)
	p.goed(err)
	gelijk(p, "the next, for another server", j.ID, "j-2")
	if _, err := huur("c", 59, 90); !errors.Is(err, store.ErrGeen) {
		p.Errorf("all are leased: %v", err)
	}
	j, err = huur("c", 60, 90)
	p.goed(err)
	gelijk(p, "taken over when the lease is over", j.Pogingen, 2)
	p.schrijf(func(tx *store.Tx) error {
		return errors.Join(tx.StelJobUit("j-1", 100), tx.WisJob("vernietigen", "v-2"), tx.WisJob("vernietigen", "v-9"))
	})
	if _, err := huur("a", 99, 120); !errors.Is(err, store.ErrGeen) {
		p.Errorf("put off: %v", err)
	}
	j, err = huur("a", 100, 120)
	p.goed(err)
	gelijk(p, "later", j, store.Job{ID: "j-1", Soort: "vernietigen", Object: "v-1", Vanaf: 100, Pogingen: 3})
	_, err = p.db.Schrijf(p.Context(), func(tx *store.Tx) (bool, error) {
		err := tx.NieuweJob(job("j-3", "v-1", 1))
		if !tx.Botsing(err) {
			p.Errorf("a second job for one object: %v", err)
		}
		return true, err
	})
	if err == nil {
		p.Error("a second job for one object")
	}
}

// testDossier: every row of one Casus goes, and none of another; what is left of the Casus is an empty row.
func testDossier(p *proef) {
	p.bewoond()
	for _, id := range []string{"c-1", "c-2"} {
		p.schrijf(func(tx *store.Tx) error { return vulDossier(tx, id) })
	}
	var gewist store.Gewist
	p.schrijf(func(tx *store.Tx) (err error) { gewist, err = tx.WisDossier("c-1"); return err })
	gelijk(p, "rows removed", gewist.Aantallen, map[string]int64{"noodzaak": 1, "gegeven_lezer": 2, "gelezen": 1, "gegeven": 1, "zoekindex": 1, "betrokkene": 1,
		"opschoning": 1, "overdracht": 1, "sluiting": 1, "screening": 1, "deelname": 1, "gebeurtenis": 1, "concept": 1, "zicht": 2, "triagevraag": 1,
		"triageuitkomst": 1, "informering": 1, "correctieverzoek": 1, "kennisgeving": 1, "informatievraag": 1})
	gelijk(p, "rights removed", gewist.Rechten, []store.GewistRecht{{Rij: "noodzaak/g-c-1", Versie: 1}, {Rij: "correctieverzoek/kv-c-1", Versie: 1}, {Rij: "kennisgeving/kg-c-1", Versie: 1},
		{Rij: "informatievraag/iv-c-1", Versie: 1}, {Rij: "gegeven/g-c-1", Versie: 1}, {Rij: "triagevraag/t-c-1", Versie: 1},
		{Rij: "opschoning/c-1", Versie: 1}, {Rij: "deelname/c-1/p-a", Versie: 1}, {Rij: "zicht/c-1/m-a", Versie: 1}, {Rij: "zicht/c-1/p-a", Versie: 1}})
	p.lees(func(tx *store.Tx) error {
		weg, err := tx.DossierRijen("c-1")
		p.goed(err)
		ander, err := tx.DossierRijen("c-2")
		gelijk(p, "rows left, and of the other", []int64{weg, ander}, []int64{0, 22})
		return err
	})
	for _, tabel := range store.Dossiertabellen() {
		if _, was := gewist.Aantallen[tabel]; was && tabel != "gegeven_lezer" && tabel != "gelezen" {
			gelijk(p, tabel+" of the other", p.tel(`SELECT COUNT(*) FROM `+tabel+` WHERE casus = 'c-2'`) > 0, true)
			gelijk(p, tabel, p.tel(`SELECT COUNT(*) FROM `+tabel+` WHERE casus = 'c-1'`), 0)
		}
	}
	p.lees(func(tx *store.Tx) error {
		weg, err := tx.Gezien("c-1", "m-a", "p-a")
		p.goed(err)
		gelijk(p, "what is left", []any{weg.Nummer, weg.Doel, weg.Invoerder, len(weg.Inhoud), weg.Persoon.Rollen}, []any{"2026-c-1", "", "", 0, uint64(0)})
		ander, err := tx.Gezien("c-2", "m-a", "p-a")
		gelijk(p, "the other", []any{ander.Doel, len(ander.Inhoud) > 0, ander.Persoon.Rollen}, []any{"veiligheid", true, uint64(1)})
		return err
	})
	p.fout("of an unknown casus", p.schrijfFout(func(tx *store.Tx) error { _, err := tx.WisDossier("c-9"); return err }), store.ErrGeen)
}

func vulDossier(tx *store.Tx, id string) error {
	c := casusRij(id, "2026-"+id)
	c.Doel = "veiligheid"
	return errors.Join(tx.NieuweCasus(c), tx.NieuwZicht(zichtRij(id, "m-a", 1, 1)), tx.NieuwZicht(zichtRij(id, "p-a", 1, 1)),
		tx.NieuweBetrokkene(store.Betrokkene{ID: "b-" + id, Casus: id, Inhoud: []byte("b")}, [][]byte{{7}}),
		tx.NieuwGegeven(gegevenRij("g-"+id, id, 1)), tx.ZetNoodzaak(store.Noodzaak{Gegeven: "g-" + id, Casus: id, Inhoud: []byte("n"), Zegel: zegel(1)}),
		tx.Lees(store.Gelezen{Gegeven: "g-" + id, Medewerker: "m-b", Partij: "p-b", Laatst: 5}),
		tx.ZetOpschoning(store.Opschoning{Casus: id, Medewerker: "m-a", Moment: 1, Zegel: zegel(1)}), tx.NieuweOverdracht(store.Overdracht{Casus: id, Inhoud: []byte("o")}),
		tx.NieuweSluiting(store.Sluiting{Casus: id}),
		tx.NieuweScreening(store.Screening{Casus: id, Inhoud: []byte("s")}),
		tx.NieuweInformatievraag(store.Informatievraag{ID: "iv-" + id, Casus: id, Partij: "p-b", Stand: "open", Vraag: []byte("v"), Reden: []byte{}, Zegel: zegel(1)}),
		tx.NieuwCorrectieverzoek(store.Correctieverzoek{ID: "kv-" + id, Casus: id, Gegeven: "g-" + id, Partij: "p-b", Stand: "open", Verzoek: []byte("k"),
			Antwoord: []byte{}, Zegel: zegel(1)}),
		tx.NieuweKennisgeving(store.Kennisgeving{ID: "kg-" + id, Casus: id, Medewerker: "m-a", Zegel: zegel(1)}),
		tx.NieuweTriagevraag(store.Triagevraag{ID: "t-" + id, Casus: id, Partij: "p-b", Vraag: []byte("v"), Antwoord: []byte{}, Zegel: zegel(1)}),
		tx.NieuweTriageuitkomst(store.Triageuitkomst{Casus: id, Inhoud: []byte("u")}),
		tx.NieuweInformering(store.Informering{ID: "i-" + id, Betrokkene: "b-" + id, Casus: id, Inhoud: []byte("i")}),
		tx.NieuweDeelname(store.Deelname{Casus: id, Partij: "p-a", Inhoud: []byte("d"), Zegel: zegel(1)}),
		tx.NieuweGebeurtenis(store.Gebeurtenis{ID: "e-" + id, Casus: id, Inhoud: []byte("e")}),
		tx.NieuwConcept(store.Concept{ID: "k-" + id, Eigenaar: "m-a", Casus: id, Inhoud: []byte("k")}))
}

// testSleutels: a Casus that was destroyed has no key any more.
func testSleutels(p *proef) {
	p.bewoond()
	for _, id := range []string{"c-1", "c-2"} {
		p.schrijf(func(tx *store.Tx) error { return vulDossier(tx, id) })
	}
	c := casusRij("c-1", "")
	c.Fase, c.Versie = casus.Vernietigd, 2
	p.schrijf(func(tx *store.Tx) error { return tx.ZetCasus(c) })
	p.lees(func(tx *store.Tx) error {
		n, err := tx.Sleuteldragers()
		p.goed(err)
		gelijk(p, "keys", n, 1)
		var ids []string
		err = tx.Casussleutels(func(id string) error { ids = append(ids, id); return nil })
		gelijk(p, "with a key", ids, []string{"c-2"})
		return err
	})
	stop := errors.New("genoeg")
	p.fout("stopped", p.leesFout(func(tx *store.Tx) error { return tx.Casussleutels(func(string) error { return stop }) }), stop)
}

// rule 1.10-3: every table whose rows lie in a Casus goes with it. A table is of a Casus when it has a column casus, or points at
// a table that is; what stays on purpose is named here. Whoever adds a table finds it here when it is forgotten.
func TestHeelHetDossierGaatMee(t *testing.T) {
	blijft := []string{"casus", "vernietiging"} // the empty row and the certificate
	p := nieuweProef(t, t.TempDir()+"/schema.db")
	db := p.ernaast()
	wijst, vanCasus := map[string][]string{}, map[string]bool{"casus": true, "bezoek": true} // bezoek calls it plek, as it has more kinds
	tabellen := kolom(p, db, `SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'`)
	for _, tabel := range tabellen {
		wijst[tabel] = kolom(p, db, `SELECT "table" FROM pragma_foreign_key_list('`+tabel+`')`)
		if slices.Contains(kolom(p, db, `SELECT name FROM pragma_table_info('`+tabel+`')`), "casus") {
			vanCasus[tabel] = true
		}
	}
	for range tabellen {
		for _, tabel := range tabellen {
			vanCasus[tabel] = vanCasus[tabel] || slices.ContainsFunc(wijst[tabel], func(naar string) bool { return vanCasus[naar] })
		}
	}
	lijst := store.Dossiertabellen()
	for _, tabel := range tabellen {
		if mac := slices.Contains(kolom(p, db, `SELECT name FROM pragma_table_info('`+tabel+`')`), "mac"); slices.Contains(lijst, tabel) &&
			slices.Contains(store.DossierMetRecht(), tabel) != mac {
			t.Errorf("%s has a mac: %t; say in dossierDelen how its rows are called in the log", tabel, mac)
		}
		if want := vanCasus[tabel] && !slices.Contains(blijft, tabel); slices.Contains(lijst, tabel) != want {
			t.Errorf("%s goes with a dossier: %t, want %t (see dossierDelen)", tabel, !want, want)
		}
	}
	for i, tabel := range lijst {
		for _, naar := range wijst[tabel] {
			if j := slices.Index(lijst, naar); j >= 0 && j < i {
				t.Errorf("%s points at %s, which goes before it", tabel, naar)
			}
		}
	}
}

// kolom reads the one text column of query.
func kolom(p *proef, db *sql.DB, query string) []string {
	p.Helper()
	rijen, err := db.Query(query)
	p.goed(err)
	defer rijen.Close()
	var uit []string
	for rijen.Next() {
		var s string
		p.goed(rijen.Scan(&s))
		uit = append(uit, s)
	}
	p.goed(rijen.Err())
	return uit
}
