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
	srv, b := serveer(t, assets(t)), webtest.Open(t)
	breedtes := []int64{320, 1280}
	fotos := os.Getenv("RONDETAFEL_FOTOS")
	if fotos != "" {
		breedtes = []int64{320, 768, 1280}
	}
	for _, v := range voorbeelden() {
		for _, breed := range breedtes {
			t.Run(fmt.Sprintf("%s-%d", v.naam, breed), func(t *testing.T) {
				if err := b.Open(srv.URL+"/voorbeeld/"+v.naam, breed); err != nil {
					t.Fatal(err)
				}
				if fotos != "" {
					if err := b.Foto(fotos, fmt.Sprintf("%s-%d", v.naam, breed)); err != nil {
						t.Fatal(err)
					}
				}
				if err := b.Klap(); err != nil {
					t.Fatal(err)
				}
				controleer(t, b)
			})
		}
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
