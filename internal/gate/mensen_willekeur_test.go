// SPDX-License-Identifier: EUPL-1.2

package gate_test

import (
	"math/rand/v2"
	"slices"
	"testing"
	"time"

	. "rondetafel/internal/gate/gatetest"
	"rondetafel/internal/partij"
)

// mensenM is the model of who holds which function now, written from the covenant and the law beside the policies.
type mensenM struct {
	partij  map[string]string                  // of who works here
	heeft   map[string]map[partij.Functie]bool // by person
	gaf     map[string][]string                // of each person who gave them a function by which they decide on people
	vanouds map[string]bool                    // person and function that were there when the house began
}

func nieuwMensenM() *mensenM {
	m := &mensenM{partij: map[string]string{}, heeft: map[string]map[partij.Functie]bool{}, gaf: map[string][]string{}, vanouds: map[string]bool{}}
	for _, p := range Inrichting().Medewerkers {
		m.partij[p.ID], m.heeft[p.ID] = p.Partij, map[partij.Functie]bool{}
		for _, t := range p.Functies {
			m.heeft[p.ID][t.Functie] = true
			m.vanouds[p.ID+string(t.Functie)] = true
		}
	}
	return m
}

// anderen tells whether anybody of a Partij but wie holds f.
func (m *mensenM) anderen(bij, wie string, f partij.Functie) bool {
	for id, p := range m.partij {
		if id != wie && p == bij && m.heeft[id][f] {
			return true
		}
	}
	return false
}

// mag tells whether door may give (or end) f to aan.
func (m *mensenM) mag(door, aan string, f partij.Functie, geven bool) bool {
	bij := m.partij[aan]
	if door == aan || door == Daan || m.partij[door] == "" || m.partij[door] == Weg || geven && bij == Weg {
		return false
	}
	if geven && (m.letOpZichzelf(aan, f) || m.maakte(aan, door, map[string]bool{})) {
		return false
	}
	if !geven && m.teKort(door, aan, f) {
		return false
	}
	eigen := slices.Contains(partij.EigenFuncties(), f)
	toetst := slices.Contains([]partij.Functie{partij.FG, partij.CoordinerendFG, partij.Rechtmatigheid, partij.Contactpunt}, f)
	switch {
	case m.heeft[door][partij.Partijbeheerder] && bij == m.partij[door] && eigen:
		return true
	case !m.heeft[door][partij.Manager]:
		return false
	case toetst, bij == Veiligheidshuis && !eigen:
		return true
	}
	return geven && f == partij.Partijbeheerder && !m.anderen(bij, "", partij.Partijbeheerder)
}

// teKort tells whether door decides too short a while to end f of aan: who made them an administrator, or another administrator whom they did not make so.
func (m *mensenM) teKort(door, aan string, f partij.Functie) bool {
	beslist := (f == partij.Partijbeheerder || f == partij.Manager) && m.heeft[aan][f]
	return m.maakte(aan, door, map[string]bool{}) || beslist && m.begint(door) && !m.maakte(door, aan, map[string]bool{})
}

// begint tells whether somebody became an administrator in the play, which takes less than thirty days.
func (m *mensenM) begint(wie string) bool {
	nieuw := false
	for _, f := range []partij.Functie{partij.Partijbeheerder, partij.Manager} {
		if m.heeft[wie][f] && m.vanouds[wie+string(f)] {
			return false
		}
		nieuw = nieuw || m.heeft[wie][f]
	}
	return nieuw
}

// maakte tells whether een made ander an administrator, or somebody did whom they made so: the play takes less than the thirty days in which that counts.
func (m *mensenM) maakte(een, ander string, gezien map[string]bool) bool {
	if gezien[ander] {
		return false
	}
	gezien[ander] = true
	return slices.ContainsFunc(m.gaf[ander], func(door string) bool { return door == een || m.maakte(een, door, gezien) })
}

// letOpZichzelf tells whether aan would watch over their own work (AVG 38 lid 6).
func (m *mensenM) letOpZichzelf(aan string, f partij.Functie) bool {
	let := []partij.Functie{partij.FG, partij.CoordinerendFG}
	werkt := []partij.Functie{partij.Aanmelder, partij.Uitvoerder, partij.Procesregisseur, partij.Manager, partij.Partijbeheerder, partij.Mandaat}
	heeft := func(lijst []partij.Functie) bool {
		return slices.ContainsFunc(lijst, func(f partij.Functie) bool { return m.heeft[aan][f] })
	}
	inhoud, beheer := werkt[:3], []partij.Functie{partij.Functioneelbeheer} // who keeps the system running works in no Casus
	return slices.Contains(let, f) && heeft(werkt) || slices.Contains(werkt, f) && heeft(let) ||
		f == partij.Functioneelbeheer && heeft(inhoud) || slices.Contains(inhoud, f) && heeft(beheer)
}

// past tells whether somebody of the Partij of aan can have f.
func (m *mensenM) past(aan string, f partij.Functie) bool {
	huis := m.partij[aan] == Veiligheidshuis
	switch f {
	case partij.Aanmelder, partij.Uitvoerder, partij.Partijbeheerder, partij.Mandaat:
		return !huis
	case partij.FG, partij.Rechtmatigheid, partij.Contactpunt:
		return true
	case partij.CoordinerendFG:
		return m.partij[aan] == Gemeente || m.partij[aan] == Politie
	}
	return huis
}

// zet is one try of anybody at anybody's rights, of which the gate must say the same as the model.
func (m *mensenM) zet(t *testing.T, h *Huis, r *rand.Rand) {
	t.Helper()
	functies := partij.Functies()
	door, aan, f := Mensen()[r.IntN(len(Mensen()))], Mensen()[r.IntN(len(Mensen()))], functies[r.IntN(len(functies))]
	if r.IntN(2) == 0 { // mostly somebody who may
		door = []string{Mo, Beatle}[r.IntN(2)]
	}
	if r.IntN(3) < 2 {
		m.geeft(t, h, door, aan, f)
	} else {
		m.neemt(t, h, door, aan, f)
	}
	h.Klok.Loop(time.Second)
}

func (m *mensenM) geeft(t *testing.T, h *Huis, door, aan string, f partij.Functie) {
	t.Helper()
	wil := m.partij[aan] != "" && m.mag(door, aan, f, true) && m.past(aan, f) && !m.heeft[aan][f]
	if err := vergeet(h.FunctieGeven(h.Ctx(), Als(door), geef(aan, f))); (err == nil) != wil {
		t.Fatalf("%s gives %s to %s: %v, want allowed %t", door, f, aan, err, wil)
	}
	if !wil {
		return
	}
	m.heeft[aan][f] = true
	if slices.Contains([]partij.Functie{partij.Manager, partij.Procesregisseur, partij.Partijbeheerder}, f) {
		m.gaf[aan] = append(m.gaf[aan], door)
	}
}

func (m *mensenM) neemt(t *testing.T, h *Huis, door, aan string, f partij.Functie) {
	t.Helper()
	versie := int64(1)
	if b, err := h.MedewerkerLezen(h.Ctx(), Als(Mo), aan); err == nil {
		for _, k := range b.Rechten {
			if k.Functie == string(f) && k.Nu {
				versie = k.Versie
			}
		}
	}
	laatste := (f == partij.Partijbeheerder || f == partij.Manager) && !m.anderen(m.partij[aan], aan, f)
	wil := m.partij[aan] != "" && m.mag(door, aan, f, false) && m.heeft[aan][f] && !laatste
	err := vergeet(h.FunctieBeeindigen(h.Ctx(), Als(door), partij.FunctieBeeindigen{Medewerker: aan, Functie: f, Versie: versie}))
	if (err == nil) != wil {
		t.Fatalf("%s ends %s of %s: %v, want allowed %t", door, f, aan, err, wil)
	}
	if wil {
		delete(m.heeft[aan], f)
		delete(m.vanouds, aan+string(f))
	}
}

// rule WGS-12, rule 8.2c-1, rule WGS-15: anybody tries to give and end any function of anybody, in any order: the gate allows what the model allows,
// each person holds what the model says, and the log rebuilds it.
func TestWillekeurMensen(t *testing.T) {
	seed := uint64(time.Now().UnixNano())
	t.Logf("seed %d", seed)
	h, m, r := Nieuw(t), nieuwMensenM(), rand.New(rand.NewPCG(seed, 12))
	for range 150 {
		m.zet(t, h, r)
	}
	b, err := h.Gebruikers(h.Ctx())
	goed(t, err)
	for _, k := range b.Mensen {
		for _, f := range partij.Functies() {
			if heeft := slices.Contains(k.Functies, string(f)); heeft != m.heeft[k.ID][f] {
				t.Errorf("%s holds %s: %t, want %t", k.ID, f, heeft, m.heeft[k.ID][f])
			}
		}
	}
	if fout := h.Verify().Fout; fout != "" {
		t.Errorf("verify says %s", fout)
	}
}
