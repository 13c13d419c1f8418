// SPDX-License-Identifier: EUPL-1.2

package policy

import (
	"fmt"
	"math"
	"reflect"
	"slices"
	"strings"
	"sync"
	"testing"

	"github.com/cedar-policy/cedar-go/types"
	"pgregory.net/rapid"
)

// eenBepaling is an engine with one policy: the act is allowed when the condition holds.
func eenBepaling(t testing.TB, actie, soort, voorwaarde string) *Engine {
	t.Helper()
	e, err := New(Options{Profiel: alleen(t, fmt.Sprintf("@id(\"een\") @artikel(\"0\") @waarom(\"w\")\npermit (principal, action == Action::%q, resource is %s)\nwhen { %s };",
		actie, soort, voorwaarde))})
	if err != nil {
		t.Fatal(voorwaarde, err)
	}
	return e
}

// anders are copies of van that each differ in one field; met has another value for each field.
func anders[T any](t *testing.T, van, met T) map[string]T {
	t.Helper()
	uit := map[string]T{}
	for i := range reflect.TypeFor[T]().NumField() {
		w, m := van, reflect.ValueOf(met).Field(i)
		veld := reflect.ValueOf(&w).Elem().Field(i)
		naam := reflect.TypeFor[T]().Field(i).Name
		if reflect.DeepEqual(veld.Interface(), m.Interface()) {
			t.Fatalf("%s has one value in this test", naam)
		}
		veld.Set(m)
		uit[naam] = w
	}
	return uit
}

// verschil are conditions that hold for van and not for met, one for each attribute that differs.
func verschil(waar string, van, met types.Record) []string {
	var uit []string
	for naam, w := range van.All() {
		if m, _ := met.Get(naam); !w.Equal(m) {
			uit = append(uit, fmt.Sprintf("%s.%s == %s", waar, naam, w.MarshalCedar()))
		}
	}
	return uit
}

// TestGeheugenKentElkFeit: an answer that is kept is never given to a question of which one fact differs, whichever fact that is.
func TestGeheugenKentElkFeit(t *testing.T) {
	wie := Wie{Medewerker: "m-noor", Partij: "p-rood", Functies: FunctieUitvoerder, PartijActief: true, Getekend: true}
	andereWie := Wie{Medewerker: "m-sem", Partij: "p-blauw", Functies: FunctieManager, Incidenteel: true}
	casus := Casus{ID: "c-1", Fase: "rto", Soort: "jongere", Aanmelder: "p-rood", Open: true, Toegewezen: true, Rollen: RolAangewezen,
		PartijRollen: RolDeelnemer, EersteRTO: math.MaxInt64, PlanVast: true}
	andereCasus := Casus{ID: "c-2", Fase: "triage", Soort: "gezin", Aanmelder: "p-blauw", Rollen: RolProcesregisseur, PartijRollen: RolAanmelder, EersteRTO: 7}
	ctx := Context{Nu: 100, Soort: "plan", Namens: "p-rood", NaarFuncties: FunctieUitvoerder, NaarPartij: "p-rood", NaarActief: true, NaarGetekend: true,
		Herkomst: "web", Ingelogd: 90, Ontbreekt: []string{"doel", "grond"}, Nummer: "2026-0001",
		Mandaat: Mandaat{Besluiten: []string{"plan"}, Soorten: []string{"gezin"}, Casussen: []string{"2026-0002"}}}
	anderCtx := Context{Nu: 101, Soort: "verslag", Namens: "p-blauw", NaarFuncties: FunctieManager, NaarPartij: "p-blauw", Herkomst: "api", Ingelogd: 91,
		Ontbreekt: []string{"doel grond"}, Nummer: "2026-0003", Mandaat: Mandaat{Besluiten: []string{"overig"}, Soorten: []string{"gebied"}, Casussen: []string{"2026-0004"}}}
	feiten, gezien := nieuweFeiten(), 0
	eis := func(voorwaarde string, w Wie, c Casus, x Context) {
		gezien++
		e := eenBepaling(t, "casus.lezen", "Casus", voorwaarde)
		for beurt := range 2 { // the second answers are from memory
			for i, geval := range []struct {
				wie   Wie
				casus Casus
				ctx   Context
			}{{wie, casus, ctx}, {w, c, x}} {
				wil := i == 0
				if kreeg := e.Beslis(geval.wie, "casus.lezen", geval.casus, geval.ctx).Toegestaan; kreeg != wil {
					t.Errorf("Beslis %s, turn %d: %v", voorwaarde, beurt, kreeg)
				}
				if kreeg := e.Lijst(geval.wie, "casus.lezen", geval.ctx).Mag(geval.casus); kreeg != wil {
					t.Errorf("Lijst %s, turn %d: %v", voorwaarde, beurt, kreeg)
				}
				if kreeg := len(e.Welke(geval.wie, geval.casus, geval.ctx, "casus.lezen")) > 0; kreeg != wil {
					t.Errorf("Welke %s, turn %d: %v", voorwaarde, beurt, kreeg)
				}
			}
		}
	}
	for _, w := range anders(t, wie, andereWie) {
		for _, v := range verschil("principal", vorm(feiten.wie, &wie), vorm(feiten.wie, &w)) {
			eis(v, w, casus, ctx)
		}
	}
	for _, c := range anders(t, casus, andereCasus) {
		for _, v := range verschil("resource", vorm(feiten.casus, &casus), vorm(feiten.casus, &c)) {
			eis(v, wie, c, ctx)
		}
	}
	for _, x := range anders(t, ctx, anderCtx) {
		for _, v := range verschil("context", vorm(feiten.context, &ctx), vorm(feiten.context, &x)) {
			eis(v, wie, casus, x)
		}
	}
	if want := len(feiten.wie) + len(feiten.casus) + len(feiten.context); gezien != want {
		t.Errorf("%d attributes tried of %d", gezien, want)
	}
	collega := wie
	collega.Medewerker = "m-sem"
	eis(`principal == Medewerker::"m-noor"`, collega, casus, ctx)
	gelijk := casus
	gelijk.ID = "c-2"
	eis(`resource == Casus::"c-1"`, wie, gelijk, ctx)
	eis(`resource in Casus::"c-1"`, wie, gelijk, ctx)
}

// TestLijstKentElkFeit: the same within one Lijst, for pieces.
func TestLijstKentElkFeit(t *testing.T) {
	feiten, gezien := nieuweFeiten(), 0
	casus := Casus{ID: "c-1", Fase: "rto"}
	stuk := Gegeven{ID: "g-1", Casus: casus, Leverancier: "p-rood", Wie: "plan", Lezers: []string{"p-rood"}, Ingetrokken: true, GeldigTot: 9, Vanaf: "rto",
		BuitenDoel: true, VolgendRTO: 8, VoorafTot: 7, VraagVooraf: true, Protocol: 1, Citeren: true}
	ander := Gegeven{ID: "g-2", Casus: Casus{ID: "c-2", Fase: "triage"}, Leverancier: "p-blauw", Wie: "partijen", Lezers: []string{"p-groen"}, GeldigTot: 1, Vanaf: "plan",
		VolgendRTO: 2, VoorafTot: 3, Protocol: 2}
	eis := func(voorwaarde string, g Gegeven) {
		gezien++
		l := eenBepaling(t, "gegeven.lezen", "Gegeven", voorwaarde).Lijst(noor(), "gegeven.lezen", Context{Nu: 1})
		for beurt := range 2 {
			if !l.Mag(stuk) || l.Mag(g) {
				t.Errorf("%s, turn %d", voorwaarde, beurt)
			}
		}
	}
	for _, g := range anders(t, stuk, ander) {
		for _, v := range verschil("resource", vorm(feiten.gegeven, &stuk), vorm(feiten.gegeven, &g)) {
			eis(v, g)
		}
	}
	if gezien != len(feiten.gegeven) {
		t.Errorf("%d attributes tried of %d", gezien, len(feiten.gegeven))
	}
	elders := stuk
	elders.Casus.ID = "c-2"
	eis(`resource.casus == Casus::"c-1"`, elders)
	verderop := stuk
	verderop.Casus.Fase = "triage"
	eis(`resource.casus.fase == "rto"`, verderop)
	eis(`resource == Gegeven::"g-1"`, Gegeven{ID: "g-2"})
	gelijk := stuk
	gelijk.ID = "g-3"
	eis(`resource == Gegeven::"g-1"`, gelijk)
}

// TestGeheugenKentHetMoment: an answer is kept only as long as each moment lies on the same side of now, and not at all when a policy
// does more with a moment than to see on which side.
func TestGeheugenKentHetMoment(t *testing.T) {
	g := Gegeven{ID: "g-1", Casus: Casus{ID: "c-1"}}
	for moment, zet := range map[string]func(*Gegeven, int64){
		"resource.geldigTot":       func(g *Gegeven, m int64) { g.GeldigTot = m },
		"resource.volgendRTO":      func(g *Gegeven, m int64) { g.VolgendRTO = m },
		"resource.voorafTot":       func(g *Gegeven, m int64) { g.VoorafTot = m },
		"resource.casus.eersteRTO": func(g *Gegeven, m int64) { g.Casus.EersteRTO = m },
	} {
		for vorm, mag := range map[string]func(m, nu int64) bool{
			"%s > context.nu":      func(m, nu int64) bool { return m > nu },
			"context.nu >= %s":     func(m, nu int64) bool { return nu >= m },
			"%s < context.nu":      func(m, nu int64) bool { return m < nu },
			"%s <= context.nu":     func(m, nu int64) bool { return m <= nu },
			"%s == context.nu":     func(m, nu int64) bool { return m == nu },
			"%s - 2 > context.nu":  func(m, nu int64) bool { return m-2 > nu },
			"%s > 11":              func(m, _ int64) bool { return m > 11 },
			"context.nu > 11":      func(_, nu int64) bool { return nu > 11 },
			"%[1]s <= %[1]s":       func(_, _ int64) bool { return true },
			"context.nu <= 12 - 1": func(_, nu int64) bool { return nu <= 11 },
		} {
			voorwaarde := vorm
			if strings.Contains(vorm, "%") {
				voorwaarde = fmt.Sprintf(vorm, moment)
			}
			e := eenBepaling(t, "gegeven.lezen", "Gegeven", voorwaarde)
			for range 2 {
				for m := int64(8); m < 16; m++ {
					for nu := int64(10); nu < 14; nu++ {
						zet(&g, m)
						if kreeg := e.Beslis(noor(), "gegeven.lezen", g, Context{Nu: nu}).Toegestaan; kreeg != mag(m, nu) {
							t.Fatalf("%s with %d at %d: %v", voorwaarde, m, nu, kreeg)
						}
					}
				}
			}
		}
	}
}

// TestGeheugenKentVerhoudingen: which Partij it is makes no difference, and which are the same one does, also among the readers of a piece.
func TestGeheugenKentVerhoudingen(t *testing.T) {
	namen := []string{"p-rood", "p-blauw", "p-groen", ""}
	var lezers [][]string
	for i := range 1 << 5 {
		var l []string
		for j, id := range append(slices.Clone(namen), "p-geel") {
			if i>>j&1 == 1 {
				l = append(l, id)
			}
		}
		lezers = append(lezers, l, append(slices.Clone(l), l...))
	}
	for _, voorwaarde := range []string{
		"principal.partij == resource.leverancier", "resource.leverancier == resource.casus.aanmelder", "principal.partij == resource.casus.aanmelder",
		"resource.lezers.contains(principal.partij)", "resource.lezers.contains(resource.leverancier)", "resource.lezers.contains(resource.casus.aanmelder)",
		"resource.lezers.isEmpty()", "resource.lezers == [principal.partij]", "resource.lezers == [resource.leverancier, resource.casus.aanmelder]",
		`resource.lezers.contains(Partij::"p-geel")`, `resource.lezers.contains(Partij::"")`, `principal.partij == Partij::"p-blauw"`,
		`principal.partij in [Partij::"p-blauw", resource.leverancier]`, `resource.lezers.containsAny([Partij::"p-rood"])`,
	} {
		e := eenBepaling(t, "gegeven.lezen", "Gegeven", voorwaarde)
		a := e.acties["gegeven.lezen"]
		for i := range len(namen) * len(namen) * len(namen) {
			wie := Wie{Medewerker: "m-noor", Partij: namen[i%len(namen)]}
			g := Gegeven{ID: "g-1", Casus: Casus{ID: "c-1", Aanmelder: namen[i/len(namen)%len(namen)]}, Leverancier: namen[i/len(namen)/len(namen)]}
			for _, g.Lezers = range lezers {
				env := entiteiten{wie: a.principaal(&wie)}
				g.entiteiten(a, &env)
				if kreeg, wil := e.Beslis(wie, "gegeven.lezen", g, Context{}).Toegestaan, a.beslis(&env, types.Record{}).mag(); kreeg != wil {
					t.Fatalf("%s of %+v for %s: %v", voorwaarde, g, wie.Partij, kreeg)
				}
			}
		}
	}
}

// TestGeheugenVergelijktGeenMomenten: which of two moments comes first is not seen from where both lie to now.
func TestGeheugenVergelijktGeenMomenten(t *testing.T) {
	e := eenBepaling(t, "gegeven.lezen", "Gegeven", "resource.geldigTot < resource.voorafTot")
	for range 2 {
		for _, g := range []Gegeven{{GeldigTot: 20, VoorafTot: 30}, {GeldigTot: 30, VoorafTot: 20}} {
			if kreeg := e.Beslis(noor(), "gegeven.lezen", g, Context{Nu: 10}).Toegestaan; kreeg != (g.GeldigTot < g.VoorafTot) {
				t.Errorf("%d, %d: %v", g.GeldigTot, g.VoorafTot, kreeg)
			}
		}
	}
}

// TestGeheugenOnthoudt: what every page asks is worked out once, whichever Casus or piece it is about and whenever it is asked.
func TestGeheugenOnthoudt(t *testing.T) {
	e := nieuw(t)
	wie := Wie{Medewerker: "m-noor", Partij: "p-rood", Functies: FunctieUitvoerder, PartijActief: true, Getekend: true}
	for i := range 9 {
		collega := wie
		collega.Medewerker, collega.Partij = fmt.Sprint("m-", i), fmt.Sprint("p-", i)
		c := Casus{ID: fmt.Sprint("c-", i), Fase: "rto", Open: true, PartijRollen: RolDeelnemer, Rollen: RolAangewezen, EersteRTO: int64(i)}
		g := Gegeven{ID: fmt.Sprint("g-", i), Casus: c, Leverancier: "p-blauw", Wie: "deelnemers", GeldigTot: math.MaxInt64 - int64(i), Vanaf: "rto",
			Lezers: []string{fmt.Sprint("p-", i), fmt.Sprint("p-", i+100)}}
		ctx := Context{Nu: int64(100 + i), Herkomst: "web"}
		if !e.Beslis(collega, "casus.lezen", c, ctx).Toegestaan || !e.Lijst(collega, "gegeven.lezen", ctx).Mag(g) || !e.Voor("gegeven.lezen", g, ctx)(collega, c) {
			t.Fatal("refused")
		}
	}
	if n := len(e.geheugen.was); n != 2 {
		t.Errorf("%d answers kept of two questions", n)
	}
}

// TestGeheugenIsBeslis: whatever was asked before, with the covenant's own policies the answer is what Cedar says without memory.
func TestGeheugenIsBeslis(t *testing.T) {
	e := nieuw(t)
	rapid.Check(t, func(t *rapid.T) {
		actie, ctx := rapid.SampledFrom(e.Acties()).Draw(t, "actie"), eenContext().Draw(t, "context")
		ctx.Ontbreekt = rapid.SampledFrom([][]string{nil, {"doel"}, {"doel", "criteria"}}).Draw(t, "ontbreekt")
		wie, casus := eenWie().Draw(t, "wie"), eenCasus("c-1").Draw(t, "casus")
		ctx.Nu = rapid.Int64Range(98, 102).Draw(t, "nu")
		a := e.acties[actie]
		for _, op := range []Resource{casus, eenGegeven("g", casus).Draw(t, "gegeven"), Huis{}} {
			if !a.op[types.EntityType(op.soort())] {
				continue
			}
			env := entiteiten{wie: a.principaal(&wie)}
			op.entiteiten(a, &env)
			want := e.besluit(a.beslis(&env, vorm(a.feiten.context, &ctx)))
			for range 2 {
				if kreeg := e.Beslis(wie, actie, op, ctx); !reflect.DeepEqual(kreeg, want) {
					t.Fatalf("%+v, want %+v", kreeg, want)
				}
			}
		}
	})
}

// TestGeheugenBlijftKlein: it forgets before it takes more room than it may, also when many ask at once.
func TestGeheugenBlijftKlein(t *testing.T) {
	e := eenBepaling(t, "casus.lezen", "Casus", `principal.getekend && principal != Medewerker::"m-niemand"`)
	var samen sync.WaitGroup
	for deel := range 4 {
		samen.Go(func() {
			for i := range maxVragen {
				w := Wie{Medewerker: fmt.Sprintf("m-%d-%d", deel, i), Getekend: i%2 == 0}
				if e.Beslis(w, "casus.lezen", Casus{ID: "c-1"}, Context{}).Toegestaan != w.Getekend {
					t.Error("another answer", w)
				}
			}
		})
	}
	samen.Wait()
	if n := len(e.geheugen.was); n == 0 || n > maxVragen {
		t.Errorf("%d answers kept, at most %d", n, maxVragen)
	}
}
