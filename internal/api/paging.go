// SPDX-License-Identifier: EUPL-1.2

package api

import (
	"context"
	"net/url"
	"strconv"

	"rondetafel/internal/casus"
	"rondetafel/internal/gate"
	"rondetafel/internal/klok"
)

// listQuery is what a client can ask of the list of casussen. None of it says anything about a person.
type listQuery struct {
	Pagina   int          `query:"pagina" minimum:"1" maximum:"10000" default:"1" doc:"Welke pagina, vanaf 1."`
	Grootte  int          `query:"paginaGrootte" minimum:"1" maximum:"100" default:"25" doc:"Hoeveel casussen per pagina, hoogstens 100."`
	Sorteer  string       `query:"sorteer" enum:"gewijzigd,aangemeld,nummer" default:"gewijzigd" doc:"Waarop de lijst is gesorteerd, van nieuw naar oud."`
	Nummer   string       `query:"nummer" pattern:"^[0-9]{4}-[0-9]{4,6}$" doc:"Alleen de casus met dit nummer."`
	Fase     casus.Fase   `query:"fase" doc:"Alleen casussen in deze fase."`
	Soort    casus.Soort  `query:"soort" doc:"Alleen casussen van deze soort."`
	Gemeente gemeentecode `query:"gemeente" doc:"Alleen casussen in de gemeente met deze CBS-code."`
	Rol      string       `query:"rol" enum:"procesregisseur,deelnemer" doc:"Alleen casussen waarin je zelf deze rol hebt."`
	Stand    string       `query:"stand" enum:"open,gesloten,alle" default:"open" doc:"Open casussen, gesloten casussen of alle."`
}

func (q listQuery) vraag() gate.LijstVraag {
	return gate.LijstVraag{Nummer: q.Nummer, Fase: string(q.Fase), Soort: string(q.Soort), Gemeente: string(q.Gemeente), Rol: q.Rol, Stand: q.Stand,
		Sorteer: q.Sorteer, Pagina: q.Pagina, Grootte: q.Grootte}
}

func listCasussen(g *gate.Gate) func(context.Context, gate.Caller, *listQuery) (*page[gate.CasusPagina], error) {
	return func(ctx context.Context, c gate.Caller, in *listQuery) (*page[gate.CasusPagina], error) {
		out, err := g.CasusLijst(ctx, c, in.vraag())
		if err != nil {
			return nil, err
		}
		p := &page[gate.CasusPagina]{Body: out}
		if out.Meer {
			p.Link = append(p.Link, link(ctx, "next", "pagina", int64(out.Pagina)+1))
		}
		if out.Pagina > 1 {
			p.Link = append(p.Link, link(ctx, "prev", "pagina", int64(out.Pagina)-1))
		}
		return p, nil
	}
}

// zichtQuery asks who sees which piece of a Casus, in a state.
type zichtQuery struct {
	ID    string `path:"id" doc:"De id uit een eerder antwoord. Een id zegt niets over een mens."`
	Stand string `query:"stand" enum:"nu,rto,plan" default:"nu" doc:"Nu, als het volgende RTO begint, of na een RTO met een vastgesteld plan."`
}

// inzagenQuery asks for one page of *Wie heeft gekeken*.
type inzagenQuery struct {
	ID   string `path:"id" doc:"De id uit een eerder antwoord. Een id zegt niets over een mens."` // huma sees no embedded ones
	Voor int64  `query:"voor" minimum:"1" doc:"Alleen regels vóór dit volgnummer: de waarde van voor uit de vorige pagina."`
}

func listInzagen(g *gate.Gate) func(context.Context, gate.Caller, *inzagenQuery) (*page[gate.InzagePagina], error) {
	return func(ctx context.Context, c gate.Caller, in *inzagenQuery) (*page[gate.InzagePagina], error) {
		out, err := g.CasusGekeken(ctx, c, in.ID, in.Voor)
		if err != nil {
			return nil, err
		}
		p := &page[gate.InzagePagina]{Body: out}
		if out.Voor > 0 {
			p.Link = append(p.Link, link(ctx, "next", "voor", out.Voor))
		}
		return p, nil
	}
}

// logQuery asks for one page of the log. A person is asked for by a mark that tells nothing, so that no name is in an address.
type logQuery struct {
	Medewerker string `query:"medewerker" pattern:"^[0-9a-f]{20}$" doc:"Alleen wat deze medewerker deed: een kenmerk uit mensen. Het zegt niets over wie dat is."`
	Casus      string `query:"casus" pattern:"^[0-9]{4}-[0-9]{4,7}$" doc:"Alleen wat over de casus met dit nummer gaat, of hem liet zien."`
	Handeling  string `query:"handeling" pattern:"^[a-z]{1,30}[.][a-z]{1,30}$" doc:"Alleen deze handeling, zoals casus.lezen."`
	Artikel    string `query:"artikel" pattern:"^[A-Z0-9][A-Za-z0-9 .-]{0,19}$" doc:"Alleen wat op dit artikel rust, zoals 13.2."`
	Uitkomst   string `query:"uitkomst" enum:"toegestaan,geweigerd,mislukt" doc:"Alleen wat zo afliep."`
	Vanaf      string `query:"vanaf" pattern:"^[0-9]{4}-[0-9]{2}-[0-9]{2}$" doc:"Vanaf deze dag in Nederland."`
	Tot        string `query:"tot" pattern:"^[0-9]{4}-[0-9]{2}-[0-9]{2}$" doc:"Tot en met deze dag."`
	Voor       int64  `query:"voor" minimum:"1" doc:"Alleen regels vóór dit volgnummer: de waarde van voor uit de vorige pagina."`
}

func searchLog(g *gate.Gate) func(context.Context, gate.Caller, *logQuery) (*page[gate.LogPagina], error) {
	return func(ctx context.Context, c gate.Caller, in *logQuery) (*page[gate.LogPagina], error) {
		out, err := g.LogDoorzoeken(ctx, c, gate.LogVraag{Medewerker: in.Medewerker, Casus: in.Casus, Handeling: in.Handeling, Artikel: in.Artikel,
			Uitkomst: in.Uitkomst, Vanaf: klok.Datum(in.Vanaf), Tot: klok.Datum(in.Tot), Voor: in.Voor})
		if err != nil {
			return nil, err
		}
		p := &page[gate.LogPagina]{Body: out}
		if out.Voor > 0 {
			p.Link = append(p.Link, link(ctx, "next", "voor", out.Voor))
		}
		return p, nil
	}
}

// countQuery asks for the counts of a period.
type countQuery struct {
	Vanaf   string `query:"vanaf" pattern:"^[0-9]{4}-[0-9]{2}-[0-9]{2}$" doc:"Eerste dag in Nederland. Zonder vanaf en tot zijn het de laatste dertig dagen."`
	Tot     string `query:"tot" pattern:"^[0-9]{4}-[0-9]{2}-[0-9]{2}$" doc:"Laatste dag, hoogstens de 92e."`
	Sorteer string `query:"sorteer" enum:"inzagen,geweigerd,buiten,casussen" default:"inzagen" doc:"Welk getal de volgorde bepaalt, van hoog naar laag."`
}

// link returns the request's own address with one query key set, as a Link (RFC 8288).
func link(ctx context.Context, rel, key string, value int64) string {
	r := requestOf(ctx)
	query := r.http.URL.Query()
	query.Set(key, strconv.FormatInt(value, 10))
	to := url.URL{Path: r.http.URL.Path, RawQuery: query.Encode()}
	return "<" + r.origin + to.String() + `>; rel="` + rel + `"`
}
