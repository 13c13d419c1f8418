// SPDX-License-Identifier: EUPL-1.2

package informatie

import (
	"slices"
	"testing"

	"pgregory.net/rapid"

	"rondetafel/internal/partij"
)

// rule WGS-5: who may hold which category, one by one, as WGS 2.27 and 2.30, the Wpg and the Wjsg have it. The widest protocol lets give
// exactly that, and no version lets give more.
func TestRegelWieMagHetHebben(t *testing.T) {
	gevallen := []struct {
		soort Soort
		wie   partij.Soort
		mag   bool
	}{
		{Gewoon, partij.Gemeente, true},
		{Gewoon, partij.Politie, true},
		{Gewoon, partij.OM, true},
		{Gewoon, partij.Raad, true},
		{Gewoon, partij.DJI, true},
		{Gewoon, partij.Reclassering, true},
		{Gewoon, partij.VeiligThuis, true},
		{Gewoon, partij.Jeugdzorg, true},
		{Gewoon, partij.GGZ, true},
		{Gewoon, partij.SociaalDomein, true},
		{Gewoon, partij.Zelforganisatie, true},
		{Gewoon, partij.Huis, false},
		{Gezondheid, partij.Gemeente, true},
		{Gezondheid, partij.Politie, true},
		{Gezondheid, partij.OM, true},
		{Gezondheid, partij.Raad, true},
		{Gezondheid, partij.DJI, true},
		{Gezondheid, partij.Reclassering, true},
		{Gezondheid, partij.VeiligThuis, true},
		{Gezondheid, partij.Jeugdzorg, true},
		{Gezondheid, partij.GGZ, true},
		{Gezondheid, partij.SociaalDomein, true},
		{Gezondheid, partij.Zelforganisatie, true},
		{Gezondheid, partij.Huis, false},
		{Strafrechtelijk, partij.Gemeente, true},
		{Strafrechtelijk, partij.Politie, true},
		{Strafrechtelijk, partij.OM, true},
		{Strafrechtelijk, partij.Raad, true},
		{Strafrechtelijk, partij.DJI, true},
		{Strafrechtelijk, partij.Reclassering, true},
		{Strafrechtelijk, partij.VeiligThuis, true},
		{Strafrechtelijk, partij.Jeugdzorg, true},
		{Strafrechtelijk, partij.GGZ, true},
		{Strafrechtelijk, partij.SociaalDomein, true},
		{Strafrechtelijk, partij.Zelforganisatie, true},
		{Strafrechtelijk, partij.Huis, false},
		{Politiegegevens, partij.Gemeente, false},
		{Politiegegevens, partij.Politie, true},
		{Politiegegevens, partij.OM, false},
		{Politiegegevens, partij.Raad, false},
		{Politiegegevens, partij.DJI, false},
		{Politiegegevens, partij.Reclassering, false},
		{Politiegegevens, partij.VeiligThuis, false},
		{Politiegegevens, partij.Jeugdzorg, false},
		{Politiegegevens, partij.GGZ, false},
		{Politiegegevens, partij.SociaalDomein, false},
		{Politiegegevens, partij.Zelforganisatie, false},
		{Politiegegevens, partij.Huis, false},
		{Justitieel, partij.Gemeente, false},
		{Justitieel, partij.Politie, false},
		{Justitieel, partij.OM, true},
		{Justitieel, partij.Raad, true},
		{Justitieel, partij.DJI, true},
		{Justitieel, partij.Reclassering, true},
		{Justitieel, partij.VeiligThuis, false},
		{Justitieel, partij.Jeugdzorg, false},
		{Justitieel, partij.GGZ, false},
		{Justitieel, partij.SociaalDomein, false},
		{Justitieel, partij.Zelforganisatie, false},
		{Justitieel, partij.Huis, false},
		{MedischGeheim, partij.Gemeente, true},
		{MedischGeheim, partij.Politie, true},
		{MedischGeheim, partij.OM, true},
		{MedischGeheim, partij.Raad, true},
		{MedischGeheim, partij.DJI, true},
		{MedischGeheim, partij.Reclassering, true},
		{MedischGeheim, partij.VeiligThuis, true},
		{MedischGeheim, partij.Jeugdzorg, true},
		{MedischGeheim, partij.GGZ, true},
		{MedischGeheim, partij.SociaalDomein, true},
		{MedischGeheim, partij.Zelforganisatie, true},
		{MedischGeheim, partij.Huis, false},
	}
	for _, g := range gevallen {
		p := partij.Partij{ID: "p-een", Soort: g.wie}
		if got := Geeft(g.wie, g.soort); got != g.mag {
			t.Errorf("%s gives %s: %t", g.wie, g.soort, got)
		}
		if got := RuimProtocol().Voor(p, g.soort).Mag; got != g.mag {
			t.Errorf("the widest lets %s give %s: %t", g.wie, g.soort, got)
		}
		r := Protocolregel{Soort: g.soort, Wie: []string{string(g.wie)}, Doelen: []string{"uitval"}, Grondslag: "x", Gronden: Geheimgronden(),
			Wetten: Wetsgronden(g.soort), Ruimst: AlleDeelnemers}
		if err := (Protocol{Regels: []Protocolregel{r}}).Valideer(nil); (err == nil) != g.mag {
			t.Errorf("a rule that lets %s give %s: %v", g.wie, g.soort, err)
		}
		if (Protocol{Regels: []Protocolregel{r}}).Voor(p, g.soort).Mag != g.mag { // also of a rule that came in otherwise
			t.Errorf("such a rule opens it for %s", g.wie)
		}
	}
	if n := len(Soorten()) * (len(partij.Soorten()) + 1); len(gevallen) != n {
		t.Errorf("%d cases, want %d", len(gevallen), n)
	}
}

// eenProtocolregel draws a rule about health data of a mental health institution.
func eenProtocolregel() *rapid.Generator[Protocolregel] {
	return rapid.Custom(func(t *rapid.T) Protocolregel {
		return Protocolregel{
			Soort:     Gezondheid,
			Wie:       []string{rapid.SampledFrom([]string{"ggz", "p-ggz", "gemeente"}).Draw(t, "wie")},
			Doelen:    rapid.SliceOfNDistinct(rapid.SampledFrom([]string{"veiligheid", "uitval", "recidive"}), 1, 3, rapid.ID[string]).Draw(t, "doelen"),
			Grondslag: "WGS 2.29",
			Gronden:   rapid.SliceOfNDistinct(rapid.SampledFrom(Geheimgronden()), 1, 4, rapid.ID[Geheimgrond]).Draw(t, "gronden"),
			Ruimst:    rapid.SampledFrom(Ruimste()).Draw(t, "ruimst"),
			Geen:      rapid.SliceOfNDistinct(rapid.SampledFrom(Gebruiksoorten()), 0, 2, rapid.ID[Gebruiksoort]).Draw(t, "geen"),
		}
	})
}

// rules 12.2-2 and 13.2-1: a rule more never opens anything that was closed, whatever its order.
func TestRegelErbijMaaktNietsRuimer(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		regels := rapid.SliceOfN(eenProtocolregel(), 1, 4).Draw(t, "regels")
		p := Protocol{Regels: regels}
		erbij := Protocol{Regels: append(slices.Clone(regels), eenProtocolregel().Draw(t, "erbij"))}
		a, b := p.Voor(eenGGZ, Gezondheid), erbij.Voor(eenGGZ, Gezondheid)
		if !a.Mag {
			return // the first rule about a supply opens it
		}
		for _, d := range b.Doelen {
			if !slices.Contains(a.Doelen, d) {
				t.Fatalf("goal %s came open", d)
			}
		}
		for _, g := range b.Gronden {
			if !slices.Contains(a.Gronden, g) {
				t.Fatalf("ground %s came open", g)
			}
		}
		for _, g := range a.Geen {
			if !slices.Contains(b.Geen, g) {
				t.Fatalf("use %s came open", g)
			}
		}
		if slices.Index(Ruimste(), b.Ruimst) > slices.Index(Ruimste(), a.Ruimst) {
			t.Fatalf("the widest audience became %s", b.Ruimst)
		}
		slices.Reverse(erbij.Regels)
		om := erbij.Voor(eenGGZ, Gezondheid)
		if om.Ruimst != b.Ruimst || len(om.Doelen) != len(b.Doelen) || len(om.Gronden) != len(b.Gronden) || !slices.Equal(om.Geen, b.Geen) {
			t.Fatalf("in another order it is %+v, and not %+v", om, b)
		}
	})
}

// rule 13.2-1: which of two audiences is the stricter, pair by pair.
func TestRegelStrengsteLezers(t *testing.T) {
	kies := func(l Lezers, p ...string) Voorwaarden { return Voorwaarden{Wie: l, Lezers: p} }
	for _, g := range []struct {
		a, b Voorwaarden
		wie  Lezers
		wij  []string
	}{
		{kies(AlleDeelnemers), kies(AlleDeelnemers), AlleDeelnemers, nil},
		{kies(AlleDeelnemers), kies(RolInPlan), RolInPlan, nil},
		{kies(AlleDeelnemers), kies(GekozenPartijen, "p-a"), GekozenPartijen, []string{"p-a"}},
		{kies(AlleDeelnemers), kies(AlleenProcesregisseur), AlleenProcesregisseur, nil},
		{kies(RolInPlan), kies(AlleDeelnemers), RolInPlan, nil},
		{kies(RolInPlan), kies(RolInPlan), RolInPlan, nil},
		{kies(RolInPlan), kies(GekozenPartijen, "p-a"), AlleenProcesregisseur, nil},
		{kies(RolInPlan), kies(AlleenProcesregisseur), AlleenProcesregisseur, nil},
		{kies(GekozenPartijen, "p-a", "p-b"), kies(GekozenPartijen, "p-b", "p-c"), GekozenPartijen, []string{"p-b"}},
		{kies(GekozenPartijen, "p-a"), kies(GekozenPartijen, "p-c"), AlleenProcesregisseur, nil},
		{kies(GekozenPartijen, "p-a"), kies(AlleDeelnemers), GekozenPartijen, []string{"p-a"}},
		{kies(GekozenPartijen, "p-a"), kies(RolInPlan), AlleenProcesregisseur, nil},
		{kies(AlleenProcesregisseur), kies(AlleDeelnemers), AlleenProcesregisseur, nil},
	} {
		if got := g.a.Met(g.b); got.Wie != g.wie || !slices.Equal(got.Lezers, g.wij) {
			t.Errorf("%s %v with %s %v is %s %v", g.a.Wie, g.a.Lezers, g.b.Wie, g.b.Lezers, got.Wie, got.Lezers)
		}
	}
}

// TestRuimteInWoorden: what is open of each category is said in full, for who has to choose.
func TestRuimteInWoorden(t *testing.T) {
	alle := "Mag voor: alle doelen van het convenant."
	politie, om := eenPolitie, partij.Partij{ID: "p-om", Soort: partij.OM}
	for _, g := range []struct {
		soort Soort
		wie   partij.Partij
		wil   []string
	}{
		{Gewoon, eenGGZ, []string{alle}},
		{Gezondheid, eenGGZ, []string{alle}},
		{Strafrechtelijk, politie, []string{alle}},
		{Politiegegevens, politie, []string{alle, "Op: dagelijkse politietaak (Wpg 8) en ondersteunende taken (Wpg 13)."}},
		{Justitieel, om, []string{alle,
			"Op: justitiële gegevens (Wjsg 8b), strafvorderlijke gegevens (Wjsg 39fa) en tenuitvoerleggingsgegevens (Wjsg 51ca)."}},
		{MedischGeheim, eenGGZ, []string{alle,
			"Met een beroepsgeheim op: uitdrukkelijke toestemming, een wet verplicht het, een wet staat het toe en goed hulpverlenerschap."}},
		{Politiegegevens, eenGGZ, []string{"Het Privacy Protocol laat jouw Partij deze soort gegevens niet geven: politiegegevens (Wpg)."}},
	} {
		if got := RuimProtocol().Voor(g.wie, g.soort).Zinnen(g.soort); !slices.Equal(got, g.wil) {
			t.Errorf("%s: %q", g.soort, got)
		}
	}
	for _, g := range []struct {
		soort Gebruiksoort
		veld  Gebruik
		label string
	}{
		{Vooraf, Gebruik{VraagVooraf: true}, "Vragen om inzage vóór het RTO"},
		{InCitaat, Gebruik{Citeren: true}, "Citeren in plan of verslag"},
		{Vertelling, Gebruik{Vertellen: true}, "Vertellen aan de betrokkene"},
		{VoorDerde, Gebruik{VraagDerde: true}, "Vragen om het aan een derde te geven"},
		{Dossier, Gebruik{EigenDossier: true}, "Bewaren in het eigen dossier van wie het leest"},
		{"iets anders", Gebruik{}, "iets anders"},
	} {
		if g.soort.Label() != g.label || g.veld.Staat(g.soort) != (g.veld != Gebruik{}) {
			t.Errorf("%s is shown as %q and stands in %+v: %t", g.soort, g.soort.Label(), g.veld, g.veld.Staat(g.soort))
		}
		for _, ander := range Gebruiksoorten() {
			if ander != g.soort && g.veld.Staat(ander) {
				t.Errorf("%+v allows %s", g.veld, ander)
			}
		}
	}
	if got := opsomming(nil); got != "" {
		t.Errorf("nothing is %q", got)
	}
	if klein("AVG") != "AVG" || klein("Wonen") != "wonen" || klein("") != "" {
		t.Error("a word inside a sentence begins otherwise")
	}
}

// A Partij that no rule names reads what it may not give, and so what to do instead.
func TestNietsOpenZegtHet(t *testing.T) {
	for _, s := range Soorten() {
		if z := (Ruimte{}).Zinnen(s); len(z) != 1 || z[0] == "" {
			t.Errorf("%s: %q", s, z)
		}
	}
}

// rule 13.2-1: a Standaard is kept with each reader and goal once, and without readers where nobody is chosen.
func TestStandaardSchoon(t *testing.T) {
	s := Standaard{Soort: Gewoon, Wie: GekozenPartijen, Lezers: []string{"p-b", "p-a", "p-b"}, Doelen: []string{"uitval", "uitval"}}.Schoon()
	if !slices.Equal(s.Lezers, []string{"p-a", "p-b"}) || !slices.Equal(s.Doelen, []string{"uitval"}) || s.Vanaf != VanafRTO {
		t.Errorf("kept as %+v", s)
	}
	if s.Wie = AlleDeelnemers; s.Schoon().Lezers != nil {
		t.Error("readers stay behind with everybody")
	}
}
