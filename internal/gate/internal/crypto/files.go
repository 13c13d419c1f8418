// SPDX-License-Identifier: EUPL-1.2

package crypto

import (
	"encoding/hex"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
)

const (
	modeFile = 0o600
	modeDir  = 0o700
	modeWide = 0o077 // bits that nobody else may have
)

// private refuses a file or directory that others than its owner may use.
func private(info fs.FileInfo) error {
	if mode := info.Mode().Perm(); mode&modeWide != 0 {
		return fmt.Errorf("%w: %s has mode %04o, at most %04o is allowed",
			ErrMode, info.Name(), mode, mode&^modeWide)
	}
	return nil
}

// openPrivate opens an existing regular file of the owner alone.
func openPrivate(path string, flag int) (*os.File, error) {
	file, err := os.OpenFile(path, flag, 0)
	if err != nil {
		return nil, err
	}
	info, err := file.Stat()
	if err == nil && !info.Mode().IsRegular() {
		err = fmt.Errorf("%w: %s is not a regular file", ErrFormat, info.Name())
	}
	if err == nil {
		err = private(info)
	}
	if err != nil {
		return nil, errors.Join(err, file.Close())
	}
	return file, nil
}

func readPrivate(path string) ([]byte, error) {
	file, err := openPrivate(path, os.O_RDONLY)
	if err != nil {
		return nil, err
	}
	info, err := file.Stat()
	if err != nil {
		return nil, errors.Join(err, file.Close())
	}
	data := make([]byte, info.Size())
	_, err = file.ReadAt(data, 0)
	return data, errors.Join(err, file.Close())
}

// writeNew makes the file at path with mode 0600, durably and whole or not at all;
// an error that is os.ErrExist when it is there already, which stays as it is. The
// name is given by a link, which unlike a rename never replaces a file.
func writeNew(path string, data []byte) error {
	if _, err := os.Lstat(path); err == nil {
		return &os.PathError{Op: "create", Path: path, Err: os.ErrExist}
	}
	dir := filepath.Dir(path)
	temp, err := os.CreateTemp(dir, "."+filepath.Base(path)+"-*") // mode 0600
	if err != nil {
		return err
	}
	_, err = temp.Write(data)
	err = errors.Join(err, temp.Sync(), temp.Close())
	if err == nil {
		err = os.Link(temp.Name(), path)
	}
	if err := errors.Join(err, os.Remove(temp.Name())); err != nil {
		return err
	}
	return syncDir(dir)
}

func syncDir(dir string) error {
	d, err := os.Open(dir)
	if err != nil {
		return err
	}
	return errors.Join(d.Sync(), d.Close())
}

// secretText is how a secret stands in its file.
func secretText(secret [KeySize]byte) []byte { return []byte(hex.EncodeToString(secret[:]) + "\n") }

// secretFile gives the secret in the file at path, 64 hexadecimal digits and a line
// end; it draws one when there is none and mayMake is set.
func secretFile(path string, mayMake bool) (secret [KeySize]byte, err error) {
	if mayMake {
		fresh := NewKey(1).secret
		err := writeNew(path, secretText(fresh))
		if err != nil && !errors.Is(err, os.ErrExist) {
			return secret, err
		}
	}
	text, err := readPrivate(path)
	if err != nil {
		return secret, err
	}
	raw, err := hex.DecodeString(strings.TrimSuffix(string(text), "\n"))
	if err != nil || len(raw) != KeySize {
		return secret, fmt.Errorf("%w: %s is not a line of 64 hexadecimal digits",
			ErrFormat, filepath.Base(path))
	}
	return [KeySize]byte(raw), nil
}
