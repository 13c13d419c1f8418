// SPDX-License-Identifier: EUPL-1.2

package gatetest

import (
	"database/sql"
	"errors"
	"time"

	"rondetafel/internal/casus"
	"rondetafel/internal/convenant"
	"rondetafel/internal/gate"
	"rondetafel/internal/informatie"
	"rondetafel/internal/klok"
)

// Als is a caller for one person, as a test.
func Als(persoon string) gate.Caller { return gate.Als(persoon, "web") }

// MetSleutel is a caller with an idempotency key.
func MetSleutel(persoon, sleutel string) gate.Caller {
	c := Als(persoon)
	c.Sleutel = sleutel
	return c
}

// BSN is a test number that nobody has.
const BSN = "999990019"

// Aanmelding is a report that has all it needs.
func Aanmelding() casus.Aanmelding {
	return casus.Aanmelding{
		Inhoud: casus.Inhoud{Doelen: []string{"veiligheid", "overlast"}, Aanleiding: "Er is elke avond ruzie op straat.",
			Geprobeerd: "De wijkagent en het wijkteam zijn langs geweest.", Criteria: Criteria(), Leefgebieden: []string{"wonen", "geld"}},
		Soort: casus.Complex, Gemeente: "GM0957",
		Betrokkenen: []casus.Betrokkene{{Voornaam: "Sem", Tussenvoegsel: "van", Achternaam: "Verzinsel", Geboortedatum: "4-3-2004",
			BSN: BSN, Rol: casus.Hoofdbetrokkene}},
	}
}

// Criteria answers every criterium of Bijlage 2 with yes.
func Criteria() []casus.Criterium {
	var uit []casus.Criterium
	for range convenant.Criteria() {
		uit = append(uit, casus.Criterium{Antwoord: "ja", Toelichting: "Dat blijkt uit de meldingen."})
	}
	return uit
}

// Screening is a judgement that has all it needs and sends z to triage.
func (h *Huis) Screening(z gate.Verwijzing) casus.Screening {
	return casus.Screening{Casus: z.ID, Versie: z.Versie, Criteria: Criteria(), Uitkomst: casus.Triage, NamensPubliek: Gemeente,
		Overleg: casus.Overleg{Met: "Anna Fictief", Datum: klok.Datum(h.Klok.Nu().In(klok.Amsterdam()).Format("2006-01-02")),
			Wijze: "telefoon", Verslag: "Anna vindt dat dit samen moet."}}
}

// moet stops the test when a step that it builds on failed.
func (h *Huis) moet(wat string, err error) {
	h.T.Helper()
	if err != nil {
		h.T.Fatalf("gatetest: %s: %v", wat, err)
	}
}

// Aangemeld makes a Casus that Anna of the Gemeente reported.
func (h *Huis) Aangemeld() gate.Verwijzing {
	h.T.Helper()
	z, err := h.CasusAanmelden(h.Ctx(), Als(Anna), Aanmelding())
	h.moet("aanmelden", err)
	return z
}

// TeBevestigen makes a Casus that Petra entered for the Gemeente; Anna has to confirm it.
func (h *Huis) TeBevestigen() gate.Verwijzing {
	h.T.Helper()
	in := Aanmelding()
	in.Namens, in.Contact = Gemeente, Anna
	z, err := h.CasusAanmelden(h.Ctx(), Als(Petra), in)
	h.moet("invoeren", err)
	return z
}

// InScreening makes a Casus that Mo assigned to Petra.
func (h *Huis) InScreening() gate.Verwijzing {
	h.T.Helper()
	z := h.Aangemeld()
	z, err := h.CasusToewijzen(h.Ctx(), Als(Mo), casus.Toewijzen{Casus: z.ID, Versie: z.Versie, Medewerker: Petra})
	h.moet("toewijzen", err)
	return z
}

// Nazorg makes a Casus of Nazorg detentie that Petra took up: no test of Bijlage 2, no triage (rule 2.3-2).
func (h *Huis) Nazorg() gate.Verwijzing {
	h.T.Helper()
	in := Aanmelding()
	in.Soort, in.Criteria, in.Leefgebieden = casus.NazorgDetentie, nil, nil
	z, err := h.CasusAanmelden(h.Ctx(), Als(Anna), in)
	h.moet("aanmelden", err)
	z, err = h.CasusToewijzen(h.Ctx(), Als(Mo), casus.Toewijzen{Casus: z.ID, Versie: z.Versie, Medewerker: Petra})
	h.moet("toewijzen", err)
	s := h.Screening(z)
	s.Uitkomst, s.Criteria = casus.Nazorg, nil
	z, err = h.CasusScreenen(h.Ctx(), Als(Petra), s)
	h.moet("screenen", err)
	return z
}

// Triage makes a Casus that Petra judged suitable.
func (h *Huis) Triage() gate.Verwijzing {
	h.T.Helper()
	return h.MetUitkomst(casus.Triage)
}

// RTO makes a Casus for a round table, in which the Partijen of mensen take part through them: the first by the outcome of the
// triage, the others were involved afterwards.
func (h *Huis) RTO(mensen ...string) gate.Verwijzing {
	h.T.Helper()
	z := h.Triage()
	z, err := h.TriageAfronden(h.Ctx(), Als(Petra), Uitkomst(z, mensen[0]))
	h.moet("triage afronden", err)
	for _, m := range mensen[1:] {
		h.Betrek(z, m)
	}
	return z
}

// Uitkomst is an outcome of the triage of z that has all it needs: a round table with the Partijen of mensen.
func Uitkomst(z gate.Verwijzing, mensen ...string) casus.Triageuitkomst {
	u := casus.Triageuitkomst{Casus: z.ID, Versie: z.Versie, Route: casus.RTO, Doel: "Samen een plan maken.", Reden: "Zij zijn samen nodig.",
		NamensPubliek: Gemeente, ZonderAntwoord: "Wie niet antwoordde, kent het gezin niet."}
	for _, m := range mensen {
		u.Partijen = append(u.Partijen, casus.Relevant{Partij: PartijVan(m), Medewerker: m, Grond: "Wettelijke taak", Waarom: "Zij kennen het gezin."})
	}
	return u
}

// Triagevraag is a question to the Partij of persoon about the first betrokkene of z.
func (h *Huis) Triagevraag(z gate.Verwijzing, persoon string) casus.Triagevraag {
	h.T.Helper()
	return casus.Triagevraag{Casus: z.ID, Partij: PartijVan(persoon), Medewerker: persoon, Vraag: "Kennen jullie Sem?", Doel: "veiligheid",
		Over: []string{h.EersteBetrokkene(z)}, Uiterlijk: klok.Datum(h.Klok.Nu().In(klok.Amsterdam()).AddDate(0, 0, 7).Format("2006-01-02")),
		NamensPubliek: Gemeente}
}

// Triageantwoord is an answer to question v that has all it needs, and is not for the aanmelder.
func Triageantwoord(v gate.Verwijzing) casus.Triageantwoord {
	return casus.Triageantwoord{Triagevraag: v.ID, Versie: v.Versie, Bekend: casus.BekendActief, Contact: "Het wijkteam", Aanschuiven: casus.SchuiftAan,
		Toelichting: "Wij komen er elke week."}
}

// Gevraagd is a question that Petra asked the Partij of persoon, through persoon, in the triage of z.
func (h *Huis) Gevraagd(z gate.Verwijzing, persoon string) gate.Verwijzing {
	h.T.Helper()
	v, err := h.TriageVragen(h.Ctx(), Als(Petra), h.Triagevraag(z, persoon))
	h.moet("vragen", err)
	return v
}

// Informeren is the answer that the first betrokkene of z heard today that the house handles the Casus.
func (h *Huis) Informeren(z gate.Verwijzing) casus.Informeren {
	h.T.Helper()
	return casus.Informeren{Betrokkene: h.EersteBetrokkene(z), Stand: casus.Geinformeerd, Datum: h.Vandaag()}
}

// EersteBetrokkene is the id of the first betrokkene of z; one that does not exist when z was destroyed.
func (h *Huis) EersteBetrokkene(z gate.Verwijzing) string {
	h.T.Helper()
	var id string
	err := h.DB().QueryRowContext(h.Ctx(), `SELECT id FROM betrokkene WHERE casus = $1 ORDER BY volgorde LIMIT 1`, z.ID).Scan(&id)
	if errors.Is(err, sql.ErrNoRows) {
		return "b-weg"
	}
	h.moet("betrokkene", err)
	return id
}

// MetUitkomst makes a Casus that Petra judged.
func (h *Huis) MetUitkomst(uitkomst casus.Fase) gate.Verwijzing {
	h.T.Helper()
	z := h.InScreening()
	in := h.Screening(z)
	in.Uitkomst, in.Reden, in.Naar = uitkomst, "Dat past beter.", "Het wijkteam"
	z, err := h.CasusScreenen(h.Ctx(), Als(Petra), in)
	h.moet("screenen", err)
	return z
}

// PartijVan tells for whom somebody works.
func PartijVan(persoon string) string {
	for _, m := range Inrichting().Medewerkers {
		if m.ID == persoon {
			return m.Partij
		}
	}
	return ""
}

// Betrek lets the Partij of persoon take part in z through persoon.
func (h *Huis) Betrek(z gate.Verwijzing, persoon string) {
	h.T.Helper()
	_, err := h.DeelnameBetrekken(h.Ctx(), Als(Petra), Betrekken(z, persoon))
	h.moet("betrekken", err)
}

// Betrekken is the decision that the Partij of persoon takes part in z through persoon.
func Betrekken(z gate.Verwijzing, persoon string) casus.Betrekken {
	return casus.Betrekken{Casus: z.ID, Partij: PartijVan(persoon), Medewerker: persoon, Grond: "Wettelijke taak", Waarom: "Zij kennen het gezin.",
		NamensPubliek: Gemeente}
}

// Gegeven is a piece about the first betrokkene of z, as persoon would add it.
func (h *Huis) Gegeven(z gate.Verwijzing, wie informatie.Lezers, lezers ...string) informatie.Toevoegen {
	h.T.Helper()
	return informatie.Toevoegen{Casus: z.ID, Soort: informatie.Gewoon,
		Inhoud: informatie.Inhoud{Over: []string{h.EersteBetrokkene(z)}, Tekst: "Er waren drie meldingen.",
			Rubriek: informatie.Begeleiding, Bron: "Eigen dossier", Datum: "2026-03-01", Grondslag: "Wettelijke taak"},
		Voorwaarden: informatie.Voorwaarden{Wie: wie, Lezers: lezers}}
}

// AlsPolitie makes of in a piece of police data, on all that such a piece asks (rule WGS-5).
func AlsPolitie(in informatie.Inhoud) informatie.Inhoud {
	in.Rubriek = informatie.OverPolitie
	in.Grond = informatie.Grond{Wet: informatie.Wpg8, Gezag: informatie.Burgemeester, Akkoord: "2026-03-01"}
	return in
}

// VoegToe adds a piece to z by persoon.
func (h *Huis) VoegToe(z gate.Verwijzing, persoon string, wie informatie.Lezers, lezers ...string) gate.Verwijzing {
	h.T.Helper()
	v, err := h.GegevenToevoegen(h.Ctx(), Als(persoon), h.Gegeven(z, wie, lezers...))
	h.moet("toevoegen", err)
	return v
}

// Informatievraag is a question for information in z to a Partij, due within a week.
func (h *Huis) Informatievraag(z gate.Verwijzing, partijen ...string) informatie.Informatievraag {
	return informatie.Informatievraag{Casus: z.ID, Partijen: partijen, Vraag: "Waar woont Sem nu?", Doel: "veiligheid",
		Uiterlijk: klok.Datum(h.Klok.Nu().In(klok.Amsterdam()).AddDate(0, 0, 7).Format(time.DateOnly))}
}
