// SPDX-License-Identifier: EUPL-1.2

package gate_test

import (
	"encoding/json"
	"strings"
	"testing"
	"time"

	"rondetafel/internal/gate"
	. "rondetafel/internal/gate/gatetest"
	"rondetafel/internal/informatie"
	"rondetafel/internal/rto"
)

// planning moves o to a begin that is so long from now.
func planning(h *Huis, o gate.Verwijzing, over time.Duration) rto.Planning {
	t := h.Klok.Nu().Add(over)
	return rto.Planning{Overleg: o.ID, Versie: o.Versie, Datum: dagVan(t), Begin: tijdVan(t), Plaats: "Zaal 2"}
}

// rule 9.2f-1: pieces open when the round table begins, so a new begin lies ahead, and whoever only keeps the agenda does not let one begin
// earlier than those who are invited were told.
func TestRegelNiemandOpentMetDeAgenda(t *testing.T) {
	motoren(t, func(t *testing.T, h *Huis) {
		ctx, z := h.Ctx(), h.RTO(Bo, Cleo)
		h.Klok.Loop(5 * time.Hour)
		stuk := h.VoegToe(z, Bo, informatie.AlleDeelnemers)
		o := opAgenda(t, h, z, 49*time.Hour, Bo, Cleo)
		for _, wie := range []string{Petra, Oda} {
			err := vergeet(h.OverlegInplannen(ctx, Als(wie), planning(h, o, -3*time.Hour)))
			if wie == Petra {
				ongeldig(t, err, "begin")
			} else {
				geweigerd(t, err, "9.2f")
			}
		}
		geweigerd(t, vergeet(h.OverlegInplannen(ctx, Als(Oda), planning(h, o, 2*time.Hour))), "9.2f")
		leest(t, h, "it was not moved", z, stuk, Petra, Bo)
		o, err := h.OverlegInplannen(ctx, Als(Oda), planning(h, o, 72*time.Hour))
		goed(t, err)
		o, err = h.OverlegInplannen(ctx, Als(Petra), planning(h, o, 2*time.Hour))
		goed(t, err)
		h.Klok.Loop(3 * time.Hour)
		leest(t, h, "it began", z, stuk, Petra, Anna, Bo, Cleo)
		// what stands can be saved again with its hour passed
		in := h.Voorbereiding(z)
		in.Overleg, in.Versie, in.Casus, in.Planning = o.ID, o.Versie, "", planning(h, o, -time.Hour)
		o, err = h.OverlegVoorbereiden(ctx, Als(Petra), in)
		goed(t, err)
		// nobody is invited yet: the agenda is free to move
		vrij := opAgenda(t, h, z, 49*time.Hour)
		goed(t, vergeet(h.OverlegInplannen(ctx, Als(Oda), planning(h, vrij, 2*time.Hour))))
	})
}

// rule 13.2-1: after its last day a piece is gone for the Procesregisseur too, with what was asked about it; to their questions it is as one
// that does not exist. Its supplier keeps it, and is told that nobody reads it.
func TestRegelNaDeLaatsteDag(t *testing.T) {
	motoren(t, func(t *testing.T, h *Huis) {
		ctx, z := h.Ctx(), h.AanHetRTO(Bo, Cleo)
		h.Klok.Loop(time.Hour)
		tot := dagVan(h.Klok.Nu())
		open := h.VoegToe(z, Bo, informatie.AlleDeelnemers)
		ver := gevraagdeCorrectie(t, h, Cleo, open)
		in := h.Gegeven(z, informatie.AlleDeelnemers)
		in.Tot, in.VraagVooraf = tot, true
		v, err := h.GegevenVoorwaarden(ctx, Als(Bo), informatie.Wijzigen{Gegeven: open.ID, Versie: 1, Voorwaarden: in.Voorwaarden})
		goed(t, err)
		dicht := h.VoegToe(z, Bo, informatie.AlleDeelnemers)
		in.VraagVooraf = false
		goed(t, vergeet(h.GegevenVoorwaarden(ctx, Als(Bo), informatie.Wijzigen{Gegeven: dicht.ID, Versie: 1, Voorwaarden: in.Voorwaarden})))
		twee := opAgenda(t, h, z, 80*time.Hour, Bo, Cleo)
		goed(t, vergeet(h.VoorinzageVoorstellen(ctx, Als(Petra), voorstel(h, twee, []string{Zorg}, open))))
		if b, err := h.GegevenLezen(ctx, Als(Bo), open.ID); err != nil || !b.Regie {
			t.Errorf("on the last day: the Procesregisseur reads it %t, %v", b.Regie, err)
		}
		h.Klok.Loop(24 * time.Hour)
		onbekend(t, vergeet(h.GegevenLezen(ctx, Als(Petra), open.ID)))
		onbekend(t, vergeet(h.CorrectieLezen(ctx, Als(Petra), ver.ID)))
		c, err := h.CasusLezen(ctx, Als(Petra), z.ID)
		goed(t, err)
		o, err := h.OverlegLezen(ctx, Als(Petra), twee.ID)
		goed(t, err)
		alles, err := json.Marshal([]any{c, o})
		goed(t, err)
		for _, id := range []string{open.ID, dicht.ID, ver.ID, kloptNiet} {
			if strings.Contains(string(alles), id) {
				t.Errorf("Petra still finds %s", id)
			}
		}
		for _, id := range []string{open.ID, dicht.ID, "06eav3xdtq15yp8bxpdzd2gf24"} {
			ongeldig(t, vergeet(h.VoorinzageVoorstellen(ctx, Als(Petra), voorstel(h, twee, []string{Zorg}, gate.Verwijzing{ID: id}))), "stukken")
		}
		b, err := h.GegevenLezen(ctx, Als(Bo), open.ID)
		goed(t, err)
		if b.Regie || v.Versie != b.Versie {
			t.Errorf("Bo is told that the Procesregisseur reads it: %+v", b)
		}
		for _, r := range b.Zicht {
			if r.Stand == gate.ZichtNu || r.Stand == gate.ZichtLater {
				t.Errorf("Bo is told that it is read: %+v", r)
			}
		}
	})
}

// rule 13.2-1: what would be open until a day before the round table begins, is never open; the example says so.
func TestVoorbeeldDatNooitOpengaat(t *testing.T) {
	h := Nieuw(t)
	z := h.RTO(Bo, Cleo)
	opAgenda(t, h, z, 80*time.Hour, Bo, Cleo)
	h.Klok.Loop(time.Minute)
	w := informatie.Voorwaarden{Wie: informatie.AlleDeelnemers, Tot: dagVan(h.Klok.Nu().Add(24 * time.Hour))}
	b, err := h.GegevenVoorbeeld(h.Ctx(), Als(Bo), informatie.Voorbeeld{Voorwaarden: w, Casus: z.ID})
	foutIn(t, err, "tot", "leest niemand het")
	w.Tot = dagVan(h.Klok.Nu().Add(96 * time.Hour))
	if b, err = h.GegevenVoorbeeld(h.Ctx(), Als(Bo), informatie.Voorbeeld{Voorwaarden: w, Casus: z.ID}); err != nil || b.Zicht[len(b.Zicht)-1].Stand != gate.ZichtLater || !b.Regie {
		t.Errorf("a day later: %+v, %v", b, err)
	}
}

// rule 12.1-1: why a piece was taken back is read on the timeline by its supplier and the Procesregisseur, and by nobody else.
func TestRedenVanIntrekken(t *testing.T) {
	motoren(t, func(t *testing.T, h *Huis) {
		ctx, z := h.Ctx(), h.AanHetRTO(Bo, Cleo)
		h.Klok.Loop(time.Hour)
		stuk := h.VoegToe(z, Bo, informatie.AlleDeelnemers)
		const reden = "Het ging over een ander."
		goed(t, vergeet(h.GegevenIntrekken(ctx, Als(Bo), informatie.Intrekken{Gegeven: stuk.ID, Versie: 1, Reden: reden})))
		for wie, wil := range map[string]bool{Petra: true, Bo: true, Anna: false, Cleo: false} {
			c, err := h.CasusLezen(ctx, Als(wie), z.ID)
			goed(t, err)
			alles, err := json.Marshal(c)
			goed(t, err)
			if strings.Contains(string(alles), reden) != wil {
				t.Errorf("%s reads why: %t", wie, !wil)
			}
		}
		if h.Getal(`SELECT COUNT(*) FROM gebeurtenis WHERE soort = 'gegeven.ingetrokken' AND inhoud <> ''`) != 1 {
			t.Error("the reason is not kept with its line")
		}
	})
}
