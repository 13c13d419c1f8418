// SPDX-License-Identifier: EUPL-1.2

package gate_test

import (
	"errors"
	"slices"
	"testing"
	"time"

	"rondetafel/internal/bestuur"
	"rondetafel/internal/errs"
	"rondetafel/internal/gate"
	. "rondetafel/internal/gate/gatetest"
	"rondetafel/internal/informatie"
	"rondetafel/internal/klok"
	"rondetafel/internal/partij"
	"rondetafel/internal/plan"
	"rondetafel/internal/rto"
)

// huisZonder is a house that Partij id leaves after thirty days.
func huisZonder(t *testing.T, id string) *Huis {
	t.Helper()
	h := legeWoning(t)
	in := Inrichting()
	i := slices.IndexFunc(in.Partijen, func(p partij.Partij) bool { return p.ID == id })
	in.Partijen[i].Tot = klok.Micro(Begin().AddDate(0, 0, 30))
	goed(t, h.Inrichten(h.Ctx(), gate.Als("", "taak"), in))
	return h
}

// rule 6.3-1, and article 20: the police had the casusregie, an Afspraak, a seat at the table and a draft to agree with. Once it left its
// people see nothing and do nothing, it does not count for a decision, what it did not give is not given, and what it supplied stays.
func TestVertrokkenPartij(t *testing.T) {
	h := huisZonder(t, Politie)
	ctx := h.Ctx()
	p := planhuis{Huis: h, z: h.RTO(Bo, Cleo)}
	stuk := h.VoegToe(p.z, Bo, informatie.AlleDeelnemers)
	o := tafelVan(p)
	alleen := h.AanTafel(p.z, Bo)
	langs := p.afspraak("Elke week langs")
	b := p.leesPlan(Petra)
	v := p.bewaar(plan.Concept{Casus: p.z.ID, Versie: b.Versie, Inhoud: b.Concept.Inhoud, Wijziging: "Iets anders."})
	v, err := h.PlanVoorleggen(ctx, Als(Petra), plan.Voorleggen{Casus: p.z.ID, Versie: v.Versie})
	goed(t, err)
	h.Klok.Loop(31 * 24 * time.Hour)
	for naam, doe := range map[string]func(gate.Caller) error{
		"casus.lezen":    func(c gate.Caller) error { return vergeet(h.CasusLezen(ctx, c, p.z.ID)) },
		"plan.lezen":     func(c gate.Caller) error { return vergeet(h.PlanLezen(ctx, c, p.z.ID)) },
		"afspraak.lezen": func(c gate.Caller) error { return vergeet(h.AfspraakLezen(ctx, c, langs.ID)) },
		"afspraak.melden": func(c gate.Caller) error {
			return vergeet(h.AfspraakMelden(ctx, c, plan.Melding{Afspraak: langs.ID, Versie: langs.Versie, Stand: plan.Klaar}))
		},
		"plan.instemmen": func(c gate.Caller) error {
			return vergeet(h.PlanInstemmen(ctx, c, bestuur.Instemmen{Casus: p.z.ID, Versie: v.Versie, Antwoord: "ja"}))
		},
		"regie.lezen":   func(c gate.Caller) error { return vergeet(h.RegieLezen(ctx, c, p.z.ID)) },
		"overleg.lezen": func(c gate.Caller) error { return vergeet(h.OverlegLezen(ctx, c, o.ID)) },
		"optreden.vastleggen": func(c gate.Caller) error {
			return vergeet(h.OptredenVastleggen(ctx, c, plan.Optreden{Casus: p.z.ID, Omschrijving: "Nog eens."}))
		},
		"casusregie.voorstellen": func(c gate.Caller) error {
			return vergeet(h.CasusregieVoorstellen(ctx, c, rto.Voorstel{Casus: p.z.ID, Medewerker: Bas, Reden: "Weg."}))
		},
		"gegeven.lezen": func(c gate.Caller) error { return vergeet(h.GegevenLezen(ctx, c, stuk.ID)) },
	} {
		for _, wie := range []string{Bo, Bas} {
			if err := doe(Als(wie)); !errors.Is(err, errs.ErrNotFound) {
				t.Errorf("%s by %s, whose Partij left: %v", naam, wie, err)
			}
		}
	}
	zonderPolitie(t, p, o, alleen)
	for _, wie := range []string{Anna, Cleo} {
		geweigerd(t, vergeet(h.PlanInstemmen(ctx, Als(wie), bestuur.Instemmen{Casus: p.z.ID, Versie: v.Versie, Antwoord: "ja"})), "6.4b")
	}
	if na := p.leesPlan(Anna); na.Huidig.Nummer != 1 || na.Concept == nil || na.Concept.Stand != "voorgelegd" {
		t.Errorf("the plan was adopted without the police: %+v", na.Huidig)
	}
	goed(t, vergeet(h.GegevenLezen(ctx, Als(Anna), stuk.ID)))
	if taken := p.soorten(Petra); !slices.Contains(taken, "afspraak_bewaken "+langs.Uiterlijk) {
		t.Errorf("of what the police did not do Petra has %v", taken)
	}
}

// zonderPolitie asks that the police does not count at o, where others sit too, and that alleen, where it sat by itself, decides nothing.
func zonderPolitie(t *testing.T, p planhuis, o, alleen gate.Verwijzing) {
	t.Helper()
	ctx := p.Ctx()
	lees, err := p.OverlegLezen(ctx, Als(Petra), o.ID)
	goed(t, err)
	o.Versie = lees.Versie
	ongeldig(t, vergeet(p.OverlegBesluiten(ctx, Als(Petra), Besluit(o, rto.Overig, Anna, Bo, Cleo))), "stemmen[1].partij")
	v, err := p.OverlegBesluiten(ctx, Als(Petra), Besluit(o, rto.Overig, Anna, Cleo))
	goed(t, err)
	o.Versie = v.Versie
	geweigerd(t, vergeet(p.OverlegBesluiten(ctx, Als(Petra), Besluit(alleen, rto.Overig, Bo))), "6.3")
	geweigerd(t, vergeet(p.OverlegUitnodigen(ctx, Als(Petra), Uitnodigen(o, Bo))), "9.2e")
	in := Besluit(o, rto.Casusregisseur, Anna, Cleo)
	in.Casusregisseur = Bas
	ongeldig(t, vergeet(p.OverlegBesluiten(ctx, Als(Petra), in)), "casusregisseur") // rule 1.12-1
	in.Casusregisseur = Cleo
	goed(t, vergeet(p.OverlegBesluiten(ctx, Als(Petra), in)))
}

// rule 9.3-1: until there is a Casusregisseur the Procesregisseur acts on behalf of the aanmelder, from then on for the Partij with the
// casusregie, in every act up to closing; what is written keeps on whose behalf it was. What others do is on nobody's behalf.
func TestNamensNaCasusregie(t *testing.T) {
	motoren(t, func(t *testing.T, h *Huis) {
		ctx := h.Ctx()
		p := planhuis{Huis: h, z: h.RTO(Bo, Cleo)}
		doet := func(namens string, err error) {
			t.Helper()
			goed(t, err)
			if e := h.Laatste(); e.Namens != namens {
				t.Errorf("%s by %s is on behalf of %q, want %q", e.Handeling, e.Persoon, e.Namens, namens)
			}
		}
		o := h.AanTafel(p.z, Bo, Cleo)
		doet(Gemeente, vergeet(h.PlanBewaren(ctx, Als(Petra), p.concept(0))))
		benoem := Besluit(o, rto.Casusregisseur, Bo, Cleo)
		benoem.Casusregisseur = Cleo
		v, err := h.OverlegBesluiten(ctx, Als(Petra), benoem)
		doet(Gemeente, err)
		b := Besluit(gate.Verwijzing{ID: o.ID, Versie: v.Versie}, rto.Plan, Bo, Cleo)
		v, err = h.OverlegBesluiten(ctx, Als(Petra), b)
		doet(Zorg, err)
		a := p.afspraak("Woonplek zoeken")
		doet(Zorg, vergeet(h.AfspraakAantekenen(ctx, Als(Petra), plan.Aantekenen{Afspraak: a.ID, Tekst: "Gebeld."})))
		doet("", vergeet(h.AfspraakAantekenen(ctx, Als(Cleo), plan.Aantekenen{Afspraak: a.ID, Tekst: "Gebeld."})))
		doet("", vergeet(h.AfspraakMelden(ctx, Als(Anna), plan.Melding{Afspraak: a.ID, Versie: a.Versie, Stand: plan.Bezig})))
		lees, err := h.AfspraakLezen(ctx, Als(Bo), a.ID)
		doet("", err)
		for _, n := range lees.Notities {
			if namens := n.Namens != nil && n.Namens.ID == Zorg; namens != (n.Door.ID == Petra) {
				t.Errorf("the note by %s is on behalf of %+v", n.Door.Naam, n.Namens)
			}
		}
		doet(Zorg, vergeet(h.RegieAfstemmen(ctx, Als(Petra), plan.Afstemming{Casus: p.z.ID, Soort: plan.Overleg, Tekst: "Wij belden."})))
		doet(Zorg, vergeet(h.PlanLezen(ctx, Als(Petra), p.z.ID)))
		geen := Besluit(gate.Verwijzing{ID: o.ID, Versie: v.Versie}, rto.Casusregisseur, Bo, Cleo)
		geen.Reden = "De zorg is rond."
		doet(Zorg, vergeet(h.OverlegBesluiten(ctx, Als(Petra), geen)))
		doet(Gemeente, vergeet(h.RegieLezen(ctx, Als(Petra), p.z.ID)))
	})
}

// rule 6.4b-1: all who take part adopt a plan, and a Partij that left the covenant is none of them. What was put to it too is stuck until it is
// put anew, without what it would have done; then the others adopt it. Until then nobody agrees.
func TestVoorgelegdAanWieVertrok(t *testing.T) {
	h := huisZonder(t, Politie)
	ctx := h.Ctx()
	p := planhuis{Huis: h, z: h.RTO(Bo, Cleo)}
	voorgelegd := func(versie int64) error {
		return vergeet(h.PlanVoorleggen(ctx, Als(Petra), plan.Voorleggen{Casus: p.z.ID, Versie: versie}))
	}
	stemIn := func(wie string) error {
		return vergeet(h.PlanInstemmen(ctx, Als(wie), bestuur.Instemmen{Casus: p.z.ID, Versie: p.leesPlan(Petra).Versie, Antwoord: "ja"}))
	}
	goed(t, voorgelegd(p.bewaar(p.metVersie()).Versie))
	goed(t, stemIn(Anna))
	ongeldig(t, voorgelegd(p.leesPlan(Petra).Versie), "versie") // it waits for the others
	h.Klok.Loop(31 * 24 * time.Hour)
	b := p.leesPlan(Petra)
	if len(b.Betrokken) != 2 || !b.Concept.AndereDeelnemers || !slices.Contains(b.Mag, "plan.voorleggen") {
		t.Errorf("the plan is of %v, stuck %v, Petra may %v", b.Betrokken, b.Concept.AndereDeelnemers, b.Mag)
	}
	geweigerd(t, stemIn(Cleo), "6.4b")
	ongeldig(t, voorgelegd(b.Versie), "versie") // an afspraak of the police is in it
	c := plan.Concept{Casus: p.z.ID, Versie: b.Versie, Inhoud: b.Concept.Inhoud, Wijziging: "De politie doet niet meer mee."}
	c.Doelen, c.Rollen = c.Doelen[:1], []plan.Partijrol{c.Rollen[0], c.Rollen[2]}
	goed(t, voorgelegd(p.bewaar(c).Versie))
	for _, wie := range []string{Anna, Cleo} {
		goed(t, stemIn(wie))
	}
	if b := p.leesPlan(Anna); b.Huidig.Nummer != 2 {
		t.Errorf("the plan is %+v", b.Huidig)
	}
}

// rule 6.4b-1: a Partij that left and of which the draft says nothing needs no change of it: put anew, the others adopt it.
func TestOpnieuwVoorgelegd(t *testing.T) {
	h := huisZonder(t, Politie)
	ctx := h.Ctx()
	p := planhuis{Huis: h, z: h.RTO(Bo, Cleo)}
	c := p.concept(0)
	c.Doelen = c.Doelen[:1]
	for i, r := range c.Rollen {
		if r.Partij == Politie {
			c.Rollen[i].Rol = "Kijkt mee"
		}
	}
	b := p.vastgesteld(c)
	c = plan.Concept{Casus: p.z.ID, Versie: b.Versie, Inhoud: b.Concept.Inhoud, Wijziging: "Het kan beter."}
	v, err := h.PlanVoorleggen(ctx, Als(Petra), plan.Voorleggen{Casus: p.z.ID, Versie: p.bewaar(c).Versie})
	goed(t, err)
	h.Klok.Loop(31 * 24 * time.Hour)
	w, err := h.PlanVoorleggen(ctx, Als(Petra), plan.Voorleggen{Casus: p.z.ID, Versie: v.Versie})
	goed(t, err)
	for _, wie := range []string{Anna, Cleo} {
		goed(t, vergeet(h.PlanInstemmen(ctx, Als(wie), bestuur.Instemmen{Casus: p.z.ID, Versie: w.Versie, Antwoord: "ja"})))
	}
	if b := p.leesPlan(Anna); b.Huidig.Nummer != 2 {
		t.Errorf("the plan is %+v", b.Huidig)
	}
}
