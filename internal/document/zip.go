// SPDX-License-Identifier: EUPL-1.2

package document

import (
	"archive/zip"
	"cmp"
	"encoding/binary"
	"errors"
	"io"
	"path"
	"slices"
	"strings"
	"unicode/utf8"
)

// The limits on an archive. They keep out what unpacks without end, and keep what is held in memory small.
const (
	localHeader  = "PK\x03\x04"
	endRecord    = "PK\x05\x06"
	maxEntries   = 10_000
	maxDirectory = 4 * mib
	maxUnpacked  = 512 * mib
	maxRatio     = 200 // of one part of more than a MiB
	maxRatioAll  = 100 // of all parts together
	maxNested    = 4 * mib
)

// archive is an office file: its parts, in the order in which they stand.
type archive struct {
	parts []*zip.File
}

// part finds a part by its name, nil for none.
func (a *archive) part(name string) *zip.File {
	for _, p := range a.parts {
		if p.Name == name {
			return p
		}
	}
	return nil
}

// open reads the directory of an archive, and asks that the file is that archive and nothing else: its parts stand one behind the other
// from the first byte to the directory, each as the directory says, and the directory ends the file. Nothing is unpacked yet.
func (f *file) open() (*archive, error) {
	tail, err := f.at(f.size-22, 22)
	if err != nil {
		return nil, err
	}
	if len(tail) < 22 || string(tail[:4]) != endRecord || tail[20] != 0 || tail[21] != 0 {
		return nil, f.noEnd()
	}
	count := int64(binary.LittleEndian.Uint16(tail[10:]))
	size, start := int64(binary.LittleEndian.Uint32(tail[12:])), int64(binary.LittleEndian.Uint32(tail[16:]))
	switch {
	case count > maxEntries || size > maxDirectory:
		return nil, bomb()
	case start+size != f.size-22:
		return nil, twofold()
	}
	z, err := zip.NewReader(f.r, f.size)
	if err != nil {
		return nil, zipError(err)
	}
	a := &archive{parts: z.File}
	if err := eachPart(a.parts, safePart); err != nil {
		return nil, err
	}
	if err := a.sizes(f.size); err != nil {
		return nil, err
	}
	return a, f.contiguous(a, start)
}

// noEnd says what is wrong with an archive that does not end with its end: something stands behind it, or it is cut off.
func (f *file) noEnd() error {
	if err := f.noArchive(); err != nil {
		return err
	}
	return damaged()
}

func zipError(err error) error {
	if errors.Is(err, zip.ErrFormat) || errors.Is(err, zip.ErrChecksum) || errors.Is(err, zip.ErrAlgorithm) {
		return damaged()
	}
	return readError(err)
}

func eachPart(parts []*zip.File, check func(*zip.File) error) error {
	for _, p := range parts {
		if err := check(p); err != nil {
			return err
		}
	}
	return nil
}

// safePart refuses a part with a lock, an unknown way of packing, or a name that would leave the folder in which it is unpacked.
func safePart(p *zip.File) error {
	if p.Flags&0x2041 != 0 {
		return locked()
	}
	if p.Method != zip.Store && p.Method != zip.Deflate {
		return damaged()
	}
	name := strings.TrimSuffix(p.Name, "/")
	if name == "" || !utf8.ValidString(name) || strings.ContainsAny(name, "\\:\x00") || path.IsAbs(name) || path.Clean(name) != name ||
		name == ".." || strings.HasPrefix(name, "../") {
		return refuse("path", "Dit bestand wil iets schrijven buiten zijn eigen map. Daarom openen we het niet."+otherFile)
	}
	return nil
}

// sizes refuses what would grow too large, by what the directory says; unpacking stops where a part is larger than it says.
func (a *archive) sizes(size int64) error {
	var all uint64
	names := map[string]bool{}
	for _, p := range a.parts {
		if p.UncompressedSize64 > maxUnpacked || p.UncompressedSize64 > mib && p.UncompressedSize64 > maxRatio*p.CompressedSize64 {
			return bomb()
		}
		all += p.UncompressedSize64
		low := strings.ToLower(p.Name)
		if names[low] {
			return twofold()
		}
		names[low] = true
	}
	if all > maxUnpacked || all > 16*mib && all > maxRatioAll*uint64(size) {
		return bomb()
	}
	return nil
}

// contiguous walks over the parts as they stand in the file. Parts that lie over each other, and room between them, are found here.
func (f *file) contiguous(a *archive, start int64) error {
	offsets := make(map[*zip.File]int64, len(a.parts))
	for _, p := range a.parts {
		at, err := p.DataOffset()
		if err != nil {
			return zipError(err)
		}
		offsets[p] = at
	}
	slices.SortStableFunc(a.parts, func(x, y *zip.File) int { return cmp.Compare(offsets[x], offsets[y]) })
	at := int64(0)
	for _, p := range a.parts {
		head, err := f.at(at, 30)
		if err != nil {
			return err
		}
		if len(head) < 30 || string(head[:4]) != localHeader {
			return twofold()
		}
		long := int64(binary.LittleEndian.Uint16(head[26:]))
		name, err := f.at(at+30, int(long))
		if err != nil {
			return err
		}
		data := at + 30 + long + int64(binary.LittleEndian.Uint16(head[28:]))
		if data != offsets[p] || string(name) != p.Name || binary.LittleEndian.Uint16(head[8:]) != p.Method {
			return twofold()
		}
		at = data + int64(p.CompressedSize64)
		if p.Flags&8 != 0 {
			if at, err = f.behindDescriptor(at, start); err != nil {
				return err
			}
		}
	}
	if at != start {
		return twofold()
	}
	return nil
}

// behindDescriptor finds where the sizes that stand behind a part end; there are four ways to write them.
func (f *file) behindDescriptor(at, start int64) (int64, error) {
	for _, n := range []int64{16, 12, 24, 20} {
		next, err := f.at(at+n, 4)
		if err != nil {
			return 0, err
		}
		if at+n == start || at+n < start && string(next) == localHeader {
			return at + n, nil
		}
	}
	return 0, twofold()
}

// unpack gives a part as it is unpacked, to be read to its end: only then is it known to be whole.
func unpack(p *zip.File, look func(io.Reader) error) error {
	r, err := p.Open()
	if err != nil {
		return zipError(err)
	}
	defer r.Close()
	if err := look(r); err != nil {
		return zipError(err)
	}
	if _, err := io.Copy(io.Discard, r); err != nil {
		return zipError(flateError(err))
	}
	return nil
}
