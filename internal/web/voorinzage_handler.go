// SPDX-License-Identifier: EUPL-1.2

package web

import (
	"errors"
	"net/http"
	"slices"
	"strings"
	"time"

	"rondetafel/internal/bestuur"
	"rondetafel/internal/errs"
	"rondetafel/internal/gate"
	"rondetafel/internal/informatie"
)

func (b *bezoek) voorinzage() error { return b.toonVoorinzage(informatie.Voorinzage{}, nil) }

// toonVoorinzage shows the form with the pieces that may be asked for and who can read them.
func (b *bezoek) toonVoorinzage(in informatie.Voorinzage, fouten []errs.Veldfout) error {
	o, err := b.overlegBlad("voorinzage.voorstellen")
	if err != nil {
		return err
	}
	c, err := b.Gate.CasusLezen(b.ctx(), b.caller, o.Casus)
	if err != nil {
		return err
	}
	p := VoorinzagePagina{Schil: b.schil("/overleggen", overlegKruimels(o.PlanningBlad, "Inzage vóór het RTO")...), Kaart: overlegKaart(o), Waarden: in}
	for _, g := range c.Gegevens {
		if g.VraagVooraf && !g.Ingetrokken && g.Wie != informatie.AlleenProcesregisseur { // else nobody could read it after a yes either
			s := stuk(g, c.Betrokkenen, b.nu())
			p.Stukken = append(p.Stukken, Optie{Waarde: g.ID, Label: g.PartijNaam + ", " + s.Datum + ": " + stukKort(g), Uitleg: s.Soort + ". " + s.Wil.Onderwerp + s.Wil.Rest})
		}
	}
	for _, d := range c.Deelnames {
		optie := Optie{Waarde: d.Partij.ID, Label: d.Partij.Naam}
		p.Partijen = append(p.Partijen, optie)
		if d.Partij.ID == c.Aanmelder.ID || c.Namens != nil && d.Partij.ID == c.Namens.ID {
			p.Overlegd = append(p.Overlegd, optie)
		}
	}
	p.Fouten = fouten
	return b.formulier(p, fouten)
}

func (b *bezoek) vraagVooraf() error {
	var in informatie.Voorinzage
	if err := b.lees(&in); err != nil {
		return err
	}
	if b.actie() == actieTerug {
		return b.toonVoorinzage(in, nil)
	}
	in.Overleg = b.id()
	_, err := b.Gate.VoorinzageVoorstellen(b.ctx(), b.caller, in)
	if fouten, ok := ongeldig(err); ok {
		return b.toonVoorinzage(in, fouten)
	}
	if err != nil {
		return err
	}
	return b.naar("/overleggen/"+b.id(), gedaanVooraf)
}

// stukKort is by what a piece is known among others of the same Partij: what it is about, and how it begins.
func stukKort(g gate.GegevenBlad) string {
	kort := strings.Join(strings.Fields(aanhef(g.Tekst, 80)), " ")
	if g.Rubriek == "" {
		return kort
	}
	return g.Rubriek.Label() + ". " + kort
}

// vooraf are the questions about pieces for an Overleg as rows, with how each piece begins for who reads it.
func (b *bezoek) vooraf(o gate.OverlegBlad) ([]VoorinzageRij, error) {
	rijen := voorinzageRijen(o.Voorinzagen, b.nu())
	if len(rijen) == 0 {
		return nil, nil
	}
	c, err := b.Gate.CasusLezen(b.ctx(), b.caller, o.Casus)
	var geweigerd *errs.Denied
	if errors.As(err, &geweigerd) || errors.Is(err, errs.ErrNotFound) {
		return rijen, nil
	}
	if err != nil {
		return nil, err
	}
	for i, v := range o.Voorinzagen {
		for _, g := range c.Gegevens {
			if g.ID == v.Gegeven && !g.Ingetrokken {
				rijen[i].Kort = stukKort(g)
			}
		}
	}
	return rijen, nil
}

// voorinzageRijen are the questions as rows; met tells whether the piece is named, which its own page needs not.
func voorinzageRijen(vragen []gate.VoorinzageBlad, nu time.Time) []VoorinzageRij {
	var uit []VoorinzageRij
	for _, v := range vragen {
		uit = append(uit, voorinzageRij(v, nu))
	}
	return uit
}

func voorinzageRij(v gate.VoorinzageBlad, nu time.Time) VoorinzageRij {
	var namen []string
	for _, p := range v.Partijen {
		namen = append(namen, p.Naam)
	}
	r := VoorinzageRij{Stuk: Koppeling{Tekst: "Stuk van " + v.Leverancier.Naam, URL: "/informatie/" + v.Gegeven}, Wie: opsommingVan(namen),
		Overleg: "RTO van " + datumTekst(v.Dag, nu), Stand: voorinzageStand(v), Reden: v.Reden, Uitleg: "gevraagd op " + Datum(v.Gevraagd, nu) + " door " + v.Door.Naam,
		Overlegd: v.Overlegd.Naam + " (" + v.Afstemming.Met + ", " + datumTekst(string(v.Afstemming.Datum), nu) + "): " + v.Afstemming.Verslag}
	if v.Begin != "" {
		r.Overleg += ", " + v.Begin
	}
	if v.Beantwoord != nil {
		r.Uitleg = v.Antwoorder + ", " + DagTijd(*v.Beantwoord, nu)
	}
	pad := "/informatie/" + v.Gegeven + "/voorinzage/" + v.ID
	switch {
	case slices.Contains(v.Mag, "voorinzage.instemmen"):
		r.Antwoord, r.Knop = pad, "Antwoord"
	case slices.Contains(v.Mag, "voorinzage.intrekken"):
		r.Antwoord, r.Knop = pad, "Neem het ja terug"
	}
	return r
}

func voorinzageStand(v gate.VoorinzageBlad) Badge {
	switch {
	case v.Stand == bestuur.Ingestemd && v.Nu && !v.Leest:
		return Badge{Tekst: "ja, maar nu niet open", Toon: ToonLetop, Icoon: IcoonOogDicht}
	case v.Stand == bestuur.Vervallen:
		return Badge{Tekst: "vervallen: de voorwaarden veranderden", Toon: ToonStil, Icoon: IcoonSlot}
	case v.Stand == bestuur.Ingestemd && v.Nu:
		return Badge{Tekst: "ja, leest het nu", Toon: ToonGoed, Icoon: IcoonOog}
	case v.Stand == bestuur.Ingestemd:
		return Badge{Tekst: "ja, tot het RTO begon", Toon: ToonStil, Icoon: IcoonVinkje}
	case v.Stand == bestuur.Geweigerd:
		return Badge{Tekst: "nee", Toon: ToonLetop, Icoon: IcoonHand}
	case v.Stand == bestuur.Teruggenomen:
		return Badge{Tekst: "ja teruggenomen", Toon: ToonLetop, Icoon: IcoonIngetrokken}
	case !v.Nu:
		return Badge{Tekst: "niet beantwoord", Toon: ToonStil, Icoon: IcoonKlok}
	}
	return Badge{Tekst: "nog geen antwoord", Toon: ToonLetop, Icoon: IcoonKlok}
}

func (b *bezoek) voorinzageAntwoord() error {
	return b.toonVoorinzageAntwoord(informatie.VoorinzageAntwoord{}, nil)
}

func (b *bezoek) toonVoorinzageAntwoord(in informatie.VoorinzageAntwoord, fouten []errs.Veldfout) error {
	g, c, err := b.leesGegeven("")
	if err != nil {
		return err
	}
	i := slices.IndexFunc(g.Voorinzagen, func(v gate.VoorinzageBlad) bool { return v.ID == b.r.PathValue("vraag") })
	if i < 0 {
		return statusFout(http.StatusNotFound)
	}
	v := g.Voorinzagen[i]
	p := VoorinzageAntwoordPagina{Schil: b.schil("/casussen", kruimels(c, "Inzage vóór het RTO")...), CasusID: c.ID, Nummer: c.Nummer, Waarden: in,
		Stuk: stuk(g, c.Betrokkenen, b.nu()), Vraag: voorinzageRij(v, b.nu()), Actie: "/informatie/" + g.ID + "/voorinzage/" + v.ID,
		Terug: v.Stand == bestuur.Ingestemd, Antwoord: b.r.PostForm.Get("antwoord")}
	handeling := "voorinzage.instemmen"
	if p.Terug {
		handeling = "voorinzage.intrekken"
	}
	if err := b.eisMagOver(v.Mag, handeling, v.ID); err != nil {
		return err
	}
	p.Waarden.Versie = gezien(in.Versie, v.Versie)
	p.Fouten = fouten
	return b.formulier(p, fouten)
}

func (b *bezoek) antwoordVooraf() error {
	var in struct {
		informatie.VoorinzageAntwoord
		Antwoord string `json:"antwoord"`
	}
	if err := b.lees(&in); err != nil {
		return err
	}
	if b.actie() == actieTerug {
		return b.toonVoorinzageAntwoord(in.VoorinzageAntwoord, nil)
	}
	doe, bekend := map[string]func() (gate.Verwijzing, error){
		"ja": func() (gate.Verwijzing, error) {
			return b.Gate.VoorinzageInstemmen(b.ctx(), b.caller, in.VoorinzageAntwoord)
		},
		"nee": func() (gate.Verwijzing, error) {
			return b.Gate.VoorinzageWeigeren(b.ctx(), b.caller, in.VoorinzageAntwoord)
		},
		"terug": func() (gate.Verwijzing, error) {
			return b.Gate.VoorinzageIntrekken(b.ctx(), b.caller, in.VoorinzageAntwoord)
		},
	}[in.Antwoord]
	if !bekend {
		return b.toonVoorinzageAntwoord(in.VoorinzageAntwoord, []errs.Veldfout{{Veld: "antwoord", Melding: "Kies ja of nee."}})
	}
	in.Voorinzage = b.r.PathValue("vraag")
	_, err := doe()
	if fouten, ok := ongeldig(err); ok {
		return b.toonVoorinzageAntwoord(in.VoorinzageAntwoord, fouten)
	}
	if err != nil {
		return err
	}
	return b.naar("/informatie/"+b.id(), map[string]string{"ja": gedaanVoorafJa, "nee": gedaanVoorafNee, "terug": gedaanVoorafTerug}[in.Antwoord])
}

// voorinzageGebeurtenis are the lines about reading a piece before an Overleg; "" for another.
func voorinzageGebeurtenis(g gate.GebeurtenisBlad) (string, Icoon) {
	switch g.Soort {
	case "voorinzage.gevraagd":
		return g.Wie + " vroeg of een stuk vóór het RTO gelezen mag worden.", IcoonOog
	case "voorinzage.ingestemd":
		return g.Partij + " zei ja tegen inzage vóór het RTO.", IcoonVinkje
	case "voorinzage.geweigerd":
		return g.Partij + " zei nee tegen inzage vóór het RTO.", IcoonHand
	case "voorinzage.ingetrokken":
		return g.Partij + " nam het ja tegen inzage vóór het RTO terug.", IcoonIngetrokken
	}
	return "", ""
}
