// SPDX-License-Identifier: EUPL-1.2

package pgtest

import (
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"syscall"
)

const corePrefix = "rondetafel-core-"

// pinnedEnv holds, in a process that runs on one core, the open file by which the core is taken.
const pinnedEnv = "RONDETAFEL_TEST_CORE"

// oneCore makes the test binary, and with it its server, run on one core that no other test binary has: it and the server answer each other all
// the time and hardly work at once, and to wake up a process on another core takes longer than most of what is asked. It begins the
// program again and does not come back; where that is of no use, or not possible, it does nothing.
func oneCore() {
	if taken, err := strconv.Atoi(os.Getenv(pinnedEnv)); err == nil {
		syscall.CloseOnExec(taken) // the server may outlive us for a moment
		return
	}
	cores := allowed("/proc/self/status")
	taskset, err := exec.LookPath("taskset")
	if err != nil || raceEnabled || os.Getenv(EnvURL) != "" || len(cores) < 2 {
		return
	}
	for _, core := range cores {
		file, err := syscall.Open(filepath.Join(tempDir(), corePrefix+core), syscall.O_CREAT|syscall.O_RDWR, 0o600) // stays open in what follows
		if err != nil {
			return
		}
		if syscall.Flock(file, syscall.LOCK_EX|syscall.LOCK_NB) == nil {
			args := append([]string{"taskset", "--cpu-list", core}, os.Args...)
			err = syscall.Exec(taskset, args, append(os.Environ(), pinnedEnv+"="+strconv.Itoa(file)))
		}
		if closing := syscall.Close(file); err != nil || closing != nil {
			return
		}
	}
}

// allowed are the cores on which a process may run, by its status file; none when that does not say.
func allowed(status string) (cores []string) {
	text, err := os.ReadFile(status)
	if err != nil {
		return nil
	}
	_, rest, _ := strings.Cut(string(text), "Cpus_allowed_list:")
	line, _, _ := strings.Cut(rest, "\n")
	for part := range strings.SplitSeq(strings.TrimSpace(line), ",") {
		from, to, span := strings.Cut(part, "-")
		if !span {
			to = from
		}
		i, err := strconv.Atoi(from)
		last, wrong := strconv.Atoi(to)
		if err != nil || wrong != nil {
			return nil
		}
		for ; i <= last; i++ {
			cores = append(cores, strconv.Itoa(i))
		}
	}
	return cores
}
