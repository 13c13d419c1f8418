// SPDX-License-Identifier: EUPL-1.2

package policy

import (
	"slices"
	"strings"

	"github.com/cedar-policy/cedar-go/types"
	"github.com/cedar-policy/cedar-go/x/exp/ast"
)

// Bepaling is one policy as its annotations explain it: what a page shows of how an article is carried out.
type Bepaling struct {
	ID      string
	Artikel string   // "9.2a"
	Regels  []string // ids of the rules that it carries out; none for a policy that only cites its article
	Verbod  bool     // it forbids; else it permits
	Waarom  string
	Anders  string   // what one can do instead; "" for one that permits
	Acties  []string // the acts that it is about, sorted; none when it is about every act
}

// Bepalingen returns every policy with which the Engine decides, those of a profile included, sorted by id. The list is made
// anew on each call.
func (e *Engine) Bepalingen() []Bepaling {
	var uit []Bepaling
	for _, id := range e.idsOpNr {
		uit = append(uit, e.bepaling(e.beleid[types.PolicyID(id)]))
	}
	return uit
}

func (e *Engine) bepaling(b *beleid) Bepaling {
	uit := Bepaling{ID: b.id, Artikel: b.artikel, Verbod: b.verbod, Waarom: b.waarom, Anders: b.anders,
		Regels: strings.FieldsFunc(b.regel, func(r rune) bool { return r == ',' || r == ' ' })}
	if _, alles := b.boom().Action.(ast.ScopeTypeAll); alles {
		return uit
	}
	for _, naam := range e.namen {
		if slices.Contains(e.acties[naam].beleid, b) {
			uit.Acties = append(uit.Acties, naam)
		}
	}
	return uit
}
