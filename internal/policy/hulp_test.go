// SPDX-License-Identifier: EUPL-1.2

package policy

import (
	"io/fs"
	"math"
	"testing"
	"testing/fstest"

	cedar "github.com/cedar-policy/cedar-go"
	"pgregory.net/rapid"
)

// nieuw makes the engine of the covenant.
func nieuw(t testing.TB) *Engine {
	t.Helper()
	e, err := New(Options{})
	if err != nil {
		t.Fatal(err)
	}
	return e
}

// alleen is a profile in which every file of the covenant is empty and only the
// given policies count.
func alleen(t testing.TB, beleid string) fstest.MapFS {
	t.Helper()
	uit := fstest.MapFS{"los.cedar": {Data: []byte(beleid)}}
	namen, err := fs.Glob(convenant, "convenant/*.cedar")
	if err != nil || len(namen) == 0 {
		t.Fatal("no covenant", err)
	}
	for _, naam := range namen {
		uit[naam[len("convenant/"):]] = &fstest.MapFile{}
	}
	return uit
}

// Small worlds, so that drawn facts meet each other often.

func partijen() *rapid.Generator[string] {
	return rapid.SampledFrom([]string{"p-rood", "p-blauw", "p-groen"})
}

func bits(alle Bits) *rapid.Generator[Bits] {
	return rapid.Custom(func(t *rapid.T) Bits {
		return Bits(rapid.Uint32Range(0, uint32(alle)).Draw(t, "bits")) & alle
	})
}

// functies are mostly one, as in life, sometimes any.
func functies() *rapid.Generator[Bits] {
	een := rapid.Map(rapid.IntRange(0, len(functieBits().namen)-1), func(i int) Bits { return 1 << i })
	return rapid.OneOf(een, een, bits(functieBits().alle()))
}

func eenWie() *rapid.Generator[Wie] {
	return rapid.Custom(func(t *rapid.T) Wie {
		return Wie{
			Medewerker:   rapid.SampledFrom([]string{"m-noor", "m-sem"}).Draw(t, "medewerker"),
			Partij:       partijen().Draw(t, "partij"),
			Functies:     functies().Draw(t, "functies"),
			PartijActief: rapid.IntRange(0, 9).Draw(t, "actief") > 0,
			Getekend:     rapid.IntRange(0, 9).Draw(t, "getekend") > 0,
			Incidenteel:  rapid.IntRange(0, 9).Draw(t, "incidenteel") == 0,
		}
	})
}

func eenContext() *rapid.Generator[Context] {
	return rapid.Custom(func(t *rapid.T) Context {
		return Context{
			Nu:           100,
			Soort:        rapid.SampledFrom([]string{"", "complexe_casus", "radicalisering", "top_x"}).Draw(t, "soort"),
			Namens:       rapid.SampledFrom([]string{"", "p-rood"}).Draw(t, "namens"),
			NaarFuncties: bits(functieBits().alle()).Draw(t, "naarFuncties"),
			NaarPartij:   partijen().Draw(t, "naarPartij"),
			NaarActief:   rapid.Bool().Draw(t, "naarActief"),
			NaarGetekend: rapid.Bool().Draw(t, "naarGetekend"),
			Herkomst:     "proef",
		}
	})
}

func eenCasus(id string) *rapid.Generator[Casus] {
	return rapid.Custom(func(t *rapid.T) Casus {
		return Casus{
			ID: id,
			Fase: rapid.SampledFrom([]string{"te_bevestigen", "aangemeld", "screening", "triage", "rto",
				"nazorg", "afschaling", "afgewezen", "doorverwezen", "gesloten", "vernietigd"}).Draw(t, "fase"),
			Soort:        rapid.SampledFrom([]string{"complexe_casus", "jongere", "nazorg_detentie"}).Draw(t, "casussoort"),
			Aanmelder:    partijen().Draw(t, "aanmelder"),
			Open:         rapid.Bool().Draw(t, "open"),
			Toegewezen:   rapid.Bool().Draw(t, "toegewezen"),
			Rollen:       bits(rolBits().alle()).Draw(t, "rollen"),
			PartijRollen: bits(partijRolBits().alle()).Draw(t, "partijRollen"),
			EersteRTO:    rapid.SampledFrom([]int64{99, 100, 101, math.MaxInt64}).Draw(t, "eersteRTO"),
			PlanVast:     rapid.Bool().Draw(t, "planVast"),
		}
	})
}

func eenGegeven(id string, casus Casus) *rapid.Generator[Gegeven] {
	return rapid.Custom(func(t *rapid.T) Gegeven {
		return Gegeven{
			ID: id, Casus: casus,
			Leverancier: partijen().Draw(t, "leverancier"),
			Wie:         rapid.SampledFrom([]string{"procesregisseur", "partijen", "plan", "deelnemers"}).Draw(t, "wie"),
			Lezers:      rapid.SliceOfNDistinct(partijen(), 0, 2, rapid.ID[string]).Draw(t, "lezers"),
			Ingetrokken: rapid.IntRange(0, 3).Draw(t, "ingetrokken") == 0,
			GeldigTot:   rapid.SampledFrom([]int64{99, 100, 101, math.MaxInt64}).Draw(t, "geldigTot"),
			Vanaf:       rapid.SampledFrom([]string{"rto", "plan"}).Draw(t, "vanaf"),
			BuitenDoel:  rapid.IntRange(0, 3).Draw(t, "buitenDoel") == 0,
			VolgendRTO:  rapid.SampledFrom([]int64{0, 0, 100, 101, math.MaxInt64}).Draw(t, "volgendRTO"),
			VoorafTot:   rapid.SampledFrom([]int64{0, 100, 101, math.MaxInt64}).Draw(t, "voorafTot"),
			VraagVooraf: rapid.Bool().Draw(t, "vraagVooraf"),
			Protocol:    rapid.SampledFrom([]Bits{0, 0, 0, 1, 2, 4, 8, 12, 240}).Draw(t, "protocol"),
			Citeren:     rapid.Bool().Draw(t, "citeren"),
		}
	})
}

// leesBeleidLos parses one policy without checking it.
func leesBeleidLos(tekst string) (*beleid, error) {
	var p cedar.Policy
	if err := p.UnmarshalCedar([]byte(tekst)); err != nil {
		return nil, err
	}
	return nieuwBeleid(&p), nil
}
