// SPDX-License-Identifier: EUPL-1.2

package api_test

import (
	"net/http"
	"slices"
	"strings"
	"testing"
	"time"

	"rondetafel/internal/gate"
	"rondetafel/internal/klok"
)

// leven is one Casus that lives its whole life over the API alone.
type leven struct {
	*huis
	casus, pad string // id, and path below the API
	versie     int64  // of the Casus
	betrokkene string
	overleg    string // path
	tafel      int64  // version of the Overleg
}

// TestLeven: a Casus goes from aanmelding to its destruction over the API, by the people whose work it is. At each step the shortcut is
// tried first: it is refused with the article, and changes nothing.
func TestLeven(t *testing.T) {
	databases(t, func(t *testing.T, h *huis) {
		l := &leven{huis: h}
		l.totTriage()
		l.triage()
		l.naarDeTafel()
		l.aanTafel()
		l.plan()
		l.uitvoering()
		l.afschaling()
		l.einde()
	})
}

// nee asks that a shortcut is refused on artikel, and that the Casus is as it was.
func (l *leven) nee(wie, pad string, body doc, artikel string) {
	l.t.Helper()
	voor := l.fase()
	p := l.post(wie, pad, body).probleem(http.StatusForbidden)
	if !slices.Contains(p.Artikelen, artikel) || p.Waarom == "" || p.Anders == "" {
		l.t.Errorf("%s is refused on %v (%s; %s), want %s and a way out", pad, p.Artikelen, p.Waarom, p.Anders, artikel)
	}
	if na := l.fase(); na != voor {
		l.t.Errorf("%s was refused and brought the Casus from %s to %s", pad, voor, na)
	}
}

// fase is where the Casus is, as who directs it or the manager sees it.
func (l *leven) fase() string {
	l.t.Helper()
	if a := l.get(regisseur, l.pad); a.status == http.StatusOK {
		return string(naar[gate.CasusBlad](a).Fase)
	}
	return string(naar[gate.ProcesBlad](l.get(manager, l.pad+"/procesgegevens").is(http.StatusOK)).Fase)
}

func (l *leven) eis(fase string) {
	l.t.Helper()
	if f := l.fase(); f != fase {
		l.t.Fatalf("the Casus is in %s, want %s", f, fase)
	}
}

// stap does what has to work, and returns what it made or changed.
func (l *leven) stap(wie, pad string, body doc) gate.Verwijzing {
	l.t.Helper()
	a := l.post(wie, pad, body)
	if a.status != http.StatusOK && a.status != http.StatusCreated {
		l.t.Fatalf("%s by %s: %d %s", pad, wie, a.status, a.body)
	}
	return naar[gate.Verwijzing](a)
}

func (l *leven) dag(over int) string {
	return l.klok.Nu().In(klok.Amsterdam()).AddDate(0, 0, over).Format(time.DateOnly)
}

// totTriage: rule 1.4-1, rule 9.2a-1, rule 6.1-1.
func (l *leven) totTriage() {
	v := l.meldAan()
	l.casus, l.pad = v.ID, "/casussen/"+v.ID
	v = l.stap(manager, l.pad+"/_toewijzen", doc{"versie": v.Versie, "medewerker": regisseur})
	l.nee(regisseur, l.pad+"/_trieren", uitkomst(v.Versie), "1.8")
	l.nee(regisseur, l.pad+"/overleggen", doc{}, "9.2d")
	zonder := screening(v.Versie)
	zonder["criteria"].([]doc)[0]["antwoord"] = "nee"
	if got := l.post(regisseur, l.pad+"/_screenen", zonder).velden(); got != "uitkomst" {
		l.t.Errorf("triage without the criteria: %s", got)
	}
	l.versie = l.stap(regisseur, l.pad+"/_screenen", screening(v.Versie)).Versie
	l.eis("triage")
	l.betrokkene = naar[gate.CasusBlad](l.get(regisseur, l.pad).is(http.StatusOK)).Betrokkenen[0].ID
}

// triage: rule 1.8-1, rule 1.8-2, rule 9.2b-1.
func (l *leven) triage() {
	vraag := doc{"partij": "p-zorg", "medewerker": zorg, "vraag": "Kennen jullie hem?", "doel": "veiligheid", "over": []string{l.betrokkene},
		"uiterlijkDatum": l.dag(7), "namensPubliek": "p-gemeente"}
	l.nee(gemeente, l.pad+"/triagevragen", vraag, "1.8")
	id := l.stap(regisseur, l.pad+"/triagevragen", vraag).ID
	blad := naar[gate.TriagevraagBlad](l.get(zorg, "/triagevragen/"+id).is(http.StatusOK))
	if len(blad.Over) != 1 || blad.Over[0].Naam != "Bram Verzinsel" || blad.Over[0].BSN != "" {
		l.t.Errorf("the Partij that is asked gets %+v", blad.Over)
	}
	for _, pad := range []string{l.pad, "/triagevragen/" + id + "x"} {
		zelfde(l.t, pad, l.get(zorg, pad).is(http.StatusNotFound), l.get(zorg, "/casussen/bestaat-niet").is(http.StatusNotFound))
	}
	l.get(collega, "/triagevragen/"+id).probleem(http.StatusNotFound)
	l.stap(zorg, "/triagevragen/"+id+"/_antwoorden", doc{"versie": blad.Versie, "bekend": "actief", "contact": "Zoë Schijn", "aanschuiven": "ja",
		"delenMetAanmelder": true})
	l.get(gemeente, "/triagevragen/"+id).is(http.StatusOK)
	l.nee(regisseur, l.pad+"/deelnames", doc{"partij": "p-zorg", "medewerker": zorg, "grond": "WGS 2.31", "waarom": "Zorg.",
		"namensPubliek": "p-gemeente"}, "1.8")
	l.nee(regisseur, l.pad+"/overleggen", doc{}, "6.1")
	if got := l.post(regisseur, l.pad+"/_trieren", doc{"versie": l.versie, "route": "rto", "reden": "Samen."}).velden(); got != "doel partijen" {
		l.t.Errorf("the end of a triage without goal and Partijen: %s", got)
	}
	l.versie = l.stap(regisseur, l.pad+"/_trieren", uitkomst(l.versie)).Versie
	l.eis("rto")
}

// naarDeTafel: rule 9.2c-1, rule 9.2e-2, rule 6.2-1, rule 6.3-1, rule AVG-3.
func (l *leven) naarDeTafel() {
	l.nee(gemeente, l.pad+"/overleggen", doc{}, "9.2c")
	id := l.stap(regisseur, l.pad+"/overleggen", doc{}).ID
	l.overleg, l.tafel = "/overleggen/"+id, 1
	uit := func(grond string) doc {
		return doc{"versie": l.tafel, "uitnodigingen": []doc{{"partij": "p-zorg", "bijdrage": "Wat jullie zien."},
			{"partij": "p-gemeente", "grond": grond, "bijdrage": "Wonen."}}}
	}
	l.nee(regisseur, l.overleg+"/uitnodigingen", uit("Wmo 2015"), "9.2c")
	l.tafel = l.stap(regisseur, l.overleg+"/_voorbereiden", doc{"versie": l.tafel, "doel": "Hij heeft een plek om te wonen.", "soortBesluit": "plan",
		"themas": []string{"wonen"}, "datum": l.dag(0), "begin": "00:01", "einde": "23:59", "plaats": "Zaal 1"}).Versie
	l.nee(regisseur, l.overleg+"/uitnodigingen", uit("Wmo 2015"), "AVG-3")
	l.stap(regisseur, "/betrokkenen/"+l.betrokkene+"/_informeren", doc{"stand": "geinformeerd", "datum": l.dag(0)})
	vreemd := doc{"versie": l.tafel, "uitnodigingen": []doc{{"partij": "p-politie", "grond": "Politiewet 3", "bijdrage": "Alles."}}}
	l.nee(regisseur, l.overleg+"/uitnodigingen", vreemd, "6.2")
	l.nee(regisseur, l.overleg+"/uitnodigingen", uit(""), "9.2e")
	l.tafel = l.stap(regisseur, l.overleg+"/uitnodigingen", uit("Wmo 2015")).Versie
	l.get(politie, l.overleg).probleem(http.StatusNotFound) // rule 7.2-1
	l.nee(regisseur, l.overleg+"/afgevaardigden", doc{"komt": "ja", "medewerker": zorg, "mandaat": true, "mandaatVan": "Directie"}, "6.2")
	l.stap(zorg, l.overleg+"/afgevaardigden", doc{"komt": "ja", "medewerker": zorg})
	l.stap(gemeente, l.overleg+"/afgevaardigden", doc{"komt": "ja", "medewerker": gemeente})
}

// aanTafel: rule 6.3-1, rule 6.4a-1, rule 7.1-1.
func (l *leven) aanTafel() {
	l.tafelVan(regisseur)
	l.tafel = l.stap(regisseur, l.overleg+"/_aanwezigheid", doc{"versie": l.tafel, "aanwezig": []doc{{"partij": "p-zorg", "medewerker": zorg},
		{"partij": "p-gemeente", "medewerker": gemeente}}}).Versie
	l.nee(regisseur, l.overleg+"/besluiten", doc{"versie": l.tafel, "soort": "overig", "tekst": "Zo doen we het."}, "6.3")
	for wie, partij := range map[string]string{zorg: "p-zorg", gemeente: "p-gemeente"} {
		l.stap(wie, l.overleg+"/afgevaardigden", doc{"komt": "ja", "medewerker": wie, "mandaat": true, "mandaatVan": "De directie van " + partij})
	}
	l.tafelVan(regisseur)
	l.besluit("casusregisseur", doc{"casusregisseur": zorg})
	if b := naar[gate.CasusBlad](l.get(regisseur, l.pad).is(http.StatusOK)); b.Casusregisseur == nil || b.Casusregisseur.ID != zorg || b.Namens.ID != "p-zorg" {
		l.t.Errorf("the casusregisseur is %+v, one acts on behalf of %+v", b.Casusregisseur, b.Namens) // rule 9.3-1
	}
	l.versie = naar[gate.CasusBlad](l.get(regisseur, l.pad).is(http.StatusOK)).Versie
}

// tafelVan reads which version the Overleg has now.
func (l *leven) tafelVan(wie string) gate.OverlegBlad {
	l.t.Helper()
	b := naar[gate.OverlegBlad](l.get(wie, l.overleg).is(http.StatusOK))
	l.tafel = b.Versie
	return b
}

// besluit lets the table decide, the care Partij against it.
func (l *leven) besluit(soort string, meer doc) {
	l.t.Helper()
	l.tafel = l.stap(regisseur, l.overleg+"/besluiten", l.besluitDoc(soort, meer)).Versie
}

func (l *leven) besluitDoc(soort string, meer doc) doc {
	b := doc{"versie": l.tafel, "soort": soort, "tekst": "Het RTO besluit dit.", "stemmen": []doc{{"partij": "p-gemeente", "eens": "ja"},
		{"partij": "p-zorg", "eens": "nee", "reden": "Eerst een gesprek."}}}
	for naam, waarde := range meer {
		b[naam] = waarde
	}
	return b
}

// plan: rule 6.4b-1, rule 6.4c-1, rule 6.4d-1.
func (l *leven) plan() {
	pad := "/plannen/" + l.casus
	l.nee(regisseur, l.overleg+"/besluiten", l.besluitDoc("plan", nil), "6.4b")
	doel := doc{"leefgebied": "wonen", "tekst": "Hij woont op zichzelf.", "afspraken": []doc{{"wat": "Woning zoeken", "partij": "p-gemeente",
		"medewerker": gemeente, "soort": "zorg", "uiterlijk": l.dag(3)}}}
	rollen := []doc{{"partij": "p-gemeente", "rol": "Zoekt een woning", "informatiebehoefte": "Wat hij kan betalen"},
		{"partij": "p-zorg", "rol": "Begeleidt hem", "informatiebehoefte": "Waar hij woont"}}
	bewaar := func(rollen, criteria []doc) {
		l.t.Helper()
		versie := naar[gate.PlanBlad](l.get(regisseur, pad).is(http.StatusOK)).Versie
		l.stap(regisseur, pad+"/_bewaren", doc{"versie": versie, "doelen": []doc{doel}, "rollen": rollen, "criteria": criteria})
	}
	bewaar(nil, []doc{{"tekst": "Hij woont er drie maanden zonder overlast."}})
	l.nee(regisseur, l.overleg+"/besluiten", l.besluitDoc("plan", nil), "6.4c")
	bewaar(rollen, nil)
	l.nee(regisseur, l.overleg+"/besluiten", l.besluitDoc("plan", nil), "6.4d")
	bewaar(rollen, []doc{{"tekst": "Hij woont er drie maanden zonder overlast."}})
	l.nee(gemeente, l.overleg+"/besluiten", l.besluitDoc("plan", nil), "6.4")
	l.besluit("plan", nil)
	besluiten := l.tafelVan(zorg).Besluiten
	laatste := besluiten[len(besluiten)-1]
	oneens := func(p gate.BesluitPartijBlad) bool {
		return p.Partij.ID == "p-zorg" && p.Stand == "oneens" && p.Reden != ""
	}
	if !slices.ContainsFunc(laatste.Partijen, oneens) {
		l.t.Errorf("the decision does not say who disagreed: %+v", laatste) // rule 7.1-1
	}
}

// uitvoering: rule 6.5-1, rule 9.2g-1, rule 6.6-1, rule 13.1-1.
func (l *leven) uitvoering() {
	p := naar[gate.PlanBlad](l.get(gemeente, "/plannen/"+l.casus).is(http.StatusOK))
	pad := "/afspraken/" + p.Huidig.Doelen[0].Afspraken[0].ID
	l.nee(zorg, pad+"/_melden", doc{"versie": 1, "stand": "klaar"}, "6.5")
	l.klok.Zet(l.klok.Nu().AddDate(0, 0, 5))
	l.tokens = map[string]string{}
	for _, wie := range []string{gemeente, zorg, regisseur} { // overdue shows to the Partij, the casusregisseur and the procesregisseur
		werk := naar[gate.WerkBlad](l.get(wie, "/mijn-werk").is(http.StatusOK))
		if !slices.ContainsFunc(werk.Taken, func(k gate.Taak) bool { return strings.HasPrefix(k.Soort, "afspraak") && k.Casus.Nummer == p.Nummer }) {
			l.t.Errorf("%s does not see that the afspraak is late: %+v", wie, werk.Taken)
		}
	}
	l.stap(zorg, pad+"/aantekeningen", doc{"herinnering": true})
	l.stap(zorg, l.pad+"/afstemmingen", doc{"soort": "voortgang", "tekst": "De woning is bijna rond."})
	l.stap(gemeente, l.pad+"/optredens", doc{"omschrijving": "We gaan zelf langs.", "delen": true})
	versie := naar[gate.AfspraakBlad](l.get(gemeente, pad).is(http.StatusOK)).Versie
	l.stap(gemeente, pad+"/_melden", doc{"versie": versie, "stand": "klaar", "toelichting": "Hij heeft de sleutel."})
	l.stap(zorg, l.pad+"/gegevens", gegeven(l.betrokkene, "deelnemers"))
}

// afschaling: rule 1.10-1, rule 1.10-2, rule 6.4d-1.
func (l *leven) afschaling() {
	l.nee(regisseur, l.pad+"/_opschonen", doc{"versie": l.versie, "stukken": []doc{}}, "1.10")
	l.nee(regisseur, l.pad+"/_sluiten", doc{"versie": l.versie}, "1.10")
	l.nee(regisseur, l.overleg+"/besluiten", l.besluitDoc("afschalen", nil), "6.4d")
	plan := naar[gate.PlanBlad](l.get(regisseur, "/plannen/"+l.casus).is(http.StatusOK))
	l.besluit("afschalen", doc{"criteria": []doc{{"id": plan.Huidig.Criteria[0].ID, "gehaald": "ja", "reden": "Geen enkele melding."}}})
	l.eis("afschaling")
	l.tafel = l.stap(regisseur, l.overleg+"/_afronden", doc{"versie": l.tafel, "passages": samen("Iedereen was er.")}).Versie
	blad := naar[gate.CasusBlad](l.get(regisseur, l.pad).is(http.StatusOK))
	l.versie = blad.Versie
	l.nee(regisseur, l.pad+"/_sluiten", doc{"versie": l.versie}, "1.10")
	var stukken []doc
	for _, g := range blad.Gegevens {
		stukken = append(stukken, doc{"gegeven": g.ID, "houden": false})
	}
	l.versie = l.stap(regisseur, l.pad+"/_opschonen", doc{"versie": l.versie, "stukken": stukken}).Versie
	if g := naar[gate.CasusBlad](l.get(regisseur, l.pad).is(http.StatusOK)).Gegevens; len(g) != 0 {
		l.t.Errorf("after cleaning there still is %+v", g)
	}
	l.versie = l.stap(regisseur, l.pad+"/_sluiten", doc{"versie": l.versie}).Versie
}

// einde: rule WGS-9, rule AVG-7.
func (l *leven) einde() {
	l.eis("gesloten")
	for _, wie := range []string{gemeente, zorg} {
		zelfde(l.t, l.pad, l.get(wie, l.pad).is(http.StatusNotFound), l.get(wie, "/casussen/bestaat-niet").is(http.StatusNotFound))
		l.get(wie, l.overleg).probleem(http.StatusNotFound)
		l.get(wie, "/plannen/"+l.casus).probleem(http.StatusNotFound)
	}
	l.get(regisseur, l.pad).probleem(http.StatusForbidden)
	id := l.stap(regisseur, l.pad+"/vernietigingen", doc{"versie": l.versie, "reden": "Niemand heeft het meer nodig."}).ID
	pad := "/vernietigingen/" + id
	l.nee(regisseur, pad+"/_controleren", doc{"versie": 1, "akkoord": "ja"}, "AVG-7")
	l.stap(manager, pad+"/_controleren", doc{"versie": 1, "akkoord": "ja"})
	l.wacht(6)
	if b := naar[gate.VernietigingBlad](l.get(functieFG, pad).is(http.StatusOK)); b.Vernietigd != nil || b.Stand != "akkoord" {
		l.t.Fatalf("destroyed before the seven days were over: %+v", b)
	}
	l.wacht(2)
	b := naar[gate.VernietigingBlad](l.get(functieFG, pad).is(http.StatusOK))
	if b.Vernietigd == nil || !b.SleutelWeg || b.Voorsteller != nil {
		l.t.Errorf("the certificate says %+v", b)
	}
	if p := naar[gate.InzagePagina](l.get(functieFG, l.pad+"/inzagen").is(http.StatusOK)); len(p.Inzagen) == 0 { // rule AVG-6
		l.t.Error("nobody looked, says the log of what was destroyed")
	}
}

// wacht lets days go by, in which the house does by itself what is due.
func (l *leven) wacht(dagen int) {
	l.t.Helper()
	l.klok.Zet(l.klok.Nu().AddDate(0, 0, dagen))
	l.tokens = map[string]string{}
	if _, err := l.gate.VoerTaken(l.t.Context()); err != nil {
		l.t.Fatal(err)
	}
}
