// SPDX-License-Identifier: EUPL-1.2

package gatetest

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"sync"
	"testing"
	"time"

	"rondetafel/internal/gate"
	"rondetafel/internal/klok"
	"rondetafel/internal/pgtest"
)

// sjabloon is a furnished house that new ones are copied from: making one costs more than most tests. There is one for each database
// and each way to furnish, made at its first use in a test binary. Copies share its keys; Vers makes a house with its own.
type sjabloon struct {
	sync.Mutex
	sleutels map[string][]byte // files of the folder with keys, by name
	db       []byte            // the SQLite file
}

// sjablonen are shared by tests that know nothing of each other.
var sjablonen = struct {
	sync.Mutex
	op map[string]*sjabloon
}{op: map[string]*sjabloon{}}

func sjabloonVoor(naam string) *sjabloon {
	sjablonen.Lock()
	defer sjablonen.Unlock()
	if sjablonen.op[naam] == nil {
		sjablonen.op[naam] = &sjabloon{}
	}
	return sjablonen.op[naam]
}

// kopieer puts a copy of the sjabloon at the paths of h.
func (s *sjabloon) kopieer(t testing.TB, h *Huis, naam string) error {
	s.Lock()
	defer s.Unlock()
	if h.postgres {
		h.Opties.DB = pgtest.Copy(t, naam, func(url string) error { return s.maak(h, url) })
	} else if s.sleutels == nil {
		if err := s.maak(h, ""); err != nil {
			return err
		}
	}
	if err := os.Mkdir(h.Opties.Sleutels, 0o700); err != nil {
		return err
	}
	for bestand, inhoud := range s.sleutels {
		if err := os.WriteFile(filepath.Join(h.Opties.Sleutels, bestand), inhoud, 0o600); err != nil {
			return err
		}
	}
	if h.postgres {
		return nil
	}
	return os.WriteFile(h.Opties.DB, s.db, 0o600)
}

// maak furnishes a house as h asks, in the database url or else in a SQLite file, and keeps what it takes to copy it. Its clock stands
// before Begin, so that a copy goes on after it.
func (s *sjabloon) maak(h *Huis, url string) (err error) {
	dir, err := os.MkdirTemp("", "rondetafel-sjabloon-")
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, os.RemoveAll(dir)) }()
	k := klok.NieuwVerzet(klok.Systeem())
	k.Zet(Begin().Add(-time.Minute))
	o := gate.Opties{DB: url, Sleutels: filepath.Join(dir, "sleutels"), Klok: k, Synchroon: "OFF"}
	if url == "" {
		o.DB = filepath.Join(dir, "huis.db")
	}
	g, err := gate.Open(context.Background(), o)
	if err != nil {
		return err
	}
	if err := errors.Join(g.Inrichten(context.Background(), gate.Als("", "taak"), h.inrichting()), g.Close()); err != nil {
		return fmt.Errorf("inrichten: %w", err)
	}
	if s.sleutels, err = lees(o.Sleutels); err != nil || url != "" {
		return err
	}
	s.db, err = os.ReadFile(o.DB)
	return err
}

// lees reads the files of a folder without folders in it.
func lees(dir string) (map[string][]byte, error) {
	uit := map[string][]byte{}
	err := filepath.WalkDir(dir, func(pad string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		uit[d.Name()], err = os.ReadFile(pad)
		return err
	})
	return uit, err
}
