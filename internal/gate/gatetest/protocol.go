// SPDX-License-Identifier: EUPL-1.2

package gatetest

import (
	"rondetafel/internal/gate"
	"rondetafel/internal/informatie"
	"rondetafel/internal/klok"
	"rondetafel/internal/partij"
)

// ProtocolVoorstel is a proposal for p that has all it needs.
func (h *Huis) ProtocolVoorstel(p informatie.Protocol) informatie.ProtocolVoorstel {
	h.T.Helper()
	b, err := h.ProtocolLezen(h.Ctx(), Als(Mo))
	h.moet("protocol lezen", err)
	return informatie.ProtocolVoorstel{Protocol: p, Versie: b.Nummer, Wijziging: "De regels zijn strenger.", Besluit: "Verslag van de stuurgroep, punt 4",
		Datum: klok.Datum(h.Klok.Nu().In(klok.Amsterdam()).Format("2006-01-02"))}
}

// AnderProtocol is the widest with other words for the ground of ordinary data: a proposal that changes what nobody runs into.
func AnderProtocol() informatie.Protocol {
	return Strenger(informatie.Gewoon, func(r *informatie.Protocolregel) { r.Grondslag = "WGS 1.5 lid 1 en 2.30." })
}

// Protocol lets Mo propose p and Fien confirm it: from then it holds. What is equal to what holds already, holds without.
func (h *Huis) Protocol(p informatie.Protocol) {
	h.T.Helper()
	if b, err := h.ProtocolLezen(h.Ctx(), Als(Mo)); err == nil && len(informatie.Veranderingen(b.Geldend(), p, func(wie string) string { return wie })) == 0 {
		return
	}
	v, err := h.ProtocolVoorstellen(h.Ctx(), Als(Mo), h.ProtocolVoorstel(p))
	h.moet("protocol voorstellen", err)
	_, err = h.ProtocolBeoordelen(h.Ctx(), Als(Fien), informatie.ProtocolOordeel{Voorstel: v.ID, Versie: v.Versie, Akkoord: "ja"})
	h.moet("protocol beoordelen", err)
}

// PartijStopt lets Mo record that a Partij stops and Fien confirm it: from then it does.
func (h *Huis) PartijStopt(in partij.PartijBeeindigen) gate.Verwijzing {
	h.T.Helper()
	v, err := h.PartijBeeindigen(h.Ctx(), Als(Mo), in)
	h.moet("partij beeindigen", err)
	v, err = h.PartijEindeBeoordelen(h.Ctx(), Als(Fien), partij.PartijEindeOordeel{Partij: v.ID, Versie: v.Versie, Akkoord: "ja"})
	h.moet("einde beoordelen", err)
	return v
}

// Strenger is the widest protocol with its rule for a category changed.
func Strenger(s informatie.Soort, anders func(*informatie.Protocolregel)) informatie.Protocol {
	p := informatie.RuimProtocol()
	for i := range p.Regels {
		if p.Regels[i].Soort == s {
			anders(&p.Regels[i])
		}
	}
	return p
}

// Beginnen lets the administrator of the Gemeente set with which conditions it begins.
func (h *Huis) Beginnen(s informatie.Standaard) gate.Verwijzing {
	h.T.Helper()
	v, err := h.StandaardVaststellen(h.Ctx(), Als(Beatle), s)
	h.moet("standaard", err)
	return v
}
