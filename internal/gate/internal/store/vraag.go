// SPDX-License-Identifier: EUPL-1.2

package store

import (
	"strconv"
	"strings"
)

// vraag builds a query whose conditions depend on what was asked. Only fixed text and parameters go in, never input.
type vraag struct {
	tekst strings.Builder
	args  []any
}

// arg adds a parameter and returns its name.
func (q *vraag) arg(waarde any) string {
	q.args = append(q.args, waarde)
	return "$" + strconv.Itoa(len(q.args))
}

// en adds a condition when als is true; each ? in it is the next parameter.
func (q *vraag) en(als bool, voorwaarde string, waarden ...any) {
	if !als {
		return
	}
	for _, w := range waarden {
		voorwaarde = strings.Replace(voorwaarde, "?", q.arg(w), 1)
	}
	q.tekst.WriteString(" AND " + voorwaarde)
}

// in adds a condition that kolom is one of waarden; none means no row.
func (q *vraag) in(kolom string, waarden []string) {
	if len(waarden) == 0 {
		q.tekst.WriteString(" AND 1 = 0")
		return
	}
	namen := make([]string, len(waarden))
	for i, w := range waarden {
		namen[i] = q.arg(w)
	}
	q.tekst.WriteString(" AND " + kolom + " IN (" + strings.Join(namen, ", ") + ")")
}
