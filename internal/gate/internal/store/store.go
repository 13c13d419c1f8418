// SPDX-License-Identifier: EUPL-1.2

// Package store holds all SQL of the system. It stores and decides nothing: who may is policy, what is durable is the gate's
// committer. Two databases serve: SQLite embedded (one server) and PostgreSQL (several), with one SQL text, $1 … $n in order
// of first use. There are three ways in:
//
//	Lees      one read-only snapshot on a connection of the pool
//	Schrijver the one connection on which the committer writes; it is reopened after a failure
//	Beheer    migrations and set-up before serving
//
// Every method of Tx is one noun's query or change; errors come back with the name of the statement's noun. A missing row is
// ErrGeen.
package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"net/url"
	"os"
	"path/filepath"
	"strings"
	"syscall"

	_ "github.com/jackc/pgx/v5/stdlib" // driver "pgx"
)

// ErrGeen says that the row does not exist.
var ErrGeen = errors.New("geen rij")

// ErrBezet says that another server already serves this SQLite database.
var ErrBezet = errors.New("een andere server gebruikt deze database al")

// Opties say which database to open and how.
type Opties struct {
	URL    string // "postgres://…" for PostgreSQL, else the path of the SQLite file
	Lezers int    // connections for reading; the dialect's number when 0
	// Synchroon is SQLite's synchronous mode, "FULL" when empty. Anything weaker loses acknowledged acts at a power cut and is
	// there so that the test of power cuts can prove that it would notice.
	Synchroon string
	// Bestaand asks that the database is there already, and leaves its tables as they are.
	Bestaand bool
	// BijSchrijven is called with each new connection for writing, before its first transaction; may be nil. Tests make a disk
	// full with it.
	BijSchrijven func(context.Context, *sql.Conn) error
	// BijVraag is called with each statement that a connection runs; may be nil. Tests count with it what an answer took.
	BijVraag func(vraag string)
}

// DB is an open database.
type DB struct {
	d       dialect
	opties  Opties
	sql     *sql.DB // readers
	schrijf *sql.DB
	lezers  chan *verbinding
	zij     chan *verbinding // the one connection beside the committer's on which is written
	slot    *os.File
}

// Open opens the database, takes the lock of a SQLite one and migrates it. Close releases all.
func Open(ctx context.Context, o Opties) (*DB, error) {
	db := &DB{d: sqliteDialect(), opties: o}
	if IsPostgres(o.URL) {
		db.d = postgresDialect()
	}
	if o.Lezers == 0 {
		db.opties.Lezers = db.d.lezers
	}
	if err := db.open(ctx); err != nil {
		db.Close()
		return nil, err
	}
	return db, nil
}

// IsPostgres tells whether url names a PostgreSQL database.
func IsPostgres(url string) bool {
	return strings.HasPrefix(url, "postgres://") || strings.HasPrefix(url, "postgresql://")
}

func (db *DB) open(ctx context.Context) error {
	if err := db.vergrendel(); err != nil {
		return err
	}
	var err error
	if db.schrijf, err = sql.Open(db.d.driver, db.dsn(false)); err != nil {
		return fmt.Errorf("store: open: %w", err)
	}
	db.schrijf.SetMaxOpenConns(3) // the committer's, the one beside it, and one to clear up
	db.zij = make(chan *verbinding, 1)
	db.zij <- nil // opened at first use
	if err := db.maakKlaar(ctx); err != nil {
		return err
	}
	if db.sql, err = sql.Open(db.d.driver, db.dsn(true)); err != nil {
		return fmt.Errorf("store: open: %w", err)
	}
	db.lezers = make(chan *verbinding, db.opties.Lezers)
	for range db.opties.Lezers {
		db.lezers <- nil // opened at first use
	}
	return nil
}

// maakKlaar brings the tables to the newest form; those of a Bestaand database stay as they are.
func (db *DB) maakKlaar(ctx context.Context) error {
	if db.opties.Bestaand {
		return nil
	}
	return db.migreer(ctx)
}

// vergrendel takes the lock file beside a SQLite database: one server at a time.
func (db *DB) vergrendel() error {
	if db.d.naam != "sqlite" {
		return nil
	}
	if db.opties.Bestaand {
		if _, err := os.Stat(db.opties.URL); err != nil {
			return fmt.Errorf("store: %w", err)
		}
	}
	if err := os.MkdirAll(filepath.Dir(db.opties.URL), 0o700); err != nil {
		return fmt.Errorf("store: map van de database: %w", err)
	}
	f, err := os.OpenFile(db.opties.URL+".slot", os.O_CREATE|os.O_RDWR, 0o600)
	if err != nil {
		return fmt.Errorf("store: slot: %w", err)
	}
	if err := syscall.Flock(int(f.Fd()), syscall.LOCK_EX|syscall.LOCK_NB); err != nil {
		return errors.Join(ErrBezet, f.Close())
	}
	db.slot = f
	leeg, err := os.OpenFile(db.opties.URL, os.O_CREATE|os.O_RDWR, 0o600) // SQLite's own files take over its permissions
	if err != nil {
		return fmt.Errorf("store: database: %w", err)
	}
	return leeg.Close()
}

func (db *DB) dsn(lezen bool) string {
	if db.d.naam != "sqlite" {
		return zonderJIT(db.opties.URL)
	}
	q := url.Values{}
	sync := db.opties.Synchroon
	if sync == "" {
		sync = "FULL"
	}
	pragmas := []string{"busy_timeout(5000)", "journal_mode(WAL)", "synchronous(" + sync + ")", "secure_delete(ON)",
		"temp_store(MEMORY)", "foreign_keys(ON)", "cache_size(-6000)", "wal_autocheckpoint(4000)"}
	if lezen {
		pragmas = append(pragmas, "query_only(ON)")
	}
	q["_pragma"] = pragmas
	return "file:" + (&url.URL{Path: db.opties.URL}).EscapedPath() + "?" + q.Encode()
}

// zonderJIT asks PostgreSQL not to compile queries, unless url says something about it. The filter of a list is a text of some thousand
// conditions over few rows: it runs in a millisecond, and compiling it takes more than a second each time.
func zonderJIT(url string) string {
	if strings.Contains(url, "jit=") {
		return url
	}
	if strings.Contains(url, "?") {
		return url + "&jit=off"
	}
	return url + "?jit=off"
}

// Naam returns "sqlite" or "postgres".
func (db *DB) Naam() string { return db.d.naam }

// MaxBatch returns how many acts may share one transaction.
func (db *DB) MaxBatch() int { return db.d.maxBatch }

// Close closes every connection and releases the lock. It waits for readers in hand.
func (db *DB) Close() error {
	var fouten []error
	if db.lezers != nil {
		for range cap(db.lezers) {
			if v := <-db.lezers; v != nil {
				fouten = append(fouten, v.sluit())
			}
		}
		close(db.lezers) // who reads after this is told so, and does not wait for ever
	}
	if db.zij != nil {
		if v := <-db.zij; v != nil {
			fouten = append(fouten, v.sluit())
		}
		close(db.zij)
	}
	for _, d := range []*sql.DB{db.sql, db.schrijf} {
		if d != nil {
			fouten = append(fouten, d.Close())
		}
	}
	if db.slot != nil {
		fouten = append(fouten, db.slot.Close())
	}
	return errors.Join(fouten...)
}

// Lees runs f on one read-only snapshot. What f returns is returned as it is.
func (db *DB) Lees(ctx context.Context, f func(*Tx) error) error {
	v, err := db.leen(ctx)
	if err != nil {
		return err
	}
	goed := false
	defer func() { db.geefTerug(v, goed) }()
	tx := &Tx{v: v, ctx: db.rpc(ctx), d: &db.d, snapshot: true}
	if err := tx.kaal(db.d.beginLees); err != nil {
		return err
	}
	if err := f(tx); err != nil {
		goed = tx.kaal("ROLLBACK") == nil && !besmet(err)
		return err
	}
	err = tx.kaal("COMMIT")
	goed = err == nil
	return err
}

// rpc returns the context that statements get: for an embedded database one that never ends, because its statements cannot
// hang and the driver starts a goroutine for each context that can end.
func (db *DB) rpc(ctx context.Context) context.Context {
	if db.d.alleenRPC {
		return ctx
	}
	return context.WithoutCancel(ctx)
}

func (db *DB) leen(ctx context.Context) (*verbinding, error) {
	var v *verbinding
	var open bool
	select {
	case v, open = <-db.lezers:
	case <-ctx.Done():
		return nil, ctx.Err()
	}
	if !open {
		return nil, errors.New("store: de database is gesloten")
	}
	if v != nil {
		return v, nil
	}
	v, err := nieuweVerbinding(ctx, db.sql, db.opties.BijVraag)
	if err != nil {
		db.lezers <- nil
	}
	return v, err
}

func (db *DB) geefTerug(v *verbinding, goed bool) {
	if !goed {
		v.weg()
		v = nil
	}
	db.lezers <- v
}

// Schrijf runs f in a write transaction of its own, beside the committer's: for what is derived and can be built again, and for what
// is staged. One at a time, on one connection that is kept. f's result is returned when the transaction is durable.
func (db *DB) Schrijf(ctx context.Context, f func(*Tx) (bool, error)) (bool, error) {
	s := &Schrijver{db: db}
	var open bool
	select {
	case s.v, open = <-db.zij:
	case <-ctx.Done():
		return false, ctx.Err()
	}
	if !open {
		return false, errors.New("store: de database is gesloten")
	}
	goed := false
	defer func() { // also when f panics, which would keep its locks for ever
		if !goed {
			s.Heropen()
		}
		db.zij <- s.v
	}()
	bewaard := s.v != nil
	tx, err := s.Begin(ctx)
	if err != nil && bewaard { // it may have been lost since it was used
		s.Heropen()
		tx, err = s.Begin(ctx)
	}
	if err != nil {
		return false, err
	}
	uit, err := f(tx)
	if err == nil {
		err = s.Commit()
	}
	if goed = err == nil; !goed && !besmet(err) {
		goed = tx.kaal("ROLLBACK") == nil
	}
	return err == nil && uit, err
}
