// SPDX-License-Identifier: EUPL-1.2

package gate_test

import (
	"encoding/json"
	"strings"
	"sync"
	"sync/atomic"
	"testing"

	"rondetafel/internal/bestuur"
	"rondetafel/internal/gate"
	. "rondetafel/internal/gate/gatetest"
	"rondetafel/internal/informatie"
	"rondetafel/internal/plan"
)

// rules 13.2-2, 13.2-3: while a supplier makes its piece stricter and wider again, others look at what is quoted of it. A look that began after
// it was made stricter never gets it, in the plan, in the minutes or on the page of the Casus; one that began after it was made wider does.
func TestCitatenTijdensHetKijken(t *testing.T) {
	motoren(t, func(t *testing.T, huis *Huis) {
		h := citaten(t, huis)
		h.opSchrift()
		var ronde atomic.Int64 // odd while it changes; of the even ones every other is strict
		var kijken sync.WaitGroup
		klaar := make(chan struct{})
		kijk := func(wie string, blad func() (any, error)) {
			for {
				select {
				case <-klaar:
					return
				default:
				}
				voor := ronde.Load()
				b, err := blad()
				tekst, _ := json.Marshal(b)
				if zag := strings.Contains(string(tekst), "Citaat:"); err != nil || voor == ronde.Load() && voor%2 == 0 && zag != (voor%4 == 0) {
					t.Errorf("%s, in round %d: saw it %t, %v", wie, voor, zag, err)
					return
				}
			}
		}
		for _, wie := range []string{Anna, Cleo} {
			kijken.Go(func() {
				kijk(wie, func() (any, error) { b, err := h.PlanLezen(h.Ctx(), Als(wie), h.z.ID); return b, err })
			})
			kijken.Go(func() {
				kijk(wie, func() (any, error) { b, err := h.OverlegLezen(h.Ctx(), Als(wie), h.o.ID); return b, err })
			})
			kijken.Go(func() {
				kijk(wie, func() (any, error) {
					b, err := h.CasusLezen(h.Ctx(), Als(wie), h.z.ID)
					b.Gegevens = nil
					return b, err
				})
			})
		}
		for range 8 {
			for _, wie := range []informatie.Lezers{informatie.AlleenProcesregisseur, informatie.AlleDeelnemers} {
				h.nu.Wie = wie
				ronde.Add(1)
				h.zet(h.nu)
				ronde.Add(1)
				for range 3 { // long enough for a look of each
					h.leesPlan(Petra)
				}
			}
		}
		close(klaar)
		kijken.Wait()
	})
}

// On a screen that several look at, only what each of them may read is shown; who looks together with a writer writes nothing anew.
func TestCitatenOpDeMuur(t *testing.T) {
	motoren(t, func(t *testing.T, huis *Huis) {
		h := citaten(t, huis)
		h.nu.Wie, h.nu.Lezers = informatie.GekozenPartijen, []string{Zorg}
		h.zet(h.nu)
		h.opSchrift()
		for naam, geval := range map[string]struct {
			wie []string
			wil bool
		}{
			"both read it":             {[]string{Cleo, Bo}, true},
			"one does not":             {[]string{Cleo, Anna}, false},
			"with the procesregisseur": {[]string{Petra, Cleo}, true},
			"the other way round":      {[]string{Anna, Petra}, false},
			"three of them":            {[]string{Petra, Cleo, Bo}, true},
		} {
			c := gate.Caller{Personen: geval.wie, Herkomst: "web"}
			p, err := h.PlanLezen(h.Ctx(), c, h.z.ID)
			goed(t, err)
			o, err := h.OverlegLezen(h.Ctx(), c, h.o.ID)
			goed(t, err)
			if len(p.Huidig.Doelen[0].Passages) == 2 != geval.wil || len(o.Verslag) == 2 != geval.wil {
				t.Errorf("%s: %+v and %+v", naam, p.Huidig.Doelen[0].Passages, o.Verslag)
			}
		}
		h.nu.Lezers = []string{Gemeente}
		h.zet(h.nu)
		if b, err := h.PlanLezen(h.Ctx(), gate.Caller{Personen: []string{Petra, Anna}, Herkomst: "web"}, h.z.ID); err != nil || len(b.Herschrijven) > 0 {
			t.Errorf("Petra with Anna is asked %+v, %v", b.Herschrijven, err)
		}
	})
}

// rules 6.4b-1, 13.2-3: a draft that is put to the Partijen shows each of them only the passages that it may read; they agree with the plan,
// and what they may not read stays hidden in the version too.
func TestVoorgelegdMetCitaat(t *testing.T) {
	motoren(t, func(t *testing.T, huis *Huis) {
		h := citaten(t, huis)
		c := h.metVersie()
		h.nu.Wie, h.nu.Lezers = informatie.GekozenPartijen, []string{Zorg}
		h.zet(h.nu)
		c.Doelen[0].Passages = []informatie.Citaat{citaat(h.stuk)}
		v := h.bewaar(c)
		v, err := h.PlanVoorleggen(h.Ctx(), Als(Petra), plan.Voorleggen{Casus: h.z.ID, Versie: v.Versie})
		goed(t, err)
		for wie, wil := range map[string]int{Petra: 1, Anna: 0, Bo: 1, Cleo: 1} {
			if p := h.leesPlan(wie).Concept.Doelen[0].Passages; len(p) != wil {
				t.Errorf("%s is asked about %+v", wie, p)
			}
		}
		for _, wie := range []string{Anna, Bo, Cleo} {
			goed(t, vergeet(h.PlanInstemmen(h.Ctx(), Als(wie), bestuur.Instemmen{Casus: h.z.ID, Versie: v.Versie, Antwoord: "ja"})))
		}
		for wie, wil := range map[string]int{Petra: 1, Anna: 0, Bo: 1, Cleo: 1} {
			if p := h.leesPlan(wie).Huidig; p.Nummer != 2 || len(p.Doelen[0].Passages) != wil {
				t.Errorf("%s reads %+v of version %d", wie, p.Doelen[0].Passages, p.Nummer)
			}
		}
		h.trekIn()
		werk := h.taken(Petra)
		if len(werk) != 1 {
			t.Fatalf("Petra is asked for %v", werk)
		}
		b := h.leesPlan(Petra)
		if len(b.Herschrijven) != 1 || b.Herschrijven[0].Concept || b.Herschrijven[0].ID != werk[0] {
			t.Errorf("the plan says %+v", b.Herschrijven)
		}
	})
}

// rule 6.2-2: a Partij that joins later reads what is quoted in the plan in force as the supplier allows, and of minutes from before nothing.
func TestLaterErbijLeestCitaat(t *testing.T) {
	motoren(t, func(t *testing.T, huis *Huis) {
		h := citaten(t, huis)
		h.opSchrift()
		h.Betrek(h.z, Dirk)
		if p := h.leesPlan(Dirk).Huidig.Doelen[0].Passages; len(p) != 2 {
			t.Errorf("Dirk reads %+v", p)
		}
		h.nu.Wie, h.nu.Lezers = informatie.GekozenPartijen, []string{Gemeente, Zorg}
		h.zet(h.nu)
		if p := h.leesPlan(Dirk).Huidig.Doelen[0].Passages; len(p) != 1 || !p[0].Gezamenlijk || len(p[0].Partijen) != 3 {
			t.Errorf("Dirk reads %+v", p)
		}
		onbekend(t, vergeet(h.OverlegLezen(h.Ctx(), Als(Dirk), h.o.ID)))
	})
}

// The same key gives the same answer: a passage is written anew once, also when it is sent twice.
func TestHerschrijvenEenKeer(t *testing.T) {
	motoren(t, func(t *testing.T, huis *Huis) {
		h := citaten(t, huis)
		h.opSchrift()
		h.trekIn()
		id := h.taken(Petra)[0]
		b, err := h.PassageLezen(h.Ctx(), Als(Petra), id)
		goed(t, err)
		in := informatie.Herschrijven{Passage: id, Versie: b.Versie, Tekst: "Zonder het stuk.", Partijen: []string{Gemeente}}
		een, err := h.PassageHerschrijven(h.Ctx(), MetSleutel(Petra, "k-1"), in)
		goed(t, err)
		twee, err := h.PassageHerschrijven(h.Ctx(), MetSleutel(Petra, "k-1"), in)
		goed(t, err)
		if een != twee || h.Getal(`SELECT COUNT(*) FROM passage`) != 5 {
			t.Errorf("%+v and %+v", een, twee)
		}
	})
}
