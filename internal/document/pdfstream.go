// SPDX-License-Identifier: EUPL-1.2

package document

import (
	"bufio"
	"bytes"
	"compress/flate"
	"encoding/ascii85"
	"encoding/hex"
	"errors"
	"io"
	"regexp"
	"slices"
	"strings"
)

// What a stream of a PDF may grow to. A page that was scanned and packed without loss is large and may be nearly white: A4 in colour with
// 300 points an inch is 26 MB, with 600 it is 104 MB. What draws a page, a font or a table stays far below that. Pictures with a filter of
// their own (JPEG and the like) are not unpacked.
const (
	maxStream      = 64 * mib
	maxPicture     = 256 * mib
	maxStreams     = 2048 * mib // of all streams together
	freeStream     = 8 * mib    // of which nobody asks from how little it grew
	freePicture    = 32 * mib
	freeStreams    = 128 * mib
	ratioStream    = 100
	ratioPicture   = 300 // and of all streams together
	maxFilters     = 4
	maxFilterText  = 200
	againOfPackage = 2 // times the file that is read to unpack it: each stream once, and what is damaged a bit further
)

func pdfBomb() error {
	return refuse("bomb", "Deze pdf wordt veel te groot als je hem uitpakt. Daarom openen we hem niet. Druk hem opnieuw af naar pdf, of kies een ander bestand.")
}

func pdfFilter() error {
	return refuse("pdf-filter", "Deze pdf kunnen we niet controleren. Druk hem opnieuw af naar pdf en kies die.")
}

// pdfPacked is what is known of how the next stream is packed, and what was unpacked until now.
type pdfPacked struct {
	chains  []string // filters, with a space between; each different one that was named since the last stream
	picture bool
	early   bool // there are words about how LZW is packed

	filter, image *regexp.Regexp
	in            *bufio.Reader // used again, as are the next two
	flates        []io.Reader   // one for each place in a chain
	lzw           *lzwCount
	plain, read   int64 // of all streams: unpacked, and what was read for that
}

func newPacked() *pdfPacked {
	const space = `[\x00\t\n\f\r ]*`
	return &pdfPacked{in: bufio.NewReader(nil), lzw: new(lzwCount), filter: regexp.MustCompile(`/Filter` + space + `(\[[^\]]*\]|/[^\x00\t\n\f\r /<>\[\]()%]+|.?)`), image: regexp.MustCompile(`/Subtype` + space + `/Image\b`)}
}

// note keeps how the stream is packed that text begins, as far as text says.
func (p *pdfPacked) note(text []byte) error {
	text = plainNames(text)
	p.picture = p.picture || p.image.Match(text)
	p.early = p.early || bytes.Contains(text, []byte("/EarlyChange"))
	for _, m := range p.filter.FindAllSubmatch(text, -1) {
		chain, err := filters(string(m[1]))
		if err != nil {
			return err
		}
		if all := strings.Join(chain, " "); all != "" && !slices.Contains(p.chains, all) {
			p.chains = append(p.chains, all)
		}
	}
	return nil
}

// filters are the filters that a value names, up to the first one of a picture, by their whole names. A *Refused for a value that is somewhere
// else, or has words in it that are no names: nobody sees then what a reader will unpack.
func filters(value string) ([]string, error) {
	list := strings.HasPrefix(value, "[")
	if !list && !strings.HasPrefix(value, "/") {
		if value != "" && strings.Contains("0123456789%", value) {
			return nil, pdfFilter()
		}
		return nil, nil // a longer name, or none
	}
	var chain []string
	for _, name := range strings.Fields(strings.ReplaceAll(strings.Trim(strings.ReplaceAll(value, "\x00", " "), "[]"), "/", " /")) {
		switch name {
		case "/FlateDecode", "/Fl":
			chain = append(chain, "flate")
		case "/LZWDecode", "/LZW":
			chain = append(chain, "lzw")
		case "/RunLengthDecode", "/RL":
			chain = append(chain, "run")
		case "/ASCIIHexDecode", "/AHx":
			chain = append(chain, "hex")
		case "/ASCII85Decode", "/A85":
			chain = append(chain, "85")
		case "/DCTDecode", "/DCT", "/JPXDecode", "/JBIG2Decode", "/CCITTFaxDecode", "/CCF":
			return chain, nil
		default:
			if list {
				return nil, pdfFilter()
			}
		}
	}
	if len(chain) > maxFilters || len(value) > maxFilterText {
		return nil, pdfFilter()
	}
	return chain, nil
}

// measure unpacks the stream that begins at at, in each way that was named, and keeps nothing of it.
func (p *pdfPacked) measure(f *file, at int64) error {
	chains, picture := p.chains, p.picture
	if len(chains) > 8 {
		return pdfFilter()
	}
	for _, c := range chains {
		if p.early && strings.Contains(c, "lzw") {
			chains = append(chains, strings.Replace(c, "lzw", "LZW", 1)) // whichever of the two the words mean
		}
	}
	for _, c := range chains {
		if err := p.one(f, at, strings.Fields(c), picture); err != nil {
			return err
		}
	}
	p.chains, p.picture, p.early = p.chains[:0], false, false
	return nil
}

func (p *pdfPacked) one(f *file, at int64, chain []string, picture bool) error {
	p.in.Reset(io.NewSectionReader(f.r, at, f.size-at))
	in, err := begins(p.in)
	if err != nil || in == nil {
		return err
	}
	limit, free, ratio := int64(maxStream), int64(freeStream), int64(ratioStream)
	if picture {
		limit, free, ratio = maxPicture, freePicture, ratioPicture
	}
	var stages []*metered
	var r io.Reader = in
	for i, name := range chain {
		if strings.EqualFold(name, "lzw") && i < len(chain)-1 {
			return pdfFilter() // it is counted, not unpacked
		}
		m := &metered{r: p.unpacker(i, name, r), p: p, left: limit}
		stages, r = append(stages, m), m
	}
	_, err = io.Copy(io.Discard, r)
	if p.read += in.n; p.read > againOfPackage*f.size+mib {
		return pdfBomb()
	}
	if in.err != nil {
		return in.err
	}
	if err := notMeasured(err); err != nil {
		return err
	}
	for _, m := range stages { // whatever else is wrong with it, it ends there for a reader too
		if m.n > free && m.n > ratio*in.n {
			return pdfBomb()
		}
	}
	return nil
}

// notMeasured is what of err is more than a stream that is damaged. Letters that are none end it here, and not for every reader.
func notMeasured(err error) error {
	var refused *Refused
	var hexByte hex.InvalidByteError
	var base85 ascii85.CorruptInputError
	switch {
	case errors.As(err, &refused):
		return refused
	case errors.As(err, &hexByte), errors.As(err, &base85):
		return pdfFilter()
	}
	return nil
}

// all refuses streams that together grow too much.
func (p *pdfPacked) all(f *file) error {
	if p.plain > freeStreams && p.plain > ratioPicture*f.size {
		return pdfBomb()
	}
	return nil
}

// counted counts what is taken of a stream as it is packed.
type counted struct {
	r   *bufio.Reader
	n   int64
	err error // of reading the file
}

// begins gives a stream from behind the end of the line on which its word stands; nil when there is none.
func begins(r *bufio.Reader) (*counted, error) {
	c := &counted{r: r}
	line, err := c.r.Peek(r.Size())
	if err != nil && !errors.Is(err, io.EOF) {
		return nil, err
	}
	i := bytes.IndexAny(line, "\r\n")
	if i < 0 {
		return nil, nil
	}
	if i++; line[i-1] == '\r' && i < len(line) && line[i] == '\n' {
		i++
	}
	_, err = c.r.Discard(i)
	return c, err
}

// Read reads as io.Reader does.
func (c *counted) Read(b []byte) (int, error) {
	n, err := c.r.Read(b)
	return n, c.count(n, err)
}

// ReadByte reads one byte, so that nothing is taken that is not used.
func (c *counted) ReadByte() (byte, error) {
	b, err := c.r.ReadByte()
	if err != nil {
		return b, c.count(0, err)
	}
	c.n++
	return b, nil
}

func (c *counted) count(n int, err error) error {
	if c.n += int64(n); err != nil && !errors.Is(err, io.EOF) {
		c.err = err
	}
	return err
}

// metered stops where there is too much.
type metered struct {
	r    io.Reader
	p    *pdfPacked
	n    int64
	left int64
}

// Read reads on, until there is too much.
func (m *metered) Read(b []byte) (int, error) {
	n, err := m.r.Read(b)
	m.n += int64(n)
	if m.p.plain += int64(n); m.n > m.left || m.p.plain > maxStreams {
		return 0, pdfBomb()
	}
	return n, err
}

// unpacker is what the i-th filter of a chain makes of r.
func (p *pdfPacked) unpacker(i int, name string, r io.Reader) io.Reader {
	switch name {
	case "flate":
		return p.inflate(i, r)
	case "lzw", "LZW":
		*p.lzw = lzwCount{r: byteReader(r), early: name == "lzw"}
		return p.lzw
	case "run":
		return &runLength{r: byteReader(r)}
	case "hex":
		return hex.NewDecoder(&letters{r: byteReader(r), end: '>'})
	}
	return ascii85.NewDecoder(&letters{r: byteReader(r), end: '~'})
}

// inflate unpacks without asking for the head and the sum of zlib: readers do not ask for them either.
func (p *pdfPacked) inflate(i int, r io.Reader) io.Reader {
	in := byteReader(r)
	for range 2 {
		if _, err := in.ReadByte(); err != nil {
			return bytes.NewReader(nil)
		}
	}
	for len(p.flates) <= i {
		p.flates = append(p.flates, flate.NewReader(bytes.NewReader(nil)))
	}
	if again, ok := p.flates[i].(flate.Resetter); !ok || again.Reset(in, nil) != nil {
		p.flates[i] = flate.NewReader(in)
	}
	return p.flates[i]
}

type byteAndMore interface {
	io.Reader
	io.ByteReader
}

func byteReader(r io.Reader) byteAndMore {
	if b, ok := r.(byteAndMore); ok {
		return b
	}
	return bufio.NewReaderSize(r, 512)
}

// letters gives what is written in letters: without spaces, up to the mark of its end.
type letters struct {
	r    io.ByteReader
	end  byte
	done bool
}

// Read reads as io.Reader does.
func (l *letters) Read(b []byte) (int, error) {
	n := 0
	for n < len(b) && !l.done {
		c, err := l.r.ReadByte()
		if err != nil {
			return n, err
		}
		if l.done = c == l.end; !l.done && c > ' ' {
			b[n] = c
			n++
		}
	}
	if l.done && n == 0 {
		return 0, io.EOF
	}
	return n, nil
}
