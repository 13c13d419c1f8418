// SPDX-License-Identifier: EUPL-1.2

package kluis

import (
	"bytes"
	"encoding/base64"
	"encoding/json"
	"errors"
	"fmt"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"sync/atomic"
	"testing"
	"time"
)

const fictiefToken = "s.verzonnen-token"

// transit speaks the part of the API of a vault that is used, with a lock that is none.
type transit struct {
	status atomic.Int64 // answers with this, when not 0
	keer   atomic.Int64
	duur   int
}

func (v *transit) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	v.keer.Add(1)
	var in map[string]string
	if s := v.status.Load(); s != 0 {
		w.WriteHeader(int(s))
		_, _ = fmt.Fprint(w, `{"errors":["Vault is sealed"]}`)
		return
	}
	if r.Header.Get("X-Vault-Token") != fictiefToken || r.Method != http.MethodPost {
		w.WriteHeader(http.StatusForbidden)
		return
	}
	if json.NewDecoder(r.Body).Decode(&in) != nil {
		w.WriteHeader(http.StatusBadRequest)
		return
	}
	switch r.URL.Path {
	case "/v1/transit/encrypt/huis":
		_, _ = fmt.Fprintf(w, `{"data":{"ciphertext":"vault:v1:%s"}}`, omgekeerd(in["plaintext"]))
	case "/v1/transit/decrypt/huis":
		tekst, ok := strings.CutPrefix(in["ciphertext"], "vault:v1:")
		if !ok {
			w.WriteHeader(http.StatusBadRequest)
			return
		}
		_, _ = fmt.Fprintf(w, `{"data":{"plaintext":"%s"}}`, omgekeerd(tekst))
	case "/v1/auth/token/renew-self":
		_, _ = fmt.Fprintf(w, `{"auth":{"lease_duration":%d}}`, v.duur)
	default:
		w.WriteHeader(http.StatusNotFound)
	}
}

func omgekeerd(s string) string {
	b := []byte(s)
	for i, j := 0, len(b)-1; i < j; i, j = i+1, j-1 {
		b[i], b[j] = b[j], b[i]
	}
	return string(b)
}

func opstelling(t *testing.T, verander func(*Opties)) (*Kluis, *transit) {
	t.Helper()
	v := &transit{duur: 60}
	srv := httptest.NewServer(v)
	t.Cleanup(srv.Close)
	o := Opties{URL: srv.URL, Sleutel: "huis", Token: filepath.Join(t.TempDir(), "token"), Pauze: time.Microsecond}
	if err := os.WriteFile(o.Token, []byte(fictiefToken+"\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	if verander != nil {
		verander(&o)
	}
	k, err := Open(o)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(k.Stop)
	return k, v
}

// rule 14.3-1: what the vault wrapped it unwraps, and nothing of the secret stands in it.
func TestWrap(t *testing.T) {
	k, _ := opstelling(t, nil)
	geheim := []byte("een sleutel van 32 bytes lang!!!")
	tekst, err := k.Wrap(t.Context(), geheim)
	if err != nil || strings.Contains(tekst, base64.StdEncoding.EncodeToString(geheim)) {
		t.Fatalf("%q, %v", tekst, err)
	}
	uit, err := k.Unwrap(t.Context(), tekst)
	if err != nil || !bytes.Equal(uit, geheim) {
		t.Errorf("%q, %v", uit, err)
	}
	if _, err := k.Unwrap(t.Context(), "onzin"); !errors.Is(err, ErrAntwoord) {
		t.Errorf("what no vault made: %v", err)
	}
}

// A vault that does not answer yet is asked again, and one that refuses is not.
func TestUitval(t *testing.T) {
	for status, g := range map[int]struct {
		wil  error
		keer int64
	}{503: {ErrOnbereikbaar, pogingen}, 429: {ErrOnbereikbaar, pogingen}, 403: {ErrGeweigerd, 1}, 400: {ErrAntwoord, 1}, 302: {ErrAntwoord, 1}} {
		k, v := opstelling(t, nil)
		v.status.Store(int64(status))
		_, err := k.Wrap(t.Context(), []byte("geheim"))
		if !errors.Is(err, g.wil) || v.keer.Load() != g.keer {
			t.Errorf("%d: %v after %d times, want %v after %d", status, err, v.keer.Load(), g.wil, g.keer)
		}
		if strings.Contains(err.Error(), "sealed") || strings.Contains(err.Error(), fictiefToken) {
			t.Errorf("%d: the error repeats what was sent: %v", status, err)
		}
	}
	k, _ := opstelling(t, func(o *Opties) { o.URL = "http://127.0.0.1:1" })
	if _, err := k.Unwrap(t.Context(), "vault:v1:x"); !errors.Is(err, ErrOnbereikbaar) {
		t.Errorf("nobody there: %v", err)
	}
	if fmt.Sprintf("%v %+v %#v", k, k, k) != "kluis kluis kluis" {
		t.Error("printing it tells something")
	}
}

// The token is renewed in time, also one that somebody put there meanwhile; what goes wrong is said once.
func TestVernieuw(t *testing.T) {
	var log bytes.Buffer
	k, v := opstelling(t, func(o *Opties) { o.Log = slog.New(slog.NewTextHandler(&log, nil)) })
	for duur, wil := range map[int]time.Duration{60: 30 * time.Second, 4: 10 * time.Second, 0: time.Hour, 100_000: time.Hour} {
		v.duur = duur
		if straks, err := k.Vernieuw(t.Context()); err != nil || straks != wil {
			t.Errorf("a lease of %d s is asked about in %s (%v), want %s", duur, straks, err, wil)
		}
	}
	if err := os.WriteFile(k.o.Token, []byte("s.ander\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	if straks, err := k.Vernieuw(t.Context()); !errors.Is(err, ErrGeweigerd) || straks > time.Minute {
		t.Errorf("another token: %v, asked again in %s", err, straks)
	}
	mis := k.meld(false, ErrGeweigerd)
	mis = k.meld(mis, ErrOnbereikbaar)
	mis = k.meld(mis, nil)
	if k.meld(mis, nil) || strings.Count(log.String(), "\n") != 2 || strings.Contains(log.String(), "s.ander") {
		t.Errorf("the log says %s", log.String())
	}
	voor := v.keer.Load()
	k.Start()
	for v.keer.Load() == voor && t.Context().Err() == nil {
		time.Sleep(time.Millisecond)
	}
	k.Stop()
}

func TestInstellingen(t *testing.T) {
	goed := filepath.Join(t.TempDir(), "token")
	if err := os.WriteFile(goed, []byte(fictiefToken), 0o600); err != nil {
		t.Fatal(err)
	}
	breed := filepath.Join(t.TempDir(), "breed")
	if err := os.WriteFile(breed, []byte(fictiefToken), 0o644); err != nil {
		t.Fatal(err)
	}
	leeg := filepath.Join(t.TempDir(), "leeg")
	if err := os.WriteFile(leeg, []byte("twee woorden\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	for wat, o := range map[string]Opties{
		"plain http elsewhere":    {URL: "http://vault.example", Sleutel: "huis", Token: goed},
		"no address":              {URL: "vault.example", Sleutel: "huis", Token: goed},
		"a password in it":        {URL: "https://a:b@vault.example", Sleutel: "huis", Token: goed},
		"no key":                  {URL: "https://vault.example", Token: goed},
		"a path as key":           {URL: "https://vault.example", Sleutel: "../sys/seal", Token: goed},
		"a path as place":         {URL: "https://vault.example", Sleutel: "huis", Plek: "a/b", Token: goed},
		"no token":                {URL: "https://vault.example", Sleutel: "huis", Token: goed + "-weg"},
		"a token for everybody":   {URL: "https://vault.example", Sleutel: "huis", Token: breed},
		"a token that is no line": {URL: "https://vault.example", Sleutel: "huis", Token: leeg},
	} {
		if _, err := Open(o); !errors.Is(err, ErrInstelling) || strings.Contains(fmt.Sprint(err), fictiefToken) {
			t.Errorf("%s: %v", wat, err)
		}
	}
	if _, err := Open(Opties{URL: "https://vault.example/", Sleutel: "huis", Token: goed}); err != nil {
		t.Errorf("as it should be: %v", err)
	}
}
