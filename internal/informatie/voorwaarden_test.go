// SPDX-License-Identifier: EUPL-1.2

package informatie_test

import (
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"

	"rondetafel/internal/casus"
	"rondetafel/internal/informatie"
	"rondetafel/internal/klok"
)

// nieuw is a Gegeven with every field filled in, and nothing wrong on 1 March 2027.
func nieuw() informatie.Toevoegen {
	return informatie.Toevoegen{Inhoud: inhoud(), Soort: informatie.Gewoon,
		Voorwaarden: informatie.Voorwaarden{Wie: informatie.GekozenPartijen, Lezers: []string{"p-verzonnen"}, Vanaf: informatie.VanafPlan,
			Doelen: []string{"veiligheid"}, Tot: "1-4-2027"}}
}

// What is wrong is said at once, in the order of the form, in these words.
func TestToevoegenMeldingen(t *testing.T) {
	for _, g := range []struct {
		naam   string
		anders func(*informatie.Toevoegen)
		want   []string
	}{
		{"complete", func(*informatie.Toevoegen) {}, nil},
		{"nothing", func(g *informatie.Toevoegen) { *g = informatie.Toevoegen{} }, []string{
			"over: Kies over wie dit gaat.",
			"tekst: Schrijf op welke informatie je geeft.",
			"rubriek: Kies waar dit over gaat. Iets anders hoort niet in een casus.",
			"soort: Kies wat voor gegevens dit zijn.",
			"bron: Schrijf op hoe jullie dit weten.",
			"datum: Vul in van welke dag deze informatie is.",
			"grondslag: Schrijf op waarom je dit mag geven: de wet of de toestemming.",
			"wie: Kies wie dit mag lezen."}},
		{"blank", func(g *informatie.Toevoegen) { g.Tekst, g.Grondslag = "\n", " " }, []string{
			"tekst: Schrijf op welke informatie je geeft.",
			"grondslag: Schrijf op waarom je dit mag geven: de wet of de toestemming."}},
		{"too long", func(g *informatie.Toevoegen) {
			g.Tekst, g.Grondslag = strings.Repeat("a", casus.MaxTekst+1), strings.Repeat("é", casus.MaxTekst+1)
		}, []string{
			"tekst: Deze tekst is te lang. Gebruik hoogstens 20.000 tekens.",
			"grondslag: Deze tekst is te lang. Gebruik hoogstens 20.000 tekens."}},
		{"no text", func(g *informatie.Toevoegen) { g.Tekst, g.Grondslag = "a\x00", "\xff" }, []string{
			"tekst: Deze tekst bevat tekens die we niet kunnen lezen.",
			"grondslag: Deze tekst bevat tekens die we niet kunnen lezen."}},
		{"a kind that does not exist", func(g *informatie.Toevoegen) { g.Soort = "geloof" },
			[]string{"soort: Kies wat voor gegevens dit zijn."}},
		{"a phase and a goal that do not exist", func(g *informatie.Toevoegen) { g.Vanaf, g.Doelen = "altijd", []string{"veiligheid", "geluk"} }, []string{
			"vanaf: Kies vanaf wanneer anderen dit mogen lezen.",
			"doelen: Kies een doel uit de lijst."}},
		{"nobody chosen, and a date that does not exist", func(g *informatie.Toevoegen) { g.Lezers, g.Tot = nil, "29-2-2027" }, []string{
			"lezers: Kies minstens één Partij, of kies alleen de procesregisseur.",
			"tot: Vul een datum in als dag-maand-jaar, bijvoorbeeld 1-3-2027."}},
	} {
		t.Run(g.naam, func(t *testing.T) {
			in := nieuw()
			g.anders(&in)
			verwacht(t, in.Valideer(op(2027, 3, 1, 14, 3)), g.want...)
		})
	}
}

// rule 13.2-1: the supplier says until when. The last day may be today, up to its last moment, and no day before.
func TestVoorwaardenLaatsteDag(t *testing.T) {
	const komt = "tot: Kies een datum die nog komt."
	for _, g := range []struct {
		naam string
		tot  klok.Datum
		nu   time.Time
		want []string
	}{
		{"blank is no end", "  ", op(2027, 3, 1, 14, 3), nil},
		{"tomorrow", "2-3-2027", op(2027, 3, 1, 14, 3), nil},
		{"today, at its first moment", "1-3-2027", op(2027, 3, 1, 0, 0), nil},
		{"today, at its last moment", "1-3-2027", op(2027, 3, 2, 0, 0).Add(-1), nil},
		{"yesterday, at the moment that it ended", "1-3-2027", op(2027, 3, 2, 0, 0), []string{komt}},
		{"today in Amsterdam, where UTC has yesterday", "1-3-2027", time.Date(2027, 2, 28, 23, 30, 0, 0, time.UTC), nil},
		{"yesterday in Amsterdam, where UTC has today", "28-2-2027", time.Date(2027, 2, 28, 23, 30, 0, 0, time.UTC), []string{komt}},
		{"the day of 23 hours, as it ends", "28-3-2027", op(2027, 3, 28, 0, 0).Add(23 * time.Hour), []string{komt}},
		{"the day of 25 hours, as its last one begins", "31-10-2027", op(2027, 10, 31, 0, 0).Add(24 * time.Hour), nil},
		{"long ago", "1-1-1000", op(2027, 3, 1, 14, 3), []string{komt}},
	} {
		t.Run(g.naam, func(t *testing.T) {
			w := informatie.Wijzigen{Voorwaarden: informatie.Voorwaarden{Wie: informatie.AlleDeelnemers, Tot: g.tot}}
			verwacht(t, w.Valideer(g.nu), g.want...)
		})
	}
}

// rule 13.2-1: on its last day a Gegeven is read and on the next it is not, whatever the hour; and a last day is accepted
// exactly when somebody could still read the Gegeven.
func TestGeldigTotOpElkMoment(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		nu := op(2026, 1, 1, 0, 0).Add(time.Duration(rapid.Int64Range(0, 3*365*24*3600).Draw(t, "seconds")) * time.Second)
		dag := nu.AddDate(0, 0, rapid.IntRange(-2, 2).Draw(t, "days"))
		w := informatie.Voorwaarden{Wie: informatie.AlleDeelnemers, Tot: klok.Datum(dag.Format(time.DateOnly))}
		leesbaar := klok.Micro(nu) < w.GeldigTot()
		if want := nu.Format(time.DateOnly) <= string(w.Tot); leesbaar != want {
			t.Fatalf("at %v, last day %s: read %t", nu, w.Tot, leesbaar)
		}
		if err := (informatie.Wijzigen{Voorwaarden: w}).Valideer(nu); (err == nil) != leesbaar {
			t.Fatalf("at %v, last day %s: %v", nu, w.Tot, err)
		}
	})
}

// Whatever is typed, the messages are plain sentences about fields that exist and repeat none of it.
func TestMeldingen(t *testing.T) {
	tekst := rapid.SampledFrom([]string{"", " ", getypt, getypt + "\x00", getypt + "\xff", strings.Repeat(getypt, 7000)})
	datum := rapid.SampledFrom([]klok.Datum{"", getypt, "31-2-2027", "1-3-2026", "2-3-2027"})
	rapid.Check(t, func(t *rapid.T) {
		in := informatie.Inhoud{Over: rapid.SliceOfN(tekst, 0, 2).Draw(t, "over"), Tekst: tekst.Draw(t, "tekst"),
			Bron: tekst.Draw(t, "bron"), Datum: datum.Draw(t, "datum"), Eerst: datum.Draw(t, "eerst"), Grondslag: tekst.Draw(t, "grondslag"),
			Rubriek: rapid.SampledFrom(append(informatie.Rubrieken(), "", getypt)).Draw(t, "rubriek"),
			Grond: informatie.Grond{Geheim: rapid.SampledFrom(append(informatie.Geheimgronden(), "", getypt)).Draw(t, "geheim"),
				Gegeven: datum.Draw(t, "toestemming"), Reikwijdte: tekst.Draw(t, "reikwijdte"), Artikel: tekst.Draw(t, "artikel"),
				Wet:   rapid.SampledFrom([]informatie.Wetsgrond{"", getypt, informatie.Wpg8, informatie.WjsgJustitieel}).Draw(t, "wet"),
				Gezag: rapid.SampledFrom([]informatie.Gezag{"", getypt, informatie.Officier}).Draw(t, "gezag"), Akkoord: datum.Draw(t, "akkoord")}}
		w := informatie.Voorwaarden{
			Wie:    rapid.SampledFrom([]informatie.Lezers{"", getypt, "procesregisseur", "partijen", "plan", "deelnemers"}).Draw(t, "wie"),
			Vanaf:  rapid.SampledFrom([]informatie.Vanaf{"", getypt, "rto", "plan"}).Draw(t, "vanaf"),
			Doelen: rapid.SliceOfN(tekst, 0, 2).Draw(t, "doelen"),
			Lezers: rapid.SliceOfN(tekst, 0, 2).Draw(t, "lezers"),
			Tot:    rapid.SampledFrom([]klok.Datum{"", getypt, "31-2-2027", "1-3-2026", "1-3-2027", "2027-" + getypt}).Draw(t, "tot"),
		}
		soort := rapid.SampledFrom(append(informatie.Soorten(), "", getypt)).Draw(t, "soort")
		nu, vol := op(2027, 3, 1, 14, 3), inhoud()
		vol.Eerst, vol.Grond = "1-3-2026", informatie.Grond{Geheim: "g", Gegeven: "d", Reikwijdte: "r", Artikel: "a", Wet: "w", Gezag: "g", Akkoord: "d"}
		controleer(t, informatie.Toevoegen{Inhoud: in, Voorwaarden: w, Soort: soort}.Valideer(nu), informatie.Toevoegen{Inhoud: vol, Voorwaarden: nieuw().Voorwaarden})
		controleer(t, informatie.Corrigeren{Inhoud: in, Soort: soort}.Valideer(nu), informatie.Corrigeren{Inhoud: vol})
		controleer(t, informatie.Wijzigen{Voorwaarden: w}.Valideer(nu), informatie.Wijzigen{Voorwaarden: nieuw().Voorwaarden})
		controleer(t, informatie.Intrekken{Reden: in.Tekst}.Valideer(), informatie.Intrekken{})
	})
}
