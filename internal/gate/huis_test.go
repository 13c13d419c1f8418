// SPDX-License-Identifier: EUPL-1.2

package gate_test

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"

	"rondetafel/internal/audit"
	"rondetafel/internal/casus"
	"rondetafel/internal/errs"
	"rondetafel/internal/gate"
	. "rondetafel/internal/gate/gatetest"
	"rondetafel/internal/informatie"
	"rondetafel/internal/toegang"
)

// A house is set up once, with every right in the entry.
func TestInrichtenEenmaal(t *testing.T) {
	motoren(t, func(t *testing.T, h *Huis) {
		in := Inrichting()
		rechten := 1 + len(in.Partijen) + len(in.Medewerkers) // with the protocol
		for _, m := range in.Medewerkers {
			rechten += len(m.Functies)
		}
		if e := h.Log()[0]; e.Handeling != "huis.inrichten" || len(e.Rechten) != rechten || e.Soort != audit.RechtenGeven {
			t.Errorf("the first entry is %s with %d rights, want %d", e.Handeling, len(e.Rechten), rechten)
		}
		geweigerd(t, h.Inrichten(h.Ctx(), Als(Mo), in), "3.1")
		b, err := h.HuisLezen(h.Ctx(), Als(Oda))
		goed(t, err)
		if len(b.Partijen) != len(Partijen()) || len(b.Mensen) != len(Mensen()) {
			t.Errorf("%d Partijen and %d people", len(b.Partijen), len(b.Mensen))
		}
		i := slices.IndexFunc(b.Partijen, func(p gate.PartijBlad) bool { return p.ID == Weg })
		if b.Partijen[i].Actief || b.Partijen[i].Publiek {
			t.Errorf("a Partij that left is %+v", b.Partijen[i])
		}
		g, err := h.Gebruikers(h.Ctx())
		goed(t, err)
		if len(g.Mensen) != len(Mensen()) {
			t.Errorf("%d people to log in as", len(g.Mensen))
		}
	})
}

// Outside a practice house nobody lists the people, and nothing is filled in.
func TestGeenOefenhuis(t *testing.T) {
	h := Nieuw(t)
	h.SQL(`UPDATE instelling SET waarde = 'false' WHERE naam = 'demo'`)
	h.Sluit()
	h.Open()
	_, err := h.Gebruikers(h.Ctx())
	onbekend(t, err)
	geweigerd(t, h.Vul(h.Ctx(), gate.VulOpties{Casussen: 1}), "3.1")
}

// Who Vul adds can log in as in a real house, each with a code that counts once; nobody else gets an account by it.
func TestVulAccounts(t *testing.T) {
	h := Nieuw(t)
	mensen := int(h.Getal(`SELECT COUNT(*) FROM medewerker`)) + 3
	goed(t, h.Vul(h.Ctx(), gate.VulOpties{Mensen: mensen, Accounts: true}))
	if n := h.Getal(`SELECT COUNT(*) FROM account`); n != 3 {
		t.Errorf("%d accounts", n)
	}
	code, err := toegang.Stapcode(gate.VulGeheim, h.Klok.Nu())
	goed(t, err)
	in := gate.Inlog{Naam: fmt.Sprintf("m-vul-%03d", mensen-1), Wachtwoord: gate.VulWachtwoord, Code: code}
	if uit, err := h.InloggenMet(h.Ctx(), Als(""), in, gate.Vandaan{}); err != nil || uit.Token == "" {
		t.Errorf("%+v %v", uit, err)
	}
	if _, err := h.InloggenMet(h.Ctx(), Als(""), in, gate.Vandaan{}); err == nil {
		t.Error("one code counts twice")
	}
}

// What Vul makes is a house like any other: it can be read by those concerned only, and it verifies.
func TestVul(t *testing.T) {
	motoren(t, func(t *testing.T, h *Huis) {
		const aantal = 40
		voor := h.Regels()
		var stappen []int
		goed(t, h.Vul(h.Ctx(), gate.VulOpties{Casussen: aantal, Mensen: 30, Voortgang: func(n int) { stappen = append(stappen, n) }}))
		if n := h.Getal(`SELECT COUNT(*) FROM casus`); n != aantal || !slices.Equal(stappen, []int{aantal}) {
			t.Errorf("%d casussen, steps %v", n, stappen)
		}
		if n := h.Regels() - voor; n != aantal+1 {
			t.Errorf("%d entries, want one a Casus and one for the people", n)
		}
		p, err := h.CasusLijst(h.Ctx(), Als(Petra), gate.LijstVraag{Stand: "alle", Grootte: 100})
		goed(t, err)
		if len(p.Casussen) == 0 || len(p.Casussen) == aantal {
			t.Errorf("Petra sees %d of %d", len(p.Casussen), aantal)
		}
		for _, r := range p.Casussen {
			b, err := h.CasusLezen(h.Ctx(), Als(Petra), r.ID)
			goed(t, err)
			if len(b.Gegevens) < 8 || len(b.Betrokkenen) == 0 || len(b.Deelnames) == 0 {
				t.Errorf("Casus %s has %d pieces", r.Nummer, len(b.Gegevens))
			}
		}
	})
}

// Somebody who changes, removes or adds an entry is found out, by its place.
func TestVerifyNoemtDeRegel(t *testing.T) {
	for naam, geval := range map[string]struct{ sql, wil string }{
		"changed":  {`UPDATE log_regel SET lichaam = (SELECT lichaam FROM log_regel WHERE volgnummer = 3) WHERE volgnummer = 2`, "regel 2:"},
		"removed":  {`DELETE FROM log_regel WHERE volgnummer = 2`, "regel 2:"},
		"added":    {`INSERT INTO log_regel SELECT 1000, lichaam FROM log_regel WHERE volgnummer = 2`, "regel 1000:"},
		"the head": {`UPDATE log_kop SET wortel = (SELECT substr(hashes, 1, 32) FROM log_hashes WHERE eerste = 0)`, "kop"},
	} {
		t.Run(naam, func(t *testing.T) {
			h := Nieuw(t)
			h.Beschadigd()
			h.RTO(Bo)
			if v := h.Verify(); v.Fout != "" || v.Regels != 5 {
				t.Fatalf("before: %+v", v)
			}
			if h.SQL(geval.sql) == 0 {
				t.Fatal("nothing was touched")
			}
			if v := h.Verify(); !strings.Contains(v.Fout, geval.wil) {
				t.Errorf("verify says %q, want %s", v.Fout, geval.wil)
			}
		})
	}
}

// A house is not opened on a log that is not its own.
func TestOpenOpKapotLog(t *testing.T) {
	h := Nieuw(t)
	h.Beschadigd()
	h.Sluit()
	h.SQL(`UPDATE log_hashes SET hashes = substr(hashes, 2) || substr(hashes, 1, 1)`)
	if g, err := gate.Open(h.Ctx(), h.Opties); err == nil {
		goed(t, g.Close())
		t.Error("a damaged log was taken up")
	}
}

// Every act of the table can be explained to whoever is refused.
func TestActs(t *testing.T) {
	namen := map[string]bool{}
	for _, a := range gate.Acts() {
		if namen[a.Naam] || !slices.Contains(audit.Soorten(), a.Soort) || len(a.Artikelen) == 0 {
			t.Errorf("act %+v", a)
		}
		namen[a.Naam] = true
		if slices.Contains([]string{"casus.bestaan", "casus.aanmelding", "casus.elders", "gegeven.bestaan", "gegeven.gekeken", "voorinzage.lezen", "plan.concept", "aantekening.lezen",
			"informatievraag.weigering", "kennisgeving.lezen", "gegeven.citeren", "gegeven.geciteerd", "verstrekking.deel", "verstrekking.opnemen", "verstrekking.registratie"}, a.Naam) {
			continue // parts of other acts: never refused by themselves
		}
		for _, zin := range []string{a.Kan, a.Waarom, a.Anders} {
			if !strings.HasSuffix(zin, ".") || a.Titel == "" {
				t.Errorf("%s says %q", a.Naam, zin)
			}
		}
	}
}

// A refusal says who can do something about it, and a Partij that takes part cannot be involved twice.
func TestBetrekken(t *testing.T) {
	h := Nieuw(t)
	ctx, z := h.Ctx(), h.RTO(Bo)
	_, err := h.DeelnameBetrekken(ctx, Als(Petra), Betrekken(z, Bas))
	ongeldig(t, err, "partij")
	_, err = h.DeelnameBetrekken(ctx, Als(Petra), Betrekken(z, Arno))
	ongeldig(t, err, "partij")
	_, err = h.DeelnameBetrekken(ctx, Als(Petra), Betrekken(z, Nul))
	ongeldig(t, err, "medewerker")
	_, err = h.DeelnameBetrekken(ctx, Als(Petra), Betrekken(z, Els))
	geweigerd(t, err, "20")
	_, err = h.DeelnameAanwijzen(ctx, Als(Bo), casus.Aanwijzen{Casus: z.ID, Medewerker: Cleo})
	d := geweigerd(t, err, "WGS 1.8")
	if d.Waarom == "" || d.Anders == "" || d.Volgnr != h.Laatste().Sequence {
		t.Errorf("refusal %+v", d)
	}
	var i *errs.Invalid
	if _, err = h.GegevenToevoegen(ctx, Als(Bo), informatie.Toevoegen{Casus: z.ID}); !errors.As(err, &i) || len(i.Velden) < 5 {
		t.Errorf("error %v, want all that is missing", err)
	}
}
