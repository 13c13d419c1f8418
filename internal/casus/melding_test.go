// SPDX-License-Identifier: EUPL-1.2

package casus_test

import (
	"encoding/json"
	"errors"
	"regexp"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"rondetafel/internal/errs"
)

// meldingen returns each message of err as "field: message", in order.
func meldingen(t rapid.TB, err error) []string {
	t.Helper()
	if err == nil {
		return nil
	}
	var ongeldig *errs.Invalid
	if !errors.As(err, &ongeldig) {
		t.Fatalf("want an *errs.Invalid, got %T: %v", err, err)
	}
	var uit []string
	for _, v := range ongeldig.Velden {
		uit = append(uit, v.Veld+": "+v.Melding)
	}
	return uit
}

// verwacht asks that err says exactly want, in this order, and that it is nil when nothing is wanted.
func verwacht(t rapid.TB, err error, want ...string) {
	t.Helper()
	if got := meldingen(t, err); !slices.Equal(got, want) {
		t.Errorf("got\n\t%s\nwant\n\t%s", strings.Join(got, "\n\t"), strings.Join(want, "\n\t"))
	}
}

// getypt stands in everything that the drawn inputs hold, so that a message which repeats any of it is seen.
const getypt = "zqx"

var (
	stijf = regexp.MustCompile(`(?i)\b(middels|indien|reeds|dient|betreffende|inzake|teneinde|helaas|succesvol|u|uw|ongeldige?|` +
		`verplichte?|geautoriseerd|bevoegd|fout|error)\b`)
	index = regexp.MustCompile(`\[\d+\]`)
)

// controleer asks of each message that it is one or more short plain sentences, repeats nothing that was typed, is said once,
// and names a field that voorbeeld, an input with everything filled in, has in its JSON.
func controleer(t rapid.TB, err error, voorbeeld any) {
	t.Helper()
	gezien := map[string]bool{}
	for _, regel := range meldingen(t, err) {
		veld, melding, _ := strings.Cut(regel, ": ")
		if gezien[regel] {
			t.Errorf("said twice: %s", regel)
		}
		gezien[regel] = true
		if strings.Contains(melding, getypt) {
			t.Errorf("repeats what was typed: %s", regel)
		}
		if woord := stijf.FindString(melding); woord != "" {
			t.Errorf("%q is no plain Dutch: %s", woord, regel)
		}
		if !strings.HasSuffix(melding, ".") || strings.ToUpper(melding[:1]) != melding[:1] {
			t.Errorf("no whole sentence: %s", regel)
		}
		for zin := range strings.SplitSeq(melding, ". ") {
			if n := len(strings.Fields(zin)); n > 18 {
				t.Errorf("a sentence of %d words: %s", n, regel)
			}
		}
		if !heeftVeld(t, voorbeeld, veld) {
			t.Errorf("the input has no field %q", veld)
		}
	}
}

// heeftVeld tells whether the JSON of voorbeeld has a value at veld ("betrokkenen[3].achternaam"), whatever the index.
func heeftVeld(t rapid.TB, voorbeeld any, veld string) bool {
	t.Helper()
	tekst, err := json.Marshal(voorbeeld)
	if err != nil {
		t.Fatal(err)
	}
	var plek any
	if err := json.Unmarshal(tekst, &plek); err != nil {
		t.Fatal(err)
	}
	for deel := range strings.SplitSeq(index.ReplaceAllString(veld, ".0"), ".") {
		switch hier := plek.(type) {
		case map[string]any:
			var bestaat bool
			if plek, bestaat = hier[deel]; !bestaat {
				return false
			}
		case []any:
			plek = hier[0]
		default:
			return false
		}
	}
	return true
}

func TestHeeftVeld(t *testing.T) {
	for veld, want := range map[string]bool{
		"soort": true, "contact": true, "doelen": true, "betrokkenen[7].achternaam": true, "criteria[0].toelichting": true,
		"Soort": false, "inhoud.doelen": false, "betrokkenen[0].naam": false, "soort.naam": false,
	} {
		if got := heeftVeld(t, volledig(), veld); got != want {
			t.Errorf("%s: %t, want %t", veld, got, want)
		}
	}
}
