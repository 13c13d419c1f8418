// SPDX-License-Identifier: EUPL-1.2

package gate_test

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"

	"rondetafel/internal/errs"
	"rondetafel/internal/gate"
	. "rondetafel/internal/gate/gatetest"
	"rondetafel/internal/klok"
	"rondetafel/internal/partij"
)

func stuurgroeplid(naam string) partij.Inschrijving {
	return partij.Inschrijving{Soort: partij.Lid, Orgaan: partij.Stuurgroep, Naam: naam, Namens: Politie, Van: "1-1-2026"}
}

func overlegtafel() partij.Inschrijving {
	return partij.Inschrijving{Soort: partij.Samenwerking, Naam: "Verzonnen overlegtafel", Contact: "Hans Bedacht", Onderwerp: "Overlast in het centrum", Van: "1-1-2026"}
}

func veiligBeleid(versie int64, tekst string) partij.Inschrijving {
	return partij.Inschrijving{Soort: partij.Beleid, Versie: versie, Namens: Gemeente, Tekst: tekst, Middelen: "Een beheerder, twee dagen per week.", Van: "1-1-2026"}
}

func maatregel(versie int64, tekst string) partij.Inschrijving {
	return partij.Inschrijving{Soort: partij.Maatregelen, Versie: versie, Tekst: tekst, Van: "1-1-2026"}
}

func legtVast(h *Huis, wie string, in partij.Inschrijving) error {
	return vergeet(h.RegisterVastleggen(h.Ctx(), Als(wie), in))
}

func register(t *testing.T, h *Huis, wie string) gate.HuisregisterBlad {
	t.Helper()
	b, err := h.RegisterLezen(h.Ctx(), Als(wie))
	goed(t, err)
	return b
}

func eersteVan(d klok.Datum) *time.Time {
	t, _ := d.Lees()
	return &t
}

func orgaan(t *testing.T, b gate.HuisregisterBlad, o partij.Orgaan) gate.OrgaanBlad {
	t.Helper()
	i := slices.IndexFunc(b.Organen, func(x gate.OrgaanBlad) bool { return x.Orgaan == o })
	if i < 0 {
		t.Fatalf("no %s among %+v", o, b.Organen)
	}
	return b.Organen[i]
}

// rule 3.1-1: everybody who works here sees the seven bodies of article 3.1, who is in them, from when until when and on whose behalf. Who is there by a
// function of the house is not kept twice.
func TestRegelOrganenVanHetHuis(t *testing.T) {
	motoren(t, func(t *testing.T, h *Huis) {
		leeg := register(t, h, Bo)
		if len(leeg.Organen) != len(partij.Organen()) || len(orgaan(t, leeg, partij.Stuurgroep).Leden) != 0 || len(leeg.Mag) != 0 {
			t.Errorf("at first Bo sees %+v", leeg)
		}
		v, err := h.RegisterVastleggen(h.Ctx(), Als(Mo), stuurgroeplid("  Gerda   Verzonnen "))
		goed(t, err)
		w, err := h.RegisterVastleggen(h.Ctx(), Als(Mo), partij.Inschrijving{Soort: partij.Lid, Orgaan: partij.Voorbereidingsgroep, Naam: "Kees Bedacht", Namens: Zorg, Van: "1-2-2026", Tot: "1-3-2026"})
		goed(t, err)
		for _, wie := range []string{Anna, Bo, Petra, Fien, Oda, Mo} {
			b := register(t, h, wie)
			januari, februari, maart := klok.Datum("1-1-2026"), klok.Datum("1-2-2026"), klok.Datum("2-3-2026")
			leden := map[partij.Orgaan]gate.LidBlad{
				partij.Stuurgroep:          {ID: v.ID, Naam: "Gerda Verzonnen", Voor: gate.Naam{ID: Politie, Naam: "Proefpolitie"}, Van: eersteVan(januari)},
				partij.Voorbereidingsgroep: {ID: w.ID, Naam: "Kees Bedacht", Voor: gate.Naam{ID: Zorg, Naam: "Proefzorg"}, Van: eersteVan(februari), Tot: eersteVan(maart)},
				partij.Managerschap:        {Naam: "Mo Schijn", Voor: gate.Naam{ID: Gemeente, Naam: "Gemeente Proefdorp"}},
			}
			for o, lid := range leden {
				zelfde(t, "what "+wie+" sees of "+string(o), orgaan(t, b, o), gate.OrgaanBlad{Orgaan: o, Leden: []gate.LidBlad{lid}})
			}
			if n := len(orgaan(t, b, partij.Procesregie).Leden); n != 2 {
				t.Errorf("%s sees %d who do procesregie", wie, n)
			}
			for _, o := range []partij.Orgaan{partij.RTO, partij.Casusregie} {
				if p := orgaan(t, b, o); !p.BijCasus || len(p.Leden) != 0 {
					t.Errorf("%s sees %s as %+v", wie, o, p)
				}
			}
		}
		onbestaand := stuurgroeplid("Gerda Verzonnen")
		for _, namens := range []string{Veiligheidshuis, "p-bestaat-niet"} {
			onbestaand.Namens = namens
			ongeldig(t, legtVast(h, Mo, onbestaand), "namens")
		}
		inOrde(t, h)
	})
}

// rule 1.1-1: the manager keeps with which other tables the house is tuned, with whom and about what; a change goes on from what one read, and what stood
// there before stays.
func TestRegelSamenwerkingen(t *testing.T) {
	motoren(t, func(t *testing.T, h *Huis) {
		v, err := h.RegisterVastleggen(h.Ctx(), Als(Mo), overlegtafel())
		goed(t, err)
		if v.Versie != 1 {
			t.Errorf("it begins with version %d", v.Versie)
		}
		anders := overlegtafel()
		anders.ID, anders.Versie, anders.Contact, anders.Tot = v.ID, v.Versie, "Ilse Bedacht", "31-12-2026"
		goed(t, legtVast(h, Mo, anders))
		var c *errs.Conflict
		if err := legtVast(h, Mo, anders); !errors.As(err, &c) || c.Versie != 2 {
			t.Errorf("over a version that is no more: %v", err)
		}
		b := register(t, h, Anna).Samenwerkingen
		if len(b) != 1 || b[0].Versie != 2 || b[0].Contact != "Ilse Bedacht" || b[0].Onderwerp != "Overlast in het centrum" || b[0].Door.ID != Mo || len(b[0].Eerder) != 1 || b[0].Eerder[0].Contact != "Hans Bedacht" {
			t.Errorf("Anna reads %+v", b)
		}
		for naam, doe := range map[string]func(*partij.Inschrijving){
			"of another kind": func(i *partij.Inschrijving) { *i = stuurgroeplid("Gerda Verzonnen"); i.ID, i.Versie = v.ID, 2 },
			"that is not":     func(i *partij.Inschrijving) { i.ID = "bestaat-niet" },
		} {
			in := anders
			in.Versie = 2
			doe(&in)
			if err := legtVast(h, Mo, in); !errors.Is(err, errs.ErrNotFound) {
				t.Errorf("an entry %s: %v", naam, err)
			}
			geweigerd(t, legtVast(h, Anna, in), "3.1")
		}
		ongeldig(t, legtVast(h, Mo, partij.Inschrijving{Soort: partij.Samenwerking, Naam: "Tafel", Van: "1-1-2026"}), "contact", "onderwerp")
		inOrde(t, h)
	})
}

// rule B4-1: of the security policy each version stays, with the municipality that owns it and its means.
func TestRegelBeveiligingsbeleid(t *testing.T) {
	motoren(t, func(t *testing.T, h *Huis) {
		goed(t, legtVast(h, Mo, veiligBeleid(0, "Het eerste beleid.")))
		goed(t, legtVast(h, Mo, veiligBeleid(1, "Het tweede beleid.")))
		var c *errs.Conflict
		for _, versie := range []int64{0, 1, 3} {
			if err := legtVast(h, Mo, veiligBeleid(versie, "Een ander.")); !errors.As(err, &c) || c.Versie != 2 || c.Nu != "Het tweede beleid." {
				t.Errorf("over version %d: %v", versie, err)
			}
		}
		b := register(t, h, Bo).Beleid
		if len(b) != 1 || b[0].Versie != 2 || b[0].Tekst != "Het tweede beleid." || b[0].Voor.ID != Gemeente || b[0].Middelen == "" || len(b[0].Eerder) != 1 || b[0].Eerder[0].Tekst != "Het eerste beleid." {
			t.Errorf("Bo reads %+v", b)
		}
		vanPolitie := veiligBeleid(2, "Een ander.")
		vanPolitie.Namens = Politie
		ongeldig(t, legtVast(h, Mo, vanPolitie), "namens")
		inOrde(t, h)
	})
}

// rule B4-1: a Partij records its own measures, by its administrator; its people read them, the manager and the privacy officer, and no other Partij.
func TestRegelMaatregelenVanEenPartij(t *testing.T) {
	motoren(t, func(t *testing.T, h *Huis) {
		goed(t, legtVast(h, Beatle, maatregel(0, "Wij vergrendelen onze laptops.")))
		goed(t, legtVast(h, Beatle, maatregel(1, "Wij vergrendelen alles.")))
		for wie, ziet := range map[string]bool{Anna: true, Beatle: true, Fien: true, Mo: true, Bo: false, Cleo: false, Petra: false, Oda: false} {
			b := register(t, h, wie).Maatregelen
			if (len(b) == 1) != ziet || ziet && (b[0].Partij.ID != Gemeente || b[0].Versie != 2 || b[0].Tekst != "Wij vergrendelen alles." || len(b[0].Eerder) != 1) {
				t.Errorf("%s reads %+v", wie, b)
			}
		}
		zelfde(t, "what an administrator keeps", register(t, h, Beatle).Mag, []string{"maatregelen"})
		zelfde(t, "what the manager keeps", register(t, h, Mo).Mag, []string{"lid", "samenwerking", "beleid"})
		for _, wie := range []string{Anna, Bo, Petra, Fien, Mo} {
			geweigerd(t, legtVast(h, wie, maatregel(0, "Wij doen niets.")), "3.1")
		}
		for _, wie := range []string{Anna, Petra, Fien, Beatle} {
			for _, in := range []partij.Inschrijving{stuurgroeplid("Gerda Verzonnen"), overlegtafel(), veiligBeleid(0, "Het beleid.")} {
				geweigerd(t, legtVast(h, wie, in), "3.1")
			}
		}
		ander := maatregel(2, "Van een ander.")
		ander.ID = "maatregelen-" + Politie
		ongeldig(t, legtVast(h, Beatle, ander), "id")
		geweigerd(t, vergeet(h.RegisterLezen(h.Ctx(), Als(Nul))), "3.1")
		geweigerd(t, vergeet(h.RegisterLezen(h.Ctx(), Als(Daan))), "14.1")
		inOrde(t, h)
	})
}

// Nobody who can write in the database changes what the house keeps about itself: it is shown no more, and verify names it.
func TestVervalsteInschrijving(t *testing.T) {
	for naam, geval := range map[string]struct{ sql, zegt string }{
		"of another":      {`UPDATE inschrijving SET medewerker = 'm-anna-fictief'`, "inschrijving/beleid/1"},
		"of another kind": {`UPDATE inschrijving SET soort = 'lid'`, "inschrijving/beleid/1"},
		"of another day":  {`UPDATE inschrijving SET moment = moment - 1`, "inschrijving/beleid/1"},
		"renumbered":      {`UPDATE inschrijving SET nummer = 7`, "inschrijving/beleid/"},
		"removed":         {`DELETE FROM inschrijving`, "inschrijving/beleid/1"},
	} {
		t.Run(naam, func(t *testing.T) {
			h := Nieuw(t)
			h.Beschadigd()
			goed(t, legtVast(h, Mo, veiligBeleid(0, "Het beleid.")))
			h.Sluit()
			if h.SQL(geval.sql) == 0 {
				t.Fatalf("%s touched nothing", geval.sql)
			}
			h.Open()
			if b := register(t, h, Anna); len(b.Beleid)+len(b.Leden) > 0 {
				t.Errorf("it is shown as %+v", b.Beleid)
			}
			if r := h.Verify(); !strings.Contains(r.Fout, geval.zegt) {
				t.Errorf("verify says %q", r.Fout)
			}
		})
	}
}

// rules 1.1-1 and B4-1: whatever is put in the register and in which order, of each entry the last is what holds, all those before stand behind it in
// their order, and who goes on from another version changes nothing.
func TestRegisterWillekeurig(t *testing.T) {
	rapid.Check(t, func(r *rapid.T) {
		h := Nieuw(t)
		var ids []string
		schreef := map[string][]string{}
		for n := range rapid.IntRange(1, 12).Draw(r, "stappen") {
			tekst := fmt.Sprintf("Onderwerp nummer %d", n)
			in := overlegtafel()
			in.Onderwerp = tekst
			if len(ids) > 0 && rapid.Bool().Draw(r, "wijzigt") {
				in.ID = rapid.SampledFrom(ids).Draw(r, "welke")
				in.Versie = int64(len(schreef[in.ID]))
			}
			mis := rapid.IntRange(0, 3).Draw(r, "mis") == 0
			if mis {
				in.Versie++
			}
			v, err := h.RegisterVastleggen(h.Ctx(), Als(Mo), in)
			var c *errs.Conflict
			if mis != errors.As(err, &c) || !mis && err != nil {
				r.Fatalf("step %d over version %d: %v", n, in.Versie, err)
			}
			if mis {
				continue
			}
			if in.ID == "" {
				ids = append(ids, v.ID)
			}
			schreef[v.ID] = append([]string{tekst}, schreef[v.ID]...)
		}
		b, err := h.RegisterLezen(h.Ctx(), Als(Bo))
		if err != nil || len(b.Samenwerkingen) != len(ids) {
			r.Fatalf("%d entries, want %d (%v)", len(b.Samenwerkingen), len(ids), err)
		}
		for _, s := range b.Samenwerkingen {
			kreeg := []string{s.Onderwerp}
			for _, e := range s.Eerder {
				kreeg = append(kreeg, e.Onderwerp)
			}
			if !slices.Equal(kreeg, schreef[s.ID]) || s.Versie != int64(len(kreeg)) {
				r.Fatalf("%s is %v, want %v", s.ID, kreeg, schreef[s.ID])
			}
		}
	})
}
