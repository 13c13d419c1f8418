// SPDX-License-Identifier: EUPL-1.2

package web_test

import (
	"net/http"
	"net/url"
	"strings"
	"testing"

	"rondetafel/internal/gate/gatetest"
)

// planPaden are the pages of the plan of a Casus.
func planPaden(casus string) []string {
	pad := "/casussen/" + casus + "/plan"
	return []string{pad, pad + "/bewerken", pad + "/voorleggen", pad + "/instemmen"}
}

// volgende writes and adopts a second version of the plan at pad, in which the first criterion is another.
func volgende(h *huis, pad, criterium, wijziging string) {
	h.T.Helper()
	k := h.als(h.T, gatetest.Petra)
	v := anders(ingevuld(k.get(pad+"/bewerken").html), "criteria[0].tekst", criterium, "wijziging", wijziging)
	k.verwijst(k.post(pad+"/bewerken", v), pad)
	k.verwijst(k.post(pad+"/voorleggen", k.formulier(pad+"/voorleggen")), pad)
	stemtIn(h, pad, gatetest.Anna, gatetest.Bo)
}

// Each version stays as it was adopted; the newest is in force, and only there an afspraak leads to its page.
// rule 6.4b-1
func TestPlanVersies(t *testing.T) {
	h := nieuwHuis(t)
	z := metVersie(h)
	pad := "/casussen/" + z.ID + "/plan"
	h.Klok.Zet(h.Klok.Nu().AddDate(0, 0, 1))
	bo := h.als(t, gatetest.Bo)
	volgende(h, pad, "Een jaar rust", "De rust moet <langer> duren.")
	nieuw := bo.toont(pad, "Versie 2, vastgesteld op 3 maart 2026", "Een jaar rust", "De rust moet <langer> duren.", `href="/afspraken/`, `href="`+pad+`?versie=1"`)
	mist(t, "who reads the version in force", nieuw, "Drie maanden rust")
	oud := bo.toont(pad+"?versie=1", "Versie 1, vastgesteld op 2 maart 2026", "Drie maanden rust", "Woonplek zoeken", `href="`+pad+`?versie=2"`)
	mist(t, "who reads an earlier version", oud, "Een jaar rust", `href="/afspraken/`)
	for _, versie := range []string{"3", "0", "-1", "x", "1x"} {
		bo.is(bo.get(pad+"?versie="+versie), http.StatusNotFound)
	}
}

// A Partij that joined later reads the version in force and not those from before.
// rule 6.2-2
func TestPlanVoorWieLaterMeedoet(t *testing.T) {
	h := nieuwHuis(t)
	z := metVersie(h)
	pad := "/casussen/" + z.ID + "/plan"
	volgende(h, pad, "Een jaar rust", "Langer.")
	h.Klok.Zet(h.Klok.Nu().AddDate(0, 0, 1))
	cleo := h.als(t, gatetest.Cleo)
	gelijk(t, "before", cleo.get(pad), cleo.get("/casussen/bestaat-niet/plan"))
	h.Betrek(z, gatetest.Cleo)
	mist(t, "who joined later", cleo.toont(pad, "Een jaar rust", "Versie 2"), "Drie maanden rust", "?versie=1")
	cleo.is(cleo.get(pad+"?versie=1"), http.StatusNotFound)
	cleo.toont("/casussen/"+z.ID, "Plan van aanpak", "Een jaar rust")
}

// The buttons for rows send the whole form: all that was typed comes back, also what is wrong, and nothing is saved.
func TestPlanRijenHoudenAlles(t *testing.T) {
	h := nieuwHuis(t)
	pad := "/casussen/" + h.RTO(gatetest.Bo).ID + "/plan/bewerken"
	k := h.als(t, gatetest.Petra)
	v := ingevuld(k.get(pad).html)
	getypt := append(planGoed(), "doelen[0].tekst", "Sem & <zijn> huis", "doelen[0].afspraken[0].uiterlijk", "ooit eens", "criteria[0].tekst", "Rust & <stilte>")
	v = anders(v, getypt...)
	rijen := []struct {
		actie, nieuw string
	}{{"afspraak-erbij-0", "doelen[0].afspraken[1].wat"}, {"doel-erbij", "doelen[1].tekst"}, {"criterium-erbij", "criteria[1].tekst"}}
	for _, r := range rijen {
		if _, al := v[r.nieuw]; al {
			t.Fatalf("%s is there already", r.nieuw)
		}
		a := k.post(pad, anders(v, "actie", r.actie))
		mist(t, r.actie, k.is(a, http.StatusOK), "<title>Fout: ")
		bewaart(t, a, getypt)
		v = ingevuld(a.html)
		if waarde, ok := v[r.nieuw]; !ok || waarde[0] != "" {
			t.Errorf("%s: the new row has %q", r.actie, waarde)
		}
		v.Del("actie")
	}
	v = anders(v, "doelen[0].afspraken[1].wat", "Tweede afspraak", "doelen[1].tekst", "Tweede doel", "criteria[1].tekst", "Tweede criterium")
	for actie, veld := range map[string]string{"afspraak-weg-0-0": "doelen[0].afspraken[0].wat=Tweede afspraak", "doel-weg-0": "doelen[0].tekst=Tweede doel",
		"criterium-weg-0": "criteria[0].tekst=Tweede criterium"} {
		naam, waarde, _ := strings.Cut(veld, "=")
		a := k.post(pad, anders(v, "actie", actie))
		k.is(a, http.StatusOK)
		if na := ingevuld(a.html); na.Get(naam) != waarde {
			t.Errorf("%s: %s is %q, want %q", actie, naam, na.Get(naam), waarde)
		}
	}
	for _, actie := range []string{"afspraak-weg-0-9", "afspraak-weg-9-0", "criterium-weg-9", "doel-weg--1", "doel-weg-x", "afspraak-erbij-9"} {
		a := k.post(pad, anders(v, "actie", actie))
		k.is(a, http.StatusOK)
		bewaart(t, a, append(getypt, "doelen[1].tekst", "Tweede doel", "criteria[1].tekst", "Tweede criterium"))
	}
	if n := h.Getal(`SELECT COUNT(*) FROM plan WHERE versie > 0`); n != 0 {
		t.Error("a button for a row saved the plan")
	}
}

// Who saves on an older version gets both texts, and what the other saved stays. The same form twice is one change.
// rule 6.4b-1
func TestPlanTweeSchrijvers(t *testing.T) {
	h := nieuwHuis(t)
	z := metPlan(h)
	pad := "/casussen/" + z.ID + "/plan"
	k := h.als(t, gatetest.Petra)
	een, twee := ingevuld(k.get(pad+"/bewerken").html), ingevuld(k.get(pad+"/bewerken").html)
	if een.Get("sleutel") == twee.Get("sleutel") || een.Get("versie") != twee.Get("versie") {
		t.Fatalf("keys %q and %q, versions %q and %q", een.Get("sleutel"), twee.Get("sleutel"), een.Get("versie"), twee.Get("versie"))
	}
	een, twee = anders(een, "doelen[0].tekst", "De <eerste> tekst"), anders(twee, "doelen[0].tekst", "De <tweede> tekst")
	for range 2 {
		mist(t, "the address", k.verwijst(k.post(pad+"/bewerken", een), pad), "eerste")
	}
	if n := h.Getal(`SELECT versie FROM plan`); n != 2 {
		t.Errorf("one change sent twice made version %d", n)
	}
	pagina := k.is(k.post(pad+"/bewerken", twee), http.StatusConflict, "Dit is intussen veranderd", "Zo is het nu", "Dit schreef jij", "De <eerste> tekst",
		"De <tweede> tekst")
	mist(t, "the title", titelRE.FindString(pagina), "tekst", "Sem")
	mist(t, "the plan", k.toont(pad, "De <eerste> tekst"), "De <tweede> tekst")
}

// What lacks is said before the Partijen are asked, and they are not asked.
// rule 6.4b-1, rule 6.4c-1, rule 6.4d-1
func TestPlanVoorleggenOnaf(t *testing.T) {
	h := nieuwHuis(t)
	pad := "/casussen/" + metVersie(h).ID + "/plan"
	k := h.als(t, gatetest.Petra)
	v := anders(ingevuld(k.get(pad+"/bewerken").html), "wijziging", "Minder.", "criteria[0].tekst", "", "rollen[1].rol", "", "rollen[1].informatiebehoefte", "")
	k.verwijst(k.post(pad+"/bewerken", v), pad)
	k.toont(pad+"/voorleggen", "Gemeente Proefdorp", "Proefpolitie", "Voorleggen kan nog niet.", "Werk het concept bij")
	a := k.post(pad+"/voorleggen", k.formulier(pad+"/voorleggen"))
	k.is(a, http.StatusForbidden, "Er is niets veranderd")
	for _, persoon := range []string{gatetest.Anna, gatetest.Bo} {
		p := h.als(t, persoon)
		mist(t, persoon, p.toont("/"), "Instemmen met het plan")
		p.is(p.get(pad+"/instemmen"), http.StatusForbidden)
	}
	if n := h.Getal(`SELECT COUNT(*) FROM instemming`); n != 0 {
		t.Error("the Partijen were asked")
	}
}

// The round table adopts the first plan: no page offers to put it to the Partijen, and whoever tries reads why not and what instead. A change
// can be put to them.
// rule 6.4b-1
func TestEerstePlanNietSchriftelijk(t *testing.T) {
	h := nieuwHuis(t)
	z := metPlan(h)
	casus := "/casussen/" + z.ID
	pad := casus + "/plan"
	k := h.als(t, gatetest.Petra)
	const schriftelijk = "schriftelijk instemmen"
	mist(t, "the plan", k.toont(pad, "Het geldt pas na een besluit van het RTO.", "Het RTO stelt het eerste plan vast", "Plan bewerken"), "Plan voorleggen", schriftelijk)
	mist(t, "the casus", k.toont(casus, "Het geldt pas na een besluit van het RTO."), "Plan voorleggen", pad+"/voorleggen", schriftelijk)
	mist(t, "the form", k.toont(pad+"/bewerken", "Het geldt pas na een besluit van het RTO ("), schriftelijk)
	waarom := []string{"Het eerste plan stelt het RTO zelf vast. Alleen een wijziging kan schriftelijk.", "Bespreek het plan in het RTO en leg daar het besluit vast.", "6.4b"}
	mist(t, "who asks for the page", k.is(k.get(pad+"/voorleggen"), http.StatusForbidden, waarom...), "Leg het plan voor")
	k.is(k.post(pad+"/voorleggen", k.formulier(pad+"/bewerken")), http.StatusForbidden, append(waarom, "Er is niets veranderd")...)
	if n := h.Getal(`SELECT COUNT(*) FROM instemming`) + h.Getal(`SELECT COUNT(*) FROM plan WHERE stand <> 'concept'`); n != 0 {
		t.Error("the first plan was put to the Partijen")
	}
	stelVast(h, z)
	k.verwijst(k.post(pad+"/bewerken", anders(ingevuld(k.get(pad+"/bewerken").html), "wijziging", "Een andere dag.")), pad)
	k.toont(pad, "Versie 1, vastgesteld op", "besluit van het RTO", "of als alle Partijen schriftelijk instemmen", "Plan voorleggen")
	k.toont(pad+"/bewerken", "of als alle Partijen schriftelijk instemmen")
	k.verwijst(k.post(pad+"/voorleggen", k.formulier(pad+"/voorleggen")), pad)
}

// Agreeing: a Partij answers once, an answer to a text that changed since counts for nothing and is kept for who gave it.
// rule 6.4b-1
func TestPlanInstemmen(t *testing.T) {
	h := nieuwHuis(t)
	z := metWijziging(h, true)
	casus := "/casussen/" + z.ID
	pad := casus + "/plan"
	petra, anna, bo := h.als(t, gatetest.Petra), h.als(t, gatetest.Anna), h.als(t, gatetest.Bo)
	oud := bo.formulier(pad+"/instemmen", "antwoord", "nee", "reden", "Te <vroeg> nog.")
	ja := anna.formulier(pad+"/instemmen", "antwoord", "ja")
	opnieuw := anders(ja, "sleutel", "nog-een-keer")
	for range 2 {
		anna.verwijst(anna.post(pad+"/instemmen", ja), pad)
	}
	stemmen := func() int64 {
		return h.Getal(`SELECT COUNT(*) FROM gebeurtenis WHERE soort IN ('plan.ingestemd', 'plan.geweigerd')`)
	}
	if stemmen() != 1 {
		t.Errorf("one answer sent twice is %d", stemmen())
	}
	opnieuw.Set("reden", "Toch <niet>.")
	mist(t, "a second answer", anna.is(anna.post(pad+"/instemmen", opnieuw), http.StatusConflict, "Je Partij heeft al geantwoord.", "Toch <niet>."), `name="antwoord"`)
	mist(t, "who answered", anna.toont(pad+"/instemmen", "Jullie antwoord", "stemt in", "Anna Fictief antwoordde vandaag 09:00", "Gemeente Proefdorp"),
		`name="antwoord"`, "Geef antwoord")
	if stemmen() != 1 {
		t.Error("a Partij answered twice")
	}
	mist(t, "anna who answered", anna.toont(casus), "Plan beantwoorden")
	bo.toont(casus, "Plan beantwoorden")
	v := anders(ingevuld(petra.get(pad+"/bewerken").html), "doelen[0].tekst", "Sem woont begeleid")
	petra.toont(pad+"/bewerken", "Sem woont op zichzelf")
	petra.verwijst(petra.post(pad+"/bewerken", v), pad)
	petra.verwijst(petra.post(pad+"/voorleggen", petra.formulier(pad+"/voorleggen")), pad)
	pagina := bo.is(bo.post(pad+"/instemmen", oud), http.StatusConflict, "Dit is intussen veranderd", "Te <vroeg> nog.")
	mist(t, "the title", titelRE.FindString(pagina), "vroeg", "Sem")
	if stemmen() != 1 {
		t.Error("an answer to a text that changed counts")
	}
	bo.toont(pad+"/instemmen", "Sem woont begeleid")
	stemtIn(h, pad, gatetest.Bo)
	mist(t, "bo while anna has yet to answer", bo.toont(pad, "Versie 1, vastgesteld op"), "Versie 2, vastgesteld op")
	stemtIn(h, pad, gatetest.Anna)
	bo.toont(pad, "Versie 2, vastgesteld op", "Sem woont begeleid", "schriftelijk, door alle Partijen")
}

// The card of the plan on the page of its Casus, for each reader.
func TestPlankaartPerLezer(t *testing.T) {
	h := nieuwHuis(t)
	z, afspraak := metPlanEnRegisseur(h)
	casus := "/casussen/" + z.ID
	kaart := func(persoon string) string {
		t.Helper()
		_, na, ok := strings.Cut(h.als(t, persoon).toont(casus), `id="plan"`)
		deel, _, einde := strings.Cut(na, "Rol en informatiebehoefte, versies en printen")
		if !ok || !einde {
			t.Fatalf("%s sees no card of the plan", persoon)
		}
		return deel
	}
	wil := map[string]map[string]bool{ // what each may do
		gatetest.Petra: {"/plan/bewerken": true, "/afstemmen": true},
		gatetest.Bo:    {"/plan/bewerken": true, "/afstemmen": true},
		gatetest.Anna:  {"/plan/bewerken": false, "/afstemmen": false},
	}
	for persoon, wegen := range wil {
		deel := kaart(persoon)
		for _, s := range []string{"Versie 1, vastgesteld op 2 maart 2026", "Sem woont op zichzelf", "Woonplek zoeken", "Drie maanden rust", `href="` + afspraak + `"`,
			`href="` + casus + `/plan"`} {
			if !strings.Contains(deel, s) {
				t.Errorf("the card of %s misses %q", persoon, s)
			}
		}
		pagina := h.als(t, persoon).toont(casus, `href="`+casus+`/optreden"`)
		for weg, mag := range wegen {
			if strings.Contains(pagina, `href="`+casus+weg+`"`) != mag {
				t.Errorf("%s is offered %s: %v, want %v", persoon, weg, !mag, mag)
			}
		}
	}
	h.Betrek(z, gatetest.Cleo)
	if deel := kaart(gatetest.Cleo); !strings.Contains(deel, "Woonplek zoeken") {
		t.Error("who joined later does not read the version in force")
	}
	for _, persoon := range []string{gatetest.Dirk, gatetest.Pim, gatetest.Bas} {
		k := h.als(t, persoon)
		gelijk(t, persoon, k.get(casus), k.get("/casussen/bestaat-niet"))
		for _, pad := range planPaden(z.ID) {
			gelijk(t, persoon, k.get(pad), k.get(strings.Replace(pad, z.ID, "bestaat-niet", 1)))
		}
	}
	inhoud := []string{"Sem woont", "Woonplek", "Drie maanden", "/afspraken/", `id="plan"`, "/optreden", "/afstemmen"}
	for _, persoon := range []string{gatetest.Mo, gatetest.Fien} { // they see how the Casus goes, not what is in it
		k := h.als(t, persoon)
		mist(t, persoon, k.toont(casus, "Je ziet het verloop, niet de inhoud"), inhoud...)
		for _, pad := range planPaden(z.ID) {
			mist(t, persoon, k.is(k.get(pad), http.StatusForbidden, "6.5"), inhoud[:3]...)
		}
	}
}

// Nothing of a person, and nothing that was typed, is in the title of a page or in its address.
func TestPlanNietsInTitelOfAdres(t *testing.T) {
	h := nieuwHuis(t)
	z, afspraak := metPlanEnRegisseur(h)
	casus := "/casussen/" + z.ID
	petra := h.als(t, gatetest.Petra)
	for _, pad := range []string{casus + "/plan", casus + "/plan?versie=1", casus + "/plan/bewerken", casus + "/plan/voorleggen", casus + "/afstemmen", casus + "/optreden", afspraak} {
		pagina := petra.toont(pad)
		titel := titelRE.FindString(pagina)
		if titel == "" {
			t.Errorf("%s has no title", pad)
		}
		mist(t, "the title of "+pad, titel, "Sem", "Anna", "Bo ", "Fictief", "Verzonnen", "Woonplek", "wonen")
		for _, m := range strings.Split(pagina, `href="`)[1:] {
			adres, _, _ := strings.Cut(m, `"`)
			if u, err := url.Parse(adres); err != nil {
				t.Errorf("%s: %v", pad, err)
			} else {
				mist(t, "an address on "+pad, u.Path+u.RawQuery, "Sem", "Anna", "Fictief", "Verzonnen", "Woonplek")
			}
		}
	}
}

// Who sends a part that somebody removed meanwhile hears that it is no longer in the plan; saved once more it is there again, as a new one.
// rule 6.4b-1
func TestPlanMetWeggehaaldDeel(t *testing.T) {
	h := nieuwHuis(t)
	z := metPlan(h)
	pad := "/casussen/" + z.ID + "/plan"
	k := h.als(t, gatetest.Petra)
	een, twee := ingevuld(k.get(pad+"/bewerken").html), ingevuld(k.get(pad+"/bewerken").html)
	k.verwijst(k.post(pad+"/bewerken", anders(een, "criteria[0].tekst", "")), pad)
	k.is(k.post(pad+"/bewerken", twee), http.StatusConflict, "Dit is intussen veranderd")
	weer := ingevuld(k.get(pad + "/bewerken").html)
	twee = anders(twee, "versie", weer.Get("versie"), "sleutel", weer.Get("sleutel"), "doelen[0].tekst", "Toch <zo>.")
	a := k.post(pad+"/bewerken", twee)
	k.is(a, http.StatusBadRequest, "Dit staat niet meer in het plan.", `href="#veld-criteria-0-tekst"`, "Toch <zo>.", twee.Get("criteria[0].tekst"))
	k.verwijst(k.post(pad+"/bewerken", ingevuld(a.html)), pad)
	k.toont(pad, "Toch <zo>.", twee.Get("criteria[0].tekst"))
}
