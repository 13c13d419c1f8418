// SPDX-License-Identifier: EUPL-1.2

package audit

import (
	"errors"
	"fmt"
)

// Outcome says how an act ended. The zero value is no outcome: an entry that
// forgot to say how it ended is refused, it does not pass for "allowed".
type Outcome uint8

// The three outcomes. Refused and failed attempts are entries too.
const (
	Allowed Outcome = 1 + iota // decided for, and carried out
	Refused                    // policy decided against
	Failed                     // decided for, but the effect did not succeed
)

// String gives the outcome as the pages show it, "" where it is none.
func (o Outcome) String() string {
	switch o {
	case Allowed:
		return "toegestaan"
	case Refused:
		return "geweigerd"
	case Failed:
		return "mislukt"
	}
	return ""
}

// The kinds of processing that the log tells apart (AVG art. 5(2), 30 and
// 32). The list is closed: an entry of another kind is refused.
const (
	Verzamelen   = "verzamelen"  // collect: new data comes in
	Wijzigen     = "wijzigen"    // change
	Raadplegen   = "raadplegen"  // consult
	Verstrekken  = "verstrekken" // provide to another Partij or to a betrokkene
	Combineren   = "combineren"  // bring data of several sources together
	Vernietigen  = "vernietigen" // destroy
	Zoeken       = "zoeken"      // search
	Exporteren   = "exporteren"  // export
	Afdrukken    = "afdrukken"   // print
	Inloggen     = "inloggen"    // log in and out
	RechtenGeven = "rechten"     // give, change or take rights
)

// Soorten gives the kinds of processing in the order of the register.
func Soorten() []string {
	return []string{
		Verzamelen, Wijzigen, Raadplegen, Verstrekken, Combineren, Vernietigen,
		Zoeken, Exporteren, Afdrukken, Inloggen, RechtenGeven,
	}
}

// Entry is one act in the log: one request is one act is one entry.
// Ids only; whatever says something about a person sits sealed in Details.
type Entry struct {
	Sequence int64    // 0-based place in the log; filled by Batch.Append
	Time     int64    // microseconds since 1970 UTC, strictly increasing; adjusted by Batch.Append
	TraceID  [16]byte // W3C trace id of the request
	SpanID   [8]byte  // W3C span id of the act

	Persoon string // id of who acted
	Partij  string // id of the Partij that the person works for
	Functie string // the functie in which the person acted
	Namens  string // id of the Partij on whose behalf, "" where none // rule 9.3-1

	Handeling string // the act, e.g. "casus.lezen"; never ""
	Soort     string // kind of processing, one of Soorten // rule AVG-5
	Casus     string // id of the casus whose key seals Details; "" = the house key

	Objecten  []string // ids of the objects that the act is about
	Getoond   []string // ids shown (lists, search hits)
	Uitkomst  Outcome  // how it ended
	Regels    []string // ids of the policies that decided
	Artikelen []string // the articles of those policies
	Herkomst  string   // where it came from: web, api, taak, demo
	Doel      string   // purpose

	Rechten []Recht // granting rows written or removed by this act
	Details []byte  // sealed by the caller, opaque here
}

// Recht names a granting row that an act wrote or removed, so that the rights
// can be rebuilt from the log and a replayed or deleted row is noticed.
type Recht struct {
	Rij    string // the row, e.g. "zicht/<casus>/<wie>"
	Versie int64  // version of the row that was written or removed
	MAC    []byte // the row's keyed MAC; empty = the row was removed
}

// Verwijderd reports whether the act removed the row.
func (r Recht) Verwijderd() bool { return len(r.MAC) == 0 }

// Check returns an error for an entry that may not go into the log: without
// an act, without an outcome, or of an unknown kind.
func (e *Entry) Check() error {
	if e.Handeling == "" {
		return errors.New("audit: entry without an act")
	}
	if e.Uitkomst.String() == "" {
		return fmt.Errorf("audit: entry %q without an outcome", e.Handeling)
	}
	if !isSoort(e.Soort) {
		return fmt.Errorf("audit: entry %q of unknown kind %q", e.Handeling, e.Soort)
	}
	return nil
}

// isSoort is a switch and not a search through Soorten: it runs on each append.
func isSoort(s string) bool {
	switch s {
	case Verzamelen, Wijzigen, Raadplegen, Verstrekken, Combineren, Vernietigen,
		Zoeken, Exporteren, Afdrukken, Inloggen, RechtenGeven:
		return true
	}
	return false
}
