// SPDX-License-Identifier: EUPL-1.2

package archtest_test

import (
	"testing"

	"rondetafel/internal/archtest"
)

// What proves a rule is named by file and test, each once; what proves a policy is the cases of test data that try it.
func TestProof(t *testing.T) {
	for _, e := range []struct {
		name  string
		files map[string]string
		want  string
	}{
		{"nothing", nil, "[\n\n]\n"},
		{"code is no proof", file("internal/casus/a.go", "package p\n\n// rule 9.2a-1\nfunc F() {}\n"), "[\n\n]\n"},
		{"a test, once", file("internal/casus/a_test.go", "package p\n\n// rule 9.2a-1, then rule 9.2a-1 again\nfunc TestF() {}\n"),
			"[\n{\"regel\":\"9.2a-1\",\"toetsen\":[\"casus/a_test.go: TestF\"]}\n]\n"},
		{"a whole file of a test", file("cmd/x/testdata/a.txtar", "# rule AVG-5\nexec x\n"),
			"[\n{\"regel\":\"AVG-5\",\"toetsen\":[\"cmd/x/testdata/a.txtar\"]}\n]\n"},
		{"cases of two policies", file("internal/policy/testdata/a.json", `{"gevallen": [{"naam": "mag", "beleid": "b", "mag": true, "regel": "8-P1"},
			{"naam": "los"}, {"naam": "eerst", "beleid": "a"}, {"naam": "niet", "beleid": "b"}]}`),
			"[\n{\"beleid\":\"a\",\"gevallen\":[{\"naam\":\"eerst\",\"mag\":false}]},\n" +
				"{\"beleid\":\"b\",\"gevallen\":[{\"naam\":\"mag\",\"mag\":true},{\"naam\":\"niet\",\"mag\":false}]}\n]\n"},
		{"cases that are no JSON", file("internal/policy/testdata/a.json", `{"gevallen": [`), "[\n\n]\n"},
		{"cases of something else", file("internal/gate/testdata/a.json", `{"gevallen": [{"naam": "x", "beleid": "b"}]}`), "[\n\n]\n"},
	} {
		got, err := archtest.Proof(parsed(t, e.files))
		if err != nil || string(got) != e.want {
			t.Errorf("%s: %v\n%s\nwant\n%s", e.name, err, got, e.want)
		}
	}
}
