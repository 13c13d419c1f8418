// SPDX-License-Identifier: EUPL-1.2

package informatie

import "rondetafel/internal/errs"

// MaxDocumenten is how many documents one Gegeven has at most.
const MaxDocumenten = 20

// Bestand says of a file that is sent to which Casus it goes and what the sender calls it. Its bytes follow.
type Bestand struct {
	Casus        string
	Naam         string
	Handtekening bool // it is to be a signed document: a PDF or a picture (rule 7.2-2)
}

// Losse names files that were sent to a Casus and that are of no Gegeven yet.
type Losse struct {
	Casus      string
	Documenten []string
}

// Aanhangen adds files that were sent to a Gegeven (rule 12.1-1).
type Aanhangen struct {
	Gegeven    string   `json:"-"`
	Versie     int64    `json:"versie"`
	Documenten []string `json:"documenten"` // ids that the sending of each gave
}

// Valideer returns nil or an *errs.Invalid.
func (a Aanhangen) Valideer() error {
	var v errs.Velden
	v.Eis(len(a.Documenten) > 0, "document", "Kies een bestand.")
	return v.Fout()
}

// Weghalen takes a document away from its Gegeven (rule 12.1-1).
type Weghalen struct {
	Document string `json:"-"`
	Versie   int64  `json:"versie"` // of the Gegeven
}
