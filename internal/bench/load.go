// SPDX-License-Identifier: EUPL-1.2

package main

import (
	"bufio"
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"math/rand/v2"
	"net"
	"strconv"
	"sync"
	"time"
)

// load is clients that each ask one thing after another over a connection of their own.
type load struct {
	p        *process
	requests [][]byte // whole HTTP/1.1 requests
	clients  int
}

// run asks for d. The same turn asks the same things in the same order, whoever answers. The error is of connecting; an
// answer that is not 2xx counts in the result.
func (l load) run(ctx context.Context, d time.Duration, turn uint64) (result, error) {
	if len(l.requests) == 0 {
		return result{}, errors.New("nothing to ask")
	}
	conns := make([]*conn, 0, l.clients)
	defer func() {
		for _, c := range conns {
			c.Close()
		}
	}()
	for range l.clients {
		c, err := dial(ctx, l.p.addr)
		if err != nil {
			return result{}, err
		}
		conns = append(conns, c)
	}
	results := make([]result, l.clients)
	var all sync.WaitGroup
	used := l.p.cpu()
	start := time.Now()
	for i, c := range conns {
		all.Go(func() { results[i] = l.client(ctx, c, start.Add(d), rand.New(rand.NewPCG(turn, uint64(i)))) })
	}
	all.Wait()
	total := result{passed: time.Since(start), cpu: l.p.cpu() - used}
	for _, r := range results {
		total.add(r)
	}
	return total, ctx.Err()
}

func (l load) client(ctx context.Context, c *conn, end time.Time, pick *rand.Rand) result {
	var r result
	for at := time.Now(); at.Before(end) && ctx.Err() == nil; {
		status, err := c.do(l.requests[pick.IntN(len(l.requests))])
		now := time.Now()
		if err != nil || status/100 != 2 {
			r.errors++
		} else {
			r.took = append(r.took, now.Sub(at))
		}
		if err != nil && c.again(ctx) != nil {
			return r
		}
		at = now
	}
	return r
}

// conn is a bare HTTP/1.1 client: it takes so little that the figures are those of the server.
type conn struct {
	net.Conn
	addr string
	r    *bufio.Reader
}

func dial(ctx context.Context, addr string) (*conn, error) {
	c := &conn{addr: addr}
	return c, c.again(ctx)
}

// again connects anew.
func (c *conn) again(ctx context.Context) error {
	if c.Conn != nil {
		c.Close()
	}
	var d net.Dialer
	fresh, err := d.DialContext(ctx, "tcp", c.addr)
	if err != nil {
		return err
	}
	c.Conn, c.r = fresh, bufio.NewReaderSize(fresh, 32<<10)
	return fresh.SetDeadline(time.Now().Add(2 * time.Minute))
}

// do sends a request and reads its answer to the end.
func (c *conn) do(request []byte) (status int, err error) {
	if _, err := c.Write(request); err != nil {
		return 0, err
	}
	first, err := c.r.ReadSlice('\n')
	if err != nil {
		return 0, err
	}
	if len(first) < 12 {
		return 0, fmt.Errorf("no status line: %q", first)
	}
	if status, err = strconv.Atoi(string(first[9:12])); err != nil {
		return 0, err
	}
	length, err := c.headers()
	if err != nil {
		return 0, err
	}
	if length < 0 {
		return status, c.chunks()
	}
	_, err = c.r.Discard(length)
	return status, err
}

// headers reads the headers and returns the length of the body, -1 for chunks.
func (c *conn) headers() (length int, err error) {
	for {
		h, err := c.r.ReadSlice('\n')
		if err != nil {
			return 0, err
		}
		h = bytes.TrimRight(h, "\r\n")
		name, value, _ := bytes.Cut(h, []byte(":"))
		switch {
		case len(h) == 0:
			return length, nil
		case bytes.EqualFold(name, []byte("Content-Length")):
			if length, err = strconv.Atoi(string(bytes.TrimSpace(value))); err != nil {
				return 0, err
			}
		case bytes.EqualFold(name, []byte("Transfer-Encoding")):
			length = -1
		}
	}
}

func (c *conn) chunks() error {
	for {
		h, err := c.r.ReadSlice('\n')
		if err != nil {
			return err
		}
		size, err := strconv.ParseInt(string(bytes.TrimSpace(h)), 16, 32)
		if err != nil {
			return err
		}
		if _, err := io.CopyN(io.Discard, c.r, size+2); err != nil || size == 0 {
			return err
		}
	}
}

// probe asks once, to know whether an operation is there at all.
func probe(ctx context.Context, p *process, requests [][]byte) error {
	if len(requests) == 0 {
		return errors.New("nothing to ask")
	}
	c, err := dial(ctx, p.addr)
	if err != nil {
		return err
	}
	defer c.Close()
	status, err := c.do(requests[0])
	if err == nil && status/100 != 2 {
		err = fmt.Errorf("%s answers %d", p.system, status)
	}
	return err
}
