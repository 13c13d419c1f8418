// SPDX-License-Identifier: EUPL-1.2

package api_test

import (
	"bytes"
	"net/http"
	"slices"
	"strconv"
	"strings"
	"testing"

	"rondetafel/internal/gate"
)

// A Casus goes its way over HTTP, as people of four Partijen.
func TestVerloop(t *testing.T) {
	databases(t, func(t *testing.T, h *huis) {
		v := h.meldAan()
		pad := "/casussen/" + v.ID

		// rule 8.2c-2: the manager sees only the outside of what is not assigned yet
		if p := naar[gate.ProcesBlad](h.get(manager, pad+"/procesgegevens").is(http.StatusOK)); p.Fase != "" || p.Toegewezen {
			t.Errorf("the manager sees more than the outside: %+v", p)
		}
		v = naar[gate.Verwijzing](h.post(manager, pad+"/_toewijzen", doc{"versie": v.Versie, "medewerker": regisseur}).is(http.StatusOK))

		// rule 1.4-1: no triage before the screening, so nobody can be involved yet
		h.post(regisseur, pad+"/deelnames", doc{"partij": "p-zorg", "medewerker": zorg, "grond": "WGS 2.31", "waarom": "Zorg.",
			"namensPubliek": "p-gemeente"}).probleem(http.StatusForbidden)
		// rule 9.2a-1: no judgement without the consultation; everything that is missing comes at once
		half := screening(v.Versie)
		half["overleg"] = doc{}
		if got := h.post(regisseur, pad+"/_screenen", half).velden(); got != "overleg.met overleg.datum overleg.wijze overleg.verslag" {
			t.Errorf("invalidParams: %s", got)
		}
		v = naar[gate.Verwijzing](h.post(regisseur, pad+"/_screenen", screening(v.Versie)).is(http.StatusOK))
		// rule 1.8-2: who takes part is decided when the triage ends, and not by the way
		h.post(regisseur, pad+"/deelnames", doc{"partij": "p-zorg", "medewerker": zorg, "grond": "WGS 2.31", "waarom": "Zorg.",
			"namensPubliek": "p-gemeente"}).probleem(http.StatusForbidden)
		v = naar[gate.Verwijzing](h.post(regisseur, pad+"/_trieren", uitkomst(v.Versie)).is(http.StatusOK))
		h.post(regisseur, pad+"/deelnames", doc{"partij": "p-politie", "medewerker": politie, "grond": "Politiewet 3",
			"waarom": "Er is overlast.", "namensPubliek": "p-gemeente"}).is(http.StatusCreated)
		// colleagues who are not designated see nothing
		h.get(collega, pad).probleem(http.StatusNotFound)
		h.post(zorg, pad+"/aanwijzingen", doc{"medewerker": collega}).is(http.StatusCreated)

		blad := naar[gate.CasusBlad](h.get(collega, pad).is(http.StatusOK))
		if blad.Nummer != v.Nummer || blad.Fase != "rto" || len(blad.Betrokkenen) != 1 {
			t.Fatalf("the casus reads otherwise than reported: %+v", blad)
		}
		if b := blad.Betrokkenen[0]; b.Geboortedatum != "1990-03-04" || b.BSN != "*******19" {
			t.Errorf("betrokkene: %+v", b)
		}
		h.gegevenGaatRond(blad.ID, blad.Betrokkenen[0].ID)
	})
}

// gegevenGaatRond adds a piece, and lets its supplier improve, shield and withdraw it.
func (h *huis) gegevenGaatRond(casus, over string) {
	h.t.Helper()
	a := h.post(zorg, "/casussen/"+casus+"/gegevens", gegeven(over, "deelnemers")).is(http.StatusCreated)
	stuk := "/gegevens/" + naar[gate.Verwijzing](a).ID
	if !strings.HasSuffix(a.kop.Get("Location"), stuk) {
		h.t.Errorf("Location %q is not %q", a.kop.Get("Location"), stuk)
	}
	h.get(gemeente, stuk).probleem(http.StatusNotFound) // rule 9.2f-1
	h.begint(casus, over)
	g := naar[gate.GegevenBlad](h.get(gemeente, stuk).is(http.StatusOK))
	if g.Tekst == "" || g.PartijNaam != "Met GGZ" || !strings.HasPrefix(g.Zin, "Iedereen die in deze casus meedoet") {
		h.t.Errorf("gegeven: %+v", g)
	}
	beter := doc{"versie": g.Versie, "over": []string{over}, "soort": "gewoon", "rubriek": "begeleiding", "bron": "Ons dossier", "datum": "2026-02-27", "tekst": "Hij komt elke dag langs.", "grondslag": "Toestemming."}
	// rule 12.1-1: only the supplier improves
	h.post(gemeente, stuk+"/_corrigeren", beter).probleem(http.StatusForbidden)
	v := naar[gate.Verwijzing](h.post(zorg, stuk+"/_corrigeren", beter).is(http.StatusOK))
	if g = naar[gate.GegevenBlad](h.get(gemeente, stuk).is(http.StatusOK)); g.Tekst != "Hij komt elke dag langs." {
		h.t.Errorf("the better text is not there: %+v", g)
	}
	// rule 13.2-1: the supplier decides who reads, with effect on the next look
	v = naar[gate.Verwijzing](h.post(zorg, stuk+"/_voorwaarden", doc{"versie": v.Versie, "wie": "procesregisseur"}).is(http.StatusOK))
	h.get(gemeente, stuk).probleem(http.StatusNotFound)
	h.get(regisseur, stuk).is(http.StatusOK)
	if stukken := naar[gate.CasusBlad](h.get(gemeente, "/casussen/"+casus).is(http.StatusOK)).Gegevens; len(stukken) != 0 {
		h.t.Errorf("a piece that one may not read left a trace: %+v", stukken)
	}
	h.post(zorg, stuk+"/_intrekken", doc{"versie": v.Versie, "reden": "De toestemming is weg."}).is(http.StatusOK)
	h.get(regisseur, stuk).probleem(http.StatusForbidden)
	g = naar[gate.CasusBlad](h.get(regisseur, "/casussen/"+casus).is(http.StatusOK)).Gegevens[0]
	if !g.Ingetrokken || g.Tekst != "" {
		h.t.Errorf("withdrawn, but still there: %+v", g)
	}
}

func TestAanmeldenNamensEnBevestigen(t *testing.T) {
	databases(t, func(t *testing.T, h *huis) {
		namens := aanmelding()
		namens["namens"], namens["contact"] = "p-zorg", zorg
		v := naar[gate.Verwijzing](h.post(regisseur, "/casussen", namens).is(http.StatusCreated))
		if werk := naar[gate.WerkBlad](h.get(zorg, "/mijn-werk").is(http.StatusOK)); len(werk.Taken) != 1 || werk.Taken[0].Soort != "bevestigen" {
			t.Errorf("nothing to confirm: %+v", werk)
		}
		// rule 8.2c-2: on behalf of another Partij only by a procesregisseur, and that Partij confirms
		h.post(gemeente, "/casussen", namens).probleem(http.StatusForbidden)
		h.post(regisseur, "/casussen/"+v.ID+"/_bevestigen", doc{"versie": v.Versie}).probleem(http.StatusForbidden)
		h.post(zorg, "/casussen/"+v.ID+"/_bevestigen", doc{"versie": v.Versie}).is(http.StatusOK)
		if blad := naar[gate.CasusBlad](h.get(zorg, "/casussen/"+v.ID).is(http.StatusOK)); blad.Fase != "screening" {
			t.Errorf("phase %q after the confirmation", blad.Fase)
		}
	})
}

// rule 1.7-1: during aanmelding and screening no other Partij learns that the Casus exists: not by its address, not by the list,
// not by a search, and not by trying to do something with it.
func TestBeslotenCasusBestaatNiet(t *testing.T) {
	databases(t, func(t *testing.T, h *huis) {
		v := h.meldAan()
		versie := v.Versie
		for _, p := range []struct {
			pad  string
			body any
		}{
			{"", nil}, {"/procesgegevens", nil}, {"/inzagen", nil},
			{"/_bevestigen", doc{"versie": versie}},
			{"/_screenen", screening(versie)},
			{"/gegevens", gegeven("x", "deelnemers")},
			{"/aanwijzingen", doc{"medewerker": zorg}},
			{"/deelnames", doc{"partij": "p-politie", "medewerker": politie, "grond": "WGS", "waarom": "Nodig.", "namensPubliek": "p-politie"}},
			{"/_toewijzen", doc{"versie": versie, "medewerker": regisseur}},
		} {
			method := http.MethodPost
			if p.body == nil {
				method = http.MethodGet
			}
			echt := h.stuur(h.verzoek(politie, method, "/casussen/"+v.ID+p.pad, p.body)).is(http.StatusNotFound)
			onzin := h.stuur(h.verzoek(politie, method, "/casussen/bestaat-niet"+p.pad, p.body)).is(http.StatusNotFound)
			zelfde(t, p.pad, echt, onzin)
		}
		if p := naar[gate.CasusPagina](h.get(politie, "/casussen?stand=alle").is(http.StatusOK)); len(p.Casussen) != 0 {
			t.Errorf("the list tells: %+v", p)
		}
		if p := naar[gate.CasusPagina](h.get(politie, "/casussen?nummer="+v.Nummer).is(http.StatusOK)); len(p.Casussen) != 0 {
			t.Errorf("a guess at the number tells: %+v", p)
		}
		z := naar[gate.ZoekBlad](h.post(politie, "/personen/_zoek", doc{"bsn": "999990019"}).is(http.StatusOK))
		if len(z.Treffers) != 0 {
			t.Errorf("the search tells: %+v", z)
		}
	})
}

// zelfde asks that two answers cannot be told apart.
func zelfde(t *testing.T, wat string, a, b antwoord) {
	t.Helper()
	a.kop.Del("Date")
	b.kop.Del("Date")
	if a.status != b.status || !bytes.Equal(a.body, b.body) {
		t.Errorf("%s: answers differ:\n%d %s\n%d %s", wat, a.status, a.body, b.status, b.body)
	}
	if len(a.kop) != len(b.kop) {
		t.Errorf("%s: headers differ: %v and %v", wat, a.kop, b.kop)
	}
	for naam := range a.kop {
		if strings.Join(a.kop[naam], "|") != strings.Join(b.kop[naam], "|") {
			t.Errorf("%s: header %s differs: %v and %v", wat, naam, a.kop[naam], b.kop[naam])
		}
	}
}

func TestZoeken(t *testing.T) {
	databases(t, func(t *testing.T, h *huis) {
		v := h.meldAan()
		for _, vraag := range []doc{{"bsn": "9999.90.019"}, {"achternaam": "verzinsel", "geboortedatum": "1990-03-04"}} {
			z := naar[gate.ZoekBlad](h.post(gemeente, "/personen/_zoek", vraag).is(http.StatusOK))
			if len(z.Treffers) != 1 || z.Treffers[0].Casus.ID != v.ID || z.Treffers[0].Betrokkene.Naam != "Bram Verzinsel" {
				t.Errorf("%v finds %+v", vraag, z)
			}
		}
		if got := h.post(gemeente, "/personen/_zoek", doc{"bsn": "123456789"}).velden(); got != "bsn" {
			t.Errorf("invalidParams: %s", got)
		}
	})
}

// Who looked, refused tries included, and each refusal can be explained to whom it concerned.
func TestGekekenEnUitleg(t *testing.T) {
	databases(t, func(t *testing.T, h *huis) {
		v := h.inTriage()
		pad := "/casussen/" + v.ID
		// rule 8-P1: the manager sees the course of a Casus and not its content
		p := h.get(manager, pad).probleem(http.StatusForbidden)
		if p.Volgnummer == nil || p.Besluit != "/api/v1/besluiten/"+strconv.FormatInt(*p.Volgnummer, 10) {
			t.Fatalf("a refusal without its place in the log: %+v", p)
		}
		if len(p.Artikelen) == 0 || p.Waarom == "" || p.Anders == "" {
			t.Errorf("a refusal without articles, why or what else: %+v", p)
		}
		if b := naar[gate.ProcesBlad](h.get(manager, pad+"/procesgegevens").is(http.StatusOK)); b.Fase != "triage" {
			t.Errorf("course: %+v", b)
		}
		besluit := strings.TrimPrefix(p.Besluit, "/api/v1")
		u := naar[gate.Uitleg](h.get(manager, besluit).is(http.StatusOK))
		if u.Handeling != "casus.lezen" || u.Uitkomst != "geweigerd" {
			t.Errorf("explanation: %+v", u)
		}
		for _, ander := range []string{besluit, "/besluiten/999999", "/besluiten/abc", "/besluiten/-1", "/besluiten/99999999999999999999"} {
			zelfde(t, ander, h.get(zorg, ander).is(http.StatusNotFound), h.get(zorg, "/besluiten/0").is(http.StatusNotFound))
		}

		// rule AVG-6: who looked, when and on which article; the refused try of the manager is there
		inzagen := naar[gate.InzagePagina](h.get(regisseur, pad+"/inzagen").is(http.StatusOK)).Inzagen
		var geweigerd, gelezen bool
		for _, i := range inzagen {
			geweigerd = geweigerd || (i.Wie == "Mia Verzonnen" && i.Uitkomst == "geweigerd" && i.Volgnr == *p.Volgnummer)
			gelezen = gelezen || (i.Handeling == "Casus aanmelden" && i.Wie == "Gijs Bedenksel" && len(i.Artikelen) > 0)
		}
		if !geweigerd || !gelezen {
			t.Errorf("Wie heeft gekeken: %+v", inzagen)
		}
		h.get(zorg, pad+"/inzagen").probleem(http.StatusNotFound)
		h.get(functieFG, pad+"/inzagen").is(http.StatusOK)
	})
}

func TestConcepten(t *testing.T) {
	databases(t, func(t *testing.T, h *huis) {
		groot := strings.Repeat("é", 200<<10) // 400 KiB
		a := h.post(gemeente, "/concepten", doc{"formulier": "aanmelding", "versie": 0, "inhoud": doc{"aanleiding": groot}}).is(http.StatusCreated)
		v := naar[gate.Verwijzing](a)
		pad := "/concepten/" + v.ID
		if a.kop.Get("Location") != "/api/v1"+pad {
			t.Errorf("Location %q", a.kop.Get("Location"))
		}
		if k := naar[gate.ConceptBlad](h.get(gemeente, pad).is(http.StatusOK)); !strings.Contains(string(k.Inhoud), groot) {
			t.Error("the draft came back otherwise")
		}
		zelfde(t, "somebody else's draft", h.get(politie, pad).is(http.StatusNotFound), h.get(politie, "/concepten/geen").is(http.StatusNotFound))
		beter := doc{"id": v.ID, "formulier": "aanmelding", "versie": v.Versie, "inhoud": doc{"aanleiding": "Beter."}}
		a = h.post(gemeente, "/concepten", beter).is(http.StatusOK)
		if a.kop.Get("Location") != "" {
			t.Errorf("saving again is no making: Location %q", a.kop.Get("Location"))
		}
		if p := h.post(gemeente, "/concepten", beter).probleem(http.StatusConflict); p.Versie == nil || *p.Versie != naar[gate.Verwijzing](a).Versie {
			t.Errorf("conflict: %+v", p)
		}
		if a := h.stuur(h.verzoek(gemeente, http.MethodDelete, pad, nil)).is(http.StatusNoContent); len(a.body) != 0 {
			t.Errorf("204 with a body: %s", a.body)
		}
		h.get(gemeente, pad).probleem(http.StatusNotFound)
	})
}

// rule 14.1-1: who has not signed can do nothing but read and sign the declaration.
func TestVerklaring(t *testing.T) {
	h := openHuis(t, "")
	h.get(ongetekend, "/casussen").probleem(http.StatusForbidden)
	h.get(ongetekend, "/mijn-werk").probleem(http.StatusForbidden)
	h.post(ongetekend, "/casussen", aanmelding()).probleem(http.StatusForbidden)
	v := naar[gate.VerklaringBlad](h.get(ongetekend, "/verklaring").is(http.StatusOK))
	if v.Getekend || v.Tekst == "" {
		t.Fatalf("declaration: %+v", v)
	}
	if p := h.post(ongetekend, "/verklaring/_tekenen", doc{"versie": v.Versie + 1}).probleem(http.StatusConflict); *p.Versie != v.Versie {
		t.Errorf("conflict: %+v", p)
	}
	h.post(ongetekend, "/verklaring/_tekenen", doc{"versie": v.Versie}).is(http.StatusOK)
	h.get(ongetekend, "/mijn-werk").is(http.StatusOK)
	h.post(ongetekend, "/casussen", aanmelding()).is(http.StatusCreated)
	h.ongeldig(manager, "/verklaring/_vernieuwen", fout{"too short", doc{"versie": 1, "tekst": "Ik zwijg."}, "tekst"})
	h.weigert(gemeente, "/verklaring/_vernieuwen", doc{"versie": 1, "tekst": "Ik zwijg over wat ik hier hoor, ook daarna."}, "14.1")
	h.botst(manager, "/verklaring/_vernieuwen", doc{"versie": 3, "tekst": "Ik zwijg over wat ik hier hoor, ook daarna."}, nu(1, "", v.Tekst))
	h.post(manager, "/verklaring/_vernieuwen", doc{"versie": 1, "tekst": "Ik zwijg over wat ik hier hoor, ook daarna."}).is(http.StatusOK)
	h.get(gemeente, "/mijn-werk").probleem(http.StatusForbidden)
	if nieuw := naar[gate.VerklaringBlad](h.get(gemeente, "/verklaring").is(http.StatusOK)); nieuw.Versie != 2 || nieuw.Getekend {
		t.Errorf("the next declaration: %+v", nieuw)
	}
}

// rules WGS-6 and WGS-16: a soort that the house may not handle is refused with an explanation, not called a typing error.
func TestGeweigerdeSoorten(t *testing.T) {
	h := openHuis(t, "")
	for soort, artikel := range map[string]string{"radicalisering": "WGS-6", "top_x": "WGS-16"} {
		in := aanmelding()
		in["soort"] = soort
		p := h.post(gemeente, "/casussen", in).probleem(http.StatusForbidden)
		if p.Anders == "" || !slices.Contains(p.Artikelen, artikel) {
			t.Errorf("%s: %+v", soort, p)
		}
	}
}
