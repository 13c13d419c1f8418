// SPDX-License-Identifier: EUPL-1.2

package toegang

import (
	"context"
	"crypto/rand"
	"crypto/subtle"
	"encoding/base64"
	"errors"
	"fmt"
	"runtime"
	"sync"

	"golang.org/x/crypto/argon2"
)

// Kosten say how much work one password is (argon2id). They stand with each hash, so that they can grow.
type Kosten struct {
	KiB    uint32 // memory
	Rondes uint32
}

// Gewoon are the costs that a house begins with: 19 MiB and two rounds.
func Gewoon() Kosten { return Kosten{KiB: 19 << 10, Rondes: 2} }

const (
	zoutBytes = 16
	hashBytes = 32
	maxKiB    = 1 << 20 // of a hash that is read: more is none of ours
	maxRondes = 64
)

// ErrDruk says that too many people wait to log in.
var ErrDruk = errors.New("toegang: te veel tegelijk")

// wachtrij is how many wait at most for their turn.
const wachtrij = 200

// Hasher makes and checks hashes of passwords, a few at one time: whoever logs in waits for others who do, and nobody else waits for
// them. Safe for concurrent use.
type Hasher struct {
	kosten Kosten
	plek   chan struct{} // holds a place for each that may be worked on at one time
	rij    chan struct{} // holds a place for each that waits or is worked on
	niets  func() string // the hash of a password that nobody knows
}

// NieuweHasher returns a Hasher that works at these costs on half of the processors, and at least on one.
func NieuweHasher(k Kosten) *Hasher {
	h := &Hasher{kosten: k, plek: make(chan struct{}, max(1, runtime.GOMAXPROCS(0)/2)), rij: make(chan struct{}, wachtrij)}
	h.niets = sync.OnceValue(func() string { return h.maak(rand.Text()) })
	return h
}

// Maak hashes a password. ErrDruk, or the error of ctx, when its turn does not come.
func (h *Hasher) Maak(ctx context.Context, wachtwoord string) (hash string, err error) {
	err = h.beurt(ctx, func() { hash = h.maak(wachtwoord) })
	return hash, err
}

// Klopt tells whether hash is of wachtwoord. With an empty hash it does the same work and answers no: what it costs does not tell
// whether there is an account.
func (h *Hasher) Klopt(ctx context.Context, hash, wachtwoord string) (klopt bool, err error) {
	echt, niets := hash != "", h.niets()
	if !echt {
		hash = niets
	}
	k, zout, wil, err := leesHash(hash)
	if err != nil {
		return false, err
	}
	err = h.beurt(ctx, func() {
		klopt = subtle.ConstantTimeCompare(k.som(wachtwoord, zout), wil) == 1 && echt
	})
	return klopt, err
}

func (h *Hasher) beurt(ctx context.Context, doe func()) error {
	select {
	case h.rij <- struct{}{}:
		defer func() { <-h.rij }()
	default:
		return ErrDruk
	}
	select {
	case h.plek <- struct{}{}:
		defer func() { <-h.plek }()
	case <-ctx.Done():
		return ctx.Err()
	}
	doe()
	return nil
}

// A hash as it is kept, as others write argon2id: $argon2id$v=19$m=<KiB>,t=<rounds>,p=1$<salt>$<hash>, base64 without padding.
const hashVorm = "$argon2id$v=19$m=%d,t=%d,p=1$%s$%s"

func (h *Hasher) maak(wachtwoord string) string {
	zout := make([]byte, zoutBytes)
	_, _ = rand.Read(zout)
	b := base64.RawStdEncoding
	return fmt.Sprintf(hashVorm, h.kosten.KiB, h.kosten.Rondes, b.EncodeToString(zout), b.EncodeToString(h.kosten.som(wachtwoord, zout)))
}

func (k Kosten) som(wachtwoord string, zout []byte) []byte {
	return argon2.IDKey([]byte(Wachtwoord(wachtwoord)), zout, k.Rondes, k.KiB, 1, hashBytes)
}

var errHash = errors.New("toegang: dit is geen hash van een wachtwoord")

func leesHash(tekst string) (k Kosten, zout, som []byte, err error) {
	var rest string
	if _, err := fmt.Sscanf(tekst, "$argon2id$v=19$m=%d,t=%d,p=1$%s", &k.KiB, &k.Rondes, &rest); err != nil {
		return k, nil, nil, errHash
	}
	b := base64.RawStdEncoding.Strict()
	if len(rest) != b.EncodedLen(zoutBytes)+1+b.EncodedLen(hashBytes) || rest[b.EncodedLen(zoutBytes)] != '$' {
		return k, nil, nil, errHash
	}
	zout, err1 := b.DecodeString(rest[:b.EncodedLen(zoutBytes)])
	som, err2 := b.DecodeString(rest[b.EncodedLen(zoutBytes)+1:])
	goed := err1 == nil && err2 == nil && k.KiB >= 8 && k.KiB <= maxKiB && k.Rondes >= 1 && k.Rondes <= maxRondes
	if !goed {
		return k, nil, nil, errHash
	}
	return k, zout, som, nil
}
