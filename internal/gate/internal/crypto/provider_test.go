// SPDX-License-Identifier: EUPL-1.2

package crypto

import (
	"bytes"
	"context"
	"encoding/hex"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// vault wraps by turning every bit, as long as it answers.
type vault struct {
	asked int
	away  error
	short bool
}

func turned(b []byte) []byte {
	out := bytes.Clone(b)
	for i := range out {
		out[i] ^= 0xff
	}
	return out
}

func (v *vault) Wrap(_ context.Context, secret []byte) (string, error) {
	v.asked++
	return "vault:v1:" + hex.EncodeToString(turned(secret)), v.away
}

func (v *vault) Unwrap(_ context.Context, text string) ([]byte, error) {
	v.asked++
	b, err := hex.DecodeString(strings.TrimPrefix(text, "vault:v1:"))
	if v.short {
		b = b[1:]
	}
	return turned(b), errors.Join(err, v.away)
}

// rule 14.3-1: with a vault no file of the house opens anything by itself, and the vault is asked only when the house opens.
func TestProvider(t *testing.T) {
	dir, v := filepath.Join(t.TempDir(), "sleutels"), &vault{}
	k, err := OpenDirWith(dir, signer, v)
	must(t, err)
	must(t, k.Store.Create(t.Context(), casusA))
	a, asked := keyOf(t, k.Store, casusA), v.asked
	for range 10 {
		keyOf(t, k.Store, casusA)
	}
	if v.asked != asked || k.Bare {
		t.Errorf("the vault was asked %d times while the house was open; bare %v", v.asked-asked, k.Bare)
	}
	must(t, k.Close())
	if text := fileBytes(t, filepath.Join(dir, fileKEK)); !bytes.HasPrefix(text, []byte("vault:v1:")) {
		t.Errorf("the file holds %q", text)
	}
	_, err = OpenDir(dir, noSigner)
	wantErr(t, "without the vault", err, ErrProvider)
	away := errors.New("away")
	v.away = away
	_, err = OpenDirWith(dir, noSigner, v)
	wantErr(t, "a vault that does not answer", err, away)
	_, err = RotateWith(dir, v)
	wantErr(t, "replacing it meanwhile", err, away)
	v.away, v.short = nil, true
	_, err = OpenDirWith(dir, noSigner, v)
	wantErr(t, "a key of another length", err, ErrFormat)
	v.short = false
	k, err = OpenDirWith(dir, noSigner, v)
	must(t, err)
	defer k.Close()
	if keyOf(t, k.Store, casusA) != a {
		t.Error("the key changed")
	}
}

// A house that kept its key in a file gets it wrapped when it is replaced, and goes back the same way.
func TestRotateToAProvider(t *testing.T) {
	k, v := newKept(t, filepath.Join(t.TempDir(), "sleutels")), &vault{}
	bare, err := OpenDirWith(k.dir, noSigner, v)
	must(t, err)
	if !bare.Bare {
		t.Error("a key in a file is not said to be one")
	}
	must(t, bare.Close())
	_, err = RotateWith(k.dir, v)
	must(t, err)
	wrapped, err := OpenDirWith(k.dir, noSigner, v)
	must(t, err)
	if wrapped.Bare || wrapped.Rotation == nil || !wrapped.Rotation.Done || keyOf(t, wrapped.Store, casusA) != k.a {
		t.Errorf("after the rotation: bare %v, %+v", wrapped.Bare, wrapped.Rotation)
	}
	must(t, errors.Join(wrapped.RotationLogged(), wrapped.Close()))
	again, err := OpenDirWith(k.dir, noSigner, v)
	must(t, errors.Join(err, again.Close()))
	_, err = Rotate(k.dir)
	wantErr(t, "back, without the vault that wrapped the old one", err, ErrProvider)
}

// A kill before any step leaves a house that opens with the vault.
func TestRotateToAProviderKilledAnywhere(t *testing.T) {
	for n, finished := 0, false; !finished; n++ {
		k, v, steps := newKept(t, filepath.Join(t.TempDir(), "sleutels")), &vault{}, 0
		r := newRotator(k.dir, v)
		r.before = func(string) error {
			if steps++; steps > n {
				return errKill
			}
			return nil
		}
		_, err := r.rotate()
		if finished = err == nil; !finished && !errors.Is(err, errKill) {
			t.Fatal(err)
		}
		open, err := OpenDirWith(k.dir, noSigner, v)
		must(t, err)
		if keyOf(t, open.Store, casusA) != k.a || keyOf(t, open.Store, casusB) != k.b {
			t.Errorf("killed before step %d: a key changed", n+1)
		}
		must(t, open.Close())
	}
}

// What a vault says that is no wrapped key is not kept.
func TestProviderThatSaysSomethingElse(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "sleutels")
	_, err := OpenDirWith(dir, signer, &chatter{})
	wantErr(t, "another text", err, ErrFormat)
	if _, err := os.Stat(filepath.Join(dir, fileKEK)); !errors.Is(err, os.ErrNotExist) {
		t.Errorf("it was kept: %v", err)
	}
}

type chatter struct{ vault }

func (*chatter) Wrap(context.Context, []byte) (string, error) { return "tot zo", nil }
