// SPDX-License-Identifier: EUPL-1.2

package audit

import (
	"errors"
	"fmt"
)

// ErrMalformed is wrapped by every error of Decode.
var ErrMalformed = errors.New("audit: malformed entry")

// Decode reads what Encode wrote, and nothing else: an unknown version, an
// unknown outcome, a number longer than needed, a length beyond the end and
// bytes left over are errors that wrap ErrMalformed. So for each b that is
// accepted, Encode gives back b. Empty lists come back nil. b is not kept.
func Decode(b []byte) (Entry, [16]byte, error) {
	var e Entry
	var salt [16]byte
	d := decoder{rest: string(b)}
	if v := d.byte(); d.err == nil && v != FormatVersion {
		d.fail("unknown format version %d", v)
	}
	copy(salt[:], d.take(saltSize))
	copy(e.TraceID[:], d.take(len(e.TraceID)))
	copy(e.SpanID[:], d.take(len(e.SpanID)))
	e.Uitkomst = Outcome(d.byte())
	if e.Uitkomst.String() == "" {
		d.fail("unknown outcome %d", e.Uitkomst)
	}
	e.Sequence = int64(d.uvarint())
	e.Time = int64(d.uvarint())
	for _, s := range e.strings() {
		*s = d.string()
	}
	for _, l := range e.lists() {
		*l = d.list()
	}
	e.Rechten = d.rechten()
	e.Details = d.bytes()
	if len(d.rest) > 0 {
		d.fail("%d bytes left over", len(d.rest))
	}
	if d.err != nil {
		return Entry{}, [16]byte{}, d.err
	}
	return e, salt, nil
}

// decoder reads from the front of rest. After the first error everything reads
// as empty, so that callers need to look at err once. One string for the whole
// body lets all text fields share one allocation.
type decoder struct {
	rest string
	err  error
}

func (d *decoder) fail(format string, args ...any) {
	if d.err == nil {
		d.err = fmt.Errorf("%w: %s", ErrMalformed, fmt.Sprintf(format, args...))
	}
	d.rest = ""
}

func (d *decoder) take(n int) string {
	if n > len(d.rest) {
		d.fail("ends too early")
		return ""
	}
	s := d.rest[:n]
	d.rest = d.rest[n:]
	return s
}

func (d *decoder) byte() byte {
	s := d.take(1)
	if s == "" {
		return 0
	}
	return s[0]
}

// uvarint accepts only the shortest form of a number: another form of the
// same number would be a second spelling of the same entry.
func (d *decoder) uvarint() uint64 {
	var v uint64
	for shift := uint(0); d.err == nil; shift += 7 {
		c := d.byte()
		if shift == 63 && c > 1 || shift > 0 && c == 0 {
			d.fail("number not in shortest form")
			break
		}
		v |= uint64(c&0x7f) << shift
		if c < 0x80 {
			return v
		}
	}
	return 0
}

// count reads a number of elements that each take at least size bytes, and
// refuses a number that cannot fit before anything is allocated for it.
func (d *decoder) count(size int) int {
	n := d.uvarint()
	if n > uint64(len(d.rest)/size) {
		d.fail("ends too early")
		return 0
	}
	return int(n)
}

func (d *decoder) string() string { return d.take(d.count(1)) }

func (d *decoder) bytes() []byte {
	s := d.string()
	if s == "" {
		return nil
	}
	return []byte(s)
}

func (d *decoder) list() []string {
	n := d.count(1)
	if n == 0 {
		return nil
	}
	l := make([]string, n)
	for i := range l {
		l[i] = d.string()
	}
	return l
}

func (d *decoder) rechten() []Recht {
	n := d.count(3)
	if n == 0 {
		return nil
	}
	l := make([]Recht, n)
	for i := range l {
		l[i] = Recht{Rij: d.string(), Versie: int64(d.uvarint()), MAC: d.bytes()}
	}
	return l
}
