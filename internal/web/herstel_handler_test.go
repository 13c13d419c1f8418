// SPDX-License-Identifier: EUPL-1.2

package web_test

import (
	"net/http"
	"net/url"
	"strings"
	"testing"
	"time"

	"rondetafel/internal/document/sample"
	"rondetafel/internal/gate/gatetest"
	"rondetafel/internal/informatie"
	"rondetafel/internal/klok"
	"rondetafel/internal/rto"
)

// What is over is said as it is, to who could do it before: in the page as in the act, and without a way to send it again (rules 9.2f-1,
// 9.2f-2, 13.2-1).
func TestWatVoorbijIsStaatErBij(t *testing.T) {
	h := nieuwHuis(t)
	z := h.AanHetRTO(gatetest.Bo, gatetest.Cleo)
	stuk := h.VoegToe(z, gatetest.Bo, informatie.AlleDeelnemers)
	bo, pad := h.als(t, gatetest.Bo), "/informatie/"+stuk.ID
	wil := bo.formulier(pad+"/voorwaarden", "wie", "deelnemers", "citeren", "true")
	corrigeer, weg := bo.formulier(pad+"/corrigeren", "tekst", "Beter <zo>."), bo.formulier(pad+"/intrekken", "reden", "Klopt niet.")
	doc := bo.formulier(pad)
	eerst := bo.formulier(pad+"/voorwaarden", "wie", "procesregisseur")
	bo.verwijst(bo.post(pad+"/voorwaarden", eerst), pad)
	p := bo.is(bo.post(pad+"/voorwaarden", wil), http.StatusConflict, "Dit koos jij", "<li>Iedereen die in deze casus meedoet leest dit", "Citeren in plan of verslag mag.", "Terug naar mijn keuze")
	weg.Set("versie", ingevuld(p).Get("versie"))
	bo.verwijst(bo.post(pad+"/intrekken", weg), "/casussen/"+z.ID)
	for _, f := range []string{"/corrigeren", "/voorwaarden", "/intrekken", ""} {
		mist(t, f, bo.is(bo.get(pad+f), http.StatusForbidden, "Jullie trokken dit stuk in.", "Geef de informatie opnieuw, als nieuw stuk."), "Vraag de Partij")
	}
	bo.is(bo.meerdelig(pad+"/documenten", doc, deel{"a.pdf", sample.PDF("A")}), http.StatusForbidden, "Je kunt bij dit stuk geen document doen", "Jullie trokken dit stuk in.")
	for naam, v := range map[string]url.Values{"/corrigeren": corrigeer, "/voorwaarden": wil} {
		if naam == "/corrigeren" {
			metVelden(v, "over", h.EersteBetrokkene(z), "soort", "gewoon", "rubriek", "begeleiding", "bron", "Dossier", "datum", "1-3-2026", "grondslag", "Wet")
		}
		p = bo.is(bo.post(pad+naam, v), http.StatusConflict, "Daarom kan dit nu niet meer.", "Dit stuk is ingetrokken.")
		mist(t, naam, inhoudVan.FindString(p), "<form", "Stuur mijn tekst opnieuw", "Terug naar mijn keuze")
	}
	bo.is(bo.post(pad+"/corrigeren", corrigeer), http.StatusConflict, "Beter <zo>.", "Kopieer hem")
	weg.Set("reden", "Iets anders.")
	p = bo.is(bo.post(pad+"/intrekken", weg), http.StatusConflict, "is al verstuurd", "Iets anders.", "Kopieer hem")
	mist(t, "sent before", inhoudVan.FindString(p), "Leeg formulier", "Nieuw formulier")
}

// A question to read a piece beforehand, that was answered or whose Overleg began, says so on its form (rules 9.2f-1, 9.2f-2); the pieces in the
// form can be told apart, and one that nobody else may read is not among them.
func TestVoorinzageZegtWatVoorbijIs(t *testing.T) {
	h := nieuwHuis(t)
	z := h.RTO(gatetest.Bo, gatetest.Cleo)
	in := h.Gegeven(z, informatie.AlleDeelnemers)
	in.VraagVooraf, in.Tekst = true, "Deze brief gaat over de nacht waarin de buren drie keer belden en niemand kwam, en over wat daarna gebeurde."
	stuk, err := h.GegevenToevoegen(h.Ctx(), gatetest.Als(gatetest.Bo), in)
	goed(t, err)
	nog, err := h.GegevenToevoegen(h.Ctx(), gatetest.Als(gatetest.Bo), in)
	goed(t, err)
	in.Wie, in.Tekst = informatie.AlleenProcesregisseur, "Alleen voor Petra."
	_, err = h.GegevenToevoegen(h.Ctx(), gatetest.Als(gatetest.Bo), in)
	goed(t, err)
	morgen := h.Klok.Nu().Add(24 * time.Hour)
	o, err := h.OverlegPlannen(h.Ctx(), gatetest.Als(gatetest.Petra), rto.Voorbereiding{Casus: z.ID, Planning: rto.Planning{
		Datum: klok.Datum(morgen.Format(time.DateOnly)), Begin: "10:00", Plaats: "Zaal 2"}})
	goed(t, err)
	petra, bo, pad := h.als(t, gatetest.Petra), h.als(t, gatetest.Bo), "/overleggen/"+o.ID+"/voorinzage"
	mist(t, "the form", petra.toont(pad, "Begeleiding, zorg en hulp. Deze brief gaat over de nacht waarin de buren drie keer belden en niemand kwam, …"), "Alleen voor Petra.")
	v := petra.formulier(pad, "stukken", stuk.ID, "stukken", nog.ID, "partijen", gatetest.Zorg, "partij", gatetest.Gemeente, "afstemming.met", "Anna Fictief", "afstemming.datum", "2-3-2026",
		"afstemming.wijze", "telefoon", "afstemming.verslag", "Anna vindt dat nodig.")
	laat := anders(v, "sleutel", "later")
	petra.verwijst(petra.post(pad, v), "/overleggen/"+o.ID)
	petra.toont("/overleggen/"+o.ID, "Deze brief gaat over de nacht")
	antwoord := voorafPad.FindStringSubmatch(bo.toont("/informatie/" + stuk.ID))[1]
	bo.verwijst(bo.post(antwoord, bo.formulier(antwoord, "antwoord", "nee", "reden", "Liever zelf.")), "/informatie/")
	mist(t, "after the answer", bo.is(bo.get(antwoord), http.StatusForbidden, "Op deze vraag is al geantwoord."), "Alleen de Partij die het stuk gaf")
	h.Klok.Zet(morgen.Add(2 * time.Hour))
	petra, bo = h.als(t, gatetest.Petra), h.als(t, gatetest.Bo)
	petra.is(petra.get(pad), http.StatusForbidden, "Dit RTO is al begonnen.", "Bespreek het stuk in het RTO")
	petra.is(petra.post(pad, laat), http.StatusForbidden, "Dit RTO is al begonnen.", "Wat vindt die Partij?", "Anna vindt dat nodig.")
	open := "/informatie/" + nog.ID + "/voorinzage/" + h.vraagOver(t, nog.ID)
	mist(t, "after the begin", bo.is(bo.get(open), http.StatusForbidden, "Dit RTO is begonnen of gaat niet door."), "Alleen de Partij die het stuk gaf")
}

// vraagOver is the id of the question to read a piece beforehand.
func (h *huis) vraagOver(t *testing.T, gegeven string) string {
	t.Helper()
	g, err := h.GegevenLezen(h.Ctx(), gatetest.Als(gatetest.Bo), gegeven)
	goed(t, err)
	return g.Voorinzagen[0].ID
}

// The state of a question comes before what is wrong in its form: nobody mends a form that cannot be sent any more, and what they typed stays
// (rules 12.1-1, 12.1-3).
func TestStandGaatVoorFouten(t *testing.T) {
	h := nieuwHuis(t)
	z := h.AanHetRTO(gatetest.Bo, gatetest.Cleo)
	stuk := h.VoegToe(z, gatetest.Bo, informatie.AlleDeelnemers)
	cleo, bo := h.als(t, gatetest.Cleo), h.als(t, gatetest.Bo)
	verzoek := cleo.verwijst(cleo.post("/informatie/"+stuk.ID+"/correctie", cleo.formulier("/informatie/"+stuk.ID+"/correctie", "waarom", "Het waren er vier.")), "/correcties/")
	een, twee := bo.formulier(verzoek, "uitkomst", "afgewezen", "reden", "Drie klopt."), bo.formulier(verzoek, "reden", "Nog een <reden>.")
	twee.Set("sleutel", "twee")
	bo.verwijst(bo.post(verzoek+"/antwoord", een), verzoek)
	bo.is(bo.post(verzoek+"/antwoord", twee), http.StatusConflict, "veranderde dit verzoek", "Nog een <reden>.", "Daarom kan dit nu niet meer.")
	form := "/casussen/" + z.ID + "/informatievragen"
	cleo.verwijst(cleo.post(form, cleo.formulier(form, "partijen", gatetest.Politie, "vraag", "Wie belde?", "doel", "veiligheid", "uiterlijkDatum", "9-3-2026")), "/casussen/")
	c, err := h.CasusLezen(h.Ctx(), gatetest.Als(gatetest.Bo), z.ID)
	goed(t, err)
	vraag := "/informatievragen/" + c.Informatievragen[0].ID
	een, twee = bo.formulier(vraag, "reden", "Dat mag niet."), bo.formulier(vraag, "reden", "")
	twee.Set("sleutel", "twee")
	bo.verwijst(bo.post(vraag+"/weigering", een), vraag)
	bo.is(bo.post(vraag+"/weigering", twee), http.StatusConflict, "veranderde deze vraag")
	cleo.is(cleo.post(vraag+"/weigering", url.Values{"versie": {"1"}}), http.StatusForbidden, "Je kunt deze vraag niet weigeren")
}

// A form that comes from a question which is over says so, and gives the information without it (rule 12.1-3).
func TestInformatieBijGeslotenVraag(t *testing.T) {
	h := nieuwHuis(t)
	z := h.AanHetRTO(gatetest.Bo, gatetest.Cleo)
	cleo, bo, form := h.als(t, gatetest.Cleo), h.als(t, gatetest.Bo), "/casussen/"+z.ID+"/informatievragen"
	cleo.verwijst(cleo.post(form, cleo.formulier(form, "partijen", gatetest.Politie, "vraag", "Wie belde?", "doel", "veiligheid", "uiterlijkDatum", "9-3-2026")), "/casussen/")
	c, err := h.CasusLezen(h.Ctx(), gatetest.Als(gatetest.Bo), z.ID)
	goed(t, err)
	vraag, geef := "/informatievragen/"+c.Informatievragen[0].ID, "/casussen/"+z.ID+"/informatie?vraag="+c.Informatievragen[0].ID
	bo.toont(geef, "Hiermee beantwoord je een vraag", "Wie belde?")
	cleo.verwijst(cleo.post(vraag+"/intrekken", cleo.formulier(vraag)), vraag)
	mist(t, "the form", bo.toont(geef, "De vraag is ingetrokken.", "informatie zonder die vraag"), `name="informatievraag"`)
}

// Conditions whose last day is past open with that day and a note, before anything is wrong; a choice that concerns nobody says what it means
// (rule 13.2-1).
func TestVoorwaardenVanVoorbij(t *testing.T) {
	h := nieuwHuis(t)
	z := h.AanHetRTO(gatetest.Bo)
	in := h.Gegeven(z, informatie.AlleDeelnemers)
	in.Tot = "2-3-2026"
	stuk, err := h.GegevenToevoegen(h.Ctx(), gatetest.Als(gatetest.Bo), in)
	goed(t, err)
	h.Klok.Zet(gatetest.Begin().AddDate(0, 0, 2))
	bo, pad := h.als(t, gatetest.Bo), "/informatie/"+stuk.ID+"/voorwaarden"
	mist(t, "the form", bo.toont(pad, "Dit was open tot en met 2 maart 2026.", `value="2-3-2026"`), "Er staat nog 1 fout")
	bo.is(bo.post(pad, bo.formulier(pad, "wie", "deelnemers", "tot", "2-3-2026")), http.StatusBadRequest, "Kies een datum die nog komt.")
	p := bo.is(bo.post(pad, bo.formulier(pad, "wie", "procesregisseur", "tot", "", "citeren", "true", "actie", "voorbeeld")), http.StatusOK,
		"Alleen de procesregisseur", "geldt pas als je ook anderen laat lezen")
	if strings.Count(p, "Niet vertellen") > 1 {
		t.Error("it is said twice what nobody may")
	}
}

// Who clicks twice on a form with a file, or goes back and sends it again, gave one piece: both lead to the same page.
func TestTweeKeerMetBestand(t *testing.T) {
	h := nieuwHuis(t)
	z := h.AanHetRTO(gatetest.Bo)
	bo, form := h.als(t, gatetest.Bo), "/casussen/"+z.ID+"/informatie"
	v, voor := bo.formulier(form, metAlles(h, z)...), h.Getal(`SELECT COUNT(*) FROM gegeven`)
	for range 3 {
		bo.verwijst(bo.meerdelig(form, v, deel{"brief.pdf", sample.PDF("Brief")}), "/casussen/"+z.ID)
	}
	bo.is(bo.meerdelig(form, v, deel{"brief.pdf", sample.PDF("Een andere brief")}), http.StatusConflict, "Dit formulier is al verstuurd")
	if n := h.Getal(`SELECT COUNT(*) FROM gegeven`) - voor; n != 1 {
		t.Errorf("%d pieces of one form", n)
	}
}
