// SPDX-License-Identifier: EUPL-1.2

package gate

import (
	"crypto/rand"
	"encoding/base32"
	"time"
)

// Caller is who asks: the people in whose name an act is done, and where it came from. Usually one person; several for a
// screen that several look at, and then the act is allowed only if it is allowed to each.
type Caller struct {
	Personen  []string // ids
	Herkomst  string   // "web", "api", "taak", "demo"
	Sessie    string   // id of the log-in, checked with every act; "" only for the system's own callers
	Token     string   // id of the token of a system that works in the name of who asks; "" for people
	Koppeling string   // id of that system
	Trace     [16]byte // W3C trace id of the request
	Span      [8]byte
	Sleutel   string // idempotency key of a write, "" for none
	Kijkt     bool   // only looks: whatever else is asked is not done (errs.ErrOnlyLooks)
	Blik      *Blik  // filled in by the first look at a Casus, for a page that will follow it; nil when nobody wants it
}

// Als returns a caller for one person that comes from inside the system: the demo that is played, a job, a test.
func Als(persoon, herkomst string) Caller {
	c := Caller{Personen: []string{persoon}, Herkomst: herkomst}
	_, _ = rand.Read(c.Trace[:])
	_, _ = rand.Read(c.Span[:])
	return c
}

// persoon is the first person, who stands in the log as the one who did it.
func (c Caller) persoon() string {
	if len(c.Personen) == 0 {
		return ""
	}
	return c.Personen[0]
}

var idAlfabet = base32.NewEncoding("0123456789abcdefghjkmnpqrstvwxyz").WithPadding(base32.NoPadding)

// nieuwID draws an opaque id of 26 characters: 48 bits of the moment in milliseconds, so that rows of one time stand
// together in an index, and 80 random bits.
func nieuwID(nu time.Time) string {
	var b [16]byte
	_, _ = rand.Read(b[6:])
	ms := uint64(nu.UnixMilli())
	for i := range 6 {
		b[i] = byte(ms >> (40 - 8*i))
	}
	return idAlfabet.EncodeToString(b[:])
}

// momentVanID is the moment in an id that nieuwID drew, to the millisecond, and 0 for another one.
func momentVanID(id string) int64 {
	b, err := idAlfabet.DecodeString(id)
	if err != nil || len(b) < 6 {
		return 0
	}
	ms := int64(0)
	for _, deel := range b[:6] {
		ms = ms<<8 | int64(deel)
	}
	return ms * 1000
}

// isID tells whether s can be an id at all. What cannot is never looked up and never stands in the log.
func isID(s string) bool {
	if len(s) == 0 || len(s) > 40 {
		return false
	}
	for _, r := range []byte(s) {
		if (r < 'a' || r > 'z') && (r < '0' || r > '9') && r != '-' && r != '_' {
			return false
		}
	}
	return true
}
