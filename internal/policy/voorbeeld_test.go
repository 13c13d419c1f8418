// SPDX-License-Identifier: EUPL-1.2

package policy_test

import (
	"fmt"
	"strings"
	"sync"
	"testing"
	"testing/fstest"

	"rondetafel/internal/policy"
)

func verzonnen() policy.Wie {
	return policy.Wie{Medewerker: "m-noor", Partij: "p-rood", Functies: policy.FunctieUitvoerder,
		PartijActief: true, Getekend: true}
}

func ExampleEngine_Beslis() {
	e, err := policy.New(policy.Options{})
	if err != nil {
		fmt.Println(err)
		return
	}
	casus := policy.Casus{ID: "c-1", Fase: "triage", Open: true,
		Rollen: policy.RolAangewezen, PartijRollen: policy.RolDeelnemer}

	mag := e.Beslis(verzonnen(), "casus.lezen", casus, policy.Context{})
	fmt.Println(mag.Toegestaan, mag.Regels, mag.Artikelen, mag.Waarom)

	wie := verzonnen()
	wie.Getekend = false
	magNiet := e.Beslis(wie, "casus.lezen", casus, policy.Context{})
	fmt.Println(magNiet.Toegestaan, magNiet.Regels, magNiet.Waarom)
	fmt.Println(magNiet.Anders)
	// Output:
	// true [artikel-01-lid-7-deelnemer] [1.7] Je Partij doet mee in deze casus en wees jou aan.
	// false [artikel-14-lid-1] Je hebt de verklaring van geheimhouding nog niet getekend, of er is een nieuwe.
	// Lees en teken eerst de verklaring. Daarna kun je verder met je werk.
}

func ExampleEngine_Filter() {
	e, err := policy.New(policy.Options{})
	if err != nil {
		fmt.Println(err)
		return
	}
	manager := policy.Wie{Medewerker: "m-sem", Functies: policy.FunctieManager, PartijActief: true, Getekend: true}
	f, err := e.Filter(manager, "casus.procesgegevens", "Casus", policy.Context{}, 3)
	fmt.Println(f.SQL, f.Args, f.ViaZicht, f.Niets, err)
	// Output:
	// (NOT (c.fase = $3) OR (c.fase IN ($4,$5) AND (COALESCE(zm.rollen,0) & 3) <> 0)) [te_bevestigen gesloten vernietigd] false false <nil>
}

func ExampleEngine_Lijst() {
	e, err := policy.New(policy.Options{})
	if err != nil {
		fmt.Println(err)
		return
	}
	lijst := e.Lijst(verzonnen(), "casus.lijst", policy.Context{})
	for _, fase := range []string{"screening", "triage"} {
		fmt.Println(fase, lijst.Mag(policy.Casus{Fase: fase, Rollen: policy.RolAangewezen, PartijRollen: policy.RolDeelnemer}))
	}
	fmt.Println(lijst.Regels(), lijst.Artikelen())
	// Output:
	// screening false
	// triage true
	// [artikel-01-lid-7-deelnemer] [1.7]
}

func ExampleTest() {
	uitslag, err := policy.Test(fstest.MapFS{
		"ons-huis.cedar": {Data: []byte(`
			@id("huis-zoeken") @artikel("8")
			@waarom("In dit huis zoekt ook de manager.")
			permit (principal, action == Action::"persoon.zoeken", resource is Huis)
			when { principal.functies.contains("manager") };`)},
		"verwacht.json": {Data: []byte(`{"gevallen": [{"naam": "de manager zoekt", "actie": "persoon.zoeken",
			"wie": {"functies": ["manager"], "getekend": true, "partijActief": true}, "op": {"soort": "Huis"},
			"mag": true, "redenen": ["huis-zoeken"]}]}`)},
	})
	fmt.Println(uitslag.Gevallen, uitslag.Afwijkingen, err)
	// Output:
	// 1 [] <nil>
}

// TestVerloop follows a casus through its phases: who sees what, when. A letter
// stands for an act that is allowed: b it exists, l it stands in the list, c the
// casus, a the aanmelding, p process data, i a piece open to all who take part,
// t add a piece, k who looked.
//
// rule 1.7-1, rule 8-P1, rule 1.2-1, rule AVG-6
func TestVerloop(t *testing.T) {
	e, err := policy.New(policy.Options{})
	if err != nil {
		t.Fatal(err)
	}
	fasen := []string{"te_bevestigen", "aangemeld", "screening", "triage", "rto", "nazorg", "afschaling", "afgewezen", "doorverwezen"}
	for _, persoon := range []struct {
		naam                 string
		functies             policy.Bits
		rollen, partijRollen policy.Bits
		ziet                 []string // per phase
	}{
		{"procesregisseur", policy.FunctieProcesregisseur, policy.RolProcesregisseur, 0,
			[]string{"blcaik", "blcaik", "blcaik", "blcaik", "blcaik", "blcaik", "blcaik", "blcaik", "blcaik"}},
		{"who stands in", policy.FunctieProcesregisseur, policy.RolWaarnemer, 0,
			[]string{"blcaik", "blcaik", "blcaik", "blcaik", "blcaik", "blcaik", "blcaik", "blcaik", "blcaik"}},
		{"another procesregisseur", policy.FunctieProcesregisseur, 0, 0, []string{"", "", "", "", "", "", "", "", ""}},
		{"designated by the aanmelder", policy.FunctieAanmelder, policy.RolAangewezen, policy.RolAanmelder,
			[]string{"blcait", "blcait", "blcait", "blcait", "blcait", "blcait", "blcait", "blcai", "blcai"}},
		{"colleague at the aanmelder", policy.FunctieAanmelder, 0, policy.RolAanmelder, []string{"", "", "", "", "", "", "", "", ""}},
		{"designated by a deelnemer", policy.FunctieUitvoerder, policy.RolAangewezen, policy.RolDeelnemer,
			[]string{"", "", "", "blcit", "blcit", "blcit", "blcit", "blci", "blci"}},
		{"colleague at a deelnemer", policy.FunctieUitvoerder, 0, policy.RolDeelnemer, []string{"", "", "", "", "", "", "", "", ""}},
		{"designated, Partij gone from the casus", policy.FunctieUitvoerder, policy.RolAangewezen, 0,
			[]string{"", "", "", "", "", "", "", "", ""}},
		{"asked in triage", policy.FunctieUitvoerder, policy.RolAangewezen, policy.RolBevraagd, // rule 1.8-1
			[]string{"", "", "", "", "", "", "", "", ""}},
		{"manager", policy.FunctieManager, 0, 0, []string{"", "blp", "blp", "blp", "blp", "blp", "blp", "blp", "blp"}},
		{"data protection officer", policy.FunctieFG, 0, 0, []string{"", "blpk", "blpk", "blpk", "blpk", "blpk", "blpk", "blpk", "blpk"}},
		{"support", policy.FunctieOndersteuning, 0, 0, []string{"", "", "", "", "", "", "", "", ""}},
		{"lawfulness", policy.FunctieRechtmatigheid, 0, 0, []string{"", "", "", "", "", "", "", "", ""}},
		{"keeper of a Partij", policy.FunctiePartijbeheerder, 0, policy.RolAanmelder, []string{"", "", "", "", "", "", "", "", ""}},
		{"system support", policy.FunctieFunctioneelbeheer, 0, 0, []string{"", "", "", "", "", "", "", "", ""}},
	} {
		for i, fase := range fasen {
			wie := verzonnen()
			wie.Functies = persoon.functies
			casus := policy.Casus{ID: "c-1", Fase: fase, Open: i < 7, Rollen: persoon.rollen, PartijRollen: persoon.partijRollen}
			if kreeg := letters(e, wie, casus); !gelijkeLetters(kreeg, persoon.ziet[i]) {
				t.Errorf("%s in %s: %q, want %q", persoon.naam, fase, kreeg, persoon.ziet[i])
			}
		}
	}
}

func letters(e *policy.Engine, wie policy.Wie, casus policy.Casus) string {
	gegeven := policy.Gegeven{ID: "g-1", Casus: casus, Leverancier: "p-blauw", Wie: "deelnemers", GeldigTot: 1 << 60}
	var uit strings.Builder
	for _, vraag := range []struct {
		letter, actie string
		op            policy.Resource
	}{
		{"b", "casus.bestaan", casus}, {"l", "casus.lijst", casus}, {"c", "casus.lezen", casus},
		{"a", "casus.aanmelding", casus}, {"p", "casus.procesgegevens", casus}, {"i", "gegeven.lezen", gegeven},
		{"t", "gegeven.toevoegen", casus}, {"k", "casus.gekeken", casus},
	} {
		if e.Beslis(wie, vraag.actie, vraag.op, policy.Context{Nu: 1}).Toegestaan {
			uit.WriteString(vraag.letter)
		}
	}
	return uit.String()
}

func gelijkeLetters(a, b string) bool {
	return len(a) == len(b) && !strings.ContainsFunc(a, func(r rune) bool { return !strings.ContainsRune(b, r) })
}

// TestTegelijk: one Engine serves many at once; under the race detector this also
// shows that deciding writes nothing.
func TestTegelijk(t *testing.T) {
	e, err := policy.New(policy.Options{})
	if err != nil {
		t.Fatal(err)
	}
	casus := policy.Casus{ID: "c-1", Fase: "triage", Open: true, Rollen: policy.RolAangewezen, PartijRollen: policy.RolDeelnemer}
	var groep sync.WaitGroup
	for range 4 {
		groep.Go(func() {
			for range 200 {
				if !e.Beslis(verzonnen(), "casus.lezen", casus, policy.Context{}).Toegestaan {
					t.Error("refused")
				}
				if f, err := e.Filter(verzonnen(), "casus.lezen", "Casus", policy.Context{}, 1); err != nil || f.Niets {
					t.Error(f, err)
				}
				if !e.Lijst(verzonnen(), "casus.lezen", policy.Context{}).Mag(casus) {
					t.Error("refused in a list")
				}
			}
		})
	}
	groep.Wait()
}

// TestAntwoordIsVanDeVrager: what is handed out can be changed without harm.
func TestAntwoordIsVanDeVrager(t *testing.T) {
	e, err := policy.New(policy.Options{})
	if err != nil {
		t.Fatal(err)
	}
	e.Acties()[0], e.Beleid()[0] = "weg", "weg"
	if e.Acties()[0] == "weg" || e.Beleid()[0] == "weg" {
		t.Error("the lists of the engine were changed")
	}
	b := e.Beslis(verzonnen(), "huis.lezen", policy.Huis{}, policy.Context{})
	b.Regels[0], b.Artikelen[0] = "weg", "weg"
	if opnieuw := e.Beslis(verzonnen(), "huis.lezen", policy.Huis{}, policy.Context{}); opnieuw.Regels[0] == "weg" ||
		opnieuw.Artikelen[0] == "weg" {
		t.Error("the next answer was changed")
	}
}
