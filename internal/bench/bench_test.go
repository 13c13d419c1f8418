// SPDX-License-Identifier: EUPL-1.2

package main

import (
	"bytes"
	"encoding/json"
	"slices"
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"
)

func took(milliseconds ...int) result {
	r := result{passed: time.Second}
	for _, m := range milliseconds {
		r.took = append(r.took, time.Duration(m)*time.Millisecond)
	}
	return r
}

func TestPercentiles(t *testing.T) {
	var hundred []int
	for i := range 100 {
		hundred = append(hundred, 100-i)
	}
	for _, c := range []struct {
		in   result
		p    float64
		want int
	}{
		{took(hundred...), 50, 50}, {took(hundred...), 95, 95}, {took(hundred...), 99, 99}, {took(hundred...), 100, 100},
		{took(hundred...), 0, 1}, {took(7), 50, 7}, {took(7), 99, 7}, {took(3, 1, 2), 50, 2}, {took(1, 2, 3, 4), 50, 2}, {took(), 50, 0},
	} {
		if got := c.in.percentiles(c.p)[0]; got != time.Duration(c.want)*time.Millisecond {
			t.Errorf("p%.0f of %d requests: %v, want %d ms", c.p, len(c.in.took), got, c.want)
		}
	}
}

// At least p percent are as fast as the percentile says, and no smaller time has that.
func TestPercentileIsTheSmallestThatHolds(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		r := took(rapid.SliceOfN(rapid.IntRange(0, 50), 1, 300).Draw(t, "took")...)
		p := float64(rapid.IntRange(1, 100).Draw(t, "p"))
		got := r.percentiles(p)[0]
		within, below := 0, 0
		for _, d := range r.took {
			if d <= got {
				within++
			}
			if d < got {
				below++
			}
		}
		n := float64(len(r.took))
		if float64(within) < p/100*n-1e-4 || float64(below) >= p/100*n {
			t.Fatalf("p%.0f = %v: %d within, %d below, of %.0f", p, got, within, below, n)
		}
	})
}

func TestSumAndSpeed(t *testing.T) {
	a := took(1, 2)
	a.errors, a.cpu = 3, 10*time.Millisecond
	all := sum([]result{a, took(3)})
	if len(all.took) != 3 || all.errors != 3 || all.passed != 2*time.Second || all.perSecond() != 1.5 || all.cpu != a.cpu {
		t.Errorf("%+v: %v a second", all, all.perSecond())
	}
	if (result{}).perSecond() != 0 {
		t.Error("speed without time")
	}
	if l := all.line(line{}); l.CPU != 3333.33 || *l.Errors != 3 || l.P50 != 2 {
		t.Errorf("%+v", l)
	}
}

func TestMedianAndRatio(t *testing.T) {
	for _, c := range []struct {
		in   []float64
		want float64
	}{{nil, 0}, {[]float64{5}, 5}, {[]float64{9, 1}, 5}, {[]float64{9, 1, 2}, 2}, {[]float64{4, 1, 3, 2}, 2.5}} {
		if got := median(c.in); got != c.want {
			t.Errorf("median of %v: %v", c.in, got)
		}
	}
	if ratio(1, 3) != 0.33 || ratio(2, 3) != 0.67 || ratio(1, 0) != 0 {
		t.Error(ratio(1, 3), ratio(2, 3), ratio(1, 0))
	}
}

// One turn in which the machine did something else does not make the ratio.
func TestPairTakesTheMedianTurn(t *testing.T) {
	var out bytes.Buffer
	r := newReport(&out)
	floor := []result{took(1, 1, 1, 1), took(1, 1, 1, 1), took(1, 1, 1, 1)}
	r.pair(opList, 16, []result{took(2, 2), took(2, 2), took()}, floor)
	q, ok := r.find(line{Kind: "ratio", Op: opList, Clients: 16})
	if !ok || q.RPSRatio != 0.5 || q.P50Ratio != 2 || q.P99Ratio != 2 {
		t.Errorf("%+v", q)
	}
	if n := strings.Count(out.String(), "\n"); n != 3 {
		t.Errorf("%d lines for ours, floor and ratio", n)
	}
}

func TestFind(t *testing.T) {
	r := newReport(&bytes.Buffer{})
	r.add(line{Kind: "scale", Op: opList, Casussen: 10, P50: 1})
	r.add(line{Kind: "scale", Op: opList, Casussen: 20, P50: 2})
	if l, _ := r.find(line{Kind: "scale", Op: opList}); l.P50 != 2 {
		t.Errorf("not the last: %+v", l)
	}
	if l, _ := r.find(line{Kind: "scale", Casussen: 10}); l.P50 != 1 {
		t.Errorf("another size: %+v", l)
	}
	if _, ok := r.find(line{Kind: "scale", Op: opOpen}); ok {
		t.Error("found what is not there")
	}
}

// filled is a report of a run in which every operation is as fast as the floor times speed.
func filled(out *bytes.Buffer, speed float64) *report {
	r := newReport(out)
	none := 0
	r.add(line{Kind: "flush", P50: 0.2})
	for _, op := range allOps() {
		for _, clients := range []int{1, 16, 64} {
			r.add(line{Kind: "measure", Op: op, Clients: clients, System: systemOurs, RPS: 100 * speed, P50: 0.1 / speed, P99: 1 / speed, Errors: &none})
			r.add(line{Kind: "measure", Op: op, Clients: clients, System: systemFloor, RPS: 100, P50: 0.1, P99: 1, Errors: &none})
			r.add(line{Kind: "ratio", Op: op, Clients: clients, RPSRatio: speed, P99Ratio: 1 / speed})
		}
		r.add(line{Kind: "scale", Op: op, Casussen: 5000, P50: 0.1 / speed})
		r.add(line{Kind: "scale", Op: op, Casussen: smallHouse, P50: 0.1})
		r.add(line{Kind: "postgres", Op: op, Clients: 64, Casussen: 2000, RPS: 50 * speed})
	}
	r.add(line{Kind: "start", MS: 100 / speed})
	r.add(line{Kind: "memory", IdleMB: 20 / speed, PeakMB: 100 / speed})
	r.add(line{Kind: "login", RPS: loginRate * speed, RPSRatio: speed, People: 7, Errors: &none})
	r.add(line{Kind: "hidden", P50: 1, P50Ratio: 1.25})
	r.add(line{Kind: "size", MB: 3, Casussen: 5000})
	return r
}

func TestTable(t *testing.T) {
	var out bytes.Buffer
	good := filled(&out, 1)
	good.table()
	text := out.String()
	if strings.Contains(text, "MISS") || good.missed(opList) {
		t.Errorf("a good run misses:\n%s", text)
	}
	for _, must := range []string{opList, opHTMLCasus, opAppend, "ready after", "memory peak", "3 MB for 5000", "2000 casussen", "house of 7 accounts", "1.25 × that of one"} {
		if !strings.Contains(text, must) {
			t.Errorf("the table does not tell %q", must)
		}
	}
	out.Reset()
	bad := filled(&out, 0.25)
	differ := 2
	bad.add(line{Kind: "compare", Differ: &differ})
	bad.add(line{Kind: "skipped", Op: opHTMLList, Why: "no page"})
	bad.table()
	// 18 rows miss their speed, 6 of them also the p99 at 64 clients; 6 operations miss their scale; then ready, idle and peak,
	// logging in and reading beside it
	if n := strings.Count(out.String(), "MISS"); n != 18+6+6+3+2 {
		t.Errorf("%d misses:\n%s", n, out.String())
	}
	for _, must := range []string{"in 2 cases", "html_list was not measured: no page"} {
		if !strings.Contains(out.String(), must) {
			t.Errorf("the table does not tell %q", must)
		}
	}
	if !bad.missed(opAppend) {
		t.Error("a slow operation gets no profile")
	}
}

func TestLinesAreJSON(t *testing.T) {
	var out bytes.Buffer
	filled(&out, 0.5)
	for l := range strings.Lines(out.String()) {
		var back line
		if err := json.Unmarshal([]byte(l), &back); err != nil || back.Kind == "" {
			t.Errorf("%q: %v", l, err)
		}
	}
}

func TestParse(t *testing.T) {
	var said bytes.Buffer
	s, err := parse(nil, &said)
	if err != nil || s.casussen != 100_000 || s.profiel || !s.postgres {
		t.Errorf("%+v %v", s, err)
	}
	if quick, err := parse([]string{"-snel"}, &said); err != nil || quick.casussen != 5_000 || quick.slot >= s.slot {
		t.Errorf("%+v %v", quick, err)
	}
	if both, err := parse([]string{"-snel", "-casussen", "70"}, &said); err != nil || both.casussen != 70 {
		t.Errorf("%+v %v", both, err)
	}
	for _, args := range [][]string{{"-casussen", "0"}, {"-onbekend"}, {"los"}} {
		if _, err := parse(args, &said); err == nil {
			t.Errorf("%v is accepted", args)
		}
	}
}

func TestOperations(t *testing.T) {
	if got := (settings{}).operations(); !slices.Equal(got, allOps()) || got[len(got)-1] != opAppend {
		t.Errorf("%v", got)
	}
	if got := (settings{ops: "append,list"}).operations(); !slices.Equal(got, []string{opList, opAppend}) {
		t.Errorf("%v", got)
	}
}
