// SPDX-License-Identifier: EUPL-1.2

package document

import (
	"path"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

const maxName = 150 // characters

// runs are the endings of what a computer runs or opens as a page: they stand nowhere in a name, not before another one either.
func runs() []string {
	return strings.Fields(`exe com bat cmd scr pif msi msp cpl hta js jse vbs vbe ws wsf wsh ps1 psm1 sh bash lnk url reg jar class apk app dll
		sys iso img vhd htm html xhtml mht mhtml svg svgz xml php asp aspx jsp py pl rb docm dotm xlsm xltm xlam xlsb pptm potm ppsm ppam
		zip rar 7z gz tar tgz cab chm one`)
}

// safeName makes the name that a sender gave fit to show and to give to a browser: the last part of a path, no control characters, no
// characters that change the direction of writing, no more than maxName. A *Refused for a name with the ending of a program in it.
func safeName(name string) (string, error) {
	if !utf8.ValidString(name) {
		name = strings.ToValidUTF8(name, "_")
	}
	name = path.Base(strings.ReplaceAll(name, `\`, "/"))
	name = strings.Map(func(r rune) rune {
		switch {
		case unicode.IsControl(r), unicode.Is(unicode.Cf, r), unicode.Is(unicode.Co, r), unicode.Is(unicode.Zl, r), unicode.Is(unicode.Zp, r):
			return -1
		case strings.ContainsRune(`<>:"/|?*;%`, r):
			return '_'
		case unicode.IsSpace(r):
			return ' '
		}
		return r
	}, name)
	name = strings.Trim(name, " .")
	if strings.Trim(name, "_-") == "" {
		name = "document"
	}
	parts := strings.Split(strings.ToLower(name), ".")
	for _, p := range parts[1:] {
		if slices.Contains(runs(), strings.TrimSpace(p)) {
			return "", refuse("name", "De naam van dit bestand past bij een programma, een webpagina of een archief. Die nemen we niet aan."+otherFile)
		}
	}
	return shorten(name), nil
}

// shorten keeps the ending.
func shorten(name string) string {
	if utf8.RuneCountInString(name) <= maxName {
		return name
	}
	ext := path.Ext(name)
	if utf8.RuneCountInString(ext) > 10 {
		ext = ""
	}
	base := []rune(strings.TrimSuffix(name, ext))
	return string(base[:maxName-utf8.RuneCountInString(ext)]) + ext
}

// fit gives name the ending of kind when it has none, and refuses the ending of another kind.
func fit(name string, kind Kind) (string, error) {
	ext, own := extension(name), kind.about().exts
	switch {
	case slices.Contains(own, ext):
		return name, nil
	case slices.Contains(Extensions(), ext):
		return "", refuse("name", "Dit bestand is iets anders dan de naam zegt. Sla het opnieuw op met de goede naam, of kies een ander bestand.")
	case kind == Text && ext != "" && !strings.Contains(ext, " ") && len(ext) <= 4 && !isNumber(ext):
		return "", refuse("name", "Een bestand met deze naam nemen we niet aan. Tekst heeft een naam die eindigt op .txt of .csv.")
	}
	return shorten(name + "." + own[0]), nil
}

func isNumber(s string) bool { return strings.Trim(s, "0123456789") == "" }
