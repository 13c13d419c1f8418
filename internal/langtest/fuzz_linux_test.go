// SPDX-License-Identifier: EUPL-1.2

package langtest

import (
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
)

// What Go prints: of a run that was good, of one that found nothing and was still failed by the end of its time, and of findings.
const (
	fuzzGood    = "fuzz: elapsed: 10s, execs: 20270 (2213/sec), new interesting: 56 (total: 65)\nPASS\nok  \tproef\t10.314s\n"
	fuzzTime    = "fuzz: elapsed: 1m0s, execs: 90 (0/sec), new interesting: 1 (total: 2)\n--- FAIL: FuzzProef (60.12s)\n    context deadline exceeded\nFAIL\nexit status 1\nFAIL\tproef\t60.130s\n"
	fuzzFinding = "--- FAIL: FuzzProef (0.30s)\n    --- FAIL: FuzzProef (0.00s)\n        proef_test.go:9: \"x\" is let through\n    \n    Failing input written to testdata/fuzz/FuzzProef/1a\n    To re-run:\n    go test -run=FuzzProef/1a\nFAIL\nexit status 1\nFAIL\tproef\t0.310s\n"
	fuzzOwnTime = "--- FAIL: FuzzProef (0.30s)\n    --- FAIL: FuzzProef (0.00s)\n        proef_test.go:9: context deadline exceeded\n    \n    Failing input written to testdata/fuzz/FuzzProef/1a\nFAIL\nexit status 1\nFAIL\tproef\t0.310s\n"
	fuzzSeed    = "--- FAIL: FuzzProef (60.30s)\n    context deadline exceeded\n    --- FAIL: FuzzProef/seed#1 (0.00s)\n        proef_test.go:9: wrong\nFAIL\nexit status 1\nFAIL\tproef\t60.310s\n"
	fuzzHangs   = "--- FAIL: FuzzProef (60.30s)\n    fuzzing process hung or terminated unexpectedly: exit status 2\nFAIL\nexit status 1\nFAIL\tproef\t60.310s\n"
	fuzzBuild   = "# proef\nproef.go:3:1: syntax error\nFAIL\tproef [build failed]\n"
)

// A run of a fuzz target that was failed by nothing but the end of its time is done again. A finding is never: it fails at once,
// also when its own words are those of the end of time.
func TestFuzzScriptRepeatsOnlyTheEndOfTime(t *testing.T) {
	for _, c := range []struct {
		name  string
		runs  []string // what go prints, run after run
		good  bool
		calls int
	}{
		{"good", []string{fuzzGood}, true, 1},
		{"the end of its time, then good", []string{fuzzTime, fuzzGood}, true, 2},
		{"twice, then good", []string{fuzzTime, fuzzTime, fuzzGood}, true, 3},
		{"always the end of its time", []string{fuzzTime, fuzzTime, fuzzTime, fuzzGood}, false, 3},
		{"a finding", []string{fuzzFinding, fuzzGood}, false, 1},
		{"a finding in the second run", []string{fuzzTime, fuzzFinding, fuzzGood}, false, 2},
		{"a target whose own deadline passed", []string{fuzzOwnTime, fuzzGood}, false, 1},
		{"a seed that fails beside it", []string{fuzzSeed, fuzzGood}, false, 1},
		{"a target that hangs", []string{fuzzHangs, fuzzGood}, false, 1},
		{"what does not compile", []string{fuzzBuild, fuzzGood}, false, 1},
		{"nothing said", []string{"", fuzzGood}, false, 1},
	} {
		t.Run(c.name, func(t *testing.T) {
			dir := t.TempDir()
			for i, text := range c.runs {
				write(t, filepath.Join(dir, strconv.Itoa(i+1)), text, 0o600)
			}
			write(t, filepath.Join(dir, "go"), "#!/bin/sh\necho x >>\"$PROEF/calls\"\nn=$(wc -l <\"$PROEF/calls\")\n"+
				"echo \"$@\" >\"$PROEF/args\"\ncat \"$PROEF/$n\"\ngrep -q '^PASS$' \"$PROEF/$n\"\n", 0o700)
			cmd := exec.Command("../../scripts/fuzz.sh", "proef", "FuzzProef", "1m")
			cmd.Env = append(os.Environ(), "PROEF="+dir, "PATH="+dir+":"+os.Getenv("PATH"))
			out, err := cmd.CombinedOutput()
			if exit := new(exec.ExitError); err != nil && !errors.As(err, &exit) {
				t.Fatal(err)
			}
			if calls := strings.Count(read(t, filepath.Join(dir, "calls")), "x"); (err == nil) != c.good || calls != c.calls {
				t.Errorf("%d runs, %v, want %d runs and good %v:\n%s", calls, err, c.calls, c.good, out)
			}
			if args := read(t, filepath.Join(dir, "args")); args != "test -run ^$ -fuzz ^FuzzProef$ -fuzztime 1m proef\n" {
				t.Errorf("go was asked %q", args)
			}
		})
	}
}

func write(t *testing.T, path, text string, mode os.FileMode) {
	t.Helper()
	if err := os.WriteFile(path, []byte(text), mode); err != nil {
		t.Fatal(err)
	}
}

func read(t *testing.T, path string) string {
	t.Helper()
	b, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return string(b)
}
