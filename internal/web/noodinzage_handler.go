// SPDX-License-Identifier: EUPL-1.2

package web

import (
	"errors"
	"net/http"
	"slices"

	"rondetafel/internal/casus"
	"rondetafel/internal/errs"
	"rondetafel/internal/gate"
	"rondetafel/internal/partij"
)

const (
	padNood       = "/noodinzages"
	padNoodOpenen = padNood + "/openen"
)

func noodRoutes() []route {
	const get, post = http.MethodGet, http.MethodPost
	return []route{
		{get, padNood, ondertekend, (*bezoek).noodinzages},
		{get, padNoodOpenen, ondertekend, eenmalig((*bezoek).noodinzageOpenen)},
		{post, padNoodOpenen, ondertekend, (*bezoek).openInNood},
		{get, padNood + "/{id}", ondertekend, (*bezoek).noodinzage},
		{get, padNood + "/{id}/beeindigen", ondertekend, (*bezoek).noodinzage},
		{post, padNood + "/{id}/beeindigen", ondertekend, (*bezoek).beeindigNood},
		{get, padNood + "/{id}/beoordelen", ondertekend, (*bezoek).noodinzage},
		{post, padNood + "/{id}/beoordelen", ondertekend, (*bezoek).beoordeelNood},
	}
}

func (b *bezoek) noodinzages() error {
	l, err := b.Gate.NoodinzageLijst(b.ctx(), b.caller)
	if err != nil {
		return err
	}
	p := NoodinzagesPagina{Schil: b.schil("/casussen", Kruimel{Naam: "Casussen", URL: "/casussen"}, Kruimel{Naam: "Noodinzagen"}), Openen: slices.Contains(l.Mag, "noodinzage.openen")}
	if b.heeft(partij.FG) {
		p.Schil, p.Plekken = b.schil("/toezicht"), toezichtPlekken(padNood)
	}
	for _, n := range l.Noodinzagen {
		p.Rijen = append(p.Rijen, NoodinzageRij{Nummer: n.Nummer, URL: padNood + "/" + n.ID, Wie: n.Wie.Naam, Wanneer: DagTijd(n.Van, b.nu()), Stand: noodBadge(n),
			CasusURL: "/casussen/" + n.Casus})
	}
	return b.toon(p)
}

func noodBadge(n gate.NoodinzageRegel) Badge {
	switch {
	case n.Loopt:
		return Badge{Tekst: "loopt tot " + Tijd(n.Tot), Toon: ToonLetop, Icoon: IcoonKlok}
	case n.Oordeel == casus.NoodTerecht:
		return Badge{Tekst: "terecht", Toon: ToonGoed, Icoon: IcoonVinkje}
	case n.Oordeel == casus.NoodNietTerecht:
		return Badge{Tekst: "niet terecht", Toon: ToonFout, Icoon: IcoonHand}
	}
	return Badge{Tekst: "wacht op een oordeel", Icoon: IcoonVraag}
}

func (b *bezoek) noodinzageOpenen() error { return b.toonNoodOpenen(casus.Noodinzage{}, nil) }

func (b *bezoek) toonNoodOpenen(in casus.Noodinzage, fouten []errs.Veldfout) error {
	l, err := b.Gate.NoodinzageLijst(b.ctx(), b.caller)
	if err != nil {
		return err
	}
	if err := b.eisMag(l.Mag, "noodinzage.openen"); err != nil {
		return err
	}
	p := NoodinzageOpenenPagina{Schil: b.schil("/casussen", Kruimel{Naam: "Casussen", URL: "/casussen"}, Kruimel{Naam: "Noodinzagen", URL: padNood},
		Kruimel{Naam: "Openen"}), Waarden: in}
	p.Fouten = fouten
	return b.formulier(p, fouten)
}

// openInNood opens a Casus. A number by which nothing can be opened so is wrong in the same words, whatever the reason.
func (b *bezoek) openInNood() error {
	var in casus.Noodinzage
	if err := b.lees(&in); err != nil {
		return err
	}
	if b.actie() == actieTerug {
		return b.toonNoodOpenen(in, nil)
	}
	v, err := b.Gate.NoodinzageOpenen(b.ctx(), b.caller, in)
	fouten, ok := ongeldig(err)
	if errors.Is(err, errs.ErrNotFound) {
		fouten, ok = []errs.Veldfout{{Veld: "nummer", Melding: "Met dit nummer is er geen casus waaraan nu wordt gewerkt. Kijk het na, of bel de manager."}}, true
	}
	if ok {
		return b.toonNoodOpenen(in, fouten)
	}
	if err != nil {
		return err
	}
	return b.naar("/casussen/"+v.Casus, gedaanNoodOpen)
}

func (b *bezoek) noodinzage() error { return b.toonNood(casus.NoodinzageOordeel{}, nil) }

// toonNood shows one, with what was typed in a judgement that is wrong.
func (b *bezoek) toonNood(in casus.NoodinzageOordeel, fouten []errs.Veldfout) error {
	n, err := b.Gate.NoodinzageLezen(b.ctx(), b.caller, b.id())
	if err != nil {
		return err
	}
	p := b.noodPagina(n)
	p.Waarden, p.Fouten = in, fouten
	return b.formulier(p, fouten)
}

func (b *bezoek) noodPagina(n gate.NoodinzageBlad) NoodinzagePagina {
	nu, mag := b.nu(), func(a string) bool { return slices.Contains(n.Mag, "noodinzage."+a) }
	weg := []Kruimel{{Naam: "Casussen", URL: "/casussen"}}
	if b.heeft(partij.Procesregisseur, partij.Manager, partij.FG) { // a casusregisseur has no list of them
		weg = append(weg, Kruimel{Naam: "Noodinzagen", URL: padNood})
	}
	p := NoodinzagePagina{Schil: b.schil("/casussen", append(weg, Kruimel{Naam: n.Nummer})...),
		ID: n.ID, CasusURL: "/casussen/" + n.Casus, Nummer: n.Nummer, Stand: noodBadge(n.NoodinzageRegel), Reden: n.Reden, Versie: n.Versie, Loopt: n.Loopt,
		Beoordelen: mag("beoordelen"), Stoppen: mag("beeindigen"), Jij: n.Wie.ID == b.persoon.ID, Toelichting: n.Toelichting}
	eind := "Eindigde"
	if n.Loopt {
		eind = "Eindigt"
	}
	p.Feiten = []Feit{{"Geopend door", n.Wie.Naam}, {"Geopend", DagTijd(n.Van, nu)}, {eind, DagTijd(n.Tot, nu)}}
	if n.Beoordelaar != nil {
		p.Oordeel = n.Oordeel.Label()
		p.Feiten = append(p.Feiten, Feit{"Beoordeeld door", n.Beoordelaar.Naam + ", " + DagTijd(*n.Beoordeeld, nu)})
	}
	return p
}

func (b *bezoek) beeindigNood() error {
	var in casus.NoodinzageEinde
	if err := b.lees(&in); err != nil {
		return err
	}
	in.Noodinzage = b.id()
	if b.actie() == actieTerug {
		return b.noodinzage()
	}
	if _, err := b.Gate.NoodinzageBeeindigen(b.ctx(), b.caller, in); err != nil {
		return err
	}
	return b.naar(padNood+"/"+b.id(), gedaanNoodEinde)
}

func (b *bezoek) beoordeelNood() error {
	var in casus.NoodinzageOordeel
	if err := b.lees(&in); err != nil {
		return err
	}
	in.Noodinzage = b.id()
	if b.actie() == actieTerug {
		return b.toonNood(in, nil)
	}
	_, err := b.Gate.NoodinzageBeoordelen(b.ctx(), b.caller, in)
	if fouten, ok := ongeldig(err); ok {
		return b.toonNood(in, fouten)
	}
	if err != nil {
		return err
	}
	return b.naar(padNood+"/"+b.id(), gedaanNoodOordeel)
}

// noodMeldingen say on the page of a Casus who reads it in need now; jij is the reader.
func noodMeldingen(lopend []gate.NoodBlad, jij string) (badges []Badge, meldingen []Melding) {
	for _, n := range lopend {
		badges = append(badges, Badge{Tekst: "noodinzage tot " + Tijd(n.Tot) + ": " + n.Wie.Naam, Toon: ToonLetop, Icoon: IcoonWaarschuwing})
		if n.ID == "" {
			continue
		}
		m := Melding{Soort: MeldingLetop, Kop: "Noodinzage loopt tot " + Tijd(n.Tot) + " door " + n.Wie.Naam + ".", Koppeling: &Koppeling{Tekst: "Waarom?", URL: padNood + "/" + n.ID}}
		if n.Wie.ID == jij {
			m.Kop, m.Tekst, m.Koppeling.Tekst = "Jouw noodinzage loopt tot "+Tijd(n.Tot)+".", "Je leest alleen wat iedereen die meedoet leest, en ziet van welke Partij er meer is. De manager kijkt achteraf of het terecht was.", "Klaar? Stop dan"
		}
		meldingen = append(meldingen, m)
	}
	return badges, meldingen
}

func noodGebeurtenis(g gate.GebeurtenisBlad) (string, Icoon) {
	switch g.Soort {
	case "noodinzage.geopend":
		return g.Wie + " opende deze casus bij nood.", IcoonWaarschuwing
	case "noodinzage.beeindigd":
		return g.Wie + " stopte de noodinzage.", IcoonOog
	}
	return "", ""
}

const (
	gedaanNoodOpen    = "nood-open"
	gedaanNoodEinde   = "nood-einde"
	gedaanNoodOordeel = "nood-oordeel"
)

func noodGedaan() map[string][2]string {
	return map[string][2]string{
		gedaanNoodOpen:    {"Je leest deze casus nu een uur lang.", "De anderen hebben dat meteen gehoord."},
		gedaanNoodEinde:   {"Je noodinzage is gestopt.", "De manager kijkt nu of zij terecht was."},
		gedaanNoodOordeel: {"Je oordeel is vastgelegd.", "Wie opende, leest het ook."},
	}
}
