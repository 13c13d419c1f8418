// SPDX-License-Identifier: EUPL-1.2

package gate

import (
	"context"
	"maps"
	"slices"

	"rondetafel/internal/errs"
	"rondetafel/internal/gate/internal/store"
	"rondetafel/internal/informatie"
	"rondetafel/internal/policy"
)

// What plan and minutes tell is kept in passages (rules 7.2-4 and 13.2-3). Who may read a passage is decided at each look by the same
// question as that of the pieces that it rests on, "gegeven.lezen" on the same facts, and by whether each of them may still be quoted,
// "gegeven.geciteerd": no other place knows their conditions. To who may not read it, it is not there.

// The kinds of what holds a passage, as policy knows them.
const (
	inPlan    = "plan"
	inVerslag = "verslag"
)

// passageboek is what a look knows of the passages of a Casus, read once.
type passageboek struct {
	rijen     []store.Passage // those whose MAC fits: one that was altered, or of which a tie was cut, is for nobody
	lezen     velen
	geciteerd velen
	leest     map[string]bool // of each piece whether every caller may read it
	staat     map[string]bool // of each piece whether what is quoted of it may be read
}

// passages reads the passages of a Casus, once per look.
func (s *scope) passages(z zaak) (*passageboek, error) {
	if z.rto.passages != nil {
		return z.rto.passages, nil
	}
	rijen, err := s.tx.Passages(z.ID)
	rijen = slices.DeleteFunc(rijen, func(p store.Passage) bool { return !s.echtePassage(p) })
	z.rto.passages = &passageboek{rijen: rijen, lezen: s.velen("gegeven.lezen"), geciteerd: s.velen("gegeven.geciteerd"),
		leest: map[string]bool{}, staat: map[string]bool{}}
	return z.rto.passages, err
}

func (s *scope) echtePassage(p store.Passage) bool {
	return s.g.echt("passage", p.ID, p.Zegel, passageVelden(p))
}

// stukkenOpID are the pieces of a Casus with their facts, by id, read once per look.
func (s *scope) stukkenOpID(z zaak) (map[string]stuk, error) {
	if z.rto.stukken != nil {
		return z.rto.stukken, nil
	}
	rijen, err := s.tx.Gegevens(z.ID)
	if err != nil {
		return nil, err
	}
	return s.houdStukken(z, rijen)
}

func (s *scope) houdStukken(z zaak, rijen []store.Gegeven) (map[string]stuk, error) {
	uit := map[string]stuk{}
	for _, r := range rijen {
		k, err := s.maakStuk(z, r)
		if err != nil {
			return nil, err
		}
		uit[r.ID] = k
	}
	z.rto.stukken = uit
	return uit, nil
}

// leestStukken tells whether every caller may read each of the pieces that a passage rests on (rule 13.2-3): then they may know what it says,
// to write it anew. One that is gone nobody reads.
func (s *scope) leestStukken(z zaak, p store.Passage) (bool, error) {
	boek, err := s.passages(z)
	if err != nil {
		return false, err
	}
	return s.opElkStuk(z, p, boek.leest, boek.lezen)
}

// leestPassage tells whether every caller may read a passage where it stands: they read its pieces, and each may still be quoted (rule
// 13.2-3).
func (s *scope) leestPassage(z zaak, p store.Passage) (bool, error) {
	leest, err := s.leestStukken(z, p)
	if err != nil || !leest {
		return false, err
	}
	boek, err := s.passages(z)
	if err != nil {
		return false, err
	}
	return s.opElkStuk(z, p, boek.staat, boek.geciteerd)
}

// opElkStuk asks one question about each of the pieces of a passage, once per look; al keeps the answers.
func (s *scope) opElkStuk(z zaak, p store.Passage, al map[string]bool, vraag velen) (bool, error) {
	if len(p.Gegevens) == 0 {
		return true, nil
	}
	stukken, err := s.stukkenOpID(z)
	if err != nil {
		return false, err
	}
	for _, id := range p.Gegevens {
		mag, gevraagd := al[id]
		if !gevraagd {
			k, er := stukken[id]
			mag = er && vraag.mag(k.op)
			al[id] = mag
		}
		if !mag {
			return false, nil
		}
	}
	return true, nil
}

// op finds the passages that stand at a place: in minutes, or in a version of the plan.
func (b *passageboek) op(soort, houder string, nummer int64) []store.Passage {
	var uit []store.Passage
	for _, p := range b.rijen {
		if p.Soort == soort && p.Houder == houder && p.Nummer == nummer && p.Vervangen == 0 {
			uit = append(uit, p)
		}
	}
	return uit
}

// leesbarePassages are the passages that stand at a place and that every caller may read.
func (s *scope) leesbarePassages(z zaak, soort, houder string, nummer int64) ([]store.Passage, error) {
	boek, err := s.passages(z)
	if err != nil {
		return nil, err
	}
	var uit []store.Passage
	for _, p := range boek.op(soort, houder, nummer) {
		mag, err := s.leestPassage(z, p)
		if err != nil {
			return nil, err
		}
		if mag {
			uit = append(uit, p)
		}
	}
	s.noteerVelen(boek.lezen, boek.geciteerd)
	return uit, nil
}

// PassageBlad is a passage as its reader sees it.
type PassageBlad struct {
	ID          string   `json:"id,omitempty"` // "" of minutes from before they were kept in passages
	Tekst       string   `json:"tekst"`
	Partijen    []Naam   `json:"leveranciers"`
	Gezamenlijk bool     `json:"gezamenlijk"`        // of all Partijen that took part
	Gegevens    []string `json:"gegevens,omitempty"` // ids of the pieces that it rests on
}

// passageBladen opens the passages at a place that the caller may read, by the part that they are in.
func (s *scope) passageBladen(z zaak, soort, houder string, nummer int64) (map[string][]PassageBlad, error) {
	rijen, err := s.leesbarePassages(z, soort, houder, nummer)
	if err != nil {
		return nil, err
	}
	uit := map[string][]PassageBlad{}
	for _, p := range rijen {
		tekst, err := s.passageTekst(p)
		if err != nil {
			return nil, err
		}
		b := PassageBlad{ID: p.ID, Tekst: tekst, Partijen: []Naam{}, Gezamenlijk: p.Gezamenlijk, Gegevens: p.Gegevens}
		for _, l := range p.Partijen {
			b.Partijen = append(b.Partijen, s.huis.partij(l))
		}
		uit[p.Deel] = append(uit[p.Deel], b)
		s.toont(p.ID)
		s.toont(p.Gegevens...) // who reads the quotation, reads of the piece (rule AVG-6)
	}
	return uit, nil
}

func (s *scope) passageTekst(p store.Passage) (string, error) {
	doos, err := s.doos(p.Casus)
	if err != nil {
		return "", err
	}
	var tekst string
	return tekst, openNaar(doos, "passage", p.ID, p.Inhoud, &tekst)
}

// alsInvoer are the passages at a place of the plan as its writer puts them in again, by goal: those that the caller may read.
func (s *scope) alsInvoer(z zaak, nummer int64) (map[string][]informatie.Citaat, error) {
	rijen, err := s.leesbarePassages(z, inPlan, z.ID, nummer)
	uit := map[string][]informatie.Citaat{}
	for _, p := range rijen {
		tekst, err := s.passageTekst(p)
		if err != nil {
			return nil, err
		}
		in := informatie.Citaat{Tekst: tekst, Partijen: p.Partijen, Gegevens: p.Gegevens}
		if p.Gezamenlijk {
			in.Partijen = []string{informatie.Gezamenlijk}
		}
		uit[p.Deel] = append(uit[p.Deel], in)
		s.toont(p.ID)
		s.toont(p.Gegevens...)
	}
	return uit, err
}

// raakPassages marks the passages that rest on a piece as to be written anew, for a reason; of each it keeps who could read it until now,
// of those who write. It is called before the piece changes.
func (s *scope) raakPassages(k stuk, reden informatie.Reden) error {
	rijen, err := s.tx.PassagesOp(k.ID)
	if err != nil || len(rijen) == 0 {
		return err
	}
	zicht, err := s.zichtOp(k.zaak)
	if err != nil {
		return err
	}
	for _, p := range rijen {
		if p.Vervangen != 0 || !s.echtePassage(p) {
			continue
		}
		if err := s.weetVan(k.zaak, zicht, &p); err != nil {
			return err
		}
		if len(p.Redenen) == 0 {
			p.Sinds = s.moment
		}
		p.Redenen = metReden(p.Redenen, reden)
		if err := s.zetPassage(&p); err != nil {
			return err
		}
	}
	return nil
}

// passagestuk is a passage with the facts of it for each caller.
type passagestuk struct {
	store.Passage
	zaak   zaak
	nodig  informatie.Reden // why it must be written anew; "" when nothing asks that
	feiten []policy.Passage
}

func (k passagestuk) op(i int) policy.Resource { return k.feiten[i] }

// leesPassage reads one and decides on the act; who may not write it anew hears that it does not exist.
func (s *scope) leesPassage(id string) (passagestuk, error) {
	s.object(id)
	s.besloten = true
	if !isID(id) {
		return passagestuk{}, errs.ErrNotFound
	}
	p, err := s.tx.Passage(id)
	if err != nil {
		return passagestuk{}, geen(err)
	}
	if !s.echtePassage(p) {
		return passagestuk{}, errs.ErrNotFound
	}
	z, err := s.gezien(p.Casus)
	if err != nil {
		return passagestuk{}, err
	}
	s.namens(z)
	vast, err := s.tx.Plan(z.ID)
	if err = alsEr(err); err != nil {
		return passagestuk{}, err
	}
	k, err := s.maakPassagestuk(z, p, vast.Nummer)
	if err != nil {
		return k, err
	}
	return k, s.beslisOver(k.op, policy.Context{}, "passage.lezen")
}

// PassageHerschrijven puts another text in the place of a passage that rests on a piece which was withdrawn, tightened or corrected, or
// leaves it out, at once and without a decision: goals and afspraken stand as they were decided (rules 6.5-1 and 13.2-3).
// *errs.Conflict when somebody else did it meanwhile.
func (g *Gate) PassageHerschrijven(ctx context.Context, c Caller, in informatie.Herschrijven) (Verwijzing, error) {
	in = in.Schoon()
	if err := in.Valideer(); err != nil {
		return Verwijzing{}, err
	}
	return schrijf(ctx, g, c, "passage.herschrijven", in, func(s *scope) (Verwijzing, error) {
		k, err := s.leesPassage(in.Passage)
		if s.ingehaald(err, k.op, in.Versie, k.Versie) {
			return Verwijzing{}, s.passageConflict(k)
		}
		if err != nil {
			return Verwijzing{}, err
		}
		return s.herschrijf(k, in)
	})
}

// bronVan is what the writer of a passage can draw on: the Partijen that take part, and those at the table for minutes.
func (s *scope) bronVan(k passagestuk) (bron, error) {
	if k.Soort == inVerslag {
		o, err := s.tx.Overleg(k.Houder)
		if err != nil {
			return bron{}, err
		}
		t, err := s.maakTafel(k.zaak, o)
		return tafelBron(t), err
	}
	partijen, err := s.betrokkenPartijen(k.zaak)
	return bron{k.zaak, partijen, partijen}, err
}

// tafelBron: at a table speak those who were invited; what all said together, those who were there, as far as that was recorded.
func tafelBron(t tafel) bron {
	b := bron{zaak: t.zaak}
	for _, g := range t.genodigden("") {
		b.partijen = append(b.partijen, g.Partij)
		if g.Aanwezig != "" {
			b.samen = append(b.samen, g.Partij)
		}
	}
	if len(b.samen) == 0 {
		b.samen = b.partijen
	}
	return b
}

// lezersVan are the people of a Casus who may read each piece that a passage rests on.
func (s *scope) lezersVan(z zaak, p store.Passage) ([]string, error) {
	zicht, err := s.zichtOp(z)
	if err != nil {
		return nil, err
	}
	stukken, err := s.stukkenOpID(z)
	if err != nil {
		return nil, err
	}
	lezen := map[string]bool{}
	for id := range zicht {
		lezen[id] = true
	}
	for _, g := range p.Gegevens {
		leest := s.anderen(z, zicht, stukken[g].Gegeven, "gegeven.lezen")
		for id := range lezen {
			ja, err := leest(id)
			if err != nil {
				return nil, err
			}
			if !ja {
				delete(lezen, id)
			}
		}
	}
	return slices.Collect(maps.Keys(lezen)), nil
}

// merkPassage moves the Casus to the top for who has the regie, and for those of lezers who may know of the plan or sit at the table: to
// others a list that moves would tell that there is something.
func (s *scope) merkPassage(k passagestuk, lezers []string) error {
	rijen, err := s.tx.ZichtOp(k.Casus)
	if err != nil {
		return err
	}
	partijen := []string{}
	if b, err := s.bronVan(k); err == nil {
		partijen = b.partijen
	}
	wie := []string{}
	for _, r := range rijen {
		regie := s.rollen(r)&(policy.RolProcesregisseur|policy.RolWaarnemer) != 0
		if regie || slices.Contains(lezers, r.Wie) && slices.Contains(partijen, s.huis.medewerkers[r.Wie].Partij) {
			wie = append(wie, r.Wie)
		}
	}
	slices.Sort(wie)
	return s.tx.MerkZicht(k.Casus, wie, s.moment, k.zaak.Open)
}
