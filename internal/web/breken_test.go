// SPDX-License-Identifier: EUPL-1.2

package web

import (
	"bytes"
	"fmt"
	"html"
	"regexp"
	"strings"
	"testing"
	"unicode/utf8"

	"pgregory.net/rapid"
)

// keer is n times teken, with a <wbr> after each ten but the last.
func keer(teken string, n int) string {
	var uit strings.Builder
	for i := range n {
		if i > 0 && i%brokje == 0 {
			uit.WriteString(wbr)
		}
		uit.WriteString(teken)
	}
	return uit.String()
}

func TestBreek(t *testing.T) {
	x := func(n int) string { return strings.Repeat("x", n) }
	for _, g := range []struct{ naam, in, want string }{
		{"what fits", "<p>" + x(40) + " " + x(40) + "\u2003" + x(40) + "</p>", ""},
		{"one too long", "<p>" + x(41) + "</p>", "<p>" + x(10) + "<wbr>" + x(10) + "<wbr>" + x(10) + "<wbr>" + x(10) + "<wbr>x</p>"},
		{"no break at its end", "<p>" + x(60) + "</p>", "<p>" + keer("x", 60) + "</p>"},
		{"between others", "a " + x(61) + " b", "a " + keer("x", 61) + " b"},
		{"a space that does not break", x(20) + "\u00a0" + x(20), x(10) + "<wbr>" + x(10) + "<wbr>\u00a0" + x(9) + "<wbr>" + x(10) + "<wbr>x"},
		{"letters of two bytes", strings.Repeat("é", 40), ""},
		{"more letters of two bytes", strings.Repeat("é", 41), keer("é", 41)},
		{"entities are one", strings.Repeat("&#39;", 40), ""},
		{"entities stay whole", strings.Repeat("&amp;", 41), keer("&amp;", 41)},
		{"no entity", strings.Repeat("&;", 25), strings.TrimSuffix(strings.Repeat("&;&;&;&;&;<wbr>", 5), "<wbr>")},
		{"marks stay with their letter", x(10) + "\u0301" + x(34), x(10) + "\u0301<wbr>" + keer("x", 34)},
		{"joined characters", x(9) + "👩\u200d🚒" + x(34), x(9) + "👩\u200d🚒<wbr>" + keer("x", 34)},
		{"a tag is no text", `<a href="/` + x(99) + `" title='` + x(99) + `>'>a</a>`, ""},
		{"a tag ends a text", x(40) + "<b>" + x(40) + "</b>" + x(40), ""},
		{"what is no tag", x(39) + "<3" + x(9), keer("x", 39) + "<<wbr>3" + x(9)},
		{"comments", "<!DOCTYPE html><!-- <p> " + x(99) + " -->", ""},
		{"script", "<script>" + x(99) + "</script >", ""},
		{"style", "<STYLE>" + x(99) + "</p></stYle>", ""},
		{"title", "<title>" + x(99) + "</title>", ""},
		{"what one types", `<textarea name="a">` + x(99) + "</textarea>", ""},
		{"a choice", "<option selected>" + x(99) + "</option>", ""},
		{"as it is", "<pre><b>" + x(99) + "</b></pre>", ""},
		{"a drawing", "<svg><text>" + x(99) + "</text></svg>", ""},
		{"what comes after those", "<title>a</title>" + x(41), "<title>a</title>" + keer("x", 41)},
		{"another name", "<titles>" + x(41), "<titles>" + keer("x", 41)},
		{"without an end", "<textarea>" + x(99), ""},
		{"a tag without an end", `<a href="` + x(99), ""},
	} {
		if g.want == "" {
			g.want = g.in
		}
		if got := string(breek([]byte(g.in))); got != g.want {
			t.Errorf("%s: %q becomes %q, want %q", g.naam, g.in, got, g.want)
		}
	}
}

var tagRE = regexp.MustCompile(`<[^>]*>`)

// Of any text on a page: all tags and all text stay, and no run is too long.
func TestBreekBehoudtAlles(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		stukken := rapid.SliceOf(rapid.OneOf(rapid.StringMatching(`[a-z&<>"' ]{0,120}`), rapid.StringN(0, 90, -1), rapid.StringMatching(`[^\s]{30,90}`))).Draw(t, "texts")
		var in strings.Builder
		for i, s := range stukken {
			fmt.Fprintf(&in, `<p title="%s" class='a%d'>%s</p>`, html.EscapeString(s), i, html.EscapeString(s))
		}
		uit := string(breek([]byte(in.String())))
		if strings.ReplaceAll(uit, wbr, "") != in.String() {
			t.Fatalf("%q becomes %q", in.String(), uit)
		}
		for tekst := range strings.SplitSeq(tagRE.ReplaceAllString(uit, "<"), "<") {
			for _, woord := range strings.FieldsFunc(html.UnescapeString(tekst), breektVanzelf) {
				if utf8.RuneCountInString(woord) > maxWoord && geenMerken(woord) {
					t.Fatalf("%q stays whole", woord)
				}
			}
		}
	})
}

// geenMerken tells that every character of s stands by itself.
func geenMerken(s string) bool {
	for i := range s {
		if i > 0 && hoortBij([]byte(s), i) {
			return false
		}
	}
	return utf8.ValidString(s)
}

// Whatever bytes a page holds, only <wbr> comes in, never in a tag, and a second time changes nothing.
func FuzzBreek(f *testing.F) {
	lang := strings.Repeat("x", 99)
	for _, s := range []string{"", lang, "<p>" + lang, `<p a="` + lang + `>">` + lang, "<textarea>" + lang + "</textarea>" + lang, "<!--" + lang, "<", "</", "<a", "&" + lang,
		strings.Repeat("&amp;", 50), strings.Repeat("\xff", 50), strings.Repeat("e\u0301", 50), "<script>" + lang + "</", "<svg" + lang + ">" + lang} {
		f.Add([]byte(s))
	}
	f.Fuzz(func(t *testing.T, in []byte) {
		if bytes.Contains(in, []byte(wbr)) {
			return
		}
		eerst := bytes.Clone(in)
		uit := breek(in)
		if !bytes.Equal(in, eerst) {
			t.Fatal("the page itself changed")
		}
		if !bytes.Equal(bytes.ReplaceAll(uit, []byte(wbr), nil), in) {
			t.Errorf("%q becomes %q", in, uit)
		}
		if nog := breek(uit); !bytes.Equal(nog, uit) {
			t.Errorf("%q becomes %q", uit, nog)
		}
		if utf8.Valid(in) && !utf8.Valid(uit) {
			t.Errorf("%q: a character is cut", in)
		}
	})
}

// proefpagina is a page of n pieces of 400 characters.
func proefpagina(n int, tekst string) []byte {
	return []byte(strings.Repeat(`<div class="rt-gegeven rt-kaart"><a class="utrecht-link" href="/informatie/01jzzzzzzzzzzzzzzzzzzzzzzz">`+tekst+"</a></div>\n", n))
}

// A page without a long run is the same bytes: nothing is made.
func TestBreekMaaktNietsZonderReden(t *testing.T) {
	pagina := proefpagina(100, strings.Repeat("Er waren drie meldingen. ", 16))
	if n := testing.AllocsPerRun(10, func() { breek(pagina) }); n > 0 {
		t.Errorf("%v allocations", n)
	}
}

func BenchmarkBreek(b *testing.B) {
	for naam, tekst := range map[string]string{"zonder": strings.Repeat("Er waren drie meldingen. ", 16), "met": strings.Repeat("x", 400)} {
		b.Run(naam, func(b *testing.B) {
			pagina := proefpagina(100, tekst)
			b.SetBytes(int64(len(pagina)))
			b.ReportAllocs()
			for b.Loop() {
				breek(pagina)
			}
		})
	}
}
