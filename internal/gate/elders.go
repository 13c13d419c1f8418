// SPDX-License-Identifier: EUPL-1.2

package gate

import (
	"context"
	"fmt"
	"maps"
	"slices"
	"strings"

	"rondetafel/internal/casus"
	"rondetafel/internal/errs"
	"rondetafel/internal/gate/internal/crypto"
	"rondetafel/internal/gate/internal/store"
	"rondetafel/internal/informatie"
)

// What somebody was shown in one Casus stands in no other because of it: there others read, whom its supplier never chose (rules 1.10-4 and 13.2-3). So each
// text and each file is held against the pieces of other Casussen too, found by their marks, as far as who puts it there was shown those; of what
// becomes a piece, as far as somebody of their Partij was. A Partij says in each Casus what it knows itself: what its own pieces said before, and what
// a piece in this Casus says that it reads, is from nowhere else.

const (
	eldersStuk = "Dit staat ook in een stuk van %s in een ander dossier%s. Wat een ander gaf, blijft van wie het gaf, en geldt voor dat dossier " +
		"(art. 12.1 en 13.2). Is het ook hier nodig, vraag die Partij dan om het hier te geven, of schrijf in eigen woorden op wat jullie uit een eigen bron weten."
	eldersCollega = "Dit staat ook in een stuk van een andere Partij in een ander dossier, dat een collega van jou las. Wat een ander gaf, blijft van wie het gaf " +
		"(art. 12.1 en 13.2). Schrijf in eigen woorden op wat jullie uit een eigen bron weten, of laat dit weg."
	eldersBestand = "Dit bestand staat ook bij een stuk van %s in een ander dossier. Wat een ander gaf, blijft van wie het gaf, en geldt voor dat dossier " +
		"(art. 12.1 en 13.2). Is het ook hier nodig, vraag die Partij dan om het hier te geven."
)

// merkenVan are the marks by which the words of a text are found in all Casussen, sorted.
func (g *Gate) merkenVan(rij informatie.Woordrij) []int64 {
	var uit []int64
	for _, anker := range rij.Ankers() {
		uit = append(uit, g.keys.Blind.Merk(anker))
	}
	slices.Sort(uit)
	return slices.Compact(uit)
}

// merkOuder gives a piece from before there were marks those of its text and of its files.
func (g *Gate) merkOuder(ctx context.Context, id string) error {
	var r store.Gegeven
	var tekst, bestanden []int64
	err := g.db.Lees(ctx, func(tx *store.Tx) (err error) {
		s := &scope{g: g, ctx: ctx, tx: tx}
		if r, err = s.tx.Gegeven(id); err != nil {
			return geen(err)
		}
		in, err := s.tekst(stuk{Gegeven: r})
		tekst = g.merkenVan(leesSamen(in.Teksten()))
		lijst, fout := s.tx.DocumentenVan(id)
		for _, d := range lijst {
			var b bestandInhoud
			if b, fout = s.bestandInhoud(d.Bestand); fout != nil {
				break
			}
			bestanden = append(bestanden, b.merken(g)...)
		}
		return eerste(err, fout)
	})
	if err != nil {
		return err
	}
	_, err = g.db.Schrijf(ctx, func(tx *store.Tx) (bool, error) {
		s := &scope{g: g, ctx: ctx, tx: tx}
		return true, eerste(s.merk(r, store.MerkTekst, tekst), s.merk(r, store.MerkBestand, bestanden))
	})
	return err
}

// merkblik reads which pieces have marks; those of an act are read once.
func (s *scope) merkblik(merken []int64) (store.Merken, error) {
	if s.gemerkt.Van(merken) {
		return s.gemerkt, nil
	}
	m, err := s.tx.Merken(merken)
	if err == nil {
		s.gemerkt = m
	}
	return m, err
}

// merk gives a piece marks beside those that it has.
func (s *scope) merk(r store.Gegeven, van store.MerkVan, merken []int64) error {
	m, err := s.merkblik(merken)
	s.gemerkt = store.Merken{} // they change now
	return eerste(err, s.tx.VoegTekstmerkenToe(r, van, m))
}

// merken are those by which a file is found: of its bytes as they came and as they are kept, and of its name.
func (in bestandInhoud) merken(g *Gate) []int64 {
	uit := g.merkenVan(informatie.Lees(crypto.Beeld(in.titel())))
	for _, som := range []string{in.Som, in.Bewaard} {
		if som != "" {
			uit = append(uit, g.keys.Blind.Merk("bestand "+som))
		}
	}
	slices.Sort(uit)
	return slices.Compact(uit)
}

// sommen are the marks of its bytes alone.
func (in bestandInhoud) sommen(g *Gate) []int64 {
	in.Naam = ""
	return in.merken(g)
}

// eldersles compares the texts of one act with what was read in other Casussen.
type eldersles struct {
	s     *scope
	z     zaak
	geeft bool
	// gelezen are pieces of others that have a mark in common with the texts, and eigen those of the callers' own Partij.
	gelezen, eigen []elderstekst
	hier           map[string]informatie.Woordrij // what this Casus says to the callers
}

type elderstekst struct {
	stuk  store.Gegeven
	rijen []informatie.Woordrij
	zelf  bool  // every caller was shown it, and not only a colleague
	sinds int64 // when it says what it says
}

// eisNietElders asks that texts are taken over from no other Casus; merken are theirs (merkenVan).
func (s *scope) eisNietElders(v *errs.Velden, z zaak, teksten []casus.Veldtekst, merken []int64, geeft bool) error {
	m, err := s.merkblik(merken)
	if err != nil {
		return err
	}
	anderen, eigen := m.Stukken(s.eigenPartij())
	if !s.allenVan(s.eigenPartij()) {
		anderen, eigen = slices.Concat(anderen, eigen), nil // of one of the callers alone it is another's
	}
	e := eldersles{s: s, z: z, geeft: geeft}
	if err := e.lees(anderen); err != nil || len(e.gelezen) == 0 {
		return err
	}
	if err := eerste(e.lees(eigen), e.leesHier()); err != nil {
		return err
	}
	var rijen []informatie.Woordrij
	for _, t := range teksten {
		if t.Stond || t.Tekst == "" {
			continue
		}
		rij := informatie.Lees(crypto.Beeld(t.Tekst))
		vrij, err := e.vrij(t.Gegevens)
		if err != nil {
			return err
		}
		fout := e.fout(rij, vrij)
		switch {
		case fout != "" && !(t.Benoemt && rij.Naam()):
			v.Eis(false, t.Veld, fout)
			return nil
		case fout != "" || len(t.Gegevens) > 0:
			continue // it stands apart
		}
		rijen = append(rijen, rij)
		if fout := e.fout(informatie.Aaneen(rijen), slices.Collect(maps.Values(e.hier))); fout != "" {
			v.Eis(false, t.Veld, overVelden+fout)
			return nil
		}
	}
	return nil
}

// lees opens the pieces of ids that count: of others as far as they were shown, and the callers' own.
func (e *eldersles) lees(ids []string) error {
	for _, id := range ids {
		r, err := e.s.tx.Gegeven(id)
		if err != nil {
			return err
		}
		eigen := e.s.allenVan(r.Partij)
		if !eigen && r.Casus == e.z.ID {
			continue // what is read in this Casus is compared there
		}
		zelf, collega := false, false
		if !eigen {
			if zelf, collega, err = e.s.zagElders(r); err != nil {
				return err
			}
			if !zelf && !(e.geeft && collega) {
				continue
			}
		}
		t, err := e.s.openElders(r)
		if err != nil {
			return err
		}
		t.zelf = zelf
		if eigen {
			t.rijen = t.rijen[:1] // what it says now: what it said before was compared when it became this
			e.eigen = append(e.eigen, t)
		} else {
			e.gelezen = append(e.gelezen, t)
		}
	}
	return nil
}

func (s *scope) openElders(r store.Gegeven) (elderstekst, error) {
	teksten, err := s.allesVanEen(stuk{Gegeven: r})
	if err != nil {
		return elderstekst{}, err
	}
	t := elderstekst{stuk: r}
	for _, d := range teksten {
		t.rijen = append(t.rijen, d.rij)
	}
	t.sinds, err = s.zegtSinds(zaak{Casus: store.Casus{ID: r.Casus}, rto: &rtoStand{}}, stuk{Gegeven: r})
	return t, err
}

// zagElders tells whether a piece of another Partij was shown to each caller, and whether to each or to somebody who works for the same Partij.
func (s *scope) zagElders(r store.Gegeven) (zelf, collega bool, err error) {
	blikken, err := s.blikkenOp(stuk{Gegeven: r})
	if err != nil || len(s.wie) == 0 {
		return false, false, err
	}
	zelf, collega = true, true
	for _, w := range s.wie {
		zelf = zelf && slices.ContainsFunc(blikken, func(b store.Gelezen) bool { return b.Medewerker == w.Medewerker })
		collega = collega && slices.ContainsFunc(blikken, func(b store.Gelezen) bool { return b.Medewerker == w.Medewerker || b.Partij == w.Partij })
	}
	return zelf, collega, nil
}

// leesHier opens what pieces of this Casus say that the callers know, and those of their own Partij: what of it may stand where, is decided with these.
func (e *eldersles) leesHier() error {
	e.hier = map[string]informatie.Woordrij{}
	if e.z.ID == "" {
		return nil
	}
	stukken, err := e.s.stukkenOpID(e.z)
	if err != nil {
		return err
	}
	kent := e.s.lasStuk
	if e.geeft {
		kent = e.s.zagStuk
	}
	for id, k := range stukken {
		if e.s.allenVan(k.Partij) {
			continue
		}
		ja, err := kent(k)
		if err != nil {
			return err
		}
		if !ja {
			continue
		}
		d, _, err := e.s.openStuk(k)
		if err != nil {
			return err
		}
		e.hier[id] = d.rij
	}
	return nil
}

// vrij is what a text that is tied to gegevens may say: what this Casus says.
func (e *eldersles) vrij(gegevens []string) ([]informatie.Woordrij, error) {
	uit := slices.Collect(maps.Values(e.hier))
	for _, id := range gegevens {
		if k, er := e.z.rto.stukken[id]; er {
			d, _, err := e.s.openStuk(k)
			if err != nil {
				return nil, err
			}
			uit = append(uit, d.rij)
		}
	}
	return uit, nil
}

// eerder is what the callers' own Partij said before a piece that was read elsewhere did.
func (e *eldersles) eerder(ander elderstekst) (uit []informatie.Woordrij) {
	for _, eigen := range e.eigen {
		if eigen.stuk.Aangemaakt < ander.sinds {
			uit = append(uit, eigen.rijen...)
		}
	}
	return uit
}

// fout is what is wrong with words that may say what is in vrij, or "".
func (e *eldersles) fout(rij informatie.Woordrij, vrij []informatie.Woordrij) string {
	for _, ander := range e.gelezen {
		mag := slices.Concat(vrij, e.eerder(ander))
		for _, oud := range ander.rijen {
			switch woorden := rij.HaaltElders(oud, mag); {
			case woorden == "":
			case ander.zelf:
				return fmt.Sprintf(eldersStuk, e.s.huis.partijen[ander.stuk.Partij].Naam, citeer(woorden))
			default:
				return eldersCollega
			}
		}
	}
	return ""
}

// eisBestandNietElders asks of a file that it is at no piece of another Partij, here or in another Casus, that somebody of the giver's Partij was shown: not of
// one either from which it was taken away.
func (s *scope) eisBestandNietElders(in bestandInhoud) error {
	m, err := s.merkblik(in.sommen(s.g))
	if err != nil {
		return err
	}
	anderen, _ := m.Stukken(s.eigenPartij())
	for _, id := range anderen {
		if err != nil {
			return err
		}
		var r store.Gegeven
		if r, err = s.tx.Gegeven(id); err != nil || s.allenVan(r.Partij) {
			continue
		}
		var zelf, collega bool
		if zelf, collega, err = s.zagElders(r); err != nil || !collega {
			continue
		}
		if zelf {
			return bijDocument(fmt.Sprintf(eldersBestand, s.huis.partijen[r.Partij].Naam))
		}
		return bijDocument(eldersCollega)
	}
	return err
}

// naamWoorden is how many words a name has at most: more of them say something.
const naamWoorden = 8

// eisNaamNietElders asks that the name of a person or a system, which many read, is a name, and holds no sentence of a piece.
func (s *scope) eisNaamNietElders(veld, naam string) error {
	var v errs.Velden
	v.Eis(len(strings.Fields(naam)) <= naamWoorden, veld, "Een naam heeft hoogstens acht woorden. Maak hem korter.")
	return eerste(s.eisHuistekst(casus.Veldtekst{Veld: veld, Tekst: naam}), v.Fout())
}

// eisHuistekst asks of texts that belong to the house, and that many read who have no Casus, that they are taken over from no piece of any Casus: also who
// has the house in order reads pieces (rule 13.2-3).
func (s *scope) eisHuistekst(teksten ...casus.Veldtekst) error {
	var v errs.Velden
	err := s.eisNietElders(&v, zaak{}, teksten, s.g.merkenVan(leesSamen(teksten)), true)
	return eerste(err, v.Fout())
}
