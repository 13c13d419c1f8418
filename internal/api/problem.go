// SPDX-License-Identifier: EUPL-1.2

package api

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net/http"
	"regexp"
	"strconv"
	"strings"
	"sync"
	"time"

	"github.com/danielgtaylor/huma/v2"

	"rondetafel/internal/errs"
	"rondetafel/internal/gate"
	"rondetafel/internal/klok"
)

// Probleem is the body of every answer from 400 up (RFC 9457).
type Probleem struct {
	Type   string `json:"type,omitempty" format:"uri-reference" doc:"Bij 403: urn:rondetafel:bevestig-eerst, als het alleen kan nadat je opnieuw liet zien dat jij het bent. Stuur daarna hetzelfde verzoek."`
	Title  string `json:"title" doc:"Wat er mis is, kort. Altijd hetzelfde bij dezelfde status."`
	Status int    `json:"status" doc:"De HTTP-status."`
	Detail string `json:"detail" doc:"Wat er mis is en wat je kunt doen, in gewone taal."`

	Velden []Veld `json:"invalidParams,omitempty" doc:"Bij 400: alles wat er mis is met de invoer, in één keer."`

	Bevestigen string   `json:"bevestigen,omitempty" format:"uri-reference" doc:"Bij urn:rondetafel:bevestig-eerst: waar je met POST de code geeft. In een oefenhuis is een lege code genoeg."`
	Artikelen  []string `json:"artikelen,omitempty" doc:"Bij 403: de artikelen waarop de weigering rust."`
	Regels     []string `json:"regels,omitempty" doc:"Bij 403: de regels die beslisten. Ontbreekt als er geen regel is die het toestaat."`
	Waarom     string   `json:"waarom,omitempty" doc:"Bij 403: waarom het niet mag."`
	Anders     string   `json:"anders,omitempty" doc:"Bij 403: wat je wel kunt doen."`
	Volgnummer *int64   `json:"volgnummer,omitempty" doc:"Bij 403: de plaats van de weigering in het logboek."`
	Besluit    string   `json:"besluit,omitempty" format:"uri-reference" doc:"Bij 403: waar de uitleg van deze weigering staat."`

	Versie *int64     `json:"versie,omitempty" doc:"Bij 409: de versie die er nu is."`
	Wie    string     `json:"wie,omitempty" doc:"Bij 409: wie het veranderde, als je dat mag weten."`
	Moment *time.Time `json:"moment,omitempty" doc:"Bij 409: wanneer het veranderde."`
	Nu     string     `json:"nu,omitempty" doc:"Bij 409: hoe het nu is, in woorden, als je dat mag weten."`

	headers http.Header
}

// Veld is one message about one part of the input. It names the part and never repeats what stood there.
type Veld struct {
	Name   string `json:"name" doc:"Het pad van het veld, of de naam van de parameter."`
	Reason string `json:"reason" doc:"Wat er mis is en wat je kunt doen."`
}

// Error returns the detail.
func (p *Probleem) Error() string { return p.Detail }

// GetStatus returns the HTTP status, for huma.
func (p *Probleem) GetStatus() int { return p.Status }

// GetHeaders returns the headers that belong to this problem, for huma.
func (p *Probleem) GetHeaders() http.Header { return p.headers }

// ContentType names what a problem is, for huma.
func (p *Probleem) ContentType(string) string { return problemJSON }

const (
	problemJSON = "application/problem+json"
	retryAfter  = "5" // seconds
)

// write answers with a problem, in the same bytes as huma does.
func write(w http.ResponseWriter, p *Probleem) {
	for name, values := range p.headers {
		w.Header()[name] = values
	}
	w.Header().Set("Content-Type", problemJSON)
	w.WriteHeader(p.Status)
	_ = marshal(w, p) // into memory
}

func marshal(w io.Writer, v any) error {
	enc := json.NewEncoder(w)
	enc.SetEscapeHTML(false)
	return enc.Encode(v)
}

// problemFor returns the problem that says no more than its status.
func problemFor(status int) *Probleem {
	text, ok := statusTexts()[status]
	if !ok {
		status, text = http.StatusInternalServerError, statusTexts()[http.StatusInternalServerError]
	}
	p := &Probleem{Title: text[0], Status: status, Detail: text[1], headers: http.Header{}}
	switch status {
	case http.StatusUnauthorized: // RFC 9110, 15.5.2: say how to log in
		p.headers["Www-Authenticate"] = []string{`Cookie realm="rondetafel"`, `Bearer realm="rondetafel"`}
	case http.StatusServiceUnavailable, http.StatusTooManyRequests:
		p.headers.Set("Retry-After", retryAfter)
	}
	return p
}

// statusTexts returns title and detail by status.
func statusTexts() map[int][2]string {
	return map[int][2]string{
		http.StatusBadRequest:            {"Ongeldige invoer", "Er klopt iets niet in wat je stuurde. Kijk bij invalidParams."},
		http.StatusUnauthorized:          {"Niet ingelogd", "Log in en probeer het opnieuw."},
		http.StatusForbidden:             {"Niet toegestaan", "Een regel staat dit niet toe."},
		http.StatusNotFound:              {"Niet gevonden", "Dit bestaat niet, of je mag niet weten dat het bestaat."},
		http.StatusMethodNotAllowed:      {"Methode niet toegestaan", "Dit adres kent deze methode niet. Kijk in de header Allow welke wel."},
		http.StatusNotAcceptable:         {"Geen passend antwoord", "We antwoorden alleen met application/json."},
		http.StatusRequestTimeout:        {"Te lang gewacht", "Je verzoek kwam niet op tijd binnen. Probeer het opnieuw."},
		http.StatusConflict:              {"Intussen veranderd", "Iemand anders was je voor. Haal op wat er nu staat en probeer het opnieuw."},
		http.StatusRequestEntityTooLarge: {"Te groot", "Stuur hoogstens 1 MiB."},
		http.StatusUnsupportedMediaType:  {"Verkeerd soort invoer", "Stuur application/json in UTF-8."},
		http.StatusTooManyRequests:       {"Te veel tegelijk", "Je volgt al genoeg tegelijk. Sluit een stroom en probeer het opnieuw."},
		http.StatusInternalServerError:   {"Fout bij ons", "Er ging iets mis bij ons. Probeer het later opnieuw."},
		http.StatusServiceUnavailable:    {"Dit lukt nu niet", "We kunnen dit nu niet vastleggen. Er is niets getoond en niets veranderd."},
	}
}

// A refusal that ends when the caller gives their second factor again, and where they do.
const (
	typeBevestig = "urn:rondetafel:bevestig-eerst"
	padBevestig  = Basis + "/sessies/_bevestigen"
)

// problem returns what the client is told of err. What is no known kind of error is a fault of ours: the log is told, the client
// is not. Unavailable goes first: without a durable entry nothing is said of a dossier, not even a refusal.
func (s *server) problem(r *http.Request, c gate.Caller, err error) *Probleem {
	var invalid *errs.Invalid
	var denied *errs.Denied
	var conflict *errs.Conflict
	var fast *errs.TooFast
	switch {
	case errors.Is(err, errs.ErrUnavailable):
		return problemFor(http.StatusServiceUnavailable)
	case errors.As(err, &fast):
		return tooFast(fast)
	case errors.Is(err, errs.ErrTooMany):
		return problemFor(http.StatusTooManyRequests)
	case errors.Is(err, errs.ErrNotLoggedIn):
		return problemFor(http.StatusUnauthorized)
	case errors.Is(err, errs.ErrNotFound):
		return problemFor(http.StatusNotFound)
	case errors.As(err, &invalid):
		return invalidProblem(invalid)
	case errors.As(err, &denied):
		p := deniedProblem(denied)
		if gate.VraagtBevestiging(err) {
			p.Type, p.Bevestigen = typeBevestig, padBevestig
		}
		return p
	case errors.As(err, &conflict):
		return conflictProblem(conflict)
	}
	s.Log.Error("api: fout", "methode", r.Method, "handeling", r.Pattern, "trace", traceText(c), "fout", err.Error())
	return problemFor(http.StatusInternalServerError)
}

// tooFast is the problem of who asked too much in a short time.
func tooFast(f *errs.TooFast) *Probleem {
	p := problemFor(http.StatusTooManyRequests)
	p.Title, p.Detail = "Te snel", fmt.Sprintf("Je stuurt te veel verzoeken in korte tijd. Er is niets veranderd. Wacht %d seconden en ga dan verder.", f.Seconden())
	if f.Seconden() == 1 {
		p.Detail = strings.Replace(p.Detail, "1 seconden", "1 seconde", 1)
	}
	p.headers.Set("Retry-After", strconv.Itoa(f.Seconden()))
	return p
}

func invalidProblem(i *errs.Invalid) *Probleem {
	p := problemFor(http.StatusBadRequest)
	for _, v := range i.Velden {
		p.Velden = append(p.Velden, Veld{Name: v.Veld, Reason: v.Melding})
	}
	return p
}

func deniedProblem(d *errs.Denied) *Probleem {
	p := problemFor(http.StatusForbidden)
	p.Artikelen, p.Regels, p.Waarom, p.Anders = d.Artikelen, d.Regels, d.Waarom, d.Anders
	if text := strings.TrimSpace(d.Titel + " " + d.Waarom); text != "" {
		p.Detail = text
	}
	if d.Volgnr >= 0 {
		p.Volgnummer, p.Besluit = &d.Volgnr, Basis+"/besluiten/"+strconv.FormatInt(d.Volgnr, 10)
	}
	return p
}

func conflictProblem(c *errs.Conflict) *Probleem {
	p := problemFor(http.StatusConflict)
	p.Versie, p.Wie, p.Nu = &c.Versie, c.Wie, c.Nu
	if c.Moment > 0 {
		moment := klok.VanMicro(c.Moment)
		p.Moment = &moment
	}
	if c.Wat != "" {
		p.Detail = "Intussen veranderde " + c.Wat + ". Haal op wat er nu staat en probeer het opnieuw."
	}
	return p
}

// answerErrors makes huma's own errors look like ours. It is done once in the life of the program.
var answerErrors = sync.OnceFunc(func() { huma.NewError = newError })

// newError is what huma makes its errors with. Its messages are English and its details hold what was sent, so that only the
// places are taken over; input that it finds wrong is 400, not 422 (NL API Design Rules, error-handling).
func newError(status int, _ string, details ...error) huma.StatusError {
	if status == http.StatusUnprocessableEntity {
		status = http.StatusBadRequest
	}
	p := problemFor(status)
	if p.Status != http.StatusBadRequest {
		return p
	}
	for _, err := range details {
		var d huma.ErrorDetailer
		if errors.As(err, &d) {
			p.Velden = append(p.Velden, veldOf(d.ErrorDetail()))
		}
	}
	if len(p.Velden) == 0 { // the one case that huma gives no place to
		p.Velden = []Veld{{Name: "body", Reason: "Stuur JSON mee."}}
	}
	return p
}

// veldOf takes over a place. Of a body the message is one of decode, which starts with the field; other messages are huma's.
func veldOf(d *huma.ErrorDetail) Veld {
	if d.Location == "body" {
		name, reason, _ := strings.Cut(d.Message, ": ")
		return Veld{Name: name, Reason: reason}
	}
	_, name, _ := strings.Cut(d.Location, ".")
	return Veld{Name: safeName(name), Reason: "Deze waarde heeft niet de goede vorm. Kijk in de beschrijving van de API."}
}

var proper = regexp.MustCompile(`^[a-zA-Z][a-zA-Z-]{0,39}$`)

// safeName returns a name that the client made up, when it can be the name of a field; else it might be a value.
func safeName(name string) string {
	if proper.MatchString(name) {
		return name
	}
	return "onbekend"
}
