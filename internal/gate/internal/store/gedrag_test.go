// SPDX-License-Identifier: EUPL-1.2

package store_test

import (
	"context"
	"database/sql"
	"errors"
	"net/url"
	"path/filepath"
	"testing"
	"time"

	"rondetafel/internal/gate/internal/store"
	"rondetafel/internal/pgtest"
)

// geduld is how long a test waits for what must happen; niets how long it looks whether something does not.
const (
	geduld = 20 * time.Second
	niets  = 60 * time.Millisecond
)

// TestGedrag is what both databases do at the borders: of a page, of a group, of a version, of a transaction.
func TestGedrag(t *testing.T) {
	delen := map[string]func(*proef){
		"model": gedragModel, "bladeren": gedragBladeren, "zoeken": gedragZoeken,
		"merk": gedragMerk, "versies": gedragVersies, "lezers": gedragLezers, "herhalingen": gedragHerhalingen,
		"tijdlijn": gedragTijdlijn, "concepten": gedragConcepten, "sessies van": gedragSessiesVan, "dubbel": gedragDubbel,
		"groepen": gedragGroepen, "bodies": gedragBodies, "hashes": gedragHashes, "kop via log": gedragKopViaLog,
		"index": gedragIndex, "kop op slot": gedragKopOpSlot,
		"alleen lezen": gedragAlleenLezen, "lezer na fout": gedragLezerNaFout, "paniek": gedragPaniek, "nesten": gedragNesten,
		"heropen": gedragHeropen, "veel teksten": gedragVeelTeksten, "samen": gedragSamen, "eigen fout": gedragEigenFout,
		"dicht": gedragDicht, "wachten": gedragWachten, "nogmaals": gedragNogmaals, "vreemd": gedragVreemd,
		"soorten fout": gedragSoortenFout, "bij schrijven": gedragBijSchrijven, "zij": gedragZij,
	}
	for naam, deel := range delen {
		t.Run("sqlite/"+naam, func(t *testing.T) { deel(nieuweProef(t, filepath.Join(t.TempDir(), "gedrag.db"))) })
		t.Run("postgres/"+naam, func(t *testing.T) { deel(nieuweProef(t, vlot(t, pgtest.URL(t)))) })
	}
}

// vlot adds to the URL of a PostgreSQL what Synchroon is for SQLite: no commit waits for the disk.
func vlot(t *testing.T, bron string) string {
	t.Helper()
	u, err := url.Parse(bron)
	if err != nil {
		t.Fatal(err)
	}
	q := u.Query()
	q.Set("synchronous_commit", "off")
	u.RawQuery = q.Encode()
	return u.String()
}

// proefMet is a database opened with o, which is closed at the end.
func proefMet(t *testing.T, o store.Opties) *proef {
	t.Helper()
	if o.Synchroon == "" {
		o.Synchroon = "OFF"
	}
	p := &proef{T: t, opties: o}
	p.open()
	t.Cleanup(func() { p.goed(p.db.Close()) })
	return p
}

// ernaast is a plain connection to the database under test, beside the store.
func (p *proef) ernaast() *sql.DB {
	p.Helper()
	soort, bron := "pgx", p.opties.URL
	if !store.IsPostgres(bron) {
		soort, bron = "sqlite", "file:"+p.opties.URL
	}
	db, err := sql.Open(soort, bron)
	p.goed(err)
	p.Cleanup(func() { p.goed(db.Close()) })
	return db
}

// tel returns the one number that query gives, beside the store.
func (p *proef) tel(query string) int64 {
	p.Helper()
	var n int64
	p.goed(p.ernaast().QueryRow(query).Scan(&n))
	return n
}

// fout asks that err is wil.
func (p *proef) fout(wat string, err, wil error) {
	p.Helper()
	if !errors.Is(err, wil) {
		p.Errorf("%s: error %v, want %v", wat, err, wil)
	}
}

// faalt asks that there is an error, and that it poisons or not.
func (p *proef) faalt(wat string, err error, besmet bool) {
	p.Helper()
	if err == nil {
		p.Errorf("%s went well, want an error", wat)
		return
	}
	if store.Besmet(err) != besmet {
		p.Errorf("%s: poisons is %v, want %v, of %v", wat, !besmet, besmet, err)
	}
}

// leesFout runs f in a snapshot and returns its error.
func (p *proef) leesFout(f func(tx *store.Tx) error) error {
	p.Helper()
	return p.db.Lees(context.Background(), f)
}

// begin starts a transaction of a writer that ends with the test.
func (p *proef) begin(s *store.Schrijver) *store.Tx {
	p.Helper()
	tx, err := s.Begin(context.Background())
	p.goed(err)
	return tx
}

// schrijver is a writer that is thrown away at the end of the test, whatever happened.
func (p *proef) schrijver() *store.Schrijver {
	s := p.db.Schrijver()
	p.Cleanup(s.Heropen)
	return s
}

// binnen asks that what comes out of klaar comes within geduld.
func binnen[T any](p *proef, wat string, klaar <-chan T) T {
	p.Helper()
	select {
	case v := <-klaar:
		return v
	case <-time.After(geduld):
		p.Fatalf("%s: still not there after %v", wat, geduld)
	}
	panic("unreachable")
}

// nogNiet asks that nothing comes out of klaar yet.
func nogNiet[T any](p *proef, wat string, klaar <-chan T) {
	p.Helper()
	select {
	case v := <-klaar:
		p.Errorf("%s: did not wait, and gave %v", wat, v)
	case <-time.After(niets):
	}
}
