// SPDX-License-Identifier: EUPL-1.2

package langtest

import (
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"testing"
	"time"
)

// house is a practice house in a folder that is crashed again and again.
type house struct {
	kit
	data    string
	outside string // the checkpoints that were last kept outside the house
	flags   []string
	r       *rand.Rand
}

// TestLang_Kill9: what the program acknowledged is there after kill -9, what it did not is wholly done or wholly not, nothing
// is done twice, and the log verifies.
func TestLang_Kill9(t *testing.T) {
	h := house{kit: theKit(t), data: filepath.Join(folder(t), "house"), r: chance(t)}
	copyHouse(t, h.kit, h.data)
	h.outside = filepath.Join(filepath.Dir(h.data), "outside")
	s := h.up(t)
	all := newCrew(t, s, h.r)
	rounds, begun := count(200, 3), time.Now()
	for i := range rounds {
		if err := all.workUntil(between(h.r, 20*time.Millisecond, 900*time.Millisecond), s.kill, nothing); err != nil {
			t.Fatalf("round %d, before the kill: %v: %s", i, err, s.tail())
		}
		s = h.recover(t, all, i)
		if err := all.check(i == rounds-1); err != nil {
			t.Fatalf("round %d: %v\n%s", i, err, s.tail())
		}
		progress(t, all, i, rounds, begun)
	}
	if err := s.stop(); err != nil {
		t.Error(err)
	}
	if err := verify(h.program, h.data, h.outside); err != nil {
		t.Error(err)
	}
	if acts, doubts := all.totals(); acts < rounds || doubts == 0 {
		t.Errorf("%d acts acknowledged and %d in doubt: too few to prove anything", acts, doubts)
	}
}

// recover verifies a house as the kill left it and starts it again. Now and then the start is killed too.
func (h house) recover(t *testing.T, all crew, round int) *server {
	t.Helper()
	if err := h.keepOutside(); err != nil {
		t.Fatal(err)
	}
	if h.r.IntN(3) == 0 {
		h.killedStart(t)
	}
	if err := verify(h.program, h.data, h.outside); err != nil {
		t.Fatalf("round %d: %v", round, err)
	}
	if h.r.IntN(3) == 0 {
		h.killedStart(t)
	}
	s := h.up(t)
	all.moveTo(s)
	return s
}

// keepOutside copies the checkpoints that the server kept, as they are now: they are of entries that it acknowledged or was about
// to, and none of those may be lost.
func (h house) keepOutside() error {
	kept, err := os.ReadFile(filepath.Join(h.data, "sleutels", "controlepunten"))
	if err != nil {
		return err
	}
	return os.WriteFile(h.outside, kept, 0o600)
}

// up starts the server, which is killed at the end of the test if it is still there then.
func (h house) up(t *testing.T) *server {
	t.Helper()
	s, err := start(h.program, h.data, h.flags...)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if s.running() {
			_ = s.kill()
		}
	})
	return s
}

// killedStart starts the server and kills it while it recovers.
func (h house) killedStart(t *testing.T) {
	t.Helper()
	s, printed, err := launch(h.program, h.data, h.flags...)
	if err != nil {
		t.Fatal(err)
	}
	time.Sleep(between(h.r, 0, 150*time.Millisecond))
	if err := s.kill(); err != nil {
		t.Fatal(err)
	}
	if err := printed.Close(); err != nil {
		t.Fatal(err)
	}
}

func nothing() error { return nil }

// progress prints where a long test is, every tenth round.
func progress(t *testing.T, all crew, i, rounds int, begun time.Time) {
	t.Helper()
	if (i+1)%10 == 0 || i == rounds-1 {
		acts, doubts := all.totals()
		fmt.Printf("%s: round %d of %d, %d acts acknowledged, %d in doubt, %s\n", t.Name(), i+1, rounds, acts, doubts,
			time.Since(begun).Round(time.Second))
	}
}
