// SPDX-License-Identifier: EUPL-1.2

package plan_test

import (
	"encoding/json"
	"reflect"
	"strings"
	"testing"

	"rondetafel/internal/informatie"
	"rondetafel/internal/plan"
)

// rule 13.2-3: every free text of a draft is among those that are compared, with the field that a form and an API name it by: none of its JSON
// that holds words is left out.
func TestTeksten(t *testing.T) {
	c := plan.Concept{Wijziging: "w-wijziging", Inhoud: plan.Inhoud{
		Doelen: []plan.Doel{
			{Tekst: "w-doel", Afspraken: []plan.Afspraak{{Wat: "w-een"}, {Wat: "w-twee"}},
				Passages: []informatie.Citaat{{Tekst: "w-passage", Gegevens: []string{"g-1"}}}},
			{Tekst: "w-ander"}},
		Rollen:   []plan.Partijrol{{Rol: "w-rol", Informatiebehoefte: "w-behoefte"}},
		Criteria: []plan.Afschaalcriterium{{Tekst: "w-criterium"}}}}
	wil := []informatie.Veldtekst{{Veld: "doelen[0].tekst", Tekst: "w-doel"}, {Veld: "doelen[0].afspraken[0].wat", Tekst: "w-een"},
		{Veld: "doelen[0].afspraken[1].wat", Tekst: "w-twee"}, {Veld: "doelen[0].passages[0].tekst", Tekst: "w-passage", Gegevens: []string{"g-1"}},
		{Veld: "doelen[1].tekst", Tekst: "w-ander"}, {Veld: "rollen[0].rol", Tekst: "w-rol"},
		{Veld: "rollen[0].informatiebehoefte", Tekst: "w-behoefte"}, {Veld: "criteria[0].tekst", Tekst: "w-criterium"},
		{Veld: "wijziging", Tekst: "w-wijziging"}}
	if got := c.Teksten(); !reflect.DeepEqual(got, wil) {
		t.Errorf("the texts are %+v", got)
	}
	b, err := json.Marshal(c)
	if n := strings.Count(string(b), `"w-`); err != nil || n != len(wil) {
		t.Errorf("%d texts of %d are compared, %v", len(wil), n, err)
	}
}
