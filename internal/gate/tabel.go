// SPDX-License-Identifier: EUPL-1.2

package gate

import (
	"bytes"
	"encoding/csv"
	"slices"
	"strings"
	"time"
)

// Tabelbestand is a file that a spreadsheet opens: UTF-8 with a mark in front, cells apart by a semicolon.
type Tabelbestand struct {
	Naam string `json:"bestandsnaam"`
	CSV  string `json:"csv"`
}

// tabelbestand makes one of today; the first of rijen are the names of the columns.
func (s *scope) tabelbestand(naam string, rijen [][]string) Tabelbestand {
	return Tabelbestand{Naam: naam + "-" + s.vandaag().Format(time.DateOnly) + ".csv", CSV: tabel(rijen)}
}

func jaNee(b bool) string {
	if b {
		return "ja"
	}
	return "nee"
}

// tabel makes a table that a Dutch spreadsheet opens. What somebody typed never becomes a formula in it: a text that begins as one gets an
// apostrophe before it, which the spreadsheet shows as text (OWASP, CSV injection).
func tabel(rijen [][]string) string {
	var b bytes.Buffer
	b.WriteString("\ufeff")
	w := csv.NewWriter(&b)
	w.Comma, w.UseCRLF = ';', true
	for _, r := range rijen {
		veilig := slices.Clone(r)
		for i, cel := range veilig {
			veilig[i] = strings.Map(eenRegel, cel)
			if cel = strings.TrimLeft(veilig[i], " \u00a0"); cel != "" && strings.ContainsRune("=+-@|%", rune(cel[0])) {
				veilig[i] = "'" + veilig[i]
			}
		}
		_ = w.Write(veilig) // a buffer takes everything
	}
	w.Flush()
	return b.String()
}

// eenRegel keeps a cell on one line: a control character would begin another, or hide how it begins.
func eenRegel(r rune) rune {
	if r < ' ' || r == 0x7f || r == '\u2028' || r == '\u2029' {
		return ' '
	}
	return r
}
