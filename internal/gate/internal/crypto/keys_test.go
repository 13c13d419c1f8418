// SPDX-License-Identifier: EUPL-1.2

package crypto

import (
	"bytes"
	"encoding/hex"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

const fictionalSigner = "PRIVATE+KEY+verzonnen\n"

func signer() (string, error) { return fictionalSigner, nil }

func noSigner() (string, error) { return "", errors.New("a signing key was asked for") }

func openKeys(t *testing.T, dir string, newSigner func() (string, error)) *Keys {
	t.Helper()
	k, err := OpenDir(dir, newSigner)
	must(t, err)
	t.Cleanup(func() { k.Close() })
	return k
}

func TestOpenDirMakesAndLoads(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "nieuw", "sleutels")
	k := openKeys(t, dir, signer)
	house, err := k.House(t.Context())
	must(t, err)
	mac, bsn := k.MAC.Row("zicht", 1, 1, Str("a")), mustBSN(t, k)
	must(t, k.Store.Create(t.Context(), casusA))
	a := keyOf(t, k.Store, casusA)
	must(t, k.Close())

	k = openKeys(t, dir, noSigner)
	if again, err := k.House(t.Context()); err != nil || again != house || keyOf(t, k.Store, casusA) != a {
		t.Errorf("the house key or a casus key changed by reopening: %v", err)
	}
	if !k.MAC.Verify(mac[:], "zicht", 1, 1, Str("a")) || mustBSN(t, k) != bsn {
		t.Error("the MAC key or the blind key changed by reopening")
	}
	if k.Signer != fictionalSigner || k.Torn != 0 {
		t.Errorf("signing key %q, %d torn slots", k.Signer, k.Torn)
	}
}

func mustBSN(t *testing.T, k *Keys) Index {
	t.Helper()
	bsn, ok := k.Blind.BSN("012345672")
	if !ok {
		t.Fatal("no index of a BSN")
	}
	return bsn
}

func TestOpenDirFiles(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "sleutels")
	openKeys(t, dir, signer)
	entries, err := os.ReadDir(dir)
	must(t, err)
	names := []string{}
	for _, e := range entries {
		info, err := e.Info()
		must(t, err)
		names = append(names, e.Name())
		if info.Mode() != modeFile {
			t.Errorf("%s has mode %v, want 0600", e.Name(), info.Mode())
		}
	}
	if want := []string{fileKEK, fileSigner, fileKeys, fileWortel}; !slices.Equal(names, want) {
		t.Errorf("the directory holds %v, want %v and no leftovers", names, want)
	}
	if info, err := os.Stat(dir); err != nil || info.Mode().Perm() != modeDir {
		t.Errorf("the directory has mode %v, want 0700; %v", info.Mode(), err)
	}
}

func TestTwoHousesShareNothing(t *testing.T) {
	one := openKeys(t, filepath.Join(t.TempDir(), "a"), signer)
	two := openKeys(t, filepath.Join(t.TempDir(), "b"), signer)
	h1, err1 := one.House(t.Context())
	h2, err2 := two.House(t.Context())
	must(t, errors.Join(err1, err2))
	if h1 == h2 || mustBSN(t, one) == mustBSN(t, two) || one.MAC.Row("zicht", 1, 1) == two.MAC.Row("zicht", 1, 1) {
		t.Error("two new directories share a key")
	}
}

func TestOpenDirRefusesWidePermissions(t *testing.T) {
	for _, name := range []string{"", fileKEK, fileWortel, fileKeys, fileSigner} {
		dir := filepath.Join(t.TempDir(), "sleutels")
		must(t, openKeys(t, dir, signer).Close())
		path := filepath.Join(dir, name)
		info, err := os.Stat(path)
		must(t, err)
		for _, wide := range []os.FileMode{0o040, 0o004, 0o020, 0o002} {
			must(t, os.Chmod(path, info.Mode().Perm()|wide))
			_, err := OpenDir(dir, noSigner)
			wantErr(t, fmt.Sprintf("%q with %03o more", name, wide), err, ErrMode)
		}
		must(t, os.Chmod(path, info.Mode().Perm()))
		openKeys(t, dir, noSigner)
	}
}

// A new key in place of a lost one would make everything unreadable for good, and
// would look like success.
func TestOpenDirDoesNotReplaceWhatIsLost(t *testing.T) {
	for _, name := range []string{fileKEK, fileWortel, fileSigner} {
		dir := filepath.Join(t.TempDir(), "sleutels")
		must(t, openKeys(t, dir, signer).Close())
		kept := fileBytes(t, filepath.Join(dir, name))
		must(t, os.Remove(filepath.Join(dir, name)))
		_, err := OpenDir(dir, signer)
		wantErr(t, "without "+name, err, ErrMissing)
		if _, err := os.Stat(filepath.Join(dir, name)); !errors.Is(err, os.ErrNotExist) {
			t.Errorf("a new %s was made", name)
		}
		must(t, os.WriteFile(filepath.Join(dir, name), kept, modeFile))
		openKeys(t, dir, noSigner)
	}
}

func TestOpenDirWantsTheHouseKey(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "sleutels")
	k := openKeys(t, dir, signer)
	must(t, k.Store.Create(t.Context(), casusA))
	must(t, k.Close())
	path := filepath.Join(dir, fileKeys)
	data := fileBytes(t, path)
	data[slotSize+offWrapped] ^= 1
	must(t, os.WriteFile(path, data, modeFile))
	_, err := OpenDir(dir, noSigner)
	wantErr(t, "a damaged house key", err, ErrMissing)
	if !bytes.Equal(data, fileBytes(t, path)) {
		t.Error("the damaged file was changed")
	}
}

func TestOpenDirFinishesAFirstUseThatWasCutOff(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "sleutels")
	broken := errors.New("no randomness")
	_, err := OpenDir(dir, func() (string, error) { return "", broken })
	wantErr(t, "a signing key that cannot be made", err, broken)
	kek := fileBytes(t, filepath.Join(dir, fileKEK))
	must(t, openKeys(t, dir, signer).Close())
	if !bytes.Equal(kek, fileBytes(t, filepath.Join(dir, fileKEK))) {
		t.Error("the second try made another kek")
	}
	must(t, os.Truncate(filepath.Join(dir, fileKeys), slotSize))
	k := openKeys(t, dir, noSigner)
	if _, err := k.House(t.Context()); err != nil {
		t.Errorf("a key file without any key gets no house key: %v", err)
	}
}

func TestOpenDirRefusesDamagedSecrets(t *testing.T) {
	for _, name := range []string{fileKEK, fileWortel} {
		for _, text := range []string{"", "\n", strings.Repeat("0", 63) + "\n", strings.Repeat("0", 66),
			strings.Repeat("x", 64), strings.Repeat("0", 64) + "\n\n"} {
			dir := filepath.Join(t.TempDir(), "sleutels")
			must(t, openKeys(t, dir, signer).Close())
			must(t, os.WriteFile(filepath.Join(dir, name), []byte(text), modeFile))
			_, err := OpenDir(dir, noSigner)
			wantErr(t, fmt.Sprintf("%s = %q", name, text), err, ErrFormat)
		}
	}
	dir := filepath.Join(t.TempDir(), "sleutels")
	must(t, openKeys(t, dir, signer).Close())
	must(t, os.WriteFile(filepath.Join(dir, fileKEK), []byte(strings.Repeat("0", 64)), modeFile))
	_, err := OpenDir(dir, noSigner)
	wantErr(t, "the kek of another house", err, ErrKEK)
}

func TestKeysDoNotPrint(t *testing.T) {
	k := openKeys(t, filepath.Join(t.TempDir(), "sleutels"), signer)
	for _, verb := range []string{"%v", "%+v", "%#v", "%s"} {
		if out := fmt.Sprintf(verb, k); out != "keys" {
			t.Errorf("%s prints %q", verb, out)
		}
	}
}

// Computed apart from this package by RFC 5869 from a root of 32 bytes 0x07.
const (
	derivedMAC   = "fd85d54b2376bef5e86c67c66ed31933183054c07908d739c2c7aef7b2501fff"
	derivedBlind = "219ab70ae5780cb9be0c6e5305b37e3626db52c6f3c0202331fe1b85ddc8e7f0"
)

func fromHex(t *testing.T, text string) [KeySize]byte {
	t.Helper()
	raw, err := hex.DecodeString(text)
	must(t, err)
	return [KeySize]byte(raw)
}

// Rows and indexes that exist were made with these keys: each purpose its own.
func TestOpenDirDerivesFromTheRoot(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "sleutels")
	must(t, os.Mkdir(dir, modeDir))
	must(t, os.WriteFile(filepath.Join(dir, fileWortel), []byte(strings.Repeat("07", KeySize)+"\n"), modeFile))
	k := openKeys(t, dir, signer)
	if got, want := k.MAC.Row("zicht", 1, 2), NewMACKey(fromHex(t, derivedMAC)).Row("zicht", 1, 2); got != want {
		t.Errorf("MAC %x, want %x", got, want)
	}
	want, _ := NewBlind(fromHex(t, derivedBlind)).BSN("012345672")
	if got := mustBSN(t, k); got != want {
		t.Errorf("blind index %x, want %x", got, want)
	}
}

func TestDeriveIsFixed(t *testing.T) {
	for info, want := range map[string]string{macInfo: derivedMAC, blindInfo: derivedBlind} {
		got := derive(testKey(7, 1).secret, info)
		if hex.EncodeToString(got[:]) != want {
			t.Errorf("derive(%q) = %x, want %s", info, got, want)
		}
	}
}
