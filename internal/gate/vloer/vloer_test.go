// SPDX-License-Identifier: EUPL-1.2

package vloer_test

import (
	"bytes"
	"context"
	"database/sql"
	"encoding/json"
	"io"
	"net/http"
	"net/http/httptest"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"testing"

	"rondetafel/internal/casus"
	"rondetafel/internal/gate"
	"rondetafel/internal/gate/gatetest"
	"rondetafel/internal/gate/vloer"
	"rondetafel/internal/informatie"
)

// plek is a floor on a copy of a house, with what the door answered before the copy was made.
type plek struct {
	t     *testing.T
	h     http.Handler
	db    string
	sluit func()
}

// op closes the house and starts the floor on a copy of it.
func op(t *testing.T, huis *gatetest.Huis) *plek {
	t.Helper()
	huis.Sluit()
	van, naar := filepath.Dir(huis.Opties.DB), filepath.Join(t.TempDir(), "kopie")
	if out, err := exec.Command("cp", "-a", van, naar).CombinedOutput(); err != nil {
		t.Fatalf("cp: %v\n%s", err, out)
	}
	p := &plek{t: t, db: filepath.Join(naar, filepath.Base(huis.Opties.DB))}
	h, einde, err := vloer.Start(t.Context(), vloer.Opties{DB: p.db, Sleutels: filepath.Join(naar, filepath.Base(huis.Opties.Sleutels)),
		Klok: huis.Klok})
	if err != nil {
		t.Fatal(err)
	}
	p.h = h
	p.sluit = sync.OnceFunc(func() {
		if err := einde.Close(); err != nil {
			t.Error(err)
		}
	})
	t.Cleanup(p.sluit)
	return p
}

func (p *plek) vraag(methode, pad, wie string, in any) *httptest.ResponseRecorder {
	p.t.Helper()
	var body io.Reader
	if in != nil {
		b, err := json.Marshal(in)
		if err != nil {
			p.t.Fatal(err)
		}
		body = bytes.NewReader(b)
	}
	r := httptest.NewRequest(methode, pad, body)
	if wie != "" {
		r.AddCookie(&http.Cookie{Name: vloer.Cookie, Value: wie})
	}
	w := httptest.NewRecorder()
	p.h.ServeHTTP(w, r)
	return w
}

func (p *plek) lees(methode, pad, wie string, in, uit any) {
	p.t.Helper()
	w := p.vraag(methode, pad, wie, in)
	if w.Code/100 != 2 {
		p.t.Fatalf("%s %s as %s: %d", methode, pad, wie, w.Code)
	}
	if err := json.Unmarshal(w.Body.Bytes(), uit); err != nil {
		p.t.Fatal(err)
	}
}

func (p *plek) getal(q string) int {
	p.t.Helper()
	db, err := sql.Open("sqlite", p.db)
	if err != nil {
		p.t.Fatal(err)
	}
	defer db.Close()
	var n int
	if err := db.QueryRow(q).Scan(&n); err != nil {
		p.t.Fatal(err)
	}
	return n
}

// gelijk compares as JSON, which is what goes over the line.
func gelijk(t *testing.T, wat string, vloer, deur any) {
	t.Helper()
	a, err := json.MarshalIndent(vloer, "", " ")
	b, err2 := json.MarshalIndent(deur, "", " ")
	if err != nil || err2 != nil {
		t.Fatal(err, err2)
	}
	if !bytes.Equal(a, b) {
		t.Errorf("%s: the floor answers\n%s\nthe door\n%s", wat, a, b)
	}
}

func mensen() []string {
	return []string{gatetest.Petra, gatetest.Anna, gatetest.Bo, gatetest.Cleo}
}

// gevuld is a small house with casussen in three phases and pieces for every audience.
func gevuld(t *testing.T) (*gatetest.Huis, []gate.Verwijzing) {
	h := gatetest.Nieuw(t)
	z := []gate.Verwijzing{h.RTO(gatetest.Bo, gatetest.Cleo), h.RTO(gatetest.Bo), h.InScreening()}
	h.VoegToe(z[0], gatetest.Bo, informatie.AlleDeelnemers)
	h.VoegToe(z[0], gatetest.Bo, informatie.AlleenProcesregisseur)
	h.VoegToe(z[0], gatetest.Bo, informatie.GekozenPartijen, gatetest.Zorg)
	h.VoegToe(z[0], gatetest.Cleo, informatie.GekozenPartijen, gatetest.Gemeente, gatetest.Politie)
	h.VoegToe(z[1], gatetest.Bo, informatie.GekozenPartijen, gatetest.Gemeente)
	weg := h.VoegToe(z[1], gatetest.Bo, informatie.AlleDeelnemers)
	if _, err := h.GegevenIntrekken(t.Context(), gatetest.Als(gatetest.Bo), informatie.Intrekken{Gegeven: weg.ID, Versie: weg.Versie, Reden: "Per ongeluk."}); err != nil {
		t.Fatal(err)
	}
	h.VoegToe(z[2], gatetest.Anna, informatie.AlleDeelnemers)
	anders := h.InScreening() // Petra loses it
	if _, err := h.CasusToewijzen(t.Context(), gatetest.Als(gatetest.Mo), casus.Toewijzen{Casus: anders.ID, Medewerker: gatetest.Pim,
		Versie: anders.Versie}); err != nil {
		t.Fatal(err)
	}
	return h, z
}

func TestLijstEnCasusAlsDeDeur(t *testing.T) {
	h, zaken := gevuld(t)
	lijsten, bladen := map[string]gate.CasusPagina{}, map[string]gate.CasusBlad{}
	for _, wie := range mensen() {
		var err error
		if lijsten[wie], err = h.CasusLijst(t.Context(), gatetest.Als(wie), gate.LijstVraag{}); err != nil {
			t.Fatal(err)
		}
		for _, regel := range lijsten[wie].Casussen {
			b, err := h.CasusLezen(t.Context(), gatetest.Als(wie), regel.ID)
			if err != nil {
				t.Fatal(err)
			}
			b.Mag, b.Inzagen, b.Elders = []string{}, nil, nil // rights, the last looks and the warning are the door's alone
			if b.Plan != nil {
				b.Plan.Mag = []string{}
			}
			for i := range b.Gegevens {
				b.Gegevens[i].Mag = []string{}
			}
			bladen[wie+regel.ID] = b
		}
	}
	if len(bladen) != 3+4+2+1 {
		t.Fatalf("the door shows %d casussen in all", len(bladen))
	}
	p := op(t, h)
	for _, wie := range mensen() {
		var lijst gate.CasusPagina
		p.lees("GET", "/api/v1/casussen", wie, nil, &lijst)
		gelijk(t, "list of "+wie, lijst, lijsten[wie])
		for _, regel := range lijst.Casussen {
			var b gate.CasusBlad
			p.lees("GET", "/api/v1/casussen/"+regel.ID, wie, nil, &b)
			gelijk(t, "casus of "+wie, b, bladen[wie+regel.ID])
		}
	}
	if w := p.vraag("GET", "/api/v1/casussen/"+zaken[2].ID, gatetest.Cleo, nil); w.Code != http.StatusNotFound {
		t.Errorf("a casus of others: %d", w.Code)
	}
}

func TestZoekenAlsDeDeur(t *testing.T) {
	h, zaken := gevuld(t)
	b, err := h.CasusLezen(t.Context(), gatetest.Als(gatetest.Petra), zaken[0].ID)
	if err != nil {
		t.Fatal(err)
	}
	_, achternaam, _ := strings.Cut(b.Betrokkenen[0].Naam, " ")
	vragen := []gate.ZoekVraag{{BSN: gatetest.BSN}, {Achternaam: achternaam, Geboortedatum: "1990-05-14"}, {Achternaam: "Niemand", Geboortedatum: "1900-01-01"}}
	vragen[1].Geboortedatum = gatetest.Aanmelding().Betrokkenen[0].Geboortedatum
	deur := map[string][]gate.ZoekBlad{}
	gevonden := 0
	for _, wie := range mensen() {
		for _, vraag := range vragen {
			uit, err := h.PersoonZoeken(t.Context(), gatetest.Als(wie), vraag)
			if err != nil {
				t.Fatal(err)
			}
			deur[wie] = append(deur[wie], uit)
			gevonden += len(uit.Treffers)
		}
	}
	if gevonden == 0 {
		t.Fatal("the door finds nobody: this test compares nothing")
	}
	p := op(t, h)
	for _, wie := range mensen() {
		for i, vraag := range vragen {
			var uit gate.ZoekBlad
			p.lees("POST", "/api/v1/personen/_zoek", wie, vraag, &uit)
			gelijk(t, "search of "+wie, uit, deur[wie][i])
		}
	}
}

func TestToevoegenIsTeOpenen(t *testing.T) {
	h, zaken := gevuld(t)
	in := h.Gegeven(zaken[1], informatie.GekozenPartijen, gatetest.Gemeente)
	p := op(t, h)
	stukken := p.getal(`SELECT COUNT(*) FROM gegeven`)
	var ref gate.Verwijzing
	p.lees("POST", "/api/v1/casussen/"+zaken[1].ID+"/gegevens", gatetest.Bo, in, &ref)
	if n := p.getal(`SELECT COUNT(*) FROM gegeven`); n != stukken+1 {
		t.Errorf("%d pieces, there were %d", n, stukken)
	}
	for wie, leest := range map[string]bool{gatetest.Petra: true, gatetest.Anna: false, gatetest.Bo: true} /* rule 9.2f-1 */ {
		var b gate.CasusBlad
		p.lees("GET", "/api/v1/casussen/"+zaken[1].ID, wie, nil, &b)
		gezien := len(b.Gegevens) > 0 && b.Gegevens[0].ID == ref.ID && b.Gegevens[0].Tekst == in.Tekst
		if gezien != leest {
			t.Errorf("%s reads the new piece: %v", wie, gezien)
		}
	}
	var b gate.CasusBlad
	p.lees("GET", "/api/v1/casussen/"+zaken[1].ID, gatetest.Bo, nil, &b)
	if g := b.Tijdlijn[0]; g.Object != ref.ID || g.Soort != "gegeven.toegevoegd" || !g.Eigen || g.Partij == "" {
		t.Errorf("the newest line of the timeline is %+v", g)
	}
	var lijst gate.CasusPagina
	p.lees("GET", "/api/v1/casussen", gatetest.Anna, nil, &lijst)
	if lijst.Casussen[0].ID != zaken[1].ID {
		t.Error("the changed casus is not on top of the list")
	}
	if w := p.vraag("POST", "/api/v1/casussen/"+zaken[1].ID+"/gegevens", gatetest.Bo, "geen stuk"); w.Code != http.StatusInternalServerError {
		t.Errorf("no piece at all: %d", w.Code)
	}
}

func TestElkAntwoordHeeftZijnRegel(t *testing.T) {
	h, zaken := gevuld(t)
	p := op(t, h)
	regels := p.getal(`SELECT COUNT(*) FROM log_regel`)
	const tegelijk, elk = 20, 5
	var samen sync.WaitGroup
	for range tegelijk {
		samen.Go(func() {
			for range elk {
				if w := p.vraag("GET", "/api/v1/casussen/"+zaken[0].ID, gatetest.Bo, nil); w.Code != http.StatusOK {
					t.Errorf("%d", w.Code)
				}
			}
		})
	}
	samen.Wait()
	if n := p.getal(`SELECT COUNT(*) FROM log_regel`); n != regels+tegelijk*elk {
		t.Errorf("%d rows for %d requests", n-regels, tegelijk*elk)
	}
	var laatste string
	db, err := sql.Open("sqlite", p.db)
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	if err := db.QueryRow(`SELECT lichaam FROM log_regel ORDER BY volgnummer DESC LIMIT 1`).Scan(&laatste); err != nil {
		t.Fatal(err)
	}
	for _, moet := range []string{gatetest.Bo, gatetest.Politie, "casus.lezen", zaken[0].ID} {
		if !strings.Contains(laatste, moet) {
			t.Errorf("the row does not say %s: %s", moet, laatste)
		}
	}
}

func TestHTML(t *testing.T) {
	h, zaken := gevuld(t)
	stuk := h.Gegeven(zaken[0], informatie.AlleDeelnemers)
	p := op(t, h)
	for pad, moeten := range map[string][]string{
		"/casussen":                {zaken[0].Nummer, zaken[1].Nummer, "/casussen/" + zaken[0].ID},
		"/casussen/" + zaken[0].ID: {zaken[0].Nummer, stuk.Tekst, "gegeven.toegevoegd"},
	} {
		w := p.vraag("GET", pad, gatetest.Bo, nil)
		if w.Code != http.StatusOK || w.Header().Get("Content-Type") != "text/html; charset=utf-8" {
			t.Errorf("%s: %d %s", pad, w.Code, w.Header().Get("Content-Type"))
		}
		for _, moet := range moeten {
			if !strings.Contains(w.Body.String(), moet) {
				t.Errorf("%s does not show %q", pad, moet)
			}
		}
	}
}

func TestWieNietBekendIs(t *testing.T) {
	h, _ := gevuld(t)
	p := op(t, h)
	for _, wie := range []string{"", "m-niemand"} {
		if w := p.vraag("GET", "/api/v1/casussen", wie, nil); w.Code != http.StatusUnauthorized {
			t.Errorf("%q: %d", wie, w.Code)
		}
	}
}

func TestZonderHuis(t *testing.T) {
	h, _ := gevuld(t)
	h.Sluit()
	for wat, o := range map[string]vloer.Opties{
		"no keys":     {DB: h.Opties.DB, Sleutels: filepath.Join(t.TempDir(), "leeg")},
		"no database": {DB: filepath.Join(t.TempDir(), "leeg.db"), Sleutels: h.Opties.Sleutels},
	} {
		if _, _, err := vloer.Start(context.Background(), o); err == nil {
			t.Errorf("%s: it starts", wat)
		}
	}
}

// What the disk refuses is not shown.
func TestZonderRegelGeenAntwoord(t *testing.T) {
	h, zaken := gevuld(t)
	p := op(t, h)
	db, err := sql.Open("sqlite", p.db)
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	if _, err := db.Exec(`CREATE TRIGGER vol BEFORE INSERT ON log_regel BEGIN SELECT RAISE(FAIL, 'vol'); END`); err != nil {
		t.Fatal(err)
	}
	if w := p.vraag("GET", "/api/v1/casussen/"+zaken[0].ID, gatetest.Bo, nil); w.Code != http.StatusInternalServerError || w.Body.Len() > 0 {
		t.Errorf("%d %q", w.Code, w.Body)
	}
	if _, err := db.Exec(`DROP TRIGGER vol`); err != nil {
		t.Fatal(err)
	}
	if w := p.vraag("GET", "/api/v1/casussen/"+zaken[0].ID, gatetest.Bo, nil); w.Code != http.StatusOK {
		t.Errorf("afterwards: %d", w.Code)
	}
}
