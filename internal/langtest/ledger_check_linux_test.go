// SPDX-License-Identifier: EUPL-1.2

package langtest

import (
	"crypto/rand"
	"maps"
	"path/filepath"
	"testing"

	"rondetafel/internal/informatie"
)

// The ledgers are the measure of the long tests: each way in which a house can differ from one must be seen.
func TestLedgerSees(t *testing.T) {
	h := house{kit: theKit(t), data: filepath.Join(folder(t), "house"), r: chance(t)}
	copyHouse(t, h.kit, h.data)
	s := h.up(t)
	p, err := newPerson(cast()[0], s.base, h.r.Uint64())
	if err != nil {
		t.Fatal(err)
	}
	for range 2 {
		p.fillZaak(t)
	}
	if err := p.check(true); err != nil {
		t.Fatalf("nothing is wrong: %v", err)
	}
	for _, c := range differences() {
		t.Run(c.name, func(t *testing.T) { seesDifference(t, p, c) })
	}
	if err := s.stop(); err != nil {
		t.Error(err)
	}
}

// fillZaak reports a Casus and adds three pieces to it.
func (p *person) fillZaak(t *testing.T) {
	t.Helper()
	if _, err := p.report(rand.Text(), *p.newMelding()); err != nil {
		t.Fatal(err)
	}
	z := p.book.zaken[len(p.book.zaken)-1]
	for range 3 {
		if _, err := p.add(rand.Text(), z, p.newStuk(z)); err != nil {
			t.Fatal(err)
		}
	}
}

func seesDifference(t *testing.T, p *person, c difference) {
	z := p.book.zaken[0]
	zaken, was, stukken := p.book.zaken, *z, maps.Clone(z.stukken)
	cookie := p.cookie
	c.make(p, z)
	err := p.check(true)
	if err == nil || isLoss(err) != c.loss {
		t.Errorf("check says %v, which is a loss: %v, it should be: %v", err, isLoss(err), c.loss)
	}
	*z, z.stukken, p.book.zaken, p.cookie = was, stukken, zaken, cookie
	if c.stays {
		return
	}
	if err := p.check(true); err != nil {
		t.Errorf("after that nothing is wrong: %v", err)
	}
}

// difference is a way to make ledger and house differ.
type difference struct {
	name  string
	loss  bool // an acknowledged act is gone
	stays bool // the house itself was changed by it
	make  func(*person, *zaak)
}

func differences() []difference {
	unknown := "01a00000000070008000000000000000"
	return []difference{
		{"a log-in that is not there", true, false, func(p *person, _ *zaak) { p.cookie = nil }},
		{"a casus that is not there", true, false, func(p *person, z *zaak) {
			other := *z
			other.id = unknown
			p.book.zaken = append([]*zaak{&other}, p.book.zaken...)
		}},
		{"a casus that nobody reported", false, false, func(p *person, _ *zaak) { p.book.zaken = p.book.zaken[1:] }},
		{"another report", false, false, func(_ *person, z *zaak) { z.melding.Aanleiding += "?" }},
		{"a betrokkene too few", false, false, func(_ *person, z *zaak) {
			z.melding.Betrokkenen = append(z.melding.Betrokkenen, z.melding.Betrokkenen[0])
		}},
		{"a piece that is not there", true, false, func(p *person, z *zaak) { z.stukken[unknown] = stuk{id: unknown, versie: 1, in: p.newStuk(z)} }},
		{"a piece that nobody added", false, false, func(p *person, z *zaak) { delete(z.stukken, p.anyOf(z).id) }},
		{"a piece with another text", false, false, func(p *person, z *zaak) {
			s := p.anyOf(z)
			s.in.Tekst += "?"
			z.stukken[s.id] = s
		}},
		{"a version that is not there", true, false, func(p *person, z *zaak) {
			s := p.anyOf(z)
			s.versie++
			z.stukken[s.id] = s
		}},
		{"a report in doubt that was confirmed", true, true, func(p *person, _ *zaak) {
			p.book.unsure = &act{key: rand.Text(), confirmed: true, melding: p.newMelding()}
		}},
		{"a piece in doubt that was confirmed", true, true, func(p *person, z *zaak) {
			p.book.unsure = &act{key: rand.Text(), confirmed: true, zaak: z, in: p.newStuk(z)}
		}},
		{"a better text in doubt that was confirmed", true, true, func(p *person, z *zaak) {
			p.book.unsure = &act{key: rand.Text(), confirmed: true, zaak: z, verbeter: p.anyOf(z).id, in: p.newStuk(z)}
		}},
		{"a piece in doubt that is there by half", false, true, func(p *person, z *zaak) {
			in := p.newStuk(z)
			half := in
			half.Tekst = half.Tekst[:10]
			made, _ := p.add(rand.Text(), z, half) // what does not work here fails below
			delete(z.stukken, made)
			p.book.unsure = &act{key: rand.Text(), zaak: z, in: in}
		}},
		{"a piece in doubt that is there twice", false, true, func(p *person, z *zaak) {
			in, key := p.newStuk(z), rand.Text()
			for _, k := range []string{key, rand.Text()} {
				made, _ := p.add(k, z, in)
				delete(z.stukken, made)
			}
			p.book.unsure = &act{key: key, zaak: z, in: in}
		}},
	}
}

// What was in doubt may be done or not: both are fine, and afterwards it is done once.
func TestLedgerSettles(t *testing.T) {
	h := house{kit: theKit(t), data: filepath.Join(folder(t), "house"), r: chance(t)}
	copyHouse(t, h.kit, h.data)
	p, err := newPerson(cast()[1], h.up(t).base, h.r.Uint64())
	if err != nil {
		t.Fatal(err)
	}
	for i := range 20 {
		done := i%2 == 0
		if err := p.doubtful(done); err != nil {
			t.Fatalf("act %d, done %v: %v", i, done, err)
		}
		if err := p.check(true); err != nil {
			t.Fatalf("act %d, done %v: %v", i, done, err)
		}
	}
}

// doubtful puts an act of each kind in turn in doubt, done or not, as if its answer had not come.
func (p *person) doubtful(done bool) error {
	a := act{key: rand.Text(), melding: p.newMelding()}
	if z := p.current(); z != nil {
		a = act{key: a.key, zaak: z, in: p.newStuk(z)}
		if len(z.stukken) > 0 && p.r.IntN(2) == 0 {
			a.verbeter = p.anyOf(z).id
		}
	}
	p.book.unsure = &a
	if !done {
		return nil
	}
	var err error
	var ignored struct{}
	switch {
	case a.melding != nil:
		_, err = p.post("/casussen", a.key, *a.melding, &ignored)
	case a.verbeter != "":
		body := informatie.Corrigeren{Inhoud: a.in.Inhoud, Versie: a.zaak.stukken[a.verbeter].versie, Soort: a.in.Soort}
		_, err = p.post("/gegevens/"+a.verbeter+"/_corrigeren", a.key, body, &ignored)
	default:
		_, err = p.post("/casussen/"+a.zaak.id+"/gegevens", a.key, a.in, &ignored)
	}
	return err
}
