// SPDX-License-Identifier: EUPL-1.2

package main

import (
	"context"
	"errors"
	"fmt"
	"os/exec"
	"path/filepath"
	"time"
)

// profileEnv makes the server write a CPU profile of its whole life to a file.
const profileEnv = "RONDETAFEL_PROFIEL"

// profiles runs each operation that missed its aim against a server of its own that writes a CPU profile, and prints where the
// time went: first the functions themselves, then those of the house and its libraries with what they called.
func (b *bench) profiles(ctx context.Context, house house) error {
	p, err := house.serve(ctx)
	if err != nil {
		return err
	}
	defer p.kill()
	t, err := gather(ctx, p.url, 16) // their log-ins outlive this server, and looking around stays out of the profiles
	if err := errors.Join(err, p.stop()); err != nil {
		return err
	}
	for _, op := range b.operations() {
		if b.ops == "" && !b.report.missed(op) {
			continue
		}
		file := filepath.Join(b.folder, op+".prof")
		if err := b.loaded(ctx, house, t, op, file); err != nil {
			return fmt.Errorf("profile of %s: %w", op, err)
		}
		if err := errors.Join(b.top(ctx, op, file, "-flat", "-nodecount=15"), b.top(ctx, op, file, "-cum", "-nodecount=45",
			"-focus=rondetafel/", `-show=rondetafel/|cedar-go|database/sql|encoding/json|html/template|crypto/`)); err != nil {
			return err
		}
	}
	return nil
}

func (b *bench) loaded(ctx context.Context, house house, t *targets, op, file string) error {
	p, err := house.serve(ctx, profileEnv+"="+file)
	if err != nil {
		return err
	}
	defer p.kill()
	r, err := load{p: p, requests: t.requests(op, p), clients: 64}.run(ctx, max(8*b.slot, 4*time.Second), 0)
	b.report.add(r.line(line{Kind: "profile", Op: op, Clients: 64, System: systemOurs}))
	return errors.Join(err, p.stop())
}

func (b *bench) top(ctx context.Context, op, file string, how ...string) error {
	args := append([]string{"tool", "pprof", "-top"}, how...)
	out, err := exec.CommandContext(ctx, "go", append(args, b.bin, file)...).CombinedOutput()
	if err != nil {
		return fmt.Errorf("pprof: %w\n%s", err, out)
	}
	_, err = fmt.Fprintf(b.report.w, "\nprofile of %s at 64 clients, %s\n%s", op, how[0], out)
	return err
}
