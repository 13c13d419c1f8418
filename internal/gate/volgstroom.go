// SPDX-License-Identifier: EUPL-1.2

package gate

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"time"

	"rondetafel/internal/errs"
	"rondetafel/internal/klok"
)

// A stream of server-sent events, as it is on the wire. There is one kind of event: its name says that something changed, its data and
// id are the version that it has now. Nothing else ever goes through it.
//
//	retry: 5000
//
//	event: gewijzigd
//	id: <version>
//	data: <version>
//
//	: (a comment, now and then, so that both sides notice when the other is gone)
const (
	stroomOpnieuw = 5000             // milliseconds after which a browser tries again
	stroomHart    = 15 * time.Second // between two comments
	stroomTraag   = 10 * time.Second // that a write may take: who is slower is gone
	stroomEinde   = "einde"          // the version of a Casus or a log-in that is gone
)

// StroomKoppen sets the headers of a stream: kept by nobody, held up by no proxy.
func StroomKoppen(h http.Header) {
	h.Set("Content-Type", "text/event-stream; charset=utf-8")
	h.Set("Cache-Control", "no-store")
	h.Set("X-Accel-Buffering", "no")
}

// Stuur sends w an event each time that what the caller sees is another than had, the version that they have, and ends when one of the two
// is gone, when the house closes, or when the caller may know of the Casus no more: then the last event says that too. It ends the following.
func (v *Volger) Stuur(ctx context.Context, w http.ResponseWriter, had string) {
	ctx, stop := context.WithCancel(ctx)
	defer stop()
	defer v.Sluit()
	l := leiding{w, http.NewResponseController(w)}
	if l.opnieuw() != nil || had != v.Versie() && l.gewijzigd(v.Versie()) != nil {
		return
	}
	nieuws := make(chan string)
	go v.houdBij(ctx, nieuws)
	hart := time.NewTicker(stroomHart)
	defer hart.Stop()
	for {
		var err error
		select {
		case versie, ok := <-nieuws:
			if !ok {
				return
			}
			err = l.gewijzigd(versie)
		case <-hart.C: // at its own pace, whatever is looked at meanwhile
			err = l.schrijf(":\n\n")
		}
		if err != nil {
			return
		}
	}
}

// houdBij gives each new version until there are no more.
func (v *Volger) houdBij(ctx context.Context, nieuws chan<- string) {
	defer close(nieuws)
	for {
		versie, err := v.Wacht(ctx)
		if errors.Is(err, errs.ErrNotFound) || errors.Is(err, errs.ErrNotLoggedIn) {
			versie = stroomEinde
		} else if err != nil {
			return
		}
		select {
		case nieuws <- versie:
		case <-ctx.Done():
			return
		}
		if err != nil {
			return
		}
	}
}

// leiding is the connection of a stream.
type leiding struct {
	w http.ResponseWriter
	c *http.ResponseController
}

// opnieuw begins the stream. Reading has no deadline any more: the server hears by it when the client goes.
func (l leiding) opnieuw() error {
	_ = l.c.SetReadDeadline(time.Time{}) // where there is none, there is no end either
	return l.schrijf(fmt.Sprintf("retry: %d\n\n", stroomOpnieuw))
}

func (l leiding) gewijzigd(versie string) error {
	return l.schrijf("event: gewijzigd\nid: " + versie + "\ndata: " + versie + "\n\n")
}

func (l leiding) schrijf(tekst string) error {
	_ = l.c.SetWriteDeadline(klok.Systeem().Nu().Add(stroomTraag)) // of the connection: no clock that somebody moves
	if _, err := l.w.Write([]byte(tekst)); err != nil {
		return err
	}
	return l.c.Flush()
}
