// SPDX-License-Identifier: EUPL-1.2

//go:build race

package pgtest

const raceEnabled = true // what is concurrent needs more than one core to show itself
