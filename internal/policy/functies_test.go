// SPDX-License-Identifier: EUPL-1.2

package policy_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"rondetafel/internal/partij"
	"rondetafel/internal/policy"
)

func functieBits() map[partij.Functie]policy.Bits {
	return map[partij.Functie]policy.Bits{
		partij.Aanmelder: policy.FunctieAanmelder, partij.Uitvoerder: policy.FunctieUitvoerder,
		partij.Procesregisseur: policy.FunctieProcesregisseur, partij.Manager: policy.FunctieManager,
		partij.Ondersteuning: policy.FunctieOndersteuning, partij.FG: policy.FunctieFG,
		partij.Rechtmatigheid: policy.FunctieRechtmatigheid, partij.Partijbeheerder: policy.FunctiePartijbeheerder,
		partij.Functioneelbeheer: policy.FunctieFunctioneelbeheer,
		partij.CoordinerendFG:    policy.FunctieCoordinerendFG, partij.Contactpunt: policy.FunctieContactpunt, partij.Mandaat: policy.FunctieMandaat,
	}
}

// The gate makes the bit of a Functie from its place in partij.Functies. Were that order another than that of the bits here,
// everybody would have somebody else's rights.
func TestFunctiesInDeVolgordeVanHunBits(t *testing.T) {
	bits := functieBits()
	if got := len(partij.Functies()); got != len(bits) {
		t.Fatalf("%d functions, %d bits", got, len(bits))
	}
	for i, f := range partij.Functies() {
		if bit := policy.Bits(1) << i; bits[f] != bit {
			t.Errorf("%s is in place %d and its bit is %b", f, i, bits[f])
		}
	}
}

// Each bit is known to the policies by the very word of partij, and by no other.
func TestFunctiesHetenInHetBeleidZo(t *testing.T) {
	var tekst strings.Builder
	for _, f := range partij.Functies() {
		fmt.Fprintf(&tekst, `@id("heeft-%[1]s") @artikel("3.1") @waarom("Je bent %[1]s.")
			permit (principal, action == Action::"verklaring.lezen", resource is Huis)
			when { principal.functies.contains("%[1]s") };`+"\n", f)
	}
	e, err := policy.New(policy.Options{Profiel: fstest.MapFS{"functies.cedar": {Data: []byte(tekst.String())}}})
	if err != nil {
		t.Fatal(err)
	}
	for f, bit := range functieBits() {
		wie := verzonnen()
		wie.Functies = bit
		besluit := e.Beslis(wie, "verklaring.lezen", policy.Huis{}, policy.Context{})
		got := slices.DeleteFunc(slices.Clone(besluit.Regels), func(id string) bool { return !strings.HasPrefix(id, "heeft-") })
		if want := []string{"heeft-" + string(f)}; !slices.Equal(got, want) {
			t.Errorf("bit %b: %v of %v, want %v", bit, got, besluit.Regels, want)
		}
	}
}
