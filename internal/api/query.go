// SPDX-License-Identifier: EUPL-1.2

package api

import (
	"maps"
	"net/url"
	"regexp"
	"slices"
	"strconv"

	"github.com/danielgtaylor/huma/v2"
)

// wrongQuery returns an error for each key of the query that the operation does not have, that comes twice, or whose value is not
// what openapi.json says of it, and for a query that cannot be read. It is the one rule for every operation, all at once: a filter
// with a typing error would otherwise show more than was asked for. A key without a value is as if it was not there.
func wrongQuery(ctx huma.Context) []error {
	u := ctx.URL()
	query, err := url.ParseQuery(u.RawQuery)
	var wrong []error
	for _, key := range slices.Sorted(maps.Keys(query)) {
		p := queryParam(ctx.Operation(), key)
		if p == nil || len(query[key]) > 1 || !fits(p.Schema, query[key][0]) {
			wrong = append(wrong, &huma.ErrorDetail{Location: "query." + key})
		}
	}
	if err != nil && len(wrong) == 0 {
		wrong = append(wrong, &huma.ErrorDetail{Location: "query."})
	}
	return wrong
}

// queryParam returns what openapi.json says of a key, nil when the operation does not have it.
func queryParam(op *huma.Operation, key string) *huma.Param {
	i := slices.IndexFunc(op.Parameters, func(p *huma.Param) bool { return p.In == "query" && p.Name == key })
	if i < 0 {
		return nil
	}
	return op.Parameters[i]
}

// fits tells whether value is one that schema describes: a whole number between its limits, one of a list, or of a pattern.
func fits(schema *huma.Schema, value string) bool {
	if value == "" {
		return true
	}
	if schema.Type == huma.TypeInteger {
		n, err := strconv.ParseInt(value, 10, 64)
		return err == nil && (schema.Minimum == nil || float64(n) >= *schema.Minimum) && (schema.Maximum == nil || float64(n) <= *schema.Maximum)
	}
	if len(schema.Enum) > 0 {
		return slices.Contains(schema.Enum, any(value))
	}
	return schema.Pattern == "" || regexp.MustCompile(schema.Pattern).MatchString(value)
}
