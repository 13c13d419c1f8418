// SPDX-License-Identifier: EUPL-1.2

package web

import (
	"time"

	"rondetafel/internal/casus"
	"rondetafel/internal/errs"
	"rondetafel/internal/gate"
	"rondetafel/internal/klok"
)

// triagevraag is one question in triage: its own page, because the Partij that is asked knows nothing of the Casus (rule 1.8-1).
func (b *bezoek) triagevraag() error { return b.toonTriagevraag(nil, nil) }

func (b *bezoek) toonTriagevraag(in *casus.Triageantwoord, fouten []errs.Veldfout) error {
	v, err := b.Gate.TriagevraagLezen(b.ctx(), b.caller, b.id())
	if err != nil {
		return err
	}
	p := b.triagevraagPagina(v)
	if in != nil && !p.Mag {
		return nietNu("triagevraag.antwoorden")
	}
	p.Fouten = fouten
	if in != nil {
		p.Waarden = *in
	}
	if p.Waarden.Versie == 0 {
		p.Waarden.Versie = v.Versie
	}
	return b.formulier(p, fouten)
}

func (b *bezoek) triagevraagPagina(v gate.TriagevraagBlad) TriagevraagPagina {
	nu := b.nu()
	p := TriagevraagPagina{ID: v.ID, Nummer: v.Nummer, Partij: v.Partij.Naam, Wie: v.Medewerker.Naam, Steller: v.Steller.Naam, Namens: v.Namens.Naam,
		Gesteld: Dag(v.Gesteld, nu), Vraag: v.Vraag, Over: personen(v.Over), Antwoord: antwoordKaart(v.Antwoord, nu), Eigen: v.Eigen,
		Mag: b.eisMag(v.Mag, "triagevraag.antwoorden") == nil}
	for _, d := range DoelNamen([]string{v.Doel}) {
		p.Doel = d
	}
	if dag, ok := klok.Datum(v.Uiterlijk).Lees(); ok {
		p.Uiterlijk = Dag(dag, nu)
		if v.Antwoord == nil {
			p.Termijn = Uiterlijk(dag, nu)
		}
	}
	if a := v.Antwoord; a != nil {
		p.Waarden = casus.Triageantwoord{Bekend: a.Bekend, Contact: a.Contact, Aanschuiven: a.Aanschuiven, Toelichting: a.Toelichting,
			DelenMetAanmelder: a.DelenMetAanmelder}
	}
	if v.Eigen {
		p.Schil = b.schil("/", Kruimel{Naam: "Mijn werk", URL: "/"}, Kruimel{Naam: "Vraag in triage"})
		return p
	}
	p.Schil, p.CasusURL = b.schil("/casussen", Kruimel{Naam: "Casussen", URL: "/casussen"}, Kruimel{Naam: v.Nummer, URL: "/casussen/" + v.Casus},
		Kruimel{Naam: "Vraag in triage"}), "/casussen/"+v.Casus+"#triage"
	return p
}

func personen(lijst []gate.PersoonBlad) []PersoonRegel {
	var uit []PersoonRegel
	for _, m := range lijst {
		r := PersoonRegel{Naam: m.Naam, BSN: m.BSN}
		if t, ok := klok.Datum(m.Geboortedatum).Lees(); ok {
			r.Geboortedatum = VolleDatum(t)
		}
		uit = append(uit, r)
	}
	return uit
}

func antwoordKaart(a *gate.AntwoordBlad, nu time.Time) *AntwoordKaart {
	if a == nil {
		return nil
	}
	return &AntwoordKaart{Bekend: bekendBadge(a.Bekend), Contact: a.Contact, Aanschuiven: a.Aanschuiven.Label(), Toelichting: a.Toelichting,
		Gedeeld: a.DelenMetAanmelder, Wanneer: DagTijd(a.Moment, nu)}
}

func (b *bezoek) beantwoord() error {
	var in casus.Triageantwoord
	if err := b.lees(&in); err != nil {
		return err
	}
	if b.actie() == actieTerug {
		return b.toonTriagevraag(&in, nil)
	}
	in.Triagevraag = b.id()
	_, err := b.Gate.TriagevraagAntwoorden(b.ctx(), b.caller, in)
	if fouten, ok := ongeldig(err); ok {
		return b.toonTriagevraag(&in, fouten)
	}
	if err != nil {
		return err
	}
	return b.naar("/triagevragen/"+b.id(), gedaanBeantwoord)
}
