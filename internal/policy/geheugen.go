// SPDX-License-Identifier: EUPL-1.2

package policy

import (
	"cmp"
	"slices"
	"strings"
	"sync"

	"github.com/cedar-policy/cedar-go/types"
)

// antwoord is what Cedar said to one question.
type antwoord struct {
	besluit types.Decision
	diag    types.Diagnostic
}

func (a antwoord) mag() bool { return a.besluit == types.Allow && len(a.diag.Errors) == 0 }

// vraag is all that an answer about a Casus or the house rests on. Two questions that are equal have one answer, as the policies
// never change after [New] and read nothing but these facts. What no policy of the act reads is left empty, so that it makes no
// difference: most acts ask neither who somebody is nor which Casus it is, but what both are to each other.
type vraag struct {
	actie *actie
	wie   Wie
	casus Casus
	stuk  stukFeiten
	soort types.EntityType
	rond  omstandigheid
}

// stukFeiten are the facts of a Gegeven beside those of its Casus; a moment is only before, at or after the moment of the question.
type stukFeiten struct {
	id, leverancier, wie, lezers, vanaf           string
	ingetrokken, buitenDoel, vraagVooraf, citeren bool
	geldigTot, volgendRTO, voorafTot              int
	protocol                                      Bits

	lezer   [niemand + 1]bool // which of the other Partijen in the question are among the lezers, or none
	anderen int               // how many more are
}

// niemand is the place of "" in lezer, after those of the four Partijen that a question can have.
const niemand = 4

func (g *Gegeven) feiten(nu int64) stukFeiten {
	return stukFeiten{leverancier: g.Leverancier, wie: g.Wie, vanaf: g.Vanaf,
		ingetrokken: g.Ingetrokken, buitenDoel: g.BuitenDoel, vraagVooraf: g.VraagVooraf, citeren: g.Citeren, geldigTot: cmp.Compare(g.GeldigTot, nu),
		volgendRTO: cmp.Compare(g.VolgendRTO, nu), voorafTot: cmp.Compare(g.VoorafTot, nu), protocol: g.Protocol}
}

// omstandigheid are the facts of a Context that an answer can be kept for.
type omstandigheid struct {
	soort, namens, naarPartij, herkomst, ontbreekt string
	naarFuncties                                   Bits
	naarActief, naarGetekend                       bool
}

// blijvend tells whether a fact of the Context stands in omstandigheid, or is the moment that others are held against. An act of which a
// policy reads another one is asked anew each time.
func blijvend(naam types.String) bool {
	return slices.Contains([]types.String{nu, "soort", "namens", "naarPartij", "herkomst", "ontbreekt", "naarFuncties", "naarActief", "naarGetekend"}, naam)
}

// rijtje is a text that no other list gives.
func rijtje(teksten []string) string {
	var b strings.Builder
	for _, t := range teksten {
		b.WriteString(t)
		b.WriteByte(0)
	}
	return b.String()
}

func rondom(c *Context) omstandigheid {
	return omstandigheid{soort: c.Soort, namens: c.Namens, naarPartij: c.NaarPartij, herkomst: c.Herkomst, ontbreekt: rijtje(c.Ontbreekt),
		naarFuncties: c.NaarFuncties, naarActief: c.NaarActief, naarGetekend: c.NaarGetekend}
}

// vraagOver makes the question of a about op; false when its answer holds only once, or op is of a kind that is hardly asked about twice.
func (a *actie) vraagOver(wie *Wie, op Resource, ctx *Context) (vraag, bool) {
	v := vraag{actie: a, wie: *wie, soort: types.EntityType(op.soort())}
	if a.telt.eenmalig {
		return v, false
	}
	var lezers []string
	switch o := op.(type) {
	case Huis:
	case Casus:
		v.casus = o
		if !a.telt.resource {
			v.casus.ID = ""
		}
	case Gegeven:
		v.casus, v.stuk, lezers = o.Casus, o.feiten(ctx.Nu), o.Lezers
		if a.telt.resource {
			v.stuk.id = o.ID
		}
		if !a.telt.zaak {
			v.casus.ID = ""
		}
	default:
		return v, false
	}
	v.casus.EersteRTO = int64(cmp.Compare(v.casus.EersteRTO, ctx.Nu))
	for _, leeg := range a.telt.leegWie {
		leeg(&v.wie)
	}
	for _, leeg := range a.telt.leegCasus {
		leeg(&v.casus)
	}
	if len(a.feiten.context) > 0 {
		v.rond = rondom(ctx)
	}
	if a.telt.partij {
		v.stuk.lezers = rijtje(lezers)
	} else {
		v.anoniem(lezers)
	}
	return v, true
}

// anoniem gives the Partijen in a question other names, by the order in which they come: which Partij it is makes no difference to policies that name
// none, but only whether two are the same one. lezers are those of a piece: of who is nobody else in the question only the number counts.
func (v *vraag) anoniem(lezers []string) {
	var namen partijnamen
	v.wie.Partij = namen.voor(v.wie.Partij)
	v.casus.Aanmelder = namen.voor(v.casus.Aanmelder)
	v.stuk.leverancier = namen.voor(v.stuk.leverancier)
	v.rond.naarPartij = namen.voor(v.rond.naarPartij)
	eigen := len(namen)
	for _, l := range lezers {
		switch i := slices.Index(namen[:eigen], l); {
		case i >= 0:
			v.stuk.lezer[i] = true
		case l == "":
			v.stuk.lezer[niemand] = true
		default:
			namen.voor(l)
		}
	}
	v.stuk.anderen = len(namen) - eigen
}

// partijnamen are the ids that came by.
type partijnamen []string

// voor is the name of a Partij; none stays none.
func (p *partijnamen) voor(id string) string {
	if id == "" {
		return ""
	}
	i := slices.Index(*p, id)
	if i < 0 {
		i = len(*p)
		*p = append(*p, id)
	}
	return string(rune('a' + i))
}

// maxVragen is how many answers are kept: a few hundred bytes each.
const maxVragen = 4096

// geheugen keeps answers. The zero value is empty and ready for use by several at once.
type geheugen struct {
	slot sync.RWMutex
	was  map[vraag]antwoord
}

func (g *geheugen) weet(v vraag) (antwoord, bool) {
	g.slot.RLock()
	defer g.slot.RUnlock()
	a, ok := g.was[v]
	return a, ok
}

// onthoud keeps an answer. A full memory begins anew: that costs each question one evaluation.
func (g *geheugen) onthoud(v vraag, a antwoord) {
	g.slot.Lock()
	defer g.slot.Unlock()
	if g.was == nil || len(g.was) >= maxVragen {
		g.was = map[vraag]antwoord{}
	}
	g.was[v] = a
}

// antwoordOp answers from memory, or else asks Cedar with what vers returns.
func (e *Engine) antwoordOp(a *actie, wie *Wie, op Resource, ctx *Context, vers func() antwoord) antwoord {
	v, kan := a.vraagOver(wie, op, ctx)
	if !kan {
		return vers()
	}
	if uit, ok := e.geheugen.weet(v); ok {
		return uit
	}
	uit := vers()
	e.geheugen.onthoud(v, uit)
	return uit
}
