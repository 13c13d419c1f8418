// SPDX-License-Identifier: EUPL-1.2

package api

import (
	"maps"
	"net/url"
	"slices"

	"github.com/danielgtaylor/huma/v2"
)

// wrongKeys returns an error for each query key that the operation does not have or that comes twice, and for a query that
// cannot be read: a filter with a typing error would otherwise show more than was asked for.
func wrongKeys(ctx huma.Context) []error {
	u := ctx.URL()
	query, err := url.ParseQuery(u.RawQuery)
	var wrong []error
	for _, key := range slices.Sorted(maps.Keys(query)) {
		if len(query[key]) > 1 || !hasKey(ctx.Operation(), key) {
			wrong = append(wrong, &huma.ErrorDetail{Location: "query." + key})
		}
	}
	if err != nil && len(wrong) == 0 {
		wrong = append(wrong, &huma.ErrorDetail{Location: "query."})
	}
	return wrong
}

func hasKey(op *huma.Operation, key string) bool {
	return slices.ContainsFunc(op.Parameters, func(p *huma.Param) bool { return p.In == "query" && p.Name == key })
}
