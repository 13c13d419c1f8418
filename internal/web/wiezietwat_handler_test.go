// SPDX-License-Identifier: EUPL-1.2

package web_test

import (
	"net/http"
	"testing"
	"time"

	"rondetafel/internal/gate/gatetest"
	"rondetafel/internal/informatie"
	"rondetafel/internal/klok"
	"rondetafel/internal/rto"
)

// rules 13.2-1, AVG-6: the page says to the procesregisseur of all pieces and to a Partij of its own who sees them and why, for now and for
// later; a state that is not there shows now.
func TestWieZietWat(t *testing.T) {
	h := nieuwHuis(t)
	z := h.RTO(gatetest.Bo, gatetest.Cleo)
	pad := "/casussen/" + z.ID + "/wie-ziet-wat"
	petra, bo := h.als(t, gatetest.Petra), h.als(t, gatetest.Bo)
	petra.toont(pad, "Nog geen informatie", "alleen voor de procesregisseur")
	bo.toont(pad, "Jullie gaven hier nog niets")
	van := h.VoegToe(z, gatetest.Bo, informatie.AlleDeelnemers)
	h.VoegToe(z, gatetest.Cleo, informatie.AlleenProcesregisseur)
	petra.toont("/casussen/"+z.ID, pad)
	pagina := petra.toont(pad, "Na een RTO, met een plan", "als er een RTO begint", "Eigen stuk", "alleen de procesregisseur leest dit", "al gelezen door 1 persoon", "Petra Schijn (Proefhuis)")
	zonder(t, "Petra", pagina, "Op het RTO van", "/voorinzage")
	bo.toont("/casussen/"+z.ID, pad)
	zonder(t, "Bo", bo.toont(pad, "de stukken die jullie gaven", "als er een RTO begint", "/informatie/"+van.ID), "alleen de procesregisseur leest dit", "nog niemand aangewezen")
	petra.toont(pad+"?stand=plan", "na een RTO, met een plan", "doet mee in deze casus", "Ziet dit")
	petra.toont(pad+"?stand=rto", "· nu, ")
	petra.toont(pad+"?stand=%00", "· nu, ")
	h.Geinformeerd(z)
	v := h.Voorbereiding(z)
	v.Planning = rto.Planning{Datum: klok.Datum(h.Klok.Nu().AddDate(0, 0, 3).Format(time.DateOnly)), Begin: "10:00", Plaats: "Zaal 2"}
	o, err := h.OverlegPlannen(h.Ctx(), gatetest.Als(gatetest.Petra), v)
	if err != nil {
		t.Fatal(err)
	}
	_, err = h.OverlegUitnodigen(h.Ctx(), gatetest.Als(gatetest.Petra), gatetest.Uitnodigen(o, gatetest.Bo))
	if err != nil {
		t.Fatal(err)
	}
	petra.toont(pad, "Op het RTO van", "vanaf ", "/overleggen/"+o.ID+"/voorinzage")
	petra.toont(pad+"?stand=rto", "op het RTO van", "doet mee in deze casus")
	if _, err := h.GegevenIntrekken(h.Ctx(), gatetest.Als(gatetest.Bo), informatie.Intrekken{Gegeven: van.ID, Versie: van.Versie, Reden: "Dit klopt niet."}); err != nil {
		t.Fatal(err)
	}
	zonder(t, "Bo, of what was taken back", bo.toont(pad, "Ingetrokken stuk", "Ingetrokken", "niemand leest dit", "rt-matrix__weg"), "Eigen stuk", "Ziet dit")
	dirk, mo := h.als(t, gatetest.Dirk), h.als(t, gatetest.Mo)
	dirk.is(dirk.get(pad), http.StatusNotFound)
	mo.is(mo.get(pad), http.StatusForbidden, "Je kunt niet zien wie wat ziet", "Artikel 13.2")
}
