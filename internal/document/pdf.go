// SPDX-License-Identifier: EUPL-1.2

package document

import (
	"bufio"
	"bytes"
	"compress/zlib"
	"errors"
	"io"
	"regexp"
	"slices"
	"strconv"
)

const (
	maxStreamDict = 64 << 10
	maxObjectPart = 16 * mib // of objects that are packed together, unpacked
	maxObjectAll  = 256 * mib
)

// pdfScan looks for what a PDF may not have. Names can be written with numbers (#4a for J) and can stand in objects that are packed
// together; both are looked at.
type pdfScan struct {
	f        *file
	r        *bufio.Reader
	at       int64 // what was read of the file
	packed   *pdfPacked
	before   []byte // what stood last outside streams
	unpacked int64
	names    *regexp.Regexp // as PDF writes them
}

// pdf asks that a file is one PDF, from the first byte to the last, without anything that starts, opens or hides something else. Its
// own data about maker and program stay in, and the page says so.
func (f *file) pdf() error {
	if err := f.noArchive(); err != nil {
		return err
	}
	if err := f.pdfEnd(); err != nil {
		return err
	}
	s := &pdfScan{f: f, r: f.reader(), packed: newPacked(), names: regexp.MustCompile(`/[A-Za-z]{2,20}`)}
	if err := s.run(); err != nil {
		return err
	}
	return s.packed.all(f)
}

// pdfEnd looks at the end: the place of the index and the mark behind it, and nothing more.
func (f *file) pdfEnd() error {
	tail, err := f.at(f.size-2048, 2048)
	if err != nil {
		return err
	}
	i := bytes.LastIndex(tail, []byte("%%EOF"))
	if i < 0 {
		return damaged()
	}
	if len(bytes.Trim(tail[i+5:], "\r\n\t \x00")) > 0 {
		return twofold()
	}
	j := bytes.LastIndex(tail[:i], []byte("startxref"))
	if j < 0 {
		return damaged()
	}
	at, err := strconv.ParseInt(string(bytes.TrimSpace(tail[j+9:i])), 10, 64)
	if err != nil || at < 0 || at >= f.size {
		return damaged()
	}
	return nil
}

// run walks through the file: what stands outside streams is looked at, a stream is measured and passed over unless it holds objects.
func (s *pdfScan) run() error {
	for {
		part, err := s.r.ReadSlice('m') // the last letter of "stream"
		if err != nil && !errors.Is(err, bufio.ErrBufferFull) && !errors.Is(err, io.EOF) {
			return err
		}
		s.at += int64(len(part))
		s.before = append(s.before, part...)
		if bytes.HasSuffix(s.before, []byte("stream")) && !bytes.HasSuffix(s.before, []byte("endstream")) {
			if err := s.stream(); err != nil {
				return err
			}
		}
		if len(s.before) > 2*maxStreamDict {
			if err := first(s.allowed(s.before), s.packed.note(s.before)); err != nil {
				return err
			}
			s.before = append(s.before[:0], s.before[len(s.before)-maxStreamDict:]...)
		}
		if errors.Is(err, io.EOF) {
			return s.allowed(s.before)
		}
	}
}

// stream is called behind the word that begins one.
func (s *pdfScan) stream() error {
	if err := first(s.allowed(s.before), s.packed.note(s.before)); err != nil {
		return err
	}
	if err := s.packed.measure(s.f, s.at); err != nil {
		return err
	}
	dict := s.before
	if i := bytes.LastIndex(dict, []byte(" obj")); i >= 0 {
		dict = dict[i:]
	}
	packed := bytes.Contains(plainNames(dict), []byte("/ObjStm"))
	s.before = s.before[:0]
	if !packed {
		return s.pass(nil)
	}
	var body bytes.Buffer
	if err := s.pass(&body); err != nil {
		return err
	}
	return s.objects(dict, body.Bytes())
}

// pass goes behind the end of a stream, and keeps what it holds in body if that is asked.
func (s *pdfScan) pass(body *bytes.Buffer) error {
	var tail []byte
	for {
		part, err := s.r.ReadSlice('m')
		if err != nil && !errors.Is(err, bufio.ErrBufferFull) {
			return readError(err)
		}
		s.at += int64(len(part))
		if body != nil {
			if body.Len()+len(part) > maxObjectPart {
				return pdfBomb()
			}
			body.Write(part)
		}
		if tail = lastOf(tail, part); string(tail) == "endstream" {
			return nil
		}
	}
}

// lastOf returns the last bytes of tail and part together, as many as "endstream" has, in the memory of tail.
func lastOf(tail, part []byte) []byte {
	const n = len("endstream")
	if len(part) >= n {
		return append(tail[:0], part[len(part)-n:]...)
	}
	tail = append(tail, part...)
	return tail[:copy(tail, tail[max(0, len(tail)-n):])]
}

// objects looks into objects that are packed together.
func (s *pdfScan) objects(dict, body []byte) error {
	dict = plainNames(dict)
	if !bytes.Contains(dict, []byte("/FlateDecode")) && !bytes.Contains(dict, []byte("/Fl")) {
		if bytes.Contains(dict, []byte("/Filter")) {
			return pdfFilter()
		}
		return s.allowed(body)
	}
	z, err := zlib.NewReader(bytes.NewReader(bytes.TrimLeft(body, "\r\n")))
	if err != nil {
		return damaged()
	}
	plain, err := io.ReadAll(io.LimitReader(z, maxObjectPart+1))
	if s.unpacked += int64(len(plain)); len(plain) > maxObjectPart || s.unpacked > maxObjectAll {
		return pdfBomb()
	}
	if err != nil && !errors.Is(err, io.ErrUnexpectedEOF) {
		return damaged()
	}
	return s.allowed(plain)
}

// plainNames writes names of PDF without numbers in them (ISO 32000-2, 7.3.5).
func plainNames(b []byte) []byte {
	if bytes.IndexByte(b, '#') < 0 {
		return b
	}
	out := make([]byte, 0, len(b))
	for i := 0; i < len(b); i++ {
		if b[i] == '#' && i+2 < len(b) {
			if v, err := strconv.ParseUint(string(b[i+1:i+3]), 16, 8); err == nil {
				out = append(out, byte(v))
				i += 2
				continue
			}
		}
		out = append(out, b[i])
	}
	return out
}

// allowed refuses names of what starts, opens or hides something.
func (s *pdfScan) allowed(b []byte) error {
	for _, name := range s.names.FindAll(plainNames(b), -1) {
		switch {
		case slices.Contains([]string{"/JavaScript", "/JS", "/Launch", "/RichMedia", "/ImportData", "/SubmitForm", "/XFA", "/Movie", "/Rendition"}, string(name)):
			return active()
		case slices.Contains([]string{"/EmbeddedFile", "/EmbeddedFiles", "/Collection"}, string(name)):
			return twofold()
		case slices.Contains([]string{"/GoToR", "/GoToE"}, string(name)):
			return outside()
		case string(name) == "/Encrypt":
			return locked()
		}
	}
	return nil
}
