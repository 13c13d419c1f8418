// SPDX-License-Identifier: EUPL-1.2

package gate_test

import (
	"encoding/json"
	"errors"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"rondetafel/internal/audit"
	"rondetafel/internal/casus"
	"rondetafel/internal/errs"
	"rondetafel/internal/gate"
	. "rondetafel/internal/gate/gatetest"
	"rondetafel/internal/klok"
)

// sleutels asks that these ids, and no others, have a key.
func sleutels(t *testing.T, h *Huis, wat string, wil ...string) {
	t.Helper()
	ids, err := h.SleutelIDs(h.Ctx())
	goed(t, err)
	slices.Sort(ids)
	slices.Sort(wil)
	if !slices.Equal(ids, wil) {
		t.Errorf("%s: keys %v, want %v", wat, ids, wil)
	}
}

func concept(inhoud string) gate.ConceptBewaren {
	return gate.ConceptBewaren{Formulier: "aanmelding", Inhoud: json.RawMessage(inhoud)}
}

// A draft is its owner's alone from the first letter to the last: it comes back as it was typed, in each version, and in no
// list but theirs.
func TestConceptLeven(t *testing.T) {
	motoren(t, func(t *testing.T, h *Huis) {
		ctx := h.Ctx()
		n := h.Regels()
		k, err := h.ConceptBewaren(ctx, Als(Anna), concept(`{"aanleiding":"Er is"}`))
		goed(t, err)
		zelfde(t, "a new draft", k, gate.Verwijzing{ID: k.ID, Versie: 1})
		in := concept(`{"aanleiding":"Er is ruzie."}`)
		in.ID, in.Versie = k.ID, 1
		v, err := h.ConceptBewaren(ctx, Als(Anna), in)
		goed(t, err)
		zelfde(t, "the draft as it was saved again", v, gate.Verwijzing{ID: k.ID, Versie: 2})
		blad, err := h.ConceptLezen(ctx, Als(Anna), k.ID)
		goed(t, err)
		wil := gate.ConceptBlad{ID: k.ID, Formulier: "aanmelding", Versie: 2, Gewijzigd: toen(h, n+1), Inhoud: in.Inhoud}
		zelfde(t, "the draft", blad, wil)
		w, err := h.MijnWerk(ctx, Als(Anna))
		goed(t, err)
		wil.Inhoud = nil
		zelfde(t, "the drafts of Anna", w.Concepten, []gate.ConceptBlad{wil})
		for _, wie := range []string{Bo, Petra, Arno, Mo} {
			_, err = h.ConceptLezen(ctx, Als(wie), k.ID)
			onbekend(t, err)
			in.Versie = 2
			_, err = h.ConceptBewaren(ctx, Als(wie), in)
			onbekend(t, err)
			onbekend(t, h.ConceptWeggooien(ctx, Als(wie), k.ID))
			melding := Aanmelding()
			melding.Concept = k.ID
			if _, err = h.CasusAanmelden(ctx, Als(wie), melding); err == nil {
				t.Errorf("%s reported the draft of Anna", wie)
			}
			w, err = h.MijnWerk(ctx, Als(wie))
			goed(t, err)
			zelfde(t, "the drafts of "+wie, w.Concepten, []gate.ConceptBlad{})
		}
		sleutels(t, h, "after tries of others", k.ID)
		blad, err = h.ConceptLezen(ctx, Als(Anna), k.ID)
		goed(t, err)
		zelfde(t, "the text after tries of others", string(blad.Inhoud), string(in.Inhoud))
		var tekst []byte
		goed(t, h.DB().QueryRowContext(ctx, `SELECT inhoud FROM concept`).Scan(&tekst))
		if strings.Contains(string(tekst), "ruzie") {
			t.Error("the draft is stored in the clear")
		}
	})
}

// A draft that cannot be kept, is somebody's old version, or is not there: nothing is changed and no key is left.
func TestConceptMislukt(t *testing.T) {
	motoren(t, func(t *testing.T, h *Huis) {
		ctx := h.Ctx()
		voor := h.Regels()
		for wat, in := range map[string]gate.ConceptBewaren{
			"formulier": {Formulier: "gegeven", Inhoud: []byte(`{}`)}, "inhoud": {Formulier: "aanmelding", Inhoud: []byte(`{`)},
			"id": {ID: "NIET/goed", Formulier: "aanmelding", Inhoud: []byte(`{}`)},
		} {
			_, err := h.ConceptBewaren(ctx, Als(Anna), in)
			ongeldig(t, err, wat)
		}
		_, err := h.ConceptBewaren(ctx, Als(Anna), concept(`"`+strings.Repeat("x", 512<<10)+`"`))
		ongeldig(t, err, "inhoud")
		_, err = h.ConceptBewaren(ctx, Als(Anna), gate.ConceptBewaren{})
		ongeldig(t, err, "formulier", "inhoud")
		if h.Regels() != voor {
			t.Error("what was not well-formed left an entry")
		}
		in := concept(`{}`)
		in.ID, in.Versie = "00000000000000000000000000", 1
		_, err = h.ConceptBewaren(ctx, Als(Anna), in)
		onbekend(t, err)
		_, err = h.ConceptBewaren(ctx, Als(Mo), concept(`{}`))
		geweigerd(t, err, "1.7")
		in = concept(`{}`)
		in.Versie = 3
		_, err = h.ConceptBewaren(ctx, Als(Anna), in) // a new draft has no third version
		if c := (*errs.Conflict)(nil); !errors.As(err, &c) || c.Wat != "dit concept" || c.Versie != 0 || c.Wie != "Anna Fictief" {
			t.Errorf("error %v, want a conflict", err)
		}
		sleutels(t, h, "after what came to nothing")
		groot := concept(`{"aanleiding":"` + strings.Repeat("x", 512<<10-17) + `"}`)
		k, err := h.ConceptBewaren(ctx, Als(Anna), groot)
		goed(t, err)
		sleutels(t, h, "after one that was kept", k.ID)
		goed(t, h.ConceptWeggooien(ctx, Als(Anna), k.ID))
		sleutels(t, h, "after it was thrown away")
		for _, doe := range []func() error{
			func() error { return h.ConceptWeggooien(ctx, Als(Anna), k.ID) },
			func() error { return h.ConceptWeggooien(ctx, Als(Anna), "NIET/goed") },
			func() error { return vergeet(h.ConceptLezen(ctx, Als(Anna), "NIET/goed")) },
			func() error { return vergeet(h.ConceptLezen(ctx, Als(Anna), k.ID)) },
		} {
			onbekend(t, doe())
			if e := h.Laatste(); e.Uitkomst != audit.Failed || slices.Contains(e.Objecten, "NIET/goed") {
				t.Errorf("a draft that is not there left %+v", e)
			}
		}
	})
}

// A report takes its draft over, key and all, once; one that is refused or not valid leaves the draft as it was.
func TestConceptWordtCasus(t *testing.T) {
	motoren(t, func(t *testing.T, h *Huis) {
		ctx := h.Ctx()
		k, err := h.ConceptBewaren(ctx, Als(Anna), concept(`{"a":1}`))
		goed(t, err)
		in := Aanmelding()
		in.Concept = k.ID
		fout := in
		fout.Doelen = nil
		_, err = h.CasusAanmelden(ctx, Als(Anna), fout)
		ongeldig(t, err, "doelen")
		fout = in
		fout.Soort = casus.TopX
		_, err = h.CasusAanmelden(ctx, Als(Anna), fout)
		geweigerd(t, err, "WGS-16")
		blad, err := h.ConceptLezen(ctx, Als(Anna), k.ID)
		goed(t, err)
		zelfde(t, "the draft after a refusal", string(blad.Inhoud), `{"a":1}`)
		z, err := h.CasusAanmelden(ctx, Als(Anna), in)
		goed(t, err)
		if z.ID != k.ID || z.Versie != 1 {
			t.Errorf("the Casus is %+v of draft %s", z, k.ID)
		}
		sleutels(t, h, "after the report", k.ID)
		onbekend(t, vergeet(h.ConceptLezen(ctx, Als(Anna), k.ID)))
		onbekend(t, h.ConceptWeggooien(ctx, Als(Anna), k.ID))
		sleutels(t, h, "after throwing a draft away that is a Casus now", k.ID)
		onbekend(t, vergeet(h.CasusAanmelden(ctx, Als(Anna), in)))
		sleutels(t, h, "after reporting it twice", k.ID)
		b, err := h.CasusLezen(ctx, Als(Anna), z.ID)
		goed(t, err)
		zelfde(t, "what was reported", *b.Aanmelding, Aanmelding().Inhoud)
		voor := h.Regels()
		for _, id := range []string{"00000000000000000000000000", "NIET/goed", strings.Repeat("x", 99), "huis", "\x00"} {
			in.Concept = id
			onbekend(t, vergeet(h.CasusAanmelden(ctx, Als(Anna), in)))
			geweigerd(t, vergeet(h.CasusAanmelden(ctx, Als(Oda), in)), "1.4")
		}
		if e := h.LogVanaf(voor); len(e) != 10 || e[0].Uitkomst != audit.Failed || e[1].Uitkomst != audit.Refused {
			t.Errorf("reports of a draft that is not there left %+v", e)
		}
		sleutels(t, h, "after reports of a draft that is not there", k.ID)
	})
}

// A report that came to nothing leaves no Casus and no key, whatever stopped it.
func TestAanmeldingMisluktZonderSleutel(t *testing.T) {
	h := Nieuw(t)
	ctx := h.Ctx()
	for wat, maak := range map[string]func(*casus.Aanmelding) string{
		"not well-formed":       func(in *casus.Aanmelding) string { in.Aanleiding = ""; return Anna },
		"a kind of Casus":       func(in *casus.Aanmelding) string { in.Soort = "iets"; return Anna },
		"not allowed":           func(in *casus.Aanmelding) string { return Oda },
		"a kind that may not":   func(in *casus.Aanmelding) string { in.Soort = casus.Radicalisering; return Anna },
		"a Partij that left":    func(in *casus.Aanmelding) string { in.Namens, in.Contact = Weg, Els; return Petra },
		"the house":             func(in *casus.Aanmelding) string { in.Namens, in.Contact = Veiligheidshuis, Petra; return Petra },
		"nobody's Partij":       func(in *casus.Aanmelding) string { in.Namens, in.Contact = "p-niets", Anna; return Petra },
		"a contact elsewhere":   func(in *casus.Aanmelding) string { in.Namens, in.Contact = Gemeente, Bo; return Petra },
		"a contact who may not": func(in *casus.Aanmelding) string { in.Namens, in.Contact = Gemeente, Arno; return Petra },
	} {
		in := Aanmelding()
		if _, err := h.CasusAanmelden(ctx, Als(maak(&in)), in); err == nil {
			t.Errorf("%s was taken", wat)
		}
		sleutels(t, h, wat)
	}
	if n := h.Getal(`SELECT (SELECT COUNT(*) FROM casus) + (SELECT COUNT(*) FROM betrokkene) + (SELECT COUNT(*) FROM zicht) + (SELECT COUNT(*) FROM gebeurtenis)`); n != 0 {
		t.Errorf("%d rows are left", n)
	}
}

// A crash between "the key is durable" and "the row is durable" leaves a key of nothing: start-up removes it, and those only. The
// other way about, a row without a key, cannot be read and hurts nothing else.
func TestSleutelVoorRij(t *testing.T) {
	motoren(t, func(t *testing.T, h *Huis) {
		ctx := h.Ctx()
		z, weg := h.Aangemeld(), h.Aangemeld()
		k, err := h.ConceptBewaren(ctx, Als(Anna), concept(`{}`))
		goed(t, err)
		goed(t, h.NieuweSleutel(ctx, "00000000000000000000000001"))
		goed(t, h.NieuweSleutel(ctx, "00000000000000000000000002"))
		h.Sluit()
		h.Open()
		sleutels(t, h, "after a crash before the row", z.ID, weg.ID, k.ID)
		goed(t, h.VernietigSleutel(ctx, weg.ID))
		goed(t, h.NieuweSleutel(ctx, "00000000000000000000000003")) // as many keys as rows: nothing is compared
		h.Sluit()
		h.Open()
		goed(t, vergeet(h.CasusLezen(ctx, Als(Anna), z.ID)))
		blad, err := h.CasusLezen(ctx, Als(Anna), weg.ID)
		if e := h.Laatste(); err == nil || len(blad.Betrokkenen) > 0 || e.Uitkomst != audit.Failed || len(e.Getoond) > 0 {
			t.Errorf("a Casus without a key gives %+v, %v", blad, err)
		}
		_, err = h.CasusToewijzen(ctx, Als(Mo), casus.Toewijzen{Casus: weg.ID, Versie: 1, Medewerker: Petra}) // needs no key
		goed(t, err)
		in := h.Screening(gate.Verwijzing{ID: weg.ID, Versie: 2})
		onbekend(t, vergeet(h.CasusScreenen(ctx, Als(Petra), in)))
		geweigerd(t, vergeet(h.CasusScreenen(ctx, Als(Mo), in)), "9.2a") // the door speaks first
	})
}

// A number is drawn within its year and tells nothing about how many there are; when four digits are nearly used up it
// gets six.
func TestCasusnummer(t *testing.T) {
	motoren(t, func(t *testing.T, h *Huis) {
		vier, zes := regexp.MustCompile(`^2026-[0-9]{4}$`), regexp.MustCompile(`^2026-[0-9]{6}$`)
		gezien := map[string]bool{}
		oplopend := 0
		vorige := ""
		for range 12 {
			z := h.Aangemeld()
			if !vier.MatchString(z.Nummer) || z.Nummer == "2026-0000" || gezien[z.Nummer] {
				t.Errorf("number %s", z.Nummer)
			}
			if z.Nummer > vorige {
				oplopend++
			}
			gezien[z.Nummer], vorige = true, z.Nummer
		}
		if oplopend == 12 {
			t.Error("numbers that go up tell how many there are")
		}
		h.SQL(`INSERT INTO casus (id, nummer, soort, gemeente, fase, open, aanmelder, melder, invoerder, procesregisseur, aangemeld, gewijzigd,
			versie, gewijzigd_door, doel, inhoud)
			SELECT 'vol-' || n, '2026-' || substr('000' || n, length('' || n), 4), soort, gemeente, fase, open, aanmelder, melder, invoerder, procesregisseur,
			aangemeld, gewijzigd, versie, gewijzigd_door, doel, inhoud FROM casus CROSS JOIN
			(WITH RECURSIVE t(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM t WHERE n < 9999) SELECT n FROM t) AS alle
			WHERE id = (SELECT MIN(id) FROM casus) AND '2026-' || substr('000' || n, length('' || n), 4) NOT IN (SELECT nummer FROM casus)`)
		if z := h.Aangemeld(); !zes.MatchString(z.Nummer) || z.Nummer == "2026-000000" {
			t.Errorf("with all of four digits taken the number is %s", z.Nummer)
		}
		h.Klok.Zet(time.Date(2026, 12, 31, 23, 59, 0, 0, klok.Amsterdam()))
		if z := h.Aangemeld(); !zes.MatchString(z.Nummer) {
			t.Errorf("on the last evening of the year the number is %s", z.Nummer)
		}
		h.Klok.Zet(time.Date(2027, 1, 1, 0, 1, 0, 0, klok.Amsterdam())) // in UTC it is still the old year
		if z := h.Aangemeld(); !regexp.MustCompile(`^2027-[0-9]{4}$`).MatchString(z.Nummer) {
			t.Errorf("in the new year the number is %s", z.Nummer)
		}
		h.SQL(`DELETE FROM casus WHERE id LIKE 'vol-%'`) // no act made them
	})
}
