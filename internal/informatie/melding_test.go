// SPDX-License-Identifier: EUPL-1.2

package informatie_test

import (
	"encoding/json"
	"errors"
	"regexp"
	"slices"
	"strings"

	"pgregory.net/rapid"

	"rondetafel/internal/errs"
)

// verwacht asks that err says exactly want, each as "field: message", in this order, and that it is nil when nothing is wanted.
func verwacht(t rapid.TB, err error, want ...string) {
	t.Helper()
	var got []string
	for _, v := range velden(t, err) {
		got = append(got, v.Veld+": "+v.Melding)
	}
	if !slices.Equal(got, want) {
		t.Errorf("got\n\t%s\nwant\n\t%s", strings.Join(got, "\n\t"), strings.Join(want, "\n\t"))
	}
}

func velden(t rapid.TB, err error) []errs.Veldfout {
	t.Helper()
	var ongeldig *errs.Invalid
	if err != nil && !errors.As(err, &ongeldig) {
		t.Fatalf("want an *errs.Invalid, got %T: %v", err, err)
	}
	if ongeldig == nil {
		return nil
	}
	return ongeldig.Velden
}

// getypt stands in everything that the drawn inputs hold, so that a message which repeats any of it is seen.
const getypt = "zqx"

var stijf = regexp.MustCompile(`(?i)\b(middels|indien|reeds|dient|betreffende|inzake|teneinde|helaas|succesvol|u|uw|ongeldige?|` +
	`verplichte?|grondslag|fout)\b`)

// heeftVeld tells whether a document has a field, of an object in it when there is a dot.
func heeftVeld(in map[string]any, veld string) bool {
	eerste, rest, binnen := strings.Cut(veld, ".")
	if !binnen {
		_, bestaat := in[veld]
		return bestaat
	}
	onder, _ := in[eerste].(map[string]any)
	return heeftVeld(onder, rest)
}

// controleer asks of each message that it is a plain sentence, repeats nothing that was typed, is said once, and names a field
// that voorbeeld, an input with everything filled in, has in its JSON.
func controleer(t rapid.TB, err error, voorbeeld any) {
	t.Helper()
	tekst, fout := json.Marshal(voorbeeld)
	var bekend map[string]any
	if fout := errors.Join(fout, json.Unmarshal(tekst, &bekend)); fout != nil {
		t.Fatal(fout)
	}
	gezien := map[errs.Veldfout]bool{}
	for _, v := range velden(t, err) {
		if !heeftVeld(bekend, v.Veld) {
			t.Errorf("the input has no field %q", v.Veld)
		}
		if gezien[v] {
			t.Errorf("said twice: %v", v)
		}
		gezien[v] = true
		if strings.Contains(v.Melding, getypt) || stijf.MatchString(v.Melding) {
			t.Errorf("repeats what was typed, or is no plain Dutch: %v", v)
		}
		if n := len(strings.Fields(v.Melding)); n > 18 || !strings.HasSuffix(v.Melding, ".") {
			t.Errorf("no short whole sentence: %v", v)
		}
	}
}
