// SPDX-License-Identifier: EUPL-1.2

package api

import (
	"errors"
	"io"
	"mime"
	"net/http"
	"net/netip"
	"net/url"
	"slices"

	"rondetafel/internal/errs"
	"rondetafel/internal/gate"
	"rondetafel/internal/partij"
)

// Systems of Partijen get their tokens here (OAuth 2, RFC 6749 section 4.4), by a JWT that they sign themselves (RFC 7523, private_key_jwt) as the NL
// GOV profile asks. In whose name a system will work it says with requested_subject, the id of that person; there is no token without one.
//
//	POST /oauth/token
//	grant_type=client_credentials
//	client_assertion_type=urn:ietf:params:oauth:client-assertion-type:jwt-bearer
//	client_assertion=<JWT>&requested_subject=<id>[&scope=<words>][&client_id=<id>]
//
// What goes wrong is JSON as section 5.2 says, and not application/problem+json: a library for OAuth expects it so.

// The paths of the token endpoint and of what it says of itself (RFC 8414).
const (
	PadToken  = "/oauth/token" //nolint:gosec // no credential
	PadServer = "/.well-known/oauth-authorization-server"
)

const (
	grantType     = "client_credentials"
	assertionType = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer"
	maxTokenBody  = 32 << 10
)

// The errors of RFC 6749 that it answers with.
const (
	oauthRequest = "invalid_request"
	oauthClient  = "invalid_client"
	oauthGrant   = "invalid_grant"
	oauthScope   = "invalid_scope"
	oauthType    = "unsupported_grant_type"
	oauthBusy    = "temporarily_unavailable"
	oauthFault   = "server_error"
)

// tokenError is what a system is told. The description is in plain ASCII, as the RFC asks.
type tokenError struct {
	status int
	Error  string `json:"error"`
	Uitleg string `json:"error_description,omitempty"`
}

type tokenAnswer struct {
	AccessToken string `json:"access_token"`
	TokenType   string `json:"token_type"`
	ExpiresIn   int    `json:"expires_in"` // seconds
	Scope       string `json:"scope"`
}

// serverMetadata is what the token endpoint says of itself.
type serverMetadata struct {
	Issuer        string               `json:"issuer"`
	TokenEndpoint string               `json:"token_endpoint"`
	Responses     []string             `json:"response_types_supported"`
	Grants        []string             `json:"grant_types_supported"`
	Auth          []string             `json:"token_endpoint_auth_methods_supported"`
	Algorithms    []string             `json:"token_endpoint_auth_signing_alg_values_supported"`
	Scopes        []partij.Koppelscope `json:"scopes_supported"`
}

// tokens answers at the two paths.
type tokens struct{ Opties }

// Tokens returns what answers at PadToken and PadServer.
func Tokens(o Opties) http.Handler {
	if o.Log == nil {
		o.Log = discard()
	}
	return tokens{o}
}

// ServeHTTP answers one request.
func (t tokens) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	w.Header().Set("Content-Type", "application/json")
	w.Header().Set("Cache-Control", "no-store")
	w.Header().Set("X-Content-Type-Options", "nosniff")
	if r.URL.Path == PadServer {
		_ = marshal(w, serverMetadata{Issuer: t.URL, TokenEndpoint: t.URL + PadToken, Responses: []string{}, Grants: []string{grantType}, Auth: []string{"private_key_jwt"},
			Algorithms: []string{"PS256", "ES256"}, Scopes: partij.Koppelscopes()}) // nobody is left to tell
		return
	}
	answer, fault := t.give(r)
	if fault == nil {
		_ = marshal(w, answer)
		return
	}
	switch fault.status {
	case http.StatusMethodNotAllowed:
		w.Header().Set("Allow", http.MethodPost)
	case http.StatusServiceUnavailable, http.StatusTooManyRequests:
		w.Header().Set("Retry-After", retryAfter)
	}
	w.WriteHeader(fault.status)
	_ = marshal(w, fault)
}

func (t tokens) give(r *http.Request) (tokenAnswer, *tokenError) {
	if wait := t.pace("adres/" + networkOf(r)); wait > 0 {
		return tokenAnswer{}, &tokenError{http.StatusTooManyRequests, oauthBusy, "Te veel verzoeken in korte tijd. Wacht even en probeer het opnieuw."}
	}
	in, fault := readTokenRequest(r)
	if fault != nil {
		return tokenAnswer{}, fault
	}
	in.Voor = []string{t.URL + PadToken, t.URL}
	c := t.Beller(r)
	k, err := t.Gate.KoppelingToken(r.Context(), c, in)
	if err != nil {
		return tokenAnswer{}, t.fault(c, err)
	}
	return tokenAnswer{k.Token, "Bearer", int(k.Duur.Seconds()), k.Scopes}, nil
}

// networkOf is the address that a request comes from, an IPv6 one by its first 64 bits. Before a system showed who it is, nothing else says so.
func networkOf(r *http.Request) string {
	from, err := netip.ParseAddrPort(r.RemoteAddr)
	if err != nil {
		return ""
	}
	bits := 32
	if from.Addr().Unmap().Is6() {
		bits = 64
	}
	net, err := from.Addr().Unmap().Prefix(bits)
	if err != nil {
		return ""
	}
	return net.String()
}

// readTokenRequest reads what a system asks. Each parameter comes once at most, and in the body: an address is kept in too many places.
func readTokenRequest(r *http.Request) (gate.Tokenvraag, *tokenError) {
	bad := func(why string) (gate.Tokenvraag, *tokenError) {
		return gate.Tokenvraag{}, &tokenError{http.StatusBadRequest, oauthRequest, why}
	}
	kind, _, err := mime.ParseMediaType(r.Header.Get("Content-Type"))
	switch {
	case r.Method != http.MethodPost:
		return gate.Tokenvraag{}, &tokenError{http.StatusMethodNotAllowed, oauthRequest, "Gebruik POST."}
	case err != nil || kind != "application/x-www-form-urlencoded":
		return bad("Stuur een formulier: application/x-www-form-urlencoded.")
	case r.URL.RawQuery != "":
		return bad("Zet niets in het adres. Alles hoort in het formulier.")
	}
	body, err := io.ReadAll(io.LimitReader(r.Body, maxTokenBody+1))
	if err != nil || len(body) > maxTokenBody {
		return bad("Het formulier is te groot, of kwam niet heel aan.")
	}
	form, err := url.ParseQuery(string(body))
	if err != nil {
		return bad("Het formulier is niet te lezen.")
	}
	for _, values := range form {
		if len(values) > 1 {
			return bad("Stuur elk gegeven een keer.")
		}
	}
	switch {
	case form.Get("grant_type") != grantType:
		return gate.Tokenvraag{}, &tokenError{http.StatusBadRequest, oauthType, "We kennen alleen grant_type client_credentials."}
	case form.Get("client_assertion_type") != assertionType, form.Get("client_assertion") == "":
		return bad("Stuur client_assertion_type en client_assertion mee (private_key_jwt).")
	case form.Get("requested_subject") == "":
		return bad("Zeg met requested_subject namens wie je werkt: de id van die medewerker.")
	}
	return gate.Tokenvraag{Bewering: form.Get("client_assertion"), Client: form.Get("client_id"), Scopes: form.Get("scope"), Persoon: form.Get("requested_subject")}, nil
}

// fault is what a system is told of err.
func (t tokens) fault(c gate.Caller, err error) *tokenError {
	var d *errs.Denied
	switch {
	case errors.Is(err, errs.ErrUnavailable):
		return &tokenError{http.StatusServiceUnavailable, oauthBusy, "Dit lukt nu niet. Probeer het zo opnieuw."}
	case errors.As(err, &d) && slices.Contains(d.Regels, gate.RegelKoppelbewijs):
		return &tokenError{http.StatusUnauthorized, oauthClient, "We kennen dit systeem niet, zijn koppeling is voorbij, of de client_assertion klopt niet."}
	case errors.As(err, &d) && slices.Contains(d.Regels, gate.RegelKoppelscope):
		return &tokenError{http.StatusBadRequest, oauthScope, "Deze koppeling mag dit niet."}
	case errors.As(err, &d):
		return &tokenError{http.StatusBadRequest, oauthGrant, "Dit systeem werkt niet namens deze medewerker: die is niet genoemd, ging niet akkoord, of werkt hier niet."}
	}
	t.Log.Error("api: token", "trace", traceText(c), "fout", err.Error())
	return &tokenError{http.StatusInternalServerError, oauthFault, "Er ging iets mis bij ons. Probeer het later opnieuw."}
}
