// SPDX-License-Identifier: EUPL-1.2

package casus_test

import (
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"

	"rondetafel/internal/casus"
	"rondetafel/internal/klok"
)

// verteld is an answer with every field filled in, and nothing wrong whichever of the three it is.
func verteld(stand casus.Informatiestand) casus.Informeren {
	return casus.Informeren{Betrokkene: "b-verzonnen", Stand: stand, Datum: "1-3-2027", Tot: "1-4-2027", Reden: "Verzonnen reden.", Grond: "Verzonnen wet."}
}

// rule AVG-3: informed on a day that was; postponed until a day that comes, with why; or left out, with why and on which law.
func TestInformeren(t *testing.T) {
	const (
		kies     = "stand: Kies of de betrokkene het weet."
		wanneer  = "datum: Vul in wanneer de betrokkene het hoorde, bijvoorbeeld 4-3-2026."
		komt     = "datum: Deze dag moet nog komen. Kies vandaag of een dag ervoor."
		tot      = "totDatum: Vul in tot wanneer je wacht, bijvoorbeeld 4-3-2026."
		voorbij  = "totDatum: Kies een dag die nog komt."
		lang     = "totDatum: Kies een dag binnen een jaar."
		wachten  = "reden: Schrijf op waarom je wacht."
		niet     = "reden: Schrijf op waarom de betrokkene het niet hoort."
		wet      = "grond: Schrijf op welke wet dat toestaat, bijvoorbeeld UAVG artikel 41."
		teLang   = "reden: Deze tekst is te lang. Gebruik hoogstens 20.000 tekens."
		grondMax = "grond: Gebruik hoogstens 200 tekens."
	)
	ja, later, nooit := casus.Geinformeerd, casus.Uitgesteld, casus.Weggelaten
	for _, g := range []struct {
		naam   string
		stand  casus.Informatiestand
		anders func(*casus.Informeren)
		want   []string
	}{
		{"informed", ja, func(*casus.Informeren) {}, nil},
		{"informed, with nothing more", ja, func(i *casus.Informeren) { i.Tot, i.Reden, i.Grond = "", "", "" }, nil},
		{"informed today, which is another day in UTC", ja, func(i *casus.Informeren) { i.Datum = "28-3-2027" }, nil},
		{"informed tomorrow", ja, func(i *casus.Informeren) { i.Datum = "29-3-2027" }, []string{komt}},
		{"informed on no day", ja, func(i *casus.Informeren) { i.Datum = "" }, []string{wanneer}},
		{"informed before anybody typed dates", ja, func(i *casus.Informeren) { i.Datum = "31-12-1999" }, []string{wanneer}},
		{"postponed", later, func(*casus.Informeren) {}, nil},
		{"postponed until tomorrow", later, func(i *casus.Informeren) { i.Tot = "29-3-2027" }, nil},
		{"postponed until today", later, func(i *casus.Informeren) { i.Tot = "28-3-2027" }, []string{voorbij}},
		{"postponed for a year", later, func(i *casus.Informeren) { i.Tot = "28-3-2028" }, nil},
		{"postponed for longer", later, func(i *casus.Informeren) { i.Tot = "29-3-2028" }, []string{lang}},
		{"postponed, and not until when or why", later, func(i *casus.Informeren) { i.Tot, i.Reden = "", " " }, []string{tot, wachten}},
		{"postponed without a law", later, func(i *casus.Informeren) { i.Grond = "" }, nil},
		{"left out", nooit, func(*casus.Informeren) {}, nil},
		{"left out, and not why", nooit, func(i *casus.Informeren) { i.Reden, i.Grond = "", "" }, []string{niet, wet}},
		{"left out without a law", nooit, func(i *casus.Informeren) { i.Grond = "\n" }, []string{wet}},
		{"no answer", "", func(*casus.Informeren) {}, []string{kies}},
		{"another answer", "Geinformeerd", func(i *casus.Informeren) { i.Datum = "" }, []string{kies}},
		{"too long", ja, func(i *casus.Informeren) {
			i.Reden, i.Grond = strings.Repeat("a", casus.MaxTekst+1), strings.Repeat("a", 201)
		}, []string{grondMax, teLang}},
	} {
		t.Run(g.naam, func(t *testing.T) {
			i := verteld(g.stand)
			g.anders(&i)
			verwacht(t, i.Valideer(nu()), g.want...)
		})
	}
}

// rule AVG-3: an answer counts on a day, but for one that was postponed until that day or a day before it.
func TestInformerenBeantwoord(t *testing.T) {
	dag := func(s klok.Datum) time.Time { d, _ := s.Lees(); return d }
	for _, g := range []struct {
		in   casus.Informeren
		dag  klok.Datum
		want bool
	}{
		{casus.Informeren{}, "1-3-2027", false},
		{casus.Informeren{Stand: "iets"}, "1-3-2027", false},
		{verteld(casus.Geinformeerd), "1-3-2037", true},
		{verteld(casus.Weggelaten), "1-3-2037", true},
		{verteld(casus.Uitgesteld), "31-3-2027", true},
		{verteld(casus.Uitgesteld), "1-4-2027", false},
		{verteld(casus.Uitgesteld), "2-4-2027", false},
		{casus.Informeren{Stand: casus.Uitgesteld}, "1-3-2027", false},
	} {
		if got := g.in.Beantwoord(dag(g.dag)); got != g.want {
			t.Errorf("%+v on %s: %t, want %t", g.in, g.dag, got, g.want)
		}
	}
}

func TestInformatiestand(t *testing.T) {
	wil := map[casus.Informatiestand]string{"geinformeerd": "Geïnformeerd", "uitgesteld": "Uitgesteld", "weggelaten": "Niet geïnformeerd"}
	for _, s := range casus.Informatiestanden() {
		if got := s.Label(); got != wil[s] {
			t.Errorf("%s is shown as %q, want %q", s, got, wil[s])
		}
		delete(wil, s)
	}
	if len(wil) > 0 || casus.Informatiestand("x").Label() != "x" {
		t.Errorf("not an answer: %v", wil)
	}
}

// What is accepted answers the question on the day itself.
func TestInformerenMeldingen(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		dag := rapid.SampledFrom([]klok.Datum{"1-3-2027", "28-3-2027", "29-3-2027", "1-4-2027", "1-1-2030", "", getypt})
		i := casus.Informeren{Stand: rapid.SampledFrom([]casus.Informatiestand{casus.Geinformeerd, casus.Uitgesteld, casus.Weggelaten, "", getypt}).Draw(t, "stand"),
			Datum: dag.Draw(t, "datum"), Tot: dag.Draw(t, "tot"), Reden: tekst().Draw(t, "reden"), Grond: tekst().Draw(t, "grond")}
		err := i.Valideer(nu())
		controleer(t, err, verteld(casus.Geinformeerd))
		if err == nil && !i.Beantwoord(nu()) {
			t.Fatalf("accepted, and no answer: %+v", i)
		}
	})
}
