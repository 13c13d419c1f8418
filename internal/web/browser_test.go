// SPDX-License-Identifier: EUPL-1.2

package web_test

import (
	"fmt"
	"net/http"
	"net/http/httptest"
	"os"
	"testing"

	"rondetafel/internal/web"
	"rondetafel/internal/web/webtest"
)

// serveer serves every example page, and the assets, under the policy of the real server.
func serveer(t testing.TB, assets *web.Assets) *httptest.Server {
	t.Helper()
	mux := http.NewServeMux()
	mux.HandleFunc("/", func(w http.ResponseWriter, r *http.Request) { fmt.Fprint(w, "elders: "+r.URL.Path) })
	return serveerMet(t, assets, mux)
}

// serveerMet does the same beside the handlers of mux.
func serveerMet(t testing.TB, assets *web.Assets, mux *http.ServeMux) *httptest.Server {
	t.Helper()
	weergave, err := web.NieuweWeergave(assets)
	if err != nil {
		t.Fatal(err)
	}
	mux.Handle(web.StaticPad, assets)
	for _, v := range voorbeelden() {
		mux.HandleFunc("GET /voorbeeld/"+v.naam, func(w http.ResponseWriter, _ *http.Request) {
			w.Header().Set("Content-Type", "text/html; charset=utf-8")
			w.Header().Set("Content-Security-Policy", webtest.CSP)
			if err := weergave.Pagina(w, v.pagina); err != nil {
				t.Error(err)
			}
		})
	}
	srv := httptest.NewServer(mux)
	t.Cleanup(srv.Close)
	return srv
}

func assets(t testing.TB) *web.Assets {
	t.Helper()
	a, err := web.NieuweAssets()
	if err != nil {
		t.Fatal(err)
	}
	return a
}

// Every page, as it is and with all menus open, at a small and a large screen: nothing that axe finds, no sideways scroll, and
// nothing that the policy has to stop. RONDETAFEL_FOTOS names a folder for pictures.
func TestPaginasInDeBrowser(t *testing.T) {
	if assets(t).Sprite() == "" {
		t.Fatal("the asset build is missing: run go run ./internal/web/bouw")
	}
	srv := serveer(t, assets(t))
	const browsers = 2
	for i := range browsers {
		t.Run(fmt.Sprintf("browser %d", i), func(t *testing.T) {
			t.Parallel()
			b, deel := webtest.Open(t), voorbeelden()
			for ; i < len(deel); i += browsers {
				t.Run(deel[i].naam, func(t *testing.T) { bekijk(t, b, srv.URL+"/voorbeeld/"+deel[i].naam, deel[i].naam) })
			}
		})
	}
}

// bekijk opens a page once: what follows the width of the screen is the style sheet's, as when somebody turns a tablet.
func bekijk(t *testing.T, b *webtest.Browser, url, naam string) {
	goed(t, b.Open(url, 320))
	if fotos := os.Getenv("RONDETAFEL_FOTOS"); fotos != "" {
		for _, breed := range []int64{320, 768, 1280} {
			goed(t, b.Breed(breed))
			goed(t, b.Foto(fotos, fmt.Sprintf("%s-%d", naam, breed)))
		}
	}
	goed(t, b.Klap())
	for _, breed := range []int64{320, 1280} {
		goed(t, b.Breed(breed))
		t.Run(fmt.Sprint(breed), func(t *testing.T) { controleer(t, b) })
	}
}

func controleer(t *testing.T, b *webtest.Browser) {
	t.Helper()
	teveel, wie, err := b.Overloop()
	if err != nil {
		t.Fatal(err)
	}
	if teveel > 0 {
		t.Errorf("page is %d px too wide: %s", teveel, wie)
	}
	fouten, err := b.Axe()
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range fouten {
		t.Error(f)
	}
	geblokkeerd, err := b.Geblokkeerd()
	if err != nil {
		t.Fatal(err)
	}
	for _, g := range geblokkeerd {
		t.Errorf("stopped by the policy: %s", g)
	}
}
