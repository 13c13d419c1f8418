// SPDX-License-Identifier: EUPL-1.2

package web

import (
	"strconv"

	"rondetafel/internal/errs"
	"rondetafel/internal/gate"
)

func (b *bezoek) toegankelijkheid() error { return b.toon(ToegankelijkheidPagina{b.schil("")}) }
func (b *bezoek) privacy() error          { return b.toon(PrivacyPagina{Schil: b.schil("")}) }
func (b *bezoek) sneltoetsen() error      { return b.toon(SneltoetsenPagina{b.schil("")}) }

// waarom explains an earlier decision to whom it was about.
func (b *bezoek) waarom() error {
	volgnr, err := strconv.ParseInt(b.r.PathValue("volgnummer"), 10, 64)
	if err != nil {
		return errs.ErrNotFound
	}
	u, err := b.Gate.BesluitUitleggen(b.ctx(), b.caller, volgnr)
	if err != nil {
		return err
	}
	return b.toon(waaromPagina(b.schil("", Kruimel{Naam: "Mijn werk", URL: "/"}, Kruimel{Naam: "Waarom"}), u))
}

func waaromPagina(s Schil, u gate.Uitleg) WaaromPagina {
	p := WaaromPagina{Schil: s, Mag: u.Uitkomst == "toegestaan", Besluit: Besluituitleg{Handeling: u.Titel, Redenen: redenen(u.Artikelen), Wanneer: VolleDatum(u.Moment) + ", " + Tijd(u.Moment)}}
	if !p.Mag {
		p.Anders = u.Anders
	}
	return p
}
