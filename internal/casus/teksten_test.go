// SPDX-License-Identifier: EUPL-1.2

package casus_test

import (
	"slices"
	"testing"

	"rondetafel/internal/casus"
)

// rule 13.2-3: each free text of what is asked in a Casus is among those that are compared, by the name of its field; what names an article, a person or a place
// is compared as such, and why a piece stays is tied to that piece. That none is forgotten, gate's test of every act holds.
func TestTeksten(t *testing.T) {
	vrij := func(veld, tekst string) casus.Veldtekst { return casus.Veldtekst{Veld: veld, Tekst: tekst} }
	noemt := func(veld, tekst string) casus.Veldtekst {
		return casus.Veldtekst{Veld: veld, Tekst: tekst, Benoemt: true}
	}
	for naam, geval := range map[string]struct {
		in  interface{ Teksten() []casus.Veldtekst }
		wil []casus.Veldtekst
	}{
		"a judgement": {casus.Screening{Overleg: casus.Overleg{Met: "T. Verzonnen", Wijze: "telefoon", Verslag: "Zij wil verder."}, Reden: "Dat past beter.", Naar: "Het wijkteam",
			Criteria: []casus.Criterium{{Antwoord: "ja", Toelichting: "Het is veel."}, {Toelichting: "En lang."}}, NamensPubliek: "p"},
			[]casus.Veldtekst{noemt("overleg.met", "T. Verzonnen"), vrij("overleg.verslag", "Zij wil verder."), vrij("reden", "Dat past beter."), noemt("naar", "Het wijkteam"),
				vrij("criteria[0].toelichting", "Het is veel."), vrij("criteria[1].toelichting", "En lang.")}},
		"a report": {casus.Aanmelding{Inhoud: casus.Inhoud{Aanleiding: "Er is ruzie.", Geprobeerd: "Een gesprek.", LeefgebiedToelichting: "Ook geld.",
			Criteria: []casus.Criterium{{Antwoord: "ja", Toelichting: "Het is veel."}, {}}}, Contact: "m-noor", Gemeente: "GM0957",
			Betrokkenen: []casus.Betrokkene{{Voornaam: "Sem", Achternaam: "Verzinsel"}}},
			[]casus.Veldtekst{vrij("aanleiding", "Er is ruzie."), vrij("geprobeerd", "Een gesprek."), vrij("leefgebiedToelichting", "Ook geld."),
				vrij("betrokkenen[0].voornaam", "Sem"), vrij("betrokkenen[0].tussenvoegsel", ""), vrij("betrokkenen[0].achternaam", "Verzinsel"),
				vrij("criteria[0].toelichting", "Het is veel."), vrij("criteria[1].toelichting", "")}},
		"why it is opened in need": {casus.Noodinzage{Nummer: "2026-0001", Reden: "Er is brand."}, []casus.Veldtekst{vrij("reden", "Er is brand.")}},
		"a question in triage":     {gevraagd(), []casus.Veldtekst{vrij("vraag", "Kennen jullie deze persoon?")}},
		"an answer in triage":      {geantwoord(), []casus.Veldtekst{noemt("contact", "F. Voorbeeld"), vrij("toelichting", "Wij komen er elke week.")}},
		"an outcome of triage": {casus.Triageuitkomst{Doel: "Samen een plan.", Naar: "Verzonnen wijkteam.", Reden: "Zij zijn nodig.", ZonderAntwoord: "Dat duurt te lang.",
			Partijen: []casus.Relevant{{Partij: "p", Medewerker: "m", Grond: "Verzonnen wet."}, {Waarom: "Kent het gezin."}}},
			[]casus.Veldtekst{vrij("doel", "Samen een plan."), noemt("naar", "Verzonnen wijkteam."), vrij("reden", "Zij zijn nodig."), vrij("zonderAntwoord", "Dat duurt te lang."),
				noemt("partijen[0].grond", "Verzonnen wet."), vrij("partijen[0].waarom", ""), noemt("partijen[1].grond", ""), vrij("partijen[1].waarom", "Kent het gezin.")}},
		"that a Partij takes part": {casus.Betrekken{Partij: "p", Grond: "Verzonnen wet.", Waarom: "Kent het gezin."},
			[]casus.Veldtekst{vrij("waarom", "Kent het gezin."), noemt("grond", "Verzonnen wet.")}},
		"that somebody was not told": {casus.Informeren{Stand: casus.Weggelaten, Reden: "Het is niet veilig.", Grond: "UAVG artikel 41"},
			[]casus.Veldtekst{vrij("reden", "Het is niet veilig."), noemt("grond", "UAVG artikel 41")}},
		"an incidentele derde": {casus.Incidenteel{Organisatie: "De Hof", Personen: []string{"T. Verzonnen", "K. Bedenksel"}, Waarom: "Hij woont daar.", Grond: "WGS 2.31"},
			[]casus.Veldtekst{vrij("waarom", "Hij woont daar."), noemt("grond", "WGS 2.31"), noemt("organisatie", "De Hof"), noemt("personen", "T. Verzonnen"),
				noemt("personen", "K. Bedenksel")}},
		"a no to it":      {casus.IncidenteelBesluit{Antwoord: "nee", Reden: "Te vroeg."}, []casus.Veldtekst{vrij("reden", "Te vroeg.")}},
		"the end of it":   {casus.IncidenteelEinde{Reden: "Hij verhuisde."}, []casus.Veldtekst{vrij("reden", "Hij verhuisde.")}},
		"a hand-over":     {casus.Overdracht{Partij: "p", Aan: "Wijkteam Proefdorp", Afspraken: "Zij bellen."}, []casus.Veldtekst{noemt("aan", "Wijkteam Proefdorp"), vrij("afspraken", "Zij bellen.")}},
		"a destruction":   {casus.VernietigingVoorstellen{Reden: "De termijn is voorbij."}, []casus.Veldtekst{vrij("reden", "De termijn is voorbij.")}},
		"a control of it": {casus.VernietigingControleren{Akkoord: "nee", Reden: "Er loopt een zaak."}, []casus.Veldtekst{vrij("reden", "Er loopt een zaak.")}},
		"its stop":        {casus.VernietigingStoppen{Reden: "Er komt een vraag."}, []casus.Veldtekst{vrij("reden", "Er komt een vraag.")}},
		"what stays": {casus.Opschoning{Stukken: []casus.Stukbesluit{{Gegeven: "g-1"}, {Gegeven: "g-2", Houden: true, Noodzaak: "Er loopt een zaak."}}},
			[]casus.Veldtekst{{Veld: "stukken[0].noodzaak", Gegevens: []string{"g-1"}}, {Veld: "stukken[1].noodzaak", Tekst: "Er loopt een zaak.", Gegevens: []string{"g-2"}}}},
	} {
		t.Run(naam, func(t *testing.T) {
			got := geval.in.Teksten()
			gelijk := func(a, b casus.Veldtekst) bool {
				return a.Veld == b.Veld && a.Tekst == b.Tekst && a.Benoemt == b.Benoemt && slices.Equal(a.Gegevens, b.Gegevens) && a.Stond == b.Stond && a.Eerder == b.Eerder
			}
			if !slices.EqualFunc(got, geval.wil, gelijk) {
				t.Errorf("the texts are %+v, want %+v", got, geval.wil)
			}
		})
	}
}
