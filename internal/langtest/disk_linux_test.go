// SPDX-License-Identifier: EUPL-1.2

package langtest

import (
	"bytes"
	"crypto/sha256"
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"syscall"
)

// disk is a file with an ext4 file system in it, mounted as a disk of its own. What programs write to it stays in the memory of the
// machine until they flush, or until the file system writes it back in its own time; only then is it in the file. So a copy of the
// file is what a cut of power leaves.
//
// Two things it does not show: a disk that loses what it had in a cache of its own, and a cut in the middle of a flush, as a server
// that is stopped first finishes the flush in hand.
type disk struct {
	file string // the image
	at   string // where it is mounted
}

// newDisk makes an image and mounts it. The file system is made complete: nothing is left to be done in the background.
func newDisk(dir string, size int64) (disk, error) {
	d := disk{file: filepath.Join(dir, "disk-0"), at: filepath.Join(dir, "mounted")}
	f, err := os.Create(d.file)
	if err != nil {
		return d, err
	}
	if err := errors.Join(f.Truncate(size), f.Close(), os.Mkdir(d.at, 0o700)); err != nil {
		return d, err
	}
	_, err = command(tool("mkfs.ext4"), "-q", "-F", "-m", "0", "-b", "4096", "-E", "lazy_itable_init=0,lazy_journal_init=0", d.file)
	if err != nil {
		return d, err
	}
	return d, d.mount()
}

// tool finds a program of the system's administrator, whose folders are often not in PATH.
func tool(name string) string {
	for _, dir := range []string{"/usr/sbin", "/sbin"} {
		path := filepath.Join(dir, name)
		if _, err := os.Stat(path); err == nil {
			return path
		}
	}
	return name
}

// mount mounts the image. The device goes by itself when it is unmounted.
func (d disk) mount() error {
	device, err := attach(d.file)
	if err != nil {
		return fmt.Errorf("this test mounts a file as a disk, which takes root and a free loop device: %w", err)
	}
	_, err = command("mount", "-t", "ext4", device, d.at)
	_, detached := command(tool("losetup"), "-d", device) // waits until nobody uses it
	return errors.Join(err, detached)
}

// attach gives the file a loop device, past the cache of the machine where the file's own file system can do that.
func attach(file string) (device string, err error) {
	for _, direct := range []string{"on", "off"} {
		device, err = command(tool("losetup"), "--find", "--show", "--direct-io="+direct, file)
		if err == nil {
			return strings.TrimSpace(device), nil
		}
	}
	return "", err
}

func (d disk) unmount() error {
	if err := syscall.Unmount(d.at, 0); err != nil {
		return fmt.Errorf("unmount: %w", err)
	}
	return nil
}

// errRestless is a disk that keeps changing while nobody works on it.
var errRestless = errors.New("the image keeps changing while it is copied")

// copyAt copies the image as it is at one moment, mounted as it is: the copy counts when the image, read again, is still the same, so
// that the whole copy is of the moment between. What the file system writes back meanwhile makes it try again.
func (d disk) copyAt(number int) (next disk, err error) {
	next = disk{file: filepath.Join(filepath.Dir(d.file), "disk-"+strconv.Itoa(number)), at: d.at}
	from, err := os.Open(d.file)
	if err != nil {
		return next, err
	}
	defer from.Close()
	for range 50 {
		first, err := copyData(from, next.file)
		if err != nil {
			return next, err
		}
		again, err := digest(from, func([]byte, int64) error { return nil })
		if err != nil || bytes.Equal(first, again) {
			return next, err
		}
	}
	return next, errRestless
}

// copyData copies a file without its holes and returns the digest of what it read.
func copyData(from *os.File, path string) ([]byte, error) {
	size, err := from.Seek(0, io.SeekEnd)
	if err != nil {
		return nil, err
	}
	to, err := os.Create(path)
	if err != nil {
		return nil, err
	}
	sum, err := digest(from, func(b []byte, at int64) error {
		_, err := to.WriteAt(b, at)
		return err
	})
	return sum, errors.Join(err, to.Truncate(size), to.Close())
}

// The seeks of Linux that find what is in a file with holes.
const seekData, seekHole = 3, 4

// digest reads everything in a file that is no hole, gives it to each with its place, and returns the digest of all that.
func digest(f *os.File, each func([]byte, int64) error) ([]byte, error) {
	sum, block := sha256.New(), make([]byte, 1<<20)
	for end := int64(0); ; {
		at, err := f.Seek(end, seekData)
		if errors.Is(err, syscall.ENXIO) { // only a hole is left
			return sum.Sum(nil), nil
		}
		if err == nil {
			end, err = f.Seek(at, seekHole)
		}
		for err == nil && at < end {
			b := block[:min(int64(len(block)), end-at)]
			if _, err = f.ReadAt(b, at); err == nil {
				err = binary.Write(sum, binary.BigEndian, at)
				_, _ = sum.Write(b) // a hash takes everything
				err = errors.Join(err, each(b, at))
			}
			at += int64(len(b))
		}
		if err != nil {
			return nil, err
		}
	}
}
