// SPDX-License-Identifier: EUPL-1.2

package gate_test

import (
	"slices"
	"strings"
	"testing"

	"rondetafel/internal/errs"
	. "rondetafel/internal/gate/gatetest"
	"rondetafel/internal/informatie"
	"rondetafel/internal/klok"
	"rondetafel/internal/plan"
	"rondetafel/internal/policy"
	"rondetafel/internal/rto"
)

// rule 13.2-3: of a piece that is open to the writer it is said whose it is, what it is about and of which day, and which words are in both; the look is
// in the log. Of one that is closed nothing is told but that.
func TestWelkStukErIsOvergenomen(t *testing.T) {
	h := dichthuis(t, Nieuw(t))
	stuk, err := h.geefTekst(Bo, stuktekst)
	goed(t, err)
	goed(t, vergeet(h.GegevenLezen(h.Ctx(), Als(Cleo), stuk.ID)))
	foutIn(t, h.zegt(Cleo, stukAnders), "tekst", "een stuk van Proefpolitie ("+informatie.Begeleiding.Label()+", "+klok.Datum("2026-03-01").Woorden()+
		"): “is hij drie keer in de buurt van”. ")
	if e := h.Laatste(); !slices.Contains(e.Objecten, stuk.ID) {
		t.Errorf("the log has not which piece was spoken of: %v", e.Objecten)
	}
	goed(t, vergeet(h.GegevenIntrekken(h.Ctx(), Als(Bo), informatie.Intrekken{Gegeven: stuk.ID, Versie: stuk.Versie, Reden: "Het klopte niet."})))
	err = h.zegt(Cleo, stuktekst)
	foutIn(t, err, "tekst", "ingetrokken of dat jij niet meer leest")
	if m := err.(*errs.Invalid).Velden[0].Melding; strings.Contains(m, "Proefpolitie") || strings.Contains(m, "station") {
		t.Errorf("a closed piece is told of: %s", m)
	}
}

// rule 13.2-3: spaces that were taken out or put in hide nothing, nor does a name or a ground of the length of a sentence. An article, an address and a name
// that a piece has too are no copy.
func TestRegelOvernameZonderSpaties(t *testing.T) {
	h := dichthuis(t, Nieuw(t))
	goed(t, vergeet(h.geefTekst(Bo, stuktekst+" Wet justitiële en strafvorderlijke gegevens, artikel 39f, eerste lid. Stichting Voor Opvang En Begeleiding Van "+
		"Jongeren In De Regio, Oefenlaan 1, 6001 AB Weert.")))
	los := strings.ReplaceAll(stuktekst, " ", "")
	for _, tekst := range []string{los, "Wij hoorden dit: " + los + " en meer", strings.Join(strings.Split(los, ""), " "), strings.ReplaceAll(stuktekst, "n ", "n")} {
		ongeldig(t, h.zegt(Cleo, tekst), "tekst")
	}
	d := Betrekken(h.z, Dirk)
	d.Grond = "Omdat wij in dit dossier lazen: is hij drie keer in de buurt van het station gezien"
	foutIn(t, vergeet(h.DeelnameBetrekken(h.Ctx(), Als(Petra), d)), "grond", "art. 13.2")
	d.Grond = "Wettelijke taak volgens de Wet justitiële en strafvorderlijke gegevens, artikel 39f, eerste lid, in samenhang met de Reclasseringsregeling"
	goed(t, vergeet(h.DeelnameBetrekken(h.Ctx(), Als(Petra), d)))
	derde := verstrekkingVan(h.Huis, h.z, derdenstuk(t, h.Huis, h.z, Cleo, informatie.Gewoon))
	derde.Derde = informatie.Derde{Naam: "Stichting Voor Opvang En Begeleiding Van Jongeren In De Regio", Soort: "stichting",
		Contact: "T. Verzonnen, Oefenlaan 1, 6001 AB Weert, elke werkdag te bereiken tussen negen en twaalf"}
	goed(t, vergeet(h.VerstrekkingVragen(h.Ctx(), Als(Petra), derde)))
}

// rule 13.2-3: one sentence over two fields of a form is one sentence. Fields that say the same as before, and sentences that only stand beside each other, are none.
func TestRegelOvernameOverVelden(t *testing.T) {
	h := dichthuis(t, Nieuw(t))
	goed(t, vergeet(h.geefTekst(Bo, "Op zondag sloeg de vader de deur van de kelder in. Het gaat nu goed met Sem.")))
	v := h.Voorbereiding(h.z)
	v.Doel, v.Themas = "Bespreken: op zondag sloeg de vader", []string{"geld", "de deur", "van de kelder in"}
	goed(t, vergeet(h.OverlegPlannen(h.Ctx(), Als(Petra), v))) // another theme stands between
	v.Themas = []string{"de deur", "van de kelder in", "geld"}
	foutIn(t, vergeet(h.OverlegPlannen(h.Ctx(), Als(Petra), v)), "themas", "Samen met een ander veld staat hier iets dat elk veld apart niet zegt. Dit staat ook in een stuk van Proefpolitie (")
	v.Themas, v.Doel = []string{"De deur van de kelder", "geld"}, "Op zondag sloeg de vader" // whoever reads both, reads it
	ongeldig(t, vergeet(h.OverlegPlannen(h.Ctx(), Als(Petra), v)), "themas")
	v.Themas, v.Doel = []string{"op zondag sloeg de vader", "geld"}, "De deur van de kelder"
	ongeldig(t, vergeet(h.OverlegPlannen(h.Ctx(), Als(Petra), v)), "themas")
	u := Besluit(h.o, rto.Overig, Anna, Bo, Cleo)
	u.Tekst, u.Stemmen[1].Eens, u.Stemmen[1].Reden = "Wij gaan door. Op zondag sloeg de vader", "nee", "De deur van de kelder in!"
	ongeldig(t, vergeet(h.OverlegBesluiten(h.Ctx(), Als(Petra), u)), "stemmen[1].reden")
	u.Tekst, u.Stemmen[1].Reden = "De vader", "Een deur is geen kelder."
	goed(t, vergeet(h.OverlegBesluiten(h.Ctx(), Als(Petra), u)))

	b := h.leesPlan(Cleo)
	c := plan.Concept{Casus: h.z.ID, Versie: b.Versie, Inhoud: b.Concept.Inhoud, Wijziging: "Het kan beter."}
	c.Doelen[0].Tekst, c.Doelen[0].Afspraken[0].Wat = "Iedereen weet wat er met zijn moeder", "En met zijn zus is gebeurd"
	w, err := h.PlanBewaren(h.Ctx(), Als(Cleo), c)
	goed(t, err)
	goed(t, vergeet(h.geefTekst(Bo, "Hij vroeg of iedereen weet wat er met zijn moeder en met zijn zus is gebeurd.")))
	c.Versie = w.Versie
	w, err = h.PlanBewaren(h.Ctx(), Als(Cleo), c)
	goed(t, err)
	c.Versie, c.Doelen[0].Afspraken[0].Wat = w.Versie, "En met zijn zus is gebeurd, en waarom"
	ongeldig(t, vergeet(h.PlanBewaren(h.Ctx(), Als(Cleo), c)), "doelen[0].afspraken[0].wat")
}

// rule 13.2-3: letters that only look like ours, and those that nobody sees, are those of the word that a reader sees.
func TestRegelOvernameGelijkend(t *testing.T) {
	h := dichthuis(t, Nieuw(t))
	goed(t, vergeet(h.geefTekst(Bo, stuktekst)))
	onzichtbaar := strings.Map(func(r rune) rune {
		if r < 0x20 || r > 0x7e {
			return -1
		}
		return r + 0xE0000
	}, stuktekst)
	for wat, tekst := range map[string]string{
		"Cyrillic":   strings.NewReplacer("e", "\u0435", "a", "\u0430", "o", "\u043e").Replace(stuktekst),
		"one letter": strings.ReplaceAll(stuktekst, "e", "\u0435"),
		"Greek":      strings.NewReplacer("e", "\u03b5", "a", "\u03b1", "o", "\u03bf", "i", "\u03b9").Replace(stuktekst),
		"small caps": strings.NewReplacer("e", "\u1d07", "a", "\u1d00", "i", "\u026a").Replace(stuktekst),
		"filler":     strings.ReplaceAll(stuktekst, "", "\u3164"),
		"tags":       "Ja. " + onzichtbaar,
	} {
		if err := h.zegt(Cleo, tekst); err == nil {
			t.Errorf("%s is let through", wat)
		}
	}
}

// rule 13.2-3: what a piece said before it was corrected is known from what was quoted of it: that does not stand loose either, to who read it. Tied to the piece, or
// in the words of now, it does.
func TestRegelVerbeterdStukNietLos(t *testing.T) {
	h := dichthuis(t, Nieuw(t))
	goed(t, h.zegt(Cleo, dichtTekst))
	h.beter()
	foutIn(t, h.zegt(Cleo, dichtTekst), "tekst", "een stuk dat daarna is verbeterd (art. 13.2)")
	goed(t, h.zegt(Cleo, dichtVrij))
	goed(t, h.GeefRol(h.Ctx(), Als(Petra), h.z.ID, Pim, policy.RolProcesregisseur|policy.RolCasusregisseur))
	goed(t, vergeet(h.RegieAfstemmen(h.Ctx(), Als(Pim), plan.Afstemming{Casus: h.z.ID, Soort: plan.Overleg, Tekst: dichtTekst}))) // he never read it
	b := h.leesPlan(Cleo)
	c := plan.Concept{Casus: h.z.ID, Versie: b.Versie, Inhoud: b.Concept.Inhoud, Wijziging: "Het kan beter."}
	vast := citaat(h.stuk)
	vast.Tekst = dichtTekst
	c.Doelen[1].Passages = []informatie.Citaat{vast}
	goed(t, vergeet(h.PlanBewaren(h.Ctx(), Als(Cleo), c)))
}

// rules 13.2-3, 12.1-3: a question is nobody's piece: when an answer repeats it, it is asked again, also when that answer was taken back. So it is in triage, and with
// the goal of a round table that is saved again. Who copies what was there first, asks nothing.
func TestVraagMagOpnieuw(t *testing.T) {
	const vraag = "Wil de zorg weten of Sem deze maand bij zijn tante in Weert heeft geslapen?"
	h := dichthuis(t, Nieuw(t))
	q := h.Informatievraag(h.z, Gemeente)
	q.Vraag = vraag
	goed(t, vergeet(h.InformatievraagStellen(h.Ctx(), Als(Cleo), q)))
	v := h.Voorbereiding(h.z)
	v.Doel = vraag
	o, err := h.OverlegPlannen(h.Ctx(), Als(Petra), v)
	goed(t, err)
	antwoord, err := h.geefTekst(Bo, "Jullie vroegen: "+vraag+" Ja.")
	goed(t, err)
	goed(t, vergeet(h.GegevenLezen(h.Ctx(), Als(Cleo), antwoord.ID)))
	goed(t, vergeet(h.InformatievraagStellen(h.Ctx(), Als(Cleo), q)))
	ongeldig(t, vergeet(h.InformatievraagStellen(h.Ctx(), Als(Petra), q)), "vraag") // she did not ask it before
	ongeldig(t, h.zegt(Cleo, vraag), "tekst")
	v.Overleg, v.Versie, v.Themas = o.ID, o.Versie, []string{"slapen"}
	o, err = h.OverlegVoorbereiden(h.Ctx(), Als(Petra), v)
	goed(t, err)
	v.Versie, v.Doel = o.Versie, "Ook: "+vraag
	ongeldig(t, vergeet(h.OverlegVoorbereiden(h.Ctx(), Als(Petra), v)), "doel")
	goed(t, vergeet(h.GegevenIntrekken(h.Ctx(), Als(Bo), informatie.Intrekken{Gegeven: antwoord.ID, Versie: antwoord.Versie, Reden: "Het klopte niet."})))
	goed(t, vergeet(h.InformatievraagStellen(h.Ctx(), Als(Cleo), q)))

	z := h.Triage()
	t1 := h.Triagevraag(z, Bo)
	t1.Vraag = vraag
	goed(t, vergeet(h.TriageVragen(h.Ctx(), Als(Petra), t1)))
	in := h.Gegeven(z, informatie.AlleDeelnemers)
	in.Tekst = vraag
	goed(t, vergeet(h.GegevenToevoegen(h.Ctx(), Als(Anna), in)))
	t2 := h.Triagevraag(z, Cleo)
	t2.Vraag = vraag
	goed(t, vergeet(h.TriageVragen(h.Ctx(), Als(Petra), t2)))
	u := Uitkomst(z, Bo)
	u.Doel = vraag
	foutIn(t, vergeet(h.TriageAfronden(h.Ctx(), Als(Petra), u)), "doel", "art. 13.2")
}
