// SPDX-License-Identifier: EUPL-1.2

package store_test

import (
	"bytes"
	"context"
	"database/sql"
	"database/sql/driver"
	"errors"
	"fmt"
	"net/url"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"rondetafel/internal/gate/internal/store"
	"rondetafel/internal/pgtest"
)

// gedragSoortenFout: the fault of one act does not poison the batch: it is undone by its savepoint, and the next act goes well.
func gedragSoortenFout(p *proef) {
	p.metCasus()
	zonderInhoud, zonderPartij := casusRij("c-2", "2026-0002"), casusRij("c-2", "2026-0002")
	zonderInhoud.Inhoud, zonderPartij.Aanmelder = nil, "p-x"
	gevallen := map[string]func(tx *store.Tx) error{
		"a column left empty": func(tx *store.Tx) error { return tx.NieuweCasus(zonderInhoud) },
		"an unknown Partij":   func(tx *store.Tx) error { return tx.NieuweCasus(zonderPartij) },
		"a number twice":      func(tx *store.Tx) error { return tx.NieuweCasus(casusRij("c-2", "2026-0001")) },
		"a row not there":     func(tx *store.Tx) error { return tx.WisSessie("s-9") },
		"no SQL":              func(tx *store.Tx) error { _, err := tx.Casussen(store.Keuze{Filter: "((", Aantal: 1}); return err },
		"no such table": func(tx *store.Tx) error {
			_, err := tx.Casussen(store.Keuze{Filter: "EXISTS (SELECT 1 FROM bestaat_niet)", Aantal: 1})
			return err
		},
		"an error of its own": func(*store.Tx) error { return errWeg },
	}
	if p.db.Naam() == "postgres" {
		gevallen["a text that is no text"] = func(tx *store.Tx) error { return tx.NieuweInstelling("a\x00b", "c") }
		gevallen["a division by zero"] = func(tx *store.Tx) error {
			_, err := tx.Casussen(store.Keuze{Filter: "1 / (c.versie - 1) = 1", Aantal: 1})
			return err
		}
	}
	s := p.schrijver()
	tx := p.begin(s)
	n := 0
	for wat, doe := range gevallen {
		n++
		p.goed(s.Savepoint())
		p.goed(tx.NieuweInstelling("mee "+wat, "weg"))
		p.faalt(wat, doe(tx), false)
		p.goed(s.Terug())
		p.goed(s.Savepoint())
		p.goed(tx.NieuweInstelling(wat, "ging goed"))
		p.goed(s.Houd())
	}
	p.goed(s.Commit())
	p.goed(s.Sluit())
	p.lees(func(tx *store.Tx) error {
		alle, err := tx.Instellingen()
		gelijk(p, "what was kept", len(alle), n)
		for wat := range gevallen {
			gelijk(p, wat, alle[wat], "ging goed")
		}
		return err
	})
}

// gedragBijSchrijven: each new connection for writing is prepared once, and its error comes back.
func gedragBijSchrijven(p *proef) {
	p.goed(p.db.Close())
	keren, fout := 0, error(nil)
	p.opties.BijSchrijven = func(context.Context, *sql.Conn) error { keren++; return fout }
	p.open()
	p.bewoond()
	gelijk(p, "connections after one change", keren, 1)
	s := p.schrijver()
	for range 3 {
		p.begin(s)
		p.goed(s.Commit())
	}
	gelijk(p, "connections after three transactions of one writer", keren, 2)
	s.Heropen()
	p.begin(s)
	gelijk(p, "connections after reopening", keren, 3)
	s.Heropen()
	fout = errWeg
	_, err := s.Begin(context.Background())
	p.fout("a connection that could not be prepared", err, errWeg)
	s.Heropen()
	p.verliesZij()
	p.fout("the same beside the writer", p.schrijfFout(func(tx *store.Tx) error { return tx.NieuweInstelling("a", "b") }), errWeg)
	fout = nil
	p.begin(s)
	p.goed(s.Commit())
}

// verliesZij makes the connection beside the writer unfit, so that the next one is new.
func (p *proef) verliesZij() {
	p.Helper()
	p.faalt("a connection that broke", p.schrijfFout(func(*store.Tx) error { return driver.ErrBadConn }), true)
}

// gedragZij: the connection beside the writer is kept, also after a change that fails, and is replaced when it broke or was lost.
func gedragZij(p *proef) {
	p.goed(p.db.Close())
	keren := 0
	p.opties.BijSchrijven = func(context.Context, *sql.Conn) error { keren++; return nil }
	p.open()
	p.bewoond()
	p.fout("a change that fails", p.schrijfFout(func(tx *store.Tx) error {
		return errors.Join(tx.NieuweInstelling("half", "x"), store.ErrGeen)
	}), store.ErrGeen)
	p.schrijf(func(tx *store.Tx) error { return tx.NieuweInstelling("heel", "x") })
	gelijk(p, "connections after three changes", keren, 1)
	p.lees(func(tx *store.Tx) error {
		alle, err := tx.Instellingen()
		gelijk(p, "of a change that failed", alle["half"], "")
		gelijk(p, "of the next", alle["heel"], "x")
		return err
	})
	p.verliesZij()
	p.schrijf(func(tx *store.Tx) error { return tx.NieuweInstelling("later", "x") })
	gelijk(p, "connections after one broke", keren, 2)
	geannuleerd, stop := context.WithCancel(context.Background())
	stop()
	_, err := p.db.Schrijf(geannuleerd, func(tx *store.Tx) (bool, error) { return true, nil })
	if err != nil && !errors.Is(err, context.Canceled) {
		p.Errorf("who does not wait hears %v", err)
	}
}

// TestGedragVol: a full disk poisons; what was committed before stays, and after reopening with room it goes on.
func TestGedragVol(t *testing.T) {
	vol := false
	p := proefMet(t, store.Opties{URL: filepath.Join(t.TempDir(), "vol.db"), BijSchrijven: func(ctx context.Context, c *sql.Conn) error {
		grens := `PRAGMA max_page_count = 1000000`
		if vol {
			grens = `PRAGMA max_page_count = 1` // it becomes as many as there are
		}
		_, err := c.ExecContext(ctx, grens)
		return err
	}})
	p.bewoond()
	groot := casusRij("c-1", "2026-0001")
	groot.Inhoud = bytes.Repeat([]byte{1}, 500_000)
	vol = true
	s := p.schrijver()
	for range 3 {
		tx := p.begin(s)
		p.goed(s.Savepoint())
		p.faalt("a row for which there is no room", tx.NieuweCasus(groot), true)
		s.Heropen()
		gelijk(p, "casussen", p.lijst(store.Keuze{}), nil)
	}
	p.verliesZij()
	p.faalt("the same beside the writer", p.schrijfFout(func(tx *store.Tx) error { return tx.NieuweCasus(groot) }), true)
	vol = false
	p.goed(p.begin(s).NieuweCasus(groot))
	p.goed(s.Commit())
	gelijk(p, "with room", p.lijst(store.Keuze{}), []string{"c-1"})
	var staat string
	p.goed(p.ernaast().QueryRow(`PRAGMA integrity_check`).Scan(&staat))
	gelijk(p, "the file is whole", staat, "ok")
}

// TestGedragBezet: who cannot get the lock in time is poisoned: nothing of the batch was written.
func TestGedragBezet(t *testing.T) {
	p := proefMet(t, store.Opties{URL: filepath.Join(t.TempDir(), "bezet.db"), BijSchrijven: func(ctx context.Context, c *sql.Conn) error {
		_, err := c.ExecContext(ctx, `PRAGMA busy_timeout = 20`)
		return err
	}})
	een, twee := p.schrijver(), p.schrijver()
	p.begin(een)
	_, err := twee.Begin(context.Background())
	p.faalt("a second writer", err, true)
	twee.Heropen()
	p.goed(een.Commit())
	p.begin(twee)
	p.goed(twee.Commit())
}

// metPid is a PostgreSQL database, and the number of the process that serves the newest writing connection.
func metPid(t *testing.T) (*proef, *int) {
	t.Helper()
	pid := new(int)
	p := proefMet(t, store.Opties{URL: pgtest.URL(t), Lezers: 1, BijSchrijven: func(ctx context.Context, c *sql.Conn) error {
		return c.QueryRowContext(ctx, `SELECT pg_backend_pid()`).Scan(pid)
	}})
	p.metCasus()
	return p, pid
}

// TestGedragGebroken: a broken connection poisons whatever was under way, and the next one is whole.
func TestGedragGebroken(t *testing.T) {
	p, pid := metPid(t)
	naast := p.ernaast()
	for wat, doe := range map[string]func(s *store.Schrijver, tx *store.Tx) error{
		"change":    func(_ *store.Schrijver, tx *store.Tx) error { return tx.NieuweInstelling("a", "b") },
		"look":      func(_ *store.Schrijver, tx *store.Tx) error { _, err := tx.Sessies(); return err },
		"one row":   func(_ *store.Schrijver, tx *store.Tx) error { _, err := tx.Kop(true); return err },
		"commit":    func(s *store.Schrijver, _ *store.Tx) error { return s.Commit() },
		"savepoint": func(s *store.Schrijver, _ *store.Tx) error { return s.Savepoint() },
		"terug":     func(s *store.Schrijver, _ *store.Tx) error { return s.Terug() },
	} {
		s := p.schrijver()
		tx := p.begin(s)
		p.goed(s.Savepoint())
		p.goed(tx.NieuweCasus(casusRij("c-2", "2026-0002")))
		var weg bool
		p.goed(naast.QueryRow(`SELECT pg_terminate_backend($1, 5000)`, *pid).Scan(&weg))
		gelijk(p, "the server ended the connection", weg, true)
		p.faalt(wat, doe(s, tx), true)
		p.faalt("commit after "+wat, s.Commit(), true)
		s.Heropen()
		gelijk(p, "casussen after "+wat, p.lijst(store.Keuze{}), []string{"c-1"})
		p.goed(p.begin(s).MerkZicht("c-1", nil, 1, true))
		p.goed(s.Commit())
		p.goed(s.Sluit())
	}
}

// TestGedragLezerGebroken: a reader whose connection breaks hears of it, and the next gets another.
func TestGedragLezerGebroken(t *testing.T) {
	p, _ := metPid(t)
	breek := func(tx *store.Tx) error {
		_, err := tx.Casussen(store.Keuze{Filter: "pg_terminate_backend(pg_backend_pid())", Aantal: 1})
		return err
	}
	for range 3 {
		p.faalt("a connection that broke", p.leesFout(breek), true)
		gelijk(p, "the next reader", p.lijst(store.Keuze{}), []string{"c-1"})
	}
	p.fout("hidden by the caller", p.leesFout(func(tx *store.Tx) error {
		p.faalt("a connection that broke", breek(tx), true)
		return errWeg
	}), errWeg)
	gelijk(p, "the next reader", p.lijst(store.Keuze{}), []string{"c-1"})
	_, err := p.ernaast().Exec(`SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()`)
	p.goed(err)
	if err := p.leesFout(func(*store.Tx) error { return nil }); err != nil { // it broke while nobody used it: one reader may hear of it
		p.faalt("a connection that broke at rest", err, true)
	}
	gelijk(p, "and not a second one", p.lijst(store.Keuze{}), []string{"c-1"})
	for range 2 { // nor more writers than there were connections for writing
		if _, err := p.db.Schrijf(context.Background(), func(*store.Tx) (bool, error) { return true, nil }); err != nil {
			p.faalt("a connection for writing that broke at rest", err, true)
		}
	}
	p.schrijf(func(tx *store.Tx) error { return tx.NieuweInstelling("a", "b") })
}

// TestGedragAfgebroken: on PostgreSQL a statement ends with its context, poisons, and leaves the next alone.
func TestGedragAfgebroken(t *testing.T) {
	p, _ := metPid(t)
	slaap := func(tx *store.Tx) error {
		_, err := tx.Casussen(store.Keuze{Filter: "pg_sleep(60) IS NOT NULL", Aantal: 1})
		return err
	}
	for wat, doe := range map[string]func(ctx context.Context) error{
		"reading": func(ctx context.Context) error { return p.db.Lees(ctx, slaap) },
		"writing": func(ctx context.Context) error {
			_, err := p.db.Schrijf(ctx, func(tx *store.Tx) (bool, error) {
				p.goed(tx.NieuweCasus(casusRij("c-2", "2026-0002")))
				return true, slaap(tx)
			})
			return err
		},
	} {
		op, stop := context.WithTimeout(context.Background(), niets)
		err := doe(op)
		stop()
		p.faalt(wat+" too long", err, true)
		p.fout(wat+" too long", err, context.DeadlineExceeded)
		gelijk(p, "after "+wat, p.lijst(store.Keuze{}), []string{"c-1"})
		p.schrijf(func(tx *store.Tx) error { return tx.MerkZicht("c-1", nil, 1, true) })
	}
	u, err := url.Parse(p.opties.URL)
	p.goed(err)
	_, err = p.ernaast().Exec(fmt.Sprintf(`ALTER DATABASE %q SET statement_timeout = '50ms'`, strings.TrimPrefix(u.Path, "/")))
	p.goed(err)
	p.goed(p.db.Close())
	p.open()
	p.faalt("a statement that the server ended", p.leesFout(slaap), true)
	gelijk(p, "after that", p.lijst(store.Keuze{}), []string{"c-1"})
}

// TestGedragDoor: an embedded database finishes what it began, also for who no longer waits.
func TestGedragDoor(t *testing.T) {
	p := proefMet(t, store.Opties{URL: filepath.Join(t.TempDir(), "door.db")})
	p.metCasus()
	op, stop := context.WithTimeout(context.Background(), time.Hour)
	p.goed(p.db.Lees(op, func(tx *store.Tx) error {
		stop()
		_, err := tx.Gezien("c-1", "m-a", "p-a")
		return err
	}))
	op, stop = context.WithTimeout(context.Background(), time.Hour)
	_, err := p.db.Schrijf(op, func(tx *store.Tx) (bool, error) {
		stop()
		return true, tx.NieuweCasus(casusRij("c-2", "2026-0002"))
	})
	p.goed(err)
	gelijk(p, "casussen", p.lijst(store.Keuze{}), []string{"c-2", "c-1"})
}

// TestGedragGevallenTransactie: on PostgreSQL a fault that is not undone by its savepoint makes all that follows poison.
func TestGedragGevallenTransactie(t *testing.T) {
	p, _ := metPid(t)
	s := p.schrijver()
	tx := p.begin(s)
	p.faalt("a number twice", tx.NieuweCasus(casusRij("c-2", "2026-0001")), false)
	p.faalt("what follows", tx.NieuweCasus(casusRij("c-2", "2026-0002")), true)
	p.faalt("a savepoint", s.Savepoint(), true)
	s.Heropen()
	gelijk(p, "casussen", p.lijst(store.Keuze{}), []string{"c-1"})
}

// TestGedragBesmetIngepakt: an error tells the same when it is wrapped or joined.
func TestGedragBesmetIngepakt(t *testing.T) {
	for _, geval := range []struct {
		err    error
		besmet bool
	}{
		{sql.ErrNoRows, false}, {store.ErrGeen, false}, {errWeg, false}, {sql.ErrConnDone, true}, {sql.ErrTxDone, true},
		{context.Canceled, true}, {context.DeadlineExceeded, true},
	} {
		for _, err := range []error{geval.err, fmt.Errorf("ingepakt: %w", geval.err), errors.Join(errors.New("ander"), geval.err)} {
			if store.Besmet(err) != geval.besmet {
				t.Errorf("%v: poisons is %v", err, !geval.besmet)
			}
		}
	}
}
