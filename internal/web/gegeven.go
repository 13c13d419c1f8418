// SPDX-License-Identifier: EUPL-1.2

package web

// GegevenPagina is one piece of information with its conditions and who sees it now.
type GegevenPagina struct {
	Schil
	CasusID     string
	Nummer      string
	Stuk        Stuk
	Zicht       []ZichtRegel // for the supplier and the procesregisseur
	ZichtOm     string
	Gezien      []GezienRij     // who read it, for the same two
	Vooraf      []VoorinzageRij // the questions to read it before a round table, for the same two
	Versies     []TijdRegel     // what changed when
	Versie      int64
	Document    DocumentVeld   // where the supplier adds one
	Verzoeken   []CorrectieRij // to correct it, that the reader knows of
	MagVragen   bool           // to correct it
	MagWijzigen bool           // correct, change conditions and withdraw: only of one's own Partij (rule 12.1-1)
}

// GezienRij is somebody of another Partij who read a piece.
type GezienRij struct {
	Wie    string
	Partij string
	Laatst string
	Keer   string // "3 keer"; "" for once
}

// Sjabloon returns the template's name.
func (GegevenPagina) Sjabloon() string { return "gegeven" }

// Kop returns the heading.
func (p GegevenPagina) Kop() string { return "Informatie bij casus " + p.Nummer }

// IntrekkenPagina asks to confirm that a piece is withdrawn: sends `reden` and `versie`.
type IntrekkenPagina struct {
	Schil
	CasusID string
	Nummer  string
	Versie  int64
	Stuk    Stuk
	Reden   string
}

// Sjabloon returns the template's name.
func (IntrekkenPagina) Sjabloon() string { return "intrekken" }

// Kop returns the heading.
func (IntrekkenPagina) Kop() string { return "Informatie intrekken" }

// VeldReden returns the field.
func (p IntrekkenPagina) VeldReden() Veld {
	return Veld{Naam: "reden", Label: "Waarom trek je dit in?", Hint: "De procesregisseur en jouw Partij lezen dit in de tijdlijn van de casus.",
		Waarde: p.Reden, Fout: p.FoutBij("reden"), Rijen: 3}
}
