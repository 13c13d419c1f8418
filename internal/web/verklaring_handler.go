// SPDX-License-Identifier: EUPL-1.2

package web

import "rondetafel/internal/gate"

// verklaring shows the declaration of secrecy, which comes before all work (rule 14.1-1), and afterwards what was signed.
func (b *bezoek) verklaring() error {
	v, err := b.Gate.VerklaringLezen(b.ctx(), b.caller)
	if err != nil {
		return err
	}
	p := VerklaringPagina{Schil: b.schil(""), Versie: v.Versie, Tekst: v.Tekst, Opnieuw: v.Versie > 1, Naam: b.persoon.Naam, NamensWie: b.persoon.PartijNaam,
		Getekend: v.Getekend}
	return b.toon(p)
}

func (b *bezoek) teken() error {
	var in gate.Tekenen
	if err := b.lees(&in); err != nil {
		return err
	}
	if b.actie() == actieTerug { // nobody signs a text that they did not see
		return b.verklaring()
	}
	if _, err := b.Gate.VerklaringTekenen(b.ctx(), b.caller, in); err != nil {
		return err
	}
	return b.naar("/", gedaanGetekend)
}
