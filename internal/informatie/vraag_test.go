// SPDX-License-Identifier: EUPL-1.2

package informatie_test

import (
	"slices"
	"strings"
	"testing"

	"rondetafel/internal/informatie"
	"rondetafel/internal/klok"
)

// rules 12.1-3, 2.1-1: a question says what, of whom, for which goal and until when; a refusal says why (WGS-3).
func TestVraagValideer(t *testing.T) {
	vandaag := op(2026, 3, 2, 9, 0)
	goed := informatie.Informatievraag{Partijen: []string{"p"}, Vraag: "Waar woont hij?", Doel: "veiligheid", Uiterlijk: "9-3-2026"}
	met := func(f func(*informatie.Informatievraag)) error {
		v := goed
		f(&v)
		return v.Valideer(vandaag)
	}
	for naam, geval := range map[string]struct {
		err error
		wil []string
	}{
		"a question":       {goed.Valideer(vandaag), nil},
		"for today":        {met(func(v *informatie.Informatievraag) { v.Uiterlijk = "2-3-2026" }), nil},
		"empty":            {informatie.Informatievraag{}.Valideer(vandaag), []string{"partijen", "vraag", "doel", "uiterlijkDatum"}},
		"to nobody":        {met(func(v *informatie.Informatievraag) { v.Partijen = []string{""} }), []string{"partijen"}},
		"to the world":     {met(func(v *informatie.Informatievraag) { v.Partijen = slices.Repeat([]string{"p"}, 51) }), []string{"partijen"}},
		"yesterday":        {met(func(v *informatie.Informatievraag) { v.Uiterlijk = "1-3-2026" }), []string{"uiterlijkDatum"}},
		"in three months":  {met(func(v *informatie.Informatievraag) { v.Uiterlijk = "2-6-2026" }), []string{"uiterlijkDatum"}},
		"too long":         {met(func(v *informatie.Informatievraag) { v.Vraag = strings.Repeat("a", 20_001) }), []string{"vraag"}},
		"an answer":        {informatie.Vraagantwoord{Gegeven: "g"}.Valideer(), nil},
		"no answer":        {informatie.Vraagantwoord{Gegeven: " "}.Valideer(), []string{"gegeven"}},
		"a refusal":        {informatie.Weigering{Reden: "Onderzoek."}.Valideer(), nil},
		"without a reason": {informatie.Weigering{}.Valideer(), []string{"reden"}},
		"a request":        {informatie.Correctieverzoek{Waarom: "Het waren er twee."}.Valideer(), nil},
		"an empty request": {informatie.Correctieverzoek{}.Valideer(), []string{"waarom"}},
		"corrected":        {informatie.Correctieantwoord{Uitkomst: informatie.CorrectieVerbeterd}.Valideer(), nil},
		"not corrected":    {informatie.Correctieantwoord{Uitkomst: informatie.CorrectieAfgewezen}.Valideer(), []string{"reden"}},
		"left open":        {informatie.Correctieantwoord{Uitkomst: informatie.CorrectieOpen}.Valideer(), []string{"uitkomst"}},
		"nothing":          {informatie.Correctieantwoord{}.Valideer(), []string{"uitkomst"}},
	} {
		if kreeg := paden(t, geval.err); !slices.Equal(kreeg, geval.wil) {
			t.Errorf("%s: wrong are %v, want %v", naam, kreeg, geval.wil)
		}
	}
	if kreeg := (informatie.Informatievraag{Partijen: []string{"q", "p", "q"}}).Schoon().Partijen; !slices.Equal(kreeg, []string{"p", "q"}) {
		t.Errorf("each Partij once: %v", kreeg)
	}
}

// Every state has its own label, and only an open question is ever late, from the day after its last.
func TestVraagstanden(t *testing.T) {
	var labels []string
	for _, s := range informatie.VraagStanden() {
		labels = append(labels, s.Label())
		for dag, laat := range map[klok.Datum]bool{"2026-03-01": s == informatie.VraagOpen, "2026-03-02": false, "2026-03-03": false} {
			if s.TeLaat(dag, op(2026, 3, 2, 23, 59)) != laat {
				t.Errorf("%s, due %s: late is not %t", s, dag, laat)
			}
		}
	}
	for _, s := range informatie.CorrectieStanden() {
		labels = append(labels, s.Label())
	}
	if informatie.VraagStand("x").Label() != "x" || informatie.CorrectieStand("y").Label() != "y" {
		t.Error("an unknown state has no label of its own")
	}
	slices.Sort(labels)
	if len(slices.Compact(labels)) != 8 || slices.Contains(labels, "") {
		t.Errorf("labels %v", labels)
	}
}
