// SPDX-License-Identifier: EUPL-1.2

package web

import (
	"net/http"
	"slices"
	"strings"

	"rondetafel/internal/convenant"
	"rondetafel/internal/errs"
	"rondetafel/internal/gate"
	"rondetafel/internal/partij"
)

const (
	gedaanToegetreden  = "partij-toegetreden"
	gedaanPartijEinde  = "partij-einde"
	gedaanEindeOordeel = "partij-einde-nagekeken"
	gedaanEindeTerug   = "partij-einde-terug"
	padPartijToetreden = "/partijen/toetreden"
)

func partijverloopRoutes() []route {
	const get, post = http.MethodGet, http.MethodPost
	return []route{
		{get, padPartijToetreden, ondertekend, eenmalig((*bezoek).partijToetreden)},
		{post, padPartijToetreden, ondertekend, (*bezoek).laatPartijToe},
		{get, "/partijen/{id}/einde", ondertekend, (*bezoek).partijEinde},
		{post, "/partijen/{id}/einde", ondertekend, (*bezoek).eindigPartij},
		{get, "/partijen/{id}/einde/nakijken", ondertekend, (*bezoek).partijEindeNakijken},
		{post, "/partijen/{id}/einde/nakijken", ondertekend, (*bezoek).kijkPartijEindeNa},
		{get, "/partijen/{id}/einde/intrekken", ondertekend, (*bezoek).partijEindeIntrekken},
		{post, "/partijen/{id}/einde/intrekken", ondertekend, (*bezoek).trekPartijEindeIn},
	}
}

func (b *bezoek) partijToetreden() error { return b.toonToetreden(partij.Toetreding{}, nil) }

func (b *bezoek) toonToetreden(in partij.Toetreding, fouten []errs.Veldfout) error {
	huis, err := b.Gate.HuisLezen(b.ctx(), b.caller)
	if err != nil {
		return err
	}
	if err := b.eisMag(huis.Mag, "partij.toelaten"); err != nil {
		return err
	}
	p := MensFormulier{Schil: b.schil("/partijen", Kruimel{Naam: "Partijen", URL: "/partijen"}, Kruimel{Naam: "Toetreden"}), Titel: "Een Partij laten toetreden",
		Over: "Leg vast wat de Stuurgroep besloot.", Actie: padPartijToetreden, Knop: Knop{Tekst: "Toetreding vastleggen", Icoon: IcoonPlus}, Terug: Koppeling{Tekst: "Annuleren", URL: "/partijen"},
		Uitleg: []string{"De Stuurgroep besloot hierover, en alle Partijen vonden het goed (art. 17.4).", "Daarna nodig je de beheerder van de Partij uit. Die kiest haar andere mensen.",
			"Vanaf de eerste dag telt de Partij mee bij wat alle Partijen beslissen."}}
	p.Fouten = fouten
	p.Velden = []Veld{{Naam: "naam", Label: "Volledige naam", Waarde: in.Naam, Fout: p.FoutBij("naam")},
		{Naam: "kort", Label: "Korte naam", Hint: "Zoals hij in lijsten staat.", Waarde: in.Kort, Fout: p.FoutBij("kort"), Breedte: "half"}}
	ja := Optie{Waarde: "true", Label: "Ja, haar mensen hebben een medisch beroepsgeheim of een geheim in de jeugdhulp", Gekozen: in.Geheim}
	p.Keuze = &Keuze{Naam: "beroepsgeheim", Label: "Heeft de Partij een beroepsgeheim?", Meer: true, MagLeeg: true, Fout: p.FoutBij("beroepsgeheim"), Opties: []Optie{ja}}
	var soorten []Optie
	for _, s := range partij.Soorten() {
		soorten = append(soorten, Optie{Waarde: string(s), Label: s.Label()})
	}
	p.Lijsten = []Keuze{{Naam: "soort", Label: "Wat voor organisatie is het?", Leeg: "Kies een soort", Fout: p.FoutBij("soort"), Opties: Kies(soorten, string(in.Soort))}}
	p.Na = []Veld{{Naam: "gemeente", Label: "Code van de gemeente", Hint: "Alleen voor een gemeente. Bijvoorbeeld GM0957.", Waarde: in.Gemeente, Fout: p.FoutBij("gemeente"), MagLeeg: true, Breedte: "kort"},
		dagVeld(p.Schil, "beslotenDatum", "Wanneer besloot de Stuurgroep?", string(in.Besloten)),
		dagVeld(p.Schil, "getekendDatum", "Wanneer tekende de organisatie?", string(in.Getekend)),
		{Naam: "begintDatum", Label: "Vanaf welke dag doet de Partij mee?", Hint: "Leeg is: nu. dag-maand-jaar", Waarde: string(in.Begin), Fout: p.FoutBij("begintDatum"), Soort: "datum", MagLeeg: true, Breedte: "kort"}}
	return b.formulier(p, fouten)
}

func dagVeld(s Schil, naam, label, waarde string) Veld {
	return Veld{Naam: naam, Label: label, Hint: "dag-maand-jaar", Waarde: waarde, Fout: s.FoutBij(naam), Soort: "datum", Breedte: "kort"}
}

func (b *bezoek) laatPartijToe() error {
	return verzend(b, func(*partij.Toetreding) {}, b.toonToetreden, b.Gate.PartijToelaten, func(v gate.Verwijzing) error {
		return b.naar("/partijen/"+v.ID, gedaanToegetreden)
	})
}

func (b *bezoek) partijEinde() error {
	return b.toonPartijEinde(partij.PartijBeeindigen{}, nil)
}

func (b *bezoek) toonPartijEinde(in partij.PartijBeeindigen, fouten []errs.Veldfout) error {
	d, err := b.Gate.PartijLezen(b.ctx(), b.caller, b.id())
	if err != nil {
		return err
	}
	if err := b.eisMag(d.Mag, "partij.beeindigen"); err != nil {
		return err
	}
	p := MensFormulier{Schil: b.schil("/partijen", Kruimel{Naam: "Partijen", URL: "/partijen"}, Kruimel{Naam: d.Kort, URL: "/partijen/" + d.ID}, Kruimel{Naam: "Stoppen"}),
		Titel: "Een Partij laten stoppen", Over: d.Naam, Actie: b.r.URL.Path, Versie: d.Versie, Knop: Knop{Tekst: "Vastleggen dat deze Partij stopt", Icoon: IcoonKruis},
		Terug: Koppeling{Tekst: "Annuleren", URL: "/partijen/" + d.ID},
		Uitleg: []string{"Dit is niet terug te draaien. Daarom gaat het pas in als een tweede persoon het nakeek (art. 20). Tot dan kun je het terugnemen.", gevolgVanEinde(d),
			"Wat de Partij gaf, houdt haar voorwaarden. Wat zij niet goedkeurde, telt als niet goedgekeurd.",
			"De procesregisseurs zien in welke casussen haar afspraken en haar casusregie wachten.", "Geheimhouding blijft gelden, ook daarna (art. 20.3)."}}
	p.Fouten = fouten
	var wijzen []Optie
	for _, w := range partij.Wijzen() {
		wijzen = append(wijzen, Optie{Waarde: string(w), Label: w.Label()})
	}
	p.Keuze = &Keuze{Naam: "wijze", Label: "Hoe stopt de Partij?", Fout: p.FoutBij("wijze"), Opties: Kies(wijzen, string(in.Wijze))}
	mag := func(v Veld) Veld { v.MagLeeg = true; return v }
	p.Na = append([]Veld{dagVeld(p.Schil, "beslotenDatum", "Van welke dag is de brief, of het besluit van de Stuurgroep?", string(in.Besloten)),
		{Naam: "toelichting", Label: "Waarom stopt de Partij, en waar staat dat?", Waarde: in.Toelichting, Fout: p.FoutBij("toelichting"), Rijen: 3},
		mag(dagVeld(p.Schil, "ingebrekestellingDatum", "Bij een uitsluiting: van welke dag is de ingebrekestelling?", string(in.Ingebrekestelling))),
		mag(dagVeld(p.Schil, "termijnDatum", "Bij een uitsluiting: tot en met welke dag kon de Partij het nog goed doen?", string(in.Termijn))),
		{Naam: "artikelen", Label: "Bij een uitsluiting: welke artikelen kwam de Partij niet na?", Hint: "Bijvoorbeeld: 13.2, 14.1", Waarde: strings.Join(in.Artikelen, ", "), Fout: p.FoutBij("artikelen"), MagLeeg: true}},
		eindeVeld(p.Schil, in.Einde)...)
	return b.formulier(p, fouten)
}

// gevolgVanEinde says whom it shuts out that a Partij stops.
func gevolgVanEinde(d gate.PartijDossier) string {
	return "Haar mensen zien dan niets meer en zijn meteen uitgelogd: nu " + telWoord(d.Mensen, "persoon", "mensen") + " (art. 20)."
}

func (b *bezoek) eindigPartij() error {
	return verzend(b, func(in *partij.PartijBeeindigen) { in.Partij = b.id() }, b.toonPartijEinde, b.Gate.PartijBeeindigen, func(v gate.Verwijzing) error {
		return b.naar("/partijen/"+v.ID, gedaanPartijEinde)
	})
}

// overPartijEinde is a form about an end that waits for a second person, with what was recorded of it.
func (b *bezoek) overPartijEinde(handeling, kruimel string) (gate.PartijDossier, MensFormulier, error) {
	d, err := b.Gate.PartijLezen(b.ctx(), b.caller, b.id())
	if err != nil {
		return d, MensFormulier{}, err
	}
	p := MensFormulier{Schil: b.schil("/partijen", Kruimel{Naam: "Partijen", URL: "/partijen"}, Kruimel{Naam: d.Kort, URL: "/partijen/" + d.ID}, Kruimel{Naam: kruimel}),
		Over: d.Naam, Actie: b.r.URL.Path, Versie: d.Versie, Terug: Koppeling{Tekst: "Annuleren", URL: "/partijen/" + d.ID}}
	if err := b.eisMag(d.Mag, handeling); err != nil {
		return d, p, err
	}
	r := verloopRij(d.Verloop[0], b)
	p.Uitleg = []string{r.Wat + ". Vastgelegd door " + r.Bij + "."}
	for _, f := range r.Feiten {
		p.Uitleg = append(p.Uitleg, f.Naam+": "+f.Waarde)
	}
	return d, p, nil
}

func (b *bezoek) partijEindeNakijken() error {
	return b.toonEindeNakijken(partij.PartijEindeOordeel{}, nil)
}

func (b *bezoek) toonEindeNakijken(in partij.PartijEindeOordeel, fouten []errs.Veldfout) error {
	d, p, err := b.overPartijEinde("partij.eindebeoordelen", "Nakijken")
	if err != nil {
		return err
	}
	p.Titel, p.Knop, p.Fouten = "Nakijken of een Partij stopt", Knop{Tekst: "Vastleggen", Icoon: IcoonVinkje}, fouten
	p.Uitleg = append(p.Uitleg, gevolgVanEinde(d), "Dat is niet terug te draaien. Lees de brief van de Partij, of het besluit van de Stuurgroep, zelf.")
	opties := []Optie{{Waarde: "ja", Label: "Ja, deze Partij stopt"}, {Waarde: "nee", Label: "Nee, dit klopt niet"}}
	p.Keuze = &Keuze{Naam: "akkoord", Label: "Klopt het?", Fout: p.FoutBij("akkoord"), Opties: Kies(opties, in.Akkoord)}
	p.Na = []Veld{{Naam: "reden", Label: "Wat klopt er niet?", Waarde: in.Reden, Fout: p.FoutBij("reden"), Rijen: 3, MagLeeg: true}}
	return b.formulier(p, fouten)
}

func (b *bezoek) kijkPartijEindeNa() error {
	return verzend(b, func(in *partij.PartijEindeOordeel) { in.Partij = b.id() }, b.toonEindeNakijken, b.Gate.PartijEindeBeoordelen, func(v gate.Verwijzing) error {
		return b.naar("/partijen/"+v.ID, gedaanEindeOordeel)
	})
}

func (b *bezoek) partijEindeIntrekken() error {
	return b.toonEindeIntrekken(partij.PartijEindeIntrekken{}, nil)
}

func (b *bezoek) toonEindeIntrekken(in partij.PartijEindeIntrekken, fouten []errs.Veldfout) error {
	_, p, err := b.overPartijEinde("partij.eindeintrekken", "Terugnemen")
	if err != nil {
		return err
	}
	p.Titel, p.Knop, p.Fouten = "Terugnemen dat een Partij stopt", Knop{Tekst: "Terugnemen", Icoon: IcoonKruis}, fouten
	p.Uitleg = append(p.Uitleg, "De Partij blijft dan meedoen. Wat je vastlegde, blijft te lezen bij de Partij.")
	p.Na = []Veld{{Naam: "reden", Label: "Waarom neem je het terug?", Waarde: in.Reden, Fout: p.FoutBij("reden"), Rijen: 3}}
	return b.formulier(p, fouten)
}

func (b *bezoek) trekPartijEindeIn() error {
	return verzend(b, func(in *partij.PartijEindeIntrekken) { in.Partij = b.id() }, b.toonEindeIntrekken, b.Gate.PartijEindeIntrekken, func(v gate.Verwijzing) error {
		return b.naar("/partijen/"+v.ID, gedaanEindeTerug)
	})
}

// metVerloop puts on the page of a Partij how it came and went, for who looks after that.
func (b *bezoek) metVerloop(p *PartijPagina, huis gate.HuisBlad, q gate.PartijBlad) error {
	if q.Soort == string(partij.Huis) || !slices.Contains(huis.Mag, "partij.lezen") {
		return nil
	}
	d, err := b.Gate.PartijLezen(b.ctx(), b.caller, q.ID)
	if err != nil {
		return err
	}
	p.Wacht = d.Wacht
	if slices.Contains(d.Mag, "partij.eindebeoordelen") {
		p.OverEinde = Koppeling{Tekst: "Nakijken of deze Partij stopt", URL: "/partijen/" + d.ID + "/einde/nakijken"}
	} else if slices.Contains(d.Mag, "partij.eindeintrekken") {
		p.OverEinde = Koppeling{Tekst: "Terugnemen dat deze Partij stopt", URL: "/partijen/" + d.ID + "/einde/intrekken"}
	}
	if slices.Contains(d.Mag, "partij.beeindigen") {
		p.Einde = "/partijen/" + d.ID + "/einde"
	}
	if slices.Contains(d.Mag, "medewerker.uitnodigen") {
		p.Beheerder = Koppeling{Tekst: "Beheerder uitnodigen", URL: "/partijen/" + d.ID + "/beheerder"}
	}
	for _, v := range d.Verloop {
		p.Verloop = append(p.Verloop, verloopRij(v, b))
	}
	return nil
}

func verloopRij(v gate.PartijVerloop, b *bezoek) VerloopRij {
	r := VerloopRij{Bij: v.Door.Naam + ", " + DagTijd(v.Moment, b.nu())}
	voeg := func(kop, tekst string) {
		if tekst != "" {
			r.Feiten = append(r.Feiten, Feit{kop, tekst})
		}
	}
	if t := v.Toetreding; t != nil {
		r.Wat = "Toegetreden"
		voeg("Besluit Stuurgroep", t.Besloten.Woorden())
		voeg("Getekend", t.Getekend.Woorden())
	}
	if e := v.Einde; e != nil {
		r.Wat = e.Wijze.Label()
		if v.Soort == "voorgesteld" {
			r.Wat += ", nog na te kijken"
		}
		voeg("Brief of besluit", e.Besloten.Woorden())
		voeg("Laatste dag", e.LaatsteDag.Woorden())
		voeg("Ingebrekestelling", e.Ingebrekestelling.Woorden())
		voeg("Tijd tot en met", e.Termijn.Woorden())
		var artikelen []string
		for _, a := range e.Artikelen {
			if art, is := convenant.ZoekArtikel(a); is {
				artikelen = append(artikelen, Artikel(a).Kort()+": "+art.Titel)
			}
		}
		voeg("Niet nagekomen", strings.Join(artikelen, ", "))
		voeg("Waarom", e.Toelichting)
	}
	switch v.Soort {
	case "ingetrokken":
		r.Wat = "Teruggenomen: de Partij blijft"
	case "afgewezen":
		r.Wat = "Afgewezen: de Partij blijft"
	}
	voeg("Reden", v.Reden)
	return r
}
