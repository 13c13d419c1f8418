// SPDX-License-Identifier: EUPL-1.2

package api_test

import (
	"encoding/json"
	"reflect"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"rondetafel/internal/api"
	"rondetafel/internal/casus"
	"rondetafel/internal/informatie"
)

// What a form or another system encodes comes back whole.
func TestDecodeTakesWhatEncodes(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		want := casus.Aanmelding{Soort: casus.Soort(rapid.String().Draw(rt, "soort")), Gemeente: rapid.String().Draw(rt, "gemeente")}
		want.Doelen = rapid.SliceOfN(rapid.String(), 1, 3).Draw(rt, "doelen")
		want.Aanleiding = rapid.String().Draw(rt, "aanleiding")
		want.Betrokkenen = []casus.Betrokkene{{Achternaam: rapid.String().Draw(rt, "achternaam")}}
		body, err := json.Marshal(want)
		if err != nil {
			rt.Fatal(err)
		}
		var got casus.Aanmelding
		if err := api.Decode(body, &got); err != nil {
			rt.Fatalf("%v: %s", err, body)
		}
		if !reflect.DeepEqual(got, want) {
			rt.Fatalf("got %+v, want %+v", got, want)
		}
	})
}

// rule 13.2-1: a condition with a typing error in its name is refused, not left out.
func TestDecodeRefusesWhatItDoesNotKnow(t *testing.T) {
	h := openHuis(t, "")
	id, over := h.metZorg()
	in := gegeven(over, "deelnemers")
	in["to"] = "2027-01-01"
	if got := h.post(zorg, "/casussen/"+id+"/gegevens", in).velden(); got != "to" {
		t.Errorf("invalidParams: %s", got)
	}
	in = gegeven(over, "deelnemers")
	in["casus"] = "een-andere" // what an act is about stands in its address, nowhere else
	if got := h.post(zorg, "/casussen/"+id+"/gegevens", in).velden(); got != "casus" {
		t.Errorf("invalidParams: %s", got)
	}
}

// rule 13.2-1: a field that stands twice, at any depth and in whatever case, is refused by its name: of two conditions the last one would
// count. The same name in two objects is none of that.
func TestDecodeRefusesAFieldTwice(t *testing.T) {
	const twee = ": Dit veld staat er twee keer. Stuur elk veld één keer."
	for body, want := range map[string]string{
		`{"wie":"procesregisseur","wie":"deelnemers"}`:                           "wie" + twee,
		`{"wie":"procesregisseur","Wie":"deelnemers"}`:                           "Wie" + twee,
		`{"betrokkenen":[{"achternaam":"a"},{"bsn":"1","x":[],"bsn":"2"}]}`:      "bsn" + twee,
		`{"x":{"y":[1,[{"z":{},"z":null}]]}}`:                                    "z" + twee,
		`{"<b>":1,"<b>":2}`:                                                      "onbekend" + twee,
		`{"betrokkenen":[{"achternaam":"a"},{"achternaam":"b"}],"gemeente":"x"}`: "",
		`{"aanleiding":"aanleiding","gemeente":"gemeente"}`:                      "",
		strings.Repeat("[", 33):                                                  "body: Deze JSON is te diep genest.",
	} {
		got, in := "", casus.Aanmelding{}
		if err := api.Decode([]byte(body), &in); err != nil {
			got = err.Error()
		}
		if got != want {
			t.Errorf("%s: %q, want %q", body, got, want)
		}
	}
	h := openHuis(t, "")
	id, over := h.metZorg()
	body, err := json.Marshal(gegeven(over, "deelnemers"))
	if err != nil {
		t.Fatal(err)
	}
	dubbel := `{"wie":"procesregisseur",` + string(body[1:])
	if got := h.post(zorg, "/casussen/"+id+"/gegevens", json.RawMessage(dubbel)).velden(); got != "wie" {
		t.Errorf("invalidParams: %s", got)
	}
}

func FuzzDecode(f *testing.F) {
	for _, seed := range []string{"", "{", "null", "[]", `{"tekst":"x"}`, `{"over":["a"],"wie":"deelnemers"}`, `{"over":1}`, `{"x":{}}`,
		`{"tekst":"a"}{}`, "\xff", `{"versie":1e999}`, `{"soort":{"a":["b"]}}`, `{"wie":"partijen","lezers":[null]}`} {
		f.Add([]byte(seed))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		var in informatie.Toevoegen
		err := api.Decode(data, &in)
		if err == nil {
			if !json.Valid(data) {
				t.Errorf("took %q, which is no JSON", data)
			}
			return
		}
		name, reason, found := strings.Cut(err.Error(), ": ")
		if !found || name == "" || len(name) > 80 || !strings.HasSuffix(reason, ".") {
			t.Errorf("error %q has no field or no sentence", err)
		}
		if strings.ContainsAny(name, `"0123456789 `) {
			t.Errorf("error %q may hold a value", err)
		}
	})
}
