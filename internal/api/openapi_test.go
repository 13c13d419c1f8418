// SPDX-License-Identifier: EUPL-1.2

package api_test

import (
	"bytes"
	"encoding/json"
	"flag"
	"fmt"
	"maps"
	"net/http"
	"net/http/httptest"
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"

	"rondetafel/internal/api"
	"rondetafel/internal/convenant"
	"rondetafel/internal/gate"
	"rondetafel/internal/partij"
)

var update = flag.Bool("update", false, "write testdata/openapi.golden.json anew")

const golden = "testdata/openapi.golden.json"

// openapi gets openapi.json as anybody can: without logging in. It needs no house behind it.
func openapi(t *testing.T) []byte {
	t.Helper()
	w := httptest.NewRecorder()
	api.Handler(api.Opties{URL: origin}).ServeHTTP(w, httptest.NewRequest(http.MethodGet, "/api/v1/openapi.json", nil))
	if w.Code != http.StatusOK || w.Header().Get("Content-Type") != "application/json" || w.Header().Get("Access-Control-Allow-Origin") != "*" {
		t.Fatalf("openapi.json: %d %v", w.Code, w.Header())
	}
	return w.Body.Bytes()
}

func TestOpenAPIGolden(t *testing.T) {
	var got bytes.Buffer
	if err := json.Indent(&got, openapi(t), "", "  "); err != nil {
		t.Fatal(err)
	}
	got.WriteByte('\n')
	if *update {
		if err := os.WriteFile(golden, got.Bytes(), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(golden)
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(got.Bytes(), want) {
		t.Error("the API changed: look at the difference, raise api.Versie, and run go test ./internal/api -update")
	}
}

// spec is what the tests below read of openapi.json.
type spec struct {
	OpenAPI string
	Info    struct {
		Title, Version, Description string
		Contact                     struct{ Name, URL, Email string }
	}
	Servers    []struct{ URL string }
	Paths      map[string]map[string]specOperation
	Components struct {
		Schemas         map[string]schema
		Responses       map[string]specResponse
		Headers         map[string]any
		SecuritySchemes map[string]any
	}
}

type specOperation struct {
	OperationID          string
	Summary, Description string
	Security             []map[string][]string
	Parameters           []struct {
		Name, In, Description string
		Schema                schema
	}
	RequestBody *struct {
		Required bool
		Content  map[string]struct{ Schema schema }
	}
	Responses map[string]specResponse
}

type specResponse struct {
	Ref         string `json:"$ref"`
	Description string
	Headers     map[string]any
	Content     map[string]struct{ Schema schema }
}

type schema struct {
	Ref                  string `json:"$ref"`
	Type                 any
	Format               string
	Enum                 []any
	Minimum, Maximum     *float64
	Pattern              string
	Properties           map[string]schema
	Items                *schema
	AdditionalProperties any
}

func readSpec(t *testing.T) spec {
	t.Helper()
	var s spec
	if err := json.Unmarshal(openapi(t), &s); err != nil {
		t.Fatal(err)
	}
	return s
}

// each runs do on every operation.
func (s spec) each(do func(method, path string, op specOperation)) {
	for path, item := range s.Paths {
		for method, op := range item {
			do(strings.ToUpper(method), path, op)
		}
	}
}

// Every act that has a path is an operation, and every operation is an act.
func TestEveryActIsAnOperation(t *testing.T) {
	s := readSpec(t)
	want := map[string]string{}
	for _, a := range actsWithPath() {
		noun, verb, _ := strings.Cut(a.Naam, ".")
		want[a.Methode+" "+a.Pad] = noun + strings.ToUpper(verb[:1]) + verb[1:]
	}
	got := map[string]string{}
	s.each(func(method, path string, op specOperation) { got[method+" "+path] = op.OperationID })
	if !maps.Equal(got, want) {
		t.Errorf("operations\n%v\nacts\n%v", got, want)
	}
	for _, name := range api.OperationNames() {
		if !slices.ContainsFunc(gate.Acts(), func(a gate.Act) bool { return a.Naam == name && a.Pad != "" }) {
			t.Errorf("%s is an operation and no act with a path", name)
		}
	}
}

var (
	kebab  = regexp.MustCompile(`^[a-z]+(-[a-z]+)*$`)
	camel  = regexp.MustCompile(`^[a-z]+([A-Z][a-z]+|BSN)*$`)
	action = regexp.MustCompile(`^_[a-z]+$`)
	place  = regexp.MustCompile(`^\{[a-z]+\}$`)
)

// NL API Design Rules: naming, no-trailing-slash, resource-operations, nested-child.
func TestAddresses(t *testing.T) {
	s := readSpec(t)
	single := []string{"huis", "register", "verklaring", "mijn-werk", "procesgegevens", "zicht", "brief"} // there is one of it, or the word has no singular
	s.each(func(method, path string, op specOperation) {
		segments := strings.Split(strings.TrimPrefix(path, "/"), "/")
		for i, segment := range segments {
			last := i == len(segments)-1
			switch {
			case place.MatchString(segment), action.MatchString(segment) && last:
			case !kebab.MatchString(segment):
				t.Errorf("%s: segment %q", path, segment)
			case !slices.Contains(single, segment) && !strings.HasSuffix(segment, "en") && !strings.HasSuffix(segment, "s"):
				t.Errorf("%s: %q is no plural", path, segment)
			}
		}
		if strings.HasSuffix(path, "/") || len(segments) > 3 {
			t.Errorf("%s: a slash at the end, or too deep", path)
		}
		if method == http.MethodPut || method == http.MethodPatch || strings.Contains(path, "/_") && method != http.MethodPost {
			t.Errorf("%s %s: method", method, path)
		}
		for _, named := range regexp.MustCompile(`\{([a-z]+)\}`).FindAllStringSubmatch(path, -1) {
			if !slices.ContainsFunc(op.Parameters, func(p struct {
				Name, In, Description string
				Schema                schema
			}) bool {
				return p.In == "path" && p.Name == named[1]
			}) {
				t.Errorf("%s %s: nothing takes %s", method, path, named[0])
			}
		}
	})
}

// Nothing about a person stands in an address: no names, numbers, dates of birth or free text.
func TestNothingPersonalInAddresses(t *testing.T) {
	allowed := []string{"id", "volgnummer", "pagina", "paginaGrootte", "sorteer", "nummer", "fase", "soort", "gemeente", "rol", "stand", "voor",
		"medewerker", "casus", "handeling", "artikel", "uitkomst", "vanaf", "tot"} // a mark of an employee that tells nothing, a number, words of lists, days
	readSpec(t).each(func(method, path string, op specOperation) {
		for _, p := range op.Parameters {
			if p.In == "header" && p.Name != "Idempotency-Key" && p.Name != "Last-Event-ID" || p.In != "header" && !slices.Contains(allowed, p.Name) {
				t.Errorf("%s %s: parameter %s", method, path, p.Name)
			}
			if p.In == "query" && !camel.MatchString(p.Name) {
				t.Errorf("%s %s: query key %s is not camelCase", method, path, p.Name)
			}
			if p.Description == "" {
				t.Errorf("%s %s: parameter %s is not described", method, path, p.Name)
			}
		}
	})
}

// checkWaysIn asks that a person who is logged in comes in, and beside them only a system with one of the scopes that are described.
func checkWaysIn(t *testing.T, name string, ways []map[string][]string) {
	t.Helper()
	if len(ways) == 0 || ways[0]["sessie"] == nil {
		t.Errorf("%s: security %v", name, ways)
		return
	}
	for _, way := range ways[1:] {
		if len(way["systeem"]) != 1 || partij.Koppelscope(way["systeem"][0]).Label() == "" {
			t.Errorf("%s: security %v", name, ways)
		}
	}
}

// NL API Design Rules: error-handling, version, http, doc.
func TestAnswers(t *testing.T) {
	s := readSpec(t)
	s.each(func(method, path string, op specOperation) {
		name := method + " " + path
		need := []string{"401", "403", "404", "406", "500", "503"}
		if method == http.MethodPost || len(op.Parameters) > 0 {
			need = append(need, "400")
		}
		if op.RequestBody != nil {
			need = append(need, "413", "415")
			kind := "application/json"
			if path == "/casussen/{id}/documenten" {
				kind = "multipart/form-data"
			}
			if _, ok := op.RequestBody.Content[kind]; !ok || len(op.RequestBody.Content) != 1 || !op.RequestBody.Required {
				t.Errorf("%s: body %v", name, op.RequestBody)
			}
		}
		for _, status := range need {
			if _, ok := op.Responses[status]; !ok {
				t.Errorf("%s: %s is not documented", name, status)
			}
		}
		if op.Summary == "" || !strings.Contains(op.Description, "Grondslag: ") {
			t.Errorf("%s: %q, %q, %v", name, op.Summary, op.Description, op.Security)
		}
		checkWaysIn(t, name, op.Security)
		for status, r := range op.Responses {
			s.checkAnswer(t, name, status, r)
		}
	})
	if s.Components.Headers["API-Version"] == nil || s.Components.SecuritySchemes["sessie"] == nil || s.Components.SecuritySchemes["systeem"] == nil {
		t.Errorf("components: %+v", s.Components)
	}
}

func (s spec) checkAnswer(t *testing.T, name, status string, r specResponse) {
	t.Helper()
	if shared, ok := strings.CutPrefix(r.Ref, "#/components/responses/"); ok {
		r = s.Components.Responses[shared]
	}
	if status == "422" || r.Description == "" || r.Headers["API-Version"] == nil {
		t.Errorf("%s: answer %s %+v", name, status, r)
	}
	_, problem := r.Content["application/problem+json"]
	if problem != (status >= "400") || problem && len(r.Content) != 1 {
		t.Errorf("%s: answer %s is %v", name, status, slices.Collect(maps.Keys(r.Content)))
	}
}

func TestInfo(t *testing.T) {
	s := readSpec(t)
	if !strings.HasPrefix(s.OpenAPI, "3.") || len(s.Servers) != 1 || s.Servers[0].URL != origin+"/api/v1" {
		t.Errorf("%s at %v", s.OpenAPI, s.Servers)
	}
	i := s.Info
	if i.Version != api.Versie || !regexp.MustCompile(`^1\.\d+\.\d+$`).MatchString(i.Version) || !strings.HasSuffix(api.Basis, "/v1") {
		t.Errorf("version %q at %s", i.Version, api.Basis)
	}
	if i.Title == "" || i.Description == "" || i.Contact.Name == "" || !strings.Contains(i.Contact.URL, ".example/") ||
		!strings.HasSuffix(i.Contact.Email, ".example") {
		t.Errorf("info: %+v", i)
	}
}

// NL API Design Rules: camelCase, date-time. Also: a body that comes in says which fields there are, an answer may grow.
func TestSchemas(t *testing.T) {
	s := readSpec(t)
	inputs := map[string]bool{}
	s.each(func(_, _ string, op specOperation) {
		if op.RequestBody != nil {
			inputs[strings.TrimPrefix(op.RequestBody.Content["application/json"].Schema.Ref, "#/components/schemas/")] = true
		}
	})
	for name, sc := range s.Components.Schemas {
		if closed := sc.AdditionalProperties == false; closed != inputs[name] {
			t.Errorf("%s: additionalProperties %v", name, sc.AdditionalProperties)
		}
		for property, p := range sc.Properties {
			where := name + "." + property
			if !camel.MatchString(property) || property == "$schema" {
				t.Errorf("%s is not camelCase", where)
			}
			if kind, ok := p.Type.(string); !ok && p.Ref == "" && property != "inhoud" {
				t.Errorf("%s: type %v %s", where, p.Type, kind)
			}
			checkFormat(t, where, property, p)
		}
	}
}

func checkFormat(t *testing.T, where, property string, p schema) {
	t.Helper()
	moment := (strings.HasSuffix(property, "Op") || property == "moment" || property == "sinds")
	date := slices.Contains([]string{"datum", "geboortedatum", "tot"}, property) || strings.HasSuffix(property, "Datum")
	switch {
	case moment && p.Format != "date-time":
		t.Errorf("%s: format %q, want date-time", where, p.Format)
	case date && p.Format != "date":
		t.Errorf("%s: format %q, want date", where, p.Format)
	case !slices.Contains([]string{"", "date", "date-time", "time-local", "int64", "uri-reference"}, p.Format):
		t.Errorf("%s: format %q", where, p.Format)
	}
}

// rule WGS-7: no operation computes anything about a person.
func TestNoScores(t *testing.T) {
	words := regexp.MustCompile(`(?i)score|profiel|voorspel|risico|ranking|kans`)
	s := readSpec(t)
	for name, sc := range s.Components.Schemas {
		for property := range sc.Properties {
			if words.MatchString(property) {
				t.Errorf("%s.%s", name, property)
			}
		}
	}
	s.each(func(method, path string, op specOperation) {
		if words.MatchString(path + op.OperationID) {
			t.Errorf("%s %s", method, path)
		}
	})
}

// The closed lists of the domain are those of the schema.
func TestEnums(t *testing.T) {
	s := readSpec(t)
	for where, want := range map[string]string{
		"CasusBlad.fase":             "[te_bevestigen aangemeld screening triage rto nazorg afschaling afgewezen doorverwezen gesloten vernietigd]",
		"Toevoegen.soort":            "[gewoon gezondheid strafrechtelijk politie justitieel medisch_geheim]",
		"Toevoegen.wie":              "[procesregisseur partijen plan deelnemers]",
		"Aanmelding.soort":           "[complexe_casus jongere gezin gebied nazorg_detentie radicalisering top_x]",
		"CasusBlad.soort":            "[complexe_casus jongere gezin gebied nazorg_detentie]",
		"Betrokkene.rol":             "[hoofdbetrokkene gezinslid slachtoffer directe_kring]",
		"Triageantwoord.bekend":      "[onbekend bekend actief]",
		"Triageantwoord.aanschuiven": "[ja nee op_verzoek]",
		"Informeren.stand":           "[geinformeerd uitgesteld weggelaten]",
	} {
		name, property, _ := strings.Cut(where, ".")
		if got := fmt.Sprint(s.Components.Schemas[name].Properties[property].Enum); got != want {
			t.Errorf("%s: %s, want %s", where, got, want)
		}
	}
	if len(convenant.Gemeenten()) == 0 || !strings.Contains(s.Info.Description, "404") {
		t.Error("the description says nothing about what one may not know")
	}
}
