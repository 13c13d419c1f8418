// SPDX-License-Identifier: EUPL-1.2

package store

import (
	"context"
	"fmt"

	"golang.org/x/mod/sumdb/tlog"

	"rondetafel/internal/audit"
)

// Logboek is the log as stored, for reading; it implements audit.Reader on one transaction or snapshot.
type Logboek struct{ t *Tx }

// Log returns the log for reading.
func (t *Tx) Log() Logboek { return Logboek{t} }

// Head implements audit.Reader.
func (l Logboek) Head(context.Context) (audit.Head, error) {
	k, err := l.t.Kop(false)
	if err != nil {
		return audit.Head{}, err
	}
	h := audit.Head{Size: k.Omvang, Time: k.Moment, Checkpoint: k.Controlepunt}
	copy(h.Root[:], k.Wortel)
	return h, nil
}

// Bodies implements audit.Reader, in steps, so that no reader holds the whole log.
func (l Logboek) Bodies(_ context.Context, from, to int64, yield func(seq int64, body []byte) error) error {
	const stap = 2000
	for n := stap; n == stap; {
		n = 0
		err := l.t.rijen(`SELECT volgnummer, lichaam FROM log_regel WHERE volgnummer >= $1 AND volgnummer < $2 ORDER BY volgnummer LIMIT $3`,
			[]any{from, to, stap}, func(scan func(...any) error) error {
				var seq int64
				var body []byte
				if err := scan(&seq, &body); err != nil {
					return err
				}
				n, from = n+1, seq+1
				return yield(seq, body)
			})
		if err != nil {
			return fout("log", err)
		}
	}
	return nil
}

// HashRows implements audit.Reader.
func (l Logboek) HashRows(_ context.Context, from, to int64, yield func(first int64, hashes []byte) error) error {
	return fout("log", l.t.rijen(`SELECT eerste, hashes FROM log_hashes WHERE eerste < $1 AND eerste >=
		COALESCE((SELECT MAX(eerste) FROM log_hashes WHERE eerste <= $2), 0) ORDER BY eerste`, []any{to, from},
		func(scan func(...any) error) error {
			var first int64
			var hashes []byte
			if err := scan(&first, &hashes); err != nil {
				return err
			}
			if max(first, from) >= min(to, first+int64(len(hashes)/tlog.HashSize)) {
				return nil // the range is empty, or begins in a hole behind this row
			}
			return yield(first, hashes)
		}))
}

// Logschrijver writes a batch of the log in the committer's transaction; it implements audit.Writer. It sets the epochs with
// the head, as both are one row.
type Logschrijver struct {
	t           *Tx
	epoch, huis int64
}

// LogSchrijver returns the log for writing, with the epochs that its head will carry.
func (t *Tx) LogSchrijver(epoch, huis int64) Logschrijver { return Logschrijver{t, epoch, huis} }

// AppendBodies implements audit.Writer. Rows go in groups of a few fixed sizes, so that each is one prepared statement.
func (l Logschrijver) AppendBodies(_ context.Context, first int64, bodies [][]byte) error {
	for len(bodies) > 0 {
		n := groep(len(bodies))
		if err := l.regels(first, bodies[:n]); err != nil {
			return fmt.Errorf("store: log: %w", err)
		}
		first, bodies = first+int64(n), bodies[n:]
	}
	return nil
}

func (l Logschrijver) regels(first int64, bodies [][]byte) error {
	var q vraag
	q.tekst.WriteString(`INSERT INTO log_regel (volgnummer, lichaam) VALUES `)
	for i, b := range bodies {
		if i > 0 {
			q.tekst.WriteString(`, `)
		}
		q.tekst.WriteString(`(` + q.arg(first+int64(i)) + `, ` + q.arg(b) + `)`)
	}
	_, err := l.t.voer(q.tekst.String(), q.args...)
	return err
}

// AppendHashes implements audit.Writer.
func (l Logschrijver) AppendHashes(_ context.Context, first int64, hashes []byte) error {
	return fout("log", l.t.een(`INSERT INTO log_hashes (eerste, hashes) VALUES ($1, $2)`, first, hashes))
}

// SetHead implements audit.Writer.
func (l Logschrijver) SetHead(_ context.Context, h audit.Head) error {
	return l.t.ZetKop(Kop{Omvang: h.Size, Wortel: h.Root[:], Moment: h.Time, Controlepunt: h.Checkpoint, Epoch: l.epoch, Huis: l.huis})
}

// LogRegel reads the body of one entry, or ErrGeen.
func (t *Tx) LogRegel(seq int64) ([]byte, error) {
	var body []byte
	err := t.rij(`SELECT lichaam FROM log_regel WHERE volgnummer = $1`, []any{seq}, &body)
	return body, fout("log", err)
}

// IndexTot returns up to where the way back from objects to entries is built, and how long the log is.
func (t *Tx) IndexTot(slot bool) (tot, omvang int64, err error) {
	q := `SELECT tot FROM log_index_kop WHERE id = 1`
	if slot {
		q += t.d.slot
	}
	if err := t.rij(q, nil, &tot); err != nil {
		return 0, 0, fout("log_index", err)
	}
	err = t.rij(`SELECT omvang FROM log_kop WHERE id = 1`, nil, &omvang)
	return tot, omvang, fout("log_index", err)
}

// Weg is a way back from an object to an entry that is about it.
type Weg struct {
	Object     string
	Volgnummer int64
}

// Indexeer notes ways back, each once. Rows go in groups of a few fixed sizes, so that each is one prepared statement.
func (t *Tx) Indexeer(wegen ...Weg) error {
	for len(wegen) > 0 {
		n := groep(len(wegen))
		var q vraag
		q.tekst.WriteString(`INSERT INTO log_index (object, volgnummer) VALUES `)
		for i, w := range wegen[:n] {
			if i > 0 {
				q.tekst.WriteString(`, `)
			}
			q.tekst.WriteString(`(` + q.arg(w.Object) + `, ` + q.arg(w.Volgnummer) + `)`)
		}
		if _, err := t.voer(q.tekst.String(), q.args...); err != nil {
			return fout("log_index", err)
		}
		wegen = wegen[n:]
	}
	return nil
}

// groep is how many of n rows go in one statement.
func groep(n int) int {
	for _, g := range []int{32, 8} {
		if n >= g {
			return g
		}
	}
	return 1
}

// ZetIndexTot notes up to where the index is built.
func (t *Tx) ZetIndexTot(tot int64) error {
	return fout("log_index", t.een(`UPDATE log_index_kop SET tot = $1 WHERE id = 1`, tot))
}

// IndexRegels yields every way back from an object to an entry, in no order.
func (t *Tx) IndexRegels(elk func(object string, seq int64) error) error {
	return fout("log_index", t.rijen(`SELECT object, volgnummer FROM log_index`, nil, func(scan func(...any) error) error {
		var object string
		var seq int64
		if err := scan(&object, &seq); err != nil {
			return err
		}
		return elk(object, seq)
	}))
}

// RegelsOver reads the bodies of the entries about object, the newest first, those before voor; hoogstens many.
func (t *Tx) RegelsOver(object string, voor int64, hoogstens int) ([][]byte, error) {
	var lijst [][]byte
	err := t.rijen(`SELECT r.lichaam FROM log_index i JOIN log_regel r ON r.volgnummer = i.volgnummer
		WHERE i.object = $1 AND i.volgnummer < $2 ORDER BY i.volgnummer DESC LIMIT $3`,
		[]any{object, voor, hoogstens}, func(scan func(...any) error) error {
			var body []byte
			err := scan(&body)
			lijst = append(lijst, body)
			return err
		})
	return lijst, fout("log_index", err)
}

// Logvraag says which entries a search wants: those before Voor and from Vanaf on that each of Alle leads to and none of Geen does.
type Logvraag struct {
	Alle, Geen  []string
	Vanaf, Voor int64
	Hoogstens   int
}

// ZoekRegels reads the bodies of entries, the newest first. The first of v.Alle is the one that is walked along.
func (t *Tx) ZoekRegels(v Logvraag) ([][]byte, error) {
	var q vraag
	kolom := `r.volgnummer`
	if len(v.Alle) == 0 {
		q.tekst.WriteString(`SELECT r.lichaam FROM log_regel r WHERE 1 = 1`)
	} else {
		kolom = `i.volgnummer`
		q.tekst.WriteString(`SELECT r.lichaam FROM log_index i JOIN log_regel r ON r.volgnummer = i.volgnummer WHERE i.object = ` + q.arg(v.Alle[0]))
		for _, o := range v.Alle[1:] {
			q.en(true, `EXISTS (SELECT 1 FROM log_index a WHERE a.object = ? AND a.volgnummer = i.volgnummer)`, o)
		}
	}
	for _, o := range v.Geen {
		q.en(true, `NOT EXISTS (SELECT 1 FROM log_index g WHERE g.object = ? AND g.volgnummer = `+kolom+`)`, o)
	}
	q.en(true, kolom+` >= ?`, v.Vanaf)
	q.en(true, kolom+` < ?`, v.Voor)
	q.tekst.WriteString(` ORDER BY ` + kolom + ` DESC LIMIT ` + q.arg(v.Hoogstens))
	var lijst [][]byte
	err := t.rijen(q.tekst.String(), q.args, func(scan func(...any) error) error {
		var body []byte
		err := scan(&body)
		lijst = append(lijst, body)
		return err
	})
	return lijst, fout("log_index", err)
}
