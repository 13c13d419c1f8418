// SPDX-License-Identifier: EUPL-1.2

package main

import (
	"cmp"
	"context"
	"crypto/tls"
	"errors"
	"fmt"
	"log/slog"
	"net"
	"net/http"
	"net/netip"
	"net/url"
	"os"
	"runtime/debug"
	"strings"
	"time"

	"rondetafel/internal/edge"
	"rondetafel/internal/identiteit"
)

// The limits of the server. A request of a person is small and short; who is slower than this is not a person.
const (
	kopTijd     = 5 * time.Second
	leesTijd    = 30 * time.Second
	schrijfTijd = 60 * time.Second
	stilTijd    = 2 * time.Minute
	afrondTijd  = 10 * time.Second // for requests in hand when the server stops
	maxKopBytes = 32 << 10
)

// luister says on which address a server listens and under which one people reach it.
type luister struct {
	Listen string `help:"Adres waarop de server luistert." default:"127.0.0.1:8080" placeholder:"ADRES"`
	URL    string `name:"url" help:"Adres waaronder mensen het huis bereiken. Nodig als de server niet alleen op deze machine luistert." placeholder:"URL"`

	TLSCert string   `name:"tls-cert" help:"Bestand met het certificaat (PEM), als deze server zelf https doet. Met --tls-key." type:"existingfile" placeholder:"BESTAND"`
	TLSKey  string   `name:"tls-key" help:"Bestand met de sleutel van het certificaat (PEM), die niet iedereen mag lezen." type:"existingfile" placeholder:"BESTAND"`
	Proxy   []string `help:"Adres of netwerk van een proxy die ervoor staat. Alleen die krijgt dan antwoord, en die zegt wie er vraagt. Mag vaker." sep:"none" placeholder:"ADRES"`
	Contact string   `name:"beveiligingscontact" help:"Waar iemand een zwakke plek meldt: mailto: of https://. Staat in security.txt." placeholder:"URL"`
}

// tempo says how much one person and one system of a Partij ask at most, and how often who is not logged in asks to be let in.
type tempo struct {
	Mens    int `name:"tempo-mens" help:"Hoeveel verzoeken een mens per minuut hoogstens doet, op de pagina's en met programma's samen. 0 is zonder grens." default:"240" placeholder:"AANTAL"`
	Deur    int `name:"tempo-deur" help:"Hoe vaak iemand die niet is ingelogd, vanaf één netwerkadres of één bekende browser per minuut hoogstens probeert binnen te komen. 0 is zonder grens." default:"120" placeholder:"AANTAL"`
	Deuren  int `name:"tempo-deur-totaal" help:"Hoe vaak onbekenden samen per minuut hoogstens proberen binnen te komen. Een browser waarmee iemand eerder inlogde, telt niet mee. 0 is zonder grens." default:"1200" placeholder:"AANTAL"`
	Systeem int `name:"tempo-systeem" help:"Hoeveel verzoeken een systeem van een Partij per minuut hoogstens doet. 0 is zonder grens." default:"120" placeholder:"AANTAL"`
}

// contact is where weaknesses are reported: an address for mail or a page.
func (l luister) contact() (string, error) {
	u, err := url.Parse(l.Contact)
	switch {
	case l.Contact == "":
		return "", nil
	case err != nil || strings.ContainsAny(l.Contact, "\r\n") || (u.Scheme != "mailto" || u.Opaque == "") && (u.Scheme != "https" || u.Host == ""):
		return "", errors.New("--beveiligingscontact begint met mailto: of https://, zoals mailto:veiligheid@huis.example")
	}
	return u.String(), nil
}

// ingang is where a server listens, and for whom.
type ingang struct {
	oor     net.Listener
	adres   string         // for people
	proxies []netip.Prefix // from which requests come, when there are any
	contact string         // where weaknesses are reported
	tempo   tempo
}

// beveilig puts the limits on connections over oor, and TLS where the files of a certificate were given. A server that others can reach ends TLS
// itself or says which proxy does.
func (l luister) beveilig(oor net.Listener, adres string) (ingang, error) {
	proxies, err := edge.Proxies(l.Proxy)
	if err != nil {
		return ingang{}, fmt.Errorf("--proxy %w", err)
	}
	contact, err := l.contact()
	if err != nil {
		return ingang{}, err
	}
	in := ingang{oor: edge.Listen(oor, proxies), adres: adres, proxies: proxies, contact: contact}
	switch host, _, _ := net.SplitHostPort(l.Listen); {
	case (l.TLSCert == "") != (l.TLSKey == ""):
		return ingang{}, errors.New("--tls-cert en --tls-key horen bij elkaar: geef ze allebei")
	case l.TLSCert != "" && len(proxies) > 0:
		return ingang{}, errors.New("--proxy is voor een proxy die zelf https doet: geef dan geen --tls-cert")
	case l.TLSCert == "" && len(proxies) == 0 && !identiteit.Lokaal(host):
		return ingang{}, fmt.Errorf("--listen %s is ook voor anderen bereikbaar: geef --tls-cert en --tls-key, of zeg met --proxy welke proxy https doet", l.Listen)
	case l.TLSCert != "":
		cert, err := edge.OpenCertificate(l.TLSCert, l.TLSKey, time.Now)
		if err != nil {
			return ingang{}, fmt.Errorf("het certificaat is niet te gebruiken: %w", err)
		}
		in.oor = tls.NewListener(in.oor, cert.TLS())
	}
	return in, nil
}

// open starts listening and returns the address for people: --url, or http://localhost with the real port. Without --url a
// server that others can reach is refused: it would send its cookies over plain http.
func (l luister) open(ctx context.Context) (ingang, error) {
	oor, adres, err := l.luister(ctx)
	if err != nil {
		return ingang{}, err
	}
	in, err := l.beveilig(oor, adres)
	if err != nil {
		return ingang{}, errors.Join(err, oor.Close())
	}
	return in, nil
}

func (l luister) luister(ctx context.Context) (net.Listener, string, error) {
	host, _, err := net.SplitHostPort(l.Listen)
	if err != nil {
		return nil, "", fmt.Errorf("--listen %s is geen adres met een poort: %w", l.Listen, err)
	}
	if l.URL == "" && !identiteit.Lokaal(host) {
		return nil, "", fmt.Errorf("--listen %s is ook voor anderen bereikbaar: zeg met --url onder welk https-adres", l.Listen)
	}
	var lc net.ListenConfig
	oor, err := lc.Listen(ctx, "tcp", l.Listen)
	if err != nil {
		return nil, "", err
	}
	adres := cmp.Or(l.URL, "http://localhost:0")
	_, poort, err := net.SplitHostPort(oor.Addr().String())
	if err != nil {
		return nil, "", errors.Join(err, oor.Close())
	}
	if zonder, vrij := strings.CutSuffix(adres, ":0"); vrij { // the port was chosen by the system
		adres = zonder + ":" + poort
	}
	return oor, adres, nil
}

// bedien serves h on oor until ctx ends; then it takes no more requests and finishes those in hand. Requests that need more
// than afrondTijd are cut off. bijStop is called first: it ends what would never end by itself.
func bedien(ctx context.Context, oor net.Listener, h http.Handler, log *slog.Logger, bijStop func()) error {
	ruimGeheugen()
	srv := maakServer(h, log)
	gestopt := make(chan error, 1)
	stop := context.AfterFunc(ctx, func() {
		af, klaar := context.WithTimeout(context.WithoutCancel(ctx), afrondTijd)
		defer klaar()
		bijStop()
		err := srv.Shutdown(af)
		if errors.Is(err, context.DeadlineExceeded) {
			log.Warn("niet alle verzoeken waren op tijd klaar")
			err = srv.Close()
		}
		gestopt <- err
	})
	err := srv.Serve(oor)
	if stop() { // it ended by itself
		return err
	}
	return <-gestopt
}

// maakServer makes a server with a limit on everything that a client can take long over or make large.
func maakServer(h http.Handler, log *slog.Logger) *http.Server {
	return &http.Server{Handler: h, ReadHeaderTimeout: kopTijd, ReadTimeout: leesTijd, WriteTimeout: schrijfTijd, IdleTimeout: stilTijd,
		MaxHeaderBytes: maxKopBytes, ErrorLog: slog.NewLogLogger(zonderAdres{log.Handler()}, slog.LevelWarn)}
}

// zonderAdres is a log without the addresses that the library puts in its words ("http: TLS handshake error from 192.0.2.1:50168: EOF"): whose browser it was
// is nobody's business here.
type zonderAdres struct{ slog.Handler }

// Handle writes one line.
func (z zonderAdres) Handle(ctx context.Context, r slog.Record) error {
	woorden := strings.Fields(r.Message)
	for i, w := range woorden {
		if _, err := netip.ParseAddrPort(strings.TrimRight(w, ":,;")); err == nil {
			woorden[i] = "…"
		}
	}
	schoon := slog.NewRecord(r.Time, r.Level, strings.Join(woorden, " "), r.PC)
	return z.Handler.Handle(ctx, schoon)
}

// ruimGeheugen makes the runtime collect less often, up to a soft limit: a request makes much short-lived memory, and the
// collector took a fifth of the processor. What the start left goes back to the system. Who sets GOGC or GOMEMLIMIT decides for themself.
func ruimGeheugen() {
	if os.Getenv("GOGC") == "" && os.Getenv("GOMEMLIMIT") == "" {
		debug.SetGCPercent(600)
		debug.SetMemoryLimit(120 << 20)
	}
	go debug.FreeOSMemory() // what starting took; nobody waits for it
}
