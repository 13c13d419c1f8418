// SPDX-License-Identifier: EUPL-1.2

package casus_test

import (
	"errors"
	"strings"
	"testing"

	"rondetafel/internal/casus"
	"rondetafel/internal/errs"
)

// rule 1.2-1: who opens a Casus in need names its number and says in at least a sentence why.
func TestNoodinzageValideer(t *testing.T) {
	goed := casus.Noodinzage{Nummer: "2026-0142", Reden: "De politie staat bij de woning en de procesregisseur neemt niet op."}
	for _, g := range []struct {
		naam   string
		maak   func(*casus.Noodinzage)
		velden string
	}{
		{"goed", func(*casus.Noodinzage) {}, ""},
		{"zes cijfers", func(n *casus.Noodinzage) { n.Nummer = "2026-014212" }, ""},
		{"spaties eromheen", func(n *casus.Noodinzage) { n.Nummer, n.Reden = " 2026-0142 ", "\n"+n.Reden+" " }, ""},
		{"niets", func(n *casus.Noodinzage) { *n = casus.Noodinzage{} }, "nummer reden"},
		{"geen nummer", func(n *casus.Noodinzage) { n.Nummer = "de casus van gisteren" }, "nummer"},
		{"een id", func(n *casus.Noodinzage) { n.Nummer = "01JD8Z2Y5T5N6B1T3Q9W4X7K2M" }, "nummer"},
		{"vijf cijfers", func(n *casus.Noodinzage) { n.Nummer = "2026-01421" }, "nummer"},
		{"geen jaar", func(n *casus.Noodinzage) { n.Nummer = "26-0142" }, "nummer"},
		{"letters achteraan", func(n *casus.Noodinzage) { n.Nummer = "2026-01a2" }, "nummer"},
		{"één woord", func(n *casus.Noodinzage) { n.Reden = "spoed" }, "reden"},
		{"veel lege plekken", func(n *casus.Noodinzage) { n.Reden = "er is nu spoed" + strings.Repeat(" ", 40) }, "reden"},
		{"woorden zonder zin", func(n *casus.Noodinzage) { n.Reden = "a b c d e f" }, "reden"},
		{"onzichtbaar", func(n *casus.Noodinzage) { n.Reden += "\u202e" }, "reden"},
		{"te lang", func(n *casus.Noodinzage) { n.Reden = strings.Repeat("nood en ", 3000) }, "reden"},
	} {
		in := goed
		g.maak(&in)
		if kreeg := foutVelden(in.Schoon().Valideer()); kreeg != g.velden {
			t.Errorf("%s: wrong are %q, want %q", g.naam, kreeg, g.velden)
		}
	}
}

// rule 1.2-1: a judgement is a yes or a no, with why.
func TestNoodinzageOordeelValideer(t *testing.T) {
	for _, o := range casus.Noodoordelen() {
		if err := (casus.NoodinzageOordeel{Oordeel: o, Toelichting: "Het kon niet wachten."}).Valideer(); err != nil || o.Label() == "" || o.Label() == string(o) {
			t.Errorf("%s (%s): %v", o, o.Label(), err)
		}
	}
	if kreeg := foutVelden(casus.NoodinzageOordeel{Oordeel: "misschien"}.Valideer()); kreeg != "oordeel toelichting" {
		t.Errorf("wrong are %q", kreeg)
	}
	if casus.Noodoordeel("").Label() != "Nog niet beoordeeld" {
		t.Error("one that nobody judged has another label")
	}
}

func foutVelden(err error) string {
	var fout *errs.Invalid
	var uit []string
	if errors.As(err, &fout) {
		for _, v := range fout.Velden {
			uit = append(uit, v.Veld)
		}
	}
	return strings.Join(uit, " ")
}
