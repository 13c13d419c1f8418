// SPDX-License-Identifier: EUPL-1.2

package api_test

import (
	"fmt"
	"net/http"
	"slices"
	"strings"
	"testing"
	"time"

	"rondetafel/internal/bestuur"
	"rondetafel/internal/gate"
	"rondetafel/internal/klok"
	"rondetafel/internal/plan"
)

// dag is so many days from now, as a client writes it.
func (h *huis) dag(over int) string {
	return h.klok.Nu().In(klok.Amsterdam()).AddDate(0, 0, over).Format(time.DateOnly)
}

// concept is a draft in which nothing lacks.
func (h *huis) concept(versie int64) doc {
	return doc{"versie": versie, "doelen": []doc{{"leefgebied": "wonen", "tekst": "Hij woont op zichzelf.", "afspraken": []doc{
		{"wat": "Woning zoeken", "partij": "p-gemeente", "medewerker": gemeente, "soort": "bestuurlijk", "uiterlijk": h.dag(14)},
		{"wat": "Elke week bellen", "partij": "p-zorg", "medewerker": zorg, "soort": "zorg", "uiterlijk": h.dag(7)}}}},
		"rollen": []doc{{"partij": "p-gemeente", "rol": "Zoekt een woning.", "informatiebehoefte": "Wat hij kan betalen."},
			{"partij": "p-zorg", "rol": "Begeleidt hem.", "informatiebehoefte": "Waar hij woont."}},
		"criteria": []doc{{"tekst": "Hij woont er drie maanden zonder overlast."}}}
}

// metVersie makes a Casus whose plan a round table adopted (rule 6.4b-1).
func (h *huis) metVersie() (casus, pad string) {
	h.t.Helper()
	casus, betrokkene := h.metZorg()
	pad = "/plannen/" + casus
	h.doe(regisseur, pad+"/_bewaren", h.concept(0))
	h.besluitTafel(casus, betrokkene, "plan", nil)
	return casus, pad
}

// wijziging is the plan at pad with another role for the care Partij.
func (h *huis) wijziging(pad string) doc {
	h.t.Helper()
	b := h.plan(regisseur, pad)
	rollen := slices.Clone(b.Concept.Rollen)
	for i, r := range rollen {
		if r.Partij == "p-zorg" {
			rollen[i].Rol = "Begeleidt hem elke dag."
		}
	}
	return doc{"versie": b.Versie, "wijziging": "Het kan beter.", "doelen": b.Concept.Doelen, "rollen": rollen, "criteria": b.Concept.Criteria}
}

// voorgelegd makes a Casus of whose plan a change is put to the two Partijen; the version is that of the draft.
func (h *huis) voorgelegd() (casus, pad string, versie int64) {
	h.t.Helper()
	casus, pad = h.metVersie()
	v := h.doe(regisseur, pad+"/_bewaren", h.wijziging(pad))
	return casus, pad, h.doe(regisseur, pad+"/_voorleggen", doc{"versie": v.Versie}).Versie
}

// metPlan makes a Casus with a plan, and its afspraken.
func (h *huis) metPlan() (casus string, afspraken []gate.AfspraakRegel) {
	h.t.Helper()
	casus, pad := h.metVersie()
	b := h.plan(regisseur, pad)
	if b.Huidig == nil || len(b.Huidig.Doelen) != 1 || len(b.Huidig.Doelen[0].Afspraken) != 2 {
		h.t.Fatalf("the round table adopted it, and the plan is %+v", b)
	}
	return casus, b.Huidig.Doelen[0].Afspraken
}

func (h *huis) plan(wie, pad string) gate.PlanBlad {
	h.t.Helper()
	return naar[gate.PlanBlad](h.get(wie, pad).is(http.StatusOK))
}

// A plan over HTTP: saved, adopted by the round table and not in writing, read; a change of it put to the Partijen and agreed with.
// rule 6.4b-1
func TestPlanOverHTTP(t *testing.T) {
	databases(t, func(t *testing.T, h *huis) {
		casus, betrokkene := h.metZorg()
		pad := "/plannen/" + casus
		b := h.plan(regisseur, pad)
		h.klopt("before there is a plan", b, b.Huidig == nil, b.Versie == 0, van(b.Concept).Stand == "geen", len(b.Betrokken) == 2, len(b.Mensen) == 2)
		v := naar[gate.Verwijzing](h.herhaald(regisseur, pad+"/_bewaren", h.concept(0), doc{"versie": 0, "wijziging": "Iets."}).is(http.StatusOK))
		h.klopt("saving", v, v.ID == casus, v.Versie == 1, v.Nummer != "")
		b = h.plan(regisseur, pad)
		c := van(b.Concept)
		h.klopt("the draft", c, b.Versie == 1, c.Stand == "concept", c.Nummer == 1, len(c.Ontbreekt) == 0, c.Door == "Pim Fictief", len(c.Doelen) == 1,
			c.Doelen[0].ID != "", c.Doelen[0].Afspraken[0].Uiterlijk.ISO() == h.dag(14))
		b = h.plan(zorg, pad)
		h.klopt("who takes part, of a draft in the making", b, b.Concept == nil, len(b.Mensen) == 0, !slices.Contains(b.Mag, "plan.bewaren"))
		h.eersteNietSchriftelijk(pad, v.Versie)
		h.besluitTafel(casus, betrokkene, "plan", nil)
		b = h.plan(zorg, pad)
		h.klopt("after the decision", b, van(b.Huidig).Nummer == 1, van(b.Huidig).Besluit != "")
		v = h.doe(regisseur, pad+"/_bewaren", h.wijziging(pad))
		h.klopt("who may put a change to the Partijen", b, slices.Contains(h.plan(regisseur, pad).Mag, "plan.voorleggen"), h.plan(zorg, pad).Concept == nil)
		v = naar[gate.Verwijzing](h.herhaald(regisseur, pad+"/_voorleggen", doc{"versie": v.Versie}, doc{"versie": 9}).is(http.StatusOK))
		b = h.plan(zorg, pad)
		h.klopt("who is asked", b, van(b.Concept).Antwoord, van(b.Concept).Stand == "voorgelegd", slices.Contains(b.Mag, "plan.instemmen"))
		ja := doc{"versie": v.Versie, "antwoord": "ja", "reden": "Wij doen mee."}
		h.herhaald(zorg, pad+"/_instemmen", ja, met(ja, doc{"antwoord": "nee"}))
		b = h.plan(zorg, pad)
		h.klopt("after one of two answers", b, b.Huidig.Nummer == 1, b.Concept != nil, !van(b.Concept).Antwoord)
		h.doe(gemeente, pad+"/_instemmen", ja)
		h.geldt(h.plan(gemeente, pad))
	})
}

// eersteNietSchriftelijk asks that the first plan is not offered to be put to the Partijen, nor is when somebody tries: it says who adopts it.
// rule 6.4b-1
func (h *huis) eersteNietSchriftelijk(pad string, versie int64) {
	h.t.Helper()
	h.weigert(regisseur, pad+"/_voorleggen", doc{"versie": versie}, "6.4b")
	p := h.post(regisseur, pad+"/_voorleggen", doc{"versie": versie}).probleem(http.StatusForbidden)
	h.klopt("the refusal of a first plan in writing", p, p.Waarom == "Het eerste plan stelt het RTO zelf vast. Alleen een wijziging kan schriftelijk.",
		p.Anders == "Bespreek het plan in het RTO en leg daar het besluit vast.")
	h.weigert(zorg, pad+"/_instemmen", doc{"versie": versie, "antwoord": "ja"}, "6.4b")
	b := h.plan(regisseur, pad)
	h.klopt("a first plan that was refused", b, !slices.Contains(b.Mag, "plan.voorleggen"), b.Versie == versie, van(b.Concept).Stand == "concept", b.Huidig == nil)
}

// geldt asks that the change became the second version of the plan.
func (h *huis) geldt(b gate.PlanBlad) {
	h.t.Helper()
	p := van(b.Huidig)
	h.klopt("the plan", b, p.Nummer == 2, p.Besluit == "", p.Wijziging == "Het kan beter.", len(b.Versies) == 2, len(p.Criteria) == 1, len(p.Rollen) == 2, len(p.Stemmen) == 2, len(p.Doelen) == 1)
	for _, s := range p.Stemmen {
		h.klopt("a vote", s, s.Stand == bestuur.Ingestemd, s.Reden == "Wij doen mee.", s.Door != "", s.Moment != nil)
	}
	eerste := p.Doelen[0].Afspraken[0]
	h.klopt("the first to be done", eerste, eerste.Wat == "Elke week bellen", eerste.Stand == plan.Open, eerste.Partij.ID == "p-zorg", !eerste.TeLaat, eerste.Versie == 2)
}

// What is wrong with a draft comes at once, by its place.
// rule 2.1-2
func TestPlanInvoer(t *testing.T) {
	h := openHuis(t, "")
	casus, _ := h.metZorg()
	pad := "/plannen/" + casus
	goed := h.concept(0)
	afspraak := goed["doelen"].([]doc)[0]["afspraken"].([]doc)[0]
	doel := func(afspraken ...doc) doc {
		return met(goed, doc{"doelen": []doc{{"leefgebied": "wonen", "tekst": "Wonen.", "afspraken": afspraken}}})
	}
	lang := strings.Repeat("a", 301)
	const een = "doelen[0].afspraken[0]."
	h.vorm(regisseur, pad+"/_bewaren")
	h.ongeldig(regisseur, pad+"/_bewaren",
		fout{"a goal of nothing", met(goed, doc{"doelen": []doc{{"leefgebied": geheim, "tekst": " "}}}), "doelen[0].leefgebied doelen[0].tekst"},
		fout{"an afspraak of one word", doel(doc{"wat": "x", "soort": geheim}), een + "partij " + een + "medewerker " + een + "soort " + een + "uiterlijk"},
		fout{"an afspraak of a kind alone", doel(doc{"soort": "zorg"}), een + "wat " + een + "partij " + een + "medewerker " + een + "uiterlijk"},
		fout{"yesterday", doel(met(afspraak, doc{"uiterlijk": h.dag(-1)})), een + "uiterlijk"},
		fout{"no day", doel(met(afspraak, doc{"uiterlijk": "30-2-2027"})), een + "uiterlijk"},
		fout{"a far year", doel(met(afspraak, doc{"uiterlijk": "1-1-2206"})), een + "uiterlijk"},
		fout{"too long", doel(met(afspraak, doc{"wat": lang})), een + "wat"},
		fout{"a Partij that takes no part", doel(met(afspraak, doc{"partij": "p-politie", "medewerker": politie})), een + "partij " + een + "medewerker"},
		fout{"a Partij that is none", doel(met(afspraak, doc{"partij": geheim})), een + "partij " + een + "medewerker"},
		fout{"somebody of another Partij", doel(met(afspraak, doc{"medewerker": zorg})), een + "medewerker"},
		fout{"a colleague who is not designated", doel(met(afspraak, doc{"partij": "p-zorg", "medewerker": collega})), een + "medewerker"},
		fout{"a number for a text", met(goed, doc{"wijziging": 7}), "wijziging"},
		fout{"a text for a list", met(goed, doc{"rollen": geheim}), "rollen"},
		fout{"a role of who takes no part", met(goed, doc{"rollen": []doc{{"partij": "p-politie", "rol": "Kijkt."}}}), "rollen[0].partij"},
		fout{"a role of nobody, and twice", met(goed, doc{"rollen": []doc{{"rol": geheim}, {"partij": "p-zorg", "rol": "a"}, {"partij": "p-zorg", "rol": "b"}}}),
			"rollen[0].partij rollen[2].partij"},
		fout{"a criterion that is too long", met(goed, doc{"criteria": []doc{{"tekst": "Kort."}, {"tekst": lang}}}), "criteria[1].tekst"},
		fout{"too many goals", met(goed, doc{"doelen": slices.Repeat([]doc{{"leefgebied": "wonen", "tekst": "x"}}, 21)}), "doelen"},
		fout{"all of it", doc{"versie": 0, "doelen": []doc{{"tekst": lang}}, "rollen": []doc{{"rol": "a"}}, "criteria": []doc{{"tekst": lang}}},
			"doelen[0].leefgebied doelen[0].tekst rollen[0].partij criteria[0].tekst"},
	)
	if b := h.plan(regisseur, pad); b.Versie != 0 || b.Concept.Stand != "geen" {
		t.Errorf("something wrong was saved: %+v", b)
	}
	// empty rows of a form are no rows, and a date may be written as people do
	leeg := doel(met(afspraak, doc{"uiterlijk": h.klok.Nu().In(klok.Amsterdam()).AddDate(0, 0, 3).Format("2-1-2006")}), doc{})
	h.doe(regisseur, pad+"/_bewaren", met(leeg, doc{"criteria": []doc{{"tekst": " "}}, "rollen": []doc{{"partij": "p-zorg"}}}))
	c := h.plan(regisseur, pad).Concept
	if len(c.Doelen[0].Afspraken) != 1 || string(c.Doelen[0].Afspraken[0].Uiterlijk) != h.dag(3) || len(c.Rollen) != 0 || len(c.Criteria) != 0 {
		t.Errorf("saved as %+v", c)
	}
	if !slices.Equal(c.Ontbreekt, []string{plan.GeenRollen, plan.GeenCriteria}) {
		t.Errorf("it lacks %v", c.Ontbreekt)
	}
}

// rules 6.4b-1, 6.4c-1 and 6.4d-1: what a draft lacks refuses it on the article that asks it, and nobody is asked to agree.
func TestPlanVoorleggenOverHTTP(t *testing.T) {
	h := openHuis(t, "")
	eerste, _ := h.metZorg()
	h.weigert(regisseur, "/plannen/"+eerste+"/_voorleggen", doc{"versie": 0}, "6.4b 6.4c 6.4d")
	_, pad := h.metVersie()
	h.vorm(regisseur, pad+"/_voorleggen")
	versie := h.plan(regisseur, pad).Versie
	h.weigert(regisseur, pad+"/_voorleggen", doc{"versie": versie}, "6.4b 6.4c 6.4d")
	heel := func() doc { return met(h.concept(versie), doc{"wijziging": "Het kan beter."}) }
	for _, c := range []struct {
		zonder    doc
		artikelen string
	}{
		{doc{"doelen": nil}, "6.4b"}, {doc{"rollen": nil}, "6.4c"}, {doc{"criteria": nil}, "6.4d"},
		{doc{"rollen": h.concept(0)["rollen"].([]doc)[:1]}, "6.4c"}, {doc{"criteria": nil, "rollen": nil}, "6.4c 6.4d"},
		{doc{"wijziging": nil}, "6.4b"},
	} {
		versie = h.doe(regisseur, pad+"/_bewaren", met(heel(), c.zonder)).Versie
		h.weigert(regisseur, pad+"/_voorleggen", doc{"versie": versie}, c.artikelen)
		h.weigert(zorg, pad+"/_instemmen", doc{"versie": versie, "antwoord": "ja"}, "6.4b")
	}
	versie = h.doe(regisseur, pad+"/_bewaren", heel()).Versie
	h.weigert(gemeente, pad+"/_voorleggen", doc{"versie": versie}, "6.4b")
	versie = h.doe(regisseur, pad+"/_voorleggen", doc{"versie": versie}).Versie
	if got := h.post(regisseur, pad+"/_voorleggen", doc{"versie": versie}).velden(); got != "versie" {
		t.Errorf("put to them twice: %s", got)
	}
	h.vorm(zorg, pad+"/_instemmen")
	h.ongeldig(zorg, pad+"/_instemmen",
		fout{"no answer", doc{"versie": versie, "reden": geheim}, "antwoord"},
		fout{"another answer", doc{"versie": versie, "antwoord": geheim}, "antwoord"},
		fout{"no, without why", doc{"versie": versie, "antwoord": "nee", "reden": " "}, "reden"},
		fout{"a yes that is true", doc{"versie": versie, "antwoord": true}, "antwoord"},
		fout{"too long", doc{"versie": versie, "antwoord": "misschien", "reden": strings.Repeat("é", 20_001)}, "antwoord reden"},
	)
	h.weigert(regisseur, pad+"/_instemmen", doc{"versie": versie, "antwoord": "ja"}, "6.4b")
	h.doe(zorg, pad+"/_instemmen", doc{"versie": versie, "antwoord": "ja"})
	if got := h.post(zorg, pad+"/_instemmen", doc{"versie": versie, "antwoord": "nee", "reden": "Toch niet."}).velden(); got != "antwoord" {
		t.Errorf("a second answer: %s", got)
	}
	h.doe(gemeente, pad+"/_instemmen", doc{"versie": versie, "antwoord": "nee", "reden": "Er is geen woning."})
	b := h.plan(regisseur, pad)
	geweigerd := func(s gate.StemBlad) bool {
		return s.Stand == bestuur.Geweigerd && s.Partij.ID == "p-gemeente" && s.Reden == "Er is geen woning."
	}
	if b.Huidig.Nummer != 1 || b.Concept.Stand != "concept" || !slices.ContainsFunc(b.Concept.Stemmen, geweigerd) {
		t.Errorf("after a no: %+v", b.Concept)
	}
}

// lang is an ISO date in words.
func lang(iso string) string {
	t, _ := klok.Datum(iso).Lees()
	return fmt.Sprintf("%d %s %d", t.Day(), klok.Maanden()[t.Month()-1], t.Year())
}

// Two write the same plan: the second hears who was first and what it says now, as far as they may read it.
func TestPlanBotst(t *testing.T) {
	h := openHuis(t, "")
	casus, betrokkene := h.metZorg()
	pad := "/plannen/" + casus
	if p := h.post(regisseur, pad+"/_bewaren", h.concept(3)).probleem(http.StatusConflict); *p.Versie != 0 || p.Wie != "" || p.Nu != "" || p.Moment != nil {
		t.Errorf("a version of what is not there: %+v", p)
	}
	h.doe(regisseur, pad+"/_bewaren", met(h.concept(0), doc{"doelen": []doc{{"leefgebied": "geld", "tekst": "Geen schulden."}}, "wijziging": "Alles."}))
	const tekst = "Geen schulden.\nGemeente Roermond: Zoekt een woning. Informatie: Wat hij kan betalen.\n" +
		"Met GGZ: Begeleidt hem. Informatie: Waar hij woont.\nAfschalen kan als: Hij woont er drie maanden zonder overlast.\nWat verandert: Alles.\n"
	h.botst(regisseur, pad+"/_bewaren", h.concept(0), nu(1, "Pim Fictief", tekst))
	v := h.doe(regisseur, pad+"/_bewaren", h.concept(1))
	voor := h.plan(regisseur, pad).Concept
	h.botst(regisseur, pad+"/_voorleggen", doc{"versie": 1}, nu(v.Versie, "Pim Fictief", strings.Join([]string{"Hij woont op zichzelf.",
		"– Woning zoeken (Gemeente Roermond, Gijs Bedenksel, bestuurlijke interventie, uiterlijk " + lang(h.dag(14)) + ")",
		"– Elke week bellen (Met GGZ, Zoë Schijn, zorg, uiterlijk " + lang(h.dag(7)) + ")",
		"Gemeente Roermond: Zoekt een woning. Informatie: Wat hij kan betalen.", "Met GGZ: Begeleidt hem. Informatie: Waar hij woont.",
		"Afschalen kan als: Hij woont er drie maanden zonder overlast.", ""}, "\n")))
	if na := h.plan(regisseur, pad).Concept; na.Stand != "concept" || na.Doelen[0].ID != voor.Doelen[0].ID {
		t.Errorf("a conflict changed the draft: %+v", na)
	}
	h.besluitTafel(casus, betrokkene, "plan", nil)
	v = h.doe(regisseur, pad+"/_bewaren", h.wijziging(pad))
	w := h.doe(regisseur, pad+"/_voorleggen", doc{"versie": v.Versie})
	p := h.post(zorg, pad+"/_instemmen", doc{"versie": v.Versie, "antwoord": "ja"}).probleem(http.StatusConflict)
	if *p.Versie != w.Versie || p.Wie != "Pim Fictief" || !strings.HasPrefix(p.Nu, "Hij woont op zichzelf.\n") {
		t.Errorf("agreeing with an older text: %+v", p)
	}
	x := h.doe(regisseur, pad+"/_bewaren", h.concept(w.Versie)) // takes it back
	h.botst(zorg, pad+"/_instemmen", doc{"versie": w.Versie, "antwoord": "ja"}, nu(x.Versie, "Pim Fictief", ""))
	if b := h.plan(zorg, pad); b.Concept != nil || b.Huidig.Nummer != 1 {
		t.Errorf("after it was taken back: %+v", b)
	}
}

// The plan is for who takes part; who directs writes it. For all others the Casus is not there, or its plan is refused.
func TestPlanVanEenAnder(t *testing.T) {
	h := openHuis(t, "")
	casus, pad, versie := h.voorgelegd()
	ja := doc{"versie": versie, "antwoord": "ja"}
	for _, c := range []struct {
		pad  string
		body any
	}{{pad, nil}, {pad + "/_bewaren", h.concept(versie)}, {pad + "/_voorleggen", doc{"versie": versie}}, {pad + "/_instemmen", ja}} {
		h.verborgen(casus, c.pad, c.body, politie, collega)
	}
	h.weigert(manager, pad, nil, "6.5")
	for _, wie := range []string{gemeente, zorg} {
		h.weigert(wie, pad+"/_bewaren", h.concept(versie), "6.4b")
	}
	if b := h.plan(regisseur, pad); b.Versie != versie || b.Concept.Stand != "voorgelegd" {
		t.Errorf("a refusal changed the draft: %+v", b)
	}
	// before the round table there is no plan at all
	in := h.inTriage()
	h.weigert(regisseur, "/plannen/"+in.ID+"/_bewaren", h.concept(0), "6.4b")
	h.weigert(gemeente, "/plannen/"+in.ID, nil, "6.5")
}

// A second version says what changed, keeps what goes on and follows the ids of the first.
// rule 6.4b-1
func TestPlanTweedeVersie(t *testing.T) {
	h := openHuis(t, "")
	casus, afspraken := h.metPlan()
	pad := "/plannen/" + casus
	b := h.plan(regisseur, pad)
	if b.Concept == nil || b.Concept.Stand != "geen" || b.Concept.Nummer != 2 || len(b.Concept.Doelen) != 1 {
		t.Fatalf("the next version begins from %+v", b.Concept)
	}
	h.botst(regisseur, pad+"/_bewaren", h.concept(b.Versie-1), nu(b.Versie, "Pim Fictief", "Versie 1 van het plan is vastgesteld."))
	doel := b.Concept.Doelen[0]
	volgende := met(h.concept(b.Versie), doc{"doelen": []doc{{"id": doel.ID, "leefgebied": "wonen", "tekst": doel.Tekst, "afspraken": []doc{
		{"id": afspraken[0].ID, "wat": "Twee keer bellen", "partij": "p-zorg", "medewerker": zorg, "soort": "zorg", "uiterlijk": h.dag(7)}}}}})
	v := h.doe(regisseur, pad+"/_bewaren", volgende)
	h.weigert(regisseur, pad+"/_voorleggen", doc{"versie": v.Versie}, "6.4b")
	v = h.doe(regisseur, pad+"/_bewaren", met(volgende, doc{"versie": v.Versie, "wijziging": "De woning is er."}))
	v = h.doe(regisseur, pad+"/_voorleggen", doc{"versie": v.Versie})
	for _, wie := range []string{zorg, gemeente} {
		h.doe(wie, pad+"/_instemmen", doc{"versie": v.Versie, "antwoord": "ja"})
	}
	b = h.plan(zorg, pad)
	h.botst(regisseur, pad+"/_bewaren", met(volgende, doc{"versie": v.Versie}), nu(b.Versie, "Gijs Bedenksel", "Versie 2 van het plan is vastgesteld."))
	if b.Huidig.Nummer != 2 || b.Huidig.Wijziging != "De woning is er." || len(b.Versies) != 2 || len(b.Versies[1].Doelen[0].Afspraken) != 2 {
		t.Errorf("the second version: %+v", b)
	}
	if a := b.Huidig.Doelen[0].Afspraken; len(a) != 1 || a[0].ID != afspraken[0].ID || a[0].Wat != "Twee keer bellen" {
		t.Errorf("its afspraken: %+v", a)
	}
	weg := naar[gate.AfspraakBlad](h.get(gemeente, "/afspraken/"+afspraken[1].ID).is(http.StatusOK))
	if weg.Stand != plan.Vervallen || len(weg.Mag) != 0 {
		t.Errorf("what was left out: %+v", weg)
	}
	h.weigert(gemeente, "/afspraken/"+weg.ID+"/_melden", doc{"versie": weg.Versie, "stand": "klaar"}, "6.5")
	h.weigert(regisseur, "/afspraken/"+weg.ID+"/aantekeningen", doc{"herinnering": true}, "6.5")
}
