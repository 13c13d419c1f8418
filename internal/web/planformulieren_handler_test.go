// SPDX-License-Identifier: EUPL-1.2

package web_test

import (
	"net/http"
	"strings"
	"testing"

	"rondetafel/internal/gate"
	"rondetafel/internal/gate/gatetest"
	"rondetafel/internal/rto"
)

// planGoed are the fields of a plan for Gemeente and Politie, as planVelden fills them in.
func planGoed() []string {
	var uit []string
	for veld, waarden := range planVelden(map[string][]string{}) {
		uit = append(uit, veld, waarden[0])
	}
	return uit
}

// metPlan makes a Casus in which that plan is written down.
func metPlan(h *huis) gate.Verwijzing {
	h.T.Helper()
	z := h.RTO(gatetest.Bo)
	k, pad := h.als(h.T, gatetest.Petra), "/casussen/"+z.ID+"/plan"
	k.verwijst(k.post(pad+"/bewerken", planVelden(k.formulier(pad+"/bewerken"))), pad)
	return z
}

// metVersie makes a Casus of which the round table adopted that plan.
func metVersie(h *huis) gate.Verwijzing {
	h.T.Helper()
	z := metPlan(h)
	stelVast(h, z)
	return z
}

// stelVast lets a round table of Gemeente and Politie adopt the plan of z (rule 6.4b-1).
func stelVast(h *huis, z gate.Verwijzing) {
	h.T.Helper()
	o := h.AanTafel(z, gatetest.Anna, gatetest.Bo)
	v, err := h.OverlegBesluiten(h.Ctx(), gatetest.Als(gatetest.Petra), gatetest.Besluit(o, rto.Plan, gatetest.Anna, gatetest.Bo))
	goed(h.T, err)
	_, err = h.OverlegAfronden(h.Ctx(), gatetest.Als(gatetest.Petra), rto.Verslag{Overleg: o.ID, Versie: v.Versie, Passages: gatetest.Samen("Iedereen was het eens.")})
	goed(h.T, err)
}

// metWijziging makes a Casus with that plan and a change of it, which is asked of the Partijen when voorgelegd.
func metWijziging(h *huis, voorgelegd bool) gate.Verwijzing {
	h.T.Helper()
	z := metVersie(h)
	k, pad := h.als(h.T, gatetest.Petra), "/casussen/"+z.ID+"/plan"
	k.verwijst(k.post(pad+"/bewerken", anders(ingevuld(k.get(pad+"/bewerken").html), "wijziging", "Een <andere> dag.", "doelen[0].afspraken[0].uiterlijk", "10 maart 2026")), pad)
	if voorgelegd {
		k.verwijst(k.post(pad+"/voorleggen", k.formulier(pad+"/voorleggen")), pad)
	}
	return z
}

// metAfspraak makes an adopted plan; the page of its afspraak, which is Anna's.
func metAfspraak(h *huis) string {
	h.T.Helper()
	return h.afspraakVan("/casussen/" + metVersie(h).ID + "/plan")
}

func (h *huis) afspraakVan(pad string) string {
	h.T.Helper()
	_, na, ok := strings.Cut(h.als(h.T, gatetest.Petra).toont(pad), `href="/afspraken/`)
	if !ok {
		h.T.Fatal("the plan has no afspraak")
	}
	id, _, _ := strings.Cut(na, `"`)
	return "/afspraken/" + id
}

// Writing the plan, and asking the Partijen to adopt it.
// rule 2.1-2, rule 6.4b-1, rule 6.4c-1
func TestPlanFormulieren(t *testing.T) {
	buiten := map[string]int{gatetest.Bo: http.StatusForbidden, gatetest.Anna: http.StatusForbidden, gatetest.Cleo: http.StatusNotFound, gatetest.Pim: http.StatusNotFound}
	met := func(naar ...string) []string { return append(planGoed(), naar...) }
	beproef(t, []formulierproef{
		{naam: "bewerken", maak: func(h *huis) string { return "/casussen/" + h.RTO(gatetest.Bo).ID + "/plan/bewerken" }, wie: gatetest.Petra, kop: "Plan",
			telling: `SELECT COALESCE(SUM(versie), 0) FROM plan`, niet: buiten,
			fouten: []foutgeval{
				{met("doelen[0].tekst", " ", "doelen[0].leefgebied", "", "doelen[0].afspraken[0].soort", "", "doelen[0].afspraken[0].uiterlijk", "ooit"), map[string]string{
					"veld-doelen-0-leefgebied": "Kies bij welk leefgebied dit doel hoort.", "veld-doelen-0-tekst": "Schrijf op wat jullie willen bereiken.",
					"veld-doelen-0-afspraken-0-soort":     "Kies wat voor afspraak dit is: repressie, bestuurlijke interventie of zorg (artikel 2.1).",
					"veld-doelen-0-afspraken-0-uiterlijk": "Vul in wanneer dit klaar moet zijn, bijvoorbeeld 4-3-2027."}},
				{met("doelen[0].afspraken[0].wat", " ", "doelen[0].afspraken[0].medewerker", "", "doelen[0].afspraken[0].uiterlijk", "1-3-2026"), map[string]string{
					"veld-doelen-0-afspraken-0-wat": "Schrijf op wat jullie afspreken.", "veld-doelen-0-afspraken-0-medewerker": "Kies wie dit doet.",
					"veld-doelen-0-afspraken-0-uiterlijk": "Kies een dag die nog komt."}},
				{met("doelen[0].afspraken[0].uiterlijk", "1-3-2046", "rollen[1].rol", strings.Repeat("x", 301)), map[string]string{
					"veld-doelen-0-afspraken-0-uiterlijk": "Kijk het jaar na: deze dag is meer dan tien jaar weg.",
					"veld-rollen-1-rol":                   "Deze tekst is te lang. Gebruik hoogstens 300 tekens."}},
			},
			goed: planGoed(), daarna: []string{"Sem woont op zichzelf", "Woonplek zoeken", "Drie maanden rust", "Waar Sem woont", "Concept bewaard."}, tweede: http.StatusConflict},
		{naam: "voorleggen", maak: func(h *huis) string { return "/casussen/" + metWijziging(h, false).ID + "/plan/voorleggen" }, wie: gatetest.Petra, kop: "Plan voorleggen", niet: buiten,
			daarna: []string{"Plan voorgelegd.", "2 Partijen antwoordden nog niet."}, tweede: http.StatusConflict},
		{naam: "instemmen", maak: func(h *huis) string { return "/casussen/" + metWijziging(h, true).ID + "/plan/instemmen" }, wie: gatetest.Bo, kop: "Instemmen",
			niet: map[string]int{gatetest.Petra: http.StatusForbidden, gatetest.Cleo: http.StatusNotFound},
			fouten: []foutgeval{{[]string{"reden", "Nog <even>."}, map[string]string{"veld-antwoord": "Kies of jullie instemmen."}},
				{[]string{"antwoord", "nee", "reden", " "}, map[string]string{"veld-reden": "Schrijf op waarom jullie niet instemmen."}},
				{[]string{"antwoord", "nee", "reden", teLang}, map[string]string{"veld-reden": tekstTeLang}}},
			goed: []string{"antwoord", "nee", "reden", "Nog <even>."}, daarna: []string{"Antwoord vastgelegd.", "Wie het plan schrijft, leest waarom"}},
		{naam: "instemmen ja", maak: func(h *huis) string { return "/casussen/" + metWijziging(h, true).ID + "/plan/instemmen" }, wie: gatetest.Bo, kop: "Instemmen",
			goed: []string{"antwoord", "ja"}, daarna: []string{"Antwoord vastgelegd.", "De andere Partijen kunnen het lezen.", "stemt in"}},
	})
}

// Who refuses says why to who writes the plan; with the draft it is gone for the others.
// rule 6.4b-1
func TestPlanGeweigerd(t *testing.T) {
	h := nieuwHuis(t)
	pad := "/casussen/" + metWijziging(h, true).ID + "/plan"
	bo := h.als(t, gatetest.Bo)
	bo.verwijst(bo.post(pad+"/instemmen", bo.formulier(pad+"/instemmen", "antwoord", "nee", "reden", "Nog <even>.")), pad)
	h.als(t, gatetest.Petra).toont(pad, "Nog <even>.", "Een <andere> dag.", "10 maart", "Er is een concept.", "of als alle Partijen schriftelijk instemmen", "Plan bewerken", "Plan voorleggen")
	for _, persoon := range []string{gatetest.Bo, gatetest.Anna} {
		if p := h.als(t, persoon).toont(pad, "Versie 1, vastgesteld op", "9 maart"); strings.Contains(p, "Nog <even>.") || strings.Contains(p, "Een <andere> dag.") || strings.Contains(p, "10 maart") {
			t.Errorf("%s reads the draft", persoon)
		}
	}
	anna := h.als(t, gatetest.Anna)
	anna.is(anna.get(pad+"/instemmen"), http.StatusForbidden)
}

// Carrying out: reporting, noting, consulting, acting.
// rule 6.5-1, rule 9.2g-1, rule 6.6-1, rule 13.1-1
func TestUitvoeringFormulieren(t *testing.T) {
	rto := func(deel string) func(*huis) string {
		return func(h *huis) string { return "/casussen/" + h.RTO(gatetest.Bo).ID + deel }
	}
	beproef(t, []formulierproef{
		{naam: "afstemmen", maak: rto("/afstemmen"), wie: gatetest.Petra, kop: "Afstemmen", telling: `SELECT COUNT(*) FROM aantekening`,
			niet: map[string]int{gatetest.Bo: http.StatusForbidden, gatetest.Anna: http.StatusForbidden, gatetest.Cleo: http.StatusNotFound, gatetest.Pim: http.StatusNotFound},
			fouten: []foutgeval{{[]string{"soort", "overleg", "tekst", " "}, map[string]string{"veld-tekst": "Schrijf op wat jullie bespraken of hoe het gaat."}},
				{[]string{"soort", "overleg", "tekst", teLang}, map[string]string{"veld-tekst": tekstTeLang}}},
			goed: []string{"soort", "overleg", "tekst", "Gebeld over <wonen>."}, daarna: []string{"Bewaard bij de casus.", "Gebeld over <wonen>."}},
		{naam: "optreden", maak: rto("/optreden"), wie: gatetest.Bo, kop: "Eigen optreden", telling: `SELECT COUNT(*) FROM aantekening`,
			niet: map[string]int{gatetest.Cleo: http.StatusNotFound, gatetest.Pim: http.StatusNotFound, gatetest.Mo: http.StatusForbidden},
			fouten: []foutgeval{{[]string{"omschrijving", "", "delen", "true"}, map[string]string{"veld-omschrijving": "Schrijf op wat jullie doen."}},
				{[]string{"omschrijving", teLang}, map[string]string{"veld-omschrijving": tekstTeLang}}},
			goed: []string{"omschrijving", "Wij sluiten <het> pand.", "delen", "true"}, daarna: []string{"Wij sluiten <het> pand.", "verteld aan wie meedoet"}},
	})
}

// Reporting on an afspraak: by its own Partij, once, with a reason when it does not work.
// rule 6.5-1
func TestAfspraakMelden(t *testing.T) {
	h := nieuwHuis(t)
	pad := metAfspraak(h)
	anna, bo, petra := h.als(t, gatetest.Anna), h.als(t, gatetest.Bo), h.als(t, gatetest.Petra)
	for _, persoon := range []string{gatetest.Cleo, gatetest.Pim, gatetest.Mo, gatetest.Fien} {
		k := h.als(t, persoon)
		gelijk(t, persoon, k.get(pad), k.get("/afspraken/bestaat-niet"))
		gelijk(t, persoon+" reports", k.post(pad+"/melden", anders(nil, "stand", "klaar")), k.post("/afspraken/bestaat-niet/melden", anders(nil, "stand", "klaar")))
		gelijk(t, persoon+" notes", k.post(pad+"/aantekenen", anders(nil, "tekst", "x")), k.post("/afspraken/bestaat-niet/aantekenen", anders(nil, "tekst", "x")))
	}
	if p := bo.toont(pad, "Woonplek zoeken", "Anna Fictief, Gemeente Proefdorp"); strings.Contains(p, pad+"/melden") {
		t.Error("another Partij is offered to report")
	}
	for _, f := range []foutgeval{
		{[]string{"stand", "lukt_niet", "toelichting", " "}, map[string]string{"veld-toelichting": "Schrijf op waarom het niet lukt."}},
		{[]string{"stand", "vervallen", "toelichting", "Het <hoeft> niet."}, map[string]string{"veld-stand": "Kies hoe het staat: bezig, klaar of lukt niet."}},
	} {
		a := anna.post(pad+"/melden", anders(ingevuld(anna.get(pad).html), f.velden...))
		pagina := anna.is(a, http.StatusBadRequest, "<title>Fout: ")
		for veld, melding := range f.meldingen {
			if got := samenvatting(pagina)[veld]; got != melding || !strings.Contains(pagina, `id="`+veld+`"`) {
				t.Errorf("%s: %q, want %q", veld, got, melding)
			}
		}
		bewaart(t, a, f.velden[2:])
	}
	velden := []string{"stand", "bezig", "toelichting", "Er is <een> kamer."}
	een, twee := anders(ingevuld(anna.get(pad).html), velden...), anders(ingevuld(anna.get(pad).html), velden...)
	for range 2 {
		anna.verwijst(anna.post(pad+"/melden", een), pad)
	}
	if n := h.Getal(`SELECT COUNT(*) FROM aantekening`); n != 1 {
		t.Errorf("one report made %d notes", n)
	}
	bo.toont(pad, "Er is <een> kamer.", "bezig", "Anna Fictief, Gemeente Proefdorp")
	a := anna.post(pad+"/melden", twee)
	anna.is(a, http.StatusConflict, "Dit is intussen veranderd", "Anna Fictief")
	bewaart(t, a, velden)
	petra.is(petra.post(pad+"/aantekenen", anders(ingevuld(petra.get(pad).html), "tekst", " ")), http.StatusBadRequest, "Schrijf je aantekening op.")
	noot := petra.formulier(pad, "tekst", "Nog <even> bellen.")
	for range 2 {
		petra.verwijst(petra.post(pad+"/aantekenen", noot), pad)
	}
	if n := h.Getal(`SELECT COUNT(*) FROM aantekening`); n != 2 {
		t.Errorf("%d notes", n)
	}
	anna.toont(pad, "Nog <even> bellen.", "Petra Schijn")
}

// Who may not write the plan gets no form of it either by a button for a row.
// rule 6.4b-1
func TestPlanRijenAlleenVoorWieSchrijft(t *testing.T) {
	h := nieuwHuis(t)
	z := metPlan(h)
	pad := "/casussen/" + z.ID + "/plan"
	for _, actie := range []string{"doel-erbij", "criterium-erbij", "terug", "onzin"} {
		for _, persoon := range []string{gatetest.Bo, gatetest.Anna} {
			k := h.als(t, persoon)
			k.is(k.post(pad+"/bewerken", anders(nil, "actie", actie)), http.StatusForbidden, "Waarom mag ik dit niet?")
		}
		for _, persoon := range []string{gatetest.Cleo, gatetest.Pim} {
			k := h.als(t, persoon)
			gelijk(t, persoon, k.post(pad+"/bewerken", anders(nil, "actie", actie)), k.post("/casussen/bestaat-niet/plan/bewerken", anders(nil, "actie", actie)))
		}
	}
	bo := h.als(t, gatetest.Bo)
	if p := bo.toont(pad); strings.Contains(p, "Plan bewerken") || strings.Contains(p, "Plan voorleggen") || strings.Contains(p, "Sem woont op zichzelf") {
		t.Error("who does not write it sees the draft, or is offered to change it")
	}
	k := h.als(t, gatetest.Petra)
	for _, versie := range []string{"1", "2", "-1", "x"} {
		k.is(k.get(pad+"?versie="+versie), http.StatusNotFound)
	}
}
