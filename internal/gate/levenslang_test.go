// SPDX-License-Identifier: EUPL-1.2

package gate_test

import (
	"slices"
	"strings"
	"testing"
	"time"

	"rondetafel/internal/casus"
	"rondetafel/internal/document/sample"
	"rondetafel/internal/gate"
	. "rondetafel/internal/gate/gatetest"
	"rondetafel/internal/informatie"
	"rondetafel/internal/plan"
	"rondetafel/internal/rto"
)

// TestLevenslang takes a Casus through everything there is, from questions in triage to its certificate. Of each table of a dossier it
// has rows on the way, none is left, what it granted is granted no more, another Casus keeps all it has, and the log verifies.
//
// rule 1.10-3, rule AVG-7
func TestLevenslang(t *testing.T) {
	motoren(t, func(t *testing.T, h *Huis) {
		ander := planhuis{Huis: h, z: h.RTO(Bo, Cleo)}
		ander.vastgesteld(ander.metVersie())
		h.AanTafel(ander.z, Bo)
		p := planhuis{Huis: h, z: triageVan(h)}
		voorafVan(p)
		uitvoeringVan(p, tafelVan(p))
		afschalingVan(p)
		voor := telDossier(h, p.z.ID)
		for tabel, n := range voor {
			if n == 0 && !slices.Contains([]string{"overdracht", "sluiting", "concept"}, tabel) { // of nazorg; of closing; of an aanmelding
				t.Errorf("in a whole life there was no row of %s", tabel)
			}
		}
		blijft := telDossier(h, ander.z.ID)
		v := naarHetEinde(p)
		for tabel, n := range telDossier(h, p.z.ID) {
			if n != 0 {
				t.Errorf("%d rows of %s are left", n, tabel)
			}
		}
		if n := h.Getal(`SELECT COUNT(*) FROM bestand_deel`); n != 0 {
			t.Errorf("%d parts of files are left", n)
		}
		if na := telDossier(h, ander.z.ID); !gelijkeTelling(na, blijft) {
			t.Errorf("of another casus %v is left of %v", na, blijft)
		}
		alsBewijs(t, h, v, voor)
		if r := h.Verify(); r.Fout != "" || r.Bewijzen != 1 {
			t.Errorf("verify says %+v", r)
		}
	})
}

// telDossier counts the rows of a Casus in each table of a dossier, those which know it only by another table included.
func telDossier(h *Huis, id string) map[string]int64 {
	h.T.Helper()
	uit := map[string]int64{}
	for _, tabel := range dossiertabellen(h) {
		uit[tabel] = h.Getal(`SELECT COUNT(*) FROM `+tabel+` WHERE casus = $1`, id)
	}
	uit["gegeven_lezer"] = h.Getal(`SELECT COUNT(*) FROM gegeven_lezer WHERE gegeven IN (SELECT id FROM gegeven WHERE casus = $1)`, id)
	uit["instemming_partij"] = h.Getal(`SELECT COUNT(*) FROM instemming_partij WHERE instemming IN (SELECT id FROM instemming WHERE casus = $1)`, id)
	uit["bezoek"] = h.Getal(`SELECT COUNT(*) FROM bezoek WHERE plek = $1`, id)
	return uit
}

func gelijkeTelling(a, b map[string]int64) bool {
	for tabel, n := range a {
		if b[tabel] != n {
			return false
		}
	}
	return len(a) == len(b)
}

// triageVan makes a Casus in which Cleo and Dirk were asked and answered, with pieces of Bo, for a round table.
func triageVan(h *Huis) gate.Verwijzing {
	h.T.Helper()
	p := planhuis{Huis: h, z: h.Triage()}
	for _, wie := range []string{Cleo, Dirk} {
		p.goed(vergeet(h.TriagevraagAntwoorden(h.Ctx(), Als(wie), Triageantwoord(h.Gevraagd(p.z, wie)))))
	}
	z, err := h.TriageAfronden(h.Ctx(), Als(Petra), Uitkomst(p.z, Bo, Cleo))
	p.goed(err)
	h.VoegToe(z, Bo, informatie.GekozenPartijen, Zorg) // to be withdrawn
	in := h.Gegeven(z, informatie.GekozenPartijen, Zorg)
	in.VraagVooraf = true
	stuk, err := h.GegevenToevoegen(h.Ctx(), Als(Bo), in)
	p.goed(err)
	in.Tekst += " En overdag."
	stuk, err = h.GegevenCorrigeren(h.Ctx(), Als(Bo), informatie.Corrigeren{Inhoud: in.Inhoud, Gegeven: stuk.ID, Versie: stuk.Versie, Soort: in.Soort})
	p.goed(err)
	d, err := stuur(h, z, Bo, "brief.pdf", sample.PDF("Brief"))
	p.goed(err)
	p.goed(vergeet(h.DocumentToevoegen(h.Ctx(), Als(Bo), informatie.Aanhangen{Gegeven: stuk.ID, Versie: stuk.Versie, Documenten: []string{d.ID}})))
	for _, wie := range []string{Petra, Bo} {
		b, err := h.CasusLezen(h.Ctx(), Als(wie), z.ID)
		p.goed(err)
		z.Versie = b.Versie
	}
	return z
}

// voorafVan asks to let Cleo read the piece that stays, before a round table that is cancelled.
func voorafVan(p planhuis) {
	p.T.Helper()
	ctx := p.Ctx()
	o, err := p.OverlegPlannen(ctx, Als(Petra), straks(p.Huis, p.z, 5*time.Hour))
	p.goed(err)
	b, err := p.CasusLezen(ctx, Als(Petra), p.z.ID)
	p.goed(err)
	p.goed(vergeet(p.VoorinzageVoorstellen(ctx, Als(Petra), voorstel(p.Huis, o, []string{Zorg}, gate.Verwijzing{ID: b.Gegevens[0].ID}))))
	p.goed(vergeet(p.OverlegAfgelasten(ctx, Als(Petra), rto.Afgelasting{Overleg: o.ID, Versie: o.Versie, Reden: "Niemand kan."})))
}

// tafelVan holds the round table that adopts the plan and makes Bo the Casusregisseur, with Bas to stand in for him.
func tafelVan(p planhuis) gate.Verwijzing {
	p.T.Helper()
	ctx := p.Ctx()
	o := p.AanTafel(p.z, Anna, Bo, Cleo)
	p.bewaar(p.concept(0))
	for _, soort := range []rto.SoortBesluit{rto.Plan, rto.Casusregisseur, rto.Vervanger, rto.Overig} {
		in := Besluit(o, soort, Anna, Bo, Cleo)
		switch soort {
		case rto.Casusregisseur:
			in.Casusregisseur = Bo
		case rto.Vervanger:
			p.goed(vergeet(p.CasusregieVoorstellen(ctx, Als(Bo), rto.Voorstel{Casus: p.z.ID, Medewerker: Bas, Reden: "Drie weken vrij."})))
		}
		v, err := p.OverlegBesluiten(ctx, Als(Petra), in)
		p.goed(err)
		o.Versie = v.Versie
	}
	return o
}

// uitvoeringVan carries the plan out, changes it in writing, and scales down at the end of o.
func uitvoeringVan(p planhuis, o gate.Verwijzing) {
	p.T.Helper()
	ctx := p.Ctx()
	a := p.afspraak("Woonplek zoeken")
	p.goed(vergeet(p.AfspraakMelden(ctx, Als(Anna), plan.Melding{Afspraak: a.ID, Versie: a.Versie, Stand: plan.Klaar, Toelichting: "Gevonden."})))
	p.goed(vergeet(p.AfspraakAantekenen(ctx, Als(Bas), plan.Aantekenen{Afspraak: a.ID, Tekst: "Mooi."}))) // the deputy does what the Casusregisseur does
	p.goed(vergeet(p.RegieAfstemmen(ctx, Als(Bo), plan.Afstemming{Casus: p.z.ID, Soort: plan.Voortgang, Tekst: "Het gaat goed."})))
	p.goed(vergeet(p.OptredenVastleggen(ctx, Als(Cleo), plan.Optreden{Casus: p.z.ID, Omschrijving: "Een huisbezoek.", Delen: true})))
	vragenVan(p)
	verstrekkingenVan(p)
	d := p.Toegelaten(p.z, Anna, Bo)
	p.VoegToe(p.z, Bo, informatie.AlleDeelnemers, d.ID)
	p.goed(vergeet(p.IncidenteleDerdeInzien(ctx, Als(d.Persoon), p.z.ID)))
	n, err := p.NoodinzageOpenen(ctx, Als(Pim), casus.Noodinzage{Nummer: p.z.Nummer, Reden: "Er wordt nu gevochten bij de woning."})
	p.goed(err)
	p.goed(vergeet(p.NoodinzageBeeindigen(ctx, Als(Pim), casus.NoodinzageEinde{Noodinzage: n.ID, Versie: 1})))
	p.goed(vergeet(p.NoodinzageBeoordelen(ctx, Als(Mo), casus.NoodinzageOordeel{Noodinzage: n.ID, Versie: 2, Oordeel: casus.NoodTerecht, Toelichting: "Ja."})))
	b := p.leesPlan(Petra)
	b = p.vastgesteld(plan.Concept{Casus: p.z.ID, Versie: b.Versie, Inhoud: b.Concept.Inhoud, Wijziging: "De woning is er."})
	in := Besluit(o, rto.Afschalen, Anna, Bo, Cleo)
	for _, k := range b.Huidig.Criteria {
		in.Criteria = append(in.Criteria, rto.Oordeel{ID: k.ID, Gehaald: "ja", Reden: "Dat zagen wij."})
	}
	v, err := p.OverlegBesluiten(ctx, Als(Petra), in)
	p.goed(err)
	p.goed(vergeet(p.OverlegAfronden(ctx, Als(Petra), rto.Verslag{Overleg: o.ID, Versie: v.Versie, Passages: Samen("Wij schalen af.")})))
}

// vragenVan asks for information and to correct it, after the table; a piece that was read is withdrawn.
func vragenVan(p planhuis) {
	p.T.Helper()
	ctx := p.Ctx()
	p.goed(vergeet(p.InformatievraagStellen(ctx, Als(Cleo), p.Informatievraag(p.z, Politie))))
	b, err := p.CasusLezen(ctx, Als(Cleo), p.z.ID)
	p.goed(err)
	blijft, weg := b.Gegevens[0], b.Gegevens[1]
	p.goed(vergeet(p.CorrectieVragen(ctx, Als(Cleo), informatie.Correctieverzoek{Gegeven: blijft.ID, Waarom: "Het waren er twee."})))
	p.goed(vergeet(p.GegevenIntrekken(ctx, Als(Bo), informatie.Intrekken{Gegeven: weg.ID, Versie: weg.Versie, Reden: "Verkeerd."})))
}

// verstrekkingenVan asks for a piece for a Derde, with an objection and an advice, and sends the letter.
func verstrekkingenVan(p planhuis) {
	p.T.Helper()
	ctx := p.Ctx()
	in := p.Gegeven(p.z, informatie.AlleDeelnemers)
	in.VraagDerde = true
	stuk, err := p.GegevenToevoegen(ctx, Als(Bo), in)
	p.goed(err)
	v, err := p.VerstrekkingVragen(ctx, Als(Petra), verstrekkingVan(p.Huis, p.z, stuk))
	p.goed(err)
	p.goed(opPapier(p.Huis, Bo, papierVoor(p.T, p.Huis, Bo, v, stuk)))
	p.goed(vergeet(p.VerstrekkingBezwaar(ctx, Als(Bo), informatie.Bezwaar{Verstrekking: v.ID, Reden: "Er loopt een onderzoek."})))
	p.goed(vergeet(p.VerstrekkingBezwaarIntrekken(ctx, Als(Bo), informatie.BezwaarIntrekken{Verstrekking: v.ID})))
	p.goed(adviseert(p.Huis, v, informatie.Positief))
	p.goed(verleent(p.Huis, v))
}

// afschalingVan cleans the dossier; the piece that has all there is stays.
func afschalingVan(p planhuis) {
	p.T.Helper()
	b, err := p.CasusLezen(p.Ctx(), Als(Petra), p.z.ID)
	p.goed(err)
	_, err = p.CasusOpschonen(p.Ctx(), Als(Petra), p.Opschoning(p.z, gate.Verwijzing{ID: b.Gegevens[2].ID}))
	p.goed(err)
}

// naarHetEinde closes the Casus and destroys it, after a proposal that was stopped.
func naarHetEinde(p planhuis) gate.Verwijzing {
	p.T.Helper()
	ctx := p.Ctx()
	b, err := p.CasusLezen(ctx, Als(Petra), p.z.ID)
	p.goed(err)
	z, err := p.CasusSluiten(ctx, Als(Petra), casus.Sluiten{Casus: p.z.ID, Versie: b.Versie, NamensPubliek: Gemeente})
	p.goed(err)
	v := p.Akkoord(p.Voorstel(z))
	p.goed(vergeet(p.VernietigingStoppen(ctx, Als(Mo), casus.VernietigingStoppen{Vernietiging: v.ID, Versie: v.Versie, Reden: "Nog niet."})))
	v = p.Akkoord(p.Voorstel(z))
	p.Bedenktijd()
	return v
}

// alsBewijs asks that the certificate counts what was there, table by table, and that nothing which it granted is granted now.
func alsBewijs(t *testing.T, h *Huis, v gate.Verwijzing, voor map[string]int64) {
	t.Helper()
	b, err := h.VernietigingLezen(h.Ctx(), Als(Mo), v.ID)
	goed(t, err)
	isBewijs(t, b)
	geteld := map[string]int64{}
	for _, a := range b.Aantallen {
		geteld[a.Soort] = a.Aantal
	}
	for _, tabel := range []string{"triagevraag", "triageuitkomst", "informatievraag", "correctieverzoek", "kennisgeving", "verstrekking", "verstrekking_deel", "verstrekking_bezwaar", "verstrekking_advies", "handtekening", "incidentele_derde", "noodinzage", "informering", "overleg", "uitnodiging", "besluit", "vervanging", "plan", "plan_versie",
		"afspraak", "aantekening", "instemming", "instemming_partij", "gegeven", "gegeven_lezer", "betrokkene", "zicht", "deelname"} {
		if geteld[tabel] != voor[tabel] || geteld[tabel] == 0 {
			t.Errorf("the certificate counts %d rows of %s, there were %d", geteld[tabel], tabel, voor[tabel])
		}
	}
	uitvoeren := h.LogVanaf(b.Regels[len(b.Regels)-1])[0]
	weg := map[string]int64{}
	for _, r := range uitvoeren.Rechten {
		if soort, _, _ := strings.Cut(r.Rij, "/"); r.MAC == nil {
			weg[soort]++
		}
	}
	for recht, tabel := range map[string]string{"triagevraag": "triagevraag", "uitnodiging": "uitnodiging", "plan": "plan", "afspraak": "afspraak",
		"informatievraag": "informatievraag", "correctieverzoek": "correctieverzoek", "kennisgeving": "kennisgeving",
		"verstrekking": "verstrekking", "verstrekkingsdeel": "verstrekking_deel", "bezwaar": "verstrekking_bezwaar", "advies": "verstrekking_advies", "handtekening": "handtekening", "incidentelederde": "incidentele_derde", "noodinzage": "noodinzage",
		"aantekening": "aantekening", "stem": "instemming_partij", "gegeven": "gegeven", "zicht": "zicht"} {
		if weg[recht] != voor[tabel] {
			t.Errorf("%d rights of %s ended, there were %d", weg[recht], recht, voor[tabel])
		}
	}
	if uitvoeren.Persoon != "" || uitvoeren.Handeling != "vernietiging.uitvoeren" {
		t.Errorf("the last entry is %s by %q", uitvoeren.Handeling, uitvoeren.Persoon)
	}
}
