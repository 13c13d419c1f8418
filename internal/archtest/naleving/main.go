// SPDX-License-Identifier: EUPL-1.2

// Command naleving writes docs/naleving.md anew: which rule is carried out by what, and which test proves it. Run it in the
// module's root.
package main

import (
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
	return os.WriteFile(root+"/"+archtest.CompliancePath, []byte(text), 0o644)
}
