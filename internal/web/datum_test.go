// SPDX-License-Identifier: EUPL-1.2

package web_test

import (
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"

	"rondetafel/internal/klok"
	"rondetafel/internal/web"
)

func op(jaar int, maand time.Month, dag, uur, minuut int) time.Time {
	return time.Date(jaar, maand, dag, uur, minuut, 0, 0, klok.Amsterdam())
}

func TestDag(t *testing.T) {
	nu := op(2026, 11, 23, 14, 3)
	for _, g := range []struct {
		t            time.Time
		dag, dagtijd string
	}{
		{op(2026, 11, 23, 8, 55), "vandaag", "vandaag 08:55"},
		{op(2026, 11, 22, 23, 59), "gisteren", "gisteren 23:59"},
		{op(2026, 11, 24, 0, 0), "morgen", "morgen 00:00"},
		{op(2026, 11, 21, 10, 5), "za 21 november", "za 21 november, 10:05"},
		{op(2026, 11, 27, 0, 0), "vr 27 november", "vr 27 november, 00:00"},
		{op(2027, 3, 1, 9, 0), "ma 1 maart 2027", "ma 1 maart 2027, 09:00"},
		{op(2025, 12, 31, 23, 30), "wo 31 december 2025", "wo 31 december 2025, 23:30"},
	} {
		if got := web.Dag(g.t, nu); got != g.dag {
			t.Errorf("Dag(%v) = %q, want %q", g.t, got, g.dag)
		}
		if got := web.DagTijd(g.t, nu); got != g.dagtijd {
			t.Errorf("DagTijd(%v) = %q, want %q", g.t, got, g.dagtijd)
		}
	}
	if got := web.Vandaag(nu); got != "maandag 23 november 2026" {
		t.Errorf("Vandaag = %q", got)
	}
	if got := web.Datum(op(2026, 11, 23, 0, 0), nu); got != "23 november" {
		t.Errorf("Datum = %q: never relative", got)
	}
	if got := web.VolleDatum(op(2004, 3, 4, 0, 0)); got != "4 maart 2004" {
		t.Errorf("VolleDatum = %q", got)
	}
}

// The moment is stored in UTC; people read it in Amsterdam, where the day has already changed.
func TestDagInAmsterdam(t *testing.T) {
	nu := time.Date(2026, 6, 30, 22, 30, 0, 0, time.UTC) // 1 July, 00:30
	if got := web.DagTijd(time.Date(2026, 6, 30, 21, 59, 0, 0, time.UTC), nu); got != "gisteren 23:59" {
		t.Errorf("got %q", got)
	}
	if got := web.Vandaag(nu); got != "woensdag 1 juli 2026" {
		t.Errorf("got %q", got)
	}
}

func TestUiterlijk(t *testing.T) {
	nu := op(2026, 10, 24, 23, 30) // the clock goes back in the night that follows
	for dagen, want := range map[int]web.Badge{
		-4: web.BadgeTeLaat("4 dagen te laat"), -1: web.BadgeTeLaat("1 dag te laat"), 0: web.BadgeBinnenkort("vandaag"),
		1: web.BadgeBinnenkort("morgen"), 2: web.BadgeBinnenkort("over 2 dagen"), 4: web.BadgeBinnenkort("over 4 dagen"), 5: {},
	} {
		if got := web.Uiterlijk(op(2026, 10, 24+dagen, 0, 0), nu); got != want {
			t.Errorf("%d days: %+v, want %+v", dagen, got, want)
		}
	}
}

// Whatever the hour of both moments, only the calendar in Amsterdam decides what is late and what is today.
func TestUiterlijkTeltDagen(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		dag := rapid.IntRange(1, 3000).Draw(t, "dag")
		verschil := rapid.IntRange(-9, 9).Draw(t, "verschil")
		uur, anderUur := rapid.IntRange(0, 23).Draw(t, "uur"), rapid.IntRange(0, 23).Draw(t, "anderUur")
		nu, term := op(2025, 1, dag, uur, 0), op(2025, 1, dag+verschil, anderUur, 59)
		badge := web.Uiterlijk(term.UTC(), nu.UTC())
		if laat := strings.Contains(badge.Tekst, "te laat"); laat != (verschil < 0) {
			t.Fatalf("%d days: %q", verschil, badge.Tekst)
		}
		if (badge.Tekst == "") != (verschil > 4) {
			t.Fatalf("%d days: %q", verschil, badge.Tekst)
		}
		if got := web.Dag(term.UTC(), nu.UTC()) == "vandaag"; got != (verschil == 0) {
			t.Fatalf("%d days: %q", verschil, web.Dag(term, nu))
		}
	})
}
