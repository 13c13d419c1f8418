// SPDX-License-Identifier: EUPL-1.2

package gate

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"

	"rondetafel/internal/audit"
	"rondetafel/internal/casus"
	"rondetafel/internal/errs"
	"rondetafel/internal/gate/internal/crypto"
	"rondetafel/internal/gate/internal/store"
	"rondetafel/internal/klok"
	"rondetafel/internal/policy"
)

// scope is one act while it runs: the transaction or snapshot it stands in, who asks, and the entry that it becomes. Both
// paths use it. Every effect and every result comes after a decision: an act that decides nothing is a broken program.
type scope struct {
	g          *Gate
	ctx        context.Context
	tx         *store.Tx
	act        Act
	caller     Caller
	huis       *huis
	moment     int64 // of the entry, microseconds
	wie        []policy.Wie
	entry      audit.Entry
	besloten   bool
	dozen      map[string]*crypto.Box      // opened keys
	vernauwd   bool                        // the act takes a right away: the epoch must rise
	huisNieuw  bool                        // the act changes Partijen, people or settings
	stil       bool                        // the act has no entry of its own: it is counted with others (deurteller)
	zwijgt     bool                        // the act shows what is shown once: its result is not kept with an idempotency key
	gebruikt   string                      // log-in of which it is to be kept that it was used now; "" for none
	bezoek     *store.Bezoek               // of the caller, written with the entry of a look; nil when there is nothing to write
	ingelogd   int64                       // when the caller gave their second factor; 0 for one without a log-in
	lijnen     int                         // lines of a timeline that the act wrote
	toen       bool                        // the look is as of an earlier moment: nothing that it made is kept
	documenten map[string][]store.Document // of each Casus that was looked at
	gemerkt    store.Merken                // the marks that were read last
	vergeleken map[string]bool             // texts that were compared with what passages and pieces say
	vers       []audit.Entry               // looks to which the way back is not built yet; nil when they were not read
	gelezen    *gelezen                    // the Casus that this look read, for its version
	groep      [][]byte                    // entries that come before the act in the same group; they are in no table yet
	begon      int                         // statements that ran before it
	systeem    string                      // id of the Koppeling that does the act; "" for people
	grond      int64                       // place that the entry will have in the log, for rows that grant; -1 in a snapshot
}

// stand is where an act begins: its moment, the place that its entry will have (-1 in a snapshot) and the epochs there.
type stand struct {
	moment, grond int64
	epoch, huis   int64
	groep         [][]byte // entries of the same group that come before, encoded
}

func (g *Gate) scope(ctx context.Context, tx *store.Tx, act Act, c Caller, st stand) (*scope, error) {
	h, err := g.huisVan(tx, st.huis)
	if err != nil {
		return nil, err
	}
	s := &scope{g: g, ctx: ctx, tx: tx, act: act, caller: c, huis: h, moment: st.moment, grond: st.grond, groep: st.groep,
		begon: tx.Gedaan()}
	s.entry = audit.Entry{Time: st.moment, TraceID: c.Trace, SpanID: c.Span, Persoon: c.persoon(), Handeling: act.Naam, Soort: act.Soort,
		Herkomst: c.Herkomst, Uitkomst: audit.Failed}
	if _, bekend := h.medewerkers[s.entry.Persoon]; !bekend {
		s.entry.Persoon = "" // what somebody typed does not get into the log
	}
	for _, p := range c.Personen {
		s.wie = append(s.wie, h.wie(p, st.moment))
	}
	if len(s.wie) > 0 {
		s.entry.Partij = s.wie[0].Partij
	}
	if err := s.controleerToken(); err != nil {
		return s, err
	}
	return s, s.controleerSessie(st.epoch)
}

// controleerSessie asks that the log-in which the caller came with still runs in this very snapshot: an ended one acts on
// the next request.
func (s *scope) controleerSessie(epoch int64) error {
	if s.caller.Sessie == "" {
		return nil
	}
	nu, err := s.g.sessie(s.tx, s.caller.Sessie, epoch)
	if err != nil {
		return err
	}
	if len(s.caller.Personen) != 1 || nu.Medewerker != s.caller.Personen[0] || !s.huis.werkt(nu.Medewerker, s.moment) {
		return errs.ErrNotLoggedIn
	}
	if s.ingelogd = nu.Bevestigd; s.ingelogd == 0 { // of before it was kept
		s.ingelogd = nu.Begonnen
	}
	s.gebruik(nu)
	return nil
}

// object names an object of the act in the entry. What cannot be an id does not get in.
func (s *scope) object(ids ...string) {
	for _, id := range ids {
		if isID(id) {
			s.entry.Objecten = append(s.entry.Objecten, id)
		}
	}
}

// toont names what is shown.
func (s *scope) toont(ids ...string) { s.entry.Getoond = append(s.entry.Getoond, ids...) }

func (s *scope) noteer(b policy.Besluit) {
	for _, r := range b.Regels {
		if !slices.Contains(s.entry.Regels, r) {
			s.entry.Regels = append(s.entry.Regels, r)
		}
	}
	for _, a := range b.Artikelen {
		if !slices.Contains(s.entry.Artikelen, a) {
			s.entry.Artikelen = append(s.entry.Artikelen, a)
		}
	}
}

// vraag asks policy whether every caller may do actie: the first refusal, else the last permission.
func (s *scope) vraag(actie string, op func(i int) policy.Resource, ctx policy.Context) policy.Besluit {
	return s.vraagMet(actie, op, ctx, s.moment)
}

// vraagMet is vraag for who gave their second factor at a moment. What somebody may is told as for who gave it now: that is asked when they do it.
func (s *scope) vraagMet(actie string, op func(i int) policy.Resource, ctx policy.Context, ingelogd int64) policy.Besluit {
	ctx.Nu, ctx.Herkomst, ctx.Ingelogd = s.moment, s.caller.Herkomst, ingelogd
	if len(s.wie) == 0 {
		return policy.Besluit{}
	}
	var b policy.Besluit
	for i, w := range s.wie {
		if b = s.g.motor.Beslis(w, actie, op(i), ctx); !b.Toegestaan {
			return b
		}
	}
	return b
}

// beslis decides on the act itself: nil, or *errs.Denied. The decision stands in the entry.
func (s *scope) beslis(op policy.Resource, ctx policy.Context) error {
	return s.beslisVoor(func(int) policy.Resource { return op }, ctx)
}

func (s *scope) beslisVoor(op func(i int) policy.Resource, ctx policy.Context) error {
	b := s.vraagTekort(op, ctx)
	if b.Toegestaan && s.act.Opnieuw { // who cannot do it anyway hears why, and gives no code for it
		b = s.vraagMet(s.act.besluit(), op, ctx, s.ingelogd)
	}
	s.noteer(b)
	s.besloten = true
	if b.Toegestaan {
		s.entry.Uitkomst = audit.Allowed
		return nil
	}
	return s.weiger(b)
}

// kanNuNiet tells whether every caller may do the act itself in another state of op, whatever else they chose.
func (s *scope) kanNuNiet(op func(i int) policy.Resource) bool {
	return !s.vraag(s.act.besluit(), op, s.gunstig(s.act.besluit())).Toegestaan && s.kanOoit(op)
}

// What stands in an entry for the policies, when none allowed the act that the same person could do in another state of what it is about.
const (
	nietNu       = "niet_nu"
	nietMeerDaar = "ingetrokken" // a piece that was withdrawn
)

// andereStand are the words for that: of a piece that was withdrawn, else the act's own say who does it and when.
func (a Act) andereStand(regels []string) (waarom, anders string, is bool) {
	switch {
	case slices.Contains(regels, nietMeerDaar):
		return "Jullie trokken dit stuk in. Niemand leest het nog.", "Geef de informatie opnieuw, als nieuw stuk.", true
	case slices.Contains(regels, nietNu):
		return "Jij kunt dit wel doen, maar niet nu. " + a.Waarom, "Kijk op de pagina van de casus wat er nu kan.", true
	}
	return "", "", false
}

// vraagTekort is vraag for the act itself. What is still missing is told only to who could do the act if nothing were: to anybody
// else the refusal is the same whatever is missing, because that would tell what is in the dossier (rule 8-P1).
func (s *scope) vraagTekort(op func(i int) policy.Resource, ctx policy.Context) policy.Besluit {
	b := s.vraag(s.act.besluit(), op, ctx)
	if b.Toegestaan || len(ctx.Ontbreekt) == 0 {
		return b
	}
	ctx.Ontbreekt = nil
	if zonder := s.vraag(s.act.besluit(), op, ctx); !zonder.Toegestaan {
		return zonder
	}
	return b
}

func (s *scope) weiger(b policy.Besluit) error {
	s.entry.Uitkomst = audit.Refused
	if len(s.entry.Artikelen) == 0 {
		s.entry.Artikelen = slices.Clone(s.act.Artikelen)
	}
	d := &errs.Denied{Handeling: s.act.Naam, Titel: s.act.Kan, Waarom: s.act.Waarom, Anders: s.act.Anders,
		Artikelen: slices.Clone(s.entry.Artikelen), Regels: b.Regels, Volgnr: -1, Moment: s.moment}
	if b.Waarom != "" {
		d.Waarom = b.Waarom
	}
	if b.Anders != "" {
		d.Anders = b.Anders
	}
	if slices.ContainsFunc(s.wie, func(w policy.Wie) bool { return w.Functies&policy.FunctieManager != 0 }) {
		d.Anders = voorManager(d.Anders)
	}
	return d
}

// voorManager is what else there is to do for who is the manager, and is not sent to themself.
func voorManager(anders string) string {
	return strings.NewReplacer("raag de manager", "raag een andere manager", ", of voor mensen van het huis de manager", "").Replace(anders)
}

// mag asks policy about a part of the act, without deciding on the act itself. A permission stands in the entry.
func (s *scope) mag(actie string, op func(i int) policy.Resource) bool {
	b := s.vraag(actie, op, policy.Context{})
	if b.Toegestaan {
		s.noteer(b)
	}
	return b.Toegestaan
}

// velen are the callers prepared for one question about many rows.
type velen []*policy.Lijst

func (s *scope) velen(actie string) velen {
	var v velen
	for _, w := range s.wie {
		v = append(v, s.g.motor.Lijst(w, actie, s.context()))
	}
	return v
}

// mag tells whether every caller may.
func (v velen) mag(op func(i int) policy.Resource) bool {
	for i, l := range v {
		if !l.Mag(op(i)) {
			return false
		}
	}
	return len(v) > 0
}

// noteerVelen puts the policies that allowed rows in the entry.
func (s *scope) noteerVelen(vragen ...velen) {
	for _, v := range vragen {
		for _, l := range v {
			s.noteer(policy.Besluit{Regels: l.Regels(), Artikelen: l.Artikelen()})
		}
	}
}

// opID reads by its id what an act is about. An id that nothing can have and one that nothing has are errs.ErrNotFound alike, and there is
// nothing to decide about.
func opID[Rij any](s *scope, id string, lees func(string) (Rij, error)) (Rij, error) {
	s.object(id)
	var r Rij
	err := error(store.ErrGeen)
	if isID(id) {
		r, err = lees(id)
	}
	if err != nil {
		s.besloten = true
	}
	return r, geen(err)
}

// gezien reads a Casus as each caller stands to it. A Casus that does not exist is errs.ErrNotFound.
func (s *scope) gezien(id string) (zaak, error) {
	s.object(id)
	s.entry.Casus = "" // known only when it exists
	if !isID(id) || len(s.wie) == 0 {
		s.besloten = true
		return zaak{}, errs.ErrNotFound
	}
	z, err := s.zaakVan(id)
	if errors.Is(err, store.ErrGeen) {
		s.besloten = true
		s.entry.Uitkomst = audit.Refused
		return z, errs.ErrNotFound
	}
	if err == nil {
		s.entry.Casus, s.entry.Doel = z.ID, z.Doel
	}
	return z, err
}

// zaakVan reads a Casus as each caller stands to it, for a row of a list: the entry does not name it. store.ErrGeen when there is
// none.
func (s *scope) zaakVan(id string) (zaak, error) {
	z := zaak{rto: &rtoStand{}}
	for i, w := range s.wie {
		g, err := s.tx.Gezien(id, w.Medewerker, w.Partij)
		if err != nil {
			return zaak{}, err
		}
		if i == 0 {
			z.Casus = g.Casus
		}
		z.feiten = append(z.feiten, s.casusFeiten(g))
	}
	return z, nil
}

// zaak is a Casus with the facts of it for each caller.
type zaak struct {
	store.Casus
	feiten []policy.Casus
	rto    *rtoStand // read when a piece is decided on
}

// doelenVan are the ids of the goals of 2.1 that a Casus serves.
func doelenVan(z zaak) []string { return strings.Split(z.Doel, ",") }

func (z zaak) op(i int) policy.Resource { return z.feiten[i] }

// casus reads a Casus and decides on the act: *errs.Denied when the caller may know that it exists, else errs.ErrNotFound,
// the same as for a Casus that does not exist (rule 1.7-1).
func (s *scope) casus(id string, ctx policy.Context) (zaak, error) {
	return s.casusMet(id, func(zaak) policy.Context { return ctx })
}

// casusMet is casus, in circumstances that depend on the Casus.
func (s *scope) casusMet(id string, ctx func(zaak) policy.Context) (zaak, error) {
	z, err := s.gezien(id)
	if err != nil {
		return z, err
	}
	s.namens(z)
	return z, s.beslisOver(z.op, ctx(z), "casus.bestaan")
}

// beslisOver decides on the act: *errs.Denied for who may know that op exists, which is who may do weten to it, else
// errs.ErrNotFound.
func (s *scope) beslisOver(op func(int) policy.Resource, ctx policy.Context, weten string) error {
	err := s.beslisVoor(op, ctx)
	if err == nil {
		return nil
	}
	if !s.vraag(weten, op, policy.Context{}).Toegestaan {
		return errs.ErrNotFound
	}
	return s.metNietNu(err, op)
}

// metNietNu says in a refusal that no policy decided whether the same person could do the act in another state of op. It is asked only
// for who may know of op: what it costs would tell others that there is something.
func (s *scope) metNietNu(err error, op func(int) policy.Resource) error {
	var d *errs.Denied
	if errors.As(err, &d) && len(d.Regels) == 0 && len(s.wie) > 0 && s.kanNuNiet(op) {
		d.Regels = []string{nietNu}
		if g, ok := op(0).(policy.Gegeven); ok && g.Ingetrokken {
			d.Regels = []string{nietMeerDaar}
		}
		d.Waarom, d.Anders, _ = s.act.andereStand(d.Regels)
		s.noteer(policy.Besluit{Regels: d.Regels})
	}
	return err
}

// namens records on whose behalf a Procesregisseur acts: of the aanmeldende Partij, and of the Partij with casusregie once
// there is a Casusregisseur (rule 9.3-1).
func (s *scope) namens(z zaak) {
	if z.feiten[0].Rollen&policy.RolNoodinzage != 0 { // the log says of each look that it was in need
		s.entry.Functie = noodFunctie
	}
	if z.feiten[0].Rollen&(policy.RolProcesregisseur|policy.RolWaarnemer) == 0 {
		return
	}
	s.entry.Namens, s.entry.Functie = s.huis.namens(z.Casus), "procesregisseur"
}

// namens is the Partij on whose behalf the Procesregisseur of a Casus acts (rule 9.3-1).
func (h *huis) namens(c store.Casus) string {
	if m, ok := h.medewerkers[c.Casusregisseur]; ok {
		return m.Partij
	}
	return c.Aanmelder
}

// casusFeiten makes the facts of a Casus for policy. A row of zicht that is not valid now, or whose MAC does not fit, gives
// no roles, and a Casus whose MAC does not fit gives nothing: an altered or forged row grants nothing.
func (s *scope) casusFeiten(g store.Gezien) policy.Casus {
	return s.feitenVoor(s.zaakFeiten(g.Casus), g.Persoon, g.Partij)
}

// zaakFeiten are the facts of a Casus that are the same for everybody.
func (s *scope) zaakFeiten(c store.Casus) policy.Casus {
	if !s.g.echt("casus", c.ID, c.Zegel, casusVelden(c)) {
		return policy.Casus{ID: c.ID, Fase: string(casus.TeBevestigen), EersteRTO: klok.Eeuwig}
	}
	return policy.Casus{ID: c.ID, EersteRTO: klok.Eeuwig, Fase: string(c.Fase), Soort: string(c.Soort), Aanmelder: c.Aanmelder, Open: c.Open,
		Toegewezen: c.Procesregisseur != ""}
}

// feitenVoor adds how a person and their Partij stand to a Casus: nobody in any way to one whose row was altered, which has no Aanmelder.
func (s *scope) feitenVoor(f policy.Casus, persoon, partij store.Zicht) policy.Casus {
	if f.Aanmelder != "" {
		f.Rollen, f.PartijRollen = s.rollen(persoon), s.rollen(partij)
		if s.systeem != "" {
			f.Rollen &^= geenSysteemrol
		}
	}
	return f
}

// rollen are the roles of a row of zicht that count now: while it is valid, and while its person is designated for what the role is about
// (rules 1.11-1, 1.12-1 and WGS-12).
func (s *scope) rollen(z store.Zicht) policy.Bits {
	return s.gegevenRollen(z) & s.huis.draagt(z.Wie, s.moment)
}

// gegevenRollen are the roles of a row of zicht as they were given.
func (s *scope) gegevenRollen(z store.Zicht) policy.Bits {
	if z.Rollen == 0 || z.Van > s.moment || z.Tot <= s.moment {
		return 0
	}
	if !s.g.keys.MAC.Verify(z.MAC, "zicht", z.Versie, z.Grond, zichtVelden(z)...) {
		s.g.log.Error("zicht: een rij is buiten het systeem om veranderd en geeft geen rechten", "casus", z.Casus)
		return 0
	}
	return policy.Bits(z.Rollen)
}

// doos opens the key of a Casus or draft, or the house's for "".
func (s *scope) doos(id string) (*crypto.Box, error) {
	if b, ok := s.dozen[id]; ok {
		return b, nil
	}
	b, err := s.g.doos(s.ctx, id)
	if err != nil {
		return nil, err
	}
	if s.dozen == nil {
		s.dozen = map[string]*crypto.Box{}
	}
	s.dozen[id] = b
	return b, nil
}

func (g *Gate) doos(ctx context.Context, id string) (*crypto.Box, error) {
	if id == "" {
		id = crypto.HouseID
	}
	k, err := g.keys.Store.Open(ctx, id)
	if err != nil {
		return nil, fmt.Errorf("gate: sleutel openen: %w", err)
	}
	return crypto.NewBox(k), nil
}

// uitkomst closes the entry of an act that ended with err.
func (s *scope) sluit(err error) {
	var geweigerd *errs.Denied
	switch {
	case err == nil:
		s.eisBesluit()
	case errors.As(err, &geweigerd), errors.Is(err, errs.ErrNotLoggedIn):
		s.entry.Uitkomst = audit.Refused
	case s.entry.Uitkomst == audit.Refused:
	default:
		s.entry.Uitkomst = audit.Failed
	}
	if err != nil {
		s.entry.Rechten = nil
	}
	if ingehaald := (*errs.Conflict)(nil); err != nil && !errors.As(err, &ingehaald) { // that shows what there is now
		s.entry.Getoond = nil
	}
	if errors.Is(err, errs.ErrNotFound) {
		s.entry.Regels = append(s.entry.Regels, nietGevonden)
	}
	if len(s.entry.Artikelen) == 0 {
		s.entry.Artikelen = s.act.Artikelen
	}
}

// nietGevonden stands among the policies of an entry whose answer was "not found". Such an entry is never explained to who
// asked: the explanation of a secret thing would differ from that of one that does not exist (rule 1.7-1).
const nietGevonden = "niet-gevonden"

// evenveelVragen is how many statements every act takes that ends with "not found": more than any of them needs by itself.
const evenveelVragen = 96

// evenDuur makes an act that ended with "not found" take as many statements for what is kept from who asks as for what does not exist: what
// it costs to find out tells nothing either (rule 1.7-1). Any other end is left as it is.
func (s *scope) evenDuur(err error) error {
	if !errors.Is(err, errs.ErrNotFound) {
		return nil
	}
	return s.tx.VulAan(s.begon + evenveelVragen)
}

// eisBesluit panics when nothing was decided: a broken program.
func (s *scope) eisBesluit() {
	if !s.besloten {
		panic("gate: " + s.act.Naam + " is done without a decision")
	}
}
