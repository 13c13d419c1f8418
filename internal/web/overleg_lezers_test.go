// SPDX-License-Identifier: EUPL-1.2

package web_test

import (
	"net/http"
	"strings"
	"testing"

	"rondetafel/internal/gate/gatetest"
	"rondetafel/internal/rto"
)

// zonder asks that none of the words stand on a page.
func zonder(t *testing.T, wie, pagina string, woorden ...string) {
	t.Helper()
	for _, w := range woorden {
		if strings.Contains(strings.ToLower(pagina), strings.ToLower(w)) {
			t.Errorf("%s reads %q: %s", wie, w, kort(pagina))
		}
	}
}

// beslotenTafel is a table with an Overleg that decided something and has words to keep: of the goal, the themes, the ground and the decision.
func beslotenTafel(t *testing.T) tafel {
	t.Helper()
	f := nieuweTafel(t)
	petra := f.als(t, gatetest.Petra)
	petra.verwijst(petra.post(f.pad+"/voorbereiden", anders(petra.formulier(f.pad+"/voorbereiden"), "doel", "Een doelwoord.", "soortBesluit", "overig", "themas", "Themawoord",
		"datum", string(f.Vandaag()), "begin", "09:00", "einde", "11:00", "plaats", "Zaal 4")), f.pad)
	petra.verwijst(petra.post(f.pad+"/besluit", anders(petra.formulier(f.pad+"/besluit?soort=overig"), "tekst", "Een besluitwoord.", "stemmen[0].eens", "ja",
		"stemmen[1].eens", "nee", "stemmen[1].reden", "Een stemwoord.")), f.pad)
	return f
}

// rules 6.3-1, 7.1-1, 7.2-1: who prepares and who is invited read what it is about; each has the acts that are theirs.
func TestOverlegLezersAanTafel(t *testing.T) {
	f := beslotenTafel(t)
	inhoud := []string{"Een doelwoord.", "Themawoord", "Andere afspraak", "Wat jullie zien.", "Een besluitwoord.", "Proefzorg is het niet eens: “Een stemwoord”.", "Aanwezig: 2 van 2",
		"ma 2 maart 2026, 09:00–11:00, Zaal 4", "Casus " + f.zaak.Nummer}
	for _, g := range []struct {
		persoon   string
		wel, niet []string
	}{
		{gatetest.Petra, []string{"/uitnodigen", "/aanwezigheid", "/besluit", "/afronden"}, []string{"/afvaardigen", "/voorbereiden", "/inplannen"}}, // it was held
		{gatetest.Bo, []string{"/afvaardigen"}, []string{"/voorbereiden", "/inplannen", "/uitnodigen", "/aanwezigheid", "/besluit", "/afronden"}},
		{gatetest.Cleo, []string{"/afvaardigen"}, []string{"/voorbereiden", "/inplannen", "/uitnodigen", "/aanwezigheid", "/besluit", "/afronden"}},
	} {
		t.Run(g.persoon, func(t *testing.T) {
			k := f.als(t, g.persoon)
			k.toont("/overleggen", f.zaak.Nummer, f.pad, "vandaag", "09:00–11:00", "Zaal 4", "Proefpolitie, Proefzorg", "uitgenodigd", "Je ziet alleen overleggen waar je bij hoort")
			pagina := k.toont(f.pad, inhoud...)
			for _, deel := range g.wel {
				if !strings.Contains(pagina, `href="`+f.pad+deel+`"`) {
					t.Errorf("no link to %s", deel)
				}
			}
			for _, deel := range g.niet {
				if strings.Contains(pagina, `href="`+f.pad+deel+`"`) {
					t.Errorf("a link to %s, which is refused", deel)
				}
			}
			if g.persoon != gatetest.Petra {
				zonder(t, g.persoon, k.toont("/overleggen"), f.leeg.ID, "Inplannen")
				gelijk(t, "an Overleg to which they are not invited", k.get(f.leegPad), k.get("/overleggen/06f0000000000000000000000000"))
			}
			zonder(t, g.persoon, k.toont("/overleggen?stand=geweest"), f.pad)
		})
	}
}

// rule 7.2-1: who is not invited finds it in no list, and its page and each of its forms answer as for one that is not there: also a Partij of
// the same Casus, the manager, and the FG.
func TestOverlegLezersBuiten(t *testing.T) {
	f := beslotenTafel(t)
	for _, persoon := range []string{gatetest.Anna, gatetest.Arno, gatetest.Bas, gatetest.Dirk, gatetest.Pim, gatetest.Mo, gatetest.Fien, gatetest.Rik} {
		t.Run(persoon, func(t *testing.T) {
			k := f.als(t, persoon)
			for _, lijst := range []string{"/overleggen", "/overleggen?stand=geweest", "/overleggen?pagina=2"} {
				a := k.get(lijst)
				zonder(t, persoon, a.html, f.o.ID, f.zaak.Nummer, "doelwoord", "Zaal 4")
				if a.status != http.StatusOK && a.status != http.StatusForbidden {
					t.Errorf("%s: status %d", lijst, a.status)
				}
			}
			onbekend := overlegPaden("06f0000000000000000000000000")
			for i, pad := range overlegPaden(f.o.ID) {
				k.is(k.get(pad), http.StatusNotFound, "Deze pagina bestaat niet, of je hebt er geen toegang toe.")
				gelijk(t, pad, k.get(pad), k.get(onbekend[i]))
			}
		})
	}
}

// rule 11.1-1: supporting staff see when, where and who, and may plan; of what it is about there is no word, and once it is over not even the planning.
func TestOverlegLezersOndersteuning(t *testing.T) {
	f := beslotenTafel(t)
	oda := f.als(t, gatetest.Oda)
	geheim := []string{"doelwoord", "Themawoord", "Wettelijke taak", "Wat jullie zien", "besluitwoord", "stemwoord", "Andere afspraak", "casusregisseur", "mandaat", "verslagwoord",
		"Sem", "Verzinsel", gatetest.BSN, "/casussen/"}
	oda.toont("/overleggen", f.zaak.Nummer, "Zaal 4", "09:00–11:00", "Proefpolitie, Proefzorg", f.leegPad+"/inplannen")
	oda.toont(f.pad, "je ziet de planning, niet waarover het gaat", "ma 2 maart 2026, 09:00–11:00, Zaal 4", "Bo Verzonnen", "Cleo Proef")
	zonder(t, "Oda", oda.is(oda.get(f.pad+"/inplannen"), http.StatusForbidden, "Dit overleg is al gehouden"), geheim[:6]...)
	zonder(t, "Oda", oda.toont(f.leegPad+"/inplannen", `value="Zaal 2"`, `value="2-3-2026"`), geheim[:6]...)
	for _, pad := range []string{"/overleggen", "/overleggen?stand=geweest", f.pad} {
		zonder(t, "Oda on "+pad, opaak.ReplaceAllString(inhoudVan.FindString(oda.toont(pad)), "id"), geheim...)
	}
	petra := f.als(t, gatetest.Petra)
	petra.verwijst(petra.post(f.pad+"/afronden", petra.formulier(f.pad+"/afronden", "passages[0].tekst", "Een verslagwoord.", "passages[0].partijen", "gezamenlijk")), f.pad)
	for _, lijst := range []string{"/overleggen", "/overleggen?stand=geweest"} { // there is nothing left to plan
		zonder(t, "Oda, after it", oda.toont(lijst), append(geheim[:6:6], f.o.ID, f.zaak.Nummer)...)
	}
	for _, deel := range []string{"", "/inplannen"} {
		oda.is(oda.get(f.pad+deel), http.StatusNotFound)
		gelijk(t, "Oda, after it "+deel, oda.get(f.pad+deel), oda.get("/overleggen/06f0000000000000000000000000"+deel))
	}
	f.als(t, gatetest.Bo).toont(f.pad, "Een verslagwoord.", "Alleen wie was uitgenodigd en de procesregisseur lezen dit")
	f.als(t, gatetest.Bo).toont("/overleggen?stand=geweest", f.pad, "afgerond")
}

// rule 6.3-1: who comes without a mandate is seen to count for nothing, by all at the table, in the form and in the decision.
func TestOverlegLezersZonderMandaat(t *testing.T) {
	f := nieuweTafel(t)
	petra, bo, cleo := f.als(t, gatetest.Petra), f.als(t, gatetest.Bo), f.als(t, gatetest.Cleo)
	cleo.verwijst(cleo.post(f.pad+"/afvaardigen", anders(cleo.formulier(f.pad+"/afvaardigen"), "komt", "ja", "medewerker", gatetest.Cleo)), f.pad)
	for _, k := range []*klant{petra, bo, cleo} {
		k.toont(f.pad, "Eén afgevaardigde heeft geen mandaat.", "Proefzorg telt niet mee bij besluiten.", "Proefzorg zonder mandaat", "Cleo Proef, geen mandaat: telt niet mee")
	}
	pagina := petra.toont(f.pad+"/besluit?soort=overig", "Proefzorg: geen mandaat (art. 6.3)", `value="`+gatetest.Politie+`"`)
	zonder(t, "Petra in the form", pagina, "stemmen[1]", `value="`+gatetest.Zorg+`"`)
	petra.verwijst(petra.post(f.pad+"/besluit", anders(verborgen(pagina), "tekst", "Wij bellen.", "stemmen[0].eens", "ja")), f.pad)
	bo.toont(f.pad, "Proefzorg heeft geen mandaat (art. 6.3).", "telt niet mee")
	cleo.verwijst(cleo.post(f.pad+"/afvaardigen", anders(cleo.formulier(f.pad+"/afvaardigen"), "komt", "nee")), f.pad)
	petra.toont(f.pad, "afgemeld")
}

// Nothing of a person stands in an address or a title, of whichever page of an Overleg, for whoever reads it.
func TestOverlegLezersGeenPersoonInAdres(t *testing.T) {
	f := beslotenTafel(t)
	paden := append(overlegPaden(f.o.ID), "/overleggen", "/overleggen?stand=geweest", f.kaalCasus+"/overleg", f.casus+"/vervanger")
	for _, s := range rto.Soorten() {
		paden = append(paden, f.pad+"/besluit?soort="+string(s))
	}
	for _, persoon := range []string{gatetest.Petra, gatetest.Bo, gatetest.Oda, gatetest.Anna} {
		k, open := f.als(t, persoon), 0
		for _, pad := range paden {
			a := k.get(pad)
			if a.status == http.StatusOK {
				open++
			}
			m := titel.FindStringSubmatch(a.html)
			if m == nil || !strings.Contains(m[1], "Rondetafel") {
				t.Fatalf("%s has no title: %s", pad, kort(a.html))
			}
			zonderPersoon(t, persoon+": title of "+pad, m[1])
			for _, l := range koppeling.FindAllStringSubmatch(a.html, -1) {
				zonderPersoon(t, persoon+": link on "+pad, l[1])
			}
		}
		if open < 2 {
			t.Errorf("%s opened %d pages", persoon, open)
		}
	}
}
