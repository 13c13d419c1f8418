// SPDX-License-Identifier: EUPL-1.2

package web_test

import (
	"net/http"
	"regexp"
	"strings"
	"testing"
	"time"

	"rondetafel/internal/gate/gatetest"
	"rondetafel/internal/informatie"
	"rondetafel/internal/klok"
	"rondetafel/internal/rto"
)

var voorafPad = regexp.MustCompile(`href="(/informatie/[0-9a-z]+/voorinzage/[0-9a-z]+)"`)

// rules 9.2f-1, 9.2f-2: the procesregisseur asks from the page of the Overleg, the Partij that gave the piece finds the question at its work
// and answers it, and takes its yes back, with effect on the next look. What is wrong comes back with what was typed.
func TestVoorinzageLangsDePaginas(t *testing.T) {
	h := nieuwHuis(t)
	z := h.RTO(gatetest.Bo, gatetest.Cleo)
	in := h.Gegeven(z, informatie.AlleDeelnemers)
	in.VraagVooraf = true
	stuk, err := h.GegevenToevoegen(h.Ctx(), gatetest.Als(gatetest.Bo), in)
	goed(t, err)
	h.VoegToe(z, gatetest.Bo, informatie.AlleDeelnemers) // may not be asked for
	morgen := h.Klok.Nu().Add(24 * time.Hour)
	o, err := h.OverlegPlannen(h.Ctx(), gatetest.Als(gatetest.Petra), rto.Voorbereiding{Casus: z.ID, Planning: rto.Planning{
		Datum: klok.Datum(morgen.Format(time.DateOnly)), Begin: "10:00", Plaats: "Zaal 2"}})
	goed(t, err)
	petra, bo, cleo := h.als(t, gatetest.Petra), h.als(t, gatetest.Bo), h.als(t, gatetest.Cleo)
	tafel, pad := "/overleggen/"+o.ID, "/overleggen/"+o.ID+"/voorinzage"
	petra.toont(tafel, "Inzage vóór het RTO vragen")
	if p := petra.toont(pad, "Welke stukken?", "Met welke Partij overlegde je?"); strings.Count(p, `name="stukken"`) != 1 {
		t.Error("offers a piece that may not be asked for")
	}
	petra.is(petra.post(pad, petra.formulier(pad, "partijen", gatetest.Zorg, "afstemming.met", "Anna Fictief")), http.StatusBadRequest,
		"Kies welke stukken vooraf gelezen worden.", "Schrijf op wat die Partij ervan vindt.", `value="Anna Fictief"`)
	vraag := petra.formulier(pad, "stukken", stuk.ID, "partijen", gatetest.Zorg, "partij", gatetest.Gemeente, "afstemming.met", "Anna Fictief",
		"afstemming.datum", "2-3-2026", "afstemming.wijze", "telefoon", "afstemming.verslag", "Anna vindt dat nodig.")
	petra.verwijst(petra.post(pad, vraag), tafel)
	petra.toont(tafel, "Inzage gevraagd.", "nog geen antwoord", "Proefzorg")
	cleo.is(cleo.get("/informatie/"+stuk.ID), http.StatusNotFound)
	bo.toont("/", "Inzage vóór het RTO: ja of nee?")
	antwoord := voorafPad.FindStringSubmatch(bo.toont("/informatie/"+stuk.ID, "Inzage vóór het RTO", "Anna vindt dat nodig."))[1]
	bo.toont(antwoord, "Mag dit vóór het RTO gelezen worden?", "Er waren drie meldingen.", "<strong>Proefzorg</strong>")
	bo.is(bo.post(antwoord, bo.formulier(antwoord, "reden", "Misschien.")), http.StatusBadRequest, "Kies ja of nee.", "Misschien.")
	bo.verwijst(bo.post(antwoord, bo.formulier(antwoord, "antwoord", "ja")), "/informatie/")
	cleo.toont("/informatie/"+stuk.ID, "Er waren drie meldingen.", "lezen dit al, tot het RTO van 3 maart")
	petra.toont(tafel, "ja, leest het nu")
	bo.toont(antwoord, "Ja terugnemen")
	bo.verwijst(bo.post(antwoord, bo.formulier(antwoord)), "/informatie/")
	cleo.is(cleo.get("/informatie/"+stuk.ID), http.StatusNotFound)
	petra.toont(tafel, "ja teruggenomen")
	vraag.Set("sleutel", petra.formulier(pad).Get("sleutel"))
	petra.verwijst(petra.post(pad, vraag), tafel)
	antwoord = voorafPad.FindStringSubmatch(bo.toont("/informatie/" + stuk.ID))[1]
	bo.verwijst(bo.post(antwoord, bo.formulier(antwoord, "antwoord", "nee", "reden", "Liever zelf.")), "/informatie/")
	petra.toont(tafel, "Liever zelf.")
	cleo.is(cleo.get(antwoord), http.StatusNotFound)
	petra.is(petra.get(antwoord), http.StatusForbidden, "Je kunt hier geen ja zeggen")
}
