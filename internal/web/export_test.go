// SPDX-License-Identifier: EUPL-1.2

package web

import "strings"

// MerkVan is merkVan, for a browser of the tests that sends a form which it did not open.
func MerkVan(id string) string { return merkVan(id) }

// VeldLabel is the label under which a field comes back of a form that posts to actie.
func VeldLabel(actie, naam string) string { return veldLabel(routeVan(actie), naam) }

// routeVan is the route that a path belongs to; "" for none.
func routeVan(pad string) string {
	b := strings.Split(pad, "/")
	for _, r := range routes() {
		a := strings.Split(r.pad, "/")
		past := len(a) == len(b)
		for i := 0; past && i < len(a); i++ {
			past = a[i] == b[i] || a[i] != "{$}" && strings.HasPrefix(a[i], "{") && b[i] != ""
		}
		if past {
			return r.pad
		}
	}
	return ""
}
