// SPDX-License-Identifier: EUPL-1.2

//go:build !linux

package programma

import "syscall"

func los(bool) *syscall.SysProcAttr { return nil }
