// SPDX-License-Identifier: EUPL-1.2

package langtest

import (
	"context"
	"errors"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"sync"
	"syscall"
	"testing"
	"time"
)

const (
	envFull = "RONDETAFEL_LANG"      // set: the full counts
	envSeed = "RONDETAFEL_LANG_ZAAD" // the seed of a run to repeat
	prefix  = "rondetafel-lang-"     // of the folder of this process; the pid follows
	patient = 2 * time.Minute        // for one command on a busy machine; never waited out
)

func TestMain(m *testing.M) {
	code := m.Run()
	wipe(workDir())
	os.Exit(code)
}

// workDir is where everything of this process is: program, houses, disks.
func workDir() string { return filepath.Join(os.TempDir(), prefix+strconv.Itoa(os.Getpid())) }

// wipe removes a folder with what is mounted in it. What does not work is left for the next run.
func wipe(dir string) {
	mounts, _ := os.ReadFile("/proc/self/mounts")
	for line := range strings.Lines(string(mounts)) {
		if at := strings.Fields(line)[1]; strings.HasPrefix(at, dir+"/") {
			_ = syscall.Unmount(at, syscall.MNT_DETACH)
		}
	}
	_ = os.RemoveAll(dir)
}

// sweep removes what processes that were killed left behind.
func sweep() {
	dirs, _ := filepath.Glob(filepath.Join(os.TempDir(), prefix+"*"))
	for _, dir := range dirs {
		pid, err := strconv.Atoi(strings.TrimPrefix(filepath.Base(dir), prefix))
		if err == nil && errors.Is(syscall.Kill(pid, 0), syscall.ESRCH) {
			wipe(dir)
		}
	}
}

// kit is what every test starts from.
type kit struct {
	program  string // the binary, built from this tree
	template string // a practice house as the program made it, stopped
}

// tools makes the kit once.
var tools = sync.OnceValues(makeKit)

func makeKit() (kit, error) {
	sweep()
	k := kit{program: filepath.Join(workDir(), "rondetafel"), template: filepath.Join(workDir(), "template")}
	if err := os.Mkdir(workDir(), 0o700); err != nil {
		return k, err
	}
	if _, err := command("go", "build", "-o", k.program, "rondetafel/cmd/rondetafel"); err != nil {
		return k, err
	}
	s, err := start(k.program, k.template)
	if err != nil {
		return k, err
	}
	return k, s.stop()
}

func theKit(t *testing.T) kit {
	t.Helper()
	k, err := tools()
	if err != nil {
		t.Fatal(err)
	}
	return k
}

// command runs a program to its end and returns what it printed. Its error holds that too.
func command(name string, args ...string) (string, error) {
	ctx, done := context.WithTimeout(context.Background(), patient)
	defer done()
	out, err := exec.CommandContext(ctx, name, args...).CombinedOutput()
	if err != nil {
		return string(out), fmt.Errorf("%s %s: %w: %s", name, strings.Join(args, " "), err, out)
	}
	return string(out), nil
}

// folder makes an empty folder for one test, which is removed at its end.
func folder(t *testing.T) string {
	t.Helper()
	dir, err := os.MkdirTemp(workDir(), "test-")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { wipe(dir) })
	return dir
}

// copyHouse puts a copy of the template in dir, durably.
func copyHouse(t *testing.T, k kit, dir string) {
	t.Helper()
	if _, err := command("cp", "-a", k.template, dir); err != nil {
		t.Fatal(err)
	}
	if _, err := command("sync", "-f", dir); err != nil {
		t.Fatal(err)
	}
}

// count returns full with RONDETAFEL_LANG, else few.
func count(full, few int) int {
	if os.Getenv(envFull) != "" {
		return full
	}
	return few
}

// chance returns the source of all choices of a test and prints its seed.
func chance(t *testing.T) *rand.Rand {
	t.Helper()
	seed := rand.Uint64()
	if text := os.Getenv(envSeed); text != "" {
		var err error
		if seed, err = strconv.ParseUint(text, 10, 64); err != nil {
			t.Fatalf("%s: %v", envSeed, err)
		}
	}
	t.Logf("%s=%d repeats these choices", envSeed, seed)
	return rand.New(rand.NewPCG(seed, 0))
}

// between returns a random duration.
func between(r *rand.Rand, least, most time.Duration) time.Duration {
	return least + time.Duration(r.Int64N(int64(most-least)))
}
