// SPDX-License-Identifier: EUPL-1.2

package web

import (
	"cmp"
	"crypto/rand"
	"net/http"

	"rondetafel/internal/gate"
	apps "rondetafel/internal/toegang"
)

// naarDienst sends who comes to log in to the inlogdienst that they chose.
func (b *bezoek) naarDienst() error {
	in := gate.Dienstkeuze{Dienst: b.id(), Terug: veiligPad(b.r.URL.Query().Get("terug")), Browser: b.bewaarDienst()}
	adres, err := b.Gate.DienstVragen(b.ctx(), b.niemand(), in, b.Deur.Vandaan(b.r))
	if m, nee := weigerMelding(err); nee {
		return b.inlogMis(b.weigerStatus(err), m, in.Terug)
	}
	if err != nil {
		return err
	}
	b.verwijs(adres)
	return nil
}

// inlogMis shows where one logs in, with what went wrong; where somebody was going is kept.
func (b *bezoek) inlogMis(status int, m Melding, terug string) error {
	p := b.echtInloggen(terug)
	p.Meldingen = []Melding{m}
	return b.schrijf(status, p)
}

// bevestigBij sends the reader to their inlogdienst, to show again that it is them.
func (b *bezoek) bevestigBij() error {
	adres, err := b.Gate.DienstVragen(b.ctx(), b.caller, gate.Dienstkeuze{Browser: b.bewaarDienst()}, b.Deur.Vandaan(b.r))
	if m, nee := weigerMelding(err); nee {
		return b.bevestigMis(b.weigerStatus(err), m)
	}
	if err != nil {
		return err
	}
	b.verwijs(adres)
	return nil
}

func (b *bezoek) bevestigMis(status int, m Melding) error {
	p := DienstPagina{Schil: b.schil(""), URL: padBevestigBij}
	p.Meldingen = []Melding{m}
	return b.schrijf(status, p)
}

// terugVanDienst takes what the browser brings back from an inlogdienst.
func (b *bezoek) terugVanDienst() error {
	q := b.r.URL.Query()
	in := gate.Dienstantwoord{Dienstantwoord: apps.Dienstantwoord{State: q.Get("state"), Code: q.Get("code"), Fout: q.Get("error"), Iss: q.Get("iss")}, Browser: b.dienstToken()}
	c := b.niemand()
	if b.persoon.ID != "" {
		c = b.caller
	}
	uit, err := b.Gate.InloggenVia(b.ctx(), c, in, b.Deur.Vandaan(b.r))
	if m, nee := weigerMelding(err); nee && b.persoon.ID != "" {
		return b.bevestigMis(b.weigerStatus(err), m)
	} else if nee {
		return b.inlogMis(b.weigerStatus(err), m, veiligPad(uit.Terug))
	}
	if err != nil {
		return err
	}
	http.SetCookie(b.w, b.dienstkoekje("", -1))
	if uit.Bevestigd {
		return b.toon(DienstPagina{Schil: b.schil(""), Klaar: true})
	}
	if err := b.Deur.Begin(b.w, b.r, uit.Ingelogd); err != nil {
		return err
	}
	return b.naar(cmp.Or(veiligPad(uit.Terug), "/"), "")
}

// koppelDienst leads who has a toegangscode to the inlogdienst of their Partij, where they log in from now on.
func (b *bezoek) koppelDienst(in gate.Instellen) error {
	keus := gate.Dienstkeuze{Dienst: b.r.PostForm.Get(veldDienst), Code: in.Code, Bewijs: in.Bewijs, Browser: b.bewaarDienst()}
	adres, err := b.Gate.DienstVragen(b.ctx(), b.caller, keus, b.Deur.Vandaan(b.r))
	if fouten, ok := ongeldig(err); ok {
		return b.toonInstellen(in, fouten)
	}
	if _, nee := weigerMelding(err); nee {
		return b.toonInstellen(in, nil, err)
	}
	if err != nil {
		return err
	}
	p := DienstPagina{Schil: b.schil(""), URL: adres}
	for _, d := range b.Gate.Inlogdiensten() {
		if d.ID == keus.Dienst {
			p.Naam = d.Naam
		}
	}
	return b.toon(p)
}

// veldDienst names the inlogdienst of a button.
const veldDienst = "dienst"

// dienstkoekje is what a browser keeps while somebody is at an inlogdienst: only it can bring the answer. duur is in seconds, -1 takes it away.
func (b *bezoek) dienstkoekje(token string, duur int) *http.Cookie {
	naam := "rt-dienst"
	if b.veilig {
		naam = "__Host-rt-dienst"
	}
	return &http.Cookie{Name: naam, Value: token, Path: "/", MaxAge: duur, Secure: b.veilig, HttpOnly: true, SameSite: http.SameSiteLaxMode}
}

// dienstToken is what the browser keeps; "" for nothing that can be one.
func (b *bezoek) dienstToken() string {
	c, err := b.r.Cookie(b.dienstkoekje("", 0).Name)
	if err != nil || len(c.Value) != len(rand.Text()) {
		return ""
	}
	return c.Value
}

// bewaarDienst gives the browser something to keep. Who is at an inlogdienst in two tabs keeps one.
func (b *bezoek) bewaarDienst() string {
	token := b.dienstToken()
	if token == "" {
		token = rand.Text()
	}
	http.SetCookie(b.w, b.dienstkoekje(token, int(apps.DienstDuur.Seconds())))
	return token
}
