// SPDX-License-Identifier: EUPL-1.2

package web

import (
	"slices"
	"strings"
	"time"

	"rondetafel/internal/errs"
	"rondetafel/internal/gate"
	"rondetafel/internal/plan"
)

func (b *bezoek) afspraak() error { return b.toonAfspraak(plan.Melding{}, plan.Aantekenen{}, nil) }

// toonAfspraak shows one afspraak with what was typed.
func (b *bezoek) toonAfspraak(m plan.Melding, n plan.Aantekenen, fouten []errs.Veldfout) error {
	a, err := b.Gate.AfspraakLezen(b.ctx(), b.caller, b.id())
	if err != nil {
		return err
	}
	nu := b.nu()
	p := AfspraakPagina{Schil: b.schil("/casussen", Kruimel{Naam: "Casussen", URL: "/casussen"}, Kruimel{Naam: a.Nummer, URL: "/casussen/" + a.Casus},
		Kruimel{Naam: "Plan van aanpak", URL: "/casussen/" + a.Casus + "/plan"}, Kruimel{Naam: "Afspraak"}), ID: a.ID, CasusID: a.Casus, Nummer: a.Nummer,
		Doel: a.Doel, Rij: afspraakRij(a.AfspraakRegel, nu), MagMelden: slices.Contains(a.Mag, "afspraak.melden"),
		MagAantekenen: slices.Contains(a.Mag, "afspraak.aantekenen"), Versie: a.Versie, Melding: m, Aantekening: n, Notities: notitieRegels(a.Notities, nu)}
	p.Fouten = fouten
	if m.Versie > 0 {
		p.Versie = m.Versie
	}
	if a.Herinnerd != nil {
		p.Herinnerd = DagTijd(*a.Herinnerd, nu)
	}
	p.Feiten = []Feit{{"Doel", a.Doel}, {"Wie", a.Medewerker.Naam + ", " + a.Partij.Naam}, {"Soort", p.Rij.Soort}, {"Uiterlijk", p.Rij.Uiterlijk}, {"Stand", a.Stand.Label()}}
	if a.Doel == "" {
		p.Feiten = p.Feiten[1:]
	}
	return b.formulier(p, fouten)
}

// notitieRegels are notes as lines, with what was reported as a badge.
func notitieRegels(lijst []gate.AantekeningBlad, nu time.Time) []NotitieRegel {
	var uit []NotitieRegel
	for _, n := range lijst {
		r := NotitieRegel{Wanneer: DagTijd(n.Moment, nu), Wie: n.Door.Naam + ", " + n.Partij.Naam, Tekst: n.Tekst}
		if n.Namens != nil {
			r.Wie += ", namens " + n.Namens.Naam
		}
		switch n.Soort {
		case plan.Gemeld:
			r.Badge = meldBadge(n.Stand)
		case plan.Herinnering:
			r.Badge = Badge{Tekst: "herinnering", Icoon: IcoonBericht}
		case plan.Voortgang:
			r.Badge = Badge{Tekst: "voortgang", Icoon: IcoonBij}
		case plan.EigenActie:
			r.Badge = Badge{Tekst: "alleen voor jullie", Icoon: IcoonSlot}
			if n.Delen {
				r.Badge = Badge{Tekst: "verteld aan wie meedoet", Icoon: IcoonOog}
			}
		}
		uit = append(uit, r)
	}
	return uit
}

func meldBadge(s plan.Stand) Badge {
	switch s {
	case plan.Klaar:
		return Badge{Tekst: s.Label(), Toon: ToonGoed, Icoon: IcoonVinkje}
	case plan.LuktNiet:
		return Badge{Tekst: s.Label(), Toon: ToonLetop, Icoon: IcoonWaarschuwing}
	}
	return Badge{Tekst: s.Label(), Icoon: IcoonKlok}
}

func (b *bezoek) meldAfspraak() error {
	var in plan.Melding
	if err := b.lees(&in); err != nil {
		return err
	}
	if b.actie() == actieTerug {
		return b.toonAfspraak(in, plan.Aantekenen{}, nil)
	}
	in.Afspraak = b.id()
	_, err := b.Gate.AfspraakMelden(b.ctx(), b.caller, in)
	if fouten, ok := ongeldig(err); ok {
		return b.toonAfspraak(in, plan.Aantekenen{}, fouten)
	}
	if err != nil {
		return err
	}
	return b.naar("/afspraken/"+b.id(), gedaanGemeld)
}

func (b *bezoek) tekenAan() error {
	var in plan.Aantekenen
	if err := b.lees(&in); err != nil {
		return err
	}
	if b.actie() == actieTerug {
		return b.toonAfspraak(plan.Melding{}, in, nil)
	}
	in.Afspraak = b.id()
	_, err := b.Gate.AfspraakAantekenen(b.ctx(), b.caller, in)
	if fouten, ok := ongeldig(err); ok {
		return b.toonAfspraak(plan.Melding{}, in, fouten)
	}
	if err != nil {
		return err
	}
	if in.Herinnering {
		return b.naar("/afspraken/"+b.id(), gedaanHerinnerd)
	}
	return b.naar("/afspraken/"+b.id(), gedaanAangetekend)
}

func (b *bezoek) afstemmen() error { return b.toonAfstemmen(plan.Afstemming{}, nil) }

func (b *bezoek) toonAfstemmen(in plan.Afstemming, fouten []errs.Veldfout) error {
	r, err := b.Gate.RegieLezen(b.ctx(), b.caller, b.id())
	if err != nil {
		return err
	}
	p := AfstemmenPagina{Schil: b.schil("/casussen", notitieKruimels(r.Casus, r.Nummer, "Afstemmen")...), CasusID: r.Casus, Nummer: r.Nummer, Waarden: in,
		Voortgang: slices.Contains(r.Mag, string(plan.Voortgang)), Notities: notitieRegels(r.Afstemmingen, b.nu())}
	p.Fouten = fouten
	return b.formulier(p, fouten)
}

func notitieKruimels(id, nummer, hier string) []Kruimel {
	return []Kruimel{{Naam: "Casussen", URL: "/casussen"}, {Naam: nummer, URL: "/casussen/" + id}, {Naam: hier}}
}

func (b *bezoek) stemAf() error {
	var in plan.Afstemming
	if err := b.lees(&in); err != nil {
		return err
	}
	if b.actie() == actieTerug {
		return b.toonAfstemmen(in, nil)
	}
	in.Casus = b.id()
	_, err := b.Gate.RegieAfstemmen(b.ctx(), b.caller, in)
	if fouten, ok := ongeldig(err); ok {
		return b.toonAfstemmen(in, fouten)
	}
	if err != nil {
		return err
	}
	return b.naar("/casussen/"+b.id()+"/afstemmen", gedaanAfgestemd)
}

func (b *bezoek) optreden() error { return b.toonOptreden(plan.Optreden{}, nil) }

func (b *bezoek) toonOptreden(in plan.Optreden, fouten []errs.Veldfout) error {
	o, err := b.Gate.OptredenLezen(b.ctx(), b.caller, b.id())
	if err != nil {
		return err
	}
	p := OptredenPagina{Schil: b.schil("/casussen", notitieKruimels(o.Casus, o.Nummer, "Eigen optreden")...), CasusID: o.Casus, Nummer: o.Nummer,
		Partij: b.persoon.PartijNaam, Waarden: in, MagLeg: slices.Contains(o.Mag, "optreden.vastleggen"), Notities: notitieRegels(o.Optredens, b.nu())}
	p.Fouten = fouten
	return b.formulier(p, fouten)
}

func (b *bezoek) legOptredenVast() error {
	var in plan.Optreden
	if err := b.lees(&in); err != nil {
		return err
	}
	if b.actie() == actieTerug {
		return b.toonOptreden(in, nil)
	}
	in.Casus = b.id()
	_, err := b.Gate.OptredenVastleggen(b.ctx(), b.caller, in)
	if fouten, ok := ongeldig(err); ok {
		return b.toonOptreden(in, fouten)
	}
	if err != nil {
		return err
	}
	return b.naar("/casussen/"+b.id()+"/optreden", gedaanOptreden)
}

// planGebeurtenis is what a line of the timeline says about the plan and its execution; "" when it is about something else.
func planGebeurtenis(g gate.GebeurtenisBlad) (string, Icoon) {
	switch g.Soort {
	case "plan.voorgelegd":
		return g.Wie + " legde een plan voor aan de Partijen.", IcoonGroep
	case "plan.teruggenomen":
		return g.Wie + " nam het voorgelegde plan terug.", IcoonPotlood
	case "plan.ingestemd":
		return g.Partij + " stemde in met het plan.", IcoonVinkje
	case "plan.geweigerd":
		return g.Partij + " stemde niet in met het plan.", IcoonHand
	case "plan.vastgesteld":
		return "Het plan van aanpak is vastgesteld.", IcoonBesluit
	case "optreden.vastgelegd":
		return g.Partij + " handelt zelf in deze casus.", IcoonCategorie
	case "regie.afgestemd":
		return g.Wie + " legde een afstemming vast.", IcoonBericht
	}
	if strings.HasPrefix(g.Soort, "afspraak.") {
		return map[string]string{"afspraak.gemeld": g.Partij + " meldde hoe een afspraak ervoor staat.",
			"afspraak.herinnerd": g.Wie + " stuurde een herinnering aan een afspraak.", "afspraak.aangetekend": g.Wie + " maakte een aantekening bij een afspraak."}[g.Soort], IcoonBij
	}
	return "", ""
}
