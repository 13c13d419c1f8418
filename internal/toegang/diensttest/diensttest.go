// SPDX-License-Identifier: EUPL-1.2

// Package diensttest is an OpenID provider for tests: it answers as it should, or as an attacker would.
package diensttest

import (
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/hmac"
	"crypto/rand"
	"crypto/sha256"
	"encoding/base64"
	"encoding/json"
	"maps"
	"net/http"
	"net/http/httptest"
	"net/url"
	"sync"
	"testing"
	"time"

	"rondetafel/internal/toegang"
)

// ACR is the level of assurance of every log-in that nothing else was said of.
const ACR = "urn:voorbeeld:substantieel"

// Aanbieder is one provider, on this machine.
type Aanbieder struct {
	t      testing.TB
	server *httptest.Server
	nu     func() time.Time
	sleutel,
	vreemd *ecdsa.PrivateKey

	// Configuratie changes what it says of itself, and Token what stands in the next tokens.
	Configuratie, Token func(map[string]any)
	// Onderteken says how tokens are signed: "ES256", "HS256", "none", or "vreemd" with the key of another.
	Onderteken string
	// Doe answers in its place, when it is there.
	Doe http.Handler

	mu     sync.Mutex
	codes  map[string]uitgegeven
	vragen int
}

// uitgegeven is a code with what it was given for.
type uitgegeven struct {
	vraag url.Values
	sub   string
	op    time.Time
}

// Nieuw starts a provider with this clock.
func Nieuw(t testing.TB, nu func() time.Time) *Aanbieder {
	t.Helper()
	a := &Aanbieder{t: t, nu: nu, Onderteken: "ES256", codes: map[string]uitgegeven{}, sleutel: nieuweSleutel(t), vreemd: nieuweSleutel(t)}
	mux := http.NewServeMux()
	mux.HandleFunc("GET /.well-known/openid-configuration", a.configuratie)
	mux.HandleFunc("GET /sleutels", a.sleutels)
	mux.HandleFunc("POST /token", a.token)
	a.server = httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		a.mu.Lock()
		a.vragen++
		a.mu.Unlock()
		if a.Doe != nil {
			a.Doe.ServeHTTP(w, r)
			return
		}
		mux.ServeHTTP(w, r)
	}))
	t.Cleanup(a.server.Close)
	return a
}

func nieuweSleutel(t testing.TB) *ecdsa.PrivateKey {
	t.Helper()
	k, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	if err != nil {
		t.Fatal(err)
	}
	return k
}

// Issuer is what it calls itself.
func (a *Aanbieder) Issuer() string { return a.server.URL }

// Stop makes it unreachable.
func (a *Aanbieder) Stop() { a.server.Close() }

// Vragen is how many requests it had.
func (a *Aanbieder) Vragen() int {
	a.mu.Lock()
	defer a.mu.Unlock()
	return a.vragen
}

// Dienst is how a house reaches it, for people of these Partijen.
func (a *Aanbieder) Dienst(id string, partijen ...string) toegang.Inlogdienst {
	return toegang.Inlogdienst{ID: id, Naam: "Werkaccount " + id, Issuer: a.Issuer(), Client: "huis-" + id, Geheim: "GEHEIM van " + id, ACR: []string{ACR}, Partijen: partijen}
}

func (a *Aanbieder) stuur(w http.ResponseWriter, status int, v any) {
	w.Header().Set("Content-Type", "application/json")
	w.WriteHeader(status)
	if err := json.NewEncoder(w).Encode(v); err != nil {
		a.t.Error(err)
	}
}

func (a *Aanbieder) configuratie(w http.ResponseWriter, _ *http.Request) {
	c := map[string]any{"issuer": a.Issuer(), "authorization_endpoint": a.Issuer() + "/inloggen", "token_endpoint": a.Issuer() + "/token", "jwks_uri": a.Issuer() + "/sleutels",
		"id_token_signing_alg_values_supported": []string{"ES256", "HS256", "none"}}
	if a.Configuratie != nil {
		a.Configuratie(c)
	}
	a.stuur(w, http.StatusOK, c)
}

func (a *Aanbieder) sleutels(w http.ResponseWriter, _ *http.Request) {
	p, err := a.sleutel.PublicKey.Bytes()
	if err != nil {
		a.t.Error(err)
		return
	}
	a.stuur(w, http.StatusOK, map[string]any{"keys": []map[string]any{{"kty": "EC", "crv": "P-256", "alg": "ES256", "use": "sig", "kid": "k1", "x": b64(p[1:33]), "y": b64(p[33:])}}})
}

// Inloggen is what a browser brings back that was sent to adres, where somebody with this sub logged in at op.
func (a *Aanbieder) Inloggen(adres, sub string, op time.Time) toegang.Dienstantwoord {
	a.t.Helper()
	u, err := url.Parse(adres)
	if err != nil || u.Query().Get("response_type") != "code" || u.Query().Get("code_challenge_method") != "S256" || u.Query().Get("nonce") == "" || u.Query().Get("acr_values") == "" {
		a.t.Fatalf("this is no question for a provider: %s, %v", adres, err)
	}
	code := rand.Text()
	a.mu.Lock()
	defer a.mu.Unlock()
	a.codes[code] = uitgegeven{vraag: u.Query(), sub: sub, op: op}
	return toegang.Dienstantwoord{State: u.Query().Get("state"), Code: code, Iss: a.Issuer()}
}

// token gives a token for a code, once, to the client that it was given to and who has the verifier of it.
func (a *Aanbieder) token(w http.ResponseWriter, r *http.Request) {
	a.mu.Lock()
	u, er := a.codes[r.FormValue("code")]
	delete(a.codes, r.FormValue("code"))
	a.mu.Unlock()
	client, geheim, _ := r.BasicAuth()
	som := sha256.Sum256([]byte(r.FormValue("code_verifier")))
	if !er || b64(som[:]) != u.vraag.Get("code_challenge") || client != u.vraag.Get("client_id") || r.FormValue("redirect_uri") != u.vraag.Get("redirect_uri") {
		a.stuur(w, http.StatusBadRequest, map[string]string{"error": "invalid_grant"})
		return
	}
	if geheim == "" {
		a.stuur(w, http.StatusUnauthorized, map[string]string{"error": "invalid_client"})
		return
	}
	nu := a.nu()
	c := map[string]any{"iss": a.Issuer(), "sub": u.sub, "aud": client, "exp": nu.Add(5 * time.Minute).Unix(), "iat": nu.Unix(), "auth_time": u.op.Unix(), "nonce": u.vraag.Get("nonce"), "acr": ACR}
	if a.Token != nil {
		a.Token(c)
	}
	maps.DeleteFunc(c, func(_ string, v any) bool { return v == nil })
	a.stuur(w, http.StatusOK, map[string]any{"access_token": "GEHEIM", "token_type": "Bearer", "expires_in": 300, "id_token": a.teken(c, geheim)})
}

func (a *Aanbieder) teken(claims map[string]any, geheim string) string {
	alg, sleutel := a.Onderteken, a.sleutel
	if alg == "vreemd" {
		alg, sleutel = "ES256", a.vreemd
	}
	tekst := b64(a.json(map[string]string{"alg": alg, "kid": "k1", "typ": "JWT"})) + "." + b64(a.json(claims))
	switch alg {
	case "none":
		return tekst + "."
	case "HS256":
		h := hmac.New(sha256.New, []byte(geheim))
		h.Write([]byte(tekst))
		return tekst + "." + b64(h.Sum(nil))
	}
	som := sha256.Sum256([]byte(tekst))
	r, s, err := ecdsa.Sign(rand.Reader, sleutel, som[:])
	if err != nil {
		a.t.Error(err)
		return ""
	}
	return tekst + "." + b64(append(r.FillBytes(make([]byte, 32)), s.FillBytes(make([]byte, 32))...))
}

func (a *Aanbieder) json(v any) []byte {
	uit, err := json.Marshal(v)
	if err != nil {
		a.t.Error(err)
	}
	return uit
}

func b64(b []byte) string { return base64.RawURLEncoding.EncodeToString(b) }
