// SPDX-License-Identifier: EUPL-1.2

package api_test

import (
	"net/http"
	"slices"
	"strings"
	"testing"

	"rondetafel/internal/gate"
)

// rule AVG-5: over the API the privacy officer reads the whole log, page after page by the link, the newest first and each line once, and what
// she asks for alone; the link keeps the question. Everybody else is refused with the article.
func TestLogboek(t *testing.T) {
	databases(t, func(t *testing.T, h *huis) {
		v := h.inTriage()
		const looks = 60
		for range looks {
			h.get(gemeente, "/casussen/"+v.ID).is(http.StatusOK)
		}
		h.get(manager, "/casussen/"+v.ID).is(http.StatusForbidden)
		kenmerk := map[string]string{}
		for _, m := range naar[gate.LogPagina](h.get(functieFG, "/logregels?tot=2001-01-01").is(http.StatusOK)).Mensen {
			kenmerk[m.ID] = m.Kenmerk
		}
		for vraag, wil := range map[string]int{"?medewerker=" + kenmerk[gemeente] + "&handeling=casus.lezen": looks, "?uitkomst=geweigerd": 1, "?handeling=casus.screenen&medewerker=" + kenmerk[gemeente]: 0,
			"?casus=" + v.Nummer + "&medewerker=" + kenmerk[manager] + "&uitkomst=geweigerd": 1, "?vanaf=2001-01-01&tot=2001-01-02": 0} {
			var last int64
			seen := 0
			for next := "/logregels" + vraag; next != ""; {
				a := h.get(functieFG, next).is(http.StatusOK)
				for _, r := range naar[gate.LogPagina](a).Regels {
					if last != 0 && r.Volgnr >= last {
						t.Fatalf("line %d comes after %d", r.Volgnr, last)
					}
					last = r.Volgnr
					seen++
				}
				if next = a.links()["next"]; next != "" && !strings.Contains(next, "handeling=casus.lezen") {
					t.Fatalf("the link forgets what was asked: %q", next)
				}
			}
			if seen != wil {
				t.Errorf("%s: %d lines, want %d", vraag, seen, wil)
			}
		}
		b := naar[gate.TellingBlad](h.get(functieFG, "/tellingen?sorteer=geweigerd").is(http.StatusOK))
		i := slices.IndexFunc(b.Tellingen, func(r gate.Telling) bool { return r.Wie.ID == gemeente })
		if b.Sorteer != "geweigerd" || b.Tellingen[0].Wie.ID != manager || b.Tellingen[0].Geweigerd != 1 || i < 0 || b.Tellingen[i].Inzagen != looks || b.Tellingen[i].Casussen != 1 {
			t.Errorf("counted is %+v", b)
		}
		for _, wie := range []string{gemeente, politie, manager, regisseur} {
			for _, pad := range []string{"/logregels?casus=" + v.Nummer, "/tellingen"} {
				if p := h.get(wie, pad).probleem(http.StatusForbidden); !slices.Contains(p.Artikelen, "AVG-5") {
					t.Errorf("%s is refused %s on %v", wie, pad, p.Artikelen)
				}
			}
		}
	})
}

// What cannot be asked is told by its field, whoever reads openapi.json or not.
func TestLogboekVragen(t *testing.T) {
	h := openHuis(t, "")
	for vraag, wil := range map[string]string{"?medewerker=Gijs+Bedenksel": "medewerker", "?medewerker=0123456789abcdef0123": "medewerker", "?medewerker=" + gemeente: "medewerker", "?casus=2000-0000": "casus",
		"?casus=x": "casus", "?handeling=casus.opeten": "handeling", "?artikel=99": "artikel", "?uitkomst=gelukt": "uitkomst", "?vanaf=gisteren": "vanaf",
		"?vanaf=2026-02-31": "vanaf", "?vanaf=2026-03-02&tot=2026-03-01": "tot", "?voor=0": "voor", "?naam=x": "naam"} {
		if got := h.get(functieFG, "/logregels"+vraag).velden(); got != wil {
			t.Errorf("%s: wrong is %q, want %q", vraag, got, wil)
		}
	}
	for vraag, wil := range map[string]string{"?vanaf=2026-03-01": "tot", "?vanaf=2026-01-01&tot=2026-12-31": "tot", "?sorteer=verdacht": "sorteer"} {
		if got := h.get(functieFG, "/tellingen"+vraag).velden(); got != wil {
			t.Errorf("%s: wrong is %q, want %q", vraag, got, wil)
		}
	}
}
