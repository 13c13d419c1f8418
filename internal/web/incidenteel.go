// SPDX-License-Identifier: EUPL-1.2

package web

import (
	"strings"

	"rondetafel/internal/casus"
)

// IncidenteelLijstPagina are the incidentele derden of a Casus of which the reader may know (rule WGS-14).
type IncidenteelLijstPagina struct {
	Schil
	CasusID     string
	Nummer      string
	Rijen       []IncidenteelRij
	Voorstellen bool
}

// IncidenteelRij is one in a list.
type IncidenteelRij struct {
	Naam   string
	URL    string
	Uitleg string
	Stand  Badge
	Wacht  bool // on the reader's Partij
}

// Sjabloon returns the template's name.
func (IncidenteelLijstPagina) Sjabloon() string { return "incidenteellijst" }

// Kop returns the heading.
func (IncidenteelLijstPagina) Kop() string { return "Incidentele derden" }

// IncidenteelVoorstellenPagina is where the Procesregisseur proposes one. Field names are the JSON names of casus.Incidenteel.
type IncidenteelVoorstellenPagina struct {
	Schil
	CasusID string
	Nummer  string
	Namens  string
	Waarden casus.Incidenteel
}

// Sjabloon returns the template's name.
func (IncidenteelVoorstellenPagina) Sjabloon() string { return "incidenteelvoorstellen" }

// Kop returns the heading.
func (IncidenteelVoorstellenPagina) Kop() string { return "Incidentele derde voorstellen" }

// VeldenWie returns who would take part.
func (p IncidenteelVoorstellenPagina) VeldenWie() []Veld {
	return []Veld{
		{Naam: "organisatie", Label: "Welke organisatie?", Hint: "Geen Partij van het convenant en geen betrokkene.", Waarde: p.Waarden.Organisatie, Fout: p.FoutBij("organisatie")},
		{Naam: "personen", Label: "Wie doet er voor deze organisatie mee?", Hint: "Eén naam per regel, hoogstens vijf.", Waarde: strings.Join(p.Waarden.Personen, "\n"),
			Fout: p.FoutBij("personen"), Rijen: 3},
	}
}

// VeldenWaarom returns why, and on which ground.
func (p IncidenteelVoorstellenPagina) VeldenWaarom() []Veld {
	return []Veld{
		{Naam: "waarom", Label: "Waarom is deze organisatie nodig?", Hint: "Wat weet of kan zij dat de Partijen niet weten of kunnen?", Waarde: p.Waarden.Waarom, Fout: p.FoutBij("waarom"), Rijen: 4},
		{Naam: "grond", Label: "Op welke wet of taak rust dit?", Waarde: p.Waarden.Grond, Fout: p.FoutBij("grond")},
	}
}

// VeldenTermijn returns from when until when.
func (p IncidenteelVoorstellenPagina) VeldenTermijn() []Veld {
	return []Veld{
		{Naam: "van", Label: "Vanaf welke dag?", Hint: "dag-maand-jaar. Leeg is vandaag.", Waarde: string(p.Waarden.Van), Fout: p.FoutBij("van"), Soort: "datum", Breedte: "kort", MagLeeg: true},
		{Naam: "tot", Label: "Tot en met welke dag?", Hint: "dag-maand-jaar, binnen drie maanden", Waarde: string(p.Waarden.Tot), Fout: p.FoutBij("tot"), Soort: "datum", Breedte: "kort"},
	}
}

// IncidenteelPagina is one incidentele derde, with what the public Partijen decide.
type IncidenteelPagina struct {
	Schil
	ID        string
	CasusID   string
	Nummer    string
	Naam      string
	Stand     Badge
	Feiten    []Feit
	Waarom    string
	Reden     string // why it ended
	Besluit   []IncidenteelStem
	Versie    int64
	Beslissen bool
	Einde     bool
	Voorstel  bool // still to be decided
	NuMee     bool
	Open      string // the form that was sent and is wrong
	Antwoord  casus.IncidenteelBesluit
	Stop      casus.IncidenteelEinde
}

// IncidenteelStem is what one public Partij decided.
type IncidenteelStem struct {
	Partij string
	Uitleg string
	Reden  string
	Stand  Badge
}

// Sjabloon returns the template's name.
func (IncidenteelPagina) Sjabloon() string { return "incidenteel" }

// Kop returns the heading.
func (IncidenteelPagina) Kop() string { return "Incidentele derde" }

// KeuzeAntwoord returns the answer of the reader's Partij.
func (p IncidenteelPagina) KeuzeAntwoord() Keuze {
	return Keuze{Naam: "antwoord", Label: "Mag deze organisatie meedoen?", Fout: p.FoutBij("antwoord"),
		Opties: Kies([]Optie{{Waarde: "ja", Label: "Ja"}, {Waarde: "nee", Label: "Nee"}}, p.Antwoord.Antwoord)}
}

// VeldReden returns why not.
func (p IncidenteelPagina) VeldReden() Veld {
	return Veld{Naam: "reden", Label: "Waarom niet?", Hint: "Alleen nodig bij nee. De publieke Partijen en de procesregisseur lezen dit.", Waarde: p.Antwoord.Reden,
		Fout: p.bij("beslissen"), Rijen: 3, MagLeeg: true, Stil: true}
}

// VeldEinde returns why it ends.
func (p IncidenteelPagina) VeldEinde() Veld {
	return Veld{Naam: "reden", Label: "Waarom?", Waarde: p.Stop.Reden, Fout: p.bij("beeindigen"), Rijen: 3}
}

// bij is what is wrong with the reason in one of the two forms.
func (p IncidenteelPagina) bij(formulier string) string {
	if p.Open != formulier {
		return ""
	}
	return p.FoutBij("reden")
}

// InzienPagina is all that somebody of an incidentele derde sees of a Casus.
type InzienPagina struct {
	Schil
	CasusID   string
	Nummer    string
	Fase      Badge
	Doelen    string
	Tot       string
	Stukken   []Stuk
	Veranderd []string
}

// Sjabloon returns the template's name.
func (InzienPagina) Sjabloon() string { return "inzien" }

// Kop returns the heading.
func (p InzienPagina) Kop() string { return "Stukken van casus " + p.Nummer }
