// SPDX-License-Identifier: EUPL-1.2

// Package passkeytest is a passkey without a device, for tests: it makes a key pair and signs as an authenticator does (WebAuthn level 3, ES256), and
// can be made to do so wrongly. Only tests import it.
package passkeytest

import (
	"bytes"
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/sha256"
	"encoding/base64"
	"encoding/binary"
	"encoding/json"
	"testing"
)

// Passkey is one passkey. What is exported can be changed between two signatures.
type Passkey struct {
	T         testing.TB
	Oorsprong string // that its browser sees: "https://huis.example"
	Teller    uint32 // how often it signed; counted up at each signature
	TeltNiet  bool   // it says 0, as one that is kept in several places does
	Keurt     bool   // it asks its holder who they are
	Handvat   []byte // of who it is
	ID        []byte

	sleutel *ecdsa.PrivateKey
}

// Nieuw makes a passkey that asks its holder who they are, in a browser that sees oorsprong.
func Nieuw(t testing.TB, oorsprong string) *Passkey {
	t.Helper()
	k, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	goed(t, err)
	p := &Passkey{T: t, Oorsprong: oorsprong, Keurt: true, ID: make([]byte, 32), sleutel: k}
	_, err = rand.Read(p.ID)
	goed(t, err)
	return p
}

// Kopie makes a second one with the same key, as it is now.
func (p *Passkey) Kopie() *Passkey {
	k := *p
	return &k
}

// vraag is what is needed of a question.
type vraag struct {
	PublicKey struct {
		Challenge string
		RPID      string `json:"rpId"`
		RP        struct{ ID string }
		User      struct{ ID string }
	} `json:"publicKey"`
}

const (
	vlagEr     = 1 << 0
	vlagKeurde = 1 << 2
	vlagNieuw  = 1 << 6
)

// b64 is how bytes stand in JSON.
func b64() *base64.Encoding { return base64.RawURLEncoding }

// Maak answers a question to make a passkey.
func (p *Passkey) Maak(van []byte) string {
	p.T.Helper()
	v := p.lees(van)
	var err error
	p.Handvat, err = b64().DecodeString(v.PublicKey.User.ID)
	goed(p.T, err)
	punt, err := p.sleutel.PublicKey.Bytes() // 4, x, y
	goed(p.T, err)
	gegevens := p.gegevens(v.PublicKey.RP.ID, vlagNieuw)
	gegevens = append(gegevens, make([]byte, 16)...)
	gegevens = binary.BigEndian.AppendUint16(gegevens, uint16(len(p.ID)))
	gegevens = append(gegevens, p.ID...)
	// COSE: kty EC2, alg ES256, crv P-256, x, y.
	gegevens = append(gegevens, 0xa5, 0x01, 0x02, 0x03, 0x26, 0x20, 0x01, 0x21, 0x58, 0x20)
	gegevens = append(append(gegevens, punt[1:33]...), 0x22, 0x58, 0x20)
	gegevens = append(gegevens, punt[33:]...)
	object := append([]byte("\xa3\x63fmt\x64none\x67attStmt\xa0\x68authData\x58"), byte(len(gegevens)))
	return p.antwoord(map[string]string{"clientDataJSON": b64().EncodeToString(p.klant("webauthn.create", v)), "attestationObject": b64().EncodeToString(append(object, gegevens...))})
}

// Teken answers a question to sign.
func (p *Passkey) Teken(van []byte) string {
	p.T.Helper()
	v := p.lees(van)
	if p.Teller++; p.TeltNiet {
		p.Teller = 0
	}
	klant, gegevens := p.klant("webauthn.get", v), p.gegevens(v.PublicKey.RPID, 0)
	som := sha256.Sum256(klant)
	som = sha256.Sum256(append(bytes.Clone(gegevens), som[:]...))
	teken, err := ecdsa.SignASN1(rand.Reader, p.sleutel, som[:])
	goed(p.T, err)
	return p.antwoord(map[string]string{"clientDataJSON": b64().EncodeToString(klant), "authenticatorData": b64().EncodeToString(gegevens), "signature": b64().EncodeToString(teken),
		"userHandle": b64().EncodeToString(p.Handvat)})
}

func (p *Passkey) lees(van []byte) (v vraag) {
	p.T.Helper()
	goed(p.T, json.Unmarshal(van, &v))
	return v
}

// klant is what the browser says of the question.
func (p *Passkey) klant(soort string, v vraag) []byte {
	b, err := json.Marshal(map[string]any{"type": soort, "challenge": v.PublicKey.Challenge, "origin": p.Oorsprong, "crossOrigin": false})
	goed(p.T, err)
	return b
}

// gegevens are the authenticator's own: for which house, what it did, how often it signed.
func (p *Passkey) gegevens(huis string, vlaggen byte) []byte {
	if vlaggen |= vlagEr; p.Keurt {
		vlaggen |= vlagKeurde
	}
	som := sha256.Sum256([]byte(huis))
	return binary.BigEndian.AppendUint32(append(som[:], vlaggen), p.Teller)
}

func (p *Passkey) antwoord(in map[string]string) string {
	b, err := json.Marshal(map[string]any{"id": b64().EncodeToString(p.ID), "rawId": b64().EncodeToString(p.ID), "type": "public-key", "response": in})
	goed(p.T, err)
	return string(b)
}

func goed(t testing.TB, err error) {
	t.Helper()
	if err != nil {
		t.Fatalf("passkeytest: %v", err)
	}
}
