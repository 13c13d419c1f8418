// SPDX-License-Identifier: EUPL-1.2

package gate_test

import (
	"math/rand/v2"
	"slices"
	"sync"
	"testing"
	"time"

	"rondetafel/internal/gate"
	. "rondetafel/internal/gate/gatetest"
	"rondetafel/internal/toegang/passkeytest"
)

// passkeyM is what a passkey can do, written down beside the door.
type passkeyM struct {
	*passkeytest.Passkey
	van    *proefaccount
	naam   string
	hoogst uint32 // the count that the house saw last
	kopie  bool   // the house saw a copy of it
	weg    bool
}

// opent tells whether the next signature opens; gezien notes that the house saw it.
func (m *passkeyM) opent() bool { return !m.weg && !m.kopie && m.Teller+1 > m.hoogst }

func (m *passkeyM) gezien() {
	if m.opent() {
		m.hoogst = m.Teller + 1
		return
	}
	m.kopie = m.kopie || !m.weg
}

// passkeyspel is two people who add passkeys, lose them, copy them and log in, in any order.
type passkeyspel struct {
	*testing.T
	h     *Huis
	r     *rand.Rand
	mens  []*proefaccount
	inlog map[*proefaccount]gate.Caller
	alle  []*passkeyM
}

// kies takes one of the passkeys, those too that are gone.
func (s *passkeyspel) kies() *passkeyM {
	if len(s.alle) == 0 {
		return nil
	}
	return s.alle[s.r.IntN(len(s.alle))]
}

// vers logs somebody in by a code, so that they can do what asks it.
func (s *passkeyspel) vers(a *proefaccount) gate.Caller {
	s.h.Klok.Loop(2 * time.Minute)
	in, err := a.in(goedWachtwoord, a.code())
	goed(s.T, err)
	s.inlog[a] = a.caller(in)
	return s.inlog[a]
}

func (s *passkeyspel) stap() {
	k := s.kies()
	switch n := s.r.IntN(10); {
	case k == nil || n == 0:
		a := s.mens[s.r.IntN(len(s.mens))]
		if len(s.van(a)) < 10 {
			naam := "Passkey " + string(rune('a'+len(s.alle)))
			s.alle = append(s.alle, &passkeyM{Passkey: a.nieuwePasskey(s.vers(a), naam), van: a, naam: naam})
		}
	case n == 1:
		s.haalWeg(k)
	case n == 2: // somebody copied it a while ago, and signs
		k.Teller -= min(k.Teller, uint32(s.r.IntN(3)))
		fallthrough
	case n < 6:
		s.logIn(k, func() (gate.Ingelogd, error) { return k.van.alleen(k.Passkey) })
	case n < 8:
		s.logIn(k, func() (gate.Ingelogd, error) { return k.van.met(goedWachtwoord, k.Passkey) })
	default:
		s.bevestigt(k)
	}
	s.h.Klok.Loop(2 * time.Hour) // whatever went wrong is waited for
}

// van are the passkeys that somebody has.
func (s *passkeyspel) van(a *proefaccount) (uit []*passkeyM) {
	for _, k := range s.alle {
		if k.van == a && !k.weg {
			uit = append(uit, k)
		}
	}
	return uit
}

func (s *passkeyspel) haalWeg(k *passkeyM) {
	c := s.vers(k.van)
	for _, p := range k.van.blad(c).Passkeys {
		if p.Naam == k.naam {
			goed(s.T, s.h.PasskeyVerwijderen(s.h.Ctx(), c, p.ID))
			k.weg = true
		}
	}
	if !k.weg {
		s.Errorf("%s is not in the list", k.naam)
	}
}

func (s *passkeyspel) logIn(k *passkeyM, doe func() (gate.Ingelogd, error)) {
	wil := k.opent()
	k.gezien()
	in, err := doe()
	if (err == nil) != wil {
		s.Errorf("%s (seen %d times, now %d, copy %v, gone %v) logs in: %v", k.naam, k.hoogst, k.Teller, k.kopie, k.weg, err)
	}
	if err != nil {
		nietIn(s.T, k.naam, err)
		return
	}
	if c := k.van.caller(in); c.Personen[0] != k.van.wie {
		s.Errorf("%s of %s logs in as %s", k.naam, k.van.wie, c.Personen[0])
	}
}

// bevestigt gives a passkey as a second factor again, in a log-in of its owner or of the other.
func (s *passkeyspel) bevestigt(k *passkeyM) {
	a := s.mens[s.r.IntN(len(s.mens))]
	c := s.vers(a)
	v, err := s.h.PasskeyVragen(s.h.Ctx(), c, false)
	goed(s.T, err)
	wil := k.opent() && a == k.van
	if a == k.van {
		k.gezien()
	}
	if err := s.h.SessieBevestigen(s.h.Ctx(), c, gate.Bevestiging{Passkey: k.Teken(v)}); (err == nil) != wil {
		s.Errorf("%s of %s confirms for %s: %v", k.naam, k.van.wie, a.wie, err)
	}
}

// rule AVG-5: whatever was added, removed, copied and used before, a passkey opens for its owner, for nobody else, as long as it is theirs and counts on;
// and what the house says that somebody has is what they have. The log verifies at the end.
func TestPasskeyWillekeur(t *testing.T) {
	for zaad := range uint64(3) {
		h := Nieuw(t, Echt)
		s := &passkeyspel{T: t, h: h, r: rand.New(rand.NewPCG(zaad, 5)), mens: []*proefaccount{metAccount(t, h, Anna), metAccount(t, h, Bo)}, inlog: map[*proefaccount]gate.Caller{}}
		for range 30 {
			s.stap()
		}
		for _, a := range s.mens {
			var wil, kreeg []string
			for _, k := range s.van(a) {
				wil = append(wil, k.naam)
			}
			for _, p := range a.blad(s.vers(a)).Passkeys {
				kreeg = append(kreeg, p.Naam)
			}
			slices.Sort(kreeg)
			zelfde(t, "the passkeys of "+a.wie, kreeg, wil)
		}
	}
}

// One signature logs in once, however many send it at the same moment; and so does one that confirms.
func TestPasskeyTegelijk(t *testing.T) {
	passkeyMotoren(t, func(t *testing.T, h *Huis) {
		a := metAccount(t, h, Anna)
		c := a.caller(a.inlog)
		k := a.nieuwePasskey(c, "Telefoon")
		tekst := a.tekent(k, true)
		var w sync.WaitGroup
		fouten := make([]error, 8)
		for i := range fouten {
			w.Go(func() { fouten[i] = vergeet(h.InloggenMet(h.Ctx(), Als(""), gate.Inlog{Passkey: tekst}, a.ergens)) })
		}
		w.Wait()
		in := 0
		for _, err := range fouten {
			if err == nil {
				in++
				continue
			}
			nietIn(t, "the same at once", err)
		}
		if n := h.Getal(`SELECT COUNT(*) FROM sessie`); in != 1 || n != 2 {
			t.Errorf("%d got in, %d log-ins are there", in, n)
		}
	})
}

// rule WGS-12: who works here no more does not come in with a passkey, alone or beside a password, and hears nothing that tells so; nor does who may still be
// there with a passkey of theirs.
func TestPasskeyVanWieWegIs(t *testing.T) {
	passkeyMotoren(t, func(t *testing.T, h *Huis) {
		a, b := metAccount(t, h, Arno), metAccount(t, h, Bo)
		k := a.nieuwePasskey(a.caller(a.inlog), "Telefoon")
		ander := b.nieuwePasskey(b.caller(b.inlog), "Sleutel")
		goed(t, vergeet(a.alleen(k)))
		goed(t, vergeet(h.MedewerkerBeeindigen(h.Ctx(), Als(Beatle), stopt(Arno, mensBlad(t, h, Beatle, Arno).Versie))))
		h.Klok.Loop(time.Minute)
		d, vreemd := nietIn(t, "who left", vergeet(a.alleen(k))), nietIn(t, "nobody", vergeet(a.alleen(passkeytest.Nieuw(t, Adres))))
		d.Moment, vreemd.Moment = 0, 0
		zelfde(t, "the refusal", d, vreemd)
		nietIn(t, "beside a password", vergeet(a.met(goedWachtwoord, k)))
		geleend := ander.Kopie()
		geleend.Handvat = k.Handvat
		nietIn(t, "the handle of somebody else", vergeet(b.alleen(geleend)))
		geleend.Handvat = nil
		nietIn(t, "no handle", vergeet(b.alleen(geleend)))
		goed(t, vergeet(b.alleen(ander)))
	})
}

// rule AVG-5: who asks for a passkey to log in learns nothing: the question names no passkey and nobody, whoever there is, and each is another. What is asked of
// many stays no longer than five minutes.
func TestPasskeyvraagZegtNiets(t *testing.T) {
	h := Nieuw(t, Echt)
	vraag := func() string {
		t.Helper()
		v, err := h.PasskeyVragen(h.Ctx(), Als(""), true)
		goed(t, err)
		return string(v)
	}
	voor := vraag()
	a := metAccount(t, h, Anna)
	a.nieuwePasskey(a.caller(a.inlog), "Telefoon")
	na := vraag()
	if len(voor) != len(na) || voor == na {
		t.Errorf("%s and then %s", voor, na)
	}
	eerder := h.Regels()
	for range 200 {
		vraag()
	}
	if n, regels := h.Getal(`SELECT COUNT(*) FROM passkeyvraag`), h.Regels()-eerder; n != 0 || regels != 0 {
		t.Errorf("200 questions of strangers left %d rows and %d entries", n, regels)
	}
	d := nietIn(t, "a person of whom nothing is known", vergeet(h.InloggenMet(h.Ctx(), Als(""), gate.Inlog{Passkey: `{"id":"AQ"}`}, a.ergens)))
	if len(d.Regels) != 1 || d.Regels[0] != "inloggen-klopt-niet" {
		t.Errorf("refused by %v", d.Regels)
	}
}
