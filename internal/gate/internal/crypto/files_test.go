// SPDX-License-Identifier: EUPL-1.2

package crypto

import (
	"encoding/hex"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
)

func names(t *testing.T, dir string) string {
	t.Helper()
	entries, err := os.ReadDir(dir)
	must(t, err)
	out := make([]string, len(entries))
	for i, e := range entries {
		out[i] = e.Name()
	}
	return strings.Join(out, " ")
}

func TestWriteNewNeverReplaces(t *testing.T) {
	dir := t.TempDir()
	path := filepath.Join(dir, "f")
	must(t, writeNew(path, []byte("eerste")))
	wantErr(t, "a second time", writeNew(path, []byte("tweede")), os.ErrExist)
	if got := string(fileBytes(t, path)); got != "eerste" {
		t.Errorf("the file holds %q", got)
	}
	must(t, os.Symlink(filepath.Join(dir, "elders"), filepath.Join(dir, "l")))
	wantErr(t, "over a link to nowhere", writeNew(filepath.Join(dir, "l"), []byte("x")), os.ErrExist)
	wantErr(t, "in no directory", writeNew(filepath.Join(dir, "absent", "f"), nil), os.ErrNotExist)
	if got := names(t, dir); got != "f l" {
		t.Errorf("the directory holds %q, want no leftovers", got)
	}
}

// Of several that make the same secret at once, all end with the same one.
func TestSecretFileIsMadeOnce(t *testing.T) {
	dir := t.TempDir()
	path := filepath.Join(dir, "kek")
	secrets := make([][KeySize]byte, 8)
	var wg sync.WaitGroup
	for i := range secrets {
		wg.Go(func() {
			var err error
			if secrets[i], err = secretFile(path, true); err != nil {
				t.Error(err)
			}
		})
	}
	wg.Wait()
	for i, secret := range secrets {
		if secret != secrets[0] || secret == ([KeySize]byte{}) {
			t.Errorf("call %d got another secret than the first, or none", i)
		}
	}
	text := string(fileBytes(t, path))
	if text != hex.EncodeToString(secrets[0][:])+"\n" || names(t, dir) != "kek" {
		t.Errorf("the directory holds %q", names(t, dir))
	}
}

func TestSecretFileIsNotMadeUnasked(t *testing.T) {
	path := filepath.Join(t.TempDir(), "kek")
	_, err := secretFile(path, false)
	wantErr(t, "no file", err, os.ErrNotExist)
	if _, err := os.Lstat(path); err == nil {
		t.Error("the file was made")
	}
}

// An error about a secret names the file, never what is in it.
func TestSecretFileErrorsTellNothing(t *testing.T) {
	path := filepath.Join(t.TempDir(), "kek")
	for _, text := range []string{"geheim", strings.Repeat("ab", 33), strings.Repeat("ab", 31) + "zz"} {
		must(t, os.WriteFile(path, []byte(text), modeFile))
		_, err := secretFile(path, true)
		wantErr(t, text, err, ErrFormat)
		if err != nil && (strings.Contains(err.Error(), text) || !strings.Contains(err.Error(), "kek")) {
			t.Errorf("the error is %q", err)
		}
	}
}

func TestOpenPrivate(t *testing.T) {
	dir := t.TempDir()
	path := filepath.Join(dir, "f")
	must(t, os.WriteFile(path, []byte("inhoud"), modeFile))
	for mode := os.FileMode(0); mode <= 0o777; mode++ {
		must(t, os.Chmod(path, mode|0o400))
		data, err := readPrivate(path)
		if mode&modeWide != 0 {
			wantErr(t, mode.String(), err, ErrMode)
			continue
		}
		if err != nil || string(data) != "inhoud" {
			t.Errorf("%v: %q, %v", mode, data, err)
		}
	}
	must(t, os.Mkdir(filepath.Join(dir, "d"), modeDir))
	_, err := readPrivate(filepath.Join(dir, "d"))
	wantErr(t, "a directory", err, ErrFormat)
}
