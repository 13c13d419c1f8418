// SPDX-License-Identifier: EUPL-1.2

package web

import (
	"slices"

	"rondetafel/internal/casus"
	"rondetafel/internal/errs"
	"rondetafel/internal/gate"
)

func (b *bezoek) screening() error {
	return b.toonScreening(casus.Screening{}, nil)
}

// toonScreening shows the form beside the Aanmelding that it judges.
func (b *bezoek) toonScreening(in casus.Screening, fouten []errs.Veldfout) error {
	c, err := b.Gate.CasusLezen(b.ctx(), b.caller, b.id())
	if err != nil {
		return err
	}
	if err := b.eisMag(c.Mag, "casus.screenen"); err != nil {
		return err
	}
	if in.Versie == 0 {
		in.Versie = c.Versie
	}
	p := ScreeningPagina{Schil: b.schil("/casussen", kruimels(c, "Beoordelen")...), CasusID: c.ID, Nummer: c.Nummer, Soort: c.Soort, Waarden: in,
		Betrokkenen: betrokkeneRijen(c.Betrokkenen)}
	p.Fouten = fouten
	if c.Namens != nil {
		p.Namens = c.Namens.Naam
	}
	if k := aanmeldingKaart(c, b.nu()); k != nil {
		p.Aanmelding = *k
	}
	if p.NamensOpties, err = b.namensOpties(c); err != nil {
		return err
	}
	return b.formulier(p, fouten)
}

func kruimels(c gate.CasusBlad, hier string) []Kruimel {
	return []Kruimel{{Naam: "Casussen", URL: "/casussen"}, {Naam: c.Nummer, URL: "/casussen/" + c.ID}, {Naam: hier}}
}

// namensOpties are the public Partijen on whose behalf a decision can be taken (rule WGS-2); none when the aanmelder is one and still
// takes part.
func (b *bezoek) namensOpties(c gate.CasusBlad) ([]Optie, error) {
	huis, err := b.Gate.HuisLezen(b.ctx(), b.caller)
	if err != nil {
		return nil, err
	}
	return namensUit(huis, c), nil
}

func namensUit(huis gate.HuisBlad, c gate.CasusBlad) []Optie {
	if slices.ContainsFunc(huis.Partijen, func(p gate.PartijBlad) bool { return p.ID == c.Aanmelder.ID && p.Publiek && p.Actief }) {
		return nil
	}
	return partijOpties(huis, publiek)
}

func (b *bezoek) screen() error {
	var in casus.Screening
	if err := b.lees(&in); err != nil {
		return err
	}
	if b.actie() == actieTerug {
		return b.toonScreening(in, nil)
	}
	in.Casus = b.id()
	_, err := b.Gate.CasusScreenen(b.ctx(), b.caller, in)
	if fouten, ok := ongeldig(err); ok {
		return b.toonScreening(in, fouten)
	}
	if err != nil {
		return err
	}
	return b.naar("/casussen/"+b.id(), gedaanBeoordeeld)
}
