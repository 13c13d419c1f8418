// SPDX-License-Identifier: EUPL-1.2

package web_test

import (
	"fmt"
	"strings"

	"rondetafel/internal/gate/gatetest"
	"rondetafel/internal/klok"
)

// dag is a day from now on the clock of the house, as somebody types it.
func (r *reis) dag(over int) string {
	return r.h.Klok.Nu().In(klok.Amsterdam()).AddDate(0, 0, over).Format("2-1-2006")
}

// geweigerd sends a form that is refused: the page names the article and still holds what was typed.
func (r *reis) geweigerd(artikel, getypt string) {
	r.t.Helper()
	r.verstuur("Waarom mag ik dit niet?")
	r.leest("Er is niets veranderd")
	r.leest("Artikel " + artikel)
	r.leest(getypt)
}

// naarDeTafel puts the Casus on the agenda, and invites once everything is there that article 9.2c asks.
func (r *reis) naarDeTafel(casus string) string {
	r.als(gatetest.Petra, casus, "RTO op de agenda")
	r.druk(`a[href="` + casus + `/overleg"]`)
	r.verstuur("RTO op de agenda gezet.")
	r.leest("Uitnodigen kan nog niet.")
	tafel := r.pad()
	r.open(tafel+"/uitnodigen", "Welke Partijen nodig je uit?")
	r.nodigt()
	r.geweigerd("9.2c", "Wat jullie zien.")
	r.druk(`.rt-wegen a[href="` + tafel + `"]`) // the way on that the refusal offers
	r.leest("Het soort besluit ontbreekt.")
	r.open(tafel+"/voorbereiden", "Waarover gaat het?")
	r.kruis("soortBesluit", "plan")
	r.typ("themas", "Wonen\rGeld")
	r.typ("datum", r.dag(0))
	r.typ("begin", "09:00")
	r.typ("plaats", "Zaal 2")
	r.verstuur("Voorbereiding bewaard.")
	r.druk(`a[href="` + tafel + `/uitnodigen"]`)
	r.nodigt()
	r.verstuur("Partijen uitgenodigd.")
	return tafel
}

// nodigt chooses every Partij that takes part, each with what is asked of it.
func (r *reis) nodigt() {
	r.t.Helper()
	for i, p := range []string{gatetest.Gemeente, gatetest.Politie, gatetest.Reclassering, gatetest.Zorg} {
		rij := fmt.Sprintf("uitnodigingen[%d].", i)
		r.kruis(rij+"partij", p)
		r.typ(rij+"bijdrage", "Wat jullie zien.")
		if r.waarde(`document.querySelector('[name="`+rij+`grond"]').value`) == "" {
			r.typ(rij+"grond", "Wmo 2.1")
		}
	}
}

// komt: wie answers the invitation from their own work, with a mandate or without.
func (r *reis) komt(wie string, mandaat bool) {
	r.als(wie, "/", "Uitnodiging beantwoorden")
	r.druk(`a[href$="/afvaardigen"]`)
	r.kruis("komt", "ja")
	r.kies("medewerker", wie)
	if mandaat {
		r.kruis("mandaat", "true")
		r.typ("mandaatVan", "de teamleider")
	}
	r.verstuur("Antwoord bewaard.")
}

// aanTafel: who was sent sits down; without a mandate nobody counts (rule 6.3-1); the table appoints a casusregisseur.
func (r *reis) aanTafel(casus, tafel string) {
	for wie, mandaat := range map[string]bool{gatetest.Anna: true, gatetest.Bo: true, gatetest.Cleo: true, gatetest.Dirk: false} {
		r.komt(wie, mandaat)
	}
	r.als(gatetest.Petra, tafel, "Proefreclassering telt niet mee bij besluiten")
	r.druk(`a[href="` + tafel + `/aanwezigheid"]`)
	for i, wie := range []string{gatetest.Anna, gatetest.Bo, gatetest.Dirk, gatetest.Cleo} {
		r.kruis(fmt.Sprintf("aanwezig[%d].medewerker", i), wie)
	}
	r.verstuur("Aanwezigheid vastgelegd.")
	r.open(tafel+"/besluit?soort=casusregisseur", "Proefreclassering: geen mandaat")
	r.verstuurMetFouten("Kies of deze Partij het eens is (art. 7.1).")
	r.besluit()
	r.kies("casusregisseur", gatetest.Cleo)
	r.kruis("stemmen[1].eens", "nee")
	r.typ("stemmen[1].reden", "Liever iemand van ons.")
	r.verstuur("Besluit vastgelegd.")
	r.leest("“Liever iemand van ons”") // rule 7.1-1
}

// besluit types a decision with which the three Partijen that count agree.
func (r *reis) besluit() {
	r.t.Helper()
	r.typ("tekst", "Zo doen we het.")
	for i := range 3 {
		r.kruis(fmt.Sprintf("stemmen[%d].eens", i), "ja")
	}
}

// maaktPlan writes a plan of two afspraken, and the table adopts it; without a plan it cannot (rule 6.4b-1).
func (r *reis) maaktPlan(casus, tafel string) {
	r.open(tafel+"/besluit?soort=plan", "Wat besluit het RTO?")
	r.besluit()
	r.geweigerd("6.4b", "Zo doen we het.")
	r.druk(`main form[action$="/besluit"] button`) // back to the form, with what was typed
	r.leest("Zo doen we het.")
	r.open(casus+"/plan", "Nog geen")
	r.druk(`a[href="` + casus + `/plan/bewerken"]`)
	r.typ("doelen[0].tekst", "Sem woont op zichzelf.")
	r.druk(`button[value="afspraak-erbij-0"]`)
	r.leest("Afspraak 2 bij doel 1")
	r.kies("doelen[0].leefgebied", "wonen")
	r.spreektAf(0, "Een woonplek zoeken", gatetest.Anna, "zorg", 3)
	r.spreektAf(1, "Elke week langsgaan", gatetest.Bo, "repressie", 30)
	for i := range 4 {
		r.typ(fmt.Sprintf("rollen[%d].rol", i), "Doet mee aan wonen.")
		r.typ(fmt.Sprintf("rollen[%d].informatiebehoefte", i), "Waar Sem woont.")
	}
	r.typ("criteria[0].tekst", "Drie maanden geen overlast.")
	r.verstuur("Concept bewaard.")
	r.open(tafel+"/besluit?soort=plan", "Wat besluit het RTO?")
	r.besluit()
	r.verstuur("Besluit vastgelegd.")
	r.open(casus+"/plan", "besluit van het RTO")
}

func (r *reis) spreektAf(i int, wat, wie, soort string, dagen int) {
	r.t.Helper()
	rij := fmt.Sprintf("doelen[0].afspraken[%d].", i)
	r.typ(rij+"wat", wat)
	r.kies(rij+"medewerker", wie)
	r.kies(rij+"soort", soort)
	r.typ(rij+"uiterlijk", r.dag(dagen))
}

// voertUit: a week later the casusregisseur sees that an afspraak is late and reminds; only the Partij itself reports (rule 6.5-1).
func (r *reis) voertUit(casus string) {
	r.wacht("7")
	r.als(gatetest.Cleo, "/", "Afspraak loopt niet goed: Een woonplek zoeken")
	r.druk(`a[href^="/afspraken/"]`)
	afspraak := r.pad()
	r.leest("Melden doet Gemeente Proefdorp zelf.")
	r.typ("tekst", "Lukt het?")
	r.druk(`button[name="herinnering"]`)
	r.leest("Herinnering gestuurd.")
	r.open(casus+"/afstemmen", "alleen de casusregisseur en de procesregisseur lezen dit")
	r.kruis("soort", "voortgang")
	r.typ("tekst", "De woonplek is bijna rond.")
	r.verstuur("Bewaard bij de casus.")
	r.als(gatetest.Anna, "/", "Een woonplek zoeken")
	r.druk(`a[href="` + afspraak + `"]`)
	r.druk(`button[value="lukt_niet"]`)
	r.leest("Schrijf op waarom het niet lukt.")
	r.typ("toelichting", "Sem heeft een kamer.")
	r.druk(`button[value="klaar"]`)
	r.leest("Gemeld.")
	r.als(gatetest.Bo, casus+"/optreden", "Optreden van Proefpolitie")
	r.typ("omschrijving", "Wij controleren het pand.")
	r.verstuur("Vastgelegd.")
	r.als(gatetest.Petra, "/", "Bericht van de casusregisseur")
	r.druk(`a[href="` + casus + `/afstemmen"]`)
	r.leest("De woonplek is bijna rond.")
}

// wacht moves the clock of the practice house.
func (r *reis) wacht(dagen string) {
	r.open("/demo/klok", "Klok van het oefenhuis")
	r.druk(`button[name="dagen"][value="` + dagen + `"]`)
	r.leest("De klok is vooruitgezet.")
}

// schaaltAf: the table judges each criterium (rule 6.4d-1), and its report ends it.
func (r *reis) schaaltAf(casus, tafel string) {
	r.open(tafel+"/besluit?soort=afschalen", "Drie maanden geen overlast.")
	r.besluit()
	r.verstuurMetFouten("Kies of dit is gehaald (art. 6.4d).")
	r.leest("Zo doen we het.")
	r.kruis("criteria[0].gehaald", "ja")
	r.typ("criteria[0].reden", "Er kwam geen melding.")
	r.verstuur("Besluit vastgelegd.")
	r.open(tafel+"/afronden", "Overleg afronden")
	r.typ("passages[0].tekst", "Het gaat goed met Sem.")
	r.kruis("passages[0].partijen", "gezamenlijk")
	r.verstuur("Overleg afgerond.")
}

// sluit cleans the dossier piece by piece, keeps one with a reason (rule 1.10-2), and closes the Casus.
func (r *reis) sluit(casus string) {
	r.als(gatetest.Petra, "/", "Dossier opschonen")
	r.open(casus+"/sluiten", "Sluiten kan nog niet.")
	r.druk(`main form a[href="` + casus + `/opschonen"]`)
	r.kruis("stukken[0].houden", "true")
	r.verstuurMetFouten("Schrijf op waarom dit stuk moet blijven")
	r.typ("stukken[0].noodzaak", "Er loopt nog een zaak.")
	r.verstuur("Dossier opgeschoond.")
	r.druk(`a[href="` + casus + `/sluiten"]`)
	r.leest("Er blijft 1 stuk in het dossier")
	r.verstuur("Casus gesloten.")
	r.leestNiet("Verzinsel") // rule WGS-9
	r.als(gatetest.Cleo, casus, "bestaat niet")
}

// vernietigt: one proposes, another checks, seven days pass, and a certificate is left (rule AVG-7).
func (r *reis) vernietigt(casus string) {
	r.als(gatetest.Petra, casus, "Afgeschermd")
	r.druk(`a[href="` + casus + `/vernietigen"]`)
	r.typ("reden", "Niemand heeft het meer nodig.")
	r.verstuur("Vernietiging voorgesteld.")
	pad := r.pad()
	r.leest("Een ander controleert dit.")
	r.als(gatetest.Fien, "/", "Vernietiging controleren")
	r.druk(`a[href="` + pad + `"]`)
	r.verstuurMetFouten("Kies of het dossier weg kan.")
	r.kruis("akkoord", "ja")
	r.verstuur("Oordeel vastgelegd.")
	r.leest("nog 7 dagen")
	r.wacht("1")
	r.open(pad, "nog 6 dagen")
	r.wacht("7")
	r.open(pad, "Bewijs van vernietiging")
	r.open(casus, "Vernietigd")
	if tekst := r.tekst(); strings.Contains(tekst, "Verzinsel") || strings.Contains(tekst, "zaak") {
		r.t.Errorf("after its destruction the Casus says %s", tekst)
	}
}
