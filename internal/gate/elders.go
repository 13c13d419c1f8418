// SPDX-License-Identifier: EUPL-1.2

package gate

import (
	"context"
	"fmt"
	"slices"

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
	var tekst, bestanden []int64
	err := g.db.Lees(ctx, func(tx *store.Tx) error {
		s := &scope{g: g, ctx: ctx, tx: tx}
		r, err := s.tx.Gegeven(id)
		if err != nil {
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
			bestanden = append(bestanden, b.merken(g.keys.Blind)...)
		}
		return eerste(err, fout)
	})
	if err != nil {
		return err
	}
	_, err = g.db.Schrijf(ctx, func(tx *store.Tx) (bool, error) {
		return true, eerste(tx.ZetTekstmerken(id, tekst), tx.VoegTekstmerkenToe(id, store.MerkBestand, bestanden))
	})
	return err
}

func (in bestandInhoud) merken(b *crypto.Blind) (uit []int64) {
	for _, som := range []string{in.Som, in.Bewaard} {
		if som != "" {
			uit = append(uit, b.Merk("bestand "+som))
		}
	}
	return uit
}

// eldersles compares the texts of one act with what was read in other Casussen.
type eldersles struct {
	s     *scope
	z     zaak
	geeft bool
	// gelezen are pieces of others that have a mark in common with the texts, and eigen those of the callers' own Partij.
	gelezen, eigen []elderstekst
}

type elderstekst struct {
	stuk  store.Gegeven
	rijen []informatie.Woordrij
	zelf  bool  // every caller was shown it, and not only a colleague
	sinds int64 // when it says what it says
}

// eisNietElders asks that texts are taken over from no other Casus; merken are theirs (merkenVan).
func (s *scope) eisNietElders(v *errs.Velden, z zaak, teksten []casus.Veldtekst, merken []int64, geeft bool) error {
	ids, err := s.tx.StukkenMetMerk(merken)
	if err != nil || len(ids) == 0 {
		return err
	}
	e := eldersles{s: s, z: z, geeft: geeft}
	if err := e.lees(ids); err != nil || len(e.gelezen) == 0 {
		return err
	}
	var rijen []informatie.Woordrij
	var velden []string
	for _, t := range teksten {
		if t.Stond || t.Tekst == "" {
			continue
		}
		rest, fout, err := e.veld(t)
		if err != nil {
			return err
		}
		if fout != "" {
			v.Eis(false, t.Veld, fout)
			return nil
		}
		if len(t.Gegevens) == 0 {
			rijen, velden = append(rijen, rest), append(velden, t.Veld)
		}
	}
	for i := range rijen {
		if fout := e.fout(informatie.Aaneen(rijen[:i+1]), false); fout != "" {
			v.Eis(false, velden[i], overVelden+fout)
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
			e.eigen = append(e.eigen, t)
		} else {
			e.gelezen = append(e.gelezen, t)
		}
	}
	return nil
}

func (s *scope) openElders(r store.Gegeven) (elderstekst, error) {
	in, err := s.tekst(stuk{Gegeven: r})
	if err != nil {
		return elderstekst{}, err
	}
	t := elderstekst{stuk: r, rijen: []informatie.Woordrij{informatie.Lees(crypto.Beeld(in.Tekst)), informatie.Lees(crypto.Beeld(in.Bron))}}
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

// veld is what is wrong with one text, and what is left of it without what may be said.
func (e *eldersles) veld(t casus.Veldtekst) (rest informatie.Woordrij, fout string, err error) {
	rest = informatie.Lees(crypto.Beeld(t.Tekst))
	if e.fout(rest, t.Benoemt) == "" {
		return rest, "", nil
	}
	if rest, err = e.rest(rest, t.Gegevens); err != nil {
		return rest, "", err
	}
	return rest, e.fout(rest, t.Benoemt), nil
}

// rest is what is left of a text without what this Casus says to the callers and without what their own Partij said before anybody it could have it from.
func (e *eldersles) rest(rij informatie.Woordrij, gegevens []string) (informatie.Woordrij, error) {
	hier, err := e.hierGezegd(gegevens)
	if err != nil {
		return rij, err
	}
	for _, h := range hier {
		rij = rij.Zonder(h)
	}
	for _, eigen := range e.eigen {
		for _, ander := range e.gelezen {
			if eigen.stuk.Aangemaakt >= ander.sinds {
				continue
			}
			for _, woorden := range eigen.rijen {
				rij = rij.Zonder(woorden)
			}
			break
		}
	}
	return rij, nil
}

// hierGezegd is what pieces of this Casus say that the callers know, and those that a text is tied to: what of it may stand where, is decided with these.
func (e *eldersles) hierGezegd(gegevens []string) (uit []informatie.Woordrij, err error) {
	if e.z.ID == "" {
		return nil, nil
	}
	stukken, err := e.s.stukkenOpID(e.z)
	if err != nil {
		return nil, err
	}
	kent := e.s.lasStuk
	if e.geeft {
		kent = e.s.zagStuk
	}
	for id, k := range stukken {
		ja := slices.Contains(gegevens, id)
		if !ja {
			if ja, err = kent(k); err != nil {
				return nil, err
			}
		}
		if !ja || e.s.allenVan(k.Partij) {
			continue
		}
		d, _, err := e.s.openStuk(k)
		if err != nil {
			return nil, err
		}
		uit = append(uit, d.rij)
	}
	return uit, nil
}

// fout is what is wrong with words, or "".
func (e *eldersles) fout(rij informatie.Woordrij, benoemt bool) string {
	for _, ander := range e.gelezen {
		for _, oud := range ander.rijen {
			switch woorden := rij.HaaltElders(oud, benoemt); {
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
	ids, err := s.tx.StukkenMetMerk(in.merken(s.g.keys.Blind))
	for _, id := range ids {
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
