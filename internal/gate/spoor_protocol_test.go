// SPDX-License-Identifier: EUPL-1.2

package gate_test

import (
	"rondetafel/internal/gate"
	. "rondetafel/internal/gate/gatetest"
	"rondetafel/internal/informatie"
)

// protocol: the Privacy Protocol is read and changed by two people, and a Partij sets with which conditions it begins in z.
func (t *toneel) protocol(z gate.Verwijzing) {
	t.Helper()
	h, ctx := t.h, t.h.Ctx()
	op := func(handeling, soort, beleid, artikel string, objecten, rechten []string) func() spoor {
		return func() spoor {
			return spoor{handeling: handeling, soort: soort, objecten: objecten, beleid: []string{beleid}, artikelen: []string{artikel}, rechten: rechten}
		}
	}
	t.doet(Cleo, func() error { return vergeet(h.ProtocolLezen(ctx, Als(Cleo))) },
		op("protocol.lezen", "raadplegen", "artikel-12-lid-2-protocol-lezen", "12.2", nil, nil))
	in := h.ProtocolVoorstel(AnderProtocol())
	var v gate.Verwijzing
	t.doet(Mo, func() (err error) {
		v, err = h.ProtocolVoorstellen(ctx, Als(Mo), in)
		return err
	}, func() spoor {
		return op("protocol.voorstellen", "rechten", "artikel-18-lid-1-voorstellen", "18.1", []string{v.ID}, []string{"protocol/" + v.ID + "@1"})()
	})
	t.doet(Mo, func() error {
		return vergeet(h.ProtocolIntrekken(ctx, Als(Mo), informatie.ProtocolIntrekking{Voorstel: v.ID, Versie: 1, Reden: "Te vroeg."}))
	}, func() spoor {
		return op("protocol.intrekken", "wijzigen", "artikel-18-lid-1-intrekken", "18.1", []string{v.ID}, []string{"protocol/" + v.ID + "@2"})()
	})
	t.doet(Mo, func() (err error) {
		v, err = h.ProtocolVoorstellen(ctx, Als(Mo), in)
		return err
	}, func() spoor {
		return op("protocol.voorstellen", "rechten", "artikel-18-lid-1-voorstellen", "18.1", []string{v.ID}, []string{"protocol/" + v.ID + "@1"})()
	})
	t.doet(Fien, func() error {
		return vergeet(h.ProtocolBeoordelen(ctx, Als(Fien), informatie.ProtocolOordeel{Voorstel: v.ID, Versie: 1, Akkoord: "ja"}))
	}, func() spoor {
		return op("protocol.beoordelen", "rechten", "artikel-18-lid-1-beoordelen", "18.1", []string{v.ID}, []string{"protocol/" + v.ID + "@2"})()
	})
	t.doet(Beatle, func() error { return vergeet(h.StandaardVaststellen(ctx, Als(Beatle), eenStandaard())) },
		op("standaard.vaststellen", "wijzigen", "artikel-13-lid-2-standaard", "13.2", nil, []string{"standaard/" + Gemeente + "/gewoon/1@1"}))
	t.doet(Anna, func() error { return vergeet(h.StandaardenLezen(ctx, Als(Anna))) },
		op("standaard.lezen", "raadplegen", "artikel-13-lid-2-standaard-lezen", "13.2", nil, nil))
	t.doet(Anna, func() error { return vergeet(h.GegevenStandaarden(ctx, Als(Anna), z.ID)) }, func() spoor {
		s := op("gegeven.standaarden", "raadplegen", "artikel-12-lid-1-toevoegen", "12.1", []string{z.ID}, nil)()
		s.casus, s.doel, s.getoond = z.ID, beideDoelen, []string{z.ID}
		return s
	})
}
