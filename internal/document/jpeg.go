// SPDX-License-Identifier: EUPL-1.2

package document

import (
	"bufio"
	"bytes"
	"encoding/binary"
	"errors"
	"io"
)

// The markers of JPEG that matter here (ITU-T T.81, table B.1).
const (
	jpegSOI   = 0xd8
	jpegEOI   = 0xd9
	jpegSOS   = 0xda
	jpegAPP0  = 0xe0
	jpegAPP1  = 0xe1
	jpegAPP2  = 0xe2
	jpegAPP14 = 0xee
	jpegAPP15 = 0xef
	jpegCOM   = 0xfe
)

// jpegCopy copies a photo segment by segment.
type jpegCopy struct {
	w     io.Writer
	r     *bufio.Reader
	out   taken
	frame bool // the size of the picture was seen
	scan  bool // and pixels
	turn  byte // orientation of Exif, 0 for none yet
	ahead bool // the first byte of the next marker was read
}

// copyJPEG copies a photo without Exif, XMP, IPTC, comments, miniatures and whatever stands behind it. How it is turned stays, and its colours.
func copyJPEG(w io.Writer, r *bufio.Reader) ([]string, error) {
	j := &jpegCopy{w: w, r: r}
	if _, err := io.CopyN(w, j.r, 2); err != nil {
		return nil, readError(err)
	}
	for {
		marker, err := j.marker()
		if err != nil {
			return nil, err
		}
		if marker == jpegEOI {
			break
		}
		if err := j.segment(marker); err != nil {
			return nil, err
		}
	}
	if !j.frame || !j.scan {
		return nil, damaged()
	}
	if _, err := j.r.Peek(1); !errors.Is(err, io.EOF) {
		if err != nil {
			return nil, err
		}
		j.out.add(takenBehind)
	}
	_, err := w.Write([]byte{0xff, jpegEOI})
	return j.out, err
}

// marker reads the next marker, which stands at once behind what came before but for bytes that fill.
func (j *jpegCopy) marker() (byte, error) {
	c, err := byte(0xff), error(nil)
	if !j.ahead {
		if c, err = j.r.ReadByte(); err != nil {
			return 0, readError(err)
		}
	}
	if j.ahead = false; c != 0xff {
		return 0, damaged()
	}
	for c == 0xff {
		if c, err = j.r.ReadByte(); err != nil {
			return 0, readError(err)
		}
	}
	if c == 0 || c == jpegSOI || c >= 0xd0 && c <= 0xd7 || c == 1 {
		return 0, damaged()
	}
	return c, nil
}

func (j *jpegCopy) segment(marker byte) error {
	var size [2]byte
	if _, err := io.ReadFull(j.r, size[:]); err != nil {
		return readError(err)
	}
	n := int(binary.BigEndian.Uint16(size[:])) - 2
	if n < 0 {
		return damaged()
	}
	body := make([]byte, n)
	if _, err := io.ReadFull(j.r, body); err != nil {
		return readError(err)
	}
	if isFrame(marker) {
		if n < 6 {
			return damaged()
		}
		j.frame = true
		if err := pixels(int64(binary.BigEndian.Uint16(body[3:])), max(int64(binary.BigEndian.Uint16(body[1:])), 1)); err != nil {
			return err
		}
	}
	if body = j.keep(marker, body); body != nil {
		if err := writeSegment(j.w, marker, body); err != nil {
			return err
		}
	}
	if marker == jpegSOS {
		j.scan = true
		return j.entropy()
	}
	return nil
}

func isFrame(marker byte) bool {
	return marker >= 0xc0 && marker <= 0xcf && marker != 0xc4 && marker != 0xc8 && marker != 0xcc
}

// keep returns what stays of a segment, nil for nothing.
func (j *jpegCopy) keep(marker byte, body []byte) []byte {
	switch {
	case marker == jpegAPP0 && bytes.HasPrefix(body, []byte("JFIF\x00")) && len(body) >= 14:
		if len(body) > 14 {
			j.out.add(takenThumb)
		}
		body = bytes.Clone(body[:14])
		body[12], body[13] = 0, 0
		return body
	case marker == jpegAPP1:
		j.out.add(takenPhoto)
		return j.turned(body)
	case marker == jpegAPP2 && bytes.HasPrefix(body, []byte("ICC_PROFILE\x00")):
		return body
	case marker == jpegAPP14 && bytes.HasPrefix(body, []byte("Adobe")) && len(body) >= 12:
		return body[:12]
	case marker == jpegCOM:
		j.out.add(takenNotes)
		return nil
	case marker >= jpegAPP0 && marker <= jpegAPP15:
		j.out.add(takenProfile)
		return nil
	}
	return body
}

// turned makes of a segment of Exif one that says only how the photo is turned, nil when that is upright or known already.
func (j *jpegCopy) turned(body []byte) []byte {
	tiff, ok := bytes.CutPrefix(body, []byte("Exif\x00\x00"))
	if !ok || j.turn != 0 {
		return nil
	}
	if j.turn = orientation(tiff); j.turn < 2 {
		return nil
	}
	return []byte("Exif\x00\x00MM\x00*\x00\x00\x00\x08\x00\x01\x01\x12\x00\x03\x00\x00\x00\x01\x00" + string(j.turn) + "\x00\x00\x00\x00\x00\x00")
}

// orientation reads tag 0x0112 of the first directory of a TIFF: 1 to 8, or 0 for none.
func orientation(tiff []byte) byte {
	if len(tiff) < 8 {
		return 0
	}
	var order binary.ByteOrder = binary.BigEndian
	if tiff[0] == 'I' {
		order = binary.LittleEndian
	}
	at := int64(order.Uint32(tiff[4:]))
	if at+2 > int64(len(tiff)) {
		return 0
	}
	n := int64(order.Uint16(tiff[at:]))
	for i := range n {
		e := at + 2 + 12*i
		if e+12 > int64(len(tiff)) {
			return 0
		}
		if order.Uint16(tiff[e:]) != 0x0112 {
			continue
		}
		if v := order.Uint16(tiff[e+8:]); order.Uint16(tiff[e+2:]) == 3 && v >= 1 && v <= 8 {
			return byte(v)
		}
		return 0
	}
	return 0
}

func writeSegment(w io.Writer, marker byte, body []byte) error {
	head := []byte{0xff, marker, 0, 0}
	binary.BigEndian.PutUint16(head[2:], uint16(len(body)+2))
	if _, err := w.Write(head); err != nil {
		return err
	}
	_, err := w.Write(body)
	return err
}

// entropy copies the pixels of a scan up to the next marker, which it leaves.
func (j *jpegCopy) entropy() error {
	for {
		part, err := j.r.ReadSlice(0xff)
		full := errors.Is(err, bufio.ErrBufferFull)
		if err != nil && !full {
			return readError(err)
		}
		if full {
			if _, err := j.w.Write(part); err != nil {
				return err
			}
			continue
		}
		if _, err := j.w.Write(part[:len(part)-1]); err != nil {
			return err
		}
		next, err := j.r.Peek(1)
		if err != nil {
			return readError(err)
		}
		if next[0] != 0 && (next[0] < 0xd0 || next[0] > 0xd7) {
			j.ahead = true
			return nil
		}
		if _, err := j.w.Write([]byte{0xff, next[0]}); err != nil {
			return err
		}
		if _, err := j.r.Discard(1); err != nil {
			return err
		}
	}
}
