// SPDX-License-Identifier: EUPL-1.2

package scenario_test

import (
	"net/http"
	"os"
	"strings"
	"testing"
	"time"

	"rondetafel/internal/gate"
	"rondetafel/internal/gate/gatetest"
	"rondetafel/internal/informatie"
	"rondetafel/internal/klok"
)

// derdenregel is a row: a text by which something of a disclosure is known, on which surface, and who sees it at each moment.
type derdenregel struct {
	wat, merk, vlak string
	ziet            []string // by moment
}

// leesDerden reads the table of disclosures, and fails on what it does not understand.
func leesDerden(t *testing.T) (momenten []string, regels []derdenregel) {
	t.Helper()
	tekst, err := os.ReadFile("testdata/verstrekking.txt")
	if err != nil {
		t.Fatal(err)
	}
	for nummer, regel := range strings.Split(string(tekst), "\n") {
		kop := strings.HasPrefix(regel, "# wat ")
		if regel == "" || strings.HasPrefix(regel, "#") && !kop {
			continue
		}
		cellen := strings.Split(strings.TrimPrefix(regel, "#"), "|")
		for i := range cellen {
			cellen[i] = strings.TrimSpace(cellen[i])
		}
		if kop {
			momenten = cellen[3:]
			continue
		}
		if len(cellen) != 3+len(momenten) || strings.Trim(strings.Join(cellen[3:], ""), "-"+derdenletters) != "" {
			t.Fatalf("line %d: %v", nummer+1, cellen)
		}
		regels = append(regels, derdenregel{cellen[0], cellen[1], cellen[2], cellen[3:]})
	}
	return momenten, regels
}

// derdenletters are the people of the table.
const derdenletters = "PABSCDRFM"

func derdenmens(letter rune) string {
	return map[rune]string{'P': gatetest.Petra, 'A': gatetest.Anna, 'B': gatetest.Bo, 'S': gatetest.Bas, 'C': gatetest.Cleo, 'D': gatetest.Dirk, 'R': gatetest.Rik,
		'F': gatetest.Fien, 'M': gatetest.Mo}[letter]
}

// derdenwereld is a disclosure of a piece of each of three Partijen, at one moment of the table.
type derdenwereld struct {
	*wereld
	v       gate.Verwijzing
	stukken map[string]gate.Verwijzing // by person
}

// TestWieZietWatVanEenVerstrekking: rule 7.2-1, rule 7.2-2, rule 7.2-3, rule 13.2-2, rule WGS-10, rule 1.7-1. Each person sees at each moment on
// each surface exactly what the table gives them of a disclosure; to who has no part in it, it never was.
func TestWieZietWatVanEenVerstrekking(t *testing.T) {
	momenten, regels := leesDerden(t)
	for naam, database := range map[string]gatetest.Optie{"sqlite": gatetest.SQLite, "postgres": gatetest.Postgres} {
		t.Run(naam, func(t *testing.T) {
			w := &derdenwereld{wereld: &wereld{Huis: gatetest.Nieuw(t, database)}, stukken: map[string]gate.Verwijzing{}}
			w.z = w.AanHetRTO(gatetest.Bo, gatetest.Cleo)
			w.Klok.Loop(24 * time.Hour)
			w.server = serveer(t, w.Gate)
			for i, moment := range momenten {
				w.naar(moment)
				for _, letter := range derdenletters {
					w.houdTegen(t, moment, letter, regels, i)
				}
			}
		})
	}
}

func (w *derdenwereld) houdTegen(t *testing.T, moment string, letter rune, regels []derdenregel, i int) {
	t.Helper()
	k := w.server.kijker(t, derdenmens(letter))
	pad, lijst := "/verstrekkingen/"+w.v.ID, "/casussen/"+w.z.ID+"/verstrekkingen"
	const api = "/api/v1"
	vlakken := map[string][]string{"blad": {pad, api + pad}, "pagina": {pad}, "api": {api + pad}, "lijst": {lijst, api + lijst}, "register": {"/verstrekkingen", api + "/verstrekkingen"},
		"brief": {pad + "/brief"}}
	gelezen := map[string]blik{}
	for _, r := range regels {
		wil := strings.ContainsRune(r.ziet[i], letter)
		for _, p := range vlakken[r.vlak] {
			b, al := gelezen[p]
			if !al {
				b = k.kijk(p)
				gelezen[p] = b
			}
			if strings.Contains(b.tekst, r.merk) != wil {
				t.Errorf("%s: %s sees %q on %s (%d): %t", moment, k.persoon, r.wat, p, b.status, !wil)
			}
			if b.status >= http.StatusInternalServerError {
				t.Errorf("%s: %s gets %d on %s", moment, k.persoon, b.status, p)
			}
		}
	}
	for _, p := range []string{pad, api + pad, pad + "/brief", api + pad + "/brief"} {
		weet := strings.ContainsRune(regels[0].ziet[i], letter)
		b, geen := k.kijk(p), k.nooit(strings.Replace(p, w.v.ID, onbekend, 1))
		if !weet && (b.status != geen.status || b.zonder(w.v.ID) != geen.zonder(onbekend)) {
			t.Errorf("%s: %s can tell it from what never was at %s: %d and %d", moment, k.persoon, p, b.status, geen.status)
		}
	}
}

// naar brings the disclosure to a moment of the table; they come in their order.
func (w *derdenwereld) naar(moment string) {
	w.T.Helper()
	ctx := w.Ctx()
	w.Klok.Loop(time.Hour)
	switch moment {
	case "gevraagd":
		in := informatie.Verstrekking{Casus: w.z.ID, Derde: informatie.Derde{Naam: "Corporatie Merkteken", Soort: "woningcorporatie", Contact: "T. Verzonnen, Weert"},
			Doel: "Een woning zoeken.", Grondslag: "WGS 1.7", Noodzaak: "Het kan niet met minder.", Uiterlijk: klok.Datum(w.Klok.Nu().AddDate(0, 0, 7).Format(time.DateOnly))}
		for wie, merk := range map[string]string{gatetest.Anna: "anna", gatetest.Bo: "bo-een", gatetest.Cleo: "cleo"} {
			g := w.Gegeven(w.z, informatie.AlleDeelnemers)
			g.Tekst, g.VraagDerde = "merkteken-"+merk, true
			v, err := w.GegevenToevoegen(ctx, gatetest.Als(wie), g)
			w.goed("geven", err)
			w.stukken[wie], in.Stukken = v, append(in.Stukken, v.ID)
		}
		var err error
		w.v, err = w.VerstrekkingVragen(ctx, gatetest.Als(gatetest.Petra), in)
		w.goed("vragen", err)
	case "beantwoord":
		w.tekent(gatetest.Anna)
		w.tekent(gatetest.Bo)
		d := w.deel(gatetest.Cleo)
		_, err := w.VerstrekkingWeigeren(ctx, gatetest.Als(gatetest.Cleo), informatie.DeelAntwoord{Verstrekking: w.v.ID, Deel: d.ID, Versie: d.Antwoorden[0].Versie, Reden: "merkteken-nee"})
		w.goed("weigeren", err)
		w.adviseert()
	case "gecorrigeerd":
		w.corrigeert("bo-twee")
	case "opnieuw":
		w.tekent(gatetest.Bo)
		w.adviseert()
	case "verleend":
		b := w.blad(gatetest.Petra)
		_, err := w.VerstrekkingVerlenen(ctx, gatetest.Als(gatetest.Petra), informatie.Verlenen{Verstrekking: w.v.ID, Versie: b.Versie, Weglaten: []string{w.deel(gatetest.Cleo).ID}})
		w.goed("verlenen", err)
	case "daarna":
		w.corrigeert("bo-drie")
		_, err := w.GegevenIntrekken(ctx, gatetest.Als(gatetest.Anna), informatie.Intrekken{Gegeven: w.stukken[gatetest.Anna].ID, Versie: w.stukken[gatetest.Anna].Versie, Reden: "Verkeerd."})
		w.goed("intrekken", err)
	default:
		w.T.Fatalf("there is no moment %q", moment)
	}
}

func (w *derdenwereld) blad(wie string) gate.VerstrekkingBlad {
	w.T.Helper()
	b, err := w.VerstrekkingLezen(w.Ctx(), gatetest.Als(wie), w.v.ID)
	w.goed("lezen", err)
	return b
}

// deel is the part of a supplier, who sees no other.
func (w *derdenwereld) deel(wie string) gate.DeelBlad {
	w.T.Helper()
	return w.blad(wie).Delen[0]
}

func (w *derdenwereld) tekent(wie string) {
	w.T.Helper()
	token, err := w.Inloggen(w.Ctx(), gatetest.Als(wie))
	w.goed("inloggen", err)
	vers := gatetest.Als(wie)
	vers.Sessie = gate.SessieID(token)
	b := w.blad(wie)
	d := b.Delen[0]
	_, err = w.VerstrekkingTekenen(w.Ctx(), vers, informatie.Ondertekening{Verstrekking: w.v.ID, Deel: d.ID, Versie: d.Antwoorden[0].Versie, Stukversie: d.Stukversie,
		Verantwoordelijke: b.Verantwoordelijken[0], Bevoegdheid: "Mandaat"})
	w.goed("tekenen", err)
}

func (w *derdenwereld) adviseert() {
	w.T.Helper()
	_, err := w.VerstrekkingAdvies(w.Ctx(), gatetest.Als(gatetest.Rik), informatie.Advies{Verstrekking: w.v.ID, Versie: w.blad(gatetest.Rik).Versie, Oordeel: informatie.Positief,
		Tekst: "merkteken-advies", Datum: w.Vandaag()})
	w.goed("adviseren", err)
}

// corrigeert gives the piece of Bo another text.
func (w *derdenwereld) corrigeert(merk string) {
	w.T.Helper()
	stuk := w.stukken[gatetest.Bo]
	in := w.Gegeven(w.z, informatie.AlleDeelnemers)
	in.Tekst = "merkteken-" + merk
	v, err := w.GegevenCorrigeren(w.Ctx(), gatetest.Als(gatetest.Bo), informatie.Corrigeren{Gegeven: stuk.ID, Versie: stuk.Versie, Soort: in.Soort, Inhoud: in.Inhoud})
	w.goed("corrigeren", err)
	w.stukken[gatetest.Bo] = v
}
