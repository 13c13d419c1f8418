// SPDX-License-Identifier: EUPL-1.2

package web

import (
	"net/http"
	"slices"

	"rondetafel/internal/errs"
	"rondetafel/internal/gate"
	"rondetafel/internal/informatie"
	"rondetafel/internal/partij"
)

const padStandaarden = "/standaarden"

// standaarden is with which conditions the reader's own Partij begins.
func (b *bezoek) standaarden() error {
	blad, err := b.Gate.StandaardenLezen(b.ctx(), b.caller)
	if err != nil {
		return err
	}
	p := StandaardenPagina{Schil: b.schil("/partijen", Kruimel{Naam: "Partijen", URL: "/partijen"}, Kruimel{Naam: blad.Partij.Naam, URL: "/partijen/" + blad.Partij.ID},
		Kruimel{Naam: "Onze standaard"}), Partij: blad.Partij.Naam, Beheert: slices.Contains(blad.Mag, "standaard.vaststellen")}
	for _, s := range blad.Standaarden {
		rij := StandaardRij{Naam: s.Soort.Label(), Zin: wilsZin(s.Zin, s.GebruikZinnen), Gebruik: s.GebruikZinnen, Open: s.Open, Dicht: !s.Ruimte.Mag, Nu: s.Nu}
		if s.Ruimte.Mag && p.Beheert {
			rij.URL = padStandaarden + "/" + string(s.Soort)
		}
		p.Rijen = append(p.Rijen, rij)
	}
	for _, v := range blad.Versies {
		p.Versies = append(p.Versies, StandaardVersie{Wanneer: DagTijd(v.Moment, b.nu()), Door: v.Door.Naam, Wat: v.Soort.Label() + ": " + v.Zin})
	}
	return b.toon(p)
}

func (b *bezoek) standaard() error { return b.toonStandaard(nil, nil) }

// toonStandaard shows the form, filled with what is set when nothing was typed yet.
func (b *bezoek) toonStandaard(in *informatie.Standaard, fouten []errs.Veldfout) error {
	blad, err := b.Gate.StandaardenLezen(b.ctx(), b.caller)
	if err != nil {
		return err
	}
	if err := b.eisMag(blad.Mag, "standaard.vaststellen"); err != nil {
		return err
	}
	i := slices.IndexFunc(blad.Standaarden, func(s gate.StandaardBlad) bool { return string(s.Soort) == b.r.PathValue("soort") })
	if i < 0 || !blad.Standaarden[i].Ruimte.Mag {
		return statusFout(http.StatusNotFound)
	}
	s := blad.Standaarden[i]
	huis, err := b.Gate.HuisLezen(b.ctx(), b.caller)
	if err != nil {
		return err
	}
	if in == nil {
		in = &s.Standaard
	}
	p := StandaardPagina{Schil: b.schil("/partijen", Kruimel{Naam: "Onze standaard", URL: padStandaarden}, Kruimel{Naam: s.Soort.Label()}), Partij: blad.Partij.Naam,
		Waarden: *in, Ruimte: s.Ruimte, Open: s.Open,
		Partijen: partijOpties(huis, func(q gate.PartijBlad) bool { return q.Actief && nietHetHuis(q) && q.ID != blad.Partij.ID })}
	p.Waarden.Soort = s.Soort
	if len(fouten) == 0 {
		fouten, _ = ongeldig(p.Waarden.Valideer())
	}
	if p.Fouten = fouten; len(fouten) == 0 {
		p.Gebruik = p.Waarden.Zinnen()
		p.Zin = wilsZin(p.Waarden.Zin(informatie.Beeld{Namen: gekozenNamen(huis, in.Lezers)}), p.Gebruik)
	}
	return b.formulier(p, fouten)
}

// gekozenNamen are the short names of Partijen.
func gekozenNamen(huis gate.HuisBlad, ids []string) []string {
	var uit []string
	for _, q := range huis.Partijen {
		if slices.Contains(ids, q.ID) {
			uit = append(uit, q.Kort)
		}
	}
	return uit
}

// wieNaam names a kind of Partij, or a Partij by its id.
func wieNaam(huis gate.HuisBlad) informatie.Namer {
	return func(wie string) string {
		for _, q := range huis.Partijen {
			if q.ID == wie {
				return q.Kort
			}
		}
		return partij.Soort(wie).Label()
	}
}

func (b *bezoek) zetStandaard() error {
	var in informatie.Standaard
	if err := b.lees(&in); err != nil {
		return err
	}
	in.Soort = informatie.Soort(b.r.PathValue("soort"))
	if a := b.actie(); a == actieTerug || a == ActieVoorbeeld {
		return b.toonStandaard(&in, nil)
	}
	_, err := b.Gate.StandaardVaststellen(b.ctx(), b.caller, in)
	if fouten, ok := ongeldigStuk(err); ok {
		return b.toonStandaard(&in, fouten)
	}
	if err != nil {
		return err
	}
	return b.naar(padStandaarden, gedaanStandaard)
}
