// SPDX-License-Identifier: EUPL-1.2

package gatetest

import (
	"time"

	"rondetafel/internal/casus"
	"rondetafel/internal/gate"
	"rondetafel/internal/klok"
)

// NazorgMet makes a Casus of Nazorg detentie in which the Partijen of mensen take part.
func (h *Huis) NazorgMet(mensen ...string) gate.Verwijzing {
	h.T.Helper()
	z := h.Nazorg()
	for _, m := range mensen {
		h.Betrek(z, m)
	}
	return z
}

// Overdracht is a hand-over of z that has all it needs.
func (h *Huis) Overdracht(z gate.Verwijzing) casus.Overdracht {
	return casus.Overdracht{Casus: z.ID, Versie: z.Versie, Aan: "Wijkteam Proefdorp", Afspraken: "Zij bellen elke week.",
		Datum: klok.Datum(h.Klok.Nu().In(klok.Amsterdam()).Format("2006-01-02"))}
}

// Afschaling makes a Casus that was handed over at the end of nazorg and can be cleaned.
func (h *Huis) Afschaling(mensen ...string) gate.Verwijzing {
	h.T.Helper()
	return h.NaarAfschaling(h.NazorgMet(mensen...))
}

// NaarAfschaling hands z, in nazorg, over.
func (h *Huis) NaarAfschaling(z gate.Verwijzing) gate.Verwijzing {
	h.T.Helper()
	z, err := h.CasusOverdragen(h.Ctx(), Als(Petra), h.Overdracht(z))
	h.moet("overdragen", err)
	return z
}

// Opschoning is a decision about every piece of z that Petra can read: all of it goes but houden.
func (h *Huis) Opschoning(z gate.Verwijzing, houden ...gate.Verwijzing) casus.Opschoning {
	h.T.Helper()
	c, err := h.CasusLezen(h.Ctx(), Als(Petra), z.ID)
	h.moet("lezen", err)
	in := casus.Opschoning{Casus: z.ID, Versie: c.Versie}
	for _, g := range c.Gegevens {
		if g.Ingetrokken {
			continue
		}
		b := casus.Stukbesluit{Gegeven: g.ID}
		for _, w := range houden {
			if w.ID == g.ID {
				b.Houden, b.Noodzaak = true, "Er loopt nog een zaak."
			}
		}
		in.Stukken = append(in.Stukken, b)
	}
	return in
}

// SluitCasus cleans z, in afschaling, and closes it.
func (h *Huis) SluitCasus(z gate.Verwijzing, houden ...gate.Verwijzing) gate.Verwijzing {
	h.T.Helper()
	z, err := h.CasusOpschonen(h.Ctx(), Als(Petra), h.Opschoning(z, houden...))
	h.moet("opschonen", err)
	z, err = h.CasusSluiten(h.Ctx(), Als(Petra), casus.Sluiten{Casus: z.ID, Versie: z.Versie, NamensPubliek: Gemeente})
	h.moet("sluiten", err)
	return z
}

// Voorstel lets Petra propose to destroy the dossier of z.
func (h *Huis) Voorstel(z gate.Verwijzing) gate.Verwijzing {
	h.T.Helper()
	v, err := h.VernietigingVoorstellen(h.Ctx(), Als(Petra), casus.VernietigingVoorstellen{Casus: z.ID, Versie: z.Versie, Reden: "De termijn is voorbij."})
	h.moet("voorstellen", err)
	return v
}

// Akkoord lets Fien agree with the proposal v.
func (h *Huis) Akkoord(v gate.Verwijzing) gate.Verwijzing {
	h.T.Helper()
	v, err := h.VernietigingControleren(h.Ctx(), Als(Fien), casus.VernietigingControleren{Vernietiging: v.ID, Versie: v.Versie, Akkoord: "ja"})
	h.moet("controleren", err)
	return v
}

// Bedenktijd lets seven days pass, to the second, and does the jobs that are due then.
func (h *Huis) Bedenktijd() {
	h.T.Helper()
	h.Klok.Loop(7*24*time.Hour + time.Hour) // whatever the night of summer time does
	_, err := h.VoerTaken(h.Ctx())
	h.moet("taken", err)
}
