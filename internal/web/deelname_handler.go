// SPDX-License-Identifier: EUPL-1.2

package web

import (
	"slices"

	"rondetafel/internal/casus"
	"rondetafel/internal/errs"
	"rondetafel/internal/gate"
	"rondetafel/internal/partij"
)

// bevestigen shows the Aanmelding that a Procesregisseur entered, to the Partij that it is of (rule 8.2c-2).
func (b *bezoek) bevestigen() error {
	c, err := b.Gate.CasusLezen(b.ctx(), b.caller, b.id())
	if err != nil {
		return err
	}
	if err := b.eisMag(c.Mag, "casus.bevestigen"); err != nil {
		return err
	}
	p := BevestigenPagina{Schil: b.schil("/casussen", kruimels(c, "Bevestigen")...), CasusID: c.ID, Nummer: c.Nummer, Partij: c.Aanmelder.Naam,
		Versie: c.Versie, Betrokkenen: betrokkeneRijen(c.Betrokkenen)}
	if k := aanmeldingKaart(c, b.nu()); k != nil {
		p.Aanmelding = *k
	}
	return b.toon(p)
}

func (b *bezoek) bevestig() error {
	var in casus.Bevestigen
	if err := b.lees(&in); err != nil {
		return err
	}
	if b.actie() == actieTerug {
		return b.bevestigen()
	}
	in.Casus = b.id()
	if _, err := b.Gate.CasusBevestigen(b.ctx(), b.caller, in); err != nil {
		return err
	}
	return b.naar("/casussen/"+b.id(), gedaanBevestigd)
}

func (b *bezoek) toewijzen() error { return b.toonToewijzen(casus.Toewijzen{}, nil) }

// toonToewijzen shows the manager what is needed to assign a Casus, never its content (rule 8.2c-2).
func (b *bezoek) toonToewijzen(in casus.Toewijzen, fouten []errs.Veldfout) error {
	c, err := b.Gate.CasusProces(b.ctx(), b.caller, b.id())
	if err != nil {
		return err
	}
	if err := b.eisMag(c.Mag, "casus.toewijzen"); err != nil {
		return err
	}
	huis, err := b.Gate.HuisLezen(b.ctx(), b.caller)
	if err != nil {
		return err
	}
	p := ToewijzenPagina{Schil: b.schil("/casussen", Kruimel{Naam: "Casussen", URL: "/casussen"}, Kruimel{Naam: c.Nummer, URL: "/casussen/" + c.ID},
		Kruimel{Naam: "Toewijzen"}), CasusID: c.ID, Nummer: c.Nummer, Versie: c.Versie, Medewerker: in.Medewerker}
	p.Fouten = fouten
	p.Feiten = []Feit{{"Soort", c.Soort.Label()}, {"Gemeente", c.Gemeente}, {"Aangemeld", Dag(c.Aangemeld, b.nu())}}
	if in.Versie != 0 {
		p.Versie = in.Versie
	}
	nu := ""
	if c.Procesregisseur != nil {
		p.Nu, nu = c.Procesregisseur.Naam, c.Procesregisseur.ID
	}
	for _, m := range huis.Mensen {
		if slices.Contains(m.Functies, string(partij.Procesregisseur)) && m.ID != nu && m.ID != b.persoon.ID {
			p.Regisseurs = append(p.Regisseurs, Optie{Waarde: m.ID, Label: m.Naam})
		}
	}
	return b.formulier(p, fouten)
}

func (b *bezoek) wijsToe() error {
	var in casus.Toewijzen
	if err := b.lees(&in); err != nil {
		return err
	}
	if b.actie() == actieTerug {
		return b.toonToewijzen(in, nil)
	}
	in.Casus = b.id()
	_, err := b.Gate.CasusToewijzen(b.ctx(), b.caller, in)
	if fouten, ok := ongeldig(err); ok {
		return b.toonToewijzen(in, fouten)
	}
	if err != nil {
		return err
	}
	return b.naar("/casussen/"+b.id(), gedaanToegewezen)
}

func (b *bezoek) betrekken() error { return b.toonBetrekken(casus.Betrekken{}, nil) }

func (b *bezoek) toonBetrekken(in casus.Betrekken, fouten []errs.Veldfout) error {
	c, err := b.Gate.CasusLezen(b.ctx(), b.caller, b.id())
	if err != nil {
		return err
	}
	if err := b.eisMag(c.Mag, "deelname.betrekken"); err != nil {
		return err
	}
	huis, err := b.Gate.HuisLezen(b.ctx(), b.caller)
	if err != nil {
		return err
	}
	doetAlMee := func(id string) bool {
		return slices.ContainsFunc(c.Deelnames, func(d gate.DeelnameBlad) bool { return d.Partij.ID == id })
	}
	nieuw := partijOpties(huis, func(p gate.PartijBlad) bool { return nietHetHuis(p) && !doetAlMee(p.ID) })
	p := BetrekkenPagina{Schil: b.schil("/casussen", kruimels(c, "Partij betrekken")...), CasusID: c.ID, Nummer: c.Nummer, Versie: c.Versie,
		Waarden: in, Partijen: nieuw, Medewerkers: mensenVan(huis, in.Partij, partij.Uitvoerder, nieuw), NamensOpties: namensUit(huis, c),
		Deelnemers: deelnemerRijen(c, b.nu()), Doelen: DoelNamen(c.Doelen)}
	p.Fouten = fouten
	if c.Namens != nil {
		p.Namens = c.Namens.Naam
	}
	return b.formulier(p, fouten)
}

// mensenVan are the people with functie of one of partijen; none when it is not among them.
func mensenVan(huis gate.HuisBlad, id string, functie partij.Functie, partijen []Optie) []Optie {
	if !slices.ContainsFunc(partijen, func(o Optie) bool { return o.Waarde == id }) {
		return nil
	}
	var uit []Optie
	for _, m := range huis.Mensen {
		if m.Partij == id && slices.Contains(m.Functies, string(functie)) {
			uit = append(uit, Optie{Waarde: m.ID, Label: m.Naam})
		}
	}
	return uit
}

func (b *bezoek) betrek() error {
	var in casus.Betrekken
	if err := b.lees(&in); err != nil {
		return err
	}
	if a := b.actie(); a == actieTerug || a == ActieMensen {
		return b.toonBetrekken(in, nil)
	}
	in.Casus = b.id()
	_, err := b.Gate.DeelnameBetrekken(b.ctx(), b.caller, in)
	if fouten, ok := ongeldig(err); ok {
		return b.toonBetrekken(in, fouten)
	}
	if err != nil {
		return err
	}
	return b.naar("/casussen/"+b.id()+"#partijen", gedaanBetrokken)
}

func (b *bezoek) collega() error { return b.toonCollega(casus.Aanwijzen{}, nil) }

// toonCollega lists the colleagues of the reader's own Partij who may work in casussen (WGS 1.8 lid 2).
func (b *bezoek) toonCollega(in casus.Aanwijzen, fouten []errs.Veldfout) error {
	c, err := b.Gate.CasusLezen(b.ctx(), b.caller, b.id())
	if err != nil {
		return err
	}
	if err := b.eisMag(c.Mag, "deelname.aanwijzen"); err != nil {
		return err
	}
	huis, err := b.Gate.HuisLezen(b.ctx(), b.caller)
	if err != nil {
		return err
	}
	p := CollegaPagina{Schil: b.schil("/casussen", kruimels(c, "Collega aanwijzen")...), CasusID: c.ID, Nummer: c.Nummer,
		Partij: b.persoon.PartijNaam, Versie: c.Versie, Waarden: in, Al: alAangewezen(c, b.persoon.PartijNaam, b.persoon.Naam)}
	p.Fouten = fouten
	for _, m := range huis.Mensen {
		werkt := slices.Contains(m.Functies, string(partij.Uitvoerder)) || slices.Contains(m.Functies, string(partij.Aanmelder))
		if m.Partij == b.persoon.Partij && werkt && !slices.Contains(p.Al, m.Naam) {
			p.Collegas = append(p.Collegas, Optie{Waarde: m.ID, Label: m.Naam})
		}
	}
	return b.formulier(p, fouten)
}

// alAangewezen are the people of the reader's Partij who are known to take part: the reader, who reported, and whom the timeline names.
func alAangewezen(c gate.CasusBlad, partijNaam, ik string) []string {
	uit, eerder := []string{ik}, []string{ik}
	for _, g := range c.Tijdlijn { // the newest first: the last word about somebody counts
		aan := g.Soort == "deelname.aangewezen" && g.Partij == partijNaam
		if !aan && g.Soort != "deelname.ontheven" || slices.Contains(eerder, g.Object) {
			continue
		}
		if eerder = append(eerder, g.Object); aan {
			uit = append(uit, g.Object)
		}
	}
	if c.Aanmelder.Naam == partijNaam && !slices.Contains(eerder, c.Melder.Naam) {
		uit = append(uit, c.Melder.Naam)
	}
	slices.Sort(uit)
	return uit
}

func (b *bezoek) wijsAan() error {
	var in casus.Aanwijzen
	if err := b.lees(&in); err != nil {
		return err
	}
	if b.actie() == actieTerug {
		return b.toonCollega(in, nil)
	}
	in.Casus = b.id()
	_, err := b.Gate.DeelnameAanwijzen(b.ctx(), b.caller, in)
	if fouten, ok := ongeldig(err); ok {
		return b.toonCollega(in, fouten)
	}
	if err != nil {
		return err
	}
	return b.naar("/casussen/"+b.id()+"#partijen", gedaanAangewezen)
}
