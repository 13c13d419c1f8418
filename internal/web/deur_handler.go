// SPDX-License-Identifier: EUPL-1.2

package web

import (
	"errors"
	"net/http"
	"strconv"
	"time"

	"rondetafel/internal/errs"
)

// What is counted of who is not logged in and asks to be let in (rule 14.3-1): those of one network address, those of all of them, and apart from both those of
// one browser from which somebody logged in before, so that strangers never keep out who is known.
const (
	TempoDeur        = "deur"
	TempoDeurAdres   = "deur/adres/"
	TempoDeurBrowser = "deur/browser/"
)

// telDeur counts somebody at the door; an *errs.TooFast when there are too many. Nothing of what they sent was looked at then.
func (b *bezoek) telDeur() error {
	if b.Tempo == nil || b.persoon.ID != "" {
		return nil
	}
	van := b.Deur.Vandaan(b.r)
	wie := []string{TempoDeurAdres + van.Adres, TempoDeur}
	if bekend := b.Gate.BekendeBrowser(van.Browser); bekend != "" {
		wie = []string{TempoDeurBrowser + bekend}
	}
	for _, w := range wie {
		if wacht := b.Tempo(w); wacht > 0 {
			b.Gate.DeurDicht()
			return &errs.TooFast{Wacht: wacht}
		}
	}
	return nil
}

// aanDeDeur lets doe answer unless there are too many at the door; then toon answers, with what is to be said.
func aanDeDeur(doe func(*bezoek) error, toon func(*bezoek, Melding) error) func(*bezoek) error {
	return func(b *bezoek) error {
		var snel *errs.TooFast
		if !errors.As(b.telDeur(), &snel) {
			return doe(b)
		}
		b.w.Header().Set("Retry-After", strconv.Itoa(snel.Seconden()))
		return toon(b, deurMelding(snel.Wacht))
	}
}

// deurMelding says that there are too many at the door, and for how long one waits.
func deurMelding(wacht time.Duration) Melding {
	s := (&errs.TooFast{Wacht: wacht}).Seconden()
	return Melding{Soort: MeldingLetop, Kop: "Er proberen nu te veel mensen of programma's in te loggen.",
		Tekst: "Daarom wachten we even, zodat inloggen voor iedereen blijft werken (art. 14.3). Wacht " + telWoord(s, "seconde", "seconden") +
			" en probeer het opnieuw. Een browser waarmee je eerder inlogde, hoeft niet op anderen te wachten."}
}

// inlogDicht shows the page where one logs in, with the name that was typed and never a password.
func (b *bezoek) inlogDicht(m Melding) error {
	p := b.echtInloggen(veiligPad(b.r.FormValue("terug")))
	p.Naam, p.Meldingen = b.r.PostForm.Get("naam"), []Melding{m}
	return b.schrijf(http.StatusTooManyRequests, p)
}

// toegangDicht shows the page for a toegangscode.
func (b *bezoek) toegangDicht(m Melding) error {
	p := ToegangPagina{Schil: b.schil("")}
	p.Meldingen = []Melding{m}
	return b.schrijf(http.StatusTooManyRequests, p)
}

// vraagDicht tells our script.
func (b *bezoek) vraagDicht(m Melding) error {
	return b.stuurJSON(http.StatusTooManyRequests, passkeyFout{m.Kop + " " + m.Tekst})
}
