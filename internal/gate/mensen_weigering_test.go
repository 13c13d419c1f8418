// SPDX-License-Identifier: EUPL-1.2

package gate_test

import (
	"slices"
	"testing"

	"rondetafel/internal/audit"
	"rondetafel/internal/gate"
	. "rondetafel/internal/gate/gatetest"
	"rondetafel/internal/partij"
)

// rule AVG-6: each refusal about who may do what says what one cannot do, why with the article and what one can do instead: the words of the policy
// that forbids it, else those of the act. The log has the same, and nothing of it was given or shown.
func TestWeigeringOverMensen(t *testing.T) {
	h := Nieuw(t)
	ctx := h.Ctx()
	z := h.Aangemeld()
	for _, geval := range []struct {
		handeling, wie string
		artikelen      []string
		beleid         []string // nil: nothing allowed it
		waarom, anders string   // "" for the act's own
		over           string   // "*": one person
		doe            func(gate.Caller) error
	}{
		{"medewerker.lijst", Anna, []string{"WGS 1.8"}, nil, "", "", "", func(c gate.Caller) error { return vergeet(h.MedewerkerLijst(ctx, c)) }},
		{"medewerker.lezen", Beatle, []string{"WGS 1.8"}, nil, "", "", "*", func(c gate.Caller) error { return vergeet(h.MedewerkerLezen(ctx, c, Bo)) }},
		{"medewerker.uitnodigen", Anna, []string{"WGS 1.8"}, nil, "", "", "", func(c gate.Caller) error {
			return vergeet(h.MedewerkerUitnodigen(ctx, c, nodigUit("Nel Nieuw", partij.Uitvoerder)))
		}},
		{"medewerker.uitnodigen", Mo, []string{"WGS-12"}, []string{"wgs-12-doet-mee"}, "Deze Partij doet vandaag niet mee aan het convenant.", "Kies een Partij die vandaag meedoet.", "",
			func(c gate.Caller) error {
				return vergeet(h.MedewerkerUitnodigen(ctx, c, partij.MedewerkerUitnodigen{Partij: Weg, Naam: "Nel Nieuw", Functies: []partij.Functie{partij.Partijbeheerder}}))
			}},
		{"functie.geven", Beatle, []string{"WGS 1.8"}, nil, "", "", "*", func(c gate.Caller) error { return vergeet(h.FunctieGeven(ctx, c, geef(Anna, partij.Manager))) }},
		{"functie.geven", Beatle, []string{"WGS-12"}, []string{"wgs-12-zelf"}, "Dit zijn je eigen rechten. Een ander gaat daarover.", "Vraag een andere beheerder van je Partij, of de manager.", "*",
			func(c gate.Caller) error { return vergeet(h.FunctieGeven(ctx, c, geef(Beatle, partij.Uitvoerder))) }},
		{"functie.beeindigen", Mo, []string{"WGS 1.8"}, nil, "", "", "*", func(c gate.Caller) error { return vergeet(h.FunctieBeeindigen(ctx, c, neem(Anna, partij.Uitvoerder))) }},
		{"medewerker.beeindigen", Mo, []string{"WGS 1.8"}, nil, "", "", "*", func(c gate.Caller) error { return vergeet(h.MedewerkerBeeindigen(ctx, c, stopt(Anna, 1))) }},
		{"herziening.lezen", Anna, []string{"WGS 1.8"}, nil, "", "", "", func(c gate.Caller) error { return vergeet(h.HerzieningLezen(ctx, c)) }},
		{"rechten.herzien", Anna, []string{"WGS 1.8"}, nil, "", "", "", func(c gate.Caller) error {
			return vergeet(h.RechtenHerzien(ctx, c, partij.Herzien{Akkoord: true}))
		}},
		{"verklaring.overzicht", Anna, []string{"14.2"}, nil, "", "", "", func(c gate.Caller) error { return vergeet(h.VerklaringenLezen(ctx, c)) }},
		{"verklaring.exporteren", Anna, []string{"14.2"}, nil, "", "", "", func(c gate.Caller) error { return vergeet(h.VerklaringenExporteren(ctx, c)) }},
		{"verklaring.vernieuwen", Anna, []string{"14.1"}, nil, "", "", "", func(c gate.Caller) error {
			return vergeet(h.VerklaringVernieuwen(ctx, c, partij.VerklaringVernieuwen{Versie: 1, Tekst: "Ik zwijg ook over morgen."}))
		}},
		{"medewerker.herstellen", Mo, []string{"14.3"}, nil, "", "", "*", func(c gate.Caller) error {
			return vergeet(h.MedewerkerHerstellen(ctx, c, partij.Herstellen{Medewerker: Anna, Gezien: true}))
		}},
		{"register.lezen", Nul, []string{"3.1"}, nil, "", "", "", func(c gate.Caller) error { return vergeet(h.RegisterLezen(ctx, c)) }},
		{"register.vastleggen", Beatle, []string{"3.1"}, nil, "", "", "", func(c gate.Caller) error {
			return vergeet(h.RegisterVastleggen(ctx, c, stuurgroeplid("Gerda Verzonnen")))
		}},
		{"partij.lezen", Beatle, []string{"3.1"}, nil, "", "", "", func(c gate.Caller) error { return vergeet(h.PartijLezen(ctx, c, Politie)) }},
		{"partij.toelaten", Beatle, []string{"17.4"}, nil, "", "", "", func(c gate.Caller) error {
			return vergeet(h.PartijToelaten(ctx, c, treedtToe("Stichting Verzonnen Opvang", "Opvang", partij.SociaalDomein)))
		}},
		{"partij.beeindigen", Mo, []string{"20"}, []string{"artikel-20-einde-eigen"}, "Jij werkt namens deze Partij. Als zij stopt, kun jij het huis niet meer leiden.",
			"Laat een manager die namens een andere Partij werkt dit vastleggen.", "", func(c gate.Caller) error { return vergeet(h.PartijBeeindigen(ctx, c, zegtOp(Gemeente, 1))) }},
		{"partij.eindebeoordelen", Beatle, []string{"20"}, nil, "", "", "", func(c gate.Caller) error { return vergeet(h.PartijEindeBeoordelen(ctx, c, stemtIn(Politie, 1))) }},
		{"partij.eindeintrekken", Beatle, []string{"20"}, nil, "", "", "", func(c gate.Caller) error {
			return vergeet(h.PartijEindeIntrekken(ctx, c, partij.PartijEindeIntrekken{Partij: Politie, Versie: 1, Reden: "Toch niet."}))
		}},
		{"medewerker.overdragen", Mo, []string{"WGS 1.8"}, nil, "", "", "*", func(c gate.Caller) error {
			return vergeet(h.MedewerkerOverdragen(ctx, c, partij.WerkOverdragen{Medewerker: Anna, Casus: z.ID, Overnemer: Arno}))
		}},
	} {
		act, voor := actVan(geval.handeling), h.Regels()
		d := geweigerd(t, geval.doe(Als(geval.wie)), geval.artikelen[0])
		e := h.LogVanaf(voor)
		if len(e) != 1 || e[0].Handeling != geval.handeling || e[0].Uitkomst != audit.Refused || e[0].Persoon != geval.wie || len(e[0].Getoond)+len(e[0].Rechten) > 0 ||
			!slices.Equal(e[0].Artikelen, geval.artikelen) || !slices.Equal(e[0].Regels, geval.beleid) || (len(e[0].Objecten) == 1) != (geval.over == "*") {
			t.Errorf("%s by %s left %+v", geval.handeling, geval.wie, e)
		}
		waarom, anders := act.Waarom, act.Anders
		if geval.waarom != "" {
			waarom, anders = geval.waarom, geval.anders
		}
		anders = voorLezer(geval.wie, anders)
		if d.Titel != act.Kan || d.Waarom != waarom || d.Anders != anders {
			t.Errorf("%s by %s says %q, %q and %q", geval.handeling, geval.wie, d.Titel, d.Waarom, d.Anders)
		}
	}
	goed(t, vergeet(h.CasusLezen(ctx, Als(Anna), z.ID)))
}
