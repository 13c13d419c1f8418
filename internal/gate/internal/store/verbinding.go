// SPDX-License-Identifier: EUPL-1.2

package store

import (
	"context"
	"database/sql"
	"database/sql/driver"
	"errors"
	"fmt"
)

// verbinding is one connection with the statements that were prepared on it. Used by one goroutine at a time.
type verbinding struct {
	conn  *sql.Conn
	stmts map[string]*sql.Stmt
	bij   func(string) // see Opties.BijVraag; may be nil
	deed  int          // statements that it ran
}

func nieuweVerbinding(ctx context.Context, db *sql.DB, bij func(string)) (*verbinding, error) {
	conn, err := db.Conn(ctx)
	if err != nil {
		return nil, fmt.Errorf("store: verbinding: %w", err)
	}
	return &verbinding{conn: conn, stmts: map[string]*sql.Stmt{}, bij: bij}, nil
}

func (v *verbinding) stmt(ctx context.Context, query string) (*sql.Stmt, error) {
	if v.deed++; v.bij != nil {
		v.bij(query)
	}
	if s, ok := v.stmts[query]; ok {
		return s, nil
	}
	if len(v.stmts) >= 300 { // filters make new texts; a connection keeps no more than these
		for q, s := range v.stmts {
			if err := s.Close(); err != nil {
				return nil, err
			}
			delete(v.stmts, q)
			break
		}
	}
	s, err := v.conn.PrepareContext(ctx, query)
	if err != nil {
		return nil, err
	}
	v.stmts[query] = s
	return s, nil
}

func (v *verbinding) sluit() error {
	var fouten []error
	for _, s := range v.stmts {
		fouten = append(fouten, s.Close())
	}
	return errors.Join(append(fouten, v.conn.Close())...)
}

// weg throws the connection away instead of giving it back to the pool: whatever state it is in ends with it. Its statements
// go first, as they are part of it; errors say again what made us throw it away.
func (v *verbinding) weg() {
	for _, s := range v.stmts {
		_ = s.Close()
	}
	v.stmts = nil
	_ = v.conn.Raw(func(any) error { return driver.ErrBadConn })
	_ = v.conn.Close()
}

// Tx is a transaction or a snapshot; its methods are the queries and changes of every noun. Not for use after its end.
type Tx struct {
	v        *verbinding
	ctx      context.Context
	d        *dialect
	snapshot bool    // nothing changes while it lasts
	vooruit  vooruit // what KijkVooruit found
}

// kaal runs a statement without parameters or rows, unprepared.
func (t *Tx) kaal(query string) error {
	s, err := t.v.stmt(t.ctx, query)
	if err != nil {
		return fmt.Errorf("store: %s: %w", query, err)
	}
	if _, err := s.ExecContext(t.ctx); err != nil {
		return fmt.Errorf("store: %s: %w", query, err)
	}
	return nil
}

// voer runs a change and returns how many rows it touched.
func (t *Tx) voer(query string, args ...any) (int64, error) {
	s, err := t.v.stmt(t.ctx, query)
	if err != nil {
		return 0, err
	}
	r, err := s.ExecContext(t.ctx, args...)
	if err != nil {
		return 0, err
	}
	return r.RowsAffected()
}

// Gedaan is how many statements ran on the connection of t so far.
func (t *Tx) Gedaan() int { return t.v.deed }

// VulAan runs statements that find nothing until Gedaan is at least n.
func (t *Tx) VulAan(n int) error {
	for t.v.deed < n {
		if err := t.rij(`SELECT id FROM casus WHERE id = $1`, []any{""}, new(string)); !errors.Is(err, ErrGeen) {
			return fmt.Errorf("store: aanvullen: %w", err)
		}
	}
	return nil
}

// een runs a change that must touch one row, else ErrGeen.
func (t *Tx) een(query string, args ...any) error {
	n, err := t.voer(query, args...)
	if err == nil && n != 1 {
		return ErrGeen
	}
	return err
}

// rij reads one row into doelen, or returns ErrGeen.
func (t *Tx) rij(query string, args []any, doelen ...any) error {
	s, err := t.v.stmt(t.ctx, query)
	if err != nil {
		return err
	}
	err = s.QueryRowContext(t.ctx, args...).Scan(doelen...)
	if errors.Is(err, sql.ErrNoRows) {
		return ErrGeen
	}
	return err
}

// rijen calls lees for each row.
func (t *Tx) rijen(query string, args []any, lees func(scan func(...any) error) error) error {
	s, err := t.v.stmt(t.ctx, query)
	if err != nil {
		return err
	}
	rows, err := s.QueryContext(t.ctx, args...)
	if err != nil {
		return err
	}
	defer rows.Close()
	for rows.Next() {
		if err := lees(rows.Scan); err != nil {
			return err
		}
	}
	return rows.Err()
}
