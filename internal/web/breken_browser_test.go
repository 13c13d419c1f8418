// SPDX-License-Identifier: EUPL-1.2

package web_test

import (
	"fmt"
	"strings"
	"testing"

	"rondetafel/internal/casus"
	"rondetafel/internal/gate"
	"rondetafel/internal/gate/gatetest"
	"rondetafel/internal/informatie"
	"rondetafel/internal/rto"
	"rondetafel/internal/web/webtest"
)

// lang is a text of n characters without a place to break it, such as the address of a meeting.
func lang(n int) string { return strings.Repeat("Wm", n/2) }

// langCasus makes a Casus in which people typed such texts wherever they can; the pages on which they are shown.
func langCasus(h *huis) []string {
	h.T.Helper()
	in := gatetest.Aanmelding()
	in.Aanleiding, in.Geprobeerd = lang(400), lang(400)
	in.Betrokkenen[0].Voornaam, in.Betrokkenen[0].Achternaam = lang(100), lang(100)
	in.Criteria[0].Toelichting = lang(400)
	z, err := h.CasusAanmelden(h.Ctx(), gatetest.Als(gatetest.Anna), in)
	goed(h.T, err)
	z, err = h.CasusToewijzen(h.Ctx(), gatetest.Als(gatetest.Mo), casus.Toewijzen{Casus: z.ID, Versie: z.Versie, Medewerker: gatetest.Petra})
	goed(h.T, err)
	s := h.Screening(z)
	s.Overleg.Verslag, s.Overleg.Met, s.Criteria[0].Toelichting = lang(400), lang(100), lang(400)
	z, err = h.CasusScreenen(h.Ctx(), gatetest.Als(gatetest.Petra), s)
	goed(h.T, err)
	vraag := h.Triagevraag(z, gatetest.Bo)
	vraag.Vraag = lang(400)
	_, err = h.TriageVragen(h.Ctx(), gatetest.Als(gatetest.Petra), vraag)
	goed(h.T, err)
	u := gatetest.Uitkomst(z, gatetest.Bo)
	u.Doel, u.Reden, u.ZonderAntwoord = lang(300), lang(400), lang(400)
	u.Partijen[0].Grond, u.Partijen[0].Waarom = lang(200), lang(400)
	z, err = h.TriageAfronden(h.Ctx(), gatetest.Als(gatetest.Petra), u)
	goed(h.T, err)
	stuk := h.Gegeven(z, informatie.AlleDeelnemers)
	stuk.Tekst, stuk.Bron, stuk.Grondslag = lang(402), lang(200), lang(300)
	g, err := h.GegevenToevoegen(h.Ctx(), gatetest.Als(gatetest.Anna), stuk)
	goed(h.T, err)
	pad := "/casussen/" + z.ID
	return append([]string{"/", "/casussen", pad, pad + "/screening", pad + "/betrekken", "/informatie/" + g.ID, "/overleggen", langOverleg(h, z)}, langPlan(h, z)...)
}

func langOverleg(h *huis, z gate.Verwijzing) string {
	h.T.Helper()
	h.Geinformeerd(z)
	v := h.Voorbereiding(z)
	v.Doel, v.Themas, v.Plaats = lang(300), []string{lang(100), "geld"}, lang(200)
	o, err := h.OverlegPlannen(h.Ctx(), gatetest.Als(gatetest.Petra), v)
	goed(h.T, err)
	uit := gatetest.Uitnodigen(o, gatetest.Anna, gatetest.Bo)
	uit.Uitnodigingen[0].Grond, uit.Uitnodigingen[0].Bijdrage = lang(200), lang(400)
	o, err = h.OverlegUitnodigen(h.Ctx(), gatetest.Als(gatetest.Petra), uit)
	goed(h.T, err)
	for _, m := range []string{gatetest.Anna, gatetest.Bo} {
		a := gatetest.Afvaardiging(o, m)
		a.MandaatVan = lang(100)
		_, err = h.OverlegAfvaardigen(h.Ctx(), gatetest.Als(m), a)
		goed(h.T, err)
	}
	o, err = h.OverlegAanwezigheid(h.Ctx(), gatetest.Als(gatetest.Petra), rto.Aanwezigheid{Overleg: o.ID, Versie: o.Versie, Aanwezig: []rto.Aanwezige{
		{Partij: gatetest.Gemeente, Medewerker: gatetest.Anna}, {Partij: gatetest.Politie, Medewerker: gatetest.Bo}}})
	goed(h.T, err)
	b := gatetest.Besluit(o, rto.Overig, gatetest.Anna, gatetest.Bo)
	b.Tekst = lang(400)
	_, err = h.OverlegBesluiten(h.Ctx(), gatetest.Als(gatetest.Petra), b)
	goed(h.T, err)
	return "/overleggen/" + o.ID
}

func langPlan(h *huis, z gate.Verwijzing) []string {
	h.T.Helper()
	k, casus := h.als(h.T, gatetest.Petra), "/casussen/"+z.ID
	pad := casus + "/plan"
	k.verwijst(k.post(pad+"/bewerken", anders(planVelden(k.formulier(pad+"/bewerken")), "doelen[0].tekst", lang(300), "doelen[0].afspraken[0].wat", lang(300),
		"rollen[0].rol", lang(300), "rollen[0].informatiebehoefte", lang(300), "criteria[0].tekst", lang(300))), pad)
	stelVast(h, z)
	afspraak := h.afspraakVan(pad)
	k.verwijst(k.post(afspraak+"/aantekenen", k.formulier(afspraak, "tekst", lang(400))), afspraak)
	k.verwijst(k.post(casus+"/afstemmen", k.formulier(casus+"/afstemmen", "soort", "overleg", "tekst", lang(400))), casus+"/afstemmen")
	return []string{pad, pad + "/bewerken", pad + "?versie=1", afspraak, casus + "/afstemmen"}
}

// Whatever people type, no page is wider than the screen: a long text without spaces breaks.
func TestLangeWoordenPassen(t *testing.T) {
	h := nieuwHuis(t)
	paden := langCasus(h)
	r := &reis{t: t, b: webtest.Open(t), h: h, script: true, bekeken: map[string]bool{}}
	r.als(gatetest.Petra, "/", "Mijn werk")
	for _, pad := range paden {
		for _, breed := range []int64{320, 768, 1280} {
			t.Run(fmt.Sprintf("%s %d", ids.ReplaceAllString(pad, "*"), breed), func(t *testing.T) {
				goed(t, r.b.Open(h.srv.URL+pad, breed))
				goed(t, r.b.Klap())
				if teveel, wie, err := r.b.Overloop(); err != nil || teveel > 0 {
					t.Errorf("%d px too wide: %s (%v)", teveel, wie, err)
				}
			})
		}
	}
}
