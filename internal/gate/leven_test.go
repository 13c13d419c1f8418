// SPDX-License-Identifier: EUPL-1.2

package gate_test

import (
	"encoding/json"
	"errors"
	"os"
	"slices"
	"testing"

	"rondetafel/internal/audit"
	"rondetafel/internal/casus"
	"rondetafel/internal/errs"
	"rondetafel/internal/gate"
	. "rondetafel/internal/gate/gatetest"
	"rondetafel/internal/informatie"
	"rondetafel/internal/pgtest"
	"rondetafel/internal/rto"
)

func TestMain(m *testing.M) { os.Exit(pgtest.Main(m)) }

// motoren runs f on both databases.
func motoren(t *testing.T, f func(t *testing.T, h *Huis)) {
	t.Helper()
	for naam, motor := range map[string]Optie{"sqlite": SQLite, "postgres": Postgres} {
		t.Run(naam, func(t *testing.T) { f(t, Nieuw(t, motor)) })
	}
}

func goed(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatalf("unexpected error: %v", err)
	}
}

// geweigerd asks that err is a refusal on artikel.
func geweigerd(t *testing.T, err error, artikel string) *errs.Denied {
	t.Helper()
	var d *errs.Denied
	if !errors.As(err, &d) {
		t.Fatalf("error %v, want a refusal", err)
	}
	if !slices.Contains(d.Artikelen, artikel) {
		t.Fatalf("refused on %v, want article %s", d.Artikelen, artikel)
	}
	return d
}

func onbekend(t *testing.T, err error) {
	t.Helper()
	if !errors.Is(err, errs.ErrNotFound) {
		t.Fatalf("error %v, want errs.ErrNotFound", err)
	}
}

// ongeldig asks that err names exactly these fields.
func ongeldig(t *testing.T, err error, velden ...string) {
	t.Helper()
	var i *errs.Invalid
	if !errors.As(err, &i) {
		t.Fatalf("error %v, want *errs.Invalid", err)
	}
	var namen []string
	for _, v := range i.Velden {
		namen = append(namen, v.Veld)
	}
	if !slices.Equal(namen, velden) {
		t.Fatalf("fields %v, want %v", namen, velden)
	}
}

// TestLeven takes a Casus from draft to the round table, with pieces that are added, corrected, restricted and withdrawn, and looks at
// it as each of the people concerned.
func TestLeven(t *testing.T) {
	motoren(t, func(t *testing.T, h *Huis) {
		ctx := h.Ctx()
		concept, err := h.ConceptBewaren(ctx, Als(Anna), gate.ConceptBewaren{Formulier: "aanmelding", Soort: "complexe_casus", Inhoud: json.RawMessage(`{"x":"half af"}`)})
		goed(t, err)
		blad, err := h.ConceptLezen(ctx, Als(Anna), concept.ID)
		goed(t, err)
		if string(blad.Inhoud) != `{"x":"half af"}` {
			t.Errorf("draft came back as %s", blad.Inhoud)
		}
		in := Aanmelding()
		in.Concept = concept.ID
		z, err := h.CasusAanmelden(ctx, Als(Anna), in)
		goed(t, err)
		if z.ID != concept.ID {
			t.Errorf("the Casus has id %s, want that of its draft %s", z.ID, concept.ID)
		}
		z, err = h.CasusToewijzen(ctx, Als(Mo), casus.Toewijzen{Casus: z.ID, Versie: z.Versie, Medewerker: Petra})
		goed(t, err)
		z, err = h.CasusScreenen(ctx, Als(Petra), h.Screening(z))
		goed(t, err)
		z, err = h.TriageAfronden(ctx, Als(Petra), Uitkomst(z, Bo))
		goed(t, err)
		h.Betrek(z, Cleo)
		stuk := h.VoegToe(z, Bo, informatie.GekozenPartijen, Gemeente)
		onbekend(t, vergeet(h.GegevenLezen(ctx, Als(Anna), stuk.ID))) // rule 9.2f-1
		werk, err := h.MijnWerk(ctx, Als(Petra))
		goed(t, err)
		if len(werk.Taken) != 1 || werk.Taken[0].Soort != "rto" { // there is no round table yet
			t.Errorf("Petra's work is %+v", werk.Taken)
		}
		o := h.Uitgenodigd(z, Bo)
		goed(t, vergeet(h.OverlegAfronden(ctx, Als(Petra), rto.Verslag{Overleg: o.ID, Versie: o.Versie, Passages: Samen("Wij spraken elkaar.")})))
		levenVanStuk(t, h, z, stuk)
		levenVanCasus(t, h, z)
	})
}

func levenVanStuk(t *testing.T, h *Huis, z, stuk gate.Verwijzing) {
	t.Helper()
	ctx := h.Ctx()
	b, err := h.GegevenLezen(ctx, Als(Anna), stuk.ID)
	goed(t, err)
	if b.Tekst != "Er waren drie meldingen." || b.PartijNaam != "Proefpolitie" || b.Eigen {
		t.Errorf("Anna reads %+v", b)
	}
	_, err = h.GegevenLezen(ctx, Als(Cleo), stuk.ID)
	onbekend(t, err)
	beter := h.Gegeven(z, informatie.GekozenPartijen, Gemeente).Inhoud
	beter.Tekst = "Er waren vier meldingen."
	stuk, err = h.GegevenCorrigeren(ctx, Als(Bo), informatie.Corrigeren{Gegeven: stuk.ID, Versie: stuk.Versie, Inhoud: AlsPolitie(beter), Soort: informatie.Politiegegevens})
	goed(t, err)
	stuk, err = h.GegevenVoorwaarden(ctx, Als(Bo), informatie.Wijzigen{Gegeven: stuk.ID, Versie: stuk.Versie,
		Voorwaarden: informatie.Voorwaarden{Wie: informatie.AlleDeelnemers}})
	goed(t, err)
	b, err = h.GegevenLezen(ctx, Als(Cleo), stuk.ID)
	goed(t, err)
	if b.Tekst != "Er waren vier meldingen." || b.Soort != informatie.Politiegegevens {
		t.Errorf("Cleo reads %+v after the correction", b)
	}
	_, err = h.GegevenIntrekken(ctx, Als(Bo), informatie.Intrekken{Gegeven: stuk.ID, Versie: stuk.Versie, Reden: "Het klopte niet."})
	goed(t, err)
	_, err = h.GegevenLezen(ctx, Als(Cleo), stuk.ID)
	onbekend(t, err)
	_, err = h.GegevenLezen(ctx, Als(Petra), stuk.ID)
	geweigerd(t, err, "13.2")
}

func levenVanCasus(t *testing.T, h *Huis, z gate.Verwijzing) {
	t.Helper()
	ctx := h.Ctx()
	c, err := h.CasusLezen(ctx, Als(Petra), z.ID)
	goed(t, err)
	if c.Fase != casus.RTO || len(c.Deelnames) != 3 || len(c.Gegevens) != 1 || !c.Gegevens[0].Ingetrokken || c.Aanmelding == nil || c.Screening == nil {
		t.Errorf("Petra sees %+v", c)
	}
	c, err = h.CasusLezen(ctx, Als(Cleo), z.ID)
	goed(t, err)
	if len(c.Gegevens) != 0 || c.Aanmelding != nil || c.Screening != nil || len(c.Betrokkenen) != 1 {
		t.Errorf("Cleo sees %+v", c)
	}
	p, err := h.CasusLijst(ctx, Als(Bo), gate.LijstVraag{})
	goed(t, err)
	if len(p.Casussen) != 1 || p.Casussen[0].ID != z.ID {
		t.Errorf("Bo's list is %+v", p)
	}
	gevonden, err := h.PersoonZoeken(ctx, Als(Cleo), gate.ZoekVraag{BSN: BSN})
	goed(t, err)
	if len(gevonden.Treffers) != 1 {
		t.Errorf("Cleo finds %+v", gevonden)
	}
	gevonden, err = h.PersoonZoeken(ctx, Als(Dirk), gate.ZoekVraag{Achternaam: "van Verzinsel", Geboortedatum: "2004-03-04"})
	goed(t, err)
	if len(gevonden.Treffers) != 0 {
		t.Errorf("Dirk finds %+v", gevonden)
	}
	levenVanVerloop(t, h, z)
}

func levenVanVerloop(t *testing.T, h *Huis, z gate.Verwijzing) {
	t.Helper()
	ctx := h.Ctx()
	werk, err := h.MijnWerk(ctx, Als(Petra))
	goed(t, err)
	if len(werk.Casussen) != 1 || len(werk.Taken) != 0 {
		t.Errorf("Petra's work is %+v", werk)
	}
	proces, err := h.CasusProces(ctx, Als(Mo), z.ID)
	goed(t, err)
	if !proces.Toegewezen || proces.Fase != casus.RTO {
		t.Errorf("Mo sees %+v", proces)
	}
	gekeken, err := h.CasusGekeken(ctx, Als(Fien), z.ID, 0)
	goed(t, err)
	if len(gekeken.Inzagen) < 10 || gekeken.Inzagen[0].Wie != "Mo Schijn" {
		t.Errorf("Fien sees %d looks, the newest %+v", len(gekeken.Inzagen), gekeken.Inzagen[0])
	}
	if e := h.Laatste(); e.Handeling != "casus.gekeken" || e.Uitkomst != audit.Allowed || e.Persoon != Fien {
		t.Errorf("the last entry is %+v", e)
	}
}
