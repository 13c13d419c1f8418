// SPDX-License-Identifier: EUPL-1.2

package gatetest

import (
	"time"

	"rondetafel/internal/casus"
	"rondetafel/internal/gate"
	"rondetafel/internal/informatie"
	"rondetafel/internal/klok"
	"rondetafel/internal/rto"
)

// Vandaag is the day on the clock, as a form takes it.
func (h *Huis) Vandaag() klok.Datum {
	return klok.Datum(h.Klok.Nu().In(klok.Amsterdam()).Format(time.DateOnly))
}

// Voorbereiding is a preparation for a round table on z that begins now and has all it needs.
func (h *Huis) Voorbereiding(z gate.Verwijzing) rto.Voorbereiding {
	begin, einde := h.Klok.Nu().In(klok.Amsterdam()).Format("15:04"), "11:00"
	if begin >= einde {
		einde = ""
	}
	return rto.Voorbereiding{Casus: z.ID, Doel: "Sem heeft een plek om te wonen.", SoortBesluit: rto.Plan, Themas: []string{"wonen", "geld"},
		Planning: rto.Planning{Datum: h.Vandaag(), Begin: begin, Einde: einde, Plaats: "Zaal 2"}}
}

// Geinformeerd answers for every betrokkene of z that they were informed (rule AVG-3).
func (h *Huis) Geinformeerd(z gate.Verwijzing) {
	h.T.Helper()
	b, err := h.CasusLezen(h.Ctx(), Als(Petra), z.ID)
	h.moet("casus lezen", err)
	for _, m := range b.Betrokkenen {
		_, err := h.BetrokkeneInformeren(h.Ctx(), Als(Petra), casus.Informeren{Betrokkene: m.ID, Stand: casus.Geinformeerd, Datum: h.Vandaag()})
		h.moet("informeren", err)
	}
}

// Gepland makes an Overleg today on z, whose betrokkenen were informed; nobody is invited yet.
func (h *Huis) Gepland(z gate.Verwijzing) gate.Verwijzing {
	h.T.Helper()
	h.Geinformeerd(z)
	o, err := h.OverlegPlannen(h.Ctx(), Als(Petra), h.Voorbereiding(z))
	h.moet("plannen", err)
	return o
}

// Uitnodigen invites the Partijen of mensen to o.
func Uitnodigen(o gate.Verwijzing, mensen ...string) rto.Uitnodigen {
	in := rto.Uitnodigen{Overleg: o.ID, Versie: o.Versie}
	for _, m := range mensen {
		in.Uitnodigingen = append(in.Uitnodigingen, rto.Uitnodiging{Partij: PartijVan(m), Grond: "Wettelijke taak", Bijdrage: "Wat jullie zien."})
	}
	return in
}

// Uitgenodigd makes an Overleg today on z to which the Partijen of mensen are invited.
func (h *Huis) Uitgenodigd(z gate.Verwijzing, mensen ...string) gate.Verwijzing {
	h.T.Helper()
	o, err := h.OverlegUitnodigen(h.Ctx(), Als(Petra), Uitnodigen(h.Gepland(z), mensen...))
	h.moet("uitnodigen", err)
	return o
}

// Afvaardiging says that persoon comes to o, with a mandate.
func Afvaardiging(o gate.Verwijzing, persoon string) rto.Afvaardiging {
	return rto.Afvaardiging{Overleg: o.ID, Komt: "ja", Medewerker: persoon, Mandaat: true, MandaatVan: "de teamleider"}
}

// AanTafel makes an Overleg today on z at which mensen are there for their Partijen, each with a mandate.
func (h *Huis) AanTafel(z gate.Verwijzing, mensen ...string) gate.Verwijzing {
	h.T.Helper()
	o := h.Uitgenodigd(z, mensen...)
	in := rto.Aanwezigheid{Overleg: o.ID, Versie: o.Versie}
	for _, m := range mensen {
		_, err := h.OverlegAfvaardigen(h.Ctx(), Als(m), Afvaardiging(o, m))
		h.moet("afvaardigen", err)
		in.Aanwezig = append(in.Aanwezig, rto.Aanwezige{Partij: PartijVan(m), Medewerker: m})
	}
	o, err := h.OverlegAanwezigheid(h.Ctx(), Als(Petra), in)
	h.moet("aanwezigheid", err)
	return o
}

// Besluit is a decision of o with which the Partijen of mensen agree.
func Besluit(o gate.Verwijzing, soort rto.SoortBesluit, mensen ...string) rto.Besluit {
	in := rto.Besluit{Overleg: o.ID, Versie: o.Versie, Soort: soort, Tekst: "Het RTO besluit dit."}
	for _, m := range mensen {
		in.Stemmen = append(in.Stemmen, rto.Stem{Partij: PartijVan(m), Eens: "ja"})
	}
	return in
}

// AanHetRTO is RTO with an Overleg that has begun: from then on others read pieces (rule 9.2f-1).
func (h *Huis) AanHetRTO(mensen ...string) gate.Verwijzing {
	h.T.Helper()
	z := h.RTO(mensen...)
	h.Uitgenodigd(z, mensen[0])
	return z
}

// Samen is a text of minutes that all who took part told together.
func Samen(tekst string) []informatie.Citaat {
	return []informatie.Citaat{{Tekst: tekst, Partijen: []string{informatie.Gezamenlijk}}}
}
