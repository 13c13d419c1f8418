// SPDX-License-Identifier: EUPL-1.2

package web_test

import (
	"net/http"
	"net/url"
	"slices"
	"strings"
	"testing"
	"time"

	"rondetafel/internal/gate/gatetest"
	"rondetafel/internal/web"
)

// rule 14.3-1: who knocks too often waits and reads for how long, at each way in and in the form in which it asked; a password does not come back, nothing is
// kept of it, and who is logged in is not counted there.
func TestTempoAanDeDeur(t *testing.T) {
	h := &huis{Huis: gatetest.Nieuw(t)}
	var geteld []string
	var vol func(string) bool
	h.srv = opgangMet(t, web.Opties{Gate: h.Gate, Demo: true, Tempo: func(wie string) time.Duration {
		geteld = append(geteld, strings.TrimRight(wie, "0123456789.:"))
		if vol != nil && vol(wie) {
			return 2500 * time.Millisecond
		}
		return 0
	}})
	k := h.niemand(t)
	inlog := url.Values{"naam": {"m-niemand"}, "wachtwoord": {"een heel lang wachtwoord"}, "code": {"123456"}}
	k.is(k.post("/inloggen", inlog), http.StatusForbidden)
	if wil := []string{web.TempoDeurAdres, web.TempoDeur}; !slices.Equal(geteld, wil) {
		t.Errorf("counted are %q, want %q", geteld, wil)
	}
	k.get("/inloggen")
	k.get("/convenant")
	if len(geteld) != 2 {
		t.Errorf("a page that is for everybody counts: %q", geteld)
	}
	eerder := h.Regels()
	for naam, dicht := range map[string]string{"one address": web.TempoDeurAdres, "all together": web.TempoDeur} {
		vol = func(wie string) bool { return wie == dicht || dicht != web.TempoDeur && strings.HasPrefix(wie, dicht) }
		for pad, in := range map[string]url.Values{"/inloggen": inlog, "/toegang": {"code": {"aaaa-bbbb-cccc-dddd"}}, "/inloggen/passkey": {}, "/toegang/passkey": {"code": {"x"}}} {
			a := k.post(pad, in)
			if a.kop.Get("Retry-After") != "3" || a.status != http.StatusTooManyRequests || !strings.Contains(a.html, "Wacht 3 seconden") || strings.Contains(a.html, "een heel lang") {
				t.Errorf("%s, %s: %d, Retry-After %q: %s", naam, pad, a.status, a.kop.Get("Retry-After"), a.html)
			}
			if json := strings.HasPrefix(a.kop.Get("Content-Type"), "application/json"); json != strings.HasSuffix(pad, "/passkey") {
				t.Errorf("%s is answered with %s", pad, a.kop.Get("Content-Type"))
			}
		}
		k.is(k.post("/inloggen", inlog), http.StatusTooManyRequests, `value="m-niemand"`)
		k.is(k.get("/inloggen/dienst/nergens"), http.StatusTooManyRequests)
	}
	if n := h.Regels() - eerder; n != 0 {
		t.Errorf("who was sent away left %d entries", n)
	}
}
