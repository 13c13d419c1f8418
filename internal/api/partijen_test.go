// SPDX-License-Identifier: EUPL-1.2

package api_test

import (
	"net/http"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"rondetafel/internal/gate"
	"rondetafel/internal/klok"
	"rondetafel/internal/partij"
)

// bewoond is a house in which functions and a Partij begin and end while it is in use.
func bewoond(nu time.Time) gate.Huisinrichting {
	in := inrichting()
	dag := func(n int) int64 { return klok.Micro(nu.AddDate(0, 0, n)) }
	in.Partijen = append(in.Partijen,
		partij.Partij{ID: "p-later", Naam: "Reclassering Voorbeeld", Kort: "Later", Soort: partij.Reclassering, Van: dag(5), Tot: klok.Eeuwig},
		partij.Partij{ID: "p-eerder", Naam: "Moveoo Voorbeeld", Kort: "Eerder", Soort: partij.GGZ, Tot: dag(2)})
	in.Medewerkers = append(in.Medewerkers, partij.Medewerker{ID: "m-wil-proef", Naam: "Wil Proef", Partij: "p-gemeente", Tot: klok.Eeuwig, Verklaring: 1,
		Functies: []partij.Toekenning{{Functie: partij.Uitvoerder, Tot: klok.Eeuwig}, {Functie: partij.Aanmelder, Van: dag(1), Tot: dag(3)}}},
		partij.Medewerker{ID: "m-bas-proef", Naam: "Bas Proef", Partij: "p-gemeente", Tot: dag(2), Verklaring: 1,
			Functies: []partij.Toekenning{{Functie: partij.Uitvoerder, Tot: klok.Eeuwig}}})
	return in
}

// openBewoond opens that house.
func openBewoond(t *testing.T) *huis {
	t.Helper()
	h := openLeeg(t, filepath.Join(t.TempDir(), "huis.db"))
	if err := h.gate.Inrichten(t.Context(), gate.Als("", "test"), bewoond(h.klok.Nu())); err != nil {
		t.Fatal(err)
	}
	return h
}

// The house over HTTP: which Partijen and people there are, as what and from when until when.
func TestHuisOverHTTP(t *testing.T) {
	databases(t, func(t *testing.T, h *huis) {
		for _, wie := range []string{manager, regisseur, functieFG, gemeente, zorg} {
			b := naar[gate.HuisBlad](h.get(wie, "/huis").is(http.StatusOK))
			h.klopt("the house to "+wie, b, b.Naam == "Veiligheidshuis Midden-Limburg (test)", b.Demo, len(b.Partijen) == 4, len(b.Mensen) == 11)
			gesorteerd := slices.IsSortedFunc(b.Mensen, func(a, c gate.MensBlad) int { return strings.Compare(a.ID, c.ID) }) &&
				slices.IsSortedFunc(b.Partijen, func(a, c gate.PartijBlad) int { return strings.Compare(a.ID, c.ID) })
			if !gesorteerd {
				t.Errorf("%s sees it in another order: %+v", wie, b)
			}
			for _, p := range b.Partijen {
				if publiek := p.ID == "p-gemeente" || p.ID == "p-politie"; p.Publiek != publiek || !p.Actief || p.Van != nil || p.Tot != nil || p.Soort == "" {
					t.Errorf("%+v", p)
				}
				// rule WGS-1
				if gemeente := p.ID == "p-gemeente"; p.Wgs.Gezamenlijk != p.Publiek || (len(p.Wgs.Hoedanigheden) == 2) != gemeente || (len(p.Wgs.Onderdelen) == 0) != (p.ID == "p-huis") {
					t.Errorf("%s takes part as %+v", p.ID, p.Wgs)
				}
			}
			for _, m := range b.Mensen {
				// rule 14.1-1: who signed is for one's own Partij and the manager
				eigen := wie == manager || m.Partij == map[string]string{regisseur: "p-huis", functieFG: "p-gemeente", gemeente: "p-gemeente", zorg: "p-zorg"}[wie]
				if want := map[bool]string{true: map[bool]string{true: "ontbreekt", false: "getekend"}[m.ID == ongetekend]}[eigen]; m.Verklaring != want {
					t.Errorf("%s sees the declaration of %s as %q, want %q", wie, m.ID, m.Verklaring, want)
				}
				if namens := map[bool]string{true: "p-gemeente"}[m.Partij == "p-huis"]; m.Namens != namens || len(m.Functies) == 0 || len(m.Toekenningen) != len(m.Functies) {
					t.Errorf("%s sees %+v", wie, m)
				}
			}
		}
		h.nietGetekend(ongetekend, "/huis", "14.1") // rule 14.1-1
		h.get("", "/huis").probleem(http.StatusUnauthorized)
	})
}

// nietGetekend is weigert for who may not read the explanation either.
func (h *huis) nietGetekend(wie, pad, artikelen string) {
	h.t.Helper()
	if p := h.get(wie, pad).probleem(http.StatusForbidden); strings.Join(p.Artikelen, " ") != artikelen || p.Anders == "" {
		h.t.Errorf("%s is refused to %s on %v", pad, wie, p.Artikelen)
	}
}

// What begins and ends has its moments by name, in UTC, and what is over is over at that moment.
func TestHuisDoorDeTijd(t *testing.T) {
	h := openBewoond(t)
	begin := h.klok.Nu()
	zoek := func(id string) (p gate.PartijBlad) {
		b := naar[gate.HuisBlad](h.get(manager, "/huis").is(http.StatusOK))
		return b.Partijen[slices.IndexFunc(b.Partijen, func(p gate.PartijBlad) bool { return p.ID == id })]
	}
	for _, c := range []struct {
		dagen         int
		later, eerder bool
		wil           []string
		bas           bool
	}{
		{0, false, true, []string{"uitvoerder"}, true},
		{1, false, true, []string{"aanmelder", "uitvoerder"}, true},
		{2, false, false, []string{"aanmelder", "uitvoerder"}, false},
		{3, false, false, []string{"uitvoerder"}, false},
		{5, true, false, []string{"uitvoerder"}, false},
	} {
		h.klok.Zet(begin.AddDate(0, 0, c.dagen).Add(time.Minute))
		h.tokens = map[string]string{}
		if l, e := zoek("p-later"), zoek("p-eerder"); l.Actief != c.later || e.Actief != c.eerder {
			t.Errorf("after %d days one Partij takes part %t and the other %t", c.dagen, l.Actief, e.Actief)
		}
		mensen := naar[gate.HuisBlad](h.get(manager, "/huis").is(http.StatusOK)).Mensen
		i := slices.IndexFunc(mensen, func(m gate.MensBlad) bool { return m.ID == "m-wil-proef" })
		if f := slices.Sorted(slices.Values(mensen[i].Functies)); !slices.Equal(f, c.wil) || len(mensen[i].Toekenningen) != 2 {
			t.Errorf("after %d days Wil is %v of %+v, want %v", c.dagen, f, mensen[i].Toekenningen, c.wil)
		}
		if bas := slices.ContainsFunc(mensen, func(m gate.MensBlad) bool { return m.ID == "m-bas-proef" }); bas != c.bas {
			t.Errorf("after %d days Bas is there: %t", c.dagen, bas)
		}
	}
	if l, e := zoek("p-later"), zoek("p-eerder"); l.Van == nil || l.Tot != nil || e.Van != nil || e.Tot == nil || !e.Tot.Before(*l.Van) {
		t.Errorf("periods: %+v, %+v", l, e)
	}
	lichaam := string(h.get(manager, "/huis").is(http.StatusOK).body)
	for _, veld := range []string{`"begintOp":"` + begin.AddDate(0, 0, 5).UTC().Format("2006-01-02T15:04:05"), `"eindigtOp":"` + begin.AddDate(0, 0, 2).UTC().Format("2006-01-02T15:04:05")} {
		if !strings.Contains(lichaam, veld) {
			t.Errorf("%s is not in %s", veld, lichaam)
		}
	}
	if strings.Contains(lichaam, `"tot"`) || strings.Contains(lichaam, `"van"`) {
		t.Errorf("a moment by the name of a date: %s", lichaam)
	}
}
