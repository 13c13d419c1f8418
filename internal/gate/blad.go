// SPDX-License-Identifier: EUPL-1.2

package gate

import (
	"context"
	"errors"
	"maps"
	"math"
	"slices"
	"strings"
	"time"

	"rondetafel/internal/casus"
	"rondetafel/internal/gate/internal/crypto"
	"rondetafel/internal/gate/internal/store"
	"rondetafel/internal/policy"
)

// Naam is an id with the name that goes with it.
type Naam struct {
	ID   string `json:"id"`
	Naam string `json:"naam"`
}

// BetrokkeneBlad is a person in a Casus as its reader sees them; the BSN is masked.
type BetrokkeneBlad struct {
	ID            string `json:"id"`
	Naam          string `json:"naam"`
	Rol           string `json:"rol"`
	Geboortedatum string `json:"geboortedatum,omitempty"` // ISO
	BSN           string `json:"bsnGemaskeerd,omitempty"`
	// Informering tells whether they were informed (rule AVG-3); nil while nobody answered that, and for who does not read it.
	Informering *InformeringBlad `json:"informering,omitempty"`
}

// ScreeningBlad is the judgement on a Casus.
type ScreeningBlad struct {
	Door          Naam              `json:"door"`
	Namens        Naam              `json:"namens"`
	NamensPubliek Naam              `json:"namensPubliek"`
	Moment        time.Time         `json:"moment"`
	Overleg       casus.Overleg     `json:"overleg"`
	Criteria      []casus.Criterium `json:"criteria"`
	Uitkomst      casus.Fase        `json:"uitkomst"`
	Reden         string            `json:"reden,omitempty"`
	Naar          string            `json:"naar,omitempty"`
}

// DeelnameBlad is a Partij that takes part in a Casus.
type DeelnameBlad struct {
	Partij Naam      `json:"partij"`
	Rol    string    `json:"rol"` // "aanmelder" or "deelnemer"
	Grond  string    `json:"grond,omitempty"`
	Sinds  time.Time `json:"sinds"`
}

// GebeurtenisBlad is a line of the timeline.
type GebeurtenisBlad struct {
	Moment time.Time `json:"moment"`
	Soort  string    `json:"soort"`
	Wie    string    `json:"wie"`
	Partij string    `json:"partij"`
	Object string    `json:"object,omitempty"` // id, or the name of the Partij or person that it is about
	Eigen  bool      `json:"eigen,omitempty"`  // the reader did it
	Reden  string    `json:"reden,omitempty"`  // why, where that was asked
}

// CasusBlad is a Casus as one who takes part in it sees it. What the reader may not see is not there and leaves no trace.
type CasusBlad struct {
	ID              string           `json:"id"`
	Nummer          string           `json:"nummer"`
	Soort           casus.Soort      `json:"soort"`
	Gemeentecode    string           `json:"gemeente"` // CBS code
	Gemeente        string           `json:"gemeenteNaam"`
	Fase            casus.Fase       `json:"fase"`
	Open            bool             `json:"open"`
	Versie          int64            `json:"versie"`
	Aangemeld       time.Time        `json:"aangemeldOp"`
	Gewijzigd       time.Time        `json:"gewijzigdOp"`
	Aanmelder       Naam             `json:"aanmelder"`
	Melder          Naam             `json:"melder"`
	Procesregisseur *Naam            `json:"procesregisseur,omitempty"`
	Casusregisseur  *Naam            `json:"casusregisseur,omitempty"`
	Namens          *Naam            `json:"jeHandeltNamens,omitempty"` // for a Procesregisseur (rule 9.3-1)
	Doelen          []string         `json:"doelen"`
	Betrokkenen     []BetrokkeneBlad `json:"betrokkenen"`
	Aanmelding      *casus.Inhoud    `json:"aanmelding,omitempty"`
	Screening       *ScreeningBlad   `json:"screening,omitempty"`
	Triage          *TriageBlad      `json:"triage,omitempty"`
	Overleggen      []OverlegBlad    `json:"overleggen"`             // the latest first; only those to which the reader is invited
	Elders          []Naam           `json:"ookBekendBij,omitempty"` // procesregisseurs of other casussen of the same people, for who looks at the report
	Deelnames       []DeelnameBlad   `json:"deelnames"`
	Gegevens        []GegevenBlad    `json:"gegevens"`
	Plan            *PlanBlad        `json:"plan,omitempty"` // without what earlier versions said and whom the Partijen designated
	// Informatievragen are those that the reader may know of, the most urgent first (rule 12.1-3).
	Informatievragen []InformatievraagBlad `json:"informatievragen"`
	// Correctieverzoeken are those about pieces, the newest first (rule 12.1-1).
	Correctieverzoeken []CorrectieBlad   `json:"correctieverzoeken"`
	Meelezers          []MeelezerBlad    `json:"incidenteleDerden,omitempty"` // that can be named as readers now (rule WGS-14)
	Noodinzagen        []NoodBlad        `json:"noodinzagen,omitempty"`       // that run now (rule 1.2-1)
	Tijdlijn           []GebeurtenisBlad `json:"tijdlijn"`
	Opschoning         *OpschoningBlad   `json:"opschoning,omitempty"`  // for who cleans the dossier, in afschaling
	Inzagen            []Inzage          `json:"inzagen,omitempty"`     // the last looks, for who may see them; a moment behind
	Mag                []string          `json:"mag"`                   // acts that the caller may do now
	Bezoek             *time.Time        `json:"vorigBezoek,omitempty"` // since when the reader was away; nothing for a first visit
}

// CasusLezen opens a Casus with its people, its pieces of information as their suppliers allow, and its timeline.
// errs.ErrNotFound for who may not know of it; *errs.Denied for who may know of it but not read it (rule 8-P1).
func (g *Gate) CasusLezen(ctx context.Context, c Caller, id string) (CasusBlad, error) {
	return lees(ctx, g, c, "casus.lezen", func(s *scope) (CasusBlad, error) {
		z, err := s.casus(id, policy.Context{})
		if err != nil {
			return CasusBlad{}, err
		}
		b, err := s.casusBlad(z)
		if err != nil {
			return b, err
		}
		s.gelezen = &gelezen{z, b}
		weg, err := s.sinds(z.ID)
		b.Bezoek = begin(weg)
		return b, err
	})
}

func (s *scope) casusBlad(z zaak) (CasusBlad, error) {
	b := s.casusKop(z)
	doos, err := s.doos(z.ID)
	if err = eerste(err, s.tx.KijkVooruit(z.ID)); err != nil {
		return b, err
	}
	if err := errors.Join(s.mensenVan(z, doos, &b), s.aanmeldingVan(z, doos, &b), s.deelnamesVan(z, doos, &b), s.eldersBekend(z, &b)); err != nil {
		return b, err
	}
	weet, err := s.triageVan(z, &b)
	if err != nil {
		return b, err
	}
	var stukken map[string]bool
	if b.Gegevens, stukken, err = s.stukken(z); err != nil {
		return b, err
	}
	maps.Copy(weet, stukken)
	overleggen, err := s.overleggenVan(z, &b)
	if err != nil {
		return b, err
	}
	maps.Copy(weet, overleggen)
	if err := s.planEnNotities(z, &b, weet); err != nil {
		return b, err
	}
	if err := s.vragenVan(z, &b, weet); err != nil {
		return b, err
	}
	if err := eerste(s.merkVerstrekkingen(z, weet), s.meelezers(z, &b, weet)); err != nil {
		return b, err
	}
	if b.Noodinzagen, err = s.lopendeNood(z); err != nil {
		return b, err
	}
	b.Tijdlijn, err = s.tijdlijn(z, weet, b.Aanmelding != nil)
	b.Mag = s.kan(z.op, policy.Context{}, "casus.bevestigen", "casus.screenen", "triage.afronden", "betrokkene.informeren",
		"gegeven.toevoegen", "casus.gekeken", "overleg.plannen", "plan.bewaren", "regie.lezen", "optreden.vastleggen", "optreden.lezen",
		"casus.overdragen", "casus.opschonen", "casus.sluiten", "verstrekking.lijst", "incidentelederde.lijst")
	for _, handeling := range []string{"triage.vragen", "deelname.betrekken", "deelname.aanwijzen", "deelname.ontheffen", "informatievraag.stellen",
		"casusregie.voorstellen"} {
		b.Mag = append(b.Mag, s.kan(z.op, s.gunstig(handeling), handeling)...)
	}
	err = eerste(err, s.opschoningVan(z, doos, &b))
	if err == nil && slices.Contains(b.Mag, "casus.gekeken") {
		b.Inzagen, err = s.laatsteInzagen(z, math.MaxInt64, inzagenOpBlad)
	}
	return b, err
}

const inzagenOpBlad = 5

// vragenVan opens what Partijen ask each other, and adds to weet which lines of the timeline the reader may see of it.
func (s *scope) vragenVan(z zaak, b *CasusBlad, weet map[string]bool) (err error) {
	if b.Informatievragen, err = s.informatievragen(z, weet); err != nil {
		return err
	}
	verzoeken, err := s.tx.Correctieverzoeken(z.ID)
	if err != nil {
		return err
	}
	if b.Correctieverzoeken, err = s.correcties(z, verzoeken); err != nil {
		return err
	}
	for _, v := range b.Correctieverzoeken {
		weet[v.ID] = true
	}
	return s.kennisgevingen(z, weet)
}

func (s *scope) casusKop(z zaak) CasusBlad {
	s.toont(z.ID)
	b := CasusBlad{ID: z.ID, Nummer: z.Nummer, Soort: z.Soort, Gemeentecode: z.Gemeente, Gemeente: gemeente(z.Gemeente), Fase: z.Fase, Open: z.Open, Versie: z.Versie,
		Aangemeld: moment(z.Aangemeld), Gewijzigd: moment(z.Gewijzigd), Aanmelder: s.huis.partij(z.Aanmelder), Melder: s.huis.mensNaam(z.Melder)}
	if z.Procesregisseur != "" {
		n := s.huis.mensNaam(z.Procesregisseur)
		b.Procesregisseur = &n
	}
	if z.Casusregisseur != "" {
		n := s.huis.mensNaam(z.Casusregisseur)
		b.Casusregisseur = &n
	}
	if s.entry.Namens != "" {
		n := s.huis.partij(s.entry.Namens)
		b.Namens = &n
	}
	return b
}

func (h *huis) partij(id string) Naam   { return Naam{ID: id, Naam: h.partijen[id].Naam} }
func (h *huis) mensNaam(id string) Naam { return Naam{ID: id, Naam: h.medewerkers[id].Naam} }

func (s *scope) mensenVan(z zaak, doos *crypto.Box, b *CasusBlad) error {
	rijen, err := s.tx.Betrokkenen(z.ID)
	if err != nil {
		return err
	}
	informeringen, err := s.informeringen(z)
	if err != nil {
		return err
	}
	b.Betrokkenen = []BetrokkeneBlad{}
	for _, r := range rijen {
		blad, err := openBetrokkene(doos, r)
		if err != nil {
			return err
		}
		if i, ok := informeringen[r.ID]; ok {
			blad.Informering = &i
		}
		b.Betrokkenen = append(b.Betrokkenen, blad)
		s.toont(r.ID)
	}
	return nil
}

func openBetrokkene(doos *crypto.Box, r store.Betrokkene) (BetrokkeneBlad, error) {
	var m casus.Betrokkene
	err := openNaar(doos, "betrokkene", r.ID, r.Inhoud, &m)
	return BetrokkeneBlad{ID: r.ID, Naam: m.Naam(), Rol: m.Rol.Label(), Geboortedatum: string(m.Geboortedatum), BSN: m.BSNGemaskeerd()}, err
}

// aanmeldingVan opens the report and the judgement for who may read them. The goals are for everybody who reads the Casus:
// information is asked and given for those alone (rule 2.1-1).
func (s *scope) aanmeldingVan(z zaak, doos *crypto.Box, b *CasusBlad) error {
	var in casus.Inhoud
	if err := openNaar(doos, "casus", z.ID, z.Inhoud, &in); err != nil {
		return err
	}
	b.Doelen = in.Doelen
	if !s.mag("casus.aanmelding", z.op) {
		return nil
	}
	b.Aanmelding = &in
	return s.screeningVan(z, doos, b)
}

func (s *scope) screeningVan(z zaak, doos *crypto.Box, b *CasusBlad) error {
	if z.Fase.Besloten() {
		return nil
	}
	r, err := s.tx.Screening(z.ID)
	if errors.Is(err, store.ErrGeen) {
		return nil
	}
	if err != nil {
		return err
	}
	var in casus.Screening
	if err := openNaar(doos, "screening", z.ID, r.Inhoud, &in); err != nil {
		return err
	}
	b.Screening = &ScreeningBlad{Door: s.huis.mensNaam(r.Medewerker), Namens: s.huis.partij(r.Namens),
		NamensPubliek: s.huis.partij(r.NamensPubliek), Moment: moment(r.Moment), Overleg: in.Overleg, Criteria: in.Criteria,
		Uitkomst: in.Uitkomst, Reden: in.Reden, Naar: in.Naar}
	return nil
}

func (s *scope) deelnamesVan(z zaak, doos *crypto.Box, b *CasusBlad) error {
	b.Deelnames = []DeelnameBlad{{Partij: s.huis.partij(z.Aanmelder), Rol: "aanmelder", Sinds: moment(z.Aangemeld)}}
	if z.Fase.Besloten() {
		return nil
	}
	rijen, err := s.deelnames(z.ID)
	if err != nil {
		return err
	}
	for _, r := range rijen {
		var in casus.Betrekken
		if err := openNaar(doos, "deelname", z.ID+r.Partij, r.Inhoud, &in); err != nil {
			return err
		}
		d := DeelnameBlad{Partij: s.huis.partij(r.Partij), Rol: "deelnemer", Sinds: moment(r.Moment)}
		if b.Aanmelding != nil || s.magGrond(z, r.Partij) {
			d.Grond = in.Grond
		}
		b.Deelnames = append(b.Deelnames, d)
	}
	return nil
}

// magGrond tells whether every caller may read the ground on which a Partij takes part: it is for that Partij, the aanmelder and
// the Procesregisseur.
func (s *scope) magGrond(z zaak, partij string) bool {
	for i, w := range s.wie {
		if w.Partij != partij && !s.g.motor.Beslis(w, "casus.aanmelding", z.op(i), s.context()).Toegestaan {
			return false
		}
	}
	return true
}

// tijdlijn returns the lines whose object the caller may know of: the pieces in weet, the report when aanmelding.
func (s *scope) tijdlijn(z zaak, weet map[string]bool, aanmelding bool) ([]GebeurtenisBlad, error) {
	rijen, err := zichtbaar(lijnenOpBlad, func(aantal, vanaf int) ([]store.Gebeurtenis, error) {
		return s.tx.Gebeurtenissen(z.ID, aantal, vanaf)
	}, func(r store.Gebeurtenis) (bool, error) {
		soort, object := lijnOver(r)
		return (!gesloten(soort) || weet[object]) && (soort != "aanmelding" || aanmelding), nil
	})
	uit := []GebeurtenisBlad{}
	for _, r := range rijen {
		g := s.gebeurtenis(r)
		if len(r.Inhoud) > 0 && err == nil {
			doos, fout := s.doos(z.ID)
			if err = fout; err == nil {
				err = openNaar(doos, "gebeurtenis", r.ID, r.Inhoud, &g.Reden)
			}
		}
		uit = append(uit, g)
	}
	return uit, err
}

const lijnenOpBlad = 100

// lijnOver is what a line is about, and by which name what its reader may know of is kept. What is asked about a piece is not known to all
// who read the piece (rule 9.2f-1).
func lijnOver(r store.Gebeurtenis) (soort, object string) {
	if strings.HasPrefix(r.Soort, vanVraag+".") {
		return vanVraag, vanVraag + "/" + r.Object
	}
	if r.ObjectSoort == vanDeel { // what a Partij answered about a part of a disclosure is not for the other ones who are asked (rule 7.2-4)
		return vanDeel, r.Object + "/" + r.Partij
	}
	return r.ObjectSoort, r.Object
}

// gebeurtenis is a line of the timeline as its reader sees it.
func (s *scope) gebeurtenis(r store.Gebeurtenis) GebeurtenisBlad {
	g := GebeurtenisBlad{Moment: moment(r.Moment), Soort: r.Soort, Wie: s.huis.medewerkers[r.Medewerker].Naam,
		Partij: s.huis.partijen[r.Partij].Naam, Object: r.Object, Eigen: r.Medewerker == s.caller.persoon()}
	switch r.Soort {
	case "deelname.betrokken":
		g.Object = s.huis.partijen[r.Object].Naam
	case "deelname.aangewezen", "deelname.ontheven", "casusregie.aangewezen", "casusregie.vervanger", "casusregie.voorgesteld":
		g.Object = s.huis.medewerkers[r.Object].Naam
	}
	return g
}

// ProcesBlad is a Casus as the manager and the privacy officer see it: its course, nothing of its content (rule 8-P1). While
// it has no Procesregisseur only number, soort, municipality and date are there (rule 8.2c-2).
type ProcesBlad struct {
	ID              string      `json:"id"`
	Nummer          string      `json:"nummer"`
	Soort           casus.Soort `json:"soort"`
	Gemeentecode    string      `json:"gemeente"` // CBS code
	Gemeente        string      `json:"gemeenteNaam"`
	Aangemeld       time.Time   `json:"aangemeldOp"`
	Versie          int64       `json:"versie"`
	Toegewezen      bool        `json:"toegewezen"`
	Fase            casus.Fase  `json:"fase,omitempty"`
	Procesregisseur *Naam       `json:"procesregisseur,omitempty"`
	Gewijzigd       *time.Time  `json:"gewijzigdOp,omitempty"`
	// Doorlopen are the phases that decisions led it to, of one Casus: from screening and from triage.
	Doorlopen []casus.Fase `json:"doorlopen,omitempty"`
	// Vernietiging is how far the destruction of a closed Casus is, or its certificate.
	Vernietiging *VernietigingBlad `json:"vernietiging,omitempty"`
	Noodinzagen  []NoodBlad        `json:"noodinzagen,omitempty"` // that run now (rule 1.2-1)
	Mag          []string          `json:"mag"`
}

// CasusProces returns the course of a Casus.
func (g *Gate) CasusProces(ctx context.Context, c Caller, id string) (ProcesBlad, error) {
	return lees(ctx, g, c, "casus.procesgegevens", func(s *scope) (ProcesBlad, error) {
		z, err := s.casus(id, policy.Context{})
		if err != nil {
			return ProcesBlad{}, err
		}
		s.toont(z.ID)
		b, err := s.verloopVan(z)
		return *b, err
	})
}

// verloopVan is the course of a Casus with what the caller may do about it.
func (s *scope) verloopVan(z zaak) (*ProcesBlad, error) {
	b := s.procesBlad(z.Casus)
	b.Mag = append(s.kan(z.op, policy.Context{}, "casus.gekeken"), s.kan(z.op, s.gunstig("casus.toewijzen"), "casus.toewijzen")...)
	mist, err := s.mistVoorVoorstel(z.ID)
	if err != nil {
		return &b, err
	}
	b.Mag = append(b.Mag, s.kan(z.op, policy.Context{Ontbreekt: mist}, "vernietiging.voorstellen")...)
	nood, err := s.lopendeNood(z)
	if b.Noodinzagen = nood; err != nil {
		return &b, err
	}
	if b.Vernietiging, err = s.vernietigingVan(z); err != nil || !b.Toegewezen {
		return &b, err
	}
	b.Doorlopen, err = s.doorlopen(z.ID)
	return &b, err
}

// doorlopen are the phases that the screening and the triage of a Casus led to. Before those, and after its destruction, there are none.
func (s *scope) doorlopen(id string) ([]casus.Fase, error) {
	var uit []casus.Fase
	screening, err := s.tx.Screening(id)
	if errors.Is(err, store.ErrGeen) {
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	uit = append(uit, casus.Fase(screening.Uitkomst))
	triage, err := s.tx.Triageuitkomst(id)
	if errors.Is(err, store.ErrGeen) {
		return uit, nil
	}
	return append(uit, casus.Fase(triage.Route)), err
}

func (s *scope) procesBlad(z store.Casus) ProcesBlad {
	b := ProcesBlad{ID: z.ID, Nummer: z.Nummer, Soort: z.Soort, Gemeentecode: z.Gemeente, Gemeente: gemeente(z.Gemeente), Aangemeld: moment(z.Aangemeld),
		Versie: z.Versie, Toegewezen: z.Procesregisseur != "", Mag: []string{}}
	if b.Toegewezen {
		n, t := s.huis.mensNaam(z.Procesregisseur), moment(z.Gewijzigd)
		b.Fase, b.Procesregisseur, b.Gewijzigd = z.Fase, &n, &t
	}
	return b
}
