// SPDX-License-Identifier: EUPL-1.2

package web

import (
	"fmt"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"rondetafel/internal/casus"
	"rondetafel/internal/gate"
	"rondetafel/internal/rto"
)

// toen is a Monday.
func toen() time.Time { return time.Date(2026, time.November, 23, 13, 0, 0, 0, time.UTC) }

// Every kind of task has a group, words, and a button that leads to a page of ours.
func TestElkeTaakHeeftEenPlek(t *testing.T) {
	var paden []string
	for _, r := range routes() {
		paden = append(paden, regexp.MustCompile(`\{[a-z]+\}`).ReplaceAllString(r.pad, "{}"))
	}
	var gezien []string
	for _, s := range taakSoorten() {
		if slices.Contains(gezien, s.soort) || s.wat == "" || !slices.ContainsFunc(taakGroepen(), func(g taakGroep) bool { return g.naam == s.groep }) {
			t.Errorf("%+v", s)
		}
		gezien = append(gezien, s.soort)
		pad, _, _ := strings.Cut(s.pad, "#")
		if pad = regexp.MustCompile(`\{[a-z]+\}`).ReplaceAllString(pad, "{}"); pad != "" && !slices.Contains(paden, pad) {
			t.Errorf("%s leads to %s, which is no page", s.soort, s.pad)
		}
	}
	if s := werkSoort("iets_nieuws"); s.wat == "" || s.pad != "/casussen/{casus}" {
		t.Errorf("a kind that the page does not know: %+v", s)
	}
}

func TestTaakAlsRij(t *testing.T) {
	c := gate.CasusRegel{ID: "c1", Nummer: "2026-0142", Soort: casus.Gezin, Gemeente: "Weert", Aanmelder: "Moveoo", Aangemeld: toen()}
	laat := taak(gate.Taak{Soort: "screenen", Casus: c, Uiterlijk: "2026-11-21"}, toen())
	if laat.Badge.Tekst != "2 dagen te laat" || laat.Actie.URL != "/casussen/c1/screening" || laat.Uitleg != "Gezin, Weert, aangemeld vandaag" || laat.Van != "Moveoo" {
		t.Errorf("%+v", laat)
	}
	rustig := taak(gate.Taak{Soort: "overleg_voorbereiden", Casus: c, Object: "o1", Uiterlijk: "2026-12-04"}, toen())
	if rustig.Badge != (Badge{}) || rustig.Uiterlijk != "vr 4 december" || rustig.Casus.URL != "/casussen/c1" {
		t.Errorf("%+v", rustig)
	}
	afspraak := taak(gate.Taak{Soort: "afspraak", Casus: c, Object: "a1", Over: "Huurschuld regelen.", Van: &gate.Naam{ID: "p", Naam: "Gemeente Weert"}}, toen())
	if afspraak.Wat != "Afspraak: Huurschuld regelen" || afspraak.Van != "Gemeente Weert" || afspraak.Actie.URL != "/afspraken/a1" {
		t.Errorf("%+v", afspraak)
	}
	kaal := taak(gate.Taak{Soort: "mandaat", Casus: gate.CasusRegel{Nummer: "2026-0142"}}, toen()) // rule 11.1-1: no way into the Casus
	if kaal.Actie.Tekst != "" || kaal.Casus.URL != "" || kaal.Casus.Tekst != "2026-0142" || strings.Contains(kaal.Uitleg, "aangemeld") {
		t.Errorf("%+v", kaal)
	}
}

func TestSamen(t *testing.T) {
	op := func(dagen ...string) (uit []gate.Taak) {
		for _, d := range dagen {
			uit = append(uit, gate.Taak{Uiterlijk: d})
		}
		return uit
	}
	for wil, in := range map[string][]gate.Taak{
		"": nil, "1 taak wacht op jou": op(""), "2 taken wachten op jou": op("2026-11-23", ""), "1 taak is te laat": op("2026-11-22"),
		"2 taken zijn te laat": op("2026-11-22", "2025-01-01"), "1 taak is te laat, 1 wacht op jou": op("2026-11-22", "2026-11-24"),
		"1 taak is te laat, 2 wachten op jou": op("2026-11-22", "", ""),
	} {
		if kreeg := samen(in, toen()); kreeg != wil {
			t.Errorf("%q, want %q", kreeg, wil)
		}
	}
}

func TestTaakChips(t *testing.T) {
	twee := []gate.Taak{{Soort: "screenen"}, {Soort: "uitnodiging"}, {Soort: "screenen"}}
	woorden := func(chips []Chip) (uit string) {
		for _, c := range chips {
			uit += fmt.Sprintf("%s%d%v ", c.Tekst, c.Aantal, c.Huidig)
		}
		return strings.TrimSpace(uit)
	}
	for wil, in := range map[string]struct {
		taken   []gate.Taak
		gekozen string
	}{
		"": {twee[:1], ""},
		"Alles3true Beoordelen2false Antwoorden1false": {twee, ""},
		"Alles3false Beoordelen2true Antwoorden1false": {twee, "beoordelen"},
		"Alles0false Triage0true":                      {nil, "triage"},
		"Alles2true Beoordelen1false Antwoorden1false": {twee[:2], "onzin"},
	} {
		chips, gefilterd := taakChips(in.taken, in.gekozen)
		if kreeg := woorden(chips); kreeg != wil || gefilterd != (in.gekozen != "" && in.gekozen != "onzin") {
			t.Errorf("%q %v, want %q", kreeg, gefilterd, wil)
		}
	}
}

func TestWeekOverleggen(t *testing.T) {
	ja := gate.PlanningGenodigdeBlad{Komt: "ja", Mandaat: true}
	week := weekOverleggen([]gate.OverlegRegel{
		{PlanningBlad: gate.PlanningBlad{Casus: "c1", Nummer: "2026-0142", Volgnummer: 2, Datum: "2026-11-24", Begin: "10:00", Plaats: "Zaal 2",
			Genodigden: []gate.PlanningGenodigdeBlad{ja, ja, {Komt: "ja"}, {Komt: "nee"}}}},
		{PlanningBlad: gate.PlanningBlad{Nummer: "2026-0117", Volgnummer: 1, Datum: "2026-11-27"}},
		{PlanningBlad: gate.PlanningBlad{Nummer: "2026-0117", Genodigden: []gate.PlanningGenodigdeBlad{ja}}},
	}, toen())
	wil := []WeekOverleg{{"morgen, 10:00", Koppeling{"RTO 2", "/overleggen/"}, Koppeling{"2026-0142", "/casussen/c1"}, "Zaal 2", "3 van 4 Partijen komen · 1 zonder mandaat"},
		{"vr 27 november", Koppeling{"RTO 1", "/overleggen/"}, Koppeling{"2026-0117", ""}, "", "nog niemand uitgenodigd"},
		{"", Koppeling{"RTO 0", "/overleggen/"}, Koppeling{"2026-0117", ""}, "", "1 van 1 Partij komt"}}
	if !slices.Equal(week, wil) {
		t.Errorf("%+v\nwant %+v", week, wil)
	}
}

func TestVolgendeDatum(t *testing.T) {
	w := gate.WerkBlad{Taken: []gate.Taak{{Casus: gate.CasusRegel{ID: "a"}, Uiterlijk: "2026-12-04"}, {Casus: gate.CasusRegel{ID: "a"}},
		{Casus: gate.CasusRegel{ID: "a"}, Uiterlijk: "2026-11-20"}},
		Week: []gate.OverlegRegel{{PlanningBlad: gate.PlanningBlad{Casus: "a", Datum: "2026-11-26"}}, {PlanningBlad: gate.PlanningBlad{Casus: "b"}}}}
	for id, wil := range map[string]string{"a": "do 26 november", "b": "", "c": ""} {
		if kreeg := volgendeDatum(id, w, toen()); kreeg != wil {
			t.Errorf("%s: %q, want %q", id, kreeg, wil)
		}
	}
}

// What is new is told with its Casus, and without ids.
func TestNieuwsRegels(t *testing.T) {
	for soort, wil := range map[string]string{"gegeven.toegevoegd": "Moveoo voegde informatie toe in", "triage.gevraagd": "Noor stelde een triagevraag in",
		"triage.beantwoord": "Moveoo antwoordde op een triagevraag in", "betrokkene.geinformeerd": "Noor legde vast wie van de casus weet in",
		"gegeven.ingetrokken": "Moveoo trok een stuk in bij", "informatievraag.ingetrokken": "Noor trok een vraag om informatie in bij",
		"iets.nieuws": "Noor werkte aan de casus in"} {
		r := nieuwsRegels([]gate.NieuwsBlad{{Casus: gate.Naam{ID: "c1", Naam: "2026-0142"}, GebeurtenisBlad: gate.GebeurtenisBlad{Moment: toen(),
			Soort: soort, Wie: "Noor", Partij: "Moveoo", Object: "01hzx"}}}, toen())[0]
		if r.Tekst != wil || *r.Casus != (Koppeling{"2026-0142", "/casussen/c1"}) || r.Wanneer != "vandaag 14:00" || r.Icoon == "" {
			t.Errorf("%s: %+v", soort, r)
		}
	}
}

// The top of the casus page counts what others did since the last visit, by kind, each with a place on the page.
func TestSindsBezoek(t *testing.T) {
	toen := toen()
	g := func(soort string, na time.Duration, eigen bool) gate.GebeurtenisBlad {
		return gate.GebeurtenisBlad{Soort: soort, Moment: toen.Add(na), Eigen: eigen}
	}
	c := gate.CasusBlad{Bezoek: &toen, Tijdlijn: []gate.GebeurtenisBlad{g("gegeven.toegevoegd", 1, false), g("gegeven.toegevoegd", 2, false),
		g("gegeven.toegevoegd", 3, true), g("gegeven.toegevoegd", -1, false), g("gegeven.voorwaarden", 1, false), g("overleg.gepland", 1, false),
		g("casus.gescreend", 1, false)}}
	wil := []Koppeling{{"2 nieuwe stukken", "#informatie"}, {"1 stuk met andere voorwaarden", "#informatie"},
		{"1 bericht over het overleg", "#overleg"}, {"1 andere verandering", "#tijdlijn"}}
	if kreeg := sindsBezoek(c); !slices.Equal(kreeg, wil) {
		t.Errorf("%v, want %v", kreeg, wil)
	}
	if sindsBezoek(gate.CasusBlad{Tijdlijn: c.Tijdlijn}) != nil || laatsteBezoek(nil, toen) != "" || laatsteBezoek(&toen, toen) != "vandaag 14:00" {
		t.Error("a first visit has nothing before it")
	}
}

func TestMetNieuw(t *testing.T) {
	toen := toen()
	later, eerder := toen.Add(time.Hour), toen.Add(-time.Hour)
	stukken := func() []Stuk {
		return []Stuk{{ID: "nieuw"}, {ID: "oud"}, {ID: "eigen"}, {ID: "veranderd"}, {ID: "weg"}}
	}
	c := gate.CasusBlad{Gegevens: []gate.GegevenBlad{{ID: "nieuw", Versie: 1, Gewijzigd: later}, {ID: "oud", Versie: 1, Gewijzigd: eerder},
		{ID: "eigen", Versie: 1, Gewijzigd: later, Eigen: true}, {ID: "veranderd", Versie: 2, Gewijzigd: later},
		{ID: "weg", Versie: 1, Gewijzigd: later, Ingetrokken: true}}}
	for _, s := range metNieuw(stukken(), c) {
		if s.Nieuw {
			t.Errorf("%s is new on a first visit", s.ID)
		}
	}
	c.Bezoek = &toen
	for _, s := range metNieuw(stukken(), c) {
		if s.Nieuw != (s.ID == "nieuw") {
			t.Errorf("%s is new: %v", s.ID, s.Nieuw)
		}
	}
}

func TestVolgendOverleg(t *testing.T) {
	o := func(datum, begin string, stand rto.Stand) gate.OverlegBlad {
		return gate.OverlegBlad{PlanningBlad: gate.PlanningBlad{Datum: datum, Begin: begin, Stand: stand}}
	}
	later, gisteren := o("2026-12-03", "10:00", rto.Voorbereid), o("2026-11-22", "09:00", rto.Uitgenodigd)
	for wil, lijst := range map[string][]gate.OverlegBlad{
		"": {gisteren, o("", "", rto.Voorbereid), o("2026-11-25", "", rto.Afgerond)}, "RTO do 3 december, 10:00": {later, gisteren},
		"RTO vandaag": {later, o("2026-11-23", "", rto.Uitgenodigd)},
	} {
		if kreeg := volgende(lijst, toen()); kreeg != wil {
			t.Errorf("%q, want %q", kreeg, wil)
		}
	}
	if hoofd(nil) != "" || hoofd([]gate.BetrokkeneBlad{{Naam: "Ria", Rol: "Gezinslid"}, {Naam: "Sem", Rol: casus.Hoofdbetrokkene.Label()}}) != "Sem" {
		t.Error("the hoofdbetrokkene is Sem")
	}
}

// The next step of a round table is the first button of its casus, for who takes it.
func TestTafelNu(t *testing.T) {
	o := func(id string, stand rto.Stand, mag ...string) gate.OverlegBlad {
		return gate.OverlegBlad{PlanningBlad: gate.PlanningBlad{ID: id, Stand: stand, Mag: mag}}
	}
	gevraagd := o("b", rto.Uitgenodigd, "overleg.afvaardigen")
	gevraagd.AanTafel = []gate.GenodigdeBlad{{Eigen: true}}
	gezegd := o("c", rto.Uitgenodigd, "overleg.afvaardigen")
	gezegd.AanTafel = []gate.GenodigdeBlad{{Eigen: true, PlanningGenodigdeBlad: gate.PlanningGenodigdeBlad{Komt: "ja"}}, {}}
	for wil, lijst := range map[string][]gate.OverlegBlad{
		"": {gezegd, o("d", rto.Afgerond, "overleg.voorbereiden"), o("e", rto.Voorbereid)}, "a RTO voorbereiden": {o("a", rto.Voorbereid, "overleg.voorbereiden")},
		"a RTO openen": {o("a", rto.Uitgenodigd, "overleg.voorbereiden")}, "b Uitnodiging beantwoorden": {gezegd, gevraagd},
	} {
		id, tekst := tafelNu(lijst)
		if kreeg := strings.TrimSpace(id + " " + tekst); kreeg != wil {
			t.Errorf("%q, want %q", kreeg, wil)
		}
	}
}
