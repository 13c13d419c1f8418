// SPDX-License-Identifier: EUPL-1.2

package gate_test

import (
	"slices"
	"strings"
	"testing"
	"time"

	"rondetafel/internal/gate"
	. "rondetafel/internal/gate/gatetest"
	"rondetafel/internal/informatie"
	"rondetafel/internal/klok"
)

// geteld are the counts of a period by person: looks, refusals, looks outside office hours, casussen.
func geteld(t *testing.T, h *Huis, vanaf, tot klok.Datum) map[string][4]int {
	t.Helper()
	b, err := h.LogTellen(h.Ctx(), Als(Fien), gate.TellingVraag{Vanaf: vanaf, Tot: tot})
	goed(t, err)
	uit := map[string][4]int{}
	for _, r := range b.Tellingen {
		uit[r.Wie.ID] = [4]int{r.Inzagen, r.Geweigerd, r.Buiten, r.Casussen}
	}
	return uit
}

// rules AVG-5, WGS-7: per employee stands how often they looked at something in a casus or searched, were refused, looked outside office hours,
// and in how many casussen; lists, own work, following an open page and what the system does are no look. Nothing is counted about a Betrokkene.
func TestRegelTellen(t *testing.T) {
	motoren(t, func(t *testing.T, h *Huis) {
		ctx := h.Ctx()
		z, ander := h.RTO(Bo), h.InScreening()
		stuk := h.VoegToe(z, Bo, informatie.GekozenPartijen, Gemeente)
		h.Klok.Zet(h.Klok.Nu().AddDate(0, 0, 1)) // tuesday 3 March, nine
		for range 3 {
			goed(t, vergeet(h.CasusLezen(ctx, Als(Anna), z.ID)))
		}
		goed(t, vergeet(h.GegevenLezen(ctx, Als(Bo), stuk.ID)))
		goed(t, vergeet(h.CasusLezen(ctx, Als(Anna), ander.ID)))
		goed(t, vergeet(h.PersoonZoeken(ctx, Als(Bo), gate.ZoekVraag{BSN: BSN})))
		goed(t, vergeet(h.CasusLijst(ctx, Als(Bo), gate.LijstVraag{})))
		goed(t, vergeet(h.MijnWerk(ctx, Als(Cleo))))
		goed(t, vergeet(h.CasusVolgen(ctx, Als(Petra), gate.Volging{Casus: ander.ID})))
		geweigerd(t, vergeet(h.CasusLezen(ctx, Als(Mo), z.ID)), "1.7")
		onbekend(t, vergeet(h.GegevenLezen(ctx, Als(Dirk), stuk.ID)))
		onbekend(t, vergeet(h.CasusLezen(ctx, Als(Dirk), ander.ID)))
		zelfde(t, "of that day", geteld(t, h, "3-3-2026", "3-3-2026"), map[string][4]int{Anna: {4, 0, 0, 2}, Bo: {2, 0, 0, 1}, Mo: {0, 1, 0, 0}, Dirk: {0, 2, 0, 0}})
		h.Klok.Zet(h.Klok.Nu().AddDate(0, 0, 1))
		goed(t, vergeet(h.CasusLezen(ctx, Als(Anna), z.ID)))
		zelfde(t, "of two days", geteld(t, h, "3-3-2026", "4-3-2026")[Anna], [4]int{5, 0, 0, 2})
		zelfde(t, "of the second", geteld(t, h, "4-3-2026", "4-3-2026"), map[string][4]int{Anna: {1, 0, 0, 1}})
		zelfde(t, "of later", geteld(t, h, "5-3-2026", "1-6-2026"), map[string][4]int{})
		b, err := h.LogTellen(ctx, Als(Fien), gate.TellingVraag{})
		goed(t, err)
		if b.Vanaf != "2026-02-03" || b.Tot != "2026-03-04" || b.Sorteer != "inzagen" || b.Tellingen[0].Wie.Naam != "Anna Fictief" || b.Tellingen[0].Partij.Naam != "Gemeente Proefdorp" {
			t.Errorf("without a period it is %+v", b)
		}
		if n := h.Getal(`SELECT COUNT(*) FROM telling WHERE medewerker = $1 AND object = $2`, Anna, z.ID); n != 2 {
			t.Errorf("%d rows of Anna in one casus on two days", n)
		}
	})
}

// rule AVG-5: outside office hours is before seven, from eight in the evening on, and in the weekend, by the clock and the calendar of
// Amsterdam, in summer and in winter.
func TestTellenBuitenKantoortijd(t *testing.T) {
	h := Nieuw(t)
	z := h.InScreening()
	for _, geval := range []struct {
		wanneer string
		buiten  int
	}{
		{"2026-03-05 06:59", 1}, {"2026-03-06 07:00", 0}, {"2026-03-07 12:00", 1}, {"2026-03-08 23:59", 1}, {"2026-03-09 19:59", 0}, {"2026-03-10 20:00", 1},
		{"2026-03-11 00:00", 1}, {"2026-03-30 07:30", 0}, {"2026-03-31 06:30", 1}, {"2026-10-26 06:30", 1}, {"2026-10-27 19:30", 0}, {"2026-10-28 20:30", 1},
	} {
		t0, err := time.ParseInLocation("2006-01-02 15:04", geval.wanneer, klok.Amsterdam())
		goed(t, err)
		h.Klok.Zet(t0)
		goed(t, vergeet(h.CasusLezen(h.Ctx(), Als(Petra), z.ID)))
		dag := klok.Datum(geval.wanneer[:10])
		zelfde(t, geval.wanneer, geteld(t, h, dag, dag)[Petra], [4]int{1, 0, geval.buiten, 1})
	}
}

// The people stand in the order of the count that was asked for, those with the same by name; beside them stands the median of who did
// something.
func TestTellenVolgorde(t *testing.T) {
	h := Nieuw(t)
	ctx, z := h.Ctx(), h.RTO(Bo)
	h.Klok.Zet(h.Klok.Nu().AddDate(0, 0, 1))
	for wie, keer := range map[string]int{Anna: 4, Bo: 1, Petra: 1, Mo: 0} {
		for range keer {
			goed(t, vergeet(h.CasusLezen(ctx, Als(wie), z.ID)))
		}
	}
	for wie, keer := range map[string]int{Bo: 1, Petra: 3, Mo: 2} {
		for range keer {
			geweigerd(t, vergeet(h.NavraagLijst(ctx, Als(wie))), "WGS-11")
		}
	}
	for sorteer, wil := range map[string][]string{"": {Anna, Bo, Petra, Mo}, "inzagen": {Anna, Bo, Petra, Mo}, "geweigerd": {Petra, Mo, Bo, Anna}, "casussen": {Anna, Bo, Petra, Mo},
		"buiten": {Anna, Bo, Mo, Petra}} {
		b, err := h.LogTellen(ctx, Als(Fien), gate.TellingVraag{Vanaf: "3-3-2026", Tot: "3-3-2026", Sorteer: sorteer})
		goed(t, err)
		kreeg := []string{}
		for _, r := range b.Tellingen {
			kreeg = append(kreeg, r.Wie.ID)
		}
		zelfde(t, "by "+sorteer, kreeg, wil)
		zelfde(t, "in the middle", b.Midden, gate.Midden{Inzagen: 1, Geweigerd: 1, Casussen: 1})
	}
	b, err := h.LogTellen(ctx, Als(Fien), gate.TellingVraag{Vanaf: "4-3-2026", Tot: "4-3-2026"})
	goed(t, err)
	zelfde(t, "when nobody did anything", b, gate.TellingBlad{Vanaf: "2026-03-04", Tot: "2026-03-04", Sorteer: "inzagen", Tellingen: []gate.Telling{}})
}

// rule AVG-5: the counts and the ways of the search come from the log, are the same when they are made anew, and verify finds what was changed.
func TestVerifyTellingen(t *testing.T) {
	h := Nieuw(t)
	h.Beschadigd()
	ctx, z := h.Ctx(), h.RTO(Bo)
	for range 3 {
		goed(t, vergeet(h.CasusLezen(ctx, Als(Anna), z.ID)))
	}
	geweigerd(t, vergeet(h.CasusLezen(ctx, Als(Mo), z.ID)), "1.7")
	voor := geteld(t, h, "2-3-2026", "2-3-2026")
	h.SQL(`DELETE FROM log_index`)
	h.SQL(`DELETE FROM telling`)
	h.SQL(`UPDATE log_index_kop SET tot = 0`)
	zelfde(t, "made anew", geteld(t, h, "2-3-2026", "2-3-2026"), voor)
	goed(t, vergeet(h.CasusLezen(ctx, Als(Petra), z.ID))) // the counts may not be up to this one
	h.Sluit()
	for sql, wil := range map[string]string{
		`DELETE FROM telling`: "(telling)", `UPDATE telling SET inzagen = inzagen + 1`: "(telling)", `UPDATE telling SET geweigerd = 0 WHERE medewerker = '` + Mo + `'`: "(telling)",
		`UPDATE telling SET buiten = 1`: "(telling)", `UPDATE telling SET dag = dag - 1`: "(telling)", `UPDATE telling SET object = 'x' WHERE object <> ''`: "(telling)",
		`INSERT INTO telling (dag, medewerker, object, inzagen, buiten, geweigerd) VALUES (1, 'm-x', '', 0, 0, 0)`: "(telling)",
		`DELETE FROM log_index WHERE object = 'persoon:` + Anna + `'`:                                              "(log_index)", `DELETE FROM log_index WHERE object = 'uitkomst:geweigerd'`: "(log_index)",
		`UPDATE log_index SET object = 'handeling:casus.lijst' WHERE object = 'handeling:casus.lezen'`: "(log_index)", `DELETE FROM log_index WHERE object = 'artikel:1.7'`: "(log_index)",
	} {
		k := kopie(t, h)
		if k.SQL(sql) == 0 {
			t.Errorf("%s: nothing was touched", sql)
		}
		v, err := gate.Verify(ctx, k.Opties, nil)
		goed(t, err)
		if !strings.Contains(v.Fout, wil) {
			t.Errorf("%s: verify says %q", sql, v.Fout)
		}
	}
	if v, err := gate.Verify(ctx, h.Opties, nil); err != nil || v.Fout != "" {
		t.Errorf("untouched: %q, %v", v.Fout, err)
	}
}

// The words of the counts are those of counting: none of them judges (rule WGS-7).
func TestTellingenOordelenNiet(t *testing.T) {
	zelfde(t, "what is counted", gate.TellingSoorten(), []string{"inzagen", "geweigerd", "buiten", "casussen"})
	tel := gate.Telling{Inzagen: 1, Geweigerd: 2, Buiten: 3, Casussen: 4}
	for i, soort := range gate.TellingSoorten() {
		if n := tel.Van(soort); n != i+1 {
			t.Errorf("%s is %d", soort, n)
		}
	}
	if slices.ContainsFunc(gate.LogHandelingen(), func(a gate.Act) bool { return a.Kan == "" || a.Titel == "" }) {
		t.Error("an act without words can be chosen")
	}
}
