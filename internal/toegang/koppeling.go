// SPDX-License-Identifier: EUPL-1.2

package toegang

import (
	"crypto"
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rsa"
	"crypto/x509"
	"encoding/base64"
	"encoding/json"
	"encoding/pem"
	"errors"
	"fmt"
	"slices"
	"strings"
	"time"

	"github.com/go-jose/go-jose/v4"
)

// A system of a Partij shows who it is by a JWT that it signs with its own key (private_key_jwt: RFC 7523, as the NL GOV profile of OAuth 2 asks).
// The house keeps public keys only: there is no secret that could leak from here.

// What can be wrong with a key or with what a system signed.
var (
	ErrSleutel  = errors.New("toegang: dit is geen bruikbare publieke sleutel")
	ErrGeheim   = errors.New("toegang: dit is een geheime sleutel") // it was shown to somebody, and so is worth nothing any more
	ErrBewering = errors.New("toegang: deze bewering klopt niet")
)

const (
	minRSA      = 3072    // bits
	maxSleutels = 4       // two in use while one replaces the other, twice
	maxBewering = 8 << 10 // bytes; they are of five hundred to a thousand
	maxJti      = 128     // characters

	// BeweringDuur is how far ahead the end of a Bewering lies at most.
	BeweringDuur = time.Minute
	// scheef is how far the clocks of two systems may be apart.
	scheef = 10 * time.Second
)

// algoritmen are those with which a system may sign: no shared secret, no PKCS #1 v1.5, and never none.
func algoritmen() []jose.SignatureAlgorithm { return []jose.SignatureAlgorithm{jose.PS256, jose.ES256} }

// Sleutelbos are the public keys of a system.
type Sleutelbos struct{ sleutels []jose.JSONWebKey }

// LeesSleutelbos reads a JWK, a JWKS or one or more public keys in PEM: RSA of 3072 bits and more, or P-256. Else it is ErrSleutel, and ErrGeheim when
// one of them is a secret key.
func LeesSleutelbos(tekst string) (Sleutelbos, error) {
	tekst = strings.TrimSpace(tekst)
	lees := leesJWK
	if strings.HasPrefix(tekst, "-----BEGIN ") {
		lees = leesPEM
	}
	sleutels, err := lees([]byte(tekst))
	if err != nil {
		return Sleutelbos{}, err
	}
	if len(sleutels) == 0 || len(sleutels) > maxSleutels {
		return Sleutelbos{}, ErrSleutel
	}
	var b Sleutelbos
	for _, k := range sleutels {
		if k, err = schoon(k); err != nil {
			return Sleutelbos{}, err
		}
		if slices.ContainsFunc(b.sleutels, func(al jose.JSONWebKey) bool { return al.KeyID == k.KeyID }) {
			return Sleutelbos{}, ErrSleutel
		}
		b.sleutels = append(b.sleutels, k)
	}
	return b, nil
}

func leesJWK(b []byte) ([]jose.JSONWebKey, error) {
	var vorm struct {
		Keys []json.RawMessage `json:"keys"`
	}
	if json.Unmarshal(b, &vorm) != nil {
		return nil, ErrSleutel
	}
	if vorm.Keys == nil {
		vorm.Keys = []json.RawMessage{b}
	}
	var uit []jose.JSONWebKey
	for _, ruw := range vorm.Keys {
		var k jose.JSONWebKey
		if k.UnmarshalJSON(ruw) != nil {
			return nil, ErrSleutel
		}
		uit = append(uit, k)
	}
	return uit, nil
}

func leesPEM(b []byte) ([]jose.JSONWebKey, error) {
	var uit []jose.JSONWebKey
	for len(strings.TrimSpace(string(b))) > 0 {
		blok, rest := pem.Decode(b)
		switch {
		case blok == nil:
			return nil, ErrSleutel
		case strings.Contains(blok.Type, "PRIVATE"):
			return nil, ErrGeheim
		case blok.Type != "PUBLIC KEY":
			return nil, ErrSleutel
		}
		sleutel, err := x509.ParsePKIXPublicKey(blok.Bytes)
		if err != nil {
			return nil, ErrSleutel
		}
		uit, b = append(uit, jose.JSONWebKey{Key: sleutel}), rest
	}
	return uit, nil
}

// schoon returns a key as it is kept: with its kid and the one algorithm that it is for, and nothing else.
func schoon(k jose.JSONWebKey) (jose.JSONWebKey, error) {
	var wil jose.SignatureAlgorithm
	switch s := k.Key.(type) {
	case *rsa.PublicKey:
		if s.N.BitLen() < minRSA {
			return k, ErrSleutel
		}
		wil = jose.PS256
	case *ecdsa.PublicKey:
		if s.Curve != elliptic.P256() {
			return k, ErrSleutel
		}
		wil = jose.ES256
	case *rsa.PrivateKey, *ecdsa.PrivateKey, []byte:
		return k, ErrGeheim
	default:
		return k, ErrSleutel
	}
	if k.Algorithm != "" && k.Algorithm != string(wil) || k.Use != "" && k.Use != "sig" || len(k.KeyID) > maxJti || !k.Valid() {
		return k, ErrSleutel
	}
	kid := k.KeyID
	if kid == "" {
		duim, err := k.Thumbprint(crypto.SHA256)
		if err != nil {
			return k, ErrSleutel
		}
		kid = base64.RawURLEncoding.EncodeToString(duim)
	}
	return jose.JSONWebKey{Key: k.Key, KeyID: kid, Algorithm: string(wil), Use: "sig"}, nil
}

// Tekst is the bundle as a JWKS, which LeesSleutelbos reads back.
func (b Sleutelbos) Tekst() (string, error) {
	uit, err := json.Marshal(jose.JSONWebKeySet{Keys: b.sleutels})
	if err != nil {
		return "", fmt.Errorf("toegang: sleutels: %w", err)
	}
	return string(uit), nil
}

// Kenmerken says of each key which it is, for people who compare them: its kid and kind.
func (b Sleutelbos) Kenmerken() []string {
	var uit []string
	for _, k := range b.sleutels {
		uit = append(uit, k.Algorithm+" "+k.KeyID)
	}
	return uit
}

// Bewering is what a system signed to show who it is. Until it was checked nothing in it is true.
type Bewering struct {
	jws *jose.JSONWebSignature
	in  claims
}

type claims struct {
	Iss string      `json:"iss"`
	Sub string      `json:"sub"`
	Aud lijst       `json:"aud"`
	Exp json.Number `json:"exp"`
	Iat json.Number `json:"iat"`
	Nbf json.Number `json:"nbf"`
	Jti string      `json:"jti"`
}

// lijst is one text or several.
type lijst []string

// UnmarshalJSON reads a text or a list of texts.
func (l *lijst) UnmarshalJSON(b []byte) error {
	var een string
	if json.Unmarshal(b, &een) == nil {
		*l = lijst{een}
		return nil
	}
	var meer []string
	err := json.Unmarshal(b, &meer)
	*l = meer
	return err
}

// LeesBewering reads an assertion, or returns ErrBewering: it is a JWT in compact form, signed with an algorithm that a system may sign with.
func LeesBewering(tekst string) (Bewering, error) {
	if len(tekst) > maxBewering {
		return Bewering{}, ErrBewering
	}
	jws, err := jose.ParseSignedCompact(tekst, algoritmen())
	if err != nil || len(jws.Signatures) != 1 {
		return Bewering{}, ErrBewering
	}
	if typ, is := jws.Signatures[0].Protected.ExtraHeaders["typ"]; is && typ != "JWT" && typ != "client-authentication+jwt" {
		return Bewering{}, ErrBewering
	}
	b := Bewering{jws: jws}
	if json.Unmarshal(jws.UnsafePayloadWithoutVerification(), &b.in) != nil || b.in.Iss == "" || b.in.Iss != b.in.Sub {
		return Bewering{}, ErrBewering
	}
	return b, nil
}

// Systeem is which system it says it is of.
func (b Bewering) Systeem() string { return b.in.Iss }

// Jti is what makes it one of its kind, for one system.
func (b Bewering) Jti() string { return b.in.Jti }

// Klopt checks it at nu: signed with one of the keys of bos, for one of the names in voor and nobody else, not over and not too far ahead. It returns
// until when it counts; ErrBewering when it does not. That it is used once is for the caller to see to.
func (b Bewering) Klopt(bos Sleutelbos, voor []string, nu time.Time) (tot time.Time, err error) {
	if b.jws == nil || !b.ondertekend(bos) {
		return tot, ErrBewering
	}
	tot, goed := moment(b.in.Exp)
	begin, goed2 := moment(b.in.Iat)
	vanaf, metVanaf := moment(b.in.Nbf)
	switch {
	case !goed || !goed2 || b.in.Nbf != "" && !metVanaf:
	case !tot.After(nu) || tot.After(nu.Add(BeweringDuur+scheef)):
	case begin.After(nu.Add(scheef)) || begin.Before(nu.Add(-BeweringDuur-scheef)):
	case metVanaf && vanaf.After(nu.Add(scheef)):
	case len(b.in.Aud) == 0 || slices.ContainsFunc(b.in.Aud, func(a string) bool { return !slices.Contains(voor, a) }):
	case b.in.Jti == "" || len(b.in.Jti) > maxJti:
	default:
		return tot, nil
	}
	return time.Time{}, ErrBewering
}

// ondertekend tells whether one of the keys signed it: the one that it names, else any of the same algorithm.
func (b Bewering) ondertekend(bos Sleutelbos) bool {
	kop := b.jws.Signatures[0].Protected
	for _, k := range bos.sleutels {
		if k.Algorithm != kop.Algorithm || kop.KeyID != "" && kop.KeyID != k.KeyID {
			continue
		}
		if _, err := b.jws.Verify(k.Key); err == nil {
			return true
		}
	}
	return false
}

// moment reads seconds since 1970, of which parts are dropped.
func moment(n json.Number) (time.Time, bool) {
	f, err := n.Float64()
	if n == "" || err != nil || f < 0 || f > 1<<40 {
		return time.Time{}, false
	}
	return time.Unix(int64(f), 0), true
}
