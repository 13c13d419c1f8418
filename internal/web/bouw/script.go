// SPDX-License-Identifier: EUPL-1.2

package main

import (
	"fmt"
	"os"
	"path/filepath"

	"github.com/evanw/esbuild/pkg/api"
)

// script writes app.js, htmx and our own script, and passkey.js, minified.
func script(wortel, uit string) error {
	htmx, err := os.ReadFile(filepath.Join(wortel, modules, "htmx.org", "dist", "htmx.js"))
	if err != nil {
		return err
	}
	eigen, err := os.ReadFile(filepath.Join(wortel, webmap, "static", "rondetafel.js"))
	if err != nil {
		return err
	}
	klein, err := minify("app.js", string(htmx)+"\n;\n"+string(eigen))
	if err != nil {
		return err
	}
	if err := schrijf(uit, "app.js", klein); err != nil {
		return err
	}
	return kleinScript(wortel, uit, "passkey.js")
}

// kleinScript writes a script of our own that only some pages need.
func kleinScript(wortel, uit, naam string) error {
	eigen, err := os.ReadFile(filepath.Join(wortel, webmap, "static", naam))
	if err != nil {
		return err
	}
	klein, err := minify(naam, string(eigen))
	if err != nil {
		return err
	}
	return schrijf(uit, naam, klein)
}

func minify(naam, tekst string) ([]byte, error) {
	res := api.Transform(tekst, api.TransformOptions{Loader: api.LoaderJS, MinifyWhitespace: true, MinifySyntax: true, Target: api.ES2020, LegalComments: api.LegalCommentsNone})
	if len(res.Errors) > 0 {
		return nil, fmt.Errorf("%s: %s", naam, res.Errors[0].Text)
	}
	return res.Code, nil
}
