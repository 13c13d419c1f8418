// SPDX-License-Identifier: EUPL-1.2

package gate_test

import (
	"errors"
	"fmt"
	"strings"
	"testing"
	"time"

	"rondetafel/internal/casus"
	"rondetafel/internal/errs"
	"rondetafel/internal/gate"
	. "rondetafel/internal/gate/gatetest"
	"rondetafel/internal/informatie"
	"rondetafel/internal/partij"
	"rondetafel/internal/plan"
	"rondetafel/internal/policy"
	"rondetafel/internal/toegang/systeemtest"
)

const (
	elderstekst = "De buurvrouw hoorde hem twee nachten achter elkaar schreeuwen tegen zijn moeder in de gang."
	eldersDeel  = "Wij weten dit: hij riep, en de buurvrouw hoorde hem twee nachten achter elkaar schreeuwen tegen iemand."
	eldersVrij  = "Volgens de flat was er in die week 's nachts veel lawaai op de trap en in de gang."
)

// metElders is a house with h.z and, in another Casus, a piece of Dirk that Anna, Bo, Cleo and Petra were shown.
func metElders(t *testing.T, huis *Huis) (h *citaathuis, ander, stuk gate.Verwijzing) {
	t.Helper()
	h = dichthuis(t, huis)
	ander = h.RTO(Bo, Cleo, Dirk)
	h.AanTafel(ander, Anna, Bo, Cleo, Dirk)
	stuk = h.geefIn(ander, Dirk, elderstekst)
	for _, wie := range []string{Anna, Bo, Cleo, Petra} {
		goed(t, vergeet(h.GegevenLezen(h.Ctx(), Als(wie), stuk.ID)))
	}
	return h, ander, stuk
}

func (h *citaathuis) geefIn(z gate.Verwijzing, wie, tekst string) gate.Verwijzing {
	h.t.Helper()
	v, err := h.probeerIn(z, wie, tekst)
	goed(h.t, err)
	return v
}

func (h *citaathuis) probeerIn(z gate.Verwijzing, wie, tekst string) (gate.Verwijzing, error) {
	in := h.Gegeven(z, informatie.AlleDeelnemers)
	in.Tekst = tekst
	return h.GegevenToevoegen(h.Ctx(), Als(wie), in)
}

// rules 1.10-4, 12.1-1, 13.2-3: what somebody was shown in one Casus they bring to no other, in no field of any form and not when the piece was taken back: its
// readers there are not those that its supplier chose.
func TestRegelUitEenAnderDossier(t *testing.T) {
	motoren(t, func(t *testing.T, huis *Huis) {
		h, _, stuk := metElders(t, huis)
		h.trekIn() // some of the ways ask that it was
		probeer := func() {
			t.Helper()
			for _, weg := range dichteWegen() {
				for _, tekst := range []string{elderstekst, eldersDeel} {
					var i *errs.Invalid
					if err := weg.doe(h, tekst); !errors.As(err, &i) || len(i.Velden) != 1 || i.Velden[0].Veld != weg.veld ||
						!strings.Contains(i.Velden[0].Melding, "een stuk van Proefreclassering in een ander dossier: “de buurvrouw hoorde hem") {
						t.Errorf("%s, %s, %q: %v %+v", weg.naam, weg.veld, tekst, err, i)
					}
				}
			}
		}
		probeer()
		goed(t, vergeet(h.GegevenIntrekken(h.Ctx(), Als(Dirk), informatie.Intrekken{Gegeven: stuk.ID, Versie: stuk.Versie, Reden: "Het klopte niet."})))
		probeer()
		for _, weg := range dichteWegen() {
			goed(t, weg.doe(h, eldersVrij))
		}
	})
}

// rules 12.1-1 and 13.2-3: a Partij gives in a Casus nothing that it, or a colleague, was shown in another: not in a piece, nor a correction of one, nor in the
// report with which a Casus begins. Who was shown nothing gives the same from their own source, and a supplier says everywhere what is theirs.
func TestRegelEldersGegeven(t *testing.T) {
	motoren(t, func(t *testing.T, huis *Huis) {
		h, ander, _ := metElders(t, huis)
		eigen := h.geefIn(h.z, Cleo, "Er is een afspraak van deze week.")
		for _, tekst := range []string{elderstekst, eldersDeel} {
			_, err := h.probeerIn(h.z, Cleo, tekst)
			foutIn(t, err, "tekst", "vraag die Partij dan om het hier te geven")
			foutIn(t, h.verbeter(Cleo, eigen, tekst), "tekst", "Proefreclassering")
			_, err = h.probeerIn(h.z, Arno, tekst)
			if !errors.Is(err, errs.ErrNotFound) {
				t.Errorf("who takes no part: %v", err)
			}
		}
		goed(t, vergeet(h.DeelnameAanwijzen(h.Ctx(), Als(Bo), aanwijzen(h.z, Bas))))
		_, err := h.probeerIn(h.z, Bas, elderstekst)
		foutIn(t, err, "tekst", "een stuk van een andere Partij in een ander dossier, dat een collega van jou las")
		delen := h.Gegeven(h.z, informatie.AlleDeelnemers)
		delen.Tekst, delen.Bron = "De buurvrouw hoorde hem twee nachten", "achter elkaar schreeuwen tegen zijn moeder"
		foutIn(t, vergeet(h.GegevenToevoegen(h.Ctx(), Als(Cleo), delen)), "bron", "Samen met een ander veld")
		m := Aanmelding()
		m.Criteria[1].Toelichting = elderstekst
		foutIn(t, vergeet(h.CasusAanmelden(h.Ctx(), Als(Bo), m)), "criteria[1].toelichting", "Proefreclassering")
		goed(t, vergeet(h.CasusAanmelden(h.Ctx(), Als(Dirk), m)))
		h.Betrek(h.z, Dirk)
		h.geefIn(h.z, Dirk, elderstekst)
		_, err = h.probeerIn(h.z, Cleo, elderstekst)
		foutIn(t, err, "tekst", "in een ander dossier") // and who has not read it here
		goed(t, vergeet(h.probeerIn(ander, Dirk, eldersDeel)))
	})
}

// rules 12.1-1, 13.2-3: what a Partij said itself before another did, and what a piece in the Casus says that it reads there, is from nowhere else. Less
// than ten words, a name, and what is said of many people, is of nobody.
func TestEldersMag(t *testing.T) {
	motoren(t, func(t *testing.T, huis *Huis) {
		h, ander, _ := metElders(t, huis)
		for _, tekst := range []string{"De buurvrouw hoorde hem twee nachten achter elkaar schreeuwen.", "Moeder woont in de gang hiernaast.", eldersVrij} {
			goed(t, vergeet(h.RegieAfstemmen(h.Ctx(), Als(Petra), plan.Afstemming{Casus: h.z.ID, Soort: plan.Overleg, Tekst: tekst})))
			goed(t, vergeet(h.probeerIn(h.z, Cleo, tekst)))
		}
		zelf := "Hij kwam in maart drie keer te laat op de afspraak bij de behandelaar in Weert."
		h.geefIn(h.z, Cleo, zelf)
		h.Klok.Loop(time.Minute)
		over := h.geefIn(ander, Dirk, zelf)
		goed(t, vergeet(h.GegevenLezen(h.Ctx(), Als(Cleo), over.ID)))
		derde := h.RTO(Bo, Cleo)
		h.AanTafel(derde, Anna, Bo, Cleo)
		h.geefIn(derde, Cleo, zelf) // it said so first
		goed(t, vergeet(h.GegevenLezen(h.Ctx(), Als(Bo), over.ID)))
		_, err := h.probeerIn(derde, Bo, zelf)
		foutIn(t, err, "tekst", "")
		veel := "Betrokkene is bij ons bekend en heeft een vaste medewerker die elke week langskomt."
		for i := range 20 { // often, of one person
			goed(t, vergeet(h.GegevenLezen(h.Ctx(), Als(Cleo), h.geefIn(ander, Dirk, fmt.Sprintf("%s Sinds %d.", veel, 2000+i)).ID)))
		}
		_, err = h.probeerIn(derde, Cleo, veel)
		foutIn(t, err, "tekst", "Proefreclassering")
		for range 3 { // and of many: a formula of hers
			nog := h.RTO(Bo, Cleo, Dirk)
			h.geefIn(nog, Dirk, veel)
		}
		h.geefIn(derde, Cleo, veel)
	})
}

// rules 12.1-1 and 13.2-3: a file that somebody was shown in one Casus they put with no piece in another, nor one that its supplier took away again.
func TestRegelEldersBestand(t *testing.T) {
	motoren(t, func(t *testing.T, h *Huis) {
		z, ander := h.RTO(Bo, Cleo), h.RTO(Bo, Cleo)
		for _, c := range []gate.Verwijzing{z, ander} {
			h.AanTafel(c, Anna, Bo, Cleo)
		}
		inhoud := tekstVan(400)
		stuk, d := metDocument(t, h, ander, Bo, inhoud)
		geeft := func(in gate.Verwijzing, wie string) error {
			n, err := stuur(h, in, wie, "vakantie", inhoud)
			goed(t, err)
			g := h.Gegeven(in, informatie.AlleDeelnemers)
			g.Tekst, g.Documenten = "Zie de bijlage.", []string{n.ID}
			return vergeet(h.GegevenToevoegen(h.Ctx(), Als(wie), g))
		}
		goed(t, geeft(z, Cleo)) // who never saw it
		goed(t, vergeet(h.GegevenLezen(h.Ctx(), Als(Anna), stuk.ID)))
		foutIn(t, geeft(z, Anna), "document", "Dit bestand staat ook bij een stuk van Proefpolitie in een ander dossier.")
		goed(t, vergeet(h.DeelnameAanwijzen(h.Ctx(), Als(Anna), aanwijzen(z, Arno))))
		foutIn(t, geeft(z, Arno), "document", "dat een collega van jou las")
		goed(t, geeft(z, Bo))
		goed(t, vergeet(h.DocumentVerwijderen(h.Ctx(), Als(Bo), informatie.Weghalen{Document: d.ID, Versie: stuk.Versie})))
		foutIn(t, geeft(z, Anna), "document", "Proefpolitie")
		foutIn(t, geeft(ander, Anna), "document", "Proefpolitie") // where it stood
	})
}

// rule 13.2-3: pieces from before there were marks get theirs, of text and file, by a job; the marks of a dossier go with it, and say nothing without the key.
func TestEldersVanVroeger(t *testing.T) {
	motoren(t, func(t *testing.T, huis *Huis) {
		h, ander, _ := metElders(t, huis)
		inhoud := tekstVan(400)
		metStukVan, _ := metDocument(t, h.Huis, ander, Dirk, inhoud)
		goed(t, vergeet(h.GegevenLezen(h.Ctx(), Als(Cleo), metStukVan.ID)))
		voor := h.Getal(`SELECT COUNT(*) FROM tekstmerk`)
		h.SQL(`DELETE FROM tekstmerk`)
		goed(t, vergeet(h.probeerIn(h.z, Bo, elderstekst)))
		h.SQL(`INSERT INTO job (id, soort, object, vanaf, pogingen, huurder, huur_tot) SELECT 'merken-' || id, 'merken', id, 0, 0, '', 0 FROM gegeven`)
		h.SQL(`INSERT INTO job (id, soort, object, vanaf, pogingen, huurder, huur_tot) VALUES ('merken-weg', 'merken', 'een-stuk-dat-er-niet-is', 0, 0, '', 0)`)
		_, err := h.VoerTaken(h.Ctx())
		goed(t, err)
		if n := h.Getal(`SELECT COUNT(*) FROM tekstmerk`); n < voor || h.Getal(`SELECT COUNT(*) FROM job WHERE soort = 'merken'`) != 0 {
			t.Errorf("%d marks after the jobs, before %d", n, voor)
		}
		_, err = h.probeerIn(h.z, Cleo, elderstekst)
		foutIn(t, err, "tekst", "Proefreclassering")
		n, err := stuur(h.Huis, h.z, Cleo, "vakantie", inhoud)
		goed(t, err)
		in := h.Gegeven(h.z, informatie.AlleDeelnemers)
		in.Tekst, in.Documenten = "Zie de bijlage.", []string{n.ID}
		foutIn(t, vergeet(h.GegevenToevoegen(h.Ctx(), Als(Cleo), in)), "document", "Proefreclassering")
	})
}

// rule 13.2-3: why somebody opens a Casus in need holds no words of a piece in another that they were shown.
func TestEldersNoodinzage(t *testing.T) {
	h, ander, stuk := metElders(t, Nieuw(t))
	goed(t, h.GeefRol(h.Ctx(), Als(Petra), ander.ID, Pim, policy.RolProcesregisseur))
	goed(t, vergeet(h.GegevenLezen(h.Ctx(), Als(Pim), stuk.ID)))
	_, err := h.NoodinzageOpenen(h.Ctx(), Als(Pim), casus.Noodinzage{Nummer: h.z.Nummer, Reden: elderstekst})
	foutIn(t, err, "reden", "Proefreclassering")
	goed(t, vergeet(inNood(h.Huis, Als(Pim), h.z.Nummer)))
}

// rules 12.1-1 and 13.2-3: nobody gets at words step by step: a piece of one's own that is corrected over and over holds no more of them than at once, here nor
// elsewhere, and is no reason to say them.
func TestRegelStapVoorStap(t *testing.T) {
	motoren(t, func(t *testing.T, huis *Huis) {
		h, ander, _ := metElders(t, huis)
		oud := h.geefIn(h.z, Cleo, "Eigen bron van ons.")
		h.Klok.Loop(time.Minute)
		stuk, err := h.geefTekst(Bo, stuktekst)
		goed(t, err)
		goed(t, vergeet(h.GegevenLezen(h.Ctx(), Als(Cleo), stuk.ID)))
		nieuw := h.geefIn(h.z, Cleo, "Nog iets van ons.")
		for _, van := range []string{stuktekst, elderstekst} {
			woorden := strings.Fields(van)
			for _, eigen := range []gate.Verwijzing{oud, nieuw} {
				geweigerd := 0
				for n := 3; n <= len(woorden); n++ {
					err := h.verbeter(Cleo, eigen, "Wij zagen dit: "+strings.Join(woorden[:n], " "))
					if geweigerd > 0 && err == nil {
						t.Fatalf("%d words are kept, %d were not", n, geweigerd)
					}
					if err != nil && geweigerd == 0 {
						foutIn(t, err, "tekst", "")
						geweigerd = n
					}
				}
				if geweigerd == 0 || geweigerd > 11 {
					t.Errorf("step by step %d words are kept of %d", geweigerd, len(woorden))
				}
			}
		}
		_, err = h.probeerIn(h.z, Cleo, elderstekst)
		foutIn(t, err, "tekst", "Proefreclassering")
		_, err = h.probeerIn(ander, Cleo, stuktekst)
		foutIn(t, err, "tekst", "Proefpolitie")
	})
}

// rule 13.2-3: what a supplier corrected away stays known: who was shown it says it nowhere, here nor in another Casus. What the piece still says is judged by
// what it is now, and who never was shown it says what they know.
func TestRegelWatVerbeterdIs(t *testing.T) {
	motoren(t, func(t *testing.T, huis *Huis) {
		h, ander, stuk := metElders(t, huis)
		hier, err := h.geefTekst(Bo, "De oom heeft in het schuurtje achter het huis een wapen begraven en weet wie het kocht.")
		goed(t, err)
		goed(t, vergeet(h.GegevenLezen(h.Ctx(), Als(Cleo), hier.ID)))
		was := "De oom heeft in het schuurtje achter het huis een wapen begraven en weet wie het kocht."
		goed(t, h.verbeter(Bo, hier, "Er is geen aanwijzing voor een wapen, en de oom weet van niets."))
		goed(t, h.verbeter(Bo, hier, "Er is geen aanwijzing voor een wapen."))
		foutIn(t, h.zegt(Cleo, was), "tekst", "dat intussen is verbeterd")
		_, err = h.geefTekst(Cleo, was)
		foutIn(t, err, "tekst", "Proefpolitie")
		_, err = h.probeerIn(ander, Cleo, was)
		foutIn(t, err, "tekst", "Proefpolitie")
		goed(t, vergeet(h.probeerIn(ander, Dirk, was))) // who was shown nothing
		beter := h.Gegeven(ander, informatie.AlleDeelnemers)
		beter.Tekst = "De buurvrouw hoorde niets."
		b, err := h.GegevenLezen(h.Ctx(), Als(Dirk), stuk.ID)
		goed(t, err)
		goed(t, vergeet(h.GegevenCorrigeren(h.Ctx(), Als(Dirk), informatie.Corrigeren{Inhoud: beter.Inhoud, Gegeven: stuk.ID, Versie: b.Versie, Soort: beter.Soort})))
		_, err = h.probeerIn(h.z, Cleo, elderstekst)
		foutIn(t, err, "tekst", "Proefreclassering")
	})
}

// rule 13.2-3: nobody switches a protection off by saying parts of a text often themself.
func TestRegelEigenHerhalingHelptNiet(t *testing.T) {
	h, _, _ := metElders(t, Nieuw(t))
	woorden := strings.Fields(elderstekst)
	for i := range 20 {
		van := i % (len(woorden) - 8)
		h.geefIn(h.z, Cleo, fmt.Sprintf("Nummer %d: %s en klaar.", i, strings.Join(woorden[van:van+9], " ")))
	}
	_, err := h.probeerIn(h.z, Cleo, elderstekst)
	foutIn(t, err, "tekst", "Proefreclassering")
}

// rule 13.2-3: the name of a document is a text of its piece, here and elsewhere; and the name of a person holds no sentence of one.
func TestRegelNaamVanEenDocument(t *testing.T) {
	motoren(t, func(t *testing.T, huis *Huis) {
		h, ander, _ := metElders(t, huis)
		const titel = "Vertrouwelijk rapport van het onderzoek naar wat de grootvader in die jaren deed"
		for _, z := range []gate.Verwijzing{ander, h.z} {
			d, err := stuur(h.Huis, z, Bo, titel, tekstVan(200))
			goed(t, err)
			in := h.Gegeven(z, informatie.GekozenPartijen, Zorg)
			in.Tekst, in.Documenten = "Zie de bijlage.", []string{d.ID}
			v, err := h.GegevenToevoegen(h.Ctx(), Als(Bo), in)
			goed(t, err)
			goed(t, vergeet(h.GegevenLezen(h.Ctx(), Als(Cleo), v.ID)))
			if z.ID == ander.ID {
				foutIn(t, h.zegt(Cleo, "Er is een "+titel), "tekst", "in een ander dossier")
				m := Aanmelding()
				m.Betrokkenen[0].Achternaam = titel
				foutIn(t, vergeet(h.CasusAanmelden(h.Ctx(), Als(Cleo), m)), "betrokkenen[0].achternaam", "in een ander dossier")
			}
		}
		foutIn(t, h.zegt(Cleo, "Er is een "+titel), "tekst", "een stuk van Proefpolitie (")
		goed(t, vergeet(h.FunctieGeven(h.Ctx(), Als(Mo), geef(Cleo, partij.Partijbeheerder))))
		foutIn(t, vergeet(h.MedewerkerUitnodigen(h.Ctx(), Als(Cleo), nodigUit(titel, partij.Uitvoerder))), "naam", "in een ander dossier")
	})
}

// rule 13.2-3: also who keeps the house in order reads pieces, and what they type there many read: words of a piece of another Partij stand in no text of
// the house, and a name is a name.
func TestRegelTekstenVanHetHuis(t *testing.T) {
	motoren(t, func(t *testing.T, huis *Huis) {
		h, _, stuk := metElders(t, huis)
		ctx := h.Ctx()
		goed(t, vergeet(h.FunctieGeven(ctx, Als(Mo), geef(Cleo, partij.Partijbeheerder))))
		eigen := partij.Inschrijving{Soort: partij.Maatregelen, Tekst: "Wij werken met een tweede factor. Wie ziek is, heeft een vervanger.", Van: "1-2-2026"}
		goed(t, vergeet(h.RegisterVastleggen(ctx, Als(Cleo), eigen)))
		eigen.Tekst, eigen.Versie = elderstekst, 1
		foutIn(t, vergeet(h.RegisterVastleggen(ctx, Als(Cleo), eigen)), "tekst", "een stuk van Proefreclassering in een ander dossier")
		lang := "Hij riep om tien uur uit het open raam"
		foutIn(t, vergeet(h.MedewerkerUitnodigen(ctx, Als(Cleo), nodigUit(lang, partij.Uitvoerder))), "naam", "hoogstens acht woorden")
		vorm := koppelvorm(systeemtest.Nieuw(t).JWK(), Cleo)
		vorm.Naam = lang
		foutIn(t, vergeet(h.KoppelingRegistreren(ctx, Als(Cleo), vorm)), "naam", "hoogstens acht woorden")
		vorm.Naam = "Het zaaksysteem van de wijkteams"
		goed(t, vergeet(h.KoppelingRegistreren(ctx, Als(Cleo), vorm)))
		goed(t, vergeet(h.GegevenIntrekken(ctx, Als(Dirk), informatie.Intrekken{Gegeven: stuk.ID, Versie: 1, Reden: "Het klopte niet."})))
		eigen.Tekst = "Let op. " + elderstekst
		foutIn(t, vergeet(h.RegisterVastleggen(ctx, Als(Cleo), eigen)), "tekst", "in een ander dossier")
	})
}

// rule 13.2-3: a list with numbers is a copy too, here and elsewhere, of a piece and in a piece.
func TestRegelGenummerdeKopie(t *testing.T) {
	motoren(t, func(t *testing.T, huis *Huis) {
		h, _, _ := metElders(t, huis)
		genummerd := func(tekst string) string {
			var b strings.Builder
			for i, w := range strings.Fields(tekst) {
				if i%3 == 0 {
					fmt.Fprintf(&b, "\n%d. ", i/3+1)
				}
				b.WriteString(w + " ")
			}
			return b.String()
		}
		foutIn(t, h.zegt(Cleo, genummerd(elderstekst)), "tekst", "een stuk van Proefreclassering in een ander dossier")
		_, err := h.probeerIn(h.z, Cleo, genummerd(elderstekst))
		foutIn(t, err, "tekst", "in een ander dossier")
		geteld := h.geefIn(h.z, Bo, "Vanaf januari zijn er 12 meldingen over hem, waarvan 3 in de nacht en 2 bij een buurvrouw.")
		goed(t, vergeet(h.GegevenLezen(h.Ctx(), Als(Cleo), geteld.ID)))
		foutIn(t, h.zegt(Cleo, genummerd("Vanaf januari zijn er 12 meldingen over hem, waarvan 3 in de nacht en 2 bij een buurvrouw.")), "tekst", "een stuk van Proefpolitie")
	})
}
