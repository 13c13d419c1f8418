// SPDX-License-Identifier: EUPL-1.2

package main

import (
	"bufio"
	"bytes"
	"context"
	"database/sql"
	"encoding/json"
	"io"
	"net/http"
	"net/url"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"sync"
	"syscall"
	"testing"
	"time"

	"rondetafel/internal/toegang"

	_ "modernc.org/sqlite" // to change a row behind the back of the system
)

// draaiend is a server that runs in this process.
type draaiend struct {
	t     *testing.T
	adres string
	uit   *buffer
	log   *buffer
	stop  context.CancelFunc
	klaar chan int
}

// start runs the command line and waits until it printed its address.
func start(t *testing.T, args ...string) *draaiend {
	t.Helper()
	ctx, stop := context.WithCancel(context.Background())
	d := &draaiend{t: t, stop: stop, uit: &buffer{}, log: &buffer{}, klaar: make(chan int, 1)}
	lezer, schrijver := io.Pipe()
	go func() {
		code := Main(ctx, args, io.MultiWriter(d.uit, schrijver), d.log, func(string) string { return "" })
		_ = schrijver.Close() // the reader sees the end
		d.klaar <- code
	}()
	t.Cleanup(stop)
	regels := bufio.NewScanner(lezer)
	for regels.Scan() {
		if strings.HasPrefix(regels.Text(), "http") {
			d.adres = regels.Text()
			go func() { _, _ = io.Copy(io.Discard, lezer) }() // what is printed later does not hold it up
			return d
		}
	}
	t.Fatalf("no address was printed:\n%s%s", d.uit, d.log)
	return nil
}

// einde stops the server as SIGTERM does and returns its exit code.
func (d *draaiend) einde() int {
	d.t.Helper()
	d.stop()
	select {
	case code := <-d.klaar:
		return code
	case <-time.After(20 * time.Second):
		d.t.Fatal("the server does not stop")
		return -1
	}
}

// vraag sends a request and returns status and body.
func (d *draaiend) vraag(methode, pad string, formulier url.Values, koppen ...string) (*http.Response, string) {
	d.t.Helper()
	r, err := http.NewRequestWithContext(d.t.Context(), methode, d.adres+pad, strings.NewReader(formulier.Encode()))
	if err != nil {
		d.t.Fatal(err)
	}
	if formulier != nil {
		r.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	}
	for i := 0; i+1 < len(koppen); i += 2 {
		r.Header.Set(koppen[i], koppen[i+1])
	}
	klant := http.Client{CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }}
	a, err := klant.Do(r)
	if err != nil {
		d.t.Fatal(err)
	}
	defer a.Body.Close()
	lichaam, err := io.ReadAll(a.Body)
	if err != nil {
		d.t.Fatal(err)
	}
	return a, string(lichaam)
}

func (d *draaiend) logIn(wie string) string {
	d.t.Helper()
	a, _ := d.vraag(http.MethodPost, "/demo/inloggen", url.Values{"gebruiker": {wie}})
	if a.StatusCode != http.StatusNoContent || len(a.Cookies()) != 1 {
		d.t.Fatalf("log-in as %s: %d", wie, a.StatusCode)
	}
	return a.Cookies()[0].Name + "=" + a.Cookies()[0].Value
}

// buffer may be written and read at the same time.
type buffer struct {
	mu sync.Mutex
	b  bytes.Buffer
}

func (b *buffer) Write(p []byte) (int, error) {
	b.mu.Lock()
	defer b.mu.Unlock()
	return b.b.Write(p)
}

func (b *buffer) String() string {
	b.mu.Lock()
	defer b.mu.Unlock()
	return b.b.String()
}

// opdracht runs a command line to its end.
func opdracht(t *testing.T, args ...string) (code int, uit, fout string) {
	t.Helper()
	var stdout, stderr buffer
	code = Main(t.Context(), args, &stdout, &stderr, func(string) string { return "" })
	return code, stdout.String(), stderr.String()
}

func demoArgs(folder string, meer ...string) []string {
	return append([]string{"demo", "--data", folder, "--listen", "127.0.0.1:0", "--synchroon", "OFF"}, meer...)
}

func TestOefenhuisLeeftStoptEnBlijft(t *testing.T) {
	folder := filepath.Join(t.TempDir(), "huis")
	d := start(t, demoArgs(folder)...)
	if !strings.HasPrefix(d.adres, "http://localhost:") || strings.HasSuffix(d.adres, ":0") {
		t.Errorf("address %q", d.adres)
	}
	if !strings.Contains(d.uit.String(), "Noor Verzonnen") {
		t.Errorf("it does not say whom to log in as:\n%s", d.uit)
	}
	for pad, wil := range map[string]string{"/healthz": "ok\n", "/readyz": "gereed\n"} {
		if a, lichaam := d.vraag(http.MethodGet, pad, nil); a.StatusCode != http.StatusOK || lichaam != wil {
			t.Errorf("%s: %d %q", pad, a.StatusCode, lichaam)
		}
	}
	cookie := d.logIn("m-noor-verzonnen")
	eerst := nummers(t, d, cookie)
	if len(eerst) < 4 {
		t.Errorf("Noor sees %d casussen", len(eerst))
	}
	if code := d.einde(); code != exitGoed {
		t.Fatalf("exit %d\n%s", code, d.log)
	}
	if code, uit, fout := opdracht(t, "verify", "--data", folder); code != exitGoed || !strings.Contains(uit, "Het logboek klopt") {
		t.Errorf("verify: %d %s%s", code, uit, fout)
	}
	if code, uit, fout := opdracht(t, "keys", "rotate", "--data", folder); code != exitGoed || !strings.Contains(uit, "De oude sleutel opent niets meer") {
		t.Errorf("keys rotate: %d %s%s", code, uit, fout)
	}

	d = start(t, demoArgs(folder)...)
	if strings.Contains(d.uit.String(), "wordt gemaakt") {
		t.Error("the house was made twice")
	}
	if daarna := nummers(t, d, cookie); strings.Join(eerst, " ") != strings.Join(daarna, " ") {
		t.Errorf("first %v, after a stop %v", eerst, daarna)
	}
	d.einde()
}

// nummers returns the numbers of the casussen that the API lists for whoever has the cookie.
func nummers(t *testing.T, d *draaiend, cookie string) []string {
	t.Helper()
	a, lichaam := d.vraag(http.MethodGet, "/api/v1/casussen?stand=alle", nil, "Cookie", cookie)
	var lijst struct {
		Casussen []struct {
			Nummer string `json:"nummer"`
		} `json:"casussen"`
	}
	if err := json.Unmarshal([]byte(lichaam), &lijst); err != nil || a.StatusCode != http.StatusOK {
		t.Fatalf("%d %v: %s", a.StatusCode, err, lichaam)
	}
	var uit []string
	for _, c := range lijst.Casussen {
		uit = append(uit, c.Nummer)
	}
	return uit
}

func TestVerifyNoemtDeEersteFouteRegel(t *testing.T) {
	folder := filepath.Join(t.TempDir(), "huis")
	d := start(t, demoArgs(folder)...)
	if code, uit, fout := opdracht(t, "verify", "--data", folder); code != exitFout || uit != "" || !strings.Contains(fout, "draait nog. Stop de server") {
		t.Errorf("verify beside a running house: %d %q %q", code, uit, fout)
	}
	if code, uit, fout := opdracht(t, "keys", "rotate", "--data", folder); code != exitFout || uit != "" || !strings.Contains(fout, "draait nog. Stop de server") {
		t.Errorf("keys rotate beside a running house: %d %q %q", code, uit, fout)
	}
	d.einde()
	draaiByteOm(t, filepath.Join(folder, bestand), 42)
	code, uit, fout := opdracht(t, "verify", "--data", folder)
	if code != exitFout || uit != "" || !strings.Contains(fout, "42") {
		t.Errorf("verify: %d %q %q, want it to name entry 42", code, uit, fout)
	}
}

// draaiByteOm flips one byte in the middle of an entry of the log.
func draaiByteOm(t *testing.T, pad string, volgnr int) {
	t.Helper()
	db, err := sql.Open("sqlite", pad)
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	var lichaam []byte
	if err := db.QueryRowContext(t.Context(), "SELECT lichaam FROM log_regel WHERE volgnummer = $1", volgnr).Scan(&lichaam); err != nil {
		t.Fatal(err)
	}
	lichaam[len(lichaam)/2] ^= 1
	if _, err := db.ExecContext(t.Context(), "UPDATE log_regel SET lichaam = $1 WHERE volgnummer = $2", lichaam, volgnr); err != nil {
		t.Fatal(err)
	}
}

func TestOpnieuwBegintOpnieuw(t *testing.T) {
	folder := filepath.Join(t.TempDir(), "huis")
	d := start(t, demoArgs(folder)...)
	eerst := nummers(t, d, d.logIn("m-noor-verzonnen"))
	if code, _, fout := opdracht(t, demoArgs(folder, "--opnieuw")...); code != exitFout || !strings.Contains(fout, "draait nog") {
		t.Errorf("--opnieuw beside a running house: %d %s", code, fout)
	}
	d.einde()
	d = start(t, demoArgs(folder, "--opnieuw")...)
	if daarna := nummers(t, d, d.logIn("m-noor-verzonnen")); strings.Join(eerst, " ") == strings.Join(daarna, " ") {
		t.Error("the same numbers: nothing began anew")
	}
	d.einde()
}

func TestCasussenVult(t *testing.T) {
	folder := filepath.Join(t.TempDir(), "huis")
	for _, vraag := range []string{"5", "5", "3", "0"} {
		d := start(t, demoArgs(folder, "--casussen", vraag)...)
		d.einde()
		tekst, err := os.ReadFile(filepath.Join(folder, kenteken))
		if err != nil || !strings.Contains(string(tekst), `"klaar":true,"casussen":5`) {
			t.Errorf("after --casussen %s: %s, %v", vraag, tekst, err)
		}
	}
	if code, _, fout := opdracht(t, demoArgs(folder, "--casussen", "6")...); code != exitFout || !strings.Contains(fout, "al gevuld met 5") {
		t.Errorf("more: %d %s", code, fout)
	}
	if code, uit, fout := opdracht(t, "verify", "--data", folder); code != exitGoed {
		t.Errorf("verify: %d %s%s", code, uit, fout)
	}
}

// The first person of a real house comes in with the code that init printed, chooses how they log in, and is the manager from then on. Nobody can
// choose who they are there, and nothing of it stands in the technical log.
func TestServeLaatDeManagerBinnen(t *testing.T) {
	folder := filepath.Join(t.TempDir(), "huis")
	code := maakHuis(t, folder)
	d := start(t, serveArgs(folder)...)
	for pad, wil := range map[string]int{"/": http.StatusSeeOther, "/api/v1/casussen": http.StatusUnauthorized, "/demo/gebruikers.json": http.StatusSeeOther,
		"/demo/klok": http.StatusSeeOther, "/healthz": http.StatusOK} {
		if a, lichaam := d.vraag(http.MethodGet, pad, nil); a.StatusCode != wil {
			t.Errorf("%s: %d %s", pad, a.StatusCode, lichaam)
		}
	}
	if a, _ := d.vraag(http.MethodPost, "/demo/inloggen", url.Values{"gebruiker": {"m-noor-verzonnen"}}); a.StatusCode != http.StatusForbidden || len(a.Cookies()) > 0 {
		t.Errorf("choosing who one is: %d", a.StatusCode)
	}
	_, pagina := d.vraag(http.MethodPost, "/toegang", url.Values{"code": {code}})
	m := regexp.MustCompile(`rt-sleutel">([A-Z2-7 ]+)<`).FindStringSubmatch(pagina)
	if m == nil || !strings.Contains(pagina, "Je bent Mo Bedenksel") {
		t.Fatalf("the code opens %s", pagina)
	}
	app, err := toegang.Stapcode(strings.ReplaceAll(m[1], " ", ""), time.Now())
	if err != nil {
		t.Fatal(err)
	}
	const wachtwoord = "GEHEIM de kat leest traag"
	a, pagina := d.vraag(http.MethodPost, "/toegang", url.Values{"stap": {"instellen"}, "code": {code}, "naam": {"mo@GEHEIM.example"}, "wachtwoord": {wachtwoord},
		"nogmaals": {wachtwoord}, "app": {app}})
	herstel := regexp.MustCompile(`[0-9a-z]{4}(?:-[0-9a-z]{4}){3}`).FindAllString(pagina, -1)
	if len(a.Cookies()) < 1 || len(herstel) != 10 {
		t.Fatalf("choosing gives %d: %s", a.StatusCode, pagina)
	}
	a, _ = d.vraag(http.MethodPost, "/inloggen", url.Values{"naam": {"MO@geheim.example"}, "wachtwoord": {wachtwoord}, "code": {herstel[0]}})
	cookie := ""
	for _, c := range a.Cookies() {
		if c.Name == "rondetafel" {
			cookie = c.Name + "=" + c.Value
		}
	}
	if _, pagina = d.vraag(http.MethodGet, "/verklaring", nil, "Cookie", cookie); !strings.Contains(pagina, "Ik ben Mo Bedenksel") {
		t.Errorf("logged in: %d %s", a.StatusCode, pagina)
	}
	if exit := d.einde(); exit != exitGoed {
		t.Errorf("exit %d", exit)
	}
	for _, fout := range []string{"GEHEIM", "geheim", "Mo", code, herstel[0], app} {
		if strings.Contains(d.log.String(), fout) {
			t.Errorf("the technical log says %q", fout)
		}
	}
	if exit, uit, fout := opdracht(t, "verify", "--data", folder); exit != exitGoed {
		t.Errorf("verify: %d %s%s", exit, uit, fout)
	}
}

func TestAndereWebsiteKrijgtNiets(t *testing.T) {
	d := start(t, demoArgs(filepath.Join(t.TempDir(), "huis"))...)
	defer d.einde()
	cookie := d.logIn("m-emma-verzonnen")
	for pad, soort := range map[string]string{"/demo/inloggen": "text/plain", "/api/v1/concepten": "application/problem+json", "/uitloggen": "text/html"} {
		a, lichaam := d.vraag(http.MethodPost, pad, url.Values{"gebruiker": {"m-noor-verzonnen"}}, "Cookie", cookie,
			"Origin", "https://elders.example", "Sec-Fetch-Site", "cross-site")
		if a.StatusCode != http.StatusForbidden || len(a.Cookies()) > 0 || !strings.HasPrefix(a.Header.Get("Content-Type"), soort) {
			t.Errorf("%s: %d %s %s", pad, a.StatusCode, a.Header.Get("Content-Type"), lichaam)
		}
	}
	if _, lichaam := d.vraag(http.MethodGet, "/api/v1/mijn-werk", nil, "Cookie", cookie); !strings.Contains(lichaam, "concepten") {
		t.Errorf("Emma is no longer logged in: %s", lichaam)
	}
}

// Whoever reads the technical log learns nothing about anybody.
func TestTechnischLogZonderPersonen(t *testing.T) {
	d := start(t, demoArgs(filepath.Join(t.TempDir(), "huis"))...)
	cookie := d.logIn("m-emma-verzonnen")
	d.vraag(http.MethodGet, "/casussen?nummer=GEHEIM", nil, "Cookie", cookie)
	d.vraag(http.MethodGet, "/pad/GEHEIM", nil, "Cookie", cookie, "User-Agent", "GEHEIM")
	d.vraag(http.MethodGet, "/api/v1/casussen", nil, "traceparent", "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01")
	d.einde()
	log := d.log.String()
	for _, fout := range []string{"GEHEIM", "emma", "Emma", cookie} {
		if strings.Contains(log, fout) {
			t.Errorf("the log says %q:\n%s", fout, log)
		}
	}
	for _, wil := range []string{`"route":"POST /demo/inloggen"`, `"status":204`, `"methode":"GET"`, `"duurMs":`, `"trace":"4bf92f3577b34da6a3ce929d0e0e4736"`} {
		if !strings.Contains(log, wil) {
			t.Errorf("the log does not say %s:\n%s", wil, log)
		}
	}
	for regel := range strings.Lines(log) {
		if !json.Valid([]byte(regel)) {
			t.Errorf("no JSON: %s", regel)
		}
	}
}

func TestTweeServersOpEenHuis(t *testing.T) {
	folder := filepath.Join(t.TempDir(), "huis")
	d := start(t, demoArgs(folder)...)
	defer d.einde()
	if code, _, fout := opdracht(t, demoArgs(folder)...); code != exitFout || !strings.Contains(fout, "misschien draait het al") {
		t.Errorf("a second server: %d %s", code, fout)
	}
	if code, _, fout := opdracht(t, "verify", "--data", folder); code != exitFout || !strings.Contains(fout, "draait nog. Stop de server") {
		t.Errorf("verify beside a server: %d %s", code, fout)
	}
}

// The real process, the real signal.
func TestSIGTERM(t *testing.T) {
	folder := filepath.Join(t.TempDir(), "huis")
	proces := exec.CommandContext(t.Context(), os.Args[0], demoArgs(folder)...)
	proces.Env = append(os.Environ(), alsOpdracht+"=1")
	uit, err := proces.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := proces.Start(); err != nil {
		t.Fatal(err)
	}
	for regels := bufio.NewScanner(uit); regels.Scan() && !strings.HasPrefix(regels.Text(), "http"); {
		continue
	}
	if err := proces.Process.Signal(syscall.SIGTERM); err != nil {
		t.Fatal(err)
	}
	if err := proces.Wait(); err != nil {
		t.Errorf("after SIGTERM: %v", err)
	}
	if code, uit, fout := opdracht(t, "verify", "--data", folder); code != exitGoed {
		t.Errorf("verify after SIGTERM: %d %s%s", code, uit, fout)
	}
}
