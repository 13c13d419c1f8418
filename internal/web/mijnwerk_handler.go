// SPDX-License-Identifier: EUPL-1.2

package web

import (
	"slices"
	"time"

	"rondetafel/internal/casus"
	"rondetafel/internal/gate"
	"rondetafel/internal/partij"
)

// mijnWerk is the first page: what waits for the reader. The query soort shows one kind of task.
func (b *bezoek) mijnWerk() error {
	w, err := b.Gate.MijnWerk(b.ctx(), b.caller)
	if err != nil {
		return err
	}
	nu, soort := b.nu(), b.r.URL.Query().Get("soort")
	p := MijnWerkPagina{Schil: b.schil("/"), Datum: Vandaag(nu), Samen: samen(w.Taken, nu), Acties: b.nieuw(), NietInhoud: b.alleenProces() || !b.heeft(partij.Procesregisseur, partij.Aanmelder, partij.Uitvoerder),
		Week: weekOverleggen(w.Week, nu), Sinds: nieuwsRegels(w.Nieuws, nu), MeerSinds: w.MeerNieuws}
	p.Bezoek = laatsteBezoek(w.Bezoek, nu)
	if w.Geraden > 0 {
		p.Meldingen = append(p.Meldingen, geradenMelding(w.Geraden))
	}
	if w.Kopieen > 0 {
		p.Meldingen = append(p.Meldingen, kopieMelding())
	}
	if w.Hersteld != nil {
		p.Meldingen = append(p.Meldingen, hersteldMelding(*w.Hersteld, nu))
	}
	p.Nav = b.navigatie("/", len(w.Taken))
	p.Chips, p.Gefilterd = taakChips(w.Taken, soort)
	for _, t := range w.Taken {
		if !p.Gefilterd || werkSoort(t.Soort).groep == soort {
			p.Taken = append(p.Taken, taak(t, nu))
		}
	}
	for _, r := range w.Casussen {
		m := mijnCasus(r, nu)
		m.Volgende = volgendeDatum(r.ID, w, nu)
		p.Casussen = append(p.Casussen, m)
	}
	if b.heeft(partij.Partijbeheerder) {
		p.Beheer = append(b.regels(), Koppeling{Tekst: "Mensen van je Partij", URL: "/partijen/" + b.persoon.Partij})
	}
	if b.heeft(partij.Partijbeheerder, partij.Manager) {
		p.Beheer = append(p.Beheer, Koppeling{Tekst: "Mensen en hun rechten", URL: padMensen}, Koppeling{Tekst: "Rechten nakijken", URL: padHerzien})
	}
	if b.heeft(partij.Partijbeheerder, partij.Manager, partij.FG) {
		p.Beheer = append(p.Beheer, Koppeling{Tekst: "Wie tekende de verklaring?", URL: padVerklaringen},
			Koppeling{Tekst: "Koppelingen met systemen", URL: padKoppelingen})
	}
	for _, k := range w.Concepten {
		p.Concepten = append(p.Concepten, ConceptVerwijzing{Naam: "Aanmelding", URL: "/concepten/" + k.ID, Bewaard: DagTijd(k.Gewijzigd, nu)})
	}
	return b.toon(p)
}

// nieuw is the button to report a Casus, for who may.
func (b *bezoek) nieuw() []Knop {
	if !slices.ContainsFunc(b.functies(), magAanmelden) {
		return nil
	}
	return []Knop{{Tekst: "Casus aanmelden", URL: "/aanmelden", Icoon: IcoonPlus, Soort: KnopEerste, Toets: "n"}}
}

func mijnCasus(r gate.CasusRegel, nu time.Time) MijnCasus {
	return MijnCasus{Nummer: r.Nummer, URL: "/casussen/" + r.ID, Soort: r.Soort.Label() + ", " + r.Gemeente, Fase: BadgeFase(r.Fase.Label()),
		Stand: stand(r.Fase), Gewijzigd: gewijzigd(r, nu), Namens: r.Namens}
}

func gewijzigd(r gate.CasusRegel, nu time.Time) string {
	if r.Gewijzigd == nil {
		return Dag(r.Aangemeld, nu)
	}
	return DagTijd(*r.Gewijzigd, nu)
}

// stand says on whom a Casus in this phase waits.
func stand(f casus.Fase) string {
	switch f {
	case casus.TeBevestigen:
		return "wacht op de aanmelder"
	case casus.Aangemeld:
		return "wacht op de manager"
	case casus.InScreening:
		return "wacht op het oordeel"
	case casus.Triage:
		return "Partijen beantwoorden vragen"
	case casus.RTO:
		return "overleg en plan"
	case casus.Nazorg:
		return "Partijen regelen de nazorg"
	case casus.Afschaling:
		return "wordt opgeschoond"
	case casus.Afgewezen, casus.Doorverwezen, casus.Gesloten:
		return "afgerond"
	}
	return ""
}
