// SPDX-License-Identifier: EUPL-1.2

package policy

import (
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

// wereld is one drawn question about a casus and a gegeven in it.
type wereld struct {
	wie     Wie
	ctx     Context
	casus   Casus
	gegeven Gegeven
}

func eenWereld(t *rapid.T) wereld {
	c := eenCasus("c-1").Draw(t, "casus")
	return wereld{eenWie().Draw(t, "wie"), eenContext().Draw(t, "context"), c, eenGegeven("g-1", c).Draw(t, "gegeven")}
}

// op is the resource of an act in this world.
func (w wereld) op(actie string) Resource {
	switch noun, _, _ := strings.Cut(actie, "."); {
	case actie == "gegeven.toevoegen", noun == "deelname":
		return w.casus
	case actie == "casus.aanmelden":
		return Huis{}
	case noun == "casus":
		return w.casus
	case noun == "gegeven":
		return w.gegeven
	case noun == "concept":
		return Concept{ID: "k-1", Eigenaar: "m-noor"}
	case noun == "besluit":
		return Logregel{ID: "1", Persoon: "m-noor"}
	}
	return Huis{}
}

func (w wereld) mag(e *Engine, actie string) bool {
	return e.Beslis(w.wie, actie, w.op(actie), w.ctx).Toegestaan
}

func (w wereld) procesregie() bool { return w.casus.Rollen&(RolProcesregisseur|RolWaarnemer) != 0 }
func (w wereld) aangewezen() bool  { return w.casus.Rollen&RolAangewezen != 0 }
func (w wereld) vroeg() bool {
	return slices.Contains([]string{"te_bevestigen", "aangemeld", "screening"}, w.casus.Fase)
}

// gericht is this world as richt changes it; the world itself stays as it is.
func (w wereld) gericht(richt func(*wereld)) wereld {
	w.gegeven.Lezers = slices.Clone(w.gegeven.Lezers)
	richt(&w)
	w.gegeven.Casus = w.casus
	return w
}

func (w *wereld) zonderProcesregie() { w.casus.Rollen &^= RolProcesregisseur | RolWaarnemer }

// vanEenAnder lets another Partij than the caller's supply the gegeven.
func (w *wereld) vanEenAnder() {
	if w.gegeven.Leverancier == w.wie.Partij {
		w.gegeven.Leverancier = map[string]string{"p-rood": "p-blauw", "p-blauw": "p-groen", "p-groen": "p-rood"}[w.wie.Partij]
	}
}

// TestRegels states each rule as what may never happen (nooit: when it holds, none
// of the acts is allowed). Each drawn world is tried as it is, and once more with the
// least changed (richt) that the rule is about it: so no rule goes untried, however few
// are drawn. The rules are written from the register, not from the policies.
func TestRegels(t *testing.T) {
	e := nieuw(t)
	inhoud := []string{"casus.lezen", "casus.aanmelding", "gegeven.lezen", "gegeven.bestaan"}
	for _, r := range []regel{
		{
			// rule 1.2-1
			"1.2-1: procesregie only by the procesregisseur of the casus or who stands in",
			[]string{"casus.screenen", "deelname.betrekken"},
			func(w wereld) bool { return !w.procesregie() },
			(*wereld).zonderProcesregie,
		},
		{
			// rule 1.7-1
			"1.7-1: before triage no other Partij sees the casus, not even that it exists",
			append([]string{"casus.bestaan", "casus.lijst", "gegeven.toevoegen", "deelname.aanwijzen"}, inhoud...),
			func(w wereld) bool {
				return w.vroeg() && !w.procesregie() && w.casus.PartijRollen&RolAanmelder == 0 &&
					w.wie.Functies&(FunctieManager|FunctieFG) == 0
			},
			func(w *wereld) {
				w.zonderProcesregie()
				w.casus.Fase = []string{"te_bevestigen", "aangemeld", "screening"}[len(w.casus.Fase)%3]
				w.casus.PartijRollen &^= RolAanmelder
				w.wie.Functies &^= FunctieManager | FunctieFG
			},
		},
		{
			// rule 8-P1
			"8-P1: the manager sees no content", inhoud,
			func(w wereld) bool { return w.wie.Functies&FunctieManager != 0 && w.casus.Rollen == 0 },
			func(w *wereld) { w.wie.Functies, w.casus.Rollen = w.wie.Functies|FunctieManager, 0 },
		},
		{
			// rule 8.2c-2
			"8.2c-2: no aanmelding on behalf of a Partij but by a procesregisseur",
			[]string{"casus.aanmelden"},
			func(w wereld) bool { return w.ctx.Namens != "" && w.wie.Functies&FunctieProcesregisseur == 0 },
			func(w *wereld) { w.ctx.Namens, w.wie.Functies = "p-rood", w.wie.Functies&^FunctieProcesregisseur },
		},
		{
			// rule 9.2a-1
			"9.2a-1: the judgement belongs to the screening", []string{"casus.screenen"},
			func(w wereld) bool { return w.casus.Fase != "screening" },
			func(w *wereld) { w.casus.Fase = "triage" },
		},
		{
			// rule 12.1-1
			"12.1-1: only the supplier corrects or withdraws",
			[]string{"gegeven.corrigeren", "gegeven.intrekken"},
			func(w wereld) bool { return w.gegeven.Leverancier != w.wie.Partij },
			(*wereld).vanEenAnder,
		},
		{
			// rule 13.2-1
			"13.2-1: what the supplier kept to the procesregisseur, no other Partij reads",
			[]string{"gegeven.lezen", "gegeven.bestaan", "gegeven.voorwaarden"},
			func(w wereld) bool {
				return w.gegeven.Wie == "procesregisseur" && !w.procesregie() && w.gegeven.Leverancier != w.wie.Partij
			},
			func(w *wereld) {
				w.zonderProcesregie()
				w.vanEenAnder()
				w.gegeven.Wie = "procesregisseur"
			},
		},
		{
			// rule 13.2-1
			"13.2-1: what was opened to chosen Partijen, no other Partij reads",
			[]string{"gegeven.lezen", "gegeven.bestaan"},
			func(w wereld) bool {
				return w.gegeven.Wie == "partijen" && !w.procesregie() && w.gegeven.Leverancier != w.wie.Partij &&
					!slices.Contains(w.gegeven.Lezers, w.wie.Partij)
			},
			func(w *wereld) {
				w.zonderProcesregie()
				w.vanEenAnder()
				w.gegeven.Wie = "partijen"
				w.gegeven.Lezers = slices.DeleteFunc(w.gegeven.Lezers, func(p string) bool { return p == w.wie.Partij })
			},
		},
		{
			// rule 13.2-1
			"13.2-1: the term counts for everybody but the supplier, to the microsecond",
			[]string{"gegeven.lezen", "gegeven.bestaan"},
			func(w wereld) bool { return w.gegeven.GeldigTot <= w.ctx.Nu && w.gegeven.Leverancier != w.wie.Partij },
			func(w *wereld) {
				w.vanEenAnder()
				w.gegeven.GeldigTot = min(w.gegeven.GeldigTot, w.ctx.Nu)
			},
		},
		{
			// rule 13.2-1
			"13.2-1: what was withdrawn nobody reads or changes",
			[]string{"gegeven.lezen", "gegeven.corrigeren", "gegeven.voorwaarden", "gegeven.intrekken"},
			func(w wereld) bool { return w.gegeven.Ingetrokken },
			func(w *wereld) { w.gegeven.Ingetrokken = true },
		},
		{
			// rule 14.1-1
			"14.1-1: no work before the declaration of secrecy is signed", werk(e),
			func(w wereld) bool { return !w.wie.Getekend },
			func(w *wereld) { w.wie.Getekend = false },
		},
		{
			"20.2: no work for a Partij that takes no part", werk(e),
			func(w wereld) bool { return !w.wie.PartijActief },
			func(w *wereld) { w.wie.PartijActief = false },
		},
		{
			// rule WGS-6
			"WGS-6: no radicalisation", []string{"casus.aanmelden", "concept.bewaren"},
			func(w wereld) bool { return w.ctx.Soort == "radicalisering" },
			func(w *wereld) { w.ctx.Soort = "radicalisering" },
		},
		{
			// rule WGS-16
			"WGS-16: no Top-X", []string{"casus.aanmelden", "concept.bewaren"},
			func(w wereld) bool { return w.ctx.Soort == "top_x" },
			func(w *wereld) { w.ctx.Soort = "top_x" },
		},
		{
			"WGS-12: support sees nothing of a dossier", append([]string{"casus.bestaan", "casus.lijst"}, inhoud...),
			func(w wereld) bool {
				return w.wie.Functies&^(FunctieOndersteuning|FunctieFunctioneelbeheer|FunctiePartijbeheerder|
					FunctieRechtmatigheid) == 0 && w.casus.Rollen == 0
			},
			func(w *wereld) {
				w.wie.Functies &= FunctieOndersteuning | FunctieFunctioneelbeheer | FunctiePartijbeheerder | FunctieRechtmatigheid
				w.casus.Rollen = 0
			},
		},
		{
			// rule AVG-6
			"AVG-6: who looked is for the procesregie and the data protection officer", []string{"casus.gekeken"},
			func(w wereld) bool { return !w.procesregie() && w.wie.Functies&FunctieFG == 0 },
			func(w *wereld) {
				w.zonderProcesregie()
				w.wie.Functies &^= FunctieFG
			},
		},
		{
			"nobody works in a closed casus",
			[]string{"gegeven.toevoegen", "gegeven.corrigeren", "gegeven.voorwaarden", "gegeven.intrekken", "deelname.aanwijzen"},
			func(w wereld) bool { return !w.casus.Open || !w.aangewezen() },
			func(w *wereld) { w.casus.Open = false },
		},
		{
			"a draft is its maker's", []string{"concept.bewaren", "concept.lezen", "concept.weggooien"},
			func(w wereld) bool { return w.wie.Medewerker != "m-noor" },
			func(w *wereld) { w.wie.Medewerker = "m-sem" },
		},
	} {
		t.Run(r.naam, func(t *testing.T) { rapid.Check(t, func(t *rapid.T) { r.proef(t, e) }) })
	}
}

// regel is one rule of TestRegels.
type regel struct {
	naam   string
	acties []string
	nooit  func(wereld) bool
	richt  func(*wereld)
}

func (r regel) proef(t *rapid.T, e *Engine) {
	w := eenWereld(t)
	gericht := w.gericht(r.richt)
	if !r.nooit(gericht) {
		t.Fatalf("this world is not about the rule: %+v", gericht)
	}
	for _, w := range []wereld{w, gericht} {
		for _, actie := range r.acties {
			if r.nooit(w) && w.mag(e, actie) {
				t.Fatalf("%s is allowed in %+v", actie, w)
			}
		}
	}
}

// werk are the acts that need a signature and a Partij that takes part.
func werk(e *Engine) []string {
	return slices.DeleteFunc(e.Acties(), func(actie string) bool {
		return strings.HasPrefix(actie, "sessie.") || strings.HasPrefix(actie, "verklaring.") || actie == "besluit.uitleggen"
	})
}

// TestRuimerIsNooitMinder: a casus that one may read, one may find; what one may
// read of a gegeven, one may know of.
func TestRuimerIsNooitMinder(t *testing.T) {
	e := nieuw(t)
	rapid.Check(t, func(t *rapid.T) {
		w := eenWereld(t)
		for smal, ruim := range map[string]string{
			"casus.lezen": "casus.lijst", "casus.lijst": "casus.bestaan", "casus.procesgegevens": "casus.lijst",
			"casus.aanmelding": "casus.lezen", "gegeven.lezen": "gegeven.bestaan", "gegeven.toevoegen": "casus.lezen",
			"casus.screenen": "casus.lezen", "casus.gekeken": "casus.lijst", "deelname.betrekken": "casus.lezen", "casus.toewijzen": "casus.lijst",
			"casus.bevestigen": "casus.lezen", "deelname.aanwijzen": "casus.lezen",
		} {
			if w.mag(e, smal) && !w.mag(e, ruim) {
				t.Fatalf("%s without %s in %+v", smal, ruim, w)
			}
		}
	})
}

// TestStrengerGeeftNooitMeer: tightening a condition takes away, at once, and
// never gives (13.2): no caller but the supplier gains by it.
func TestStrengerGeeftNooitMeer(t *testing.T) {
	e := nieuw(t)
	rapid.Check(t, func(t *rapid.T) {
		w := eenWereld(t)
		voor := map[string]bool{}
		acties := []string{"gegeven.lezen", "gegeven.bestaan"}
		for _, actie := range acties {
			voor[actie] = w.mag(e, actie)
		}
		switch rapid.SampledFrom([]string{"wie", "lezers", "tot", "intrekken"}).Draw(t, "strenger") {
		case "wie":
			w.gegeven.Wie = "procesregisseur"
		case "lezers":
			w.gegeven.Lezers = nil
		case "tot":
			w.gegeven.GeldigTot = min(w.gegeven.GeldigTot, w.ctx.Nu)
		case "intrekken":
			w.gegeven.Ingetrokken = true
		}
		for _, actie := range acties {
			if w.mag(e, actie) && !voor[actie] {
				t.Fatalf("%s is gained in %+v", actie, w)
			}
		}
	})
}
