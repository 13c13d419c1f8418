// SPDX-License-Identifier: EUPL-1.2

package audit_test

import (
	"bytes"
	"os"
	"path/filepath"
	"sync"
	"testing"

	"pgregory.net/rapid"

	"rondetafel/internal/audit"
)

const stride = 4096

func keeper(t testing.TB, path string) *audit.Keeper {
	t.Helper()
	k, err := audit.OpenKeeper(path)
	check(t, err)
	return k
}

func sizes(t testing.TB, path string, k keys) (list []int64) {
	t.Helper()
	kept, err := audit.ReadKept(path, k.verifier)
	check(t, err)
	for _, c := range kept {
		list = append(list, c.Size)
	}
	return list
}

func newest(t testing.TB, path string, k keys) int64 {
	t.Helper()
	list := sizes(t, path, k)
	if len(list) == 0 {
		return 0
	}
	return list[len(list)-1]
}

func TestKeepAndRead(t *testing.T) {
	k, path := newKeys(t, 1), filepath.Join(t.TempDir(), "bewaard")
	if list := sizes(t, path, k); list != nil {
		t.Errorf("no file gives %v", list)
	}
	_, list := filled(t, k, 1, 1, 1, 1, 1, 1)
	kept := keeper(t, path)
	for i, c := range list {
		check(t, kept.Keep(c))
		if got := newest(t, path, k); got != c.Size {
			t.Errorf("kept %d, newest is %d", c.Size, got)
		}
		if i%2 == 1 {
			check(t, kept.Flush())
		}
	}
	check(t, kept.Close())
	info, err := os.Stat(path)
	check(t, err)
	if info.Mode().Perm() != 0o600 {
		t.Errorf("mode %v", info.Mode())
	}
	if got := sizes(t, path, k); len(got) != 2 || got[0] != 4 || got[1] != 6 {
		t.Errorf("after three flushes the file holds %v, want 4 and 6", got)
	}
}

// TestTornWrite: whatever a power cut leaves of all writes since a Flush, the checkpoint of that Flush is still there.
func TestTornWrite(t *testing.T) {
	k := newKeys(t, 1)
	_, list := filled(t, k, 1, 1, 1, 1, 1, 1, 1, 1)
	dir := t.TempDir()
	rapid.Check(t, func(r *rapid.T) {
		path := filepath.Join(dir, "bewaard")
		_ = os.Remove(path)
		kept := keeper(t, path)
		flushed := rapid.IntRange(1, 6).Draw(r, "flushed")
		for _, c := range list[:flushed] {
			check(t, kept.Keep(c))
			if rapid.Bool().Draw(r, "flush") {
				check(t, kept.Flush())
			}
		}
		check(t, kept.Flush())
		before, err := os.ReadFile(path)
		check(t, err)
		for _, c := range list[flushed : flushed+rapid.IntRange(1, 2).Draw(r, "after")] {
			check(t, kept.Keep(c))
		}
		after, err := os.ReadFile(path)
		check(t, err)
		check(t, kept.Close())
		check(t, os.WriteFile(path, torn(r, before, after), 0o600))
		if got := newest(t, path, k); got < int64(flushed) {
			r.Fatalf("flushed %d, left is %d", flushed, got)
		}
		again := keeper(t, path) // and it goes on from there
		check(t, again.Keep(list[7]))
		check(t, again.Close())
		if got := newest(t, path, k); got != 8 {
			r.Fatalf("kept 8, newest is %d", got)
		}
	})
}

// torn mixes two states of a file: of each byte that differs, either may have reached the disk.
func torn(r *rapid.T, before, after []byte) []byte {
	out := bytes.Clone(after)
	from := rapid.IntRange(0, len(out)).Draw(r, "torn from")
	for i := from; i < len(out); i++ {
		out[i] = 0
		if i < len(before) {
			out[i] = before[i]
		}
	}
	return out
}

// TestDurableSlotIsNotWritten is the same said plainly: between two flushes only one slot changes.
func TestDurableSlotIsNotWritten(t *testing.T) {
	k, path := newKeys(t, 1), filepath.Join(t.TempDir(), "bewaard")
	_, list := filled(t, k, 1, 1, 1, 1, 1)
	kept := keeper(t, path)
	check(t, kept.Keep(list[0]))
	check(t, kept.Flush())
	durable, err := os.ReadFile(path)
	check(t, err)
	for _, c := range list[1:] {
		check(t, kept.Keep(c))
	}
	now, err := os.ReadFile(path)
	check(t, err)
	if !bytes.Equal(durable[:1024], now[:1024]) {
		t.Error("the durable slot was written over")
	}
	check(t, kept.Close())
}

// TestDurableSlotAfterOpening: a keeper that starts writes the other slot than the newest one that it finds.
func TestDurableSlotAfterOpening(t *testing.T) {
	k, path := newKeys(t, 1), filepath.Join(t.TempDir(), "bewaard")
	_, list := filled(t, k, 1, 1, 1, 1)
	for i, c := range list {
		before, _ := os.ReadFile(path) // none yet at the first
		kept := keeper(t, path)
		check(t, kept.Keep(c))
		check(t, kept.Close())
		after, err := os.ReadFile(path)
		check(t, err)
		at := (i + 1) % 2 * stride // the slot of the one before
		if i > 0 && !bytes.Equal(before[at:at+1024], after[at:at+1024]) {
			t.Errorf("start %d wrote over the newest checkpoint", i)
		}
	}
}

func TestOlderIsRefused(t *testing.T) {
	k, path := newKeys(t, 1), filepath.Join(t.TempDir(), "bewaard")
	_, list := filled(t, k, 2, 2)
	kept := keeper(t, path)
	check(t, kept.Keep(list[1]))
	wants(t, kept.Keep(list[0]), audit.ErrOlder)
	check(t, kept.Close())
	again := keeper(t, path)
	wants(t, again.Keep(list[0]), audit.ErrOlder)
	check(t, again.Keep(list[1]))
	check(t, again.Close())
}

func TestDamagedFile(t *testing.T) {
	k, path := newKeys(t, 1), filepath.Join(t.TempDir(), "bewaard")
	_, list := filled(t, k, 1, 1)
	kept := keeper(t, path)
	check(t, kept.Keep(list[0]))
	check(t, kept.Flush())
	check(t, kept.Keep(list[1]))
	check(t, kept.Close())
	whole, err := os.ReadFile(path)
	check(t, err)
	for at := range 1024 { // any byte of one slot: that slot is out, the other one stands
		b := bytes.Clone(whole)
		b[stride+at] ^= 4
		check(t, os.WriteFile(path, b, 0o600))
		if got := sizes(t, path, k); len(got) != 1 || got[0] != 1 {
			t.Fatalf("byte %d changed: %v", at, got)
		}
	}
	whole[100] ^= 1
	whole[stride+100] ^= 1
	check(t, os.WriteFile(path, whole, 0o600))
	_, err = audit.ReadKept(path, k.verifier)
	wants(t, err, audit.ErrKept)
	_, err = audit.OpenKeeper(path)
	wants(t, err, audit.ErrKept)
}

// TestKeptIsSigned: a whole slot of a stranger is not evidence, and is said.
func TestKeptIsSigned(t *testing.T) {
	k, path := newKeys(t, 1), filepath.Join(t.TempDir(), "bewaard")
	_, list := filled(t, newKeys(t, 2), 3)
	kept := keeper(t, path)
	check(t, kept.Keep(list[0]))
	check(t, kept.Close())
	_, err := audit.ReadKept(path, k.verifier)
	wants(t, err, audit.ErrCheckpoint)
}

// TestSingleNote: a checkpoint that a witness kept is a file with the note alone.
func TestSingleNote(t *testing.T) {
	k, path := newKeys(t, 1), filepath.Join(t.TempDir(), "getuige")
	_, list := filled(t, k, 3)
	check(t, os.WriteFile(path, list[0].Note, 0o600))
	if got := sizes(t, path, k); len(got) != 1 || got[0] != 3 {
		t.Errorf("read %v", got)
	}
	check(t, os.WriteFile(path, append(list[0].Note, 'x'), 0o600))
	_, err := audit.ReadKept(path, k.verifier)
	wants(t, err, audit.ErrCheckpoint)
}

// TestFlushWhileKeeping lets a ticker and the committer at it together (run with -race).
func TestFlushWhileKeeping(t *testing.T) {
	k, path := newKeys(t, 1), filepath.Join(t.TempDir(), "bewaard")
	_, list := filled(t, k, slicesOf(1, 60)...)
	kept := keeper(t, path)
	var wg sync.WaitGroup
	wg.Go(func() {
		for range 60 {
			if err := kept.Flush(); err != nil {
				t.Error(err)
			}
		}
	})
	for _, c := range list {
		check(t, kept.Keep(c))
	}
	wg.Wait()
	check(t, kept.Close())
	if got := newest(t, path, k); got != 60 {
		t.Errorf("newest is %d, want 60", got)
	}
}

func slicesOf(v, n int) []int {
	list := make([]int, n)
	for i := range list {
		list[i] = v
	}
	return list
}

func TestNoPlaceToKeep(t *testing.T) {
	path := filepath.Join(t.TempDir(), "is", "niet", "gemaakt")
	if _, err := audit.OpenKeeper(path); err == nil {
		t.Error("a folder that is not there was opened")
	}
	if _, err := audit.ReadKept(t.TempDir(), newKeys(t, 1).verifier); err == nil {
		t.Error("a folder was read")
	}
}

func TestAfterClose(t *testing.T) {
	k, path := newKeys(t, 1), filepath.Join(t.TempDir(), "bewaard")
	_, list := filled(t, k, 1)
	kept := keeper(t, path)
	check(t, kept.Close())
	if kept.Keep(list[0]) == nil {
		t.Error("kept in a closed file")
	}
	if kept.Close() == nil {
		t.Error("closed twice")
	}
}

// TestNoteTooLong: a note that does not fit leaves what was kept as it was.
func TestNoteTooLong(t *testing.T) {
	k, path := newKeys(t, 1), filepath.Join(t.TempDir(), "bewaard")
	_, list := filled(t, k, 1, 1)
	kept := keeper(t, path)
	check(t, kept.Keep(list[0]))
	long := list[1]
	long.Note = bytes.Repeat([]byte("x"), 1000)
	if kept.Keep(long) == nil {
		t.Error("a note of 1000 bytes was kept")
	}
	check(t, kept.Close())
	if got := newest(t, path, k); got != 1 {
		t.Errorf("newest is %d, want 1", got)
	}
}

// FuzzReadKept: a file of anything gives an error or signed checkpoints, the older first.
func FuzzReadKept(f *testing.F) {
	k, path := newKeys(f, 1), filepath.Join(f.TempDir(), "bewaard")
	_, list := filled(f, k, 1, 1)
	kept := keeper(f, path)
	check(f, kept.Keep(list[0]))
	check(f, kept.Flush())
	check(f, kept.Keep(list[1]))
	check(f, kept.Close())
	content, err := os.ReadFile(path)
	check(f, err)
	f.Add(content)
	f.Add(list[0].Note)
	f.Fuzz(func(t *testing.T, b []byte) {
		path := filepath.Join(t.TempDir(), "bewaard")
		check(t, os.WriteFile(path, b, 0o600))
		kept, err := audit.ReadKept(path, k.verifier)
		if err != nil {
			return
		}
		for i, c := range kept {
			again, err := audit.ParseCheckpoint(k.verifier, c.Note)
			check(t, err)
			if again.Size != c.Size || again.Root != c.Root || i > 0 && kept[i-1].Size > c.Size {
				t.Fatalf("read %+v", kept)
			}
		}
	})
}
