// SPDX-License-Identifier: EUPL-1.2

package web_test

import (
	"fmt"
	"net/url"
	"regexp"
	"strings"
	"testing"

	"rondetafel/internal/gate/gatetest"
	"rondetafel/internal/partij"
)

// rule WGS-12: whether there is somebody behind an address of a person is told only to who may look at them: the answer about who is hidden and
// about who is nowhere is the same to the byte, at each address and in each method.
func TestMensenVerborgenIsNergens(t *testing.T) {
	h := nieuwHuis(t)
	z := h.RTO(gatetest.Bo)
	merk := map[string]string{}
	lijst := h.als(t, gatetest.Mo).toont("/mensen")
	for id, naam := range map[string]string{gatetest.Petra: "Petra Schijn", gatetest.Fien: "Fien Fictief"} {
		merk[id] = strings.TrimPrefix(mensPad(t, lijst, naam), "/mensen/")
	}
	merk[gatetest.Anna] = strings.TrimPrefix(mensPad(t, h.als(t, gatetest.Beatle).toont("/mensen"), "Anna Fictief"), "/mensen/")
	_, err := h.FunctieGeven(h.Ctx(), gatetest.Als(gatetest.Mo), partij.FunctieGeven{Medewerker: gatetest.Bas, Functie: partij.Partijbeheerder})
	goed(t, err)
	for lezer, verborgen := range map[string][]string{
		gatetest.Bas: {gatetest.Anna, gatetest.Fien, gatetest.Petra}, gatetest.Petra: {gatetest.Petra, gatetest.Anna, gatetest.Fien},
		gatetest.Fien: {gatetest.Anna, gatetest.Fien, gatetest.Petra}, gatetest.Anna: {gatetest.Anna, gatetest.Petra}, gatetest.Beatle: {gatetest.Petra},
	} {
		k := h.als(t, lezer)
		for _, wie := range verborgen {
			for _, id := range []string{wie, merk[wie]} {
				nergens := strings.Repeat("a", len(id))
				for _, staart := range []string{"", "/functies", "/functies/fg", "/functies/uitvoerder", "/einde", "/code", "/overdragen/" + z.ID} {
					zelfdeAntwoord(t, lezer+" asks for "+staart, id, nergens, k.get("/mensen/"+id+staart), k.get("/mensen/"+nergens+staart))
					if staart != "" {
						in := url.Values{"versie": {"1"}, "functie": {"uitvoerder"}, "gezien": {"true"}, "overnemer": {gatetest.Bas}, "eenmalig": {"sleutel"}}
						zelfdeAntwoord(t, lezer+" sends "+staart, id, nergens, k.post("/mensen/"+id+staart, in), k.post("/mensen/"+nergens+staart, in))
					}
				}
			}
		}
	}
}

// zelfdeAntwoord asks that two answers are the same, but for what each was asked about, the entry of the log and the trace.
func zelfdeAntwoord(t *testing.T, wat, id, nergens string, echt, niet antwoord) {
	t.Helper()
	kaal := func(a antwoord, id string) string {
		for _, kop := range []string{"Date", "Content-Length", "Traceparent"} {
			a.kop.Del(kop)
		}
		return fmt.Sprint(a.status, a.kop, wisselt.ReplaceAllString(strings.ReplaceAll(a.html, id, "ID"), "N"))
	}
	if een, ander := kaal(echt, id), kaal(niet, nergens); een != ander {
		i := 0
		for i < min(len(een), len(ander)) && een[i] == ander[i] {
			i++
		}
		t.Errorf("%s of %s: %q, and of nobody: %q", wat, id, een[max(0, i-80):min(len(een), i+80)], ander[max(0, i-80):min(len(ander), i+80)])
	}
}

// wisselt is what differs between any two answers.
var wisselt = regexp.MustCompile(`/waarom/\d+|[0-9a-f]{32}|value="[0-9A-Za-z_-]{22,}"`)
