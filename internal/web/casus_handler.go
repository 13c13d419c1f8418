// SPDX-License-Identifier: EUPL-1.2

package web

import (
	"errors"
	"slices"
	"strings"
	"time"

	"rondetafel/internal/casus"
	"rondetafel/internal/errs"
	"rondetafel/internal/gate"
	"rondetafel/internal/informatie"
	"rondetafel/internal/klok"
)

// casus is the whole Casus on one page; for who steers or supervises it is only its course (rule 8-P1).
func (b *bezoek) casus() error {
	if b.alleenProces() {
		return b.casusProces()
	}
	b.caller.Blik.Blad = true
	c, err := b.Gate.CasusLezen(b.ctx(), b.caller, b.id())
	var geweigerd *errs.Denied
	if errors.As(err, &geweigerd) && (b.magProces() || slices.Contains(geweigerd.Artikelen, "WGS-9")) {
		return b.casusProces()
	}
	if err != nil {
		return err
	}
	return b.toon(b.casusPagina(c))
}

func (b *bezoek) casusPagina(c gate.CasusBlad) CasusPagina {
	nu := b.nu()
	p := CasusPagina{Schil: b.schil("/casussen", Kruimel{Naam: "Casussen", URL: "/casussen"}, Kruimel{Naam: c.Nummer}), ID: c.ID,
		Nummer: c.Nummer, Soort: c.Soort.Label(), Gemeente: c.Gemeente, Doelen: DoelNamen(c.Doelen), Fase: c.Fase.Label(),
		Fasen: FaseBalk(c.Soort, c.Fase, faseTeksten(c, nu)), Acties: acties(c), Betrokkenen: casusBetrokkenen(c, nu),
		Aanmelding: aanmeldingKaart(c, nu), Screening: screeningKaart(c, nu), Deelnemers: deelnemerRijen(c, nu),
		WieDoetWat: wieDoetWat(c, b.persoon.ID), Tijdlijn: metWegen(tijdlijn(metNamen(c), nu), c), MagGekeken: slices.Contains(c.Mag, "casus.gekeken")}
	p.Triage = triageKaart(c, p.Acties, nu)
	p.Gekeken = gekekenRijen(c.Inzagen, nu)
	p.WieZietWat = slices.ContainsFunc(c.Gegevens, func(g gate.GegevenBlad) bool { return g.Eigen || c.Namens != nil })
	var nood []Melding
	p.Nood, nood = noodMeldingen(c.Noodinzagen, b.persoon.ID)
	p.Meldingen = append(p.Meldingen, nood...)
	if m := b.eldersBekend(c); m != nil {
		p.Meldingen = append(p.Meldingen, *m)
	}
	if c.Namens != nil {
		p.Namens = c.Namens.Naam
	}
	for i, o := range c.Overleggen {
		k := overlegKaart(o)
		if i == 0 {
			p.Overleg = &k
			continue
		}
		p.Eerdere = append(p.Eerdere, Koppeling{Tekst: k.Naam + ", " + k.Wanneer, URL: k.URL()})
	}
	p.StukFilters, p.Stukken = b.stukken(c, nu)
	p.Vragen = vraagRijen(c.Informatievragen, nu)
	p.Vroeg = c.Fase.Besloten()
	p.Acties.Tafel, p.Acties.TafelTekst = tafelNu(c.Overleggen)
	p.Termijnen, p.Hoofd, p.Volgende = termijnen(c, nu), hoofd(c.Betrokkenen), volgende(c.Overleggen, nu)
	p.Plan, p.PlanWegen = planKaart(c.Plan, nu), planWegen(c)
	p.Bezoek, p.Sinds, p.Stukken = laatsteBezoek(c.Bezoek, nu), sindsBezoek(c), metNieuw(p.Stukken, c)
	if c.Aanmelding == nil {
		p.Uitleg = &Melding{Soort: MeldingInfo, Kop: "De aanmelding en het oordeel lees je niet.",
			Tekst: "Die zijn van de Partij die aanmeldde en de procesregisseur.", Koppeling: &Koppeling{Tekst: "art. 1.7", URL: Artikel("1.7").URL()}}
	}
	return p
}

func acties(c gate.CasusBlad) CasusActies {
	kan := func(a string) bool { return slices.Contains(c.Mag, a) }
	return CasusActies{Bevestigen: kan("casus.bevestigen"), Screenen: kan("casus.screenen"), Bevragen: kan("triage.vragen"), Afronden: kan("triage.afronden"), Betrekken: kan("deelname.betrekken"),
		Collega: kan("deelname.aanwijzen"), Ontheffen: kan("deelname.ontheffen"), Vragen: kan("informatievraag.stellen"), Optreden: kan("optreden.vastleggen"), Derden: kan("verstrekking.lijst"), Meelezers: kan("incidentelederde.lijst"), Informatie: kan("gegeven.toevoegen"), Toewijzen: kan("casus.toewijzen"),
		Agenderen: kan("overleg.plannen") && !lopend(c), Vervanger: c.Casusregisseur != nil && kan("casusregie.voorstellen"),
		Overdragen: kan("casus.overdragen"), Opschonen: kan("casus.opschonen"), Sluiten: kan("casus.sluiten")}
}

// lopend tells whether an Overleg on the Casus is prepared or to be held: a next one comes after it.
func lopend(c gate.CasusBlad) bool {
	return slices.ContainsFunc(c.Overleggen, func(o gate.OverlegBlad) bool { return o.Stand.Loopt() })
}

// faseTeksten are the dates below the steps of the phase bar: when each began, as far as the reader may know.
func faseTeksten(c gate.CasusBlad, nu time.Time) map[casus.Fase]string {
	uit := map[casus.Fase]string{casus.Aangemeld: Datum(c.Aangemeld, nu)}
	naScreening, naTriage := casus.Triage, casus.RTO
	if c.Soort == casus.NazorgDetentie {
		naScreening = casus.Nazorg
	}
	if s := c.Screening; s != nil {
		naScreening = s.Uitkomst
	}
	if t := c.Triage; t != nil && t.Uitkomst != nil {
		naTriage = t.Uitkomst.Route
	}
	begin := map[string]casus.Fase{"casus.toegewezen": casus.InScreening, "casus.gescreend": naScreening, "triage.afgerond": naTriage}
	for _, g := range c.Tijdlijn {
		if f, ok := begin[g.Soort]; ok {
			uit[f] = Datum(g.Moment, nu)
		}
	}
	if sinds := uit[c.Fase]; sinds != "" && c.Fase != casus.Aangemeld {
		uit[c.Fase] = "nu, sinds " + sinds
	} else {
		uit[c.Fase] = "nu"
	}
	return uit
}

// casusBetrokkenen are the Betrokkenen with whether they know of the Casus (rule AVG-3).
func casusBetrokkenen(c gate.CasusBlad, nu time.Time) []BetrokkeneRij {
	uit := betrokkeneRijen(c.Betrokkenen)
	for i, m := range c.Betrokkenen {
		uit[i].Weet = informering(m.Informering, nu)
		if m.BSN != "" {
			uit[i].BSNURL = "/casussen/" + c.ID + "/betrokkenen/" + m.ID + "/bsn"
		}
		if slices.Contains(c.Mag, "betrokkene.informeren") {
			uit[i].WeetURL = "/casussen/" + c.ID + "/betrokkenen/" + m.ID + "/informeren"
		}
	}
	return uit
}

func betrokkeneRijen(lijst []gate.BetrokkeneBlad) []BetrokkeneRij {
	var uit []BetrokkeneRij
	for _, m := range lijst {
		r := BetrokkeneRij{Naam: m.Naam, Rol: m.Rol, BSN: m.BSN}
		if t, ok := klok.Datum(m.Geboortedatum).Lees(); ok {
			r.Geboortedatum = VolleDatum(t)
		}
		uit = append(uit, r)
	}
	return uit
}

func aanmeldingKaart(c gate.CasusBlad, nu time.Time) *AanmeldingKaart {
	if c.Aanmelding == nil {
		return nil
	}
	a := c.Aanmelding
	k := &AanmeldingKaart{Door: c.Aanmelder.Naam + " (" + c.Melder.Naam + ")", Datum: Datum(c.Aangemeld, nu), Aanleiding: a.Aanleiding,
		Geprobeerd: a.Geprobeerd, Criteria: CriteriumRegels(a.Criteria), Leefgebieden: LeefgebiedNamen(a.Leefgebieden),
		Toelichting: a.LeefgebiedToelichting, Doelen: DoelNamen(a.Doelen)}
	for _, g := range c.Tijdlijn {
		if g.Soort == "casus.aangemeld" && g.Wie != c.Melder.Naam {
			k.Ingevoerd = g.Wie
		}
	}
	return k
}

func screeningKaart(c gate.CasusBlad, nu time.Time) *ScreeningKaart {
	s := c.Screening
	if s == nil {
		return nil
	}
	k := &ScreeningKaart{Door: s.Door.Naam, Namens: namensBeide(s.Namens, s.NamensPubliek), Datum: Datum(s.Moment, nu), Verslag: s.Overleg.Verslag,
		Criteria: CriteriumRegels(s.Criteria), Uitkomst: BadgeFase(s.Uitkomst.Label()), Reden: s.Reden, Naar: s.Naar}
	delen := []string{s.Overleg.Met}
	if t, ok := s.Overleg.Datum.Lees(); ok {
		delen = append(delen, Datum(t, nu))
	}
	k.Overleg = strings.Join(append(delen, s.Overleg.Wijze), ", ")
	return k
}

func deelnemerRijen(c gate.CasusBlad, nu time.Time) []DeelnemerRij {
	var uit []DeelnemerRij
	for _, d := range c.Deelnames {
		r := DeelnemerRij{Partij: d.Partij.Naam, Rol: "doet mee", Grond: d.Grond, Sinds: Datum(d.Sinds, nu)}
		if d.Rol == "aanmelder" {
			r.Rol, r.Personen, r.Grond = "aanmelder", c.Melder.Naam, "meldde de casus aan"
		}
		uit = append(uit, r)
	}
	return uit
}

func wieDoetWat(c gate.CasusBlad, ik string) []Feit {
	naam := func(n gate.Naam) string {
		if n.ID == ik {
			return n.Naam + " (jij)"
		}
		return n.Naam
	}
	regisseur := "nog niet toegewezen"
	if c.Procesregisseur != nil {
		regisseur = naam(*c.Procesregisseur)
	}
	uit := []Feit{{"Procesregisseur", regisseur}}
	if c.Casusregisseur != nil {
		uit = append(uit, Feit{"Casusregisseur", naam(*c.Casusregisseur)})
	}
	return append(uit, Feit{"Aanmelder", c.Aanmelder.Naam}, Feit{"Contact bij de aanmelder", naam(c.Melder)})
}

// tijdlijn tells what happened, the latest first.
func tijdlijn(lijst []gate.GebeurtenisBlad, nu time.Time) []TijdRegel {
	var uit []TijdRegel
	for _, g := range lijst {
		tekst, icoon := gebeurtenis(g)
		if g.Reden != "" {
			tekst += " Reden: " + g.Reden
		}
		uit = append(uit, TijdRegel{Wanneer: DagTijd(g.Moment, nu), Tekst: tekst, Icoon: icoon})
	}
	return uit
}

// metWegen leads from a line of the timeline to what it is about, where the reader can open that: a piece that was corrected, a question
// for information, a request to correct.
func metWegen(regels []TijdRegel, c gate.CasusBlad) []TijdRegel {
	open := map[string]bool{}
	for _, g := range c.Gegevens {
		open[g.ID] = !g.Ingetrokken
	}
	for i, g := range c.Tijdlijn {
		weg := func(pad string) { regels[i].Casus = &Koppeling{Tekst: "Bekijk", URL: pad + g.Object} }
		switch {
		case g.Soort == "gegeven.gecorrigeerd" && open[g.Object]:
			weg("/informatie/")
		case strings.HasPrefix(g.Soort, "informatievraag."):
			weg("/informatievragen/")
		case strings.HasPrefix(g.Soort, "correctie."):
			weg("/correcties/")
		}
	}
	return regels
}

// metNamen is the timeline of a Casus with the name of what a line is about, where it has the id of a question or a Betrokkene.
func metNamen(c gate.CasusBlad) []gate.GebeurtenisBlad {
	namen := map[string]string{}
	for _, v := range vragenVan(c) {
		namen[v.ID] = v.Partij.Naam
	}
	for _, m := range c.Betrokkenen {
		namen[m.ID] = m.Naam
	}
	uit := slices.Clone(c.Tijdlijn)
	for i, g := range uit {
		if naam, ok := namen[g.Object]; ok {
			uit[i].Object = naam
		}
	}
	return uit
}

func gebeurtenis(g gate.GebeurtenisBlad) (string, Icoon) {
	switch g.Soort {
	case "triage.gevraagd":
		return g.Wie + " stelde een vraag aan " + g.Object + ".", IcoonVraag
	case "triage.beantwoord":
		return g.Partij + " antwoordde in de triage.", IcoonBericht
	case "triage.afgerond":
		return g.Wie + " rondde de triage af.", IcoonVinkje
	case "casus.aangemeld":
		return g.Wie + " meldde de casus aan.", IcoonAanmelding
	case "casus.bevestigd":
		return g.Wie + " bevestigde de aanmelding.", IcoonVinkje
	case "casus.toegewezen":
		return g.Wie + " wees een procesregisseur toe.", IcoonWijzen
	case "casus.gescreend":
		return g.Wie + " beoordeelde de casus.", IcoonBij
	case "deelname.betrokken":
		return g.Object + " doet mee.", IcoonGroep
	case "deelname.aangewezen":
		return g.Partij + " wees " + g.Object + " aan.", IcoonWijzen
	case "casus.overgedragen":
		return g.Wie + " droeg de nazorg over.", IcoonVinkje
	case "casus.opgeschoond":
		return g.Wie + " schoonde het dossier op.", IcoonWeg
	case "casus.gesloten":
		return g.Wie + " sloot de casus.", IcoonAfgeschermd
	case "gegeven.toegevoegd":
		return g.Partij + " voegde informatie toe.", IcoonStuk
	case "gegeven.gecorrigeerd":
		return g.Partij + " corrigeerde informatie.", IcoonPotlood
	case "gegeven.voorwaarden":
		return g.Partij + " veranderde wie een stuk leest.", IcoonSlot
	case "gegeven.ingetrokken":
		return g.Partij + " trok een stuk in.", IcoonIngetrokken
	}
	for _, zeg := range []func(gate.GebeurtenisBlad) (string, Icoon){documentGebeurtenis, mensGebeurtenis, voorinzageGebeurtenis, tafelGebeurtenis, planGebeurtenis,
		vraagGebeurtenis, verstrekkingGebeurtenis, incidenteelGebeurtenis, noodGebeurtenis, passageGebeurtenis} {
		if tekst, icoon := zeg(g); tekst != "" {
			return tekst, icoon
		}
	}
	return g.Wie + " werkte aan de casus.", IcoonEen
}

// mensGebeurtenis are the lines about a Betrokkene; "" for another.
func mensGebeurtenis(g gate.GebeurtenisBlad) (string, Icoon) {
	switch g.Soort {
	case "bsn.herkennen", "bsn.opzoeken", "bsn.verzoek":
		return g.Wie + " bekeek het BSN van " + g.Object + ", " + waaromBSN(g) + ".", IcoonOog
	case "betrokkene.geinformeerd":
		return g.Wie + " legde vast of " + g.Object + " van de casus weet.", IcoonEen
	}
	return "", ""
}

// stukken are the pieces that the reader may know of, with chips by supplier when there are more suppliers than one. The query
// van shows those of one Partij.
func (b *bezoek) stukken(c gate.CasusBlad, nu time.Time) ([]Chip, []Stuk) {
	van := b.r.URL.Query().Get("van")
	pad := "/casussen/" + c.ID
	chips := []Chip{{Tekst: "Alles", URL: pad + "#informatie", Huidig: van == ""}}
	var uit []Stuk
	var gezien []string
	for _, g := range c.Gegevens {
		if !slices.Contains(gezien, g.Partij) {
			gezien = append(gezien, g.Partij)
			chips = append(chips, Chip{Tekst: g.PartijNaam, URL: pad + "?van=" + g.Partij + "#informatie", Huidig: van == g.Partij})
		}
		if van == "" || van == g.Partij {
			s := stuk(g, c.Betrokkenen, nu)
			s.Documenten = b.documenten(g)
			uit = append(uit, s)
		}
	}
	if len(gezien) < 2 && van == "" {
		chips = nil
	}
	return chips, uit
}

// stuk is a piece as a page shows it. Of a withdrawn one only that it was there.
func stuk(g gate.GegevenBlad, mensen []gate.BetrokkeneBlad, nu time.Time) Stuk {
	s := Stuk{ID: g.ID, Leverancier: g.PartijNaam, Datum: DagTijd(g.Gewijzigd, nu), Eigen: g.Eigen}
	if g.Ingetrokken {
		s.Ingetrokken = g.PartijNaam + " trok dit stuk in. Las je het? Gebruik het niet meer."
		return s
	}
	s.Soort, s.SoortIcoon, s.Tekst, s.Grond, s.Wil = g.Soort.Label(), GegevenIcoon(g.Soort), g.Tekst, g.Grondslag, wilsZin(g.Zin, g.GebruikZinnen)
	s.Gebruik = g.GebruikZinnen
	if g.Wil != nil {
		s.Eigenlijk = &EigenWil{Zin: wilsZin(g.Wil.Zin, g.Wil.GebruikZinnen), Gebruik: g.Wil.GebruikZinnen, Door: g.Wil.Door}
	}
	if g.Grond != nil {
		s.Grond += " (" + grondZin(*g.Grond, nu) + ")"
	}
	s.Over, s.Gewijzigd = overNamen(g.Over, mensen), g.Versie > 1
	if t, ok := klok.Datum(g.Tot).Lees(); ok {
		s.Verlopen = !nu.Before(t.AddDate(0, 0, 1))
	}
	return s
}

func overNamen(ids []string, mensen []gate.BetrokkeneBlad) string {
	var namen []string
	for _, m := range mensen {
		if slices.Contains(ids, m.ID) {
			namen = append(namen, m.Naam)
		}
	}
	return strings.Join(namen, ", ")
}

// wilsZin splits the sentence of the conditions in its subject and the rest, without what gebruik, beside it, says too.
func wilsZin(zin string, gebruik []string) WilsZin {
	if len(gebruik) > 0 {
		zin = informatie.ZonderGebruik(zin)
	}
	for _, werkwoord := range []string{", leest dit", " leest dit", " lezen dit"} {
		if i := strings.Index(zin, werkwoord); i >= 0 {
			return WilsZin{Onderwerp: zin[:i], Rest: zin[i:]}
		}
	}
	return WilsZin{Rest: zin}
}
