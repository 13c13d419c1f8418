// SPDX-License-Identifier: EUPL-1.2

package main

import (
	"errors"
	"os"
	"runtime/pprof"
)

// profiel writes a CPU profile to pad until klaar is called; with "" it does nothing. For `make bench -profiel`: no address of
// a server gives a profile.
func profiel(pad string) (klaar func() error, err error) {
	if pad == "" {
		return func() error { return nil }, nil
	}
	f, err := os.OpenFile(pad, os.O_CREATE|os.O_TRUNC|os.O_WRONLY, 0o600)
	if err != nil {
		return nil, err
	}
	if err := pprof.StartCPUProfile(f); err != nil {
		return nil, errors.Join(err, f.Close())
	}
	return func() error {
		pprof.StopCPUProfile()
		return f.Close()
	}, nil
}
