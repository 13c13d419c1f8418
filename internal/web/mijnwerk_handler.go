// SPDX-License-Identifier: EUPL-1.2

package web

import (
	"slices"
	"time"

	"rondetafel/internal/casus"
	"rondetafel/internal/gate"
)

// mijnWerk is the first page: what waits for the reader. The query soort shows one kind of task.
func (b *bezoek) mijnWerk() error {
	w, err := b.Gate.MijnWerk(b.ctx(), b.caller)
	if err != nil {
		return err
	}
	nu, soort := b.nu(), b.r.URL.Query().Get("soort")
	p := MijnWerkPagina{Schil: b.schil("/"), Datum: Vandaag(nu), Samen: samen(len(w.Taken)), Acties: b.nieuw(), NietInhoud: b.alleenProces()}
	p.Nav = Navigatie(b.functies(), "/", len(w.Taken))
	p.Chips, p.Gefilterd = taakChips(w.Taken, soort)
	for _, t := range w.Taken {
		if !p.Gefilterd || t.Soort == soort {
			p.Taken = append(p.Taken, taak(t, nu))
		}
	}
	for _, r := range w.Casussen {
		p.Casussen = append(p.Casussen, mijnCasus(r, nu))
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

func samen(taken int) string {
	switch taken {
	case 0:
		return ""
	case 1:
		return "1 taak wacht op jou"
	}
	return tel(taken) + " taken wachten op jou"
}

// taakSoort is a kind of task as the page shows it.
type taakSoort struct {
	soort, chip, wat, knop, pad string
}

func taakSoorten() []taakSoort {
	return []taakSoort{
		{"bevestigen", "Bevestigen", "Aanmelding bevestigen", "Bevestig", "/bevestigen"},
		{"toewijzen", "Toewijzen", "Procesregisseur toewijzen", "Wijs toe", "/toewijzen"},
		{"screenen", "Beoordelen", "Casus beoordelen", "Beoordeel", "/screening"},
	}
}

// taakChips are the kinds of which there are tasks; only when there are more kinds than one.
func taakChips(taken []gate.Taak, gekozen string) (chips []Chip, gefilterd bool) {
	for _, s := range taakSoorten() {
		n := 0
		for _, t := range taken {
			if t.Soort == s.soort {
				n++
			}
		}
		if n > 0 || s.soort == gekozen {
			chips = append(chips, Chip{Tekst: s.chip, URL: "/?soort=" + s.soort, Aantal: n, Huidig: s.soort == gekozen})
			gefilterd = gefilterd || s.soort == gekozen
		}
	}
	if len(chips) < 2 && !gefilterd {
		return nil, false
	}
	return append([]Chip{{Tekst: "Alles", URL: "/", Aantal: len(taken), Huidig: !gefilterd}}, chips...), gefilterd
}

func taak(t gate.Taak, nu time.Time) Taak {
	url := "/casussen/" + t.Casus.ID
	uit := Taak{Wat: t.Soort, Uitleg: t.Casus.Soort.Label() + ", " + t.Casus.Gemeente + ", aangemeld " + Dag(t.Casus.Aangemeld, nu),
		Casus: Koppeling{Tekst: t.Casus.Nummer, URL: url}, Van: t.Casus.Aanmelder}
	for _, s := range taakSoorten() {
		if s.soort == t.Soort {
			uit.Wat, uit.Actie = s.wat, Knop{Tekst: s.knop, URL: url + s.pad}
		}
	}
	return uit
}

func mijnCasus(r gate.CasusRegel, nu time.Time) MijnCasus {
	m := MijnCasus{Nummer: r.Nummer, URL: "/casussen/" + r.ID, Soort: r.Soort.Label() + ", " + r.Gemeente, Fase: BadgeFase(r.Fase.Label()),
		Stand: stand(r.Fase), Gewijzigd: gewijzigd(r, nu)}
	if r.MijnRol == "procesregisseur" {
		m.Namens = r.Aanmelder
	}
	return m
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
		return "Partijen geven informatie"
	case casus.Afgewezen, casus.Doorverwezen:
		return "afgerond"
	}
	return ""
}
