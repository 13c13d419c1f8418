// SPDX-License-Identifier: EUPL-1.2

package web

import (
	"slices"

	"rondetafel/internal/errs"
	"rondetafel/internal/gate"
	"rondetafel/internal/informatie"
)

func (b *bezoek) correctieVragen() error { return b.toonCorrectieVragen("", nil) }

func (b *bezoek) toonCorrectieVragen(waarom string, fouten []errs.Veldfout) error {
	g, c, err := b.leesGegeven("correctie.vragen")
	if err != nil {
		return err
	}
	p := CorrectieVragenPagina{Schil: b.schil("/casussen", kruimels(c, "Om een correctie vragen")...), Nummer: g.Nummer, Stuk: stuk(g, c.Betrokkenen, b.nu()),
		Waarom: waarom}
	p.Fouten = fouten
	return b.formulier(p, fouten)
}

func (b *bezoek) vraagCorrectie() error {
	var in informatie.Correctieverzoek
	if err := b.lees(&in); err != nil {
		return err
	}
	if b.actie() == actieTerug {
		return b.toonCorrectieVragen(in.Waarom, nil)
	}
	in.Gegeven = b.id()
	v, err := b.Gate.CorrectieVragen(b.ctx(), b.caller, in)
	if fouten, ok := ongeldig(err); ok {
		return b.toonCorrectieVragen(in.Waarom, fouten)
	}
	if err != nil {
		return err
	}
	return b.naar("/correcties/"+v.ID, gedaanCorrectie)
}

// correctieRijen are the requests at a piece.
func correctieRijen(lijst []gate.CorrectieBlad) []CorrectieRij {
	var uit []CorrectieRij
	for _, v := range lijst {
		uit = append(uit, CorrectieRij{Wie: v.Partij.Naam, URL: "/correcties/" + v.ID, Stand: correctieBadge(v.Stand)})
	}
	return uit
}

// openVerzoeken are the requests at a piece that its supplier has yet to answer, as choices.
func openVerzoeken(g gate.GegevenBlad) []Optie {
	var uit []Optie
	for _, v := range g.Verzoeken {
		if slices.Contains(v.Mag, "correctie.antwoorden") {
			uit = append(uit, Optie{Waarde: v.ID, Label: "Van " + v.Partij.Naam, Uitleg: aanhef(v.Waarom, 120)})
		}
	}
	return uit
}

func correctieBadge(s informatie.CorrectieStand) Badge {
	switch s {
	case informatie.CorrectieVerbeterd:
		return Badge{Tekst: s.Label(), Toon: ToonGoed, Icoon: IcoonVinkje}
	case informatie.CorrectieAfgewezen:
		return Badge{Tekst: s.Label(), Toon: ToonLetop, Icoon: IcoonHand}
	case informatie.CorrectieVervallen:
		return Badge{Tekst: s.Label(), Toon: ToonStil, Icoon: IcoonIngetrokken}
	}
	return Badge{Tekst: s.Label(), Icoon: IcoonKlok}
}

func (b *bezoek) correctie() error { return b.toonCorrectie(nil, nil) }

// toonCorrectie shows one request, and in when its answer was typed.
func (b *bezoek) toonCorrectie(in *informatie.Correctieantwoord, fouten []errs.Veldfout) error {
	v, err := b.Gate.CorrectieLezen(b.ctx(), b.caller, b.id())
	if err != nil {
		return err
	}
	nu := b.nu()
	p := CorrectiePagina{Schil: b.schil("/casussen", Kruimel{Naam: "Casussen", URL: "/casussen"}, Kruimel{Naam: v.Nummer, URL: "/casussen/" + v.Casus},
		Kruimel{Naam: "Verzoek om correctie"}), ID: v.ID, CasusID: v.Casus, Nummer: v.Nummer, Leverancier: v.Leverancier.Naam, Waarom: v.Waarom,
		Stand: correctieBadge(v.Stand), StukURL: "/informatie/" + v.Gegeven, Versie: v.Versie, Mag: slices.Contains(v.Mag, "correctie.antwoorden"), Reden: v.Reden}
	if len(fouten) > 0 {
		err := b.eerstDeStand(v.Leverancier.ID == b.persoon.Partij, v.Mag, "correctie.antwoorden", in.Versie, errs.Conflict{Wat: "dit verzoek", Moment: v.Gewijzigd.UnixMicro(), Versie: v.Versie,
			Nu: "Stand: " + v.Stand.Label()})
		if err != nil {
			return err
		}
	}
	p.Fouten = fouten
	p.Feiten = []Feit{{"Gevraagd door", v.Partij.Naam + " (" + v.Door.Naam + "), " + Dag(v.Gevraagd, nu)}, {"Over een stuk van", v.Leverancier.Naam}}
	if v.Stand != informatie.CorrectieOpen {
		p.Feiten = append(p.Feiten, Feit{"Antwoord", v.Stand.Label() + ", " + Dag(v.Gewijzigd, nu)})
	}
	if v.Stand == informatie.CorrectieVervallen {
		p.StukURL = ""
	}
	if in != nil {
		p.Waarden = *in
		if in.Versie != 0 {
			p.Versie = in.Versie
		}
	}
	return b.formulier(p, fouten)
}

func (b *bezoek) beantwoordCorrectie() error {
	var in informatie.Correctieantwoord
	if err := b.lees(&in); err != nil {
		return err
	}
	if b.actie() == actieTerug {
		return b.toonCorrectie(&in, nil)
	}
	in.Correctieverzoek = b.id()
	_, err := b.Gate.CorrectieAntwoorden(b.ctx(), b.caller, in)
	if fouten, ok := ongeldig(err); ok {
		return b.toonCorrectie(&in, fouten)
	}
	if err != nil {
		return err
	}
	return b.naar("/correcties/"+b.id(), gedaanCorrectieKlaar)
}
