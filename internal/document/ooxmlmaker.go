// SPDX-License-Identifier: EUPL-1.2

package document

import (
	"archive/zip"
	"encoding/xml"
	"io"
	"path"
	"strings"
)

// leftOutOOXML says what goes with a part that is left out; "" for one that stays. Who made the file and when stands in docProps, in what a
// store of documents such as SharePoint ties to it (customXml), and in labels of an organisation (docMetadata).
func leftOutOOXML(name string) string {
	low := strings.ToLower(strings.TrimPrefix(name, "/"))
	switch {
	case strings.HasPrefix(low, "docprops/"), strings.HasPrefix(low, "_xmlsignatures/"):
		return takenMaker
	case strings.HasPrefix(low, "customxml/"), strings.HasPrefix(low, "docmetadata/"):
		return takenStore
	case strings.Contains("/"+low, "/printersettings/"):
		return takenPrinter
	}
	return ""
}

// relations copies the relations of a part, without those to a part that is left out.
func (c *copier) relations(p *zip.File) error {
	from := path.Dir(path.Dir(p.Name)) // word/_rels/document.xml.rels is of a part in word
	var b strings.Builder
	b.WriteString(xmlHead + `<Relationships xmlns="` + relTypes + `">`)
	gone := false
	err := unpack(p, func(r io.Reader) error {
		return walk(r, walker{tag: func(e xml.StartElement) error {
			switch {
			case e.Name.Local != "Relationship":
			case relationGone(from, e):
				gone = true
			default:
				b.WriteString(`<Relationship`)
				for _, name := range []string{"Id", "Type", "Target", "TargetMode"} {
					if value := attr(e, name); value != "" {
						b.WriteString(` ` + name + `="` + escape(value) + `"`)
					}
				}
				b.WriteString(`/>`)
			}
			return nil
		}})
	})
	if err != nil {
		return err
	}
	if !gone {
		return c.raw(p)
	}
	return c.text(p.Name, b.String()+`</Relationships>`)
}

// relationGone tells whether a relation of a part in from leads to one that is left out.
func relationGone(from string, e xml.StartElement) bool {
	if strings.EqualFold(attr(e, "TargetMode"), "External") {
		return false
	}
	target := attr(e, "Target")
	if !strings.HasPrefix(target, "/") {
		target = path.Join("/", from, target)
	}
	return leftOutOOXML(path.Clean(target)) != ""
}

// makersOOXML says where the names of makers stand in a part, and which of its elements name a part that is left out.
func makersOOXML(part string) *scrubber {
	base := path.Base(part)
	switch {
	case strings.HasPrefix(part, "word/"):
		return &scrubber{attrs: set("author", "initials", "userId"), drop: "rsid", gone: set("printerSettings")}
	case strings.HasPrefix(part, "xl/persons/"):
		return &scrubber{attrs: set("displayName", "userId")}
	case part == "xl/revisions/usernames.xml":
		return &scrubber{attrs: set("name")}
	case strings.HasPrefix(part, "xl/revisions/"):
		return &scrubber{attrs: set("userName", "author")}
	case strings.HasPrefix(part, "xl/") && strings.HasPrefix(base, "comment"):
		return &scrubber{texts: set("author")}
	case part == "xl/workbook.xml":
		return &scrubber{attrs: set("url", "userName")}
	case strings.HasPrefix(part, "xl/"):
		return &scrubber{loose: "pageSetup"}
	case part == "ppt/commentauthors.xml", part == "ppt/authors.xml":
		return &scrubber{attrs: set("name", "initials", "userId")}
	case strings.HasPrefix(part, "ppt/changesinfos/"):
		return &scrubber{attrs: set("name", "userId")}
	case strings.HasPrefix(part, "ppt/"):
		return &scrubber{gone: set("custData")}
	}
	return &scrubber{}
}
