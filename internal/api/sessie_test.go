// SPDX-License-Identifier: EUPL-1.2

package api_test

import (
	"encoding/json"
	"net/http"
	"strings"
	"testing"
)

// rule AVG-5: a person sees over the API where they are logged in and ends one of those; one of somebody else answers as one that is not there.
func TestSessiesOverHTTP(t *testing.T) {
	h := openHuis(t, "")
	var lijst struct {
		Sessies []struct {
			ID   string `json:"id"`
			Deze bool   `json:"deze"`
		} `json:"sessies"`
	}
	a := h.get(zorg, "/sessies")
	if err := json.Unmarshal(a.body, &lijst); err != nil || a.status != http.StatusOK {
		t.Fatalf("%d %s: %v", a.status, a.body, err)
	}
	if len(lijst.Sessies) != 1 || !lijst.Sessies[0].Deze {
		t.Fatalf("log-ins %+v", lijst)
	}
	eigen := lijst.Sessies[0].ID
	h.post(politie, "/sessies/"+eigen+"/_beeindigen", doc{}).probleem(http.StatusNotFound)
	h.post(zorg, "/sessies/"+strings.Repeat("a", 40)+"/_beeindigen", doc{}).probleem(http.StatusNotFound)
	if a = h.post(zorg, "/sessies/"+eigen+"/_beeindigen", doc{}); a.status != http.StatusNoContent {
		t.Errorf("ending: %d %s", a.status, a.body)
	}
	h.get(zorg, "/sessies").probleem(http.StatusUnauthorized)
}
