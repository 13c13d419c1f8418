// SPDX-License-Identifier: EUPL-1.2

package gate_test

import (
	"bytes"
	"encoding/json"
	"slices"
	"strings"
	"testing"

	"rondetafel/internal/casus"
	"rondetafel/internal/gate"
	. "rondetafel/internal/gate/gatetest"
	"rondetafel/internal/klok"
)

// zoekhuis is a house in which Anna reported a family: Sem van der Züid-Meer, who has a BSN, Noor Óverkant without a date of
// birth, and Bo Geenzins without a BSN.
func zoekhuis(t *testing.T, h *Huis) gate.Verwijzing {
	t.Helper()
	in := Aanmelding()
	in.Soort = casus.Gezin
	in.Betrokkenen = []casus.Betrokkene{
		{Voornaam: "Sem", Tussenvoegsel: "van der", Achternaam: "Züid-Meer", Geboortedatum: "4-3-2004", BSN: "9999.90.019", Rol: casus.Hoofdbetrokkene},
		{Voornaam: "Noor", Achternaam: "Óverkant", Rol: casus.Gezinslid, BSN: "999990020"},
		{Voornaam: "Bo", Tussenvoegsel: "-", Achternaam: "Geenzins", Geboortedatum: "2004-03-04", Rol: casus.DirecteKring},
	}
	if !casus.GeldigBSN(in.Betrokkenen[1].BSN) {
		in.Betrokkenen[1].BSN = ""
	}
	z, err := h.CasusAanmelden(h.Ctx(), Als(Anna), in)
	goed(t, err)
	return z
}

// A person is found by the BSN, however it is written, and by family name with date of birth, whatever the capitals, accents
// and spaces; by nothing less, and by nothing else.
func TestZoekenVindt(t *testing.T) {
	motoren(t, func(t *testing.T, h *Huis) {
		z := zoekhuis(t, h)
		const bsn, naam = "BSN", "achternaam en geboortedatum"
		for _, geval := range []struct {
			v      gate.ZoekVraag
			wie    string
			waarom string
		}{
			{gate.ZoekVraag{BSN: "999990019"}, "Sem van der Züid-Meer", bsn},
			{gate.ZoekVraag{BSN: "9999 90 019"}, "Sem van der Züid-Meer", bsn},
			{gate.ZoekVraag{BSN: "9999.90.019"}, "Sem van der Züid-Meer", bsn},
			{gate.ZoekVraag{BSN: "9999-90-019", Achternaam: "iets anders"}, "Sem van der Züid-Meer", bsn}, // the number says who
			{gate.ZoekVraag{Achternaam: "van der Züid-Meer", Geboortedatum: "4-3-2004"}, "Sem van der Züid-Meer", naam},
			{gate.ZoekVraag{Achternaam: "VAN DER ZUID MEER", Geboortedatum: "2004-03-04"}, "Sem van der Züid-Meer", naam},
			{gate.ZoekVraag{Achternaam: "  vanderzuidmeer ", Geboortedatum: "04-03-2004"}, "Sem van der Züid-Meer", naam},
			{gate.ZoekVraag{Achternaam: "geenzins", Geboortedatum: "4-3-2004"}, "Bo - Geenzins", naam},
			{gate.ZoekVraag{Achternaam: "van der Züid-Meer", Geboortedatum: "5-3-2004"}, "", ""},
			{gate.ZoekVraag{Achternaam: "Züid-Meer", Geboortedatum: "4-3-2004"}, "Sem van der Züid-Meer", naam}, // without the prefix
			{gate.ZoekVraag{Achternaam: "der Züid-Meer", Geboortedatum: "4-3-2004"}, "", ""},                    // half of it
			{gate.ZoekVraag{Achternaam: "Meer", Geboortedatum: "4-3-2004"}, "", ""},
			{gate.ZoekVraag{Achternaam: "van der Züid", Geboortedatum: "4-3-2004"}, "", ""},
			{gate.ZoekVraag{Achternaam: "Sem van der Züid-Meer", Geboortedatum: "4-3-2004"}, "", ""},
			{gate.ZoekVraag{Achternaam: "%", Geboortedatum: "4-3-2004"}, "", ""},
			{gate.ZoekVraag{Achternaam: "' OR 1=1 --", Geboortedatum: "4-3-2004"}, "", ""},
			{gate.ZoekVraag{Achternaam: "Óverkant", Geboortedatum: "4-3-2004"}, "", ""}, // has no date of birth
			{gate.ZoekVraag{BSN: "123456782"}, "", ""},
		} {
			for wie, rol := range map[string]string{Anna: "aanmelder", Bo: ""} {
				b, err := h.PersoonZoeken(h.Ctx(), Als(wie), geval.v)
				goed(t, err)
				if rol == "" || geval.wie == "" {
					zelfde(t, wie+" searches what is not there", b, gate.ZoekBlad{Treffers: []gate.Treffer{}})
					if e := h.Laatste(); len(e.Getoond) > 0 || len(e.Objecten) > 0 {
						t.Errorf("an empty search is logged as %+v", e)
					}
					continue
				}
				if len(b.Treffers) != 1 || b.Treffers[0].Betrokkene.Naam != geval.wie || b.Treffers[0].Waarom != geval.waarom {
					t.Fatalf("%+v finds %+v, want %s by %s", geval.v, b, geval.wie, geval.waarom)
				}
				tr := b.Treffers[0]
				if c := tr.Casus; c.ID != z.ID || c.Nummer != z.Nummer || !c.Inhoud || c.MijnRol != rol || c.Fase != casus.Aangemeld || c.Aanmelder != "Gemeente Proefdorp" {
					t.Errorf("found in %+v", c)
				}
				if e := h.Laatste(); !slices.Equal(e.Getoond, []string{z.ID, tr.Betrokkene.ID}) || e.Casus != "" || e.Doel != "" {
					t.Errorf("the entry is %+v", e)
				}
			}
		}
	})
}

// What a hit tells of the person is what the page of the Casus tells, with the number masked.
func TestZoekenToont(t *testing.T) {
	h := Nieuw(t)
	z := zoekhuis(t, h)
	b, err := h.PersoonZoeken(h.Ctx(), Als(Anna), gate.ZoekVraag{BSN: BSN})
	goed(t, err)
	blad, err := h.CasusLezen(h.Ctx(), Als(Anna), z.ID)
	goed(t, err)
	zelfde(t, "the person who was found", b.Treffers[0].Betrokkene, blad.Betrokkenen[0])
	zelfde(t, "the same person on the page", blad.Betrokkenen[0], gate.BetrokkeneBlad{ID: blad.Betrokkenen[0].ID, Naam: "Sem van der Züid-Meer",
		Rol: "Hoofdbetrokkene", Geboortedatum: "2004-03-04", BSN: "*******19"})
	tekst, err := json.Marshal([]any{b, blad})
	goed(t, err)
	if strings.Contains(string(tekst), BSN) {
		t.Error("the whole number is shown")
	}
}

// Hits are of the casussen that one may open, the newest first; a search never fills more than a page.
func TestZoekenInMeerCasussen(t *testing.T) {
	motoren(t, func(t *testing.T, h *Huis) {
		var ids []string
		for range 52 {
			ids = append(ids, h.Aangemeld().ID)
		}
		slices.Reverse(ids)
		z := h.InScreening() // also of Petra
		b, err := h.PersoonZoeken(h.Ctx(), Als(Petra), gate.ZoekVraag{BSN: BSN})
		goed(t, err)
		if len(b.Treffers) != 1 || b.Treffers[0].Casus.ID != z.ID || b.Treffers[0].Casus.MijnRol != "procesregisseur" {
			t.Errorf("Petra finds %+v", b.Treffers)
		}
		b, err = h.PersoonZoeken(h.Ctx(), Als(Anna), gate.ZoekVraag{BSN: BSN})
		goed(t, err)
		var kreeg []string
		for _, r := range b.Treffers {
			kreeg = append(kreeg, r.Casus.ID)
		}
		if wil := append([]string{z.ID}, ids[:49]...); !slices.Equal(kreeg, wil) {
			t.Errorf("Anna finds %d: %v, want %v", len(kreeg), kreeg, wil)
		}
	})
}

// What cannot be searched for is said per field, and leaves no entry; nor does the log ever hold what was searched for.
func TestZoekvraag(t *testing.T) {
	h := Nieuw(t)
	zoekhuis(t, h)
	voor := h.Regels()
	for _, geval := range []struct {
		v      gate.ZoekVraag
		velden []string
	}{
		{gate.ZoekVraag{}, []string{"bsn"}},
		{gate.ZoekVraag{BSN: "999990018"}, []string{"bsn"}},
		{gate.ZoekVraag{BSN: "000000000"}, []string{"bsn"}},
		{gate.ZoekVraag{BSN: "99999001"}, []string{"bsn"}},
		{gate.ZoekVraag{BSN: "   "}, []string{"bsn"}},
		{gate.ZoekVraag{Achternaam: "Züid-Meer"}, []string{"geboortedatum"}},
		{gate.ZoekVraag{Geboortedatum: "4-3-2004"}, []string{"achternaam"}},
		{gate.ZoekVraag{Achternaam: "Züid-Meer", Geboortedatum: "31-2-2004"}, []string{"geboortedatum"}},
		{gate.ZoekVraag{Achternaam: "   "}, []string{"bsn"}},
		{gate.ZoekVraag{Achternaam: " ", Geboortedatum: "x"}, []string{"achternaam", "geboortedatum"}},
	} {
		_, err := h.PersoonZoeken(h.Ctx(), Als(Anna), geval.v)
		ongeldig(t, err, geval.velden...)
	}
	if h.Regels() != voor {
		t.Error("a question that was not well-formed left an entry")
	}
	_, err := h.PersoonZoeken(h.Ctx(), Als(Anna), gate.ZoekVraag{BSN: BSN})
	goed(t, err)
	_, err = h.PersoonZoeken(h.Ctx(), Als(Anna), gate.ZoekVraag{Achternaam: "van der Züid-Meer", Geboortedatum: "4-3-2004"})
	goed(t, err)
	_, err = h.PersoonZoeken(h.Ctx(), Als(Anna), gate.ZoekVraag{Achternaam: "!!", Geboortedatum: "4-3-2004"})
	goed(t, err)
	rijen, err := h.DB().QueryContext(h.Ctx(), `SELECT lichaam FROM log_regel UNION ALL SELECT inhoud FROM betrokkene UNION ALL SELECT hash FROM zoekindex`)
	goed(t, err)
	defer rijen.Close()
	for rijen.Next() {
		var b []byte
		goed(t, rijen.Scan(&b))
		for _, geheim := range []string{BSN, "Meer", "2004-03-04", "4-3-2004", "Sem"} {
			if bytes.Contains(b, []byte(geheim)) {
				t.Errorf("%q stands in the clear in %q", geheim, b)
			}
		}
	}
	goed(t, rijen.Err())
	for _, wie := range []string{Mo, Oda, Bram, Fien, Rik, Beatle} {
		_, err := h.PersoonZoeken(h.Ctx(), Als(wie), gate.ZoekVraag{Achternaam: "Geenzins", Geboortedatum: klok.Datum("4-3-2004")})
		d := geweigerd(t, err, "12.1")
		zelfde(t, "the refusal", d.Titel+" "+d.Waarom+" "+d.Anders,
			"Je kunt hier niet zoeken. Zoeken is voor wie in casussen meedoet. Vraag een collega die meedoet.")
	}
}
