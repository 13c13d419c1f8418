// SPDX-License-Identifier: EUPL-1.2

package web_test

import (
	"net/http"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"rondetafel/internal/gate"
	"rondetafel/internal/gate/gatetest"
	"rondetafel/internal/informatie"
)

// Every place of the main navigation of every functie is a page, and says that one is there.
func TestNavigatieLeidtErgensHeen(t *testing.T) {
	h := nieuwHuis(t)
	nav := regexp.MustCompile(`(?s)<nav class="rt-nav".*?</nav>`)
	plek := regexp.MustCompile(`<a href="([^"]*)"`)
	met := map[string]bool{}
	for _, persoon := range gatetest.Mensen() {
		k := h.als(t, persoon)
		for _, m := range plek.FindAllStringSubmatch(nav.FindString(k.get("/").html), -1) {
			a := k.get(m[1])
			if a.status != http.StatusOK || !strings.Contains(nav.FindString(a.html), `href="`+m[1]+`" aria-current="page"`) {
				t.Errorf("%s at %s: %d %s", persoon, m[1], a.status, kort(nav.FindString(a.html)))
			}
			met[persoon] = met[persoon] || m[1] == "/vernietigingen"
		}
	}
	for persoon, wil := range map[string]bool{gatetest.Petra: true, gatetest.Mo: true, gatetest.Fien: true, gatetest.Bo: false, gatetest.Oda: false} {
		if met[persoon] != wil {
			t.Errorf("%s is led to the vernietigingen: %v", persoon, met[persoon])
		}
	}
}

// From the first page of each person every link leads to a page, and so do those of that page: nobody is sent to a wall.
func TestKoppelingenVanElkeFunctie(t *testing.T) {
	h := nieuwHuis(t)
	z := h.RTO(gatetest.Bo, gatetest.Cleo)
	h.AanTafel(z, gatetest.Bo, gatetest.Cleo)
	h.VoegToe(z, gatetest.Bo, informatie.AlleDeelnemers)
	h.Gevraagd(h.Triage(), gatetest.Cleo)
	h.Aangemeld()
	h.TeBevestigen()
	voorgesteld(h)
	for _, persoon := range gatetest.Mensen() {
		if slices.Contains([]string{gatetest.Daan, gatetest.Els, gatetest.Nul}, persoon) {
			continue
		}
		t.Run(persoon, func(t *testing.T) {
			k := h.als(t, persoon)
			gezien := map[string]bool{}
			wacht, van := []string{"/"}, map[string]string{}
			for len(wacht) > 0 && len(gezien) < 120 {
				pad := wacht[0]
				wacht = wacht[1:]
				if gezien[pad] || strings.HasPrefix(pad, "/static/") {
					continue
				}
				gezien[pad] = true
				a := k.get(pad)
				if a.status != http.StatusOK {
					t.Errorf("the link from %s to %s gives %d: %s", van[pad], pad, a.status, kort(a.html))
					continue
				}
				for _, verder := range koppelingen(a.html) {
					if van[verder] == "" {
						van[verder] = pad
					}
					wacht = append(wacht, verder)
				}
			}
			if len(gezien) < 5 {
				t.Errorf("only %d pages", len(gezien))
			}
		})
	}
}

// koppelingen are the pages to which a page links.
func koppelingen(pagina string) []string {
	var uit []string
	for _, m := range koppelingRE.FindAllStringSubmatch(pagina, -1) {
		if waar := strings.ReplaceAll(zonderAnker(m[1]), "&amp;", "&"); !slices.Contains(uit, waar) {
			uit = append(uit, waar)
		}
	}
	return uit
}

// rule 8-P1, rule 11.1-1: whose work is not in the content reads none of it on any page to which their links lead.
func TestWieGeenInhoudLeest(t *testing.T) {
	h := nieuwHuis(t)
	z := h.RTO(gatetest.Bo)
	h.Uitgenodigd(z, gatetest.Bo)
	stuk := h.VoegToe(z, gatetest.Bo, informatie.AlleDeelnemers)
	metWijziging(h, true)
	for _, persoon := range []string{gatetest.Mo, gatetest.Fien, gatetest.Oda, gatetest.Bram, gatetest.Rik, gatetest.Beatle, gatetest.Pim, gatetest.Dirk} {
		k := h.als(t, persoon)
		paden := append(casusPaden(z.ID), "/", "/casussen", "/overleggen", "/informatie/"+stuk.ID, "/casussen/"+z.ID+"/plan", "/casussen/"+z.ID+"/afstemmen",
			"/casussen/"+z.ID+"/optreden", "/partijen", "/vernietigingen")
		for _, pad := range paden {
			a := k.get(pad)
			for _, geheim := range []string{"Verzinsel", "999990019", "*******19", "ruzie op straat", "drie meldingen", "plek om te wonen", "op zichzelf", "Wat jullie zien"} {
				if strings.Contains(a.html, geheim) {
					t.Errorf("%s %s: reads %q", persoon, pad, geheim)
				}
			}
		}
	}
}

// Each page of the house has its own title, one heading of the first level, and says the same there and on the page.
func TestTitelsVanHetHuis(t *testing.T) {
	h := nieuwHuis(t)
	z := h.RTO(gatetest.Bo)
	o := h.AanTafel(z, gatetest.Bo)
	k := h.als(t, gatetest.Petra)
	paden := []string{"/", "/casussen", "/casussen/" + z.ID, "/casussen/" + z.ID + "/plan", "/casussen/" + z.ID + "/afstemmen", "/casussen/" + z.ID + "/optreden", "/overleggen",
		"/overleggen?stand=geweest", "/partijen", "/partijen/p-gemeente", "/convenant", "/zoeken", "/verklaring", "/privacy", "/toegankelijkheid", "/sneltoetsen", "/vernietigingen"}
	for _, pad := range append(paden, overlegPaden(o.ID)...) {
		pagina := k.get(pad).html
		titel := titelVan(pagina)
		if strings.Count(pagina, "<h1") != 1 || titel == "" || strings.Contains(titel, "Verzinsel") || !strings.Contains(pagina, `<html lang="nl"`) {
			t.Errorf("%s: title %q, %d headings", pad, titel, strings.Count(pagina, "<h1"))
		}
		if !strings.Contains(pagina, `href="#inhoud"`) && !strings.Contains(pagina, "Naar de inhoud") {
			t.Errorf("%s: no way past the navigation", pad)
		}
		zonderNamenInKoppelingen(t, pagina)
	}
}

// rule 7.2-1: the list shows each reader the round tables to which their Partij is invited, the coming ones apart from those that are over.
func TestLijstVanOverleggen(t *testing.T) {
	h := nieuwHuis(t)
	z, ander := h.RTO(gatetest.Bo, gatetest.Cleo), h.RTO(gatetest.Dirk)
	o := h.AanTafel(z, gatetest.Bo)
	h.Uitgenodigd(ander, gatetest.Dirk)
	petra := h.als(t, gatetest.Petra)
	for _, g := range []struct {
		persoon string
		eigen   bool
		andere  bool
	}{{gatetest.Petra, true, true}, {gatetest.Bo, true, false}, {gatetest.Cleo, false, false}, {gatetest.Dirk, false, true}, {gatetest.Oda, true, true},
		{gatetest.Pim, false, false}, {gatetest.Bas, false, false}} {
		p := h.als(t, g.persoon).toont("/overleggen")
		if strings.Contains(p, z.Nummer) != g.eigen || strings.Contains(p, ander.Nummer) != g.andere {
			t.Errorf("%s sees %v and %v", g.persoon, strings.Contains(p, z.Nummer), strings.Contains(p, ander.Nummer))
		}
	}
	pad := "/overleggen/" + o.ID
	petra.verwijst(petra.post(pad+"/afronden", petra.formulier(pad+"/afronden", "passages[0].tekst", "Er is gepraat.", "passages[0].partijen", "gezamenlijk")), pad)
	for _, persoon := range []string{gatetest.Petra, gatetest.Bo} {
		k := h.als(t, persoon)
		if p := k.toont("/overleggen"); strings.Contains(p, pad) {
			t.Errorf("%s: what is over stands with what comes", persoon)
		}
		k.toont("/overleggen?stand=geweest", pad, z.Nummer)
		k.is(k.get("/overleggen?stand=raar"), http.StatusNotFound)
	}
	bo := h.als(t, gatetest.Bo)
	for _, deel := range []string{"afvaardigen", "voorbereiden", "uitnodigen", "aanwezigheid", "besluit", "afronden", "inplannen"} {
		bo.is(bo.get(pad+"/"+deel), http.StatusForbidden, "Waarom mag ik dit niet?")
	}
	for _, deel := range []string{"afvaardigen", "voorbereiden", "uitnodigen", "aanwezigheid", "besluit", "afronden", "inplannen"} {
		petra.is(petra.get(pad+"/"+deel), http.StatusForbidden, "Waarom mag ik dit niet?") // rule 7.1-1: what was decided does not change
	}
}

// An Overleg that was not recorded stays with what comes, marked, until it is held or cancelled; who was invited then reads why it is not
// held.
func TestVergetenOverlegInDeLijst(t *testing.T) {
	h := nieuwHuis(t)
	pad := "/overleggen/" + h.Uitgenodigd(h.RTO(gatetest.Bo), gatetest.Bo).ID
	h.Klok.Loop(24 * time.Hour)
	petra, bo := h.als(t, gatetest.Petra), h.als(t, gatetest.Bo)
	for _, k := range []*klant{petra, bo} {
		k.toont("/overleggen", pad, "nog vast te leggen")
	}
	petra.toont(pad, `href="`+pad+`/afgelasten"`, "Overleg afgelasten")
	petra.verwijst(petra.post(pad+"/afgelasten", petra.formulier(pad+"/afgelasten", "reden", "Er kwam <niemand>.")), pad)
	if strings.Contains(bo.toont("/overleggen"), pad) {
		t.Error("a cancelled Overleg stands with what comes")
	}
	bo.toont("/overleggen?stand=geweest", pad, "afgelast")
	bo.toont(pad, "Dit overleg is afgelast", "Er kwam <niemand>.", "Afgelast op 3 maart door Petra Schijn")
	bo.is(bo.get(pad+"/afgelasten"), http.StatusForbidden, "Waarom mag ik dit niet?")
}

// rule 6.2-2: who is invited later reads neither the earlier round table nor its report.
func TestLaterUitgenodigd(t *testing.T) {
	h := nieuwHuis(t)
	z := h.RTO(gatetest.Bo, gatetest.Cleo)
	eerste := h.AanTafel(z, gatetest.Bo)
	petra, pad := h.als(t, gatetest.Petra), "/overleggen/"+eerste.ID
	petra.verwijst(petra.post(pad+"/afronden", petra.formulier(pad+"/afronden", "passages[0].tekst", "Alleen Bo hoorde dit.", "passages[0].partijen", "gezamenlijk")), pad)
	tweede := h.Uitgenodigd(gate.Verwijzing{ID: z.ID, Nummer: z.Nummer}, gatetest.Bo, gatetest.Cleo)
	cleo := h.als(t, gatetest.Cleo)
	cleo.toont("/overleggen/"+tweede.ID, "Sem heeft een plek om te wonen.")
	gelijk(t, "the earlier one", cleo.get(pad), cleo.get("/overleggen/bestaat-niet"))
	for _, p := range []string{"/casussen/" + z.ID, "/overleggen", "/overleggen?stand=geweest", "/"} {
		if tekst := cleo.toont(p); strings.Contains(tekst, "Alleen Bo hoorde dit.") || strings.Contains(tekst, pad) {
			t.Errorf("%s tells of the earlier one", p)
		}
	}
	h.als(t, gatetest.Bo).toont(pad, "Alleen Bo hoorde dit.")
}
