// SPDX-License-Identifier: EUPL-1.2

package document

import (
	"archive/zip"
	"bufio"
	"bytes"
	"errors"
	"io"
	"strings"
)

// office looks at an archive that should be OOXML or OpenDocument.
func (f *file) office() (Kind, error) {
	a, err := f.open()
	if err != nil {
		return "", err
	}
	switch {
	case a.part("[Content_Types].xml") != nil:
		return f.ooxml(a)
	case len(a.parts) > 0 && a.parts[0].Name == "mimetype":
		return f.odf(a)
	}
	return "", archived() // of something else
}

// isXML tells whether a part is XML by its name.
func isXML(name string) bool {
	low := strings.ToLower(name)
	return strings.HasSuffix(low, ".xml") || strings.HasSuffix(low, ".rels") || strings.HasSuffix(low, ".vml") || strings.HasSuffix(low, ".rdf")
}

// binaryPart looks at a part that is no XML: a picture is checked as one, an office file inside is looked at in the same way, anything that
// runs or is packed again is refused.
func (f *file) binaryPart(r io.Reader) error {
	br := bufio.NewReader(r)
	head, err := br.Peek(1024)
	if err != nil && !errors.Is(err, io.EOF) {
		return flateError(err)
	}
	switch picture := pictureKind(head); {
	case picture != "":
		_, err := picturePart(io.Discard, br, picture)
		return err
	case bytes.HasPrefix(head, []byte(localHeader)):
		_, err := f.within(br)
		return err
	case harmful(head):
		return active()
	case bytes.HasPrefix(head, []byte("%PDF-")), bytes.HasPrefix(head, []byte("{\\rtf")), bytes.HasPrefix(head, []byte(oleMagic)), packed(head):
		return twofold()
	}
	return nil
}

// within looks at an office file inside an office file, such as the table behind a chart, and returns it. It is held in memory, so it is
// small; inside it stands no other one.
func (f *file) within(r io.Reader) (*file, error) {
	if f.nested {
		return nil, bomb()
	}
	b, err := io.ReadAll(io.LimitReader(r, maxNested+1))
	if err != nil {
		return nil, flateError(err)
	}
	if len(b) > maxNested {
		return nil, refuse("nested", "In dit document zit een ander document dat te groot is. Haal het eruit, of maak er een pdf van.")
	}
	in := &file{r: bytes.NewReader(b), size: int64(len(b)), nested: true}
	_, err = in.office()
	return in, err
}

func pictureKind(head []byte) Kind {
	switch {
	case bytes.HasPrefix(head, []byte(pngMagic)):
		return PNG
	case bytes.HasPrefix(head, []byte("\xff\xd8\xff")):
		return JPEG
	}
	return ""
}

// picturePart copies a picture inside an office file without what is hidden in it. These two kinds are read from front to end.
func picturePart(w io.Writer, r *bufio.Reader, k Kind) ([]string, error) {
	if k == PNG {
		return copyPNG(w, r)
	}
	return copyJPEG(w, r)
}

// copier writes an office file anew.
type copier struct {
	f   *file
	z   *zip.Writer
	out taken
}

// raw copies a part as it is packed.
func (c *copier) raw(p *zip.File) error {
	r, err := p.OpenRaw()
	if err != nil {
		return zipError(err)
	}
	h := zip.FileHeader{Name: p.Name, Method: p.Method, CRC32: p.CRC32, CompressedSize64: p.CompressedSize64, UncompressedSize64: p.UncompressedSize64}
	w, err := c.z.CreateRaw(&h)
	if err != nil {
		return err
	}
	if _, err = io.Copy(w, r); err != nil {
		return readError(err)
	}
	return nil
}

// text writes a part that says what.
func (c *copier) text(name, what string) error {
	w, err := c.z.Create(name)
	if err == nil {
		_, err = io.WriteString(w, what)
	}
	return err
}

// through writes a part as do makes it of what was packed.
func (c *copier) through(p *zip.File, do func(io.Writer, io.Reader) error) error {
	w, err := c.z.Create(p.Name)
	if err != nil {
		return err
	}
	return unpack(p, func(r io.Reader) error { return flateError(do(w, r)) })
}

// binary copies a part that is no XML: pictures and office files inside lose what is hidden in them, the rest stays as it is packed.
func (c *copier) binary(p *zip.File) error {
	var head []byte
	err := unpack(p, func(r io.Reader) (err error) {
		head, err = bufio.NewReader(r).Peek(16)
		if errors.Is(err, io.EOF) {
			err = nil
		}
		return flateError(err)
	})
	if err != nil {
		return err
	}
	if k := pictureKind(head); k != "" {
		return c.through(p, func(w io.Writer, r io.Reader) error {
			out, err := picturePart(w, bufio.NewReader(r), k)
			for _, what := range out {
				c.out.add(what)
			}
			return err
		})
	}
	if bytes.HasPrefix(head, []byte(localHeader)) {
		return c.through(p, c.inside)
	}
	return c.raw(p)
}

func (c *copier) inside(w io.Writer, r io.Reader) error {
	in, err := c.f.within(r)
	if err != nil {
		return err
	}
	a, err := in.open()
	if err != nil {
		return err
	}
	var out []string
	if a.part("[Content_Types].xml") != nil {
		out, err = in.stripOOXML(w)
	} else {
		out, err = in.stripODF(w)
	}
	for _, what := range out {
		c.out.add(what)
	}
	return err
}
