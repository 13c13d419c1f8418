// SPDX-License-Identifier: EUPL-1.2

package gate_test

import (
	"strings"
	"testing"
	"time"

	"rondetafel/internal/gate"
	. "rondetafel/internal/gate/gatetest"
	"rondetafel/internal/informatie"
	"rondetafel/internal/klok"
	"rondetafel/internal/rto"
)

// wilGeval is who reads a piece at a moment: its circle, its phase, what its supplier answered to the question to read it beforehand, until
// when, and the first letters of who reads it.
type wilGeval struct{ moment, wie, vanaf, vooraf, tot, leest string }

// sleutel tells the pieces of the table from each other.
func (g wilGeval) sleutel() string {
	return strings.Join([]string{g.wie, g.vanaf, g.vooraf, g.tot}, " ")
}

func (g wilGeval) wil(vandaag klok.Datum) informatie.Voorwaarden {
	w := informatie.Voorwaarden{Wie: informatie.Lezers(g.wie), Vanaf: informatie.Vanaf(g.vanaf)}
	switch g.wie {
	case "zorg":
		w.Wie, w.Lezers = informatie.GekozenPartijen, []string{Zorg}
	case "gemeente":
		w.Wie, w.Lezers = informatie.GekozenPartijen, []string{Gemeente}
	}
	if g.tot != "" {
		w.Tot = vandaag
	}
	w.VraagVooraf = g.vooraf != ""
	return w
}

// antwoordt lets Bo say to the question about stuk what the table says.
func (g wilGeval) antwoordt(t *testing.T, h *Huis, o, stuk gate.Verwijzing) {
	t.Helper()
	if g.vooraf == "" {
		return
	}
	v := antwoord(vragen(t, h, o, stuk, Zorg))
	switch g.vooraf {
	case "nee":
		goed(t, vergeet(h.VoorinzageWeigeren(h.Ctx(), Als(Bo), v)))
	case "ja", "terug":
		ja, err := h.VoorinzageInstemmen(h.Ctx(), Als(Bo), v)
		goed(t, err)
		if v.Versie = ja.Versie; g.vooraf == "terug" {
			goed(t, vergeet(h.VoorinzageIntrekken(h.Ctx(), Als(Bo), v)))
		}
	}
}

// rules 9.2f-1, 9.2f-2, 13.2-1: who reads a piece, for each circle, phase, answer and last day, from the agenda of the first round table to
// the day after the plan. P is the procesregisseur, A of the aanmelder, B of its supplier and C of the Zorg.
func TestVoorwaardenOpElkMoment(t *testing.T) {
	h := Nieuw(t)
	ctx, z, vandaag := h.Ctx(), h.RTO(Bo, Cleo), h.Vandaag()
	stukken := map[string]gate.Verwijzing{}
	for _, g := range wilGevallen() {
		if _, er := stukken[g.sleutel()]; er {
			continue
		}
		in := h.Gegeven(z, informatie.AlleDeelnemers)
		in.Voorwaarden = g.wil(vandaag)
		v, err := h.GegevenToevoegen(ctx, Als(Bo), in)
		goed(t, err)
		stukken[g.sleutel()] = v
	}
	o := opAgenda(t, h, z, 5*time.Hour, Bo)
	for _, g := range wilGevallen() {
		if g.moment == "agenda" {
			g.antwoordt(t, h, o, stukken[g.sleutel()])
		}
	}
	var twee gate.Verwijzing
	wordt := map[string]func(){
		"vlak voor": func() { h.Klok.Loop(4*time.Hour + 50*time.Minute) },
		"begin":     func() { h.Klok.Loop(10 * time.Minute) },
		"erna":      func() { h.Klok.Loop(time.Hour) },
		"volgend":   func() { twee = opAgenda(t, h, z, 40*time.Hour, Bo) },
		"afgelast": func() {
			goed(t, vergeet(h.OverlegAfgelasten(ctx, Als(Petra), rto.Afgelasting{Overleg: twee.ID, Versie: twee.Versie, Reden: "Niet nodig."})))
		},
		"plan": func() {
			p := planhuis{Huis: h, z: z}
			p.vastgesteld(p.concept(0))
		},
		"morgen": func() { h.Klok.Loop(24 * time.Hour) },
	}
	nu := "agenda"
	for _, g := range wilGevallen() {
		if g.moment != nu {
			nu = g.moment
			wordt[nu]()
		}
		leest := ""
		for letter, wie := range []string{Petra, Anna, Bo, Cleo} {
			if _, err := h.GegevenLezen(ctx, Als(wie), stukken[g.sleutel()].ID); err == nil {
				leest += "PABC"[letter : letter+1]
			}
		}
		if leest != g.leest {
			t.Errorf("%s: a piece for %s is read by %s, want %s", g.moment, g.sleutel(), leest, g.leest)
		}
	}
}

func wilGevallen() []wilGeval {
	var alle []wilGeval
	for _, deel := range [][]wilGeval{wilOpAgenda(), wilVlakVoor(), wilBegin(), wilErna(), wilVolgend(), wilAfgelast(), wilPlan(), wilMorgen()} {
		alle = append(alle, deel...)
	}
	return alle
}

func wilOpAgenda() []wilGeval {
	return []wilGeval{
		{"agenda", "procesregisseur", "rto", "", "", "PB"},
		{"agenda", "procesregisseur", "rto", "", "vandaag", "PB"},
		{"agenda", "procesregisseur", "plan", "", "", "PB"},
		{"agenda", "procesregisseur", "plan", "", "vandaag", "PB"},
		{"agenda", "zorg", "rto", "", "", "PB"},
		{"agenda", "zorg", "rto", "", "vandaag", "PB"},
		{"agenda", "zorg", "plan", "", "", "PB"},
		{"agenda", "zorg", "plan", "", "vandaag", "PB"},
		{"agenda", "gemeente", "rto", "", "", "PB"},
		{"agenda", "gemeente", "rto", "", "vandaag", "PB"},
		{"agenda", "gemeente", "plan", "", "", "PB"},
		{"agenda", "gemeente", "plan", "", "vandaag", "PB"},
		{"agenda", "deelnemers", "rto", "", "", "PB"},
		{"agenda", "deelnemers", "rto", "", "vandaag", "PB"},
		{"agenda", "deelnemers", "plan", "", "", "PB"},
		{"agenda", "deelnemers", "plan", "", "vandaag", "PB"},
		{"agenda", "plan", "rto", "", "", "PB"},
		{"agenda", "plan", "rto", "", "vandaag", "PB"},
		{"agenda", "plan", "plan", "", "", "PB"},
		{"agenda", "plan", "plan", "", "vandaag", "PB"},
		{"agenda", "zorg", "rto", "open", "", "PB"},
		{"agenda", "zorg", "rto", "ja", "", "PBC"},
		{"agenda", "zorg", "rto", "nee", "", "PB"},
		{"agenda", "zorg", "rto", "terug", "", "PB"},
		{"agenda", "deelnemers", "rto", "open", "", "PB"},
		{"agenda", "deelnemers", "rto", "ja", "", "PBC"},
		{"agenda", "deelnemers", "rto", "nee", "", "PB"},
		{"agenda", "deelnemers", "rto", "terug", "", "PB"},
	}
}

func wilVlakVoor() []wilGeval {
	return []wilGeval{
		{"vlak voor", "procesregisseur", "rto", "", "", "PB"},
		{"vlak voor", "procesregisseur", "rto", "", "vandaag", "PB"},
		{"vlak voor", "procesregisseur", "plan", "", "", "PB"},
		{"vlak voor", "procesregisseur", "plan", "", "vandaag", "PB"},
		{"vlak voor", "zorg", "rto", "", "", "PB"},
		{"vlak voor", "zorg", "rto", "", "vandaag", "PB"},
		{"vlak voor", "zorg", "plan", "", "", "PB"},
		{"vlak voor", "zorg", "plan", "", "vandaag", "PB"},
		{"vlak voor", "gemeente", "rto", "", "", "PB"},
		{"vlak voor", "gemeente", "rto", "", "vandaag", "PB"},
		{"vlak voor", "gemeente", "plan", "", "", "PB"},
		{"vlak voor", "gemeente", "plan", "", "vandaag", "PB"},
		{"vlak voor", "deelnemers", "rto", "", "", "PB"},
		{"vlak voor", "deelnemers", "rto", "", "vandaag", "PB"},
		{"vlak voor", "deelnemers", "plan", "", "", "PB"},
		{"vlak voor", "deelnemers", "plan", "", "vandaag", "PB"},
		{"vlak voor", "plan", "rto", "", "", "PB"},
		{"vlak voor", "plan", "rto", "", "vandaag", "PB"},
		{"vlak voor", "plan", "plan", "", "", "PB"},
		{"vlak voor", "plan", "plan", "", "vandaag", "PB"},
		{"vlak voor", "zorg", "rto", "open", "", "PB"},
		{"vlak voor", "zorg", "rto", "ja", "", "PBC"},
		{"vlak voor", "zorg", "rto", "nee", "", "PB"},
		{"vlak voor", "zorg", "rto", "terug", "", "PB"},
		{"vlak voor", "deelnemers", "rto", "open", "", "PB"},
		{"vlak voor", "deelnemers", "rto", "ja", "", "PBC"},
		{"vlak voor", "deelnemers", "rto", "nee", "", "PB"},
		{"vlak voor", "deelnemers", "rto", "terug", "", "PB"},
	}
}

func wilBegin() []wilGeval {
	return []wilGeval{
		{"begin", "procesregisseur", "rto", "", "", "PB"},
		{"begin", "procesregisseur", "rto", "", "vandaag", "PB"},
		{"begin", "procesregisseur", "plan", "", "", "PB"},
		{"begin", "procesregisseur", "plan", "", "vandaag", "PB"},
		{"begin", "zorg", "rto", "", "", "PBC"},
		{"begin", "zorg", "rto", "", "vandaag", "PBC"},
		{"begin", "zorg", "plan", "", "", "PB"},
		{"begin", "zorg", "plan", "", "vandaag", "PB"},
		{"begin", "gemeente", "rto", "", "", "PAB"},
		{"begin", "gemeente", "rto", "", "vandaag", "PAB"},
		{"begin", "gemeente", "plan", "", "", "PB"},
		{"begin", "gemeente", "plan", "", "vandaag", "PB"},
		{"begin", "deelnemers", "rto", "", "", "PABC"},
		{"begin", "deelnemers", "rto", "", "vandaag", "PABC"},
		{"begin", "deelnemers", "plan", "", "", "PB"},
		{"begin", "deelnemers", "plan", "", "vandaag", "PB"},
		{"begin", "plan", "rto", "", "", "PB"},
		{"begin", "plan", "rto", "", "vandaag", "PB"},
		{"begin", "plan", "plan", "", "", "PB"},
		{"begin", "plan", "plan", "", "vandaag", "PB"},
		{"begin", "zorg", "rto", "open", "", "PBC"},
		{"begin", "zorg", "rto", "ja", "", "PBC"},
		{"begin", "zorg", "rto", "nee", "", "PBC"},
		{"begin", "zorg", "rto", "terug", "", "PBC"},
		{"begin", "deelnemers", "rto", "open", "", "PABC"},
		{"begin", "deelnemers", "rto", "ja", "", "PABC"},
		{"begin", "deelnemers", "rto", "nee", "", "PABC"},
		{"begin", "deelnemers", "rto", "terug", "", "PABC"},
	}
}

func wilErna() []wilGeval {
	return []wilGeval{
		{"erna", "procesregisseur", "rto", "", "", "PB"},
		{"erna", "procesregisseur", "rto", "", "vandaag", "PB"},
		{"erna", "procesregisseur", "plan", "", "", "PB"},
		{"erna", "procesregisseur", "plan", "", "vandaag", "PB"},
		{"erna", "zorg", "rto", "", "", "PBC"},
		{"erna", "zorg", "rto", "", "vandaag", "PBC"},
		{"erna", "zorg", "plan", "", "", "PB"},
		{"erna", "zorg", "plan", "", "vandaag", "PB"},
		{"erna", "gemeente", "rto", "", "", "PAB"},
		{"erna", "gemeente", "rto", "", "vandaag", "PAB"},
		{"erna", "gemeente", "plan", "", "", "PB"},
		{"erna", "gemeente", "plan", "", "vandaag", "PB"},
		{"erna", "deelnemers", "rto", "", "", "PABC"},
		{"erna", "deelnemers", "rto", "", "vandaag", "PABC"},
		{"erna", "deelnemers", "plan", "", "", "PB"},
		{"erna", "deelnemers", "plan", "", "vandaag", "PB"},
		{"erna", "plan", "rto", "", "", "PB"},
		{"erna", "plan", "rto", "", "vandaag", "PB"},
		{"erna", "plan", "plan", "", "", "PB"},
		{"erna", "plan", "plan", "", "vandaag", "PB"},
		{"erna", "zorg", "rto", "open", "", "PBC"},
		{"erna", "zorg", "rto", "ja", "", "PBC"},
		{"erna", "zorg", "rto", "nee", "", "PBC"},
		{"erna", "zorg", "rto", "terug", "", "PBC"},
		{"erna", "deelnemers", "rto", "open", "", "PABC"},
		{"erna", "deelnemers", "rto", "ja", "", "PABC"},
		{"erna", "deelnemers", "rto", "nee", "", "PABC"},
		{"erna", "deelnemers", "rto", "terug", "", "PABC"},
	}
}

func wilVolgend() []wilGeval {
	return []wilGeval{
		{"volgend", "procesregisseur", "rto", "", "", "PB"},
		{"volgend", "procesregisseur", "rto", "", "vandaag", "PB"},
		{"volgend", "procesregisseur", "plan", "", "", "PB"},
		{"volgend", "procesregisseur", "plan", "", "vandaag", "PB"},
		{"volgend", "zorg", "rto", "", "", "PBC"},
		{"volgend", "zorg", "rto", "", "vandaag", "PBC"},
		{"volgend", "zorg", "plan", "", "", "PB"},
		{"volgend", "zorg", "plan", "", "vandaag", "PB"},
		{"volgend", "gemeente", "rto", "", "", "PAB"},
		{"volgend", "gemeente", "rto", "", "vandaag", "PAB"},
		{"volgend", "gemeente", "plan", "", "", "PB"},
		{"volgend", "gemeente", "plan", "", "vandaag", "PB"},
		{"volgend", "deelnemers", "rto", "", "", "PABC"},
		{"volgend", "deelnemers", "rto", "", "vandaag", "PABC"},
		{"volgend", "deelnemers", "plan", "", "", "PB"},
		{"volgend", "deelnemers", "plan", "", "vandaag", "PB"},
		{"volgend", "plan", "rto", "", "", "PB"},
		{"volgend", "plan", "rto", "", "vandaag", "PB"},
		{"volgend", "plan", "plan", "", "", "PB"},
		{"volgend", "plan", "plan", "", "vandaag", "PB"},
		{"volgend", "zorg", "rto", "open", "", "PBC"},
		{"volgend", "zorg", "rto", "ja", "", "PBC"},
		{"volgend", "zorg", "rto", "nee", "", "PBC"},
		{"volgend", "zorg", "rto", "terug", "", "PBC"},
		{"volgend", "deelnemers", "rto", "open", "", "PABC"},
		{"volgend", "deelnemers", "rto", "ja", "", "PABC"},
		{"volgend", "deelnemers", "rto", "nee", "", "PABC"},
		{"volgend", "deelnemers", "rto", "terug", "", "PABC"},
	}
}

func wilAfgelast() []wilGeval {
	return []wilGeval{
		{"afgelast", "procesregisseur", "rto", "", "", "PB"},
		{"afgelast", "procesregisseur", "rto", "", "vandaag", "PB"},
		{"afgelast", "procesregisseur", "plan", "", "", "PB"},
		{"afgelast", "procesregisseur", "plan", "", "vandaag", "PB"},
		{"afgelast", "zorg", "rto", "", "", "PBC"},
		{"afgelast", "zorg", "rto", "", "vandaag", "PBC"},
		{"afgelast", "zorg", "plan", "", "", "PB"},
		{"afgelast", "zorg", "plan", "", "vandaag", "PB"},
		{"afgelast", "gemeente", "rto", "", "", "PAB"},
		{"afgelast", "gemeente", "rto", "", "vandaag", "PAB"},
		{"afgelast", "gemeente", "plan", "", "", "PB"},
		{"afgelast", "gemeente", "plan", "", "vandaag", "PB"},
		{"afgelast", "deelnemers", "rto", "", "", "PABC"},
		{"afgelast", "deelnemers", "rto", "", "vandaag", "PABC"},
		{"afgelast", "deelnemers", "plan", "", "", "PB"},
		{"afgelast", "deelnemers", "plan", "", "vandaag", "PB"},
		{"afgelast", "plan", "rto", "", "", "PB"},
		{"afgelast", "plan", "rto", "", "vandaag", "PB"},
		{"afgelast", "plan", "plan", "", "", "PB"},
		{"afgelast", "plan", "plan", "", "vandaag", "PB"},
		{"afgelast", "zorg", "rto", "open", "", "PBC"},
		{"afgelast", "zorg", "rto", "ja", "", "PBC"},
		{"afgelast", "zorg", "rto", "nee", "", "PBC"},
		{"afgelast", "zorg", "rto", "terug", "", "PBC"},
		{"afgelast", "deelnemers", "rto", "open", "", "PABC"},
		{"afgelast", "deelnemers", "rto", "ja", "", "PABC"},
		{"afgelast", "deelnemers", "rto", "nee", "", "PABC"},
		{"afgelast", "deelnemers", "rto", "terug", "", "PABC"},
	}
}

func wilPlan() []wilGeval {
	return []wilGeval{
		{"plan", "procesregisseur", "rto", "", "", "PB"},
		{"plan", "procesregisseur", "rto", "", "vandaag", "PB"},
		{"plan", "procesregisseur", "plan", "", "", "PB"},
		{"plan", "procesregisseur", "plan", "", "vandaag", "PB"},
		{"plan", "zorg", "rto", "", "", "PBC"},
		{"plan", "zorg", "rto", "", "vandaag", "PBC"},
		{"plan", "zorg", "plan", "", "", "PBC"},
		{"plan", "zorg", "plan", "", "vandaag", "PBC"},
		{"plan", "gemeente", "rto", "", "", "PAB"},
		{"plan", "gemeente", "rto", "", "vandaag", "PAB"},
		{"plan", "gemeente", "plan", "", "", "PAB"},
		{"plan", "gemeente", "plan", "", "vandaag", "PAB"},
		{"plan", "deelnemers", "rto", "", "", "PABC"},
		{"plan", "deelnemers", "rto", "", "vandaag", "PABC"},
		{"plan", "deelnemers", "plan", "", "", "PABC"},
		{"plan", "deelnemers", "plan", "", "vandaag", "PABC"},
		{"plan", "plan", "rto", "", "", "PABC"},
		{"plan", "plan", "rto", "", "vandaag", "PABC"},
		{"plan", "plan", "plan", "", "", "PABC"},
		{"plan", "plan", "plan", "", "vandaag", "PABC"},
		{"plan", "zorg", "rto", "open", "", "PBC"},
		{"plan", "zorg", "rto", "ja", "", "PBC"},
		{"plan", "zorg", "rto", "nee", "", "PBC"},
		{"plan", "zorg", "rto", "terug", "", "PBC"},
		{"plan", "deelnemers", "rto", "open", "", "PABC"},
		{"plan", "deelnemers", "rto", "ja", "", "PABC"},
		{"plan", "deelnemers", "rto", "nee", "", "PABC"},
		{"plan", "deelnemers", "rto", "terug", "", "PABC"},
	}
}

func wilMorgen() []wilGeval {
	return []wilGeval{
		{"morgen", "procesregisseur", "rto", "", "", "PB"},
		{"morgen", "procesregisseur", "rto", "", "vandaag", "B"},
		{"morgen", "procesregisseur", "plan", "", "", "PB"},
		{"morgen", "procesregisseur", "plan", "", "vandaag", "B"},
		{"morgen", "zorg", "rto", "", "", "PBC"},
		{"morgen", "zorg", "rto", "", "vandaag", "B"},
		{"morgen", "zorg", "plan", "", "", "PBC"},
		{"morgen", "zorg", "plan", "", "vandaag", "B"},
		{"morgen", "gemeente", "rto", "", "", "PAB"},
		{"morgen", "gemeente", "rto", "", "vandaag", "B"},
		{"morgen", "gemeente", "plan", "", "", "PAB"},
		{"morgen", "gemeente", "plan", "", "vandaag", "B"},
		{"morgen", "deelnemers", "rto", "", "", "PABC"},
		{"morgen", "deelnemers", "rto", "", "vandaag", "B"},
		{"morgen", "deelnemers", "plan", "", "", "PABC"},
		{"morgen", "deelnemers", "plan", "", "vandaag", "B"},
		{"morgen", "plan", "rto", "", "", "PABC"},
		{"morgen", "plan", "rto", "", "vandaag", "B"},
		{"morgen", "plan", "plan", "", "", "PABC"},
		{"morgen", "plan", "plan", "", "vandaag", "B"},
		{"morgen", "zorg", "rto", "open", "", "PBC"},
		{"morgen", "zorg", "rto", "ja", "", "PBC"},
		{"morgen", "zorg", "rto", "nee", "", "PBC"},
		{"morgen", "zorg", "rto", "terug", "", "PBC"},
		{"morgen", "deelnemers", "rto", "open", "", "PABC"},
		{"morgen", "deelnemers", "rto", "ja", "", "PABC"},
		{"morgen", "deelnemers", "rto", "nee", "", "PABC"},
		{"morgen", "deelnemers", "rto", "terug", "", "PABC"},
	}
}
