// SPDX-License-Identifier: EUPL-1.2

package toegang_test

import (
	"bytes"
	"encoding/base64"
	"encoding/json"
	"errors"
	"strings"
	"testing"

	"rondetafel/internal/toegang"
	"rondetafel/internal/toegang/passkeytest"
)

const huisadres = "https://huis.example"

func passkeys(t testing.TB) *toegang.Passkeys {
	t.Helper()
	p, err := toegang.NieuwePasskeys(huisadres)
	goed(t, err)
	return p
}

func goed(t testing.TB, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

// maak has k made for a house, and returns what the house keeps of it.
func maak(t testing.TB, p *toegang.Passkeys, k *passkeytest.Passkey) (toegang.Passkey, error) {
	t.Helper()
	v, err := p.VraagNieuwe("Proefhuis", []byte("handvat"), "noor", "Noor Verzonnen", nil)
	goed(t, err)
	a, err := toegang.LeesNieuwePasskey(k.Maak(v.Browser))
	goed(t, err)
	if a.Uitdaging() != v.Uitdaging {
		t.Errorf("the answer names %q, the question %q", a.Uitdaging(), v.Uitdaging)
	}
	return p.Nieuw(v.Huis, []byte("handvat"), a)
}

// A passkey that was made for the house signs for it, and nothing else does: not for another house, question or person, not with a changed answer.
func TestPasskey(t *testing.T) {
	p := passkeys(t)
	k := passkeytest.Nieuw(t, huisadres)
	bewaard, err := maak(t, p, k)
	goed(t, err)
	if !bytes.Equal(bewaard.ID, k.ID) || !bewaard.Keurt() {
		t.Errorf("kept %+v", bewaard)
	}
	v, err := p.Vraag(true)
	goed(t, err)
	tekst := k.Teken(v.Browser)
	a, err := toegang.LeesPasskey(tekst)
	goed(t, err)
	if !bytes.Equal(a.ID(), k.ID) || string(a.Handvat()) != "handvat" || a.Uitdaging() != v.Uitdaging {
		t.Errorf("read %q %q %q", a.ID(), a.Handvat(), a.Uitdaging())
	}
	g, err := p.Klopt(v.Huis, []byte("handvat"), bewaard, a)
	if err != nil || g != (toegang.Getekend{Teller: 1, Gekeurd: true}) {
		t.Errorf("signed: %+v, %v", g, err)
	}
	ander, err := p.Vraag(false)
	goed(t, err)
	mis := func(wat string, huis []byte, handvat string, b toegang.Passkey, a toegang.Passkeyantwoord) {
		t.Helper()
		if _, err := p.Klopt(huis, []byte(handvat), b, a); !errors.Is(err, toegang.ErrPasskey) {
			t.Errorf("%s: %v", wat, err)
		}
	}
	mis("another question", ander.Huis, "handvat", bewaard, a)
	mis("another person", v.Huis, "iemand", bewaard, a)
	vreemd, err := maak(t, p, passkeytest.Nieuw(t, huisadres))
	goed(t, err)
	mis("another passkey", v.Huis, "handvat", vreemd, a)
	vreemd.ID = bewaard.ID
	mis("another key", v.Huis, "handvat", vreemd, a)
	k.Oorsprong = "https://huis.example.elders.example"
	mis("another origin", v.Huis, "handvat", bewaard, lees(t, k.Teken(v.Browser)))
	k.Oorsprong = huisadres
	mis("another house", v.Huis, "handvat", bewaard, lees(t, k.Teken(bytes.ReplaceAll(v.Browser, []byte(`"huis.example"`), []byte(`"elders.example"`)))))
	k.Keurt = false
	mis("one that asks nobody although it can", ander.Huis, "handvat", bewaard, lees(t, k.Teken(ander.Browser)))
}

func lees(t testing.TB, tekst string) toegang.Passkeyantwoord {
	t.Helper()
	a, err := toegang.LeesPasskey(tekst)
	goed(t, err)
	return a
}

// rule AVG-5: a count that does not go on tells of a copy; one that is kept in several places does not count at all.
func TestPasskeyKopie(t *testing.T) {
	p := passkeys(t)
	k := passkeytest.Nieuw(t, huisadres)
	bewaard, err := maak(t, p, k)
	goed(t, err)
	teken := func(k *passkeytest.Passkey) toegang.Getekend {
		t.Helper()
		v, err := p.Vraag(false)
		goed(t, err)
		g, err := p.Klopt(v.Huis, []byte("handvat"), bewaard, lees(t, k.Teken(v.Browser)))
		goed(t, err)
		return g
	}
	bewaard.Teller = teken(k).Teller
	kopie := k.Kopie()
	if g := teken(k); g.Kopie || g.Teller != 2 {
		t.Errorf("the next: %+v", g)
	} else {
		bewaard.Teller = g.Teller
	}
	if g := teken(kopie); !g.Kopie {
		t.Errorf("a copy, which was behind: %+v", g)
	}
	k.TeltNiet = true
	if g := teken(k); !g.Kopie {
		t.Errorf("one that no longer counts: %+v", g)
	}
	bewaard.Teller = 0
	for range 2 {
		if g := teken(k); g.Kopie || g.Teller != 0 {
			t.Errorf("one that never counted: %+v", g)
		}
	}
}

// A passkey without a way to ask its holder is a second factor, and says so.
func TestPasskeyZonderKeuring(t *testing.T) {
	p := passkeys(t)
	k := passkeytest.Nieuw(t, huisadres)
	k.Keurt = false
	bewaard, err := maak(t, p, k)
	goed(t, err)
	v, err := p.Vraag(false)
	goed(t, err)
	if g, err := p.Klopt(v.Huis, []byte("handvat"), bewaard, lees(t, k.Teken(v.Browser))); err != nil || g.Gekeurd || bewaard.Keurt() {
		t.Errorf("beside a password: %+v, %v", g, err)
	}
	v, err = p.Vraag(true)
	goed(t, err)
	if _, err := p.Klopt(v.Huis, []byte("handvat"), bewaard, lees(t, k.Teken(v.Browser))); !errors.Is(err, toegang.ErrPasskey) {
		t.Errorf("alone: %v", err)
	}
}

// What is asked: a discoverable one, no certificate of its maker, no list of those that somebody has, and five minutes.
func TestPasskeyvraag(t *testing.T) {
	p := passkeys(t)
	al := toegang.Passkey{ID: []byte{1, 2, 3}, Vervoer: []string{"usb"}}
	v, err := p.VraagNieuwe("Proefhuis", []byte("handvat"), "noor", "Noor Verzonnen", []toegang.Passkey{al})
	goed(t, err)
	for _, stuk := range []string{`"residentKey":"required"`, `"attestation":"none"`, `"excludeCredentials":[{"type":"public-key","id":"AQID","transports":["usb"]}]`, `"timeout":300000`,
		`"id":"huis.example"`, `"name":"Proefhuis"`, `"displayName":"Noor Verzonnen"`} {
		if !strings.Contains(string(v.Browser), stuk) {
			t.Errorf("%s misses %s", v.Browser, stuk)
		}
	}
	een, err := p.Vraag(true)
	goed(t, err)
	twee, err := p.Vraag(false)
	goed(t, err)
	if een.Uitdaging == twee.Uitdaging || len(een.Uitdaging) < 43 || strings.Contains(string(een.Browser), "allowCredentials") || !strings.Contains(string(een.Browser), `"userVerification":"required"`) ||
		!strings.Contains(string(twee.Browser), `"userVerification":"preferred"`) {
		t.Errorf("%s and %s", een.Browser, twee.Browser)
	}
}

// rule AVG-5: a house that is reached by an address of numbers has no passkeys, and says why.
func TestPasskeysVragenEenNaam(t *testing.T) {
	for _, adres := range []string{"http://127.0.0.1:8080", "https://[2001:db8::1]", "https://192.0.2.1:8443"} {
		if _, err := toegang.NieuwePasskeys(adres); !errors.Is(err, toegang.ErrGeenNaam) {
			t.Errorf("%s: %v", adres, err)
		}
	}
	for _, adres := range []string{"http://localhost:8080", "https://huis.example:8443"} {
		if _, err := toegang.NieuwePasskeys(adres); err != nil {
			t.Errorf("%s: %v", adres, err)
		}
	}
	if _, err := toegang.NieuwePasskeys("::"); err == nil || errors.Is(err, toegang.ErrGeenNaam) {
		t.Errorf("no address: %v", err)
	}
}

// What was made must be what was asked: of this house, discoverable, and without a certificate that would say which device it is.
func TestNieuwePasskeyGeweigerd(t *testing.T) {
	p := passkeys(t)
	if _, err := maak(t, p, passkeytest.Nieuw(t, "https://elders.example")); !errors.Is(err, toegang.ErrPasskey) {
		t.Errorf("made elsewhere: %v", err)
	}
	v, err := p.VraagNieuwe("Proefhuis", []byte("handvat"), "noor", "Noor", nil)
	goed(t, err)
	tekst := passkeytest.Nieuw(t, huisadres).Maak(v.Browser)
	if _, err := toegang.LeesNieuwePasskey(strings.Replace(tekst, `"type"`, `"clientExtensionResults":{"credProps":{"rk":false}},"type"`, 1)); !errors.Is(err, toegang.ErrPasskey) {
		t.Errorf("one that the house would have to list: %v", err)
	}
	var in struct {
		Response map[string]string `json:"response"`
	}
	goed(t, json.Unmarshal([]byte(tekst), &in))
	object, err := base64.RawURLEncoding.DecodeString(in.Response["attestationObject"])
	goed(t, err)
	maker := strings.Replace(tekst, in.Response["attestationObject"], base64.RawURLEncoding.EncodeToString(bytes.Replace(object, []byte("none"), []byte("merk"), 1)), 1)
	for wat, tekst := range map[string]string{"of a maker": maker, "too long": tekst + strings.Repeat(" ", 20_000), "no JSON": "{", "nothing": "{}", "two": tekst + tekst} {
		if _, err := toegang.LeesNieuwePasskey(tekst); !errors.Is(err, toegang.ErrPasskey) {
			t.Errorf("%s: %v", wat, err)
		}
		if _, err := toegang.LeesPasskey(tekst); !errors.Is(err, toegang.ErrPasskey) {
			t.Errorf("%s as a signature: %v", wat, err)
		}
	}
}

// FuzzPasskeyantwoord: whatever a browser sends, reading and checking end with an answer, and only what was signed is right.
func FuzzPasskeyantwoord(f *testing.F) {
	p := passkeys(f)
	k := passkeytest.Nieuw(f, huisadres)
	bewaard, err := maak(f, p, k)
	goed(f, err)
	vraag, err := p.Vraag(false)
	goed(f, err)
	nieuw, err := p.VraagNieuwe("Proefhuis", []byte("handvat"), "noor", "Noor", nil)
	goed(f, err)
	echt := k.Teken(vraag.Browser)
	gemaakt := passkeytest.Nieuw(f, huisadres).Maak(nieuw.Browser)
	f.Add(echt)
	f.Add(gemaakt)
	f.Fuzz(func(t *testing.T, tekst string) {
		if a, err := toegang.LeesPasskey(tekst); err == nil {
			if _, err := p.Klopt(vraag.Huis, []byte("handvat"), bewaard, a); err == nil && !bytes.Equal(a.ID(), k.ID) {
				t.Errorf("signed by nobody: %q", tekst)
			}
		}
		if a, err := toegang.LeesNieuwePasskey(tekst); err == nil {
			if m, err := p.Nieuw(nieuw.Huis, []byte("handvat"), a); err == nil && (len(m.ID) == 0 || len(m.Publiek) == 0) {
				t.Errorf("made nothing: %q", tekst)
			}
		}
	})
}
