// SPDX-License-Identifier: EUPL-1.2

package store

import "strings"

// laat returns the tables of a dossier that fill late in its life, or never.
func laat() []string {
	return []string{"informering", "triagevraag", "triageuitkomst", "overleg", "plan", "plan_versie", "afspraak", "aantekening", "voorinzage",
		"informatievraag", "correctieverzoek", "kennisgeving", "verstrekking", "passage", "incidentele_derde", "noodinzage"}
}

// vooruit is what a snapshot remembers of one Casus: which tables hold nothing of it, and who takes part, once that was read.
type vooruit struct {
	casus     string
	leeg      map[string]bool
	deelnames []Deelname
}

// KijkVooruit asks in one query which of the tables that fill late hold anything of a Casus; the methods that read a whole table
// of that Casus then leave alone what is empty, and who takes part is read once. It is for who is about to read them all. In a
// transaction that writes, where rows may still come, it does nothing.
func (t *Tx) KijkVooruit(casus string) error {
	if !t.snapshot {
		return nil
	}
	tabellen := laat()
	gevuld, doelen := make([]bool, len(tabellen)), make([]any, len(tabellen))
	var q strings.Builder
	for i, tabel := range tabellen {
		if i > 0 {
			q.WriteString(", ")
		}
		q.WriteString("EXISTS (SELECT 1 FROM " + tabel + " WHERE casus = $1)")
		doelen[i] = &gevuld[i]
	}
	if err := t.rij("SELECT "+q.String(), []any{casus}, doelen...); err != nil {
		return fout("casus", err)
	}
	t.vooruit = vooruit{casus: casus, leeg: map[string]bool{}}
	for i, tabel := range tabellen {
		t.vooruit.leeg[tabel] = !gevuld[i]
	}
	return nil
}

// leeg tells whether KijkVooruit found nothing of a Casus in a table.
func (t *Tx) leeg(tabel, casus string) bool { return t.vooruit.casus == casus && t.vooruit.leeg[tabel] }
