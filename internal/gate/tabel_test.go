// SPDX-License-Identifier: EUPL-1.2

package gate_test

import (
	"slices"
	"time"

	"rondetafel/internal/casus"
	. "rondetafel/internal/gate/gatetest"
	"rondetafel/internal/informatie"
	"rondetafel/internal/partij"
)

// The independent statement of who may what, in plain Go. It is written from the covenant and the law beside the policies, not
// from them, and shares no code with package policy.

// zaakM is a Casus as the model knows it.
type zaakM struct {
	tafels     []*tafelM // its Overleggen, where the game keeps them
	id         string
	versie     int64
	fase       casus.Fase
	aanmelder  string          // Partij
	regisseur  string          // person
	aangewezen map[string]bool // people, by their Partij; who was asked in triage is no such person
	gezonden   map[string]bool // of those, who are designated only because they were sent to an Overleg
	gevraagd   map[string]bool // people through whom a Partij was asked, while the triage lasts
	deelnemers map[string]bool // Partijen

	geinformeerd bool // its one betrokkene (rule AVG-3)

	plan            planM
	casusregisseurs map[string]bool // the Casusregisseur and who stands in for them
	casusregie      string          // their Partij
	voorgesteld     string          // who is proposed to stand in
	opgeschoond     bool
}

// wijs: somebody is designated, otherwise than by being sent.
func (z *zaakM) wijs(wie string) {
	z.aangewezen[wie] = true
	delete(z.gezonden, wie)
}

// doenMee: the Partijen of mensen take part, through them.
func (z *zaakM) doenMee(mensen ...string) {
	for _, m := range mensen {
		z.deelnemers[mensVan(m).partij], z.aangewezen[m] = true, true
	}
}

// stukM is a Gegeven as the model knows it.
type stukM struct {
	id          string
	versie      int64
	zaak        *zaakM
	leverancier string
	wie         informatie.Lezers
	lezers      []string
	ingetrokken bool
	gegeven     time.Time
	agenda      int   // how many Overleggen were on the agenda of its Casus then
	tot         int64 // microseconds from which others no longer read it; 0 for no end
	weg         bool  // removed when the dossier was cleaned
	houden      bool  // it was decided that it stays, as it is now
}

// mensM is a person as the model knows it.
type mensM struct {
	id, partij string
	functies   []partij.Functie
	werkt      bool // signed (14.1), of a Partij that takes part (20)
}

func mensVan(id string) mensM {
	m := mensM{id: id}
	for _, p := range Inrichting().Medewerkers {
		if p.ID != id {
			continue
		}
		m.partij = p.Partij
		m.werkt = p.Verklaring == 1 && p.Partij != Weg
		for _, f := range p.Functies {
			m.functies = append(m.functies, f.Functie)
		}
	}
	return m
}

func (m mensM) heeft(f ...partij.Functie) bool {
	return slices.ContainsFunc(f, func(f partij.Functie) bool { return slices.Contains(m.functies, f) })
}

// vroeg: only the aanmelder and the Procesregisseur know of it (rule 1.7-1).
func (z *zaakM) vroeg() bool {
	return z.fase == casus.TeBevestigen || z.fase == casus.Aangemeld || z.fase == casus.InScreening
}

func (z *zaakM) open() bool {
	return z.fase != casus.Afgewezen && z.fase != casus.Doorverwezen && !z.dicht()
}

// dicht: nobody works in it any more (rule WGS-9).
func (z *zaakM) dicht() bool { return z.fase == casus.Gesloten || z.fase == casus.Vernietigd }

// meldt: designated by the Partij that reported it.
func (z *zaakM) meldt(m mensM) bool { return z.aangewezen[m.id] && z.aanmelder == m.partij }

// doetMee: designated by a Partij that takes part.
func (z *zaakM) doetMee(m mensM) bool { return z.aangewezen[m.id] && z.deelnemers[m.partij] }

func (z *zaakM) regie(m mensM) bool { return z.regisseur != "" && z.regisseur == m.id }

// leest: the page of the Casus.
func (z *zaakM) leest(m mensM) bool {
	return m.werkt && !z.dicht() && (z.regie(m) || z.meldt(m) || z.doetMee(m) && !z.vroeg())
}

// kijktToe: the manager and the privacy officer, from the moment that it is a Casus of the house.
func (z *zaakM) kijktToe(m mensM) bool {
	return m.werkt && m.heeft(partij.Manager, partij.FG) && z.fase != casus.TeBevestigen
}

// weet: may know that it exists.
func (z *zaakM) weet(m mensM) bool {
	return z.leest(m) || z.kijktToe(m) || m.werkt && z.dicht() && z.regie(m)
}

// werktIn: adds pieces and designates colleagues.
func (z *zaakM) werktIn(m mensM) bool {
	return m.werkt && z.open() && (z.meldt(m) || z.doetMee(m) && !z.vroeg())
}

// mag answers for every act on a Casus. naar is the person whom an act assigns, designates or involves.
func (z *zaakM) mag(m mensM, handeling string, naar mensM) bool {
	if !m.werkt {
		return false
	}
	switch handeling {
	case "casus.lezen", "zicht.lezen":
		return z.leest(m)
	case "casus.procesgegevens":
		return z.kijktToe(m) || z.dicht() && z.regie(m)
	case "casus.gekeken":
		return z.zietWieKeek(m)
	case "casus.bevestigen", "casus.toewijzen", "casus.screenen":
		return z.magVerder(m, handeling, naar)
	case "deelname.betrekken":
		return z.regie(m) && (z.fase == casus.RTO || z.fase == casus.Nazorg) && naar.partij != Weg && naar.partij != Veiligheidshuis
	case "deelname.aanwijzen":
		return z.werktIn(m) && naar.partij == m.partij && naar.heeft(partij.Uitvoerder, partij.Aanmelder) && naar.partij != Weg
	case "gegeven.toevoegen":
		return z.werktIn(m)
	}
	panic("no such act: " + handeling)
}

// zietWieKeek: the privacy officer, and while work goes on who directs it.
func (z *zaakM) zietWieKeek(m mensM) bool {
	return z.regie(m) && !z.dicht() || m.heeft(partij.FG) && z.kijktToe(m)
}

// magVerder answers for the acts that bring a Casus a step further.
func (z *zaakM) magVerder(m mensM, handeling string, naar mensM) bool {
	switch handeling {
	case "casus.bevestigen":
		return z.fase == casus.TeBevestigen && z.meldt(m) && m.heeft(partij.Aanmelder)
	case "casus.toewijzen":
		return m.heeft(partij.Manager) && slices.Contains([]casus.Fase{casus.Aangemeld, casus.InScreening, casus.Triage, casus.RTO, casus.Nazorg, casus.Afschaling}, z.fase) &&
			naar.heeft(partij.Procesregisseur)
	}
	return z.regie(m) && z.fase == casus.InScreening
}

// verlopen: past its last day.
func (k *stukM) verlopen(nu int64) bool { return k.tot != 0 && nu >= k.tot }

// bereikt: the piece is for m, apart from withdrawal.
func (k *stukM) bereikt(m mensM, nu int64) bool {
	z := k.zaak
	eigen := k.leverancier == m.partij
	if !m.werkt || k.weg || z.dicht() || z.vroeg() && z.aanmelder != m.partij && !z.regie(m) || k.verlopen(nu) && !eigen {
		return false
	}
	if z.regie(m) || eigen && z.aangewezen[m.id] {
		return true
	}
	if !z.meldt(m) && !z.doetMee(m) || k.voorHetRTO() {
		return false
	}
	return k.wie == informatie.AlleDeelnemers || k.wie == informatie.GekozenPartijen && slices.Contains(k.lezers, m.partij)
}

// voorHetRTO: no round table began yet, or one that lay ahead when the piece was given did not (rules 9.2f-1, 9.2f-2).
func (k *stukM) voorHetRTO() bool {
	begonnen, kwam, open := false, false, false
	for i, t := range k.zaak.tafels {
		gehouden := t.uitgenodigd && !t.afgelast // all of them are for now
		begonnen = begonnen || gehouden
		if !t.afgelast && i < k.agenda && t.begin.After(k.gegeven) {
			kwam, open = true, open || gehouden
		}
	}
	return (len(k.zaak.tafels) > 0 || k.zaak.fase == casus.RTO) && !begonnen || kwam && !open // nazorg has none
}

func (k *stukM) leest(m mensM, nu int64) bool { return k.bereikt(m, nu) && !k.ingetrokken }

// weet: reads it, or sees that it was withdrawn.
func (k *stukM) weet(m mensM, nu int64) bool {
	return k.bereikt(m, nu) && (!k.ingetrokken || k.leverancier == m.partij || k.zaak.regie(m))
}

// wijzigt: corrects it, sets its conditions, takes it back.
func (k *stukM) wijzigt(m mensM) bool {
	return m.werkt && !k.weg && k.leverancier == m.partij && k.zaak.aangewezen[m.id] && k.zaak.open() && !k.ingetrokken
}
