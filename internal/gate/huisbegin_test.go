// SPDX-License-Identifier: EUPL-1.2

package gate_test

import (
	"errors"
	"slices"
	"strings"
	"testing"

	"rondetafel/internal/audit"
	"rondetafel/internal/gate"
	. "rondetafel/internal/gate/gatetest"
	"rondetafel/internal/toegang"
)

func huisbegin() gate.Huisbegin {
	return gate.Huisbegin{Naam: "Veiligheidshuis Proef", Gemeente: "Gemeente Proefdorp", Gemeentecode: "GM0957", Manager: "Mo Bedenksel",
		Verklaring: "Ik houd het geheim."}
}

// legeHuizen runs f on both databases, in a house in which nothing was set up.
func legeHuizen(t *testing.T, f func(t *testing.T, h *Huis)) {
	t.Helper()
	for naam, motor := range map[string]Optie{"sqlite": SQLite, "postgres": Postgres} {
		t.Run(naam, func(t *testing.T) { f(t, Nieuw(t, Leeg, motor)) })
	}
}

// Article 8.2c: a real house starts with its Manager alone, who works for the municipality that the house belongs to and has no other function.
// What lets them in is one code, which stands nowhere: not in the log, not in the database.
func TestHuisBeginnen(t *testing.T) {
	legeHuizen(t, func(t *testing.T, h *Huis) {
		code, err := h.HuisBeginnen(h.Ctx(), gate.Als("", "taak"), huisbegin())
		goed(t, err)
		if toegang.LeesCode(code) == "" {
			t.Fatalf("code %q", code)
		}
		var rijen []string
		e := h.Laatste()
		for _, r := range e.Rechten {
			rijen = append(rijen, strings.Split(r.Rij, "/")[0])
		}
		slices.Sort(rijen)
		zelfde(t, "rights that the first entry gives", rijen, []string{"functie", "medewerker", "partij", "partij", "protocol", "toegangscode"})
		manager := Als(e.Objecten[0])
		goed(t, vergeet(h.VerklaringTekenen(h.Ctx(), manager, gate.Tekenen{Versie: 1})))
		b, err := h.HuisLezen(h.Ctx(), manager)
		goed(t, err)
		if m := b.Mensen[0]; b.Demo || len(b.Mensen) != 1 || m.Naam != "Mo Bedenksel" || m.Namens != "p-gemeente" || !slices.Equal(m.Functies, []string{"manager"}) {
			t.Errorf("the house begins as %+v", b)
		}
		geweigerd(t, vergeet(h.HuisBeginnen(h.Ctx(), gate.Als("", "taak"), huisbegin())), "3.1")
	})
}

func TestHuisBeginnenVraagtAlles(t *testing.T) {
	h := Nieuw(t, Leeg)
	for veld, anders := range map[string]func(*gate.Huisbegin){
		"naam":         func(in *gate.Huisbegin) { in.Naam = " " },
		"gemeente":     func(in *gate.Huisbegin) { in.Gemeente = "" },
		"gemeentecode": func(in *gate.Huisbegin) { in.Gemeentecode = "957" },
		"manager":      func(in *gate.Huisbegin) { in.Manager = "\u200b" },
		"verklaring":   func(in *gate.Huisbegin) { in.Verklaring = "\n" },
	} {
		in := huisbegin()
		anders(&in)
		ongeldig(t, vergeet(h.HuisBeginnen(h.Ctx(), Als(""), in)), veld)
	}
	if n := h.Regels(); n != 0 {
		t.Errorf("%d entries of what was never asked well", n)
	}
}

// A house that should be there is not made anew: without keys, or without people, nothing opens; nor is a practice house opened as a real one.
func TestBestaandHuis(t *testing.T) {
	opent := func(t *testing.T, o gate.Opties, wil error) {
		t.Helper()
		o.Bestaand = true
		g, err := gate.Open(t.Context(), o)
		if !errors.Is(err, wil) {
			t.Errorf("it opens with %v, want %v", err, wil)
		}
		if err == nil {
			goed(t, g.Close())
		}
	}
	legeHuizen(t, func(t *testing.T, h *Huis) {
		h.Sluit()
		elders := h.Opties
		elders.Sleutels = t.TempDir()
		opent(t, elders, gate.ErrGeenSleutels)
		opent(t, h.Opties, gate.ErrGeenHuis)
		h.Open()
		goed(t, vergeet(h.HuisBeginnen(h.Ctx(), gate.Als("", "taak"), huisbegin())))
		h.Sluit()
		opent(t, h.Opties, nil)
	})
	h := Nieuw(t)
	h.Sluit()
	opent(t, h.Opties, gate.ErrOefenhuis)
}

// A code takes the place of the one before it, goes to who works here, and is not said again to who repeats the act.
func TestToegangscodeGeven(t *testing.T) {
	motoren(t, func(t *testing.T, h *Huis) {
		c := Als(Mo)
		c.Sleutel = "eenmaal"
		code, err := h.GeefToegangscode(h.Ctx(), c, Anna, toegang.Eerste)
		goed(t, err)
		weer, err := h.GeefToegangscode(h.Ctx(), c, Anna, toegang.Eerste)
		goed(t, err)
		if code == "" || weer != "" {
			t.Errorf("code %q, and repeated %q", code, weer)
		}
		if e := h.Laatste(); e.Uitkomst != audit.Allowed || len(e.Rechten) != 0 {
			t.Errorf("the repetition left %+v", e)
		}
		for _, rij := range []string{"resultaat", "invoer"} {
			if n := h.Getal(`SELECT COUNT(*) FROM herhaling WHERE sleutel = 'eenmaal' AND `+rij+` = $1`, []byte(`"`+code+`"`)); n != 0 {
				t.Error("the code stands in the database")
			}
		}
		nieuw, err := h.GeefToegangscode(h.Ctx(), Als(Mo), Anna, toegang.Herstel)
		goed(t, err)
		if nieuw == code || h.Getal(`SELECT COUNT(*) FROM toegangscode`) != 1 || h.Laatste().Rechten[0].Versie != 2 {
			t.Errorf("after a new one: %+v", h.Laatste())
		}
		onbekend(t, vergeet(h.GeefToegangscode(h.Ctx(), Als(Mo), "m-niemand", toegang.Eerste)))
		h.SQL(`UPDATE medewerker SET tot = 1 WHERE id = 'm-cleo-proef'`)
		h.Beschadigd()
		onbekend(t, vergeet(h.GeefToegangscode(h.Ctx(), Als(Mo), Cleo, toegang.Eerste)))
	})
}

// Whoever can write in the database cannot make themselves a code: verify names a row that the gate did not write, and one that is gone.
func TestVervalsteToegangscode(t *testing.T) {
	for naam, sql := range map[string]string{
		"of somebody else": `UPDATE toegangscode SET medewerker = 'm-bo-verzonnen'`,
		"that lasts":       `UPDATE toegangscode SET tot = tot + 1`,
		"another one":      `UPDATE toegangscode SET hash = X'01'`,
		"another secret":   `UPDATE toegangscode SET geheim = X'01'`,
		"gone":             `DELETE FROM toegangscode`,
	} {
		t.Run(naam, func(t *testing.T) {
			h := Nieuw(t)
			goed(t, vergeet(h.GeefToegangscode(h.Ctx(), Als(Mo), Anna, toegang.Eerste)))
			h.Beschadigd()
			h.SQL(sql)
			if v := h.Verify(); !strings.Contains(v.Fout, "toegangscode/") {
				t.Errorf("verify says %q", v.Fout)
			}
		})
	}
}
