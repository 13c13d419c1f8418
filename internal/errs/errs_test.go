// SPDX-License-Identifier: EUPL-1.2

package errs_test

import (
	"errors"
	"fmt"
	"strings"
	"testing"

	"rondetafel/internal/errs"
)

func TestVelden(t *testing.T) {
	var v errs.Velden
	v.Eis(true, "goed", "Nooit.")
	if err := v.Fout(); err != nil {
		t.Fatalf("nothing is wrong, yet %v", err)
	}
	v.Eis(false, "a", "Een.")
	v.Eis(false, "b[0].c", "Twee.")
	var i *errs.Invalid
	if err := fmt.Errorf("om: %w", v.Fout()); !errors.As(err, &i) || len(i.Velden) != 2 || i.Velden[1] != (errs.Veldfout{Veld: "b[0].c", Melding: "Twee."}) {
		t.Fatalf("got %+v", i)
	}
	if s := i.Error(); s != "ongeldige invoer: a, b[0].c" {
		t.Errorf("error reads %q", s)
	}
}

// What an error says goes to technical logs: the act, never a text of somebody.
func TestTeksten(t *testing.T) {
	d := &errs.Denied{Handeling: "casus.lezen", Waarom: "geheim", Artikelen: []string{"1.7", "14.1"}}
	c := &errs.Conflict{Wat: "dit stuk", Wie: "geheim", Nu: "geheim"}
	if d.Error() != "geweigerd: casus.lezen (art. 1.7, 14.1)" || c.Error() != "intussen veranderd: dit stuk" {
		t.Errorf("errors read %q and %q", d, c)
	}
	if strings.Contains(d.Error()+c.Error(), "geheim") {
		t.Error("an error tells what it should not")
	}
}
