// SPDX-License-Identifier: EUPL-1.2

package web

import (
	"errors"
	"slices"
	"time"

	"rondetafel/internal/errs"
	"rondetafel/internal/gate"
	"rondetafel/internal/informatie"
	"rondetafel/internal/klok"
)

func (b *bezoek) informatie() error {
	return b.toonInformatie(informatie.Toevoegen{}, nil)
}

// toonInformatie shows the form of a new piece, with what the choice of readers means.
func (b *bezoek) toonInformatie(in informatie.Toevoegen, fouten []errs.Veldfout) error {
	c, err := b.Gate.CasusLezen(b.ctx(), b.caller, b.id())
	if err != nil {
		return err
	}
	if err := b.eisMag(c.Mag, "gegeven.toevoegen"); err != nil {
		return err
	}
	p := b.informatiePagina(c, in, fouten)
	p.Doel = InformatieNieuw
	p.Kruimels = kruimels(c, "Informatie toevoegen")
	return b.formulier(p, fouten)
}

// informatiePagina is the form with all that does not depend on what it is used for.
func (b *bezoek) informatiePagina(c gate.CasusBlad, in informatie.Toevoegen, fouten []errs.Veldfout) InformatiePagina {
	nu := b.nu()
	p := InformatiePagina{Schil: b.schil("/casussen"), CasusID: c.ID, Nummer: c.Nummer, Versie: c.Versie, Partij: b.persoon.PartijNaam,
		Geheim: b.persoon.Geheim, Doelen: DoelNamen(c.Doelen), Waarden: in}
	p.Fouten = fouten
	for _, m := range c.Betrokkenen {
		p.Betrokkenen = append(p.Betrokkenen, Optie{Waarde: m.ID, Label: m.Naam, Uitleg: m.Rol})
	}
	for _, d := range c.Deelnames {
		if d.Partij.ID != b.persoon.Partij {
			p.Partijen = append(p.Partijen, Optie{Waarde: d.Partij.ID, Label: d.Partij.Naam})
		}
	}
	if in.Wie == "" || len(fouten) > 0 {
		return p
	}
	p.Zin = wilsZin(informatie.Zin(in.Wie, partijNamen(c, in.Lezers), in.Tot.ISO()))
	p.Zicht, p.ZichtOm = wieZiet(c, b.persoon.Partij, in.Voorwaarden, nu), Datum(nu, nu)+", "+Tijd(nu)
	return p
}

func partijNamen(c gate.CasusBlad, ids []string) []string {
	var uit []string
	for _, d := range c.Deelnames {
		if slices.Contains(ids, d.Partij.ID) {
			uit = append(uit, d.Partij.Naam)
		}
	}
	return uit
}

// wieZiet lists who sees a piece of leverancier under w (article 13.2): first who does, then who does not.
func wieZiet(c gate.CasusBlad, leverancier string, w informatie.Voorwaarden, nu time.Time) []ZichtRegel {
	var ziet, niet []ZichtRegel
	for _, d := range c.Deelnames {
		if d.Partij.ID == leverancier {
			ziet = append(ziet, ZichtRegel{Stand: ZietNu, Wie: d.Partij.Naam, Toelichting: "gaf deze informatie", Artikel: "12.1"})
		}
	}
	if c.Procesregisseur != nil {
		ziet = append(ziet, ZichtRegel{Stand: ZietNu, Wie: c.Procesregisseur.Naam, Toelichting: "procesregisseur", Artikel: "9.2"})
	}
	voorbij := w.GeldigTot() <= klok.Micro(nu)
	for _, d := range c.Deelnames {
		gekozen := w.Wie == informatie.AlleDeelnemers || w.Wie == informatie.GekozenPartijen && slices.Contains(w.Lezers, d.Partij.ID)
		switch {
		case d.Partij.ID == leverancier:
		case gekozen && voorbij:
			niet = append(niet, ZichtRegel{Stand: ZietNiet, Wie: d.Partij.Naam, Toelichting: "de laatste dag is voorbij", Artikel: "13.2"})
		case gekozen:
			ziet = append(ziet, ZichtRegel{Stand: ZietNu, Wie: d.Partij.Naam, Toelichting: "mag dit lezen", Artikel: "13.2"})
		default:
			niet = append(niet, ZichtRegel{Stand: ZietNiet, Wie: d.Partij.Naam, Toelichting: "is niet gekozen", Artikel: "13.2"})
		}
	}
	return append(ziet, niet...)
}

func (b *bezoek) voegToe() error {
	var in informatie.Toevoegen
	if err := b.lees(&in); err != nil {
		return err
	}
	if a := b.actie(); a == actieTerug || a == ActieVoorbeeld {
		return b.toonInformatie(in, nil)
	}
	in.Casus = b.id()
	_, err := b.Gate.GegevenToevoegen(b.ctx(), b.caller, in)
	if fouten, ok := ongeldigStuk(err); ok {
		return b.toonInformatie(in, fouten)
	}
	if err != nil {
		return err
	}
	return b.naar("/casussen/"+b.id()+"#informatie", gedaanToegevoegd)
}

// ongeldigStuk is ongeldig for a piece. What the gate refused because of a choice in this form (rules WGS-4, WGS-5) comes back at its
// field: that is a fork, and no wall. The refusal stands in the log like any other.
func ongeldigStuk(err error) ([]errs.Veldfout, bool) {
	var d *errs.Denied
	if !errors.As(err, &d) || len(d.Regels) == 0 {
		return ongeldig(err)
	}
	bij := map[string]errs.Veldfout{
		"wgs-04":             {Veld: "grond.geheim", Melding: "Jouw Partij heeft een beroepsgeheim. Kies op welke grond je dit mag geven (WGS 2.29)."},
		"wgs-05-wet":         {Veld: "grond.wet", Melding: "Kies op welk artikel van de Wpg of de Wjsg deze gegevens rusten."},
		"wgs-05-gezag":       {Veld: "grond.gezag", Melding: "Vul in wie akkoord ging, de officier van justitie of de burgemeester, en wanneer."},
		"wgs-05-leverancier": {Veld: "soort", Melding: "Deze gegevens geeft alleen de politie of justitie zelf. Vraag het die Partij, of kies een andere soort als het jullie eigen informatie is."},
	}
	var uit []errs.Veldfout
	for _, r := range d.Regels {
		f, ok := bij[r]
		if !ok {
			return nil, false
		}
		uit = append(uit, f)
	}
	return uit, true
}
