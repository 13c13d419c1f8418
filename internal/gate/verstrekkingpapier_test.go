// SPDX-License-Identifier: EUPL-1.2

package gate_test

import (
	"bytes"
	"errors"
	"slices"
	"strings"
	"testing"
	"time"

	"rondetafel/internal/bestuur"
	"rondetafel/internal/document/sample"
	"rondetafel/internal/gate"
	. "rondetafel/internal/gate/gatetest"
	"rondetafel/internal/informatie"
	"rondetafel/internal/klok"
	"rondetafel/internal/partij"
	"rondetafel/internal/rto"
)

// papierVoor is a consent on paper of persoon for their part, with a document that they just sent.
func papierVoor(t testing.TB, h *Huis, persoon string, v, stuk gate.Verwijzing) informatie.OpPapier {
	t.Helper()
	d := deelVoor(t, h, persoon, v, stuk)
	b, err := h.VerstrekkingLezen(h.Ctx(), Als(persoon), v.ID)
	doc, fout := stuur(h, gate.Verwijzing{ID: b.Casus}, persoon, "toestemming.pdf", sample.PDF("Akkoord "+persoon))
	if err := errors.Join(err, fout); err != nil {
		t.Fatal(err)
	}
	in := informatie.OpPapier{Verstrekking: v.ID, Deel: d.ID, Versie: eigenAntwoord(d).Versie, Stukversie: d.Stukversie, Ondertekenaar: "R. Bedenksel",
		Verantwoordelijke: partij.VoorPartij, Bevoegdheid: "Korpschef, mandaat 2026", Datum: h.Vandaag(), Document: doc.ID}
	if PartijVan(persoon) == Gemeente {
		in.Verantwoordelijke = partij.VoorBurgemeester
	}
	return in
}

func opPapier(h *Huis, persoon string, in informatie.OpPapier) error {
	return vergeet(h.VerstrekkingPapier(h.Ctx(), Als(persoon), in))
}

// opent reads the document of a consent on paper.
func opent(h *Huis, persoon, id string) (string, error) {
	u, err := h.HandtekeningLezen(h.Ctx(), Als(persoon), id)
	if err != nil {
		return "", err
	}
	var b bytes.Buffer
	return b.String(), u.Schrijf(h.Ctx(), &b)
}

// rule 7.2-2: a consent can be signed on paper. Who records it needs no fresh log-in and sends the document; it counts as any other. The Partij
// that signed, who asked and the regie open it, each look is logged, and to anybody else it does not exist.
func TestRegelToestemmingOpPapier(t *testing.T) {
	motoren(t, func(t *testing.T, h *Huis) {
		_, v, st := drieLeveranciers(t, h)
		in := papierVoor(t, h, Bo, v, st[1])
		onbekend(t, opPapier(h, Anna, in))
		onbekend(t, opPapier(h, Dirk, in))
		goed(t, opPapier(h, Bo, in))
		geweigerd(t, opPapier(h, Bo, papierVoor(t, h, Bo, v, st[1])), "7.2") // once
		goed(t, tekent(t, h, Anna, v, st[0]))
		for wie, wil := range map[string]string{Petra: in.Document, Bo: in.Document, Rik: ""} {
			d := deelVan(t, h, wie, v, Politie)
			p := d.Antwoorden[0].Papier
			if d.Antwoorden[0].Stand != bestuur.Ingestemd || p == nil || p.Ondertekenaar != in.Ondertekenaar || p.Datum != h.Vandaag().ISO() || p.Document != wil ||
				d.Antwoorden[0].Bevoegdheid != in.Bevoegdheid {
				t.Errorf("%s sees %+v on paper %+v", wie, d.Antwoorden[0], p)
			}
		}
		if p := deelVan(t, h, Petra, v, Gemeente).Antwoorden[0].Papier; p != nil {
			t.Errorf("what was signed here is on paper: %+v", p)
		}
		for _, wie := range []string{Petra, Bo} {
			goed(t, vergeet(opent(h, wie, in.Document)))
			if e := h.Laatste(); e.Handeling != "verstrekking.handtekening" || e.Persoon != wie || !slices.Equal(e.Getoond, []string{v.ID, in.Document}) {
				t.Errorf("the look of %s left %+v", wie, e)
			}
			goed(t, vergeet(h.VoerTaken(h.Ctx())))
		}
		for _, wie := range []string{Anna, Bas, Cleo, Dirk, Mo, Fien, Nul} {
			onbekend(t, vergeet(opent(h, wie, in.Document)))
		}
		geweigerd(t, vergeet(opent(h, Rik, in.Document)), "7.2") // who advises knows of the part, and not of who signed it how
		onbekend(t, vergeet(opent(h, Petra, "bestaatniet")))
		goed(t, adviseert(h, v, informatie.Positief))
		goed(t, verleent(h, v, deelVan(t, h, Petra, v, Zorg).ID))
		papierInBrief(t, h, v, in)
		goed(t, vergeet(opent(h, Bo, in.Document)))
		trektIn(t, h, Bo, st[1])
		goed(t, vergeet(opent(h, Petra, in.Document)))
	})
}

// papierInBrief asks that letter and register say that the police signed on paper, and that the register hands nobody the document.
func papierInBrief(t *testing.T, h *Huis, v gate.Verwijzing, in informatie.OpPapier) {
	t.Helper()
	brief, err := h.VerstrekkingBrief(h.Ctx(), Als(Petra), v.ID)
	goed(t, err)
	r, err := h.VerstrekkingRegister(h.Ctx(), Als(Fien))
	goed(t, err)
	uit := func(waar string, partij string, tekenden []gate.OndertekendBlad, document string) {
		t.Helper()
		p := tekenden[0].Papier
		if (p != nil) != (partij == Politie) || p != nil && (p.Ondertekenaar != in.Ondertekenaar || p.Document != document || tekenden[0].Bevoegdheid != in.Bevoegdheid) {
			t.Errorf("%s says of %s %+v", waar, partij, p)
		}
	}
	for _, d := range brief.Delen {
		uit("the letter", d.Van[0].ID, d.Tekenden, in.Document)
	}
	for _, d := range r.Regels[0].Delen {
		uit("the register", d.Van[0].ID, d.Tekenden, "")
	}
}

// What is wrong with a consent on paper is said at its field: a document that is no PDF or picture, that is not there or of somebody else, a day
// that has yet to come or on which the piece was another one.
func TestPapierFouten(t *testing.T) {
	h := Nieuw(t)
	_, v, st := drieLeveranciers(t, h)
	goedIn := papierVoor(t, h, Bo, v, st[1])
	tekst, err := stuur(h, gate.Verwijzing{ID: zaakVan(t, h, v)}, Bo, "brief.txt", tekstVan(300))
	goed(t, err)
	van := papierVoor(t, h, Cleo, v, st[2]).Document
	dag := func(n int) klok.Datum {
		return klok.Datum(h.Klok.Nu().AddDate(0, 0, n).In(klok.Amsterdam()).Format(time.DateOnly))
	}
	for _, geval := range []struct {
		veld, woorden string
		anders        func(*informatie.OpPapier)
	}{
		{"ondertekenaar", "wie tekende", func(p *informatie.OpPapier) { p.Ondertekenaar = " " }},
		{"verantwoordelijke", "voor wie", func(p *informatie.OpPapier) { p.Verantwoordelijke = partij.VoorCollege }},
		{"bevoegdheid", "mandaat", func(p *informatie.OpPapier) { p.Bevoegdheid = "" }},
		{"datum", "welke dag", func(p *informatie.OpPapier) { p.Datum = "" }},
		{"datum", "toekomst", func(p *informatie.OpPapier) { p.Datum = dag(1) }},
		{"datum", "nog niet gevraagd. Toestemming is voor één verstrekking (art. 7.2)", func(p *informatie.OpPapier) { p.Datum = dag(-1) }},
		{"document", "Kies het", func(p *informatie.OpPapier) { p.Document = "" }},
		{"document", "niet meer", func(p *informatie.OpPapier) { p.Document = "bestaatniet" }},
		{"document", "niet meer", func(p *informatie.OpPapier) { p.Document = van }},
		{"document", "pdf of als foto", func(p *informatie.OpPapier) { p.Document = tekst.ID }},
	} {
		in := goedIn
		geval.anders(&in)
		foutIn(t, opPapier(h, Bo, in), geval.veld, geval.woorden)
	}
	oud := goedIn
	oud.Stukversie = 9
	botst(t, opPapier(h, Bo, oud))
	oud = goedIn
	oud.Versie = 9
	botst(t, opPapier(h, Bo, oud))
	goed(t, opPapier(h, Bo, goedIn))
}

// A paper is for this disclosure and for the piece as it is: not of a day before either. Days are whole: the day itself will do, also for who
// signed in the morning what changed at noon.
//
// rule 7.2-2
func TestPapierVanVoorDieDag(t *testing.T) {
	h := Nieuw(t)
	_, v, st := drieLeveranciers(t, h)
	dag := func() klok.Datum { return klok.Datum(h.Klok.Nu().In(klok.Amsterdam()).Format(time.DateOnly)) }
	gevraagd := dag()
	h.Klok.Loop(48 * time.Hour)
	corrigeert(t, h, Bo, st[1], informatie.Gewoon)
	in := papierVoor(t, h, Bo, v, st[1])
	in.Datum = gevraagd
	foutIn(t, opPapier(h, Bo, in), "datum", "nog veranderd (art. 7.2)")
	in.Datum = dag()
	h.Klok.Loop(24 * time.Hour)
	goed(t, opPapier(h, Bo, in))
	ander := papierVoor(t, h, Cleo, v, st[2])
	ander.Datum = gevraagd
	goed(t, opPapier(h, Cleo, ander))
}

func zaakVan(t *testing.T, h *Huis, v gate.Verwijzing) string {
	t.Helper()
	b, err := h.VerstrekkingLezen(h.Ctx(), Als(Petra), v.ID)
	goed(t, err)
	return b.Casus
}

// The document lives with its answer: a job that clears leftovers lets it be, it can be given to no piece and to no second answer, and when the
// consent is taken back, or signed anew, it is gone, its bytes too.
func TestPapierLeeftMetZijnAntwoord(t *testing.T) {
	motoren(t, func(t *testing.T, h *Huis) {
		ctx := h.Ctx()
		z, v, st := drieLeveranciers(t, h)
		in := papierVoor(t, h, Bo, v, st[1])
		goed(t, opPapier(h, Bo, in))
		h.Klok.Loop(25 * time.Hour)
		goed(t, vergeet(h.VoerTaken(ctx)))
		goed(t, vergeet(opent(h, Bo, in.Document)))
		ongeldig(t, vergeet(h.DocumentToevoegen(ctx, Als(Bo), informatie.Aanhangen{Gegeven: st[1].ID, Versie: st[1].Versie, Documenten: []string{in.Document}})), "document")
		onbekend(t, vergeet(h.DocumentLezen(ctx, Als(Bo), in.Document)))
		w, err := h.VerstrekkingVragen(ctx, Als(Petra), verstrekkingVan(h, z, st[1]))
		goed(t, err)
		twee := papierVoor(t, h, Bo, w, st[1])
		los := twee.Document
		twee.Document = in.Document
		foutIn(t, opPapier(h, Bo, twee), "document", "niet meer")
		goed(t, neemtTerug(t, h, Bo, v, st[1]))
		onbekend(t, vergeet(opent(h, Bo, in.Document)))
		if p := deelVan(t, h, Bo, v, Politie).Antwoorden[0].Papier; p != nil {
			t.Errorf("what was taken back stands on paper %+v", p)
		}
		goed(t, vergeet(h.VoerTaken(ctx)))
		if n := h.Getal(`SELECT COUNT(*) FROM bestand`); n != 1 {
			t.Errorf("%d files are left", n)
		}
		twee.Document = los
		goed(t, opPapier(h, Bo, twee))
		if h.Verify().Fout != "" {
			t.Errorf("verify says %s", h.Verify().Fout)
		}
	})
}

// rule 7.2-4: of words said at a round table each Partij signs its own paper, and opens no other.
func TestPapierVanEenPassage(t *testing.T) {
	h := Nieuw(t)
	ctx, z := h.Ctx(), h.RTO(Bo, Cleo)
	o := h.AanTafel(z, Bo, Cleo)
	goed(t, vergeet(h.OverlegAfronden(ctx, Als(Petra), rto.Verslag{Overleg: o.ID, Versie: o.Versie, Passages: Samen("Er is gepraat.")})))
	in := verstrekkingVan(h, z)
	in.Passages = []informatie.Passage{{Overleg: o.ID, Tekst: "De buurt wil dat het stopt."}}
	v, err := h.VerstrekkingVragen(ctx, Als(Petra), in)
	goed(t, err)
	papieren := map[string]string{}
	for _, wie := range []string{Bo, Cleo} {
		p := papierVoor(t, h, wie, v, gate.Verwijzing{})
		papieren[wie] = p.Document
		goed(t, opPapier(h, wie, p))
	}
	for _, wie := range []string{Bo, Cleo} {
		goed(t, vergeet(opent(h, wie, papieren[wie])))
		goed(t, vergeet(opent(h, Petra, papieren[wie])))
	}
	onbekend(t, vergeet(opent(h, Bo, papieren[Cleo])))
	onbekend(t, vergeet(opent(h, Cleo, papieren[Bo])))
}

// A row that was altered opens nothing, and verify names it; a document stops on its way when the right to it ends.
func TestPapierVervalst(t *testing.T) {
	h := Nieuw(t)
	_, v, st := drieLeveranciers(t, h)
	in := papierVoor(t, h, Bo, v, st[1])
	goed(t, opPapier(h, Bo, in))
	u, err := h.HandtekeningLezen(h.Ctx(), Als(Bo), in.Document)
	goed(t, err)
	goed(t, neemtTerug(t, h, Bo, v, st[1]))
	var b bytes.Buffer
	if err := u.Schrijf(h.Ctx(), &b); err == nil || b.Len() > 0 {
		t.Errorf("%d bytes came after the right ended: %v", b.Len(), err)
	}
	in = papierVoor(t, h, Bo, v, st[1])
	goed(t, opPapier(h, Bo, in))
	h.Beschadigd()
	h.SQL(`UPDATE handtekening SET partij = '` + Zorg + `'`)
	onbekend(t, vergeet(opent(h, Bo, in.Document)))
	onbekend(t, vergeet(opent(h, Cleo, in.Document)))
	h.Sluit()
	if fout := h.Verify().Fout; !strings.Contains(fout, "handtekening/") {
		t.Errorf("verify says %q", fout)
	}
}

// A row that was altered grants nothing: no consent, no advice, no part in the letter; an objection stays. Verify names it.
func TestVerstrekkingVervalst(t *testing.T) {
	for naam, geval := range map[string]struct{ sql, artikel string }{
		"a consent":    {`UPDATE instemming_partij SET stand = 'ingestemd' WHERE stand = 'geweigerd'`, "7.2"},
		"an advice":    {`UPDATE verstrekking_advies SET oordeel = 'positief'`, "WGS-10"},
		"an objection": {`UPDATE verstrekking_bezwaar SET staat = 0`, "WGS-10"},
		"a part":       {`UPDATE verstrekking_deel SET gegeven_versie = gegeven_versie + 1`, "7.2"},
		"who is asked": {`DELETE FROM instemming_partij WHERE stand = 'geweigerd'`, "7.2"},
	} {
		t.Run(naam, func(t *testing.T) {
			h := Nieuw(t)
			ctx := h.Ctx()
			_, v, st := drieLeveranciers(t, h)
			goed(t, tekent(t, h, Anna, v, st[0]))
			goed(t, tekent(t, h, Bo, v, st[1]))
			goed(t, weigert(t, h, Cleo, v, st[2]))
			oordeel := informatie.Positief
			if naam == "an advice" {
				oordeel = informatie.Negatief
			}
			goed(t, adviseert(h, v, oordeel))
			if naam == "an objection" {
				goed(t, vergeet(h.VerstrekkingBezwaar(ctx, Als(Bo), informatie.Bezwaar{Verstrekking: v.ID, Reden: "Nee."})))
			}
			h.Beschadigd()
			h.SQL(geval.sql)
			var weg []string
			if naam == "an advice" || naam == "an objection" {
				weg = []string{deelVoor(t, h, Petra, v, st[2]).ID}
			}
			err := verleent(h, v, weg...)
			if naam == "who is asked" { // the altered part is gone; the others go without it
				goed(t, err)
				brief, err := h.VerstrekkingBrief(ctx, Als(Petra), v.ID)
				goed(t, err)
				if len(brief.Delen) != 2 {
					t.Errorf("%d parts in the letter", len(brief.Delen))
				}
			} else {
				geweigerd(t, err, geval.artikel)
			}
			h.Sluit()
			if fout := h.Verify().Fout; fout == "" {
				t.Error("verify finds nothing")
			}
		})
	}
}
