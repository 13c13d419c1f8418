// SPDX-License-Identifier: EUPL-1.2

package gate_test

import (
	"strings"
	"testing"

	. "rondetafel/internal/gate/gatetest"
	"rondetafel/internal/informatie"
)

// beperktHuis is a citaathuis in which the piece was for the police and the care alone when Petra quoted it in the plan.
func beperktHuis(t *testing.T, huis *Huis) *citaathuis {
	t.Helper()
	h := citaten(t, huis)
	h.nu.Wie, h.nu.Lezers, h.nu.Tot = informatie.GekozenPartijen, []string{Gemeente, Zorg}, h.over(20)
	h.zet(h.nu)
	h.bewaar(h.met(0, citaat(h.stuk)))
	h.goed(h.StelPlanVast(h.Ctx(), Als(Petra), h.z.ID, "d-1"))
	return h
}

// wacht asks that the passage waits for its writers for this reason, "" for that it does not.
func (h *citaathuis) wacht(wat string, wil informatie.Reden) {
	h.t.Helper()
	var heb informatie.Reden
	if lijst := h.leesPlan(Petra).Herschrijven; len(lijst) > 0 {
		heb = lijst[0].Reden
	}
	if heb != wil || (len(h.taken(Petra)) > 0) != (wil != "") || (len(h.taken(Cleo)) > 0) != (wil != "") {
		h.t.Errorf("%s: it waits for %q, want %q", wat, heb, wil)
	}
}

// rule 13.2-3: that conditions became stricter is a reason until they are as wide again as when the passage was written: that they were closed to
// some then already, asks nothing of its writers. Wider than then is wide enough; as wide in another way is not. A later version keeps what was so when
// it was written, and what is written anew begins anew.
func TestRegelVoorwaardenWeerZoRuim(t *testing.T) {
	motoren(t, func(t *testing.T, huis *Huis) {
		h := beperktHuis(t, huis)
		toen := h.nu
		met := func(wat string, wil informatie.Reden, f func(w *informatie.Voorwaarden)) {
			t.Helper()
			h.nu = toen
			f(&h.nu)
			h.zet(h.nu)
			h.wacht(wat, wil)
		}
		als := func(w *informatie.Voorwaarden) {}
		met("fewer", informatie.RedenVoorwaarden, func(w *informatie.Voorwaarden) { w.Lezers = []string{Zorg} })
		met("as then", "", als)
		met("others", informatie.RedenVoorwaarden, func(w *informatie.Voorwaarden) { w.Lezers = []string{Zorg, Politie} })
		met("for all", "", func(w *informatie.Voorwaarden) { w.Wie, w.Lezers = informatie.AlleDeelnemers, nil })
		met("shorter", informatie.RedenVoorwaarden, func(w *informatie.Voorwaarden) { w.Tot = h.over(19) })
		met("longer", "", func(w *informatie.Voorwaarden) { w.Tot = h.over(21) })
		met("not quoted", informatie.RedenVoorwaarden, func(w *informatie.Voorwaarden) { w.Citeren = false })
		met("quoted again", "", als)
		c := h.leesPlan(Petra)
		in := h.concept(c.Versie)
		in.Doelen, in.Wijziging = c.Concept.Doelen, "Het kan beter."
		h.bewaar(in)
		h.goed(h.StelPlanVast(h.Ctx(), Als(Petra), h.z.ID, "d-2"))
		met("fewer, in the next version", informatie.RedenVoorwaarden, func(w *informatie.Voorwaarden) { w.Lezers = []string{Zorg} })
		id := h.taken(Petra)[0]
		b, err := h.PassageLezen(h.Ctx(), Als(Petra), id)
		goed(t, err)
		goed(t, vergeet(h.PassageHerschrijven(h.Ctx(), Als(Petra), informatie.Herschrijven{Passage: id, Versie: b.Versie, Tekst: "Het is minder.",
			Partijen: []string{Politie}, Gegevens: []string{h.stuk.ID}})))
		h.wacht("written anew on what it is now", "")
		met("wider and as it was then", "", als)
		met("fewer, as when it was written anew", "", func(w *informatie.Voorwaarden) { w.Lezers = []string{Zorg} })
		if v := h.Verify(); v.Fout != "" {
			t.Errorf("verify says %q", v.Fout)
		}
	})
}

// A passage of before that was kept waits until the conditions close nothing any more, as it did.
func TestVoorwaardenVanVroeger(t *testing.T) {
	h := beperktHuis(t, Nieuw(t))
	goed(t, h.ZetOuderePassages(h.Ctx(), Als(Petra), h.z.ID))
	toen := h.nu
	h.nu.Lezers = []string{Zorg}
	h.zet(h.nu)
	h.zet(toen)
	h.wacht("as then", informatie.RedenVoorwaarden)
	toen.Wie, toen.Lezers, toen.Tot = informatie.AlleDeelnemers, nil, ""
	h.zet(toen)
	h.wacht("for all", "")
}

// What the conditions were is under the MAC: who makes them stricter, or takes them away, in the database, has a passage that nobody reads.
func TestGesteldIsOnderDeMAC(t *testing.T) {
	for _, zet := range []string{`'{}'`, `''`, `replace(gesteld, 'partijen', 'procesregisseur')`} {
		h := beperktHuis(t, Nieuw(t))
		h.Beschadigd()
		h.Sluit()
		if h.SQL(`UPDATE passage SET gesteld = `+zet) != 1 {
			t.Fatal("nothing was touched")
		}
		h.Open()
		if p := h.leesPlan(Cleo).Huidig.Doelen[0].Passages; len(p) > 0 {
			t.Errorf("%s: Cleo reads %+v", zet, p)
		}
		if v := h.Verify(); !strings.Contains(v.Fout, "passage/") {
			t.Errorf("%s: verify says %q", zet, v.Fout)
		}
	}
}
