// SPDX-License-Identifier: EUPL-1.2

package crypto

import (
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// Plat returns s in small letters, without accents and with one way to write each letter; what is no letter stays. Letters of another
// alphabet stay as they are.
func Plat(s string) string {
	if alleenASCII(s) { // most texts
		return strings.ToLower(s)
	}
	s = anders.Replace(strings.Map(fold, norm.NFKD.String(strings.ToValidUTF8(s, ""))))
	return strings.Map(func(r rune) rune {
		if unicode.In(r, unicode.Mn, unicode.Cf, unicode.Other_Default_Ignorable_Code_Point) || r == leegBraille {
			return -1
		}
		return r
	}, norm.NFKD.String(s))
}

// Beeld returns s as a reader sees it, to be compared: as Plat, with a letter of another alphabet that looks like one of ours as that one, and letters that
// were made invisible (tags) as letters.
func Beeld(s string) string {
	if s = Plat(strings.Map(getagd, strings.ToValidUTF8(s, ""))); alleenASCII(s) {
		return s
	}
	return gelijkend.Replace(s)
}

func alleenASCII(s string) bool {
	for i := range len(s) {
		if s[i] > unicode.MaxASCII {
			return false
		}
	}
	return true
}

// leegBraille is a letter of braille without a dot.
const leegBraille = '\u2800'

// anders are letters of our alphabet that no decomposition takes apart.
var anders = strings.NewReplacer("ß", "ss", "ø", "o", "æ", "ae", "œ", "oe", "đ", "d", "ð", "d", "ł", "l", "ħ", "h", "þ", "th", "ı", "i", "ĸ", "k", "ŋ", "n")

// getagd makes a tag, which nobody sees and which stands for a character, that character.
func getagd(r rune) rune {
	const eerste, laatste = 0xE0020, 0xE007E
	if r < eerste || r > laatste {
		return r
	}
	return r - 0xE0000
}

// gelijkendAan are letters of ours, each followed by small letters that look like it: Cyrillic, Greek, Armenian, and the small capitals and other shapes of
// Latin. Those that only look alike as a capital are there as well: the case is gone by then.
const gelijkendAan = "aаɑαᴀӕ bвьъβʙᏼ cсϲᴄꮯ dԁɗᴅժ eеёєҽεэᴇ℮ɛә fƒꜰք gɡցɢᶃ hһнհʜ iіїιɩɪⅰ jјϳյᴊ kкκᴋқ lӏʟⅼ mмᴍⅿ nոпηɴռ oоοσօᴏѳө pрρᴘ qԛգզ rгᴦʀяɍ sѕꜱʂ tтτᴛ " +
	"uυսᴜμ vνѵᴠⅴ wѡԝωᴡш xхχⅹ yуүγყʏ zζᴢʐ"

var gelijkend = strings.NewReplacer(paren(gelijkendAan)...)

// paren makes of each group of letters pairs of one that is replaced and the first, which replaces it.
func paren(groepen string) []string {
	var uit []string
	for groep := range strings.FieldsSeq(groepen) {
		letters := []rune(groep)
		for _, l := range letters[1:] {
			uit = append(uit, string(l), string(letters[0]))
		}
	}
	return uit
}
