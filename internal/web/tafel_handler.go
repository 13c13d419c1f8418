// SPDX-License-Identifier: EUPL-1.2

package web

import (
	"fmt"
	"net/http"
	"slices"
	"strings"

	"rondetafel/internal/errs"
	"rondetafel/internal/gate"
	"rondetafel/internal/klok"
	"rondetafel/internal/partij"
	"rondetafel/internal/rto"
)

// gezien is the version that the reader saw: that of the form that comes back, else the one of now.
func gezien(formulier, nu int64) int64 {
	if formulier > 0 {
		return formulier
	}
	return nu
}

func planningWaarden(o gate.PlanningBlad) rto.Planning {
	return rto.Planning{Versie: o.Versie, Datum: klok.Datum(o.Datum).Getypt(), Begin: o.Begin, Einde: o.Einde, Plaats: o.Plaats}
}

func (b *bezoek) agenderen() error { return b.toonAgenderen(rto.Voorbereiding{}, nil) }

// toonAgenderen shows the form that puts a Casus on the agenda; the goal that the triage gave stands in it (rule 1.8-2).
func (b *bezoek) toonAgenderen(in rto.Voorbereiding, fouten []errs.Veldfout) error {
	c, err := b.Gate.CasusLezen(b.ctx(), b.caller, b.id())
	if err != nil {
		return err
	}
	if err := b.eisMag(c.Mag, "overleg.plannen"); err != nil {
		return err
	}
	p := VoorbereidenPagina{Schil: b.schil("/casussen", kruimels(c, "RTO op de agenda")...), Actie: "/casussen/" + c.ID + "/overleg",
		Terug: "/casussen/" + c.ID, Nieuw: true, Nummer: c.Nummer, Waarden: in}
	if c.Triage != nil && c.Triage.Uitkomst != nil {
		p.Triage = c.Triage.Uitkomst.Doel
		if fouten == nil && in.Doel == "" {
			p.Waarden.Doel = p.Triage
		}
	}
	if c.Namens != nil {
		p.Namens = c.Namens.Naam
	}
	p.Fouten = fouten
	return b.formulier(p, fouten)
}

func (b *bezoek) agendeer() error {
	var in rto.Voorbereiding
	if err := b.lees(&in); err != nil {
		return err
	}
	if b.actie() == actieTerug {
		return b.toonAgenderen(in, nil)
	}
	in.Casus = b.id()
	o, err := b.Gate.OverlegPlannen(b.ctx(), b.caller, in)
	if fouten, ok := ongeldig(err); ok {
		return b.toonAgenderen(in, fouten)
	}
	if err != nil {
		return err
	}
	return b.naar("/overleggen/"+o.ID, gedaanGeagendeerd)
}

func (b *bezoek) voorbereiden() error { return b.toonVoorbereiden(nil, nil) }

func (b *bezoek) toonVoorbereiden(in *rto.Voorbereiding, fouten []errs.Veldfout) error {
	o, err := b.overlegBlad("overleg.voorbereiden")
	if err != nil {
		return err
	}
	url := "/overleggen/" + o.ID
	p := VoorbereidenPagina{Schil: b.schil("/overleggen", overlegKruimels(o.PlanningBlad, "Voorbereiden")...), Actie: url + "/voorbereiden", Terug: url,
		Nummer: o.Nummer, Waarden: rto.Voorbereiding{Planning: planningWaarden(o.PlanningBlad), Doel: o.Doel, SoortBesluit: o.SoortBesluit, Themas: o.Themas}}
	if in != nil {
		p.Waarden = *in
	}
	if o.Namens != nil {
		p.Namens = o.Namens.Naam
	}
	p.Fouten = fouten
	return b.formulier(p, fouten)
}

func (b *bezoek) bereidVoor() error {
	var in rto.Voorbereiding
	if err := b.lees(&in); err != nil {
		return err
	}
	if b.actie() == actieTerug {
		return b.toonVoorbereiden(&in, nil)
	}
	in.Overleg = b.id()
	_, err := b.Gate.OverlegVoorbereiden(b.ctx(), b.caller, in)
	if fouten, ok := ongeldig(err); ok {
		return b.toonVoorbereiden(&in, fouten)
	}
	if err != nil {
		return b.tafelBotsing(err, in)
	}
	return b.naar("/overleggen/"+b.id(), gedaanVoorbereid)
}

func (b *bezoek) inplannen() error { return b.toonInplannen(nil, nil) }

func (b *bezoek) toonInplannen(in *rto.Planning, fouten []errs.Veldfout) error {
	o, err := b.Gate.OverlegPlanning(b.ctx(), b.caller, b.id())
	if err != nil {
		return err
	}
	if err := b.eisMag(o.Mag, "overleg.inplannen"); err != nil {
		return err
	}
	p := InplannenPagina{Schil: b.schil("/overleggen", overlegKruimels(o, "Inplannen")...), ID: o.ID, Naam: overlegNaam(o), Nummer: o.Nummer,
		Genodigden: planningRijen(o), Waarden: planningWaarden(o)}
	if in != nil {
		p.Waarden = *in
	}
	p.Fouten = fouten
	return b.formulier(p, fouten)
}

func (b *bezoek) planIn() error {
	var in rto.Planning
	if err := b.lees(&in); err != nil {
		return err
	}
	if b.actie() == actieTerug {
		return b.toonInplannen(&in, nil)
	}
	in.Overleg = b.id()
	_, err := b.Gate.OverlegInplannen(b.ctx(), b.caller, in)
	if fouten, ok := ongeldig(err); ok {
		return b.toonInplannen(&in, fouten)
	}
	if err != nil {
		return err
	}
	return b.naar("/overleggen/"+b.id(), gedaanIngepland)
}

func (b *bezoek) uitnodigen() error { return b.toonUitnodigen(rto.Uitnodigen{}, nil) }

func (b *bezoek) toonUitnodigen(in rto.Uitnodigen, fouten []errs.Veldfout) error {
	o, err := b.overlegBlad("overleg.uitnodigen")
	if err != nil {
		return err
	}
	in.Versie = gezien(in.Versie, o.Versie)
	p := UitnodigenPagina{Schil: b.schil("/overleggen", overlegKruimels(o.PlanningBlad, "Uitnodigen")...), Kaart: overlegKaart(o),
		Waarden: in, Betrekken: "/casussen/" + o.Casus + "/betrekken"}
	for _, k := range o.Kandidaten {
		p.Partijen = append(p.Partijen, KandidaatRij{ID: k.Partij.ID, Naam: k.Partij.Naam, Grond: k.Grond})
	}
	if o.Namens != nil {
		p.Namens = o.Namens.Naam
	}
	p.Fouten = fouten
	return b.formulier(p, fouten)
}

func (b *bezoek) nodigUit() error {
	var in rto.Uitnodigen
	if err := b.lees(&in); err != nil {
		return err
	}
	if b.actie() == actieTerug {
		return b.toonUitnodigen(in, nil)
	}
	in.Overleg = b.id()
	_, err := b.Gate.OverlegUitnodigen(b.ctx(), b.caller, in)
	if fouten, ok := ongeldig(err); ok {
		gekozen := []int{}
		for i, u := range in.Uitnodigingen {
			if u.Partij != "" {
				gekozen = append(gekozen, i)
			}
		}
		return b.toonUitnodigen(in, opRij(fouten, "uitnodigingen", gekozen))
	}
	if err != nil {
		return err
	}
	return b.naar("/overleggen/"+b.id(), gedaanUitgenodigd)
}

// opRij puts messages about the rows that were chosen at the rows of the form: rijen[0] is the form's row of the first.
func opRij(fouten []errs.Veldfout, lijst string, rijen []int) []errs.Veldfout {
	uit := slices.Clone(fouten)
	for i, f := range uit {
		for n, rij := range rijen {
			if rest, ok := strings.CutPrefix(f.Veld, fmt.Sprintf("%s[%d]", lijst, n)); ok {
				uit[i].Veld = fmt.Sprintf("%s[%d]%s", lijst, rij, rest)
			}
		}
	}
	return uit
}

// collegas are the people of the reader's own Partij who may work in casussen and signed the declaration (rule 14.1-1), the reader too.
func (b *bezoek) collegas(huis gate.HuisBlad) []Optie {
	var uit []Optie
	for _, m := range huis.Mensen {
		if m.Partij == b.persoon.Partij && slices.Contains(m.Functies, string(partij.Uitvoerder)) && m.Verklaring != "ontbreekt" {
			naam := m.Naam
			if slices.Contains(m.Functies, string(partij.Mandaat)) {
				naam += " (doorlopend mandaat" + b.metGrenzen(m) + ")"
			}
			uit = append(uit, Optie{Waarde: m.ID, Label: naam})
		}
	}
	return uit
}

func (b *bezoek) afvaardigen() error { return b.toonAfvaardigen(nil, nil) }

func (b *bezoek) toonAfvaardigen(in *rto.Afvaardiging, fouten []errs.Veldfout) error {
	o, err := b.overlegBlad("overleg.afvaardigen")
	if err != nil {
		return err
	}
	huis, err := b.Gate.HuisLezen(b.ctx(), b.caller)
	if err != nil {
		return err
	}
	p := AfvaardigenPagina{Schil: b.schil("/overleggen", overlegKruimels(o.PlanningBlad, "Wie komt er?")...), Kaart: overlegKaart(o), Partij: b.persoon.PartijNaam,
		Mensen: b.collegas(huis)}
	for _, g := range o.AanTafel {
		if g.Eigen {
			p.Bijdrage, p.Grond = g.Bijdrage, g.Grond
			p.Waarden = rto.Afvaardiging{Komt: g.Komt, Mandaat: g.Mandaat && !g.Doorlopend, MandaatVan: g.MandaatVan}
			if g.Afgevaardigde != nil {
				p.Waarden.Medewerker = g.Afgevaardigde.ID
			}
			if g.Vervanger != nil {
				p.Waarden.Vervanger = g.Vervanger.ID
			}
		}
	}
	if in != nil {
		p.Waarden = *in
	}
	p.Fouten = fouten
	return b.formulier(p, fouten)
}

func (b *bezoek) vaardigAf() error {
	var in rto.Afvaardiging
	if err := b.lees(&in); err != nil {
		return err
	}
	if b.actie() == actieTerug {
		return b.toonAfvaardigen(&in, nil)
	}
	in.Overleg = b.id()
	_, err := b.Gate.OverlegAfvaardigen(b.ctx(), b.caller, in)
	if fouten, ok := ongeldig(err); ok {
		return b.toonAfvaardigen(&in, fouten)
	}
	if err != nil {
		return err
	}
	return b.naar("/overleggen/"+b.id(), gedaanAfgevaardigd)
}

func (b *bezoek) aanwezigheid() error { return b.toonAanwezigheid(rto.Aanwezigheid{}, nil) }

func (b *bezoek) toonAanwezigheid(in rto.Aanwezigheid, fouten []errs.Veldfout) error {
	o, err := b.overlegBlad("overleg.aanwezigheid")
	if err != nil {
		return err
	}
	in.Versie = gezien(in.Versie, o.Versie)
	p := AanwezigheidPagina{Schil: b.schil("/overleggen", overlegKruimels(o.PlanningBlad, "Wie is er?")...), Kaart: overlegKaart(o), Waarden: in}
	for _, g := range o.AanTafel {
		k := Plek{ID: g.Partij.ID, Naam: g.Partij.Naam, Zonder: !g.Mandaat}
		for _, m := range []*gate.Naam{g.Afgevaardigde, g.Vervanger} {
			if m != nil {
				k.Mensen = append(k.Mensen, Optie{Waarde: m.ID, Label: m.Naam})
			}
		}
		if g.Aanwezig != nil {
			k.Zit = g.Aanwezig.ID
		}
		if len(k.Mensen) > 0 {
			p.Plekken = append(p.Plekken, k)
		}
	}
	p.Fouten = fouten
	return b.formulier(p, fouten)
}

func (b *bezoek) legAanwezigVast() error {
	var in rto.Aanwezigheid
	if err := b.lees(&in); err != nil {
		return err
	}
	if b.actie() == actieTerug {
		return b.toonAanwezigheid(in, nil)
	}
	in.Overleg = b.id()
	_, err := b.Gate.OverlegAanwezigheid(b.ctx(), b.caller, in)
	if fouten, ok := ongeldig(err); ok {
		return b.toonAanwezigheid(in, fouten)
	}
	if err != nil {
		return err
	}
	return b.naar("/overleggen/"+b.id(), gedaanAanwezig)
}

func (b *bezoek) besluiten() error {
	return b.toonBesluit(rto.Besluit{Soort: rto.SoortBesluit(b.r.URL.Query().Get("soort"))}, nil)
}

func (b *bezoek) toonBesluit(in rto.Besluit, fouten []errs.Veldfout) error {
	o, err := b.overlegBlad("overleg.besluiten")
	if err != nil {
		return err
	}
	if in.Soort == "" && fouten == nil {
		in.Soort = o.SoortBesluit
	}
	in.Versie = gezien(in.Versie, o.Versie)
	p := BesluitPagina{Schil: b.schil("/overleggen", overlegKruimels(o.PlanningBlad, "Besluit")...), Kaart: overlegKaart(o), Waarden: in}
	for _, g := range o.AanTafel {
		switch {
		case g.Telt && len(g.Beslist) > 0 && !slices.Contains(g.Beslist, in.Soort):
			p.TellenNiet = append(p.TellenNiet, g.Partij.Naam+": het doorlopend mandaat geldt niet voor dit besluit (art. 6.3)")
		case g.Telt:
			p.Tellen = append(p.Tellen, Optie{Waarde: g.Partij.ID, Label: g.Partij.Naam})
		case g.Aanwezig != nil:
			p.TellenNiet = append(p.TellenNiet, g.Partij.Naam+": geen mandaat (art. 6.3)")
		default:
			p.TellenNiet = append(p.TellenNiet, g.Partij.Naam+": is er niet")
		}
	}
	for _, m := range o.Regisseurs {
		p.Regisseurs = append(p.Regisseurs, Optie{Waarde: m.ID, Label: m.Naam})
	}
	for _, c := range o.Criteria {
		p.Criteria = append(p.Criteria, Optie{Waarde: c.ID, Label: c.Tekst})
	}
	if o.Vervanger != nil {
		p.Vervanger = o.Vervanger.Naam
	}
	if o.Namens != nil {
		p.Namens = o.Namens.Naam
	}
	p.Fouten = fouten
	return b.formulier(p, fouten)
}

func (b *bezoek) besluit() error {
	var in rto.Besluit
	if err := b.lees(&in); err != nil {
		return err
	}
	if soort, kiest := strings.CutPrefix(b.actie(), actieSoort); kiest {
		in.Soort = rto.SoortBesluit(soort)
		return b.toonBesluit(in, nil)
	}
	if b.actie() == actieTerug {
		return b.toonBesluit(in, nil)
	}
	in.Overleg = b.id()
	_, err := b.Gate.OverlegBesluiten(b.ctx(), b.caller, in)
	if fouten, ok := ongeldig(err); ok {
		return b.toonBesluit(in, fouten)
	}
	if err != nil {
		return err
	}
	return b.naar("/overleggen/"+b.id()+"#besluiten", gedaanBesloten)
}

func (b *bezoek) afronden() error { return b.toonAfronden(rto.Verslag{}, nil) }

func (b *bezoek) toonAfronden(in rto.Verslag, fouten []errs.Veldfout) error {
	o, err := b.overlegBlad("overleg.afronden")
	if err != nil {
		return err
	}
	in.Versie = gezien(in.Versie, o.Versie)
	p := VerslagPagina{Schil: b.schil("/overleggen", overlegKruimels(o.PlanningBlad, "Afronden")...), Kaart: overlegKaart(o), Waarden: in}
	for _, d := range o.Besluiten {
		p.Besluiten = append(p.Besluiten, besluitKaart(d, b.nu()))
	}
	for _, g := range o.AanTafel {
		p.Partijen = append(p.Partijen, Optie{Waarde: g.Partij.ID, Label: g.Partij.Naam})
	}
	p.Stukken = citeerOpties(o.Citeerbaar, b.nu())
	p.Fouten = fouten
	return b.formulier(p, fouten)
}

func (b *bezoek) rondAf() error {
	var in rto.Verslag
	if err := b.lees(&in); err != nil {
		return err
	}
	if a := b.actie(); a != "" {
		in.Passages = anderePassages(in.Passages, a)
		return b.toonAfronden(in, nil)
	}
	in = in.Schoon()
	in.Overleg = b.id()
	_, err := b.Gate.OverlegAfronden(b.ctx(), b.caller, in)
	if fouten, ok := ongeldig(err); ok {
		return b.toonAfronden(in, fouten)
	}
	if err != nil {
		return err
	}
	return b.naar("/overleggen/"+b.id(), gedaanAfgerond)
}

func (b *bezoek) afgelasten() error { return b.toonAfgelasten(rto.Afgelasting{}, nil) }

func (b *bezoek) toonAfgelasten(in rto.Afgelasting, fouten []errs.Veldfout) error {
	o, err := b.overlegBlad("overleg.afgelasten")
	if err != nil {
		return err
	}
	in.Versie = gezien(in.Versie, o.Versie)
	p := AfgelastenPagina{Schil: b.schil("/overleggen", overlegKruimels(o.PlanningBlad, "Afgelasten")...), Kaart: overlegKaart(o), Waarden: in}
	p.Fouten = fouten
	return b.formulier(p, fouten)
}

func (b *bezoek) gelastAf() error {
	var in rto.Afgelasting
	if err := b.lees(&in); err != nil {
		return err
	}
	if b.actie() == actieTerug {
		return b.toonAfgelasten(in, nil)
	}
	in.Overleg = b.id()
	_, err := b.Gate.OverlegAfgelasten(b.ctx(), b.caller, in)
	if fouten, ok := ongeldig(err); ok {
		return b.toonAfgelasten(in, fouten)
	}
	if err != nil {
		return err
	}
	return b.naar("/overleggen/"+b.id(), gedaanAfgelast)
}

func (b *bezoek) vervanger() error { return b.toonVervanger(rto.Voorstel{}, nil) }

func (b *bezoek) toonVervanger(in rto.Voorstel, fouten []errs.Veldfout) error {
	c, err := b.Gate.CasusLezen(b.ctx(), b.caller, b.id())
	if err != nil {
		return err
	}
	if err := b.eisMag(c.Mag, "casusregie.voorstellen"); err != nil {
		return err
	}
	huis, err := b.Gate.HuisLezen(b.ctx(), b.caller)
	if err != nil {
		return err
	}
	p := VervangerPagina{Schil: b.schil("/casussen", kruimels(c, "Vervanger voorstellen")...), CasusID: c.ID, Nummer: c.Nummer, Partij: b.persoon.PartijNaam,
		Mensen: b.collegas(huis), Waarden: in}
	if c.Casusregisseur != nil {
		p.Regisseur = c.Casusregisseur.Naam
		p.Mensen = slices.DeleteFunc(p.Mensen, func(o Optie) bool { return o.Waarde == c.Casusregisseur.ID })
	}
	p.Fouten = fouten
	return b.formulier(p, fouten)
}

func (b *bezoek) stelVervangerVoor() error {
	var in rto.Voorstel
	if err := b.lees(&in); err != nil {
		return err
	}
	if b.actie() == actieTerug {
		return b.toonVervanger(in, nil)
	}
	in.Casus = b.id()
	_, err := b.Gate.CasusregieVoorstellen(b.ctx(), b.caller, in)
	if fouten, ok := ongeldig(err); ok {
		return b.toonVervanger(in, fouten)
	}
	if err != nil {
		return err
	}
	return b.naar("/casussen/"+b.id(), gedaanVoorgesteld)
}

// overlegRoutes are the pages of the round table (articles 6 and 7).
func overlegRoutes() []route {
	const get, post = http.MethodGet, http.MethodPost
	return []route{
		{get, "/overleggen", ondertekend, (*bezoek).overleggen},
		{get, "/overleggen/{id}", ondertekend, (*bezoek).overleg},
		{get, "/casussen/{id}/overleg", ondertekend, eenmalig((*bezoek).agenderen)},
		{post, "/casussen/{id}/overleg", ondertekend, (*bezoek).agendeer},
		{get, "/casussen/{id}/vervanger", ondertekend, eenmalig((*bezoek).vervanger)},
		{post, "/casussen/{id}/vervanger", ondertekend, (*bezoek).stelVervangerVoor},
		{get, "/overleggen/{id}/voorbereiden", ondertekend, (*bezoek).voorbereiden},
		{post, "/overleggen/{id}/voorbereiden", ondertekend, (*bezoek).bereidVoor},
		{get, "/overleggen/{id}/inplannen", ondertekend, (*bezoek).inplannen},
		{post, "/overleggen/{id}/inplannen", ondertekend, (*bezoek).planIn},
		{get, "/overleggen/{id}/uitnodigen", ondertekend, (*bezoek).uitnodigen},
		{post, "/overleggen/{id}/uitnodigen", ondertekend, (*bezoek).nodigUit},
		{get, "/overleggen/{id}/afvaardigen", ondertekend, (*bezoek).afvaardigen},
		{post, "/overleggen/{id}/afvaardigen", ondertekend, (*bezoek).vaardigAf},
		{get, "/overleggen/{id}/aanwezigheid", ondertekend, (*bezoek).aanwezigheid},
		{post, "/overleggen/{id}/aanwezigheid", ondertekend, (*bezoek).legAanwezigVast},
		{get, "/overleggen/{id}/besluit", ondertekend, (*bezoek).besluiten},
		{post, "/overleggen/{id}/besluit", ondertekend, (*bezoek).besluit},
		{get, "/overleggen/{id}/afronden", ondertekend, (*bezoek).afronden},
		{post, "/overleggen/{id}/afronden", ondertekend, (*bezoek).rondAf},
		{get, "/overleggen/{id}/voorinzage", ondertekend, (*bezoek).voorinzage},
		{post, "/overleggen/{id}/voorinzage", ondertekend, (*bezoek).vraagVooraf},
		{get, "/overleggen/{id}/afgelasten", ondertekend, (*bezoek).afgelasten},
		{post, "/overleggen/{id}/afgelasten", ondertekend, (*bezoek).gelastAf},
	}
}
