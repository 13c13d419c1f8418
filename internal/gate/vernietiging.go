// SPDX-License-Identifier: EUPL-1.2

package gate

import (
	"context"
	"errors"
	"net/http"
	"slices"
	"strconv"
	"strings"
	"time"

	"rondetafel/internal/casus"
	"rondetafel/internal/errs"
	"rondetafel/internal/gate/internal/crypto"
	"rondetafel/internal/gate/internal/store"
	"rondetafel/internal/klok"
	"rondetafel/internal/partij"
	"rondetafel/internal/policy"
)

// A dossier is destroyed by two people and the clock (rule AVG-7):
//
//	voorgesteld ──(a second person agrees)──▶ akkoord ──(seven days)──▶ begonnen ──▶ vernietigd
//	     │                                       │
//	     └──────────────▶ gestopt ◀──────────────┘
//
// What follows on akkoord is done by a job, in the order of design §6: begonnen is durable, then the slot of the key is
// overwritten, then every row goes and vernietigd is durable with its certificate. Start-up finishes what was begun, so a crash at
// any point leaves a dossier that is either wholly there or wholly gone. See vernietigen.go for that part.

func vernietigingActs() []Act {
	const get, post = http.MethodGet, http.MethodPost
	const bij = "Bekijk hoe het met de vernietiging staat."
	return []Act{
		{Naam: "vernietiging.voorstellen", Opnieuw: true, Soort: change, Methode: post, Pad: "/casussen/{id}/vernietigingen", Artikelen: []string{"AVG-7"},
			Titel: "Vernietiging voorstellen", Kan: "Je kunt niet voorstellen om dit dossier te vernietigen.",
			Waarom: "De procesregisseur van de casus of de manager stelt het voor, als de casus gesloten is.", Anders: "Vraag de manager."},
		{Naam: "vernietiging.lijst", Soort: consult, Methode: get, Pad: "/vernietigingen", Artikelen: []string{"AVG-7"},
			Titel: "Vernietigingen bekijken", Kan: "Je kunt de vernietigingen niet bekijken.",
			Waarom: "Procesregisseurs, de manager en de functionaris gegevensbescherming gaan hierover.", Anders: "Vraag de procesregisseur."},
		{Naam: "vernietiging.lezen", Soort: consult, Methode: get, Pad: "/vernietigingen/{id}", Artikelen: []string{"AVG-7"},
			Titel: "Vernietiging bekijken", Kan: "Je kunt deze vernietiging niet bekijken.",
			Waarom: "Procesregisseurs, de manager en de functionaris gegevensbescherming gaan hierover.", Anders: "Vraag de procesregisseur."},
		{Naam: "vernietiging.controleren", Opnieuw: true, Soort: change, Methode: post, Pad: "/vernietigingen/{id}/_controleren", Artikelen: []string{"AVG-7"},
			Titel: "Vernietiging controleren", Kan: "Je kunt deze vernietiging niet controleren.",
			Waarom: "Een tweede persoon controleert een voorstel, één keer.", Anders: bij},
		{Naam: "vernietiging.stoppen", Soort: change, Methode: post, Pad: "/vernietigingen/{id}/_stoppen", Artikelen: []string{"AVG-7"},
			Titel: "Vernietiging stoppen", Kan: "Je kunt deze vernietiging niet stoppen.",
			Waarom: "Wie erbij betrokken is, kan haar stoppen tot zij begint.", Anders: "Vraag de manager of de functionaris gegevensbescherming."},
		{Naam: "vernietiging.beginnen", Soort: destroy, Artikelen: []string{"AVG-7"}, Titel: "Vernietiging beginnen",
			Kan: "Deze vernietiging kan niet beginnen.", Waarom: "Het systeem begint zelf, na controle en zeven dagen bedenktijd.", Anders: bij},
		{Naam: "vernietiging.uitvoeren", Soort: destroy, Artikelen: []string{"AVG-7"}, Titel: "Vernietiging uitvoeren",
			Kan: "Deze vernietiging kan niet worden uitgevoerd.", Waarom: "Het systeem maakt af wat begonnen is.", Anders: bij},
	}
}

// VernietigingBlad is a destruction: the proposal, how far it is, and in the end the certificate. A certificate names no person.
type VernietigingBlad struct {
	ID             string                  `json:"id"`
	Casus          string                  `json:"casus"` // id
	Nummer         string                  `json:"nummer"`
	Stand          casus.VernietigingStand `json:"stand"`
	Versie         int64                   `json:"versie"`
	Voorgesteld    time.Time               `json:"voorgesteldOp"`
	VoorgesteldAls string                  `json:"voorgesteldAls"`             // functie
	Voorsteller    *Naam                   `json:"voorsteller,omitempty"`      // not on a certificate
	Gecontroleerd  *time.Time              `json:"gecontroleerdOp,omitempty"`  //
	ControleAls    string                  `json:"gecontroleerdAls,omitempty"` // functie
	Controleur     *Naam                   `json:"controleur,omitempty"`       // not on a certificate
	Vanaf          *time.Time              `json:"vanaf,omitempty"`            // when the cooling-off is over
	Gestopt        *time.Time              `json:"gestoptOp,omitempty"`
	GestoptAls     string                  `json:"gestoptAls,omitempty"` // functie
	Begonnen       *time.Time              `json:"begonnenOp,omitempty"`
	Vernietigd     *time.Time              `json:"vernietigdOp,omitempty"`
	Redenen        Redenen                 `json:"redenen"`
	Aantallen      []Aantal                `json:"aantallen,omitempty"` // rows removed
	Regels         []int64                 `json:"logregels"`           // places in the log
	SleutelWeg     bool                    `json:"sleutelVernietigd"`   // there is no key under the id of the Casus
	Mag            []string                `json:"mag"`
}

// Redenen are what people wrote about a destruction; empty when the key is gone.
type Redenen struct {
	Voorstel string `json:"voorstel,omitempty"`
	Controle string `json:"controle,omitempty"`
	Stop     string `json:"stop,omitempty"`
}

// Aantal is how many rows of a kind a destruction removed.
type Aantal struct {
	Soort  string `json:"soort"`
	Aantal int64  `json:"aantal"`
}

// VernietigingVoorstellen proposes to destroy the dossier of a closed Casus; somebody else has to check it (rule AVG-7).
func (g *Gate) VernietigingVoorstellen(ctx context.Context, c Caller, in casus.VernietigingVoorstellen) (Verwijzing, error) {
	if err := in.Valideer(); err != nil {
		return Verwijzing{}, err
	}
	id := nieuwID(g.klok.Nu())
	inhoud := g.zegelLater(ctx, in.Casus, "vernietiging", id, Redenen{Voorstel: in.Reden})
	return schrijf(ctx, g, c, "vernietiging.voorstellen", in, func(s *scope) (Verwijzing, error) {
		mist, err := s.mistVoorVoorstel(in.Casus)
		if err != nil {
			return Verwijzing{}, err
		}
		z, err := s.nieuwsteCasus(in.Casus, in.Versie, policy.Context{Ontbreekt: mist})
		if err := s.eisOpenNa(eerste(err, inhoud.err), z, in.Teksten()); err != nil {
			return Verwijzing{}, err
		}
		return s.stelVoor(z, id, inhoud.bytes)
	})
}

func (s *scope) stelVoor(z zaak, id string, inhoud []byte) (Verwijzing, error) {
	v := store.Vernietiging{ID: id, Casus: z.ID, Nummer: z.Nummer, Stand: casus.VernietigingVoorgesteld, Voorsteller: s.caller.persoon(),
		VoorstellerFunctie: s.alsFunctie(z), Voorgesteld: s.moment, Vanaf: klok.Eeuwig, Regels: strconv.FormatInt(s.grond, 10), Inhoud: inhoud}
	v.Zegel = s.verzegel("vernietiging", vernietigingRij(id), 0, vernietigingVelden(v))
	s.object(id)
	return Verwijzing{ID: id, Nummer: z.Nummer, Versie: 1}, s.tx.NieuweVernietiging(v)
}

// vernietigingVelden are what is under the MAC of a destruction.
func vernietigingVelden(v store.Vernietiging) []crypto.Field {
	return []crypto.Field{crypto.Str(v.ID), crypto.Str(v.Casus), crypto.Str(v.Nummer), crypto.Str(string(v.Stand)), crypto.Str(v.Voorsteller),
		crypto.Str(v.VoorstellerFunctie), crypto.Int(v.Voorgesteld), crypto.Str(v.Controleur), crypto.Str(v.ControleurFunctie),
		crypto.Int(v.Gecontroleerd), crypto.Int(v.Vanaf), crypto.Int(v.Gestopt), crypto.Str(v.GestoptFunctie), crypto.Int(v.Begonnen),
		crypto.Int(v.Vernietigd), crypto.Str(v.Regels), crypto.Str(v.Aantallen)}
}

// vernietigingRij is the name in the log of the row of a destruction.
func vernietigingRij(id string) string { return "vernietiging/" + id }

// mistVoorVoorstel says what must end before a new proposal about a Casus can be made: a fact for policy.
func (s *scope) mistVoorVoorstel(id string) ([]string, error) {
	if !isID(id) {
		return nil, nil
	}
	lijst, err := s.tx.Vernietigingen(id)
	if slices.ContainsFunc(lijst, func(v store.Vernietiging) bool { return v.Stand.Loopt() }) {
		return []string{"afronding"}, err
	}
	wacht, fout := s.wachtOpNoodoordeel(id)
	if wacht {
		return []string{noodOordeel}, eerste(err, fout)
	}
	return nil, eerste(err, fout)
}

// alsFunctie is in which functie somebody decides about the dossier of z.
func (s *scope) alsFunctie(z zaak) string {
	m := s.huis.medewerkers[s.caller.persoon()]
	switch {
	case z.feiten[0].Rollen&(policy.RolProcesregisseur|policy.RolWaarnemer) != 0:
		return string(partij.Procesregisseur)
	case m.Heeft(partij.Manager, s.moment):
		return string(partij.Manager)
	case m.Heeft(partij.FG, s.moment):
		return string(partij.FG)
	}
	return string(partij.Procesregisseur)
}

// dossier is a Vernietiging with its Casus and the facts of it for each caller.
type dossier struct {
	store.Vernietiging
	zaak   zaak
	feiten []policy.Vernietiging
}

func (d dossier) op(i int) policy.Resource { return d.feiten[i] }

// maakDossier makes the facts of a destruction. A row that was altered by other hands is in no stand: it grants nothing.
func (s *scope) maakDossier(z zaak, v store.Vernietiging) dossier {
	if !s.g.echt("vernietiging", v.ID, v.Zegel, vernietigingVelden(v)) {
		v.Stand, v.Vanaf = "", klok.Eeuwig
	}
	d := dossier{Vernietiging: v, zaak: z}
	for _, f := range z.feiten {
		d.feiten = append(d.feiten, policy.Vernietiging{ID: v.ID, Casus: f, Voorsteller: v.Voorsteller, Controleur: v.Controleur,
			Stand: string(v.Stand), Vanaf: v.Vanaf})
	}
	return d
}

// vernietiging reads a destruction and decides on the act; who may not read it hears that it does not exist.
func (s *scope) vernietiging(id string) (dossier, error) {
	v, err := opID(s, id, s.tx.Vernietiging)
	if err != nil {
		return dossier{}, err
	}
	z, err := s.gezien(v.Casus)
	if err != nil {
		return dossier{}, err
	}
	s.namens(z)
	d := s.maakDossier(z, v)
	return d, s.beslisOver(d.op, policy.Context{}, "vernietiging.lezen")
}

// nieuwsteVernietiging is vernietiging, for an act that changes the version which the caller saw.
func (s *scope) nieuwsteVernietiging(id string, versie int64) (dossier, error) {
	d, err := s.vernietiging(id)
	if s.ingehaald(err, d.op, versie, d.Versie) {
		c := &errs.Conflict{Wat: "deze vernietiging", Versie: d.Versie, Nu: "Stand: " + d.Stand.Label(),
			Moment: max(d.Voorgesteld, d.Gecontroleerd, d.Gestopt, d.Begonnen, d.Vernietigd)}
		return d, c
	}
	return d, err
}

// redenVan seals what somebody adds to the reasons of a destruction, before the lock. It counts for the version that it was made on
// alone.
func (g *Gate) redenVan(ctx context.Context, id string, zet func(*Redenen)) (inhoud verzegeld, versie int64) {
	if !isID(id) {
		return verzegeld{err: errs.ErrNotFound}, 0
	}
	var v store.Vernietiging
	err := g.db.Lees(ctx, func(tx *store.Tx) (err error) {
		v, err = tx.Vernietiging(id)
		return err
	})
	if err != nil {
		return verzegeld{err: geen(err)}, 0
	}
	doos, err := g.doos(ctx, v.Casus)
	if err != nil {
		return verzegeld{err: errs.ErrNotFound}, v.Versie
	}
	var r Redenen
	if err := openNaar(doos, "vernietiging", id, v.Inhoud, &r); err != nil {
		return verzegeld{err: err}, v.Versie
	}
	zet(&r)
	b, err := sluitIn(doos, "vernietiging", id, r)
	return verzegeld{bytes: b, err: err}, v.Versie
}

// VernietigingControleren is the judgement of the second person. Yes starts the cooling-off of seven days, after which a job destroys
// the dossier; no ends the proposal (rule AVG-7).
func (g *Gate) VernietigingControleren(ctx context.Context, c Caller, in casus.VernietigingControleren) (Verwijzing, error) {
	if err := in.Valideer(); err != nil {
		return Verwijzing{}, err
	}
	inhoud, op := g.redenVan(ctx, in.Vernietiging, func(r *Redenen) { r.Controle = in.Reden })
	return schrijf(ctx, g, c, "vernietiging.controleren", in, func(s *scope) (Verwijzing, error) {
		d, err := s.nieuwsteVernietiging(in.Vernietiging, in.Versie)
		if err := s.eisOpenNa(err, d.zaak, in.Teksten()); err != nil {
			return Verwijzing{}, err
		}
		v := d.Vernietiging
		v.Controleur, v.ControleurFunctie, v.Gecontroleerd = s.caller.persoon(), s.alsFunctie(d.zaak), s.moment
		v.Stand = casus.VernietigingGestopt
		if !in.Ja() {
			v.Gestopt, v.GestoptFunctie = s.moment, v.ControleurFunctie
			return s.zetVernietiging(v, inhoud, op)
		}
		v.Stand, v.Vanaf = casus.VernietigingAkkoord, klok.Micro(casus.Bedenktijd(klok.VanMicro(s.moment)))
		uit, err := s.zetVernietiging(v, inhoud, op)
		return uit, eerste(err, s.tx.NieuweJob(store.Job{ID: nieuwID(klok.VanMicro(s.moment)), Soort: jobVernietigen, Object: v.ID, Vanaf: v.Vanaf}))
	})
}

// VernietigingStoppen ends a proposal or the cooling-off, with a reason: the dossier stays, shielded.
func (g *Gate) VernietigingStoppen(ctx context.Context, c Caller, in casus.VernietigingStoppen) (Verwijzing, error) {
	if err := in.Valideer(); err != nil {
		return Verwijzing{}, err
	}
	inhoud, op := g.redenVan(ctx, in.Vernietiging, func(r *Redenen) { r.Stop = in.Reden })
	return schrijf(ctx, g, c, "vernietiging.stoppen", in, func(s *scope) (Verwijzing, error) {
		d, err := s.nieuwsteVernietiging(in.Vernietiging, in.Versie)
		if err := s.eisOpenNa(err, d.zaak, in.Teksten()); err != nil {
			return Verwijzing{}, err
		}
		v := d.Vernietiging
		v.Stand, v.Gestopt, v.GestoptFunctie, v.Vanaf = casus.VernietigingGestopt, s.moment, s.alsFunctie(d.zaak), klok.Eeuwig
		uit, err := s.zetVernietiging(v, inhoud, op)
		return uit, eerste(err, s.tx.WisJob(jobVernietigen, v.ID))
	})
}

// zetVernietiging writes a destruction as its next version, with this act among its places in the log.
func (s *scope) zetVernietiging(v store.Vernietiging, inhoud verzegeld, op int64) (Verwijzing, error) {
	if inhoud.err != nil {
		return Verwijzing{}, inhoud.err
	}
	if op != v.Versie {
		return Verwijzing{}, &errs.Conflict{Wat: "deze vernietiging", Versie: v.Versie, Nu: "Stand: " + v.Stand.Label(), Moment: s.moment}
	}
	v.Inhoud = inhoud.bytes
	v.Regels += "," + strconv.FormatInt(s.grond, 10)
	v.Zegel = s.verzegel("vernietiging", vernietigingRij(v.ID), v.Versie, vernietigingVelden(v))
	return Verwijzing{ID: v.ID, Nummer: v.Nummer, Versie: v.Versie}, s.tx.ZetVernietiging(v)
}

// VernietigingLezen returns a destruction: the proposal, or the certificate.
func (g *Gate) VernietigingLezen(ctx context.Context, c Caller, id string) (VernietigingBlad, error) {
	return lees(ctx, g, c, "vernietiging.lezen", func(s *scope) (VernietigingBlad, error) {
		d, err := s.vernietiging(id)
		if err != nil {
			return VernietigingBlad{}, err
		}
		s.toont(d.Casus, d.ID)
		return s.vernietigingBlad(d)
	})
}

// VernietigingVraag says which destructions somebody wants to see.
type VernietigingVraag struct {
	Stand string `json:"stand,omitempty"` // loopt (default), or klaar: done or stopped
}

// Valideer returns nil or an *errs.Invalid.
func (v VernietigingVraag) Valideer() error {
	var f errs.Velden
	f.Eis(slices.Contains([]string{"", "loopt", "klaar"}, v.Stand), "stand", "Kies een waarde uit de lijst.")
	return f.Fout()
}

// VernietigingPagina is a list of destructions, by when they may begin. Their reasons stand on the pages of each.
type VernietigingPagina struct {
	Vernietigingen []VernietigingBlad `json:"vernietigingen"`
}

// VernietigingLijst returns the destructions that go on, or those that are over.
func (g *Gate) VernietigingLijst(ctx context.Context, c Caller, v VernietigingVraag) (VernietigingPagina, error) {
	if err := v.Valideer(); err != nil {
		return VernietigingPagina{}, err
	}
	return lees(ctx, g, c, "vernietiging.lijst", func(s *scope) (VernietigingPagina, error) {
		if err := s.beslis(policy.Huis{}, policy.Context{}); err != nil {
			return VernietigingPagina{}, err
		}
		standen := []casus.VernietigingStand{casus.VernietigingBegonnen, casus.VernietigingVoorgesteld, casus.VernietigingAkkoord}
		if v.Stand == "klaar" {
			standen = []casus.VernietigingStand{casus.VernietigingKlaar, casus.VernietigingGestopt}
		}
		lijst, err := s.vernietigingen(standen)
		return VernietigingPagina{Vernietigingen: lijst}, err
	})
}

const maxVernietigingen = 100 // of a stand, in a list

func (s *scope) vernietigingen(standen []casus.VernietigingStand) ([]VernietigingBlad, error) {
	uit := []VernietigingBlad{}
	for _, stand := range standen {
		rijen, err := s.tx.VernietigingenIn(stand, maxVernietigingen)
		if err != nil {
			return nil, err
		}
		for _, v := range rijen {
			b, ok, err := s.vernietigingInLijst(v)
			if err != nil {
				return nil, err
			}
			if ok {
				uit = append(uit, b)
			}
		}
	}
	return uit, nil
}

// vernietigingInLijst decides on one row of a list. Its reasons stay closed there.
func (s *scope) vernietigingInLijst(v store.Vernietiging) (VernietigingBlad, bool, error) {
	z, err := s.zaakVan(v.Casus)
	if err != nil {
		return VernietigingBlad{}, false, err
	}
	d := s.maakDossier(z, v)
	if !s.mag("vernietiging.lezen", d.op) {
		return VernietigingBlad{}, false, nil
	}
	s.toont(v.ID)
	return s.vernietigingKop(d), true, nil
}

func (s *scope) vernietigingBlad(d dossier) (VernietigingBlad, error) {
	b := s.vernietigingKop(d)
	doos, err := s.doos(d.Casus)
	if errors.Is(err, crypto.ErrNoKey) {
		b.SleutelWeg = true
		return b, nil
	}
	if err != nil || len(d.Inhoud) == 0 {
		return b, err
	}
	return b, openNaar(doos, "vernietiging", d.ID, d.Inhoud, &b.Redenen)
}

func (s *scope) vernietigingKop(d dossier) VernietigingBlad {
	op := func(m int64) *time.Time {
		if m == 0 || m == klok.Eeuwig {
			return nil
		}
		t := moment(m)
		return &t
	}
	wie := func(id string) *Naam {
		if id == "" {
			return nil
		}
		n := s.huis.mensNaam(id)
		return &n
	}
	b := VernietigingBlad{ID: d.ID, Casus: d.Casus, Nummer: d.Nummer, Stand: d.Stand, Versie: d.Versie, Voorgesteld: moment(d.Voorgesteld),
		VoorgesteldAls: d.VoorstellerFunctie, Voorsteller: wie(d.Voorsteller), Gecontroleerd: op(d.Gecontroleerd), ControleAls: d.ControleurFunctie,
		Controleur: wie(d.Controleur), Vanaf: op(d.Vanaf), Gestopt: op(d.Gestopt), GestoptAls: d.GestoptFunctie, Begonnen: op(d.Begonnen),
		Vernietigd: op(d.Vernietigd), Aantallen: leesAantallen(d.Aantallen), Regels: leesRegels(d.Regels)}
	b.Mag = s.kan(d.op, policy.Context{}, "vernietiging.controleren", "vernietiging.stoppen")
	return b
}

// leesAantallen reads "betrokkene=2,gegeven=7".
func leesAantallen(tekst string) []Aantal {
	var uit []Aantal
	for _, deel := range strings.Split(tekst, ",") {
		soort, getal, ok := strings.Cut(deel, "=")
		if n, err := strconv.ParseInt(getal, 10, 64); ok && err == nil {
			uit = append(uit, Aantal{Soort: soort, Aantal: n})
		}
	}
	return uit
}

// leesRegels reads places in the log, "4,9".
func leesRegels(tekst string) []int64 {
	uit := []int64{}
	for _, deel := range strings.Split(tekst, ",") {
		if n, err := strconv.ParseInt(deel, 10, 64); err == nil {
			uit = append(uit, n)
		}
	}
	return uit
}
