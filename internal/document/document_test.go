// SPDX-License-Identifier: EUPL-1.2

package document_test

import (
	"archive/zip"
	"bytes"
	"errors"
	"image/gif"
	"image/jpeg"
	"image/png"
	"io"
	"runtime"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"rondetafel/internal/document"
	"rondetafel/internal/document/documenttest"
	"rondetafel/internal/document/sample"
)

const maker = "Verzonnen Maker"

func inspect(b []byte, name string) (document.Finding, error) {
	return document.Inspect(bytes.NewReader(b), int64(len(b)), name)
}

// Hostile files are refused, each for its own reason, in Dutch that says what to do, and at no cost: memory stays what it was.
func TestHostile(t *testing.T) {
	files := documenttest.Hostile()
	for _, h := range files {
		t.Run(h.What, func(t *testing.T) { refused(t, h) })
	}
	if len(files) < 60 {
		t.Errorf("%d hostile files", len(files))
	}
}

// refused asks that a file is refused for its reason.
func refused(t *testing.T, h documenttest.File) {
	t.Helper()
	var before, after runtime.MemStats
	runtime.GC()
	runtime.ReadMemStats(&before)
	f, err := inspect(h.Body, h.Name)
	runtime.ReadMemStats(&after)
	var r *document.Refused
	if !errors.As(err, &r) {
		t.Fatalf("is %+v, %v", f, err)
	}
	if r.Reason != h.Reason {
		t.Errorf("refused for %q, want %q", r.Reason, h.Reason)
	}
	if !strings.HasSuffix(r.Text, ".") || len(r.Text) < 20 || strings.Contains(r.Error(), h.Name) {
		t.Errorf("says %q and %q", r.Text, r.Error())
	}
	if grown := int64(after.TotalAlloc - before.TotalAlloc); grown > 96<<20 { // with the race detector, which keeps more of it
		t.Errorf("took %d MiB", grown>>20)
	}
}

// What the usual programs make is known by what is in it.
func TestKinds(t *testing.T) {
	pptx := documenttest.DocxParts(maker, "tekst")
	pptx[0].Body = strings.ReplaceAll(pptx[0].Body, "wordprocessingml.document.main", "presentationml.presentation.main")
	odf := func(kind document.Kind) []byte {
		parts := documenttest.OdtParts(maker, "tekst")
		parts[0].Body = kind.MediaType()
		return documenttest.Zip(false, parts...)
	}
	cases := []struct {
		name string
		body []byte
		kind document.Kind
		as   string
	}{
		{"verslag 3.11.2026.PDF", sample.PDF("een", "twee"), document.PDF, "verslag 3.11.2026.PDF"},
		{"/home/iemand/verslag", sample.PDF("een"), document.PDF, "verslag.pdf"},
		{`C:\Users\iemand\foto.jpeg`, sample.JPEG(40, 30), document.JPEG, "foto.jpeg"},
		{"a.png", documenttest.PNG(40, 30), document.PNG, "a.png"},
		{"a.gif", documenttest.GIF(40, 30), document.GIF, "a.gif"},
		{"a.webp", documenttest.WebP(), document.WebP, "a.webp"},
		{"a.docx", documenttest.Docx(maker, "tekst"), document.Docx, "a.docx"},
		{"a", documenttest.Zip(false, documenttest.XlsxParts(maker)...), document.Xlsx, "a.xlsx"},
		{"a.pptx", documenttest.Zip(false, pptx...), document.Pptx, "a.pptx"},
		{"a.odt", documenttest.Odt(maker, "tekst"), document.Odt, "a.odt"},
		{"a.ods", odf(document.Ods), document.Ods, "a.ods"},
		{"a.odp", odf(document.Odp), document.Odp, "a.odp"},
		{"a.rtf", []byte(`{\rtf1\ansi{\info{\author A}}{\field{\*\fldinst PAGE}}\b tekst\par}` + "\r\n\x00"), document.RTF, "a.rtf"},
		{"a.txt", []byte("\ufeffTekst, en 3 < 4.\r\n"), document.Text, "a.txt"},
		{"a.csv", []byte("naam;bedrag\nVoorbeeld;1,00\n"), document.CSV, "a.csv"},
		{"oud.txt", []byte("caf\xe9"), document.Text, "oud.txt"},
		{"..", []byte("tekst"), document.Text, "document.txt"},
	}
	for _, c := range cases {
		f, err := inspect(c.body, c.name)
		if err != nil || f.Kind != c.kind || f.Name != c.as {
			t.Errorf("%s: %+v, %v", c.name, f, err)
		}
		if f.Kind.Label() == "" || f.Kind.MediaType() == "" {
			t.Errorf("%s has no name", f.Kind)
		}
		if keeps := f.Kind == document.PDF || f.Kind == document.RTF; f.Kind.Keeps() != keeps || f.Kind.Strips() == (keeps || f.Kind == document.Text || f.Kind == document.CSV) {
			t.Errorf("%s: who made it stays %v, is taken out %v", f.Kind, f.Kind.Keeps(), f.Kind.Strips())
		}
	}
}

// strip strips b and asks that the result is of the same kind and has nothing left to take out but what cannot go.
func strip(t *testing.T, b []byte, name string) ([]byte, []string) {
	t.Helper()
	f, err := inspect(b, name)
	if err != nil {
		t.Fatalf("%s: %v", name, err)
	}
	var out bytes.Buffer
	gone, err := document.Strip(&out, bytes.NewReader(b), int64(len(b)), f.Kind)
	if err != nil {
		t.Fatalf("%s: %v", name, err)
	}
	again, err := inspect(out.Bytes(), f.Name)
	if err != nil || again != f {
		t.Fatalf("%s: stripped it is %+v, %v", name, again, err)
	}
	for _, secret := range []string{maker, "Toestel 9", "51.2000"} {
		if bytes.Contains(out.Bytes(), []byte(secret)) {
			t.Errorf("%s: %q is still there", name, secret)
		}
	}
	return out.Bytes(), gone
}

// ASVS 14.2.8: a photo loses where, when and with what it was taken, and keeps how it is turned.
func TestStripPhoto(t *testing.T) {
	photo := sample.JPEG(64, 48)
	exif := sample.Exif(6, "Toestel 9", "51.2000, 5.9000")
	full := sample.JPEGWith(sample.JPEGWith(sample.JPEGWith(photo, 0xfe, maker), 0xed, "Photoshop 3.0\x00"+maker), 0xe1, exif)
	full = sample.JPEGWith(full, 0xe0, "JFIF\x00\x01\x01\x00\x00\x01\x00\x01\x02\x02"+strings.Repeat(maker, 2))
	full = append(full, "SEFH"+maker...)
	out, gone := strip(t, full, "a.jpg")
	if len(gone) != 5 {
		t.Errorf("says that %q went", gone)
	}
	if !bytes.Contains(out, []byte("\x01\x12\x00\x03\x00\x00\x00\x01\x00\x06")) {
		t.Error("the photo lost how it is turned")
	}
	if m, err := jpeg.Decode(bytes.NewReader(out)); err != nil || m.Bounds().Dx() != 64 {
		t.Errorf("the photo is not one any more: %v", err)
	}
	plain, gone := strip(t, photo, "b.jpg")
	if len(gone) != 0 || !bytes.Equal(plain, photo) {
		t.Errorf("a photo without anything changed: %q", gone)
	}
	if upright, _ := strip(t, sample.JPEGWith(photo, 0xe1, sample.Exif(1, "Toestel 9", "")), "c.jpg"); !bytes.Equal(upright, photo) {
		t.Error("an upright photo keeps more than its pixels")
	}
}

func TestStripPictures(t *testing.T) {
	for _, part := range []string{"tEXt", "tIME", "eXIf", "iTXt", "prVt"} {
		out, gone := strip(t, documenttest.PNGWith(part, maker), "a.png")
		if m, err := png.Decode(bytes.NewReader(out)); err != nil || m.Bounds().Dx() != 32 || len(gone) != 1 {
			t.Errorf("%s: %v, %q", part, err, gone)
		}
	}
	g := documenttest.GIF(32, 32)
	end := len(g) - 1
	film := append(bytes.Clone(g[:end]), "\x21\xff\x0bNETSCAPE2.0\x03\x01\x00\x00\x00\x21\xfe\x0f"+maker+"\x00\x3b"...)
	out, gone := strip(t, film, "a.gif")
	if _, err := gif.DecodeAll(bytes.NewReader(out)); err != nil || len(gone) != 1 || !bytes.Contains(out, []byte("NETSCAPE")) {
		t.Errorf("gif: %v, %q", err, gone)
	}
	out, gone = strip(t, documenttest.WebP(documenttest.Part{Name: "EXIF", Body: maker}, documenttest.Part{Name: "XMP ", Body: maker}), "a.webp")
	if len(gone) != 2 || out[20]&0x0c != 0 || !bytes.Equal(out[12:16], []byte("VP8X")) {
		t.Errorf("webp: %q, %x", gone, out[:30])
	}
}

// open unpacks an office file.
func open(t *testing.T, b []byte) map[string]string {
	t.Helper()
	z, err := zip.NewReader(bytes.NewReader(b), int64(len(b)))
	if err != nil {
		t.Fatal(err)
	}
	parts := map[string]string{}
	for _, p := range z.File {
		r, err := p.Open()
		if err != nil {
			t.Fatal(err)
		}
		body, err := io.ReadAll(r)
		if err != nil {
			t.Fatal(err)
		}
		parts[p.Name] = string(body)
		if strings.Contains(string(body), maker) {
			t.Errorf("%s still says who made it", p.Name)
		}
	}
	return parts
}

// An office file loses who made and changed it, what is in the pictures inside it, and the same of a file inside it; its text stays.
func TestStripOffice(t *testing.T) {
	photo := string(sample.JPEGWith(sample.JPEG(32, 32), 0xe1, sample.Exif(3, maker, "51.2000")))
	docx := append(documenttest.DocxParts(maker, `A &lt;b&gt; "c" 1 &gt; 0`),
		documenttest.Part{Name: "word/media/image1.jpeg", Body: photo},
		documenttest.Part{Name: "word/embeddings/blad.xlsx", Body: string(documenttest.Zip(false, documenttest.XlsxParts(maker)...))},
		documenttest.Part{Name: "word/comments.xml", Body: `<w:comments xmlns:w='w'><!-- ` + maker + ` --><w:comment w:initials='` + maker + `' w:author = "` + maker + `" w:x='a>b'/><a><![CDATA[x<y]]></a></w:comments>`})
	out, gone := strip(t, documenttest.Zip(false, docx...), "a.docx")
	parts := open(t, out)
	if !strings.Contains(parts["word/document.xml"], `A &lt;b&gt; "c" 1 &gt; 0`) || strings.Contains(parts["word/document.xml"], "rsid") ||
		!strings.Contains(parts["word/document.xml"], `w:author="Auteur"`) {
		t.Errorf("the text became %s", parts["word/document.xml"])
	}
	if got := parts["word/comments.xml"]; got != `<w:comments xmlns:w='w'><w:comment w:initials='Auteur' w:author = "Auteur" w:x='a>b'/><a><![CDATA[x<y]]></a></w:comments>` {
		t.Errorf("the comments became %s", got)
	}
	for _, name := range []string{"docProps/core.xml", "docProps/thumbnail.jpeg"} {
		if _, there := parts[name]; there || strings.Contains(parts["[Content_Types].xml"], name) {
			t.Errorf("%s is still there", name)
		}
	}
	inner := open(t, []byte(parts["word/embeddings/blad.xlsx"]))
	if !strings.Contains(inner["xl/comments1.xml"], "<author>Auteur</author>") {
		t.Errorf("inside: %s", inner["xl/comments1.xml"])
	}
	if len(gone) != 3 {
		t.Errorf("says that %q went", gone)
	}
	out, gone = strip(t, documenttest.Odt(maker, "tekst"), "a.odt")
	parts = open(t, out)
	if got := parts["content.xml"]; !strings.Contains(got, "<dc:creator>Auteur</dc:creator><text:p>Let op.") || !strings.Contains(got, "tekst") {
		t.Errorf("the text became %s", got)
	}
	if _, there := parts["meta.xml"]; there || len(parts) != 3 || len(gone) != 2 || strings.Contains(parts["META-INF/manifest.xml"], "meta.xml") {
		t.Errorf("left are %d parts, gone %q", len(parts), gone)
	}
}

// A name is safe to show and to give to a browser, whatever it was.
func FuzzName(f *testing.F) {
	for _, s := range []string{"a.pdf", "../../etc/passwd", "a\x00b.pdf", "\u202egpj.exe", strings.Repeat("é", 300) + ".pdf", `"; x="`, "a;b.pdf", ".pdf", "CON"} {
		f.Add(s)
	}
	body := sample.PDF("tekst")
	f.Fuzz(func(t *testing.T, name string) {
		found, err := inspect(body, name)
		if err != nil {
			var r *document.Refused
			if !errors.As(err, &r) {
				t.Fatalf("%q: %v", name, err)
			}
			return
		}
		if n := found.Name; !utf8.ValidString(n) || utf8.RuneCountInString(n) > 150 || strings.ContainsAny(n, "\x00\r\n\"/\\:;%<>|?*") ||
			!strings.EqualFold(n[len(n)-4:], ".pdf") || n[0] == '.' {
			t.Fatalf("%q became %q", name, n)
		}
	})
}

// Whatever comes in, it is known or refused and never anything else; what is known is stripped into something of the same kind.
func FuzzInspect(f *testing.F) {
	for _, b := range [][]byte{sample.PDF("a"), sample.JPEGWith(sample.JPEG(8, 8), 0xe1, sample.Exif(6, "a", "b")), documenttest.PNGWith("tEXt", "a"), documenttest.GIF(8, 8),
		documenttest.WebP(documenttest.Part{Name: "EXIF", Body: "a"}), documenttest.Docx("A", "a"), documenttest.Odt("A", "a"), []byte(`{\rtf1 a}`), []byte("tekst")} {
		f.Add(b)
	}
	for _, h := range documenttest.Hostile() {
		if len(h.Body) < 4<<10 {
			f.Add(h.Body)
		}
	}
	f.Fuzz(func(t *testing.T, b []byte) {
		found, err := inspect(b, "naam")
		var r *document.Refused
		if err != nil && !errors.As(err, &r) {
			t.Fatal(err)
		}
		if err != nil || !found.Kind.Strips() {
			return
		}
		var out bytes.Buffer
		if _, err := document.Strip(&out, bytes.NewReader(b), int64(len(b)), found.Kind); err != nil {
			t.Fatal(err)
		}
		if again, err := inspect(out.Bytes(), found.Name); err != nil || again != found {
			t.Fatalf("stripped it is %+v, %v", again, err)
		}
	})
}

// cut fails after a number of reads.
type cut struct {
	io.ReaderAt
	reads int
}

var errDisk = errors.New("de schijf is weg")

func (c *cut) ReadAt(p []byte, off int64) (int, error) {
	if c.reads--; c.reads < 0 {
		return 0, errDisk
	}
	return c.ReaderAt.ReadAt(p, off)
}

// A reader that fails is not a file that is refused: the sender did nothing wrong.
func TestReadError(t *testing.T) {
	for _, c := range []struct {
		name string
		body []byte
	}{{"a.docx", documenttest.Docx("A", "a")}, {"a.png", documenttest.PNG(9, 9)}, {"a.jpg", sample.JPEG(9, 9)}, {"a.pdf", sample.PDF("a")}, {"a.webp", documenttest.WebP()},
		{"a.gif", documenttest.GIF(9, 9)}, {"a.odt", documenttest.Odt("A", "a")}, {"a.rtf", []byte(`{\rtf1 a}`)}, {"a.txt", []byte("a")}} {
		var kinds []string
		for n := range 60 {
			_, err := document.Inspect(&cut{bytes.NewReader(c.body), n}, int64(len(c.body)), c.name)
			switch {
			case errors.Is(err, errDisk):
				kinds = append(kinds, "disk")
			case err == nil:
				kinds = append(kinds, "good")
			default:
				t.Errorf("%s: after %d reads %v", c.name, n, err)
			}
		}
		if !slices.Contains(kinds, "disk") || !slices.Contains(kinds, "good") {
			t.Errorf("%s: %v", c.name, kinds)
		}
	}
}

// Strip is asked only for kinds that have something to take out.
func TestStripPanics(t *testing.T) {
	defer func() {
		if recover() == nil {
			t.Error("a PDF was stripped")
		}
	}()
	_, _ = document.Strip(io.Discard, bytes.NewReader(nil), 0, document.PDF)
}
