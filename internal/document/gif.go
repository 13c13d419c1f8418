// SPDX-License-Identifier: EUPL-1.2

package document

import (
	"bufio"
	"encoding/binary"
	"errors"
	"io"
)

// maxSideGIF also keeps out a picture whose size reads as the start of a comment in a script.
const maxSideGIF = 8000

// copyGIF copies a picture block by block without comments and parts of programs, up to its end, which is the end of r (GIF89a).
func copyGIF(w io.Writer, r *bufio.Reader) ([]string, error) {
	head := make([]byte, 13)
	if _, err := io.ReadFull(r, head); err != nil {
		return nil, readError(err)
	}
	if binary.LittleEndian.Uint16(head[6:]) > maxSideGIF || binary.LittleEndian.Uint16(head[8:]) > maxSideGIF {
		return nil, pixels(maxPixels+1, 1)
	}
	if _, err := w.Write(head); err != nil {
		return nil, err
	}
	if err := colours(w, r, head[10]); err != nil {
		return nil, err
	}
	var out taken
	for shown := false; ; {
		kind, err := r.ReadByte()
		if err != nil {
			return nil, readError(err)
		}
		switch kind {
		case 0x3b:
			_, last := r.Peek(1)
			if err := endOf(errors.Is(last, io.EOF), shown); err != nil {
				return nil, err
			}
			_, err := w.Write([]byte{0x3b})
			return out, err
		case 0x2c:
			shown = true
			err = gifImage(w, r)
		case 0x21:
			err = gifExtension(w, r, &out)
		default:
			err = damaged()
		}
		if err != nil {
			return nil, err
		}
	}
}

// colours copies a table of colours, if flags say that there is one.
func colours(w io.Writer, r *bufio.Reader, flags byte) error {
	if flags&0x80 == 0 {
		return nil
	}
	return copyPart(w, r, 3<<(flags&7+1), true)
}

func gifImage(w io.Writer, r *bufio.Reader) error {
	head := make([]byte, 9)
	if _, err := io.ReadFull(r, head); err != nil {
		return readError(err)
	}
	if _, err := w.Write(append([]byte{0x2c}, head...)); err != nil {
		return err
	}
	if err := colours(w, r, head[8]); err != nil {
		return err
	}
	if err := copyPart(w, r, 1, true); err != nil { // size of a code
		return err
	}
	return blocks(w, r)
}

// blocks copies parts with their length before them, up to one of nothing.
func blocks(w io.Writer, r *bufio.Reader) error {
	for {
		n, err := r.ReadByte()
		if err != nil {
			return readError(err)
		}
		if _, err := w.Write([]byte{n}); err != nil {
			return err
		}
		if n == 0 {
			return nil
		}
		if err := copyPart(w, r, int64(n), true); err != nil {
			return err
		}
	}
}

// gifExtension keeps how long a picture is shown and how often a film runs.
func gifExtension(w io.Writer, r *bufio.Reader, out *taken) error {
	label, err := r.ReadByte()
	if err != nil {
		return readError(err)
	}
	keep := label == 0xf9
	if label == 0xff {
		name, err := r.Peek(12)
		if err != nil {
			return readError(err)
		}
		keep = string(name[1:]) == "NETSCAPE2.0"
	}
	switch {
	case keep:
		if _, err := w.Write([]byte{0x21, label}); err != nil {
			return err
		}
	case label == 0xfe:
		out.add(takenNotes)
		w = io.Discard
	default:
		out.add(takenProfile)
		w = io.Discard
	}
	return blocks(w, r)
}
