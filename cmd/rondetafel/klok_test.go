// SPDX-License-Identifier: EUPL-1.2

package main

import (
	"net/http"
	"net/url"
	"os"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"
	"time"

	"rondetafel/internal/casus"
	"rondetafel/internal/gate"
	"rondetafel/internal/informatie"
	"rondetafel/internal/klok"
	"rondetafel/internal/partij"
)

// bewijzen is how many certificates of destruction verify counts in a house that stands still.
func bewijzen(t *testing.T, folder string) int {
	t.Helper()
	code, uit, fout := opdracht(t, "verify", "--data", folder)
	m := regexp.MustCompile(`^Het logboek klopt: \d+ regels, \d+ rechten, (\d+) bewijzen van vernietiging\.\n$`).FindStringSubmatch(uit)
	if code != exitGoed || m == nil || fout != "" {
		t.Fatalf("verify: %d %q %q", code, uit, fout)
	}
	n, err := strconv.Atoi(m[1])
	if err != nil {
		t.Fatal(err)
	}
	return n
}

// zetKlok moves the clock of a practice house, as the page does, and returns the cookie of after that.
func (b bezoeker) zetKlok(dagen string) bezoeker {
	b.t.Helper()
	a, lichaam := b.vraag(http.MethodPost, "/demo/klok", url.Values{"dagen": {dagen}}, "Cookie", b.cookie)
	if a.StatusCode != http.StatusSeeOther || !strings.HasPrefix(a.Header.Get("Location"), "/demo/klok") {
		b.t.Fatalf("the clock does not move: %d %s", a.StatusCode, lichaam)
	}
	for _, c := range a.Cookies() {
		if strings.HasPrefix(b.cookie, c.Name+"=") {
			b.cookie = c.Name + "=" + c.Value
		}
	}
	return b
}

// voor is how far the page of the clock says that the house is ahead.
func (b bezoeker) voor() string {
	b.t.Helper()
	a, pagina := b.vraag(http.MethodGet, "/demo/klok", nil, "Cookie", b.cookie)
	if a.StatusCode != http.StatusOK {
		b.t.Fatalf("the page of the clock: %d", a.StatusCode)
	}
	return regexp.MustCompile(`loopt \d+ dag(en)? voor op de echte tijd`).FindString(pagina)
}

// A visitor of the practice house lets a week pass: what was agreed is destroyed, verify counts its certificate, and a restart takes
// no time back.
// rule AVG-7
func TestOefenklokBlijftVooruit(t *testing.T) {
	folder := filepath.Join(t.TempDir(), "huis")
	d := start(t, demoArgs(folder)...)
	d.einde()
	eerst := bewijzen(t, folder)
	d = start(t, demoArgs(folder)...)
	marieke := d.als("m-marieke-bedenksel")
	if got := marieke.voor(); got != "" {
		t.Errorf("before it was moved the clock is %q ahead", got)
	}
	_, id := marieke.taak("controleren")
	var v ding
	marieke.doe("/vernietigingen/"+id, nil, &v)
	marieke.doe("/vernietigingen/"+id+"/_controleren", velden{"versie": v.Versie, "akkoord": "ja"}, &v)
	for _, fout := range []string{"", "0", "-7", "8", "alle"} {
		if a, _ := d.vraag(http.MethodPost, "/demo/klok", url.Values{"dagen": {fout}}, "Cookie", marieke.cookie); a.StatusCode != http.StatusBadRequest {
			t.Errorf("%q days: %d", fout, a.StatusCode)
		}
	}
	marieke = marieke.zetKlok("1")
	if marieke.doe("/vernietigingen/"+id, nil, &v); v.Stand != "akkoord" {
		t.Errorf("a day after the yes the destruction is %s", v.Stand)
	}
	marieke = marieke.zetKlok("7")
	if marieke.doe("/vernietigingen/"+id, nil, &v); v.Stand != "vernietigd" {
		t.Errorf("eight days after the yes the destruction is %s", v.Stand)
	}
	if code := d.einde(); code != exitGoed {
		t.Fatalf("exit %d", code)
	}
	na := bewijzen(t, folder)
	if na <= eerst {
		t.Errorf("verify counts %d certificates, and %d before", na, eerst)
	}
	isVooruit(t, folder, 8)
	d = start(t, demoArgs(folder)...)
	defer d.einde()
	weer := d.als("m-marieke-bedenksel")
	if got := weer.voor(); !strings.Contains(got, "8 dagen") {
		t.Errorf("after a restart the clock is %q ahead", got)
	}
	if weer.doe("/vernietigingen/"+id, nil, &v); v.Stand != "vernietigd" {
		t.Errorf("after a restart the destruction is %s", v.Stand)
	}
}

// isVooruit asks that the folder says how many days its clock is ahead, also over the begin or end of summer time.
func isVooruit(t *testing.T, folder string, dagen int) {
	t.Helper()
	s, err := oefenmap(folder).lees()
	if d := time.Duration(s.Vooruit)*time.Second - time.Duration(dagen)*24*time.Hour; err != nil || !s.Klaar || d.Abs() > time.Hour {
		t.Errorf("the folder says %+v, %v", s, err)
	}
}

// The page of the clock is of a practice house alone, and of who is logged in.
func TestKlokIsVanHetOefenhuis(t *testing.T) {
	folder := filepath.Join(t.TempDir(), "huis")
	d := start(t, demoArgs(folder)...)
	defer d.einde()
	a, _ := d.vraag(http.MethodPost, "/demo/klok", url.Values{"dagen": {"7"}})
	if a.StatusCode == http.StatusOK || strings.HasPrefix(a.Header.Get("Location"), "/demo/klok") {
		t.Errorf("nobody moves the clock: %d to %s", a.StatusCode, a.Header.Get("Location"))
	}
	isVooruit(t, folder, 0)
	s := start(t, echtHuis(t)...)
	defer s.einde()
	if a, _ := s.vraag(http.MethodPost, "/demo/klok", url.Values{"dagen": {"7"}}); a.StatusCode != http.StatusForbidden {
		t.Errorf("in a house that is none: %d", a.StatusCode)
	}
}

// A house that stood still for more than thirty days destroys nothing, until who runs it says that the clock is right.
// rule AVG-7
func TestServeKlokKlopt(t *testing.T) {
	folder := filepath.Join(t.TempDir(), "huis")
	langGeleden(t, folder, 60)
	serve := []string{"serve", "--data", folder, "--listen", "127.0.0.1:0", "--url", "http://localhost:0"}
	d := start(t, serve...)
	d.wachtOp("de klok sprong vooruit")
	if code := d.einde(); code != exitGoed {
		t.Errorf("exit %d", code)
	}
	if n := bewijzen(t, folder); n != 0 {
		t.Fatalf("%d dossiers were destroyed on a clock that nobody looked at", n)
	}
	d = start(t, append(serve, "--klok-klopt")...)
	d.wachtOp(`"aantal":1`)
	d.einde()
	if strings.Contains(d.log.String(), "de klok sprong") {
		t.Errorf("somebody looked at the clock, and still:\n%s", d.log)
	}
	if n := bewijzen(t, folder); n != 1 {
		t.Errorf("%d certificates, want 1", n)
	}
	if _, err := os.Stat(filepath.Join(folder, bestand)); err != nil {
		t.Error(err)
	}
}

// wachtOp waits until the technical log says tekst.
func (d *draaiend) wachtOp(tekst string) {
	d.t.Helper()
	for einde := time.Now().Add(20 * time.Second); !strings.Contains(d.log.String(), tekst); time.Sleep(5 * time.Millisecond) {
		if time.Now().After(einde) {
			d.t.Fatalf("the log does not say %q:\n%s", tekst, d.log)
		}
	}
}

// langGeleden makes a house in which, so many days ago, two people decided to destroy a dossier; nobody served it since.
func langGeleden(t *testing.T, folder string, dagen int) {
	t.Helper()
	ctx := t.Context()
	goed := func(err error) {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
	}
	k := klok.NieuwVerzet(klok.Systeem())
	k.Zet(time.Now().AddDate(0, 0, -dagen))
	g, err := gate.Open(ctx, gate.Opties{DB: filepath.Join(folder, bestand), Sleutels: filepath.Join(folder, sleutelmap), Klok: k, Synchroon: "OFF"})
	goed(err)
	mens := func(id, partijID string, f partij.Functie) partij.Medewerker {
		m := partij.Medewerker{ID: id, Naam: "Iemand Verzonnen", Partij: partijID, Tot: klok.Eeuwig, Verklaring: 1, Functies: []partij.Toekenning{{Functie: f, Tot: klok.Eeuwig}}}
		if partijID == "p-huis" {
			m.Namens = "p-gemeente"
		}
		return m
	}
	goed(g.Inrichten(ctx, gate.Als("", "test"), gate.Huisinrichting{Naam: "Veiligheidshuis (test)", Verklaring: "Ik houd het geheim.", Protocol: informatie.RuimProtocol(),
		Partijen: []partij.Partij{{ID: "p-huis", Naam: "Huis", Kort: "Huis", Soort: partij.Huis, Tot: klok.Eeuwig},
			{ID: "p-gemeente", Naam: "Gemeente", Kort: "Gemeente", Soort: partij.Gemeente, Tot: klok.Eeuwig}},
		Medewerkers: []partij.Medewerker{mens("m-regie", "p-huis", partij.Procesregisseur), mens("m-manager", "p-huis", partij.Manager),
			mens("m-melder", "p-gemeente", partij.Aanmelder)}}))
	als := func(wie string) gate.Caller { return gate.Als(wie, "test") }
	v, err := g.CasusAanmelden(ctx, als("m-melder"), casus.Aanmelding{Soort: casus.NazorgDetentie, Gemeente: "GM0957",
		Betrokkenen: []casus.Betrokkene{{Voornaam: "Bram", Achternaam: "Verzinsel", Rol: casus.Hoofdbetrokkene}},
		Inhoud:      casus.Inhoud{Doelen: []string{"recidive"}, Aanleiding: "Bram komt vrij.", Geprobeerd: "Nog niets."}})
	goed(err)
	id := v.ID
	v, err = g.CasusToewijzen(ctx, als("m-manager"), casus.Toewijzen{Casus: id, Versie: v.Versie, Medewerker: "m-regie"})
	goed(err)
	v, err = g.CasusScreenen(ctx, als("m-regie"), casus.Screening{Casus: id, Versie: v.Versie, Uitkomst: casus.Afgewezen, Reden: "Hij redt het zelf.",
		NamensPubliek: "p-gemeente", Overleg: casus.Overleg{Met: "Iemand Verzonnen", Datum: klok.Datum(k.Nu().Format(time.DateOnly)),
			Wijze: "telefoon", Verslag: "We zijn het eens."}})
	goed(err)
	v, err = g.CasusSluiten(ctx, als("m-regie"), casus.Sluiten{Casus: id, Versie: v.Versie, NamensPubliek: "p-gemeente"})
	goed(err)
	v, err = g.VernietigingVoorstellen(ctx, als("m-regie"), casus.VernietigingVoorstellen{Casus: id, Versie: v.Versie, Reden: "Niet meer nodig."})
	goed(err)
	_, err = g.VernietigingControleren(ctx, als("m-manager"), casus.VernietigingControleren{Vernietiging: v.ID, Versie: v.Versie, Akkoord: "ja"})
	goed(err)
	goed(g.Close())
}
