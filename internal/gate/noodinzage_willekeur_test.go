// SPDX-License-Identifier: EUPL-1.2

package gate_test

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"testing"
	"time"

	"pgregory.net/rapid"

	"rondetafel/internal/casus"
	"rondetafel/internal/gate"
	. "rondetafel/internal/gate/gatetest"
	"rondetafel/internal/informatie"
)

// noodspel is a game of two procesregisseurs, their manager and one Casus: who has it, who reads it in need until when, and what was judged.
type noodspel struct {
	t      *testing.T
	h      *Huis
	n      func(int) int
	z      gate.Verwijzing
	breed  gate.Verwijzing // a piece for all who take part
	smal   gate.Verwijzing // a piece for the Procesregisseur
	heeft  string          // the Procesregisseur
	stap   string
	nood   []*noodM
	gedaan map[string]int
}

// noodM is one Noodinzage as the game knows it.
type noodM struct {
	gate.NoodinzageVerwijzing
	wie     string
	tot     int64
	oordeel casus.Noodoordeel
}

func (s *noodspel) nu() int64 { return s.h.Klok.Nu().UnixMicro() }

// lopend is the one by which somebody reads now, nil for none.
func (s *noodspel) lopend(wie string) *noodM {
	i := slices.IndexFunc(s.nood, func(n *noodM) bool { return n.wie == wie && n.tot > s.nu() })
	if i < 0 {
		return nil
	}
	return s.nood[i]
}

func (s *noodspel) gelijk(err error, verwacht uitslag) {
	s.t.Helper()
	s.gedaan[s.stap+" "+string(verwacht)]++
	if kreeg := uit(err); kreeg != verwacht {
		s.t.Fatalf("%s: %s (%v), the game says %s", s.stap, kreeg, err, verwacht)
	}
}

func (s *noodspel) doe() {
	wie := []string{Petra, Pim}[s.n(2)]
	[]func(string){s.open, s.open, s.stop, s.beoordeel, s.wijsToe, s.kijk, s.kijk, s.tijd}[s.n(8)](wie)
}

func (s *noodspel) open(wie string) {
	s.stap = "opening in need"
	al := s.heeft == wie || s.lopend(wie) != nil
	weg := slices.ContainsFunc(s.nood, func(n *noodM) bool { return n.wie == wie && n.oordeel == casus.NoodNietTerecht })
	v, err := inNood(s.h, Als(wie), s.z.Nummer)
	s.gelijk(err, wil(!al && !weg, true))
	if err == nil {
		s.nood = append(s.nood, &noodM{NoodinzageVerwijzing: v, wie: wie, tot: s.nu() + time.Hour.Microseconds()})
	}
}

func (s *noodspel) stop(wie string) {
	if len(s.nood) == 0 {
		return
	}
	s.stap = "stopping"
	n := s.nood[s.n(len(s.nood))]
	v, err := s.h.NoodinzageBeeindigen(s.h.Ctx(), Als(wie), casus.NoodinzageEinde{Noodinzage: n.ID, Versie: n.Versie})
	s.gelijk(err, wil(n.wie == wie && n.tot > s.nu(), n.wie == wie || s.heeft == wie))
	if err == nil {
		n.tot, n.Versie = s.nu(), v.Versie
	}
}

func (s *noodspel) beoordeel(string) {
	if len(s.nood) == 0 {
		return
	}
	s.stap = "judging"
	n, o := s.nood[s.n(len(s.nood))], casus.Noodoordelen()[s.n(2)]
	v, err := s.h.NoodinzageBeoordelen(s.h.Ctx(), Als(Mo), casus.NoodinzageOordeel{Noodinzage: n.ID, Versie: n.Versie, Oordeel: o, Toelichting: "Nagevraagd."})
	s.gelijk(err, wil(n.tot <= s.nu() && n.oordeel == "", true))
	if err == nil {
		n.oordeel, n.Versie = o, v.Versie
	}
}

func (s *noodspel) wijsToe(naar string) {
	s.stap = "assigning"
	p, err := s.h.CasusProces(s.h.Ctx(), Als(Mo), s.z.ID)
	goed(s.t, err)
	v, err := s.h.CasusToewijzen(s.h.Ctx(), Als(Mo), casus.Toewijzen{Casus: s.z.ID, Versie: p.Versie, Medewerker: naar})
	s.gelijk(err, ja)
	if v.Versie == 0 { // they have it already
		return
	}
	if n := s.lopend(naar); n != nil {
		n.tot = s.nu()
		n.Versie++
	}
	s.heeft = naar
}

// kijk holds what somebody reads, and what the page says of who reads in need, against the game.
func (s *noodspel) kijk(wie string) {
	ctx, regie := s.h.Ctx(), s.heeft == wie
	leest := regie || s.lopend(wie) != nil
	s.stap = "looking"
	b, err := s.h.CasusLezen(ctx, Als(wie), s.z.ID)
	s.gelijk(err, wil(leest, false))
	_, err = s.h.GegevenLezen(ctx, Als(wie), s.breed.ID)
	s.gelijk(err, wil(leest, false))
	_, err = s.h.GegevenLezen(ctx, Als(wie), s.smal.ID)
	s.gelijk(err, wil(regie, false)) // not that it is there either
	_, err = s.h.CasusGekeken(ctx, Als(wie), s.z.ID, 0)
	s.gelijk(err, wil(regie, leest))
	if !leest {
		return
	}
	var kreeg, verwacht []string
	for _, n := range b.Noodinzagen {
		kreeg = append(kreeg, n.Wie.ID)
	}
	for _, m := range []string{Petra, Pim} {
		if s.lopend(m) != nil {
			verwacht = append(verwacht, m)
		}
	}
	if slices.Sort(kreeg); !slices.Equal(kreeg, slices.Sorted(slices.Values(verwacht))) {
		s.t.Fatalf("the page says %v, the game %v", kreeg, verwacht)
	}
}

func (s *noodspel) tijd(string) {
	s.h.Klok.Loop([]time.Duration{time.Minute, 29 * time.Minute, time.Hour}[s.n(3)])
}

// rule 1.2-1: whatever two procesregisseurs and their manager do, one reads the Casus when and only when it is assigned to them or their hour runs, opens it
// in need only when they have no role in it and the manager found none of their earlier ones unneeded, and what is judged is over; verify finds nothing.
func TestNoodinzageWillekeur(t *testing.T) {
	gedaan := map[string]int{}
	rapid.Check(t, func(r *rapid.T) {
		stappen := rapid.SliceOfN(rapid.Uint64(), 10, 40).Draw(r, "stappen")
		h := Nieuw(t, Met(func(o *gate.Opties) { o.Synchroon = "OFF" }))
		defer h.Sluit()
		z := h.NazorgMet(Bo)
		s := &noodspel{t: t, h: h, z: z, heeft: Petra, gedaan: gedaan, breed: h.VoegToe(z, Bo, informatie.AlleDeelnemers), smal: h.VoegToe(z, Bo, informatie.AlleenProcesregisseur)}
		for _, zaad := range stappen {
			s.n = rand.New(rand.NewPCG(zaad, 1)).IntN
			s.doe()
		}
	})
	for _, wat := range []string{"opening in need allowed", "opening in need refused", "stopping allowed", "judging allowed", "judging refused", "looking allowed", "looking not found"} {
		if gedaan[wat] == 0 {
			t.Errorf("the game never tried %s: %v", wat, fmt.Sprint(gedaan))
		}
	}
}
