// SPDX-License-Identifier: EUPL-1.2

package gate_test

import (
	"context"
	"errors"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"rondetafel/internal/gate"
	. "rondetafel/internal/gate/gatetest"
	"rondetafel/internal/informatie"
)

// weg is a client that is gone after it took some writes.
type weg struct {
	*httptest.ResponseRecorder
	neemt atomic.Int64
}

func (w *weg) Write(b []byte) (int, error) {
	if w.neemt.Add(-1) < 0 {
		return 0, errors.New("weg")
	}
	return w.ResponseRecorder.Write(b)
}

// A stream to a client that takes nothing more ends by itself and makes room, whenever the client went: at its begin, at its first event, or
// when something changed.
func TestStroomNaarWieWegIs(t *testing.T) {
	h := Nieuw(t)
	z := h.RTO(Bo)
	for neemt := range int64(3) {
		v := stroom(t, h, Als(Bo), z)
		w := &weg{ResponseRecorder: httptest.NewRecorder()}
		w.neemt.Store(neemt)
		af := make(chan bool)
		go func() {
			v.Stuur(h.Ctx(), w, "een oude versie")
			close(af)
		}()
		if neemt == 2 {
			h.VoegToe(z, Bo, informatie.AlleDeelnemers)
		}
		select {
		case <-af:
		case <-time.After(15 * time.Second):
			t.Fatalf("the stream to who takes %d writes goes on", neemt)
		}
		if n := h.Volgers(); n != 0 {
			t.Errorf("%d streams are open after it", n)
		}
	}
}

// zwijgt is a client that can do no more than take what is written: no deadlines, nothing to flush.
type zwijgt struct{ tekst strings.Builder }

func (z *zwijgt) Header() http.Header         { return http.Header{} }
func (z *zwijgt) WriteHeader(int)             {}
func (z *zwijgt) Write(b []byte) (int, error) { return z.tekst.Write(b) }

// A server that cannot send in parts gives no stream: half of one that nobody hears is none.
func TestStroomZonderDelen(t *testing.T) {
	h := Nieuw(t)
	z := h.RTO(Bo)
	var w zwijgt
	stroom(t, h, Als(Bo), z).Stuur(h.Ctx(), &w, "")
	if strings.Contains(w.tekst.String(), "event") || h.Volgers() != 0 {
		t.Errorf("it says %q, %d are open", w.tekst.String(), h.Volgers())
	}
}

// All that a stream says: how soon to try again, that something changed with a version, and when there is nothing more to hear that too. It
// ends when the client goes, and with the Casus.
func TestStroomZegtAlleenDat(t *testing.T) {
	h := Nieuw(t)
	z := h.RTO(Bo)
	v := stroom(t, h, Als(Bo), z)
	w := httptest.NewRecorder()
	v.Stuur(afgelopen(h), w, v.Versie())
	if w.Body.String() != "retry: 5000\n\n" {
		t.Errorf("who has what there is hears %q", w.Body)
	}
	v = stroom(t, h, Als(Bo), z)
	w = httptest.NewRecorder()
	v.Stuur(afgelopen(h), w, "")
	if wil := "retry: 5000\n\nevent: gewijzigd\nid: " + v.Versie() + "\ndata: " + v.Versie() + "\n\n"; w.Body.String() != wil || !w.Flushed {
		t.Errorf("who has nothing hears %q, want %q", w.Body, wil)
	}
	inlog := ingelogd(t, h, Bo)
	v = stroom(t, h, inlog, z)
	w = httptest.NewRecorder()
	af := make(chan bool)
	go func() {
		v.Stuur(h.Ctx(), w, v.Versie())
		close(af)
	}()
	goed(t, h.Uitloggen(h.Ctx(), inlog))
	<-af
	if wil := "retry: 5000\n\nevent: gewijzigd\nid: einde\ndata: einde\n\n"; w.Body.String() != wil {
		t.Errorf("who logs out hears %q, want %q", w.Body, wil)
	}
	kop := http.Header{}
	gate.StroomKoppen(kop)
	if kop.Get("Content-Type") != "text/event-stream; charset=utf-8" || kop.Get("Cache-Control") != "no-store" {
		t.Errorf("headers %v", kop)
	}
}

// afgelopen is the context of a client that went.
func afgelopen(h *Huis) context.Context {
	ctx, stop := context.WithCancel(h.Ctx())
	stop()
	return ctx
}
