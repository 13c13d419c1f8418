// SPDX-License-Identifier: EUPL-1.2

package web_test

import (
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"

	"rondetafel/internal/web"
)

func haal(h http.Handler, methode, pad string) *httptest.ResponseRecorder {
	w := httptest.NewRecorder()
	h.ServeHTTP(w, httptest.NewRequest(methode, pad, nil))
	return w
}

// Without the asset build the binary still serves a theme, a base style and the script.
func TestBasisAssets(t *testing.T) {
	a, err := web.BasisAssets()
	if err != nil {
		t.Fatal(err)
	}
	if a.Sprite() != "" {
		t.Errorf("sprite %q, but the base has no icons", a.Sprite())
	}
	urls := append(a.Stijlen(), a.URL(web.AssetScript))
	if len(urls) != 3 {
		t.Fatalf("got %v", urls)
	}
	for i, soort := range []string{"text/css", "text/css", "javascript"} {
		w := haal(a, "GET", urls[i])
		if w.Code != http.StatusOK || !strings.Contains(w.Header().Get("Content-Type"), soort) || w.Body.Len() == 0 {
			t.Errorf("%s: %d %s", urls[i], w.Code, w.Header().Get("Content-Type"))
		}
		if got := w.Header().Get("Cache-Control"); got != "public, max-age=31536000, immutable" {
			t.Errorf("%s: Cache-Control %q", urls[i], got)
		}
		if w.Header().Get("X-Content-Type-Options") != "nosniff" {
			t.Errorf("%s: no nosniff", urls[i])
		}
	}
}

// A page of an older version still gets its style, but the browser does not keep it under the old name.
func TestAssetsOudeHash(t *testing.T) {
	a := assets(t)
	w := haal(a, "GET", "/static/000000000000/"+strings.Split(a.Stijlen()[0], "/")[3])
	if w.Code != http.StatusOK || w.Header().Get("Cache-Control") != "no-cache" {
		t.Errorf("%d %q", w.Code, w.Header().Get("Cache-Control"))
	}
}

func TestAssetsGeeftNietsAnders(t *testing.T) {
	a, err := web.BasisAssets()
	if err != nil {
		t.Fatal(err)
	}
	for _, pad := range []string{"/static/", "/static/x/", "/static/x/nee.css", "/static/x/dist/.gitkeep", "/static/x/.gitkeep", "/static/x/../assets.go",
		"/static/x/..", "/static/x/dist"} {
		if w := haal(a, "GET", pad); w.Code != http.StatusNotFound || w.Body.Len() > 0 {
			t.Errorf("%s: %d with %d bytes", pad, w.Code, w.Body.Len())
		}
	}
	if w := haal(a, "POST", a.URL("basis.css")); w.Code != http.StatusMethodNotAllowed || w.Header().Get("Allow") != "GET, HEAD" {
		t.Errorf("POST: %d, Allow %q", w.Code, w.Header().Get("Allow"))
	}
	if w := haal(a, "HEAD", a.URL("basis.css")); w.Code != http.StatusOK || w.Body.Len() > 0 || w.Header().Get("Content-Length") == "0" {
		t.Errorf("HEAD: %d with %d bytes", w.Code, w.Body.Len())
	}
}
