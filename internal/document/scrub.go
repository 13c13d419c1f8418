// SPDX-License-Identifier: EUPL-1.2

package document

import (
	"bufio"
	"bytes"
	"errors"
	"io"
	"strings"
)

// author stands where the name of a maker stood.
const author = "Auteur"

// scrubber copies XML that walk has seen, byte by byte, but for names of makers: the values of attributes and the texts of elements that
// it is told of. Comments are left out.
type scrubber struct {
	attrs map[string]bool // local names of attributes whose value becomes author
	drop  string          // attributes whose local name begins so are left out; "" for none
	texts map[string]bool // local names of elements whose text becomes author
	gone  map[string]bool // local names of elements without text that are left out
	loose string          // an element that loses the id of a relation; "" for none

	w     *bufio.Writer
	r     *bufio.Reader
	found bool
	quiet bool   // inside an element of texts
	in    string // the element whose tag is looked at
}

// copy reads r to its end.
func (s *scrubber) copy(w io.Writer, r io.Reader) error {
	s.w, s.r = bufio.NewWriter(w), bufio.NewReader(r)
	for {
		text, err := s.until("<")
		if !s.quiet || len(bytes.TrimSpace(bytes.TrimSuffix(text, []byte("<")))) == 0 {
			_, _ = s.w.Write(bytes.TrimSuffix(text, []byte("<"))) // its error comes back with Flush
		}
		if errors.Is(err, io.EOF) {
			return s.w.Flush()
		}
		if err != nil {
			return err
		}
		if err := s.markup(); err != nil {
			return readError(err)
		}
	}
}

// until reads up to and with end.
func (s *scrubber) until(end string) ([]byte, error) {
	var b []byte
	for {
		part, err := s.r.ReadSlice(end[len(end)-1])
		b = append(b, part...)
		if len(b) > maxToken {
			return nil, bomb()
		}
		if err == nil && bytes.HasSuffix(b, []byte(end)) {
			return b, nil
		}
		if err != nil && !errors.Is(err, bufio.ErrBufferFull) {
			return b, err
		}
	}
}

// markup is called behind a "<".
func (s *scrubber) markup() error {
	ahead, err := s.r.Peek(8)
	if err != nil && !errors.Is(err, io.EOF) {
		return err
	}
	switch {
	case bytes.HasPrefix(ahead, []byte("!--")):
		_, err := s.until("-->")
		return err
	case bytes.HasPrefix(ahead, []byte("![CDATA[")):
		return s.plain("]]>")
	case bytes.HasPrefix(ahead, []byte("?")):
		return s.plain("?>")
	}
	return s.tag()
}

func (s *scrubber) plain(end string) error {
	b, err := s.until(end)
	if err == nil && !s.quiet {
		_, err = s.w.WriteString("<" + string(b))
	}
	return err
}

// tag reads one tag; a ">" inside quotes does not end it.
func (s *scrubber) tag() error {
	b, err := s.until(">")
	for err == nil && open(b) {
		var more []byte
		more, err = s.until(">")
		if b = append(b, more...); len(b) > maxToken {
			return bomb()
		}
	}
	if err != nil {
		return err
	}
	name, end := local(b)
	if s.gone[name] {
		return nil
	}
	if s.in = name; end {
		s.quiet = s.quiet && !s.texts[name]
		_, err = s.w.WriteString("<" + string(b))
		return err
	}
	b = s.attributes(b)
	if _, err := s.w.WriteString("<" + string(b)); err != nil {
		return err
	}
	if s.texts[name] && !bytes.HasSuffix(b, []byte("/>")) && !s.quiet {
		s.quiet, s.found = true, true
		_, err = s.w.WriteString(author)
	}
	return err
}

// open tells whether a tag ends inside quotes.
func open(b []byte) bool {
	var quote byte
	for _, c := range b {
		switch {
		case quote == 0 && (c == '"' || c == '\''):
			quote = c
		case c == quote:
			quote = 0
		}
	}
	return quote != 0
}

// local returns the local name of a tag, and whether it ends an element.
func local(b []byte) (name string, end bool) {
	name, end = strings.CutPrefix(string(b), "/")
	if i := strings.IndexAny(name, " \t\r\n/>"); i >= 0 {
		name = name[:i]
	}
	return afterColon(name), end
}

func afterColon(name string) string { return name[strings.IndexByte(name, ':')+1:] }

// attributes rewrites the attributes of a tag.
func (s *scrubber) attributes(b []byte) []byte {
	i := bytes.IndexAny(b, " \t\r\n")
	if i < 0 {
		return b
	}
	out := append(make([]byte, 0, len(b)), b[:i]...)
	for i < len(b) {
		eq := bytes.IndexByte(b[i:], '=')
		if eq < 0 {
			break
		}
		eq += i
		open := bytes.IndexAny(b[eq:], `"'`)
		if open < 0 {
			break
		}
		open += eq
		shut := bytes.IndexByte(b[open+1:], b[open])
		if shut < 0 {
			break
		}
		shut += open + 1
		out = append(out, s.attribute(b[i:open+1], b[open+1:shut])...)
		i = shut + 1
	}
	return append(out, b[i:]...)
}

// attribute returns what stays of one: before is all up to its value.
func (s *scrubber) attribute(before, value []byte) []byte {
	name := afterColon(string(bytes.Trim(before, " \t\r\n='\"")))
	name = strings.TrimRight(name, " \t\r\n=")
	quote := before[len(before)-1]
	switch {
	case s.drop != "" && strings.HasPrefix(name, s.drop), s.loose != "" && s.in == s.loose && name == "id":
		return nil
	case s.attrs[name] && len(value) > 0:
		s.found = true
		value = []byte(author)
	}
	return append(append(bytes.Clone(before), value...), quote)
}
