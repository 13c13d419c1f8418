// SPDX-License-Identifier: EUPL-1.2

package gate_test

import (
	"errors"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"rondetafel/internal/audit"
	"rondetafel/internal/casus"
	"rondetafel/internal/errs"
	"rondetafel/internal/gate"
	. "rondetafel/internal/gate/gatetest"
	"rondetafel/internal/informatie"
	"rondetafel/internal/klok"
	"rondetafel/internal/partij"
)

// A report that is not well-formed says all of it and never gets as far as the door; of a kind that may not be handled at all the
// door says so first, and of one that does not exist it says what is wrong.
func TestAanmeldingOngeldig(t *testing.T) {
	h := Nieuw(t)
	voor := h.Regels()
	in := Aanmelding()
	in.Gemeente, in.Doelen, in.Aanleiding = "GM0000", nil, " "
	ongeldig(t, vergeet(h.CasusAanmelden(h.Ctx(), Als(Oda), in)), "gemeente", "doelen", "aanleiding")
	if h.Regels() != voor {
		t.Error("it left an entry")
	}
	in.Soort = casus.TopX
	geweigerd(t, vergeet(h.CasusAanmelden(h.Ctx(), Als(Anna), in)), "WGS-16")
	in.Soort = "iets"
	geweigerd(t, vergeet(h.CasusAanmelden(h.Ctx(), Als(Oda), in)), "1.4")
	ongeldig(t, vergeet(h.CasusAanmelden(h.Ctx(), Als(Anna), in)), "soort", "gemeente", "doelen", "aanleiding")
	if e := h.Laatste(); h.Regels() != voor+3 || e.Uitkomst != audit.Failed || e.Casus != "" {
		t.Errorf("%d entries, the last %+v", h.Regels()-voor, e)
	}
}

// rule 8.2c-2: a report is entered for a Partij of the covenant that takes part today, with somebody of it who may report today.
func TestInvoerenVoorWie(t *testing.T) {
	h := metFuncties(t, Oda, partij.Aanmelder)
	invoeren := func(namens, contact string) error {
		in := Aanmelding()
		in.Namens, in.Contact = namens, contact
		return vergeet(h.CasusAanmelden(h.Ctx(), Als(Petra), in))
	}
	for _, geval := range []struct {
		namens, contact string
		velden          []string
	}{
		{Veiligheidshuis, Oda, []string{"namens"}}, // the house reports nothing itself
		{Weg, Els, []string{"namens"}},
		{"p-niets", "m-niemand", []string{"namens", "contact"}},
		{Gemeente, Bo, []string{"contact"}},
		{Gemeente, Arno, []string{"contact"}},
		{Gemeente, "m-niemand", []string{"contact"}},
	} {
		ongeldig(t, invoeren(geval.namens, geval.contact), geval.velden...)
	}
	ongeldig(t, invoeren(Gemeente, ""), "contact")
	goed(t, invoeren(Gemeente, Anna))
	in := Aanmelding()
	in.Namens, in.Contact = Politie, Bo
	geweigerd(t, vergeet(h.CasusAanmelden(h.Ctx(), Als(Anna), in)), "1.4") // who is no Procesregisseur enters for nobody
	geweigerd(t, vergeet(h.CasusAanmelden(h.Ctx(), Als(Petra), Aanmelding())), "1.4")
}

// The contact must still work there.
func TestInvoerenContactWeg(t *testing.T) {
	h := legeWoning(t)
	in := Inrichting()
	in.Medewerkers[slices.IndexFunc(in.Medewerkers, func(m partij.Medewerker) bool { return m.ID == Anna })].Tot = klok.Micro(Begin()) - 1
	goed(t, h.Inrichten(h.Ctx(), gate.Als("", "taak"), in))
	melding := Aanmelding()
	melding.Namens, melding.Contact = Gemeente, Anna
	ongeldig(t, vergeet(h.CasusAanmelden(h.Ctx(), Als(Petra), melding)), "contact")
}

// Nobody knows whether what was not acknowledged reached the disk: its key stays until the next start, which knows.
func TestSleutelNaOnbereikbaar(t *testing.T) {
	h, s := opSchijf(t)
	ctx := h.Ctx()
	z := h.Aangemeld()
	goed(t, s.kapot("PRAGMA query_only = ON"))
	onbereikbaar(t, "aanmelden", vergeet(h.CasusAanmelden(ctx, Als(Anna), Aanmelding())))
	onbereikbaar(t, "concept", vergeet(h.ConceptBewaren(ctx, Als(Anna), concept(`{}`))))
	ids, err := h.SleutelIDs(ctx)
	goed(t, err)
	if len(ids) != 3 {
		t.Errorf("%d keys, want those of both attempts too", len(ids))
	}
	s.heel()
	h.Sluit()
	h.Open()
	sleutels(t, h, "after starting again", z.ID)
}

// What lost its key cannot be written either: nothing is stored unsealed, and what was there stays.
func TestZonderSleutelNietsOnversleuteld(t *testing.T) {
	h := Nieuw(t)
	ctx, z := h.Ctx(), h.RTO(Bo)
	stuk := h.VoegToe(z, Bo, informatie.AlleDeelnemers)
	in := h.Gegeven(z, informatie.AlleDeelnemers)
	k, err := h.ConceptBewaren(ctx, Als(Anna), concept(`{}`))
	goed(t, err)
	goed(t, h.VernietigSleutel(ctx, k.ID))
	goed(t, h.VernietigSleutel(ctx, z.ID))
	weer, melding := concept(`{"a":1}`), Aanmelding()
	weer.ID, weer.Versie, melding.Concept = k.ID, 1, k.ID
	for wat, err := range map[string]error{
		"concept":    vergeet(h.ConceptBewaren(ctx, Als(Anna), weer)),
		"aanmelden":  vergeet(h.CasusAanmelden(ctx, Als(Anna), melding)),
		"toevoegen":  vergeet(h.GegevenToevoegen(ctx, Als(Bo), in)),
		"corrigeren": vergeet(h.GegevenCorrigeren(ctx, Als(Bo), informatie.Corrigeren{Gegeven: stuk.ID, Versie: 1, Inhoud: in.Inhoud, Soort: in.Soort})),
		"betrekken":  vergeet(h.DeelnameBetrekken(ctx, Als(Petra), Betrekken(z, Cleo))),
	} {
		if !errors.Is(err, errs.ErrNotFound) {
			t.Errorf("%s: %v", wat, err)
		}
	}
	if vergeet(h.ConceptLezen(ctx, Als(Anna), k.ID)) == nil || vergeet(h.GegevenLezen(ctx, Als(Anna), stuk.ID)) == nil {
		t.Error("what lost its key was read")
	}
	if n := h.Getal(`SELECT (SELECT COUNT(*) FROM casus) + (SELECT COUNT(*) FROM gegeven) + (SELECT COUNT(*) FROM deelname)
		+ (SELECT SUM(versie) FROM concept) + (SELECT SUM(versie) FROM gegeven)`); n != 5 {
		t.Errorf("something was written: %d", n)
	}
	_, err = h.GegevenIntrekken(ctx, Als(Bo), informatie.Intrekken{Gegeven: stuk.ID, Versie: 1, Reden: "De sleutel is weg."})
	goed(t, err) // taking back needs no text
}

// Somebody can have more than one part in a Casus: taking one away leaves the other.
func TestTweeRollenInEenCasus(t *testing.T) {
	h := metFuncties(t, Bo, partij.Procesregisseur)
	ctx, z := h.Ctx(), h.RTO(Bo)
	mag := func(wat string, meedoen, regie bool) {
		t.Helper()
		b, err := h.CasusLezen(ctx, Als(Bo), z.ID)
		goed(t, err)
		for handeling, wil := range map[string]bool{"gegeven.toevoegen": meedoen, "deelname.aanwijzen": meedoen,
			"casus.gekeken": regie, "deelname.betrekken": regie} {
			if slices.Contains(b.Mag, handeling) != wil {
				t.Errorf("%s Bo may %v", wat, b.Mag)
			}
		}
	}
	wijsToe := func(naar string) {
		t.Helper()
		v, err := h.CasusToewijzen(ctx, Als(Mo), casus.Toewijzen{Casus: z.ID, Versie: z.Versie, Medewerker: naar})
		goed(t, err)
		z = v
	}
	mag("as a participant", true, false)
	wijsToe(Bo)
	mag("as both", true, true)
	wijsToe(Petra)
	mag("as a participant again", true, false)
}

// The timeline says whom somebody designated and which Partij was involved, and an involved Partij moves the list of all.
func TestTijdlijnVanDeelname(t *testing.T) {
	motoren(t, func(t *testing.T, h *Huis) {
		ctx := h.Ctx()
		z, ander := h.RTO(Bo), h.RTO(Bo)
		bovenaan := func(wil gate.Verwijzing, wie ...string) {
			t.Helper()
			for _, w := range wie {
				p, err := h.CasusLijst(ctx, Als(w), gate.LijstVraag{})
				goed(t, err)
				if len(p.Casussen) == 0 || p.Casussen[0].ID != wil.ID {
					t.Errorf("the list of %s begins with %+v", w, p.Casussen)
				}
			}
		}
		bovenaan(ander, Petra, Anna, Bo)
		betrokken := h.Regels()
		h.Betrek(z, Cleo)
		bovenaan(z, Petra, Anna, Bo, Cleo)
		n := h.Regels()
		goed(t, vergeet(h.DeelnameAanwijzen(ctx, Als(Bo), casus.Aanwijzen{Casus: z.ID, Medewerker: Bas})))
		for _, wie := range []string{Petra, Anna, Cleo, Bas} {
			b, err := h.CasusLezen(ctx, Als(wie), z.ID)
			goed(t, err)
			if eigen := b.Tijdlijn[1].Eigen; eigen != (wie == Petra) {
				t.Errorf("%s did it: %v", wie, eigen)
			}
			b.Tijdlijn[1].Eigen = false
			zelfde(t, "the newest lines as "+wie+" sees them", b.Tijdlijn[:2], []gate.GebeurtenisBlad{
				{Moment: toen(h, n), Soort: "deelname.aangewezen", Wie: "Bo Verzonnen", Partij: "Proefpolitie", Object: "Bas Verzonnen"},
				{Moment: toen(h, betrokken), Soort: "deelname.betrokken", Wie: "Petra Schijn", Partij: "Proefhuis", Object: "Proefzorg"}})
		}
	})
}

// The way back leads to an entry from each thing that it is about and from each thing that it showed.
func TestIndexPerObject(t *testing.T) {
	h := Nieuw(t)
	ctx, z := h.Ctx(), h.AanHetRTO(Bo)
	stuk := h.VoegToe(z, Bo, informatie.AlleDeelnemers)
	toegevoegd := h.Regels() - 1
	goed(t, vergeet(h.CasusLezen(ctx, Als(Anna), z.ID)))
	gelezen := h.Regels() - 1
	geweigerd(t, vergeet(h.GegevenIntrekken(ctx, Als(Anna), informatie.Intrekken{Gegeven: stuk.ID, Versie: 1, Reden: "x"})), "12.1")
	geprobeerd := h.Regels() - 1
	goed(t, h.BouwIndex(ctx))
	over := h.Gegeven(z, informatie.AlleDeelnemers).Over[0]
	for _, geval := range []struct {
		object string
		n      int64
		wil    int64
	}{
		{stuk.ID, toegevoegd, 1}, {z.ID, toegevoegd, 1}, {over, toegevoegd, 0},
		{stuk.ID, gelezen, 1}, {z.ID, gelezen, 1}, {over, gelezen, 1},
		{stuk.ID, geprobeerd, 1}, {z.ID, geprobeerd, 1}, {over, geprobeerd, 0},
		{Petra, 2, 1}, {Bo, 4, 1}, {Politie, 4, 1}, {Gemeente, 4, 1}, // whom it was given to, and who was involved
	} {
		if n := h.Getal(`SELECT COUNT(*) FROM log_index WHERE object = $1 AND volgnummer = $2`, geval.object, geval.n); n != geval.wil {
			t.Errorf("from %s to entry %d are %d ways, want %d", geval.object, geval.n, n, geval.wil)
		}
	}
}

// What was seen inside a batch that failed was never true: neither the house as it was there, nor a log-in.
func TestMislukteGroepIsVergeten(t *testing.T) {
	h, s := opSchijf(t)
	ctx := h.Ctx()
	z := h.RTO(Bo)
	groot := h.Gegeven(z, informatie.AlleDeelnemers)
	groot.Tekst = strings.Repeat("lang ", 4000)
	verder := bezet(t, h)
	acties := []func() error{
		func() error { return vergeet(h.VerklaringTekenen(ctx, Als(Daan), gate.Tekenen{Versie: 1})) },
		func() error { return vergeet(h.CasusAanmelden(ctx, Als(Daan), Aanmelding())) }, // the house in which he signed
		func() error { return h.Proef(ctx, Als(Petra), func() error { return s.kapot(vol) }) },
		func() error { return vergeet(h.GegevenToevoegen(ctx, Als(Bo), groot)) },
	}
	fouten := make([]error, len(acties))
	var wg sync.WaitGroup
	for i, doe := range acties {
		wg.Go(func() { fouten[i] = doe() })
		wacht(t, h, i+1)
	}
	verder()
	wg.Wait()
	for _, err := range fouten {
		onbereikbaar(t, "an act of the batch", err)
	}
	s.heel()
	goed(t, vergeet(h.VerklaringTekenen(ctx, Als(Anna), gate.Tekenen{Versie: 1}))) // the house has the version now that it had there
	geweigerd(t, vergeet(h.MijnWerk(ctx, Als(Daan))), "14.1")
	geweigerd(t, vergeet(h.CasusAanmelden(ctx, Als(Daan), Aanmelding())), "14.1")
	goed(t, vergeet(h.MijnWerk(ctx, Als(Anna))))
}

// An act that comes again with its key is an entry too, which says that it was done before and gives or shows nothing.
func TestHerhalingIsEenRegel(t *testing.T) {
	motoren(t, func(t *testing.T, h *Huis) {
		c := MetSleutel(Anna, strings.Repeat("s", 100))
		z, err := h.CasusAanmelden(h.Ctx(), c, Aanmelding())
		goed(t, err)
		voor := h.Regels()
		weer, err := h.CasusAanmelden(h.Ctx(), c, Aanmelding())
		goed(t, err)
		zelfde(t, "the answer", weer, z)
		e := h.LogVanaf(voor)
		if len(e) != 1 {
			t.Fatalf("%d entries", len(e))
		}
		zelfde(t, "the entry", spoorVan(e[0]), spoor{handeling: "casus.aanmelden", soort: "verzamelen", wie: Anna, partij: Gemeente, uitkomst: audit.Allowed,
			beleid: []string{"herhaling"}, artikelen: []string{"1.4", "1.7"}, herkomst: "web"})
		h.Klok.Loop(6 * 24 * time.Hour)
		h.Sluit()
		h.Open()
		weer, err = h.CasusAanmelden(h.Ctx(), c, Aanmelding())
		goed(t, err)
		zelfde(t, "the answer after six days", weer, z)
		h.Klok.Loop(2 * 24 * time.Hour)
		h.Sluit()
		h.Open() // a key serves retries, not history
		weer, err = h.CasusAanmelden(h.Ctx(), c, Aanmelding())
		goed(t, err)
		if weer.ID == z.ID {
			t.Error("a key is remembered for ever")
		}
	})
}
