// SPDX-License-Identifier: EUPL-1.2

package web

import (
	"net/url"
	"regexp"
	"slices"
	"strings"

	"rondetafel/internal/casus"
	"rondetafel/internal/errs"
	"rondetafel/internal/gate"
	"rondetafel/internal/klok"
	"rondetafel/internal/partij"
)

func (b *bezoek) zoeken() error {
	if err := b.Gate.Vooraf(b.ctx(), b.caller, "persoon.zoeken", ""); err != nil {
		return err
	}
	return b.toon(b.zoekPagina(gate.ZoekVraag{}, nil))
}

func (b *bezoek) zoekPagina(v gate.ZoekVraag, fouten []errs.Veldfout) ZoekenPagina {
	p := ZoekenPagina{Schil: b.schil(""), BSN: v.BSN, Achternaam: v.Achternaam, Geboortedatum: string(v.Geboortedatum)}
	p.Fouten = fouten
	p.MagNavragen = slices.Contains(b.persoon.Functies, string(partij.Procesregisseur))
	return p
}

var casusnummer = regexp.MustCompile(`^\d{4}-\d{4,6}$`)

// zoek looks somebody up. It is a POST and answers with the page itself: what was asked never stands in a URL. The field zoek
// of the header takes a casusnummer too, which is no personal data.
func (b *bezoek) zoek() error {
	vrijTekst := strings.TrimSpace(b.r.PostForm.Get("zoek"))
	if casusnummer.MatchString(vrijTekst) {
		b.verwijs(padMet("/casussen", url.Values{"nummer": {vrijTekst}, "stand": {"alle"}}))
		return nil
	}
	var v gate.ZoekVraag
	if err := b.lees(&v); err != nil {
		return err
	}
	if vrijTekst != "" {
		v = zoekVraag(vrijTekst)
	}
	gevonden, err := b.Gate.PersoonZoeken(b.ctx(), b.caller, v)
	if fouten, ok := ongeldig(err); ok {
		return b.opnieuw(b.zoekPagina(v, fouten))
	}
	if err != nil {
		return err
	}
	p := b.zoekPagina(v, nil)
	p.Gezocht = true
	for _, t := range gevonden.Treffers {
		p.Treffers = append(p.Treffers, treffer(t))
	}
	return b.toon(p)
}

// zoekVraag reads what was typed in one field: a BSN, or a family name and a date of birth at its end.
func zoekVraag(tekst string) gate.ZoekVraag {
	if schoon := casus.SchoonBSN(tekst); len(schoon) == 9 && strings.Trim(schoon, "0123456789") == "" {
		return gate.ZoekVraag{BSN: schoon}
	}
	woorden := strings.Fields(tekst)
	for _, n := range []int{3, 1} { // "4 maart 2004", "4-3-2004"
		if len(woorden) <= n {
			continue
		}
		datum := klok.Datum(strings.Join(woorden[len(woorden)-n:], " "))
		if _, ok := datum.Lees(); ok {
			return gate.ZoekVraag{Achternaam: strings.Join(woorden[:len(woorden)-n], " "), Geboortedatum: datum}
		}
	}
	return gate.ZoekVraag{Achternaam: tekst}
}

func treffer(t gate.Treffer) Treffer {
	return Treffer{Nummer: t.Casus.Nummer, URL: "/casussen/" + t.Casus.ID, Soort: t.Casus.Soort.Label(), Fase: BadgeFase(t.Casus.Fase.Label()),
		Waarom: "Zelfde " + t.Waarom, Persoon: t.Betrokkene.Naam + ", " + klein(t.Betrokkene.Rol)}
}
