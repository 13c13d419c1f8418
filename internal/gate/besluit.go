// SPDX-License-Identifier: EUPL-1.2

package gate

import (
	"context"
	"slices"
	"time"

	"rondetafel/internal/casus"
	"rondetafel/internal/errs"
	"rondetafel/internal/gate/internal/store"
	"rondetafel/internal/partij"
	"rondetafel/internal/plan"
	"rondetafel/internal/policy"
	"rondetafel/internal/rto"
)

// besluitInhoud is what is sealed of a decision: what, and of every invited Partij whether it counted and whether it agreed
// (rules 6.3-1, 7.1-1).
type besluitInhoud struct {
	Tekst          string           `json:"tekst"`
	Partijen       []besluitPartij  `json:"partijen"`
	Casusregisseur string           `json:"casusregisseur,omitempty"`
	Reden          string           `json:"reden,omitempty"`
	Criteria       []besluitOordeel `json:"criteria,omitempty"`
}

type besluitPartij struct {
	Partij     string `json:"partij"`
	Medewerker string `json:"medewerker,omitempty"` // who was there for it
	Stand      string `json:"stand"`                // one of the words below
	Reden      string `json:"reden,omitempty"`
}

// How a Partij stood to a decision.
const (
	standEens    = "eens"
	standOneens  = "oneens"
	standMandaat = "zonder_mandaat" // there, but not represented: a deviation (rule 6.3-1, article 9.2h)
	standAfwezig = "afwezig"
)

// besluitOordeel is a criterion of the plan as it was judged, with its text, so that the decision stands by itself.
type besluitOordeel struct {
	rto.Oordeel
	Tekst string `json:"tekst"`
}

// OverlegBesluiten records a decision of an Overleg and carries out its effect. What counts is who is there with a mandate; who is
// there without is recorded as a deviation (rule 6.3-1). A decision never changes afterwards. *errs.Invalid when the votes are not
// those of exactly the Partijen that count.
func (g *Gate) OverlegBesluiten(ctx context.Context, c Caller, in rto.Besluit) (Verwijzing, error) {
	in = in.Schoon()
	if err := in.Valideer(); err != nil {
		return Verwijzing{}, err
	}
	id := nieuwID(g.klok.Nu())
	return schrijf(ctx, g, c, "overleg.besluiten", in, func(s *scope) (Verwijzing, error) {
		t, err := s.nieuwsteOverleg(in.Overleg, in.Versie, func(t tafel) (policy.Context, error) { return s.teBesluiten(t, in) })
		if err != nil {
			return Verwijzing{}, err
		}
		return s.besluit(t, id, in)
	})
}

// teBesluiten are the facts of a decision: what is missing before it can be taken.
func (s *scope) teBesluiten(t tafel, in rto.Besluit) (policy.Context, error) {
	ontbreekt, err := s.nogTeBeginnen(t)
	ctx := policy.Context{Ontbreekt: ontbreekt}
	if err != nil {
		return ctx, err
	}
	if len(rto.Tellend(t.genodigden(in.Soort))) == 0 {
		ctx.Ontbreekt = append(ctx.Ontbreekt, rto.OntbreektMandaat)
	}
	if in.ZonderInstemming(t.genodigden(in.Soort)) {
		ctx.Ontbreekt = append(ctx.Ontbreekt, rto.OntbreektEens)
	}
	var mist []string
	switch in.Soort {
	case rto.Plan:
		mist, err = s.planOntbreekt(t.zaak)
	case rto.Afschalen:
		var criteria []plan.Afschaalcriterium
		criteria, err = s.planCriteria(t.zaak)
		mist = in.OntbreektAan(criteriumIDs(criteria))
	case rto.Vervanger:
		var v store.Vervanging
		if v, err = s.voorgesteld(t.Casus); v.ID == "" {
			mist = []string{rto.OntbreektVoorstel}
		}
	}
	ctx.Ontbreekt = append(ctx.Ontbreekt, mist...)
	return ctx, err
}

func criteriumIDs(criteria []plan.Afschaalcriterium) []string {
	var uit []string
	for _, c := range criteria {
		uit = append(uit, c.ID)
	}
	return uit
}

// besluit records in and carries it out: first the effect, so that what is recorded is what was done.
func (s *scope) besluit(t tafel, id string, in rto.Besluit) (Verwijzing, error) {
	if err := eerste(in.Toets(t.genodigden(in.Soort)), s.eisOpen(t.zaak, in.Teksten()), s.eisPlanOpen(t, in)); err != nil {
		return Verwijzing{}, err
	}
	criteria, err := s.geoordeeld(t.zaak, in)
	if err != nil {
		return Verwijzing{}, err
	}
	inhoud := besluitInhoud{Tekst: in.Tekst, Partijen: stemming(t.genodigden(in.Soort), in.Stemmen), Casusregisseur: in.Casusregisseur, Reden: in.Reden,
		Criteria: criteria}
	if err := s.voerUit(t, id, in, &inhoud); err != nil {
		return Verwijzing{}, err
	}
	doos, err := s.doos(t.Casus)
	if err != nil {
		return Verwijzing{}, err
	}
	b := store.Besluit{ID: id, Overleg: t.ID, Casus: t.Casus, Soort: in.Soort, Medewerker: s.caller.persoon(), Namens: s.entry.Namens, Moment: s.moment}
	if b.Inhoud, err = sluitIn(doos, "besluit", id, inhoud); err != nil {
		return Verwijzing{}, err
	}
	b.Zegel = s.verzegel(vanBesluit, besluitRij(id), 0, besluitVelden(b))
	s.object(id)
	err = eerste(s.tx.NieuwBesluit(b), s.zetOverleg(&t), s.gebeurt(t.Casus, "overleg.besloten", "overleg", t.ID))
	return Verwijzing{ID: id, Nummer: t.zaak.Nummer, Versie: t.Versie}, err
}

// eisPlanOpen asks of a draft on which is decided that nothing of a closed passage stands in it (rule 13.2-3).
func (s *scope) eisPlanOpen(t tafel, in rto.Besluit) error {
	if in.Soort != rto.Plan {
		return nil
	}
	p, err := s.leesPlan(t.zaak)
	if err != nil {
		return err
	}
	return s.eisConceptOpen(t.zaak, p, "soort")
}

// stemming says of every invited Partij how it stood to the decision.
func stemming(genodigden []rto.Genodigde, stemmen []rto.Stem) []besluitPartij {
	var uit []besluitPartij
	for _, g := range genodigden {
		p := besluitPartij{Partij: g.Partij, Medewerker: g.Aanwezig, Stand: standAfwezig}
		if g.Afwijkend() {
			p.Stand = standMandaat
		}
		i := slices.IndexFunc(stemmen, func(s rto.Stem) bool { return s.Partij == g.Partij })
		if g.Telt() && i >= 0 {
			p.Stand = standEens
			if stemmen[i].Eens != "ja" {
				p.Stand, p.Reden = standOneens, stemmen[i].Reden
			}
		}
		uit = append(uit, p)
	}
	return uit
}

// geoordeeld puts the judgement of each criterion beside its text (rule 6.4d-1), in the order of the plan.
func (s *scope) geoordeeld(z zaak, in rto.Besluit) ([]besluitOordeel, error) {
	if in.Soort != rto.Afschalen {
		return nil, nil
	}
	criteria, err := s.planCriteria(z)
	var uit []besluitOordeel
	for _, c := range criteria {
		for _, o := range in.Criteria {
			if o.ID == c.ID {
				uit = append(uit, besluitOordeel{Oordeel: o, Tekst: c.Tekst})
			}
		}
	}
	return uit, err
}

// voerUit is what a decision does.
func (s *scope) voerUit(t tafel, id string, in rto.Besluit, inhoud *besluitInhoud) error {
	switch in.Soort {
	case rto.Plan:
		return s.stelPlanVast(t.zaak, id)
	case rto.Casusregisseur:
		return s.wijsCasusregisseurAan(t.zaak, in.Casusregisseur)
	case rto.Vervanger:
		v, err := s.voorgesteld(t.Casus)
		inhoud.Casusregisseur = v.Medewerker
		return eerste(err, s.bevestigVervanger(v, id))
	case rto.Afschalen: // rule 1.10-1: no other act leads there from the round table
		return eerste(s.verander(t.zaak.Casus, casus.Afschaling), s.gebeurt(t.Casus, "casus.afgeschaald", "casus", t.Casus))
	}
	return nil
}

// wijsCasusregisseurAan appoints a Casusregisseur, or nobody (rule 6.4a-1): somebody of a Partij that takes part (rule 1.12-1). A former
// one, with their deputies, loses the casusregie at once.
func (s *scope) wijsCasusregisseurAan(z zaak, naar string) error {
	if err := s.eisCasusregisseur(z, naar); err != nil {
		return err
	}
	if err := s.neemCasusregie(z.ID); err != nil {
		return err
	}
	nieuw := z.Casus
	nieuw.Casusregisseur = naar
	if err := s.verander(nieuw, z.Fase); err != nil {
		return err
	}
	if naar == "" {
		return s.gebeurt(z.ID, "casusregie.geen", "casus", z.ID)
	}
	return eerste(s.wijsAan(z.ID, naar, policy.RolAangewezen), s.geefRol(z.ID, naar, policy.RolCasusregisseur),
		s.geefRol(z.ID, s.huis.medewerkers[naar].Partij, policy.RolCasusregie), s.gebeurt(z.ID, "casusregie.aangewezen", "casus", naar))
}

func (s *scope) eisCasusregisseur(z zaak, naar string) error {
	if naar == "" {
		return nil
	}
	partijen, err := s.deelnemendePartijen(z)
	if err != nil {
		return err
	}
	m := s.huis.medewerkers[naar]
	var v errs.Velden
	v.Eis(slices.Contains(partijen, m.Partij) && m.Actief(s.moment) && m.Heeft(partij.Uitvoerder, s.moment), "casusregisseur",
		"Kies iemand van een Partij die in deze casus meedoet, en die in casussen mag werken (art. 1.12).")
	v.Eis(!slices.Contains(partijen, m.Partij) || s.huis.wie(naar, s.moment).Getekend, "casusregisseur",
		"Deze persoon moet eerst de verklaring van geheimhouding tekenen. Kies een ander.")
	return v.Fout()
}

// neemCasusregie takes the casusregie from everybody who has it, people and their Partij.
func (s *scope) neemCasusregie(id string) error {
	rijen, err := s.tx.ZichtOp(id)
	const regie = policy.RolCasusregisseur | policy.RolCasusregie
	for _, r := range rijen {
		if s.gegevenRollen(r)&regie == 0 { // of who may not use it now too: it never comes back
			continue
		}
		if fout := s.neemRol(id, r.Wie, regie); fout != nil {
			return fout
		}
	}
	return err
}

// CasusregieVoorstellen proposes who stands in for the Casusregisseur: one of the own Partij's people, by that Partij. An Overleg
// confirms it (rule 1.3-1).
func (g *Gate) CasusregieVoorstellen(ctx context.Context, c Caller, in rto.Voorstel) (Verwijzing, error) {
	if err := in.Valideer(); err != nil {
		return Verwijzing{}, err
	}
	id := nieuwID(g.klok.Nu())
	inhoud := g.zegelLater(ctx, in.Casus, "vervanging", id, in)
	return schrijf(ctx, g, c, "casusregie.voorstellen", in, func(s *scope) (Verwijzing, error) {
		z, err := s.casus(in.Casus, s.huis.naar(in.Medewerker, s.moment))
		if err := s.eisOpenNa(eerste(err, inhoud.err), z, in.Teksten()); err != nil {
			return Verwijzing{}, err
		}
		var v errs.Velden // rule 1.3-1: a deputy is somebody else
		v.Eis(in.Medewerker != z.Casusregisseur, "medewerker", "Dit is de casusregisseur zelf. Kies een ander (art. 1.3).")
		if err := v.Fout(); err != nil {
			return Verwijzing{}, err
		}
		s.object(in.Medewerker)
		r := store.Vervanging{ID: id, Casus: z.ID, Medewerker: in.Medewerker, Voorsteller: s.caller.persoon(), Moment: s.moment, Inhoud: inhoud.bytes}
		r.Zegel = s.verzegel(vanVervanging, vervangingRij(id), 0, vervangingVelden(r))
		err = s.tx.NieuweVervanging(r)
		return Verwijzing{ID: id, Nummer: z.Nummer, Versie: 1}, eerste(err, s.gebeurt(z.ID, "casusregie.voorgesteld", "casus", in.Medewerker))
	})
}

// voorgesteld is the newest proposal of a deputy that was not confirmed; its ID is "" when there is none. A proposal of a Partij
// that no longer has the casusregie lapsed with it.
func (s *scope) voorgesteld(id string) (store.Vervanging, error) {
	lijst, err := s.tx.Vervangingen(id)
	if err != nil || len(lijst) == 0 || lijst[0].Besluit != "" || !s.g.echt(vanVervanging, lijst[0].ID, lijst[0].Zegel, vervangingVelden(lijst[0])) {
		return store.Vervanging{}, err
	}
	m := s.huis.medewerkers[lijst[0].Medewerker]
	z, err := s.tx.ZichtVan(id, m.Partij)
	if err != nil || s.rollen(z)&policy.RolCasusregie == 0 || !m.Actief(s.moment) || !m.Heeft(partij.Uitvoerder, s.moment) {
		return store.Vervanging{}, alsEr(err)
	}
	return lijst[0], nil
}

func (s *scope) bevestigVervanger(v store.Vervanging, besluit string) error {
	v.Besluit = besluit
	v.Zegel = s.verzegel(vanVervanging, vervangingRij(v.ID), v.Versie, vervangingVelden(v))
	return eerste(s.tx.BevestigVervanging(v), s.wijsAan(v.Casus, v.Medewerker, policy.RolAangewezen),
		s.geefRol(v.Casus, v.Medewerker, policy.RolCasusregisseur), s.gebeurt(v.Casus, "casusregie.vervanger", "casus", v.Medewerker))
}

// BesluitBlad is a decision of an Overleg as its reader sees it.
type BesluitBlad struct {
	ID             string              `json:"id"`
	Soort          rto.SoortBesluit    `json:"soort"`
	Tekst          string              `json:"tekst"`
	Door           Naam                `json:"door"`
	Namens         Naam                `json:"namens"`
	Moment         time.Time           `json:"moment"`
	Partijen       []BesluitPartijBlad `json:"partijen"`
	Casusregisseur *Naam               `json:"casusregisseur,omitempty"`
	Reden          string              `json:"reden,omitempty"`
	Criteria       []OordeelBlad       `json:"criteria,omitempty"`
}

// BesluitPartijBlad is how an invited Partij stood to a decision (rules 6.3-1, 7.1-1).
type BesluitPartijBlad struct {
	Partij Naam   `json:"partij"`
	Wie    string `json:"wie,omitempty"` // name of who was there
	Stand  string `json:"stand"`         // eens, oneens, zonder_mandaat or afwezig
	Reden  string `json:"reden,omitempty"`
}

// OordeelBlad is a criterion for Afschaling as it was judged (rule 6.4d-1).
type OordeelBlad struct {
	ID      string `json:"id"`
	Tekst   string `json:"tekst"`
	Gehaald bool   `json:"gehaald"`
	Reden   string `json:"reden"`
}

// besluiten shows the decisions of an Overleg, the first first.
func (s *scope) besluiten(t tafel) ([]BesluitBlad, error) {
	uit, err := s.openBesluiten(t)
	for _, b := range uit {
		s.toont(b.ID)
	}
	return uit, err
}

func (s *scope) openBesluiten(t tafel) ([]BesluitBlad, error) {
	rijen, err := s.besluitenVan(t.ID)
	if err != nil {
		return nil, err
	}
	doos, err := s.doos(t.Casus)
	if err != nil {
		return nil, err
	}
	uit := []BesluitBlad{}
	for _, r := range rijen {
		var in besluitInhoud
		if err := openNaar(doos, "besluit", r.ID, r.Inhoud, &in); err != nil {
			return nil, err
		}
		uit = append(uit, s.besluitBlad(r, in))
	}
	return uit, nil
}

func (s *scope) besluitBlad(r store.Besluit, in besluitInhoud) BesluitBlad {
	b := BesluitBlad{ID: r.ID, Soort: r.Soort, Tekst: in.Tekst, Door: s.huis.mensNaam(r.Medewerker), Namens: s.huis.partij(r.Namens),
		Moment: moment(r.Moment), Reden: in.Reden, Casusregisseur: s.huis.iemand(in.Casusregisseur), Partijen: []BesluitPartijBlad{}}
	for _, p := range in.Partijen {
		b.Partijen = append(b.Partijen, BesluitPartijBlad{Partij: s.huis.partij(p.Partij), Wie: s.huis.medewerkers[p.Medewerker].Naam,
			Stand: p.Stand, Reden: p.Reden})
	}
	for _, o := range in.Criteria {
		b.Criteria = append(b.Criteria, OordeelBlad{ID: o.ID, Tekst: o.Tekst, Gehaald: o.Gehaald == "ja", Reden: o.Oordeel.Reden})
	}
	return b
}
