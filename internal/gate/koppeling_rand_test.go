// SPDX-License-Identifier: EUPL-1.2

package gate_test

import (
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"rondetafel/internal/audit"
	"rondetafel/internal/gate"
	. "rondetafel/internal/gate/gatetest"
	"rondetafel/internal/partij"
	"rondetafel/internal/toegang/systeemtest"
)

// rule AVG-6: a refusal about systems says what one cannot do, why with the article, and what one can do instead; the log has the same.
func TestWeigeringOverKoppelingen(t *testing.T) {
	h := Nieuw(t)
	ctx, s := h.Ctx(), nieuwSysteem(t, h, Anna)
	in := koppelvorm(s.JWK(), Anna)
	in.Naam = "Ander"
	for _, geval := range []struct {
		handeling, wie string
		beleid         []string // nil: nothing allowed it
		waarom, anders string
		doe            func(gate.Caller) error
	}{
		{"koppeling.lijst", Anna, nil, "De beheerder van een Partij ziet de systemen van die Partij. De manager en de functionaris gegevensbescherming zien ze allemaal.",
			"Vraag de beheerder van je Partij.", func(c gate.Caller) error { return vergeet(h.KoppelingLijst(ctx, c)) }},
		{"koppeling.registreren", Mo, nil, "De beheerder van een Partij doet dat, voor systemen van die Partij.", "Vraag de beheerder van je Partij.",
			func(c gate.Caller) error { return vergeet(h.KoppelingRegistreren(ctx, c, in)) }},
		{"koppeling.stoppen", Fien, nil, "De beheerder van de eigen Partij stopt haar, of de manager.", "Vraag de beheerder van je Partij.",
			func(c gate.Caller) error { return vergeet(h.KoppelingStoppen(ctx, c, s.id)) }},
		{"koppeling.lijst", Daan, []string{"artikel-14-lid-1"}, nietGetekend, tekenEerst, func(c gate.Caller) error { return vergeet(h.KoppelingLijst(ctx, c)) }},
	} {
		eerder := h.Regels()
		err := geval.doe(Als(geval.wie))
		e := h.LogVanaf(eerder)[0]
		d := geweigerd(t, err, e.Artikelen[0])
		if d.Handeling != geval.handeling || d.Titel == "" || d.Waarom != geval.waarom || d.Anders != geval.anders || !slices.Equal(d.Regels, geval.beleid) {
			t.Errorf("%s hears %+v", geval.wie, d)
		}
		if e.Handeling != geval.handeling || e.Persoon != geval.wie || e.Uitkomst != audit.Refused || len(e.Rechten) > 0 || len(e.Getoond) > 0 {
			t.Errorf("the log has %+v", e)
		}
	}
}

// What comes twice with one idempotency key is done once.
func TestKoppelingEenmaal(t *testing.T) {
	h := Nieuw(t)
	in := koppelvorm(systeemtest.Nieuw(t).JWK(), Anna)
	een, err := h.KoppelingRegistreren(h.Ctx(), MetSleutel(Beatle, "k1"), in)
	goed(t, err)
	twee, err := h.KoppelingRegistreren(h.Ctx(), MetSleutel(Beatle, "k1"), in)
	goed(t, err)
	if n := h.Getal(`SELECT COUNT(*) FROM koppeling`); een != twee || n != 1 {
		t.Errorf("%+v and %+v, %d rows", een, twee, n)
	}
}

// Who reads the database or the log finds no token in it, and nothing to make one with.
func TestTokenStaatNergens(t *testing.T) {
	h := Nieuw(t)
	s := nieuwSysteem(t, h, Anna)
	k, err := s.vraag(Anna, "")
	goed(t, err)
	if len(k.Token) < 40 {
		t.Errorf("the token is %d characters", len(k.Token))
	}
	for _, vraag := range []string{`SELECT COUNT(*) FROM koppeltoken WHERE id = $1`, `SELECT COUNT(*) FROM herhaling WHERE resultaat LIKE '%' || $1 || '%'`} {
		if n := h.Getal(vraag, k.Token); n != 0 {
			t.Errorf("%s: %d", vraag, n)
		}
	}
	for _, e := range h.Log() {
		if strings.Contains(strings.Join(slices.Concat(e.Objecten, e.Getoond, e.Regels, []string{e.Herkomst, e.Doel}), " "), k.Token) {
			t.Errorf("the log has it: %+v", e)
		}
	}
	if n := h.Getal(`SELECT COUNT(*) FROM koppeling WHERE sleutels LIKE '%"d":%'`); n != 0 {
		t.Error("a secret key is kept")
	}
}

// rule 14.3-1: of many that come at once with what was signed once, one gets a token.
func TestBeweringTegelijk(t *testing.T) {
	motoren(t, func(t *testing.T, h *Huis) {
		s := nieuwSysteem(t, h, Anna)
		bewering := s.Teken(systeemtest.Claims(s.id, tokenAdres, "samen", h.Klok.Nu()))
		var wg sync.WaitGroup
		gelukt := make(chan struct{}, 8)
		for range 8 {
			wg.Go(func() {
				if _, err := s.stuur(bewering, Anna, ""); err == nil {
					gelukt <- struct{}{}
				}
			})
		}
		wg.Wait()
		if len(gelukt) != 1 {
			t.Errorf("%d got one", len(gelukt))
		}
	})
}

// A clock that is set back makes no token last longer.
func TestTokenBijTeruggezetteKlok(t *testing.T) {
	h := Nieuw(t)
	c := nieuwSysteem(t, h, Anna).als(Anna)
	h.Klok.Loop(gate.KoppeltokenDuur + time.Second)
	uitgelogd(t, vergeet(h.CasusLijst(h.Ctx(), c, gate.LijstVraag{}))) // of which there is an entry, at that moment
	h.Klok.Loop(-9 * time.Minute)
	uitgelogd(t, vergeet(h.CasusLijst(h.Ctx(), c, gate.LijstVraag{})))
}

// rule 14.3-1: a system that replaces its key signs with the new one while the old one still counts, and with neither of another system.
func TestSysteemMetTweeSleutels(t *testing.T) {
	h := Nieuw(t)
	oud, nieuw, ander := systeemtest.Nieuw(t), systeemtest.MetRSA(t, 3072, "PS256"), nieuwSysteem(t, h, Anna)
	in := koppelvorm(`{"keys":[`+oud.JWK()+`,`+nieuw.JWK()+`]}`, Anna)
	in.Naam, in.Scopes = "Twee sleutels", []partij.Koppelscope{partij.ScopeAanmelden}
	v, err := h.KoppelingRegistreren(h.Ctx(), Als(Beatle), in)
	goed(t, err)
	goed(t, vergeet(h.KoppelingAkkoord(h.Ctx(), Als(Anna), v.ID)))
	for naam, wie := range map[string]*systeemtest.Systeem{"oud": oud, "nieuw": nieuw} {
		goed(t, vergeet(ander.stuur(wie.Teken(systeemtest.Claims(v.ID, tokenAdres, naam, h.Klok.Nu())), Anna, "")))
	}
	geenToken(t, vergeet(ander.stuur(ander.Teken(systeemtest.Claims(v.ID, tokenAdres, "ander", h.Klok.Nu())), Anna, "")), gate.RegelKoppelbewijs)
}
