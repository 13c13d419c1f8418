// SPDX-License-Identifier: EUPL-1.2

package gate

import (
	"context"
	"maps"
	"slices"
	"time"

	"rondetafel/internal/bestuur"
	"rondetafel/internal/gate/internal/store"
	"rondetafel/internal/plan"
	"rondetafel/internal/policy"
	"rondetafel/internal/rto"
)

// AfspraakRegel is an Afspraak in a plan, with how far it is.
type AfspraakRegel struct {
	ID         string     `json:"id"`
	Wat        string     `json:"wat"`
	Partij     Naam       `json:"partij"`
	Medewerker Naam       `json:"medewerker"`
	Soort      plan.Soort `json:"soort"`
	Uiterlijk  string     `json:"uiterlijkDatum"` // the last day, ISO
	Stand      plan.Stand `json:"stand"`
	TeLaat     bool       `json:"teLaat"`
	Gewijzigd  time.Time  `json:"gewijzigdOp"` // when the state changed last
	Herinnerd  *time.Time `json:"herinnerdOp,omitempty"`
	Versie     int64      `json:"versie"`
	Mag        []string   `json:"mag"` // acts that the caller may do with it now
}

// PlandoelBlad is a goal of a plan with its afspraken: the late ones first, then by date.
type PlandoelBlad struct {
	ID         string          `json:"id"`
	Leefgebied string          `json:"leefgebied"`
	Tekst      string          `json:"tekst"`
	Afspraken  []AfspraakRegel `json:"afspraken"`
	Passages   []PassageBlad   `json:"passages"` // why, as far as the reader may read it (rule 13.2-3)
}

// PlanrolBlad is what a Partij does in a plan and has to know for it (rule 6.4c-1).
type PlanrolBlad struct {
	Partij             Naam   `json:"partij"`
	Rol                string `json:"rol"`
	Informatiebehoefte string `json:"informatiebehoefte"`
}

// StemBlad is what a Partij thinks of a plan.
type StemBlad struct {
	Partij Naam          `json:"partij"`
	Stand  bestuur.Stand `json:"stand"`
	Door   string        `json:"door,omitempty"`
	Moment *time.Time    `json:"moment,omitempty"`
	Reden  string        `json:"reden,omitempty"`
}

// PlanversieBlad is a vastgestelde version of a plan, with what it changed and who agreed (rule 6.4b-1).
type PlanversieBlad struct {
	Nummer    int64                    `json:"versie"`
	Moment    time.Time                `json:"vastgesteldOp"`
	Door      Naam                     `json:"vastgelegdDoor"`
	Besluit   string                   `json:"besluit,omitempty"` // id of the decision of the round table; empty for an adoption in writing
	Wijziging string                   `json:"wijziging,omitempty"`
	Stemmen   []StemBlad               `json:"stemmen"`
	Doelen    []PlandoelBlad           `json:"doelen,omitempty"`
	Rollen    []PlanrolBlad            `json:"rollen,omitempty"`
	Criteria  []plan.Afschaalcriterium `json:"criteria,omitempty"`
}

// PlanconceptBlad is the draft of the next version, for who writes it and for Partijen that are asked to agree.
type PlanconceptBlad struct {
	plan.Inhoud
	Stand     string     `json:"stand"`  // geen, concept, voorgelegd or geagendeerd
	Nummer    int64      `json:"versie"` // that it becomes
	Wijziging string     `json:"wijziging,omitempty"`
	Gewijzigd *time.Time `json:"gewijzigdOp,omitempty"`
	Door      string     `json:"door,omitempty"`
	Ontbreekt []string   `json:"ontbreekt"` // what it lacks to be vastgesteld
	Stemmen   []StemBlad `json:"stemmen"`
	Antwoord  bool       `json:"antwoordGevraagd"` // of the caller's Partij
	// AndereDeelnemers: since it was put to the Partijen others take part, so that nobody agrees until it is put to them anew.
	AndereDeelnemers bool `json:"andereDeelnemers"`
}

// PlanmensBlad is somebody who can be given an Afspraak.
type PlanmensBlad struct {
	Naam
	Partij Naam `json:"partij"`
}

// PlanBlad is the plan van aanpak of a Casus as its reader sees it.
type PlanBlad struct {
	Casus     string           `json:"casus"`
	Nummer    string           `json:"nummer"` // of the Casus
	Versie    int64            `json:"versie"` // of the draft, for the next change
	Huidig    *PlanversieBlad  `json:"huidig,omitempty"`
	Versies   []PlanversieBlad `json:"versies"` // the newest first, the one in force included
	Concept   *PlanconceptBlad `json:"concept,omitempty"`
	Betrokken []Naam           `json:"betrokken"`        // the Partijen that take part
	Mensen    []PlanmensBlad   `json:"mensen,omitempty"` // whom those designated, for who writes the plan
	// Citeerbaar are the pieces that who writes the plan may quote in it.
	Citeerbaar []CiteerBlad `json:"citeerbaar,omitempty"`
	// Herschrijven are the passages that wait for the reader to write them anew.
	Herschrijven []HerschrijfBlad `json:"teHerschrijven"`
	Mag          []string         `json:"mag"`
}

// PlanLezen returns the plan of a Casus: the version in force with how far its afspraken are, the draft for who may see it, and all
// versions. A Partij that joined later sees those from then on, and the one in force (rule 6.2-2).
func (g *Gate) PlanLezen(ctx context.Context, c Caller, id string) (PlanBlad, error) {
	return lees(ctx, g, c, "plan.lezen", func(s *scope) (PlanBlad, error) {
		z, err := s.casus(id, policy.Context{})
		if err != nil {
			return PlanBlad{}, err
		}
		s.toont(z.ID)
		b, err := s.planBlad(z, true)
		if err != nil {
			return PlanBlad{}, err
		}
		return *b, nil
	})
}

// planVan is the plan for the page of a Casus, nil when the reader may not see it or there is none yet.
func (s *scope) planVan(z zaak) (*PlanBlad, map[string]bool, error) {
	if !s.mag("plan.lezen", z.op) {
		return nil, nil, nil
	}
	b, err := s.planBlad(z, false)
	if err != nil {
		return nil, nil, err
	}
	weet := map[string]bool{z.ID: true}
	rijen, err := s.tx.Afspraken(z.ID)
	for _, r := range rijen {
		weet[r.ID] = true
	}
	return b, weet, err
}

// gesloten tells whether a line of the timeline about such an object is only for who may know of that object.
func gesloten(objectSoort string) bool {
	return slices.Contains([]string{"gegeven", vanVraag, "triagevraag", "overleg", "plan", "afspraak", "aantekening", "informatievraag", "correctie",
		"kennisgeving", "passage", vanVerstrekking, vanDeel, vanIncidenteel}, objectSoort)
}

// planEnNotities opens the plan for who may read it, and adds to weet what lines of the timeline the reader may see of it, of the
// consultation of the regisseurs and of own actions.
func (s *scope) planEnNotities(z zaak, b *CasusBlad, weet map[string]bool) error {
	var err error
	var van map[string]bool
	if b.Plan, van, err = s.planVan(z); err != nil {
		return err
	}
	maps.Copy(weet, van)
	if err := s.weetVanPassages(z, weet); err != nil {
		return err
	}
	notities, err := s.aantekeningen(z, func(a store.Aantekening) bool { return isRegie(a) || isOptreden(a) })
	for _, n := range notities {
		weet[n.ID] = true
	}
	return err
}

// planBlad makes the plan; with alles also what earlier versions said, and who can be given an Afspraak.
func (s *scope) planBlad(z zaak, alles bool) (*PlanBlad, error) {
	p, err := s.leesPlan(z)
	if err != nil {
		return nil, err
	}
	b := &PlanBlad{Casus: z.ID, Nummer: z.Nummer, Versie: p.Versie, Versies: []PlanversieBlad{}, Betrokken: []Naam{}, Herschrijven: []HerschrijfBlad{}}
	for _, id := range p.betrokken {
		b.Betrokken = append(b.Betrokken, s.huis.partij(id))
	}
	b.Mag = s.planMag(z, p)
	if alles && slices.Contains(b.Mag, "plan.bewaren") {
		if b.Mensen, err = s.planMensen(z, p); err != nil {
			return nil, err
		}
		if b.Citeerbaar, err = s.citeerbaar(z); err != nil {
			return nil, err
		}
	}
	if b.Herschrijven, err = s.teHerschrijven(z, inPlan, z.ID, p.Nummer); err != nil {
		return nil, err
	}
	versies, err := s.zichtbareVersies(z)
	if err != nil {
		return nil, err
	}
	for i, v := range versies {
		blad, err := s.versieBlad(z, v, i == 0, alles)
		if err != nil {
			return nil, err
		}
		b.Versies = append(b.Versies, blad)
	}
	if len(b.Versies) > 0 {
		b.Huidig = &b.Versies[0]
	}
	b.Concept, err = s.conceptVan(z, p)
	return b, err
}

// planMensen are the people whom the Partijen that take part designated, by Partij.
func (s *scope) planMensen(z zaak, p planStand) ([]PlanmensBlad, error) {
	rijen, err := s.tx.ZichtOp(z.ID)
	var uit []PlanmensBlad
	for _, partij := range p.betrokken {
		for _, r := range rijen {
			m := s.huis.medewerkers[r.Wie]
			if m.Partij == partij && m.Actief(s.moment) && s.rollen(r)&policy.RolAangewezen != 0 {
				uit = append(uit, PlanmensBlad{s.huis.mensNaam(m.ID), s.huis.partij(partij)})
			}
		}
	}
	return uit, err
}

// planMag are the acts on the plan that a page offers. Putting a change to the Partijen is offered before it is complete: the page says
// what lacks.
func (s *scope) planMag(z zaak, p planStand) []string {
	mag := s.kan(z.op, policy.Context{}, "plan.bewaren", "regie.lezen", "optreden.vastleggen")
	anders, _ := s.andereDeelnemers(p) // a failed read offers nothing
	if p.Stand == inConcept || anders {
		mag = append(mag, s.kan(z.op, policy.Context{Ontbreekt: p.schriftelijk()}, "plan.voorleggen")...)
	}
	if p.Stand == isVoorgelegd {
		mag = append(mag, s.kan(z.op, policy.Context{Soort: doorInstemming}, "plan.instemmen")...)
	}
	return mag
}

// zichtbareVersies are the versions that the callers may see, the newest first: all, or for a Partij that joined later those that
// are younger than its part in the Casus, and always the one in force.
func (s *scope) zichtbareVersies(z zaak) ([]store.Planversie, error) {
	versies, err := s.tx.Planversies(z.ID)
	if err != nil || len(versies) < 2 {
		return versies, err
	}
	sinds, err := s.doetMeeSinds(z)
	if err != nil {
		return nil, err
	}
	return slices.DeleteFunc(versies, func(v store.Planversie) bool { return v.Nummer != versies[0].Nummer && v.Moment < sinds }), nil
}

// doetMeeSinds is the moment from which every caller takes part in a Casus; who has the regie is there from the beginning, and who reads in need
// reads what is in force.
func (s *scope) doetMeeSinds(z zaak) (int64, error) {
	deelnames, err := s.deelnames(z.ID)
	var sinds int64
	for i, w := range s.wie {
		if z.feiten[i].Rollen&(policy.RolProcesregisseur|policy.RolWaarnemer|policy.RolCasusregisseur) != 0 {
			continue
		}
		if z.feiten[i].Rollen&policy.RolNoodinzage != 0 {
			sinds = s.moment
		}
		for _, d := range deelnames {
			if d.Partij == w.Partij && w.Partij != z.Aanmelder {
				sinds = max(sinds, d.Moment)
			}
		}
	}
	return sinds, err
}

func (s *scope) versieBlad(z zaak, v store.Planversie, huidig, alles bool) (PlanversieBlad, error) {
	b := PlanversieBlad{Nummer: v.Nummer, Moment: moment(v.Moment), Door: s.huis.mensNaam(v.Medewerker), Besluit: v.Besluit, Stemmen: []StemBlad{}}
	c, err := s.openVersie(z, v)
	if err != nil {
		return b, err
	}
	b.Wijziging = c.Wijziging
	if b.Stemmen, err = s.versieStemmen(z, v); err != nil || !huidig && !alles {
		return b, err
	}
	b.Criteria = c.Criteria
	for _, r := range c.Rollen {
		b.Rollen = append(b.Rollen, PlanrolBlad{s.huis.partij(r.Partij), r.Rol, r.Informatiebehoefte})
	}
	stand := map[string]AfspraakRegel{}
	if huidig {
		if stand, err = s.afspraakRegels(z); err != nil {
			return b, err
		}
	}
	b.Doelen = s.plandoelen(c, stand)
	waarom, err := s.passageBladen(z, inPlan, z.ID, v.Nummer)
	for i, d := range b.Doelen {
		b.Doelen[i].Passages = lijst(waarom[d.ID])
	}
	return b, err
}

// plandoelen are the goals of a version; of the one in force each Afspraak comes with how far it is.
func (s *scope) plandoelen(c plan.Concept, stand map[string]AfspraakRegel) []PlandoelBlad {
	var uit []PlandoelBlad
	for _, d := range c.Doelen {
		b := PlandoelBlad{ID: d.ID, Leefgebied: d.Leefgebied, Tekst: d.Tekst, Afspraken: []AfspraakRegel{}}
		for _, a := range d.Afspraken {
			r, ok := stand[a.ID]
			if !ok {
				r = s.afspraakTekst(a)
			}
			b.Afspraken = append(b.Afspraken, r)
		}
		slices.SortStableFunc(b.Afspraken, laatEerst)
		uit = append(uit, b)
	}
	return uit
}

func laatEerst(a, b AfspraakRegel) int {
	switch {
	case a.TeLaat != b.TeLaat && a.TeLaat:
		return -1
	case a.TeLaat != b.TeLaat:
		return 1
	case a.Uiterlijk < b.Uiterlijk:
		return -1
	case a.Uiterlijk > b.Uiterlijk:
		return 1
	}
	return 0
}

func (s *scope) afspraakTekst(a plan.Afspraak) AfspraakRegel {
	return AfspraakRegel{ID: a.ID, Wat: a.Wat, Partij: s.huis.partij(a.Partij), Medewerker: s.huis.mensNaam(a.Medewerker), Soort: a.Soort,
		Uiterlijk: string(a.Uiterlijk), Mag: []string{}}
}

// afspraakRegels are the afspraken of a Casus that the callers may read, by id (rule 10.2-1: the Casusregisseur sees all).
func (s *scope) afspraakRegels(z zaak) (map[string]AfspraakRegel, error) {
	rijen, err := s.tx.Afspraken(z.ID)
	if err != nil {
		return nil, err
	}
	uit := map[string]AfspraakRegel{}
	lezen := s.velen("afspraak.lezen")
	for _, r := range rijen {
		k := s.maakAfspraak(z, r)
		if !lezen.mag(k.op) {
			continue
		}
		if uit[r.ID], err = s.afspraakRegel(k); err != nil {
			return nil, err
		}
		s.toont(r.ID)
	}
	s.noteerVelen(lezen)
	return uit, nil
}

func (s *scope) afspraakRegel(k afspraakstuk) (AfspraakRegel, error) {
	doos, err := s.doos(k.Casus)
	if err != nil {
		return AfspraakRegel{}, err
	}
	var a plan.Afspraak
	err = openNaar(doos, "afspraak", k.ID, k.Inhoud, &a)
	b := s.afspraakTekst(a)
	b.Partij, b.Stand, b.Gewijzigd, b.Versie = s.huis.partij(k.Partij), k.Stand, moment(k.Gewijzigd), k.Versie
	b.TeLaat, b.Herinnerd = k.Stand.TeLaat(a.Uiterlijk, s.vandaag()), momentOfGeen(k.Herinnerd)
	b.Mag = s.kan(k.op, policy.Context{}, "afspraak.melden", "afspraak.aantekenen")
	return b, err
}

// versieStemmen says who agreed with a version: the answers of an adoption in writing, or the votes of the round table.
func (s *scope) versieStemmen(z zaak, v store.Planversie) ([]StemBlad, error) {
	if v.Instemming != "" {
		return s.stemBladen(z, v.Instemming)
	}
	return s.besluitStemmen(z, v.Besluit)
}

// besluitStemmen says which Partijen agreed with the decision of a round table. Why somebody did not, stays at the table (rule 7.2-1).
func (s *scope) besluitStemmen(z zaak, besluit string) ([]StemBlad, error) {
	uit := []StemBlad{}
	overleggen, err := s.tx.Overleggen(z.ID)
	if err != nil {
		return uit, err
	}
	for _, o := range overleggen {
		besluiten, err := s.besluitenVan(o.ID)
		if err != nil {
			return uit, err
		}
		i := slices.IndexFunc(besluiten, func(b store.Besluit) bool { return b.ID == besluit })
		if i < 0 {
			continue
		}
		return s.stemmenAanTafel(besluiten[i])
	}
	return uit, nil
}

func (s *scope) stemmenAanTafel(b store.Besluit) ([]StemBlad, error) {
	uit := []StemBlad{}
	doos, err := s.doos(b.Casus)
	if err != nil {
		return uit, err
	}
	var in besluitInhoud
	err = openNaar(doos, "besluit", b.ID, b.Inhoud, &in)
	for _, p := range in.Partijen {
		stand := bestuur.Afwezig
		switch p.Stand {
		case standEens:
			stand = bestuur.Ingestemd
		case standOneens:
			stand = bestuur.Geweigerd
		}
		uit = append(uit, StemBlad{Partij: s.huis.partij(p.Partij), Stand: stand, Door: s.huis.medewerkers[p.Medewerker].Naam, Moment: momentOfGeen(b.Moment)})
	}
	return uit, err
}

func (s *scope) stemBladen(z zaak, instemming string) ([]StemBlad, error) {
	uit := []StemBlad{}
	if instemming == "" {
		return uit, nil
	}
	rijen, _, err := s.stemmen(instemming)
	if err != nil {
		return uit, err
	}
	doos, err := s.doos(z.ID)
	if err != nil {
		return uit, err
	}
	for _, r := range rijen {
		b := StemBlad{Partij: s.huis.partij(r.Partij), Stand: r.Stand, Door: s.huis.medewerkers[r.Medewerker].Naam, Moment: momentOfGeen(r.Moment)}
		if r.Medewerker != "" {
			var in bestuur.Instemmen
			if err := openNaar(doos, "stem", stemPlaats(z.ID, r.Medewerker), r.Inhoud, &in); err != nil {
				return uit, err
			}
			b.Reden = in.Reden
		}
		uit = append(uit, b)
	}
	return uit, nil
}

// conceptVan is the draft for who may see it, nil for others. Who writes gets one also when there is none: the version in force,
// to begin from.
func (s *scope) conceptVan(z zaak, p planStand) (*PlanconceptBlad, error) {
	stand, err := s.conceptStand(z, p)
	if err != nil || !s.leestConcept(z, stand) {
		return nil, err
	}
	b := &PlanconceptBlad{Inhoud: metLijsten(p.concept.Inhoud), Stand: stand, Nummer: p.volgende(), Wijziging: p.concept.Wijziging, Ontbreekt: []string{}}
	if p.Stand == geenConcept {
		begin, err := s.uitgangspunt(z)
		if err == nil {
			begin, err = s.metPassages(z, begin, p.Nummer)
		}
		b.Inhoud, b.Stemmen = metLijsten(begin), []StemBlad{}
		return b, err
	}
	if b.Inhoud, err = s.metPassages(z, b.Inhoud, p.volgende()); err != nil {
		return b, err
	}
	b.Gewijzigd, b.Door = momentOfGeen(p.Gewijzigd), s.huis.medewerkers[p.GewijzigdDoor].Naam
	b.Ontbreekt = append(b.Ontbreekt, p.ontbreekt()...)
	if b.Stemmen, err = s.stemBladen(z, p.Instemming); err != nil || p.Stand != isVoorgelegd {
		return b, err
	}
	_, i, err := s.stemmen(p.Instemming)
	eigen, gevraagd := i.Van(s.wie[0].Partij)
	b.AndereDeelnemers = !i.GaatOver(p.betrokken)
	b.Antwoord = gevraagd && eigen == bestuur.Gevraagd && !b.AndereDeelnemers
	return b, err
}

// conceptStand is the state of a draft, as policy asks it: one that a round table is to decide on is for who will sit there.
func (s *scope) conceptStand(z zaak, p planStand) (string, error) {
	if p.Stand != inConcept {
		return p.Stand, nil
	}
	gepland, err := s.planGeagendeerd(z)
	if err == nil && gepland {
		return isGeagendeerd, nil
	}
	return inConcept, err
}

// planGeagendeerd tells whether Partijen are invited to a round table on a Casus that is yet to be held.
func (s *scope) planGeagendeerd(z zaak) (bool, error) {
	overleggen, err := s.tx.Overleggen(z.ID)
	return slices.ContainsFunc(overleggen, func(o store.Overleg) bool { return o.Stand == rto.Uitgenodigd }), err
}

func (s *scope) uitgangspunt(z zaak) (plan.Inhoud, error) {
	versies, err := s.tx.Planversies(z.ID)
	if err != nil || len(versies) == 0 {
		return plan.Inhoud{}, err
	}
	c, err := s.openVersie(z, versies[0])
	return c.Inhoud, err
}

// metPassages is in with why, as far as the caller may read it.
func (s *scope) metPassages(z zaak, in plan.Inhoud, nummer int64) (plan.Inhoud, error) {
	waarom, err := s.alsInvoer(z, nummer)
	in = in.ZonderPassages()
	for i, d := range in.Doelen {
		in.Doelen[i].Passages = waarom[d.ID]
	}
	return in, err
}

// metLijsten is in with an empty list where there is none: a page and a partner read a list, never null.
func metLijsten(in plan.Inhoud) plan.Inhoud {
	in.Doelen, in.Rollen, in.Criteria = lijst(in.Doelen), lijst(in.Rollen), lijst(in.Criteria)
	for i := range in.Doelen {
		in.Doelen[i].Afspraken = lijst(in.Doelen[i].Afspraken)
	}
	return in
}

// lijst is a copy of l that is not nil.
func lijst[T any](l []T) []T { return append(make([]T, 0, len(l)), l...) }

// AfspraakBlad is one Afspraak with what was reported and noted about it.
type AfspraakBlad struct {
	AfspraakRegel
	Casus    string            `json:"casus"`
	Nummer   string            `json:"nummer"` // of the Casus
	Doel     string            `json:"doel,omitempty"`
	Eigen    bool              `json:"eigen"` // of the caller's Partij
	Notities []AantekeningBlad `json:"notities"`
}

// AfspraakLezen opens one Afspraak. errs.ErrNotFound for who may not read it.
func (g *Gate) AfspraakLezen(ctx context.Context, c Caller, id string) (AfspraakBlad, error) {
	return lees(ctx, g, c, "afspraak.lezen", func(s *scope) (AfspraakBlad, error) {
		k, err := s.afspraak(id)
		if err != nil {
			return AfspraakBlad{}, err
		}
		s.toont(k.ID)
		return s.afspraakBlad(k)
	})
}

func (s *scope) afspraakBlad(k afspraakstuk) (AfspraakBlad, error) {
	r, err := s.afspraakRegel(k)
	b := AfspraakBlad{AfspraakRegel: r, Casus: k.Casus, Nummer: k.zaak.Nummer, Eigen: k.Partij == s.wie[0].Partij}
	if err != nil {
		return b, err
	}
	if b.Doel, err = s.doelVan(k); err != nil {
		return b, err
	}
	b.Notities, err = s.notitiesBij(k)
	return b, err
}

// doelVan is the goal that an Afspraak serves in the version in force, "" when that holds it no longer.
func (s *scope) doelVan(k afspraakstuk) (string, error) {
	in, err := s.uitgangspunt(k.zaak)
	for _, d := range in.Doelen {
		if slices.ContainsFunc(d.Afspraken, func(a plan.Afspraak) bool { return a.ID == k.ID }) {
			return d.Tekst, err
		}
	}
	return "", err
}
