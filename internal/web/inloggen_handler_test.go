// SPDX-License-Identifier: EUPL-1.2

package web_test

import (
	"net/url"
	"regexp"
	"slices"
	"strings"
	"testing"

	"rondetafel/internal/gate/gatetest"
	"rondetafel/internal/klok"
	"rondetafel/internal/partij"
)

// The first page of a practice house has five steps to try, each as somebody who can do it, and somebody of every functie.
func TestVijfStappen(t *testing.T) {
	h := nieuwHuis(t)
	p := h.niemand(t).toont("/inloggen", "Probeer het in vijf stappen", "Alles hier is verzonnen.")
	stappen := regexp.MustCompile(`name="terug" value="([^"]*)"><button[^>]*value="([^"]*)"`).FindAllStringSubmatch(p, -1)
	if len(stappen) != 5 {
		t.Fatalf("%d steps", len(stappen))
	}
	gezien := map[string]bool{}
	for _, s := range stappen {
		k := h.niemand(t)
		if naar := k.verwijst(k.post("/inloggen", url.Values{"medewerker": {s[2]}, "terug": {s[1]}}), s[1]); naar != s[1] {
			t.Errorf("as %s one starts at %s", s[2], naar)
		}
		k.toont(s[1])
		gezien[s[2]] = true
	}
	if len(gezien) != 5 {
		t.Errorf("the steps are those of %v", gezien)
	}
	for _, f := range partij.Functies() {
		heeft := func(m partij.Medewerker) bool { return m.Heeft(f, klok.Micro(gatetest.Begin())) }
		if slices.ContainsFunc(gatetest.Inrichting().Medewerkers, heeft) && !strings.Contains(p, f.Label()) {
			t.Errorf("nobody to choose as %s", f)
		}
	}
	for _, persoon := range gatetest.Mensen() {
		if strings.Count(p, `value="`+persoon+`"`) == 0 {
			t.Errorf("%s cannot be chosen", persoon)
		}
	}
}

// In a practice house one can also log in by what one types, and is refused as in a real house: the first page offers that to nobody, programs
// that measure use it.
func TestOefenhuisMetWachtwoord(t *testing.T) {
	h := nieuwHuis(t)
	k := h.niemand(t)
	a := k.post("/inloggen", url.Values{"naam": {"m-niemand"}, "wachtwoord": {"een heel lang wachtwoord"}, "code": {"123456"}})
	if a.status != 403 || !strings.Contains(a.html, "m-niemand") || strings.Contains(a.html, "een heel lang") {
		t.Errorf("%d %s", a.status, a.html)
	}
}
