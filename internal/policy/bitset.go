// SPDX-License-Identifier: EUPL-1.2

package policy

import (
	"slices"

	"github.com/cedar-policy/cedar-go/types"

	"rondetafel/internal/informatie"
)

// bitset gives bits, each at its place, their names, and keeps the Cedar set of
// every combination ready.
type bitset struct {
	namen   []string
	plaats  []int // of the bit of each name
	waarden []types.Value
}

// opRij is a bitset whose names have the bits from 0 on.
func opRij(namen ...string) *bitset {
	b := &bitset{namen: namen}
	for i := range namen {
		b.plaats = append(b.plaats, i)
	}
	return b
}

// functieBits names the bits of Functie….
func functieBits() *bitset {
	return opRij("aanmelder", "uitvoerder", "procesregisseur", "manager", "ondersteuning",
		"fg", "rechtmatigheid", "partijbeheerder", "functioneelbeheer", "coordinerendfg", "contactpunt", "mandaat")
}

// rolBits names the bits that a person's row in zicht has.
func rolBits() *bitset {
	return &bitset{namen: []string{"procesregisseur", "waarnemer", "aangewezen", "casusregisseur", "noodinzage"}, plaats: []int{0, 1, 2, 7, 11}}
}

// partijRolBits names the bits that the row of a Partij in zicht has.
func partijRolBits() *bitset {
	return &bitset{namen: []string{"aanmelder", "deelnemer", "bevraagd", "casusregie", "plan", "incidenteel"}, plaats: []int{3, 4, 5, 6, 9, 10}}
}

// perkBits names the limits that the Privacy Protocol sets to a piece.
func perkBits() *bitset { return opRij(informatie.AllePerken()...) }

// klaar makes the Cedar sets, which waarde needs.
func (b *bitset) klaar() *bitset {
	b.waarden = make([]types.Value, 1<<len(b.namen))
	for combinatie := range b.waarden {
		var set []types.Value
		for i, naam := range b.namen {
			if combinatie&(1<<i) != 0 {
				set = append(set, types.String(naam))
			}
		}
		b.waarden[combinatie] = types.NewSet(set...)
	}
	return b
}

// waarde is the Cedar set of the names in v.
func (b *bitset) waarde(v Bits) types.Value {
	combinatie := 0
	for i, plaats := range b.plaats {
		combinatie |= int(v>>plaats&1) << i
	}
	return b.waarden[combinatie]
}

// bit is the bit of a name, 0 for a name that the field cannot hold.
func (b *bitset) bit(naam string) Bits {
	i := slices.Index(b.namen, naam)
	if i < 0 {
		return 0
	}
	return 1 << b.plaats[i]
}

// som is the bitset of all names given; unknown ones count for nothing.
func (b *bitset) som(namen []string) Bits {
	var uit Bits
	for _, naam := range namen {
		uit |= b.bit(naam)
	}
	return uit
}

// alle is the bitset with every name.
func (b *bitset) alle() Bits { return b.som(b.namen) }
