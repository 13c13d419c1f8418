// SPDX-License-Identifier: EUPL-1.2

package klok

import (
	"strconv"
	"strings"
	"time"
)

// Datum is a calendar date as somebody typed it: "2027-03-01", "1-3-2027" or "1 maart 2027". It keeps the text, so that a
// form can show it again; Lees says whether it is a date.
type Datum string

// Leeg tells whether nothing was typed.
func (d Datum) Leeg() bool { return strings.TrimSpace(string(d)) == "" }

// Lees returns the date's first moment in Amsterdam, and false when the text is no existing date.
func (d Datum) Lees() (time.Time, bool) {
	jaar, maand, dag, ok := d.delen()
	if !ok {
		return time.Time{}, false
	}
	t := time.Date(jaar, time.Month(maand), dag, 0, 0, 0, 0, Amsterdam())
	if t.Day() != dag || int(t.Month()) != maand || jaar < 1000 || jaar > 9999 {
		return time.Time{}, false
	}
	return t, true
}

// ISO returns the date as "2027-03-01", or "" when it is none.
func (d Datum) ISO() string {
	t, ok := d.Lees()
	if !ok {
		return ""
	}
	return t.Format("2006-01-02")
}

// Woorden returns the date as one writes it: "1 maart 2027"; what was typed when it is none.
func (d Datum) Woorden() string {
	t, ok := d.Lees()
	if !ok {
		return string(d)
	}
	return strconv.Itoa(t.Day()) + " " + Maanden()[t.Month()-1] + " " + strconv.Itoa(t.Year())
}

// Getypt returns the date as one types it in a form, "1-3-2027"; what was typed when it is none.
func (d Datum) Getypt() Datum {
	t, ok := d.Lees()
	if !ok {
		return d
	}
	return Datum(t.Format("2-1-2006"))
}

func (d Datum) delen() (jaar, maand, dag int, ok bool) {
	delen := strings.FieldsFunc(strings.ToLower(strings.TrimSpace(string(d))), func(r rune) bool {
		return r == '-' || r == '/' || r == '.' || r == ' '
	})
	if len(delen) != 3 {
		return 0, 0, 0, false
	}
	if len(delen[0]) == 4 {
		delen[0], delen[2] = delen[2], delen[0]
	}
	dag, dagFout := strconv.Atoi(delen[0])
	jaar, jaarFout := strconv.Atoi(delen[2])
	maand = maandVan(delen[1])
	return jaar, maand, dag, dagFout == nil && jaarFout == nil && maand > 0 && len(delen[2]) == 4
}

func maandVan(s string) int {
	if n, err := strconv.Atoi(s); err == nil && n >= 1 && n <= 12 {
		return n
	}
	for i, naam := range Maanden() {
		if s == naam || s == naam[:3] || (i == 2 && s == "mrt") {
			return i + 1
		}
	}
	return 0
}

// Maanden returns the Dutch names of the months, January first.
func Maanden() []string {
	return []string{"januari", "februari", "maart", "april", "mei", "juni", "juli", "augustus", "september", "oktober",
		"november", "december"}
}
