// SPDX-License-Identifier: EUPL-1.2

// Command naleving writes anew docs/naleving.md, which rule is carried out by what and which test proves it, and the file with
// the same tests that the page of the covenant shows. Run it in the module's root.
package main

import (
	"errors"
	"fmt"
	"os"

	"rondetafel/internal/archtest"
	"rondetafel/internal/convenant"
)

func main() {
	if err := write("."); err != nil {
		fmt.Fprintln(os.Stderr, "naleving:", err)
		os.Exit(1)
	}
}

func write(root string) error {
	module, err := archtest.Load(root)
	if err != nil {
		return err
	}
	text := archtest.Compliance(module, convenant.Regels())
	proof, err := archtest.Proof(module)
	if err != nil {
		return err
	}
	return errors.Join(os.WriteFile(root+"/"+archtest.CompliancePath, []byte(text), 0o644),
		os.WriteFile(root+"/"+archtest.ProofPath, proof, 0o644))
}
