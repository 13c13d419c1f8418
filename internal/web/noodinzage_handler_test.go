// SPDX-License-Identifier: EUPL-1.2

package web_test

import (
	"net/http"
	"regexp"
	"strings"
	"testing"
	"time"

	"rondetafel/internal/casus"
	"rondetafel/internal/gate/gatetest"
	"rondetafel/internal/informatie"
)

var noodPad = regexp.MustCompile(`href="(/noodinzages/[0-9a-zA-Z]{20,})"`)

// A Noodinzage by its pages alone: it is found where a Procesregisseur looks for a Casus, what was typed is kept when it is wrong, a number that nothing
// has and one that is closed are wrong in the same words, the second factor is asked and what was typed goes along, the others see it at once, it is
// stopped, and the manager judges it.
//
// rule 1.2-1
func TestNoodinzageLangsDePaginas(t *testing.T) {
	h := nieuwHuis(t)
	dicht := h.SluitCasus(h.Afschaling(gatetest.Bo))
	z := h.NazorgMet(gatetest.Bo, gatetest.Cleo)
	h.VoegToe(z, gatetest.Bo, informatie.AlleDeelnemers)
	petra, pim, mo, fien, bo := h.als(t, gatetest.Petra), h.als(t, gatetest.Pim), h.als(t, gatetest.Mo), h.als(t, gatetest.Fien), h.als(t, gatetest.Bo)
	zaak, openen := "/casussen/"+z.ID, "/noodinzages/openen"
	pim.toont("/casussen", `href="/noodinzages/openen"`)
	pim.toont("/zoeken", `href="/noodinzages/openen"`)
	if strings.Contains(bo.toont("/casussen", "Casussen"), "/noodinzages") {
		t.Error("who works for a Partij finds a link to it")
	}
	pim.toont("/noodinzages", "Geen noodinzagen", "Casus openen bij nood")
	for _, wie := range []*klant{bo, mo, fien} {
		wie.is(wie.get(openen), http.StatusForbidden, "1.2")
	}
	vorm := pim.formulier(openen, "nummer", "2020-0001", "reden", "Er is <brand> bij de woning en Petra neemt niet op.")
	fout := pim.post(openen, vorm)
	for _, tekst := range []string{"geen casus waaraan nu wordt gewerkt", "2020-0001", "Er is &lt;brand&gt; bij de woning"} {
		if fout.status != http.StatusBadRequest || !strings.Contains(fout.html, tekst) {
			t.Errorf("a number of none: %d, without %q", fout.status, tekst)
		}
	}
	gesloten := pim.post(openen, anders(vorm, "nummer", dicht.Nummer))
	if gesloten.status != fout.status || strings.ReplaceAll(gesloten.html, dicht.Nummer, "2020-0001") != fout.html {
		t.Error("a closed Casus is answered in other words than none")
	}
	h.Klok.Loop(6 * time.Minute)
	goed := anders(vorm, "nummer", z.Nummer)
	vraag := pim.post(openen, goed)
	if vraag.status != http.StatusForbidden || !strings.Contains(vraag.html, "Ben jij het?") || !strings.Contains(vraag.html, z.Nummer) {
		t.Errorf("the second factor is not asked: %d", vraag.status)
	}
	goed.Set("bevestigcode", "")
	pim.verwijst(pim.post(openen, goed), zaak)
	pim.toont(zaak, "Je leest deze casus nu een uur lang.", "Jouw noodinzage loopt tot", "drie meldingen")
	bo.toont(zaak, "noodinzage tot", "Pim Schijn", "Pim Schijn opende deze casus bij nood.")
	if strings.Contains(bo.toont(zaak), "/noodinzages/") {
		t.Error("who only takes part finds why")
	}
	petra.toont("/", "Noodinzage loopt", z.Nummer)
	petra.toont(zaak, "Noodinzage loopt tot", "door Pim Schijn")
	mo.toont(zaak, "noodinzage tot")
	mo.toont("/casussen", `href="/noodinzages"`)
	lijst := fien.toont("/noodinzages", "loopt tot", "Pim Schijn", z.Nummer, "Logboek")
	pad := noodPad.FindStringSubmatch(lijst)[1]
	petra.toont(pad, "Er is <brand> bij de woning", "Geopend door")
	bo.is(bo.get(pad), http.StatusNotFound)
	mo.toont(pad, "loopt tot")
	pim.verwijst(pim.post(pad+"/beeindigen", pim.formulier(pad)), pad)
	pim.toont(pad, "Je noodinzage is gestopt.", "wacht op een oordeel")
	pim.is(pim.get(zaak), http.StatusNotFound)
	mo.toont("/", "Noodinzage beoordelen")
	leeg := mo.post(pad+"/beoordelen", mo.formulier(pad, "oordeel", "terecht", "toelichting", " "))
	if leeg.status != http.StatusBadRequest || !strings.Contains(leeg.html, "Schrijf op waarom je dat vindt.") {
		t.Errorf("a judgement without why: %d", leeg.status)
	}
	mo.verwijst(mo.post(pad+"/beoordelen", mo.formulier(pad, "oordeel", "niet_terecht", "toelichting", "Petra was <bereikbaar>.")), pad)
	pim.toont(pad, "Niet terecht", "Petra was <bereikbaar>.")
	weer := pim.post(openen, anders(pim.formulier(openen, "reden", "Er is weer brand bij de woning."), "nummer", z.Nummer))
	pim.is(weer, http.StatusForbidden, "niet terecht")
}

// The casusregisseur finds it at Mijn werk and reads why; a list of all of them is not theirs, and no way leads there.
//
// rule 1.2-1
func TestNoodinzageVoorDeCasusregisseur(t *testing.T) {
	h := nieuwHuis(t)
	z := h.RTO(gatetest.Bo)
	benoem(h, z, gatetest.Bo)
	n, err := h.NoodinzageOpenen(h.Ctx(), gatetest.Als(gatetest.Pim), casus.Noodinzage{Nummer: z.Nummer, Reden: "De buren bellen: er is brand bij de woning."})
	goed(t, err)
	bo := h.als(t, gatetest.Bo)
	bo.toont("/", "Noodinzage loopt")
	if s := bo.toont("/noodinzages/"+n.ID, "er is brand bij de woning", "Pim Schijn"); strings.Contains(s, `href="/noodinzages"`) {
		t.Error("a way leads to the list")
	}
	bo.is(bo.get("/noodinzages"), http.StatusForbidden, "1.2")
}
