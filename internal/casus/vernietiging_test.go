// SPDX-License-Identifier: EUPL-1.2

package casus_test

import (
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"

	"rondetafel/internal/casus"
	"rondetafel/internal/klok"
)

// rule AVG-7: the cooling-off is seven calendar days in Amsterdam, never a day shorter, whatever the clock does in the night.
func TestBedenktijd(t *testing.T) {
	for akkoord, want := range map[string]string{
		"2027-03-01T09:00:00Z": "2027-03-08T10:00:00+01:00",
		"2027-03-01T23:30:00Z": "2027-03-09T00:30:00+01:00", // 2 March in Amsterdam
		"2027-03-27T09:00:00Z": "2027-04-03T10:00:00+02:00", // over the begin of summer time: ten in the morning stays ten
		"2027-10-30T08:00:00Z": "2027-11-06T10:00:00+01:00", // and over its end
		"2028-02-25T12:00:00Z": "2028-03-03T13:00:00+01:00", // a leap day in between
		"2026-12-28T12:00:00Z": "2027-01-04T13:00:00+01:00",
	} {
		moment, err := time.Parse(time.RFC3339, akkoord)
		if err != nil {
			t.Fatal(err)
		}
		if got := casus.Bedenktijd(moment).Format(time.RFC3339); got != want {
			t.Errorf("agreed at %s it may begin at %s, want %s", akkoord, got, want)
		}
	}
	rapid.Check(t, func(t *rapid.T) {
		nu := time.Unix(rapid.Int64Range(0, 4e9).Draw(t, "moment"), 0)
		dan := casus.Bedenktijd(nu)
		if d := dan.Sub(nu); d < 7*24*time.Hour-time.Hour || d > 7*24*time.Hour+time.Hour {
			t.Fatalf("from %v to %v is %v", nu, dan, d)
		}
		if n := casus.DagenTot(nu, dan); n != casus.BedenktijdDagen {
			t.Fatalf("from %v to %v are %d dates", nu, dan, n)
		}
	})
}

func TestDagenTot(t *testing.T) {
	moment := func(s string) time.Time {
		m, err := time.ParseInLocation("2006-01-02 15:04", s, klok.Amsterdam())
		if err != nil {
			t.Fatal(err)
		}
		return m.UTC()
	}
	for _, g := range []struct {
		nu, dan string
		want    int
	}{
		{"2027-03-01 00:10", "2027-03-01 23:50", 0},
		{"2027-03-01 23:50", "2027-03-02 00:10", 1},
		{"2027-03-27 12:00", "2027-03-29 01:00", 2},
		{"2027-10-30 12:00", "2027-11-01 01:00", 2},
		{"2027-03-08 12:00", "2027-03-01 12:00", 0}, // it was before
	} {
		if got := casus.DagenTot(moment(g.nu), moment(g.dan)); got != g.want {
			t.Errorf("from %s to %s: %d, want %d", g.nu, g.dan, got, g.want)
		}
	}
}

// rule AVG-7: a proposal has a reason; the second person says yes or no, and no has a reason; so has a stop.
func TestVernietigingInvoer(t *testing.T) {
	const (
		waarom   = "reden: Schrijf op waarom het dossier weg kan. Noem geen mensen."
		kies     = "akkoord: Kies of het dossier weg kan."
		waaromNu = "reden: Schrijf op waarom het dossier nog niet weg kan."
		waaromOp = "reden: Schrijf op waarom het dossier nog niet weg mag."
		teLang   = "reden: Deze tekst is te lang. Gebruik hoogstens 20.000 tekens."
	)
	lang := strings.Repeat("a", casus.MaxTekst+1)
	verwacht(t, casus.VernietigingVoorstellen{Reden: "De termijn is voorbij."}.Valideer())
	verwacht(t, casus.VernietigingVoorstellen{Reden: " "}.Valideer(), waarom)
	verwacht(t, casus.VernietigingVoorstellen{Reden: lang}.Valideer(), teLang)
	verwacht(t, casus.VernietigingControleren{Akkoord: "ja"}.Valideer())
	verwacht(t, casus.VernietigingControleren{Akkoord: "ja", Reden: lang}.Valideer(), teLang)
	verwacht(t, casus.VernietigingControleren{}.Valideer(), kies)
	verwacht(t, casus.VernietigingControleren{Akkoord: "true"}.Valideer(), kies)
	verwacht(t, casus.VernietigingControleren{Akkoord: "nee"}.Valideer(), waaromNu)
	verwacht(t, casus.VernietigingControleren{Akkoord: "nee", Reden: "Er loopt nog een klacht."}.Valideer())
	verwacht(t, casus.VernietigingStoppen{}.Valideer(), waaromOp)
	verwacht(t, casus.VernietigingStoppen{Reden: "Er loopt nog een klacht."}.Valideer())
	if (casus.VernietigingControleren{}).Ja() || (casus.VernietigingControleren{Akkoord: "nee"}).Ja() || !(casus.VernietigingControleren{Akkoord: "ja"}).Ja() {
		t.Error("only ja is yes")
	}
}

func TestVernietigingStand(t *testing.T) {
	labels := map[string]bool{}
	for _, g := range []struct {
		stand casus.VernietigingStand
		loopt bool
	}{
		{casus.VernietigingVoorgesteld, true}, {casus.VernietigingAkkoord, true}, {casus.VernietigingBegonnen, true},
		{casus.VernietigingGestopt, false}, {casus.VernietigingKlaar, false},
	} {
		if g.stand.Loopt() != g.loopt {
			t.Errorf("%s goes on: %t", g.stand, g.stand.Loopt())
		}
		if l := g.stand.Label(); l == string(g.stand) && g.stand != casus.VernietigingKlaar || labels[l] {
			t.Errorf("%s is shown as %q", g.stand, l)
		}
		labels[g.stand.Label()] = true
	}
	if casus.VernietigingStand("anders").Label() != "anders" {
		t.Error("an unknown stand is not shown as it is")
	}
}
