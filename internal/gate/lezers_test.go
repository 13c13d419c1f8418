// SPDX-License-Identifier: EUPL-1.2

package gate_test

import (
	"encoding/json"
	"fmt"
	"strings"
	"testing"

	"rondetafel/internal/gate"
	. "rondetafel/internal/gate/gatetest"
	"rondetafel/internal/informatie"
	"rondetafel/internal/plan"
	"rondetafel/internal/rto"
)

// lezers are ten kinds of reader of a Casus that Anna's Partij reported, in which Cleo has the casusregie and Bo takes part.
func lezers() []string {
	return []string{Petra, Cleo, Anna, Bo, Bas, Dirk, Mo, Fien, Oda, Pim}
}

// bladen are the pages about a Casus from its plan to its end, each in one line as somebody sees it.
type bladen struct {
	p        planhuis
	afspraak string
	einde    string // id of a Vernietiging
}

func (b bladen) plan(wie string) string {
	v, err := b.p.PlanLezen(b.p.Ctx(), Als(wie), b.p.z.ID)
	if err != nil {
		return string(uit(err))
	}
	uit := fmt.Sprintf("%d versions, %d people, may %s", len(v.Versies), len(v.Mensen), kort(v.Mag))
	if v.Concept != nil {
		uit += fmt.Sprintf(", draft %s with %d goals", v.Concept.Stand, len(v.Concept.Doelen))
	}
	return uit
}

// kort are acts without their nouns.
func kort(mag []string) string {
	var uit []string
	for _, m := range mag {
		_, werkwoord, _ := strings.Cut(m, ".")
		uit = append(uit, werkwoord)
	}
	return "[" + strings.Join(uit, " ") + "]"
}

func (b bladen) vanAfspraak(wie string) string {
	v, err := b.p.AfspraakLezen(b.p.Ctx(), Als(wie), b.afspraak)
	if err != nil {
		return string(uit(err))
	}
	return fmt.Sprintf("%s, own %t, %d notes, may %s", v.Stand, v.Eigen, len(v.Notities), kort(v.Mag))
}

func (b bladen) regie(wie string) string {
	v, err := b.p.RegieLezen(b.p.Ctx(), Als(wie), b.p.z.ID)
	if err != nil {
		return string(uit(err))
	}
	return fmt.Sprintf("%d, may %v", len(v.Afstemmingen), v.Mag)
}

func (b bladen) optreden(wie string) string {
	v, err := b.p.OptredenLezen(b.p.Ctx(), Als(wie), b.p.z.ID)
	if err != nil {
		return string(uit(err))
	}
	return fmt.Sprintf("%d, may %s", len(v.Optredens), kort(v.Mag))
}

func (b bladen) casus(wie string) string {
	v, err := b.p.CasusLezen(b.p.Ctx(), Als(wie), b.p.z.ID)
	if err != nil {
		return string(uit(err))
	}
	uit := fmt.Sprintf("%s, plan %t", v.Fase, v.Plan != nil)
	if v.Opschoning != nil {
		uit += fmt.Sprintf(", clean %t with %d kept", v.Opschoning.Schoon, len(v.Opschoning.Noodzaken))
	}
	return uit
}

func (b bladen) proces(wie string) string {
	v, err := b.p.CasusProces(b.p.Ctx(), Als(wie), b.p.z.ID)
	if err != nil {
		return string(uit(err))
	}
	uit := fmt.Sprintf("%s, may %s", v.Fase, kort(v.Mag))
	if v.Vernietiging != nil {
		uit += ", " + string(v.Vernietiging.Stand)
	}
	return uit
}

func (b bladen) vernietiging(wie string) string {
	v, err := b.p.VernietigingLezen(b.p.Ctx(), Als(wie), b.einde)
	if err != nil {
		return string(uit(err))
	}
	return fmt.Sprintf("%s, by a person %t, why %q, may %s", v.Stand, v.Voorsteller != nil, v.Redenen.Voorstel, kort(v.Mag))
}

func (b bladen) lijst(wie string) string {
	uitkomst := ""
	for _, stand := range []string{"loopt", "klaar"} {
		v, err := b.p.VernietigingLijst(b.p.Ctx(), Als(wie), gate.VernietigingVraag{Stand: stand})
		if err != nil {
			return string(uit(err))
		}
		uitkomst += fmt.Sprintf("%s %d ", stand, len(v.Vernietigingen))
	}
	return strings.TrimSpace(uitkomst)
}

// zien asks that everybody sees of a page what wil says; who is not in it sees what anders says.
func (b bladen) zien(wat string, blad func(string) string, anders string, wil beeld) {
	b.p.T.Helper()
	for _, wie := range lezers() {
		moet, ok := wil[wie]
		if !ok {
			moet = anders
		}
		if kreeg := blad(wie); kreeg != moet {
			b.p.T.Errorf("%s for %s: %s\nwant %s", wat, wie, kreeg, moet)
		}
	}
}

// watErIs sets the plan, its Afspraak and what stands beside it.
func watErIs(h *Huis) bladen {
	h.T.Helper()
	b := bladen{p: planhuisIn(h), afspraak: "a-weg", einde: "v-weg"}
	ctx := h.Ctx()
	b.p.goed(vergeet(h.OptredenVastleggen(ctx, Als(Bo), plan.Optreden{Casus: b.p.z.ID, Omschrijving: "Wij grijpen zelf in."})))
	b.p.goed(vergeet(h.OptredenVastleggen(ctx, Als(Anna), plan.Optreden{Casus: b.p.z.ID, Omschrijving: "Een brief.", Delen: true})))
	b.p.goed(vergeet(h.RegieAfstemmen(ctx, Als(Cleo), plan.Afstemming{Casus: b.p.z.ID, Soort: plan.Voortgang, Tekst: "Het gaat goed."})))
	return b
}

// beeld is what people see of a page.
type beeld map[string]string

// toezicht is wil, with a refusal for the manager and the privacy officer, who know that it is there and read no content (8-P1).
func (wil beeld) toezicht() beeld {
	wil[Mo], wil[Fien] = string(nee), string(nee)
	return wil
}

// TestLezersVanPlan: each kind of reader gets of the plan, its Afspraak and what stands beside it what is theirs, in each state of it.
//
// rule 6.4b-1, rule 6.5-1, rule 6.6-1, rule 10.2-1, rule 10.3-1, rule 13.1-1, rule 8-P1
func TestLezersVanPlan(t *testing.T) {
	motoren(t, func(t *testing.T, h *Huis) {
		b := watErIs(h)
		p, ctx := b.p, h.Ctx()
		schrijvers := func(regie, casusregie, anders string) beeld {
			return beeld{Petra: regie, Cleo: casusregie, Anna: anders, Bo: anders}.toezicht()
		}
		b.zien("no plan", b.plan, "not found", schrijvers("0 versions, 3 people, may [bewaren lezen], draft geen with 0 goals",
			"0 versions, 3 people, may [bewaren lezen vastleggen], draft geen with 0 goals", "0 versions, 0 people, may [vastleggen]"))
		v := p.bewaar(p.concept(0))
		b.zien("a draft", b.plan, "not found", schrijvers("0 versions, 3 people, may [bewaren lezen], draft concept with 2 goals",
			"0 versions, 3 people, may [bewaren lezen vastleggen], draft concept with 2 goals", "0 versions, 0 people, may [vastleggen]"))
		p.goed(h.StelPlanVast(ctx, Als(Petra), p.z.ID, "d-1"))
		b.zien("a plan", b.plan, "not found", schrijvers("1 versions, 3 people, may [bewaren lezen], draft geen with 2 goals",
			"1 versions, 3 people, may [bewaren lezen vastleggen], draft geen with 2 goals", "1 versions, 0 people, may [vastleggen]"))
		eerste := p.leesPlan(Petra)
		c := plan.Concept{Casus: p.z.ID, Versie: eerste.Versie, Inhoud: eerste.Concept.Inhoud, Wijziging: "Het kan beter."}
		v = p.bewaar(c)
		b.zien("a draft of a change", b.plan, "not found", schrijvers("1 versions, 3 people, may [bewaren lezen voorleggen], draft concept with 2 goals",
			"1 versions, 3 people, may [bewaren lezen vastleggen voorleggen], draft concept with 2 goals", "1 versions, 0 people, may [vastleggen]"))
		v, err := h.PlanVoorleggen(ctx, Als(Petra), plan.Voorleggen{Casus: p.z.ID, Versie: v.Versie})
		p.goed(err)
		b.zien("a draft put to all", b.plan, "not found", schrijvers("1 versions, 3 people, may [bewaren lezen], draft voorgelegd with 2 goals",
			"1 versions, 3 people, may [bewaren lezen vastleggen instemmen], draft voorgelegd with 2 goals",
			"1 versions, 0 people, may [vastleggen instemmen], draft voorgelegd with 2 goals"))
		c.Versie = v.Versie
		p.bewaar(c) // takes it back
		p.goed(h.StelPlanVast(ctx, Als(Petra), p.z.ID, "d-2"))
		b.zien("a plan that changed", b.plan, "not found", schrijvers("2 versions, 3 people, may [bewaren lezen], draft geen with 2 goals",
			"2 versions, 3 people, may [bewaren lezen vastleggen], draft geen with 2 goals", "2 versions, 0 people, may [vastleggen]"))
		a := p.afspraak("Woonplek zoeken")
		b.afspraak = a.ID
		p.goed(vergeet(h.AfspraakMelden(ctx, Als(Anna), plan.Melding{Afspraak: a.ID, Versie: a.Versie, Stand: plan.Bezig})))
		p.goed(vergeet(h.AfspraakAantekenen(ctx, Als(Cleo), plan.Aantekenen{Afspraak: a.ID, Herinnering: true})))
		b.zien("an afspraak", b.vanAfspraak, "not found", beeld{Petra: "bezig, own false, 2 notes, may [aantekenen]",
			Cleo: "bezig, own false, 2 notes, may [aantekenen]", Anna: "bezig, own true, 2 notes, may [melden]", Bo: "bezig, own false, 2 notes, may []"})
		b.ernaast()
		b.zien("the casus", b.casus, "not found", beeld{Petra: "rto, plan true", Cleo: "rto, plan true", Anna: "rto, plan true", Bo: "rto, plan true"}.toezicht())
	})
}

// ernaast asks who reads what the regisseurs consulted, and what Partijen did by themselves: Bo told nobody, Anna told all.
func (b bladen) ernaast() {
	b.p.T.Helper()
	b.zien("the consultation", b.regie, "not found", beeld{Petra: "1, may [overleg]", Cleo: "1, may [voortgang overleg]", Anna: string(nee), Bo: string(nee)}.toezicht())
	b.zien("own actions", b.optreden, "not found", beeld{Petra: "1, may []", Cleo: "1, may [vastleggen]", Anna: "1, may [vastleggen]",
		Bo: "2, may [vastleggen]"}.toezicht())
}

// TestLezersVanEinde does so from the decision to scale down to the certificate: in afschaling all read and nobody reports, once closed
// nobody who worked in it sees anything, and of a destruction those who handle it see what is theirs to do.
//
// rule 1.10-2, rule WGS-9, rule AVG-7
func TestLezersVanEinde(t *testing.T) {
	motoren(t, func(t *testing.T, h *Huis) {
		b := watErIs(h)
		p := b.p
		p.bewaar(p.concept(0))
		stuk := h.VoegToe(p.z, Bo, informatie.AlleDeelnemers)
		o := h.AanTafel(p.z, Bo)
		v, err := h.OverlegBesluiten(h.Ctx(), Als(Petra), Besluit(o, rto.Plan, Bo))
		p.goed(err)
		b.afspraak = p.afspraak("Woonplek zoeken").ID
		in := Besluit(gate.Verwijzing{ID: o.ID, Versie: v.Versie}, rto.Afschalen, Bo)
		for _, k := range p.leesPlan(Petra).Huidig.Criteria {
			in.Criteria = append(in.Criteria, rto.Oordeel{ID: k.ID, Gehaald: "ja", Reden: "Dat zagen wij."})
		}
		v, err = h.OverlegBesluiten(h.Ctx(), Als(Petra), in)
		p.goed(err)
		p.goed(vergeet(h.OverlegAfronden(h.Ctx(), Als(Petra), rto.Verslag{Overleg: o.ID, Versie: v.Versie, Passages: Samen("Wij schalen af.")})))
		b.inAfschaling()
		z := h.SluitCasus(p.z, stuk)
		b.eenmaalDicht("gesloten", "gesloten, may [voorstellen]", "gesloten, may [gekeken]")
		w := h.Voorstel(z)
		b.einde = w.ID
		lijst := func(s string) beeld { return beeld{Petra: s, Pim: s, Mo: s, Fien: s} }
		const waarom = `, by a person true, why "De termijn is voorbij.", may `
		b.zien("a proposal", b.vernietiging, "not found", beeld{Petra: "voorgesteld" + waarom + "[stoppen]", Pim: "voorgesteld" + waarom + "[controleren]",
			Mo: "voorgesteld" + waarom + "[controleren stoppen]", Fien: "voorgesteld" + waarom + "[controleren stoppen]"})
		b.zien("the list", b.lijst, string(nee), lijst("loopt 1 klaar 0"))
		h.Akkoord(w)
		b.zien("the cooling-off", b.vernietiging, "not found", beeld{Petra: "akkoord" + waarom + "[stoppen]", Pim: "akkoord" + waarom + "[]",
			Mo: "akkoord" + waarom + "[stoppen]", Fien: "akkoord" + waarom + "[stoppen]"})
		b.eenmaalDicht("in the cooling-off", "gesloten, may [], akkoord", "gesloten, may [gekeken], akkoord")
		h.Bedenktijd()
		b.zien("a certificate", b.vernietiging, "not found", lijst(`vernietigd, by a person false, why "", may []`))
		b.zien("the list after it", b.lijst, string(nee), lijst("loopt 0 klaar 1"))
		b.zien("the course after it", b.proces, "not found", beeld{Mo: "vernietigd, may [], vernietigd", Fien: "vernietigd, may [gekeken], vernietigd"})
		b.zien("the casus after it", b.casus, "not found", beeld{}.toezicht())
		b.zien("an afspraak after it", b.vanAfspraak, "not found", nil)
	})
}

func (b bladen) inAfschaling() {
	b.p.T.Helper()
	leest := "open, own false, 0 notes, may []"
	b.zien("an afspraak in afschaling", b.vanAfspraak, "not found", beeld{Petra: leest, Cleo: leest, Anna: "open, own true, 0 notes, may []", Bo: leest})
	b.zien("the plan in afschaling", b.plan, "not found", beeld{Petra: "1 versions, 0 people, may [lezen], draft geen with 2 goals",
		Cleo: "1 versions, 0 people, may [lezen vastleggen], draft geen with 2 goals", Anna: "1 versions, 0 people, may [vastleggen]",
		Bo: "1 versions, 0 people, may [vastleggen]"}.toezicht())
	b.ernaast()
	b.zien("the cleaning", b.casus, "not found", beeld{Petra: "afschaling, plan true, clean false with 0 kept", Cleo: "afschaling, plan true",
		Anna: "afschaling, plan true", Bo: "afschaling, plan true"}.toezicht())
	b.zien("a destruction that is not there", b.vernietiging, "not found", nil)
}

// eenmaalDicht asks that a closed Casus has no content for anybody, and that its course is known to who handles its end.
func (b bladen) eenmaalDicht(wat, regie, fg string) {
	b.p.T.Helper()
	for naam, blad := range map[string]func(string) string{"casus": b.casus, "plan": b.plan, "consultation": b.regie, "own actions": b.optreden} {
		b.zien(naam+" "+wat, blad, "not found", beeld{Petra: string(nee)}.toezicht())
	}
	b.zien("afspraak "+wat, b.vanAfspraak, "not found", nil)
	b.zien("course "+wat, b.proces, "not found", beeld{Petra: regie, Mo: regie, Fien: fg})
}

// A page and a partner read lists of a draft, also of one that is not there yet or says nothing: never null.
func TestLegeLijstenVanPlan(t *testing.T) {
	h := Nieuw(t)
	p := planhuisIn(h)
	leeg := func(wat, wil string) {
		t.Helper()
		b, err := json.Marshal(p.leesPlan(Petra).Concept)
		goed(t, err)
		if s := string(b); strings.Contains(s, "null") || !strings.Contains(s, wil) {
			t.Errorf("%s reads as %s", wat, s)
		}
	}
	leeg("no draft", `"doelen":[],"rollen":[],"criteria":[]`)
	v := p.bewaar(plan.Concept{Casus: p.z.ID})
	leeg("a bare draft", `"doelen":[],"rollen":[],"criteria":[]`)
	p.bewaar(plan.Concept{Casus: p.z.ID, Versie: v.Versie, Inhoud: plan.Inhoud{Doelen: []plan.Doel{{Leefgebied: "wonen", Tekst: "Sem woont."}}}})
	leeg("a goal without afspraken", `"afspraken":[]`)
}
