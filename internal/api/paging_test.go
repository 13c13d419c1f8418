// SPDX-License-Identifier: EUPL-1.2

package api_test

import (
	"net/http"
	"regexp"
	"strings"
	"testing"

	"rondetafel/internal/gate"
)

var linkForm = regexp.MustCompile(`^<` + regexp.QuoteMeta(origin) + `/api/v1([^>]+)>; rel="(next|prev)"$`)

// links are the paths behind the Link headers, by rel.
func (a antwoord) links() map[string]string {
	a.t.Helper()
	to := map[string]string{}
	for _, l := range a.kop.Values("Link") {
		m := linkForm.FindStringSubmatch(l)
		if m == nil {
			a.t.Fatalf("Link %q", l)
		}
		to[m[2]] = m[1]
	}
	return to
}

// Following the links goes through the whole list, each casus once, there and back.
func TestListPages(t *testing.T) {
	databases(t, func(t *testing.T, h *huis) {
		want := map[string]bool{}
		for range 5 {
			want[h.meldAan().ID] = true
		}
		a := h.get(gemeente, "/casussen?paginaGrootte=2&sorteer=aangemeld").is(http.StatusOK)
		if a.links()["prev"] != "" {
			t.Error("the first page has a page before it")
		}
		seen := map[string]bool{}
		for pages := 1; ; pages++ {
			p := naar[gate.CasusPagina](a)
			for _, c := range p.Casussen {
				seen[c.ID] = true
			}
			next := a.links()["next"]
			if (next != "") != p.Meer || p.Pagina != pages {
				t.Fatalf("page %d: meer %v, next %q", p.Pagina, p.Meer, next)
			}
			if next == "" {
				break
			}
			if !strings.Contains(next, "paginaGrootte=2") || !strings.Contains(next, "sorteer=aangemeld") {
				t.Fatalf("the link forgets what was asked: %q", next)
			}
			a = h.get(gemeente, next).is(http.StatusOK)
		}
		if len(seen) != len(want) {
			t.Errorf("%d casussen over all pages, want %d", len(seen), len(want))
		}
		back := h.get(gemeente, a.links()["prev"]).is(http.StatusOK)
		if p := naar[gate.CasusPagina](back); p.Pagina != 2 {
			t.Errorf("back from page 3 is page %d", p.Pagina)
		}
		if strings.Contains(string(a.body), "totaal") {
			t.Error("a list has a total")
		}
	})
}

func TestListFilters(t *testing.T) {
	h := openHuis(t, "")
	v := h.meldAan()
	for query, want := range map[string]int{"": 1, "nummer=" + v.Nummer: 1, "nummer=2000-0000": 0, "fase=aangemeld": 1, "fase=triage": 0,
		"soort=complexe_casus": 1, "soort=gezin": 0, "gemeente=GM0957": 1, "gemeente=GM0988": 0, "rol=deelnemer": 1,
		"rol=procesregisseur": 0, "stand=gesloten": 0, "stand=alle": 1, "sorteer=nummer": 1, "pagina=2": 0} {
		if p := naar[gate.CasusPagina](h.get(gemeente, "/casussen?"+query).is(http.StatusOK)); len(p.Casussen) != want {
			t.Errorf("%q: %d casussen, want %d", query, len(p.Casussen), want)
		}
	}
}

// rule AVG-6: the whole of *Wie heeft gekeken* can be read, page after page, the newest first and each line once.
func TestInzagenPages(t *testing.T) {
	h := openHuis(t, "")
	v := h.inTriage()
	const looks = 60
	for range looks {
		h.get(gemeente, "/casussen/"+v.ID).is(http.StatusOK)
	}
	var seen, last int64
	pages := 0
	for next := "/casussen/" + v.ID + "/inzagen"; next != ""; pages++ {
		a := h.get(regisseur, next).is(http.StatusOK)
		for _, i := range naar[gate.InzagePagina](a).Inzagen {
			if last != 0 && i.Volgnr >= last {
				t.Fatalf("line %d comes after %d", i.Volgnr, last)
			}
			last = i.Volgnr
			seen++
		}
		next = a.links()["next"]
	}
	if pages < 2 || seen < looks+3 { // reported, assigned, screened
		t.Errorf("%d lines on %d pages", seen, pages)
	}
}
