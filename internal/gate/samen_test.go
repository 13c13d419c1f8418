// SPDX-License-Identifier: EUPL-1.2

package gate_test

import (
	"path/filepath"
	"slices"
	"testing"

	"rondetafel/internal/audit"
	"rondetafel/internal/casus"
	"rondetafel/internal/gate"
	. "rondetafel/internal/gate/gatetest"
	"rondetafel/internal/informatie"
	"rondetafel/internal/klok"
	"rondetafel/internal/partij"
)

// samen is a caller for several people before one screen.
func samen(personen ...string) gate.Caller {
	c := Als(personen[0])
	c.Personen = personen
	return c
}

// metFuncties is a house in which somebody has these functies more.
func metFuncties(t *testing.T, persoon string, meer ...partij.Functie) *Huis {
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
	in := Inrichting()
	i := slices.IndexFunc(in.Medewerkers, func(m partij.Medewerker) bool { return m.ID == persoon })
	for _, f := range meer {
		in.Medewerkers[i].Functies = append(in.Medewerkers[i].Functies, partij.Toekenning{Functie: f, Tot: klok.Eeuwig})
		if f == partij.Procesregisseur { // rule 1.11-1
			in.Medewerkers[i].Namens = in.Medewerkers[i].Partij
		}
	}
	goed(t, h.Inrichten(h.Ctx(), gate.Als("", "taak"), in))
	return h
}

// Before one screen, an act is allowed when it is allowed to each: whoever may the least decides.
func TestSamenMagWatIederMag(t *testing.T) {
	h := Nieuw(t)
	ctx, z := h.Ctx(), h.AanHetRTO(Bo, Cleo)
	stuk := h.VoegToe(z, Bo, informatie.GekozenPartijen, Gemeente)
	k, err := h.ConceptBewaren(ctx, Als(Anna), gate.ConceptBewaren{Formulier: "aanmelding", Inhoud: []byte(`{}`)})
	goed(t, err)
	lees := func(c gate.Caller) error { _, err := h.CasusLezen(ctx, c, z.ID); return err }
	proces := func(c gate.Caller) error { _, err := h.CasusProces(ctx, c, z.ID); return err }
	gekeken := func(c gate.Caller) error { _, err := h.CasusGekeken(ctx, c, z.ID, 0); return err }
	gegeven := func(c gate.Caller) error { _, err := h.GegevenLezen(ctx, c, stuk.ID); return err }
	zoek := func(c gate.Caller) error { _, err := h.PersoonZoeken(ctx, c, gate.ZoekVraag{BSN: BSN}); return err }
	huis := func(c gate.Caller) error { _, err := h.HuisLezen(ctx, c); return err }
	werk := func(c gate.Caller) error { _, err := h.MijnWerk(ctx, c); return err }
	lijst := func(c gate.Caller) error { _, err := h.CasusLijst(ctx, c, gate.LijstVraag{}); return err }
	concept := func(c gate.Caller) error { _, err := h.ConceptLezen(ctx, c, k.ID); return err }
	uitleg := func(c gate.Caller) error { _, err := h.BesluitUitleggen(ctx, c, 1); return err } // the report, by Anna
	meld := func(c gate.Caller) error { _, err := h.CasusAanmelden(ctx, c, Aanmelding()); return err }
	const mag, geheim = "mag", "geheim"
	for _, geval := range []struct {
		wat  string
		doe  func(gate.Caller) error
		wie  []string
		hoe  string // mag, geheim, or the article of the refusal
		naar string
	}{
		{"casus", lees, []string{Petra, Anna, Bo, Cleo}, mag, ""},
		{"casus", lees, []string{Petra, Mo}, "1.7", "8-P1: the manager reads no content"},
		{"casus", lees, []string{Mo, Petra}, "1.7", "in either order"},
		{"casus", lees, []string{Petra, Dirk}, geheim, "Dirk may not know of it"},
		{"proces", proces, []string{Mo, Fien}, mag, ""},
		{"proces", proces, []string{Mo, Petra}, "8", ""},
		{"gekeken", gekeken, []string{Petra, Fien}, mag, ""},
		{"gekeken", gekeken, []string{Petra, Bo}, "AVG-6", ""},
		{"stuk", gegeven, []string{Bo, Anna, Petra}, mag, ""},
		{"stuk", gegeven, []string{Bo, Cleo}, geheim, "the piece is not for Cleo"},
		{"stuk", gegeven, []string{Bo, Mo}, geheim, ""},
		{"zoeken", zoek, []string{Bo, Petra}, mag, ""},
		{"zoeken", zoek, []string{Bo, Mo}, "12.1", ""},
		{"huis", huis, []string{Oda, Mo}, mag, ""},
		{"huis", huis, []string{Oda, Nul}, "3.1", "Nul has no functie"},
		{"huis", huis, []string{Oda, Daan}, "14.1", "Daan did not sign"},
		{"huis", huis, []string{Oda, "m-niemand"}, "14.1", "nobody"},
		{"mijn werk", werk, []string{Anna, Nul}, "3.1", ""},
		{"lijst", lijst, []string{Anna, Daan}, "14.1", ""},
		{"concept", concept, []string{Anna, Bo}, "1.7", "Bo is not the owner"},
		{"concept", concept, []string{Bo, Anna}, geheim, ""},
		{"uitleg", uitleg, []string{Anna}, mag, ""},
		{"uitleg", uitleg, []string{Mo, Anna}, geheim, ""},
		{"aanmelden", meld, []string{Anna, Bo}, mag, ""},
		{"aanmelden", meld, []string{Anna, Oda}, "1.4", ""},
	} {
		err := geval.doe(samen(geval.wie...))
		e := h.Laatste()
		switch geval.hoe {
		case mag:
			goed(t, err)
		case geheim:
			onbekend(t, err)
		default:
			geweigerd(t, err, geval.hoe)
		}
		if (e.Uitkomst == audit.Allowed) != (geval.hoe == mag) || e.Persoon != geval.wie[0] {
			t.Errorf("%s by %v (%s): the entry is %s by %s", geval.wat, geval.wie, geval.naar, e.Uitkomst, e.Persoon)
		}
	}
}

// rule 8-P1, 13.2-1: before one screen, a page shows what each of those before it may see, and no more: not of the list, not of
// the Casus, not of a search and not of one's own work.
func TestSamenZienWatIederZiet(t *testing.T) {
	h := metFuncties(t, Mo, partij.Uitvoerder)
	ctx, z := h.Ctx(), h.AanHetRTO(Bo, Cleo)
	h.VoegToe(z, Bo, informatie.AlleenProcesregisseur)
	open := h.VoegToe(z, Bo, informatie.AlleDeelnemers)
	p, err := h.CasusLijst(ctx, samen(Petra, Mo), gate.LijstVraag{})
	goed(t, err)
	if len(p.Casussen) != 1 || p.Casussen[0].Inhoud || p.Casussen[0].Aanmelder != "" || p.Casussen[0].MijnRol != "" || p.Casussen[0].Fase != casus.RTO {
		t.Errorf("with the manager the list shows %+v", p.Casussen)
	}
	gevonden, err := h.PersoonZoeken(ctx, samen(Petra, Mo), gate.ZoekVraag{BSN: BSN})
	goed(t, err)
	if e := h.Laatste(); len(gevonden.Treffers) > 0 || len(e.Getoond) > 0 {
		t.Errorf("with the manager one finds %+v", gevonden.Treffers)
	}
	gevonden, err = h.PersoonZoeken(ctx, samen(Petra, Anna), gate.ZoekVraag{BSN: BSN})
	goed(t, err)
	if len(gevonden.Treffers) != 1 {
		t.Errorf("Petra and Anna together find %+v", gevonden.Treffers)
	}
	for _, wie := range [][]string{{Bo, Cleo}, {Cleo, Bo}, {Petra, Cleo}, {Anna, Bo}} {
		b, err := h.CasusLezen(ctx, samen(wie...), z.ID)
		goed(t, err)
		if len(b.Gegevens) != 1 || b.Gegevens[0].ID != open.ID || len(b.Inzagen) > 0 || b.Aanmelding != nil || b.Screening != nil {
			t.Errorf("%v see %+v", wie, b)
		}
		if i := slices.IndexFunc(b.Tijdlijn, func(g gate.GebeurtenisBlad) bool { return g.Soort == "casus.gescreend" }); i >= 0 {
			t.Errorf("%v see the judgement on the timeline", wie)
		}
		gronden := []string{b.Deelnames[1].Grond, b.Deelnames[2].Grond} // of Bo, of Cleo
		wil := []string{"", ""}
		if slices.Equal(wie, []string{Petra, Cleo}) {
			wil[1] = "Wettelijke taak"
		}
		if slices.Equal(wie, []string{Anna, Bo}) {
			wil[0] = "Wettelijke taak"
		}
		if !slices.Equal(gronden, wil) {
			t.Errorf("%v see the grounds %q, want %q", wie, gronden, wil)
		}
	}
}

// What waits for one of them is on a screen of several only when it waits for each, and nobody's drafts are.
func TestSamenWerk(t *testing.T) {
	h := Nieuw(t)
	ctx := h.Ctx()
	bevestig, eigen := h.TeBevestigen(), h.InScreening()
	k, err := h.ConceptBewaren(ctx, Als(Anna), gate.ConceptBewaren{Formulier: "aanmelding", Inhoud: []byte(`{}`)})
	goed(t, err)
	_, err = h.DeelnameAanwijzen(ctx, Als(Anna), casus.Aanwijzen{Casus: bevestig.ID, Medewerker: Arno})
	goed(t, err)
	w, err := h.MijnWerk(ctx, Als(Anna))
	goed(t, err)
	if len(w.Taken) != 1 || w.Taken[0].Casus.ID != bevestig.ID || len(w.Concepten) != 1 || len(w.Casussen) != 2 {
		t.Errorf("Anna's work is %+v", w)
	}
	w, err = h.MijnWerk(ctx, samen(Anna, Arno)) // Arno may not confirm, and does not know of the other Casus
	goed(t, err)
	if len(w.Taken) != 0 || len(w.Concepten) != 0 || len(w.Casussen) != 1 || w.Casussen[0].ID != bevestig.ID {
		t.Errorf("Anna and Arno together have %+v", w)
	}
	if e := h.Laatste(); slices.Contains(e.Getoond, k.ID) || slices.Contains(e.Getoond, eigen.ID) {
		t.Errorf("the entry shows %v", e.Getoond)
	}
	w, err = h.MijnWerk(ctx, samen(Petra, Anna))
	goed(t, err)
	if len(w.Taken) != 0 || len(w.Casussen) != 2 {
		t.Errorf("Petra and Anna together have %+v", w)
	}
}

// A log-in is of one person: who stands beside them is not let in with it.
func TestSamenGeenSessie(t *testing.T) {
	h := Nieuw(t)
	c := ingelogd(t, h, Anna)
	c.Personen = []string{Anna, Bo}
	_, err := h.HuisLezen(h.Ctx(), c)
	if e := h.Laatste(); err == nil || e.Uitkomst != audit.Refused || e.Handeling != "huis.lezen" {
		t.Errorf("with one log-in two people came in: %v, %+v", err, e)
	}
}
