// SPDX-License-Identifier: EUPL-1.2

package store_test

import (
	"context"
	"database/sql"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"rondetafel/internal/gate/internal/store"
	"rondetafel/internal/pgtest"
)

// gedragNogmaals: opening again changes neither the tables nor the list of migrations, with or without Bestaand.
func gedragNogmaals(p *proef) {
	p.metCasus()
	stand := func() []int64 {
		tabellen := `SELECT COUNT(*) FROM sqlite_master WHERE type IN ('table', 'index')`
		if p.db.Naam() == "postgres" {
			tabellen = `SELECT COUNT(*) FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace WHERE n.nspname = 'public' AND c.relkind IN ('r', 'i')`
		}
		return []int64{p.tel(tabellen), p.tel(`SELECT COUNT(*) FROM goose_db_version`), p.tel(`SELECT MAX(version_id) FROM goose_db_version`),
			p.tel(`SELECT COUNT(*) FROM log_kop`), p.tel(`SELECT COUNT(*) FROM log_index_kop`)}
	}
	eerst := stand()
	for _, bestaand := range []bool{false, true, true, false} {
		p.goed(p.db.Close())
		p.opties.Bestaand = bestaand
		p.open()
		gelijk(p, "tables and migrations", stand(), eerst)
		gelijk(p, "casussen", p.lijst(store.Keuze{}), []string{"c-1"})
	}
	if eerst[0] < 20 || eerst[2] < 5 || eerst[3] != 1 || eerst[4] != 1 {
		p.Errorf("tables, migrations and heads: %v", eerst)
	}
}

// gedragVreemd: two databases know nothing of each other, and names with signs in them are names.
func gedragVreemd(p *proef) {
	p.bewoond()
	vreemd := "a'; DROP TABLE casus; -- \" % _ $1 ? é 名"
	c := casusRij(vreemd, vreemd)
	c.Gemeente, c.Doel, c.GewijzigdDoor = vreemd, vreemd, vreemd
	p.schrijf(func(tx *store.Tx) error {
		return errors.Join(tx.NieuweCasus(c), tx.NieuwZicht(zichtRij(vreemd, vreemd, 1<<62, 1)), tx.NieuweInstelling(vreemd, vreemd))
	})
	gelijk(p, "by number and gemeente", p.lijst(store.Keuze{Nummer: vreemd, Gemeente: vreemd}), []string{vreemd})
	gelijk(p, "by a pattern", p.lijst(store.Keuze{Nummer: "%"}), nil)
	p.lees(func(tx *store.Tx) error {
		g, err := tx.Gezien(vreemd, vreemd, "p-a")
		p.goed(err)
		gelijk(p, "casus", g.Casus, c)
		gelijk(p, "roles up to the last bit", g.Persoon.Rollen, uint64(1<<62))
		alle, err := tx.Instellingen()
		gelijk(p, "settings", alle, map[string]string{vreemd: vreemd})
		return err
	})
	p.schrijf(func(tx *store.Tx) error { return tx.MerkZicht(vreemd, []string{vreemd}, 8, false) })
	p.lees(func(tx *store.Tx) error {
		z, err := tx.ZichtVan(vreemd, vreemd)
		gelijk(p, "marked", z.Gewijzigd, int64(8))
		return err
	})
}

// TestGedragBestanden: whatever signs the path holds, the database is that one file, for its owner alone.
func TestGedragBestanden(t *testing.T) {
	for _, naam := range []string{"gewoon.db", "met spatie.db", "100%.db", "%41.db", "vraag?mode=memory.db", "hek#je.db", "a&b=c;d.db", "é名.db", "plus+.db",
		"dubbele:punt.db"} {
		t.Run(naam, func(t *testing.T) {
			map1 := filepath.Join(t.TempDir(), "nieuwe map %20", "daarin")
			pad := filepath.Join(map1, naam)
			p := proefMet(t, store.Opties{URL: pad})
			p.metCasus()
			gelijk(p, "what was written", p.lijst(store.Keuze{}), []string{"c-1"})
			var namen []string
			inhoud, err := os.ReadDir(map1)
			p.goed(err)
			for _, e := range inhoud {
				info, err := e.Info()
				p.goed(err)
				gelijk(p, "rights on "+e.Name(), info.Mode().Perm(), fs.FileMode(0o600))
				namen = append(namen, strings.TrimPrefix(e.Name(), naam))
			}
			gelijk(p, "files beside each other", namen, []string{"", "-shm", "-wal", ".slot"})
			info, err := os.Stat(map1)
			p.goed(err)
			gelijk(p, "rights on the folder", info.Mode().Perm(), fs.FileMode(0o700))
			p.goed(p.db.Close())
			p.opties.Bestaand = true
			p.open()
			gelijk(p, "after opening again", p.lijst(store.Keuze{}), []string{"c-1"})
		})
	}
}

// TestGedragRelatief: a path may be relative to where the server was started.
func TestGedragRelatief(t *testing.T) {
	t.Chdir(t.TempDir())
	p := proefMet(t, store.Opties{URL: "huis.db"})
	p.metCasus()
	p.goed(p.db.Close())
	if _, err := os.Stat("huis.db"); err != nil {
		t.Error(err)
	}
	p.open()
	gelijk(p, "after opening again", p.lijst(store.Keuze{}), []string{"c-1"})
}

// TestGedragSlot: the lock is held from Open to Close, also by who asked for what exists, and a failed Open lets go of it.
func TestGedragSlot(t *testing.T) {
	pad := filepath.Join(t.TempDir(), "huis.db")
	p := proefMet(t, store.Opties{URL: pad})
	for _, bestaand := range []bool{true, false} {
		for _, o := range []store.Opties{{URL: pad}, {URL: pad, Bestaand: true}} {
			_, err := store.Open(context.Background(), o)
			p.fout("a second server", err, store.ErrBezet)
		}
		p.bewoondAls(bestaand)
		p.goed(p.db.Close())
		p.opties.Bestaand = bestaand
		p.open()
	}
	stuk := filepath.Join(t.TempDir(), "stuk.db")
	p.goed(os.WriteFile(stuk, []byte(strings.Repeat("dit is geen database ", 100)), 0o600))
	for range 2 {
		_, err := store.Open(context.Background(), store.Opties{URL: stuk})
		if err == nil || errors.Is(err, store.ErrBezet) {
			t.Errorf("a file that is no database: %v", err)
		}
	}
	p.goed(os.Remove(stuk))
	heel := proefMet(t, store.Opties{URL: stuk})
	heel.metCasus()
}

// bewoondAls writes a setting, to show that the server that was first serves on.
func (p *proef) bewoondAls(keer bool) {
	p.Helper()
	naam := "eerste keer"
	if keer {
		naam = "tweede keer"
	}
	p.schrijf(func(tx *store.Tx) error { return tx.NieuweInstelling(naam, "ja") })
}

// TestGedragBestaandLeeg: what exists is left as it is, also when it holds nothing.
func TestGedragBestaandLeeg(t *testing.T) {
	leeg := filepath.Join(t.TempDir(), "leeg.db")
	if err := os.WriteFile(leeg, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	for url, tabellen := range map[string]string{leeg: `SELECT COUNT(*) FROM sqlite_master`,
		pgtest.URL(t): `SELECT COUNT(*) FROM information_schema.tables WHERE table_schema = 'public'`} {
		p := proefMet(t, store.Opties{URL: url, Bestaand: true})
		p.faalt("reading a table that is not there", p.leesFout(func(tx *store.Tx) error { _, err := tx.Partijen(); return err }), false)
		gelijk(p, "tables", p.tel(tabellen), int64(0))
		p.goed(p.db.Close())
		p.opties.Bestaand = false
		p.open()
		p.metCasus()
	}
	weg := filepath.Join(t.TempDir(), "map", "weg.db")
	_, err := store.Open(context.Background(), store.Opties{URL: weg, Bestaand: true})
	if !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("a database that is not there: %v", err)
	}
	if _, err := os.Stat(filepath.Dir(weg)); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("asking for it made its folder: %v", err)
	}
}

// TestGedragNietOpen: what cannot be opened says so.
func TestGedragNietOpen(t *testing.T) {
	dicht := filepath.Join(t.TempDir(), "bestand")
	if err := os.WriteFile(dicht, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	mapje := t.TempDir()
	op, stop := context.WithCancel(context.Background())
	stop()
	for wat, o := range map[string]store.Opties{
		"a folder that is a file":        {URL: filepath.Join(dicht, "huis.db")},
		"a file that is a folder":        {URL: mapje},
		"a PostgreSQL that is not there": {URL: "postgres://niemand@127.0.0.1:1/niets?connect_timeout=1"},
		"a URL that is none":             {URL: "postgres://%zz"},
	} {
		db, err := store.Open(context.Background(), o)
		if err == nil || db != nil {
			t.Errorf("%s was opened", wat)
		}
	}
	for _, url := range []string{filepath.Join(t.TempDir(), "huis.db"), pgtest.URL(t)} {
		if _, err := store.Open(op, store.Opties{URL: url}); !errors.Is(err, context.Canceled) {
			t.Errorf("opening for nobody: %v", err)
		}
		p := proefMet(t, store.Opties{URL: url}) // and nothing of it stays behind
		p.metCasus()
	}
}

// TestGedragSynchroon: the database is written through to the disk, unless somebody asks for less.
func TestGedragSynchroon(t *testing.T) {
	for gevraagd, wil := range map[string]string{"": "2", "FULL": "2", "NORMAL": "1", "OFF": "0"} {
		db, err := store.Open(context.Background(), store.Opties{URL: filepath.Join(t.TempDir(), "huis.db"), Synchroon: gevraagd})
		if err != nil {
			t.Fatal(err)
		}
		p := &proef{T: t, db: db}
		p.bewoond()
		p.schrijf(func(tx *store.Tx) error { return tx.NieuweCasus(casusRij("c-1", "2026-0001")) })
		for wat, vraag := range map[string]string{"synchronous": wil, "foreign_keys": "1", "secure_delete": "1", "journal_mode": "wal"} {
			p.lees(func(tx *store.Tx) error {
				lijst, err := tx.Casussen(store.Keuze{Filter: "(SELECT CAST(" + wat + " AS TEXT) FROM pragma_" + wat + ") = $4", Args: []any{vraag}, Aantal: 1})
				gelijk(p, wat+" is "+vraag+" for "+gevraagd, len(lijst), 1)
				return err
			})
		}
		p.goed(db.Close())
	}
}

// TestZonderJIT: PostgreSQL does not compile the queries of the store, unless the house says otherwise in its URL.
func TestZonderJIT(t *testing.T) {
	for in, wil := range map[string]string{
		"postgres://db.example/huis":                 "postgres://db.example/huis?jit=off",
		"postgres://db.example/huis?sslmode=require": "postgres://db.example/huis?sslmode=require&jit=off",
		"postgres://db.example/huis?jit=on":          "postgres://db.example/huis?jit=on",
	} {
		if got := store.ZonderJIT(in); got != wil {
			t.Errorf("%s becomes %s, want %s", in, got, wil)
		}
	}
	db, err := sql.Open("pgx", store.ZonderJIT(pgtest.URL(t)))
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	var stand string
	if err := db.QueryRow(`SELECT current_setting('jit')`).Scan(&stand); err != nil || stand != "off" {
		t.Errorf("jit is %q, %v", stand, err)
	}
}
