// SPDX-License-Identifier: EUPL-1.2

package api

import (
	"context"
	"net/http"
	"reflect"
	"strconv"

	"github.com/danielgtaylor/huma/v2"

	"rondetafel/internal/casus"
	"rondetafel/internal/gate"
	"rondetafel/internal/informatie"
	"rondetafel/internal/klok"
)

// operation is how an act is reached over HTTP: what it answers when all went well, and how it is registered.
type operation struct {
	status   int
	conflict bool // can answer 409
	register func(*server, huma.API, huma.Operation)
}

// The shapes of what comes in.
type (
	nothing struct{}
	onPath  struct {
		ID string `path:"id" doc:"De id uit een eerder antwoord. Een id zegt niets over een mens."`
	}
	withBody[T any]   struct{ Body T }
	onPathBody[T any] struct {
		ID   string `path:"id" doc:"De id uit een eerder antwoord. Een id zegt niets over een mens."`
		Body T
	}
)

// The shapes of what goes out.
type (
	shown[T any] struct{ Body T }
	made         struct {
		Status   int
		Location string `header:"Location" doc:"Waar het nieuwe staat."`
		Body     gate.Verwijzing
	}
	page[T any] struct {
		Link []string `header:"Link" doc:"De volgende en vorige pagina (rel next en prev), als die er zijn."`
		Body T
	}
	gone struct{}
)

// handle is decode, call the gate, render: the whole of every operation.
func handle[In, Out any](do func(context.Context, gate.Caller, *In) (*Out, error)) func(*server, huma.API, huma.Operation) {
	return func(s *server, a huma.API, op huma.Operation) {
		huma.Register(a, op, func(ctx context.Context, in *In) (*Out, error) {
			r := requestOf(ctx)
			out, err := do(ctx, r.caller, in)
			if err != nil {
				return nil, s.problem(r.http, r.caller, err)
			}
			settle(reflect.ValueOf(out))
			return out, nil
		})
	}
}

// show is an operation that answers 200 with what the gate gave.
func show[In, T any](do func(context.Context, gate.Caller, *In) (T, error)) operation {
	return operation{status: http.StatusOK, register: handle(func(ctx context.Context, c gate.Caller, in *In) (*shown[T], error) {
		out, err := do(ctx, c, in)
		return &shown[T]{out}, err
	})}
}

// change is an operation on something that has a version: it answers 200, or 409 when somebody else was first.
func change[In, T any](do func(context.Context, gate.Caller, *In) (T, error)) operation {
	o := show(do)
	o.conflict = true
	return o
}

// create is an operation that answers 201; in is the folder of the address of what was made, "" when it has none of its own.
func create[In any](in string, do func(context.Context, gate.Caller, *In) (gate.Verwijzing, error)) operation {
	return operation{status: http.StatusCreated, register: handle(func(ctx context.Context, c gate.Caller, v *In) (*made, error) {
		out, err := do(ctx, c, v)
		return &made{http.StatusCreated, address(in, out.ID), out}, err
	})}
}

func address(folder, id string) string {
	if folder == "" {
		return ""
	}
	return Basis + folder + "/" + id
}

// operations returns the operation of each act by the act's name. Which path and method it has stands in the table of acts.
func operations(g *gate.Gate) map[string]operation {
	all := map[string]operation{}
	for _, part := range []map[string]operation{houseOperations(g), peopleOperations(g), draftOperations(g), casusOperations(g), caseworkOperations(g), triageOperations(g),
		overlegOperations(g), tafelOperations(g), voorinzageOperations(g),
		gegevenOperations(g), documentOperations(g), vraagOperations(g), protocolOperations(g), verstrekkingOperations(g), incidenteelOperations(g), noodOperations(g), koppelingOperations(g), planOperations(g), passageOperations(g), regieOperations(g), afschalingOperations(g), vernietigingOperations(g)} {
		for name, o := range part {
			all[name] = o
		}
	}
	return all
}

func houseOperations(g *gate.Gate) map[string]operation {
	return map[string]operation{
		"huis.lezen": show(func(ctx context.Context, c gate.Caller, _ *nothing) (gate.HuisBlad, error) {
			return g.HuisLezen(ctx, c)
		}),
		"verklaring.lezen": show(func(ctx context.Context, c gate.Caller, _ *nothing) (gate.VerklaringBlad, error) {
			return g.VerklaringLezen(ctx, c)
		}),
		"verklaring.tekenen": change(func(ctx context.Context, c gate.Caller, in *withBody[gate.Tekenen]) (gate.VerklaringBlad, error) {
			return g.VerklaringTekenen(ctx, c, in.Body)
		}),
		"sessie.lijst": show(func(ctx context.Context, c gate.Caller, _ *nothing) (gate.SessieLijst, error) {
			return g.Sessies(ctx, c)
		}),
		"sessie.bevestigen": {status: http.StatusNoContent, register: handle(
			func(ctx context.Context, c gate.Caller, in *withBody[gate.Bevestiging]) (*gone, error) {
				return &gone{}, g.SessieBevestigen(ctx, c, in.Body)
			})},
		"sessie.beeindigen": {status: http.StatusNoContent, register: handle(
			func(ctx context.Context, c gate.Caller, in *onPath) (*gone, error) {
				return &gone{}, g.SessieBeeindigen(ctx, c, in.ID)
			})},
		"mijnwerk.lezen": show(func(ctx context.Context, c gate.Caller, _ *nothing) (gate.WerkBlad, error) {
			return g.MijnWerk(ctx, c)
		}),
		"besluit.uitleggen": show(func(ctx context.Context, c gate.Caller, in *onSequence) (gate.Uitleg, error) {
			n, err := strconv.ParseInt(string(in.Volgnummer), 10, 64)
			if err != nil {
				n = -1 // no entry has it, so that the answer is that of an entry which does not exist
			}
			return g.BesluitUitleggen(ctx, c, n)
		}),
		"persoon.zoeken": show(func(ctx context.Context, c gate.Caller, in *withBody[gate.ZoekVraag]) (gate.ZoekBlad, error) {
			return g.PersoonZoeken(ctx, c, in.Body)
		}),
		"persoon.navragen": change(func(ctx context.Context, c gate.Caller, in *withBody[gate.Navraag]) (gate.NavraagBlad, error) {
			return g.PersoonNavragen(ctx, c, in.Body)
		}),
		"navraag.lijst": show(func(ctx context.Context, c gate.Caller, _ *nothing) (gate.NavraagPagina, error) {
			return g.NavraagLijst(ctx, c)
		}),
		"log.doorzoeken": {status: http.StatusOK, register: handle(searchLog(g))},
		"log.exporteren": show(func(ctx context.Context, c gate.Caller, in *withBody[gate.LogVraag]) (gate.Tabelbestand, error) {
			return g.LogExporteren(ctx, c, in.Body)
		}),
		"log.tellen": show(func(ctx context.Context, c gate.Caller, in *countQuery) (gate.TellingBlad, error) {
			return g.LogTellen(ctx, c, gate.TellingVraag{Vanaf: klok.Datum(in.Vanaf), Tot: klok.Datum(in.Tot), Sorteer: in.Sorteer})
		}),
	}
}

func draftOperations(g *gate.Gate) map[string]operation {
	return map[string]operation{
		"concept.lezen": show(func(ctx context.Context, c gate.Caller, in *onPath) (gate.ConceptBlad, error) {
			return g.ConceptLezen(ctx, c, in.ID)
		}),
		"concept.bewaren": {status: http.StatusCreated, conflict: true, register: handle(
			func(ctx context.Context, c gate.Caller, in *withBody[gate.ConceptBewaren]) (*made, error) {
				out, err := g.ConceptBewaren(ctx, c, in.Body)
				if in.Body.ID != "" {
					return &made{Status: http.StatusOK, Body: out}, err
				}
				return &made{http.StatusCreated, address("/concepten", out.ID), out}, err
			})},
		"concept.weggooien": {status: http.StatusNoContent, register: handle(
			func(ctx context.Context, c gate.Caller, in *onPath) (*gone, error) {
				return &gone{}, g.ConceptWeggooien(ctx, c, in.ID)
			})},
	}
}

func casusOperations(g *gate.Gate) map[string]operation {
	return map[string]operation{
		"casus.lijst":   {status: http.StatusOK, register: handle(listCasussen(g))},
		"casus.gekeken": {status: http.StatusOK, register: handle(listInzagen(g))},
		"casus.lezen": show(func(ctx context.Context, c gate.Caller, in *onPath) (gate.CasusBlad, error) {
			return g.CasusLezen(ctx, c, in.ID)
		}),
		"casus.procesgegevens": show(func(ctx context.Context, c gate.Caller, in *onPath) (gate.ProcesBlad, error) {
			return g.CasusProces(ctx, c, in.ID)
		}),
		"casus.aanmelden": create("/casussen", func(ctx context.Context, c gate.Caller, in *withBody[casus.Aanmelding]) (gate.Verwijzing, error) {
			return g.CasusAanmelden(ctx, c, in.Body)
		}),
		"casus.bevestigen": change(func(ctx context.Context, c gate.Caller, in *onPathBody[casus.Bevestigen]) (gate.Verwijzing, error) {
			in.Body.Casus = in.ID
			return g.CasusBevestigen(ctx, c, in.Body)
		}),
		"casus.toewijzen": change(func(ctx context.Context, c gate.Caller, in *onPathBody[casus.Toewijzen]) (gate.Verwijzing, error) {
			in.Body.Casus = in.ID
			return g.CasusToewijzen(ctx, c, in.Body)
		}),
	}
}

func caseworkOperations(g *gate.Gate) map[string]operation {
	return map[string]operation{
		"casus.screenen": change(func(ctx context.Context, c gate.Caller, in *onPathBody[casus.Screening]) (gate.Verwijzing, error) {
			in.Body.Casus = in.ID
			return g.CasusScreenen(ctx, c, in.Body)
		}),
		"deelname.betrekken": create("", func(ctx context.Context, c gate.Caller, in *onPathBody[casus.Betrekken]) (gate.Verwijzing, error) {
			in.Body.Casus = in.ID
			return g.DeelnameBetrekken(ctx, c, in.Body)
		}),
		"deelname.aanwijzen": create("", func(ctx context.Context, c gate.Caller, in *onPathBody[casus.Aanwijzen]) (gate.Verwijzing, error) {
			in.Body.Casus = in.ID
			return g.DeelnameAanwijzen(ctx, c, in.Body)
		}),
		"deelname.lijst": show(func(ctx context.Context, c gate.Caller, in *onPath) (gate.AanwijzingenBlad, error) {
			return g.DeelnameLijst(ctx, c, in.ID)
		}),
		"deelname.ontheffen": show(func(ctx context.Context, c gate.Caller, in *onPathBody[casus.Ontheffen]) (gate.Verwijzing, error) {
			in.Body.Casus = in.ID
			return g.DeelnameOntheffen(ctx, c, in.Body)
		}),
	}
}

func triageOperations(g *gate.Gate) map[string]operation {
	return map[string]operation{
		"triage.vragen": create("/triagevragen", func(ctx context.Context, c gate.Caller, in *onPathBody[casus.Triagevraag]) (gate.Verwijzing, error) {
			in.Body.Casus = in.ID
			return g.TriageVragen(ctx, c, in.Body)
		}),
		"triagevraag.lezen": show(func(ctx context.Context, c gate.Caller, in *onPath) (gate.TriagevraagBlad, error) {
			return g.TriagevraagLezen(ctx, c, in.ID)
		}),
		"triagevraag.antwoorden": change(func(ctx context.Context, c gate.Caller, in *onPathBody[casus.Triageantwoord]) (gate.Verwijzing, error) {
			in.Body.Triagevraag = in.ID
			return g.TriagevraagAntwoorden(ctx, c, in.Body)
		}),
		"triage.afronden": change(func(ctx context.Context, c gate.Caller, in *onPathBody[casus.Triageuitkomst]) (gate.Verwijzing, error) {
			in.Body.Casus = in.ID
			return g.TriageAfronden(ctx, c, in.Body)
		}),
		"betrokkene.bsn": change(func(ctx context.Context, c gate.Caller, in *onPathBody[casus.BSNTonen]) (gate.BSNBlad, error) {
			in.Body.Betrokkene = in.ID
			return g.BSNTonen(ctx, c, in.Body)
		}),
		"betrokkene.informeren": change(func(ctx context.Context, c gate.Caller, in *onPathBody[casus.Informeren]) (gate.Verwijzing, error) {
			in.Body.Betrokkene = in.ID
			return g.BetrokkeneInformeren(ctx, c, in.Body)
		}),
	}
}

func gegevenOperations(g *gate.Gate) map[string]operation {
	return map[string]operation{
		"gegeven.lezen": show(func(ctx context.Context, c gate.Caller, in *onPath) (gate.GegevenBlad, error) {
			return g.GegevenLezen(ctx, c, in.ID)
		}),
		"gegeven.toevoegen": create("/gegevens", func(ctx context.Context, c gate.Caller, in *onPathBody[informatie.Toevoegen]) (gate.Verwijzing, error) {
			in.Body.Casus = in.ID
			return g.GegevenToevoegen(ctx, c, in.Body)
		}),
		"casus.volgen": following(g),
		"zicht.lezen": show(func(ctx context.Context, c gate.Caller, in *zichtQuery) (gate.ZichtMatrix, error) {
			return g.ZichtLezen(ctx, c, gate.ZichtVraag{Casus: in.ID, Stand: in.Stand})
		}),
		"gegeven.voorbeeld": show(func(ctx context.Context, c gate.Caller, in *onPathBody[informatie.Voorbeeld]) (gate.VoorbeeldBlad, error) {
			in.Body.Casus = in.ID
			return g.GegevenVoorbeeld(ctx, c, in.Body)
		}),
		"gegeven.corrigeren": change(func(ctx context.Context, c gate.Caller, in *onPathBody[informatie.Corrigeren]) (gate.Verwijzing, error) {
			in.Body.Gegeven = in.ID
			return g.GegevenCorrigeren(ctx, c, in.Body)
		}),
		"gegeven.voorwaarden": change(func(ctx context.Context, c gate.Caller, in *onPathBody[informatie.Wijzigen]) (gate.Verwijzing, error) {
			in.Body.Gegeven = in.ID
			return g.GegevenVoorwaarden(ctx, c, in.Body)
		}),
		"gegeven.intrekken": change(func(ctx context.Context, c gate.Caller, in *onPathBody[informatie.Intrekken]) (gate.Verwijzing, error) {
			in.Body.Gegeven = in.ID
			return g.GegevenIntrekken(ctx, c, in.Body)
		}),
	}
}
