// SPDX-License-Identifier: EUPL-1.2

package casus_test

import (
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"rondetafel/internal/casus"
	"rondetafel/internal/klok"
)

// gevraagd is a Triagevraag with every field filled in, and nothing wrong.
func gevraagd() casus.Triagevraag {
	return casus.Triagevraag{Casus: "c-verzonnen", Partij: "p-verzonnen", Medewerker: "m-verzonnen", Vraag: "Kennen jullie deze persoon?", Doel: "veiligheid",
		Over: []string{"b-1"}, MetBSN: true, Uiterlijk: "4-4-2027", NamensPubliek: "p-publiek"}
}

// rules 1.8-1, 2.1-1: a question is to somebody of one Partij, for a goal, about people of whom it gives the names, before a day.
func TestTriagevraag(t *testing.T) {
	const (
		partij = "partij: Kies de Partij aan wie je iets vraagt."
		wie    = "medewerker: Kies wie van deze Partij de vraag krijgt."
		vraag  = "vraag: Schrijf op wat je wilt weten."
		doel   = "doel: Kies voor welk doel je dit vraagt (art. 2.1)."
		over   = "over: Kies over wie de vraag gaat. De Partij krijgt alleen die namen te zien (art. 1.8)."
		dag    = "uiterlijkDatum: Vul een dag in, bijvoorbeeld 4-3-2026."
		voor   = "uiterlijkDatum: Deze dag is al voorbij. Kies vandaag of een dag die nog komt."
		ver    = "uiterlijkDatum: Kies een dag binnen twee maanden."
	)
	for _, g := range []struct {
		naam   string
		anders func(*casus.Triagevraag)
		want   []string
	}{
		{"complete", func(*casus.Triagevraag) {}, nil},
		{"by a public aanmelder, without BSN", func(v *casus.Triagevraag) { v.NamensPubliek, v.MetBSN = "", false }, nil},
		{"nothing", func(v *casus.Triagevraag) { *v = casus.Triagevraag{} }, []string{partij, wie, vraag, doel, over, dag}},
		{"to nobody", func(v *casus.Triagevraag) { v.Partij, v.Medewerker = "", "" }, []string{partij, wie}},
		{"without a word", func(v *casus.Triagevraag) { v.Vraag = " \n" }, []string{vraag}},
		{"too long", func(v *casus.Triagevraag) { v.Vraag = strings.Repeat("a", casus.MaxTekst+1) },
			[]string{"vraag: Deze tekst is te lang. Gebruik hoogstens 20.000 tekens."}},
		{"for no goal of the covenant", func(v *casus.Triagevraag) { v.Doel = "nieuwsgierig" }, []string{doel}},
		{"about nobody", func(v *casus.Triagevraag) { v.Over = nil }, []string{over}},
		{"about too many", func(v *casus.Triagevraag) { v.Over = make([]string, 51) }, []string{"over: Kies hoogstens 50 mensen."}},
		{"today, which is another day in UTC", func(v *casus.Triagevraag) { v.Uiterlijk = "28-3-2027" }, nil},
		{"yesterday", func(v *casus.Triagevraag) { v.Uiterlijk = "27-3-2027" }, []string{voor}},
		{"on the last day that can be", func(v *casus.Triagevraag) { v.Uiterlijk = "27-5-2027" }, nil},
		{"a day later", func(v *casus.Triagevraag) { v.Uiterlijk = "28-5-2027" }, []string{ver}},
		{"on no day", func(v *casus.Triagevraag) { v.Uiterlijk = "31-4-2027" }, []string{dag}},
	} {
		t.Run(g.naam, func(t *testing.T) {
			v := gevraagd()
			g.anders(&v)
			verwacht(t, v.Valideer(nu()), g.want...)
		})
	}
}

// geantwoord is a Triageantwoord with every field filled in, and nothing wrong.
func geantwoord() casus.Triageantwoord {
	return casus.Triageantwoord{Triagevraag: "q-verzonnen", Versie: 1, Bekend: casus.BekendActief, Contact: "F. Voorbeeld", Aanschuiven: casus.OpVerzoek,
		Toelichting: "Wij komen er elke week.", DelenMetAanmelder: true}
}

func TestTriageantwoord(t *testing.T) {
	const (
		kennen  = "bekend: Kies of jullie deze persoon kennen."
		schuif  = "aanschuiven: Kies of jullie willen aanschuiven."
		contact = "contact: Schrijf op wie bij jullie de contactpersoon is."
	)
	for _, g := range []struct {
		naam   string
		anders func(*casus.Triageantwoord)
		want   []string
	}{
		{"complete", func(*casus.Triageantwoord) {}, nil},
		{"not known, and nothing more", func(a *casus.Triageantwoord) {
			*a = casus.Triageantwoord{Bekend: casus.Onbekend, Aanschuiven: casus.SchuiftNiet}
		}, nil},
		{"nothing", func(a *casus.Triageantwoord) { *a = casus.Triageantwoord{} }, []string{kennen, schuif}},
		{"something else", func(a *casus.Triageantwoord) { a.Bekend, a.Aanschuiven = "misschien", "Ja" }, []string{kennen, schuif}},
		{"known, and no one to call", func(a *casus.Triageantwoord) { a.Bekend, a.Contact = casus.WelBekend, " " }, []string{contact}},
		{"active, and no one to call", func(a *casus.Triageantwoord) { a.Contact = "" }, []string{contact}},
		{"a name that is too long", func(a *casus.Triageantwoord) { a.Contact = strings.Repeat("a", 201) }, []string{"contact: Gebruik hoogstens 200 tekens."}},
		{"as long as can be", func(a *casus.Triageantwoord) { a.Toelichting = strings.Repeat("é", 1000) }, nil},
		{"a dossier instead of a note", func(a *casus.Triageantwoord) { a.Toelichting = strings.Repeat("é", 1001) },
			[]string{"toelichting: Houd het kort: hoogstens 1.000 tekens."}},
		{"no text", func(a *casus.Triageantwoord) { a.Toelichting = "\x00" }, []string{"toelichting: Deze tekst bevat tekens die we niet kunnen lezen."}},
	} {
		t.Run(g.naam, func(t *testing.T) {
			a := geantwoord()
			g.anders(&a)
			verwacht(t, a.Valideer(), g.want...)
		})
	}
}

// What one can answer, each once and with a word of its own on the page (rule WGS-7: no figures).
func TestTriageKeuzen(t *testing.T) {
	wil := []string{"onbekend", "bekend, niet actief", "bekend, actief", "ja", "nee", "alleen op verzoek"}
	var labels []string
	for _, b := range casus.Bekendheden() {
		a := geantwoord()
		a.Bekend = b
		verwacht(t, a.Valideer())
		labels = append(labels, b.Label())
	}
	for _, s := range casus.AanschuifKeuzen() {
		a := geantwoord()
		a.Aanschuiven = s
		verwacht(t, a.Valideer())
		labels = append(labels, s.Label())
	}
	if !slices.Equal(labels, wil) {
		t.Errorf("labels %q, want %q", labels, wil)
	}
	if got := casus.Bekendheid("x").Label() + casus.Aanschuiven("y").Label(); got != "xy" {
		t.Errorf("unknown answers are shown as %q", got)
	}
}

// afgerond is a Triageuitkomst with every field filled in, and nothing wrong.
func afgerond() casus.Triageuitkomst {
	return casus.Triageuitkomst{Casus: "c-verzonnen", Versie: 3, Route: casus.RTO, Doel: "Samen een plan.", Naar: "Verzonnen wijkteam.", Reden: "Zij zijn nodig.",
		NamensPubliek: "p-publiek", Partijen: []casus.Relevant{{Partij: "p-een", Medewerker: "m-een", Grond: "Verzonnen wet.", Waarom: "Kent het gezin."},
			{Partij: "p-twee", Medewerker: "m-twee", Grond: "Verzonnen taak."}}}
}

// rule 1.8-2: the triage does not end without the routing, and to a round table not without its goal and the relevant Partijen.
// rule 9.2e-2: each of those with the ground on which it takes part.
func TestTriageuitkomst(t *testing.T) {
	const (
		route    = "route: Kies hoe het verder gaat: naar een Ronde Tafel Overleg of naar een andere plek (art. 1.8)."
		reden    = "reden: Schrijf op waarom je dit kiest. De aanmelder leest dit."
		doel     = "doel: Schrijf op wat het doel van het Ronde Tafel Overleg is (art. 1.8)."
		partijen = "partijen: Kies welke Partijen ertoe doen. Zonder lijst eindigt de triage niet (art. 1.8)."
		naar     = "naar: Schrijf op waar de casus naartoe gaat."
	)
	for _, g := range []struct {
		naam   string
		anders func(*casus.Triageuitkomst)
		want   []string
	}{
		{"complete", func(*casus.Triageuitkomst) {}, nil},
		{"nothing", func(u *casus.Triageuitkomst) { *u = casus.Triageuitkomst{} }, []string{route, reden}},
		{"to a round table, and that is all", func(u *casus.Triageuitkomst) { *u = casus.Triageuitkomst{Route: casus.RTO, Reden: "x"} }, []string{doel, partijen}},
		{"to a round table without a goal", func(u *casus.Triageuitkomst) { u.Doel = "\t" }, []string{doel}},
		{"elsewhere", func(u *casus.Triageuitkomst) { u.Route, u.Doel, u.Partijen = casus.Doorverwezen, "", nil }, nil},
		{"elsewhere, and not where", func(u *casus.Triageuitkomst) { u.Route, u.Naar = casus.Doorverwezen, " " }, []string{naar}},
		{"and not why", func(u *casus.Triageuitkomst) { u.Reden = "" }, []string{reden}},
		{"back", func(u *casus.Triageuitkomst) { u.Route = casus.InScreening }, []string{route}},
		{"past the round table", func(u *casus.Triageuitkomst) { u.Route = casus.Afschaling }, []string{route}},
		{"too long", func(u *casus.Triageuitkomst) {
			u.Reden, u.Naar, u.Doel = strings.Repeat("a", casus.MaxTekst+1), strings.Repeat("a", 201), "a\x00"
		}, []string{"reden: Deze tekst is te lang. Gebruik hoogstens 20.000 tekens.", "naar: Gebruik hoogstens 200 tekens.",
			"doel: Deze tekst bevat tekens die we niet kunnen lezen."}},
		{"a Partij without all of it", func(u *casus.Triageuitkomst) { u.Partijen[1] = casus.Relevant{Waarom: "x"} },
			[]string{"partijen[1].partij: Kies de Partij die meedoet.", "partijen[1].medewerker: Kies wie van deze Partij meedoet.",
				"partijen[1].grond: Schrijf op waarom deze Partij mee mag doen: de wet of taak (art. 9.2e)."}},
		{"a ground that is too long", func(u *casus.Triageuitkomst) {
			u.Partijen[0].Grond, u.Partijen[0].Waarom = strings.Repeat("a", 201), strings.Repeat("a", casus.MaxTekst+1)
		}, []string{"partijen[0].grond: Gebruik hoogstens 200 tekens.", "partijen[0].waarom: Deze tekst is te lang. Gebruik hoogstens 20.000 tekens."}},
		{"a Partij twice", func(u *casus.Triageuitkomst) { u.Partijen[1].Partij = "p-een" }, []string{"partijen[1].partij: Deze Partij staat al in de lijst."}},
		{"elsewhere, with a Partij without a ground", func(u *casus.Triageuitkomst) { u.Route, u.Partijen[0].Grond = casus.Doorverwezen, "" },
			[]string{"partijen[0].grond: Schrijf op waarom deze Partij mee mag doen: de wet of taak (art. 9.2e)."}},
	} {
		t.Run(g.naam, func(t *testing.T) {
			u := afgerond()
			g.anders(&u)
			verwacht(t, u.Valideer(), g.want...)
		})
	}
	u := afgerond()
	u.Partijen = slices.Repeat(u.Partijen[:1], 51)
	if err := u.Valideer(); err == nil || !strings.Contains(err.Error(), "partijen,") {
		t.Errorf("51 Partijen: %v", err)
	}
}

// The empty rows of a form are no Partijen; the form that was sent stays as it is.
func TestTriageuitkomstSchoon(t *testing.T) {
	vol := afgerond().Partijen
	u := casus.Triageuitkomst{Partijen: []casus.Relevant{{}, vol[0], {Partij: " ", Grond: "\t"}, vol[1], {}}}
	if got := u.Schoon().Partijen; !slices.Equal(got, vol) {
		t.Errorf("the Partijen are %+v, want %+v", got, vol)
	}
	if len(u.Partijen) != 5 || !u.Partijen[2].Leeg() || u.Partijen[1].Leeg() {
		t.Errorf("the form became %+v", u.Partijen)
	}
}

// Whatever is typed, the messages are plain sentences about fields that exist and repeat nothing; and what is accepted with a round table
// as its route has a goal and Partijen, each once and with a ground (rule 1.8-2).
func TestTriageMeldingen(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		vrij := rapid.OneOf(rapid.Just(getypt), rapid.Just(getypt), tekst())
		v := casus.Triagevraag{Partij: vrij.Draw(t, "partij"), Medewerker: vrij.Draw(t, "medewerker"), Vraag: vrij.Draw(t, "vraag"), Doel: vrij.Draw(t, "doel"),
			Over: rapid.SliceOfN(vrij, 0, 3).Draw(t, "over"), Uiterlijk: klok.Datum(vrij.Draw(t, "uiterlijk"))}
		controleer(t, v.Valideer(nu()), gevraagd())
		a := casus.Triageantwoord{Bekend: casus.Bekendheid(vrij.Draw(t, "bekend")), Contact: vrij.Draw(t, "contact"),
			Aanschuiven: casus.Aanschuiven(vrij.Draw(t, "aanschuiven")), Toelichting: vrij.Draw(t, "toelichting")}
		controleer(t, a.Valideer(), geantwoord())
		u := casus.Triageuitkomst{Route: rapid.SampledFrom(slices.Concat(casus.Fasen(), []casus.Fase{casus.RTO, casus.RTO, getypt})).Draw(t, "route"),
			Doel: vrij.Draw(t, "doel"), Naar: vrij.Draw(t, "naar"), Reden: vrij.Draw(t, "reden")}
		for range rapid.IntRange(0, 3).Draw(t, "partijen") {
			u.Partijen = append(u.Partijen, casus.Relevant{Partij: rapid.SampledFrom([]string{"p-een", "p-twee", ""}).Draw(t, "partij"),
				Medewerker: vrij.Draw(t, "medewerker"), Grond: vrij.Draw(t, "grond"), Waarom: vrij.Draw(t, "waarom")})
		}
		err := u.Valideer()
		controleer(t, err, afgerond())
		if err != nil || u.Route != casus.RTO {
			return
		}
		gezien := map[string]bool{}
		for _, p := range u.Partijen {
			if gezien[p.Partij] || strings.TrimSpace(p.Grond) == "" {
				t.Fatalf("accepted with %+v", u.Partijen)
			}
			gezien[p.Partij] = true
		}
		if strings.TrimSpace(u.Doel) == "" || len(u.Partijen) == 0 {
			t.Fatalf("accepted without a goal or Partijen: %+v", u)
		}
	})
}
