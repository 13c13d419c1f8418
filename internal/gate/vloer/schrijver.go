// SPDX-License-Identifier: EUPL-1.2

package vloer

import (
	"context"
	"crypto/rand"
	"database/sql"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"sync"
)

// groep is how many requests share a transaction at most, the same as the door's.
const groep = 200

// wacht is a request that waits for its log row.
type wacht struct {
	r     *vraag
	klaar chan error
}

// schrijver is the one goroutine that writes: what waits goes into one transaction with one flush.
type schrijver struct {
	db    *sql.DB
	in    chan wacht
	einde sync.WaitGroup
	volg  int64
	conn  *sql.Conn
	stmts map[string]*sql.Stmt
}

const (
	sBegin   = `BEGIN IMMEDIATE`
	sCommit  = `COMMIT`
	sTerug   = `ROLLBACK`
	sRegel   = `INSERT INTO log_regel (volgnummer, lichaam) VALUES ($1, $2)`
	sGegeven = `INSERT INTO gegeven (id, casus, partij, medewerker, soort, wie, geldig_tot, ingetrokken, aangemaakt, gewijzigd, versie,
		grond, mac, inhoud) VALUES ($1, $2, $3, $4, $5, $6, $7, 0, $8, $8, 1, 0, x'', $9)`
	sLezer       = `INSERT INTO gegeven_lezer (gegeven, partij) VALUES ($1, $2)`
	sGebeurtenis = `INSERT INTO gebeurtenis (id, casus, moment, soort, medewerker, partij, namens, object_soort, object, inhoud)
		VALUES ($1, $2, $3, 'gegeven.toegevoegd', $4, $5, '', 'gegeven', $6, x'')`
	sZicht = `UPDATE zicht SET gewijzigd = $1 WHERE casus = $2`
)

func startSchrijver(ctx context.Context, db *sql.DB) (*schrijver, error) {
	s := &schrijver{db: db, in: make(chan wacht, 1024), stmts: map[string]*sql.Stmt{}}
	var err error
	if s.conn, err = db.Conn(ctx); err != nil {
		return nil, err
	}
	for _, q := range []string{sBegin, sCommit, sTerug, sRegel, sGegeven, sLezer, sGebeurtenis, sZicht} {
		if s.stmts[q], err = s.conn.PrepareContext(ctx, q); err != nil {
			return nil, fmt.Errorf("vloer: %s: %w", q, err)
		}
	}
	if err := s.conn.QueryRowContext(ctx, `SELECT COALESCE(MAX(volgnummer), -1) + 1 FROM log_regel`).Scan(&s.volg); err != nil {
		return nil, err
	}
	s.einde.Go(s.loop)
	return s, nil
}

func (s *schrijver) sluit() error {
	close(s.in)
	s.einde.Wait()
	var fouten []error
	for _, stmt := range s.stmts {
		fouten = append(fouten, stmt.Close())
	}
	return errors.Join(append(fouten, s.conn.Close())...)
}

// leg returns when the row of r is on the disk.
func (s *schrijver) leg(r *vraag) error {
	w := wacht{r, make(chan error, 1)}
	s.in <- w
	return <-w.klaar
}

func (s *schrijver) loop() {
	for w := range s.in {
		samen := []wacht{w}
		for wil := true; wil && len(samen) < groep; {
			select {
			case meer, open := <-s.in:
				if wil = open; open {
					samen = append(samen, meer)
				}
			default:
				wil = false
			}
		}
		err := s.transactie(samen)
		for _, w := range samen {
			w.klaar <- err
		}
	}
}

func (s *schrijver) transactie(samen []wacht) error {
	if err := s.voer(sBegin); err != nil {
		return err
	}
	volg := s.volg
	for i, w := range samen {
		if err := s.een(w.r, volg+int64(i)); err != nil {
			return errors.Join(err, s.voer(sTerug))
		}
	}
	s.volg += int64(len(samen))
	return s.voer(sCommit)
}

func (s *schrijver) voer(q string, args ...any) error {
	_, err := s.stmts[q].Exec(args...)
	return err
}

// regel is the body of a log row.
type regel struct {
	Moment    int64    `json:"moment"`
	Wie       string   `json:"wie"`
	Partij    string   `json:"partij"`
	Handeling string   `json:"handeling"`
	Getoond   []string `json:"getoond"`
}

func (s *schrijver) een(r *vraag, volg int64) error {
	if t := r.toevoeging; t != nil {
		if err := s.gegeven(r, t); err != nil {
			return err
		}
	}
	lichaam, err := json.Marshal(regel{r.nu, r.wie, r.partij, r.handeling, r.getoond})
	if err != nil {
		return err
	}
	return s.voer(sRegel, volg, lichaam)
}

func (s *schrijver) gegeven(r *vraag, t *toevoeging) error {
	err := s.voer(sGegeven, t.id, t.Casus, r.partij, r.wie, string(t.Soort), string(t.Wie), t.GeldigTot(), r.nu, t.inhoud)
	if err != nil {
		return err
	}
	for _, l := range t.Lezers {
		if err := s.voer(sLezer, t.id, l); err != nil {
			return err
		}
	}
	if err := s.voer(sGebeurtenis, nieuwID(r.nu), t.Casus, r.nu, r.wie, r.partij, t.id); err != nil {
		return err
	}
	return s.voer(sZicht, r.nu, t.Casus)
}

// nieuwID draws an id that sorts by its moment, as the door's do.
func nieuwID(nu int64) string {
	var b [10]byte
	_, _ = rand.Read(b[:])
	return fmt.Sprintf("%013x", nu) + hex.EncodeToString(b[:])
}
