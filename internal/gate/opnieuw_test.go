// SPDX-License-Identifier: EUPL-1.2

package gate_test

import (
	"errors"
	"fmt"
	"testing"

	"rondetafel/internal/audit"
	"rondetafel/internal/casus"
	"rondetafel/internal/errs"
	"rondetafel/internal/gate"
	. "rondetafel/internal/gate/gatetest"
	"rondetafel/internal/informatie"
)

// A look that is overtaken by acts that narrow rights is done again, each time on what is there then, and in the committer in the
// end, where nothing overtakes it. However often, it is one entry, after what overtook it. What does not narrow does not hinder.
func TestBlikWordtIngehaald(t *testing.T) {
	motoren(t, func(t *testing.T, h *Huis) {
		ctx, z := h.Ctx(), h.RTO(Bo)
		stuk := h.VoegToe(z, Bo, informatie.AlleDeelnemers)
		vernauw := func() error {
			v, err := h.GegevenVoorwaarden(ctx, Als(Bo), informatie.Wijzigen{Gegeven: stuk.ID, Versie: stuk.Versie,
				Voorwaarden: informatie.Voorwaarden{Wie: informatie.AlleDeelnemers}})
			stuk = v
			return err
		}
		uitloggen := func() error { return h.Uitloggen(ctx, ingelogd(t, h, Cleo)) }
		anderePR := []string{Pim, Petra, Pim, Petra}
		toewijzen := func() error {
			v, err := h.CasusToewijzen(ctx, Als(Mo), casus.Toewijzen{Casus: z.ID, Versie: z.Versie, Medewerker: anderePR[0]})
			z, anderePR = v, anderePR[1:]
			return err
		}
		verruim := func() error {
			return vergeet(h.GegevenToevoegen(ctx, Als(Bo), h.Gegeven(z, informatie.AlleDeelnemers)))
		}
		kijk := func() error { return vergeet(h.CasusLezen(ctx, Als(Anna), z.ID)) }
		for _, geval := range []struct {
			wat    string
			doe    func() error
			keer   int // how often it comes in between
			keren  int // how often the look is made
			regels int64
		}{
			{"nothing", kijk, 0, 1, 1},
			{"conditions", vernauw, 1, 2, 2},
			{"conditions twice", vernauw, 2, 3, 3},
			{"conditions three times", vernauw, 3, 4, 4},
			{"a log-out", uitloggen, 1, 2, 3},
			{"another Procesregisseur", toewijzen, 2, 3, 3},
			{"a look", kijk, 1, 1, 2},
			{"what was added", verruim, 1, 1, 2},
		} {
			voor, keren := h.Regels(), 0
			uit, err := h.Kijk(ctx, Als(Petra), func() (string, error) {
				if keren++; keren <= geval.keer {
					goed(t, geval.doe())
				}
				return fmt.Sprint("look ", keren), nil
			})
			goed(t, err)
			if keren != geval.keren || uit != fmt.Sprint("look ", keren) {
				t.Errorf("overtaken by %s it was made %d times and gave %q, want %d", geval.wat, keren, uit, geval.keren)
			}
			e := h.LogVanaf(voor)
			if n := int64(len(e)); n != geval.regels || e[n-1].Handeling != "huis.lezen" || e[n-1].Uitkomst != audit.Allowed {
				t.Errorf("overtaken by %s it left %d entries, want %d, the look last", geval.wat, n, geval.regels)
			}
		}
	})
}

// A look that fails, or is refused, in the committer too is an entry with its place, and shows nothing.
func TestBlikMislukt(t *testing.T) {
	h := Nieuw(t)
	ctx, z := h.Ctx(), h.RTO(Bo)
	stuk := h.VoegToe(z, Bo, informatie.AlleDeelnemers)
	for _, keer := range []int{0, 3} {
		for wat, geval := range map[string]struct {
			fout     error
			uitkomst audit.Outcome
		}{
			"a fault":     {errors.New("stuk"), audit.Failed},
			"a refusal":   {&errs.Denied{Volgnr: -1}, audit.Refused},
			"not there":   {errs.ErrNotFound, audit.Failed},
			"no log-in":   {errs.ErrNotLoggedIn, audit.Refused},
			"not written": {&errs.Invalid{}, audit.Failed},
		} {
			keren := 0
			uit, err := h.Kijk(ctx, Als(Petra), func() (string, error) {
				if keren++; keren <= keer {
					v, err := h.GegevenVoorwaarden(ctx, Als(Bo), informatie.Wijzigen{Gegeven: stuk.ID, Versie: stuk.Versie,
						Voorwaarden: informatie.Voorwaarden{Wie: informatie.AlleDeelnemers}})
					goed(t, err)
					stuk = v
				}
				return "half", geval.fout
			})
			e := h.Laatste()
			if uit != "" || !errors.Is(err, geval.fout) || e.Uitkomst != geval.uitkomst || e.Handeling != "huis.lezen" || len(e.Artikelen) == 0 {
				t.Errorf("%s after %d gives %q, %v and %+v", wat, keer, uit, err, e)
			}
			if d := (*errs.Denied)(nil); errors.As(err, &d) && d.Volgnr != e.Sequence {
				t.Errorf("%s is at %d, not %d", wat, d.Volgnr, e.Sequence)
			}
		}
	}
}

// What is remembered of the policies for a list is bounded, and never wrong after it was dropped.
func TestFiltersBegrensd(t *testing.T) {
	h := Nieuw(t)
	z := h.InScreening()
	ziet := func(wat string) {
		t.Helper()
		for wie, aantal := range map[string]int{Petra: 1, Pim: 0, Mo: 1} {
			p, err := h.CasusLijst(h.Ctx(), Als(wie), gate.LijstVraag{})
			goed(t, err)
			if len(p.Casussen) != aantal || aantal == 1 && p.Casussen[0].ID != z.ID {
				t.Errorf("%s: %s sees %+v", wat, wie, p.Casussen)
			}
		}
	}
	ziet("first")
	n := h.Filters()
	if n == 0 {
		t.Fatal("nothing is remembered")
	}
	ziet("again")
	if h.Filters() != n {
		t.Errorf("%d remembered of the same question, first %d", h.Filters(), n)
	}
	goed(t, h.VulFilters(gate.MaxFilters+10))
	if h.Filters() > gate.MaxFilters {
		t.Errorf("%d remembered", h.Filters())
	}
	ziet("after it was full")
}
