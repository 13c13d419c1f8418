// SPDX-License-Identifier: EUPL-1.2

package audit_test

import (
	"bytes"
	"context"
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"maps"
	"math/rand/v2"
	"slices"
	"testing"

	"golang.org/x/mod/sumdb/note"
	"golang.org/x/mod/sumdb/tlog"

	"rondetafel/internal/audit"
)

// memory is a store as the interfaces describe it. Duplicate rows can be put in, as a table without a key would hold them.
type memory struct {
	head   audit.Head
	bodies map[int64][]byte
	rows   []row
	reads  int   // calls of HashRows
	fail   error // when set, what every call returns
}

type row struct {
	first  int64
	hashes []byte
}

func newMemory() *memory { return &memory{bodies: map[int64][]byte{}} }

func (m *memory) clone() *memory {
	c := &memory{head: m.head, bodies: map[int64][]byte{}}
	c.head.Checkpoint = bytes.Clone(m.head.Checkpoint)
	for i, b := range m.bodies {
		c.bodies[i] = bytes.Clone(b)
	}
	for _, r := range m.rows {
		c.rows = append(c.rows, row{r.first, bytes.Clone(r.hashes)})
	}
	return c
}

func (m *memory) Head(context.Context) (audit.Head, error) { return m.head, m.fail }

func (m *memory) Bodies(_ context.Context, from, to int64, yield func(int64, []byte) error) error {
	if m.fail != nil {
		return m.fail
	}
	for _, seq := range slices.Sorted(maps.Keys(m.bodies)) {
		if seq < from || seq >= to {
			continue
		}
		if err := yield(seq, m.bodies[seq]); err != nil {
			return err
		}
	}
	return nil
}

func (m *memory) HashRows(_ context.Context, from, to int64, yield func(int64, []byte) error) error {
	m.reads++
	if m.fail != nil {
		return m.fail
	}
	rows := slices.Clone(m.rows)
	slices.SortStableFunc(rows, func(a, b row) int { return int(a.first - b.first) })
	for _, r := range rows {
		if r.first >= to || r.first+int64((len(r.hashes)+tlog.HashSize-1)/tlog.HashSize) <= from {
			continue
		}
		if err := yield(r.first, r.hashes); err != nil {
			return err
		}
	}
	return nil
}

func (m *memory) AppendBodies(_ context.Context, first int64, bodies [][]byte) error {
	for i, b := range bodies {
		m.bodies[first+int64(i)] = bytes.Clone(b)
	}
	return m.fail
}

func (m *memory) AppendHashes(_ context.Context, first int64, hashes []byte) error {
	m.rows = append(m.rows, row{first, bytes.Clone(hashes)})
	return m.fail
}

func (m *memory) SetHead(_ context.Context, h audit.Head) error {
	m.head = h
	return m.fail
}

// seeded is a repeatable stream of bytes.
func seeded(n uint64) io.Reader {
	var seed [32]byte
	binary.LittleEndian.PutUint64(seed[:], n)
	return rand.NewChaCha8(seed)
}

type keys struct {
	cfg      audit.Config
	verifier note.Verifier
}

func newKeys(t testing.TB, n uint64) keys {
	t.Helper()
	skey, _, err := audit.GenerateKey(seeded(n))
	check(t, err)
	signer, vkey, err := audit.NewSigner(skey)
	check(t, err)
	trusted, err := audit.NewVerifiers(vkey)
	check(t, err)
	v, err := audit.ParseVerifier(skey)
	check(t, err)
	return keys{audit.Config{Signer: signer, Trusted: trusted, Random: seeded(n)}, v}
}

func check(t testing.TB, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

func wants(t testing.TB, err, want error) {
	t.Helper()
	if !errors.Is(err, want) {
		t.Fatalf("error is %v, want %v", err, want)
	}
}

func open(t testing.TB, m *memory, k keys) *audit.Log {
	t.Helper()
	l, err := audit.Open(context.Background(), m, k.cfg)
	check(t, err)
	return l
}

// entry makes the n-th entry of a log: who is visibly nobody.
func entry(n int64) audit.Entry {
	return audit.Entry{
		Time: 1_800_000_000_000_000 + n*1000, Persoon: fmt.Sprintf("persoon-%d", n%7), Partij: "partij-a", Functie: "procesregisseur",
		Namens: "partij-b", Handeling: "casus.lezen", Soort: audit.Raadplegen, Uitkomst: audit.Allowed,
		Objecten: []string{fmt.Sprintf("casus-%d", n)}, Regels: []string{"artikel-09-lid-2a"}, Artikelen: []string{"9.2a"},
		Details: []byte{byte(n), 1, 2},
	}
}

// write appends n entries in one batch, commits and adopts it.
func write(t testing.TB, l *audit.Log, m *memory, n int) audit.Checkpoint {
	t.Helper()
	b := l.Begin()
	for range n {
		b.Append(entry(l.Head().Size + int64(b.Len())))
	}
	c, err := b.Write(context.Background(), m)
	check(t, err)
	l.Adopt(b)
	return c
}

// filled gives a log of the sizes of batches together, and the checkpoint after each.
func filled(t testing.TB, k keys, batches ...int) (*memory, []audit.Checkpoint) {
	t.Helper()
	m := newMemory()
	l := open(t, m, k)
	var list []audit.Checkpoint
	for _, n := range batches {
		list = append(list, write(t, l, m, n))
	}
	return m, list
}
