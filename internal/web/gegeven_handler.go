// SPDX-License-Identifier: EUPL-1.2

package web

import (
	"errors"
	"net/http"
	"slices"
	"strings"
	"time"

	"rondetafel/internal/errs"
	"rondetafel/internal/gate"
	"rondetafel/internal/informatie"
	"rondetafel/internal/klok"
)

// gegeven is one piece, with who sees it now for the Partij that gave it and the Procesregisseur.
func (b *bezoek) gegeven() error { return b.toonGegeven(nil, nil) }

// toonGegeven shows the piece, with files that were sent and are not added to it yet.
func (b *bezoek) toonGegeven(klaar []string, fouten []errs.Veldfout) error {
	b.caller.Blik.Zicht = b.id()
	g, c, err := b.leesGegeven("")
	if err != nil {
		return err
	}
	nu := b.nu()
	p := GegevenPagina{Schil: b.schil("/casussen", kruimels(c, "Informatie")...), CasusID: g.Casus, Nummer: g.Nummer, Stuk: stuk(g, c.Betrokkenen, nu),
		MagWijzigen: slices.Contains(g.Mag, "gegeven.corrigeren"), Versie: g.Versie}
	p.Stuk.Documenten, p.Fouten = b.documenten(g), fouten
	if p.MagWijzigen {
		if p.Document, err = b.documentVeld(g.Casus, klaar, fouten); err != nil {
			return err
		}
		p.Document.Los = true
	}
	if !g.Ingetrokken {
		p.Stuk.Feiten = stukFeiten(g, nu)
	}
	p.Vooraf = voorinzageRijen(g.Voorinzagen, nu)
	if len(g.Zicht) > 0 {
		p.Zicht, p.ZichtOm = zichtRegels(c, g.Zicht, g.Regie, nu), Datum(nu, nu)+", "+Tijd(nu)
	}
	p.Gezien = gezienRijen(g.Gezien, nu)
	p.Verzoeken, p.MagVragen = correctieRijen(g.Verzoeken), slices.Contains(g.Mag, "correctie.vragen")
	var over []gate.GebeurtenisBlad
	for _, r := range c.Tijdlijn {
		if r.Object == g.ID {
			over = append(over, r)
		}
	}
	p.Versies = tijdlijn(over, nu)
	return b.formulier(p, fouten)
}

// leesGegeven reads a piece and the Casus that it is in. With a handeling the reader must be able to do that with it now.
func (b *bezoek) leesGegeven(handeling string) (gate.GegevenBlad, gate.CasusBlad, error) {
	g, err := b.Gate.GegevenLezen(b.ctx(), b.caller, b.id())
	if err != nil {
		return g, gate.CasusBlad{}, b.inDeWoordenVan(handeling, b.id(), err)
	}
	if handeling != "" {
		if err := b.eisMag(g.Mag, handeling); err != nil {
			return g, gate.CasusBlad{}, err
		}
	}
	c, err := b.Gate.CasusLezen(b.ctx(), b.caller, g.Casus)
	return g, c, err
}

// voorwaardenVan are the conditions of a piece as its supplier set them.
func voorwaardenVan(g gate.GegevenBlad) informatie.Voorwaarden {
	if w := g.Wil; w != nil {
		return informatie.Voorwaarden{Wie: w.Wie, Lezers: w.Lezers, Vanaf: w.Vanaf, Doelen: w.Doelen, Tot: klok.Datum(w.Tot).Getypt(), Gebruik: w.Gebruik}
	}
	return informatie.Voorwaarden{Wie: g.Wie, Lezers: g.Lezers, Vanaf: g.Vanaf, Doelen: g.Doelen, Tot: klok.Datum(g.Tot).Getypt(), Gebruik: g.Gebruik}
}

func inhoudVan(g gate.GegevenBlad) informatie.Inhoud {
	in := informatie.Inhoud{Over: g.Over, Tekst: g.Tekst, Rubriek: g.Rubriek, Bron: g.Bron, Datum: klok.Datum(g.Datum).Getypt(), Eerst: klok.Datum(g.Eerst).Getypt(),
		Grondslag: g.Grondslag}
	if g.Grond != nil {
		in.Grond = *g.Grond
		in.Grond.Gegeven, in.Grond.Akkoord = in.Grond.Gegeven.Getypt(), in.Grond.Akkoord.Getypt()
	}
	return in
}

// stukFeiten is what a piece says of itself beside its text (rule 12.2-1). One from before that was asked says only its ground.
func stukFeiten(g gate.GegevenBlad, nu time.Time) []Feit {
	var uit []Feit
	voeg := func(naam, waarde string) {
		if waarde != "" {
			uit = append(uit, Feit{naam, waarde})
		}
	}
	voeg("Onderwerp", g.Rubriek.Label())
	voeg("Bron", g.Bron)
	voeg("Van", datumTekst(g.Datum, nu))
	if g.Eerst != g.Datum {
		voeg("Bij de bron sinds", datumTekst(g.Eerst, nu))
	}
	if g.Grond != nil {
		voeg("Op grond van", grondZin(*g.Grond, nu))
	}
	voeg("Toelichting", g.Grondslag)
	return uit
}

// grondZin says on what a piece rests beside its explanation.
func grondZin(g informatie.Grond, nu time.Time) string {
	var delen []string
	switch g.Geheim {
	case "":
	case informatie.Toestemming:
		delen = append(delen, g.Geheim.Label()+" van "+datumTekst(string(g.Gegeven), nu)+": "+g.Reikwijdte)
	case informatie.Hulpverlenerschap:
		delen = append(delen, g.Geheim.Label())
	default:
		delen = append(delen, g.Geheim.Label()+": "+g.Artikel)
	}
	if g.Wet != "" {
		delen = append(delen, g.Wet.Label())
	}
	if g.Gezag != "" {
		delen = append(delen, "akkoord van "+klein(g.Gezag.Label())+" op "+datumTekst(string(g.Akkoord), nu))
	}
	return strings.Join(delen, "; ")
}

func datumTekst(iso string, nu time.Time) string {
	t, ok := klok.Datum(iso).Lees()
	if !ok {
		return ""
	}
	return Datum(t, nu)
}

// wijzigPagina is the form for another text or other conditions of a piece.
func (b *bezoek) wijzigPagina(g gate.GegevenBlad, c gate.CasusBlad, in informatie.Toevoegen, fouten []errs.Veldfout) InformatiePagina {
	p := b.informatiePagina(c, in, fouten)
	p.GegevenID, p.Versie, p.HuidigeTekst = g.ID, g.Versie, g.Tekst
	return p
}

func (b *bezoek) corrigeren() error { return b.toonCorrigeren(nil, nil) }

// toonCorrigeren shows the piece in the form, or in when something was typed.
func (b *bezoek) toonCorrigeren(in *informatie.Corrigeren, fouten []errs.Veldfout) error {
	g, c, err := b.leesGegeven("gegeven.corrigeren")
	if err != nil {
		return err
	}
	waarden := informatie.Toevoegen{Inhoud: inhoudVan(g), Soort: g.Soort}
	if in != nil {
		waarden = informatie.Toevoegen{Inhoud: in.Inhoud, Soort: in.Soort}
	}
	p := b.wijzigPagina(g, c, waarden, fouten)
	p.Doel, p.Kruimels, p.Verzoeken = InformatieCorrigeren, kruimels(c, "Informatie corrigeren"), openVerzoeken(g)
	if p.Verwerkt = nietLeeg(enige(p.Verzoeken)); in != nil {
		p.Versie, p.Verwerkt = in.Versie, in.Verzoeken
	}
	return b.formulier(p, fouten)
}

func (b *bezoek) corrigeer() error {
	var in informatie.Corrigeren
	if err := b.lees(&in); err != nil {
		return err
	}
	if b.actie() == actieTerug {
		return b.toonCorrigeren(&in, nil)
	}
	in.Gegeven = b.id()
	_, err := b.Gate.GegevenCorrigeren(b.ctx(), b.caller, in)
	if fouten, ok := ongeldigStuk(err); ok {
		return b.toonCorrigeren(&in, fouten)
	}
	if err != nil {
		return b.stukBotsing(err, in)
	}
	return b.naar("/informatie/"+b.id(), gedaanVerbeterd)
}

func (b *bezoek) voorwaarden() error { return b.toonVoorwaarden(nil, nil) }

func (b *bezoek) toonVoorwaarden(in *informatie.Wijzigen, fouten []errs.Veldfout) error {
	g, c, err := b.leesGegeven("gegeven.voorwaarden")
	if err != nil {
		return err
	}
	waarden := informatie.Toevoegen{Voorwaarden: voorwaardenVan(g)}
	if in != nil {
		waarden.Voorwaarden = in.Voorwaarden
	}
	p := b.wijzigPagina(g, c, waarden, fouten)
	if in == nil && waarden.Voorwaarden.GeldigTot() <= b.nu().UnixMicro() {
		p.Meldingen = append(p.Meldingen, Melding{Soort: MeldingLetop, Kop: "Dit was open tot en met " + waarden.Tot.Woorden() + ".",
			Tekst: "Kies een nieuwe dag, of maak het veld leeg. Dan lezen anderen het weer."})
	} else if err := b.metVoorbeeld(&p, informatie.Voorbeeld{Voorwaarden: waarden.Voorwaarden, Casus: c.ID, Gegeven: g.ID}, c); err != nil {
		return err
	}
	if g.Wil != nil {
		p.Protocol = g.Wil.Door
	}
	p.Doel, p.Kruimels = InformatieVoorwaarden, kruimels(c, "Voorwaarden")
	if in != nil {
		p.Versie = in.Versie
	}
	return b.formulier(p, p.Fouten)
}

func (b *bezoek) wijzig() error {
	var in informatie.Wijzigen
	if err := b.lees(&in); err != nil {
		return err
	}
	in.Voorwaarden = b.metMeelezers(in.Voorwaarden)
	if a := b.actie(); a == actieTerug || a == ActieVoorbeeld {
		return b.toonVoorwaarden(&in, nil)
	}
	in.Gegeven = b.id()
	_, err := b.Gate.GegevenVoorwaarden(b.ctx(), b.caller, in)
	if fouten, ok := ongeldigStuk(err); ok {
		for i := range fouten {
			if fouten[i].Veld == "soort" { // what it is, is not chosen here
				fouten[i].Veld = "wie"
			}
		}
		return b.toonVoorwaarden(&in, fouten)
	}
	if err != nil {
		return b.wilBotsing(err, in)
	}
	return b.naar("/informatie/"+b.id(), gedaanVoorwaarden)
}

// wilBotsing answers that the piece changed meanwhile, with what the reader chose in the sentence that it would have had. Any other error is
// for all pages.
func (b *bezoek) wilBotsing(err error, in informatie.Wijzigen) error {
	var botsing *errs.Conflict
	if !errors.As(err, &botsing) || botsing.Over {
		return err
	}
	g, fout := b.Gate.GegevenLezen(b.ctx(), b.caller, b.id())
	if fout != nil {
		return err
	}
	v, fout := b.Gate.GegevenVoorbeeld(b.ctx(), b.caller, informatie.Voorbeeld{Voorwaarden: in.Voorwaarden, Casus: g.Casus, Gegeven: g.ID})
	if fout != nil {
		return err
	}
	p := b.conflict(botsing)
	p.Keuzes, p.Invoer.Keuzes = append([]string{informatie.ZonderGebruik(v.Zin)}, v.GebruikZinnen...), nil
	return b.schrijf(http.StatusConflict, p)
}

func (b *bezoek) intrekken() error { return b.toonIntrekken(nil, nil) }

func (b *bezoek) toonIntrekken(in *informatie.Intrekken, fouten []errs.Veldfout) error {
	g, c, err := b.leesGegeven("gegeven.intrekken")
	if err != nil {
		return err
	}
	p := IntrekkenPagina{Schil: b.schil("/casussen", kruimels(c, "Informatie intrekken")...), CasusID: c.ID, Nummer: c.Nummer, Versie: g.Versie,
		Stuk: stuk(g, c.Betrokkenen, b.nu())}
	p.Fouten = fouten
	if in != nil {
		p.Reden, p.Versie = in.Reden, in.Versie
	}
	return b.formulier(p, fouten)
}

func (b *bezoek) trekIn() error {
	var in informatie.Intrekken
	if err := b.lees(&in); err != nil {
		return err
	}
	if b.actie() == actieTerug {
		return b.toonIntrekken(&in, nil)
	}
	in.Gegeven = b.id()
	g, geenWeg := b.Gate.GegevenLezen(b.ctx(), b.caller, in.Gegeven) // for the way back: afterwards nobody reads it
	_, err := b.Gate.GegevenIntrekken(b.ctx(), b.caller, in)
	if fouten, ok := ongeldig(err); ok {
		return b.toonIntrekken(&in, fouten)
	}
	if err != nil {
		return err
	}
	if geenWeg != nil { // the same form a second time
		return b.naar("/casussen", gedaanIngetrokken)
	}
	return b.naar("/casussen/"+g.Casus+"#informatie", gedaanIngetrokken)
}
