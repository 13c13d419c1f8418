// SPDX-License-Identifier: EUPL-1.2

package policy

import (
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
	soort types.EntityType
	rond  omstandigheid
}

// omstandigheid are the facts of a Context that an answer can be kept for.
type omstandigheid struct {
	soort, namens, naarPartij, herkomst, ontbreekt string
	naarFuncties                                   Bits
	naarActief, naarGetekend                       bool
}

// blijvend are the names of the facts in omstandigheid. An act of which a policy reads another one is asked anew each time.
func blijvend(naam types.String) bool {
	return slices.Contains([]types.String{"soort", "namens", "naarPartij", "herkomst", "ontbreekt", "naarFuncties", "naarActief", "naarGetekend"}, naam)
}

func rondom(c *Context) omstandigheid {
	return omstandigheid{soort: c.Soort, namens: c.Namens, naarPartij: c.NaarPartij, herkomst: c.Herkomst, ontbreekt: strings.Join(c.Ontbreekt, "\x00"),
		naarFuncties: c.NaarFuncties, naarActief: c.NaarActief, naarGetekend: c.NaarGetekend}
}

// nietGeteld empties what makes no difference to the answers of an act.
type nietGeteld struct {
	wie   []func(*Wie)
	casus []func(*Casus)
}

// nietGelezen finds what no policy of an act reads. A fact that is not named here always counts.
func nietGelezen(gebruikt map[types.String]bool) nietGeteld {
	var uit nietGeteld
	for naam, wis := range map[types.String]func(*Wie){
		helePersoon:    func(w *Wie) { w.Medewerker = "" },
		"partij":       func(w *Wie) { w.Partij = "" },
		"functies":     func(w *Wie) { w.Functies = 0 },
		"partijActief": func(w *Wie) { w.PartijActief = false },
		"getekend":     func(w *Wie) { w.Getekend = false },
		"incidenteel":  func(w *Wie) { w.Incidenteel = false },
	} {
		if !gebruikt[naam] {
			uit.wie = append(uit.wie, wis)
		}
	}
	for naam, wis := range map[types.String]func(*Casus){
		heleResource:   func(c *Casus) { c.ID = "" },
		"fase":         func(c *Casus) { c.Fase = "" },
		"soort":        func(c *Casus) { c.Soort = "" },
		"aanmelder":    func(c *Casus) { c.Aanmelder = "" },
		"open":         func(c *Casus) { c.Open = false },
		"toegewezen":   func(c *Casus) { c.Toegewezen = false },
		"rollen":       func(c *Casus) { c.Rollen = 0 },
		"partijRollen": func(c *Casus) { c.PartijRollen = 0 },
		"eersteRTO":    func(c *Casus) { c.EersteRTO = 0 },
		"planVast":     func(c *Casus) { c.PlanVast = false },
	} {
		if !gebruikt[naam] {
			uit.casus = append(uit.casus, wis)
		}
	}
	return uit
}

// vraagOver makes the question of a about op; false when its answer cannot be kept: the moment counts, or op is of a kind
// that is hardly asked about twice.
func (a *actie) vraagOver(wie *Wie, op Resource, ctx *Context) (vraag, bool) {
	v := vraag{actie: a, wie: *wie}
	if a.eenmalig {
		return v, false
	}
	for _, wis := range a.buiten.wie {
		wis(&v.wie)
	}
	switch o := op.(type) {
	case Casus:
		v.casus, v.soort = o, typeCasus
		for _, wis := range a.buiten.casus {
			wis(&v.casus)
		}
	case Huis:
		v.soort = typeHuis
	default:
		return v, false
	}
	if len(a.feiten.context) > 0 {
		v.rond = rondom(ctx)
	}
	return v, true
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

// maxStukken is how many different pieces a Lijst remembers: those of one Casus mostly have one of a few sets of conditions.
const maxStukken = 8

// stuk is a piece with the answer about it, within one Lijst: one caller, one act and one moment.
type stuk struct {
	gegeven Gegeven
	antwoord
}

// eerder finds the answer about a piece of which all that policies read is the same.
func (l *Lijst) eerder(g Gegeven) (antwoord, bool) {
	i := slices.IndexFunc(l.stukken, func(s stuk) bool { return s.gegeven.Casus == g.Casus && g.zoals(&s.gegeven) })
	if i < 0 || l.actie.eigen {
		return antwoord{}, false
	}
	return l.stukken[i].antwoord, true
}

func (l *Lijst) onthoud(g Gegeven, a antwoord) {
	if len(l.stukken) < maxStukken {
		l.stukken = append(l.stukken, stuk{g, a})
	}
}
