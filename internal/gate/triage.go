// SPDX-License-Identifier: EUPL-1.2

package gate

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"time"

	"rondetafel/internal/casus"
	"rondetafel/internal/errs"
	"rondetafel/internal/gate/internal/store"
	"rondetafel/internal/klok"
	"rondetafel/internal/policy"
)

// TriageVragen asks one Partij a question in triage (article 1.8): the person whom it names sees that question and the
// identifying data of those whom it is about, and nothing else of the Casus (rule 1.8-1). Recorded on behalf of the aanmelder
// (9.3-1) and of a public Partij (WGS-2). Returns the id of the question.
func (g *Gate) TriageVragen(ctx context.Context, c Caller, in casus.Triagevraag) (Verwijzing, error) {
	nu := g.klok.Nu()
	if err := in.Valideer(nu.In(klok.Amsterdam())); err != nil {
		return Verwijzing{}, err
	}
	id := nieuwID(nu)
	inhoud := g.zegelLater(ctx, in.Casus, "triagevraag", id, in)
	return schrijf(ctx, g, c, "triage.vragen", in, func(s *scope) (Verwijzing, error) {
		z, err := s.casus(in.Casus, policy.Context{NaarPartij: in.Partij, NaarActief: s.huis.doetMee(in.Partij, s.moment)})
		if err != nil {
			return Verwijzing{}, err
		}
		return s.stelTriagevraag(z, id, in, inhoud)
	})
}

func (s *scope) stelTriagevraag(z zaak, id string, in casus.Triagevraag, inhoud verzegeld) (Verwijzing, error) {
	if err := s.eisTriagevraag(z, in); err != nil {
		return Verwijzing{}, err
	}
	publiek, err := s.namensPubliek(z, in.NamensPubliek)
	if err != nil || inhoud.err != nil {
		return Verwijzing{}, eerste(err, inhoud.err)
	}
	al, err := s.alBevraagd(z, in.Vraag)
	if err := s.eisOpenNa(err, z, metEerder(in.Teksten(), al)); err != nil {
		return Verwijzing{}, err
	}
	r := store.Triagevraag{ID: id, Casus: z.ID, Partij: in.Partij, Medewerker: in.Medewerker, Steller: s.caller.persoon(),
		Namens: s.entry.Namens, NamensPubliek: publiek, Gesteld: s.moment, Uiterlijk: in.Uiterlijk.ISO(), Vraag: inhoud.bytes, Antwoord: []byte{}}
	r.Zegel = s.verzegel("triagevraag", triagevraagRij(id), 0, triagevraagVelden(r))
	if err := s.tx.NieuweTriagevraag(r); err != nil {
		return Verwijzing{}, err
	}
	s.object(id, in.Partij, in.Medewerker)
	err = eerste(s.geefRol(z.ID, in.Partij, policy.RolBevraagd), s.geefRol(z.ID, in.Medewerker, policy.RolAangewezen),
		s.gebeurt(z.ID, "triage.gevraagd", "triagevraag", id))
	return Verwijzing{ID: id, Nummer: z.Nummer, Versie: 1}, err
}

// alBevraagd is since when another Partij was asked the same in triage, in the same words; 0 for never.
func (s *scope) alBevraagd(z zaak, vraag string) (int64, error) {
	rijen, err := s.tx.Triagevragen(z.ID)
	if err != nil {
		return 0, err
	}
	doos, err := s.doos(z.ID)
	eerst := int64(0)
	for _, r := range rijen {
		var al casus.Triagevraag
		err = eerste(err, openNaar(doos, "triagevraag", r.ID, r.Vraag, &al))
		if al.Vraag == vraag && (eerst == 0 || r.Gesteld < eerst) {
			eerst = r.Gesteld
		}
	}
	return eerst, err
}

// eisTriagevraag asks what only the Casus and the house can tell: a Partij that does not take part yet and has no open question,
// somebody of it who may work here, people and a goal of this Casus.
func (s *scope) eisTriagevraag(z zaak, in casus.Triagevraag) error {
	var v errs.Velden
	v.Eis(in.Partij != z.Aanmelder, "partij", "Deze Partij meldde de casus aan. Vraag het haar gewoon.")
	v.Eis(slices.Contains(doelenVan(z), in.Doel), "doel", "Kies een doel van deze casus (art. 2.1).")
	s.eisDeelnemer(&v, "", casus.Betrekken{Partij: in.Partij, Medewerker: in.Medewerker})
	vragen, err := s.tx.Triagevragen(z.ID)
	if err != nil {
		return err
	}
	v.Eis(!slices.ContainsFunc(vragen, func(r store.Triagevraag) bool { return r.Partij == in.Partij && r.Beantwoord == 0 }), "partij",
		"Deze Partij heeft al een vraag die openstaat.")
	return eerste(v.Fout(), s.eisOver(z.ID, in.Over))
}

// vraagstuk is a Triagevraag with its Casus and the facts of it for each caller.
type vraagstuk struct {
	store.Triagevraag
	zaak   zaak
	feiten []policy.Triagevraag
}

func (k vraagstuk) op(i int) policy.Resource { return k.feiten[i] }

// maakVraagstuk makes the facts of a question. A row that was altered is nobody's: only the Procesregisseur sees it.
func (s *scope) maakVraagstuk(z zaak, r store.Triagevraag) vraagstuk {
	k := vraagstuk{Triagevraag: r, zaak: z}
	if !s.g.echt("triagevraag", r.ID, r.Zegel, triagevraagVelden(r)) {
		k.Partij, k.Delen = "", false
	}
	for _, f := range z.feiten {
		k.feiten = append(k.feiten, policy.Triagevraag{ID: r.ID, Casus: f, Partij: k.Partij, Beantwoord: r.Beantwoord > 0, Delen: k.Delen})
	}
	return k
}

// vraagstuk reads a question and decides on the act; who may not read it hears that it does not exist.
func (s *scope) vraagstuk(id string) (vraagstuk, error) {
	r, err := opID(s, id, s.tx.Triagevraag)
	if err != nil {
		return vraagstuk{}, err
	}
	z, err := s.gezien(r.Casus)
	if err != nil {
		return vraagstuk{}, err
	}
	s.namens(z)
	k := s.maakVraagstuk(z, r)
	return k, s.beslisOver(k.op, policy.Context{}, "triagevraag.lezen")
}

// PersoonBlad is the identifying data that a question in triage gives of a Betrokkene.
type PersoonBlad struct {
	ID            string `json:"id"`
	Naam          string `json:"naam"`
	Geboortedatum string `json:"geboortedatum,omitempty"` // ISO
	BSN           string `json:"bsn,omitempty"`           // only when the question gives it; masked for who is not asked
}

// AntwoordBlad is the answer to a question in triage.
type AntwoordBlad struct {
	Bekend            casus.Bekendheid  `json:"bekend"`
	Contact           string            `json:"contact,omitempty"`
	Aanschuiven       casus.Aanschuiven `json:"aanschuiven"`
	Toelichting       string            `json:"toelichting,omitempty"`
	DelenMetAanmelder bool              `json:"delenMetAanmelder"`
	Moment            time.Time         `json:"beantwoordOp"`
}

// TriagevraagBlad is a question in triage as its reader sees it.
type TriagevraagBlad struct {
	ID         string        `json:"id"`
	Casus      string        `json:"casus,omitempty"` // its id, for who knows the Casus: not for the Partij that is asked
	Nummer     string        `json:"nummer"`          // of the Casus
	Partij     Naam          `json:"partij"`
	Medewerker Naam          `json:"medewerker"`
	Steller    Naam          `json:"steller"`
	Namens     Naam          `json:"namens"` // on whose behalf is asked (rule 9.3-1)
	Gesteld    time.Time     `json:"gesteldOp"`
	Uiterlijk  string        `json:"uiterlijkDatum"` // ISO
	Vraag      string        `json:"vraag"`
	Doel       string        `json:"doel"`
	Over       []PersoonBlad `json:"over"`
	Antwoord   *AntwoordBlad `json:"antwoord,omitempty"`
	Versie     int64         `json:"versie"`
	Eigen      bool          `json:"eigen"` // the caller's Partij is asked
	Mag        []string      `json:"mag"`
}

// TriagevraagLezen opens one question: for the Partij that is asked with the identifying data it needs, for the Procesregisseur,
// and for the aanmelder when the Partij that answered allows it (rules 1.8-1, 9.2b-1). errs.ErrNotFound for everybody else.
func (g *Gate) TriagevraagLezen(ctx context.Context, c Caller, id string) (TriagevraagBlad, error) {
	return lees(ctx, g, c, "triagevraag.lezen", func(s *scope) (TriagevraagBlad, error) {
		k, err := s.vraagstuk(id)
		if err != nil {
			return TriagevraagBlad{}, err
		}
		return s.triagevraagBlad(k)
	})
}

func (s *scope) triagevraagBlad(k vraagstuk) (TriagevraagBlad, error) {
	var in casus.Triagevraag
	doos, err := s.doos(k.Casus)
	if err != nil {
		return TriagevraagBlad{}, err
	}
	if err := openNaar(doos, "triagevraag", k.ID, k.Vraag, &in); err != nil {
		return TriagevraagBlad{}, err
	}
	s.toont(k.ID)
	b := TriagevraagBlad{ID: k.ID, Nummer: k.zaak.Nummer, Partij: s.huis.partij(k.Partij), Medewerker: s.huis.mensNaam(k.Medewerker),
		Steller: s.huis.mensNaam(k.Steller), Namens: s.huis.partij(k.Namens), Gesteld: moment(k.Gesteld), Uiterlijk: k.Uiterlijk,
		Vraag: in.Vraag, Doel: in.Doel, Versie: k.Versie, Eigen: k.Partij == s.wie[0].Partij,
		Mag: s.kan(k.op, policy.Context{}, "triagevraag.antwoorden")}
	if !b.Eigen {
		b.Casus = k.zaak.ID
	}
	if b.Over, err = s.personen(k, in); err != nil {
		return b, err
	}
	b.Antwoord, err = s.triageantwoord(k)
	return b, err
}

// personen opens the identifying data that a question gives, and notes in the log whose it showed.
func (s *scope) personen(k vraagstuk, in casus.Triagevraag) ([]PersoonBlad, error) {
	doos, err := s.doos(k.Casus)
	if err != nil {
		return nil, err
	}
	rijen, err := s.tx.Betrokkenen(k.Casus)
	uit := []PersoonBlad{}
	for _, r := range rijen {
		if !slices.Contains(in.Over, r.ID) {
			continue
		}
		var m casus.Betrokkene
		if err := openNaar(doos, "betrokkene", r.ID, r.Inhoud, &m); err != nil {
			return nil, err
		}
		p := PersoonBlad{ID: r.ID, Naam: m.Naam(), Geboortedatum: string(m.Geboortedatum)}
		if in.MetBSN && k.Partij == s.wie[0].Partij {
			p.BSN = m.BSN
		} else if in.MetBSN {
			p.BSN = m.BSNGemaskeerd()
		}
		uit = append(uit, p)
		s.toont(r.ID)
	}
	return uit, err
}

func (s *scope) triageantwoord(k vraagstuk) (*AntwoordBlad, error) {
	if k.Beantwoord == 0 {
		return nil, nil
	}
	doos, err := s.doos(k.Casus)
	if err != nil {
		return nil, err
	}
	var in casus.Triageantwoord
	err = openNaar(doos, "triageantwoord", k.ID, k.Triagevraag.Antwoord, &in)
	return &AntwoordBlad{Bekend: in.Bekend, Contact: in.Contact, Aanschuiven: in.Aanschuiven, Toelichting: in.Toelichting,
		DelenMetAanmelder: in.DelenMetAanmelder, Moment: moment(k.Beantwoord)}, err
}

// TriagevraagAntwoorden answers a question for the Partij that was asked, by the person whom it designated; while the triage
// lasts the answer can be given anew. *errs.Conflict when a colleague answered meanwhile.
func (g *Gate) TriagevraagAntwoorden(ctx context.Context, c Caller, in casus.Triageantwoord) (Verwijzing, error) {
	in = in.Schoon()
	if err := in.Valideer(); err != nil {
		return Verwijzing{}, err
	}
	inhoud := g.zegelVan(ctx, plaats{"triageantwoord", in.Triagevraag}, func(tx *store.Tx) (string, error) {
		r, err := tx.Triagevraag(in.Triagevraag)
		return r.Casus, err
	}, in)
	return schrijf(ctx, g, c, "triagevraag.antwoorden", in, func(s *scope) (Verwijzing, error) {
		k, err := s.vraagstuk(in.Triagevraag)
		if err := s.eisOpenNa(eerste(err, inhoud.err), k.zaak, in.Teksten()); err != nil {
			return Verwijzing{}, err
		}
		return s.antwoord(k, in, inhoud)
	})
}

func (s *scope) antwoord(k vraagstuk, in casus.Triageantwoord, inhoud verzegeld) (Verwijzing, error) {
	if in.Versie != k.Versie {
		return Verwijzing{}, s.antwoordConflict(k)
	}
	r := k.Triagevraag
	s.vernauwd = r.Delen && !in.DelenMetAanmelder
	r.Beantwoord, r.Delen, r.Antwoord = s.moment, in.DelenMetAanmelder, inhoud.bytes
	r.Zegel = s.verzegel("triagevraag", triagevraagRij(r.ID), r.Versie, triagevraagVelden(r))
	if err := s.tx.ZetTriageantwoord(r); err != nil {
		return Verwijzing{}, err
	}
	return Verwijzing{ID: r.ID, Nummer: k.zaak.Nummer, Versie: r.Versie}, s.gebeurt(r.Casus, "triage.beantwoord", "triagevraag", r.ID)
}

// antwoordConflict says which answer a question has now, and who gave it.
func (s *scope) antwoordConflict(k vraagstuk) error {
	c := &errs.Conflict{Wat: "deze vraag", Moment: k.Beantwoord, Versie: k.Versie}
	rijen, err := s.tx.Gebeurtenissen(k.Casus, 100, 0)
	for _, r := range slices.Backward(rijen) { // the newest comes first
		if r.Soort == "triage.beantwoord" && r.Object == k.ID {
			c.Wie = s.huis.medewerkers[r.Medewerker].Naam
		}
	}
	a, fout := s.triageantwoord(k)
	if eerste(err, fout) != nil || a == nil { // without the answer the conflict still stands
		return c
	}
	c.Nu = "Bekend: " + a.Bekend.Label() + "\nAanschuiven: " + a.Aanschuiven.Label() + "\nContact: " + a.Contact + "\nToelichting: " + a.Toelichting
	return c
}

// TriageAfronden ends the triage (rule 1.8-2): with a routing elsewhere, or with the goal of the round table and the Partijen that
// are relevant, each on its ground, which take part from then on (WGS 2.31 lid 4). Partijen that were only asked see nothing any
// more.
func (g *Gate) TriageAfronden(ctx context.Context, c Caller, in casus.Triageuitkomst) (Verwijzing, error) {
	in = in.Schoon()
	if err := in.Valideer(); err != nil {
		return Verwijzing{}, err
	}
	w := triagewerk{Triageuitkomst: in, inhoud: g.zegelLater(ctx, in.Casus, "triageuitkomst", in.Casus, in)}
	for _, p := range in.Partijen {
		b := casus.Betrekken{Casus: in.Casus, Partij: p.Partij, Medewerker: p.Medewerker, Grond: p.Grond, Waarom: p.Waarom}
		w.deelnames = append(w.deelnames, b)
		w.dicht = append(w.dicht, g.zegelLater(ctx, in.Casus, "deelname", in.Casus+p.Partij, b))
	}
	return schrijf(ctx, g, c, "triage.afronden", in, func(s *scope) (Verwijzing, error) {
		z, err := s.nieuwsteCasus(in.Casus, in.Versie, policy.Context{})
		if err != nil {
			return Verwijzing{}, err
		}
		return s.rondTriageAf(z, w)
	})
}

// triagewerk is the outcome of a triage sealed and ready, before the lock.
type triagewerk struct {
	casus.Triageuitkomst
	inhoud    verzegeld
	deelnames []casus.Betrekken
	dicht     []verzegeld
}

func (s *scope) rondTriageAf(z zaak, w triagewerk) (Verwijzing, error) {
	publiek, err := s.namensPubliek(z, w.NamensPubliek)
	if err != nil {
		return Verwijzing{}, err
	}
	open, err := s.nietBeantwoord(z)
	if err := eerste(err, w.inhoud.err, s.eisUitkomst(z, w, open), s.eisOpen(z, w.Teksten())); err != nil {
		return Verwijzing{}, err
	}
	err = s.tx.NieuweTriageuitkomst(store.Triageuitkomst{Casus: z.ID, Medewerker: s.caller.persoon(), Namens: s.entry.Namens,
		NamensPubliek: publiek, Route: string(w.Route), Moment: s.moment, Inhoud: w.inhoud.bytes})
	if err != nil {
		return Verwijzing{}, err
	}
	if err := eerste(s.eindeBevraging(z), s.verander(z.Casus, w.Route), s.gebeurt(z.ID, "triage.afgerond", "casus", z.ID)); err != nil {
		return Verwijzing{}, err
	}
	for i, b := range w.deelnames {
		if err := s.laatMeedoen(z, b, publiek, w.dicht[i]); err != nil {
			return Verwijzing{}, err
		}
	}
	return Verwijzing{ID: z.ID, Nummer: z.Nummer, Versie: z.Versie + 1}, s.tx.MerkZicht(z.ID, nil, s.moment, w.Route.Open())
}

// nietBeantwoord names the Partijen of which a question in the triage of z has no answer, in the order in which they were asked.
func (s *scope) nietBeantwoord(z zaak) ([]string, error) {
	rijen, err := s.tx.Triagevragen(z.ID)
	var uit []string
	for _, r := range rijen {
		if r.Beantwoord == 0 {
			uit = append(uit, s.huis.partij(r.Partij).Naam)
		}
	}
	return uit, err
}

// eisUitkomst asks why the triage ends while Partijen have yet to answer, and of each relevant Partij that it is another than the aanmelder
// and takes part in the covenant today (rule 9.2e-2) through somebody of it who may.
func (s *scope) eisUitkomst(z zaak, w triagewerk, open []string) error {
	var v errs.Velden
	v.Eis(len(open) == 0 || casus.Gevuld(w.ZonderAntwoord), "zonderAntwoord",
		"Nog niet beantwoord door: "+strings.Join(open, ", ")+". Schrijf op waarom je daar niet op wacht (art. 1.8).")
	for i, b := range w.deelnames {
		pad := fmt.Sprintf("partijen[%d].", i)
		v.Eis(b.Partij != z.Aanmelder, pad+"partij", "Deze Partij doet al mee: zij meldde de casus aan.")
		v.Eis(s.huis.doetMee(b.Partij, s.moment), pad+"partij", "Deze Partij doet vandaag niet mee aan het convenant (art. 9.2e). Kies een andere.")
		s.eisDeelnemer(&v, pad, b)
	}
	return v.Fout()
}

// eindeBevraging takes from the Partijen that were asked the sight of their question, and from their people that they were
// designated for it: with the triage their part is over. Who takes part after it is designated anew.
func (s *scope) eindeBevraging(z zaak) error {
	rijen, err := s.tx.ZichtOp(z.ID)
	bevraagd := map[string]bool{}
	for _, r := range rijen {
		bevraagd[r.Wie] = policy.Bits(r.Rollen)&policy.RolBevraagd != 0
	}
	for _, r := range rijen {
		rol := policy.RolBevraagd
		if bevraagd[s.huis.medewerkers[r.Wie].Partij] {
			rol = policy.RolAangewezen
		}
		if policy.Bits(r.Rollen)&rol == 0 {
			continue
		}
		if fout := s.neemRol(z.ID, r.Wie, rol); fout != nil {
			return fout
		}
	}
	return err
}

// TriageBlad is the triage of a Casus: the questions whose answer the reader may see, and how it ended.
type TriageBlad struct {
	Vragen   []TriagevraagBlad   `json:"vragen"`
	Uitkomst *TriageuitkomstBlad `json:"uitkomst,omitempty"`
}

// TriageuitkomstBlad is how a triage ended (rules 1.8-2, 9.2b-1).
type TriageuitkomstBlad struct {
	Door          Naam       `json:"door"`
	Namens        Naam       `json:"namens"`
	NamensPubliek Naam       `json:"namensPubliek"`
	Moment        time.Time  `json:"moment"`
	Route         casus.Fase `json:"route"`
	Doel          string     `json:"doel,omitempty"`
	Naar          string     `json:"naar,omitempty"`
	Reden         string     `json:"reden,omitempty"` // for the aanmelder and the Procesregisseur
	// ZonderAntwoord is why it ended without every answer, for those two as well; "" when every question had one.
	ZonderAntwoord string `json:"zonderAntwoord,omitempty"`
}

// triageVan opens the triage for who reads the Casus: each question for whom policy lets read it, the outcome for all, its reason
// for who reads the aanmelding.
func (s *scope) triageVan(z zaak, b *CasusBlad) (map[string]bool, error) {
	rijen, err := s.tx.Triagevragen(z.ID)
	if err != nil {
		return nil, err
	}
	t, weet, lezen := TriageBlad{Vragen: []TriagevraagBlad{}}, map[string]bool{}, s.velen("triagevraag.lezen")
	for _, r := range rijen {
		k := s.maakVraagstuk(z, r)
		if !lezen.mag(k.op) {
			continue
		}
		v, err := s.triagevraagBlad(k)
		if err != nil {
			return nil, err
		}
		t.Vragen, weet[r.ID] = append(t.Vragen, v), true
	}
	s.noteerVelen(lezen)
	if t.Uitkomst, err = s.triageuitkomst(z, b.Aanmelding != nil); err != nil {
		return nil, err
	}
	if len(t.Vragen) > 0 || t.Uitkomst != nil {
		b.Triage = &t
	}
	return weet, nil
}

func (s *scope) triageuitkomst(z zaak, reden bool) (*TriageuitkomstBlad, error) {
	r, err := s.tx.Triageuitkomst(z.ID)
	if err != nil {
		return nil, alsEr(err)
	}
	doos, err := s.doos(z.ID)
	if err != nil {
		return nil, err
	}
	var in casus.Triageuitkomst
	err = openNaar(doos, "triageuitkomst", z.ID, r.Inhoud, &in)
	u := &TriageuitkomstBlad{Door: s.huis.mensNaam(r.Medewerker), Namens: s.huis.partij(r.Namens), NamensPubliek: s.huis.partij(r.NamensPubliek),
		Moment: moment(r.Moment), Route: in.Route, Doel: in.Doel, Naar: in.Naar}
	if !reden {
		return u, err
	}
	open, fout := s.nietBeantwoord(z)
	if u.Reden = in.Reden; len(open) > 0 {
		u.ZonderAntwoord = in.ZonderAntwoord
	}
	return u, eerste(err, fout)
}
