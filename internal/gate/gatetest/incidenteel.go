// SPDX-License-Identifier: EUPL-1.2

package gatetest

import (
	"rondetafel/internal/casus"
	"rondetafel/internal/gate"
	"rondetafel/internal/klok"
)

// Incidenteel is a proposal for an incidentele derde in z that has all it needs: from today for ten days.
func (h *Huis) Incidenteel(z gate.Verwijzing) casus.Incidenteel {
	h.T.Helper()
	return casus.Incidenteel{Casus: z.ID, Organisatie: "Woningstichting Verzonnen", Personen: []string{"Wil Bedacht"}, Waarom: "Zij weet wat er in de flat speelt.",
		Grond: "WGS 2.31 lid 9", Tot: klok.Datum(h.Klok.Nu().In(klok.Amsterdam()).AddDate(0, 0, 10).Format("2006-01-02"))}
}

// Derde is an incidentele derde that was let in, with the one person who takes part for it.
type Derde struct {
	gate.Verwijzing
	Persoon string
}

// Voorgesteld lets Petra propose an incidentele derde in z.
func (h *Huis) Voorgesteld(z gate.Verwijzing) gate.Verwijzing {
	h.T.Helper()
	v, err := h.IncidenteleDerdeVoorstellen(h.Ctx(), Als(Petra), h.Incidenteel(z))
	h.moet("voorstellen", err)
	return v
}

// Toegelaten lets an incidentele derde in to z by the yes of beslissers, who are of all public Partijen there. Its person signed the
// declaration of secrecy.
func (h *Huis) Toegelaten(z gate.Verwijzing, beslissers ...string) Derde {
	h.T.Helper()
	d := Derde{Verwijzing: h.Voorgesteld(z)}
	for _, m := range beslissers {
		v, err := h.IncidenteleDerdeBeslissen(h.Ctx(), Als(m), casus.IncidenteelBesluit{Derde: d.ID, Versie: d.Versie, Antwoord: "ja"})
		h.moet("beslissen", err)
		d.Verwijzing = v
	}
	d.Persoon = h.PersoonVan(d.ID)
	_, err := h.VerklaringTekenen(h.Ctx(), Als(d.Persoon), gate.Tekenen{Versie: 1})
	h.moet("tekenen", err)
	return d
}

// PersoonVan is the id of the first person of a Partij.
func (h *Huis) PersoonVan(partij string) string {
	h.T.Helper()
	alle, err := h.Gebruikers(h.Ctx())
	h.moet("gebruikers", err)
	for _, m := range alle.Mensen {
		if m.Partij == partij {
			return m.ID
		}
	}
	h.T.Fatalf("gatetest: nobody works for %s", partij)
	return ""
}
