// SPDX-License-Identifier: EUPL-1.2

package web

import (
	"net/http"
	"slices"
	"strings"
	"time"

	"rondetafel/internal/bestuur"
	"rondetafel/internal/casus"
	"rondetafel/internal/errs"
	"rondetafel/internal/gate"
)

func incidenteelRoutes() []route {
	const get, post = http.MethodGet, http.MethodPost
	return []route{
		{get, "/casussen/{id}/inzien", ondertekend, (*bezoek).inzien},
		{get, "/casussen/{id}/incidentele-derden", ondertekend, (*bezoek).incidenteleDerden},
		{get, "/casussen/{id}/incidentele-derden/voorstellen", ondertekend, eenmalig((*bezoek).incidenteelVoorstellen)},
		{post, "/casussen/{id}/incidentele-derden/voorstellen", ondertekend, (*bezoek).stelIncidenteelVoor},
		{get, "/incidentele-derden/{id}", ondertekend, (*bezoek).incidenteel},
		{get, "/incidentele-derden/{id}/beslissen", ondertekend, (*bezoek).incidenteel},
		{post, "/incidentele-derden/{id}/beslissen", ondertekend, (*bezoek).beslisIncidenteel},
		{get, "/incidentele-derden/{id}/beeindigen", ondertekend, (*bezoek).incidenteel},
		{post, "/incidentele-derden/{id}/beeindigen", ondertekend, (*bezoek).beeindigIncidenteel},
	}
}

func (b *bezoek) incidenteleDerden() error {
	l, err := b.Gate.IncidenteleDerdenLezen(b.ctx(), b.caller, b.id())
	if err != nil {
		return err
	}
	p := IncidenteelLijstPagina{Schil: b.schil("/casussen", Kruimel{Naam: "Casussen", URL: "/casussen"}, Kruimel{Naam: l.Nummer, URL: "/casussen/" + l.Casus},
		Kruimel{Naam: "Incidentele derden"}), CasusID: l.Casus, Nummer: l.Nummer, Voorstellen: slices.Contains(l.Mag, "incidentelederde.voorstellen")}
	for _, d := range l.Derden {
		p.Rijen = append(p.Rijen, IncidenteelRij{Naam: d.Naam, URL: "/incidentele-derden/" + d.ID, Uitleg: "tot en met " + datumTekst(d.Tot, b.nu()),
			Stand: incidenteelBadge(d), Wacht: d.Wacht})
	}
	return b.toon(p)
}

func incidenteelBadge(d gate.IncidenteelRegel) Badge {
	switch {
	case d.Nu:
		return Badge{Tekst: "leest mee", Toon: ToonGoed, Icoon: IcoonOog}
	case d.Stand == casus.IncidenteelGevraagd:
		return Badge{Tekst: klein(d.Stand.Label()), Icoon: IcoonKlok}
	case d.Stand == casus.IncidenteelAfgewezen:
		return Badge{Tekst: klein(d.Stand.Label()), Toon: ToonLetop, Icoon: IcoonHand}
	case d.Stand == casus.IncidenteelToegelaten:
		return Badge{Tekst: "toegelaten, leest nu niet mee", Toon: ToonStil, Icoon: IcoonKlok}
	}
	return Badge{Tekst: klein(d.Stand.Label()), Toon: ToonStil, Icoon: IcoonIngetrokken}
}

func (b *bezoek) incidenteelVoorstellen() error {
	return b.toonIncidenteelVoorstellen(casus.Incidenteel{}, nil)
}

func (b *bezoek) toonIncidenteelVoorstellen(in casus.Incidenteel, fouten []errs.Veldfout) error {
	l, err := b.Gate.IncidenteleDerdenLezen(b.ctx(), b.caller, b.id())
	if err != nil {
		return err
	}
	if err := b.eisMag(l.Mag, "incidentelederde.voorstellen"); err != nil {
		return err
	}
	c, err := b.Gate.CasusLezen(b.ctx(), b.caller, b.id())
	if err != nil {
		return err
	}
	p := IncidenteelVoorstellenPagina{Schil: b.schil("/casussen", kruimels(c, "Incidentele derde voorstellen")...), CasusID: c.ID, Nummer: c.Nummer, Waarden: in}
	if c.Namens != nil {
		p.Namens = c.Namens.Naam
	}
	p.Fouten = fouten
	return b.formulier(p, fouten)
}

func (b *bezoek) stelIncidenteelVoor() error {
	var in casus.Incidenteel
	if err := b.lees(&in); err != nil {
		return err
	}
	in.Personen = strings.Split(strings.Join(in.Personen, "\n"), "\n") // a name on each line
	if b.actie() == actieTerug {
		return b.toonIncidenteelVoorstellen(in, nil)
	}
	in.Casus = b.id()
	v, err := b.Gate.IncidenteleDerdeVoorstellen(b.ctx(), b.caller, in)
	if fouten, ok := ongeldig(err); ok {
		return b.toonIncidenteelVoorstellen(in, fouten)
	}
	if err != nil {
		return err
	}
	return b.naar("/incidentele-derden/"+v.ID, gedaanIncidenteelVoorgesteld)
}

func (b *bezoek) incidenteel() error { return b.toonIncidenteel(IncidenteelPagina{}, nil) }

// toonIncidenteel shows one, with what was typed in a form that is wrong.
func (b *bezoek) toonIncidenteel(getypt IncidenteelPagina, fouten []errs.Veldfout) error {
	d, err := b.Gate.IncidenteleDerdeLezen(b.ctx(), b.caller, b.id())
	if err != nil {
		return err
	}
	p := b.incidenteelPagina(d)
	p.Fouten, p.Open, p.Antwoord, p.Stop = fouten, getypt.Open, getypt.Antwoord, getypt.Stop
	return b.formulier(p, fouten)
}

func (b *bezoek) incidenteelPagina(d gate.IncidenteelBlad) IncidenteelPagina {
	nu, mag := b.nu(), func(a string) bool { return slices.Contains(d.Mag, "incidentelederde."+a) }
	p := IncidenteelPagina{Schil: b.schil("/casussen", Kruimel{Naam: "Casussen", URL: "/casussen"}, Kruimel{Naam: d.Nummer, URL: "/casussen/" + d.Casus},
		Kruimel{Naam: "Incidentele derden", URL: "/casussen/" + d.Casus + "/incidentele-derden"}, Kruimel{Naam: "Incidentele derde"}),
		ID: d.ID, CasusID: d.Casus, Nummer: d.Nummer, Naam: d.Naam, Stand: incidenteelBadge(d.IncidenteelRegel), Waarom: d.Waarom, Reden: d.Reden, Versie: d.Versie,
		Beslissen: mag("beslissen"), Einde: mag("beeindigen") && !mag("beslissen"), Voorstel: d.Stand == casus.IncidenteelGevraagd, NuMee: d.Nu}
	p.Feiten = []Feit{{"Organisatie", d.Naam}, {"Wie", opsommingVan(d.Personen)}, {"Vanaf", Datum(d.Van, nu)}, {"Tot en met", datumTekst(d.Tot, nu)}, {"Grond", d.Grond},
		{"Voorgesteld door", d.Door.Naam + ", " + Dag(d.Gevraagd, nu)}}
	if d.Namens != nil {
		p.Feiten = append(p.Feiten, Feit{"Namens", d.Namens.Naam})
	}
	for _, v := range d.Besluit {
		p.Besluit = append(p.Besluit, incidenteelStem(v, nu))
	}
	return p
}

func incidenteelStem(v gate.IncidenteelStem, nu time.Time) IncidenteelStem {
	r := IncidenteelStem{Partij: v.Partij.Naam, Reden: v.Reden, Stand: Badge{Tekst: "nog geen antwoord", Icoon: IcoonKlok}}
	if v.Moment != nil {
		r.Uitleg = v.Door + ", " + DagTijd(*v.Moment, nu)
	}
	switch v.Stand {
	case bestuur.Ingestemd:
		r.Stand = Badge{Tekst: "ja", Toon: ToonGoed, Icoon: IcoonVinkje}
	case bestuur.Geweigerd:
		r.Stand = Badge{Tekst: "nee", Toon: ToonLetop, Icoon: IcoonHand}
	}
	return r
}

func (b *bezoek) beslisIncidenteel() error {
	var in casus.IncidenteelBesluit
	if err := b.lees(&in); err != nil {
		return err
	}
	in.Derde = b.id()
	if b.actie() == actieTerug {
		return b.toonIncidenteel(IncidenteelPagina{Open: "beslissen", Antwoord: in}, nil)
	}
	_, err := b.Gate.IncidenteleDerdeBeslissen(b.ctx(), b.caller, in)
	if fouten, ok := ongeldig(err); ok {
		return b.toonIncidenteel(IncidenteelPagina{Open: "beslissen", Antwoord: in}, fouten)
	}
	if err != nil {
		return err
	}
	return b.naar("/incidentele-derden/"+b.id(), gedaanIncidenteelBeslist)
}

func (b *bezoek) beeindigIncidenteel() error {
	var in casus.IncidenteelEinde
	if err := b.lees(&in); err != nil {
		return err
	}
	in.Derde = b.id()
	if b.actie() == actieTerug {
		return b.toonIncidenteel(IncidenteelPagina{Open: "beeindigen", Stop: in}, nil)
	}
	_, err := b.Gate.IncidenteleDerdeBeeindigen(b.ctx(), b.caller, in)
	if fouten, ok := ongeldig(err); ok {
		return b.toonIncidenteel(IncidenteelPagina{Open: "beeindigen", Stop: in}, fouten)
	}
	if err != nil {
		return err
	}
	return b.naar("/incidentele-derden/"+b.id(), gedaanIncidenteelEinde)
}

// inzien is the page of somebody of an incidentele derde.
func (b *bezoek) inzien() error {
	z, err := b.Gate.IncidenteleDerdeInzien(b.ctx(), b.caller, b.id())
	if err != nil {
		return err
	}
	nu := b.nu()
	p := InzienPagina{Schil: b.schil("/", Kruimel{Naam: "Mijn werk", URL: "/"}, Kruimel{Naam: z.Nummer}), CasusID: z.Casus, Nummer: z.Nummer, Fase: BadgeFase(z.Fase.Label()),
		Doelen: opsomming(DoelNamen(z.Doelen)), Tot: datumTekst(z.Tot, nu)}
	var mensen []gate.BetrokkeneBlad
	for _, m := range z.Betrokkenen {
		mensen = append(mensen, gate.BetrokkeneBlad{ID: m.ID, Naam: m.Naam})
	}
	for _, g := range z.Gegevens {
		s := stuk(g, mensen, nu)
		s.Documenten, s.Feiten = b.documenten(g), stukFeiten(g, nu)
		p.Stukken = append(p.Stukken, s)
	}
	for _, m := range z.Veranderd {
		p.Veranderd = append(p.Veranderd, DagTijd(m, nu))
	}
	return b.toon(p)
}

func incidenteelGebeurtenis(g gate.GebeurtenisBlad) (string, Icoon) {
	switch g.Soort {
	case "incidentelederde.voorgesteld":
		return g.Wie + " stelde een incidentele derde voor.", IcoonVraag
	case "incidentelederde.ingestemd":
		return g.Partij + " vindt goed dat de incidentele derde meedoet.", IcoonVinkje
	case "incidentelederde.geweigerd":
		return g.Partij + " vindt niet goed dat de incidentele derde meedoet.", IcoonHand
	case "incidentelederde.toegelaten":
		return "Een incidentele derde doet voor een tijd mee.", IcoonOog
	case "incidentelederde.ingetrokken":
		return g.Wie + " trok het voorstel voor een incidentele derde in.", IcoonIngetrokken
	case "incidentelederde.beeindigd":
		return g.Partij + " beëindigde de deelname van een incidentele derde.", IcoonIngetrokken
	}
	return "", ""
}

const (
	gedaanIncidenteelVoorgesteld = "incidenteel-voorgesteld"
	gedaanIncidenteelBeslist     = "incidenteel-beslist"
	gedaanIncidenteelEinde       = "incidenteel-einde"
)

func incidenteelGedaan() map[string][2]string {
	return map[string][2]string{
		gedaanIncidenteelVoorgesteld: {"Incidentele derde voorgesteld.", "De publieke Partijen zien het nu bij Mijn werk. Doen zij allemaal ja, dan kan de organisatie inloggen."},
		gedaanIncidenteelBeslist:     {"Jullie besluit is vastgelegd.", ""},
		gedaanIncidenteelEinde:       {"De deelname is beëindigd.", "De organisatie ziet niets meer."},
	}
}
