// SPDX-License-Identifier: EUPL-1.2

package gate_test

import (
	"encoding/json"
	"slices"
	"strings"
	"testing"
	"time"

	"rondetafel/internal/gate"
	. "rondetafel/internal/gate/gatetest"
	"rondetafel/internal/informatie"
)

const kloptNiet = "Het was een andere straat."

// gevraagdeCorrectie asks as wie to correct stuk.
func gevraagdeCorrectie(t *testing.T, h *Huis, wie string, stuk gate.Verwijzing) gate.Verwijzing {
	t.Helper()
	v, err := h.CorrectieVragen(h.Ctx(), Als(wie), informatie.Correctieverzoek{Gegeven: stuk.ID, Waarom: kloptNiet})
	goed(t, err)
	return v
}

// rule 12.1-1: who reads a piece of another Partij can say that it is not right; only its supplier answers. The request is known to who
// asked, the supplier and the Procesregisseur, and to who asked only as long as they read the piece.
func TestRegelCorrectie(t *testing.T) {
	motoren(t, func(t *testing.T, h *Huis) {
		ctx, z := h.Ctx(), h.NazorgMet(Bo, Cleo, Dirk)
		stuk := h.VoegToe(z, Bo, informatie.GekozenPartijen, Zorg, Reclassering)
		vraag := informatie.Correctieverzoek{Gegeven: stuk.ID, Waarom: kloptNiet}
		onbekend(t, vergeet(h.CorrectieVragen(ctx, Als(Anna), vraag))) // she does not read it
		geweigerd(t, vergeet(h.CorrectieVragen(ctx, Als(Bo), vraag)), "12.1")
		ongeldig(t, vergeet(h.CorrectieVragen(ctx, Als(Cleo), informatie.Correctieverzoek{Gegeven: stuk.ID})), "waarom")
		voor := spiegel(t, h, z, Dirk)
		k := gevraagdeCorrectie(t, h, Cleo, stuk)
		ongeldig(t, vergeet(h.CorrectieVragen(ctx, Als(Cleo), vraag)), "waarom") // one at a time
		for _, wie := range []string{Cleo, Bo, Petra} {
			b, err := h.CorrectieLezen(ctx, Als(wie), k.ID)
			goed(t, err)
			if b.Waarom != kloptNiet || b.Partij.ID != Zorg || b.Leverancier.ID != Politie || (len(b.Mag) == 1) != (wie == Bo) {
				t.Errorf("%s reads %+v", wie, b)
			}
			g, err := h.GegevenLezen(ctx, Als(wie), stuk.ID)
			goed(t, err)
			if len(g.Verzoeken) != 1 || g.Verzoeken[0].ID != k.ID {
				t.Errorf("at the piece %s sees %+v", wie, g.Verzoeken)
			}
		}
		for _, wie := range []string{Dirk, Anna, Bas, Mo, Fien} { // Dirk reads the piece, and knows of no request
			onbekend(t, vergeet(h.CorrectieLezen(ctx, Als(wie), k.ID)))
			onbekend(t, vergeet(h.CorrectieAntwoorden(ctx, Als(wie), informatie.Correctieantwoord{Correctieverzoek: k.ID, Versie: 1,
				Uitkomst: informatie.CorrectieAfgewezen, Reden: "x"})))
		}
		if na := spiegel(t, h, z, Dirk); na != voor {
			t.Errorf("the page of who may not know changed:\n%s\n%s", voor, na)
		}
		if kreeg := soortTaken(t, h, Bo, "correctie"); len(kreeg) != 1 || kreeg[0].Object != k.ID || kreeg[0].Van.ID != Zorg {
			t.Errorf("Bo has to do %+v", kreeg)
		}
		strenger := informatie.Wijzigen{Gegeven: stuk.ID, Versie: 1, Voorwaarden: informatie.Voorwaarden{Wie: informatie.AlleenProcesregisseur}}
		goed(t, vergeet(h.GegevenVoorwaarden(ctx, Als(Bo), strenger)))
		onbekend(t, vergeet(h.CorrectieLezen(ctx, Als(Cleo), k.ID)))
		if strings.Contains(spiegel(t, h, z, Cleo), kloptNiet) || strings.Contains(spiegel(t, h, z, Cleo), k.ID) {
			t.Error("a request about a piece that one does not read any more is on the page")
		}
		goed(t, vergeet(h.CorrectieLezen(ctx, Als(Bo), k.ID)))
	})
}

// rule 12.1-1: the supplier answers by correcting, at once or afterwards, or with the reason why not.
func TestRegelCorrectieAntwoord(t *testing.T) {
	motoren(t, func(t *testing.T, h *Huis) {
		ctx, z := h.Ctx(), h.NazorgMet(Bo, Cleo, Dirk)
		stuk := h.VoegToe(z, Bo, informatie.AlleDeelnemers)
		a, b, c := gevraagdeCorrectie(t, h, Cleo, stuk), gevraagdeCorrectie(t, h, Dirk, stuk), gevraagdeCorrectie(t, h, Anna, stuk)
		antwoord := func(v gate.Verwijzing, uitkomst informatie.CorrectieStand, reden string) error {
			return vergeet(h.CorrectieAntwoorden(ctx, Als(Bo), informatie.Correctieantwoord{Correctieverzoek: v.ID, Versie: 1, Uitkomst: uitkomst, Reden: reden}))
		}
		ongeldig(t, antwoord(a, informatie.CorrectieAfgewezen, ""), "reden")
		ongeldig(t, antwoord(a, informatie.CorrectieOpen, ""), "uitkomst")
		goed(t, antwoord(a, informatie.CorrectieAfgewezen, "Wij keken het na."))
		ongeldig(t, antwoord(b, informatie.CorrectieVerbeterd, ""), "uitkomst") // it was not corrected yet
		in := h.Gegeven(z, informatie.AlleDeelnemers)
		beter := informatie.Corrigeren{Gegeven: stuk.ID, Versie: 1, Inhoud: in.Inhoud, Soort: in.Soort, Verzoeken: []string{c.ID, c.ID}}
		goed(t, vergeet(h.GegevenCorrigeren(ctx, Als(Bo), beter)))
		goed(t, antwoord(b, informatie.CorrectieVerbeterd, ""))
		botst(t, antwoord(b, informatie.CorrectieAfgewezen, "x"))
		beter.Versie = 2
		ongeldig(t, vergeet(h.GegevenCorrigeren(ctx, Als(Bo), beter)), "correctieverzoeken") // answered already: nothing is corrected
		for v, wil := range map[gate.Verwijzing]informatie.CorrectieStand{a: informatie.CorrectieAfgewezen, b: informatie.CorrectieVerbeterd, c: informatie.CorrectieVerbeterd} {
			k, err := h.CorrectieLezen(ctx, Als(Petra), v.ID)
			goed(t, err)
			if k.Stand != wil || (k.Reden == "Wij keken het na.") != (v == a) {
				t.Errorf("it is %+v", k)
			}
		}
		ander := h.VoegToe(z, Bo, informatie.AlleDeelnemers)
		d := gevraagdeCorrectie(t, h, Cleo, ander)
		goed(t, vergeet(h.GegevenIntrekken(ctx, Als(Bo), informatie.Intrekken{Gegeven: ander.ID, Versie: 1, Reden: "Het klopte niet."})))
		onbekend(t, vergeet(h.CorrectieLezen(ctx, Als(Cleo), d.ID)))
		botst(t, antwoord(d, informatie.CorrectieAfgewezen, "x"))
		geweigerd(t, vergeet(h.CorrectieAntwoorden(ctx, Als(Bo), informatie.Correctieantwoord{Correctieverzoek: d.ID, Versie: 2,
			Uitkomst: informatie.CorrectieAfgewezen, Reden: "x"})), "12.1")
		onbekend(t, vergeet(h.CorrectieLezen(ctx, Als(Petra), d.ID))) // rule 13.2-1: it says what stood in the piece
		if k, err := h.CorrectieLezen(ctx, Als(Bo), d.ID); err != nil || k.Stand != informatie.CorrectieVervallen {
			t.Errorf("with its piece it is %+v %v", k, err)
		}
		h.SluitCasus(h.NaarAfschaling(z))
		if n := h.Getal(`SELECT COUNT(*) FROM correctieverzoek`); n != 0 {
			t.Errorf("%d requests outlived their pieces", n)
		}
	})
}

// rule 12.1-1, rule AVG-6: who read a piece hears that it was withdrawn, or changed after they lost sight of it; not what it was, and
// nobody else hears it.
func TestRegelKennisgeving(t *testing.T) {
	motoren(t, func(t *testing.T, h *Huis) {
		ctx, z := h.Ctx(), h.NazorgMet(Bo, Cleo, Dirk)
		stuk := h.VoegToe(z, Bo, informatie.GekozenPartijen, Zorg, Reclassering)
		goed(t, vergeet(h.GegevenLezen(ctx, Als(Cleo), stuk.ID)))
		lijst := func(wie string) []string {
			t.Helper()
			c, err := h.CasusLezen(ctx, Als(wie), z.ID)
			goed(t, err)
			var uit []string
			for _, g := range c.Tijdlijn {
				if strings.HasPrefix(g.Soort, "kennisgeving.") || g.Soort == "gegeven.gecorrigeerd" || g.Soort == "gegeven.ingetrokken" {
					uit = append(uit, g.Soort)
				}
				if strings.HasPrefix(g.Soort, "kennisgeving.") && (g.Object == stuk.ID || g.Partij != "Proefpolitie") {
					t.Errorf("%s is told %+v", wie, g)
				}
			}
			return uit
		}
		in := h.Gegeven(z, informatie.AlleDeelnemers)
		beter := informatie.Corrigeren{Gegeven: stuk.ID, Versie: 1, Inhoud: in.Inhoud, Soort: in.Soort}
		goed(t, vergeet(h.GegevenCorrigeren(ctx, Als(Bo), beter))) // Cleo still reads it: its own line tells her
		wil := map[string][]string{Cleo: {"gegeven.gecorrigeerd"}, Petra: {"gegeven.gecorrigeerd"}, Anna: nil}
		for wie, w := range wil {
			if kreeg := lijst(wie); !slices.Equal(kreeg, w) {
				t.Errorf("%s sees %v", wie, kreeg)
			}
		}
		strenger := informatie.Wijzigen{Gegeven: stuk.ID, Versie: 2, Voorwaarden: informatie.Voorwaarden{Wie: informatie.AlleenProcesregisseur}}
		goed(t, vergeet(h.GegevenVoorwaarden(ctx, Als(Bo), strenger)))
		beter.Versie = 3
		goed(t, vergeet(h.GegevenCorrigeren(ctx, Als(Bo), beter)))
		goed(t, vergeet(h.GegevenIntrekken(ctx, Als(Bo), informatie.Intrekken{Gegeven: stuk.ID, Versie: 4, Reden: "Verkeerd."})))
		wil = map[string][]string{Cleo: {"kennisgeving.ingetrokken", "kennisgeving.gecorrigeerd", "kennisgeving.gecorrigeerd"}, Dirk: nil, Anna: nil,
			Petra: {"gegeven.ingetrokken", "gegeven.gecorrigeerd", "gegeven.gecorrigeerd"}}
		for wie, w := range wil {
			if kreeg := lijst(wie); !slices.Equal(kreeg, w) {
				t.Errorf("afterwards %s sees %v", wie, kreeg)
			}
		}
		if n := h.Getal(`SELECT COUNT(*) FROM kennisgeving WHERE medewerker <> $1`, Cleo); n != 0 {
			t.Errorf("%d others are told", n)
		}
		h.SQL(`UPDATE kennisgeving SET medewerker = $1`, Anna)
		h.Beschadigd()
		if kreeg := lijst(Anna); len(kreeg) > 0 {
			t.Errorf("by an altered row Anna sees %v", kreeg)
		}
	})
}

// rule 12.1-1: what others did since the last visit tells who read a piece that it is gone.
func TestKennisgevingInMijnWerk(t *testing.T) {
	motoren(t, func(t *testing.T, h *Huis) {
		ctx, z := h.Ctx(), h.NazorgMet(Bo, Cleo, Dirk)
		stuk := h.VoegToe(z, Bo, informatie.AlleDeelnemers)
		for _, wie := range []string{Cleo, Dirk} {
			goed(t, vergeet(h.MijnWerk(ctx, Als(wie))))
		}
		goed(t, vergeet(h.GegevenLezen(ctx, Als(Cleo), stuk.ID)))
		h.Klok.Loop(3600e9)
		goed(t, vergeet(h.GegevenIntrekken(ctx, Als(Bo), informatie.Intrekken{Gegeven: stuk.ID, Versie: 1, Reden: "Verkeerd."})))
		for wie, hoort := range map[string]bool{Cleo: true, Dirk: false} {
			w, err := h.MijnWerk(ctx, Als(wie))
			goed(t, err)
			kreeg := slices.ContainsFunc(w.Nieuws, func(n gate.NieuwsBlad) bool { return n.Soort == "kennisgeving.ingetrokken" && n.Casus.ID == z.ID })
			if kreeg != hoort {
				t.Errorf("%s hears %+v", wie, w.Nieuws)
			}
		}
	})
}

// rules 13.2-2, 12.1-1: when its supplier makes a piece stricter, who read it and lost sight of it by that hears once that a piece they read changed,
// and not which; the rest of the page of the Casus and of Mijn werk is what they had beside it. That the Privacy Protocol became stricter tells them
// nothing: no supplier did anything. Who still reads the piece sees that its supplier changed the conditions.
func TestRegelStrengerVerteltDatHetVeranderde(t *testing.T) {
	for naam, doe := range map[string]func(t *testing.T, h *Huis, stuk gate.Verwijzing){
		"its supplier": func(t *testing.T, h *Huis, stuk gate.Verwijzing) {
			w := informatie.Wijzigen{Gegeven: stuk.ID, Versie: stuk.Versie, Voorwaarden: informatie.Voorwaarden{Wie: informatie.GekozenPartijen, Lezers: []string{Reclassering}}}
			goed(t, vergeet(h.GegevenVoorwaarden(h.Ctx(), Als(Bo), w)))
		},
		"the protocol": func(_ *testing.T, h *Huis, _ gate.Verwijzing) {
			h.Protocol(Strenger(informatie.Gewoon, func(r *informatie.Protocolregel) { r.Ruimst = informatie.AlleenProcesregisseur }))
		},
	} {
		t.Run(naam, func(t *testing.T) {
			motoren(t, func(t *testing.T, h *Huis) {
				ctx, z := h.Ctx(), h.NazorgMet(Bo, Cleo, Dirk)
				stuk := h.VoegToe(z, Bo, informatie.AlleDeelnemers)
				kijk := func(wie string) (string, gate.CasusBlad) {
					t.Helper()
					c, err := h.CasusLezen(ctx, Als(wie), z.ID)
					goed(t, err)
					w, err := h.MijnWerk(ctx, Als(wie))
					goed(t, err)
					rest := c
					rest.Gegevens, rest.Bezoek, rest.Tijdlijn, w.Bezoek, w.Nieuws = nil, nil, nil, nil, nil
					for _, g := range c.Tijdlijn {
						if g.Object != stuk.ID && g.Soort != "kennisgeving.gecorrigeerd" {
							rest.Tijdlijn = append(rest.Tijdlijn, g)
						}
					}
					for i := range w.Casussen {
						if naam == "its supplier" { // who is told finds the Casus at the top
							w.Casussen[i].Gewijzigd = nil
						}
					}
					tekst, err := json.Marshal([]any{rest, w})
					goed(t, err)
					return string(tekst), c
				}
				goed(t, vergeet(h.GegevenLezen(ctx, Als(Cleo), stuk.ID)))
				voor, c := kijk(Cleo)
				if len(c.Gegevens) != 1 {
					t.Fatalf("Cleo reads %+v", c.Gegevens)
				}
				h.Klok.Loop(time.Hour)
				doe(t, h, stuk)
				na, c := kijk(Cleo)
				if na != voor || len(c.Gegevens) > 0 || strings.Contains(na, stuk.ID) {
					t.Errorf("Cleo, who lost sight of it, sees\n%s\nand before\n%s", na, voor)
				}
				door, wil := naam == "its supplier", 0
				if door {
					wil = 1
				}
				if n := h.Getal(`SELECT COUNT(*) FROM kennisgeving`); n != int64(wil) || lijnen(c, "kennisgeving.gecorrigeerd") != wil {
					t.Errorf("%d people are told, Cleo %+v", n, c.Tijdlijn)
				}
				if w, err := h.MijnWerk(ctx, Als(Cleo)); err != nil || slices.ContainsFunc(w.Nieuws, func(n gate.NieuwsBlad) bool { return n.Object == stuk.ID }) {
					t.Errorf("Mijn werk tells Cleo %+v, %v", w.Nieuws, err)
				}
				_, c = kijk(Dirk)
				hoort := slices.ContainsFunc(c.Tijdlijn, func(g gate.GebeurtenisBlad) bool { return g.Soort == "gegeven.voorwaarden" })
				if hoort != door || len(c.Gegevens) == 1 != hoort {
					t.Errorf("Dirk sees %+v", c.Tijdlijn)
				}
			})
		})
	}
}
