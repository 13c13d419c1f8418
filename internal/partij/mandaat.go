// SPDX-License-Identifier: EUPL-1.2

package partij

import (
	"encoding/json"
	"slices"
	"strings"
	"unicode"

	"rondetafel/internal/errs"
)

// Mandaatbesluit is a type of decision of a round table to which a standing mandate can be limited: the words are those of rto.
type Mandaatbesluit string

// Mandaatsoort is a kind of Casus to which a standing mandate can be limited: those of casus that come to a round table.
type Mandaatsoort string

// Mandaatbesluiten returns every type of decision of a round table.
func Mandaatbesluiten() []Mandaatbesluit {
	return []Mandaatbesluit{"plan", "casusregisseur", "vervanger", "afschalen", "overig"}
}

// Mandaatsoorten returns every kind of Casus that comes to a round table.
func Mandaatsoorten() []Mandaatsoort {
	return []Mandaatsoort{"complexe_casus", "jongere", "gezin", "gebied"}
}

// Reikwijdte is what a standing mandate covers (rule 6.3-1, article 6.3): which decisions, in which kinds of Casus, in which casussen. A part that is
// empty sets no limit; the parts limit together.
type Reikwijdte struct {
	Besluiten []Mandaatbesluit `json:"besluiten,omitempty"`
	Soorten   []Mandaatsoort   `json:"soorten,omitempty"`
	// Casussen are numbers as the house writes them. Who gives the mandate types them: nothing here tells whether there is such a Casus.
	Casussen []string `json:"casussen,omitempty"`
}

// Leeg tells whether nothing is limited.
func (r Reikwijdte) Leeg() bool { return len(r.Besluiten)+len(r.Soorten)+len(r.Casussen) == 0 }

// Schoon returns it as it is kept: each limit once and in one order, numbers apart when they were typed in one field.
func (r Reikwijdte) Schoon() Reikwijdte {
	var uit Reikwijdte
	for _, b := range r.Besluiten {
		uit.Besluiten = opVolgorde(uit.Besluiten, b)
	}
	for _, s := range r.Soorten {
		uit.Soorten = opVolgorde(uit.Soorten, s)
	}
	for _, c := range r.Casussen {
		nummers := strings.FieldsFunc(c, func(t rune) bool { return t == ',' || t == ';' || unicode.IsSpace(t) })
		if rest := strings.TrimSpace(c); len(nummers) == 0 && rest != "" {
			nummers = []string{rest} // something was typed: it is no number, and not without limits
		}
		for _, nummer := range nummers {
			uit.Casussen = opVolgorde(uit.Casussen, nummer)
		}
	}
	return uit
}

func opVolgorde[T ~string](lijst []T, een T) []T {
	if een == "" || slices.Contains(lijst, een) {
		return lijst
	}
	lijst = append(lijst, een)
	slices.Sort(lijst)
	return lijst
}

// maxMandaatcasussen is how many casussen a mandate names: who names more means a kind.
const maxMandaatcasussen = 50

// eis asks of a scope that is clean what can be known without a dossier, and that only a mandate has one.
func (r Reikwijdte) eis(v *errs.Velden, mandaat bool) {
	v.Eis(mandaat || r.Leeg(), "reikwijdte.besluiten", "Grenzen horen bij een doorlopend mandaat. Laat dit leeg, of geef die functie (art. 6.3).")
	for _, b := range r.Besluiten {
		v.Eis(slices.Contains(Mandaatbesluiten(), b), "reikwijdte.besluiten", "Kies besluiten uit de lijst.")
	}
	for _, s := range r.Soorten {
		v.Eis(slices.Contains(Mandaatsoorten(), s), "reikwijdte.soorten", "Kies soorten casussen uit de lijst.")
	}
	v.Eis(len(r.Casussen) <= maxMandaatcasussen, "reikwijdte.casussen", "Noem hoogstens 50 casussen. Zijn het er meer? Kies dan soorten.")
	for _, c := range r.Casussen {
		v.Eis(isNummer(c), "reikwijdte.casussen", "Schrijf elk nummer als 2026-0142, met een komma ertussen.")
	}
}

// isNummer tells whether it looks like the number of a Casus.
func isNummer(nummer string) bool {
	jaar, rest, ok := strings.Cut(nummer, "-")
	cijfers := func(s string) bool { return strings.Trim(s, "0123456789") == "" }
	return ok && len(jaar) == 4 && cijfers(jaar) && (len(rest) == 4 || len(rest) == 6) && cijfers(rest)
}

// Bewaard returns it as the database keeps it, "" for one without limits: the same limits are the same text.
func (r Reikwijdte) Bewaard() string {
	if r.Leeg() {
		return ""
	}
	b, _ := json.Marshal(r.Schoon()) // strings only
	return string(b)
}

// LeesReikwijdte reads what Bewaard made. What is something else covers no Casus at all: it is never read as without limits.
func LeesReikwijdte(bewaard string) (r Reikwijdte) {
	if bewaard == "" {
		return r
	}
	if err := json.Unmarshal([]byte(bewaard), &r); err != nil || r.Leeg() {
		return Reikwijdte{Casussen: []string{bewaard}}
	}
	return r
}
