// SPDX-License-Identifier: EUPL-1.2

// Package kluis asks a vault to wrap and unwrap the key-encryption key of a house: OpenBao or HashiCorp Vault, by its Transit engine (rule
// 14.3-1). The key with which the vault wraps never leaves it, so that a copy of every file of the house opens nothing.
//
//	POST /v1/transit/encrypt/<key>      {"plaintext": base64}    → {"data": {"ciphertext": "vault:v1:…"}}
//	POST /v1/transit/decrypt/<key>      {"ciphertext": "…"}      → {"data": {"plaintext": base64}}
//	POST /v1/auth/token/renew-self      {}                       → {"auth": {"lease_duration": seconds}}
//
// The vault is asked when a house opens, and then to renew the token; never while somebody waits for an act. When it does not answer, a house
// that is open goes on with the key that it has, and says so in its technical log; one that is closed does not open.
package kluis

import (
	"bytes"
	"context"
	"encoding/base64"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"net/http"
	"net/url"
	"os"
	"slices"
	"strings"
	"sync"
	"time"
)

// What asking a vault can end with; compare with errors.Is. No error repeats a token or what was wrapped.
var (
	ErrOnbereikbaar = errors.New("kluis: de kluis antwoordt niet")
	ErrGeweigerd    = errors.New("kluis: de kluis weigert: het token is verlopen, of mag dit niet")
	ErrAntwoord     = errors.New("kluis: het antwoord van de kluis is niet te gebruiken")
	ErrInstelling   = errors.New("kluis: de instellingen kloppen niet")
)

// Opties say which vault.
type Opties struct {
	URL     string // https://vault.example:8200; plain http on this machine only
	Sleutel string // name of the key in the Transit engine
	Plek    string // where that engine is mounted; "transit" when empty
	Token   string // file with the token, read again before each renewal; only the owner may read it
	Klant   *http.Client
	Log     *slog.Logger
	Pauze   time.Duration // between attempts at start; a second when 0
}

// Kluis is a vault. Safe for concurrent use.
type Kluis struct {
	o     Opties
	mu    sync.Mutex
	token string
	stop  context.CancelFunc
	klaar chan struct{}
}

// pogingen is how often a vault is asked at start before it is called out of reach.
const pogingen = 5

// maxAntwoord is the largest answer that is read, in bytes.
const maxAntwoord = 64 << 10

// Open reads the token and checks the settings; it asks the vault nothing yet.
func Open(o Opties) (*Kluis, error) {
	if o.Plek == "" {
		o.Plek = "transit"
	}
	switch {
	case !adresGoed(o.URL):
		return nil, fmt.Errorf("%w: het adres is https://…, of http op deze machine", ErrInstelling)
	case !naamGoed(o.Sleutel) || !naamGoed(o.Plek):
		return nil, fmt.Errorf("%w: een naam heeft letters, cijfers, - en _", ErrInstelling)
	}
	if o.Klant == nil {
		o.Klant = &http.Client{Timeout: 10 * time.Second, CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }}
	}
	if o.Log == nil {
		o.Log = slog.New(slog.DiscardHandler)
	}
	if o.Pauze == 0 {
		o.Pauze = time.Second
	}
	o.URL = strings.TrimSuffix(o.URL, "/")
	k := &Kluis{o: o}
	return k, k.leesToken()
}

func adresGoed(adres string) bool {
	u, err := url.Parse(adres)
	if err != nil || u.Host == "" || u.User != nil {
		return false
	}
	hier := []string{"localhost", "127.0.0.1", "::1"}
	return u.Scheme == "https" || u.Scheme == "http" && slices.Contains(hier, u.Hostname())
}

func naamGoed(naam string) bool {
	const mag = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_"
	return naam != "" && strings.Trim(naam, mag) == ""
}

// Format writes nothing of what k holds, whatever the verb.
func (k *Kluis) Format(f fmt.State, _ rune) { fmt.Fprint(f, "kluis") }

func (k *Kluis) leesToken() error {
	info, err := os.Stat(k.o.Token)
	if err != nil {
		return fmt.Errorf("%w: %w", ErrInstelling, err)
	}
	if info.Mode().Perm()&0o077 != 0 {
		return fmt.Errorf("%w: alleen de eigenaar mag het bestand met het token lezen", ErrInstelling)
	}
	tekst, err := os.ReadFile(k.o.Token)
	token := strings.TrimSpace(string(tekst))
	if err != nil || token == "" || strings.ContainsAny(token, " \r\n\t") {
		return fmt.Errorf("%w: in het bestand met het token staat één regel", ErrInstelling)
	}
	k.mu.Lock()
	defer k.mu.Unlock()
	k.token = token
	return nil
}

// Wrap returns secret as the vault wraps it: one line of text.
func (k *Kluis) Wrap(ctx context.Context, secret []byte) (string, error) {
	var uit struct{ Data struct{ Ciphertext string } }
	in := map[string]string{"plaintext": base64.StdEncoding.EncodeToString(secret)}
	if err := k.metGeduld(ctx, "/"+k.o.Plek+"/encrypt/"+k.o.Sleutel, in, &uit); err != nil {
		return "", err
	}
	if !strings.HasPrefix(uit.Data.Ciphertext, "vault:") || strings.ContainsAny(uit.Data.Ciphertext, " \r\n") {
		return "", ErrAntwoord
	}
	return uit.Data.Ciphertext, nil
}

// Unwrap is the reverse of Wrap.
func (k *Kluis) Unwrap(ctx context.Context, text string) ([]byte, error) {
	var uit struct{ Data struct{ Plaintext string } }
	if err := k.metGeduld(ctx, "/"+k.o.Plek+"/decrypt/"+k.o.Sleutel, map[string]string{"ciphertext": text}, &uit); err != nil {
		return nil, err
	}
	secret, err := base64.StdEncoding.DecodeString(uit.Data.Plaintext)
	if err != nil || len(secret) == 0 {
		return nil, ErrAntwoord
	}
	return secret, nil
}

// metGeduld asks some times while the vault does not answer: it may be starting, as the house is.
func (k *Kluis) metGeduld(ctx context.Context, pad string, in, uit any) error {
	var err error
	for i := range pogingen {
		if err = k.vraag(ctx, pad, in, uit); !errors.Is(err, ErrOnbereikbaar) || i == pogingen-1 {
			return err
		}
		select {
		case <-ctx.Done():
			return errors.Join(err, ctx.Err())
		case <-time.After(k.o.Pauze << i):
		}
	}
	return err
}

func (k *Kluis) vraag(ctx context.Context, pad string, in, uit any) error {
	lichaam, err := json.Marshal(in)
	if err != nil {
		return err
	}
	r, err := http.NewRequestWithContext(ctx, http.MethodPost, k.o.URL+"/v1"+pad, bytes.NewReader(lichaam))
	if err != nil {
		return err
	}
	k.mu.Lock()
	r.Header.Set("X-Vault-Token", k.token)
	k.mu.Unlock()
	r.Header.Set("Content-Type", "application/json")
	a, err := k.o.Klant.Do(r)
	if err != nil {
		return ErrOnbereikbaar // its text may hold what was asked
	}
	defer a.Body.Close()
	tekst, err := io.ReadAll(io.LimitReader(a.Body, maxAntwoord))
	switch {
	case err != nil || a.StatusCode >= 500 || a.StatusCode == http.StatusTooManyRequests: // sealed, in standby, or too busy
		return fmt.Errorf("%w (%d)", ErrOnbereikbaar, a.StatusCode)
	case a.StatusCode == http.StatusForbidden || a.StatusCode == http.StatusUnauthorized:
		return ErrGeweigerd
	case a.StatusCode != http.StatusOK:
		return fmt.Errorf("%w (%d)", ErrAntwoord, a.StatusCode)
	}
	if json.Unmarshal(tekst, uit) != nil {
		return ErrAntwoord
	}
	return nil
}

// Vernieuw asks for a longer life of the token and says when to ask again: at half of what it got. A token that does not end is asked about
// once an hour.
func (k *Kluis) Vernieuw(ctx context.Context) (straks time.Duration, err error) {
	const vaak, zelden = 10 * time.Second, time.Hour
	if err := k.leesToken(); err != nil { // an agent may have put a new one there
		return vaak, err
	}
	var uit struct {
		Auth struct {
			Duur int `json:"lease_duration"`
		}
	}
	if err := k.vraag(ctx, "/auth/token/renew-self", map[string]string{}, &uit); err != nil {
		return vaak, err
	}
	if uit.Auth.Duur <= 0 {
		return zelden, nil
	}
	return min(max(time.Duration(uit.Auth.Duur)*time.Second/2, vaak), zelden), nil
}

// Start renews the token until Stop. What goes wrong is said in the technical log, once until it goes right again.
func (k *Kluis) Start() {
	ctx, stop := context.WithCancel(context.Background())
	k.stop, k.klaar = stop, make(chan struct{})
	go func() {
		defer close(k.klaar)
		mis := false
		for {
			straks, err := k.Vernieuw(ctx)
			if ctx.Err() != nil {
				return
			}
			mis = k.meld(mis, err)
			select {
			case <-ctx.Done():
				return
			case <-time.After(straks):
			}
		}
	}()
}

// meld tells in the log that renewing went wrong, or goes right again.
func (k *Kluis) meld(was bool, err error) (mis bool) {
	switch {
	case err != nil && !was:
		k.o.Log.Warn("het token van de kluis is niet vernieuwd; dit huis werkt door tot het stopt", "fout", err.Error())
	case err == nil && was:
		k.o.Log.Info("het token van de kluis is weer vernieuwd")
	}
	return err != nil
}

// Stop ends the renewing, if it began.
func (k *Kluis) Stop() {
	if k.stop != nil {
		k.stop()
		<-k.klaar
	}
}
