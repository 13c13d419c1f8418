// SPDX-License-Identifier: EUPL-1.2

package api

import (
	"bytes"
	"encoding/json"
	"errors"
	"strings"
)

// errDubbel is an object that has a field twice: which of the two counts is not for us to guess.
type errDubbel struct{ veld string }

func (e errDubbel) Error() string {
	return safeName(e.veld) + ": Dit veld staat er twee keer. Stuur elk veld één keer."
}

// errDiep is a value that is nested deeper than any of ours.
var errDiep = errors.New("body: Deze JSON is te diep genest.")

// maxDiepte is how deep a body may be nested. Ours go six deep.
const maxDiepte = 32

// eenmaal asks that no object in data has a field twice, at any depth, and that it is not nested too deep. What is no JSON is for the
// decoder to say.
func eenmaal(data []byte) error {
	d := json.NewDecoder(bytes.NewReader(data))
	d.UseNumber()
	var open []niveau
	for {
		t, err := d.Token()
		if err != nil {
			return nil // the end, or what the decoder refuses as well
		}
		if n := len(open); n > 0 && open[n-1].isNaam() && t != json.Delim('}') {
			if naam, ok := t.(string); ok && !open[n-1].neem(naam) {
				return errDubbel{naam}
			}
			continue
		}
		switch t {
		case json.Delim('{'), json.Delim('['):
			if len(open) == maxDiepte {
				return errDiep
			}
			open = append(open, nieuwNiveau(t == json.Delim('{')))
			continue
		case json.Delim('}'), json.Delim(']'):
			open = open[:len(open)-1]
		}
		if n := len(open); n > 0 {
			open[n-1].waarde()
		}
	}
}

// niveau is an object or a list that is being read.
type niveau struct {
	namen map[string]bool // nil for a list
	naam  *bool           // whether a name comes next
}

func nieuwNiveau(object bool) niveau {
	n := niveau{naam: &object}
	if object {
		n.namen = map[string]bool{}
	}
	return n
}

func (n niveau) isNaam() bool { return n.namen != nil && *n.naam }

// neem takes a name, and returns false when it was there already.
func (n niveau) neem(naam string) bool {
	zelfde := strings.ToLower(strings.ToUpper(naam)) // the decoder takes "Wie" for "wie"
	al := n.namen[zelfde]
	n.namen[zelfde], *n.naam = true, false
	return !al
}

// waarde marks that a value ended: in an object a name comes next.
func (n niveau) waarde() { *n.naam = n.namen != nil }
