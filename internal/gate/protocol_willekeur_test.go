// SPDX-License-Identifier: EUPL-1.2

package gate_test

import (
	"fmt"
	"slices"

	"rondetafel/internal/gate"
	. "rondetafel/internal/gate/gatetest"
	"rondetafel/internal/informatie"
)

// The Privacy Protocol in the play of wil_willekeur_test.go (rules 12.1-2, 12.2-2 and 13.2-2): the manager proposes versions, the privacy officer
// confirms them or not, and what is confirmed acts at the next look on what was given before.

// protocolM is the version that holds for ordinary data, as the model knows it; the zero value is the widest.
type protocolM struct {
	ruimst      informatie.Lezers // "" for the widest
	niet        string            // kind of Partij that may not give it
	nietCiteren bool
	voorstel    gate.Verwijzing // that waits
	voorgesteld *protocolM
}

func (p protocolM) regel(r *informatie.Protocolregel) {
	if p.ruimst != "" {
		r.Ruimst = p.ruimst
	}
	r.Wie = slices.DeleteFunc(r.Wie, func(w string) bool { return w == p.niet })
	if p.nietCiteren {
		r.Geen = []informatie.Gebruiksoort{informatie.InCitaat}
	}
}

// gelijk tells whether two versions leave everybody the same open.
func (p protocolM) gelijk(q protocolM) bool {
	ruimst := func(m protocolM) informatie.Lezers {
		if m.ruimst == "" {
			return informatie.AlleDeelnemers
		}
		return m.ruimst
	}
	return ruimst(p) == ruimst(q) && p.niet == q.niet && p.nietCiteren == q.nietCiteren
}

// ruimte is what the version that holds leaves the Partij of somebody.
func (s *wilspel) ruimte(wie string) informatie.Ruimte {
	for _, p := range Inrichting().Partijen {
		if p.ID == PartijVan(wie) {
			return Strenger(informatie.Gewoon, s.protocolM.regel).Voor(p, informatie.Gewoon)
		}
	}
	return informatie.Ruimte{}
}

// buiten tells whether the version that holds bars a new piece with these conditions.
func (s *wilspel) buiten(door string, w informatie.Voorwaarden) bool {
	return len(s.ruimte(door).TekortWil(w)) > 0
}

// ruimer tells whether it bars w in the place of what its supplier wants now: only what is wider can be barred.
func (s *wilspel) ruimer(g *wilM, w informatie.Voorwaarden) bool {
	return len(s.ruimte(g.door).TekortWijziging(g.Voorwaarden, w)) > 0
}

// sluit tells whether it keeps a piece from every Partij but its own.
func (s *wilspel) sluit(g *wilM) bool {
	return !s.ruimte(g.door).Mag || s.ruimst == informatie.AlleenProcesregisseur || s.ruimst == informatie.GekozenPartijen && g.Wie != informatie.GekozenPartijen
}

// verander lets the manager propose another version, or somebody judge the one that waits. A proposal changes nothing until it is confirmed by
// the privacy officer.
func (s *wilspel) verander() {
	s.t.Helper()
	if s.voorgesteld == nil {
		p := protocolM{nietCiteren: s.r.IntN(4) == 0}
		if s.r.IntN(2) == 0 {
			p.ruimst = informatie.Ruimste()[s.r.IntN(2)]
		}
		if s.r.IntN(4) == 0 {
			p.niet = s.een([]string{"politie", "gemeente", "ggz"})
		}
		s.gedaan = fmt.Sprintf("a protocol is proposed: %+v", p)
		v, err := s.h.ProtocolVoorstellen(s.h.Ctx(), Als(Mo), s.h.ProtocolVoorstel(Strenger(informatie.Gewoon, p.regel)))
		if p.gelijk(s.protocolM) { // the one that holds
			ongeldig(s.t, err, "regels")
			return
		}
		s.goed(err)
		s.voorstel, s.voorgesteld = v, &p
		return
	}
	in := informatie.ProtocolOordeel{Voorstel: s.voorstel.ID, Versie: s.voorstel.Versie, Akkoord: "ja"}
	for _, wie := range []string{Mo, Petra, Anna} { // nobody but the privacy officer
		geweigerd(s.t, vergeet(s.h.ProtocolBeoordelen(s.h.Ctx(), Als(wie), in)), "18.1")
	}
	if s.r.IntN(6) == 0 {
		s.gedaan = fmt.Sprintf("a proposal is taken back: %+v", *s.voorgesteld)
		weg := informatie.ProtocolIntrekking{Voorstel: s.voorstel.ID, Versie: s.voorstel.Versie, Reden: "Het verslag klopt nog niet."}
		for _, wie := range []string{Fien, Petra, Beatle} { // of another Partij than the manager
			geweigerd(s.t, vergeet(s.h.ProtocolIntrekken(s.h.Ctx(), Als(wie), weg)), "18.1")
		}
		s.goed(vergeet(s.h.ProtocolIntrekken(s.h.Ctx(), Als(Mo), weg)))
		s.voorgesteld = nil
		return
	}
	p := *s.voorgesteld
	if s.r.IntN(4) == 0 {
		in.Akkoord, in.Reden, p = "nee", "Dat besloot de stuurgroep niet.", s.protocolM
	}
	s.gedaan = fmt.Sprintf("the protocol is judged %s: %+v", in.Akkoord, *s.voorgesteld)
	s.goed(vergeet(s.h.ProtocolBeoordelen(s.h.Ctx(), Als(Fien), in)))
	p.voorgesteld = nil
	s.protocolM = p
}
