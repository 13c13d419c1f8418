// SPDX-License-Identifier: EUPL-1.2

package gate_test

import (
	"bytes"
	"compress/gzip"
	"database/sql"
	"errors"
	"flag"
	"io"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"testing"

	"rondetafel/internal/audit"
	"rondetafel/internal/gate"
	. "rondetafel/internal/gate/gatetest"
	"rondetafel/internal/informatie"
	"rondetafel/internal/klok"
	"rondetafel/internal/pgtest"
)

// Each finished release leaves a small fictional house behind, with test keys that guard nothing: later versions must still
// migrate, open, read and verify it. A new one is made with
//
//	go test ./internal/gate -run Uitgave -nieuwe-uitgave testdata/uitgave-2
var nieuweUitgave = flag.String("nieuwe-uitgave", "", "make the house of a release in this new folder")

func TestUitgaven(t *testing.T) {
	if *nieuweUitgave != "" {
		maakUitgave(t, *nieuweUitgave)
	}
	mappen, err := filepath.Glob("testdata/uitgave-*")
	if err != nil || len(mappen) == 0 {
		t.Fatalf("no houses of earlier releases: %v", err)
	}
	for _, map_ := range mappen {
		t.Run(filepath.Base(map_)+"/sqlite", func(t *testing.T) {
			db := filepath.Join(t.TempDir(), "huis.db")
			if err := os.WriteFile(db, uitgepakt(t, filepath.Join(map_, "huis.db.gz")), 0o600); err != nil {
				t.Fatal(err)
			}
			leesUitgave(t, map_, db)
		})
		t.Run(filepath.Base(map_)+"/postgres", func(t *testing.T) {
			url := pgtest.URL(t)
			laadPostgres(t, url, uitgepakt(t, filepath.Join(map_, "huis.sql.gz")))
			leesUitgave(t, map_, url)
		})
	}
}

// leesUitgave opens an old house with this version, reads what is in it, works in it and verifies it.
func leesUitgave(t *testing.T, map_, db string) {
	o := gate.Opties{DB: db, Sleutels: kopieSleutels(t, filepath.Join(map_, "sleutels-"+soortDB(db))), Klok: klok.Systeem()}
	ctx := t.Context()
	g, err := gate.Open(ctx, o)
	if err != nil {
		t.Fatal(err)
	}
	p, err := g.CasusLijst(ctx, Als(Anna), gate.LijstVraag{})
	goed(t, err)
	if len(p.Casussen) != 2 {
		t.Errorf("%d casussen, want 2", len(p.Casussen))
	}
	stukken := 0
	for _, r := range p.Casussen {
		b, err := g.CasusLezen(ctx, Als(Anna), r.ID)
		goed(t, err)
		stukken += len(b.Gegevens)
		if len(b.Betrokkenen) == 0 || b.Betrokkenen[0].Naam == "" || b.Aanmelding == nil {
			t.Errorf("an old casus opens without its content: %+v", b)
		}
	}
	if stukken != 1 { // of the two the other is not hers, and there was no round table yet (rule 9.2f-1)
		t.Errorf("%d pieces, want 1", stukken)
	}
	_, err = g.CasusAanmelden(ctx, Als(Anna), Aanmelding())
	goed(t, err)
	goed(t, g.Close())
	v, err := gate.Verify(ctx, o, nil)
	if err != nil || v.Fout != "" || v.Regels == 0 {
		t.Errorf("verify: %+v, %v", v, err)
	}
	isVerzegeld(t, o, v)
}

// isVerzegeld asks that an old house, whose casussen and whose Partij that takes part had no MAC and which had no Privacy Protocol, sealed them all in one entry the first time that it was opened.
func isVerzegeld(t *testing.T, o gate.Opties, v gate.Verslag) {
	t.Helper()
	g, err := gate.Open(t.Context(), o)
	goed(t, err)
	goed(t, g.Close())
	weer, err := gate.Verify(t.Context(), o, nil)
	goed(t, err)
	zelfde(t, "verify after opening it once more", weer, v)
	h := &Huis{T: t, Opties: o}
	entries := 0
	for _, e := range h.Log() {
		if e.Handeling != "huis.verzegelen" {
			continue
		}
		if entries++; len(e.Rechten) != 4 || e.Uitkomst != audit.Allowed {
			t.Errorf("sealing left %+v", e)
		}
	}
	if n := h.Getal(`SELECT COUNT(*) FROM casus WHERE grond < 0`); entries != 1 || n != 0 {
		t.Errorf("%d entries sealed the casussen, and %d have no MAC", entries, n)
	}
	goed(t, h.DB().Close())
}

func soortDB(db string) string {
	if filepath.IsAbs(db) {
		return "sqlite"
	}
	return "postgres"
}

func maakUitgave(t *testing.T, naar string) {
	if err := os.MkdirAll(naar, 0o755); err != nil {
		t.Fatal(err)
	}
	for soort, optie := range map[string]Optie{"sqlite": SQLite, "postgres": Postgres} {
		h := Nieuw(t, optie)
		z := h.RTO(Bo)
		h.VoegToe(z, Anna, informatie.AlleDeelnemers)
		h.VoegToe(z, Bo, informatie.AlleDeelnemers)
		h.InScreening()
		h.Sluit()
		if err := os.CopyFS(filepath.Join(naar, "sleutels-"+soort), os.DirFS(h.Opties.Sleutels)); err != nil {
			t.Fatal(err)
		}
		bestand, inhoud := "huis.db.gz", []byte(nil)
		var err error
		if soort == "sqlite" {
			_, err = h.DB().ExecContext(t.Context(), "PRAGMA wal_checkpoint(TRUNCATE)") // the helper's own connection keeps the -wal
			goed(t, err)
			inhoud, err = os.ReadFile(h.Opties.DB)
		} else {
			bestand = "huis.sql.gz"
			inhoud, err = exec.Command("pg_dump", "--inserts", "--no-owner", "--no-privileges", h.Opties.DB).Output()
		}
		goed(t, err)
		var b bytes.Buffer
		w := gzip.NewWriter(&b)
		_, err = w.Write(inhoud)
		goed(t, errors.Join(err, w.Close(), os.WriteFile(filepath.Join(naar, bestand), b.Bytes(), 0o644)))
	}
}

func uitgepakt(t *testing.T, bestand string) []byte {
	f, err := os.Open(bestand)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	r, err := gzip.NewReader(f)
	if err != nil {
		t.Fatal(err)
	}
	b, err := io.ReadAll(r)
	if err != nil {
		t.Fatal(err)
	}
	return b
}

// laadPostgres runs a dump; lines for psql itself are left out.
func laadPostgres(t *testing.T, url string, dump []byte) {
	db, err := sql.Open("pgx", url+"&default_query_exec_mode=simple_protocol")
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	var opdrachten bytes.Buffer
	for regel := range bytes.Lines(dump) {
		if !bytes.HasPrefix(regel, []byte(`\`)) {
			opdrachten.Write(regel)
		}
	}
	if _, err := db.ExecContext(t.Context(), opdrachten.String()); err != nil {
		t.Fatal(err)
	}
}

// kopieSleutels copies a key directory, with the permissions that git does not keep.
func kopieSleutels(t *testing.T, van string) string {
	naar := filepath.Join(t.TempDir(), "sleutels")
	if err := os.Mkdir(naar, 0o700); err != nil {
		t.Fatal(err)
	}
	err := filepath.WalkDir(van, func(pad string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		b, err := os.ReadFile(pad)
		return errors.Join(err, os.WriteFile(filepath.Join(naar, d.Name()), b, 0o600))
	})
	if err != nil {
		t.Fatal(err)
	}
	return naar
}
