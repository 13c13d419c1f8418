// SPDX-License-Identifier: EUPL-1.2

package gate_test

import (
	"errors"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"rondetafel/internal/audit"
	"rondetafel/internal/casus"
	"rondetafel/internal/errs"
	"rondetafel/internal/gate"
	. "rondetafel/internal/gate/gatetest"
	"rondetafel/internal/klok"
	"rondetafel/internal/partij"
)

// The house as forms choose from it: every Partij, everybody who works here, in order, with the functies of today.
func TestHuisBlad(t *testing.T) {
	motoren(t, func(t *testing.T, h *Huis) {
		wil := gate.HuisBlad{Naam: "Proefhuis", Demo: true}
		gestopt := klok.VanMicro(klok.Micro(Begin()) - 1)
		for _, p := range []gate.PartijBlad{
			{ID: Gemeente, Naam: "Gemeente Proefdorp", Soort: string(partij.Gemeente), Actief: true, Publiek: true},
			{ID: Veiligheidshuis, Naam: "Proefhuis", Soort: string(partij.Huis), Actief: true},
			{ID: Politie, Naam: "Proefpolitie", Soort: string(partij.Politie), Actief: true, Publiek: true},
			{ID: Reclassering, Naam: "Proefreclassering", Soort: string(partij.Reclassering), Actief: true},
			{ID: Weg, Naam: "Partij die wegging", Soort: string(partij.SociaalDomein), Tot: &gestopt},
			{ID: Zorg, Naam: "Proefzorg", Soort: string(partij.GGZ), Actief: true},
		} {
			p.Kort, p.Wgs = p.Naam, partij.Soort(p.Soort).Wgs()
			wil.Partijen = append(wil.Partijen, p)
		}
		for _, m := range Inrichting().Medewerkers {
			b := gate.MensBlad{ID: m.ID, Naam: m.Naam, Partij: m.Partij, Namens: m.Namens, Functies: []string{}}
			for _, f := range m.Functies {
				b.Functies = append(b.Functies, string(f.Functie))
				b.Toekenningen = append(b.Toekenningen, gate.ToekenningBlad{Functie: string(f.Functie)})
			}
			wil.Mensen = append(wil.Mensen, b)
		}
		slices.SortFunc(wil.Mensen, func(a, b gate.MensBlad) int { return strings.Compare(a.ID, b.ID) })
		kreeg, err := h.HuisLezen(h.Ctx(), Als(Oda))
		goed(t, err)
		zelfde(t, "the house", zonderVerklaring(kreeg), wil)
		voor := h.Regels()
		kreeg, err = h.Gebruikers(h.Ctx())
		goed(t, err)
		zelfde(t, "who can log in", kreeg, wil)
		if h.Regels() != voor {
			t.Error("a list of who can log in is no act")
		}
	})
}

func zonderVerklaring(b gate.HuisBlad) gate.HuisBlad {
	for i := range b.Mensen {
		b.Mensen[i].Verklaring = ""
	}
	return b
}

// Whether somebody signed the declaration is for their own Partij and the manager to know, on a shared screen for all who look.
func TestHuisBladVerklaring(t *testing.T) {
	h := Nieuw(t)
	samen := Als(Mo)
	samen.Personen = append(samen.Personen, Dirk)
	for naam, geval := range map[string]struct {
		c   gate.Caller
		wil map[string]string
	}{
		"own Partij":     {Als(Dirk), map[string]string{Daan: "ontbreekt", Dirk: "getekend", Anna: "", Petra: ""}},
		"another Partij": {Als(Anna), map[string]string{Daan: "", Dirk: "", Anna: "getekend"}},
		"manager":        {Als(Mo), map[string]string{Daan: "ontbreekt", Dirk: "getekend", Anna: "getekend"}},
		"together":       {samen, map[string]string{Daan: "ontbreekt", Anna: ""}},
	} {
		b, err := h.HuisLezen(h.Ctx(), geval.c)
		goed(t, err)
		for _, m := range b.Mensen {
			if wil, telt := geval.wil[m.ID]; telt && m.Verklaring != wil {
				t.Errorf("%s: of %s it says %q, want %q", naam, m.ID, m.Verklaring, wil)
			}
		}
	}
}

// legeWoning is a house without anything, with the clock of a test.
func legeWoning(t *testing.T) *Huis {
	t.Helper()
	h := &Huis{T: t, Klok: klok.NieuwVerzet(klok.Systeem())}
	h.Klok.Zet(Begin())
	dir := t.TempDir()
	h.Opties = gate.Opties{DB: filepath.Join(dir, "huis.db"), Sleutels: filepath.Join(dir, "sleutels"), Klok: h.Klok, Synchroon: "NORMAL"}
	h.Open()
	t.Cleanup(func() {
		if v := h.Verify(); v.Fout != "" {
			t.Errorf("the house does not verify: %s", v.Fout)
		}
	})
	return h
}

// In a house that is not set up nobody can do anything, and each try is an entry.
func TestLeegHuis(t *testing.T) {
	h := legeWoning(t)
	ctx := h.Ctx()
	onbekend(t, vergeet(h.Gebruikers(ctx)))
	onbekend(t, vergeet(h.Inloggen(ctx, Als(Anna))))
	geweigerd(t, vergeet(h.HuisLezen(ctx, Als(Anna))), "14.1")
	geweigerd(t, vergeet(h.CasusAanmelden(ctx, Als(Anna), Aanmelding())), "14.1")
	geweigerd(t, h.Vul(ctx, gate.VulOpties{Casussen: 1}), "3.1")
	v, err := h.VerklaringLezen(ctx, Als(Anna))
	goed(t, err)
	zelfde(t, "the declaration of no house", v, gate.VerklaringBlad{})
	if err := vergeet(h.VerklaringTekenen(ctx, Als(Anna), gate.Tekenen{Versie: 0})); err == nil {
		t.Error("nobody signed nothing")
	}
	for _, e := range h.Log() {
		if e.Persoon != "" || e.Partij != "" || len(e.Rechten) > 0 {
			t.Errorf("entry %+v", e)
		}
	}
	if n := h.Regels(); n != 6 {
		t.Errorf("%d entries", n)
	}
}

// A house that cannot be set up as asked is not set up at all, and can be afterwards.
func TestInrichtenMislukt(t *testing.T) {
	h := legeWoning(t)
	ctx := h.Ctx()
	in := Inrichting()
	in.Medewerkers = append(in.Medewerkers, in.Medewerkers[0]) // twice the same person
	if err := h.Inrichten(ctx, gate.Als("", "taak"), in); err == nil {
		t.Fatal("one person is there twice")
	}
	if e := h.Laatste(); e.Uitkomst != audit.Failed || len(e.Rechten) > 0 {
		t.Errorf("entry %+v", e)
	}
	in = Inrichting()
	in.Medewerkers[0].Functies = append(in.Medewerkers[0].Functies, in.Medewerkers[0].Functies...)
	if err := h.Inrichten(ctx, gate.Als("", "taak"), in); err == nil {
		t.Fatal("one functie is there twice")
	}
	in = Inrichting()
	in.Partijen = append(in.Partijen, in.Partijen[0])
	if err := h.Inrichten(ctx, gate.Als("", "taak"), in); err == nil {
		t.Fatal("one Partij is there twice")
	}
	if n := h.Getal(`SELECT (SELECT COUNT(*) FROM partij) + (SELECT COUNT(*) FROM medewerker) + (SELECT COUNT(*) FROM functie) + (SELECT COUNT(*) FROM instelling)`); n != 0 {
		t.Errorf("%d rows are left", n)
	}
	onbekend(t, vergeet(h.Gebruikers(ctx)))
	goed(t, h.Inrichten(ctx, gate.Als("", "taak"), Inrichting()))
	goed(t, vergeet(h.HuisLezen(ctx, Als(Oda))))
}

// rule 14.1-1: the declaration is signed by each person for themselves, and acts at once, also while acts are in hand.
func TestTekenen(t *testing.T) {
	motoren(t, func(t *testing.T, h *Huis) {
		ctx := h.Ctx()
		for wie, getekend := range map[string]bool{Daan: false, Anna: true, Els: true} {
			v, err := h.VerklaringLezen(ctx, Als(wie))
			goed(t, err)
			zelfde(t, "the declaration as "+wie+" reads it", v, gate.VerklaringBlad{Versie: 1, Tekst: "Ik zwijg over wat ik hier hoor.", Getekend: getekend})
		}
		for _, versie := range []int64{0, 2, -1} {
			var c *errs.Conflict
			if err := vergeet(h.VerklaringTekenen(ctx, Als(Daan), gate.Tekenen{Versie: versie})); !errors.As(err, &c) || c.Wat != "de verklaring" || c.Versie != 1 || c.Wie != "" {
				t.Errorf("signing version %d: %v", versie, err)
			}
		}
		geweigerd(t, vergeet(h.MijnWerk(ctx, Als(Daan))), "14.1")
		v, err := h.VerklaringTekenen(ctx, Als(Daan), gate.Tekenen{Versie: 1})
		goed(t, err)
		zelfde(t, "the answer", v, gate.VerklaringBlad{Versie: 1, Getekend: true})
		goed(t, vergeet(h.MijnWerk(ctx, Als(Daan))))
		goed(t, vergeet(h.VerklaringTekenen(ctx, Als(Anna), gate.Tekenen{Versie: 1}))) // again changes nothing
		goed(t, vergeet(h.MijnWerk(ctx, Als(Anna))))
		onbekend(t, vergeet(h.VerklaringTekenen(ctx, Als("m-niemand"), gate.Tekenen{Versie: 1})))
		h.Sluit()
		h.Open()
		goed(t, vergeet(h.MijnWerk(ctx, Als(Daan))))
	})
}

// People and functies last from their first to their last moment; a Partij too.
func TestTermijnen(t *testing.T) {
	h := legeWoning(t)
	ctx := h.Ctx()
	straks, later := klok.Micro(Begin().Add(time.Hour)), klok.Micro(Begin().Add(2*time.Hour))
	in := Inrichting()
	zet := func(id string, f func(*partij.Medewerker)) {
		f(&in.Medewerkers[slices.IndexFunc(in.Medewerkers, func(m partij.Medewerker) bool { return m.ID == id })])
	}
	zet(Anna, func(m *partij.Medewerker) { m.Van, m.Tot = straks, later })
	zet(Bo, func(m *partij.Medewerker) { m.Functies[0].Van, m.Functies[0].Tot = straks, later }) // aanmelder
	in.Partijen[slices.IndexFunc(in.Partijen, func(p partij.Partij) bool { return p.ID == Zorg })].Tot = later
	goed(t, h.Inrichten(ctx, gate.Als("", "taak"), in))
	meldt := func(wie string) error { return vergeet(h.CasusAanmelden(ctx, Als(wie), Aanmelding())) }
	for _, stap := range []struct {
		over           time.Duration
		anna, bo, cleo string // article of the refusal, "" when it is allowed
		mensen         int
	}{
		{0, "14.1", "1.4", "", len(in.Medewerkers) - 1},
		{61 * time.Minute, "", "", "", len(in.Medewerkers)},
		{60 * time.Minute, "14.1", "1.4", "20", len(in.Medewerkers) - 1},
	} {
		h.Klok.Loop(stap.over)
		for wie, artikel := range map[string]string{Anna: stap.anna, Bo: stap.bo, Cleo: stap.cleo} {
			if err := meldt(wie); artikel == "" {
				goed(t, err)
			} else {
				geweigerd(t, err, artikel)
			}
		}
		b, err := h.HuisLezen(ctx, Als(Oda))
		goed(t, err)
		i := slices.IndexFunc(b.Partijen, func(p gate.PartijBlad) bool { return p.ID == Zorg })
		if len(b.Mensen) != stap.mensen || b.Partijen[i].Actief != (stap.cleo == "") {
			t.Errorf("%d people, Zorg %+v", len(b.Mensen), b.Partijen[i])
		}
	}
}

// What Vul makes: in the past, in the phases that occur, with people of the Partijen that take part, and more of it on top of what
// was there; each can be opened by its own people and reads as a Casus does.
func TestVulMaaktEchteCasussen(t *testing.T) {
	motoren(t, func(t *testing.T, h *Huis) {
		ctx := h.Ctx()
		goed(t, h.Vul(ctx, gate.VulOpties{Casussen: 60, Mensen: 24}))
		goed(t, h.Vul(ctx, gate.VulOpties{Casussen: 10}))
		if n := h.Getal(`SELECT COUNT(*) FROM medewerker`); n != 200 {
			t.Errorf("%d people", n)
		}
		for vraag, wil := range map[string]int64{
			`SELECT COUNT(*) FROM casus`:               70,
			`SELECT COUNT(DISTINCT nummer) FROM casus`: 70,
			`SELECT COUNT(*) FROM casus WHERE fase NOT IN ('rto', 'screening', 'afgewezen') OR procesregisseur = ''`:                   0,
			`SELECT COUNT(*) FROM casus WHERE open <> CASE WHEN fase = 'afgewezen' THEN 0 ELSE 1 END`:                                  0,
			`SELECT COUNT(*) FROM casus WHERE aangemeld > gewijzigd OR nummer < '2023' OR nummer > '2027'`:                             0,
			`SELECT COUNT(*) FROM casus WHERE aanmelder IN ('p-huis', 'p-weg')`:                                                        0,
			`SELECT COUNT(*) FROM deelname WHERE partij IN ('p-huis', 'p-weg')`:                                                        0,
			`SELECT COUNT(*) FROM casus c JOIN deelname d ON d.casus = c.id WHERE c.fase <> 'rto'`:                                     0,
			`SELECT COUNT(*) FROM zicht z JOIN casus c ON c.id = z.casus WHERE z.open <> c.open`:                                       0,
			`SELECT COUNT(*) FROM casus c WHERE NOT EXISTS (SELECT 1 FROM betrokkene b WHERE b.casus = c.id)`:                          0,
			`SELECT COUNT(*) FROM casus c WHERE (fase <> 'screening') <> EXISTS (SELECT 1 FROM screening s WHERE s.casus = c.id)`:      0,
			`SELECT COUNT(*) FROM gegeven WHERE gewijzigd < aangemaakt OR ingetrokken <> 0`:                                            0,
			`SELECT COUNT(*) FROM gegeven g WHERE (wie = 'partijen') <> EXISTS (SELECT 1 FROM gegeven_lezer l WHERE l.gegeven = g.id)`: 0,
		} {
			if n := h.Getal(vraag); n != wil {
				t.Errorf("%s: %d, want %d", vraag, n, wil)
			}
		}
		if n := h.Getal(`SELECT MAX(aangemeld) FROM casus`); n >= klok.Micro(h.Klok.Nu()) {
			t.Error("a Casus of the future")
		}
		var melder, id string
		goed(t, h.DB().QueryRowContext(ctx, `SELECT melder, id FROM casus WHERE fase = 'rto' AND melder <> $1 ORDER BY id LIMIT 1`, Daan).Scan(&melder, &id))
		b, err := h.CasusLezen(ctx, Als(melder), id)
		goed(t, err)
		if b.Aanmelding == nil || b.Screening == nil || len(b.Deelnames) < 3 || b.Deelnames[1].Grond == "" || len(b.Doelen) == 0 ||
			!strings.HasPrefix(b.Betrokkenen[0].Naam[strings.Index(b.Betrokkenen[0].Naam, " ")+1:], "Verzinsel") || b.Fase != casus.RTO || b.Screening.Uitkomst != casus.Triage {
			t.Errorf("the page of its aanmelder is %+v", b)
		}
		regie, err := h.CasusLezen(ctx, Als(b.Procesregisseur.ID), id)
		goed(t, err)
		if len(regie.Tijdlijn) == 0 || len(regie.Gegevens) < 8 {
			t.Errorf("its procesregisseur sees %d pieces and %d lines", len(regie.Gegevens), len(regie.Tijdlijn))
		}
		gevonden, err := h.PersoonZoeken(ctx, Als(melder), gate.ZoekVraag{Achternaam: strings.SplitN(b.Betrokkenen[0].Naam, " ", 2)[1],
			Geboortedatum: klok.Datum(b.Betrokkenen[0].Geboortedatum)})
		goed(t, err)
		if !slices.ContainsFunc(gevonden.Treffers, func(tr gate.Treffer) bool { return tr.Casus.ID == id }) {
			t.Errorf("its people are found in %+v", gevonden.Treffers)
		}
	})
}
