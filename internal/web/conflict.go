// SPDX-License-Identifier: EUPL-1.2

package web

// ConflictPagina says that somebody else changed the thing first. Both texts stand side by side and neither is lost.
type ConflictPagina struct {
	Schil
	Wat    string         // "deze casus"
	Wie    string         // "P. Fictief"; "" where the reader may not know
	Om     string         // "14:02"
	Nu     string         // how it is now, in words; "" where there is nothing to show
	NuURL  string         // where the thing stands now
	Naast  []ConflictVeld // each field in which the two differ; none where the two texts say it all
	Keuzes []string       // what the reader chose beside what they typed, in words
	Over   bool           // it cannot be done any more: what was typed is shown, and nothing is sent again
	Terug  bool           // what was kept goes back to the form, which shows what is there now; else it is sent from here
	Invoer EigenInvoer
}

// ConflictVeld is a field as it is now and as the reader had it.
type ConflictVeld struct {
	Naam string
	Nu   string
	Jij  string
}

// Sjabloon returns the template's name.
func (ConflictPagina) Sjabloon() string { return "conflict" }

// Kop returns the heading.
func (ConflictPagina) Kop() string { return "Dit is intussen veranderd" }

// Bewaard returns what was kept of the reader's own.
func (p ConflictPagina) Bewaard() string {
	if p.Over {
		return "Daarom kan dit nu niet meer."
	}
	if p.Invoer.Geschreven() && p.Terug {
		return "Jouw tekst is bewaard. Kijk in het formulier wat er nu staat."
	}
	if p.Invoer.Geschreven() {
		return "Jouw tekst is bewaard. Vergelijk ze en kies."
	}
	return "Jouw keuze is bewaard. Kijk of die nog klopt."
}

// EigenKop returns the heading of the reader's own part.
func (p ConflictPagina) EigenKop() string {
	if p.Invoer.Geschreven() {
		return "Dit schreef jij"
	}
	return "Dit koos jij"
}

// Zin returns what happened.
func (p ConflictPagina) Zin() string {
	wie := p.Wie
	if wie == "" {
		wie = "Iemand anders"
	}
	if p.Om == "" {
		return wie + " veranderde " + p.Wat + "."
	}
	return wie + " veranderde " + p.Wat + " om " + p.Om + "."
}
