// SPDX-License-Identifier: EUPL-1.2

package main

import (
	"fmt"
	"os"

	"rondetafel/internal/policy"
)

// policyTest holds the policies of a profile against its expectations.
type policyTest struct {
	Map string `arg:"" help:"Map met de .cedar-bestanden en de verwachtingen (.json)." type:"existingdir"`
}

// Run prints each expectation that did not hold.
func (p policyTest) Run(o omgeving) error {
	uitslag, err := policy.Test(os.DirFS(p.Map))
	if err != nil {
		return err
	}
	for _, regel := range uitslag.Afwijkingen {
		if err := o.schrijf("%s\n", regel); err != nil {
			return err
		}
	}
	if n := len(uitslag.Afwijkingen); n > 0 {
		return fmt.Errorf("%d van de %d verwachtingen kwamen niet uit", n, uitslag.Gevallen)
	}
	return o.schrijf("Alle %d verwachtingen kwamen uit.\n", uitslag.Gevallen)
}
