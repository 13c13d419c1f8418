// SPDX-License-Identifier: EUPL-1.2

package casus_test

import (
	"strings"
	"testing"

	"pgregory.net/rapid"

	"rondetafel/internal/casus"
)

// rule 1.10-2: a piece is kept with a stated necessity or it goes, and the default is that it goes.
func TestOpschoning(t *testing.T) {
	const waarom = "Schrijf op waarom dit stuk moet blijven (artikel 1.10). Weet je dat niet? Kies dan Weg."
	houd := func(id, noodzaak string) casus.Stukbesluit {
		return casus.Stukbesluit{Gegeven: id, Houden: true, Noodzaak: noodzaak}
	}
	for _, g := range []struct {
		naam    string
		stukken []casus.Stukbesluit
		want    []string
	}{
		{"a dossier without pieces", nil, nil},
		{"all goes", []casus.Stukbesluit{{Gegeven: "g-1"}, {Gegeven: "g-2"}}, nil},
		{"one stays with a reason", []casus.Stukbesluit{{Gegeven: "g-1"}, houd("g-2", "Er loopt een zaak.")}, nil},
		{"one stays without a reason", []casus.Stukbesluit{{Gegeven: "g-1"}, houd("g-2", " \n")}, []string{"stukken[1].noodzaak: " + waarom}},
		{"a reason that is too long", []casus.Stukbesluit{houd("g-1", strings.Repeat("é", casus.MaxTekst+1))},
			[]string{"stukken[0].noodzaak: Deze tekst is te lang. Gebruik hoogstens 20.000 tekens."}},
		{"a reason beside one that goes", []casus.Stukbesluit{{Gegeven: "g-1", Noodzaak: "x"}},
			[]string{"stukken[0].noodzaak: Je schreef op waarom dit stuk blijft, maar koos Weg. Kies Houden, of haal de tekst weg."}},
		{"twice", []casus.Stukbesluit{{Gegeven: "g-1"}, houd("g-1", "Er loopt een zaak.")}, []string{"stukken[1].gegeven: Noem elk stuk één keer."}},
		{"no piece", []casus.Stukbesluit{{}}, []string{"stukken[0].gegeven: Noem elk stuk één keer."}},
	} {
		t.Run(g.naam, func(t *testing.T) { verwacht(t, casus.Opschoning{Stukken: g.stukken}.Valideer(), g.want...) })
	}
}

func TestOpschoningHoudt(t *testing.T) {
	o := casus.Opschoning{Stukken: []casus.Stukbesluit{{Gegeven: "g-1"}, {Gegeven: "g-2", Houden: true, Noodzaak: "Nodig."}}}
	if _, houdt := o.Houdt("g-1"); houdt {
		t.Error("a piece that goes is kept")
	}
	if s, houdt := o.Houdt("g-2"); !houdt || s.Noodzaak != "Nodig." {
		t.Errorf("g-2: %+v, %t", s, houdt)
	}
	if _, houdt := o.Houdt("g-3"); houdt {
		t.Error("a piece that nobody named is kept")
	}
}

// rule 1.10-2: each piece is decided on, also one that came in while somebody was deciding.
func TestOpschoningOverElkStuk(t *testing.T) {
	o := casus.Opschoning{Stukken: []casus.Stukbesluit{{Gegeven: "g-1"}, {Gegeven: "g-2"}}}
	verwacht(t, o.EisAlle([]string{"g-2", "g-1"}))
	verwacht(t, o.EisAlle([]string{"g-1", "g-2", "g-3", "g-4"}),
		"stukken: Kies bij elk stuk: weg of houden. Er is een stuk waarover je nog niet koos.")
	verwacht(t, o.EisAlle([]string{"g-1"}), "stukken[1].gegeven: Dit stuk is er niet meer. Kijk de lijst opnieuw na.")
	verwacht(t, casus.Opschoning{}.EisAlle(nil))
}

// rule 1.10-2: a dossier is clean when every piece in it was decided on after its last change.
func TestOpgeschoond(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		ids := rapid.SliceOfDistinct(rapid.SampledFrom([]string{"a", "b", "c", "d"}), rapid.ID)
		stukken, besloten := map[string]int64{}, map[string]int64{}
		want := true
		for _, id := range ids.Draw(t, "pieces") {
			stukken[id] = rapid.Int64Range(1, 5).Draw(t, "changed")
			moment := rapid.Int64Range(0, 6).Draw(t, "decided")
			if moment > 0 {
				besloten[id] = moment
			}
			want = want && moment >= stukken[id]
		}
		if casus.Opgeschoond(false, stukken, besloten) {
			t.Fatal("clean without anybody having cleaned it")
		}
		if got := casus.Opgeschoond(true, stukken, besloten); got != want {
			t.Fatalf("pieces %v, decided %v: %t, want %t", stukken, besloten, got, want)
		}
	})
	if !casus.Opgeschoond(true, nil, map[string]int64{"weg": 3}) {
		t.Error("a piece that was removed later makes a dossier dirty")
	}
}

// rule 2.3-2: Nazorg ends by a hand-over: to whom, what was agreed and when, in the past.
func TestOverdracht(t *testing.T) {
	const (
		aan       = "aan: Schrijf op wie het overneemt: de organisatie en de persoon."
		afspraken = "afspraken: Schrijf op wat jullie afspraken."
		wanneer   = "datum: Vul in wanneer de overdracht was, bijvoorbeeld 4-3-2026."
		geweest   = "datum: De overdracht moet al geweest zijn. Kies vandaag of een dag ervoor."
	)
	vol := casus.Overdracht{Aan: "Wijkteam Voorbeeld", Afspraken: "Het wijkteam belt elke week.", Datum: "28-3-2027"}
	for _, g := range []struct {
		naam   string
		anders func(*casus.Overdracht)
		want   []string
	}{
		{"complete, today in Amsterdam", func(*casus.Overdracht) {}, nil},
		{"nothing", func(o *casus.Overdracht) { *o = casus.Overdracht{} }, []string{aan, afspraken, wanneer}},
		{"to nobody", func(o *casus.Overdracht) { o.Aan = " " }, []string{aan}},
		{"to a name that is too long", func(o *casus.Overdracht) { o.Aan = strings.Repeat("a", 201) }, []string{"aan: Gebruik hoogstens 200 tekens."}},
		{"without agreements", func(o *casus.Overdracht) { o.Afspraken = "" }, []string{afspraken}},
		{"tomorrow", func(o *casus.Overdracht) { o.Datum = "29-3-2027" }, []string{geweest}},
		{"on no day", func(o *casus.Overdracht) { o.Datum = "30-2-2027" }, []string{wanneer}},
	} {
		t.Run(g.naam, func(t *testing.T) {
			o := vol
			g.anders(&o)
			verwacht(t, o.Valideer(nu()), g.want...)
		})
	}
}
