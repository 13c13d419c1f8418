// SPDX-License-Identifier: EUPL-1.2

package documenttest

import (
	"bytes"
	"encoding/binary"
	"fmt"
	"slices"
	"strings"

	"rondetafel/internal/document/sample"
)

// File is a file that must be refused, for Reason (document.Refused).
type File struct {
	What   string
	Name   string
	Body   []byte
	Reason string
}

// Hostile returns files of many kinds that must be refused.
func Hostile() []File {
	return slices.Concat(bombs(), twofold(), offices(), texts(), broken())
}

// with adds parts to those of a Word document.
func with(parts ...Part) []byte { return Zip(false, append(DocxParts("A", "tekst"), parts...)...) }

func replaced(parts []Part, name, old, other string) []byte {
	for i, p := range parts {
		if p.Name == name {
			parts[i].Body = strings.Replace(p.Body, old, other, 1)
		}
	}
	return Zip(false, parts...)
}

func bombs() []File {
	zeros := strings.Repeat("\x00", 40<<20)
	many := DocxParts("A", "tekst")
	for i := range 10_001 {
		many = append(many, Part{fmt.Sprintf("word/p%d.xml", i), ""})
	}
	deep := "<a>" + strings.Repeat("<b>", 1000) + strings.Repeat("</b>", 1000) + "</a>"
	inner := Zip(false, append(DocxParts("A", "tekst"), Part{"word/embeddings/b.docx", string(Docx("A", "tekst"))})...)
	return []File{
		{"a zip bomb: one part that grows 1000 times", "a.docx", with(Part{"word/media/a.bin", zeros}), "bomb"},
		{"a zip bomb: more parts than anybody makes", "a.docx", Zip(true, many...), "bomb"},
		{"a zip bomb: parts that lie over each other", "a.docx", overlapping(), "polyglot"},
		{"an archive in an archive in an archive", "a.docx", with(Part{"word/embeddings/a.docx", string(inner)}), "bomb"},
		{"XML that is nested without end", "a.docx", with(Part{"word/a.xml", deep}), "bomb"},
		{"XML with one tag of many MiB", "a.docx", Zip(true, append(DocxParts("A", "t"), Part{"word/a.xml", `<a b="` + strings.Repeat("x", 5<<20) + `"/>`})...), "bomb"},
		{"XML whose entities grow", "a.docx", with(Part{"word/a.xml", `<!DOCTYPE a [<!ENTITY b "bbbbbbbbbb"><!ENTITY c "&b;&b;&b;&b;&b;">]><a>&c;</a>`}), "entity"},
		{"XML that reads a file of the server", "a.odt", Zip(false, append(OdtParts("A", "t"), Part{"a.xml", `<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]><a>&b;</a>`})...), "entity"},
		{"a picture of more pixels than fit", "a.png", hugePNG(), "pixels"},
		{"objects of a PDF that grow", "a.pdf", PackedPDF(strings.Repeat(" ", 20<<20)), "bomb"},
		{"a page of a PDF that grows", "a.pdf", StreamPDF("/Filter /FlateDecode", Flate(Zeros(20<<20))), "bomb"},
		{"a stream of a PDF of which nobody knows how it grows", "a.pdf", StreamPDF("/Filter 9 0 R", Flate(Zeros(20<<20))), "pdf-filter"},
	}
}

func hugePNG() []byte {
	p := PNG(8, 8)
	head := bytes.Clone(p[12:29])
	binary.BigEndian.PutUint32(head[4:], 1<<30)
	return append(append(bytes.Clone(p[:12]), head...), p[29:]...)
}

// overlapping is an archive in which two names of the directory stand for the same bytes.
func overlapping() []byte {
	b := with(Part{"word/a.xml", "<a/>"}, Part{"word/b.xml", "<a/>"})
	end := len(b) - 22
	start := int(binary.LittleEndian.Uint32(b[end+16:]))
	a, c := bytes.LastIndex(b[start:end], []byte("word/a.xml"))+start, bytes.LastIndex(b[start:end], []byte("word/b.xml"))+start
	copy(b[c-4:c], b[a-4:a]) // where its bytes stand
	return b
}

func twofold() []File {
	archive := Zip(false, Part{"a.txt", "a"})
	gifScript := append(GIF(8, 8), "/*"...)
	comment := append(bytes.Clone(PNG(8, 8)), archive...)
	front := append([]byte("#!/bin/sh\nexit\n"), Docx("A", "tekst")...)
	return []File{
		{"a PDF with an archive behind it", "a.pdf", append(sample.PDF("tekst"), archive...), "polyglot"},
		{"a PDF behind something else", "a.txt", append([]byte("tekst\n"), sample.PDF("tekst")...), "polyglot"},
		{"a picture that is a script as well", "a.gif", append(gifScript, "*/=1;alert(1)//"...), "polyglot"},
		{"a picture whose size begins a comment", "a.gif", append([]byte("GIF89a/*"), GIF(8, 8)[8:]...), "pixels"},
		{"a picture with an archive behind it", "a.png", comment, "polyglot"},
		{"a photo with an archive behind it", "a.jpg", append(sample.JPEG(8, 8), archive...), "polyglot"},
		{"a photo with a PDF in it", "a.jpg", sample.JPEGWith(sample.JPEG(8, 8), 0xfe, "%PDF-1.4"), "polyglot"},
		{"an archive behind something else", "a.docx", front, "active"},
		{"an archive with something behind it", "a.docx", append(Docx("A", "tekst"), "<script>alert(1)</script>"...), "polyglot"},
		{"an archive with room between its parts", "a.docx", gap(), "polyglot"},
		{"RTF with something behind it", "a.rtf", []byte(`{\rtf1 tekst}` + "\r\nMZ program"), "polyglot"},
		{"a file in a PDF", "a.pdf", bytes.Replace(sample.PDF("tekst"), []byte("/Type /Catalog"), []byte("/Names<</EmbeddedFiles 9 0 R>>/Type /Catalog"), 1), "polyglot"},
	}
}

// gap is an archive with a place before its directory that the directory does not know.
func gap() []byte {
	b := Docx("A", "tekst")
	end := len(b) - 22
	start := binary.LittleEndian.Uint32(b[end+16:])
	const hidden = "hier staat iets wat niemand ziet, al lang"
	out := append(append(bytes.Clone(b[:start]), hidden...), b[start:]...)
	binary.LittleEndian.PutUint32(out[len(out)-6:], start+uint32(len(hidden)))
	return out
}

func offices() []File {
	docx := func() []Part { return DocxParts("A", "tekst") }
	rels := func(kind, target string) []byte {
		return with(Part{"word/_rels/document.xml.rels", `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="` +
			relTypes + kind + `" Target="` + target + `" TargetMode="External"/></Relationships>`})
	}
	sealed := Docx("A", "tekst")
	sealed[6] |= 1
	sealed[bytes.Index(sealed, []byte("PK\x01\x02"))+8] |= 1
	odt := OdtParts("A", "tekst")
	return []File{
		{"macros", "a.docx", with(Part{"word/vbaProject.bin", "vba"}), "macro"},
		{"macros, by what the file says of itself", "a.docx", replaced(docx(), "[Content_Types].xml", "openxmlformats-officedocument.wordprocessingml.document.main", "ms-word.document.macroEnabled.main"), "macro"},
		{"macros, and the name says so", "a.docm", Docx("A", "tekst"), "name"},
		{"a template from elsewhere", "a.docx", rels("attachedTemplate", "https://elders.example/a.dotm"), "external"},
		{"a picture from elsewhere", "a.docx", rels("image", "https://elders.example/a.png"), "external"},
		{"a link that starts something", "a.docx", rels("hyperlink", "file:///c:/windows/system32/calc.exe"), "external"},
		{"a field that starts something", "a.docx", replaced(docx(), "word/document.xml", "<w:t>tekst</w:t>", `<w:instrText>DDEAUTO c:\\windows\\system32\\cmd.exe</w:instrText>`), "external"},
		{"an object of a program", "a.docx", with(Part{"word/embeddings/oleObject1.bin", "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"}), "active"},
		{"a program inside", "a.docx", with(Part{"word/media/a.png", "MZ\x90\x00\x03\x00"}), "active"},
		{"a lock on a part", "a.docx", sealed, "encrypted"},
		{"a lock on the whole file", "a.docx", append([]byte("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"), make([]byte, 2000)...), "ole"},
		{"a part that leaves its folder", "a.docx", with(Part{"../../etc/cron.d/a", "a"}), "path"},
		{"a part with a name of Windows", "a.docx", with(Part{`..\..\a.xml`, "<a/>"}), "path"},
		{"the same name twice", "a.docx", with(Part{"word/document.xml", "<a/>"}), "polyglot"},
		{"a script in OpenDocument", "a.odt", Zip(false, append(odt, Part{"Basic/Standard/Module1.xml", "<a/>"})...), "macro"},
		{"a lock on OpenDocument", "a.odt", replaced(OdtParts("A", "t"), "META-INF/manifest.xml", `full-path="content.xml" manifest:media-type="text/xml"/>`,
			`full-path="content.xml" manifest:media-type="text/xml"><manifest:encryption-data/></manifest:file-entry>`), "encrypted"},
		{"a picture from elsewhere in OpenDocument", "a.odt", replaced(OdtParts("A", "tekst"), "content.xml", "tekst",
			`<draw:image xmlns:draw="d" xlink:href="https://elders.example/a.png"/>`), "external"},
		{"a script in a PDF", "a.pdf", bytes.Replace(sample.PDF("tekst"), []byte("/Type /Catalog"), []byte("/OpenAction<</S/JavaScript/JS(app.alert(1))>>/Type /Catalog"), 1), "active"},
		{"a script in a PDF, written with numbers", "a.pdf", bytes.Replace(sample.PDF("tekst"), []byte("/Type /Catalog"), []byte("/AA<</S/Java#53cript>>/Type /Catalog"), 1), "active"},
		{"a script in packed objects of a PDF", "a.pdf", PackedPDF("<</S/JavaScript/JS(app.alert(1))>>"), "active"},
		{"a lock on a PDF", "a.pdf", bytes.Replace(sample.PDF("tekst"), []byte("/Root 1 0 R"), []byte("/Root 1 0 R /Encrypt 9 0 R"), 1), "encrypted"},
		{"an object in RTF", "a.rtf", []byte(`{\rtf1{\object\objemb{\*\objdata 0105}}}`), "active"},
		{"a template from elsewhere in RTF", "a.rtf", []byte(`{\rtf1{\*\template https://elders.example/a.dotm}tekst}`), "active"},
		{"a field in RTF that starts something", "a.rtf", []byte(`{\rtf1{\field{\*\fldinst DDEAUTO cmd}}}`), "external"},
	}
}

// PackedPDF is a PDF with objects that are packed together.
func PackedPDF(objects string) []byte {
	return StreamPDF("/Type /ObjStm /N 1 /First 0 /Filter /FlateDecode", Flate(strings.NewReader(objects)))
}

func texts() []File {
	return []File{
		{"a web page", "a.txt", []byte("<!DOCTYPE html><html><body>Dag</body></html>"), "html"},
		{"a web page, further on", "a.txt", []byte(strings.Repeat("tekst\n", 20_000) + "<ScRiPt>alert(1)</script>"), "html"},
		{"a picture with code", "a.txt", []byte(`<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>`), "html"},
		{"a picture with code, by its name", "a.svg", []byte(`<svg xmlns="http://www.w3.org/2000/svg"/>`), "name"},
		{"a script", "a.txt", []byte("#!/bin/sh\nrm -rf /\n"), "active"},
		{"a script, by its name", "a.js", []byte("alert(1)"), "name"},
		{"a program of Windows", "a.pdf", []byte("MZ\x90\x00\x03\x00\x00\x00"), "active"},
		{"a program of Linux", "a.jpg", []byte("\x7fELF\x02\x01\x01\x00"), "active"},
		{"two endings", "rapport.pdf.exe", sample.PDF("tekst"), "name"},
		{"two endings, the other way", "rapport.exe.pdf", sample.PDF("tekst"), "name"},
		{"an ending that is written backwards", "rapport\u202efdp.exe", sample.PDF("tekst"), "name"},
		{"other than its name: a photo", "a.pdf", sample.JPEG(8, 8), "name"},
		{"other than its name: a text", "a.docx", []byte("tekst"), "name"},
		{"other than its name: an Excel file", "a.docx", Zip(false, XlsxParts("A")...), "name"},
		{"an archive", "a.docx", Zip(false, Part{"a.txt", "a"}), "archive"},
		{"a packed file", "a.txt", []byte("\x1f\x8b\x08\x00\x00\x00\x00\x00"), "archive"},
		{"what nobody knows", "a.txt", []byte("\x01\x02\x03\x04"), "unknown"},
		{"nothing", "a.txt", nil, "empty"},
	}
}

func broken() []File {
	half := func(b []byte) []byte { return b[:len(b)*2/3] }
	flipped := PNG(64, 64)
	flipped[len(flipped)/2] ^= 1
	torn := Docx("A", strings.Repeat("tekst ", 500))
	torn[bytes.Index(torn, []byte("word/document.xml"))+40] ^= 0xff
	return []File{
		{"half a PDF", "a.pdf", half(sample.PDF("tekst")), "damaged"},
		{"half a photo", "a.jpg", half(sample.JPEG(64, 64)), "damaged"},
		{"half a picture", "a.png", half(PNG(64, 64)), "damaged"},
		{"half a gif", "a.gif", half(GIF(64, 64)), "damaged"},
		{"half a webp", "a.webp", half(WebP()), "damaged"},
		{"half a Word document", "a.docx", half(Docx("A", "tekst")), "damaged"},
		{"half RTF", "a.rtf", []byte(`{\rtf1{\b tekst`), "damaged"},
		{"a picture in which one bit fell over", "a.png", flipped, "damaged"},
		{"a Word document in which bytes fell over", "a.docx", torn, "damaged"},
		{"a Word document without its text", "a.docx", Zip(false, DocxParts("A", "t")[:3]...), "damaged"},
		{"XML that does not end", "a.docx", with(Part{"word/a.xml", "<a><b></a>"}), "damaged"},
	}
}
