// SPDX-License-Identifier: EUPL-1.2

package api

import (
	"context"
	"errors"
	"io"
	"mime"
	"net/http"
	"strconv"
	"strings"
	"time"

	"github.com/danielgtaylor/huma/v2"

	"rondetafel/internal/errs"
	"rondetafel/internal/gate"
	"rondetafel/internal/informatie"
	"rondetafel/internal/klok"
)

// Files do not pass through memory: one comes as a part of a multipart body that is read as it comes, and one goes as it is opened. The
// two operations that do so have a shape of their own on the wire; all else about them is as of any other.
const (
	sendFile = http.MethodPost + " " + Basis + "/casussen/{id}/documenten"
	openFile = http.MethodGet + " " + Basis + "/documenten/{id}"
	openSign = http.MethodGet + " " + Basis + "/handtekeningen/{id}" // a consent that was signed on paper

	filePart  = "bestand"
	fileTime  = 10 * time.Minute // that one file may take
	smallPart = 64 << 10         // of parts that are no file
)

func documentOperations(g *gate.Gate) map[string]operation {
	return map[string]operation{
		"document.klaarzetten": {status: http.StatusCreated, register: sending(g)},
		"document.lezen":       {status: http.StatusOK, register: opening(g.DocumentLezen)},
		"document.toevoegen": change(func(ctx context.Context, c gate.Caller, in *onPathBody[informatie.Aanhangen]) (gate.Verwijzing, error) {
			in.Body.Gegeven = in.ID
			return g.DocumentToevoegen(ctx, c, in.Body)
		}),
		"document.verwijderen": change(func(ctx context.Context, c gate.Caller, in *onPathBody[informatie.Weghalen]) (gate.Verwijzing, error) {
			in.Body.Document = in.ID
			return g.DocumentVerwijderen(ctx, c, in.Body)
		}),
	}
}

// takesBody tells whether an operation takes a body of this Content-Type.
func takesBody(pattern, contentType string) bool {
	if pattern != sendFile {
		return isJSON(contentType)
	}
	kind, params, err := mime.ParseMediaType(contentType)
	return err == nil && kind == "multipart/form-data" && params["boundary"] != ""
}

// wrongBody is the answer to a body of another kind.
func wrongBody(pattern string) *Probleem {
	p := problemFor(http.StatusUnsupportedMediaType)
	if pattern == sendFile {
		p.Detail = "Stuur het bestand als deel van een multipart/form-data."
	}
	return p
}

// answersTo tells whether a client that sent these Accept headers can read the answer. A file is of any kind: who opens one takes it.
func answersTo(pattern string, accept []string) bool {
	if pattern == followCasus {
		return acceptsEvents(accept)
	}
	return pattern == openFile || pattern == openSign || acceptsJSON(accept)
}

func binary() *huma.Schema { return &huma.Schema{Type: huma.TypeString, Format: "binary"} }

// sending is the operation that takes a file.
func sending(g *gate.Gate) func(*server, huma.API, huma.Operation) {
	return func(s *server, a huma.API, op huma.Operation) {
		op.Parameters = nil // a file cannot be held against an earlier one: no Idempotency-Key
		op.Description += " Het bestand is het deel \"" + filePart + "\" van een multipart/form-data. Het hoort daarna nog bij geen stuk: noem de id binnen " +
			"een dag bij het toevoegen van informatie of van een document."
		body := &huma.RequestBody{Required: true, Content: map[string]*huma.MediaType{"multipart/form-data": {Schema: &huma.Schema{
			Type: huma.TypeObject, Required: []string{filePart}, Properties: map[string]*huma.Schema{filePart: binary()}}}}}
		handle(func(ctx context.Context, c gate.Caller, in *onPath) (*sent, error) {
			r := requestOf(ctx)
			r.slow()
			name, file, err := firstFile(r.http)
			if err != nil {
				return nil, err
			}
			out, err := g.DocumentKlaarzetten(ctx, c, informatie.Bestand{Casus: in.ID, Naam: name}, file)
			return &sent{http.StatusCreated, out}, err
		})(s, a, op)
		a.OpenAPI().Paths[op.Path].Post.RequestBody = body // afterwards: huma would read a body that it knows of
	}
}

// sent is the answer to a file that was sent.
type sent struct {
	Status int
	Body   gate.DocumentBlad
}

// firstFile reads a body up to its file.
func firstFile(r *http.Request) (name string, file io.Reader, err error) {
	missing := &errs.Invalid{Velden: []errs.Veldfout{{Veld: filePart, Melding: "Stuur het bestand als deel van een multipart/form-data."}}}
	parts, err := r.MultipartReader()
	if err != nil {
		return "", nil, missing
	}
	for {
		p, err := parts.NextRawPart()
		if err != nil {
			return "", nil, missing
		}
		if p.FormName() == filePart && p.FileName() != "" {
			return p.FileName(), p, nil
		}
		if n, err := io.Copy(io.Discard, io.LimitReader(p, smallPart)); err != nil || n == smallPart {
			return "", nil, missing
		}
	}
}

// slow gives a request the time that a file takes.
func (r request) slow() {
	c := http.NewResponseController(r.answer)
	until := klok.Systeem().Nu().Add(fileTime)                           // of the connection: no clock that somebody moves
	_ = errors.Join(c.SetReadDeadline(until), c.SetWriteDeadline(until)) // where there is none, there is no end either
}

// opening is the operation that gives a file.
func opening(open func(context.Context, gate.Caller, string) (*gate.Stroom, error)) func(*server, huma.API, huma.Operation) {
	return func(s *server, a huma.API, op huma.Operation) {
		op.Description += " Het antwoord is het bestand zelf, als bijlage."
		op.Responses = map[string]*huma.Response{"200": {Description: "Het bestand.", Content: map[string]*huma.MediaType{
			"application/octet-stream": {Schema: binary()}}}}
		huma.Register(a, op, func(ctx context.Context, in *onPath) (*huma.StreamResponse, error) {
			r := requestOf(ctx)
			file, err := open(ctx, r.caller, in.ID)
			if err != nil {
				return nil, s.problem(r.http, r.caller, err)
			}
			return &huma.StreamResponse{Body: func(huma.Context) { s.stream(r, file) }}, nil
		})
	}
}

// stream sends a file as it is opened. What goes wrong on the way cuts the connection off: half a file is no file.
func (s *server) stream(r request, file *gate.Stroom) {
	r.slow()
	h := r.answer.Header()
	gate.Bijlage(h, file.DocumentBlad)
	h.Set("Content-Length", strconv.FormatInt(file.Bytes, 10))
	if err := file.Schrijf(r.http.Context(), r.answer.direct()); err != nil {
		s.Log.Warn("api: een document kwam niet helemaal aan", "trace", traceText(r.caller), "fout", strings.ReplaceAll(err.Error(), "\n", " "))
		panic(http.ErrAbortHandler)
	}
}
