// SPDX-License-Identifier: EUPL-1.2

package toegang_test

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"net/url"
	"strings"
	"testing"
	"time"

	"rondetafel/internal/errs"
	"rondetafel/internal/toegang"
	"rondetafel/internal/toegang/diensttest"
)

const dienstTerug = "https://huis.example/inloggen/terug"

// proefdienst is a provider and how a house asks it.
type proefdienst struct {
	*testing.T
	a  *diensttest.Aanbieder
	d  *toegang.Dienst
	nu time.Time
}

func nieuweProefdienst(t *testing.T) *proefdienst {
	t.Helper()
	p := &proefdienst{T: t, nu: time.Date(2026, time.March, 2, 9, 0, 0, 0, time.UTC)}
	p.a = diensttest.Nieuw(t, func() time.Time { return p.nu })
	p.d = p.dienst(p.a.Dienst("weert", "p-weert"))
	return p
}

func (p *proefdienst) dienst(in toegang.Inlogdienst) *toegang.Dienst {
	p.Helper()
	d, err := toegang.NieuweDienst(in, dienstTerug, func() time.Time { return p.nu })
	if err != nil {
		p.Fatal(err)
	}
	return d
}

func (p *proefdienst) vraag(opnieuw bool) toegang.Dienstvraag {
	p.Helper()
	v, err := p.d.Vraag(p.Context(), opnieuw)
	if err != nil {
		p.Fatal(err)
	}
	return v
}

// logIn asks, lets sub log in now and checks what comes back.
func (p *proefdienst) logIn(sub string) (toegang.Aangetoond, error) {
	p.Helper()
	v := p.vraag(false)
	return p.d.Klopt(p.Context(), v.Huis, p.a.Inloggen(v.URL, sub, p.nu))
}

// The question carries what the Dutch profile of OpenID Connect asks, and nothing of a person; the answer says who it is by issuer and sub.
func TestDienstVraagtEnKlopt(t *testing.T) {
	p := nieuweProefdienst(t)
	v := p.vraag(false)
	u, err := url.Parse(v.URL)
	if err != nil {
		t.Fatal(err)
	}
	q := u.Query()
	for naam, wil := range map[string]string{"response_type": "code", "client_id": "huis-weert", "redirect_uri": dienstTerug, "scope": "openid", "state": v.State, "code_challenge_method": "S256",
		"acr_values": diensttest.ACR, "prompt": "", "max_age": ""} {
		if q.Get(naam) != wil {
			t.Errorf("%s is %q, want %q", naam, q.Get(naam), wil)
		}
	}
	if len(v.State) < 20 || len(q.Get("nonce")) < 20 || len(q.Get("code_challenge")) != 43 || strings.Contains(v.URL, "GEHEIM") {
		t.Errorf("the question is %s", v.URL)
	}
	wie, err := p.d.Klopt(t.Context(), v.Huis, p.a.Inloggen(v.URL, "anna", p.nu.Add(-time.Hour)))
	if wil := (toegang.Aangetoond{Issuer: p.a.Issuer(), Sub: "anna", Op: p.nu.Add(-time.Hour)}); err != nil || wie.Issuer != wil.Issuer || wie.Sub != wil.Sub || !wie.Op.Equal(wil.Op) {
		t.Errorf("%+v, %v, want %+v", wie, err, wil)
	}
	q = mustQuery(t, p.vraag(true).URL)
	if q.Get("prompt") != "login" || q.Get("max_age") != "0" {
		t.Errorf("asking anew: %v", q)
	}
	if ander := p.vraag(false); ander.State == v.State {
		t.Error("two questions are one")
	}
}

func mustQuery(t *testing.T, adres string) url.Values {
	t.Helper()
	u, err := url.Parse(adres)
	if err != nil {
		t.Fatal(err)
	}
	return u.Query()
}

// Whatever is wrong with a token is an error of its own kind, and never somebody.
func TestDienstGelooftGeenValsToken(t *testing.T) {
	zet := func(naam string, waarde any) func(map[string]any) {
		return func(c map[string]any) { c[naam] = waarde }
	}
	for wat, geval := range map[string]struct {
		token      func(map[string]any)
		onderteken string
		fout       error
	}{
		"no signature":                      {onderteken: "none", fout: toegang.ErrDienst},
		"signed by the secret that we know": {onderteken: "HS256", fout: toegang.ErrDienst},
		"signed by another":                 {onderteken: "vreemd", fout: toegang.ErrDienst},
		"of another question":               {token: zet("nonce", "een andere"), fout: toegang.ErrDienst},
		"without a nonce":                   {token: zet("nonce", nil), fout: toegang.ErrDienst},
		"for another house":                 {token: zet("aud", "huis-elders"), fout: toegang.ErrDienst},
		"for two, given to another":         {token: zet("aud", []string{"huis-weert", "huis-elders"}), fout: toegang.ErrDienst},
		"given to another":                  {token: zet("azp", "huis-elders"), fout: toegang.ErrDienst},
		"of another issuer":                 {token: zet("iss", "https://elders.example"), fout: toegang.ErrDienst},
		"over":                              {token: zet("exp", 1772442000-1), fout: toegang.ErrDienst},
		"of long ago":                       {token: zet("iat", 1772442000-300), fout: toegang.ErrDienst},
		"of tomorrow":                       {token: zet("iat", 1772442000+90000), fout: toegang.ErrDienst},
		"of nobody":                         {token: zet("sub", ""), fout: toegang.ErrDienst},
		"of far too much":                   {token: zet("sub", strings.Repeat("a", 256)), fout: toegang.ErrDienst},
		"with the hash of another token":    {token: zet("at_hash", "AAAAAAAAAAAAAAAAAAAAAA"), fout: toegang.ErrDienst},
		"no level":                          {token: zet("acr", nil), fout: toegang.ErrDienstZwak},
		"another level":                     {token: zet("acr", "urn:voorbeeld:laag"), fout: toegang.ErrDienstZwak},
		"a level that begins the same":      {token: zet("acr", diensttest.ACR+"-niet"), fout: toegang.ErrDienstZwak},
		"logged in tomorrow":                {token: zet("auth_time", 1772442000+90000), fout: toegang.ErrDienst},
	} {
		t.Run(wat, func(t *testing.T) {
			p := nieuweProefdienst(t)
			if p.nu.Unix() != 1772442000 {
				t.Fatalf("now is %d", p.nu.Unix())
			}
			p.a.Token = geval.token
			if geval.onderteken != "" {
				p.a.Onderteken = geval.onderteken
			}
			if wie, err := p.logIn("anna"); !errors.Is(err, geval.fout) || wie != (toegang.Aangetoond{}) {
				t.Errorf("%+v, %v, want %v", wie, err, geval.fout)
			}
		})
	}
}

// A code counts once, for who asked; an answer of another provider is none; what the provider says that went wrong is said as what it is.
func TestDienstAntwoord(t *testing.T) {
	p := nieuweProefdienst(t)
	een, twee := p.vraag(false), p.vraag(false)
	a := p.a.Inloggen(een.URL, "anna", p.nu)
	if _, err := p.d.Klopt(t.Context(), twee.Huis, a); !errors.Is(err, toegang.ErrDienst) {
		t.Errorf("a code of another question: %v", err)
	}
	a = p.a.Inloggen(een.URL, "anna", p.nu)
	if _, err := p.d.Klopt(t.Context(), een.Huis, a); err != nil {
		t.Errorf("a good one: %v", err)
	}
	if _, err := p.d.Klopt(t.Context(), een.Huis, a); !errors.Is(err, toegang.ErrDienst) {
		t.Errorf("a code again: %v", err)
	}
	voor := p.a.Vragen()
	for wat, geval := range map[string]struct {
		in   toegang.Dienstantwoord
		fout error
	}{
		"of another provider": {toegang.Dienstantwoord{Code: "x", Iss: "https://elders.example"}, toegang.ErrDienst},
		"without a code":      {toegang.Dienstantwoord{}, toegang.ErrDienst},
		"stopped":             {toegang.Dienstantwoord{Fout: "access_denied"}, toegang.ErrDienstGestopt},
		"not strong enough":   {toegang.Dienstantwoord{Fout: "unmet_authentication_requirements"}, toegang.ErrDienstZwak},
		"out of order":        {toegang.Dienstantwoord{Fout: "server_error"}, toegang.ErrDienstWeg},
		"whatever":            {toegang.Dienstantwoord{Fout: "anna@huis.example"}, toegang.ErrDienst},
	} {
		_, err := p.d.Klopt(t.Context(), een.Huis, geval.in)
		if !errors.Is(err, geval.fout) || strings.Contains(fmt.Sprint(err), "anna") {
			t.Errorf("%s: %v", wat, err)
		}
	}
	if p.a.Vragen() != voor {
		t.Error("the provider was asked for what could not be right")
	}
	if (toegang.Dienstantwoord{Code: "x"}).Leesbaar() || (toegang.Dienstantwoord{State: strings.Repeat("a", 5000)}).Leesbaar() || !a.Leesbaar() {
		t.Error("what can be an answer")
	}
}

// Of a provider that says so an answer without its name is none (RFC 9207).
func TestDienstNoemtZich(t *testing.T) {
	p := nieuweProefdienst(t)
	p.a.Configuratie = func(c map[string]any) { c["authorization_response_iss_parameter_supported"] = true }
	v := p.vraag(false)
	a := p.a.Inloggen(v.URL, "anna", p.nu)
	zonder := a
	zonder.Iss = ""
	if _, err := p.d.Klopt(t.Context(), v.Huis, zonder); !errors.Is(err, toegang.ErrDienst) {
		t.Errorf("without a name: %v", err)
	}
	if _, err := p.d.Klopt(t.Context(), v.Huis, a); err != nil {
		t.Errorf("with it: %v", err)
	}
}

// Who is to show again that it is them, logs in anew at the provider: a log-in of before is not enough, nor one of which it does not say when.
func TestDienstOpnieuw(t *testing.T) {
	p := nieuweProefdienst(t)
	for wat, geval := range map[string]struct {
		op   time.Time
		fout error
	}{"now": {p.nu, nil}, "an hour ago": {p.nu.Add(-time.Hour), toegang.ErrDienstOud}, "just before": {p.nu.Add(-2 * time.Minute), toegang.ErrDienstOud}} {
		v := p.vraag(true)
		if _, err := p.d.Klopt(t.Context(), v.Huis, p.a.Inloggen(v.URL, "anna", geval.op)); !errors.Is(err, geval.fout) {
			t.Errorf("%s: %v", wat, err)
		}
	}
	p.a.Token = func(c map[string]any) { c["auth_time"] = nil }
	v := p.vraag(true)
	if _, err := p.d.Klopt(t.Context(), v.Huis, p.a.Inloggen(v.URL, "anna", p.nu)); !errors.Is(err, toegang.ErrDienstOud) {
		t.Errorf("not said when: %v", err)
	}
	if wie, err := p.logIn("anna"); err != nil || !wie.Op.IsZero() {
		t.Errorf("a usual log-in that does not say when: %+v, %v", wie, err)
	}
}

// A provider that is away is asked again later, not by each that comes; nothing but the hosts of the settings is asked, by no detour either, and no more
// than can be an answer is read.
func TestDienstBereik(t *testing.T) {
	p := nieuweProefdienst(t)
	elders := diensttest.Nieuw(t, func() time.Time { return p.nu })
	voor := elders.Vragen()
	mis := func(wat string, in toegang.Inlogdienst) {
		t.Helper()
		if _, err := p.dienst(in).Vraag(t.Context(), false); !errors.Is(err, toegang.ErrDienstWeg) {
			t.Errorf("%s: %v", wat, err)
		}
	}
	in := p.a.Dienst("weert", "p-weert")
	for _, naam := range []string{"token_endpoint", "jwks_uri", "authorization_endpoint"} {
		p.a.Configuratie = func(c map[string]any) { c[naam] = elders.Issuer() + "/x" }
		mis(naam+" elsewhere", in)
	}
	p.a.Configuratie = func(c map[string]any) { c["token_endpoint"] = "http://huis.example/token" }
	mis("a token over http", in)
	p.a.Configuratie = func(c map[string]any) { c["issuer"] = elders.Issuer() }
	mis("another issuer", in)
	p.a.Configuratie = nil
	p.a.Doe = http.RedirectHandler(elders.Issuer()+"/.well-known/openid-configuration", http.StatusFound)
	mis("a detour", in)
	p.a.Doe = http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
		_, _ = w.Write([]byte(`{"x":"` + strings.Repeat("a", 2<<20)))
	})
	mis("far too much", in)
	p.a.Doe = http.NotFoundHandler()
	mis("nothing", in)
	if elders.Vragen() != voor {
		t.Error("another host was asked")
	}
	voor = p.a.Vragen()
	for range 3 {
		if _, err := p.d.Vraag(t.Context(), false); !errors.Is(err, toegang.ErrDienstWeg) {
			t.Errorf("away: %v", err)
		}
	}
	if n := p.a.Vragen() - voor; n != 1 {
		t.Errorf("it was asked %d times", n)
	}
	p.a.Doe = nil
	p.nu = p.nu.Add(time.Minute)
	p.vraag(false)
	gestopt, stop := context.WithCancel(t.Context())
	stop()
	if _, err := p.d.Vraag(gestopt, false); err != nil && !errors.Is(err, toegang.ErrDienstWeg) {
		t.Errorf("who went away: %v", err)
	}
	v := p.vraag(false)
	a := p.a.Inloggen(v.URL, "anna", p.nu)
	p.a.Stop()
	if _, err := p.d.Klopt(t.Context(), v.Huis, a); !errors.Is(err, toegang.ErrDienstWeg) {
		t.Errorf("away while somebody was there: %v", err)
	}
}

// Settings that are wrong are refused, each by its own name.
func TestInlogdienstValideer(t *testing.T) {
	goed := toegang.Inlogdienst{ID: "weert", Naam: "Werkaccount Weert", Issuer: "https://inlog.weert.example/a", Client: "huis", Geheim: "x", ACR: []string{"a"}, Partijen: []string{"Weert"}}
	if err := goed.Valideer(); err != nil {
		t.Errorf("a good one: %v", err)
	}
	for _, issuer := range []string{"http://localhost:9998", "http://127.0.0.1:9998/"} {
		d := goed
		if d.Issuer = issuer; d.Valideer() != nil {
			t.Errorf("%s is refused", issuer)
		}
	}
	for wat, geval := range map[string]struct {
		maak func(*toegang.Inlogdienst)
		veld string
	}{
		"id":                  {func(d *toegang.Inlogdienst) { d.ID = "Weert/1" }, "id"},
		"no name":             {func(d *toegang.Inlogdienst) { d.Naam = " " }, "naam"},
		"http":                {func(d *toegang.Inlogdienst) { d.Issuer = "http://inlog.weert.example" }, "issuer"},
		"no address":          {func(d *toegang.Inlogdienst) { d.Issuer = "inlog.weert.example" }, "issuer"},
		"a secret in it":      {func(d *toegang.Inlogdienst) { d.Issuer = "https://a:b@inlog.weert.example" }, "issuer"},
		"a question":          {func(d *toegang.Inlogdienst) { d.Issuer = "https://inlog.weert.example?a=b" }, "issuer"},
		"no client":           {func(d *toegang.Inlogdienst) { d.Client = "" }, "client"},
		"no secret":           {func(d *toegang.Inlogdienst) { d.Geheim = "" }, "geheim"},
		"no level":            {func(d *toegang.Inlogdienst) { d.ACR = nil }, "acr"},
		"levels in one":       {func(d *toegang.Inlogdienst) { d.ACR = []string{"a b"} }, "acr"},
		"for nobody":          {func(d *toegang.Inlogdienst) { d.Partijen = nil }, "partijen"},
		"an address and path": {func(d *toegang.Inlogdienst) { d.Adressen = []string{"weert.example/x"} }, "adressen"},
	} {
		d := goed
		geval.maak(&d)
		var fout *errs.Invalid
		if err := d.Valideer(); !errors.As(err, &fout) || len(fout.Velden) != 1 || fout.Velden[0].Veld != geval.veld {
			t.Errorf("%s: %v", wat, err)
		}
		if _, err := toegang.NieuweDienst(d, dienstTerug, time.Now); err == nil {
			t.Errorf("%s: made all the same", wat)
		}
	}
}
