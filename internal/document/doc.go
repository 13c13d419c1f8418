// SPDX-License-Identifier: EUPL-1.2

// Package document knows what a file is by looking at it, refuses what could do harm or is not what it says, and takes out what
// its maker did not mean to give (OWASP ASVS 5.0, 14.2.8).
//
//	Inspect  reads the whole file once and says what it is, or why it is refused
//	Strip    writes the file again without hidden data, for kinds that have that
//
// What a file is follows from its content alone; its name must agree. Known: PDF, PNG, JPEG, GIF, WebP, Word, Excel and PowerPoint
// (OOXML), OpenDocument text, sheets and slides, RTF, plain text and CSV. Everything else is refused. So are files that are two
// things at once, archives that grow without end, macros, scripts, parts that come from elsewhere, locks, XML with entities of its
// own, and what is cut off or damaged.
//
// It reads through an io.ReaderAt and holds at most a few parts of the file in memory, whatever its size; it writes nothing to disk.
// It decodes no pixels and runs nothing.
package document

import (
	"bufio"
	"io"
	"strings"
)

// Kind is what a file is.
type Kind string

// The kinds that are known.
const (
	PDF  Kind = "pdf"
	PNG  Kind = "png"
	JPEG Kind = "jpeg"
	GIF  Kind = "gif"
	WebP Kind = "webp"
	Docx Kind = "docx"
	Xlsx Kind = "xlsx"
	Pptx Kind = "pptx"
	Odt  Kind = "odt"
	Ods  Kind = "ods"
	Odp  Kind = "odp"
	RTF  Kind = "rtf"
	Text Kind = "txt"
	CSV  Kind = "csv"
)

// about is what there is to know of a kind.
type about struct {
	kind  Kind
	label string   // Dutch, as a page shows it
	mime  string   // media type
	exts  []string // the first one is given to a file without
	strip bool     // Strip takes hidden data out
}

func kinds() []about {
	const office = "application/vnd.openxmlformats-officedocument."
	const oasis = "application/vnd.oasis.opendocument."
	return []about{
		{PDF, "Pdf", "application/pdf", []string{"pdf"}, false},
		{PNG, "Afbeelding (png)", "image/png", []string{"png"}, true},
		{JPEG, "Foto (jpeg)", "image/jpeg", []string{"jpg", "jpeg", "jpe", "jfif"}, true},
		{GIF, "Afbeelding (gif)", "image/gif", []string{"gif"}, true},
		{WebP, "Afbeelding (webp)", "image/webp", []string{"webp"}, true},
		{Docx, "Word-document", office + "wordprocessingml.document", []string{"docx"}, true},
		{Xlsx, "Excel-bestand", office + "spreadsheetml.sheet", []string{"xlsx"}, true},
		{Pptx, "PowerPoint-presentatie", office + "presentationml.presentation", []string{"pptx"}, true},
		{Odt, "OpenDocument-tekst", oasis + "text", []string{"odt"}, true},
		{Ods, "OpenDocument-rekenblad", oasis + "spreadsheet", []string{"ods"}, true},
		{Odp, "OpenDocument-presentatie", oasis + "presentation", []string{"odp"}, true},
		{RTF, "Tekst met opmaak (rtf)", "application/rtf", []string{"rtf"}, false},
		{Text, "Tekst", "text/plain", []string{"txt"}, false},
		{CSV, "Tabel (csv)", "text/csv", []string{"csv"}, false},
	}
}

func (k Kind) about() about {
	for _, a := range kinds() {
		if a.kind == k {
			return a
		}
	}
	return about{mime: "application/octet-stream"}
}

// Label is the kind in Dutch, as a page shows it: "Word-document"; "" for a kind that is not known.
func (k Kind) Label() string { return k.about().label }

// MediaType is the media type (RFC 6838).
func (k Kind) MediaType() string { return k.about().mime }

// Strips tells whether Strip takes hidden data out of this kind.
func (k Kind) Strips() bool { return k.about().strip }

// Keeps tells whether a file of this kind can say who made it, and goes on saying so, which the page says. Plain text and a table in text
// have no place for that.
func (k Kind) Keeps() bool { return k == PDF || k == RTF }

// Extensions returns every ending that the name of a known file may have, in the order of the kinds.
func Extensions() []string {
	var all []string
	for _, a := range kinds() {
		all = append(all, a.exts...)
	}
	return all
}

// Finding is what Inspect found.
type Finding struct {
	Kind Kind
	Name string // safe to show and to give to a browser; its ending fits the kind
}

const (
	mib = 1 << 20
	// maxPixels is the largest picture: 250 megapixels, more than any camera of today.
	maxPixels = 250_000_000
)

// Inspect reads the file of size bytes in r whole. A *Refused says why it is not accepted; any other error is of reading. name is what
// the sender calls it.
func Inspect(r io.ReaderAt, size int64, name string) (Finding, error) {
	clean, err := safeName(name)
	if err != nil {
		return Finding{}, err
	}
	f := &file{r: r, size: size}
	kind, err := f.inspect(clean)
	if err != nil {
		return Finding{}, err
	}
	clean, err = fit(clean, kind)
	return Finding{Kind: kind, Name: clean}, err
}

// Strip writes the file that Inspect found to be of kind k to w, without what is hidden in it, and returns what was taken out, in
// Dutch ("plaats en toestel"), nil for nothing. It panics for a kind that has no Strips.
func Strip(w io.Writer, r io.ReaderAt, size int64, k Kind) ([]string, error) {
	f := &file{r: r, size: size}
	switch k {
	case PNG, JPEG, GIF, WebP:
		return f.image(w, k)
	case Docx, Xlsx, Pptx:
		return f.stripOOXML(w)
	case Odt, Ods, Odp:
		return f.stripODF(w)
	}
	panic("document: nothing is stripped from " + string(k))
}

// file is a file while it is looked at.
type file struct {
	r      io.ReaderAt
	size   int64
	nested bool // stands inside another file
}

func (f *file) reader() *bufio.Reader {
	return bufio.NewReaderSize(io.NewSectionReader(f.r, 0, f.size), 64<<10)
}

// at reads up to n bytes from off on; fewer where the file ends.
func (f *file) at(off int64, n int) ([]byte, error) {
	off = max(off, 0)
	b := make([]byte, min(int64(n), max(f.size-off, 0)))
	got, err := f.r.ReadAt(b, off)
	if got == len(b) {
		return b, nil
	}
	if err == io.EOF {
		return nil, damaged()
	}
	return nil, err
}

func (f *file) inspect(name string) (Kind, error) {
	kind, err := f.sniff(name)
	if err != nil {
		return "", err
	}
	switch kind {
	case PNG, JPEG, GIF, WebP:
		if err := f.single(); err != nil {
			return "", err
		}
		_, err = f.image(io.Discard, kind)
	case PDF:
		err = f.pdf()
	case RTF:
		err = f.rtf()
	case Text, CSV:
		err = f.text()
	default:
		return f.office()
	}
	return kind, err
}

// image copies a picture to w without what is hidden in it.
func (f *file) image(w io.Writer, k Kind) ([]string, error) {
	switch k {
	case PNG:
		return copyPNG(w, f.reader())
	case JPEG:
		return copyJPEG(w, f.reader())
	case GIF:
		return copyGIF(w, f.reader())
	}
	return f.webp(w)
}

// taken collects what was taken out, each once, in the order in which it was met.
type taken []string

func (t *taken) add(what string) {
	for _, have := range *t {
		if have == what {
			return
		}
	}
	*t = append(*t, what)
}

// The words for what is taken out.
const (
	takenPhoto   = "plaats, tijd en toestel van de foto"
	takenNotes   = "verborgen opmerkingen"
	takenThumb   = "een verborgen miniatuur"
	takenBehind  = "gegevens achter de foto"
	takenProfile = "gegevens van het programma"
	takenMaker   = "wie het maakte en wie het veranderde"
	takenStore   = "gegevens van de plek waar het stond"
	takenPrinter = "de gekozen printer"
)

func extension(name string) string {
	if i := strings.LastIndexByte(name, '.'); i >= 0 {
		return strings.ToLower(name[i+1:])
	}
	return ""
}
