// SPDX-License-Identifier: EUPL-1.2

package gate

import (
	"sync"
	"time"
)

const (
	blikDuurt  = 10 * time.Second // that a version may be taken for that of a page that is read now
	maxBlikken = 5000
)

// blikken remembers for a moment what readers saw of a Casus as a whole, so that who goes from page to page has it made once. One that is older
// than the page makes the page fetch itself once for nothing, and never keeps it from hearing of something: nothing that is done gives a Casus
// the version back that it had.
type blikken struct {
	mu  sync.Mutex
	van map[string]map[blikSleutel]basisblik // by Casus
	n   int
}

type blikSleutel struct{ sessie, persoon string }

type basisblik struct {
	versie string
	moment int64         // as of which it was made
	sinds  time.Duration // on the clock that nobody can set
}

// geef is the version of before, for a look as of moment: one that was made of what came after that look would keep its page from hearing it.
func (b *blikken) geef(casus string, k blikSleutel, moment int64, nu time.Duration) (string, bool) {
	b.mu.Lock()
	defer b.mu.Unlock()
	v, ok := b.van[casus][k]
	return v.versie, ok && v.moment <= moment && nu-v.sinds < blikDuurt && nu >= v.sinds
}

func (b *blikken) houd(casus string, k blikSleutel, versie string, moment int64, nu time.Duration) {
	b.mu.Lock()
	defer b.mu.Unlock()
	if b.van == nil || b.n >= maxBlikken {
		b.van, b.n = map[string]map[blikSleutel]basisblik{}, 0
	}
	if b.van[casus] == nil {
		b.van[casus] = map[blikSleutel]basisblik{}
	}
	b.van[casus][k] = basisblik{versie, moment, nu}
	b.n++ // at least as many as there are
}

// vergeet drops what r may have changed.
func (b *blikken) vergeet(r raak) {
	b.mu.Lock()
	defer b.mu.Unlock()
	if r.alles || r.verzet {
		b.van, b.n = nil, 0
		return
	}
	for casus := range r.casussen {
		delete(b.van, casus)
	}
}
