// SPDX-License-Identifier: EUPL-1.2

package api_test

import (
	"net/http"
	"strings"
	"testing"

	"rondetafel/internal/casus"
	"rondetafel/internal/gate"
)

// inNazorg makes a Casus of somebody who comes free, in which the care Partij takes part.
func (h *huis) inNazorg() (v gate.Verwijzing, betrokkene string) {
	h.t.Helper()
	in := met(aanmelding(), doc{"soort": "nazorg_detentie", "criteria": nil, "leefgebieden": nil})
	v = naar[gate.Verwijzing](h.post(gemeente, "/casussen", in).is(http.StatusCreated))
	pad := "/casussen/" + v.ID
	v = h.doe(manager, pad+"/_toewijzen", doc{"versie": v.Versie, "medewerker": regisseur})
	v = h.doe(regisseur, pad+"/_screenen", met(screening(v.Versie), doc{"uitkomst": "nazorg", "criteria": nil}))
	h.doe(regisseur, pad+"/deelnames", doc{"partij": "p-zorg", "medewerker": zorg, "grond": "Wmo 2015", "waarom": "Een plek om te wonen.",
		"namensPubliek": "p-gemeente"})
	b := h.blad(regisseur, v.ID)
	v.Versie = b.Versie
	return v, b.Betrokkenen[0].ID
}

func (h *huis) blad(wie, id string) gate.CasusBlad {
	h.t.Helper()
	return naar[gate.CasusBlad](h.get(wie, "/casussen/"+id).is(http.StatusOK))
}

func (h *huis) overdracht(versie int64) doc {
	return doc{"versie": versie, "aan": "Wijkteam Voorbeeld, Wim Proef", "afspraken": "Het wijkteam belt elke week.", "datum": h.dag(0)}
}

// inAfschaling makes a Casus in afschaling with a piece of the care Partij in it.
func (h *huis) inAfschaling() (v gate.Verwijzing, stuk string) {
	h.t.Helper()
	v, betrokkene := h.inNazorg()
	pad := "/casussen/" + v.ID
	stuk = h.doe(zorg, pad+"/gegevens", gegeven(betrokkene, "deelnemers")).ID
	return h.doe(regisseur, pad+"/_overdragen", h.overdracht(v.Versie)), stuk
}

// gesloten makes a closed Casus.
func (h *huis) gesloten() gate.Verwijzing {
	h.t.Helper()
	v, stuk := h.inAfschaling()
	pad := "/casussen/" + v.ID
	v = h.doe(regisseur, pad+"/_opschonen", doc{"versie": v.Versie, "stukken": []doc{{"gegeven": stuk, "houden": true, "noodzaak": "Er loopt een zaak."}}})
	return h.doe(regisseur, pad+"/_sluiten", doc{"versie": v.Versie, "namensPubliek": "p-gemeente"})
}

// Nazorg ends over HTTP by a hand-over, and by nothing else.
// rule 2.3-2
func TestOverdragenOverHTTP(t *testing.T) {
	databases(t, func(t *testing.T, h *huis) {
		v, _ := h.inNazorg()
		pad := "/casussen/" + v.ID + "/_overdragen"
		goed := h.overdracht(v.Versie)
		h.vorm(regisseur, pad)
		h.ongeldig(regisseur, pad,
			fout{"nothing", doc{"versie": v.Versie}, "aan afspraken datum"},
			fout{"blanks", met(goed, doc{"aan": " ", "afspraken": "\n"}), "aan afspraken"},
			fout{"to a name that is too long", met(goed, doc{"aan": strings.Repeat(geheim, 30)}), "aan"},
			fout{"tomorrow", met(goed, doc{"datum": h.dag(1)}), "datum"},
			fout{"no day", met(goed, doc{"datum": geheim}), "datum"},
			fout{"no text", met(goed, doc{"afspraken": 7}), "afspraken"},
		)
		for _, wie := range []string{gemeente, zorg, manager} {
			h.weigert(wie, pad, goed, "2.3")
		}
		h.verborgen(v.ID, pad, goed, politie, collega, tweede)
		h.weigert(regisseur, "/casussen/"+v.ID+"/_sluiten", doc{"versie": v.Versie, "namensPubliek": "p-gemeente"}, "1.10")
		h.weigert(regisseur, "/casussen/"+v.ID+"/_opschonen", doc{"versie": v.Versie, "stukken": []doc{}}, "1.10")
		h.botst(regisseur, pad, met(goed, doc{"versie": v.Versie + 1}), nu(v.Versie, "Pim Fictief", "Fase: Nazorg\nProcesregisseur: Pim Fictief"))
		if b := h.blad(regisseur, v.ID); b.Fase != casus.Nazorg || b.Versie != v.Versie {
			t.Fatalf("a refusal brought the Casus to %s", b.Fase)
		}
		w := naar[gate.Verwijzing](h.herhaald(regisseur, pad, goed, met(goed, doc{"aan": "Een ander."})).is(http.StatusOK))
		b := h.blad(regisseur, v.ID)
		if b.Fase != casus.Afschaling || b.Versie != w.Versie || b.Opschoning == nil || b.Opschoning.Nazorg == nil || b.Opschoning.Schoon {
			t.Fatalf("after the hand-over: %s, %+v", b.Fase, b.Opschoning)
		}
		if o := b.Opschoning.Nazorg; o.Aan != "Wijkteam Voorbeeld, Wim Proef" || o.Afspraken != "Het wijkteam belt elke week." || string(o.Datum) != h.dag(0) || o.Door.ID != regisseur {
			t.Errorf("the hand-over reads %+v", o)
		}
		if b := h.blad(zorg, v.ID); b.Opschoning != nil {
			t.Errorf("who does not clean reads %+v", b.Opschoning)
		}
		h.weigert(regisseur, pad, h.overdracht(w.Versie), "2.3")
		h.botst(regisseur, pad, goed, nu(w.Versie, "Pim Fictief", "Fase: Afschaling\nProcesregisseur: Pim Fictief"))
		rto, _ := h.metZorg()
		h.weigert(regisseur, "/casussen/"+rto+"/_overdragen", h.overdracht(h.blad(regisseur, rto).Versie), "2.3")
	})
}

// A dossier is cleaned over HTTP: each piece is decided on, and what is not kept with a reason goes.
// rule 1.10-2
func TestOpschonenOverHTTP(t *testing.T) {
	databases(t, func(t *testing.T, h *huis) {
		v, stuk := h.inAfschaling()
		id, pad := v.ID, "/casussen/"+v.ID+"/_opschonen"
		weg := h.doe(gemeente, "/casussen/"+id+"/gegevens", gegeven(h.blad(regisseur, id).Betrokkenen[0].ID, "deelnemers")).ID
		versie := h.blad(regisseur, id).Versie
		met := func(stukken ...doc) doc { return doc{"versie": versie, "stukken": stukken} }
		houd := doc{"gegeven": stuk, "houden": true, "noodzaak": "Er loopt een zaak."}
		goed := met(houd, doc{"gegeven": weg, "houden": false})
		h.vorm(regisseur, pad)
		h.ongeldig(regisseur, pad,
			fout{"not over all", met(houd), "stukken"},
			fout{"over none", met(), "stukken"},
			fout{"kept without a reason", met(doc{"gegeven": stuk, "houden": true}, doc{"gegeven": weg, "houden": true, "noodzaak": " "}),
				"stukken[0].noodzaak stukken[1].noodzaak"},
			fout{"a reason that is too long", met(doc{"gegeven": stuk, "houden": true, "noodzaak": strings.Repeat("é", 20_001)}, doc{"gegeven": weg}), "stukken[0].noodzaak"},
			fout{"twice", met(houd, doc{"gegeven": weg}, houd), "stukken[2].gegeven"},
			fout{"one that is not there", met(houd, doc{"gegeven": weg}, doc{"gegeven": geheim}), "stukken[2].gegeven"},
			fout{"one without a name", met(doc{"houden": true}, doc{"gegeven": weg}), "stukken[0].gegeven stukken[0].noodzaak"},
			fout{"no list", doc{"versie": versie, "stukken": geheim}, "stukken"},
			fout{"a word for yes", met(doc{"gegeven": stuk, "houden": geheim}), "stukken.houden"},
		)
		for _, wie := range []string{gemeente, zorg, manager} {
			h.weigert(wie, pad, goed, "1.10")
		}
		h.verborgen(id, pad, goed, politie, collega, tweede)
		h.botst(regisseur, pad, doc{"versie": versie + 3, "stukken": goed["stukken"]}, nu(versie, "Pim Fictief", "Fase: Afschaling\nProcesregisseur: Pim Fictief"))
		h.weigert(regisseur, "/casussen/"+id+"/_sluiten", doc{"versie": versie, "namensPubliek": "p-gemeente"}, "1.10")
		if n := len(h.blad(regisseur, id).Gegevens); n != 2 {
			t.Fatalf("%d pieces are left of 2, and nothing was cleaned", n)
		}
		w := naar[gate.Verwijzing](h.herhaald(regisseur, pad, goed, met(houd)).is(http.StatusOK))
		b := h.blad(regisseur, id)
		if len(b.Gegevens) != 1 || b.Gegevens[0].ID != stuk || b.Versie != w.Versie || !b.Opschoning.Schoon || b.Opschoning.Gedaan == nil {
			t.Errorf("after cleaning: %+v, %+v", b.Gegevens, b.Opschoning)
		}
		if n := b.Opschoning.Noodzaken; len(n) != 1 || n[0].Gegeven != stuk || n[0].Noodzaak != "Er loopt een zaak." {
			t.Errorf("why it stays: %+v", n)
		}
		zelfde(t, "what was removed", h.get(gemeente, "/gegevens/"+weg).is(http.StatusNotFound), h.get(gemeente, "/gegevens/bestaat-niet").is(http.StatusNotFound))
		// what comes in later makes it dirty again
		h.doe(zorg, "/casussen/"+id+"/gegevens", gegeven(b.Betrokkenen[0].ID, "deelnemers"))
		h.weigert(regisseur, "/casussen/"+id+"/_sluiten", doc{"versie": w.Versie, "namensPubliek": "p-gemeente"}, "1.10")
	})
}

// A Casus closes over HTTP on behalf of a public Partij; then nobody reads anything of it.
// rule 1.10-1, rule WGS-9, rule WGS-2
func TestSluitenOverHTTP(t *testing.T) {
	databases(t, func(t *testing.T, h *huis) {
		v, stuk := h.inAfschaling()
		id, pad := v.ID, "/casussen/"+v.ID+"/_sluiten"
		v = h.doe(regisseur, "/casussen/"+id+"/_opschonen", doc{"versie": v.Versie, "stukken": []doc{{"gegeven": stuk, "houden": false}}})
		goed := doc{"versie": v.Versie, "namensPubliek": "p-gemeente"}
		h.vorm(regisseur, pad)
		h.ongeldig(regisseur, pad, fout{"on behalf of a Partij that is not public", met(goed, doc{"namensPubliek": "p-zorg"}), "namensPubliek"},
			fout{"of one that is none", met(goed, doc{"namensPubliek": geheim}), "namensPubliek"},
			fout{"a text for a number", doc{"versie": geheim}, "versie"})
		for _, wie := range []string{gemeente, zorg, manager} {
			h.weigert(wie, pad, goed, "1.10")
		}
		h.verborgen(id, pad, goed, politie, collega, tweede)
		h.botst(regisseur, pad, met(goed, doc{"versie": v.Versie - 1}), nu(v.Versie, "Pim Fictief", "Fase: Afschaling\nProcesregisseur: Pim Fictief"))
		w := naar[gate.Verwijzing](h.herhaald(regisseur, pad, goed, doc{"versie": 1}).is(http.StatusOK))
		if w.ID != id || w.Versie != v.Versie+1 {
			t.Errorf("closing gives %+v", w)
		}
		for _, pad := range []string{"/casussen/" + id, "/plannen/" + id, "/casussen/" + id + "/optredens", "/casussen/" + id + "/procesgegevens"} {
			h.verborgen(id, pad, nil, gemeente, zorg, politie, tweede)
		}
		h.weigert(regisseur, "/casussen/"+id, nil, "WGS-9")
		h.weigert(manager, "/casussen/"+id, nil, "WGS-9")
		p := naar[gate.ProcesBlad](h.get(manager, "/casussen/"+id+"/procesgegevens").is(http.StatusOK))
		if p.Fase != casus.Gesloten || p.Versie != w.Versie {
			t.Errorf("the course: %+v", p)
		}
		for wie, n := range map[string]int{gemeente: 0, zorg: 0, manager: 1, regisseur: 1, functieFG: 1} {
			lijst := naar[gate.CasusPagina](h.get(wie, "/casussen?stand=gesloten").is(http.StatusOK))
			if len(lijst.Casussen) != n {
				t.Errorf("%s has %d in the list of what is closed, want %d", wie, len(lijst.Casussen), n)
			}
		}
		if z := naar[gate.ZoekBlad](h.post(gemeente, "/personen/_zoek", doc{"bsn": "999990019"}).is(http.StatusOK)); len(z.Treffers) != 0 {
			t.Errorf("the search finds who is in it: %+v", z.Treffers)
		}
	})
}

// A Casus that went no further closes at once; one at which work goes on does not.
// rule 1.10-1
func TestSluitenInElkeFase(t *testing.T) {
	h := openHuis(t, "")
	sluit := func(v gate.Verwijzing) (wie, pad string, body doc) {
		return regisseur, "/casussen/" + v.ID + "/_sluiten", doc{"versie": h.blad(regisseur, v.ID).Versie, "namensPubliek": "p-gemeente"}
	}
	v := h.meldAan()
	v = h.doe(manager, "/casussen/"+v.ID+"/_toewijzen", doc{"versie": v.Versie, "medewerker": regisseur})
	af := h.doe(regisseur, "/casussen/"+v.ID+"/_screenen", met(screening(v.Versie), doc{"uitkomst": "afgewezen", "reden": "Eén Partij kan dit.", "namensPubliek": "p-gemeente"}))
	wie, pad, body := sluit(af)
	h.doe(wie, pad, body)
	h.verborgen(af.ID, "/casussen/"+af.ID, nil, gemeente)
	rto, _ := h.metZorg()
	nazorg, _ := h.inNazorg()
	for _, open := range []gate.Verwijzing{h.inTriage(), {ID: rto}, nazorg} {
		wie, pad, body := sluit(open)
		h.weigert(wie, pad, body, "1.10")
	}
}
