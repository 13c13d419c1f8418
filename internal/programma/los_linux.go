// SPDX-License-Identifier: EUPL-1.2

package programma

import "syscall"

// los gives a program its own group, so that all of it ends with us, and with apart a network of its own, which has no way out.
func los(apart bool) *syscall.SysProcAttr {
	a := &syscall.SysProcAttr{Pdeathsig: syscall.SIGKILL}
	if apart {
		a.Cloneflags = syscall.CLONE_NEWUSER | syscall.CLONE_NEWNET | syscall.CLONE_NEWIPC
	}
	return a
}
