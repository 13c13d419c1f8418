// SPDX-License-Identifier: EUPL-1.2

package main

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"log/slog"
	"net"
	"net/http"
	"os"
	"runtime/debug"
	"strings"
	"time"

	"rondetafel/internal/identiteit"
)

// The limits of the server. A request of a person is small and short; who is slower than this is not a person.
const (
	kopTijd     = 5 * time.Second
	leesTijd    = 30 * time.Second
	schrijfTijd = 60 * time.Second
	stilTijd    = 2 * time.Minute
	afrondTijd  = 10 * time.Second // for requests in hand when the server stops
	maxKopBytes = 32 << 10
)

// luister says on which address a server listens and under which one people reach it.
type luister struct {
	Listen string `help:"Adres waarop de server luistert." default:"127.0.0.1:8080" placeholder:"ADRES"`
	URL    string `name:"url" help:"Adres waaronder mensen het huis bereiken. Nodig als de server niet alleen op deze machine luistert." placeholder:"URL"`
}

// open starts listening and returns the address for people: --url, or http://localhost with the real port. Without --url a
// server that others can reach is refused: it would send its cookies over plain http.
func (l luister) open(ctx context.Context) (net.Listener, string, error) {
	host, _, err := net.SplitHostPort(l.Listen)
	if err != nil {
		return nil, "", fmt.Errorf("--listen %s is geen adres met een poort: %w", l.Listen, err)
	}
	if l.URL == "" && !identiteit.Lokaal(host) {
		return nil, "", fmt.Errorf("--listen %s is ook voor anderen bereikbaar: zeg met --url onder welk https-adres", l.Listen)
	}
	var lc net.ListenConfig
	oor, err := lc.Listen(ctx, "tcp", l.Listen)
	if err != nil {
		return nil, "", err
	}
	adres := cmp.Or(l.URL, "http://localhost:0")
	_, poort, err := net.SplitHostPort(oor.Addr().String())
	if err != nil {
		return nil, "", errors.Join(err, oor.Close())
	}
	if zonder, vrij := strings.CutSuffix(adres, ":0"); vrij { // the port was chosen by the system
		adres = zonder + ":" + poort
	}
	return oor, adres, nil
}

// bedien serves h on oor until ctx ends; then it takes no more requests and finishes those in hand. Requests that need more
// than afrondTijd are cut off. bijStop is called first: it ends what would never end by itself.
func bedien(ctx context.Context, oor net.Listener, h http.Handler, log *slog.Logger, bijStop func()) error {
	ruimGeheugen()
	srv := &http.Server{Handler: h, ReadHeaderTimeout: kopTijd, ReadTimeout: leesTijd, WriteTimeout: schrijfTijd, IdleTimeout: stilTijd,
		MaxHeaderBytes: maxKopBytes, ErrorLog: slog.NewLogLogger(log.Handler(), slog.LevelWarn)}
	gestopt := make(chan error, 1)
	stop := context.AfterFunc(ctx, func() {
		af, klaar := context.WithTimeout(context.WithoutCancel(ctx), afrondTijd)
		defer klaar()
		bijStop()
		err := srv.Shutdown(af)
		if errors.Is(err, context.DeadlineExceeded) {
			log.Warn("niet alle verzoeken waren op tijd klaar")
			err = srv.Close()
		}
		gestopt <- err
	})
	err := srv.Serve(oor)
	if stop() { // it ended by itself
		return err
	}
	return <-gestopt
}

// ruimGeheugen makes the runtime collect less often, up to a soft limit: a request makes much short-lived memory, and the
// collector took a fifth of the processor. What the start left goes back to the system. Who sets GOGC or GOMEMLIMIT decides for themself.
func ruimGeheugen() {
	if os.Getenv("GOGC") == "" && os.Getenv("GOMEMLIMIT") == "" {
		debug.SetGCPercent(600)
		debug.SetMemoryLimit(120 << 20)
	}
	go debug.FreeOSMemory() // what starting took; nobody waits for it
}
