// SPDX-License-Identifier: EUPL-1.2

package crypto

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"
)

var testKEK = testKey(9, 1).secret

const casusA, casusB, casusC = "01JFICTIEF000000000000000A", "01JFICTIEF000000000000000B", "01JFICTIEF000000000000000C"

// tester is what *testing.T, *testing.B and *rapid.T share.
type tester interface {
	Helper()
	Context() context.Context
	Errorf(format string, args ...any)
	Fatal(args ...any)
}

func openStore(t testing.TB, path string) *FileKeyStore {
	t.Helper()
	s, err := OpenFile(path, testKEK)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { s.Close() })
	return s
}

func newStore(t testing.TB) (*FileKeyStore, string) {
	t.Helper()
	path := filepath.Join(t.TempDir(), "sleutels")
	return openStore(t, path), path
}

func reopen(t testing.TB, s *FileKeyStore, path string) *FileKeyStore {
	t.Helper()
	must(t, s.Close())
	return openStore(t, path)
}

func must(t tester, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

func wantErr(t tester, what string, err, want error) {
	t.Helper()
	if !errors.Is(err, want) {
		t.Errorf("%s: error %v, want %v", what, err, want)
	}
}

func keyOf(t tester, s KeyStore, id string) Key {
	t.Helper()
	key, err := s.Open(t.Context(), id)
	must(t, err)
	return key
}

func fileBytes(t tester, path string) []byte {
	t.Helper()
	data, err := os.ReadFile(path)
	must(t, err)
	return data
}

func TestCreatedKeysAreThereAfterReopening(t *testing.T) {
	s, path := newStore(t)
	must(t, s.Create(t.Context(), casusA, casusB))
	must(t, s.Create(t.Context(), "x"))
	a, b, x := keyOf(t, s, casusA), keyOf(t, s, casusB), keyOf(t, s, "x")
	if a == b || b == x || a == x || a.Version() != 1 {
		t.Errorf("keys are equal or not of version 1: %v %v %v", a, b, x)
	}
	s = reopen(t, s, path)
	if keyOf(t, s, casusA) != a || keyOf(t, s, casusB) != b || keyOf(t, s, "x") != x {
		t.Error("a key changed by reopening the file")
	}
	if got, want := len(fileBytes(t, path)), 4*slotSize; got != want {
		t.Errorf("the file has %d bytes, want %d", got, want)
	}
}

func TestNoKeyIsInTheClear(t *testing.T) {
	s, path := newStore(t)
	must(t, s.Create(t.Context(), casusA))
	key := keyOf(t, s, casusA)
	if data := fileBytes(t, path); bytes.Contains(data, key.secret[:]) || bytes.Contains(data, testKEK[:]) {
		t.Error("a secret is in the file in the clear")
	}
}

func TestCreateIsAllOrNothing(t *testing.T) {
	s, path := newStore(t)
	must(t, s.Create(t.Context(), casusA, casusB))
	must(t, s.Destroy(t.Context(), casusB))
	before, key := fileBytes(t, path), keyOf(t, s, casusA)
	for _, c := range []struct {
		what string
		ids  []string
		want error
	}{
		{"an id that exists", []string{casusC, casusA}, ErrExists},
		{"an id twice", []string{casusC, casusC}, ErrExists},
		{"a destroyed id", []string{casusC, casusB}, ErrDestroyed},
		{"no id", []string{casusC, ""}, ErrID},
		{"a long id", []string{casusC, casusA + "x"}, ErrID},
		{"an id with a zero byte", []string{casusC, "a\x00"}, ErrID},
		{"an id with a space", []string{casusC, "a b"}, ErrID},
		{"an id that is not ASCII", []string{casusC, "é"}, ErrID},
	} {
		wantErr(t, c.what, s.Create(t.Context(), c.ids...), c.want)
		_, err := s.Open(t.Context(), casusC)
		wantErr(t, c.what+": the other id", err, ErrNoKey)
	}
	must(t, s.Create(t.Context()))
	if !bytes.Equal(before, fileBytes(t, path)) || keyOf(t, s, casusA) != key {
		t.Error("a refused Create changed the file")
	}
}

func TestOpenUnknown(t *testing.T) {
	s, _ := newStore(t)
	_, err := s.Open(t.Context(), casusA)
	wantErr(t, "unknown id", err, ErrNoKey)
	if errors.Is(err, ErrDestroyed) {
		t.Error("an id that never was is called destroyed")
	}
	_, err = s.Open(t.Context(), "not an id")
	wantErr(t, "no id at all", err, ErrID)
}

// AVG-7: what is destroyed is gone from the file, and stays gone.
func TestDestroyLeavesNothing(t *testing.T) {
	s, path := newStore(t)
	must(t, s.Create(t.Context(), casusA, casusB, casusC))
	a, c := keyOf(t, s, casusA), keyOf(t, s, casusC)
	old := slices.Clone(fileBytes(t, path)[2*slotSize : 3*slotSize])
	must(t, s.Destroy(t.Context(), casusB))
	for round := range 2 {
		data := fileBytes(t, path)
		if bytes.Contains(data, []byte(casusB)) {
			t.Error("the id is still in the file")
		}
		for i := offWrapped; i+8 <= offWrapped+wrappedSize; i++ {
			if bytes.Contains(data, old[i:i+8]) {
				t.Fatalf("bytes %d to %d of the wrapped key are still in the file", i, i+8)
			}
		}
		_, err := s.Open(t.Context(), casusB)
		wantErr(t, "Open", err, ErrDestroyed)
		wantErr(t, "Open, as no key", err, ErrNoKey)
		wantErr(t, "Create again", s.Create(t.Context(), casusB), ErrDestroyed)
		must(t, s.Destroy(t.Context(), casusB))
		if keyOf(t, s, casusA) != a || keyOf(t, s, casusC) != c {
			t.Errorf("round %d: destroying one key changed another", round)
		}
		s = reopen(t, s, path)
	}
	if got := len(fileBytes(t, path)); got != 4*slotSize {
		t.Errorf("the file has %d bytes: a second Destroy used a slot", got)
	}
}

// AVG-7: a destruction that is finished for a key that never was, or that a
// crash left half, ends the same way.
func TestDestroyUnknownSpendsTheID(t *testing.T) {
	s, path := newStore(t)
	must(t, s.Destroy(t.Context(), casusA))
	wantErr(t, "Create", s.Create(t.Context(), casusA), ErrDestroyed)
	s = reopen(t, s, path)
	wantErr(t, "Create after reopening", s.Create(t.Context(), casusA), ErrDestroyed)
	must(t, s.Create(t.Context(), casusB))
	wantErr(t, "not an id", s.Destroy(t.Context(), ""), ErrID)
}

func TestHouseKeyIsNotForDestruction(t *testing.T) {
	s, _ := newStore(t)
	must(t, s.Create(t.Context(), HouseID, casusB, casusA))
	wantErr(t, "Destroy", s.Destroy(t.Context(), HouseID), ErrHouse)
	keyOf(t, s, HouseID)
	ids, err := s.IDs(t.Context())
	if want := []string{casusA, casusB}; err != nil || !slices.Equal(ids, want) {
		t.Errorf("IDs = %v, %v; want %v: start-up would destroy the house key as an orphan", ids, err, want)
	}
}

func TestTwoStoresAreNotInterchangeable(t *testing.T) {
	s, path := newStore(t)
	must(t, s.Create(t.Context(), casusA))
	must(t, s.Close())
	_, err := OpenFile(path, testKey(8, 1).secret)
	wantErr(t, "another kek", err, ErrKEK)
}

func TestOpenFileRefusesWhatIsNoFile(t *testing.T) {
	dir := t.TempDir()
	if s, err := OpenFile(dir, testKEK); err == nil || s != nil {
		t.Errorf("a directory opens as a key file: %v", err)
	}
	_, err := OpenFile(filepath.Join(dir, "absent", "sleutels"), testKEK)
	wantErr(t, "in a directory that is not there", err, os.ErrNotExist)
}

func TestWrappedKeyOpensForItsOwnIDOnly(t *testing.T) {
	s, path := newStore(t)
	must(t, s.Create(t.Context(), casusA, casusB))
	must(t, s.Close())
	data := fileBytes(t, path)
	a, b := data[slotSize:2*slotSize], data[2*slotSize:]
	copy(b[offWrapped:offWrapped+wrappedSize], a[offWrapped:])
	sealSlot(b)
	must(t, os.WriteFile(path, data, modeFile))
	s = openStore(t, path)
	keyOf(t, s, casusA)
	_, err := s.Open(t.Context(), casusB)
	wantErr(t, "a key moved to another id", err, ErrOpen)
}

func TestNotAKeyFile(t *testing.T) {
	s, path := newStore(t)
	must(t, s.Close())
	good := fileBytes(t, path)
	later := bytes.Clone(good)
	later[offFormat] = 2
	sealSlot(later)
	damaged := bytes.Clone(good)
	damaged[100] ^= 1
	wrapped := bytes.Clone(good)
	wrapped[offTombstone] ^= 1
	sealSlot(wrapped)
	for _, c := range []struct {
		what string
		data []byte
		want error
	}{
		{"empty", nil, ErrFormat},
		{"cut off header", good[:slotSize-1], ErrFormat},
		{"something else", bytes.Repeat([]byte("tekst "), 100), ErrFormat},
		{"a later format", later, ErrFormat},
		{"a damaged header", damaged, ErrFormat},
		{"a forged header", wrapped, ErrKEK},
	} {
		must(t, os.WriteFile(path, c.data, modeFile))
		_, err := OpenFile(path, testKEK)
		wantErr(t, c.what, err, c.want)
		if !bytes.Equal(fileBytes(t, path), c.data) {
			t.Errorf("%s: the refused file was changed", c.what)
		}
	}
}

func TestKeyFilePermissions(t *testing.T) {
	s, path := newStore(t)
	info, err := os.Stat(path)
	must(t, err)
	if info.Mode().Perm() != modeFile {
		t.Errorf("a new key file has mode %o", info.Mode().Perm())
	}
	must(t, s.Close())
	for _, mode := range []os.FileMode{0o640, 0o604, 0o660, 0o620, 0o602, 0o610, 0o601, 0o777} {
		must(t, os.Chmod(path, mode))
		_, err := OpenFile(path, testKEK)
		wantErr(t, fmt.Sprintf("mode %o", mode), err, ErrMode)
		if err != nil && !strings.Contains(err.Error(), fmt.Sprintf("%04o", mode)) {
			t.Errorf("mode %o: the error does not name the mode: %v", mode, err)
		}
	}
	must(t, os.Chmod(path, modeFile))
	openStore(t, path)
}

func TestOneProcessAtATime(t *testing.T) {
	s, path := newStore(t)
	_, err := OpenFile(path, testKEK)
	wantErr(t, "open twice", err, ErrLocked)
	reopen(t, s, path)
}

func TestOneFlushPerCall(t *testing.T) {
	s, _ := newStore(t)
	flushes := 0
	s.sync = func(f *os.File) error { flushes++; return flush(f) }
	ids := manyIDs(1000)
	for _, c := range []struct {
		what string
		call func() error
		want int
	}{
		{"Create of 1,000", func() error { return s.Create(t.Context(), ids...) }, 1},
		{"Create of none", func() error { return s.Create(t.Context()) }, 0},
		{"Destroy", func() error { return s.Destroy(t.Context(), ids[7]) }, 1},
		{"Destroy again", func() error { return s.Destroy(t.Context(), ids[7]) }, 0},
		{"Destroy of an unknown id", func() error { return s.Destroy(t.Context(), casusA) }, 1},
		{"Open", func() error { _, err := s.Open(t.Context(), ids[0]); return err }, 0},
	} {
		flushes = 0
		must(t, c.call())
		if flushes != c.want {
			t.Errorf("%s: %d flushes, want %d", c.what, flushes, c.want)
		}
	}
}

// A flush that fails leaves unknown what is on the disk: nothing is promised, and
// nothing more is written, until the file was read again.
func TestAFailedFlushStopsWriting(t *testing.T) {
	errDisk := errors.New("disk failed")
	for what, call := range map[string]func(*FileKeyStore) error{
		"Create":             func(s *FileKeyStore) error { return s.Create(t.Context(), casusC) },
		"Destroy":            func(s *FileKeyStore) error { return s.Destroy(t.Context(), casusA) },
		"Destroy of unknown": func(s *FileKeyStore) error { return s.Destroy(t.Context(), casusC) },
	} {
		s, path := newStore(t)
		must(t, s.Create(t.Context(), casusA, casusB))
		b := keyOf(t, s, casusB)
		s.sync = func(*os.File) error { return errDisk }
		err := call(s)
		wantErr(t, what, err, ErrStore)
		wantErr(t, what+", the cause", err, errDisk)
		s.sync = flush
		wantErr(t, what+", then Create", s.Create(t.Context(), "x"), ErrStore)
		wantErr(t, what+", then Destroy", s.Destroy(t.Context(), casusA), ErrStore)
		wantErr(t, what+", then Destroy of unknown", s.Destroy(t.Context(), casusC), ErrStore)
		if keyOf(t, s, casusB) != b {
			t.Errorf("%s: another key cannot be read any more", what)
		}
		_, err = s.Open(t.Context(), casusC)
		wantErr(t, what+": the id that is not durable", err, ErrNoKey)
		s = reopen(t, s, path)
		must(t, s.Create(t.Context(), "x"))
		must(t, s.Destroy(t.Context(), casusA))
	}
}

func TestAFailedWriteStopsWriting(t *testing.T) {
	for what, call := range map[string]func(*FileKeyStore) error{
		"Create":             func(s *FileKeyStore) error { return s.Create(t.Context(), casusC) },
		"Destroy":            func(s *FileKeyStore) error { return s.Destroy(t.Context(), casusA) },
		"Destroy with torn":  func(s *FileKeyStore) error { s.torn = []tornSlot{{at: 1}}; return s.Destroy(t.Context(), casusC) },
		"Destroy of unknown": func(s *FileKeyStore) error { return s.Destroy(t.Context(), casusC) },
	} {
		s, _ := newStore(t)
		must(t, s.Create(t.Context(), casusA))
		must(t, s.file.Close())
		err := call(s)
		wantErr(t, what, err, ErrStore)
		wantErr(t, what+", the cause", err, os.ErrClosed)
		wantErr(t, what+", again", s.Create(t.Context(), "x"), os.ErrClosed)
	}
}

func TestClosedStore(t *testing.T) {
	s, _ := newStore(t)
	must(t, s.Create(t.Context(), casusA))
	must(t, s.Close())
	must(t, s.Close())
	_, openErr := s.Open(t.Context(), casusA)
	_, idsErr := s.IDs(t.Context())
	wantErr(t, "Open", openErr, ErrStore)
	wantErr(t, "IDs", idsErr, ErrStore)
	wantErr(t, "Create", s.Create(t.Context(), casusB), ErrStore)
	wantErr(t, "Destroy", s.Destroy(t.Context(), casusA), ErrStore)
}

func TestCancelledContext(t *testing.T) {
	s, path := newStore(t)
	must(t, s.Create(t.Context(), casusA))
	before := fileBytes(t, path)
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	_, openErr := s.Open(ctx, casusA)
	_, idsErr := s.IDs(ctx)
	wantErr(t, "Open", openErr, context.Canceled)
	wantErr(t, "IDs", idsErr, context.Canceled)
	wantErr(t, "Create", s.Create(ctx, casusB), context.Canceled)
	wantErr(t, "Destroy", s.Destroy(ctx, casusA), context.Canceled)
	if !bytes.Equal(before, fileBytes(t, path)) {
		t.Error("a cancelled call wrote")
	}
	must(t, s.Create(t.Context(), casusB))
}

func TestFileKeyStoreIsSafeForConcurrentUse(t *testing.T) {
	s, path := newStore(t)
	var wg sync.WaitGroup
	for worker := range 4 {
		wg.Go(func() {
			for i := range 25 {
				keep, gone := fmt.Sprintf("k-%d-%d", worker, i), fmt.Sprintf("g-%d-%d", worker, i)
				err := errors.Join(s.Create(t.Context(), keep, gone), s.Destroy(t.Context(), gone))
				_, openErr := s.Open(t.Context(), keep)
				_, idsErr := s.IDs(t.Context())
				if err := errors.Join(err, openErr, idsErr); err != nil {
					t.Errorf("worker %d: %v", worker, err)
				}
				if _, err := s.Open(t.Context(), gone); !errors.Is(err, ErrDestroyed) {
					t.Errorf("worker %d: a destroyed key: %v", worker, err)
				}
			}
		})
	}
	wg.Wait()
	s = reopen(t, s, path)
	if ids, err := s.IDs(t.Context()); err != nil || len(ids) != 100 || s.Torn() != 0 {
		t.Errorf("after reopening: %d ids, %d torn, %v; want 100 and 0", len(ids), s.Torn(), err)
	}
}

func manyIDs(n int) []string {
	ids := make([]string, n)
	for i := range ids {
		ids[i] = fmt.Sprintf("01JFICTIEF%016d", i)
	}
	return ids
}

// The limits leave room for a busy machine and the race detector; the benchmarks
// give the real figures.
func TestAHundredThousandKeys(t *testing.T) {
	s, path := newStore(t)
	ids := manyIDs(100_000)
	start := time.Now()
	must(t, s.Create(t.Context(), ids...))
	if took := time.Since(start); took > 5*time.Second {
		t.Errorf("creating 100,000 keys took %v", took)
	}
	last := keyOf(t, s, ids[len(ids)-1])
	must(t, s.Close())
	before := heap()
	start = time.Now()
	s = openStore(t, path)
	if took := time.Since(start); took > time.Second {
		t.Errorf("opening a file of 100,000 keys took %v", took)
	}
	if used := heap() - before; used > 12<<20 {
		t.Errorf("the index of 100,000 keys takes %d bytes", used)
	}
	if keyOf(t, s, ids[len(ids)-1]) != last {
		t.Error("the last of 100,000 keys changed")
	}
}

func heap() int64 {
	runtime.GC()
	runtime.GC()
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	return int64(m.HeapAlloc)
}

func BenchmarkOpenFile100k(b *testing.B) {
	s, path := newStore(b)
	must(b, s.Create(b.Context(), manyIDs(100_000)...))
	must(b, s.Close())
	b.ReportAllocs()
	for b.Loop() {
		s, err := OpenFile(path, testKEK)
		must(b, err)
		b.ReportMetric(float64(len(s.live)), "keys")
		must(b, s.Close())
	}
}

func BenchmarkCreate100k(b *testing.B) {
	ids := manyIDs(100_000)
	for b.Loop() {
		s, _ := newStore(b)
		must(b, s.Create(b.Context(), ids...))
	}
}

func BenchmarkFileKeyStoreOpen(b *testing.B) {
	s, _ := newStore(b)
	must(b, s.Create(b.Context(), casusA))
	for b.Loop() {
		keyOf(b, s, casusA)
	}
}
