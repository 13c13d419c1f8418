// SPDX-License-Identifier: EUPL-1.2

package edge

import (
	"bufio"
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/tls"
	"crypto/x509"
	"encoding/pem"
	"errors"
	"io"
	"math/big"
	"net"
	"net/http"
	"net/http/httptest"
	"net/netip"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// seen is what got through, and from whom.
type seen struct {
	client  string
	headers http.Header
}

func door(t *testing.T, address string, proxies ...string) (http.Handler, *seen) {
	t.Helper()
	nets, err := Proxies(proxies)
	if err != nil {
		t.Fatal(err)
	}
	s := &seen{}
	h, err := Handler(Options{URL: address, Proxies: nets}, http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		s.client, s.headers = r.RemoteAddr, r.Header.Clone()
		_, _ = io.WriteString(w, "binnen")
	}))
	if err != nil {
		t.Fatal(err)
	}
	return h, s
}

func ask(h http.Handler, method, host, target string, set func(*http.Request)) *httptest.ResponseRecorder {
	r := httptest.NewRequest(method, target, nil)
	r.Host, r.RemoteAddr = host, "192.0.2.1:4000"
	if set != nil {
		set(r)
	}
	w := httptest.NewRecorder()
	h.ServeHTTP(w, r)
	return w
}

// rule 14.3-1: a request for another name than that of the house gets nothing, whatever header says otherwise.
func TestHost(t *testing.T) {
	for _, c := range []struct {
		address, host string
		want          int
	}{
		{"https://huis.example", "huis.example", 200},
		{"https://huis.example", "HUIS.example:443", 200},
		{"https://huis.example", "huis.example:80", 421},
		{"https://huis.example", "huis.example.boef.example", 421},
		{"https://huis.example", "boef.example", 421},
		{"https://huis.example", "huis.example@boef.example", 421},
		{"https://huis.example", "", 421},
		{"https://huis.example", "127.0.0.1", 421},
		{"https://huis.example:8443", "huis.example:8443", 200},
		{"https://huis.example:8443", "huis.example", 421},
		{"http://localhost:8080", "localhost:8080", 200},
		{"http://localhost:8080", "127.0.0.1:8080", 200},
		{"http://localhost:8080", "[::1]:8080", 200},
		{"http://localhost:8080", "127.0.0.1:9090", 421},
		{"http://localhost:8080", "boef.example:8080", 421}, // a name that leads to this machine (DNS rebinding)
	} {
		h, s := door(t, c.address)
		w := ask(h, http.MethodGet, c.host, "/casussen", func(r *http.Request) {
			r.Header.Set("X-Forwarded-Host", "huis.example")
			r.Header.Set("X-Host", "huis.example")
		})
		if w.Code != c.want || (w.Code == 200) != (s.client != "") || strings.Contains(w.Body.String(), "boef") {
			t.Errorf("%s asked as %q: %d %q, want %d", c.address, c.host, w.Code, w.Body, c.want)
		}
		if w := ask(h, http.MethodGet, "10.0.0.7:8080", "/healthz", nil); w.Code != 200 {
			t.Errorf("a health check is answered %d", w.Code)
		}
	}
}

// Every answer has the headers, also one that refuses.
func TestHeaders(t *testing.T) {
	for address, secure := range map[string]bool{"https://huis.example": true, "http://localhost": false} {
		h, _ := door(t, address)
		for _, host := range []string{strings.TrimPrefix(strings.TrimPrefix(address, "https://"), "http://"), "boef.example"} {
			w := ask(h, http.MethodGet, host, "/", nil)
			for name, value := range Headers(secure) {
				if w.Header().Get(name) != value {
					t.Errorf("%s of %s: %s is %q", host, address, name, w.Header().Get(name))
				}
			}
			if (w.Header().Get("Strict-Transport-Security") != "") != secure {
				t.Errorf("%s: HSTS is %q", address, w.Header().Get("Strict-Transport-Security"))
			}
		}
	}
}

// Who asks is the other end of the connection, unless a proxy that the operator named says who it was.
func TestClient(t *testing.T) {
	for _, c := range []struct {
		what, from, forwarded, want string
		proxies                     []string
		status                      int
	}{
		{"no proxy", "192.0.2.1:4000", "203.0.113.9", "192.0.2.1:4000", nil, 200},
		{"behind one", "10.0.0.2:4000", "203.0.113.9", "203.0.113.9:0", []string{"10.0.0.2"}, 200},
		{"who lies to the proxy", "10.0.0.2:4000", "198.51.100.1, 203.0.113.9", "203.0.113.9:0", []string{"10.0.0.2"}, 200},
		{"behind two", "10.0.0.2:4000", "198.51.100.1, 203.0.113.9, 10.1.0.7", "203.0.113.9:0", []string{"10.0.0.2", "10.1.0.0/16"}, 200},
		{"no address", "10.0.0.2:4000", "203.0.113.9, onzin", "10.0.0.2:4000", []string{"10.0.0.2"}, 200},
		{"nothing said", "10.0.0.2:4000", "", "10.0.0.2:4000", []string{"10.0.0.2"}, 200},
		{"mapped", "[::ffff:10.0.0.2]:4000", "::ffff:203.0.113.9", "203.0.113.9:0", []string{"10.0.0.2"}, 200},
		{"past the proxy", "192.0.2.1:4000", "203.0.113.9", "", []string{"10.0.0.2"}, 403},
	} {
		h, s := door(t, "https://huis.example", c.proxies...)
		w := ask(h, http.MethodGet, "huis.example", "/", func(r *http.Request) {
			r.RemoteAddr = c.from
			if c.forwarded != "" {
				r.Header.Set("X-Forwarded-For", c.forwarded)
			}
			r.Header.Set("X-Forwarded-Proto", "http")
			r.Header.Set("Forwarded", "for=198.51.100.3")
			r.Header.Set("X-Real-IP", "198.51.100.4")
		})
		if w.Code != c.status || s.client != c.want {
			t.Errorf("%s: %d, client %q, want %q", c.what, w.Code, s.client, c.want)
		}
		for _, name := range []string{"X-Forwarded-For", "X-Forwarded-Proto", "Forwarded", "X-Real-IP"} {
			if s.headers.Get(name) != "" {
				t.Errorf("%s: %s goes on", c.what, name)
			}
		}
	}
}

// Whatever stands in the header, who asks is an address, and one that no trusted proxy is unless there is no other.
func FuzzClient(f *testing.F) {
	for _, seed := range []string{"", "203.0.113.9", "198.51.100.1, 203.0.113.9,10.1.0.7", "[::1]:80", "::ffff:10.0.0.2", "fe80::1%eth0", ",,,", "10.0.0.2\x00"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, forwarded string) {
		h := &handler{proxies: []netip.Prefix{netip.MustParsePrefix("10.0.0.0/8")}}
		r := &http.Request{RemoteAddr: "10.0.0.2:4000", Header: http.Header{"X-Forwarded-For": {forwarded}}}
		if !h.setClient(r) {
			t.Fatal("a trusted proxy is not trusted")
		}
		from, err := netip.ParseAddrPort(r.RemoteAddr)
		if err != nil || len(r.Header) > 0 {
			t.Fatalf("%q gives %q (%v)", forwarded, r.RemoteAddr, err)
		}
		if last := strings.TrimSpace(forwarded[strings.LastIndex(forwarded, ",")+1:]); !h.trusts(from.Addr()) && !strings.Contains(forwarded, ",") {
			if a, err := netip.ParseAddr(last); err != nil || a.Unmap() != from.Addr() {
				t.Fatalf("%q gives %s", forwarded, from)
			}
		}
	})
}

func TestProxies(t *testing.T) {
	if got, err := Proxies([]string{"10.0.0.2", "10.1.2.3/16", "2001:db8::1"}); err != nil || len(got) != 3 || got[1].String() != "10.1.0.0/16" {
		t.Errorf("%v, %v", got, err)
	}
	for _, bad := range []string{"", "proxy.example", "10.0.0.0/33", "0.0.0.0/0", "::/0"} {
		if got, err := Proxies([]string{bad}); err == nil {
			t.Errorf("%q is taken as %v", bad, got)
		}
	}
}

func TestTargetAndMethod(t *testing.T) {
	h, _ := door(t, "https://huis.example")
	for target, want := range map[string]int{"/" + strings.Repeat("a", maxTarget-1): 200, "/" + strings.Repeat("a", maxTarget): 414,
		"/?q=" + strings.Repeat("a", maxTarget): 414} {
		if w := ask(h, http.MethodGet, "huis.example", target, nil); w.Code != want {
			t.Errorf("%d bytes: %d, want %d", len(target), w.Code, want)
		}
	}
	for _, method := range []string{http.MethodTrace, http.MethodConnect} {
		if w := ask(h, method, "huis.example", "/", nil); w.Code != http.StatusMethodNotAllowed {
			t.Errorf("%s: %d", method, w.Code)
		}
	}
}

func TestHandlerWantsAnAddress(t *testing.T) {
	for _, bad := range []string{"", "huis.example", "://", "https://"} {
		if _, err := Handler(Options{URL: bad}, http.NotFoundHandler()); err == nil {
			t.Errorf("%q is taken", bad)
		}
	}
}

// Who opens connections without end gets no more, others do, and what is closed counts no longer.
func TestListen(t *testing.T) {
	real, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	l := Listen(real, nil).(*listener)
	defer l.Close()
	l.each, l.all = 2, 3
	a, b := netip.MustParseAddr("192.0.2.1"), netip.MustParseAddr("192.0.2.2")
	for i, want := range []bool{true, true, false} {
		if l.take(a) != want {
			t.Errorf("connection %d of one address: %v", i, !want)
		}
	}
	for i, want := range []bool{true, false} {
		if l.take(b) != want {
			t.Errorf("connection %d of another: %v", i, !want)
		}
	}
	l.give(a)
	if !l.take(b) || len(l.open) != 2 {
		t.Error("a closed connection still counts")
	}
	l.give(a)
	l.give(b)
	l.give(b)
	l.shared = &handler{proxies: []netip.Prefix{netip.MustParsePrefix("192.0.2.0/24")}}
	for i, want := range []bool{true, true, true, false} {
		if l.take(a) != want {
			t.Errorf("connection %d of a proxy, which is everybody: %v", i, !want)
		}
	}
	l.count, l.open = 0, map[netip.Addr]int{}
	go func() {
		c, err := net.Dial("tcp", real.Addr().String())
		if err == nil {
			defer c.Close()
			_, _ = io.ReadAll(c)
		}
	}()
	c, err := l.Accept()
	if err != nil || l.count != 1 {
		t.Fatalf("%v, %d open", err, l.count)
	}
	_ = c.Close()
	_ = c.Close() // net/http may
	if l.count != 0 {
		t.Errorf("%d open after the end", l.count)
	}
}

// certificate writes a fictional certificate with its key and returns their files.
func certificate(t *testing.T, dir, name string) (cert, key string) {
	t.Helper()
	k, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	if err != nil {
		t.Fatal(err)
	}
	from := time.Date(2026, time.January, 1, 0, 0, 0, 0, time.UTC)
	plan := &x509.Certificate{SerialNumber: big.NewInt(1), DNSNames: []string{name}, NotBefore: from, NotAfter: from.AddDate(50, 0, 0)}
	der, err := x509.CreateCertificate(rand.Reader, plan, plan, &k.PublicKey, k)
	if err != nil {
		t.Fatal(err)
	}
	pkcs, err := x509.MarshalPKCS8PrivateKey(k)
	if err != nil {
		t.Fatal(err)
	}
	cert, key = filepath.Join(dir, "cert.pem"), filepath.Join(dir, "key.pem")
	for path, block := range map[string]*pem.Block{cert: {Type: "CERTIFICATE", Bytes: der}, key: {Type: "PRIVATE KEY", Bytes: pkcs}} {
		if err := os.WriteFile(path, pem.EncodeToMemory(block), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	return cert, key
}

// Only TLS 1.2 and later, and of 1.2 only ciphers with authenticated encryption.
func TestTLS(t *testing.T) {
	cert, key := certificate(t, t.TempDir(), "huis.example")
	c, err := OpenCertificate(cert, key, time.Now)
	if err != nil {
		t.Fatal(err)
	}
	for _, s := range tls.CipherSuites() {
		offered := false
		for _, id := range c.TLS().CipherSuites {
			offered = offered || id == s.ID
		}
		if good := strings.HasPrefix(s.Name, "TLS_ECDHE_") && (strings.Contains(s.Name, "_GCM_") || strings.Contains(s.Name, "_POLY1305_")); offered != good {
			t.Errorf("%s is offered: %v", s.Name, offered)
		}
	}
	for _, g := range []struct {
		what   string
		client *tls.Config
		goes   bool
	}{
		{"1.3", &tls.Config{}, true},
		{"1.2", &tls.Config{MaxVersion: tls.VersionTLS12}, true},
		{"1.1", &tls.Config{MinVersion: tls.VersionTLS10, MaxVersion: tls.VersionTLS11}, false},
		{"1.2 with CBC", &tls.Config{MaxVersion: tls.VersionTLS12, CipherSuites: []uint16{tls.TLS_ECDHE_ECDSA_WITH_AES_128_CBC_SHA}}, false},
	} {
		g.client.InsecureSkipVerify = true // the certificate is fictional
		here, there := net.Pipe()
		go func() { _ = tls.Server(there, c.TLS()).HandshakeContext(t.Context()); _ = there.Close() }()
		err := tls.Client(here, g.client).HandshakeContext(t.Context())
		if (err == nil) != g.goes {
			t.Errorf("TLS %s: %v", g.what, err)
		}
		_ = here.Close()
	}
}

// A renewed certificate is used without a restart; a wrong one is not.
func TestCertificateIsReadAgain(t *testing.T) {
	dir, now := t.TempDir(), time.Date(2026, time.March, 2, 9, 0, 0, 0, time.UTC)
	cert, key := certificate(t, dir, "huis.example")
	c, err := OpenCertificate(cert, key, func() time.Time { return now })
	if err != nil {
		t.Fatal(err)
	}
	name := func() string {
		pair, err := c.get(nil)
		if err != nil {
			t.Fatal(err)
		}
		leaf, err := x509.ParseCertificate(pair.Certificate[0])
		if err != nil {
			t.Fatal(err)
		}
		return leaf.DNSNames[0]
	}
	certificate(t, dir, "nieuw.example")
	later := time.Now().Add(time.Hour)
	for _, path := range []string{cert, key} {
		if err := os.Chtimes(path, later, later); err != nil {
			t.Fatal(err)
		}
	}
	if got := name(); got != "huis.example" {
		t.Errorf("at once: %s", got)
	}
	now = now.Add(reload)
	if got := name(); got != "nieuw.example" {
		t.Errorf("after a minute: %s", got)
	}
	if err := os.WriteFile(key, []byte("onzin"), 0o600); err != nil {
		t.Fatal(err)
	}
	now = now.Add(reload)
	if got := name(); got != "nieuw.example" {
		t.Errorf("with a wrong key: %s", got)
	}
	certificate(t, dir, "huis.example")
	if err := os.Chmod(key, 0o604); err != nil {
		t.Fatal(err)
	}
	if _, err := OpenCertificate(cert, key, time.Now); !errors.Is(err, ErrKeyMode) {
		t.Errorf("a key that everybody reads: %v", err)
	}
	if _, err := OpenCertificate(cert, filepath.Join(dir, "weg"), time.Now); !errors.Is(err, os.ErrNotExist) {
		t.Errorf("a key that is not there: %v", err)
	}
}

// A client that sends its headers drop by drop is cut off; what a server says of a request that is no HTTP holds nothing of it.
func TestRawRequests(t *testing.T) {
	h, _ := door(t, "http://localhost")
	srv := httptest.NewUnstartedServer(h)
	srv.Config.ReadHeaderTimeout = 50 * time.Millisecond
	srv.Start()
	defer srv.Close()
	for what, sent := range map[string]string{
		"headers that never end": "GET / HTTP/1.1\r\nHost: localhost\r\nX-Traag: ",
		"two lengths":            "POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\nab",
		"length and chunks":      "GET / HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
		"two hosts":              "GET / HTTP/1.1\r\nHost: localhost\r\nHost: boef.example\r\n\r\n",
		"a host with a line end": "GET / HTTP/1.1\r\nHost: localhost\rX: boef\r\n\r\n",
		"no host":                "GET / HTTP/1.1\r\n\r\n",
	} {
		c, err := net.Dial("tcp", srv.Listener.Addr().String())
		if err != nil {
			t.Fatal(err)
		}
		if _, err := io.WriteString(c, sent); err != nil {
			t.Fatal(err)
		}
		answer, err := http.ReadResponse(bufio.NewReader(c), nil)
		if err == nil && answer.StatusCode < 400 {
			t.Errorf("%s: %d", what, answer.StatusCode)
		}
		_ = c.Close()
	}
}
