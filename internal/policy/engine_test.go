// SPDX-License-Identifier: EUPL-1.2

package policy

import (
	"math"
	"reflect"
	"slices"
	"testing"

	"github.com/cedar-policy/cedar-go/types"
	"pgregory.net/rapid"
)

func idVan(id string) types.PolicyID { return types.PolicyID(id) }

func noor() Wie {
	return Wie{Medewerker: "m-noor", Partij: "p-rood", Functies: FunctieUitvoerder, PartijActief: true, Getekend: true}
}

func eigenCasus() Casus {
	return Casus{ID: "c-1", Fase: "triage", Soort: "gezin", Aanmelder: "p-rood", Open: true, Toegewezen: true,
		Rollen: RolAangewezen, PartijRollen: RolAanmelder}
}

func TestBesluitNoemtWaarom(t *testing.T) {
	e := nieuw(t)
	ja := e.Beslis(noor(), "casus.lezen", eigenCasus(), Context{})
	if !ja.Toegestaan || ja.Fout || !slices.Equal(ja.Regels, []string{"artikel-01-lid-7-aanmelder"}) ||
		!slices.Equal(ja.Artikelen, []string{"1.7"}) || ja.Waarom == "" {
		t.Errorf("%+v", ja)
	}
	// rule 14.1-1: the first thing that is said is the secrecy declaration.
	wie := noor()
	wie.Getekend, wie.PartijActief = false, false
	nee := e.Beslis(wie, "casus.lezen", eigenCasus(), Context{})
	if nee.Toegestaan || nee.Fout || !slices.Equal(nee.Artikelen, []string{"14.1", "20"}) ||
		nee.Waarom != e.beleid["artikel-14-lid-1"].waarom || nee.Anders != e.beleid["artikel-14-lid-1"].anders {
		t.Errorf("%+v", nee)
	}
	niets := e.Beslis(noor(), "casus.toewijzen", eigenCasus(), Context{})
	if niets.Toegestaan || niets.Fout || len(niets.Regels)+len(niets.Artikelen) > 0 || niets.Waarom+niets.Anders != "" {
		t.Errorf("default deny has a reason: %+v", niets)
	}
}

func TestArtikelenElkEenmaal(t *testing.T) {
	g := Gegeven{ID: "g", Casus: eigenCasus(), Leverancier: "p-groen", Wie: "deelnemers", Ingetrokken: true, GeldigTot: 1}
	b := nieuw(t).Beslis(noor(), "gegeven.lezen", g, Context{Nu: 1})
	if len(b.Regels) != 2 || !slices.Equal(b.Artikelen, []string{"13.2"}) {
		t.Errorf("%+v", b)
	}
}

func TestVerkeerdeVraagIsWeigering(t *testing.T) {
	e := nieuw(t)
	for naam, b := range map[string]Besluit{
		"unknown act":        e.Beslis(noor(), "casus.verzinnen", eigenCasus(), Context{}),
		"nil resource":       e.Beslis(noor(), "casus.lezen", nil, Context{}),
		"unfitting resource": e.Beslis(noor(), "casus.lezen", Huis{}, Context{}),
	} {
		if b.Toegestaan || !b.Fout {
			t.Errorf("%s: %+v", naam, b)
		}
	}
	for naam, mag := range map[string]bool{
		"unknown act":        e.Lijst(noor(), "casus.verzinnen", Context{}).Mag(eigenCasus()),
		"nil resource":       e.Lijst(noor(), "casus.lezen", Context{}).Mag(nil),
		"unfitting resource": e.Lijst(noor(), "casus.lezen", Context{}).Mag(Huis{}),
	} {
		if mag {
			t.Errorf("Lijst: %s is allowed", naam)
		}
	}
}

// TestFoutIsWeigering: Cedar skips a forbid that fails and answers allow. We
// refuse, whichever policy fails, and say so.
func TestFoutIsWeigering(t *testing.T) {
	permit := eenRegel("permit", "casus.lezen", "Casus", "resource.open")
	kapot := eenRegel("forbid", "casus.lezen", "Casus", "context.nu + 9223372036854775807 > 0")
	kapotMag := eenRegel("permit", "casus.lezen", "Casus", "context.nu + 9223372036854775807 > 0")
	verbod := eenRegel("forbid", "casus.lezen", "Casus", "resource.toegewezen")
	for _, geval := range []struct {
		naam, beleid string
		nu           int64
		mag, fout    bool
		regels       int
	}{
		{"whole", permit + kapot, math.MinInt64, true, false, 1},
		{"forbid fails", permit + kapot, 1, false, true, 0},
		{"permit fails beside one that allows", permit + kapotMag, 1, false, true, 0},
		{"permit fails beside a forbid", permit + kapotMag + verbod, 1, false, true, 1},
	} {
		t.Run(geval.naam, func(t *testing.T) {
			e, err := New(Options{Profiel: alleen(t, geval.beleid)})
			if err != nil {
				t.Fatal(err)
			}
			ctx := Context{Nu: geval.nu}
			b := e.Beslis(noor(), "casus.lezen", eigenCasus(), ctx)
			if b.Toegestaan != geval.mag || b.Fout != geval.fout || len(b.Regels) != geval.regels {
				t.Errorf("%+v", b)
			}
			if e.Lijst(noor(), "casus.lezen", ctx).Mag(eigenCasus()) != geval.mag {
				t.Error("Lijst differs")
			}
		})
	}
}

// TestLijstIsBeslis: a Lijst answers as Beslis does, for every act that has rows,
// and collects the policies and articles that allowed.
func TestLijstIsBeslis(t *testing.T) {
	e := nieuw(t)
	rapid.Check(t, func(t *rapid.T) {
		actie := rapid.SampledFrom(e.Acties()).Draw(t, "actie")
		wie, ctx := eenWie().Draw(t, "wie"), eenContext().Draw(t, "context")
		lijst := e.Lijst(wie, actie, ctx)
		var regels, artikelen []string
		var eerder []Resource
		for i := range 6 {
			c := eenCasus("c-"+string(rune('0'+i))).Draw(t, "casus")
			eerder = append(eerder, c, eenGegeven("g", c).Draw(t, "gegeven"), Huis{}, Concept{ID: "k", Eigenaar: "m-noor"}, Logregel{ID: "1", Persoon: "m-sem"})
			op := rapid.SampledFrom(eerder).Draw(t, "op") // sometimes one that was asked before, as it was
			if g, is := op.(Gegeven); is && rapid.Bool().Draw(t, "ander stuk met dezelfde feiten") {
				g.ID = "g-ander"
				op = g
			}
			b := e.Beslis(wie, actie, op, ctx)
			if lijst.Mag(op) != b.Toegestaan {
				t.Fatalf("differs: %+v", b)
			}
			if b.Toegestaan {
				regels, artikelen = append(regels, b.Regels...), append(artikelen, b.Artikelen...)
			}
		}
		if kreeg := lijst.Regels(); !slices.Equal(kreeg, uniek(regels)) {
			t.Fatalf("Regels %v, want %v", kreeg, regels)
		}
		if kreeg := uniek(lijst.Artikelen()); !slices.Equal(kreeg, uniek(artikelen)) {
			t.Fatalf("Artikelen %v, want %v", kreeg, artikelen)
		}
	})
}

// TestWelkeIsBeslis: of any acts, unknown ones among them, Welke returns those that Beslis allows, whatever the resource.
func TestWelkeIsBeslis(t *testing.T) {
	e := nieuw(t)
	acties := append(e.Acties(), "casus.onbekend")
	rapid.Check(t, func(t *rapid.T) {
		wie, ctx, c := eenWie().Draw(t, "wie"), eenContext().Draw(t, "context"), eenCasus("c-1").Draw(t, "casus")
		for _, op := range []Resource{c, eenGegeven("g-1", c).Draw(t, "gegeven"), Huis{}, Concept{ID: "k-1", Eigenaar: "m-noor"},
			Logregel{ID: "1", Persoon: "m-noor"}, Overleg{ID: "o-1", Casus: c}, Afspraak{ID: "a-1", Casus: c, Partij: wie.Partij},
			Triagevraag{ID: "q-1", Casus: c, Partij: wie.Partij}, Aantekening{ID: "n-1", Casus: c}, Vernietiging{ID: "v-1", Casus: c},
			Informatievraag{ID: "i-1", Casus: c, Partij: wie.Partij, Stand: "open"}, Correctieverzoek{ID: "k-1", Casus: c, Leverancier: wie.Partij, Stand: "open"},
			Kennisgeving{ID: "k-2", Casus: c, Voor: wie.Medewerker}, Verstrekking{ID: "v-2", Casus: c, Vrager: wie.Medewerker, Soort: "verzoek", Stand: "gevraagd"},
			IncidenteleDerde{ID: "i-3", Casus: c, Publiek: []string{wie.Partij}, Stand: "gevraagd"},
			Noodinzage{ID: "n-3", Casus: c, Opener: wie.Medewerker, Tot: ctx.Nu}, Noodinzage{ID: "n-4", Casus: c, Opener: wie.Medewerker, Tot: ctx.Nu + 1},
			Verstrekkingsdeel{ID: "v-3", Casus: c, Gevraagd: []string{wie.Partij}, Soort: "verzoek", Stand: "gevraagd"},
			Passage{ID: "q-1", Casus: c, Soort: "plan", Kent: true, Nodig: ctx.NaarActief}} {
			var wil []string
			for _, a := range acties {
				if e.Beslis(wie, a, op, ctx).Toegestaan {
					wil = append(wil, a)
				}
			}
			if kreeg := e.Welke(wie, op, ctx, acties...); !slices.Equal(kreeg, wil) {
				t.Fatalf("%s: Welke %v, Beslis %v", op.soort(), kreeg, wil)
			}
		}
	})
	if kreeg := e.Welke(noor(), nil, Context{}, e.Acties()...); kreeg != nil {
		t.Errorf("of nothing: %v", kreeg)
	}
}

// TestZoalsKentElkVeld: two pieces that differ in whatever policy reads are never taken for the same.
func TestZoalsKentElkVeld(t *testing.T) {
	een := Gegeven{ID: "g-1", Casus: eigenCasus()}
	if ander := (Gegeven{ID: "g-2", Casus: eigenCasus()}); !een.zoals(&ander) {
		t.Error("they differ in nothing but their id")
	}
	for i := range reflect.TypeFor[Gegeven]().NumField() {
		naam := reflect.TypeFor[Gegeven]().Field(i).Name
		ander := een
		switch veld := reflect.ValueOf(&ander).Elem().Field(i); {
		case naam == "ID":
			continue
		case naam == "Casus":
			ander.Casus.ID = "c-2"
		case veld.Kind() == reflect.String:
			veld.SetString("anders")
		case veld.Kind() == reflect.Bool:
			veld.SetBool(!veld.Bool())
		case veld.CanInt():
			veld.SetInt(veld.Int() + 1)
		case veld.CanUint():
			veld.SetUint(veld.Uint() + 1)
		case veld.Kind() == reflect.Slice:
			veld.Set(reflect.ValueOf([]string{"p-rood"}))
		default:
			t.Fatalf("%s: %s is a kind that this test does not know", naam, veld.Kind())
		}
		if een.zoals(&ander) {
			t.Errorf("pieces with another %s count as the same", naam)
		}
	}
}

// TestVoorIsBeslis: of several people, each with how they stand to the Casus, Voor tells what Beslis decides, for any act.
func TestVoorIsBeslis(t *testing.T) {
	e := nieuw(t)
	acties := append(e.Acties(), "casus.onbekend")
	rapid.Check(t, func(t *rapid.T) {
		ctx, g := eenContext().Draw(t, "context"), eenGegeven("g-1", eenCasus("c-1").Draw(t, "eerst")).Draw(t, "gegeven")
		naam := rapid.SampledFrom(acties).Draw(t, "actie")
		mag := e.Voor(naam, g, ctx)
		for range 5 {
			wie := eenWie().Draw(t, "wie")
			g.Casus = eenCasus("c-1").Draw(t, "casus")
			if kreeg, wil := mag(wie, g.Casus), e.Beslis(wie, naam, g, ctx).Toegestaan; kreeg != wil {
				t.Fatalf("%s: Voor %v, Beslis %v, of %+v", naam, kreeg, wil, wie)
			}
		}
	})
}

func uniek(s []string) []string { return slices.Compact(slices.Sorted(slices.Values(s))) }

// TestGeenFoutenOpFeiten: on facts of every kind no policy of the covenant fails,
// so every attribute that a policy reads is filled in.
func TestGeenFoutenOpFeiten(t *testing.T) {
	e := nieuw(t)
	rapid.Check(t, func(t *rapid.T) {
		c := eenCasus("c-1").Draw(t, "casus")
		wie, ctx := eenWie().Draw(t, "wie"), eenContext().Draw(t, "context")
		for _, actie := range e.Acties() {
			for _, op := range []Resource{Huis{}, c, eenGegeven("g-1", c).Draw(t, "gegeven"),
				Concept{ID: "k-1", Eigenaar: "m-noor"}, Logregel{ID: "1", Persoon: "m-noor"}} {
				past := e.acties[actie].op[types.EntityType(op.soort())]
				if b := e.Beslis(wie, actie, op, ctx); b.Fout == past {
					t.Fatalf("%s on %s: %+v", actie, op.soort(), b)
				}
			}
		}
	})
}

// TestBitsBuitenBereik: a bit of the other kind of row, or an unknown one, grants
// nothing.
func TestBitsBuitenBereik(t *testing.T) {
	e := nieuw(t)
	c := eigenCasus()
	c.Rollen, c.PartijRollen = RolAanmelder|RolDeelnemer|1<<20, RolProcesregisseur|RolAangewezen|1<<20
	for _, actie := range e.Acties() {
		if b := e.Beslis(noor(), actie, c, Context{}); b.Toegestaan {
			t.Errorf("%s: %+v", actie, b)
		}
	}
}

// TestHeleContext: a policy may use the context as a value.
func TestHeleContext(t *testing.T) {
	e, err := New(Options{Profiel: alleen(t, eenRegel("permit", "casus.lezen", "Casus", "[context].contains(context)"))})
	if err != nil {
		t.Fatal(err)
	}
	if len(e.acties["casus.lezen"].feiten.context) != len(e.feiten.context) {
		t.Error("the context is not whole")
	}
	if b := e.Beslis(noor(), "casus.lezen", eigenCasus(), Context{}); !b.Toegestaan {
		t.Errorf("%+v", b)
	}
}

func BenchmarkBeslis(b *testing.B) {
	e, wie, casus := nieuw(b), noor(), eigenCasus()
	g := Gegeven{ID: "g-1", Casus: casus, Leverancier: "p-groen", Wie: "partijen", Lezers: []string{"p-rood"}, GeldigTot: math.MaxInt64}
	for _, geval := range []struct {
		actie string
		op    Resource
	}{{"mijnwerk.lezen", Huis{}}, {"casus.lezen", casus}, {"gegeven.lezen", g}} {
		b.Run(geval.actie, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				if !e.Beslis(wie, geval.actie, geval.op, Context{Nu: 1}).Toegestaan {
					b.Fatal("refused")
				}
			}
		})
		b.Run("Lijst/"+geval.actie, func(b *testing.B) {
			b.ReportAllocs()
			l := e.Lijst(wie, geval.actie, Context{Nu: 1})
			for b.Loop() {
				if !l.Mag(geval.op) {
					b.Fatal("refused")
				}
			}
		})
	}
}

func BenchmarkFilter(b *testing.B) {
	e, wie := nieuw(b), noor()
	b.ReportAllocs()
	for b.Loop() {
		if _, err := e.Filter(wie, "gegeven.lezen", "Gegeven", Context{Nu: 1}, 1); err != nil {
			b.Fatal(err)
		}
	}
}

// TestVoorAllesEerst: who may not work here at all hears that, not what is wrong with
// this one act.
func TestVoorAllesEerst(t *testing.T) {
	e := nieuw(t)
	petra := Wie{Medewerker: "m-noor", Partij: "p-rood", Functies: FunctieProcesregisseur, PartijActief: true, Getekend: true}
	casus := Casus{ID: "c-1", Fase: "triage", Open: true, Rollen: RolProcesregisseur}
	vraag := func(w Wie) Besluit { return e.Beslis(w, "deelname.betrekken", casus, Context{NaarActief: true}) }
	if b := vraag(petra); b.Regels[0] != "artikel-01-lid-8-betrekken" || len(b.Regels) != 1 {
		t.Errorf("refused by %v", b.Regels)
	}
	petra.Getekend = false
	if b := vraag(petra); b.Regels[0] != "artikel-14-lid-1" || len(b.Regels) != 2 || b.Waarom != e.beleid["artikel-14-lid-1"].waarom {
		t.Errorf("refused by %v: %s", b.Regels, b.Waarom)
	}
}
