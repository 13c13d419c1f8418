// SPDX-License-Identifier: EUPL-1.2

package toegang

import (
	"encoding/json"
	"errors"
	"fmt"
	"net"
	"net/url"
	"slices"
	"time"

	"github.com/go-webauthn/webauthn/protocol"
	"github.com/go-webauthn/webauthn/webauthn"
)

// A passkey is a key pair that a telephone, a computer or a security key keeps for one house: it signs what the house asks, and only for that
// house, so that nobody is lured into giving it to another (WebAuthn level 3). All are discoverable: the house never says which ones somebody has.

// PasskeyDuur is how long a question for a passkey can be answered.
const PasskeyDuur = 5 * time.Minute

// maxAntwoord is the largest answer of a passkey, in bytes; they are of one or two thousand.
const maxAntwoord = 16 << 10

// What can be wrong with a passkey.
var (
	ErrGeenNaam = errors.New("toegang: een huis zonder naam kan geen passkeys hebben") // it is reached by an address of numbers
	ErrPasskey  = errors.New("toegang: deze passkey klopt niet")
)

// Passkeys asks passkeys for one house and checks what they answer. Safe for concurrent use.
type Passkeys struct{ web *webauthn.WebAuthn }

// NieuwePasskeys returns the Passkeys of the house that people reach under adres, such as https://huis.example, from which both the name that
// they are bound to and the origin that they sign come. ErrGeenNaam for an IP address.
func NieuwePasskeys(adres string) (*Passkeys, error) {
	u, err := url.Parse(adres)
	if err != nil {
		return nil, fmt.Errorf("toegang: %w", err)
	}
	if net.ParseIP(u.Hostname()) != nil {
		return nil, ErrGeenNaam
	}
	tijd := webauthn.TimeoutConfig{Timeout: PasskeyDuur, TimeoutUVD: PasskeyDuur}
	web, err := webauthn.New(&webauthn.Config{RPID: u.Hostname(), RPOrigins: []string{u.Scheme + "://" + u.Host}, AttestationPreference: protocol.PreferNoAttestation,
		AuthenticatorSelection: protocol.AuthenticatorSelection{RequireResidentKey: protocol.ResidentKeyRequired(), ResidentKey: protocol.ResidentKeyRequirementRequired,
			UserVerification: protocol.VerificationPreferred},
		Timeouts:                          webauthn.TimeoutsConfig{Login: tijd, Registration: tijd},
		ExtensionsUnsolicitedOutputPolicy: protocol.UnsolicitedOutputPolicyIgnore}) // some send more than was asked; nothing of it is used
	if err != nil {
		return nil, fmt.Errorf("toegang: passkeys: %w", err)
	}
	return &Passkeys{web}, nil
}

// Passkey is what the house keeps of one.
type Passkey struct {
	ID      []byte   `json:"id"`
	Publiek []byte   `json:"publiek"`           // its public key, as COSE
	Vervoer []string `json:"vervoer,omitempty"` // how a browser reaches it
	Vlaggen byte     `json:"vlaggen"`           // of the authenticator, when it was made
	Formaat string   `json:"formaat,omitempty"` // of what it said of itself then
	Teller  uint32   `json:"-"`                 // kept beside it
}

// Keurt tells whether it asks who holds it who they are: then it always must.
func (p Passkey) Keurt() bool { return protocol.AuthenticatorFlags(p.Vlaggen).HasUserVerified() }

func (p Passkey) credential() webauthn.Credential {
	c := webauthn.Credential{ID: p.ID, PublicKey: p.Publiek, AttestationFormat: p.Formaat, Flags: webauthn.NewCredentialFlags(protocol.AuthenticatorFlags(p.Vlaggen)),
		Authenticator: webauthn.Authenticator{SignCount: p.Teller}}
	for _, v := range p.Vervoer {
		c.Transport = append(c.Transport, protocol.AuthenticatorTransport(v))
	}
	return c
}

// houder is somebody as the library knows them.
type houder struct {
	handvat    []byte
	naam, heet string
	passkeys   []webauthn.Credential
}

func (h houder) WebAuthnID() []byte                         { return h.handvat }
func (h houder) WebAuthnName() string                       { return h.naam }
func (h houder) WebAuthnDisplayName() string                { return h.heet }
func (h houder) WebAuthnCredentials() []webauthn.Credential { return h.passkeys }

// Passkeyvraag is a question for a passkey: what the browser gets, and what the house keeps until the answer.
type Passkeyvraag struct {
	Browser   []byte // JSON, for navigator.credentials
	Huis      []byte // JSON
	Uitdaging string // by which the answer names its question
}

func nieuweVraag(browser any, huis *webauthn.SessionData, err error) (Passkeyvraag, error) {
	if err != nil {
		return Passkeyvraag{}, fmt.Errorf("toegang: passkeyvraag: %w", err)
	}
	b, err1 := json.Marshal(browser)
	h, err2 := json.Marshal(huis)
	return Passkeyvraag{Browser: b, Huis: h, Uitdaging: huis.Challenge}, errors.Join(err1, err2)
}

// VraagNieuwe asks to make a passkey at huis for who has this handvat. naam is what they log in with and heet their name: a list of passkeys shows
// both. What holds one of al makes no second.
func (p *Passkeys) VraagNieuwe(huis string, handvat []byte, naam, heet string, al []Passkey) (Passkeyvraag, error) {
	var niet []protocol.CredentialDescriptor
	for _, k := range al {
		c := k.credential()
		niet = append(niet, c.Descriptor())
	}
	maak, h, err := p.web.BeginRegistration(houder{handvat: handvat, naam: naam, heet: heet}, webauthn.WithRegistrationRelyingPartyName(huis),
		webauthn.WithCredentialParameters(webauthn.CredentialParametersRecommendedL3()), webauthn.WithExclusions(niet),
		webauthn.WithExtensions(webauthn.WithExtensionCredProps()))
	return nieuweVraag(maak, h, err)
}

// Vraag asks any passkey of the house to sign. alleen says that nothing else will prove who it is: the passkey must then ask its holder.
func (p *Passkeys) Vraag(alleen bool) (Passkeyvraag, error) { return p.vraag(alleen) }

// VraagMet is Vraag with bytes of the house's own to sign, at least 16: the same bytes make the same question, so that it need not be kept.
func (p *Passkeys) VraagMet(alleen bool, uitdaging []byte) (Passkeyvraag, error) {
	return p.vraag(alleen, webauthn.WithChallenge(uitdaging))
}

func (p *Passkeys) vraag(alleen bool, opties ...webauthn.LoginOption) (Passkeyvraag, error) {
	keur := protocol.VerificationPreferred
	if alleen {
		keur = protocol.VerificationRequired
	}
	vraag, h, err := p.web.BeginDiscoverableLogin(append(opties, webauthn.WithUserVerification(keur))...)
	return nieuweVraag(vraag, h, err)
}

// Passkeyantwoord is what a passkey signed, read and not checked.
type Passkeyantwoord struct {
	in *protocol.ParsedCredentialAssertionData
}

// LeesPasskey reads what a browser sends of a passkey that signed: JSON. What cannot be that is ErrPasskey.
func LeesPasskey(tekst string) (Passkeyantwoord, error) {
	if len(tekst) > maxAntwoord {
		return Passkeyantwoord{}, ErrPasskey
	}
	in, err := protocol.ParseCredentialRequestResponseBytes([]byte(tekst))
	if err != nil {
		return Passkeyantwoord{}, ErrPasskey // its own words repeat what was sent
	}
	return Passkeyantwoord{in}, nil
}

// ID is the id of the passkey that says it signed.
func (a Passkeyantwoord) ID() []byte { return a.in.RawID }

// Handvat is whose it says it is.
func (a Passkeyantwoord) Handvat() []byte { return a.in.Response.UserHandle }

// Uitdaging names the question that it says it answers.
func (a Passkeyantwoord) Uitdaging() string { return a.in.Response.CollectedClientData.Challenge }

// Getekend is what the signature of a passkey says.
type Getekend struct {
	Teller  uint32 // as it is now
	Gekeurd bool   // it asked who holds it who they are
	Kopie   bool   // it signed less often than it did before: there are two of it
}

// Klopt checks that k, which the house keeps for who has this handvat, gave this answer to the question of which huis was kept. ErrPasskey when it did
// not, or did not ask its holder although it can. With Kopie the signature is right and the passkey is not to be believed.
func (p *Passkeys) Klopt(huis, handvat []byte, k Passkey, a Passkeyantwoord) (Getekend, error) {
	var vraag webauthn.SessionData
	if err := json.Unmarshal(huis, &vraag); err != nil {
		return Getekend{}, fmt.Errorf("toegang: passkeyvraag: %w", err)
	}
	na, err := p.web.ValidateDiscoverableLogin(func(_, _ []byte) (webauthn.User, error) {
		return houder{handvat: handvat, passkeys: []webauthn.Credential{k.credential()}}, nil
	}, vraag, a.in)
	if err != nil {
		return Getekend{}, ErrPasskey
	}
	uit := Getekend{Teller: na.Authenticator.SignCount, Gekeurd: a.in.Response.AuthenticatorData.Flags.HasUserVerified(), Kopie: na.Authenticator.CloneWarning}
	if k.Keurt() && !uit.Gekeurd {
		return Getekend{}, ErrPasskey
	}
	return uit, nil
}

// NieuwePasskeyantwoord is a passkey that was made, read and not checked.
type NieuwePasskeyantwoord struct {
	in *protocol.ParsedCredentialCreationData
}

// LeesNieuwePasskey reads what a browser sends of a passkey that it made: JSON. What cannot be that is ErrPasskey, and so is one that brings a certificate of
// its maker along: the house does not ask for it.
func LeesNieuwePasskey(tekst string) (NieuwePasskeyantwoord, error) {
	if len(tekst) > maxAntwoord {
		return NieuwePasskeyantwoord{}, ErrPasskey
	}
	in, err := protocol.ParseCredentialCreationResponseBytes([]byte(tekst))
	if err != nil {
		return NieuwePasskeyantwoord{}, ErrPasskey
	}
	o := in.Response.AttestationObject
	_, x5c := o.AttStatement["x5c"]
	zelf := o.Format == string(protocol.AttestationFormatNone) || o.Format == string(protocol.AttestationFormatPacked) && !x5c
	if props := in.ClientExtensionResults.CredProps; !zelf || props != nil && props.RK != nil && !*props.RK {
		return NieuwePasskeyantwoord{}, ErrPasskey
	}
	return NieuwePasskeyantwoord{in}, nil
}

// Uitdaging names the question that it says it answers.
func (a NieuwePasskeyantwoord) Uitdaging() string { return a.in.Response.CollectedClientData.Challenge }

// Nieuw checks that a passkey was made for who has this handvat, in answer to the question of which huis was kept. ErrPasskey when it was not.
func (p *Passkeys) Nieuw(huis, handvat []byte, a NieuwePasskeyantwoord) (Passkey, error) {
	var vraag webauthn.SessionData
	if err := json.Unmarshal(huis, &vraag); err != nil {
		return Passkey{}, fmt.Errorf("toegang: passkeyvraag: %w", err)
	}
	c, err := p.web.CreateCredential(houder{handvat: handvat}, vraag, a.in)
	if err != nil {
		return Passkey{}, ErrPasskey
	}
	uit := Passkey{ID: slices.Clone(c.ID), Publiek: slices.Clone(c.PublicKey), Vlaggen: byte(c.Flags.ProtocolValue()), Formaat: c.AttestationFormat, Teller: c.Authenticator.SignCount}
	for _, v := range c.Transport {
		uit.Vervoer = append(uit.Vervoer, string(v))
	}
	return uit, nil
}
