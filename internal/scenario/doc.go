// SPDX-License-Identifier: EUPL-1.2

// Package scenario holds who sees what, as tables that a jurist can read, against the whole system: pages and API, on both databases.
//
// A file in testdata is one Casus that goes from moment to moment. Each of its rows is a piece of information: who gave it, when and under
// which conditions, and by moment the letters of the people who read it then. Whoever has no letter in a cell sees nothing of the
// piece anywhere: not its text, not its id, not in a count, and its address answers as one that never was.
package scenario
