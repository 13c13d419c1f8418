// SPDX-License-Identifier: EUPL-1.2

package gate

import (
	"fmt"
	"slices"
	"time"

	"rondetafel/internal/errs"
	"rondetafel/internal/gate/internal/store"
	"rondetafel/internal/informatie"
	"rondetafel/internal/klok"
	"rondetafel/internal/plan"
	"rondetafel/internal/policy"
)

// bron is what a writer of passages can draw on.
type bron struct {
	zaak
	partijen []string // that can be named as suppliers
	samen    []string // whose passage a joint one is
}

// eisPassages asks that passages name suppliers who take part (rule 7.2-4), and rest on pieces that the writer reads now, that may be
// quoted, and of which the supplier is named (rules 13.2-1 and 13.2-3). A piece that does not exist is one that they do not read.
func (s *scope) eisPassages(v *errs.Velden, pad string, b bron, passages []informatie.Citaat) error {
	for i, p := range passages {
		if err := s.eisCitaat(v, fmt.Sprintf("%s[%d].", pad, i), b, p); err != nil {
			return err
		}
	}
	return nil
}

func (s *scope) eisCitaat(v *errs.Velden, veld string, b bron, p informatie.Citaat) error {
	stukken, err := s.stukkenOpID(b.zaak)
	if err != nil {
		return err
	}
	genoemd, mag := p.Partijen, slices.Clone(b.partijen)
	if p.Samen() {
		genoemd = b.samen
	}
	for _, id := range p.Gegevens {
		k, er := stukken[id]
		if !er || !s.citeert(k) {
			v.Eis(false, veld+"gegevens", nietCiteren)
			continue
		}
		mag = append(mag, k.Partij)
		v.Eis(slices.Contains(genoemd, k.Partij), veld+"partijen", "Noem ook "+s.huis.partijen[k.Partij].Naam+
			". Die Partij gaf het stuk waar deze passage op rust (art. 13.2).")
	}
	v.Eis(p.Samen() || !slices.ContainsFunc(p.Partijen, func(id string) bool { return !slices.Contains(mag, id) }), veld+"partijen",
		"Kies Partijen die meedoen.")
	return nil
}

const nietCiteren = "Een van deze stukken mag je niet lezen, of het mag niet in een plan of verslag staan. Dat bepaalt de Partij die het gaf " +
	"(art. 13.2). Haal het stuk weg, of vraag die Partij."

// citeert tells whether every caller may read a piece and quote it.
func (s *scope) citeert(k stuk) bool {
	return s.vraag("gegeven.lezen", k.op, policy.Context{}).Toegestaan && s.vraag("gegeven.citeren", k.op, policy.Context{}).Toegestaan
}

// nieuwePassages writes passages at a place, in their order.
func (s *scope) nieuwePassages(b bron, plek store.Passage, passages []informatie.Citaat) error {
	for i, in := range passages {
		p := plek
		p.Plaats = plek.Plaats + int64(i)
		if err := s.nieuwePassage(b, &p, in); err != nil {
			return err
		}
	}
	return nil
}

func (s *scope) nieuwePassage(b bron, p *store.Passage, in informatie.Citaat) error {
	p.ID = nieuwID(klok.VanMicro(s.moment).Add(time.Duration(p.Plaats) * time.Millisecond))
	p.Casus, p.Medewerker, p.Moment = b.ID, s.caller.persoon(), s.moment
	p.Gezamenlijk, p.Partijen, p.Gegevens = in.Samen(), in.Partijen, in.Gegevens
	if p.Gezamenlijk {
		p.Partijen = slices.Sorted(slices.Values(b.samen))
	}
	p.Vervangen, p.Redenen, p.Sinds, p.Weet, p.Zegel = 0, nil, 0, nil, store.Zegel{}
	if err := s.stel(b.zaak, p); err != nil {
		return err
	}
	return s.voegPassageToe(p, in.Tekst)
}

// voegPassageToe seals a text under the id of a new row, and writes it.
func (s *scope) voegPassageToe(p *store.Passage, tekst string) error {
	doos, err := s.doos(p.Casus)
	if err != nil {
		return err
	}
	if p.Inhoud, err = sluitIn(doos, "passage", p.ID, tekst); err != nil {
		return err
	}
	p.Zegel = s.verzegel("passage", passageRij(p.ID), 0, passageVelden(*p))
	return s.tx.NieuwePassage(*p)
}

// zetPassage writes what changed of a passage as its next version.
func (s *scope) zetPassage(p *store.Passage) error {
	p.Zegel = s.verzegel("passage", passageRij(p.ID), p.Versie, passageVelden(*p))
	return s.tx.ZetPassage(*p)
}

func (s *scope) wisPassage(p store.Passage) error {
	s.vervalt(passageRij(p.ID), p.Versie)
	return s.tx.WisPassage(p.ID)
}

// bewaarPassages puts the passages of a draft in the place of those that its writer could read; what they cannot read stays where it is,
// as long as its goal does. The first draft after a version begins with the passages of that.
func (s *scope) bewaarPassages(z zaak, p planStand, doelen []plan.Doel) error {
	if p.Stand == geenConcept {
		if err := s.neemPassagesOver(z, p); err != nil {
			return err
		}
	}
	plaats, err := s.ruimPassages(z, p, doelen)
	for _, d := range doelen {
		plek := store.Passage{Soort: inPlan, Houder: z.ID, Nummer: p.volgende(), Deel: d.ID, Plaats: plaats[d.ID]}
		err = eerste(err, s.nieuwePassages(planBron(z, p), plek, d.Passages))
	}
	z.rto.passages = nil
	return err
}

// ruimPassages removes of a draft the passages that its writer can read, and those of goals that went. It returns where the next one comes
// at each goal.
func (s *scope) ruimPassages(z zaak, p planStand, doelen []plan.Doel) (map[string]int64, error) {
	boek, err := s.passages(z)
	if err != nil {
		return nil, err
	}
	plaats := map[string]int64{}
	for _, r := range boek.op(inPlan, z.ID, p.volgende()) {
		mag, err := s.leestPassage(z, r)
		if err != nil {
			return nil, err
		}
		blijft := slices.ContainsFunc(doelen, func(d plan.Doel) bool { return d.ID == r.Deel })
		if !mag && blijft {
			plaats[r.Deel] = max(plaats[r.Deel], r.Plaats+1)
			continue
		}
		if err := s.wisPassage(r); err != nil {
			return nil, err
		}
	}
	return plaats, nil
}

func planBron(z zaak, p planStand) bron { return bron{z, p.betrokken, p.betrokken} }

// neemPassagesOver copies the passages of the version in force to the draft of the next one, with who wrote them and why they must be
// written anew.
func (s *scope) neemPassagesOver(z zaak, p planStand) error {
	boek, err := s.passages(z)
	if err != nil || p.Nummer == 0 {
		return err
	}
	for i, r := range boek.op(inPlan, z.ID, p.Nummer) {
		tekst, err := s.passageTekst(r)
		if err != nil {
			return err
		}
		r.ID = nieuwID(klok.VanMicro(s.moment).Add(time.Duration(i) * time.Millisecond))
		r.Nummer, r.Zegel = p.volgende(), store.Zegel{}
		if err := s.voegPassageToe(&r, tekst); err != nil {
			return err
		}
		boek.rijen = append(boek.rijen, r)
	}
	return nil
}
