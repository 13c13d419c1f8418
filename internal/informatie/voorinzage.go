// SPDX-License-Identifier: EUPL-1.2

package informatie

import (
	"time"

	"rondetafel/internal/casus"
	"rondetafel/internal/errs"
)

// Voorinzage proposes that participants read pieces before a round table (rule 9.2f-1): which pieces, which Partijen, and the consultation
// on which the Procesregisseur proposes it. Each supplier answers for its own pieces; until then nothing opens.
type Voorinzage struct {
	Overleg    string        `json:"-"`
	Stukken    []string      `json:"stukken"`  // ids of Gegevens
	Partijen   []string      `json:"partijen"` // ids of who would read them
	Partij     string        `json:"partij"`   // id of the Partij that was consulted: the aanmelder, or the one with casusregie
	Afstemming casus.Overleg `json:"afstemming"`
}

// Schoon returns the proposal with each piece and each Partij once.
func (v Voorinzage) Schoon() Voorinzage {
	v.Stukken, v.Partijen = eenmaal(v.Stukken), eenmaal(v.Partijen)
	return v
}

// Valideer returns nil or an *errs.Invalid with all that is missing or wrong.
func (v Voorinzage) Valideer(vandaag time.Time) error {
	var f errs.Velden
	f.Eis(len(v.Stukken) > 0, "stukken", "Kies welke stukken vooraf gelezen worden.")
	f.Eis(len(v.Partijen) > 0, "partijen", "Kies welke Partijen ze vooraf lezen.")
	f.Eis(v.Partij != "", "partij", "Kies met welke Partij je overlegde (art. 9.2f).")
	v.Afstemming.Valideer(&f, "afstemming", vandaag, "Schrijf op met wie je hebt overlegd.", "Schrijf op wat die Partij ervan vindt.")
	return f.Fout()
}

// VoorinzageAntwoord is what the supplying Partij says to the question: yes, no, or that it takes its yes back.
type VoorinzageAntwoord struct {
	Voorinzage string `json:"-"`
	Versie     int64  `json:"versie"`
	Reden      string `json:"reden,omitempty"` // with no, for the Procesregisseur alone
}

// Valideer returns nil or an *errs.Invalid.
func (a VoorinzageAntwoord) Valideer() error {
	var f errs.Velden
	casus.EisLengte(&f, "reden", a.Reden)
	return f.Fout()
}
