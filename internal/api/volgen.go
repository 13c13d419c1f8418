// SPDX-License-Identifier: EUPL-1.2

package api

import (
	"context"
	"mime"
	"net/http"
	"strings"

	"github.com/danielgtaylor/huma/v2"

	"rondetafel/internal/gate"
)

const (
	followCasus = http.MethodGet + " " + Basis + "/casussen/{id}/wijzigingen"
	eventStream = "text/event-stream"
)

// followed is what to follow, and what the client has of it.
type followed struct {
	ID     string `path:"id" doc:"De id uit een eerder antwoord. Een id zegt niets over een mens."`
	Versie string `header:"Last-Event-ID" doc:"De versie die je hebt. Zonder versie, of met een andere dan die van nu, hoor je meteen dat er iets veranderde."`
}

// following is the operation by which a client hears that something changed of what its caller may know of a Casus.
func following(g *gate.Gate) operation {
	return operation{status: http.StatusOK, register: func(s *server, a huma.API, op huma.Operation) {
		op.Description += " Het antwoord is een stroom van gebeurtenissen. Elke gebeurtenis heet \"gewijzigd\" en noemt alleen een versie: haal daarna zelf " +
			"op wat je nodig hebt. Je hoort alleen van wat je mag weten."
		op.Responses = map[string]*huma.Response{"200": {Description: "De stroom.", Content: map[string]*huma.MediaType{
			eventStream: {Schema: &huma.Schema{Type: huma.TypeString}}}}}
		huma.Register(a, op, func(ctx context.Context, in *followed) (*huma.StreamResponse, error) {
			r := requestOf(ctx)
			v, err := g.CasusVolgen(ctx, r.caller, gate.Volging{Casus: in.ID})
			if err != nil {
				return nil, s.problem(r.http, r.caller, err)
			}
			return &huma.StreamResponse{Body: func(huma.Context) {
				gate.StroomKoppen(r.answer.Header())
				v.Stuur(r.http.Context(), r.answer.direct(), in.Versie)
			}}, nil
		})
	}}
}

// acceptsEvents tells whether a client that sent these Accept headers can read a stream of events.
func acceptsEvents(accept []string) bool {
	for _, header := range accept {
		for part := range strings.SplitSeq(header, ",") {
			if kind, params, err := mime.ParseMediaType(part); err == nil && params["q"] != "0" && (kind == eventStream || kind == "text/*" || kind == "*/*") {
				return true
			}
		}
	}
	return len(accept) == 0
}
