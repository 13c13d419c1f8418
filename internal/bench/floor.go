// SPDX-License-Identifier: EUPL-1.2

package main

import (
	"context"
	"errors"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"syscall"
	"time"

	"rondetafel/internal/gate/vloer"
	"rondetafel/internal/klok"
)

// floorArg makes this program be the floor: floorArg database keys address.
const floorArg = "-vloer"

// serveFloor starts this program again, as the floor under a copy of the house.
func (h house) serveFloor(ctx context.Context) (*process, error) {
	self, err := os.Executable()
	if err != nil {
		return nil, err
	}
	return start(ctx, systemFloor, h.folder+".log", time.Minute, func(addr string) *exec.Cmd {
		cmd := exec.Command(self, floorArg, filepath.Join(h.folder, dbFile), filepath.Join(h.folder, keysDir), addr)
		cmd.SysProcAttr = &syscall.SysProcAttr{Pdeathsig: syscall.SIGTERM}
		return cmd
	})
}

// serveFloor is what the second program does, until ctx ends.
func serveFloor(ctx context.Context, args []string) error {
	if len(args) != 3 {
		return errors.New(floorArg + " database keys address")
	}
	h, closer, err := vloer.Start(ctx, vloer.Opties{DB: args[0], Sleutels: args[1], Klok: klok.Systeem()})
	if err != nil {
		return err
	}
	mux := http.NewServeMux()
	mux.Handle("/", h)
	mux.HandleFunc("GET /readyz", func(w http.ResponseWriter, _ *http.Request) { w.WriteHeader(http.StatusOK) })
	srv := &http.Server{Addr: args[2], Handler: mux, ReadHeaderTimeout: 5 * time.Second}
	ended := make(chan error, 1)
	go func() {
		<-ctx.Done()
		ended <- srv.Shutdown(context.WithoutCancel(ctx))
	}()
	if err := srv.ListenAndServe(); !errors.Is(err, http.ErrServerClosed) {
		return errors.Join(err, closer.Close())
	}
	return errors.Join(<-ended, closer.Close())
}
