// SPDX-License-Identifier: EUPL-1.2

package web

import (
	"crypto/rand"
	"crypto/sha256"
	"encoding/hex"
	"net/http"
	"slices"
	"strings"

	"rondetafel/internal/errs"
	"rondetafel/internal/klok"
)

// vraagFormulier is the part of a page's address by which a form stays the same form when the browser goes back to it. It is drawn,
// and says nothing.
const vraagFormulier = "formulier"

// eenmalig gives the page of a form an address of its own, so that it has the same idempotency key whenever the browser comes back to
// that address: pages are never stored, so Back asks for them anew, and with a new key what was filled in would be done twice. Only
// for forms that nothing else guards: most carry the version that they were filled from.
func eenmalig(doe func(*bezoek) error) func(*bezoek) error {
	return func(b *bezoek) error {
		q := b.r.URL.Query()
		if isFormulier(q.Get(vraagFormulier)) {
			return doe(b)
		}
		q.Set(vraagFormulier, rand.Text())
		b.verwijs(padMet(b.r.URL.Path, q))
		return nil
	}
}

// isFormulier tells whether s can be what eenmalig drew.
func isFormulier(s string) bool {
	return len(s) == len(rand.Text()) && strings.Trim(s, "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567") == ""
}

// formulierSleutel is the idempotency key of the page's form: that with which it was sent, so that a form that comes back with what is
// wrong in it stays the same form; else that of its address; else a fresh one. A key of what did not succeed can be used again.
func (b *bezoek) formulierSleutel() string {
	if s := b.r.PostForm.Get(VeldSleutel); b.r.Method == http.MethodPost && s != "" {
		return s
	}
	if s := b.r.URL.Query().Get(vraagFormulier); isFormulier(s) {
		return s
	}
	return rand.Text()
}

// sleutelVan makes the key of an act of that of its form: a page can have several forms, and each is done once.
func (b *bezoek) sleutelVan(formulier string) string {
	if formulier == "" {
		return ""
	}
	som := sha256.Sum256([]byte(formulier + "\n" + b.r.URL.Path))
	return hex.EncodeToString(som[:])
}

// alVerstuurd makes the page for a form that was sent before with other content.
func (b *bezoek) alVerstuurd(e *errs.Repeated) VerstuurdPagina {
	moment := klok.VanMicro(e.Moment)
	p := VerstuurdPagina{Schil: b.schil(""), Wat: "Dit formulier", Op: "op " + Datum(moment, b.nu()) + ", " + Tijd(moment), Open: b.terugKnop()}
	if b.r.URL.Path == "/aanmelden" {
		p.Wat = "Deze aanmelding"
		if e.ID != "" {
			p.Open = Knop{Tekst: "Open de casus", URL: "/casussen/" + e.ID, Soort: KnopEerste}
		}
	}
	p.Invoer = b.eigenInvoer("Nieuw formulier met deze tekst", map[string]string{VeldActie: actieTerug, VeldSleutel: rand.Text()})
	if p.Over = isEenmaal(b.r.Pattern); heeftFormulier(b.r.Pattern) && !p.Over {
		p.Nieuw = Knop{Tekst: "Leeg formulier", URL: b.r.URL.Path, Soort: KnopTweede}
	}
	return p
}

// isEenmaal tells whether what a form of a route does is done once: the thing that it was about is closed then.
func isEenmaal(route string) bool {
	switch formulierVan(route) {
	case "intrekken", "weghalen", "weigering", "afgelasten", "afronden", "bevestigen", "sluiten", "stoppen", "controleren":
		return true
	case "antwoord":
		return !strings.HasPrefix(route, "/triagevragen/") // an answer there can be changed
	}
	return route == "/informatie/{id}/voorinzage/{vraag}"
}

// heeftFormulier tells whether a form stands at the path that it posts to, and not on the page of the thing that it is about.
func heeftFormulier(pad string) bool {
	return slices.ContainsFunc(routes(), func(r route) bool { return r.pad == pad && r.methode == http.MethodGet })
}
