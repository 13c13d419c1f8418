// SPDX-License-Identifier: EUPL-1.2

package web

import (
	"fmt"
	"slices"

	"rondetafel/internal/informatie"
	"rondetafel/internal/partij"
)

// ProtocolPagina is the Privacy Protocol: what may be given by whom, in the version that holds, and what changed (rule 12.2-2).
type ProtocolPagina struct {
	Schil
	Nummer      int64
	Vanaf       string // from when it holds
	Soorten     []ProtocolSoort
	Voorstel    *ProtocolVersie // that waits to be looked at; nil for none
	Nakijken    string          // URL where the reader does that; "" for who may not
	Intrekken   string          // URL where the reader takes it back; "" for who may not
	MagVoorstel bool
	Versies     []ProtocolVersie // confirmed and turned down, the newest first
}

// ProtocolSoort is what the protocol says of one category.
type ProtocolSoort struct {
	Naam   string
	Regels [][]string // each in words; who may give it comes first
}

// ProtocolVersie is a version or a proposal, and what it changes in words.
type ProtocolVersie struct {
	Naam        string // "Versie 2"
	Stand       Badge
	Wanneer     string
	Wijziging   string
	Besluit     string
	Reden       string
	RedenKop    string // what Reden says
	Verschillen []string
	Naast       []ProtocolVerandering // the same side by side, where somebody has to judge them
}

// ProtocolVerandering is one thing that becomes other than it is.
type ProtocolVerandering struct {
	Soort string // the category
	Wie   string // for whom
	Wat   string
	Nu    string
	Wordt string
}

// Sjabloon returns the template's name.
func (ProtocolPagina) Sjabloon() string { return "protocol" }

// Kop returns the heading.
func (ProtocolPagina) Kop() string { return "Privacy Protocol" }

// ProtocolOordeelPagina asks whether a proposal is what the Stuurgroep decided (article 18.1). Field names are the JSON names of
// informatie.ProtocolOordeel.
type ProtocolOordeelPagina struct {
	Schil
	ID       string
	Voorstel ProtocolVersie
	Waarden  informatie.ProtocolOordeel
}

// Sjabloon returns the template's name.
func (ProtocolOordeelPagina) Sjabloon() string { return "protocoloordeel" }

// Kop returns the heading.
func (ProtocolOordeelPagina) Kop() string { return "Verandering nakijken" }

// KeuzeAkkoord returns the answer.
func (p ProtocolOordeelPagina) KeuzeAkkoord() Keuze {
	return Keuze{Naam: "akkoord", Label: "Klopt dit met het besluit en met de wet?", Fout: p.FoutBij("akkoord"), Opties: Kies([]Optie{
		{Waarde: "ja", Label: "Ja", Uitleg: "Het geldt meteen, ook voor wat er al is en in open schermen."},
		{Waarde: "nee", Label: "Nee", Uitleg: "Er verandert niets."},
	}, p.Waarden.Akkoord)}
}

// VeldReden returns why not.
func (p ProtocolOordeelPagina) VeldReden() Veld {
	return Veld{Naam: "reden", Label: "Wat klopt er niet?", Hint: "Alleen nodig bij nee. Iedereen die hier werkt, kan dit lezen.", Waarde: p.Waarden.Reden, Fout: p.FoutBij("reden"),
		Rijen: 3, MagLeeg: true, Stil: true}
}

// ProtocolIntrekkenPagina is where who recorded a proposal takes it back. Field names are the JSON names of informatie.ProtocolIntrekking.
type ProtocolIntrekkenPagina struct {
	Schil
	ID       string
	Voorstel ProtocolVersie
	Waarden  informatie.ProtocolIntrekking
}

// Sjabloon returns the template's name.
func (ProtocolIntrekkenPagina) Sjabloon() string { return "protocolintrekken" }

// Kop returns the heading.
func (ProtocolIntrekkenPagina) Kop() string { return "Voorstel intrekken" }

// VeldReden returns why.
func (p ProtocolIntrekkenPagina) VeldReden() Veld {
	return Veld{Naam: "reden", Label: "Waarom trek je dit in?", Hint: "Iedereen die hier werkt, kan dit lezen.", Waarde: p.Waarden.Reden, Fout: p.FoutBij("reden"), Rijen: 3}
}

// ProtocolVoorstelPagina is where the manager records what the Stuurgroep decided (article 18.1): all rules, of which any can be changed, left
// out or added. Field names are the JSON names of informatie.ProtocolVoorstel.
type ProtocolVoorstelPagina struct {
	Schil
	Waarden   informatie.ProtocolVoorstel
	Partijen  []Optie // that a rule names beside kinds of Partij
	Voorbeeld bool    // the reader asked what it changes
	Naast     []ProtocolVerandering
}

// Sjabloon returns the template's name.
func (ProtocolVoorstelPagina) Sjabloon() string { return "protocolvoorstel" }

// Kop returns the heading.
func (ProtocolVoorstelPagina) Kop() string { return "Privacy Protocol veranderen" }

// VeldWijziging returns what changes.
func (p ProtocolVoorstelPagina) VeldWijziging() Veld {
	return Veld{Naam: "wijziging", Label: "Wat verandert er?", Hint: "In gewone woorden. Iedereen die hier werkt, leest dit.", Waarde: p.Waarden.Wijziging,
		Fout: p.FoutBij("wijziging"), Rijen: 3}
}

// VeldBesluit returns where the decision is found.
func (p ProtocolVoorstelPagina) VeldBesluit() Veld {
	return Veld{Naam: "besluit", Label: "Waar staat het besluit van de stuurgroep?", Hint: "Bijvoorbeeld: verslag van 12 maart, punt 4.", Waarde: p.Waarden.Besluit,
		Fout: p.FoutBij("besluit")}
}

// VeldDatum returns the day of the decision.
func (p ProtocolVoorstelPagina) VeldDatum() Veld {
	return Veld{Naam: "besluitDatum", Label: "Op welke dag besloot de stuurgroep?", Hint: "dag-maand-jaar", Waarde: string(p.Waarden.Datum),
		Fout: p.FoutBij("besluitDatum"), Soort: "datum", Breedte: "kort"}
}

// FoutRegels returns what is wrong with the rules as a whole.
func (p ProtocolVoorstelPagina) FoutRegels() string { return p.FoutBij("regels") }

// Regels returns each rule with its fields, and one more that is empty.
func (p ProtocolVoorstelPagina) Regels() []ProtocolRegelVelden {
	var uit []ProtocolRegelVelden
	for i, r := range append(slices.Clone(p.Waarden.Regels), informatie.Protocolregel{}) {
		uit = append(uit, ProtocolRegelVelden{Plaats: i, Regel: r, p: p})
	}
	return uit
}

// ProtocolRegelVelden are the fields of one rule.
type ProtocolRegelVelden struct {
	Plaats int
	Regel  informatie.Protocolregel
	p      ProtocolVoorstelPagina
}

// Naam is what the rule is called in the form.
func (v ProtocolRegelVelden) Naam() string {
	if v.Nieuw() {
		return "Nieuwe regel"
	}
	return fmt.Sprintf("Regel %d: %s", v.Plaats+1, v.Regel.Soort.Label())
}

// Nieuw tells whether it is the empty one.
func (v ProtocolRegelVelden) Nieuw() bool { return v.Regel.Soort == "" }

// Fout tells whether anything in it is wrong, so that it stands open.
func (v ProtocolRegelVelden) Fout() bool {
	for _, naam := range []string{"soort", "wie", "doelen", "grondslag", "gronden", "wetten", "ruimst", "geen"} {
		if v.p.FoutBij(v.veld(naam)) != "" {
			return true
		}
	}
	return false
}

func (v ProtocolRegelVelden) veld(naam string) string {
	return fmt.Sprintf("regels[%d].%s", v.Plaats, naam)
}

// keuze is a choice of one field of the rule.
func (v ProtocolRegelVelden) keuze(naam, label, hint string, opties []Optie, gekozen ...string) Keuze {
	return Keuze{Naam: v.veld(naam), Label: label, Hint: hint, Fout: v.p.FoutBij(v.veld(naam)), Meer: true, Kolommen: true, Opties: Kies(opties, gekozen...)}
}

// KeuzeSoort returns the category.
func (v ProtocolRegelVelden) KeuzeSoort() Keuze {
	k := v.keuze("soort", "Soort gegevens", "", optiesVan(informatie.Soorten()), string(v.Regel.Soort))
	k.Meer, k.Leeg, k.MagLeeg = false, "Kies een soort", v.Nieuw()
	return k
}

// KeuzeWie returns who may give it.
func (v ProtocolRegelVelden) KeuzeWie() Keuze {
	k := v.keuze("wie", "Wie mag dit geven?", "Haal je iedereen weg, dan vervalt de regel.", append(optiesVan(partij.Soorten()), v.p.Partijen...), v.Regel.Wie...)
	k.MagLeeg = true
	return k
}

// KeuzeDoelen returns for which goals.
func (v ProtocolRegelVelden) KeuzeDoelen() Keuze {
	return v.keuze("doelen", "Voor welke doelen?", "", doelOpties(), v.Regel.Doelen...)
}

// VeldGrondslag returns the ground in words.
func (v ProtocolRegelVelden) VeldGrondslag() Veld {
	naam := v.veld("grondslag")
	return Veld{Naam: naam, Label: fmt.Sprintf("Op welke grond rust regel %d?", v.Plaats+1), Hint: "De wet en het artikel.", Waarde: v.Regel.Grondslag, Fout: v.p.FoutBij(naam), MagLeeg: v.Nieuw(), Stil: true}
}

// KeuzeGronden returns the grounds of who is under secrecy.
func (v ProtocolRegelVelden) KeuzeGronden() Keuze {
	k := v.keuze("gronden", "Met een beroepsgeheim: op welke gronden?", "", optiesVan(informatie.Geheimgronden()), tekstenVan(v.Regel.Gronden)...)
	k.MagLeeg = true
	return k
}

// KeuzeWetten returns the articles of police and justice.
func (v ProtocolRegelVelden) KeuzeWetten() Keuze {
	wetten := append(informatie.Wetsgronden(informatie.Politiegegevens), informatie.Wetsgronden(informatie.Justitieel)...)
	if !v.Nieuw() {
		wetten = informatie.Wetsgronden(v.Regel.Soort)
	}
	k := v.keuze("wetten", "Politie en justitie: op welke artikelen?", "", optiesVan(wetten), tekstenVan(v.Regel.Wetten)...)
	k.MagLeeg = true
	return k
}

// MetWetten tells whether the category comes under a law of its own.
func (v ProtocolRegelVelden) MetWetten() bool {
	return v.Nieuw() || len(informatie.Wetsgronden(v.Regel.Soort)) > 0
}

// KeuzeRuimst returns the widest audience.
func (v ProtocolRegelVelden) KeuzeRuimst() Keuze {
	k := v.keuze("ruimst", "Wie mag het op zijn ruimst lezen?", "", []Optie{
		{Waarde: string(informatie.AlleenProcesregisseur), Label: "Alleen de procesregisseur"},
		{Waarde: string(informatie.GekozenPartijen), Label: "Partijen die één voor één zijn gekozen"},
		{Waarde: string(informatie.AlleDeelnemers), Label: "Iedereen die meedoet"},
	}, string(v.Regel.Ruimst))
	k.Meer, k.Kolommen = false, false
	return k
}

// KeuzeGeen returns the uses that nobody can allow.
func (v ProtocolRegelVelden) KeuzeGeen() Keuze {
	k := v.keuze("geen", "Wat kan een Partij niet toestaan?", "", optiesVan(informatie.Gebruiksoorten()), tekstenVan(v.Regel.Geen)...)
	k.MagLeeg = true
	return k
}

func tekstenVan[T ~string](lijst []T) []string {
	var uit []string
	for _, w := range lijst {
		uit = append(uit, string(w))
	}
	return uit
}
