// SPDX-License-Identifier: EUPL-1.2

// Package errs holds the few kinds of error that cross a border of the system. The gate returns them; each edge (pages, API)
// maps them once to an answer. Whatever is none of these is a fault of ours and becomes "dit lukt nu niet".
//
//	NotFound     the thing does not exist, or the caller may not know that it does (both look the same)
//	Denied       a rule refuses; says what, why with the article, and what can be done instead
//	Invalid      the input is wrong; carries every message at once, per field
//	Conflict     somebody else changed it first; says who and when
//	Unavailable  the act could not be logged or stored durably; nothing was shown and nothing changed
package errs

import (
	"errors"
	"fmt"
	"strings"
	"time"
)

// ErrNotFound is the one answer for what does not exist and for what the caller may not know to exist.
var ErrNotFound = errors.New("niet gevonden")

// ErrUnavailable says that nothing was shown and nothing was changed because the act could not be made durable.
var ErrUnavailable = errors.New("dit lukt nu niet")

// ErrNotLoggedIn says that the caller has no running session.
var ErrNotLoggedIn = errors.New("niet ingelogd")

// ErrTooMany says that the caller has too much of something open at once. Nothing was done.
var ErrTooMany = errors.New("te veel tegelijk")

// TooFast says that the caller asked too much in a short time. Nothing was done.
type TooFast struct {
	Wacht time.Duration // until they can ask again
}

// Error says for how long one waits.
func (f *TooFast) Error() string { return "te snel: wacht " + f.Wacht.String() }

// Seconden is for how many whole seconds one waits, at least one.
func (f *TooFast) Seconden() int { return int((f.Wacht + time.Second - 1) / time.Second) }

// ErrOnlyLooks says that the caller came to look and asked for more. Nothing was done.
var ErrOnlyLooks = errors.New("alleen kijken")

// Veldfout is one message about one field. Veld is the field's path as the form and the JSON spell it
// (`betrokkenen[0].achternaam`); Melding is a full Dutch sentence and never repeats what was typed.
type Veldfout struct {
	Veld    string
	Melding string
}

// Invalid carries all that is wrong with an input at once.
type Invalid struct {
	Velden []Veldfout
}

// Error lists the fields, not their values.
func (i *Invalid) Error() string {
	var namen []string
	for _, v := range i.Velden {
		namen = append(namen, v.Veld)
	}
	return "ongeldige invoer: " + strings.Join(namen, ", ")
}

// Repeated says that the caller did this act before with the same idempotency key, and with other input. Nothing was done. It is an
// *Invalid too, for an edge that has no better answer.
type Repeated struct {
	ID     string // of what the first one made or changed, "" when it was another act
	Moment int64  // of the first one, microseconds
	Invalid
}

// Error says so, without the key.
func (r *Repeated) Error() string { return "al gedaan met andere invoer" }

// Unwrap returns the error as one about the input.
func (r *Repeated) Unwrap() error { return &r.Invalid }

// Velden collects the messages about an input; the zero value is ready for use.
type Velden struct {
	lijst []Veldfout
}

// Eis adds melding for veld when goed is false.
func (v *Velden) Eis(goed bool, veld, melding string) {
	if !goed {
		v.lijst = append(v.lijst, Veldfout{Veld: veld, Melding: melding})
	}
}

// Neem adds what an *Invalid says; anything else is no message.
func (v *Velden) Neem(err error) {
	var i *Invalid
	if errors.As(err, &i) {
		v.lijst = append(v.lijst, i.Velden...)
	}
}

// Fout returns nil when nothing was wrong, else an *Invalid with every message in the order they were added.
func (v *Velden) Fout() error {
	if len(v.lijst) == 0 {
		return nil
	}
	return &Invalid{Velden: v.lijst}
}

// Denied is a refusal by a rule of the covenant or the law. It is no fault of anybody.
type Denied struct {
	Handeling string   // the act, e.g. "casus.screenen"
	Titel     string   // what cannot be done: "Je kunt deze casus niet beoordelen."
	Waarom    string   // one or two sentences about people
	Anders    string   // what can be done instead
	Artikelen []string // the articles that decided, "9.2a"
	Regels    []string // the ids of the deciding policies; empty when nothing allowed it
	Volgnr    int64    // place of the refusal in the log, -1 when not known
	Moment    int64    // microseconds
	// Wacht is for how long it is refused, whole minutes; 0 for who need not come back. Buiten says that something outside of the house is out of order, and nobody
	// did wrong.
	Wacht  time.Duration
	Buiten bool
}

// Error names the act and its articles.
func (d *Denied) Error() string {
	return fmt.Sprintf("geweigerd: %s (art. %s)", d.Handeling, strings.Join(d.Artikelen, ", "))
}

// Conflict says that the thing changed since the caller read it. Nothing was done.
type Conflict struct {
	Wat    string // what changed, "deze casus"
	Wie    string // who changed it; "" where the caller may not know
	Moment int64  // when, microseconds
	Versie int64  // the version that it has now
	Nu     string // how it is now, in words (lines), as far as the caller may know
	Over   bool   // what the caller wanted to do cannot be done with it any more: sending it again is of no use
}

// Error names what changed.
func (c *Conflict) Error() string {
	return "intussen veranderd: " + c.Wat
}
