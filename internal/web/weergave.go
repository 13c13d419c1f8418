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
	"slices"
	"strings"
)

//go:embed sjablonen
var sjablonen embed.FS

// Deel is a part of a page that is sent on its own, as the answer to our script.
type Deel interface {
	// Sjabloon returns the name of the partial.
	Sjabloon() string
}

// Weergave shows pages. It is made once and safe for use by many goroutines.
type Weergave struct {
	paginas map[string]*template.Template
	delen   *template.Template
}

// NieuweWeergave parses all templates. An error is a fault in the templates themselves.
func NieuweWeergave(assets *Assets) (*Weergave, error) {
	basis := template.New("basis").Funcs(functies(assets))
	basis, err := basis.ParseFS(sjablonen, "sjablonen/delen/*.gohtml")
	if err != nil {
		return nil, fmt.Errorf("sjablonen van delen: %w", err)
	}
	bestanden, err := fs.Glob(sjablonen, "sjablonen/*.gohtml")
	if err != nil {
		return nil, err
	}
	w := &Weergave{paginas: map[string]*template.Template{}, delen: basis}
	for _, bestand := range bestanden {
		t, err := template.Must(basis.Clone()).ParseFS(sjablonen, bestand)
		if err != nil {
			return nil, fmt.Errorf("sjabloon %s: %w", bestand, err)
		}
		w.paginas[strings.TrimSuffix(path.Base(bestand), ".gohtml")] = t
	}
	return w, nil
}

// Pagina writes the whole page. On an error nothing has been written, so that the caller can still answer with another page.
func (w *Weergave) Pagina(uit io.Writer, p Pagina) error {
	t, ok := w.paginas[p.Sjabloon()]
	if !ok {
		return fmt.Errorf("sjabloon %q is er niet", p.Sjabloon())
	}
	return schrijf(uit, t, "pagina", p)
}

// Deel writes a part of a page. On an error nothing has been written.
func (w *Weergave) Deel(uit io.Writer, d Deel) error {
	t, err := w.delen.Clone()
	if err != nil {
		return fmt.Errorf("deel %s: %w", d.Sjabloon(), err)
	}
	return schrijf(uit, t, d.Sjabloon(), d)
}

func schrijf(uit io.Writer, t *template.Template, naam string, dot any) error {
	var b bytes.Buffer
	if err := t.ExecuteTemplate(&b, naam, dot); err != nil {
		return fmt.Errorf("sjabloon %s: %w", naam, err)
	}
	_, err := uit.Write(breek(b.Bytes()))
	return err
}

// functies are the only functions that templates have beside those of the language.
func functies(assets *Assets) template.FuncMap {
	return template.FuncMap{
		"icoon":   func(naam Icoon) (template.HTML, error) { return icoon(assets, naam) },
		"asset":   assets.URL,
		"stijlen": assets.Stijlen,
		"veldid":  VeldID,
		"art":     func(s string) Artikel { return Artikel(s) },
		"som":     opsomming,
	}
}

// icoon returns the drawing of an icon, or nothing when there is no sprite: the text beside it says the same.
func icoon(assets *Assets, naam Icoon) (template.HTML, error) {
	if naam == "" {
		return "", nil
	}
	if !slices.Contains(Iconen(), naam) {
		return "", fmt.Errorf("icoon %q staat niet in de lijst", naam)
	}
	sprite := assets.Sprite()
	if sprite == "" {
		return "", nil
	}
	return template.HTML(`<svg class="rt-icon" aria-hidden="true" focusable="false"><use href="` + sprite + `#` + string(naam) +
		`"></use></svg>`), nil
}
