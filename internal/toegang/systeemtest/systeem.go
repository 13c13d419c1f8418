// SPDX-License-Identifier: EUPL-1.2

// Package systeemtest is a system of a Partij in tests: it has a key of its own and signs what it is asked to.
package systeemtest

import (
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/rsa"
	"encoding/json"
	"testing"
	"time"

	"github.com/go-jose/go-jose/v4"
)

// Systeem is one system, with the key that it signs with.
type Systeem struct {
	t         testing.TB
	sleutel   any
	algoritme jose.SignatureAlgorithm
	publiek   jose.JSONWebKey
}

// Nieuw returns a system with a P-256 key.
func Nieuw(t testing.TB) *Systeem {
	t.Helper()
	k, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	if err != nil {
		t.Fatal(err)
	}
	return &Systeem{t, k, jose.ES256, jose.JSONWebKey{Key: &k.PublicKey, KeyID: "een"}}
}

// MetRSA returns a system with an RSA key of bits, which signs by alg.
func MetRSA(t testing.TB, bits int, alg jose.SignatureAlgorithm) *Systeem {
	t.Helper()
	k, err := rsa.GenerateKey(rand.Reader, bits)
	if err != nil {
		t.Fatal(err)
	}
	return &Systeem{t, k, alg, jose.JSONWebKey{Key: &k.PublicKey}}
}

// JWK is its public key.
func (s *Systeem) JWK() string { return s.json(s.publiek) }

// Geheim is its secret key, as somebody pastes it who does not know the difference.
func (s *Systeem) Geheim() string { return s.json(jose.JSONWebKey{Key: s.sleutel}) }

func (s *Systeem) json(v any) string {
	s.t.Helper()
	b, err := json.Marshal(v)
	if err != nil {
		s.t.Fatal(err)
	}
	return string(b)
}

// Claims are what a good assertion of client says at nu, for one house.
func Claims(client, voor, jti string, nu time.Time) map[string]any {
	return map[string]any{"iss": client, "sub": client, "aud": voor, "jti": jti, "iat": nu.Unix(), "exp": nu.Add(time.Minute).Unix()}
}

// Teken signs claims.
func (s *Systeem) Teken(claims map[string]any) string {
	s.t.Helper()
	return s.TekenMet(s.algoritme, s.sleutel, claims)
}

// TekenMet signs claims with another algorithm or key than its own.
func (s *Systeem) TekenMet(alg jose.SignatureAlgorithm, sleutel any, claims map[string]any) string {
	s.t.Helper()
	o := (&jose.SignerOptions{}).WithType("JWT")
	if s.publiek.KeyID != "" {
		o = o.WithHeader("kid", s.publiek.KeyID)
	}
	tekenaar, err := jose.NewSigner(jose.SigningKey{Algorithm: alg, Key: sleutel}, o)
	if err != nil {
		s.t.Fatal(err)
	}
	jws, err := tekenaar.Sign([]byte(s.json(claims)))
	if err != nil {
		s.t.Fatal(err)
	}
	tekst, err := jws.CompactSerialize()
	if err != nil {
		s.t.Fatal(err)
	}
	return tekst
}
