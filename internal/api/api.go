// SPDX-License-Identifier: EUPL-1.2

// Package api is the door for other systems: every act of the gate that has a path is an operation under /api/v1, by the NL API
// Design Rules 2.2. What an operation does is decode, call the gate, render; what is allowed, valid or logged is the gate's.
//
// A request passes, in this order: is the path known (404), the method (405), can the client read JSON (406), who asks (401), is
// the body JSON by its name (415), its size (413) and its shape (400), and then the act itself. What goes wrong is answered as
// application/problem+json (RFC 9457), in Dutch, and never repeats what was sent. An answer leaves as a whole or not at all.
//
// huma decodes and describes. Its own checks of bodies are off, because the input structs say themselves what is missing, all at
// once; its one global, huma.NewError, is set here so that its errors look like ours.
package api

import (
	"context"
	"log/slog"
	"net/http"
	"strings"
	"time"

	"rondetafel/internal/gate"
)

// Versie is the version of the API (semver). Its first number is the one in Basis; the header API-Version carries it.
const Versie = "1.8.0"

// Basis is where every path of the API starts.
const Basis = "/api/v1"

// Opties say what the API serves, and for whom.
type Opties struct {
	Gate *gate.Gate
	// Wie returns who asks, from the session that the request carries. errs.ErrNotLoggedIn becomes 401.
	Wie func(*http.Request) (gate.Caller, gate.Persoon, error)
	// Beller returns the caller of a request by nobody who is known yet; it is asked by Tokens only.
	Beller func(*http.Request) gate.Caller
	// Tempo counts a request of a person ("mens/…"), a system ("systeem/…") or an address ("adres/…") and returns how long it has to wait, 0 for
	// not at all. Nil has no limit.
	Tempo func(wie string) time.Duration
	// URL is the public origin of the house ("https://huis.example"): the only source of links.
	URL string
	// Versie overrides the version of the API in API-Version and openapi.json; "" is the constant Versie.
	Versie string
	// Log gets what the client is not told: faults of ours, by operation and trace. Nil keeps silent.
	Log *slog.Logger
}

// Handler returns the API. It answers every path itself, those that it does not know with 404, so that it can be mounted on "/"
// or on "/api/v1/". Safe for concurrent use.
func Handler(o Opties) http.Handler {
	answerErrors()
	if o.Versie == "" {
		o.Versie = Versie
	}
	if o.Log == nil {
		o.Log = discard()
	}
	o.URL = strings.TrimSuffix(o.URL, "/")
	s := &server{Opties: o, mux: http.NewServeMux()}
	doc := s.register(operations(o.Gate))
	s.mux.HandleFunc(http.MethodGet+" "+openapiPath, func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Type", "application/json")
		w.Header().Set("Access-Control-Allow-Origin", "*")
		_, _ = w.Write(doc) // into memory
	})
	return s
}

const openapiPath = Basis + "/openapi.json"

// request is what an operation needs of the HTTP request besides its input.
type request struct {
	caller gate.Caller
	http   *http.Request
	origin string
	answer *answer
}

type requestKey struct{}

func requestOf(ctx context.Context) request {
	v, ok := ctx.Value(requestKey{}).(request)
	if !ok {
		panic("api: an operation ran outside the server")
	}
	return v
}

// discard is the log of a server that was given none.
func discard() *slog.Logger { return slog.New(slog.DiscardHandler) }
