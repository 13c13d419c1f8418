// SPDX-License-Identifier: EUPL-1.2

package gate_test

import (
	"errors"
	"testing"

	"rondetafel/internal/errs"
	"rondetafel/internal/gate"
	. "rondetafel/internal/gate/gatetest"
)

// Asking beforehand gives what the act would give: the same answer, on the same articles, in the same words, and no entry.
func TestVoorafZegtWatDeHandelingZegt(t *testing.T) {
	h := Nieuw(t)
	ctx := h.Ctx()
	namens := Aanmelding()
	namens.Namens, namens.Contact = Gemeente, Anna
	for _, wie := range append(Mensen(), "m-niemand", "") {
		meldt := vergeet(h.CasusAanmelden(ctx, Als(wie), Aanmelding()))
		if vergeet(h.CasusAanmelden(ctx, Als(wie), namens)) == nil { // rule 8.2c-2
			meldt = nil
		}
		for handeling, wil := range map[string]error{"casus.aanmelden": meldt, "persoon.zoeken": vergeet(h.PersoonZoeken(ctx, Als(wie), gate.ZoekVraag{BSN: BSN}))} {
			voor := h.Regels()
			err := h.Vooraf(ctx, Als(wie), handeling)
			zelfde(t, handeling+" by "+wie, zonderPlaats(err), zonderPlaats(wil))
			if h.Regels() != voor {
				t.Errorf("asking whether %s may %s is an entry", wie, handeling)
			}
		}
	}
	geweigerd(t, h.Vooraf(ctx, Als(Els), "casus.aanmelden"), "20.2") // her Partij left
	geweigerd(t, h.Vooraf(ctx, Als(Daan), "casus.aanmelden"), "14.1")
	geweigerd(t, h.Vooraf(ctx, gate.Caller{Personen: []string{Anna, Mo}, Herkomst: "web"}, "casus.aanmelden"), "1.4")
	onbekend(t, h.Vooraf(ctx, gate.Caller{Herkomst: "web"}, "casus.aanmelden"))
	if err := h.Vooraf(ctx, Als(Anna), "casus.verzinnen"); err == nil {
		t.Error("an act that is not there")
	}
	c := ingelogd(t, h, Anna)
	goed(t, h.Vooraf(ctx, c, "casus.aanmelden"))
	goed(t, h.Uitloggen(ctx, c))
	nietIngelogd(t, "after logging out", h.Vooraf(ctx, c, "casus.aanmelden"))
	g := h.Gate
	h.Sluit()
	onbereikbaar(t, "a closed house", g.Vooraf(ctx, Als(Anna), "casus.aanmelden"))
}

// zonderPlaats is a refusal without when and where in the log it was; other errors stay what they are.
func zonderPlaats(err error) error {
	var d *errs.Denied
	if !errors.As(err, &d) {
		return err
	}
	kaal := *d
	kaal.Volgnr, kaal.Moment = 0, 0
	return &kaal
}
