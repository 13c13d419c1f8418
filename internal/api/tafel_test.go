// SPDX-License-Identifier: EUPL-1.2

package api_test

import (
	"net/http"
	"slices"
	"strings"
	"testing"

	"rondetafel/internal/gate"
	"rondetafel/internal/klok"
	"rondetafel/internal/rto"
)

// rondeTafel is an Overleg on a Casus, as far as it came.
type rondeTafel struct {
	*huis
	casus  string
	id     string
	pad    string
	versie int64
}

func (h *huis) agenda() doc {
	return doc{"doel": "Een plek om te wonen.", "soortBesluit": "overig", "themas": []string{"wonen"}, "datum": h.dag(0), "begin": "00:01", "einde": "23:59",
		"plaats": "Zaal 2"}
}

// opAgenda puts an Overleg on the agenda of a Casus of which who it is about was told.
func (h *huis) opAgenda() *rondeTafel {
	h.t.Helper()
	casus, betrokkene := h.metZorg()
	h.doe(regisseur, "/betrokkenen/"+betrokkene+"/_informeren", doc{"stand": "geinformeerd", "datum": h.dag(0)})
	v := h.doe(regisseur, "/casussen/"+casus+"/overleggen", h.agenda())
	return &rondeTafel{h, casus, v.ID, "/overleggen/" + v.ID, v.Versie}
}

// begint makes a round table on a Casus that began today, to which the aanmelder is invited.
func (h *huis) begint(casus, betrokkene string) {
	h.t.Helper()
	h.doe(regisseur, "/betrokkenen/"+betrokkene+"/_informeren", doc{"stand": "geinformeerd", "datum": h.dag(0)})
	v := h.doe(regisseur, "/casussen/"+casus+"/overleggen", h.agenda())
	h.doe(regisseur, "/overleggen/"+v.ID+"/uitnodigingen", doc{"versie": v.Versie,
		"uitnodigingen": []doc{{"partij": "p-gemeente", "grond": "Wmo 2015", "bijdrage": "Wonen."}}})
}

func (r *rondeTafel) uitnodiging() doc {
	return doc{"versie": r.versie, "uitnodigingen": []doc{{"partij": "p-zorg", "bijdrage": "Wat jullie zien."},
		{"partij": "p-gemeente", "grond": "Wmo 2015", "bijdrage": "Wonen."}}}
}

// nodig invites the two Partijen, and lets both say whom they send.
func (r *rondeTafel) nodig() {
	r.t.Helper()
	r.doe(regisseur, r.pad+"/uitnodigingen", r.uitnodiging())
	for _, wie := range []string{zorg, gemeente} {
		r.doe(wie, r.pad+"/afgevaardigden", doc{"komt": "ja", "medewerker": wie, "mandaat": true, "mandaatVan": "De directie"})
	}
	r.versie = r.blad(regisseur).Versie
}

func (r *rondeTafel) blad(wie string) gate.OverlegBlad {
	r.t.Helper()
	return naar[gate.OverlegBlad](r.get(wie, r.pad).is(http.StatusOK))
}

func (r *rondeTafel) aanwezig() doc {
	return doc{"versie": r.versie, "aanwezig": []doc{{"partij": "p-zorg", "medewerker": zorg}, {"partij": "p-gemeente", "medewerker": gemeente}}}
}

func (r *rondeTafel) besluit() doc {
	return doc{"versie": r.versie, "soort": "overig", "tekst": "We bellen elke week.",
		"stemmen": []doc{{"partij": "p-zorg", "eens": "ja"}, {"partij": "p-gemeente", "eens": "nee", "reden": "Elke maand is genoeg."}}}
}

// What is wrong with an agenda or a planning comes at once.
func TestOverlegInvoer(t *testing.T) {
	h := openHuis(t, "")
	r := h.opAgenda()
	goed := h.agenda()
	lang := strings.Repeat("é", 20_001)
	for _, pad := range []string{"/casussen/" + r.casus + "/overleggen", r.pad + "/_voorbereiden"} {
		h.vorm(regisseur, pad)
		h.ongeldig(regisseur, pad,
			fout{"no kind of decision", met(goed, doc{"soortBesluit": geheim}), "soortBesluit"},
			fout{"yesterday", met(goed, doc{"datum": h.dag(-1)}), "datum"},
			fout{"no day", met(goed, doc{"datum": geheim}), "datum"},
			fout{"no time", met(goed, doc{"begin": geheim, "einde": "25:00"}), "begin einde"},
			fout{"it ends before it begins", met(goed, doc{"begin": "11:00", "einde": "10:00"}), "einde"},
			fout{"too many themes", met(goed, doc{"themas": strings.Split("abcdefghijklmnopqrstu", "")}), "themas"},
			fout{"a theme that is too long", met(goed, doc{"themas": []string{strings.Repeat(geheim, 30)}}), "themas"},
			fout{"a goal that is too long", met(goed, doc{"doel": lang}), "doel"},
			fout{"a place that is too long", met(goed, doc{"plaats": strings.Repeat(geheim, 30)}), "plaats"},
			fout{"a text for a list", met(goed, doc{"themas": geheim}), "themas"},
		)
	}
	plan := doc{"versie": 1, "datum": h.dag(1), "begin": "10:00", "einde": "11:00", "plaats": "Zaal 3"}
	h.vorm(regisseur, r.pad+"/_inplannen")
	h.ongeldig(regisseur, r.pad+"/_inplannen",
		fout{"nothing", doc{"versie": 1}, "datum begin plaats"},
		fout{"in the past", met(plan, doc{"datum": h.dag(-1)}), "datum"},
		fout{"no time", met(plan, doc{"begin": geheim}), "begin"},
		fout{"no place", met(plan, doc{"plaats": " "}), "plaats"},
		fout{"a goal, which it has none of", met(plan, doc{"doel": geheim}), "doel"},
	)
	if b := r.blad(regisseur); b.Versie != 1 || b.Plaats != "Zaal 2" {
		t.Errorf("something wrong was kept: %+v", b)
	}
	h.doe(regisseur, r.pad+"/_inplannen", plan)
	b := naar[gate.PlanningBlad](h.get(regisseur, r.pad+"/plangegevens").is(http.StatusOK))
	h.klopt("the planning", b, b.Datum == h.dag(1), b.Begin == "10:00", b.Plaats == "Zaal 3", b.Versie == 2, b.Volgnummer == 1)
	if b := r.blad(regisseur); b.Doel != "Een plek om te wonen." || len(b.Themas) != 1 {
		t.Errorf("planning changed what it is about: %+v", b)
	}
}

// What is wrong with an invitation, a delegate, presence, a decision or a report comes at once.
func TestTafelInvoer(t *testing.T) {
	h := openHuis(t, "")
	r := h.opAgenda()
	lang := strings.Repeat("é", 20_001)
	rij := func(rijen ...doc) doc { return doc{"versie": r.versie, "uitnodigingen": rijen} }
	een := doc{"partij": "p-zorg", "bijdrage": "Wat jullie zien."}
	h.vorm(regisseur, r.pad+"/uitnodigingen")
	h.ongeldig(regisseur, r.pad+"/uitnodigingen",
		fout{"nobody", rij(), "uitnodigingen"}, fout{"empty rows of a form", rij(doc{}, doc{"bijdrage": geheim}), "uitnodigingen"},
		fout{"twice", rij(een, een), "uitnodigingen[1].partij"}, fout{"no contribution", rij(met(een, doc{"bijdrage": " "})), "uitnodigingen[0].bijdrage"},
		fout{"too long", rij(met(een, doc{"bijdrage": lang, "grond": strings.Repeat("a", 201)})), "uitnodigingen[0].bijdrage uitnodigingen[0].grond"},
		fout{"too many", rij(slices.Repeat([]doc{een}, 101)...), "uitnodigingen"},
	)
	r.nodig()
	if got := h.post(regisseur, r.pad+"/uitnodigingen", r.uitnodiging()).velden(); got != "uitnodigingen[0].partij" {
		t.Errorf("invited twice: %s", got)
	}
	ja := doc{"komt": "ja", "medewerker": zorg}
	h.vorm(zorg, r.pad+"/afgevaardigden")
	h.ongeldig(zorg, r.pad+"/afgevaardigden",
		fout{"nothing", doc{}, "komt"}, fout{"perhaps", met(ja, doc{"komt": geheim}), "komt"}, fout{"nobody", doc{"komt": "ja"}, "medewerker"},
		fout{"instead of oneself", met(ja, doc{"vervanger": zorg}), "vervanger"},
		fout{"a mandate of nobody", met(ja, doc{"mandaat": true, "mandaatVan": " "}), "mandaatVan"},
		fout{"of who is too long", met(ja, doc{"mandaat": true, "mandaatVan": strings.Repeat(geheim, 30)}), "mandaatVan"},
		fout{"people of others", doc{"komt": "ja", "medewerker": gemeente, "vervanger": geheim}, "medewerker vervanger"},
		fout{"who did not sign", doc{"komt": "ja", "medewerker": ongetekend}, "medewerker"}, // rule 14.1-1
	)
	h.vorm(regisseur, r.pad+"/_aanwezigheid")
	h.ongeldig(regisseur, r.pad+"/_aanwezigheid",
		fout{"nobody", doc{"versie": r.versie, "aanwezig": []doc{}}, "aanwezig"},
		fout{"twice", doc{"versie": r.versie, "aanwezig": []doc{{"partij": "p-zorg", "medewerker": zorg}, {"partij": "p-zorg", "medewerker": zorg}}}, "aanwezig[1].partij"},
		fout{"no list", doc{"versie": r.versie, "aanwezig": geheim}, "aanwezig"},
	)
	r.versie = h.doe(regisseur, r.pad+"/_aanwezigheid", r.aanwezig()).Versie
	h.vorm(regisseur, r.pad+"/_afronden")
	h.ongeldig(regisseur, r.pad+"/_afronden", fout{"nothing", doc{"versie": r.versie}, "passages[0].tekst"}, fout{"blanks", doc{"versie": r.versie, "passages": samen("\n")}, "passages[0].tekst"},
		fout{"too long", doc{"versie": r.versie, "passages": samen(lang)}, "passages[0].tekst"})
	h.vorm(regisseur, r.pad+"/_afgelasten")
	h.ongeldig(regisseur, r.pad+"/_afgelasten", fout{"nothing", doc{"versie": r.versie}, "reden"}, fout{"blanks", doc{"versie": r.versie, "reden": "\n"}, "reden"},
		fout{"too long", doc{"versie": r.versie, "reden": lang}, "reden"})
	r.besluitInvoer()
}

// besluitInvoer: rule 6.4a-1, rule 6.4d-1, rule 7.1-1.
func (r *rondeTafel) besluitInvoer() {
	r.t.Helper()
	goed, pad := r.besluit(), r.pad+"/besluiten"
	stem := func(stemmen ...doc) doc { return met(goed, doc{"stemmen": stemmen}) }
	van := goed["stemmen"].([]doc)
	r.vorm(regisseur, pad)
	r.ongeldig(regisseur, pad,
		fout{"nothing", doc{"versie": r.versie}, "soort tekst"},
		fout{"no kind of it", met(goed, doc{"soort": geheim}), "soort"},
		fout{"a Partij without a vote", stem(van[0]), "stemmen"},
		fout{"a Partij with two", stem(van[0], van[1], van[0]), "stemmen[2].partij"},
		fout{"of who is not there", stem(van[0], van[1], doc{"partij": "p-politie", "eens": "ja"}), "stemmen[2].partij"},
		fout{"no without why", stem(van[0], doc{"partij": "p-gemeente", "eens": "nee", "reden": " "}), "stemmen[1].reden"},
		fout{"neither", stem(doc{"partij": "p-zorg", "eens": geheim}, van[1]), "stemmen[0].eens"},
		fout{"no casusregisseur, no reason", met(goed, doc{"soort": "casusregisseur"}), "reden"},
		fout{"both", met(goed, doc{"soort": "casusregisseur", "casusregisseur": zorg, "reden": geheim}), "reden"},
		fout{"one who takes no part", met(goed, doc{"soort": "casusregisseur", "casusregisseur": politie}), "casusregisseur"},
		fout{"a criterion half judged", met(goed, doc{"soort": "afschalen", "criteria": []doc{{"id": "x", "gehaald": "bijna"}}}), "criteria[0].gehaald criteria[0].reden"},
	)
	if b := r.blad(regisseur); len(b.Besluiten) != 0 || b.Versie != r.versie {
		r.t.Errorf("something wrong was decided: %+v", b.Besluiten)
	}
}

// The whole table under keys: each act answers the same twice, and is done once.
func TestTafelTweeKeer(t *testing.T) {
	databases(t, func(t *testing.T, h *huis) {
		casus, betrokkene := h.metZorg()
		h.doe(regisseur, "/betrokkenen/"+betrokkene+"/_informeren", doc{"stand": "geinformeerd", "datum": h.dag(0)})
		a := h.herhaald(regisseur, "/casussen/"+casus+"/overleggen", h.agenda(), met(h.agenda(), doc{"plaats": "Elders"})).is(http.StatusCreated)
		v := naar[gate.Verwijzing](a)
		r := &rondeTafel{h, casus, v.ID, "/overleggen/" + v.ID, v.Versie}
		if a.kop.Get("Location") != "/api/v1"+r.pad {
			t.Errorf("Location %q", a.kop.Get("Location"))
		}
		doe := func(wie, pad string, body, anders doc) {
			t.Helper()
			h.herhaald(wie, r.pad+pad, body, met(body, anders)).is(http.StatusOK)
			r.versie = r.blad(regisseur).Versie
		}
		doe(regisseur, "/_voorbereiden", met(h.agenda(), doc{"versie": r.versie, "doel": "Een baan."}), doc{"doel": "Iets anders."})
		doe(regisseur, "/uitnodigingen", r.uitnodiging(), doc{"versie": 99})
		for _, wie := range []string{zorg, gemeente} {
			doe(wie, "/afgevaardigden", doc{"komt": "ja", "medewerker": wie, "mandaat": true, "mandaatVan": "De directie"}, doc{"komt": "nee"})
		}
		doe(regisseur, "/_aanwezigheid", r.aanwezig(), doc{"versie": 1})
		doe(regisseur, "/besluiten", r.besluit(), doc{"tekst": "We bellen nooit."})
		doe(regisseur, "/_afronden", doc{"versie": r.versie, "passages": samen("Er is gepraat.")}, doc{"passages": samen("Er is gezwegen.")})
		b := r.blad(zorg)
		h.klopt("the table", b, b.Stand == rto.Afgerond, b.Doel == "Een baan.", len(b.Genodigden) == 2, len(b.AanTafel) == 2, len(b.Besluiten) == 1, len(b.Verslag) == 1 && b.Verslag[0].Tekst == "Er is gepraat.")
		if s := b.Besluiten[0].Partijen; len(s) != 2 || !slices.ContainsFunc(s, func(p gate.BesluitPartijBlad) bool {
			return p.Partij.ID == "p-gemeente" && p.Stand == "oneens" && p.Reden == "Elke maand is genoeg."
		}) {
			t.Errorf("who disagreed: %+v", s)
		}
	})
}

// An Overleg that is cancelled under a key is cancelled once; who was invited reads why, and it stands among those that are over.
func TestTafelAfgelast(t *testing.T) {
	h := openHuis(t, "")
	r := h.opAgenda()
	r.nodig()
	body := doc{"versie": r.versie, "reden": "De zaal is dicht."}
	h.weigert(zorg, r.pad+"/_afgelasten", body, "9.2d")
	h.herhaald(regisseur, r.pad+"/_afgelasten", body, met(body, doc{"reden": "Iets anders."})).is(http.StatusOK)
	b := r.blad(zorg)
	h.klopt("the table", b, b.Stand == rto.Afgelast, b.Afgelasting != nil && b.Afgelasting.Reden == "De zaal is dicht.", b.Versie == r.versie+1, len(b.Mag) == 0)
	p := naar[gate.OverlegPagina](h.get(zorg, "/overleggen?stand=geweest").is(http.StatusOK))
	h.klopt("what is over", p, len(p.Overleggen) == 1 && p.Overleggen[0].ID == r.id)
	h.weigert(regisseur, r.pad+"/_aanwezigheid", met(r.aanwezig(), doc{"versie": b.Versie}), "9.2d")
}

// Who has an older version hears what it is now; who may not, hears why, or that it is not there.
func TestTafelVanEenAnder(t *testing.T) {
	h := openHuis(t, "")
	r := h.opAgenda()
	voor := met(h.agenda(), doc{"versie": r.versie})
	h.doe(regisseur, r.pad+"/_inplannen", doc{"versie": r.versie, "datum": h.dag(0), "begin": "00:02", "einde": "23:58", "plaats": "Zaal 9"})
	r.versie++
	const vast = "\nTijd: 00:02–23:58\nPlaats: Zaal 9\nDoel: Een plek om te wonen.\nSoort besluit: Andere afspraak\nThema: wonen"
	nuTekst := "Stand: " + rto.Voorbereid.Label() + "\nDag: " + klok.Datum(h.dag(0)).Woorden() + vast
	for pad, body := range map[string]doc{"/_voorbereiden": voor, "/uitnodigingen": met(r.uitnodiging(), doc{"versie": 1}),
		"/_inplannen": {"versie": 1, "datum": h.dag(2), "begin": "10:00", "einde": "11:00", "plaats": "Elders"}} {
		h.botst(regisseur, r.pad+pad, body, nu(r.versie, "Pim Fictief", nuTekst))
	}
	// rule 7.2-1: before the invitation the Overleg is there for nobody but who prepares it
	h.verborgen(r.id, r.pad, nil, zorg, gemeente, politie, collega, tweede)
	h.verborgen(r.id, r.pad+"/uitnodigingen", r.uitnodiging(), zorg, politie, tweede)
	r.nodig()
	h.verborgen(r.id, r.pad, nil, politie, tweede)
	for _, pad := range []string{"/_aanwezigheid", "/besluiten", "/_afronden", "/_voorbereiden", "/uitnodigingen"} {
		body := map[string]doc{"/_aanwezigheid": r.aanwezig(), "/besluiten": r.besluit(), "/_afronden": {"versie": r.versie, "passages": samen("x")},
			"/_voorbereiden": met(h.agenda(), doc{"versie": r.versie}), "/uitnodigingen": r.uitnodiging()}[pad]
		p := h.post(zorg, r.pad+pad, body).probleem(http.StatusForbidden)
		if len(p.Artikelen) == 0 || p.Waarom == "" || p.Anders == "" {
			t.Errorf("%s is refused with %+v", pad, p)
		}
		h.verborgen(r.id, r.pad+pad, body, politie)
	}
	h.weigert(regisseur, r.pad+"/afgevaardigden", doc{"komt": "nee"}, "6.2")
	// rule 6.2-1: nobody sits there whom no Partij sends; rule 6.3-1: nothing is decided by nobody
	h.weigert(regisseur, r.pad+"/_aanwezigheid", doc{"versie": r.versie, "aanwezig": []doc{{"partij": "p-zorg", "medewerker": collega}}}, "6.2")
	h.weigert(regisseur, r.pad+"/besluiten", met(r.besluit(), doc{"stemmen": []doc{}}), "6.3")
	r.versie = h.doe(regisseur, r.pad+"/_aanwezigheid", r.aanwezig()).Versie
	p := h.post(regisseur, r.pad+"/besluiten", met(r.besluit(), doc{"versie": r.versie - 1})).probleem(http.StatusConflict)
	if *p.Versie != r.versie || p.Wie != "Pim Fictief" || !strings.HasSuffix(p.Nu, vast) {
		t.Errorf("conflict: %+v", p)
	}
	if b := r.blad(regisseur); len(b.Besluiten) != 0 || b.Versie != r.versie {
		t.Errorf("a refusal decided: %+v", b.Besluiten)
	}
}

// A deputy of the casusregisseur is proposed by who needs one.
// rule 1.3-1
func TestVervangingOverHTTP(t *testing.T) {
	h := openHuis(t, "")
	casus := h.metRegie()
	pad := "/casussen/" + casus + "/vervangingen"
	h.doe(zorg, "/casussen/"+casus+"/aanwijzingen", doc{"medewerker": collega})
	goed := doc{"medewerker": collega, "reden": "Ik ben drie weken weg."}
	h.vorm(zorg, pad)
	h.ongeldig(zorg, pad, fout{"nothing", doc{}, "medewerker reden"}, fout{"no reason", met(goed, doc{"reden": "\t"}), "reden"},
		fout{"nobody", met(goed, doc{"medewerker": nil}), "medewerker"}, fout{"too long", met(goed, doc{"reden": strings.Repeat("é", 20_001)}), "reden"},
		fout{"a field of another act", met(goed, doc{"tekst": geheim}), "tekst"})
	h.verborgen(casus, pad, goed, politie, tweede)
	for _, wie := range []string{gemeente, manager} {
		if p := h.post(wie, pad, goed).probleem(http.StatusForbidden); !slices.Contains(p.Artikelen, "1.3") || p.Anders == "" {
			t.Errorf("%s is refused on %v", wie, p.Artikelen)
		}
	}
	a := h.herhaald(zorg, pad, goed, met(goed, doc{"reden": "Iets anders."})).is(http.StatusCreated)
	if a.kop.Get("Location") != "" {
		t.Errorf("a proposal has no address: %q", a.kop.Get("Location"))
	}
	b := naar[gate.CasusBlad](h.get(regisseur, "/casussen/"+casus).is(http.StatusOK))
	if b.Casusregisseur == nil || b.Casusregisseur.ID != zorg {
		t.Errorf("a proposal alone made somebody casusregisseur: %+v", b.Casusregisseur)
	}
}
