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

// Whatever somebody's functie, each place of the navigation gives a page or a refusal that says why, never a fault.
func TestIedereenKrijgtAntwoord(t *testing.T) {
	h := nieuwHuis(t)
	z := h.RTO(gatetest.Bo)
	h.VoegToe(z, gatetest.Bo, informatie.AlleDeelnemers)
	for _, persoon := range gatetest.Mensen() {
		k := h.als(t, persoon)
		for _, pad := range append(casusPaden(z.ID), "/", "/casussen", "/aanmelden", "/zoeken", "/convenant", "/verklaring") {
			a := k.get(pad)
			if !slices.Contains([]int{http.StatusOK, http.StatusSeeOther, http.StatusForbidden, http.StatusNotFound}, a.status) {
				t.Errorf("%s %s: %d %s", persoon, pad, a.status, kort(a.html))
			}
			if a.status == http.StatusForbidden && !strings.Contains(a.html, "Waarom mag ik dit niet?") {
				t.Errorf("%s %s: a refusal without why", persoon, pad)
			}
		}
	}
}

// A form of an act on the house as a whole is refused at opening, with why, to who could not send it.
func TestFormulierGaatNietOpen(t *testing.T) {
	h := nieuwHuis(t)
	for _, g := range []struct{ persoon, pad, titel, waarom, artikel string }{
		{gatetest.Els, "/aanmelden", "Je kunt deze casus niet aanmelden", "Je Partij doet vandaag niet mee aan het convenant.", "Artikel 20"},
		{gatetest.Els, "/zoeken", "Je kunt hier niet zoeken", "Je Partij doet vandaag niet mee aan het convenant.", "Artikel 20"},
		{gatetest.Oda, "/aanmelden", "Je kunt deze casus niet aanmelden", "Een Partij meldt aan, door iemand die dat namens haar mag.", "Artikel 1"},
		{gatetest.Mo, "/zoeken", "Je kunt hier niet zoeken", "Zoeken is voor wie in casussen meedoet.", "Artikel 12"},
	} {
		k := h.als(t, g.persoon)
		if p := k.is(k.get(g.pad), http.StatusForbidden, g.titel, g.waarom, g.artikel); strings.Contains(p, "Er is niets veranderd") {
			t.Errorf("%s %s: nothing was sent", g.persoon, g.pad)
		}
	}
	h.als(t, gatetest.Petra).toont("/aanmelden", "Welke Partij meldt aan?")
	h.als(t, gatetest.Bo).toont("/zoeken")
}

// rule 12.1-1: only the supplier is offered to change a piece, and only the supplier can.
func TestAlleenDeLeverancierWijzigt(t *testing.T) {
	h := nieuwHuis(t)
	stuk := h.VoegToe(h.AanHetRTO(gatetest.Bo), gatetest.Bo, informatie.AlleDeelnemers)
	pad := "/informatie/" + stuk.ID
	h.als(t, gatetest.Bo).toont(pad, "Corrigeren", "Intrekken", "Voorwaarden wijzigen", "gaf deze informatie")
	for _, persoon := range []string{gatetest.Anna, gatetest.Petra} {
		k := h.als(t, persoon)
		if p := k.toont(pad, "Er waren drie meldingen."); strings.Contains(p, "Voorwaarden wijzigen") || strings.Contains(p, "Intrekken") {
			t.Errorf("%s is offered to change it", persoon)
		}
		for deel, titel := range map[string]string{"/corrigeren": "Je kunt deze informatie niet verbeteren", "/voorwaarden": "Je kunt niet kiezen wie dit leest",
			"/intrekken": "Je kunt deze informatie niet intrekken"} {
			k.is(k.get(pad+deel), http.StatusForbidden, titel)
			v := url.Values{"versie": {"1"}, "over": {"x"}, "tekst": {"Anders."}, "soort": {"gewoon"}, "rubriek": {"begeleiding"}, "bron": {"Dossier"}, "datum": {"1-3-2026"}, "grondslag": {"Wet"}, "wie": {"procesregisseur"}, "reden": {"Zo."}}
			k.is(k.post(pad+deel, v), http.StatusForbidden, titel, "Er is niets veranderd")
		}
	}
	h.als(t, gatetest.Anna).toont(pad, "Er waren drie meldingen.")
}

// rules 13.2-1, 13.2-2: who may see a piece sees neither it nor a trace of it once the supplier is stricter, from the next look on.
func TestStrengerWerktMeteen(t *testing.T) {
	h := nieuwHuis(t)
	z := h.AanHetRTO(gatetest.Bo, gatetest.Cleo)
	stuk := h.VoegToe(z, gatetest.Bo, informatie.AlleDeelnemers)
	cleo := h.als(t, gatetest.Cleo)
	cleo.toont("/casussen/"+z.ID, "Er waren drie meldingen.", "Proefpolitie voegde informatie toe.")
	bo, pad := h.als(t, gatetest.Bo), "/informatie/"+stuk.ID+"/voorwaarden"
	bo.toont(pad, "Er waren drie meldingen.", `value="deelnemers" checked`)
	bo.is(bo.post(pad, bo.formulier(pad, "wie", "procesregisseur", "actie", "voorbeeld")), http.StatusOK, "<p class=\"rt-zin\">Alleen de procesregisseur leest dit.")
	bo.verwijst(bo.post(pad, bo.formulier(pad, "wie", "procesregisseur")), "/informatie/")
	if p := cleo.toont("/casussen/" + z.ID); strings.Contains(p, "meldingen") || strings.Contains(p, "Proefpolitie voegde") || strings.Contains(p, stuk.ID) {
		t.Error("Cleo still sees something of it")
	}
}

// rule 9.3-1, rule WGS-2: the pages of the procesregisseur say on whose behalf they act, and the judgement says it after.
func TestNamensWieStaatErbij(t *testing.T) {
	h := nieuwHuis(t)
	in := gatetest.Aanmelding()
	z, err := h.CasusAanmelden(h.Ctx(), gatetest.Als(gatetest.Cleo), in)
	goed(t, err)
	mo, petra, pad := h.als(t, gatetest.Mo), h.als(t, gatetest.Petra), "/casussen/"+z.ID
	mo.verwijst(mo.post(pad+"/toewijzen", mo.formulier(pad+"/toewijzen", "medewerker", gatetest.Petra)), pad)
	petra.toont(pad+"/screening", "je handelt namens <strong>Proefzorg</strong>", "Namens welke publieke Partij besluit je?", "Proefpolitie")
	v := oordeel(petra.formulier(pad + "/screening"))
	v.Del("namensPubliek")
	petra.is(petra.post(pad+"/screening", v), http.StatusBadRequest, "Kies namens welke publieke Partij je dit besluit")
	v = oordeel(petra.formulier(pad + "/screening"))
	v.Set("namensPubliek", gatetest.Politie)
	petra.verwijst(petra.post(pad+"/screening", v), pad)
	petra.toont(pad, "namens Proefzorg en Proefpolitie")
	h.rondAf(pad, gatetest.Bo)
	petra.toont(pad+"/betrekken", "je handelt namens <strong>Proefzorg</strong>")
	petra.toont("/", "Je handelt namens", "Proefzorg")
}

// From every refusal and fault one comes back to the form with what was typed in it, and nothing is done.
func TestTerugNaarHetFormulier(t *testing.T) {
	h := nieuwHuis(t)
	nieuw, screening, triage, bevestig := h.Aangemeld(), h.InScreening(), h.RTO(gatetest.Bo), h.TeBevestigen()
	stuk := h.VoegToe(triage, gatetest.Bo, informatie.AlleDeelnemers)
	inTriage := h.Triage()
	vraag, err := h.TriageVragen(h.Ctx(), gatetest.Als(gatetest.Petra), h.Triagevraag(inTriage, gatetest.Cleo))
	goed(t, err)
	_, err = h.GegevenVoorwaarden(h.Ctx(), gatetest.Als(gatetest.Bo), informatie.Wijzigen{Gegeven: stuk.ID, Versie: 1,
		Voorwaarden: informatie.Voorwaarden{Wie: informatie.AlleDeelnemers}})
	goed(t, err)
	regels := h.Getal(`SELECT COUNT(*) FROM gebeurtenis`)
	for _, g := range []struct {
		persoon, pad, veld, waarde, tekst string
		versie                            bool // the act asks for the version that the form was filled from
	}{
		{gatetest.Anna, "/aanmelden", "aanleiding", "Lang verhaal.", "Lang verhaal.", false},
		{gatetest.Anna, "/casussen/" + bevestig.ID + "/bevestigen", "x", "y", "Aanmelding bevestigen", false},
		{gatetest.Mo, "/casussen/" + nieuw.ID + "/toewijzen", "medewerker", gatetest.Pim, `value="` + gatetest.Pim + `" selected`, true},
		{gatetest.Petra, "/casussen/" + screening.ID + "/screening", "overleg.verslag", "Lang verslag.", "Lang verslag.", true},
		{gatetest.Petra, "/casussen/" + inTriage.ID + "/bevragen", "vraag", "Lange vraag.", "Lange vraag.", false},
		{gatetest.Petra, "/casussen/" + inTriage.ID + "/triage", "reden", "Lange reden.", "Lange reden.", true},
		{gatetest.Cleo, "/triagevragen/" + vraag.ID + "/antwoord", "toelichting", "Lange toelichting.", "Lange toelichting.", true},
		{gatetest.Petra, "/casussen/" + inTriage.ID + "/betrokkenen/" + h.EersteBetrokkene(inTriage) + "/informeren", "reden", "Lange reden.", "Lange reden.", false},
		{gatetest.Petra, "/casussen/" + triage.ID + "/betrekken", "waarom", "Lange reden.", "Lange reden.", false},
		{gatetest.Bo, "/casussen/" + triage.ID + "/collega", "medewerker", gatetest.Bas, `value="` + gatetest.Bas + `" selected`, false},
		{gatetest.Bo, "/casussen/" + triage.ID + "/informatie", "tekst", "Lange tekst.", "Lange tekst.", false},
		{gatetest.Bo, "/informatie/" + stuk.ID + "/corrigeren", "tekst", "Betere tekst.", "Betere tekst.", true},
		{gatetest.Bo, "/informatie/" + stuk.ID + "/voorwaarden", "tot", "1-3-2027", `value="1-3-2027"`, true},
		{gatetest.Bo, "/informatie/" + stuk.ID + "/intrekken", "reden", "Lange uitleg.", "Lange uitleg.", true},
	} {
		t.Run(g.pad[strings.LastIndexByte(g.pad, '/')+1:], func(t *testing.T) {
			k := h.als(t, g.persoon)
			v := k.formulier(g.pad, g.veld, g.waarde, "actie", "terug")
			v.Set("versie", "1")
			pagina := k.is(k.post(g.pad, v), http.StatusOK, g.tekst)
			if strings.Contains(pagina, "Fout:") {
				t.Error("coming back is no mistake")
			}
			if g.versie && verborgen(pagina).Get("versie") != "1" { // else somebody else's change would be overwritten unseen
				t.Errorf("version 1 became %s", verborgen(pagina).Get("versie"))
			}
		})
	}
	if n := h.Getal(`SELECT COUNT(*) FROM gebeurtenis`); n != regels {
		t.Errorf("%d things were done", n-regels)
	}
}

// A Casus changed while somebody judged it: nothing is done, and the judgement can be sent again.
func TestConflictBijScreening(t *testing.T) {
	h := nieuwHuis(t)
	z := h.InScreening()
	petra, pad := h.als(t, gatetest.Petra), "/casussen/"+z.ID+"/screening"
	v := oordeel(petra.formulier(pad))
	v.Set("versie", "1")
	pagina := petra.is(petra.post(pad, v), http.StatusConflict, "Dit is intussen veranderd", "Mo Schijn veranderde deze casus om 09:00.",
		"Fase: Screening", "Procesregisseur: Petra Schijn", "Jouw tekst is bewaard.", "Anna vindt dat dit samen moet.", `href="/casussen/`+z.ID+`"`)
	opnieuw := verborgen(pagina)
	if opnieuw.Get("versie") == "1" || opnieuw.Get("sleutel") != v.Get("sleutel") {
		t.Errorf("sends version %s and key %s again", opnieuw.Get("versie"), opnieuw.Get("sleutel"))
	}
}

// The form of a second tab comes after the Casus went on: its sender sees that, and loses nothing.
func TestTweedeTabblad(t *testing.T) {
	h := nieuwHuis(t)
	z := h.InScreening()
	petra, pad := h.als(t, gatetest.Petra), "/casussen/"+z.ID+"/screening"
	een, twee := oordeel(petra.formulier(pad)), oordeel(petra.formulier(pad))
	petra.verwijst(petra.post(pad, een), "/casussen/"+z.ID)
	pagina := petra.is(petra.post(pad, twee), http.StatusConflict, "Petra Schijn veranderde deze casus om 09:00.", "Fase: Triage", "Anna vindt dat dit samen moet.")
	petra.is(petra.post(pad, metVelden(verborgen(pagina), "overleg.verslag", "Anna vindt dat dit samen moet.")), http.StatusForbidden,
		"Je kunt deze casus niet beoordelen", "Anna vindt dat dit samen moet.")
}

// Two managers assign at once: the second sees whom the first chose and comes back to the own choice.
func TestConflictBijToewijzen(t *testing.T) {
	h := nieuwHuis(t)
	z := h.Aangemeld()
	mo, pad := h.als(t, gatetest.Mo), "/casussen/"+z.ID+"/toewijzen"
	een, twee := mo.formulier(pad, "medewerker", gatetest.Petra), mo.formulier(pad, "medewerker", gatetest.Pim)
	mo.verwijst(mo.post(pad, een), "/casussen/"+z.ID)
	pagina := mo.is(mo.post(pad, twee), http.StatusConflict, "Mo Schijn veranderde deze casus om 09:00.", "Procesregisseur: Petra Schijn", "Dit koos jij",
		"Jouw keuze is bewaard.", "Terug naar mijn keuze")
	pagina = mo.is(mo.post(pad, verborgen(pagina)), http.StatusOK, "Nu is <strong>Petra Schijn</strong>", `value="`+gatetest.Pim+`" selected`)
	mo.verwijst(mo.post(pad, metVelden(verborgen(pagina), "medewerker", gatetest.Pim)), "/casussen/"+z.ID)
	mo.toont("/casussen/"+z.ID, "Pim Schijn")
}

// A notice is one of ours, whatever stands in the cookie, and a look at nothing leaves it for the next page.
func TestMeldingNaEenHandeling(t *testing.T) {
	h := nieuwHuis(t)
	k := h.als(t, gatetest.Anna)
	if p := k.is(k.doe(http.MethodGet, "/", "", "Cookie", sessie(k)+"; rt-melding=<b>raar</b>"), http.StatusOK); strings.Contains(p, "raar") {
		t.Error("shows what stood in a cookie")
	}
	gelijk(t, "not found with a notice", k.doe(http.MethodGet, "/x", "", "Cookie", sessie(k)+"; rt-melding=concept"), k.get("/x"))
}

func sessie(k *klant) string {
	u, err := url.Parse(k.basis)
	goed(k.t, err)
	for _, c := range k.http.Jar.Cookies(u) {
		return c.Name + "=" + c.Value
	}
	k.t.Fatal("nobody is logged in")
	return ""
}

// A log-in that ended elsewhere has ended here, at the next request.
func TestUitgelogdElders(t *testing.T) {
	h := nieuwHuis(t)
	k := h.als(t, gatetest.Anna)
	_, waarde, _ := strings.Cut(sessie(k), "=")
	c := gatetest.Als(gatetest.Anna)
	c.Sessie = gate.SessieID(waarde)
	goed(t, h.Uitloggen(h.Ctx(), c))
	k.verwijst(k.get("/"), "/inloggen")
}
