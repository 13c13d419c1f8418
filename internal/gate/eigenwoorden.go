// SPDX-License-Identifier: EUPL-1.2

package gate

import (
	"cmp"
	"hash/maphash"
	"slices"
	"strings"
	"sync"

	"rondetafel/internal/errs"
	"rondetafel/internal/gate/internal/crypto"
	"rondetafel/internal/gate/internal/store"
	"rondetafel/internal/informatie"
)

// A Partij gives what it has from its own sources, and not what it reads here (rules 12.1-1 and 13.2-3): a copy would go on saying what another Partij
// took back or closed, to whom the copier wants. So a piece is compared with those of other Partijen that somebody of the giver's Partij was shown, and
// with no other: two Partijen that have the same each from its own source both give it, and nobody finds out by guessing what another gave. However far the
// copy would be open, it is refused: its supplier could not close it any more.

const (
	geefStuk = "Dit staat ook in een stuk van %s%s. Wat een ander gaf, blijft van wie het gaf (art. 12.1 en 13.2). Schrijf in eigen woorden op wat jullie uit " +
		"een eigen bron weten, of vraag die Partij om haar stuk verder open te zetten."
	geefDicht = "Dit staat ook in een stuk van een andere Partij dat jij of een collega hier las, en dat nu voor jou dicht is. Het blijft van wie het gaf " +
		"(art. 12.1 en 13.2). Schrijf in eigen woorden op wat jullie uit een eigen bron weten, of laat dit weg."
)

// eisEigenWoorden asks of the texts of a piece that they are not taken over from what another Partij gave, in this Casus or in another; zoek are their
// marks, k is the piece when it is corrected: what it says already it may go on saying.
func (s *scope) eisEigenWoorden(z zaak, teksten []informatie.Veldtekst, zoek zoekmerken, k *stuk) error {
	if !s.vergelijkt(teksten) {
		return nil
	}
	var v errs.Velden
	stukken, err := s.verwanten(z, zoek.hier)
	if err == nil && len(stukken) > 0 {
		err = s.toetsEigen(&v, z, teksten, stukken, k)
	}
	if err == nil && v.Fout() == nil {
		err = s.eisNietElders(&v, z, teksten, zoek.overal, true)
	}
	return eerste(err, v.Fout())
}

func (s *scope) toetsEigen(v *errs.Velden, z zaak, teksten []informatie.Veldtekst, stukken []dichtetekst, k *stuk) error {
	t := toetsing{s: s, z: z, oud: stukken, kent: map[string]bool{}, geeft: true}
	if k != nil {
		in, err := s.tekst(*k)
		if err != nil {
			return err
		}
		t.al = informatie.Lees(crypto.Beeld(in.Tekst))
	}
	return t.toets(v, teksten)
}

// merkenboek keeps the marks of pieces in memory, by id: that a Partij gives something costs little more where there are many pieces of others.
type merkenboek struct {
	eens  sync.Once
	zaad  maphash.Seed // of this process
	mu    sync.Mutex
	merkt map[string]merken
}

// van is the seed of all marks in the book.
func (b *merkenboek) van() maphash.Seed {
	b.eens.Do(func() { b.zaad = maphash.MakeSeed() })
	return b.zaad
}

type merken struct {
	versie int64
	van    []uint64
}

// boekVol is how many pieces a merkenboek holds; then it begins anew.
const boekVol = 20_000

// raakt returns the pieces that have one of the marks in zoek, and those of which the marks are not known in this version.
func (b *merkenboek) raakt(rijen []store.Gegeven, zoek map[uint64]bool) (raak, nieuw []store.Gegeven) {
	b.mu.Lock()
	defer b.mu.Unlock()
	for _, r := range rijen {
		switch m, er := b.merkt[r.ID]; {
		case !er || m.versie != r.Versie:
			nieuw = append(nieuw, r)
		case deelt(m.van, zoek):
			raak = append(raak, r)
		}
	}
	return raak, nieuw
}

func deelt(merken []uint64, zoek map[uint64]bool) bool {
	return slices.ContainsFunc(merken, func(m uint64) bool { return zoek[m] })
}

// houd keeps the marks of a piece.
func (b *merkenboek) houd(r store.Gegeven, van []uint64) {
	b.mu.Lock()
	defer b.mu.Unlock()
	if b.merkt == nil || len(b.merkt) >= boekVol {
		b.merkt = map[string]merken{}
	}
	b.merkt[r.ID] = merken{r.Versie, van}
}

// zoekmerken are by what texts find pieces that say the same: all marks that they can have in this process, and those that stand with pieces of all Casussen.
type zoekmerken struct {
	hier   map[uint64]bool
	overal []int64
}

// zoekmerken makes the marks of texts. Who writes makes them beforehand: it takes time, and others wait for their turn meanwhile.
func (g *Gate) zoekmerken(teksten []informatie.Veldtekst) zoekmerken {
	rij := leesSamen(teksten)
	return zoekmerken{hier: rij.AlleMerken(g.merken.van()), overal: g.merkenVan(rij)}
}

func leesSamen(teksten []informatie.Veldtekst) informatie.Woordrij {
	var heel strings.Builder
	for _, t := range teksten {
		heel.WriteString(t.Tekst + "\n")
	}
	return informatie.Lees(crypto.Beeld(heel.String()))
}

// verwanten are the pieces that other Partijen gave and that have one of the marks in zoek: most often none.
func (s *scope) verwanten(z zaak, zoek map[uint64]bool) ([]dichtetekst, error) {
	rijen, err := s.tx.StukkenVanAnderen(z.ID, s.wie[0].Partij)
	if err != nil || len(rijen) == 0 {
		return nil, err
	}
	raak, nieuw := s.g.merken.raakt(rijen, zoek)
	var uit []dichtetekst
	for i, r := range append(nieuw, raak...) {
		alles, err := s.openGegeven(z, r.ID)
		if err != nil {
			return nil, err
		}
		if i < len(nieuw) {
			var van []uint64
			for _, d := range alles {
				van = append(van, d.rij.Merken(s.g.merken.van())...)
			}
			if s.g.merken.houd(r, van); !deelt(van, zoek) {
				continue
			}
		}
		uit = append(uit, alles...)
	}
	slices.SortStableFunc(uit, func(a, b dichtetekst) int { return cmp.Compare(a.stuk.ID, b.stuk.ID) })
	return uit, nil
}

func (s *scope) openGegeven(z zaak, id string) ([]dichtetekst, error) {
	r, err := s.tx.Gegeven(id)
	if err != nil {
		return nil, err
	}
	k, err := s.maakStuk(z, r)
	if err != nil {
		return nil, err
	}
	return s.allesVanEen(k)
}

// zagStuk tells whether a piece of another Partij was shown to each caller, or to somebody who works for the same Partij. A Procesregisseur, who sees more
// than a Partij may, works for the house.
func (s *scope) zagStuk(k stuk) (bool, error) {
	rijen, err := s.blikkenOp(k)
	if err != nil {
		return false, err
	}
	for _, w := range s.wie {
		zag := false
		for _, r := range rijen {
			zag = zag || r.Medewerker == w.Medewerker || r.Partij == w.Partij
		}
		if !zag {
			return false, nil
		}
	}
	return len(s.wie) > 0, nil
}
