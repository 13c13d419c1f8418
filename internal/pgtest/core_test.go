// SPDX-License-Identifier: EUPL-1.2

package pgtest

import (
	"io"
	"os"
	"os/exec"
	"strings"
	"testing"
)

const childCore = "core" // of childEnv: tell the cores, and wait

// playCore takes a core when there is one, says on which this runs, and waits for the end of its input.
func playCore() {
	oneCore()
	os.Stdout.WriteString(strings.Join(allowed("/proc/self/status"), " ") + "\n")
	io.Copy(io.Discard, os.Stdin)
	os.Exit(0)
}

// Test binaries take turns with their servers on one core each, never two on the same; with no core left they run as they are. A core is free again when
// its test binary has ended.
func TestOneCore(t *testing.T) {
	cores := allowed("/proc/self/status")
	if len(cores) == 0 {
		t.Fatal("no core to run on")
	}
	temp, all := sharedTemp(t), strings.Join(cores, " ")
	used := map[string]func(){}
	for range cores {
		got, end := onItsCore(t, temp)
		switch {
		case raceEnabled || len(cores) == 1:
			if got != all {
				t.Errorf("runs on %q, want %q", got, all)
			}
		case used[got] != nil || strings.Contains(got, " ") || !strings.Contains(all, got):
			t.Errorf("runs on %q of %q; %d are taken", got, all, len(used))
		}
		used[got] = end
	}
	if got, _ := onItsCore(t, temp); got != all {
		t.Errorf("with none left it runs on %q, want %q", got, all)
	}
	last := cores[len(cores)-1]
	if end := used[last]; end != nil {
		end()
		if got, _ := onItsCore(t, temp); got != last {
			t.Errorf("runs on %q, want %q, which is free again", got, last)
		}
	}
}

func TestAllowed(t *testing.T) {
	for list, want := range map[string]string{"0": "0", "0-2,5": "0 1 2 5", "3,7-8": "3 7 8", "": "", "0-x": ""} {
		file := sharedTemp(t) + "/status"
		if err := os.WriteFile(file, []byte("Name:\tproef\nCpus_allowed_list:\t"+list+"\nMems_allowed:\t1\n"), 0o600); err != nil {
			t.Fatal(err)
		}
		if got := strings.Join(allowed(file), " "); got != want {
			t.Errorf("%q: cores %q, want %q", list, got, want)
		}
	}
	if got := allowed("/no/such/file"); got != nil {
		t.Errorf("cores %q of no file", got)
	}
}

// onItsCore begins this test binary again, which tells its cores and goes on until end, or else until t ends.
func onItsCore(t *testing.T, temp string) (cores string, end func()) {
	t.Helper()
	cmd := exec.Command(os.Args[0])
	cmd.Env = append(os.Environ(), "TMPDIR="+temp, childEnv+"="+childCore, EnvURL+"=")
	in, err := cmd.StdinPipe()
	if err != nil {
		t.Fatal(err)
	}
	out, err := cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	end = func() { in.Close(); cmd.Wait() }
	t.Cleanup(end)
	line := make([]byte, 1000)
	n, err := out.Read(line)
	if err != nil {
		t.Fatal(err)
	}
	return strings.TrimSpace(string(line[:n])), end
}
