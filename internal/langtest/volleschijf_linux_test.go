// SPDX-License-Identifier: EUPL-1.2

package langtest

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"

	"rondetafel/internal/errs"
	"rondetafel/internal/gate"
	"rondetafel/internal/gate/gatetest"
	"rondetafel/internal/informatie"
)

// memoryDisk mounts a small disk in memory, which is easily filled.
func memoryDisk(t *testing.T, megabytes int) string {
	at := t.TempDir()
	if err := syscall.Mount("tmpfs", at, "tmpfs", 0, fmt.Sprintf("size=%dm", megabytes)); err != nil {
		t.Fatalf("this test mounts a small disk in memory, which takes root: %v", err)
	}
	t.Cleanup(func() {
		if err := syscall.Unmount(at, syscall.MNT_DETACH); err != nil {
			t.Error(err)
		}
	})
	return at
}

// fill takes all room that is left at dir, and gives it back when the returned function is called.
func fill(t *testing.T, dir string) (free func()) {
	name := filepath.Join(dir, "vol")
	f, err := os.Create(name)
	if err != nil {
		t.Fatal(err)
	}
	block := make([]byte, 64<<10)
	for len(block) > 0 {
		if _, err := f.Write(block); err != nil {
			block = block[:len(block)/2]
		}
	}
	if err := f.Close(); err != nil {
		t.Fatal(err)
	}
	return func() {
		if err := os.Remove(name); err != nil {
			t.Fatal(err)
		}
	}
}

// fullHouse opens a house whose database stands at dir and is flushed as in use.
// It returns a Casus in it and who that is about.
func fullHouse(t *testing.T, dir string) (h *gatetest.Huis, z gate.Verwijzing, about string) {
	h = gatetest.Nieuw(t, gatetest.Vers, gatetest.Met(func(o *gate.Opties) { o.DB, o.Synchroon = filepath.Join(dir, "huis.db"), "" }))
	z = h.Triage()
	b, err := h.CasusLezen(h.Ctx(), gatetest.Als(gatetest.Anna), z.ID)
	if err != nil {
		t.Fatal(err)
	}
	return h, z, b.Betrokkenen[0].ID
}

// addUntil adds pieces until one is not acknowledged, and returns the ids of those that were. Each answer comes within two
// seconds, and one that does not come shows nothing.
func addUntil(t *testing.T, h *gatetest.Huis, z gate.Verwijzing, about string, most int) (acknowledged []string, failed bool) {
	in := informatie.Toevoegen{Casus: z.ID, Soort: informatie.Gewoon, Voorwaarden: informatie.Voorwaarden{Wie: informatie.AlleDeelnemers},
		Inhoud: informatie.Inhoud{Over: []string{about}, Tekst: strings.Repeat("Verzonnen tekst. ", 1000), Rubriek: informatie.Begeleiding, Bron: "Eigen dossier", Datum: "2026-01-05", Grondslag: "Wettelijke taak",
			Grond: informatie.Grond{Geheim: informatie.Hulpverlenerschap}}}
	for range most {
		begin := time.Now()
		v, err := h.GegevenToevoegen(h.Ctx(), gatetest.Als(gatetest.Anna), in)
		if took := time.Since(begin); took > 2*time.Second {
			t.Errorf("an answer took %v", took)
		}
		if err != nil {
			if !errors.Is(err, errs.ErrUnavailable) || v.ID != "" {
				t.Errorf("%+v, %v: want nothing and errs.ErrUnavailable", v, err)
			}
			return acknowledged, true
		}
		acknowledged = append(acknowledged, v.ID)
	}
	return acknowledged, false
}

// nothingShown looks at the Casus a number of times while nothing can be logged.
func nothingShown(t *testing.T, h *gatetest.Huis, z gate.Verwijzing) {
	for range 5 {
		begin := time.Now()
		b, err := h.CasusLezen(h.Ctx(), gatetest.Als(gatetest.Anna), z.ID)
		if !errors.Is(err, errs.ErrUnavailable) || b.ID != "" {
			t.Errorf("a look that cannot be logged shows %q, %v", b.Nummer, err)
		}
		if took := time.Since(begin); took > 2*time.Second {
			t.Errorf("an answer took %v", took)
		}
	}
}

// allThere asks that exactly the acknowledged pieces are there.
func allThere(t *testing.T, h *gatetest.Huis, z gate.Verwijzing, want []string) {
	b, err := h.CasusLezen(h.Ctx(), gatetest.Als(gatetest.Anna), z.ID)
	if err != nil {
		t.Fatal(err)
	}
	got := map[string]bool{}
	for _, g := range b.Gegevens {
		got[g.ID] = true
	}
	for _, id := range want {
		if !got[id] {
			t.Errorf("piece %s was acknowledged and is lost", id)
		}
	}
	if len(got) != len(want) {
		t.Errorf("%d pieces, %d were acknowledged", len(got), len(want))
	}
}

// A disk that is full: nothing is shown, nothing is half done, and it goes on by itself when there is room again.
func TestVolleSchijf(t *testing.T) {
	dir := memoryDisk(t, 24)
	h, z, about := fullHouse(t, dir)
	done, _ := addUntil(t, h, z, about, 3)
	free := fill(t, dir)
	more, failed := addUntil(t, h, z, about, 2000)
	if !failed {
		t.Fatal("the disk never ran full")
	}
	done = append(done, more...)
	nothingShown(t, h, z)
	if h.Gereed(h.Ctx()) == nil {
		t.Error("ready although nothing can be logged")
	}
	free()
	again, failed := addUntil(t, h, z, about, 3)
	if failed {
		t.Error("it does not go on when there is room again")
	}
	allThere(t, h, z, append(done, again...))
}

// A disk whose flush fails: the file system says that there is room, the device under it cannot keep what was written.
func TestFlushFaalt(t *testing.T) {
	under := memoryDisk(t, 32)
	d, err := newDisk(under, 64<<20)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = syscall.Unmount(d.at, syscall.MNT_DETACH) }) // behind the end of the house
	h, z, about := fullHouse(t, d.at)
	done, _ := addUntil(t, h, z, about, 3)
	free := fill(t, under)
	more, failed := addUntil(t, h, z, about, 4000)
	if !failed {
		t.Fatal("no flush failed")
	}
	done = append(done, more...)
	nothingShown(t, h, z)
	h.Sluit()
	free()
	if err := errors.Join(d.unmount(), d.mount()); err != nil { // as after the disk was mended: what was in memory is gone
		t.Fatal(err)
	}
	h.Open()
	allThere(t, h, z, done)
}
