// SPDX-License-Identifier: EUPL-1.2

package web

import (
	"strings"

	"rondetafel/internal/document"
)

// DocumentRij is a document as a page shows it.
type DocumentRij struct {
	ID      string
	Naam    string
	Feiten  string // "Word-document · 12 kB · 3 maart"
	Gewist  string // what was taken out, in a sentence; "" for nothing
	Blijft  bool   // who made it and with what stays in
	Bekijk  bool   // its first page can be shown
	Weghaal bool   // the reader may take it away (rule 12.1-1)
}

// URL returns where the document is given, as an attachment.
func (d DocumentRij) URL() string { return "/documenten/" + d.ID }

// DocumentVeld is the part of a form in which one chooses files. What was sent already stands in it, and need not be chosen again.
type DocumentVeld struct {
	Klaar      []DocumentRij
	Max        string // of one file: "50 MB"
	Bytes      int64  // the same
	Samen      string // of all that are chosen at one time: "100 MB"
	SamenBytes int64  // the same
	Fout       string
	Los        bool // the whole form is about files: choosing one is asked
	Getekend   bool // one signed document is asked: a PDF or a picture
}

// Accept returns the endings of the files that a browser offers.
func (v DocumentVeld) Accept() string {
	if v.Getekend {
		return ".pdf,.png,.jpg,.jpeg,.gif,.webp"
	}
	return "." + strings.Join(document.Extensions(), ",.")
}

// Hint returns what can be chosen, and what happens to it.
func (v DocumentVeld) Hint() string {
	if v.Getekend {
		return "Eén pdf of foto, tot " + v.Max + ". We halen verborgen gegevens uit een foto. Uit een pdf niet: daarin blijft staan wie hem maakte."
	}
	return "Word, Excel, pdf of foto, tot " + v.Max + ". Kies je er meer, dan samen tot " + v.Samen + ". We halen verborgen gegevens uit foto's en Office-bestanden. Uit een pdf niet: daarin blijft staan wie hem maakte."
}

// Beschrijving returns the ids of what describes the field.
func (v DocumentVeld) Beschrijving() string {
	return beschrijving(VeldID("document"), v.Hint(), v.Fout)
}

// WeghalenPagina asks to confirm that a document is taken away: sends `versie`.
type WeghalenPagina struct {
	Schil
	Nummer   string
	Versie   int64
	Gegeven  string // id
	Document DocumentRij
}

// Sjabloon returns the template's name.
func (WeghalenPagina) Sjabloon() string { return "weghalen" }

// Kop returns the heading.
func (WeghalenPagina) Kop() string { return "Document weghalen" }
