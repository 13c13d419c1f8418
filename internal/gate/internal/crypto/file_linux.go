// SPDX-License-Identifier: EUPL-1.2

package crypto

import (
	"errors"
	"fmt"
	"os"
	"syscall"
)

// flush makes what was written to f durable, with its length when that changed.
func flush(f *os.File) error {
	for {
		err := syscall.Fdatasync(int(f.Fd()))
		if !errors.Is(err, syscall.EINTR) {
			return err
		}
	}
}

// lockFile takes f for this process until f is closed, or gives ErrLocked.
func lockFile(f *os.File) error {
	err := syscall.Flock(int(f.Fd()), syscall.LOCK_EX|syscall.LOCK_NB)
	if err != nil {
		return fmt.Errorf("%w: %w", ErrLocked, err)
	}
	return nil
}
