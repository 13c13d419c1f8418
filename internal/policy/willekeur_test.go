// SPDX-License-Identifier: EUPL-1.2

package policy

import (
	"fmt"
	"strings"

	"pgregory.net/rapid"
)

// eenBeleid draws one to three valid policies over the schema for one act.
func eenBeleid(actie, soort string) *rapid.Generator[string] {
	return rapid.Custom(func(t *rapid.T) string {
		var uit strings.Builder
		for i := range rapid.IntRange(1, 3).Draw(t, "aantal") {
			effect := "permit"
			if i > 0 && rapid.Bool().Draw(t, "verbod") {
				effect = "forbid"
			}
			fmt.Fprintf(&uit, "@id(\"w-%d\") @artikel(\"0\") @waarom(\"w\") @anders(\"a\")\n"+
				"%s (principal, action == Action::%q, resource is %s)\n%s { %s };\n",
				i, effect, actie, soort, rapid.SampledFrom([]string{"when", "unless"}).Draw(t, "wanneer"),
				eenUitdrukking(soort, 3).Draw(t, "uitdrukking"))
		}
		return uit.String()
	})
}

// eenUitdrukking draws a boolean expression of at most the given depth.
func eenUitdrukking(soort string, diep int) *rapid.Generator[string] {
	blad := rapid.SampledFrom(bladeren(soort))
	if diep == 0 {
		return blad
	}
	return rapid.Custom(func(t *rapid.T) string {
		onder := eenUitdrukking(soort, diep-1)
		a, b := onder.Draw(t, "a"), onder.Draw(t, "b")
		switch rapid.IntRange(0, 6).Draw(t, "vorm") {
		case 0:
			return fmt.Sprintf("(%s && %s)", a, b)
		case 1:
			return fmt.Sprintf("(%s || %s)", a, b)
		case 2:
			return fmt.Sprintf("!(%s)", a)
		case 3:
			return fmt.Sprintf("(if %s then %s else %s)", a, b, onder.Draw(t, "c"))
		case 4:
			return fmt.Sprintf("((%s) == (%s))", a, b)
		case 5:
			return fmt.Sprintf("((%s) != (%s))", a, b)
		}
		return blad.Draw(t, "blad")
	})
}

// bladeren are conditions of every kind that the translator knows; $ is the casus.
func bladeren(soort string) []string {
	uit := []string{
		`$.open`, `$.toegewezen`, `$.fase == "triage"`, `"screening" == $.fase`, `$.fase != "aangemeld"`,
		`$.fase == $.soort`, `$.soort == context.soort`, `$.aanmelder == principal.partij`,
		`principal.partij != $.aanmelder`, `$.aanmelder in principal.partij`,
		`$.aanmelder in [Partij::"p-rood", Partij::"p-blauw"]`, `principal.partij in [$.aanmelder, Partij::"p-groen"]`,
		`["triage", "screening"].contains($.fase)`, `[$.fase, $.soort].contains("jongere")`,
		`[$.fase, "triage"].contains(context.soort)`, `[$.open, principal.getekend].contains(true)`,
		`$.rollen.contains("aangewezen")`, `$.rollen.contains("onbekend")`,
		`$.rollen.containsAny(["procesregisseur", "waarnemer"])`, `["waarnemer", "x"].containsAny($.rollen)`,
		`$.rollen.containsAll(["procesregisseur", "aangewezen"])`, `$.rollen.containsAll(["procesregisseur", "x"])`,
		`$.rollen.isEmpty()`, `$.partijRollen.isEmpty()`, `$.partijRollen.contains("deelnemer")`,
		`$.partijRollen.containsAny(["aanmelder", "deelnemer"])`, `$.rollen.containsAny(principal.functies)`,
		`$ has fase`, `$ is Casus`, `$.aanmelder is Partij`, `principal.getekend`, `context.naarActief`,
		`principal.functies.contains("manager")`, `principal.functies.isEmpty()`, `context.nu > 50`,
	}
	if soort == "Gegeven" {
		uit = append(uit, `resource.leverancier == principal.partij`, `resource.leverancier == $.aanmelder`,
			`resource.wie == "partijen"`, `resource.lezers.contains(principal.partij)`,
			`resource.lezers.contains($.aanmelder)`, `resource.lezers.contains(resource.leverancier)`,
			`resource.lezers.containsAny([Partij::"p-rood", Partij::"p-groen"])`,
			`resource.lezers.containsAll([Partij::"p-rood", principal.partij])`,
			`resource.lezers.isEmpty()`, `principal.partij in resource.lezers`, `resource.leverancier in resource.lezers`,
			`resource.ingetrokken`, `resource.geldigTot <= context.nu`, `resource.geldigTot < 100`,
			`context.nu >= resource.geldigTot`, `100 > resource.geldigTot`, `resource.geldigTot == 100`,
			`resource.vanaf == "plan"`, `resource.buitenDoel`, `resource.vraagVooraf`, `resource.volgendRTO > context.nu`,
			`resource.voorafTot > context.nu`, `resource.casus.eersteRTO <= context.nu`, `resource.casus.planVast`,
			`resource.geldigTot <= resource.geldigTot`, `resource is Gegeven`, `resource has casus`)
	}
	casus := "resource"
	if soort == "Gegeven" {
		casus = "resource.casus"
	}
	for i := range uit {
		uit[i] = strings.ReplaceAll(uit[i], "$", casus)
	}
	return uit
}
