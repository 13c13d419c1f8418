// SPDX-License-Identifier: EUPL-1.2

// Command bench measures a house over HTTP on this machine: how many requests a second, how long they take, how much memory.
// Beside the real server it runs the floor (gate/vloer), a bare handler on a copy of the same house, and lets the two take
// turns, so that whatever else the machine does falls on both. It prints a JSON line for each figure and a table at the end.
// It asserts nothing: figures are for people.
//
//	go run ./internal/bench            100,000 casussen, under 8 minutes
//	go run ./internal/bench -snel      5,000 casussen, about a minute
//	go run ./internal/bench -profiel   with a CPU profile of every operation that misses its aim
package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"os/exec"
	"os/signal"
	"path/filepath"
	"syscall"
	"time"
)

// settings are the flags, and what follows from them.
type settings struct {
	casussen int
	snel     bool
	profiel  bool
	postgres bool
	bin      string
	folder   string        // "" for a temporary one that goes at the end
	ops      string        // names with commas between; "" for all
	slot     time.Duration // one turn of one system
	rounds   int           // turns of each
}

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	if err := run(ctx, os.Args[1:], os.Stdout, os.Stderr); err != nil {
		fmt.Fprintln(os.Stderr, "bench:", err)
		os.Exit(1)
	}
}

func parse(args []string, stderr io.Writer) (settings, error) {
	s := settings{slot: 500 * time.Millisecond, rounds: 6}
	f := flag.NewFlagSet("bench", flag.ContinueOnError)
	f.SetOutput(stderr)
	f.IntVar(&s.casussen, "casussen", 100_000, "how many casussen the house has")
	f.BoolVar(&s.snel, "snel", false, "a quick look: 5,000 casussen and short turns")
	f.BoolVar(&s.profiel, "profiel", false, "CPU profiles of the operations that miss their aim")
	f.BoolVar(&s.postgres, "postgres", true, "also on PostgreSQL")
	f.StringVar(&s.bin, "bin", "", "the server; built when empty")
	f.StringVar(&s.folder, "map", "", "keep the houses in this folder and use what is there")
	f.StringVar(&s.ops, "ops", "", "only these operations, with commas between")
	if err := f.Parse(args); err != nil {
		return s, err
	}
	if s.snel {
		s.slot, s.rounds = 200*time.Millisecond, 4
		given := false
		f.Visit(func(f *flag.Flag) { given = given || f.Name == "casussen" })
		if !given {
			s.casussen = 5_000
		}
	}
	if s.casussen < 1 || f.NArg() > 0 {
		return s, errors.New("unknown argument, or no casussen at all")
	}
	return s, nil
}

func run(ctx context.Context, args []string, stdout, stderr io.Writer) (err error) {
	if len(args) > 0 && args[0] == floorArg {
		return serveFloor(ctx, args[1:])
	}
	s, err := parse(args, stderr)
	if err != nil {
		return err
	}
	if s.folder == "" {
		if s.folder, err = os.MkdirTemp("", "rondetafel-bench-"); err != nil {
			return err
		}
		defer func() { err = errors.Join(err, os.RemoveAll(s.folder)) }()
	}
	if err := os.MkdirAll(s.folder, 0o700); err != nil {
		return err
	}
	if s.bin == "" {
		s.bin = filepath.Join(s.folder, "rondetafel")
		cmd := exec.CommandContext(ctx, "go", "build", "-trimpath", "-o", s.bin, "./cmd/rondetafel")
		cmd.Stderr = stderr
		if err := cmd.Run(); err != nil {
			return fmt.Errorf("build the server: %w", err)
		}
	}
	b := &bench{settings: s, report: newReport(stdout)}
	if err := b.all(ctx); err != nil {
		return err
	}
	b.report.table()
	return nil
}
