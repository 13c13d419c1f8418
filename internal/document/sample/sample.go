// SPDX-License-Identifier: EUPL-1.2

// Package sample makes files for the practice house: a PDF and a photo. Nothing in it comes from a real file.
package sample

import (
	"bytes"
	"encoding/binary"
	"fmt"
	"image"
	"image/color"
	"image/jpeg"
	"strings"
)

func must(err error) {
	if err != nil {
		panic("sample: " + err.Error()) // writing into memory
	}
}

// PDF is a document of one page a text, in the font that every reader has.
func PDF(pages ...string) []byte {
	var b bytes.Buffer
	var at []int
	object := func(format string, args ...any) {
		at = append(at, b.Len())
		fmt.Fprintf(&b, "%d 0 obj\n"+format+"\nendobj\n", append([]any{len(at)}, args...)...)
	}
	b.WriteString("%PDF-1.4\n%\xe2\xe3\xcf\xd3\n")
	object("<< /Type /Catalog /Pages 2 0 R >>")
	var kids []string
	for i := range pages {
		kids = append(kids, fmt.Sprintf("%d 0 R", 4+2*i))
	}
	object("<< /Type /Pages /Kids [%s] /Count %d >>", strings.Join(kids, " "), len(pages))
	object("<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>")
	for i, text := range pages {
		object("<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F1 3 0 R >> >> /Contents %d 0 R >>", 5+2*i)
		var lines strings.Builder
		for line := range strings.SplitSeq(text, "\n") {
			fmt.Fprintf(&lines, "(%s) Tj T*\n", strings.NewReplacer(`\`, `\\`, "(", `\(`, ")", `\)`).Replace(line))
		}
		body := "BT /F1 12 Tf 60 770 Td 18 TL\n" + lines.String() + "ET"
		object("<< /Length %d >>\nstream\n%s\nendstream", len(body), body)
	}
	start := b.Len()
	fmt.Fprintf(&b, "xref\n0 %d\n0000000000 65535 f \n", len(at)+1)
	for _, a := range at {
		fmt.Fprintf(&b, "%010d 00000 n \n", a)
	}
	fmt.Fprintf(&b, "trailer\n<< /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n", len(at)+1, start)
	return b.Bytes()
}

// Picture is a street at dusk, more or less.
func Picture(width, height int) image.Image {
	m := image.NewRGBA(image.Rect(0, 0, width, height))
	for y := range height {
		for x := range width {
			c := color.RGBA{uint8(90 + 120*y/height), uint8(110 + 60*y/height), uint8(160 - 60*y/height), 255}
			if y > height*2/3 {
				c = color.RGBA{70, 72, 78, 255}
			}
			if y > height/3 && y <= height*2/3 && (x*7/width)%2 == 0 {
				c = color.RGBA{120, 70, 58, 255}
				if (x/6+y/6)%4 == 0 {
					c = color.RGBA{240, 214, 140, 255}
				}
			}
			m.Set(x, y, c)
		}
	}
	return m
}

// JPEG is a photo without anything but pixels.
func JPEG(width, height int) []byte {
	var b bytes.Buffer
	must(jpeg.Encode(&b, Picture(width, height), nil))
	return b.Bytes()
}

// JPEGWith is a photo with segments of marker behind its head.
func JPEGWith(p []byte, marker byte, body string) []byte {
	segment := append([]byte{0xff, marker, byte((len(body) + 2) >> 8), byte(len(body) + 2)}, body...)
	return append(append(bytes.Clone(p[:2]), segment...), p[2:]...)
}

// Exif is the data of a camera: how the photo is turned, what took it and where.
func Exif(turn byte, camera, place string) string {
	text := camera + "\x00" + place + "\x00"
	b := []byte("Exif\x00\x00II*\x00\x08\x00\x00\x00\x02\x00")
	b = append(b, 0x0f, 0x01, 2, 0)
	b = binary.LittleEndian.AppendUint32(b, uint32(len(text)))
	b = binary.LittleEndian.AppendUint32(b, 8+2+24+4)
	b = append(b, 0x12, 0x01, 3, 0, 1, 0, 0, 0, turn, 0, 0, 0)
	b = append(b, 0, 0, 0, 0)
	return string(b) + text
}
