// SPDX-License-Identifier: EUPL-1.2

package gate_test

import (
	"slices"
	"testing"

	"rondetafel/internal/audit"
	"rondetafel/internal/casus"
	"rondetafel/internal/errs"
	"rondetafel/internal/gate"
	. "rondetafel/internal/gate/gatetest"
	"rondetafel/internal/informatie"
)

const (
	nietGetekend = "Je hebt de verklaring van geheimhouding nog niet getekend, of er is een nieuwe."
	tekenEerst   = "Lees en teken eerst de verklaring. Daarna kun je verder met je werk."
	doetNietMee  = "Je Partij doet vandaag niet mee aan het convenant."
	belManager   = "Neem contact op met de manager van het Veiligheidshuis."
)

// rule AVG-6: a refusal says what one cannot do, why with the article, and what one can do instead; where no policy allows it
// those are the words of the act, where one forbids it those of that policy. The log has the same.
func TestWeigeringZegtWaarom(t *testing.T) {
	h := Nieuw(t)
	ctx, z := h.Ctx(), h.AanHetRTO(Bo)
	stuk := h.VoegToe(z, Bo, informatie.AlleDeelnemers)
	terug := h.VoegToe(z, Bo, informatie.AlleDeelnemers)
	goed(t, vergeet(h.GegevenIntrekken(ctx, Als(Bo), informatie.Intrekken{Gegeven: terug.ID, Versie: 1, Reden: "x"})))
	bevestigd, triage, klaar := h.InScreening(), h.Triage(), h.MetUitkomst(casus.Doorverwezen)
	nood, err := inNood(h, Als(Pim), z.Nummer)
	goed(t, err)
	radicaal := Aanmelding()
	radicaal.Soort = casus.Radicalisering
	in := h.Gegeven(z, informatie.AlleDeelnemers)
	for _, geval := range []struct {
		handeling string
		wie       string
		artikelen []string
		beleid    []string // nil: nothing allowed it
		waarom    string   // "" for the act's own
		anders    string
		over      string // id of what it is about, first in the entry
		doe       func(c gate.Caller) error
	}{
		{"huis.lezen", Nul, []string{"3.1"}, nil, "", "", "", func(c gate.Caller) error { return vergeet(h.HuisLezen(ctx, c)) }},
		{"huis.lezen", Daan, []string{"14.1"}, []string{"artikel-14-lid-1"}, nietGetekend, tekenEerst, "", func(c gate.Caller) error { return vergeet(h.HuisLezen(ctx, c)) }},
		{"huis.lezen", Els, []string{"20"}, []string{"artikel-20-deelname"}, doetNietMee, belManager, "", func(c gate.Caller) error { return vergeet(h.HuisLezen(ctx, c)) }},
		{"mijnwerk.lezen", Nul, []string{"3.1"}, nil, "", "", "", func(c gate.Caller) error { return vergeet(h.MijnWerk(ctx, c)) }},
		{"casus.lijst", Daan, []string{"14.1"}, []string{"artikel-14-lid-1"}, nietGetekend, tekenEerst, "", func(c gate.Caller) error {
			return vergeet(h.CasusLijst(ctx, c, gate.LijstVraag{}))
		}},
		{"casus.lijst", Nul, []string{"1.7"}, nil, "", "", "", func(c gate.Caller) error { return vergeet(h.CasusLijst(ctx, c, gate.LijstVraag{})) }},
		{"concept.bewaren", Mo, []string{"1.7"}, nil, "", "", "*", func(c gate.Caller) error {
			return vergeet(h.ConceptBewaren(ctx, c, gate.ConceptBewaren{Formulier: "aanmelding", Inhoud: []byte(`{}`)}))
		}},
		{"casus.aanmelden", Bas, []string{"1.4", "1.7"}, nil, "", "", "", func(c gate.Caller) error { return vergeet(h.CasusAanmelden(ctx, c, Aanmelding())) }},
		{"casus.aanmelden", Anna, []string{"WGS-6"}, []string{"wgs-06"},
			"Voor radicalisering geldt een eigen wet met een eigen aanpak. Zo'n casus hoort hier niet.",
			"Meld de zorg bij de persoonsgerichte aanpak radicalisering van de gemeente.", "",
			func(c gate.Caller) error { return vergeet(h.CasusAanmelden(ctx, c, radicaal)) }},
		{"casus.lezen", Mo, []string{"1.7"}, nil, "", "", z.ID, func(c gate.Caller) error { return vergeet(h.CasusLezen(ctx, c, z.ID)) }},
		{"noodinzage.openen", Bo, []string{"1.2"}, nil, "", "", "", func(c gate.Caller) error { return vergeet(inNood(h, c, z.Nummer)) }},
		{"noodinzage.openen", Petra, []string{"1.2"}, []string{"artikel-01-lid-2-nood-rol"}, "Jij hebt in deze casus al een rol. Dan is een noodinzage niet nodig.",
			"Open de casus zelf. Lukt dat niet, vraag dan de manager.", z.ID, func(c gate.Caller) error { return vergeet(inNood(h, c, z.Nummer)) }},
		{"noodinzage.lijst", Bo, []string{"1.2"}, nil, "", "", "", func(c gate.Caller) error { return vergeet(h.NoodinzageLijst(ctx, c)) }},
		{"noodinzage.beoordelen", Petra, []string{"1.2"}, nil, "", "", nood.ID, func(c gate.Caller) error {
			return vergeet(h.NoodinzageBeoordelen(ctx, c, casus.NoodinzageOordeel{Noodinzage: nood.ID, Versie: 1, Oordeel: casus.NoodTerecht, Toelichting: "x"}))
		}},
		{"noodinzage.beeindigen", Mo, []string{"1.2"}, nil, "", "", nood.ID, func(c gate.Caller) error {
			return vergeet(h.NoodinzageBeeindigen(ctx, c, casus.NoodinzageEinde{Noodinzage: nood.ID, Versie: 1}))
		}},
		{"casus.procesgegevens", Bo, []string{"8"}, nil, "", "", z.ID, func(c gate.Caller) error { return vergeet(h.CasusProces(ctx, c, z.ID)) }},
		{"casus.gekeken", Anna, []string{"AVG-6"}, nil, "", "", z.ID, func(c gate.Caller) error { return vergeet(h.CasusGekeken(ctx, c, z.ID, 0)) }},
		{"zicht.lezen", Mo, []string{"13.2", "AVG-6"}, nil, "", "", z.ID, func(c gate.Caller) error {
			return vergeet(h.ZichtLezen(ctx, c, gate.ZichtVraag{Casus: z.ID}))
		}},
		{"casus.bevestigen", Anna, []string{"1.7"}, []string{"niet_nu"}, "", "", z.ID, func(c gate.Caller) error {
			return vergeet(h.CasusBevestigen(ctx, c, casus.Bevestigen{Casus: z.ID, Versie: z.Versie}))
		}},
		{"casus.toewijzen", Petra, []string{"8.2c"}, nil, "", "", z.ID, func(c gate.Caller) error {
			return vergeet(h.CasusToewijzen(ctx, c, casus.Toewijzen{Casus: z.ID, Versie: z.Versie, Medewerker: Pim}))
		}},
		{"casus.screenen", Mo, []string{"9.2a"}, nil, "", "", z.ID, func(c gate.Caller) error { return vergeet(h.CasusScreenen(ctx, c, h.Screening(z))) }},
		{"deelname.betrekken", Anna, []string{"9.2", "WGS 2.31"}, nil, "", "", z.ID, func(c gate.Caller) error {
			return vergeet(h.DeelnameBetrekken(ctx, c, Betrekken(z, Cleo)))
		}},
		{"deelname.betrekken", Petra, []string{"9.2a"}, []string{"artikel-09-lid-2a-betrekken"},
			"De screening is nog niet klaar. Tot dan weten alleen de Partij die meldt en de procesregisseur van deze casus.", "Rond eerst de screening af.",
			bevestigd.ID, func(c gate.Caller) error { return vergeet(h.DeelnameBetrekken(ctx, c, Betrekken(bevestigd, Cleo))) }},
		{"deelname.betrekken", Petra, []string{"1.8"}, []string{"artikel-01-lid-8-betrekken"},
			"De triage loopt nog. Een Partij ziet dan alleen de vraag die jij haar stelt.",
			"Stel de Partij een vraag, of kies bij het afronden van de triage welke Partijen meedoen.",
			triage.ID, func(c gate.Caller) error { return vergeet(h.DeelnameBetrekken(ctx, c, Betrekken(triage, Cleo))) }},
		{"deelname.betrekken", Petra, []string{"9.2e"}, []string{"artikel-09-lid-2e-klaar"},
			"Het werk aan deze casus loopt af of is klaar. Er komt geen Partij meer bij.", "Is er weer hulp nodig? Dan meldt een Partij een nieuwe casus aan.",
			klaar.ID, func(c gate.Caller) error { return vergeet(h.DeelnameBetrekken(ctx, c, Betrekken(klaar, Cleo))) }},
		{"deelname.betrekken", Petra, []string{"20"}, []string{"artikel-20-betrekken"},
			"Deze Partij doet vandaag niet mee aan het convenant.", "Kies een Partij die vandaag meedoet.",
			z.ID, func(c gate.Caller) error { return vergeet(h.DeelnameBetrekken(ctx, c, Betrekken(z, Els))) }},
		{"deelname.aanwijzen", Bo, []string{"WGS 1.8"}, nil, "", "", z.ID, func(c gate.Caller) error {
			return vergeet(h.DeelnameAanwijzen(ctx, c, casus.Aanwijzen{Casus: z.ID, Medewerker: Anna}))
		}},
		{"gegeven.toevoegen", Petra, []string{"12.1"}, nil, "", "", z.ID, func(c gate.Caller) error { return vergeet(h.GegevenToevoegen(ctx, c, in)) }},
		{"gegeven.voorbeeld", Petra, []string{"13.2"}, nil, "", "", z.ID, func(c gate.Caller) error {
			return vergeet(h.GegevenVoorbeeld(ctx, c, informatie.Voorbeeld{Voorwaarden: in.Voorwaarden, Casus: z.ID}))
		}},
		{"gegeven.corrigeren", Anna, []string{"12.1"}, nil, "", "", stuk.ID, func(c gate.Caller) error {
			return vergeet(h.GegevenCorrigeren(ctx, c, informatie.Corrigeren{Gegeven: stuk.ID, Versie: 1, Inhoud: in.Inhoud, Soort: in.Soort}))
		}},
		{"gegeven.voorwaarden", Petra, []string{"13.2"}, nil, "", "", stuk.ID, func(c gate.Caller) error {
			return vergeet(h.GegevenVoorwaarden(ctx, c, informatie.Wijzigen{Gegeven: stuk.ID, Versie: 1, Voorwaarden: in.Voorwaarden}))
		}},
		{"gegeven.intrekken", Anna, []string{"12.1"}, nil, "", "", stuk.ID, func(c gate.Caller) error {
			return vergeet(h.GegevenIntrekken(ctx, c, informatie.Intrekken{Gegeven: stuk.ID, Versie: 1, Reden: "x"}))
		}},
		{"gegeven.lezen", Bo, []string{"13.2"}, []string{"artikel-13-lid-2-ingetrokken-eigen"}, "Jullie trokken dit stuk in. Niemand leest het nog.",
			"Geef de informatie opnieuw, als nieuw stuk.", terug.ID, func(c gate.Caller) error { return vergeet(h.GegevenLezen(ctx, c, terug.ID)) }},
		{"persoon.zoeken", Fien, []string{"12.1"}, nil, "", "", "", func(c gate.Caller) error {
			return vergeet(h.PersoonZoeken(ctx, c, gate.ZoekVraag{BSN: BSN}))
		}},
		{"persoon.navragen", Anna, []string{"WGS-11"}, nil, "", "", "", func(c gate.Caller) error {
			return vergeet(h.PersoonNavragen(ctx, c, navraag(BSN)))
		}},
		{"navraag.lijst", Petra, []string{"WGS-11"}, nil, "", "", "", func(c gate.Caller) error { return vergeet(h.NavraagLijst(ctx, c)) }},
		{"log.doorzoeken", Petra, []string{"AVG-5"}, nil, "", "", "", func(c gate.Caller) error { return vergeet(h.LogDoorzoeken(ctx, c, gate.LogVraag{Medewerker: Bo})) }},
		{"log.exporteren", Petra, []string{"AVG-5"}, nil, "", "", "", func(c gate.Caller) error { return vergeet(h.LogExporteren(ctx, c, gate.LogVraag{Medewerker: Bo})) }},
		{"log.tellen", Mo, []string{"AVG-5"}, nil, "", "", "", func(c gate.Caller) error { return vergeet(h.LogTellen(ctx, c, gate.TellingVraag{})) }},
		{"protocol.lezen", Nul, []string{"12.2"}, nil, "", "", "", func(c gate.Caller) error { return vergeet(h.ProtocolLezen(ctx, c)) }},
		{"protocol.voorstellen", Petra, []string{"18.1"}, nil, "", "", "", func(c gate.Caller) error {
			return vergeet(h.ProtocolVoorstellen(ctx, c, informatie.ProtocolVoorstel{}))
		}},
		{"protocol.beoordelen", Mo, []string{"18.1"}, nil, "", "", "*", func(c gate.Caller) error {
			return vergeet(h.ProtocolBeoordelen(ctx, c, informatie.ProtocolOordeel{Voorstel: "1", Versie: 1, Akkoord: "ja"}))
		}},
		{"protocol.intrekken", Petra, []string{"18.1"}, nil, "", "", "*", func(c gate.Caller) error {
			return vergeet(h.ProtocolIntrekken(ctx, c, informatie.ProtocolIntrekking{Voorstel: "1", Versie: 1, Reden: "x"}))
		}},
		{"standaard.lezen", Petra, []string{"13.2"}, nil, "", "", "", func(c gate.Caller) error { return vergeet(h.StandaardenLezen(ctx, c)) }},
		{"standaard.vaststellen", Anna, []string{"13.2"}, nil, "", "", "", func(c gate.Caller) error {
			return vergeet(h.StandaardVaststellen(ctx, c, eenStandaard()))
		}},
		{"standaard.vaststellen", Beatle, []string{"12.2"}, []string{"artikel-12-lid-2-soort"}, "Het Privacy Protocol laat jouw Partij deze soort gegevens niet geven.",
			"Kies een soort die jouw Partij wel mag geven, of vraag de Partij van wie deze gegevens zijn. " +
				"Het Privacy Protocol laat jouw Partij deze soort gegevens niet geven: politiegegevens (Wpg).",
			"", func(c gate.Caller) error {
				return vergeet(h.StandaardVaststellen(ctx, c, informatie.Standaard{Soort: informatie.Politiegegevens, Wie: informatie.AlleenProcesregisseur}))
			}},
		{"gegeven.standaarden", Petra, []string{"12.2"}, nil, "", "", z.ID, func(c gate.Caller) error { return vergeet(h.GegevenStandaarden(ctx, c, z.ID)) }},
		{"huis.inrichten", Mo, []string{"3.1"}, nil, "", "", "", func(c gate.Caller) error { return h.Inrichten(ctx, c, Inrichting()) }},
	} {
		act := actVan(geval.handeling)
		voor := h.Regels()
		d := geweigerd(t, geval.doe(Als(geval.wie)), geval.artikelen[0])
		e := h.LogVanaf(voor)
		if len(e) != 1 || e[0].Handeling != geval.handeling || e[0].Uitkomst != audit.Refused || e[0].Soort != act.Soort || e[0].Persoon != geval.wie ||
			len(e[0].Getoond)+len(e[0].Rechten) > 0 || !slices.Equal(e[0].Artikelen, geval.artikelen) || !slices.Equal(e[0].Regels, geval.beleid) {
			t.Fatalf("%s by %s left %+v", geval.handeling, geval.wie, e)
		}
		switch {
		case geval.over == "" && len(e[0].Objecten) > 0, geval.over == "*" && len(e[0].Objecten) != 1,
			len(geval.over) > 1 && (len(e[0].Objecten) == 0 || e[0].Objecten[0] != geval.over || e[0].Casus == ""):
			t.Errorf("%s by %s is about %v in Casus %q", geval.handeling, geval.wie, e[0].Objecten, e[0].Casus)
		}
		if slices.Equal(geval.beleid, []string{"niet_nu"}) { // the same person could, in another state
			geval.waarom, geval.anders = "Jij kunt dit wel doen, maar niet nu. "+act.Waarom, "Kijk op de pagina van de casus wat er nu kan."
		}
		wil := &errs.Denied{Handeling: geval.handeling, Titel: act.Kan, Waarom: act.Waarom, Anders: act.Anders, Artikelen: geval.artikelen,
			Regels: geval.beleid, Volgnr: voor, Moment: d.Moment}
		if geval.waarom != "" {
			wil.Waarom, wil.Anders = geval.waarom, geval.anders
		}
		wil.Anders = voorLezer(geval.wie, wil.Anders)
		zelfde(t, "the refusal of "+geval.handeling, d, wil)
		if d.Moment <= 0 || d.Moment > e[0].Time {
			t.Errorf("%s was refused at %d, its entry is of %d", geval.handeling, d.Moment, e[0].Time)
		}
	}
}

// vergeet keeps the error of what gave a result too; a refusal gives none.
func vergeet[T any](_ T, err error) error { return err }

func actVan(naam string) gate.Act {
	alle := gate.Acts()
	return alle[slices.IndexFunc(alle, func(a gate.Act) bool { return a.Naam == naam })]
}

// Each act has a method and a path of the API, each pair once; what has none is a part of another act or of the house's own.
func TestActsInDeAPI(t *testing.T) {
	paren, intern := map[string]bool{}, []string{}
	for _, a := range gate.Acts() {
		if (a.Methode == "") != (a.Pad == "") {
			t.Errorf("%s has method %q and path %q", a.Naam, a.Methode, a.Pad)
		}
		if a.Methode == "" {
			intern = append(intern, a.Naam)
			continue
		}
		if paar := a.Methode + " " + a.Pad; paren[paar] || a.Pad[0] != '/' {
			t.Errorf("%s is a second %s", a.Naam, paar)
		} else {
			paren[paar] = true
		}
		if leest := a.Soort == audit.Raadplegen; leest != (a.Methode == "GET") && a.Naam != "betrokkene.bsn" && a.Naam != "gegeven.voorbeeld" { // looks: one asks a reason, the other brings conditions along
			t.Errorf("%s is %s by %s", a.Naam, a.Soort, a.Methode)
		}
	}
	zelfde(t, "acts that are not in the API", intern, []string{"sessie.inloggen", "sessie.uitloggen", "toegang.openen", "toegang.instellen", "sessie.verder", "account.lezen", "account.wachtwoord",
		"account.herstelcodes", "dienst.vragen", "passkey.vragen", "toegang.passkey", "passkey.voorbereiden", "passkey.toevoegen", "passkey.verwijderen", "huis.inrichten", "huis.vullen", "huis.verzegelen", "sleutel.wisselen", "sleutel.gewisseld",
		"verklaring.inzien", "register.maatregelen", "casus.bestaan", "casus.aanmelding", "casus.elders", "overleg.meebeslissen", "voorinzage.lezen", "plan.concept", "plan.vaststellen", "gegeven.citeren", "gegeven.geciteerd", "aantekening.lezen", "gegeven.bestaan", "gegeven.gekeken", "document.opruimen",
		"informatievraag.weigering", "kennisgeving.lezen", "verstrekking.deel", "verstrekking.opnemen", "verstrekking.registratie", "noodinzage.casus", "koppeling.token", "koppeling.gebruiken", "koppeling.inzien", "vernietiging.beginnen", "vernietiging.uitvoeren"})
}

// rule 1.7-1: what was answered with "not found" is explained to nobody: a secret thing and one that does not exist stay equal
// when one asks for the reason afterwards.
func TestUitlegVerraadtNiets(t *testing.T) {
	motoren(t, func(t *testing.T, h *Huis) {
		ctx, z := h.Ctx(), h.RTO(Bo)
		stuk := h.VoegToe(z, Anna, informatie.AlleenProcesregisseur)
		concept, err := h.ConceptBewaren(ctx, Als(Anna), gate.ConceptBewaren{Formulier: "aanmelding", Inhoud: []byte(`{}`)})
		goed(t, err)
		onbekende := stuk.ID[:20] + "000000"
		for _, wie := range []string{Bo, Cleo, Daan} {
			for _, id := range []string{stuk.ID, concept.ID, z.ID, onbekende} {
				begin := h.Regels()
				_, _ = h.GegevenLezen(ctx, Als(wie), id)
				_, _ = h.ConceptLezen(ctx, Als(wie), id)
				_, _ = h.CasusProces(ctx, Als(Cleo), id)
				for n := begin; n < begin+2; n++ {
					_, err := h.BesluitUitleggen(ctx, Als(wie), n)
					onbekend(t, err)
				}
			}
		}
	})
}

// rule AVG-6: an act is explained to whoever did it, and to nobody else.
func TestUitleg(t *testing.T) {
	motoren(t, func(t *testing.T, h *Huis) {
		ctx, z := h.Ctx(), h.RTO(Bo)
		lees := h.Regels()
		goed(t, vergeet(h.CasusLezen(ctx, Als(Bo), z.ID)))
		weigering := geweigerd(t, vergeet(h.CasusLezen(ctx, Als(Mo), z.ID)), "1.7")
		onbekend(t, vergeet(h.CasusLezen(ctx, Als(Cleo), z.ID)))
		a := actVan("casus.lezen")
		for n, geval := range []struct {
			wie       string
			uitkomst  string
			regels    []string
			artikelen []string
		}{
			{Bo, "toegestaan", []string{"artikel-01-lid-7-deelnemer", "artikel-06-lid-5-plan"}, []string{"1.7", "6.5"}},
			{Mo, "geweigerd", nil, weigering.Artikelen},
		} {
			plaats := lees + int64(n)
			kan, waarom, anders := a.Kan, a.Waarom, a.Anders
			if geval.uitkomst == "toegestaan" { // there is nothing to say of what one could not do
				kan, waarom, anders = "", "", ""
			}
			kreeg, err := h.BesluitUitleggen(ctx, Als(geval.wie), plaats)
			goed(t, err)
			zelfde(t, "what "+geval.wie+" is told", kreeg, gate.Uitleg{Volgnr: plaats, Moment: toen(h, plaats), Handeling: "casus.lezen",
				Titel: "Casus openen", Uitkomst: geval.uitkomst, Regels: geval.regels, Artikelen: geval.artikelen, Kan: kan, Waarom: waarom, Anders: anders})
			for _, ander := range []string{Petra, Fien, Els, "m-niemand"} {
				voor := h.Regels()
				uit, err := h.BesluitUitleggen(ctx, Als(ander), plaats)
				onbekend(t, err)
				zelfde(t, "what "+ander+" is told of somebody else's act", uit, gate.Uitleg{})
				if e := h.LogVanaf(voor); len(e) != 1 || e[0].Uitkomst != audit.Refused || e[0].Handeling != "besluit.uitleggen" {
					t.Errorf("the try of %s left %+v", ander, e)
				}
			}
		}
		for _, plaats := range []int64{-1, 1 << 40, h.Regels() + 100} {
			onbekend(t, vergeet(h.BesluitUitleggen(ctx, Als(Bo), plaats)))
		}
		_ = vergeet(h.CasusLijst(ctx, Als(Els), gate.LijstVraag{}))
		goed(t, vergeet(h.BesluitUitleggen(ctx, Als(Els), eigenRegel(t, h, Els)))) // also who may do nothing else any more
	})
}

// eigenRegel is the place of the newest entry of somebody.
func eigenRegel(t *testing.T, h *Huis, wie string) int64 {
	t.Helper()
	plaats := int64(-1)
	for _, e := range h.Log() {
		if e.Persoon == wie {
			plaats = e.Sequence
		}
	}
	return plaats
}
