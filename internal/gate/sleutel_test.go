// SPDX-License-Identifier: EUPL-1.2

package gate_test

import (
	"context"
	"encoding/hex"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"rondetafel/internal/audit"
	"rondetafel/internal/gate"
	. "rondetafel/internal/gate/gatetest"
	"rondetafel/internal/informatie"
)

// rule 14.3-1: the key-encryption key is replaced; everybody reads what they read, the log says it, and the old key opens nothing.
func TestWisselSleutel(t *testing.T) {
	motoren(t, func(t *testing.T, h *Huis) {
		ctx, z := h.Ctx(), h.RTO(Bo)
		stuk := h.VoegToe(z, Bo, informatie.AlleDeelnemers)
		if _, err := gate.WisselSleutel(ctx, h.Opties); !errors.Is(err, gate.ErrInGebruik) {
			t.Errorf("beside a running house: %v", err)
		}
		voor := h.Regels()
		h.Sluit()
		kek := filepath.Join(h.Opties.Sleutels, "kek")
		oud, err := os.ReadFile(kek)
		goed(t, err)
		w, err := gate.WisselSleutel(ctx, h.Opties)
		goed(t, err)
		if w.Oud == w.Nieuw || w.Sleutels != 2 { // of the house and of the Casus
			t.Errorf("it says %+v", w)
		}
		h.Open()
		blad, err := h.GegevenLezen(ctx, Als(Bo), stuk.ID)
		goed(t, err)
		if blad.Tekst == "" {
			t.Error("the piece is empty")
		}
		log := h.Log()[voor:]
		if len(log) != 3 {
			t.Fatalf("%d entries, want three", len(log))
		}
		zelfde(t, "that it begins", spoorVan(log[0]), spoor{handeling: "sleutel.wisselen", soort: "wijzigen", herkomst: "taak", uitkomst: audit.Allowed,
			artikelen: []string{"14.3"}})
		zelfde(t, "that it is done", spoorVan(log[1]), spoor{handeling: "sleutel.gewisseld", soort: "wijzigen", herkomst: "taak", uitkomst: audit.Allowed,
			artikelen: []string{"14.3"}, objecten: []string{"kek-" + w.Oud, "kek-" + w.Nieuw}})
		h.Sluit()
		nieuw, err := os.ReadFile(kek)
		goed(t, err)
		goed(t, os.WriteFile(kek, oud, 0o600))
		if g, err := gate.Open(ctx, h.Opties); err == nil {
			goed(t, g.Close())
			t.Error("the old key opens the house")
		}
		goed(t, os.WriteFile(kek, nieuw, 0o600))
		h.Open()
	})
}

// A rotation that was cut off before it began to count is undone at the next start, and the log says that it failed.
func TestWisselSleutelAfgebroken(t *testing.T) {
	h := Nieuw(t, Vers)
	z := h.RTO(Bo)
	h.Sluit()
	dir := h.Opties.Sleutels
	goed(t, os.WriteFile(filepath.Join(dir, "wissel"), []byte("0011223344556677 8899aabbccddeeff\n"), 0o600))
	goed(t, os.WriteFile(filepath.Join(dir, "kek.nieuw"), []byte(strings.Repeat("ab", 32)+"\n"), 0o600))
	h.Open()
	zelfde(t, "that it was undone", spoorVan(h.Laatste()), spoor{handeling: "sleutel.gewisseld", soort: "wijzigen", herkomst: "taak", uitkomst: audit.Failed,
		artikelen: []string{"14.3"}, objecten: []string{"kek-0011223344556677", "kek-8899aabbccddeeff"}})
	_, err := h.CasusLezen(h.Ctx(), Als(Bo), z.ID)
	goed(t, err)
	n := h.Regels()
	h.Sluit()
	h.Open()
	if h.Regels() != n {
		t.Error("it is logged again")
	}
	if _, err := os.Stat(filepath.Join(dir, "kek.nieuw")); !errors.Is(err, os.ErrNotExist) {
		t.Errorf("the key that was never used is still there: %v", err)
	}
}

// What is wrong with the keys stops it before anything changes.
func TestWisselSleutelZonderSleutels(t *testing.T) {
	h := Nieuw(t)
	h.Sluit()
	kek := filepath.Join(h.Opties.Sleutels, "kek")
	goed(t, os.Rename(kek, kek+"-weg"))
	if _, err := gate.WisselSleutel(h.Ctx(), h.Opties); err == nil || errors.Is(err, gate.ErrInGebruik) {
		t.Errorf("without the key: %v", err)
	}
	goed(t, os.Rename(kek+"-weg", kek))
	leeg := h.Opties
	leeg.Sleutels = filepath.Join(t.TempDir(), "leeg")
	if _, err := gate.WisselSleutel(h.Ctx(), leeg); !errors.Is(err, gate.ErrGeenSleutels) {
		t.Errorf("where there are no keys: %v", err)
	}
	if _, err := os.Stat(leeg.Sleutels); !errors.Is(err, os.ErrNotExist) {
		t.Error("keys were made")
	}
	h.Open()
}

// proefkluis wraps by writing in hexadecimal what it was given, and counts.
type proefkluis struct{ begonnen, gestopt, gevraagd int }

func (k *proefkluis) Wrap(_ context.Context, geheim []byte) (string, error) {
	k.gevraagd++
	return "vault:v1:" + hex.EncodeToString(geheim), nil
}

func (k *proefkluis) Unwrap(_ context.Context, tekst string) ([]byte, error) {
	k.gevraagd++
	return hex.DecodeString(strings.TrimPrefix(tekst, "vault:v1:"))
}

func (k *proefkluis) Start() { k.begonnen++ }
func (k *proefkluis) Stop()  { k.gestopt++ }

// rule 14.3-1: with a vault the house opens as it did; the vault lives with the house, and no act asks it anything.
func TestKluisVanHetHuis(t *testing.T) {
	h, k := Nieuw(t, Vers), &proefkluis{}
	z := h.RTO(Bo)
	h.Sluit()
	h.Opties.Kluis = k
	_, err := gate.WisselSleutel(h.Ctx(), h.Opties) // from a file to the vault
	goed(t, err)
	h.Open()
	gevraagd := k.gevraagd
	_, err = h.CasusLezen(h.Ctx(), Als(Bo), z.ID)
	goed(t, err)
	if k.gevraagd != gevraagd || k.begonnen != k.gestopt+1 {
		t.Errorf("a look asked the vault %d times; it began %d times and ended %d", k.gevraagd-gevraagd, k.begonnen, k.gestopt)
	}
	h.Sluit()
	if k.begonnen != k.gestopt {
		t.Errorf("it began %d times and ended %d", k.begonnen, k.gestopt)
	}
	zonder := h.Opties
	zonder.Kluis = nil
	if _, err := gate.Open(h.Ctx(), zonder); !errors.Is(err, gate.ErrInKluis) {
		t.Errorf("without the vault: %v", err)
	}
	h.Open()
}
