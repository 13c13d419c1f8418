// SPDX-License-Identifier: EUPL-1.2

package web

import (
	"crypto/sha256"
	"embed"
	"encoding/hex"
	"fmt"
	"io/fs"
	"mime"
	"net/http"
	"path"
	"strings"
)

// The folder static holds the small committed files; static/dist what the asset build made, or nothing but .gitkeep.
//
//go:embed static
//go:embed all:static/dist
var static embed.FS

// StaticPad is where Assets is served.
const StaticPad = "/static/"

// Names of the files that pages ask for.
const (
	AssetStijl  = "app.css"
	AssetScript = "app.js"
	AssetSprite = "iconen.svg"
)

// Assets serves the style sheet, script, icons and fonts. Their URLs carry a hash of all of them together, so that browsers may
// keep them for ever and see a new version at once.
type Assets struct {
	bestanden fs.FS
	gebouwd   bool
	hash      string
	sprite    string
}

// NieuweAssets returns the assets of the build when there was one, else the committed base style sheet and script.
func NieuweAssets() (*Assets, error) {
	dist, err := fs.Sub(static, "static/dist")
	if err != nil {
		return nil, err
	}
	if _, err := fs.Stat(dist, AssetStijl); err == nil {
		return assetsVan(dist, true)
	}
	return BasisAssets()
}

// BasisAssets returns the committed base style sheet and script, as a binary serves them that was made without the asset build.
func BasisAssets() (*Assets, error) {
	basis, err := fs.Sub(static, "static")
	if err != nil {
		return nil, err
	}
	return assetsVan(basis, false)
}

func assetsVan(bestanden fs.FS, gebouwd bool) (*Assets, error) {
	som := sha256.New()
	err := fs.WalkDir(bestanden, ".", func(p string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		inhoud, err := fs.ReadFile(bestanden, p)
		if err != nil {
			return err
		}
		fmt.Fprintf(som, "%s %d\n", p, len(inhoud))
		som.Write(inhoud)
		return nil
	})
	if err != nil {
		return nil, fmt.Errorf("assets lezen: %w", err)
	}
	a := &Assets{bestanden: bestanden, gebouwd: gebouwd, hash: hex.EncodeToString(som.Sum(nil))[:12]}
	if gebouwd {
		a.sprite = a.URL(AssetSprite)
	}
	return a, nil
}

// URL returns the address of a file, with the hash.
func (a *Assets) URL(naam string) string {
	if !a.gebouwd && naam == AssetScript {
		naam = "rondetafel.js"
	}
	return StaticPad + a.hash + "/" + naam
}

// Stijlen returns the addresses of the style sheets, in the order in which they apply.
func (a *Assets) Stijlen() []string {
	if a.gebouwd {
		return []string{a.URL(AssetStijl)}
	}
	return []string{a.URL("thema.css"), a.URL("basis.css")}
}

// Sprite returns the address of the icons, or "" when there are none.
func (a *Assets) Sprite() string { return a.sprite }

// ServeHTTP answers GET and HEAD below StaticPad. A URL with an older hash gets the file of now, but is not kept.
func (a *Assets) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	if r.Method != http.MethodGet && r.Method != http.MethodHead {
		w.Header().Set("Allow", "GET, HEAD")
		w.WriteHeader(http.StatusMethodNotAllowed)
		return
	}
	hash, naam, _ := strings.Cut(strings.TrimPrefix(r.URL.Path, StaticPad), "/")
	inhoud, err := a.lees(naam)
	if err != nil {
		w.WriteHeader(http.StatusNotFound)
		return
	}
	kop := w.Header()
	kop.Set("Content-Type", soortVan(naam))
	kop.Set("X-Content-Type-Options", "nosniff")
	kop.Set("Cache-Control", "no-cache")
	if hash == a.hash {
		kop.Set("Cache-Control", "public, max-age=31536000, immutable")
	}
	kop.Set("Content-Length", tel(len(inhoud)))
	if r.Method == http.MethodGet {
		_, _ = w.Write(inhoud) // the browser went away: nobody to tell
	}
}

func (a *Assets) lees(naam string) ([]byte, error) {
	if naam == "" || strings.HasPrefix(naam, ".") || strings.Contains(naam, "/") {
		return nil, fs.ErrNotExist
	}
	return fs.ReadFile(a.bestanden, naam)
}

func soortVan(naam string) string {
	if path.Ext(naam) == ".woff2" {
		return "font/woff2"
	}
	if soort := mime.TypeByExtension(path.Ext(naam)); soort != "" {
		return soort
	}
	return "text/plain; charset=utf-8"
}
