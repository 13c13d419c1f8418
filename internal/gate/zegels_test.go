// SPDX-License-Identifier: EUPL-1.2

package gate_test

import (
	"errors"
	"slices"
	"strings"
	"testing"

	"rondetafel/internal/audit"
	"rondetafel/internal/casus"
	"rondetafel/internal/gate"
	. "rondetafel/internal/gate/gatetest"
	"rondetafel/internal/gate/internal/crypto"
	"rondetafel/internal/informatie"
	"rondetafel/internal/rto"
)

// geknoei is what somebody does to a row beside the door, and what has to be the same as if the row were not there.
type geknoei struct {
	naam, rij string // rij: the name of the row in what verify says
	sql       []string
	doe       func(t *testing.T, h *Huis, z, o gate.Verwijzing)
}

// eenTafel is a Casus with Bo and Cleo at the table, decided to appoint Bo, who proposes Bas as deputy.
func eenTafel(t *testing.T, h *Huis) (z, o gate.Verwijzing) {
	t.Helper()
	ctx := h.Ctx()
	z = h.RTO(Bo, Cleo)
	o = h.AanTafel(z, Bo, Cleo)
	in := Besluit(o, rto.Casusregisseur, Bo, Cleo)
	in.Casusregisseur = Bo
	v, err := h.OverlegBesluiten(ctx, Als(Petra), in)
	goed(t, err)
	o.Versie = v.Versie
	goed(t, vergeet(h.CasusregieVoorstellen(ctx, Als(Bo), rto.Voorstel{Casus: z.ID, Medewerker: Bas, Reden: "Drie weken vrij."})))
	return z, o
}

func tafelgeknoei() []geknoei {
	lezer := func(t *testing.T, h *Huis, z, _ gate.Verwijzing) {
		in := h.Gegeven(z, informatie.GekozenPartijen, Reclassering)
		ongeldig(t, vergeet(h.GegevenToevoegen(h.Ctx(), Als(Bo), in)), "lezers")
	}
	besluiten := func(t *testing.T, h *Huis, _, o gate.Verwijzing) {
		b, err := h.OverlegLezen(h.Ctx(), Als(Petra), o.ID)
		goed(t, err)
		if len(b.Besluiten) > 0 {
			t.Errorf("a decision that somebody altered is shown: %+v", b.Besluiten[0])
		}
	}
	vervanger := func(t *testing.T, h *Huis, _, o gate.Verwijzing) {
		geweigerd(t, vergeet(h.OverlegBesluiten(h.Ctx(), Als(Petra), Besluit(o, rto.Vervanger, Bo, Cleo))), "1.3")
	}
	afwezig := func(t *testing.T, h *Huis, _, o gate.Verwijzing) {
		b, err := h.OverlegLezen(h.Ctx(), Als(Petra), o.ID)
		goed(t, err)
		if slices.ContainsFunc(b.AanTafel, func(g gate.GenodigdeBlad) bool { return g.Partij.ID == Politie && g.Telt }) {
			t.Errorf("who was there was altered, and counts: %+v", b.AanTafel)
		}
	}
	const kolommen = `casus, '` + Reclassering + `', medewerker, namens, namens_publiek, moment, inhoud, versie, grond, mac`
	return []geknoei{
		{"deelname forged", "deelname/", []string{`INSERT INTO deelname SELECT ` + kolommen + ` FROM deelname WHERE partij = '` + Politie + `'`}, lezer},
		{"deelname of another", "deelname/", []string{`UPDATE deelname SET partij = '` + Reclassering + `' WHERE partij = '` + Politie + `'`}, lezer},
		{"besluit of another kind", "besluit/", []string{`UPDATE besluit SET soort = 'plan'`}, besluiten},
		{"besluit of another", "besluit/", []string{`UPDATE besluit SET medewerker = '` + Pim + `'`}, besluiten},
		{"besluit at another time", "besluit/", []string{`UPDATE besluit SET moment = moment - 1`}, besluiten},
		{"deputy replaced", "vervanging/", []string{`UPDATE vervanging SET medewerker = '` + Cleo + `'`}, vervanger},
		{"deputy proposed by another", "vervanging/", []string{`UPDATE vervanging SET voorsteller = '` + Cleo + `'`}, vervanger},
		{"the substitute was there", "uitnodiging/", []string{`UPDATE uitnodiging SET aanwezig = vervanger WHERE partij = '` + Politie + `'`}, afwezig},
		{"nobody was there", "uitnodiging/", []string{`UPDATE uitnodiging SET aanwezig = '' WHERE partij = '` + Politie + `'`}, afwezig},
		{"of before who was there counted", "uitnodiging/", []string{`UPDATE uitnodiging SET zegel = 1, versie = versie - 1 WHERE partij = '` + Politie + `'`}, afwezig},
	}
}

// rules 1.3-1, 6.3-1, 7.1-1: who takes part, what was decided and who was there count only as the door wrote it, and verify names the row.
func TestVervalsteTafelGeeftNiets(t *testing.T) {
	for _, g := range tafelgeknoei() {
		t.Run(g.naam, func(t *testing.T) {
			h := Nieuw(t)
			h.Beschadigd()
			z, o := eenTafel(t, h)
			knoei(t, h, g)
			g.doe(t, h, z, o)
			if v := h.Verify(); !strings.Contains(v.Fout, g.rij) {
				t.Errorf("verify says %q, want %s", v.Fout, g.rij)
			}
		})
	}
}

func knoei(t *testing.T, h *Huis, g geknoei) {
	t.Helper()
	h.Sluit()
	for _, q := range g.sql {
		if h.SQL(q) == 0 {
			t.Fatalf("%s touched nothing", q)
		}
	}
	h.Open()
}

// rule 1.10-2: a Casus is closed only when the door recorded that it was cleaned, and that each piece that is there stays.
func TestVervalsteOpschoning(t *testing.T) {
	sluit := func(h *Huis, z gate.Verwijzing) error {
		c, err := h.CasusLezen(h.Ctx(), Als(Petra), z.ID)
		if err != nil {
			return err
		}
		return vergeet(h.CasusSluiten(h.Ctx(), Als(Petra), casus.Sluiten{Casus: z.ID, Versie: c.Versie, NamensPubliek: Gemeente}))
	}
	for _, g := range []geknoei{
		{naam: "never cleaned", rij: "opschoning/", sql: []string{`INSERT INTO opschoning SELECT casus, medewerker, moment, 1, grond, mac FROM zicht
			JOIN (SELECT moment FROM gebeurtenis LIMIT 1) ON 1 = 1 JOIN (SELECT id AS medewerker FROM medewerker LIMIT 1) ON 1 = 1 LIMIT 1`}},
		{naam: "cleaned later", rij: "opschoning/", sql: []string{`UPDATE opschoning SET moment = moment + 1`}},
		{naam: "the reason is later", rij: "noodzaak/", sql: []string{`UPDATE noodzaak SET moment = moment + 1`}},
		{naam: "another piece stays", rij: "noodzaak/", sql: []string{`UPDATE noodzaak SET medewerker = 'm-pim-schijn'`}},
	} {
		t.Run(g.naam, func(t *testing.T) {
			h := Nieuw(t)
			h.Beschadigd()
			z := h.NazorgMet(Bo)
			stuk := h.VoegToe(z, Bo, informatie.AlleDeelnemers)
			z = h.NaarAfschaling(z)
			if g.naam != "never cleaned" {
				goed(t, vergeet(h.CasusOpschonen(h.Ctx(), Als(Petra), h.Opschoning(z, stuk))))
			} else {
				goed(t, vergeet(h.GegevenIntrekken(h.Ctx(), Als(Bo), informatie.Intrekken{Gegeven: stuk.ID, Versie: 1, Reden: "Vergissing."})))
			}
			knoei(t, h, g)
			geweigerd(t, sluit(h, z), "1.10")
			if v := h.Verify(); !strings.Contains(v.Fout, g.rij) {
				t.Errorf("verify says %q, want %s", v.Fout, g.rij)
			}
		})
	}
}

// What was put back from before, or taken away, is found by verify: nothing in the row itself shows it.
func TestVerifyVindtTeruggezetteZegels(t *testing.T) {
	for _, g := range []geknoei{
		{naam: "presence of before", rij: "uitnodiging/", sql: []string{`UPDATE uitnodiging SET versie = versie - 1, grond = (SELECT grond FROM oud),
			mac = (SELECT mac FROM oud) WHERE partij = '` + Politie + `'`}},
		{naam: "a decision taken away", rij: "besluit/", sql: []string{`DELETE FROM besluit`}},
		{naam: "a Partij that never took part", rij: "deelname/", sql: []string{`DELETE FROM deelname WHERE partij = '` + Politie + `'`}},
		{naam: "a proposal taken away", rij: "vervanging/", sql: []string{`DELETE FROM vervanging`}},
	} {
		t.Run(g.naam, func(t *testing.T) {
			h := Nieuw(t)
			h.Beschadigd()
			_, o := eenTafel(t, h)
			h.SQL(`CREATE TABLE oud AS SELECT grond, mac FROM uitnodiging WHERE partij = '` + Politie + `'`)
			goed(t, vergeet(h.OverlegAanwezigheid(h.Ctx(), Als(Petra), rto.Aanwezigheid{Overleg: o.ID, Versie: o.Versie,
				Aanwezig: []rto.Aanwezige{{Partij: Politie, Medewerker: Bo}, {Partij: Zorg, Medewerker: Cleo}}})))
			h.Sluit()
			if v, err := gate.Verify(h.Ctx(), h.Opties, nil); err != nil || v.Fout != "" {
				t.Fatalf("before: %+v, %v", v, err)
			}
			knoei(t, h, g)
			if v := h.Verify(); !strings.Contains(v.Fout, g.rij) {
				t.Errorf("verify says %q, want %s", v.Fout, g.rij)
			}
		})
	}
}

// Rows from before these tables had a MAC get one at the next start, once, in the log.
func TestOudereZegels(t *testing.T) {
	h := Nieuw(t)
	z, o := eenTafel(t, h)
	h.Sluit()
	for _, q := range []string{
		`INSERT INTO deelname SELECT casus, '` + Gemeente + `', medewerker, namens, namens_publiek, moment, inhoud, 0, -1, X'' FROM deelname WHERE partij = '` + Politie + `'`,
		`INSERT INTO besluit SELECT 'b-ouder', overleg, casus, soort, medewerker, namens, moment, inhoud, 0, -1, X'' FROM besluit`,
		`INSERT INTO vervanging SELECT 'v-ouder', casus, medewerker, voorsteller, besluit, moment, inhoud, 0, -1, X'' FROM vervanging`,
		`INSERT INTO opschoning SELECT casus, medewerker, moment, 0, -1, X'' FROM besluit WHERE id = 'b-ouder'`,
		`INSERT INTO uitnodiging SELECT overleg, casus, '` + Gemeente + `', '` + Anna + `', '', 1, 'ja', '` + Anna + `', moment, 1, 1, X'', inhoud, machtiging, 1
			FROM uitnodiging WHERE partij = '` + Politie + `'`,
	} {
		h.SQL(q)
	}
	oudeUitnodiging(t, h, o.ID)
	h.Open()
	e := h.Laatste()
	var rijen []string
	for _, r := range e.Rechten {
		rijen = append(rijen, r.Rij)
	}
	wil := []string{"deelname/" + z.ID + "/" + Gemeente, "besluit/b-ouder", "vervanging/v-ouder", "opschoning/" + z.ID,
		"uitnodiging/" + o.ID + "/" + Gemeente, "uitnodiging/" + o.ID + "/" + Gemeente + "/2"}
	if e.Handeling != "huis.verzegelen" || !slices.Equal(rijen, wil) {
		t.Errorf("the last entry is %s of %v, want %v", e.Handeling, rijen, wil)
	}
	n := h.Regels()
	h.Sluit()
	h.Open()
	if h.Regels() != n {
		t.Error("they are sealed again")
	}
	if h.Getal(`SELECT COUNT(*) FROM uitnodiging WHERE zegel = 2 AND partij = $1 AND aanwezig = $2 AND versie = 2`, Gemeente, Anna) != 1 {
		t.Error("the invitation of before has no second MAC")
	}
}

// oudeUitnodiging gives the invitation of the Gemeente the MAC that one had before who was there was under it.
func oudeUitnodiging(t *testing.T, h *Huis, overleg string) {
	t.Helper()
	keys, err := crypto.OpenDir(h.Opties.Sleutels, func() (string, error) { return "", errors.New("no keys") })
	goed(t, err)
	var zaak string
	goed(t, h.DB().QueryRowContext(h.Ctx(), `SELECT casus FROM overleg WHERE id = $1`, overleg).Scan(&zaak))
	mac := keys.MAC.Row("uitnodiging", 1, 1, crypto.Str(overleg), crypto.Str(zaak), crypto.Str(Gemeente), crypto.Str(Anna), crypto.Str(""), crypto.Int(1))
	h.SQL(`UPDATE uitnodiging SET mac = $1 WHERE partij = $2`, mac[:], Gemeente)
	goed(t, keys.Close())
}

// Who takes a MAC off, or puts an invitation back to before the second, gets nothing sealed by it: the log says that it was.
func TestZegelEraf(t *testing.T) {
	h := Nieuw(t)
	h.Beschadigd()
	z, o := eenTafel(t, h)
	h.Sluit()
	for _, tabel := range []string{"deelname", "besluit", "vervanging"} {
		h.SQL(`UPDATE ` + tabel + ` SET grond = -1, versie = 0, mac = X''`)
	}
	h.SQL(`UPDATE uitnodiging SET zegel = 1`)
	h.Open()
	if slices.ContainsFunc(h.Log(), func(e audit.Entry) bool { return e.Handeling == "huis.verzegelen" }) {
		t.Error("rows that the log has sealed are sealed again")
	}
	b, err := h.OverlegLezen(h.Ctx(), Als(Petra), o.ID)
	goed(t, err)
	c, err := h.CasusLezen(h.Ctx(), Als(Petra), z.ID)
	goed(t, err)
	if len(b.Besluiten) != 0 || b.Vervanger != nil || len(c.Deelnames) != 1 {
		t.Errorf("%d decisions, deputy %v, %d take part", len(b.Besluiten), b.Vervanger, len(c.Deelnames))
	}
}
