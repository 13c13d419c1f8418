// SPDX-License-Identifier: EUPL-1.2

package gate_test

import (
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"strings"
	"time"

	"rondetafel/internal/errs"
	"rondetafel/internal/gate"
	. "rondetafel/internal/gate/gatetest"
	"rondetafel/internal/informatie"
	"rondetafel/internal/rto"
)

// What is quoted, in the play of wil_willekeur_test.go (rules 13.2-3 and 6.5-1): a passage is got by who reads each of its pieces at that
// moment, and by nobody else, in the plan, in its older versions and in minutes.

// citaatM is a quotation as the model knows it.
type citaatM struct {
	id      string // of its passage
	tekst   string
	stukken []*wilM
	versie  int64  // of the plan; 0 in minutes
	ronde   string // id of the Overleg of minutes
	weg     bool   // written anew
}

func (q *citaatM) passage() informatie.Citaat {
	p := informatie.Citaat{Tekst: q.tekst, Partijen: []string{Politie}}
	for _, g := range q.stukken {
		p.Partijen, p.Gegevens = append(p.Partijen, PartijVan(g.door)), append(p.Gegevens, g.id)
	}
	return p
}

// citeer makes quotations of pieces that Petra may quote now, one in which there is nothing to hide among them; of what she may not quote she
// hears that it is not possible.
func (s *wilspel) citeer() []*citaatM {
	s.t.Helper()
	uit := []*citaatM{{tekst: s.citaattekst()}}
	for range 3 {
		q := &citaatM{tekst: s.citaattekst()}
		for range 1 + s.r.IntN(2) {
			if g := s.stuk(); g != nil && s.leest(Petra, g, s.h.Klok.Nu()) && s.citeerbaar(g) && !slices.Contains(q.stukken, g) {
				q.stukken = append(q.stukken, g)
			}
		}
		if len(q.stukken) > 0 {
			uit = append(uit, q)
		}
	}
	return uit
}

func (s *wilspel) citaattekst() string { return fmt.Sprintf("citaat-%d-einde", s.r.IntN(1e12)) }

// houd finds the passages of new quotations in the plan, by their text, and keeps them.
func (s *wilspel) houd(nieuw []*citaatM, versie int64) {
	s.t.Helper()
	b, err := s.h.PlanLezen(s.h.Ctx(), Als(Petra), s.z.ID)
	s.goed(err)
	for _, q := range nieuw {
		i := slices.IndexFunc(b.Huidig.Doelen[0].Passages, func(p gate.PassageBlad) bool { return p.Tekst == q.tekst })
		if i < 0 {
			s.t.Fatalf("%s: Petra wrote %q and does not read it", s.gedaan, q.tekst)
		}
		q.id, q.versie = b.Huidig.Doelen[0].Passages[i].ID, versie
		s.citaten = append(s.citaten, q)
	}
}

// rondAf makes the minutes of a round table that began.
func (s *wilspel) rondAf() {
	s.t.Helper()
	for _, o := range s.rondes {
		if !o.genodigd || o.afgelast || o.klaar || o.begin.After(s.h.Klok.Nu()) {
			continue
		}
		s.gedaan, o.klaar = "minutes are made of "+o.begin.String(), true
		nieuw := s.citeer()
		in := rto.Verslag{Overleg: o.v.ID, Versie: o.v.Versie}
		for _, q := range nieuw {
			in.Passages = append(in.Passages, q.passage())
		}
		s.goed(vergeet(s.h.OverlegAfronden(s.h.Ctx(), Als(Petra), in)))
		b, err := s.h.OverlegLezen(s.h.Ctx(), Als(Petra), o.v.ID)
		s.goed(err)
		for i, q := range nieuw {
			q.id, q.ronde = b.Verslag[i].ID, o.v.ID
			s.citaten = append(s.citaten, q)
		}
		return
	}
}

// herschrijf lets Petra take away, or write anew, any quotation: that works when something happened to one of its pieces and not otherwise.
// Others who take part hear that there is no such passage.
func (s *wilspel) herschrijf() {
	s.t.Helper()
	q := s.citaten[s.r.IntN(len(s.citaten))]
	s.gedaan = "Petra writes " + q.tekst + " anew"
	b, err := s.h.PassageLezen(s.h.Ctx(), Als(Petra), q.id)
	if err != nil {
		s.t.Fatalf("%s: %v", s.gedaan, err)
	}
	nu := s.h.Klok.Nu()
	if leest := s.leestCitaat(Petra, q, nu); b.Leesbaar != leest || leest != (b.Tekst == q.tekst) {
		s.t.Fatalf("%s: she reads %+v", s.gedaan, b)
	}
	in := informatie.Herschrijven{Passage: q.id, Versie: b.Versie, Weg: s.r.IntN(2) == 0, Tekst: s.citaattekst(), Partijen: []string{informatie.Gezamenlijk}}
	for _, wie := range s.gevers() {
		if err := vergeet(s.h.PassageHerschrijven(s.h.Ctx(), Als(wie), in)); !errors.Is(err, errs.ErrNotFound) {
			s.t.Fatalf("%s: and %s: %v", s.gedaan, wie, err)
		}
	}
	nieuw, err := s.h.PassageHerschrijven(s.h.Ctx(), Als(Petra), in)
	if mag := !q.weg && b.Reden != ""; (err == nil) != mag {
		s.t.Fatalf("%s, for %q: %v", s.gedaan, b.Reden, err)
	}
	weg := slices.ContainsFunc(q.stukken, func(g *wilM) bool { return g.weg })
	if weg && !q.weg && (q.versie == 0 || q.versie == s.versies) && b.Reden != informatie.RedenIngetrokken {
		s.t.Fatalf("%s: a piece was taken back, and the reason is %q", s.gedaan, b.Reden)
	}
	staat := !q.weg && (q.versie == 0 || q.versie == s.versies)
	if staat && b.Reden == "" && !s.staatCitaat(Petra, q, nu) {
		s.t.Fatalf("%s: nobody reads it, and nobody is asked to write it anew", s.gedaan)
	}
	if err != nil {
		return
	}
	q.weg = true
	if !in.Weg {
		s.citaten = append(s.citaten, &citaatM{id: nieuw.ID, tekst: in.Tekst, versie: q.versie, ronde: q.ronde})
	}
}

// leestCitaat tells whether somebody reads each piece of a quotation at nu.
func (s *wilspel) leestCitaat(wie string, q *citaatM, nu time.Time) bool {
	return !slices.ContainsFunc(q.stukken, func(g *wilM) bool { return !s.leest(wie, g, nu) })
}

// citeerbaar tells whether what stands in a piece may stand in plan or minutes now.
func (s *wilspel) citeerbaar(g *wilM) bool {
	return g.Citeren && !s.nietCiteren && s.ruimte(g.door).Mag
}

// staatCitaat tells whether somebody reads a quotation where it stands: they read each of its pieces, and each may still be quoted.
func (s *wilspel) staatCitaat(wie string, q *citaatM, nu time.Time) bool {
	mag := !slices.ContainsFunc(q.stukken, func(g *wilM) bool { return !s.citeerbaar(g) })
	return mag && s.leestCitaat(wie, q, nu)
}

// kijkCitaten holds what somebody gets of plan and minutes, on the page of the Casus and on their own, against the model.
func (s *wilspel) kijkCitaten(wie, casus string, nu time.Time) {
	s.t.Helper()
	plan, err := s.h.PlanLezen(s.h.Ctx(), Als(wie), s.z.ID)
	alles, fout := json.Marshal(plan)
	doetMee := slices.Contains(append(s.gevers(), Petra), wie)
	if fout != nil || (err == nil) != doetMee {
		s.t.Fatalf("after %s: %s opens the plan: %v", s.gedaan, wie, errors.Join(err, fout))
	}
	verslagen := map[string]string{}
	for _, o := range s.rondes {
		b, err := s.h.OverlegLezen(s.h.Ctx(), Als(wie), o.v.ID)
		tekst, fout := json.Marshal(b)
		s.goed(fout)
		if err == nil {
			verslagen[o.v.ID] = string(tekst)
		}
	}
	for _, q := range s.citaten {
		mag := s.staatCitaat(wie, q, nu) && !q.weg
		opPlan, inCasus := strings.Contains(string(alles), q.tekst), strings.Contains(casus, q.tekst)
		verslag, bij := verslagen[q.ronde]
		if !mag && (opPlan || inCasus || strings.Contains(verslag, q.tekst)) {
			s.t.Fatalf("after %s: %s gets %q: in the plan %t, on the page %t, in the minutes %t", s.gedaan, wie, q.tekst, opPlan, inCasus, strings.Contains(verslag, q.tekst))
		}
		if mag && doetMee && q.versie == s.versies && q.versie > 0 && (!opPlan || !inCasus) {
			s.t.Fatalf("after %s: %s misses %q in the plan: %t, on the page %t", s.gedaan, wie, q.tekst, opPlan, inCasus)
		}
		if mag && bij && !strings.Contains(verslag, q.tekst) {
			s.t.Fatalf("after %s: %s misses %q in the minutes", s.gedaan, wie, q.tekst)
		}
	}
}
