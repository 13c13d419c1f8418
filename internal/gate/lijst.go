// SPDX-License-Identifier: EUPL-1.2

package gate

import (
	"context"
	"errors"
	"reflect"
	"slices"
	"strings"
	"time"

	"rondetafel/internal/audit"
	"rondetafel/internal/casus"
	"rondetafel/internal/convenant"
	"rondetafel/internal/errs"
	"rondetafel/internal/gate/internal/store"
	"rondetafel/internal/policy"
)

// LijstVraag says which casussen somebody wants to see.
type LijstVraag struct {
	Nummer   string `json:"nummer,omitempty"`
	Fase     string `json:"fase,omitempty"`
	Soort    string `json:"soort,omitempty"`
	Gemeente string `json:"gemeente,omitempty"`
	Rol      string `json:"rol,omitempty"`     // procesregisseur or deelnemer: the caller's own
	Stand    string `json:"stand,omitempty"`   // open (default), gesloten or alle
	Sorteer  string `json:"sorteer,omitempty"` // gewijzigd (default), aangemeld or nummer; descending
	Pagina   int    `json:"pagina,omitempty"`  // from 1
	Grootte  int    `json:"paginaGrootte,omitempty"`
}

// Valideer returns nil or an *errs.Invalid.
func (v LijstVraag) Valideer() error {
	var f errs.Velden
	een := func(veld, waarde string, uit ...string) {
		f.Eis(waarde == "" || slices.Contains(uit, waarde), veld, "Kies een waarde uit de lijst.")
	}
	een("rol", v.Rol, "procesregisseur", "deelnemer")
	een("stand", v.Stand, "open", "gesloten", "alle")
	een("sorteer", v.Sorteer, "gewijzigd", "aangemeld", "nummer")
	var fasen []string
	for _, fase := range casus.Fasen() {
		fasen = append(fasen, string(fase))
	}
	een("fase", v.Fase, fasen...)
	f.Eis(v.Soort == "" || casus.Soort(v.Soort).Bekend(), "soort", "Kies een waarde uit de lijst.")
	bekend := func(g convenant.Gemeente) bool { return g.Code == v.Gemeente }
	f.Eis(v.Gemeente == "" || slices.ContainsFunc(convenant.Gemeenten(), bekend), "gemeente", "Kies een waarde uit de lijst.")
	f.Eis(v.Pagina >= 0 && v.Pagina <= 10_000, "pagina", "Kies een pagina vanaf 1.")
	f.Eis(v.Grootte >= 0 && v.Grootte <= 100, "paginaGrootte", "Kies hoogstens 100 casussen per pagina.")
	return f.Fout()
}

// CasusRegel is a Casus in a list. Of a Casus that the caller sees only the course of, the rest is empty (rules 8-P1, 8.2c-2).
type CasusRegel struct {
	ID              string      `json:"id,omitempty"`
	Nummer          string      `json:"nummer"`
	Soort           casus.Soort `json:"soort,omitempty"`
	Gemeentecode    string      `json:"gemeente,omitempty"` // CBS code
	Gemeente        string      `json:"gemeenteNaam,omitempty"`
	Aangemeld       time.Time   `json:"aangemeldOp,omitzero"`
	Fase            casus.Fase  `json:"fase,omitempty"`
	Gewijzigd       *time.Time  `json:"gewijzigdOp,omitempty"`
	Aanmelder       string      `json:"aanmelder,omitempty"` // name of the Partij
	Procesregisseur string      `json:"procesregisseur,omitempty"`
	MijnRol         string      `json:"mijnRol,omitempty"`         // procesregisseur, aanmelder or deelnemer
	Namens          string      `json:"jeHandeltNamens,omitempty"` // name of the Partij, for a Procesregisseur (rule 9.3-1)
	Inhoud          bool        `json:"inhoud"`                    // the caller may open it
}

// CasusPagina is a page of a list. There is never a total: it would tell of what one may not see.
type CasusPagina struct {
	Casussen []CasusRegel `json:"casussen"`
	Pagina   int          `json:"pagina"`
	Meer     bool         `json:"meer"` // there is a next page
}

// CasusLijst returns a page of the casussen that the caller may know of, each decided on.
func (g *Gate) CasusLijst(ctx context.Context, c Caller, v LijstVraag) (CasusPagina, error) {
	if err := v.Valideer(); err != nil {
		return CasusPagina{}, err
	}
	return lees(ctx, g, c, "casus.lijst", func(s *scope) (CasusPagina, error) {
		return s.lijst(v)
	})
}

func (s *scope) lijst(v LijstVraag) (CasusPagina, error) {
	if err := s.magWerken(); err != nil {
		return CasusPagina{}, err
	}
	p := CasusPagina{Casussen: []CasusRegel{}, Pagina: max(v.Pagina, 1)}
	grootte := v.Grootte
	if grootte == 0 {
		grootte = 25
	}
	rijen, err := s.casussen(v.keuze(), grootte+1, (p.Pagina-1)*grootte)
	if err != nil {
		return p, err
	}
	if len(rijen) > grootte {
		rijen, p.Meer = rijen[:grootte], true
	}
	for _, r := range rijen {
		p.Casussen = append(p.Casussen, s.regel(r))
		s.toont(r.ID)
	}
	s.entry.Uitkomst = audit.Allowed
	return p, nil
}

// magWerken decides that the caller may work here at all (rule 14.1-1): an empty list would not say why it is empty.
func (s *scope) magWerken() error {
	s.besloten = true
	if b := s.vraag("mijnwerk.lezen", func(int) policy.Resource { return policy.Huis{} }, policy.Context{}); !b.Toegestaan {
		s.noteer(b)
		return s.weiger(b)
	}
	return nil
}

func (v LijstVraag) keuze() store.Keuze {
	k := store.Keuze{Nummer: strings.TrimSpace(v.Nummer), Fase: v.Fase, Soort: v.Soort, Gemeente: v.Gemeente, Sorteer: v.Sorteer}
	if v.Stand != "alle" {
		open := v.Stand != "gesloten"
		k.Open = &open
	}
	switch v.Rol {
	case "procesregisseur":
		k.Rol = uint64(policy.RolProcesregisseur | policy.RolWaarnemer)
	case "deelnemer":
		k.Rol = uint64(policy.RolAangewezen)
	}
	return k
}

// rij is a row of a list with what each caller is to it.
type rij struct {
	store.Casus
	gezien store.Gezien
	feiten policy.Casus
	inhoud bool // the caller may open it
}

// casussen reads aantal casussen that policy lets the callers know of, passing over the first vanaf. The policy's residual
// is the SQL filter; every row that comes out is decided on again, and the page is filled until it is full or there are no
// more. A residual that cannot be translated falls back to all rows, never to wider rights.
func (s *scope) casussen(k store.Keuze, aantal, vanaf int) ([]rij, error) {
	if err := s.filter(&k, "casus.lijst"); err != nil {
		return nil, err
	}
	lijst := s.g.motor.Lijst(s.wie[0], "casus.lijst", s.context())
	lezen := s.g.motor.Lijst(s.wie[0], "casus.lezen", s.context())
	var uit []rij
	for k.Vanaf, k.Aantal = vanaf, aantal; ; k.Vanaf += k.Aantal {
		rijen, err := s.tx.Casussen(k)
		if err != nil {
			return nil, err
		}
		for _, r := range rijen {
			f := s.casusFeiten(r)
			if len(uit) < aantal && lijst.Mag(f) && s.ookAnderen(r.ID, "casus.lijst", s.context()) {
				uit = append(uit, rij{Casus: r.Casus, gezien: r, feiten: f, inhoud: lezen.Mag(f) && s.ookAnderen(r.ID, "casus.lezen", s.context())})
			}
		}
		if len(uit) >= aantal || len(rijen) < k.Aantal {
			s.noteer(policy.Besluit{Regels: lijst.Regels(), Artikelen: lijst.Artikelen()})
			return uit, nil
		}
	}
}

func (s *scope) context() policy.Context {
	return policy.Context{Nu: s.moment, Herkomst: s.caller.Herkomst}
}

// filter puts the residual of actie for the first caller into k.
func (s *scope) filter(k *store.Keuze, actie string) error {
	if len(s.wie) == 0 {
		return errs.ErrNotFound
	}
	k.Medewerker, k.Partij, k.Nu = s.wie[0].Medewerker, s.wie[0].Partij, s.moment
	f, err := s.g.filter(s.wie[0], actie, s.context())
	switch {
	case errors.Is(err, policy.ErrNietVertaalbaar):
		k.Filter = "1 = 1"
	case err != nil:
		return err
	case f.Niets:
		k.Filter = "1 = 0"
	default:
		k.Filter, k.Args, k.ViaZicht = f.SQL, f.Args, f.ViaZicht
	}
	return nil
}

// filterVraag is all that a residual depends on, but the moment.
type filterVraag struct {
	wie      policy.Wie
	actie    string
	herkomst string
}

const maxFilters = 5000

// filter translates the residual of actie on casussen, or remembers it: the policies never change while the house is open.
// One that depends on the moment is made anew each time.
func (g *Gate) filter(wie policy.Wie, actie string, ctx policy.Context) (policy.Filter, error) {
	vraag := filterVraag{wie, actie, ctx.Herkomst}
	if f, ok := g.filters.Load(vraag); ok {
		return f.(policy.Filter), nil
	}
	f, err := g.motor.Filter(wie, actie, "Casus", ctx, 4)
	if err != nil {
		return f, err
	}
	ctx.Nu++
	if later, err := g.motor.Filter(wie, actie, "Casus", ctx, 4); err == nil && reflect.DeepEqual(f, later) {
		if g.aantalFilters.Add(1) > maxFilters {
			g.filters.Clear()
			g.aantalFilters.Store(0)
		}
		g.filters.Store(vraag, f)
	}
	return f, nil
}

// ookAnderen tells whether every other caller, too, may do actie with a Casus: a screen that several look at shows what each
// may see.
func (s *scope) ookAnderen(id, actie string, ctx policy.Context) bool {
	for _, w := range s.wie[1:] {
		g, err := s.tx.Gezien(id, w.Medewerker, w.Partij)
		if err != nil || !s.g.motor.Beslis(w, actie, s.casusFeiten(g), ctx).Toegestaan {
			return false
		}
	}
	return true
}

func (s *scope) regel(r rij) CasusRegel {
	b := CasusRegel{ID: r.ID, Nummer: r.Nummer, Soort: r.Soort, Gemeentecode: r.Gemeente, Gemeente: gemeente(r.Gemeente), Aangemeld: moment(r.Aangemeld), Inhoud: r.inhoud}
	if r.Procesregisseur == "" && !b.Inhoud { // rule 8.2c-2
		return b
	}
	gewijzigd := moment(r.Gewijzigd)
	b.Fase, b.Gewijzigd, b.Procesregisseur = r.Fase, &gewijzigd, s.huis.medewerkers[r.Procesregisseur].Naam
	if !b.Inhoud { // rule 8-P1
		return b
	}
	if r.gezien.Persoon.Gewijzigd > 0 {
		gewijzigd = moment(r.gezien.Persoon.Gewijzigd)
	}
	b.Aanmelder, b.MijnRol = s.huis.partijen[r.Aanmelder].Naam, mijnRol(r.feiten)
	if b.MijnRol == "procesregisseur" {
		b.Namens = s.huis.partijen[s.huis.namens(r.Casus)].Naam
	}
	return b
}

func mijnRol(f policy.Casus) string {
	switch {
	case f.Rollen&(policy.RolProcesregisseur|policy.RolWaarnemer) != 0:
		return "procesregisseur"
	case f.PartijRollen&policy.RolAanmelder != 0:
		return "aanmelder"
	}
	return "deelnemer"
}
