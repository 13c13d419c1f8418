// SPDX-License-Identifier: EUPL-1.2

package web_test

import (
	"html"
	"net/http"
	"net/url"
	"regexp"
	"slices"
	"strings"
	"testing"
)

// formulierproef is what one form must do: who opens it, what it says of bad input, and what good input does, once.
type formulierproef struct {
	naam    string
	maak    func(h *huis) string // makes what the form is about; the form's URL
	naar    string               // what it posts to, after the URL, "" for the URL itself
	wie     string               // who may
	kop     string               // the heading of its page
	niet    map[string]int       // who may not, and what they get
	fouten  []foutgeval
	goed    []string // fields that are right
	telling string   // counts what was done, "" for the lines of the timeline
	daarna  []string // what the page says afterwards
	tweede  int      // what a form that was opened before the act gets after it, 0 for a second act
}

// foutgeval is bad input: what is typed, and each field with a message about it, all of them and no more.
type foutgeval struct {
	velden    []string
	meldingen map[string]string
}

const tijdlijn = `SELECT COUNT(*) FROM gebeurtenis`

func beproef(t *testing.T, proeven []formulierproef) {
	t.Helper()
	for _, p := range proeven {
		t.Run(p.naam, func(t *testing.T) { p.beproef(t) })
	}
}

func (p formulierproef) beproef(t *testing.T) {
	h := nieuwHuis(t)
	pad := p.maak(h)
	if p.telling == "" {
		p.telling = tijdlijn
	}
	begin := h.Getal(p.telling)
	p.anderen(t, h, pad)
	k := h.als(t, p.wie)
	pagina := k.toont(pad, `action="`+pad+p.naar+`"`)
	if titel := titelVan(pagina); !strings.HasPrefix(titel, p.kop) || strings.Contains(titel, "Verzinsel") {
		t.Errorf("title %q, want %q and no names", titel, p.kop)
	}
	zonderNamenInKoppelingen(t, pagina)
	for _, f := range p.fouten {
		p.fout(k, pad, f)
	}
	if n := h.Getal(p.telling); n != begin {
		t.Errorf("who may not and what is wrong did %d things", n-begin)
	}
	p.goedEnNogEens(t, h, k, pad, begin)
}

// anderen asks that nobody else opens the form or does its act, and that a secret stays one.
func (p formulierproef) anderen(t *testing.T, h *huis, pad string) {
	t.Helper()
	open := ingevuld(h.als(t, p.wie).get(pad).html) // as somebody who watches over a shoulder
	for persoon, status := range p.niet {
		k := h.als(t, persoon)
		gelezen := k.get(pad)
		if gelezen.status != status {
			t.Errorf("%s opens it: %d, want %d: %s", persoon, gelezen.status, status, kort(gelezen.html))
		}
		gedaan := k.post(pad+p.naar, zetten(anders(open, "sleutel", "van-"+persoon), p.goed...))
		if gedaan.status != status {
			t.Errorf("%s does it: %d, want %d: %s", persoon, gedaan.status, status, kort(gedaan.html))
		}
		switch status {
		case http.StatusForbidden:
			for _, a := range []antwoord{gelezen, gedaan} {
				k.is(a, status, "Waarom mag ik dit niet?")
			}
			k.is(gedaan, status, "Er is niets veranderd")
		case http.StatusNotFound:
			delen := strings.Split(pad, "/")
			delen[2] = "bestaat-niet"
			gelijk(t, persoon, gelezen, k.get(strings.Join(delen, "/")))
		}
	}
}

// fout asks for each message at its field, in the summary too with a link that leads there, and for everything that was typed.
func (p formulierproef) fout(k *klant, pad string, f foutgeval) {
	k.t.Helper()
	v := zetten(ingevuld(k.get(pad).html), f.velden...)
	a := k.post(pad+p.naar, v)
	pagina := k.is(a, http.StatusBadRequest, "<title>Fout: "+p.kop, `id="fouten"`)
	gezegd := samenvatting(pagina)
	for veld, melding := range f.meldingen {
		if gezegd[veld] != melding {
			k.t.Errorf("%v: the summary says %q of %s, want %q", f.velden, gezegd[veld], veld, melding)
		}
		if !strings.Contains(pagina, `id="`+veld+`"`) {
			k.t.Errorf("%v: the link to %s leads nowhere", f.velden, veld)
		}
		if strings.Count(pagina, melding) < 2 {
			k.t.Errorf("%v: %q does not stand at its field", f.velden, melding)
		}
	}
	if len(gezegd) != len(f.meldingen) {
		k.t.Errorf("%v: %d messages, want %d: %v", f.velden, len(gezegd), len(f.meldingen), gezegd)
	}
	bewaart(k.t, a, f.velden)
}

// goedEnNogEens asks that the act is done once, by a double post too, that the page shows it, and what a form from before then gets.
func (p formulierproef) goedEnNogEens(t *testing.T, h *huis, k *klant, pad string, begin int64) {
	t.Helper()
	eerst, later := zetten(ingevuld(k.get(pad).html), p.goed...), zetten(ingevuld(k.get(pad).html), p.goed...)
	waar := k.verwijst(k.post(pad+p.naar, eerst), "/")
	na := h.Getal(p.telling)
	if na == begin {
		t.Error("nothing was done")
	}
	pagina := k.toont(zonderAnker(waar), p.daarna...)
	zonderNamenInKoppelingen(t, pagina)
	leidenErgensHeen(k, pagina)
	if opnieuw := k.post(pad+p.naar, eerst); opnieuw.status != http.StatusSeeOther {
		t.Errorf("the same form once more: %d %s", opnieuw.status, kort(opnieuw.html))
	}
	if n := h.Getal(p.telling); n != na {
		t.Errorf("the same form once more did %d things", n-na)
	}
	if p.tweede == 0 {
		return
	}
	a := k.post(pad+p.naar, later)
	pagina = k.is(a, p.tweede)
	if p.tweede == http.StatusConflict && !strings.Contains(pagina, "Dit is intussen veranderd") {
		t.Errorf("a conflict without a word: %s", kort(pagina))
	}
	bewaart(t, a, p.goed)
	if n := h.Getal(p.telling); n != na {
		t.Errorf("the form from before did %d things", n-na)
	}
}

func zonderAnker(waar string) string { pad, _, _ := strings.Cut(waar, "#"); return pad }

// zetten is v with velden in it, each instead of what stood there.
func zetten(v url.Values, velden ...string) url.Values {
	for i := 0; i+1 < len(velden); i += 2 {
		v.Set(velden[i], velden[i+1])
	}
	return v
}

// bewaart asks that the form in a holds velden as they were typed.
func bewaart(t testing.TB, a antwoord, velden []string) {
	t.Helper()
	in, over := ingevuld(a.html), false
	for _, m := range alleenLezenRE.FindAllStringSubmatch(a.html, -1) { // of what is over, what was typed is shown to copy, and a choice is not
		over = true
		in.Add(m[1], html.UnescapeString(m[2]+m[3]))
	}
	for i := 0; i+1 < len(velden); i += 2 {
		if over && !strings.ContainsAny(velden[i+1], " -<") {
			continue
		}
		later := slices.Index(velden[i+2:], velden[i]) // a table may set a field again, after fields that are right
		if later%2 != 0 && velden[i+1] != "" && !slices.Contains(in[velden[i]], velden[i+1]) {
			t.Errorf("%s was %q, and is %q", velden[i], velden[i+1], in[velden[i]])
		}
	}
}

var (
	alleenLezenRE = regexp.MustCompile(`(?s)<(?:input|textarea) [^>]*id="eigen-([^"]*)"(?: type="text" value="([^"]*)" readonly>| rows="\d+" readonly>(.*?)</textarea>)`)

	titelRE     = regexp.MustCompile(`<title>([^<]*)</title>`)
	foutRE      = regexp.MustCompile(`<li><a class="utrecht-link" href="#(veld-[^"]*)">([^<]*)</a></li>`)
	invoerRE    = regexp.MustCompile(`<input ([^>]*)>`)
	attribuutRE = regexp.MustCompile(`([a-z-]+)="([^"]*)"`)
	tekstvakRE  = regexp.MustCompile(`(?s)<textarea [^>]*name="([^"]*)"[^>]*>\n?(.*?)</textarea>`)
	lijstRE     = regexp.MustCompile(`(?s)<select [^>]*name="([^"]*)"[^>]*>(.*?)</select>`)
	gekozenRE   = regexp.MustCompile(`<option value="([^"]*)" selected>`)
	koppelingRE = regexp.MustCompile(`href="(/[^"]*)"`)
)

func titelVan(pagina string) string {
	m := titelRE.FindStringSubmatch(pagina)
	if m == nil {
		return ""
	}
	return m[1]
}

// samenvatting is what the summary of mistakes says, by the id that each message links to.
func samenvatting(pagina string) map[string]string {
	uit := map[string]string{}
	for _, m := range foutRE.FindAllStringSubmatch(pagina, -1) {
		uit[m[1]] = m[2]
	}
	return uit
}

// ingevuld are the fields of the forms of a page as a browser sends them.
func ingevuld(pagina string) url.Values {
	v := url.Values{}
	for _, m := range invoerRE.FindAllStringSubmatch(inhoudVan.FindString(pagina), -1) {
		a := map[string]string{}
		for _, x := range attribuutRE.FindAllStringSubmatch(m[1], -1) {
			a[x[1]] = html.UnescapeString(x[2])
		}
		if (a["type"] == "radio" || a["type"] == "checkbox") && !strings.Contains(m[1]+" ", " checked ") {
			continue
		}
		v.Add(a["name"], a["value"])
	}
	for _, m := range tekstvakRE.FindAllStringSubmatch(pagina, -1) {
		v.Add(m[1], html.UnescapeString(m[2]))
	}
	for _, m := range lijstRE.FindAllStringSubmatch(pagina, -1) {
		gekozen := gekozenRE.FindStringSubmatch(m[2])
		if gekozen != nil {
			v.Add(m[1], html.UnescapeString(gekozen[1]))
		}
	}
	return v
}

// zonderNamenInKoppelingen asks that no URL of the page says who it is about.
func zonderNamenInKoppelingen(t testing.TB, pagina string) {
	t.Helper()
	for _, m := range koppelingRE.FindAllStringSubmatch(pagina, -1) {
		for _, geheim := range []string{"Verzinsel", "Sem", "999990019"} {
			if strings.Contains(m[1], geheim) {
				t.Errorf("%s says %s", m[1], geheim)
			}
		}
	}
}

// leidenErgensHeen asks that every link of the page's own part gives the reader a page.
func leidenErgensHeen(k *klant, pagina string) {
	k.t.Helper()
	gezien := map[string]bool{}
	for _, m := range koppelingRE.FindAllStringSubmatch(inhoudVan.FindString(pagina), -1) {
		waar := zonderAnker(html.UnescapeString(m[1]))
		if gezien[waar] || strings.HasPrefix(waar, "/static/") {
			continue
		}
		gezien[waar] = true
		if a := k.get(waar); a.status != http.StatusOK {
			k.t.Errorf("the link to %s gives %d: %s", waar, a.status, kort(a.html))
		}
	}
}
