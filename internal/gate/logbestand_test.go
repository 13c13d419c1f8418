// SPDX-License-Identifier: EUPL-1.2

package gate_test

import (
	"encoding/csv"
	"strconv"
	"strings"
	"testing"
	"time"

	"rondetafel/internal/audit"
	"rondetafel/internal/gate"
	. "rondetafel/internal/gate/gatetest"
	"rondetafel/internal/klok"
)

// tabelVan reads a file of the house as a spreadsheet does, without the names of its columns.
func tabelVan(t *testing.T, b gate.Tabelbestand) [][]string {
	t.Helper()
	r := csv.NewReader(strings.NewReader(strings.TrimPrefix(b.CSV, "\ufeff")))
	r.Comma = ';'
	rijen, err := r.ReadAll()
	goed(t, err)
	return rijen[1:]
}

// rule AVG-5: a file of the log has the entries that the search shows, all of them, in the same words, and no more; fetching it is an entry itself.
func TestLogbestand(t *testing.T) {
	motoren(t, func(t *testing.T, h *Huis) {
		ctx := h.Ctx()
		z, _, _ := logdrukte(t, h)
		nog := h.TeBevestigen()
		for range 51 { // more than a page
			goed(t, vergeet(h.CasusLezen(ctx, Als(Petra), z.ID)))
		}
		fien := ingelogd(t, h, Fien)
		for _, v := range []gate.LogVraag{{}, {Medewerker: Petra}, {Casus: z.Nummer, Uitkomst: "geweigerd"}, {Handeling: "casus.lezen", Artikel: "1.7"}, {Vanaf: "1-1-2001", Tot: "2-1-2001"}} {
			goed(t, h.BouwIndex(ctx))
			wil := doorzocht(t, h, v) // each of its looks is an entry, so that the file of everything begins with those
			b, err := h.LogExporteren(ctx, fien, v)
			goed(t, err)
			if b.Naam != "logboek-"+h.Klok.Nu().In(klok.Amsterdam()).Format(time.DateOnly)+".csv" {
				t.Errorf("the file is called %s", b.Naam)
			}
			rijen := tabelVan(t, b)
			for len(rijen) > len(wil) && rijen[0][6] == "Logboek doorzoeken" {
				rijen = rijen[1:]
			}
			var kreeg []int64
			for _, r := range rijen {
				n, err := strconv.ParseInt(r[0], 10, 64)
				goed(t, err)
				kreeg = append(kreeg, n)
			}
			if len(wil) == 0 {
				wil = nil
			}
			zelfde(t, "the file", kreeg, wil)
			if e := h.Laatste(); e.Handeling != "log.exporteren" || e.Uitkomst != audit.Allowed || e.Soort != "verstrekken" {
				t.Errorf("fetching it left %+v", e)
			}
		}
		b, err := h.LogExporteren(ctx, fien, gate.LogVraag{Casus: z.Nummer, Medewerker: Petra, Handeling: "casus.lezen"})
		goed(t, err)
		rij := tabelVan(t, b)[0]
		zelfde(t, "a row", rij[2:], []string{"Petra Schijn", "procesregisseur", "Proefhuis", "Gemeente Proefdorp", "Casus openen", "toegestaan", "1.2, 9.2, 9.2g", z.Nummer, "2", "", ""})
		if _, err := time.ParseInLocation("2006-01-02 15:04:05", rij[1], klok.Amsterdam()); err != nil {
			t.Error(err)
		}
		if heel, err := h.LogExporteren(ctx, fien, gate.LogVraag{}); err != nil || strings.Contains(heel.CSV, nog.Nummer) {
			t.Errorf("the file tells of what may not be known yet (%v)", err)
		}
	})
}

// rule AVG-5: a file is whole, and what makes no sense is said at its field.
func TestLogbestandIsHeel(t *testing.T) {
	h := Nieuw(t)
	ctx := h.Ctx()
	velden(t, vergeet(h.LogExporteren(ctx, Als(Fien), gate.LogVraag{Voor: 9, Tot: "morgen"})), "voor", "tot")
	velden(t, vergeet(h.LogExporteren(ctx, Als(Fien), gate.LogVraag{Casus: "2026-9999"})), "casus")
	for range gate.LogbestandRegels - int(h.Regels()) {
		goed(t, h.Proef(ctx, gate.Caller{}, func() error { return nil }))
	}
	b, err := h.LogExporteren(ctx, Als(Fien), gate.LogVraag{})
	goed(t, err)
	if n := len(tabelVan(t, b)); n != gate.LogbestandRegels {
		t.Errorf("%d rows", n)
	}
	velden(t, vergeet(h.LogExporteren(ctx, Als(Fien), gate.LogVraag{})), "tot")
	if e := h.Laatste(); e.Handeling != "log.exporteren" || e.Uitkomst != audit.Failed || len(e.Getoond) > 0 {
		t.Errorf("too much left %+v", e)
	}
	goed(t, vergeet(h.LogExporteren(ctx, Als(Fien), gate.LogVraag{Handeling: "log.exporteren"})))
}

// rule AVG-5: only the privacy officer fetches it, and after having given the second factor.
func TestLogbestandVraagtBevestiging(t *testing.T) {
	h := Nieuw(t)
	fien := ingelogd(t, h, Fien)
	h.Klok.Loop(5*time.Minute + time.Second)
	bevestigtEerst(t, "log.exporteren", vergeet(h.LogExporteren(h.Ctx(), fien, gate.LogVraag{})))
	goed(t, h.SessieBevestigen(h.Ctx(), fien, gate.Bevestiging{}))
	goed(t, vergeet(h.LogExporteren(h.Ctx(), fien, gate.LogVraag{})))
	for _, wie := range []string{Petra, Mo, Bo, Beatle} {
		if err := vergeet(h.LogExporteren(h.Ctx(), Als(wie), gate.LogVraag{})); gate.VraagtBevestiging(err) {
			t.Errorf("%s is asked to confirm", wie)
		} else {
			geweigerd(t, err, "AVG-5")
		}
	}
}
