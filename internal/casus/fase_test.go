// SPDX-License-Identifier: EUPL-1.2

package casus_test

import (
	"slices"
	"testing"

	"rondetafel/internal/casus"
)

// rule 1.7-1: until triage nobody but the aanmeldende Partij and the Procesregisseur knows of the Casus.
func TestFase(t *testing.T) {
	fasen := []struct {
		fase           casus.Fase
		label          string
		open, besloten bool
	}{
		{"te_bevestigen", "Te bevestigen", true, true},
		{"aangemeld", "Aanmelding", true, true},
		{"screening", "Screening", true, true},
		{"triage", "Triage", true, false},
		{"rto", "RTO", true, false},
		{"nazorg", "Nazorg", true, false},
		{"afschaling", "Afschaling", true, false},
		{"afgewezen", "Niet verder", false, false},
		{"doorverwezen", "Doorverwezen", false, false},
		{"gesloten", "Gesloten", false, false},
		{"vernietigd", "Vernietigd", false, false},
	}
	var alle []casus.Fase
	for _, f := range fasen {
		alle = append(alle, f.fase)
		if got := f.fase.Label(); got != f.label {
			t.Errorf("%s: label %q, want %q", f.fase, got, f.label)
		}
		if got := f.fase.Open(); got != f.open {
			t.Errorf("%s: open %t, want %t", f.fase, got, f.open)
		}
		if got := f.fase.Besloten(); got != f.besloten {
			t.Errorf("%s: besloten %t, want %t", f.fase, got, f.besloten)
		}
	}
	if got := casus.Fasen(); !slices.Equal(got, alle) {
		t.Errorf("the phases are %v, want %v", got, alle)
	}
	if got := casus.Fase("rust").Label(); got != "rust" {
		t.Errorf("an unknown phase is shown as %q", got)
	}
}

// rule 1.4-1: triage is reached by screening only, screening by an Aanmelding only. rule 6.1-1: the round table only by triage.
// rule 1.10-1: afschaling only from the round table (or nazorg, rule 2.3-2), closing from afschaling. Every pair that is not listed
// is refused, so that nothing goes back, stands still, skips a phase or starts again after its end.
func TestFaseVolgt(t *testing.T) {
	daarna := map[casus.Fase][]casus.Fase{
		casus.TeBevestigen: {casus.Aangemeld},
		casus.Aangemeld:    {casus.InScreening},
		casus.InScreening:  {casus.Triage, casus.Nazorg, casus.Afgewezen, casus.Doorverwezen},
		casus.Triage:       {casus.RTO, casus.Doorverwezen},
		casus.RTO:          {casus.Afschaling},
		casus.Nazorg:       {casus.Afschaling},
		casus.Afschaling:   {casus.Gesloten},
		casus.Afgewezen:    {casus.Gesloten},
		casus.Doorverwezen: {casus.Gesloten},
		casus.Gesloten:     {casus.Vernietigd},
	}
	alle := append(casus.Fasen(), "", "rust")
	for _, van := range alle {
		for _, naar := range alle {
			if got, want := van.Volgt(naar), slices.Contains(daarna[van], naar); got != want {
				t.Errorf("from %q to %q: %t, want %t", van, naar, got, want)
			}
		}
	}
}

// A Casus that is no longer open only goes on to its end, shielded (rule WGS-9), and what is known to few was so from its start.
func TestFaseVerloop(t *testing.T) {
	for _, van := range casus.Fasen() {
		for _, naar := range casus.Fasen() {
			if van.Volgt(naar) && !van.Open() && !naar.Afgeschermd() {
				t.Errorf("%s has ended and goes on to %s", van, naar)
			}
			if van.Volgt(naar) && van.Afgeschermd() && !naar.Afgeschermd() {
				t.Errorf("%s is shielded and %s is not", van, naar)
			}
			if van.Volgt(naar) && naar.Besloten() && !van.Besloten() {
				t.Errorf("%s was known to others and %s is not", van, naar)
			}
		}
	}
}

// rule 2.2-1: the soort says whether it is about an adult, a young person, a family or an area. rule 1.5-1: only the last two
// may have no hoofdbetrokkene.
func TestSoort(t *testing.T) {
	soorten := []struct {
		soort       casus.Soort
		label       string
		zonderHoofd bool
	}{
		{"complexe_casus", "Complexe casus", false},
		{"jongere", "Jongere", false},
		{"gezin", "Gezin", true},
		{"gebied", "Gebied", true},
		{"nazorg_detentie", "Nazorg detentie", false},
	}
	var alle []casus.Soort
	for _, s := range soorten {
		alle = append(alle, s.soort)
		if got := s.soort.Label(); got != s.label {
			t.Errorf("%s: label %q, want %q", s.soort, got, s.label)
		}
		if !s.soort.Bekend() {
			t.Errorf("%s cannot be chosen", s.soort)
		}
		if got := s.soort.ZonderHoofd(); got != s.zonderHoofd {
			t.Errorf("%s: without hoofdbetrokkene %t, want %t", s.soort, got, s.zonderHoofd)
		}
	}
	if got := casus.Soorten(); !slices.Equal(got, alle) {
		t.Errorf("the kinds are %v, want %v", got, alle)
	}
	for _, s := range []casus.Soort{"", "nazorg", "Gezin"} {
		if s.Bekend() || s.ZonderHoofd() || s.Label() != string(s) {
			t.Errorf("%q counts as a kind", s)
		}
	}
}

// rules WGS-6 and WGS-16: these kinds are not among those that the house handles. They can be chosen and are no mistake in the
// form, because whoever chooses one has to read why it is refused.
func TestSoortDieGeweigerdWordt(t *testing.T) {
	for soort, label := range map[casus.Soort]string{
		casus.Radicalisering: "Radicalisering", casus.TopX: "Lijst met geprioriteerde casussen (Top-X)",
	} {
		if slices.Contains(casus.Soorten(), soort) {
			t.Errorf("%s is handled as any other", soort)
		}
		if !soort.Bekend() {
			t.Errorf("%s cannot be chosen", soort)
		}
		if got := soort.Label(); got != label {
			t.Errorf("%s: label %q, want %q", soort, got, label)
		}
		a := volledig()
		a.Soort = soort
		verwacht(t, a.Valideer(meldDag()))
	}
}
