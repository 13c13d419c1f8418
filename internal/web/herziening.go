// SPDX-License-Identifier: EUPL-1.2

package web

import "rondetafel/internal/gate"

// HerzienPagina is the yearly look at all rights of the reader's Partij (rule WGS-12).
type HerzienPagina struct {
	Schil
	Partij   string
	Stand    Badge
	Regels   []HerzienRij
	Akkoord  Keuze
	Eerder   []string // "3 maart 2026, Emma Verzonnen: 12 bevestigd, 1 beëindigd"
	Partijen []PartijStand
	Systemen []string // "Zaaksysteem, namens Anna Fictief en Arno Fictief, tot en met 3 maart 2027"
	Eigen    string   // who looks at the rights of the reader
	Lijst    string   // what is wrong with the list as a whole
}

// HerzienRij is one right to decide on.
type HerzienRij struct {
	Nummer     int
	Medewerker string // id
	Functie    string
	Keuze      Keuze
}

// PartijStand is how a Partij stands with its yearly look, for the manager.
type PartijStand struct {
	Naam    string
	Laatste string
	Stand   Badge
}

// Sjabloon returns the template's name.
func (HerzienPagina) Sjabloon() string { return "herzien" }

// Kop returns the heading.
func (HerzienPagina) Kop() string { return "Rechten nakijken" }

// VerklaringenPagina is who signed which version of the declaration of secrecy, and when (rule 14.2-1).
type VerklaringenPagina struct {
	Schil
	Versie   int64
	Rijen    []VerklaringRij
	Missen   string // "2 mensen tekenden nog niet"; "" when all did
	Allemaal bool   // the reader sees every Partij
	Ophalen  bool
	Tekst    string // that holds now
	Eerder   []gate.VerklaringVersie
	// Vernieuwen tells that the reader can give the house another.
	Vernieuwen bool
}

// VerklaringRij is one person.
type VerklaringRij struct {
	Naam     string
	Partij   string
	Getekend []string // "versie 1, 3 maart 2026"
	Stand    Badge
	Mist     bool
}

// Sjabloon returns the template's name.
func (VerklaringenPagina) Sjabloon() string { return "verklaringen" }

// Kop returns the heading.
func (VerklaringenPagina) Kop() string { return "Wie tekende de verklaring?" }
