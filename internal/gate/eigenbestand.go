// SPDX-License-Identifier: EUPL-1.2

package gate

import (
	"fmt"
	"path"
	"strings"

	"rondetafel/internal/errs"
	"rondetafel/internal/gate/internal/store"
	"rondetafel/internal/informatie"
)

const geefBestand = "Dit bestand staat ook bij een stuk van %s%s. Wat een ander gaf, blijft van wie het gaf (art. 12.1 en 13.2). Verwijs naar dat stuk, of vraag die " +
	"Partij om het verder open te zetten."

// eisEigenBestand asks of a file that comes with a piece that it is none that another Partij gave, as far as somebody of the giver's Partij was shown it, and
// that its name does not say what a piece of another says (rules 12.1-1 and 13.2-3): the same bytes, as they came or as they are kept without what was
// hidden in them. A file that was taken away from its piece is known as long as that is there.
func (s *scope) eisEigenBestand(z zaak, in bestandInhoud) error {
	naam := []informatie.Veldtekst{{Veld: "document", Tekst: in.titel()}}
	if err := s.eisEigenWoorden(z, naam, s.g.zoekmerken(naam), nil); err != nil {
		return err
	}
	alle, err := s.tx.Documenten(z.ID)
	for _, d := range alle {
		if err != nil {
			break
		}
		err = s.eisAnderBestand(z, d, in)
	}
	if err != nil {
		return err
	}
	return s.eisBestandNietElders(in)
}

// eisAnderBestand asks that in is no copy of a document that another Partij gave.
func (s *scope) eisAnderBestand(z zaak, d store.Document, in bestandInhoud) error {
	van, err := s.bestandInhoud(d.Bestand)
	if err != nil || !in.zelfde(van) {
		return err
	}
	r, err := s.tx.Gegeven(d.Gegeven)
	if err != nil || s.allenVan(r.Partij) {
		return err
	}
	k, err := s.maakStuk(z, r)
	if err != nil {
		return err
	}
	if zag, err := s.zagStuk(k); err != nil || !zag {
		return err
	}
	s.object(k.ID)
	if s.stukDicht(k) {
		return &errs.Invalid{Velden: []errs.Veldfout{{Veld: "document", Melding: geefDicht}}}
	}
	tekst, err := s.tekst(k)
	return eerste(err, bijDocument(fmt.Sprintf(geefBestand, s.huis.partijen[k.Partij].Naam, " ("+stuknaam(k.Soort, tekst)+")")))
}

// zelfde tells whether two files have the same bytes, as they came or as they are kept.
func (in bestandInhoud) zelfde(van bestandInhoud) bool {
	for _, een := range []string{in.Som, in.Bewaard} {
		if een != "" && (een == van.Som || een == van.Bewaard) {
			return true
		}
	}
	return false
}

// titel is the name of a file without what kind it is.
func (in bestandInhoud) titel() string { return strings.TrimSuffix(in.Naam, path.Ext(in.Naam)) }
