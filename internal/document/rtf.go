// SPDX-License-Identifier: EUPL-1.2

package document

import (
	"bufio"
	"errors"
	"io"
	"slices"
)

const maxDepthRTF = 500

// rtf walks a file of RTF (specification 1.9.1): groups that open and close, ending with the last one. Objects, templates and fields
// that fetch or start something are refused. Names of makers stay in, and the page says so.
func (f *file) rtf() error {
	if err := f.noArchive(); err != nil {
		return err
	}
	r := f.reader()
	depth := 0
	for {
		c, err := r.ReadByte()
		if errors.Is(err, io.EOF) {
			return damaged()
		}
		if err != nil {
			return err
		}
		switch c {
		case '{':
			depth++
		case '}':
			depth--
		case '\\':
			if err := controlWord(r); err != nil {
				return err
			}
		case 0:
			return twofold()
		}
		if depth > maxDepthRTF || depth < 0 {
			return damaged()
		}
		if depth == 0 {
			return onlySpace(r)
		}
	}
}

// onlySpace asks that nothing but spaces and ends of lines follows.
func onlySpace(r *bufio.Reader) error {
	for {
		c, err := r.ReadByte()
		switch {
		case errors.Is(err, io.EOF):
			return nil
		case err != nil:
			return err
		case c != ' ' && c != '\r' && c != '\n' && c != '\t' && c != 0:
			return twofold()
		}
	}
}

func dangerousRTF() []string {
	return []string{"object", "objdata", "objocx", "objemb", "objlink", "objautlink", "objupdate", "template", "bin", "ddeauto", "dde", "fldinst", "private"}
}

// controlWord reads a word behind a backslash. Fields are refused but for the plain ones: page numbers, dates and links.
func controlWord(r *bufio.Reader) error {
	var word []byte
	for len(word) < 33 {
		c, err := r.ReadByte()
		if err != nil {
			return readError(err)
		}
		if c < 'A' || c > 'z' || c > 'Z' && c < 'a' {
			if len(word) > 0 {
				if err := r.UnreadByte(); err != nil {
					return err
				}
			}
			break
		}
		word = append(word, c|0x20)
	}
	switch name := string(word); {
	case name == "fldinst":
		return plainField(r)
	case slices.Contains(dangerousRTF(), name):
		return active()
	}
	return nil
}

func plainField(r *bufio.Reader) error {
	ahead, err := r.Peek(200)
	if err != nil && !errors.Is(err, io.EOF) {
		return err
	}
	if containsAny(ahead, []string{"dde", "include", "import", "link\\", "database", "javascript:", "file:"}) {
		return outside()
	}
	return nil
}
