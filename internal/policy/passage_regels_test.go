// SPDX-License-Identifier: EUPL-1.2

package policy

// passageRegels are the rules about what is quoted.
func passageRegels() []regel {
	return []regel{
		{
			// rule 13.2-3
			"13.2-3: a passage is written anew by its writers, who knew it, and only when something asks that",
			[]string{"passage.herschrijven"},
			func(w wereld) bool {
				schrijft := w.procesregie() || w.passage.Soort == "plan" && w.casus.Rollen&RolCasusregisseur != 0
				return !schrijft || !w.passage.Kent || !w.passage.Nodig
			},
			func(w *wereld) {
				w.passage.Kent, w.passage.Nodig = false, true
				w.casus.Rollen |= RolProcesregisseur
			},
		},
		{
			// rule 13.2-1
			"13.2-1: what its supplier does not let be quoted is not quoted",
			[]string{"gegeven.citeren"},
			func(w wereld) bool { return !w.gegeven.Citeren || w.casus.Rollen&^RolAangewezen == 0 },
			func(w *wereld) {
				w.gegeven.Citeren = false
				w.casus.Rollen |= RolProcesregisseur
			},
		},
		{
			// rule 13.2-3
			"13.2-3: what its supplier, or the protocol, does not let be quoted any more, nobody reads as a quotation",
			[]string{"gegeven.geciteerd"},
			func(w wereld) bool {
				return !w.gegeven.Citeren || w.gegeven.Protocol&PerkBits([]string{"geen_citeren", "dicht"}) != 0
			},
			func(w *wereld) {
				w.gegeven.Citeren = false
				w.casus.Rollen |= RolProcesregisseur
			},
		},
	}
}
