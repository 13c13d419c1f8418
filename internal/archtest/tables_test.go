// SPDX-License-Identifier: EUPL-1.2

package archtest_test

import (
	"maps"
	"testing"

	"rondetafel/internal/archtest"
)

// rule 14.3-1: all tables for spreadsheets go through one place, which keeps formulas out.
func TestModuleOneTable(t *testing.T) { none(t, archtest.OneTable(ourModule(t))) }

func TestOneTable(t *testing.T) {
	both := importing("internal/gate/a.go", "encoding/csv")
	maps.Copy(both, importing("internal/web/b.go", "encoding/csv"))
	tested := importing("internal/gate/a.go", "encoding/csv")
	maps.Copy(tested, importing("internal/web/b_test.go", "encoding/csv"))
	examples(t, archtest.OneTable, []example{
		{"none", importing("internal/gate/a.go", "encoding/json"), nil},
		{"one", importing("internal/gate/a.go", "encoding/csv"), nil},
		{"two", both, []string{"internal/web/b.go:2: tables are written in internal/gate/a.go"}},
		{"a test may read one", tested, nil},
	})
}
