// SPDX-License-Identifier: EUPL-1.2

package klok_test

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"

	"rondetafel/internal/klok"
)

// A date is written as people do; what is none stays as it was typed.
func TestDatumWoorden(t *testing.T) {
	for getypt, want := range map[klok.Datum]string{"2027-03-01": "1 maart 2027", "31-12-1999": "31 december 1999", "": "", "binnenkort": "binnenkort", "30-2-2027": "30-2-2027"} {
		if got := getypt.Woorden(); got != want {
			t.Errorf("%q is written %q, want %q", getypt, got, want)
		}
	}
}

// A form shows a date as people type it, and what is none as it was typed.
func TestDatumGetypt(t *testing.T) {
	for datum, want := range map[klok.Datum]klok.Datum{"2027-03-01": "1-3-2027", "31 december 1999": "31-12-1999", "": "", "binnenkort": "binnenkort", "30-2-2027": "30-2-2027"} {
		if got := datum.Getypt(); got != want || got.ISO() != datum.ISO() {
			t.Errorf("%q in a form is %q, want %q", datum, got, want)
		}
	}
}

func TestDatum(t *testing.T) {
	for getypt, want := range map[klok.Datum]string{
		"2027-03-01":                 "2027-03-01", // as a date field of a browser sends it
		"1-3-2027":                   "2027-03-01",
		"01-03-2027":                 "2027-03-01",
		"1/3/2027":                   "2027-03-01",
		"1.3.2027":                   "2027-03-01",
		"1 3 2027":                   "2027-03-01",
		"1 maart 2027":               "2027-03-01",
		"1 mrt 2027":                 "2027-03-01",
		"1 maa 2027":                 "2027-03-01",
		"1 Maart 2027":               "2027-03-01",
		"1-MRT-2027":                 "2027-03-01",
		"2027 maart 1":               "2027-03-01",
		" \t31  december 1999\n":     "1999-12-31",
		"31 dec. 1999":               "1999-12-31",
		"29-2-2024":                  "2024-02-29", // a leap day
		"29 februari 2000":           "2000-02-29", // a century that is a leap year
		"1-1-1000":                   "1000-01-01",
		"9999-12-31":                 "9999-12-31",
		"":                           "",
		"   ":                        "",
		"onbekend":                   "",
		"2027":                       "",
		"3-2027":                     "",
		"1-3-2027-4":                 "",
		"1-3-27":                     "", // which century?
		"27-03-01":                   "",
		"3-15-2027":                  "", // no month comes fifteenth
		"31-4-2027":                  "",
		"30-2-2024":                  "",
		"29-2-2027":                  "",
		"29-2-1900":                  "", // a century that is no leap year
		"0-3-2027":                   "",
		"32-1-2027":                  "",
		"1-0-2027":                   "",
		"1-13-2027":                  "",
		"1-3-0999":                   "",
		"1-3-0000":                   "",
		"1-3-12027":                  "",
		"1-3-02027":                  "",
		"1-3-+2027":                  "",
		"366-1-2027":                 "", // a year and a day on it is January again
		"1 march 2027":               "",
		"1 ma 2027":                  "",
		"1 maartt 2027":              "",
		"1e maart 2027":              "",
		"a-3-2027":                   "",
		"1-3-twee":                   "",
		"१-३-२०२७":                   "",
		"99999999999999999999-3-27":  "",
		"9223372036854775807-1-2027": "",
		"1-9223372036854775808-2027": "",
		"2027-03-01T00:00:00Z":       "",
		"2027-03-2027":               "",
	} {
		if got := getypt.ISO(); got != want {
			t.Errorf("%q is read as %q, want %q", getypt, got, want)
		}
		if got := getypt.Leeg(); got != (strings.TrimSpace(string(getypt)) == "") {
			t.Errorf("%q: empty %t", getypt, got)
		}
		if dag, ok := getypt.Lees(); ok != (want != "") || !ok && !dag.IsZero() {
			t.Errorf("%q: %v, %t", getypt, dag, ok)
		}
	}
}

// eersteMoment asks that dag is the first moment of its day in Amsterdam, not a nanosecond later.
func eersteMoment(t rapid.TB, dag time.Time) {
	t.Helper()
	if dag.Location() != klok.Amsterdam() {
		t.Fatalf("%v is in another zone", dag)
	}
	if dag.Add(-1).Day() == dag.Day() {
		t.Fatalf("%v is not the first moment of its day", dag)
	}
}

// Each day from 1900 on exists and begins at its first moment, also those on which the clock in Amsterdam skipped midnight
// (1 July 1937 and 16 May 1940, on a machine whose zone files know it). What the calendar does not have is refused.
func TestDatumIederJaar(t *testing.T) {
	dagen := []int{31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31}
	for jaar := 1900; jaar <= 2100; jaar++ {
		schrikkel := jaar%4 == 0 && (jaar%100 != 0 || jaar%400 == 0)
		for maand := 1; maand <= 12; maand++ {
			laatste := dagen[maand-1]
			if maand == 2 && schrikkel {
				laatste = 29
			}
			for dag := 1; dag <= 32; dag++ {
				iso := fmt.Sprintf("%04d-%02d-%02d", jaar, maand, dag)
				begin, ok := klok.Datum(iso).Lees()
				if ok != (dag <= laatste) {
					t.Fatalf("%s exists: %t", iso, ok)
				}
				if ok && begin.Format(time.DateOnly) != iso {
					t.Fatalf("%s is read as %v", iso, begin)
				}
				if ok {
					eersteMoment(t, begin)
				}
			}
		}
	}
}

// The days on which summer time begins and ends are 23 and 25 hours long; they begin at midnight in Amsterdam all the same.
func TestDatumZomertijd(t *testing.T) {
	for iso, utc := range map[klok.Datum]string{
		"2027-03-27": "2027-03-26T23:00:00Z", "2027-03-28": "2027-03-27T23:00:00Z", "2027-03-29": "2027-03-28T22:00:00Z",
		"2027-10-31": "2027-10-30T22:00:00Z", "2027-11-01": "2027-10-31T23:00:00Z",
	} {
		begin, ok := iso.Lees()
		if got := begin.UTC().Format(time.RFC3339); !ok || got != utc {
			t.Errorf("%s begins at %s, want %s", iso, got, utc)
		}
	}
}

// However a date is spelled, it is the same date; its ISO form reads back as itself.
func TestDatumSpelling(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		dag := time.Date(rapid.IntRange(1000, 9999).Draw(t, "jaar"), 1, rapid.IntRange(1, 365).Draw(t, "dag"), 12, 0, 0, 0, time.UTC)
		want := dag.Format(time.DateOnly)
		naam := klok.Maanden()[dag.Month()-1]
		for _, spelling := range []string{
			want, dag.Format("2-1-2006"), dag.Format("02/01/2006"), dag.Format("2006/1/2"), dag.Format("2. 1. 2006"),
			fmt.Sprintf("%d %s %d", dag.Day(), naam, dag.Year()), fmt.Sprintf("%d %s. %d", dag.Day(), naam[:3], dag.Year()),
			fmt.Sprintf(" %d-%s-%d ", dag.Day(), strings.ToUpper(naam), dag.Year()),
		} {
			if got := klok.Datum(spelling).ISO(); got != want {
				t.Fatalf("%q is read as %q, want %q", spelling, got, want)
			}
		}
	})
}

func TestMaanden(t *testing.T) {
	want := "januari februari maart april mei juni juli augustus september oktober november december"
	klok.Maanden()[0] = "changed by one caller"
	if got := strings.Join(klok.Maanden(), " "); got != want {
		t.Errorf("got %q", got)
	}
}

// FuzzDatum: whatever is typed, it is a date that reads back as itself, or none.
func FuzzDatum(f *testing.F) {
	for _, getypt := range []string{"2027-03-01", "1-3-2027", "1 maart 2027", "29-2-1900", "", "--", "2027 2027 2027", "1 mrt. 2027", "1-3-27",
		"99999999999999999999-1-2027", "+1-3-2027", "\xff-1-2027", "1 KA\u212a 2027", "१-३-२०२७", "0-0-0000", "16-5-1940"} {
		f.Add(getypt)
	}
	f.Fuzz(func(t *testing.T, getypt string) {
		d := klok.Datum(getypt)
		dag, ok := d.Lees()
		if !ok {
			if d.ISO() != "" || !dag.IsZero() {
				t.Fatalf("%q is no date, and yet %q, %v", getypt, d.ISO(), dag)
			}
			return
		}
		if d.Leeg() {
			t.Fatalf("%q is empty, and yet %v", getypt, dag)
		}
		eersteMoment(t, dag)
		terug, ok := klok.Datum(d.ISO()).Lees()
		if !ok || !terug.Equal(dag) || len(d.ISO()) != len(time.DateOnly) {
			t.Fatalf("%q is %v, and its ISO form %q is %v", getypt, dag, d.ISO(), terug)
		}
	})
}
