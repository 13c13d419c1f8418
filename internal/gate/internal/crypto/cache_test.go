// SPDX-License-Identifier: EUPL-1.2

package crypto

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"sync"
	"testing"

	"pgregory.net/rapid"
)

// counted is a KeyStore that counts what the cache asks of it; during lets a test
// act while a key is on its way from the store to the cache, or is being destroyed.
type counted struct {
	KeyStore
	mu     sync.Mutex
	opened []string
	during func()
}

func (c *counted) Open(ctx context.Context, id string) (Key, error) {
	c.mu.Lock()
	c.opened = append(c.opened, id)
	c.mu.Unlock()
	key, err := c.KeyStore.Open(ctx, id)
	if c.during != nil {
		c.during()
	}
	return key, err
}

func (c *counted) Destroy(ctx context.Context, id string) error {
	if c.during != nil {
		c.during()
	}
	return c.KeyStore.Destroy(ctx, id)
}

func newCounted(t testing.TB, ids ...string) *counted {
	t.Helper()
	s, _ := newStore(t)
	must(t, s.Create(t.Context(), ids...))
	return &counted{KeyStore: s}
}

func TestCacheOpensOnce(t *testing.T) {
	under := newCounted(t, casusA, casusB)
	c := NewCache(under, 0)
	first := keyOf(t, c, casusA)
	if keyOf(t, c, casusA) != first || first != keyOf(t, under.KeyStore, casusA) || keyOf(t, c, casusB) == first {
		t.Error("the cache gives another key than the store")
	}
	if want := []string{casusA, casusB}; !slices.Equal(under.opened, want) || c.Len() != 2 {
		t.Errorf("the store was asked for %v, want %v; %d kept", under.opened, want, c.Len())
	}
}

func TestCacheKeepsTheLastUsed(t *testing.T) {
	under := newCounted(t, "a", "b", "c")
	c := NewCache(under, 2)
	for _, id := range []string{"a", "b", "a", "c", "a", "b"} {
		keyOf(t, c, id)
	}
	if want := []string{"a", "b", "c", "b"}; !slices.Equal(under.opened, want) || c.Len() != 2 {
		t.Errorf("the store was asked for %v, want %v; %d kept", under.opened, want, c.Len())
	}
}

func TestCacheDoesNotKeepErrors(t *testing.T) {
	c := NewCache(newCounted(t), 0)
	_, err := c.Open(t.Context(), casusA)
	wantErr(t, "before", err, ErrNoKey)
	must(t, c.Create(t.Context(), casusA))
	keyOf(t, c, casusA)
	if ids, err := c.IDs(t.Context()); err != nil || !slices.Equal(ids, []string{casusA}) {
		t.Errorf("IDs = %v, %v", ids, err)
	}
}

// AVG-7: a destroyed key is not in memory either.
func TestCacheForgets(t *testing.T) {
	under := newCounted(t, casusA, casusB)
	c := NewCache(under, 0)
	keyOf(t, c, casusA)
	keyOf(t, c, casusB)
	c.Forget(casusA)
	c.Forget("never seen")
	if keyOf(t, c, casusA); len(under.opened) != 3 {
		t.Error("a forgotten key came from memory")
	}
	must(t, c.Destroy(t.Context(), casusA))
	_, err := c.Open(t.Context(), casusA)
	wantErr(t, "a destroyed key", err, ErrDestroyed)
	c.Clear()
	if c.Len() != 0 {
		t.Error("Clear left keys")
	}
	for _, e := range c.entries[:cap(c.entries)] {
		if e.key != (Key{}) {
			t.Error("Clear left a secret in memory")
		}
	}
	keyOf(t, c, casusB)
	must(t, c.Close())
	_, err = c.Open(t.Context(), casusB)
	wantErr(t, "after Close", err, ErrStore)
}

// A key that is on its way from the store while it is forgotten must not be kept.
func TestCacheForgetsWhatIsUnderWay(t *testing.T) {
	for what, forget := range map[string]func(*Cache){
		"Forget":  func(c *Cache) { c.Forget(casusA) },
		"Clear":   func(c *Cache) { c.Clear() },
		"Destroy": func(c *Cache) { c.Destroy(context.Background(), casusA) },
	} {
		under := newCounted(t, casusA)
		c := NewCache(under, 0)
		under.during = func() { under.during = nil; forget(c) }
		keyOf(t, c, casusA)
		if c.Len() != 0 {
			t.Errorf("%s while a key is being opened: the key is kept", what)
		}
	}
}

// From the moment that a destruction begins, memory no longer gives the key.
func TestCacheForgetsBeforeItDestroys(t *testing.T) {
	under := newCounted(t, casusA)
	c := NewCache(under, 0)
	keyOf(t, c, casusA)
	inMemory := -1
	under.during = func() { inMemory = c.Len() }
	must(t, c.Destroy(t.Context(), casusA))
	if inMemory != 0 {
		t.Errorf("while the key is being destroyed, %d keys are in memory", inMemory)
	}
}

// reference is the plainest cache there is: a list, newest first.
type reference struct {
	ids  []string
	size int
}

func (r *reference) open(id string) (hit bool) {
	hit = r.forget(id)
	r.ids = slices.Insert(r.ids, 0, id)
	r.ids = r.ids[:min(len(r.ids), r.size)]
	return hit
}

func (r *reference) forget(id string) (had bool) {
	n := len(r.ids)
	r.ids = slices.DeleteFunc(r.ids, func(s string) bool { return s == id })
	return len(r.ids) < n
}

func TestCacheIsItsModel(t *testing.T) {
	ids := []string{"a", "b", "c", "d", "e"}
	under := newCounted(t, ids...)
	rapid.Check(t, func(t *rapid.T) {
		size := rapid.IntRange(1, 4).Draw(t, "size")
		c, ref := NewCache(under, size), reference{size: size}
		drawn := rapid.SampledFrom(ids)
		t.Repeat(map[string]func(*rapid.T){
			"Open": func(t *rapid.T) {
				id, asked := drawn.Draw(t, "id"), len(under.opened)
				if key := keyOf(t, c, id); key != keyOf(t, under.KeyStore, id) {
					t.Fatalf("the key of %s is another's", id)
				}
				if hit, want := len(under.opened) == asked, ref.open(id); hit != want {
					t.Fatalf("Open(%s): from memory %v, want %v", id, hit, want)
				}
			},
			"Forget": func(t *rapid.T) {
				id := drawn.Draw(t, "id")
				c.Forget(id)
				ref.forget(id)
			},
			"Clear": func(*rapid.T) { c.Clear(); ref.ids = nil },
			"": func(t *rapid.T) {
				if c.Len() != len(ref.ids) {
					t.Fatalf("%d keys in memory, want %d", c.Len(), len(ref.ids))
				}
			},
		})
	})
}

func TestCacheIsSafeForConcurrentUse(t *testing.T) {
	under := newCounted(t, manyIDs(50)...)
	c := NewCache(under, 20)
	var wg sync.WaitGroup
	for worker := range 4 {
		wg.Go(func() {
			for i := range 1000 {
				id := manyIDs(50)[(i*(worker+3))%50]
				if got, err := c.Open(t.Context(), id); err != nil || got.Version() != 1 {
					t.Errorf("worker %d: %v, %v", worker, got, err)
					return
				}
				if i%100 == 99 {
					c.Forget(id)
				}
				if i%400 == 399 {
					c.Clear()
				}
			}
		})
	}
	wg.Wait()
	for _, id := range manyIDs(50) {
		if keyOf(t, c, id) != keyOf(t, under.KeyStore, id) {
			t.Errorf("the cache gives another key for %s", id)
		}
	}
	if c.Len() > 20 {
		t.Errorf("%d keys in a cache of 20", c.Len())
	}
}

// AVG-7: while others read, no key is given after its Destroy returned.
func TestCacheAfterDestroyWithReaders(t *testing.T) {
	ids := manyIDs(40)
	c := NewCache(newCounted(t, ids...), 0)
	done, wg := make(chan struct{}), sync.WaitGroup{}
	for range 3 {
		wg.Go(func() {
			for i := 0; ; i++ {
				select {
				case <-done:
					return
				default:
				}
				if _, err := c.Open(t.Context(), ids[i%40]); err != nil && !errors.Is(err, ErrDestroyed) {
					t.Errorf("reader: %v", err)
					return
				}
			}
		})
	}
	for _, id := range ids {
		if err := c.Destroy(t.Context(), id); err != nil {
			t.Errorf("destroy: %v", err)
		}
		_, err := c.Open(t.Context(), id)
		wantErr(t, id, err, ErrDestroyed)
	}
	close(done)
	wg.Wait()
	if c.Len() != 0 {
		t.Errorf("%d destroyed keys in memory", c.Len())
	}
}

func TestCacheHitDoesNotAllocate(t *testing.T) {
	c := NewCache(newCounted(t, casusA), 0)
	keyOf(t, c, casusA)
	ctx := t.Context()
	if n := testing.AllocsPerRun(100, func() { c.Open(ctx, casusA) }); n != 0 {
		t.Errorf("a hit allocates %v times", n)
	}
}

func BenchmarkCacheHit(b *testing.B) {
	ids := manyIDs(CacheSize)
	c := NewCache(newCounted(b, ids...), 0)
	for _, id := range ids {
		keyOf(b, c, id)
	}
	ctx, i := context.Background(), 0
	b.ReportAllocs()
	for b.Loop() {
		if _, err := c.Open(ctx, ids[i%1000]); err != nil {
			b.Fatal(fmt.Errorf("hit: %w", err))
		}
		i++
	}
}
