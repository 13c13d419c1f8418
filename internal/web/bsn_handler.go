// SPDX-License-Identifier: EUPL-1.2

package web

import (
	"slices"

	"rondetafel/internal/casus"
	"rondetafel/internal/errs"
	"rondetafel/internal/gate"
)

func (b *bezoek) bsn() error {
	p, err := b.bsnPagina("", nil)
	if err != nil {
		return err
	}
	return b.toon(p)
}

// bsnPagina is the question about one Betrokkene of the Casus.
func (b *bezoek) bsnPagina(reden casus.BSNReden, fouten []errs.Veldfout) (BSNPagina, error) {
	c, err := b.Gate.CasusLezen(b.ctx(), b.caller, b.id())
	if err != nil {
		return BSNPagina{}, err
	}
	i := slices.IndexFunc(c.Betrokkenen, func(m gate.BetrokkeneBlad) bool { return m.ID == b.betrokkene() && m.BSN != "" })
	if i < 0 {
		return BSNPagina{}, errs.ErrNotFound
	}
	m := c.Betrokkenen[i]
	p := BSNPagina{Schil: b.schil("/casussen", kruimels(c, "BSN tonen")...), CasusID: c.ID, Nummer: c.Nummer, ID: m.ID, Naam: m.Naam, Masker: m.BSN,
		Reden: reden}
	p.Fouten = fouten
	return p, nil
}

// toonBSN shows the number on the page itself: it is in no URL and in no answer that is kept.
func (b *bezoek) toonBSN() error {
	var in casus.BSNTonen
	if err := b.lees(&in); err != nil {
		return err
	}
	in.Betrokkene = b.betrokkene()
	gevonden, err := b.Gate.BSNTonen(b.ctx(), b.caller, in)
	fouten, mis := ongeldig(err)
	if err != nil && !mis {
		return err
	}
	p, err := b.bsnPagina(in.Reden, fouten)
	if err != nil {
		return err
	}
	p.BSN = gevonden.BSN
	return b.formulier(p, fouten)
}

// waaromBSN is the reason in a line of the timeline.
func waaromBSN(g gate.GebeurtenisBlad) string {
	switch g.Soort {
	case "bsn.opzoeken":
		return "om op te zoeken bij " + g.Partij
	case "bsn.verzoek":
		return "omdat die erom vroeg"
	}
	return "om zeker te weten dat het dezelfde persoon is"
}
