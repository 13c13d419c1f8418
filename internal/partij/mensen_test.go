// SPDX-License-Identifier: EUPL-1.2

package partij_test

import (
	"errors"
	"slices"
	"strings"
	"testing"
	"time"

	"rondetafel/internal/errs"
	"rondetafel/internal/klok"
	"rondetafel/internal/partij"
)

func vandaag() time.Time { return time.Date(2026, time.November, 23, 15, 4, 0, 0, klok.Amsterdam()) }

func velden(err error) string {
	var i *errs.Invalid
	if !errors.As(err, &i) {
		return ""
	}
	var uit []string
	for _, v := range i.Velden {
		uit = append(uit, v.Veld)
	}
	return strings.Join(uit, " ")
}

// rule WGS-12: each function is for one of the three things of WGS 1.8 lid 2, and is given by the Partij or by the house.
func TestInzet(t *testing.T) {
	for _, f := range partij.Functies() {
		eigen, huis := slices.Contains(partij.EigenFuncties(), f), slices.Contains(partij.Huisfuncties(), f)
		if f.Inzet().Label() == "" || eigen == huis {
			t.Errorf("%s is for %q, given by its Partij %t, by the house %t", f, f.Inzet(), eigen, huis)
		}
	}
	for f, wil := range map[partij.Functie]partij.Inzet{partij.Uitvoerder: partij.Uitvoering, partij.Rechtmatigheid: partij.Toetsing,
		partij.Functioneelbeheer: partij.Beheer, "koning": "", "": ""} {
		if f.Inzet() != wil {
			t.Errorf("%q is for %q, want %q", f, f.Inzet(), wil)
		}
	}
	if partij.Inzet("").Label() != "" {
		t.Error("nothing has a label")
	}
}

// Who can have a function: staff is of the house, who works for a Partij is of one, and the coordinating privacy officer is of a public one.
func TestFunctiePast(t *testing.T) {
	for soort, wil := range map[partij.Soort]string{
		partij.Huis:        "procesregisseur manager ondersteuning fg rechtmatigheid functioneelbeheer contactpunt",
		partij.Gemeente:    "aanmelder uitvoerder fg rechtmatigheid partijbeheerder coordinerendfg contactpunt mandaat",
		partij.GGZ:         "aanmelder uitvoerder fg rechtmatigheid partijbeheerder contactpunt mandaat",
		partij.Incidenteel: "",
	} {
		var kan []string
		for _, f := range append(partij.Functies(), "koning") {
			if f.Past(partij.Partij{Soort: soort}) {
				kan = append(kan, string(f))
			}
		}
		if got := strings.Join(kan, " "); got != wil {
			t.Errorf("of %s somebody can have %q, want %q", soort, got, wil)
		}
	}
}

func TestTermijn(t *testing.T) {
	dag := func(d int) int64 { return klok.Micro(time.Date(2026, time.November, d, 0, 0, 0, 0, klok.Amsterdam())) }
	for in, wil := range map[partij.Termijn]struct {
		fout     string
		van, tot int64
	}{
		{}:                                     {"", klok.Micro(vandaag()), klok.Eeuwig},
		{Van: "23-11-2026"}:                    {"", klok.Micro(vandaag()), klok.Eeuwig},
		{Van: "25-11-2026", Tot: "25-11-2026"}: {"", dag(25), dag(26)},
		{Tot: "23 november 2026"}:              {"", klok.Micro(vandaag()), dag(24)},
		{Van: "22-11-2026"}:                    {fout: "van"},
		{Tot: "22-11-2026"}:                    {fout: "tot"},
		{Van: "27-11-2026", Tot: "26-11-2026"}: {fout: "tot"},
		{Van: "morgen", Tot: "later"}:          {fout: "van tot"},
		{Van: "31-11-2026", Tot: "31-11-2026"}: {fout: "van tot"},
	} {
		err := partij.FunctieGeven{Functie: partij.Uitvoerder, Termijn: in}.Valideer(vandaag())
		if velden(err) != wil.fout {
			t.Errorf("%+v: %v, want %q", in, err, wil.fout)
		}
		if van, tot := in.Periode(vandaag()); wil.fout == "" && (van != wil.van || tot != wil.tot) {
			t.Errorf("%+v: %d to %d, want %d to %d", in, van, tot, wil.van, wil.tot)
		}
	}
}

func TestUitnodigen(t *testing.T) {
	goed := partij.MedewerkerUitnodigen{Naam: "  Noor   Verzonnen ", Functies: []partij.Functie{partij.Uitvoerder, partij.Aanmelder, partij.Uitvoerder}}.Schoon()
	if goed.Naam != "Noor Verzonnen" || !slices.Equal(goed.Functies, []partij.Functie{partij.Uitvoerder, partij.Aanmelder}) || goed.Valideer(vandaag()) != nil {
		t.Errorf("it is %+v: %v", goed, goed.Valideer(vandaag()))
	}
	if err := (partij.MedewerkerUitnodigen{Naam: "Noor Verzonnen"}).Valideer(vandaag()); err != nil {
		t.Errorf("somebody without a function yet: %v", err)
	}
	for wil, in := range map[string]partij.MedewerkerUitnodigen{
		"naam":          {Naam: "Balie"},
		"naam functies": {Functies: []partij.Functie{"koning"}},
		"naam van":      {Naam: "Noor " + strings.Repeat("é", 96), Termijn: partij.Termijn{Van: "x"}},
	} {
		if got := velden(in.Schoon().Valideer(vandaag())); got != wil {
			t.Errorf("wrong is %q, want %q", got, wil)
		}
	}
	if err := (partij.MedewerkerUitnodigen{Naam: "Noor " + strings.Repeat("é", 95)}).Valideer(vandaag()); err != nil {
		t.Errorf("a name of 100 letters: %v", err)
	}
}

// A name is what a reader sees of it: nothing that nobody sees or that turns the text, and one script.
func TestNaamIsWatJeZiet(t *testing.T) {
	for naam, wil := range map[string]string{
		"Zoë d’Ancona-Łukasz": "", "Nguyễn Văn An": "", "Zoe\u0308 de Vries": "", "J. de Vries (wijkteam 2)": "", "=1+1 Nep": "",
		"Anna\u200b Fictief": "naam", "Anna\u00ad Fictief": "naam", "\u202eanna Fictief": "naam", "Anna\u2066 Fictief": "naam", "Anna\x00 Fictief": "naam", "Anna\u0007 Fictief": "naam",
		"Anna\ufeff Fictief": "naam", "Anna \u3164": "naam", "Anna \u2800": "naam", "Anna\ufe0f Fictief": "naam", "Anna\u034f Fictief": "naam", "Anna\U000e0041 Fictief": "naam",
		"Anna\ue000 Fictief": "naam", "A\u0301\u0301\u0301nna Fictief": "naam", "Аnna Fictief": "naam", "Αnna Fictief": "naam", "𝐀nna Fictief": "naam", "Anna\xff Fictief": "naam",
	} {
		if got := velden(partij.MedewerkerUitnodigen{Naam: naam}.Schoon().Valideer(vandaag())); got != wil {
			t.Errorf("%q: wrong is %q, want %q", naam, got, wil)
		}
	}
}

// rule 1.11-1: on behalf of which Partij somebody works comes with being Procesregisseur and with nothing else.
func TestNamensHoortBijProcesregisseur(t *testing.T) {
	for f, wil := range map[partij.Functie]string{partij.Procesregisseur: "", partij.Ondersteuning: "namens"} {
		if got := velden(partij.FunctieGeven{Functie: f, Namens: "p"}.Valideer(vandaag())); got != wil {
			t.Errorf("%s: wrong is %q, want %q", f, got, wil)
		}
	}
}

func TestEinde(t *testing.T) {
	nu := klok.Micro(vandaag())
	for in, wil := range map[klok.Datum]int64{"": nu, "23-11-2026": klok.Micro(time.Date(2026, time.November, 24, 0, 0, 0, 0, klok.Amsterdam()))} {
		e := partij.Einde{LaatsteDag: in}
		if e.Moment(nu) != wil || (partij.MedewerkerBeeindigen{Einde: e}).Valideer(vandaag()) != nil {
			t.Errorf("%q ends at %d, want %d", in, e.Moment(nu), wil)
		}
	}
	for _, in := range []klok.Datum{"22-11-2026", "x"} {
		e := partij.Einde{LaatsteDag: in}
		if got := velden(partij.FunctieBeeindigen{Einde: e}.Valideer(vandaag())); got != "functie laatsteDag" {
			t.Errorf("%q: wrong is %q", in, got)
		}
		if got := velden(partij.MedewerkerBeeindigen{Einde: e}.Valideer(vandaag())); got != "laatsteDag" {
			t.Errorf("%q: wrong is %q", in, got)
		}
	}
}

func TestHerstellen(t *testing.T) {
	if got := velden(partij.Herstellen{Medewerker: "a"}.Valideer()); got != "gezien" || (partij.Herstellen{Gezien: true}).Valideer() != nil {
		t.Errorf("who was not seen: %q", got)
	}
}

// Every right is decided on, and who decides signs; after a year it is asked again.
func TestHerzien(t *testing.T) {
	for wil, in := range map[string]partij.Herzien{"": {Akkoord: true, Regels: []partij.HerzienRegel{{Besluit: partij.Blijft}, {Besluit: partij.Stopt}}},
		"regels[1].besluit akkoord": {Regels: []partij.HerzienRegel{{Besluit: partij.Stopt}, {Besluit: "later"}}}} {
		if got := velden(in.Valideer()); got != wil {
			t.Errorf("wrong is %q, want %q", got, wil)
		}
	}
	if got := klok.VanMicro(partij.HerzienVoor(klok.Micro(vandaag()))); !got.Equal(vandaag().AddDate(1, 0, 0)) {
		t.Errorf("again before %s", got)
	}
}

func TestOverdragen(t *testing.T) {
	for wil, in := range map[string]partij.WerkOverdragen{"": {Medewerker: "a", Casus: "c", Overnemer: "b"}, "casus overnemer": {Medewerker: "a"},
		"overnemer": {Medewerker: "a", Casus: "c", Overnemer: "a"}} {
		if got := velden(in.Valideer()); got != wil {
			t.Errorf("%+v: wrong is %q, want %q", in, got, wil)
		}
	}
}

// rule WGS-12: until when others look after the rights of a Partij, whatever becomes of one of them.
func TestLaatste(t *testing.T) {
	beheert := func(id string, werkt, tot int64) partij.Medewerker {
		return partij.Medewerker{ID: id, Tot: werkt, Functies: []partij.Toekenning{{Functie: partij.Aanmelder, Tot: 99}, {Functie: partij.Partijbeheerder, Tot: tot}}}
	}
	later := beheert("e", 99, 99)
	later.Functies[1].Van = 6
	nieuw := beheert("f", 99, 99)
	nieuw.Van = 6
	mensen := []partij.Medewerker{beheert("a", 50, 90), beheert("b", 90, 40), beheert("c", 60, 60), {ID: "d", Tot: 99}, later, nieuw}
	for wie, wil := range map[string]int64{"a": 60, "c": 50, "": 60} {
		if got := partij.Laatste(mensen, wie, partij.Partijbeheerder, 5); got != wil {
			t.Errorf("without %q until %d, want %d", wie, got, wil)
		}
	}
	if got := partij.Laatste(mensen[3:], "", partij.Partijbeheerder, 5); got != 0 {
		t.Errorf("who begins later looks after it until %d", got)
	}
	for _, wie := range []int{4, 5} {
		if got := partij.Laatste(mensen[wie:wie+1], "", partij.Partijbeheerder, 6); got != 99 {
			t.Errorf("who began looks after it until %d", got)
		}
	}
}
