// SPDX-License-Identifier: EUPL-1.2

package gate_test

import (
	"errors"
	"slices"
	"strings"
	"testing"
	"time"

	"rondetafel/internal/errs"
	"rondetafel/internal/gate"
	. "rondetafel/internal/gate/gatetest"
	"rondetafel/internal/informatie"
)

// staat is what somebody tampers with.
type staat struct {
	h    *Huis
	z    gate.Verwijzing // Casus for a round table, in which Bo takes part
	stuk gate.Verwijzing // of Bo, for the Procesregisseur only
}

// Whoever can write in the database cannot give themselves a right: an altered or forged row grants nothing, and verify names it.
func TestVervalsteRijGeeftNiets(t *testing.T) {
	leest := func(wie string) func(staat) error {
		return func(s staat) error { _, err := s.h.CasusLezen(s.h.Ctx(), Als(wie), s.z.ID); return err }
	}
	leestStuk := func(wie string) func(staat) error {
		return func(s staat) error { _, err := s.h.GegevenLezen(s.h.Ctx(), Als(wie), s.stuk.ID); return err }
	}
	meldt := func(wie string) func(staat) error {
		return func(s staat) error { _, err := s.h.CasusAanmelden(s.h.Ctx(), Als(wie), Aanmelding()); return err }
	}
	for naam, geval := range map[string]struct {
		sql []string
		doe func(staat) error
	}{
		"zicht of another copied": {sql: []string{`INSERT INTO zicht SELECT casus, 'm-cleo-proef', rollen, van, tot, open, gewijzigd, versie, grond, mac
			FROM zicht WHERE wie = 'm-bo-verzonnen'`, `INSERT INTO zicht SELECT casus, 'p-zorg', rollen, van, tot, open, gewijzigd, versie, grond, mac
			FROM zicht WHERE wie = 'p-politie'`}, doe: leest(Cleo)},
		"zicht with another role":    {sql: []string{`UPDATE zicht SET rollen = 1 WHERE wie = 'm-bo-verzonnen'`}, doe: leest(Bo)},
		"zicht that lasts longer":    {sql: []string{`UPDATE zicht SET tot = tot - 1 WHERE wie = 'm-bo-verzonnen'`}, doe: leest(Bo)},
		"zicht on another ground":    {sql: []string{`UPDATE zicht SET grond = grond + 1 WHERE wie = 'm-bo-verzonnen'`}, doe: leest(Bo)},
		"zicht of another version":   {sql: []string{`UPDATE zicht SET versie = versie + 1 WHERE wie = 'm-bo-verzonnen'`}, doe: leest(Bo)},
		"functie made up":            {sql: []string{`INSERT INTO functie (medewerker, functie, van, tot, versie, grond, mac) SELECT 'm-oda-schijn', 'manager', van, tot, versie, grond, mac FROM functie WHERE functie = 'manager'`}, doe: proces(Oda)},
		"functie altered":            {sql: []string{`UPDATE functie SET functie = 'manager' WHERE medewerker = 'm-oda-schijn'`}, doe: proces(Oda)},
		"declaration signed by hand": {sql: []string{`UPDATE medewerker SET verklaring = 1 WHERE id = 'm-daan-nepveld'`}, doe: meldt(Daan)},
		"medewerker moved":           {sql: []string{`UPDATE medewerker SET partij = 'p-politie' WHERE id = 'm-bas-verzonnen' OR id = 'm-cleo-proef'`}, doe: meldt(Cleo)},
		"acts for another Partij":    {sql: []string{`UPDATE medewerker SET namens = 'p-politie' WHERE id = 'm-petra-schijn'`}, doe: leest(Petra)},
		"acts for nobody":            {sql: []string{`UPDATE medewerker SET namens = '' WHERE id = 'm-petra-schijn'`}, doe: leest(Petra)},
		"acts for a Partij of late":  {sql: []string{`UPDATE medewerker SET namens = 'p-zorg' WHERE id = 'm-bo-verzonnen'`}, doe: leest(Bo)},
		"Partij taken back in":       {sql: []string{`UPDATE partij SET tot = 9223372036854775807 WHERE id = 'p-weg'`}, doe: meldt(Els)},
		"gegeven opened":             {sql: []string{`UPDATE gegeven SET wie = 'deelnemers'`}, doe: leestStuk(Anna)},
		"gegeven with a reader":      {sql: []string{`UPDATE gegeven SET wie = 'partijen'`, `INSERT INTO gegeven_lezer SELECT id, 'p-gemeente' FROM gegeven`}, doe: leestStuk(Anna)},
		"gegeven of another Partij":  {sql: []string{`UPDATE gegeven SET partij = 'p-gemeente'`}, doe: leestStuk(Anna)},
		"gegeven that lasts longer":  {sql: []string{`UPDATE gegeven SET geldig_tot = geldig_tot - 1`}, doe: leestStuk(Petra)},
	} {
		t.Run(naam, func(t *testing.T) {
			h := Nieuw(t)
			h.Beschadigd()
			z := h.RTO(Bo)
			s := staat{h, z, h.VoegToe(z, Bo, informatie.AlleenProcesregisseur)}
			goed(t, leest(Bo)(s))
			goed(t, leestStuk(Petra)(s))
			h.Sluit()
			for _, q := range geval.sql {
				if h.SQL(q) == 0 {
					t.Fatalf("%s touched nothing", q)
				}
			}
			h.Open()
			s.h = h
			err := geval.doe(s)
			var d *errs.Denied
			if !errors.As(err, &d) && !errors.Is(err, errs.ErrNotFound) {
				t.Errorf("error %v, want a refusal", err)
			}
			if v := h.Verify(); !strings.Contains(v.Fout, "recht") {
				t.Errorf("verify says %q", v.Fout)
			}
		})
	}
}

// A row that grants and was removed or put back is found by verify.
func TestVerifyVindtVerdwenenEnTeruggezet(t *testing.T) {
	for naam, opdrachten := range map[string][]string{
		"removed":  {`DELETE FROM zicht WHERE wie = 'm-bo-verzonnen'`},
		"put back": {`UPDATE gegeven SET wie = 'deelnemers', versie = 1, grond = (SELECT grond FROM oud), mac = (SELECT mac FROM oud)`},
	} {
		t.Run(naam, func(t *testing.T) {
			h := Nieuw(t)
			h.Beschadigd()
			z := h.RTO(Bo)
			stuk := h.VoegToe(z, Bo, informatie.AlleDeelnemers)
			h.SQL(`CREATE TABLE oud AS SELECT grond, mac FROM gegeven`)
			_, err := h.GegevenVoorwaarden(h.Ctx(), Als(Bo), informatie.Wijzigen{Gegeven: stuk.ID, Versie: 1,
				Voorwaarden: informatie.Voorwaarden{Wie: informatie.AlleenProcesregisseur}})
			goed(t, err)
			h.Sluit()
			if v, err := gate.Verify(h.Ctx(), h.Opties, nil); err != nil || v.Fout != "" || v.Rechten < 20 {
				t.Fatalf("before: %+v (%v)", v, err)
			}
			for _, q := range opdrachten {
				h.SQL(q)
			}
			if v, err := gate.Verify(h.Ctx(), h.Opties, nil); err != nil || !strings.Contains(v.Fout, "recht") {
				t.Errorf("verify says %+v (%v)", v, err)
			}
		})
	}
}

// A log-in that somebody wrote into the database, or gave to somebody else, is none.
func TestVervalsteSessie(t *testing.T) {
	h := Nieuw(t)
	h.Beschadigd()
	token, err := h.Inloggen(h.Ctx(), Als(Cleo))
	goed(t, err)
	id := gate.SessieID(token)
	h.SQL(`INSERT INTO sessie SELECT $1, medewerker, begonnen, tot, versie, grond, mac, laatst, bevestigd, apparaat FROM sessie`, gate.SessieID("zelf bedacht"))
	if _, err = h.Sessie(h.Ctx(), "zelf bedacht"); !errors.Is(err, errs.ErrNotLoggedIn) {
		t.Errorf("a log-in that was made up: %v", err)
	}
	h.SQL(`UPDATE sessie SET medewerker = 'm-petra-schijn' WHERE id = $1`, id)
	if p, err := h.Sessie(h.Ctx(), token); !errors.Is(err, errs.ErrNotLoggedIn) {
		t.Errorf("somebody else's log-in: %+v, %v", p, err)
	}
	h.SQL(`UPDATE sessie SET medewerker = 'm-cleo-proef', tot = tot + 1 WHERE id = $1`, id)
	if _, err = h.Sessie(h.Ctx(), token); !errors.Is(err, errs.ErrNotLoggedIn) {
		t.Errorf("a log-in that was made longer: %v", err)
	}
}

// A piece whose MAC does not fit can be opened by nobody, and a text that was put in another place opens nowhere.
func TestVerplaatsteTekst(t *testing.T) {
	h := Nieuw(t)
	z := h.AanHetRTO(Bo)
	a, b := h.VoegToe(z, Bo, informatie.AlleDeelnemers), h.VoegToe(z, Bo, informatie.AlleenProcesregisseur)
	h.SQL(`UPDATE gegeven SET inhoud = (SELECT inhoud FROM gegeven WHERE id = $1) WHERE id = $2`, b.ID, a.ID)
	blad, err := h.GegevenLezen(h.Ctx(), Als(Anna), a.ID)
	if err == nil || blad.Tekst != "" {
		t.Errorf("a text that was moved reads %q (%v)", blad.Tekst, err)
	}
	if e := h.Laatste(); e.Handeling != "gegeven.lezen" || e.Uitkomst.String() != "mislukt" || len(e.Getoond) > 0 {
		t.Errorf("entry %+v", e)
	}
	_, err = h.GegevenLezen(h.Ctx(), Als(Petra), b.ID)
	goed(t, err)
}

func proces(wie string) func(staat) error {
	return func(s staat) error { _, err := s.h.CasusProces(s.h.Ctx(), Als(wie), s.z.ID); return err }
}

// Keys: a key of nothing is destroyed at start; those of casussen and drafts stay; every Casus has one before its row.
func TestSleutels(t *testing.T) {
	motoren(t, func(t *testing.T, h *Huis) {
		ctx := h.Ctx()
		z := h.Aangemeld()
		k, err := h.ConceptBewaren(ctx, Als(Anna), gate.ConceptBewaren{Formulier: "aanmelding", Inhoud: []byte(`{"a":1}`)})
		goed(t, err)
		goed(t, h.NieuweSleutel(ctx, "00000000000000000000000wee"))
		_, err = h.CasusAanmelden(ctx, Als(Daan), Aanmelding())
		geweigerd(t, err, "14.1")
		h.Sluit()
		h.Open()
		ids, err := h.SleutelIDs(ctx)
		goed(t, err)
		slices.Sort(ids)
		wil := []string{z.ID, k.ID}
		slices.Sort(wil)
		if !slices.Equal(ids, wil) {
			t.Errorf("keys %v, want %v", ids, wil)
		}
		b, err := h.ConceptLezen(ctx, Als(Anna), k.ID)
		goed(t, err)
		if string(b.Inhoud) != `{"a":1}` {
			t.Errorf("the draft reads %s", b.Inhoud)
		}
		goed(t, h.ConceptWeggooien(ctx, Als(Anna), k.ID))
		if ids, err = h.SleutelIDs(ctx); err != nil || len(ids) != 1 {
			t.Errorf("keys %v after throwing the draft away (%v)", ids, err)
		}
	})
}

// A log-in ends: by logging out, by its time, and never later because somebody sets a clock.
func TestSessieDuur(t *testing.T) {
	h := Nieuw(t)
	nieuw := func() gate.Caller { t.Helper(); return ingelogd(t, h, Cleo) }
	wil := func(wat string, c gate.Caller, ok bool) {
		t.Helper()
		_, err := h.HuisLezen(h.Ctx(), c)
		if ok && err != nil || !ok && !errors.Is(err, errs.ErrNotLoggedIn) {
			t.Errorf("%s: %v", wat, err)
		}
	}
	c := nieuw()
	wil("at once", c, true)
	anders := c
	anders.Personen = []string{Petra}
	wil("as somebody else", anders, false)
	wakker(t, h, c, gate.SessieDuur-time.Minute)
	wil("just before its end", c, true)
	h.Klok.Zet(h.Klok.Nu().Add(-5 * time.Hour))
	wil("clock set back", c, true)
	h.Klok.Loop(2 * time.Minute)
	wil("after its end, on a clock that was set back", c, false)
	c = nieuw()
	h.Klok.Zet(h.Klok.Nu().AddDate(3, 0, 0))
	wil("clock years ahead", c, false)
	c = nieuw()
	h.Klok.Zet(h.Klok.Nu().AddDate(-6, 0, 0))
	wil("clock years back", c, false)
	c = nieuw()
	goed(t, h.Uitloggen(h.Ctx(), c))
	wil("after logging out", c, false)
}

// Starting again with the clock set back does not lengthen a log-in either.
func TestSessieNaHerstart(t *testing.T) {
	h := Nieuw(t)
	c := ingelogd(t, h, Cleo)
	wakker(t, h, c, 8*time.Hour)
	h.Sluit()
	h.Klok.Zet(h.Klok.Nu().Add(-6 * time.Hour))
	h.Open()
	_, err := h.HuisLezen(h.Ctx(), c)
	goed(t, err)
	wakker(t, h, c, 100*time.Minute)
	h.Klok.Loop(19 * time.Minute)
	if _, err = h.HuisLezen(h.Ctx(), c); err != nil {
		t.Errorf("a minute before its end: %v", err)
	}
	h.Klok.Loop(2 * time.Minute)
	if _, err = h.HuisLezen(h.Ctx(), c); !errors.Is(err, errs.ErrNotLoggedIn) {
		t.Errorf("ten hours after the log-in: %v", err)
	}
}

// wakker lets time pass in which somebody uses their log-in every quarter of an hour.
func wakker(t *testing.T, h *Huis, c gate.Caller, duur time.Duration) {
	t.Helper()
	for ; duur > 0; duur -= 15 * time.Minute {
		h.Klok.Loop(min(duur, 15*time.Minute))
		goed(t, vergeet(h.HuisLezen(h.Ctx(), c)))
	}
}

// Whatever the clock does, the moments of the log go forward.
func TestKlokOrdentLogNiet(t *testing.T) {
	motoren(t, func(t *testing.T, h *Huis) {
		for _, sprong := range []time.Duration{0, 3 * 365 * 24 * time.Hour, -7 * 365 * 24 * time.Hour, time.Hour, -time.Second} {
			h.Klok.Zet(h.Klok.Nu().Add(sprong))
			_, err := h.HuisLezen(h.Ctx(), Als(Anna))
			goed(t, err)
			h.Sluit()
			h.Open()
			_, err = h.ConceptBewaren(h.Ctx(), Als(Anna), gate.ConceptBewaren{Formulier: "aanmelding", Inhoud: []byte(`{}`)})
			goed(t, err)
		}
		vorige := int64(0)
		for _, e := range h.Log() {
			if e.Time <= vorige {
				t.Errorf("entry %d is at %d, the one before at %d", e.Sequence, e.Time, vorige)
			}
			vorige = e.Time
		}
	})
}
