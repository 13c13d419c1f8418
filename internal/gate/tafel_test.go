// SPDX-License-Identifier: EUPL-1.2

package gate_test

import (
	"bytes"
	"errors"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"rondetafel/internal/audit"
	"rondetafel/internal/casus"
	"rondetafel/internal/errs"
	"rondetafel/internal/gate"
	. "rondetafel/internal/gate/gatetest"
	"rondetafel/internal/klok"
	"rondetafel/internal/rto"
)

// tafelproef is an Overleg in some state, with every act on it.
type tafelproef struct {
	h *Huis
	z gate.Verwijzing
	o gate.Verwijzing
}

// acts returns every act that writes on an Overleg, as somebody tries it with what it needs.
func (p tafelproef) acts() map[string]func(c gate.Caller) error {
	ctx, h, o := p.h.Ctx(), p.h, p.o
	voor := h.Voorbereiding(p.z)
	voor.Overleg, voor.Versie = o.ID, o.Versie
	plan := voor.Planning
	return map[string]func(c gate.Caller) error{
		"overleg.voorbereiden": func(c gate.Caller) error { return vergeet(h.OverlegVoorbereiden(ctx, c, voor)) },
		"overleg.inplannen":    func(c gate.Caller) error { return vergeet(h.OverlegInplannen(ctx, c, plan)) },
		"overleg.uitnodigen":   func(c gate.Caller) error { return vergeet(h.OverlegUitnodigen(ctx, c, Uitnodigen(o, Bo))) },
		"overleg.afvaardigen":  func(c gate.Caller) error { return vergeet(h.OverlegAfvaardigen(ctx, c, Afvaardiging(o, Bo))) },
		"overleg.aanwezigheid": func(c gate.Caller) error {
			return vergeet(h.OverlegAanwezigheid(ctx, c, rto.Aanwezigheid{Overleg: o.ID, Versie: o.Versie, Aanwezig: []rto.Aanwezige{{Partij: Politie, Medewerker: Bo}}}))
		},
		"overleg.besluiten": func(c gate.Caller) error { return vergeet(h.OverlegBesluiten(ctx, c, Besluit(o, rto.Overig, Bo))) },
		"overleg.afronden": func(c gate.Caller) error {
			return vergeet(h.OverlegAfronden(ctx, c, rto.Verslag{Overleg: o.ID, Versie: o.Versie, Passages: Samen("Er is gepraat.")}))
		},
		"overleg.afgelasten": func(c gate.Caller) error {
			return vergeet(h.OverlegAfgelasten(ctx, c, rto.Afgelasting{Overleg: o.ID, Versie: o.Versie, Reden: "Te weinig mensen."}))
		},
		"overleg.lezen":    func(c gate.Caller) error { return vergeet(h.OverlegLezen(ctx, c, o.ID)) },
		"overleg.planning": func(c gate.Caller) error { return vergeet(h.OverlegPlanning(ctx, c, o.ID)) },
	}
}

// tafeltabel is the independent statement of who may do what with an Overleg, written from the covenant and not from the policies:
// by the state that it is in and how somebody stands to it.
func tafeltabel(act string, stand rto.Stand, wie string) uitslag {
	mag := map[string][]string{ // regie, genodigd, ondersteuning
		"overleg.lezen": {"regie", "genodigd"}, "overleg.planning": {"regie", "genodigd", "ondersteuning"},
		"overleg.voorbereiden": {"regie"}, "overleg.inplannen": {"regie", "ondersteuning"}, "overleg.uitnodigen": {"regie"},
		"overleg.afvaardigen": {"genodigd"}, "overleg.aanwezigheid": {"regie"}, "overleg.besluiten": {"regie"}, "overleg.afronden": {"regie"},
		"overleg.afgelasten": {"regie"},
	}[act]
	weet := wie == "regie" || wie == "genodigd" && stand != rto.Voorbereid || wie == "ondersteuning" && stand != rto.Afgerond
	if !weet {
		return geheim
	}
	lezen := act == "overleg.lezen" || act == "overleg.planning"
	naUitnodiging := slices.Contains([]string{"overleg.afvaardigen", "overleg.aanwezigheid", "overleg.besluiten", "overleg.afronden"}, act)
	switch {
	case !slices.Contains(mag, wie), !stand.Loopt() && !lezen, naUitnodiging && stand != rto.Uitgenodigd:
		return nee
	}
	return ja
}

// rule 6.2-1, rule 7.2-1, rule 11.1-1: in every state, everybody against the table. What is refused leaves an entry and changes nothing.
func TestTafelTabel(t *testing.T) {
	mensen := map[string]string{Petra: "regie", Bo: "genodigd", Oda: "ondersteuning", Cleo: "niets", Anna: "niets", Pim: "niets", Mo: "niets",
		Fien: "niets", Bas: "niets", Dirk: "niets", Rik: "niets", Beatle: "niets", Daan: "niets", Els: "niets"}
	for _, stand := range rto.Standen() {
		h := Nieuw(t)
		p := tafelproef{h: h, z: h.RTO(Bo, Cleo)}
		p.o = h.Gepland(p.z)
		if stand != rto.Voorbereid {
			p.o = h.AanTafel(p.z, Bo)
		}
		if stand == rto.Afgerond {
			var err error
			p.o, err = h.OverlegAfronden(h.Ctx(), Als(Petra), rto.Verslag{Overleg: p.o.ID, Versie: p.o.Versie, Passages: Samen("Klaar.")})
			goed(t, err)
		}
		if stand == rto.Afgelast {
			var err error
			p.o, err = h.OverlegAfgelasten(h.Ctx(), Als(Petra), rto.Afgelasting{Overleg: p.o.ID, Versie: p.o.Versie, Reden: "Zaal dicht."})
			goed(t, err)
		}
		for act, doe := range p.acts() {
			for wie, hoe := range mensen {
				want := tafeltabel(act, stand, hoe)
				if want == ja && act != "overleg.lezen" && act != "overleg.planning" {
					continue // what is allowed changes the state; the other tests do it
				}
				voor := h.Regels()
				if got := uit(doe(Als(wie))); got != want {
					t.Errorf("%s by %s (%s) in %s: %s, want %s", act, wie, hoe, stand, got, want)
				}
				if n := h.Regels() - voor; n != 1 {
					t.Errorf("%s by %s left %d entries", act, wie, n)
				}
				if e := h.Laatste(); e.Handeling != act || (e.Uitkomst == audit.Allowed) != (want == ja) {
					t.Errorf("%s by %s stands in the log as %s, %v", act, wie, e.Handeling, e.Uitkomst)
				}
			}
		}
		b, err := h.OverlegLezen(h.Ctx(), Als(Petra), p.o.ID)
		goed(t, err)
		if b.Versie != p.o.Versie || b.Stand != stand {
			t.Errorf("refusals changed it to version %d, %s", b.Versie, b.Stand)
		}
	}
}

// An id that does not exist, or cannot be one, is answered the same to everybody, and never stands in the log.
func TestTafelOnbekend(t *testing.T) {
	h := Nieuw(t)
	z := h.RTO(Bo)
	for _, id := range []string{"o-weg", "", "geen/id", strings.Repeat("a", 50), z.ID} {
		p := tafelproef{h, z, gate.Verwijzing{ID: id, Versie: 1}}
		for act, doe := range p.acts() {
			for _, wie := range []string{Petra, Bo, Oda} {
				onbekend(t, doe(Als(wie)))
				if e := h.Laatste(); e.Handeling != act || slices.Contains(e.Objecten, "geen/id") || e.Casus != "" {
					t.Errorf("%s on %q: the entry is %+v", act, id, e)
				}
			}
		}
	}
	onbekend(t, vergeet(h.OverlegPlannen(h.Ctx(), Als(Petra), rto.Voorbereiding{Casus: "c-weg"})))
	onbekend(t, vergeet(h.CasusregieVoorstellen(h.Ctx(), Als(Petra), rto.Voorstel{Casus: "c-weg", Medewerker: Bo, Reden: "x"})))
}

// rule 9.3-1: each act of the Procesregisseur at the table names on whose behalf, and each entry its objects and articles; of what was
// typed nothing stands in the log.
func TestTafelInHetLog(t *testing.T) {
	h := Nieuw(t)
	z := h.RTO(Bo)
	vanaf := h.Regels()
	o := h.AanTafel(z, Bo)
	goed(t, vergeet(h.OverlegBesluiten(h.Ctx(), Als(Petra), Besluit(o, rto.Overig, Bo))))
	gezien := map[string]bool{}
	for _, e := range h.LogVanaf(vanaf) {
		if !strings.HasPrefix(e.Handeling, "overleg.") {
			continue
		}
		gezien[e.Handeling] = true
		if e.Casus != z.ID || len(e.Objecten) == 0 || len(e.Artikelen) == 0 || e.Doel == "" {
			t.Errorf("%s: casus %q, objects %v, articles %v, purpose %q", e.Handeling, e.Casus, e.Objecten, e.Artikelen, e.Doel)
		}
		if regie := e.Persoon == Petra; regie != (e.Namens == Gemeente) || regie != (e.Functie == "procesregisseur") {
			t.Errorf("%s by %s is on behalf of %q as %q", e.Handeling, e.Persoon, e.Namens, e.Functie)
		}
		if e.Handeling == "overleg.uitnodigen" && !slices.Contains(e.Objecten, Politie) {
			t.Errorf("who was invited does not stand in %v", e.Objecten)
		}
		if rechten := len(e.Rechten); rechten == 0 { // each act on an Overleg seals it, or who is sent to it
			t.Errorf("%s names %d rights", e.Handeling, rechten)
		}
	}
	for _, act := range []string{"overleg.plannen", "overleg.uitnodigen", "overleg.afvaardigen", "overleg.aanwezigheid", "overleg.besluiten"} {
		if !gezien[act] {
			t.Errorf("%s is not in the log", act)
		}
	}
}

// What is said at the table lies sealed: none of it stands in the files of the house.
func TestTafelVersleuteld(t *testing.T) {
	h := Nieuw(t)
	z := h.RTO(Bo)
	in := h.Voorbereiding(z)
	in.Doel, in.Themas = "Geheim-doel-1", []string{"Geheim-thema-2"}
	h.Geinformeerd(z)
	o, err := h.OverlegPlannen(h.Ctx(), Als(Petra), in)
	goed(t, err)
	uitn := Uitnodigen(o, Bo, Anna)
	uitn.Uitnodigingen[0].Grond, uitn.Uitnodigingen[0].Bijdrage = "Geheim-grond-3", "Geheim-bijdrage-4"
	o, err = h.OverlegUitnodigen(h.Ctx(), Als(Petra), uitn)
	goed(t, err)
	afv := Afvaardiging(o, Bo)
	afv.MandaatVan = "Geheim-mandaat-5"
	goed(t, vergeet(h.OverlegAfvaardigen(h.Ctx(), Als(Bo), afv)))
	goed(t, vergeet(h.OverlegAfvaardigen(h.Ctx(), Als(Anna), Afvaardiging(o, Anna))))
	o, err = h.OverlegAanwezigheid(h.Ctx(), Als(Petra), rto.Aanwezigheid{Overleg: o.ID, Versie: o.Versie,
		Aanwezig: []rto.Aanwezige{{Partij: Politie, Medewerker: Bo}, {Partij: Gemeente, Medewerker: Anna}}})
	goed(t, err)
	b := Besluit(o, rto.Casusregisseur, Bo, Anna)
	b.Tekst, b.Casusregisseur, b.Stemmen[0].Eens, b.Stemmen[0].Reden = "Geheim-besluit-6", Bo, "nee", "Geheim-reden-7"
	v, err := h.OverlegBesluiten(h.Ctx(), Als(Petra), b)
	goed(t, err)
	goed(t, vergeet(h.CasusregieVoorstellen(h.Ctx(), Als(Bo), rto.Voorstel{Casus: z.ID, Medewerker: Bas, Reden: "Geheim-voorstel-8"})))
	goed(t, vergeet(h.OverlegAfronden(h.Ctx(), Als(Petra), rto.Verslag{Overleg: o.ID, Versie: v.Versie, Passages: Samen("Geheim-verslag-9")})))
	lees, err := h.OverlegLezen(h.Ctx(), Als(Bo), o.ID)
	goed(t, err)
	if lees.Doel != "Geheim-doel-1" || lees.Verslag[0].Tekst != "Geheim-verslag-9" || lees.AanTafel[1].Grond != "Geheim-grond-3" || lees.AanTafel[1].MandaatVan != "Geheim-mandaat-5" {
		t.Errorf("read back %+v", lees)
	}
	h.Sluit()
	bestanden, err := filepath.Glob(h.Opties.DB + "*")
	goed(t, err)
	for _, pad := range bestanden {
		inhoud, err := os.ReadFile(pad)
		goed(t, err)
		if i := bytes.Index(inhoud, []byte("Geheim-")); i >= 0 {
			t.Errorf("%s holds %q", filepath.Base(pad), inhoud[i:i+20])
		}
	}
	h.Open()
}

// The same key does each act at the table once, and answers the same again.
func TestTafelSleutel(t *testing.T) {
	h := Nieuw(t)
	ctx, z := h.Ctx(), h.RTO(Bo)
	h.Geinformeerd(z)
	een, err := h.OverlegPlannen(ctx, MetSleutel(Petra, "a"), h.Voorbereiding(z))
	goed(t, err)
	twee, err := h.OverlegPlannen(ctx, MetSleutel(Petra, "a"), h.Voorbereiding(z))
	goed(t, err)
	if een != twee || h.Getal(`SELECT COUNT(*) FROM overleg`) != 1 {
		t.Errorf("planned %+v and %+v", een, twee)
	}
	o := een
	for range 2 {
		o, err = h.OverlegUitnodigen(ctx, MetSleutel(Petra, "b"), Uitnodigen(een, Bo))
		goed(t, err)
	}
	ongeldig(t, vergeet(h.OverlegUitnodigen(ctx, MetSleutel(Petra, "b"), Uitnodigen(o, Cleo))), "Idempotency-Key")
	goed(t, vergeet(h.OverlegAfvaardigen(ctx, Als(Bo), Afvaardiging(o, Bo))))
	o, err = h.OverlegAanwezigheid(ctx, Als(Petra), rto.Aanwezigheid{Overleg: o.ID, Versie: o.Versie, Aanwezig: []rto.Aanwezige{{Partij: Politie, Medewerker: Bo}}})
	goed(t, err)
	for range 3 {
		goed(t, vergeet(h.OverlegBesluiten(ctx, MetSleutel(Petra, "c"), Besluit(o, rto.Overig, Bo))))
	}
	if n := h.Getal(`SELECT COUNT(*) FROM besluit`); n != 1 {
		t.Errorf("%d decisions of one key", n)
	}
}

// All Partijen answer at once while supporting staff plan: nobody's answer is lost, and of two who prepare one is told.
func TestTafelTegelijk(t *testing.T) {
	motoren(t, func(t *testing.T, h *Huis) {
		ctx, z := h.Ctx(), h.RTO(Bo, Cleo, Dirk)
		o := h.Uitgenodigd(z, Anna, Bo, Cleo, Dirk)
		in := h.Voorbereiding(z)
		in.Overleg, in.Versie = o.ID, o.Versie
		var wg sync.WaitGroup
		var mu sync.Mutex
		var goede, botsingen int
		for _, m := range []string{Anna, Bo, Cleo, Dirk} {
			wg.Go(func() {
				for range 3 {
					if err := vergeet(h.OverlegAfvaardigen(ctx, Als(m), Afvaardiging(o, m))); err != nil {
						t.Errorf("%s: %v", m, err)
					}
				}
			})
		}
		for range 4 {
			wg.Go(func() {
				err := vergeet(h.OverlegVoorbereiden(ctx, Als(Petra), in))
				var c *errs.Conflict
				mu.Lock()
				defer mu.Unlock()
				if errors.As(err, &c) {
					botsingen++
				} else if err == nil {
					goede++
				}
			})
		}
		wg.Wait()
		if goede != 1 || botsingen != 3 {
			t.Errorf("%d prepared and %d were told", goede, botsingen)
		}
		b, err := h.OverlegLezen(ctx, Als(Petra), o.ID)
		goed(t, err)
		for _, g := range b.AanTafel {
			if g.Komt != "ja" || !g.Mandaat || g.Afgevaardigde == nil {
				t.Errorf("the answer of %s is %+v", g.Partij.Naam, g)
			}
		}
	})
}

// A screen that several look at shows what each may see.
func TestTafelOpDeMuur(t *testing.T) {
	h := Nieuw(t)
	ctx, z := h.Ctx(), h.RTO(Bo, Cleo)
	o := h.AanTafel(z, Anna, Bo)
	muur := func(mensen ...string) gate.Caller {
		c := Als(mensen[0])
		c.Personen = mensen
		return c
	}
	b, err := h.OverlegLezen(ctx, muur(Petra, Bo, Anna), o.ID)
	goed(t, err)
	for _, g := range b.AanTafel {
		if g.MandaatVan != "" || g.Eigen || g.Grond != "" && g.Partij.ID == Gemeente {
			t.Errorf("on the wall stands %+v", g)
		}
	}
	onbekend(t, vergeet(h.OverlegLezen(ctx, muur(Petra, Cleo), o.ID)))
	onbekend(t, vergeet(h.OverlegLezen(ctx, muur(Bo, Cleo), o.ID)))
	p, err := h.OverlegLijst(ctx, muur(Petra, Cleo), gate.OverlegVraag{})
	goed(t, err)
	if len(p.Overleggen) != 0 {
		t.Errorf("a list for one who may not: %d", len(p.Overleggen))
	}
	if n := len(b.Mag); n != 0 {
		t.Errorf("together they may %v", b.Mag)
	}
}

// rule AVG-3: a betrokkene who will be told later may be discussed until that day comes; one who is left out for a reason may too.
func TestTafelInformeren(t *testing.T) {
	h := Nieuw(t)
	ctx := h.Ctx()
	dag := func(n int) klok.Datum { return klok.Datum(h.Klok.Nu().AddDate(0, 0, n).Format(time.DateOnly)) }
	for _, g := range []struct {
		naam string
		in   casus.Informeren
		mag  bool
	}{
		{"informed", casus.Informeren{Stand: casus.Geinformeerd, Datum: dag(0)}, true},
		{"later than the round table", casus.Informeren{Stand: casus.Uitgesteld, Tot: dag(9), Reden: "Anders loopt het onderzoek gevaar."}, true},
		{"before the round table", casus.Informeren{Stand: casus.Uitgesteld, Tot: dag(2), Reden: "Anders loopt het onderzoek gevaar."}, false},
		{"left out", casus.Informeren{Stand: casus.Weggelaten, Reden: "Dat brengt een ander in gevaar.", Grond: "UAVG artikel 41"}, true},
	} {
		z := h.RTO(Bo)
		g.in.Betrokkene = h.EersteBetrokkene(z)
		goed(t, vergeet(h.BetrokkeneInformeren(ctx, Als(Petra), g.in)))
		in := h.Voorbereiding(z)
		in.Datum = dag(5)
		o, err := h.OverlegPlannen(ctx, Als(Petra), in)
		goed(t, err)
		err = vergeet(h.OverlegUitnodigen(ctx, Als(Petra), Uitnodigen(o, Bo)))
		if g.mag != (err == nil) {
			t.Errorf("%s: %v", g.naam, err)
		}
		if !g.mag {
			geweigerd(t, err, "AVG-3")
		}
	}
}

// rule 1.12-1: a Partij that takes part no longer is no candidate, and nobody of it becomes Casusregisseur.
func TestTafelKandidaten(t *testing.T) {
	h := Nieuw(t)
	ctx, z := h.Ctx(), h.RTO(Bo, Cleo)
	o := h.Gepland(z)
	b, err := h.OverlegLezen(ctx, Als(Petra), o.ID)
	goed(t, err)
	var namen []string
	for _, k := range b.Kandidaten {
		namen = append(namen, k.Partij.ID)
	}
	if !slices.Equal(namen, []string{Gemeente, Politie, Zorg}) || b.Kandidaten[1].Grond != "Wettelijke taak" {
		t.Errorf("candidates %+v", b.Kandidaten)
	}
	for _, r := range b.Regisseurs {
		if slices.Contains([]string{Nul, Fien, Rik, Daan, Dirk, Els, Petra}, r.ID) {
			t.Errorf("%s can be casusregisseur", r.Naam)
		}
	}
	bo, err := h.OverlegUitnodigen(ctx, Als(Petra), Uitnodigen(o, Bo))
	goed(t, err)
	lees, err := h.OverlegLezen(ctx, Als(Bo), bo.ID)
	goed(t, err)
	if len(lees.Kandidaten)+len(lees.Regisseurs)+len(lees.Ontbreekt)+len(lees.Criteria) != 0 || lees.Vervanger != nil {
		t.Errorf("an invited Partij sees what is for who prepares: %+v", lees)
	}
}

// The timeline of a Casus tells what happened at the table, to who was invited and to nobody else; who became Casusregisseur everybody
// who takes part may know.
func TestTafelTijdlijn(t *testing.T) {
	h := Nieuw(t)
	ctx, z := h.Ctx(), h.RTO(Bo, Cleo)
	o := h.AanTafel(z, Bo)
	in := Besluit(o, rto.Casusregisseur, Bo)
	in.Casusregisseur = Bo
	goed(t, vergeet(h.OverlegBesluiten(ctx, Als(Petra), in)))
	soorten := func(wie string) (uit []string) {
		b, err := h.CasusLezen(ctx, Als(wie), z.ID)
		goed(t, err)
		for _, g := range b.Tijdlijn {
			if strings.HasPrefix(g.Soort, "overleg.") || strings.HasPrefix(g.Soort, "casusregie.") {
				uit = append(uit, g.Soort)
			}
		}
		slices.Sort(uit)
		return uit
	}
	alles := []string{"casusregie.aangewezen", "overleg.afgevaardigd", "overleg.besloten", "overleg.gepland", "overleg.uitgenodigd"}
	for wie, want := range map[string][]string{Petra: alles, Bo: alles, Cleo: alles[:1], Anna: alles[:1]} {
		if got := soorten(wie); !slices.Equal(got, want) {
			t.Errorf("%s reads %v, want %v", wie, got, want)
		}
	}
}

// A list of casussen moves for who may know of a change at the table, and for nobody else (rule 7.2-1).
func TestTafelVerschuiftNiets(t *testing.T) {
	h := Nieuw(t)
	ctx, een := h.Ctx(), h.RTO(Bo, Cleo)
	twee := h.RTO(Bo, Cleo)
	o := h.Uitgenodigd(een, Bo)
	h.Klok.Loop(time.Hour)
	eerste := func(wie string) string {
		p, err := h.CasusLijst(ctx, Als(wie), gate.LijstVraag{})
		goed(t, err)
		return p.Casussen[0].ID
	}
	voorCleo := eerste(Cleo)
	goed(t, vergeet(h.OverlegAfvaardigen(ctx, Als(Bo), Afvaardiging(o, Bo))))
	if eerste(Petra) != een.ID || eerste(Bo) != een.ID {
		t.Error("a change at the table does not come on top for who may know")
	}
	if eerste(Cleo) != voorCleo || voorCleo != twee.ID {
		t.Error("a change at the table moves the list of who may not know")
	}
}
