// SPDX-License-Identifier: EUPL-1.2

package web

import (
	"strconv"
	"time"

	"rondetafel/internal/klok"
)

// Dag returns the date of t as a page names it, seen from nu: "vandaag", "gisteren", "morgen", else "vr 27 november", with the
// year only when it differs. Both are read in Amsterdam.
func Dag(t, nu time.Time) string {
	if woord := dichtbij(t, nu); woord != "" {
		return woord
	}
	return weekdag(t)[:2] + " " + zonderDag(t, nu)
}

// DagTijd returns date and time as lists of what happened name them: "vandaag 08:55", "vr 20 november, 15:02".
func DagTijd(t, nu time.Time) string {
	if woord := dichtbij(t, nu); woord != "" {
		return woord + " " + Tijd(t)
	}
	return Dag(t, nu) + ", " + Tijd(t)
}

// Datum returns the date without the day of the week and never relative: "20 november", with the year when it differs.
func Datum(t, nu time.Time) string { return zonderDag(t, nu) }

// TotEnMet names the last day of what ends at tot: at midnight that is the day before, and otherwise the day itself.
func TotEnMet(tot, nu time.Time) string { return "tot en met " + Datum(laatsteMoment(tot), nu) }

// laatsteMoment is the last one before tot.
func laatsteMoment(tot time.Time) time.Time { return tot.Add(-time.Microsecond) }

// VolleDatum returns the date with its year: "4 maart 2004". For dates of birth and for what is printed.
func VolleDatum(t time.Time) string {
	t = t.In(klok.Amsterdam())
	return strconv.Itoa(t.Day()) + " " + klok.Maanden()[t.Month()-1] + " " + strconv.Itoa(t.Year())
}

// Vandaag returns the date above a page: "maandag 23 november 2026".
func Vandaag(nu time.Time) string { return weekdag(nu) + " " + VolleDatum(nu) }

// Tijd returns the time of day in Amsterdam: "14:03".
func Tijd(t time.Time) string { return t.In(klok.Amsterdam()).Format("15:04") }

// Uiterlijk returns the badge of a term that ends on the day of t: late, within four days, or no badge (an empty Tekst) when
// there is time.
func Uiterlijk(t, nu time.Time) Badge {
	dagen := dagenTot(t, nu)
	switch {
	case dagen == -1:
		return BadgeTeLaat("1 dag te laat")
	case dagen < 0:
		return BadgeTeLaat(tel(-dagen) + " dagen te laat")
	case dagen <= 1:
		return BadgeBinnenkort(dichtbij(t, nu))
	case dagen <= 4:
		return BadgeBinnenkort("over " + tel(dagen) + " dagen")
	}
	return Badge{}
}

// dagenTot counts midnights, so that it is not off by one when the clock changes.
func dagenTot(t, nu time.Time) int {
	return dagnummer(t) - dagnummer(nu)
}

func dagnummer(t time.Time) int {
	j, m, d := t.In(klok.Amsterdam()).Date()
	return int(time.Date(j, m, d, 0, 0, 0, 0, time.UTC).Unix() / 86400)
}

func dichtbij(t, nu time.Time) string {
	switch dagenTot(t, nu) {
	case -1:
		return "gisteren"
	case 0:
		return "vandaag"
	case 1:
		return "morgen"
	}
	return ""
}

func zonderDag(t, nu time.Time) string {
	t = t.In(klok.Amsterdam())
	s := strconv.Itoa(t.Day()) + " " + klok.Maanden()[t.Month()-1]
	if t.Year() != nu.In(klok.Amsterdam()).Year() {
		s += " " + strconv.Itoa(t.Year())
	}
	return s
}

func weekdag(t time.Time) string {
	return []string{"zondag", "maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag"}[t.In(klok.Amsterdam()).Weekday()]
}

func tel(n int) string { return strconv.Itoa(n) }
