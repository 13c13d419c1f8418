// SPDX-License-Identifier: EUPL-1.2

package main

import (
	"context"
	"fmt"
	"os/exec"
	"path/filepath"
	"time"
)

// profileEnv makes the server write a CPU profile of its whole life to a file.
const profileEnv = "RONDETAFEL_PROFIEL"

// profiles runs each operation that missed its aim against a server of its own that writes a CPU profile, and prints where the
// time went: first the functions themselves, then with what they called.
func (b *bench) profiles(ctx context.Context, house house) error {
	for _, op := range b.operations() {
		if b.ops == "" && !b.report.missed(op) {
			continue
		}
		file := filepath.Join(b.folder, op+".prof")
		p, err := house.serve(ctx, profileEnv+"="+file)
		if err != nil {
			return err
		}
		if err := b.loaded(ctx, p, op); err != nil {
			p.kill()
			return err
		}
		if err := p.stop(); err != nil {
			return err
		}
		for _, order := range []string{"-flat", "-cum"} {
			if err := b.top(ctx, op, file, order); err != nil {
				return err
			}
		}
	}
	return nil
}

func (b *bench) loaded(ctx context.Context, p *process, op string) error {
	t, err := gather(ctx, p.url, 16)
	if err != nil {
		return err
	}
	_, err = load{p: p, requests: t.requests(op, p), clients: 64}.run(ctx, max(3*b.slot, 3*time.Second), 0)
	return err
}

func (b *bench) top(ctx context.Context, op, file, order string) error {
	args := []string{"tool", "pprof", "-top", "-nodecount=15", order}
	if order == "-cum" {
		args = append(args, "-nodecount=45", "-focus=rondetafel/", "-show=rondetafel/|cedar-go|database/sql|encoding/json|html/template|crypto")
	}
	out, err := exec.CommandContext(ctx, "go", append(args, b.bin, file)...).CombinedOutput()
	if err != nil {
		return fmt.Errorf("pprof: %w\n%s", err, out)
	}
	_, err = fmt.Fprintf(b.report.w, "\nprofile of %s at 64 clients (%s)\n%s", op, order, out)
	return err
}
