// SPDX-License-Identifier: EUPL-1.2

package web

import (
	"slices"
	"time"

	"rondetafel/internal/casus"
	"rondetafel/internal/errs"
	"rondetafel/internal/gate"
	"rondetafel/internal/klok"
)

func (b *bezoek) informeren() error { return b.toonInformeren(nil, nil) }

// toonInformeren shows the form for one Betrokkene of the Casus, with the answer that holds now.
func (b *bezoek) toonInformeren(in *casus.Informeren, fouten []errs.Veldfout) error {
	c, err := b.Gate.CasusLezen(b.ctx(), b.caller, b.id())
	if err != nil {
		return err
	}
	if err := b.eisMag(c.Mag, "betrokkene.informeren"); err != nil {
		return err
	}
	i := slices.IndexFunc(c.Betrokkenen, func(m gate.BetrokkeneBlad) bool { return m.ID == b.betrokkene() })
	if i < 0 {
		return errs.ErrNotFound
	}
	m := c.Betrokkenen[i]
	p := InformerenPagina{Schil: b.schil("/casussen", kruimels(c, "Weet de betrokkene het?")...), CasusID: c.ID, Nummer: c.Nummer, ID: m.ID,
		Naam: m.Naam, Nu: informering(m.Informering, b.nu())}
	p.Fouten = fouten
	switch {
	case in != nil:
		p.Waarden = *in
	case m.Informering != nil:
		a := m.Informering
		p.Waarden = casus.Informeren{Stand: a.Stand, Datum: klok.Datum(a.Datum).Getypt(), Tot: klok.Datum(a.Tot).Getypt(), Reden: a.Reden, Grond: a.Grond}
	}
	return b.formulier(p, fouten)
}

func (b *bezoek) betrokkene() string { return b.r.PathValue("betrokkene") }

// informering is whether a Betrokkene knows, as a page shows it; nil while nobody answered that.
func informering(i *gate.InformeringBlad, nu time.Time) *Informering {
	if i == nil {
		return nil
	}
	uit := &Informering{Reden: i.Reden, Grond: i.Grond, Door: i.Door.Naam + ", " + Datum(i.Moment, nu)}
	datum, _ := klok.Datum(i.Datum).Lees()
	tot, _ := klok.Datum(i.Tot).Lees()
	switch {
	case i.Stand == casus.Geinformeerd:
		uit.Stand = Badge{Tekst: "ja, " + Datum(datum, nu), Toon: ToonGoed, Icoon: IcoonVinkje}
	case i.Stand == casus.Weggelaten:
		uit.Stand = Badge{Tekst: "nee, met reden", Toon: ToonStil, Icoon: IcoonStreep}
	case dagenTot(tot, nu) <= 0:
		uit.Stand = BadgeTeLaat("uitstel voorbij")
	default:
		uit.Stand = BadgeBinnenkort("uitgesteld tot " + Datum(tot, nu))
	}
	return uit
}

func (b *bezoek) informeer() error {
	var in casus.Informeren
	if err := b.lees(&in); err != nil {
		return err
	}
	if b.actie() == actieTerug {
		return b.toonInformeren(&in, nil)
	}
	in.Betrokkene = b.betrokkene()
	v, err := b.Gate.BetrokkeneInformeren(b.ctx(), b.caller, in)
	if fouten, ok := ongeldig(err); ok {
		return b.toonInformeren(&in, fouten)
	}
	if err != nil {
		return err
	}
	return b.naar("/casussen/"+v.ID+"#betrokkenen", gedaanVastgelegd)
}
