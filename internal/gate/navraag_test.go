// SPDX-License-Identifier: EUPL-1.2

package gate_test

import (
	"encoding/json"
	"slices"
	"strings"
	"testing"

	"rondetafel/internal/audit"
	"rondetafel/internal/casus"
	"rondetafel/internal/gate"
	. "rondetafel/internal/gate/gatetest"
)

func navraag(bsn string) gate.Navraag {
	return gate.Navraag{ZoekVraag: gate.ZoekVraag{BSN: bsn}, Reden: casus.BijAanmelding}
}

// rule WGS-11: a Procesregisseur hears whether somebody is known, also in a Casus of another and in one that is closed, and of a hit
// only who handles it. Nobody else hears anything, and the privacy officer sees that it was asked, not after whom.
func TestRegelNavraag(t *testing.T) {
	motoren(t, func(t *testing.T, h *Huis) {
		ctx := h.Ctx()
		b, err := h.PersoonNavragen(ctx, Als(Pim), navraag(BSN))
		goed(t, err)
		zelfde(t, "nobody yet", b, gate.NavraagBlad{ID: b.ID, Bij: []gate.Naam{}})
		z := h.NazorgMet(Bo)
		if _, err := h.CasusLezen(ctx, Als(Pim), z.ID); err == nil {
			t.Fatal("Pim may read the casus: this test asks nothing")
		}
		petra := []gate.Naam{{ID: Petra, Naam: naamVan(Petra)}}
		for wat, v := range map[string]gate.Navraag{"BSN": navraag(BSN),
			"name": {ZoekVraag: gate.ZoekVraag{Achternaam: "Verzinsel", Geboortedatum: "4-3-2004"}, Reden: casus.BijVraag}} {
			b, err = h.PersoonNavragen(ctx, Als(Pim), v)
			goed(t, err)
			zelfde(t, "by "+wat, b, gate.NavraagBlad{ID: b.ID, Bekend: true, Bij: petra})
			tekst, err := json.Marshal(b)
			goed(t, err)
			for _, niet := range []string{z.ID, z.Nummer, "Gemeente", "Sem", "rto"} {
				if strings.Contains(string(tekst), niet) {
					t.Errorf("the answer tells %q: %s", niet, tekst)
				}
			}
		}
		if e := h.Laatste(); e.Handeling != "persoon.navragen" || !slices.Equal(e.Getoond, []string{z.ID}) || !slices.Equal(e.Artikelen, []string{"WGS-11"}) {
			t.Errorf("left %+v", e)
		}
		h.SluitCasus(h.NaarAfschaling(z))
		b, err = h.PersoonNavragen(ctx, Als(Petra), navraag(BSN))
		goed(t, err)
		zelfde(t, "a closed casus", b, gate.NavraagBlad{ID: b.ID, Bekend: true, Bij: petra})
		for _, wie := range []string{Anna, Bo, Cleo, Mo, Fien, Oda} {
			geweigerd(t, vergeet(h.PersoonNavragen(ctx, Als(wie), navraag(BSN))), "WGS-11")
			if e := h.Laatste(); e.Uitkomst != audit.Refused || len(e.Getoond) > 0 {
				t.Errorf("the refusal of %s left %+v", wie, e)
			}
			if wie != Fien {
				geweigerd(t, vergeet(h.NavraagLijst(ctx, Als(wie))), "WGS-11")
			}
		}
		lijst, err := h.NavraagLijst(ctx, Als(Fien))
		goed(t, err)
		if len(lijst.Navragen) != 4 || lijst.Navragen[0].Door.ID != Petra || lijst.Navragen[3].Bekend || !lijst.Navragen[1].Bekend || lijst.Meer {
			t.Errorf("the privacy officer sees %+v", lijst)
		}
	})
}

// What is wrong with a question is said at once, and nothing is asked or kept.
func TestNavraagInvoer(t *testing.T) {
	h := Nieuw(t)
	velden(t, vergeet(h.PersoonNavragen(h.Ctx(), Als(Pim), gate.Navraag{})), "bsn", "reden")
	velden(t, vergeet(h.PersoonNavragen(h.Ctx(), Als(Pim), gate.Navraag{ZoekVraag: gate.ZoekVraag{Achternaam: "x"}, Reden: "zomaar"})), "geboortedatum", "reden")
	beide := gate.ZoekVraag{BSN: BSN, Achternaam: "Verzinsel", Geboortedatum: "4-3-2004"}
	velden(t, vergeet(h.PersoonNavragen(h.Ctx(), Als(Pim), gate.Navraag{ZoekVraag: beide, Reden: casus.BijVraag})), "bsn", "achternaam", "geboortedatum")
	velden(t, vergeet(h.PersoonNavragen(h.Ctx(), Als(Pim), gate.Navraag{ZoekVraag: gate.ZoekVraag{BSN: BSN, Achternaam: "Verzinsel"}, Reden: casus.BijVraag})), "bsn", "achternaam")
	if n := h.Getal(`SELECT COUNT(*) FROM navraag`); n != 0 {
		t.Errorf("%d questions kept", n)
	}
}

// rule 1.7-2: that one of its people is in another Casus, running or kept, is told while an Aanmelding is looked at, and to who has
// its Procesregie alone. That the other casus exists is not to be learnt from it.
func TestRegelElders(t *testing.T) {
	motoren(t, func(t *testing.T, h *Huis) {
		ctx := h.Ctx()
		elders := func(wie string, z gate.Verwijzing) []gate.Naam {
			b, err := h.CasusLezen(ctx, Als(wie), z.ID)
			goed(t, err)
			return b.Elders
		}
		eerst := h.InScreening()
		if kreeg := elders(Petra, eerst); len(kreeg) > 0 {
			t.Errorf("one casus alone is known elsewhere: %v", kreeg)
		}
		ander := h.InScreening()
		_, err := h.CasusToewijzen(ctx, Als(Mo), casus.Toewijzen{Casus: ander.ID, Medewerker: Pim, Versie: ander.Versie})
		goed(t, err)
		zelfde(t, "the first is also with Pim", elders(Petra, eerst), []gate.Naam{{ID: Pim, Naam: naamVan(Pim)}})
		zelfde(t, "the second is also with Petra", elders(Pim, ander), []gate.Naam{{ID: Petra, Naam: naamVan(Petra)}})
		if e := h.Laatste(); !slices.Contains(e.Artikelen, "1.7") || slices.Contains(e.Getoond, eerst.ID) || !slices.Contains(e.Getoond, ander.ID) {
			t.Errorf("left %+v", e)
		}
		if kreeg := elders(Anna, eerst); len(kreeg) > 0 {
			t.Errorf("the aanmelder hears of %v", kreeg)
		}
		eerst, err = h.CasusScreenen(ctx, Als(Petra), h.Screening(eerst))
		goed(t, err)
		eerst, err = h.TriageAfronden(ctx, Als(Petra), Uitkomst(eerst, Bo))
		goed(t, err)
		if kreeg := elders(Petra, eerst); len(kreeg) > 0 {
			t.Errorf("past the triage it is still told: %v", kreeg)
		}
	})
}
