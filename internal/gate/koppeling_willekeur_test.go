// SPDX-License-Identifier: EUPL-1.2

package gate_test

import (
	"errors"
	"fmt"
	"slices"
	"testing"
	"time"

	"pgregory.net/rapid"

	"rondetafel/internal/audit"
	"rondetafel/internal/casus"
	"rondetafel/internal/errs"
	"rondetafel/internal/gate"
	. "rondetafel/internal/gate/gatetest"
	"rondetafel/internal/informatie"
	"rondetafel/internal/partij"
	"rondetafel/internal/toegang/systeemtest"
)

// perScope are acts that a system of the Gemeente can try in a Casus, each with how it is done.
func perScope(t *testing.T, h *Huis) map[string]func(gate.Caller) error {
	t.Helper()
	ctx, z := h.Ctx(), h.AanHetRTO(Bo)
	stuk := h.VoegToe(z, Anna, informatie.AlleDeelnemers)
	return map[string]func(gate.Caller) error{
		"casus.lijst":         func(c gate.Caller) error { return vergeet(h.CasusLijst(ctx, c, gate.LijstVraag{})) },
		"casus.lezen":         func(c gate.Caller) error { return vergeet(h.CasusLezen(ctx, c, z.ID)) },
		"gegeven.lezen":       func(c gate.Caller) error { return vergeet(h.GegevenLezen(ctx, c, stuk.ID)) },
		"plan.lezen":          func(c gate.Caller) error { return vergeet(h.PlanLezen(ctx, c, z.ID)) },
		"casus.aanmelden":     func(c gate.Caller) error { return vergeet(h.CasusAanmelden(ctx, c, Aanmelding())) },
		"gegeven.standaarden": func(c gate.Caller) error { return vergeet(h.GegevenStandaarden(ctx, c, z.ID)) },
		"mijnwerk.lezen":      func(c gate.Caller) error { return vergeet(h.MijnWerk(ctx, c)) },
		"huis.lezen":          func(c gate.Caller) error { return vergeet(h.HuisLezen(ctx, c)) },
		"casus.gekeken":       func(c gate.Caller) error { return vergeet(h.CasusGekeken(ctx, c, z.ID, 0)) },
		"casus.screenen":      func(c gate.Caller) error { return vergeet(h.CasusScreenen(ctx, c, h.Screening(z))) },
		"medewerker.lijst":    func(c gate.Caller) error { return vergeet(h.MedewerkerLijst(ctx, c)) },
		"herziening.lezen":    func(c gate.Caller) error { return vergeet(h.HerzieningLezen(ctx, c)) },
		"log.doorzoeken":      func(c gate.Caller) error { return vergeet(h.LogDoorzoeken(ctx, c, gate.LogVraag{})) },
		"protocol.lezen":      func(c gate.Caller) error { return vergeet(h.ProtocolLezen(ctx, c)) },
		"noodinzage.openen": func(c gate.Caller) error {
			return vergeet(h.NoodinzageOpenen(ctx, c, casus.Noodinzage{Nummer: z.Nummer, Reden: noodReden}))
		},
		"gegeven.intrekken": func(c gate.Caller) error {
			return vergeet(h.GegevenIntrekken(ctx, c, informatie.Intrekken{Gegeven: stuk.ID, Versie: 1, Reden: "x"}))
		},
		"koppeling.stoppen":    func(c gate.Caller) error { return vergeet(h.KoppelingStoppen(ctx, c, z.ID)) },
		"koppeling.afzeggen":   func(c gate.Caller) error { return vergeet(h.KoppelingAfzeggen(ctx, c, z.ID)) },
		"vernietiging.lijst":   func(c gate.Caller) error { return vergeet(h.VernietigingLijst(ctx, c, gate.VernietigingVraag{})) },
		"verklaring.overzicht": func(c gate.Caller) error { return vergeet(h.VerklaringenLezen(ctx, c)) },
	}
}

// rule 14.3-1: each scope opens its own acts and no other, whatever the person may do themselves.
func TestRegelElkeScopeOpentHetZijne(t *testing.T) {
	h := Nieuw(t)
	doen := perScope(t, h)
	for _, scope := range partij.Koppelscopes() {
		s := &systeem{Systeem: systeemtest.Nieuw(t), t: t, h: h}
		in := koppelvorm(s.JWK(), Anna)
		in.Naam, in.Scopes = "Systeem voor "+scope.Label(), []partij.Koppelscope{scope}
		v, err := h.KoppelingRegistreren(h.Ctx(), Als(Beatle), in)
		goed(t, err)
		s.id = v.ID
		goed(t, vergeet(h.KoppelingAkkoord(h.Ctx(), Als(Anna), s.id)))
		c := s.als(Anna)
		for naam, doe := range doen {
			binnen := slices.Contains(gate.KoppelscopesVan(naam), scope)
			eerder := h.Regels()
			err := doe(c)
			var d *errs.Denied
			buiten := errors.As(err, &d) && slices.Contains(d.Regels, "artikel-14-lid-3-koppeling-buiten")
			if buiten == binnen {
				t.Errorf("%s with %s: %v", naam, scope, err)
			}
			e := h.LogVanaf(eerder)[0]
			if e.Handeling != naam || e.Herkomst != "koppeling/"+s.id || !binnen && (e.Uitkomst != audit.Refused || len(e.Objecten)+len(e.Getoond)+len(e.Rechten) > 0 || e.Casus != "") {
				t.Errorf("%s with %s left %+v", naam, scope, e)
			}
		}
	}
}

// koppelmodel is what ought to be of the systems of the Gemeente.
type koppelmodel struct {
	systemen []*koppelstand
}

// koppelstand is one of them.
type koppelstand struct {
	*systeem
	gestopt bool
	tot     time.Time
	mensen  map[string]bool // named; true once they agreed
	tokens  []koppelkaart
}

type koppelkaart struct {
	wie string
	tot time.Time
	c   gate.Caller
}

// werkt tells whether it ought to get a token for wie now.
func (k *koppelstand) werkt(wie string, nu time.Time) bool {
	return !k.gestopt && nu.Before(k.tot) && k.mensen[wie]
}

// rule 14.3-1: whatever is registered, agreed to, taken back, withdrawn and asked, in whatever order, a system works only for who agreed and as long as
// it lasts, a token never longer than that, and the log rebuilds every right.
func TestWillekeurKoppelingen(t *testing.T) {
	rapid.Check(t, func(r *rapid.T) {
		h := Nieuw(t)
		goed(t, vergeet(h.FunctieGeven(h.Ctx(), Als(Beatle), geef(Rik, partij.Uitvoerder))))
		m := &koppelmodel{}
		wie := rapid.SampledFrom([]string{Anna, Arno, Rik})
		kies := func(r *rapid.T) *koppelstand {
			if len(m.systemen) == 0 {
				r.Skip("there is none yet")
			}
			return rapid.SampledFrom(m.systemen).Draw(r, "systeem")
		}
		r.Repeat(map[string]func(*rapid.T){
			"registreer": func(r *rapid.T) { m.registreer(r, t, h) },
			"akkoord": func(r *rapid.T) {
				k, w := kies(r), wie.Draw(r, "wie")
				al, genoemd := k.mensen[w]
				mag := genoemd && !al && !k.gestopt && h.Klok.Nu().Before(k.tot)
				if err := vergeet(h.KoppelingAkkoord(h.Ctx(), Als(w), k.id)); (err == nil) != mag {
					r.Fatalf("agreeing: %v, want it to work: %v", err, mag)
				} else if mag {
					k.mensen[w] = true
				}
			},
			"zeg af": func(r *rapid.T) {
				k, w := kies(r), wie.Draw(r, "wie")
				_, genoemd := k.mensen[w]
				if err := vergeet(h.KoppelingAfzeggen(h.Ctx(), Als(w), k.id)); (err == nil) != genoemd {
					r.Fatalf("taking it back: %v, named: %v", err, genoemd)
				}
				delete(k.mensen, w)
			},
			"stop": func(r *rapid.T) {
				k := kies(r)
				loopt := !k.gestopt && h.Klok.Nu().Before(k.tot)
				if err := vergeet(h.KoppelingStoppen(h.Ctx(), Als(Beatle), k.id)); (err == nil) != loopt {
					r.Fatalf("stopping: %v, works: %v", err, loopt)
				}
				k.gestopt = true
			},
			"vraag": func(r *rapid.T) {
				k, w := kies(r), wie.Draw(r, "wie")
				uit, err := k.vraag(w, "casussen.lezen")
				if mag := k.werkt(w, h.Klok.Nu()); (err == nil) != mag {
					r.Fatalf("a token for %s: %v, want one: %v", w, err, mag)
				}
				if err == nil {
					c, _, err := h.Koppelbeller(h.Ctx(), gate.Als("", "api"), uit.Token)
					goed(t, err)
					k.tokens = append(k.tokens, koppelkaart{w, h.Klok.Nu().Add(uit.Duur), c})
				}
			},
			"tijd": func(r *rapid.T) {
				h.Klok.Loop(rapid.SampledFrom([]time.Duration{time.Second, 4 * time.Minute, 20 * time.Hour}).Draw(r, "duur"))
			},
			"": func(r *rapid.T) { m.klopt(r, h) },
		})
		h.Sluit()
		if v := h.Verify(); v.Fout != "" {
			r.Fatalf("verify says %q", v.Fout)
		}
	})
}

// registreer registers a system for some people, until today or tomorrow.
func (m *koppelmodel) registreer(r *rapid.T, t *testing.T, h *Huis) {
	if len(m.systemen) == 4 {
		r.Skip("that is enough")
	}
	k := &koppelstand{systeem: &systeem{Systeem: systeemtest.Nieuw(t), t: t, h: h}, mensen: map[string]bool{}}
	mensen := rapid.SliceOfNDistinct(rapid.SampledFrom([]string{Anna, Arno, Rik}), 1, 2, rapid.ID[string]).Draw(r, "mensen")
	in := koppelvorm(k.JWK(), mensen...)
	in.Naam = fmt.Sprintf("Systeem %c", 'A'+len(m.systemen))
	dag := h.Vandaag()
	in.LaatsteDag = dag
	v, err := h.KoppelingRegistreren(h.Ctx(), Als(Beatle), in)
	goed(t, err)
	k.id = v.ID
	einde, _ := dag.Lees()
	k.tot = einde.AddDate(0, 0, 1)
	for _, w := range mensen {
		k.mensen[w] = false
	}
	m.systemen = append(m.systemen, k)
}

// klopt asks that each token that was given works exactly while it ought to.
func (m *koppelmodel) klopt(r *rapid.T, h *Huis) {
	nu := h.Klok.Nu()
	for _, k := range m.systemen {
		levend := k.tokens[:0]
		for _, kaart := range k.tokens {
			moet := k.werkt(kaart.wie, nu) && nu.Before(kaart.tot)
			err := vergeet(h.CasusLijst(h.Ctx(), kaart.c, gate.LijstVraag{}))
			if dood := errors.Is(err, errs.ErrNotLoggedIn); dood == moet {
				r.Fatalf("a token of %s for %s: %v, want it to work: %v", k.id, kaart.wie, err, moet)
			}
			if moet {
				levend = append(levend, kaart)
			}
		}
		k.tokens = levend
	}
}
