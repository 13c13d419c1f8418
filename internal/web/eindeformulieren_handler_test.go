// SPDX-License-Identifier: EUPL-1.2

package web_test

import (
	"net/http"
	"net/url"
	"slices"
	"strings"
	"testing"

	"rondetafel/internal/gate"
	"rondetafel/internal/gate/gatetest"
	"rondetafel/internal/informatie"
)

// metStukken makes a Casus that can be cleaned, with two pieces of Bo in it, for a form of it.
func metStukken(deel string) func(*huis) string {
	return func(h *huis) string {
		z := h.NazorgMet(gatetest.Bo)
		for range 2 {
			h.VoegToe(z, gatetest.Bo, informatie.AlleDeelnemers)
		}
		c, err := h.CasusLezen(h.Ctx(), gatetest.Als(gatetest.Petra), z.ID)
		goed(h.T, err)
		return "/casussen/" + h.NaarAfschaling(gate.Verwijzing{ID: z.ID, Versie: c.Versie}).ID + deel
	}
}

// opgeschoond makes a Casus in afschaling that was cleaned, for a form of it.
func opgeschoond(deel string) func(*huis) string {
	return func(h *huis) string {
		z := h.Afschaling(gatetest.Bo)
		_, err := h.CasusOpschonen(h.Ctx(), gatetest.Als(gatetest.Petra), h.Opschoning(z))
		goed(h.T, err)
		return "/casussen/" + z.ID + deel
	}
}

// voorgesteld makes a closed Casus whose destruction Petra proposed.
func voorgesteld(h *huis) gate.Verwijzing {
	h.T.Helper()
	return h.Voorstel(h.SluitCasus(h.Afschaling(gatetest.Bo)))
}

// Handing over, cleaning and closing.
// rule 2.3-2, rule 1.10-1, rule 1.10-2
func TestAfschalingFormulieren(t *testing.T) {
	const waarom = "Schrijf op waarom dit stuk moet blijven (artikel 1.10). Weet je dat niet? Kies dan Weg."
	buiten := map[string]int{gatetest.Bo: http.StatusForbidden, gatetest.Anna: http.StatusForbidden, gatetest.Cleo: http.StatusNotFound, gatetest.Pim: http.StatusNotFound}
	beproef(t, []formulierproef{
		{naam: "overdragen", maak: func(h *huis) string { return "/casussen/" + h.NazorgMet(gatetest.Bo).ID + "/overdragen" }, wie: gatetest.Petra, kop: "Nazorg overdragen", niet: buiten,
			fouten: []foutgeval{
				{[]string{"aan", " ", "afspraken", " ", "datum", "gisteren"}, map[string]string{"veld-aan": "Schrijf op wie het overneemt: de organisatie en de persoon.",
					"veld-afspraken": "Schrijf op wat jullie afspraken.", "veld-datum": "Vul in wanneer de overdracht was, bijvoorbeeld 4-3-2026."}},
				{[]string{"aan", "Wijkteam <Noord>", "afspraken", teLang, "datum", "3-3-2026"}, map[string]string{"veld-afspraken": tekstTeLang,
					"veld-datum": "De overdracht moet al geweest zijn. Kies vandaag of een dag ervoor."}}},
			goed:   []string{"aan", "Wijkteam <Noord>", "afspraken", "Elke week <bellen>.", "datum", "1-3-2026"},
			daarna: []string{"Overdracht vastgelegd.", "Dossier opschonen"}, tweede: http.StatusConflict},
		{naam: "opschonen", maak: metStukken("/opschonen"), wie: gatetest.Petra, kop: "Dossier opschonen", niet: buiten,
			fouten: []foutgeval{
				{[]string{"stukken[0].houden", "true", "stukken[0].noodzaak", " ", "stukken[1].houden", "true", "stukken[1].noodzaak", "Er loopt <iets>."},
					map[string]string{"veld-stukken-0-noodzaak": waarom}},
				{[]string{"stukken[1].houden", "true", "stukken[1].noodzaak", teLang}, map[string]string{"veld-stukken-1-noodzaak": tekstTeLang}}},
			goed:   []string{"stukken[0].houden", "true", "stukken[0].noodzaak", "Er loopt <iets>."},
			daarna: []string{"Casus sluiten"}, tweede: http.StatusConflict},
		{naam: "sluiten", maak: opgeschoond("/sluiten"), wie: gatetest.Petra, kop: "Casus sluiten", niet: buiten,
			daarna: []string{"Casus gesloten.", "Afgeschermd", "Vernietiging voorstellen"}, tweede: http.StatusConflict},
	})
}

// Proposing and stopping the destruction.
// rule AVG-7, rule WGS-9
func TestVernietigingFormulieren(t *testing.T) {
	buiten := map[string]int{gatetest.Bo: http.StatusNotFound, gatetest.Anna: http.StatusNotFound, gatetest.Cleo: http.StatusNotFound}
	beproef(t, []formulierproef{
		{naam: "voorstellen", maak: func(h *huis) string {
			return "/casussen/" + h.SluitCasus(h.Afschaling(gatetest.Bo)).ID + "/vernietigen"
		}, wie: gatetest.Petra, kop: "Vernietiging",
			niet: buiten, telling: `SELECT COUNT(*) FROM vernietiging`,
			fouten: []foutgeval{{[]string{"reden", " "}, map[string]string{"veld-reden": "Schrijf op waarom het dossier weg kan. Noem geen mensen."}},
				{[]string{"reden", teLang}, map[string]string{"veld-reden": tekstTeLang}}},
			goed: []string{"reden", "De <termijn> is voorbij."}, daarna: []string{"De <termijn> is voorbij.", "Een ander controleert dit.", "nog niet"}, tweede: http.StatusForbidden},
		{naam: "stoppen", maak: func(h *huis) string { return "/vernietigingen/" + h.Akkoord(voorgesteld(h)).ID + "/stoppen" }, wie: gatetest.Petra, kop: "Vernietiging stoppen",
			niet: buiten, telling: `SELECT COUNT(*) FROM vernietiging WHERE gestopt > 0`,
			fouten: []foutgeval{{[]string{"reden", ""}, map[string]string{"veld-reden": "Schrijf op waarom het dossier nog niet weg mag."}}},
			goed:   []string{"reden", "Er is een <verzoek>."}, daarna: []string{"Er is een <verzoek>.", "Waarom het stopte", "Gestopt", "Het dossier blijft afgeschermd staan."},
			tweede: http.StatusConflict},
	})
}

// The check: by a second person, who says why not; once.
// rule AVG-7
func TestControleVanVernietiging(t *testing.T) {
	h := nieuwHuis(t)
	v := voorgesteld(h)
	pad := "/vernietigingen/" + v.ID
	fien, petra := h.als(t, gatetest.Fien), h.als(t, gatetest.Petra)
	if p := petra.toont(pad, "Een ander controleert dit."); strings.Contains(p, pad+"/controleren") {
		t.Error("who proposed it is offered to check it")
	}
	petra.is(petra.post(pad+"/controleren", anders(ingevuld(fien.get(pad).html), "akkoord", "ja")), http.StatusForbidden, "Jij stelde dit zelf voor.", "Er is niets veranderd")
	for _, persoon := range []string{gatetest.Bo, gatetest.Anna, gatetest.Cleo} {
		k := h.als(t, persoon)
		for _, deel := range []string{"", "/stoppen"} {
			gelijk(t, persoon+deel, k.get(pad+deel), k.get("/vernietigingen/bestaat-niet"+deel))
		}
		for _, deel := range []string{"/controleren", "/stoppen"} {
			in := url.Values{"versie": {"1"}, "akkoord": {"ja"}, "reden": {"Zo."}}
			gelijk(t, persoon+" posts "+deel, k.post(pad+deel, in), k.post("/vernietigingen/bestaat-niet"+deel, in))
		}
	}
	a := fien.post(pad+"/controleren", anders(ingevuld(fien.get(pad).html), "akkoord", "nee", "reden", " "))
	pagina := fien.is(a, http.StatusBadRequest, "<title>Fout: ")
	if got := samenvatting(pagina); got["veld-reden"] != "Schrijf op waarom het dossier nog niet weg kan." || !strings.Contains(pagina, `id="veld-reden"`) {
		t.Errorf("messages %v", got)
	}
	bewaart(t, a, []string{"akkoord", "nee"})
	velden := []string{"akkoord", "nee", "reden", "Er loopt <nog> iets."}
	een, twee := anders(ingevuld(fien.get(pad).html), velden...), anders(ingevuld(fien.get(pad).html), velden...)
	for range 2 {
		fien.verwijst(fien.post(pad+"/controleren", een), pad)
	}
	a = fien.post(pad+"/controleren", twee)
	fien.is(a, http.StatusConflict, "Dit is intussen veranderd")
	bewaart(t, a, velden)
	petra.toont(pad, "Er loopt <nog> iets.", "Toelichting bij de controle", "Het dossier blijft afgeschermd staan.")
	fien.toont("/vernietigingen?stand=klaar", pad)
	if p := fien.toont("/vernietigingen"); strings.Contains(p, v.ID) {
		t.Error("what is over stands with what goes on")
	}
}

// rule WGS-9: of a closed Casus nobody reads anything on any page, and its course names nobody.
func TestGeslotenCasusToontNiets(t *testing.T) {
	h := nieuwHuis(t)
	z := h.NazorgMet(gatetest.Bo)
	stuk := h.VoegToe(z, gatetest.Bo, informatie.AlleDeelnemers)
	c, err := h.CasusLezen(h.Ctx(), gatetest.Als(gatetest.Petra), z.ID)
	goed(t, err)
	z = h.SluitCasus(h.NaarAfschaling(gate.Verwijzing{ID: z.ID, Versie: c.Versie}), stuk)
	for _, persoon := range gatetest.Mensen() {
		if persoon == gatetest.Daan || persoon == gatetest.Nul {
			continue
		}
		k := h.als(t, persoon)
		for _, pad := range append(casusPaden(z.ID), "/", "/casussen", "/informatie/"+stuk.ID, "/casussen/"+z.ID+"/plan", "/casussen/"+z.ID+"/optreden", "/vernietigingen") {
			a := k.get(pad)
			for _, geheim := range []string{"Verzinsel", "drie meldingen", "999990019", "*******19", "ruzie op straat"} {
				if strings.Contains(a.html, geheim) {
					t.Errorf("%s %s: reads %q", persoon, pad, geheim)
				}
			}
		}
		if !slices.Contains([]string{gatetest.Petra, gatetest.Mo, gatetest.Fien}, persoon) {
			gelijk(t, persoon, k.get("/casussen/"+z.ID), k.get("/casussen/bestaat-niet"))
		}
	}
	h.als(t, gatetest.Petra).toont("/casussen/"+z.ID, "Afgeschermd", "niemand leest de inhoud")
}

// rule AVG-7: the certificate says functions, numbers and moments, and names no one; a new look gives the same.
func TestBewijsVanVernietiging(t *testing.T) {
	h := nieuwHuis(t)
	v := h.Akkoord(voorgesteld(h))
	h.Bedenktijd()
	pad := "/vernietigingen/" + v.ID
	for _, persoon := range []string{gatetest.Petra, gatetest.Fien} {
		k := h.als(t, persoon)
		pagina := k.toont(pad, "Bewijs van vernietiging", "Sleutel", "vernietigd", "Betrokkenen", "Rechten om de casus te zien", "door een procesregisseur",
			"door een functionaris gegevensbescherming", "2 maart 2026", "9 maart 2026")
		deel := inhoudVan.FindString(pagina)
		for _, naam := range []string{"Petra", "Fien", "Verzinsel", "De termijn is voorbij.", "Bo Verzonnen"} {
			if strings.Contains(deel, naam) {
				t.Errorf("the certificate says %q", naam)
			}
		}
		leidenErgensHeen(k, pagina)
		for _, deel := range []string{"/stoppen", "/controleren"} {
			k.is(k.post(pad+deel, url.Values{"versie": {"4"}, "akkoord": {"ja"}, "reden": {"Zo."}}), http.StatusForbidden)
		}
	}
	if titel := titelVan(h.als(t, gatetest.Fien).toont(pad)); !strings.HasPrefix(titel, "Bewijs van vernietiging") {
		t.Errorf("title %q", titel)
	}
}

// The clock of the practice house goes forward by a day, a week or a month, and by nothing else; who moves it stays logged in.
func TestKlokVooruit(t *testing.T) {
	h := nieuwHuis(t)
	metKlok(t, h)
	k := h.als(t, gatetest.Anna)
	k.toont("/demo/klok", "Klok van het oefenhuis", "2 maart")
	for _, raar := range []string{"", "0", "-1", "2", "365", "morgen", "1.5"} {
		k.is(k.post("/demo/klok", url.Values{"dagen": {raar}}), http.StatusBadRequest)
	}
	for _, stap := range []struct{ dagen, dag, voor string }{{"1", "3 maart", "1 dag"}, {"7", "10 maart", "8 dagen"}, {"30", "9 april", "38 dagen"}} {
		k.verwijst(k.post("/demo/klok", url.Values{"dagen": {stap.dagen}}), "/demo/klok")
		k.toont("/demo/klok", "De klok is vooruitgezet.", stap.dag, stap.voor)
	}
	niemand := h.niemand(t)
	niemand.is(niemand.post("/demo/klok", url.Values{"dagen": {"7"}}), http.StatusForbidden, "Log eerst weer in")
	k.toont("/demo/klok", "38 dagen")
}
