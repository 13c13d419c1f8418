// SPDX-License-Identifier: EUPL-1.2

package gate_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"

	"rondetafel/internal/audit"
	"rondetafel/internal/gate"
	. "rondetafel/internal/gate/gatetest"
)

// overstroom is a stranger who tries n names that nobody has, each from another address.
func overstroom(t *testing.T, h *Huis, n int) {
	t.Helper()
	for i := range n {
		van := gate.Vandaan{Adres: fmt.Sprintf("198.51.100.%d", i)}
		nietIn(t, "a stranger", vergeet(h.InloggenMet(h.Ctx(), Als(""), gate.Inlog{Naam: fmt.Sprintf("niemand%d@huis.example", i), Wachtwoord: "raad", Code: "123456"}, van)))
	}
}

// rule 14.3-1: who tries names that nobody has leaves a hundred entries in ten minutes and one that says how many more there were. Meanwhile each attempt at a
// name that somebody has is an entry, its owner logs in, and the log can be verified.
func TestRegelVloedAanDeDeur(t *testing.T) {
	h := Nieuw(t)
	ctx, a := h.Ctx(), metAccount(t, h, Anna)
	begin := h.Regels()
	overstroom(t, h, 260)
	if n := h.Regels() - begin; n != 100 {
		t.Fatalf("260 attempts left %d entries", n)
	}
	eerder := h.Regels()
	nietIn(t, "at a real name", vergeet(h.InloggenMet(ctx, Als(""), gate.Inlog{Naam: a.naam, Wachtwoord: "raad"}, gate.Vandaan{Adres: "203.0.113.9"})))
	if e := h.Laatste(); h.Regels() != eerder+1 || !slices.Equal(e.Objecten, []string{Anna}) || e.Uitkomst != audit.Refused {
		t.Errorf("it left %+v", e)
	}
	_, err := a.in(goedWachtwoord, a.code())
	goed(t, err)
	h.Klok.Loop(9 * time.Minute)
	goed(t, vergeet(h.VoerTaken(ctx)))
	if h.Laatste().Handeling != "sessie.inloggen" || h.Laatste().Persoon != Anna {
		t.Errorf("the window is not over: %+v", h.Laatste())
	}
	h.Klok.Loop(2 * time.Minute)
	goed(t, vergeet(h.VoerTaken(ctx)))
	e := h.Laatste()
	if e.Handeling != "sessie.inloggen" || e.Uitkomst != audit.Refused || !slices.Equal(e.Regels, []string{"inloggen-geteld-160"}) || e.Persoon != "" || len(e.Objecten) > 0 {
		t.Errorf("the window left %+v", e)
	}
	regels := h.Regels()
	goed(t, vergeet(h.VoerTaken(ctx)))
	if h.Regels() != regels {
		t.Error("it is told twice")
	}
	l, err := h.LogDoorzoeken(ctx, Als(Fien), gate.LogVraag{})
	goed(t, err)
	if i := slices.IndexFunc(l.Regels, func(r gate.LogRegel) bool { return r.Keer == 160 }); i < 0 {
		t.Errorf("the privacy officer sees %+v", l.Regels[:3])
	}
	overstroom(t, h, 1) // another window begins with entries of its own
	if e := h.Laatste(); !slices.Contains(e.Regels, "inloggen-klopt-niet") {
		t.Errorf("the next window left %+v", e)
	}
}

// rule 14.3-1: what was sent away at the door, and what was not yet told, stands in the log when the house closes; who waits for having guessed is counted as well.
func TestVloedStaatInHetLogNaSluiten(t *testing.T) {
	h := Nieuw(t)
	a := metAccount(t, h, Anna)
	begin := h.Regels()
	for range 300 {
		nietIn(t, "again and again", vergeet(h.InloggenMet(h.Ctx(), Als(""), gate.Inlog{Naam: a.naam, Wachtwoord: "raad"}, gate.Vandaan{Adres: "203.0.113.9"})))
	}
	n := h.Regels() - begin
	if n < 100 || n > 120 { // those that were looked at have one each
		t.Fatalf("300 attempts left %d entries", n)
	}
	for range 7 {
		h.DeurDicht()
	}
	h.Sluit()
	h.Open()
	var geteld []string
	for _, e := range h.LogVanaf(begin) {
		geteld = append(geteld, slices.DeleteFunc(slices.Clone(e.Regels), func(r string) bool { return !strings.HasPrefix(r, "inloggen-geteld-") })...)
	}
	if !slices.Equal(geteld, []string{fmt.Sprintf("inloggen-geteld-%d", 300-n+7)}) {
		t.Errorf("told are %v", geteld)
	}
	h.Sluit()
	if v := h.Verify(); v.Fout != "" {
		t.Errorf("verify says %q", v.Fout)
	}
}

// rule 14.3-1: a browser from which somebody logged in is known to the house whatever name comes next, and nothing else is.
func TestBekendeBrowser(t *testing.T) {
	h := Nieuw(t)
	a, b := metAccount(t, h, Anna), metAccount(t, h, Bo)
	een, twee := h.BekendeBrowser(a.inlog.Browser), h.BekendeBrowser(b.inlog.Browser)
	if een == "" || twee == "" || een == twee || strings.Contains(a.inlog.Browser, een) {
		t.Fatalf("%q and %q", een, twee)
	}
	half := a.inlog.Browser[:len(a.inlog.Browser)/2] + b.inlog.Browser[len(b.inlog.Browser)/2:]
	for _, vreemd := range []string{"", "x", a.inlog.Browser + "AA", a.inlog.Browser[1:], strings.Repeat("A", len(a.inlog.Browser)), half, a.inlog.Token} {
		if h.BekendeBrowser(vreemd) != "" {
			t.Errorf("%q is known", vreemd)
		}
	}
}

// geteldIn is for how many log-ins that failed the log stands from an entry on: by an entry of their own, and counted together.
func geteldIn(h *Huis, vanaf int64) (eigen, samen int) {
	for _, e := range h.LogVanaf(vanaf) {
		if e.Handeling != "sessie.inloggen" || e.Uitkomst != audit.Refused {
			continue
		}
		var n int
		if i := slices.IndexFunc(e.Regels, func(r string) bool { return strings.HasPrefix(r, "inloggen-geteld-") }); i >= 0 {
			_, _ = fmt.Sscanf(e.Regels[i], "inloggen-geteld-%d", &n)
			samen += n
			continue
		}
		eigen++
	}
	return eigen, samen
}

// rule 14.3-1: whoever knocks in whatever order, and whenever the jobs run, the log accounts for every log-in that failed, once; none of somebody who is known and
// does not wait is only counted.
func TestWillekeurVloed(t *testing.T) {
	rapid.Check(t, func(r *rapid.T) {
		h := Nieuw(t)
		ctx, a := h.Ctx(), metAccount(t, h, Anna)
		begin, mis, bekend := h.Regels(), 0, 0
		for i := range rapid.IntRange(1, 6).Draw(r, "rondes") {
			n := rapid.IntRange(0, 90).Draw(r, "vreemden")
			overstroom(t, h, n)
			mis += n
			if rapid.Bool().Draw(r, "bekende") {
				van := gate.Vandaan{Adres: fmt.Sprintf("203.0.113.%d", i)}
				nietIn(t, "at a real name", vergeet(h.InloggenMet(ctx, Als(""), gate.Inlog{Naam: a.naam, Wachtwoord: "raad"}, van)))
				mis, bekend = mis+1, bekend+1
			}
			h.Klok.Loop(time.Duration(rapid.IntRange(0, 12).Draw(r, "minuten")) * time.Minute)
			if rapid.Bool().Draw(r, "taken") {
				goed(t, vergeet(h.VoerTaken(ctx)))
			}
		}
		noemt := 0
		for _, e := range h.LogVanaf(begin) {
			noemt += len(e.Objecten)
		}
		h.Sluit()
		h.Open()
		eigen, samen := geteldIn(h, begin)
		if eigen+samen != mis || noemt != bekend {
			r.Fatalf("%d with an entry and %d counted, of %d; %d of %d at a real name", eigen, samen, mis, noemt, bekend)
		}
	})
}
