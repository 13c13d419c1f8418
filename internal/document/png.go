// SPDX-License-Identifier: EUPL-1.2

package document

import (
	"bufio"
	"encoding/binary"
	"errors"
	"hash/crc32"
	"io"
	"slices"
)

const pngMagic = "\x89PNG\r\n\x1a\n"

// pngKept are the parts of a picture that its looks need; every other part is left out (PNG, third edition, 5.6).
func pngKept() []string {
	return []string{"IHDR", "PLTE", "IDAT", "IEND", "tRNS", "gAMA", "cHRM", "sRGB", "sBIT", "bKGD", "pHYs", "cICP"}
}

// copyPNG copies a picture part by part, each with a right checksum, up to its end, which is the end of r.
func copyPNG(w io.Writer, r *bufio.Reader) ([]string, error) {
	var out taken
	if err := copyPart(w, r, int64(len(pngMagic)), true); err != nil {
		return nil, err
	}
	for first, data := true, false; ; first = false {
		head := make([]byte, 8)
		if _, err := io.ReadFull(r, head); err != nil {
			return nil, readError(err)
		}
		n, name := int64(binary.BigEndian.Uint32(head)), string(head[4:])
		if n > 1<<31-1 || first != (name == "IHDR") || !pngName(head[4:]) {
			return nil, damaged()
		}
		data = data || name == "IDAT"
		keep := slices.Contains(pngKept(), name)
		if !keep && name[0] < 'a' {
			return nil, damaged() // a part without which nobody can show it, and nobody knows
		}
		if !keep {
			out.add(pngTaken(name))
		}
		if err := pngPart(w, r, head, keep); err != nil {
			return nil, err
		}
		if name == "IEND" {
			_, err := r.Peek(1)
			return out, endOf(errors.Is(err, io.EOF), data && n == 0)
		}
	}
}

// endOf says what is wrong at the end of a structure: nothing may follow, and all must have come.
func endOf(last, complete bool) error {
	switch {
	case !complete:
		return damaged()
	case !last:
		return twofold()
	}
	return nil
}

func pngTaken(name string) string {
	switch name {
	case "tEXt", "zTXt", "iTXt":
		return takenNotes
	case "eXIf", "tIME":
		return takenPhoto
	}
	return takenProfile
}

func pngName(name []byte) bool {
	for _, c := range name {
		if c|0x20 < 'a' || c|0x20 > 'z' {
			return false
		}
	}
	return true
}

func pngPart(w io.Writer, r *bufio.Reader, head []byte, keep bool) error {
	n, sum := int64(binary.BigEndian.Uint32(head)), crc32.NewIEEE()
	sum.Write(head[4:])
	if string(head[4:]) == "IHDR" {
		if err := pngSize(r, n); err != nil {
			return err
		}
	}
	if !keep {
		w = io.Discard
	}
	if _, err := w.Write(head); err != nil {
		return err
	}
	if _, err := io.CopyN(io.MultiWriter(w, sum), r, n); err != nil {
		return readError(err)
	}
	tail := make([]byte, 4)
	if _, err := io.ReadFull(r, tail); err != nil {
		return readError(err)
	}
	if binary.BigEndian.Uint32(tail) != sum.Sum32() {
		return damaged()
	}
	_, err := w.Write(tail)
	return err
}

func pngSize(r *bufio.Reader, n int64) error {
	if n != 13 {
		return damaged()
	}
	b, err := r.Peek(8)
	if err != nil {
		return readError(err)
	}
	return pixels(int64(binary.BigEndian.Uint32(b)), int64(binary.BigEndian.Uint32(b[4:])))
}

// pixels asks that a picture has a size that a computer can show.
func pixels(width, height int64) error {
	if width <= 0 || height <= 0 {
		return damaged()
	}
	if width > maxPixels || height > maxPixels || width*height > maxPixels {
		return refuse("pixels", "Deze afbeelding is te groot om te tonen. Maak haar kleiner en kies haar dan nog eens.")
	}
	return nil
}

// copyPart copies n bytes to w, or passes over them.
func copyPart(w io.Writer, r io.Reader, n int64, keep bool) error {
	if !keep {
		w = io.Discard
	}
	if _, err := io.CopyN(w, r, n); err != nil {
		if errors.Is(err, io.EOF) {
			return damaged()
		}
		return err
	}
	return nil
}
