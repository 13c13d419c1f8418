// SPDX-License-Identifier: EUPL-1.2

package api

import (
	"encoding/json"
	"net/http"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/danielgtaylor/huma/v2"
	"github.com/danielgtaylor/huma/v2/adapters/humago"

	"rondetafel/internal/casus"
	"rondetafel/internal/convenant"
	"rondetafel/internal/gate"
	"rondetafel/internal/partij"
)

const (
	maxBody     = 1<<20 + 1 // huma answers 413 when as many bytes come: one MiB itself still fits
	bodyTimeout = 20 * time.Second
	description = "Alles wat je op de pagina's van het Veiligheidshuis kunt, kan ook hier. Elke aanroep is één handeling en komt in het " +
		"logboek. Wat je niet mag weten, bestaat hier niet: het antwoord is dan 404.\n\n" +
		"Stuur geen onbekende velden of parameters: die weigeren we met 400. Stuur bij het schrijven een Idempotency-Key mee; " +
		"dan kun je veilig opnieuw proberen. Een traceparent (W3C) nemen we over in het logboek. Momenten zijn in UTC."
)

// register makes an operation of every act that has a path, and returns openapi.json.
func (s *server) register(all map[string]operation) []byte {
	registry := newRegistry()
	format := huma.Format{Marshal: marshal, Unmarshal: decode}
	a := humago.NewWithPrefix(s.mux, Basis, huma.Config{
		OpenAPI: &huma.OpenAPI{OpenAPI: "3.1.0", Info: &huma.Info{Title: "Rondetafel", Version: s.Versie, Description: description,
			Contact: &huma.Contact{Name: "Functioneel beheer van het Veiligheidshuis", URL: "https://veiligheidshuis.example/contact",
				Email: "functioneelbeheer@veiligheidshuis.example"},
			License: &huma.License{Name: "EUPL-1.2", Identifier: "EUPL-1.2"}},
			Servers:    []*huma.Server{{URL: s.URL + Basis, Description: "Dit huis"}},
			Components: &huma.Components{Schemas: registry, Headers: commonHeaders(), SecuritySchemes: s.securitySchemes()}},
		Formats: map[string]huma.Format{"application/json": format, "json": format}, DefaultFormat: "application/json",
	})
	a.UseMiddleware(func(ctx huma.Context, next func(huma.Context)) {
		if wrong := wrongQuery(ctx); len(wrong) > 0 {
			_ = huma.WriteErr(a, ctx, http.StatusBadRequest, "", wrong...) // into memory
			return
		}
		next(ctx)
	})
	for _, act := range gate.Acts() {
		if o, ok := all[act.Naam]; ok && act.Pad != "" {
			o.register(s, a, describe(act, o))
		}
	}
	polish(a.OpenAPI())
	doc, err := json.Marshal(a.OpenAPI())
	if err != nil {
		panic("api: openapi.json: " + err.Error())
	}
	return doc
}

// describe makes the operation of an act as huma and openapi.json know it.
func describe(act gate.Act, o operation) huma.Operation {
	op := huma.Operation{Method: act.Methode, Path: act.Pad, OperationID: operationID(act.Naam), Summary: act.Titel,
		Description: grounds(act), Tags: []string{strings.Split(act.Naam, ".")[0]}, DefaultStatus: o.status, MaxBodyBytes: maxBody,
		BodyReadTimeout: bodyTimeout, SkipValidateBody: true, SkipValidateParams: true, Errors: possibleErrors(act, o),
		Security: securityOf(act)}
	if act.Methode != http.MethodGet && act.Soort != "zoeken" {
		longest := 100
		op.Parameters = append(op.Parameters, &huma.Param{Name: "Idempotency-Key", In: "header",
			Description: "Een zelfgekozen sleutel. Dezelfde sleutel met dezelfde invoer geeft hetzelfde antwoord en doet niets dubbel.",
			Schema:      &huma.Schema{Type: huma.TypeString, MaxLength: &longest}})
	}
	return op
}

// operationID makes "casusLezen" of "casus.lezen".
func operationID(name string) string {
	noun, verb, _ := strings.Cut(name, ".")
	return noun + strings.ToUpper(verb[:1]) + verb[1:]
}

// grounds names the articles on which an act rests, and says whom it is for.
func grounds(act gate.Act) string {
	var names []string
	for _, number := range act.Artikelen {
		name := number
		if a, ok := convenant.ZoekArtikel(number); ok {
			name = a.Aanduiding()
		}
		names = append(names, name)
	}
	return strings.TrimSpace(act.Waarom + " Grondslag: " + strings.Join(names, ", ") + ".")
}

func possibleErrors(act gate.Act, o operation) []int {
	codes := []int{http.StatusBadRequest, http.StatusUnauthorized, http.StatusForbidden, http.StatusNotFound, http.StatusNotAcceptable,
		http.StatusTooManyRequests, http.StatusServiceUnavailable}
	if act.Methode == http.MethodPost {
		codes = append(codes, http.StatusRequestTimeout, http.StatusRequestEntityTooLarge, http.StatusUnsupportedMediaType)
	}
	if o.conflict {
		codes = append(codes, http.StatusConflict)
	}
	return codes
}

func commonHeaders() map[string]*huma.Header {
	return map[string]*huma.Header{
		"API-Version": {Description: "De volledige versie van deze API.", Schema: &huma.Schema{Type: huma.TypeString}},
		"Retry-After": {Description: "Na hoeveel seconden je het opnieuw kunt proberen.", Schema: &huma.Schema{Type: huma.TypeInteger}},
	}
}

// The names of the ways in: the cookie of a person, and the token of a system of a Partij.
const (
	viaSessie  = "sessie"
	viaSysteem = "systeem"
)

func (s *server) securitySchemes() map[string]*huma.SecurityScheme {
	scopes := map[string]string{}
	for _, sc := range partij.Koppelscopes() {
		scopes[string(sc)] = sc.Label()
	}
	return map[string]*huma.SecurityScheme{
		viaSessie: {Type: "apiKey", In: "cookie", Name: "__Host-rondetafel", Description: "De cookie die je krijgt als je inlogt."},
		viaSysteem: {Type: "oauth2", Description: "Voor een systeem van een Partij, dat werkt namens een medewerker die daarmee akkoord ging: client_credentials met " +
			"private_key_jwt (PS256 of ES256). Het systeem noemt de medewerker met requested_subject. Een token duurt hoogstens tien minuten. Wat geen scope heeft, doet alleen een mens.",
			Flows: &huma.OAuthFlows{ClientCredentials: &huma.OAuthFlow{TokenURL: s.URL + PadToken, Scopes: scopes}}},
	}
}

// securityOf are the ways in for an act: a person that is logged in, or a system with one of these scopes.
func securityOf(act gate.Act) []map[string][]string {
	ways := []map[string][]string{{viaSessie: {}}}
	for _, sc := range gate.KoppelscopesVan(act.Naam) {
		ways = append(ways, map[string][]string{viaSysteem: {string(sc)}})
	}
	return ways
}

// polish makes what huma described say what we do: Dutch descriptions, no 422, the version header on every answer. The errors are
// the same everywhere and are described once.
func polish(doc *huma.OpenAPI) {
	doc.Components.Responses = map[string]*huma.Response{}
	if report, ok := doc.Components.Schemas.Map()["Aanmelding"]; ok { // what one may ask is more than what there can be
		report.Properties["soort"] = oneOf(casus.AanTeMelden()...)
	}
	for _, item := range doc.Paths {
		for _, op := range []*huma.Operation{item.Get, item.Post, item.Delete} {
			if op != nil {
				polishOperation(op, doc.Components.Responses)
			}
		}
	}
	inputs := inputSchemas(doc)
	for name, schema := range doc.Components.Schemas.Map() {
		polishSchema(schema)
		if !inputs[name] {
			schema.AdditionalProperties = nil // a later version may add a field to an answer
		}
	}
}

func polishOperation(op *huma.Operation, shared map[string]*huma.Response) {
	delete(op.Responses, "422")
	if made := op.Responses["201"]; made != nil && op.Path == "/concepten" { // makes or saves
		op.Responses["200"] = &huma.Response{Content: made.Content}
	}
	for status, response := range op.Responses {
		polishResponse(status, response)
		if status >= "400" {
			shared[status] = response
			op.Responses[status] = &huma.Response{Ref: "#/components/responses/" + status}
		}
	}
}

func polishResponse(status string, response *huma.Response) {
	response.Description = responseText(status)
	if response.Headers == nil {
		response.Headers = map[string]*huma.Param{}
	}
	response.Headers["API-Version"] = &huma.Param{Ref: "#/components/headers/API-Version"}
	if status == "503" || status == "429" {
		response.Headers["Retry-After"] = &huma.Param{Ref: "#/components/headers/Retry-After"}
	}
}

func responseText(status string) string {
	switch status {
	case "200":
		return "Gelukt."
	case "201":
		return "Gemaakt."
	case "204":
		return "Gelukt. Er is niets te tonen."
	}
	code, err := strconv.Atoi(status)
	if err != nil {
		return "Er ging iets mis."
	}
	p := problemFor(code)
	return p.Title + ". " + p.Detail
}

// inputSchemas names the schemas of bodies that come in.
func inputSchemas(doc *huma.OpenAPI) map[string]bool {
	names := map[string]bool{}
	for _, item := range doc.Paths {
		if item.Post == nil || item.Post.RequestBody == nil {
			continue
		}
		if body, ok := item.Post.RequestBody.Content["application/json"]; ok { // not of a file
			ref := body.Schema.Ref
			names[ref[strings.LastIndex(ref, "/")+1:]] = true
		}
	}
	return names
}

// polishSchema takes away that lists and optional fields could be null (see settle), and says which texts are dates.
func polishSchema(s *huma.Schema) {
	if s == nil {
		return
	}
	s.Nullable = false
	polishSchema(s.Items)
	for name, property := range s.Properties {
		polishSchema(property)
		if property.Type == huma.TypeString && property.Format == "" && isDate(name) {
			property.Format = "date"
		}
	}
}

// isDate tells whether the text of a field with this name is a date.
func isDate(name string) bool {
	return slices.Contains([]string{"datum", "geboortedatum", "tot"}, name) || strings.HasSuffix(name, "Datum")
}
