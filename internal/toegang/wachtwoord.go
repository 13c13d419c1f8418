// SPDX-License-Identifier: EUPL-1.2

// Package toegang holds what somebody proves with who they are: passwords, codes of an app, one-use codes, and how long one waits
// after guessing wrong. It is pure but for random numbers: it stores nothing, and knows nobody.
package toegang

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/trustelem/zxcvbn"
	"golang.org/x/text/unicode/norm"

	"rondetafel/internal/errs"
)

// The length of a password in characters. Length is what makes one strong; there is no rule about which characters are in it.
const (
	MinWachtwoord = 12
	MaxWachtwoord = 300
)

// Wachtwoord is a password as it is compared: two ways to type the same character are one (NFC).
func Wachtwoord(getypt string) string { return norm.NFC.String(getypt) }

// raadbaar is how many guesses somebody needs at least who knows which passwords, words and names are common, and the person's own.
const raadbaar = 1e9

// maxBeoordeeld is how many characters are looked at to tell how hard a password is to guess: what is long and strong so far is strong.
const maxBeoordeeld = 40

// KeurWachtwoord returns nil or an *errs.Invalid about veld: a password is long enough, is not a common one or made of common words,
// and is not made of what others know of the person or the house (eigen: names, the name to log in with).
func KeurWachtwoord(veld, getypt string, eigen ...string) error {
	var f errs.Velden
	w := Wachtwoord(getypt)
	n := utf8.RuneCountInString(w)
	switch {
	case !utf8.ValidString(getypt):
		f.Eis(false, veld, "Dit wachtwoord bevat tekens die we niet kunnen lezen. Typ het opnieuw.")
	case n < MinWachtwoord:
		f.Eis(false, veld, "Kies een langer wachtwoord: minstens 12 tekens. Een zin van een paar woorden is makkelijk te onthouden.")
	case n > MaxWachtwoord:
		f.Eis(false, veld, "Kies een korter wachtwoord: hoogstens 300 tekens.")
	case bevatNaam(w, eigen):
		f.Eis(false, veld, "Gebruik je eigen naam en je inlognaam niet in je wachtwoord. Een ander raadt dat.")
	default:
		f.Eis(!Raadbaar(w, eigen...), veld, "Dit wachtwoord is makkelijk te raden. Kies iets anders, zoals een zin van een paar woorden die niet bij elkaar horen.")
	}
	return f.Fout()
}

// bevatNaam tells whether w is hardly more than one of the names.
func bevatNaam(w string, namen []string) bool {
	kaal := letters(w)
	for _, naam := range namen {
		if k := letters(naam); utf8.RuneCountInString(k) >= 4 && strings.Contains(kaal, k) && utf8.RuneCountInString(kaal)-utf8.RuneCountInString(k) < MinWachtwoord {
			return true
		}
	}
	return false
}

// letters are the letters and digits of s, in small letters.
func letters(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			return unicode.ToLower(r)
		}
		return -1
	}, norm.NFC.String(s))
}

// Raadbaar tells whether w is easily guessed by who knows which passwords are common (the lists of zxcvbn, with Dutch words that
// people choose added) and the words in eigen.
func Raadbaar(w string, eigen ...string) bool {
	woorden := gangbaar()
	for _, e := range eigen {
		woorden = append(woorden, strings.ToLower(e))
		for _, deel := range strings.FieldsFunc(e, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) }) {
			woorden = append(woorden, strings.ToLower(deel))
		}
	}
	if r := []rune(w); len(r) > maxBeoordeeld {
		w = string(r[:maxBeoordeeld])
	}
	return zxcvbn.PasswordStrength(w, woorden).Guesses < raadbaar
}

// gangbaar are Dutch words that people make passwords of and that the lists, which are English, do not have.
func gangbaar() []string {
	return strings.Fields(`wachtwoord welkom geheim welkomthuis inloggen veiligheid veiligheidshuis rondetafel gemeente politie zorg justitie
		limburg nederland holland amsterdam roermond ajax feyenoord psv oranje fiets voetbal hallo doei schatje liefje lieverd knuffel
		lente zomer herfst winter januari februari maart april mei juni juli augustus september oktober november december maandag
		dinsdag woensdag donderdag vrijdag zaterdag zondag kerst vakantie koning kantoor computer toetsenbord beheerder test tijdelijk`)
}
