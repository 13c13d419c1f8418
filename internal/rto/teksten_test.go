// SPDX-License-Identifier: EUPL-1.2

package rto_test

import (
	"encoding/json"
	"reflect"
	"strings"
	"testing"

	"rondetafel/internal/informatie"
	"rondetafel/internal/rto"
)

// rule 13.2-3: every free text of a decision and of a preparation is among those that are compared, with its field: none of the JSON that holds words
// is left out.
func TestTeksten(t *testing.T) {
	tekst := func(veld string) informatie.Veldtekst { return informatie.Veldtekst{Veld: veld, Tekst: "w-" + veld} }
	for naam, geval := range map[string]struct {
		in  any
		got []informatie.Veldtekst
		wil []string
	}{
		"a decision": naarTeksten(rto.Besluit{Tekst: "w-tekst", Reden: "w-reden", Stemmen: []rto.Stem{{Eens: "ja"}, {Eens: "nee", Reden: "w-stemmen[1].reden"}},
			Criteria: []rto.Oordeel{{Reden: "w-criteria[0].reden"}}}, "tekst", "reden", "stemmen[0].reden", "stemmen[1].reden", "criteria[0].reden"),
		"a preparation": naarTeksten(rto.Voorbereiding{Doel: "w-doel", Themas: []string{"w-themas"}, Planning: rto.Planning{Plaats: "w-plaats"}},
			"doel", "themas", "plaats"),
		"invitations": naarTeksten(rto.Uitnodigen{Uitnodigingen: []rto.Uitnodiging{{Partij: "p", Bijdrage: "w-uitnodigingen[0].bijdrage", Grond: "w-uitnodigingen[0].grond"}}},
			"uitnodigingen[0].bijdrage", "uitnodigingen[0].grond"),
	} {
		var wil []informatie.Veldtekst
		for _, veld := range geval.wil {
			een := tekst(veld)
			een.Benoemt = veld == "plaats" || strings.HasSuffix(veld, ".grond")
			if veld == "stemmen[0].reden" {
				een.Tekst = ""
			}
			wil = append(wil, een)
		}
		b, err := json.Marshal(geval.in)
		if !reflect.DeepEqual(geval.got, wil) || err != nil || strings.Count(string(b), `"w-`) > len(wil) {
			t.Errorf("%s: the texts of %s are %+v, %v", naam, b, geval.got, err)
		}
	}
}

func naarTeksten(in interface{ Teksten() []informatie.Veldtekst }, wil ...string) struct {
	in  any
	got []informatie.Veldtekst
	wil []string
} {
	return struct {
		in  any
		got []informatie.Veldtekst
		wil []string
	}{in, in.Teksten(), wil}
}
