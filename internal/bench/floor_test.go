// SPDX-License-Identifier: EUPL-1.2

package main

import (
	"context"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"testing"
	"time"

	"rondetafel/internal/fixture"
	"rondetafel/internal/gate"
	"rondetafel/internal/gate/vloer"
)

// smallFolder makes a house with a few casussen, as the command lays it down, and returns it closed.
func smallFolder(t *testing.T) house {
	t.Helper()
	h := house{folder: filepath.Join(t.TempDir(), "huis"), casussen: 20}
	g, err := gate.Open(t.Context(), gate.Opties{DB: filepath.Join(h.folder, dbFile), Sleutels: filepath.Join(h.folder, keysDir), Synchroon: "NORMAL"})
	if err != nil {
		t.Fatal(err)
	}
	if err := g.Inrichten(t.Context(), gate.Als("", "taak"), fixture.Huis(time.Now())); err != nil {
		t.Fatal(err)
	}
	if err := g.Vul(t.Context(), gate.VulOpties{Casussen: h.casussen}); err != nil {
		t.Fatal(err)
	}
	if err := g.Close(); err != nil {
		t.Fatal(err)
	}
	return h
}

func TestFloorOnACopy(t *testing.T) {
	h := smallFolder(t)
	copied, err := h.copy(filepath.Join(t.TempDir(), "vloer"))
	if err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithCancel(t.Context())
	addr, err := freeAddr(ctx)
	if err != nil {
		t.Fatal(err)
	}
	ended := make(chan error, 1)
	go func() {
		ended <- serveFloor(ctx, []string{filepath.Join(copied.folder, dbFile), filepath.Join(copied.folder, keysDir), addr})
	}()
	p := &process{system: systemFloor, addr: addr, url: "http://" + addr, ended: make(chan struct{}), cmd: &exec.Cmd{Process: &os.Process{Pid: os.Getpid()}}}
	if err := p.await(ctx, 10*time.Second); err != nil {
		t.Fatal(err)
	}
	var list gate.CasusPagina
	cookie := vloer.Cookie + "=m-noor-verzonnen"
	if err := fetch(ctx, p.url, cookie, ask{method: http.MethodGet, path: listPath}, &list); err != nil {
		t.Fatal(err)
	}
	if len(list.Casussen) == 0 {
		t.Error("a procesregisseur sees no casus on the floor")
	}
	cancel()
	if err := <-ended; err != nil {
		t.Error(err)
	}
	if _, err := copied.size(); err != nil {
		t.Error(err)
	}
	if n, err := os.ReadDir(h.folder); err != nil || len(n) == 0 {
		t.Errorf("the house itself is gone: %v", err)
	}
}
