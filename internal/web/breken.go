// SPDX-License-Identifier: EUPL-1.2

package web

import (
	"bytes"
	"unicode"
	"unicode/utf8"
)

// What breek does with a run of characters without a space.
const (
	maxWoord = 40 // a run of this many characters fits: the longest words of Dutch do
	brokje   = 10 // a longer one may break after each so many: ten of the widest letters fit in a column of a phone
)

const wbr = "<wbr>"

// breek returns a page in which every run of more than maxWoord characters may break, so that a long address or a text without spaces
// never makes a page wider than the screen. Style cannot do this: what breaks such a run in a table breaks ordinary words too. It puts
// <wbr> in texts and changes no other byte; not inside a tag, nor in what holds no elements. It returns pagina itself when there
// is no such run.
func breek(pagina []byte) []byte {
	var uit []byte
	klaar := 0 // what stands before it is in uit
	for i := 0; i < len(pagina); {
		if begintTag(pagina[i:]) {
			i = naTag(pagina, i)
			continue
		}
		eind := eindTekst(pagina, i)
		for {
			if i = voorbijGewoon(pagina, i, eind); eind-i <= maxWoord { // the rest is too short to hold such a run
				break
			}
			woord := i + lengteWoord(pagina[i:eind])
			for _, plek := range breekplekken(pagina[i:woord]) {
				uit = append(append(uit, pagina[klaar:i+plek]...), wbr...)
				klaar = i + plek
			}
			_, n := utf8.DecodeRune(pagina[woord:eind])
			i = woord + n
		}
		i = eind
	}
	if uit == nil {
		return pagina
	}
	return append(uit, pagina[klaar:]...)
}

// voorbijGewoon returns from where a run that is too long may begin in the text from i to eind: what it passes over has a plain space
// or the end of a line after at most maxWoord bytes, and nearly every text has.
func voorbijGewoon(b []byte, i, eind int) int {
	for j := i + maxWoord; j < eind; j-- {
		switch {
		case j < i:
			return i
		case b[j] == ' ' || b[j] == '\n':
			i = j + 1
			j = i + maxWoord + 1
		}
	}
	return i
}

// begintTag tells whether b begins with a tag, a comment or a doctype.
func begintTag(b []byte) bool {
	if len(b) < 2 || b[0] != '<' {
		return false
	}
	c := b[1] | 0x20
	return c >= 'a' && c <= 'z' || b[1] == '/' || b[1] == '!' || b[1] == '?'
}

// eindTekst returns where the text that begins at i ends.
func eindTekst(b []byte, i int) int {
	for j := i; ; j++ {
		n := bytes.IndexByte(b[j:], '<')
		if n < 0 {
			return len(b)
		}
		if j += n; begintTag(b[j:]) {
			return j
		}
	}
}

// naTag returns where the tag that begins at i ends; of an element whose content is no text of a page, where that ends.
func naTag(b []byte, i int) int {
	if bytes.HasPrefix(b[i:], []byte("<!--")) {
		return na(b, i+4, "-->")
	}
	j := i + 1
	if n := bytes.IndexByte(b[j:], '>'); n >= 0 && heel(b[j:j+n]) {
		return naInhoud(b, j+n+1, b[j:j+n])
	}
	for aanhaling := byte(0); j < len(b); j++ {
		switch c := b[j]; {
		case aanhaling != 0:
			if c == aanhaling {
				aanhaling = 0
			}
		case c == '"' || c == '\'':
			aanhaling = c
		case c == '>':
			return naInhoud(b, j+1, b[i+1:j])
		}
	}
	return j
}

// heel tells that tag, up to the first '>', has no quotation that is still open there.
func heel(tag []byte) bool {
	return bytes.IndexByte(tag, '\'') < 0 && bytes.Count(tag, []byte{'"'})%2 == 0
}

// naInhoud returns where the element ends that was opened by tag and whose content begins at i: i itself, unless a <wbr> in it would
// be text, or would not belong there.
func naInhoud(b []byte, i int, tag []byte) int {
	n := 0
	for n < len(tag) && tag[n]|0x20 >= 'a' && tag[n]|0x20 <= 'z' {
		n++
	}
	for _, naam := range [...]string{"script", "style", "title", "textarea", "pre", "option", "svg"} {
		if n == len(naam) && bytes.EqualFold(tag[:n], []byte(naam)) {
			return naEinde(b, i, naam)
		}
	}
	return i
}

// naEinde returns where the end tag of naam ends, the first after i.
func naEinde(b []byte, i int, naam string) int {
	for {
		if i = na(b, i, "</"); i == len(b) {
			return i
		}
		if rest := b[i:]; len(rest) > len(naam) && bytes.EqualFold(rest[:len(naam)], []byte(naam)) {
			return na(b, i, ">")
		}
	}
}

// na returns where the first s in b after i ends, len(b) when there is none.
func na(b []byte, i int, s string) int {
	i = min(i, len(b))
	n := bytes.Index(b[i:], []byte(s))
	if n < 0 {
		return len(b)
	}
	return i + n + len(s)
}

// lengteWoord returns how many bytes at the begin of b are no space at which a browser breaks.
func lengteWoord(b []byte) int {
	if i := bytes.IndexFunc(b, breektVanzelf); i >= 0 {
		return i
	}
	return len(b)
}

func breektVanzelf(r rune) bool {
	const vast, smal, cijfer = '\u00a0', '\u202f', '\u2007' // spaces that keep what is beside them together
	return unicode.IsSpace(r) && r != vast && r != smal && r != cijfer
}

// breekplekken returns after which bytes woord may break: nowhere when it is no longer than maxWoord, and never between a character and
// the marks on it.
func breekplekken(woord []byte) []int {
	if len(woord) <= maxWoord || tekens(woord) <= maxWoord {
		return nil
	}
	var uit []int
	n := 0
	for i := 0; i < len(woord); {
		if n >= brokje && !hoortBij(woord, i) {
			uit, n = append(uit, i), 0
		}
		i += lengteTeken(woord[i:])
		n++
	}
	return uit
}

func tekens(woord []byte) int {
	n := 0
	for i := 0; i < len(woord); n++ {
		i += lengteTeken(woord[i:])
	}
	return n
}

const samenvoeger = '\u200d' // joins the characters at both sides to one

// hoortBij tells whether the character at i is shown as one with that before it.
func hoortBij(woord []byte, i int) bool {
	r, _ := utf8.DecodeRune(woord[i:])
	vorige, _ := utf8.DecodeLastRune(woord[:i])
	return unicode.Is(unicode.M, r) || r == samenvoeger || vorige == samenvoeger
}

// lengteTeken returns how many bytes the first character of b takes. An entity is one.
func lengteTeken(b []byte) int {
	if b[0] == '&' {
		if n := bytes.IndexByte(b[:min(len(b), maxWoord)], ';'); n > 1 && !bytes.ContainsFunc(b[1:n], geenNaam) {
			return n + 1
		}
	}
	_, n := utf8.DecodeRune(b)
	return n
}

// geenNaam tells that r is not in the name of an entity.
func geenNaam(r rune) bool {
	return (r < 'a' || r > 'z') && (r < 'A' || r > 'Z') && (r < '0' || r > '9') && r != '#'
}
