// SPDX-License-Identifier: EUPL-1.2

package document

import "io"

// runLength unpacks runs of the same byte (ISO 32000-2, 7.4.5).
type runLength struct {
	r      io.ByteReader
	left   int
	same   bool
	repeat byte
}

// Read reads as io.Reader does.
func (u *runLength) Read(b []byte) (int, error) {
	for n := range b {
		if err := u.next(); err != nil {
			return n, err
		}
		b[n] = u.repeat
	}
	return len(b), nil
}

// next puts the next byte in repeat.
func (u *runLength) next() error {
	if u.left == 0 {
		length, err := u.r.ReadByte()
		if err != nil {
			return err
		}
		if length == 128 {
			return io.EOF
		}
		if u.left, u.same = int(length)+1, length > 128; u.same {
			u.left = 257 - int(length)
			u.repeat, err = u.r.ReadByte()
			if err != nil {
				return err
			}
		}
	}
	u.left--
	if u.same {
		return nil
	}
	c, err := u.r.ReadByte()
	u.repeat = c
	return err
}

// lzwCount gives as many bytes as LZW (ISO 32000-2, 7.4.4) unpacks to, and not which: the length of what each code stands for is enough.
type lzwCount struct {
	r      io.ByteReader
	early  bool // codes become longer one place before the table asks for it
	bits   uint32
	have   int
	length [4096]int
	next   int // of the table
	last   int // length of what the code before stands for; 0 behind the sign to begin again
	out    int // still to be given
}

const (
	lzwAgain = 256
	lzwEnd   = 257
)

// Read gives bytes that say nothing.
func (u *lzwCount) Read(b []byte) (int, error) {
	for u.out == 0 {
		if err := u.step(); err != nil {
			return 0, err
		}
	}
	n := min(len(b), u.out)
	u.out -= n
	return n, nil
}

// step reads one code.
func (u *lzwCount) step() error {
	code, err := u.code()
	if err != nil {
		return err
	}
	switch {
	case code == lzwEnd:
		return io.EOF
	case code == lzwAgain:
		u.next, u.last = lzwEnd+1, 0
		return nil
	case u.last == 0 && code > lzwEnd || code > u.next:
		return io.EOF // damaged: a reader stops here
	}
	u.add()
	if u.out = 1; code > lzwEnd {
		u.out = u.length[code]
	}
	u.last = u.out
	return nil
}

// add puts what the code before stands for, and one byte, in the table.
func (u *lzwCount) add() {
	if u.last > 0 && u.next < len(u.length) {
		u.length[u.next] = u.last + 1
		u.next++
	}
}

func (u *lzwCount) code() (int, error) {
	u.next = max(u.next, lzwEnd+1)
	at := u.next
	if u.early {
		at++
	}
	width := 9
	for width < 12 && at >= 1<<width {
		width++
	}
	for u.have < width {
		c, err := u.r.ReadByte()
		if err != nil {
			return 0, err
		}
		u.bits, u.have = u.bits<<8|uint32(c), u.have+8
	}
	u.have -= width
	return int(u.bits >> u.have & (1<<width - 1)), nil
}
