// SPDX-License-Identifier: EUPL-1.2

package gate

import (
	"maps"
	"slices"
	"time"

	"rondetafel/internal/gate/internal/store"
	"rondetafel/internal/klok"
	"rondetafel/internal/partij"
	"rondetafel/internal/policy"
)

// Nobody gives themself more than they have (rule WGS-12), also not by way of a colleague whom they made up: whom somebody made an administrator gives
// nothing to them for a while, and does not vouch for whom they let in. And who could know that there is no such colleague is told of each new one.

const (
	proeftijd = 30 * 24 * time.Hour // in which a new administrator does nothing in return
	nieuwtijd = 14 * 24 * time.Hour // in which others see that there is one

	wederdienst = "wederdienst" // between who made somebody an administrator, and them
	netBegonnen = "netBegonnen" // who decides is an administrator for less than proeftijd, and did not choose the other
)

// houdGever keeps of a function that decides on rights of people, or confirms what another decided, who gave it.
func (h *huis) houdGever(f store.Functie) {
	if f.Door != "" && f.Tot > f.Van && slices.Contains([]partij.Functie{partij.Partijbeheerder, partij.Manager, partij.Procesregisseur, partij.FG, partij.CoordinerendFG}, f.Functie) {
		h.beheer[f.Medewerker] = append(h.beheer[f.Medewerker], f)
	}
}

// makers are who made somebody what they are, less than proeftijd before moment: themselves, or by somebody whom they made so.
func (h *huis) makers(wie string, moment int64) map[string]bool {
	uit := map[string]bool{}
	for zoek := []string{wie}; len(zoek) > 0; zoek = zoek[1:] {
		for _, f := range h.beheer[zoek[0]] {
			if moment-f.Van < proeftijd.Microseconds() && !uit[f.Door] {
				uit[f.Door] = true
				zoek = append(zoek, f.Door)
			}
		}
	}
	return uit
}

// maakte tells whether door is one of those.
func (h *huis) maakte(door, wie string, moment int64) bool { return h.makers(wie, moment)[door] }

// begint tells whether somebody is an administrator of a Partij or of the house, and for less than proeftijd.
func (h *huis) begint(wie string, moment int64) bool {
	beheert, nieuw := false, true
	for _, t := range h.medewerkers[wie].Functies {
		if (t.Functie == partij.Partijbeheerder || t.Functie == partij.Manager) && t.Van <= moment && moment < t.Tot {
			beheert, nieuw = true, nieuw && moment-t.Van < proeftijd.Microseconds()
		}
	}
	return beheert && nieuw
}

// zonderProeftijd are circumstances in which nobody is new: what is looked at once a year is so whoever looks.
func zonderProeftijd(ctx policy.Context) policy.Context {
	ctx.Ontbreekt = slices.DeleteFunc(slices.Clone(ctx.Ontbreekt), func(w string) bool { return w == wederdienst || w == netBegonnen })
	return ctx
}

// verbonden tells whether one of two people made the other an administrator a short while ago, or somebody made both.
func (h *huis) verbonden(een, ander string, moment int64) bool {
	vanEen, vanAnder := h.makers(een, moment), h.makers(ander, moment)
	vanEen[een], vanAnder[ander] = true, true
	for wie := range vanEen {
		if vanAnder[wie] {
			return true
		}
	}
	return false
}

// nieuweBeheerders tells who lets somebody in or ends them, and who watches that, of each person who became an administrator lately: not of whom they made so.
func (s *scope) nieuweBeheerders() []Taak {
	if len(s.wie) != 1 {
		return nil
	}
	wie, soort := s.wie[0], "nieuwe_beheerder"
	switch {
	case wie.Functies&(policy.FunctieFG|policy.FunctieCoordinerendFG) != 0:
		soort = "nieuwe_beheerder_log"
	case wie.Functies&(policy.FunctieManager|policy.FunctiePartijbeheerder) == 0:
		return nil
	}
	var uit []Taak
	for _, id := range slices.Sorted(maps.Keys(s.huis.beheer)) {
		m := s.huis.medewerkers[id]
		if wie.Functies&(policy.FunctieFG|policy.FunctieCoordinerendFG|policy.FunctieManager) == 0 && m.Partij != wie.Partij || id == wie.Medewerker {
			continue
		}
		for _, f := range s.huis.beheer[id] {
			if f.Functie != partij.Partijbeheerder && f.Functie != partij.Manager || f.Door == wie.Medewerker || f.Van > s.moment || s.moment-f.Van >= nieuwtijd.Microseconds() || f.Tot <= s.moment {
				continue
			}
			van := s.huis.mensNaam(id)
			tot := klok.VanMicro(f.Van).Add(nieuwtijd).In(klok.Amsterdam()).Format(time.DateOnly)
			uit = append(uit, Taak{Soort: soort, Van: &van, Over: f.Functie.Label() + ", gekozen door " + s.huis.medewerkers[f.Door].Naam, Object: kenmerk(id), Uiterlijk: tot})
		}
	}
	return uit
}
