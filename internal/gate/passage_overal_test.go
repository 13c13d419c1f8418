// SPDX-License-Identifier: EUPL-1.2

package gate_test

import (
	"errors"
	"strings"
	"testing"

	"rondetafel/internal/casus"
	"rondetafel/internal/errs"
	"rondetafel/internal/gate"
	. "rondetafel/internal/gate/gatetest"
	"rondetafel/internal/informatie"
	"rondetafel/internal/plan"
	"rondetafel/internal/rto"
)

// overalweg is an act by which somebody brings a text to people who may not read the piece that says it.
type overalweg struct {
	veld string
	doe  func(tekst string) error
}

// gaat asks of each of wegen that a copy is refused in its field, on article 13.2, and that other words are taken.
func gaat(t *testing.T, wegen ...overalweg) {
	t.Helper()
	for _, weg := range wegen {
		for _, kopie := range []string{stuktekst, stukAnders, strings.ReplaceAll(stuktekst, " ", "")} {
			var i *errs.Invalid
			if err := weg.doe(kopie); !errors.As(err, &i) || len(i.Velden) != 1 || i.Velden[0].Veld != weg.veld || !strings.Contains(i.Velden[0].Melding, "art. 13.2") {
				t.Errorf("%s, %q: %v %+v", weg.veld, kopie, err, i)
			}
		}
		if err := weg.doe(dichtVrij); err != nil {
			t.Errorf("%s: other words are refused: %v", weg.veld, err)
		}
	}
}

// metStuk gives stuktekst as a piece of wie in z, and lets lezers see it.
func metStuk(t *testing.T, h *Huis, z gate.Verwijzing, wie string, lezers ...string) gate.Verwijzing {
	t.Helper()
	in := h.Gegeven(z, informatie.AlleDeelnemers)
	in.Tekst, in.VraagVooraf, in.VraagDerde = stuktekst, true, true
	v, err := h.GegevenToevoegen(h.Ctx(), Als(wie), in)
	goed(t, err)
	for _, l := range lezers {
		goed(t, vergeet(h.GegevenLezen(h.Ctx(), Als(l), v.ID)))
	}
	return v
}

// rules 13.2-3, 1.8-1, 1.8-2: what a piece says is not asked out in triage, nor given as why the Casus goes on: who is asked, and who is to take part, read no
// piece yet. Who is asked read none either, and hears nothing about what they answer.
func TestRegelStukNietInTriage(t *testing.T) {
	h := Nieuw(t)
	z := h.InScreening()
	metStuk(t, h, z, Anna, Petra)
	screen := func(zet func(*casus.Screening, string)) func(string) error {
		return func(tekst string) error {
			in := h.Screening(z)
			zet(&in, tekst)
			if tekst == dichtVrij {
				return nil // it can be done once: below
			}
			return vergeet(h.CasusScreenen(h.Ctx(), Als(Petra), in))
		}
	}
	gaat(t, overalweg{"reden", screen(func(s *casus.Screening, tekst string) { s.Reden = tekst })},
		overalweg{"overleg.verslag", screen(func(s *casus.Screening, tekst string) { s.Overleg.Verslag = tekst })},
		overalweg{"criteria[0].toelichting", screen(func(s *casus.Screening, tekst string) { s.Criteria[0].Toelichting = tekst })})
	in := h.Screening(z)
	in.Reden = dichtVrij
	z, err := h.CasusScreenen(h.Ctx(), Als(Petra), in)
	goed(t, err)

	var vraag gate.Verwijzing
	gaat(t, overalweg{"vraag", func(tekst string) (err error) {
		q := h.Triagevraag(z, Bo)
		q.Vraag = tekst
		vraag, err = h.TriageVragen(h.Ctx(), Als(Petra), q)
		return err
	}})
	a := Triageantwoord(vraag)
	a.Toelichting = stuktekst
	goed(t, vergeet(h.TriagevraagAntwoorden(h.Ctx(), Als(Bo), a)))
	for veld, zet := range map[string]func(*casus.Triageuitkomst, string){
		"doel":               func(u *casus.Triageuitkomst, tekst string) { u.Doel = tekst },
		"reden":              func(u *casus.Triageuitkomst, tekst string) { u.Reden = tekst },
		"zonderAntwoord":     func(u *casus.Triageuitkomst, tekst string) { u.ZonderAntwoord = tekst },
		"partijen[0].waarom": func(u *casus.Triageuitkomst, tekst string) { u.Partijen[0].Waarom = tekst },
		"partijen[0].grond":  func(u *casus.Triageuitkomst, tekst string) { u.Partijen[0].Grond = tekst },
	} {
		u := Uitkomst(z, Bo)
		zet(&u, stuktekst)
		foutIn(t, vergeet(h.TriageAfronden(h.Ctx(), Als(Petra), u)), veld, "art. 13.2")
	}
	goed(t, vergeet(h.TriageAfronden(h.Ctx(), Als(Petra), Uitkomst(z, Bo))))
}

// rules 13.2-3, AVG-7, 1.10-2: nor where a Casus ends: in what was agreed at a hand-over, in why a piece stays that says something else, and in why a dossier can go,
// which the manager reads and no piece. Of what they never read they hear nothing.
func TestRegelStukNietAanHetEinde(t *testing.T) {
	h := Nieuw(t)
	z := h.NazorgMet(Bo, Cleo)
	stuk, ander := metStuk(t, h, z, Bo, Petra), h.VoegToe(z, Cleo, informatie.AlleDeelnemers)
	gaat(t, overalweg{"afspraken", func(tekst string) (err error) {
		in := h.Overdracht(z)
		in.Afspraken = tekst
		v, err := h.CasusOverdragen(h.Ctx(), Als(Petra), in)
		if err == nil {
			z = v
		}
		return err
	}})
	houd := func(zet func(*casus.Opschoning)) error {
		in := h.Opschoning(z, stuk, ander)
		zet(&in)
		v, err := h.CasusOpschonen(h.Ctx(), Als(Petra), in)
		if err == nil {
			z = v
		}
		return err
	}
	plek := func(in *casus.Opschoning, v gate.Verwijzing) *casus.Stukbesluit {
		for i := range in.Stukken {
			if in.Stukken[i].Gegeven == v.ID {
				return &in.Stukken[i]
			}
		}
		return nil
	}
	if veld, is := ongeldigeVelden(houd(func(in *casus.Opschoning) { plek(in, ander).Noodzaak = stuktekst })); !is || len(veld) != 1 || !strings.HasSuffix(veld[0], ".noodzaak") {
		t.Errorf("why another piece stays: %v", veld)
	}
	goed(t, houd(func(in *casus.Opschoning) { plek(in, stuk).Noodzaak = "Er staat: " + stuktekst }))
	z, err := h.CasusSluiten(h.Ctx(), Als(Petra), casus.Sluiten{Casus: z.ID, Versie: z.Versie, NamensPubliek: Gemeente})
	goed(t, err)

	var v gate.Verwijzing
	gaat(t, overalweg{"reden", func(tekst string) (err error) {
		w, err := h.VernietigingVoorstellen(h.Ctx(), Als(Petra), casus.VernietigingVoorstellen{Casus: z.ID, Versie: z.Versie, Reden: tekst})
		if err == nil {
			v = w
		}
		return err
	}})
	v, err = h.VernietigingControleren(h.Ctx(), Als(Fien), casus.VernietigingControleren{Vernietiging: v.ID, Versie: v.Versie, Akkoord: "ja", Reden: stuktekst})
	goed(t, err) // she never read it
	gaat(t, overalweg{"reden", func(tekst string) error {
		return vergeet(h.VernietigingStoppen(h.Ctx(), Als(Petra), casus.VernietigingStoppen{Vernietiging: v.ID, Versie: v.Versie, Reden: tekst}))
	}})
}

// rules 13.2-3, WGS-3, WGS-10: a no, an objection and an advice are read by others too. They are said in other words.
func TestRegelStukNietInEenNee(t *testing.T) {
	h := dichthuis(t, Nieuw(t))
	metStuk(t, h.Huis, h.z, Bo, Petra, Anna, Cleo)
	mag := derdenstuk(t, h.Huis, h.z, Cleo, informatie.Gewoon)
	vooraf := h.Gegeven(h.z, informatie.AlleDeelnemers)
	vooraf.VraagVooraf = true
	inzage, err := h.GegevenToevoegen(h.Ctx(), Als(Cleo), vooraf)
	goed(t, err)
	v := h.Voorbereiding(h.z)
	v.Planning = rto.Planning{Datum: "2026-03-20", Begin: "10:00", Plaats: "Zaal 3"}
	o, err := h.OverlegPlannen(h.Ctx(), Als(Petra), v)
	goed(t, err)
	goed(t, vergeet(h.VoorinzageVoorstellen(h.Ctx(), Als(Petra), voorstel(h.Huis, o, []string{Politie}, inzage))))
	gelezen, err := h.GegevenLezen(h.Ctx(), Als(Cleo), inzage.ID)
	goed(t, err)
	vraag, err := h.InformatievraagStellen(h.Ctx(), Als(Petra), h.Informatievraag(h.z, Gemeente))
	goed(t, err)
	verzoek := gevraagdeCorrectie(t, h.Huis, Anna, mag)
	derde := h.Voorgesteld(h.z)
	verstrekking, err := h.VerstrekkingVragen(h.Ctx(), Als(Petra), verstrekkingVan(h.Huis, h.z, mag))
	goed(t, err)
	gaat(t, overalweg{"reden", func(tekst string) error {
		return vergeet(h.CorrectieAntwoorden(h.Ctx(), Als(Cleo), informatie.Correctieantwoord{Correctieverzoek: verzoek.ID, Versie: verzoek.Versie,
			Uitkomst: informatie.CorrectieAfgewezen, Reden: tekst}))
	}}, overalweg{"reden", func(tekst string) error {
		return vergeet(h.IncidenteleDerdeBeeindigen(h.Ctx(), Als(Petra), casus.IncidenteelEinde{Derde: derde.ID, Versie: derde.Versie, Reden: tekst}))
	}}, overalweg{"reden", func(tekst string) error {
		in := antwoord(gelezen.Voorinzagen[0])
		in.Reden = tekst
		return vergeet(h.VoorinzageWeigeren(h.Ctx(), Als(Cleo), in))
	}}, overalweg{"reden", func(tekst string) error {
		return vergeet(h.VerstrekkingBezwaar(h.Ctx(), Als(Cleo), informatie.Bezwaar{Verstrekking: verstrekking.ID, Reden: tekst}))
	}}, overalweg{"reden", func(tekst string) error {
		d := deelVoor(t, h.Huis, Cleo, verstrekking, mag)
		return vergeet(h.VerstrekkingWeigeren(h.Ctx(), Als(Cleo), informatie.DeelAntwoord{Verstrekking: verstrekking.ID, Deel: d.ID, Versie: eigenAntwoord(d).Versie, Reden: tekst}))
	}}, overalweg{"reden", func(tekst string) error {
		return vergeet(h.GegevenIntrekken(h.Ctx(), Als(Cleo), informatie.Intrekken{Gegeven: inzage.ID, Versie: inzage.Versie, Reden: tekst}))
	}})
	naam := func(veld string, doe func(tekst string) error) {
		t.Helper()
		foutIn(t, doe("Namens de gemeente, want "+stuktekst), veld, "art. 13.2")
		goed(t, doe("J. Bedenksel, hoofd van de afdeling"))
	}
	goed(t, vergeet(h.OverlegUitnodigen(h.Ctx(), Als(Petra), Uitnodigen(o, Anna))))
	naam("mandaatVan", func(tekst string) error {
		a := Afvaardiging(o, Anna)
		a.MandaatVan = tekst
		return vergeet(h.OverlegAfvaardigen(h.Ctx(), Als(Anna), a))
	})
	naam("grond", func(tekst string) error {
		return vergeet(h.BetrokkeneInformeren(h.Ctx(), Als(Petra), casus.Informeren{Betrokkene: h.EersteBetrokkene(h.z), Stand: casus.Weggelaten, Grond: tekst, Reden: dichtVrij}))
	})
	gaat(t, overalweg{"reden", func(tekst string) error { // the last one: nobody says after it what it says
		return vergeet(h.InformatievraagWeigeren(h.Ctx(), Als(Anna), informatie.Weigering{Informatievraag: vraag.ID, Versie: vraag.Versie, Reden: tekst}))
	}})
}

// rule 13.2-3: who told something is as much its supplier's as what they told: the source of a piece, of six words or more, comes back in no text either.
func TestRegelBronIsVanWieHaarNoemt(t *testing.T) {
	h := dichthuis(t, Nieuw(t))
	const bron = "Melding van een buurvrouw uit de flat tegenover het oude zwembad"
	in := h.Gegeven(h.z, informatie.AlleDeelnemers)
	in.Tekst, in.Bron = "Er is 's nachts veel lawaai.", bron
	stuk, err := h.GegevenToevoegen(h.Ctx(), Als(Bo), in)
	goed(t, err)
	goed(t, vergeet(h.GegevenLezen(h.Ctx(), Als(Cleo), stuk.ID)))
	optreden := func(wie, tekst string) error {
		return vergeet(h.OptredenVastleggen(h.Ctx(), Als(wie), plan.Optreden{Casus: h.z.ID, Omschrijving: tekst, Delen: true}))
	}
	foutIn(t, optreden(Cleo, "Wij belden: "+bron+"."), "omschrijving", "art. 13.2")
	zelf := plan.Optreden{Casus: h.z.ID, Omschrijving: "Wij belden: " + bron + "."} // colleagues of later read it too
	foutIn(t, vergeet(h.OptredenVastleggen(h.Ctx(), Als(Cleo), zelf)), "omschrijving", "art. 13.2")
	goed(t, optreden(Cleo, "Wij belden met iemand die in de buurt woont."))
	goed(t, optreden(Bo, bron)) // their own
}

// rule 13.2-3: a piece of four words that not everybody may read comes back whole in no text; of one for everybody so few words are said by many.
func TestRegelKortStukVoorWeinigen(t *testing.T) {
	for wie, vrij := range map[informatie.Lezers]bool{informatie.GekozenPartijen: false, informatie.AlleDeelnemers: true} {
		h := dichthuis(t, Nieuw(t))
		in := h.Gegeven(h.z, wie)
		in.Tekst = "Zij is weer zwanger."
		if wie == informatie.GekozenPartijen {
			in.Lezers = []string{Zorg}
		}
		stuk, err := h.GegevenToevoegen(h.Ctx(), Als(Bo), in)
		goed(t, err)
		goed(t, vergeet(h.GegevenLezen(h.Ctx(), Als(Cleo), stuk.ID)))
		err = vergeet(h.OptredenVastleggen(h.Ctx(), Als(Cleo), plan.Optreden{Casus: h.z.ID, Omschrijving: "Wij letten op: zij is weer zwanger.", Delen: true}))
		if vrij {
			goed(t, err)
			continue
		}
		foutIn(t, err, "omschrijving", "art. 13.2")
		goed(t, vergeet(h.OptredenVastleggen(h.Ctx(), Als(Cleo), plan.Optreden{Casus: h.z.ID, Omschrijving: "Wij letten extra op haar.", Delen: true})))
	}
}
