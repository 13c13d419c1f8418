// SPDX-License-Identifier: EUPL-1.2

package gate_test

import (
	"slices"
	"strings"
	"testing"
	"time"

	"rondetafel/internal/bestuur"
	"rondetafel/internal/casus"
	"rondetafel/internal/gate"
	. "rondetafel/internal/gate/gatetest"
	"rondetafel/internal/informatie"
	"rondetafel/internal/rto"
)

// voorstel asks for the pieces to be read by the Partijen of lezers before o, after Petra spoke with the aanmelder.
func voorstel(h *Huis, o gate.Verwijzing, lezers []string, stukken ...gate.Verwijzing) informatie.Voorinzage {
	v := informatie.Voorinzage{Overleg: o.ID, Partijen: lezers, Partij: Gemeente, Afstemming: casus.Overleg{Met: "Anna Fictief", Datum: h.Vandaag(),
		Wijze: "telefoon", Verslag: "Anna vindt dat de zorg dit vooraf moet weten."}}
	for _, s := range stukken {
		v.Stukken = append(v.Stukken, s.ID)
	}
	return v
}

// vragen lets Petra ask, and returns the question about the piece as Bo, who gave it, sees it.
func vragen(t *testing.T, h *Huis, o, stuk gate.Verwijzing, lezers ...string) gate.VoorinzageBlad {
	t.Helper()
	goed(t, vergeet(h.VoorinzageVoorstellen(h.Ctx(), Als(Petra), voorstel(h, o, lezers, stuk))))
	b, err := h.GegevenLezen(h.Ctx(), Als(Bo), stuk.ID)
	goed(t, err)
	if len(b.Voorinzagen) == 0 {
		t.Fatal("Bo sees no question")
	}
	return b.Voorinzagen[0]
}

func antwoord(v gate.VoorinzageBlad) informatie.VoorinzageAntwoord {
	return informatie.VoorinzageAntwoord{Voorinzage: v.ID, Versie: v.Versie}
}

// teVragen adds a piece of Bo that may be asked for.
func teVragen(t *testing.T, h *Huis, z gate.Verwijzing, w informatie.Voorwaarden) gate.Verwijzing {
	t.Helper()
	in := h.Gegeven(z, w.Wie, w.Lezers...)
	in.VraagVooraf, in.Vanaf = true, w.Vanaf
	v, err := h.GegevenToevoegen(h.Ctx(), Als(Bo), in)
	goed(t, err)
	return v
}

// rules 9.2f-1, 9.2f-2: with the yes of its supplier the Partijen that were named read a piece before the round table, from then until it
// begins; for a next one it has to be asked again. A yes can be taken back, with effect on the next look (rule 13.2-2).
func TestRegelVoorinzage(t *testing.T) {
	motoren(t, func(t *testing.T, h *Huis) {
		ctx, z := h.Ctx(), h.RTO(Bo, Cleo)
		stuk := teVragen(t, h, z, informatie.Voorwaarden{Wie: informatie.AlleDeelnemers})
		o := opAgenda(t, h, z, 5*time.Hour, Bo, Cleo)
		h.Klok.Loop(time.Minute)
		leest(t, h, "that it may be asked is no agreement", z, stuk, Petra, Bo)
		v := vragen(t, h, o, stuk, Zorg)
		if v.Stand != bestuur.Gevraagd || !v.Nu || v.Overlegd.ID != Gemeente || v.Afstemming.Met != "Anna Fictief" || v.Door.ID != Petra ||
			len(v.Partijen) != 1 || v.Partijen[0].ID != Zorg || !slices.Equal(v.Mag, []string{"voorinzage.instemmen", "voorinzage.weigeren"}) {
			t.Errorf("Bo is asked %+v", v)
		}
		leest(t, h, "asked, not answered", z, stuk, Petra, Bo)
		werk, err := h.MijnWerk(ctx, Als(Bo))
		goed(t, err)
		if i := slices.IndexFunc(werk.Taken, func(w gate.Taak) bool { return w.Soort == "voorinzage" && w.Object == stuk.ID }); i < 0 || werk.Taken[i].Uiterlijk == "" {
			t.Errorf("Bo's work is %+v", werk.Taken)
		}
		ja, err := h.VoorinzageInstemmen(ctx, Als(Bo), antwoord(v))
		goed(t, err)
		leest(t, h, "with a yes for Zorg", z, stuk, Petra, Bo, Cleo)
		b, err := h.GegevenLezen(ctx, Als(Cleo), stuk.ID)
		goed(t, err)
		if b.Zin != "Jullie lezen dit al, tot het RTO van 2 maart. Anderen misschien nog niet: bespreek het pas in het RTO." || len(b.Voorinzagen) > 0 {
			t.Errorf("Cleo reads %q and %+v", b.Zin, b.Voorinzagen)
		}
		if b, err = h.GegevenLezen(ctx, Als(Petra), stuk.ID); err != nil || strings.HasPrefix(b.Zin, "Jullie") || !b.Voorinzagen[0].Leest {
			t.Errorf("Petra reads %q and %+v, %v", b.Zin, b.Voorinzagen, err)
		}
		geweigerd(t, vergeet(h.VoorinzageInstemmen(ctx, Als(Bo), informatie.VoorinzageAntwoord{Voorinzage: v.ID, Versie: ja.Versie})), "9.2f")
		ja, err = h.VoorinzageIntrekken(ctx, Als(Bo), informatie.VoorinzageAntwoord{Voorinzage: v.ID, Versie: ja.Versie})
		goed(t, err)
		leest(t, h, "the yes was taken back", z, stuk, Petra, Bo)
		geweigerd(t, vergeet(h.VoorinzageIntrekken(ctx, Als(Bo), informatie.VoorinzageAntwoord{Voorinzage: v.ID, Versie: ja.Versie})), "9.2f")
		v = vragen(t, h, o, stuk, Zorg) // asked again
		ja, err = h.VoorinzageInstemmen(ctx, Als(Bo), antwoord(v))
		goed(t, err)
		leest(t, h, "a second yes", z, stuk, Petra, Bo, Cleo)
		h.Klok.Loop(6 * time.Hour)
		leest(t, h, "it began", z, stuk, Petra, Anna, Bo, Cleo)
		geweigerd(t, vergeet(h.VoorinzageIntrekken(ctx, Als(Bo), informatie.VoorinzageAntwoord{Voorinzage: v.ID, Versie: ja.Versie})), "9.2f")
		// rule 9.2f-2: before the next one it is closed again, whatever was said before
		opAgenda(t, h, z, 5*time.Hour, Bo)
		h.Klok.Loop(time.Minute)
		nieuw := teVragen(t, h, z, informatie.Voorwaarden{Wie: informatie.AlleDeelnemers})
		leest(t, h, "before the next", z, nieuw, Petra, Bo)
	})
}

// rules 9.2f-2, 13.2-2: a yes ends with what its supplier then wanted: wider conditions do not bring it back. Only its supplier and the
// Procesregisseur read on the timeline what was asked and answered.
func TestJaEindigtMetDeWil(t *testing.T) {
	motoren(t, func(t *testing.T, h *Huis) {
		ctx, z := h.Ctx(), h.RTO(Bo, Cleo)
		stuk := teVragen(t, h, z, informatie.Voorwaarden{Wie: informatie.AlleDeelnemers})
		o := opAgenda(t, h, z, 5*time.Hour, Bo, Cleo)
		h.Klok.Loop(time.Minute)
		v := vragen(t, h, o, stuk, Zorg)
		goed(t, vergeet(h.VoorinzageInstemmen(ctx, Als(Bo), antwoord(v))))
		leest(t, h, "a yes", z, stuk, Petra, Bo, Cleo)
		in := h.Gegeven(z, informatie.AlleDeelnemers)
		enger, err := h.GegevenVoorwaarden(ctx, Als(Bo), informatie.Wijzigen{Gegeven: stuk.ID, Versie: 1, Voorwaarden: in.Voorwaarden})
		goed(t, err)
		leest(t, h, "it may not be asked any more", z, stuk, Petra, Bo) // rule 13.2-2
		in.VraagVooraf = true
		ruimer, err := h.GegevenVoorwaarden(ctx, Als(Bo), informatie.Wijzigen{Gegeven: stuk.ID, Versie: enger.Versie, Voorwaarden: in.Voorwaarden})
		goed(t, err)
		leest(t, h, "it may be asked again: the old yes says nothing", z, stuk, Petra, Bo) // rule 9.2f-2
		v = vragen(t, h, o, stuk, Zorg)
		goed(t, vergeet(h.VoorinzageInstemmen(ctx, Als(Bo), antwoord(v))))
		for _, wie := range []informatie.Lezers{informatie.AlleenProcesregisseur, informatie.AlleDeelnemers} {
			in.Wie = wie
			ruimer, err = h.GegevenVoorwaarden(ctx, Als(Bo), informatie.Wijzigen{Gegeven: stuk.ID, Versie: ruimer.Versie, Voorwaarden: in.Voorwaarden})
			goed(t, err)
			leest(t, h, "Zorg was no reader for a while", z, stuk, Petra, Bo)
		}
		b, err := h.GegevenLezen(ctx, Als(Petra), stuk.ID)
		goed(t, err)
		if b.Voorinzagen[0].Stand != bestuur.Vervallen || b.Voorinzagen[0].Leest {
			t.Errorf("the yes that lapsed is %+v", b.Voorinzagen[0])
		}
		v = vragen(t, h, o, stuk, Zorg)
		goed(t, vergeet(h.VoorinzageInstemmen(ctx, Als(Bo), antwoord(v))))
		leest(t, h, "asked again", z, stuk, Petra, Bo, Cleo)
		overleg, err := h.OverlegLezen(ctx, Als(Petra), o.ID)
		goed(t, err)
		if len(overleg.Voorinzagen) != 3 || overleg.Voorinzagen[0].Stand != bestuur.Ingestemd || overleg.Voorinzagen[0].Leverancier.ID != Politie {
			t.Errorf("Petra sees %+v", overleg.Voorinzagen)
		}
		if overleg, err = h.OverlegLezen(ctx, Als(Cleo), o.ID); err != nil || len(overleg.Voorinzagen) > 0 {
			t.Errorf("Cleo sees what was asked: %+v, %v", overleg.Voorinzagen, err)
		}
		ziet := func(wie string) bool {
			c, err := h.CasusLezen(ctx, Als(wie), z.ID)
			goed(t, err)
			return slices.ContainsFunc(c.Tijdlijn, func(g gate.GebeurtenisBlad) bool { return strings.HasPrefix(g.Soort, "voorinzage.") })
		}
		for wie, wil := range map[string]bool{Petra: true, Bo: true, Anna: false, Cleo: false} { // who may not read what was asked
			if ziet(wie) != wil {
				t.Errorf("%s sees on the timeline who was asked: %t", wie, !wil)
			}
		}
	})
}

// rule 9.2f-1: a no is kept with its reason, for its supplier and the Procesregisseur; others hear of nothing.
func TestVoorinzageGeweigerd(t *testing.T) {
	motoren(t, func(t *testing.T, h *Huis) {
		ctx, z := h.Ctx(), h.RTO(Bo, Cleo)
		stuk := teVragen(t, h, z, informatie.Voorwaarden{Wie: informatie.AlleDeelnemers})
		o := opAgenda(t, h, z, 5*time.Hour, Bo)
		v := vragen(t, h, o, stuk, Zorg, Gemeente)
		nee := antwoord(v)
		nee.Reden = "Dat bespreken we liever zelf."
		goed(t, vergeet(h.VoorinzageWeigeren(ctx, Als(Bo), nee)))
		leest(t, h, "with a no", z, stuk, Petra, Bo)
		for _, wie := range []string{Bo, Petra} {
			b, err := h.GegevenLezen(ctx, Als(wie), stuk.ID)
			goed(t, err)
			if len(b.Voorinzagen) != 1 || b.Voorinzagen[0].Reden != nee.Reden || b.Voorinzagen[0].Antwoorder != naamVan(Bo) {
				t.Errorf("%s sees %+v", wie, b.Voorinzagen)
			}
		}
		for _, wie := range []string{Anna, Cleo, Dirk} { // of another Partij: there is no such question
			onbekend(t, vergeet(h.VoorinzageInstemmen(ctx, Als(wie), antwoord(v))))
			onbekend(t, vergeet(h.VoorinzageInstemmen(ctx, Als(wie), informatie.VoorinzageAntwoord{Voorinzage: "x", Versie: 1})))
		}
		geweigerd(t, vergeet(h.VoorinzageInstemmen(ctx, Als(Petra), informatie.VoorinzageAntwoord{Voorinzage: v.ID, Versie: v.Versie + 1})), "9.2f")
		ander := h.VoegToe(z, Bo, informatie.AlleDeelnemers) // may not be asked for
		geweigerd(t, vergeet(h.VoorinzageVoorstellen(ctx, Als(Petra), voorstel(h, o, []string{Zorg}, ander))), "9.2f")
	})
}

// Asked is by the Procesregisseur, with the consultation of article 9.2 under f, about pieces and Partijen for which a yes would mean
// something: it makes nobody a reader (rule 13.2-1).
func TestVoorinzageVoorstel(t *testing.T) {
	motoren(t, func(t *testing.T, h *Huis) {
		ctx, z := h.Ctx(), h.RTO(Bo, Cleo)
		stuk := teVragen(t, h, z, informatie.Voorwaarden{Wie: informatie.GekozenPartijen, Lezers: []string{Zorg}})
		plan := teVragen(t, h, z, informatie.Voorwaarden{Wie: informatie.AlleDeelnemers, Vanaf: informatie.VanafPlan})
		o := opAgenda(t, h, z, 5*time.Hour, Bo)
		doe := func(wie string, anders func(*informatie.Voorinzage)) error {
			in := voorstel(h, o, []string{Zorg}, stuk)
			anders(&in)
			return vergeet(h.VoorinzageVoorstellen(ctx, Als(wie), in))
		}
		niets := func(*informatie.Voorinzage) {}
		for _, wie := range []string{Bo} {
			geweigerd(t, doe(wie, niets), "9.2f")
		}
		onbekend(t, doe(Cleo, niets)) // not invited: there is no such Overleg for her
		ongeldig(t, doe(Petra, func(in *informatie.Voorinzage) { *in = informatie.Voorinzage{Overleg: o.ID} }),
			"stukken", "partijen", "partij", "afstemming.met", "afstemming.datum", "afstemming.wijze", "afstemming.verslag")
		ongeldig(t, doe(Petra, func(in *informatie.Voorinzage) { in.Partij = Politie }), "partij")
		ongeldig(t, doe(Petra, func(in *informatie.Voorinzage) { in.Partijen = []string{Gemeente} }), "partijen")
		ongeldig(t, doe(Petra, func(in *informatie.Voorinzage) { in.Partijen = []string{Politie} }), "partijen") // its own
		ongeldig(t, doe(Petra, func(in *informatie.Voorinzage) { in.Stukken = []string{plan.ID} }), "partijen")
		ongeldig(t, doe(Petra, func(in *informatie.Voorinzage) { in.Stukken = []string{"x"} }), "stukken")
		goed(t, doe(Petra, niets))
		ongeldig(t, doe(Petra, niets), "stukken") // asked already
		leeg, err := h.OverlegPlannen(ctx, Als(Petra), rto.Voorbereiding{Casus: z.ID})
		goed(t, err)
		geweigerd(t, doe(Petra, func(in *informatie.Voorinzage) { in.Overleg = leeg.ID }), "9.2f")
		h.Klok.Loop(6 * time.Hour)
		geweigerd(t, doe(Petra, niets), "9.2f")
	})
}

// A question or an answer that was altered beside the door opens nothing.
func TestVervalsteVoorinzageOpentNiets(t *testing.T) {
	motoren(t, func(t *testing.T, h *Huis) {
		h.Beschadigd()
		ctx, z := h.Ctx(), h.RTO(Bo, Cleo)
		stuk := teVragen(t, h, z, informatie.Voorwaarden{Wie: informatie.AlleDeelnemers})
		o := opAgenda(t, h, z, 5*time.Hour, Bo)
		v := vragen(t, h, o, stuk, Zorg)
		h.SQL(`UPDATE instemming_partij SET stand = 'ingestemd'`)
		onbekend(t, vergeet(h.GegevenLezen(ctx, Als(Cleo), stuk.ID)))
		h.SQL(`UPDATE instemming_partij SET stand = 'gevraagd'`)
		goed(t, vergeet(h.VoorinzageInstemmen(ctx, Als(Bo), antwoord(v))))
		goed(t, vergeet(h.GegevenLezen(ctx, Als(Cleo), stuk.ID)))
		h.SQL(`UPDATE voorinzage_partij SET partij = $1`, Gemeente)
		onbekend(t, vergeet(h.GegevenLezen(ctx, Als(Anna), stuk.ID)))
		onbekend(t, vergeet(h.GegevenLezen(ctx, Als(Cleo), stuk.ID)))
		h.SQL(`UPDATE voorinzage_partij SET partij = $1`, Zorg)
		h.SQL(`UPDATE overleg SET aanvang = aanvang + 1`)
		onbekend(t, vergeet(h.GegevenLezen(ctx, Als(Cleo), stuk.ID)))
		if h.Verify().Fout == "" {
			t.Error("verify names nothing")
		}
	})
}
