// SPDX-License-Identifier: EUPL-1.2

package web

import (
	"fmt"
	"strings"

	"rondetafel/internal/informatie"
	"rondetafel/internal/rto"
)

// VoorbereidenPagina is where the Procesregisseur prepares an Overleg (article 9.2 under c), or puts a Casus on the agenda.
type VoorbereidenPagina struct {
	Schil
	Actie   string // URL that the form posts to
	Terug   string
	Nieuw   bool
	Nummer  string // of the Casus
	Namens  string
	Waarden rto.Voorbereiding
	Triage  string // goal that the triage gave, beside the form
}

// Sjabloon returns the template's name.
func (VoorbereidenPagina) Sjabloon() string { return "voorbereiden" }

// Kop returns the heading.
func (p VoorbereidenPagina) Kop() string {
	if p.Nieuw {
		return "RTO op de agenda zetten"
	}
	return "RTO voorbereiden"
}

// VeldDoel returns the goal.
func (p VoorbereidenPagina) VeldDoel() Veld {
	return Veld{Naam: "doel", Label: "Wat is het doel van dit RTO?", Hint: "Zo concreet mogelijk: wat is er na afloop anders?", Waarde: p.Waarden.Doel,
		Fout: p.FoutBij("doel"), Rijen: 3, MagLeeg: true, Stil: true}
}

// KeuzeSoort returns the type of decision.
func (p VoorbereidenPagina) KeuzeSoort() Keuze {
	return Keuze{Naam: "soortBesluit", Label: "Wat voor besluit neemt het RTO?", Fout: p.FoutBij("soortBesluit"),
		Opties: Kies(soortOpties(), string(p.Waarden.SoortBesluit))}
}

func soortOpties() []Optie {
	var uit []Optie
	for _, s := range rto.Soorten() {
		uit = append(uit, Optie{Waarde: string(s), Label: s.Label()})
	}
	return uit
}

// VeldThemas returns the themes, one on each line.
func (p VoorbereidenPagina) VeldThemas() Veld {
	return Veld{Naam: "themas", Label: "Welke thema's komen aan de orde?", Hint: "Zet elk thema op een eigen regel.",
		Waarde: strings.Join(p.Waarden.Themas, "\n"), Fout: p.FoutBij("themas"), Rijen: 4, MagLeeg: true, Stil: true}
}

// Velden returns when and where.
func (p VoorbereidenPagina) Velden() []Veld { return planningVelden(p.Schil, p.Waarden.Planning, true) }

func planningVelden(s Schil, w rto.Planning, magLeeg bool) []Veld {
	return []Veld{
		{Naam: "datum", Label: "Dag", Hint: "dag-maand-jaar", Waarde: string(w.Datum), Fout: s.FoutBij("datum"), Soort: "datum", Breedte: "kort",
			MagLeeg: magLeeg, Stil: true},
		{Naam: "begin", Label: "Begin", Hint: "uren en minuten, zoals 10:00", Waarde: w.Begin, Fout: s.FoutBij("begin"), Soort: "nummer",
			Breedte: "kort", MagLeeg: magLeeg, Stil: true},
		{Naam: "einde", Label: "Einde", Waarde: w.Einde, Fout: s.FoutBij("einde"), Soort: "nummer", Breedte: "kort", MagLeeg: true},
		{Naam: "plaats", Label: "Plaats", Hint: "Zet hier geen naam van een betrokkene: de ondersteuning leest dit.", Waarde: w.Plaats,
			Fout: s.FoutBij("plaats"), Breedte: "half", MagLeeg: magLeeg, Stil: true},
	}
}

// InplannenPagina is where supporting staff or the Procesregisseur say when and where an Overleg is (rule 11.1-1).
type InplannenPagina struct {
	Schil
	ID         string
	Naam       string
	Nummer     string
	Genodigden []GenodigdeRij
	Waarden    rto.Planning
}

// Sjabloon returns the template's name.
func (InplannenPagina) Sjabloon() string { return "inplannen" }

// Kop returns the heading.
func (InplannenPagina) Kop() string { return "Overleg inplannen" }

// Velden returns when and where.
func (p InplannenPagina) Velden() []Veld { return planningVelden(p.Schil, p.Waarden, false) }

// UitnodigenPagina is where the Procesregisseur invites Partijen (article 9.2 under e).
type UitnodigenPagina struct {
	Schil
	Kaart     OverlegKaart
	Namens    string
	Waarden   rto.Uitnodigen
	Partijen  []KandidaatRij
	Betrekken string // URL where another Partij can be involved; "" where that cannot be
}

// KandidaatRij is a Partij that can be invited, with the ground on which it takes part.
type KandidaatRij struct {
	ID    string
	Naam  string
	Grond string
}

// Sjabloon returns the template's name.
func (UitnodigenPagina) Sjabloon() string { return "uitnodigen" }

// Kop returns the heading.
func (UitnodigenPagina) Kop() string { return "Partijen uitnodigen" }

// UitnodigingVelden are the fields of one Partij.
type UitnodigingVelden struct {
	Partij   Keuze
	Grond    Veld
	Bijdrage Veld
}

// Rijen returns the fields of each Partij, with what was typed before.
func (p UitnodigenPagina) Rijen() []UitnodigingVelden {
	var uit []UitnodigingVelden
	for i, k := range p.Partijen {
		w := rto.Uitnodiging{Grond: k.Grond}
		for j, r := range p.Waarden.Uitnodigingen {
			if r.Partij == k.ID || r.Partij == "" && j == i {
				w = r
			}
		}
		pad := fmt.Sprintf("uitnodigingen[%d].", i)
		uit = append(uit, UitnodigingVelden{
			Partij: Keuze{Naam: pad + "partij", Label: k.Naam, Fout: p.FoutBij(pad + "partij"), Meer: true,
				Opties: Kies([]Optie{{Waarde: k.ID, Label: "Uitnodigen"}}, w.Partij)},
			Grond: Veld{Naam: pad + "grond", Label: "Waarom mag deze Partij erbij zijn?", Hint: "De wet of de taak, bijvoorbeeld: Wmo 2.1.", Waarde: w.Grond,
				Fout: p.FoutBij(pad + "grond"), MagLeeg: true, Stil: true},
			Bijdrage: Veld{Naam: pad + "bijdrage", Label: "Wat vraag je van deze Partij?", Waarde: w.Bijdrage, Fout: p.FoutBij(pad + "bijdrage"), Rijen: 2,
				MagLeeg: true, Stil: true},
		})
	}
	return uit
}

// AfvaardigenPagina is where an invited Partij says who comes (rules 6.2-1, 6.3-1).
type AfvaardigenPagina struct {
	Schil
	Kaart    OverlegKaart
	Partij   string
	Bijdrage string // what is asked of the Partij
	Grond    string
	Mensen   []Optie
	Waarden  rto.Afvaardiging
}

// Sjabloon returns the template's name.
func (AfvaardigenPagina) Sjabloon() string { return "afvaardigen" }

// Kop returns the heading.
func (AfvaardigenPagina) Kop() string { return "Wie komt er?" }

// KeuzeKomt returns whether the Partij comes.
func (p AfvaardigenPagina) KeuzeKomt() Keuze {
	return Keuze{Naam: "komt", Label: "Komen jullie?", Fout: p.FoutBij("komt"),
		Opties: Kies([]Optie{{Waarde: "ja", Label: "Ja"}, {Waarde: "nee", Label: "Nee"}}, p.Waarden.Komt)}
}

// KeuzeMedewerker returns the delegate.
func (p AfvaardigenPagina) KeuzeMedewerker() Keuze {
	return Keuze{Naam: "medewerker", Label: "Wie komt er?", Leeg: "Kies een persoon", Fout: p.FoutBij("medewerker"), MagLeeg: true,
		Hint: "Wie je kiest, ziet daarna de casus.", Opties: Kies(p.Mensen, p.Waarden.Medewerker)}
}

// KeuzeVervanger returns the substitute.
func (p AfvaardigenPagina) KeuzeVervanger() Keuze {
	return Keuze{Naam: "vervanger", Label: "Wie komt er als die persoon niet kan?", Leeg: "Niemand", Fout: p.FoutBij("vervanger"), MagLeeg: true,
		Opties: Kies(p.Mensen, p.Waarden.Vervanger)}
}

// KeuzeMandaat returns whether there is a mandate.
func (p AfvaardigenPagina) KeuzeMandaat() Keuze {
	waarde := ""
	if p.Waarden.Mandaat {
		waarde = "true"
	}
	return Keuze{Naam: "mandaat", Label: "Mandaat", Meer: true, MagLeeg: true, Fout: p.FoutBij("mandaat"),
		Hint:   "Zonder mandaat telt jullie Partij niet mee bij besluiten (art. 6.3). Wie van jullie beheerder een doorlopend mandaat kreeg, heeft het al.",
		Opties: Kies([]Optie{{Waarde: "true", Label: "Wie komt, mag namens onze Partij besluiten"}}, waarde)}
}

// VeldMandaatVan returns from whom the mandate is.
func (p AfvaardigenPagina) VeldMandaatVan() Veld {
	return Veld{Naam: "mandaatVan", Label: "Van wie is het mandaat?", Hint: "Bijvoorbeeld: de teamleider.", Waarde: p.Waarden.MandaatVan,
		Fout: p.FoutBij("mandaatVan"), Breedte: "half", MagLeeg: true, Stil: true}
}

// AanwezigheidPagina is where the Procesregisseur records who is there (rule 6.2-1).
type AanwezigheidPagina struct {
	Schil
	Kaart   OverlegKaart
	Waarden rto.Aanwezigheid
	Plekken []Plek
}

// Plek is an invited Partij, with the people whom it sends.
type Plek struct {
	ID     string
	Naam   string
	Mensen []Optie
	Zonder bool // without a mandate: does not count
	Zit    string
}

// Sjabloon returns the template's name.
func (AanwezigheidPagina) Sjabloon() string { return "aanwezigheid" }

// Kop returns the heading.
func (AanwezigheidPagina) Kop() string { return "Vastleggen wie er is" }

// PlekVelden are the fields of one Partij: its id goes along, the choice is who is there.
type PlekVelden struct {
	Verborgen InvoerVeld
	Wie       Keuze
}

// Rijen returns the fields of each Partij.
func (p AanwezigheidPagina) Rijen() []PlekVelden {
	var uit []PlekVelden
	for i, k := range p.Plekken {
		zit := k.Zit
		for _, a := range p.Waarden.Aanwezig {
			if a.Partij == k.ID {
				zit = a.Medewerker
			}
		}
		pad := fmt.Sprintf("aanwezig[%d].", i)
		wie := Keuze{Naam: pad + "medewerker", Label: k.Naam, Fout: p.FoutBij(pad + "partij"), Opties: Kies(append(k.Mensen, Optie{Label: "Niet aanwezig"}), zit)}
		if k.Zonder {
			wie.Hint = "Geen mandaat: telt niet mee bij besluiten (art. 6.3)."
		}
		uit = append(uit, PlekVelden{InvoerVeld{Naam: pad + "partij", Waarde: k.ID}, wie})
	}
	return uit
}

// BesluitPagina is where the Procesregisseur records a decision (articles 6.4, 7.1), after choosing what it is about.
type BesluitPagina struct {
	Schil
	Kaart      OverlegKaart
	Namens     string
	Waarden    rto.Besluit
	Tellen     []Optie  // Partijen that count
	TellenNiet []string // "Moveoo: geen mandaat"
	Regisseurs []Optie
	Vervanger  string // who is proposed
	Criteria   []Optie
	Regisseur  string // who is Casusregisseur now
}

// Sjabloon returns the template's name.
func (BesluitPagina) Sjabloon() string { return "besluit" }

// Kop returns the heading.
func (BesluitPagina) Kop() string { return "Besluit vastleggen" }

// Soort returns the type of decision in words, "" while it is not chosen.
func (p BesluitPagina) Soort() string {
	if !p.Waarden.Soort.Bekend() {
		return ""
	}
	return p.Waarden.Soort.Label()
}

// SoortKnop asks for the form of another type of decision, and keeps what was typed in this one.
type SoortKnop struct {
	Tekst, Actie string
	Huidig       bool
}

// Soorten returns the choice of the type.
func (p BesluitPagina) Soorten() []SoortKnop {
	var uit []SoortKnop
	for _, s := range rto.Soorten() {
		uit = append(uit, SoortKnop{Tekst: s.Label(), Actie: actieSoort + string(s), Huidig: s == p.Waarden.Soort})
	}
	return uit
}

// actieSoort begins the button that chooses a type of decision.
const actieSoort = "soort:"

// VeldTekst returns what is decided.
func (p BesluitPagina) VeldTekst() Veld {
	return Veld{Naam: "tekst", Label: "Wat besluit het RTO?", Waarde: p.Waarden.Tekst, Fout: p.FoutBij("tekst"), Rijen: 3}
}

// KeuzeRegisseur returns who becomes Casusregisseur; Partijen in care stand first (rule 10.1-1).
func (p BesluitPagina) KeuzeRegisseur() Keuze {
	return Keuze{Naam: "casusregisseur", Label: "Wie wordt casusregisseur?", Leeg: "Niemand", MagLeeg: true, Fout: p.FoutBij("casusregisseur"),
		Hint:   "Partijen uit de zorg staan bovenaan: daar ligt meestal het zwaartepunt (art. 10.1).",
		Opties: Kies(p.Regisseurs, p.Waarden.Casusregisseur)}
}

// VeldReden returns why nobody becomes Casusregisseur (rule 6.4a-1).
func (p BesluitPagina) VeldReden() Veld {
	return Veld{Naam: "reden", Label: "Komt er geen casusregisseur? Waarom niet?", Waarde: p.Waarden.Reden, Fout: p.FoutBij("reden"), Rijen: 2,
		MagLeeg: true, Stil: true}
}

// StemVelden are the fields of one Partij that counts.
type StemVelden struct {
	Verborgen InvoerVeld
	Eens      Keuze
	Reden     Veld
}

// Stemmen returns the fields of each Partij that counts.
func (p BesluitPagina) Stemmen() []StemVelden {
	var uit []StemVelden
	for i, t := range p.Tellen {
		var w rto.Stem
		for _, s := range p.Waarden.Stemmen {
			if s.Partij == t.Waarde {
				w = s
			}
		}
		pad := fmt.Sprintf("stemmen[%d].", i)
		uit = append(uit, StemVelden{InvoerVeld{Naam: pad + "partij", Waarde: t.Waarde},
			Keuze{Naam: pad + "eens", Label: t.Label, Fout: p.FoutBij(pad + "eens"),
				Opties: Kies([]Optie{{Waarde: "ja", Label: "Eens"}, {Waarde: "nee", Label: "Niet eens"}}, w.Eens)},
			Veld{Naam: pad + "reden", Label: "Waarom niet eens?", Waarde: w.Reden, Fout: p.FoutBij(pad + "reden"), MagLeeg: true, Stil: true}})
	}
	return uit
}

// OordeelVelden are the fields of one criterion for Afschaling.
type OordeelVelden struct {
	Verborgen InvoerVeld
	Gehaald   Keuze
	Reden     Veld
}

// Oordelen returns the fields of each criterion (rule 6.4d-1).
func (p BesluitPagina) Oordelen() []OordeelVelden {
	var uit []OordeelVelden
	for i, c := range p.Criteria {
		var w rto.Oordeel
		for _, o := range p.Waarden.Criteria {
			if o.ID == c.Waarde {
				w = o
			}
		}
		pad := fmt.Sprintf("criteria[%d].", i)
		uit = append(uit, OordeelVelden{InvoerVeld{Naam: pad + "id", Waarde: c.Waarde},
			Keuze{Naam: pad + "gehaald", Label: c.Label, Fout: p.FoutBij(pad + "gehaald"),
				Opties: Kies([]Optie{{Waarde: "ja", Label: "Gehaald"}, {Waarde: "nee", Label: "Niet gehaald"}}, w.Gehaald)},
			Veld{Naam: pad + "reden", Label: "Waarom?", Waarde: w.Reden, Fout: p.FoutBij(pad + "reden"), Rijen: 2}})
	}
	return uit
}

// VerslagPagina is where an Overleg ends with its report.
type VerslagPagina struct {
	Schil
	Kaart     OverlegKaart
	Waarden   rto.Verslag
	Besluiten []BesluitKaart
	Partijen  []Optie // that were invited
	Stukken   []Optie // that may be quoted
}

// Sjabloon returns the template's name.
func (VerslagPagina) Sjabloon() string { return "verslag" }

// Kop returns the heading.
func (VerslagPagina) Kop() string { return "Overleg afronden" }

// Passages returns the parts of the minutes: those that were typed, and an empty one when there is none.
func (p VerslagPagina) Passages() []PassageVelden {
	passages := p.Waarden.Passages
	if len(passages) == 0 {
		passages = []informatie.Citaat{{}}
	}
	var uit []PassageVelden
	for i, q := range passages {
		v := passageKeuzes{p.Partijen, p.Stukken}.velden(fmt.Sprintf("passages[%d].", i), q, p.FoutBij)
		v.Nummer, v.Kop = i+1, "Deel "+tel(i+1)
		if len(passages) > 1 {
			v.Weg, v.WegTekst = ActiePassageWeg+tel(i), "Deel "+tel(i+1)+" weghalen"
		}
		uit = append(uit, v)
	}
	return uit
}

// AfgelastenPagina is where the Procesregisseur takes an Overleg off the agenda (article 9.2 under d).
type AfgelastenPagina struct {
	Schil
	Kaart   OverlegKaart
	Waarden rto.Afgelasting
}

// Sjabloon returns the template's name.
func (AfgelastenPagina) Sjabloon() string { return "afgelasten" }

// Kop returns the heading.
func (AfgelastenPagina) Kop() string { return "Overleg afgelasten" }

// VeldReden returns why it is not held.
func (p AfgelastenPagina) VeldReden() Veld {
	return Veld{Naam: "reden", Label: "Waarom gaat het overleg niet door?", Hint: "Alleen wie is uitgenodigd en de procesregisseur lezen dit (art. 7.2).",
		Waarde: p.Waarden.Reden, Fout: p.FoutBij("reden"), Rijen: 3}
}

// VervangerPagina is where the Partij with the casusregie proposes a deputy (rule 1.3-1).
type VervangerPagina struct {
	Schil
	CasusID   string
	Nummer    string
	Partij    string
	Regisseur string
	Mensen    []Optie
	Waarden   rto.Voorstel
}

// Sjabloon returns the template's name.
func (VervangerPagina) Sjabloon() string { return "vervanger" }

// Kop returns the heading.
func (VervangerPagina) Kop() string { return "Vervanger voorstellen" }

// KeuzeMedewerker returns whom.
func (p VervangerPagina) KeuzeMedewerker() Keuze {
	return Keuze{Naam: "medewerker", Label: "Wie vervangt de casusregisseur?", Leeg: "Kies een collega", Fout: p.FoutBij("medewerker"),
		Hint: "Iemand van jullie eigen Partij. Het RTO bevestigt het.", Opties: Kies(p.Mensen, p.Waarden.Medewerker)}
}

// VeldReden returns why.
func (p VervangerPagina) VeldReden() Veld {
	return Veld{Naam: "reden", Label: "Waarom is er een vervanger nodig?", Waarde: p.Waarden.Reden, Fout: p.FoutBij("reden"), Rijen: 3}
}
