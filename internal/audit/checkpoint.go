// SPDX-License-Identifier: EUPL-1.2

package audit

import (
	"bytes"
	"crypto/ed25519"
	"encoding/base64"
	"errors"
	"fmt"
	"io"
	"strconv"
	"strings"

	"golang.org/x/mod/sumdb/note"
	"golang.org/x/mod/sumdb/tlog"
)

// checkpointLabel is the first line of each checkpoint. It keeps a signature
// under a checkpoint from passing for one under anything else.
const checkpointLabel = "rondetafel log v1"

// keyName names the key in signature lines.
const keyName = "rondetafel"

// Checkpoint says what the log was at one moment: so many entries, with this
// root. One that ParseCheckpoint or ReadKept returned was signed with
// the key that the caller gave.
type Checkpoint struct {
	Size int64     // number of entries
	Root tlog.Hash // root of the tree over them
	Time int64     // moment of the last entry, microseconds since 1970 UTC
	Note []byte    // the signed note
}

// ErrCheckpoint is wrapped by every error of ParseCheckpoint, and by those of
// Open and Reload over a head whose checkpoint does not stand for it.
var ErrCheckpoint = errors.New("audit: not a checkpoint signed with the known key")

// GenerateKey makes a new signing key from random. skey is secret and goes
// into a file with strict permissions; vkey is its public half.
func GenerateKey(random io.Reader) (skey, vkey string, err error) {
	return note.GenerateKey(random, keyName)
}

// NewSigner reads a secret key as GenerateKey made it, spaces and line ends
// around it allowed, and gives its public half too, so that one file is enough
// to serve. No error repeats any part of the key.
func NewSigner(skey string) (signer note.Signer, vkey string, err error) {
	skey = strings.TrimSpace(skey)
	signer, err = note.NewSigner(skey)
	if err != nil {
		return nil, "", errKey
	}
	// "PRIVATE+KEY+<name>+<hash>+<base64 of algorithm 1 and the seed>": base64
	// itself may hold a plus.
	parts := strings.SplitN(skey, "+", 5)
	seed, err := base64.StdEncoding.DecodeString(parts[len(parts)-1])
	if err != nil || len(seed) != 1+ed25519.SeedSize {
		return nil, "", errKey
	}
	public := ed25519.NewKeyFromSeed(seed[1:]).Public().(ed25519.PublicKey)
	vkey, err = note.NewEd25519VerifierKey(signer.Name(), public)
	return signer, vkey, err
}

// NewVerifiers reads public keys: that of now, and those of before a change of
// key for as long as the stored head may be signed with them.
func NewVerifiers(vkeys ...string) (note.Verifiers, error) {
	list := make([]note.Verifier, len(vkeys))
	for i, k := range vkeys {
		v, err := note.NewVerifier(strings.TrimSpace(k))
		if err != nil {
			return nil, errKey
		}
		list[i] = v
	}
	return note.VerifierList(list...), nil
}

// ParseVerifier reads a public key ("<name>+<hash>+<key>"), or takes the public
// half of a secret one.
func ParseVerifier(key string) (note.Verifier, error) {
	key = strings.TrimSpace(key)
	if strings.HasPrefix(key, "PRIVATE+KEY+") {
		_, public, err := NewSigner(key)
		if err != nil {
			return nil, err
		}
		key = public
	}
	v, err := note.NewVerifier(key)
	if err != nil {
		return nil, errKey
	}
	return v, nil
}

var errKey = errors.New("audit: malformed signing key")

// ParseCheckpoint reads a signed note. It wraps ErrCheckpoint when v does
// not know the signature or when the text is not exactly that of a checkpoint.
func ParseCheckpoint(v note.Verifier, msg []byte) (Checkpoint, error) {
	return parseCheckpoint(note.VerifierList(v), msg)
}

func parseCheckpoint(trusted note.Verifiers, msg []byte) (Checkpoint, error) {
	n, err := note.Open(msg, trusted)
	if err != nil {
		return Checkpoint{}, fmt.Errorf("%w: %w", ErrCheckpoint, err)
	}
	c, err := parseText(n.Text)
	if err != nil {
		return Checkpoint{}, err
	}
	c.Note = bytes.Clone(msg)
	return c, nil
}

// text is what gets signed; it is drawn in the package comment.
func (c Checkpoint) text() string {
	return fmt.Sprintf("%s\n%d\n%s\n%d\n", checkpointLabel, c.Size, c.Root, c.Time)
}

// parseText accepts only what text writes: reading and writing again must
// give the same bytes.
func parseText(text string) (Checkpoint, error) {
	lines := strings.Split(text, "\n")
	if len(lines) != 5 {
		return Checkpoint{}, fmt.Errorf("%w: %d lines", ErrCheckpoint, len(lines)-1)
	}
	var c Checkpoint
	var errSize, errRoot, errTime error
	c.Size, errSize = strconv.ParseInt(lines[1], 10, 64)
	c.Root, errRoot = tlog.ParseHash(lines[2])
	c.Time, errTime = strconv.ParseInt(lines[3], 10, 64)
	if err := errors.Join(errSize, errRoot, errTime); err != nil {
		return Checkpoint{}, fmt.Errorf("%w: malformed text", ErrCheckpoint)
	}
	if c.Size < 0 || c.text() != text {
		return Checkpoint{}, fmt.Errorf("%w: malformed text", ErrCheckpoint)
	}
	return c, nil
}

// sign fills Note.
func (c Checkpoint) sign(s note.Signer) (Checkpoint, error) {
	msg, err := note.Sign(&note.Note{Text: c.text()}, s)
	if err != nil {
		return Checkpoint{}, fmt.Errorf("audit: sign checkpoint: %w", err)
	}
	c.Note = msg
	return c, nil
}

// head gives the row that is stored for c.
func (c Checkpoint) head() Head {
	return Head{Size: c.Size, Root: c.Root, Time: c.Time, Checkpoint: c.Note}
}

// opened gives the checkpoint of a stored head after comparing the two. An
// empty log has no checkpoint, and then everything in the row must be empty.
func (h Head) opened(trusted note.Verifiers) (Checkpoint, error) {
	if h.Size == 0 && len(h.Checkpoint) == 0 {
		if h.Time != 0 || h.Root != (tlog.Hash{}) && h.Root != emptyRoot() {
			return Checkpoint{}, fmt.Errorf("%w: head of an empty log is not empty", ErrCheckpoint)
		}
		return Checkpoint{Root: emptyRoot()}, nil
	}
	c, err := parseCheckpoint(trusted, h.Checkpoint)
	if err != nil {
		return Checkpoint{}, err
	}
	if c.Size != h.Size || c.Root != h.Root || c.Time != h.Time {
		return c, fmt.Errorf("%w: head and checkpoint differ", ErrCheckpoint)
	}
	return c, nil
}
