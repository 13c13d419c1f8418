// SPDX-License-Identifier: EUPL-1.2

package web

import (
	"reflect"
	"testing"
	"testing/fstest"
)

func TestLeesNaleving(t *testing.T) {
	n, err := leesNaleving(fstest.MapFS{nalevingBestand: {Data: []byte(`[
{"regel":"8-P1","toetsen":["gate/a_test.go: TestA","gate/b_test.go"]},
{"beleid":"artikel-08-manager","gevallen":[{"naam":"de manager ziet het","mag":true},{"naam":"een ander niet","mag":false}]}
]`)}})
	if err != nil || !reflect.DeepEqual(n.toetsen, map[string][]string{"8-P1": {"gate/a_test.go: TestA", "gate/b_test.go"}}) ||
		!reflect.DeepEqual(n.gevallen, map[string][]GevalUitleg{"artikel-08-manager": {{"de manager ziet het", true}, {"een ander niet", false}}}) {
		t.Errorf("%+v, %v", n, err)
	}
	for naam, map_ := range map[string]fstest.MapFS{"no file": {}, "no JSON": {nalevingBestand: {Data: []byte("[")}}} {
		if _, err := leesNaleving(map_); err == nil {
			t.Errorf("%s: no error", naam)
		}
	}
}
