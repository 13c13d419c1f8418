// SPDX-License-Identifier: EUPL-1.2

package web

import (
	"slices"
	"strings"

	"rondetafel/internal/errs"
)

// VeldID returns the id of the control of a field: "betrokkenen[0].achternaam" becomes "veld-betrokkenen-0-achternaam".
func VeldID(naam string) string {
	return "veld-" + strings.NewReplacer("[", "-", "].", "-", "]", "", ".", "-").Replace(naam)
}

// Veld is a field in which one types.
type Veld struct {
	Naam    string
	Label   string
	Hint    string
	Waarde  string
	Fout    string
	MagLeeg bool   // says "(mag, hoeft niet)"; else aria-required
	Soort   string // "text" (also when empty), "datum", "nummer", "wachtwoord"
	Breedte string // "kort", "half" or "" for the whole width
	Rijen   int    // of a text area
	Aanvul  string // value of autocomplete; "" is off
	Stil    bool   // may be empty without saying so: the form explains which fields go together
}

// ID returns the control's id.
func (v Veld) ID() string { return VeldID(v.Naam) }

// Beschrijving returns the ids of what describes the control, for aria-describedby.
func (v Veld) Beschrijving() string { return beschrijving(v.ID(), v.Hint, v.Fout) }

// ZegtMag tells whether the label says that the field may stay empty.
func (v Veld) ZegtMag() bool { return v.MagLeeg && !v.Stil }

// Numeriek tells whether a keyboard with digits fits.
func (v Veld) Numeriek() bool { return v.Soort == "datum" || v.Soort == "nummer" }

// Invoertype returns the type of the control. What is secret is not shown while it is typed.
func (v Veld) Invoertype() string {
	if v.Soort == "wachtwoord" {
		return "password"
	}
	return "text"
}

// Aanvullen returns the value of the autocomplete attribute.
func (v Veld) Aanvullen() string {
	if v.Aanvul == "" {
		return "off"
	}
	return v.Aanvul
}

func beschrijving(id, hint, fout string) string {
	var ids []string
	if hint != "" {
		ids = append(ids, id+"-hint")
	}
	if fout != "" {
		ids = append(ids, id+"-fout")
	}
	return strings.Join(ids, " ")
}

// Optie is one choice.
type Optie struct {
	Naam    string // of its field, where each choice of a Keuze is one of its own; else that of the Keuze
	Waarde  string
	Label   string
	Uitleg  string
	Gekozen bool
}

// Keuze is a choice from a list: radio buttons, check boxes when Meer, or a select.
type Keuze struct {
	Naam     string
	Label    string
	Hint     string
	Fout     string
	Leeg     string // first line of a select, chosen when nothing is: "Kies een gemeente"
	MagLeeg  bool
	Meer     bool // more than one may be chosen
	Kolommen bool // in two columns where there is room
	Opties   []Optie
}

// ID returns the id of the control, or of the first option.
func (k Keuze) ID() string { return VeldID(k.Naam) }

// ZegtMag tells whether the label says that nothing need be chosen.
func (k Keuze) ZegtMag() bool { return k.MagLeeg }

// Beschrijving returns the ids of what describes the choice.
func (k Keuze) Beschrijving() string { return beschrijving(k.ID(), k.Hint, k.Fout) }

// Kies returns opties with those chosen that stand in waarden.
func Kies(opties []Optie, waarden ...string) []Optie {
	uit := slices.Clone(opties)
	for i := range uit {
		uit[i].Gekozen = slices.Contains(waarden, uit[i].Waarde)
	}
	return uit
}

// Foutsamenvatting is the list of what is wrong at the top of a form. Each line links to its field.
type Foutsamenvatting struct {
	Fouten []errs.Veldfout
}

// Kop returns the heading, with how many there are.
func (f Foutsamenvatting) Kop() string {
	if len(f.Fouten) == 1 {
		return "Er staat nog 1 fout in het formulier"
	}
	return "Er staan nog " + tel(len(f.Fouten)) + " fouten in het formulier"
}

// Samenvatting returns the list of what is wrong with the page's form.
func (s Schil) Samenvatting() Foutsamenvatting { return Foutsamenvatting{Fouten: s.Fouten} }

// ConceptRegel is the line that says when a draft was saved. It is also the whole answer to the script that saves a draft.
type ConceptRegel struct {
	Om      string // "14:03"; "" when nothing was saved yet
	Mislukt bool   // could not be saved just now
	Actie   string // URL where the form is saved as a draft; "" when it is not
	ID      string // of the draft; "" for none yet
	Versie  int64  // of the draft
}

// Sjabloon returns the name of the partial.
func (ConceptRegel) Sjabloon() string { return "conceptregel" }
