// SPDX-License-Identifier: EUPL-1.2

package policy

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"slices"
)

// Uitslag is the outcome of a table of expectations.
type Uitslag struct {
	// Gevallen is how many expectations were tried.
	Gevallen int
	// Afwijkingen has one line for each that did not hold.
	Afwijkingen []string
}

// Test runs the expectations of a profile folder against the covenant with that
// profile laid over it: the policies are the folder's .cedar files, the
// expectations its .json files. An error means that the folder cannot be read,
// holds no expectations, or that New refuses its policies.
//
// An expectations file is
//
//	{"basis": {…}, "gevallen": [{…}, …]}
//
// where each geval is laid over basis and has the fields
//
//	naam      what it shows
//	beleid    the @id that it is about
//	regel     the rule of the register that it proves, if any
//	actie     the act
//	wie       {medewerker, partij, functies, partijActief, getekend}
//	op        {soort: "Gegeven", casus: {…}, gegeven: {…}}; {soort: "Casus",
//	          casus: {…}}; {soort: "Concept", id, eigenaar}; {soort: "Logregel",
//	          id, persoon, uitkomst}; {soort: "Huis"}
//	context   {nu, soort, namens, naarFuncties, naarPartij, …}
//	mag       the expected decision
//	redenen   the expected @ids, all of them, in any order
//	fout      whether an error is expected
//
// with the attribute names of the schema, and sets as lists of names.
func Test(profiel fs.FS) (Uitslag, error) {
	e, err := New(Options{Profiel: profiel})
	if err != nil {
		return Uitslag{}, err
	}
	gevallen, err := leesGevallen(profiel)
	if err != nil {
		return Uitslag{}, err
	}
	return toets(e, gevallen), nil
}

// toets compares decision, reasons and error of each geval.
func toets(e *Engine, gevallen []geval) Uitslag {
	uit := Uitslag{Gevallen: len(gevallen)}
	for _, g := range gevallen {
		if regel, wijkt := g.wijktAf(e); wijkt {
			uit.Afwijkingen = append(uit.Afwijkingen, regel)
		}
	}
	return uit
}

// wijktAf tells whether a decision is another than the geval expects, and how.
func (g geval) wijktAf(e *Engine) (string, bool) {
	b := e.Beslis(g.Wie.Wie(), g.Actie, g.Op.resource(), g.Context.Context())
	regels, verwacht := slices.Sorted(slices.Values(b.Regels)), slices.Sorted(slices.Values(g.Redenen))
	if b.Toegestaan == g.Mag && b.Fout == g.Fout && slices.Equal(regels, verwacht) {
		return "", false
	}
	return fmt.Sprintf("%s: %s: want mag=%t redenen=%q fout=%t, got mag=%t redenen=%q fout=%t",
		g.bestand, g.Naam, g.Mag, verwacht, g.Fout, b.Toegestaan, regels, b.Fout), true
}

// leesGevallen reads all expectation files in a folder.
func leesGevallen(folder fs.FS) ([]geval, error) {
	bestanden, err := fs.Glob(folder, "*.json")
	if err != nil {
		return nil, fmt.Errorf("policy: list expectations: %w", err)
	}
	var uit []geval
	for _, bestand := range bestanden {
		tekst, err := fs.ReadFile(folder, bestand)
		if err != nil {
			return nil, fmt.Errorf("policy: read expectations: %w", err)
		}
		gevallen, err := ontleedGevallen(bestand, tekst)
		if err != nil {
			return nil, fmt.Errorf("policy: %s: %w", bestand, err)
		}
		uit = append(uit, gevallen...)
	}
	if len(uit) == 0 {
		return nil, errors.New("policy: no expectations (*.json) found")
	}
	return uit, nil
}

func ontleedGevallen(bestand string, tekst []byte) ([]geval, error) {
	var tabel struct {
		Basis    json.RawMessage   `json:"basis"`
		Gevallen []json.RawMessage `json:"gevallen"`
	}
	if err := strikt(tekst, &tabel); err != nil {
		return nil, err
	}
	uit := make([]geval, len(tabel.Gevallen))
	for i, ruw := range tabel.Gevallen {
		uit[i].bestand = bestand
		for _, laag := range []json.RawMessage{tabel.Basis, ruw} {
			if err := strikt(laag, &uit[i]); len(laag) > 0 && err != nil {
				return nil, fmt.Errorf("geval %d: %w", i+1, err)
			}
		}
		if err := uit[i].toets(); err != nil {
			return nil, fmt.Errorf("geval %d: %w", i+1, err)
		}
	}
	return uit, nil
}

// strikt decodes JSON and refuses unknown fields, so that a typing error is seen.
func strikt(tekst []byte, in any) error {
	d := json.NewDecoder(bytes.NewReader(tekst))
	d.DisallowUnknownFields()
	return d.Decode(in)
}
