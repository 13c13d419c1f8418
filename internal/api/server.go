// SPDX-License-Identifier: EUPL-1.2

package api

import (
	"bytes"
	"context"
	"fmt"
	"mime"
	"net/http"
	"path"
	"runtime/debug"
	"strconv"
	"strings"
	"time"

	"rondetafel/internal/errs"
	"rondetafel/internal/gate"
)

// server is the edge around the operations: what every request and every answer have in common.
type server struct {
	Opties
	mux *http.ServeMux
}

// ServeHTTP answers one request. A panic below becomes a 500 without details.
func (s *server) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	s.headers(w.Header())
	a := &answer{ResponseWriter: w}
	defer func() {
		fault := recover()
		if fault == http.ErrAbortHandler { // by convention no fault: the connection is to be cut
			panic(fault)
		}
		if fault != nil {
			s.Log.Error("api: panic", "handeling", r.Pattern, "soort", fmt.Sprintf("%T", fault), "plaats", string(debug.Stack()))
			a.reset()
			write(a, problemFor(http.StatusInternalServerError))
		}
		a.send()
	}()
	s.serve(a, r)
}

func (s *server) serve(w *answer, r *http.Request) {
	pattern := s.route(r)
	if pattern != "" {
		r.Pattern = pattern // for the technical log
	}
	switch {
	case pattern == "":
		s.noRoute(w, r)
	case !answersTo(pattern, r.Header.Values("Accept")):
		write(w, problemFor(http.StatusNotAcceptable))
	case strings.HasSuffix(pattern, " "+openapiPath):
		s.mux.ServeHTTP(w, r)
	default:
		s.act(w, r)
	}
}

// act lets an operation answer, for whoever is logged in.
func (s *server) act(w *answer, r *http.Request) {
	c, _, err := s.Wie(r)
	if err != nil {
		write(w, s.problem(r, c, err))
		return
	}
	if wait := s.pace(paceKey(c)); wait > 0 {
		write(w, s.problem(r, c, &errs.TooFast{Wacht: wait}))
		return
	}
	if r.Method == http.MethodPost && !takesBody(r.Pattern, r.Header.Get("Content-Type")) {
		write(w, wrongBody(r.Pattern))
		return
	}
	c.Herkomst, c.Sleutel = "api", ""
	if r.Method != http.MethodGet && r.Method != http.MethodHead {
		c.Sleutel = r.Header.Get("Idempotency-Key")
	}
	s.mux.ServeHTTP(w, s.plain(r, request{caller: c, http: r, origin: s.URL, answer: w}))
}

// pace is how long who asks has to wait, 0 for not at all.
func (o Opties) pace(key string) time.Duration {
	if o.Tempo == nil {
		return 0
	}
	return o.Tempo(key)
}

// paceKey is by whom a request is counted: a system counts for itself, whoever it works for.
func paceKey(c gate.Caller) string {
	if c.Koppeling != "" {
		return "systeem/" + c.Koppeling
	}
	return "mens/" + strings.Join(c.Personen, ",")
}

// plain returns r as the operations see it: who asks is known, and what was negotiated need not be negotiated again.
func (s *server) plain(r *http.Request, what request) *http.Request {
	in := r.WithContext(context.WithValue(r.Context(), requestKey{}, what))
	in.Header = r.Header.Clone()
	in.Header.Del("Accept")
	in.Header.Set("Content-Type", "application/json")
	return in
}

// route returns the pattern that answers r, "" for none. A path that would be redirected to a cleaner one has none: an address
// has one spelling, and a slash at its end is another address (NL API Design Rules, no-trailing-slash).
func (s *server) route(r *http.Request) string {
	if path.Clean(r.URL.Path) != r.URL.Path {
		return ""
	}
	_, pattern := s.mux.Handler(r)
	return pattern
}

// noRoute answers 405 with Allow where another method is known, else 404.
func (s *server) noRoute(w http.ResponseWriter, r *http.Request) {
	var allow []string
	for _, method := range []string{http.MethodGet, http.MethodHead, http.MethodPost, http.MethodDelete} {
		other := r.Clone(r.Context())
		other.Method = method
		if s.route(other) != "" {
			allow = append(allow, method)
		}
	}
	if len(allow) == 0 {
		write(w, problemFor(http.StatusNotFound))
		return
	}
	w.Header().Set("Allow", strings.Join(allow, ", "))
	write(w, problemFor(http.StatusMethodNotAllowed))
}

// headers sets what every answer carries, an error included. No answer may be kept anywhere, and none is a page.
func (s *server) headers(h http.Header) {
	for _, kv := range [][2]string{
		{"API-Version", s.Versie},
		{"Cache-Control", "no-store"},
		{"Content-Security-Policy", "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"},
		{"Cross-Origin-Opener-Policy", "same-origin"},
		{"Referrer-Policy", "same-origin"},
		{"X-Content-Type-Options", "nosniff"},
		{"X-Frame-Options", "DENY"},
	} {
		h.Set(kv[0], kv[1])
	}
	if strings.HasPrefix(s.URL, "https://") {
		h.Set("Strict-Transport-Security", "max-age=31536000; includeSubDomains")
	}
}

// isJSON tells whether a body of this Content-Type is JSON in UTF-8. A body without a name is not.
func isJSON(contentType string) bool {
	kind, params, err := mime.ParseMediaType(contentType)
	charset := params["charset"]
	return err == nil && kind == "application/json" && (charset == "" || strings.EqualFold(charset, "utf-8"))
}

// acceptsJSON tells whether a client that sent these Accept headers can read our answers. One that says nothing can. Of several
// ranges that fit, the most specific one counts (RFC 9110, 12.5.1).
func acceptsJSON(accept []string) bool {
	if len(accept) == 0 {
		return true
	}
	best, accepted := 0, false
	for part := range strings.SplitSeq(strings.Join(accept, ","), ",") {
		kind, params, err := mime.ParseMediaType(part)
		if weight := specificity(kind); err == nil && weight >= best && weight > 0 {
			q, err := strconv.ParseFloat(params["q"], 64)
			best, accepted = weight, err != nil || q > 0
		}
	}
	return accepted
}

func specificity(kind string) int {
	switch kind {
	case "application/json":
		return 3
	case "application/*":
		return 2
	case "*/*", "application/problem+json": // who reads only problems gets one when there is one
		return 1
	}
	return 0
}

// answer keeps an answer in memory until it is complete; only a file goes as it is opened.
type answer struct {
	http.ResponseWriter
	status int
	body   bytes.Buffer
	gone   bool // it went already
}

// direct sends the head of the answer now, and returns where the rest goes.
func (a *answer) direct() http.ResponseWriter {
	a.WriteHeader(http.StatusOK)
	a.ResponseWriter.WriteHeader(a.status)
	a.gone = true
	return a.ResponseWriter
}

// Unwrap lets read deadlines reach the connection.
func (a *answer) Unwrap() http.ResponseWriter { return a.ResponseWriter }

// WriteHeader notes the status; the first one counts.
func (a *answer) WriteHeader(status int) {
	if a.status == 0 {
		a.status = status
	}
}

// Write adds to the body.
func (a *answer) Write(b []byte) (int, error) {
	a.WriteHeader(http.StatusOK)
	return a.body.Write(b)
}

func (a *answer) reset() {
	a.status = 0
	a.body.Reset()
	for _, name := range []string{"Allow", "Link", "Location", "Retry-After"} {
		a.Header().Del(name)
	}
}

// send hands the answer to the client. What the client does with it is not ours to know.
func (a *answer) send() {
	if a.gone {
		return
	}
	a.WriteHeader(http.StatusOK)
	if a.status != http.StatusNoContent {
		a.Header().Set("Content-Length", strconv.Itoa(a.body.Len()))
	}
	a.ResponseWriter.WriteHeader(a.status)
	_, _ = a.ResponseWriter.Write(a.body.Bytes())
}

// traceText is the trace id of a caller as the technical log writes it.
func traceText(c gate.Caller) string { return fmt.Sprintf("%x", c.Trace) }
