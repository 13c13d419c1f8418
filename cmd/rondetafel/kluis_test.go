// SPDX-License-Identifier: EUPL-1.2

package main

import (
	"encoding/json"
	"fmt"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"sync/atomic"
	"testing"
)

// oefenkluis speaks the part of the API of a vault that is used. What it wraps it keeps under a number.
func oefenkluis(t *testing.T) (adres string, dicht *atomic.Bool) {
	t.Helper()
	var bewaard []string
	dicht = &atomic.Bool{}
	srv := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		var in map[string]string
		switch err := json.NewDecoder(r.Body).Decode(&in); {
		case dicht.Load():
			w.WriteHeader(http.StatusForbidden)
		case err != nil || r.Header.Get("X-Vault-Token") != "s.verzonnen":
			w.WriteHeader(http.StatusForbidden)
		case strings.HasSuffix(r.URL.Path, "/transit/encrypt/rondetafel"):
			bewaard = append(bewaard, in["plaintext"])
			_, _ = fmt.Fprintf(w, `{"data":{"ciphertext":"vault:v1:%d"}}`, len(bewaard)-1)
		case strings.HasSuffix(r.URL.Path, "/transit/decrypt/rondetafel"):
			var n int
			_, _ = fmt.Sscanf(in["ciphertext"], "vault:v1:%d", &n)
			_, _ = fmt.Fprintf(w, `{"data":{"plaintext":%q}}`, bewaard[n])
		default:
			_, _ = fmt.Fprint(w, `{"auth":{"lease_duration":3600}}`)
		}
	}))
	t.Cleanup(srv.Close)
	return srv.URL, dicht
}

// rule 14.3-1: a house whose key a vault wraps opens with the vault and not without; it goes on when the vault is gone, and its key is replaced
// with it.
func TestHuisMetKluis(t *testing.T) {
	adres, dicht := oefenkluis(t)
	folder, token := filepath.Join(t.TempDir(), "huis"), filepath.Join(t.TempDir(), "token")
	if err := os.WriteFile(token, []byte("s.verzonnen\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	vlaggen := []string{"--kluis-url", adres, "--kluis-token", token}
	d := start(t, demoArgs(folder, vlaggen...)...)
	cookie := d.logIn("m-noor-verzonnen")
	dicht.Store(true)
	if len(nummers(t, d, cookie)) < 4 {
		t.Error("a running house stops reading when the vault is gone")
	}
	d.einde()
	if code, _, fout := opdracht(t, demoArgs(folder, vlaggen...)...); code != exitFout || !strings.Contains(fout, "de kluis weigert") {
		t.Errorf("a start while the vault refuses: %d %s", code, fout)
	}
	dicht.Store(false)
	kek := filepath.Join(folder, sleutelmap, "kek")
	voor, err := os.ReadFile(kek)
	if err != nil || !strings.HasPrefix(string(voor), "vault:") {
		t.Errorf("the key stands in its file: %.10s, %v", voor, err)
	}
	if code, uit, fout := opdracht(t, append([]string{"keys", "rotate", "--data", folder}, vlaggen...)...); code != exitGoed || !strings.Contains(uit, "opent niets meer") {
		t.Errorf("keys rotate: %d %s%s", code, uit, fout)
	}
	if na, err := os.ReadFile(kek); err != nil || string(na) == string(voor) || !strings.HasPrefix(string(na), "vault:") {
		t.Errorf("after replacing it the file holds %.10s, %v", na, err)
	}
	for _, zonder := range [][]string{{"verify", "--data", folder}, {"keys", "rotate", "--data", folder}, demoArgs(folder)} {
		if code, _, fout := opdracht(t, zonder...); code != exitFout || !strings.Contains(fout, "ligt in een kluis") {
			t.Errorf("%s without the vault: %d %s", zonder[0], code, fout)
		}
	}
	if code, uit, fout := opdracht(t, append([]string{"verify", "--data", folder}, vlaggen...)...); code != exitGoed || !strings.Contains(uit, "Het logboek klopt") {
		t.Errorf("verify: %d %s%s", code, uit, fout)
	}
	if code, _, fout := opdracht(t, "verify", "--data", folder, "--kluis-url", "http://vault.example", "--kluis-token", token); code != exitFout || !strings.Contains(fout, "niet te gebruiken") {
		t.Errorf("a vault over plain http: %d %s", code, fout)
	}
}
