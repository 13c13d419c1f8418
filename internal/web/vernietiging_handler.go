// SPDX-License-Identifier: EUPL-1.2

package web

import (
	"slices"
	"strings"
	"time"

	"rondetafel/internal/casus"
	"rondetafel/internal/errs"
	"rondetafel/internal/gate"
	"rondetafel/internal/partij"
)

func vernietigingRoutes() []route {
	const get, post = "GET", "POST"
	return []route{
		{get, "/casussen/{id}/vernietigen", ondertekend, (*bezoek).vernietigen},
		{post, "/casussen/{id}/vernietigen", ondertekend, (*bezoek).stelVernietigingVoor},
		{get, "/vernietigingen", ondertekend, (*bezoek).vernietigingen},
		{get, "/vernietigingen/{id}", ondertekend, (*bezoek).vernietiging},
		{post, "/vernietigingen/{id}/controleren", ondertekend, (*bezoek).controleer},
		{get, "/vernietigingen/{id}/stoppen", ondertekend, (*bezoek).stoppen},
		{post, "/vernietigingen/{id}/stoppen", ondertekend, (*bezoek).stop},
	}
}

func (b *bezoek) vernietigen() error { return b.toonVernietigen(casus.VernietigingVoorstellen{}, nil) }

func (b *bezoek) toonVernietigen(in casus.VernietigingVoorstellen, fouten []errs.Veldfout) error {
	c, err := b.Gate.CasusProces(b.ctx(), b.caller, b.id())
	if err != nil {
		return err
	}
	if err := b.eisMag(c.Mag, "vernietiging.voorstellen"); err != nil {
		return err
	}
	if in.Versie == 0 {
		in.Versie = c.Versie
	}
	p := VernietigenPagina{Schil: b.schil("/casussen", Kruimel{Naam: "Casussen", URL: "/casussen"}, Kruimel{Naam: c.Nummer, URL: "/casussen/" + c.ID}, Kruimel{Naam: "Vernietigen"}), CasusID: c.ID, Nummer: c.Nummer, Waarden: in}
	p.Fouten = fouten
	return b.formulier(p, fouten)
}

// vernietigKruimels are the places above a page about destruction; without an id the Casus is named and not linked to.
func vernietigKruimels(id, nummer, hier string) []Kruimel {
	uit := []Kruimel{{Naam: "Vernietigingen", URL: "/vernietigingen"}, {Naam: nummer}, {Naam: hier}}
	if id != "" {
		uit[1].URL = "/casussen/" + id
	}
	return uit
}

// leesVernietiging reads the destruction of the page. It names the Casus only for who surely finds its page: the manager, the fg,
// and who proposed it as long as the dossier is there (rule WGS-9).
func (b *bezoek) leesVernietiging() (gate.VernietigingBlad, error) {
	v, err := b.Gate.VernietigingLezen(b.ctx(), b.caller, b.id())
	eigen := v.Voorsteller != nil && v.Voorsteller.ID == b.persoon.ID && v.Stand != casus.VernietigingKlaar
	if !eigen && !b.heeft(partij.Manager, partij.FG) {
		v.Casus = ""
	}
	return v, err
}

func (b *bezoek) stelVernietigingVoor() error {
	var in casus.VernietigingVoorstellen
	if err := b.lees(&in); err != nil {
		return err
	}
	if b.actie() == actieTerug {
		return b.toonVernietigen(in, nil)
	}
	in.Casus = b.id()
	v, err := b.Gate.VernietigingVoorstellen(b.ctx(), b.caller, in)
	if fouten, ok := ongeldig(err); ok {
		return b.toonVernietigen(in, fouten)
	}
	if err != nil {
		return err
	}
	return b.naar("/vernietigingen/"+v.ID, gedaanVoorstel)
}

// vernietigingen lists what goes on; the query stand=klaar what is over.
func (b *bezoek) vernietigingen() error {
	klaar := b.r.URL.Query().Get("stand") == "klaar"
	vraag := gate.VernietigingVraag{Stand: "loopt"}
	if klaar {
		vraag.Stand = "klaar"
	}
	lijst, err := b.Gate.VernietigingLijst(b.ctx(), b.caller, vraag)
	if err != nil {
		return err
	}
	p := VernietigingenPagina{Schil: b.schil("/vernietigingen"),
		Chips: []Chip{{Tekst: "Loopt nog", URL: "/vernietigingen", Huidig: !klaar}, {Tekst: "Klaar of gestopt", URL: "/vernietigingen?stand=klaar", Huidig: klaar}}}
	for _, v := range lijst.Vernietigingen {
		p.Rijen = append(p.Rijen, VernietigingRij{Nummer: v.Nummer, URL: "/vernietigingen/" + v.ID, Stand: vernietigingBadge(v.Stand),
			Wanneer: Dag(v.Voorgesteld, b.nu()), Door: alsFunctie(v.VoorgesteldAls), Straks: vernietigingZin(v, b.nu())})
	}
	return b.toon(p)
}

func (b *bezoek) vernietiging() error {
	return b.toonVernietiging(casus.VernietigingControleren{}, nil)
}

// toonVernietiging is the destruction on its way, or the certificate when it is done.
func (b *bezoek) toonVernietiging(in casus.VernietigingControleren, fouten []errs.Veldfout) error {
	v, err := b.leesVernietiging()
	if err != nil {
		return err
	}
	schil := b.schil("/vernietigingen", vernietigKruimels(v.Casus, v.Nummer, "Vernietiging")...)
	if v.Stand == casus.VernietigingKlaar {
		return b.toon(certificaat(schil, v))
	}
	nu := b.nu()
	p := VernietigingPagina{Schil: schil, ID: v.ID, CasusID: v.Casus, Nummer: v.Nummer, Versie: v.Versie, Stand: vernietigingBadge(v.Stand),
		Zin: vernietigingZin(v, nu), Dagen: -1, Totaal: casus.BedenktijdDagen, Feiten: vernietigingFeiten(v, nu), Redenen: redenFeiten(v.Redenen),
		MagControle: slices.Contains(v.Mag, "vernietiging.controleren"), MagStoppen: slices.Contains(v.Mag, "vernietiging.stoppen"), Controle: in,
		Tweede: v.Voorsteller != nil && v.Voorsteller.ID == b.persoon.ID && v.Stand == casus.VernietigingVoorgesteld}
	if v.Stand == casus.VernietigingAkkoord && v.Vanaf != nil {
		p.Dagen = casus.BedenktijdDagen - casus.DagenTot(nu, *v.Vanaf)
	}
	if in.Versie != 0 {
		p.Versie = in.Versie
	}
	p.Fouten = fouten
	return b.formulier(p, fouten)
}

func (b *bezoek) controleer() error {
	var in casus.VernietigingControleren
	if err := b.lees(&in); err != nil {
		return err
	}
	if b.actie() == actieTerug {
		return b.toonVernietiging(in, nil)
	}
	in.Vernietiging = b.id()
	_, err := b.Gate.VernietigingControleren(b.ctx(), b.caller, in)
	if fouten, ok := ongeldig(err); ok {
		return b.toonVernietiging(in, fouten)
	}
	if err != nil {
		return err
	}
	return b.naar("/vernietigingen/"+b.id(), gedaanGecontroleerd)
}

func (b *bezoek) stoppen() error { return b.toonStoppen(casus.VernietigingStoppen{}, nil) }

func (b *bezoek) toonStoppen(in casus.VernietigingStoppen, fouten []errs.Veldfout) error {
	v, err := b.leesVernietiging()
	if err != nil {
		return err
	}
	if err := b.eisMag(v.Mag, "vernietiging.stoppen"); err != nil {
		return err
	}
	if in.Versie == 0 {
		in.Versie = v.Versie
	}
	p := StoppenPagina{Schil: b.schil("/vernietigingen", vernietigKruimels(v.Casus, v.Nummer, "Vernietiging stoppen")...), ID: v.ID, Nummer: v.Nummer, Waarden: in}
	p.Fouten = fouten
	return b.formulier(p, fouten)
}

func (b *bezoek) stop() error {
	var in casus.VernietigingStoppen
	if err := b.lees(&in); err != nil {
		return err
	}
	if b.actie() == actieTerug {
		return b.toonStoppen(in, nil)
	}
	in.Vernietiging = b.id()
	_, err := b.Gate.VernietigingStoppen(b.ctx(), b.caller, in)
	if fouten, ok := ongeldig(err); ok {
		return b.toonStoppen(in, fouten)
	}
	if err != nil {
		return err
	}
	return b.naar("/vernietigingen/"+b.id(), gedaanGestopt)
}

func vernietigingBadge(s casus.VernietigingStand) Badge {
	switch s {
	case casus.VernietigingVoorgesteld, casus.VernietigingAkkoord:
		return BadgeBinnenkort(s.Label())
	case casus.VernietigingKlaar:
		return Badge{Tekst: s.Label(), Toon: ToonStil, Icoon: IcoonVernietigd}
	case casus.VernietigingBegonnen:
		return Badge{Tekst: s.Label(), Toon: ToonFout, Icoon: IcoonVernietigd}
	}
	return Badge{Tekst: s.Label(), Toon: ToonStil}
}

// vernietigingZin says what happens now.
func vernietigingZin(v gate.VernietigingBlad, nu time.Time) string {
	switch v.Stand {
	case casus.VernietigingVoorgesteld:
		return "Een tweede persoon controleert het voorstel."
	case casus.VernietigingAkkoord:
		return "Het dossier wordt vernietigd op " + Datum(*v.Vanaf, nu) + ", om " + Tijd(*v.Vanaf) + "."
	case casus.VernietigingBegonnen:
		return "Het systeem vernietigt het dossier nu."
	case casus.VernietigingKlaar:
		return "Het dossier is weg."
	}
	return "Het dossier blijft afgeschermd staan."
}

// vernietigingFeiten are the steps that were taken, with who took them.
func vernietigingFeiten(v gate.VernietigingBlad, nu time.Time) []Feit {
	door := func(n *gate.Naam, als string) string {
		if n == nil {
			return ", door een " + alsFunctie(als)
		}
		return ", door " + n.Naam + " (" + alsFunctie(als) + ")"
	}
	uit := []Feit{{"Voorgesteld", DagTijd(v.Voorgesteld, nu) + door(v.Voorsteller, v.VoorgesteldAls)}}
	if v.Gecontroleerd == nil {
		uit = append(uit, Feit{"Gecontroleerd", "nog niet"})
	} else {
		uit = append(uit, Feit{"Gecontroleerd", DagTijd(*v.Gecontroleerd, nu) + door(v.Controleur, v.ControleAls)})
	}
	if v.Gestopt != nil {
		uit = append(uit, Feit{"Gestopt", DagTijd(*v.Gestopt, nu) + door(nil, v.GestoptAls)})
	}
	return uit
}

func redenFeiten(r gate.Redenen) []Feit {
	var uit []Feit
	for _, f := range []Feit{{"Waarom het weg kan", r.Voorstel}, {"Toelichting bij de controle", r.Controle}, {"Waarom het stopte", r.Stop}} {
		if f.Waarde != "" {
			uit = append(uit, f)
		}
	}
	return uit
}

// alsFunctie is a functie as a sentence names it.
func alsFunctie(functie string) string { return klein(partij.Functie(functie).Label()) }

// certificaat is what stays: functions and numbers, no people.
func certificaat(s Schil, v gate.VernietigingBlad) CertificaatPagina {
	op := func(t time.Time) string { return VolleDatum(t) + ", " + Tijd(t) }
	p := CertificaatPagina{Schil: s, ID: v.ID, CasusID: v.Casus, Nummer: v.Nummer,
		Feiten: []Feit{{"Voorgesteld", op(v.Voorgesteld) + ", door een " + alsFunctie(v.VoorgesteldAls)}}}
	if v.Gecontroleerd != nil {
		p.Feiten = append(p.Feiten, Feit{"Gecontroleerd", op(*v.Gecontroleerd) + ", door een " + alsFunctie(v.ControleAls)})
	}
	for _, stap := range []struct {
		naam string
		op   *time.Time
	}{{"Begonnen", v.Begonnen}, {"Vernietigd", v.Vernietigd}} {
		if stap.op != nil {
			p.Feiten = append(p.Feiten, Feit{stap.naam, op(*stap.op)})
		}
	}
	sleutel := "vernietigd"
	if !v.SleutelWeg {
		sleutel = "niet gevonden als vernietigd: waarschuw de beheerder"
	}
	p.Feiten = append(p.Feiten, Feit{"Sleutel", sleutel})
	p.Aantallen = wissing(v.Aantallen)
	var regels []string
	for _, n := range v.Regels {
		regels = append(regels, tel(int(n)))
	}
	p.Regels = opsomming(regels)
	return p
}

// wissing says how many of what was removed, in words; what a reader has no word for is counted together.
func wissing(aantallen []gate.Aantal) []Feit {
	woorden := []Feit{{"betrokkene", "Betrokkenen"}, {"gegeven", "Stukken informatie"}, {"document", "Documenten"}, {"triagevraag", "Vragen in de triage"}, {"overleg", "Overleggen"},
		{"besluit", "Besluiten"}, {"afspraak", "Afspraken"}, {"aantekening", "Aantekeningen"}, {"gebeurtenis", "Regels in de tijdlijn"},
		{"zicht", "Rechten om de casus te zien"}}
	var uit []Feit
	overig := int64(0)
	for _, w := range woorden {
		for _, a := range aantallen {
			if a.Soort == w.Naam {
				uit = append(uit, Feit{w.Waarde, tel(int(a.Aantal))})
			}
		}
	}
	for _, a := range aantallen {
		if !slices.ContainsFunc(woorden, func(w Feit) bool { return w.Naam == a.Soort }) {
			overig += a.Aantal
		}
	}
	if overig > 0 {
		uit = append(uit, Feit{"Andere rijen", tel(int(overig))})
	}
	return uit
}

// afscherming says what is left of a Casus that is closed or destroyed; nil when it is neither.
func afscherming(c gate.ProcesBlad, nu time.Time) *Afscherming {
	if !c.Fase.Afgeschermd() {
		return nil
	}
	a := &Afscherming{Kop: "Afgeschermd", Icoon: IcoonAfgeschermd, Tekst: "Deze casus is gesloten. Niemand werkt er nog in en niemand leest de inhoud."}
	if v := c.Vernietiging; v != nil {
		a.Verder = &Koppeling{Tekst: "Bekijk de vernietiging", URL: "/vernietigingen/" + v.ID}
		if v.Stand.Loopt() {
			a.Tekst += " " + vernietigingZin(*v, nu)
		}
	}
	if c.Fase == casus.Vernietigd {
		a.Kop, a.Icoon = "Vernietigd", IcoonVernietigd
		a.Tekst = "Het dossier is vernietigd. De sleutel is weg. Niemand kan de inhoud nog lezen, wij ook niet."
		if v := c.Vernietiging; v != nil {
			a.Verder.Tekst = "Bewijs bekijken"
			if v.Vernietigd != nil {
				a.Tekst = strings.Replace(a.Tekst, "is vernietigd", "is vernietigd op "+Datum(*v.Vernietigd, nu), 1)
			}
		}
	}
	return a
}
