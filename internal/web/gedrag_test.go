// SPDX-License-Identifier: EUPL-1.2

package web_test

import (
	"fmt"
	"net/http"
	"net/url"
	"reflect"
	"strings"
	"testing"
	"time"

	"github.com/go-playground/form/v4"

	"rondetafel/internal/casus"
	"rondetafel/internal/informatie"
	"rondetafel/internal/klok"
	"rondetafel/internal/web"
	"rondetafel/internal/web/webtest"
)

// waarde returns what expression is in the page, waiting at most two seconds until it is want.
func waarde(t *testing.T, b *webtest.Browser, expression, want string) {
	t.Helper()
	var got string
	var err error
	for range 40 {
		got, err = b.Waarde(expression)
		if err == nil && got == want {
			return
		}
		time.Sleep(50 * time.Millisecond)
	}
	t.Errorf("%s = %q (%v), want %q", expression, got, err, want)
}

func TestGedragInDeBrowser(t *testing.T) {
	srv, b := serveer(t, assets(t)), webtest.Open(t)
	open := func(naam string) {
		t.Helper()
		if err := b.Open(srv.URL+"/voorbeeld/"+naam, 1280); err != nil {
			t.Fatal(err)
		}
	}
	typ := func(toetsen string) {
		t.Helper()
		if err := b.Typ(toetsen); err != nil {
			t.Fatal(err)
		}
	}
	t.Run("focus on the errors", func(t *testing.T) {
		open("informatie-fout")
		waarde(t, b, `document.activeElement.id`, "fouten")
		waarde(t, b, `document.title.split(":")[0]`, "Fout")
	})
	t.Run("keys", func(t *testing.T) {
		open("casussen")
		typ("/")
		waarde(t, b, `document.activeElement.id`, "zoek-kop")
		waarde(t, b, `document.activeElement.value = ""`, "")
		typ("nj?") // in a field keys are letters
		waarde(t, b, `document.activeElement.value + location.pathname`, "nj?/voorbeeld/casussen")
		open("casussen")
		typ("j")
		typ("j")
		waarde(t, b, `document.activeElement.textContent`, "2026-0144")
		typ("k")
		waarde(t, b, `document.activeElement.textContent`, "2026-0146")
		typ("g")
		typ("w")
		waarde(t, b, `location.pathname`, "/")
	})
	t.Run("keys off", func(t *testing.T) {
		open("casussen")
		if _,
			err := b.Waarde(`(document.querySelector("[data-menu]").open = true, document.querySelector("[data-sneltoetsen]").click(), "")`); err != nil {
			t.Fatal(err)
		}
		open("casussen")
		typ("/")
		waarde(t, b, `document.activeElement.tagName`, "BODY")
		waarde(t, b, `localStorage.getItem("rondetafel.sneltoetsen")`, "uit")
	})
	t.Run("sticky summary hides no focus", func(t *testing.T) {
		open("casus")
		waarde(t, b, `(() => {
			const bedekt = [];
			for (const el of document.querySelectorAll("main a, main button, main summary")) {
				if (el.closest(".rt-plak")) continue;
				window.scrollTo(0, document.body.scrollHeight);
				el.focus();
				const plak = document.querySelector(".rt-plak").getBoundingClientRect(),
					r = el.getBoundingClientRect();
				if (r.bottom > 0 && r.bottom <= plak.bottom && r.top >= plak.top && plak.top <= 0) bedekt.push(el.textContent);
			}
			return bedekt.join(" | ");
		})()`, "")
	})
}

// A draft saves itself while one types, under the policy of the real server; the form itself is not sent.
func TestConceptBewaartZichzelf(t *testing.T) {
	a := assets(t)
	if a.Sprite() == "" {
		t.Fatal("the asset build is missing: run go run ./internal/web/bouw")
	}
	w, err := web.NieuweWeergave(a)
	if err != nil {
		t.Fatal(err)
	}
	verstuurd := make(chan url.Values, 4)
	mux := http.NewServeMux()
	mux.HandleFunc("POST /concepten/k1", func(rw http.ResponseWriter, r *http.Request) {
		if err := r.ParseForm(); err != nil {
			t.Error(err)
		}
		verstuurd <- r.PostForm
		if err := w.Deel(rw, web.ConceptRegel{Om: "14:04"}); err != nil {
			t.Error(err)
		}
	})
	srv, b := serveerMet(t, a, mux), webtest.Open(t)
	if err := b.Open(srv.URL+"/voorbeeld/aanmelden", 1280); err != nil {
		t.Fatal(err)
	}
	waarde(t, b, `(document.getElementById("veld-geprobeerd").focus(), document.activeElement.name)`, "geprobeerd")
	if err := b.Typ("Nieuw."); err != nil {
		t.Fatal(err)
	}
	select {
	case velden := <-verstuurd:
		if velden.Get("geprobeerd") != "Nieuw." || velden.Get("concept") != "k1" || velden.Get("betrokkenen[0].achternaam") != "Voorbeeld" {
			t.Errorf("draft misses fields: %v", velden)
		}
	case <-time.After(5 * time.Second):
		t.Fatal("no draft was saved")
	}
	waarde(t, b, `document.querySelector(".rt-concept").textContent`, "Concept bewaard om 14:04")
}

// The names of the fields are the JSON names of the input: what a form shows, the decoder reads back unchanged.
func TestFormulierenKomenOnveranderdTerug(t *testing.T) {
	srv, b := serveer(t, assets(t)), webtest.Open(t)
	for _, v := range voorbeelden() {
		switch p := v.pagina.(type) {
		case web.AanmeldenPagina:
			terug(t, srv.URL, b, v.naam, p.Waarden, func(c *casus.Aanmelding) {
				if len(p.Waarden.Betrokkenen) == 0 { // the empty row that waits to be filled
					c.Betrokkenen = nil
				}
				c.Criteria = schoon(c.Criteria)
			})
		case web.ScreeningPagina:
			terug(t, srv.URL, b, v.naam, p.Waarden, func(c *casus.Screening) { c.Criteria = schoon(c.Criteria) })
		case web.BetrekkenPagina:
			terug(t, srv.URL, b, v.naam, p.Waarden, func(*casus.Betrekken) {})
		case web.InformatiePagina:
			if p.Doel == web.InformatieNieuw {
				terug(t, srv.URL, b, v.naam, p.Waarden, func(*informatie.Toevoegen) {})
			}
		}
	}
}

func schoon(c []casus.Criterium) []casus.Criterium {
	for _, k := range c {
		if k != (casus.Criterium{}) {
			return c
		}
	}
	return nil
}

func terug[T any](t *testing.T, basis string, b *webtest.Browser, naam string, want T, gelijk func(*T)) {
	t.Helper()
	if err := b.Open(basis+"/voorbeeld/"+naam, 1280); err != nil {
		t.Fatal(err)
	}
	tekst, err := b.Waarde(`new URLSearchParams(new FormData(document.querySelector("main form"))).toString()`)
	if err != nil {
		t.Fatal(err)
	}
	velden, err := url.ParseQuery(tekst)
	if err != nil {
		t.Fatal(err)
	}
	decoder := form.NewDecoder()
	decoder.SetTagName("json")
	decoder.RegisterCustomTypeFunc(func(s []string) (any, error) { return klok.Datum(s[0]), nil }, klok.Datum(""))
	var got T
	if err := decoder.Decode(&got, zonderKomma(velden)); err != nil {
		t.Fatalf("%s: %v in %v", naam, err, velden)
	}
	gelijk(&got)
	if !reflect.DeepEqual(got, want) {
		t.Errorf("%s comes back as\n%+v\nwant\n%+v", naam, got, want)
	}
}

// zonderKomma leaves out fields that were sent empty: a slice of one empty string is no choice.
func zonderKomma(velden url.Values) url.Values {
	for naam, w := range velden {
		if strings.Join(w, "") == "" {
			delete(velden, naam)
		}
	}
	return velden
}

// Without the asset build the pages have no icons and no htmx, but fit, read well and pass the same checks.
func TestPaginasZonderAssetbouw(t *testing.T) {
	basis, err := web.BasisAssets()
	if err != nil {
		t.Fatal(err)
	}
	srv, b := serveer(t, basis), webtest.Open(t)
	for _, naam := range []string{"mijnwerk", "casus", "aanmelden-fout", "inloggen", "weigering"} {
		for _, breed := range []int64{320, 1280} {
			t.Run(fmt.Sprintf("%s-%d", naam, breed), func(t *testing.T) {
				if err := b.Open(srv.URL+"/voorbeeld/"+naam, breed); err != nil {
					t.Fatal(err)
				}
				controleer(t, b)
			})
		}
	}
}
