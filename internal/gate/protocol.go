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

	"rondetafel/internal/errs"
	"rondetafel/internal/gate/internal/store"
	"rondetafel/internal/informatie"
	"rondetafel/internal/klok"
	"rondetafel/internal/partij"
	"rondetafel/internal/policy"
)

// eersteProtocol is the id of the version with which a house starts.
const eersteProtocol = "1"

// leesProtocol reads the Privacy Protocol that holds, and with which conditions each Partij begins. A version whose row or rules were altered
// leaves nothing open, and no older one comes in its place: that could be a wider one.
func (g *Gate) leesProtocol(tx *store.Tx, h *huis) error {
	lijst, err := tx.Protocollen()
	for _, p := range lijst {
		if p.Nummer > h.protocol.Nummer {
			h.protocol = p
		}
	}
	if h.protocol.Nummer > 0 && !g.echt("protocol", h.protocol.ID, h.protocol.Zegel, protocolVelden(h.protocol)) {
		h.protocol.Regels = nil
	}
	for id, p := range h.partijen {
		for _, s := range informatie.Soorten() {
			h.ruimten[ruimteBij(id, s)] = h.protocol.Voor(p, s)
		}
	}
	g.leesEerder(h, lijst)
	standaarden, fout := tx.AlleStandaarden()
	for _, s := range standaarden { // the newest comes last
		v := s.Standaard
		if !g.echt("standaard", standaardRij(s), s.Zegel(), standaardVelden(s)) {
			v = informatie.Strengste(s.Soort)
			v.Versie = s.Versie
		}
		h.standaarden[ruimteBij(s.Partij, s.Soort)] = v
	}
	return errors.Join(err, fout)
}

func ruimteBij(partij string, s informatie.Soort) string { return partij + "/" + string(s) }

// protocolstand is a Privacy Protocol that held until another did.
type protocolstand struct {
	informatie.Protocol
	vanaf, tot int64
}

// leesEerder keeps what held before the version that holds, and which pieces that is stricter for. Before the first version nothing was closed
// but by law. One that was altered counts as that too: what became closed is then rather asked once too often.
func (g *Gate) leesEerder(h *huis, lijst []store.Protocol) {
	tot := h.protocol.Vanaf
	for n := h.protocol.Nummer - 1; n > 0; n-- {
		i := slices.IndexFunc(lijst, func(p store.Protocol) bool { return p.Nummer == n })
		if i < 0 {
			continue
		}
		v := protocolstand{informatie.RuimProtocol(), lijst[i].Vanaf, tot}
		if g.echt("protocol", lijst[i].ID, lijst[i].Zegel, protocolVelden(lijst[i])) {
			v.Protocol = lijst[i].Protocol
		}
		h.eerder, tot = append(h.eerder, v), v.vanaf
	}
	h.eerder = append(h.eerder, protocolstand{informatie.RuimProtocol(), math.MinInt64, tot})
	for _, id := range slices.Sorted(maps.Keys(h.partijen)) {
		for _, s := range informatie.Soorten() {
			i := slices.IndexFunc(h.eerder, func(v protocolstand) bool { return h.ruimte(id, s).Nauwer(v.Voor(h.partijen[id], s)) })
			if i >= 0 {
				h.ingeperkt = append(h.ingeperkt, store.Ingeperkt{Partij: id, Soort: s, Voor: h.eerder[i].tot})
			}
		}
	}
}

// ruimteOp is what the Privacy Protocol left a Partij open for a category at a moment.
func (h *huis) ruimteOp(moment int64, partij string, s informatie.Soort) informatie.Ruimte {
	for _, v := range h.eerder {
		if v.vanaf <= moment && moment < v.tot {
			return v.Voor(h.partijen[partij], s)
		}
	}
	return h.ruimte(partij, s)
}

// ruimte is what the Privacy Protocol in force leaves a Partij open for a category (rule 12.2-2).
func (h *huis) ruimte(partij string, s informatie.Soort) informatie.Ruimte {
	return h.ruimten[ruimteBij(partij, s)]
}

// standaard is with which conditions a Partij begins for a category; the strictest while it set none (rule 13.2-1).
func (h *huis) standaard(partij string, s informatie.Soort) informatie.Standaard {
	if v, ok := h.standaarden[ruimteBij(partij, s)]; ok {
		return v
	}
	return informatie.Strengste(s)
}

// perken are the limits that the Privacy Protocol in force sets to a piece. One of which the category is not chosen yet, in a preview, has
// none.
func (s *scope) perken(z zaak, r store.Gegeven) policy.Bits {
	if r.Soort == "" {
		return 0
	}
	return perkenIn(s.huis.ruimte(r.Partij, r.Soort), z, r)
}

func perkenIn(ruimte informatie.Ruimte, z zaak, r store.Gegeven) policy.Bits {
	return policy.PerkBits(ruimte.Perken(voorwaardenVan(r), doelenVan(z)))
}

// geldend are the conditions of a piece as they act now: as its supplier set them, and as much stricter as the Privacy Protocol asks (rules
// 12.1-2 and 13.2-1).
func (s *scope) geldend(z zaak, r store.Gegeven) informatie.Voorwaarden {
	ruimte := s.huis.ruimte(r.Partij, r.Soort)
	w := ruimte.Binnen(voorwaardenVan(r))
	if slices.Contains(ruimte.Perken(w, doelenVan(z)), informatie.PerkDicht) { // also for want of a goal of this Casus
		w.Wie, w.Lezers, w.Gebruik = informatie.AlleenProcesregisseur, nil, informatie.Gebruik{}
	}
	return w
}

// buitenProtocol is what keeps the caller's Partij from giving in, or from giving it under w (rule 12.2-2); nil w is not asked.
func (s *scope) buitenProtocol(z zaak, soort informatie.Soort, in *informatie.Inhoud, w *informatie.Voorwaarden) []string {
	if len(s.wie) == 0 {
		return nil
	}
	ruimte := s.huis.ruimte(s.wie[0].Partij, soort)
	var uit []string
	if in != nil {
		uit = ruimte.TekortGeven(in.Grond, doelenVan(z))
	}
	if w != nil {
		for _, t := range ruimte.TekortWil(*w) {
			if !slices.Contains(uit, t) {
				uit = append(uit, t)
			}
		}
	}
	return uit
}

// metUitleg says in a refusal of article 12.2 what is open to the caller's Partij.
func (s *scope) metUitleg(err error, soort informatie.Soort) error {
	var d *errs.Denied
	if errors.As(err, &d) && slices.ContainsFunc(d.Regels, func(r string) bool { return strings.HasPrefix(r, "artikel-12-lid-2-") }) {
		d.Anders += " " + strings.Join(s.huis.ruimte(s.wie[0].Partij, soort).Zinnen(soort), " ")
	}
	return err
}

// ProtocolVoorstellen records a changed Privacy Protocol as the Stuurgroep decided it (rule 12.2-2, article 18.1). It holds once
// somebody else confirmed it.
func (g *Gate) ProtocolVoorstellen(ctx context.Context, c Caller, in informatie.ProtocolVoorstel) (Verwijzing, error) {
	nu := g.klok.Nu()
	id := nieuwID(nu)
	return schrijf(ctx, g, c, "protocol.voorstellen", in, func(s *scope) (Verwijzing, error) {
		if err := s.beslisVoorstel(); err != nil {
			return Verwijzing{}, err
		}
		if err := in.Valideer(nu.In(klok.Amsterdam()), s.huis.alle()); err != nil {
			return Verwijzing{}, err
		}
		if in.Versie != s.huis.protocol.Nummer {
			return Verwijzing{}, s.protocolConflict()
		}
		var v errs.Velden
		v.Eis(len(informatie.Veranderingen(s.huis.protocol.Protocol, in.Protocol, s.huis.wieNaam)) > 0, "regels",
			"Dit is gelijk aan het Privacy Protocol dat nu geldt. Verander de regels waar het besluit over gaat, of leg niets vast.")
		if err := v.Fout(); err != nil {
			return Verwijzing{}, err
		}
		return s.nieuwVoorstel(id, in)
	})
}

// beslisVoorstel decides whether the caller may propose a version: not while a proposal waits.
func (s *scope) beslisVoorstel() error {
	lijst, err := s.tx.Protocollen()
	if err != nil {
		return err
	}
	var ctx policy.Context
	if slices.ContainsFunc(lijst, func(p store.Protocol) bool { return p.Stand == informatie.ProtocolVoorgesteld }) {
		ctx.Ontbreekt = []string{"loopt"}
	}
	return s.beslis(policy.Huis{}, ctx)
}

func (s *scope) nieuwVoorstel(id string, in informatie.ProtocolVoorstel) (Verwijzing, error) {
	p := store.Protocol{ID: id, Stand: informatie.ProtocolVoorgesteld, Wijziging: strings.TrimSpace(in.Wijziging), Besluit: strings.TrimSpace(in.Besluit),
		Datum: in.Datum.ISO(), Voorsteller: s.caller.persoon(), Voorgesteld: s.moment, Protocol: in.Protocol.Schoon()}
	p.Zegel = s.verzegel("protocol", protocolRij(id), 0, protocolVelden(p))
	s.object(id)
	return Verwijzing{ID: id, Versie: 1}, s.tx.NieuwProtocol(p)
}

func (s *scope) protocolConflict() error {
	p := s.huis.protocol
	return &errs.Conflict{Wat: "het Privacy Protocol", Wie: s.huis.medewerkers[p.Bevestiger].Naam, Moment: p.Vanaf, Versie: p.Nummer, Nu: p.Wijziging}
}

// ProtocolBeoordelen confirms a proposal, from when it holds for what is given and at every look, or turns it down. Never by who proposed
// it (article 18.1).
func (g *Gate) ProtocolBeoordelen(ctx context.Context, c Caller, in informatie.ProtocolOordeel) (Verwijzing, error) {
	if err := in.Valideer(); err != nil {
		return Verwijzing{}, err
	}
	return schrijf(ctx, g, c, "protocol.beoordelen", in, func(s *scope) (Verwijzing, error) {
		p, err := s.nieuwsteVoorstel(in.Voorstel, in.Versie, s.oordeelFeiten)
		if err != nil {
			return Verwijzing{}, err
		}
		return s.oordeel(p, in)
	})
}

// protocolTaken tells who can judge a proposal that it waits for them, and who made it that it waits for somebody else (article 18.1).
func (s *scope) protocolTaken() ([]Taak, error) {
	if len(s.kan(opHuis, policy.Context{}, "protocol.voorstellen", "protocol.beoordelen")) == 0 {
		return nil, nil
	}
	lijst, err := s.tx.Protocollen()
	for _, p := range lijst {
		if p.Stand != informatie.ProtocolVoorgesteld || !s.g.echt("protocol", p.ID, p.Zegel, protocolVelden(p)) {
			continue
		}
		var t Taak
		switch {
		case len(s.kan(opHuis, s.oordeelFeiten(p), "protocol.beoordelen")) > 0:
			t = Taak{Soort: "protocol", Object: p.ID, Van: s.huis.iemand(p.Voorsteller)}
		case p.Voorsteller == s.caller.persoon():
			t = Taak{Soort: "protocol_wacht", Object: p.ID}
		default:
			continue
		}
		s.toont(p.ID)
		return []Taak{t}, err // one proposal waits at a time
	}
	return nil, err
}

// leesVoorstel reads a version by its id. One that is not there, or whose row was altered, is errs.ErrNotFound for who may judge it, and a
// refusal for others.
func (s *scope) leesVoorstel(id string) (store.Protocol, error) {
	lijst, err := s.tx.Protocollen()
	if err != nil {
		return store.Protocol{}, err
	}
	for _, p := range lijst {
		if p.ID == id && s.g.echt("protocol", p.ID, p.Zegel, protocolVelden(p)) {
			s.object(id)
			return p, nil
		}
	}
	if err := s.beslis(policy.Huis{}, policy.Context{}); err != nil {
		return store.Protocol{}, err
	}
	return store.Protocol{}, errs.ErrNotFound
}

// nieuwsteVoorstel is leesVoorstel, for an act that changes the version which the caller saw, in the circumstances that feiten makes of it. Who saw it
// while it waited, and could have done the act then, hears who was first.
func (s *scope) nieuwsteVoorstel(id string, versie int64, feiten func(store.Protocol) policy.Context) (store.Protocol, error) {
	p, err := s.leesVoorstel(id)
	if err != nil {
		return p, err
	}
	err = s.beslis(policy.Huis{}, feiten(p))
	toen := p
	toen.Stand = informatie.ProtocolVoorgesteld
	eerder := err != nil && 0 < versie && versie < p.Versie && s.vraag(s.act.besluit(), opHuis, feiten(toen)).Toegestaan
	if eerder || err == nil && versie != p.Versie {
		return p, s.voorstelConflict(p)
	}
	return p, err
}

// voorstelConflict says what became of a proposal.
func (s *scope) voorstelConflict(p store.Protocol) error {
	c := &errs.Conflict{Wat: "dit voorstel", Wie: s.huis.medewerkers[p.Bevestiger].Naam, Moment: p.Vanaf, Versie: p.Versie}
	switch p.Stand {
	case informatie.ProtocolBevestigd:
		c.Nu = "Nagekeken: het voorstel klopt en geldt nu."
	case informatie.ProtocolAfgewezen:
		c.Nu = "Nagekeken: het voorstel klopt niet.\nReden: " + p.Reden
	case informatie.ProtocolIngetrokken:
		c.Nu = "Het voorstel is ingetrokken.\nReden: " + p.Reden
	case informatie.ProtocolVoorgesteld:
		c.Nu = "Het voorstel wacht op wie het nakijkt."
	}
	return c
}

// oordeelFeiten says what keeps a proposal from being judged by the caller.
func (s *scope) oordeelFeiten(p store.Protocol) policy.Context {
	var ctx policy.Context
	if p.Stand != informatie.ProtocolVoorgesteld {
		ctx.Ontbreekt = append(ctx.Ontbreekt, "voorstel")
	}
	if p.Voorsteller == s.caller.persoon() {
		ctx.Ontbreekt = append(ctx.Ontbreekt, "tweede")
	}
	return ctx
}

func (s *scope) oordeel(p store.Protocol, in informatie.ProtocolOordeel) (Verwijzing, error) {
	p.Stand, p.Bevestiger, p.Vanaf, p.Reden = informatie.ProtocolAfgewezen, s.caller.persoon(), s.moment, strings.TrimSpace(in.Reden)
	if in.Akkoord == "ja" {
		p.Stand, p.Nummer, p.Reden = informatie.ProtocolBevestigd, s.huis.protocol.Nummer+1, ""
		s.huisNieuw, s.vernauwd = true, true
	}
	p.Zegel = s.verzegel("protocol", protocolRij(p.ID), p.Versie, protocolVelden(p))
	return Verwijzing{ID: p.ID, Versie: p.Versie}, s.tx.ZetProtocol(p)
}

// ProtocolIntrekken takes back a proposal on which nothing was decided yet: by who made it, or by the administrator of their Partij. What holds stays
// as it is, and another can be proposed.
func (g *Gate) ProtocolIntrekken(ctx context.Context, c Caller, in informatie.ProtocolIntrekking) (Verwijzing, error) {
	if err := in.Valideer(); err != nil {
		return Verwijzing{}, err
	}
	return schrijf(ctx, g, c, "protocol.intrekken", in, func(s *scope) (Verwijzing, error) {
		p, err := s.nieuwsteVoorstel(in.Voorstel, in.Versie, s.intrekFeiten)
		if err != nil {
			return Verwijzing{}, err
		}
		p.Stand, p.Bevestiger, p.Vanaf, p.Reden = informatie.ProtocolIngetrokken, s.caller.persoon(), s.moment, strings.TrimSpace(in.Reden)
		p.Zegel = s.verzegel("protocol", protocolRij(p.ID), p.Versie, protocolVelden(p))
		return Verwijzing{ID: p.ID, Versie: p.Versie}, s.tx.ZetProtocol(p)
	})
}

// intrekFeiten says what keeps a proposal from being taken back by the caller: it waits no more, somebody else made it, or somebody of another Partij.
func (s *scope) intrekFeiten(p store.Protocol) policy.Context {
	var ctx policy.Context
	if p.Stand != informatie.ProtocolVoorgesteld {
		ctx.Ontbreekt = append(ctx.Ontbreekt, "voorstel")
	}
	if p.Voorsteller != s.caller.persoon() {
		ctx.Ontbreekt = append(ctx.Ontbreekt, "eigen")
	}
	if !s.allenVan(s.huis.medewerkers[p.Voorsteller].Partij) {
		ctx.Ontbreekt = append(ctx.Ontbreekt, "partij")
	}
	return ctx
}

// beginProtocol makes the version with which a house starts hold.
func (s *scope) beginProtocol(in informatie.Protocol, wijziging string) error {
	p := store.Protocol{ID: eersteProtocol, Nummer: 1, Stand: informatie.ProtocolBevestigd, Wijziging: wijziging, Voorgesteld: s.moment, Vanaf: s.moment,
		Protocol: in}
	p.Zegel = s.verzegel("protocol", protocolRij(p.ID), 0, protocolVelden(p))
	s.huisNieuw = true
	return s.tx.NieuwProtocol(p)
}

// alle are the Partijen of the house, in the order of their ids.
func (h *huis) alle() []partij.Partij {
	var uit []partij.Partij
	for _, p := range h.partijen {
		uit = append(uit, p)
	}
	slices.SortFunc(uit, func(a, b partij.Partij) int { return strings.Compare(a.ID, b.ID) })
	return uit
}

// wieNaam is the name of a kind of Partij, or of a Partij by its id.
func (h *huis) wieNaam(wie string) string {
	if p, ok := h.partijen[wie]; ok {
		return p.Kort
	}
	return partij.Soort(wie).Label()
}

// ProtocolBlad is the Privacy Protocol: the version that holds and those before and after it (rule 12.2-2).
type ProtocolBlad struct {
	Nummer  int64                `json:"nummer"`                // of the version that holds
	Versies []ProtocolVersieBlad `json:"versies"`               // the newest first; a proposal comes first
	Ruim    informatie.Protocol  `json:"ruimstDatDeWetToelaat"` // the widest that a version can be
	Mag     []string             `json:"mag"`
}

// Geldend is the version that holds; none when no version does.
func (b ProtocolBlad) Geldend() informatie.Protocol {
	var p informatie.Protocol
	for _, v := range b.Versies {
		if v.Nummer == b.Nummer && v.Nummer > 0 {
			for _, r := range v.Regels {
				p.Regels = append(p.Regels, r.Protocolregel)
			}
		}
	}
	return p
}

// ProtocolVersieBlad is one version, or a proposal.
type ProtocolVersieBlad struct {
	ID          string                   `json:"id"`
	Nummer      int64                    `json:"nummer,omitempty"`
	Stand       informatie.ProtocolStand `json:"stand"`
	Wijziging   string                   `json:"wijziging"`
	Besluit     string                   `json:"besluit,omitempty"`
	Datum       string                   `json:"besluitDatum,omitempty"`
	Voorsteller *Naam                    `json:"voorgesteldDoor,omitempty"` // nothing of the version with which the house started
	Voorgesteld time.Time                `json:"voorgesteldOp"`
	Bevestiger  *Naam                    `json:"beoordeeldDoor,omitempty"`
	Vanaf       *time.Time               `json:"geldtVanaf,omitempty"` // or when it was turned down
	Reden       string                   `json:"reden,omitempty"`
	Versie      int64                    `json:"versie"`
	Regels      []ProtocolRegelBlad      `json:"regels"`
	Verschillen []string                 `json:"verschillen"`   // with the version before it, in words
	Naast       []informatie.Verandering `json:"veranderingen"` // the same side by side
	Mag         []string                 `json:"mag"`
}

// ProtocolRegelBlad is one rule, also in words.
type ProtocolRegelBlad struct {
	informatie.Protocolregel
	Zinnen []string `json:"inWoorden"`
}

// ProtocolLezen returns the Privacy Protocol in all its versions.
func (g *Gate) ProtocolLezen(ctx context.Context, c Caller) (ProtocolBlad, error) {
	return lees(ctx, g, c, "protocol.lezen", func(s *scope) (ProtocolBlad, error) {
		b := ProtocolBlad{Nummer: s.huis.protocol.Nummer, Versies: []ProtocolVersieBlad{}, Ruim: informatie.RuimProtocol()}
		if err := s.beslis(policy.Huis{}, policy.Context{}); err != nil {
			return b, err
		}
		lijst, err := s.tx.Protocollen()
		var loopt policy.Context
		for _, p := range lijst {
			if p.Stand == informatie.ProtocolVoorgesteld {
				loopt.Ontbreekt = []string{"loopt"}
			}
			if s.g.echt("protocol", p.ID, p.Zegel, protocolVelden(p)) {
				b.Versies = append(b.Versies, s.protocolVersie(p, lijst))
			}
		}
		b.Mag = s.kan(opHuis, loopt, "protocol.voorstellen")
		return b, err
	})
}

func opHuis(int) policy.Resource { return policy.Huis{} }

func (s *scope) protocolVersie(p store.Protocol, lijst []store.Protocol) ProtocolVersieBlad {
	b := ProtocolVersieBlad{ID: p.ID, Nummer: p.Nummer, Stand: p.Stand, Wijziging: p.Wijziging, Besluit: p.Besluit, Datum: p.Datum,
		Voorgesteld: moment(p.Voorgesteld), Reden: p.Reden, Versie: p.Versie, Regels: []ProtocolRegelBlad{}, Verschillen: []string{}, Naast: []informatie.Verandering{}}
	b.Voorsteller, b.Bevestiger = s.huis.iemand(p.Voorsteller), s.huis.iemand(p.Bevestiger)
	if p.Vanaf > 0 {
		t := moment(p.Vanaf)
		b.Vanaf = &t
	}
	for _, r := range p.Regels {
		b.Regels = append(b.Regels, ProtocolRegelBlad{Protocolregel: r, Zinnen: r.Zinnen(s.huis.wieNaam)})
	}
	if oud, ok := voorganger(p, lijst); ok {
		b.Verschillen = informatie.Verschillen(oud.Protocol, p.Protocol, s.huis.wieNaam)
		b.Naast = informatie.Veranderingen(oud.Protocol, p.Protocol, s.huis.wieNaam)
	}
	b.Mag = append(s.kan(opHuis, s.oordeelFeiten(p), "protocol.beoordelen"), s.kan(opHuis, s.intrekFeiten(p), "protocol.intrekken")...)
	return b
}

// voorganger is the version that p changes: that of the number before it, and of a proposal the one that held when it was made.
func voorganger(p store.Protocol, lijst []store.Protocol) (store.Protocol, bool) {
	var uit store.Protocol
	for _, q := range lijst {
		eerder := q.Nummer < p.Nummer
		if p.Nummer == 0 {
			eerder = q.Vanaf <= p.Voorgesteld
		}
		if q.Nummer > uit.Nummer && eerder {
			uit = q
		}
	}
	return uit, uit.Nummer > 0
}
