// SPDX-License-Identifier: EUPL-1.2

package gate_test

import (
	"maps"
	"math/rand/v2"
	"slices"
	"sync"
	"testing"
	"time"

	"rondetafel/internal/gate"
	. "rondetafel/internal/gate/gatetest"
	"rondetafel/internal/toegang"
	"rondetafel/internal/toegang/diensttest"
)

// dienstspel is people who tie accounts at two providers, lose them, are given codes, leave, and log in, in any order. What is written down beside the door
// is who comes in with which account.
type dienstspel struct {
	*testing.T
	d    *diensthuis
	r    *rand.Rand
	van  map[string]string // account → whose it is; an account is a provider and a sub
	weg  map[string]bool   // who left
	code map[string]string // the first code that somebody still has, who has no way in yet
}

// speler is who plays, with the provider that their Partij has.
func (s *dienstspel) speler() (wie, bij string) {
	alle := []string{Anna, Arno, Fien, Bo, Bas}
	wie = alle[s.r.IntN(len(alle))]
	if PartijVan(wie) == Politie {
		return wie, "politie"
	}
	return wie, "gemeente"
}

// gang is a way through the provider bij, with one of a few subs: the same are at both.
func (s *dienstspel) gang(bij string) (g dienstGang, account string) {
	sub := string(rune('a' + s.r.IntN(4)))
	g = s.d.gang(sub)
	if g.keus.Dienst = bij; bij == "politie" {
		g.bij = s.d.politie
	}
	return g, bij + "/" + sub
}

// eigen is the account of somebody; "" for who has none.
func (s *dienstspel) eigen(wie string) string {
	for account, van := range s.van {
		if van == wie {
			return account
		}
	}
	return ""
}

func (s *dienstspel) stap() {
	wie, bij := s.speler()
	switch n := s.r.IntN(12); {
	case n < 2:
		s.geefCode(wie)
	case n < 6:
		s.koppel(wie, bij)
	case n < 10:
		s.logIn(bij)
	case n == 10:
		s.elders(bij)
	case len(s.weg) < 2 && !s.weg[wie]:
		goed(s.T, s.d.EindigMedewerker(s.d.Ctx(), wie))
		s.weg[wie] = true
	}
	s.d.Klok.Loop(time.Minute)
	s.d.SQL(`DELETE FROM inlogpoging`) // nobody has to wait
}

// geefCode gives a first code to who works here and has no way in.
func (s *dienstspel) geefCode(wie string) {
	if !s.weg[wie] && s.eigen(wie) == "" {
		s.code[wie] = eersteCode(s.d, wie)
	}
}

// koppel ties an account to who has a code: when it is nobody's who works here.
func (s *dienstspel) koppel(wie, bij string) {
	code, er := s.code[wie]
	if !er {
		return
	}
	g, account := s.gang(bij)
	g.keus.Code = code
	van, bezet := s.van[account]
	wil := !s.weg[wie] && (!bezet || s.weg[van])
	uit, err := g.ga()
	if (err == nil) != wil {
		s.Errorf("%s ties %s of %q (left: %v): %v", wie, account, van, s.weg, err)
	}
	if err != nil {
		nietIn(s.T, account, err)
		return
	}
	s.van[account] = wie
	delete(s.code, wie)
	if c := s.d.caller(uit); c.Personen[0] != wie {
		s.Errorf("%s tied and is %v", wie, c.Personen)
	}
}

// logIn logs in with an account: as whose it is, while they work here.
func (s *dienstspel) logIn(bij string) {
	g, account := s.gang(bij)
	van := s.van[account]
	uit, err := g.ga()
	if wil := van != "" && !s.weg[van]; (err == nil) != wil {
		s.Errorf("%s of %q logs in (left: %v): %v", account, van, s.weg, err)
	}
	if err != nil {
		nietIn(s.T, account, err)
		return
	}
	if c := s.d.caller(uit); c.Personen[0] != van {
		s.Errorf("%s of %s logs in as %v", account, van, c.Personen)
	}
}

// elders answers the question of one provider with what another says: that is nobody.
func (s *dienstspel) elders(bij string) {
	g, account := s.gang(bij)
	if g.bij = s.d.politie; bij == "politie" {
		g.bij = s.d.gemeente
	}
	nietIn(s.T, account+" elsewhere", vergeet(g.ga()))
}

// rule AVG-5: whatever was tied, taken over and ended before, an account at a provider opens for the one whose it is, while they work here, and for nobody
// else; the same sub at another provider is another. The log verifies at the end, with who has which.
func TestDienstWillekeur(t *testing.T) {
	for zaad := range uint64(3) {
		d := nieuwDiensthuis(t)
		s := &dienstspel{T: t, d: d, r: rand.New(rand.NewPCG(zaad, 54)), van: map[string]string{}, weg: map[string]bool{}, code: map[string]string{}}
		for range 60 {
			s.stap()
		}
		if n := d.Getal(`SELECT COUNT(*) FROM dienstinlog`); n != int64(len(s.van)) || n == 0 {
			t.Errorf("%d are tied, want those of %v", n, slices.Sorted(maps.Keys(s.van)))
		}
	}
}

// One answer logs in at most once, however many send it at the same moment; and of two people who tie one account, one does.
func TestDienstTegelijk(t *testing.T) {
	dienstMotoren(t, func(t *testing.T, d *diensthuis) {
		d.koppel(Anna, "anna")
		in, err := d.gang("anna").antwoord()
		goed(t, err)
		doen := make([]func() error, 8)
		for i := range doen {
			doen[i] = func() error { return vergeet(d.InloggenVia(d.Ctx(), Als(""), in, ergens)) }
		}
		n := d.lukt(doen...) // none is well too: the provider gives a token for one of them, and another may use the question up first
		if sessies := d.Getal(`SELECT COUNT(*) FROM sessie`); n > 1 || sessies != int64(1+n) {
			t.Errorf("%d got in, %d log-ins are there", n, sessies)
		}
		een, twee := d.metCode(eersteCode(d, Arno), "samen", ""), d.metCode(eersteCode(d, Fien), "samen", "")
		a, err := een.antwoord()
		goed(t, err)
		b, err := twee.antwoord()
		goed(t, err)
		n = d.lukt(func() error { return vergeet(d.InloggenVia(d.Ctx(), Als(""), a, ergens)) }, func() error { return vergeet(d.InloggenVia(d.Ctx(), Als(""), b, ergens)) })
		if n != 1 || d.Getal(`SELECT COUNT(*) FROM dienstinlog`) != 2 {
			t.Errorf("%d tied one account", n)
		}
	})
}

// lukt does all at once and returns how many succeed; the others are refused.
func (d *diensthuis) lukt(doen ...func() error) (n int) {
	d.t.Helper()
	var w sync.WaitGroup
	fouten := make([]error, len(doen))
	for i, doe := range doen {
		w.Go(func() { fouten[i] = doe() })
	}
	w.Wait()
	for _, err := range fouten {
		if err == nil {
			n++
			continue
		}
		nietIn(d.t, "the same at once", err)
	}
	return n
}

// A question that was asked at one server is answered at another, once; who was tied at one comes in at the other.
func TestDienstTweeServers(t *testing.T) {
	d := nieuwDiensthuis(t, Postgres)
	ander := tweede(t, d.Huis)
	in, err := d.metCode(eersteCode(d, Anna), "anna", "").antwoord()
	goed(t, err)
	uit, err := ander.InloggenVia(d.Ctx(), Als(""), in, ergens)
	goed(t, err)
	if c := d.caller(uit); c.Personen[0] != Anna {
		t.Errorf("at the first it is %v", c.Personen)
	}
	nietIn(t, "the same answer at the first", vergeet(d.InloggenVia(d.Ctx(), Als(""), in, ergens)))
	in, err = d.gang("anna").antwoord()
	goed(t, err)
	goed(t, vergeet(ander.InloggenVia(d.Ctx(), Als(""), in, ergens)))
}

// Of many who ask and do not come back, no question stays longer than it can be answered.
func TestDienstvragenBlijvenNiet(t *testing.T) {
	d := nieuwDiensthuis(t)
	for range 20 {
		goed(t, vergeet(d.gang("anna").antwoord()))
	}
	d.Klok.Loop(toegang.DienstDuur + time.Second)
	goed(t, vergeet(d.gang("anna").antwoord()))
	if n := d.Getal(`SELECT COUNT(*) FROM dienstvraag`); n != 1 {
		t.Errorf("%d questions are kept", n)
	}
	if e := d.Laatste(); e.Handeling != "dienst.vragen" || e.Persoon != "" || len(e.Objecten)+len(e.Rechten) > 0 {
		t.Errorf("asking left %+v", e)
	}
}

// rule AVG-5: somebody whose Partij changed provider or has it no more does not come in by the old one, sees so while they are in, and ties the new one with
// a code and a colleague's.
func TestDienstWisselt(t *testing.T) {
	d := nieuwDiensthuis(t)
	in := d.koppel(Anna, "anna")
	c := d.caller(in)
	nieuw := diensttest.Nieuw(t, d.Klok.Nu)
	d.Sluit()
	d.Opties.Diensten = []toegang.Inlogdienst{d.gemeente.Dienst("gemeente", Veiligheidshuis), nieuw.Dienst("nieuw", Gemeente)}
	d.Open()
	b, err := d.Account(d.Ctx(), c)
	goed(t, err)
	if !b.DienstWeg || b.Heeft {
		t.Errorf("Account = %+v", b)
	}
	if _, er, err := d.BevestigtBij(d.Ctx(), c); er || err != nil {
		t.Errorf("confirms at one that is gone: %v", err)
	}
	nietIn(t, "the old one", vergeet(d.gang("anna").ga()))
	een, twee := herstelt(t, d.Huis, Beatle, Anna), herstelt(t, d.Huis, Petra, Anna)
	g := d.metCode(twee, "anna", een)
	g.bij, g.keus.Dienst = nieuw, "nieuw"
	goed(t, vergeet(g.ga()))
	g.keus.Code = ""
	var uit gate.Dienstinlog
	uit, err = g.ga()
	goed(t, err)
	if b, err = d.Account(d.Ctx(), d.caller(uit)); err != nil || b.Dienst != "Werkaccount nieuw" || b.DienstWeg {
		t.Errorf("Account = %+v, %v", b, err)
	}
}
