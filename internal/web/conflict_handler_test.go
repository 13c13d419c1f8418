// SPDX-License-Identifier: EUPL-1.2

package web_test

import (
	"net/http"
	"net/url"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"rondetafel/internal/document/sample"
	"rondetafel/internal/gate"
	"rondetafel/internal/gate/gatetest"
	"rondetafel/internal/informatie"
	"rondetafel/internal/klok"
	"rondetafel/internal/rto"
)

// terugNaarFormulier sends a form from before something changed. No button does it at once: what was typed goes back to the form, which shows
// what is there now. It returns that page.
func terugNaarFormulier(t *testing.T, h *huis, k *klant, pad string, v url.Values, wil ...string) string {
	t.Helper()
	voor := h.Getal(`SELECT COUNT(*) FROM gebeurtenis`)
	botsing := k.post(pad, v)
	mist(t, "the page of the conflict", k.is(botsing, http.StatusConflict, "Dit is intussen veranderd", "Terug naar mijn "), "Stuur mijn tekst opnieuw")
	formulier := k.post(pad, ingevuld(botsing.html))
	k.is(formulier, http.StatusOK, wil...)
	if n := h.Getal(`SELECT COUNT(*) FROM gebeurtenis`); n != voor {
		t.Errorf("%s: the second click did %d things", pad, n-voor)
	}
	return formulier.html
}

// corrigeer gives the piece of persoon that says tekst another text and rubriek.
func corrigeer(t *testing.T, h *huis, persoon, stuk, tekst string, rubriek informatie.Rubriek) {
	t.Helper()
	b, err := h.GegevenLezen(h.Ctx(), gatetest.Als(persoon), stuk)
	goed(t, err)
	in := informatie.Inhoud{Over: b.Over, Tekst: tekst, Rubriek: rubriek, Bron: b.Bron, Datum: "2026-03-02", Grondslag: b.Grondslag}
	_, err = h.GegevenCorrigeren(h.Ctx(), gatetest.Als(persoon), informatie.Corrigeren{Gegeven: stuk, Versie: b.Versie, Soort: b.Soort, Inhoud: in})
	goed(t, err)
}

// stukVan is the piece of z that says tekst.
func stukVan(t *testing.T, h *huis, z gate.Verwijzing, tekst string) string {
	t.Helper()
	c, err := h.CasusLezen(h.Ctx(), gatetest.Als(gatetest.Petra), z.ID)
	goed(t, err)
	return c.Gegevens[slices.IndexFunc(c.Gegevens, func(g gate.GegevenBlad) bool { return g.Tekst == tekst })].ID
}

var weglaatKeuze = regexp.MustCompile(`name="weglaten" value="([0-9a-z]+)"`)

// A letter, an advice and a signature, here and on paper, are about what their maker saw. When a piece changes meanwhile, the way back shows
// the new one with what was typed, and then it can be sent.
//
// rule 7.2-2, rule WGS-10
func TestVerstrekkingNietOverWatNiemandZag(t *testing.T) {
	h := nieuwHuis(t)
	z := metDerdenstukken(t, h)
	ver := gevraagdVan(t, h, "/casussen/"+z.ID+"/verstrekkingen")
	petra, bo, rik := h.als(t, gatetest.Petra), h.als(t, gatetest.Bo), h.als(t, gatetest.Rik)
	brief, advies := petra.formulier(ver, "voldaan", "Zonder <namen>."), rik.formulier(ver, "oordeel", "positief", "tekst", "Het <mag> zo.", "datum", string(h.Vandaag()))
	for _, m := range weglaatKeuze.FindAllStringSubmatch(petra.toont(ver), -1) {
		if !strings.Contains(bo.toont(ver), m[1]) {
			brief.Add("weglaten", m[1])
		}
	}
	teken := deelPad.FindStringSubmatch(bo.toont(ver))[1]
	papier := strings.Replace(teken, "/tekenen", "/papier", 1)
	hier := bo.formulier(teken, "bevoegdheid", "Mandaat 2026", "verantwoordelijke", "partij")
	los := bo.post(papier, bo.formulier(papier, "ondertekenaar", "R. Bedenksel", "bevoegdheid", "Korpschef", "verantwoordelijke", "partij", "datum", string(h.Vandaag())))
	bo.is(los, http.StatusBadRequest, "Kies het getekende document.")
	daar := bo.meerdelig(papier, anders(ingevuld(los.html), "datum", "1-1-2027"), deel{"akkoord.pdf", sample.PDF("Akkoord")})
	bo.is(daar, http.StatusBadRequest, "akkoord.pdf")
	rik.toont(ver, informatie.Begeleiding.Label())
	corrigeer(t, h, gatetest.Bo, stukVan(t, h, z, "Er waren drie meldingen."), "Er waren <vijf> meldingen.", informatie.Wonen)

	pagina := terugNaarFormulier(t, h, rik, ver+"/advies", advies, informatie.Wonen.Label(), "Het <mag> zo.")
	rik.verwijst(rik.post(ver+"/advies", ingevuld(pagina)), ver)
	opPapier := anders(ingevuld(daar.html), "datum", string(h.Vandaag()))
	bo.is(bo.post(papier, anders(opPapier, "sleutel", "op één regel")), http.StatusConflict, `<input class="utrecht-textbox utrecht-textbox--html-input" id="eigen-ondertekenaar" name="ondertekenaar" type="text" value="R. Bedenksel"`)
	pagina = terugNaarFormulier(t, h, bo, papier, opPapier, "Er waren <vijf> meldingen.", "R. Bedenksel", "akkoord.pdf")
	if v := ingevuld(pagina); v.Get("documenten") == "" || v.Get("stukversie") != "2" {
		t.Errorf("back on paper with %v", v)
	}
	pagina = terugNaarFormulier(t, h, bo, teken, hier, "Er waren <vijf> meldingen.", `value="Mandaat 2026"`)
	bo.verwijst(bo.post(teken, ingevuld(pagina)), ver)
	pagina = terugNaarFormulier(t, h, petra, ver+"/verlenen", brief, "Er waren <vijf> meldingen.", "Zonder <namen>.")
	if v := ingevuld(pagina); len(v["weglaten"]) != 2 {
		t.Errorf("left out: %v", v["weglaten"])
	}
	petra.verwijst(petra.post(ver+"/verlenen", ingevuld(pagina)), ver)
	petra.toont(ver+"/brief", "Er waren <vijf> meldingen.", "Zonder <namen>.")
	petra.toont("/verstrekkingen", "Hoe aan de voorwaarden is voldaan", "Zonder <namen>.")
}

// A passage is not rewritten over a piece that its writer did not see.
//
// rule 13.2-3
func TestHerschrijvenNietOverWatNiemandZag(t *testing.T) {
	h, _, o, stuk := metCitaten(t)
	petra, tafel := h.als(t, gatetest.Petra), "/overleggen/"+o.ID
	petra.verwijst(petra.post(tafel+"/afronden", petra.formulier(tafel+"/afronden", "passages[0].tekst", "Citaat: drie meldingen.", "passages[0].partijen", gatetest.Politie,
		"passages[0].gegevens", stuk.ID)), tafel)
	corrigeer(t, h, gatetest.Bo, stuk.ID, "Er waren vier meldingen.", informatie.Begeleiding)
	pad := herschrijfPad.FindStringSubmatch(petra.toont(tafel))[1]
	oud := petra.formulier(pad, "wat", "nieuw", "tekst", "Citaat: <vier> meldingen.", "partijen", gatetest.Politie, "gegevens", stuk.ID)
	corrigeer(t, h, gatetest.Bo, stuk.ID, "Er waren vijf meldingen.", informatie.Begeleiding)
	pagina := terugNaarFormulier(t, h, petra, pad, oud, "Er waren vijf meldingen.", "Citaat: <vier> meldingen.")
	petra.verwijst(petra.post(pad, anders(ingevuld(pagina), "tekst", "Citaat: vijf meldingen.")), tafel)
	petra.toont(tafel, "Citaat: vijf meldingen.")
}

// Who is sent back to the form of an answer finds in it what they typed and chose; nothing was done, and from there it is sent as any other. So it is for
// the answer to a question to read beforehand, the judgement of a protocol, the refusal of a question and the answer to a request to correct.
func TestTerugNaarHetAntwoord(t *testing.T) {
	h := nieuwHuis(t)
	z := h.RTO(gatetest.Bo, gatetest.Cleo)
	bo, cleo, fien := h.als(t, gatetest.Bo), h.als(t, gatetest.Cleo), h.als(t, gatetest.Fien)
	in := h.Gegeven(z, informatie.AlleDeelnemers)
	in.VraagVooraf = true
	stuk, err := h.GegevenToevoegen(h.Ctx(), gatetest.Als(gatetest.Bo), in)
	goed(t, err)
	ander := h.VoegToe(h.AanHetRTO(gatetest.Bo, gatetest.Cleo), gatetest.Bo, informatie.AlleDeelnemers)
	correctie := "/informatie/" + ander.ID + "/correctie"
	correctie = cleo.verwijst(cleo.post(correctie, cleo.formulier(correctie, "waarom", "Het waren er vier.")), "/correcties/")
	vragen := "/casussen/" + z.ID + "/informatievragen"
	cleo.verwijst(cleo.post(vragen, cleo.formulier(vragen, "partijen", gatetest.Politie, "vraag", "Wie belde?", "doel", "veiligheid", "uiterlijkDatum", "9-3-2026")), "/casussen/")
	c, err := h.CasusLezen(h.Ctx(), gatetest.Als(gatetest.Bo), z.ID)
	goed(t, err)
	vraag := "/informatievragen/" + c.Informatievragen[0].ID
	v, err := h.ProtocolVoorstellen(h.Ctx(), gatetest.Als(gatetest.Mo), h.ProtocolVoorstel(gatetest.AnderProtocol()))
	goed(t, err)
	vooraf := vooraf(t, h, z, stuk)
	for naam, geval := range map[string]struct {
		k        *klant
		lees     string // page of the form
		stuur    string
		velden   []string
		gekozen  string // that stands there still
		daarheen string
	}{
		"voorinzage": {bo, vooraf, vooraf, []string{"antwoord", "nee", "reden", "Liever <zelf>."}, `name="antwoord" value="nee" checked`, "/informatie/"},
		"protocol": {fien, "/privacyprotocol/voorstellen/" + v.ID, "/privacyprotocol/voorstellen/" + v.ID, []string{"akkoord", "nee", "reden", "Het <klopt> niet."},
			`name="akkoord" value="nee" checked`, "/privacyprotocol"},
		"vraag":     {bo, vraag, vraag + "/weigering", []string{"reden", "Dat <mag> niet."}, "", vraag},
		"correctie": {bo, correctie, correctie + "/antwoord", []string{"uitkomst", "afgewezen", "reden", "Drie <klopt>."}, `name="uitkomst" value="afgewezen" checked`, correctie},
	} {
		t.Run(naam, func(t *testing.T) {
			in := geval.k.formulier(geval.lees, geval.velden...)
			voor := h.Getal(`SELECT COUNT(*) FROM gebeurtenis`) + h.Getal(`SELECT SUM(versie) FROM protocol`)
			a := geval.k.post(geval.stuur, anders(in, "actie", "terug"))
			geval.k.is(a, http.StatusOK, in.Get("reden"), geval.gekozen)
			if n := h.Getal(`SELECT COUNT(*) FROM gebeurtenis`) + h.Getal(`SELECT SUM(versie) FROM protocol`); n != voor {
				t.Errorf("%d things were done", n-voor)
			}
			geval.k.verwijst(geval.k.post(geval.stuur, metVelden(verborgen(a.html), geval.velden...)), geval.daarheen)
		})
	}
}

// vooraf is the form of the question to Bo whether his piece may be read before a round table of tomorrow.
func vooraf(t *testing.T, h *huis, z, stuk gate.Verwijzing) string {
	t.Helper()
	morgen := h.Klok.Nu().Add(24 * time.Hour)
	o, err := h.OverlegPlannen(h.Ctx(), gatetest.Als(gatetest.Petra), rto.Voorbereiding{Casus: z.ID, Planning: rto.Planning{
		Datum: klok.Datum(morgen.Format(time.DateOnly)), Begin: "10:00", Plaats: "Zaal 2"}})
	goed(t, err)
	petra, pad := h.als(t, gatetest.Petra), "/overleggen/"+o.ID+"/voorinzage"
	petra.verwijst(petra.post(pad, petra.formulier(pad, "stukken", stuk.ID, "partijen", gatetest.Zorg, "partij", gatetest.Gemeente, "afstemming.met", "Anna Fictief",
		"afstemming.datum", "2-3-2026", "afstemming.wijze", "telefoon", "afstemming.verslag", "Anna vindt dat nodig.")), "/overleggen/"+o.ID)
	return "/informatie/" + stuk.ID + "/voorinzage/" + h.vraagOver(t, stuk.ID)
}

// rule 12.1-1, article 9.2 under c: who was overtaken sees each field in which the two differ beside each other, also what is chosen and not typed, and
// no field that is the same; documents that came meanwhile stay.
func TestVerschillenNaastElkaar(t *testing.T) {
	h := nieuwHuis(t)
	z := h.RTO(gatetest.Bo)
	stuk := h.VoegToe(z, gatetest.Bo, informatie.AlleDeelnemers)
	bo, petra, pad := h.als(t, gatetest.Bo), h.als(t, gatetest.Petra), "/informatie/"+stuk.ID
	bo.verwijst(bo.meerdelig(pad+"/documenten", bo.formulier(pad), deel{"foto.pdf", sample.PDF("Foto")}), pad)
	oud := anders(ingevuld(bo.get(pad+"/corrigeren").html), "tekst", "Er was <één> melding.", "soort", "gezondheid", "rubriek", string(informatie.OverGezondheid), "datum", "28-2-2026")
	corrigeer(t, h, gatetest.Bo, stuk.ID, "Er waren vier meldingen.", informatie.Wonen)
	rij := func(wat, nu, jij string) string {
		return `<th role="rowheader" scope="row">` + wat + `</th><td role="cell" data-label="Nu"><div class="rt-cel rt-tekst">` + nu + `</div></td><td role="cell" data-label="Van jou"><div class="rt-cel rt-tekst">` + jij + `</div></td>`
	}
	pagina := bo.is(bo.post(pad+"/corrigeren", oud), http.StatusConflict, rij("Informatie", "Er waren vier meldingen.", "Er was <één> melding."), rij("Soort gegevens", "Gewone persoonsgegevens", "Gezondheid (bijzonder, AVG 9)"),
		rij("Onderwerp", informatie.Wonen.Label(), informatie.OverGezondheid.Label()), rij("Van", "2 maart", "28 februari"), rij("Documenten", "foto.pdf", "blijven zoals ze nu zijn"))
	zonder(t, "what is the same", pagina, `<th role="rowheader" scope="row">Over wie`, `<th role="rowheader" scope="row">Bron`)

	o := h.Gepland(z)
	tafel := "/overleggen/" + o.ID + "/voorbereiden"
	een, twee := ingevuld(petra.get(tafel).html), ingevuld(petra.get(tafel).html)
	twee.Set("sleutel", "twee")
	petra.verwijst(petra.post(tafel, anders(een, "einde", "12:45", "soortBesluit", "overig", "themas", "wonen\nwerk")), "/overleggen/")
	pagina = petra.is(petra.post(tafel, anders(twee, "plaats", "Zaal <9>", "einde", "11.30")), http.StatusConflict, rij("Einde", "12:45", "11:30"), rij("Plaats", "Zaal 2", "Zaal <9>"),
		rij("Soort besluit", rto.Overig.Label(), rto.Plan.Label()), rij("Thema's", "wonen, werk", "wonen, geld"))
	zonder(t, "what is the same", pagina, `<th role="rowheader" scope="row">Doel`, `<th role="rowheader" scope="row">Begin`, `<th role="rowheader" scope="row">Dag`)
}

// rule 6.4b-1: who puts a plan to the Partijen sees the whole of what they are asked about.
func TestVoorleggenToontHetPlan(t *testing.T) {
	h := nieuwHuis(t)
	z := metWijziging(h, false)
	petra := h.als(t, gatetest.Petra)
	b, err := h.PlanLezen(h.Ctx(), gatetest.Als(gatetest.Petra), z.ID)
	goed(t, err)
	wil := []string{"Wat verandert:", b.Concept.Wijziging, "Rol en informatiebehoefte", "Leg het plan voor"}
	for _, d := range b.Concept.Doelen {
		wil = append(wil, d.Tekst)
		for _, a := range d.Afspraken {
			wil = append(wil, a.Wat)
		}
	}
	for _, k := range b.Concept.Criteria {
		wil = append(wil, k.Tekst)
	}
	petra.toont("/casussen/"+z.ID+"/plan/voorleggen", wil...)
}
