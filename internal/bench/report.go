// SPDX-License-Identifier: EUPL-1.2

package main

import (
	"encoding/json"
	"fmt"
	"io"
	"text/tabwriter"
)

// Who is measured.
const (
	systemOurs     = "ours"
	systemFloor    = "floor"
	systemPostgres = "postgres"
)

// line is a line of output. Kind says what it tells, and so which fields it has.
type line struct {
	Kind     string  `json:"kind"` // measure ratio scale postgres start memory size flush fill compare pieces login hidden profile skipped
	Op       string  `json:"op,omitempty"`
	Clients  int     `json:"clients,omitempty"`
	System   string  `json:"system,omitempty"`
	Casussen int     `json:"casussen,omitempty"`
	RPS      float64 `json:"rps,omitempty"`
	P50      float64 `json:"p50_ms,omitempty"`
	P95      float64 `json:"p95_ms,omitempty"`
	P99      float64 `json:"p99_ms,omitempty"`
	CPU      float64 `json:"cpu_us,omitempty"` // time of a processor that the server used for an answer
	Errors   *int    `json:"errors,omitempty"`
	RPSRatio float64 `json:"rps_ratio,omitempty"` // ours / floor, the median over the turns: higher is better
	P99Ratio float64 `json:"p99_ratio,omitempty"` // ours / floor: lower is better
	P50Ratio float64 `json:"p50_ratio,omitempty"`
	CPURatio float64 `json:"cpu_ratio,omitempty"` // ours / floor: lower is better, and what else runs hardly matters
	MS       float64 `json:"ms,omitempty"`
	MB       float64 `json:"mb,omitempty"`
	IdleMB   float64 `json:"idle_mb,omitempty"`
	PeakMB   float64 `json:"peak_mb,omitempty"`
	People   int     `json:"people,omitempty"` // who have an account
	Differ   *int    `json:"differ,omitempty"` // answers of the floor that are not those of the door
	Why      string  `json:"why,omitempty"`
}

// report writes lines as they come and remembers them for the table.
type report struct {
	w     io.Writer
	lines []line
}

func newReport(w io.Writer) *report { return &report{w: w} }

func (r *report) add(l line) {
	r.lines = append(r.lines, l)
	text, err := json.Marshal(l)
	if err != nil {
		panic("bench: a line that is no JSON: " + err.Error()) // only for a figure that is no number
	}
	fmt.Fprintf(r.w, "%s\n", text)
}

// pair adds the figures of both and their ratio. The ratio of the speeds is the median of that in each turn: what falls on a
// single turn does not count.
func (r *report) pair(op string, clients int, ours, floor []result) {
	a := sum(ours).line(line{Kind: "measure", Op: op, Clients: clients, System: systemOurs})
	b := sum(floor).line(line{Kind: "measure", Op: op, Clients: clients, System: systemFloor})
	var speeds []float64
	for i := range ours {
		speeds = append(speeds, ratio(ours[i].perSecond(), floor[i].perSecond()))
	}
	r.add(a)
	r.add(b)
	r.add(line{Kind: "ratio", Op: op, Clients: clients, RPSRatio: round(median(speeds), 100), P50Ratio: ratio(a.P50, b.P50),
		P99Ratio: ratio(a.P99, b.P99), CPURatio: ratio(a.CPU, b.CPU)})
}

// find returns the last line of a kind, operation, number of clients and system; fields of want that are zero do not count.
func (r *report) find(want line) (line, bool) {
	for i := len(r.lines) - 1; i >= 0; i-- {
		l := r.lines[i]
		if l.Kind == want.Kind && (want.Op == "" || l.Op == want.Op) && (want.Clients == 0 || l.Clients == want.Clients) &&
			(want.System == "" || l.System == want.System) && (want.Casussen == 0 || l.Casussen == want.Casussen) {
			return l, true
		}
	}
	return line{}, false
}

// The aims of the project; a miss is told, never a failure.
const (
	aimRPS      = 0.6 // of the floor
	aimP99      = 2.0 // × the floor's, at 64 clients
	aimScale    = 1.5 // median of the big house over that of the small one
	aimPostgres = 0.4 // of SQLite
	aimPieces   = 1.5 // median of opening pieces of which many are hidden over that of as many to be seen
	aimReadyMS  = 200
	aimIdleMB   = 40
	aimPeakMB   = 150
	aimLogin    = 0.95 // of loginRate: the last ones end after the time that is counted
	aimBeside   = 0.4  // of the speed of reading without log-ins: what their passwords leave of two cores
	aimOneMS    = 0.5  // above two flushes, at one client
)

func mark(good bool) string {
	if good {
		return ""
	}
	return " MISS"
}

// missed tells whether an operation misses an aim against the floor.
func (r *report) missed(op string) bool {
	for _, clients := range []int{1, 16, 64} {
		l, ok := r.find(line{Kind: "ratio", Op: op, Clients: clients})
		if ok && (l.RPSRatio < aimRPS || clients == 64 && l.P99Ratio > aimP99) {
			return true
		}
	}
	return false
}

// table writes what a person wants to know, held against the aims.
func (r *report) table() {
	w := tabwriter.NewWriter(r.w, 0, 0, 2, ' ', 0)
	fmt.Fprintf(w, "\noperation\tclients\tours/s\tfloor/s\tratio (≥ %.1f)\tp50 ms\tp99 ms\tp99 ratio (≤ %.0f at 64)\tCPU µs\tfloor µs\tratio\terrors\n", aimRPS, aimP99)
	for _, op := range allOps() {
		for _, clients := range []int{1, 16, 64} {
			r.row(w, op, clients)
		}
	}
	fmt.Fprintf(w, "\noperation\tp50 small ms\tp50 big ms\tratio (≤ %.1f)\tPostgreSQL/SQLite at 64 (≥ %.1f)\n", aimScale, aimPostgres)
	for _, op := range allOps() {
		r.rowScale(w, op)
	}
	r.rest(w)
	w.Flush() // what it writes to has failed before
}

func (r *report) row(w io.Writer, op string, clients int) {
	ours, ok := r.find(line{Kind: "measure", Op: op, Clients: clients, System: systemOurs})
	floor, ok2 := r.find(line{Kind: "measure", Op: op, Clients: clients, System: systemFloor})
	q, ok3 := r.find(line{Kind: "ratio", Op: op, Clients: clients})
	if !ok || !ok2 || !ok3 {
		return
	}
	p99 := mark(clients != 64 || q.P99Ratio <= aimP99)
	if f, ok := r.find(line{Kind: "flush"}); clients == 1 && ok && ours.P50 > 2*f.P50+aimOneMS {
		p99 += fmt.Sprintf(" MISS: p50 > %.2f", 2*f.P50+aimOneMS)
	}
	fmt.Fprintf(w, "%s\t%d\t%.0f\t%.0f\t%.2f%s\t%.2f\t%.2f\t%.2f%s\t%.0f\t%.0f\t%.2f\t%d/%d\n", op, clients, ours.RPS, floor.RPS, q.RPSRatio,
		mark(q.RPSRatio >= aimRPS), ours.P50, ours.P99, q.P99Ratio, p99, ours.CPU, floor.CPU, q.CPURatio, *ours.Errors, *floor.Errors)
}

func (r *report) rowScale(w io.Writer, op string) {
	small, ok := r.find(line{Kind: "scale", Op: op, Casussen: smallHouse})
	var big line
	for _, l := range r.lines {
		if l.Kind == "scale" && l.Op == op && l.Casussen != smallHouse {
			big = l
		}
	}
	scale := "-\t-\t-"
	if q := ratio(big.P50, small.P50); ok && q > 0 {
		scale = fmt.Sprintf("%.2f\t%.2f\t%.2f%s", small.P50, big.P50, q, mark(q <= aimScale))
	}
	pg, ok := r.find(line{Kind: "postgres", Op: op, Clients: 64})
	lite, ok2 := r.find(line{Kind: "measure", Op: op, Clients: 64, System: systemOurs})
	versus := "-"
	if q := ratio(pg.RPS, lite.RPS); ok && ok2 {
		versus = fmt.Sprintf("%.2f%s (%d casussen)", q, mark(q >= aimPostgres), pg.Casussen)
	}
	fmt.Fprintf(w, "%s\t%s\t%s\n", op, scale, versus)
}

func (r *report) rest(w io.Writer) {
	fmt.Fprintln(w)
	if l, ok := r.find(line{Kind: "start"}); ok {
		fmt.Fprintf(w, "ready after\t%.0f ms (≤ %d)%s\n", l.MS, aimReadyMS, mark(l.MS <= aimReadyMS))
	}
	if l, ok := r.find(line{Kind: "memory"}); ok {
		fmt.Fprintf(w, "memory idle\t%.0f MB (≤ %d)%s\nmemory peak\t%.0f MB (≤ %d)%s\n", l.IdleMB, aimIdleMB, mark(l.IdleMB <= aimIdleMB),
			l.PeakMB, aimPeakMB, mark(l.PeakMB <= aimPeakMB))
	}
	for _, clients := range []int{1, 16} {
		if l, ok := r.find(line{Kind: "pieces", Clients: clients}); ok {
			fmt.Fprintf(w, "%d pieces and %d hidden\t%.2f ms, %.2f × without the hidden (≤ %.1f)%s at %d\n", piecesSeen, piecesHidden, l.P50, l.P50Ratio, aimPieces,
				mark(l.P50Ratio <= aimPieces), clients)
		}
	}
	if l, ok := r.find(line{Kind: "login"}); ok {
		fmt.Fprintf(w, "log-ins a second\t%.1f (≥ %d)%s, each %.0f ms (p95 %.0f), in a house of %d accounts; errors %d\n", l.RPS, loginRate,
			mark(l.RPS >= aimLogin*loginRate), l.P50, l.P95, l.People, *l.Errors)
		fmt.Fprintf(w, "reading beside them\t%.2f of the speed without (≥ %.1f)%s, p99 %.1f ×\n", l.RPSRatio, aimBeside, mark(l.RPSRatio >= aimBeside), l.P99Ratio)
	}
	if l, ok := r.find(line{Kind: "hidden"}); ok {
		fmt.Fprintf(w, "another's casus\t%.2f ms to say that it is not there, %.2f × that of one that nobody has\n", l.P50, l.P50Ratio)
	}
	if l, ok := r.find(line{Kind: "size"}); ok {
		fmt.Fprintf(w, "database\t%.0f MB for %d casussen\n", l.MB, l.Casussen)
	}
	if l, ok := r.find(line{Kind: "flush"}); ok {
		fmt.Fprintf(w, "one flush\t%.2f ms (p50 at one client ≤ two of them + %.1f ms)\n", l.P50, aimOneMS)
	}
	if l, ok := r.find(line{Kind: "compare"}); ok && *l.Differ > 0 {
		fmt.Fprintf(w, "the floor answers something else than the door in %d cases: its figures are worth less\n", *l.Differ)
	}
	for _, l := range r.lines {
		if l.Kind == "skipped" {
			fmt.Fprintf(w, "%s was not measured: %s\n", l.Op, l.Why)
		}
	}
}
