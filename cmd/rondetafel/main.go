// SPDX-License-Identifier: EUPL-1.2

// Command rondetafel is the whole system in one binary: it serves a house, starts a practice house, checks the log and tests
// the policies of a profile. `rondetafel --help` tells the rest.
package main

import (
	"context"
	"os"
	"os/signal"
	"syscall"
)

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	context.AfterFunc(ctx, stop) // a second signal ends the process at once
	klaar, err := profiel(os.Getenv("RONDETAFEL_PROFIEL"))
	if err != nil {
		meld(os.Stderr, err)
		os.Exit(exitFout)
	}
	code := Main(ctx, os.Args[1:], os.Stdout, os.Stderr, os.Getenv)
	if err := klaar(); err != nil {
		meld(os.Stderr, err)
	}
	os.Exit(code)
}
