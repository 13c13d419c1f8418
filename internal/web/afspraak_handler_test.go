// SPDX-License-Identifier: EUPL-1.2

package web_test

import (
	"net/http"
	"net/url"
	"strings"
	"testing"

	"rondetafel/internal/gate"
	"rondetafel/internal/gate/gatetest"
	"rondetafel/internal/rto"
)

// metPlanEnRegisseur makes a Casus with an adopted plan of Gemeente and Politie, in which Bo is casusregisseur: the Casus and the page of its
// afspraak, which is Anna's.
func metPlanEnRegisseur(h *huis) (gate.Verwijzing, string) {
	h.T.Helper()
	z := metVersie(h)
	benoem(h, z, gatetest.Bo)
	return z, h.afspraakVan("/casussen/" + z.ID + "/plan")
}

// benoem makes persoon casusregisseur of z, at a round table of Gemeente and Politie.
func benoem(h *huis, z gate.Verwijzing, persoon string) {
	h.T.Helper()
	o := h.AanTafel(z, gatetest.Anna, gatetest.Bo)
	in := gatetest.Besluit(o, rto.Casusregisseur, gatetest.Anna, gatetest.Bo)
	in.Casusregisseur = persoon
	_, err := h.OverlegBesluiten(h.Ctx(), gatetest.Als(gatetest.Petra), in)
	goed(h.T, err)
}

// stemtIn lets people agree with the plan that lies before their Partijen.
func stemtIn(h *huis, pad string, mensen ...string) {
	h.T.Helper()
	for _, persoon := range mensen {
		k := h.als(h.T, persoon)
		k.verwijst(k.post(pad+"/instemmen", k.formulier(pad+"/instemmen", "antwoord", "ja")), pad)
	}
}

// mist asks that none of the texts is in the page.
func mist(t *testing.T, wie, pagina string, stukken ...string) {
	t.Helper()
	for _, s := range stukken {
		if strings.Contains(pagina, s) {
			t.Errorf("%s reads %q", wie, s)
		}
	}
}

// One look and one click: the own Partij reports from its work list, with nothing else to fill in.
// rule 6.5-1
func TestAfspraakInTweeKlikken(t *testing.T) {
	for stand, badge := range map[string]string{"klaar": "klaar, 2 maart", "bezig": "bezig"} {
		t.Run(stand, func(t *testing.T) {
			h := nieuwHuis(t)
			pad := metAfspraak(h)
			anna := h.als(t, gatetest.Anna)
			if werk := anna.toont("/", "Afspraak: "); !strings.Contains(werk, `href="`+pad+`"`) {
				t.Fatal("the work list does not lead to the afspraak")
			}
			pagina := anna.toont(pad, `action="`+pad+`/melden"`, `name="stand" value="`+stand+`"`, "Er is nog niets gemeld.", "Woonplek zoeken", "9 maart")
			mist(t, "its own Partij", pagina, "Melden doet", pad+"/aantekenen")
			waar := anna.verwijst(anna.post(pad+"/melden", anders(ingevuld(anna.get(pad).html), "stand", stand)), pad)
			mist(t, "the next page", anna.toont(waar, "Gemeld.", badge, "Anna Fictief, Gemeente Proefdorp"), "Er is nog niets gemeld.")
			h.als(t, gatetest.Petra).toont(pad, badge, "Melden doet Gemeente Proefdorp zelf.")
		})
	}
}

// Nobody reports for another Partij, the regisseurs no more than others; what they typed is there to be kept, and nothing changed.
// rule 6.5-1
func TestAfspraakMeldenVoorEenAnder(t *testing.T) {
	h := nieuwHuis(t)
	_, pad := metPlanEnRegisseur(h)
	stand := func() int64 {
		return h.Getal(`SELECT COUNT(*) + (SELECT SUM(versie) FROM afspraak) FROM aantekening`)
	}
	voor := stand()
	for _, persoon := range []string{gatetest.Petra, gatetest.Bo} {
		k := h.als(t, persoon)
		mist(t, persoon, k.toont(pad, "Melden doet Gemeente Proefdorp zelf."), `action="`+pad+`/melden"`)
		a := k.post(pad+"/melden", url.Values{"sleutel": {"voor-een-ander"}, "versie": {"1"}, "stand": {"klaar"}, "toelichting": {zelfGetypt}})
		pagina := k.is(a, http.StatusForbidden, "Waarom mag ik dit niet?", "6.5", zelfGetypt, "Er is niets veranderd")
		mist(t, persoon, a.kop.Get("Location")+titelRE.FindString(pagina), zelfGetypt, "Woonplek")
		if e := h.Laatste(); e.Uitkomst.String() != "geweigerd" || e.Persoon != persoon {
			t.Errorf("the last entry is %s of %s", e.Uitkomst, e.Persoon)
		}
	}
	if stand() != voor {
		t.Error("a refused report changed something")
	}
	h.als(t, gatetest.Anna).toont(pad, "Er is nog niets gemeld.")
}

// The casusregisseur and the procesregisseur remind and note; the others are not offered it and are refused. A reminder stands in the
// work of the Partij until it reports.
// rule 6.5-1, rule 9.2g-1
func TestAfspraakHerinneren(t *testing.T) {
	h := nieuwHuis(t)
	_, pad := metPlanEnRegisseur(h)
	anna := h.als(t, gatetest.Anna)
	mist(t, "anna", anna.toont(pad), "kreeg", `action="`+pad+`/aantekenen"`)
	for _, persoon := range []string{gatetest.Petra, gatetest.Bo} {
		k := h.als(t, persoon)
		k.toont(pad, "Herinneren of aantekenen", `action="`+pad+`/aantekenen"`)
		noot := "Aantekening & <noot> van " + persoon
		waar := k.verwijst(k.post(pad+"/aantekenen", k.formulier(pad, "tekst", noot)), pad)
		mist(t, persoon, waar, "noot")
		k.toont(waar, "Aantekening bewaard.", noot)
		a := k.post(pad+"/aantekenen", k.formulier(pad, "tekst", teLang))
		k.is(a, http.StatusBadRequest, "<title>Fout: ")
		if got := samenvatting(a.html)["veld-tekst"]; got != tekstTeLang {
			t.Errorf("%s: the message is %q", persoon, got)
		}
		bewaart(t, a, []string{"tekst", teLang})
	}
	mist(t, "anna before a reminder", anna.toont(pad), "een herinnering.")
	bo := h.als(t, gatetest.Bo)
	herinnering := bo.formulier(pad, "herinnering", "true") // without a word
	for range 2 {
		bo.toont(bo.verwijst(bo.post(pad+"/aantekenen", herinnering), pad), "Herinnering gestuurd.", "Gemeente Proefdorp kreeg")
	}
	if n := h.Getal(`SELECT COUNT(*) FROM aantekening`); n != 3 {
		t.Errorf("two notes and one reminder sent twice are %d", n)
	}
	anna.toont(pad, "Je Partij kreeg", "een herinnering.", "Bo Verzonnen, Proefpolitie")
	weiger := anna.post(pad+"/aantekenen", url.Values{"sleutel": {"anna"}, "tekst": {zelfGetypt}})
	anna.is(weiger, http.StatusForbidden, "Waarom mag ik dit niet?", zelfGetypt, "Er is niets veranderd")
	anna.verwijst(anna.post(pad+"/melden", anna.formulier(pad, "stand", "bezig")), pad)
	mist(t, "anna who reported", anna.toont(pad), "Je Partij kreeg")
}

// Only the two regisseurs read and write the consultation: who takes part is refused, who does not finds nothing.
// rule 6.6-1, rule 10.3-1
func TestAfstemmenTussenRegisseurs(t *testing.T) {
	h := nieuwHuis(t)
	z, _ := metPlanEnRegisseur(h)
	casus := "/casussen/" + z.ID
	pad := casus + "/afstemmen"
	petra, bo := h.als(t, gatetest.Petra), h.als(t, gatetest.Bo)
	bo.toont(pad, "De voortgang van het plan", "Er staat nog niets.")
	mist(t, "petra", petra.toont(pad, "Er staat nog niets."), "De voortgang van het plan")
	a := bo.post(pad, bo.formulier(pad, "tekst", "Het <gaat> goed."))
	bo.is(a, http.StatusBadRequest, "<title>Fout: ")
	if samenvatting(a.html)["veld-soort"] == "" {
		t.Error("no message at the kind")
	}
	bewaart(t, a, []string{"tekst", "Het <gaat> goed."})
	voortgang := bo.formulier(pad, "soort", "voortgang", "tekst", "Het <gaat> goed.")
	for range 2 {
		mist(t, "the address", bo.verwijst(bo.post(pad, voortgang), pad), "gaat")
	}
	petra.toont(pad, "Het <gaat> goed.", "voortgang", "Bo Verzonnen, Proefpolitie")
	petra.verwijst(petra.post(pad, petra.formulier(pad, "tekst", "Dank, <Bo>.")), pad)
	bo.toont(pad, "Dank, <Bo>.", "Petra Schijn")
	if n := h.Getal(`SELECT COUNT(*) FROM aantekening`); n != 2 {
		t.Errorf("two texts, one of them sent twice, are %d", n)
	}
	petra.is(petra.post(pad, anders(petra.formulier(pad), "soort", "voortgang", "tekst", zelfGetypt)), http.StatusForbidden, zelfGetypt)
	h.Betrek(z, gatetest.Cleo)
	for _, persoon := range []string{gatetest.Anna, gatetest.Cleo} {
		k := h.als(t, persoon)
		mist(t, persoon, k.is(k.get(pad), http.StatusForbidden, "6.6"), "gaat", "Dank")
		k.is(k.post(pad, url.Values{"sleutel": {persoon}, "soort": {"overleg"}, "tekst": {zelfGetypt}}), http.StatusForbidden, "6.6", zelfGetypt)
		mist(t, persoon, k.toont(casus), pad, "legde een afstemming vast")
	}
	for _, persoon := range []string{gatetest.Dirk, gatetest.Pim, gatetest.Bas} {
		k := h.als(t, persoon)
		gelijk(t, persoon, k.get(pad), k.get("/casussen/bestaat-niet/afstemmen"))
		v := url.Values{"sleutel": {persoon}, "soort": {"overleg"}, "tekst": {"x"}}
		gelijk(t, persoon+" writes", k.post(pad, v), k.post("/casussen/bestaat-niet/afstemmen", v))
	}
	if n := h.Getal(`SELECT COUNT(*) FROM aantekening`); n != 2 {
		t.Errorf("who may not write it wrote: %d", n)
	}
}

// What a Partij does by itself is its own, unless it tells the others; the procesregisseur is one of those.
// rule 13.1-1, rule 13.1-2
func TestEigenOptredenWieLeest(t *testing.T) {
	h := nieuwHuis(t)
	z, _ := metPlanEnRegisseur(h)
	pad := "/casussen/" + z.ID + "/optreden"
	bo := h.als(t, gatetest.Bo)
	stil := bo.formulier(pad, "omschrijving", "Wij <controleren> de loods.")
	for range 2 {
		mist(t, "the address", bo.verwijst(bo.post(pad, stil), pad), "loods")
	}
	bo.verwijst(bo.post(pad, bo.formulier(pad, "omschrijving", "Wij sluiten de <kade>.", "delen", "true")), pad)
	if n := h.Getal(`SELECT COUNT(*) FROM aantekening`); n != 2 {
		t.Errorf("two actions, one of them sent twice, are %d", n)
	}
	bo.toont(pad, "Wij <controleren> de loods.", "alleen voor jullie", "Wij sluiten de <kade>.", "verteld aan wie meedoet", "Bo Verzonnen, Proefpolitie")
	for _, persoon := range []string{gatetest.Anna, gatetest.Petra} {
		mist(t, persoon, h.als(t, persoon).toont(pad, "Wij sluiten de <kade>.", "verteld aan wie meedoet"), "loods", "alleen voor jullie")
	}
	a := bo.post(pad, bo.formulier(pad, "omschrijving", teLang, "delen", "true"))
	bo.is(a, http.StatusBadRequest, "<title>Fout: ")
	bewaart(t, a, []string{"omschrijving", teLang, "delen", "true"})
	for _, persoon := range []string{gatetest.Cleo, gatetest.Pim, gatetest.Bas} {
		k := h.als(t, persoon)
		gelijk(t, persoon, k.get(pad), k.get("/casussen/bestaat-niet/optreden"))
		v := url.Values{"sleutel": {persoon}, "omschrijving": {"x"}}
		gelijk(t, persoon+" acts", k.post(pad, v), k.post("/casussen/bestaat-niet/optreden", v))
	}
}
