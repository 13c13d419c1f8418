// SPDX-License-Identifier: EUPL-1.2

package gate_test

import (
	"encoding/json"
	"errors"
	"fmt"
	"reflect"
	"slices"
	"strings"
	"sync"
	"testing"

	"rondetafel/internal/audit"
	"rondetafel/internal/casus"
	"rondetafel/internal/errs"
	"rondetafel/internal/gate"
	. "rondetafel/internal/gate/gatetest"
	"rondetafel/internal/informatie"
)

// meldingen are the messages of an *errs.Invalid, each with its field.
func meldingen(t *testing.T, err error) string {
	t.Helper()
	var i *errs.Invalid
	if !errors.As(err, &i) {
		t.Fatalf("error %v, want *errs.Invalid", err)
	}
	var uit []string
	for _, v := range i.Velden {
		uit = append(uit, v.Veld+": "+v.Melding)
	}
	return strings.Join(uit, "\n")
}

// beantwoord gives an answer to q by persoon, for the aanmelder to read or not.
func beantwoord(t *testing.T, h *Huis, q gate.Verwijzing, persoon string, delen bool) gate.Verwijzing {
	t.Helper()
	in := Triageantwoord(q)
	in.DelenMetAanmelder = delen
	v, err := h.TriagevraagAntwoorden(h.Ctx(), Als(persoon), in)
	goed(t, err)
	return v
}

// alleen asks that of everybody in the house exactly lezers open question q, and that to all others it does not exist.
func alleen(t *testing.T, h *Huis, wat string, q gate.Verwijzing, lezers ...string) {
	t.Helper()
	for _, wie := range Mensen() {
		b, err := h.TriagevraagLezen(h.Ctx(), Als(wie), q.ID)
		if slices.Contains(lezers, wie) != (err == nil) {
			t.Errorf("%s: %s opens the question with %v", wat, wie, err)
		}
		if err == nil {
			continue
		}
		if !errors.Is(err, errs.ErrNotFound) {
			t.Errorf("%s: %s hears %v", wat, wie, err)
		}
		zelfde(t, wat+": what "+wie+" gets with it", b, gate.TriagevraagBlad{})
	}
}

// rules 1.8-1, 2.1-1, 9.3-1: the person whom an asked Partij was asked through sees the question, for which goal and on whose behalf it
// is asked, and the identifying data that it gives. The Procesregisseur sees the question too, nobody else.
func TestTriagevraagBlad(t *testing.T) {
	motoren(t, func(t *testing.T, h *Huis) {
		ctx, z := h.Ctx(), h.Triage()
		over := h.EersteBetrokkene(z)
		for _, metBSN := range []bool{false, true} {
			wie := map[bool]string{false: Bo, true: Dirk}[metBSN]
			in := h.Triagevraag(z, wie)
			in.MetBSN = metBSN
			n := h.Regels()
			q, err := h.TriageVragen(ctx, Als(Petra), in)
			goed(t, err)
			if q.Nummer != z.Nummer || q.Versie != 1 {
				t.Errorf("the answer is %+v", q)
			}
			wil := gate.TriagevraagBlad{ID: q.ID, Nummer: z.Nummer, Partij: gate.Naam{ID: PartijVan(wie), Naam: map[bool]string{false: "Proefpolitie", true: "Proefreclassering"}[metBSN]},
				Medewerker: gate.Naam{ID: wie, Naam: naamVan(wie)}, Steller: gate.Naam{ID: Petra, Naam: "Petra Schijn"},
				Namens: gate.Naam{ID: Gemeente, Naam: "Gemeente Proefdorp"}, Gesteld: toen(h, n), Uiterlijk: "2026-03-09", Vraag: "Kennen jullie Sem?",
				Doel: "veiligheid", Versie: 1, Eigen: true, Mag: []string{"triagevraag.antwoorden"},
				Over: []gate.PersoonBlad{{ID: over, Naam: "Sem van Verzinsel", Geboortedatum: "2004-03-04"}}}
			if metBSN {
				wil.Over[0].BSN = BSN
			}
			b, err := h.TriagevraagLezen(ctx, Als(wie), q.ID)
			goed(t, err)
			zelfde(t, "the question as "+wie+" sees it", b, wil)
			if e := h.Laatste(); !slices.Equal(e.Getoond, []string{q.ID, over}) {
				t.Errorf("the entry shows %v", e.Getoond)
			}
			wil.Eigen, wil.Mag, wil.Casus = false, []string{}, z.ID
			if metBSN { // in full only for who was asked
				wil.Over[0].BSN = "*******19"
			}
			b, err = h.TriagevraagLezen(ctx, Als(Petra), q.ID)
			goed(t, err)
			zelfde(t, "the question as the Procesregisseur sees it", b, wil)
			alleen(t, h, "unanswered", q, wie, Petra)
		}
	})
}

// rule 1.8-1: a question lets an asked Partij into nothing else: not the Casus, its pieces, its course or its log, not a list, a search or
// Mijn werk; it adds nothing and designates nobody. To it, what it may not see does not exist.
func TestBevraagdZietVerderNiets(t *testing.T) {
	motoren(t, func(t *testing.T, h *Huis) {
		ctx, z := h.Ctx(), h.Triage()
		stuk := h.VoegToe(z, Anna, informatie.AlleDeelnemers)
		in := h.Gegeven(z, informatie.AlleDeelnemers)
		q, ander := h.Gevraagd(z, Bo), h.Gevraagd(z, Dirk)
		beantwoord(t, h, ander, Dirk, true)
		onbekende := stuk.ID[:20] + "000000"
		for naam, doe := range map[string]func(id string) error{
			z.ID + " casus.lezen":           func(id string) error { return vergeet(h.CasusLezen(ctx, Als(Bo), id)) },
			z.ID + " casus.procesgegevens":  func(id string) error { return vergeet(h.CasusProces(ctx, Als(Bo), id)) },
			z.ID + " casus.gekeken":         func(id string) error { return vergeet(h.CasusGekeken(ctx, Als(Bo), id, 0)) },
			stuk.ID + " gegeven.lezen":      func(id string) error { return vergeet(h.GegevenLezen(ctx, Als(Bo), id)) },
			ander.ID + " triagevraag.lezen": func(id string) error { return vergeet(h.TriagevraagLezen(ctx, Als(Bo), id)) },
			over(h, z) + " betrokkene.informeren": func(id string) error {
				i := h.Informeren(z)
				i.Betrokkene = id
				return vergeet(h.BetrokkeneInformeren(ctx, Als(Bo), i))
			},
			ander.ID + " triagevraag.antwoorden": func(id string) error {
				return vergeet(h.TriagevraagAntwoorden(ctx, Als(Bo), Triageantwoord(gate.Verwijzing{ID: id, Versie: 2})))
			},
			z.ID + " triage.vragen": func(id string) error {
				v := h.Triagevraag(z, Cleo)
				v.Casus = id
				return vergeet(h.TriageVragen(ctx, Als(Bo), v))
			},
			z.ID + " triage.afronden": func(id string) error {
				return vergeet(h.TriageAfronden(ctx, Als(Bo), Uitkomst(gate.Verwijzing{ID: id, Versie: z.Versie}, Bo)))
			},
			z.ID + " deelname.aanwijzen": func(id string) error {
				return vergeet(h.DeelnameAanwijzen(ctx, Als(Bo), casus.Aanwijzen{Casus: id, Medewerker: Bas}))
			},
			z.ID + " gegeven.toevoegen": func(id string) error {
				in.Casus = id
				return vergeet(h.GegevenToevoegen(ctx, Als(Bo), in))
			},
		} {
			id, handeling, _ := strings.Cut(naam, " ")
			geheim := doe(id)
			if e := h.Laatste(); e.Handeling != handeling || e.Uitkomst != audit.Refused || e.Persoon != Bo || len(e.Artikelen) == 0 {
				t.Errorf("%s on what is secret left %+v", handeling, e)
			}
			weg := doe(onbekende)
			onbekend(t, geheim)
			onbekend(t, weg)
			if geheim.Error() != weg.Error() || !reflect.DeepEqual(geheim, weg) {
				t.Errorf("%s: secret gives %#v, unknown gives %#v", handeling, geheim, weg)
			}
		}
		p, err := h.CasusLijst(ctx, Als(Bo), gate.LijstVraag{Stand: "alle"})
		goed(t, err)
		gevonden, err := h.PersoonZoeken(ctx, Als(Bo), gate.ZoekVraag{BSN: BSN})
		goed(t, err)
		werk, err := h.MijnWerk(ctx, Als(Bo))
		goed(t, err)
		if len(p.Casussen)+len(gevonden.Treffers)+len(werk.Casussen) > 0 {
			t.Errorf("Bo finds %+v, %+v, %+v", p.Casussen, gevonden.Treffers, werk.Casussen)
		}
		goed(t, vergeet(h.TriagevraagLezen(ctx, Als(Bo), q.ID)))
	})
}

func over(h *Huis, z gate.Verwijzing) string { return h.EersteBetrokkene(z) }

// rules 1.8-1, 9.2b-1: an answer is for the Procesregisseur, and for the aanmelder when the Partij that gave it agrees. It can be given
// anew while the triage lasts, and taken from the aanmelder at once; no other Partij reads it, nor a colleague.
func TestTriageantwoord(t *testing.T) {
	motoren(t, func(t *testing.T, h *Huis) {
		ctx, z := h.Ctx(), h.Triage()
		goed(t, vergeet(h.DeelnameAanwijzen(ctx, Als(Anna), casus.Aanwijzen{Casus: z.ID, Medewerker: Arno})))
		q := h.Gevraagd(z, Bo)
		h.Gevraagd(z, Dirk)
		n := h.Regels()
		q = beantwoord(t, h, q, Bo, false)
		if q.Versie != 2 || q.Nummer != z.Nummer {
			t.Errorf("the answer is %+v", q)
		}
		alleen(t, h, "for the Procesregisseur", q, Bo, Petra)
		wil := &gate.AntwoordBlad{Bekend: casus.BekendActief, Contact: "Het wijkteam", Aanschuiven: casus.SchuiftAan, Toelichting: "Wij komen er elke week.",
			Moment: toen(h, n)}
		for _, wie := range []string{Bo, Petra} {
			b, err := h.TriagevraagLezen(ctx, Als(wie), q.ID)
			goed(t, err)
			zelfde(t, "the answer as "+wie+" sees it", b.Antwoord, wil)
		}
		q = beantwoord(t, h, q, Bo, true)
		alleen(t, h, "for the aanmelder too", q, Bo, Petra, Anna, Arno)
		b, err := h.TriagevraagLezen(ctx, Als(Anna), q.ID)
		goed(t, err)
		if b.Antwoord == nil || !b.Antwoord.DelenMetAanmelder || b.Eigen || len(b.Mag) > 0 || b.Versie != 3 {
			t.Errorf("the aanmelder reads %+v", b)
		}
		q = beantwoord(t, h, q, Bo, false)
		alleen(t, h, "taken back from the aanmelder", q, Bo, Petra)
		if n := h.Getal(`SELECT COUNT(*) FROM triagevraag WHERE id = $1 AND beantwoord > gesteld AND delen = 0 AND versie = 4`, q.ID); n != 1 {
			t.Error("the row of the question says otherwise")
		}
	})
}

// rule 9.2b-1: on the page of the Casus each question and its line on the timeline is there for whom may read it; the aanmelder, for whom
// the triage is held, reads the outcome with its reason.
func TestTriageOpDePagina(t *testing.T) {
	motoren(t, func(t *testing.T, h *Huis) {
		ctx, z := h.Ctx(), h.Triage()
		bo, dirk := h.Gevraagd(z, Bo), h.Gevraagd(z, Dirk)
		ziet := func(wat, wie string, wil ...string) *gate.TriageBlad {
			t.Helper()
			b, err := h.CasusLezen(ctx, Als(wie), z.ID)
			goed(t, err)
			kreeg := []string{}
			for _, r := range b.Tijdlijn {
				if strings.HasPrefix(r.Soort, "triage.") && r.Soort != "triage.afgerond" {
					kreeg = append(kreeg, strings.TrimPrefix(r.Soort, "triage.")+" "+r.Object)
				}
			}
			if b.Triage != nil {
				for _, v := range b.Triage.Vragen {
					kreeg = append(kreeg, fmt.Sprint(v.ID, " ", v.Antwoord != nil))
				}
			}
			zelfde(t, wat+": the triage on the page of "+wie, kreeg, append([]string{}, wil...))
			tekst, _ := json.Marshal(b)
			for _, q := range []gate.Verwijzing{bo, dirk} {
				if gezien := slices.ContainsFunc(wil, func(s string) bool { return strings.Contains(s, q.ID) }); strings.Contains(string(tekst), q.ID) != gezien {
					t.Errorf("%s: %s sees that question %s is there: %v", wat, wie, q.ID, !gezien)
				}
			}
			return b.Triage
		}
		if b := ziet("asked", Anna); b != nil {
			t.Errorf("the aanmelder sees a triage of nothing: %+v", b)
		}
		ziet("asked", Petra, "gevraagd "+dirk.ID, "gevraagd "+bo.ID, bo.ID+" false", dirk.ID+" false")
		beantwoord(t, h, bo, Bo, true)
		beantwoord(t, h, dirk, Dirk, false)
		ziet("answered", Petra, "beantwoord "+dirk.ID, "beantwoord "+bo.ID, "gevraagd "+dirk.ID, "gevraagd "+bo.ID, bo.ID+" true", dirk.ID+" true")
		ziet("answered", Anna, "beantwoord "+bo.ID, "gevraagd "+bo.ID, bo.ID+" true")
		n := h.Regels()
		goed(t, vergeet(h.TriageAfronden(ctx, Als(Petra), Uitkomst(z, Bo, Cleo))))
		wil := gate.TriageuitkomstBlad{Door: gate.Naam{ID: Petra, Naam: "Petra Schijn"}, Namens: gate.Naam{ID: Gemeente, Naam: "Gemeente Proefdorp"},
			NamensPubliek: gate.Naam{ID: Gemeente, Naam: "Gemeente Proefdorp"}, Moment: toen(h, n), Route: casus.RTO, Doel: "Samen een plan maken."}
		zelfde(t, "the outcome for a Partij that takes part", *ziet("ended", Cleo).Uitkomst, wil)
		zelfde(t, "the outcome for one that was asked", *ziet("ended", Bo, "beantwoord "+bo.ID, "gevraagd "+bo.ID, bo.ID+" true").Uitkomst, wil)
		wil.Reden = "Zij zijn samen nodig."
		zelfde(t, "the outcome for the aanmelder", *ziet("ended", Anna, "beantwoord "+bo.ID, "gevraagd "+bo.ID, bo.ID+" true").Uitkomst, wil)
	})
}

// Who answers on an older version hears when the newer answer came, and nothing is lost. A key that comes again answers once.
func TestTriageantwoordTweeKeer(t *testing.T) {
	motoren(t, func(t *testing.T, h *Huis) {
		ctx, z := h.Ctx(), h.Triage()
		q := h.Gevraagd(z, Bo)
		in := Triageantwoord(q)
		sleutel := MetSleutel(Bo, "antwoord")
		v, err := h.TriagevraagAntwoorden(ctx, sleutel, in)
		goed(t, err)
		weer, err := h.TriagevraagAntwoorden(ctx, sleutel, in)
		goed(t, err)
		zelfde(t, "the same key again", weer, v)
		antwoord := h.Getal(`SELECT beantwoord FROM triagevraag`)
		for _, versie := range []int64{1, 0, 3} {
			in.Versie, in.Bekend = versie, casus.Onbekend
			var c *errs.Conflict
			if err := vergeet(h.TriagevraagAntwoorden(ctx, Als(Bo), in)); !errors.As(err, &c) || c.Versie != 2 || c.Moment != antwoord || c.Wat != "deze vraag" ||
				c.Wie != "Bo Verzonnen" || c.Nu != "Bekend: bekend, actief\nAanschuiven: ja\nContact: Het wijkteam\nToelichting: Wij komen er elke week." {
				t.Errorf("on version %d: %v", versie, err)
			}
			if e := h.Laatste(); e.Uitkomst != audit.Failed || len(e.Rechten) > 0 {
				t.Errorf("the entry is %+v", e)
			}
		}
		b, err := h.TriagevraagLezen(ctx, Als(Petra), q.ID)
		goed(t, err)
		if b.Antwoord.Bekend != casus.BekendActief || b.Versie != 2 {
			t.Errorf("the answer is %+v", b.Antwoord)
		}
		var wg sync.WaitGroup
		fouten := make([]error, 4)
		for i := range fouten {
			wg.Go(func() { fouten[i] = vergeet(h.TriagevraagAntwoorden(ctx, Als(Bo), Triageantwoord(v))) })
		}
		wg.Wait()
		gelukt := 0
		for _, err := range fouten {
			var c *errs.Conflict
			if err == nil {
				gelukt++
			} else if !errors.As(err, &c) {
				t.Errorf("one of several at once: %v", err)
			}
		}
		if gelukt != 1 {
			t.Errorf("%d of several at once answered", gelukt)
		}
	})
}

// The same key asks once and ends once.
func TestTriageMetSleutel(t *testing.T) {
	motoren(t, func(t *testing.T, h *Huis) {
		ctx, z := h.Ctx(), h.Triage()
		var q, einde [2]gate.Verwijzing
		var err error
		for i := range q {
			q[i], err = h.TriageVragen(ctx, MetSleutel(Petra, "vraag"), h.Triagevraag(z, Bo))
			goed(t, err)
		}
		for i := range einde {
			einde[i], err = h.TriageAfronden(ctx, MetSleutel(Petra, "einde"), Uitkomst(z, Bo, Cleo))
			goed(t, err)
		}
		if q[0] != q[1] || einde[0] != einde[1] || einde[0].Versie != z.Versie+1 {
			t.Errorf("the answers are %+v and %+v", q, einde)
		}
		if n := h.Getal(`SELECT (SELECT COUNT(*) FROM triagevraag) + (SELECT COUNT(*) FROM triageuitkomst) + (SELECT COUNT(*) FROM deelname)`); n != 4 {
			t.Errorf("%d rows of one question and one end with two Partijen", n)
		}
		anders := Uitkomst(z, Bo)
		ongeldig(t, vergeet(h.TriageAfronden(ctx, MetSleutel(Petra, "einde"), anders)), "Idempotency-Key")
	})
}

// rules WGS-2, 9.3-1, 1.8-2, 9.2e-2: a question, the end of the triage and each Partij that takes part by it are recorded with who, on
// whose behalf, on behalf of which public Partij and when; each Partij with the ground on which it may be there.
func TestTriageVastgelegd(t *testing.T) {
	motoren(t, func(t *testing.T, h *Huis) {
		ctx := h.Ctx()
		z, err := h.CasusAanmelden(ctx, Als(Cleo), Aanmelding()) // Zorg is no public Partij
		goed(t, err)
		z, err = h.CasusToewijzen(ctx, Als(Mo), casus.Toewijzen{Casus: z.ID, Versie: z.Versie, Medewerker: Petra})
		goed(t, err)
		z, err = h.CasusScreenen(ctx, Als(Petra), h.Screening(z))
		goed(t, err)
		in := h.Triagevraag(z, Dirk)
		in.NamensPubliek = Politie
		goed(t, vergeet(h.TriageVragen(ctx, Als(Petra), in)))
		if n := h.Getal(`SELECT COUNT(*) FROM triagevraag WHERE casus = $1 AND partij = $2 AND medewerker = $3 AND steller = $4 AND namens = $5
			AND namens_publiek = $6 AND gesteld = $7 AND uiterlijk = $8 AND beantwoord = 0 AND delen = 0`, z.ID, Reclassering, Dirk, Petra, Zorg, Politie,
			h.Laatste().Time, in.Uiterlijk.ISO()); n != 1 {
			t.Error("the question was recorded otherwise")
		}
		u := Uitkomst(z, Bo, Anna)
		u.NamensPubliek = Politie
		u.Partijen = append(u.Partijen, casus.Relevant{}, casus.Relevant{Partij: " "}) // empty rows of the form
		v, err := h.TriageAfronden(ctx, Als(Petra), u)
		goed(t, err)
		zelfde(t, "the answer", v, gate.Verwijzing{ID: z.ID, Nummer: z.Nummer, Versie: z.Versie + 1})
		einde := h.Laatste()
		if einde.Namens != Zorg || einde.Functie != "procesregisseur" {
			t.Errorf("the entry is on behalf of %q as %q", einde.Namens, einde.Functie)
		}
		if n := h.Getal(`SELECT COUNT(*) FROM triageuitkomst WHERE casus = $1 AND medewerker = $2 AND namens = $3 AND namens_publiek = $4 AND route = 'rto'
			AND moment = $5`, z.ID, Petra, Zorg, Politie, einde.Time); n != 1 {
			t.Error("the outcome was recorded otherwise")
		}
		for _, wie := range []string{Bo, Anna} {
			if n := h.Getal(`SELECT COUNT(*) FROM deelname WHERE casus = $1 AND partij = $2 AND medewerker = $3 AND namens = $4 AND namens_publiek = $5
				AND moment = $6`, z.ID, PartijVan(wie), wie, Zorg, Politie, einde.Time); n != 1 {
				t.Errorf("taking part by %s was recorded otherwise", wie)
			}
			b, err := h.CasusLezen(ctx, Als(wie), z.ID)
			goed(t, err)
			i := slices.IndexFunc(b.Deelnames, func(d gate.DeelnameBlad) bool { return d.Partij.ID == PartijVan(wie) })
			if len(b.Deelnames) != 3 || b.Deelnames[i].Grond != "Wettelijke taak" || b.Fase != casus.RTO || b.Versie != v.Versie {
				t.Errorf("%s sees %+v", wie, b)
			}
		}
		if n := h.Getal(`SELECT COUNT(*) FROM deelname`); n != 2 {
			t.Errorf("%d Partijen take part", n)
		}
		if n := h.Getal(`SELECT COUNT(*) FROM triagevraag WHERE vraag LIKE '%Sem%'`); n != 0 {
			t.Error("a question can be read in the database")
		}
	})
}

// rules 1.8-2, 9.2e-2, 14.1-1: each shortcut to a round table is refused, with its article, and leaves the Casus as it was.
func TestRegelGeenTriageOverslaan(t *testing.T) {
	h := Nieuw(t)
	ctx := h.Ctx()
	z, vroeg, later := h.Triage(), h.InScreening(), h.RTO(Bo)
	vragen := func(z gate.Verwijzing, wie string, anders func(*casus.Triagevraag)) error {
		in := h.Triagevraag(z, wie)
		anders(&in)
		return vergeet(h.TriageVragen(ctx, Als(Petra), in))
	}
	einde := func(z gate.Verwijzing, wie string, anders func(*casus.Triageuitkomst)) error {
		in := Uitkomst(z, wie)
		anders(&in)
		return vergeet(h.TriageAfronden(ctx, Als(Petra), in))
	}
	zo, ook := func(*casus.Triagevraag) {}, func(*casus.Triageuitkomst) {}
	rijen := `SELECT (SELECT COUNT(*) FROM triagevraag) + (SELECT COUNT(*) FROM triageuitkomst) + (SELECT COUNT(*) FROM deelname) + (SELECT SUM(versie) FROM casus)`
	voor := h.Getal(rijen)
	for wat, geval := range map[string]struct {
		err     error
		artikel string
	}{
		"a question before the screening is done": {vragen(vroeg, Bo, zo), "1.8"},
		"a question after the triage":             {vragen(later, Bo, zo), "1.8"},
		"a question to a Partij that left":        {vragen(z, Els, zo), "1.8"},
		"a question to the house":                 {vragen(z, Oda, zo), "1.8"},
		"an end without a screening":              {einde(vroeg, Bo, ook), "1.8"},
		"an end after the end":                    {einde(later, Cleo, ook), "1.8"},
		"a Partij before the triage is done":      {vergeet(h.DeelnameBetrekken(ctx, Als(Petra), Betrekken(z, Bo))), "1.8"},
		"a round table before the triage is done": {vergeet(h.OverlegPlannen(ctx, Als(Petra), h.Voorbereiding(z))), "6.1"},
	} {
		t.Run(wat, func(t *testing.T) { geweigerd(t, geval.err, geval.artikel) })
	}
	andere := h.EersteBetrokkene(vroeg)
	for wat, geval := range map[string]struct {
		err       error
		veld, art string
	}{
		"without a goal":                       {einde(z, Bo, func(u *casus.Triageuitkomst) { u.Doel = " " }), "doel", "art. 1.8"},
		"without Partijen":                     {einde(z, Bo, func(u *casus.Triageuitkomst) { u.Partijen = []casus.Relevant{{}} }), "partijen", "art. 1.8"},
		"without a route":                      {einde(z, Bo, func(u *casus.Triageuitkomst) { u.Route = "" }), "route", "art. 1.8"},
		"straight to afschaling":               {einde(z, Bo, func(u *casus.Triageuitkomst) { u.Route = casus.Afschaling }), "route", "art. 1.8"},
		"elsewhere, and not where":             {einde(z, Bo, func(u *casus.Triageuitkomst) { u.Route, u.Partijen = casus.Doorverwezen, nil }), "naar", ""},
		"a Partij that left":                   {einde(z, Els, ook), "partijen[0].partij", "art. 9.2e"},
		"a Partij without a ground":            {einde(z, Bo, func(u *casus.Triageuitkomst) { u.Partijen[0].Grond = "" }), "partijen[0].grond", "art. 9.2e"},
		"the aanmelder once more":              {einde(z, Arno, ook), "partijen[0].partij", ""},
		"somebody who has not signed":          {einde(z, Daan, ook), "partijen[0].medewerker", "art. 14.1"},
		"somebody without a functie":           {einde(z, Nul, ook), "partijen[0].medewerker", ""},
		"somebody of another Partij":           {einde(z, Bo, func(u *casus.Triageuitkomst) { u.Partijen[0].Medewerker = Cleo }), "partijen[0].medewerker", ""},
		"a question to who has not signed":     {vragen(z, Daan, zo), "medewerker", "art. 14.1"},
		"a question to who has no functie":     {vragen(z, Nul, zo), "medewerker", ""},
		"a question to another's people":       {vragen(z, Bo, func(v *casus.Triagevraag) { v.Medewerker = Cleo }), "medewerker", ""},
		"a question to the aanmelder":          {vragen(z, Arno, zo), "partij", ""},
		"a question for a goal of another":     {vragen(z, Bo, func(v *casus.Triagevraag) { v.Doel = "recidive" }), "doel", "art. 2.1"},
		"a question about nobody":              {vragen(z, Bo, func(v *casus.Triagevraag) { v.Over = nil }), "over", "art. 1.8"},
		"a question about somebody elsewhere":  {vragen(z, Bo, func(v *casus.Triagevraag) { v.Over = []string{andere} }), "over", ""},
		"a question that is too late at birth": {vragen(z, Bo, func(v *casus.Triagevraag) { v.Uiterlijk = "1-3-2026" }), "uiterlijkDatum", ""},
	} {
		t.Run(wat, func(t *testing.T) {
			ongeldig(t, geval.err, geval.veld)
			if tekst := meldingen(t, geval.err); !strings.Contains(tekst, geval.art) {
				t.Errorf("it says %q, want %s", tekst, geval.art)
			}
		})
	}
	if n := h.Getal(rijen); n != voor {
		t.Errorf("something was written: %d, was %d", n, voor)
	}
}

// Only the Procesregisseur of the Casus asks and ends: others hear why not, or that there is no such Casus.
func TestRegelWieDeTriageDoet(t *testing.T) {
	h := Nieuw(t)
	ctx, z := h.Ctx(), h.Triage()
	q := h.Gevraagd(z, Bo)
	vragen := func(wie string) error { return vergeet(h.TriageVragen(ctx, Als(wie), h.Triagevraag(z, Dirk))) }
	einde := func(wie string) error { return vergeet(h.TriageAfronden(ctx, Als(wie), Uitkomst(z, Bo))) }
	antwoord := func(wie string) error { return vergeet(h.TriagevraagAntwoorden(ctx, Als(wie), Triageantwoord(q))) }
	for _, wie := range []string{Anna, Mo, Fien} {
		geweigerd(t, vragen(wie), "1.8")
		geweigerd(t, einde(wie), "1.8")
		onbekend(t, antwoord(wie))
	}
	for _, wie := range []string{Pim, Oda, Bram, Arno, Rik, Beatle, Bo, Bas, Cleo, Dirk, Nul} {
		onbekend(t, vragen(wie))
		onbekend(t, einde(wie))
		if wie != Bo {
			onbekend(t, antwoord(wie))
		}
	}
	if d := geweigerd(t, antwoord(Petra), "1.8"); d.Anders != actVan("triagevraag.antwoorden").Anders { // rule 1.8-1: not for them
		t.Errorf("the refusal says %+v", d)
	}
	goed(t, h.GeefZicht(ctx, Als(Mo), gate.Zicht(z.ID, Pim, Begin(), Begin().AddDate(0, 0, 9)))) // rule 1.2-1: who stands in for her may
	goed(t, vragen(Pim))
	goed(t, vergeet(h.TriagevraagLezen(ctx, Als(Pim), q.ID)))
	goed(t, einde(Pim))
}

// One question of a Partij is open at a time; after an answer it can be asked again, through somebody else, and both see both.
func TestTriageNogEensVragen(t *testing.T) {
	h := Nieuw(t)
	ctx, z := h.Ctx(), h.Triage()
	een := h.Gevraagd(z, Bo)
	ongeldig(t, vergeet(h.TriageVragen(ctx, Als(Petra), h.Triagevraag(z, Bas))), "partij")
	alleen(t, h, "one question", een, Bo, Petra)
	een = beantwoord(t, h, een, Bo, false)
	twee := h.Gevraagd(z, Bas)
	alleen(t, h, "the first of two", een, Bo, Bas, Petra)
	alleen(t, h, "the second of two", twee, Bo, Bas, Petra)
	if n := h.Getal(`SELECT COUNT(*) FROM zicht WHERE casus = $1 AND wie IN ($2, $3, $4)`, z.ID, Politie, Bo, Bas); n != 3 {
		t.Errorf("%d rows of sight", n)
	}
}

// rule 1.8-1: with the triage the part of who was asked only is over: nobody of that Partij sees the question, the answer or the Casus, nor
// answers once more. That its question was answered for the aanmelder, stays.
func TestTriageIsVoorbij(t *testing.T) {
	motoren(t, func(t *testing.T, h *Huis) {
		ctx := h.Ctx()
		for _, route := range []casus.Fase{casus.RTO, casus.Doorverwezen} {
			z := h.Triage()
			bo, dirk := h.Gevraagd(z, Bo), h.Gevraagd(z, Dirk)
			bo, dirk = beantwoord(t, h, bo, Bo, true), beantwoord(t, h, dirk, Dirk, true)
			in, lezers := Uitkomst(z, Bo), []string{Bo, Petra, Anna}
			if route == casus.Doorverwezen {
				in.Route, in.Partijen, in.Doel, in.Naar, lezers = route, nil, "", "Het wijkteam", []string{Petra, Anna}
			}
			v, err := h.TriageAfronden(ctx, Als(Petra), in)
			goed(t, err)
			alleen(t, h, "of a Partij that takes part, to "+string(route), bo, lezers...)
			alleen(t, h, "of a Partij that was asked only, to "+string(route), dirk, Petra, Anna)
			onbekend(t, vergeet(h.TriagevraagAntwoorden(ctx, Als(Dirk), Triageantwoord(dirk))))
			onbekend(t, vergeet(h.CasusLezen(ctx, Als(Dirk), z.ID)))
			if err := vergeet(h.TriagevraagAntwoorden(ctx, Als(Bo), Triageantwoord(bo))); route == casus.RTO {
				geweigerd(t, err, "1.8")
			} else {
				onbekend(t, err)
			}
			b, err := h.CasusLezen(ctx, Als(Petra), z.ID)
			goed(t, err)
			if b.Fase != route || b.Open != route.Open() || b.Versie != v.Versie || b.Triage.Uitkomst.Route != route || b.Triage.Uitkomst.Naar != in.Naar {
				t.Errorf("the Casus is %+v", b)
			}
			if n := h.Getal(`SELECT COUNT(*) FROM zicht WHERE casus = $1 AND open <> $2`, z.ID, map[bool]int{true: 1}[route.Open()]); n != 0 {
				t.Errorf("%d rows of sight are open otherwise than the Casus", n)
			}
		}
	})
}

// Article WGS 1.8: who was asked in triage is not designated by that for what comes after it. When their Partij takes part later through
// somebody else, they see nothing.
func TestBevraagdIsNietAangewezen(t *testing.T) {
	h := Nieuw(t)
	ctx, z := h.Ctx(), h.Triage()
	q := h.Gevraagd(z, Bas)
	z, err := h.TriageAfronden(ctx, Als(Petra), Uitkomst(z, Cleo))
	goed(t, err)
	h.Betrek(z, Bo)
	goed(t, vergeet(h.CasusLezen(ctx, Als(Bo), z.ID)))
	goed(t, vergeet(h.TriagevraagLezen(ctx, Als(Bo), q.ID))) // it is a question to his Partij
	onbekend(t, vergeet(h.CasusLezen(ctx, Als(Bas), z.ID)))
	onbekend(t, vergeet(h.TriagevraagLezen(ctx, Als(Bas), q.ID)))
	goed(t, vergeet(h.DeelnameAanwijzen(ctx, Als(Bo), casus.Aanwijzen{Casus: z.ID, Medewerker: Bas})))
	goed(t, vergeet(h.CasusLezen(ctx, Als(Bas), z.ID)))
}

// The form of a second tab comes after the triage ended, or after another Procesregisseur got the Casus: who may know hears who was first.
func TestTriageIntussenVerder(t *testing.T) {
	motoren(t, func(t *testing.T, h *Huis) {
		ctx, z := h.Ctx(), h.Triage()
		oud := Uitkomst(z, Bo)
		v, err := h.CasusToewijzen(ctx, Als(Mo), casus.Toewijzen{Casus: z.ID, Versie: z.Versie, Medewerker: Pim})
		goed(t, err)
		onbekend(t, vergeet(h.TriageAfronden(ctx, Als(Petra), oud)))
		conflict(t, "on the version before", vergeet(h.TriageAfronden(ctx, Als(Pim), oud)), "Mo Schijn", "Fase: Triage\nProcesregisseur: Pim Schijn", v.Versie)
		q := h.Triagevraag(z, Bo)
		onbekend(t, vergeet(h.TriageVragen(ctx, Als(Petra), q)))
		goed(t, vergeet(h.TriageVragen(ctx, Als(Pim), q)))
		w, err := h.TriageAfronden(ctx, Als(Pim), Uitkomst(v, Bo))
		goed(t, err)
		conflict(t, "after the end", vergeet(h.TriageAfronden(ctx, Als(Pim), Uitkomst(v, Cleo))), "Pim Schijn", "Fase: RTO\nProcesregisseur: Pim Schijn", w.Versie)
		geweigerd(t, vergeet(h.TriageAfronden(ctx, Als(Pim), Uitkomst(w, Cleo))), "1.8")
		onbekend(t, vergeet(h.TriageAfronden(ctx, Als(Cleo), Uitkomst(v, Cleo))))
		if n := h.Getal(`SELECT COUNT(*) FROM deelname`); n != 1 {
			t.Errorf("%d Partijen take part", n)
		}
	})
}
