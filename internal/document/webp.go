// SPDX-License-Identifier: EUPL-1.2

package document

import (
	"encoding/binary"
	"io"
	"slices"
)

// webpPart is one part of a RIFF file.
type webpPart struct {
	name string
	size int64 // without the byte that makes it even
}

func (p webpPart) whole() int64 { return 8 + p.size + p.size&1 }

// webp copies a picture without Exif and XMP. Its length stands in its head and must be that of the file (RFC 9649).
func (f *file) webp(w io.Writer) ([]string, error) {
	parts, err := f.webpParts()
	if err != nil {
		return nil, err
	}
	var out taken
	total := int64(4)
	kept := slices.DeleteFunc(slices.Clone(parts), func(p webpPart) bool { return !webpKeeps(p.name, &out) })
	for _, p := range kept {
		total += p.whole()
	}
	r := f.reader()
	head := append([]byte("RIFF"), 0, 0, 0, 0, 'W', 'E', 'B', 'P')
	binary.LittleEndian.PutUint32(head[4:], uint32(total))
	if _, err := w.Write(head); err != nil {
		return nil, err
	}
	if err := copyPart(w, r, 12, false); err != nil {
		return nil, err
	}
	for _, p := range parts {
		var none taken
		if !webpKeeps(p.name, &none) {
			err = copyPart(w, r, p.whole(), false)
		} else if p.name == "VP8X" {
			err = webpFlags(w, r, p)
		} else {
			err = copyPart(w, r, p.whole(), true)
		}
		if err != nil {
			return nil, err
		}
	}
	return out, nil
}

func webpKeeps(name string, out *taken) bool {
	switch name {
	case "VP8 ", "VP8L", "VP8X", "ALPH", "ANIM", "ANMF", "ICCP":
		return true
	case "EXIF":
		out.add(takenPhoto)
	default:
		out.add(takenProfile)
	}
	return false
}

const maxParts = 10_000

func (f *file) webpParts() ([]webpPart, error) {
	head, err := f.at(4, 4)
	if err != nil {
		return nil, err
	}
	if end := int64(binary.LittleEndian.Uint32(head)) + 8; end != f.size {
		return nil, endOf(end > f.size, end < f.size)
	}
	var parts []webpPart
	picture := false
	for at := int64(12); at < f.size; {
		b, err := f.at(at, 16)
		if err != nil {
			return nil, err
		}
		if len(b) < 8 || len(parts) == maxParts {
			return nil, damaged()
		}
		p := webpPart{string(b[:4]), int64(binary.LittleEndian.Uint32(b[4:]))}
		if at += p.whole(); at > f.size {
			return nil, damaged()
		}
		picture = picture || p.name == "VP8 " || p.name == "VP8L" || p.name == "ANMF"
		parts = append(parts, p)
	}
	if !picture {
		return nil, damaged()
	}
	return parts, nil
}

// webpFlags copies the part that says what else there is, and says of Exif and XMP that they are not.
func webpFlags(w io.Writer, r io.Reader, p webpPart) error {
	if p.size != 10 {
		return damaged()
	}
	b := make([]byte, 18)
	if _, err := io.ReadFull(r, b); err != nil {
		return readError(err)
	}
	b[8] &^= 0x0c
	if err := pixels(1+int64(b[12])+int64(b[13])<<8+int64(b[14])<<16, 1+int64(b[15])+int64(b[16])<<8+int64(b[17])<<16); err != nil {
		return err
	}
	_, err := w.Write(b)
	return err
}
