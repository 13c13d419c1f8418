// SPDX-License-Identifier: EUPL-1.2

package web

import (
	"net/http"
	"net/url"
	"strconv"
	"strings"

	"rondetafel/internal/casus"
	"rondetafel/internal/gate"
	"rondetafel/internal/partij"
)

// casussen is the list of casussen that the reader may know of. Of a page there is a number, never a total.
func (b *bezoek) casussen() error {
	v, err := lijstVraag(b.r.URL.Query())
	if err != nil {
		return err
	}
	l, err := b.Gate.CasusLijst(b.ctx(), b.caller, v)
	if err != nil {
		return err
	}
	p := CasussenPagina{Schil: b.schil("/casussen"), AlleenProces: b.alleenProces(), Acties: b.nieuw(), Filter: b.filter(v),
		Chips: standChips(v), Titel: lijstTitel(v), Volgorde: volgorde(v), Bladeren: lijstBladeren(v, l), Nood: b.heeft(partij.Procesregisseur)}
	if p.Filter.Actief() > 0 {
		p.WisFilters = "/casussen"
	}
	for _, r := range l.Casussen {
		p.Rijen = append(p.Rijen, b.casusRij(r, v.Sorteer))
	}
	return b.toon(p)
}

func lijstVraag(q url.Values) (gate.LijstVraag, error) {
	v := gate.LijstVraag{Nummer: strings.TrimSpace(q.Get("nummer")), Fase: q.Get("fase"), Soort: q.Get("soort"), Gemeente: q.Get("gemeente"), Rol: q.Get("rol"),
		Stand: q.Get("stand"), Sorteer: q.Get("sorteer")}
	if n := q.Get("pagina"); n != "" {
		var err error
		if v.Pagina, err = strconv.Atoi(n); err != nil {
			return v, statusFout(http.StatusBadRequest)
		}
	}
	return v, nil
}

// lijstURL is the address of the list that v asks for, from its first page.
func lijstURL(v gate.LijstVraag) string {
	q := url.Values{}
	for _, kv := range [][2]string{{"nummer", v.Nummer}, {"fase", v.Fase}, {"soort", v.Soort}, {"gemeente", v.Gemeente}, {"rol", v.Rol},
		{"stand", v.Stand}, {"sorteer", v.Sorteer}} {
		if kv[1] != "" {
			q.Set(kv[0], kv[1])
		}
	}
	if v.Pagina > 1 {
		q.Set("pagina", tel(v.Pagina))
	}
	return padMet("/casussen", q)
}

func (b *bezoek) filter(v gate.LijstVraag) CasusFilter {
	f := CasusFilter{Nummer: v.Nummer, Fasen: Kies(FaseOpties(), v.Fase), Soorten: Kies(SoortOpties(), v.Soort),
		Gemeenten: Kies(GemeenteOpties(), v.Gemeente), Sorteer: v.Sorteer}
	if b.heeft(partij.Procesregisseur) {
		f.Rollen = Kies([]Optie{{Waarde: "procesregisseur", Label: "Procesregisseur"}, {Waarde: "deelnemer", Label: "Ik doe mee"}}, v.Rol)
	}
	return f
}

func standChips(v gate.LijstVraag) []Chip {
	var uit []Chip
	for _, s := range [][2]string{{"", "Open"}, {"gesloten", "Gesloten"}, {"alle", "Alle"}} {
		anders := v
		anders.Stand, anders.Pagina = s[0], 0
		uit = append(uit, Chip{Tekst: s[1], URL: lijstURL(anders), Huidig: v.Stand == s[0] || v.Stand == "open" && s[0] == ""})
	}
	return uit
}

func lijstTitel(v gate.LijstVraag) string {
	switch v.Stand {
	case "gesloten":
		return "Gesloten casussen"
	case "alle":
		return "Alle casussen"
	}
	return "Open casussen"
}

func volgorde(v gate.LijstVraag) []SorteerKeuze {
	var uit []SorteerKeuze
	for _, s := range [][2]string{{"gewijzigd", "Laatst gewijzigd"}, {"aangemeld", "Laatst aangemeld"}, {"nummer", "Hoogste nummer"}} {
		anders := v
		anders.Sorteer, anders.Pagina = s[0], 0
		uit = append(uit, SorteerKeuze{Naam: s[1], URL: lijstURL(anders), Huidig: v.Sorteer == s[0] || v.Sorteer == "" && s[0] == "gewijzigd"})
	}
	return uit
}

func lijstBladeren(v gate.LijstVraag, l gate.CasusPagina) Bladeren {
	var uit Bladeren
	if l.Pagina > 1 {
		v.Pagina = l.Pagina - 1
		uit.Vorige = lijstURL(v)
	}
	if l.Meer {
		v.Pagina = l.Pagina + 1
		uit.Volgende = lijstURL(v)
	}
	return uit
}

func (b *bezoek) casusRij(r gate.CasusRegel, sorteer string) CasusRij {
	nu := b.nu()
	rij := CasusRij{Nummer: r.Nummer, URL: "/casussen/" + r.ID, Aanmelder: r.Aanmelder, Soort: r.Soort.Label(), Gemeente: r.Gemeente,
		Regisseur: r.Procesregisseur, Datum: gewijzigd(r, nu)}
	if r.Fase != "" {
		rij.Fase, rij.Stand = BadgeFase(r.Fase.Label()), stand(r.Fase)
	}
	if sorteer == "aangemeld" || b.alleenProces() {
		rij.Datum = Dag(r.Aangemeld, nu)
	}
	if b.heeft(partij.Manager) && r.Procesregisseur == "" && (r.Fase == "" || r.Fase == casus.Aangemeld) {
		rij.Actie = &Knop{Tekst: "Toewijzen", URL: rij.URL + "/toewijzen", Soort: KnopTweede, Klein: true}
	}
	return rij
}
