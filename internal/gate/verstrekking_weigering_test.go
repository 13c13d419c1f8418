// SPDX-License-Identifier: EUPL-1.2

package gate_test

import (
	"slices"
	"strings"
	"testing"

	"rondetafel/internal/audit"
	"rondetafel/internal/gate"
	. "rondetafel/internal/gate/gatetest"
	"rondetafel/internal/informatie"
	"rondetafel/internal/partij"
)

// rule AVG-6: each refusal about a disclosure says what one cannot do, why with the article, and what one can do instead: the words of the
// policy that forbids it, else those of the act. The log has the same, and names what it was about.
func TestWeigeringOverDerden(t *testing.T) {
	h := Nieuw(t)
	ctx := h.Ctx()
	z, v, st := drieLeveranciers(t, h)
	deel := deelVan(t, h, Petra, v, Politie).ID
	goed(t, opPapier(h, Anna, papierVoor(t, h, Anna, v, st[0])))
	papier := deelVan(t, h, Anna, v, Gemeente).Antwoorden[0].Papier.Document
	versie := versieVoor(h, Petra, v)
	teken := informatie.Ondertekening{Verstrekking: v.ID, Deel: deel, Versie: 1, Stukversie: 1, Verantwoordelijke: partij.VoorPartij, Bevoegdheid: "Mandaat"}
	antwoord := informatie.DeelAntwoord{Verstrekking: v.ID, Deel: deel, Versie: 1, Reden: "Nee."}
	rechtbank := informatie.Derde{Naam: "Rechtbank Oefenstad", Soort: "rechtbank", Contact: "griffie"}
	doe := map[string]func(gate.Caller) error{
		"verstrekking.vragen": func(c gate.Caller) error { return vergeet(h.VerstrekkingVragen(ctx, c, verstrekkingVan(h, z, st[1]))) },
		"verstrekking.plicht": func(c gate.Caller) error {
			return vergeet(h.VerstrekkingPlicht(ctx, c, plichtVan(h, z, rechtbank, st[1])))
		},
		"verstrekking.lijst":      func(c gate.Caller) error { return vergeet(h.VerstrekkingenLezen(ctx, c, z.ID)) },
		"verstrekking.tekenen":    func(c gate.Caller) error { return vergeet(h.VerstrekkingTekenen(ctx, c, teken)) },
		"verstrekking.weigeren":   func(c gate.Caller) error { return vergeet(h.VerstrekkingWeigeren(ctx, c, antwoord)) },
		"verstrekking.terugnemen": func(c gate.Caller) error { return vergeet(h.VerstrekkingTerugnemen(ctx, c, antwoord)) },
		"verstrekking.papier": func(c gate.Caller) error {
			return vergeet(h.VerstrekkingPapier(ctx, c, informatie.OpPapier{Verstrekking: v.ID, Deel: deel, Versie: 1, Stukversie: 1}))
		},
		"verstrekking.handtekening": func(c gate.Caller) error { return vergeet(h.HandtekeningLezen(ctx, c, papier)) },
		"verstrekking.bezwaar": func(c gate.Caller) error {
			return vergeet(h.VerstrekkingBezwaar(ctx, c, informatie.Bezwaar{Verstrekking: v.ID, Reden: "Nee."}))
		},
		"verstrekking.bezwaarintrekken": func(c gate.Caller) error {
			return vergeet(h.VerstrekkingBezwaarIntrekken(ctx, c, informatie.BezwaarIntrekken{Verstrekking: v.ID}))
		},
		"verstrekking.advies": func(c gate.Caller) error {
			return vergeet(h.VerstrekkingAdvies(ctx, c, adviesOver(v, versie, informatie.Positief, h.Vandaag())))
		},
		"verstrekking.verlenen": func(c gate.Caller) error {
			return vergeet(h.VerstrekkingVerlenen(ctx, c, informatie.Verlenen{Verstrekking: v.ID, Versie: versie}))
		},
		"verstrekking.intrekken": func(c gate.Caller) error {
			return vergeet(h.VerstrekkingIntrekken(ctx, c, informatie.VerstrekkingIntrekken{Verstrekking: v.ID, Versie: versie}))
		},
		"verstrekking.brief":    func(c gate.Caller) error { return vergeet(h.VerstrekkingBrief(ctx, c, v.ID)) },
		"verstrekking.register": func(c gate.Caller) error { return vergeet(h.VerstrekkingRegister(ctx, c)) },
	}
	gezien := map[string]bool{}
	for _, geval := range []weigering{
		{"verstrekking.vragen", Bo, "7.2", "", "", z.ID},
		{"verstrekking.plicht", Bo, "14.1", "", "", z.ID},
		{"verstrekking.lijst", Mo, "7.2", "", "", z.ID},
		{"verstrekking.tekenen", Petra, "7.2", "", "", v.ID},
		{"verstrekking.tekenen", Bo, "7.2", "artikel-07-lid-2-net-ingelogd", "hoogstens vijf minuten geleden", v.ID},
		{"verstrekking.papier", Petra, "7.2", "", "", v.ID},
		{"verstrekking.handtekening", Rik, "7.2", "", "", papier},
		{"verstrekking.weigeren", Petra, "7.2", "", "", v.ID},
		{"verstrekking.terugnemen", Petra, "7.2", "", "", v.ID},
		{"verstrekking.terugnemen", Bo, "7.2", "artikel-07-lid-2-ja", "geen toestemming om terug te nemen", v.ID},
		{"verstrekking.bezwaar", Petra, "WGS-10", "", "", v.ID},
		{"verstrekking.bezwaarintrekken", Bo, "WGS-10", "wgs-10-geen-bezwaar", "geen bezwaar van jullie", v.ID},
		{"verstrekking.advies", Petra, "WGS-10", "", "", v.ID},
		{"verstrekking.verlenen", Bo, "7.2", "", "", v.ID},
		{"verstrekking.verlenen", Petra, "WGS-10", "wgs-10-verlenen-advies", "nog niet geadviseerd", v.ID},
		{"verstrekking.intrekken", Cleo, "7.2", "", "", v.ID},
		{"verstrekking.brief", Petra, "7.2", "niet_nu", "maar niet nu", v.ID},
		{"verstrekking.brief", Bo, "7.2", "", "", v.ID},
		{"verstrekking.register", Anna, "7.2", "", "", ""},
	} {
		gezien[geval.handeling] = true
		geval.klopt(t, h, doe[geval.handeling])
	}
	for _, a := range gate.Acts() { // one that is added has its row here
		if strings.HasPrefix(a.Naam, "verstrekking.") && a.Methode != "" && a.Naam != "verstrekking.lezen" && !gezien[a.Naam] {
			t.Errorf("%s is never refused here", a.Naam)
		}
	}
}

// weigering is a refusal: of what, to whom, on which article, by which policy ("" for none), with which words, and about what.
type weigering struct{ handeling, wie, artikel, beleid, waarom, over string }

func (w weigering) klopt(t *testing.T, h *Huis, doe func(gate.Caller) error) {
	t.Helper()
	act, voor := actVan(w.handeling), h.Regels()
	d := geweigerd(t, doe(Als(w.wie)), w.artikel)
	var beleid []string
	if w.beleid != "" {
		beleid = []string{w.beleid}
	}
	if d.Titel != act.Kan || !slices.Equal(d.Regels, beleid) || d.Anders == "" || w.beleid == "" && (d.Waarom != act.Waarom || d.Anders != act.Anders) ||
		!strings.Contains(d.Waarom, w.waarom) {
		t.Errorf("%s by %s is refused with %+v", w.handeling, w.wie, d)
	}
	e := h.LogVanaf(voor)
	if len(e) != 1 || e[0].Handeling != w.handeling || e[0].Uitkomst != audit.Refused || e[0].Persoon != w.wie || len(e[0].Getoond)+len(e[0].Rechten) > 0 ||
		!slices.Equal(e[0].Regels, beleid) || w.over != "" && (len(e[0].Objecten) == 0 || e[0].Objecten[0] != w.over) {
		t.Errorf("%s by %s left %+v", w.handeling, w.wie, e)
	}
}
