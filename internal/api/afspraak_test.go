// SPDX-License-Identifier: EUPL-1.2

package api_test

import (
	"net/http"
	"slices"
	"strings"
	"testing"

	"rondetafel/internal/gate"
	"rondetafel/internal/plan"
)

// besluitTafel holds a round table on the Casus that decides, with both Partijen there.
func (h *huis) besluitTafel(casus, betrokkene, soort string, meer doc) {
	h.t.Helper()
	h.doe(regisseur, "/betrokkenen/"+betrokkene+"/_informeren", doc{"stand": "geinformeerd", "datum": h.dag(0)})
	o := h.doe(regisseur, "/casussen/"+casus+"/overleggen", doc{"doel": "Verder komen.", "soortBesluit": soort, "themas": []string{"wonen"},
		"datum": h.dag(0), "begin": "00:01", "einde": "23:59", "plaats": "Zaal 1"})
	pad := "/overleggen/" + o.ID
	h.doe(regisseur, pad+"/uitnodigingen", doc{"versie": o.Versie, "uitnodigingen": []doc{{"partij": "p-zorg", "bijdrage": "Wat jullie zien."},
		{"partij": "p-gemeente", "grond": "Wmo 2015", "bijdrage": "Wonen."}}})
	for _, wie := range []string{zorg, gemeente} {
		h.doe(wie, pad+"/afgevaardigden", doc{"komt": "ja", "medewerker": wie, "mandaat": true, "mandaatVan": "De directie"})
	}
	versie := naar[gate.OverlegBlad](h.get(regisseur, pad).is(http.StatusOK)).Versie
	versie = h.doe(regisseur, pad+"/_aanwezigheid", doc{"versie": versie, "aanwezig": []doc{{"partij": "p-zorg", "medewerker": zorg},
		{"partij": "p-gemeente", "medewerker": gemeente}}}).Versie
	versie = h.doe(regisseur, pad+"/besluiten", met(doc{"versie": versie, "soort": soort, "tekst": "Het RTO besluit dit.",
		"stemmen": []doc{{"partij": "p-gemeente", "eens": "ja"}, {"partij": "p-zorg", "eens": "ja"}}}, meer)).Versie
	h.doe(regisseur, pad+"/_afronden", doc{"versie": versie, "passages": samen("Iedereen was er.")})
}

// metRegie makes a Casus of which the care Partij has the casusregie.
func (h *huis) metRegie() (casus string) {
	h.t.Helper()
	casus, betrokkene := h.metZorg()
	h.besluitTafel(casus, betrokkene, "casusregisseur", doc{"casusregisseur": zorg})
	return casus
}

func (h *huis) afspraak(wie, pad string) gate.AfspraakBlad {
	h.t.Helper()
	return naar[gate.AfspraakBlad](h.get(wie, pad).is(http.StatusOK))
}

// An afspraak over HTTP: its own Partij reports, who directs reminds and writes notes, all who take part read.
// rule 6.5-1, rule 9.2g-1
func TestAfspraakOverHTTP(t *testing.T) {
	databases(t, func(t *testing.T, h *huis) {
		_, afspraken := h.metPlan()
		bellen, pad := afspraken[0], "/afspraken/"+afspraken[0].ID
		b := h.afspraak(zorg, pad)
		h.klopt("its own Partij", b, b.Wat == "Elke week bellen", b.Stand == plan.Open, b.Versie == 1, b.Eigen, b.Doel == "Hij woont op zichzelf.",
			len(b.Notities) == 0, slices.Equal(b.Mag, []string{"afspraak.melden"}), b.Uiterlijk == h.dag(7))
		b = h.afspraak(gemeente, pad)
		h.klopt("another Partij", b, !b.Eigen, len(b.Mag) == 0)
		a := h.herhaald(regisseur, pad+"/aantekeningen", doc{"tekst": "Lukt het bellen?", "herinnering": true}, doc{"herinnering": true}).is(http.StatusCreated)
		b = h.afspraak(zorg, pad)
		h.klopt("a reminder", b, a.kop.Get("Location") == "", b.Herinnerd != nil, b.Versie == bellen.Versie, len(b.Notities) == 1,
			b.Notities[0].Soort == plan.Herinnering, b.Notities[0].Door.ID == regisseur)
		bezig := doc{"versie": b.Versie, "stand": "bezig", "toelichting": "We belden twee keer."}
		v := naar[gate.Verwijzing](h.herhaald(zorg, pad+"/_melden", bezig, met(bezig, doc{"stand": "klaar"})).is(http.StatusOK))
		h.klopt("reporting", v, v.ID == bellen.ID, v.Versie == 2)
		b = h.afspraak(gemeente, pad)
		h.klopt("after the report", b, b.Stand == plan.Bezig, b.Herinnerd == nil, len(b.Notities) == 2, b.Notities[0].Tekst == "We belden twee keer.",
			b.Notities[0].Stand == plan.Bezig)
		h.botst(zorg, pad+"/_melden", doc{"versie": 1, "stand": "klaar"}, nu(2, "Zoë Schijn", "Stand: bezig"))
		h.doe(zorg, pad+"/_melden", doc{"versie": 2, "stand": "klaar"})
		b = h.afspraak(regisseur, pad)
		h.klopt("when it is done", b, b.Stand == plan.Klaar, b.Versie == 3, !b.TeLaat)
	})
}

func TestAfspraakInvoer(t *testing.T) {
	h := openHuis(t, "")
	_, afspraken := h.metPlan()
	pad := "/afspraken/" + afspraken[0].ID
	lang := strings.Repeat("é", 20_001)
	h.vorm(zorg, pad+"/_melden")
	h.ongeldig(zorg, pad+"/_melden",
		fout{"nothing", doc{"versie": 1}, "stand"},
		fout{"no state of it", doc{"versie": 1, "stand": geheim}, "stand"},
		fout{"not begun, said by hand", doc{"versie": 1, "stand": "open"}, "stand"},
		fout{"left out, said by hand", doc{"versie": 1, "stand": "vervallen"}, "stand"},
		fout{"it fails, without why", doc{"versie": 1, "stand": "lukt_niet", "toelichting": " \n"}, "toelichting"},
		fout{"both", doc{"versie": 1, "stand": geheim, "toelichting": lang}, "stand toelichting"},
		fout{"a text for a number", doc{"versie": geheim, "stand": "klaar"}, "versie"},
		fout{"a number for a text", doc{"versie": 1, "stand": 7}, "stand"},
	)
	h.vorm(regisseur, pad+"/aantekeningen")
	h.ongeldig(regisseur, pad+"/aantekeningen",
		fout{"nothing", doc{}, "tekst"},
		fout{"blanks", doc{"tekst": "\t \n"}, "tekst"},
		fout{"too long", doc{"tekst": lang, "herinnering": true}, "tekst"},
		fout{"a text for yes", doc{"herinnering": geheim}, "herinnering"},
		fout{"a version, which it has none of", doc{"tekst": "x", "versie": 1}, "versie"},
	)
	if b := h.afspraak(zorg, pad); b.Versie != 1 || b.Stand != plan.Open || len(b.Notities) != 0 || b.Herinnerd != nil {
		t.Errorf("something wrong was kept: %+v", b)
	}
	h.post(regisseur, pad+"/aantekeningen", doc{"herinnering": true}).is(http.StatusCreated) // needs no words
}

// Who may not report, remind or read an afspraak, and what they hear.
func TestAfspraakVanEenAnder(t *testing.T) {
	h := openHuis(t, "")
	casus, afspraken := h.metPlan()
	id := afspraken[0].ID
	pad := "/afspraken/" + id
	klaar := doc{"versie": 1, "stand": "klaar"}
	for _, c := range []struct {
		pad  string
		body any
	}{{pad, nil}, {pad + "/_melden", klaar}, {pad + "/aantekeningen", doc{"tekst": "Zeg eens."}}} {
		h.verborgen(id, c.pad, c.body, politie, collega, manager, functieFG, tweede)
	}
	for _, wie := range []string{gemeente, regisseur} {
		h.weigert(wie, pad+"/_melden", klaar, "6.5")
	}
	for _, wie := range []string{gemeente, zorg} {
		h.weigert(wie, pad+"/aantekeningen", doc{"tekst": "Zelf."}, "6.5 9.2g")
	}
	if b := h.afspraak(zorg, pad); b.Versie != 1 || len(b.Notities) != 0 {
		t.Errorf("a refusal changed it: %+v", b)
	}
	// a colleague who is designated reports as well, and reads it from then on
	h.doe(zorg, "/casussen/"+casus+"/aanwijzingen", doc{"medewerker": collega})
	h.doe(collega, pad+"/_melden", doc{"versie": 1, "stand": "lukt_niet", "toelichting": "Hij neemt niet op."})
	h.botst(zorg, pad+"/_melden", klaar, nu(2, "Zed Schijn", "Stand: lukt niet"))
}

// What is late shows in the work of its Partij and of who directs; a reminder shows until the Partij reports.
// rule 9.2g-1
func TestAfspraakTeLaat(t *testing.T) {
	h := openHuis(t, "")
	_, afspraken := h.metPlan()
	pad := "/afspraken/" + afspraken[0].ID
	soorten := func(wie string) string {
		var uit []string
		for _, k := range naar[gate.WerkBlad](h.get(wie, "/mijn-werk").is(http.StatusOK)).Taken {
			if k.Object == afspraken[0].ID {
				uit = append(uit, k.Soort+" "+k.Uiterlijk)
			}
		}
		return strings.Join(uit, ",")
	}
	laatste := afspraken[0].Uiterlijk
	for _, c := range []struct {
		dagen       int
		bijZorg     string
		bijRegie    string
		teLaat      bool
		bijGemeente string
	}{{0, "afspraak " + laatste, "", false, ""}, {7, "afspraak " + laatste, "", false, ""}, {8, "afspraak " + laatste, "afspraak_bewaken " + laatste, true, ""}} {
		begin := h.klok.Nu()
		h.klok.Zet(begin.AddDate(0, 0, c.dagen))
		h.tokens = map[string]string{}
		for wie, want := range map[string]string{zorg: c.bijZorg, regisseur: c.bijRegie, gemeente: c.bijGemeente} {
			if got := soorten(wie); got != want {
				t.Errorf("after %d days %s has %q, want %q", c.dagen, wie, got, want)
			}
		}
		if b := h.afspraak(gemeente, pad); b.TeLaat != c.teLaat {
			t.Errorf("after %d days: late %t", c.dagen, b.TeLaat)
		}
		h.klok.Zet(begin)
	}
	h.klok.Zet(h.klok.Nu().AddDate(0, 0, 9))
	h.tokens = map[string]string{}
	h.doe(zorg, pad+"/_melden", doc{"versie": 1, "stand": "klaar"})
	if soorten(zorg)+soorten(regisseur) != "" || h.afspraak(zorg, pad).TeLaat {
		t.Error("what is done is late")
	}
}

// The regisseurs consult each other over HTTP, and nobody else reads that.
// rule 6.6-1, rule 10.3-1
func TestAfstemmenOverHTTP(t *testing.T) {
	databases(t, func(t *testing.T, h *huis) {
		casus := h.metRegie()
		pad := "/casussen/" + casus + "/afstemmingen"
		voortgang := doc{"soort": "voortgang", "tekst": "De woning is bijna rond."}
		a := h.herhaald(zorg, pad, voortgang, met(voortgang, doc{"soort": "overleg"})).is(http.StatusCreated)
		if v := naar[gate.Verwijzing](a); v.ID == "" || v.Nummer == "" || a.kop.Get("Location") != "" {
			t.Errorf("writing gives %+v at %q", v, a.kop.Get("Location"))
		}
		wacht := func(k gate.Taak) bool { return k.Soort == "voortgang" && k.Casus.ID == casus }
		if w := naar[gate.WerkBlad](h.get(regisseur, "/mijn-werk").is(http.StatusOK)); !slices.ContainsFunc(w.Taken, wacht) {
			t.Errorf("the report does not wait: %+v", w.Taken)
		}
		h.weigert(regisseur, pad, voortgang, "6.6 10.3") // the casusregisseur reports, not who gets the report
		h.doe(regisseur, pad, doc{"soort": "overleg", "tekst": "Fijn. Tot vrijdag."})
		if w := naar[gate.WerkBlad](h.get(regisseur, "/mijn-werk").is(http.StatusOK)); slices.ContainsFunc(w.Taken, wacht) {
			t.Errorf("the report waits after the answer: %+v", w.Taken)
		}
		for wie, mag := range map[string][]string{zorg: {"voortgang", "overleg"}, regisseur: {"overleg"}} {
			b := naar[gate.RegieBlad](h.get(wie, pad).is(http.StatusOK))
			if len(b.Afstemmingen) != 2 || b.Afstemmingen[0].Tekst != "Fijn. Tot vrijdag." || b.Afstemmingen[1].Door.ID != zorg || !slices.Equal(b.Mag, mag) {
				t.Errorf("%s reads %+v", wie, b)
			}
		}
		h.weigert(gemeente, pad, nil, "6.6")
		h.weigert(gemeente, pad, doc{"soort": "overleg", "tekst": "Ik ook."}, "6.6 10.3")
		for _, body := range []any{nil, voortgang} {
			h.verborgen(casus, pad, body, politie, collega)
		}
	})
}

func TestAfstemmenEnOptredenInvoer(t *testing.T) {
	h := openHuis(t, "")
	casus := h.metRegie()
	lang := strings.Repeat("a", 20_001)
	pad := "/casussen/" + casus + "/afstemmingen"
	h.vorm(zorg, pad)
	h.ongeldig(zorg, pad,
		fout{"nothing", doc{}, "soort tekst"},
		fout{"a kind of another note", doc{"soort": "optreden", "tekst": geheim}, "soort"},
		fout{"no kind", doc{"soort": geheim, "tekst": " "}, "soort tekst"},
		fout{"no words", doc{"soort": "overleg", "tekst": "\n"}, "tekst"},
		fout{"too many", doc{"soort": "voortgang", "tekst": lang}, "tekst"},
		fout{"a list", doc{"soort": "voortgang", "tekst": []string{geheim}}, "tekst"},
	)
	if b := naar[gate.RegieBlad](h.get(zorg, pad).is(http.StatusOK)); len(b.Afstemmingen) != 0 {
		t.Errorf("something wrong was kept: %+v", b)
	}
	pad = "/casussen/" + casus + "/optredens"
	h.vorm(zorg, pad)
	h.ongeldig(zorg, pad,
		fout{"nothing", doc{"delen": true}, "omschrijving"},
		fout{"too many words", doc{"omschrijving": lang}, "omschrijving"},
		fout{"a text for yes", doc{"omschrijving": "x", "delen": geheim}, "delen"},
		fout{"another name", doc{"tekst": geheim}, "tekst"},
	)
	if b := naar[gate.OptredenBlad](h.get(zorg, pad).is(http.StatusOK)); len(b.Optredens) != 0 {
		t.Errorf("something wrong was kept: %+v", b)
	}
}

// What a Partij does by itself is its own to tell.
// rule 13.1-1
func TestOptredenOverHTTP(t *testing.T) {
	databases(t, func(t *testing.T, h *huis) {
		casus, _ := h.metZorg()
		pad := "/casussen/" + casus + "/optredens"
		stil := doc{"omschrijving": "We gaan er zelf langs."}
		a := h.herhaald(gemeente, pad, stil, met(stil, doc{"delen": true})).is(http.StatusCreated)
		if a.kop.Get("Location") != "" {
			t.Errorf("an own action has no address: %q", a.kop.Get("Location"))
		}
		telt := func(want map[string]int) {
			t.Helper()
			for wie, n := range want {
				b := naar[gate.OptredenBlad](h.get(wie, pad).is(http.StatusOK))
				if len(b.Optredens) != n {
					t.Errorf("%s reads %+v, want %d", wie, b.Optredens, n)
				}
			}
		}
		telt(map[string]int{gemeente: 1, zorg: 0, regisseur: 0})
		h.doe(gemeente, pad, doc{"omschrijving": "We schorsen de vergunning.", "delen": true})
		telt(map[string]int{gemeente: 2, zorg: 1, regisseur: 1})
		b := naar[gate.OptredenBlad](h.get(zorg, pad).is(http.StatusOK)).Optredens[0]
		if b.Tekst != "We schorsen de vergunning." || !b.Delen || b.Partij.ID != "p-gemeente" || b.Door.ID != gemeente || b.Soort != plan.EigenActie {
			t.Errorf("what is told: %+v", b)
		}
		h.weigert(regisseur, pad, stil, "13.1")
		h.weigert(manager, pad, stil, "13.1")
		for _, body := range []any{nil, stil} {
			h.verborgen(casus, pad, body, politie, collega)
		}
		// also while nobody else may know of the Casus: to all others it is not there
		nieuw := h.meldAan().ID
		h.doe(gemeente, "/casussen/"+nieuw+"/optredens", stil)
		h.verborgen(nieuw, "/casussen/"+nieuw+"/optredens", nil, zorg, regisseur)
	})
}
