// SPDX-License-Identifier: EUPL-1.2

package web

import (
	"bytes"
	"embed"
	"fmt"
	"html/template"
	"io"
	"io/fs"
	"path"
	"strings"
)

//go:embed sjablonen
var sjablonen embed.FS

// druksjablonen are whole documents that become a PDF: with their style inline, and without any address in them.
//
//go:embed druk
var druksjablonen embed.FS

// Deel is a part of a page that is sent on its own, as the answer to our script.
type Deel interface {
	// Sjabloon returns the name of the partial.
	Sjabloon() string
}

const (
	inhoud  = "inhoud"  // what the file of a page defines: all that stands within the frame of every page
	paginas = "pagina/" // before the name of a page in the set
)

// Weergave shows pages. It is made once and safe for use by many goroutines. All pages are in one set: a set of its own per page, each
// with every partial, took most of the memory of a server at rest.
type Weergave struct {
	set  *template.Template
	druk *template.Template // the documents that become a PDF
}

// NieuweWeergave parses all templates. An error is a fault in the templates themselves.
func NieuweWeergave(assets *Assets) (*Weergave, error) {
	namen := functies(assets)
	set, err := template.New("basis").Funcs(namen).ParseFS(sjablonen, "sjablonen/delen/*.gohtml")
	if err != nil {
		return nil, fmt.Errorf("sjablonen van delen: %w", err)
	}
	bestanden, err := fs.Glob(sjablonen, "sjablonen/*.gohtml")
	if err != nil {
		return nil, err
	}
	for _, bestand := range bestanden {
		if err := voegPaginaToe(set, namen, bestand); err != nil {
			return nil, fmt.Errorf("sjabloon %s: %w", bestand, err)
		}
	}
	druk, err := template.New("druk").Funcs(namen).ParseFS(druksjablonen, "druk/*.gohtml")
	if err != nil {
		return nil, fmt.Errorf("druksjablonen: %w", err)
	}
	return &Weergave{set: set, druk: druk}, nil
}

// voegPaginaToe adds the templates of one page to set: what it shows under the name of its file, and its own parts under theirs.
func voegPaginaToe(set *template.Template, namen template.FuncMap, bestand string) error {
	eigen, err := template.New(path.Base(bestand)).Funcs(namen).ParseFS(sjablonen, bestand)
	if err != nil {
		return err
	}
	for _, t := range eigen.Templates() {
		naam := t.Name()
		switch naam {
		case eigen.Name(): // what stands outside the definitions
			continue
		case inhoud:
			naam = paginas + strings.TrimSuffix(path.Base(bestand), ".gohtml")
		}
		if set.Lookup(naam) != nil {
			return fmt.Errorf("%q is er al", naam)
		}
		if _, err := set.AddParseTree(naam, t.Tree); err != nil {
			return err
		}
	}
	return nil
}

// Pagina writes the whole page. On an error nothing has been written, so that the caller can still answer with another page.
func (w *Weergave) Pagina(uit io.Writer, p Pagina) error {
	return w.schrijf(uit, p, "boven", paginas+p.Sjabloon(), "onder")
}

// Deel writes a part of a page. On an error nothing has been written.
func (w *Weergave) Deel(uit io.Writer, d Deel) error {
	return w.schrijf(uit, d, d.Sjabloon())
}

// Druk writes the document of a page that becomes a PDF. It has all of that page that its reader takes along.
func (w *Weergave) Druk(uit io.Writer, p Pagina) error {
	return w.druk.ExecuteTemplate(uit, p.Sjabloon()+".gohtml", p)
}

func (w *Weergave) schrijf(uit io.Writer, dot any, namen ...string) error {
	var b bytes.Buffer
	for _, naam := range namen {
		if err := w.set.ExecuteTemplate(&b, naam, dot); err != nil {
			return fmt.Errorf("sjabloon %s: %w", naam, err)
		}
	}
	_, err := uit.Write(breek(b.Bytes()))
	return err
}

// functies are the only functions that templates have beside those of the language.
func functies(assets *Assets) template.FuncMap {
	tekeningen := iconen(assets)
	return template.FuncMap{
		"icoon": func(naam Icoon) (template.HTML, error) {
			if t, ok := tekeningen[naam]; ok {
				return t, nil
			}
			return "", fmt.Errorf("icoon %q staat niet in de lijst", naam)
		},
		"asset":   assets.URL,
		"stijlen": assets.Stijlen,
		"veldid":  VeldID,
		"art":     func(s string) Artikel { return Artikel(s) },
		"som":     opsomming,
	}
}

// iconen returns the drawing of each icon; "" when there is no sprite: the text beside it says the same.
func iconen(assets *Assets) map[Icoon]template.HTML {
	uit := map[Icoon]template.HTML{"": ""}
	for _, naam := range Iconen() {
		uit[naam] = ""
		if sprite := assets.Sprite(); sprite != "" {
			uit[naam] = template.HTML(`<svg class="rt-icon" aria-hidden="true" focusable="false"><use href="` + sprite + `#` + string(naam) +
				`"></use></svg>`)
		}
	}
	return uit
}
