// SPDX-License-Identifier: EUPL-1.2

package main

import (
	"slices"
	"time"
)

// result is what came out of one or more turns.
type result struct {
	took   []time.Duration // of each request that was answered well
	errors int
	passed time.Duration
	cpu    time.Duration // that the server used meanwhile
}

func (r *result) add(more result) {
	r.took = append(r.took, more.took...)
	r.errors += more.errors
	r.passed += more.passed
	r.cpu += more.cpu
}

// sum adds turns up.
func sum(turns []result) result {
	var all result
	for _, r := range turns {
		all.add(r)
	}
	return all
}

// median returns the middle one, the mean of the two in the middle, or 0 when there are none.
func median(of []float64) float64 {
	sorted := slices.Sorted(slices.Values(of))
	n := len(sorted)
	if n == 0 {
		return 0
	}
	return (sorted[(n-1)/2] + sorted[n/2]) / 2
}

// perSecond returns the good answers per second, 0 when no time passed.
func (r result) perSecond() float64 {
	if r.passed <= 0 {
		return 0
	}
	return float64(len(r.took)) / r.passed.Seconds()
}

// percentiles returns for each p the time within which p percent of the requests were answered (nearest rank); 0 when there
// were none.
func (r result) percentiles(ps ...float64) []time.Duration {
	sorted := slices.Sorted(slices.Values(r.took))
	out := make([]time.Duration, len(ps))
	for i, p := range ps {
		if len(sorted) == 0 {
			continue
		}
		rank := int(p/100*float64(len(sorted)) + 0.999999)
		out[i] = sorted[min(max(rank, 1), len(sorted))-1]
	}
	return out
}

// line fills the figures of r into l.
func (r result) line(l line) line {
	p := r.percentiles(50, 95, 99)
	l.RPS, l.P50, l.P95, l.P99, l.Errors = round(r.perSecond(), 10), ms(p[0]), ms(p[1]), ms(p[2]), &r.errors
	l.CPU = ratio(float64(r.cpu.Microseconds()), float64(len(r.took)))
	return l
}

// ratio returns a / b, 0 when b is 0.
func ratio(a, b float64) float64 {
	if b == 0 {
		return 0
	}
	return round(a/b, 100)
}

// round keeps as many decimals as unit has zeros.
func round(f, unit float64) float64 { return float64(int64(f*unit+0.5)) / unit }

func ms(d time.Duration) float64 { return round(float64(d)/float64(time.Millisecond), 1000) }

func mb(bytes int64) float64 { return round(float64(bytes)/(1<<20), 10) }
