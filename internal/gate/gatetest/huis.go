// SPDX-License-Identifier: EUPL-1.2

// Package gatetest opens a small house behind the door for tests: six Partijen, people for every functie, a clock that can be
// moved, and casussen in any phase. It uses the real store, keys, policies and log, on SQLite or on PostgreSQL.
//
// At the end of the test that opened it a Huis closes its Gate and verifies the whole log with every row that grants: a test
// that leaves a log behind which does not verify has failed, whatever it tested. A test that damages the house on purpose
// says so with Beschadigd.
package gatetest

import (
	"context"
	"database/sql"
	"fmt"
	"log/slog"
	"net/url"
	"path/filepath"
	"slices"
	"testing"
	"time"

	"rondetafel/internal/gate"
	"rondetafel/internal/gate/internal/store"
	"rondetafel/internal/klok"
	"rondetafel/internal/pgtest"
	"rondetafel/internal/toegang"
)

// Huis is a house for one test.
type Huis struct {
	*gate.Gate
	T          testing.TB
	Klok       *klok.Verzet
	Opties     gate.Opties
	beschadigd bool
	echt       bool
	postgres   bool
	vers       bool
	leeg       bool
	geheim     []string // Partijen
	anders     *sql.DB
}

// Optie changes how a Huis starts.
type Optie func(t testing.TB, h *Huis)

// Postgres puts the house on a fresh real PostgreSQL.
func Postgres(_ testing.TB, h *Huis) { h.postgres = true }

// SQLite puts the house on a SQLite file, which is also the default.
func SQLite(testing.TB, *Huis) {}

// Vers makes the house anew, with keys that no other has; otherwise it is a copy of one that was furnished before.
func Vers(_ testing.TB, h *Huis) { h.vers = true }

// Leeg leaves the house as it is before anybody set it up: with keys, and without people.
func Leeg(_ testing.TB, h *Huis) { h.vers, h.leeg = true, true }

// Echt makes the house one that is not for practice.
func Echt(_ testing.TB, h *Huis) { h.echt = true }

// MetGeheim puts Partijen under medical or youth-care secrecy.
func MetGeheim(partijen ...string) Optie {
	return func(_ testing.TB, h *Huis) { h.geheim = append(h.geheim, partijen...) }
}

// Met changes the options with which the Gate is opened.
func Met(f func(*gate.Opties)) Optie { return func(_ testing.TB, h *Huis) { f(&h.Opties) } }

// Adres is where people reach a Huis, as its passkeys know it.
const Adres = "https://huis.example"

// Begin is the moment on the clock of a new Huis.
func Begin() time.Time { return time.Date(2026, time.March, 2, 9, 0, 0, 0, klok.Amsterdam()) }

// Nieuw opens a house with its Partijen and people, under a directory of the test.
func Nieuw(t testing.TB, opties ...Optie) *Huis {
	t.Helper()
	dir := t.TempDir()
	h := &Huis{T: t, Klok: klok.NieuwVerzet(klok.Systeem())}
	h.Klok.Zet(Begin())
	h.Opties = gate.Opties{DB: filepath.Join(dir, "huis.db"), Sleutels: filepath.Join(dir, "sleutels"), Klok: h.Klok, Synchroon: "NORMAL", Kosten: toegang.Kosten{KiB: 8, Rondes: 1}, Adres: Adres,
		Log: slog.New(slog.NewTextHandler(logNaar{t}, nil))}
	for _, o := range opties {
		o(t, h)
	}
	if h.vers {
		h.richtIn()
		return h
	}
	naam := fmt.Sprint(h.postgres, h.echt, h.geheim)
	if err := sjabloonVoor(naam).kopieer(t, h, naam); err != nil {
		t.Fatalf("gatetest: %v", err)
	}
	t.Cleanup(h.einde) // before its database goes
	h.Open()
	return h
}

// richtIn opens and furnishes an empty house.
func (h *Huis) richtIn() {
	h.T.Helper()
	if h.postgres {
		h.Opties.DB = pgtest.URL(h.T)
	}
	h.T.Cleanup(h.einde)
	h.Open()
	if h.leeg {
		return
	}
	if err := h.Inrichten(h.Ctx(), gate.Als("", "taak"), h.inrichting()); err != nil {
		h.T.Fatalf("gatetest: inrichten: %v", err)
	}
}

// inrichting is how the house is furnished.
func (h *Huis) inrichting() gate.Huisinrichting {
	in := Inrichting()
	in.Demo = !h.echt
	for i, p := range in.Partijen {
		in.Partijen[i].Geheim = slices.Contains(h.geheim, p.ID)
	}
	return in
}

// Ctx is the context of the test.
func (h *Huis) Ctx() context.Context { return context.WithoutCancel(h.T.Context()) }

// Open opens the house again after Sluit.
func (h *Huis) Open() {
	h.T.Helper()
	g, err := gate.Open(h.Ctx(), h.Opties)
	if err != nil {
		h.T.Fatalf("gatetest: open: %v", err)
	}
	h.Gate = g
}

// Sluit closes the house as a clean stop does.
func (h *Huis) Sluit() {
	h.T.Helper()
	if h.Gate == nil {
		return
	}
	if err := h.Close(); err != nil {
		h.T.Errorf("gatetest: sluiten: %v", err)
	}
	h.Gate = nil
}

// Beschadigd tells that the test damages the house, so that it cannot be expected to verify.
func (h *Huis) Beschadigd() { h.beschadigd = true }

// Verify closes the house and checks it offline.
func (h *Huis) Verify() gate.Verslag {
	h.T.Helper()
	h.Sluit()
	v, err := gate.Verify(h.Ctx(), h.Opties, nil)
	if err != nil {
		h.T.Errorf("gatetest: verify: %v", err)
	}
	return v
}

func (h *Huis) einde() {
	if h.Gate == nil && h.beschadigd {
		h.sluitAnders()
		return
	}
	v := h.Verify()
	if !h.beschadigd && v.Fout != "" {
		h.T.Errorf("gatetest: the log does not verify at the end of the test: %s", v.Fout)
	}
	h.sluitAnders()
}

func (h *Huis) sluitAnders() {
	if h.anders != nil {
		_ = h.anders.Close()
	}
}

// DB is a connection beside the door: what an intruder in the database has, and what a test looks with.
func (h *Huis) DB() *sql.DB {
	h.T.Helper()
	if h.anders != nil {
		return h.anders
	}
	driver, dsn := "sqlite", "file:"+(&url.URL{Path: h.Opties.DB}).EscapedPath()+"?_pragma=busy_timeout(5000)"
	if store.IsPostgres(h.Opties.DB) {
		driver, dsn = "pgx", h.Opties.DB
	}
	db, err := sql.Open(driver, dsn)
	if err != nil {
		h.T.Fatalf("gatetest: %v", err)
	}
	h.anders = db
	return db
}

// SQL changes rows behind the back of the door and returns how many.
func (h *Huis) SQL(opdracht string, args ...any) int64 {
	h.T.Helper()
	r, err := h.DB().ExecContext(h.Ctx(), opdracht, args...)
	if err != nil {
		h.T.Fatalf("gatetest: %s: %v", opdracht, err)
	}
	n, err := r.RowsAffected()
	if err != nil {
		h.T.Fatalf("gatetest: %s: %v", opdracht, err)
	}
	return n
}

// Getal reads one number behind the back of the door.
func (h *Huis) Getal(vraag string, args ...any) int64 {
	h.T.Helper()
	var n int64
	if err := h.DB().QueryRowContext(h.Ctx(), vraag, args...).Scan(&n); err != nil {
		h.T.Fatalf("gatetest: %s: %v", vraag, err)
	}
	return n
}

// logNaar writes the technical messages of the door to the test.
type logNaar struct{ t testing.TB }

func (l logNaar) Write(b []byte) (int, error) {
	l.t.Log(string(b))
	return len(b), nil
}
