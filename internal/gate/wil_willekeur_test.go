// SPDX-License-Identifier: EUPL-1.2

package gate_test

import (
	"encoding/json"
	"errors"
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
	"time"

	"rondetafel/internal/errs"
	"rondetafel/internal/gate"
	. "rondetafel/internal/gate/gatetest"
	"rondetafel/internal/informatie"
	"rondetafel/internal/klok"
	"rondetafel/internal/plan"
	"rondetafel/internal/rto"
)

// wilM is a piece as the model knows it: what its supplier wants now, and how many Overleggen were on the agenda when it was given.
type wilM struct {
	informatie.Voorwaarden
	id      string
	versie  int64
	door    string // who gave it
	gegeven time.Time
	agenda  int
	weg     bool
	vooraf  []*vooraf
}

// vooraf is a question to let a Partij read a piece before an Overleg, as the model knows it.
type vooraf struct {
	id     string
	versie int64
	ronde  *rondeM
	partij string
	ja     bool
}

// merk is the text by which the piece is known wherever it is shown.
func (g *wilM) merk() string { return "merkteken-" + g.id }

// rondeM is an Overleg as the model knows it.
type rondeM struct {
	v        gate.Verwijzing
	begin    time.Time
	genodigd bool
	afgelast bool
	klaar    bool // its minutes are made
}

// wilspel is a Casus in which the wills of suppliers change at random while people look.
type wilspel struct {
	t       *testing.T
	h       *Huis
	z       gate.Verwijzing
	r       *rand.Rand
	stukken []*wilM
	rondes  []*rondeM
	rollen  []string // Partijen with a role in the plan
	erbij   bool     // Dirk takes part
	citaten []*citaatM
	versies int64  // of the plan
	derde   *Derde // an incidentele derde, once it was let in (rule WGS-14)
	tot     time.Time
	gedaan  string
	protocolM
}

// laatToe lets an incidentele derde in, for two days; leest tells which pieces it reads.
func (s *wilspel) laatToe() {
	s.t.Helper()
	s.gedaan = "an incidentele derde is let in"
	in := s.h.Incidenteel(s.z)
	dag := s.h.Klok.Nu().In(klok.Amsterdam()).AddDate(0, 0, 2)
	in.Tot = klok.Datum(dag.Format(time.DateOnly))
	v, err := s.h.IncidenteleDerdeVoorstellen(s.h.Ctx(), Als(Petra), in)
	s.goed(err)
	for _, m := range []string{Anna, Bo} {
		s.goed(vergeet(beslis(s.h, m, v, "ja")))
	}
	s.derde = &Derde{Verwijzing: v, Persoon: s.h.PersoonVan(v.ID)}
	s.tot = time.Date(dag.Year(), dag.Month(), dag.Day()+1, 0, 0, 0, 0, klok.Amsterdam())
	s.goed(vergeet(s.h.VerklaringTekenen(s.h.Ctx(), Als(s.derde.Persoon), gate.Tekenen{Versie: 1})))
}

// doetMee tells whether the incidentele derde takes part at nu.
func (s *wilspel) doetMee(nu time.Time) bool { return s.derde != nil && nu.Before(s.tot) }

// kijkDerde lets the incidentele derde look: it gets the pieces that name it and are open, and nothing after its last day.
func (s *wilspel) kijkDerde(nu time.Time) {
	s.t.Helper()
	if s.derde == nil {
		return
	}
	b, err := s.h.IncidenteleDerdeInzien(s.h.Ctx(), Als(s.derde.Persoon), s.z.ID)
	if s.doetMee(nu) != (err == nil) {
		s.t.Fatalf("after %s: the incidentele derde opens the Casus: %v", s.gedaan, err)
	}
	for _, g := range s.stukken {
		open := (g.Vanaf != informatie.VanafPlan || s.rollen != nil) && klok.Micro(nu) < g.GeldigTot() && !s.dicht(g, nu) && !s.sluit(g)
		leest := s.doetMee(nu) && open && !g.weg && slices.Contains(g.Lezers, s.derde.ID)
		_, err := s.h.GegevenLezen(s.h.Ctx(), Als(s.derde.Persoon), g.id)
		op := slices.ContainsFunc(b.Gegevens, func(x gate.GegevenBlad) bool { return x.ID == g.id })
		if (err == nil) != leest || op != leest || !leest && !errors.Is(err, errs.ErrNotFound) {
			s.t.Fatalf("after %s: the incidentele derde gets a piece of %s with %+v: %v (on the page %t), want %t", s.gedaan, g.door, g.Voorwaarden, err, op, leest)
		}
	}
}

// rules 12.1-1, 13.2-1, 13.2-2, 9.2f-1, 9.2f-2, 6.2-2: whatever suppliers want or agree with, and whatever is planned, cancelled, adopted or
// passes by, nobody ever gets a piece, its text or that it is there, that the will of that moment denies; and everybody gets what it allows.
// *Wie ziet wat* says the same. So it is whatever the Privacy Protocol says at that moment (rules 12.1-2, 12.2-2). An incidentele derde gets what
// names it, and nothing after its last day (rule WGS-14).
func TestWilWisselt(t *testing.T) {
	motoren(t, func(t *testing.T, h *Huis) {
		zaad := rand.Uint64()
		t.Logf("seed %d", zaad)
		s := &wilspel{t: t, h: h, z: h.RTO(Bo, Cleo), r: rand.New(rand.NewPCG(zaad, 9))}
		h.Geinformeerd(s.z)
		for stap := range 60 {
			s.zet(stap)
			if stap%3 == 0 {
				s.kijk()
			}
		}
		s.kijk()
	})
}

func (s *wilspel) goed(err error) {
	s.t.Helper()
	if err != nil {
		s.t.Fatalf("%s: %v", s.gedaan, err)
	}
}

// gevers are who supplies: one person of each Partij that takes part.
func (s *wilspel) gevers() []string {
	if s.erbij {
		return []string{Anna, Bo, Cleo, Dirk}
	}
	return []string{Anna, Bo, Cleo}
}

func (s *wilspel) een(uit []string) string { return uit[s.r.IntN(len(uit))] }

func (s *wilspel) zet(stap int) {
	s.t.Helper()
	switch k := s.r.IntN(34); {
	case k < 6 || stap < 4:
		s.geef()
	case k < 10:
		s.wijzig()
	case k == 10:
		s.trekIn()
	case k < 13:
		s.zetOpAgenda()
	case k < 15:
		s.nodigUit()
	case k == 15:
		s.gelastAf()
	case k == 16 && !s.erbij:
		s.gedaan, s.erbij = "Dirk joins", true
		s.h.Betrek(s.z, Dirk)
	case k == 17:
		s.stelVast()
	case k < 22:
		s.vraagVooraf()
	case k == 22:
		s.neemTerug()
	case k == 23 || k == 24:
		s.rondAf()
	case k < 27 && len(s.citaten) > 0:
		s.herschrijf()
	case k < 30:
		s.verander()
	case k == 30 && s.derde == nil:
		s.laatToe()
	default:
		uren := 1 + s.r.IntN(20)
		s.gedaan = fmt.Sprintf("%d hours pass", uren)
		s.h.Klok.Loop(time.Duration(uren) * time.Hour)
	}
}

// wil is what a supplier wants, at random; its last day is not over yet.
func (s *wilspel) wil(door string) informatie.Voorwaarden {
	alle := informatie.AlleLezers()
	w := informatie.Voorwaarden{Wie: alle[s.r.IntN(len(alle))], Vanaf: informatie.Vanaven()[s.r.IntN(2)]}
	if w.Wie == informatie.GekozenPartijen {
		for _, m := range s.gevers() {
			if m != door && s.r.IntN(2) == 0 {
				w.Lezers = append(w.Lezers, PartijVan(m))
			}
		}
		if len(w.Lezers) == 0 {
			w.Wie = informatie.AlleDeelnemers
		}
	}
	breed := w.Wie == informatie.AlleDeelnemers || w.Wie == informatie.RolInPlan
	if breed && s.doetMee(s.h.Klok.Nu()) && s.r.IntN(2) == 0 {
		w.Lezers = []string{s.derde.ID} // rule WGS-14
	}
	w.Citeren = s.r.IntN(3) > 0
	if s.r.IntN(4) == 0 {
		w.Doelen = []string{"veiligheid"}
	}
	w.VraagVooraf = s.r.IntN(4) > 0
	if s.r.IntN(4) == 0 {
		w.Tot = klok.Datum(s.h.Klok.Nu().In(klok.Amsterdam()).AddDate(0, 0, s.r.IntN(3)).Format(time.DateOnly))
	}
	return w
}

func (s *wilspel) geef() {
	s.t.Helper()
	g := &wilM{door: s.een(s.gevers()), agenda: len(s.rondes)}
	g.Voorwaarden = s.wil(g.door)
	s.gedaan = fmt.Sprintf("%s gives with %+v", g.door, g.Voorwaarden)
	in := s.h.Gegeven(s.z, g.Wie, g.Lezers...)
	in.Voorwaarden = g.Voorwaarden
	g.gegeven = s.h.Klok.Nu()
	v, err := s.h.GegevenToevoegen(s.h.Ctx(), Als(g.door), in)
	if s.buiten(g.door, g.Voorwaarden) {
		geweigerd(s.t, err, "12.2")
		return
	}
	if s.nooitOpen(g, g.Voorwaarden, err) {
		return
	}
	s.goed(err)
	g.id, g.versie = v.ID, v.Versie
	beter := informatie.Corrigeren{Gegeven: g.id, Versie: g.versie, Soort: in.Soort, Inhoud: in.Inhoud}
	beter.Tekst = "Verzonnen: " + g.merk() + "."
	v, err = s.h.GegevenCorrigeren(s.h.Ctx(), Als(g.door), beter)
	s.goed(err)
	g.versie = v.Versie
	s.stukken = append(s.stukken, g)
}

// een of the pieces that are still there; nil when there is none.
func (s *wilspel) stuk() *wilM {
	er := slices.DeleteFunc(slices.Clone(s.stukken), func(g *wilM) bool { return g.weg })
	if len(er) == 0 {
		return nil
	}
	return er[s.r.IntN(len(er))]
}

// wijzig lets the supplier want something else; another one, who might want more, cannot.
func (s *wilspel) wijzig() {
	s.t.Helper()
	g := s.stuk()
	if g == nil {
		return
	}
	in := informatie.Wijzigen{Gegeven: g.id, Versie: g.versie, Voorwaarden: s.wil(g.door)}
	s.gedaan = fmt.Sprintf("%s wants %+v of its piece", g.door, in.Voorwaarden)
	for _, ander := range append(s.gevers(), Petra) {
		if PartijVan(ander) == PartijVan(g.door) {
			continue
		}
		if err := vergeet(s.h.GegevenVoorwaarden(s.h.Ctx(), Als(ander), in)); err == nil {
			s.t.Fatalf("%s: and %s did it", s.gedaan, ander)
		}
	}
	v, err := s.h.GegevenVoorwaarden(s.h.Ctx(), Als(g.door), in)
	if s.ruimer(g, in.Voorwaarden) {
		geweigerd(s.t, err, "12.2")
		return
	}
	if s.nooitOpen(g, in.Voorwaarden, err) {
		return
	}
	s.goed(err)
	g.versie, g.Voorwaarden = v.Versie, in.Voorwaarden
	for _, v := range g.vooraf { // what it agreed with is not what it wants now
		v.ja = v.ja && g.VraagVooraf && s.staatOpen(g, v.partij, s.h.Klok.Nu())
	}
}

// nooitOpen tells whether w is refused since its last day is over before the round table for which g waits; that has to be so.
func (s *wilspel) nooitOpen(g *wilM, w informatie.Voorwaarden, err error) bool {
	s.t.Helper()
	var i *errs.Invalid
	if !errors.As(err, &i) || len(i.Velden) != 1 || i.Velden[0].Veld != "tot" {
		return false
	}
	dag, ok := w.Tot.Lees()
	later := func(o *rondeM) bool { return !o.afgelast && !o.begin.Before(dag.AddDate(0, 0, 1)) }
	if !ok || !s.dicht(g, s.h.Klok.Nu()) || !slices.ContainsFunc(s.rondes, later) {
		s.t.Fatalf("%s: %v", s.gedaan, err)
	}
	return true
}

func (s *wilspel) trekIn() {
	s.t.Helper()
	if g := s.stuk(); g != nil {
		s.gedaan = g.door + " takes a piece back"
		s.goed(vergeet(s.h.GegevenIntrekken(s.h.Ctx(), Als(g.door), informatie.Intrekken{Gegeven: g.id, Versie: g.versie, Reden: "Dit klopt niet."})))
		g.weg, g.vooraf = true, nil
	}
}

// teVragen is a piece and who would read it: mostly what can be asked for and is closed, now and then just something.
func (s *wilspel) teVragen(nu time.Time) (*wilM, string) {
	for _, i := range s.r.Perm(len(s.stukken)) {
		g := s.stukken[i]
		for _, wie := range s.gevers() {
			if s.r.IntN(6) > 0 && !g.weg && g.VraagVooraf && s.dicht(g, nu) && PartijVan(wie) != PartijVan(g.door) && s.staatOpen(g, PartijVan(wie), nu) {
				return g, wie
			}
		}
	}
	return s.stuk(), s.een(s.gevers())
}

// vraagVooraf lets Petra ask whether a Partij may read a piece before an Overleg that lies ahead; its supplier mostly says yes.
func (s *wilspel) vraagVooraf() {
	s.t.Helper()
	nu := s.h.Klok.Nu()
	i := slices.IndexFunc(s.rondes, func(o *rondeM) bool { return !o.afgelast && o.begin.After(nu) })
	if i < 0 {
		i = len(s.rondes)
		s.zetOpAgenda()
	}
	g, wie := s.teVragen(nu)
	if g == nil {
		return
	}
	o := s.rondes[i]
	v := &vooraf{ronde: o, partij: PartijVan(wie), ja: s.r.IntN(4) > 0}
	in := voorstel(s.h, o.v, []string{v.partij}, gate.Verwijzing{ID: g.id})
	s.gedaan = fmt.Sprintf("%s is asked to let %s read beforehand (yes: %t)", g.door, wie, v.ja)
	err := vergeet(s.h.VoorinzageVoorstellen(s.h.Ctx(), Als(Petra), in))
	if !g.VraagVooraf && s.leest(Petra, g, nu) { // of what she does not read she hears nothing more
		geweigerd(s.t, err, "9.2f")
		return
	}
	al := slices.ContainsFunc(g.vooraf, func(v *vooraf) bool { return v.ronde == o && v.ja })
	if al || v.partij == PartijVan(g.door) || !s.staatOpen(g, v.partij, nu) {
		if _, ok := errors.AsType[*errs.Invalid](err); !ok {
			s.t.Fatalf("%s, of %+v (asked before: %t): %v", s.gedaan, g.Voorwaarden, al, err)
		}
		return
	}
	s.goed(err)
	b, err := s.h.GegevenLezen(s.h.Ctx(), Als(g.door), g.id)
	s.goed(err)
	vraag, antwoord := b.Voorinzagen[0], s.h.VoorinzageWeigeren
	in2 := informatie.VoorinzageAntwoord{Voorinzage: vraag.ID, Versie: vraag.Versie, Reden: "Nu nog niet."}
	if v.ja {
		in2.Reden, antwoord = "", s.h.VoorinzageInstemmen
	}
	r, err := antwoord(s.h.Ctx(), Als(g.door), in2)
	s.goed(err)
	v.id, v.versie, g.vooraf = vraag.ID, r.Versie, append(g.vooraf, v)
}

// neemTerug lets a supplier take its yes back.
func (s *wilspel) neemTerug() {
	s.t.Helper()
	for _, g := range s.stukken {
		for _, v := range g.vooraf {
			if g.weg || !v.ja || v.ronde.afgelast || !v.ronde.begin.After(s.h.Klok.Nu()) {
				continue
			}
			s.gedaan = g.door + " takes its yes back"
			s.goed(vergeet(s.h.VoorinzageIntrekken(s.h.Ctx(), Als(g.door), informatie.VoorinzageAntwoord{Voorinzage: v.id, Versie: v.versie})))
			v.ja = false
			return
		}
	}
}

func (s *wilspel) zetOpAgenda() {
	s.t.Helper()
	begin := s.h.Klok.Nu().In(klok.Amsterdam()).Truncate(time.Hour).Add(time.Duration(2+s.r.IntN(40)) * time.Hour)
	in := s.h.Voorbereiding(s.z)
	in.Datum, in.Begin, in.Einde = klok.Datum(begin.Format(time.DateOnly)), begin.Format("15:04"), ""
	s.gedaan = "a round table is planned at " + begin.String()
	v, err := s.h.OverlegPlannen(s.h.Ctx(), Als(Petra), in)
	s.goed(err)
	s.rondes = append(s.rondes, &rondeM{v: v, begin: begin})
}

func (s *wilspel) nodigUit() {
	s.t.Helper()
	for _, o := range s.rondes {
		if !o.genodigd && !o.afgelast && o.begin.After(s.h.Klok.Nu()) {
			s.gedaan = "people are invited for " + o.begin.String()
			v, err := s.h.OverlegUitnodigen(s.h.Ctx(), Als(Petra), Uitnodigen(o.v, Bo))
			s.goed(err)
			o.v, o.genodigd = v, true
			return
		}
	}
}

func (s *wilspel) gelastAf() {
	s.t.Helper()
	for _, o := range s.rondes {
		if !o.afgelast && !o.klaar {
			s.gedaan = "the round table of " + o.begin.String() + " is cancelled"
			s.goed(vergeet(s.h.OverlegAfgelasten(s.h.Ctx(), Als(Petra), rto.Afgelasting{Overleg: o.v.ID, Versie: o.v.Versie, Reden: "Niemand kan."})))
			o.afgelast = true
			return
		}
	}
}

// stelVast adopts a plan in which every Partij that takes part now has a role.
func (s *wilspel) stelVast() {
	s.t.Helper()
	s.gedaan = "a plan is adopted"
	b, err := s.h.PlanLezen(s.h.Ctx(), Als(Petra), s.z.ID)
	s.goed(err)
	dag := klok.Datum(s.h.Klok.Nu().AddDate(0, 0, 9).Format(time.DateOnly))
	c := plan.Concept{Casus: s.z.ID, Versie: b.Versie, Wijziging: "Het kan beter.", Inhoud: plan.Inhoud{Criteria: []plan.Afschaalcriterium{{Tekst: "Een woning"}},
		Doelen: []plan.Doel{{Leefgebied: "wonen", Tekst: "Sem woont.", Afspraken: []plan.Afspraak{{Wat: "Zoeken", Partij: Gemeente, Medewerker: Anna, Soort: plan.Zorg, Uiterlijk: dag}}}}}}
	s.rollen = nil
	for _, m := range s.gevers() {
		s.rollen = append(s.rollen, PartijVan(m))
		c.Rollen = append(c.Rollen, plan.Partijrol{Partij: PartijVan(m), Rol: "Helpt mee", Informatiebehoefte: "Hoe het gaat"})
	}
	nieuw := s.citeer()
	for _, q := range nieuw {
		c.Doelen[0].Passages = append(c.Doelen[0].Passages, q.passage())
	}
	s.goed(vergeet(s.h.PlanBewaren(s.h.Ctx(), Als(Petra), c)))
	s.goed(s.h.StelPlanVast(s.h.Ctx(), Als(Petra), s.z.ID, fmt.Sprintf("d-%d", s.r.IntN(1e9))))
	s.versies++
	s.houd(nieuw, s.versies)
}

// dicht tells whether article 9.2 under f keeps a piece closed at nu: no round table began yet, or one that lay ahead when it was given did not.
func (s *wilspel) dicht(g *wilM, nu time.Time) bool {
	begonnen, kwam, open := false, false, false
	for i, o := range s.rondes {
		gehouden := o.genodigd && !o.afgelast && !o.begin.After(nu)
		begonnen = begonnen || gehouden
		if o.begin.After(g.gegeven) {
			kwam, open = kwam || i < g.agenda, open || gehouden
		}
	}
	return !begonnen || kwam && !open
}

// leest tells whether somebody reads a piece at nu.
func (s *wilspel) leest(wie string, g *wilM, nu time.Time) bool {
	partij := PartijVan(wie)
	switch over := klok.Micro(nu) >= g.GeldigTot(); {
	case g.weg || wie != Petra && !slices.Contains(s.gevers(), wie):
		return false
	case partij == PartijVan(g.door):
		return true
	case over:
		return false
	case wie == Petra:
		return true
	case s.dicht(g, nu) && !s.magVooraf(g, partij, nu):
		return false
	}
	return s.staatOpen(g, partij, nu)
}

// magVooraf tells whether a yes of the supplier lets a Partij read a piece before the Overleg that it was about.
func (s *wilspel) magVooraf(g *wilM, partij string, nu time.Time) bool {
	return g.VraagVooraf && slices.ContainsFunc(g.vooraf, func(v *vooraf) bool {
		return v.ja && v.partij == partij && !v.ronde.afgelast && v.ronde.begin.After(nu)
	})
}

// staatOpen tells whether a Partij is among the readers of a piece at nu, but for article 9.2 under f.
func (s *wilspel) staatOpen(g *wilM, partij string, nu time.Time) bool {
	if g.Vanaf == informatie.VanafPlan && s.rollen == nil || klok.Micro(nu) >= g.GeldigTot() || s.sluit(g) {
		return false
	}
	return g.Wie == informatie.AlleDeelnemers || g.Wie == informatie.GekozenPartijen && slices.Contains(g.Lezers, partij) ||
		g.Wie == informatie.RolInPlan && slices.Contains(s.rollen, partij)
}

// kijk lets everybody look, and holds what they get against the model: piece by piece, and on the page of the Casus.
func (s *wilspel) kijk() {
	s.t.Helper()
	for _, wie := range []string{Petra, Anna, Bo, Cleo, Dirk, Arno, Bas, Pim, Mo, Fien} {
		nu := s.h.Klok.Nu()
		b, err := s.h.CasusLezen(s.h.Ctx(), Als(wie), s.z.ID)
		alles, fout := json.Marshal(b)
		if err = errors.Join(err, fout); err != nil && slices.Contains(append(s.gevers(), Petra), wie) {
			s.t.Fatalf("%s: %s opens the Casus: %v", s.gedaan, wie, err)
		}
		s.kijkCitaten(wie, string(alles), nu)
		for _, g := range s.stukken {
			leest := s.leest(wie, g, nu)
			_, err := s.h.GegevenLezen(s.h.Ctx(), Als(wie), g.id)
			if (err == nil) != leest || strings.Contains(string(alles), g.merk()) != leest {
				s.t.Fatalf("after %s: %s gets a piece of %s with %+v: %v (on the page %t), want %t", s.gedaan, wie, g.door, g.Voorwaarden, err,
					strings.Contains(string(alles), g.merk()), leest)
			}
			weet := leest || g.weg && (wie == Petra || PartijVan(wie) == PartijVan(g.door) && slices.Contains(s.gevers(), wie)) || wie == Petra
			if !weet && (!errors.Is(err, errs.ErrNotFound) || strings.Contains(string(alles), g.id)) {
				s.t.Fatalf("after %s: %s learns of a piece of %s: %v", s.gedaan, wie, g.door, err)
			}
		}
	}
	s.kijkDerde(s.h.Klok.Nu())
	s.vergelijkZicht()
}

// vergelijkZicht holds *Wie ziet wat* against the model, cell by cell.
func (s *wilspel) vergelijkZicht() {
	s.t.Helper()
	m, cellen := matrix(s.t, s.h, Petra, s.z, gate.ZichtStandNu)
	kolommen := len(s.gevers())
	if s.doetMee(s.h.Klok.Nu()) {
		kolommen++
	}
	if len(m.Stukken) != len(s.stukken) || len(m.Partijen) != kolommen {
		s.t.Fatalf("after %s: %d pieces by %d Partijen, want %d by %d", s.gedaan, len(m.Stukken), len(m.Partijen), len(s.stukken), len(s.gevers()))
	}
	nu := s.h.Klok.Nu()
	for _, g := range s.stukken {
		for _, wie := range s.gevers() {
			c := cellen[g.id+"/"+PartijVan(wie)]
			if ziet := c.Stand == gate.ZichtNu || c.Stand == gate.ZichtEigen; ziet != s.leest(wie, g, nu) {
				s.t.Fatalf("after %s: the cell of %s at a piece of %s with %+v says %+v, want %t", s.gedaan, wie, g.door, g.Voorwaarden, c, s.leest(wie, g, nu))
			}
		}
	}
}
