// SPDX-License-Identifier: EUPL-1.2

package archtest

import "strconv"

// OneTable finds code that writes tables for spreadsheets beside the one place that does: what somebody typed becomes no formula there, and a
// second place would have to know that too.
func OneTable(m *Module) []Finding {
	var found []Finding
	first := ""
	for _, f := range m.code() {
		for _, spec := range f.Go.Imports {
			if target, err := strconv.Unquote(spec.Path.Value); err != nil || target != "encoding/csv" {
				continue
			}
			if first == "" {
				first = f.Path
				continue
			}
			found = append(found, f.find(spec.Pos(), "tables are written in %s: use what is there", first))
		}
	}
	return found
}
