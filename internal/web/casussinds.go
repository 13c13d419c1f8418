// SPDX-License-Identifier: EUPL-1.2

package web

import (
	"slices"
	"strings"
	"time"

	"rondetafel/internal/casus"
	"rondetafel/internal/gate"
	"rondetafel/internal/klok"
	"rondetafel/internal/rto"
)

// sindsSoort is a kind of change that the top of the casus page counts: the start of the names of what happened, the words for one
// and for more, and where on the page it is.
type sindsSoort struct{ begin, een, meer, anker string }

func sindsSoorten() []sindsSoort {
	return []sindsSoort{
		{"gegeven.toegevoegd", "nieuw stuk", "nieuwe stukken", "informatie"},
		{"gegeven.voorwaarden", "stuk met andere voorwaarden", "stukken met andere voorwaarden", "informatie"},
		{"gegeven.gecorrigeerd", "stuk gecorrigeerd", "stukken gecorrigeerd", "informatie"},
		{"gegeven.ingetrokken", "stuk ingetrokken", "stukken ingetrokken", "informatie"},
		{"document.", "verandering in de documenten", "veranderingen in de documenten", "informatie"},
		{"kennisgeving.", "stuk dat jij las veranderde", "stukken die jij las veranderden", "tijdlijn"},
		{"informatievraag.", "bericht over een vraag om informatie", "berichten over vragen om informatie", "vragen"},
		{"incidentelederde.", "bericht over een incidentele derde", "berichten over incidentele derden", "tijdlijn"},
		{"noodinzage.", "bericht over een noodinzage", "berichten over een noodinzage", "tijdlijn"},
		{"verstrekking.", "bericht over een verstrekking", "berichten over verstrekkingen", "tijdlijn"},
		{"correctie.", "bericht over een correctie", "berichten over correcties", "tijdlijn"},
		{"triage.beantwoord", "antwoord in de triage", "antwoorden in de triage", "triage"},
		{"overleg.", "bericht over het overleg", "berichten over het overleg", "overleg"},
		{"afspraak.", "bericht over een afspraak", "berichten over afspraken", "plan"},
		{"plan.", "verandering in het plan", "veranderingen in het plan", "plan"},
		{"deelname.", "verandering in wie meedoet", "veranderingen in wie meedoet", "partijen"},
		{"", "andere verandering", "andere veranderingen", "tijdlijn"},
	}
}

// sindsBezoek counts what others did in the Casus since the reader was here, each kind with a link to its place.
func sindsBezoek(c gate.CasusBlad) []Koppeling {
	if c.Bezoek == nil {
		return nil
	}
	soorten := sindsSoorten()
	aantal := make([]int, len(soorten))
	for _, g := range c.Tijdlijn {
		if !g.Eigen && g.Moment.After(*c.Bezoek) {
			aantal[slices.IndexFunc(soorten, func(s sindsSoort) bool { return strings.HasPrefix(g.Soort, s.begin) })]++
		}
	}
	var uit []Koppeling
	for i, s := range soorten {
		if aantal[i] > 0 {
			uit = append(uit, Koppeling{Tekst: telWoord(aantal[i], s.een, s.meer), URL: "#" + s.anker})
		}
	}
	return uit
}

// metNieuw marks the pieces of others that are new since the reader was here.
func metNieuw(stukken []Stuk, c gate.CasusBlad) []Stuk {
	if c.Bezoek == nil {
		return stukken
	}
	nieuw := map[string]bool{}
	for _, g := range c.Gegevens {
		nieuw[g.ID] = !g.Eigen && !g.Ingetrokken && g.Versie == 1 && g.Gewijzigd.After(*c.Bezoek)
	}
	for i, s := range stukken {
		stukken[i].Nieuw = nieuw[s.ID]
	}
	return stukken
}

func laatsteBezoek(bezoek *time.Time, nu time.Time) string {
	if bezoek == nil {
		return ""
	}
	return DagTijd(*bezoek, nu)
}

// hoofd returns the name of the hoofdbetrokkene, "" when there is none (rule 1.5-1).
func hoofd(mensen []gate.BetrokkeneBlad) string {
	for _, m := range mensen {
		if m.Rol == casus.Hoofdbetrokkene.Label() {
			return m.Naam
		}
	}
	return ""
}

// volgende names the next meeting about the Casus, "" when none is planned.
func volgende(lijst []gate.OverlegBlad, nu time.Time) string {
	eerst, begin := "", ""
	for _, o := range lijst {
		if o.Stand.Loopt() && o.Datum >= nu.In(klok.Amsterdam()).Format(time.DateOnly) && (eerst == "" || o.Datum < eerst) {
			eerst, begin = o.Datum, o.Begin
		}
	}
	dag, ok := klok.Datum(eerst).Lees()
	if !ok {
		return ""
	}
	if begin == "" {
		return "RTO " + Dag(dag, nu)
	}
	return "RTO " + Dag(dag, nu) + ", " + begin
}

// tafelNu returns the Overleg that asks something of the reader now, and what: to prepare it, to say who comes, to hold it.
func tafelNu(lijst []gate.OverlegBlad) (id, tekst string) {
	for _, o := range lijst {
		kan := func(a string) bool { return slices.Contains(o.Mag, a) }
		antwoord := slices.ContainsFunc(o.AanTafel, func(g gate.GenodigdeBlad) bool { return g.Eigen && g.Komt == "" })
		switch {
		case o.Stand == rto.Voorbereid && kan("overleg.voorbereiden"):
			return o.ID, "RTO voorbereiden"
		case o.Stand == rto.Uitgenodigd && kan("overleg.voorbereiden"):
			return o.ID, "RTO openen"
		case o.Stand == rto.Uitgenodigd && antwoord && kan("overleg.afvaardigen"):
			return o.ID, "Uitnodiging beantwoorden"
		}
	}
	return "", ""
}
