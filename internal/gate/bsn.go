// SPDX-License-Identifier: EUPL-1.2

package gate

import (
	"context"

	"rondetafel/internal/casus"
	"rondetafel/internal/errs"
)

// BSNBlad is the BSN of a Betrokkene, whole.
type BSNBlad struct {
	Betrokkene string `json:"betrokkene"` // id
	Naam       string `json:"naam"`
	BSN        string `json:"bsn"` // nine digits
}

// BSNTonen shows the BSN of a Betrokkene, which every other answer masks, to who reads the Casus, for a reason (rule AVG-8). The
// entry and a line of the timeline, with the reason, are durable before it is shown. Each time is a look of its own: a key that is
// sent twice is asked twice, as the answer is kept nowhere. *errs.Invalid when no BSN is known of this person; errs.ErrNotFound for
// who may not know of the Casus.
func (g *Gate) BSNTonen(ctx context.Context, c Caller, in casus.BSNTonen) (BSNBlad, error) {
	if err := in.Valideer(); err != nil {
		return BSNBlad{}, err
	}
	return opSlot(g, c, g.acts["betrokkene.bsn"], func(s *scope) (BSNBlad, error) {
		z, err := s.zaakVanBetrokkene(in.Betrokkene)
		if err != nil {
			return BSNBlad{}, err
		}
		m, err := s.mens(z, in.Betrokkene)
		if err != nil {
			return BSNBlad{}, err
		}
		if m.BSN == "" {
			return BSNBlad{}, &errs.Invalid{Velden: []errs.Veldfout{{Veld: "reden", Melding: "Van deze persoon is geen BSN bekend."}}}
		}
		s.toont(in.Betrokkene)
		return BSNBlad{Betrokkene: in.Betrokkene, Naam: m.Naam(), BSN: casus.SchoonBSN(m.BSN)}, s.bsnGetoond(z.ID, in)
	})
}

// bsnGetoond writes the line of the timeline that goes with a reason.
func (s *scope) bsnGetoond(id string, in casus.BSNTonen) error {
	switch in.Reden {
	case casus.BSNOpzoeken:
		return s.gebeurt(id, "bsn.opzoeken", "casus", in.Betrokkene)
	case casus.BSNVerzoek:
		return s.gebeurt(id, "bsn.verzoek", "casus", in.Betrokkene)
	}
	return s.gebeurt(id, "bsn.herkennen", "casus", in.Betrokkene)
}

// mens opens one Betrokkene of a Casus.
func (s *scope) mens(z zaak, id string) (casus.Betrokkene, error) {
	var m casus.Betrokkene
	doos, err := s.doos(z.ID)
	if err != nil {
		return m, err
	}
	rijen, err := s.tx.Betrokkenen(z.ID)
	if err != nil {
		return m, err
	}
	for _, r := range rijen {
		if r.ID == id {
			return m, openNaar(doos, "betrokkene", r.ID, r.Inhoud, &m)
		}
	}
	return m, errs.ErrNotFound
}
