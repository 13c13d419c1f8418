// SPDX-License-Identifier: EUPL-1.2

package gate

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"time"

	"rondetafel/internal/errs"
	"rondetafel/internal/gate/internal/crypto"
	"rondetafel/internal/gate/internal/store"
	"rondetafel/internal/klok"
	"rondetafel/internal/plan"
	"rondetafel/internal/policy"
)

// The states of the draft of the next version of a plan.
const (
	geenConcept    = "geen"
	inConcept      = "concept"
	isVoorgelegd   = "voorgelegd"
	isGeagendeerd  = "geagendeerd" // a concept that a round table is to decide on
	doorBesluit    = "besluit"
	doorInstemming = "instemming"
)

// planStand is the plan of a Casus as an act finds it: the draft of the next version, opened. The zero Plan is that of a Casus
// which has none.
type planStand struct {
	store.Plan
	concept   plan.Concept
	betrokken []string // the Partijen that take part
}

// volgende is the number of the version that the draft becomes.
func (p planStand) volgende() int64 { return p.Nummer + 1 }

// ontbreekt are the facts on which policy refuses to adopt the draft (rules 6.4b-1, 6.4c-1, 6.4d-1).
func (p planStand) ontbreekt() []string { return p.concept.Ontbreekt(p.betrokken, int(p.volgende())) }

// schriftelijk are the facts on which policy refuses to adopt the draft in writing whatever it holds: the first plan is the round table's
// own (rule 6.4b-1).
func (p planStand) schriftelijk() []string {
	if p.Nummer == 0 {
		return []string{"rtoBesluit"}
	}
	return nil
}

// leesPlan opens the draft of a Casus. A row that was altered is a fault: nothing is adopted on it.
func (s *scope) leesPlan(z zaak) (planStand, error) {
	p := planStand{Plan: store.Plan{Casus: z.ID, Stand: geenConcept}}
	var err error
	if p.betrokken, err = s.betrokkenPartijen(z); err != nil {
		return p, err
	}
	r, err := s.tx.Plan(z.ID)
	if errors.Is(err, store.ErrGeen) {
		return p, nil
	}
	if err != nil {
		return p, err
	}
	if !s.g.echt("plan", z.ID, r.Zegel, planVelden(r)) {
		return p, fmt.Errorf("gate: het plan van een casus is buiten het systeem om veranderd")
	}
	p.Plan = r
	if r.Stand == geenConcept {
		return p, nil
	}
	doos, err := s.doos(z.ID)
	if err != nil {
		return p, err
	}
	return p, openNaar(doos, "plan", z.ID, r.Inhoud, &p.concept)
}

// betrokkenPartijen are the Partijen that take part in a Casus, and in the covenant today: the aanmelder first. One that left decides on no
// plan (rule 6.4b-1).
func (s *scope) betrokkenPartijen(z zaak) ([]string, error) {
	deelnames, err := s.deelnames(z.ID)
	uit := []string{z.Aanmelder}
	for _, d := range deelnames {
		if !slices.Contains(uit, d.Partij) {
			uit = append(uit, d.Partij)
		}
	}
	return slices.DeleteFunc(uit, func(p string) bool { return !s.huis.doetMee(p, s.moment) }), err
}

// PlanBewaren saves the draft of the next version of a plan, whole (article 6.4 under b). A draft that was put to the Partijen is
// withdrawn by it: they agreed with another text. What is vastgesteld stays as it is. *errs.Conflict, with the text as it is
// now, when somebody else saved meanwhile; *errs.Invalid when a part has an id that is not of this plan.
func (g *Gate) PlanBewaren(ctx context.Context, c Caller, in plan.Concept) (Verwijzing, error) {
	in = in.Schoon()
	fout := in.Valideer(g.klok.Nu().In(klok.Amsterdam()))
	w := planwerk{}
	if fout == nil {
		w = g.bereidPlan(ctx, in)
	}
	return schrijf(ctx, g, c, "plan.bewaren", in, func(s *scope) (Verwijzing, error) {
		z, err := s.casus(in.Casus, policy.Context{})
		if err = eerste(err, fout, w.inhoud.err); err != nil { // whom it is refused hears that, and no mistakes
			return Verwijzing{}, err
		}
		return s.bewaarPlan(z, w)
	})
}

// planwerk is a draft sealed and ready, before the lock.
type planwerk struct {
	plan.Concept
	inhoud verzegeld
	vreemd error // an *errs.Invalid when it has ids that are not of this plan
}

// bereidPlan gives the parts of a draft their ids and seals it, before the lock. Which ids it may keep is what the plan held at the
// version that the writer saw; another version is a conflict anyhow.
func (g *Gate) bereidPlan(ctx context.Context, in plan.Concept) planwerk {
	bekend, err := g.planIDs(ctx, in.Casus)
	if err != nil {
		return planwerk{inhoud: verzegeld{err: err}}
	}
	vreemd := in.EisEigen(bekend)
	in = in.Nummers(bekend, func() string { return nieuwID(g.klok.Nu()) })
	for i := range in.Doelen {
		for j := range in.Doelen[i].Afspraken {
			a := &in.Doelen[i].Afspraken[j]
			a.Uiterlijk = klok.Datum(a.Uiterlijk.ISO())
		}
	}
	kaal := in
	kaal.Inhoud = in.ZonderPassages()
	return planwerk{in, g.zegelLater(ctx, in.Casus, "plan", in.Casus, kaal), vreemd}
}

// planIDs are the ids of the parts of the draft and of every version of the plan of a Casus.
func (g *Gate) planIDs(ctx context.Context, id string) (map[string]bool, error) {
	bekend := map[string]bool{}
	if !isID(id) {
		return nil, errs.ErrNotFound
	}
	var p store.Plan
	var versies []store.Planversie
	err := g.db.Lees(ctx, func(tx *store.Tx) (err error) { // the same for a Casus that is not there
		if p, err = tx.Plan(id); alsEr(err) != nil {
			return err
		}
		versies, err = tx.Planversies(id)
		return err
	})
	if err != nil {
		return nil, err
	}
	doos, err := g.doos(ctx, id)
	if errors.Is(err, crypto.ErrNoKey) || errors.Is(err, crypto.ErrID) {
		return nil, errs.ErrNotFound
	}
	if err != nil {
		return nil, err
	}
	houd := func(tabel, rij string, dicht []byte) {
		var c plan.Concept
		err = errors.Join(err, openNaar(doos, tabel, rij, dicht, &c))
		for deel := range c.IDs() {
			bekend[deel] = true
		}
	}
	if len(p.Inhoud) > 0 && p.Stand != geenConcept {
		houd("plan", id, p.Inhoud)
	}
	for _, v := range versies {
		houd("plan_versie", planversieRij(v), v.Inhoud)
	}
	return bekend, err
}

func planversieRij(v store.Planversie) string { return fmt.Sprintf("%s/%d", v.Casus, v.Nummer) }

func (s *scope) bewaarPlan(z zaak, w planwerk) (Verwijzing, error) {
	p, err := s.leesPlan(z)
	if err != nil {
		return Verwijzing{}, err
	}
	if w.Versie != p.Versie { // before what is foreign: a part that somebody removed meanwhile has an id which is known no more
		return Verwijzing{}, s.planConflict(z, p)
	}
	if err := eerste(w.vreemd, s.eisPlan(z, p, w.Concept), s.eisOpen(z, stondAl(w.Teksten(), p.concept.Teksten()))); err != nil {
		return Verwijzing{}, err
	}
	if err := s.bewaarPassages(z, p, w.Doelen); err != nil {
		return Verwijzing{}, err
	}
	soort := ""
	if p.Stand == isVoorgelegd {
		soort, s.vernauwd = "plan.teruggenomen", true
	}
	p.Stand, p.Instemming, p.Inhoud = inConcept, "", w.inhoud.bytes
	if err := s.zetPlan(&p.Plan); err != nil {
		return Verwijzing{}, err
	}
	if soort != "" {
		if err := eerste(s.gebeurt(z.ID, soort, "plan", z.ID), s.merkDeelnemers(z)); err != nil {
			return Verwijzing{}, err
		}
	}
	return Verwijzing{ID: z.ID, Nummer: z.Nummer, Versie: p.Versie}, nil
}

// zetPlan writes the row of a plan as its next version.
func (s *scope) zetPlan(p *store.Plan) error {
	nieuw := p.Versie == 0
	p.Gewijzigd, p.GewijzigdDoor = s.moment, s.caller.persoon()
	if p.Inhoud == nil {
		p.Inhoud = []byte{}
	}
	p.Zegel = s.verzegel("plan", planRij(p.Casus), p.Versie, planVelden(*p))
	if nieuw {
		return s.tx.NieuwPlan(*p)
	}
	return s.tx.ZetPlan(*p)
}

// eisPlan asks what only the Casus can tell: Partijen that take part, and people whom those designated for it. What the version in
// force says of somebody who left may stay until it is changed.
func (s *scope) eisPlan(z zaak, p planStand, in plan.Concept) error {
	zicht, err := s.tx.ZichtOp(z.ID)
	if err != nil {
		return err
	}
	aangewezen := map[string]bool{}
	for _, r := range zicht {
		aangewezen[r.Wie] = s.rollen(r)&policy.RolAangewezen != 0
	}
	var v errs.Velden
	for i, d := range in.Doelen {
		for j, a := range d.Afspraken {
			pad := fmt.Sprintf("doelen[%d].afspraken[%d].", i, j)
			m := s.huis.medewerkers[a.Medewerker]
			v.Eis(slices.Contains(p.betrokken, a.Partij), pad+"partij", "Kies een Partij die in deze casus meedoet.")
			v.Eis(m.Partij == a.Partij, pad+"medewerker", "Kies iemand van deze Partij.")
			v.Eis(m.Partij != a.Partij || aangewezen[a.Medewerker] && m.Actief(s.moment), pad+"medewerker",
				"Kies iemand die deze Partij aanwees voor de casus.")
		}
		if err := s.eisPassages(&v, fmt.Sprintf("doelen[%d].passages", i), planBron(z, p), d.Passages); err != nil {
			return err
		}
	}
	for i, r := range in.Rollen {
		v.Eis(slices.Contains(p.betrokken, r.Partij) || slices.Contains(p.concept.Rollen, r), fmt.Sprintf("rollen[%d].partij", i), "Kies een Partij die in deze casus meedoet.")
	}
	return v.Fout()
}

// leestConcept tells whether every caller may read a draft in a state.
func (s *scope) leestConcept(z zaak, stand string) bool {
	return s.vraag("plan.concept", z.op, policy.Context{Soort: stand}).Toegestaan
}

// planConflict says that somebody else changed the draft, with its text as it is now for who may read it still.
func (s *scope) planConflict(z zaak, p planStand) error {
	c := &errs.Conflict{Wat: "dit plan", Wie: s.huis.medewerkers[p.GewijzigdDoor].Naam, Moment: p.Gewijzigd, Versie: p.Versie}
	switch {
	case !s.leestConcept(z, p.Stand):
	case p.Stand != geenConcept:
		s.toont(z.ID)
		in, err := s.metPassages(z, p.concept.Inhoud, p.volgende())
		p.concept.Inhoud = in
		if err == nil { // without the text the conflict still stands
			c.Nu = s.planTekst(p.concept)
		}
	case p.Nummer > 0:
		c.Nu = fmt.Sprintf("Versie %d van het plan is vastgesteld.", p.Nummer)
	}
	return c
}

// planTekst is a draft as plain lines.
func (s *scope) planTekst(c plan.Concept) string {
	var b []byte
	for _, d := range c.Doelen {
		b = fmt.Appendf(b, "%s\n", d.Tekst)
		for _, q := range d.Passages {
			b = fmt.Appendf(b, "%s\n", q.Tekst)
		}
		for _, a := range d.Afspraken {
			b = fmt.Appendf(b, "– %s (%s, %s, %s, uiterlijk %s)\n", a.Wat, s.huis.partijen[a.Partij].Kort, s.huis.medewerkers[a.Medewerker].Naam,
				a.Soort.Label(), a.Uiterlijk.Woorden())
		}
	}
	for _, r := range c.Rollen {
		b = fmt.Appendf(b, "%s: %s. Informatie: %s\n", s.huis.partijen[r.Partij].Kort, strings.TrimRight(r.Rol, ". "), r.Informatiebehoefte)
	}
	for _, k := range c.Criteria {
		b = fmt.Appendf(b, "Afschalen kan als: %s\n", k.Tekst)
	}
	if c.Wijziging != "" {
		b = fmt.Appendf(b, "Wat verandert: %s\n", c.Wijziging)
	}
	return string(b)
}

// merkDeelnemers moves the Casus to the top for those who may know of its plan: the people of the Partijen that take part, and who
// has the regie.
func (s *scope) merkDeelnemers(z zaak) error {
	rijen, err := s.tx.ZichtOp(z.ID)
	if err != nil {
		return err
	}
	betrokken, err := s.betrokkenPartijen(z)
	if err != nil {
		return err
	}
	regie := policy.RolProcesregisseur | policy.RolWaarnemer | policy.RolCasusregisseur
	wie := []string{}
	for _, r := range rijen {
		m, ok := s.huis.medewerkers[r.Wie]
		if ok && (policy.Bits(r.Rollen)&regie != 0 || slices.Contains(betrokken, m.Partij)) {
			wie = append(wie, r.Wie)
		}
	}
	return s.tx.MerkZicht(z.ID, wie, s.moment, z.Open)
}

// planOntbreekt says whether a round table has a plan to decide on: "plan" when there is no draft. What a draft lacks, stelPlanVast
// refuses by its own articles.
func (s *scope) planOntbreekt(z zaak) ([]string, error) {
	p, err := s.leesPlan(z)
	if p.Stand == geenConcept {
		return []string{"plan"}, err
	}
	return nil, err
}

// stelPlanVast makes the draft the next version of the plan by decision besluit of a round table (rule 6.4b-1). Without goals,
// afspraken, roles with information needs (6.4c-1) or criteria for Afschaling (6.4d-1) policy refuses: *errs.Denied with that
// article. The entry of the act then names the policies that refused.
func (s *scope) stelPlanVast(z zaak, besluit string) error {
	p, err := s.leesPlan(z)
	if err != nil {
		return err
	}
	return s.maakVast(z, p, store.Planversie{Besluit: besluit}, doorBesluit)
}

// maakVast asks policy whether the draft may become a version, and makes it one with its afspraken.
func (s *scope) maakVast(z zaak, p planStand, v store.Planversie, hoe string) error {
	ontbreekt := p.ontbreekt()
	if hoe == doorInstemming {
		ontbreekt = append(ontbreekt, p.schriftelijk()...)
	}
	b := s.vraag("plan.vaststellen", z.op, policy.Context{Soort: hoe, Ontbreekt: ontbreekt})
	if !b.Toegestaan {
		return s.weigerVaststellen(b)
	}
	s.noteer(b)
	v.Casus, v.Nummer, v.Moment, v.Medewerker, v.Namens = z.ID, p.volgende(), s.moment, s.caller.persoon(), s.entry.Namens
	doos, err := s.doos(z.ID)
	if err != nil {
		return err
	}
	if v.Inhoud, err = sluitIn(doos, "plan_versie", planversieRij(v), p.concept); err != nil {
		return err
	}
	if err := eerste(s.tx.NieuwePlanversie(v), s.zetAfspraken(z, p.concept, doos), s.zetPlanrollen(z, p.concept)); err != nil {
		return err
	}
	r := p.Plan
	r.Stand, r.Nummer, r.Instemming, r.Inhoud = geenConcept, v.Nummer, "", []byte{}
	return eerste(s.zetPlan(&r), s.gebeurt(z.ID, "plan.vastgesteld", "plan", z.ID), s.merkDeelnemers(z))
}

func (s *scope) weigerVaststellen(b policy.Besluit) error {
	s.entry.Regels, s.entry.Artikelen = nil, nil // what allowed the rest of the act does not explain the refusal
	s.noteer(b)
	if len(b.Artikelen) == 0 {
		s.entry.Artikelen = slices.Clone(s.g.acts["plan.vaststellen"].Artikelen)
	}
	err := s.weiger(b)
	var d *errs.Denied
	if errors.As(err, &d) {
		vast := s.g.acts["plan.vaststellen"]
		d.Titel = vast.Kan
		if b.Waarom == "" {
			d.Waarom, d.Anders = vast.Waarom, vast.Anders
		}
	}
	return err
}

// planCriteria are the criteria for Afschaling of the version in force (rule 6.4d-1); none when no version is.
func (s *scope) planCriteria(z zaak) ([]plan.Afschaalcriterium, error) {
	versies, err := s.tx.Planversies(z.ID)
	if err != nil || len(versies) == 0 {
		return nil, err
	}
	c, err := s.openVersie(z, versies[0])
	return c.Criteria, err
}

func (s *scope) openVersie(z zaak, v store.Planversie) (plan.Concept, error) {
	var c plan.Concept
	doos, err := s.doos(z.ID)
	if err != nil {
		return c, err
	}
	return c, openNaar(doos, "plan_versie", planversieRij(v), v.Inhoud, &c)
}

// vandaag is the day of the act in Amsterdam.
func (s *scope) vandaag() time.Time { return klok.VanMicro(s.moment).In(klok.Amsterdam()) }
