// SPDX-License-Identifier: EUPL-1.2

package web

import "rondetafel/internal/plan"

// AfspraakPagina is one afspraak: GET /afspraken/{id}. Its own Partij reports with one more click, POST /afspraken/{id}/melden (rule
// 6.5-1); who has the regie reminds or writes a note, POST /afspraken/{id}/aantekenen.
type AfspraakPagina struct {
	Schil
	ID            string
	CasusID       string
	Nummer        string
	Doel          string
	Rij           AfspraakRij
	Feiten        []Feit
	Herinnerd     string // when its Partij was reminded last, "" for not since it reported
	Notities      []NotitieRegel
	MagMelden     bool
	MagAantekenen bool
	Versie        int64
	Melding       plan.Melding
	Aantekening   plan.Aantekenen
}

// NotitieRegel is something reported, noted or consulted.
type NotitieRegel struct {
	Wanneer string
	Wie     string // "Anna Fictief, Gemeente Proefdorp"
	Badge   Badge
	Tekst   string
}

// Sjabloon returns the template's name.
func (AfspraakPagina) Sjabloon() string { return "afspraak" }

// Kop returns the heading.
func (AfspraakPagina) Kop() string { return "Afspraak" }

// VeldToelichting returns the explanation of a report.
func (p AfspraakPagina) VeldToelichting() Veld {
	return Veld{Naam: "toelichting", Label: "Toelichting", Hint: "Nodig als het niet lukt. Wie meedoet, leest dit.", Waarde: p.Melding.Toelichting,
		Fout: p.FoutBij("toelichting"), Rijen: 2, MagLeeg: true, Stil: true}
}

// VeldTekst returns the note.
func (p AfspraakPagina) VeldTekst() Veld {
	return Veld{Naam: "tekst", Label: "Aantekening", Hint: "Bij een herinnering mag dit leeg blijven. Wie meedoet, leest dit.", Waarde: p.Aantekening.Tekst,
		Fout: p.FoutBij("tekst"), Rijen: 2, MagLeeg: true}
}

// AfstemmenPagina is the consultation of casusregisseur and procesregisseur (rule 6.6-1). Field names are the JSON names of
// plan.Afstemming.
type AfstemmenPagina struct {
	Schil
	CasusID   string
	Nummer    string
	Waarden   plan.Afstemming
	Voortgang bool // the reader may report progress (rule 10.3-1)
	Notities  []NotitieRegel
}

// Sjabloon returns the template's name.
func (AfstemmenPagina) Sjabloon() string { return "afstemmen" }

// Kop returns the heading.
func (AfstemmenPagina) Kop() string { return "Afstemmen" }

// KeuzeSoort returns the kinds.
func (p AfstemmenPagina) KeuzeSoort() Keuze {
	return Keuze{Naam: "soort", Label: "Wat schrijf je op?", Fout: p.FoutBij("soort"), Opties: Kies([]Optie{
		{Waarde: string(plan.Voortgang), Label: "De voortgang van het plan", Uitleg: "De procesregisseur ziet dit bij Mijn werk."},
		{Waarde: string(plan.Overleg), Label: "Wat jullie bespraken"}}, string(p.Waarden.Soort))}
}

// VeldTekst returns the text.
func (p AfstemmenPagina) VeldTekst() Veld {
	return Veld{Naam: "tekst", Label: "Tekst", Waarde: p.Waarden.Tekst, Fout: p.FoutBij("tekst"), Rijen: 4}
}

// OptredenPagina is where a Partij records that it acts by itself (rule 13.1-1). Field names are the JSON names of plan.Optreden.
type OptredenPagina struct {
	Schil
	CasusID  string
	Nummer   string
	Partij   string // the reader's own
	Waarden  plan.Optreden
	MagLeg   bool
	Notities []NotitieRegel
}

// Sjabloon returns the template's name.
func (OptredenPagina) Sjabloon() string { return "optreden" }

// Kop returns the heading.
func (OptredenPagina) Kop() string { return "Eigen optreden" }

// VeldOmschrijving returns what the Partij does.
func (p OptredenPagina) VeldOmschrijving() Veld {
	return Veld{Naam: "omschrijving", Label: "Wat doen jullie zelf?", Hint: "Op jullie eigen informatie en met jullie eigen bevoegdheid.",
		Waarde: p.Waarden.Omschrijving, Fout: p.FoutBij("omschrijving"), Rijen: 4}
}

// KeuzeDelen returns whether the others may know: offered, never demanded (rule 13.1-2).
func (p OptredenPagina) KeuzeDelen() Keuze {
	k := Keuze{Naam: "delen", Label: "Vertel je het aan wie meedoet?", MagLeeg: true, Meer: true,
		Opties: []Optie{{Waarde: "true", Label: "Ja, alle Partijen die meedoen mogen dit lezen", Uitleg: "Laat je dit leeg, dan zien alleen jullie eigen mensen het."}}}
	k.Opties[0].Gekozen = p.Waarden.Delen
	return k
}
