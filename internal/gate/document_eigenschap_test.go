// SPDX-License-Identifier: EUPL-1.2

package gate_test

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"math/rand/v2"
	"sync"
	"testing"
	"time"

	"rondetafel/internal/document/sample"
	"rondetafel/internal/gate"
	. "rondetafel/internal/gate/gatetest"
	"rondetafel/internal/informatie"
)

// documentspel changes the will of suppliers at random while everybody looks.
type documentspel struct {
	*Huis
	t       *testing.T
	r       *rand.Rand
	stukken []*stukMetDocument
}

type stukMetDocument struct {
	id, wie string
	versie  int64
	doc     string // "" when it has none
	inhoud  []byte
	weg     bool
}

// Whatever the conditions of a piece become, and whoever looks: a document answers as its piece does, allowed, refused or not there, and
// the piece shows it exactly to who may open it (rule 13.2-1).
func TestDocumentVolgtZijnGegeven(t *testing.T) {
	motoren(t, func(t *testing.T, h *Huis) {
		seed := uint64(time.Now().UnixNano())
		t.Logf("seed %d", seed)
		s := &documentspel{Huis: h, t: t, r: rand.New(rand.NewPCG(seed, 1))}
		z := h.AanHetRTO(Bo, Cleo)
		for i := range 6 {
			wie := []string{Anna, Bo, Cleo}[i%3]
			inhoud := sample.PDF(fmt.Sprintf("Brief %d", i))
			v, d := metDocument(t, h, z, wie, inhoud)
			s.stukken = append(s.stukken, &stukMetDocument{id: v.ID, wie: wie, versie: v.Versie, doc: d.ID, inhoud: inhoud})
		}
		for range 40 {
			s.verander(s.stukken[s.r.IntN(len(s.stukken))], z)
			k := s.stukken[s.r.IntN(len(s.stukken))]
			for _, wie := range []string{Anna, Bo, Bas, Cleo, Dirk, Petra, Pim, Mo, Fien, Oda, Nul} {
				s.kijk(k, wie)
			}
		}
		if r := h.Verify(); r.Fout != "" {
			t.Errorf("verify says %s", r.Fout)
		}
	})
}

// verander does one random thing with k, as its supplier.
func (s *documentspel) verander(k *stukMetDocument, z gate.Verwijzing) {
	s.t.Helper()
	if k.weg {
		return
	}
	ctx, c := s.Ctx(), Als(k.wie)
	var v gate.Verwijzing
	var err error
	switch n := s.r.IntN(10); {
	case n < 6:
		w := informatie.Voorwaarden{Wie: []informatie.Lezers{informatie.AlleenProcesregisseur, informatie.GekozenPartijen, informatie.AlleDeelnemers}[s.r.IntN(3)], Vanaf: informatie.VanafRTO}
		if w.Wie == informatie.GekozenPartijen {
			w.Lezers = []string{PartijVan([]string{Anna, Bo, Cleo}[s.r.IntN(3)])}
		}
		v, err = s.GegevenVoorwaarden(ctx, c, informatie.Wijzigen{Gegeven: k.id, Versie: k.versie, Voorwaarden: w})
	case n < 7 && k.doc != "":
		v, err = s.DocumentVerwijderen(ctx, c, informatie.Weghalen{Document: k.doc, Versie: k.versie})
		k.doc = ""
	case n < 9 && k.doc == "":
		var d gate.DocumentBlad
		k.inhoud = sample.PDF("Opnieuw " + k.id)
		d, err = stuur(s.Huis, z, k.wie, "opnieuw.pdf", k.inhoud)
		goed(s.t, err)
		k.doc = d.ID
		v, err = s.DocumentToevoegen(ctx, c, informatie.Aanhangen{Gegeven: k.id, Versie: k.versie, Documenten: []string{d.ID}})
	case n == 9 && s.r.IntN(3) == 0:
		v, err = s.GegevenIntrekken(ctx, c, informatie.Intrekken{Gegeven: k.id, Versie: k.versie, Reden: "Het klopte niet."})
		k.weg = true
	default:
		_, err = s.VoerTaken(ctx)
		v.Versie = k.versie
	}
	goed(s.t, err)
	k.versie = v.Versie
}

func (s *documentspel) kijk(k *stukMetDocument, wie string) {
	s.t.Helper()
	b, stukFout := s.GegevenLezen(s.Ctx(), Als(wie), k.id)
	toont := len(b.Documenten) == 1
	if k.doc == "" {
		if len(b.Documenten) != 0 {
			s.t.Errorf("%s sees a document that was taken away", wie)
		}
		return
	}
	u, docFout := s.DocumentLezen(s.Ctx(), Als(wie), k.doc)
	if uit(stukFout) != uit(docFout) || toont != (docFout == nil) {
		s.t.Errorf("%s: the piece is %s (%v), its document %s (%v), shown %v", wie, uit(stukFout), stukFout, uit(docFout), docFout, toont)
		return
	}
	if docFout != nil {
		return
	}
	var kreeg bytes.Buffer
	goed(s.t, u.Schrijf(s.Ctx(), &kreeg))
	if !bytes.Equal(kreeg.Bytes(), k.inhoud) {
		s.t.Errorf("%s gets another document", wie)
	}
}

// Files of several people at once stay apart, and each of them whole, while others look.
func TestDocumentTegelijk(t *testing.T) {
	motoren(t, func(t *testing.T, h *Huis) {
		z := h.AanHetRTO(Bo, Cleo)
		var groep sync.WaitGroup
		klaar, fouten := make([]gate.DocumentBlad, 6), make([]error, 6)
		for i := range klaar {
			groep.Go(func() {
				wie := []string{Anna, Bo, Cleo}[i%3]
				klaar[i], fouten[i] = stuur(h, z, wie, fmt.Sprintf("%d.txt", i), bytes.Repeat(fmt.Appendf(nil, "regel %d\n", i), 60_000))
				_, kijk := h.CasusLezen(h.Ctx(), Als(wie), z.ID)
				fouten[i] = errors.Join(fouten[i], kijk)
			})
		}
		groep.Wait()
		for i, d := range klaar {
			goed(t, fouten[i])
			in := h.Gegeven(z, informatie.AlleDeelnemers)
			in.Documenten = []string{d.ID}
			goed(t, vergeet(h.GegevenToevoegen(h.Ctx(), Als([]string{Anna, Bo, Cleo}[i%3]), in)))
			if !bytes.Equal(haal(t, h, Petra, d.ID), bytes.Repeat(fmt.Appendf(nil, "regel %d\n", i), 60_000)) {
				t.Errorf("file %d is another", i)
			}
		}
	})
}

// A job that was cut off halfway is done again from where it was; a file that was given meanwhile stays.
func TestDocumentOpruimenHalf(t *testing.T) {
	h := Nieuw(t)
	ctx, z := h.Ctx(), h.AanHetRTO(Bo)
	half, err := stuur(h, z, Bo, "half.txt", tekstVan(300_000))
	goed(t, err)
	_, blijft := metDocument(t, h, z, Bo, tekstVan(200_000))
	h.SQL(`DELETE FROM bestand_deel WHERE bestand = $1 AND nummer < 2`, half.ID)
	h.SQL(`INSERT INTO job (id, soort, object, vanaf, pogingen, huurder, huur_tot) VALUES ('j-los', 'bestand', $1, 0, 0, '', 0)`, blijft.ID)
	h.Klok.Loop(25 * time.Hour)
	if n, err := h.VoerTaken(ctx); n != 2 || err != nil {
		t.Errorf("%d jobs, %v", n, err)
	}
	if n := h.Getal(`SELECT COUNT(*) FROM bestand`); n != 1 {
		t.Errorf("%d files are left", n)
	}
	haal(t, h, Anna, blijft.ID)
	geannuleerd, stop := context.WithCancel(ctx)
	stop()
	s, err := h.DocumentLezen(ctx, Als(Anna), blijft.ID)
	goed(t, err)
	if err := s.Schrijf(geannuleerd, io.Discard); err != nil && !errors.Is(err, context.Canceled) {
		t.Errorf("who went away: %v", err)
	}
}
