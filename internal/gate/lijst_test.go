// SPDX-License-Identifier: EUPL-1.2

package gate_test

import (
	"slices"
	"strings"
	"testing"

	"rondetafel/internal/casus"
	"rondetafel/internal/gate"
	. "rondetafel/internal/gate/gatetest"
	"rondetafel/internal/informatie"
)

// kast is a house with casussen in every phase, by name.
type kast map[string]gate.Verwijzing

func nieuweKast(t *testing.T, h *Huis) kast {
	t.Helper()
	k := kast{"bevestigen": h.TeBevestigen(), "nieuw": h.Aangemeld(), "screening": h.InScreening(), "triage": h.RTO(Bo), "weg": h.MetUitkomst(casus.Afgewezen)}
	in := Aanmelding()
	in.Soort, in.Gemeente, in.Betrokkenen[0].BSN = casus.Jongere, "GM0988", ""
	var err error
	k["politie"], err = h.CasusAanmelden(h.Ctx(), Als(Bo), in)
	goed(t, err)
	return k
}

// namen are the names of the casussen of a list, in its order.
func (k kast) namen(lijst []gate.CasusRegel) []string {
	uit := []string{}
	for _, r := range lijst {
		for naam, z := range k {
			if z.ID == r.ID {
				uit = append(uit, naam)
			}
		}
	}
	return uit
}

// rules 1.7-1, 8-P1, 8.2c-2: which casussen each functie has in a list, whatever they choose and however they sort: the newest
// first, and nothing that they may not know of.
func TestLijstPerRol(t *testing.T) {
	motoren(t, func(t *testing.T, h *Huis) {
		k := nieuweKast(t, h)
		alles := []string{"politie", "weg", "triage", "screening", "nieuw", "bevestigen"} // by the moment of the report, newest first
		for wie, ziet := range map[string][]string{
			Petra: {"weg", "triage", "screening", "bevestigen"},
			Anna:  {"weg", "triage", "screening", "nieuw", "bevestigen"},
			Bo:    {"politie", "triage"},
			Mo:    {"politie", "weg", "triage", "screening", "nieuw"},
			Fien:  {"politie", "weg", "triage", "screening", "nieuw"},
			Pim:   {}, Oda: {}, Bram: {}, Arno: {}, Rik: {}, Beatle: {}, Bas: {}, Cleo: {}, Dirk: {},
		} {
			kies := func(v gate.LijstVraag, hoort func(naam string) bool) {
				t.Helper()
				p, err := h.CasusLijst(h.Ctx(), Als(wie), v)
				goed(t, err)
				wil := []string{}
				for _, naam := range alles {
					if slices.Contains(ziet, naam) && hoort(naam) {
						wil = append(wil, naam)
					}
				}
				if v.Sorteer == "nummer" {
					slices.SortFunc(wil, func(a, b string) int { return strings.Compare(k[b].Nummer, k[a].Nummer) })
				}
				kreeg := k.namen(p.Casussen)
				if v.Sorteer == "" || v.Sorteer == "gewijzigd" { // the order of the last change has a test of its own
					slices.Sort(wil)
					slices.Sort(kreeg)
				}
				if !slices.Equal(kreeg, wil) || p.Meer || p.Pagina != 1 {
					t.Errorf("%s chooses %+v and sees %v, want %v", wie, v, kreeg, wil)
				}
				if e := h.Laatste(); len(e.Getoond) != len(wil) {
					t.Errorf("the entry of %s shows %v", wie, e.Getoond)
				}
			}
			alle := func(string) bool { return true }
			zijn := func(namen ...string) func(string) bool {
				return func(naam string) bool { return slices.Contains(namen, naam) }
			}
			for _, sorteer := range []string{"", "gewijzigd", "aangemeld", "nummer"} {
				kies(gate.LijstVraag{Stand: "alle", Sorteer: sorteer}, alle)
			}
			kies(gate.LijstVraag{Sorteer: "aangemeld"}, func(naam string) bool { return naam != "weg" })
			kies(gate.LijstVraag{Sorteer: "aangemeld", Stand: "gesloten"}, zijn("weg"))
			kies(gate.LijstVraag{Sorteer: "aangemeld", Fase: "screening"}, zijn("screening"))
			kies(gate.LijstVraag{Sorteer: "aangemeld", Soort: "jongere"}, zijn("politie"))
			kies(gate.LijstVraag{Sorteer: "aangemeld", Gemeente: "GM0988"}, zijn("politie"))
			kies(gate.LijstVraag{Sorteer: "aangemeld", Nummer: " " + k["triage"].Nummer + " "}, zijn("triage"))
			kies(gate.LijstVraag{Sorteer: "aangemeld", Nummer: "2026-0000"}, zijn())
			kies(gate.LijstVraag{Stand: "alle", Sorteer: "aangemeld", Rol: "procesregisseur"}, func(string) bool { return wie == Petra })
			kies(gate.LijstVraag{Stand: "alle", Sorteer: "aangemeld", Rol: "deelnemer"}, func(string) bool { return wie == Anna || wie == Bo })
		}
	})
}

// What a row tells: for who may open the Casus, and for who sees its course only.
func TestLijstRegel(t *testing.T) {
	motoren(t, func(t *testing.T, h *Huis) {
		n := h.Regels()
		z := h.RTO(Bo)
		stuk := h.Regels()
		h.VoegToe(z, Bo, informatie.GekozenPartijen, Gemeente)
		nieuw := h.Aangemeld()
		rij := func(v gate.Verwijzing, n int64) gate.CasusRegel {
			return gate.CasusRegel{ID: v.ID, Nummer: v.Nummer, Soort: casus.Complex, Gemeentecode: "GM0957", Gemeente: "Roermond", Aangemeld: toen(h, n)}
		}
		open := func(rol string, gewijzigd int64) gate.CasusRegel {
			r, m := rij(z, n), toen(h, gewijzigd)
			r.Fase, r.Gewijzigd, r.Procesregisseur = casus.RTO, &m, "Petra Schijn"
			if rol != "" {
				r.Aanmelder, r.MijnRol, r.Inhoud = "Gemeente Proefdorp", rol, true
			}
			if rol == "procesregisseur" { // rule 9.3-1
				r.Namens = "Gemeente Proefdorp"
			}
			return r
		}
		m := toen(h, stuk+1)
		eigen := rij(nieuw, stuk+1)
		eigen.Fase, eigen.Gewijzigd, eigen.Aanmelder, eigen.MijnRol, eigen.Inhoud = casus.Aangemeld, &m, "Gemeente Proefdorp", "aanmelder", true
		for wie, wil := range map[string][]gate.CasusRegel{
			Petra: {open("procesregisseur", stuk)},
			Anna:  {eigen, open("aanmelder", n+3)}, // nor for her before the round table (rule 9.2f-1)
			Bo:    {open("deelnemer", stuk)},
			Mo:    {rij(nieuw, stuk+1), open("", n+3)}, // the change of a piece moves nothing for the manager
			Fien:  {rij(nieuw, stuk+1), open("", n+3)},
		} {
			p, err := h.CasusLijst(h.Ctx(), Als(wie), gate.LijstVraag{Sorteer: "aangemeld"})
			goed(t, err)
			zelfde(t, "the list of "+wie, p, gate.CasusPagina{Casussen: wil, Pagina: 1})
		}
	})
}

// Pages: each Casus once, in order, with word of a next page only when there is one, and never a total.
func TestLijstPaginas(t *testing.T) {
	motoren(t, func(t *testing.T, h *Huis) {
		ctx := h.Ctx()
		var ids []string
		for range 27 {
			ids = append(ids, h.Aangemeld().ID)
			if _, err := h.CasusAanmelden(ctx, Als(Bo), Aanmelding()); err != nil { // in between, and not for Anna
				t.Fatal(err)
			}
		}
		slices.Reverse(ids)
		for _, geval := range []struct {
			v        gate.LijstVraag
			van, tot int
			meer     bool
			pagina   int
		}{
			{gate.LijstVraag{}, 0, 25, true, 1},
			{gate.LijstVraag{Pagina: 1}, 0, 25, true, 1},
			{gate.LijstVraag{Pagina: 2}, 25, 27, false, 2},
			{gate.LijstVraag{Pagina: 3}, 27, 27, false, 3},
			{gate.LijstVraag{Pagina: 10_000, Grootte: 100}, 27, 27, false, 10_000},
			{gate.LijstVraag{Grootte: 9}, 0, 9, true, 1},
			{gate.LijstVraag{Grootte: 9, Pagina: 3}, 18, 27, false, 3}, // the last page is full, and there is no next one
			{gate.LijstVraag{Grootte: 27}, 0, 27, false, 1},
			{gate.LijstVraag{Grootte: 26}, 0, 26, true, 1},
			{gate.LijstVraag{Grootte: 100}, 0, 27, false, 1},
			{gate.LijstVraag{Grootte: 1, Pagina: 27}, 26, 27, false, 27},
		} {
			for _, sorteer := range []string{"", "aangemeld"} {
				geval.v.Sorteer = sorteer
				p, err := h.CasusLijst(ctx, Als(Anna), geval.v)
				goed(t, err)
				var kreeg []string
				for _, r := range p.Casussen {
					kreeg = append(kreeg, r.ID)
				}
				if !slices.Equal(kreeg, ids[geval.van:geval.tot]) || p.Meer != geval.meer || p.Pagina != geval.pagina || p.Casussen == nil {
					t.Errorf("%+v gives %d casussen of page %d, more %v, want %d to %d", geval.v, len(kreeg), p.Pagina, p.Meer, geval.van, geval.tot)
				}
				if !slices.Equal(h.Laatste().Getoond, kreeg) {
					t.Errorf("%+v is logged as %v", geval.v, h.Laatste().Getoond)
				}
			}
		}
	})
}

// A list that asks for what is not a choice says so, all at once, and is no entry.
func TestLijstVraagOngeldig(t *testing.T) {
	h := Nieuw(t)
	voor := h.Regels()
	_, err := h.CasusLijst(h.Ctx(), Als(Anna), gate.LijstVraag{Rol: "baas", Stand: "half", Sorteer: "aanmelder", Fase: "weg", Soort: "iets", Gemeente: "GM9999",
		Pagina: -1, Grootte: 101})
	ongeldig(t, err, "rol", "stand", "sorteer", "fase", "soort", "gemeente", "pagina", "paginaGrootte")
	_, err = h.CasusLijst(h.Ctx(), Als(Anna), gate.LijstVraag{Pagina: 10_001, Grootte: -1})
	ongeldig(t, err, "pagina", "paginaGrootte")
	if h.Regels() != voor {
		t.Error("it left an entry")
	}
	for _, fase := range casus.Fasen() {
		_, err = h.CasusLijst(h.Ctx(), Als(Anna), gate.LijstVraag{Fase: string(fase), Grootte: 100, Pagina: 10_000})
		goed(t, err)
	}
}

// rule 13.2-1: a list sorted by the last change moves for who may know of the change, and for nobody else.
func TestLijstVolgorde(t *testing.T) {
	motoren(t, func(t *testing.T, h *Huis) {
		ctx := h.Ctx()
		oud, nieuw := h.AanHetRTO(Bo, Cleo), h.AanHetRTO(Bo, Cleo)
		k := kast{"oud": oud, "nieuw": nieuw}
		bovenaan := func(wat, boven string, wie ...string) {
			t.Helper()
			for _, w := range wie {
				p, err := h.CasusLijst(ctx, Als(w), gate.LijstVraag{})
				goed(t, err)
				if namen := k.namen(p.Casussen); len(namen) != 2 || namen[0] != boven {
					t.Errorf("after %s the list of %s is %v", wat, w, namen)
				}
			}
		}
		gewisseld := func(wat string, v gate.Verwijzing, err error, wel, niet []string) gate.Verwijzing {
			t.Helper()
			goed(t, err)
			bovenaan(wat, "oud", wel...)
			bovenaan(wat, "nieuw", niet...)
			h.VoegToe(nieuw, Bo, informatie.AlleDeelnemers) // back to where it was, for all but the manager
			bovenaan("a piece for all", "nieuw", Petra, Anna, Bo, Cleo, Mo)
			return v
		}
		bovenaan("the start", "nieuw", Petra, Anna, Bo, Cleo, Mo)
		v, err := h.GegevenToevoegen(ctx, Als(Bo), h.Gegeven(oud, informatie.AlleenProcesregisseur))
		gewisseld("a piece for the Procesregisseur", v, err, []string{Petra, Bo}, []string{Anna, Cleo, Mo})
		v, err = h.GegevenToevoegen(ctx, Als(Bo), h.Gegeven(oud, informatie.GekozenPartijen, Zorg))
		gewisseld("a piece for Zorg", v, err, []string{Petra, Bo, Cleo}, []string{Anna, Mo})
		in := h.Gegeven(oud, informatie.AlleDeelnemers)
		in.Tot = "2-3-2026"
		v, err = h.GegevenToevoegen(ctx, Als(Bo), in)
		gewisseld("a piece for today", v, err, []string{Petra, Anna, Bo, Cleo}, []string{Mo})
		h.Klok.Loop(24 * 3600e9) // from now on it is for its supplier alone
		w, err := h.GegevenCorrigeren(ctx, Als(Bo), informatie.Corrigeren{Gegeven: v.ID, Versie: v.Versie, Inhoud: in.Inhoud, Soort: in.Soort})
		gewisseld("correcting what ended", w, err, []string{Bo}, []string{Petra, Anna, Cleo, Mo})
		_, err = h.CasusToewijzen(ctx, Als(Mo), casus.Toewijzen{Casus: oud.ID, Versie: oud.Versie, Medewerker: Pim})
		goed(t, err)
		bovenaan("another Procesregisseur", "oud", Anna, Bo, Cleo, Mo)
	})
}

// The residual of the policies is kept for who is the same, and never given to who is not.
func TestLijstNaAndereFunctie(t *testing.T) {
	h := Nieuw(t)
	z := h.InScreening()
	for i := range 3 {
		for wie, aantal := range map[string]int{Petra: 1, Pim: 0, Mo: 1, Anna: 1, Arno: 0, Bo: 0} {
			p, err := h.CasusLijst(h.Ctx(), Als(wie), gate.LijstVraag{})
			goed(t, err)
			if len(p.Casussen) != aantal {
				t.Errorf("time %d: %s sees %d casussen, want %d", i, wie, len(p.Casussen), aantal)
			}
		}
	}
	_, err := h.CasusToewijzen(h.Ctx(), Als(Mo), casus.Toewijzen{Casus: z.ID, Versie: z.Versie, Medewerker: Pim})
	goed(t, err)
	for wie, aantal := range map[string]int{Petra: 0, Pim: 1} {
		p, err := h.CasusLijst(h.Ctx(), Als(wie), gate.LijstVraag{Stand: "alle"})
		goed(t, err)
		if len(p.Casussen) != aantal {
			t.Errorf("after it went to Pim %s sees %d casussen", wie, len(p.Casussen))
		}
	}
}
