// SPDX-License-Identifier: EUPL-1.2

package gate_test

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"rondetafel/internal/audit"
	"rondetafel/internal/bestuur"
	"rondetafel/internal/errs"
	. "rondetafel/internal/gate/gatetest"
	"rondetafel/internal/informatie"
	"rondetafel/internal/klok"
	"rondetafel/internal/plan"
	"rondetafel/internal/policy"
	"rondetafel/internal/rto"
)

const (
	dichtTekst = "Op dinsdag stond hij met drie anderen weer voor de deur van zijn zus."
	dichtEigen = "OP DINSDAG stond hij, met vier anderen, wéér vóór de deur van zijn zus!" // one word is another
	dichtVrij  = "De familie wil dat het bij de voordeur rustig blijft."
)

// dichthuis is a citaathuis with a plan in force that quotes the piece; Anna, Bo and Cleo read it.
func dichthuis(t *testing.T, huis *Huis) *citaathuis {
	t.Helper()
	h := citaten(t, huis)
	q := citaat(h.stuk)
	q.Tekst = dichtTekst
	h.bewaar(h.met(0, q))
	h.goed(h.StelPlanVast(h.Ctx(), Als(Petra), h.z.ID, "d-1"))
	for _, wie := range []string{Anna, Bo, Cleo} {
		if b := h.leesPlan(wie); b.Huidig.Doelen[0].Passages[0].Tekst != dichtTekst {
			t.Fatalf("%s reads %+v", wie, b.Huidig)
		}
	}
	return h
}

// dichteWeg is an act by which somebody brings a text to the plan, to the table or beside the plan.
type dichteWeg struct {
	naam, veld string
	doe        func(h *citaathuis, tekst string) error
}

// dichteWegen are all of them, each once more for each field.
func dichteWegen() []dichteWeg {
	uit := []dichteWeg{
		{"progress", "tekst", func(h *citaathuis, tekst string) error {
			return vergeet(h.RegieAfstemmen(h.Ctx(), Als(Cleo), plan.Afstemming{Casus: h.z.ID, Soort: plan.Voortgang, Tekst: tekst}))
		}},
		{"a note", "tekst", func(h *citaathuis, tekst string) error {
			return vergeet(h.AfspraakAantekenen(h.Ctx(), Als(Cleo), plan.Aantekenen{Afspraak: h.afspraak("Elke week langs").ID, Tekst: tekst}))
		}},
		{"a report", "toelichting", func(h *citaathuis, tekst string) error {
			a := h.afspraak("Elke week langs")
			return vergeet(h.AfspraakMelden(h.Ctx(), Als(Bo), plan.Melding{Afspraak: a.ID, Versie: a.Versie, Stand: plan.Bezig, Toelichting: tekst}))
		}},
	}
	for veld, zet := range map[string]func(c *plan.Concept, tekst string){
		"doelen[0].tekst":              func(c *plan.Concept, tekst string) { c.Doelen[0].Tekst = tekst },
		"doelen[0].afspraken[1].wat":   func(c *plan.Concept, tekst string) { c.Doelen[0].Afspraken[1].Wat = tekst },
		"doelen[1].passages[0].tekst":  func(c *plan.Concept, tekst string) { c.Doelen[1].Passages = Samen(tekst) },
		"rollen[1].rol":                func(c *plan.Concept, tekst string) { c.Rollen[1].Rol = tekst },
		"rollen[0].informatiebehoefte": func(c *plan.Concept, tekst string) { c.Rollen[0].Informatiebehoefte = tekst },
		"criteria[0].tekst":            func(c *plan.Concept, tekst string) { c.Criteria[0].Tekst = tekst },
		"wijziging":                    func(c *plan.Concept, tekst string) { c.Wijziging = tekst },
	} {
		uit = append(uit, dichteWeg{"a draft", veld, func(h *citaathuis, tekst string) error {
			b := h.leesPlan(Cleo)
			c := plan.Concept{Casus: h.z.ID, Versie: b.Versie, Inhoud: b.Concept.Inhoud, Wijziging: "Het kan beter."}
			zet(&c, tekst)
			return vergeet(h.PlanBewaren(h.Ctx(), Als(Cleo), c))
		}})
	}
	return append(uit, dichteTafel()...)
}

// dichteTafel are those at the table, by Petra; the last makes the minutes.
func dichteTafel() []dichteWeg {
	var uit []dichteWeg
	zet := map[string]func(v *rto.Voorbereiding, tekst string){
		"doel":   func(v *rto.Voorbereiding, tekst string) { v.Doel = tekst },
		"themas": func(v *rto.Voorbereiding, tekst string) { v.Themas = []string{"geld", tekst} },
		"plaats": func(v *rto.Voorbereiding, tekst string) { v.Plaats = tekst },
	}
	for veld, zet := range zet {
		uit = append(uit, dichteWeg{"a next round table", veld, func(h *citaathuis, tekst string) error {
			v := h.Voorbereiding(h.z)
			zet(&v, tekst)
			o, err := h.OverlegPlannen(h.Ctx(), Als(Petra), v)
			if err == nil {
				v.Overleg, v.Versie = o.ID, o.Versie
				ongeldig(h.t, vergeet(h.OverlegVoorbereiden(h.Ctx(), Als(Petra), met(v, zet, dichtTekst))), veld)
				ongeldig(h.t, vergeet(h.OverlegAfgelasten(h.Ctx(), Als(Petra), rto.Afgelasting{Overleg: o.ID, Versie: o.Versie, Reden: "Nee: " + dichtTekst})), "reden")
				goed(h.t, vergeet(h.OverlegAfgelasten(h.Ctx(), Als(Petra), rto.Afgelasting{Overleg: o.ID, Versie: o.Versie, Reden: dichtVrij})))
			}
			return err
		}})
	}
	besluit := func(zet func(b *rto.Besluit, tekst string)) func(h *citaathuis, tekst string) error {
		return func(h *citaathuis, tekst string) error {
			in := Besluit(h.o, rto.Overig, Anna, Bo, Cleo)
			zet(&in, tekst)
			v, err := h.OverlegBesluiten(h.Ctx(), Als(Petra), in)
			if err == nil {
				h.o.Versie = v.Versie
			}
			return err
		}
	}
	return append(uit,
		dichteWeg{"a decision", "tekst", besluit(func(b *rto.Besluit, tekst string) { b.Tekst = tekst })},
		dichteWeg{"a no to it", "stemmen[1].reden", besluit(func(b *rto.Besluit, tekst string) { b.Stemmen[1].Eens, b.Stemmen[1].Reden = "nee", tekst })},
		dichteWeg{"minutes", "passages[1].tekst", func(h *citaathuis, tekst string) error {
			return vergeet(h.OverlegAfronden(h.Ctx(), Als(Petra), rto.Verslag{Overleg: h.o.ID, Versie: h.o.Versie, Passages: append(Samen("Het gaat."), Samen(tekst)...)}))
		}})
}

func met(v rto.Voorbereiding, zet func(*rto.Voorbereiding, string), tekst string) rto.Voorbereiding {
	zet(&v, tekst)
	return v
}

// rule 13.2-3: what a closed passage says does not come back by another way: as a goal, an afspraak, another passage, a decision, a theme, a note;
// nor with one word of five changed, in the middle of more, or in other capitals and accents. It is refused in that field, with the article; nothing is
// kept. Other words pass.
func TestRegelGeslotenTekstNietOpnieuw(t *testing.T) {
	motoren(t, func(t *testing.T, huis *Huis) {
		h := dichthuis(t, huis)
		h.trekIn()
		for _, weg := range dichteWegen() {
			rijen := h.Getal(`SELECT (SELECT COUNT(*) FROM passage) + (SELECT COUNT(*) FROM besluit) + (SELECT COUNT(*) FROM aantekening) + (SELECT COUNT(*) FROM overleg)`)
			for _, tekst := range []string{dichtTekst, dichtEigen, "De buren: " + dichtTekst + " Dat was in mei.", "Ook: stond hij met drie anderen weer voor de schuur"} {
				var i *errs.Invalid
				if err := weg.doe(h, tekst); !errors.As(err, &i) || len(i.Velden) != 1 || i.Velden[0].Veld != weg.veld || !strings.Contains(i.Velden[0].Melding, "art. 13.2") {
					t.Errorf("%s, %s, %q: %v %+v", weg.naam, weg.veld, tekst, err, i)
				}
			}
			if n := h.Getal(`SELECT (SELECT COUNT(*) FROM passage) + (SELECT COUNT(*) FROM besluit) + (SELECT COUNT(*) FROM aantekening) + (SELECT COUNT(*) FROM overleg)`); n != rijen {
				t.Errorf("%s, %s: %d rows are kept", weg.naam, weg.veld, n-rijen)
			}
			if err := weg.doe(h, dichtVrij); err != nil {
				t.Errorf("%s, %s: other words are refused: %v", weg.naam, weg.veld, err)
			}
		}
		in := bestuur.Instemmen{Casus: h.z.ID, Antwoord: "nee", Reden: dichtEigen}
		v, err := h.PlanVoorleggen(h.Ctx(), Als(Cleo), plan.Voorleggen{Casus: h.z.ID, Versie: h.leesPlan(Cleo).Versie})
		goed(t, err)
		in.Versie = v.Versie
		ongeldig(t, vergeet(h.PlanInstemmen(h.Ctx(), Als(Anna), in)), "reden")
		in.Reden = dichtVrij
		goed(t, vergeet(h.PlanInstemmen(h.Ctx(), Als(Anna), in)))
	})
}

// rule 13.2-3: a draft in which such a text stood before the passage was closed, is not put to the Partijen nor decided on until it is gone from it; who
// never was shown the passage hears nothing.
func TestRegelConceptMetGeslotenTekst(t *testing.T) {
	h := dichthuis(t, Nieuw(t))
	b := h.leesPlan(Cleo)
	c := plan.Concept{Casus: h.z.ID, Versie: b.Versie, Inhoud: b.Concept.Inhoud, Wijziging: "Het kan beter."}
	c.Doelen[1].Tekst = dichtEigen
	goed(t, vergeet(h.PlanBewaren(h.Ctx(), Als(Cleo), c)))
	h.trekIn()
	leg := func(wie string) error {
		return vergeet(h.PlanVoorleggen(h.Ctx(), Als(wie), plan.Voorleggen{Casus: h.z.ID, Versie: h.leesPlan(wie).Versie}))
	}
	besluit := Besluit(h.o, rto.Plan, Anna, Bo, Cleo)
	ongeldig(t, leg(Cleo), "versie")
	ongeldig(t, vergeet(h.OverlegBesluiten(h.Ctx(), Als(Petra), besluit)), "soort")
	goed(t, vergeet(h.OverlegBesluiten(h.Ctx(), Als(Petra), Besluit(h.o, rto.Overig, Anna, Bo, Cleo))))
	goed(t, h.GeefRol(h.Ctx(), Als(Petra), h.z.ID, Pim, policy.RolProcesregisseur))
	goed(t, leg(Pim))
	c.Versie, c.Doelen[1].Tekst, c.Doelen[0].Passages = h.leesPlan(Cleo).Versie, dichtVrij, nil
	goed(t, vergeet(h.PlanBewaren(h.Ctx(), Als(Cleo), c)))
	goed(t, leg(Cleo))
}

// rules 13.2-3, 12.2-2: it does not matter how the passage was closed, nor whether it was written anew since; open again, its words may stand anywhere, and
// tied to its piece they may when that may be quoted. That a Partij acts by itself is asked nothing (13.1-1), but
// how it says so is, also what it keeps to itself: people whom it designates later read that.
func TestRegelWatDichtIs(t *testing.T) {
	const veld = "tekst"
	zeg := func(h *citaathuis) error {
		return vergeet(h.RegieAfstemmen(h.Ctx(), Als(Cleo), plan.Afstemming{Casus: h.z.ID, Soort: plan.Voortgang, Tekst: dichtEigen}))
	}
	for naam, sluit := range map[string]func(h *citaathuis){
		"withdrawn":      (*citaathuis).trekIn,
		"quoted no more": func(h *citaathuis) { h.nu.Citeren = false; h.zet(h.nu) },
		"for less":       func(h *citaathuis) { h.nu.Wie = informatie.RolInPlan; h.zet(h.nu) },
		"the protocol": func(h *citaathuis) {
			h.Protocol(Strenger(informatie.Gewoon, func(r *informatie.Protocolregel) { r.Geen = []informatie.Gebruiksoort{informatie.InCitaat} }))
		},
	} {
		t.Run(naam, func(t *testing.T) {
			h := dichthuis(t, Nieuw(t))
			open := h.nu
			goed(t, zeg(h))
			sluit(h)
			ongeldig(t, zeg(h), veld)
			id := h.taken(Petra)[0]
			b, err := h.PassageLezen(h.Ctx(), Als(Petra), id)
			goed(t, err)
			anders := informatie.Herschrijven{Passage: id, Versie: b.Versie, Tekst: dichtEigen, Partijen: []string{informatie.Gezamenlijk}}
			ongeldig(t, vergeet(h.PassageHerschrijven(h.Ctx(), Als(Petra), anders)), veld)
			goed(t, vergeet(h.PassageHerschrijven(h.Ctx(), Als(Petra), informatie.Herschrijven{Passage: id, Versie: b.Versie, Weg: true})))
			ongeldig(t, zeg(h), veld)
			ongeldig(t, vergeet(h.OptredenVastleggen(h.Ctx(), Als(Bo), plan.Optreden{Casus: h.z.ID, Omschrijving: dichtTekst})), "omschrijving")
			goed(t, vergeet(h.OptredenVastleggen(h.Ctx(), Als(Bo), plan.Optreden{Casus: h.z.ID, Omschrijving: "Wij grijpen zelf in."})))
			if naam == "withdrawn" || naam == "the protocol" {
				return
			}
			h.zet(open)
			goed(t, zeg(h))
		})
	}
	h := dichthuis(t, Nieuw(t))
	h.nu.Wie, h.nu.Lezers = informatie.GekozenPartijen, []string{Zorg}
	h.zet(h.nu)
	b := h.leesPlan(Cleo)
	c := plan.Concept{Casus: h.z.ID, Versie: b.Versie, Inhoud: b.Concept.Inhoud, Wijziging: "Het kan beter."}
	vast := citaat(h.stuk)
	vast.Tekst = dichtEigen
	c.Doelen[1].Passages = []informatie.Citaat{vast}
	goed(t, vergeet(h.PlanBewaren(h.Ctx(), Als(Cleo), c)))
	c.Versie++
	c.Doelen[1].Passages[0].Gegevens = nil
	ongeldig(t, vergeet(h.PlanBewaren(h.Ctx(), Als(Cleo), c)), "doelen[1].passages[0].tekst")
}

// rules 13.2-3, 7.2-2: who was shown a passage, in the log or as its writer, is told that its words are closed. Who never was, hears nothing: by typing
// what they guess nobody finds out what stood there, also when they see that something waits to be written anew. The way back into the log may be built
// or not.
func TestGeslotenTekstIsGeenOrakel(t *testing.T) {
	motoren(t, func(t *testing.T, huis *Huis) {
		h := citaten(t, huis)
		q := citaat(h.stuk)
		q.Tekst = dichtTekst
		h.bewaar(h.met(0, q))
		h.goed(h.StelPlanVast(h.Ctx(), Als(Petra), h.z.ID, "d-1"))
		h.leesPlan(Bo)
		meld := func(wie, wat string) error {
			p, err := h.PlanLezen(h.Ctx(), Als(Petra), h.z.ID)
			goed(t, err)
			for _, d := range p.Huidig.Doelen {
				for _, a := range d.Afspraken {
					if a.Wat == wat {
						return vergeet(h.AfspraakMelden(h.Ctx(), Als(wie), plan.Melding{Afspraak: a.ID, Versie: a.Versie, Stand: plan.Bezig, Toelichting: dichtTekst}))
					}
				}
			}
			return fmt.Errorf("no %s", wat)
		}
		h.trekIn()
		goed(t, h.GeefRol(h.Ctx(), Als(Petra), h.z.ID, Pim, policy.RolProcesregisseur))
		h.overal(Pim)
		h.overal(Anna)
		for _, terug := range []string{"without the way back", "with it"} {
			ongeldig(t, meld(Bo, "Elke week langs"), "toelichting")
			goed(t, meld(Anna, "Woonplek zoeken"))
			for _, id := range h.taken(Pim) {
				b, err := h.PassageLezen(h.Ctx(), Als(Pim), id)
				if err != nil || b.Tekst != "" {
					t.Fatalf("%s: Pim opens %+v, %v", terug, b, err)
				}
			}
			v := h.Voorbereiding(h.z)
			v.Doel = dichtTekst
			o, err := h.OverlegPlannen(h.Ctx(), Als(Pim), v)
			goed(t, err)
			goed(t, vergeet(h.OverlegAfgelasten(h.Ctx(), Als(Pim), rto.Afgelasting{Overleg: o.ID, Versie: o.Versie, Reden: dichtTekst})))
			ongeldig(t, vergeet(h.OverlegPlannen(h.Ctx(), Als(Petra), v)), "doel")
			_, err = h.CasusGekeken(h.Ctx(), Als(Petra), h.z.ID, 0)
			goed(t, err)
		}
	})
}

// A passage of before its conditions were kept is closed when its piece was withdrawn or when something marked it, as it was then.
func TestGeslotenTekstVanVroeger(t *testing.T) {
	h := dichthuis(t, Nieuw(t))
	goed(t, h.ZetOuderePassages(h.Ctx(), Als(Petra), h.z.ID))
	h.leesPlan(Cleo)
	zeg := func() error {
		return vergeet(h.RegieAfstemmen(h.Ctx(), Als(Cleo), plan.Afstemming{Casus: h.z.ID, Soort: plan.Voortgang, Tekst: dichtTekst}))
	}
	goed(t, zeg())
	h.nu.Wie, h.nu.Lezers = informatie.GekozenPartijen, []string{Zorg}
	h.zet(h.nu)
	ongeldig(t, zeg(), "tekst")
	h.nu.Wie, h.nu.Lezers = informatie.AlleDeelnemers, nil
	h.zet(h.nu)
	goed(t, zeg())
	h.trekIn()
	ongeldig(t, zeg(), "tekst")
}

// That somebody sees a passage wait, is not that they read it: only with its pieces it was shown.
func TestWachtendePassageIsNietGelezen(t *testing.T) {
	h := dichthuis(t, Nieuw(t))
	h.nu.Citeren = false
	h.zet(h.nu)
	goed(t, h.GeefRol(h.Ctx(), Als(Petra), h.z.ID, Pim, policy.RolProcesregisseur))
	lijst := h.leesPlan(Pim).Herschrijven
	if len(lijst) != 1 {
		t.Fatalf("Pim is asked %+v", lijst)
	}
	zeg := func() error {
		return vergeet(h.RegieAfstemmen(h.Ctx(), Als(Pim), plan.Afstemming{Casus: h.z.ID, Soort: plan.Overleg, Tekst: dichtTekst}))
	}
	goed(t, zeg())
	b, err := h.PassageLezen(h.Ctx(), Als(Pim), lijst[0].ID)
	if goed(t, err); b.Tekst != dichtTekst {
		t.Fatalf("Pim opens %+v", b)
	}
	ongeldig(t, zeg(), "tekst")
}

// stuktekst is what a piece says in TestRegelStukNietLos, and stukAnders the same with one word of five another.
const (
	stuktekst  = "In maart is hij drie keer in de buurt van het station gezien met een groep oudere jongens uit de stad."
	stukAnders = "Wij hoorden: in april is hij drie keer in de buurt van het station gezien met een groep oudere jongens."
)

// rule 13.2-3: what a piece of another Partij says stands in plan and minutes only as a passage tied to it. Typed loose it is refused in its field to who
// reads or read the piece, while it is open, when it is closed to them and when it was withdrawn; who never read it hears nothing, its supplier may say it,
// and tied to it it stands.
func TestRegelStukNietLos(t *testing.T) {
	motoren(t, func(t *testing.T, huis *Huis) {
		h := dichthuis(t, huis)
		in := h.Gegeven(h.z, informatie.AlleDeelnemers)
		in.Voorwaarden, in.Tekst = h.nu, stuktekst
		stuk, err := h.GegevenToevoegen(h.Ctx(), Als(Bo), in)
		goed(t, err)
		zeg := func(wie, tekst string) error {
			return vergeet(h.RegieAfstemmen(h.Ctx(), Als(wie), plan.Afstemming{Casus: h.z.ID, Soort: plan.Voortgang, Tekst: tekst}))
		}
		anders := func(melding string) {
			t.Helper()
			for _, tekst := range []string{stuktekst, stukAnders} {
				var i *errs.Invalid
				if err := zeg(Cleo, tekst); !errors.As(err, &i) || len(i.Velden) != 1 || i.Velden[0].Veld != "tekst" || !strings.Contains(i.Velden[0].Melding, melding) {
					t.Errorf("%q: %v, want %q", tekst, err, melding)
				}
			}
			for _, weg := range dichteWegen() {
				if strings.HasPrefix(weg.naam, "a report") { // by who gave it
					goed(t, weg.doe(h, stuktekst))
					continue
				}
				if weg.naam == "a draft" {
					ongeldig(t, weg.doe(h, stuktekst), weg.veld)
				}
			}
		}
		anders("leest dat stuk misschien niet (art. 13.2)")
		b := h.leesPlan(Cleo)
		c := plan.Concept{Casus: h.z.ID, Versie: b.Versie, Inhoud: b.Concept.Inhoud, Wijziging: "Het kan beter."}
		c.Doelen[1].Passages = []informatie.Citaat{{Tekst: stuktekst, Partijen: []string{Politie}, Gegevens: []string{stuk.ID}}}
		goed(t, vergeet(h.PlanBewaren(h.Ctx(), Als(Cleo), c)))
		c.Doelen[1].Passages = nil
		c.Versie++
		goed(t, vergeet(h.PlanBewaren(h.Ctx(), Als(Cleo), c)))
		goed(t, vergeet(h.GegevenLezen(h.Ctx(), Als(Cleo), stuk.ID)))
		eng, err := h.GegevenVoorwaarden(h.Ctx(), Als(Bo), informatie.Wijzigen{Gegeven: stuk.ID, Versie: stuk.Versie,
			Voorwaarden: informatie.Voorwaarden{Wie: informatie.AlleenProcesregisseur}})
		goed(t, err)
		anders("dat jij niet meer leest")
		ongeldig(t, vergeet(h.InformatievraagStellen(h.Ctx(), Als(Cleo), informatie.Informatievraag{Casus: h.z.ID, Partijen: []string{Gemeente}, Vraag: stuktekst,
			Doel: "veiligheid", Uiterlijk: klok.Datum(h.Klok.Nu().AddDate(0, 0, 9).Format(time.DateOnly))})), "vraag")
		goed(t, h.GeefRol(h.Ctx(), Als(Petra), h.z.ID, Pim, policy.RolProcesregisseur|policy.RolCasusregisseur))
		goed(t, vergeet(h.GegevenIntrekken(h.Ctx(), Als(Bo), informatie.Intrekken{Gegeven: stuk.ID, Versie: eng.Versie, Reden: "Het klopte niet."})))
		anders("ingetrokken")
		goed(t, vergeet(h.RegieAfstemmen(h.Ctx(), Als(Pim), plan.Afstemming{Casus: h.z.ID, Soort: plan.Overleg, Tekst: stuktekst})))
	})
}

// rules 13.2-3, 7.2-2, WGS-10, WGS-14: what is closed to who reads or read it is not asked out either: in no text of a request for a disclosure, of one that
// a law demands, of a question, or of why a Partij or an incidentele derde takes part. While it is open it is asked for by itself: who reads such a text, reads not
// always the piece.
func TestRegelDichtGaatNietNaarBuiten(t *testing.T) {
	h := dichthuis(t, Nieuw(t))
	in := h.Gegeven(h.z, informatie.AlleDeelnemers)
	in.Voorwaarden, in.Tekst = h.nu, stuktekst
	stuk, err := h.GegevenToevoegen(h.Ctx(), Als(Bo), in)
	goed(t, err)
	mag := derdenstuk(t, h.Huis, h.z, Cleo, informatie.Gewoon)
	for _, wie := range []string{Petra, Anna, Cleo} {
		goed(t, vergeet(h.GegevenLezen(h.Ctx(), Als(wie), stuk.ID)))
	}
	verzoek := func(zet func(v *informatie.Verstrekking)) func() error {
		return func() error {
			v := verstrekkingVan(h.Huis, h.z, mag)
			zet(&v)
			return vergeet(h.VerstrekkingVragen(h.Ctx(), Als(Petra), v))
		}
	}
	derde := verstrekkingVan(h.Huis, h.z).Derde
	wegen := []buitenweg{
		{"doel", verzoek(func(v *informatie.Verstrekking) { v.Doel = stuktekst })},
		{"grondslag", verzoek(func(v *informatie.Verstrekking) { v.Grondslag = stuktekst })},
		{"derde.contact", verzoek(func(v *informatie.Verstrekking) { v.Derde.Contact = stuktekst })},
		{"derde.soort", verzoek(func(v *informatie.Verstrekking) { v.Derde.Soort = stuktekst })},
		{"noodzaak", verzoek(func(v *informatie.Verstrekking) { v.Noodzaak = stukAnders })},
		{"passages[0].tekst", verzoek(func(v *informatie.Verstrekking) {
			v.Passages = []informatie.Passage{{Overleg: h.o.ID, Tekst: stuktekst}}
		})},
		{"waarom", func() error {
			p := plichtVan(h.Huis, h.z, derde, mag)
			p.Waarom = stuktekst
			return vergeet(h.VerstrekkingPlicht(h.Ctx(), Als(Petra), p))
		}},
		{"artikel", func() error {
			p := plichtVan(h.Huis, h.z, derde, mag)
			p.Artikel = stuktekst
			return vergeet(h.VerstrekkingPlicht(h.Ctx(), Als(Petra), p))
		}},
		{"waarom", func() error {
			return vergeet(h.CorrectieVragen(h.Ctx(), Als(Anna), informatie.Correctieverzoek{Gegeven: mag.ID, Waarom: stuktekst}))
		}},
		{"grond", func() error {
			d := h.Incidenteel(h.z)
			d.Grond = stuktekst
			return vergeet(h.IncidenteleDerdeVoorstellen(h.Ctx(), Als(Petra), d))
		}},
		{"grond", func() error {
			b := Betrekken(h.z, Dirk)
			b.Grond = stuktekst
			return vergeet(h.DeelnameBetrekken(h.Ctx(), Als(Petra), b))
		}},
		{"vraag", func() error {
			q := h.Informatievraag(h.z, Gemeente)
			q.Vraag = stuktekst
			return vergeet(h.InformatievraagStellen(h.Ctx(), Als(Petra), q))
		}},
		{"waarom", func() error {
			d := h.Incidenteel(h.z)
			d.Waarom = stuktekst
			return vergeet(h.IncidenteleDerdeVoorstellen(h.Ctx(), Als(Petra), d))
		}},
		{"waarom", func() error {
			b := Betrekken(h.z, Dirk)
			b.Waarom = stuktekst
			return vergeet(h.DeelnameBetrekken(h.Ctx(), Als(Petra), b))
		}},
	}
	wegen = append(wegen, dichteDerde(t, h, mag)...)
	wegen = append(wegen, dichteRest(t, h)...)
	for _, weg := range wegen { // open to her, it is asked for by itself
		ongeldig(t, weg.doe(), weg.veld)
	}
	goed(t, vergeet(h.GegevenIntrekken(h.Ctx(), Als(Bo), informatie.Intrekken{Gegeven: stuk.ID, Versie: stuk.Versie, Reden: "Het klopte niet."})))
	for _, weg := range wegen {
		var i *errs.Invalid
		if err := weg.doe(); !errors.As(err, &i) || len(i.Velden) != 1 || i.Velden[0].Veld != weg.veld || !strings.Contains(i.Velden[0].Melding, "art. 13.2") {
			t.Errorf("%s: %v", weg.veld, err)
		}
	}
}

// rule AVG-5, rule AVG-6: a conflict shows the writer the draft as it is now, with its passages: the entry has what was shown, and its suppliers see who read it.
func TestRegelConflictLaatSporen(t *testing.T) {
	h := citaten(t, Nieuw(t))
	h.bewaar(h.met(0, citaat(h.stuk)))
	voor, err := h.GegevenLezen(h.Ctx(), Als(Bo), h.stuk.ID)
	goed(t, err)
	_, err = h.PlanBewaren(h.Ctx(), Als(Petra), h.met(0))
	var c *errs.Conflict
	if !errors.As(err, &c) || !strings.Contains(c.Nu, citaat(h.stuk).Tekst) {
		t.Fatalf("the conflict says %+v (%v)", c, err)
	}
	e := h.Laatste()
	if e.Uitkomst != audit.Failed || e.Getoond[0] != h.z.ID || !slices.Contains(e.Getoond, h.stuk.ID) {
		t.Errorf("the entry is %+v", e)
	}
	h.Klok.Loop(2 * time.Hour)
	goed(t, h.BouwIndex(h.Ctx()))
	na, err := h.GegevenLezen(h.Ctx(), Als(Bo), h.stuk.ID)
	goed(t, err)
	if len(voor.Gezien) == len(na.Gezien) && (len(na.Gezien) == 0 || voor.Gezien[0].Laatst.Equal(na.Gezien[0].Laatst)) {
		t.Errorf("before %+v, after %+v", voor.Gezien, na.Gezien)
	}
}
