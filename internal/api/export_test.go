// SPDX-License-Identifier: EUPL-1.2

package api

import (
	"maps"
	"slices"
)

// OperationNames lets the tests see which acts have an operation.
func OperationNames() []string { return slices.Sorted(maps.Keys(operations(nil))) }

// Decode lets the tests feed the decoder without a house.
func Decode(data []byte, v any) error { return decode(data, v) }
