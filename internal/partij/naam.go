// SPDX-License-Identifier: EUPL-1.2

package partij

import (
	"unicode"

	"rondetafel/internal/errs"
)

// maxTekens are how many signs one letter of a name can carry: Vietnamese has two, nobody has three.
const maxTekens = 2

// eisLeesbaar asks that a reader sees a name as it is kept: no character that nobody sees or that turns the direction of the text, and letters of one
// script, in which names of people in the Netherlands are registered. Otherwise two people look the same and are not.
func eisLeesbaar(v *errs.Velden, veld, naam string) {
	onzichtbaar, vreemd, tekens := false, false, 0
	for _, r := range naam {
		onzichtbaar = onzichtbaar || !unicode.IsGraphic(r) || unicode.In(r, unicode.Other_Default_Ignorable_Code_Point, unicode.Variation_Selector) || r == '\u2800' || r == unicode.ReplacementChar
		vreemd = vreemd || unicode.IsLetter(r) && !unicode.Is(unicode.Latin, r)
		if tekens++; !unicode.IsMark(r) {
			tekens = 0
		}
		onzichtbaar = onzichtbaar || tekens > maxTekens
	}
	v.Eis(!onzichtbaar, veld, "In deze naam staat een teken dat niemand ziet. Typ de naam zelf, plak hem niet.")
	v.Eis(onzichtbaar || !vreemd, veld, "Schrijf de naam in onze letters, zoals in een paspoort.")
}
