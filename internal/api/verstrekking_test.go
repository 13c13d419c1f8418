// SPDX-License-Identifier: EUPL-1.2

package api_test

import (
	"bytes"
	"net/http"
	"testing"
	"time"

	"rondetafel/internal/bestuur"
	"rondetafel/internal/document/sample"
	"rondetafel/internal/gate"
	"rondetafel/internal/informatie"
)

func (h *huis) verstrekking(stukken ...string) doc {
	return doc{"derde": doc{"naam": "Corporatie De Voorbeeldhoek", "soort": "woningcorporatie", "contact": "T. Verzonnen, Weert"}, "doel": "Een woning zoeken.",
		"grondslag": "WGS 1.7 lid 2", "noodzaak": "Het kan niet met minder.", "stukken": stukken, "uiterlijkDatum": h.dag(7)}
}

// opnieuwIngelogd forgets the log-in of somebody, so that the next request is done after a new one.
func (h *huis) opnieuwIngelogd(wie string) { h.tokens[wie] = "" }

// rules 1.6-1, 7.2-2, 7.2-3, WGS-10: over HTTP information is asked for a Derde, signed for after a fresh log-in and refused, advised on,
// given in a letter with what was signed for, and registered; who has no part in it never hears of it.
func TestVerstrekkingOverHTTP(t *testing.T) {
	databases(t, func(t *testing.T, h *huis) {
		z, over := h.inNazorg()
		casus := "/casussen/" + z.ID
		geef := func(wie string) string {
			return h.doe(wie, casus+"/gegevens", met(gegeven(over, "deelnemers"), doc{"vraagDerde": true})).ID
		}
		een, twee := geef(gemeente), geef(zorg)
		dicht := h.doe(zorg, casus+"/gegevens", gegeven(over, "deelnemers")).ID
		pad := casus + "/verstrekkingen"
		h.vorm(regisseur, pad)
		h.ongeldig(regisseur, pad, fout{"empty", doc{}, "derde.naam derde.soort derde.contact doel grondslag noodzaak stukken uiterlijkDatum"},
			fout{"a Partij", met(h.verstrekking(een), doc{"derde": doc{"naam": "POLITIE - eenheid Limburg", "soort": "x", "contact": "x"}}), "derde.naam"})
		h.weigert(gemeente, pad, h.verstrekking(een), "7.2")
		h.weigert(regisseur, pad, h.verstrekking(een, dicht), "13.2")
		v := naar[gate.Verwijzing](h.herhaald(regisseur, pad, h.verstrekking(een, twee), h.verstrekking(een))).ID
		ver := "/verstrekkingen/" + v
		h.verborgen(v, ver, nil, politie, manager, functieFG)
		b := naar[gate.VerstrekkingBlad](h.get(zorg, ver).is(http.StatusOK))
		h.klopt("what the care sees", b, len(b.Delen) == 1, b.Delen[0].Gegeven == twee, !b.Alles, len(b.Verantwoordelijken) == 1)
		deel := b.Delen[0]
		h.verborgen(v, ver+"/_tekenen", doc{"deel": deel.ID, "versie": 1}, politie, gemeente)
		h.klok.Loop(10 * time.Minute)
		teken := doc{"deel": deel.ID, "versie": 1, "stukversie": deel.Stukversie, "verantwoordelijke": "partij", "bevoegdheid": "Mandaat 2026"}
		h.weigert(zorg, ver+"/_tekenen", teken, "7.2")
		h.opnieuwIngelogd(zorg)
		h.ongeldig(zorg, ver+"/_tekenen", fout{"a controller of a municipality", met(teken, doc{"verantwoordelijke": "college", "bevoegdheid": ""}), "verantwoordelijke bevoegdheid"})
		a := h.doe(zorg, ver+"/_tekenen", teken)
		h.doe(zorg, ver+"/_terugnemen", doc{"deel": deel.ID, "versie": a.Versie})
		h.doe(zorg, ver+"/_tekenen", met(teken, doc{"versie": a.Versie + 1}))
		h.botst(zorg, ver+"/_terugnemen", doc{"deel": deel.ID, "versie": 1}, nu(4, "Zoë Schijn", "Antwoord: stemt in"))
		h.doe(zorg, ver+"/_bezwaar", doc{"reden": "Er loopt een onderzoek."})
		h.ongeldig(commissie, ver+"/_adviseren", fout{"empty", doc{}, "oordeel tekst datum"})
		h.doe(commissie, ver+"/_adviseren", doc{"versie": 5, "oordeel": "positief", "tekst": "Het past.", "datum": h.dag(0)})
		ander := naar[gate.VerstrekkingBlad](h.get(gemeente, ver).is(http.StatusOK)).Delen[0]
		h.doe(gemeente, ver+"/_weigeren", doc{"deel": ander.ID, "versie": 1, "reden": "Liever niet."})
		h.botst(commissie, ver+"/_adviseren", doc{"versie": 5, "oordeel": "negatief", "tekst": "Nee.", "datum": h.dag(0)},
			nu(7, "Gijs Bedenksel", "Stand: toestemming gevraagd\nGemeente Roermond: stemt niet in\nMet GGZ: stemt in"))
		verleen := doc{"versie": 7, "weglaten": []string{ander.ID}}
		h.weigert(regisseur, ver+"/_verlenen", verleen, "WGS-10")
		h.doe(zorg, ver+"/_bezwaarintrekken", doc{})
		h.weigert(regisseur, ver+"/_verlenen", doc{"versie": 8}, "7.2")
		h.doe(regisseur, ver+"/_verlenen", met(verleen, doc{"versie": 8}))
		brief := naar[gate.BriefBlad](h.get(regisseur, ver+"/brief").is(http.StatusOK))
		h.klopt("the letter", brief, len(brief.Delen) == 1, brief.Delen[0].Tekst == "Hij komt elke week langs.", brief.Delen[0].Tekenden[0].Bevoegdheid == "Mandaat 2026")
		r := naar[gate.RegisterBlad](h.get(functieFG, "/verstrekkingen").is(http.StatusOK))
		h.klopt("the register", r, len(r.Regels) == 1, len(r.Regels[0].Delen) == 1, r.Regels[0].Derde.Naam == "Corporatie De Voorbeeldhoek")
		h.get(manager, "/verstrekkingen").probleem(http.StatusForbidden)
		lijst := naar[gate.VerstrekkingLijst](h.get(zorg, pad).is(http.StatusOK))
		h.klopt("the list", lijst, len(lijst.Verstrekkingen) == 1, lijst.Verstrekkingen[0].Stand == informatie.VerstrekkingVerleend)
		h.get(politie, pad).is(http.StatusNotFound)
	})
}

// rule 14.1-2: over HTTP what a law demanded is registered with its article, and a request is taken back.
func TestPlichtOverHTTP(t *testing.T) {
	databases(t, func(t *testing.T, h *huis) {
		z, over := h.inNazorg()
		stuk := h.doe(zorg, "/casussen/"+z.ID+"/gegevens", met(gegeven(over, "deelnemers"), doc{"vraagDerde": true})).ID
		pad := "/casussen/" + z.ID + "/wettelijke-verstrekkingen"
		h.vorm(regisseur, pad)
		h.ongeldig(regisseur, pad, fout{"empty", doc{}, "derde.naam derde.soort derde.contact artikel waarom stukken datum"})
		in := doc{"derde": doc{"naam": "Rechtbank", "soort": "rechtbank", "contact": "griffie"}, "artikel": "126nd Sv", "waarom": "Gevorderd.", "stukken": []string{stuk}, "datum": h.dag(0)}
		h.weigert(zorg, pad, in, "14.1")
		p := h.doe(regisseur, pad, in).ID
		b := naar[gate.VerstrekkingBlad](h.get(zorg, "/verstrekkingen/"+p).is(http.StatusOK))
		h.klopt("what the care is told", b, b.Grondslag == "126nd Sv", b.Delen[0].Antwoorden[0].Stand == bestuur.Ingelicht)
		v := h.doe(regisseur, "/casussen/"+z.ID+"/verstrekkingen", h.verstrekking(stuk))
		h.botst(regisseur, "/verstrekkingen/"+v.ID+"/_intrekken", doc{"versie": 3}, nu(1, "Pim Fictief", "Stand: toestemming gevraagd\nMet GGZ: gevraagd, nog geen antwoord"))
		h.doe(regisseur, "/verstrekkingen/"+v.ID+"/_intrekken", doc{"versie": 1})
		h.weigert(regisseur, "/verstrekkingen/"+v.ID+"/_intrekken", doc{"versie": 2}, "7.2")
	})
}

// rule 7.2-2: over HTTP a consent that was signed on paper is recorded with its document, which who signed and the regie open as an attachment;
// to anybody else it does not exist, and it goes when the consent is taken back.
func TestPapierOverHTTP(t *testing.T) {
	databases(t, func(t *testing.T, h *huis) {
		z, over := h.inNazorg()
		casus := "/casussen/" + z.ID
		stuk := h.doe(zorg, casus+"/gegevens", met(gegeven(over, "deelnemers"), doc{"vraagDerde": true})).ID
		ver := "/verstrekkingen/" + h.doe(regisseur, casus+"/verstrekkingen", h.verstrekking(stuk)).ID
		stuur := func(naam string, inhoud []byte) string {
			return naar[gate.DocumentBlad](h.stuur(h.bestand(zorg, casus+"/documenten", "bestand", naam, inhoud)).is(http.StatusCreated)).ID
		}
		deel := naar[gate.VerstrekkingBlad](h.get(zorg, ver).is(http.StatusOK)).Delen[0]
		pad, document := ver+"/_papiervastleggen", stuur("akkoord.pdf", sample.PDF("Akkoord"))
		in := doc{"deel": deel.ID, "versie": 1, "stukversie": deel.Stukversie, "ondertekenaar": "R. Bedenksel", "verantwoordelijke": "partij", "bevoegdheid": "Raad van bestuur",
			"datum": h.dag(0), "document": document}
		h.vorm(zorg, pad)
		h.ongeldig(zorg, pad, fout{"empty", doc{"deel": deel.ID, "versie": 1, "stukversie": deel.Stukversie}, "ondertekenaar verantwoordelijke bevoegdheid datum document"},
			fout{"a text", met(in, doc{"document": stuur("akkoord.txt", []byte("Akkoord.\n"))}), "document"},
			fout{"of before the piece", met(in, doc{"datum": h.dag(-2)}), "datum"}, fout{"of nobody", met(in, doc{"document": geheim}), "document"})
		h.verborgen(deel.ID, pad, in, politie, gemeente)
		a := h.doe(zorg, pad, in)
		for _, wie := range []string{zorg, regisseur} {
			b := naar[gate.VerstrekkingBlad](h.get(wie, ver).is(http.StatusOK)).Delen[0].Antwoorden[0]
			h.klopt("what "+wie+" sees", b, b.Papier != nil, b.Papier.Ondertekenaar == "R. Bedenksel", b.Papier.Document == document)
			r := h.verzoek(wie, http.MethodGet, "/handtekeningen/"+document, nil)
			r.Header.Set("Accept", "application/pdf")
			f := h.stuur(r)
			if f.status != http.StatusOK || f.kop.Get("Content-Type") != "application/pdf" || !bytes.Contains(f.body, []byte("%PDF")) ||
				f.kop.Get("Content-Disposition") != `attachment; filename="akkoord.pdf"; filename*=UTF-8''akkoord.pdf` {
				t.Errorf("%s gets status %d with %v", wie, f.status, f.kop)
			}
		}
		h.verborgen(document, "/handtekeningen/"+document, nil, politie, gemeente, manager, functieFG)
		h.verborgen(document, "/documenten/"+document, nil, zorg, regisseur)
		h.doe(zorg, ver+"/_terugnemen", doc{"deel": deel.ID, "versie": a.Versie})
		h.verborgen(document, "/handtekeningen/"+document, nil, zorg, regisseur)
	})
}
