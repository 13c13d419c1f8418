// SPDX-License-Identifier: EUPL-1.2

package document_test

import (
	"encoding/xml"
	"errors"
	"io"
	"path"
	"slices"
	"strings"
	"testing"

	"rondetafel/internal/document/documenttest"
)

const (
	relHead = `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">`
	relKind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
	rNames  = ` xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"`
)

// relation is one to a part, or with "!" before its target to somewhere else.
func relation(id, kind, target string) string {
	mode := ""
	if rest, ok := strings.CutPrefix(target, "!"); ok {
		target, mode = rest, ` TargetMode="External"`
	}
	return `<Relationship Id="` + id + `" Type="` + relKind + kind + `" Target="` + target + `"` + mode + `/>`
}

// metStore adds to an office file what a store of documents keeps with it, and relations of its main part.
func metStore(parts []documenttest.Part, hoofd string, relaties ...string) []documenttest.Part {
	over := `<Override PartName="/customXml/itemProps1.xml" ContentType="application/vnd.openxmlformats-officedocument.customXmlProperties+xml"/>` +
		`<Override PartName="/docMetadata/LabelInfo.xml" ContentType="application/vnd.ms-office.classificationlabels+xml"/>` +
		`<Default Extension="bin" ContentType="application/octet-stream"/><Default Extension="png" ContentType="image/png"/><Default Extension="xml" ContentType="application/xml"/></Types>`
	parts = slices.Clone(parts)
	parts[0].Body = strings.Replace(strings.Replace(parts[0].Body, `<Default Extension="xml" ContentType="application/xml"/>`, "", 1), "</Types>", over, 1)
	return append(parts,
		documenttest.Part{Name: path.Dir(hoofd) + "/_rels/" + path.Base(hoofd) + ".rels", Body: relHead + relation("rId7", "customXml", "../customXml/item1.xml") +
			relation("rId8", "customXml", "/customXml/item2.xml") + relation("rId9", "image", "media/a.png") + relation("rId10", "hyperlink", "!https://voorbeeld.example/?a=1&amp;b=2") +
			strings.Join(relaties, "") + `</Relationships>`},
		documenttest.Part{Name: path.Dir(hoofd) + "/media/a.png", Body: string(documenttest.PNG(4, 4))},
		documenttest.Part{Name: "customXml/item1.xml", Body: `<p:properties xmlns:p="p"><Author><UserInfo><DisplayName>` + maker + `</DisplayName></UserInfo></Author></p:properties>`},
		documenttest.Part{Name: "customXml/item2.xml", Body: `<a><b>` + maker + `</b></a>`},
		documenttest.Part{Name: "customXml/itemProps1.xml", Body: `<ds:datastoreItem xmlns:ds="d"/>`},
		documenttest.Part{Name: "customXml/_rels/item1.xml.rels", Body: relHead + relation("rId1", "customXmlProps", "itemProps1.xml") + `</Relationships>`},
		documenttest.Part{Name: "docMetadata/LabelInfo.xml", Body: `<labels><label siteId="` + maker + `"/></labels>`})
}

// tags calls look for each tag of XML.
func tags(t *testing.T, body string, look func(xml.StartElement)) {
	t.Helper()
	d := xml.NewDecoder(strings.NewReader(body))
	for {
		tok, err := d.Token()
		if errors.Is(err, io.EOF) {
			return
		}
		if err != nil {
			t.Fatalf("%v in %s", err, body)
		}
		if e, ok := tok.(xml.StartElement); ok {
			look(e)
		}
	}
}

func value(e xml.StartElement, name string) string {
	for _, a := range e.Attr {
		if a.Name.Local == name {
			return a.Value
		}
	}
	return ""
}

// consistent asks of an office file what a program asks that opens it: each relation leads to a part that is there, each part that is named
// is there and has a type, and each id that a part uses is one of its relations.
func consistent(t *testing.T, parts map[string]string) {
	t.Helper()
	ids, ends := map[string][]string{}, []string{}
	for name, body := range parts {
		if !strings.HasSuffix(name, ".rels") {
			continue
		}
		dir := path.Dir(path.Dir(name))
		of := path.Join(dir, strings.TrimSuffix(path.Base(name), ".rels"))
		if _, there := parts[of]; !there && name != "_rels/.rels" {
			t.Errorf("%s has relations and is not there", of)
		}
		tags(t, body, func(e xml.StartElement) {
			if e.Name.Local != "Relationship" {
				return
			}
			ids[of] = append(ids[of], value(e, "Id"))
			target := value(e, "Target")
			if !strings.HasPrefix(target, "/") {
				target = path.Join("/", dir, target)
			}
			if _, there := parts[target[1:]]; !there && value(e, "TargetMode") != "External" {
				t.Errorf("%s leads to %s, which is not there", name, target)
			}
		})
	}
	tags(t, parts["[Content_Types].xml"], func(e xml.StartElement) {
		switch e.Name.Local {
		case "Default":
			ends = append(ends, "."+value(e, "Extension"))
		case "Override":
			if _, there := parts[value(e, "PartName")[1:]]; !there {
				t.Errorf("%s has a type and is not there", value(e, "PartName"))
			}
			ends = append(ends, value(e, "PartName")[1:])
		}
	})
	for name, body := range parts {
		if name != "[Content_Types].xml" && !slices.Contains(ends, path.Ext(name)) && !slices.Contains(ends, name) {
			t.Errorf("%s has no type", name)
		}
		if path.Ext(name) != ".xml" {
			continue
		}
		tags(t, body, func(e xml.StartElement) {
			for _, a := range e.Attr {
				if a.Name.Space == strings.TrimSuffix(relKind, "/") && !slices.Contains(ids[name], a.Value) {
					t.Errorf("%s: <%s> uses relation %s, which is not there", name, e.Name.Local, a.Value)
				}
			}
		})
	}
}

// stripParts strips an office file that was consistent, and asks that it still is, that nothing says who made it, and that these parts went
// and no other.
func stripParts(t *testing.T, parts []documenttest.Part, name string, gone ...string) (map[string]string, []string) {
	t.Helper()
	before := map[string]string{}
	for _, p := range parts {
		before[p.Name] = p.Body
	}
	consistent(t, before)
	out, taken := strip(t, documenttest.Zip(false, parts...), name)
	after := open(t, out)
	consistent(t, after)
	for part := range before {
		if _, there := after[part]; there == slices.Contains(gone, part) {
			t.Errorf("%s: %s is there: %v", name, part, there)
		}
	}
	return after, taken
}

func storeParts(more ...string) []string {
	return append(more, "customXml/item1.xml", "customXml/item2.xml", "customXml/itemProps1.xml", "customXml/_rels/item1.xml.rels", "docMetadata/LabelInfo.xml")
}

// ASVS 14.2.8: Word keeps who made a document in more places than its properties.
func TestStripWordStore(t *testing.T) {
	parts := metStore(documenttest.DocxParts(maker, "tekst"), "word/document.xml", relation("rId11", "printerSettings", "printerSettings/printerSettings1.bin"),
		relation("rId12", "people", "people.xml"), relation("rId13", "commentsExtended", "commentsExtended.xml"))
	for i := range parts {
		if parts[i].Name == "word/document.xml" {
			parts[i].Body = strings.Replace(parts[i].Body, "</w:body>", `<w:drawing`+rNames+` r:embed="rId9"/><w:sectPr`+rNames+`><w:printerSettings r:id="rId11"/><w:pgSz w:w="1"/></w:sectPr></w:body>`, 1)
		}
	}
	parts = append(parts, documenttest.Part{Name: "word/printerSettings/printerSettings1.bin", Body: `\\server\` + maker},
		documenttest.Part{Name: "word/people.xml", Body: `<w15:people xmlns:w15="w"><w15:person w15:author="` + maker + `"><w15:presenceInfo w15:providerId="AD" w15:userId="S::` + maker + `"/></w15:person></w15:people>`},
		documenttest.Part{Name: "word/commentsExtended.xml", Body: `<w15:commentsEx xmlns:w15="w"><w15:commentEx w15:paraId="1"/></w15:commentsEx>`})
	after, taken := stripParts(t, parts, "a.docx", storeParts("word/printerSettings/printerSettings1.bin", "docProps/core.xml", "docProps/thumbnail.jpeg")...)
	if want := []string{"wie het maakte en wie het veranderde", "een verborgen miniatuur", "gegevens van de plek waar het stond", "de gekozen printer"}; len(taken) != len(want) ||
		slices.ContainsFunc(want, func(w string) bool { return !slices.Contains(taken, w) }) {
		t.Errorf("says that %q went", taken)
	}
	rels := after["word/_rels/document.xml.rels"]
	if strings.Contains(rels, "customXml") || !strings.Contains(rels, `Target="https://voorbeeld.example/?a=1&amp;b=2" TargetMode="External"`) {
		t.Errorf("the relations became %s", rels)
	}
	if d := after["word/document.xml"]; strings.Contains(d, "printerSettings") || !strings.Contains(d, `<w:pgSz w:w="1"/></w:sectPr>`) || !strings.Contains(d, `r:embed="rId9"`) {
		t.Errorf("the text became %s", d)
	}
}

// The same of Excel: who shares a file and who wrote notes, and the printer of a sheet.
func TestStripExcelStore(t *testing.T) {
	const main = ` xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"`
	parts := metStore(documenttest.XlsxParts(maker), "xl/workbook.xml", relation("rId1", "worksheet", "worksheets/sheet1.xml"), relation("rId2", "person", "persons/person.xml"),
		relation("rId3", "usernames", "revisions/userNames.xml"), relation("rId4", "revisionHeaders", "revisions/revisionHeaders.xml"))
	parts = append(parts,
		documenttest.Part{Name: "xl/worksheets/sheet1.xml", Body: `<worksheet` + main + rNames + `><sheetData id="blijft"/><pageSetup orientation="portrait" r:id="rId1"/><picture r:id="rId2"/></worksheet>`},
		documenttest.Part{Name: "xl/worksheets/_rels/sheet1.xml.rels", Body: relHead + relation("rId1", "printerSettings", "../printerSettings/printerSettings1.bin") + relation("rId2", "image", "../media/a.png") + `</Relationships>`},
		documenttest.Part{Name: "xl/printerSettings/printerSettings1.bin", Body: maker},
		documenttest.Part{Name: "xl/persons/person.xml", Body: `<personList` + main + `><person displayName="` + maker + `" id="{1}" userId="S::` + maker + `"/></personList>`},
		documenttest.Part{Name: "xl/revisions/userNames.xml", Body: `<users` + main + `><userInfo guid="{1}" name="` + maker + `" id="1"/></users>`},
		documenttest.Part{Name: "xl/revisions/revisionHeaders.xml", Body: `<headers` + main + `><header guid="{1}" userName="` + maker + `"/></headers>`})
	after, taken := stripParts(t, parts, "a.xlsx", storeParts("xl/printerSettings/printerSettings1.bin")...)
	if len(taken) != 3 {
		t.Errorf("says that %q went", taken)
	}
	if s := after["xl/worksheets/sheet1.xml"]; !strings.HasSuffix(s, `><sheetData id="blijft"/><pageSetup orientation="portrait"/><picture r:id="rId2"/></worksheet>`) {
		t.Errorf("the sheet became %s", s)
	}
}

// The same of PowerPoint: who wrote notes and who changed what, and what a store ties to a slide.
func TestStripPowerPointStore(t *testing.T) {
	docx := documenttest.DocxParts(maker, "tekst")
	parts := slices.Concat(docx[:2], []documenttest.Part{{Name: "ppt/presentation.xml", Body: `<p:presentation xmlns:p="p"` + rNames + `><p:custDataLst><p:custData r:id="rId7"/></p:custDataLst></p:presentation>`}})
	parts[0].Body = strings.NewReplacer("wordprocessingml.document.main", "presentationml.presentation.main", "/word/document.xml", "/ppt/presentation.xml",
		`<Override PartName="/docProps/core.xml" ContentType="application/vnd.openxmlformats-package.core-properties+xml"/>`, "").Replace(parts[0].Body)
	parts[1].Body = relHead + relation("rId1", "officeDocument", "ppt/presentation.xml") + `</Relationships>`
	parts = append(metStore(parts, "ppt/presentation.xml", relation("rId1", "commentAuthors", "commentAuthors.xml"), relation("rId2", "authors", "authors.xml"), relation("rId3", "changesInfo", "changesInfos/changesInfo1.xml")),
		documenttest.Part{Name: "ppt/commentAuthors.xml", Body: `<p:cmAuthorLst xmlns:p="p"><p:cmAuthor id="1" name="` + maker + `" initials="` + maker + `"/></p:cmAuthorLst>`},
		documenttest.Part{Name: "ppt/authors.xml", Body: `<p188:authorLst xmlns:p188="p"><p188:author id="{1}" name="` + maker + `" userId="S::` + maker + `"/></p188:authorLst>`},
		documenttest.Part{Name: "ppt/changesInfos/changesInfo1.xml", Body: `<pc:chgInfo xmlns:pc="p"><pc:docChgLst><pc:chgData name="` + maker + `" userId="` + maker + `"/></pc:docChgLst></pc:chgInfo>`})
	after, taken := stripParts(t, parts, "a.pptx", storeParts()...)
	if len(taken) != 2 || !strings.Contains(after["ppt/presentation.xml"], `<p:custDataLst></p:custDataLst>`) {
		t.Errorf("says that %q went; left is %s", taken, after["ppt/presentation.xml"])
	}
}

// The same of OpenDocument: its properties and settings, who changed what, and who wrote notes.
func TestStripODFPlaces(t *testing.T) {
	parts := documenttest.OdtParts(maker, `<text:tracked-changes><office:change-info><dc:creator>`+maker+`</dc:creator></office:change-info></text:tracked-changes><text:author-name>`+maker+`</text:author-name>`)
	parts = slices.Insert(parts, 2, documenttest.Part{Name: "settings.xml", Body: `<office:settings xmlns:office="o"><config-item name="PrinterName">` + maker + `</config-item></office:settings>`},
		documenttest.Part{Name: "Object 1/meta.xml", Body: `<a>` + maker + `</a>`}, documenttest.Part{Name: "Configurations2/accelerator/current.xml", Body: `<a>` + maker + `</a>`})
	out, _ := strip(t, documenttest.Zip(false, parts...), "a.odt")
	if after := open(t, out); len(after) != 3 || strings.Count(after["content.xml"], "Auteur") != 3 {
		t.Errorf("left are %d parts: %s", len(after), after["content.xml"])
	}
}
