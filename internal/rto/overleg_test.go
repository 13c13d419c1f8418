// SPDX-License-Identifier: EUPL-1.2

package rto_test

import (
	"slices"
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"

	"rondetafel/internal/casus"
	"rondetafel/internal/informatie"
	"rondetafel/internal/klok"
	"rondetafel/internal/rto"
)

func gepland() rto.Planning {
	return rto.Planning{Versie: 1, Datum: "3-12-2026", Begin: "10:00", Einde: "11:30", Plaats: "Zaal 2, Roermond"}
}

func voorbereid() rto.Voorbereiding {
	return rto.Voorbereiding{Planning: gepland(), Doel: "Een plek om te wonen vóór 1 februari.", SoortBesluit: rto.Plan,
		Themas: []string{"Wonen", "Overlast"}}
}

const (
	dagVorm   = "datum: Vul de datum in als dag-maand-jaar, bijvoorbeeld 3-12-2026."
	dagKomt   = "datum: Kies vandaag of een dag die nog komt."
	beginVorm = "begin: Vul de tijd in als uren en minuten, bijvoorbeeld 10:00."
	eindeVorm = "einde: Vul de tijd in als uren en minuten, bijvoorbeeld 11:00."
	naBegin   = "einde: Het overleg eindigt na het begin. Kijk de tijden na."
)

// Article 11.1: who plans an Overleg fills in when and where, and nothing of a dossier.
func TestPlanning(t *testing.T) {
	for _, g := range []struct {
		naam   string
		anders func(*rto.Planning)
		want   []string
	}{
		{"complete", func(*rto.Planning) {}, nil},
		{"nothing", func(p *rto.Planning) { *p = rto.Planning{} }, []string{
			"datum: Vul de dag van het overleg in, bijvoorbeeld 3-12-2026.", "begin: Vul in hoe laat het begint, bijvoorbeeld 10:00.",
			"plaats: Vul in waar het overleg is."}},
		{"today in Amsterdam", func(p *rto.Planning) { p.Datum = "1-12-2026" }, nil},
		{"yesterday in Amsterdam, today in UTC", func(p *rto.Planning) { p.Datum = "30-11-2026" }, []string{dagKomt}},
		{"a day that is none", func(p *rto.Planning) { p.Datum = "31-11-2026" }, []string{dagVorm}},
		{"words", func(p *rto.Planning) { p.Datum, p.Begin, p.Einde = "morgen", "tien uur", "laat" }, []string{dagVorm, beginVorm, eindeVorm}},
		{"without an end", func(p *rto.Planning) { p.Einde = "" }, nil},
		{"with a point", func(p *rto.Planning) { p.Begin, p.Einde = "9.30", "10.15" }, nil},
		{"ends when it begins", func(p *rto.Planning) { p.Einde = "10:00" }, []string{naBegin}},
		{"ends before it begins, typed short", func(p *rto.Planning) { p.Begin, p.Einde = "10:00", "9:45" }, []string{naBegin}},
		{"a place that is too long", func(p *rto.Planning) { p.Plaats = strings.Repeat("é", 201) }, []string{"plaats: Gebruik hoogstens 200 tekens."}},
	} {
		t.Run(g.naam, func(t *testing.T) {
			p := gepland()
			g.anders(&p)
			verwacht(t, p.Valideer(vandaag()), g.want...)
		})
	}
}

func TestTijd(t *testing.T) {
	for in, want := range map[string]string{"10:00": "10:00", "9:05": "09:05", " 9.05 ": "09:05", "": "", "24:00": "", "10": "", "a:b": "", "10:60": ""} {
		if got := rto.Tijd(in); got != want {
			t.Errorf("%q: %q, want %q", in, got, want)
		}
	}
}

func TestVoorbereiding(t *testing.T) {
	for _, g := range []struct {
		naam   string
		anders func(*rto.Voorbereiding)
		want   []string
	}{
		{"complete", func(*rto.Voorbereiding) {}, nil},
		{"nothing yet", func(p *rto.Voorbereiding) { *p = rto.Voorbereiding{} }, nil},
		{"another type", func(p *rto.Voorbereiding) { p.SoortBesluit = "stemming" }, []string{"soortBesluit: Kies een soort besluit uit de lijst."}},
		{"too many themes", func(p *rto.Voorbereiding) { p.Themas = make([]string, 5000) }, []string{"themas: Kies hoogstens 20 thema's."}},
		{"a long theme", func(p *rto.Voorbereiding) { p.Themas = []string{strings.Repeat("a", 201)} }, []string{"themas: Gebruik hoogstens 200 tekens."}},
		{"a long goal", func(p *rto.Voorbereiding) { p.Doel = strings.Repeat("a", casus.MaxTekst+1) },
			[]string{"doel: Deze tekst is te lang. Gebruik hoogstens 20.000 tekens."}},
		{"a day in the past", func(p *rto.Voorbereiding) { p.Datum = "1-1-2020" }, []string{dagKomt}},
	} {
		t.Run(g.naam, func(t *testing.T) {
			p := voorbereid()
			g.anders(&p)
			verwacht(t, p.Valideer(vandaag()), g.want...)
		})
	}
}

// rule 9.2c-1: goal, type of decision and themes are there before invitations go out; and so is a day.
func TestVoorbereidingOntbreekt(t *testing.T) {
	for _, g := range []struct {
		naam   string
		anders func(*rto.Voorbereiding)
		want   []string
	}{
		{"complete", func(*rto.Voorbereiding) {}, nil},
		{"nothing", func(p *rto.Voorbereiding) { *p = rto.Voorbereiding{} },
			[]string{rto.OntbreektDoel, rto.OntbreektSoortBesluit, rto.OntbreektThemas, rto.OntbreektDatum}},
		{"a blank goal", func(p *rto.Voorbereiding) { p.Doel = " \n" }, []string{rto.OntbreektDoel}},
		{"no type", func(p *rto.Voorbereiding) { p.SoortBesluit = "" }, []string{rto.OntbreektSoortBesluit}},
		{"blank themes", func(p *rto.Voorbereiding) { p.Themas = []string{" ", "\n"} }, []string{rto.OntbreektThemas}},
		{"no day", func(p *rto.Voorbereiding) { p.Datum = "" }, []string{rto.OntbreektDatum}},
		{"no hour", func(p *rto.Voorbereiding) { p.Begin = "" }, []string{rto.OntbreektDatum}},
		{"no place and no end", func(p *rto.Voorbereiding) { p.Plaats, p.Einde = "", "" }, nil},
	} {
		p := voorbereid()
		g.anders(&p)
		if got := p.Ontbreekt(); !slices.Equal(got, g.want) {
			t.Errorf("%s: %v, want %v", g.naam, got, g.want)
		}
	}
}

func TestVoorbereidingSchoon(t *testing.T) {
	p := voorbereid()
	p.Themas = []string{" Wonen \r\n\n Overlast\nWonen", "Geld"}
	if got := p.Schoon().Themas; !slices.Equal(got, []string{"Wonen", "Overlast", "Geld"}) {
		t.Errorf("got %q", got)
	}
	if len(p.Themas) != 2 {
		t.Error("what was typed is changed")
	}
}

// Whatever is typed, the messages are plain sentences, and what is accepted and misses nothing has all that 9.2c asks.
func TestVoorbereidingMeldingen(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		p := rto.Voorbereiding{Doel: tekst().Draw(t, "doel"), Themas: rapid.SliceOfN(tekst(), 0, 30).Draw(t, "themas"),
			SoortBesluit: rapid.SampledFrom([]rto.SoortBesluit{rto.Plan, "", getypt}).Draw(t, "soort")}
		p.Datum = rapid.SampledFrom([]klok.Datum{"", getypt, "3-12-2026", "1-1-2020"}).Draw(t, "datum")
		p.Begin = rapid.SampledFrom([]string{"", getypt, "10:00"}).Draw(t, "begin")
		p.Einde = rapid.SampledFrom([]string{"", getypt, "9:00", "12:00"}).Draw(t, "einde")
		p.Plaats = tekst().Draw(t, "plaats")
		p = p.Schoon()
		err := p.Valideer(vandaag())
		controleer(t, err)
		controleer(t, p.Planning.Valideer(vandaag()))
		if err != nil || len(p.Ontbreekt()) > 0 {
			return
		}
		if strings.TrimSpace(p.Doel) == "" || !p.SoortBesluit.Bekend() || len(p.Themas) == 0 || p.Datum.ISO() == "" {
			t.Fatalf("nothing would be missing of %+v", p)
		}
	})
}

func verslag(tekst string, partijen ...string) rto.Verslag {
	return rto.Verslag{Passages: []informatie.Citaat{{Tekst: tekst, Partijen: partijen}}}
}

// rule 7.2-4: minutes say something, and every passage of them names its supplier.
func TestVerslag(t *testing.T) {
	verwacht(t, verslag("Er is gepraat.", "p-a").Valideer())
	verwacht(t, verslag(" ", informatie.Gezamenlijk).Valideer(), "passages[0].tekst: Schrijf op wat er is gezegd.")
	verwacht(t, verslag("Er is gepraat.").Valideer(), "passages[0].partijen: Kies van welke Partij dit komt, of dat jullie het samen zeiden (art. 7.2).")
	verwacht(t, rto.Verslag{Passages: []informatie.Citaat{{}}}.Schoon().Valideer(), "passages[0].tekst: Schrijf op wat er is besproken.")
}

func TestStandLabel(t *testing.T) {
	for s, want := range map[rto.Stand]string{rto.Voorbereid: "in voorbereiding", rto.Uitgenodigd: "uitgenodigd", rto.Afgerond: "afgerond", rto.Afgelast: "afgelast", "x": "x"} {
		if got := s.Label(); got != want {
			t.Errorf("%s: %q", s, got)
		}
	}
}

// An Overleg begins at its hour in the Netherlands, whatever the season; without an hour at the start of its day, without a day never.
func TestAanvang(t *testing.T) {
	for _, g := range []struct{ dag, begin, wil string }{
		{"2026-12-03", "10:00", "2026-12-03T10:00:00+01:00"}, {"2026-07-03", "09:30", "2026-07-03T09:30:00+02:00"},
		{"2026-12-03", "", "2026-12-03T00:00:00+01:00"}, {"", "10:00", ""}, {"ooit", "", ""},
	} {
		kreeg := ""
		if m, ok := rto.Aanvang(g.dag, g.begin); ok {
			kreeg = m.Format(time.RFC3339)
		}
		if kreeg != g.wil {
			t.Errorf("%q at %q begins at %q, want %q", g.dag, g.begin, kreeg, g.wil)
		}
	}
}
