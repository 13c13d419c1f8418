// SPDX-License-Identifier: EUPL-1.2

package gate_test

import (
	"cmp"
	"encoding/json"
	"slices"
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"

	"rondetafel/internal/audit"
	"rondetafel/internal/gate"
	. "rondetafel/internal/gate/gatetest"
	"rondetafel/internal/informatie"
	"rondetafel/internal/klok"
	"rondetafel/internal/partij"
)

// logdrukte leaves entries of every outcome, of several people and casussen, on three days: z has a piece, ander is in screening, nog waits for
// its Partij to confirm it.
func logdrukte(t *testing.T, h *Huis) (z, ander, nog gate.Verwijzing) {
	t.Helper()
	ctx := h.Ctx()
	nog, ander, z = h.TeBevestigen(), h.InScreening(), h.RTO(Bo)
	stuk := h.VoegToe(z, Bo, informatie.GekozenPartijen, Gemeente)
	h.Klok.Zet(h.Klok.Nu().AddDate(0, 0, 1))
	goed(t, vergeet(h.CasusLezen(ctx, Als(Anna), z.ID)))
	goed(t, vergeet(h.GegevenLezen(ctx, Als(Petra), stuk.ID)))
	geweigerd(t, vergeet(h.CasusLezen(ctx, Als(Mo), z.ID)), "1.7")
	onbekend(t, vergeet(h.GegevenLezen(ctx, Als(Dirk), stuk.ID)))
	h.Klok.Zet(h.Klok.Nu().AddDate(0, 0, 1))
	goed(t, vergeet(h.CasusLijst(ctx, Als(Bo), gate.LijstVraag{})))
	goed(t, vergeet(h.PersoonZoeken(ctx, Als(Bo), gate.ZoekVraag{BSN: BSN})))
	if vergeet(h.GegevenIntrekken(ctx, Als(Bo), informatie.Intrekken{Gegeven: stuk.ID, Versie: 7, Reden: "x"})) == nil {
		t.Error("a version that is not there was taken")
	}
	return z, ander, nog
}

// doorzocht is every place that v leads to, over all pages.
func doorzocht(t rapid.TB, h *Huis, v gate.LogVraag) []int64 {
	t.Helper()
	uit := []int64{}
	for {
		p, err := h.LogDoorzoeken(h.Ctx(), Als(Fien), v)
		if err != nil {
			t.Fatal(err)
		}
		for _, r := range p.Regels {
			uit = append(uit, r.Volgnr)
		}
		if p.Voor == 0 {
			return uit
		}
		if len(p.Regels) != 50 || p.Voor != p.Regels[49].Volgnr {
			t.Fatalf("a page of %d lines ends before %d", len(p.Regels), p.Voor)
		}
		v.Voor = p.Voor
	}
}

// past tells whether an entry is one that v asks for: what the search must come to by its own way. zaken are ids by number.
func past(e audit.Entry, v gate.LogVraag, zaken map[string]string) bool {
	over := func(id string) bool {
		return e.Casus == id || slices.Contains(e.Objecten, id) || slices.Contains(e.Getoond, id)
	}
	dag := klok.VanMicro(e.Time).In(klok.Amsterdam()).Format(time.DateOnly)
	return (v.Medewerker == "" || e.Persoon == v.Medewerker) && (v.Casus == "" || over(zaken[v.Casus])) && (v.Handeling == "" || e.Handeling == v.Handeling) &&
		(v.Artikel == "" || slices.Contains(e.Artikelen, v.Artikel)) && (v.Uitkomst == "" || e.Uitkomst.String() == v.Uitkomst) &&
		(v.Vanaf == "" || dag >= v.Vanaf.ISO()) && (v.Tot == "" || dag <= v.Tot.ISO()) && (v.Voor == 0 || e.Sequence < v.Voor)
}

// rule AVG-5: whatever the privacy officer asks for, alone or together, the search shows every entry of the log that fits and no other one,
// the newest first: refused and failed tries, what the system did and what she did herself included.
func TestRegelLogDoorzoeken(t *testing.T) {
	motoren(t, func(t *testing.T, h *Huis) {
		z, ander, _ := logdrukte(t, h)
		zaken := map[string]string{z.Nummer: z.ID, ander.Nummer: ander.ID}
		begin := klok.Datum(Begin().Format(time.DateOnly))
		dag := func(n int) klok.Datum { return klok.Datum(Begin().AddDate(0, 0, n).Format("2-1-2006")) }
		vragen := []gate.LogVraag{{}, {Medewerker: Bo}, {Medewerker: Nul}, {Casus: z.Nummer}, {Casus: ander.Nummer}, {Handeling: "casus.lezen"}, {Artikel: "1.7"},
			{Uitkomst: "toegestaan"}, {Uitkomst: "geweigerd"}, {Uitkomst: "mislukt"}, {Vanaf: dag(1)}, {Tot: begin}, {Vanaf: dag(1), Tot: dag(1)}, {Vanaf: dag(9)},
			{Tot: dag(-1)}, {Medewerker: Bo, Casus: z.Nummer, Handeling: "gegeven.toevoegen", Artikel: "12.1", Uitkomst: "toegestaan", Vanaf: begin, Tot: begin},
			{Medewerker: Mo, Casus: z.Nummer, Uitkomst: "geweigerd"}, {Medewerker: Bo, Uitkomst: "mislukt", Vanaf: dag(2)}, {Casus: z.Nummer, Uitkomst: "toegestaan", Tot: dag(1)},
			{Handeling: "log.doorzoeken"}, {Voor: 9}}
		gevonden := 0
		for _, v := range vragen {
			goed(t, h.BouwIndex(h.Ctx()))
			wil := []int64{}
			for _, e := range slices.Backward(h.Log()) {
				if past(e, v, zaken) {
					wil = append(wil, e.Sequence)
				}
			}
			zelfde(t, "found", doorzocht(t, h, v), wil)
			gevonden += min(len(wil), 1)
		}
		if gevonden != len(vragen)-3 {
			t.Errorf("%d of %d questions find something: this test asks too little", gevonden, len(vragen))
		}
	})
}

// rule AVG-5: the same for questions that nobody thought of.
func TestLogDoorzoekenWillekeurig(t *testing.T) {
	h := Nieuw(t)
	z, ander, _ := logdrukte(t, h)
	zaken := map[string]string{z.Nummer: z.ID, ander.Nummer: ander.ID}
	log := h.Log()
	rapid.Check(t, func(r *rapid.T) {
		e := log[rapid.IntRange(0, len(log)-1).Draw(r, "like this one")] // so that most questions find something
		v := gate.LogVraag{Voor: int64(len(log))}
		som := func(waarden ...string) string { return rapid.SampledFrom(append(waarden, "", "")).Draw(r, "asked") }
		v.Medewerker, v.Handeling, v.Uitkomst = som(e.Persoon, Anna), som(e.Handeling), som(e.Uitkomst.String(), "geweigerd")
		v.Casus, v.Artikel = som(z.Nummer, ander.Nummer), som(append(e.Artikelen, "9.2f")...)
		v.Vanaf = klok.Datum(som(klok.VanMicro(e.Time).Format(time.DateOnly)))
		v.Tot = klok.Datum(som(klok.VanMicro(e.Time).Format(time.DateOnly)))
		if v.Handeling != "" && !slices.ContainsFunc(gate.LogHandelingen(), func(a gate.Act) bool { return a.Naam == v.Handeling }) {
			r.Fatalf("%s is in the log and cannot be asked for", v.Handeling)
		}
		wil := []int64{}
		for _, e := range slices.Backward(log) {
			if past(e, v, zaken) {
				wil = append(wil, e.Sequence)
			}
		}
		if kreeg := doorzocht(r, h, v); !slices.Equal(kreeg, wil) {
			r.Fatalf("%+v finds %v, want %v", v, kreeg, wil)
		}
	})
}

// rules AVG-5, 9.3-1: a line says when who, in which functie, for which Partij and on whose behalf, did or tried what in which Casus, how much
// was shown with it and on which article. Of a Casus of which the privacy officer may not know yet the line is there without its number
// (rule 1.7-1).
func TestLogRegelVoorRegel(t *testing.T) {
	h := Nieuw(t)
	ctx := h.Ctx()
	n := h.Regels()
	nog := h.TeBevestigen()                                           // n
	z := h.RTO(Bo)                                                    // n+1 .. n+4
	goed(t, vergeet(h.CasusLezen(ctx, Als(Anna), z.ID)))              // n+5
	geweigerd(t, vergeet(h.CasusLezen(ctx, Als(Mo), z.ID)), "1.7")    // n+6
	goed(t, vergeet(h.CasusLijst(ctx, Als(Bo), gate.LijstVraag{})))   // n+7
	goed(t, vergeet(h.CasusGekeken(ctx, Als(Petra), z.ID, 0)))        // n+8
	goed(t, h.Proef(ctx, gate.Caller{}, func() error { return nil })) // n+9
	p, err := h.LogDoorzoeken(ctx, Als(Fien), gate.LogVraag{})
	goed(t, err)
	const politie, gemeente, huis, pr = "Proefpolitie", "Gemeente Proefdorp", "Proefhuis", "procesregisseur"
	in := func(l lijn, plaats int64) gate.LogRegel {
		return gate.LogRegel{Inzage: l.op(h, plaats), CasusID: z.ID, Nummer: z.Nummer}
	}
	zonder := func(r gate.LogRegel) gate.LogRegel { r.CasusID, r.Nummer = "", ""; return r }
	for i, wil := range []gate.LogRegel{
		in(lijn{"Petra Schijn", pr, huis, gemeente, "Wie heeft gekeken bekijken", 0, "toegestaan", []string{"AVG-6"}}, n+8),
		zonder(in(lijn{"Bo Verzonnen", "", politie, "", "Casussen bekijken", 1, "toegestaan", []string{"1.7"}}, n+7)),
		in(lijn{"Mo Schijn", "", huis, "", "Casus openen", 0, "geweigerd", []string{"1.7"}}, n+6),
		in(lijn{"Anna Fictief", "", gemeente, "", "Casus openen", 1, "toegestaan", []string{"1.7", "6.5"}}, n+5),
		in(lijn{"Petra Schijn", pr, huis, gemeente, "Triage afronden", 0, "toegestaan", []string{"1.8"}}, n+4),
	} {
		zelfde(t, "a line", p.Regels[i+1], wil)
	}
	if r := p.Regels[0]; r.Wie != "" || r.Volgnr != n+9 {
		t.Errorf("what the system did is %+v", r)
	}
	eerste := p.Regels[9]
	if eerste.Volgnr != n || eerste.Handeling != "Casus aanmelden" || eerste.Nummer != "" || eerste.CasusID != "" {
		t.Errorf("of the one that is not confirmed it says %+v", eerste)
	}
	velden(t, vergeet(h.LogDoorzoeken(ctx, Als(Fien), gate.LogVraag{Casus: nog.Nummer})), "casus")
	if e := h.Laatste(); e.Handeling != "log.doorzoeken" || e.Uitkomst != audit.Failed || len(e.Objecten)+len(e.Getoond) > 0 {
		t.Errorf("asking for what one may not know of left %+v", e)
	}
}

// rules AVG-5, WGS-12: of an act on somebody's rights the line says whose, and which function it gave or ended; what somebody did to their own
// log-in is about nobody else, and of a Casus it names nobody.
func TestLogZegtOverWie(t *testing.T) {
	h := Nieuw(t)
	ctx := h.Ctx()
	goed(t, vergeet(h.FunctieGeven(ctx, Als(Beatle), geef(Arno, partij.Aanmelder))))
	goed(t, vergeet(h.MedewerkerHerstellen(ctx, Als(Beatle), partij.Herstellen{Medewerker: Anna, Gezien: true})))
	ingelogd(t, h, Bo)
	h.RTO(Bo)
	p, err := h.LogDoorzoeken(ctx, Als(Fien), gate.LogVraag{})
	goed(t, err)
	over := map[string][]string{}
	for _, r := range p.Regels {
		if len(r.Over)+len(r.Functies) > 0 && r.Wie != "" { // and not how the house began
			over[r.Handeling] = append(slices.Clone(r.Over), r.Functies...)
		}
	}
	zelfde(t, "about whom", over, map[string][]string{"Functie geven": {"Arno Fictief", "aanmelder"}, "Nieuwe code geven": {"Anna Fictief"}})
	b, err := h.LogExporteren(ctx, Als(Fien), gate.LogVraag{Handeling: "functie.geven"})
	goed(t, err)
	if !strings.HasSuffix(strings.TrimSpace(b.CSV), ";Arno Fictief;aanmelder") {
		t.Errorf("the file has %q", b.CSV)
	}
}

// rules AVG-5, WGS-12: the log is for the privacy officer alone. Everybody else hears why not and on which article, whatever they ask for,
// and that they tried is in the log.
func TestRegelLogAlleenDeFG(t *testing.T) {
	motoren(t, func(t *testing.T, h *Huis) {
		ctx, z := h.Ctx(), h.RTO(Bo)
		for _, wie := range Mensen() {
			if wie == Fien || wie == Daan || wie == Els { // Daan did not sign, and the Partij of Els left: that comes first
				continue
			}
			for naam, doe := range map[string]func() error{
				"log.doorzoeken": func() error {
					return vergeet(h.LogDoorzoeken(ctx, Als(wie), gate.LogVraag{Casus: z.Nummer, Medewerker: Bo}))
				},
				"log.tellen": func() error { return vergeet(h.LogTellen(ctx, Als(wie), gate.TellingVraag{})) },
			} {
				d := geweigerd(t, doe(), "AVG-5")
				if e := h.Laatste(); e.Handeling != naam || e.Persoon != wie || e.Uitkomst != audit.Refused || len(e.Objecten)+len(e.Getoond) > 0 || d.Anders == "" {
					t.Errorf("the refusal of %s left %+v", wie, e)
				}
			}
		}
		geweigerd(t, vergeet(h.LogTellen(ctx, samen(Fien, Mo), gate.TellingVraag{})), "AVG-5")
		geweigerd(t, vergeet(h.LogDoorzoeken(ctx, Als(Daan), gate.LogVraag{})), "14.1")
	})
}

// rule AVG-5: looking at the log is an entry itself. It names whom and which Casus were asked for, and the casussen that were shown, by their
// ids.
func TestRegelLogKijkenIsEenRegel(t *testing.T) {
	h := Nieuw(t)
	ctx := h.Ctx()
	z, _, _ := logdrukte(t, h)
	goed(t, vergeet(h.LogDoorzoeken(ctx, Als(Fien), gate.LogVraag{Medewerker: " " + Bo + " ", Casus: " " + z.Nummer})))
	e := h.Laatste()
	zelfde(t, "the search", spoorVan(e), spoor{wie: Fien, partij: Gemeente, handeling: "log.doorzoeken", soort: "raadplegen", objecten: []string{Bo, z.ID},
		getoond: []string{z.ID}, uitkomst: audit.Allowed, beleid: []string{"avg-05-doorzoeken", "avg-06-fg"}, artikelen: []string{"AVG-5", "AVG-6"}, herkomst: "web"})
	goed(t, vergeet(h.LogTellen(ctx, Als(Fien), gate.TellingVraag{})))
	zelfde(t, "counting", spoorVan(h.Laatste()), spoor{wie: Fien, partij: Gemeente, handeling: "log.tellen", soort: "raadplegen", uitkomst: audit.Allowed,
		beleid: []string{"avg-05-tellen"}, artikelen: []string{"AVG-5"}, herkomst: "web"})
	if len(e.Details) > 0 {
		t.Error("the search keeps more than ids")
	}
}

// rules AVG-5, AVG-6: who looks at *Wie heeft gekeken* of a Casus finds back that the privacy officer saw lines of it, and not at one that was not
// shown.
func TestLogStaatBijDeCasus(t *testing.T) {
	h := Nieuw(t)
	z, ander, _ := logdrukte(t, h)
	goed(t, vergeet(h.LogDoorzoeken(h.Ctx(), Als(Fien), gate.LogVraag{Medewerker: Bo, Casus: z.Nummer})))
	for id, wil := range map[string]bool{z.ID: true, ander.ID: false} {
		q, err := h.CasusGekeken(h.Ctx(), Als(Petra), id, 0)
		goed(t, err)
		if slices.ContainsFunc(q.Inzagen, func(i gate.Inzage) bool { return i.Handeling == "Logboek doorzoeken" && i.Wie == "Fien Fictief" }) != wil {
			t.Errorf("the look of the privacy officer stands there: not %v", wil)
		}
	}
}

// rules AVG-5, WGS-9: neither a line nor the entry of the search holds a name of a Betrokkene or a text of a dossier, and the entry no name or
// number of what was asked for either.
func TestLogZonderInhoud(t *testing.T) {
	h := Nieuw(t)
	z, _, _ := logdrukte(t, h)
	p, err := h.LogDoorzoeken(h.Ctx(), Als(Fien), gate.LogVraag{Medewerker: Bo, Casus: z.Nummer})
	goed(t, err)
	spoor, err := json.Marshal(h.Laatste())
	goed(t, err)
	antwoord, err := json.Marshal(p.Regels)
	goed(t, err)
	b, err := h.CasusLezen(h.Ctx(), Als(Petra), z.ID)
	goed(t, err)
	for _, s := range []string{BSN, b.Betrokkenen[0].Naam, b.Betrokkenen[0].ID, b.Aanmelding.Aanleiding} {
		if s == "" || strings.Contains(string(spoor), s) || strings.Contains(string(antwoord), s) {
			t.Errorf("%q is empty, or in the log or the answer", s)
		}
	}
	if len(p.Regels) < 3 || strings.Contains(string(spoor), "Bo Verzonnen") || strings.Contains(string(spoor), z.Nummer) {
		t.Errorf("%d lines; the entry holds %s", len(p.Regels), spoor)
	}
}

// Pages follow on each other by place: none of what was there is skipped or shown twice, however much comes in between the pages.
func TestLogPaginas(t *testing.T) {
	h := Nieuw(t)
	ctx, z := h.Ctx(), h.InScreening()
	for i := range 140 {
		goed(t, vergeet(h.CasusLezen(ctx, Als([]string{Anna, Petra}[i%2]), z.ID)))
	}
	for _, v := range []gate.LogVraag{{}, {Casus: z.Nummer}, {Medewerker: Petra, Uitkomst: "toegestaan"}} {
		zaken := map[string]string{z.Nummer: z.ID}
		goed(t, h.BouwIndex(ctx))
		wil := []int64{}
		for _, e := range slices.Backward(h.Log()) {
			if past(e, v, zaken) {
				wil = append(wil, e.Sequence)
			}
		}
		kreeg, paginas := []int64{}, 0
		for meer := true; meer; paginas++ {
			p, err := h.LogDoorzoeken(ctx, Als(Fien), v)
			goed(t, err)
			for _, r := range p.Regels {
				kreeg = append(kreeg, r.Volgnr)
			}
			v.Voor, meer = p.Voor, p.Voor > 0
			for range 7 {
				goed(t, vergeet(h.CasusLezen(ctx, Als(Petra), z.ID)))
			}
		}
		zelfde(t, "over the pages", kreeg, wil)
		if want := (len(wil) + 49) / 50; paginas != want {
			t.Errorf("%d lines on %d pages", len(wil), paginas)
		}
	}
	alles, err := h.LogDoorzoeken(ctx, Als(Fien), gate.LogVraag{Voor: 1 << 60})
	goed(t, err)
	if alles.Regels[0].Volgnr < 140 {
		t.Errorf("from far behind the end the newest is %d", alles.Regels[0].Volgnr)
	}
}

// A question that makes no sense is said at its field, all at once where the door need not look; what is no employee, casus or article is said too.
func TestLogVraagInvoer(t *testing.T) {
	h := Nieuw(t)
	for _, geval := range []struct {
		v   gate.LogVraag
		wil []string
	}{
		{gate.LogVraag{Handeling: "casus.opeten", Uitkomst: "gelukt", Vanaf: "gisteren", Tot: "31-2-2026", Voor: -1}, []string{"handeling", "uitkomst", "vanaf", "tot", "voor"}},
		{gate.LogVraag{Vanaf: "3-3-2026", Tot: "2-3-2026"}, []string{"tot"}},
		{gate.LogVraag{Handeling: "casus.bestaan"}, []string{"handeling"}}, // a part of others
		{gate.LogVraag{Medewerker: "Bo Verzonnen", Casus: "2026-9999", Artikel: "99"}, []string{"medewerker", "casus", "artikel"}},
		{gate.LogVraag{Medewerker: "persoon:" + Bo}, []string{"medewerker"}},
	} {
		velden(t, vergeet(h.LogDoorzoeken(h.Ctx(), Als(Fien), geval.v)), geval.wil...)
	}
	for _, geval := range []struct {
		v   gate.TellingVraag
		wil []string
	}{
		{gate.TellingVraag{Vanaf: "x", Tot: "y", Sorteer: "risico"}, []string{"vanaf", "tot", "sorteer"}},
		{gate.TellingVraag{Vanaf: "2-3-2026"}, []string{"tot"}}, {gate.TellingVraag{Tot: "2-3-2026"}, []string{"vanaf"}},
		{gate.TellingVraag{Vanaf: "3-3-2026", Tot: "2-3-2026"}, []string{"tot"}},
		{gate.TellingVraag{Vanaf: "1-1-2026", Tot: "3-4-2026"}, []string{"tot"}}, // 93 days
	} {
		velden(t, vergeet(h.LogTellen(h.Ctx(), Als(Fien), geval.v)), geval.wil...)
	}
	goed(t, vergeet(h.LogTellen(h.Ctx(), Als(Fien), gate.TellingVraag{Vanaf: "1-1-2026", Tot: "2-4-2026"})))
	mensen, err := h.LogDoorzoeken(h.Ctx(), Als(Fien), gate.LogVraag{})
	goed(t, err)
	if len(mensen.Mensen) != len(Mensen()) || !slices.IsSortedFunc(mensen.Mensen, func(a, b gate.LogMens) int { return cmp.Compare(a.Naam.Naam, b.Naam.Naam) }) {
		t.Errorf("one can choose from %+v", mensen.Mensen)
	}
	een := mensen.Mensen[0]
	if een.ID != Anna || een.Partij != "Gemeente Proefdorp" || strings.Contains(een.Kenmerk, "anna") {
		t.Errorf("the first is %+v", een)
	}
	goed(t, vergeet(h.HuisLezen(h.Ctx(), Als(Anna))))
	zelfde(t, "by the mark", doorzocht(t, h, gate.LogVraag{Medewerker: een.Kenmerk}), doorzocht(t, h, gate.LogVraag{Medewerker: Anna}))
	if e := h.Laatste(); !slices.Equal(e.Objecten, []string{Anna}) {
		t.Errorf("it is about %v", e.Objecten)
	}
	for _, a := range []string{"1.7", "AVG-5", "WGS-11", "13.2"} {
		if !slices.Contains(h.LogArtikelen(), a) {
			t.Errorf("article %s cannot be asked for", a)
		}
	}
}
