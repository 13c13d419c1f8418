// SPDX-License-Identifier: EUPL-1.2

package main

import (
	"path/filepath"

	"rondetafel/internal/gate"
)

// plaats says where a house lies.
type plaats struct {
	Data string `help:"Map van het huis: sleutels, bewaarde controlepunten en de database." type:"path" placeholder:"MAP"`
	DB   string `name:"db" help:"Database: een pad, of postgres://… . Gewoonlijk een bestand in de map." placeholder:"URL"`
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
	return gate.Opties{DB: db, Sleutels: filepath.Join(p.Data, sleutelmap), Klok: o.klok, Log: o.log}
}
