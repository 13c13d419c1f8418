// SPDX-License-Identifier: EUPL-1.2

package gate

// Bepaling is a policy of the covenant as a page explains it. It says nothing of any dossier: the policies are public.
type Bepaling struct {
	ID          string   // "artikel-09-lid-2a"
	Artikel     string   // "9.2a"
	Regels      []string // ids of the rules that it carries out
	Verbod      bool     // it refuses; else it allows
	Waarom      string   // the sentence that explains a decision
	Anders      string   // what one can do instead
	Handelingen []string // titles of the acts that it is about ("Casus beoordelen"); none when it is about everything
}

// Bepalingen returns the policies by which this house decides, sorted by id.
func (g *Gate) Bepalingen() []Bepaling {
	var uit []Bepaling
	for _, p := range g.motor.Bepalingen() {
		b := Bepaling{ID: p.ID, Artikel: p.Artikel, Regels: p.Regels, Verbod: p.Verbod, Waarom: p.Waarom, Anders: p.Anders}
		for _, naam := range p.Acties {
			b.Handelingen = append(b.Handelingen, g.acts[naam].Titel)
		}
		uit = append(uit, b)
	}
	return uit
}
