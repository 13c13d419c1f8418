// SPDX-License-Identifier: EUPL-1.2

// Package webtest looks at pages as people do: in a real browser, at a small and at a large screen, with axe-core for what a
// machine can know of accessibility. Only tests import it. It needs Chromium and node_modules, and fails when they are missing:
// a page that nobody looked at is not a page that is right.
package webtest

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/chromedp"
)

// CSP is the policy under which every page must work.
const CSP = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; connect-src 'self'; " +
	"form-action 'self'; base-uri 'none'; frame-ancestors 'none'"

// Browser is one running Chromium. It is for one goroutine.
type Browser struct {
	ctx context.Context
	axe string
}

// Open starts Chromium and stops it at the end of the test.
func Open(t testing.TB) *Browser {
	t.Helper()
	chromium := zoekChromium()
	if chromium == "" {
		t.Fatal("chromium is missing: install Debian's package chromium, the page tests look at real pages")
	}
	axe, err := os.ReadFile(filepath.Join(wortel(t), "node_modules", "axe-core", "axe.min.js"))
	if err != nil {
		t.Fatalf("axe-core is missing: run npm ci in the root of the repository (%v)", err)
	}
	b, stop := start(chromium)
	t.Cleanup(stop)
	b.axe = string(axe)
	return b
}

// Losse starts Chromium outside a test: for pictures, without axe. stop ends it.
func Losse() (b *Browser, stop func(), err error) {
	chromium := zoekChromium()
	if chromium == "" {
		return nil, nil, errors.New("chromium is missing: install Debian's package chromium")
	}
	b, stop = start(chromium)
	return b, stop, nil
}

func start(chromium string) (*Browser, func()) {
	alloc, stopAlloc := chromedp.NewExecAllocator(context.Background(), opties(chromium)...)
	ctx, stop := chromedp.NewContext(alloc)
	ctx, stopTijd := context.WithTimeout(ctx, 10*time.Minute)
	return &Browser{ctx: ctx}, func() { stopTijd(); stop(); stopAlloc() }
}

func zoekChromium() string {
	for _, naam := range []string{"chromium", "chromium-browser", "google-chrome"} {
		if pad, err := exec.LookPath(naam); err == nil {
			return pad
		}
	}
	return ""
}

func opties(chromium string) []chromedp.ExecAllocatorOption {
	uit := []chromedp.ExecAllocatorOption{chromedp.ExecPath(chromium), chromedp.NoFirstRun, chromedp.Headless, chromedp.NoSandbox,
		chromedp.DisableGPU}
	for _, vlag := range []string{"disable-quic", "disable-background-networking", "disable-component-update", "disable-sync",
		"disable-dev-shm-usage", "hide-scrollbars"} {
		uit = append(uit, chromedp.Flag(vlag, true))
	}
	return uit
}

// wortel returns the root of the repository, where go.mod stands.
func wortel(t testing.TB) string {
	t.Helper()
	folder, err := os.Getwd()
	if err != nil {
		t.Fatal(err)
	}
	for {
		if _, err := os.Stat(filepath.Join(folder, "go.mod")); err == nil {
			return folder
		}
		boven := filepath.Dir(folder)
		if boven == folder {
			t.Fatal("no go.mod above the test's folder")
		}
		folder = boven
	}
}

// Open goes to url at this width and waits until fonts are there.
func (b *Browser) Open(url string, breed int64) error {
	if err := chromedp.Do(b.ctx, chromedp.EmulateViewport(breed, 900), chromedp.Navigate(url)); err != nil {
		return fmt.Errorf("%s: %w", url, err)
	}
	_, err := chromedp.Run(b.ctx, chromedp.Evaluate[bool](`document.fonts.ready.then(() => true)`, chromedp.EvalAwaitPromise))
	return err
}

// Media shows the page as on "print" or "screen"; "" is the screen again.
func (b *Browser) Media(soort string) error {
	_, err := chromedp.Run(b.ctx, chromedp.Func(func(ctx context.Context, _ *chromedp.Target) error {
		_, err := chromedp.Call(ctx, emulation.SetEmulatedMedia, emulation.SetEmulatedMediaParams{Media: soort})
		return err
	}))
	return err
}

// Klap opens every details element, so that what is folded away is looked at too.
func (b *Browser) Klap() error {
	_, err := chromedp.Run(b.ctx, chromedp.Evaluate[bool](`(() => { for (const d of document.querySelectorAll("details")) d.open = true; return true })()`))
	return err
}

// Overloop returns by how many pixels the page is wider than the screen, and the widest elements that stick out.
func (b *Browser) Overloop() (int, string, error) {
	res, err := chromedp.Run(b.ctx, chromedp.Evaluate[struct {
		Teveel int
		Wie    string
	}](`(() => {
		const breed = document.documentElement.clientWidth;
		const teveel = document.documentElement.scrollWidth - breed;
		const uit = teveel > 0 ? [...document.querySelectorAll("body *")].filter(e => e.getBoundingClientRect().right > breed + 1)
			.slice(0, 6).map(e => e.tagName + "." + e.className).join(" | ") : "";
		return { Teveel: teveel, Wie: uit };
	})()`))
	return res.Teveel, res.Wie, err
}

// Axe returns what axe-core finds against WCAG 2.2 A and AA, one line for each element. It is read once for each page, however often it looks.
func (b *Browser) Axe() ([]string, error) {
	er, err := chromedp.Run(b.ctx, chromedp.Evaluate[bool](`!!window.axe`))
	if err != nil {
		return nil, err
	}
	script := `axe.run(document, {runOnly: ["wcag2a", "wcag2aa", "wcag21aa", "wcag22aa"], resultTypes: ["violations"]})
		.then(r => JSON.stringify(r.violations.flatMap(v => v.nodes.map(n =>
			v.id + ": " + n.target.join(" ") + ": " + n.failureSummary.replace(/\s+/g, " ")))))`
	if !er {
		script = b.axe + ";" + script
	}
	tekst, err := chromedp.Run(b.ctx, chromedp.Evaluate[string](script, chromedp.EvalAwaitPromise))
	if err != nil {
		return nil, err
	}
	var fouten []string
	return fouten, json.Unmarshal([]byte(tekst), &fouten)
}

// Geblokkeerd returns what the Content-Security-Policy stopped since the page was opened, as the page's own observer saw it.
func (b *Browser) Geblokkeerd() ([]string, error) {
	return chromedp.Run(b.ctx, chromedp.Evaluate[[]string](`(() => {
		const uit = [];
		new ReportingObserver(rs => { for (const r of rs) uit.push(r.body.effectiveDirective + " " + r.body.blockedURL); },
			{ types: ["csp-violation"], buffered: true }).observe();
		return new Promise(af => setTimeout(() => af(uit), 0));
	})()`, chromedp.EvalAwaitPromise))
}

// Foto saves a picture of the whole page as naam.png in folder.
func (b *Browser) Foto(folder, naam string) error {
	png, err := chromedp.Run(b.ctx, chromedp.FullScreenshot(100))
	if err != nil {
		return err
	}
	return os.WriteFile(filepath.Join(folder, strings.ReplaceAll(naam, "/", "-")+".png"), png, 0o644)
}

// Waarde returns what expression is in the page.
func (b *Browser) Waarde(expression string) (string, error) {
	return chromedp.Run(b.ctx, chromedp.Evaluate[string](expression))
}

// Typ sends keys to what has the focus.
func (b *Browser) Typ(toetsen string) error {
	return chromedp.Do(b.ctx, chromedp.KeyEvent(toetsen))
}
