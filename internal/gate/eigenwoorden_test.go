// SPDX-License-Identifier: EUPL-1.2

package gate_test

import (
	"testing"

	"rondetafel/internal/gate"
	. "rondetafel/internal/gate/gatetest"
	"rondetafel/internal/informatie"
	"rondetafel/internal/plan"
)

// geefTekst gives tekst as a piece of wie in the Casus of h, to all who take part.
func (h *citaathuis) geefTekst(wie, tekst string) (gate.Verwijzing, error) {
	in := h.Gegeven(h.z, informatie.AlleDeelnemers)
	in.Voorwaarden, in.Tekst = h.nu, tekst
	return h.GegevenToevoegen(h.Ctx(), Als(wie), in)
}

func (h *citaathuis) verbeter(wie string, stuk gate.Verwijzing, tekst string) error {
	in := h.Gegeven(h.z, informatie.AlleDeelnemers)
	in.Tekst = tekst
	b, err := h.GegevenLezen(h.Ctx(), Als(wie), stuk.ID)
	goed(h.t, err)
	return vergeet(h.GegevenCorrigeren(h.Ctx(), Als(wie), informatie.Corrigeren{Inhoud: in.Inhoud, Gegeven: stuk.ID, Versie: b.Versie, Soort: in.Soort}))
}

// zegt lets wie report on the plan in these words.
func (h *citaathuis) zegt(wie, tekst string) error {
	return vergeet(h.RegieAfstemmen(h.Ctx(), Als(wie), plan.Afstemming{Casus: h.z.ID, Soort: plan.Voortgang, Tekst: tekst}))
}

// rules 12.1-1, 13.2-3: what a Partij read here it does not give as its own, to whomever: not in a new piece and not in one that it corrects, not in the words of
// a colleague who read nothing, nor when it was taken back or closed. So its words do not come free. Other words, a short sentence and a citation do pass.
func TestRegelKopieIsGeenEigenStuk(t *testing.T) {
	motoren(t, func(t *testing.T, huis *Huis) {
		h := dichthuis(t, huis)
		goed(t, vergeet(h.DeelnameAanwijzen(h.Ctx(), Als(Bo), aanwijzen(h.z, Bas))))
		stuk, err := h.geefTekst(Cleo, stuktekst)
		goed(t, err)
		eigen, err := h.geefTekst(Bo, "Er is een melding van deze week.")
		goed(t, err)
		goed(t, vergeet(h.GegevenLezen(h.Ctx(), Als(Bo), stuk.ID)))
		weiger := func(woorden string) {
			t.Helper()
			for _, tekst := range []string{stuktekst, stukAnders} {
				_, err := h.geefTekst(Bo, tekst)
				foutIn(t, err, "tekst", woorden)
				foutIn(t, h.verbeter(Bo, eigen, "Er is een melding. "+tekst), "tekst", woorden)
			}
		}
		weiger("een stuk van Proefzorg (")
		_, err = h.geefTekst(Bas, stuktekst) // she reads it, and was not shown it: Bo was
		foutIn(t, err, "tekst", "vraag die Partij om haar stuk verder open te zetten")
		delen := h.Gegeven(h.z, informatie.AlleDeelnemers)
		delen.Tekst, delen.Bron = "Is hij drie keer in de buurt", "van het station gezien met een" // side by side on one card
		foutIn(t, vergeet(h.GegevenToevoegen(h.Ctx(), Als(Bo), delen)), "bron", "Samen met een ander veld")
		nauw := h.Gegeven(h.z, informatie.GekozenPartijen, Zorg)
		nauw.Tekst = stuktekst
		foutIn(t, vergeet(h.GegevenToevoegen(h.Ctx(), Als(Bo), nauw)), "tekst", "blijft van wie het gaf (art. 12.1 en 13.2)")
		goed(t, h.verbeter(Bo, eigen, "Er is een melding van vorige week."))
		for _, tekst := range []string{"Er waren drie meldingen.", "Sem is gezien bij het station.", "De wijkagent zag hem op 3 maart met twee jongens."} {
			goed(t, vergeet(h.geefTekst(Bo, tekst)))
		}
		goed(t, vergeet(h.GegevenIntrekken(h.Ctx(), Als(Cleo), informatie.Intrekken{Gegeven: stuk.ID, Versie: stuk.Versie, Reden: "Het klopte niet."})))
		weiger("nu voor jou dicht is")
		_, err = h.geefTekst(Bas, stuktekst)
		foutIn(t, err, "tekst", "dat jij of een collega hier las")
	})
}

// rules 12.1-1, 7.2-2: two Partijen that have the same, each from its own source, both give it, and by giving nobody finds out what another gave: who was not
// shown a piece, is not compared with it, open or not. What a Partij said first it goes on saying, in its piece and elsewhere; what it gave later than the
// other it corrects as it likes, and says nowhere else.
func TestEigenBronMag(t *testing.T) {
	h := dichthuis(t, Nieuw(t))
	eerst, err := h.geefTekst(Cleo, stuktekst)
	goed(t, err)
	later, err := h.geefTekst(Bo, stuktekst) // he never opened hers
	goed(t, err)
	in := h.Gegeven(h.z, informatie.AlleenProcesregisseur)
	in.Tekst = stuktekst
	goed(t, vergeet(h.GegevenToevoegen(h.Ctx(), Als(Anna), in)))

	goed(t, vergeet(h.GegevenLezen(h.Ctx(), Als(Cleo), later.ID)))
	goed(t, vergeet(h.GegevenLezen(h.Ctx(), Als(Bo), eerst.ID)))
	meld := func(tekst string) error {
		a := h.afspraak("Elke week langs")
		return vergeet(h.AfspraakMelden(h.Ctx(), Als(Bo), plan.Melding{Afspraak: a.ID, Versie: a.Versie, Stand: plan.Bezig, Toelichting: tekst}))
	}
	foutIn(t, meld(stuktekst), "toelichting", "een stuk van Proefzorg (")
	goed(t, meld(dichtVrij))
	goed(t, h.verbeter(Bo, later, stuktekst+" Dat was overdag."))
	goed(t, h.verbeter(Cleo, eerst, stuktekst+" Het was 's avonds."))
	goed(t, h.zegt(Cleo, stuktekst))
}
