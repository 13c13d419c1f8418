// SPDX-License-Identifier: EUPL-1.2

package gate_test

import (
	"errors"
	"slices"
	"strings"
	"testing"
	"time"

	"rondetafel/internal/bestuur"
	"rondetafel/internal/casus"
	"rondetafel/internal/errs"
	"rondetafel/internal/gate"
	. "rondetafel/internal/gate/gatetest"
	"rondetafel/internal/informatie"
)

func beslis(h *Huis, wie string, d gate.Verwijzing, antwoord string) (gate.Verwijzing, error) {
	return h.IncidenteleDerdeBeslissen(h.Ctx(), Als(wie), casus.IncidenteelBesluit{Derde: d.ID, Versie: d.Versie, Antwoord: antwoord, Reden: "Daarom."})
}

// geeft lets Bo name the incidentele derde for a piece that is for all who take part.
func geeft(t *testing.T, h *Huis, z gate.Verwijzing, d Derde) gate.Verwijzing {
	t.Helper()
	return h.VoegToe(z, Bo, informatie.AlleDeelnemers, d.ID)
}

func heeftTaak(t *testing.T, h *Huis, wie, soort, object string) bool {
	t.Helper()
	werk, err := h.MijnWerk(h.Ctx(), Als(wie))
	goed(t, err)
	return slices.ContainsFunc(werk.Taken, func(w gate.Taak) bool { return w.Soort == soort && w.Object == object })
}

// rule WGS-14: nothing opens until every public Partij that takes part said yes; of a proposal only those who decide know.
func TestRegelIncidenteleDerde(t *testing.T) {
	motoren(t, func(t *testing.T, h *Huis) {
		ctx, z := h.Ctx(), h.NazorgMet(Bo, Cleo)
		d := h.Voorgesteld(z)
		for wie, weet := range map[string]bool{Petra: true, Anna: true, Bo: true, Cleo: false, Pim: false, Dirk: false, Mo: false} {
			b, err := h.IncidenteleDerdeLezen(ctx, Als(wie), d.ID)
			if weet != (err == nil) || !weet && !errors.Is(err, errs.ErrNotFound) || weet && (b.Naam != "Woningstichting Verzonnen" || len(b.Besluit) != 2) {
				t.Errorf("%s sees %+v, %v", wie, b, err)
			}
			if beslist := wie == Anna || wie == Bo; heeftTaak(t, h, wie, "incidenteelbesluit", d.ID) != beslist {
				t.Errorf("%s has to decide: %v", wie, !beslist)
			}
			c, err := h.CasusLezen(ctx, Als(wie), z.ID)
			if lijn := slices.ContainsFunc(c.Tijdlijn, func(g gate.GebeurtenisBlad) bool { return g.Object == d.ID }); lijn != weet || err == nil && len(c.Meelezers) > 0 {
				t.Errorf("%s sees a line: %v, and readers %v", wie, lijn, c.Meelezers)
			}
		}
		geweigerd(t, vergeet(beslis(h, Petra, d, "ja")), "WGS 2.31")
		onbekend(t, vergeet(beslis(h, Cleo, d, "ja")))
		d, err := beslis(h, Bo, d, "ja")
		goed(t, err)
		geweigerd(t, vergeet(beslis(h, Bo, d, "ja")), "WGS-14")
		b, err := h.IncidenteleDerdeLezen(ctx, Als(Anna), d.ID)
		goed(t, err)
		if b.Stand != casus.IncidenteelGevraagd || h.Getal(`SELECT COUNT(*) FROM partij WHERE soort = 'incidentele_derde'`) != 0 {
			t.Errorf("after one yes it is %s", b.Stand)
		}
		d, err = beslis(h, Anna, d, "ja")
		goed(t, err)
		wil := h.PersoonVan(d.ID)
		geweigerd(t, vergeet(h.MijnWerk(ctx, Als(wil))), "14.1") // rule 14.1-1
		onbekend(t, vergeet(h.IncidenteleDerdeInzien(ctx, Als(wil), z.ID)))
		goed(t, vergeet(h.VerklaringTekenen(ctx, Als(wil), gate.Tekenen{Versie: 1})))
		goed(t, vergeet(h.IncidenteleDerdeInzien(ctx, Als(wil), z.ID)))
	})
}

// inzien asks that an incidentele derde reads exactly these pieces.
func inzien(t *testing.T, h *Huis, z gate.Verwijzing, d Derde, stukken ...gate.Verwijzing) gate.InzienBlad {
	t.Helper()
	b, err := h.IncidenteleDerdeInzien(h.Ctx(), Als(d.Persoon), z.ID)
	goed(t, err)
	var kreeg, wil []string
	for _, g := range b.Gegevens {
		kreeg = append(kreeg, g.ID)
	}
	for _, g := range stukken {
		wil = append(wil, g.ID)
	}
	if slices.Sort(kreeg); !slices.Equal(kreeg, slices.Sorted(slices.Values(wil))) {
		t.Errorf("reads %v, want %v", kreeg, wil)
	}
	return b
}

// rule WGS-14: who is let in reads the pieces that name it and no others, whoever else reads them, and until its last day; of a piece it
// does not see who else reads it. Suppliers find it among their tasks until they named it for a piece.
func TestIncidenteelLeestWatGegevenIs(t *testing.T) {
	motoren(t, func(t *testing.T, h *Huis) {
		ctx, z := h.Ctx(), h.NazorgMet(Bo, Cleo)
		voor := h.VoegToe(z, Bo, informatie.AlleDeelnemers)
		d := h.Toegelaten(z, Anna, Bo)
		if !heeftTaak(t, h, d.Persoon, "meelezen", z.ID) || !heeftTaak(t, h, Bo, "incidenteelstuk", d.ID) || heeftTaak(t, h, Cleo, "incidenteelstuk", d.ID) {
			t.Error("the tasks after the decision are wrong")
		}
		if b := inzien(t, h, z, d); b.Nummer != z.Nummer || b.Tot != "2026-03-12" || len(b.Betrokkenen) > 0 {
			t.Errorf("sees %+v", b)
		}
		stuk := geeft(t, h, z, d)
		leest(t, h, "all who take part, and the derde", z, stuk, Petra, Anna, Bo, Cleo)
		met := inzien(t, h, z, d, stuk)
		g := met.Gegevens[0]
		if len(met.Betrokkenen) != 1 || g.Tekst == "" || g.PartijNaam != "Proefpolitie" || g.Wie != "" || g.Lezers != nil || g.Zin != "" || g.Door != "" || g.Zicht != nil || len(g.Mag) > 0 {
			t.Errorf("the piece is shown as %+v", g)
		}
		onbekend(t, vergeet(h.GegevenLezen(ctx, Als(d.Persoon), voor.ID)))
		if heeftTaak(t, h, Bo, "incidenteelstuk", d.ID) {
			t.Error("Bo has still to choose")
		}
		w := h.Gegeven(z, informatie.AlleDeelnemers)
		_, err := h.GegevenVoorwaarden(ctx, Als(Bo), informatie.Wijzigen{Gegeven: stuk.ID, Versie: 1, Voorwaarden: w.Voorwaarden})
		goed(t, err)
		if b := inzien(t, h, z, d); len(b.Veranderd) != 1 { // rules 13.2-2, 12.1-1: the next look, and it hears that it changed
			t.Errorf("of a piece that names it no more it hears %v", b.Veranderd)
		}
		alleen := h.VoegToe(z, Bo, informatie.GekozenPartijen, d.ID)
		leest(t, h, "the derde alone", z, alleen, Petra, Bo)
		h.Klok.Zet(time.Date(2026, time.March, 12, 23, 59, 0, 0, Begin().Location()))
		inzien(t, h, z, d, alleen)
		h.Klok.Loop(2 * time.Minute)
		onbekend(t, vergeet(h.GegevenLezen(ctx, Als(d.Persoon), alleen.ID)))
		onbekend(t, vergeet(h.IncidenteleDerdeInzien(ctx, Als(d.Persoon), z.ID)))
		geweigerd(t, vergeet(h.MijnWerk(ctx, Als(d.Persoon))), "WGS-14")
	})
}

// rule WGS-14: who gave nothing within two weeks gives nothing: it is no task any more.
func TestIncidenteelKiezenIsTijdelijk(t *testing.T) {
	h := Nieuw(t)
	z := h.NazorgMet(Bo, Cleo)
	h.VoegToe(z, Bo, informatie.AlleenProcesregisseur)
	in := h.Incidenteel(z)
	in.Tot = "1-6-2026"
	d, err := h.IncidenteleDerdeVoorstellen(h.Ctx(), Als(Petra), in)
	goed(t, err)
	goed(t, vergeet(beslis(h, Bo, d, "ja")))
	goed(t, vergeet(beslis(h, Anna, d, "ja")))
	for _, dagen := range []int{0, 13, 15} {
		h.Klok.Zet(Begin().AddDate(0, 0, dagen).Add(time.Minute))
		if wil := dagen < 14; heeftTaak(t, h, Bo, "incidenteelstuk", d.ID) != wil {
			t.Errorf("after %d days it is a task: %v", dagen, !wil)
		}
	}
}

// rule WGS-14: it can begin later; until then its people see nothing, and suppliers can name it already.
func TestIncidenteelBegintLater(t *testing.T) {
	h := Nieuw(t)
	ctx, z := h.Ctx(), h.NazorgMet(Bo, Cleo)
	in := h.Incidenteel(z)
	in.Van = "5-3-2026"
	v, err := h.IncidenteleDerdeVoorstellen(ctx, Als(Petra), in)
	goed(t, err)
	goed(t, vergeet(beslis(h, Bo, v, "ja")))
	goed(t, vergeet(beslis(h, Anna, v, "ja")))
	d := Derde{Verwijzing: v, Persoon: h.PersoonVan(v.ID)}
	goed(t, vergeet(h.VerklaringTekenen(ctx, Als(d.Persoon), gate.Tekenen{Versie: 1})))
	stuk := geeft(t, h, z, d)
	geweigerd(t, vergeet(h.MijnWerk(ctx, Als(d.Persoon))), "WGS-14")
	onbekend(t, vergeet(h.GegevenLezen(ctx, Als(d.Persoon), stuk.ID)))
	h.Klok.Zet(time.Date(2026, time.March, 5, 0, 1, 0, 0, Begin().Location()))
	inzien(t, h, z, d, stuk)
}

// rule WGS-14: the first no of a public Partij ends the proposal; why is for those who decide.
func TestIncidenteelNee(t *testing.T) {
	h := Nieuw(t)
	ctx, z := h.Ctx(), h.NazorgMet(Bo, Cleo)
	d := h.Voorgesteld(z)
	ongeldig(t, vergeet(h.IncidenteleDerdeBeslissen(ctx, Als(Bo), casus.IncidenteelBesluit{Derde: d.ID, Versie: d.Versie, Antwoord: "nee"})), "reden")
	nee, err := beslis(h, Bo, d, "nee")
	goed(t, err)
	for _, wie := range []string{Petra, Anna, Bo} {
		b, err := h.IncidenteleDerdeLezen(ctx, Als(wie), d.ID)
		goed(t, err)
		i := slices.IndexFunc(b.Besluit, func(s gate.IncidenteelStem) bool { return s.Partij.ID == Politie })
		if b.Stand != casus.IncidenteelAfgewezen || b.Besluit[i].Stand != bestuur.Geweigerd || b.Besluit[i].Reden != "Daarom." || len(b.Mag) > 0 {
			t.Errorf("%s sees %+v", wie, b)
		}
	}
	onbekend(t, vergeet(h.IncidenteleDerdeLezen(ctx, Als(Cleo), d.ID)))
	var c *errs.Conflict
	if err := vergeet(beslis(h, Anna, d, "ja")); !errors.As(err, &c) || !c.Over || c.Versie != nee.Versie {
		t.Errorf("Anna, who saw the proposal: %v", err)
	}
	geweigerd(t, vergeet(beslis(h, Anna, nee, "ja")), "WGS 2.31")
	goed(t, vergeet(h.IncidenteleDerdeVoorstellen(ctx, Als(Petra), h.Incidenteel(z)))) // it may be asked again
}

// rule WGS-14: each public Partij ends the participation by itself, at once; and the Procesregisseur does.
func TestIncidenteelEinde(t *testing.T) {
	for _, wie := range []string{Anna, Bo, Petra} {
		h := Nieuw(t)
		ctx, z := h.Ctx(), h.NazorgMet(Bo, Cleo)
		d := h.Toegelaten(z, Anna, Bo)
		stuk := geeft(t, h, z, d)
		goed(t, vergeet(h.GegevenLezen(ctx, Als(d.Persoon), stuk.ID)))
		einde := casus.IncidenteelEinde{Derde: d.ID, Versie: d.Versie, Reden: "Niet meer nodig."}
		geweigerd(t, vergeet(h.IncidenteleDerdeBeeindigen(ctx, Als(Cleo), einde)), "WGS 2.31")
		onbekend(t, vergeet(h.IncidenteleDerdeBeeindigen(ctx, Als(Dirk), einde)))
		goed(t, vergeet(h.IncidenteleDerdeBeeindigen(ctx, Als(wie), einde)))
		onbekend(t, vergeet(h.GegevenLezen(ctx, Als(d.Persoon), stuk.ID)))
		onbekend(t, vergeet(h.IncidenteleDerdeInzien(ctx, Als(d.Persoon), z.ID)))
		geweigerd(t, vergeet(h.MijnWerk(ctx, Als(d.Persoon))), "WGS-14")
		b, err := h.IncidenteleDerdeLezen(ctx, Als(Cleo), d.ID) // who sat with it knows
		goed(t, err)
		if b.Stand != casus.IncidenteelBeeindigd || b.Reden != "Niet meer nodig." || b.Nu || len(b.Mag) > 0 || b.Besluit[0].Reden != "" {
			t.Errorf("%+v", b)
		}
		g, err := h.GegevenLezen(ctx, Als(Bo), stuk.ID)
		goed(t, err)
		if strings.Contains(g.Zin, "Woningstichting") || slices.ContainsFunc(g.Zicht, func(v gate.ZichtBlad) bool { return v.Partij.ID == d.ID }) {
			t.Errorf("the piece says %q, %v", g.Zin, g.Zicht)
		}
	}
}

// rule WGS-14: a proposal can be taken back, and what was not decided before its last day is not decided.
func TestIncidenteelVoorstelVervalt(t *testing.T) {
	h := Nieuw(t)
	ctx, z := h.Ctx(), h.NazorgMet(Bo, Cleo)
	d := h.Voorgesteld(z)
	goed(t, vergeet(h.IncidenteleDerdeBeeindigen(ctx, Als(Petra), casus.IncidenteelEinde{Derde: d.ID, Versie: d.Versie, Reden: "Het kan anders."})))
	onbekend(t, vergeet(h.IncidenteleDerdeLezen(ctx, Als(Cleo), d.ID)))
	d = h.Voorgesteld(z)
	goed(t, vergeet(beslis(h, Bo, d, "ja")))
	h.Klok.Loop(11 * 24 * time.Hour)
	geweigerd(t, vergeet(beslis(h, Anna, d, "ja")), "WGS-14")
}

// rule WGS-14: a public Partij that joined since the proposal decides too.
func TestIncidenteelMetWieErbijKwam(t *testing.T) {
	h := Nieuw(t)
	z := h.NazorgMet(Cleo)
	d := h.Voorgesteld(z)
	h.Betrek(z, Bo)
	d, err := beslis(h, Anna, d, "ja")
	goed(t, err)
	b, err := h.IncidenteleDerdeLezen(h.Ctx(), Als(Bo), d.ID)
	goed(t, err)
	if b.Stand != casus.IncidenteelGevraagd || !b.Wacht || len(b.Besluit) != 2 {
		t.Errorf("Bo sees %+v", b)
	}
	goed(t, vergeet(beslis(h, Bo, d, "ja")))
	if b, err = h.IncidenteleDerdeLezen(h.Ctx(), Als(Cleo), d.ID); err != nil || b.Stand != casus.IncidenteelToegelaten {
		t.Errorf("then it is %s, %v", b.Stand, err)
	}
}

// rules WGS-14, 1.6-1: what cannot be proposed, and by whom.
func TestIncidenteelVoorstellen(t *testing.T) {
	h := Nieuw(t)
	ctx, z := h.Ctx(), h.NazorgMet(Bo, Cleo)
	betrokkene := func() string {
		b, err := h.CasusLezen(ctx, Als(Petra), z.ID)
		goed(t, err)
		return b.Betrokkenen[0].Naam
	}()
	for naam, anders := range map[string]struct {
		doe  func(*casus.Incidenteel)
		veld string
	}{
		"a Partij":                {func(in *casus.Incidenteel) { in.Organisatie = "Proefzorg" }, "organisatie"},
		"a betrokkene":            {func(in *casus.Incidenteel) { in.Organisatie = betrokkene }, "organisatie"},
		"a betrokkene that reads": {func(in *casus.Incidenteel) { in.Personen = []string{betrokkene} }, "personen"},
		"no end":                  {func(in *casus.Incidenteel) { in.Tot = "" }, "tot"},
		"half a year":             {func(in *casus.Incidenteel) { in.Tot = "1-9-2026" }, "tot"},
	} {
		in := h.Incidenteel(z)
		anders.doe(&in)
		_, err := h.IncidenteleDerdeVoorstellen(ctx, Als(Petra), in)
		t.Run(naam, func(t *testing.T) { ongeldig(t, err, anders.veld) })
	}
	for wie, artikel := range map[string]string{Anna: "WGS 2.31", Bo: "WGS 2.31", Mo: "WGS 2.31"} {
		geweigerd(t, vergeet(h.IncidenteleDerdeVoorstellen(ctx, Als(wie), h.Incidenteel(z))), artikel)
	}
	for _, wie := range []string{Pim, Dirk, Oda} {
		onbekend(t, vergeet(h.IncidenteleDerdeVoorstellen(ctx, Als(wie), h.Incidenteel(z))))
	}
	h.Voorgesteld(z)
	in := h.Incidenteel(z)
	in.Organisatie = "woningstichting VERZONNEN"
	ongeldig(t, vergeet(h.IncidenteleDerdeVoorstellen(ctx, Als(Petra), in)), "organisatie")
	vroeg := h.Triage()
	geweigerd(t, vergeet(h.IncidenteleDerdeVoorstellen(ctx, Als(Petra), h.Incidenteel(vroeg))), "WGS 2.31")
}

// rule WGS-14: without a public Partij nobody can let anybody in.
func TestIncidenteelZonderPubliek(t *testing.T) {
	h := huisZonder(t, Gemeente)
	z := h.NazorgMet(Cleo)
	h.Klok.Loop(31 * 24 * time.Hour)
	geweigerd(t, vergeet(h.IncidenteleDerdeVoorstellen(h.Ctx(), Als(Petra), h.Incidenteel(z))), "WGS-14")
}

// rule WGS-14, article 20: a public Partij that was asked and left gave no yes; the proposal waits until it is taken back.
func TestIncidenteelVertrokken(t *testing.T) {
	h := huisZonder(t, Politie)
	z := h.NazorgMet(Bo, Cleo)
	h.Klok.Loop(25 * 24 * time.Hour)
	d := h.Voorgesteld(z)
	h.Klok.Loop(6 * 24 * time.Hour)
	goed(t, vergeet(beslis(h, Anna, d, "ja")))
	if b, err := h.IncidenteleDerdeLezen(h.Ctx(), Als(Petra), d.ID); err != nil || b.Stand != casus.IncidenteelGevraagd {
		t.Errorf("it is %s, %v", b.Stand, err)
	}
}
