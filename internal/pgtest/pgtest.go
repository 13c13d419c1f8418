// SPDX-License-Identifier: EUPL-1.2

// Package pgtest gives a test a fresh database on a real PostgreSQL.
//
// [URL] is all that a test needs. The server is started at the first call in a test
// binary, listens on a unix socket only, and ends with the test binary, also when
// that is killed. A package whose tests call URL often does well to add
//
//	func TestMain(m *testing.M) { os.Exit(pgtest.Main(m)) }
//
// which runs the tests and the server on one core, where they answer each other soonest,
// and removes the server's directory at the end; without it, the next test binary that
// starts a server removes it.
//
// With RONDETAFEL_TEST_PG set to the postgres:// URL of a superuser, no server is
// started and the databases are made there. Without PostgreSQL the test fails; it is
// never skipped.
package pgtest

import (
	"context"
	"crypto/rand"
	"errors"
	"fmt"
	"net/url"
	"os"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/jackc/pgx/v5"
)

// EnvURL names the environment variable with the URL of a running server.
const EnvURL = "RONDETAFEL_TEST_PG"

const (
	adminDB  = "postgres"
	patience = 60 * time.Second // for a slow machine with many tests; never waited out
)

// The one server of this test binary: a process-wide thing by nature, as it is
// shared by tests that know nothing of each other.
var server struct {
	sync.Mutex
	tried   bool
	url     string
	err     error
	cluster *cluster          // nil when the server is not ours
	filled  map[string]string // databases to copy, by what they were filled with
}

// URL makes a fresh, empty database for t and gives its postgres:// URL, fit for
// pgx and pgx/stdlib. The database is dropped when t ends, with whatever is still
// connected to it. When there is no server and none can be started, t fails at once.
func URL(t testing.TB) string {
	t.Helper()
	admin, err := serverURL()
	if err != nil {
		t.Fatalf("pgtest: %v", err)
	}
	return database(t, admin, "")
}

// database makes one, with these options, that is dropped when t ends.
func database(t testing.TB, admin, options string) string {
	t.Helper()
	name := "t_" + strings.ToLower(rand.Text())
	if err := query(admin, "CREATE DATABASE "+name+options); err != nil {
		t.Fatalf("pgtest: create database: %v", err)
	}
	t.Cleanup(func() {
		if err := query(admin, "DROP DATABASE IF EXISTS "+name+" WITH (FORCE)"); err != nil {
			t.Errorf("pgtest: drop database: %v", err)
		}
	})
	db, err := withDatabase(admin, name)
	if err != nil {
		t.Fatalf("pgtest: %v", err)
	}
	return db
}

// Copy makes a fresh database for t that is a copy of one which fill prepared, and gives its URL. The first call with a name in a test
// binary runs fill on an empty database, which must leave nothing connected to it; later calls only copy, which takes PostgreSQL 15 or newer.
// When fill fails, so does t.
func Copy(t testing.TB, name string, fill func(url string) error) string {
	t.Helper()
	admin, err := serverURL()
	if err != nil {
		t.Fatalf("pgtest: %v", err)
	}
	from, err := filled(admin, name, fill)
	if err != nil {
		t.Fatalf("pgtest: %s: %v", name, err)
	}
	return database(t, admin, " TEMPLATE "+from+" STRATEGY FILE_COPY")
}

// filled gives the database that fill prepared under this name.
func filled(admin, name string, fill func(url string) error) (string, error) {
	server.Lock()
	defer server.Unlock()
	if db, ok := server.filled[name]; ok {
		return db, nil
	}
	db := "f_" + strings.ToLower(rand.Text())
	url, err := withDatabase(admin, db)
	if err != nil {
		return "", err
	}
	if err := query(admin, "CREATE DATABASE "+db); err != nil {
		return "", err
	}
	if err := fill(url); err != nil {
		return "", err
	}
	if server.filled == nil {
		server.filled = map[string]string{}
	}
	server.filled[name] = db
	return db, nil
}

// Main runs the tests of m on one core, stops the server if one was started, removes its
// directory, and gives the exit code.
func Main(m *testing.M) int {
	oneCore()
	return run(m)
}

// MainWide is Main for tests that also start programs with work of their own, as a
// browser: they run on all cores.
func MainWide(m *testing.M) int { return run(m) }

func run(m *testing.M) int {
	code := m.Run()
	if err := stop(); err != nil {
		fmt.Fprintf(os.Stderr, "pgtest: %v\n", err)
		return max(code, 1)
	}
	return code
}

// serverURL gives the URL of the server's own database, starting it when needed. A
// start that failed is not tried again: each test says the same, at once.
func serverURL() (string, error) {
	server.Lock()
	defer server.Unlock()
	if server.tried {
		return server.url, server.err
	}
	server.tried = true
	if running := os.Getenv(EnvURL); running != "" {
		server.url, server.err = withDatabase(running, "")
		return server.url, server.err
	}
	server.cluster, server.err = startCluster(whereBins)
	if server.err == nil {
		server.url = server.cluster.url()
	}
	return server.url, server.err
}

func stop() error {
	server.Lock()
	defer server.Unlock()
	c := server.cluster
	var left error
	for _, db := range server.filled {
		if c == nil { // a server that stays
			left = errors.Join(left, query(server.url, "DROP DATABASE IF EXISTS "+db+" WITH (FORCE)"))
		}
	}
	server.cluster, server.tried, server.url, server.filled = nil, false, "", nil
	if c == nil {
		return left
	}
	return c.stop()
}

// withDatabase gives the URL raw with another database; an empty name keeps the one
// in raw. An error when raw is not a postgres URL; it does not repeat raw, which can
// hold a password.
func withDatabase(raw, name string) (string, error) {
	u, err := url.Parse(raw)
	if err != nil || (u.Scheme != "postgres" && u.Scheme != "postgresql") {
		return "", fmt.Errorf("%s is not a postgres:// URL", EnvURL)
	}
	if name != "" {
		u.Path = "/" + name
	}
	return u.String(), nil
}

// query runs one statement on a connection of its own.
func query(db, statement string) error {
	ctx, cancel := context.WithTimeout(context.Background(), patience)
	defer cancel()
	conn, err := pgx.Connect(ctx, db)
	if err != nil {
		return err
	}
	_, err = conn.Exec(ctx, statement)
	if closing := conn.Close(ctx); err == nil {
		err = closing
	}
	return err
}
