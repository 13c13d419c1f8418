// SPDX-License-Identifier: EUPL-1.2

package casus

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"rondetafel/internal/errs"
)

// Bekenden are those who are no Derde in a Casus (article 1.6): the Partijen that take part in the covenant today, by their whole names
// and their short ones, and the Betrokkenen.
type Bekenden struct {
	Partijen    []BekendePartij
	Betrokkenen []string
	// Plat brings a name to plain small letters, so that accents and other ways to write a letter make no difference.
	Plat func(string) string
}

// BekendePartij is what a Partij is called: its whole name, its short one, and others that stand for it when they stand alone.
type BekendePartij struct {
	Naam, Kort string
	Andere     []string
}

// EisDerde asks that naam, typed in veld, is a Derde: neither an active Partij nor a Betrokkene of the Casus (rule 1.6-1). It says what
// to do instead.
func (b Bekenden) EisDerde(v *errs.Velden, veld, naam string) {
	b.EisLeesbaar(v, veld, naam)
	partij, mens := b.Herkent(naam)
	v.Eis(!partij, veld, "Dit is een Partij van het convenant, en geen derde (art. 1.6). Kies haar in de lijst met Partijen.")
	v.Eis(!mens, veld, "Dit is een betrokkene van deze casus, en geen derde (art. 1.6). Schrijf op welke organisatie het overneemt. "+AndereMens)
}

// AndereMens tells what to do when somebody else has the same initials.
const AndereMens = "Is het iemand anders met dezelfde voorletters? Schrijf de voornaam dan voluit."

// EisLeesbaar asks that naam has letters of our alphabet only, with or without accents: a letter that only looks like one of those hides
// who it is.
func (b Bekenden) EisLeesbaar(v *errs.Velden, veld, naam string) {
	v.Eis(!strings.ContainsFunc(b.Plat(naam), func(r rune) bool { return unicode.IsLetter(r) && (r < 'a' || r > 'z') }), veld,
		"Hier staan letters die niet in ons alfabet voorkomen. Schrijf de naam met gewone letters, dan is te zien of dit een derde is (art. 1.6).")
}

// Herkent tells whether naam is that of an active Partij, or of a Betrokkene. A Partij is recognised by its whole name anywhere in naam
// ("Gemeente Weert, wijkteam"), by a short name that stands alone, by two or more words that all belong to its names ("Politie
// Limburg"), by its initials and by the end of its name that tells it from others; a Betrokkene when all words of their name are there, in any order, or their initials with the family name. Capitals, accents,
// articles, spaces and signs make no difference.
func (b Bekenden) Herkent(naam string) (partij, mens bool) {
	woorden := b.woorden(naam)
	partij = slices.ContainsFunc(b.Partijen, func(p BekendePartij) bool { return b.isPartij(woorden, p) })
	return partij, slices.ContainsFunc(b.Betrokkenen, func(bekend string) bool {
		return slices.ContainsFunc(halveNamen(bekend), func(n string) bool { return isMens(woorden, b.woorden(n)) })
	})
}

// halveNamen are the names under which somebody is known: with a double family name ("Winkelman-Proef") also with one of both.
func halveNamen(naam string) []string {
	i := strings.LastIndex(naam, " ") + 1
	voor, uit := naam[:i], []string{naam}
	if delen := strings.Split(naam[i:], "-"); i > 0 && len(delen) > 1 {
		for _, d := range delen {
			uit = append(uit, voor+d)
		}
	}
	return uit
}

func (b Bekenden) isPartij(woorden []string, p BekendePartij) bool {
	heel, kort := b.woorden(p.Naam), b.woorden(p.Kort)
	if noemt(woorden, heel) {
		return true
	}
	eigen := zonder(woorden, lidwoorden())
	alleen := func(n string) bool {
		w := b.woorden(n)
		return len(w) > 0 && (slices.Equal(eigen, zonder(w, lidwoorden())) || strings.Join(woorden, "") == strings.Join(w, ""))
	}
	return alleen(p.Naam) || alleen(p.Kort) || slices.ContainsFunc(p.Andere, alleen) ||
		len(zonder(eigen, korteLidwoorden())) > 1 && len(zonder(zonder(eigen, korteLidwoorden()), append(heel, kort...))) == 0 ||
		metLetters(woorden, heel) || metStaart(eigen, zonder(heel, lidwoorden()))
}

// metLetters tells whether naam calls a Partij by its initials, with or without its small words ("RvdK", "R.v.d.K."). Two or three letters are a name
// only when they stand alone: before a family name they are somebody's initials.
func metLetters(naam, heel []string) bool {
	for _, wil := range []string{letters(heel), letters(zonder(heel, lidwoorden()))} {
		n := utf8.RuneCountInString(wil)
		if n < 2 {
			continue
		}
		if strings.Join(naam, "") == wil || strings.Join(zonder(naam, lidwoorden()), "") == wil || n > 2 && slices.Contains(naam, wil) {
			return true
		}
		if los := strings.Split(wil, ""); n > 3 && noemt(naam, los) {
			return true
		}
	}
	return false
}

// letters are the first letters of words.
func letters(woorden []string) string {
	var uit strings.Builder
	for _, w := range woorden {
		r, _ := utf8.DecodeRuneInString(w)
		uit.WriteRune(r)
	}
	return uit.String()
}

// metStaart tells whether naam holds the end of a Partij's name that tells it from others ("Parket Limburg, team jeugd"); when naam is nothing more than
// that, also with the last part of a long word ("parket" of "arrondissementsparket"). Words of a place or a form alone tell nothing apart.
func metStaart(naam, heel []string) bool {
	for i := 1; i+1 < len(heel); i++ {
		staart := heel[i:]
		if slices.Contains(streekwoorden(), staart[0]) {
			continue
		}
		if noemt(naam, staart) || slices.EqualFunc(naam, staart, func(w, p string) bool {
			return w == p || utf8.RuneCountInString(w) > 5 && strings.HasSuffix(p, w)
		}) {
			return true
		}
	}
	return false
}

// streekwoorden begin the part of a name that says where or in what form, and not who.
func streekwoorden() []string {
	return []string{"afdeling", "arrondissement", "district", "eenheid", "gemeente", "locatie", "midden", "noord", "oost", "provincie", "regio", "stichting",
		"streek", "team", "west", "zuid"}
}

// korteLidwoorden are small words as they are shortened between the others of a name ("Raad v.d. Kinderbescherming").
func korteLidwoorden() []string { return []string{"v", "d", "vd", "vh"} }

// noemt tells whether naam holds the words of bekend, one after the other.
func noemt(naam, bekend []string) bool {
	for i := 0; len(bekend) > 0 && i+len(bekend) <= len(naam); i++ {
		if slices.Equal(naam[i:i+len(bekend)], bekend) {
			return true
		}
	}
	return false
}

// isMens tells whether naam holds all words of bekend, or beside the family name the first one whole or as initials; words between those
// ("van der") can be left out.
func isMens(naam, bekend []string) bool {
	if len(bekend) < 2 || len(zonder(bekend, naam)) == 0 {
		return len(bekend) > 0 && len(zonder(bekend, naam)) == 0
	}
	if strings.Join(naam, "") == strings.Join(bekend, "") {
		return true
	}
	voor, achter := bekend[0], bekend[len(bekend)-1]
	naam = zonder(naam, bekend[1:len(bekend)-1])
	for i, w := range naam {
		if w == achter && (begintMet(naam[eersteLetter(naam[:i]):i], voor) || begintMet(naam[i+1:], voor)) {
			return true
		}
	}
	return false
}

// begintMet tells whether the first of these words is voor, or its initial.
func begintMet(woorden []string, voor string) bool {
	return len(woorden) > 0 && (woorden[0] == voor || strings.HasPrefix(voor, woorden[0]) && utf8.RuneCountInString(woorden[0]) == 1)
}

// eersteLetter is where the initials at the end of these words begin; a whole word there counts as one.
func eersteLetter(woorden []string) int {
	i := len(woorden)
	for i > 0 && utf8.RuneCountInString(woorden[i-1]) == 1 {
		i--
	}
	return min(i, max(len(woorden)-1, 0))
}

func lidwoorden() []string { return []string{"de", "het", "een", "van", "voor", "en"} }

// zonder returns the words that are not in weg.
func zonder(woorden, weg []string) []string {
	var uit []string
	for _, w := range woorden {
		if !slices.Contains(weg, w) {
			uit = append(uit, w)
		}
	}
	return uit
}

// woorden are the words of a name, of letters and digits, with usual short forms written out.
func (b Bekenden) woorden(naam string) []string {
	uit := strings.FieldsFunc(b.Plat(naam), func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) })
	for i, w := range uit {
		if w == "gem" {
			uit[i] = "gemeente"
		}
	}
	return uit
}
