// SPDX-License-Identifier: EUPL-1.2

package gate_test

import (
	"errors"
	"slices"
	"strings"
	"testing"
	"time"

	"rondetafel/internal/casus"
	"rondetafel/internal/errs"
	"rondetafel/internal/gate"
	. "rondetafel/internal/gate/gatetest"
	"rondetafel/internal/informatie"
	"rondetafel/internal/plan"
)

// rule WGS-14: somebody of an incidentele derde gets nothing of the house, of the casus or of another one but what it was given.
func TestIncidenteelZietVerderNiets(t *testing.T) {
	h := Nieuw(t)
	ctx := h.Ctx()
	p := planhuis{Huis: h, z: h.RTO(Bo, Cleo)}
	z := p.z
	o := tafelVan(p)
	afspraak := p.afspraak("Elke week langs")
	dicht := h.VoegToe(z, Bo, informatie.AlleDeelnemers)
	d := h.Toegelaten(z, Anna, Bo)
	ander := h.NazorgMet(Bo)
	vreemd := h.VoegToe(ander, Bo, informatie.AlleDeelnemers)
	stuk := geeft(t, h, z, d)
	c := Als(d.Persoon)
	goed(t, vergeet(h.GegevenLezen(ctx, c, stuk.ID)))
	for naam, err := range map[string]error{
		"casus":           vergeet(h.CasusLezen(ctx, c, z.ID)),
		"procesgegevens":  vergeet(h.CasusProces(ctx, c, z.ID)),
		"who sees what":   vergeet(h.ZichtLezen(ctx, c, gate.ZichtVraag{Casus: z.ID})),
		"who looked":      vergeet(h.CasusGekeken(ctx, c, z.ID, 0)),
		"plan":            vergeet(h.PlanLezen(ctx, c, z.ID)),
		"overleg":         vergeet(h.OverlegLezen(ctx, c, o.ID)),
		"afspraak":        vergeet(h.AfspraakLezen(ctx, c, afspraak.ID)),
		"regie":           vergeet(h.RegieLezen(ctx, c, z.ID)),
		"another casus":   vergeet(h.CasusLezen(ctx, c, ander.ID)),
		"inzien another":  vergeet(h.IncidenteleDerdeInzien(ctx, c, ander.ID)),
		"another piece":   vergeet(h.GegevenLezen(ctx, c, dicht.ID)),
		"a foreign piece": vergeet(h.GegevenLezen(ctx, c, vreemd.ID)),
		"house":           vergeet(h.HuisLezen(ctx, c)),
		"protocol":        vergeet(h.ProtocolLezen(ctx, c)),
		"disclosures":     vergeet(h.VerstrekkingenLezen(ctx, c, z.ID)),
		"designated":      vergeet(h.DeelnameLijst(ctx, c, z.ID)),
		"derden":          vergeet(h.IncidenteleDerdenLezen(ctx, c, z.ID)),
		"itself":          vergeet(h.IncidenteleDerdeLezen(ctx, c, d.ID)),
		"search":          vergeet(h.PersoonZoeken(ctx, c, gate.ZoekVraag{BSN: "111222333"})),
		"adding":          vergeet(h.GegevenToevoegen(ctx, c, h.Gegeven(z, informatie.AlleDeelnemers))),
		"reporting":       vergeet(h.CasusAanmelden(ctx, c, Aanmelding())),
		"own action":      vergeet(h.OptredenVastleggen(ctx, c, plan.Optreden{Casus: z.ID, Omschrijving: "Zelf."})),
		"correction":      vergeet(h.CorrectieVragen(ctx, c, informatie.Correctieverzoek{Gegeven: stuk.ID, Waarom: "Klopt niet."})),
		"staying":         vergeet(h.IncidenteleDerdeBeeindigen(ctx, c, casus.IncidenteelEinde{Derde: d.ID, Versie: d.Versie, Reden: "Nee."})),
	} {
		var nee *errs.Denied
		if !errors.Is(err, errs.ErrNotFound) && !errors.As(err, &nee) {
			t.Errorf("%s: %v", naam, err)
		}
		if nee != nil && !slices.Contains(nee.Artikelen, "WGS-14") {
			t.Errorf("%s is refused on %v", naam, nee.Artikelen)
		}
	}
	for _, id := range []string{dicht.ID, vreemd.ID} { // existence does not leak
		if err := vergeet(h.GegevenLezen(ctx, c, id)); !errors.Is(err, errs.ErrNotFound) {
			t.Errorf("a piece that it was not given: %v", err)
		}
	}
	for _, id := range []string{h.EersteBetrokkene(z), h.EersteBetrokkene(ander), "onbekend"} { // nor who a casus is about, whether or not a piece tells
		onbekend(t, vergeet(h.BSNTonen(ctx, c, casus.BSNTonen{Betrokkene: id, Reden: casus.BSNVerzoek})))
		onbekend(t, vergeet(h.BetrokkeneInformeren(ctx, c, casus.Informeren{Betrokkene: id, Stand: casus.Geinformeerd, Datum: h.Vandaag()})))
	}
	lijst, err := h.CasusLijst(ctx, c, gate.LijstVraag{})
	goed(t, err)
	werk, err := h.MijnWerk(ctx, c)
	goed(t, err)
	if len(lijst.Casussen)+len(werk.Casussen)+len(werk.Nieuws)+len(werk.Week) > 0 || len(werk.Taken) != 1 || werk.Taken[0].Casus.ID != "" {
		t.Errorf("it finds %+v, and its work is %+v", lijst.Casussen, werk)
	}
}

// rule WGS-14: the house does not tell who is an incidentele derde, and nobody makes a Partij of one by another road.
func TestIncidenteelIsGeenPartij(t *testing.T) {
	h := Nieuw(t)
	ctx, z := h.Ctx(), h.NazorgMet(Bo, Cleo)
	d := h.Toegelaten(z, Anna, Bo)
	for _, wie := range []string{Petra, Mo, Bo, Dirk} {
		b, err := h.HuisLezen(ctx, Als(wie))
		goed(t, err)
		if slices.ContainsFunc(b.Partijen, func(p gate.PartijBlad) bool { return p.ID == d.ID }) || slices.ContainsFunc(b.Mensen, func(m gate.MensBlad) bool { return m.ID == d.Persoon }) {
			t.Errorf("%s finds it in the house", wie)
		}
	}
	in := Betrekken(z, Bo)
	in.Partij, in.Medewerker = d.ID, d.Persoon
	geweigerd(t, vergeet(h.DeelnameBetrekken(ctx, Als(Petra), in)), "20")
	geweigerd(t, vergeet(h.DeelnameAanwijzen(ctx, Als(Bo), casus.Aanwijzen{Casus: z.ID, Medewerker: d.Persoon})), "WGS 1.8")
	ongeldig(t, vergeet(h.InformatievraagStellen(ctx, Als(Petra), h.Informatievraag(z, d.ID))), "partijen")
	ongeldig(t, vergeet(h.CasusToewijzen(ctx, Als(Mo), casus.Toewijzen{Casus: z.ID, Versie: z.Versie})), "medewerker")
	st := informatie.Standaard{Soort: informatie.Gewoon, Wie: informatie.GekozenPartijen, Lezers: []string{d.ID}}
	ongeldig(t, vergeet(h.StandaardVaststellen(ctx, Als(Beatle), st)), "lezers")
	ander := h.NazorgMet(Bo)
	ongeldig(t, vergeet(h.GegevenToevoegen(ctx, Als(Bo), h.Gegeven(ander, informatie.GekozenPartijen, d.ID))), "lezers")
	stil := h.VoegToe(ander, Bo, informatie.AlleDeelnemers, d.ID, Zorg) // who is no derde there is no reader beside all who take part
	if n := h.Getal(`SELECT COUNT(*) FROM gegeven_lezer WHERE gegeven = $1`, stil.ID); n != 0 {
		t.Errorf("%d readers are kept", n)
	}
	b, err := h.CasusLezen(ctx, Als(Cleo), z.ID)
	goed(t, err)
	if len(b.Meelezers) != 1 || b.Meelezers[0].ID != d.ID || len(b.Deelnames) != 3 {
		t.Errorf("Cleo sees readers %+v and Partijen %+v", b.Meelezers, b.Deelnames)
	}
}

// rules WGS-14, 9.2f-1: before a round table it reads nothing, also not by a yes of the supplier to others; Wie ziet wat says so.
func TestIncidenteelVoorHetRTO(t *testing.T) {
	h := Nieuw(t)
	ctx, z := h.Ctx(), h.RTO(Bo, Cleo)
	d := h.Toegelaten(z, Anna, Bo)
	in := h.Gegeven(z, informatie.AlleDeelnemers, d.ID)
	in.VraagVooraf = true
	stuk, err := h.GegevenToevoegen(ctx, Als(Bo), in)
	goed(t, err)
	o := opAgenda(t, h, z, 5*time.Hour, Bo, Cleo)
	h.Klok.Loop(time.Minute)
	onbekend(t, vergeet(h.GegevenLezen(ctx, Als(d.Persoon), stuk.ID)))
	ongeldig(t, vergeet(h.VoorinzageVoorstellen(ctx, Als(Petra), voorstel(h, o, []string{d.ID}, stuk))), "partijen")
	ziet := func(stand string) gate.ZichtBlad {
		t.Helper()
		m, err := h.ZichtLezen(ctx, Als(Bo), gate.ZichtVraag{Casus: z.ID, Stand: stand})
		goed(t, err)
		i := slices.IndexFunc(m.Partijen, func(p gate.ZichtPartij) bool { return p.ID == d.ID })
		if i != len(m.Partijen)-1 {
			t.Fatalf("the columns are %+v", m.Partijen)
		}
		return m.Stukken[0].Zicht[i]
	}
	if v := ziet(""); v.Stand != gate.ZichtLater || v.Artikel != "9.2f" {
		t.Errorf("now: %+v", v)
	}
	if v := ziet(gate.ZichtStandRTO); v.Stand != gate.ZichtNu || v.Reden != "is gekozen, als incidentele derde" {
		t.Errorf("at the round table: %+v", v)
	}
	h.Klok.Loop(6 * time.Hour)
	goed(t, vergeet(h.GegevenLezen(ctx, Als(d.Persoon), stuk.ID)))
	w := in.Voorwaarden
	w.Lezers = nil
	_, err = h.GegevenVoorwaarden(ctx, Als(Bo), informatie.Wijzigen{Gegeven: stuk.ID, Versie: 1, Voorwaarden: w})
	goed(t, err)
	if v := ziet(""); v.Stand != gate.ZichtNiet || v.Reden != "is als incidentele derde niet gekozen" {
		t.Errorf("not named: %+v", v)
	}
}

// rule 12.1-1: who read a piece as incidentele derde hears that it was withdrawn, and not what it was.
func TestIncidenteelHoortVanWatWegIs(t *testing.T) {
	h := Nieuw(t)
	ctx, z := h.Ctx(), h.NazorgMet(Bo, Cleo)
	d := h.Toegelaten(z, Anna, Bo)
	stuk := geeft(t, h, z, d)
	goed(t, vergeet(h.IncidenteleDerdeInzien(ctx, Als(d.Persoon), z.ID)))
	_, err := h.GegevenIntrekken(ctx, Als(Bo), informatie.Intrekken{Gegeven: stuk.ID, Versie: 1, Reden: "Het klopte niet."})
	goed(t, err)
	b, err := h.IncidenteleDerdeInzien(ctx, Als(d.Persoon), z.ID)
	goed(t, err)
	if len(b.Gegevens) > 0 || len(b.Veranderd) != 1 {
		t.Errorf("it sees %+v", b)
	}
}

// rule WGS-14, design §5: an altered row lets nobody in and keeps nobody in.
func TestIncidenteelVervalst(t *testing.T) {
	for naam, sql := range map[string]string{
		"zicht that lasts longer":  `UPDATE zicht SET tot = tot + 1 WHERE rollen = 1024`,
		"Partij that lasts longer": `UPDATE partij SET tot = tot + 1 WHERE soort = 'incidentele_derde'`,
		"Partij of another kind":   `UPDATE partij SET soort = 'politie' WHERE soort = 'incidentele_derde'`,
		"declaration by hand":      `UPDATE medewerker SET verklaring = 2 WHERE partij IN (SELECT id FROM incidentele_derde)`,
		"zicht in another casus":   `UPDATE zicht SET casus = (SELECT id FROM casus WHERE id NOT IN (SELECT casus FROM incidentele_derde)) WHERE rollen = 1024`,
	} {
		t.Run(naam, func(t *testing.T) {
			h := Nieuw(t)
			z := h.NazorgMet(Bo, Cleo)
			d := h.Toegelaten(z, Anna, Bo)
			stuk := geeft(t, h, z, d)
			h.NazorgMet(Bo)
			goed(t, vergeet(h.GegevenLezen(h.Ctx(), Als(d.Persoon), stuk.ID)))
			h.Beschadigd()
			h.Sluit()
			if h.SQL(sql) == 0 {
				t.Fatal("nothing was altered")
			}
			h.Open()
			if err := vergeet(h.GegevenLezen(h.Ctx(), Als(d.Persoon), stuk.ID)); err == nil {
				t.Error("it still reads")
			}
			if v := h.Verify(); v.Fout == "" {
				t.Error("verify finds nothing")
			}
		})
	}
	h := Nieuw(t)
	z := h.NazorgMet(Bo, Cleo)
	d := h.Voorgesteld(z)
	h.Beschadigd()
	h.SQL(`UPDATE incidentele_derde SET tot = tot + 1`)
	onbekend(t, vergeet(beslis(h, Anna, d, "ja")))
	b, err := h.IncidenteleDerdeLezen(h.Ctx(), Als(Petra), d.ID)
	goed(t, err)
	if b.Stand != casus.IncidenteelIngetrokken || len(b.Mag) > 0 {
		t.Errorf("an altered proposal is %+v", b)
	}
	if v := h.Verify(); !strings.Contains(v.Fout, "incidentelederde/") {
		t.Errorf("verify says %q", v.Fout)
	}
}

// rules WGS-9, AVG-7: when the Casus closes an incidentele derde reads nothing any more, and what was proposed and why goes with the dossier.
func TestIncidenteelGesloten(t *testing.T) {
	h := Nieuw(t)
	ctx, z := h.Ctx(), h.NazorgMet(Bo, Cleo)
	d := h.Toegelaten(z, Anna, Bo)
	stuk := geeft(t, h, z, d)
	z = h.NaarAfschaling(z)
	goed(t, vergeet(h.GegevenLezen(ctx, Als(d.Persoon), stuk.ID)))
	z = h.SluitCasus(z, stuk)
	onbekend(t, vergeet(h.GegevenLezen(ctx, Als(d.Persoon), stuk.ID)))
	onbekend(t, vergeet(h.IncidenteleDerdeInzien(ctx, Als(d.Persoon), z.ID)))
	onbekend(t, vergeet(h.IncidenteleDerdeLezen(ctx, Als(Petra), d.ID)))
	h.Akkoord(h.Voorstel(z))
	h.Bedenktijd()
	if n := h.Getal(`SELECT (SELECT COUNT(*) FROM incidentele_derde) + (SELECT COUNT(*) FROM zicht WHERE wie = $1)`, d.ID); n != 0 {
		t.Errorf("%d rows are left", n)
	}
	werk, err := h.MijnWerk(ctx, Als(d.Persoon))
	goed(t, err)
	if len(werk.Taken) > 0 {
		t.Errorf("there is work: %+v", werk.Taken)
	}
}
