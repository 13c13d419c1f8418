// SPDX-License-Identifier: EUPL-1.2

package main

import (
	"errors"
	"io/fs"
	"os"
	"testing"

	"github.com/jackc/pgx/v5"
)

// The server is as durable as the floor and the house on SQLite: otherwise its figures mean nothing.
func TestCluster(t *testing.T) {
	c, err := startCluster(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	conn, err := pgx.Connect(t.Context(), c.url)
	if err != nil {
		t.Fatal(err)
	}
	for _, setting := range []string{"fsync", "synchronous_commit", "full_page_writes"} {
		var value string
		if err := conn.QueryRow(t.Context(), "SELECT current_setting($1)", setting).Scan(&value); err != nil || value != "on" {
			t.Errorf("%s is %q: %v", setting, value, err)
		}
	}
	if err := conn.Close(t.Context()); err != nil {
		t.Error(err)
	}
	c.stop()
	if _, err := os.Stat(c.dir); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("its folder stays behind: %v", err)
	}
}
