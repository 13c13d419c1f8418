// SPDX-License-Identifier: EUPL-1.2

package document

import (
	"archive/zip"
	"encoding/xml"
	"io"
	"maps"
	"slices"
	"strings"
)

const manifest = "META-INF/manifest.xml"

// odf looks at every part of an OpenDocument file (ISO/IEC 26300). Its first part says what it is, unpacked.
func (f *file) odf(a *archive) (Kind, error) {
	kind, err := odfKind(a.parts[0])
	if err != nil {
		return "", err
	}
	if a.part("content.xml") == nil || a.part(manifest) == nil {
		return "", damaged()
	}
	return kind, eachPart(a.parts, func(p *zip.File) error { return f.odfPart(p) })
}

func odfKind(p *zip.File) (Kind, error) {
	if p.Method != zip.Store || p.UncompressedSize64 > 200 {
		return "", damaged()
	}
	var is []byte
	err := unpack(p, func(r io.Reader) (err error) {
		is, err = io.ReadAll(io.LimitReader(r, 200))
		return err
	})
	if err != nil {
		return "", err
	}
	for _, k := range []Kind{Odt, Ods, Odp} {
		if k.MediaType() == string(is) {
			return k, nil
		}
	}
	return "", unknown()
}

func (f *file) odfPart(p *zip.File) error {
	low := strings.ToLower(p.Name)
	switch {
	case strings.HasSuffix(low, "/"):
		return nil
	case strings.HasPrefix(low, "basic/"), strings.HasPrefix(low, "scripts/"), strings.HasPrefix(low, "dialogs/"):
		return macros()
	case isXML(low):
		return unpack(p, func(r io.Reader) error { return walk(r, walker{tag: ownODF}) })
	}
	return unpack(p, f.binaryPart)
}

// ownODF refuses scripts, locks, and parts that come from somewhere else.
func ownODF(e xml.StartElement) error {
	switch e.Name.Local {
	case "script", "event-listener":
		return macros()
	case "encryption-data", "encrypted-key":
		return locked()
	case "dde-source", "dde-connection-decl", "applet", "plugin", "object-ole":
		return active()
	}
	href := attr(e, "href")
	switch {
	case href == "", strings.HasPrefix(href, "#"):
		return nil
	case e.Name.Local == "a":
		return plainLink(href)
	case strings.Contains(href, ":"), strings.Contains(href, ".."), strings.HasPrefix(href, "/"), strings.HasPrefix(href, `\`):
		return outside()
	}
	return nil
}

// stripODF writes the file anew: without its properties, miniature and settings of a program, with one word for every maker.
func (f *file) stripODF(w io.Writer) ([]string, error) {
	a, err := f.open()
	if err != nil {
		return nil, err
	}
	kind, err := odfKind(a.parts[0])
	if err != nil {
		return nil, err
	}
	types, err := readManifest(a)
	if err != nil {
		return nil, err
	}
	c := &copier{f: f, z: zip.NewWriter(w)}
	if err := c.raw(a.parts[0]); err != nil {
		return nil, err
	}
	for _, p := range a.parts[1:] {
		if err := c.odfPart(p); err != nil {
			return nil, err
		}
	}
	if err := c.text(manifest, writeManifest(kind, a, types)); err != nil {
		return nil, err
	}
	return c.out, c.z.Close()
}

// leftOut tells whether a part goes: who made the file and when, how it looked, and with which printer and program.
func leftOut(name string) bool {
	return name == "meta.xml" || name == "settings.xml" || name == manifest || strings.HasPrefix(name, "Thumbnails/") ||
		strings.HasPrefix(name, "Configurations2/") || name == "META-INF/documentsignatures.xml" || strings.HasSuffix(name, "/meta.xml") ||
		strings.HasSuffix(name, "/settings.xml") || strings.HasSuffix(name, "/")
}

func (c *copier) odfPart(p *zip.File) error {
	switch {
	case leftOut(p.Name):
		if strings.HasPrefix(p.Name, "Thumbnails/") {
			c.out.add(takenThumb)
		} else if p.Name != manifest && !strings.HasSuffix(p.Name, "/") {
			c.out.add(takenMaker)
		}
		return nil
	case isXML(p.Name):
		return c.scrub(p, &scrubber{texts: set("creator", "creator-initials", "initial-creator", "printed-by", "sender-initials", "author-name", "author-initials")})
	}
	return c.binary(p)
}

// readManifest returns the media type of each part.
func readManifest(a *archive) (map[string]string, error) {
	types := map[string]string{}
	err := unpack(a.part(manifest), func(r io.Reader) error {
		return walk(r, walker{tag: func(e xml.StartElement) error {
			if e.Name.Local == "file-entry" {
				types[attr(e, "full-path")] = attr(e, "media-type")
			}
			return nil
		}})
	})
	return types, err
}

func writeManifest(kind Kind, a *archive, types map[string]string) string {
	var b strings.Builder
	b.WriteString(xmlHead + `<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0" manifest:version="1.2">` +
		`<manifest:file-entry manifest:full-path="/" manifest:version="1.2" manifest:media-type="` + kind.MediaType() + `"/>`)
	for _, p := range a.parts[1:] {
		if !leftOut(p.Name) {
			b.WriteString(`<manifest:file-entry manifest:full-path="` + escape(p.Name) + `" manifest:media-type="` + escape(types[p.Name]) + `"/>`)
		}
	}
	return b.String() + `</manifest:manifest>`
}

func set(words ...string) map[string]bool {
	s := map[string]bool{}
	for _, w := range words {
		s[w] = true
	}
	return s
}

func sortedKeys(m map[string]string) []string { return slices.Sorted(maps.Keys(m)) }

func escape(s string) string {
	var b strings.Builder
	_ = xml.EscapeText(&b, []byte(s)) // into memory
	return b.String()
}
