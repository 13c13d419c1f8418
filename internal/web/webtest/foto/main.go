// SPDX-License-Identifier: EUPL-1.2

// Command foto makes pictures of pages of a running practice house, as somebody of it sees them: scripts/schermafbeeldingen.sh
// calls it for the README. Each argument is name=path, and becomes name.png in the folder; with -druk it becomes name.pdf, as
// printed. After path may stand >selector: the first link that it finds is followed, for a page whose address is drawn.
//
//	go run ./internal/web/webtest/foto -url http://localhost:8080 -wie m-noor-verzonnen -naar docs/beeld mijn-werk=/
package main

import (
	"flag"
	"fmt"
	"os"
	"strings"

	"rondetafel/internal/web/webtest"
)

type opdracht struct {
	url   string
	wie   string // id of the person, "" for nobody
	naar  string // folder
	breed int64
	hoog  int64 // 0 for the whole page
	druk  bool
}

func main() {
	var o opdracht
	flag.StringVar(&o.url, "url", "http://localhost:8080", "address of the practice house")
	flag.StringVar(&o.wie, "wie", "", "id of the person who looks")
	flag.StringVar(&o.naar, "naar", ".", "folder of the pictures")
	flag.Int64Var(&o.breed, "breed", 1280, "width of the screen in pixels")
	flag.Int64Var(&o.hoog, "hoog", 0, "height of the picture in pixels, 0 for the whole page")
	flag.BoolVar(&o.druk, "druk", false, "print to PDF instead")
	flag.Parse()
	if err := o.doe(flag.Args()); err != nil {
		fmt.Fprintln(os.Stderr, "foto:", err)
		os.Exit(1)
	}
}

func (o opdracht) doe(paginas []string) error {
	b, stop, err := webtest.Losse()
	if err != nil {
		return err
	}
	defer stop()
	if o.wie != "" {
		if err := inloggen(b, o.url, o.wie); err != nil {
			return err
		}
	}
	for _, p := range paginas {
		naam, pad, ok := strings.Cut(p, "=")
		if !ok {
			return fmt.Errorf("%q is no name=path", p)
		}
		if err := o.pagina(b, naam, pad); err != nil {
			return err
		}
	}
	return nil
}

func (o opdracht) pagina(b *webtest.Browser, naam, pad string) error {
	pad, link, volgt := strings.Cut(pad, ">")
	if err := b.Open(o.url+pad, o.breed); err != nil {
		return err
	}
	if volgt {
		if err := b.Druk(link); err != nil {
			return fmt.Errorf("%s: %w", pad, err)
		}
	}
	switch {
	case o.druk:
		return b.Afdruk(o.naar, naam)
	case o.hoog > 0:
		return b.FotoTot(o.naar, naam, o.breed, o.hoog)
	}
	return b.Foto(o.naar, naam)
}

// inloggen presses the button of the person on the first page of the practice house.
func inloggen(b *webtest.Browser, url, wie string) error {
	if err := b.Open(url+"/inloggen", 1280); err != nil {
		return err
	}
	if err := b.Druk(`.rt-personen button[value="` + wie + `"]`); err != nil {
		return fmt.Errorf("%s: %w", wie, err)
	}
	return nil
}
