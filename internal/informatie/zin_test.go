// SPDX-License-Identifier: EUPL-1.2

package informatie_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"

	"rondetafel/internal/convenant"
	"rondetafel/internal/informatie"
	"rondetafel/internal/klok"
)

// rule 13.2-1: each pattern of the sentence, in the words that readers see.
func TestZin(t *testing.T) {
	gekozen := informatie.Voorwaarden{Wie: informatie.GekozenPartijen}
	iedereen, plan := informatie.Voorwaarden{Wie: informatie.AlleDeelnemers}, informatie.Voorwaarden{Wie: informatie.RolInPlan}
	met := func(w informatie.Voorwaarden, anders func(*informatie.Voorwaarden)) informatie.Voorwaarden {
		anders(&w)
		return w
	}
	for _, g := range []struct {
		w    informatie.Voorwaarden
		b    informatie.Beeld
		want string
	}{
		{informatie.Voorwaarden{Wie: informatie.AlleenProcesregisseur}, informatie.Beeld{}, "Alleen de procesregisseur leest dit."},
		{informatie.Voorwaarden{Wie: informatie.AlleenProcesregisseur, Tot: "1-3-2027"}, informatie.Beeld{Namen: []string{"Raad"}, RTO: "2026-12-03"},
			"Alleen de procesregisseur leest dit, tot en met 1 maart 2027."},
		{met(gekozen, func(w *informatie.Voorwaarden) { w.Tot = "2027-03-01" }), informatie.Beeld{Namen: []string{"de Raad"}},
			"Alleen de Raad en de procesregisseur lezen dit, vanaf het RTO, tot en met 1 maart 2027."},
		{met(gekozen, func(w *informatie.Voorwaarden) { w.Tot, w.Vertellen = "2027-03-01", true }),
			informatie.Beeld{Namen: []string{"3RO", "Gemeente Weert"}, RTO: "2026-12-03"},
			"Alleen 3RO, Gemeente Weert en de procesregisseur lezen dit, vanaf het RTO van 3 december, tot en met 1 maart 2027. Niet citeren."},
		{gekozen, informatie.Beeld{}, "Alleen de procesregisseur leest dit."}, // nobody is left
		{iedereen, informatie.Beeld{}, "Iedereen die in deze casus meedoet leest dit, vanaf het begin van het RTO."},
		// rule WGS-14: an incidentele derde that is named reads it too, whatever the audience
		{iedereen, informatie.Beeld{GeenRTO: true, Namen: []string{"Woningstichting Verzonnen"}}, "Iedereen die in deze casus meedoet en Woningstichting Verzonnen lezen dit."},
		{plan, informatie.Beeld{GeenRTO: true, Namen: []string{"Woningstichting Verzonnen"}}, "Partijen met een rol in het plan en Woningstichting Verzonnen lezen dit."},
		{met(iedereen, func(w *informatie.Voorwaarden) { w.Tot = "31-12-2027" }),
			informatie.Beeld{RTO: "2026-12-03", Namen: []string{"Stichting voor Wonen en Leven in het Bedachte Dal en Omstreken"}},
			"Iedereen die in deze casus meedoet en een incidentele derde lezen dit, vanaf het RTO van 3 december, tot en met 31 december 2027."},
		{met(iedereen, func(w *informatie.Voorwaarden) { w.Tot = "31-12-2027" }),
			informatie.Beeld{RTO: "2026-12-03", Namen: []string{"Stichting voor Wonen en Leven in het Bedachte Dal", "Vereniging Proef"}},
			"Iedereen die in deze casus meedoet en 2 incidentele derden lezen dit, vanaf het RTO van 3 december, tot en met 31 december 2027."},
		{iedereen, informatie.Beeld{RTO: "2026-12-03"}, "Iedereen die in deze casus meedoet leest dit, vanaf het RTO van 3 december."},
		{iedereen, informatie.Beeld{GeenRTO: true}, "Iedereen die in deze casus meedoet leest dit."},
		{met(plan, func(w *informatie.Voorwaarden) { w.Citeren, w.Vertellen = true, true }), informatie.Beeld{Vooraf: true, RTO: "2026-12-03"},
			"Partijen met een rol in het plan lezen dit, ook vóór het RTO van 3 december. Citeren en vertellen mag."},
		{met(plan, func(w *informatie.Voorwaarden) {
			w.Vanaf, w.Doelen, w.Citeren = informatie.VanafPlan, []string{"veiligheid"}, true
		}), informatie.Beeld{RTO: "2026-12-03"},
			"Partijen met een rol in het plan lezen dit, als het plan is vastgesteld, niet vóór het RTO van 3 december. Alleen voor het doel veiligheid."},
		// rule 9.2f-1: what waits for a plan waits for the round table too, and is open when there is no more to wait for
		{met(iedereen, func(w *informatie.Voorwaarden) { w.Vanaf = informatie.VanafPlan }), informatie.Beeld{},
			"Iedereen die in deze casus meedoet leest dit, als het plan is vastgesteld."},
		{met(iedereen, func(w *informatie.Voorwaarden) { w.Vanaf = informatie.VanafPlan }), informatie.Beeld{RTO: "2026-12-09", Vast: true},
			"Iedereen die in deze casus meedoet leest dit, vanaf het RTO van 9 december."},
		{met(iedereen, func(w *informatie.Voorwaarden) { w.Vanaf = informatie.VanafPlan }), informatie.Beeld{Vast: true},
			"Iedereen die in deze casus meedoet leest dit, nu het plan is vastgesteld."},
		{met(iedereen, func(w *informatie.Voorwaarden) {
			w.Vanaf, w.Tot, w.Doelen = informatie.VanafPlan, "31-12-2027", []string{"veiligheid", "recidive"}
		}), informatie.Beeld{RTO: "2026-12-09", Namen: []string{"Stichting Bedacht", "Vereniging Proef"}},
			"Iedereen die in deze casus meedoet en 2 incidentele derden lezen dit, vanaf plan en RTO van 9 december, tot en met 31 december 2027. Alleen voor sommige doelen."},
		{met(iedereen, func(w *informatie.Voorwaarden) { w.Doelen = []string{"uitval", "veiligheid", "recidive"} }), informatie.Beeld{GeenRTO: true},
			"Iedereen die in deze casus meedoet leest dit. Alleen voor de doelen veiligheid, minder recidive en minder maatschappelijke uitval."},
		{met(gekozen, func(w *informatie.Voorwaarden) { w.Tot = "31-12-2027" }),
			informatie.Beeld{RTO: "2026-12-03", Namen: []string{"Gemeente Echt-Susteren", "Gemeente Weert", "Gemeente Roermond", "Gemeente Leudal", "Politie Limburg", "GGZ Vincent van Gogh"}},
			"Alleen 6 gekozen Partijen en de procesregisseur lezen dit, vanaf het RTO van 3 december, tot en met 31 december 2027."},
		{informatie.Voorwaarden{}, informatie.Beeld{}, "Alleen de procesregisseur leest dit."},
		{informatie.Voorwaarden{Wie: "iedereen"}, informatie.Beeld{Namen: []string{"Raad"}}, "Alleen de procesregisseur leest dit."},
	} {
		if got := g.w.Zin(g.b); got != g.want {
			t.Errorf("got  %s\nwant %s", got, g.want)
		}
	}
}

// rule 13.2-1: the sentence says what the Voorwaarden are. What is not one of the circles is read as the strictest, a limit to goals is
// never left out, the day in it is the last on which the Gegeven is read, and it stays short.
func TestZinZegtDeVoorwaarden(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		w := informatie.Voorwaarden{Wie: rapid.SampledFrom(append(informatie.AlleLezers(), "", "anders")).Draw(t, "wie"),
			Vanaf: rapid.SampledFrom(informatie.Vanaven()).Draw(t, "vanaf"),
			Gebruik: informatie.Gebruik{Citeren: rapid.Bool().Draw(t, "citeren"), Vertellen: rapid.Bool().Draw(t, "vertellen"),
				VraagVooraf: rapid.Bool().Draw(t, "vraagVooraf")}}
		for _, d := range convenant.Doelen() {
			if rapid.IntRange(0, 4).Draw(t, "doel") == 0 {
				w.Doelen = append(w.Doelen, d.ID)
			}
		}
		b := informatie.Beeld{Namen: rapid.SliceOfNDistinct(rapid.SampledFrom([]string{"Raad", "3RO", "Gemeente Weert", "GGZ"}), 0, 4, rapid.ID).Draw(t, "namen"),
			RTO: rapid.SampledFrom([]string{"", "2026-12-03"}).Draw(t, "rto"), Vooraf: rapid.Bool().Draw(t, "vooraf"), Vast: rapid.Bool().Draw(t, "vast")}
		if rapid.Bool().Draw(t, "ends") {
			w.Tot = klok.Datum(op(2027, 1, rapid.IntRange(1, 700).Draw(t, "day"), 0, 0).Format(time.DateOnly))
		}
		zin := w.Zin(b)
		for _, naam := range b.Namen {
			if strings.Contains(zin, naam) && !slices.Contains([]informatie.Lezers{informatie.GekozenPartijen, informatie.RolInPlan, informatie.AlleDeelnemers}, w.Wie) {
				t.Fatalf("%s is named, circle %q: %s", naam, w.Wie, zin)
			}
		}
		if strings.HasPrefix(zin, "Iedereen") != (w.Wie == informatie.AlleDeelnemers) || strings.HasPrefix(zin, "Partijen") != (w.Wie == informatie.RolInPlan) {
			t.Fatalf("circle %q: %s", w.Wie, zin)
		}
		if strings.Contains(zin, " Alleen voor ") != (len(w.Doelen) > 0) {
			t.Fatalf("goals %v: %s", w.Doelen, zin)
		}
		einde := klok.VanMicro(w.GeldigTot() - 1).In(klok.Amsterdam())
		dag := fmt.Sprintf(", tot en met %d %s %d.", einde.Day(), klok.Maanden()[einde.Month()-1], einde.Year())
		if strings.Contains(zin, dag) == w.Tot.Leeg() {
			t.Fatalf("last day %q: %s", w.Tot, zin)
		}
		if n := len(strings.Fields(zin)); n > 30 || slices.Contains(strings.Fields(zin), "") || strings.Contains(zin, "  ") {
			t.Fatalf("%d words: %s", n, zin)
		}
	})
}

// rule 13.2-1: where every use stands beside the sentence, the sentence does not say it too; what comes after it stays.
func TestZonderGebruik(t *testing.T) {
	for _, g := range []informatie.Gebruik{{}, {Citeren: true}, {Vertellen: true}, {Citeren: true, Vertellen: true}} {
		w := informatie.Voorwaarden{Wie: informatie.AlleDeelnemers, Doelen: []string{"veiligheid"}, Gebruik: g}
		kaal := w
		kaal.Gebruik = informatie.Gebruik{}
		b := informatie.Beeld{RTO: "2026-12-03"}
		if got, wil := informatie.ZonderGebruik(w.Zin(b)+" Tot 3 maanden."), kaal.Zin(b)+" Tot 3 maanden."; got != wil {
			t.Errorf("%+v: %q, want %q", g, got, wil)
		}
	}
}

// rule 13.2-1: of every use its reader is told whether it is allowed, and nothing is allowed that the supplier did not tick.
func TestGebruikZinnen(t *testing.T) {
	niets := []string{"Niet citeren.", "Niet vertellen aan de betrokkene.", "Niet in je eigen dossier.", "Niet naar een derde."}
	if got := (informatie.Gebruik{}).Zinnen(); !slices.Equal(got, niets) {
		t.Errorf("nothing ticked: %v", got)
	}
	alles := informatie.Gebruik{VraagVooraf: true, Citeren: true, Vertellen: true, VraagDerde: true, EigenDossier: true}
	if got, want := alles.Zinnen(), []string{"Citeren in plan of verslag mag.", "Vertellen aan de betrokkene mag.", "In je eigen dossier bewaren mag.",
		"Naar een derde alleen na een vraag aan wie het gaf.", "Vragen om inzage vóór het RTO mag."}; !slices.Equal(got, want) {
		t.Errorf("all ticked: %v", got)
	}
	for _, g := range []informatie.Gebruik{{VraagVooraf: true}, {Citeren: true}, {Vertellen: true}, {VraagDerde: true}, {EigenDossier: true}} {
		if slices.Equal(g.Zinnen(), niets) {
			t.Errorf("%+v is chosen, and nothing says it", g)
		}
	}
}

// rules 9.2f-1, 13.2-1: who leaves no day to read is told what is wrong, on which article, and what instead.
func TestZonderDag(t *testing.T) {
	got := informatie.ZonderDag("2026-12-09", "2026-12-08")
	for _, wil := range []string{"vanaf het RTO van 9 december", "art. 9.2f", "Op 8 december", "Kies 9 december of later"} {
		if !strings.Contains(got, wil) {
			t.Errorf("%q does not say %q", got, wil)
		}
	}
}

// What was typed is kept once and in one order, with a phase. Whom nobody asked for is forgotten; an incidentele derde that is named beside a
// wide audience is not (rule WGS-14).
func TestVoorwaardenSchoon(t *testing.T) {
	w := informatie.Voorwaarden{Wie: informatie.GekozenPartijen, Lezers: []string{"p-b", "p-a", "p-b"}, Doelen: []string{"veiligheid", "overlast", "veiligheid"}}.Schoon()
	if !slices.Equal(w.Lezers, []string{"p-a", "p-b"}) || !slices.Equal(w.Doelen, []string{"overlast", "veiligheid"}) || w.Vanaf != informatie.VanafRTO {
		t.Errorf("kept as %+v", w)
	}
	if w.Wie = informatie.AlleDeelnemers; !slices.Equal(w.Schoon().Lezers, []string{"p-a", "p-b"}) {
		t.Error("who is named beside all who take part is forgotten")
	}
	if w.Wie = informatie.AlleenProcesregisseur; w.Schoon().Lezers != nil {
		t.Error("chosen Partijen stay behind the strictest circle")
	}
	st := informatie.Standaard{Wie: informatie.AlleDeelnemers, Lezers: []string{"p-a"}}
	if st.Schoon().Lezers != nil || st.Voor(informatie.Ruimte{Mag: true, Ruimst: informatie.AlleDeelnemers}, []string{"p-a"}, nil, time.Now()).Lezers != nil {
		t.Error("a Partij begins with an incidentele derde") // rule WGS-14
	}
}

// rule 2.1-1: a limit to goals counts when the Casus serves none of them.
func TestBuitenDoel(t *testing.T) {
	for _, g := range []struct {
		doelen, casus []string
		want          bool
	}{
		{nil, []string{"veiligheid"}, false}, {nil, nil, false}, {[]string{"veiligheid"}, []string{"overlast", "veiligheid"}, false},
		{[]string{"veiligheid"}, []string{"overlast"}, true}, {[]string{"veiligheid", "overlast"}, []string{"overlast"}, false},
		{[]string{"veiligheid"}, []string{""}, true},
	} {
		if got := (informatie.Voorwaarden{Doelen: g.doelen}).BuitenDoel(g.casus); got != g.want {
			t.Errorf("%v in a Casus for %v: %t", g.doelen, g.casus, got)
		}
	}
}
