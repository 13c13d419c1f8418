// SPDX-License-Identifier: EUPL-1.2

package store

import (
	"context"
	"database/sql"
	"database/sql/driver"
	"errors"
	"io"
	"net"
	"strings"

	"github.com/jackc/pgx/v5/pgconn"
	"modernc.org/sqlite"
	sqlite3 "modernc.org/sqlite/lib"
)

// dialect is all in which the two databases differ. The SQL itself is one text.
type dialect struct {
	naam      string
	driver    string
	vervang   *strings.Replacer // {{words}} of the migrations
	begin     string            // starts a write transaction
	beginLees string            // starts a read-only snapshot
	slot      string            // behind a SELECT: locks the row
	alleenRPC bool              // statements travel over a connection and can hang: they get the request's context
	botsing   func(error) bool  // a unique constraint was broken
	maxBatch  int               // savepoints in one transaction
	lezers    int               // connections for reading, when nobody says how many
}

func sqliteDialect() dialect {
	return dialect{
		naam: "sqlite", driver: "sqlite",
		vervang: strings.NewReplacer("{{blob}}", "BLOB", "{{leeg}}", "x''", "{{zonder_rowid}}", " WITHOUT ROWID"),
		begin:   "BEGIN IMMEDIATE", beginLees: "BEGIN",
		botsing: func(err error) bool {
			var f *sqlite.Error
			return errors.As(err, &f) && (f.Code() == sqlite3.SQLITE_CONSTRAINT_UNIQUE || f.Code() == sqlite3.SQLITE_CONSTRAINT_PRIMARYKEY)
		},
		maxBatch: 200, lezers: 4,
	}
}

func postgresDialect() dialect {
	return dialect{
		naam: "postgres", driver: "pgx",
		vervang: strings.NewReplacer("{{blob}}", "BYTEA", "{{leeg}}", "''", "{{zonder_rowid}}", ""),
		begin:   "BEGIN ISOLATION LEVEL READ COMMITTED", beginLees: "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY",
		slot: " FOR UPDATE", alleenRPC: true,
		botsing: func(err error) bool {
			var f *pgconn.PgError
			return errors.As(err, &f) && f.Code == "23505"
		},
		maxBatch: 50, lezers: 16, // a look waits for the network most of its time
	}
}

// besmet tells whether after err the transaction can no longer be trusted: the disk is full or failing, memory ran out, the
// connection broke. Such an error poisons the whole batch (design: a failed disk poisons the batch). Constraint breaks and
// errors that do not come from the database are faults of one act alone, which is undone by its savepoint.
func besmet(err error) bool {
	if err == nil || errors.Is(err, sql.ErrNoRows) {
		return false
	}
	var lite *sqlite.Error
	if errors.As(err, &lite) {
		switch lite.Code() & 0xff {
		case sqlite3.SQLITE_CONSTRAINT, sqlite3.SQLITE_ERROR, sqlite3.SQLITE_MISMATCH, sqlite3.SQLITE_TOOBIG, sqlite3.SQLITE_RANGE:
			return false
		}
		return true
	}
	var pg *pgconn.PgError
	if errors.As(err, &pg) {
		klasse := pg.Code[:2]
		return klasse == "53" || klasse == "57" || klasse == "58" || klasse == "XX" || klasse == "08" || klasse == "25"
	}
	var net net.Error
	return errors.As(err, &net) || errors.Is(err, driver.ErrBadConn) || errors.Is(err, sql.ErrConnDone) || errors.Is(err, sql.ErrTxDone) ||
		errors.Is(err, io.ErrUnexpectedEOF) || errors.Is(err, context.Canceled) || errors.Is(err, context.DeadlineExceeded)
}
