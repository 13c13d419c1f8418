// SPDX-License-Identifier: EUPL-1.2

package web_test

import (
	"net/http"
	"net/url"
	"regexp"
	"strings"
	"testing"

	"rondetafel/internal/gate/gatetest"
)

// planVelden fills in the form of a plan for Gemeente and Politie.
func planVelden(v url.Values) url.Values {
	return metVelden(v, "doelen[0].leefgebied", "wonen", "doelen[0].tekst", "Sem woont op zichzelf",
		"doelen[0].afspraken[0].wat", "Woonplek zoeken", "doelen[0].afspraken[0].medewerker", gatetest.Anna, "doelen[0].afspraken[0].soort", "zorg",
		"doelen[0].afspraken[0].uiterlijk", "9 maart 2026", "rollen[0].partij", gatetest.Gemeente, "rollen[0].rol", "Zorgt voor wonen", "rollen[0].informatiebehoefte", "Toezicht",
		"rollen[1].partij", gatetest.Politie, "rollen[1].rol", "Houdt contact", "rollen[1].informatiebehoefte", "Waar Sem woont", "criteria[0].tekst", "Drie maanden rust")
}

// TestPlanLangsDePaginas lives a plan on its pages, without script: it is written, adopted by the round table, changed, the change is put to
// the Partijen and adopted, and it is carried out.
// rule 6.4b-1, rule 6.5-1, rule 9.2g-1
func TestPlanLangsDePaginas(t *testing.T) {
	h := nieuwHuis(t)
	z := h.RTO(gatetest.Bo)
	pad := "/casussen/" + z.ID + "/plan"
	petra, anna, bo := h.als(t, gatetest.Petra), h.als(t, gatetest.Anna), h.als(t, gatetest.Bo)
	petra.toont("/casussen/"+z.ID, "Nog geen plan", "Plan maken")
	petra.verwijst(petra.post(pad+"/bewerken", planVelden(petra.formulier(pad+"/bewerken"))), pad)
	petra.toont(pad, "Sem woont op zichzelf", "Woonplek zoeken", "Anna Fictief", "Het geldt pas na een besluit")
	stelVast(h, z)
	bo.toont(pad, "Versie 1, vastgesteld op", "besluit van het RTO")
	wijziging := anders(ingevuld(petra.get(pad+"/bewerken").html), "wijziging", "De politie komt vaker.", "rollen[1].rol", "Komt elke week")
	petra.verwijst(petra.post(pad+"/bewerken", wijziging), pad)
	petra.verwijst(petra.post(pad+"/voorleggen", petra.formulier(pad+"/voorleggen")), pad)
	bo.toont("/", "Instemmen met het plan")
	for _, k := range []*klant{anna, bo} {
		k.toont(pad+"/instemmen", "Woonplek zoeken", "De politie komt vaker.", "Komt elke week")
		k.verwijst(k.post(pad+"/instemmen", k.formulier(pad+"/instemmen", "antwoord", "ja")), pad)
	}
	pagina := bo.toont(pad, "Versie 2, vastgesteld op", "Drie maanden rust", "Komt elke week", "De politie komt vaker.", "stemt in", "schriftelijk, door alle Partijen")
	afspraak := regexp.MustCompile(`/afspraken/[a-z0-9]+`).FindString(pagina)
	bo.toont(afspraak, "Melden doet Gemeente Proefdorp zelf.")
	geweigerd := bo.is(bo.post(afspraak+"/melden", bo.formulier(afspraak, "stand", "klaar", "versie", "1", "toelichting", "Mijn tekst")), http.StatusForbidden, "6.5", "Mijn tekst")
	if !strings.Contains(geweigerd, "Er is niets veranderd") {
		t.Error("the refusal does not say that nothing changed")
	}
	petra.verwijst(petra.post(afspraak+"/aantekenen", petra.formulier(afspraak, "herinnering", "true", "tekst", "Lukt het?")), afspraak)
	anna.toont("/", "Afspraak: ", afspraak)
	anna.is(anna.post(afspraak+"/melden", anna.formulier(afspraak, "stand", "lukt_niet")), http.StatusBadRequest, "Schrijf op waarom het niet lukt.")
	anna.verwijst(anna.post(afspraak+"/melden", anna.formulier(afspraak, "stand", "klaar", "toelichting", "Sem heeft een kamer.")), afspraak)
	bo.toont(afspraak, "Sem heeft een kamer.", "Lukt het?", "klaar, 2 maart")
	petra.toont("/casussen/"+z.ID, "Gemeente Proefdorp meldde hoe een afspraak ervoor staat.", "Het plan van aanpak is vastgesteld.")
}

// TestPlanRijen: rows come and go without script, and nothing that was typed is lost, also when two write at once.
func TestPlanRijen(t *testing.T) {
	h := nieuwHuis(t)
	z := h.RTO(gatetest.Bo)
	pad := "/casussen/" + z.ID + "/plan/bewerken"
	k := h.als(t, gatetest.Petra)
	v := planVelden(k.formulier(pad))
	for _, stap := range []struct {
		actie string
		wil   []string
		niet  string
	}{
		{"afspraak-erbij-0", []string{"Afspraak 2 bij doel 1", "Woonplek zoeken"}, "Doel 2"},
		{"doel-erbij", []string{"Doel 2", "Sem woont op zichzelf"}, "Doel 3"},
		{"criterium-erbij", []string{"Criterium 2", "Drie maanden rust"}, "Criterium 3"},
		{"afspraak-weg-0-0", []string{"Sem woont op zichzelf"}, "Woonplek zoeken"},
		{"doel-weg-0", []string{"Houdt contact"}, "Sem woont op zichzelf"},
		{"criterium-weg-0", []string{"Houdt contact"}, "Drie maanden rust"},
		{"doel-weg-7", []string{"Sem woont op zichzelf"}, "Doel 2"},
		{"onzin", []string{"Sem woont op zichzelf"}, "Doel 2"},
	} {
		w := anders(v, "actie", stap.actie)
		pagina := k.is(k.post(pad, w), http.StatusOK, stap.wil...)
		if strings.Contains(pagina, stap.niet) {
			t.Errorf("%s: %q is there", stap.actie, stap.niet)
		}
	}
	// rule 2.1-2
	fout := anders(v, "doelen[0].afspraken[0].soort", "", "doelen[0].afspraken[0].medewerker", "", "rollen[1].rol", strings.Repeat("x", 301))
	k.is(k.post(pad, fout), http.StatusBadRequest, "repressie, bestuurlijke interventie of zorg", "Kies wie dit doet.", `href="#veld-rollen-1-rol"`, "Woonplek zoeken")
	v = planVelden(k.formulier(pad))
	k.verwijst(k.post(pad, v), "/casussen/"+z.ID+"/plan")
	tweede := anders(v, "sleutel", "een-andere", "doelen[0].tekst", "Sem woont begeleid")
	botsing := k.is(k.post(pad, tweede), http.StatusConflict, "Sem woont op zichzelf", "Sem woont begeleid", "Doel 1", "zorg, uiterlijk 9 maart 2026)", // of the other
		"Afspraak 1 bij doel 1: Anna Fictief, zorg, uiterlijk 9 maart 2026") // of the reader
	if strings.Contains(kort(botsing), "2026-03-09") {
		t.Error("a date stands as a machine writes it")
	}
}

// TestRegieEnOptredenPaginas: consultation and own action on their pages.
// rule 6.6-1, rule 13.1-1
func TestRegieEnOptredenPaginas(t *testing.T) {
	h := nieuwHuis(t)
	z := h.RTO(gatetest.Bo)
	pad := "/casussen/" + z.ID
	petra, bo, anna := h.als(t, gatetest.Petra), h.als(t, gatetest.Bo), h.als(t, gatetest.Anna)
	petra.is(petra.post(pad+"/afstemmen", petra.formulier(pad+"/afstemmen", "soort", "overleg")), http.StatusBadRequest, "Schrijf op wat jullie bespraken")
	petra.verwijst(petra.post(pad+"/afstemmen", petra.formulier(pad+"/afstemmen", "soort", "overleg", "tekst", "Gebeld over wonen.")), pad+"/afstemmen")
	petra.toont(pad+"/afstemmen", "Gebeld over wonen.")
	bo.is(bo.get(pad+"/afstemmen"), http.StatusForbidden, "6.6")
	bo.verwijst(bo.post(pad+"/optreden", bo.formulier(pad+"/optreden", "omschrijving", "Wij controleren het pand.")), pad+"/optreden")
	bo.toont(pad+"/optreden", "Wij controleren het pand.", "alleen voor jullie")
	if pagina := anna.toont(pad + "/optreden"); strings.Contains(pagina, "pand") {
		t.Error("another Partij reads what was not shared")
	}
	bo.verwijst(bo.post(pad+"/optreden", bo.formulier(pad+"/optreden", "omschrijving", "Wij sluiten het pand.", "delen", "true")), pad+"/optreden")
	anna.toont(pad+"/optreden", "Wij sluiten het pand.", "verteld aan wie meedoet")
	bo.is(bo.post(pad+"/optreden", bo.formulier(pad+"/optreden")), http.StatusBadRequest, "Schrijf op wat jullie doen.")
}

// anders is v with other values; v stays as it is.
func anders(v url.Values, naar ...string) url.Values {
	uit := url.Values{}
	for naam, waarden := range v {
		uit[naam] = waarden
	}
	for i := 0; i+1 < len(naar); i += 2 {
		uit.Set(naar[i], naar[i+1])
	}
	return uit
}
