// SPDX-License-Identifier: EUPL-1.2

package web

import (
	"context"
	"encoding/hex"
	"errors"
	"fmt"
	"net/http"
	"net/url"
	"runtime/debug"
	"slices"
	"strconv"
	"strings"

	"rondetafel/internal/convenant"
	"rondetafel/internal/errs"
	"rondetafel/internal/gate"
	"rondetafel/internal/identiteit"
	"rondetafel/internal/klok"
)

// statusFout is an error of the request itself: nothing was asked of the house. It is answered with this HTTP status.
type statusFout int

// Error names the status.
func (s statusFout) Error() string { return http.StatusText(int(s)) }

// statusAfgebroken is with what the log of requests has one that its browser cut off. Nobody reads the answer, and nothing is wrong.
const statusAfgebroken = 499

// nietGetekend says that the declaration of secrecy comes first (rule 14.1-1).
type nietGetekend struct{}

// Error says so.
func (nietGetekend) Error() string { return "verklaring nog niet getekend" }

// maak makes a handler of a function that returns its error. This is the one place where pages answer an error.
func (s *server) maak(t toegang, doe func(*bezoek) error) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		b := &bezoek{server: s, w: w, r: r}
		defer b.vang()
		err := b.begin(t)
		if err == nil {
			err = doe(b)
		}
		if err != nil {
			b.antwoord(err)
		}
	})
}

// vang answers a panic. What was asked is not in the message: it may be about a person.
func (b *bezoek) vang() {
	p := recover()
	if p == nil {
		return
	}
	if p == http.ErrAbortHandler {
		panic(p)
	}
	b.Log.Error("pagina: paniek", "kenmerk", b.kenmerk(), "route", b.r.Pattern, "soort", fmt.Sprintf("%T", p), "stapel", string(debug.Stack()))
	b.fout(http.StatusInternalServerError)
}

// antwoord maps an error to its page, once for all pages.
func (b *bezoek) antwoord(err error) {
	var status statusFout
	var geweigerd *errs.Denied
	var botsing *errs.Conflict
	var fouten *errs.Invalid
	var eerder *errs.Repeated
	var snel *errs.TooFast
	switch {
	case errors.Is(b.ctx().Err(), context.Canceled):
		b.w.WriteHeader(statusAfgebroken)
	case errors.As(err, &snel):
		b.teSnel(snel)
	case errors.As(err, &status):
		b.fout(int(status))
	case errors.As(err, &nietGetekend{}):
		b.verwijs("/verklaring")
	case errors.As(err, &vanAnder{}):
		b.laatste(http.StatusConflict, b.vanAnder())
	case errors.Is(err, gate.ErrTeVaakMis):
		b.eerstInloggen("Je typte te vaak een code die niet klopt. Daarom ben je uitgelogd.")
	case errors.Is(err, errs.ErrNotLoggedIn):
		b.eerstInloggen(b.waaromUit())
	case errors.Is(err, errs.ErrOnlyLooks):
		b.fout(http.StatusMethodNotAllowed)
	case errors.Is(err, errs.ErrTooMany):
		b.w.Header().Set("Retry-After", "60")
		b.fout(http.StatusTooManyRequests)
	case errors.Is(err, errs.ErrUnavailable):
		b.Log.Error("pagina: niet vastgelegd", "kenmerk", b.kenmerk(), "route", b.r.Pattern)
		b.w.Header().Set("Retry-After", "5")
		b.fout(http.StatusServiceUnavailable)
	case gate.VraagtBevestiging(err), errors.As(err, &nietBevestigd{}):
		b.laatste(http.StatusForbidden, b.benJijHet(err))
	case errors.As(err, &geweigerd):
		b.laatste(http.StatusForbidden, b.weigering(geweigerd))
	case errors.As(err, &botsing):
		b.laatste(http.StatusConflict, b.conflict(botsing))
	case errors.Is(err, errs.ErrNotFound):
		b.fout(http.StatusNotFound)
	case errors.As(err, &eerder):
		b.laatste(http.StatusConflict, b.alVerstuurd(eerder))
	case errors.As(err, &fouten):
		b.fout(http.StatusBadRequest)
	default:
		b.Log.Error("pagina: fout", "kenmerk", b.kenmerk(), "route", b.r.Pattern, "fout", err.Error())
		b.fout(http.StatusInternalServerError)
	}
}

// fout answers with the page of an HTTP status. That of 404 has nothing but the reader's own frame and what they typed themselves, so
// that it is the same for what does not exist and for what the reader may not know of (rule 1.7-1).
func (b *bezoek) fout(status int) {
	p := FoutPagina{Schil: b.kaal(), Status: status}
	if status >= http.StatusInternalServerError {
		p.Kenmerk, p.Invoer = b.kenmerk(), b.eigenInvoer("Probeer opnieuw", nil)
	}
	if status == http.StatusNotFound {
		p.Getypt = b.getypt()
	}
	b.laatste(status, p)
}

// teSnel answers who asked too much in a short time. What they typed stays, to send again.
func (b *bezoek) teSnel(f *errs.TooFast) {
	b.w.Header().Set("Retry-After", strconv.Itoa(f.Seconden()))
	b.laatste(http.StatusTooManyRequests, FoutPagina{Schil: b.kaal(), Status: http.StatusTooManyRequests, Wacht: f.Seconden(), Invoer: b.eigenInvoer("Probeer opnieuw", nil)})
}

// laatste answers with the page of an error. When even that cannot be made, there is a line of text.
func (b *bezoek) laatste(status int, p Pagina) {
	err := b.schrijf(status, p)
	if err == nil {
		return
	}
	b.Log.Error("pagina: foutpagina lukt niet", "kenmerk", b.kenmerk(), "fout", err.Error())
	b.w.Header().Set("Content-Type", "text/plain; charset=utf-8")
	b.w.WriteHeader(http.StatusInternalServerError)
	_, _ = b.w.Write([]byte("Dit lukt nu niet. Probeer het zo weer.\n")) // nobody is left to tell
}

// kenmerk is the trace id of the request, by which the technical log and the log of the house can be searched.
func (b *bezoek) kenmerk() string {
	if t, ok := identiteit.Trace(b.r); ok {
		return hex.EncodeToString(t[:])
	}
	if b.caller.Trace == [16]byte{} {
		return ""
	}
	return hex.EncodeToString(b.caller.Trace[:])
}

// waaromUit says why the reader is not logged in, as far as that is known: who comes with nothing never was, or logged out here; of a log-in that ended nothing is
// kept that tells how.
func (b *bezoek) waaromUit() string {
	if !b.Deur.Vandaan(b.r).Inlog {
		return "Je bent niet ingelogd."
	}
	return "Je bent niet meer ingelogd: je deed een tijd niets, je inlog duurde te lang, of hij is beëindigd."
}

// eerstInloggen sends who only looked to the log-in and back. Who sent a form keeps what they typed, and reads why they are logged out.
func (b *bezoek) eerstInloggen(waarom string) {
	if b.r.Method != http.MethodPost {
		q := url.Values{}
		if b.r.URL.Path != "/" {
			q.Set("terug", b.r.URL.RequestURI())
		}
		b.verwijs(padMet("/inloggen", q))
		return
	}
	in, uitleg := b.eigenInvoer("Probeer opnieuw", nil), "Doe dat in een nieuw tabblad. Ga daarna terug naar je formulier."
	if in != nil && in.Zichtbaar() {
		uitleg = "Doe dat in een nieuw tabblad. Je " + in.Wat() + " blijft hier staan."
	}
	b.laatste(http.StatusForbidden, WeigeringPagina{Schil: b.kaal(), Titel: "Log eerst weer in", Regel: "Er is niets veranderd",
		Waarom: waarom, Invoer: in,
		Wegen: []Uitweg{{Naam: "Log weer in", Uitleg: uitleg, Knop: Knop{Tekst: "Inloggen", URL: "/inloggen", Soort: KnopEerste}}}})
}

// weigering makes the page of a refusal: what, why, on which article, what instead, and what was typed.
func (b *bezoek) weigering(d *errs.Denied) WeigeringPagina {
	s := b.schil("")
	p := WeigeringPagina{Schil: s, Titel: strings.TrimSuffix(d.Titel, "."), Waarom: d.Waarom, Redenen: redenen(d.Artikelen),
		Besluit: Besluituitleg{Handeling: handelingTitel(d.Handeling), Redenen: redenen(d.Artikelen)},
		Invoer:  b.eigenInvoer("Terug naar je formulier", map[string]string{VeldActie: actieTerug})}
	soort := KnopEerste
	if b.r.Method == http.MethodPost {
		p.Regel, soort = "Er is niets veranderd", KnopTweede
	}
	if d.Anders != "" {
		p.Wegen = []Uitweg{{Naam: d.Anders, Knop: b.terugKnop()}}
	}
	verder := Uitweg{Naam: "Ga verder met je eigen werk", Knop: Knop{Tekst: "Naar Mijn werk", URL: "/", Soort: soort}}
	if b.r.URL.Path == "/" {
		verder = Uitweg{Naam: "Lees wat het Veiligheidshuis doet", Knop: Knop{Tekst: "Naar het convenant", URL: "/convenant", Soort: soort}}
	}
	p.Wegen = append(p.Wegen, verder)
	if d.Volgnr >= 0 {
		p.WaaromURL = fmt.Sprintf("/waarom/%d", d.Volgnr)
		p.Besluit.Wanneer = VolleDatum(klok.VanMicro(d.Moment)) + ", " + Tijd(klok.VanMicro(d.Moment))
	}
	return p
}

// terugKnop leads to the thing that a form was about: what is still missing stands there. It is no button for a page that is that
// thing itself.
func (b *bezoek) terugKnop() Knop {
	if b.r.Method != http.MethodPost || b.id() == "" {
		return Knop{}
	}
	for begin, naam := range map[string]string{"/casussen/": "de casus", "/overleggen/": "het overleg", "/afspraken/": "de afspraak",
		"/informatie/": "het stuk", "/triagevragen/": "de vraag", "/informatievragen/": "de vraag", "/correcties/": "het verzoek", "/vernietigingen/": "het voorstel"} {
		if strings.HasPrefix(b.r.URL.Path, begin) {
			return Knop{Tekst: "Naar " + naam, URL: begin + b.id(), Soort: KnopEerste}
		}
	}
	return Knop{}
}

func handelingTitel(naam string) string {
	for _, a := range gate.Acts() {
		if a.Naam == naam && a.Titel != "" {
			return a.Titel
		}
	}
	return naam
}

// redenen are articles with their sentence. One that is not in the list stands with its number alone.
func redenen(nummers []string) []ArtikelReden {
	var uit []ArtikelReden
	for _, n := range nummers {
		a, ok := convenant.ZoekArtikel(n)
		if !ok {
			uit = append(uit, ArtikelReden{Artikel: Artikel(n), Naam: Artikel(n).Kort()})
			continue
		}
		uit = append(uit, ArtikelReden{Artikel: Artikel(a.Nummer), Naam: hoofdletter(a.Aanduiding()), Zin: a.Zin})
	}
	return slices.CompactFunc(uit, func(a, b ArtikelReden) bool { return a.Artikel == b.Artikel })
}

func hoofdletter(s string) string {
	if s == "" {
		return s
	}
	return strings.ToUpper(s[:1]) + s[1:]
}

// conflict makes the page with both texts: that of the other and that of the reader, who goes back to the form with theirs in it. The form
// shows what is there now, so that nobody consents, decides or discloses on what they did not see (rules 7.2-2 and WGS-10). A text that
// takes the place of the other is sent again from the page itself: it shows the two.
func (b *bezoek) conflict(c *errs.Conflict) ConflictPagina {
	p := ConflictPagina{Schil: b.schil(""), Wat: c.Wat, Wie: c.Wie, Nu: c.Nu, NuURL: b.nuURL(), Over: c.Over}
	if c.Moment > 0 {
		p.Om = Tijd(klok.VanMicro(c.Moment))
	}
	versie := fmt.Sprint(c.Versie)
	nieuw := map[string]string{VeldVersie: versie, veldConceptVersie: versie}
	in := b.eigenInvoer("Stuur mijn tekst opnieuw", nieuw)
	if in == nil {
		return p
	}
	if p.Invoer = *in; in.Geschreven() && inPlaatsVan(b.r.Pattern) {
		return p
	}
	p.Terug, nieuw[VeldActie] = true, actieTerug
	p.Invoer = *b.eigenInvoer("Terug naar mijn "+map[bool]string{true: "formulier", false: "keuze"}[in.Geschreven()], nieuw)
	return p
}

// inPlaatsVan tells whether what is typed in the form of a route takes the place of the text that was there, which the page of a conflict
// shows beside it.
func inPlaatsVan(route string) bool {
	return slices.Contains([]string{"aanmelden", "bewerken", "corrigeren", "standaarden", "voorbereiden"}, formulierVan(route))
}

// nuURL is where the thing stands that a form was about: the page above the form.
func (b *bezoek) nuURL() string {
	if b.id() == "" {
		return ""
	}
	if strings.HasPrefix(b.r.URL.Path, padProtocol+"/") { // a proposal stands on the page of the protocol
		return padProtocol
	}
	i := strings.LastIndexByte(b.r.URL.Path, '/')
	return b.r.URL.Path[:max(i, 0)]
}
