// SPDX-License-Identifier: EUPL-1.2

package store

import (
	"context"
	"database/sql"
	"embed"
	"fmt"
	"io/fs"
	"strconv"
	"strings"

	"github.com/pressly/goose/v3"
)

//go:embed migraties/*.sql
var migraties embed.FS

// migreer brings the tables to the newest form. Migrations are numbered, forward only and one text for both databases: the
// words between {{ }} are the dialect's.
func (db *DB) migreer(ctx context.Context) error {
	namen, err := fs.Glob(migraties, "migraties/*.sql")
	if err != nil {
		return err
	}
	var lijst []*goose.Migration
	for _, naam := range namen {
		m, err := db.migratie(naam)
		if err != nil {
			return err
		}
		lijst = append(lijst, m)
	}
	soort := goose.DialectSQLite3
	if db.d.naam == "postgres" {
		soort = goose.DialectPostgres
	}
	p, err := goose.NewProvider(soort, db.schrijf, nil, goose.WithGoMigrations(lijst...), goose.WithDisableGlobalRegistry(true))
	if err != nil {
		return fmt.Errorf("store: migraties: %w", err)
	}
	if _, err := p.Up(ctx); err != nil {
		return fmt.Errorf("store: migreren: %w", err)
	}
	return nil
}

func (db *DB) migratie(naam string) (*goose.Migration, error) {
	tekst, err := migraties.ReadFile(naam)
	if err != nil {
		return nil, err
	}
	nummer, err := strconv.ParseInt(strings.SplitN(strings.TrimPrefix(naam, "migraties/"), "_", 2)[0], 10, 64)
	if err != nil {
		return nil, fmt.Errorf("store: naam van migratie %s: %w", naam, err)
	}
	opdrachten := strings.Split(db.d.vervang.Replace(string(tekst)), ";\n")
	return goose.NewGoMigration(nummer, &goose.GoFunc{RunTx: func(ctx context.Context, tx *sql.Tx) error {
		for _, o := range opdrachten {
			if strings.TrimSpace(o) == "" {
				continue
			}
			if _, err := tx.ExecContext(ctx, o); err != nil {
				return fmt.Errorf("%s: %w", naam, err)
			}
		}
		return nil
	}}, nil), nil
}
