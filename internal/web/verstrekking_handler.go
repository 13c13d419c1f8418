// SPDX-License-Identifier: EUPL-1.2

package web

import (
	"net/http"
	"slices"
	"strings"
	"time"

	"rondetafel/internal/bestuur"
	"rondetafel/internal/errs"
	"rondetafel/internal/gate"
	"rondetafel/internal/informatie"
	"rondetafel/internal/klok"
)

func verstrekkingRoutes() []route {
	const get, post = http.MethodGet, http.MethodPost
	uit := []route{
		{get, "/verstrekkingen", ondertekend, (*bezoek).register},
		{get, "/casussen/{id}/verstrekkingen", ondertekend, (*bezoek).verstrekkingen},
		{get, "/casussen/{id}/verstrekkingen/vragen", ondertekend, eenmalig((*bezoek).verstrekkingVragen)},
		{post, "/casussen/{id}/verstrekkingen/vragen", ondertekend, (*bezoek).vraagVerstrekking},
		{get, "/casussen/{id}/verstrekkingen/plicht", ondertekend, eenmalig((*bezoek).plicht)},
		{post, "/casussen/{id}/verstrekkingen/plicht", ondertekend, (*bezoek).legPlichtVast},
		{get, "/verstrekkingen/{id}", ondertekend, (*bezoek).verstrekking},
		{get, "/verstrekkingen/{id}/brief", ondertekend, (*bezoek).brief},
		{get, "/verstrekkingen/{id}/brief.pdf", ondertekend, (*bezoek).briefPDF},
		{get, papierPad, ondertekend, (*bezoek).papier},
		{post, papierPad, ondertekend, (*bezoek).legPapierVast},
		{get, "/handtekeningen/{id}", ondertekend, (*bezoek).handtekening},
	}
	for _, soort := range []string{"tekenen", "weigeren", "terugnemen"} {
		uit = append(uit, route{get, "/verstrekkingen/{id}/delen/{deel}/" + soort, ondertekend, func(b *bezoek) error { return b.toonTekenen(soort, antwoordInvoer{}, nil) }},
			route{post, "/verstrekkingen/{id}/delen/{deel}/" + soort, ondertekend, func(b *bezoek) error { return b.tekenDeel(soort) }})
	}
	for _, soort := range []string{"bezwaar", "bezwaarweg", "advies", "verlenen", "intrekken"} {
		uit = append(uit, route{get, "/verstrekkingen/{id}/" + soort, ondertekend, (*bezoek).verstrekking},
			route{post, "/verstrekkingen/{id}/" + soort, ondertekend, func(b *bezoek) error { return b.verstrekkingActie(soort) }})
	}
	return uit
}

func (b *bezoek) verstrekkingen() error {
	l, err := b.Gate.VerstrekkingenLezen(b.ctx(), b.caller, b.id())
	if err != nil {
		return err
	}
	p := VerstrekkingenPagina{Schil: b.schil("/casussen", Kruimel{Naam: "Casussen", URL: "/casussen"}, Kruimel{Naam: l.Nummer, URL: "/casussen/" + l.Casus},
		Kruimel{Naam: "Verstrekkingen"}), CasusID: l.Casus, Nummer: l.Nummer, Vragen: slices.Contains(l.Mag, "verstrekking.vragen"),
		Plicht: slices.Contains(l.Mag, "verstrekking.plicht")}
	for _, v := range l.Verstrekkingen {
		r := VerstrekkingRij{Derde: v.Derde, URL: "/verstrekkingen/" + v.ID, Uitleg: "gevraagd door " + v.Vrager.Naam + ", " + Datum(v.Gevraagd, b.nu()),
			Stand: verstrekkingBadge(v.Soort, v.Stand), Wacht: v.Wacht}
		if v.Soort == informatie.VerstrekkingPlicht {
			r.Uitleg = "vastgelegd door " + v.Vrager.Naam + ", " + Datum(v.Gevraagd, b.nu())
		}
		p.Rijen = append(p.Rijen, r)
	}
	return b.toon(p)
}

func verstrekkingBadge(soort informatie.VerstrekkingSoort, stand informatie.VerstrekkingStand) Badge {
	switch {
	case soort == informatie.VerstrekkingPlicht:
		return Badge{Tekst: "wettelijke plicht", Icoon: IcoonBesluit}
	case stand == informatie.VerstrekkingVerleend:
		return Badge{Tekst: stand.Label(), Toon: ToonGoed, Icoon: IcoonVinkje}
	case stand == informatie.VerstrekkingIngetrokken:
		return Badge{Tekst: stand.Label(), Toon: ToonStil, Icoon: IcoonIngetrokken}
	}
	return Badge{Tekst: stand.Label(), Icoon: IcoonKlok}
}

func (b *bezoek) verstrekkingVragen() error {
	dag := b.nu().In(klok.Amsterdam()).AddDate(0, 0, antwoordDagen)
	return b.toonVerstrekkingVragen(informatie.Verstrekking{Uiterlijk: klok.Datum(dag.Format("2-1-2006"))}, nil)
}

// stukOpties are pieces as choices; derde tells that only those are meant of which the supplier lets itself be asked for a Derde.
func stukOpties(c gate.CasusBlad, derde bool, nu time.Time) []Optie {
	var uit []Optie
	for _, g := range c.Gegevens {
		if g.Tekst != "" && !g.Ingetrokken && (!derde || g.VraagDerde) {
			uit = append(uit, Optie{Waarde: g.ID, Label: g.PartijNaam + ", " + Datum(g.Gewijzigd, nu), Uitleg: g.Soort.Label() + ". " + aanhef(g.Tekst, 80)})
		}
	}
	return uit
}

func (b *bezoek) toonVerstrekkingVragen(in informatie.Verstrekking, fouten []errs.Veldfout) error {
	c, err := b.casusVoor("verstrekking.vragen")
	if err != nil {
		return err
	}
	p := VerstrekkingVragenPagina{Schil: b.schil("/casussen", kruimels(c, "Verstrekking vragen")...), CasusID: c.ID, Nummer: c.Nummer, Waarden: in,
		Stukken: stukOpties(c, true, b.nu())}
	if c.Namens != nil {
		p.Namens = c.Namens.Naam
	}
	for _, o := range c.Overleggen {
		if o.Stand == "afgerond" {
			p.Overleggen = append(p.Overleggen, Optie{Waarde: o.ID, Label: "RTO van " + datumTekst(o.Datum, b.nu())})
		}
	}
	p.Fouten = fouten
	return b.formulier(p, fouten)
}

// casusVoor opens a Casus for the form of an act in it: a refusal when the reader cannot do that.
func (b *bezoek) casusVoor(handeling string) (gate.CasusBlad, error) {
	c, err := b.Gate.CasusLezen(b.ctx(), b.caller, b.id())
	if err != nil {
		return c, err
	}
	l, err := b.Gate.VerstrekkingenLezen(b.ctx(), b.caller, b.id())
	if err != nil {
		return c, err
	}
	return c, b.eisMag(l.Mag, handeling)
}

func (b *bezoek) vraagVerstrekking() error {
	var in informatie.Verstrekking
	if err := b.lees(&in); err != nil {
		return err
	}
	if b.actie() == actieTerug {
		return b.toonVerstrekkingVragen(in, nil)
	}
	in.Casus = b.id()
	v, err := b.Gate.VerstrekkingVragen(b.ctx(), b.caller, in)
	if fouten, ok := ongeldig(err); ok {
		return b.toonVerstrekkingVragen(in, fouten)
	}
	if err != nil {
		return err
	}
	return b.naar("/verstrekkingen/"+v.ID, gedaanVerstrekkingGevraagd)
}

func (b *bezoek) plicht() error { return b.toonPlicht(informatie.WettelijkePlicht{}, nil) }

func (b *bezoek) toonPlicht(in informatie.WettelijkePlicht, fouten []errs.Veldfout) error {
	c, err := b.casusVoor("verstrekking.plicht")
	if err != nil {
		return err
	}
	p := PlichtPagina{Schil: b.schil("/casussen", kruimels(c, "Wettelijke plicht vastleggen")...), CasusID: c.ID, Nummer: c.Nummer, Waarden: in,
		Stukken: stukOpties(c, false, b.nu())}
	p.Fouten = fouten
	return b.formulier(p, fouten)
}

func (b *bezoek) legPlichtVast() error {
	var in informatie.WettelijkePlicht
	if err := b.lees(&in); err != nil {
		return err
	}
	if b.actie() == actieTerug {
		return b.toonPlicht(in, nil)
	}
	in.Casus = b.id()
	v, err := b.Gate.VerstrekkingPlicht(b.ctx(), b.caller, in)
	if fouten, ok := ongeldig(err); ok {
		return b.toonPlicht(in, fouten)
	}
	if err != nil {
		return err
	}
	return b.naar("/verstrekkingen/"+v.ID, gedaanPlicht)
}

// verstrekkingInvoer is what was typed in one of the forms on the page of a disclosure.
type verstrekkingInvoer struct {
	open   string
	reden  string
	advies informatie.Advies
	brief  informatie.Verlenen
}

func (b *bezoek) verstrekking() error { return b.toonVerstrekking(verstrekkingInvoer{}, nil) }

func (b *bezoek) toonVerstrekking(in verstrekkingInvoer, fouten []errs.Veldfout) error {
	v, err := b.Gate.VerstrekkingLezen(b.ctx(), b.caller, b.id())
	if err != nil {
		return err
	}
	p := b.verstrekkingPagina(v)
	p.Fouten, p.Open, p.Reden, p.Oordeel, p.Brief = fouten, in.open, in.reden, in.advies, in.brief
	return b.formulier(p, fouten)
}

func (b *bezoek) verstrekkingPagina(v gate.VerstrekkingBlad) VerstrekkingPagina {
	nu, mag := b.nu(), func(a string) bool { return slices.Contains(v.Mag, "verstrekking."+a) }
	casus, lijst := casusVan(v)
	p := VerstrekkingPagina{Schil: b.schil("/casussen", Kruimel{Naam: "Casussen", URL: "/casussen"}, casus, lijst, Kruimel{Naam: "Verstrekking"}),
		ID: v.ID, CasusURL: casus.URL, Nummer: v.Nummer, Plicht: v.Soort == informatie.VerstrekkingPlicht, Stand: verstrekkingBadge(v.Soort, v.Stand), Derde: v.Derde.Naam,
		Doel: v.Doel, Noodzaak: v.Noodzaak, Alles: v.Alles, Versie: v.Versie, Ontbreekt: gatRijen(v.Ontbreekt), Bezwaar: mag("bezwaar"), BezwaarWeg: mag("bezwaarintrekken"),
		Adviseren: mag("advies"), Verlenen: mag("verlenen"), Intrekken: mag("intrekken"), AdviesOud: v.Advies != nil && v.Advies.Verouderd}
	if mag("brief") {
		p.BriefURL = "/verstrekkingen/" + v.ID + "/brief"
	}
	p.Feiten = []Feit{{"Aan", v.Derde.Naam}, {"Soort", v.Derde.Soort}, {"Adres", v.Derde.Contact}, {"Grondslag", v.Grondslag}}
	wie := "Gevraagd door"
	if p.Plicht {
		wie = "Vastgelegd door"
		p.Feiten = append(p.Feiten, Feit{"Gegeven op", datumTekst(v.Datum, nu)})
	} else {
		p.Feiten = append(p.Feiten, Feit{"Antwoord uiterlijk", datumTekst(v.Uiterlijk, nu)})
	}
	p.Feiten = append(p.Feiten, Feit{wie, v.Vrager.Naam + ", " + Dag(v.Gevraagd, nu)})
	if v.Namens != nil {
		p.Feiten = append(p.Feiten, Feit{"Namens", v.Namens.Naam})
	}
	for _, d := range v.Delen {
		p.Delen = append(p.Delen, deelRij(v, d, nu))
	}
	for _, x := range v.Bezwaren {
		r := BezwaarRij{Wie: x.Partij.Naam + ", " + x.Door + ", " + DagTijd(x.Moment, nu), Reden: x.Reden, Stand: Badge{Tekst: "ingetrokken", Toon: ToonStil, Icoon: IcoonIngetrokken}}
		if x.Staat {
			r.Stand = Badge{Tekst: "bezwaar", Toon: ToonLetop, Icoon: IcoonHand}
		}
		p.Bezwaren = append(p.Bezwaren, r)
	}
	if v.Advies != nil {
		p.Advies, p.AdviesOm = hoofdletter(v.Advies.Oordeel.Label())+", "+datumTekst(v.Advies.Datum, nu)+" ("+v.Advies.Door+").", v.Advies.Tekst
	}
	return p
}

// casusVan are the Casus of a disclosure and the list of it, with an address for who opens those: who advises on lawfulness does not (rule 7.2-2).
func casusVan(v gate.VerstrekkingBlad) (casus, lijst Kruimel) {
	casus, lijst = Kruimel{Naam: v.Nummer}, Kruimel{Naam: "Verstrekkingen"}
	if slices.Contains(v.Mag, "casus.lezen") {
		casus.URL = "/casussen/" + v.Casus
	}
	if slices.Contains(v.Mag, "verstrekking.lijst") {
		lijst.URL = "/casussen/" + v.Casus + "/verstrekkingen"
	}
	return casus, lijst
}

func gatRijen(lijst []gate.GatBlad) []GatRij {
	var uit []GatRij
	for _, g := range lijst {
		r := GatRij{Waarom: g.Waarom, Anders: g.Anders}
		for _, a := range g.Artikelen {
			r.Redenen = append(r.Redenen, Artikel(a))
		}
		uit = append(uit, r)
	}
	return uit
}

func deelRij(v gate.VerstrekkingBlad, d gate.DeelBlad, nu time.Time) DeelRij {
	var namen []string
	for _, n := range d.Van {
		namen = append(namen, n.Naam)
	}
	r := DeelRij{ID: d.ID, Wat: "Stuk van " + opsommingVan(namen), Tekst: d.Tekst, Over: opsommingVan(d.Over), Gaten: gatRijen(d.Gaten), Klaar: len(d.Gaten) == 0,
		Daarna: hoofdletter(d.Daarna.Label()), Niet: v.Stand == informatie.VerstrekkingVerleend && !d.Verstrekt}
	switch {
	case d.Passage:
		r.Wat, r.Bij = "Gezegd in het RTO van "+datumTekst(d.Overleg, nu), "Van "+opsommingVan(namen)
	case d.Weg && !d.Verstrekt:
		r.Bij = "Dit stuk is er niet meer."
	case d.Soort != "":
		r.Bij = d.Rubriek.Label() + ". " + d.Soort.Label() + "."
		if d.Datum != "" {
			r.Bij += " Van " + datumTekst(d.Datum, nu) + "."
		}
		if len(d.Documenten) > 0 {
			r.Bij += " Gaat mee: " + opsommingVan(d.Documenten) + "."
		}
	}
	if d.Gegeven != "" {
		r.URL = "/informatie/" + d.Gegeven
	}
	for _, a := range d.Antwoorden {
		r.Antwoorden = append(r.Antwoorden, deelAntwoord(a, nu))
	}
	r.Nee = deelNee(d.Antwoorden, nu)
	weg := func(soort string) string {
		if slices.Contains(d.Mag, "verstrekking."+soort) {
			return "/verstrekkingen/" + v.ID + "/delen/" + d.ID + "/" + soort
		}
		return ""
	}
	r.Tekenen, r.Papier, r.Weigeren, r.Terug = weg("tekenen"), weg("papier"), weg("weigeren"), weg("terugnemen")
	return r
}

// deelNee says who refused a part or took consent back, and since when; "" when nobody did.
func deelNee(antwoorden []gate.DeelAntwoordBlad, nu time.Time) string {
	var uit []string
	for _, a := range antwoorden {
		wat := map[bestuur.Stand]string{bestuur.Geweigerd: "weigerde toestemming", bestuur.Teruggenomen: "nam de toestemming terug"}[a.Stand]
		if wat == "" {
			continue
		}
		zin := a.Partij.Naam + " " + wat
		if a.Moment != nil {
			zin += " (" + a.Door + ", " + DagTijd(*a.Moment, nu) + ")"
		}
		uit = append(uit, zin+".")
	}
	return strings.Join(uit, " ")
}

func deelAntwoord(a gate.DeelAntwoordBlad, nu time.Time) DeelAntwoord {
	r := DeelAntwoord{Partij: a.Partij.Naam, Reden: a.Reden, Stand: Badge{Tekst: "nog geen antwoord", Icoon: IcoonKlok}}
	if a.Moment != nil {
		r.Uitleg = a.Door + ", " + DagTijd(*a.Moment, nu)
	}
	switch a.Stand {
	case bestuur.Ingestemd:
		r.Stand = Badge{Tekst: "getekend", Toon: ToonGoed, Icoon: IcoonVinkje}
		r.Uitleg += ". Voor " + a.Verantwoordelijke.Label() + ": " + a.Bevoegdheid
		r.Papier, r.URL = opPapier(a.Papier, nu)
	case bestuur.Vervallen:
		r.Stand = Badge{Tekst: "vervallen: het stuk veranderde", Toon: ToonLetop, Icoon: IcoonWaarschuwing}
	case bestuur.Geweigerd:
		r.Stand = Badge{Tekst: "geweigerd", Toon: ToonLetop, Icoon: IcoonHand}
	case bestuur.Teruggenomen:
		r.Stand = Badge{Tekst: "teruggenomen", Toon: ToonLetop, Icoon: IcoonIngetrokken}
	case bestuur.Ingelicht:
		r.Stand = Badge{Tekst: "is ingelicht", Icoon: IcoonInfo}
	}
	return r
}

// verstrekkingActie does what one of the forms on the page of a disclosure asks.
func (b *bezoek) verstrekkingActie(soort string) error {
	in := verstrekkingInvoer{open: soort}
	var bezwaar informatie.Bezwaar
	var intrekken informatie.VerstrekkingIntrekken
	doel := map[string]any{"bezwaar": &bezwaar, "bezwaarweg": &struct{}{}, "advies": &in.advies, "verlenen": &in.brief, "intrekken": &intrekken}[soort]
	if err := b.lees(doel); err != nil {
		return err
	}
	in.reden = bezwaar.Reden
	if b.actie() == actieTerug {
		return b.toonVerstrekking(in, nil)
	}
	ctx, id := b.ctx(), b.id()
	var err error
	switch soort {
	case "bezwaar":
		bezwaar.Verstrekking = id
		_, err = b.Gate.VerstrekkingBezwaar(ctx, b.caller, bezwaar)
	case "bezwaarweg":
		_, err = b.Gate.VerstrekkingBezwaarIntrekken(ctx, b.caller, informatie.BezwaarIntrekken{Verstrekking: id})
	case "advies":
		in.advies.Verstrekking = id
		_, err = b.Gate.VerstrekkingAdvies(ctx, b.caller, in.advies)
	case "verlenen":
		in.brief.Verstrekking = id
		_, err = b.Gate.VerstrekkingVerlenen(ctx, b.caller, in.brief)
	case "intrekken":
		intrekken.Verstrekking = id
		_, err = b.Gate.VerstrekkingIntrekken(ctx, b.caller, intrekken)
	}
	if fouten, ok := ongeldig(err); ok {
		return b.toonVerstrekking(in, fouten)
	}
	if err != nil {
		return err
	}
	return b.naar("/verstrekkingen/"+id, verstrekkingKlaar()[soort])
}

func verstrekkingKlaar() map[string]string {
	return map[string]string{"bezwaar": gedaanBezwaar, "bezwaarweg": gedaanBezwaarWeg, "advies": gedaanAdvies, "verlenen": gedaanVerleend, "intrekken": gedaanVerstrekkingWeg,
		"tekenen": gedaanToestemming, "papier": gedaanPapier, "weigeren": gedaanDeelGeweigerd, "terugnemen": gedaanTeruggenomen}
}

// antwoordInvoer is what was typed in the form of an answer about a part.
type antwoordInvoer struct {
	informatie.Ondertekening
	Reden string `json:"reden"`
}

func (b *bezoek) toonTekenen(soort string, in antwoordInvoer, fouten []errs.Veldfout) error {
	v, err := b.Gate.VerstrekkingLezen(b.ctx(), b.caller, b.id())
	if err != nil {
		return err
	}
	i := slices.IndexFunc(v.Delen, func(d gate.DeelBlad) bool { return d.ID == b.r.PathValue("deel") })
	if i < 0 {
		return errs.ErrNotFound
	}
	if !slices.Contains(v.Delen[i].Mag, "verstrekking."+soort) {
		return nietNu("verstrekking." + soort)
	}
	d := v.Delen[i]
	casus, _ := casusVan(v)
	p := TekenPagina{Schil: b.schil("/casussen", Kruimel{Naam: "Casussen", URL: "/casussen"}, casus,
		Kruimel{Naam: "Verstrekking", URL: "/verstrekkingen/" + v.ID}, Kruimel{Naam: "Antwoord"}), ID: v.ID, CasusID: v.Casus, Nummer: v.Nummer, Derde: v.Derde.Naam,
		Verzoek: VerzoekDelen{Doel: v.Doel, Grondslag: v.Grondslag, Noodzaak: v.Noodzaak}, Deel: deelRij(v, d, b.nu()), Soort: soort, Waarden: in.Ondertekening, Reden: in.Reden}
	p.Waarden.Versie, p.Waarden.Stukversie = versieVan(d, in.Ondertekening)
	p.Keuzen = verantwoordelijken(v)
	if p.Waarden.Verantwoordelijke == "" && len(v.Verantwoordelijken) == 1 {
		p.Waarden.Verantwoordelijke = v.Verantwoordelijken[0]
	}
	p.Fouten = fouten
	return b.formulier(p, fouten)
}

// versieVan are the versions of the answer and of the piece that the reader saw first.
func versieVan(d gate.DeelBlad, in informatie.Ondertekening) (antwoord, stuk int64) {
	if in.Versie > 0 {
		return in.Versie, in.Stukversie
	}
	for _, a := range d.Antwoorden {
		if a.Eigen {
			antwoord = a.Versie
		}
	}
	return antwoord, d.Stukversie
}

// tekenDeel answers about a part.
func (b *bezoek) tekenDeel(soort string) error {
	var in antwoordInvoer
	if err := b.lees(&in); err != nil {
		return err
	}
	in.Verstrekking, in.Deel = b.id(), b.r.PathValue("deel")
	if b.actie() == actieTerug { // the versions are those of what is shown now
		in.Versie, in.Stukversie = 0, 0
		return b.toonTekenen(soort, in, nil)
	}
	anders := informatie.DeelAntwoord{Verstrekking: in.Verstrekking, Deel: in.Deel, Versie: in.Versie, Reden: in.Reden}
	var err error
	switch soort {
	case "tekenen":
		_, err = b.Gate.VerstrekkingTekenen(b.ctx(), b.caller, in.Ondertekening)
	case "weigeren":
		_, err = b.Gate.VerstrekkingWeigeren(b.ctx(), b.caller, anders)
	case "terugnemen":
		_, err = b.Gate.VerstrekkingTerugnemen(b.ctx(), b.caller, anders)
	}
	if fouten, ok := ongeldig(err); ok {
		return b.toonTekenen(soort, in, fouten)
	}
	if err != nil {
		return err
	}
	return b.naar("/verstrekkingen/"+b.id(), verstrekkingKlaar()[soort])
}

func (b *bezoek) register() error {
	r, err := b.Gate.VerstrekkingRegister(b.ctx(), b.caller)
	if err != nil {
		return err
	}
	p := RegisterPagina{Schil: b.schil("/verstrekkingen"), Vol: r.Vol}
	for _, x := range r.Regels {
		p.Regels = append(p.Regels, registerRegel(x, b.nu()))
	}
	return b.toon(p)
}

func registerRegel(x gate.RegistratieBlad, nu time.Time) RegisterRegel {
	door := x.Door.Naam
	if x.Namens != nil {
		door += ", namens " + x.Namens.Naam
	}
	r := RegisterRegel{Derde: x.Derde.Naam, Nummer: x.Nummer, Stand: verstrekkingBadge(x.Soort, informatie.VerstrekkingVerleend),
		Feiten: []Feit{{"Casus", x.Nummer}, {"Op", datumTekst(x.Datum, nu)}, {"Door", door}, {"Grondslag", x.Grondslag}}}
	if x.Doel != "" {
		r.Feiten = append(r.Feiten, Feit{"Doel", x.Doel})
	}
	r.Feiten = append(r.Feiten, Feit{"Waarom", x.Waarom})
	if x.Advies != "" {
		r.Feiten = append(r.Feiten, Feit{"Advies commissie", x.Advies.Label()})
	}
	if x.Voldaan != "" {
		r.Feiten = append(r.Feiten, Feit{"Hoe aan de voorwaarden is voldaan", x.Voldaan})
	}
	for _, d := range x.Delen {
		var namen, tekenden []string
		for _, n := range d.Van {
			namen = append(namen, n.Naam)
		}
		for _, t := range d.Tekenden {
			tekende := t.Partij.Naam + " tekende op " + Datum(t.Moment, nu) + " voor " + t.Verantwoordelijke.Label()
			if papier, _ := opPapier(t.Papier, nu); papier != "" {
				tekende = t.Partij.Naam + " voor " + t.Verantwoordelijke.Label() + ": " + klein(papier)
			}
			tekenden = append(tekenden, tekende)
		}
		r.Delen = append(r.Delen, registerDeel(d, opsommingVan(namen), tekenden, nu))
	}
	return r
}

// registerDeel says of a part that was given of what kind it was, who signed, and what became of it.
func registerDeel(d gate.RegistratieDeel, namen string, tekenden []string, nu time.Time) string {
	zinnen := []string{"Stuk van " + namen}
	switch {
	case d.Passage:
		zinnen = []string{"Gezegd in een RTO, door " + namen}
	case d.Soort != "":
		zinnen[0] += ": " + strings.Join(slices.DeleteFunc([]string{d.Soort.Label(), klein(d.Rubriek)}, func(s string) bool { return s == "" }), ", ")
		if d.Datum != "" {
			zinnen[0] += ", van " + datumTekst(d.Datum, nu)
		}
	}
	if len(tekenden) > 0 {
		zinnen = append(zinnen, strings.Join(tekenden, "; "))
	}
	if d.Daarna != "" {
		zinnen = append(zinnen, hoofdletter(d.Daarna.Label()))
	}
	return strings.Join(zinnen, ". ") + "."
}

// verstrekkingGebeurtenis is what a line of the timeline says of disclosures; "" for another.
func verstrekkingGebeurtenis(g gate.GebeurtenisBlad) (string, Icoon) {
	switch g.Soort {
	case "verstrekking.gevraagd":
		return g.Wie + " vroeg of informatie naar een derde mag.", IcoonVraag
	case "verstrekking.plicht":
		return g.Wie + " legde vast dat een wet verplichtte om informatie te geven.", IcoonBesluit
	case "verstrekking.getekend":
		return g.Partij + " tekende: deze informatie mag naar een derde.", IcoonVinkje
	case "verstrekking.geweigerd":
		return g.Partij + " geeft geen toestemming voor een derde.", IcoonHand
	case "verstrekking.teruggenomen":
		return g.Partij + " nam toestemming voor een derde terug.", IcoonIngetrokken
	case "verstrekking.bezwaar":
		return g.Partij + " maakt bezwaar tegen een verstrekking.", IcoonHand
	case "verstrekking.bezwaaringetrokken":
		return g.Partij + " trok een bezwaar tegen een verstrekking in.", IcoonIngetrokken
	case "verstrekking.advies":
		return "De rechtmatigheidsadviescommissie gaf advies over een verstrekking.", IcoonBericht
	case "verstrekking.verleend":
		return g.Wie + " maakte de brief aan een derde.", IcoonStuk
	case "verstrekking.ingetrokken":
		return g.Wie + " trok een verstrekking in.", IcoonIngetrokken
	}
	return "", ""
}

const (
	gedaanVerstrekkingGevraagd = "verstrekking-gevraagd"
	gedaanPlicht               = "plicht"
	gedaanToestemming          = "getekend-derde"
	gedaanPapier               = "papier"
	gedaanDeelGeweigerd        = "deel-geweigerd"
	gedaanTeruggenomen         = "deel-teruggenomen"
	gedaanBezwaar              = "bezwaar"
	gedaanBezwaarWeg           = "bezwaar-weg"
	gedaanAdvies               = "advies"
	gedaanVerleend             = "verleend"
	gedaanVerstrekkingWeg      = "verstrekking-weg"
)

func verstrekkingGedaan() map[string][2]string {
	return map[string][2]string{
		gedaanVerstrekkingGevraagd: {"Verstrekking gevraagd.", "De Partijen die de stukken gaven, zien het nu bij Mijn werk. De commissie ook."},
		gedaanPlicht:               {"Wettelijke plicht vastgelegd.", "De Partijen die de stukken gaven, zien het op de tijdlijn."},
		gedaanToestemming:          {"Toestemming getekend.", "Je kunt haar terugnemen tot de brief er is."},
		gedaanPapier:               {"Toestemming op papier vastgelegd.", "Het document staat erbij. Je kunt de toestemming terugnemen tot de brief er is."},
		gedaanDeelGeweigerd:        {"Vastgelegd dat jullie dit niet toestaan.", "Het komt niet in de brief."},
		gedaanTeruggenomen:         {"Toestemming teruggenomen.", "Het komt niet in de brief."},
		gedaanBezwaar:              {"Bezwaar vastgelegd.", "Zolang het staat, gaat er niets uit."},
		gedaanBezwaarWeg:           {"Bezwaar ingetrokken.", ""},
		gedaanAdvies:               {"Advies vastgelegd.", "Wie de verstrekking vroeg, ziet het nu."},
		gedaanVerleend:             {"De brief is gemaakt.", "Print hem en verstuur hem. De verstrekking staat in het register."},
		gedaanVerstrekkingWeg:      {"Verstrekking ingetrokken.", "Niemand hoeft nog te antwoorden."},
	}
}
