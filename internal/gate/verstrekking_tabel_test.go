// SPDX-License-Identifier: EUPL-1.2

package gate_test

import (
	"encoding/json"
	"errors"
	"os"
	"slices"
	"strings"
	"testing"
	"time"

	"rondetafel/internal/errs"
	"rondetafel/internal/gate"
	. "rondetafel/internal/gate/gatetest"
	"rondetafel/internal/informatie"
	"rondetafel/internal/partij"
)

// verstrekkingtabel is what testdata/verstrekking.json holds. Brieven: after these steps, a letter without these parts comes or does not, on
// which article, and with which parts. Handelingen: who can do what to a disclosure of Anna and Bo in each of its states.
type verstrekkingtabel struct {
	Brieven []struct {
		Naam     string   `json:"naam"`
		Stappen  []string `json:"stappen"`
		Zonder   []string `json:"zonder"`
		Uitkomst string   `json:"uitkomst"`
		Brief    []string `json:"brief"`
	} `json:"brieven"`
	Handelingen []struct {
		Stand     string            `json:"stand"`
		Handeling string            `json:"handeling"`
		Uitkomst  map[string]string `json:"uitkomst"`
	} `json:"handelingen"`
}

func leesVerstrekkingtabel(t *testing.T) (uit verstrekkingtabel) {
	t.Helper()
	b, err := os.ReadFile("testdata/verstrekking.json")
	goed(t, err)
	goed(t, json.Unmarshal(b, &uit))
	return uit
}

func wieIs(naam string) string {
	return map[string]string{"petra": Petra, "pim": Pim, "mo": Mo, "fien": Fien, "rik": Rik, "anna": Anna, "bo": Bo, "bas": Bas, "cleo": Cleo, "dirk": Dirk}[naam]
}

// uitkomst is "mag", "onbekend", or the articles of a refusal.
func uitkomstVan(err error) string {
	var d *errs.Denied
	switch {
	case err == nil:
		return "mag"
	case errors.Is(err, errs.ErrNotFound):
		return "onbekend"
	case errors.As(err, &d):
		return d.Artikelen[0]
	}
	return err.Error()
}

// derdenspel is a Casus with a piece of each of three Partijen, and a request about them.
type derdenspel struct {
	*testing.T
	h       *Huis
	z, v    gate.Verwijzing
	stukken map[string]gate.Verwijzing
}

func nieuwDerdenspel(t *testing.T, h *Huis) *derdenspel {
	t.Helper()
	z, v, st := drieLeveranciers(t, h)
	return &derdenspel{T: t, h: h, z: z, v: v, stukken: map[string]gate.Verwijzing{"anna": st[0], "bo": st[1], "cleo": st[2]}}
}

// doet plays one step: what, and by whom.
func (s *derdenspel) doet(stap string) {
	s.Helper()
	i := strings.LastIndex(stap, " ")
	wat, naam := stap[:i], stap[i+1:]
	wie, stuk, ctx := wieIs(naam), s.stukken[naam], s.h.Ctx()
	switch wat {
	case "tekent":
		goed(s.T, tekent(s.T, s.h, wie, s.v, stuk))
	case "weigert":
		goed(s.T, weigert(s.T, s.h, wie, s.v, stuk))
	case "neemt terug":
		goed(s.T, neemtTerug(s.T, s.h, wie, s.v, stuk))
	case "verandert":
		b := s.lees(wie, stuk)
		in := s.h.Gegeven(s.z, informatie.AlleDeelnemers).Inhoud
		in.Over = b.Over
		goed(s.T, vergeet(s.h.GegevenCorrigeren(ctx, Als(wie), informatie.Corrigeren{Gegeven: stuk.ID, Versie: b.Versie, Soort: b.Soort, Inhoud: in})))
	case "verstrakt":
		w := s.h.Gegeven(s.z, informatie.AlleDeelnemers).Voorwaarden
		goed(s.T, vergeet(s.h.GegevenVoorwaarden(ctx, Als(wie), informatie.Wijzigen{Gegeven: stuk.ID, Versie: s.lees(wie, stuk).Versie, Voorwaarden: w})))
	case "trekt in":
		goed(s.T, vergeet(s.h.GegevenIntrekken(ctx, Als(wie), informatie.Intrekken{Gegeven: stuk.ID, Versie: s.lees(wie, stuk).Versie, Reden: "Verkeerd."})))
	case "bezwaar":
		goed(s.T, vergeet(s.h.VerstrekkingBezwaar(ctx, Als(wie), informatie.Bezwaar{Verstrekking: s.v.ID, Reden: "Er loopt een onderzoek."})))
	case "bezwaar weg":
		goed(s.T, vergeet(s.h.VerstrekkingBezwaarIntrekken(ctx, Als(wie), informatie.BezwaarIntrekken{Verstrekking: s.v.ID})))
	case "advies":
		goed(s.T, adviseert(s.h, s.v, informatie.Oordeel(naam)))
	default:
		s.Fatalf("no step %q", stap)
	}
}

func (s *derdenspel) lees(wie string, stuk gate.Verwijzing) gate.GegevenBlad {
	s.Helper()
	b, err := s.h.GegevenLezen(s.h.Ctx(), Als(wie), stuk.ID)
	goed(s.T, err)
	return b
}

// delen are the ids of the parts of these people's Partijen.
func (s *derdenspel) delen(namen []string) []string {
	s.Helper()
	b, err := s.h.VerstrekkingLezen(s.h.Ctx(), Als(Petra), s.v.ID)
	goed(s.T, err)
	var uit []string
	for _, naam := range namen {
		for _, d := range b.Delen {
			if d.Van[0].ID == PartijVan(wieIs(naam)) {
				uit = append(uit, d.ID)
			}
		}
	}
	return uit
}

// rules 7.2-2, 13.2-2, WGS-10: whatever was signed, refused, taken back, changed, tightened, withdrawn, opposed and advised, the letter comes
// only with parts for which everything is there, and a refusal names the article of what is missing. What the page says is missing is what
// the act says.
func TestVerstrekkingTabel(t *testing.T) {
	h := Nieuw(t)
	for _, geval := range leesVerstrekkingtabel(t).Brieven {
		s := nieuwDerdenspel(t, h)
		for _, stap := range geval.Stappen {
			s.doet(stap)
		}
		b, err := h.VerstrekkingLezen(h.Ctx(), Als(Petra), s.v.ID)
		goed(t, err)
		zonder := s.delen(geval.Zonder)
		if kreeg := uitkomstVan(verleent(h, s.v, zonder...)); kreeg != geval.Uitkomst {
			t.Errorf("%s: %s, want %s", geval.Naam, kreeg, geval.Uitkomst)
		}
		volgensPagina := len(b.Ontbreekt) == 0
		for _, d := range b.Delen {
			volgensPagina = volgensPagina && (len(d.Gaten) == 0 || slices.Contains(zonder, d.ID))
		}
		if len(zonder) < len(b.Delen) && volgensPagina != (geval.Uitkomst == "mag") {
			t.Errorf("%s: the page says %v, the act %s", geval.Naam, volgensPagina, geval.Uitkomst)
		}
		if geval.Uitkomst == "mag" {
			s.briefHoudt(geval.Naam, geval.Brief)
		}
	}
}

func (s *derdenspel) briefHoudt(wat string, namen []string) {
	s.Helper()
	brief, err := s.h.VerstrekkingBrief(s.h.Ctx(), Als(Petra), s.v.ID)
	goed(s.T, err)
	var kreeg, wil []string
	for _, d := range brief.Delen {
		kreeg = append(kreeg, d.Van[0].ID)
		if len(d.Tekenden) != 1 || d.Tekenden[0].Partij.ID != d.Van[0].ID || d.Tekst == "" {
			s.Errorf("%s: a part rests on %+v and says %q", wat, d.Tekenden, d.Tekst)
		}
	}
	for _, naam := range namen {
		wil = append(wil, PartijVan(wieIs(naam)))
	}
	slices.Sort(kreeg)
	slices.Sort(wil)
	if !slices.Equal(kreeg, wil) {
		s.Errorf("%s: the letter holds the pieces of %v, want %v", wat, kreeg, wil)
	}
}

// rules 7.2-2, 7.2-3, WGS-10: who can do what to a disclosure, in each of its states; to whom it is not told, it never was.
func TestVerstrekkingWieMagWat(t *testing.T) {
	h := Nieuw(t)
	z := h.AanHetRTO(Bo, Cleo)
	h.Klok.Loop(24 * time.Hour)
	stukken := []gate.Verwijzing{derdenstuk(t, h, z, Anna, informatie.Gewoon), derdenstuk(t, h, z, Bo, informatie.Gewoon)}
	for _, rij := range leesVerstrekkingtabel(t).Handelingen {
		var v gate.Verwijzing
		var deel string
		klaar := false
		for _, naam := range slices.Sorted(keys(rij.Uitkomst)) {
			if !klaar {
				v, deel = inStand(t, h, z, stukken, rij.Stand)
				klaar = true
			}
			err := handel(h, netIngelogd(t, h, wieIs(naam)), rij.Handeling, v, deel)
			if kreeg := uitkomstVan(err); kreeg != rij.Uitkomst[naam] {
				t.Errorf("%s of one that is %s, by %s: %s, want %s", rij.Handeling, rij.Stand, naam, kreeg, rij.Uitkomst[naam])
			}
			klaar = err != nil || rij.Handeling == "lezen" || rij.Handeling == "brief"
		}
	}
}

func keys[V any](m map[string]V) func(yield func(string) bool) {
	return func(yield func(string) bool) {
		for k := range m {
			if !yield(k) {
				return
			}
		}
	}
}

// inStand makes a request about pieces of Anna and Bo, brings it in a state, and returns it with the part of Bo.
func inStand(t *testing.T, h *Huis, z gate.Verwijzing, stukken []gate.Verwijzing, stand string) (gate.Verwijzing, string) {
	t.Helper()
	ctx := h.Ctx()
	v, err := h.VerstrekkingVragen(ctx, Als(Petra), verstrekkingVan(h, z, stukken...))
	goed(t, err)
	deel := deelVoor(t, h, Bo, v, stukken[1]).ID
	switch stand {
	case "verleend":
		goed(t, tekent(t, h, Anna, v, stukken[0]))
		goed(t, tekent(t, h, Bo, v, stukken[1]))
		goed(t, adviseert(h, v, informatie.Positief))
		goed(t, verleent(h, v))
	case "ingetrokken":
		goed(t, vergeet(h.VerstrekkingIntrekken(ctx, Als(Petra), informatie.VerstrekkingIntrekken{Verstrekking: v.ID, Versie: v.Versie})))
	}
	b, err := h.VerstrekkingLezen(ctx, Als(Petra), v.ID)
	goed(t, err)
	v.Versie = b.Versie
	return v, deel
}

// handel does an act to a disclosure, on the version of it and of the answer that is there.
func handel(h *Huis, c gate.Caller, handeling string, v gate.Verwijzing, deel string) error {
	ctx := h.Ctx()
	antwoord := informatie.DeelAntwoord{Verstrekking: v.ID, Deel: deel, Versie: 1, Reden: "Nee."}
	if b, err := h.VerstrekkingLezen(ctx, Als(Bo), v.ID); err == nil {
		antwoord.Versie = eigenAntwoord(b.Delen[0]).Versie
	}
	switch handeling {
	case "tekenen":
		return vergeet(h.VerstrekkingTekenen(ctx, c, informatie.Ondertekening{Verstrekking: v.ID, Deel: deel, Versie: antwoord.Versie, Stukversie: 1,
			Verantwoordelijke: partij.VoorPartij, Bevoegdheid: "Mandaat"}))
	case "weigeren":
		return vergeet(h.VerstrekkingWeigeren(ctx, c, antwoord))
	case "terugnemen":
		return vergeet(h.VerstrekkingTerugnemen(ctx, c, antwoord))
	case "bezwaar":
		return vergeet(h.VerstrekkingBezwaar(ctx, c, informatie.Bezwaar{Verstrekking: v.ID, Reden: "Nee."}))
	case "bezwaarintrekken":
		return vergeet(h.VerstrekkingBezwaarIntrekken(ctx, c, informatie.BezwaarIntrekken{Verstrekking: v.ID}))
	case "advies":
		return vergeet(h.VerstrekkingAdvies(ctx, c, adviesOver(v, v.Versie, informatie.Positief, h.Vandaag())))
	case "intrekken":
		return vergeet(h.VerstrekkingIntrekken(ctx, c, informatie.VerstrekkingIntrekken{Verstrekking: v.ID, Versie: v.Versie}))
	case "brief":
		return vergeet(h.VerstrekkingBrief(ctx, c, v.ID))
	}
	return vergeet(h.VerstrekkingLezen(ctx, c, v.ID))
}
