// SPDX-License-Identifier: EUPL-1.2

package document

import (
	"compress/flate"
	"encoding/xml"
	"errors"
	"io"
)

const (
	maxToken    = 4 * mib // of XML: one tag, or the text between two
	maxDepthXML = 256
)

// flateError makes of damage in packed data what it means.
func flateError(err error) error {
	var corrupt flate.CorruptInputError
	var inside flate.InternalError
	if errors.As(err, &corrupt) || errors.As(err, &inside) {
		return damaged()
	}
	return err
}

// bounded stops a decoder that wants more than maxToken for one token.
type bounded struct {
	r    io.Reader
	left int
	err  error // of r, but its end
}

// Read reads what is still allowed.
func (b *bounded) Read(p []byte) (int, error) {
	if b.left <= 0 {
		b.err = bomb()
		return 0, b.err
	}
	n, err := b.r.Read(p[:min(len(p), b.left)])
	b.left -= n
	if err != nil && !errors.Is(err, io.EOF) {
		b.err = zipError(flateError(err))
	}
	return n, err
}

// walker is told what stands in XML.
type walker struct {
	tag  func(xml.StartElement) error
	text func(in string, text []byte) error // in is the element around it; nil when nobody asks
}

// walk reads XML to its end. It has no entities but the five of XML itself, no type of its own, and bounded depth; anything else is
// refused.
func walk(r io.Reader, w walker) error {
	b := &bounded{r: r, left: maxToken}
	d := xml.NewDecoder(b)
	var stack []string
	for {
		t, err := d.RawToken()
		if errors.Is(err, io.EOF) {
			if len(stack) > 0 {
				return damaged()
			}
			return nil
		}
		if err != nil {
			return first(b.err, damaged())
		}
		b.left = maxToken
		switch t := t.(type) {
		case xml.Directive:
			return refuse("entity", "In dit bestand staan opdrachten die er niet horen (XML). Sla het opnieuw op, of maak er een pdf van.")
		case xml.StartElement:
			if stack = append(stack, t.Name.Local); len(stack) > maxDepthXML {
				return bomb()
			}
			if err := w.tag(t); err != nil {
				return err
			}
		case xml.EndElement:
			if len(stack) == 0 || stack[len(stack)-1] != t.Name.Local {
				return damaged()
			}
			stack = stack[:len(stack)-1]
		case xml.CharData:
			if w.text != nil && len(stack) > 0 {
				if err := w.text(stack[len(stack)-1], t); err != nil {
					return err
				}
			}
		}
	}
}

func first(err, otherwise error) error {
	if err != nil {
		return err
	}
	return otherwise
}

// attr returns an attribute by its local name, "" for none.
func attr(t xml.StartElement, name string) string {
	for _, a := range t.Attr {
		if a.Name.Local == name {
			return a.Value
		}
	}
	return ""
}
