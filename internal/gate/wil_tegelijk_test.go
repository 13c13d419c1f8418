// SPDX-License-Identifier: EUPL-1.2

package gate_test

import (
	"encoding/json"
	"errors"
	"strings"
	"sync"
	"sync/atomic"
	"testing"

	"rondetafel/internal/errs"
	"rondetafel/internal/gate"
	. "rondetafel/internal/gate/gatetest"
	"rondetafel/internal/informatie"
)

// rule 13.2-2: while a supplier makes its piece stricter and wider again, others look at it all the time. A look that began after it was made
// stricter never gets it, and one that began after it was made wider always does; what falls in between may see either.
func TestWilTijdensHetKijken(t *testing.T) {
	motoren(t, func(t *testing.T, h *Huis) {
		ctx, z := h.Ctx(), h.AanHetRTO(Bo, Cleo)
		in := h.Gegeven(z, informatie.AlleDeelnemers)
		in.Tekst = "Verzonnen merkteken."
		stuk, err := h.GegevenToevoegen(ctx, Als(Bo), in)
		goed(t, err)
		id := stuk.ID
		var ronde atomic.Int64 // odd while it changes; of the even ones every other is strict
		var kijken sync.WaitGroup
		klaar := make(chan struct{})
		kijk := func(wie string, ziet func(gate.Caller) (bool, error)) {
			for {
				select {
				case <-klaar:
					return
				default:
				}
				voor := ronde.Load()
				zag, err := ziet(Als(wie))
				if err != nil {
					t.Errorf("%s looks: %v", wie, err)
					return
				}
				if voor == ronde.Load() && voor%2 == 0 && zag != (voor%4 == 0) {
					t.Errorf("%s, in round %d: saw it %t", wie, voor, zag)
				}
			}
		}
		opzich := func(c gate.Caller) (bool, error) {
			b, err := h.GegevenLezen(ctx, c, id)
			if err != nil {
				return false, nilAlsOnbekend(err)
			}
			return strings.Contains(b.Tekst, "merkteken"), nil
		}
		opBlad := func(c gate.Caller) (bool, error) {
			b, err := h.CasusLezen(ctx, c, z.ID)
			tekst, _ := json.Marshal(b)
			return strings.Contains(string(tekst), "merkteken"), err
		}
		for _, wie := range []string{Cleo, Anna} {
			kijken.Go(func() { kijk(wie, opzich) })
			kijken.Go(func() { kijk(wie, opBlad) })
		}
		for range 12 {
			for _, wie := range []informatie.Lezers{informatie.AlleenProcesregisseur, informatie.AlleDeelnemers} {
				ronde.Add(1)
				stuk, err = h.GegevenVoorwaarden(ctx, Als(Bo), informatie.Wijzigen{Gegeven: stuk.ID, Versie: stuk.Versie, Voorwaarden: informatie.Voorwaarden{Wie: wie}})
				goed(t, err)
				ronde.Add(1)
				for range 3 { // long enough for a look of each
					goed(t, vergeet(h.CasusLezen(ctx, Als(Petra), z.ID)))
				}
			}
		}
		close(klaar)
		kijken.Wait()
	})
}

// nilAlsOnbekend is err, but nil when it says that there is no such thing.
func nilAlsOnbekend(err error) error {
	if errors.Is(err, errs.ErrNotFound) {
		return nil
	}
	return err
}
