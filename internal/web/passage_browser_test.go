// SPDX-License-Identifier: EUPL-1.2

package web_test

import (
	"testing"
	"time"

	"rondetafel/internal/gate"
	"rondetafel/internal/gate/gatetest"
	"rondetafel/internal/informatie"
	"rondetafel/internal/klok"
	"rondetafel/internal/web/webtest"
)

// rules 13.2-3, 7.2-4: in a browser the procesregisseur quotes a piece in the minutes, its supplier takes the piece back, the quotation is gone
// for all, and the procesregisseur is led from their work to where it is written anew; once with and once without script.
func TestBrowserHerschrijven(t *testing.T) {
	t.Parallel() // it has its own house, server and browser, and waits for those
	for _, script := range []bool{true, false} {
		h, z, o, stuk := metCitaten(t)
		r := &reis{t: t, b: webtest.Open(t), h: h, script: script, bekijk: script, bekeken: map[string]bool{}}
		if !script {
			goed(t, r.b.ZonderScript())
		}
		r.herschrijft(z, "/overleggen/"+o.ID, stuk)
	}
}

func (r *reis) herschrijft(z gate.Verwijzing, tafel string, stuk gate.Verwijzing) {
	r.t.Helper()
	const citaat, samen, nieuw = "De buurt meldde drie keer overlast.", "Samen vinden wij dat het beter gaat.", "De buurt belde de politie."
	r.als(gatetest.Petra, tafel+"/afronden", "Van wie komt dit?")
	r.typ("passages[0].tekst", citaat)
	r.kruis("passages[0].partijen", gatetest.Politie)
	r.kruis("passages[0].gegevens", stuk.ID)
	r.druk(`button[value="passage-erbij"]`)
	r.leest("Deel 2")
	r.typ("passages[1].tekst", samen)
	r.kruis("passages[1].partijen", informatie.Gezamenlijk)
	r.druk(`main form button[data-versturen]`)
	r.leest(citaat)
	r.als(gatetest.Anna, tafel, citaat)
	r.leest(samen)

	r.als(gatetest.Bo, "/informatie/"+stuk.ID+"/intrekken", "Waarom trek je dit in?")
	r.typ("reden", "Het ging over een andere straat.")
	r.verstuur("ingetrokken")
	r.als(gatetest.Anna, tafel, samen)
	r.leestNiet(citaat)

	r.als(gatetest.Petra, "/", "Passage herschrijven")
	r.open(tafel, samen)
	r.leestNiet(citaat)
	r.druk(`a[href$="/herschrijven"]`)
	r.leest("Wat er stond, mag je niet meer lezen.")
	r.leestNiet(citaat)
	r.kruis("wat", "nieuw")
	r.typ("tekst", nieuw)
	r.kruis("partijen", gatetest.Gemeente)
	r.verstuur("Passage herschreven.")
	r.leest(nieuw)
	r.als(gatetest.Anna, tafel, nieuw)
	r.als(gatetest.Petra, "/", "Mijn werk")
	r.leestNiet("Passage herschrijven")
	r.als(gatetest.Petra, "/casussen/"+z.ID, "Tijdlijn")
	r.leest("Het ging over een andere straat.")
}

// rules 13.2-1, AVG-6: *Wie ziet wat* in a browser, for who has the procesregie and for a supplier, wide and narrow, and with a round table
// that lies ahead.
func TestBrowserWieZietWat(t *testing.T) {
	h := nieuwHuis(t)
	z := h.RTO(gatetest.Bo, gatetest.Cleo)
	h.VoegToe(z, gatetest.Bo, informatie.AlleDeelnemers)
	h.VoegToe(z, gatetest.Cleo, informatie.GekozenPartijen, gatetest.Politie)
	h.VoegToe(z, gatetest.Anna, informatie.AlleenProcesregisseur)
	weg := h.VoegToe(z, gatetest.Bo, informatie.RolInPlan)
	_, err := h.GegevenIntrekken(h.Ctx(), gatetest.Als(gatetest.Bo), informatie.Intrekken{Gegeven: weg.ID, Versie: weg.Versie, Reden: "Dit klopt niet."})
	goed(t, err)
	r := &reis{t: t, b: webtest.Open(t), h: h, script: true, bekijk: true, bekeken: map[string]bool{}}
	r.als(gatetest.Petra, "/casussen/"+z.ID, "Wie ziet wat")
	r.druk(`a[href$="/wie-ziet-wat"]`)
	for _, tekst := range []string{"als er een RTO begint", "Eigen stuk", "Ingetrokken stuk", "niemand leest dit", "alleen de procesregisseur leest dit"} {
		r.leest(tekst)
	}
	r.druk(`a[href$="stand=plan"]`)
	r.leest("doet mee in deze casus")
	h.Geinformeerd(z)
	v := h.Voorbereiding(z)
	v.Planning.Datum = klok.Datum(h.Klok.Nu().AddDate(0, 0, 3).Format(time.DateOnly))
	o, err := h.OverlegPlannen(h.Ctx(), gatetest.Als(gatetest.Petra), v)
	goed(t, err)
	_, err = h.OverlegUitnodigen(h.Ctx(), gatetest.Als(gatetest.Petra), gatetest.Uitnodigen(o, gatetest.Bo))
	goed(t, err)
	h.Klok.Loop(time.Minute)
	r.als(gatetest.Petra, "/casussen/"+z.ID+"/wie-ziet-wat", "Op het RTO van")
	r.druk(`a[href$="stand=rto"]`)
	r.leest("is gekozen")
	r.druk(`a[href$="/voorinzage"]`)
	r.leest("Inzage vóór het RTO vragen")
	r.als(gatetest.Bo, "/casussen/"+z.ID+"/wie-ziet-wat", "de stukken die jullie gaven")
	r.leestNiet("alleen de procesregisseur leest dit")
}
