// SPDX-License-Identifier: EUPL-1.2

package edge

import (
	"net"
	"net/netip"
	"sync"
)

// What one address, and all together, may keep open. A browser uses six connections; a whole building behind one address some hundreds. Who
// opens more waits for nobody: the connection is closed.
const (
	perAddress = 512
	together   = 8192
)

// Listen lets connections through up to a number, in all and from one address; shared are addresses from which everybody comes, and which only
// have the number of all. Together with the limits on time this keeps slow clients from taking the place of others.
func Listen(l net.Listener, shared []netip.Prefix) net.Listener {
	return &listener{Listener: l, shared: &handler{proxies: shared}, each: perAddress, all: together, open: map[netip.Addr]int{}}
}

type listener struct {
	net.Listener
	shared    *handler
	each, all int

	mu    sync.Mutex
	count int
	open  map[netip.Addr]int
}

// Accept implements net.Listener.
func (l *listener) Accept() (net.Conn, error) {
	for {
		c, err := l.Listener.Accept()
		if err != nil {
			return nil, err
		}
		from, _ := netip.ParseAddrPort(c.RemoteAddr().String())
		if l.take(from.Addr().Unmap()) {
			return &conn{Conn: c, done: sync.OnceFunc(func() { l.give(from.Addr().Unmap()) })}, nil
		}
		_ = c.Close() // there is nothing to say to it
	}
}

func (l *listener) take(a netip.Addr) bool {
	l.mu.Lock()
	defer l.mu.Unlock()
	if l.count >= l.all || l.open[a] >= l.each && !l.shared.trusts(a) {
		return false
	}
	l.count++
	l.open[a]++
	return true
}

func (l *listener) give(a netip.Addr) {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.count--
	if l.open[a]--; l.open[a] == 0 {
		delete(l.open, a)
	}
}

type conn struct {
	net.Conn
	done func()
}

// Close implements net.Conn.
func (c *conn) Close() error {
	c.done()
	return c.Conn.Close()
}
