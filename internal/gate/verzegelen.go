// SPDX-License-Identifier: EUPL-1.2

package gate

import (
	"context"
	"slices"
	"strings"

	"rondetafel/internal/audit"
	"rondetafel/internal/gate/internal/store"
	"rondetafel/internal/informatie"
	"rondetafel/internal/policy"
)

// perVerzegeling is how many rows one entry seals.
const perVerzegeling = 500

// onverzegeld is a row from before it granted something: it is given what it lacks by doe.
type onverzegeld struct {
	rij string // its name in the log
	doe func(s *scope) error
}

// verzegelOudere gives the rows from before there was a MAC on them theirs, each once: one that the log has sealed before lost its MAC
// by other hands, gets none and grants nothing (verify names it). And it puts in zicht which Partijen have a role in a plan that was
// vastgesteld before that stood there.
func (g *Gate) verzegelOudere(ctx context.Context) error {
	var lijst []onverzegeld
	err := g.db.Lees(ctx, func(tx *store.Tx) (err error) {
		if lijst, err = oudereRijen(tx); err == nil {
			lijst, err = g.ouderLater(tx, lijst)
		}
		if err != nil || len(lijst) == 0 {
			return err
		}
		eerder, err := eerderVerzegeld(ctx, tx)
		lijst = verzegelbaar(lijst, eerder)
		return err
	})
	for err == nil && len(lijst) > 0 {
		groep := lijst[:min(perVerzegeling, len(lijst))]
		lijst = lijst[len(groep):]
		_, err = schrijf(ctx, g, Als("", "taak"), "huis.verzegelen", nil, func(s *scope) (struct{}, error) {
			s.besloten, s.entry.Uitkomst = true, audit.Allowed
			var fouten []error
			for _, r := range groep {
				fouten = append(fouten, r.doe(s))
			}
			return struct{}{}, eerste(fouten...)
		})
	}
	return err
}

// oudereRijen finds what has no MAC, or no roles of its plan.
func oudereRijen(tx *store.Tx) ([]onverzegeld, error) {
	var uit []onverzegeld
	casussen, err := tx.Onverzegeld()
	for _, c := range casussen {
		uit = append(uit, onverzegeld{casusRij(c.ID), func(s *scope) error {
			s.verzegelCasus(&c)
			return s.tx.Verzegel(c)
		}})
	}
	if err != nil {
		return nil, err
	}
	err = tx.OnverzegeldeOverleggen(func(o store.Overleg) error {
		uit = append(uit, onverzegeld{overlegRij(o.ID), func(s *scope) error { return s.verzegelOuderOverleg(o) }})
		return nil
	})
	if err != nil {
		return nil, err
	}
	plannen, err := tx.PlannenZonderRollen(int64(policy.RolPlan))
	for _, id := range plannen {
		uit = append(uit, onverzegeld{"", func(s *scope) error { return s.ouderePlanrollen(id) }})
	}
	if err != nil {
		return nil, err
	}
	return ouderProtocol(tx, uit)
}

// ouderProtocol gives a house from before the Privacy Protocol stood in it the widest that the law leaves, as it was until then (rule
// 12.2-2).
func ouderProtocol(tx *store.Tx, uit []onverzegeld) ([]onverzegeld, error) {
	versies, err := tx.Protocollen()
	if err != nil || len(versies) > 0 {
		return uit, err
	}
	partijen, err := tx.Partijen()
	if len(partijen) > 0 {
		uit = append(uit, onverzegeld{protocolRij(eersteProtocol), func(s *scope) error {
			return s.beginProtocol(informatie.RuimProtocol(), "Zo ruim als de wet toelaat: dit huis had nog geen Privacy Protocol in het systeem.")
		}})
	}
	return uit, err
}

// verzegelOuderOverleg seals an Overleg from before it opened pieces. Its id says when it came on the agenda.
func (s *scope) verzegelOuderOverleg(o store.Overleg) error {
	o.Versie, o.Gepland = o.Versie-1, momentVanID(o.ID)
	s.verzegelOverleg(&o)
	return s.tx.VerzegelOverleg(o)
}

// ouderePlanrollen puts in zicht who has a role in the plan of a Casus that was vastgesteld before. A Casus or a plan of which the MAC
// does not fit gets none.
func (s *scope) ouderePlanrollen(id string) error {
	c, err := s.tx.Gezien(id, "", "")
	if err != nil || !s.g.echt("casus", c.ID, c.Casus.Zegel, casusVelden(c.Casus)) {
		return err
	}
	z := zaak{Casus: c.Casus, rto: &rtoStand{}}
	if vast, err := s.planVast(z); err != nil || !vast {
		return err
	}
	versies, err := s.tx.Planversies(id)
	if err != nil || len(versies) == 0 {
		return err
	}
	inhoud, err := s.openVersie(z, versies[0])
	if err != nil {
		return err
	}
	return s.zetPlanrollen(z, inhoud)
}

// laterVerzegeld are the kinds of rows that there were before they had a MAC.
func laterVerzegeld() []string {
	return []string{"casus", "overleg", "protocol", "uitnodiging", vanDeelname, vanBesluit, vanVervanging, vanOpschoning, vanNoodzaak}
}

func verzegelbaar(lijst []onverzegeld, eerder map[string]bool) []onverzegeld {
	var uit []onverzegeld
	for _, r := range lijst {
		if !eerder[r.rij] {
			uit = append(uit, r)
		}
	}
	return uit
}

// eerderVerzegeld finds in the log the rows that were given a MAC.
func eerderVerzegeld(ctx context.Context, tx *store.Tx) (map[string]bool, error) {
	uit := map[string]bool{}
	kop, err := tx.Kop(false)
	if err != nil {
		return nil, err
	}
	err = tx.Log().Bodies(ctx, 0, kop.Omvang, func(_ int64, body []byte) error {
		e, _, err := audit.Decode(body)
		for _, r := range e.Rechten {
			soort, _, _ := strings.Cut(r.Rij, "/")
			if slices.Contains(laterVerzegeld(), soort) {
				uit[r.Rij] = true
			}
		}
		return err
	})
	return uit, err
}
