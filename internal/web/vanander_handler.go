// SPDX-License-Identifier: EUPL-1.2

package web

import (
	"crypto/rand"
	"crypto/sha256"
	"encoding/hex"
)

// labelMerk makes a mark that of a form, and of this way to make it.
const labelMerk = "rondetafel/web/opener/v1\n"

// merkVan is the mark of a person on the forms that they open. It is the same after they log in anew, and does not show the id, which can
// say who somebody is. It is no secret: it keeps a form from being sent by mistake as somebody else, and who makes a form by hand sends it
// as themselves.
func merkVan(id string) string {
	som := sha256.Sum256([]byte(labelMerk + id))
	return hex.EncodeToString(som[:16])
}

// vanAnder says that the form was not opened by who sends it.
type vanAnder struct{}

// Error says so.
func (vanAnder) Error() string { return "formulier is door iemand anders geopend" }

// vanAnder makes the page for such a form. What was typed goes to the form again, as one of who is logged in now, and never further by
// itself.
func (b *bezoek) vanAnder() VanAnderPagina {
	p := VanAnderPagina{Schil: b.schil(""), Wie: b.persoon.Naam + ", " + b.functie(), Onbekend: b.r.PostForm.Get(VeldOpener) == ""}
	if heeftFormulier(b.r.Pattern) {
		p.Nieuw = Knop{Tekst: "Leeg formulier", URL: b.r.URL.Path, Soort: KnopTweede}
	}
	if b.r.URL.Path == "/concepten" { // sent by our script, and no form that anybody sees
		return p
	}
	p.Invoer = b.eigenInvoer("Nieuw formulier met deze tekst", map[string]string{VeldActie: actieTerug, VeldSleutel: rand.Text(), VeldOpener: p.Opener})
	return p
}
