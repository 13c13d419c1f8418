// SPDX-License-Identifier: EUPL-1.2

package web

// MerkVan is merkVan, for a browser of the tests that sends a form which it did not open.
func MerkVan(id string) string { return merkVan(id) }
