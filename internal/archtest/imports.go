// SPDX-License-Identifier: EUPL-1.2

package archtest

import (
	"slices"
	"strconv"
	"strings"
)

const modulePath = "rondetafel/"

// anything lets a package import every other one that the compiler lets it import, test helpers excepted.
const anything = "*"

// nouns returns the packages of the domain. Each may import those before it.
func nouns() []string {
	return []string{"internal/convenant", "internal/partij", "internal/casus", "internal/informatie", "internal/rto",
		"internal/plan", "internal/bestuur"}
}

// leaves returns the packages that everybody may import and that import nothing of ours.
func leaves() []string { return []string{"internal/klok", "internal/errs", "internal/document"} }

// testHelper tells whether a package exists for tests only. Tests may import it, code may not.
func testHelper(dir string) bool {
	return slices.ContainsFunc(testHelpers(), func(helper string) bool { return within(dir, helper) })
}

func testHelpers() []string {
	return []string{"internal/pgtest", "internal/document/documenttest", "internal/gate/gatetest", "internal/web/webtest", "internal/archtest",
		"internal/gate/internal/store/conformance"}
}

// layers says which packages of ours a package may import, by folder; the longest folder that holds a package counts, and what
// lies in the same layer may import each other. This is the drawing of docs/ontwerp.md as a table.
func layers() map[string][]string {
	domain := slices.Concat(nouns(), leaves())
	door := slices.Concat(domain, []string{"internal/policy", "internal/audit", "internal/toegang", "internal/gate/internal/store",
		"internal/gate/internal/crypto"})
	outside := slices.Concat(domain, []string{"internal/toegang", "internal/gate"})
	edge := slices.Concat(outside, []string{"internal/identiteit", "internal/taak", "internal/post"})
	table := map[string][]string{
		"internal/klok":                            nil,
		"internal/errs":                            nil,
		"internal/audit":                           nil, // the log can be read and verified without any of the rest
		"internal/pgtest":                          nil,
		"internal/archtest":                        {"internal/convenant"},
		"internal/toegang":                         leaves(), // what one proves with who one is; nothing of a dossier
		"internal/policy":                          domain,
		"internal/gate/internal/crypto":            leaves(),
		"internal/gate/internal/store":             slices.Concat(domain, []string{"internal/audit", "internal/policy", "internal/toegang"}),
		"internal/gate/internal/store/conformance": slices.Concat(door, []string{"internal/pgtest"}),
		"internal/gate":                            door,
		"internal/gate/gatetest":                   slices.Concat(door, []string{"internal/gate", "internal/pgtest", "internal/fixture"}),
		"internal/document":                        nil,
		"internal/edge":                            nil,
		"internal/kluis":                           nil,
		"internal/document/sample":                 nil,
		"internal/document/documenttest":           {"internal/document/sample"},
		"internal/fixture":                         slices.Concat(outside, []string{"internal/document/sample"}),
		"internal/identiteit":                      outside,
		"internal/taak":                            outside,
		"internal/post":                            outside,
		"internal/programma":                       nil,
		"internal/voorbeeld":                       {"internal/programma"},
		"internal/drukwerk":                        {"internal/programma"},
		"internal/web":                             edge,
		"internal/web/webtest":                     slices.Concat(edge, []string{"internal/web", "internal/fixture", "internal/drukwerk"}, testHelpers()),
		"internal/api":                             edge,
		"internal/bench":                           {anything},
		"internal/langtest":                        outside, // tests from outside, on the real binary
		"internal/scenario":                        {anything},
		"cmd":                                      {anything},
	}
	for i, noun := range nouns() {
		table[noun] = slices.Concat(nouns()[:i], leaves())
	}
	return table
}

// Imports finds imports that point outward: the dependency rule. It also keeps I/O and other people's code out of the domain,
// and test helpers out of code.
func Imports(m *Module) []Finding {
	var found []Finding
	for _, f := range m.goFiles() {
		layer, known := layerOf(f.Dir())
		if !known {
			found = append(found, Finding{Path: f.Path, What: "no layer is given for this package: add it to layers in archtest"})
			continue
		}
		for _, spec := range f.Go.Imports {
			target, err := strconv.Unquote(spec.Path.Value)
			if err != nil {
				target = spec.Path.Value
			}
			if why := refused(f, layer, target); why != "" {
				found = append(found, f.find(spec.Pos(), "%s", why))
			}
		}
	}
	return found
}

func layerOf(dir string) (layer string, known bool) {
	for folder := range layers() {
		if within(dir, folder) && len(folder) > len(layer) {
			layer = folder
		}
	}
	return layer, layer != ""
}

// refused returns why f, of layer, may not import target, and "" when it may.
func refused(f *File, layer, target string) string {
	dir, ours := strings.CutPrefix(target, modulePath)
	if !ours {
		return refusedForeign(f, layer, target)
	}
	if f.IsTest() && (testHelper(dir) || dir == "internal/fixture" || dir == "internal/document/sample") {
		return ""
	}
	targetLayer, _ := layerOf(dir)
	may := layers()[layer]
	switch {
	case targetLayer == layer, slices.Contains(may, targetLayer):
		return ""
	case slices.Contains(may, anything) && !testHelper(dir) && !strings.Contains(dir, "gate/internal"):
		return ""
	}
	return layer + " may not import " + dir
}

func refusedForeign(f *File, layer, target string) string {
	pure := slices.Contains(nouns(), layer) || slices.Contains(leaves(), layer)
	if !pure || f.IsTest() {
		return ""
	}
	first, _, _ := strings.Cut(target, "/")
	if strings.Contains(first, ".") {
		return layer + " uses the standard library only, not " + target
	}
	if slices.Contains([]string{"os", "net", "database", "log", "syscall"}, first) || target == "math/rand" {
		return layer + " does no I/O and imports " + target
	}
	return ""
}
