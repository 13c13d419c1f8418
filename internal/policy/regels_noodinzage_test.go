// SPDX-License-Identifier: EUPL-1.2

package policy

import "slices"

// inNood tells whether the caller reads the casus in need (rule 1.2-1).
func (w wereld) inNood() bool { return w.casus.Rollen&RolNoodinzage != 0 }

// alleenInNood makes of the caller somebody who only reads in need.
func (w *wereld) alleenInNood() {
	w.wie.Functies, w.wie.Incidenteel, w.casus.Rollen, w.casus.PartijRollen = FunctieProcesregisseur, false, RolNoodinzage, 0
	w.nood.Opener = "m-ver"
	if w.wie.Partij == w.gegeven.Leverancier || w.wie.Partij == w.correctie.Vrager {
		w.vanEenAnder()
		w.correctie.Vrager = andere(w.wie.Partij)
	}
}

// noodRegels are the rules about who reads a casus in need.
func noodRegels(e *Engine) []regel {
	geeft := []string{"casus.bestaan", "casus.lezen", "plan.lezen", "afspraak.lezen", "gegeven.lezen", "gegeven.bestaan"}
	// what a procesregisseur may do to any casus: open it in need, and have a say in its destruction
	ieder := []string{"noodinzage.casus", "vernietiging.lezen", "vernietiging.controleren", "vernietiging.stoppen", "vernietiging.beginnen", "vernietiging.uitvoeren"}
	alleen := func(w wereld) bool {
		return w.wie.Functies == FunctieProcesregisseur && w.casus.Rollen == RolNoodinzage && w.casus.PartijRollen == 0 && !w.wie.Incidenteel
	}
	return []regel{
		{
			// rule 1.2-1
			"1.2-1: who reads in need reads, and does nothing else in the dossier",
			inDossier(e, slices.Concat(geeft, ieder, []string{"noodinzage.lezen", "noodinzage.beeindigen", "verstrekking.brief", "verstrekking.lezen", "verstrekking.intrekken",
				"verstrekking.registratie", "verstrekking.deel", "kennisgeving.lezen"})...),
			alleen, (*wereld).alleenInNood,
		},
		{
			// rules 1.2-1, 13.2-1
			"1.2-1: in need one reads no piece that is not for all who take part", []string{"gegeven.lezen"},
			func(w wereld) bool { return alleen(w) && w.gegeven.Wie != "deelnemers" },
			func(w *wereld) { w.alleenInNood(); w.gegeven.Wie = "partijen" },
		},
		{
			// rules 1.2-1, WGS-9
			"1.2-1: in need one reads no casus that nobody works on", append(slices.Clone(geeft), "noodinzage.casus"),
			func(w wereld) bool {
				return alleen(w) && !slices.Contains([]string{"screening", "triage", "rto", "nazorg", "afschaling"}, w.casus.Fase)
			},
			func(w *wereld) { w.alleenInNood(); w.casus.Fase = "gesloten" },
		},
		{
			// rule 1.2-1
			"1.2-1: nobody opens in need but a procesregisseur who watches over nobody", []string{"noodinzage.openen"},
			func(w wereld) bool {
				return w.wie.Functies&FunctieProcesregisseur == 0 ||
					w.wie.Functies&(FunctieManager|FunctieFG|FunctieCoordinerendFG|FunctieRechtmatigheid|FunctieContactpunt) != 0
			},
			func(w *wereld) { w.wie.Functies |= FunctieManager },
		},
		{
			// rule 1.2-1
			"1.2-1: only a manager judges, of another, once, and when it is over", []string{"noodinzage.beoordelen"},
			func(w wereld) bool {
				return w.wie.Functies&FunctieManager == 0 || w.nood.Opener == w.wie.Medewerker || w.nood.Tot > w.ctx.Nu || w.nood.Oordeel != ""
			},
			func(w *wereld) { w.wie.Functies, w.nood.Opener = ^Bits(0), w.wie.Medewerker },
		},
	}
}
