// SPDX-License-Identifier: EUPL-1.2

package crypto

import (
	"context"
	"sync"
)

// CacheSize is the number of keys that NewCache keeps when it is asked for 0.
const CacheSize = 20_000

// Cache is a KeyStore over another one that keeps the unwrapped keys that were used
// last, in memory. A key that was forgotten, or destroyed through the Cache, is not
// given again, also when it was being opened at that moment. Safe for use by several
// goroutines.
type Cache struct {
	under KeyStore
	size  int

	mu      sync.Mutex
	turn    uint64 // raised by Forget and Clear: what was fetched before is not kept
	at      map[string]int32
	entries []cacheEntry // [0] is the ring's head: next is the newest, prev the oldest
	free    []int32
}

type cacheEntry struct {
	id         string
	key        Key
	prev, next int32
}

var _ KeyStore = (*Cache)(nil)

// NewCache makes an empty Cache of at most size keys over under; 0 is CacheSize.
func NewCache(under KeyStore, size int) *Cache {
	if size <= 0 {
		size = CacheSize
	}
	return &Cache{under: under, size: size, at: map[string]int32{}, entries: make([]cacheEntry, 1)}
}

// Open gives the key of id, from memory when it is there. Errors are not kept.
func (c *Cache) Open(ctx context.Context, id string) (Key, error) {
	c.mu.Lock()
	if i, ok := c.at[id]; ok {
		c.unlink(i)
		c.pushFront(i)
		key := c.entries[i].key
		c.mu.Unlock()
		return key, nil
	}
	turn := c.turn
	c.mu.Unlock()
	key, err := c.under.Open(ctx, id)
	if err != nil {
		return Key{}, err
	}
	c.keep(id, key, turn)
	return key, nil
}

// Create implements KeyStore; the new keys are not kept until they are opened.
func (c *Cache) Create(ctx context.Context, ids ...string) error {
	return c.under.Create(ctx, ids...)
}

// Destroy implements KeyStore: it forgets the key before and after, so that a key
// that was opened meanwhile does not stay behind (AVG-7).
func (c *Cache) Destroy(ctx context.Context, id string) error {
	c.Forget(id)
	defer c.Forget(id)
	return c.under.Destroy(ctx, id)
}

// IDs implements KeyStore.
func (c *Cache) IDs(ctx context.Context) ([]string, error) { return c.under.IDs(ctx) }

// Close forgets all keys and closes the store under the cache.
func (c *Cache) Close() error {
	err := c.under.Close()
	c.Clear()
	return err
}

// Forget drops the key of id, if it is there.
func (c *Cache) Forget(id string) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.turn++
	if i, ok := c.at[id]; ok {
		c.drop(i)
	}
}

// Clear drops all keys: the rights epoch moved, or the store was replaced.
func (c *Cache) Clear() {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.turn++
	clear(c.at)
	clear(c.entries)
	c.entries, c.free = c.entries[:1], c.free[:0]
}

// Len gives the number of keys in memory.
func (c *Cache) Len() int {
	c.mu.Lock()
	defer c.mu.Unlock()
	return len(c.at)
}

func (c *Cache) keep(id string, key Key, turn uint64) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if _, ok := c.at[id]; ok || turn != c.turn {
		return
	}
	if len(c.at) >= c.size {
		c.drop(c.entries[0].prev)
	}
	i := c.room()
	c.entries[i] = cacheEntry{id: id, key: key}
	c.at[id] = i
	c.pushFront(i)
}

func (c *Cache) room() int32 {
	if n := len(c.free); n > 0 {
		i := c.free[n-1]
		c.free = c.free[:n-1]
		return i
	}
	c.entries = append(c.entries, cacheEntry{})
	return int32(len(c.entries) - 1)
}

// drop takes entry i out and wipes its key.
func (c *Cache) drop(i int32) {
	c.unlink(i)
	delete(c.at, c.entries[i].id)
	c.entries[i] = cacheEntry{}
	c.free = append(c.free, i)
}

func (c *Cache) unlink(i int32) {
	e := &c.entries[i]
	c.entries[e.prev].next, c.entries[e.next].prev = e.next, e.prev
}

func (c *Cache) pushFront(i int32) {
	head := c.entries[0].next
	c.entries[i].prev, c.entries[i].next = 0, head
	c.entries[head].prev = i
	c.entries[0].next = i
}
