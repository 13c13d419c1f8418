// SPDX-License-Identifier: EUPL-1.2

package api_test

import (
	"net/http"
	"strconv"
	"strings"
	"testing"
)

// One rule for the query of every operation, the operations of tomorrow too: what openapi.json does not say is 400 and named, before
// anything is asked of the house; a key without a value is no key.
func TestEveryQueryIsHeldAgainstItsDescription(t *testing.T) {
	h := openHuis(t, "")
	vraag := func(method, path, query, want string) {
		t.Helper()
		path = strings.NewReplacer("{id}", "x", "{volgnummer}", "1").Replace(path)
		var body any
		if method == http.MethodPost {
			body = doc{}
		}
		r := h.verzoek(regisseur, method, path+"?"+query, body)
		if path == "/casussen/x/documenten" {
			r.Header.Set("Content-Type", "multipart/form-data; boundary=x")
		}
		if got := h.stuur(r).velden(); got != want {
			t.Errorf("%s %s?%s: invalidParams %q, want %q", method, path, query, got, want)
		}
	}
	described := 0
	readSpec(t).each(func(method, path string, op specOperation) {
		vraag(method, path, "verzonnen=1", "verzonnen")
		for _, p := range op.Parameters {
			if p.In != "query" {
				continue
			}
			described++
			for _, value := range wrongValues(p.Schema) {
				vraag(method, path, p.Name+"="+value, p.Name)
				vraag(method, path, "a=&"+p.Name+"="+value, "a "+p.Name)
			}
			if len(wrongValues(p.Schema)) == 0 {
				t.Errorf("%s of %s takes anything", p.Name, path)
			}
			vraag(method, path, p.Name+"=&"+p.Name+"=", p.Name)
		}
	})
	if described < 12 {
		t.Errorf("%d keys", described)
	}
	h.get(regisseur, "/casussen?fase=&pagina=&nummer=&gemeente=&stand=").is(http.StatusOK)
}

// wrongValues are values that s does not describe.
func wrongValues(s schema) []string {
	wrong := []string{}
	if s.Type == "integer" {
		wrong = append(wrong, "x", "1.5", "99999999999999999999")
	}
	if s.Minimum != nil {
		wrong = append(wrong, strconv.Itoa(int(*s.Minimum)-1))
	}
	if s.Maximum != nil {
		wrong = append(wrong, strconv.Itoa(int(*s.Maximum)+1))
	}
	if len(s.Enum) > 0 || s.Pattern != "" {
		wrong = append(wrong, "iets", "iets%20anders")
	}
	return wrong
}
