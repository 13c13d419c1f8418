// SPDX-License-Identifier: EUPL-1.2

package informatie

import (
	"strconv"
	"strings"
	"time"

	"rondetafel/internal/klok"
)

// Zin says conditions in one sentence: who reads it, and until when. namen are the short names of chosen Partijen; tot is the
// last day, ISO, or "". Made by this one function for page, form, print and API.
func Zin(wie Lezers, namen []string, tot string) string {
	eind := ""
	if t, err := time.Parse("2006-01-02", tot); err == nil {
		eind = ", tot en met " + strconv.Itoa(t.Day()) + " " + klok.Maanden()[t.Month()-1] + " " + strconv.Itoa(t.Year())
	}
	switch {
	case wie == GekozenPartijen && len(namen) > 0:
		return "Alleen " + opsomming(namen) + " en de procesregisseur lezen dit" + eind + "."
	case wie == AlleDeelnemers:
		return "Iedereen die in deze casus meedoet, leest dit" + eind + "."
	}
	return "Alleen de procesregisseur leest dit" + eind + "."
}

func opsomming(namen []string) string {
	return strings.Join(namen, ", ")
}
