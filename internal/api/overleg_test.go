// SPDX-License-Identifier: EUPL-1.2

package api_test

import (
	"net/http"
	"strings"
	"testing"
	"time"

	"rondetafel/internal/gate"
	"rondetafel/internal/klok"
)

// A round table over HTTP, from the agenda to the report, with each shortcut refused on its article.
func TestRondeTafelOverHTTP(t *testing.T) {
	databases(t, func(t *testing.T, h *huis) {
		vandaag := time.Now().In(klok.Amsterdam()).Format(time.DateOnly)
		casus, betrokkene := h.metZorg()
		voor := doc{"doel": "Een plek om te wonen.", "soortBesluit": "casusregisseur", "themas": []string{"wonen"}, "datum": vandaag, "begin": "00:00",
			"einde": "11:00", "plaats": "Zaal 2"}
		// rule 6.1-1: no round table before the triage decided it
		p := h.post(regisseur, "/casussen/"+h.inTriage().ID+"/overleggen", voor).probleem(http.StatusForbidden)
		if !strings.Contains(p.Detail+p.Title, "triage") {
			t.Errorf("refused with %+v", p)
		}
		a := h.post(regisseur, "/casussen/"+casus+"/overleggen", doc{"doel": "", "soortBesluit": "", "themas": []string{}, "datum": "", "begin": "", "einde": "", "plaats": ""}).is(http.StatusCreated)
		o := naar[gate.Verwijzing](a)
		pad := "/overleggen/" + o.ID
		if !strings.HasSuffix(a.kop.Get("Location"), pad) {
			t.Errorf("Location %q", a.kop.Get("Location"))
		}
		nodig := func(versie int64) doc {
			return doc{"versie": versie, "uitnodigingen": []doc{{"partij": "p-zorg", "bijdrage": "Wat jullie zien."}}}
		}
		// rule 9.2c-1, rule AVG-3: nothing goes out while something is missing
		h.post(regisseur, pad+"/uitnodigingen", nodig(o.Versie)).probleem(http.StatusForbidden)
		voor["versie"] = o.Versie
		o = naar[gate.Verwijzing](h.post(regisseur, pad+"/_voorbereiden", voor).is(http.StatusOK))
		h.post(regisseur, pad+"/_voorbereiden", voor).probleem(http.StatusConflict)
		h.post(regisseur, pad+"/uitnodigingen", nodig(o.Versie)).probleem(http.StatusForbidden)
		h.post(regisseur, "/betrokkenen/"+betrokkene+"/_informeren", doc{"stand": "geinformeerd", "datum": vandaag}).is(http.StatusOK)
		if got := h.post(regisseur, pad+"/uitnodigingen", doc{"versie": o.Versie, "uitnodigingen": []doc{{"partij": "p-zorg", "bijdrage": ""}}}).velden(); got != "uitnodigingen[0].bijdrage" {
			t.Errorf("invalidParams: %s", got)
		}
		h.get(zorg, pad).probleem(http.StatusNotFound) // rule 7.2-1: not invited yet
		o = naar[gate.Verwijzing](h.post(regisseur, pad+"/uitnodigingen", nodig(o.Versie)).is(http.StatusOK))
		h.get(politie, pad).probleem(http.StatusNotFound)
		// rule 6.2-1, rule 6.3-1: the Partij says whom it sends, and with a mandate
		h.post(zorg, pad+"/afgevaardigden", doc{"komt": "ja", "medewerker": politie, "mandaat": true, "mandaatVan": "de directeur"}).probleem(http.StatusBadRequest)
		h.post(zorg, pad+"/afgevaardigden", doc{"komt": "ja", "medewerker": collega, "mandaat": true, "mandaatVan": "de directeur"}).is(http.StatusOK)
		o = naar[gate.Verwijzing](h.post(regisseur, pad+"/_aanwezigheid", doc{"versie": o.Versie, "aanwezig": []doc{{"partij": "p-zorg", "medewerker": collega}}}).is(http.StatusOK))
		besluit := doc{"versie": o.Versie, "soort": "casusregisseur", "tekst": "Zed let op de afspraken.", "casusregisseur": collega,
			"stemmen": []doc{{"partij": "p-zorg", "eens": "ja"}}}
		h.post(zorg, pad+"/besluiten", besluit).probleem(http.StatusForbidden)
		o.Versie = naar[gate.Verwijzing](h.post(regisseur, pad+"/besluiten", besluit).is(http.StatusOK)).Versie
		h.post(zorg, "/casussen/"+casus+"/vervangingen", doc{"medewerker": zorg, "reden": "Zed is drie weken weg."}).is(http.StatusCreated)
		h.post(regisseur, pad+"/_afronden", doc{"versie": o.Versie, "passages": samen("Er is gepraat.")}).is(http.StatusOK)
		blad := naar[gate.OverlegBlad](h.get(zorg, pad).is(http.StatusOK))
		if len(blad.Verslag) != 1 || blad.Verslag[0].Tekst != "Er is gepraat." || len(blad.Besluiten) != 1 || blad.Besluiten[0].Casusregisseur.ID != collega || len(blad.AanTafel) != 1 {
			t.Errorf("read back %+v", blad)
		}
	})
}

// The list of overleggen is a page with links, of what one may know only.
func TestOverleggenOverHTTP(t *testing.T) {
	h := openHuis(t, "")
	casus, _ := h.metZorg()
	leeg := doc{"doel": "", "soortBesluit": "", "themas": []string{}, "datum": "", "begin": "", "einde": "", "plaats": ""}
	for range 26 {
		h.post(regisseur, "/casussen/"+casus+"/overleggen", leeg).is(http.StatusCreated)
	}
	a := h.get(regisseur, "/overleggen").is(http.StatusOK)
	if p := naar[gate.OverlegPagina](a); len(p.Overleggen) != 25 || !p.Meer || !strings.Contains(strings.Join(a.kop.Values("Link"), " "), `pagina=2>; rel="next"`) {
		t.Errorf("%d on the page, links %v", len(p.Overleggen), a.kop.Values("Link"))
	}
	a = h.get(regisseur, "/overleggen?pagina=2").is(http.StatusOK)
	if p := naar[gate.OverlegPagina](a); len(p.Overleggen) != 1 || p.Meer || !strings.Contains(strings.Join(a.kop.Values("Link"), " "), `rel="prev"`) {
		t.Errorf("%d on the second page, links %v", len(p.Overleggen), a.kop.Values("Link"))
	}
	for _, wie := range []string{zorg, gemeente, tweede} {
		if p := naar[gate.OverlegPagina](h.get(wie, "/overleggen").is(http.StatusOK)); len(p.Overleggen) != 0 {
			t.Errorf("%s has %d", wie, len(p.Overleggen))
		}
	}
	h.get(regisseur, "/overleggen?stand=ooit").probleem(http.StatusBadRequest)
	h.get(regisseur, "/overleggen?pagina=0").probleem(http.StatusBadRequest)
}
