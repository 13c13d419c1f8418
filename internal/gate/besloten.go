// SPDX-License-Identifier: EUPL-1.2

package gate

import (
	"fmt"

	"rondetafel/internal/casus"
	"rondetafel/internal/gate/internal/crypto"
	"rondetafel/internal/informatie"
	"rondetafel/internal/policy"
)

// Some texts of a Partij are for the Procesregisseur alone: what it answered in triage and does not share with the aanmelder (rule 9.2b-1), and why it did
// not give information (rule WGS-3). They come back in no text that others read either.

const (
	beslotenAntwoord = "Dit staat ook in wat %s in de triage antwoordde%s. Dat antwoord is niet voor de aanmelder (art. 9.2b), en wie dit hier leest, hoort het zo toch. " +
		"Schrijf het zonder dat, of vraag die Partij of zij het met de aanmelder deelt."
	beslotenReden = "Dit staat ook in de reden waarom %s geen informatie gaf%s. Die is voor die Partij en de procesregisseur (WGS 1.5), en wie dit hier leest, hoort haar zo " +
		"toch. Schrijf het zonder dat."
)

// besloteneTeksten opens those that every caller may read and that another Partij gave.
func (s *scope) besloteneTeksten(z zaak) ([]dichtetekst, error) {
	antwoorden, err := s.besloteneAntwoorden(z)
	if err != nil {
		return nil, err
	}
	redenen, err := s.besloteneRedenen(z)
	return append(antwoorden, redenen...), err
}

func (s *scope) besloteneAntwoorden(z zaak) (uit []dichtetekst, err error) {
	rijen, err := s.tx.Triagevragen(z.ID)
	if err != nil || len(rijen) == 0 {
		return nil, err
	}
	doos, err := s.doos(z.ID)
	for _, r := range rijen {
		k := s.maakVraagstuk(z, r)
		if err != nil || r.Beantwoord == 0 || k.Delen || s.allenVan(k.Partij) || !s.leestBesloten("triagevraag.lezen", k.op) {
			continue
		}
		var in casus.Triageantwoord
		err = openNaar(doos, "triageantwoord", r.ID, r.Antwoord, &in)
		uit = append(uit, s.beslotenTekst(beslotenAntwoord, k.Partij, in.Toelichting))
	}
	return uit, err
}

func (s *scope) besloteneRedenen(z zaak) (uit []dichtetekst, err error) {
	rijen, err := s.tx.Informatievragen(z.ID)
	if err != nil || len(rijen) == 0 {
		return nil, err
	}
	doos, err := s.doos(z.ID)
	for _, r := range rijen {
		k := s.maakInformatiestuk(z, r)
		if err != nil || k.Stand != informatie.VraagGeweigerd || s.allenVan(k.Partij) || !s.leestBesloten("informatievraag.weigering", k.op) {
			continue
		}
		var reden string
		err = openNaar(doos, "informatieweigering", r.ID, r.Reden, &reden)
		uit = append(uit, s.beslotenTekst(beslotenReden, k.Partij, reden))
	}
	return uit, err
}

func (s *scope) leestBesloten(actie string, op func(int) policy.Resource) bool {
	return s.vraag(actie, op, policy.Context{}).Toegestaan
}

func (s *scope) beslotenTekst(melding, partij, tekst string) dichtetekst {
	naam := s.huis.partijen[partij].Naam
	return dichtetekst{rij: informatie.Lees(crypto.Beeld(tekst)), besloten: func(woorden string) string { return fmt.Sprintf(melding, naam, citeer(woorden)) }}
}

// citeer puts words that two texts have behind what is said of them; none for none.
func citeer(woorden string) string {
	if woorden == "" {
		return ""
	}
	return ": “" + woorden + "”"
}
