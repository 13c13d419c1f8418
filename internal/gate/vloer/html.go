// SPDX-License-Identifier: EUPL-1.2

package vloer

import (
	"bytes"
	"embed"
	"html/template"
	"sync"
)

//go:embed vloer.gohtml
var bron embed.FS

var sjablonen = sync.OnceValue(func() *template.Template {
	return template.Must(template.ParseFS(bron, "vloer.gohtml"))
})

// naarHTML shows what was found in a plain table.
func naarHTML(sjabloon string) vorm {
	t := sjablonen().Lookup(sjabloon)
	return func(w *bytes.Buffer, uit any) (string, error) { return "text/html; charset=utf-8", t.Execute(w, uit) }
}
