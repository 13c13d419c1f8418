// SPDX-License-Identifier: EUPL-1.2

package gate_test

import (
	"errors"
	"reflect"
	"slices"
	"testing"
	"testing/fstest"

	"rondetafel/internal/audit"
	"rondetafel/internal/casus"
	"rondetafel/internal/errs"
	"rondetafel/internal/gate"
	. "rondetafel/internal/gate/gatetest"
	"rondetafel/internal/informatie"
)

// The semantics of the door, in the order of the package comment; 2 and 7 are in schijf_test.go.

// rule AVG-5: refused and failed attempts are entries too, as are looks and changes.
func TestSemantiek1PogingenZijnRegels(t *testing.T) {
	motoren(t, func(t *testing.T, h *Huis) {
		ctx, z := h.Ctx(), h.InScreening()
		for _, poging := range []struct {
			wat      string
			doe      func() error
			uitkomst audit.Outcome
			soort    string
		}{
			{"a look", func() error { _, err := h.CasusLezen(ctx, Als(Petra), z.ID); return err }, audit.Allowed, audit.Raadplegen},
			{"a refused look", func() error { _, err := h.CasusLezen(ctx, Als(Mo), z.ID); return err }, audit.Refused, audit.Raadplegen},
			{"a look at nothing", func() error { _, err := h.CasusLezen(ctx, Als(Petra), "0000"); return err }, audit.Refused, audit.Raadplegen},
			{"a refused change", func() error { _, err := h.CasusScreenen(ctx, Als(Pim), h.Screening(z)); return err }, audit.Refused, audit.Wijzigen},
			{"a change on an old version", func() error {
				oud := z
				oud.Versie--
				_, err := h.CasusScreenen(ctx, Als(Petra), h.Screening(oud))
				return err
			}, audit.Failed, audit.Wijzigen},
			{"a search", func() error { _, err := h.PersoonZoeken(ctx, Als(Cleo), gate.ZoekVraag{BSN: BSN}); return err }, audit.Allowed, audit.Zoeken},
			{"a log-in", func() error { _, err := h.Inloggen(ctx, Als(Cleo)); return err }, audit.Allowed, audit.Inloggen},
			{"a log-in of nobody", func() error { _, err := h.Inloggen(ctx, Als("m-niemand")); return err }, audit.Failed, audit.Inloggen},
		} {
			voor := h.Regels()
			err := poging.doe()
			if (err == nil) != (poging.uitkomst == audit.Allowed) {
				t.Errorf("%s: error %v", poging.wat, err)
			}
			nieuw := h.LogVanaf(voor)
			if len(nieuw) != 1 || nieuw[0].Uitkomst != poging.uitkomst || nieuw[0].Soort != poging.soort {
				t.Errorf("%s left %+v, want one entry that is %s", poging.wat, nieuw, poging.uitkomst)
			}
		}
	})
}

// An attempt on a Casus that is refused undoes what it did and shows nothing, but keeps its place in the log.
func TestSemantiek1NietsVanEenMislukking(t *testing.T) {
	h := Nieuw(t)
	z := h.InScreening()
	fout := errors.New("halverwege")
	if err := h.Proef(h.Ctx(), Als(Petra), func() error { return fout }); !errors.Is(err, fout) {
		t.Fatalf("error %v", err)
	}
	e := h.Laatste()
	if e.Uitkomst != audit.Failed || len(e.Getoond) > 0 || len(e.Rechten) > 0 {
		t.Errorf("entry %+v", e)
	}
	if _, err := h.CasusLezen(h.Ctx(), Als(Petra), z.ID); err != nil {
		t.Errorf("after a failure: %v", err)
	}
}

// Any error while evaluating policy is a refusal: a forbid that cannot be evaluated forbids.
func TestSemantiek3BeleidsfoutWeigert(t *testing.T) {
	h := Nieuw(t, Met(func(o *gate.Opties) {
		o.Profiel = fstest.MapFS{"kapot.cedar": {Data: []byte(`// SPDX-License-Identifier: EUPL-1.2
@id("kapot") @artikel("1.7") @waarom("Dit rekent verkeerd.") @anders("Meld het.")
forbid (principal, action == Action::"casus.aanmelden", resource is Huis)
when { context.nu + 9223372036854775807 < 0 };
@id("kapot-2") @artikel("1.7") @waarom("Dit rekent verkeerd.") @anders("Meld het.")
forbid (principal, action in [Action::"casus.lijst", Action::"casus.lezen"], resource is Casus)
when { context.nu + 9223372036854775807 < 0 };`)}}
	}))
	_, err := h.CasusAanmelden(h.Ctx(), Als(Anna), Aanmelding())
	geweigerd(t, err, "1.7")
	if e := h.Laatste(); e.Handeling != "casus.aanmelden" || e.Uitkomst != audit.Refused {
		t.Errorf("entry %+v", e)
	}
	if n := h.Getal(`SELECT COUNT(*) FROM casus`); n != 0 {
		t.Errorf("%d casussen came in through a broken policy", n)
	}
	p, err := h.CasusLijst(h.Ctx(), Als(Anna), gate.LijstVraag{})
	if len(p.Casussen) > 0 {
		t.Errorf("the list shows %+v (%v)", p, err)
	}
}

// A list is one entry with the ids that were shown, and each row is decided on.
func TestSemantiek4LijstIsEenRegel(t *testing.T) {
	motoren(t, func(t *testing.T, h *Huis) {
		var eigen []string
		for range 3 {
			eigen = append(eigen, h.Aangemeld().ID)
		}
		in := Aanmelding()
		ander, err := h.CasusAanmelden(h.Ctx(), Als(Bo), in)
		goed(t, err)
		slices.Reverse(eigen)
		voor := h.Regels()
		p, err := h.CasusLijst(h.Ctx(), Als(Anna), gate.LijstVraag{Grootte: 2})
		goed(t, err)
		nieuw := h.LogVanaf(voor)
		if len(nieuw) != 1 || !slices.Equal(nieuw[0].Getoond, eigen[:2]) || len(p.Casussen) != 2 || !p.Meer {
			t.Errorf("page %+v with entries %+v, want one entry that shows %v", p, nieuw, eigen[:2])
		}
		if !slices.Contains(nieuw[0].Artikelen, "1.7") || len(nieuw[0].Regels) == 0 {
			t.Errorf("the entry does not say on what: %+v", nieuw[0])
		}
		p, err = h.CasusLijst(h.Ctx(), Als(Anna), gate.LijstVraag{Grootte: 2, Pagina: 2})
		goed(t, err)
		if len(p.Casussen) != 1 || p.Meer || p.Casussen[0].ID != eigen[2] || slices.Contains(h.Laatste().Getoond, ander.ID) {
			t.Errorf("second page %+v", p)
		}
	})
}

// rule 1.7-1: where existence is secret, a refusal is the same as for what does not exist, while the log keeps the refusal.
func TestSemantiek5BestaanIsGeheim(t *testing.T) {
	motoren(t, func(t *testing.T, h *Huis) {
		ctx, z := h.Ctx(), h.InScreening()
		stuk := h.VoegToe(z, Anna, informatie.AlleDeelnemers)
		k, err := h.ConceptBewaren(ctx, Als(Anna), gate.ConceptBewaren{Formulier: "aanmelding", Inhoud: []byte(`{}`)})
		goed(t, err)
		wijzig := func(id string) error {
			_, err := h.GegevenIntrekken(ctx, Als(Bo), informatie.Intrekken{Gegeven: id, Versie: 1, Reden: "x"})
			return err
		}
		screen := func(id string) error {
			_, err := h.CasusScreenen(ctx, Als(Bo), h.Screening(gate.Verwijzing{ID: id, Versie: 2}))
			return err
		}
		for naam, doe := range map[string]struct {
			id  string
			doe func(id string) error
		}{
			"casus.lezen":          {z.ID, func(id string) error { _, err := h.CasusLezen(ctx, Als(Bo), id); return err }},
			"casus.procesgegevens": {z.ID, func(id string) error { _, err := h.CasusProces(ctx, Als(Bo), id); return err }},
			"casus.gekeken":        {z.ID, func(id string) error { _, err := h.CasusGekeken(ctx, Als(Bo), id, 0); return err }},
			"casus.screenen":       {z.ID, screen},
			"zicht.lezen":          {z.ID, func(id string) error { _, err := h.ZichtLezen(ctx, Als(Bo), gate.ZichtVraag{Casus: id}); return err }},
			"casus.volgen":         {z.ID, func(id string) error { return vergeet(h.CasusVolgen(ctx, Als(Bo), gate.Volging{Casus: id})) }},
			"gegeven.lezen":        {stuk.ID, func(id string) error { _, err := h.GegevenLezen(ctx, Als(Bo), id); return err }},
			"gegeven.intrekken":    {stuk.ID, wijzig},
			"concept.lezen":        {k.ID, func(id string) error { _, err := h.ConceptLezen(ctx, Als(Bo), id); return err }},
			"concept.weggooien":    {k.ID, func(id string) error { return h.ConceptWeggooien(ctx, Als(Bo), id) }},
		} {
			geheim := doe.doe(doe.id)
			if e := h.Laatste(); e.Handeling != naam || e.Uitkomst != audit.Refused || len(e.Artikelen) == 0 || e.Persoon != Bo {
				t.Errorf("%s on what is secret left %+v, want a refusal", naam, e)
			}
			weg := doe.doe("00000000000000000000000000")
			onbekend(t, weg)
			onbekend(t, geheim)
			if geheim.Error() != weg.Error() || !reflect.DeepEqual(geheim, weg) {
				t.Errorf("%s: secret gives %#v, unknown gives %#v", naam, geheim, weg)
			}
		}
	})
}

// The entry names the policies that decided, with their articles, and the caller can have them explained.
func TestSemantiek6RegelNoemtBeleid(t *testing.T) {
	motoren(t, func(t *testing.T, h *Huis) {
		ctx, z := h.Ctx(), h.InScreening()
		_, err := h.CasusLezen(ctx, Als(Petra), z.ID)
		goed(t, err)
		e := h.Laatste()
		if !slices.Contains(e.Regels, "artikel-01-lid-2") || !slices.Contains(e.Artikelen, "1.2") {
			t.Errorf("allowed on %v %v", e.Regels, e.Artikelen)
		}
		u, err := h.BesluitUitleggen(ctx, Als(Petra), e.Sequence)
		goed(t, err)
		if u.Handeling != "casus.lezen" || u.Uitkomst != "toegestaan" || !slices.Equal(u.Regels, e.Regels) {
			t.Errorf("explained as %+v", u)
		}
		_, err = h.CasusAanmelden(ctx, Als(Daan), Aanmelding())
		d := geweigerd(t, err, "14.1")
		if e := h.Laatste(); d.Volgnr != e.Sequence || !slices.Equal(e.Artikelen, []string{"14.1"}) || !slices.Equal(d.Regels, e.Regels) {
			t.Errorf("refusal %+v, entry %+v", d, e)
		}
		_, err = h.BesluitUitleggen(ctx, Als(Anna), d.Volgnr)
		onbekend(t, err)
		_, err = h.BesluitUitleggen(ctx, Als(Anna), 1<<40)
		onbekend(t, err)
	})
}

// A Caller can name several people: the act is allowed only when it is allowed to each, and a list shows what each may see.
func TestMeerMensenTegelijk(t *testing.T) {
	h := Nieuw(t)
	z := h.RTO(Bo)
	c := Als(Anna)
	c.Personen = []string{Anna, Bo}
	_, err := h.CasusLezen(h.Ctx(), c, z.ID)
	goed(t, err)
	anders := h.Aangemeld()
	_, err = h.CasusLezen(h.Ctx(), c, anders.ID)
	onbekend(t, err)
	p, err := h.CasusLijst(h.Ctx(), c, gate.LijstVraag{})
	goed(t, err)
	if len(p.Casussen) != 1 || p.Casussen[0].ID != z.ID {
		t.Errorf("together they see %+v", p.Casussen)
	}
	c.Personen = nil
	_, err = h.CasusLezen(h.Ctx(), c, z.ID)
	onbekend(t, err)
	if _, err = h.HuisLezen(h.Ctx(), c); err == nil {
		t.Error("nobody read the house")
	}
}

// What is not well-formed never gets as far as the door, and says everything at once.
func TestOngeldigIsGeenRegel(t *testing.T) {
	h := Nieuw(t)
	z := h.InScreening()
	voor := h.Regels()
	_, err := h.CasusScreenen(h.Ctx(), Als(Petra), casus.Screening{Casus: z.ID, Versie: z.Versie})
	ongeldig(t, err, "overleg.met", "overleg.datum", "overleg.wijze", "overleg.verslag", "criteria", "uitkomst")
	_, err = h.PersoonZoeken(h.Ctx(), Als(Petra), gate.ZoekVraag{BSN: "123"})
	ongeldig(t, err, "bsn")
	var d *errs.Denied
	if h.Regels() != voor || errors.As(err, &d) {
		t.Errorf("%d entries for input that was never taken in", h.Regels()-voor)
	}
}
