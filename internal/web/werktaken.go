// SPDX-License-Identifier: EUPL-1.2

package web

import (
	"slices"
	"strings"
	"time"

	"rondetafel/internal/gate"
	"rondetafel/internal/klok"
)

// taakSoort is a kind of task as the page shows it. In pad stand {casus} and {object} for the ids that the task names.
type taakSoort struct {
	soort, groep, wat, uitleg, knop, pad string
}

// taakGroep is a quick choice of tasks.
type taakGroep struct{ naam, label string }

func taakGroepen() []taakGroep {
	return []taakGroep{{"beoordelen", "Beoordelen"}, {"antwoorden", "Antwoorden"}, {"triage", "Triage"}, {"overleg", "Overleg"},
		{"afspraken", "Afspraken"}, {"instemmen", "Instemmen"}, {"afronden", "Afronden"}}
}

func taakSoorten() []taakSoort {
	const casus, overleg = "/casussen/{casus}", "/overleggen/{object}"
	return []taakSoort{
		{"bevestigen", "beoordelen", "Aanmelding bevestigen", "", "Bevestig", casus + "/bevestigen"},
		{"toewijzen", "beoordelen", "Procesregisseur toewijzen", "", "Wijs toe", casus + "/toewijzen"},
		{"screenen", "beoordelen", "Casus beoordelen", "", "Beoordeel", casus + "/screening"},
		{"noodoordeel", "beoordelen", "Noodinzage beoordelen", "Iemand las een casus bij nood. Was dat terecht?", "Beoordeel", "/noodinzages/{object}"},
		{"noodinzage_loopt", "beoordelen", "Noodinzage loopt", "Iemand leest deze casus nu bij nood", "Bekijk", "/noodinzages/{object}"},
		{"noodinzage_eigen", "afronden", "Jouw noodinzage loopt", "Stop als je weet wat je moest weten", "Bekijk", "/noodinzages/{object}"},
		{"noodinzage", "beoordelen", "Noodinzage geweest", "De manager zegt nog of dat terecht was", "Bekijk", "/noodinzages/{object}"},
		{"protocol", "beoordelen", "Privacy Protocol nakijken", "Klopt de verandering met het besluit van de stuurgroep?", "Kijk na", "/privacyprotocol/voorstellen/{object}"},
		{"protocol_wacht", "afronden", "Jouw voorstel voor het Privacy Protocol wacht", "Een ander kijkt na of het klopt", "Bekijk", "/privacyprotocol"},
		{"triagevraag", "antwoorden", "Vraag in triage beantwoorden", "Je ziet alleen de vraag, niet de casus", "Antwoord", "/triagevragen/{object}"},
		{"triage_open", "triage", "Triagevraag nog niet beantwoord", "", "Bekijk", "/triagevragen/{object}"},
		{"triage", "triage", "Triage afronden", "Er staat geen vraag open. Bevraag nog een Partij of rond de triage af.", "Ga verder", casus + "#triage"},
		{"informeren", "overleg", "Betrokkene informeren", "Het uitstel is voorbij. Leg opnieuw vast of die het weet.", "Leg vast", casus + "#betrokkenen"},
		{"rto", "overleg", "RTO op de agenda zetten", "De triage koos een Ronde Tafel Overleg", "Zet op de agenda", casus + "/overleg"},
		{"overleg_voorbereiden", "overleg", "RTO voorbereiden", "Uitnodigen kan daarna", "Bereid voor", overleg + "/voorbereiden"},
		{"overleg_inplannen", "overleg", "Overleg inplannen", "De dag en de plaats ontbreken", "Plan in", overleg + "/inplannen"},
		{"voorinzage", "instemmen", "Inzage vóór het RTO: ja of nee?", "De procesregisseur vraagt of anderen jullie stuk vooraf mogen lezen", "Antwoord", "/informatie/{object}#vooraf"},
		{"uitnodiging", "antwoorden", "Uitnodiging beantwoorden", "Zeg wie er namens jullie komt", "Antwoord", overleg + "/afvaardigen"},
		{"mandaat", "overleg", "Een afgevaardigde heeft geen mandaat", "Zonder mandaat telt die Partij niet mee bij een besluit", "Bekijk", overleg},
		{"afspraak", "afspraken", "Afspraak", "Meld hoe het ermee staat", "Meld", "/afspraken/{object}"},
		{"informatievraag", "antwoorden", "Vraag om informatie beantwoorden", "Geef een stuk, of zeg waarom niet", "Antwoord", "/informatievragen/{object}"},
		{"informatievraag_laat", "antwoorden", "Vraag om informatie wacht te lang", "De Partij antwoordde nog niet", "Bekijk", "/informatievragen/{object}"},
		{"toestemming", "instemmen", "Mag dit naar een derde?", "Teken of weiger voor wat jullie gaven", "Antwoord", "/verstrekkingen/{object}"},
		{"verstrekking", "afronden", "Verstrekking aan een derde", "Kijk wie tekende, en maak de brief als alles er is", "Bekijk", "/verstrekkingen/{object}"},
		{"verstrekkingadvies", "beoordelen", "Advies over een verstrekking", "Toets of de informatie naar een derde mag", "Adviseer", "/verstrekkingen/{object}"},
		{"incidenteelbesluit", "instemmen", "Mag een incidentele derde meedoen?", "Een publieke Partij beslist mee", "Beslis", "/incidentele-derden/{object}"},
		{"incidenteelstuk", "antwoorden", "Kies wat een incidentele derde leest", "Zij leest alleen stukken waarbij jullie haar noemen", "Bekijk", "/incidentele-derden/{object}"},
		{"meelezen", "antwoorden", "Stukken lezen", "Een Partij geeft jouw organisatie wat je hier leest", "Lees", "/casussen/{object}/inzien"},
		{"correctie", "antwoorden", "Verzoek om correctie beantwoorden", "Een Partij zegt dat een stuk niet klopt", "Bekijk", "/correcties/{object}"},
		{"afspraak_bewaken", "afspraken", "Afspraak loopt niet goed", "Herinner de Partij of teken iets aan", "Bekijk", "/afspraken/{object}"},
		{"passage", "afspraken", "Passage herschrijven", "Schrijf haar opnieuw, of haal haar weg", "Herschrijf", "/passages/{object}/herschrijven"},
		{"instemmen", "instemmen", "Instemmen met het plan", "Zonder antwoord van jullie geldt het niet", "Antwoord", casus + "/plan/instemmen"},
		{"voortgang", "afspraken", "Bericht van de casusregisseur", "Lees de voortgang en antwoord", "Lees", casus + "/afstemmen"},
		{"overleg_afronden", "overleg", "Verslag van het RTO maken", "Het overleg is begonnen", "Rond af", overleg},
		{"opschonen", "afronden", "Dossier opschonen", "Kies per stuk of het blijft", "Schoon op", casus + "/opschonen"},
		{"sluiten", "afronden", "Casus sluiten", "Het dossier is opgeschoond", "Sluit", casus + "/sluiten"},
		{"herziening", "afronden", "Rechten nakijken", "Elk jaar: is alles wat mensen mogen nog nodig?", "Kijk na", padHerzien},
		{"herstel", "beoordelen", "Iemand krijgt een nieuwe inlog", "Een ander gaf de code. Zie jij deze persoon ook? Vertrouw je het niet, bel dan", "Bekijk", "/mensen/{object}/code"},
		{"nieuwe_beheerder", "beoordelen", "Nieuwe beheerder", "Die kiest wie hier werkt. Ken je deze persoon niet? Meld het aan de functionaris gegevensbescherming", "Bekijk", "/mensen/{object}"},
		{"nieuwe_beheerder_log", "beoordelen", "Nieuwe beheerder", "Die kiest wie hier werkt. Het log zegt wat die deed", "Zoek in het log", "/toezicht"},
		{"partij_einde", "beoordelen", "Een Partij stopt", "Kijk na of dat klopt. Het gaat pas in als jij ja zegt (art. 20)", "Kijk na", "/partijen/{object}/einde/nakijken"},
		{"partij_einde_wacht", "afronden", "Een Partij stopt", "Het wacht op wie het nakijkt", "Bekijk", "/partijen/{object}"},
		{"overnemen", "afronden", "Werk van een vertrokken collega", "Kies wie het overneemt", "Bekijk", "/mensen/{object}"},
		{"procesregie_open", "beoordelen", "Casus zonder procesregisseur", "Wijs hem toe aan een ander", "Wijs toe", casus + "/toewijzen"},
		{"vertrokken", "afronden", "Iemand die wegging, had nog werk", "Kijk of een collega het overneemt", "Bekijk", casus + "/ontheffen"},
		{"controleren", "afronden", "Vernietiging controleren", "Iemand stelde voor om het dossier te vernietigen", "Controleer", "/vernietigingen/{object}"},
	}
}

// werkSoort returns how a task of this kind is shown. One that the page does not know yet leads to the Casus.
func werkSoort(soort string) taakSoort {
	alle := taakSoorten()
	if i := slices.IndexFunc(alle, func(s taakSoort) bool { return s.soort == soort }); i >= 0 {
		return alle[i]
	}
	return taakSoort{soort, "afronden", "Er wacht iets op jou", "", "Bekijk", "/casussen/{casus}"}
}

// taak is one task as a row: what, about which Casus, by when, and one button.
func taak(t gate.Taak, nu time.Time) Taak {
	s := werkSoort(t.Soort)
	uit := Taak{Wat: s.wat, Uitleg: s.uitleg, Casus: Koppeling{Tekst: t.Casus.Nummer}, Van: t.Casus.Aanmelder}
	if t.Over != "" {
		uit.Wat += ": " + strings.TrimSuffix(t.Over, ".")
	}
	if t.Van != nil {
		uit.Van = t.Van.Naam
	}
	// Who checks a destruction need not find the page of its Casus (rule WGS-9), and who advises on a disclosure does not open it.
	if t.Casus.ID != "" && t.Soort != "controleren" && t.Soort != "verstrekkingadvies" {
		uit.Casus.URL = "/casussen/" + t.Casus.ID
	}
	if uit.Uitleg == "" && t.Casus.Soort != "" {
		uit.Uitleg = t.Casus.Soort.Label() + ", " + t.Casus.Gemeente + ", aangemeld " + Dag(t.Casus.Aangemeld, nu)
	}
	if dag, ok := klok.Datum(t.Uiterlijk).Lees(); ok {
		uit.Badge, uit.Uiterlijk = Uiterlijk(dag, nu), Dag(dag, nu)
	}
	pad := strings.NewReplacer("{casus}", t.Casus.ID, "{object}", t.Object).Replace(s.pad)
	if s.knop != "" && !strings.Contains(pad, "//") && !strings.HasSuffix(pad, "/") {
		uit.Actie = Knop{Tekst: s.knop, URL: pad}
	}
	return uit
}

// taakChips are the groups of which there are tasks; only when there are more than one. gekozen is the group that is shown, "" for
// all.
func taakChips(taken []gate.Taak, gekozen string) (chips []Chip, gefilterd bool) {
	for _, g := range taakGroepen() {
		n := 0
		for _, t := range taken {
			if werkSoort(t.Soort).groep == g.naam {
				n++
			}
		}
		if n > 0 || g.naam == gekozen {
			chips = append(chips, Chip{Tekst: g.label, URL: "/?soort=" + g.naam, Aantal: n, Huidig: g.naam == gekozen})
			gefilterd = gefilterd || g.naam == gekozen
		}
	}
	if len(chips) < 2 && !gefilterd {
		return nil, false
	}
	return append([]Chip{{Tekst: "Alles", URL: "/", Aantal: len(taken), Huidig: !gefilterd}}, chips...), gefilterd
}

// samen says how much waits and how much of it is late.
func samen(taken []gate.Taak, nu time.Time) string {
	laat := 0
	for _, t := range taken {
		if dag, ok := klok.Datum(t.Uiterlijk).Lees(); ok && dagenTot(dag, nu) < 0 {
			laat++
		}
	}
	switch {
	case len(taken) == 0:
		return ""
	case laat == 0:
		return telWoord(len(taken), "taak wacht op jou", "taken wachten op jou")
	case laat == len(taken):
		return telWoord(laat, "taak is te laat", "taken zijn te laat")
	}
	return telWoord(laat, "taak is te laat", "taken zijn te laat") + ", " + telWoord(len(taken)-laat, "wacht op jou", "wachten op jou")
}

// weekOverleggen are the meetings of the coming days, for the side of the page.
func weekOverleggen(week []gate.OverlegRegel, nu time.Time) []WeekOverleg {
	var uit []WeekOverleg
	for _, o := range week {
		w := WeekOverleg{Wat: Koppeling{"RTO " + tel(o.Volgnummer), "/overleggen/" + o.ID}, Casus: Koppeling{Tekst: o.Nummer}, Plaats: o.Plaats, Wie: wieKomt(o.Genodigden)}
		if dag, ok := klok.Datum(o.Datum).Lees(); ok {
			w.Wanneer = Dag(dag, nu)
		}
		if o.Begin != "" {
			w.Wanneer += ", " + o.Begin
		}
		if o.Casus != "" {
			w.Casus.URL = "/casussen/" + o.Casus
		}
		uit = append(uit, w)
	}
	return uit
}

// wieKomt counts who comes: "6 van 7 Partijen komen · 1 zonder mandaat".
func wieKomt(genodigden []gate.PlanningGenodigdeBlad) string {
	komt, zonder := 0, 0
	for _, g := range genodigden {
		if g.Komt == "ja" {
			komt++
			if !g.Mandaat {
				zonder++
			}
		}
	}
	if len(genodigden) == 0 {
		return "nog niemand uitgenodigd"
	}
	uit := tel(komt) + " van " + telWoord(len(genodigden), "Partij komt", "Partijen komen")
	if zonder > 0 {
		uit += " · " + tel(zonder) + " zonder mandaat"
	}
	return uit
}

// volgendeDatum is the first day to come that a Casus of the reader waits for: of a task or of a meeting, "" when there is none.
func volgendeDatum(id string, w gate.WerkBlad, nu time.Time) string {
	eerst := ""
	vandaag := nu.In(klok.Amsterdam()).Format(time.DateOnly)
	neem := func(casus, dag string) {
		if casus == id && dag >= vandaag && (eerst == "" || dag < eerst) {
			eerst = dag
		}
	}
	for _, t := range w.Taken {
		neem(t.Casus.ID, t.Uiterlijk)
	}
	for _, o := range w.Week {
		neem(o.Casus, o.Datum)
	}
	if dag, ok := klok.Datum(eerst).Lees(); ok {
		return Dag(dag, nu)
	}
	return ""
}

// nieuwsRegels are what others did since the reader was here, each with its Casus.
func nieuwsRegels(lijst []gate.NieuwsBlad, nu time.Time) []TijdRegel {
	var uit []TijdRegel
	for _, n := range lijst {
		tekst, icoon := nieuwsTekst(n.GebeurtenisBlad)
		uit = append(uit, TijdRegel{Wanneer: DagTijd(n.Moment, nu), Tekst: metWaar(tekst), Icoon: icoon,
			Casus: &Koppeling{Tekst: n.Casus.Naam, URL: "/casussen/" + n.Casus.ID}})
	}
	return uit
}

// metWaar is a line of the timeline that goes on with the number of its Casus.
func metWaar(tekst string) string {
	tekst = strings.TrimSuffix(strings.TrimSuffix(tekst, "."), " in deze casus")
	if strings.HasSuffix(tekst, " in") { // trok iets in
		return tekst + " bij"
	}
	return tekst + " in"
}

// nieuwsTekst is the line of the timeline, for who reads it outside the Casus: what is about a thing there without a name is told
// without it.
func nieuwsTekst(g gate.GebeurtenisBlad) (string, Icoon) {
	switch g.Soort {
	case "triage.gevraagd":
		return g.Wie + " stelde een triagevraag.", IcoonVraag
	case "triage.beantwoord":
		return g.Partij + " antwoordde op een triagevraag.", IcoonBericht
	case "bsn.herkennen", "bsn.opzoeken", "bsn.verzoek":
		return g.Wie + " bekeek een BSN.", IcoonOog
	case "kennisgeving.ingetrokken":
		return g.Partij + " trok een stuk in dat jij las.", IcoonIngetrokken
	case "betrokkene.geinformeerd":
		return g.Wie + " legde vast wie van de casus weet.", IcoonEen
	}
	return gebeurtenis(g)
}
