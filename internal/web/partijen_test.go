// SPDX-License-Identifier: EUPL-1.2

package web

import (
	"testing"
	"time"

	"rondetafel/internal/gate"
	"rondetafel/internal/klok"
)

// The last day that stands on a page is the last on which it holds, also of what has still to begin.
func TestPeriode(t *testing.T) {
	nu := time.Date(2026, time.November, 23, 14, 0, 0, 0, time.UTC)
	net := nu.Add(-time.Hour)
	for _, p := range []struct {
		wil      string
		van, tot *time.Time
	}{
		{"vanaf het begin", nil, nil},
		{"sinds 23 september", opDag(2026, time.September, 23), nil},
		{"vanaf 23 december", opDag(2026, time.December, 23), nil},
		{"tot en met 22 september", nil, opDag(2026, time.September, 23)},
		{"tot en met 22 december", nil, opDag(2026, time.December, 23)},
		{"sinds 23 september, tot en met 22 december", opDag(2026, time.September, 23), opDag(2026, time.December, 23)},
		{"vanaf 1 december, tot en met 31 december", opDag(2026, time.December, 1), opDag(2027, time.January, 1)},
		{"vanaf 1 december, tot en met 1 december", opDag(2026, time.December, 1), opDag(2026, time.December, 2)},
		{"tot en met 22 oktober", opDag(2026, time.September, 23), opDag(2026, time.October, 23)},
		{"tot en met 23 november", opDag(2026, time.September, 23), &net}, // ended at once: it held on that day
		{"tot en met 23 november", opDag(2026, time.September, 23), &nu},
		{"ging niet door", opDag(2026, time.December, 1), opDag(2026, time.December, 1)},
		{"ging niet door", opDag(2026, time.September, 1), opDag(2026, time.September, 1)},
	} {
		if kreeg := periode(p.van, p.tot, nu); kreeg != p.wil {
			t.Errorf("%q, want %q", kreeg, p.wil)
		}
	}
}

func opDag(jaar int, maand time.Month, dag int) *time.Time {
	t := time.Date(jaar, maand, dag, 0, 0, 0, 0, klok.Amsterdam())
	return &t
}

// A row names three people and counts the rest.
func TestPartijRijNoemtMensen(t *testing.T) {
	nu := time.Date(2026, time.November, 23, 14, 0, 0, 0, time.UTC)
	p := gate.PartijBlad{ID: "p", Naam: "Partij", Soort: "ggz", Actief: true, Geheim: true}
	var huis gate.HuisBlad
	for _, wil := range []string{"nog niemand aangewezen", "A", "A, B", "A, B, C", "A, B, C en 1 ander", "A, B, C en 2 anderen"} {
		r := partijRij(huis, p, nu)
		if r.Mensen != wil || r.Zonder != "" || r.Soort != "Geestelijke gezondheidszorg" || len(r.Merken) != 1 {
			t.Errorf("%+v, want %q", r, wil)
		}
		huis.Mensen = append(huis.Mensen, gate.MensBlad{Naam: string(rune('A' + len(huis.Mensen))), Partij: "p"})
	}
	huis.Mensen[0].Verklaring, huis.Mensen[1].Verklaring = "ontbreekt", "ontbreekt"
	if r := partijRij(huis, p, nu); r.Zonder != "2 verklaringen ontbreken" {
		t.Errorf("%+v", r)
	}
}

// Functions of now stand first; those of before, or yet to come, with their dates.
func TestMensRijen(t *testing.T) {
	nu := time.Date(2026, time.November, 23, 14, 0, 0, 0, time.UTC)
	eerder, later := nu.AddDate(0, -2, 0), nu.AddDate(0, 1, 0)
	huis := gate.HuisBlad{Partijen: []gate.PartijBlad{{ID: "p-weert", Naam: "Gemeente Weert"}}, Mensen: []gate.MensBlad{
		{Naam: "Zed", Partij: "p", Functies: []string{"manager"}, Namens: "p-weert", Verklaring: "getekend", Toekenningen: []gate.ToekenningBlad{
			{Functie: "procesregisseur", Tot: &eerder}, {Functie: "manager", Van: &eerder}, {Functie: "fg", Van: &later}}},
		{Naam: "Aart", Partij: "p", Namens: "p-weg"}, {Naam: "Elders", Partij: "q"}}}
	rijen := mensRijen(huis, func(m gate.MensBlad) bool { return m.Partij == "p" }, nu)
	if len(rijen) != 2 || rijen[0] != (MensRij{Naam: "Aart"}) || rijen[1] != (MensRij{Naam: "Zed", Functies: "Manager", Sinds: "sinds 23 september",
		Eerder: "Procesregisseur tot en met 23 september, Functionaris gegevensbescherming vanaf 23 december", Getekend: true,
		Namens: Koppeling{"Gemeente Weert", "/partijen/p-weert"}}) {
		t.Errorf("%+v", rijen)
	}
}
