// SPDX-License-Identifier: EUPL-1.2

// Package documenttest makes files for tests: of each kind that is known, and hostile ones. Nothing in it comes from a real file and
// nobody in it exists.
package documenttest

import (
	"archive/zip"
	"bytes"
	"encoding/binary"
	"hash/crc32"
	"image/gif"
	"image/png"
	"strings"

	"rondetafel/internal/document/sample"
)

func must(err error) {
	if err != nil {
		panic("documenttest: " + err.Error()) // writing into memory
	}
}

// Part is a part of an archive.
type Part struct {
	Name string
	Body string
}

// Zip packs parts in their order; stored ones are not packed smaller.
func Zip(stored bool, parts ...Part) []byte {
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for _, p := range parts {
		h := zip.FileHeader{Name: p.Name, Method: zip.Deflate}
		if stored || p.Name == "mimetype" {
			h.Method = zip.Store
		}
		w, err := z.CreateHeader(&h)
		if err == nil {
			_, err = w.Write([]byte(p.Body))
		}
		must(err)
	}
	must(z.Close())
	return b.Bytes()
}

const (
	head     = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>`
	relTypes = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
	w        = `xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"`
)

// DocxParts are the parts of a Word document that says text, made by maker.
func DocxParts(maker, text string) []Part {
	return []Part{
		{"[Content_Types].xml", head + `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Default Extension="jpeg" ContentType="image/jpeg"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/><Override PartName="/docProps/core.xml" ContentType="application/vnd.openxmlformats-package.core-properties+xml"/></Types>`},
		{"_rels/.rels", head + `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="` + relTypes + `officeDocument" Target="word/document.xml"/><Relationship Id="rId2" Type="http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties" Target="docProps/core.xml"/></Relationships>`},
		{"docProps/core.xml", head + `<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:creator>` + maker + `</dc:creator><cp:lastModifiedBy>` + maker + `</cp:lastModifiedBy></cp:coreProperties>`},
		{"docProps/thumbnail.jpeg", string(sample.JPEG(16, 16))},
		{"word/document.xml", head + `<w:document ` + w + `><w:body><w:p w:rsidR="00AB12CD"><w:ins w:id="1" w:author="` + maker + `" w:date="2026-11-02T10:00:00Z"><w:r><w:t>` + text + `</w:t></w:r></w:ins></w:p></w:body></w:document>`},
	}
}

// Docx is a Word document that says text, made by maker.
func Docx(maker, text string) []byte { return Zip(false, DocxParts(maker, text)...) }

// OdtParts are the parts of an OpenDocument text that says text, made by maker.
func OdtParts(maker, text string) []Part {
	const office = `xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xlink="http://www.w3.org/1999/xlink" office:version="1.2"`
	return []Part{
		{"mimetype", "application/vnd.oasis.opendocument.text"},
		{"content.xml", head + `<office:document-content ` + office + `><office:body><office:text><text:p>` + text + `<office:annotation><dc:creator>` + maker + `</dc:creator><text:p>Let op.</text:p></office:annotation></text:p></office:text></office:body></office:document-content>`},
		{"meta.xml", head + `<office:document-meta ` + office + `><office:meta><dc:creator>` + maker + `</dc:creator></office:meta></office:document-meta>`},
		{"Thumbnails/thumbnail.png", string(PNG(16, 16))},
		{"META-INF/manifest.xml", head + `<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"><manifest:file-entry manifest:full-path="/" manifest:media-type="application/vnd.oasis.opendocument.text"/><manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml"/><manifest:file-entry manifest:full-path="meta.xml" manifest:media-type="text/xml"/><manifest:file-entry manifest:full-path="Thumbnails/thumbnail.png" manifest:media-type="image/png"/></manifest:manifest>`},
	}
}

// Odt is an OpenDocument text that says text, made by maker.
func Odt(maker, text string) []byte { return Zip(false, OdtParts(maker, text)...) }

// XlsxParts are the parts of an Excel file with one cell and a note by maker.
func XlsxParts(maker string) []Part {
	const main = `xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"`
	return []Part{
		{"[Content_Types].xml", head + `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/></Types>`},
		{"_rels/.rels", head + `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="` + relTypes + `officeDocument" Target="xl/workbook.xml"/></Relationships>`},
		{"xl/workbook.xml", head + `<workbook ` + main + `><fileSharing userName="` + maker + `"/><sheets/></workbook>`},
		{"xl/comments1.xml", head + `<comments ` + main + `><authors><author>` + maker + `</author></authors><commentList/></comments>`},
	}
}

// PNG is a picture.
func PNG(width, height int) []byte {
	var b bytes.Buffer
	must(png.Encode(&b, sample.Picture(width, height)))
	return b.Bytes()
}

// PNGWith is a picture with a part of its own behind its head.
func PNGWith(name, body string) []byte {
	p := PNG(32, 32)
	var part bytes.Buffer
	must(binary.Write(&part, binary.BigEndian, uint32(len(body))))
	part.WriteString(name + body)
	must(binary.Write(&part, binary.BigEndian, crc32.ChecksumIEEE([]byte(name+body))))
	return append(append(bytes.Clone(p[:33]), part.Bytes()...), p[33:]...)
}

// GIF is a picture.
func GIF(width, height int) []byte {
	var b bytes.Buffer
	must(gif.Encode(&b, sample.Picture(width, height), &gif.Options{NumColors: 16}))
	return b.Bytes()
}

// WebP is the frame of a picture of one pixel, with the parts that are asked for. Its pixels are those of the smallest picture that the
// standard allows.
func WebP(parts ...Part) []byte {
	var body bytes.Buffer
	parts = append([]Part{{"VP8X", "\x0c\x00\x00\x00\x00\x00\x00\x00\x00\x00"}, {"VP8L", "\x2f\x00\x00\x00\x00\x07\x10\x11\x11\x88\x88\xfe\x07\x00"}}, parts...)
	for _, p := range parts {
		body.WriteString(p.Name)
		must(binary.Write(&body, binary.LittleEndian, uint32(len(p.Body))))
		body.WriteString(p.Body + strings.Repeat("\x00", len(p.Body)&1))
	}
	out := append([]byte("RIFF"), 0, 0, 0, 0)
	binary.LittleEndian.PutUint32(out[4:], uint32(body.Len()+4))
	return append(append(out, "WEBP"...), body.Bytes()...)
}
