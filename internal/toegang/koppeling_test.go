// SPDX-License-Identifier: EUPL-1.2

package toegang_test

import (
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/rsa"
	"crypto/x509"
	"encoding/base64"
	"encoding/pem"
	"errors"
	"maps"
	"strings"
	"testing"
	"time"

	"github.com/go-jose/go-jose/v4"

	"rondetafel/internal/toegang"
	"rondetafel/internal/toegang/systeemtest"
)

const huis = "https://huis.example/oauth/token"

func toen() time.Time { return time.Date(2026, time.March, 2, 9, 0, 0, 0, time.UTC) }

func bos(t testing.TB, tekst string) toegang.Sleutelbos {
	t.Helper()
	b, err := toegang.LeesSleutelbos(tekst)
	if err != nil {
		t.Fatal(err)
	}
	return b
}

// rule 14.3-1: only public keys that are strong enough are kept, and a secret one that somebody pastes is called that.
func TestSleutelbos(t *testing.T) {
	s, sterk := systeemtest.Nieuw(t), systeemtest.MetRSA(t, 3072, jose.PS256)
	p384, err := ecdsa.GenerateKey(elliptic.P384(), rand.Reader)
	if err != nil {
		t.Fatal(err)
	}
	geheim, err := rsa.GenerateKey(rand.Reader, 2048)
	if err != nil {
		t.Fatal(err)
	}
	pems := func(kind string, b []byte) string {
		return string(pem.EncodeToMemory(&pem.Block{Type: kind, Bytes: b}))
	}
	publiek := func(k any) string {
		b, err := x509.MarshalPKIXPublicKey(k)
		if err != nil {
			t.Fatal(err)
		}
		return pems("PUBLIC KEY", b)
	}
	p256, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	if err != nil {
		t.Fatal(err)
	}
	for naam, geval := range map[string]struct {
		tekst string
		wil   error
		aan   int
	}{
		"a JWK":                    {s.JWK(), nil, 1},
		"RSA of 3072 bits":         {sterk.JWK(), nil, 1},
		"a JWKS":                   {`{"keys":[` + s.JWK() + `,` + sterk.JWK() + `]}`, nil, 2},
		"PEM":                      {" " + publiek(&p256.PublicKey) + "\n", nil, 1},
		"two in PEM":               {publiek(&p256.PublicKey) + publiek(sterkePub(t)), nil, 2},
		"RSA that is too short":    {publiek(&geheim.PublicKey), toegang.ErrSleutel, 0},
		"another curve":            {publiek(&p384.PublicKey), toegang.ErrSleutel, 0},
		"a secret JWK":             {s.Geheim(), toegang.ErrGeheim, 0},
		"a secret among others":    {`{"keys":[` + s.JWK() + `,` + sterk.Geheim() + `]}`, toegang.ErrGeheim, 0},
		"a secret in PEM":          {pems("RSA PRIVATE KEY", x509.MarshalPKCS1PrivateKey(geheim)), toegang.ErrGeheim, 0},
		"a shared secret":          {`{"kty":"oct","k":"c2VjcmV0"}`, toegang.ErrGeheim, 0},
		"for another algorithm":    {strings.Replace(s.JWK(), `"kty"`, `"alg":"ES384","kty"`, 1), toegang.ErrSleutel, 0},
		"for encryption":           {strings.Replace(s.JWK(), `"kty"`, `"use":"enc","kty"`, 1), toegang.ErrSleutel, 0},
		"the same twice":           {`{"keys":[` + s.JWK() + `,` + s.JWK() + `]}`, toegang.ErrSleutel, 0},
		"none":                     {`{"keys":[]}`, toegang.ErrSleutel, 0},
		"no key at all":            {"hallo", toegang.ErrSleutel, 0},
		"PEM with something after": {publiek(&p256.PublicKey) + "rest", toegang.ErrSleutel, 0},
		"a certificate":            {pems("CERTIFICATE", []byte{1}), toegang.ErrSleutel, 0},
	} {
		t.Run(naam, func(t *testing.T) {
			b, err := toegang.LeesSleutelbos(geval.tekst)
			if !errors.Is(err, geval.wil) || len(b.Kenmerken()) != geval.aan {
				t.Fatalf("it gives %v and %v", b.Kenmerken(), err)
			}
			if err != nil {
				return
			}
			tekst, err := b.Tekst()
			if err != nil || strings.Contains(tekst, `"d":`) {
				t.Fatalf("kept is %q (%v)", tekst, err)
			}
			if weer := bos(t, tekst); strings.Join(weer.Kenmerken(), ",") != strings.Join(b.Kenmerken(), ",") {
				t.Errorf("it comes back as %v", weer.Kenmerken())
			}
		})
	}
}

func sterkePub(t *testing.T) *rsa.PublicKey {
	t.Helper()
	k, err := rsa.GenerateKey(rand.Reader, 3072)
	if err != nil {
		t.Fatal(err)
	}
	return &k.PublicKey
}

// rule 14.3-1: an assertion holds that a known key signed by a known algorithm, for this house and nobody else, now.
func TestBewering(t *testing.T) {
	s, ander, rsaS := systeemtest.Nieuw(t), systeemtest.Nieuw(t), systeemtest.MetRSA(t, 3072, jose.PS256)
	sleutels := bos(t, `{"keys":[`+s.JWK()+`,`+rsaS.JWK()+`]}`)
	met := func(anders map[string]any) map[string]any {
		c := systeemtest.Claims("systeem-1", huis, "j-1", toen())
		maps.Copy(c, anders)
		return c
	}
	na := func(d time.Duration) int64 { return toen().Add(d).Unix() }
	delen := strings.Split(s.Teken(met(nil)), ".")
	zonder := base64.RawURLEncoding.EncodeToString([]byte(`{"alg":"none"}`))
	publiek := []byte(s.JWK())
	for naam, geval := range map[string]struct {
		tekst string
		goed  bool
	}{
		"a good one":                   {s.Teken(met(nil)), true},
		"by RSA":                       {rsaS.Teken(met(nil)), true},
		"for two names of the house":   {s.Teken(met(map[string]any{"aud": []string{huis, "https://huis.example"}})), true},
		"just begun":                   {s.Teken(met(map[string]any{"nbf": na(0)})), true},
		"by another key":               {ander.Teken(met(nil)), false},
		"alg none":                     {zonder + "." + delen[1] + ".", false},
		"alg none with a signature":    {zonder + "." + delen[1] + "." + delen[2], false},
		"HS256 with the public key":    {s.TekenMet(jose.HS256, publiek, met(nil)), false},
		"RS256":                        {systeemtest.MetRSA(t, 3072, jose.RS256).Teken(met(nil)), false},
		"other claims under it":        {delen[0] + "." + base64.RawURLEncoding.EncodeToString([]byte(`{"iss":"x","sub":"x"}`)) + "." + delen[2], false},
		"without a signature":          {delen[0] + "." + delen[1] + ".", false},
		"of somebody for another":      {s.Teken(met(map[string]any{"sub": "systeem-2"})), false},
		"of nobody":                    {s.Teken(met(map[string]any{"iss": "", "sub": ""})), false},
		"for another house":            {s.Teken(met(map[string]any{"aud": "https://ander.example"})), false},
		"for this house and another":   {s.Teken(met(map[string]any{"aud": []string{huis, "https://ander.example"}})), false},
		"for nobody":                   {s.Teken(met(map[string]any{"aud": []string{}})), false},
		"over":                         {s.Teken(met(map[string]any{"exp": na(0)})), false},
		"too far ahead":                {s.Teken(met(map[string]any{"exp": na(2 * time.Minute)})), false},
		"without an end":               {s.Teken(met(map[string]any{"exp": nil})), false},
		"without a beginning":          {s.Teken(met(map[string]any{"iat": nil})), false},
		"made long ago":                {s.Teken(met(map[string]any{"iat": na(-5 * time.Minute)})), false},
		"made later":                   {s.Teken(met(map[string]any{"iat": na(time.Minute)})), false},
		"not yet":                      {s.Teken(met(map[string]any{"nbf": na(time.Minute)})), false},
		"without a name of its own":    {s.Teken(met(map[string]any{"jti": ""})), false},
		"with a name that is too long": {s.Teken(met(map[string]any{"jti": strings.Repeat("j", 129)})), false},
		"too long":                     {s.Teken(met(map[string]any{"x": strings.Repeat("x", 9000)})), false},
		"nothing":                      {"", false},
	} {
		t.Run(naam, func(t *testing.T) {
			b, err := toegang.LeesBewering(geval.tekst)
			if err != nil && (geval.goed || !errors.Is(err, toegang.ErrBewering)) {
				t.Fatalf("reading it gives %v", err)
			}
			tot, err := b.Klopt(sleutels, []string{huis, "https://huis.example"}, toen())
			if (err == nil) != geval.goed || err != nil && !errors.Is(err, toegang.ErrBewering) {
				t.Errorf("checking it gives %v", err)
			}
			if geval.goed && (!tot.Equal(toen().Add(time.Minute)) || b.Systeem() != "systeem-1" || b.Jti() != "j-1") {
				t.Errorf("it is of %s, %s, until %v", b.Systeem(), b.Jti(), tot)
			}
		})
	}
}

// FuzzBewering: whatever a system sends, reading and checking end with an answer, and only what was signed by its key for this house holds.
func FuzzBewering(f *testing.F) {
	s := systeemtest.Nieuw(f)
	sleutels := bos(f, s.JWK())
	goed := s.Teken(systeemtest.Claims("systeem-1", huis, "j-1", toen()))
	f.Add(goed)
	f.Add(systeemtest.Nieuw(f).Teken(systeemtest.Claims("systeem-1", huis, "j-1", toen())))
	f.Add("a.b.c")
	f.Add(`{"payload":"","signatures":[]}`)
	f.Fuzz(func(t *testing.T, tekst string) {
		b, err := toegang.LeesBewering(tekst)
		if err != nil && !errors.Is(err, toegang.ErrBewering) {
			t.Fatalf("reading gives %v", err)
		}
		if _, err := b.Klopt(sleutels, []string{huis}, toen()); err == nil && (b.Systeem() != "systeem-1" || b.Jti() != "j-1") { // another spelling of the same is the same, and used up with it
			t.Fatalf("%q holds", tekst)
		}
	})
}

// FuzzSleutelbos: whatever is pasted, what is kept reads back as it is.
func FuzzSleutelbos(f *testing.F) {
	f.Add(systeemtest.Nieuw(f).JWK())
	f.Add(`{"keys":[]}`)
	f.Add("-----BEGIN PUBLIC KEY-----\n")
	f.Fuzz(func(t *testing.T, tekst string) {
		b, err := toegang.LeesSleutelbos(tekst)
		if err != nil {
			if !errors.Is(err, toegang.ErrSleutel) && !errors.Is(err, toegang.ErrGeheim) {
				t.Fatalf("it gives %v", err)
			}
			return
		}
		vast, err := b.Tekst()
		if err != nil {
			t.Fatal(err)
		}
		if weer := bos(t, vast); strings.Join(weer.Kenmerken(), " ") != strings.Join(b.Kenmerken(), " ") {
			t.Fatalf("%q becomes %q", b.Kenmerken(), weer.Kenmerken())
		}
	})
}
