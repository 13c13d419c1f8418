// SPDX-License-Identifier: EUPL-1.2

package store_test

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"reflect"
	"testing"

	"rondetafel/internal/casus"
	"rondetafel/internal/gate/internal/store"
	"rondetafel/internal/informatie"
	"rondetafel/internal/klok"
	"rondetafel/internal/partij"
	"rondetafel/internal/pgtest"
)

func TestMain(m *testing.M) { os.Exit(pgtest.Main(m)) }

// TestConformiteit is what each database must do, on a fresh one for every part.
func TestConformiteit(t *testing.T) {
	motoren := map[string]func(t *testing.T) string{
		"sqlite":   func(t *testing.T) string { return filepath.Join(t.TempDir(), "proef.db") },
		"postgres": func(t *testing.T) string { return pgtest.URL(t) },
	}
	delen := map[string]func(*proef){
		"huis": testHuis, "herziening": testHerziening, "sessie": testSessie, "toegangscode": testToegangscode, "account": testAccount, "inlogpoging": testInlogpoging, "passkey": testPasskey, "passkeyvraag": testPasskeyvraag, "koppeling": testKoppeling, "koppeltoken": testKoppeltoken, "dienstinlog": testDienstinlog, "dienstvraag": testDienstvraag, "bezoek": testBezoek, "gebeurtenissen sinds": testGebeurtenissenSinds, "casus": testCasus, "lijst": testLijst, "lijst per pagina": testPaginas,
		"zicht": testZicht, "gegeven": testGegeven, "betrokkene": testBetrokkene, "verloop": testVerloop, "concept": testConcept,
		"herhaling": testHerhaling, "log": testLog, "log index": testLogIndex, "kop": testKop, "savepoint": testSavepoint,
		"beeld": testBeeld, "botsing": testBotsing, "migraties": testMigraties, "tienduizend": testTienduizend, "besmet": testBesmet, "vul aan": testVulAan,
		"plan": testPlan, "afspraak": testAfspraak, "aantekening": testAantekening, "instemming": testInstemming,
		"werkafspraken": testWerkafspraken, "planwerk": testPlanwerk,
		"triagevraag": testTriagevraag, "triageuitkomst": testTriageuitkomst, "informering": testInformering, "verzegel": testVerzegel, "vooruit": testVooruit, "informatievraag": testInformatievraag, "werkinformatie": testWerkinformatie, "correctie": testCorrectie, "kennisgeving": testKennisgeving, "gelezen": testGelezen, "tekstmerk": testTekstmerk, "telling": testTelling, "zoek regels": testZoekRegels, "navraag": testNavraag, "document": testDocument,
		"protocol": testProtocol, "standaard": testStandaard,
		"voorinzage": testVoorinzage, "verstrekking": testVerstrekking, "handtekening": testHandtekening, "passage": testPassage, "incidenteel": testIncidenteel, "noodinzage": testNoodinzage,
		"overleg": testOverleg, "uitnodiging": testUitnodiging, "besluit": testBesluit, "zegels": testZegels, "agenda": testAgenda,
		"vernietiging": testVernietiging, "afschaling": testAfschaling, "job": testJob, "dossier": testDossier, "sleutels": testSleutels,
	}
	for motor, url := range motoren {
		for naam, deel := range delen {
			t.Run(motor+"/"+naam, func(t *testing.T) { deel(nieuweProef(t, url(t))) })
		}
	}
}

// proef is one database under test.
type proef struct {
	*testing.T
	db     *store.DB
	opties store.Opties
}

func nieuweProef(t *testing.T, url string) *proef {
	t.Helper()
	p := &proef{T: t, opties: store.Opties{URL: url, Synchroon: "OFF", Lezers: 2}}
	p.open()
	t.Cleanup(func() { p.goed(p.db.Close()) })
	return p
}

func (p *proef) open() {
	p.Helper()
	db, err := store.Open(context.Background(), p.opties)
	p.goed(err)
	p.db = db
}

func (p *proef) goed(err error) {
	p.Helper()
	if err != nil {
		p.Fatalf("unexpected error: %v", err)
	}
}

// schrijf runs f in a transaction that must succeed.
func (p *proef) schrijf(f func(tx *store.Tx) error) {
	p.Helper()
	_, err := p.db.Schrijf(context.Background(), func(tx *store.Tx) (bool, error) { return true, f(tx) })
	p.goed(err)
}

// schrijfFout runs f in a transaction that is thrown away, and returns its error.
func (p *proef) schrijfFout(f func(tx *store.Tx) error) error {
	p.Helper()
	_, err := p.db.Schrijf(context.Background(), func(tx *store.Tx) (bool, error) { return true, f(tx) })
	if err == nil {
		p.Fatal("the change went well, want an error")
	}
	return err
}

// lees runs f in a snapshot that must succeed.
func (p *proef) lees(f func(tx *store.Tx) error) {
	p.Helper()
	p.goed(p.db.Lees(context.Background(), f))
}

// geen asks that f finds no row.
func (p *proef) geen(wat string, f func(tx *store.Tx) error) {
	p.Helper()
	if err := p.db.Lees(context.Background(), f); !errors.Is(err, store.ErrGeen) {
		p.Errorf("%s: error %v, want ErrGeen", wat, err)
	}
}

func gelijk[T any](p *proef, wat string, kreeg, wil T) {
	p.Helper()
	if !reflect.DeepEqual(kreeg, wil) {
		p.Errorf("%s:\n got %+v\nwant %+v", wat, kreeg, wil)
	}
}

func zegel(versie int64) store.Zegel {
	return store.Zegel{Versie: versie, Grond: 7 * versie, MAC: []byte{0, 1, 2, byte(versie)}}
}

func partijRij(id string) store.Partij {
	return store.Partij{Partij: partij.Partij{ID: id, Naam: "Partij " + id, Kort: id, Soort: partij.Gemeente, Gemeente: "GM0957", Geheim: true,
		Van: 5, Tot: klok.Eeuwig}, Zegel: zegel(1)}
}

func mensRij(id, bij string) store.Medewerker {
	return store.Medewerker{Medewerker: partij.Medewerker{ID: id, Partij: bij, Namens: "p-b", Naam: "Mens " + id, Van: 1, Tot: 99, Verklaring: 3}, Zegel: zegel(2)}
}

func casusRij(id, nummer string) store.Casus {
	return store.Casus{ID: id, Nummer: nummer, Soort: casus.Gezin, Gemeente: "GM0988", Fase: casus.Aangemeld, Open: true, Aanmelder: "p-a",
		Melder: "m-a", Invoerder: "m-b", Procesregisseur: "", Aangemeld: 10, Gewijzigd: 20, GewijzigdDoor: "m-a",
		Inhoud: []byte{0, 255, 1}, Zegel: zegel(1)}
}

func zichtRij(id, wie string, rollen uint64, gewijzigd int64) store.Zicht {
	return store.Zicht{Casus: id, Wie: wie, Rollen: rollen, Van: 1, Tot: klok.Eeuwig, Open: true, Gewijzigd: gewijzigd, Zegel: zegel(1)}
}

func gegevenRij(id, van string, moment int64) store.Gegeven {
	return store.Gegeven{ID: id, Casus: van, Partij: "p-a", Medewerker: "m-a", Soort: informatie.Gewoon, Wie: informatie.GekozenPartijen,
		Lezers: []string{"p-a", "p-b"}, Vanaf: informatie.VanafRTO, GeldigTot: klok.Eeuwig, Aangemaakt: moment, Gewijzigd: moment, Inhoud: []byte("dicht"), Zegel: zegel(1)}
}

// bewoond puts two Partijen with a person each in the house.
func (p *proef) bewoond() {
	p.Helper()
	p.schrijf(func(tx *store.Tx) error {
		return errors.Join(tx.NieuwePartij(partijRij("p-a")), tx.NieuwePartij(partijRij("p-b")),
			tx.NieuweMedewerker(mensRij("m-a", "p-a")), tx.NieuweMedewerker(mensRij("m-b", "p-b")))
	})
}

// metCasus also adds Casus c-1.
func (p *proef) metCasus() {
	p.Helper()
	p.bewoond()
	p.schrijf(func(tx *store.Tx) error { return tx.NieuweCasus(casusRij("c-1", "2026-0001")) })
}
