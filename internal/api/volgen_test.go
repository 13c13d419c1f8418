// SPDX-License-Identifier: EUPL-1.2

package api_test

import (
	"bufio"
	"context"
	"net/http"
	"strings"
	"testing"
	"time"

	"rondetafel/internal/informatie"
)

// volg opens the stream of a Casus as wie, and returns its lines; they end with the stream.
func (h *huis) volg(wie, id string, koppen ...string) (*http.Response, <-chan string) {
	h.t.Helper()
	ctx, stop := context.WithCancel(context.Background())
	h.t.Cleanup(stop)
	r := h.verzoek(wie, http.MethodGet, "/casussen/"+id+"/wijzigingen", nil).WithContext(ctx)
	r.Header.Del("Accept")
	for i := 0; i+1 < len(koppen); i += 2 {
		r.Header.Set(koppen[i], koppen[i+1])
	}
	a, err := http.DefaultClient.Do(r)
	if err != nil {
		h.t.Fatal(err)
	}
	regels := make(chan string, 100)
	go func() {
		defer close(regels)
		defer a.Body.Close()
		for s := bufio.NewScanner(a.Body); s.Scan(); {
			if s.Text() != "" {
				regels <- s.Text()
			}
		}
	}()
	return a, regels
}

func (h *huis) hoort(regels <-chan string, begin string) string {
	h.t.Helper()
	select {
	case r, er := <-regels:
		if !er || !strings.HasPrefix(r, begin) {
			h.t.Fatalf("the stream says %q (open %t), want %q", r, er, begin)
		}
		return r
	case <-time.After(2 * time.Second):
		h.t.Fatalf("nothing was heard, want %q", begin)
	}
	return ""
}

// rules 13.2-2, 1.7-1: a client follows a Casus by one stream, which says that something changed of what its caller may know, and no more. Who
// has no version, or an old one, hears that at once.
func TestVolgen(t *testing.T) {
	databases(t, func(t *testing.T, h *huis) {
		id, over := h.metZorg()
		h.begint(id, over)
		a, regels := h.volg(regisseur, id, "Accept", "application/json, text/event-stream")
		if a.StatusCode != http.StatusOK || a.Header.Get("Content-Type") != "text/event-stream; charset=utf-8" || a.Header.Get("API-Version") == "" ||
			a.Header.Get("X-Accel-Buffering") != "no" || a.Header.Get("Cache-Control") != "no-store" {
			t.Errorf("status %d, %v", a.StatusCode, a.Header)
		}
		h.hoort(regels, "retry: ")
		h.hoort(regels, "event: gewijzigd")
		versie := strings.TrimPrefix(h.hoort(regels, "id: "), "id: ")
		h.hoort(regels, "data: "+versie)
		_, stil := h.volg(gemeente, id)
		h.hoort(stil, "retry: ")
		h.hoort(stil, "event: gewijzigd")
		had := strings.TrimPrefix(h.hoort(stil, "id: "), "id: ")
		h.hoort(stil, "data: ")
		v := h.doe(zorg, "/casussen/"+id+"/gegevens", gegeven(over, string(informatie.AlleenProcesregisseur)))
		h.hoort(regels, "event: gewijzigd")
		if nieuw := h.hoort(regels, "id: "); nieuw == "id: "+versie || strings.Contains(nieuw, v.ID) {
			t.Errorf("version %s after %s", nieuw, versie)
		}
		_, weer := h.volg(gemeente, id, "Last-Event-ID", had)
		h.hoort(weer, "retry: ")
		select {
		case r := <-stil:
			t.Errorf("who may not know of it hears %q", r)
		case r := <-weer:
			t.Errorf("who has what there is hears %q", r)
		case <-time.After(400 * time.Millisecond):
		}
	})
}

// What is not there and what one may not know of answer with the same bytes; a client that reads no events is told so, and the ninth stream of
// one person is one too many.
func TestVolgenGeweigerd(t *testing.T) {
	h := openHuis(t, "")
	id, _ := h.metZorg()
	pad := "/casussen/" + id + "/wijzigingen"
	vraag := func(wie, pad string) antwoord {
		r := h.verzoek(wie, http.MethodGet, pad, nil)
		r.Header.Set("Accept", "text/event-stream")
		return h.stuur(r)
	}
	wil := vraag(politie, "/casussen/00000000000000000000000000/wijzigingen").is(http.StatusNotFound)
	if a := vraag(politie, pad).is(http.StatusNotFound); string(a.body) != string(wil.body) {
		t.Errorf("not yours says %s, not there says %s", a.body, wil.body)
	}
	r := h.verzoek(regisseur, http.MethodGet, pad, nil)
	r.Header.Set("Accept", "application/json, text/event-stream;q=0")
	h.stuur(r).is(http.StatusNotAcceptable)
	vraag("", pad).is(http.StatusUnauthorized)
	for range 8 {
		_, regels := h.volg(regisseur, id, "Accept", "text/*")
		h.hoort(regels, "retry: ")
	}
	if a := vraag(regisseur, pad).is(http.StatusTooManyRequests); a.kop.Get("Retry-After") == "" {
		t.Error("one too many does not say when to try again")
	}
}
