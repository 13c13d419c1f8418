// SPDX-License-Identifier: EUPL-1.2

package gate_test

import (
	"encoding/json"
	"errors"
	"reflect"
	"slices"
	"strings"
	"testing"

	"rondetafel/internal/audit"
	"rondetafel/internal/casus"
	"rondetafel/internal/errs"
	"rondetafel/internal/gate"
	. "rondetafel/internal/gate/gatetest"
	"rondetafel/internal/informatie"
	"rondetafel/internal/klok"
)

// rule 1.2-1: the process is directed by the Procesregisseur to whom the Casus is assigned and by nobody else, and it goes
// over at once when it is given to another.
func TestRegelProcesregie(t *testing.T) {
	h := Nieuw(t)
	ctx, z := h.Ctx(), h.InScreening()
	_, err := h.CasusScreenen(ctx, Als(Pim), h.Screening(z))
	onbekend(t, err)
	_, err = h.CasusScreenen(ctx, Als(Anna), h.Screening(z))
	geweigerd(t, err, "9.2a")
	z, err = h.CasusToewijzen(ctx, Als(Mo), casus.Toewijzen{Casus: z.ID, Versie: z.Versie, Medewerker: Pim})
	goed(t, err)
	_, err = h.CasusScreenen(ctx, Als(Petra), h.Screening(z))
	onbekend(t, err)
	_, err = h.CasusToewijzen(ctx, Als(Mo), casus.Toewijzen{Casus: z.ID, Versie: z.Versie, Medewerker: Pim})
	ongeldig(t, err, "medewerker")
	_, err = h.CasusToewijzen(ctx, Als(Mo), casus.Toewijzen{Casus: z.ID, Versie: z.Versie, Medewerker: Anna})
	geweigerd(t, err, "8.2c")
	_, err = h.CasusScreenen(ctx, Als(Pim), h.Screening(z))
	goed(t, err)
}

// rule 1.4-1: a Casus comes from an Aanmelding, and goes on to triage only by a screening that meets the criteria.
func TestRegelCriteriaVoorTriage(t *testing.T) {
	h := Nieuw(t)
	ctx, z := h.Ctx(), h.InScreening()
	in := h.Screening(z)
	in.Criteria[3].Antwoord = "nee"
	_, err := h.CasusScreenen(ctx, Als(Petra), in)
	ongeldig(t, err, "uitkomst")
	b, err := h.CasusLezen(ctx, Als(Petra), z.ID)
	goed(t, err)
	if b.Fase != casus.InScreening {
		t.Errorf("phase %s without the criteria", b.Fase)
	}
	_, err = h.CasusScreenen(ctx, Als(Petra), h.Screening(z))
	goed(t, err)
	vroeg := h.Aangemeld()
	_, err = h.CasusScreenen(ctx, Als(Petra), h.Screening(vroeg))
	onbekend(t, err)
	_, err = h.CasusScreenen(ctx, Als(Petra), h.Screening(gate.Verwijzing{ID: z.ID, Versie: z.Versie + 1}))
	geweigerd(t, err, "9.2a") // judged once
}

// rule 1.5-1: a Casus has one or more betrokkenen, at most one hoofdbetrokkene, and a piece is about people of its own Casus.
func TestRegelBetrokkenen(t *testing.T) {
	h := Nieuw(t)
	ctx := h.Ctx()
	in := Aanmelding()
	in.Betrokkenen = nil
	_, err := h.CasusAanmelden(ctx, Als(Anna), in)
	ongeldig(t, err, "betrokkenen")
	in.Betrokkenen = append(Aanmelding().Betrokkenen, Aanmelding().Betrokkenen...)
	_, err = h.CasusAanmelden(ctx, Als(Anna), in)
	ongeldig(t, err, "betrokkenen[1].bsn", "betrokkenen") // the same person twice, too
	z, ander := h.RTO(Bo), h.RTO(Bo)
	stuk := h.Gegeven(z, informatie.AlleDeelnemers)
	stuk.Over = h.Gegeven(ander, informatie.AlleDeelnemers).Over
	_, err = h.GegevenToevoegen(ctx, Als(Bo), stuk)
	ongeldig(t, err, "over")
}

// rule 1.7-1: until the screening is done nobody but the aanmeldende Partij and the Procesregisseur knows of the Casus: not by
// its page, not by a list, not by a search, and not by its number.
func TestRegelBeslotenTotTriage(t *testing.T) {
	motoren(t, func(t *testing.T, h *Huis) {
		ctx := h.Ctx()
		for _, z := range []gate.Verwijzing{h.Aangemeld(), h.InScreening()} {
			for _, wie := range []string{Bo, Cleo, Pim, Oda, Bram, Arno, Rik} {
				_, err := h.CasusLezen(ctx, Als(wie), z.ID)
				onbekend(t, err)
				_, err = h.CasusProces(ctx, Als(wie), z.ID)
				onbekend(t, err)
				p, err := h.CasusLijst(ctx, Als(wie), gate.LijstVraag{Nummer: z.Nummer, Stand: "alle"})
				goed(t, err)
				if len(p.Casussen) > 0 {
					t.Errorf("%s finds number %s", wie, z.Nummer)
				}
			}
			for _, wie := range []string{Bo, Cleo, Pim, Arno} {
				b, err := h.PersoonZoeken(ctx, Als(wie), gate.ZoekVraag{BSN: BSN})
				goed(t, err)
				if len(b.Treffers) > 0 {
					t.Errorf("%s finds %+v", wie, b.Treffers)
				}
			}
			_, err := h.CasusLezen(ctx, Als(Anna), z.ID)
			goed(t, err)
		}
	})
}

// rule 2.1-1: no goal, no Casus; and the goal is shown to everybody who reads it. rule 2.2-1: the soort says which Casus it is.
func TestRegelDoelEnSoort(t *testing.T) {
	h := Nieuw(t)
	in := Aanmelding()
	in.Doelen, in.Soort = nil, "iets"
	_, err := h.CasusAanmelden(h.Ctx(), Als(Anna), in)
	var i *errs.Invalid
	if !errors.As(err, &i) && !errors.Is(err, errs.ErrNotFound) {
		t.Errorf("error %v", err)
	}
	in.Soort = casus.Jongere
	_, err = h.CasusAanmelden(h.Ctx(), Als(Anna), in)
	ongeldig(t, err, "doelen")
	in.Doelen = []string{"recidive"}
	z, err := h.CasusAanmelden(h.Ctx(), Als(Anna), in)
	goed(t, err)
	p, err := h.CasusLijst(h.Ctx(), Als(Anna), gate.LijstVraag{Soort: "jongere"})
	goed(t, err)
	if len(p.Casussen) != 1 || p.Casussen[0].ID != z.ID || p.Casussen[0].Soort != casus.Jongere {
		t.Errorf("list of young people %+v", p)
	}
	b, err := h.CasusLezen(h.Ctx(), Als(Cleo), h.RTO(Cleo).ID)
	goed(t, err)
	if !slices.Equal(b.Doelen, Aanmelding().Doelen) || b.Aanmelding != nil {
		t.Errorf("Cleo sees the goals %v and the report %v", b.Doelen, b.Aanmelding)
	}
}

// rule 8-P1: the manager sees the course of a Casus, never its content. rule 8.2c-2: of one that is not assigned only number,
// soort, gemeente and date; and entering for a Partij is for a Procesregisseur.
func TestRegelManagerZietVerloop(t *testing.T) {
	motoren(t, func(t *testing.T, h *Huis) {
		ctx := h.Ctx()
		nieuw, later := h.Aangemeld(), h.InScreening()
		p, err := h.CasusProces(ctx, Als(Mo), nieuw.ID)
		goed(t, err)
		if p.Nummer != nieuw.Nummer || p.Toegewezen || p.Fase != "" || p.Procesregisseur != nil || p.Gewijzigd != nil {
			t.Errorf("of one that is not assigned: %+v", p)
		}
		p, err = h.CasusProces(ctx, Als(Mo), later.ID)
		goed(t, err)
		if p.Fase != casus.InScreening || p.Procesregisseur == nil || p.Procesregisseur.ID != Petra {
			t.Errorf("of one that is assigned: %+v", p)
		}
		stuk := h.VoegToe(later, Anna, informatie.AlleDeelnemers)
		_, err = h.CasusLezen(ctx, Als(Mo), later.ID)
		geweigerd(t, err, "1.7")
		_, err = h.GegevenLezen(ctx, Als(Mo), stuk.ID)
		onbekend(t, err)
		lijst, err := h.CasusLijst(ctx, Als(Mo), gate.LijstVraag{Sorteer: "aangemeld"})
		goed(t, err)
		for _, r := range lijst.Casussen {
			leeg := gate.CasusRegel{ID: r.ID, Nummer: r.Nummer, Soort: r.Soort, Gemeentecode: r.Gemeentecode, Gemeente: r.Gemeente,
				Aangemeld: r.Aangemeld}
			if r.ID == later.ID {
				leeg.Fase, leeg.Gewijzigd, leeg.Procesregisseur = casus.InScreening, r.Gewijzigd, "Petra Schijn"
			}
			if !reflect.DeepEqual(r, leeg) {
				t.Errorf("the manager's list shows %+v", r)
			}
		}
		if len(lijst.Casussen) != 2 {
			t.Errorf("the manager's list has %d casussen", len(lijst.Casussen))
		}
		in := Aanmelding()
		in.Namens, in.Contact = Gemeente, Anna
		for _, wie := range []string{Mo, Oda, Bram, Bo} {
			_, err = h.CasusAanmelden(ctx, Als(wie), in)
			geweigerd(t, err, "1.4")
		}
	})
}

// rule 8.2c-2: what a Procesregisseur entered for a Partij stands when that Partij confirmed it.
func TestRegelBevestigen(t *testing.T) {
	h := Nieuw(t)
	ctx, z := h.Ctx(), h.TeBevestigen()
	_, err := h.CasusProces(ctx, Als(Mo), z.ID)
	onbekend(t, err)
	for _, wie := range []string{Petra, Arno, Bo} {
		if _, err := h.CasusBevestigen(ctx, Als(wie), casus.Bevestigen{Casus: z.ID, Versie: z.Versie}); err == nil {
			t.Errorf("%s confirmed it", wie)
		}
	}
	_, err = h.DeelnameAanwijzen(ctx, Als(Anna), casus.Aanwijzen{Casus: z.ID, Medewerker: Arno})
	goed(t, err)
	_, err = h.CasusBevestigen(ctx, Als(Arno), casus.Bevestigen{Casus: z.ID, Versie: z.Versie})
	geweigerd(t, err, "1.7") // designated, but may not report for the Gemeente
	w, err := h.MijnWerk(ctx, Als(Anna))
	goed(t, err)
	if len(w.Taken) != 1 || w.Taken[0].Soort != "bevestigen" {
		t.Errorf("what waits for Anna: %+v", w.Taken)
	}
	z, err = h.CasusBevestigen(ctx, Als(Anna), casus.Bevestigen{Casus: z.ID, Versie: z.Versie})
	goed(t, err)
	b, err := h.CasusLezen(ctx, Als(Petra), z.ID)
	goed(t, err)
	if b.Fase != casus.InScreening || b.Versie != z.Versie || b.Aanmelder.ID != Gemeente {
		t.Errorf("after confirming: %+v", b)
	}
	in := Aanmelding()
	in.Namens, in.Contact = Weg, Els
	_, err = h.CasusAanmelden(ctx, Als(Petra), in)
	ongeldig(t, err, "namens")
	in.Namens, in.Contact = Politie, Bas
	_, err = h.CasusAanmelden(ctx, Als(Petra), in)
	ongeldig(t, err, "contact")
}

// rule 9.2a-1: there is no judgement without the consultation of the aanmelder, and it is kept with it.
func TestRegelOverleg(t *testing.T) {
	h := Nieuw(t)
	ctx, z := h.Ctx(), h.InScreening()
	in := h.Screening(z)
	in.Overleg = casus.Overleg{}
	_, err := h.CasusScreenen(ctx, Als(Petra), in)
	ongeldig(t, err, "overleg.met", "overleg.datum", "overleg.wijze", "overleg.verslag")
	in = h.Screening(z)
	in.Overleg.Datum = klok.Datum(h.Klok.Nu().AddDate(0, 0, 2).Format("2006-01-02"))
	_, err = h.CasusScreenen(ctx, Als(Petra), in)
	ongeldig(t, err, "overleg.datum")
	in = h.Screening(z)
	_, err = h.CasusScreenen(ctx, Als(Petra), in)
	goed(t, err)
	b, err := h.CasusLezen(ctx, Als(Anna), z.ID)
	goed(t, err)
	if b.Screening == nil || b.Screening.Overleg != in.Overleg {
		t.Errorf("the aanmelder reads %+v", b.Screening)
	}
}

// rule 9.3-1: every act of the Procesregisseur records on whose behalf: of the aanmeldende Partij.
func TestRegelNamens(t *testing.T) {
	h := Nieuw(t)
	z := h.RTO(Bo)
	stuk := h.VoegToe(z, Bo, informatie.AlleDeelnemers)
	_, err := h.CasusLezen(h.Ctx(), Als(Petra), z.ID)
	goed(t, err)
	_, err = h.GegevenLezen(h.Ctx(), Als(Petra), stuk.ID)
	goed(t, err)
	_, err = h.CasusGekeken(h.Ctx(), Als(Petra), z.ID, 0)
	goed(t, err)
	h.TeBevestigen()
	gezien := 0
	for _, e := range h.Log() {
		if e.Persoon == Petra {
			gezien++
			if e.Namens != Gemeente || e.Functie != "procesregisseur" {
				t.Errorf("%s on behalf of %q as %q", e.Handeling, e.Namens, e.Functie)
			}
		} else if e.Namens != "" {
			t.Errorf("%s by %s on behalf of %q", e.Handeling, e.Persoon, e.Namens)
		}
	}
	if gezien < 6 {
		t.Errorf("%d acts of the Procesregisseur", gezien)
	}
}

// rule 12.1-1: a piece has one supplier, and only that Partij corrects it or takes it back.
func TestRegelLeverancier(t *testing.T) {
	motoren(t, func(t *testing.T, h *Huis) {
		ctx, z := h.Ctx(), h.AanHetRTO(Bo, Cleo)
		stuk := h.VoegToe(z, Bo, informatie.AlleDeelnemers)
		in := h.Gegeven(z, informatie.AlleDeelnemers)
		for _, wie := range []string{Petra, Anna, Cleo} {
			_, err := h.GegevenCorrigeren(ctx, Als(wie), informatie.Corrigeren{Gegeven: stuk.ID, Versie: 1, Inhoud: in.Inhoud, Soort: in.Soort})
			geweigerd(t, err, "12.1")
			_, err = h.GegevenIntrekken(ctx, Als(wie), informatie.Intrekken{Gegeven: stuk.ID, Versie: 1, Reden: "x"})
			geweigerd(t, err, "12.1")
			_, err = h.GegevenVoorwaarden(ctx, Als(wie), informatie.Wijzigen{Gegeven: stuk.ID, Versie: 1, Voorwaarden: in.Voorwaarden})
			geweigerd(t, err, "13.2")
		}
		_, err := h.GegevenCorrigeren(ctx, Als(Bas), informatie.Corrigeren{Gegeven: stuk.ID, Versie: 1, Inhoud: in.Inhoud, Soort: in.Soort})
		onbekend(t, err) // of the same Partij, not designated
		_, err = h.DeelnameAanwijzen(ctx, Als(Bo), casus.Aanwijzen{Casus: z.ID, Medewerker: Bas})
		goed(t, err)
		_, err = h.GegevenCorrigeren(ctx, Als(Bas), informatie.Corrigeren{Gegeven: stuk.ID, Versie: 1, Inhoud: in.Inhoud, Soort: in.Soort})
		goed(t, err)
		b, err := h.GegevenLezen(ctx, Als(Anna), stuk.ID)
		goed(t, err)
		if b.Partij != Politie || b.Door != "Bas Verzonnen" {
			t.Errorf("of %s by %s", b.Partij, b.Door)
		}
	})
}

// rule 13.2-1: the supplier decides who reads a piece and until when, on every way to it: the piece, the page, the timeline
// and the order of the list.
func TestRegelVoorwaarden(t *testing.T) {
	motoren(t, func(t *testing.T, h *Huis) {
		ctx, z := h.Ctx(), h.AanHetRTO(Bo, Cleo)
		anders := h.RTO(Cleo)
		in := h.Gegeven(z, informatie.GekozenPartijen, Gemeente)
		in.Tot = klok.Datum(h.Klok.Nu().Format("2006-01-02"))
		stuk, err := h.GegevenToevoegen(ctx, Als(Bo), in)
		goed(t, err)
		for wie, ziet := range map[string]bool{Anna: true, Petra: true, Bo: true, Cleo: false} {
			_, err := h.GegevenLezen(ctx, Als(wie), stuk.ID)
			if ziet {
				goed(t, err)
			} else {
				onbekend(t, err)
			}
			b, err := h.CasusLezen(ctx, Als(wie), z.ID)
			goed(t, err)
			tekst, _ := json.Marshal(b)
			if (len(b.Gegevens) == 1) != ziet || strings.Contains(string(tekst), stuk.ID) != ziet {
				t.Errorf("%s sees %s", wie, tekst)
			}
		}
		lijst, err := h.CasusLijst(ctx, Als(Cleo), gate.LijstVraag{})
		goed(t, err)
		if lijst.Casussen[0].ID != anders.ID {
			t.Error("a piece that Cleo may not know of moved her list")
		}
		h.Klok.Loop(24 * 3600e9)
		_, err = h.GegevenLezen(ctx, Als(Anna), stuk.ID)
		onbekend(t, err)
		_, err = h.GegevenLezen(ctx, Als(Petra), stuk.ID)
		onbekend(t, err)
		_, err = h.GegevenLezen(ctx, Als(Bo), stuk.ID)
		goed(t, err)
		_, err = h.GegevenToevoegen(ctx, Als(Bo), h.Gegeven(z, informatie.GekozenPartijen, Reclassering))
		ongeldig(t, err, "lezers")
	})
}

// rule 14.1-1: nobody works here before signing the declaration; after signing at once.
func TestRegelVerklaring(t *testing.T) {
	motoren(t, func(t *testing.T, h *Huis) {
		ctx := h.Ctx()
		v, err := h.VerklaringLezen(ctx, Als(Daan))
		goed(t, err)
		if v.Getekend || v.Versie != 1 || v.Tekst == "" {
			t.Errorf("declaration %+v", v)
		}
		_, err = h.HuisLezen(ctx, Als(Daan))
		geweigerd(t, err, "14.1")
		_, err = h.CasusAanmelden(ctx, Als(Daan), Aanmelding())
		geweigerd(t, err, "14.1")
		_, err = h.VerklaringTekenen(ctx, Als(Daan), gate.Tekenen{Versie: 1})
		goed(t, err)
		_, err = h.CasusAanmelden(ctx, Als(Daan), Aanmelding())
		goed(t, err)
		_, err = h.HuisLezen(ctx, Als(Els))
		geweigerd(t, err, "20")
	})
}

// rule B2-1: each criterium of Bijlage 2 is answered with an explanation, by the aanmelder and again by the Procesregisseur.
func TestRegelBijlage2(t *testing.T) {
	h := Nieuw(t)
	in := Aanmelding()
	in.Criteria[1].Toelichting = " "
	in.Criteria[2].Antwoord = "misschien"
	_, err := h.CasusAanmelden(h.Ctx(), Als(Anna), in)
	ongeldig(t, err, "criteria[1].toelichting", "criteria[2].antwoord")
	z := h.InScreening()
	s := h.Screening(z)
	s.Criteria, s.Uitkomst, s.Reden = s.Criteria[:3], casus.Afgewezen, "Past niet."
	_, err = h.CasusScreenen(h.Ctx(), Als(Petra), s)
	ongeldig(t, err, "criteria")
}

// rule WGS-2: each decision records on behalf of which public Partij it is taken; of a Partij that is not public it cannot be.
func TestRegelPubliekePartij(t *testing.T) {
	h := Nieuw(t)
	ctx := h.Ctx()
	z, err := h.CasusAanmelden(ctx, Als(Cleo), Aanmelding())
	goed(t, err)
	z, err = h.CasusToewijzen(ctx, Als(Mo), casus.Toewijzen{Casus: z.ID, Versie: z.Versie, Medewerker: Petra})
	goed(t, err)
	for _, namens := range []string{"", Zorg, "p-bestaat-niet", Veiligheidshuis} {
		in := h.Screening(z)
		in.NamensPubliek = namens
		_, err = h.CasusScreenen(ctx, Als(Petra), in)
		ongeldig(t, err, "namensPubliek")
	}
	z, err = h.CasusScreenen(ctx, Als(Petra), h.Screening(z))
	goed(t, err)
	for _, namens := range []string{"", Zorg, Weg, Veiligheidshuis} {
		u := Uitkomst(z, Bo)
		u.NamensPubliek = namens
		ongeldig(t, vergeet(h.TriageAfronden(ctx, Als(Petra), u)), "namensPubliek")
		q := h.Triagevraag(z, Bo)
		q.NamensPubliek = namens
		ongeldig(t, vergeet(h.TriageVragen(ctx, Als(Petra), q)), "namensPubliek")
	}
	_, err = h.TriageAfronden(ctx, Als(Petra), Uitkomst(z, Bo))
	goed(t, err)
	in := Betrekken(z, Dirk)
	in.NamensPubliek = ""
	_, err = h.DeelnameBetrekken(ctx, Als(Petra), in)
	ongeldig(t, err, "namensPubliek")
	b, err := h.CasusLezen(ctx, Als(Petra), z.ID)
	goed(t, err)
	if b.Screening.NamensPubliek.ID != Gemeente || b.Screening.Namens.ID != Zorg {
		t.Errorf("decided on behalf of %+v", b.Screening)
	}
	eigen := h.InScreening()
	s := h.Screening(eigen)
	s.NamensPubliek = ""
	_, err = h.CasusScreenen(ctx, Als(Petra), s)
	goed(t, err) // the aanmelder is a public one itself
}

// rules WGS-6 and WGS-16: radicalisation and a list of prioritised casussen are refused with what one can do instead, and
// nothing of them is kept, not in a draft either.
func TestRegelSoortenDieNietMogen(t *testing.T) {
	motoren(t, func(t *testing.T, h *Huis) {
		for soort, artikel := range map[casus.Soort]string{casus.Radicalisering: "WGS-6", casus.TopX: "WGS-16"} {
			in := Aanmelding()
			in.Soort = soort
			_, err := h.CasusAanmelden(h.Ctx(), Als(Anna), in)
			if d := geweigerd(t, err, artikel); d.Anders == "" || d.Waarom == "" {
				t.Errorf("refusal without a way out: %+v", d)
			}
			_, err = h.ConceptBewaren(h.Ctx(), Als(Anna), gate.ConceptBewaren{Formulier: "aanmelding", Soort: string(soort), Inhoud: []byte(`{}`)})
			geweigerd(t, err, artikel)
		}
		if n := h.Getal(`SELECT (SELECT COUNT(*) FROM casus) + (SELECT COUNT(*) FROM concept)`); n != 0 {
			t.Errorf("%d rows of what may not be kept", n)
		}
		if ids, err := h.SleutelIDs(h.Ctx()); err != nil || len(ids) > 0 {
			t.Errorf("keys %v are left (%v)", ids, err)
		}
	})
}

// rule WGS-7: nothing that anybody reads carries a score: no answer of the door has a number that is computed from people.
func TestRegelGeenScores(t *testing.T) {
	h := Nieuw(t)
	z := h.RTO(Bo)
	b, err := h.CasusLezen(h.Ctx(), Als(Petra), z.ID)
	goed(t, err)
	tekst, err := json.Marshal(b)
	goed(t, err)
	var los map[string]any
	goed(t, json.Unmarshal(tekst, &los))
	zoekGetallen(t, "casus", los)
}

func zoekGetallen(t *testing.T, pad string, v any) {
	t.Helper()
	switch v := v.(type) {
	case map[string]any:
		for k, w := range v {
			if _, getal := w.(float64); getal && k != "versie" {
				t.Errorf("%s.%s is a number: %v", pad, k, w)
			}
			zoekGetallen(t, pad+"."+k, w)
		}
	case []any:
		for _, w := range v {
			zoekGetallen(t, pad, w)
		}
	}
}

// rule AVG-6: who directs a Casus, and the privacy officer, see who looked, refused tries included, when and on which article.
func TestRegelWieHeeftGekeken(t *testing.T) {
	motoren(t, func(t *testing.T, h *Huis) {
		ctx, z := h.Ctx(), h.RTO(Bo)
		_, err := h.CasusLezen(ctx, Als(Bo), z.ID)
		goed(t, err)
		_, err = h.CasusLezen(ctx, Als(Mo), z.ID)
		geweigerd(t, err, "1.7")
		_, err = h.CasusLezen(ctx, Als(Dirk), z.ID)
		onbekend(t, err)
		for _, wie := range []string{Petra, Fien} {
			p, err := h.CasusGekeken(ctx, Als(wie), z.ID, 0)
			goed(t, err)
			i := slices.IndexFunc(p.Inzagen, func(i gate.Inzage) bool { return i.Wie == "Dirk Nepveld" })
			if i < 0 || p.Inzagen[i].Uitkomst != audit.Refused.String() || p.Inzagen[i].Handeling != "Casus openen" || len(p.Inzagen[i].Artikelen) == 0 {
				t.Fatalf("%s sees %+v", wie, p.Inzagen)
			}
			if b := p.Inzagen[i+2]; b.Wie != "Bo Verzonnen" || b.Partij != "Proefpolitie" || b.Uitkomst != "toegestaan" || b.Stukken != 1 {
				t.Errorf("the look of Bo is %+v", b)
			}
		}
		for _, wie := range []string{Anna, Bo} {
			_, err = h.CasusGekeken(ctx, Als(wie), z.ID, 0)
			geweigerd(t, err, "AVG-6")
		}
		onbevestigd := h.TeBevestigen() // the house has no Casus yet: the privacy officer does not know of it, also not by this way
		_, err = h.CasusGekeken(ctx, Als(Petra), onbevestigd.ID, 0)
		goed(t, err)
		_, err = h.CasusGekeken(ctx, Als(Fien), onbevestigd.ID, 0)
		onbekend(t, err)
		for range 60 {
			_, err = h.CasusLezen(ctx, Als(Bo), z.ID)
			goed(t, err)
		}
		eerste, err := h.CasusGekeken(ctx, Als(Fien), z.ID, 0)
		goed(t, err)
		rest, err := h.CasusGekeken(ctx, Als(Fien), z.ID, eerste.Voor)
		goed(t, err)
		if len(eerste.Inzagen) != 50 || eerste.Voor == 0 || rest.Inzagen[0].Volgnr >= eerste.Inzagen[49].Volgnr || rest.Voor != 0 {
			t.Errorf("pages of %d and %d looks", len(eerste.Inzagen), len(rest.Inzagen))
		}
	})
}

// rule 1.11-1: a house does not start with a Procesregisseur of whom it is not known for which Partij they work, and it shows it.
func TestRegelNamensWelkePartij(t *testing.T) {
	for naam, namens := range map[string]string{"nobody": "", "the house": Veiligheidshuis, "a Partij that is none": "p-onbekend"} {
		in := Inrichting()
		in.Medewerkers[0].Namens = namens
		err := legeWoning(t).Inrichten(t.Context(), gate.Als("", "taak"), in)
		var fout *errs.Invalid
		if !errors.As(err, &fout) || len(fout.Velden) != 1 || !strings.Contains(fout.Velden[0].Melding, "artikel 1.11") {
			t.Errorf("for %s: %v", naam, err)
		}
	}
	h := Nieuw(t)
	b, err := h.HuisLezen(h.Ctx(), Als(Anna))
	goed(t, err)
	for _, m := range b.Mensen {
		if wil := map[bool]string{true: Gemeente}[m.Partij == Veiligheidshuis]; m.Namens != wil {
			t.Errorf("%s works on behalf of %q, want %q", m.ID, m.Namens, wil)
		}
	}
}
