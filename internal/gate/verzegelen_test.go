// SPDX-License-Identifier: EUPL-1.2

package gate_test

import (
	"errors"
	"strings"
	"testing"

	"rondetafel/internal/audit"
	"rondetafel/internal/casus"
	"rondetafel/internal/errs"
	"rondetafel/internal/gate"
	. "rondetafel/internal/gate/gatetest"
	"rondetafel/internal/informatie"
)

// bijNiemand asks that nobody in the house gets anything of z: not its page, its course, its log, a piece or a question of it, and not in
// a list, a search or Mijn werk.
func bijNiemand(t *testing.T, h *Huis, wat string, z, stuk, vraag gate.Verwijzing) {
	t.Helper()
	ctx := h.Ctx()
	for _, wie := range Mensen() {
		c := Als(wie)
		for naam, err := range map[string]error{"page": vergeet(h.CasusLezen(ctx, c, z.ID)), "course": vergeet(h.CasusProces(ctx, c, z.ID)),
			"log": vergeet(h.CasusGekeken(ctx, c, z.ID, 0)), "piece": vergeet(h.GegevenLezen(ctx, c, stuk.ID)),
			"question": vergeet(h.TriagevraagLezen(ctx, c, vraag.ID)), "next piece": vergeet(h.GegevenToevoegen(ctx, c, h.Gegeven(z, informatie.AlleDeelnemers))),
			"next Partij": vergeet(h.DeelnameBetrekken(ctx, c, Betrekken(z, Dirk))), "judgement": vergeet(h.CasusScreenen(ctx, c, h.Screening(z))),
			"end": vergeet(h.TriageAfronden(ctx, c, Uitkomst(z, Dirk))), "manager": vergeet(h.CasusToewijzen(ctx, c, casus.Toewijzen{Casus: z.ID, Versie: z.Versie, Medewerker: Pim}))} {
			if !errors.Is(err, errs.ErrNotFound) {
				t.Errorf("%s: %s gets the %s: %v", wat, wie, naam, err)
			}
		}
		p, _ := h.CasusLijst(ctx, c, gate.LijstVraag{Stand: "alle"})
		w, _ := h.MijnWerk(ctx, c)
		b, _ := h.PersoonZoeken(ctx, c, gate.ZoekVraag{BSN: BSN})
		if n := len(p.Casussen) + len(w.Casussen) + len(w.Taken) + len(b.Treffers); n > 0 {
			t.Errorf("%s: %s finds it in %d places", wat, wie, n)
		}
	}
}

// rules 1.7-1, 1.2-1: what policy decides on stands under the MAC of a Casus. Where somebody changed it beside the door the Casus is
// nobody's, and verify names it.
func TestVervalsteCasusGeeftNiets(t *testing.T) {
	motoren(t, func(t *testing.T, h *Huis) {
		h.Beschadigd()
		ctx, z := h.Ctx(), h.Triage()
		vraag := h.Gevraagd(z, Bo)
		beantwoord(t, h, vraag, Bo, true)
		z, err := h.TriageAfronden(ctx, Als(Petra), Uitkomst(z, Bo))
		goed(t, err)
		stuk := h.VoegToe(z, Bo, informatie.AlleDeelnemers)
		goed(t, vergeet(h.CasusLezen(ctx, Als(Bo), z.ID)))
		h.SQL(`CREATE TABLE oud AS SELECT * FROM casus`)
		kolommen := `(fase, open, procesregisseur, casusregisseur, aanmelder, soort, versie, grond, mac)`
		for _, opdracht := range []string{`fase = 'screening'`, `fase = 'triage'`, `open = 0`, `procesregisseur = 'm-pim-schijn'`,
			`casusregisseur = 'm-bo-verzonnen'`, `aanmelder = 'p-politie'`, `soort = 'nazorg_detentie'`, `versie = versie - 1`, `grond = grond - 1`, `grond = -1`} {
			h.SQL(`UPDATE casus SET ` + opdracht)
			bijNiemand(t, h, opdracht, z, stuk, vraag)
			h.SQL(`UPDATE casus SET ` + kolommen + ` = (SELECT fase, open, procesregisseur, casusregisseur, aanmelder, soort, versie, grond, mac FROM oud)`)
		}
		for _, wie := range []string{Petra, Anna, Bo} {
			goed(t, vergeet(h.CasusLezen(ctx, Als(wie), z.ID))) // put back it is what it was
		}
	})
}

// A Casus of which somebody blanked the MAC is not sealed again when the house starts: the log has sealed it before. It stays nobody's, and
// verify names it. A row from before there was a MAC is sealed, once.
func TestVerzegelenEenmaal(t *testing.T) {
	motoren(t, func(t *testing.T, h *Huis) {
		h.Beschadigd()
		ctx, z, heel := h.Ctx(), h.RTO(Bo), h.InScreening()
		stuk := h.VoegToe(z, Bo, informatie.AlleDeelnemers)
		h.Sluit()
		h.SQL(`UPDATE casus SET grond = -1, mac = '', fase = 'afschaling' WHERE id = $1`, z.ID)
		voor := h.Regels()
		h.Open()
		if h.Regels() != voor {
			t.Errorf("starting left %+v", h.Laatste())
		}
		onbekend(t, vergeet(h.CasusLezen(ctx, Als(Petra), z.ID)))
		onbekend(t, vergeet(h.GegevenLezen(ctx, Als(Bo), stuk.ID)))
		goed(t, vergeet(h.CasusLezen(ctx, Als(Petra), heel.ID)))
		if v := h.Verify(); v.Fout != "een recht in de database is een ander dan in het log: casus/"+z.ID {
			t.Errorf("verify says %q", v.Fout)
		}
		if n := h.Getal(`SELECT COUNT(*) FROM casus WHERE grond = -1`); n != 1 {
			t.Errorf("%d casussen are not sealed", n)
		}
	})
}

// Many casussen from before there was a MAC are sealed in entries of no more than five hundred, and starting again seals nothing.
func TestOudereCasussenVerzegeld(t *testing.T) {
	h := Nieuw(t)
	ctx, z := h.Ctx(), h.RTO(Bo)
	h.Sluit()
	h.SQL(`INSERT INTO casus (id, nummer, soort, gemeente, fase, open, aanmelder, melder, invoerder, procesregisseur, aangemeld, gewijzigd,
		versie, gewijzigd_door, doel, inhoud) WITH RECURSIVE t(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM t WHERE n < 1003)
		SELECT 'ouder-' || n, '2025-' || n, soort, gemeente, fase, open, aanmelder, melder, invoerder, procesregisseur, aangemeld, gewijzigd,
		versie, gewijzigd_door, doel, inhoud FROM casus CROSS JOIN t WHERE casus.id = $1`, z.ID)
	voor := h.Regels()
	h.Open()
	aantal := 0
	for _, e := range h.LogVanaf(voor) {
		if e.Handeling != "huis.verzegelen" || e.Uitkomst != audit.Allowed || e.Persoon != "" || len(e.Rechten) > 500 {
			t.Errorf("starting left %+v", e)
		}
		for _, r := range e.Rechten {
			if strings.HasPrefix(r.Rij, "casus/ouder-") && r.Versie == z.Versie {
				aantal++
			}
		}
	}
	if nieuw := h.Regels() - voor; aantal != 1003 || nieuw != 3 {
		t.Errorf("%d casussen were sealed in %d entries", aantal, nieuw)
	}
	p, err := h.CasusLijst(ctx, Als(Mo), gate.LijstVraag{Grootte: 100})
	goed(t, err)
	if len(p.Casussen) != 100 || !p.Meer {
		t.Errorf("the manager sees %d of them", len(p.Casussen))
	}
	voor = h.Regels()
	h.Sluit()
	h.Open()
	if h.Regels() != voor {
		t.Errorf("starting again left %+v", h.Laatste())
	}
}

// rules 2.3-2, 1.4-1: Nazorg detentie stands beside the casuistry: no test of Bijlage 2 and no triage. It is taken up by the screening, and
// only a Casus of that soort is; Partijen take part at once.
func TestRegelNazorg(t *testing.T) {
	h := Nieuw(t)
	ctx, z := h.Ctx(), h.Nazorg()
	b, err := h.CasusLezen(ctx, Als(Petra), z.ID)
	goed(t, err)
	if b.Fase != casus.Nazorg || b.Soort != casus.NazorgDetentie || !b.Open || b.Screening.Uitkomst != casus.Nazorg || len(b.Screening.Criteria) != 0 ||
		b.Screening.Overleg.Met == "" {
		t.Errorf("it is %+v", b)
	}
	geweigerd(t, vergeet(h.TriageVragen(ctx, Als(Petra), h.Triagevraag(z, Bo))), "1.8")
	geweigerd(t, vergeet(h.TriageAfronden(ctx, Als(Petra), Uitkomst(z, Bo))), "1.8")
	geweigerd(t, vergeet(h.CasusScreenen(ctx, Als(Petra), h.Screening(z))), "9.2a")
	geweigerd(t, vergeet(h.OverlegPlannen(ctx, Als(Petra), h.Voorbereiding(z))), "9.2c")
	onbekend(t, vergeet(h.CasusLezen(ctx, Als(Bo), z.ID)))
	h.Betrek(z, Bo)
	goed(t, vergeet(h.CasusLezen(ctx, Als(Bo), z.ID)))
	goed(t, vergeet(h.CasusToewijzen(ctx, Als(Mo), casus.Toewijzen{Casus: z.ID, Versie: z.Versie, Medewerker: Pim})))

	complex := h.InScreening()
	in := h.Screening(complex)
	in.Uitkomst = casus.Nazorg
	ongeldig(t, vergeet(h.CasusScreenen(ctx, Als(Petra), in)), "uitkomst")
	melding := Aanmelding()
	melding.Soort = casus.NazorgDetentie
	v, err := h.CasusAanmelden(ctx, Als(Anna), melding)
	goed(t, err)
	v, err = h.CasusToewijzen(ctx, Als(Mo), casus.Toewijzen{Casus: v.ID, Versie: v.Versie, Medewerker: Petra})
	goed(t, err)
	err = vergeet(h.CasusScreenen(ctx, Als(Petra), h.Screening(v))) // also with every criterion met
	ongeldig(t, err, "uitkomst")
	if tekst := meldingen(t, err); !strings.Contains(tekst, "art. 2.3") {
		t.Errorf("it says %q", tekst)
	}
	in = h.Screening(v)
	in.Uitkomst, in.Criteria, in.Overleg = casus.Nazorg, nil, casus.Overleg{}
	ongeldig(t, vergeet(h.CasusScreenen(ctx, Als(Petra), in)), "overleg.met", "overleg.datum", "overleg.wijze", "overleg.verslag") // rule 9.2a-1 holds
}
