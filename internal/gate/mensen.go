// SPDX-License-Identifier: EUPL-1.2

package gate

import (
	"cmp"
	"context"
	"maps"
	"slices"
	"time"

	"rondetafel/internal/errs"
	"rondetafel/internal/gate/internal/store"
	"rondetafel/internal/klok"
	"rondetafel/internal/partij"
	"rondetafel/internal/policy"
	"rondetafel/internal/toegang"
)

// What keeps rights from being given or ended, in fixed words for policy.
const (
	eigenRechten   = "zelf"      // they are the caller's own
	laatsteTwee    = "laatste"   // nobody would be left who can give and end rights
	laatsteFG      = "toezicht"  // nobody would be left who watches as privacy officer
	heeftBeheerder = "beheerder" // the Partij has an administrator of its own
	naarZichzelf   = "overnemer" // who decides would take over themself
	tweedeCode     = "tweede"    // another gave a code already
)

// draagt are the roles in a Casus that wie can have at moment: a Partij every one, a person those for which they are designated then.
func (h *huis) draagt(wie string, moment int64) policy.Bits {
	if _, ok := h.partijen[wie]; ok {
		return ^policy.Bits(0)
	}
	m := h.medewerkers[wie]
	if !m.Actief(moment) || !h.partijen[m.Partij].Actief(moment) { // nor does anybody whose Partij left (rule 20-P1)
		return 0
	}
	return draagt(m, func(t partij.Toekenning) bool { return t.Van <= moment && moment < t.Tot })
}

// draagt are the roles for which somebody is designated by the functions that count: who directs the process is procesregisseur (rule 1.11-1), who
// takes part for a Partij or has the casusregie works in casussen for it (rules 1.12-1, WGS-12).
func draagt(m partij.Medewerker, telt func(partij.Toekenning) bool) policy.Bits {
	var bits policy.Bits
	for _, t := range m.Functies {
		switch {
		case !telt(t):
		case t.Functie == partij.Procesregisseur:
			bits |= policy.RolProcesregisseur | policy.RolWaarnemer | policy.RolNoodinzage
		case t.Functie == partij.Uitvoerder, t.Functie == partij.Aanmelder:
			bits |= policy.RolAangewezen | policy.RolAfgevaardigd | policy.RolCasusregisseur
		}
	}
	return bits
}

// vervallen are the people of whom roles lapsed before moment: they left, or a function ended on which roles rest.
func (h *huis) vervallen(moment int64) []string {
	var uit []string
	for _, id := range h.vertrekkend {
		m := h.medewerkers[id]
		if draagt(m, func(t partij.Toekenning) bool { return t.Van <= moment })&^h.draagt(id, moment) != 0 {
			uit = append(uit, id)
		}
	}
	return uit
}

// zoekVertrekkend finds the people whose roles lapsed or will: who work here without an end need no look.
func (h *huis) zoekVertrekkend() {
	for id, m := range h.medewerkers {
		if m.Tot != klok.Eeuwig || h.partijen[m.Partij].Tot != klok.Eeuwig || slices.ContainsFunc(m.Functies, func(t partij.Toekenning) bool { return t.Tot != klok.Eeuwig }) {
			h.vertrekkend = append(h.vertrekkend, id)
		}
	}
	slices.Sort(h.vertrekkend)
}

// mensenVanPartij are all who work or worked for a Partij, by their names.
func (h *huis) mensenVanPartij(id string) []partij.Medewerker {
	var uit []partij.Medewerker
	for _, m := range h.medewerkers {
		if m.Partij == id {
			uit = append(uit, m)
		}
	}
	slices.SortFunc(uit, func(a, b partij.Medewerker) int { return cmp.Or(cmp.Compare(a.Naam, b.Naam), cmp.Compare(a.ID, b.ID)) })
	return uit
}

// recht are the circumstances of giving or ending a right of somebody of a Partij.
func (s *scope) recht(bij string) policy.Context {
	p := s.huis.partijen[bij]
	ctx := policy.Context{NaarPartij: bij, NaarActief: p.Actief(s.moment)}
	if s.beheert(bij, "") {
		ctx.Ontbreekt = append(ctx.Ontbreekt, heeftBeheerder)
	}
	return ctx
}

// beslisRechten decides on each function: the first refusal is the answer. Without any it decides once.
func (s *scope) beslisRechten(ctx policy.Context, functies ...partij.Functie) error {
	if len(functies) == 0 {
		functies = []partij.Functie{""}
	}
	for _, f := range functies {
		ctx.Soort = string(f)
		if !s.vraag(s.act.besluit(), opHuis, ctx).Toegestaan {
			return s.beslis(policy.Huis{}, s.verzwijg(ctx))
		}
	}
	for _, f := range functies {
		ctx.Soort = string(f)
		if err := s.beslis(policy.Huis{}, ctx); err != nil {
			return err
		}
	}
	return nil
}

// verzwijg leaves out of the circumstances what somebody does and may, for who could do nothing to anybody there: else a refusal tells of people of
// another Partij that they exist, and as what.
func (s *scope) verzwijg(ctx policy.Context) policy.Context {
	kaal := ctx
	kaal.NaarFuncties, kaal.Ontbreekt = 0, nil
	if s.vraag(s.act.besluit(), opHuis, kaal).Toegestaan {
		return ctx
	}
	return kaal
}

// MedewerkerUitnodigen makes somebody known as one who works for a Partij or for the house, with what they are designated for (rules WGS-12,
// 8.2c-1). They can do nothing before they signed the declaration of secrecy (article 14.1).
func (g *Gate) MedewerkerUitnodigen(ctx context.Context, c Caller, in partij.MedewerkerUitnodigen) (uit Uitgenodigd, err error) {
	in, nu := in.Schoon(), g.klok.Nu()
	if err := in.Valideer(nu.In(klok.Amsterdam())); err != nil {
		return uit, err
	}
	id := nieuwID(nu)
	uit.Verwijzing, err = schrijf(ctx, g, c, "medewerker.uitnodigen", in, func(s *scope) (Verwijzing, error) {
		bij := in.Partij
		if bij == "" && len(s.wie) > 0 {
			bij = s.wie[0].Partij
		}
		m := partij.Medewerker{ID: id, Partij: bij, Namens: in.Namens, Naam: in.Naam}
		m.Van, m.Tot = in.Periode(klok.VanMicro(s.moment).In(klok.Amsterdam()))
		for _, f := range in.Functies {
			t := partij.Toekenning{Functie: f, Van: m.Van, Tot: m.Tot}
			if f == partij.Mandaat {
				t.Reikwijdte = in.Reikwijdte
			}
			m.Functies = append(m.Functies, t)
		}
		rond := s.recht(bij)
		s.gaatOverFuncties(&rond, m)
		if err := s.beslisRechten(rond, in.Functies...); err != nil {
			return Verwijzing{}, err
		}
		if err := eerste(s.eisNieuweMens(m, in.IemandAnders), s.eisNaamNietElders("naam", m.Naam)); err != nil {
			return Verwijzing{}, err
		}
		s.object(id)
		s.huisNieuw = true
		err := s.nieuweMedewerker(m)
		if err == nil && m.Van <= s.moment {
			err = s.toonCode(&uit, id, toegang.Eerste)
		}
		return Verwijzing{ID: id, Versie: 1}, err
	})
	return uit, err
}

// Uitgenodigd is who was invited, with the code by which they choose once how they log in. It is shown to who invited, once: nobody can ask for
// it again, and who begins later gets it by MedewerkerHerstellen.
type Uitgenodigd struct {
	Verwijzing
	Toegangscode string     `json:"toegangscode,omitempty"`
	GeldigTot    *time.Time `json:"codeGeldigTot,omitempty"`
}

// toonCode gives somebody a code and puts it in uit. The result of the act names who it is for and is kept with an idempotency key; the code is not.
func (s *scope) toonCode(uit *Uitgenodigd, wie string, soort toegang.Soort) (err error) {
	tot := moment(s.moment).Add(soort.Duur())
	uit.GeldigTot = &tot
	uit.Toegangscode, err = s.geefToegangscode(wie, soort)
	s.zwijgt = false
	return err
}

// MedewerkerHerstellen gives somebody a new code, after who gives it saw that it is them: never by mail alone. The one before opens nothing any more
// and each log-in ends. Who gives it cannot come in with it: the person proves it is them (ToegangInstellen), or a second colleague gives a code too.
func (g *Gate) MedewerkerHerstellen(ctx context.Context, c Caller, in partij.Herstellen) (uit Uitgenodigd, err error) {
	if err := in.Valideer(); err != nil {
		return uit, err
	}
	uit.Verwijzing, err = schrijf(ctx, g, c, "medewerker.herstellen", in, func(s *scope) (Verwijzing, error) {
		m, rond, err := s.mensMet(in.Medewerker)
		if err != nil {
			return Verwijzing{}, err
		}
		if rond, err = s.herstel(m, rond); err != nil {
			return Verwijzing{}, err
		}
		if err := s.beslisRechten(rond); err != nil {
			return Verwijzing{}, err
		}
		if m.ID == "" || !m.Actief(s.moment) {
			return Verwijzing{}, errs.ErrNotFound
		}
		soort := toegang.Herstel
		if eerder, fout := s.tx.ToegangscodeVan(m.ID); fout == nil {
			soort = eerder.Soort // a first code that was not used is a first code still
		} else if alsEr(fout) != nil {
			return Verwijzing{}, fout
		}
		s.vernauwd = true
		return Verwijzing{ID: m.ID, Versie: m.Versie}, eerste(s.toonCode(&uit, m.ID, soort), s.wisSessies(m.ID))
	})
	return uit, err
}

// herstel are the circumstances of giving somebody a new code: whether their Partij has another administrator who can do it, and whether another gave
// one already.
func (s *scope) herstel(m store.Medewerker, rond policy.Context) (policy.Context, error) {
	rond.Ontbreekt = slices.DeleteFunc(slices.Clone(rond.Ontbreekt), func(w string) bool { return w == heeftBeheerder })
	if m.ID == "" || s.beheert(m.Partij, m.ID) || !m.Heeft(partij.Partijbeheerder, s.moment) {
		rond.Ontbreekt = append(rond.Ontbreekt, heeftBeheerder)
	}
	r, err := s.tx.ToegangscodeVan(m.ID)
	kan, fout := s.kanTweede(r)
	if kan {
		rond.Ontbreekt = append(rond.Ontbreekt, tweedeCode)
	}
	return rond, eerste(alsEr(err), fout)
}

// beheert tells whether somebody else than wie is administrator of a Partij now: who will be later lets nobody in yet.
func (s *scope) beheert(bij, wie string) bool {
	return slices.ContainsFunc(s.huis.mensenVanPartij(bij), func(m partij.Medewerker) bool {
		return m.ID != wie && m.Actief(s.moment) && m.Heeft(partij.Partijbeheerder, s.moment)
	})
}

// eisNieuweMens asks that the functions are of the kind of Partij, that a Procesregisseur works on behalf of one Partij (rule 1.11-1), and that
// nobody of that name works there already; of almost that name only when who invites says that it is another.
func (s *scope) eisNieuweMens(m partij.Medewerker, anders bool) error {
	var v errs.Velden
	for _, t := range m.Functies {
		v.Eis(t.Functie.Past(s.huis.partijen[m.Partij]), "functies", "Deze functie hoort niet bij mensen van deze Partij. Kies een andere.")
	}
	s.eisNamens(&v, m)
	for _, ander := range s.huis.mensenVanPartij(m.Partij) {
		v.Eis(ander.Tot <= s.moment || !zelfdeNaam(ander.Naam, m.Naam), "naam", "Er werkt al iemand met deze naam, of bijna dezelfde. Is het dezelfde persoon? Geef die een functie. "+
			"Is het een ander? Zet achter de naam waaraan je het verschil ziet, zoals een team: Jan Jansen (wijkteam).")
		lijkt := ander.Tot > s.moment && !zelfdeNaam(ander.Naam, m.Naam) && bijnaZelfdeNaam(ander.Naam, m.Naam)
		v.Eis(anders || !lijkt, "iemandAnders", "Er werkt al iemand met bijna deze naam: "+s.wieIs(ander)+". Is dit iemand anders? Kruis dat dan aan. Is het een tikfout? Verbeter de naam.")
	}
	return v.Fout()
}

// wieIs names somebody with their Partij and functions, so that a reader knows who is meant.
func (s *scope) wieIs(m partij.Medewerker) string {
	uit := m.Naam + ", " + s.huis.partijen[m.Partij].Naam
	for _, f := range partij.Functies() {
		if slices.ContainsFunc(m.Functies, func(t partij.Toekenning) bool { return t.Functie == f && t.Tot > s.moment && t.Tot > t.Van }) {
			uit += ", " + f.Label()
		}
	}
	return uit
}

// eisNamens asks on behalf of which Partij staff of the house works: a Procesregisseur always says it, somebody of a Partij never.
func (s *scope) eisNamens(v *errs.Velden, m partij.Medewerker) {
	bij := s.huis.partijen[m.Partij]
	v.Eis(len(partij.ZonderNamens(s.huis.alle(), []partij.Medewerker{m})) == 0, "namens", "Kies namens welke Partij deze persoon procesregisseur is (art. 1.11).")
	v.Eis(m.Namens == "" || bij.Soort == partij.Huis, "namens", "Alleen mensen van het huis werken namens een Partij. Laat dit leeg.")
	v.Eis(m.Namens == "" || s.huis.doetMee(m.Namens, s.moment), "namens", "Kies een Partij die nu meedoet.")
}

// mensMet reads somebody by their id or mark for an act on their rights, with the circumstances. Who is unknown, or of an incidentele derde, has none:
// policy refuses then whoever may do it to their own people only.
func (s *scope) mensMet(id string) (store.Medewerker, policy.Context, error) {
	if bekend := s.huis.metKenmerk(id); bekend != "" {
		id = bekend
	}
	s.object(id)
	return s.mensRond(id)
}

// gaatOverFuncties adds to the circumstances which functions somebody holds or will hold.
func (s *scope) gaatOverFuncties(ctx *policy.Context, m partij.Medewerker) {
	for i, f := range partij.Functies() {
		if slices.ContainsFunc(m.Functies, func(t partij.Toekenning) bool { return t.Functie == f && t.Tot > s.moment && t.Tot > t.Van }) {
			ctx.NaarFuncties |= 1 << i
		}
	}
}

// mensRond is mensMet for somebody in a list, whom the entry names among what was shown.
func (s *scope) mensRond(id string) (store.Medewerker, policy.Context, error) {
	rij, err := s.tx.Medewerker(id) // also of who is unknown: the answer costs the same
	m, ok := s.huis.medewerkers[id]
	if !ok || s.huis.incidenteel(m.Partij) {
		return store.Medewerker{}, policy.Context{NaarActief: true}, alsEr(err) // and says so the same way
	}
	rij.Medewerker = m // with the functions that are real
	ctx := s.recht(m.Partij)
	s.gaatOverFuncties(&ctx, m)
	if id == s.caller.persoon() {
		ctx.Ontbreekt = append(ctx.Ontbreekt, eigenRechten)
	}
	if s.huis.maakte(id, s.caller.persoon(), s.moment) {
		ctx.Ontbreekt = append(ctx.Ontbreekt, wederdienst)
	}
	if s.huis.begint(s.caller.persoon(), s.moment) && !s.huis.maakte(s.caller.persoon(), id, s.moment) {
		ctx.Ontbreekt = append(ctx.Ontbreekt, netBegonnen)
	}
	return rij, ctx, err
}

// FunctieGeven designates somebody for something, from and until (rules WGS-12, WGS-15, 8.2c-1). Nobody gives it to themselves.
func (g *Gate) FunctieGeven(ctx context.Context, c Caller, in partij.FunctieGeven) (Verwijzing, error) {
	in = in.Schoon()
	if err := in.Valideer(g.klok.Nu().In(klok.Amsterdam())); err != nil {
		return Verwijzing{}, err
	}
	return schrijf(ctx, g, c, "functie.geven", in, func(s *scope) (Verwijzing, error) {
		m, rond, err := s.mensMet(in.Medewerker)
		if err != nil {
			return Verwijzing{}, err
		}
		if err := s.beslisRechten(rond, in.Functie); err != nil {
			return Verwijzing{}, err
		}
		if m.ID == "" {
			return Verwijzing{}, errs.ErrNotFound
		}
		t := partij.Toekenning{Functie: in.Functie, Reikwijdte: in.Reikwijdte}
		t.Van, t.Tot = in.Periode(klok.VanMicro(s.moment).In(klok.Amsterdam()))
		t.Tot = min(t.Tot, m.Tot)
		return s.geefFunctie(m, t, in.Namens)
	})
}

func (s *scope) geefFunctie(m store.Medewerker, t partij.Toekenning, namens string) (Verwijzing, error) {
	oud := m
	m.Functies = append(slices.Clone(m.Functies), t)
	if namens != "" {
		m.Namens = namens
	}
	var v errs.Velden
	v.Eis(t.Van < t.Tot, "van", "Deze persoon werkt hier dan niet meer.")
	v.Eis(t.Functie.Past(s.huis.partijen[m.Partij]), "functie", "Deze functie hoort niet bij mensen van deze Partij. Kies een andere.")
	v.Eis(!slices.ContainsFunc(oud.Functies, func(h partij.Toekenning) bool { return h.Functie == t.Functie && h.Tot > s.moment && h.Tot > h.Van }), "functie",
		"Deze persoon heeft deze functie al, of krijgt haar nog. Beëindig die eerst als er iets moet veranderen.")
	s.eisNamens(&v, m.Medewerker)
	if err := v.Fout(); err != nil {
		return Verwijzing{}, err
	}
	s.huisNieuw = true
	if m.Namens != oud.Namens {
		if err := s.zetMens(&m); err != nil {
			return Verwijzing{}, err
		}
	}
	f := store.Functie{Medewerker: m.ID, Toekenning: t, Door: s.caller.persoon()}
	f.Zegel = s.verzegel(functieLabel(f), functieRij(f), 0, functieVelden(f))
	return Verwijzing{ID: m.ID, Versie: m.Versie}, s.tx.NieuweFunctie(f)
}

// zetMens writes what changed of a person.
func (s *scope) zetMens(m *store.Medewerker) error {
	m.Zegel = s.verzegel(medewerkerLabel(*m), mensRij(*m), m.Versie, medewerkerVelden(*m))
	s.huisNieuw = true
	return s.tx.ZetMedewerker(*m)
}

// zonderLaatste adds to the circumstances that nobody would be left to give and end rights, when m held one of functies longer than others do:
// a Partij always has an administrator, the house a manager. So it does that nobody would be left who watches as privacy officer of any Partij.
func (s *scope) zonderLaatste(ctx *policy.Context, m store.Medewerker, tot int64, functies ...partij.Functie) {
	vanaf := max(tot, s.moment)
	for _, f := range functies {
		if f != partij.Partijbeheerder && f != partij.Manager {
			continue
		}
		anderen := partij.Laatste(s.huis.mensenVanPartij(m.Partij), m.ID, f, vanaf)
		was := partij.Laatste([]partij.Medewerker{m.Medewerker}, "", f, klok.Eeuwig)
		if was > vanaf && anderen < was {
			ctx.Ontbreekt = append(ctx.Ontbreekt, laatsteTwee)
		}
	}
	if s.zonderToezicht(m.Medewerker, vanaf, functies) {
		ctx.Ontbreekt = append(ctx.Ontbreekt, laatsteFG)
	}
}

// zonderToezicht tells whether nobody would watch as privacy officer as long as m did, when m holds none of functies from a moment on.
func (s *scope) zonderToezicht(m partij.Medewerker, vanaf int64, functies []partij.Functie) bool {
	var was, blijft int64
	for _, f := range []partij.Functie{partij.FG, partij.CoordinerendFG} {
		if slices.Contains(functies, f) {
			was = max(was, partij.Laatste([]partij.Medewerker{m}, "", f, klok.Eeuwig))
		} else {
			blijft = max(blijft, partij.Laatste([]partij.Medewerker{m}, "", f, vanaf))
		}
		blijft = max(blijft, partij.Laatste(slices.Collect(maps.Values(s.huis.medewerkers)), m.ID, f, vanaf))
	}
	return was > vanaf && blijft < was
}

// FunctieBeeindigen ends a function, at once or after its last day. From then on nothing that rests on it is allowed any more.
func (g *Gate) FunctieBeeindigen(ctx context.Context, c Caller, in partij.FunctieBeeindigen) (Verwijzing, error) {
	if err := in.Valideer(g.klok.Nu().In(klok.Amsterdam())); err != nil {
		return Verwijzing{}, err
	}
	return schrijf(ctx, g, c, "functie.beeindigen", in, func(s *scope) (Verwijzing, error) {
		m, rond, err := s.mensMet(in.Medewerker)
		if err != nil {
			return Verwijzing{}, err
		}
		tot := in.Moment(s.moment)
		s.zonderLaatste(&rond, m, tot, in.Functie)
		if err := s.beslisRechten(rond, in.Functie); err != nil {
			return Verwijzing{}, err
		}
		if m.ID == "" {
			return Verwijzing{}, errs.ErrNotFound
		}
		f, err := s.lopendeFunctie(m, in.Functie)
		if err != nil {
			return Verwijzing{}, err
		}
		if f.Versie != in.Versie {
			return Verwijzing{}, s.mensConflict("deze functie", f.Versie)
		}
		return Verwijzing{ID: m.ID, Versie: f.Versie + 1}, s.eindigFunctie(f, tot)
	})
}

// lopendeFunctie is a function that somebody holds or will hold; there is at most one of a kind.
func (s *scope) lopendeFunctie(m store.Medewerker, functie partij.Functie) (store.Functie, error) {
	rijen, err := s.tx.FunctiesVan(m.ID)
	for _, f := range rijen {
		if f.Functie == functie && f.Tot > s.moment && f.Tot > f.Van && s.g.echt(functieLabel(f), m.ID, f.Zegel, functieVelden(f)) {
			return f, err
		}
	}
	return store.Functie{}, eerste(err, (&errs.Invalid{Velden: []errs.Veldfout{{Veld: "functie", Melding: "Deze persoon heeft deze functie niet meer."}}}))
}

func (s *scope) mensConflict(wat string, versie int64) error {
	return &errs.Conflict{Wat: wat, Moment: s.moment, Versie: versie}
}

// eindigFunctie ends a function at tot, or before it begins when that is later.
func (s *scope) eindigFunctie(f store.Functie, tot int64) error {
	if tot = max(tot, f.Van); tot >= f.Tot {
		return &errs.Invalid{Velden: []errs.Veldfout{{Veld: "laatsteDag", Melding: "Het eindigt al eerder. Kies een dag daarvoor, of laat de datum leeg om nu te stoppen."}}}
	}
	f.Tot = tot
	f.Zegel = s.verzegel(functieLabel(f), functieRij(f), f.Versie, functieVelden(f))
	s.huisNieuw, s.vernauwd = true, true
	return s.tx.ZetFunctie(f)
}

// MedewerkerBeeindigen ends that somebody works here, at once or after their last day: every function ends with it, and when it is now so does
// each log-in, at the next request. What they had to do waits for who takes it over.
func (g *Gate) MedewerkerBeeindigen(ctx context.Context, c Caller, in partij.MedewerkerBeeindigen) (Verwijzing, error) {
	if err := in.Valideer(g.klok.Nu().In(klok.Amsterdam())); err != nil {
		return Verwijzing{}, err
	}
	return schrijf(ctx, g, c, "medewerker.beeindigen", in, func(s *scope) (Verwijzing, error) {
		m, rond, err := s.mensMet(in.Medewerker)
		if err != nil {
			return Verwijzing{}, err
		}
		tot := in.Moment(s.moment)
		s.zonderLaatste(&rond, m, tot, partij.Partijbeheerder, partij.Manager, partij.FG, partij.CoordinerendFG)
		if err := s.beslisRechten(rond); err != nil {
			return Verwijzing{}, err
		}
		switch {
		case m.ID == "":
			return Verwijzing{}, errs.ErrNotFound
		case m.Versie != in.Versie:
			return Verwijzing{}, s.mensConflict("deze persoon", m.Versie)
		}
		return Verwijzing{ID: m.ID, Versie: m.Versie + 1}, s.eindigMens(m, tot)
	})
}

func (s *scope) eindigMens(m store.Medewerker, tot int64) error {
	if tot = max(tot, m.Van); tot >= m.Tot {
		return &errs.Invalid{Velden: []errs.Veldfout{{Veld: "laatsteDag", Melding: "Het eindigt al eerder. Kies een dag daarvoor, of laat de datum leeg om nu te stoppen."}}}
	}
	rijen, err := s.tx.FunctiesVan(m.ID)
	for _, f := range rijen {
		if f.Tot > max(tot, f.Van) && err == nil {
			err = s.eindigFunctie(f, tot)
		}
	}
	m.Tot, s.vernauwd = tot, true
	if err = eerste(err, s.zetMens(&m)); err != nil || tot > s.moment {
		return err
	}
	return eerste(s.wisSessies(m.ID), s.wisToegangscode(m.ID))
}

// wisToegangscode takes away the code that somebody still had.
func (s *scope) wisToegangscode(wie string) error {
	r, err := s.tx.ToegangscodeVan(wie)
	if err != nil {
		return alsEr(err)
	}
	s.vervalt(toegangscodeRij(wie), r.Versie)
	return s.tx.WisToegangscode(wie)
}

// wisSessies ends each log-in of somebody (rule 14.3-1): the next request with it is refused.
func (s *scope) wisSessies(wie string) error {
	rijen, err := s.tx.SessiesVan(wie)
	for _, r := range rijen {
		s.vervalt(sessieRij(r.ID), r.Versie)
		err = eerste(err, s.tx.WisSessie(r.ID))
	}
	return err
}
