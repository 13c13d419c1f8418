// SPDX-License-Identifier: EUPL-1.2

package web

import (
	"fmt"
	"strconv"

	"rondetafel/internal/casus"
)

// OpschonenPagina is where the procesregisseur decides piece by piece what stays in the dossier (article 1.10). Without a choice a
// piece goes. Field names are the JSON names of casus.Opschoning.
type OpschonenPagina struct {
	Schil
	CasusID string
	Nummer  string
	Versie  int64
	Stukken []OpschoonStuk
	Eerder  string // when it was done before, "vandaag 14:03"; "" for never
}

// OpschoonStuk is a piece with the choice about it.
type OpschoonStuk struct {
	Stuk
	Plaats   int // its place in the form
	Besluit  casus.Stukbesluit
	FoutZin  string // what is wrong with the reason
	FoutStuk string // what is wrong with the choice itself
}

// Sjabloon returns the template's name.
func (OpschonenPagina) Sjabloon() string { return "opschonen" }

// Kop returns the heading.
func (OpschonenPagina) Kop() string { return "Dossier opschonen" }

// FoutStukken returns what is wrong with the list as a whole.
func (p OpschonenPagina) FoutStukken() string { return p.FoutBij("stukken") }

func (s OpschoonStuk) veld(naam string) string { return fmt.Sprintf("stukken[%d].%s", s.Plaats, naam) }

// VeldGegeven returns the name of the hidden field with the id of the piece.
func (s OpschoonStuk) VeldGegeven() string { return s.veld("gegeven") }

// Keuze returns the choice: away, which is the default, or stay.
func (s OpschoonStuk) Keuze() Keuze {
	return Keuze{Naam: s.veld("houden"), Label: "Wat gebeurt hiermee?", Fout: s.FoutStuk, Kolommen: true, Opties: Kies([]Optie{
		{Waarde: "false", Label: "Weg", Uitleg: "Je verwijdert dit stuk. Dat kan niet terug."},
		{Waarde: "true", Label: "Houden", Uitleg: "Alleen als dat nodig is. Schrijf op waarom."},
	}, strconv.FormatBool(s.Besluit.Houden))}
}

// VeldNoodzaak returns the reason why it stays.
func (s OpschoonStuk) VeldNoodzaak() Veld {
	return Veld{Naam: s.veld("noodzaak"), Label: "Waarom moet dit blijven?", Hint: "Alleen als je Houden kiest.", Waarde: s.Besluit.Noodzaak,
		Fout: s.FoutZin, Rijen: 2, MagLeeg: true, Stil: true}
}

// SluitenPagina asks whether the work on a casus ends: everything is shielded then (WGS 2.31).
type SluitenPagina struct {
	Schil
	CasusID      string
	Nummer       string
	Waarden      casus.Sluiten
	Stukken      int     // how many pieces are left in it
	Schoon       bool    // it was cleaned, or it never came that far
	Overleg      string  // id of an Overleg that is still to be held or rounded off; "" for none
	NamensOpties []Optie // public Partijen (rule WGS-2); empty when the aanmelder is one
}

// Sjabloon returns the template's name.
func (SluitenPagina) Sjabloon() string { return "sluiten" }

// Kop returns the heading.
func (SluitenPagina) Kop() string { return "Casus sluiten" }

// Kan tells whether nothing is left to be done first.
func (p SluitenPagina) Kan() bool { return p.Schoon && p.Overleg == "" }

// KeuzeNamens returns the public Partij on whose behalf is decided.
func (p SluitenPagina) KeuzeNamens() Keuze {
	return keuzeNamensPubliek(p.Schil, p.NamensOpties, p.Waarden.NamensPubliek)
}

// OverdrachtPagina is where nazorg ends: who takes over (rule 2.3-2). Field names are the JSON names of casus.Overdracht.
type OverdrachtPagina struct {
	Schil
	CasusID string
	Nummer  string
	Waarden casus.Overdracht
	Opties  []Optie // the Partijen that take part today
}

// Sjabloon returns the template's name.
func (OverdrachtPagina) Sjabloon() string { return "overdracht" }

// Kop returns the heading.
func (OverdrachtPagina) Kop() string { return "Nazorg overdragen" }

// KeuzePartij returns which Partij takes over, or that it is somebody else (rule 1.6-1).
func (p OverdrachtPagina) KeuzePartij() Keuze {
	return Keuze{Naam: "partij", Label: "Welke Partij neemt het over?", Leeg: "Geen Partij, maar een derde", MagLeeg: true,
		Fout: p.FoutBij("partij"), Opties: Kies(p.Opties, p.Waarden.Partij)}
}

// VeldAan returns who takes over.
func (p OverdrachtPagina) VeldAan() Veld {
	return Veld{Naam: "aan", Label: "Wie is daar het contact?", Hint: "Bij een derde: schrijf ook op welke organisatie het is.", Waarde: p.Waarden.Aan,
		Fout: p.FoutBij("aan"), MagLeeg: true, Stil: true}
}

// VeldDatum returns when.
func (p OverdrachtPagina) VeldDatum() Veld {
	return Veld{Naam: "datum", Label: "Wanneer was de overdracht?", Hint: "dag-maand-jaar", Waarde: string(p.Waarden.Datum),
		Fout: p.FoutBij("datum"), Soort: "datum", Breedte: "kort"}
}

// VeldAfspraken returns what was agreed.
func (p OverdrachtPagina) VeldAfspraken() Veld {
	return Veld{Naam: "afspraken", Label: "Wat spraken jullie af?", Waarde: p.Waarden.Afspraken, Fout: p.FoutBij("afspraken"), Rijen: 5}
}
