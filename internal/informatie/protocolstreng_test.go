// SPDX-License-Identifier: EUPL-1.2

package informatie

import (
	"slices"
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"

	"rondetafel/internal/klok"
)

// eenRuimte draws what a protocol leaves open.
func eenRuimte() *rapid.Generator[Ruimte] {
	return rapid.Custom(func(t *rapid.T) Ruimte {
		if rapid.IntRange(0, 3).Draw(t, "mag") == 0 {
			return Ruimte{}
		}
		return Ruimte{Mag: true, Ruimst: rapid.SampledFrom(Ruimste()).Draw(t, "ruimst"),
			Doelen: rapid.SliceOfNDistinct(rapid.SampledFrom([]string{"uitval", "veiligheid"}), 0, 2, rapid.ID[string]).Draw(t, "doelen"),
			Geen:   rapid.SliceOfNDistinct(rapid.SampledFrom(Gebruiksoorten()), 0, 3, rapid.ID[Gebruiksoort]).Draw(t, "geen")}
	})
}

// rule 13.2-2: whatever the protocol says, conditions of which no part is wider than what they replace lack nothing of it; and what is wider
// lacks what a new piece would.
func TestRegelStrengerLacktNiets(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		r, oud, w := eenRuimte().Draw(t, "ruimte"), eenWil().Draw(t, "oud"), eenWil().Draw(t, "nieuw")
		if got := r.TekortWijziging(oud, oud.Met(w)); len(got) > 0 {
			t.Fatalf("%+v in the place of %+v lacks %v", oud.Met(w), oud, got)
		}
		streng := Voorwaarden{Wie: AlleenProcesregisseur, Doelen: []string{"niets"}, Vanaf: VanafPlan, Tot: "2026-01-01"}
		if got, wil := r.TekortWijziging(streng, w), r.TekortWil(w); !slices.Equal(got, wil) {
			t.Fatalf("%+v in the place of nothing lacks %v, want %v", w, got, wil)
		}
	})
	eng := Ruimte{Mag: true, Doelen: []string{"uitval"}, Ruimst: AlleenProcesregisseur, Geen: []Gebruiksoort{VoorDerde}}
	oud := Voorwaarden{Wie: GekozenPartijen, Lezers: []string{"p-a"}, Doelen: []string{"veiligheid"}, Tot: "2026-05-01", Gebruik: Gebruik{VraagDerde: true}}
	for naam, geval := range map[string]struct {
		anders func(*Voorwaarden)
		r      Ruimte
		want   []string
	}{
		"the same":                  {func(*Voorwaarden) {}, eng, nil},
		"one more reader":           {func(w *Voorwaarden) { w.Lezers = []string{"p-a", "p-b"} }, eng, []string{tekortWie}},
		"a role in the plan":        {func(w *Voorwaarden) { w.Wie = RolInPlan }, eng, []string{tekortWie}},
		"one more goal":             {func(w *Voorwaarden) { w.Doelen = []string{"uitval", "veiligheid"} }, eng, []string{tekortDoel}},
		"one more use that is open": {func(w *Voorwaarden) { w.Citeren, w.VraagDerde = true, false }, eng, nil},
		"longer, and it is open":    {func(w *Voorwaarden) { w.Tot = "" }, eng, nil},
		"longer, and it is closed":  {func(w *Voorwaarden) { w.Tot = "2026-06-01" }, Ruimte{}, []string{tekortSoort}},
		"sooner, and it is closed":  {func(w *Voorwaarden) { w.Vanaf = VanafRTO }, Ruimte{}, nil},
		"shorter":                   {func(w *Voorwaarden) { w.Tot = "2026-04-01" }, Ruimte{}, nil},
	} {
		w := oud
		geval.anders(&w)
		if got := geval.r.TekortWijziging(oud, w); !slices.Equal(got, geval.want) {
			t.Errorf("%s: %v, want %v", naam, got, geval.want)
		}
	}
	metPlan := oud
	metPlan.Vanaf = VanafPlan
	if got := (Ruimte{}).TekortWijziging(metPlan, oud); !slices.Equal(got, []string{tekortSoort}) {
		t.Errorf("no longer with the plan: %v", got)
	}
}

// rule 13.2-3: what the protocol closes since a moment is named; what it had closed already, or what takes nothing from anybody, is not. That a
// piece may not be quoted is always named.
func TestRegelWatHetProtocolSluit(t *testing.T) {
	casus := []string{"uitval"}
	open := Ruimte{Mag: true, Doelen: casus, Ruimst: AlleDeelnemers}
	met := func(anders func(*Ruimte)) Ruimte { r := open; anders(&r); return r }
	regie, gekozen := met(func(r *Ruimte) { r.Ruimst = AlleenProcesregisseur }), met(func(r *Ruimte) { r.Ruimst = GekozenPartijen })
	citaat := met(func(r *Ruimte) { r.Geen = []Gebruiksoort{InCitaat} })
	for naam, geval := range map[string]struct {
		toen, nu Ruimte
		wie      Lezers
		want     []string
	}{
		"nothing":                         {open, open, AlleDeelnemers, nil},
		"the procesregisseur alone":       {open, regie, AlleDeelnemers, []string{PerkRegie}},
		"as its supplier wants":           {open, regie, AlleenProcesregisseur, nil},
		"chosen Partijen alone":           {open, gekozen, RolInPlan, []string{PerkGekozen}},
		"chosen, as its supplier wants":   {open, gekozen, GekozenPartijen, nil},
		"wider than it was":               {regie, gekozen, AlleDeelnemers, nil},
		"the same as it was":              {regie, regie, AlleDeelnemers, nil},
		"not at all":                      {regie, Ruimte{}, AlleDeelnemers, []string{PerkDicht}},
		"open again for a few":            {Ruimte{}, gekozen, AlleDeelnemers, nil},
		"not quoted":                      {open, citaat, AlleenProcesregisseur, []string{PerkCiteren}},
		"not quoted, and it was not then": {citaat, citaat, AlleDeelnemers, []string{PerkCiteren}},
		"not for a goal of the casus":     {open, met(func(r *Ruimte) { r.Doelen = []string{"recidive"} }), AlleDeelnemers, []string{PerkDicht}},
	} {
		got := slices.DeleteFunc(geval.nu.Sluit(geval.toen, Voorwaarden{Wie: geval.wie}, casus), func(p string) bool { return strings.HasPrefix(p, perkGeen) && p != PerkCiteren })
		if !slices.Equal(got, geval.want) {
			t.Errorf("%s: %v, want %v", naam, got, geval.want)
		}
	}
	if got := met(func(r *Ruimte) { r.Geen = []Gebruiksoort{Vertelling, Dossier, Vooraf, VoorDerde} }).Sluit(open, Voorwaarden{Wie: AlleDeelnemers}, casus); len(got) > 0 {
		t.Errorf("another use: %v", got)
	}
	// where something is closed for a piece, the protocol is narrower: so that who looks for the pieces by that finds each of them
	rapid.Check(t, func(t *rapid.T) {
		toen, nu, w := eenRuimte().Draw(t, "toen"), eenRuimte().Draw(t, "nu"), eenWil().Draw(t, "wil")
		doelen := rapid.SliceOfNDistinct(rapid.SampledFrom([]string{"uitval", "veiligheid", "recidive"}), 0, 3, rapid.ID[string]).Draw(t, "doelen")
		kon := !slices.Contains(toen.Perken(w, doelen), PerkDicht) // nothing is given, and so nothing quoted, where nothing is open
		if sluit := nu.Sluit(toen, w, doelen); kon && len(sluit) > 0 && !nu.Nauwer(toen) {
			t.Fatalf("%v is closed, and %+v is not narrower than %+v", sluit, nu, toen)
		}
	})
}

// rule 13.2-1: a supplier reads what the protocol makes of its will, and nothing while it acts as it was set.
func TestStrengerInWoorden(t *testing.T) {
	casus, alles := []string{"uitval"}, Gebruik{VraagVooraf: true, Citeren: true, Vertellen: true, VraagDerde: true, EigenDossier: true}
	open := Ruimte{Mag: true, Doelen: casus, Ruimst: AlleDeelnemers}
	for naam, geval := range map[string]struct {
		anders func(*Ruimte)
		w      Voorwaarden
		want   string
	}{
		"as it was set":   {func(*Ruimte) {}, Voorwaarden{Wie: AlleDeelnemers, Gebruik: alles}, ""},
		"not given":       {func(r *Ruimte) { *r = Ruimte{} }, Voorwaarden{Wie: AlleDeelnemers}, "Jouw Partij mag dit voor deze casus niet geven. Alleen jullie en de procesregisseur lezen het nog."},
		"alone":           {func(r *Ruimte) { r.Ruimst = AlleenProcesregisseur }, Voorwaarden{Wie: RolInPlan}, "Alleen de procesregisseur mag het nog lezen."},
		"alone, as set":   {func(r *Ruimte) { r.Ruimst = AlleenProcesregisseur }, Voorwaarden{Wie: AlleenProcesregisseur}, ""},
		"chosen":          {func(r *Ruimte) { r.Ruimst = GekozenPartijen }, Voorwaarden{Wie: AlleDeelnemers}, "Alleen Partijen die jullie zelf kiezen mogen het nog lezen. Nu is dat niemand."},
		"used for less":   {func(r *Ruimte) { r.Geen = []Gebruiksoort{InCitaat, VoorDerde} }, Voorwaarden{Gebruik: Gebruik{Citeren: true}}, "Mag niet meer: citeren in plan of verslag."},
		"used, as set":    {func(r *Ruimte) { r.Geen = Gebruiksoorten() }, Voorwaarden{Wie: AlleDeelnemers}, ""},
		"for other goals": {func(r *Ruimte) { r.Doelen = nil }, Voorwaarden{Wie: AlleenProcesregisseur}, "Jouw Partij mag dit voor deze casus niet geven. Alleen jullie en de procesregisseur lezen het nog."},
	} {
		r := open
		geval.anders(&r)
		if got := strings.Join(r.Strenger(geval.w, casus), " "); got != geval.want {
			t.Errorf("%s: %q", naam, got)
		}
	}
}

// A term of months ends on the same day of the month, or on the last of a month that has no such day.
func TestNaMaanden(t *testing.T) {
	for van, geval := range map[string]struct {
		maanden int
		want    klok.Datum
	}{
		"2026-11-29": {3, "2027-02-28"}, "2027-11-29": {3, "2028-02-29"}, "2026-11-28": {3, "2027-02-28"}, "2026-12-31": {2, "2027-02-28"},
		"2026-08-31": {1, "2026-09-30"}, "2026-01-31": {1, "2026-02-28"}, "2026-03-31": {12, "2027-03-31"}, "2028-02-29": {12, "2029-02-28"},
		"2026-10-31": {60, "2031-10-31"}, "2026-05-15": {1, "2026-06-15"},
	} {
		dag, err := time.ParseInLocation(time.DateOnly, van, klok.Amsterdam())
		if err != nil {
			t.Fatal(err)
		}
		w := Standaard{Soort: Gewoon, Wie: AlleDeelnemers, Maanden: geval.maanden}.Voor(RuimProtocol().Voor(eenGGZ, Gewoon), nil, []string{"uitval"}, dag.Add(23*time.Hour))
		if w.Tot != geval.want {
			t.Errorf("%d months after %s is %s, want %s", geval.maanden, van, w.Tot, geval.want)
		}
	}
}

// rule 13.2-1: a Standaard that the protocol became stricter than, acts inside it and lacks nothing there.
func TestRegelStandaardWerktBinnenHetProtocol(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		r, w := eenRuimte().Draw(t, "ruimte"), eenWil().Draw(t, "wil")
		s := Standaard{Soort: Gewoon, Wie: w.Wie, Lezers: w.Lezers, Vanaf: w.Vanaf, Doelen: w.Doelen, Maanden: 3, Gebruik: w.Gebruik}
		b := s.Binnen(r)
		if over := b.Tekort(r); r.Mag && (slices.Contains(over, tekortWie) || slices.Contains(over, tekortGebruik)) || b.Maanden != 3 || b.Vanaf != s.Vanaf {
			t.Fatalf("%+v inside %+v is %+v, and lacks %v", s, r, b, over)
		}
		if past := len(s.Tekort(r)) == 0; past && (b.Wie != s.Wie || b.Gebruik != s.Gebruik) {
			t.Fatalf("%+v fits in %+v and became %+v", s, r, b)
		}
	})
}
