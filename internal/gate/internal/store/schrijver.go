// SPDX-License-Identifier: EUPL-1.2

package store

import (
	"context"
	"errors"
	"fmt"
)

// Schrijver is the one connection on which the committer writes. Not safe for concurrent use: the committer is one goroutine.
// After an error for which Besmet is true, Heropen must come before anything else.
type Schrijver struct {
	db *DB
	v  *verbinding
	tx *Tx
}

// Schrijver returns the writer. Call it once.
func (db *DB) Schrijver() *Schrijver { return &Schrijver{db: db} }

// Begin starts a transaction and locks the head of the log, so that no other server writes until its end.
func (s *Schrijver) Begin(ctx context.Context) (*Tx, error) {
	if s.v == nil {
		v, err := nieuweVerbinding(ctx, s.db.schrijf, s.db.opties.BijVraag)
		if err != nil {
			return nil, err
		}
		s.v = v
		if bij := s.db.opties.BijSchrijven; bij != nil {
			if err := bij(ctx, v.conn); err != nil {
				return nil, err
			}
		}
	}
	s.tx = &Tx{v: s.v, ctx: s.db.rpc(ctx), d: &s.db.d}
	if err := s.tx.kaal(s.db.d.begin); err != nil {
		return nil, err
	}
	return s.tx, nil
}

// Savepoint marks the place to which Terug goes back.
func (s *Schrijver) Savepoint() error { return s.tx.kaal("SAVEPOINT handeling") }

// Houd keeps what was done since Savepoint.
func (s *Schrijver) Houd() error { return s.tx.kaal("RELEASE SAVEPOINT handeling") }

// Terug undoes what was done since Savepoint; any error of it poisons the batch.
func (s *Schrijver) Terug() error {
	return errors.Join(s.tx.kaal("ROLLBACK TO SAVEPOINT handeling"), s.tx.kaal("RELEASE SAVEPOINT handeling"))
}

// Commit makes the transaction durable. After an error nothing is known about it: Heropen and read the head of the log.
func (s *Schrijver) Commit() error { return s.tx.kaal("COMMIT") }

// Heropen throws the connection away, whatever state it is in.
func (s *Schrijver) Heropen() {
	if s.v != nil {
		s.v.weg()
		s.v = nil
	}
}

// Sluit ends the connection.
func (s *Schrijver) Sluit() error {
	if s.v == nil {
		return nil
	}
	err := s.v.sluit()
	s.v = nil
	return err
}

// Besmet tells whether err makes the transaction unfit for any further statement (see the dialect).
func Besmet(err error) bool { return besmet(err) }

// Botsing tells whether err says that a unique key exists already.
func (t *Tx) Botsing(err error) bool { return t.d.botsing(err) }

// Kop is the head of the log with the epochs of the caches.
type Kop struct {
	Omvang       int64
	Wortel       []byte
	Moment       int64
	Controlepunt []byte
	Epoch        int64 // raised by each act that narrows rights
	Huis         int64 // raised by each change of Partijen, people and settings
}

// Kop reads the head of the log. With slot it locks the row until the end of the transaction.
func (t *Tx) Kop(slot bool) (Kop, error) {
	q := `SELECT omvang, wortel, moment, controlepunt, epoch, huis FROM log_kop WHERE id = 1`
	if slot {
		q += t.d.slot
	}
	var k Kop
	if err := t.rij(q, nil, &k.Omvang, &k.Wortel, &k.Moment, &k.Controlepunt, &k.Epoch, &k.Huis); err != nil {
		return Kop{}, fmt.Errorf("store: kop van het log: %w", err)
	}
	return k, nil
}

// Epochs reads the two epochs alone, for the start of a snapshot.
func (t *Tx) Epochs() (epoch, huis int64, err error) {
	err = t.rij(`SELECT epoch, huis FROM log_kop WHERE id = 1`, nil, &epoch, &huis)
	return epoch, huis, err
}

// ZetKop writes the head of the log.
func (t *Tx) ZetKop(k Kop) error {
	return t.een(`UPDATE log_kop SET omvang = $1, wortel = $2, moment = $3, controlepunt = $4, epoch = $5, huis = $6 WHERE id = 1`,
		k.Omvang, k.Wortel, k.Moment, k.Controlepunt, k.Epoch, k.Huis)
}
