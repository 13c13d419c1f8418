// SPDX-License-Identifier: EUPL-1.2

package toegang

import (
	"context"
	"crypto/rand"
	"crypto/subtle"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/url"
	"slices"
	"strings"
	"time"

	"github.com/coreos/go-oidc/v3/oidc"
	"golang.org/x/oauth2"
)

// A log-in by an OpenID provider is the code flow with PKCE (S256), as the Dutch government profile of OpenID Connect asks it: the browser carries a code
// that is of no use without what the house kept (state, nonce, verifier) and its own secret, and the house fetches the id_token itself.

// DienstDuur is how long somebody may take at a provider.
const DienstDuur = 10 * time.Minute

const (
	dienstTijd  = 10 * time.Second // for one request to a provider
	dienstBody  = 1 << 20          // bytes of one answer
	dienstStil  = 15 * time.Second // after it could not be reached, before it is tried again
	dienstSpeel = time.Minute      // that the clock of a provider may differ
	maxSub      = 255
	maxDienst   = 4000 // characters of what a browser brings back
)

// What can be wrong with a log-in by a provider. None of their words holds anything of a person.
var (
	ErrDienst        = errors.New("toegang: dit antwoord van de inlogdienst klopt niet")
	ErrDienstWeg     = errors.New("toegang: de inlogdienst is niet te bereiken")
	ErrDienstZwak    = errors.New("toegang: de inlog heeft niet het niveau dat het huis vraagt")
	ErrDienstOud     = errors.New("toegang: de inlogdienst vroeg niet opnieuw wie het is")
	ErrDienstGestopt = errors.New("toegang: het inloggen bij de inlogdienst is gestopt")
)

// Dienst asks one provider who somebody is and checks what it answers. Safe for concurrent use. It is reached when somebody logs in and not before.
type Dienst struct {
	Inlogdienst
	terug string // where the provider sends browsers back
	nu    func() time.Time
	klant *http.Client
	beurt chan struct{} // one looks for the endpoints at a time

	eindpunten *eindpunten
	mislukt    time.Time
}

// eindpunten are what a provider says of itself.
type eindpunten struct {
	oauth2.Config
	keur *oidc.IDTokenVerifier
	iss  bool // it names itself with each answer (RFC 9207)
}

// NieuweDienst returns the Dienst of a house to which browsers come back at terug. nu is the clock by which tokens are judged.
func NieuweDienst(in Inlogdienst, terug string, nu func() time.Time) (*Dienst, error) {
	if err := in.Valideer(); err != nil {
		return nil, err
	}
	d := &Dienst{Inlogdienst: in, terug: terug, nu: nu, beurt: make(chan struct{}, 1)}
	vervoer := &http.Transport{Proxy: http.ProxyFromEnvironment, ForceAttemptHTTP2: true, TLSHandshakeTimeout: dienstTijd, IdleConnTimeout: dienstStil,
		ResponseHeaderTimeout: dienstTijd, MaxResponseHeaderBytes: 64 << 10}
	d.klant = &http.Client{Timeout: dienstTijd, Transport: alleenDaar{vervoer, d.mag}, CheckRedirect: func(*http.Request, []*http.Request) error { return errElders }}
	return d, nil
}

var errElders = errors.New("toegang: de inlogdienst wijst naar een adres dat niet bij de issuer hoort")

// mag tells whether an address is of the provider: the host of its issuer, or one that the settings name too.
func (d *Dienst) mag(u *url.URL) bool {
	return veilig(u) && u.User == nil && (u.Host == host(d.Issuer) || slices.Contains(d.Adressen, u.Host))
}

// alleenDaar sends requests to addresses that may be asked only, and reads no more of an answer than it should be long.
type alleenDaar struct {
	door http.RoundTripper
	mag  func(*url.URL) bool
}

// RoundTrip does one request.
func (a alleenDaar) RoundTrip(r *http.Request) (*http.Response, error) {
	if !a.mag(r.URL) {
		return nil, errElders
	}
	uit, err := a.door.RoundTrip(r)
	if err != nil {
		return nil, err
	}
	uit.Body = begrensd{io.LimitReader(uit.Body, dienstBody), uit.Body}
	return uit, nil
}

type begrensd struct {
	io.Reader
	io.Closer
}

// vind returns what the provider says of itself, which is asked once.
func (d *Dienst) vind(ctx context.Context) (*eindpunten, error) {
	select {
	case d.beurt <- struct{}{}:
		defer func() { <-d.beurt }()
	case <-ctx.Done():
		return nil, fmt.Errorf("%w: het duurde te lang", ErrDienstWeg)
	}
	if d.eindpunten != nil {
		return d.eindpunten, nil
	}
	if sinds := d.nu().Sub(d.mislukt); sinds >= 0 && sinds < dienstStil {
		return nil, ErrDienstWeg
	}
	e, err := d.vraagEindpunten(context.WithoutCancel(ctx)) // the next in line needs it too
	if err != nil {
		d.mislukt = d.nu()
		return nil, err
	}
	d.eindpunten = e
	return e, nil
}

func (d *Dienst) vraagEindpunten(ctx context.Context) (*eindpunten, error) {
	p, err := oidc.NewProvider(oidc.ClientContext(ctx, d.klant), d.Issuer)
	var ander *oidc.IssuerMismatchError
	switch {
	case errors.As(err, &ander):
		return nil, fmt.Errorf("%w: hij noemt zichzelf anders dan de issuer in de instellingen", ErrDienstWeg)
	case errors.Is(err, errElders):
		return nil, fmt.Errorf("%w: %w", ErrDienstWeg, errElders)
	case err != nil:
		return nil, fmt.Errorf("%w: zijn openid-configuration kwam niet", ErrDienstWeg)
	}
	var meer struct {
		Keys string   `json:"jwks_uri"`
		Iss  bool     `json:"authorization_response_iss_parameter_supported"`
		Auth []string `json:"token_endpoint_auth_methods_supported"`
	}
	if err := p.Claims(&meer); err != nil {
		return nil, fmt.Errorf("%w: zijn openid-configuration is niet te lezen", ErrDienstWeg)
	}
	e := &eindpunten{iss: meer.Iss, keur: p.Verifier(&oidc.Config{ClientID: d.Client, SupportedSigningAlgs: ondertekening(), Now: d.nu})}
	e.Config = oauth2.Config{ClientID: d.Client, ClientSecret: d.Geheim, Endpoint: p.Endpoint(), RedirectURL: d.terug, Scopes: []string{oidc.ScopeOpenID}}
	e.Endpoint.AuthStyle = oauth2.AuthStyleInHeader
	if len(meer.Auth) > 0 && !slices.Contains(meer.Auth, "client_secret_basic") {
		e.Endpoint.AuthStyle = oauth2.AuthStyleInParams
	}
	for _, adres := range []string{e.Endpoint.AuthURL, e.Endpoint.TokenURL, meer.Keys} {
		if u, err := url.Parse(adres); err != nil || !d.mag(u) {
			return nil, fmt.Errorf("%w: %w", ErrDienstWeg, errElders)
		}
	}
	return e, nil
}

// ondertekening are the ways in which an id_token may be signed: by a key that only the provider has. A secret that both know (HS256) and none are not
// among them.
func ondertekening() []string {
	return []string{oidc.RS256, oidc.RS384, oidc.RS512, oidc.PS256, oidc.PS384, oidc.PS512, oidc.ES256, oidc.ES384, oidc.ES512, oidc.EdDSA}
}

// Dienstvraag is a question for a provider: where the browser goes, and what the house keeps until it comes back.
type Dienstvraag struct {
	URL   string
	Huis  []byte // JSON
	State string // by which the answer names its question
}

// gesteld is what the house keeps of a question.
type gesteld struct {
	Nonce   string `json:"nonce"`
	Geheim  string `json:"verifier"` // of PKCE
	Op      int64  `json:"op"`       // seconds
	Opnieuw bool   `json:"opnieuw"`  // the provider has to ask anew who it is
}

// Vraag asks the provider who comes. opnieuw says that a log-in that they still have there is not enough. ErrDienstWeg when it cannot be reached.
func (d *Dienst) Vraag(ctx context.Context, opnieuw bool) (Dienstvraag, error) {
	e, err := d.vind(ctx)
	if err != nil {
		return Dienstvraag{}, err
	}
	g := gesteld{Nonce: rand.Text(), Geheim: oauth2.GenerateVerifier(), Op: d.nu().Unix(), Opnieuw: opnieuw}
	extra := []oauth2.AuthCodeOption{oidc.Nonce(g.Nonce), oauth2.S256ChallengeOption(g.Geheim), oauth2.SetAuthURLParam("acr_values", strings.Join(d.ACR, " "))}
	if opnieuw {
		extra = append(extra, oauth2.SetAuthURLParam("prompt", "login"), oauth2.SetAuthURLParam("max_age", "0"))
	}
	v := Dienstvraag{State: rand.Text()}
	v.URL = e.AuthCodeURL(v.State, extra...)
	v.Huis, err = json.Marshal(g)
	return v, err
}

// Dienstantwoord is what a browser brings back from a provider: nothing of it is believed before Klopt.
type Dienstantwoord struct {
	State string `json:"state"`
	Code  string `json:"code"`
	Fout  string `json:"error"`
	Iss   string `json:"iss"`
}

// Leesbaar tells whether it can be an answer at all.
func (a Dienstantwoord) Leesbaar() bool {
	return a.State != "" && len(a.State)+len(a.Code)+len(a.Fout)+len(a.Iss) <= maxDienst
}

// Aangetoond is who somebody is at a provider: Issuer and Sub together, and nothing else, name a person.
type Aangetoond struct {
	Issuer string
	Sub    string
	Op     time.Time // when they showed it there; zero when the provider does not say
}

// Klopt checks an answer to the question of which huis was kept, and fetches who it is with it. The error is one of those above.
func (d *Dienst) Klopt(ctx context.Context, huis []byte, a Dienstantwoord) (Aangetoond, error) {
	var g gesteld
	if err := json.Unmarshal(huis, &g); err != nil {
		return Aangetoond{}, fmt.Errorf("toegang: dienstvraag: %w", err)
	}
	e, err := d.vind(ctx)
	switch {
	case err != nil:
		return Aangetoond{}, err
	case a.Iss != "" && a.Iss != d.Issuer, a.Iss == "" && e.iss:
		return Aangetoond{}, fmt.Errorf("%w: het komt van een andere inlogdienst", ErrDienst)
	case a.Fout == "access_denied", a.Fout == "login_required", a.Fout == "interaction_required", a.Fout == "consent_required":
		return Aangetoond{}, ErrDienstGestopt
	case a.Fout == "unmet_authentication_requirements":
		return Aangetoond{}, ErrDienstZwak
	case a.Fout == "temporarily_unavailable", a.Fout == "server_error":
		return Aangetoond{}, ErrDienstWeg
	case a.Fout != "" || a.Code == "":
		return Aangetoond{}, fmt.Errorf("%w: hij meldt een fout", ErrDienst)
	}
	ctx = oidc.ClientContext(ctx, d.klant)
	token, err := e.Exchange(ctx, a.Code, oauth2.VerifierOption(g.Geheim))
	if err != nil {
		return Aangetoond{}, inruilFout(err)
	}
	return d.keurToken(ctx, e, g, token)
}

// inruilFout says why a code gave no token. Of what the provider says of it only the name of a known error is kept.
func inruilFout(err error) error {
	var nee *oauth2.RetrieveError
	if !errors.As(err, &nee) || nee.Response != nil && nee.Response.StatusCode >= http.StatusInternalServerError {
		return ErrDienstWeg
	}
	bekend := []string{"invalid_client", "invalid_grant", "invalid_request", "unauthorized_client", "unsupported_grant_type"}
	if slices.Contains(bekend, nee.ErrorCode) {
		return fmt.Errorf("%w: %s", ErrDienst, nee.ErrorCode)
	}
	return fmt.Errorf("%w: de code gaf geen token", ErrDienst)
}

// verklaard are the claims of an id_token that decide.
type verklaard struct {
	ACR   string  `json:"acr"`
	AZP   string  `json:"azp"`
	Tijd  float64 `json:"auth_time"`
	Nonce string  `json:"nonce"`
}

// keurToken checks the id_token, and the freshness of a log-in that was to be a new one.
func (d *Dienst) keurToken(ctx context.Context, e *eindpunten, g gesteld, token *oauth2.Token) (Aangetoond, error) {
	ruw, _ := token.Extra("id_token").(string)
	id, err := e.keur.Verify(ctx, ruw)
	if err != nil {
		return Aangetoond{}, fmt.Errorf("%w: uitgever, ontvanger, ondertekening of geldigheid van het token", ErrDienst)
	}
	var c verklaard
	if err := id.Claims(&c); err != nil {
		return Aangetoond{}, fmt.Errorf("%w: het token is niet te lezen", ErrDienst)
	}
	op := time.Unix(int64(c.Tijd), 0)
	switch {
	case subtle.ConstantTimeCompare([]byte(c.Nonce), []byte(g.Nonce)) != 1:
		return Aangetoond{}, fmt.Errorf("%w: de nonce", ErrDienst)
	case c.AZP != "" && c.AZP != d.Client, c.AZP == "" && len(id.Audience) > 1:
		return Aangetoond{}, fmt.Errorf("%w: het token is voor een ander", ErrDienst)
	case id.AccessTokenHash != "" && id.VerifyAccessToken(token.AccessToken) != nil:
		return Aangetoond{}, fmt.Errorf("%w: het access token hoort er niet bij", ErrDienst)
	case id.IssuedAt.After(d.nu().Add(dienstSpeel)), id.IssuedAt.Before(time.Unix(g.Op, 0).Add(-dienstSpeel)):
		return Aangetoond{}, fmt.Errorf("%w: het token is niet van nu", ErrDienst)
	case id.Subject == "" || len(id.Subject) > maxSub:
		return Aangetoond{}, fmt.Errorf("%w: zonder kenmerk", ErrDienst)
	case !slices.Contains(d.ACR, c.ACR):
		return Aangetoond{}, ErrDienstZwak
	case op.After(d.nu().Add(dienstSpeel)):
		return Aangetoond{}, fmt.Errorf("%w: ingelogd in de toekomst", ErrDienst)
	case g.Opnieuw && op.Before(time.Unix(g.Op, 0).Add(-dienstSpeel)):
		return Aangetoond{}, ErrDienstOud
	}
	uit := Aangetoond{Issuer: id.Issuer, Sub: id.Subject}
	if c.Tijd > 0 {
		uit.Op = op
	}
	return uit, nil
}
