// SPDX-License-Identifier: EUPL-1.2

// Package web holds the pages: for each page a struct with display-ready values, a template and where needed a style of the same
// name (mijnwerk.go, sjablonen/mijnwerk.gohtml, stijl/mijnwerk.css). A handler fills a page struct from what the gate handed
// out and gives it to Weergave; no template sees anything else. All fixed texts of the interface stand here, in Dutch at level
// B1.
package web

import (
	"slices"
	"strings"

	"rondetafel/internal/errs"
	"rondetafel/internal/gate"
	"rondetafel/internal/partij"
)

// Pagina is a page that Weergave can show. Every page struct embeds Schil and names its own template.
type Pagina interface {
	// Sjabloon returns the name of the page's template file, without its extension.
	Sjabloon() string
	// Kop returns the heading, which is also the title. It never holds personal data: titles end up in histories.
	Kop() string
}

// Names of the hidden fields that every form carries.
const (
	VeldSleutel = "sleutel" // the idempotency key: the same form sent twice is carried out once
	VeldVersie  = "versie"  // the version that the form was filled from
	VeldActie   = "actie"   // which of the form's buttons was used
	VeldOpener  = "opener"  // the mark of who opened the form: nobody else sends it
)

// Values of VeldActie other than sending the form. BetrokkeneWeg is followed by the row's number: "betrokkene-weg-2".
const (
	ActieBetrokkeneErbij = "betrokkene-erbij"
	ActieBetrokkeneWeg   = "betrokkene-weg-"
	ActieVoorbeeld       = "voorbeeld"
	ActieMensen          = "mensen" // show the people of the Partij that was chosen
	ActieBewaar          = "bewaar"
	ActieWeggooien       = "weggooien"
)

// Schil is what surrounds every page. The zero value, with only Huis set, is right for who is not logged in.
type Schil struct {
	Huis       string          // the name of the house
	Oefen      bool            // practice environment: everything is invented, said above every page
	Klok       bool            // the practice environment has a clock that one can move
	Gebruiker  *Gebruiker      // nil when nobody is logged in
	Nav        []NavItem       // at most six, see Navigatie
	Kruimels   []Kruimel       // where the page stands; the last one has no URL
	Meldingen  []Melding       // what the last act did
	Fouten     []errs.Veldfout // what is wrong with the form that was sent; puts "Fout:" before the title
	Sleutel    string          // idempotency key of the page's form, the same for as long as it is the same form
	Opener     string          // mark of who opens the page's forms, "" when nobody is logged in
	Bijgewerkt string          // "23 november, 14:03": printed below the page
	Uitgaand   bool            // what is printed is meant for who it is addressed to: it goes out without who printed it and without "Niet doorgeven"
	Blik       *gate.Blik      // from where the page can follow its Casus: filled in by the time that it is shown; nil for a page that follows none
	Verstuurd  bool            // the page is the answer to a form: its address does not give it again
}

// Stil returns after how many seconds without a sign of the reader their log-in ends.
func (Schil) Stil() int { return int(gate.SessieStil.Seconds()) }

// Gebruiker is who is logged in.
type Gebruiker struct {
	Naam    string
	Functie string // "Procesregisseur", or the name of the Partij for who works for one
	Demo    bool   // may change to another person without a password
	Zoekt   bool   // may search for a person
}

// Initialen returns the first letters of the first and the last part of the name.
func (g Gebruiker) Initialen() string {
	delen := strings.Fields(g.Naam)
	if len(delen) == 0 {
		return ""
	}
	eerste := []rune(delen[0])[:1]
	if len(delen) == 1 {
		return string(eerste)
	}
	return string(eerste) + string([]rune(delen[len(delen)-1])[:1])
}

// NavItem is one place of the main navigation.
type NavItem struct {
	Naam   string
	URL    string
	Aantal int  // of the reader's own work; 0 is not shown
	Huidig bool // the reader is here
}

// Kruimel is one step of the breadcrumb.
type Kruimel struct {
	Naam string
	URL  string // "" for the page itself
}

// FoutBij returns the message about veld, or "" when there is none.
func (s Schil) FoutBij(veld string) string {
	for _, f := range s.Fouten {
		if f.Veld == veld {
			return f.Melding
		}
	}
	return ""
}

// Huidig returns the name of the place of the main navigation where the reader is, "" when it is none of
// them.
func (s Schil) Huidig() string {
	for _, n := range s.Nav {
		if n.Huidig {
			return n.Naam
		}
	}
	return ""
}

// Navigatie returns the main navigation for somebody with these functies. hier is the URL of the place where the reader is;
// taken is how much work waits for them. Who has no functie may open what is for everybody, and nothing else.
func Navigatie(functies []partij.Functie, hier string, taken int) []NavItem {
	if len(functies) == 0 {
		return []NavItem{{Naam: "Convenant", URL: "/convenant", Huidig: hier == "/convenant"}}
	}
	var items []NavItem
	for _, p := range plekken() {
		if len(p.voor) > 0 && !slices.ContainsFunc(functies, func(f partij.Functie) bool { return slices.Contains(p.voor, f) }) {
			continue
		}
		items = append(items, NavItem{Naam: p.naam, URL: p.url, Huidig: p.url == hier})
	}
	items[0].Aantal = taken
	return items
}

// plek is a place of the main navigation, and for which functies it is: everybody when there are none.
type plek struct {
	naam, url string
	voor      []partij.Functie
}

// plekken are the places in their order. What people do in a place, such as to report a Casus, is a button there and no place.
func plekken() []plek {
	inCasussen := []partij.Functie{partij.Procesregisseur, partij.Aanmelder, partij.Uitvoerder, partij.Manager, partij.FG}
	aanTafel := []partij.Functie{partij.Procesregisseur, partij.Aanmelder, partij.Uitvoerder, partij.Ondersteuning}
	bijHetEinde := []partij.Functie{partij.Procesregisseur, partij.Manager, partij.FG}
	bijDeFG := []partij.Functie{partij.FG}
	return []plek{{"Mijn werk", "/", nil}, {"Casussen", "/casussen", inCasussen}, {"Overleggen", "/overleggen", aanTafel}, {"Vernietigingen", "/vernietigingen", bijHetEinde},
		{"Toezicht", "/toezicht", bijDeFG}, {"Register", "/verstrekkingen", []partij.Functie{partij.FG, partij.Procesregisseur}},
		{"Partijen", "/partijen", nil}, {"Convenant", "/convenant", nil}}
}

func magAanmelden(f partij.Functie) bool { return f == partij.Aanmelder || f == partij.Procesregisseur }
