// SPDX-License-Identifier: EUPL-1.2

package policy

import (
	"slices"

	"pgregory.net/rapid"
)

func incidenteelStand() *rapid.Generator[string] {
	return rapid.SampledFrom([]string{"gevraagd", "toegelaten", "afgewezen", "ingetrokken", "beeindigd"})
}

// incidenteelRegels are the rules about who takes part for a while.
func incidenteelRegels(e *Engine) []regel {
	eigen := []string{"casus.bestaan", "incidentelederde.inzien", "gegeven.lezen", "gegeven.bestaan", "kennisgeving.lezen"}
	return []regel{
		{
			// rule WGS-14
			"WGS-14: somebody of an incidentele derde does nothing in a dossier but read what it was given, whatever else they are", inDossier(e, eigen...),
			func(w wereld) bool { return w.wie.Incidenteel },
			func(w *wereld) {
				w.wie.Incidenteel, w.wie.Functies, w.casus.Rollen, w.casus.PartijRollen = true, ^Bits(0), ^Bits(0), ^Bits(0)
			},
		},
		{
			// rule WGS-14
			"WGS-14: after its end date, or before its declaration of secrecy, it reads nothing", append(eigen, "mijnwerk.lezen"),
			func(w wereld) bool { return w.wie.Incidenteel && (!w.wie.PartijActief || !w.wie.Getekend) },
			func(w *wereld) {
				w.wie.Incidenteel, w.casus.PartijRollen, w.casus.Fase = true, RolIncidenteel, "rto"
				if w.wie.PartijActief {
					w.wie.Getekend = false
				}
			},
		},
		{
			// rule WGS-14
			"WGS-14: it reads no piece whose supplier does not name it, whoever the audience is", []string{"gegeven.lezen", "gegeven.bestaan"},
			func(w wereld) bool {
				return w.wie.Incidenteel && w.casus.Rollen == 0 && w.casus.PartijRollen == RolIncidenteel && !slices.Contains(w.gegeven.Lezers, w.wie.Partij)
			},
			func(w *wereld) {
				w.wie.Incidenteel, w.casus.Rollen, w.casus.PartijRollen, w.gegeven.Wie, w.gegeven.Lezers = true, 0, RolIncidenteel, "deelnemers", nil
			},
		},
		{
			// rule WGS-14
			"WGS-14: only a public Partij that is asked decides", []string{"incidentelederde.beslissen"},
			func(w wereld) bool {
				return !slices.Contains(w.incidenteel.Publiek, w.wie.Partij) || w.incidenteel.Stand != "gevraagd" || !w.aangewezen()
			},
			func(w *wereld) { w.incidenteel.Publiek, w.casus.Rollen = nil, ^Bits(0) },
		},
	}
}
