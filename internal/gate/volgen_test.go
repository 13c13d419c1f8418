// SPDX-License-Identifier: EUPL-1.2

package gate_test

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"math"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
	"time"

	"rondetafel/internal/audit"
	"rondetafel/internal/casus"
	"rondetafel/internal/errs"
	"rondetafel/internal/gate"
	. "rondetafel/internal/gate/gatetest"
	"rondetafel/internal/informatie"
	"rondetafel/internal/klok"
)

// stroom lets wie follow a Casus.
func stroom(t *testing.T, h *Huis, c gate.Caller, z gate.Verwijzing) *gate.Volger {
	t.Helper()
	v, err := h.CasusVolgen(h.Ctx(), c, gate.Volging{Casus: z.ID})
	goed(t, err)
	t.Cleanup(v.Sluit)
	return v
}

// horen tells who of the followers sees something else now; errs.ErrNotFound ends a following and counts too.
func horen(t *testing.T, h *Huis, volgers map[string]*gate.Volger) string {
	t.Helper()
	uit := []string{}
	for wie, v := range volgers {
		voor := v.Versie()
		anders, err := v.Kijk(h.Ctx())
		switch {
		case errors.Is(err, errs.ErrNotFound):
			delete(volgers, wie)
			v.Sluit()
			wie = "-" + wie
			anders = true
		case err != nil:
			t.Fatalf("%s looks: %v", wie, err)
		case anders != (voor != v.Versie()):
			t.Errorf("%s: changed %t, from %s to %s", wie, anders, voor, v.Versie())
		}
		if anders {
			uit = append(uit, wie)
		}
	}
	slices.Sort(uit)
	return strings.Join(uit, " ")
}

// rules 13.2-1, 13.2-2, 1.7-1, 8-P1: who follows a Casus hears of what they may know of and of nothing else: a piece that is hidden from them
// moves nothing, one that is made stricter is heard by who loses it, and by those who know of it, and by nobody else.
func TestVolgenHoortAlleenWatJeZiet(t *testing.T) {
	motoren(t, func(t *testing.T, h *Huis) {
		ctx, z := h.Ctx(), h.RTO(Bo, Cleo)
		h.AanTafel(z, Bo, Cleo)
		h.Klok.Loop(25 * time.Hour)
		volgers := map[string]*gate.Volger{}
		for _, wie := range []string{Petra, Anna, Bo, Cleo, Mo, Fien} {
			volgers[wie] = stroom(t, h, Als(wie), z)
		}
		var stuk gate.Verwijzing
		var citaat informatie.Wijzigen
		wil := func(w informatie.Voorwaarden) func() error {
			return func() (err error) {
				citaat = informatie.Wijzigen{Gegeven: stuk.ID, Versie: stuk.Versie, Voorwaarden: w}
				stuk, err = h.GegevenVoorwaarden(ctx, Als(Bo), citaat)
				return err
			}
		}
		for _, stap := range []struct {
			wat  string
			doe  func() error
			hoor string
		}{
			{"nothing", func() error { return nil }, ""},
			{"a look", func() error { return vergeet(h.CasusLezen(ctx, Als(Anna), z.ID)) }, ""},
			{"a refused act", func() error {
				geweigerd(t, vergeet(h.CasusScreenen(ctx, Als(Anna), h.Screening(z))), "9.2a")
				return nil
			}, ""},
			{"a piece for the procesregisseur", func() error { stuk = h.VoegToe(z, Bo, informatie.AlleenProcesregisseur); return nil }, "Bo Petra"},
			{"the same for Cleo too", wil(informatie.Voorwaarden{Wie: informatie.GekozenPartijen, Lezers: []string{PartijVan(Cleo)}}), "Bo Cleo Petra"},
			{"for Anna, and Cleo loses it", wil(informatie.Voorwaarden{Wie: informatie.GekozenPartijen, Lezers: []string{PartijVan(Anna)}}), "Anna Bo Cleo Petra"},
			{"until today", wil(informatie.Voorwaarden{Wie: informatie.GekozenPartijen, Lezers: []string{PartijVan(Anna)}, Tot: h.Vandaag()}), "Anna Bo Petra"},
			{"the day is over", func() error { h.Klok.Loop(24 * time.Hour); return nil }, "Anna Petra"},
			{"a colleague of Anna", func() error {
				return vergeet(h.DeelnameAanwijzen(ctx, Als(Anna), casus.Aanwijzen{Casus: z.ID, Medewerker: Arno}))
			}, "Anna Bo Cleo Petra"},
			{"another Casus", func() error { h.RTO(Bo); return nil }, ""},
			{"another procesregisseur", func() error {
				v, err := h.CasusLezen(ctx, Als(Petra), z.ID)
				goed(t, err)
				return vergeet(h.CasusToewijzen(ctx, Als(Mo), casus.Toewijzen{Casus: z.ID, Versie: v.Versie, Medewerker: Pim}))
			}, "-Petra Anna Bo Cleo Fien Mo"},
		} {
			goed(t, stap.doe())
			if hoor := metNamenVan(horen(t, h, volgers)); hoor != stap.hoor {
				t.Errorf("%s: %q hear of it, want %q", stap.wat, hoor, stap.hoor)
			}
		}
	})
}

// metNamenVan writes ids of people as the constants of gatetest.
func metNamenVan(ids string) string {
	namen := map[string]string{Petra: "Petra", Anna: "Anna", Bo: "Bo", Cleo: "Cleo", Mo: "Mo", Fien: "Fien", Dirk: "Dirk", Arno: "Arno", Bas: "Bas", Pim: "Pim"}
	delen := strings.Fields(ids)
	for i, d := range delen {
		if n, weg := strings.CutPrefix(d, "-"); weg {
			delen[i] = "-" + namen[n]
			continue
		}
		delen[i] = namen[d]
	}
	slices.Sort(delen)
	return strings.Join(delen, " ")
}

// volgspel plays with wills at random while everybody follows.
type volgspel struct {
	*wilspel
	volgers map[string]*gate.Volger
	zag     map[string]string
	liep    bool // the clock was moved in the last step
}

// ziet is all that somebody gets of the Casus when they open each of its pages, without what looks themselves change.
func (s *volgspel) ziet(wie string) string {
	s.t.Helper()
	h, c := s.h, Als(wie)
	var blad strings.Builder
	schrijf := func(wat string, v any, err error) {
		tekst, fout := json.Marshal(v)
		s.goed(fout)
		if errors.Is(err, errs.ErrNotFound) {
			return // as if it is not there
		}
		if err != nil {
			tekst = []byte(uit(err))
		}
		fmt.Fprintf(&blad, "%s %s\n", wat, tekst)
	}
	b, err := h.CasusLezen(h.Ctx(), c, s.z.ID)
	b.Inzagen, b.Bezoek = nil, nil
	schrijf("casus", b, err)
	p, err := h.CasusProces(h.Ctx(), c, s.z.ID)
	schrijf("verloop", p, err)
	v, err := h.PlanLezen(h.Ctx(), c, s.z.ID)
	schrijf("plan", v, err)
	in, err := h.IncidenteleDerdeInzien(h.Ctx(), c, s.z.ID)
	schrijf("inzien", in, err)
	l, err := h.IncidenteleDerdenLezen(h.Ctx(), c, s.z.ID)
	schrijf("derden", l, err)
	m, err := h.ZichtLezen(h.Ctx(), c, gate.ZichtVraag{Casus: s.z.ID})
	m.Moment = time.Time{}
	for i := range m.Stukken {
		m.Stukken[i].Gezien = nil
	}
	schrijf("zicht", m, err)
	for _, g := range s.stukken {
		x, err := h.GegevenLezen(h.Ctx(), c, g.id)
		x.Gezien = nil
		schrijf("stuk", x, err)
	}
	for _, o := range s.rondes {
		x, err := h.OverlegLezen(h.Ctx(), c, o.v.ID)
		schrijf("overleg", x, err)
	}
	return blad.String()
}

// rules 13.2-1, 13.2-2, 13.2-3, 12.2-2, WGS-14, 9.2f-2: whatever happens in a Casus, each who follows it hears of it when and only when one of its
// pages is another for them than it was; and who may know of it no more hears that, and then nothing.
func TestVolgenIsWatJeZiet(t *testing.T) {
	h := Nieuw(t)
	zaad := rand.Uint64()
	t.Logf("seed %d", zaad)
	s := &volgspel{wilspel: &wilspel{t: t, h: h, z: h.RTO(Bo, Cleo), r: rand.New(rand.NewPCG(zaad, 11))}, volgers: map[string]*gate.Volger{}, zag: map[string]string{}}
	h.Geinformeerd(s.z)
	mensen := []string{Petra, Anna, Bo, Cleo, Dirk, Mo}
	stappen := 45
	if testing.Short() { // the race detector needs fewer of them to see what there is to see
		stappen = 12
	}
	for stap := range stappen {
		voor := h.Klok.Sinds()
		s.zet(stap)
		s.liep = h.Klok.Sinds()-voor > time.Minute
		if s.derde != nil && !slices.Contains(mensen, s.derde.Persoon) {
			mensen = append(mensen, s.derde.Persoon)
		}
		for _, wie := range mensen {
			s.vergelijk(wie)
		}
	}
}

// vergelijk holds what somebody hears against what they see: on all pages, and on the page of the Casus alone.
func (s *volgspel) vergelijk(wie string) {
	s.t.Helper()
	alles := s.ziet(wie)
	s.vergelijkMet(wie, wie, alles, gate.Volging{Casus: s.z.ID, Zicht: gate.ZichtAlle})
	blad := slices.DeleteFunc(strings.Split(alles, "\n"), func(r string) bool {
		return !strings.HasPrefix(r, "casus ") && !strings.HasPrefix(r, "verloop ") && !strings.HasPrefix(r, "inzien ")
	})
	s.vergelijkMet(wie+" op het blad", wie, strings.Join(blad, "\n"), gate.Volging{Casus: s.z.ID, Blad: true})
}

func (s *volgspel) vergelijkMet(sleutel, wie, nu string, wat gate.Volging) {
	s.t.Helper()
	eerder, zag := s.volgers[sleutel], s.zag[sleutel]
	s.zag[sleutel] = nu
	if eerder == nil {
		v, err := s.h.CasusVolgen(s.h.Ctx(), Als(wie), wat)
		if err == nil {
			s.volgers[sleutel] = v
			s.t.Cleanup(v.Sluit)
		} else if !errors.Is(err, errs.ErrNotFound) {
			s.t.Fatalf("after %s: %s follows: %v", s.gedaan, wie, err)
		}
		return
	}
	anders, err := s.kijkt(wie, eerder)
	if err != nil {
		if !errors.Is(err, errs.ErrNotFound) || nu == zag {
			s.t.Fatalf("after %s: %s follows on: %v", s.gedaan, wie, err)
		}
		delete(s.volgers, sleutel)
		eerder.Sluit()
		return
	}
	if anders != (nu != zag) {
		s.t.Fatalf("after %s: %s hears of a change: %t, and sees\n%s\nafter\n%s", s.gedaan, sleutel, anders, verschil(nu, zag), verschil(zag, nu))
	}
}

// kijkt looks as who was woken by the step, and at the next beat when time went on in it.
func (s *volgspel) kijkt(wie string, v *gate.Volger) (bool, error) {
	s.t.Helper()
	anders, err := v.KijkNaDaad(s.h.Ctx())
	if err != nil || !s.liep {
		return anders, err
	}
	if anders && strings.HasSuffix(s.gedaan, "hours pass") {
		s.t.Fatalf("after %s: %s hears of an act that there was not", s.gedaan, wie)
	}
	later, err := v.Kijk(s.h.Ctx())
	return anders || later, err
}

// verschil are the beginnings of the lines of a that b has not, from where they differ.
func verschil(a, b string) string {
	oud := strings.Split(b, "\n")
	var uit []string
	for _, r := range strings.Split(a, "\n") {
		if !slices.Contains(oud, r) {
			uit = append(uit, fmt.Sprintf("%.900s", r))
		}
	}
	return strings.Join(uit, "\n")
}

// A following is one look in the log, decided by the articles by which its caller may know of the Casus; what it hears after that is in no
// entry, and of what nobody may know of it is the same as of what there is not (rules 1.7-1, AVG-5, AVG-6).
func TestVolgenInHetLog(t *testing.T) {
	motoren(t, func(t *testing.T, h *Huis) {
		z := h.RTO(Bo)
		voor := h.Regels()
		v := stroom(t, h, Als(Bo), z)
		if e := h.Laatste(); h.Regels() != voor+1 || e.Handeling != "casus.volgen" || e.Soort != audit.Raadplegen || e.Uitkomst != audit.Allowed ||
			e.Casus != z.ID || e.Persoon != Bo || !slices.Contains(e.Regels, "artikel-01-lid-7-deelnemer") || len(e.Getoond) > 0 {
			t.Errorf("the entry of a following: %+v", e)
		}
		h.VoegToe(z, Bo, informatie.AlleDeelnemers)
		voor = h.Regels()
		if anders, err := v.Kijk(h.Ctx()); err != nil || !anders || h.Regels() != voor {
			t.Errorf("changed %t (%v), with %d entries", anders, err, h.Regels()-voor)
		}
		for _, wie := range []string{Dirk, Cleo, Oda, Daan} {
			for _, id := range []string{z.ID, z.ID[:20] + "000000", "Geen id!"} {
				_, err := h.CasusVolgen(h.Ctx(), Als(wie), gate.Volging{Casus: id})
				onbekend(t, err)
				if e := h.Laatste(); id == z.ID && (e.Handeling != "casus.volgen" || e.Uitkomst != audit.Refused) {
					t.Errorf("the entry of what %s may not follow: %+v", wie, e)
				}
			}
		}
		inzagen, err := h.CasusGekeken(h.Ctx(), Als(Petra), z.ID, math.MaxInt64)
		goed(t, err)
		for _, i := range inzagen.Inzagen {
			if i.Handeling == "Horen dat er iets veranderde" && i.Uitkomst == audit.Allowed.String() {
				t.Errorf("who looked tells of %+v", i)
			}
		}
	})
}

// wachtOp gives what Wacht of v ends with, in the background.
func wachtOp(ctx context.Context, v *gate.Volger) chan error {
	af := make(chan error, 1)
	go func() {
		_, err := v.Wacht(ctx)
		af <- err
	}()
	return af
}

// binnen asks that what ends with want does so before the next beat.
func binnen(t *testing.T, wat string, af chan error, want error) {
	t.Helper()
	select {
	case err := <-af:
		if !errors.Is(err, want) {
			t.Errorf("%s: %v, want %v", wat, err, want)
		}
	case <-time.After(15 * time.Second):
		t.Errorf("%s: nothing was heard", wat)
	}
}

// Who waits hears at once of a commit, of a clock that is moved, of a log-in that ended, of a right that ended and of a house that
// closes; who sees nothing of it hears nothing.
func TestVolgenWacht(t *testing.T) {
	h := Nieuw(t)
	ctx, z := h.Ctx(), h.RTO(Bo, Cleo)
	h.AanTafel(z, Bo, Cleo)
	h.Klok.Loop(25 * time.Hour)
	inlog := ingelogd(t, h, Cleo)
	petra, cleo, anna, bo := stroom(t, h, Als(Petra), z), stroom(t, h, inlog, z), stroom(t, h, Als(Anna), z), stroom(t, h, Als(Bo), z)
	stil := wachtOp(ctx, anna)
	af := wachtOp(ctx, cleo)
	stuk := h.VoegToe(z, Bo, informatie.GekozenPartijen, PartijVan(Cleo))
	binnen(t, "a piece for her", af, nil)
	binnen(t, "a piece for her, to the procesregisseur", wachtOp(ctx, petra), nil)
	af = wachtOp(ctx, cleo)
	in := informatie.Wijzigen{Gegeven: stuk.ID, Versie: 1, Voorwaarden: informatie.Voorwaarden{Wie: informatie.AlleenProcesregisseur}}
	goed(t, vergeet(h.GegevenVoorwaarden(ctx, Als(Bo), in)))
	binnen(t, "she loses it", af, nil)
	select {
	case err := <-stil:
		t.Errorf("who sees nothing of it heard: %v", err)
	default:
	}
	in.Versie, in.Voorwaarden = 2, informatie.Voorwaarden{Wie: informatie.AlleDeelnemers, Tot: h.Vandaag()}
	goed(t, vergeet(h.GegevenVoorwaarden(ctx, Als(Bo), in)))
	binnen(t, "everybody gets it", stil, nil)
	stil = wachtOp(ctx, anna)
	h.Klok.Zet(h.Klok.Nu().In(klok.Amsterdam()).AddDate(0, 0, 1))
	binnen(t, "its last day is over", stil, nil)
	_, err := cleo.Kijk(ctx)
	if !errors.Is(err, errs.ErrNotLoggedIn) { // a clock set a day ahead ends log-ins
		t.Errorf("a log-in after its end: %v", err)
	}
	nieuw := stroom(t, h, ingelogd(t, h, Cleo), z)
	af = wachtOp(ctx, nieuw)
	goed(t, h.Uitloggen(ctx, gate.Caller{Personen: []string{Cleo}, Herkomst: "web", Sessie: nieuw.Inlog()}))
	binnen(t, "she logs out", af, errs.ErrNotLoggedIn)
	_, err = bo.Kijk(ctx)
	goed(t, err)
	weg, stop := context.WithCancel(ctx)
	af = wachtOp(weg, bo)
	stop()
	binnen(t, "he goes away", af, context.Canceled)
	af = wachtOp(ctx, bo)
	h.StopVolgen()
	binnen(t, "the house closes", af, errs.ErrUnavailable)
	if _, err := h.CasusVolgen(ctx, Als(Bo), gate.Volging{Casus: z.ID}); !errors.Is(err, errs.ErrUnavailable) {
		t.Errorf("following in a house that closes: %v", err)
	}
}

// One person follows no more than a few at once, a following that ends makes room, and one that is refused takes none.
func TestVolgenHoogstens(t *testing.T) {
	h := Nieuw(t)
	z := h.RTO(Bo)
	for range gate.MaxVolgersPersoon + 3 {
		onbekend(t, func() error { _, err := h.CasusVolgen(h.Ctx(), Als(Cleo), gate.Volging{Casus: z.ID}); return err }())
	}
	var eerste *gate.Volger
	for range gate.MaxVolgersPersoon {
		eerste = stroom(t, h, Als(Bo), z)
	}
	voor := h.Regels()
	if _, err := h.CasusVolgen(h.Ctx(), Als(Bo), gate.Volging{Casus: z.ID}); !errors.Is(err, errs.ErrTooMany) || h.Regels() != voor {
		t.Errorf("one too many: %v, with %d entries", err, h.Regels()-voor)
	}
	stroom(t, h, Als(Anna), z)
	eerste.Sluit()
	eerste.Sluit()
	stroom(t, h, Als(Bo), z)
	if _, err := h.CasusVolgen(h.Ctx(), Als(Bo), gate.Volging{Casus: z.ID}); !errors.Is(err, errs.ErrTooMany) {
		t.Errorf("closing one twice made room for two: %v", err)
	}
}

// A version tells nothing to who compares it: another log-in, person or Casus has another one for the same, and the same log-in gets the same
// again, so that a page that comes back notices what it missed.
func TestVolgenVersies(t *testing.T) {
	h := Nieuw(t)
	z, ander := h.RTO(Bo), h.RTO(Bo)
	een, twee := ingelogd(t, h, Bo), ingelogd(t, h, Bo)
	gezien := map[string]bool{}
	for _, v := range []*gate.Volger{stroom(t, h, een, z), stroom(t, h, twee, z), stroom(t, h, Als(Anna), z), stroom(t, h, een, ander)} {
		if gezien[v.Versie()] || len(v.Versie()) < 20 {
			t.Errorf("version %q is not of its own", v.Versie())
		}
		gezien[v.Versie()] = true
	}
	v := stroom(t, h, een, z).Versie()
	if !gezien[v] {
		t.Error("the same log-in got another version of the same")
	}
	for _, lees := range []func(gate.Caller) error{
		func(c gate.Caller) error { return vergeet(h.CasusLezen(h.Ctx(), c, z.ID)) },
		func(c gate.Caller) error { return vergeet(h.PlanLezen(h.Ctx(), c, z.ID)) },
		func(c gate.Caller) error { return vergeet(h.OptredenLezen(h.Ctx(), c, z.ID)) },
	} {
		een.Blik = &gate.Blik{}
		goed(t, lees(een))
		if *een.Blik != (gate.Blik{Volging: gate.Volging{Casus: z.ID}, Versie: v}) {
			t.Errorf("a page can follow from %+v, want %s of %s", *een.Blik, v, z.ID)
		}
	}
	blad, err := h.CasusVolgen(h.Ctx(), een, gate.Volging{Casus: z.ID, Blad: true})
	goed(t, err)
	blad.Sluit()
	een.Blik = &gate.Blik{Volging: gate.Volging{Blad: true}}
	goed(t, vergeet(h.CasusLezen(h.Ctx(), een, z.ID)))
	if *een.Blik != (gate.Blik{Volging: gate.Volging{Casus: z.ID, Blad: true}, Versie: blad.Versie()}) || blad.Versie() == v {
		t.Errorf("the page of the Casus can follow from %+v, want %s and not %s", *een.Blik, blad.Versie(), v)
	}
	een.Blik = &gate.Blik{}
	goed(t, vergeet(h.CasusLezen(h.Ctx(), een, z.ID)))
	goed(t, vergeet(h.GegevenToevoegen(h.Ctx(), een, h.Gegeven(z, informatie.AlleDeelnemers))))
	if een.Blik.Casus != "" {
		t.Error("a page follows from before what it did itself")
	}
	goed(t, vergeet(h.CasusLezen(h.Ctx(), een, z.ID)))
	if een.Blik.Versie == v {
		t.Error("what it did changed no version")
	}
	goed(t, vergeet(h.CasusLezen(h.Ctx(), een, ander.ID)))
	if een.Blik.Casus != z.ID {
		t.Error("a page follows another Casus than that of its first look")
	}
}

// A page of something in a Casus of which its reader may not know, follows nothing: not even its id gets out (rule 1.8-1).
func TestBlikVerraadtGeenCasus(t *testing.T) {
	h := Nieuw(t)
	z := h.Triage()
	vraag := h.Gevraagd(z, Bo)
	bo := Als(Bo)
	bo.Blik = &gate.Blik{}
	goed(t, vergeet(h.TriagevraagLezen(h.Ctx(), bo, vraag.ID)))
	goed(t, vergeet(h.MijnWerk(h.Ctx(), bo)))
	if *bo.Blik != (gate.Blik{}) {
		t.Errorf("who is asked in triage can follow %+v", *bo.Blik)
	}
}

// A caller who only looks does nothing else, whatever is asked: there is not even an entry of it, as nothing was tried.
func TestWieAlleenKijktDoetNiets(t *testing.T) {
	h := Nieuw(t)
	z := h.RTO(Bo)
	stuk := h.VoegToe(z, Bo, informatie.AlleDeelnemers)
	bo := Als(Bo)
	bo.Kijkt = true
	voor := h.Regels()
	for naam, doe := range map[string]func() error{
		"a piece": func() error { return vergeet(h.GegevenToevoegen(h.Ctx(), bo, h.Gegeven(z, informatie.AlleDeelnemers))) },
		"taken back": func() error {
			return vergeet(h.GegevenIntrekken(h.Ctx(), bo, informatie.Intrekken{Gegeven: stuk.ID, Versie: 1, Reden: "x"}))
		},
		"a colleague": func() error {
			return vergeet(h.DeelnameAanwijzen(h.Ctx(), bo, casus.Aanwijzen{Casus: z.ID, Medewerker: Bas}))
		},
		"a draft": func() error {
			return vergeet(h.ConceptBewaren(h.Ctx(), bo, gate.ConceptBewaren{Formulier: "aanmelding", Inhoud: []byte(`{}`)}))
		},
		"a report":  func() error { return vergeet(h.CasusAanmelden(h.Ctx(), bo, Aanmelding())) },
		"a log-out": func() error { return h.Uitloggen(h.Ctx(), bo) },
		"a document": func() error {
			return vergeet(h.DocumentKlaarzetten(h.Ctx(), bo, informatie.Bestand{Casus: z.ID, Naam: "a.txt"}, strings.NewReader("tekst")))
		},
	} {
		if err := doe(); !errors.Is(err, errs.ErrOnlyLooks) {
			t.Errorf("%s: %v", naam, err)
		}
	}
	if _, err := h.BSNTonen(h.Ctx(), bo, casus.BSNTonen{Betrokkene: h.EersteBetrokkene(z), Reden: casus.BSNHerkennen}); !errors.Is(err, errs.ErrOnlyLooks) { // asked for with a reason, each time
		t.Errorf("a BSN: %v", err)
	}
	goed(t, vergeet(h.GegevenLezen(h.Ctx(), bo, stuk.ID)))
	if n := h.Regels() - voor - 1; n != 0 {
		t.Errorf("%d entries", n)
	}
}

// A page follows from what there is when it is read, though what a reader saw a moment ago is not made anew for their next page: after an act that
// touched the Casus, by whomever, after the clock was moved, after a time, and in another log-in.
func TestBlikIsVanNu(t *testing.T) {
	h := Nieuw(t)
	z := h.RTO(Bo, Cleo)
	h.AanTafel(z, Bo, Cleo)
	h.Klok.Loop(25 * time.Hour)
	anna := ingelogd(t, h, Anna)
	blik := func(c gate.Caller, zicht string) string {
		c.Blik = &gate.Blik{Volging: gate.Volging{Zicht: zicht}}
		goed(t, vergeet(h.OptredenLezen(h.Ctx(), c, z.ID)))
		return c.Blik.Versie
	}
	eerder := map[string]bool{}
	var stuk gate.Verwijzing
	for _, stap := range []struct {
		wat   string
		doe   func()
		nieuw bool
	}{
		{"begin", func() {}, true},
		{"nothing", func() {}, false},
		{"a piece that she may not know of", func() { h.VoegToe(z, Bo, informatie.GekozenPartijen, PartijVan(Cleo)) }, false},
		{"a piece for her", func() { stuk = h.VoegToe(z, Bo, informatie.AlleDeelnemers) }, true},
		{"until today", func() {
			in := informatie.Wijzigen{Gegeven: stuk.ID, Versie: 1, Voorwaarden: informatie.Voorwaarden{Wie: informatie.AlleDeelnemers, Tot: h.Vandaag()}}
			goed(t, vergeet(h.GegevenVoorwaarden(h.Ctx(), Als(Bo), in)))
		}, true},
		{"another Casus", func() { h.RTO(Bo) }, false},
		{"a piece of hers", func() { h.VoegToe(z, Anna, informatie.AlleenProcesregisseur) }, true},
	} {
		stap.doe()
		een, twee := blik(anna, ""), blik(anna, "")
		v := stroom(t, h, anna, z)
		if een != twee || een != v.Versie() || eerder[een] == stap.nieuw {
			t.Errorf("%s: two pages follow from %s and %s, the stream has %s (known %t)", stap.wat, een, twee, v.Versie(), eerder[een])
		}
		v.Sluit()
		eerder[een] = true
		ruim, eigen := blik(anna, gate.ZichtAlle), blik(anna, stuk.ID)
		if ruim == een || stuk.ID != "" && (eigen == een || ruim == eigen) || ruim != blik(anna, gate.ZichtAlle) || blik(Als(Anna), "") == een {
			t.Errorf("%s: pages that show other things, and other log-ins, follow from the same: %s %s %s", stap.wat, een, ruim, eigen)
		}
	}
	voor := blik(Als(Anna), "")
	h.Klok.Loop(24 * time.Hour) // the last day of the piece is over
	v, err := h.CasusVolgen(h.Ctx(), Als(Anna), gate.Volging{Casus: z.ID})
	goed(t, err)
	defer v.Sluit()
	if na := blik(Als(Anna), ""); na == voor || na != v.Versie() {
		t.Errorf("after its last day a page follows from %s, was %s, the stream has %s", na, voor, v.Versie())
	}
}

// What is remembered for pages is remembered for a moment only, and never of more than some thousands.
func TestBlikkenZijnKort(t *testing.T) {
	h := Nieuw(t)
	if n := h.HoudBlikken(12_000); n == 0 || n > 5000 {
		t.Errorf("%d are remembered", n)
	}
	if h.KentBlik("c1", 9*time.Second) != true || h.KentBlik("c1", 11*time.Second) != false {
		t.Error("one of nine seconds old is gone, or one of eleven is not")
	}
}
