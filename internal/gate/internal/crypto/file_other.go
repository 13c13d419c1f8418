// SPDX-License-Identifier: EUPL-1.2

//go:build !linux

package crypto

import "os"

// flush makes what was written to f durable.
func flush(f *os.File) error { return f.Sync() }

// lockFile takes nothing: off Linux, the lock on the database is the only guard
// against two servers on one directory.
func lockFile(*os.File) error { return nil }
