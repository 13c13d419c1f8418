// SPDX-License-Identifier: EUPL-1.2

package pgtest

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"sync"
	"syscall"
	"testing"
)

func leftovers(t *testing.T) []string {
	t.Helper()
	dirs, err := filepath.Glob(filepath.Join(tempDir(), dirPrefix+"*"))
	if err != nil {
		t.Fatal(err)
	}
	return dirs
}

// sharedTemp gives a directory for TMPDIR that the user of the server may enter.
func sharedTemp(t *testing.T) string {
	t.Helper()
	dir, err := os.MkdirTemp("", "pgtest-")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { os.RemoveAll(dir) })
	if err := os.Chmod(dir, 0o755); err != nil {
		t.Fatal(err)
	}
	return dir
}

func TestStopEndsTheServerAndRemovesItsFolder(t *testing.T) {
	t.Setenv("TMPDIR", sharedTemp(t))
	c, err := startCluster(whereBins)
	if err != nil {
		t.Fatal(err)
	}
	if !serverAlive(c.dir) {
		t.Error("a started server has no living process in postmaster.pid")
	}
	if err := query(c.url(), "SELECT 1"); err != nil {
		t.Errorf("the server does not answer: %v", err)
	}
	if err := c.stop(); err != nil {
		t.Fatal(err)
	}
	if !isClosed(c.exited) {
		t.Error("stop returned before the server ended")
	}
	if left := leftovers(t); len(left) != 0 {
		t.Errorf("stop left %v", left)
	}
	if err := query(c.url(), "SELECT 1"); err == nil {
		t.Error("a stopped server answers")
	}
}

func TestServerFolderIsPrivate(t *testing.T) {
	t.Setenv("TMPDIR", sharedTemp(t))
	c := &cluster{}
	var err error
	if c.cred, err = serverUser(); err != nil {
		t.Fatal(err)
	}
	if err := c.makeDir(); err != nil {
		t.Fatal(err)
	}
	info, err := os.Stat(c.dir)
	if err != nil {
		t.Fatal(err)
	}
	if info.Mode().Perm() != 0o700 {
		t.Errorf("mode %o: with trust as its authentication, others could enter the server", info.Mode().Perm())
	}
	owner := info.Sys().(*syscall.Stat_t).Uid
	if c.cred != nil && (owner != c.cred.Uid || owner == 0) {
		t.Errorf("the folder is of user %d, want that of the server, %d, and never root", owner, c.cred.Uid)
	}
	if err := c.remove(); err != nil {
		t.Fatal(err)
	}
	if left := leftovers(t); len(left) != 0 {
		t.Errorf("remove left %v", left)
	}
}

// fakeBins makes a PostgreSQL of shell scripts.
func fakeBins(t *testing.T, initdb, postgres string) string {
	t.Helper()
	root := sharedTemp(t)
	bin := filepath.Join(root, "16", "bin")
	if err := os.MkdirAll(bin, 0o755); err != nil {
		t.Fatal(err)
	}
	for name, script := range map[string]string{"initdb": initdb, "postgres": postgres} {
		if err := os.WriteFile(filepath.Join(bin, name), []byte("#!/bin/sh\n"+script+"\n"), 0o755); err != nil {
			t.Fatal(err)
		}
	}
	return filepath.Join(root, "*", "bin")
}

func TestAFailedStartSaysWhatPostgreSQLSaid(t *testing.T) {
	for _, c := range []struct{ what, initdb, postgres, says string }{
		{"initdb fails", "echo geen ruimte; exit 1", "exit 0", "geen ruimte"},
		{"the server ends", "exit 0", "echo verkeerde instelling >&2; exit 1", "verkeerde instelling"},
	} {
		bins := fakeBins(t, c.initdb, c.postgres)
		t.Setenv("TMPDIR", sharedTemp(t))
		got, err := startCluster(bins)
		if got != nil || err == nil || !strings.Contains(err.Error(), c.says) {
			t.Errorf("%s: %v, error %v; want one that says %q", c.what, got, err, c.says)
		}
		if left := leftovers(t); len(left) != 0 {
			t.Errorf("%s: left %v", c.what, left)
		}
	}
}

func TestAbsentPostgreSQL(t *testing.T) {
	t.Setenv("TMPDIR", sharedTemp(t))
	if c, err := startCluster(filepath.Join(t.TempDir(), "*")); c != nil || err == nil {
		t.Errorf("startCluster without PostgreSQL = %v, %v", c, err)
	}
	if left := leftovers(t); len(left) != 0 {
		t.Errorf("left %v", left)
	}
}

func TestServerAlive(t *testing.T) {
	for _, c := range []struct {
		what, pidFile string
		want          bool
	}{
		{"this process", strconv.Itoa(os.Getpid()) + "\n/data\n", true},
		{"no such process", "4194305\n", false}, // above the highest that Linux gives
		{"no number", "x\n", false},
		{"a process group", "-1\n", false},
		{"an empty file", "", false},
	} {
		dir := t.TempDir()
		if err := os.Mkdir(filepath.Join(dir, "data"), 0o700); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(filepath.Join(dir, "data", "postmaster.pid"), []byte(c.pidFile), 0o600); err != nil {
			t.Fatal(err)
		}
		if got := serverAlive(dir); got != c.want {
			t.Errorf("%s: alive %v, want %v", c.what, got, c.want)
		}
	}
	if serverAlive(t.TempDir()) {
		t.Error("without a file of its process a server is called alive")
	}
}

func TestLockIsHeldUntilClosed(t *testing.T) {
	dir := t.TempDir()
	lock, err := holdLock(dir)
	if err != nil {
		t.Fatal(err)
	}
	other, err := os.OpenFile(filepath.Join(dir, "lock"), os.O_RDWR, 0)
	if err != nil {
		t.Fatal(err)
	}
	defer other.Close()
	take := func() error { return syscall.Flock(int(other.Fd()), syscall.LOCK_EX|syscall.LOCK_NB) }
	if err := take(); !errors.Is(err, syscall.EWOULDBLOCK) {
		t.Errorf("a held lock: %v, want EWOULDBLOCK", err)
	}
	lock.Close()
	if err := take(); err != nil {
		t.Errorf("a lock that was let go: %v", err)
	}
	if _, err := holdLock(filepath.Join(dir, "absent")); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("a lock in no folder: %v", err)
	}
}

func TestManyDatabasesAtOnce(t *testing.T) {
	var mu sync.Mutex
	seen := map[string]bool{}
	t.Run("group", func(t *testing.T) {
		for n := range 6 {
			t.Run(strconv.Itoa(n), func(t *testing.T) {
				t.Parallel()
				url := URL(t)
				if err := query(url, "CREATE TABLE proef (n int)"); err != nil {
					t.Error(err)
				}
				mu.Lock()
				defer mu.Unlock()
				seen[url] = true
			})
		}
	})
	if len(seen) != 6 {
		t.Errorf("6 calls gave %d databases", len(seen))
	}
}
