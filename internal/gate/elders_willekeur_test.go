// SPDX-License-Identifier: EUPL-1.2

package gate_test

import (
	"errors"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"

	"rondetafel/internal/errs"
	"rondetafel/internal/gate"
	. "rondetafel/internal/gate/gatetest"
	"rondetafel/internal/informatie"
)

// eldersspel plays people who read and write in three Casussen, beside a model of what each was shown.
type eldersspel struct {
	*Huis
	t       *rapid.T
	zaken   []gate.Verwijzing
	teksten []string // of each play its own, so that none stands in so many pieces that it is of nobody
	stukken []eldersstuk
	gezien  map[string]map[string]bool // by piece: who was shown it
}

type eldersstuk struct {
	gate.Verwijzing
	zaak, partij string
	tekst        int
	ingetrokken  bool
}

// eigenZin is a sentence of fourteen words that stand nowhere else.
func eigenZin(woord *int) string {
	var uit []string
	for range 14 {
		*woord++
		uit = append(uit, "woord"+strings.Map(func(r rune) rune { return r - '0' + 'a' }, strconv.Itoa(*woord)))
	}
	return strings.Join(uit, " ")
}

// toont notes that wie was shown a piece.
func (h *eldersspel) toont(wie string, z gate.Verwijzing) {
	b, err := h.CasusLezen(h.Ctx(), Als(wie), z.ID)
	if err != nil {
		h.t.Fatalf("%s reads %s: %v", wie, z.Nummer, err)
	}
	for _, g := range b.Gegevens {
		if g.Tekst != "" && !g.Eigen && h.gezien[g.ID] != nil {
			h.gezien[g.ID][wie] = true
		}
	}
}

// elders tells whether wie has text from a piece of another Partij that they, or for a piece somebody of their Partij, were shown in another Casus. What their
// own Partij gave before such a piece is from nowhere else.
func (h *eldersspel) elders(wie string, z gate.Verwijzing, tekst int, geeft bool) bool {
	eerste := -1 // of those that were shown: what stands in the others is older for nobody
	for i, k := range h.stukken {
		zag := h.gezien[k.ID][wie]
		for ander := range h.gezien[k.ID] {
			zag = zag || geeft && PartijVan(ander) == PartijVan(wie)
		}
		if eerste < 0 && k.tekst == tekst && k.zaak != z.ID && k.partij != PartijVan(wie) && zag {
			eerste = i
		}
	}
	return eerste >= 0 && !slices.ContainsFunc(h.stukken[:eerste], func(k eldersstuk) bool { return k.tekst == tekst && k.partij == PartijVan(wie) })
}

// hier tells whether a piece of another Partij in the Casus says the same: what of it stands where is decided with that.
func (h *eldersspel) hier(wie string, z gate.Verwijzing, tekst int) bool {
	return slices.ContainsFunc(h.stukken, func(k eldersstuk) bool { return k.tekst == tekst && k.zaak == z.ID && k.partij != PartijVan(wie) })
}

func (h *eldersspel) klopt(wat string, err error, elders, hier bool) {
	var in *errs.Invalid
	switch {
	case err == nil && elders && !hier:
		h.t.Fatalf("%s: taken from another Casus and kept", wat)
	case err != nil && (!errors.As(err, &in) || len(in.Velden) != 1):
		h.t.Fatalf("%s: %v", wat, err)
	case err != nil && strings.Contains(in.Velden[0].Melding, "ander dossier") && !elders:
		h.t.Fatalf("%s: refused for another Casus, of which nobody was shown anything: %+v", wat, in)
	}
}

// rules 12.1-1 and 13.2-3: whatever people read and write in several Casussen, in whatever order, nobody puts in one what they were shown in another and
// who was shown nothing is never told of one.
func TestEldersWillekeur(t *testing.T) {
	motoren(t, func(t *testing.T, huis *Huis) {
		var zaken []gate.Verwijzing
		mensen := []string{Anna, Bo, Cleo}
		for range 3 {
			z := huis.RTO(Bo, Cleo)
			huis.AanTafel(z, mensen...)
			goed(t, vergeet(huis.DeelnameAanwijzen(huis.Ctx(), Als(Anna), aanwijzen(z, Arno))))
			zaken = append(zaken, z)
		}
		huis.Klok.Loop(time.Hour)
		woord := 0
		rapid.Check(t, func(t *rapid.T) {
			h := &eldersspel{Huis: huis, t: t, zaken: zaken, gezien: map[string]map[string]bool{}}
			for range 2 {
				h.teksten = append(h.teksten, eigenZin(&woord))
			}
			for range 12 {
				h.Klok.Loop(time.Second)
				z := zaken[rapid.IntRange(0, 2).Draw(t, "casus")]
				wie := rapid.SampledFrom(append(mensen, Arno)).Draw(t, "wie")
				tekst := rapid.IntRange(0, len(h.teksten)-1).Draw(t, "welke")
				switch woorden := h.teksten[tekst]; rapid.IntRange(0, 4).Draw(t, "handeling") {
				case 0, 1:
					h.geeft(wie, z, tekst, "Wij weten dit. "+woorden)
				case 2:
					h.toont(wie, z)
				case 3:
					elders, hier := h.elders(wie, z, tekst, false), h.hier(wie, z, tekst)
					err := vergeet(h.InformatievraagStellen(h.Ctx(), Als(wie), informatie.Informatievraag{Casus: z.ID, Partijen: []string{Politie, Gemeente, Zorg}[:1+tekst],
						Vraag: "Klopt dit? " + woorden, Doel: "veiligheid", Uiterlijk: h.Vandaag()}))
					h.klopt(wie+" asks", err, elders, hier)
				case 4:
					h.trekIn(rapid.IntRange(0, 9).Draw(t, "stuk"))
				}
			}
		})
	})
}

func (h *eldersspel) geeft(wie string, z gate.Verwijzing, tekst int, woorden string) {
	elders, hier := h.elders(wie, z, tekst, true), h.hier(wie, z, tekst)
	in := h.Gegeven(z, informatie.AlleDeelnemers)
	in.Tekst = woorden
	v, err := h.GegevenToevoegen(h.Ctx(), Als(wie), in)
	h.klopt(wie+" gives", err, elders, hier)
	if err == nil {
		h.stukken = append(h.stukken, eldersstuk{Verwijzing: v, zaak: z.ID, partij: PartijVan(wie), tekst: tekst})
		h.gezien[v.ID] = map[string]bool{}
	}
}

// trekIn lets a supplier take a piece back: who was shown it does not come free of it.
func (h *eldersspel) trekIn(i int) {
	if i >= len(h.stukken) || h.stukken[i].ingetrokken {
		return
	}
	k := &h.stukken[i]
	van := map[string]string{Gemeente: Anna, Politie: Bo, Zorg: Cleo}[k.partij]
	if _, err := h.GegevenIntrekken(h.Ctx(), Als(van), informatie.Intrekken{Gegeven: k.ID, Versie: k.Versie, Reden: "Het klopte niet."}); err != nil {
		h.t.Fatalf("taken back: %v", err)
	}
	k.ingetrokken = true
}
