// SPDX-License-Identifier: EUPL-1.2

package audit_test

import (
	"bytes"
	"fmt"
	"strings"
	"testing"

	"golang.org/x/mod/sumdb/note"
	"golang.org/x/mod/sumdb/tlog"

	"rondetafel/internal/audit"
)

func signText(t testing.TB, k keys, text string) []byte {
	t.Helper()
	msg, err := note.Sign(&note.Note{Text: text}, k.cfg.Signer)
	check(t, err)
	return msg
}

// signed writes the text of a checkpoint by hand: it is golden.
func signed(t testing.TB, k keys, h audit.Head) []byte {
	t.Helper()
	return signText(t, k, fmt.Sprintf("rondetafel log v1\n%d\n%s\n%d\n", h.Size, h.Root, h.Time))
}

func TestCheckpointText(t *testing.T) {
	k := newKeys(t, 1)
	m, list := filled(t, k, 3)
	if want := signed(t, k, m.head); !bytes.Equal(list[0].Note, want) || !bytes.Equal(m.head.Checkpoint, want) {
		t.Errorf("checkpoint is\n%s, want\n%s", list[0].Note, want)
	}
	c, err := audit.ParseCheckpoint(k.verifier, list[0].Note)
	check(t, err)
	if c.Size != 3 || c.Root != m.head.Root || c.Time != m.head.Time || !bytes.Equal(c.Note, list[0].Note) {
		t.Errorf("parsed %+v", c)
	}
}

// TestCheckpointIsStrict signs texts that are nearly a checkpoint, with the right key.
func TestCheckpointIsStrict(t *testing.T) {
	k := newKeys(t, 1)
	root := tlog.Hash{1}.String()
	for _, text := range []string{
		"go.sum database tree\n3\n" + root + "\n5\n",
		"rondetafel log v2\n3\n" + root + "\n5\n",
		"rondetafel log v1\n03\n" + root + "\n5\n",
		"rondetafel log v1\n+3\n" + root + "\n5\n",
		"rondetafel log v1\n-3\n" + root + "\n5\n",
		"rondetafel log v1\n3\n" + root[:40] + "\n5\n",
		"rondetafel log v1\n3\n" + root + "\n05\n",
		"rondetafel log v1\n3\n" + root + "\n5\nmore\n",
		"rondetafel log v1\n3\n" + root + "\n",
		"rondetafel log v1\n99999999999999999999\n" + root + "\n5\n",
	} {
		_, err := audit.ParseCheckpoint(k.verifier, signText(t, k, text))
		wants(t, err, audit.ErrCheckpoint)
	}
	good := signed(t, k, audit.Head{Size: 3, Root: tlog.Hash{1}, Time: 5})
	_, err := audit.ParseCheckpoint(k.verifier, good)
	check(t, err)
	_, err = audit.ParseCheckpoint(newKeys(t, 2).verifier, good)
	wants(t, err, audit.ErrCheckpoint)
}

func TestKeys(t *testing.T) {
	for n := range uint64(40) { // base64 of some keys holds a plus
		skey, vkey, err := audit.GenerateKey(seeded(n))
		check(t, err)
		s, public, err := audit.NewSigner("  " + skey + "\n")
		check(t, err)
		if public != vkey || s.Name() != "rondetafel" {
			t.Errorf("public half of key %d is %s, want %s", n, public, vkey)
		}
		for _, text := range []string{skey, vkey, vkey + "\n"} {
			v, err := audit.ParseVerifier(text)
			check(t, err)
			if v.KeyHash() != s.KeyHash() {
				t.Errorf("another verifier for key %d", n)
			}
		}
	}
}

// TestBadKeysAreNotRepeated: an error ends up in messages, a key must not.
func TestBadKeysAreNotRepeated(t *testing.T) {
	skey, vkey, err := audit.GenerateKey(seeded(1))
	check(t, err)
	secret := skey[len(skey)-20:]
	for _, bad := range []string{"", "x", skey[1:], skey[:len(skey)-4], skey + "AAAA", "PRIVATE+KEY+" + secret, vkey[:len(vkey)-4], vkey + "A"} {
		_, _, err := audit.NewSigner(bad)
		_, err2 := audit.ParseVerifier(bad)
		_, err3 := audit.NewVerifiers(bad)
		for _, err := range []error{err, err2, err3} {
			if err == nil || strings.Contains(err.Error(), secret) {
				t.Errorf("a bad key gives %v", err)
			}
		}
	}
}
