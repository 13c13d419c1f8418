// SPDX-License-Identifier: EUPL-1.2

package web

import (
	"slices"

	"rondetafel/internal/casus"
	"rondetafel/internal/errs"
	"rondetafel/internal/gate"
)

func (b *bezoek) ontheffen() error { return b.toonOntheffen(casus.Ontheffen{}, nil) }

// toonOntheffen lists who is designated, as far as the reader can take them off the Casus.
func (b *bezoek) toonOntheffen(in casus.Ontheffen, fouten []errs.Veldfout) error {
	l, err := b.Gate.DeelnameLijst(b.ctx(), b.caller, b.id())
	if err != nil {
		return err
	}
	p := OntheffenPagina{Schil: b.schil("/casussen", notitieKruimels(l.Casus, l.Nummer, "Aangewezen")...), CasusID: l.Casus, Nummer: l.Nummer, Waarden: in}
	p.Fouten = fouten
	for _, a := range l.Aangewezen {
		if len(a.Blijft) > 0 {
			p.Blijven = append(p.Blijven, blijft(a, l.Casus, a.Partij.ID == b.persoon.Partij))
			continue
		}
		o := Optie{Waarde: a.ID, Label: a.Naam.Naam, Uitleg: a.Partij.Naam}
		if a.Jij {
			o.Label += " (jij)"
		}
		if a.Afspraken > 0 {
			o.Uitleg += ", voert " + telWoord(a.Afspraken, "afspraak", "afspraken") + " uit"
			p.Werk = true
		}
		p.Mensen = append(p.Mensen, o)
		for _, c := range a.Overnemers {
			if !slices.ContainsFunc(p.Collega, func(o Optie) bool { return o.Waarde == c.ID }) {
				p.Collega = append(p.Collega, Optie{Waarde: c.ID, Label: c.Naam + ", " + a.Partij.Naam})
			}
		}
	}
	return b.formulier(p, fouten)
}

// blijft says why somebody cannot be taken off a Casus now, and where that can change.
func blijft(a gate.AanwijzingBlad, id string, eigen bool) BlijftRij {
	r := BlijftRij{Wie: a.Naam.Naam + ", " + a.Partij.Naam}
	switch a.Blijft[0] {
	case "collega":
		r.Waarom = "De enige van deze Partij. Eerst wijst die Partij een collega aan die het werk overneemt."
		if eigen {
			r.URL, r.Wat = "/casussen/"+id+"/collega", "Wijs een collega aan"
		}
	case "casusregie":
		r.Waarom = "Heeft de casusregie. Die gaat alleen over door een besluit van het RTO."
	default:
		r.Waarom = "Gaat namens de Partij naar het RTO. Eerst stuurt die Partij iemand anders."
		r.URL, r.Wat = "/casussen/"+id+"#rto", "Naar het RTO"
	}
	return r
}

func (b *bezoek) ontheef() error {
	var in casus.Ontheffen
	if err := b.lees(&in); err != nil {
		return err
	}
	if b.actie() == actieTerug {
		return b.toonOntheffen(in, nil)
	}
	in.Casus = b.id()
	_, err := b.Gate.DeelnameOntheffen(b.ctx(), b.caller, in)
	if fouten, ok := ongeldig(err); ok {
		return b.toonOntheffen(in, fouten)
	}
	if err != nil {
		return err
	}
	if in.Medewerker == b.persoon.ID { // who left sees nothing of it any more
		return b.naar("/", gedaanOntheven)
	}
	return b.naar("/casussen/"+b.id()+"/ontheffen", gedaanOntheven)
}
