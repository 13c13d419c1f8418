// SPDX-License-Identifier: EUPL-1.2

package informatie_test

import (
	"errors"
	"slices"
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"

	"rondetafel/internal/errs"
	"rondetafel/internal/informatie"
	"rondetafel/internal/klok"
	"rondetafel/internal/partij"
)

func derdeDag() time.Time { return time.Date(2026, time.March, 2, 9, 0, 0, 0, klok.Amsterdam()) }

// veldenVan are the fields that err is about, each once, in order.
func veldenVan(t *testing.T, err error) []string {
	t.Helper()
	var i *errs.Invalid
	if err == nil {
		return nil
	}
	if !errors.As(err, &i) {
		t.Fatalf("error %v, want *errs.Invalid", err)
	}
	var uit []string
	for _, v := range i.Velden {
		uit = append(uit, v.Veld)
	}
	return slices.Compact(slices.Sorted(slices.Values(uit)))
}

func volledigVerzoek() informatie.Verstrekking {
	return informatie.Verstrekking{
		Derde: informatie.Derde{Naam: "Corporatie", Soort: "woningcorporatie", Contact: "T. Verzonnen, Weert"},
		Doel:  "Een woning zoeken.", Grondslag: "WGS 1.7", Noodzaak: "Het kan niet met minder.",
		Stukken: []string{"g-1"}, Uiterlijk: "2026-03-09",
	}
}

// rule 7.2-2: a request says who gets what, for what, on which law and why not less; all that is missing is said at once.
func TestVerstrekkingValideer(t *testing.T) {
	for naam, geval := range map[string]struct {
		doe func(v *informatie.Verstrekking)
		wil []string
	}{
		"volledig": {func(*informatie.Verstrekking) {}, nil},
		"zonder naam": {
			func(v *informatie.Verstrekking) { v.Derde.Naam = " " },
			[]string{"derde.naam"},
		},
		"zonder soort en contact": {
			func(v *informatie.Verstrekking) { v.Derde.Soort, v.Derde.Contact = "", "" },
			[]string{"derde.contact", "derde.soort"},
		},
		"zonder doel": {
			func(v *informatie.Verstrekking) { v.Doel = "" },
			[]string{"doel"},
		},
		"zonder wet en noodzaak": {
			func(v *informatie.Verstrekking) { v.Grondslag, v.Noodzaak = "", "\u200b" },
			[]string{"grondslag", "noodzaak"},
		},
		"zonder stukken": {
			func(v *informatie.Verstrekking) { v.Stukken = nil },
			[]string{"stukken"},
		},
		"alleen een passage": {
			func(v *informatie.Verstrekking) {
				v.Stukken, v.Passages = nil, []informatie.Passage{{Overleg: "o-1", Tekst: "Het stopt."}}
			},
			nil,
		},
		"een passage zonder overleg": {
			func(v *informatie.Verstrekking) { v.Passages = []informatie.Passage{{Tekst: "Het stopt."}} },
			[]string{"passages[0].overleg"},
		},
		"een passage zonder woorden": {
			func(v *informatie.Verstrekking) { v.Passages = []informatie.Passage{{Overleg: "o-1"}} },
			[]string{"passages[0].tekst"},
		},
		"te veel passages": {
			func(v *informatie.Verstrekking) {
				for range 11 {
					v.Passages = append(v.Passages, informatie.Passage{Overleg: "o-1", Tekst: "Het stopt."})
				}
			},
			[]string{"passages"},
		},
		"te veel stukken": {
			func(v *informatie.Verstrekking) { v.Stukken = make([]string, 101) },
			[]string{"stukken"},
		},
		"een dag die voorbij is": {
			func(v *informatie.Verstrekking) { v.Uiterlijk = "2026-03-01" },
			[]string{"uiterlijkDatum"},
		},
		"zonder dag": {
			func(v *informatie.Verstrekking) { v.Uiterlijk = "" },
			[]string{"uiterlijkDatum"},
		},
	} {
		v := volledigVerzoek()
		geval.doe(&v)
		if kreeg := veldenVan(t, v.Valideer(derdeDag())); !slices.Equal(kreeg, geval.wil) {
			t.Errorf("%s: %v, want %v", naam, kreeg, geval.wil)
		}
	}
}

// What was not filled in is no passage, a piece counts once, and a name has no spaces around it.
func TestVerstrekkingSchoon(t *testing.T) {
	v := volledigVerzoek()
	v.Derde.Naam = "  Corporatie "
	v.Stukken = []string{"g-2", "g-1", "g-2"}
	v.Passages = []informatie.Passage{{}, {Overleg: "o-1", Tekst: "Ja."}, {Tekst: "  "}}
	s := v.Schoon()
	if s.Derde.Naam != "Corporatie" || !slices.Equal(s.Stukken, []string{"g-1", "g-2"}) || len(s.Passages) != 1 || s.Passages[0].Tekst != "Ja." {
		t.Errorf("kept as %+v", s)
	}
	if len(v.Passages) != 3 {
		t.Error("what was typed changed")
	}
	p := informatie.WettelijkePlicht{Derde: informatie.Derde{Naam: " Rechtbank "}, Stukken: []string{"g-1", "g-1"}}.Schoon()
	if p.Derde.Naam != "Rechtbank" || len(p.Stukken) != 1 {
		t.Errorf("kept as %+v", p)
	}
}

// rule 14.1-2: without its article a legal duty is not registered.
func TestPlichtValideer(t *testing.T) {
	vol := informatie.WettelijkePlicht{
		Derde:   informatie.Derde{Naam: "Rechtbank", Soort: "rechtbank", Contact: "griffie"},
		Artikel: "126nd Sv", Waarom: "De rechter vorderde het.", Stukken: []string{"g-1"}, Datum: "2026-03-01",
	}
	for naam, geval := range map[string]struct {
		doe func(p *informatie.WettelijkePlicht)
		wil []string
	}{
		"volledig": {func(*informatie.WettelijkePlicht) {}, nil},
		"zonder artikel": {
			func(p *informatie.WettelijkePlicht) { p.Artikel = "" },
			[]string{"artikel"},
		},
		"zonder uitleg": {
			func(p *informatie.WettelijkePlicht) { p.Waarom = "" },
			[]string{"waarom"},
		},
		"zonder stukken": {
			func(p *informatie.WettelijkePlicht) { p.Stukken = nil },
			[]string{"stukken"},
		},
		"te veel stukken": {
			func(p *informatie.WettelijkePlicht) { p.Stukken = make([]string, 101) },
			[]string{"stukken"},
		},
		"in de toekomst": {
			func(p *informatie.WettelijkePlicht) { p.Datum = "2026-03-03" },
			[]string{"datum"},
		},
		"zonder dag en derde": {
			func(p *informatie.WettelijkePlicht) { p.Datum, p.Derde = "", informatie.Derde{} },
			[]string{"datum", "derde.contact", "derde.naam", "derde.soort"},
		},
	} {
		p := vol
		geval.doe(&p)
		if kreeg := veldenVan(t, p.Valideer(derdeDag())); !slices.Equal(kreeg, geval.wil) {
			t.Errorf("%s: %v, want %v", naam, kreeg, geval.wil)
		}
	}
}

// rule 7.2-2: of a municipality burgemeester or college signs, of another Partij it itself, and who signs says on what authority.
func TestOndertekeningValideer(t *testing.T) {
	for _, geval := range []struct {
		soort partij.Soort
		voor  partij.Verantwoordelijke
		goed  bool
	}{
		{partij.Gemeente, partij.VoorBurgemeester, true},
		{partij.Gemeente, partij.VoorCollege, true},
		{partij.Gemeente, partij.VoorPartij, false},
		{partij.Politie, partij.VoorPartij, true},
		{partij.Politie, partij.VoorBurgemeester, false},
		{partij.GGZ, partij.VoorCollege, false},
		{partij.GGZ, "", false},
	} {
		o := informatie.Ondertekening{Verantwoordelijke: geval.voor, Bevoegdheid: "Mandaat"}
		if kreeg := veldenVan(t, o.Valideer(geval.soort)); (len(kreeg) == 0) != geval.goed || !geval.goed && kreeg[0] != "verantwoordelijke" {
			t.Errorf("%s for %q: %v", geval.soort, geval.voor, kreeg)
		}
		o.Bevoegdheid = ""
		if kreeg := veldenVan(t, o.Valideer(geval.soort)); !slices.Contains(kreeg, "bevoegdheid") {
			t.Errorf("without authority: %v", kreeg)
		}
	}
}

// A no has a reason; taking a consent back need not have one.
func TestDeelAntwoordValideer(t *testing.T) {
	lang := strings.Repeat("a", 20_001)
	for _, geval := range []struct {
		reden string
		nee   bool
		goed  bool
	}{{"Liever niet.", true, true}, {"", true, false}, {"", false, true}, {lang, false, false}} {
		err := informatie.DeelAntwoord{Reden: geval.reden}.Valideer(geval.nee)
		if (err == nil) != geval.goed {
			t.Errorf("a reason of %d letters with no %v: %v", len(geval.reden), geval.nee, err)
		}
	}
	if err := (informatie.Bezwaar{}).Valideer(); err == nil {
		t.Error("an objection without a reason")
	}
	if err := (informatie.Bezwaar{Reden: "Zwaarwegend."}).Valideer(); err != nil {
		t.Error(err)
	}
	if err := (informatie.Verlenen{Voldaan: lang}).Valideer(); err == nil {
		t.Error("too long")
	}
}

// rule WGS-10: an advice says what, why and of which day.
func TestAdviesValideer(t *testing.T) {
	vol := informatie.Advies{Oordeel: informatie.MetVoorwaarden, Tekst: "Zonder namen.", Datum: "2026-03-02"}
	for naam, geval := range map[string]struct {
		doe func(a *informatie.Advies)
		wil []string
	}{
		"volledig":        {func(*informatie.Advies) {}, nil},
		"een ander woord": {func(a *informatie.Advies) { a.Oordeel = "misschien" }, []string{"oordeel"}},
		"zonder tekst":    {func(a *informatie.Advies) { a.Tekst = "" }, []string{"tekst"}},
		"zonder dag":      {func(a *informatie.Advies) { a.Datum = "" }, []string{"datum"}},
		"van morgen":      {func(a *informatie.Advies) { a.Datum = "2026-03-03" }, []string{"datum"}},
	} {
		a := vol
		geval.doe(&a)
		if kreeg := veldenVan(t, a.Valideer(derdeDag())); !slices.Equal(kreeg, geval.wil) {
			t.Errorf("%s: %v, want %v", naam, kreeg, geval.wil)
		}
	}
}

// Each state, controller and advice has words of its own.
func TestVerstrekkingWoorden(t *testing.T) {
	gezien := map[string]bool{}
	woord := func(w string, s string) {
		t.Helper()
		if w == s || w == "" || gezien[w] {
			t.Errorf("%q is called %q", s, w)
		}
		gezien[w] = true
	}
	for _, s := range informatie.VerstrekkingStanden() {
		if s != informatie.VerstrekkingIngetrokken { // the word itself
			woord(s.Label(), string(s))
		}
	}
	for _, s := range []partij.Verantwoordelijke{partij.VoorBurgemeester, partij.VoorCollege, partij.VoorPartij} {
		woord(s.Label(), string(s))
	}
	for _, s := range informatie.Oordelen() {
		if s == informatie.MetVoorwaarden {
			woord(s.Label(), string(s))
		}
	}
	if informatie.Oordeel("x").Label() != "x" || informatie.VerstrekkingStand("x").Label() != "x" || partij.Verantwoordelijke("x").Label() != "x" {
		t.Error("an unknown word is not shown as it is")
	}
}

// rule 7.2-2: a consent on paper says who signed, for which controller of their Partij, on what authority and on which day, and has its document.
func TestOpPapier(t *testing.T) {
	vandaag := time.Date(2026, time.March, 3, 0, 0, 0, 0, klok.Amsterdam())
	vol := informatie.OpPapier{Verstrekking: "v", Deel: "d", Versie: 2, Stukversie: 3, Ondertekenaar: "R. Bedenksel", Verantwoordelijke: partij.VoorCollege,
		Bevoegdheid: "Mandaatregister", Datum: "3-3-2026", Document: "f"}
	if err := vol.Valideer(partij.Gemeente, vandaag); err != nil {
		t.Error(err)
	}
	if got := vol.Ondertekening(); got != (informatie.Ondertekening{Verstrekking: "v", Deel: "d", Versie: 2, Stukversie: 3, Verantwoordelijke: partij.VoorCollege, Bevoegdheid: "Mandaatregister"}) {
		t.Errorf("it has in common %+v", got)
	}
	for veld, anders := range map[string]func(*informatie.OpPapier){
		"ondertekenaar":     func(p *informatie.OpPapier) { p.Ondertekenaar = " " },
		"verantwoordelijke": func(p *informatie.OpPapier) { p.Verantwoordelijke = partij.VoorPartij },
		"bevoegdheid":       func(p *informatie.OpPapier) { p.Bevoegdheid = " " },
		"datum":             func(p *informatie.OpPapier) { p.Datum = "4-3-2026" },
		"document":          func(p *informatie.OpPapier) { p.Document = "" },
	} {
		in := vol
		anders(&in)
		var fout *errs.Invalid
		if err := in.Valideer(partij.Gemeente, vandaag); !errors.As(err, &fout) || len(fout.Velden) != 1 || fout.Velden[0].Veld != veld {
			t.Errorf("%s: %v", veld, err)
		}
	}
}

func TestDaarna(t *testing.T) {
	for d, wil := range map[informatie.Daarna]string{"": "", informatie.DaarnaGewijzigd: "daarna gewijzigd", informatie.DaarnaIngetrokken: "daarna ingetrokken",
		informatie.DaarnaWeg: "er nu niet meer", "x": "x"} {
		if d.Label() != wil {
			t.Errorf("%q reads %q", d, d.Label())
		}
	}
}

// rules 7.2-2, 7.2-4: a part goes in the letter only when each of its suppliers signed for what is there now.
func TestGaten(t *testing.T) {
	for naam, geval := range map[string]struct {
		staat informatie.Deelstaat
		wil   []informatie.Deelgat
	}{
		"getekend":              {informatie.Deelstaat{Getekend: 1, VraagDerde: true}, nil},
		"een passage":           {informatie.Deelstaat{Passage: true, Getekend: 3}, nil},
		"een passage, een open": {informatie.Deelstaat{Passage: true, Getekend: 2, Open: 1}, []informatie.Deelgat{informatie.GeenAntwoord}},
		"niemand":               {informatie.Deelstaat{VraagDerde: true}, []informatie.Deelgat{informatie.GeenAntwoord}},
		"open":                  {informatie.Deelstaat{Open: 1, VraagDerde: true}, []informatie.Deelgat{informatie.GeenAntwoord}},
		"nee":                   {informatie.Deelstaat{Nee: 1, VraagDerde: true}, []informatie.Deelgat{informatie.Geweigerd}},
		"terug":                 {informatie.Deelstaat{Terug: 1, VraagDerde: true}, []informatie.Deelgat{informatie.Teruggenomen}},
		"veranderd":             {informatie.Deelstaat{Getekend: 1, Veranderd: true, VraagDerde: true}, []informatie.Deelgat{informatie.StukVeranderd}},
		"strenger":              {informatie.Deelstaat{Getekend: 1, Veranderd: true}, []informatie.Deelgat{informatie.NietMeerVragen}},
		"buiten het protocol":   {informatie.Deelstaat{Getekend: 1, VraagDerde: true, Buiten: true}, []informatie.Deelgat{informatie.BuitenProtocol}},
		"buiten, en strenger":   {informatie.Deelstaat{Getekend: 1, Buiten: true}, []informatie.Deelgat{informatie.NietMeerVragen}},
		"advies verouderd":      {informatie.Deelstaat{Getekend: 1, VraagDerde: true, Verouderd: true}, []informatie.Deelgat{informatie.AdviesVerouderd}},
		"weg":                   {informatie.Deelstaat{Getekend: 1, Weg: true, VraagDerde: true}, []informatie.Deelgat{informatie.StukNietMeer}},
	} {
		if kreeg := geval.staat.Gaten(); !slices.Equal(kreeg, geval.wil) {
			t.Errorf("%s: %v, want %v", naam, kreeg, geval.wil)
		}
	}
	rapid.Check(t, func(t *rapid.T) {
		n := func(naam string) int { return rapid.IntRange(0, 3).Draw(t, naam) }
		ja := func(naam string) bool { return rapid.Bool().Draw(t, naam) }
		d := informatie.Deelstaat{Passage: ja("passage"), Getekend: n("getekend"), Open: n("open"), Nee: n("nee"), Terug: n("terug"), Weg: ja("weg"),
			Veranderd: ja("veranderd"), VraagDerde: ja("vraag"), Buiten: ja("buiten"), Verouderd: ja("verouderd")}
		if d.Passage {
			d.Veranderd, d.Verouderd = false, false
		}
		mag := d.Getekend > 0 && d.Open+d.Nee+d.Terug == 0 && !d.Weg && !d.Veranderd && !d.Verouderd && (d.Passage || d.VraagDerde && !d.Buiten)
		if (len(d.Gaten()) == 0) != mag {
			t.Fatalf("%+v lacks %v", d, d.Gaten())
		}
	})
}
