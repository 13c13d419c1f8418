// SPDX-License-Identifier: EUPL-1.2

package informatie

import (
	"strconv"
	"strings"
	"time"

	"rondetafel/internal/convenant"
	"rondetafel/internal/klok"
)

// Beeld is what a sentence about conditions says of the world around them.
type Beeld struct {
	Namen   []string // short names of the chosen Partijen, and of incidentele derden that are named
	RTO     string   // day of the round table until which it stays closed, ISO; "" when it is open or no day is known
	Vooraf  bool     // its supplier agreed that it is read before that round table (rule 9.2f-1)
	Eerder  bool     // and the sentence is for a Partij that reads it by that: who else does, is not for it to know
	GeenRTO bool     // the Casus comes to no round table (rule 2.3-2)
	Vast    bool     // a plan is vastgesteld
}

// maxWoorden is how long a sentence about conditions can be and still be read at a glance.
const maxWoorden = 30

// Zin says conditions in plain words: who reads it, from when, until when, for what, and what else may be done with it where that is
// not all or nothing. Made by this one function for page, form, print and API. What does not fit is told by Gebruik.Zinnen; the names
// of many Partijen become their number.
func (w Voorwaarden) Zin(b Beeld) string {
	for _, poging := range []func() string{
		func() string { return w.wieZin(b, false) + w.doelZin() + w.gebruikZin() },
		func() string { return w.wieZin(b, false) + w.doelZin() },
		func() string { return w.wieZin(b, true) + w.doelZin() },
	} {
		if zin := poging(); len(strings.Fields(zin)) <= maxWoorden {
			return zin
		}
	}
	return w.wieZin(b, true) + " Alleen voor sommige doelen."
}

func (w Voorwaarden) wieZin(b Beeld, kort bool) string {
	if b.Eerder {
		return "Jullie lezen dit al, tot het RTO" + van(b.RTO) + ". Anderen misschien nog niet: bespreek het pas in het RTO."
	}
	eind := w.vanafZin(b, kort) + w.totZin() + "."
	switch {
	case w.Wie == GekozenPartijen && len(b.Namen) > 1 && kort:
		return "Alleen " + strconv.Itoa(len(b.Namen)) + " gekozen Partijen en de procesregisseur lezen dit" + eind
	case w.Wie == GekozenPartijen && len(b.Namen) > 0:
		return "Alleen " + strings.Join(b.Namen, ", ") + " en de procesregisseur lezen dit" + eind
	case w.Wie == RolInPlan:
		return "Partijen met een rol in het plan" + b.enDerden(kort) + " lezen dit" + eind
	case w.Wie == AlleDeelnemers && len(b.Namen) > 0:
		return "Iedereen die in deze casus meedoet" + b.enDerden(kort) + " lezen dit" + eind
	case w.Wie == AlleDeelnemers:
		return "Iedereen die in deze casus meedoet leest dit" + eind
	}
	return "Alleen de procesregisseur leest dit" + w.totZin() + "."
}

// enDerden adds the incidentele derden that are named beside a wide audience (rule WGS-14).
func (b Beeld) enDerden(kort bool) string {
	switch {
	case len(b.Namen) == 0:
		return ""
	case !kort:
		return " en " + strings.Join(b.Namen, ", ")
	case len(b.Namen) == 1:
		return " en een incidentele derde"
	}
	return " en " + strconv.Itoa(len(b.Namen)) + " incidentele derden"
}

// vanafZin is from when others read it. In a Casus without a round table that is from the start.
func (w Voorwaarden) vanafZin(b Beeld, kort bool) string {
	van := van(b.RTO)
	switch {
	case w.Vanaf == VanafPlan && !b.Vast && van != "" && kort:
		return ", vanaf plan en RTO" + van
	case w.Vanaf == VanafPlan && !b.Vast:
		return ", " + PlanZin(b.RTO)
	case w.Vanaf == VanafPlan && van == "":
		return ", nu het plan is vastgesteld"
	case b.GeenRTO:
		return ""
	case b.Vooraf:
		return ", ook vóór het RTO" + van
	case w.Wie == AlleDeelnemers && van == "":
		return ", vanaf het begin van het RTO"
	}
	return ", vanaf het RTO" + van
}

// PlanZin is when a piece opens that waits for a plan, and for a round table on a day, ISO, when one keeps it closed (rules 9.2f-1 and
// 13.2-1).
func PlanZin(rto string) string {
	if van := van(rto); van != "" {
		return "als het plan is vastgesteld, niet vóór het RTO" + van
	}
	return "als het plan is vastgesteld"
}

// van says of which day, when it is known.
func van(iso string) string {
	if dag := dagMaand(iso); dag != "" {
		return " van " + dag
	}
	return ""
}

func (w Voorwaarden) totZin() string {
	t, err := time.Parse(time.DateOnly, w.Tot.ISO())
	if err != nil {
		return ""
	}
	return ", tot en met " + dagMaand(w.Tot.ISO()) + " " + strconv.Itoa(t.Year())
}

// dagMaand is a day without its year: "3 december"; "" for what is no day.
func dagMaand(iso string) string {
	t, err := time.Parse(time.DateOnly, iso)
	if err != nil {
		return ""
	}
	return strconv.Itoa(t.Day()) + " " + klok.Maanden()[t.Month()-1]
}

func (w Voorwaarden) doelZin() string {
	var namen []string
	for _, d := range convenant.Doelen() {
		for _, gekozen := range w.Doelen {
			if gekozen == d.ID {
				namen = append(namen, strings.ToLower(d.Naam[:1])+d.Naam[1:])
			}
		}
	}
	switch len(namen) {
	case 0:
		return ""
	case 1:
		return " Alleen voor het doel " + namen[0] + "."
	}
	n := len(namen) - 1
	return " Alleen voor de doelen " + strings.Join(namen[:n], ", ") + " en " + namen[n] + "."
}

// gebruikZin says of quoting and telling what stands out: nothing where neither is allowed, which is what is meant when nothing is said.
func (g Gebruik) gebruikZin() string {
	switch {
	case g.Citeren && g.Vertellen:
		return " Citeren en vertellen mag."
	case g.Citeren:
		return " Niet vertellen aan de betrokkene."
	case g.Vertellen:
		return " Niet citeren."
	}
	return ""
}

// ZonderGebruik is a sentence of Zin without what it says of quoting and telling, for where all of Zinnen stands beside it.
func ZonderGebruik(zin string) string {
	for _, g := range []Gebruik{{Citeren: true, Vertellen: true}, {Citeren: true}, {Vertellen: true}} {
		zin = strings.Replace(zin, g.gebruikZin(), "", 1)
	}
	return zin
}

// Zinnen says of each use whether it is allowed, for who reads the Gegeven; every one that was chosen is in it (rule 13.2-1).
func (g Gebruik) Zinnen() []string {
	uit := []string{"Niet citeren.", "Niet vertellen aan de betrokkene.", "Niet in je eigen dossier.", "Niet naar een derde."}
	if g.Citeren {
		uit[0] = "Citeren in plan of verslag mag."
	}
	if g.Vertellen {
		uit[1] = "Vertellen aan de betrokkene mag."
	}
	if g.EigenDossier {
		uit[2] = "In je eigen dossier bewaren mag."
	}
	if g.VraagDerde {
		uit[3] = "Naar een derde alleen na een vraag aan wie het gaf."
	}
	if g.VraagVooraf { // said only where it was chosen: who reads a piece is not waiting for it
		uit = append(uit, "Vragen om inzage vóór het RTO mag.")
	}
	return uit
}
