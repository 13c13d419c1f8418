// SPDX-License-Identifier: EUPL-1.2

package informatie_test

import (
	"slices"
	"strings"
	"testing"
	"time"

	"rondetafel/internal/informatie"
	"rondetafel/internal/klok"
)

// paden are the fields of what is wrong, in order.
func paden(t *testing.T, err error) []string {
	t.Helper()
	var uit []string
	for _, v := range velden(t, err) {
		uit = append(uit, v.Veld)
	}
	return uit
}

// op is a moment in Amsterdam.
func op(jaar int, maand time.Month, dag, uur, minuut int) time.Time {
	return time.Date(jaar, maand, dag, uur, minuut, 0, 0, klok.Amsterdam())
}

func inhoud() informatie.Inhoud {
	return informatie.Inhoud{Over: []string{"b-1"}, Tekst: "Er waren meldingen.", Rubriek: informatie.Begeleiding, Bron: "Dossier",
		Datum: "2026-02-27", Grondslag: "Taak"}
}

// rules 12.1-1 and 13.2-1: a piece says what, about whom, on what ground, who may read it and until when.
func TestValideer(t *testing.T) {
	vandaag := op(2026, 3, 2, 9, 0)
	alle := informatie.Voorwaarden{Wie: informatie.AlleDeelnemers}
	lang := inhoud()
	lang.Tekst = strings.Repeat("a", 20_001)
	toe := func(in informatie.Inhoud, w informatie.Voorwaarden, soort informatie.Soort) error {
		return informatie.Toevoegen{Inhoud: in, Voorwaarden: w, Soort: soort}.Valideer(vandaag)
	}
	wijzig := func(w informatie.Voorwaarden) error { return informatie.Wijzigen{Voorwaarden: w}.Valideer(vandaag) }
	for naam, geval := range map[string]struct {
		err error
		wil []string
	}{
		"toevoegen":               {toe(inhoud(), alle, informatie.Gewoon), nil},
		"toevoegen, empty":        {toe(informatie.Inhoud{}, informatie.Voorwaarden{}, ""), []string{"over", "tekst", "rubriek", "soort", "bron", "datum", "grondslag", "wie"}},
		"toevoegen, long":         {toe(lang, alle, informatie.Gewoon), []string{"tekst"}},
		"corrigeren":              {informatie.Corrigeren{Inhoud: inhoud(), Soort: informatie.Gewoon}.Valideer(vandaag), nil},
		"corrigeren, empty":       {informatie.Corrigeren{}.Valideer(vandaag), []string{"over", "tekst", "rubriek", "soort", "bron", "datum", "grondslag"}},
		"intrekken":               {informatie.Intrekken{Reden: "Fout."}.Valideer(), nil},
		"intrekken, empty":        {informatie.Intrekken{}.Valideer(), []string{"reden"}},
		"chosen, nobody":          {wijzig(informatie.Voorwaarden{Wie: informatie.GekozenPartijen}), []string{"lezers"}},
		"chosen":                  {wijzig(informatie.Voorwaarden{Wie: informatie.GekozenPartijen, Lezers: []string{"p"}}), nil},
		"until today":             {wijzig(informatie.Voorwaarden{Wie: informatie.AlleDeelnemers, Tot: "2-3-2026"}), nil},
		"until yesterday":         {wijzig(informatie.Voorwaarden{Wie: informatie.AlleDeelnemers, Tot: "1-3-2026"}), []string{"tot"}},
		"until some day":          {wijzig(informatie.Voorwaarden{Wie: informatie.AlleDeelnemers, Tot: "ooit"}), []string{"tot"}},
		"for whom it may concern": {wijzig(informatie.Voorwaarden{Wie: "iedereen"}), []string{"wie"}},
	} {
		if kreeg := paden(t, geval.err); !slices.Equal(kreeg, geval.wil) {
			t.Errorf("%s: wrong are %v, want %v", naam, kreeg, geval.wil)
		}
	}
}

// rule 13.2-1: the last day counts whole, in Amsterdam, also when the clock changes on it.
func TestGeldigTot(t *testing.T) {
	for tot, wil := range map[klok.Datum]string{
		"2-3-2026":   "2026-03-02T23:00:00Z",
		"2026-03-29": "2026-03-29T22:00:00Z", // summer time begins
		"2026-10-25": "2026-10-25T23:00:00Z", // and ends
	} {
		if kreeg := klok.VanMicro(informatie.Voorwaarden{Tot: tot}.GeldigTot()).Format(time.RFC3339); kreeg != wil {
			t.Errorf("until %s ends at %s, want %s", tot, kreeg, wil)
		}
	}
	if (informatie.Voorwaarden{}).GeldigTot() != klok.Eeuwig {
		t.Error("without a last day it ends")
	}
}

func TestSoortLabels(t *testing.T) {
	gezien := map[string]bool{}
	for _, s := range informatie.Soorten() {
		if l := s.Label(); l == string(s) || gezien[l] {
			t.Errorf("%s has label %q", s, l)
		} else {
			gezien[l] = true
		}
	}
	if informatie.Soort("x").Label() != "x" {
		t.Error("an unknown kind is not shown as it is")
	}
}
