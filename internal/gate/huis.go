// SPDX-License-Identifier: EUPL-1.2

package gate

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"slices"
	"strconv"
	"time"

	"rondetafel/internal/audit"
	"rondetafel/internal/convenant"
	"rondetafel/internal/errs"
	"rondetafel/internal/gate/internal/crypto"
	"rondetafel/internal/gate/internal/store"
	"rondetafel/internal/informatie"
	"rondetafel/internal/klok"
	"rondetafel/internal/partij"
	"rondetafel/internal/policy"
)

// vergeet drops what is kept in memory of the house and of log-ins.
func (g *Gate) vergeet() {
	g.huisNu.Store(nil)
	g.sessies.Clear()
}

// huis is what the whole house knows: Partijen, people, settings. It is read once and kept until any of it changes.
type huis struct {
	versie      int64
	partijen    map[string]partij.Partij
	medewerkers map[string]partij.Medewerker
	instelling  map[string]string
	verklaring  int64
	formule     convenant.Formule
	protocol    store.Protocol  // the version of the Privacy Protocol that holds; number 0 while there is none
	eerder      []protocolstand // those before it that were not altered, the newest first
	ingeperkt   []store.Ingeperkt
	ruimten     map[string]informatie.Ruimte
	standaarden map[string]informatie.Standaard
	koppelingen map[string]koppeling
	vertrekkend []string                   // people who left or will, or of whom a function ended or will
	beheer      map[string][]store.Functie // of each person the functions that others gave them by which they decide on rights of people
}

// huisVan returns the house as it is in tx, whose version that is.
func (g *Gate) huisVan(tx *store.Tx, versie int64) (*huis, error) {
	if h := g.huisNu.Load(); h != nil && h.versie == versie {
		return h, nil
	}
	h := &huis{versie: versie, partijen: map[string]partij.Partij{}, medewerkers: map[string]partij.Medewerker{},
		ruimten: map[string]informatie.Ruimte{}, standaarden: map[string]informatie.Standaard{}, koppelingen: map[string]koppeling{}, beheer: map[string][]store.Functie{}}
	if err := errors.Join(g.leesPartijen(tx, h), g.leesMensen(tx, h), h.leesInstellingen(tx), g.leesProtocol(tx, h), g.leesKoppelingen(tx, h)); err != nil {
		return nil, err
	}
	g.huisNu.Store(h)
	return h, nil
}

func (g *Gate) leesPartijen(tx *store.Tx, h *huis) error {
	lijst, err := tx.Partijen()
	for _, p := range lijst {
		if g.echt("partij", p.ID, p.Zegel, partijVelden(p)) {
			h.partijen[p.ID] = p.Partij
		}
	}
	return err
}

func (g *Gate) leesMensen(tx *store.Tx, h *huis) error {
	lijst, err := tx.Medewerkers()
	for _, m := range lijst {
		if g.echt(medewerkerLabel(m), m.ID, m.Zegel, medewerkerVelden(m)) {
			h.medewerkers[m.ID] = m.Medewerker
		}
	}
	if err != nil {
		return err
	}
	functies, err := tx.Functies()
	for _, f := range functies {
		m, ok := h.medewerkers[f.Medewerker]
		if ok && g.echt(functieLabel(f), f.Medewerker, f.Zegel, functieVelden(f)) {
			m.Functies = append(m.Functies, f.Toekenning)
			h.medewerkers[f.Medewerker] = m
			h.houdGever(f)
		}
	}
	h.zoekVertrekkend()
	return err
}

// echt tells whether a row that grants is as the gate wrote it; one that is not grants nothing.
func (g *Gate) echt(label, id string, z store.Zegel, velden []crypto.Field) bool {
	if g.keys.MAC.Verify(z.MAC, label, z.Versie, z.Grond, velden...) {
		return true
	}
	g.log.Error("een rij is buiten het systeem om veranderd en geeft geen rechten", "soort", label, "id", id)
	return false
}

func (h *huis) leesInstellingen(tx *store.Tx) (err error) {
	if h.instelling, err = tx.Instellingen(); err != nil {
		return err
	}
	h.verklaring, _ = strconv.ParseInt(h.instelling["verklaring.versie"], 10, 64) // a house that is not set up has none
	h.formule = convenant.Standaard()
	if t := h.instelling["formule"]; t != "" {
		h.formule, err = convenant.LeesFormule(t)
	}
	return err
}

// wie makes the facts of a person for policy. Somebody who is unknown or no longer works here has none.
func (h *huis) wie(id string, moment int64) policy.Wie {
	m, ok := h.medewerkers[id]
	if !ok || !m.Actief(moment) {
		return policy.Wie{Medewerker: id}
	}
	p := h.partijen[m.Partij]
	return policy.Wie{Medewerker: id, Partij: m.Partij, Functies: functieBits(m, moment), PartijActief: p.Actief(moment),
		Getekend:    h.verklaring > 0 && m.Verklaring >= h.verklaring,
		Incidenteel: h.incidenteel(m.Partij)}
}

// incidenteel tells whether a Partij is an incidentele derde (rule WGS-14).
func (h *huis) incidenteel(id string) bool { return h.partijen[id].Soort == partij.Incidenteel }

func functieBits(m partij.Medewerker, moment int64) policy.Bits {
	var bits policy.Bits
	for i, f := range partij.Functies() {
		if m.Heeft(f, moment) {
			bits |= 1 << i
		}
	}
	return bits
}

// naar makes the facts of the person whom an act assigns or designates.
func (h *huis) naar(id string, moment int64) policy.Context {
	w := h.wie(id, moment)
	return policy.Context{NaarFuncties: w.Functies, NaarPartij: w.Partij, NaarActief: w.PartijActief, NaarGetekend: w.Getekend}
}

// Huisinrichting is how a house starts: its name, its covenant's settings, its Partijen and their people.
type Huisinrichting struct {
	Naam        string
	Verklaring  string // text of the secrecy declaration, version 1 (article 14.1)
	Formule     string // reading of Bijlage 2, "" for the default
	Demo        bool
	Protocol    informatie.Protocol // the first version of the Privacy Protocol (article 12.2)
	Partijen    []partij.Partij
	Medewerkers []partij.Medewerker
}

// Valideer returns nil or an *errs.Invalid: a Procesregisseur works on behalf of one Partij, which is recorded (rule 1.11-1), and there is
// a Privacy Protocol inside the law (rule 12.2-2).
func (in Huisinrichting) Valideer() error {
	var f errs.Velden
	for _, m := range partij.ZonderNamens(in.Partijen, in.Medewerkers) {
		f.Eis(false, "medewerkers", "Kies namens welke Partij "+m.Naam+" procesregisseur is (artikel 1.11).")
	}
	f.Neem(in.Protocol.Valideer(in.Partijen))
	return f.Fout()
}

// Inrichten sets up a house that has no people yet (article 3.1): one act, with every right that it gives in its entry. On a
// house that has people it is refused.
func (g *Gate) Inrichten(ctx context.Context, c Caller, in Huisinrichting) error {
	if err := in.Valideer(); err != nil {
		return err
	}
	_, err := schrijf(ctx, g, c, "huis.inrichten", nil, func(s *scope) (struct{}, error) {
		s.besloten = true
		if len(s.huis.medewerkers) > 0 || len(s.huis.partijen) > 0 {
			return struct{}{}, s.weiger(policy.Besluit{})
		}
		s.entry.Uitkomst, s.huisNieuw = audit.Allowed, true
		return struct{}{}, s.richtIn(in)
	})
	return err
}

func (s *scope) richtIn(in Huisinrichting) error {
	for _, kv := range [][2]string{{"naam", in.Naam}, {"verklaring.versie", "1"}, {"verklaring.tekst", in.Verklaring},
		{"formule", in.Formule}, {"demo", strconv.FormatBool(in.Demo)}, {"begonnen", strconv.FormatInt(s.moment, 10)}} {
		if err := s.tx.NieuweInstelling(kv[0], kv[1]); err != nil {
			return err
		}
	}
	if err := s.beginProtocol(in.Protocol, "De eerste versie, vastgelegd toen het huis werd ingericht."); err != nil {
		return err
	}
	for _, p := range in.Partijen {
		rij := store.Partij{Partij: p}
		rij.Zegel = s.verzegel("partij", partijRij(rij), 0, partijVelden(rij))
		if err := s.tx.NieuwePartij(rij); err != nil {
			return err
		}
	}
	for _, m := range in.Medewerkers {
		if err := s.nieuweMedewerker(m); err != nil {
			return err
		}
	}
	return nil
}

func (s *scope) nieuweMedewerker(m partij.Medewerker) error {
	rij := store.Medewerker{Medewerker: m}
	rij.Zegel = s.verzegel(medewerkerLabel(rij), mensRij(rij), 0, medewerkerVelden(rij))
	if err := s.tx.NieuweMedewerker(rij); err != nil {
		return err
	}
	if m.Verklaring > 0 && m.Van > 0 { // set up as somebody who signed when they began
		if err := s.ondertekent(m.ID, m.Verklaring, m.Van); err != nil {
			return err
		}
	}
	for _, t := range m.Functies {
		f := store.Functie{Medewerker: m.ID, Toekenning: t, Door: s.caller.persoon()}
		f.Zegel = s.verzegel(functieLabel(f), functieRij(f), 0, functieVelden(f))
		if err := s.tx.NieuweFunctie(f); err != nil {
			return err
		}
	}
	return nil
}

// PartijBlad is a Partij as a form or list shows it.
type PartijBlad struct {
	ID     string `json:"id"`
	Naam   string `json:"naam"`
	Kort   string `json:"kort"`
	Soort  string `json:"soort"`
	Actief bool   `json:"actief"`
	// Publiek tells that decisions can be taken on its behalf (WGS 2.27 lid 1).
	Publiek bool       `json:"publiek"`
	Wgs     partij.Wgs `json:"wgs"`                 // as what it takes part under the law (rule WGS-1)
	Geheim  bool       `json:"geheim"`              // under medical or youth-care secrecy
	Van     *time.Time `json:"begintOp,omitempty"`  // nothing when it took part from the start
	Tot     *time.Time `json:"eindigtOp,omitempty"` // nothing when there is no end
}

// MensBlad is a person as a form or list shows it.
type MensBlad struct {
	ID       string   `json:"id"`
	Naam     string   `json:"naam"`
	Partij   string   `json:"partij"`           // id
	Namens   string   `json:"namens,omitempty"` // id of the Partij on behalf of which somebody of the house works (rule 1.11-1)
	Functies []string `json:"functies"`         // held now
	// Toekenningen are all functions, from when until when; only in the view of the house.
	Toekenningen []ToekenningBlad `json:"toekenningen,omitempty"`
	// Verklaring is getekend or ontbreekt, for who may know: people of the same Partij, and the manager. Else it is empty.
	Verklaring string `json:"verklaring,omitempty"`
}

// ToekenningBlad is a function that somebody holds, held or will hold.
type ToekenningBlad struct {
	Functie string     `json:"functie"`
	Van     *time.Time `json:"begintOp,omitempty"`
	Tot     *time.Time `json:"eindigtOp,omitempty"`
	// Begrensd tells that a standing mandate has limits. Which, see who goes about it, and those at a table as far as it is about their Casus.
	Begrensd bool `json:"begrensd,omitempty"`
}

// HuisBlad is the house: its Partijen and people, without anything of a dossier.
type HuisBlad struct {
	Naam     string       `json:"naam"`
	Demo     bool         `json:"demo"`
	Partijen []PartijBlad `json:"partijen"`
	Mensen   []MensBlad   `json:"mensen"`
	Mag      []string     `json:"mag,omitempty"` // of who can let a Partij join
}

// HuisLezen returns the Partijen and people, which forms choose from: who works for which Partij, as what, from when until when.
func (g *Gate) HuisLezen(ctx context.Context, c Caller) (HuisBlad, error) {
	return lees(ctx, g, c, "huis.lezen", func(s *scope) (HuisBlad, error) {
		if err := s.beslis(policy.Huis{}, policy.Context{}); err != nil {
			return HuisBlad{}, err
		}
		b := s.huis.blad(s.moment).vanHetConvenant()
		if mag := s.kan(opHuis, policy.Context{}, "partij.toelaten", "partij.lezen"); len(mag) > 0 {
			b.Mag = mag
		}
		for i, m := range b.Mensen {
			vreemd := func(w policy.Wie) bool { return w.Partij != m.Partij && w.Functies&policy.FunctieManager == 0 }
			if !slices.ContainsFunc(s.wie, vreemd) {
				b.Mensen[i].Verklaring = s.huis.verklaringVan(m.ID)
			}
		}
		return b, nil
	})
}

// verklaringVan tells whether somebody signed the current declaration of secrecy (article 14.1).
func (h *huis) verklaringVan(id string) string {
	if h.medewerkers[id].Verklaring >= h.verklaring {
		return "getekend"
	}
	return "ontbreekt"
}

// Gebruikers returns everybody who can log in, for a practice house: outside one it is errs.ErrNotFound.
func (g *Gate) Gebruikers(ctx context.Context) (HuisBlad, error) {
	var b HuisBlad
	err := g.db.Lees(ctx, func(tx *store.Tx) error {
		st, err := g.stand(tx)
		if err != nil {
			return err
		}
		h, err := g.huisVan(tx, st.huis)
		if err != nil {
			return err
		}
		b = h.blad(st.moment)
		return nil
	})
	if err != nil {
		return HuisBlad{}, fmt.Errorf("gate: gebruikers: %w", errors.Join(errs.ErrUnavailable, err))
	}
	if !b.Demo {
		return HuisBlad{}, errs.ErrNotFound
	}
	return b, nil
}

func (h *huis) blad(moment int64) HuisBlad {
	b := HuisBlad{Naam: h.instelling["naam"], Demo: h.instelling["demo"] == "true"}
	for _, p := range h.partijen {
		b.Partijen = append(b.Partijen, partijBlad(p, moment))
	}
	for _, m := range h.medewerkers {
		if m.Actief(moment) {
			mens := h.mens(m.ID, moment)
			for _, t := range m.Functies {
				mens.Toekenningen = append(mens.Toekenningen, ToekenningBlad{Functie: string(t.Functie), Van: begin(t.Van), Tot: einde(t.Tot), Begrensd: !t.Reikwijdte.Leeg()})
			}
			b.Mensen = append(b.Mensen, mens)
		}
	}
	slices.SortFunc(b.Partijen, func(a, c PartijBlad) int { return cmp.Compare(a.ID, c.ID) })
	slices.SortFunc(b.Mensen, func(a, c MensBlad) int { return cmp.Compare(a.ID, c.ID) })
	return b
}

func partijBlad(p partij.Partij, moment int64) PartijBlad {
	return PartijBlad{ID: p.ID, Naam: p.Naam, Kort: p.Kort, Soort: string(p.Soort), Actief: p.Actief(moment), Publiek: p.Publiek(), Wgs: p.Soort.Wgs(), Geheim: p.Geheim,
		Van: begin(p.Van), Tot: einde(p.Tot)}
}

// vanHetConvenant is the house without incidentele derden: that one takes part in a Casus is for who takes part there (rule WGS-14).
func (b HuisBlad) vanHetConvenant() HuisBlad {
	derde := map[string]bool{}
	for _, p := range b.Partijen {
		derde[p.ID] = p.Soort == string(partij.Incidenteel)
	}
	b.Partijen = slices.DeleteFunc(b.Partijen, func(p PartijBlad) bool { return derde[p.ID] })
	b.Mensen = slices.DeleteFunc(b.Mensen, func(m MensBlad) bool { return derde[m.Partij] })
	return b
}

// begin and einde are the ends of a period; nothing where it has none.
func begin(t int64) *time.Time { return grens(t, 0) }
func einde(t int64) *time.Time { return grens(t, klok.Eeuwig) }

func grens(t, geen int64) *time.Time {
	if t == geen {
		return nil
	}
	m := moment(t)
	return &m
}

func (h *huis) mens(id string, moment int64) MensBlad {
	m := h.medewerkers[id]
	b := MensBlad{ID: id, Naam: m.Naam, Partij: m.Partij, Namens: m.Namens, Functies: []string{}}
	for _, f := range partij.Functies() {
		if m.Heeft(f, moment) {
			b.Functies = append(b.Functies, string(f))
		}
	}
	return b
}

// VerklaringBlad is the secrecy declaration (article 14.1) and what the caller signed.
type VerklaringBlad struct {
	Versie   int64  `json:"versie"`
	Tekst    string `json:"tekst"`
	Getekend bool   `json:"getekend"` // the caller signed this version
}

// VerklaringLezen returns the current secrecy declaration.
func (g *Gate) VerklaringLezen(ctx context.Context, c Caller) (VerklaringBlad, error) {
	return lees(ctx, g, c, "verklaring.lezen", func(s *scope) (VerklaringBlad, error) {
		if err := s.beslis(policy.Huis{}, policy.Context{}); err != nil {
			return VerklaringBlad{}, err
		}
		return VerklaringBlad{Versie: s.huis.verklaring, Tekst: s.huis.instelling["verklaring.tekst"], Getekend: s.wie[0].Getekend}, nil
	})
}

// Tekenen is the signature under a version of the secrecy declaration.
type Tekenen struct {
	Versie int64 `json:"versie"`
}

// VerklaringTekenen signs the declaration for the caller: until then they can do nothing else (rule 14.1-1). A version that
// is no longer current is an *errs.Conflict.
func (g *Gate) VerklaringTekenen(ctx context.Context, c Caller, in Tekenen) (VerklaringBlad, error) {
	return schrijf(ctx, g, c, "verklaring.tekenen", in, func(s *scope) (VerklaringBlad, error) {
		if err := s.beslis(policy.Huis{}, policy.Context{}); err != nil {
			return VerklaringBlad{}, err
		}
		if in.Versie != s.huis.verklaring {
			return VerklaringBlad{}, &errs.Conflict{Wat: "de verklaring", Moment: s.moment, Versie: s.huis.verklaring}
		}
		return VerklaringBlad{Versie: in.Versie, Getekend: true}, s.teken(in.Versie)
	})
}

func (s *scope) teken(versie int64) error {
	alle, err := s.tx.Medewerkers()
	if err != nil {
		return err
	}
	i := slices.IndexFunc(alle, func(m store.Medewerker) bool { return m.ID == s.caller.persoon() })
	if i < 0 {
		return errs.ErrNotFound
	}
	m := alle[i]
	m.Verklaring = versie
	if err := s.ondertekent(m.ID, versie, s.moment); err != nil {
		return err
	}
	m.Zegel = s.verzegel(medewerkerLabel(m), mensRij(m), m.Versie, medewerkerVelden(m))
	s.huisNieuw = true
	return s.tx.ZetMedewerker(m)
}

// formuleNu returns the house's reading of Bijlage 2.
func (g *Gate) formuleNu(ctx context.Context) (f convenant.Formule, err error) {
	err = g.db.Lees(ctx, func(tx *store.Tx) error {
		st, err := g.stand(tx)
		if err != nil {
			return err
		}
		h, err := g.huisVan(tx, st.huis)
		if err == nil {
			f = h.formule
		}
		return err
	})
	if err != nil {
		return f, fmt.Errorf("gate: instellingen: %w", errors.Join(errs.ErrUnavailable, err))
	}
	return f, nil
}

// gemeente is the name of a municipality by its code.
func gemeente(code string) string {
	for _, g := range convenant.Gemeenten() {
		if g.Code == code {
			return g.Naam
		}
	}
	return code
}
