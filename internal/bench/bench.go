// SPDX-License-Identifier: EUPL-1.2

package main

import (
	"context"
	"errors"
	"fmt"
	"path/filepath"
	"time"
)

// bench is one run.
type bench struct {
	settings
	report *report
}

// The sizes besides the asked one: what the big house is held against, and what PostgreSQL gets, as filling it takes longer.
const (
	smallHouse    = 1_000
	postgresHouse = 10_000
)

func (b *bench) all(ctx context.Context) error {
	if err := b.flush(); err != nil {
		return err
	}
	house, err := b.fill(ctx, "huis", b.casussen, "")
	if err != nil {
		return err
	}
	if err := b.main(ctx, house); err != nil {
		return err
	}
	if err := b.small(ctx); err != nil {
		return err
	}
	if err := b.logins(ctx); err != nil {
		return err
	}
	if b.postgres {
		if err := b.onPostgres(ctx); err != nil {
			return err
		}
	}
	if b.profiel {
		return b.profiles(ctx, house)
	}
	return nil
}

// main measures the house against the floor.
func (b *bench) main(ctx context.Context, house house) error {
	copied, err := house.copy(filepath.Join(b.folder, "vloer"))
	if err != nil {
		return err
	}
	ours, err := house.serve(ctx)
	if err != nil {
		return err
	}
	defer ours.kill()
	b.report.add(line{Kind: "start", Casussen: b.casussen, MS: ms(ours.ready)})
	if err := wait(ctx, 1500*time.Millisecond); err != nil {
		return err
	}
	idle, _, err := ours.memory()
	if err != nil {
		return err
	}
	floor, err := copied.serveFloor(ctx)
	if err != nil {
		return err
	}
	defer floor.kill()
	t, err := b.aim(ctx, ours, floor)
	if err != nil {
		return err
	}
	if err := b.takeTurns(ctx, ours, floor, t); err != nil {
		return err
	}
	if err := b.pieces(ctx, ours, t); err != nil {
		return err
	}
	_, peak, err := ours.memory()
	if err != nil {
		return err
	}
	size, err := house.size()
	b.report.add(line{Kind: "memory", IdleMB: mb(idle), PeakMB: mb(peak)})
	b.report.add(line{Kind: "size", Casussen: b.casussen, MB: mb(size)})
	return errors.Join(err, ours.stop(), floor.stop())
}

// aim finds what to ask, and holds the answers of the two against each other: a floor that answers less is no floor.
func (b *bench) aim(ctx context.Context, ours, floor *process) (*targets, error) {
	t, err := gather(ctx, ours.url, 16)
	if err != nil {
		return nil, err
	}
	differ, err := t.compare(ctx, ours.url, floor.url)
	b.report.add(line{Kind: "compare", Differ: &differ})
	return t, err
}

// takeTurns measures every operation at 1, 16 and 64 clients, ours and the floor by turns. Appending comes last, as it
// changes the house.
func (b *bench) takeTurns(ctx context.Context, ours, floor *process, t *targets) error {
	for _, op := range b.operations() {
		if err := probe(ctx, ours, t.requests(op, ours)); err != nil {
			b.report.add(line{Kind: "skipped", Op: op, Why: err.Error()})
			continue
		}
		for _, clients := range []int{1, 16, 64} {
			pair := [2]load{{p: ours, requests: t.requests(op, ours), clients: clients}, {p: floor, requests: t.requests(op, floor), clients: clients}}
			got, err := b.turns(ctx, pair)
			if err != nil {
				return fmt.Errorf("%s: %w", op, err)
			}
			b.report.pair(op, clients, got[0], got[1])
		}
		if op != opAppend {
			if err := b.alone(ctx, ours, t.directors().requests(op, ours), line{Kind: "scale", Op: op, Clients: 1, System: systemOurs, Casussen: b.casussen}); err != nil {
				return err
			}
		}
	}
	return nil
}

// turns lets two systems answer the same by turns, after one short turn each to warm up, and returns the turns of each.
func (b *bench) turns(ctx context.Context, pair [2]load) (got [2][]result, err error) {
	for round := range b.rounds + 1 {
		slot := b.slot
		if round == 0 {
			slot /= 2
		}
		for i, l := range pair {
			r, err := l.run(ctx, slot, uint64(round))
			if err != nil {
				return got, err
			}
			if round > 0 {
				got[i] = append(got[i], r)
			}
		}
	}
	return got, nil
}

// alone measures one system by itself.
func (b *bench) alone(ctx context.Context, p *process, requests [][]byte, l line) error {
	var got result
	for round := range b.rounds + 1 {
		r, err := load{p: p, requests: requests, clients: l.Clients}.run(ctx, b.slot, uint64(round))
		if err != nil {
			return fmt.Errorf("%s: %w", l.Op, err)
		}
		if round > 0 {
			got.add(r)
		}
	}
	b.report.add(got.line(l))
	return nil
}

// small measures the same medians in a house of smallHouse casussen, as the procesregisseurs, whose lists are full in both.
func (b *bench) small(ctx context.Context) error {
	house, err := b.fill(ctx, "klein", smallHouse, "")
	if err != nil {
		return err
	}
	return b.single(ctx, house, []int{1}, func(t *targets) *targets { return t.directors() },
		line{Kind: "scale", System: systemOurs, Casussen: smallHouse})
}

func (b *bench) onPostgres(ctx context.Context) error {
	c, err := startCluster(ctx)
	if err != nil {
		b.report.add(line{Kind: "skipped", Op: systemPostgres, Why: err.Error()})
		return nil
	}
	defer c.stop()
	n := min(b.casussen, postgresHouse)
	if b.snel {
		n = min(n, 2*smallHouse)
	}
	house, err := b.fill(ctx, "huis-pg", n, c.url)
	if err != nil {
		return err
	}
	return b.single(ctx, house, []int{1, 64}, func(t *targets) *targets { return t },
		line{Kind: "postgres", System: systemPostgres, Casussen: n})
}

// single serves a house and measures every operation in it.
func (b *bench) single(ctx context.Context, house house, clients []int, who func(*targets) *targets, l line) error {
	p, err := house.serve(ctx)
	if err != nil {
		return err
	}
	defer p.kill()
	all, err := gather(ctx, p.url, 16)
	if err != nil {
		return err
	}
	for _, op := range b.operations() {
		requests := who(all).requests(op, p)
		if len(requests) == 0 || probe(ctx, p, requests) != nil {
			continue
		}
		for _, l.Clients = range clients {
			l.Op = op
			if err := b.alone(ctx, p, requests, l); err != nil {
				return err
			}
		}
	}
	return p.stop()
}

func wait(ctx context.Context, d time.Duration) error {
	select {
	case <-ctx.Done():
		return ctx.Err()
	case <-time.After(d):
		return nil
	}
}
