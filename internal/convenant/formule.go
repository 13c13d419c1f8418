// SPDX-License-Identifier: EUPL-1.2

package convenant

import (
	"fmt"
	"strconv"
	"strings"
)

// Criterium is one question of Bijlage 2 (rule B2-1): yes or no, with an explanation.
type Criterium struct {
	Nummer int    // 0 for the introductory condition, then 1 to 4 as Bijlage 2 lists them
	Naam   string // short, for messages and headings
	Vraag  string // the question as the form asks it
}

// Criteria returns the introductory condition first, then the four criteria in the order of Bijlage 2. The index of a
// Criterium in this list is its Nummer.
func Criteria() []Criterium {
	return []Criterium{
		{0, "Zorg, straf en gemeente samen", "Lukt dit alleen als zorg, strafketen en gemeente met elkaar samenwerken?"},
		{1, "Ernstig probleem met veiligheid", "Is er een ernstig probleem met veiligheid in de buurt of het gebied dat één keten niet aankan?"},
		{2, "Gezin of omgeving", "Speelt het gezin of de naaste omgeving mee, en heeft het probleem daar gevolgen, nu of straks?"},
		{3, "Meer ketens nodig", "Zijn meer ketens nodig, in elk geval dwang en drang, omdat het binnen één keten niet lukt?"},
		{4, "Problemen op meer leefgebieden", "Zijn er problemen op meer dan één leefgebied, die leiden tot misdaad, overlast of verder afglijden?"},
	}
}

// Standaardformule is the reading of Bijlage 2 with which a house starts.
const Standaardformule = "(1 of 2) en 3 en 4"

const (
	maxFormule = 200 // bytes; a formula over four criteria is far shorter
	maxDiepte  = 16  // nested parentheses
)

// Formule says which criteria of Bijlage 2 together make a complex Casus (rules B2-1 and 1.4-1). Houses read the annex
// differently, so it is a setting of the profile. The introductory condition is no part of it: it holds always. The zero value
// is met by nothing.
type Formule struct {
	wortel *tak
}

// A tak is a criterion (no leden), or the "en" or "of" of its leden. It never changes after it is read.
type tak struct {
	nummer int
	of     bool
	leden  []*tak
}

// Standaard returns the Formule of Standaardformule.
func Standaard() Formule {
	formule, err := LeesFormule(Standaardformule)
	if err != nil {
		panic("convenant: the standard formula is wrong: " + err.Error())
	}
	return formule
}

// LeesFormule reads criteria by number, joined by "en" and "of" and grouped by parentheses: "(1 of 2) en 3 en 4". "en" and
// "of" at one level need parentheses, because Bijlage 2 shows what comes of guessing. The error says in Dutch what is wrong
// with the setting.
func LeesFormule(tekst string) (Formule, error) {
	if len(tekst) > maxFormule {
		return Formule{}, fmt.Errorf("formule is langer dan %d tekens", maxFormule)
	}
	l := lezer{woorden: strings.Fields(strings.NewReplacer("(", " ( ", ")", " ) ").Replace(tekst))}
	wortel, err := l.groep(0)
	if err != nil {
		return Formule{}, fmt.Errorf("formule %q: %w", tekst, err)
	}
	if rest := l.woord(); rest != "" {
		return Formule{}, fmt.Errorf("formule %q: %q staat op een verkeerde plaats", tekst, rest)
	}
	return Formule{wortel: wortel}, nil
}

// Voldoet tells whether the answers meet the formula. ja holds the answers in the order of Criteria; an answer that is missing
// counts as no, and without the introductory condition nothing is met.
func (f Formule) Voldoet(ja []bool) bool {
	if f.wortel == nil || len(ja) == 0 || !ja[0] {
		return false
	}
	return f.wortel.voldoet(ja)
}

// String returns the formula in the form that LeesFormule reads, and "" for the zero value.
func (f Formule) String() string {
	if f.wortel == nil {
		return ""
	}
	return f.wortel.tekst(true)
}

func (t *tak) voldoet(ja []bool) bool {
	if len(t.leden) == 0 {
		return t.nummer < len(ja) && ja[t.nummer]
	}
	for _, lid := range t.leden {
		if lid.voldoet(ja) == t.of {
			return t.of
		}
	}
	return !t.of
}

func (t *tak) tekst(buiten bool) string {
	if len(t.leden) == 0 {
		return strconv.Itoa(t.nummer)
	}
	var delen []string
	for _, lid := range t.leden {
		delen = append(delen, lid.tekst(false))
	}
	tekst := strings.Join(delen, voegwoord(t.of))
	if buiten {
		return tekst
	}
	return "(" + tekst + ")"
}

func voegwoord(of bool) string {
	if of {
		return " of "
	}
	return " en "
}

// A lezer walks over the words of a formula.
type lezer struct {
	woorden []string
	plaats  int
}

func (l *lezer) woord() string {
	if l.plaats >= len(l.woorden) {
		return ""
	}
	return l.woorden[l.plaats]
}

// groep reads leden joined by one and the same word.
func (l *lezer) groep(diepte int) (*tak, error) {
	eerste, err := l.lid(diepte)
	if err != nil {
		return nil, err
	}
	verbinding := l.woord()
	if verbinding != "en" && verbinding != "of" {
		return eerste, nil
	}
	groep := &tak{of: verbinding == "of", leden: []*tak{eerste}}
	for l.woord() == verbinding {
		l.plaats++
		lid, err := l.lid(diepte)
		if err != nil {
			return nil, err
		}
		groep.leden = append(groep.leden, lid)
	}
	return groep, nil
}

func (l *lezer) lid(diepte int) (*tak, error) {
	woord := l.woord()
	l.plaats++
	if woord == "(" {
		return l.haakjes(diepte + 1)
	}
	nummer, err := strconv.Atoi(woord)
	if err != nil || nummer < 1 || nummer >= len(Criteria()) || strconv.Itoa(nummer) != woord {
		return nil, fmt.Errorf("verwacht het nummer van een criterium, vond %q", woord)
	}
	return &tak{nummer: nummer}, nil
}

func (l *lezer) haakjes(diepte int) (*tak, error) {
	if diepte > maxDiepte {
		return nil, fmt.Errorf("meer dan %d haakjes in elkaar", maxDiepte)
	}
	groep, err := l.groep(diepte)
	if err != nil {
		return nil, err
	}
	if l.woord() != ")" {
		return nil, fmt.Errorf("een haakje sluit niet")
	}
	l.plaats++
	return groep, nil
}
