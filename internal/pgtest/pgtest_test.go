// SPDX-License-Identifier: EUPL-1.2

package pgtest

import (
	"bufio"
	"context"
	"database/sql"
	"errors"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"syscall"
	"testing"
	"time"

	_ "github.com/jackc/pgx/v5/stdlib"
)

// childEnv makes this test binary play a test binary that is killed.
const childEnv = "PGTEST_CHILD"

func TestMain(m *testing.M) {
	switch os.Getenv(childEnv) {
	case "":
	case childCore:
		playCore()
	default:
		playChild()
	}
	os.Exit(run(m))
}

// playChild starts a server, says where it is, and waits to be killed.
func playChild() {
	if _, err := serverURL(); err != nil {
		os.Stdout.WriteString(err.Error() + "\n")
		os.Exit(1)
	}
	os.Stdout.WriteString(server.cluster.dir + " " + strconv.Itoa(server.cluster.pid) + "\n")
	select {}
}

func open(t *testing.T, url string) *sql.DB {
	t.Helper()
	db, err := sql.Open("pgx", url)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { db.Close() })
	return db
}

func scan[T any](t *testing.T, db *sql.DB, query string, args ...any) T {
	t.Helper()
	var v T
	if err := db.QueryRowContext(t.Context(), query, args...).Scan(&v); err != nil {
		t.Fatalf("%s: %v", query, err)
	}
	return v
}

func TestDatabasesAreSeparate(t *testing.T) {
	t.Parallel()
	one, other := open(t, URL(t)), open(t, URL(t))
	for _, db := range []*sql.DB{one, other} {
		if _, err := db.ExecContext(t.Context(), "CREATE TABLE proef (naam text NOT NULL)"); err != nil {
			t.Fatalf("a fresh database already had the table: %v", err)
		}
	}
	if _, err := one.ExecContext(t.Context(), "INSERT INTO proef VALUES ($1)", "één"); err != nil {
		t.Fatal(err)
	}
	if n := scan[int](t, one, "SELECT count(*) FROM proef"); n != 1 {
		t.Errorf("first database has %d rows, want 1", n)
	}
	if n := scan[int](t, other, "SELECT count(*) FROM proef"); n != 0 {
		t.Errorf("other database has %d rows, want 0", n)
	}
}

func TestDatabaseIsDroppedWithItsConnections(t *testing.T) {
	admin, name := "", ""
	t.Run("uses a database and leaves a connection", func(t *testing.T) {
		db, err := sql.Open("pgx", URL(t)) // on purpose still open when the subtest ends
		if err != nil {
			t.Fatal(err)
		}
		name = scan[string](t, db, "SELECT current_database()")
	})
	admin, err := serverURL()
	if err != nil {
		t.Fatal(err)
	}
	db := open(t, admin)
	if scan[bool](t, db, "SELECT EXISTS (SELECT 1 FROM pg_database WHERE datname = $1)", name) {
		t.Errorf("database %s was not dropped", name)
	}
}

func TestServerSettings(t *testing.T) {
	t.Parallel()
	db := open(t, URL(t))
	for setting, want := range map[string]string{
		"fsync": "off", "listen_addresses": "", "server_encoding": "UTF8", "TimeZone": "UTC",
	} {
		if got := scan[string](t, db, "SELECT current_setting($1)", setting); got != want {
			t.Errorf("%s = %q, want %q", setting, got, want)
		}
	}
}

func TestServerEndsWithAKilledTestBinary(t *testing.T) {
	child := exec.CommandContext(t.Context(), os.Args[0])
	child.Env = append(os.Environ(), childEnv+"=1", EnvURL+"=")
	out, err := child.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := child.Start(); err != nil {
		t.Fatal(err)
	}
	line, err := bufio.NewReader(out).ReadString('\n')
	if err != nil {
		t.Fatalf("the child said nothing: %v", err)
	}
	dir, pidText, ok := strings.Cut(strings.TrimSpace(line), " ")
	pid, err := strconv.Atoi(pidText)
	if !ok || err != nil {
		t.Fatalf("the child said %q", line)
	}
	if !serverAlive(dir) {
		t.Fatal("the server of the child does not run")
	}
	if err := child.Process.Kill(); err != nil {
		t.Fatal(err)
	}
	child.Wait()
	until(t, "the server ends", func() bool {
		return errors.Is(syscall.Kill(pid, 0), syscall.ESRCH) || zombie(pid)
	})
	until(t, "sweep removes "+dir, func() bool {
		sweep(filepath.Dir(dir))
		_, err := os.Stat(dir)
		return errors.Is(err, fs.ErrNotExist)
	})
}

// zombie reports that the process ended and nobody asked how: where the tests run
// without an init that collects orphans, it stays in the process table.
func zombie(pid int) bool {
	stat, err := os.ReadFile(filepath.Join("/proc", strconv.Itoa(pid), "stat"))
	return err == nil && strings.Contains(string(stat), ") Z ")
}

func until(t *testing.T, what string, done func() bool) {
	t.Helper()
	ctx, cancel := context.WithTimeout(t.Context(), 20*time.Second)
	defer cancel()
	tick := time.NewTicker(20 * time.Millisecond)
	defer tick.Stop()
	for !done() {
		select {
		case <-tick.C:
		case <-ctx.Done():
			t.Fatalf("waited too long: %s", what)
		}
	}
}

func TestSweepLeavesWhatIsInUse(t *testing.T) {
	temp := t.TempDir()
	made := func(name string) string {
		dir := filepath.Join(temp, dirPrefix+name)
		if err := os.Mkdir(dir, 0o700); err != nil {
			t.Fatal(err)
		}
		return dir
	}
	used, unlocked, left := made("used"), made("unlocked"), made("left")
	held, err := holdLock(used)
	if err != nil {
		t.Fatal(err)
	}
	defer held.Close()
	gone, err := holdLock(left)
	if err != nil {
		t.Fatal(err)
	}
	gone.Close()
	sweep(temp)
	for dir, want := range map[string]bool{used: true, unlocked: true, left: false} {
		if _, err := os.Stat(dir); (err == nil) != want {
			t.Errorf("%s: there is %v, want %v", filepath.Base(dir), err == nil, want)
		}
	}
}

func TestFindBin(t *testing.T) {
	temp := t.TempDir()
	if _, err := findBin(filepath.Join(temp, "*", "bin")); err == nil ||
		!strings.Contains(err.Error(), "apt-get install postgresql") || !strings.Contains(err.Error(), EnvURL) {
		t.Errorf("without PostgreSQL the error is %v, want one that says what to do", err)
	}
	for _, file := range []string{"9/bin/initdb", "9/bin/postgres", "15/bin/initdb", "15/bin/postgres", "17/bin/psql"} {
		path := filepath.Join(temp, filepath.FromSlash(file))
		if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, nil, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	got, err := findBin(filepath.Join(temp, "*", "bin"))
	if want := filepath.Join(temp, "15", "bin"); err != nil || got != want {
		t.Errorf("findBin = %q, %v; want the highest version with a server, %q", got, err, want)
	}
}

func TestWithDatabase(t *testing.T) {
	for _, c := range []struct{ raw, name, want string }{
		{"postgres://u@h:1/x?sslmode=disable", "t_a", "postgres://u@h:1/t_a?sslmode=disable"},
		{"postgresql:///x?host=/run", "t_a", "postgresql:///t_a?host=/run"},
		{"postgres://u@h/x", "", "postgres://u@h/x"},
	} {
		if got, err := withDatabase(c.raw, c.name); err != nil || got != c.want {
			t.Errorf("withDatabase(%q, %q) = %q, %v; want %q", c.raw, c.name, got, err, c.want)
		}
	}
	for _, raw := range []string{"host=/run user=geheim", "mysql://u:geheim@h/x", "postgres://u:geheim@h:x:y/"} {
		if _, err := withDatabase(raw, "t_a"); err == nil || strings.Contains(err.Error(), "geheim") {
			t.Errorf("withDatabase(%q): error %v; want one that does not repeat the URL", raw, err)
		}
	}
}

// longTemp gives a temporary directory in which no server can have its socket.
func longTemp(t *testing.T) string {
	t.Helper()
	dir := filepath.Join(t.TempDir(), strings.Repeat("x", sockMax))
	if err := os.Mkdir(dir, 0o700); err != nil {
		t.Fatal(err)
	}
	return dir
}

// testInChild runs one test of this binary in a process with other settings.
func testInChild(t *testing.T, settings ...string) (string, error) {
	t.Helper()
	child := exec.CommandContext(t.Context(), os.Args[0], "-test.run=^TestDatabasesAreSeparate$", "-test.v")
	child.Env = append(os.Environ(), settings...)
	out, err := child.CombinedOutput()
	return string(out), err
}

func TestUsesTheServerOfTheEnvironment(t *testing.T) {
	admin, err := serverURL()
	if err != nil {
		t.Fatal(err)
	}
	out, err := testInChild(t, EnvURL+"="+admin, "TMPDIR="+longTemp(t))
	if err != nil || !strings.Contains(out, "--- PASS: TestDatabasesAreSeparate") {
		t.Errorf("with %s set: %v\n%s", EnvURL, err, out)
	}
}

// Without a server a test fails and says why; it is not skipped.
func TestFailsWithoutAServer(t *testing.T) {
	for _, c := range []struct {
		what     string
		settings []string
		says     string
	}{
		{"a server that is not there", []string{EnvURL + "=postgres:///x?host=" + t.TempDir()}, "pgtest: create database: "},
		{"a URL that is none", []string{EnvURL + "=elders"}, "pgtest: " + EnvURL + " is not a postgres:// URL"},
		{"no room for a socket", []string{EnvURL + "=", "TMPDIR=" + longTemp(t)}, "pgtest: TMPDIR is too long"},
	} {
		out, err := testInChild(t, c.settings...)
		if err == nil || !strings.Contains(out, "--- FAIL: TestDatabasesAreSeparate") || !strings.Contains(out, c.says) {
			t.Errorf("%s: %v; want a failed test that says %q:\n%s", c.what, err, c.says, out)
		}
	}
}

func TestCopy(t *testing.T) {
	filled := 0
	fill := func(url string) error {
		filled++
		return query(url, "CREATE TABLE proef AS SELECT 1 AS n")
	}
	var one, other *sql.DB
	one, other = open(t, Copy(t, "proef", fill)), open(t, Copy(t, "proef", fill))
	if _, err := one.ExecContext(t.Context(), "UPDATE proef SET n = 2"); err != nil {
		t.Fatal(err)
	}
	if n := scan[int](t, other, "SELECT n FROM proef"); n != 1 || filled != 1 {
		t.Errorf("the other copy has %d, want 1; filled %d times, want once", n, filled)
	}
	if n := scan[int](t, open(t, Copy(t, "proef", fill)), "SELECT n FROM proef"); n != 1 {
		t.Errorf("a later copy has %d, want 1", n)
	}
}
