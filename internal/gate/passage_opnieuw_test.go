// SPDX-License-Identifier: EUPL-1.2

package gate_test

import (
	"errors"
	"slices"
	"strings"
	"testing"

	"rondetafel/internal/errs"
	"rondetafel/internal/gate"
	. "rondetafel/internal/gate/gatetest"
	"rondetafel/internal/informatie"
)

// beter corrects the piece.
func (h *citaathuis) beter() {
	h.t.Helper()
	in := h.Gegeven(h.z, informatie.AlleDeelnemers)
	v, err := h.GegevenCorrigeren(h.Ctx(), Als(Bo), informatie.Corrigeren{Gegeven: h.stuk.ID, Versie: h.stuk.Versie, Soort: in.Soort, Inhoud: in.Inhoud})
	goed(h.t, err)
	h.stuk = v
}

// inPlan is the passage in the plan that waits for Cleo, as Petra opens it.
func (h *citaathuis) inPlan() gate.HerschrijfBlad {
	h.t.Helper()
	taken := h.taken(Cleo)
	if len(taken) != 1 {
		h.t.Fatalf("Cleo is asked for %v", taken)
	}
	b, err := h.PassageLezen(h.Ctx(), Als(Petra), taken[0])
	goed(h.t, err)
	return b
}

// rules 13.2-3, 12.2-2: what was closed is not sent again under another flag. The old text, alone or with more around it, is refused when it is not
// tied to its piece, whatever closed it and whether or not its writer may still read it; so is its supplier for another text without its piece.
// Nothing is kept of it.
func TestRegelGeslotenCitaatBlijftGesloten(t *testing.T) {
	const oud = "Citaat: er was overlast."
	for naam, sluit := range map[string]func(h *citaathuis){
		"quoted no more": func(h *citaathuis) { h.nu.Citeren = false; h.zet(h.nu) },
		"withdrawn":      (*citaathuis).trekIn,
		"the protocol": func(h *citaathuis) {
			h.Protocol(Strenger(informatie.Gewoon, func(r *informatie.Protocolregel) { r.Geen = []informatie.Gebruiksoort{informatie.InCitaat} }))
		},
		"for the procesregisseur": func(h *citaathuis) { h.nu.Wie = informatie.AlleenProcesregisseur; h.zet(h.nu) },
		"corrected":               (*citaathuis).beter,
	} {
		t.Run(naam, func(t *testing.T) {
			motoren(t, func(t *testing.T, huis *Huis) {
				h := citaten(t, huis)
				h.opSchrift()
				sluit(h)
				b := h.inPlan()
				in := informatie.Herschrijven{Passage: b.ID, Versie: b.Versie}
				for _, tekst := range []string{oud, "CITAAT er was\noverlast", "De buurt zei: " + oud + " Dat was in mei."} {
					for _, partij := range []string{Gemeente, informatie.Gezamenlijk} {
						in.Tekst, in.Partijen = tekst, []string{partij}
						var i *errs.Invalid
						if err := vergeet(h.PassageHerschrijven(h.Ctx(), Als(Petra), in)); !errors.As(err, &i) || len(i.Velden) != 1 || i.Velden[0].Veld != "tekst" ||
							!strings.Contains(i.Velden[0].Melding, "art. 13.2") {
							t.Errorf("%q of %s: %v %+v", tekst, partij, err, i)
						}
					}
				}
				in.Tekst, in.Partijen = "Er is gebeld.", []string{Gemeente, Politie}
				ongeldig(t, vergeet(h.PassageHerschrijven(h.Ctx(), Als(Petra), in)), "partijen")
				if n := h.Getal(`SELECT COUNT(*) FROM passage`); n != 4 {
					t.Errorf("%d passages are kept", n)
				}
				in.Partijen = []string{Gemeente, Zorg}
				nieuw, err := h.PassageHerschrijven(h.Ctx(), Als(Petra), in)
				goed(t, err)
				if e := h.Laatste(); !slices.Contains(e.Objecten, b.ID) || !slices.Contains(e.Objecten, nieuw.ID) {
					t.Errorf("the entry names %v, not what came in the place of what", e.Objecten)
				}
				c, err := h.CasusLezen(h.Ctx(), Als(Bo), h.z.ID)
				goed(t, err)
				if !slices.ContainsFunc(c.Tijdlijn, func(g gate.GebeurtenisBlad) bool { return g.Soort == "passage.herschreven" && g.Object == b.ID }) {
					t.Error("the Partij that gave the piece is not told")
				}
				if c, err = h.CasusLezen(h.Ctx(), Als(Anna), h.z.ID); err != nil || slices.ContainsFunc(c.Tijdlijn, func(g gate.GebeurtenisBlad) bool { return g.Object == b.ID }) {
					t.Errorf("Anna is told, %v", err)
				}
			})
		})
	}
}

// rule 13.2-3: after a correction the same text stands on its piece only when its writer says that it still holds, and that is kept in the
// timeline; with another text, or without a correction, there is nothing to confirm.
func TestKloptNog(t *testing.T) {
	motoren(t, func(t *testing.T, huis *Huis) {
		h := citaten(t, huis)
		h.opSchrift()
		h.beter()
		b := h.inPlan()
		if !b.Bevestigen || b.Reden != informatie.RedenGecorrigeerd {
			t.Fatalf("Petra sees %+v", b)
		}
		in := informatie.Herschrijven{Passage: b.ID, Versie: b.Versie, Tekst: " citaat: ER was overlast", Partijen: b.Partijen, Gegevens: b.Gegevens}
		var i *errs.Invalid
		if err := vergeet(h.PassageHerschrijven(h.Ctx(), Als(Petra), in)); !errors.As(err, &i) || i.Velden[0].Veld != "tekst" ||
			!strings.HasPrefix(i.Velden[0].Melding, "Het stuk is veranderd; schrijf de passage opnieuw of laat haar weg") {
			t.Errorf("unconfirmed: %v %+v", err, i)
		}
		in.KloptNog = true
		goed(t, vergeet(h.PassageHerschrijven(h.Ctx(), Als(Petra), in)))
		soort := func(wie, id, wil string) {
			t.Helper()
			c, err := h.CasusLezen(h.Ctx(), Als(wie), h.z.ID)
			goed(t, err)
			if n := slices.IndexFunc(c.Tijdlijn, func(g gate.GebeurtenisBlad) bool { return g.Object == id }); n < 0 || c.Tijdlijn[n].Soort != wil {
				t.Errorf("%s is not told of %s in %+v", wie, wil, c.Tijdlijn)
			}
		}
		for _, wie := range []string{Petra, Cleo, Bo} {
			soort(wie, b.ID, "passage.bevestigd")
		}
		h.beter()
		b = h.inPlan()
		in.Passage, in.Versie, in.Tekst = b.ID, b.Versie, "Er was minder overlast."
		goed(t, vergeet(h.PassageHerschrijven(h.Ctx(), Als(Petra), in)))
		soort(Bo, b.ID, "passage.herschreven")
		h.nu.Wie, h.nu.Lezers = informatie.GekozenPartijen, []string{Zorg}
		h.zet(h.nu)
		if b = h.inPlan(); b.Bevestigen {
			t.Errorf("Petra is asked to confirm %+v", b)
		}
		in.Passage, in.Versie = b.ID, b.Versie
		ongeldig(t, vergeet(h.PassageHerschrijven(h.Ctx(), Als(Petra), in)), "kloptNog")
		h.beter() // corrected too: the same text has to be confirmed, whatever reason weighs more
		b = h.inPlan()
		in.Versie, in.KloptNog = b.Versie, false
		ongeldig(t, vergeet(h.PassageHerschrijven(h.Ctx(), Als(Petra), in)), "tekst")
		if !b.Bevestigen || b.Reden != informatie.RedenVoorwaarden {
			t.Errorf("Petra sees %+v", b)
		}
	})
}

// rule 13.2-3: why a passage waits is the gravest that still holds. Conditions that were tightened and closed nothing any more are no reason; a
// correction stays one, whether it came before or after.
func TestRedenDieNogGeldt(t *testing.T) {
	motoren(t, func(t *testing.T, huis *Huis) {
		h := citaten(t, huis)
		h.opSchrift()
		ruim := h.nu
		eng := func() { h.nu.Wie = informatie.AlleenProcesregisseur; h.zet(h.nu); h.nu = ruim }
		wacht := func(wat string, wil informatie.Reden) {
			t.Helper()
			lijst := h.leesPlan(Petra).Herschrijven
			if wil == "" && len(lijst)+len(h.taken(Petra))+len(h.taken(Cleo)) == 0 {
				return
			}
			if len(lijst) != 1 || lijst[0].Reden != wil || len(h.taken(Petra)) != 2 {
				t.Errorf("%s: asked %+v, want %q", wat, lijst, wil)
			}
		}
		eng()
		wacht("tightened", informatie.RedenVoorwaarden)
		id := h.taken(Petra)[0]
		h.zet(ruim)
		wacht("wide again", "")
		h.leest("wide again", Petra, Anna, Bo, Cleo)
		b, err := h.PassageLezen(h.Ctx(), Als(Petra), id)
		goed(t, err)
		geweigerd(t, vergeet(h.PassageHerschrijven(h.Ctx(), Als(Petra), informatie.Herschrijven{Passage: id, Versie: b.Versie, Weg: true})), "13.2")
		h.beter()
		wacht("corrected then", informatie.RedenGecorrigeerd)
		eng()
		wacht("tightened again", informatie.RedenVoorwaarden)
		h.zet(ruim)
		wacht("wide once more", informatie.RedenGecorrigeerd)
		niet := ruim
		niet.Citeren = false
		h.zet(niet)
		wacht("not quoted", informatie.RedenVoorwaarden)
		h.trekIn()
		wacht("withdrawn", informatie.RedenIngetrokken)
	})
}
