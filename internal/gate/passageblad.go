// SPDX-License-Identifier: EUPL-1.2

package gate

import (
	"cmp"
	"context"
	"slices"

	"rondetafel/internal/gate/internal/store"
	"rondetafel/internal/informatie"
	"rondetafel/internal/plan"
	"rondetafel/internal/policy"
)

// CiteerBlad is a piece that the writer of a plan or of minutes may read and quote.
type CiteerBlad struct {
	ID     string `json:"id"`
	Partij Naam   `json:"leverancier"`
	Datum  string `json:"datum,omitempty"` // that it is of, ISO
	Tekst  string `json:"tekst"`           // how it begins
}

const citeerTekst = 120 // characters

// citeerbaar are the pieces of a Casus that the caller may read and quote now, the newest first (rule 13.2-1).
func (s *scope) citeerbaar(z zaak) ([]CiteerBlad, error) {
	stukken, err := s.stukkenOpID(z)
	uit := []CiteerBlad{}
	for _, k := range stukken {
		if !k.Citeren || !s.citeert(k) {
			continue
		}
		in, err := s.tekst(k)
		if err != nil {
			return nil, err
		}
		uit = append(uit, CiteerBlad{ID: k.ID, Partij: s.huis.partij(k.Partij), Datum: string(in.Datum), Tekst: begint(in.Tekst)})
		s.toont(k.ID)
	}
	slices.SortFunc(uit, func(a, b CiteerBlad) int {
		return cmp.Or(cmp.Compare(stukken[b.ID].Aangemaakt, stukken[a.ID].Aangemaakt), cmp.Compare(a.ID, b.ID))
	})
	return uit, err
}

// begint is how a text begins, on one line.
func begint(tekst string) string {
	r := []rune(tekst)
	if i := slices.Index(r, '\n'); i >= 0 {
		r = r[:i]
	}
	if len(r) <= citeerTekst {
		return string(r)
	}
	return string(r[:citeerTekst]) + "…"
}

// HerschrijfBlad is a passage that waits for its writers, as they see it: where it stands and why. What it says only for who may read it
// still (rule 13.2-3).
type HerschrijfBlad struct {
	ID         string           `json:"id"`
	Casus      string           `json:"casus"`
	Nummer     string           `json:"nummer"`            // of the Casus
	In         string           `json:"in"`                // plan or verslag
	Overleg    string           `json:"overleg,omitempty"` // id, of minutes
	Concept    bool             `json:"concept,omitempty"` // of the draft of the plan
	Doel       string           `json:"doel,omitempty"`    // the goal that it is about
	Reden      informatie.Reden `json:"reden,omitempty"`
	Tekst      string           `json:"tekst,omitempty"`
	Leesbaar   bool             `json:"leesbaar"`           // its writer may know what it says, though it may stand there no more
	Partijen   []string         `json:"partijen,omitempty"` // ids of the suppliers, or gezamenlijk
	Gegevens   []string         `json:"gegevens,omitempty"`
	Bevestigen bool             `json:"bevestigen,omitempty"` // on its pieces, that were corrected, the same text stands when its writer says that it holds
	Leverbaar  []Naam           `json:"partijenTeKiezen"`     // who can be named as suppliers
	Citeerbaar []CiteerBlad     `json:"stukkenTeKiezen"`
	Versie     int64            `json:"versie"`
	Mag        []string         `json:"mag"`
}

// PassageLezen opens a passage for who may write it anew. errs.ErrNotFound for everybody else: readers see it where it stands.
func (g *Gate) PassageLezen(ctx context.Context, c Caller, id string) (HerschrijfBlad, error) {
	return lees(ctx, g, c, "passage.lezen", func(s *scope) (HerschrijfBlad, error) {
		k, err := s.leesPassage(id)
		if err != nil {
			return HerschrijfBlad{}, err
		}
		return s.herschrijfBlad(k)
	})
}

func (s *scope) herschrijfBlad(k passagestuk) (HerschrijfBlad, error) {
	b, err := s.herschrijfRegel(k)
	if err != nil {
		return b, err
	}
	br, err := s.bronVan(k)
	if err != nil {
		return b, err
	}
	b.Leverbaar = []Naam{}
	for _, p := range br.partijen {
		b.Leverbaar = append(b.Leverbaar, s.huis.partij(p))
	}
	if b.Citeerbaar, err = s.citeerbaar(k.zaak); err != nil {
		return b, err
	}
	if !b.Leesbaar {
		return b, nil
	}
	s.toont(k.Gegevens...)
	b.Partijen, b.Gegevens = k.Partijen, k.Gegevens
	if k.Gezamenlijk {
		b.Partijen = []string{informatie.Gezamenlijk}
	}
	b.Bevestigen = k.gecorrigeerd() && !slices.ContainsFunc(k.Gegevens, func(id string) bool {
		return !slices.ContainsFunc(b.Citeerbaar, func(c CiteerBlad) bool { return c.ID == id })
	})
	b.Tekst, err = s.passageTekst(k.Passage)
	return b, err
}

// herschrijfRegel is a passage that waits, without what it says.
func (s *scope) herschrijfRegel(k passagestuk) (HerschrijfBlad, error) {
	s.toont(k.ID)
	b := HerschrijfBlad{ID: k.ID, Casus: k.Casus, Nummer: k.zaak.Nummer, In: k.Soort, Reden: k.nodig, Versie: k.Versie,
		Mag: s.kan(k.op, policy.Context{}, "passage.herschrijven")}
	var err error
	if b.Leesbaar, err = s.leestStukken(k.zaak, k.Passage); err != nil {
		return b, err
	}
	if k.Soort == inVerslag {
		b.Overleg = k.Houder
		return b, nil
	}
	doelen, err := s.doelenIn(k.zaak, k.Nummer)
	b.Concept = len(doelen) > 0 && doelen[0].concept
	for _, d := range doelen {
		if d.ID == k.Deel {
			b.Doel = d.Tekst
		}
	}
	return b, err
}

type plandoel struct {
	plan.Doel
	concept bool
}

// doelenIn are the goals of a version of the plan, or of its draft.
func (s *scope) doelenIn(z zaak, nummer int64) ([]plandoel, error) {
	versies, err := s.tx.Planversies(z.ID)
	if err != nil {
		return nil, err
	}
	var c plan.Concept
	i := slices.IndexFunc(versies, func(v store.Planversie) bool { return v.Nummer == nummer })
	if i >= 0 {
		c, err = s.openVersie(z, versies[i])
	} else {
		var p planStand
		p, err = s.leesPlan(z)
		c = p.concept
	}
	var uit []plandoel
	for _, d := range c.Doelen {
		uit = append(uit, plandoel{d, i < 0})
	}
	return uit, err
}

// teHerschrijven are the passages of one holder that wait for the caller to write them anew; vanaf is the version of the plan in force.
func (s *scope) teHerschrijven(z zaak, soort, houder string, vanaf int64) ([]HerschrijfBlad, error) {
	uit := []HerschrijfBlad{}
	boek, err := s.passages(z)
	if err != nil {
		return nil, err
	}
	herschrijven := s.velen("passage.herschrijven")
	for _, p := range boek.rijen {
		if p.Soort != soort || p.Houder != houder || len(p.Gegevens) == 0 {
			continue
		}
		k, err := s.maakPassagestuk(z, p, vanaf)
		if err != nil {
			return nil, err
		}
		if k.nodig == "" || !herschrijven.mag(k.op) {
			continue
		}
		b, err := s.herschrijfRegel(k)
		if err != nil {
			return nil, err
		}
		uit = append(uit, b)
	}
	s.noteerVelen(herschrijven)
	return uit, nil
}

// weetVanPassages adds to weet the passages of which the caller may see in the timeline that they were written anew: who could have
// written them, and who gave a piece of theirs under them. To others that would tell that there was something.
func (s *scope) weetVanPassages(z zaak, weet map[string]bool) error {
	boek, err := s.passages(z)
	if err != nil {
		return err
	}
	lezen, bestaan := s.velen("passage.lezen"), s.velen("gegeven.bestaan")
	for _, p := range boek.rijen {
		if p.Vervangen == 0 || len(p.Gegevens) == 0 {
			continue
		}
		k, err := s.maakPassagestuk(z, p, 0)
		if err != nil {
			return err
		}
		gaf, err := s.gaven(k, bestaan)
		if err != nil {
			return err
		}
		if gaf || lezen.mag(k.op) {
			weet[p.ID] = true
		}
	}
	return nil
}

func (s *scope) weetVanPassage(z zaak, id string) (bool, error) {
	weet := map[string]bool{}
	err := s.weetVanPassages(z, weet)
	return weet[id], err
}

// waarPassage says to its writer where a passage stands and why it waits, in a few words.
func waarPassage(p store.Passage, k passagestuk) string {
	waar := map[string]string{inPlan: "plan", inVerslag: "verslag"}[p.Soort]
	waarom := map[informatie.Reden]string{informatie.RedenIngetrokken: "stuk ingetrokken", informatie.RedenVerlopen: "laatste dag voorbij",
		informatie.RedenProtocol: "Privacy Protocol strenger", informatie.RedenVoorwaarden: "voorwaarden strenger", informatie.RedenGecorrigeerd: "stuk verbeterd"}[k.nodig]
	return waar + ", " + waarom
}

// passagetaken finds the passages that wait for the caller to write them anew (rule 13.2-3).
func (s *scope) passagetaken() ([]Taak, error) {
	rijen, err := s.tx.TeHerschrijven(store.Werkvraag{Medewerker: s.wie[0].Medewerker, Partij: s.wie[0].Partij, Nu: s.moment,
		Rollen: uint64(policy.RolProcesregisseur | policy.RolWaarnemer | policy.RolCasusregisseur), Aantal: maxTaken}, s.huis.ingeperkt)
	if err != nil {
		return nil, err
	}
	var uit []Taak
	herschrijven := s.velen("passage.herschrijven")
	zaken := map[string]zaak{}
	for _, r := range rijen {
		f := s.casusFeiten(r.Gezien)
		z, al := zaken[r.Gezien.ID]
		if !al {
			z = zaak{Casus: r.Gezien.Casus, feiten: []policy.Casus{f}, rto: &rtoStand{}}
			zaken[z.ID] = z
		}
		p, err := s.tx.Passage(r.Object)
		if err != nil {
			return nil, err
		}
		if !s.echtePassage(p) {
			continue
		}
		k, err := s.maakPassagestuk(z, p, 0)
		if err != nil {
			return nil, err
		}
		if k.nodig != "" && herschrijven.mag(k.op) {
			uit = append(uit, Taak{Soort: "passage", Casus: s.taakCasus(r.Gezien, f), Object: p.ID, Over: waarPassage(p, k)})
			s.toont(z.ID, p.ID)
		}
	}
	s.noteerVelen(herschrijven)
	return uit, nil
}
