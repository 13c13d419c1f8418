// SPDX-License-Identifier: EUPL-1.2

package document

import (
	"bytes"
	"encoding/binary"
	"strings"
)

// sniff says what a file begins as. What it is refused for here has a message of its own.
func (f *file) sniff(name string) (Kind, error) {
	if f.size == 0 {
		return "", refuse("empty", "Dit bestand is leeg."+otherFile)
	}
	head, err := f.at(0, 1024)
	if err != nil {
		return "", err
	}
	switch {
	case bytes.HasPrefix(head, []byte("%PDF-")):
		return PDF, nil
	case bytes.HasPrefix(head, []byte(pngMagic)):
		return PNG, nil
	case bytes.HasPrefix(head, []byte("\xff\xd8\xff")):
		return JPEG, nil
	case bytes.HasPrefix(head, []byte("GIF87a")), bytes.HasPrefix(head, []byte("GIF89a")):
		return GIF, nil
	case len(head) >= 12 && string(head[:4]) == "RIFF" && string(head[8:12]) == "WEBP":
		return WebP, nil
	case bytes.HasPrefix(head, []byte(localHeader)):
		return Docx, nil // or another office file: office says which
	case bytes.HasPrefix(head, []byte(`{\rtf1`)):
		return RTF, nil
	case harmful(head):
		return "", active()
	}
	if err := f.known(head); err != nil {
		return "", err
	}
	if extension(name) == "csv" {
		return CSV, nil
	}
	return Text, nil
}

// known refuses what is known and not accepted, with what to do instead.
func (f *file) known(head []byte) error {
	is := func(at int, magic string) bool {
		return len(head) >= at+len(magic) && string(head[at:at+len(magic)]) == magic
	}
	switch {
	case is(0, oleMagic):
		return refuse("ole", "Dit is een oud Office-bestand, of een met een wachtwoord. Haal het wachtwoord eraf en sla het op als .docx, .xlsx, .pptx of pdf.")
	case is(4, "ftyphei"), is(4, "ftyphev"), is(4, "ftypmif1"), is(4, "ftypavif"):
		return refuse("heic", "Dit is een foto in een vorm die niet iedereen kan openen. Sla hem op als jpeg.")
	case is(0, "II*\x00"), is(0, "MM\x00*"):
		return refuse("tiff", "Dit is een tiff. Sla hem op als pdf of jpeg.")
	case is(0, "BM") && len(head) > 14 && int64(binary.LittleEndian.Uint32(head[2:])) == f.size:
		return refuse("bmp", "Dit is een bitmap. Sla hem op als jpeg of png.")
	case packed(head):
		return archived()
	case is(0, "\xff\xfe"), is(0, "\xfe\xff"):
		return refuse("utf16", "Dit is tekst in een vorm die we niet kunnen controleren. Sla het op als UTF-8, of als pdf.")
	}
	if i := bytes.Index(head, []byte("%PDF-")); i >= 0 && bytes.IndexByte(head, 0) >= 0 {
		return twofold()
	}
	return nil
}

// oleMagic begins an Office file of before 2007, and one of today with a password.
const oleMagic = "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"

// packed tells whether data begins as an archive.
func packed(head []byte) bool {
	for _, magic := range []string{"Rar!", "7z\xbc\xaf", "\x1f\x8b", "BZh", "\xfd7zXZ", "PK"} {
		if bytes.HasPrefix(head, []byte(magic)) {
			return true
		}
	}
	return len(head) > 262 && string(head[257:262]) == "ustar"
}

func archived() error {
	return refuse("archive", "Dit is een ingepakt bestand of archief. Pak het uit en kies de documenten los.")
}

// harmful tells whether data begins as something that a computer runs.
func harmful(head []byte) bool {
	if bytes.HasPrefix(head, []byte("MZ")) && bytes.IndexByte(head, 0) >= 0 {
		return true
	}
	for _, magic := range []string{"\x7fELF", "\xfe\xed\xfa\xce", "\xfe\xed\xfa\xcf", "\xce\xfa\xed\xfe", "\xcf\xfa\xed\xfe", "\xca\xfe\xba\xbe",
		"dex\n", "\x00asm", "#!", "L\x00\x00\x00\x01\x14\x02\x00", "MSCF", "ITSF"} {
		if bytes.HasPrefix(head, []byte(magic)) {
			return true
		}
	}
	return false
}

// markup is what stands in a web page and not in a text.
func markup() []string {
	return []string{"<script", "<html", "<!doctype", "<svg", "<iframe", "<object", "<embed", "<?xml", "<?php", "<body", "<img ", "javascript:", "vbscript:"}
}

// single asks that a file which is no archive and no PDF is not one of those as well: an archive is found from its end, a PDF within
// its first 1024 bytes.
func (f *file) single() error {
	head, err := f.at(0, 1024)
	if err != nil {
		return err
	}
	if bytes.Contains(head, []byte("%PDF-")) {
		return twofold()
	}
	return f.noArchive()
}

// noArchive looks for the end of an archive where a reader of archives looks for it.
func (f *file) noArchive() error {
	const most = 22 + 0xffff
	tail, err := f.at(f.size-most, most)
	if err != nil {
		return err
	}
	start := f.size - int64(len(tail))
	for i := 0; i+22 <= len(tail); i++ {
		if string(tail[i:i+4]) != endRecord {
			continue
		}
		directory := int64(binary.LittleEndian.Uint32(tail[i+12:]))
		if directory <= start+int64(i) {
			return twofold()
		}
	}
	for _, magic := range []string{"Rar!\x1a\x07", "7z\xbc\xaf\x27\x1c"} {
		if bytes.Contains(tail, []byte(magic)) {
			return twofold()
		}
	}
	return nil
}

// containsAny tells whether one of words, which are lower case, stands in text.
func containsAny(text []byte, words []string) bool {
	low := strings.ToLower(string(text))
	for _, w := range words {
		if strings.Contains(low, w) {
			return true
		}
	}
	return false
}
