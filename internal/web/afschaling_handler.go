// SPDX-License-Identifier: EUPL-1.2

package web

import (
	"fmt"

	"rondetafel/internal/casus"
	"rondetafel/internal/errs"
	"rondetafel/internal/gate"
	"rondetafel/internal/partij"
)

func afschalingRoutes() []route {
	const get, post = "GET", "POST"
	return []route{
		{get, "/casussen/{id}/overdragen", ondertekend, (*bezoek).overdragen},
		{post, "/casussen/{id}/overdragen", ondertekend, (*bezoek).draagOver},
		{get, "/casussen/{id}/opschonen", ondertekend, (*bezoek).opschonen},
		{post, "/casussen/{id}/opschonen", ondertekend, (*bezoek).schoonOp},
		{get, "/casussen/{id}/sluiten", ondertekend, (*bezoek).sluiten},
		{post, "/casussen/{id}/sluiten", ondertekend, (*bezoek).sluit},
	}
}

func (b *bezoek) overdragen() error { return b.toonOverdragen(casus.Overdracht{}, nil) }

func (b *bezoek) toonOverdragen(in casus.Overdracht, fouten []errs.Veldfout) error {
	c, err := b.leesCasusVoor("casus.overdragen")
	if err != nil {
		return err
	}
	if in.Versie == 0 {
		in.Versie = c.Versie
	}
	huis, err := b.Gate.HuisLezen(b.ctx(), b.caller)
	if err != nil {
		return err
	}
	p := OverdrachtPagina{Schil: b.schil("/casussen", kruimels(c, "Overdragen")...), CasusID: c.ID, Nummer: c.Nummer, Waarden: in,
		Opties: partijOpties(huis, func(p gate.PartijBlad) bool { return p.Actief && p.Soort != string(partij.Huis) })}
	p.Fouten = fouten
	return b.formulier(p, fouten)
}

// leesCasusVoor reads the Casus of the page for a form; the reader must be able to do handeling with it now.
func (b *bezoek) leesCasusVoor(handeling string) (gate.CasusBlad, error) {
	c, err := b.Gate.CasusLezen(b.ctx(), b.caller, b.id())
	if err != nil {
		return c, err
	}
	return c, b.eisMag(c.Mag, handeling)
}

func (b *bezoek) draagOver() error {
	var in casus.Overdracht
	if err := b.lees(&in); err != nil {
		return err
	}
	if b.actie() == actieTerug {
		return b.toonOverdragen(in, nil)
	}
	in.Casus = b.id()
	_, err := b.Gate.CasusOverdragen(b.ctx(), b.caller, in)
	if fouten, ok := ongeldig(err); ok {
		return b.toonOverdragen(in, fouten)
	}
	if err != nil {
		return err
	}
	return b.naar("/casussen/"+b.id(), gedaanOvergedragen)
}

func (b *bezoek) opschonen() error { return b.toonOpschonen(nil, nil) }

// toonOpschonen shows every piece that the reader can read, with what was chosen now or the last time. A piece is decided on by its
// place in the form, so that the places follow what is there now.
func (b *bezoek) toonOpschonen(in *casus.Opschoning, fouten []errs.Veldfout) error {
	c, err := b.leesCasusVoor("casus.opschonen")
	if err != nil {
		return err
	}
	nu := b.nu()
	p := OpschonenPagina{Schil: b.schil("/casussen", kruimels(c, "Opschonen")...), CasusID: c.ID, Nummer: c.Nummer, Versie: c.Versie}
	p.Fouten = fouten
	if c.Opschoning != nil && c.Opschoning.Gedaan != nil {
		p.Eerder = DagTijd(*c.Opschoning.Gedaan, nu)
	}
	for _, g := range c.Gegevens {
		if g.Ingetrokken {
			continue
		}
		s := OpschoonStuk{Stuk: stuk(g, c.Betrokkenen, nu), Plaats: len(p.Stukken), Besluit: besluitOver(g.ID, in, c.Opschoning)}
		s.FoutZin, s.FoutStuk = foutOver(g.ID, in, fouten, "noodzaak"), foutOver(g.ID, in, fouten, "gegeven")
		p.Stukken = append(p.Stukken, s)
	}
	if in != nil {
		p.Versie, p.Fouten = in.Versie, herplaats(fouten, in, p.Stukken)
	}
	return b.formulier(p, fouten)
}

// besluitOver is what was chosen about a piece: in this form, else the last time, else that it goes.
func besluitOver(id string, in *casus.Opschoning, eerder *gate.OpschoningBlad) casus.Stukbesluit {
	if in != nil {
		for _, s := range in.Stukken {
			if s.Gegeven == id {
				return s
			}
		}
	}
	if in == nil && eerder != nil {
		for _, n := range eerder.Noodzaken {
			if n.Gegeven == id {
				return casus.Stukbesluit{Gegeven: id, Houden: true, Noodzaak: n.Noodzaak}
			}
		}
	}
	return casus.Stukbesluit{Gegeven: id}
}

func foutOver(id string, in *casus.Opschoning, fouten []errs.Veldfout, veld string) string {
	if in == nil {
		return ""
	}
	for i, s := range in.Stukken {
		for _, f := range fouten {
			if s.Gegeven == id && f.Veld == fmt.Sprintf("stukken[%d].%s", i, veld) {
				return f.Melding
			}
		}
	}
	return ""
}

// herplaats names in the messages the places that the pieces have in the form of now.
func herplaats(fouten []errs.Veldfout, in *casus.Opschoning, nu []OpschoonStuk) []errs.Veldfout {
	var uit []errs.Veldfout
	for _, f := range fouten {
		veld := "stukken"
		for i, s := range in.Stukken {
			for _, k := range nu {
				switch f.Veld {
				case fmt.Sprintf("stukken[%d].noodzaak", i):
					if k.ID == s.Gegeven {
						veld = k.veld("noodzaak")
					}
				case fmt.Sprintf("stukken[%d].gegeven", i):
					if k.ID == s.Gegeven {
						veld = k.veld("houden")
					}
				}
			}
		}
		uit = append(uit, errs.Veldfout{Veld: veld, Melding: f.Melding})
	}
	return uit
}

func (b *bezoek) schoonOp() error {
	var in casus.Opschoning
	if err := b.lees(&in); err != nil {
		return err
	}
	if b.actie() == actieTerug {
		return b.toonOpschonen(&in, nil)
	}
	in.Casus = b.id()
	_, err := b.Gate.CasusOpschonen(b.ctx(), b.caller, in)
	if fouten, ok := ongeldig(err); ok {
		return b.toonOpschonen(&in, fouten)
	}
	if err != nil {
		return err
	}
	return b.naar("/casussen/"+b.id(), gedaanOpgeschoond)
}

func (b *bezoek) sluiten() error { return b.toonSluiten(casus.Sluiten{}, nil) }

func (b *bezoek) toonSluiten(in casus.Sluiten, fouten []errs.Veldfout) error {
	c, err := b.leesCasusVoor("casus.sluiten")
	if err != nil {
		return err
	}
	if in.Versie == 0 {
		in.Versie = c.Versie
	}
	p := SluitenPagina{Schil: b.schil("/casussen", kruimels(c, "Sluiten")...), CasusID: c.ID, Nummer: c.Nummer, Stukken: len(c.Gegevens), Waarden: in,
		Schoon: c.Fase != casus.Afschaling || c.Opschoning != nil && c.Opschoning.Schoon}
	for _, o := range c.Overleggen {
		if o.Stand.Loopt() {
			p.Overleg = o.ID
		}
	}
	p.Fouten = fouten
	if p.NamensOpties, err = b.namensOpties(c); err != nil {
		return err
	}
	return b.formulier(p, fouten)
}

func (b *bezoek) sluit() error {
	var in casus.Sluiten
	if err := b.lees(&in); err != nil {
		return err
	}
	if b.actie() == actieTerug {
		return b.toonSluiten(in, nil)
	}
	in.Casus = b.id()
	_, err := b.Gate.CasusSluiten(b.ctx(), b.caller, in)
	if fouten, ok := ongeldig(err); ok {
		return b.toonSluiten(in, fouten)
	}
	if err != nil {
		return err
	}
	return b.naar("/casussen/"+b.id(), gedaanGesloten)
}
