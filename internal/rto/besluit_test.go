// SPDX-License-Identifier: EUPL-1.2

package rto_test

import (
	"slices"
	"testing"

	"pgregory.net/rapid"

	"rondetafel/internal/rto"
)

func besloten(soort rto.SoortBesluit) rto.Besluit {
	return rto.Besluit{Versie: 3, Soort: soort, Tekst: "Het RTO besluit iets verzonnens.",
		Stemmen: []rto.Stem{{Partij: "p-a", Eens: "ja"}, {Partij: "p-b", Eens: "nee", Reden: "Eerst een gesprek."}}}
}

func genodigden() []rto.Genodigde {
	return []rto.Genodigde{{Partij: "p-a", Medewerker: "m-a", Mandaat: true, Aanwezig: "m-a"},
		{Partij: "p-b", Medewerker: "m-b", Mandaat: true, Aanwezig: "m-b"},
		{Partij: "p-c", Medewerker: "m-c", Aanwezig: "m-c"}, {Partij: "p-d", Medewerker: "m-d", Mandaat: true}}
}

// rule 7.1-1: of each Partij that counts is recorded whether it agrees, and why not.
func TestBesluit(t *testing.T) {
	const geen = "reden: Kies een casusregisseur, of schrijf op waarom er geen komt (art. 6.4a)."
	for _, g := range []struct {
		naam   string
		anders func(*rto.Besluit)
		want   []string
	}{
		{"complete", func(*rto.Besluit) {}, nil},
		{"nothing", func(b *rto.Besluit) { *b = rto.Besluit{} }, []string{"soort: Kies wat voor besluit het is.", "tekst: Schrijf op wat het RTO besluit."}},
		{"no answer", func(b *rto.Besluit) { b.Stemmen[0].Eens = "" }, []string{"stemmen[0].eens: Kies of deze Partij het eens is (art. 7.1)."}},
		{"not, and not why", func(b *rto.Besluit) { b.Stemmen[1].Reden = " " },
			[]string{"stemmen[1].reden: Schrijf op waarom deze Partij het niet eens is (art. 7.1)."}},
		{"two votes", func(b *rto.Besluit) { b.Stemmen[1].Partij = "p-a" }, []string{"stemmen[1].partij: Elke Partij heeft één stem."}},
		{"too many votes", func(b *rto.Besluit) { b.Stemmen = make([]rto.Stem, 101) }, []string{"stemmen: Elke Partij heeft één stem."}},
		// rule 6.4a-1: somebody, or nobody with a reason
		{"a casusregisseur", func(b *rto.Besluit) { b.Soort, b.Casusregisseur = rto.Casusregisseur, "m-a" }, nil},
		{"none, and why", func(b *rto.Besluit) { b.Soort, b.Reden = rto.Casusregisseur, "De zorg is rond." }, nil},
		{"none, and not why", func(b *rto.Besluit) { b.Soort, b.Reden = rto.Casusregisseur, "\t" }, []string{geen}},
		{"somebody, and why nobody", func(b *rto.Besluit) { b.Soort, b.Casusregisseur, b.Reden = rto.Casusregisseur, "m-a", "x" },
			[]string{"reden: Kies een casusregisseur of schrijf op waarom er geen komt, niet allebei."}},
		// rule 6.4d-1: each criterion met or not, with the reason
		{"a criterion", func(b *rto.Besluit) { b.Criteria = []rto.Oordeel{{"k-1", "ja", "Drie maanden rust."}} }, nil},
		{"a criterion without anything", func(b *rto.Besluit) { b.Criteria = []rto.Oordeel{{ID: "k-1"}} }, []string{
			"criteria[0].gehaald: Kies of dit is gehaald (art. 6.4d).",
			"criteria[0].reden: Schrijf op waarom dit wel of niet is gehaald (art. 6.4d)."}},
		{"too many criteria", func(b *rto.Besluit) { b.Criteria = make([]rto.Oordeel, 101) }, []string{"criteria: Beoordeel alleen de criteria van het plan."}},
	} {
		t.Run(g.naam, func(t *testing.T) {
			b := besloten(rto.Plan)
			g.anders(&b)
			verwacht(t, b.Valideer(), g.want...)
		})
	}
}

func TestBesluitSchoon(t *testing.T) {
	b := besloten(rto.Plan)
	b.Casusregisseur, b.Reden, b.Criteria = "m-a", "x", []rto.Oordeel{{ID: "k"}}
	if s := b.Schoon(); s.Casusregisseur != "" || s.Reden != "" || s.Criteria != nil || len(s.Stemmen) != 2 {
		t.Errorf("a plan keeps %+v", s)
	}
	b.Soort = rto.Casusregisseur
	if s := b.Schoon(); s.Casusregisseur != "m-a" || s.Reden != "x" || s.Criteria != nil {
		t.Errorf("an appointment keeps %+v", s)
	}
	b.Soort = rto.Afschalen
	if s := b.Schoon(); s.Casusregisseur != "" || len(s.Criteria) != 1 {
		t.Errorf("scaling down keeps %+v", s)
	}
}

// rules 6.3-1 and 7.1-1: the votes are those of exactly the Partijen that count.
func TestBesluitToets(t *testing.T) {
	const teltNiet = ": Deze Partij telt niet mee: zij is er niet, of zonder mandaat voor dit besluit (art. 6.3)."
	const allen = "stemmen: Leg van elke Partij die meetelt vast of zij het eens is (art. 7.1)."
	verwacht(t, besloten(rto.Plan).Toets(genodigden()))
	for partij, waar := range map[string]string{"p-c": "without a mandate", "p-d": "not there", "p-x": "not invited", "": "nobody"} {
		b := besloten(rto.Plan)
		b.Stemmen = append(b.Stemmen, rto.Stem{Partij: partij, Eens: "ja"})
		if got := meldingen(t, b.Toets(genodigden())); !slices.Equal(got, []string{"stemmen[2].partij" + teltNiet}) {
			t.Errorf("a vote of who is %s: %v", waar, got)
		}
	}
	b := besloten(rto.Plan)
	b.Stemmen = b.Stemmen[:1]
	verwacht(t, b.Toets(genodigden()), allen)
	b.Stemmen = nil
	verwacht(t, b.Toets(genodigden()), allen)
	verwacht(t, b.Toets(nil)) // nobody counts: that is policy's to refuse
}

// rule 6.4d-1: no scaling down without criteria, or past one of them.
func TestBesluitOntbreektAan(t *testing.T) {
	b := besloten(rto.Afschalen)
	b.Criteria = []rto.Oordeel{{ID: "k-1", Gehaald: "ja", Reden: "x"}}
	for _, g := range []struct {
		criteria []string
		want     []string
	}{
		{nil, []string{rto.OntbreektCriteria}}, {[]string{"k-1"}, nil}, {[]string{"k-1", "k-2"}, []string{rto.OntbreektOordeel}},
		{[]string{"k-2"}, []string{rto.OntbreektOordeel}},
	} {
		if got := b.OntbreektAan(g.criteria); !slices.Equal(got, g.want) {
			t.Errorf("%v: %v, want %v", g.criteria, got, g.want)
		}
	}
}

func TestSoorten(t *testing.T) {
	for _, s := range rto.Soorten() {
		if !s.Bekend() || s.Label() == string(s) {
			t.Errorf("%s has label %q", s, s.Label())
		}
	}
	if rto.SoortBesluit("").Bekend() || rto.SoortBesluit("stemming").Bekend() || rto.SoortBesluit("x").Label() != "x" {
		t.Error("a type that is none is known")
	}
}

// rule 1.3-1: a deputy is somebody, for a reason.
func TestVoorstel(t *testing.T) {
	verwacht(t, rto.Voorstel{Medewerker: "m-a", Reden: "Zij is drie weken weg."}.Valideer())
	verwacht(t, rto.Voorstel{}.Valideer(), "medewerker: Kies wie de casusregisseur vervangt.", "reden: Schrijf op waarom er een vervanger nodig is.")
}

// Whatever is sent: the messages are plain, and what passes both tests has one vote of each Partij that counts, with a reason of who disagrees.
func TestBesluitMeldingen(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		b := rto.Besluit{Soort: rapid.SampledFrom(append(rto.Soorten(), "", getypt)).Draw(t, "soort"), Tekst: tekst().Draw(t, "tekst"),
			Reden: tekst().Draw(t, "reden"), Casusregisseur: rapid.SampledFrom([]string{"", "m-a"}).Draw(t, "wie")}
		for range rapid.IntRange(0, 4).Draw(t, "n") {
			b.Stemmen = append(b.Stemmen, rto.Stem{Partij: rapid.SampledFrom([]string{"p-a", "p-b", "p-c", "p-d", getypt}).Draw(t, "partij"),
				Eens: rapid.SampledFrom([]string{"ja", "nee", getypt}).Draw(t, "eens"), Reden: tekst().Draw(t, "waarom")})
		}
		b = b.Schoon()
		een, twee := b.Valideer(), b.Toets(genodigden())
		controleer(t, een)
		controleer(t, twee)
		controleer(t, rto.Afvaardiging{Komt: tekst().Draw(t, "komt"), MandaatVan: b.Tekst}.Valideer())
		controleer(t, rto.Voorstel{Medewerker: b.Casusregisseur, Reden: b.Reden}.Valideer())
		if een != nil || twee != nil {
			return
		}
		if len(b.Stemmen) != 2 {
			t.Fatalf("%d votes of two Partijen: %+v", len(b.Stemmen), b.Stemmen)
		}
		if b.Soort == rto.Casusregisseur && (b.Casusregisseur == "") == (b.Reden == "") {
			t.Fatalf("neither or both: %+v", b)
		}
	})
}
