// SPDX-License-Identifier: EUPL-1.2

package gate_test

import (
	"errors"
	"strings"
	"testing"

	"rondetafel/internal/errs"
	"rondetafel/internal/gate"
	. "rondetafel/internal/gate/gatetest"
)

// Before one screen, a question is there when it is for each; nobody answers for two Partijen.
func TestTriageSamen(t *testing.T) {
	h := Nieuw(t)
	ctx, z := h.Ctx(), h.Triage()
	q := h.Gevraagd(z, Bo)
	h.Gevraagd(z, Cleo)
	goed(t, vergeet(h.TriagevraagLezen(ctx, samen(Bo, Petra), q.ID)))
	onbekend(t, vergeet(h.TriagevraagLezen(ctx, samen(Bo, Cleo), q.ID)))
	onbekend(t, vergeet(h.TriagevraagLezen(ctx, samen(Petra, Anna), q.ID)))
	onbekend(t, vergeet(h.TriagevraagAntwoorden(ctx, samen(Bo, Cleo), Triageantwoord(q))))
	geweigerd(t, vergeet(h.TriagevraagAntwoorden(ctx, samen(Bo, Petra), Triageantwoord(q))), "1.8")
	q = beantwoord(t, h, q, Bo, false)
	b, err := h.CasusLezen(ctx, samen(Petra, Anna), z.ID)
	goed(t, err)
	if b.Triage != nil {
		t.Errorf("together with the aanmelder the page shows %+v", b.Triage)
	}
	beantwoord(t, h, q, Bo, true)
	if b, err = h.CasusLezen(ctx, samen(Petra, Anna), z.ID); err != nil || len(b.Triage.Vragen) != 1 {
		t.Errorf("and shared with the aanmelder %+v, %v", b.Triage, err)
	}
	onbekend(t, vergeet(h.TriagevraagLezen(ctx, gate.Caller{Herkomst: "web"}, q.ID)))
}

// What cannot be a question, or has lost its key, is not found, and stays out of the log.
func TestTriagevraagNergens(t *testing.T) {
	h := Nieuw(t)
	ctx, z := h.Ctx(), h.Triage()
	q := h.Gevraagd(z, Bo)
	for _, id := range []string{"Niet/goed", "", strings.Repeat("a", 41)} {
		onbekend(t, vergeet(h.TriagevraagLezen(ctx, Als(Bo), id)))
		onbekend(t, vergeet(h.TriagevraagAntwoorden(ctx, Als(Bo), Triageantwoord(gate.Verwijzing{ID: id, Versie: 1}))))
		if e := h.Laatste(); len(e.Objecten) > 0 || e.Casus != "" {
			t.Errorf("the entry says %+v", e)
		}
	}
	goed(t, h.VernietigSleutel(ctx, z.ID))
	if b, err := h.TriagevraagLezen(ctx, Als(Bo), q.ID); err == nil || b.Vraag != "" {
		t.Errorf("without its key it reads %+v", b)
	}
	onbekend(t, vergeet(h.TriagevraagAntwoorden(ctx, Als(Bo), Triageantwoord(q))))
}

// A row of a question that somebody changed beside the door is nobody's: it gives the question to no other Partij and its answer to no
// aanmelder; what was sealed for one question does not open as another.
func TestVervalsteTriagevraag(t *testing.T) {
	motoren(t, func(t *testing.T, h *Huis) {
		h.Beschadigd()
		ctx, z := h.Ctx(), h.Triage()
		bo, cleo := h.Gevraagd(z, Bo), h.Gevraagd(z, Cleo)
		beantwoord(t, h, bo, Bo, false)
		for _, opdracht := range []string{`UPDATE triagevraag SET partij = 'p-zorg' WHERE id = $1`, `UPDATE triagevraag SET delen = 1 WHERE id = $1`,
			`UPDATE triagevraag SET versie = 1 WHERE id = $1`} {
			h.SQL(`CREATE TABLE oud AS SELECT * FROM triagevraag`)
			h.SQL(opdracht, bo.ID)
			alleen(t, h, opdracht, bo, Petra)
			onbekend(t, vergeet(h.TriagevraagAntwoorden(ctx, Als(Cleo), Triageantwoord(gate.Verwijzing{ID: bo.ID, Versie: 2}))))
			h.SQL(`DELETE FROM triagevraag`)
			h.SQL(`INSERT INTO triagevraag SELECT * FROM oud`)
			h.SQL(`DROP TABLE oud`)
		}
		alleen(t, h, "put back", bo, Bo, Petra)
		h.SQL(`UPDATE triagevraag SET vraag = (SELECT vraag FROM triagevraag WHERE id = $1) WHERE id = $2`, bo.ID, cleo.ID)
		if b, err := h.TriagevraagLezen(ctx, Als(Cleo), cleo.ID); err == nil || b.Vraag != "" {
			t.Errorf("a question that was moved reads %+v (%v)", b, err)
		}
	})
}

// rule 1.8-2: a triage in which questions are open ends with why it does not wait for the answers. The aanmelder and the Procesregisseur
// read that, who was asked does not; where every question was answered nothing is asked, and nothing shown.
func TestTriageZonderAntwoord(t *testing.T) {
	motoren(t, func(t *testing.T, h *Huis) {
		ctx, z := h.Ctx(), h.Triage()
		h.Gevraagd(z, Bo)
		vraag := h.Gevraagd(z, Cleo)
		in := Uitkomst(z, Dirk)
		in.ZonderAntwoord = " "
		err := vergeet(h.TriageAfronden(ctx, Als(Petra), in))
		ongeldig(t, err, "zonderAntwoord")
		var i *errs.Invalid
		errors.As(err, &i)
		if m := i.Velden[0].Melding; m != "Nog niet beantwoord door: Proefpolitie, Proefzorg. Schrijf op waarom je daar niet op wacht (art. 1.8)." {
			t.Errorf("the message is %q", m)
		}
		goed(t, vergeet(h.TriagevraagAntwoorden(ctx, Als(Cleo), Triageantwoord(vraag))))
		ongeldig(t, vergeet(h.TriageAfronden(ctx, Als(Petra), in)), "zonderAntwoord")
		in.ZonderAntwoord = "De politie zit al aan tafel."
		goed(t, vergeet(h.TriageAfronden(ctx, Als(Petra), in)))
		for wie, wil := range map[string]string{Petra: in.ZonderAntwoord, Anna: in.ZonderAntwoord, Dirk: ""} {
			b, err := h.CasusLezen(ctx, Als(wie), z.ID)
			goed(t, err)
			if b.Triage.Uitkomst.ZonderAntwoord != wil {
				t.Errorf("%s reads %q", wie, b.Triage.Uitkomst.ZonderAntwoord)
			}
		}
		z = h.Triage()
		goed(t, vergeet(h.TriagevraagAntwoorden(ctx, Als(Bo), Triageantwoord(h.Gevraagd(z, Bo)))))
		in = Uitkomst(z, Dirk)
		in.ZonderAntwoord = ""
		goed(t, vergeet(h.TriageAfronden(ctx, Als(Petra), in)))
		if b, err := h.CasusLezen(ctx, Als(Petra), z.ID); err != nil || b.Triage.Uitkomst.ZonderAntwoord != "" {
			t.Errorf("every question was answered, and %+v, %v", b.Triage.Uitkomst, err)
		}
	})
}
