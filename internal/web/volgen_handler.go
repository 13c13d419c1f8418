// SPDX-License-Identifier: EUPL-1.2

package web

import (
	"net/http"
	"net/url"
	"strings"

	"rondetafel/internal/gate"
)

// Names in the query of the stream of a Casus. A browser that comes back by itself says in a header what it had.
const (
	vraagVersie = "versie"
	vraagZicht  = "zicht"
	vraagBlad   = "blad"
	laatsteID   = "Last-Event-ID"
)

// kopVervers is in a request of an open page that gets itself anew. With it a form is shown again as it was filled in, and nothing is done.
const kopVervers = "Rondetafel-Ververs"

// volgen is the stream by which an open page hears that something changed of what its reader may know. It says no more than that; the page
// then gets itself anew.
func (b *bezoek) volgen() error {
	q := b.r.URL.Query()
	v, err := b.Gate.CasusVolgen(b.ctx(), b.caller, gate.Volging{Casus: b.id(), Zicht: q.Get(vraagZicht), Blad: q.Get(vraagBlad) != ""})
	if err != nil {
		return err
	}
	had := b.r.Header.Get(laatsteID)
	if had == "" {
		had = b.r.URL.Query().Get(vraagVersie)
	}
	gate.StroomKoppen(b.w.Header())
	b.w.WriteHeader(http.StatusOK)
	if b.r.Method == http.MethodHead {
		v.Sluit()
		return nil
	}
	v.Stuur(b.ctx(), b.w, had)
	return nil
}

// Om is the time of Bijgewerkt.
func (s Schil) Om() string { return s.Bijgewerkt[strings.LastIndex(s.Bijgewerkt, " ")+1:] }

// Volgen is the address of the stream by which a page hears that it is out of date, "" for a page that shows nothing of a Casus of which its
// reader may know.
func (s Schil) Volgen() string {
	if s.Blik == nil || s.Blik.Casus == "" {
		return ""
	}
	q := url.Values{vraagVersie: {s.Blik.Versie}}
	if s.Blik.Zicht != "" {
		q.Set(vraagZicht, s.Blik.Zicht)
	}
	if s.Blik.Blad {
		q.Set(vraagBlad, "ja")
	}
	return padMet("/casussen/"+s.Blik.Casus+"/volgen", q)
}
