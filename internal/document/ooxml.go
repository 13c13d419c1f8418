// SPDX-License-Identifier: EUPL-1.2

package document

import (
	"archive/zip"
	"encoding/xml"
	"io"
	"path"
	"slices"
	"strings"
)

// contentTypes is what an OOXML file says of its parts (ECMA-376, part 2).
type contentTypes struct {
	defaults map[string]string // ending → type
	parts    map[string]string // "/word/document.xml" → type
}

func readTypes(a *archive) (contentTypes, error) {
	t := contentTypes{map[string]string{}, map[string]string{}}
	err := unpack(a.part("[Content_Types].xml"), func(r io.Reader) error {
		return walk(r, walker{tag: func(e xml.StartElement) error {
			switch e.Name.Local {
			case "Default":
				t.defaults[strings.ToLower(attr(e, "Extension"))] = attr(e, "ContentType")
			case "Override":
				t.parts[attr(e, "PartName")] = attr(e, "ContentType")
			}
			return nil
		}})
	})
	return t, err
}

// main returns the kind and the name of the part with which the file begins.
func (t contentTypes) main() (Kind, string, error) {
	var kind Kind
	var name string
	all := make([]string, 0, len(t.defaults)+len(t.parts))
	for n, c := range t.parts {
		all = append(all, c)
		for k, want := range map[Kind]string{Docx: "wordprocessingml.document.main+xml", Xlsx: "spreadsheetml.sheet.main+xml",
			Pptx: "presentationml.presentation.main+xml"} {
			if strings.HasSuffix(c, want) {
				if kind != "" {
					return "", "", twofold()
				}
				kind, name = k, strings.TrimPrefix(n, "/")
			}
		}
	}
	for _, c := range t.defaults {
		all = append(all, c)
	}
	for _, c := range all {
		if err := plainType(strings.ToLower(c)); err != nil {
			return "", "", err
		}
	}
	if kind == "" {
		return "", "", unknown()
	}
	return kind, name, nil
}

func plainType(c string) error {
	for _, word := range []string{"macroenabled", "vbaproject", "vbadata", "macrosheet", "keymapcustomizations"} {
		if strings.Contains(c, word) {
			return macros()
		}
	}
	for _, word := range []string{"activex", "oleobject", "x-msdownload", "html", "javascript", "control+xml"} {
		if strings.Contains(c, word) {
			return active()
		}
	}
	return nil
}

// ooxml looks at every part of a Word, Excel or PowerPoint file.
func (f *file) ooxml(a *archive) (Kind, error) {
	types, err := readTypes(a)
	if err != nil {
		return "", err
	}
	kind, main, err := types.main()
	if err != nil {
		return "", err
	}
	if a.part(main) == nil || a.part("_rels/.rels") == nil {
		return "", damaged()
	}
	return kind, eachPart(a.parts, func(p *zip.File) error { return f.ooxmlPart(p) })
}

func (f *file) ooxmlPart(p *zip.File) error {
	low := strings.ToLower(p.Name)
	switch {
	case strings.Contains(low, "vbaproject"), strings.Contains(low, "vbadata"):
		return macros()
	case strings.Contains(low, "activex/"), strings.Contains(path.Base(low), "oleobject"):
		return active()
	case strings.HasSuffix(low, ".rels"):
		return unpack(p, func(r io.Reader) error { return walk(r, walker{tag: ownRelation}) })
	case isXML(low):
		return unpack(p, func(r io.Reader) error { return walk(r, walker{tag: ownTag, text: plainInstruction}) })
	}
	return unpack(p, f.binaryPart)
}

// ownRelation refuses a part that is fetched from somewhere else. A link that a reader clicks on is no part.
func ownRelation(e xml.StartElement) error {
	kind := strings.ToLower(path.Base(attr(e, "Type")))
	switch {
	case kind == "vbaproject", kind == "wordvbadata", kind == "xlmacrosheet":
		return macros()
	case kind == "oleobject", kind == "control", kind == "activexcontrolbinary", kind == "afchunk":
		return active()
	case !strings.EqualFold(attr(e, "TargetMode"), "External"):
		return nil
	case kind == "hyperlink":
		return plainLink(attr(e, "Target"))
	}
	return outside()
}

// plainLink passes the links that a browser opens as a page or a message.
func plainLink(target string) error {
	target = strings.ToLower(strings.TrimSpace(target))
	if strings.HasPrefix(target, `\\`) || strings.HasPrefix(target, "//") {
		return outside()
	}
	scheme, _, found := strings.Cut(target, ":")
	if found && !strings.ContainsAny(scheme, "/?#") && !slices.Contains([]string{"http", "https", "mailto", "tel"}, scheme) {
		return outside()
	}
	return nil
}

// ownTag refuses what links to or starts something by itself.
func ownTag(e xml.StartElement) error {
	switch e.Name.Local {
	case "ddeLink", "oleLink", "oleObject", "OLEObject", "altChunk":
		return active()
	}
	if e.Name.Local == "fldSimple" {
		return plainInstruction("instrText", []byte(attr(e, "instr")))
	}
	return nil
}

// plainInstruction refuses a field that starts or fetches something.
func plainInstruction(in string, text []byte) error {
	if in != "instrText" {
		return nil
	}
	word, _, _ := strings.Cut(strings.ToUpper(strings.TrimSpace(string(text))), " ")
	if slices.Contains([]string{"DDE", "DDEAUTO", "INCLUDEPICTURE", "INCLUDETEXT", "IMPORT", "INCLUDE", "LINK", "DATABASE"}, word) {
		return outside()
	}
	return nil
}

const (
	xmlHead  = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>` + "\n"
	relTypes = "http://schemas.openxmlformats.org/package/2006/relationships"
	relMain  = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument"
)

// stripOOXML writes the file anew: without its properties and miniature, with one word for every maker.
func (f *file) stripOOXML(w io.Writer) ([]string, error) {
	a, err := f.open()
	if err != nil {
		return nil, err
	}
	types, err := readTypes(a)
	if err != nil {
		return nil, err
	}
	_, main, err := types.main()
	if err != nil {
		return nil, err
	}
	c := &copier{f: f, z: zip.NewWriter(w)}
	if err := c.text("[Content_Types].xml", types.write()); err != nil {
		return nil, err
	}
	rels := xmlHead + `<Relationships xmlns="` + relTypes + `"><Relationship Id="rId1" Type="` + relMain + `" Target="` + escape(main) + `"/></Relationships>`
	if err := c.text("_rels/.rels", rels); err != nil {
		return nil, err
	}
	for _, p := range a.parts {
		if err := c.ooxmlPart(p); err != nil {
			return nil, err
		}
	}
	return c.out, c.z.Close()
}

// write says which parts there are, without those that are left out.
func (t contentTypes) write() string {
	var b strings.Builder
	b.WriteString(xmlHead + `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">`)
	for _, ext := range sortedKeys(t.defaults) {
		b.WriteString(`<Default Extension="` + escape(ext) + `" ContentType="` + escape(t.defaults[ext]) + `"/>`)
	}
	for _, name := range sortedKeys(t.parts) {
		if leftOutOOXML(name) == "" {
			b.WriteString(`<Override PartName="` + escape(name) + `" ContentType="` + escape(t.parts[name]) + `"/>`)
		}
	}
	return b.String() + `</Types>`
}

func (c *copier) ooxmlPart(p *zip.File) error {
	low := strings.ToLower(p.Name)
	switch {
	case p.Name == "[Content_Types].xml", p.Name == "_rels/.rels", strings.HasSuffix(p.Name, "/"):
		return nil
	case leftOutOOXML(p.Name) != "":
		c.out.add(leftOutOOXML(p.Name))
		if strings.Contains(low, "thumbnail") {
			c.out.add(takenThumb)
		}
		return nil
	case strings.HasSuffix(low, ".rels"):
		return c.relations(p)
	case isXML(low):
		return c.scrub(p, makersOOXML(low))
	}
	return c.binary(p)
}

// scrub copies a part of XML with one word for every maker.
func (c *copier) scrub(p *zip.File, s *scrubber) error {
	err := c.through(p, s.copy)
	if s.found {
		c.out.add(takenMaker)
	}
	return err
}
