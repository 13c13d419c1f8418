// SPDX-License-Identifier: EUPL-1.2

package gate_test

import (
	"slices"
	"strings"
	"testing"
	"time"

	"rondetafel/internal/casus"
	"rondetafel/internal/gate"
	. "rondetafel/internal/gate/gatetest"
	"rondetafel/internal/informatie"
)

// What Partijen ask each other, at the edges: before a round table, between colleagues, in each phase, with rows that other hands
// altered, and when the dossier is gone.

// rule 12.1-3, rule 9.2f-1: a question of the Procesregisseur before a round table is answered with a piece that nobody else reads until
// it begins; that it was answered is known at once.
func TestRegelInformatievraagVoorHetRTO(t *testing.T) {
	motoren(t, func(t *testing.T, h *Huis) {
		ctx, z := h.Ctx(), h.RTO(Bo, Cleo)
		q := gestel(t, h, z, Cleo, Politie)
		regie := gestel(t, h, z, Petra, Politie)
		onbekend(t, vergeet(h.InformatievraagLezen(ctx, Als(Cleo), regie.ID)))
		in := h.Gegeven(z, informatie.AlleDeelnemers)
		in.Informatievraag = q.ID
		stuk, err := h.GegevenToevoegen(ctx, Als(Bo), in)
		goed(t, err)
		in.Informatievraag = regie.ID
		ander, err := h.GegevenToevoegen(ctx, Als(Bo), in)
		goed(t, err)
		ziet := func(wie string, v gate.Verwijzing, wil string) {
			t.Helper()
			b, err := h.InformatievraagLezen(ctx, Als(wie), v.ID)
			goed(t, err)
			if b.Stand != informatie.VraagBeantwoord || b.Gegeven != wil {
				t.Errorf("%s reads %+v, want the piece %q", wie, b, wil)
			}
		}
		ziet(Cleo, q, "")
		ziet(Petra, q, stuk.ID)
		ziet(Petra, regie, ander.ID)
		onbekend(t, vergeet(h.GegevenLezen(ctx, Als(Cleo), stuk.ID)))
		onbekend(t, vergeet(h.CorrectieVragen(ctx, Als(Cleo), informatie.Correctieverzoek{Gegeven: stuk.ID, Waarom: kloptNiet})))
		h.Uitgenodigd(z, Bo)
		ziet(Cleo, q, stuk.ID)
		goed(t, vergeet(h.GegevenLezen(ctx, Als(Cleo), stuk.ID)))
		gevraagdeCorrectie(t, h, Cleo, stuk)
	})
}

// rule 12.1-1, rule 9.2f-1: of a piece that a round table has not opened yet nobody is told that it is gone; of one that was read at the
// table its readers are.
func TestRegelKennisgevingNaHetRTO(t *testing.T) {
	motoren(t, func(t *testing.T, h *Huis) {
		ctx, z := h.Ctx(), h.RTO(Bo, Cleo)
		dicht, open := h.VoegToe(z, Bo, informatie.AlleDeelnemers), h.VoegToe(z, Bo, informatie.AlleDeelnemers)
		trek := func(v gate.Verwijzing) {
			t.Helper()
			goed(t, vergeet(h.GegevenIntrekken(ctx, Als(Bo), informatie.Intrekken{Gegeven: v.ID, Versie: 1, Reden: "Verkeerd."})))
		}
		goed(t, vergeet(h.CasusLezen(ctx, Als(Cleo), z.ID)))
		trek(dicht)
		if n := h.Getal(`SELECT COUNT(*) FROM kennisgeving`); n != 0 {
			t.Errorf("%d hear of a piece that they never saw", n)
		}
		h.Uitgenodigd(z, Bo)
		goed(t, vergeet(h.GegevenLezen(ctx, Als(Cleo), open.ID)))
		trek(open)
		if n := h.Getal(`SELECT COUNT(*) FROM kennisgeving WHERE medewerker = $1 AND gegeven = $2`, Cleo, open.ID); n != 1 {
			t.Errorf("who read it is told %d times", n)
		}
		c, err := h.CasusLezen(ctx, Als(Cleo), z.ID)
		goed(t, err)
		if lijnen(c, "kennisgeving.ingetrokken") != 1 || len(c.Gegevens) != 0 {
			t.Errorf("Cleo sees %+v and %+v", c.Tijdlijn, c.Gegevens)
		}
	})
}

// rule 12.1-3: a question is of a Partij, not of a person: a colleague who is designated answers and takes back, and who is relieved no
// longer knows of it.
func TestRegelInformatievraagCollega(t *testing.T) {
	motoren(t, func(t *testing.T, h *Huis) {
		ctx, z := h.Ctx(), h.NazorgMet(Bo, Cleo)
		naar, van := gestel(t, h, z, Cleo, Politie), gestel(t, h, z, Bo, Zorg)
		for _, v := range []gate.Verwijzing{naar, van} {
			onbekend(t, vergeet(h.InformatievraagLezen(ctx, Als(Bas), v.ID)))
		}
		goed(t, vergeet(h.DeelnameAanwijzen(ctx, Als(Bo), casus.Aanwijzen{Casus: z.ID, Medewerker: Bas})))
		for _, v := range []gate.Verwijzing{naar, van} {
			b, err := h.InformatievraagLezen(ctx, Als(Bas), v.ID)
			goed(t, err)
			if b.Eigen != (v == naar) || len(b.Mag) == 0 {
				t.Errorf("Bas reads %+v", b)
			}
		}
		if kreeg := soortTaken(t, h, Bas, "informatievraag"); len(kreeg) != 1 || kreeg[0].Object != naar.ID {
			t.Errorf("Bas has to do %+v", kreeg)
		}
		stuk := h.VoegToe(z, Bas, informatie.AlleDeelnemers)
		antwoord := informatie.Vraagantwoord{Informatievraag: naar.ID, Versie: 1, Gegeven: stuk.ID}
		goed(t, vergeet(h.InformatievraagBeantwoorden(ctx, Als(Bas), antwoord)))
		if c := botst(t, vergeet(h.InformatievraagBeantwoorden(ctx, Als(Bo), antwoord))); c.Wie != naamVan(Bas) || c.Versie != 2 {
			t.Errorf("the colleague hears %+v", c)
		}
		terug := informatie.VraagIntrekken{Informatievraag: van.ID, Versie: 1}
		goed(t, vergeet(h.InformatievraagIntrekken(ctx, Als(Bas), terug)))
		botst(t, vergeet(h.InformatievraagIntrekken(ctx, Als(Bo), terug)))
		botst(t, vergeet(h.InformatievraagWeigeren(ctx, Als(Cleo), informatie.Weigering{Informatievraag: van.ID, Versie: 1, Reden: "x"})))
		goed(t, vergeet(h.DeelnameOntheffen(ctx, Als(Bo), casus.Ontheffen{Casus: z.ID, Medewerker: Bas})))
		onbekend(t, vergeet(h.InformatievraagLezen(ctx, Als(Bas), naar.ID)))
		if kreeg := soortTaken(t, h, Bas, "informatievraag"); len(kreeg) > 0 {
			t.Errorf("relieved, Bas has to do %+v", kreeg)
		}
	})
}

// rule 12.1-3, rule 2.1-1: after the triage and while the Casus is open there are questions, and in no other phase; who is told no hears
// the article.
func TestRegelInformatievraagPerFase(t *testing.T) {
	motoren(t, func(t *testing.T, h *Huis) {
		for _, geval := range []struct {
			fase    string
			maak    func() gate.Verwijzing
			artikel string // of the refusal
		}{
			{"screening", h.InScreening, "12.1"},
			{"triage", h.Triage, "12.1"},
			{"rto", func() gate.Verwijzing { return h.RTO(Bo) }, ""},
			{"nazorg", func() gate.Verwijzing { return h.NazorgMet(Bo) }, ""},
			{"afschaling", func() gate.Verwijzing { return h.Afschaling(Bo) }, "12.1"},
			{"gesloten", func() gate.Verwijzing { return h.SluitCasus(h.Afschaling(Bo)) }, "12.1"},
		} {
			z := geval.maak()
			c, err := h.CasusLezen(h.Ctx(), Als(Petra), z.ID)
			if geval.fase == "gesloten" {
				geweigerd(t, err, "WGS-9")
			} else if goed(t, err); slices.Contains(c.Mag, "informatievraag.stellen") != (geval.artikel == "") {
				t.Errorf("in %s Petra may %v", geval.fase, c.Mag)
			}
			err = vergeet(h.InformatievraagStellen(h.Ctx(), Als(Petra), h.Informatievraag(z, Politie)))
			if geval.artikel == "" {
				goed(t, err)
				continue
			}
			geweigerd(t, err, geval.artikel)
			if n := h.Getal(`SELECT COUNT(*) FROM informatievraag WHERE casus = $1`, z.ID); n != 0 {
				t.Errorf("in %s %d questions are kept", geval.fase, n)
			}
		}
	})
}

// What cannot be read as an id, or is the id of something else, is said not to exist, of each act.
func TestBehoefteOnbekend(t *testing.T) {
	h := Nieuw(t)
	ctx, z := h.Ctx(), h.NazorgMet(Bo, Cleo)
	stuk := h.VoegToe(z, Bo, informatie.AlleDeelnemers)
	for _, id := range []string{"", "x", z.ID, stuk.ID} {
		for wat, err := range map[string]error{
			"read":    vergeet(h.InformatievraagLezen(ctx, Als(Petra), id)),
			"answer":  vergeet(h.InformatievraagBeantwoorden(ctx, Als(Petra), informatie.Vraagantwoord{Informatievraag: id, Versie: 1, Gegeven: stuk.ID})),
			"refuse":  vergeet(h.InformatievraagWeigeren(ctx, Als(Petra), informatie.Weigering{Informatievraag: id, Versie: 1, Reden: "x"})),
			"retract": vergeet(h.InformatievraagIntrekken(ctx, Als(Petra), informatie.VraagIntrekken{Informatievraag: id, Versie: 1})),
			"request": vergeet(h.CorrectieLezen(ctx, Als(Petra), id)),
			"reply": vergeet(h.CorrectieAntwoorden(ctx, Als(Petra), informatie.Correctieantwoord{Correctieverzoek: id, Versie: 1,
				Uitkomst: informatie.CorrectieAfgewezen, Reden: "x"})),
		} {
			t.Run(wat+" "+id, func(t *testing.T) { onbekend(t, err) })
		}
	}
	for _, id := range []string{"", "x", z.ID} {
		onbekend(t, vergeet(h.CorrectieVragen(ctx, Als(Cleo), informatie.Correctieverzoek{Gegeven: id, Waarom: kloptNiet})))
	}
	onbekend(t, vergeet(h.DeelnameLijst(ctx, Als(Dirk), z.ID)))
	ongeldig(t, vergeet(h.DeelnameOntheffen(ctx, Als(Petra), casus.Ontheffen{Casus: z.ID})), "medewerker")
}

// A request whose row was altered by other hands is nobody's but the regie's, has nothing to answer, and verify names it.
func TestCorrectieVervalst(t *testing.T) {
	for _, kolom := range []string{"partij", "stand", "gegeven"} {
		t.Run(kolom, func(t *testing.T) {
			motoren(t, func(t *testing.T, h *Huis) {
				ctx, z := h.Ctx(), h.NazorgMet(Bo, Cleo, Dirk)
				stuk := h.VoegToe(z, Bo, informatie.AlleDeelnemers)
				k := gevraagdeCorrectie(t, h, Cleo, stuk)
				naar := map[string]string{"partij": Reclassering, "stand": string(informatie.CorrectieVerbeterd),
					"gegeven": h.VoegToe(z, Bo, informatie.AlleDeelnemers).ID}[kolom]
				h.SQL(`UPDATE correctieverzoek SET `+kolom+` = $1 WHERE id = $2`, naar, k.ID)
				h.Beschadigd()
				for _, wie := range []string{Dirk, Bo, Cleo} {
					onbekend(t, vergeet(h.CorrectieLezen(ctx, Als(wie), k.ID)))
				}
				b, err := h.CorrectieLezen(ctx, Als(Petra), k.ID)
				goed(t, err)
				if len(b.Mag) > 0 {
					t.Errorf("Petra may %v", b.Mag)
				}
				if kreeg := soortTaken(t, h, Bo, "correctie"); len(kreeg) > 0 {
					t.Errorf("Bo has to do %+v", kreeg)
				}
				if r := h.Verify(); !strings.Contains(r.Fout, "correctieverzoek/"+k.ID) {
					t.Errorf("verify says %q", r.Fout)
				}
			})
		})
	}
}

// The texts of questions and requests are under the key of their Casus: nothing of them is in the database, and nothing of them is left
// when the dossier is destroyed.
func TestBehoefteVerzegeld(t *testing.T) {
	motoren(t, func(t *testing.T, h *Huis) {
		ctx, z := h.Ctx(), h.NazorgMet(Bo, Cleo)
		const reden, afwijzing = "Een zwaarwegend onderzoek.", "Wij keken het na."
		q := gestel(t, h, z, Cleo, Politie)
		goed(t, vergeet(h.InformatievraagWeigeren(ctx, Als(Bo), informatie.Weigering{Informatievraag: q.ID, Versie: 1, Reden: reden})))
		stuk := h.VoegToe(z, Bo, informatie.AlleDeelnemers)
		k := gevraagdeCorrectie(t, h, Cleo, stuk)
		goed(t, vergeet(h.CorrectieAntwoorden(ctx, Als(Bo), informatie.Correctieantwoord{Correctieverzoek: k.ID, Versie: 1,
			Uitkomst: informatie.CorrectieAfgewezen, Reden: afwijzing})))
		b, err := h.CorrectieLezen(ctx, Als(Cleo), k.ID)
		goed(t, err)
		if b.Reden != afwijzing || b.Waarom != kloptNiet {
			t.Errorf("Cleo reads %+v", b)
		}
		for tabel, kolommen := range map[string][]string{"informatievraag": {"vraag", "reden"}, "correctieverzoek": {"verzoek", "antwoord"}} {
			for _, kolom := range kolommen {
				var ruw []byte
				goed(t, h.DB().QueryRowContext(ctx, "SELECT "+kolom+" FROM "+tabel).Scan(&ruw))
				for _, klaar := range []string{reden, afwijzing, kloptNiet, "Waar woont Sem nu?"} {
					if strings.Contains(string(ruw), klaar) || len(ruw) == 0 {
						t.Errorf("%s.%s holds %q", tabel, kolom, ruw)
					}
				}
			}
		}
		h.SluitCasus(h.NaarAfschaling(z))
		h.Klok.Loop(time.Hour)
		for _, tabel := range []string{"correctieverzoek", "kennisgeving"} {
			if n := h.Getal(`SELECT COUNT(*) FROM ` + tabel + ` WHERE gegeven = '` + stuk.ID + `'`); n != 0 {
				t.Errorf("%d rows of %s outlived the piece", n, tabel)
			}
		}
		if r := h.Verify(); r.Fout != "" {
			t.Errorf("verify says %q", r.Fout)
		}
	})
}

// Nobody comes by a question by altering a row: not by who asked it, how far it is, or which piece answers it.
func TestInformatievraagVervalstPerKolom(t *testing.T) {
	for _, kolom := range []string{"vrager", "stand", "gegeven", "steller"} {
		t.Run(kolom, func(t *testing.T) {
			motoren(t, func(t *testing.T, h *Huis) {
				ctx, z := h.Ctx(), h.NazorgMet(Bo, Cleo, Dirk)
				q := gestel(t, h, z, Cleo, Politie)
				stuk := h.VoegToe(z, Bo, informatie.AlleenProcesregisseur)
				naar := map[string]string{"vrager": Reclassering, "stand": string(informatie.VraagGeweigerd), "gegeven": stuk.ID, "steller": Dirk}[kolom]
				h.SQL(`UPDATE informatievraag SET `+kolom+` = $1 WHERE id = $2`, naar, q.ID)
				h.Beschadigd()
				for _, wie := range []string{Dirk, Bo, Cleo} {
					onbekend(t, vergeet(h.InformatievraagLezen(ctx, Als(wie), q.ID)))
					if c, err := h.CasusLezen(ctx, Als(wie), z.ID); err != nil || len(c.Informatievragen) > 0 {
						t.Errorf("%s sees %+v %v", wie, c.Informatievragen, err)
					}
				}
				h.Klok.Loop(9 * 24 * time.Hour)
				for _, wie := range []string{Dirk, Bo, Cleo} {
					if kreeg := append(soortTaken(t, h, wie, "informatievraag"), soortTaken(t, h, wie, "informatievraag_laat")...); len(kreeg) > 0 {
						t.Errorf("%s has to do %+v", wie, kreeg)
					}
				}
				if r := h.Verify(); !strings.Contains(r.Fout, "informatievraag/"+q.ID) {
					t.Errorf("verify says %q", r.Fout)
				}
			})
		})
	}
}

// rule 12.1-1, rule 13.2-1: a request comes back into sight with its piece, and after an answer one can ask again.
func TestCorrectieVolgtHetStuk(t *testing.T) {
	motoren(t, func(t *testing.T, h *Huis) {
		ctx, z := h.Ctx(), h.NazorgMet(Bo, Cleo)
		stuk := h.VoegToe(z, Bo, informatie.GekozenPartijen, Zorg)
		k := gevraagdeCorrectie(t, h, Cleo, stuk)
		zet := func(versie int64, wie informatie.Lezers) {
			t.Helper()
			goed(t, vergeet(h.GegevenVoorwaarden(ctx, Als(Bo), informatie.Wijzigen{Gegeven: stuk.ID, Versie: versie,
				Voorwaarden: informatie.Voorwaarden{Wie: wie}})))
		}
		zet(1, informatie.AlleenProcesregisseur)
		onbekend(t, vergeet(h.CorrectieLezen(ctx, Als(Cleo), k.ID)))
		boven := func() int64 {
			return h.Getal(`SELECT gewijzigd FROM zicht WHERE casus = $1 AND wie = $2`, z.ID, Cleo)
		}
		voor := boven()
		goed(t, vergeet(h.CorrectieAntwoorden(ctx, Als(Bo), informatie.Correctieantwoord{Correctieverzoek: k.ID, Versie: 1,
			Uitkomst: informatie.CorrectieAfgewezen, Reden: "Het klopt wel."})))
		if boven() != voor {
			t.Error("the list of who no longer reads the piece tells that something was answered")
		}
		zet(2, informatie.AlleDeelnemers)
		b, err := h.CorrectieLezen(ctx, Als(Cleo), k.ID)
		goed(t, err)
		if b.Stand != informatie.CorrectieAfgewezen || b.Reden != "Het klopt wel." {
			t.Errorf("Cleo reads %+v", b)
		}
		ander := gevraagdeCorrectie(t, h, Cleo, stuk)
		g, err := h.GegevenLezen(ctx, Als(Cleo), stuk.ID)
		goed(t, err)
		if len(g.Verzoeken) != 2 || ander.ID == k.ID {
			t.Errorf("at the piece Cleo sees %+v", g.Verzoeken)
		}
		if kreeg := soortTaken(t, h, Bo, "correctie"); len(kreeg) != 1 || kreeg[0].Object != ander.ID {
			t.Errorf("Bo has to do %+v", kreeg)
		}
	})
}
