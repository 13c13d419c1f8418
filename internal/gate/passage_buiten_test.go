// SPDX-License-Identifier: EUPL-1.2

package gate_test

import (
	"testing"

	"rondetafel/internal/casus"
	"rondetafel/internal/gate"
	. "rondetafel/internal/gate/gatetest"
	"rondetafel/internal/informatie"
	"rondetafel/internal/plan"
	"rondetafel/internal/rto"
)

// buitenweg is an act that brings stuktekst to others than who read the piece, in one field.
type buitenweg struct {
	veld string
	doe  func() error
}

// dichteDerde are those of a disclosure that was asked already, about a piece of Cleo.
func dichteDerde(t *testing.T, h *citaathuis, mag gate.Verwijzing) []buitenweg {
	vraag := func() gate.Verwijzing {
		v, err := h.VerstrekkingVragen(h.Ctx(), Als(Petra), verstrekkingVan(h.Huis, h.z, mag))
		goed(t, err)
		return v
	}
	ongetekend, getekend := vraag(), vraag()
	goed(t, tekent(t, h.Huis, Cleo, getekend, mag))
	goed(t, adviseert(h.Huis, getekend, informatie.MetVoorwaarden))
	return []buitenweg{
		{"bevoegdheid", func() error {
			in := ondertekening(ongetekend, deelVoor(t, h.Huis, Cleo, ongetekend, mag))
			in.Bevoegdheid = stuktekst
			return vergeet(h.VerstrekkingTekenen(h.Ctx(), netIngelogd(t, h.Huis, Cleo), in))
		}},
		{"voldaan", func() error {
			return vergeet(h.VerstrekkingVerlenen(h.Ctx(), Als(Petra), informatie.Verlenen{Verstrekking: getekend.ID,
				Versie: versieVoor(h.Huis, Petra, getekend), Voldaan: stuktekst}))
		}},
	}
}

// dichteRest are those of the table, of whom it is about, and of what a Partij tells of itself.
func dichteRest(t *testing.T, h *citaathuis) []buitenweg {
	v := h.Voorbereiding(h.z)
	v.Planning = rto.Planning{Datum: "2026-03-20", Begin: "10:00", Plaats: "Zaal 3"}
	o, err := h.OverlegPlannen(h.Ctx(), Als(Petra), v)
	goed(t, err)
	b, err := h.CasusLezen(h.Ctx(), Als(Petra), h.z.ID)
	goed(t, err)
	vooraf := h.Gegeven(h.z, informatie.AlleDeelnemers)
	vooraf.VraagVooraf = true
	inzage, err := h.GegevenToevoegen(h.Ctx(), Als(Cleo), vooraf)
	goed(t, err)
	return []buitenweg{
		{"reden", func() error {
			return vergeet(h.BetrokkeneInformeren(h.Ctx(), Als(Petra), casus.Informeren{Betrokkene: b.Betrokkenen[0].ID, Stand: casus.Uitgesteld,
				Tot: "2026-03-18", Reden: stuktekst}))
		}},
		{"uitnodigingen[0].bijdrage", func() error {
			u := Uitnodigen(o, Bo)
			u.Uitnodigingen[0].Bijdrage = stuktekst
			return vergeet(h.OverlegUitnodigen(h.Ctx(), Als(Petra), u))
		}},
		{"uitnodigingen[0].grond", func() error {
			u := Uitnodigen(o, Bo)
			u.Uitnodigingen[0].Grond = stuktekst
			return vergeet(h.OverlegUitnodigen(h.Ctx(), Als(Petra), u))
		}},
		{"plaats", func() error {
			return vergeet(h.OverlegInplannen(h.Ctx(), Als(Petra), rto.Planning{Overleg: o.ID, Versie: o.Versie, Datum: "2026-03-20", Begin: "10:00", Plaats: stuktekst}))
		}},
		{"afstemming.verslag", func() error {
			in := voorstel(h.Huis, o, []string{Politie}, inzage)
			in.Afstemming.Verslag = stuktekst
			return vergeet(h.VoorinzageVoorstellen(h.Ctx(), Als(Petra), in))
		}},
		{"organisatie", func() error {
			d := h.Incidenteel(h.z)
			d.Organisatie = stuktekst
			return vergeet(h.IncidenteleDerdeVoorstellen(h.Ctx(), Als(Petra), d))
		}},
		{"personen", func() error {
			d := h.Incidenteel(h.z)
			d.Personen = []string{stuktekst}
			return vergeet(h.IncidenteleDerdeVoorstellen(h.Ctx(), Als(Petra), d))
		}},
		{"omschrijving", func() error {
			return vergeet(h.OptredenVastleggen(h.Ctx(), Als(Cleo), plan.Optreden{Casus: h.z.ID, Omschrijving: stuktekst, Delen: true}))
		}},
	}
}

// rule 13.2-3: a text that is tied to one piece takes nothing over of another, and what is asked for a derde is tied to nothing, as others than the
// supplier read it. Two pieces may say the same.
func TestRegelEenStukDektGeenAnder(t *testing.T) {
	const ander = "De moeder vertelde dat zij sinds de zomer bij haar zus slaapt omdat het thuis te onrustig is."
	h := dichthuis(t, Nieuw(t))
	geef := func(wie, tekst string) gate.Verwijzing {
		in := h.Gegeven(h.z, informatie.AlleDeelnemers)
		in.Voorwaarden, in.Tekst = h.nu, tekst
		in.VraagDerde = true
		v, err := h.GegevenToevoegen(h.Ctx(), Als(wie), in)
		goed(t, err)
		return v
	}
	stuk, k := geef(Bo, stuktekst), geef(Anna, ander)
	bewaar := func(tekst string, stukken ...gate.Verwijzing) error {
		b := h.leesPlan(Cleo)
		c := plan.Concept{Casus: h.z.ID, Versie: b.Versie, Inhoud: b.Concept.Inhoud, Wijziging: "Het kan beter."}
		q := informatie.Citaat{Tekst: tekst}
		for _, s := range stukken {
			q.Gegevens = append(q.Gegevens, s.ID)
			q.Partijen = append(q.Partijen, map[string]string{stuk.ID: Politie, k.ID: Gemeente}[s.ID])
		}
		c.Doelen[1].Passages = []informatie.Citaat{q}
		return vergeet(h.PlanBewaren(h.Ctx(), Als(Cleo), c))
	}
	ongeldig(t, bewaar(ander+" "+stuktekst, k), "doelen[1].passages[0].tekst")
	ongeldig(t, bewaar(stuktekst+" "+ander, k), "doelen[1].passages[0].tekst")
	goed(t, bewaar("De gemeente schrijft: "+ander, k))
	goed(t, bewaar(ander+" "+stuktekst, k, stuk))
	geef(Bo, ander)
	goed(t, bewaar(ander, k))

	v := verstrekkingVan(h.Huis, h.z, stuk, k)
	v.Doel = stuktekst
	foutIn(t, vergeet(h.VerstrekkingVragen(h.Ctx(), Als(Petra), v)), "doel", "een derde krijgt het als je het stuk zelf vraagt")
	ongeldig(t, vergeet(h.CorrectieVragen(h.Ctx(), Als(Cleo), informatie.Correctieverzoek{Gegeven: k.ID, Waarom: ander + " " + stuktekst})), "waarom")
	goed(t, vergeet(h.CorrectieVragen(h.Ctx(), Als(Cleo), informatie.Correctieverzoek{Gegeven: k.ID, Waarom: "Er staat: " + ander + " Dat klopt niet."})))
}

// What many say is not taken from a piece, and a Partij that repeats later what stands in the plan closes nothing: the plan is saved and put to the
// Partijen as it was. An article and an address have no other words.
func TestGewoonWerkMag(t *testing.T) {
	h := dichthuis(t, Nieuw(t))
	geef := func(wie, tekst string) gate.Verwijzing {
		in := h.Gegeven(h.z, informatie.AlleDeelnemers)
		in.Voorwaarden, in.Tekst = h.nu, tekst
		v, err := h.GegevenToevoegen(h.Ctx(), Als(wie), in)
		goed(t, err)
		return v
	}
	zeg := func(tekst string) error {
		return vergeet(h.RegieAfstemmen(h.Ctx(), Als(Cleo), plan.Afstemming{Casus: h.z.ID, Soort: plan.Voortgang, Tekst: tekst}))
	}
	for _, tekst := range []string{"Het gaat goed met Sem.", "Onbekend.", "Geen bijzonderheden."} {
		geef(Bo, tekst)
		goed(t, zeg(tekst))
	}
	goed(t, zeg("Het gaat beter met Sem dan vorig jaar."))
	geef(Cleo, stuktekst)
	goed(t, zeg(stuktekst)) // her own Partij gave it
	geef(Bo, stuktekst)
	goed(t, zeg(stuktekst))

	const doel = "Hij woont voor de zomer in een eigen kamer met begeleiding van de ggz."
	b := h.leesPlan(Cleo)
	c := plan.Concept{Casus: h.z.ID, Versie: b.Versie, Inhoud: b.Concept.Inhoud, Wijziging: "Het kan beter."}
	c.Doelen[1].Tekst = doel
	v, err := h.PlanBewaren(h.Ctx(), Als(Cleo), c)
	goed(t, err)
	later := geef(Bo, doel)
	c.Versie = v.Versie
	v, err = h.PlanBewaren(h.Ctx(), Als(Cleo), c)
	goed(t, err)
	c.Versie = v.Versie
	c.Doelen[1].Tekst = "Anders. " + doel
	ongeldig(t, vergeet(h.PlanBewaren(h.Ctx(), Als(Cleo), c)), "doelen[1].tekst")
	goed(t, vergeet(h.PlanVoorleggen(h.Ctx(), Als(Petra), plan.Voorleggen{Casus: h.z.ID, Versie: v.Versie})))
	goed(t, vergeet(h.GegevenLezen(h.Ctx(), Als(Cleo), later.ID)))

	geef(Bo, "Dit staat er op grond van de Wet justitiële en strafvorderlijke gegevens, artikel 39f, eerste lid. Oefenlaan 1, 6001 AB Weert, bel overdag met T. Verzonnen.")
	d := Betrekken(h.z, Dirk)
	d.Grond = "Wet justitiële en strafvorderlijke gegevens, artikel 39f, eerste lid"
	goed(t, vergeet(h.DeelnameBetrekken(h.Ctx(), Als(Petra), d)))
	derde := verstrekkingVan(h.Huis, h.z, derdenstuk(t, h.Huis, h.z, Cleo, informatie.Gewoon))
	derde.Derde.Contact = "Oefenlaan 1, 6001 AB Weert, bel overdag met T. Verzonnen"
	goed(t, vergeet(h.VerstrekkingVragen(h.Ctx(), Als(Petra), derde)))
}
