// SPDX-License-Identifier: EUPL-1.2

package main

import (
	"bytes"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// plaat is a page that greets who logged in.
func plaat(t *testing.T) string {
	mux := http.NewServeMux()
	mux.HandleFunc("GET /inloggen", func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Type", "text/html")
		_, _ = w.Write([]byte(`<form class="rt-personen" method="post"><button name="medewerker" value="m-noor">Kies</button></form>`))
	})
	mux.HandleFunc("POST /inloggen", func(w http.ResponseWriter, r *http.Request) {
		http.SetCookie(w, &http.Cookie{Name: "wie", Value: r.PostFormValue("medewerker")})
		http.Redirect(w, r, "/", http.StatusSeeOther)
	})
	mux.HandleFunc("GET /lijst", func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Type", "text/html")
		_, _ = w.Write([]byte(`<table><tr><td><a href="/">2026-0142</a></table>`))
	})
	mux.HandleFunc("GET /", func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Content-Type", "text/html")
		if k, err := r.Cookie("wie"); err == nil && k.Value == "m-noor" {
			_, _ = w.Write([]byte(`<body style="background:#083f4d">Dag Noor`))
			return
		}
		_, _ = w.Write([]byte(`<body style="height:1500px">Wie ben je?`))
	})
	srv := httptest.NewServer(mux)
	t.Cleanup(srv.Close)
	return srv.URL
}

// A picture is of the page as somebody sees it, whole or its top; printed it is a PDF.
func TestFotos(t *testing.T) {
	url, map_ := plaat(t), t.TempDir()
	foto := func(o opdracht, paginas ...string) {
		t.Helper()
		o.url, o.naar, o.breed = url, map_, 320
		if err := o.doe(paginas); err != nil {
			t.Fatal(err)
		}
	}
	foto(opdracht{}, "niemand=/")
	foto(opdracht{wie: "m-noor", hoog: 200}, "noor=/")
	foto(opdracht{}, "gevolgd=/lijst>td a")
	foto(opdracht{druk: true}, "papier=/")
	lees := func(naam string) []byte {
		b, err := os.ReadFile(filepath.Join(map_, naam))
		if err != nil {
			t.Fatal(err)
		}
		return b
	}
	heel, top := lees("niemand.png"), lees("noor.png")
	if !bytes.HasPrefix(heel, []byte("\x89PNG")) || bytes.Equal(heel, top) {
		t.Error("who logged in sees the same")
	}
	if !bytes.Equal(heel, lees("gevolgd.png")) {
		t.Error("the link is not followed")
	}
	if hoog := top[23]; hoog != 200 { // the last byte of the height in a PNG's header
		t.Errorf("the picture is %d high", hoog)
	}
	if !bytes.HasPrefix(lees("papier.pdf"), []byte("%PDF")) {
		t.Error("what is printed is no PDF")
	}
}

func TestFotosDieNietKunnen(t *testing.T) {
	url := plaat(t)
	for naam, err := range map[string]error{
		"no path":        opdracht{url: url, naar: t.TempDir(), breed: 320}.doe([]string{"zonder"}),
		"nobody of that": opdracht{url: url, naar: t.TempDir(), breed: 320, wie: "m-onbekend"}.doe(nil),
		"no house":       opdracht{url: "http://127.0.0.1:1", naar: t.TempDir(), breed: 320}.doe([]string{"een=/"}),
		"no link":        opdracht{url: url, naar: t.TempDir(), breed: 320}.doe([]string{"een=/lijst>td b"}),
		"no folder":      opdracht{url: url, naar: filepath.Join(t.TempDir(), "weg"), breed: 320}.doe([]string{"een=/"}),
	} {
		if err == nil || strings.TrimSpace(err.Error()) == "" {
			t.Errorf("%s: %v", naam, err)
		}
	}
}
