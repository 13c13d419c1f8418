// SPDX-License-Identifier: EUPL-1.2

package webtest

import (
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"time"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/cdproto/page"
	"github.com/chromedp/chromedp"
)

// geduld is how long a page may take before a test gives up.
const geduld = 15 * time.Second

// ZonderScript makes the browser run no script of pages from the next page on, as for who switched it off. Checks of this
// package still work.
func (b *Browser) ZonderScript() error {
	if _, err := chromedp.Run(b.ctx, chromedp.Evaluate[bool](`true`)); err != nil { // starts the browser
		return err
	}
	_, err := chromedp.Call(b.ctx, emulation.SetScriptExecutionDisabled, emulation.SetScriptExecutionDisabledParams{Value: true})
	return err
}

// Wacht waits until expression, which is true or false in the page, holds.
func (b *Browser) Wacht(expression string) error {
	for eind := time.Now().Add(geduld); time.Now().Before(eind); time.Sleep(25 * time.Millisecond) {
		// an error is a page on its way: look again
		if waar, err := chromedp.Run(b.ctx, chromedp.Evaluate[bool](`!!(`+expression+`)`)); err == nil && waar {
			return nil
		}
	}
	return fmt.Errorf("%s did not come true", expression)
}

// Focus puts the focus on the first element that selector finds.
func (b *Browser) Focus(selector string) error {
	gevonden, err := chromedp.Run(b.ctx, chromedp.Evaluate[bool](`(() => { const el = document.querySelector(`+strconv.Quote(selector)+`);
		if (!el) return false; el.focus(); return document.activeElement === el })()`))
	if err == nil && !gevonden {
		err = fmt.Errorf("nothing to focus on is %s", selector)
	}
	return err
}

// Toets presses toetsen on the first element that selector finds.
func (b *Browser) Toets(selector, toetsen string) error {
	if err := b.Focus(selector); err != nil {
		return err
	}
	return b.Typ(toetsen)
}

// Druk presses Enter on the first element that selector finds, and waits for the page that follows.
func (b *Browser) Druk(selector string) error {
	if _, err := chromedp.Run(b.ctx, chromedp.Evaluate[bool](`window.webtestOud = true`)); err != nil {
		return err
	}
	if err := b.Toets(selector, "\r"); err != nil {
		return err
	}
	return b.Wacht(`!window.webtestOud && document.readyState === "complete"`)
}

// Kies chooses the option with this value in the first select that selector finds.
func (b *Browser) Kies(selector, waarde string) error {
	gekozen, err := chromedp.Run(b.ctx, chromedp.Evaluate[bool](`(() => { const el = document.querySelector(`+strconv.Quote(selector)+`);
		if (!el) return false; el.value = `+strconv.Quote(waarde)+`; for (const e of ["input", "change"]) el.dispatchEvent(new Event(e, { bubbles: true }));
		return el.value === `+strconv.Quote(waarde)+` })()`))
	if err == nil && !gekozen {
		err = fmt.Errorf("%s has no option %s", selector, waarde)
	}
	return err
}

// Breed makes the screen this wide, without asking for the page again.
func (b *Browser) Breed(breed int64) error {
	return chromedp.Do(b.ctx, chromedp.EmulateViewport(breed, 900))
}

// FotoTot saves a picture of the top of the page, breed by hoog pixels, as naam.png in folder.
func (b *Browser) FotoTot(folder, naam string, breed, hoog int64) error {
	if err := chromedp.Do(b.ctx, chromedp.EmulateViewport(breed, hoog)); err != nil {
		return err
	}
	png, err := chromedp.Run(b.ctx, chromedp.CaptureScreenshot())
	if err != nil {
		return err
	}
	return os.WriteFile(filepath.Join(folder, naam+".png"), png, 0o644)
}

// Afdruk saves the page as it is printed on paper as naam.pdf in folder.
func (b *Browser) Afdruk(folder, naam string) error {
	ja := true
	r, err := chromedp.Call(b.ctx, page.PrintToPDF, page.PrintToPDFParams{PrintBackground: &ja, PreferCSSPageSize: &ja})
	if err != nil {
		return err
	}
	return os.WriteFile(filepath.Join(folder, naam+".pdf"), r.Data, 0o644)
}

// Tabblad opens another tab of the same browser, with its cookies, at url. stop closes it.
func (b *Browser) Tabblad(url string) (tab *Browser, stop func(), err error) {
	ctx, stop := chromedp.NewContext(b.ctx)
	tab = &Browser{ctx: ctx, axe: b.axe}
	return tab, stop, tab.Open(url, 1280)
}
