// SPDX-License-Identifier: EUPL-1.2

package web_test

import (
	"net/http"
	"strings"
	"testing"
	"time"

	"rondetafel/internal/gate/gatetest"
	"rondetafel/internal/web"
)

// rule 14.3-1: who opens very many pages in a short time waits and reads for how long; what they typed stays, and files of the pages do not count.
func TestTempoVanPaginas(t *testing.T) {
	h := &huis{Huis: gatetest.Nieuw(t)}
	var geteld []string
	vol := false
	h.srv = opgangMet(t, web.Opties{Gate: h.Gate, Demo: true, Tempo: func(wie string) time.Duration {
		geteld = append(geteld, wie)
		if vol {
			return 3 * time.Second
		}
		return 0
	}})
	anna := h.als(t, gatetest.Anna)
	geteld = nil
	anna.toont("/casussen")
	anna.get("/convenant")
	anna.get("/favicon.ico")
	if got := strings.Join(geteld, " "); got != "mens/"+gatetest.Anna {
		t.Errorf("counted are %q", got)
	}
	in := anna.formulier("/zoeken", "achternaam", "Qzxverzonnen")
	vol = true
	a := anna.get("/casussen")
	anna.is(a, http.StatusTooManyRequests, "Je opent heel veel pagina", "Wacht 3 seconden")
	if a.kop.Get("Retry-After") != "3" {
		t.Errorf("Retry-After is %q", a.kop.Get("Retry-After"))
	}
	anna.is(anna.post("/zoeken", in), http.StatusTooManyRequests, "Qzxverzonnen", "Je tekst staat hieronder", "Probeer opnieuw")
	vol = false
	anna.is(anna.post("/zoeken", in), http.StatusBadRequest, "Vul ook de geboortedatum in")
}
