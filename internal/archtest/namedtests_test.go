// SPDX-License-Identifier: EUPL-1.2

package archtest_test

import (
	"testing"

	"rondetafel/internal/archtest"
)

func TestModuleNamedTests(t *testing.T) { none(t, archtest.NamedTests(ourModule(t))) }

func TestNamedTests(t *testing.T) {
	with := func(line string) map[string]string {
		return map[string]string{"docs/asvs.md": "# A\n\n| nr | how | test |\n|---|---|---|\n" + line + "\n", "a/a_test.go": "package a\nfunc TestSlot(t int) {}\n",
			"a/a.go": "package a\nfunc TestNone() {}\n"}
	}
	examples(t, archtest.NamedTests, []example{
		{"a row with a test", with("| 1.1 | locked | `TestSlot` |"), nil},
		{"a test that is gone", with("| 1.1 | locked | `TestSleutel` |"), []string{"docs/asvs.md:5: there is no TestSleutel"}},
		{"one of two that is gone", with("| 1.1 | locked | `TestSlot`, `TestWeg` |"), []string{"there is no TestWeg"}},
		{"code is no test", with("| 1.1 | locked | `TestNone` |"), []string{"there is no TestNone"}},
		{"a row without a test", with("| 1.1 | locked | yes |"), []string{"names no test"}},
		{"a row that says so", with("| 1.1 | Not yet: passkeys | |"), nil},
		{"text between the tables", with("No row, and no test."), nil},
		{"another document", file("docs/anders.md", "| 1 | `TestWeg` |\n"), nil},
	})
}
