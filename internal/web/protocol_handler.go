// SPDX-License-Identifier: EUPL-1.2

package web

import (
	"net/http"
	"slices"
	"time"

	"rondetafel/internal/errs"
	"rondetafel/internal/gate"
	"rondetafel/internal/informatie"
)

const padProtocol = "/privacyprotocol"

// protocol is the page for everybody who works here.
func (b *bezoek) protocol() error {
	blad, err := b.Gate.ProtocolLezen(b.ctx(), b.caller)
	if err != nil {
		return err
	}
	p := ProtocolPagina{Schil: b.schil("/convenant", Kruimel{Naam: "Convenant", URL: "/convenant#art-12-2"}, Kruimel{Naam: "Privacy Protocol"}), Nummer: blad.Nummer,
		MagVoorstel: slices.Contains(blad.Mag, "protocol.voorstellen")}
	for _, v := range blad.Versies {
		versie := protocolVersie(v, b.nu())
		switch {
		case v.Stand == informatie.ProtocolVoorgesteld:
			p.Voorstel = &versie
			if slices.Contains(v.Mag, "protocol.beoordelen") {
				p.Nakijken = padProtocol + "/voorstellen/" + v.ID
			}
			if slices.Contains(v.Mag, "protocol.intrekken") {
				p.Intrekken = padProtocol + "/voorstellen/" + v.ID + "/intrekken"
			}
			continue
		case v.Nummer == blad.Nummer:
			p.Soorten, p.Vanaf = protocolSoorten(v), versie.Wanneer
		}
		p.Versies = append(p.Versies, versie)
	}
	return b.toon(p)
}

func protocolVersie(v gate.ProtocolVersieBlad, nu time.Time) ProtocolVersie {
	uit := ProtocolVersie{Naam: "Voorstel", Stand: Badge{Tekst: "wordt nagekeken", Toon: ToonLetop, Icoon: IcoonKlok}, Wijziging: v.Wijziging, Reden: v.Reden,
		RedenKop: "Wat niet klopte", Verschillen: v.Verschillen, Naast: naastElkaar(v.Naast), Wanneer: "vastgelegd op " + DagTijd(v.Voorgesteld, nu)}
	if v.Voorsteller != nil {
		uit.Wanneer += " door " + v.Voorsteller.Naam
	}
	if v.Besluit != "" {
		uit.Besluit = v.Besluit + " (" + datumTekst(v.Datum, nu) + ")"
	}
	switch v.Stand {
	case informatie.ProtocolBevestigd:
		uit.Naam, uit.Stand = "Versie "+tel(int(v.Nummer)), Badge{Tekst: "nagekeken", Toon: ToonGoed, Icoon: IcoonVinkje}
		uit.Wanneer = "geldt vanaf " + DagTijd(*v.Vanaf, nu)
	case informatie.ProtocolAfgewezen:
		uit.Stand = Badge{Tekst: "klopte niet", Toon: ToonStil, Icoon: IcoonKruis}
	case informatie.ProtocolIngetrokken:
		uit.Stand, uit.RedenKop = Badge{Tekst: "ingetrokken", Toon: ToonStil, Icoon: IcoonKruis}, "Waarom het is ingetrokken"
	}
	if v.Stand == informatie.ProtocolBevestigd && v.Bevestiger == nil { // with which the house started
		uit.Stand = Badge{}
	}
	if v.Vanaf != nil && v.Bevestiger != nil {
		gedaan := ", nagekeken door "
		if v.Stand == informatie.ProtocolIngetrokken {
			gedaan = ", ingetrokken door "
		}
		uit.Wanneer += gedaan + v.Bevestiger.Naam
	}
	return uit
}

func naastElkaar(lijst []informatie.Verandering) []ProtocolVerandering {
	var uit []ProtocolVerandering
	for _, v := range lijst {
		uit = append(uit, ProtocolVerandering{Soort: v.Soort.Label(), Wie: v.Wie, Wat: v.Wat, Nu: v.Nu, Wordt: v.Wordt})
	}
	return uit
}

func protocolSoorten(v gate.ProtocolVersieBlad) []ProtocolSoort {
	var uit []ProtocolSoort
	for _, s := range informatie.Soorten() {
		rij := ProtocolSoort{Naam: s.Label()}
		for _, r := range v.Regels {
			if r.Soort == s {
				rij.Regels = append(rij.Regels, append(slices.Clone(r.Zinnen), "Grond: "+r.Grondslag+"."))
			}
		}
		uit = append(uit, rij)
	}
	return uit
}

func (b *bezoek) protocolOordeel() error {
	return b.toonProtocolOordeel(informatie.ProtocolOordeel{}, nil)
}

// protocolVoorstelBlad is the proposal of the path, for who may do handeling with it.
func (b *bezoek) protocolVoorstelBlad(handeling string) (gate.ProtocolVersieBlad, error) {
	blad, err := b.Gate.ProtocolLezen(b.ctx(), b.caller)
	if err != nil {
		return gate.ProtocolVersieBlad{}, err
	}
	i := slices.IndexFunc(blad.Versies, func(v gate.ProtocolVersieBlad) bool { return v.ID == b.id() })
	if i < 0 {
		return gate.ProtocolVersieBlad{}, statusFout(http.StatusNotFound)
	}
	return blad.Versies[i], b.eisMag(blad.Versies[i].Mag, handeling)
}

func (b *bezoek) toonProtocolOordeel(in informatie.ProtocolOordeel, fouten []errs.Veldfout) error {
	v, err := b.protocolVoorstelBlad("protocol.beoordelen")
	if err != nil {
		return err
	}
	p := ProtocolOordeelPagina{Schil: b.schil("/convenant", Kruimel{Naam: "Privacy Protocol", URL: padProtocol}, Kruimel{Naam: "Nakijken"}), ID: v.ID,
		Voorstel: protocolVersie(v, b.nu()), Waarden: in}
	p.Waarden.Versie = gezien(in.Versie, v.Versie)
	p.Fouten = fouten
	return b.formulier(p, fouten)
}

func (b *bezoek) beoordeelProtocol() error {
	var in informatie.ProtocolOordeel
	if err := b.lees(&in); err != nil {
		return err
	}
	if b.actie() == actieTerug {
		return b.toonProtocolOordeel(in, nil)
	}
	in.Voorstel = b.id()
	_, err := b.Gate.ProtocolBeoordelen(b.ctx(), b.caller, in)
	if fouten, ok := ongeldig(err); ok {
		return b.toonProtocolOordeel(in, fouten)
	}
	if err != nil {
		return err
	}
	return b.naar(padProtocol, gedaanProtocolOordeel)
}

func (b *bezoek) protocolIntrekken() error {
	return b.toonProtocolIntrekken(informatie.ProtocolIntrekking{}, nil)
}

func (b *bezoek) toonProtocolIntrekken(in informatie.ProtocolIntrekking, fouten []errs.Veldfout) error {
	v, err := b.protocolVoorstelBlad("protocol.intrekken")
	if err != nil {
		return err
	}
	p := ProtocolIntrekkenPagina{Schil: b.schil("/convenant", Kruimel{Naam: "Privacy Protocol", URL: padProtocol}, Kruimel{Naam: "Voorstel intrekken"}), ID: v.ID,
		Voorstel: protocolVersie(v, b.nu()), Waarden: in}
	p.Waarden.Versie = gezien(in.Versie, v.Versie)
	p.Fouten = fouten
	return b.formulier(p, fouten)
}

func (b *bezoek) trekProtocolIn() error {
	var in informatie.ProtocolIntrekking
	if err := b.lees(&in); err != nil {
		return err
	}
	if b.actie() == actieTerug {
		return b.toonProtocolIntrekken(in, nil)
	}
	in.Voorstel = b.id()
	_, err := b.Gate.ProtocolIntrekken(b.ctx(), b.caller, in)
	if fouten, ok := ongeldig(err); ok {
		return b.toonProtocolIntrekken(in, fouten)
	}
	if err != nil {
		return err
	}
	return b.naar(padProtocol, gedaanProtocolWeg)
}

func (b *bezoek) protocolVoorstel() error { return b.toonProtocolVoorstel(nil, nil) }

// toonProtocolVoorstel shows the form, with the rules that hold when nothing was typed yet.
func (b *bezoek) toonProtocolVoorstel(in *informatie.ProtocolVoorstel, fouten []errs.Veldfout) error {
	blad, err := b.Gate.ProtocolLezen(b.ctx(), b.caller)
	if err != nil {
		return err
	}
	if err := b.eisMag(blad.Mag, "protocol.voorstellen"); err != nil {
		return err
	}
	huis, err := b.Gate.HuisLezen(b.ctx(), b.caller)
	if err != nil {
		return err
	}
	nu := blad.Geldend()
	p := ProtocolVoorstelPagina{Schil: b.schil("/convenant", Kruimel{Naam: "Privacy Protocol", URL: padProtocol}, Kruimel{Naam: "Veranderen"})}
	if in == nil {
		in = &informatie.ProtocolVoorstel{Protocol: nu, Versie: blad.Nummer}
	} else {
		p.Voorbeeld, p.Naast = len(fouten) == 0, naastElkaar(informatie.Veranderingen(nu, in.Protocol, wieNaam(huis)))
	}
	p.Waarden, p.Partijen = *in, genoemdePartijen(huis, nu, in.Protocol)
	p.Fouten = fouten
	return b.formulier(p, fouten)
}

// genoemdePartijen are the Partijen that a rule names by themselves, beside their kinds.
func genoemdePartijen(huis gate.HuisBlad, protocollen ...informatie.Protocol) []Optie {
	return partijOpties(huis, func(q gate.PartijBlad) bool {
		for _, p := range protocollen {
			if slices.ContainsFunc(p.Regels, func(r informatie.Protocolregel) bool { return slices.Contains(r.Wie, q.ID) }) {
				return true
			}
		}
		return false
	})
}

func (b *bezoek) stelProtocolVoor() error {
	var in informatie.ProtocolVoorstel
	if err := b.lees(&in); err != nil {
		return err
	}
	in.Regels = slices.DeleteFunc(in.Regels, func(r informatie.Protocolregel) bool { return len(r.Wie) == 0 }) // those that were left out
	if a := b.actie(); a == actieTerug || a == ActieVoorbeeld {
		return b.toonProtocolVoorstel(&in, nil)
	}
	_, err := b.Gate.ProtocolVoorstellen(b.ctx(), b.caller, in)
	if fouten, ok := ongeldig(err); ok {
		return b.toonProtocolVoorstel(&in, fouten)
	}
	if err != nil {
		return err
	}
	return b.naar(padProtocol, gedaanProtocolVoorstel)
}
