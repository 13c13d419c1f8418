// SPDX-License-Identifier: EUPL-1.2

package web_test

import (
	"net/http"
	"net/url"
	"strings"
	"testing"

	"rondetafel/internal/gate/gatetest"
)

// tweeKeer sends a form twice, as who clicks twice: both lead to the same page, and the act is done once.
func (f tafel) tweeKeer(t *testing.T, persoon, open string, velden ...string) string {
	t.Helper()
	k, pad := f.als(t, persoon), strings.Split(open, "?")[0]
	v, voor := anders(k.formulier(open), velden...), f.tafelStand()
	een := k.verwijst(k.post(pad, v), "/")
	na := f.tafelStand()
	if na == voor {
		t.Errorf("%s: nothing was done", open)
	}
	twee := k.verwijst(k.post(pad, v), "/")
	if een != twee || f.tafelStand() != na {
		t.Errorf("%s: twice leads to %s and %s, with %s and then %s", open, een, twee, na, f.tafelStand())
	}
	return een
}

// rules 6.2-1, 7.1-1, 9.2e-1: each form does its act, once whatever is clicked, and the page of the Overleg says what came of it.
func TestTafelformulierenEenKeer(t *testing.T) {
	f := nieuweTafel(t)
	petra := f.als(t, gatetest.Petra)
	telt := func(wat string, want int64) {
		t.Helper()
		if n := f.Getal("SELECT COUNT(*) FROM " + wat); n != want {
			t.Errorf("%d of %s, want %d", n, wat, want)
		}
	}
	f.Geinformeerd(f.kaal)
	o := f.tweeKeer(t, gatetest.Petra, f.kaalCasus+"/overleg", "doel", "Rust in huis.", "themas", "Wonen")
	telt("overleg", 4)
	petra.toont(o, "Rust in huis.", "nog niet gepland", "in voorbereiding")
	f.tweeKeer(t, gatetest.Petra, o+"/voorbereiden", "doel", "Rust en geld.", "soortBesluit", "overig", "themas", "Wonen\nGeld")
	petra.toont(o, "Rust en geld.", "Andere afspraak", "Geld", "De dag en de tijd ontbreken.")
	f.tweeKeer(t, gatetest.Oda, o+"/inplannen", "datum", string(f.Vandaag()), "begin", "8.45", "einde", "10.15", "plaats", "Zaal 7")
	petra.toont(o, "ma 2 maart 2026, 08:45–10:15, Zaal 7", "Rust en geld.") // and the preparation is still there
	f.tweeKeer(t, gatetest.Petra, o+"/uitnodigen", "uitnodigingen[1].partij", gatetest.Politie, "uitnodigingen[1].grond", "Politiewet 3", "uitnodigingen[1].bijdrage", "Wat de buurt merkt.")
	telt("uitnodiging", 5)
	f.als(t, gatetest.Bo).toont(o, "Politiewet 3", "Wat de buurt merkt.", "Jullie zijn uitgenodigd.")
	f.tweeKeer(t, gatetest.Bo, o+"/afvaardigen", "komt", "ja", "medewerker", gatetest.Bo, "vervanger", gatetest.Bas, "mandaat", "true", "mandaatVan", "de chef")
	petra.toont(o, "Bo Verzonnen", "Bas Verzonnen")
	f.tweeKeer(t, gatetest.Petra, o+"/aanwezigheid", "aanwezig[0].medewerker", gatetest.Bas)
	petra.toont(o, "Aanwezig: 1 van 1", "Bas Verzonnen, mandaat")
	waar := f.tweeKeer(t, gatetest.Petra, o+"/besluit?soort=overig", "tekst", "Elke week bellen.", "stemmen[0].eens", "ja")
	telt("besluit", 2)
	petra.toont(o, "Besluit: andere afspraak", "Elke week bellen.", "door Petra Schijn, namens Gemeente Proefdorp.")
	if waar != o+"#besluiten" {
		t.Errorf("after a decision one is at %s", waar)
	}
	f.tweeKeer(t, gatetest.Petra, o+"/afronden", "passages[0].tekst", "Gepraat over bellen.", "passages[0].partijen", "gezamenlijk")
	petra.toont(o, "Gepraat over bellen.", "afgerond")
	petra.is(petra.get(o+"/voorbereiden"), http.StatusForbidden, "Je kunt dit overleg niet voorbereiden", "tot het is afgerond")
	f.tweeKeer(t, gatetest.Bo, f.casus+"/vervanger", "medewerker", gatetest.Bas, "reden", "Drie weken vrij.")
	telt("vervanging", 1)
	f.tweeKeer(t, gatetest.Petra, f.pad+"/besluit?soort=vervanger", "tekst", "Bas neemt waar.", "stemmen[0].eens", "ja", "stemmen[1].eens", "ja")
	petra.toont(f.pad, "Bas neemt waar.", "Besluit: vervanger van de casusregisseur")
	f.tweeKeer(t, gatetest.Petra, f.pad+"/besluit?soort=casusregisseur", "tekst", "Niemand meer.", "reden", "De zorg is rond.", "stemmen[0].eens", "ja", "stemmen[1].eens", "ja")
	petra.toont(f.pad, "Geen casusregisseur, want", "De zorg is rond.")
}

// rules 6.4b-1, 6.4d-1, 1.10-1: the round table adopts the plan, and scales down by its criteria, each of which is judged.
func TestTafelformulierPlanEnAfschalen(t *testing.T) {
	f := nieuweTafel(t)
	petra, plan := f.als(t, gatetest.Petra), f.casus+"/plan"
	eens := []string{"stemmen[0].eens", "ja", "stemmen[1].eens", "ja"}
	besluit := func(soort string) string { return f.pad + "/besluit?soort=" + soort }
	v := anders(petra.formulier(besluit("plan")), append(eens, "tekst", "Dit <plan> dus.")...)
	petra.is(petra.post(f.pad+"/besluit", v), http.StatusForbidden, "Dit besluit kan nog niet", "Er is nog geen plan van aanpak om vast te stellen.", "Dit <plan> dus.", "Er is niets veranderd") // there is no plan
	petra.toont(besluit("afschalen"), "Er is nog geen plan met criteria voor afschaling")
	velden := planVelden(petra.formulier(plan + "/bewerken"))
	metVelden(velden, "rollen[2].partij", gatetest.Zorg, "rollen[2].rol", "Behandelt", "rollen[2].informatiebehoefte", "Of Sem komt")
	petra.verwijst(petra.post(plan+"/bewerken", velden), plan)
	f.tweeKeer(t, gatetest.Petra, besluit("plan"), append(eens, "tekst", "Versie 1 geldt.")...)
	petra.toont(plan, "Versie 1, vastgesteld op")
	petra.toont(besluit("afschalen"), "Drie maanden rust")
	foutGeval{"afschalen", gatetest.Petra, besluit("afschalen"), append(eens, "tekst", "Wij <stoppen>.", "criteria[0].gehaald", "nee", "criteria[0].reden", " "),
		[]string{"criteria[0].reden", "Schrijf op waarom dit wel of niet is gehaald (art. 6.4d)."}}.probeer(t, f.huis)
	foutGeval{"afschalen, ongekozen", gatetest.Petra, besluit("afschalen"), append(eens, "tekst", "Wij <stoppen>.", "criteria[0].reden", "Al <lang> stil."),
		[]string{"criteria[0].gehaald", "Kies of dit is gehaald (art. 6.4d)."}}.probeer(t, f.huis)
	f.tweeKeer(t, gatetest.Petra, besluit("afschalen"), append(eens, "tekst", "Wij stoppen.", "criteria[0].gehaald", "ja", "criteria[0].reden", "Al lang stil.")...)
	petra.toont(f.pad, "Besluit: afschalen", "Drie maanden rust", "Al lang stil.", "stond niet in de uitnodiging", "Gemeente Proefdorp deed mee aan de casus", "was niet uitgenodigd")
	petra.toont(f.casus, "Het RTO besloot om af te schalen.")
}

// Somebody was first: each form says so, shows what is now and what was typed, changes nothing, and sends it all again.
func TestTafelformulierenIngehaald(t *testing.T) {
	f := nieuweTafel(t)
	oda, ander := f.als(t, gatetest.Oda), "/overleggen/"+f.AanTafel(f.kaal, gatetest.Bo).ID
	for _, g := range []struct {
		naam, pad, open string
		velden          []string
		getypt          []string // what the page shows of it
	}{
		{"voorbereiden", f.leegPad, "/voorbereiden", []string{"doel", "Mijn <doel>.", "soortBesluit", "overig", "themas", "Mijn\nThema's", "datum", "9-3-2026", "begin", "9:00", "plaats", "Zaal A"}, []string{"Mijn <doel>.", "Mijn\nThema's"}},
		{"inplannen", f.leegPad, "/inplannen", []string{"datum", "10-3-2026", "begin", "9:15", "einde", "", "plaats", "Zaal <B>"}, nil},
		{"uitnodigen", f.leegPad, "/uitnodigen", []string{"uitnodigingen[1].partij", gatetest.Politie, "uitnodigingen[1].bijdrage", "Wat <jullie> zien.", "uitnodigingen[1].grond", "Politiewet 3"}, []string{"Wat <jullie> zien.", "Politiewet 3"}},
		{"aanwezigheid", f.pad, "/aanwezigheid", []string{"aanwezig[0].medewerker", gatetest.Bo, "aanwezig[1].medewerker", gatetest.Cleo}, nil},
		{"besluit", f.pad, "/besluit?soort=overig", []string{"tekst", "Wij <bellen>.", "stemmen[0].eens", "ja", "stemmen[1].eens", "nee", "stemmen[1].reden", "Te <veel>."}, []string{"Wij <bellen>.", "Te <veel>."}},
		{"afgelasten", f.leegPad, "/afgelasten", []string{"reden", "De <zaal> is dicht."}, []string{"De <zaal> is dicht."}},
		{"afronden", ander, "/afronden", []string{"passages[0].tekst", "Er is <gepraat>.\nLang.", "passages[0].partijen", "gezamenlijk"}, []string{"Er is <gepraat>.\nLang."}},
	} {
		t.Run(g.naam, func(t *testing.T) {
			k, naar := f.als(t, gatetest.Petra), g.pad+strings.Split(g.open, "?")[0]
			v := anders(k.formulier(g.pad+g.open), g.velden...)
			zaal := "Zaal van " + g.naam
			oda.verwijst(oda.post(g.pad+"/inplannen", anders(oda.formulier(g.pad+"/inplannen"), "datum", string(f.Vandaag()), "begin", "9:00", "einde", "", "plaats", zaal)), g.pad)
			voor := f.tafelStand()
			a := k.post(naar, v)
			pagina := k.is(a, http.StatusConflict, append(g.getypt, "Dit is intussen veranderd", "Oda Schijn veranderde dit overleg om 09:00.", zaal, `href="`+g.pad+`"`)...)
			if f.tafelStand() != voor {
				t.Error("something changed")
			}
			opnieuw := verborgen(a.html)
			for naam, waarden := range v {
				if naam == "versie" {
					if opnieuw.Get(naam) == "" || opnieuw.Get(naam) == v.Get(naam) {
						t.Errorf("the version is again %q", opnieuw.Get(naam))
					}
					continue
				}
				if !opnieuw.Has(naam) { // a text that is shown can be changed there
					opnieuw[naam] = gebied(pagina, naam)
				}
				if opnieuw.Get(naam) != waarden[0] {
					t.Errorf("%s goes along as %q, was %q", naam, opnieuw.Get(naam), waarden[0])
				}
			}
			if hier := opnieuw.Get("actie") == ""; hier != (g.naam == "voorbereiden") {
				t.Errorf("sent from the page of the conflict: %v", hier)
			}
			if opnieuw.Get("actie") != "" { // back to the form with what was typed or chosen
				terug := k.post(naar, opnieuw)
				k.is(terug, http.StatusOK)
				bewaard(t, anders(v, "versie", opnieuw.Get("versie")), terug.html)
				opnieuw = metVelden(tafelIngevuld(terug.html), "sleutel", verborgen(terug.html).Get("sleutel"))
			}
			k.verwijst(k.post(naar, opnieuw), g.pad)
			if f.tafelStand() == voor {
				t.Error("sent again, it was not done")
			}
		})
	}
}

// gebied is the text of an area on a page that was unescaped.
func gebied(pagina, naam string) []string {
	var uit []string
	for _, m := range tekstVeld.FindAllStringSubmatch(pagina, -1) {
		if m[1] == naam {
			uit = append(uit, m[2])
		}
	}
	return uit
}

// Whoever is refused at the table while they typed: it is all there, to be taken along, and nothing changed.
func TestTafelformulierenGeweigerd(t *testing.T) {
	f := nieuweTafel(t)
	bo := f.als(t, gatetest.Bo)
	for deel, velden := range map[string]url.Values{
		"/voorbereiden": {"doel": {"Mijn <doel>."}}, "/uitnodigen": {"uitnodigingen[0].partij": {gatetest.Zorg}, "uitnodigingen[0].bijdrage": {"Mijn <vraag>."}},
		"/besluit":  {"soort": {"overig"}, "tekst": {"Mijn <besluit>."}, "stemmen[0].partij": {gatetest.Politie}, "stemmen[0].eens": {"ja"}},
		"/afronden": {"passages[0].tekst": {"Mijn <verslag>."}}, "/afgelasten": {"reden": {"Mijn <reden>."}},
	} {
		voor := f.tafelStand()
		velden.Set("sleutel", "s"+deel)
		velden.Set("versie", "99")
		a := bo.post(f.pad+deel, velden)
		bo.is(a, http.StatusForbidden, "Er is niets veranderd", "Mijn <")
		if f.tafelStand() != voor {
			t.Errorf("%s changed something", deel)
		}
	}
}

// Who makes a mistake in a form that is out of date, still hears that somebody was first once the mistake is gone: a message does not make
// the form new.
func TestTafelformulierenFoutBlijftOud(t *testing.T) {
	f := nieuweTafel(t)
	petra, oda := f.als(t, gatetest.Petra), f.als(t, gatetest.Oda)
	for _, g := range []struct {
		pad, open   string
		fout, beter []string
	}{
		{f.leegPad, "/voorbereiden", []string{"datum", "nooit"}, []string{"datum", string(f.Vandaag())}},
		{f.leegPad, "/inplannen", []string{"datum", string(f.Vandaag()), "begin", "10:00", "plaats", ""}, []string{"plaats", "Zaal 1"}},
		{f.leegPad, "/uitnodigen", []string{"uitnodigingen[1].partij", gatetest.Politie}, []string{"uitnodigingen[1].bijdrage", "Wat jullie zien."}},
		{f.pad, "/aanwezigheid", []string{"aanwezig[0].medewerker", ""}, []string{"aanwezig[0].medewerker", gatetest.Bo}},
		{f.pad, "/besluit?soort=overig", []string{"stemmen[0].eens", "ja", "stemmen[1].eens", "ja"}, []string{"tekst", "Wij bellen."}},
		{f.pad, "/afronden", []string{"passages[0].tekst", "", "passages[0].partijen", "gezamenlijk"}, []string{"passages[0].tekst", "Gepraat.", "passages[0].partijen", "gezamenlijk"}},
	} {
		t.Run(g.open, func(t *testing.T) {
			petra.t, oda.t = t, t
			naar := g.pad + strings.Split(g.open, "?")[0]
			v := anders(petra.formulier(g.pad+g.open), g.fout...)
			oda.verwijst(oda.post(g.pad+"/inplannen", anders(oda.formulier(g.pad+"/inplannen"), "datum", string(f.Vandaag()), "begin", "9:00", "plaats", "Zaal van "+naar)), g.pad)
			voor := f.tafelStand()
			a := petra.post(naar, v)
			petra.is(a, http.StatusBadRequest, `id="fouten"`)
			beter := anders(tafelIngevuld(a.html), append(g.beter, "sleutel", verborgen(a.html).Get("sleutel"))...)
			if beter.Get("versie") != v.Get("versie") {
				t.Errorf("the form came back with version %s, was %s", beter.Get("versie"), v.Get("versie"))
			}
			petra.is(petra.post(naar, beter), http.StatusConflict, "Dit is intussen veranderd", "Zaal van "+naar)
			if f.tafelStand() != voor {
				t.Error("something changed")
			}
		})
	}
}

// Two put one Casus on the agenda, answer one invitation, or propose a deputy: the page tells the second how it stands, and no answer is lost.
func TestTafelformulierenTweeSchermen(t *testing.T) {
	f := nieuweTafel(t)
	petra, bo := f.als(t, gatetest.Petra), f.als(t, gatetest.Bo)
	een := anders(bo.formulier(f.pad+"/afvaardigen"), "komt", "ja", "medewerker", gatetest.Bas, "vervanger", gatetest.Bo, "mandaat", "true", "mandaatVan", "de chef")
	bo.verwijst(bo.post(f.pad+"/afvaardigen", een), f.pad)
	a := bo.get(f.pad + "/afvaardigen")
	bewaard(t, een, a.html) // the form opens with the answer that was given
	petra.toont(f.pad, "vervanger: Bo Verzonnen")
	gepland := petra.get(f.leegPad + "/voorbereiden")
	bewaard(t, map[string][]string{"doel": {"Sem heeft een plek om te wonen."}, "soortBesluit": {"plan"}, "themas": {"wonen\ngeld"}, "datum": {"2-3-2026"}, "begin": {"09:00"},
		"einde": {"11:00"}, "plaats": {"Zaal 2"}}, gepland.html)
	for _, wie := range []string{"m-bestaat-niet", gatetest.Anna} { // rule 1.3-1: nobody of another Partij
		v := anders(bo.formulier(f.casus+"/vervanger"), "medewerker", wie, "reden", "Drie <weken> vrij.")
		a := bo.post(f.casus+"/vervanger", v)
		if a.status != http.StatusBadRequest && a.status != http.StatusForbidden {
			t.Errorf("%s is proposed: status %d", wie, a.status)
		}
		bo.is(a, a.status, "Drie <weken> vrij.")
	}
	if n := f.Getal(`SELECT COUNT(*) FROM vervanging`); n != 0 {
		t.Errorf("%d proposals", n)
	}
}
