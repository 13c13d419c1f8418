// SPDX-License-Identifier: EUPL-1.2

package web

import "rondetafel/internal/casus"

// VernietigenPagina is where somebody proposes to destroy the dossier of a closed casus (rule AVG-7).
type VernietigenPagina struct {
	Schil
	CasusID string
	Nummer  string
	Waarden casus.VernietigingVoorstellen
}

// Sjabloon returns the template's name.
func (VernietigenPagina) Sjabloon() string { return "vernietigen" }

// Kop returns the heading.
func (VernietigenPagina) Kop() string { return "Vernietiging voorstellen" }

// VeldReden returns why the dossier can go.
func (p VernietigenPagina) VeldReden() Veld {
	return Veld{Naam: "reden", Label: "Waarom kan het dossier weg?", Hint: "Wie controleert, leest dit. Noem geen mensen.",
		Waarde: p.Waarden.Reden, Fout: p.FoutBij("reden"), Rijen: 3}
}

// VernietigingPagina is one destruction on its way: who proposed it, who checks it, how many days of cooling-off are left.
type VernietigingPagina struct {
	Schil
	ID          string
	CasusID     string // "" for who finds no page of it
	Nummer      string
	Versie      int64
	Stand       Badge
	Zin         string // what happens now, and when
	Dagen       int    // of cooling-off that passed; -1 when it does not run
	Totaal      int    // of the whole cooling-off
	Feiten      []Feit
	Redenen     []Feit // who wrote what; empty when nobody may or can read it
	MagControle bool
	MagStoppen  bool
	Tweede      bool // the reader proposed it: somebody else has to check
	Controle    casus.VernietigingControleren
}

// Sjabloon returns the template's name.
func (VernietigingPagina) Sjabloon() string { return "vernietiging" }

// Kop returns the heading.
func (p VernietigingPagina) Kop() string { return "Vernietiging van casus " + p.Nummer }

// URL returns the address of the page.
func (p VernietigingPagina) URL() string { return "/vernietigingen/" + p.ID }

// Wacht tells whether the cooling-off runs.
func (p VernietigingPagina) Wacht() bool { return p.Dagen >= 0 }

// Over says how much of the cooling-off is left.
func (p VernietigingPagina) Over() string {
	switch n := p.Totaal - p.Dagen; n {
	case 0:
		return "laatste dag"
	case 1:
		return "nog 1 dag"
	default:
		return "nog " + tel(n) + " dagen"
	}
}

// KeuzeAkkoord returns the judgement of the second person.
func (p VernietigingPagina) KeuzeAkkoord() Keuze {
	return Keuze{Naam: "akkoord", Label: "Kan dit dossier weg?", Fout: p.FoutBij("akkoord"), Opties: Kies([]Optie{
		{Waarde: "ja", Label: "Ja, het kan weg", Uitleg: "Dan begint de bedenktijd van zeven dagen. Daarna vernietigt het systeem het dossier."},
		{Waarde: "nee", Label: "Nee, nog niet", Uitleg: "Dan stopt het voorstel. Schrijf op waarom."},
	}, p.Controle.Akkoord)}
}

// VeldReden returns the reason of the second person.
func (p VernietigingPagina) VeldReden() Veld {
	return Veld{Naam: "reden", Label: "Toelichting", Hint: "Nodig als je nee kiest.", Waarde: p.Controle.Reden, Fout: p.FoutBij("reden"), Rijen: 3,
		MagLeeg: true, Stil: true}
}

// StoppenPagina is where somebody ends a destruction that is on its way.
type StoppenPagina struct {
	Schil
	ID      string
	Nummer  string
	Waarden casus.VernietigingStoppen
}

// Sjabloon returns the template's name.
func (StoppenPagina) Sjabloon() string { return "stoppen" }

// Kop returns the heading.
func (StoppenPagina) Kop() string { return "Vernietiging stoppen" }

// VeldReden returns why the dossier may not go yet.
func (p StoppenPagina) VeldReden() Veld {
	return Veld{Naam: "reden", Label: "Waarom mag het dossier nog niet weg?", Waarde: p.Waarden.Reden, Fout: p.FoutBij("reden"), Rijen: 3}
}

// CertificaatPagina is the proof that a dossier was destroyed (rule AVG-7). It names functions and numbers, never a person.
type CertificaatPagina struct {
	Schil
	ID        string
	CasusID   string
	Nummer    string
	Feiten    []Feit // who proposed, who checked, when it was done
	Aantallen []Feit // what was removed, per kind
	Regels    string // places in the log: "4, 9, 12 en 13"
}

// Sjabloon returns the template's name.
func (CertificaatPagina) Sjabloon() string { return "certificaat" }

// Kop returns the heading.
func (p CertificaatPagina) Kop() string { return "Bewijs van vernietiging, casus " + p.Nummer }

// VernietigingenPagina lists the destructions, those that wait for a check first.
type VernietigingenPagina struct {
	Schil
	Chips []Chip
	Rijen []VernietigingRij
}

// VernietigingRij is a destruction in the list.
type VernietigingRij struct {
	Nummer  string
	URL     string
	Stand   Badge
	Wanneer string
	Door    string
	Straks  string // "controle nodig", "vernietiging op 4 februari"
}

// Sjabloon returns the template's name.
func (VernietigingenPagina) Sjabloon() string { return "vernietigingen" }

// Kop returns the heading.
func (VernietigingenPagina) Kop() string { return "Vernietigingen" }

// Afscherming is what is left to say of a casus that is closed or destroyed.
type Afscherming struct {
	Kop    string // "Afgeschermd" or "Vernietigd"
	Icoon  Icoon
	Tekst  string
	Verder *Koppeling
}
