// SPDX-License-Identifier: EUPL-1.2

package web

import (
	"fmt"
	"net/http"
	"net/url"
	"slices"
	"strconv"
	"strings"
	"time"

	"rondetafel/internal/bestuur"
	"rondetafel/internal/errs"
	"rondetafel/internal/gate"
	"rondetafel/internal/klok"
	"rondetafel/internal/plan"
)

// plan is the plan van aanpak whole, or an earlier version of it: the query versie.
func (b *bezoek) plan() error {
	p, err := b.Gate.PlanLezen(b.ctx(), b.caller, b.id())
	if err != nil {
		return err
	}
	nu := b.nu()
	versie := p.Huidig
	if gevraagd := b.r.URL.Query().Get("versie"); gevraagd != "" {
		n, _ := strconv.ParseInt(gevraagd, 10, 64)
		i := slices.IndexFunc(p.Versies, func(v gate.PlanversieBlad) bool { return v.Nummer == n })
		if i < 0 {
			return statusFout(http.StatusNotFound)
		}
		versie = &p.Versies[i]
	}
	pagina := PlanPagina{Schil: b.schil("/casussen", planKruimels(p, "Plan van aanpak")...), Nummer: p.Nummer, Kaart: planVersie(p, versie, nu),
		Acties: planActies(p)}
	if versie == p.Huidig {
		b.metVragen(&pagina.Kaart, p)
	}
	for _, v := range p.Versies {
		pagina.Versies = append(pagina.Versies, planVersieRij(p.Casus, v, versie, nu))
	}
	if c := p.Concept; c != nil && c.Stand != "geen" && (versie == p.Huidig) {
		k := planConcept(p, nu)
		pagina.Concept = &k
	}
	return b.toon(pagina)
}

// metVragen leads from what a Partij has to know to asking for it (rule 12.1-3): who has the regie for every Partij, others for their own.
func (b *bezoek) metVragen(k *PlanKaart, p gate.PlanBlad) {
	if p.Huidig == nil || b.Gate.Vooraf(b.ctx(), b.caller, "informatievraag.stellen", p.Casus) != nil {
		return
	}
	for i, r := range p.Huidig.Rollen {
		if r.Partij.ID == b.persoon.Partij || slices.Contains(p.Mag, "plan.bewaren") {
			k.Rollen[i].VraagURL = "/casussen/" + p.Casus + "/informatievragen?voor=" + url.QueryEscape(r.Partij.ID)
		}
	}
}

func planKruimels(p gate.PlanBlad, hier string) []Kruimel {
	return []Kruimel{{Naam: "Casussen", URL: "/casussen"}, {Naam: p.Nummer, URL: "/casussen/" + p.Casus}, {Naam: hier}}
}

// planKaart is the card of the plan on the page of its Casus, nil when the reader may not see it.
func planKaart(p *gate.PlanBlad, nu time.Time) *PlanKaart {
	if p == nil {
		return nil
	}
	k := planVersie(*p, p.Huidig, nu)
	k.Verwijst = p.Huidig != nil || p.Concept != nil
	k.Acties = planActies(*p)
	if c := p.Concept; c != nil {
		k.Melding = conceptMelding(*c)
	}
	return &k
}

// planWegen are the links to what stands beside the plan: consultation, and own action.
func planWegen(c gate.CasusBlad) []Koppeling {
	var uit []Koppeling
	if slices.Contains(c.Mag, "regie.lezen") {
		uit = append(uit, Koppeling{"Afstemmen met de regisseur", "/casussen/" + c.ID + "/afstemmen"})
	}
	if slices.Contains(c.Mag, "optreden.lezen") {
		uit = append(uit, Koppeling{"Eigen optreden", "/casussen/" + c.ID + "/optreden"})
	}
	return uit
}

func planActies(p gate.PlanBlad) []Knop {
	pad := "/casussen/" + p.Casus + "/plan"
	var uit []Knop
	if slices.Contains(p.Mag, "plan.instemmen") && p.Concept != nil && p.Concept.Antwoord {
		uit = append(uit, Knop{Tekst: "Plan beantwoorden", URL: pad + "/instemmen", Icoon: IcoonVinkje, Soort: KnopEerste, Klein: true})
	}
	if slices.Contains(p.Mag, "plan.bewaren") {
		tekst := "Plan bewerken"
		if p.Huidig == nil && (p.Concept == nil || p.Concept.Stand == "geen") {
			tekst = "Plan maken"
		}
		uit = append(uit, Knop{Tekst: tekst, URL: pad + "/bewerken", Icoon: IcoonPotlood, Soort: KnopTweede, Klein: true})
	}
	if slices.Contains(p.Mag, "plan.voorleggen") {
		uit = append(uit, Knop{Tekst: "Plan voorleggen", URL: pad + "/voorleggen", Icoon: IcoonGroep, Soort: KnopTweede, Klein: true})
	}
	return uit
}

// conceptMelding says in one line how the draft of the next version stands; nil when there is nothing to say.
func conceptMelding(c gate.PlanconceptBlad) *Melding {
	wacht := 0
	for _, s := range c.Stemmen {
		if s.Stand == bestuur.Gevraagd {
			wacht++
		}
	}
	switch c.Stand {
	case "voorgelegd":
		if c.AndereDeelnemers {
			return &Melding{Soort: MeldingLetop, Kop: "Dit plan moet opnieuw worden voorgelegd.", Tekst: "Sinds het is voorgelegd, doen er andere Partijen mee (art. 6.4b)."}
		}
		return &Melding{Soort: MeldingInfo, Kop: "Een nieuwe versie is voorgelegd.", Tekst: telWoord(wacht, "Partij antwoordde nog niet.", "Partijen antwoordden nog niet.")}
	case "geagendeerd":
		return &Melding{Soort: MeldingInfo, Kop: "Er is een concept voor het RTO.", Tekst: "Het geldt pas na een besluit."}
	case "concept":
		return &Melding{Soort: MeldingInfo, Kop: "Er is een concept.", Tekst: wanneerGeldt(c.Nummer)}
	}
	return nil
}

// wanneerGeldt says when the draft of version nummer is in force (rule 6.4b-1).
func wanneerGeldt(nummer int64) string {
	if nummer == 1 {
		return "Het geldt pas na een besluit van het RTO."
	}
	return "Het geldt pas na een besluit van het RTO, of als alle Partijen schriftelijk instemmen."
}

// planVersie is a version of the plan as a card; that in force, or none yet, says what waits to be written anew.
func planVersie(p gate.PlanBlad, v *gate.PlanversieBlad, nu time.Time) (k PlanKaart) {
	k.CasusID = p.Casus
	anew := map[string]gate.HerschrijfBlad{}
	if v == p.Huidig {
		anew = opID(p.Herschrijven)
	}
	defer func() { k.Herschrijven = herschrijfRijen(p.Herschrijven, anew) }()
	if v == nil {
		return k
	}
	k.Kop = "Versie " + tel(int(v.Nummer)) + ", vastgesteld op " + VolleDatum(v.Moment)
	k.Wijziging, k.Stemmen = v.Wijziging, planStemmen(v.Stemmen)
	for _, d := range v.Doelen {
		k.Doelen = append(k.Doelen, planDoel(d, anew, nu))
	}
	for _, r := range v.Rollen {
		k.Rollen = append(k.Rollen, PlanRol{Partij: r.Partij.Naam, Rol: r.Rol, Informatiebehoefte: r.Informatiebehoefte})
	}
	for _, c := range v.Criteria {
		k.Criteria = append(k.Criteria, c.Tekst)
	}
	return k
}

func planDoel(d gate.PlandoelBlad, anew map[string]gate.HerschrijfBlad, nu time.Time) PlanDoel {
	uit := PlanDoel{Kop: leefgebiedNaam(d.Leefgebied) + ": " + d.Tekst, Waarom: passageRijen(d.Passages, anew)}
	for _, a := range d.Afspraken {
		uit.Afspraken = append(uit.Afspraken, afspraakRij(a, nu))
	}
	return uit
}

func afspraakRij(a gate.AfspraakRegel, nu time.Time) AfspraakRij {
	r := AfspraakRij{Wat: a.Wat, Partij: a.Partij.Naam, Persoon: a.Medewerker.Naam, Soort: a.Soort.Label(), Uiterlijk: a.Uiterlijk}
	dag, ok := klok.Datum(a.Uiterlijk).Lees()
	if ok {
		r.Uiterlijk = Datum(dag, nu)
	}
	if a.Stand == "" {
		return r
	}
	r.URL = "/afspraken/" + a.ID
	switch {
	case a.Stand == plan.Klaar:
		r.Badge = Badge{Tekst: "klaar, " + Datum(a.Gewijzigd, nu), Toon: ToonGoed, Icoon: IcoonVinkje}
	case a.Stand == plan.Vervallen:
		r.Badge = Badge{Tekst: a.Stand.Label(), Toon: ToonStil, Icoon: IcoonStreep}
	case ok && Uiterlijk(dag, nu).Toon == ToonFout:
		r.Badge = Uiterlijk(dag, nu)
	case a.Stand == plan.LuktNiet:
		r.Badge = Badge{Tekst: a.Stand.Label(), Toon: ToonLetop, Icoon: IcoonWaarschuwing}
	case ok && Uiterlijk(dag, nu).Tekst != "":
		r.Badge = Uiterlijk(dag, nu)
	default:
		r.Badge = Badge{Tekst: a.Stand.Label()}
	}
	return r
}

func planStemmen(stemmen []gate.StemBlad) []PlanStem {
	var uit []PlanStem
	for _, s := range stemmen {
		b := Badge{Tekst: s.Stand.Label()}
		switch s.Stand {
		case bestuur.Ingestemd:
			b.Toon, b.Icoon = ToonGoed, IcoonVinkje
		case bestuur.Geweigerd:
			b.Toon, b.Icoon = ToonLetop, IcoonHand
		case bestuur.Gevraagd:
			b.Icoon = IcoonKlok
		}
		uit = append(uit, PlanStem{Partij: s.Partij.Naam, Badge: b, Reden: s.Reden})
	}
	return uit
}

func planVersieRij(casusID string, v gate.PlanversieBlad, hier *gate.PlanversieBlad, nu time.Time) PlanVersieRij {
	r := PlanVersieRij{Naam: "Versie " + tel(int(v.Nummer)), URL: "/casussen/" + casusID + "/plan?versie=" + tel(int(v.Nummer)), Datum: Datum(v.Moment, nu),
		Hoe: "besluit van het RTO", Wijziging: v.Wijziging, Huidig: hier != nil && v.Nummer == hier.Nummer}
	if v.Besluit == "" {
		r.Hoe = "schriftelijk, door alle Partijen"
	}
	return r
}

// planConcept is the draft as a card, with the names of Partijen and people.
func planConcept(p gate.PlanBlad, nu time.Time) PlanKaart {
	c := p.Concept
	k := PlanKaart{CasusID: p.Casus, Kop: "wordt versie " + tel(int(c.Nummer)), Melding: conceptMelding(*c), Wijziging: c.Wijziging, Stemmen: planStemmen(c.Stemmen)}
	if c.Gewijzigd != nil {
		k.Kop += ", bewaard " + DagTijd(*c.Gewijzigd, nu)
	}
	namen := map[string]string{}
	for _, n := range p.Betrokken {
		namen[n.ID] = n.Naam
		r := c.Rol(n.ID)
		k.Rollen = append(k.Rollen, PlanRol{Partij: n.Naam, Rol: r.Rol, Informatiebehoefte: r.Informatiebehoefte})
	}
	for _, m := range p.Mensen {
		namen[m.ID] = m.Naam.Naam
	}
	for _, d := range c.Doelen {
		doel := PlanDoel{Kop: leefgebiedNaam(d.Leefgebied) + ": " + d.Tekst, Waarom: conceptPassages(d.Passages, namen)}
		for _, a := range d.Afspraken {
			r := AfspraakRij{Wat: a.Wat, Partij: namen[a.Partij], Persoon: namen[a.Medewerker], Soort: a.Soort.Label(), Uiterlijk: string(a.Uiterlijk)}
			if dag, ok := a.Uiterlijk.Lees(); ok {
				r.Uiterlijk = Datum(dag, nu)
			}
			doel.Afspraken = append(doel.Afspraken, r)
		}
		k.Doelen = append(k.Doelen, doel)
	}
	for _, x := range c.Criteria {
		k.Criteria = append(k.Criteria, x.Tekst)
	}
	return k
}

func (b *bezoek) planBewerken() error {
	p, err := b.Gate.PlanLezen(b.ctx(), b.caller, b.id())
	if err != nil {
		return err
	}
	if err := b.eisMag(p.Mag, "plan.bewaren"); err != nil {
		return err
	}
	in := plan.Concept{Versie: p.Versie}
	if p.Concept != nil {
		in.Inhoud, in.Wijziging = p.Concept.Inhoud, p.Concept.Wijziging
	}
	for i := range in.Doelen {
		for j := range in.Doelen[i].Afspraken {
			in.Doelen[i].Afspraken[j].Uiterlijk = in.Doelen[i].Afspraken[j].Uiterlijk.Getypt()
		}
	}
	return b.toonPlanBewerken(p, in, nil)
}

// toonPlanBewerken shows the form with what was typed.
func (b *bezoek) toonPlanBewerken(p gate.PlanBlad, in plan.Concept, fouten []errs.Veldfout) error {
	pagina := PlanBewerkenPagina{Schil: b.schil("/casussen", planKruimels(p, "Plan bewerken")...), CasusID: p.Casus, Nummer: p.Nummer, Waarden: in,
		Volgende: p.Huidig != nil, Voorgelegd: p.Concept != nil && p.Concept.Stand == "voorgelegd"}
	pagina.Fouten = fouten
	for _, n := range p.Betrokken {
		pagina.Partijen = append(pagina.Partijen, Optie{Waarde: n.ID, Label: n.Naam})
	}
	pagina.Stukken = citeerOpties(p.Citeerbaar, b.nu())
	for _, m := range p.Mensen {
		pagina.Mensen = append(pagina.Mensen, Optie{Waarde: m.ID, Label: m.Naam.Naam + " (" + m.Partij.Naam + ")"})
	}
	return b.formulier(pagina, fouten)
}

// bewaarPlan is what the buttons of the form do: add or remove a row, or save the draft.
func (b *bezoek) bewaarPlan() error {
	var in plan.Concept
	if err := b.lees(&in); err != nil {
		return err
	}
	p, err := b.Gate.PlanLezen(b.ctx(), b.caller, b.id())
	if err != nil {
		return err
	}
	if a := b.actie(); a != "" {
		if err := b.eisMag(p.Mag, "plan.bewaren"); err != nil {
			return err
		}
		return b.toonPlanBewerken(p, andereDelen(in, a), nil)
	}
	in.Casus = b.id()
	metPartijen(&in, p)
	_, err = b.Gate.PlanBewaren(b.ctx(), b.caller, in)
	if fouten, ok := ongeldig(err); ok {
		in = in.Schoon()
		fouten = rolVelden(in, p, fouten)
		alsNieuw(&in, fouten)
		return b.toonPlanBewerken(p, in, fouten)
	}
	if err != nil {
		return b.planBotsing(err, in, p)
	}
	return b.naar("/casussen/"+b.id()+"/plan", gedaanPlan)
}

// alsNieuw makes a new part of each that somebody removed from the plan while this form was open, and says so at its text: its id stands in
// no field that can be seen.
func alsNieuw(in *plan.Concept, fouten []errs.Veldfout) {
	for i, f := range fouten {
		pad, vreemd := strings.CutSuffix(f.Veld, ".id")
		if !vreemd {
			continue
		}
		tekst := ".tekst"
		for d := range in.Doelen {
			doel := fmt.Sprintf("doelen[%d]", d)
			if pad == doel {
				in.Doelen[d].ID = ""
			}
			for a := range in.Doelen[d].Afspraken {
				if pad == fmt.Sprintf("%s.afspraken[%d]", doel, a) {
					in.Doelen[d].Afspraken[a].ID, tekst = "", ".wat"
				}
			}
		}
		for k := range in.Criteria {
			if pad == fmt.Sprintf("criteria[%d]", k) {
				in.Criteria[k].ID = ""
			}
		}
		fouten[i] = errs.Veldfout{Veld: pad + tekst, Melding: "Dit staat niet meer in het plan. Haal het weg, of bewaar nog eens om het weer toe te voegen."}
	}
}

// metPartijen fills in the Partij of each afspraak: the one for which the chosen person works.
func metPartijen(in *plan.Concept, p gate.PlanBlad) {
	for i := range in.Doelen {
		for j := range in.Doelen[i].Afspraken {
			a := &in.Doelen[i].Afspraken[j]
			if k := slices.IndexFunc(p.Mensen, func(m gate.PlanmensBlad) bool { return m.ID == a.Medewerker }); k >= 0 {
				a.Partij = p.Mensen[k].Partij.ID
			} else if a.Medewerker != "" {
				a.Partij = p.Betrokken[0].ID // the door says that this person is none of theirs
			}
		}
	}
}

// rolVelden moves messages about roles to the row that the form shows: it has one for each Partij that takes part. Of a person who
// is missing, the message about their Partij says nothing more.
func rolVelden(in plan.Concept, p gate.PlanBlad, fouten []errs.Veldfout) []errs.Veldfout {
	var uit []errs.Veldfout
	for _, f := range fouten {
		if rest, ok := strings.CutPrefix(f.Veld, "rollen["); ok {
			n, na, _ := strings.Cut(rest, "]")
			if i, err := strconv.Atoi(n); err == nil && i < len(in.Rollen) {
				if j := slices.IndexFunc(p.Betrokken, func(b gate.Naam) bool { return b.ID == in.Rollen[i].Partij }); j >= 0 {
					f.Veld = "rollen[" + tel(j) + "]" + na
				}
			}
		}
		if strings.HasSuffix(f.Veld, "].partij") && strings.Contains(f.Veld, "afspraken[") {
			continue
		}
		uit = append(uit, f)
	}
	return uit
}

// andereDelen adds or removes a row of the form, as the button asks.
func andereDelen(c plan.Concept, actie string) plan.Concept {
	nummers := func(voor string) (i, j int, ok bool) {
		rest, ok := strings.CutPrefix(actie, voor)
		een, twee, _ := strings.Cut(rest, "-")
		i, err := strconv.Atoi(een)
		j, _ = strconv.Atoi(twee)
		return i, j, ok && err == nil && i >= 0
	}
	doel := func(i int) bool { return i < len(c.Doelen) }
	switch {
	case actie == ActieDoelErbij:
		c.Doelen = append(c.Doelen, plan.Doel{Afspraken: []plan.Afspraak{{}}})
	case actie == ActieCriteriumErbij:
		c.Criteria = append(c.Criteria, plan.Afschaalcriterium{})
	default:
		if i, _, ok := nummers(ActieDoelWeg); ok && doel(i) {
			c.Doelen = slices.Delete(c.Doelen, i, i+1)
		}
		if i, _, ok := nummers(ActieAfspraakErbij); ok && doel(i) {
			c.Doelen[i].Afspraken = append(c.Doelen[i].Afspraken, plan.Afspraak{})
		}
		if i, j, ok := nummers(ActieAfspraakWeg); ok && doel(i) && j >= 0 && j < len(c.Doelen[i].Afspraken) {
			c.Doelen[i].Afspraken = slices.Delete(c.Doelen[i].Afspraken, j, j+1)
		}
		andereOnderbouwing(c.Doelen, actie)
		if i, _, ok := nummers(ActieCriteriumWeg); ok && i < len(c.Criteria) {
			c.Criteria = slices.Delete(c.Criteria, i, i+1)
		}
	}
	return c
}

func (b *bezoek) planVoorleggen() error { return b.toonVoorleggen(0, nil) }

func (b *bezoek) toonVoorleggen(versie int64, fouten []errs.Veldfout) error {
	p, err := b.Gate.PlanLezen(b.ctx(), b.caller, b.id())
	if err != nil {
		return err
	}
	if err := b.Gate.Vooraf(b.ctx(), b.caller, "plan.voorleggen", p.Casus); err != nil { // of the first plan it says why (rule 6.4b-1)
		return err
	}
	if versie == 0 {
		versie = p.Versie
	}
	pagina := PlanVoorleggenPagina{Schil: b.schil("/casussen", planKruimels(p, "Plan voorleggen")...), CasusID: p.Casus, Nummer: p.Nummer, Versie: versie}
	pagina.Fouten = fouten
	for _, n := range p.Betrokken {
		pagina.Partijen = append(pagina.Partijen, n.Naam)
	}
	if p.Concept != nil {
		kaart := planConcept(p, b.nu())
		kaart.Melding = nil
		pagina.Kaart = &kaart
		for _, woord := range p.Concept.Ontbreekt {
			pagina.Ontbreekt = append(pagina.Ontbreekt, plan.Zin(woord))
		}
	}
	return b.formulier(pagina, fouten)
}

func (b *bezoek) legPlanVoor() error {
	var in plan.Voorleggen
	if err := b.lees(&in); err != nil {
		return err
	}
	if b.actie() == actieTerug {
		return b.toonVoorleggen(in.Versie, nil)
	}
	in.Casus = b.id()
	_, err := b.Gate.PlanVoorleggen(b.ctx(), b.caller, in)
	if fouten, ok := ongeldig(err); ok {
		return b.toonVoorleggen(in.Versie, fouten)
	}
	if err != nil {
		return err
	}
	return b.naar("/casussen/"+b.id()+"/plan", gedaanPlanVoorgelegd)
}

func (b *bezoek) planInstemmen() error { return b.toonInstemmen(bestuur.Instemmen{}, nil) }

func (b *bezoek) toonInstemmen(in bestuur.Instemmen, fouten []errs.Veldfout) error {
	p, err := b.Gate.PlanLezen(b.ctx(), b.caller, b.id())
	if err != nil {
		return err
	}
	if p.Concept == nil {
		return nietNu("plan.instemmen")
	}
	if err := b.eisMag(p.Mag, "plan.instemmen"); err != nil {
		return err
	}
	if in.Versie == 0 {
		in.Versie = p.Versie
	}
	pagina := PlanInstemmenPagina{Schil: b.schil("/casussen", planKruimels(p, "Instemmen")...), CasusID: p.Casus, Nummer: p.Nummer, Partij: b.persoon.PartijNaam,
		Kaart: planConcept(p, b.nu()), Waarden: in}
	pagina.Fouten, pagina.Kaart.Melding = fouten, nil
	if pagina.Gegeven = b.eigenAntwoord(p.Concept.Stemmen); pagina.Gegeven == nil {
		return b.formulier(pagina, fouten)
	}
	pagina.Fouten = nil
	if b.r.Method != http.MethodPost {
		return b.toon(pagina)
	}
	pagina.Invoer = b.eigenInvoer("Probeer opnieuw", nil)
	return b.schrijf(http.StatusConflict, pagina)
}

// eigenAntwoord is what the reader's Partij answered, nil while it has yet to.
func (b *bezoek) eigenAntwoord(stemmen []gate.StemBlad) *PlanAntwoord {
	for i, s := range stemmen {
		if s.Partij.ID == b.persoon.Partij && (s.Stand == bestuur.Ingestemd || s.Stand == bestuur.Geweigerd) {
			a := &PlanAntwoord{Badge: planStemmen(stemmen[i : i+1])[0].Badge, Door: s.Door, Reden: s.Reden}
			if s.Moment != nil {
				a.Wanneer = DagTijd(*s.Moment, b.nu())
			}
			return a
		}
	}
	return nil
}

func (b *bezoek) stemIn() error {
	var in bestuur.Instemmen
	if err := b.lees(&in); err != nil {
		return err
	}
	if b.actie() == actieTerug {
		return b.toonInstemmen(in, nil)
	}
	in.Casus = b.id()
	_, err := b.Gate.PlanInstemmen(b.ctx(), b.caller, in)
	if fouten, ok := ongeldig(err); ok {
		return b.toonInstemmen(in, fouten)
	}
	if err != nil {
		return err
	}
	if !in.Ja() { // the plan is a draft again, which only who writes it reads
		return b.naar("/casussen/"+b.id()+"/plan", gedaanPlanGeweigerd)
	}
	return b.naar("/casussen/"+b.id()+"/plan", gedaanPlanAntwoord)
}

// planRoutes are the pages of the plan and its execution (articles 6.4 to 6.6, 10, 13.1).
func planRoutes() []route {
	const get, post = http.MethodGet, http.MethodPost
	return []route{
		{get, "/casussen/{id}/plan", ondertekend, (*bezoek).plan},
		{get, "/casussen/{id}/plan/bewerken", ondertekend, (*bezoek).planBewerken},
		{post, "/casussen/{id}/plan/bewerken", ondertekend, (*bezoek).bewaarPlan},
		{get, "/casussen/{id}/plan/voorleggen", ondertekend, (*bezoek).planVoorleggen},
		{post, "/casussen/{id}/plan/voorleggen", ondertekend, (*bezoek).legPlanVoor},
		{get, "/casussen/{id}/plan/instemmen", ondertekend, (*bezoek).planInstemmen},
		{post, "/casussen/{id}/plan/instemmen", ondertekend, (*bezoek).stemIn},
		{get, "/afspraken/{id}", ondertekend, (*bezoek).afspraak},
		{post, "/afspraken/{id}/melden", ondertekend, (*bezoek).meldAfspraak},
		{post, "/afspraken/{id}/aantekenen", ondertekend, (*bezoek).tekenAan},
		{get, "/casussen/{id}/afstemmen", ondertekend, eenmalig((*bezoek).afstemmen)},
		{post, "/casussen/{id}/afstemmen", ondertekend, (*bezoek).stemAf},
		{get, "/casussen/{id}/optreden", ondertekend, eenmalig((*bezoek).optreden)},
		{post, "/casussen/{id}/optreden", ondertekend, (*bezoek).legOptredenVast},
	}
}

// planGedaan are the notices after acts on a plan.
func planGedaan() map[string][2]string {
	return map[string][2]string{
		gedaanHerschreven:    {"Passage herschreven.", "Doelen en afspraken staan zoals ze waren."},
		gedaanPlan:           {"Concept bewaard.", "Het geldt pas als het is vastgesteld."},
		gedaanPlanVoorgelegd: {"Plan voorgelegd.", "De Partijen zien de vraag bij Mijn werk."},
		gedaanPlanAntwoord:   {"Antwoord vastgelegd.", "De andere Partijen kunnen het lezen."},
		gedaanPlanGeweigerd:  {"Antwoord vastgelegd.", "Wie het plan schrijft, leest waarom en kan het aanpassen."},
		gedaanGemeld:         {"Gemeld.", "De casusregisseur en de procesregisseur zien het meteen."},
		gedaanHerinnerd:      {"Herinnering gestuurd.", "De mensen van de Partij zien hem bij Mijn werk."},
		gedaanAangetekend:    {"Aantekening bewaard.", "Wie meedoet, kan haar lezen."},
		gedaanAfgestemd:      {"Bewaard bij de casus.", "Alleen de casusregisseur en de procesregisseur lezen dit."},
		gedaanOptreden:       {"Vastgelegd.", ""},
	}
}

// planLabel is the label of a text in the form of a plan, "" for another field.
func planLabel(naam string) string {
	var nummers []any
	delen := strings.FieldsFunc(naam, func(r rune) bool { return r == '[' || r == ']' || r == '.' })
	for i, d := range delen {
		if n, err := strconv.Atoi(d); err == nil {
			delen[i], nummers = "#", append(nummers, n+1)
		}
	}
	l := map[string]string{"doelen # tekst": "Doel %d", "doelen # afspraken # wat": "Afspraak %[2]d bij doel %[1]d",
		"doelen # passages # tekst":      "Onderbouwing %[2]d bij doel %[1]d",
		"doelen # afspraken # uiterlijk": "Afspraak %[2]d bij doel %[1]d: uiterlijk", "rollen # rol": "Rol van Partij %d",
		"rollen # informatiebehoefte": "Informatiebehoefte van Partij %d", "criteria # tekst": "Criterium %d"}[strings.Join(delen, " ")]
	if l == "" {
		return ""
	}
	return fmt.Sprintf(l, nummers...)
}
