// SPDX-License-Identifier: EUPL-1.2

package web

import (
	"crypto/rand"

	"rondetafel/internal/errs"
	"rondetafel/internal/gate"
)

func (b *bezoek) navraag() error {
	if err := b.Gate.Vooraf(b.ctx(), b.caller, "persoon.navragen", ""); err != nil {
		return err
	}
	return b.toon(b.navraagPagina(gate.Navraag{}, nil))
}

func (b *bezoek) navraagPagina(v gate.Navraag, fouten []errs.Veldfout) NavraagPagina {
	p := NavraagPagina{ZoekenPagina: b.zoekPagina(v.ZoekVraag, fouten), Reden: v.Reden}
	p.Kruimels = []Kruimel{{Naam: "Zoeken", URL: "/zoeken"}, {Naam: p.Kop()}}
	return p
}

// vraagNa answers with the page itself, as looking somebody up does: what was asked never stands in a URL.
func (b *bezoek) vraagNa() error {
	var v gate.Navraag
	if err := b.lees(&v); err != nil {
		return err
	}
	if b.actie() == actieTerug {
		return b.toon(b.navraagPagina(v, nil))
	}
	antwoord, err := b.Gate.PersoonNavragen(b.ctx(), b.caller, v)
	if fouten, ok := ongeldig(err); ok {
		return b.opnieuw(b.navraagPagina(v, fouten))
	}
	if err != nil {
		return err
	}
	p := b.navraagPagina(v, nil)
	p.Bekend, p.Bij = &antwoord.Bekend, b.procesregisseurs(antwoord.Bij)
	p.Sleutel = rand.Text() // what is asked from here is another question
	return b.toon(p)
}

// procesregisseurs are the names of who has a Procesregie, "jou" for the reader; without those of casussen that have none yet.
func (b *bezoek) procesregisseurs(lijst []gate.Naam) []string {
	var uit []string
	for _, n := range lijst {
		switch n.ID {
		case "":
		case b.persoon.ID:
			uit = append(uit, "jou")
		default:
			uit = append(uit, n.Naam)
		}
	}
	return uit
}

func (b *bezoek) navragen() error {
	lijst, err := b.Gate.NavraagLijst(b.ctx(), b.caller)
	if err != nil {
		return err
	}
	p := NavragenPagina{Schil: b.schil("/toezicht"), Plekken: toezichtPlekken("/navragen"), Meer: lijst.Meer}
	for _, n := range lijst.Navragen {
		p.Rijen = append(p.Rijen, NavraagRij{Wanneer: DagTijd(n.Moment, b.nu()), Door: n.Door.Naam, Reden: n.Reden.Label(), Bekend: n.Bekend})
	}
	return b.toon(p)
}

// eldersBekend warns who looks at an Aanmelding that one of its people is in another Casus too (rule 1.7-2); nil when there is none.
func (b *bezoek) eldersBekend(c gate.CasusBlad) *Melding {
	if len(c.Elders) == 0 {
		return nil
	}
	m := &Melding{Soort: MeldingLetop, Kop: "Iemand uit deze casus komt ook in een andere casus voor.",
		Tekst: "Alleen jij ziet dit. Vertel het de aanmelder niet. Overleg met elkaar, en vraag elk je eigen aanmelder."}
	if namen := b.procesregisseurs(c.Elders); len(namen) > 0 {
		m.Tekst = "Daar ligt de procesregie bij " + opsommingVan(namen) + ". " + m.Tekst
	}
	return m
}
