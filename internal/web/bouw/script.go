// SPDX-License-Identifier: EUPL-1.2

package main

import (
	"fmt"
	"os"
	"path/filepath"

	"github.com/evanw/esbuild/pkg/api"
)

// script writes app.js: htmx and our own script, minified.
func script(wortel, uit string) error {
	htmx, err := os.ReadFile(filepath.Join(wortel, modules, "htmx.org", "dist", "htmx.js"))
	if err != nil {
		return err
	}
	eigen, err := os.ReadFile(filepath.Join(wortel, webmap, "static", "rondetafel.js"))
	if err != nil {
		return err
	}
	res := api.Transform(string(htmx)+"\n;\n"+string(eigen), api.TransformOptions{Loader: api.LoaderJS, MinifyWhitespace: true,
		MinifySyntax: true, Target: api.ES2020, LegalComments: api.LegalCommentsNone})
	if len(res.Errors) > 0 {
		return fmt.Errorf("app.js: %s", res.Errors[0].Text)
	}
	return schrijf(uit, "app.js", res.Code)
}
