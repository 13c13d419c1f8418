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
	return b.toonInformatie(informatie.Toevoegen{Informatievraag: b.r.URL.Query().Get("vraag")}, nil)
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
	v := teBeantwoorden(c, in.Informatievraag)
	if v != nil && b.actie() == "" && len(fouten) == 0 && v.Voor != nil { // who asked is chosen to read it
		in.Wie, in.Lezers = informatie.GekozenPartijen, []string{v.Voor.ID}
	}
	geef, err := b.Gate.GegevenStandaarden(b.ctx(), b.caller, c.ID)
	if err != nil {
		return err
	}
	if b.actie() == actieStandaard {
		var kan bool
		if in.Voorwaarden, kan = metStandaard(in, geef); !kan {
			fouten = append(fouten, errs.Veldfout{Veld: "soort", Melding: "Kies eerst een soort gegevens. Elke soort heeft een eigen standaard (art. 13.2)."})
		}
	}
	p := b.informatiePagina(c, in, fouten)
	if err := b.metVoorbeeld(&p, informatie.Voorbeeld{Voorwaarden: in.Voorwaarden, Casus: c.ID, Soort: in.Soort}, c); err != nil {
		return err
	}
	p.Doel, p.Geef = InformatieNieuw, geef.Soorten
	if p.Document, err = b.documentVeld(c.ID, in.Documenten, fouten); err != nil {
		return err
	}
	if v != nil {
		p.Vraag, p.Hoort = &VraagRij{Vraag: v.Vraag, URL: "/informatievragen/" + v.ID, Voor: voorNaam(*v)}, hoortAntwoord(*v)
	}
	if v == nil {
		p.Gesloten = geslotenVraag(c, in.Informatievraag)
	}
	p.Kruimels = kruimels(c, "Informatie toevoegen")
	return b.formulier(p, p.Fouten)
}

// actieStandaard fills in with what the Partij begins for the category that was chosen.
const actieStandaard = "standaard"

// metStandaard are the conditions of the form with those with which the Partij begins for its category: nothing that was chosen becomes
// looser (rule 13.2-1). Without a category there is nothing to begin with.
func metStandaard(in informatie.Toevoegen, geef gate.GeefLijst) (informatie.Voorwaarden, bool) {
	for _, g := range geef.Soorten {
		if g.Soort == in.Soort {
			return in.Voorwaarden.Met(g.Voorwaarden), true
		}
	}
	return in.Voorwaarden, false
}

// hoortAntwoord says before a Partij answers what who asked hears, also when the conditions of the answer keep it from them (rules 12.1-3 and
// 13.2-1). The procesregisseur reads what is given.
func hoortAntwoord(v gate.InformatievraagBlad) string {
	if v.Voor == nil {
		return ""
	}
	return "Mag " + v.Voor.Naam + " dit van jullie niet lezen? Dan hoort " + v.Voor.Naam + " nog wel dat de vraag is beantwoord, wanneer en door welke Partij."
}

// teBeantwoorden is the question id in c, nil when the reader cannot answer it.
func teBeantwoorden(c gate.CasusBlad, id string) *gate.InformatievraagBlad {
	for _, v := range c.Informatievragen {
		if v.ID == id && slices.Contains(v.Mag, "informatievraag.beantwoorden") {
			return &v
		}
	}
	return nil
}

// geslotenVraag says why the question id in c cannot be answered any more; "" for one that the reader does not know.
func geslotenVraag(c gate.CasusBlad, id string) string {
	for _, v := range c.Informatievragen {
		switch {
		case v.ID != id:
		case v.Stand == informatie.VraagIngetrokken:
			return "De vraag is ingetrokken."
		case v.Stand == informatie.VraagBeantwoord:
			return "De vraag is al beantwoord."
		default:
			return "Jij kunt deze vraag niet beantwoorden."
		}
	}
	return ""
}

// informatiePagina is the form with all that does not depend on what it is used for.
func (b *bezoek) informatiePagina(c gate.CasusBlad, in informatie.Toevoegen, fouten []errs.Veldfout) InformatiePagina {
	p := InformatiePagina{Schil: b.schil("/casussen"), CasusID: c.ID, Nummer: c.Nummer, Versie: c.Versie, Partij: b.persoon.PartijNaam,
		Geheim: b.persoon.Geheim, Doelen: DoelNamen(c.Doelen), DoelIDs: c.Doelen, Soort: c.Soort, Waarden: in}
	p.Fouten = fouten
	for _, m := range c.Betrokkenen {
		p.Betrokkenen = append(p.Betrokkenen, Optie{Waarde: m.ID, Label: m.Naam, Uitleg: m.Rol})
	}
	for _, d := range c.Deelnames {
		if d.Partij.ID != b.persoon.Partij {
			p.Partijen = append(p.Partijen, Optie{Waarde: d.Partij.ID, Label: d.Partij.Naam})
		}
	}
	for _, m := range c.Meelezers {
		p.Meelezers = append(p.Meelezers, Optie{Waarde: m.ID, Label: m.Naam.Naam, Uitleg: "tot en met " + datumTekst(m.Tot, b.nu())})
	}
	return p
}

// metMeelezers are the conditions of a form with the incidentele derden that were named (rule WGS-14): beside the procesregisseur alone they
// are the chosen readers.
func (b *bezoek) metMeelezers(w informatie.Voorwaarden) informatie.Voorwaarden {
	derden := b.r.PostForm["meelezers"]
	if len(derden) == 0 {
		return w
	}
	if w.Wie == informatie.AlleenProcesregisseur {
		w.Wie, w.Lezers = informatie.GekozenPartijen, nil
	}
	w.Lezers = slices.Concat(w.Lezers, derden)
	return w
}

// metVoorbeeld shows what the conditions in the form mean, as the gate answers it. What is wrong with them stands at their fields.
func (b *bezoek) metVoorbeeld(p *InformatiePagina, in informatie.Voorbeeld, c gate.CasusBlad) error {
	if in.Wie == "" || len(p.Fouten) > 0 {
		return nil
	}
	v, err := b.Gate.GegevenVoorbeeld(b.ctx(), b.caller, in)
	if fouten, ok := ongeldig(err); ok {
		p.Fouten = fouten
		return nil
	}
	if err != nil {
		return err
	}
	nu := b.nu()
	p.Zin, p.Gebruik = wilsZin(v.Zin, v.GebruikZinnen), v.GebruikZinnen
	if in.Wie == informatie.AlleenProcesregisseur { // nobody else reads it: there is nobody to whom the rest applies
		if p.Gebruik = nil; in.Gebruik != (informatie.Gebruik{}) {
			p.Gebruik = []string{"Wat je koos bij “Wat mag nog meer?”, geldt pas als je ook anderen laat lezen."}
		}
	}
	p.Zicht, p.ZichtOm = zichtRegels(c, v.Zicht, v.Regie, nu), Datum(nu, nu)+", "+Tijd(nu)
	return nil
}

// zichtRegels lists who sees a piece: its supplier and the procesregisseur, and of the other Partijen who does now, later or not. Those
// for whom it is the same stand on one line.
func zichtRegels(c gate.CasusBlad, zicht []gate.ZichtBlad, regie bool, nu time.Time) []ZichtRegel {
	var uit []ZichtRegel
	for _, z := range zicht {
		r := zichtRegel(z, nu)
		if n := len(uit) - 1; n >= 0 && z.Stand != gate.ZichtEigen && uit[n].Stand == r.Stand && uit[n].Toelichting == r.Toelichting && uit[n].Artikel == r.Artikel {
			uit[n].Wie += ", " + r.Wie
			continue
		}
		uit = append(uit, r)
		if z.Stand == gate.ZichtEigen && c.Procesregisseur != nil {
			r = ZichtRegel{Stand: ZietNu, Wie: c.Procesregisseur.Naam, Toelichting: "procesregisseur", Artikel: "9.2"}
			if !regie {
				r.Stand, r.Artikel = ZietNiet, "13.2"
			}
			uit = append(uit, r)
		}
	}
	return uit
}

func (b *bezoek) voegToe() error {
	var in informatie.Toevoegen
	if err := b.lees(&in); err != nil {
		return err
	}
	if b.bestandErr != nil {
		return b.bestandErr
	}
	in.Voorwaarden = b.metMeelezers(in.Voorwaarden)
	if a := b.actie(); len(b.bestandFouten) == 0 && (a == actieTerug || a == ActieVoorbeeld || a == actieStandaard) {
		return b.toonInformatie(in, nil)
	}
	if len(b.bestandFouten) > 0 {
		ook, _ := ongeldig(in.Valideer(b.nu().In(klok.Amsterdam())))
		return b.toonInformatie(in, append(b.bestandFouten, ook...))
	}
	in.Casus = b.id()
	_, err := b.Gate.GegevenToevoegen(b.ctx(), b.caller, in)
	if fouten, ok := ongeldigStuk(err); ok {
		return b.toonInformatie(in, fouten)
	}
	if err != nil {
		return err
	}
	if in.Informatievraag != "" {
		return b.naar("/informatievragen/"+in.Informatievraag, gedaanVraagBeantwoord)
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
		if veld := bijProtocol(r); veld != "" {
			f, ok = errs.Veldfout{Veld: veld, Melding: d.Waarom + " " + d.Anders + " (art. 12.2)"}, true
		}
		if !ok {
			return nil, false
		}
		uit = append(uit, f)
	}
	return uit, true
}

// bijProtocol is the field in which somebody chose what the Privacy Protocol does not let them (rule 12.2-2); "" for another refusal.
func bijProtocol(regel string) string {
	return map[string]string{"artikel-12-lid-2-soort": "soort", "artikel-12-lid-2-doel": "soort", "artikel-12-lid-2-grond": "soort",
		"artikel-12-lid-2-wie": "wie", "artikel-12-lid-2-gebruik": "gebruik"}[regel]
}
