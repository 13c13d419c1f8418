// SPDX-License-Identifier: EUPL-1.2

package gate

import (
	"context"
	"errors"
	"time"

	"rondetafel/internal/casus"
	"rondetafel/internal/errs"
	"rondetafel/internal/gate/internal/store"
	"rondetafel/internal/klok"
	"rondetafel/internal/policy"
)

// BetrokkeneInformeren answers whether a Betrokkene was told that the house handles the Casus: informed, postponed or omitted,
// with reasons (rule AVG-3). The last answer counts; earlier ones are kept. errs.ErrNotFound for who may not know of the Casus.
func (g *Gate) BetrokkeneInformeren(ctx context.Context, c Caller, in casus.Informeren) (Verwijzing, error) {
	nu, in := g.klok.Nu(), in.Schoon()
	if err := in.Valideer(nu.In(klok.Amsterdam())); err != nil {
		return Verwijzing{}, err
	}
	id := nieuwID(nu)
	inhoud := g.zegelVan(ctx, plaats{"informering", id}, func(tx *store.Tx) (string, error) { return tx.CasusVanBetrokkene(in.Betrokkene) }, in)
	return schrijf(ctx, g, c, "betrokkene.informeren", in, func(s *scope) (Verwijzing, error) {
		z, err := s.zaakVanBetrokkene(in.Betrokkene)
		if err := s.eisOpenNa(eerste(err, inhoud.err), z, in.Teksten()); err != nil {
			return Verwijzing{}, err
		}
		err = s.tx.NieuweInformering(store.Informering{ID: id, Betrokkene: in.Betrokkene, Casus: z.ID, Medewerker: s.caller.persoon(),
			Moment: s.moment, Inhoud: inhoud.bytes})
		if err != nil {
			return Verwijzing{}, err
		}
		return Verwijzing{ID: z.ID, Nummer: z.Nummer, Versie: z.Versie}, s.gebeurt(z.ID, "betrokkene.geinformeerd", "casus", in.Betrokkene)
	})
}

// zaakVanBetrokkene reads the Casus of a Betrokkene and decides on the act. Who it is about, is for who reads the Casus or follows its course: who knows
// of it by a piece alone hears of each id that there is no such person (rule WGS-14).
func (s *scope) zaakVanBetrokkene(id string) (zaak, error) {
	zaakID, err := opID(s, id, s.tx.CasusVanBetrokkene)
	if err != nil {
		return zaak{}, err
	}
	z, err := s.casus(zaakID, policy.Context{})
	var d *errs.Denied
	if errors.As(err, &d) && !s.leest(z) && !s.volgt(z) {
		return z, errs.ErrNotFound
	}
	return z, err
}

// InformeringBlad is what is known of informing a Betrokkene.
type InformeringBlad struct {
	Stand  casus.Informatiestand `json:"stand"`
	Datum  string                `json:"datum,omitempty"`    // ISO
	Tot    string                `json:"totDatum,omitempty"` // ISO
	Reden  string                `json:"reden,omitempty"`
	Grond  string                `json:"grond,omitempty"`
	Door   Naam                  `json:"door"`
	Moment time.Time             `json:"moment"`
}

// informeringen opens the last answer of each Betrokkene of a Casus.
func (s *scope) informeringen(z zaak) (map[string]InformeringBlad, error) {
	rijen, err := s.tx.Informeringen(z.ID)
	if err != nil || len(rijen) == 0 {
		return nil, err
	}
	doos, err := s.doos(z.ID)
	if err != nil {
		return nil, err
	}
	uit := map[string]InformeringBlad{}
	for _, r := range rijen {
		var in casus.Informeren
		if err := openNaar(doos, "informering", r.ID, r.Inhoud, &in); err != nil {
			return nil, err
		}
		uit[r.Betrokkene] = InformeringBlad{Stand: in.Stand, Datum: in.Datum.ISO(), Tot: in.Tot.ISO(), Reden: in.Reden, Grond: in.Grond,
			Door: s.huis.mensNaam(r.Medewerker), Moment: moment(r.Moment)}
	}
	return uit, nil
}

// teInformeren tells whether a Betrokkene of a Casus is still without an answer that counts on dag (rule AVG-3).
func (s *scope) teInformeren(z zaak, dag time.Time) (bool, error) {
	mensen, err := s.tx.Betrokkenen(z.ID)
	if err != nil {
		return false, err
	}
	antwoorden, err := s.informeringen(z)
	for _, m := range mensen {
		a := antwoorden[m.ID]
		if !(casus.Informeren{Stand: a.Stand, Tot: klok.Datum(a.Tot)}).Beantwoord(dag) {
			return true, err
		}
	}
	return false, err
}
