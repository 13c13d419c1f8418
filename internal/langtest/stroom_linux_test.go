// SPDX-License-Identifier: EUPL-1.2

package langtest

import (
	"errors"
	"math/rand/v2"
	"os"
	"path/filepath"
	"testing"
	"time"
)

const imageSize = 1 << 30 // bytes; the image takes only what is in it

// mains is a house on a disk that loses its power.
type mains struct {
	house
	disk disk
	dir  string // outside the disk
	all  crew
	cuts int
}

// TestLang_Stroom: what the program acknowledged is there after a cut of power, what it did not is wholly done or wholly not, nothing is
// done twice, and the log verifies, also against the last checkpoint that was kept outside. Where SQLite does not flush
// each commit (synchronous=NORMAL), the same finds a loss: so the method can see one.
func TestLang_Stroom(t *testing.T) {
	r := chance(t)
	t.Run("FULL", func(t *testing.T) { noLoss(t, r) })
	t.Run("NORMAL", func(t *testing.T) { someLoss(t, r) })
}

func noLoss(t *testing.T, r *rand.Rand) {
	m := newMains(t, r)
	rounds, begun := count(50, 2), time.Now()
	for i := range rounds {
		lost, unverified := m.cut(t, i == rounds-1)
		if err := errors.Join(lost, unverified); err != nil {
			t.Fatalf("cut %d: %v", i, err)
		}
		progress(t, m.all, i, rounds, begun)
	}
	if acts, doubts := m.all.totals(); acts < rounds || doubts == 0 {
		t.Errorf("%d acts acknowledged and %d in doubt: too few to prove anything", acts, doubts)
	}
}

// someLoss cuts the power of houses that do not flush each commit, until the ledgers miss an act; with the full count it goes on, to
// tell how often they do. Whatever they miss, the checkpoint kept outside must miss too.
func someLoss(t *testing.T, r *rand.Rand) {
	const most = 10
	seen, rounds := 0, count(most, 1)
	for i := range most {
		lost, unverified := newMains(t, r, "--synchroon", "NORMAL").cut(t, true)
		switch {
		case isLoss(lost) && unverified != nil:
			seen++
			t.Logf("cut %d: %v: %.200v", i, unverified, lost)
		case isLoss(lost):
			t.Fatalf("cut %d: the log verifies although an act is gone: %v", i, lost)
		}
		if i+1 >= rounds && seen > 0 {
			t.Logf("a loss was seen at %d of %d cuts", seen, i+1)
			return
		}
	}
	t.Errorf("%d cuts of power without a flush at each commit, and no loss was seen: this test cannot see one", most)
}

// newMains puts a house on a disk of its own.
func newMains(t *testing.T, r *rand.Rand, flags ...string) *mains {
	t.Helper()
	m := &mains{house: house{kit: theKit(t), flags: flags, r: r}, dir: folder(t)}
	var err error
	if m.disk, err = newDisk(m.dir, imageSize); err != nil {
		t.Fatal(err)
	}
	m.data, m.outside = filepath.Join(m.disk.at, "house"), filepath.Join(m.dir, "outside")
	copyHouse(t, m.kit, m.data)
	return m
}

// cut lets everybody work on a server until the power is cut, and looks at what is left. lost is what the ledgers miss, unverified
// what the offline check finds.
func (m *mains) cut(t *testing.T, whole bool) (lost, unverified error) {
	t.Helper()
	s := m.up(t)
	if m.all == nil {
		m.all = newCrew(t, s, m.r)
	}
	m.all.moveTo(s)
	m.cuts++
	var left disk
	err := m.all.workUntil(between(m.r, 20*time.Millisecond, 1500*time.Millisecond), s.freeze, func() error {
		kept := m.keepOutside()
		var err error
		left, err = m.disk.copyAt(m.cuts)
		return errors.Join(err, kept, s.kill())
	})
	if err == nil {
		err = m.swap(left)
	}
	if err != nil {
		t.Fatalf("cut %d: %v\n%s", m.cuts, err, s.tail())
	}
	unverified = verify(m.program, m.data, m.outside)
	s = m.up(t)
	m.all.moveTo(s)
	return errors.Join(m.all.check(whole), s.stop()), unverified
}

// swap takes the disk away that had power and mounts what the cut left.
func (m *mains) swap(left disk) error {
	if err := errors.Join(m.disk.unmount(), os.Remove(m.disk.file)); err != nil {
		return err
	}
	m.disk = left
	return left.mount()
}
