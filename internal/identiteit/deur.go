// SPDX-License-Identifier: EUPL-1.2

// Package identiteit ties a browser or a program to a person: the session cookie, the trace of a request, and in a practice
// house "log in as". Who somebody is ends here; what they may do is for the gate, which checks the log-in again with every act.
package identiteit

import (
	"errors"
	"fmt"
	"net"
	"net/http"
	"net/netip"
	"net/url"
	"strings"
	"time"

	"rondetafel/internal/errs"
	"rondetafel/internal/gate"
)

// The names of the session cookie. The prefix makes browsers refuse one that is not Secure, has a Domain or another Path; over
// plain http on this machine no cookie can be Secure for scripts, so there it has no prefix.
const (
	cookieVeilig = "__Host-rondetafel"
	cookieLokaal = "rondetafel"

	browserVeilig = "__Host-rondetafel-browser" // by which a browser is known from which somebody logged in before; it opens nothing
	browserLokaal = "rondetafel-browser"
	browserDuur   = 180 * 24 * time.Hour
)

// Deur is where requests come in: it knows the cookie and the address under which people reach the house.
type Deur struct {
	gate      *gate.Gate
	oorsprong string
	veilig    bool
}

// Nieuw returns the Deur of the house that people reach under adres, the only source of origin and cookie mode:
// "https://huis.example", or plain http on a loopback address. Anything else is an error.
func Nieuw(g *gate.Gate, adres string) (*Deur, error) {
	u, err := leesAdres(adres)
	if err != nil {
		return nil, err
	}
	return &Deur{gate: g, oorsprong: u.Scheme + "://" + u.Host, veilig: u.Scheme == "https"}, nil
}

// Adres returns nil for an address under which people can reach a house, and else says in Dutch what is wrong with it.
func Adres(adres string) error {
	_, err := leesAdres(adres)
	return err
}

func leesAdres(adres string) (*url.URL, error) {
	u, err := url.Parse(adres)
	if err != nil || u.Hostname() == "" || u.User != nil || (u.Path != "" && u.Path != "/") || u.RawQuery != "" || u.Fragment != "" {
		return nil, fmt.Errorf("%q is geen adres zoals https://huis.example", adres)
	}
	if u.Scheme != "https" && (u.Scheme != "http" || !Lokaal(u.Hostname())) {
		return nil, fmt.Errorf("%q is niet veilig: gebruik https, of http op deze machine", adres)
	}
	return u, nil
}

// Lokaal tells whether host, a name or an address without port, is this very machine.
func Lokaal(host string) bool {
	ip := net.ParseIP(host)
	return host == "localhost" || ip.IsLoopback()
}

// Oorsprong returns the origin of the house, without a slash at the end.
func (d *Deur) Oorsprong() string { return d.oorsprong }

// Persoon returns who is logged in, errs.ErrNotLoggedIn when nobody is, errs.ErrUnavailable when that cannot be known now.
func (d *Deur) Persoon(r *http.Request) (gate.Persoon, error) {
	c, err := r.Cookie(d.naam())
	if err != nil || c.Value == "" {
		return gate.Persoon{}, errs.ErrNotLoggedIn
	}
	return d.gate.Sessie(r.Context(), c.Value)
}

// Caller makes the caller of acts of p, who came with r. herkomst is "web" or "api".
func (d *Deur) Caller(r *http.Request, p gate.Persoon, herkomst string) gate.Caller {
	c := d.onbekend(r, p.ID, herkomst)
	c.Sessie = p.Sessie
	return c
}

// Onbekend makes the caller of a request to the API by nobody who is known yet.
func (d *Deur) Onbekend(r *http.Request) gate.Caller { return d.onbekend(r, "", "api") }

// Wie returns a function that gives the caller and the person behind a request, for an edge with this herkomst. Its error is
// that of Persoon. At the API a system of a Partij may come with a token (RFC 6750, in the header only); then a cookie counts for nothing.
func (d *Deur) Wie(herkomst string) func(*http.Request) (gate.Caller, gate.Persoon, error) {
	return func(r *http.Request) (gate.Caller, gate.Persoon, error) {
		if soort, token, is := strings.Cut(r.Header.Get("Authorization"), " "); herkomst == "api" && is && strings.EqualFold(soort, "Bearer") {
			return d.gate.Koppelbeller(r.Context(), d.onbekend(r, "", herkomst), strings.TrimSpace(token))
		}
		p, err := d.Persoon(r)
		if err != nil {
			return gate.Caller{}, gate.Persoon{}, err
		}
		return d.Caller(r, p, herkomst), p, nil
	}
}

// onbekend makes a caller without a log-in.
func (d *Deur) onbekend(r *http.Request, persoon, herkomst string) gate.Caller {
	c := gate.Als(persoon, herkomst)
	if t, ok := Trace(r); ok {
		c.Trace = t
	}
	return c
}

// LogIn starts a log-in of a person whose identity the caller of this method established, and gives the browser its cookie.
// A log-in that the browser still had, ends. Somebody unknown is errs.ErrNotFound, and the browser keeps what it had.
func (d *Deur) LogIn(w http.ResponseWriter, r *http.Request, medewerkerID string) (sessie string, err error) {
	token, err := d.gate.Inloggen(r.Context(), d.onbekend(r, medewerkerID, "web"))
	if err != nil {
		return "", err
	}
	return gate.SessieID(token), d.Begin(w, r, gate.Ingelogd{Token: token})
}

// Begin gives the browser the cookie of a log-in that began, and the one by which it is known the next time. A log-in that it still had, ends.
func (d *Deur) Begin(w http.ResponseWriter, r *http.Request, in gate.Ingelogd) error {
	if err := d.beeindig(r); err != nil {
		return err
	}
	http.SetCookie(w, d.cookie(in.Token, int(gate.SessieDuur.Seconds())))
	if in.Browser != "" {
		c := d.cookie(in.Browser, int(browserDuur.Seconds()))
		c.Name = d.browserNaam()
		http.SetCookie(w, c)
	}
	return nil
}

// Vandaan says where a request comes from, for a log-in: the address of the network, an IPv6 one by its first 64 bits, as one household or
// office has all of those; the browser, if it is known; and what it says that it is.
func (d *Deur) Vandaan(r *http.Request) gate.Vandaan {
	v := gate.Vandaan{Adres: netwerk(r.RemoteAddr), Apparaat: apparaat(r.UserAgent())}
	if c, err := r.Cookie(d.browserNaam()); err == nil {
		v.Browser = c.Value
	}
	if c, err := r.Cookie(d.naam()); err == nil {
		v.Inlog = c.Value != ""
	}
	return v
}

func netwerk(adres string) string {
	ap, err := netip.ParseAddrPort(adres)
	if err != nil {
		return adres
	}
	ip := ap.Addr().Unmap()
	if ip.Is4() {
		return ip.String()
	}
	p, err := ip.WithZone("").Prefix(64)
	if err != nil {
		return ip.String()
	}
	return p.String()
}

// apparaat names a browser and the system that it runs on, of those that are known, and says nothing more: "Firefox, Windows".
func apparaat(userAgent string) string {
	var delen []string
	for _, soort := range [][][2]string{
		{{"Edg/", "Edge"}, {"Firefox/", "Firefox"}, {"Chrome/", "Chrome"}, {"CriOS/", "Chrome"}, {"Safari/", "Safari"}},
		{{"Windows", "Windows"}, {"Android", "Android"}, {"iPhone", "iPhone"}, {"iPad", "iPad"}, {"Mac OS", "Mac"}, {"CrOS", "ChromeOS"}, {"Linux", "Linux"}},
	} {
		for _, k := range soort {
			if strings.Contains(userAgent, k[0]) {
				delen = append(delen, k[1])
				break
			}
		}
	}
	return strings.Join(delen, ", ")
}

func (d *Deur) browserNaam() string {
	if d.veilig {
		return browserVeilig
	}
	return browserLokaal
}

// LogUit ends the log-in that r came with and takes the cookie away. Without a log-in it only takes the cookie away.
func (d *Deur) LogUit(w http.ResponseWriter, r *http.Request) error {
	if err := d.beeindig(r); err != nil {
		return err
	}
	http.SetCookie(w, d.cookie("", -1))
	return nil
}

// beeindig ends the log-in that r came with, if any.
func (d *Deur) beeindig(r *http.Request) error {
	p, err := d.Persoon(r)
	if err == nil {
		err = d.gate.Uitloggen(r.Context(), d.Caller(r, p, "web"))
	}
	if errors.Is(err, errs.ErrNotLoggedIn) {
		return nil
	}
	return err
}

func (d *Deur) naam() string {
	if d.veilig {
		return cookieVeilig
	}
	return cookieLokaal
}

// cookie makes the session cookie; duur is in seconds, -1 takes it away.
func (d *Deur) cookie(token string, duur int) *http.Cookie {
	return &http.Cookie{Name: d.naam(), Value: token, Path: "/", MaxAge: duur, Secure: d.veilig, HttpOnly: true,
		SameSite: http.SameSiteLaxMode}
}
