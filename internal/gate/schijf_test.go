// SPDX-License-Identifier: EUPL-1.2

package gate_test

import (
	"context"
	"database/sql"
	"errors"
	"strings"
	"sync"
	"testing"
	"time"

	"rondetafel/internal/audit"
	"rondetafel/internal/errs"
	"rondetafel/internal/gate"
	. "rondetafel/internal/gate/gatetest"
	"rondetafel/internal/informatie"
)

// schijf fills up and empties again, on the committer's own connection, also when that is opened anew.
type schijf struct {
	mu       sync.Mutex
	conn     *sql.Conn
	opdracht string // what every new connection runs; "" for nothing
}

func (s *schijf) bij(ctx context.Context, c *sql.Conn) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.conn = c
	if s.opdracht == "" {
		return nil
	}
	_, err := c.ExecContext(ctx, s.opdracht)
	return err
}

// kapot runs opdracht on the connection as it is now and on every next one.
func (s *schijf) kapot(opdracht string) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.opdracht = opdracht
	_, err := s.conn.ExecContext(context.Background(), opdracht)
	return err
}

func (s *schijf) heel() {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.opdracht = ""
}

const vol = "PRAGMA max_page_count = 1" // SQLite makes that the present size: not a page more

func opSchijf(t *testing.T) (*Huis, *schijf) {
	t.Helper()
	s := &schijf{}
	return Nieuw(t, Met(func(o *gate.Opties) { gate.MetSchrijver(o, s.bij) })), s
}

// wacht waits until n acts stand before the committer.
func wacht(t *testing.T, h *Huis, n int) {
	t.Helper()
	for range 5000 {
		if h.Wachtend() == n {
			return
		}
		time.Sleep(time.Millisecond)
	}
	t.Fatalf("%d acts wait, want %d", h.Wachtend(), n)
}

// bezet keeps the committer busy until the returned function is called, so that what comes meanwhile is one batch.
func bezet(t *testing.T, h *Huis) (verder func()) {
	t.Helper()
	begonnen, door, klaar := make(chan struct{}), make(chan struct{}), make(chan error, 1)
	go func() {
		klaar <- h.Proef(h.Ctx(), Als(Petra), func() error { close(begonnen); <-door; return nil })
	}()
	<-begonnen
	return func() {
		t.Helper()
		close(door)
		if err := <-klaar; err != nil {
			t.Errorf("the act that kept the committer busy: %v", err)
		}
	}
}

func onbereikbaar(t *testing.T, wat string, err error) {
	t.Helper()
	if !errors.Is(err, errs.ErrUnavailable) {
		t.Errorf("%s: error %v, want errs.ErrUnavailable", wat, err)
	}
}

// Semantics 2 and 7: a disk that fills up in mid-batch. All callers of the batch hear that it cannot be done now, those before
// it in the batch too; nothing of any of them is there; nothing is shown; and it serves again by itself when there is room.
func TestSemantiek7VolleSchijfMiddenInGroep(t *testing.T) {
	h, s := opSchijf(t)
	ctx, z := h.Ctx(), h.RTO(Bo)
	groot := h.Gegeven(z, informatie.AlleDeelnemers)
	groot.Tekst = strings.Repeat("lang ", 4000)
	klein := h.Gegeven(z, informatie.AlleDeelnemers)
	voor, stukken := h.Regels(), h.Getal(`SELECT COUNT(*) FROM gegeven`)
	verder := bezet(t, h)
	acties := []func() error{
		func() error { _, err := h.GegevenToevoegen(ctx, Als(Bo), klein); return err },
		func() error { return h.Proef(ctx, Als(Petra), func() error { return s.kapot(vol) }) },
		func() error { _, err := h.CasusLezen(ctx, Als(Petra), z.ID); return err },
		func() error { _, err := h.GegevenToevoegen(ctx, Als(Bo), groot); return err },
		func() error { _, err := h.GegevenToevoegen(ctx, Als(Anna), groot); return err },
		func() error { _, err := h.CasusLijst(ctx, Als(Anna), gate.LijstVraag{}); return err },
	}
	fouten := make([]error, len(acties))
	var wg sync.WaitGroup
	for i, doe := range acties {
		wg.Go(func() { fouten[i] = doe() })
		wacht(t, h, i+1)
	}
	verder()
	wg.Wait()
	for i, err := range fouten {
		onbereikbaar(t, "act "+string(rune('0'+i))+" of the batch", err)
	}
	if n := h.Regels(); n != voor+1 { // the one that kept it busy was the batch before
		t.Errorf("%d entries, want %d", n, voor+1)
	}
	if n := h.Getal(`SELECT COUNT(*) FROM gegeven`); n != stukken {
		t.Errorf("%d pieces of a batch that failed", n-stukken)
	}
	if _, err := h.CasusLezen(ctx, Als(Petra), z.ID); err == nil && h.Laatste().Handeling != "casus.lezen" {
		t.Error("a look was shown without its entry")
	}
	_, err := h.GegevenToevoegen(ctx, Als(Bo), groot)
	onbereikbaar(t, "while the disk is full", err)
	onbereikbaar(t, "ready", h.Gereed(ctx))
	s.heel()
	stuk, err := h.GegevenToevoegen(ctx, Als(Bo), groot)
	goed(t, err)
	lees, err := h.GegevenLezen(ctx, Als(Petra), stuk.ID)
	goed(t, err)
	goed(t, h.Gereed(ctx))
	if lees.Tekst != groot.Tekst {
		t.Error("the text came back otherwise")
	}
}

// Semantics 2: if the log cannot be written nothing is shown and nothing is changed.
func TestSemantiek2GeenLogGeenAntwoord(t *testing.T) {
	h, s := opSchijf(t)
	ctx, z := h.Ctx(), h.RTO(Bo)
	stuk := h.VoegToe(z, Bo, informatie.AlleDeelnemers)
	k, err := h.ConceptBewaren(ctx, Als(Anna), gate.ConceptBewaren{Formulier: "aanmelding", Inhoud: []byte(`{}`)})
	goed(t, err)
	goed(t, s.kapot("PRAGMA query_only = ON"))
	voor := h.Regels()
	blad, err := h.CasusLezen(ctx, Als(Petra), z.ID)
	onbereikbaar(t, "casus", err)
	if blad.Nummer != "" || len(blad.Betrokkenen) > 0 {
		t.Errorf("shown without an entry: %+v", blad)
	}
	gegeven, err := h.GegevenLezen(ctx, Als(Petra), stuk.ID)
	onbereikbaar(t, "gegeven", err)
	if gegeven.Tekst != "" {
		t.Errorf("shown without an entry: %+v", gegeven)
	}
	lijst, err := h.CasusLijst(ctx, Als(Anna), gate.LijstVraag{})
	onbereikbaar(t, "lijst", err)
	treffers, err := h.PersoonZoeken(ctx, Als(Anna), gate.ZoekVraag{BSN: BSN})
	onbereikbaar(t, "zoeken", err)
	concept, err := h.ConceptLezen(ctx, Als(Anna), k.ID)
	onbereikbaar(t, "concept", err)
	werk, err := h.MijnWerk(ctx, Als(Anna))
	onbereikbaar(t, "mijn werk", err)
	if len(lijst.Casussen)+len(treffers.Treffers)+len(concept.Inhoud)+len(werk.Casussen) > 0 {
		t.Errorf("shown without an entry: %+v %+v %s %+v", lijst, treffers, concept.Inhoud, werk)
	}
	// A refusal is no answer either: whether something exists is not told without an entry.
	_, err = h.CasusLezen(ctx, Als(Cleo), z.ID)
	onbereikbaar(t, "a refused look", err)
	_, err = h.CasusAanmelden(ctx, Als(Anna), Aanmelding())
	onbereikbaar(t, "aanmelden", err)
	if _, err := h.Inloggen(ctx, Als(Anna)); !errors.Is(err, errs.ErrUnavailable) {
		t.Errorf("log-in: %v", err)
	}
	if h.Regels() != voor || h.Getal(`SELECT COUNT(*) FROM casus`) != 1 || h.Getal(`SELECT COUNT(*) FROM sessie`) != 0 {
		t.Error("something changed without an entry")
	}
	s.heel()
	_, err = h.CasusLezen(ctx, Als(Petra), z.ID)
	goed(t, err)
}

// A commit that reached the disk but was reported as failed: the head read back validly extends what was acknowledged.
func TestSemantiek7CommitTochGelukt(t *testing.T) {
	motoren(t, func(t *testing.T, h *Huis) {
		ctx := h.Ctx()
		z := h.RTO(Bo)
		eerder, err := h.Stand(ctx)
		goed(t, err)
		h.VoegToe(z, Bo, informatie.AlleDeelnemers)
		h.VoegToe(z, Bo, informatie.AlleDeelnemers)
		for _, besmet := range []bool{true, false} { // false: another server wrote
			h.ZetStand(eerder, besmet)
			b, err := h.CasusLezen(ctx, Als(Petra), z.ID)
			goed(t, err)
			if len(b.Gegevens) != 2 {
				t.Errorf("%d pieces", len(b.Gegevens))
			}
			goed(t, h.Gereed(ctx))
		}
	})
}

// A head that does not extend what was acknowledged: serving does not resume, whatever is asked.
func TestSemantiek7AndereKop(t *testing.T) {
	h, s := opSchijf(t)
	ctx := h.Ctx()
	z := h.RTO(Bo)
	h.Beschadigd()
	var kop struct{ wortel, punt []byte }
	goed(t, h.DB().QueryRowContext(ctx, `SELECT wortel, controlepunt FROM log_kop`).Scan(&kop.wortel, &kop.punt))
	moment, omvang := h.Getal(`SELECT moment FROM log_kop`), h.Regels()
	_, err := h.CasusLezen(ctx, Als(Petra), z.ID)
	goed(t, err)
	goed(t, s.kapot("PRAGMA query_only = ON"))
	_, err = h.CasusLezen(ctx, Als(Petra), z.ID)
	onbereikbaar(t, "while nothing can be written", err)
	s.heel()
	// Meanwhile somebody cut the end of the log off, head and all.
	h.SQL(`DELETE FROM log_regel WHERE volgnummer >= $1`, omvang)
	h.SQL(`UPDATE log_kop SET omvang = $1, wortel = $2, moment = $3, controlepunt = $4`, omvang, kop.wortel, moment, kop.punt)
	for range 3 {
		_, err = h.CasusLezen(ctx, Als(Petra), z.ID)
		onbereikbaar(t, "on a log that was cut", err)
	}
	if v := h.Verify(); !strings.Contains(v.Fout, "einde van het log ontbreekt") {
		t.Errorf("verify says %q of a log that was cut", v.Fout)
	}
}

// A house that was closed does nothing any more.
func TestSemantiek2Gesloten(t *testing.T) {
	h := Nieuw(t)
	z := h.Aangemeld()
	g := h.Gate
	h.Sluit()
	_, err := g.CasusAanmelden(h.Ctx(), Als(Anna), Aanmelding())
	if err == nil {
		t.Error("a closed house took an act")
	}
	h.Open()
	_, err = h.CasusLezen(h.Ctx(), Als(Anna), z.ID)
	goed(t, err)
}

// A panic in an effect is undone and logged, and hurts nobody else in the batch; so is an act that decides nothing.
func TestPaniekIsEenRegel(t *testing.T) {
	motoren(t, func(t *testing.T, h *Huis) {
		ctx, z := h.Ctx(), h.InScreening()
		verder := bezet(t, h)
		fouten := make([]error, 4)
		var wg sync.WaitGroup
		for i, doe := range []func() error{
			func() error { return h.Proef(ctx, Als(Petra), func() error { return nil }) },
			func() error { return h.Proef(ctx, Als(Petra), func() error { panic("proef") }) },
			func() error { return h.Besluiteloos(ctx, Als(Petra)) },
			func() error { _, err := h.CasusLezen(ctx, Als(Petra), z.ID); return err },
		} {
			wg.Go(func() { fouten[i] = doe() })
			wacht(t, h, i+1)
		}
		voor := h.Regels()
		verder()
		wg.Wait()
		if fouten[0] != nil || fouten[1] == nil || fouten[2] == nil || fouten[3] != nil {
			t.Fatalf("errors %v", fouten)
		}
		e := h.LogVanaf(voor + 1)
		if len(e) != 4 || e[1].Uitkomst != audit.Failed || e[2].Uitkomst != audit.Failed || e[3].Uitkomst != audit.Allowed {
			t.Errorf("entries %+v", e)
		}
	})
}
