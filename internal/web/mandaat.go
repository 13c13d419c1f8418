// SPDX-License-Identifier: EUPL-1.2

package web

import (
	"slices"
	"strings"

	"rondetafel/internal/casus"
	"rondetafel/internal/gate"
	"rondetafel/internal/partij"
	"rondetafel/internal/rto"
)

// mandaat asks what a standing mandate covers, of who can give one (rule 6.3-1).
func (p *MensFormulier) mandaat(kan []string, in partij.Reikwijdte) {
	if !slices.Contains(kan, string(partij.Mandaat)) {
		return
	}
	alleen := "Alleen bij een doorlopend mandaat. Kies je niets, dan is er geen grens."
	besluiten := Keuze{Naam: "reikwijdte.besluiten", Label: "Welke besluiten mag deze persoon nemen?", Hint: alleen, Meer: true, MagLeeg: true, Fout: p.FoutBij("reikwijdte.besluiten")}
	var gekozen []string
	for _, s := range rto.Soorten() {
		besluiten.Opties = append(besluiten.Opties, Optie{Waarde: string(s), Label: s.Label()})
	}
	for _, g := range in.Besluiten {
		gekozen = append(gekozen, string(g))
	}
	besluiten.Opties = Kies(besluiten.Opties, gekozen...)
	soorten := Keuze{Naam: "reikwijdte.soorten", Label: "In welke soorten casussen?", Hint: alleen, Meer: true, MagLeeg: true, Fout: p.FoutBij("reikwijdte.soorten")}
	gekozen = nil
	for _, s := range partij.Mandaatsoorten() {
		soorten.Opties = append(soorten.Opties, Optie{Waarde: string(s), Label: casus.Soort(s).Label()})
	}
	for _, g := range in.Soorten {
		gekozen = append(gekozen, string(g))
	}
	soorten.Opties = Kies(soorten.Opties, gekozen...)
	p.Ook = append(p.Ook, besluiten, soorten)
	p.Na = append(p.Na, Veld{Naam: "reikwijdte.casussen", Label: "Alleen in deze casussen?", Hint: "Nummers van casussen bij een doorlopend mandaat, met een komma ertussen. Leeg is zonder grens.",
		Waarde: strings.Join(in.Casussen, ", "), Fout: p.FoutBij("reikwijdte.casussen"), Breedte: "half", MagLeeg: true})
}

// grenzenTekst says what a standing mandate covers, a line for each limit.
func grenzenTekst(r *partij.Reikwijdte) []string {
	if r == nil {
		return nil
	}
	var uit, besluiten, soorten []string
	for _, b := range r.Besluiten {
		besluiten = append(besluiten, klein(rto.SoortBesluit(b).Label()))
	}
	for _, s := range r.Soorten {
		soorten = append(soorten, klein(casus.Soort(s).Label()))
	}
	for _, deel := range []struct {
		voor  string
		lijst []string
	}{{"Alleen voor: ", besluiten}, {"Alleen bij: ", soorten}, {"Alleen in casus ", r.Casussen}} {
		if len(deel.lijst) > 0 {
			uit = append(uit, deel.voor+opsomming(deel.lijst))
		}
	}
	return uit
}

// besluitNamen are types of decision in a sentence.
func besluitNamen(soorten []rto.SoortBesluit) string {
	var namen []string
	for _, s := range soorten {
		namen = append(namen, klein(s.Label()))
	}
	return opsomming(namen)
}

// metGrenzen tells that the standing mandate of a colleague has limits.
func (b *bezoek) metGrenzen(m gate.MensBlad) string {
	nu := b.nu()
	for _, t := range m.Toekenningen {
		loopt := (t.Van == nil || !t.Van.After(nu)) && (t.Tot == nil || t.Tot.After(nu))
		if t.Functie == string(partij.Mandaat) && t.Begrensd && loopt {
			return ", met grenzen"
		}
	}
	return ""
}
