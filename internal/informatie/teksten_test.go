// SPDX-License-Identifier: EUPL-1.2

package informatie_test

import (
	"reflect"
	"testing"

	"rondetafel/internal/casus"
	"rondetafel/internal/informatie"
)

// rule 13.2-3: each free text about pieces is among those that are compared, by the name of its field. What is wrong with a piece, and the text that takes the
// place of a passage, are tied to their pieces; what names where a piece is from or on what authority somebody signs, is compared as a name.
func TestTeksten(t *testing.T) {
	vrij := func(veld, tekst string) []informatie.Veldtekst {
		return []informatie.Veldtekst{{Veld: veld, Tekst: tekst}}
	}
	noemt := func(veld, tekst string) informatie.Veldtekst {
		return informatie.Veldtekst{Veld: veld, Tekst: tekst, Benoemt: true}
	}
	inhoud := informatie.Inhoud{Over: []string{"b-1"}, Tekst: "Hij sliep er.", Bron: "Eigen dossier", Grondslag: "Politiewet 2012, artikel 3",
		Grond: informatie.Grond{Reikwijdte: "Delen met allen.", Artikel: "Jeugdwet 7.3.11"}}
	stuk := []informatie.Veldtekst{{Veld: "tekst", Tekst: "Hij sliep er."}, noemt("bron", "Eigen dossier"), noemt("grondslag", "Politiewet 2012, artikel 3"),
		{Veld: "grond.reikwijdte", Tekst: "Delen met allen."}, noemt("grond.artikel", "Jeugdwet 7.3.11")}
	derde := informatie.Derde{Naam: "De Hof", Soort: "corporatie", Contact: "T. Verzonnen"}
	aanDerde := []informatie.Veldtekst{noemt("derde.naam", "De Hof"), noemt("derde.soort", "corporatie"), noemt("derde.contact", "T. Verzonnen")}
	for naam, geval := range map[string]struct {
		in  interface{ Teksten() []informatie.Veldtekst }
		wil []informatie.Veldtekst
	}{
		"a piece":             {informatie.Toevoegen{Inhoud: inhoud, Voorwaarden: informatie.Voorwaarden{Lezers: []string{"p"}}}, stuk},
		"a correction":        {informatie.Corrigeren{Inhoud: inhoud, Gegeven: "g-1", Versie: 1}, stuk},
		"a withdrawal":        {informatie.Intrekken{Gegeven: "g-1", Reden: "Het klopte niet."}, vrij("reden", "Het klopte niet.")},
		"a question":          {informatie.Informatievraag{Vraag: "Waar woont hij?", Doel: "veiligheid"}, vrij("vraag", "Waar woont hij?")},
		"a refusal":           {informatie.Weigering{Reden: "Dat schaadt."}, vrij("reden", "Dat schaadt.")},
		"a request":           {informatie.Correctieverzoek{Gegeven: "g-1", Waarom: "Het was hier."}, []informatie.Veldtekst{{Veld: "waarom", Tekst: "Het was hier.", Gegevens: []string{"g-1"}}}},
		"its answer":          {informatie.Correctieantwoord{Uitkomst: informatie.CorrectieAfgewezen, Reden: "Toch niet."}, vrij("reden", "Toch niet.")},
		"reading beforehand":  {informatie.Voorinzage{Partij: "p", Afstemming: casus.Overleg{Met: "Anna", Wijze: "mail", Verslag: "Zij wil dat."}}, append([]informatie.Veldtekst{noemt("afstemming.met", "Anna")}, vrij("afstemming.verslag", "Zij wil dat.")...)},
		"a no to that":        {informatie.VoorinzageAntwoord{Reden: "Nu niet."}, vrij("reden", "Nu niet.")},
		"another passage":     {informatie.Herschrijven{Tekst: "Het is rustig.", Gegevens: []string{"g-1"}}, []informatie.Veldtekst{{Veld: "tekst", Tekst: "Het is rustig.", Gegevens: []string{"g-1"}}}},
		"no passage":          {informatie.Herschrijven{Weg: true, Tekst: "Het is rustig."}, nil},
		"a signature":         {informatie.Ondertekening{Bevoegdheid: "Mandaat"}, []informatie.Veldtekst{noemt("bevoegdheid", "Mandaat")}},
		"one on paper":        {informatie.OpPapier{Ondertekenaar: "T. Verzonnen", Bevoegdheid: "Mandaat"}, []informatie.Veldtekst{noemt("bevoegdheid", "Mandaat"), noemt("ondertekenaar", "T. Verzonnen")}},
		"a no to a part":      {informatie.DeelAntwoord{Deel: "d", Reden: "Dat schaadt."}, vrij("reden", "Dat schaadt.")},
		"an objection":        {informatie.Bezwaar{Reden: "Dat schaadt."}, vrij("reden", "Dat schaadt.")},
		"an advice":           {informatie.Advies{Oordeel: informatie.Positief, Tekst: "Dat kan."}, vrij("tekst", "Dat kan.")},
		"a letter":            {informatie.Verlenen{Voldaan: "Zij weten het."}, vrij("voldaan", "Zij weten het.")},
		"what a law demands":  {informatie.WettelijkePlicht{Derde: derde, Artikel: "Sv 126nd", Waarom: "De officier vroeg het."}, append(append([]informatie.Veldtekst{}, aanDerde...), noemt("artikel", "Sv 126nd"), vrij("waarom", "De officier vroeg het.")[0])},
		"a disclosure":        {informatie.Verstrekking{Derde: derde, Doel: "Een woning.", Grondslag: "WGS 1.7", Noodzaak: "Anders niet.", Passages: []informatie.Passage{{Overleg: "o", Tekst: "Hij wil weg."}}}, append(append([]informatie.Veldtekst{}, aanDerde...), vrij("doel", "Een woning.")[0], noemt("grondslag", "WGS 1.7"), vrij("noodzaak", "Anders niet.")[0], vrij("passages[0].tekst", "Hij wil weg.")[0])},
		"passages of minutes": {citaten{{Tekst: "Er is gebeld.", Gegevens: []string{"g-1", "g-2"}}, {Tekst: "Rustig."}}, []informatie.Veldtekst{{Veld: "passages[0].tekst", Tekst: "Er is gebeld.", Gegevens: []string{"g-1", "g-2"}}, {Veld: "passages[1].tekst", Tekst: "Rustig."}}},
	} {
		t.Run(naam, func(t *testing.T) {
			if got := geval.in.Teksten(); !reflect.DeepEqual(got, geval.wil) {
				t.Errorf("the texts are %+v, want %+v", got, geval.wil)
			}
		})
	}
}

type citaten []informatie.Citaat

func (c citaten) Teksten() []informatie.Veldtekst { return informatie.Citaatteksten("passages", c) }
