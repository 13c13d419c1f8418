// SPDX-License-Identifier: EUPL-1.2

package web_test

import (
	"bufio"
	"context"
	"html"
	"net/http"
	"net/http/httptest"
	"net/url"
	"regexp"
	"strings"
	"testing"
	"time"

	"rondetafel/internal/casus"
	"rondetafel/internal/gate/gatetest"
	"rondetafel/internal/informatie"
	"rondetafel/internal/web"
)

// luisteraar hears a stream line by line.
type luisteraar struct {
	t      testing.TB
	status int
	kop    http.Header
	regels chan string // closed when the stream ends
}

// luistert opens the stream at pad, with koppen.
func (k *klant) luistert(pad string, koppen ...string) *luisteraar {
	k.t.Helper()
	ctx, stop := context.WithCancel(context.Background())
	k.t.Cleanup(stop)
	r, err := http.NewRequestWithContext(ctx, http.MethodGet, k.basis+pad, nil)
	goed(k.t, err)
	for i := 0; i+1 < len(koppen); i += 2 {
		r.Header.Set(koppen[i], koppen[i+1])
	}
	c := *k.http
	c.Timeout = 0
	a, err := c.Do(r)
	goed(k.t, err)
	l := &luisteraar{k.t, a.StatusCode, a.Header, make(chan string, 100)}
	go func() {
		defer close(l.regels)
		defer a.Body.Close()
		for s := bufio.NewScanner(a.Body); s.Scan(); {
			if s.Text() != "" {
				l.regels <- s.Text()
			}
		}
	}()
	return l
}

// hoort asks for the next lines; "" for the end of the stream. It returns the last one.
func (l *luisteraar) hoort(begin ...string) (regel string) {
	l.t.Helper()
	for _, wil := range begin {
		select {
		case r, er := <-l.regels:
			if regel = r; !strings.HasPrefix(r, wil) || er != (wil != "") {
				l.t.Fatalf("the stream says %q (open %t), want %q", r, er, wil)
			}
		case <-time.After(geduld):
			l.t.Fatalf("nothing was heard, want %q", wil)
		}
	}
	return regel
}

// gewijzigd asks for an event, and returns its version.
func (l *luisteraar) gewijzigd() string {
	l.t.Helper()
	id := strings.TrimPrefix(l.hoort("event: gewijzigd", "id: "), "id: ")
	if data := l.hoort("data: "); data != "data: "+id {
		l.t.Fatalf("event %s says %q", id, data)
	}
	return id
}

// stil asks that nothing is heard for a while.
func (l *luisteraar) stil() {
	l.t.Helper()
	select {
	case r, er := <-l.regels:
		l.t.Fatalf("the stream says %q (open %t)", r, er)
	case <-time.After(400 * time.Millisecond):
	}
}

var volgt = regexp.MustCompile(`<body[^>]* data-volgen="([^"]*)"`)

// stroomVan is the address of the stream that the page at pad follows, "" for none.
func (k *klant) stroomVan(pad string) string {
	k.t.Helper()
	m := volgt.FindStringSubmatch(k.toont(pad))
	if m == nil {
		return ""
	}
	return html.UnescapeString(m[1])
}

// rules 13.2-2, 1.7-1: who has a page of a Casus open hears within two seconds that something changed of what they may know, by a version and nothing
// else; who may not know of it hears nothing; a browser that comes back hears of what it missed.
func TestVolgenStroom(t *testing.T) {
	h := nieuwHuis(t)
	z := h.RTO(gatetest.Bo, gatetest.Cleo)
	petra, anna, bo := h.als(t, gatetest.Petra), h.als(t, gatetest.Anna), h.als(t, gatetest.Bo)
	pad := petra.stroomVan("/casussen/" + z.ID)
	l, stil := petra.luistert(pad), anna.luistert(anna.stroomVan("/casussen/"+z.ID+"/plan"))
	for kop, wil := range map[string]string{"Content-Type": "text/event-stream; charset=utf-8", "Cache-Control": "no-store", "X-Accel-Buffering": "no",
		"Content-Security-Policy": web.CSP, "X-Content-Type-Options": "nosniff"} {
		if got := l.kop.Get(kop); got != wil || l.status != http.StatusOK {
			t.Errorf("status %d, %s is %q, want %q", l.status, kop, got, wil)
		}
	}
	l.hoort("retry: 5000")
	stil.hoort("retry: 5000")
	l.stil()
	stuk := h.VoegToe(z, gatetest.Bo, informatie.AlleenProcesregisseur)
	versie := l.gewijzigd()
	if strings.Contains(versie, stuk.ID) || strings.Contains(versie, z.ID) || len(versie) != 22 {
		t.Errorf("the version is %q", versie)
	}
	stil.stil() // of a piece that is hidden from her she hears nothing
	weer := petra.luistert(pad)
	weer.hoort("retry: ")
	if v := weer.gewijzigd(); v != versie {
		t.Errorf("who comes back with an old version hears %s, want %s", v, versie)
	}
	for _, l := range []*luisteraar{petra.luistert(pad, "Last-Event-ID", versie), petra.luistert("/casussen/" + z.ID + "/volgen?blad=ja&versie=" + versie)} {
		l.hoort("retry: ")
		l.stil()
	}
	bij := bo.stroomVan("/informatie/" + stuk.ID)
	if !strings.Contains(bij, "zicht="+stuk.ID) || !strings.Contains(petra.stroomVan("/casussen/"+z.ID+"/wie-ziet-wat"), "zicht=alle") {
		t.Errorf("the page of a piece follows %s", bij)
	}
	l = bo.luistert(bij)
	l.hoort("retry: ")
	l.stil()
	if a := petra.doe(http.MethodHead, pad, ""); a.status != http.StatusOK || a.kop.Get("Content-Type") != l.kop.Get("Content-Type") || a.html != "" {
		t.Errorf("HEAD: %d %v", a.status, a.kop)
	}
}

// Only pages of a Casus of which their reader may know follow one, and only those: not even its id stands in another.
func TestVolgenWelkePaginas(t *testing.T) {
	h := nieuwHuis(t)
	z := h.RTO(gatetest.Bo)
	stuk := h.VoegToe(z, gatetest.Bo, informatie.AlleDeelnemers)
	in := h.Triage()
	vraag := h.Gevraagd(in, gatetest.Cleo)
	for _, geval := range []struct{ wie, pad, wil string }{
		{gatetest.Petra, "/casussen/" + z.ID, z.ID},
		{gatetest.Petra, "/casussen/" + z.ID + "/informatievragen", z.ID},
		{gatetest.Bo, "/informatie/" + stuk.ID + "/voorwaarden", z.ID},
		{gatetest.Bo, "/casussen/" + z.ID + "/informatie", z.ID},
		{gatetest.Petra, "/casussen/" + z.ID + "/gekeken", z.ID},
		{gatetest.Petra, "/triagevragen/" + vraag.ID, in.ID},
		{gatetest.Cleo, "/triagevragen/" + vraag.ID, ""}, // rule 1.8-1
		{gatetest.Mo, "/casussen/" + z.ID, z.ID},
		{gatetest.Petra, "/", ""}, {gatetest.Petra, "/casussen", ""}, {gatetest.Petra, "/partijen", ""},
	} {
		k := h.als(t, geval.wie)
		a := k.get(geval.pad)
		m := volgt.FindStringSubmatch(a.html)
		if len(m) == 0 {
			m = []string{"", ""}
		}
		if wil := "/casussen/" + geval.wil + "/volgen?"; geval.wil == "" && m[1] != "" || geval.wil != "" && !strings.HasPrefix(m[1], wil) {
			t.Errorf("%s of %s follows %q, want %q", geval.pad, geval.wie, m[1], geval.wil)
		}
	}
	k := h.als(t, gatetest.Bo)
	a := k.post("/casussen/"+z.ID+"/informatie", url.Values{"tekst": {""}})
	if a.status != http.StatusBadRequest || !strings.Contains(a.html, " data-verstuurd") || strings.Contains(k.toont("/casussen/"+z.ID), "data-verstuurd") {
		t.Errorf("the answer to a form does not say that it is one: %d", a.status)
	}
}

// rule 1.7-1: a stream of what is not there and of what one may not know of answer with the same bytes.
func TestVolgenVanWatErNietIs(t *testing.T) {
	h := nieuwHuis(t)
	z := h.RTO(gatetest.Bo)
	dirk := h.als(t, gatetest.Dirk)
	wil := dirk.get("/casussen/00000000000000000000000000/volgen")
	for _, pad := range []string{"/casussen/" + z.ID + "/volgen", "/casussen/" + z.ID + "/volgen?versie=x&zicht=alle", "/casussen/..%2F/volgen"} {
		a := dirk.get(pad)
		a.kop.Del("Date")
		wil.kop.Del("Date")
		if a.status != http.StatusNotFound || a.html != wil.html || len(a.kop) != len(wil.kop) {
			t.Errorf("%s: %d %v", pad, a.status, a.kop)
		}
	}
	niemand := h.niemand(t)
	niemand.verwijst(niemand.get("/casussen/"+z.ID+"/volgen"), "/inloggen")
}

// A stream ends with the log-in, with the Casus that its reader loses, with a client that goes, and with the house; and somebody has only so many.
func TestVolgenEindigt(t *testing.T) {
	h := nieuwHuis(t)
	z := h.RTO(gatetest.Bo, gatetest.Cleo)
	pad := "/casussen/" + z.ID
	cleo, bo := h.als(t, gatetest.Cleo), h.als(t, gatetest.Bo)
	l := cleo.luistert(cleo.stroomVan(pad))
	l.hoort("retry: ")
	cleo.verwijst(cleo.post("/uitloggen", url.Values{}), "/inloggen")
	l.hoort("event: gewijzigd", "id: einde", "data: einde", "")
	stroom := bo.stroomVan(pad)
	var alle []*luisteraar
	for range 8 {
		l := bo.luistert(stroom)
		l.hoort("retry: ")
		alle = append(alle, l)
	}
	bo.is(bo.get(stroom), http.StatusTooManyRequests, "te veel schermen")
	if k := bo.get(stroom).kop.Get("Retry-After"); k == "" {
		t.Error("one too many does not say when to try again")
	}
	h.VoegToe(z, gatetest.Bo, informatie.AlleDeelnemers)
	for _, l := range alle {
		l.gewijzigd()
	}
	h.StopVolgen()
	for _, l := range alle {
		l.hoort("")
	}
	bo.is(bo.get(stroom), http.StatusServiceUnavailable)
}

// A stream lives longer than the time in which a server reads a request and writes an answer.
func TestVolgenOverleeftDeTijdVanEenVerzoek(t *testing.T) {
	h := nieuwHuis(t)
	srv := httptest.NewUnstartedServer(nil)
	srv.Config.ReadTimeout, srv.Config.WriteTimeout = 300*time.Millisecond, 300*time.Millisecond
	h.srv = opgangOp(t, web.Opties{Gate: h.Gate, Demo: true}, srv)
	z := h.RTO(gatetest.Bo)
	petra := h.als(t, gatetest.Petra)
	l := petra.luistert(petra.stroomVan("/casussen/" + z.ID))
	l.hoort("retry: ")
	l.stil()
	l.stil()
	h.VoegToe(z, gatetest.Bo, informatie.AlleDeelnemers)
	l.gewijzigd()
}

// With two servers in front of one house, or after a start, a version stays what it was: nobody fetches a page anew for nothing.
func TestVolgenVersieBlijft(t *testing.T) {
	h := nieuwHuis(t)
	z := h.RTO(gatetest.Bo)
	bo := h.als(t, gatetest.Bo)
	voor := bo.stroomVan("/casussen/" + z.ID)
	h.Sluit()
	h.Open()
	h.srv.Close()
	h.srv = opgang(t, h.Gate, true)
	jar := bo.http.Jar
	oud, err := url.Parse(bo.basis)
	goed(t, err)
	nieuw, err := url.Parse(h.srv.URL)
	goed(t, err)
	jar.SetCookies(nieuw, jar.Cookies(oud))
	bo.basis = h.srv.URL
	if na := bo.stroomVan("/casussen/" + z.ID); na != voor || !strings.Contains(na, "versie=") {
		t.Errorf("the version is %s after a start, was %s", na, voor)
	}
}

// An open page whose form was filled in gets it anew as it was filled in, beside what there is now: the request does nothing, whatever form it
// is of and whatever it says to do.
func TestVerversenDoetNiets(t *testing.T) {
	h := nieuwHuis(t)
	z := h.RTO(gatetest.Bo)
	stuk := h.VoegToe(z, gatetest.Bo, informatie.AlleDeelnemers)
	bo, anna := h.als(t, gatetest.Bo), h.als(t, gatetest.Anna)
	ververs := func(k *klant, pad string, v url.Values) antwoord {
		v = anders(v, web.VeldOpener, web.MerkVan(k.persoon))
		return k.doe(http.MethodPost, pad, v.Encode(), "Rondetafel-Ververs", "ja")
	}
	voor, inhoud := h.Regels(), h.Getal(`SELECT COUNT(*) + SUM(versie) FROM gegeven`)
	pad := "/casussen/" + z.ID + "/informatie"
	form := anders(bo.formulier(pad), "tekst", "Nog niet klaar", "wie", "deelnemers", "actie", "")
	pagina := bo.is(ververs(bo, pad, form), http.StatusOK, "Nog niet klaar", " data-verstuurd", "/casussen/"+z.ID+"/volgen?versie=")
	if verborgen(pagina).Get("sleutel") != form.Get("sleutel") {
		t.Error("the form became another form")
	}
	in := url.Values{"versie": {"1"}, "reden": {"Het klopt niet."}, "wie": {"procesregisseur"}}
	for _, doe := range []string{"/intrekken", "/voorwaarden", "/corrigeren"} {
		bo.is(ververs(bo, "/informatie/"+stuk.ID+doe, in), http.StatusOK)
	}
	bsn := "/casussen/" + z.ID + "/betrokkenen/" + h.EersteBetrokkene(z) + "/bsn"
	bo.is(ververs(bo, bsn, anders(bo.formulier(bsn), "reden", string(casus.BSNHerkennen))), http.StatusMethodNotAllowed)
	anna.is(ververs(anna, "/informatie/"+stuk.ID+"/intrekken", in), http.StatusNotFound, "Deze pagina is er niet", "Het klopt niet.")
	if n := h.Getal(`SELECT COUNT(*) + SUM(versie) FROM gegeven`); n != inhoud {
		t.Error("a piece changed")
	}
	for _, e := range h.LogVanaf(voor) {
		if e.Soort != "raadplegen" {
			t.Errorf("it left an entry of %s", e.Handeling)
		}
	}
	bo.verwijst(bo.post("/informatie/"+stuk.ID+"/intrekken", in), "/casussen/"+z.ID)
}
