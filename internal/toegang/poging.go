// SPDX-License-Identifier: EUPL-1.2

package toegang

import "time"

// Poging is what is kept of attempts of one kind that went wrong one after another: from one place at one name, or of one session.
type Poging struct {
	Aantal  int64
	Laatste int64 // microseconds
}

const (
	vrijePogingen = 5 // wrong ones before one has to wait
	eersteWacht   = 30 * time.Second
	langsteWacht  = time.Hour
	// Vergeten is after how long without an attempt the wrong ones are forgotten.
	Vergeten = 24 * time.Hour
	// Raden is how many wrong attempts on one account in a day are told to its owner.
	Raden = 10
)

// Wacht is until when, in microseconds, no attempt is looked at: after the fifth wrong one half a minute, and twice as long after each
// next, up to an hour. 0 when an attempt is free.
func (p Poging) Wacht() int64 {
	if p.Aantal < vrijePogingen {
		return 0
	}
	w := eersteWacht
	for i := int64(vrijePogingen); i < p.Aantal && w < langsteWacht; i++ {
		w *= 2
	}
	return p.Laatste + min(w, langsteWacht).Microseconds()
}

// Mis is p after another wrong attempt at nu.
func (p Poging) Mis(nu int64) Poging {
	if nu-p.Laatste > Vergeten.Microseconds() {
		p.Aantal = 0
	}
	return Poging{Aantal: p.Aantal + 1, Laatste: nu}
}
