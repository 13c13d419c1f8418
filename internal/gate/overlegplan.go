// SPDX-License-Identifier: EUPL-1.2

package gate

import "errors"

// What the round table asks of the plan van aanpak (article 6.4). There is none yet, so that nothing can be vastgesteld and there
// are no criteria to scale down by.

// planCriterium is a criterion for Afschaling of the plan that holds (rule 6.4d-1).
type planCriterium struct{ ID, Tekst string }

func (s *scope) planCriteria(zaak) ([]planCriterium, error) { return nil, nil }

// planOntbreekt says in fixed words what is missing before the plan can be vastgesteld.
func (s *scope) planOntbreekt(zaak) ([]string, error) { return []string{"plan"}, nil }

func (s *scope) stelPlanVast(zaak, string) error {
	return errors.New("gate: er is geen plan om vast te stellen")
}
