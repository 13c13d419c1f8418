// SPDX-License-Identifier: EUPL-1.2

// Package edge stands before every page and operation: what no request may do whatever it asks for, and what every answer carries whoever
// gives it (rule 14.3-1). It knows nothing of dossiers or of people.
//
//	client ─ [trusted proxy] ─ Listen ─ TLS ─ Handler ─ pages, API, health
//
// The address of the house is the one that its operator gave (--url), never one that a request names: a request for another host is
// refused, so that no answer, link or cache entry is made under a name that somebody else chose. Who asks is the other end of the connection; what a
// header says of that counts only when it comes from a proxy that the operator named.
package edge

import (
	"errors"
	"fmt"
	"net"
	"net/http"
	"net/netip"
	"net/url"
	"slices"
	"strings"
)

// maxTarget is the longest path with its query, in bytes: ours are short, as nothing that anybody types stands in one.
const maxTarget = 4 << 10

// Options say what stands before the handlers.
type Options struct {
	URL     string         // address under which people reach the house; https gives HSTS
	Proxies []netip.Prefix // from which requests come, when there is a proxy; nobody else is answered then
}

// Headers are those of every answer, whoever gives it. A page or an operation may set a policy of its own over them.
func Headers(veilig bool) map[string]string {
	h := map[string]string{
		"Content-Security-Policy":      "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
		"X-Frame-Options":              "DENY",
		"X-Content-Type-Options":       "nosniff",
		"Referrer-Policy":              "same-origin",
		"Cross-Origin-Opener-Policy":   "same-origin",
		"Cross-Origin-Resource-Policy": "same-origin",
		"Permissions-Policy":           "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
		"Cache-Control":                "no-store",
	}
	if veilig {
		h["Strict-Transport-Security"] = "max-age=31536000; includeSubDomains"
	}
	return h
}

// handler is what Handler returns.
type handler struct {
	host    string
	local   bool // this machine only, by whatever name
	proxies []netip.Prefix
	headers map[string]string
	next    http.Handler
}

// Handler puts next behind the checks and headers that every request and answer has. An error is a fault in o.
func Handler(o Options, next http.Handler) (http.Handler, error) {
	address, err := url.Parse(o.URL)
	if err != nil || address.Host == "" {
		return nil, errors.Join(fmt.Errorf("edge: %q is no address", o.URL), err)
	}
	return &handler{host: hostOf(address.Host, address.Scheme), local: loopback(address.Hostname()), proxies: o.Proxies,
		headers: Headers(address.Scheme == "https"), next: next}, nil
}

// hostOf is a host in one spelling: small letters, with the port unless it is the usual one.
func hostOf(host, scheme string) string {
	usual := map[string]string{"http": ":80", "https": ":443"}[scheme]
	return strings.TrimSuffix(strings.ToLower(host), usual)
}

func loopback(host string) bool {
	ip, err := netip.ParseAddr(strings.Trim(host, "[]"))
	return host == "localhost" || err == nil && ip.IsLoopback()
}

// ServeHTTP answers one request.
func (h *handler) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	for name, value := range h.headers {
		w.Header().Set(name, value)
	}
	if status, why := h.refuse(r); status != 0 {
		w.Header().Set("Content-Type", "text/plain; charset=utf-8")
		w.Header().Set("Connection", "close")
		w.WriteHeader(status)
		_, _ = fmt.Fprintln(w, why) // nobody is left to tell
		return
	}
	h.next.ServeHTTP(w, r)
}

// refuse says why r is not answered, 0 for nothing, and gives it the address of who asks. Health checks come to whatever name this machine has.
func (h *handler) refuse(r *http.Request) (status int, why string) {
	direct := !h.setClient(r)
	if r.URL.Path == "/healthz" || r.URL.Path == "/readyz" {
		return 0, ""
	}
	switch {
	case direct && len(h.proxies) > 0:
		return http.StatusForbidden, "Dit huis is alleen te bereiken via zijn eigen adres."
	case !h.isHost(r):
		return http.StatusMisdirectedRequest, "Dit adres hoort niet bij dit huis."
	case len(r.URL.RequestURI()) > maxTarget:
		return http.StatusRequestURITooLong, "Dit adres is te lang."
	case r.Method == http.MethodTrace || r.Method == http.MethodConnect:
		return http.StatusMethodNotAllowed, "Dit kan hier niet."
	}
	return 0, ""
}

// isHost tells whether r asks for this house. One on this machine has no other name than the machine has.
func (h *handler) isHost(r *http.Request) bool {
	scheme := "https"
	if h.headers["Strict-Transport-Security"] == "" {
		scheme = "http"
	}
	host := hostOf(r.Host, scheme)
	if host == h.host {
		return true
	}
	name, port := split(host)
	_, own := split(h.host)
	return h.local && port == own && loopback(name)
}

func split(host string) (name, port string) {
	name, port, err := net.SplitHostPort(host)
	if err != nil {
		return host, ""
	}
	return name, port
}

// setClient makes RemoteAddr the address of who asks: the other end of the connection, or who a trusted proxy says it is. What a proxy
// would say is taken off the request, so that nothing behind this can believe it. False when it came from no trusted proxy.
func (h *handler) setClient(r *http.Request) (trusted bool) {
	hops := r.Header.Values("X-Forwarded-For")
	for name := range r.Header {
		if strings.HasPrefix(name, "X-Forwarded-") || name == "Forwarded" || name == "X-Real-Ip" {
			delete(r.Header, name)
		}
	}
	from, err := netip.ParseAddrPort(r.RemoteAddr)
	if err != nil || !h.trusts(from.Addr()) {
		return false
	}
	list := strings.Split(strings.Join(hops, ","), ",")
	for _, hop := range slices.Backward(list) { // the nearest proxy wrote the last one
		addr, err := netip.ParseAddr(strings.TrimSpace(hop))
		if err != nil {
			break // what stands before it was written by who knows whom
		}
		r.RemoteAddr = netip.AddrPortFrom(addr.Unmap(), 0).String()
		if !h.trusts(addr) {
			break
		}
	}
	return true
}

func (h *handler) trusts(a netip.Addr) bool {
	return slices.ContainsFunc(h.proxies, func(p netip.Prefix) bool { return p.Contains(a.Unmap()) })
}

// Proxies reads addresses and networks ("10.0.0.2", "10.1.0.0/16") from which requests come.
func Proxies(texts []string) ([]netip.Prefix, error) {
	var out []netip.Prefix
	for _, t := range texts {
		p, err := netip.ParsePrefix(t)
		if addr, one := netip.ParseAddr(t); one == nil {
			p, err = addr.Prefix(addr.BitLen())
		}
		if err != nil {
			return nil, fmt.Errorf("%q is geen adres of netwerk, zoals 10.0.0.2 of 10.1.0.0/16", t)
		}
		if p.Bits() == 0 {
			return nil, fmt.Errorf("%q is iedereen: noem de proxy's zelf", t)
		}
		out = append(out, p.Masked())
	}
	return out, nil
}
