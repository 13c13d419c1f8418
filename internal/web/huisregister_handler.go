// SPDX-License-Identifier: EUPL-1.2

package web

import (
	"fmt"
	"net/http"
	"slices"
	"time"

	"rondetafel/internal/errs"
	"rondetafel/internal/gate"
	"rondetafel/internal/partij"
)

const (
	padHuisregister      = "/huisregister"
	gedaanIngeschreven   = "register-vastgelegd"
	registerVastleggen   = "register.vastleggen"
	registerSoort        = padHuisregister + "/{id}"
	registerInschrijving = padHuisregister + "/{soort}/{id}"
)

func huisregisterRoutes() []route {
	const get, post = http.MethodGet, http.MethodPost
	return []route{
		{get, padHuisregister, ondertekend, (*bezoek).huisregister},
		{get, registerSoort, ondertekend, eenmalig((*bezoek).inschrijven)},
		{post, registerSoort, ondertekend, (*bezoek).schrijfIn},
		{get, registerInschrijving, ondertekend, (*bezoek).inschrijven},
		{post, registerInschrijving, ondertekend, (*bezoek).schrijfIn},
	}
}

func (b *bezoek) huisregister() error {
	r, err := b.Gate.RegisterLezen(b.ctx(), b.caller)
	if err != nil {
		return err
	}
	nu := b.nu()
	pad := func(s partij.Registersoort) string {
		if !slices.Contains(r.Mag, string(s)) {
			return ""
		}
		return padHuisregister + "/" + string(s)
	}
	p := HuisregisterPagina{Schil: b.schil("/partijen", Kruimel{Naam: "Partijen", URL: "/partijen"}, Kruimel{Naam: "Register"}), NieuwLid: pad(partij.Lid),
		NieuwSamen: pad(partij.Samenwerking), VolgendBeleid: pad(partij.Beleid), EigenMaatregel: pad(partij.Maatregelen)}
	for _, o := range r.Organen {
		rij := OrgaanRij{Naam: o.Orgaan.Label(), BijCasus: o.BijCasus}
		for _, l := range o.Leden {
			lid := LidRij{Naam: l.Naam, Voor: l.Voor.Naam, Sinds: periode(l.Van, l.Tot, nu)}
			if l.ID != "" && p.NieuwLid != "" {
				lid.URL = p.NieuwLid + "/" + l.ID
			}
			rij.Leden = append(rij.Leden, lid)
		}
		p.Organen = append(p.Organen, rij)
	}
	for _, s := range r.Samenwerkingen {
		rij := registerRij(s, nu)
		if p.NieuwSamen != "" {
			rij.URL = p.NieuwSamen + "/" + s.ID
		}
		p.Samen = append(p.Samen, rij)
	}
	for _, s := range r.Beleid {
		p.Beleid = append(p.Beleid, registerRij(s, nu))
	}
	for _, s := range r.Maatregelen {
		p.Maatregelen = append(p.Maatregelen, registerRij(s, nu))
	}
	return b.toon(p)
}

func registerRij(s gate.InschrijvingBlad, nu time.Time) RegisterRij {
	r := RegisterRij{Tekst: s.Tekst}
	switch s.Soort {
	case partij.Beleid:
		r.Kop = fmt.Sprintf("Beleid, versie %d", s.Versie)
	case partij.Maatregelen:
		r.Kop = fmt.Sprintf("%s, versie %d", s.Partij.Naam, s.Versie)
	case partij.Lid, partij.Samenwerking:
		r.Kop = s.Naam
	}
	for _, f := range []Feit{{"Contact", s.Contact}, {"Waarover", s.Onderwerp}, {"Van", s.Voor.Naam}, {"Middelen", s.Middelen}, {"Vanaf", s.Van.Woorden()}, {"Tot en met", s.Tot.Woorden()},
		{"Vastgelegd", s.Door.Naam + ", " + DagTijd(s.Moment, nu)}} {
		if f.Waarde != "" {
			r.Feiten = append(r.Feiten, f)
		}
	}
	for _, e := range s.Eerder {
		r.Eerder = append(r.Eerder, registerRij(e, nu))
	}
	return r
}

// overInschrijving tells which kind of entry the page is about, and which one; "" for another one.
func (b *bezoek) overInschrijving() (partij.Registersoort, string) {
	if soort := b.r.PathValue("soort"); soort != "" {
		return partij.Registersoort(soort), b.id()
	}
	return partij.Registersoort(b.id()), ""
}

func (b *bezoek) inschrijven() error {
	soort, id := b.overInschrijving()
	r, err := b.Gate.RegisterLezen(b.ctx(), b.caller)
	if err != nil {
		return err
	}
	in := partij.Inschrijving{Soort: soort}
	for _, s := range slices.Concat(r.Leden, r.Samenwerkingen, r.Beleid, r.Maatregelen) {
		eigen := soort.Document() && s.Soort == soort && (soort == partij.Beleid || s.Partij.ID == b.persoon.Partij)
		if eigen || s.Soort == soort && s.ID == id {
			in, in.ID = s.Inschrijving, id
		}
	}
	if id != "" && in.Versie == 0 {
		return errs.ErrNotFound
	}
	in.Van, in.Tot = in.Van.Getypt(), in.Tot.Getypt()
	if soort.Document() { // the day of the version before is not that of the next
		in.Van = ""
	}
	return b.toonInschrijven(in, nil)
}

func (b *bezoek) toonInschrijven(in partij.Inschrijving, fouten []errs.Veldfout) error {
	r, err := b.Gate.RegisterLezen(b.ctx(), b.caller)
	if err != nil {
		return err
	}
	if !slices.Contains(partij.Registersoorten(), in.Soort) {
		return errs.ErrNotFound
	}
	var mag []string
	if slices.Contains(r.Mag, string(in.Soort)) {
		mag = []string{registerVastleggen}
	}
	if err := b.eisMagOver(mag, registerVastleggen, ""); err != nil {
		return err
	}
	huis, err := b.Gate.HuisLezen(b.ctx(), b.caller)
	if err != nil {
		return err
	}
	p := MensFormulier{Schil: b.schil("/partijen", Kruimel{Naam: "Partijen", URL: "/partijen"}, Kruimel{Naam: "Register", URL: padHuisregister}, Kruimel{Naam: "Vastleggen"}),
		Actie: b.r.URL.Path, Versie: in.Versie, Knop: Knop{Tekst: "Vastleggen", Icoon: IcoonVinkje}, Terug: Koppeling{Tekst: "Annuleren", URL: padHuisregister},
		Uitleg: []string{"Wat er eerder stond, blijft bewaard."}}
	p.Fouten = fouten
	veld := func(naam, label, waarde string, rijen int) {
		p.Velden = append(p.Velden, Veld{Naam: naam, Label: label, Waarde: waarde, Fout: p.FoutBij(naam), Rijen: rijen})
	}
	switch in.Soort {
	case partij.Lid:
		p.Titel, p.Over = "Een lid vastleggen", "Wie in de Stuurgroep of de Voorbereidingsgroep zit."
		veld("naam", "Voornaam en achternaam", in.Naam, 0)
		var organen []Optie
		for _, o := range partij.Organen() {
			if o.MetLeden() {
				organen = append(organen, Optie{Waarde: string(o), Label: o.Label()})
			}
		}
		p.Keuze = &Keuze{Naam: "orgaan", Label: "In welk orgaan?", Fout: p.FoutBij("orgaan"), Opties: Kies(organen, string(in.Orgaan))}
		p.Lijsten = namensLijst(p.Schil, "Namens welke Partij?", in.Namens, huis, func(q gate.PartijBlad) bool { return q.Soort != string(partij.Huis) })
	case partij.Samenwerking:
		p.Titel, p.Over = "Een samenwerking vastleggen", "Een ander overleg of een andere organisatie waarmee het huis afstemt."
		veld("naam", "Naam van het overleg of de organisatie", in.Naam, 0)
		veld("contact", "Met wie heb je daar contact?", in.Contact, 0)
		veld("onderwerp", "Waarover stemmen jullie af?", in.Onderwerp, 0)
	case partij.Beleid:
		p.Titel, p.Over = "Het beleid vastleggen", fmt.Sprintf("Het beleid voor informatiebeveiliging wordt versie %d.", in.Versie+1)
		veld("tekst", "Wat is het beleid, of waar staat het?", in.Tekst, 8)
		veld("middelen", "Welke mensen en middelen zijn er?", in.Middelen, 3)
		p.Lijsten = namensLijst(p.Schil, "Welke gemeente zorgt ervoor?", in.Namens, huis, func(q gate.PartijBlad) bool { return q.Actief && q.Soort == string(partij.Gemeente) })
	case partij.Maatregelen:
		p.Titel, p.Over = "Onze maatregelen vastleggen", fmt.Sprintf("De maatregelen van jouw Partij worden versie %d.", in.Versie+1)
		veld("tekst", "Wat doen jullie om informatie te beschermen?", in.Tekst, 8)
	}
	p.Na = []Veld{dagVeld(p.Schil, "van", "Vanaf welke dag?", string(in.Van))}
	if !in.Soort.Document() {
		tot := dagVeld(p.Schil, "tot", "Tot en met welke dag?", string(in.Tot))
		tot.MagLeeg = true
		p.Na = append(p.Na, tot)
	}
	return b.formulier(p, fouten)
}

func namensLijst(s Schil, label, gekozen string, huis gate.HuisBlad, kies func(gate.PartijBlad) bool) []Keuze {
	return []Keuze{{Naam: "namens", Label: label, Leeg: "Kies een Partij", Fout: s.FoutBij("namens"), Opties: Kies(partijOpties(huis, kies), gekozen)}}
}

func (b *bezoek) schrijfIn() error {
	soort, id := b.overInschrijving()
	return verzend(b, func(in *partij.Inschrijving) { in.Soort, in.ID = soort, id }, b.toonInschrijven, b.Gate.RegisterVastleggen, func(gate.Verwijzing) error {
		return b.naar(padHuisregister, gedaanIngeschreven)
	})
}
