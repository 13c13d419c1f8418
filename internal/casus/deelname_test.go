// SPDX-License-Identifier: EUPL-1.2

package casus_test

import (
	"strings"
	"testing"

	"pgregory.net/rapid"

	"rondetafel/internal/casus"
)

func betrokken() casus.Betrekken {
	return casus.Betrekken{Partij: "p-verzonnen", Medewerker: "m-verzonnen", Grond: "Verzonnen wet, artikel 1.", Waarom: "Kent het gezin.",
		NamensPubliek: "p-publiek"}
}

func TestBetrekken(t *testing.T) {
	const grond = "grond: Schrijf op waarom deze Partij mee mag doen: de wet of taak."
	const waarom = "waarom: Schrijf op waarom deze Partij nodig is."
	for _, g := range []struct {
		naam   string
		anders func(*casus.Betrekken)
		want   []string
	}{
		{"complete", func(*casus.Betrekken) {}, nil},
		{"by a public aanmelder itself", func(b *casus.Betrekken) { b.NamensPubliek = "" }, nil},
		{"nothing", func(b *casus.Betrekken) { *b = casus.Betrekken{} },
			[]string{"partij: Kies de Partij die meedoet.", "medewerker: Kies wie van deze Partij meedoet.", grond, waarom}},
		{"a Partij of which nobody comes", func(b *casus.Betrekken) { b.Medewerker = "" }, []string{"medewerker: Kies wie van deze Partij meedoet."}},
		{"blank reasons", func(b *casus.Betrekken) { b.Grond, b.Waarom = " ", "\n" }, []string{grond, waarom}},
		{"too long", func(b *casus.Betrekken) {
			b.Grond, b.Waarom = strings.Repeat("a", 201), strings.Repeat("a", casus.MaxTekst+1)
		}, []string{"grond: Gebruik hoogstens 200 tekens.", "waarom: Deze tekst is te lang. Gebruik hoogstens 20.000 tekens."}},
	} {
		t.Run(g.naam, func(t *testing.T) {
			b := betrokken()
			g.anders(&b)
			verwacht(t, b.Valideer(), g.want...)
		})
	}
}

func TestBetrekkenMeldingen(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		b := casus.Betrekken{Partij: tekst().Draw(t, "partij"), Medewerker: tekst().Draw(t, "medewerker"), Grond: tekst().Draw(t, "grond"),
			Waarom: tekst().Draw(t, "waarom")}
		controleer(t, b.Valideer(), betrokken())
	})
}

func TestAanwijzenToewijzenBevestigen(t *testing.T) {
	verwacht(t, casus.Aanwijzen{Medewerker: "m-verzonnen"}.Valideer())
	verwacht(t, casus.Ontheffen{Medewerker: "m-verzonnen"}.Valideer())
	verwacht(t, casus.Ontheffen{Overnemer: "m-verzonnen"}.Valideer(), "medewerker: Kies wie niet meer meedoet.")
	verwacht(t, casus.Aanwijzen{}.Valideer(), "medewerker: Kies welke collega meedoet.")
	controleer(t, casus.Aanwijzen{}.Valideer(), casus.Aanwijzen{})
	verwacht(t, casus.Toewijzen{Medewerker: "m-verzonnen"}.Valideer())
	verwacht(t, casus.Toewijzen{Versie: 3}.Valideer(), "medewerker: Kies een procesregisseur.")
	controleer(t, casus.Toewijzen{}.Valideer(), casus.Toewijzen{})
	verwacht(t, casus.Bevestigen{}.Valideer())
}
