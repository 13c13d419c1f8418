// SPDX-License-Identifier: EUPL-1.2

package main

import (
	"errors"
	"net/url"
	"path/filepath"
	"strings"

	"rondetafel/internal/gate"
)

// plaats says where a house lies.
type plaats struct {
	Data string `help:"Map van het huis: sleutels, bewaarde controlepunten en de database." type:"path" placeholder:"MAP"`
	DB   string `name:"db" help:"Database: een pad, of postgres://… . Gewoonlijk een bestand in de map." placeholder:"URL"`

	Kluis kluisvlaggen `embed:""`
}

// errWachtwoord: other users of the machine see the flags of a process.
var errWachtwoord = errors.New("geef geen wachtwoord in --db: anderen op deze machine zien het. Zet het in een bestand en noem dat in PGPASSFILE")

// Validate refuses a secret among the flags.
func (p plaats) Validate() error {
	if u, err := url.Parse(p.DB); err == nil && strings.Contains(p.DB, "://") {
		if _, geheim := u.User.Password(); geheim || u.Query().Has("password") || u.Query().Has("sslpassword") {
			return errWachtwoord
		}
	} else if strings.Contains(p.DB, "://") {
		return errors.New("--db is geen geldige URL") // its error would repeat what was typed
	}
	return nil
}

// grenzen say how large documents may be.
type grenzen struct {
	DocumentMB int64 `name:"document-mb" help:"Hoe groot één document mag zijn, in MB." default:"50" placeholder:"MB"`
	CasusMB    int64 `name:"casus-mb" help:"Hoe groot alle documenten van één Partij bij een casus samen mogen zijn, in MB." default:"1000" placeholder:"MB"`
}

// gate returns them in bytes; a house without room for any document is refused.
func (gr grenzen) gate() (gate.Grenzen, error) {
	if gr.DocumentMB < 1 || gr.CasusMB < gr.DocumentMB {
		return gate.Grenzen{}, errors.New("--document-mb is minstens 1, en --casus-mb minstens zo groot als --document-mb")
	}
	return gate.Grenzen{Bestand: gr.DocumentMB * 1_000_000, Casus: gr.CasusMB * 1_000_000}, nil
}

// bestand is the name of the database in the folder of a house.
const bestand = "rondetafel.db"

// sleutelmap is the name of the folder with keys and kept checkpoints.
const sleutelmap = "sleutels"

func (p plaats) opties(o omgeving) gate.Opties {
	db := p.DB
	if db == "" {
		db = filepath.Join(p.Data, bestand)
	}
	return gate.Opties{DB: db, Sleutels: filepath.Join(p.Data, sleutelmap), Klok: o.klok, Log: o.log, Kluis: p.Kluis.open(o)}
}
