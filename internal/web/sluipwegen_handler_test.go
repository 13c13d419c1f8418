// SPDX-License-Identifier: EUPL-1.2

package web_test

import (
	"html"
	"net/http"
	"net/url"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"rondetafel/internal/convenant"
	"rondetafel/internal/gate"
	"rondetafel/internal/gate/gatetest"
	"rondetafel/internal/informatie"
	"rondetafel/internal/rto"
	"rondetafel/internal/web"
)

// sluipweg is a shortcut past the covenant that somebody tries on a page.
type sluipweg struct {
	naam, persoon, pad string
	versie             int64
	velden             []string
	artikel            string // on which it is refused
	getypt             string // what must still be there
}

const zelfGetypt = "Zelf getypt, & <net> zo."

// probeer sends the form: it is refused with the article and another way, what was typed goes along to be sent again, nothing changed,
// and the log has the refusal.
func (w sluipweg) probeer(t *testing.T, h *huis) {
	t.Helper()
	k := h.als(t, w.persoon)
	stand := func() int64 {
		return h.Getal(`SELECT SUM(versie) + (SELECT COUNT(*) FROM besluit) + (SELECT COUNT(*) FROM vernietiging) FROM casus`)
	}
	voor := stand()
	v := metVelden(url.Values{"sleutel": {w.naam}, "versie": {strconv.FormatInt(w.versie, 10)}}, w.velden...)
	a := k.post(w.pad, v)
	pagina := k.is(a, http.StatusForbidden, "Waarom mag ik dit niet?", "Wat kun je wel doen?", "Er is niets veranderd")
	artikel, ok := convenant.ZoekArtikel(w.artikel)
	if !ok || !strings.Contains(pagina, `href="`+web.Artikel(artikel.Nummer).URL()+`"`) {
		t.Errorf("the page does not name %s: %s", w.artikel, kort(pagina))
	}
	ding := regexp.MustCompile(`^/[a-z]+/[0-9a-z]+`).FindString(w.pad)
	if strings.Contains(pagina, `rt-wegen"><li><div><strong>Ga verder met je eigen werk`) || !strings.Contains(pagina, `action" href="`+ding+`"`) {
		t.Errorf("the page knows no other way: %s", kort(pagina))
	}
	if w.getypt != "" && !strings.Contains(hidden.ReplaceAllString(a.html, ""), html.EscapeString(w.getypt)) {
		t.Errorf("%q is not to be seen: %s", w.getypt, kort(pagina))
	}
	if stand() != voor {
		t.Error("something changed")
	}
	if e := h.Laatste(); e.Uitkomst.String() != "geweigerd" || e.Persoon != w.persoon {
		t.Errorf("the last entry is of %s by %s", e.Handeling, e.Persoon)
	}
}

func probeerAlle(t *testing.T, h *huis, wegen ...sluipweg) {
	t.Helper()
	for _, w := range wegen {
		t.Run(w.naam, func(t *testing.T) { w.probeer(t, h) })
	}
}

// rules 1.7-1, 1.8-1, 1.8-2, 6.1-1, 9.2b-1: before and during triage.
func TestSluipwegenVoorDeTafel(t *testing.T) {
	h := nieuwHuis(t)
	s, z := h.InScreening(), h.Triage()
	in, tr := "/casussen/"+s.ID, "/casussen/"+z.ID
	betrekken := []string{"partij", gatetest.Politie, "medewerker", gatetest.Bo, "grond", "Politiewet 3", "waarom", zelfGetypt, "namensPubliek", gatetest.Gemeente}
	uitkomst := []string{"route", "rto", "doel", zelfGetypt, "reden", "Samen.", "partijen[0].partij", gatetest.Politie, "partijen[0].medewerker", gatetest.Bo,
		"partijen[0].grond", "Politiewet 3", "partijen[0].waarom", "Zij weten het.", "namensPubliek", gatetest.Gemeente}
	vraag := []string{"partij", gatetest.Politie, "medewerker", gatetest.Bo, "vraag", zelfGetypt, "doel", "veiligheid", "over", h.EersteBetrokkene(z),
		"uiterlijkDatum", "9-3-2026", "namensPubliek", gatetest.Gemeente}
	probeerAlle(t, h,
		sluipweg{"RTO before the screening ended", gatetest.Petra, in + "/overleg", 0, []string{"doel", zelfGetypt}, "9.2d", zelfGetypt},
		sluipweg{"end of a triage that did not begin", gatetest.Petra, in + "/triage", s.Versie, uitkomst, "1.8", zelfGetypt},
		sluipweg{"RTO without triage", gatetest.Petra, tr + "/overleg", 0, []string{"doel", zelfGetypt}, "6.1", zelfGetypt},
		sluipweg{"a Partij takes part before the triage ended", gatetest.Petra, tr + "/betrekken", 0, betrekken, "1.8", zelfGetypt},
		sluipweg{"the aanmelder questions", gatetest.Anna, tr + "/bevragen", 0, vraag, "1.8", zelfGetypt},
		sluipweg{"the aanmelder ends the triage", gatetest.Anna, tr + "/triage", z.Versie, uitkomst, "1.8", zelfGetypt},
		sluipweg{"cleaning in triage", gatetest.Petra, tr + "/opschonen", z.Versie, nil, "1.10", ""},
		sluipweg{"closing in triage", gatetest.Petra, tr + "/sluiten", z.Versie, nil, "1.10", ""},
	)
	k := h.als(t, gatetest.Petra)
	zonder := oordeel(k.formulier(in + "/screening"))
	zonder.Set("criteria[0].antwoord", "nee")
	k.is(k.post(in+"/screening", zonder), http.StatusBadRequest, "Bijlage 2", "Anna vindt dat dit samen moet.", "<title>Fout: ")
	k.is(k.post(tr+"/triage", k.formulier(tr+"/triage", "route", "rto", "reden", zelfGetypt)), http.StatusBadRequest, zelfGetypt, "<title>Fout: ", "art. 1.8")
}

// rules 6.2-1, 6.3-1, 7.2-1, 9.2c-1, 9.2e-2, AVG-3: around the table.
func TestSluipwegenAanTafel(t *testing.T) {
	h := nieuwHuis(t)
	kaal, vol, tafel := h.RTO(gatetest.Bo), h.RTO(gatetest.Bo), h.RTO(gatetest.Bo)
	leeg, err := h.OverlegPlannen(h.Ctx(), gatetest.Als(gatetest.Petra), rto.Voorbereiding{Casus: kaal.ID})
	goed(t, err)
	nietVerteld, err := h.OverlegPlannen(h.Ctx(), gatetest.Als(gatetest.Petra), h.Voorbereiding(vol))
	goed(t, err)
	o := h.Uitgenodigd(tafel, gatetest.Bo)
	pad := func(v gate.Verwijzing, wat string) string { return "/overleggen/" + v.ID + wat }
	nodig := func(partij, grond string) []string {
		return []string{"uitnodigingen[0].partij", partij, "uitnodigingen[0].grond", grond, "uitnodigingen[0].bijdrage", zelfGetypt}
	}
	besluit := []string{"soort", "overig", "tekst", zelfGetypt}
	probeerAlle(t, h,
		sluipweg{"who reported plans an RTO", gatetest.Anna, "/casussen/" + kaal.ID + "/overleg", 0, []string{"doel", zelfGetypt}, "9.2c", zelfGetypt},
		sluipweg{"invitation without preparation", gatetest.Petra, pad(leeg, "/uitnodigen"), leeg.Versie, nodig(gatetest.Politie, "Politiewet 3"), "9.2c", zelfGetypt},
		sluipweg{"invitation before the betrokkene knows", gatetest.Petra, pad(nietVerteld, "/uitnodigen"), nietVerteld.Versie, nodig(gatetest.Politie, "Politiewet 3"), "AVG-3", zelfGetypt},
		sluipweg{"invitation for who takes no part", gatetest.Petra, pad(o, "/uitnodigen"), o.Versie, nodig(gatetest.Zorg, "WGBO"), "6.2", zelfGetypt},
		sluipweg{"a delegate named by another", gatetest.Petra, pad(o, "/afvaardigen"), 0, []string{"komt", "ja", "medewerker", gatetest.Bo, "mandaat", "true", "mandaatVan", zelfGetypt}, "6.2", zelfGetypt},
		sluipweg{"a decision with nobody at the table", gatetest.Petra, pad(o, "/besluit"), o.Versie, besluit, "6.3", zelfGetypt},
		sluipweg{"a decision recorded by a delegate", gatetest.Bo, pad(o, "/besluit"), o.Versie, besluit, "6.4", zelfGetypt},
		sluipweg{"attendance recorded by a delegate", gatetest.Bo, pad(o, "/aanwezigheid"), o.Versie, []string{"aanwezig[0].partij", gatetest.Politie, "aanwezig[0].medewerker", gatetest.Bo}, "6.2", ""},
	)
	_, err = h.OverlegAfvaardigen(h.Ctx(), gatetest.Als(gatetest.Bo), rto.Afvaardiging{Overleg: o.ID, Komt: "ja", Medewerker: gatetest.Bo})
	goed(t, err)
	o, err = h.OverlegAanwezigheid(h.Ctx(), gatetest.Als(gatetest.Petra), rto.Aanwezigheid{Overleg: o.ID, Versie: o.Versie,
		Aanwezig: []rto.Aanwezige{{Partij: gatetest.Politie, Medewerker: gatetest.Bo}}})
	goed(t, err)
	probeerAlle(t, h, sluipweg{"a decision without a mandate", gatetest.Petra, pad(o, "/besluit"), o.Versie, besluit, "6.3", zelfGetypt})
	h.Geinformeerd(vol)
	probeerAlle(t, h, sluipweg{"invitation without a ground", gatetest.Petra, pad(nietVerteld, "/uitnodigen"), nietVerteld.Versie, nodig(gatetest.Gemeente, ""), "9.2e", zelfGetypt})
}

// rules 6.4b-1, 6.4c-1, 6.4d-1, 6.5-1, 1.10-1: the plan, its execution and the decision to scale down.
func TestSluipwegenMetHetPlan(t *testing.T) {
	h := nieuwHuis(t)
	z := h.RTO(gatetest.Bo)
	o := h.AanTafel(z, gatetest.Anna, gatetest.Bo)
	pad, tafel := "/casussen/"+z.ID, "/overleggen/"+o.ID+"/besluit"
	besluit := func(soort string) []string {
		return []string{"soort", soort, "tekst", zelfGetypt, "stemmen[0].partij", gatetest.Gemeente, "stemmen[0].eens", "ja", "stemmen[1].partij", gatetest.Politie, "stemmen[1].eens", "ja"}
	}
	petra := h.als(t, gatetest.Petra)
	bewaar := func(zonder string) {
		t.Helper()
		v := planVelden(verborgen(petra.toont(pad + "/plan/bewerken")))
		for naam := range v {
			if zonder != "" && strings.Contains(naam, zonder) {
				v.Set(naam, "")
			}
		}
		petra.verwijst(petra.post(pad+"/plan/bewerken", v), pad+"/plan")
	}
	nee := func(naam, artikel string) {
		t.Helper()
		probeerAlle(t, h, sluipweg{naam, gatetest.Petra, tafel, o.Versie, besluit("plan"), artikel, zelfGetypt})
	}
	nee("adopt no plan", "6.4b")
	bewaar("informatiebehoefte")
	nee("a plan without information needs", "6.4c")
	bewaar("criteria[")
	nee("a plan without criteria", "6.4d")
	bewaar("")
	geschreven := []string{"doelen[0].leefgebied", "wonen", "doelen[0].tekst", zelfGetypt}
	probeerAlle(t, h,
		sluipweg{"scaling down without a plan", gatetest.Petra, tafel, o.Versie, besluit("afschalen"), "6.4d", zelfGetypt},
		sluipweg{"a delegate writes the plan", gatetest.Bo, pad + "/plan/bewerken", 3, geschreven, "6.4b", zelfGetypt},
		sluipweg{"the first plan in writing", gatetest.Petra, pad + "/plan/voorleggen", 3, nil, "6.4b", ""},
		sluipweg{"a delegate puts the plan to the Partijen", gatetest.Bo, pad + "/plan/voorleggen", 3, nil, "6.4b", ""},
	)
	petra.verwijst(petra.post(tafel, petra.formulier(tafel+"?soort=plan", "tekst", "Dit is het plan.", "stemmen[0].eens", "ja", "stemmen[1].eens", "ja")), "/overleggen/")
	afspraak := regexp.MustCompile(`/afspraken/[a-z0-9]+`).FindString(petra.toont(pad + "/plan"))
	probeerAlle(t, h,
		sluipweg{"reporting for another Partij", gatetest.Bo, afspraak + "/melden", 1, []string{"stand", "klaar", "toelichting", zelfGetypt}, "6.5", zelfGetypt},
		sluipweg{"consultation by another", gatetest.Bo, pad + "/afstemmen", 0, []string{"soort", "overleg", "tekst", zelfGetypt}, "6.6", zelfGetypt},
		sluipweg{"cleaning without a decision", gatetest.Petra, pad + "/opschonen", z.Versie, nil, "1.10", ""},
		sluipweg{"closing without a decision", gatetest.Petra, pad + "/sluiten", z.Versie, nil, "1.10", ""},
		sluipweg{"a delegate scales down", gatetest.Bo, tafel, o.Versie + 1, besluit("afschalen"), "6.4", zelfGetypt},
	)
	v := petra.formulier(tafel+"?soort=afschalen", "tekst", zelfGetypt, "stemmen[0].eens", "ja", "stemmen[1].eens", "ja", "criteria[0].gehaald", "ja")
	petra.is(petra.post(tafel, v), http.StatusBadRequest, "art. 6.4d", zelfGetypt, "<title>Fout: ") // the reason is missing
}

// rules 1.10-2, WGS-9, AVG-7: the end of a casus.
func TestSluipwegenNaarHetEinde(t *testing.T) {
	h := nieuwHuis(t)
	metKlok(t, h)
	z := h.NazorgMet(gatetest.Bo)
	h.VoegToe(z, gatetest.Bo, informatie.AlleDeelnemers)
	z = h.NaarAfschaling(z)
	pad := "/casussen/" + z.ID
	probeerAlle(t, h,
		sluipweg{"closing before cleaning", gatetest.Petra, pad + "/sluiten", z.Versie, nil, "1.10", ""},
		sluipweg{"destruction before closing", gatetest.Petra, pad + "/vernietigen", z.Versie, []string{"reden", zelfGetypt}, "AVG-7", zelfGetypt},
		sluipweg{"who took part cleans", gatetest.Bo, pad + "/opschonen", z.Versie, nil, "1.10", ""},
	)
	z = h.SluitCasus(z)
	v := h.Voorstel(z)
	controle := "/vernietigingen/" + v.ID + "/controleren"
	probeerAlle(t, h,
		sluipweg{"destruction by one person", gatetest.Petra, controle, v.Versie, []string{"akkoord", "ja", "reden", zelfGetypt}, "AVG-7", zelfGetypt},
		sluipweg{"a shielded casus is read", gatetest.Petra, pad + "/informatie", 0, []string{"tekst", zelfGetypt}, "WGS-9", zelfGetypt},
	)
	bo := h.als(t, gatetest.Bo)
	gelijk(t, "a shielded casus", bo.get(pad), bo.get("/casussen/bestaat-niet"))
	h.Akkoord(v)
	fien := h.als(t, gatetest.Fien)
	fien.verwijst(fien.post("/demo/klok", url.Values{"dagen": {"1"}}), "/demo/klok")
	fien.toont("/vernietigingen/"+v.ID, "nog 6 dagen", "Tot dan kan het stoppen.")
	for _, pad := range []string{"/vernietigingen/" + v.ID + "/uitvoeren", controle + "/nu"} { // no page hurries it
		fien.is(fien.post(pad, url.Values{"versie": {"2"}}), http.StatusNotFound)
	}
	if h.Getal(`SELECT COUNT(*) FROM betrokkene`) == 0 {
		t.Error("destroyed before seven days")
	}
}
