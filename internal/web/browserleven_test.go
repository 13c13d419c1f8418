// SPDX-License-Identifier: EUPL-1.2

package web_test

import (
	"fmt"
	"os"
	"regexp"
	"strings"
	"testing"

	"rondetafel/internal/gate/gatetest"
	"rondetafel/internal/web/webtest"
)

// reis is a journey of several people through one browser, by keyboard.
type reis struct {
	t       *testing.T
	b       *webtest.Browser
	h       *huis
	script  bool            // the pages run their script
	bekijk  bool            // look at every page at two widths, with axe
	bekeken map[string]bool // kinds of page
}

// TestBrowserLeven lives the whole life of a Casus in a real browser, from draft to the certificate of its destruction, by seven
// people, on both databases and once without script. On SQLite every page met is looked at, at a small and a large screen.
func TestBrowserLeven(t *testing.T) {
	for _, g := range []struct {
		naam           string
		motor          gatetest.Optie
		script, bekijk bool
	}{
		{"sqlite", gatetest.SQLite, true, true},
		{"postgres", gatetest.Postgres, true, false},
		{"zonder-script", gatetest.SQLite, false, false},
	} {
		t.Run(g.naam, func(t *testing.T) {
			t.Parallel() // each has its own house, server and browser
			r := &reis{t: t, b: webtest.Open(t), h: nieuwHuis(t, g.motor), script: g.script, bekijk: g.bekijk,
				bekeken: map[string]bool{}}
			metKlok(t, r.h)
			if !g.script {
				goed(t, r.b.ZonderScript())
			}
			r.leven()
			if g.bekijk && len(r.bekeken) < 20 {
				t.Errorf("only %d kinds of page looked at", len(r.bekeken))
			}
		})
	}
}

func (r *reis) leven() {
	casus := r.meldtAan()
	r.als(gatetest.Mo, "/", "Procesregisseur toewijzen")
	r.druk(`.rt-table__actie a`)
	r.kies("medewerker", gatetest.Petra)
	r.verstuur("Casus toegewezen.")
	r.beoordeelt(casus)
	r.bevestigt()
	r.geeftInformatie(casus)
	r.als(gatetest.Anna, casus, "Sem Verzinsel")
	r.leestNiet("Drie meldingen in een week.") // rule 9.2f-1
	tafel := r.naarDeTafel(casus)              // it begins: from now on others read
	r.zoektEnLeest(casus)
	r.ziet(casus)
	r.aanTafel(casus, tafel)
	r.maaktPlan(casus, tafel)
	r.voertUit(casus)
	r.schaaltAf(casus, tafel)
	r.sluit(casus)
	r.vernietigt(casus)
}

// The button of the browser that goes back after an Aanmelding leads to the same form, and sending it again to the same Casus.
func TestTerugknopInDeBrowser(t *testing.T) {
	for _, script := range []bool{true, false} {
		r := &reis{t: t, b: webtest.Open(t), h: nieuwHuis(t), script: script, bekeken: map[string]bool{}}
		metKlok(t, r.h)
		if !script {
			goed(t, r.b.ZonderScript())
		}
		r.als(gatetest.Anna, "/aanmelden", "Casus aanmelden")
		vul := func() {
			r.typ("aanleiding", "Er is elke avond ruzie op straat.")
			r.vulAanmelding()
		}
		vul()
		r.verstuur("Casus aangemeld.")
		casus := r.pad()
		_, err := r.b.Waarde(`(history.back(), "")`)
		goed(t, err)
		goed(t, r.b.Wacht(`location.pathname === "/aanmelden" && document.readyState === "complete"`))
		if _, err = r.b.Waarde(`(document.querySelector("form.rt-formulier").reset(), "")`); err != nil { // what the browser kept or not
			t.Fatal(err)
		}
		vul()
		r.verstuur("Sem Verzinsel")
		if r.pad() != casus || r.h.Getal(`SELECT COUNT(*) FROM casus`) != 1 {
			t.Errorf("script %v: back and sent again leads to %s, was %s", script, r.pad(), casus)
		}
	}
}

// meldtAan types a report, leaves it as a draft, comes back and sends it.
func (r *reis) meldtAan() string {
	r.als(gatetest.Anna, "/aanmelden", "Casus aanmelden")
	if verborgen := r.waarde(`String(document.querySelector("[data-script-nodig]").hidden)`); verborgen == fmt.Sprint(r.script) {
		r.t.Fatalf("what needs script is hidden: %s, with script: %v", verborgen, r.script)
	}
	r.typ("aanleiding", "Er is elke avond ruzie op straat.")
	if r.script {
		goed(r.t, r.b.Wacht(`document.querySelector(".rt-concept").textContent.includes("Concept bewaard om")`))
		r.open("/", "Concepten")
		r.druk(`a[href^="/concepten/"]`)
	} else {
		r.druk(`button[value="bewaar"]`)
		r.leest("Concept bewaard.")
	}
	r.leest("Er is elke avond ruzie op straat.")
	r.verstuurMetFouten("Kies de gemeente.")
	r.vulAanmelding()
	r.verstuur("Casus aangemeld.")
	r.leest("Sem Verzinsel")
	return r.pad()
}

func (r *reis) vulAanmelding() {
	r.kruis("soort", "complexe_casus")
	r.kies("gemeente", "GM0957")
	r.kruis("doelen", "veiligheid")
	r.typ("geprobeerd", "Het wijkteam ging langs.")
	r.typ("betrokkenen[0].voornaam", "Sem")
	r.typ("betrokkenen[0].achternaam", "Verzinsel")
	r.typ("betrokkenen[0].geboortedatum", "4-3-2004")
	r.typ("betrokkenen[0].bsn", gatetest.BSN)
	r.kies("betrokkenen[0].rol", "hoofdbetrokkene")
	r.vulCriteria()
	r.kruis("leefgebieden", "wonen")
}

func (r *reis) vulCriteria() {
	for i := range gatetest.Criteria() {
		r.kruis(fmt.Sprintf("criteria[%d].antwoord", i), "ja")
		r.typ(fmt.Sprintf("criteria[%d].toelichting", i), "Dat blijkt.")
	}
}

// beoordeelt consults, judges, and lets three Partijen take part: one by the outcome of the triage.
func (r *reis) beoordeelt(casus string) {
	r.als(gatetest.Petra, casus+"/screening", "Er is elke avond ruzie op straat.")
	r.typ("overleg.met", "Anna Fictief")
	r.typ("overleg.datum", "2-3-2026")
	r.kruis("overleg.wijze", "telefoon")
	r.typ("overleg.verslag", "Anna vindt dat dit samen moet.")
	r.vulCriteria()
	r.kruis("uitkomst", "triage")
	r.verstuur("Oordeel vastgelegd.")
	r.trieert(casus)
	for _, wie := range []string{gatetest.Cleo, gatetest.Dirk} {
		r.open(casus+"/betrekken", "Doen al mee")
		r.kiestMens("partij", "medewerker", wie)
		r.typ("grond", "De eigen wettelijke taak")
		r.typ("waarom", "Zij kennen hem.")
		r.verstuur("Partij betrokken.")
	}
}

// trieert: Petra asks a Partij and tells that a betrokkene knows; Bo answers with what he gets to see; Petra ends the triage.
func (r *reis) trieert(casus string) {
	r.druk(`a[href="` + casus + `/bevragen"]`)
	r.verstuurMetFouten("Kies de Partij aan wie je iets vraagt.")
	r.kiestMens("partij", "medewerker", gatetest.Bo)
	r.typ("vraag", "Kennen jullie Sem?")
	r.kruis("metBsn", "true") // there is one goal and one Betrokkene: those are chosen already
	r.verstuur("Partij bevraagd.")
	r.leest("0 van 1 antwoorden binnen")
	r.druk(`a[href$="/informeren"]`)
	r.verstuurMetFouten("Kies of de betrokkene het weet.")
	r.kruis("stand", "geinformeerd")
	r.typ("datum", "2-3-2026")
	r.verstuur("Vastgelegd.")
	r.als(gatetest.Bo, "/", "Vraag in triage beantwoorden")
	r.druk(`.rt-table__actie a`)
	r.leest("999990019")
	r.leestNiet("elke avond ruzie") // rule 1.8-1
	r.verstuurMetFouten("Kies of jullie deze persoon kennen.")
	r.kruis("bekend", "actief")
	r.typ("contact", "Bo Verzonnen")
	r.kruis("aanschuiven", "ja")
	r.verstuur("Antwoord gegeven.")
	r.als(gatetest.Petra, casus, "bekend, actief")
	r.druk(`a[href^="/triagevragen/"]`)
	r.leest("Alleen de procesregisseur")
	r.open(casus+"/triage", "Welke Partijen doen ertoe?")
	r.verstuurMetFouten("Schrijf op waarom deze Partij mee mag doen")
	r.kruis("route", "rto")
	r.typ("reden", "De politie kent hem.")
	r.typ("doel", "Samen een plan maken.")
	r.typ("partijen[0].grond", "Politiewet 3")
	r.verstuur("Triage afgerond.")
}

// kiestMens chooses the Partij of wie, and then wie from its people.
func (r *reis) kiestMens(partij, mens, wie string) {
	r.kies(partij, gatetest.PartijVan(wie))
	if !r.script {
		r.druk(`button[value="mensen"]`)
	}
	goed(r.t, r.b.Wacht(`document.querySelector("[name='`+mens+`'] [value='`+wie+`']") !== null`))
	r.kies(mens, wie)
}

// bevestigt: what Petra enters for the Zorg, Cleo confirms.
func (r *reis) bevestigt() {
	r.open("/aanmelden", "Aanmelding invoeren")
	r.kiestMens("namens", "contact", gatetest.Cleo)
	r.typ("aanleiding", "De zorg maakt zich zorgen.")
	r.vulAanmelding()
	r.verstuur("Aanmelding ingevoerd.")
	pad := r.pad()
	r.als(gatetest.Cleo, "/", "Aanmelding bevestigen")
	r.open(pad+"/bevestigen", "De zorg maakt zich zorgen.")
	r.verstuur("Aanmelding bevestigd.")
}

// geeftInformatie: two Partijen give a piece, each with its own readers.
func (r *reis) geeftInformatie(casus string) {
	r.als(gatetest.Bo, casus+"/informatie", "Wat geef je?")
	r.toets(`input[name="over"]`, " ")
	r.typ("tekst", "Drie meldingen in een week.")
	r.zegtWaarom("politie", "politie")
	r.kies("grond.wet", "wpg_8")
	r.kies("grond.gezag", "burgemeester")
	r.typ("grond.akkoordDatum", "1-3-2026")
	r.typ("grondslag", "Wpg 20")
	r.kruis("wie", "partijen")
	r.kruis("lezers", gatetest.Gemeente)
	r.druk(`button[value="voorbeeld"]`)
	r.leest("Alleen Gemeente Proefdorp en de procesregisseur lezen dit, vanaf het RTO.")
	r.verstuur("Informatie toegevoegd.")
	r.als(gatetest.Cleo, casus+"/informatie", "Wat geef je?")
	r.toets(`input[name="over"]`, " ")
	r.typ("tekst", "De behandeling stopte.")
	r.zegtWaarom("gezondheid", "gezondheid")
	r.typ("grondslag", "Toestemming van 1 maart")
	r.kruis("wie", "deelnemers")
	r.verstuur("Informatie toegevoegd.")
	r.leestNiet("Drie meldingen in een week.") // rule 13.2-1
}

// zegtWaarom fills in what a piece is about, whence and of when, and the kind of data (rule 12.2-1).
func (r *reis) zegtWaarom(rubriek, soort string) {
	r.kies("rubriek", rubriek)
	r.typ("bron", "Ons dossier")
	r.typ("datum", "1-3-2026")
	r.kies("soort", soort)
}

// zoektEnLeest: from the list to the Casus, a piece, and by name to the same Casus again.
func (r *reis) zoektEnLeest(casus string) {
	r.als(gatetest.Anna, "/casussen", "Open casussen")
	r.druk(`[data-rij] a`)
	r.leest("Drie meldingen in een week.")
	r.leest("De behandeling stopte.")
	r.druk(`a[href^="/informatie/"]`)
	r.leest("Wat veranderde")
	if r.script {
		goed(r.t, r.b.Typ("/")) // the shortcut
		goed(r.t, r.b.Wacht(`document.activeElement.id === "zoek-kop"`))
	}
	r.toets("#zoek-kop", "Verzinsel 4-3-2004")
	r.druk("#zoek-kop")
	r.leest("Zelfde achternaam en geboortedatum")
	if strings.Contains(r.adres(), "erzinsel") {
		r.t.Errorf("a name stands in %s", r.adres())
	}
	r.druk(`a[href="` + casus + `"]`)
	r.leest("Sem Verzinsel")
}

// ziet: the procesregisseur sees who looked; a Partij is refused that, and reads why.
func (r *reis) ziet(casus string) {
	r.als(gatetest.Petra, casus+"/gekeken", "Anna Fictief")
	r.leest("Casus openen")
	r.als(gatetest.Bo, casus+"/gekeken", "Je kunt niet zien wie er keek")
	r.toets("details.rt-hoe summary", "\r")
	r.druk(`a[href^="/waarom/"]`)
	r.leest("Waarom mag ik dit niet?")
	r.leest("geweigerd")
	r.als(gatetest.Petra, casus+"/gekeken", "Bo Verzonnen") // rule AVG-6: the refused try too
}

// als logs in as persoon, as one does in a practice house, and opens pad.
func (r *reis) als(persoon, pad, tekst string) {
	r.t.Helper()
	goed(r.t, r.b.Open(r.h.srv.URL+"/inloggen", 1280))
	r.kijk()
	r.druk(`button[name="medewerker"][value="` + persoon + `"]`)
	r.open(pad, tekst)
}

// open goes to a page, looks at it, and asks that it says tekst.
func (r *reis) open(pad, tekst string) {
	r.t.Helper()
	goed(r.t, r.b.Open(r.h.srv.URL+pad, 1280))
	r.kijk()
	r.leest(tekst)
}

var ids = regexp.MustCompile(`[0-9a-z]{26}|\d+`)

// kijk looks at the page that is there, at a small and a large screen: nothing that axe finds, no sideways scroll, nothing that
// the policy has to stop. Each kind of page once: by its address without ids, its headings and whether
// something is wrong.
// RONDETAFEL_FOTOS names a folder for pictures.
func (r *reis) kijk() {
	r.t.Helper()
	soort := r.pad() + " " + r.waarde(`[document.title, ...[...document.querySelectorAll("main h2")].map(e => e.textContent)].join(", ")`)
	soort = ids.ReplaceAllString(soort, "*")
	if !r.bekijk || r.bekeken[soort] {
		return
	}
	r.bekeken[soort] = true
	for _, breed := range []int64{320, 1280} {
		goed(r.t, r.b.Breed(breed))
		if folder := os.Getenv("RONDETAFEL_FOTOS"); folder != "" {
			goed(r.t, r.b.Foto(folder, fmt.Sprintf("leven-%02d-%d", len(r.bekeken), breed)))
		}
		r.t.Run(fmt.Sprintf("%s %d", soort, breed), func(t *testing.T) { controleer(t, r.b) })
	}
}

func (r *reis) waarde(expression string) string {
	r.t.Helper()
	w, err := r.b.Waarde(expression)
	goed(r.t, err)
	return w
}

func (r *reis) adres() string { return r.waarde(`location.href`) }

// pad is where the browser is, without the anchor.
func (r *reis) pad() string { return r.waarde(`location.pathname`) }

func (r *reis) tekst() string {
	return r.waarde(`document.querySelector("main").innerText + [...document.querySelectorAll("main textarea")].map(e => e.value).join()`)
}

func (r *reis) leest(tekst string) {
	r.t.Helper()
	if got := r.tekst(); !strings.Contains(got, tekst) {
		r.t.Fatalf("%s does not say %q: %s", r.adres(), tekst, got)
	}
}

func (r *reis) leestNiet(tekst string) {
	r.t.Helper()
	if strings.Contains(r.tekst(), tekst) {
		r.t.Fatalf("%s says %q", r.adres(), tekst)
	}
}

func (r *reis) toets(selector, toetsen string) {
	r.t.Helper()
	goed(r.t, r.b.Toets(selector, toetsen))
}

func (r *reis) typ(veld, tekst string) {
	r.t.Helper()
	r.toets(`main [name="`+veld+`"]`, tekst)
}

func (r *reis) kies(veld, waarde string) {
	r.t.Helper()
	goed(r.t, r.b.Kies(`main select[name="`+veld+`"]`, waarde))
}

// kruis presses space on a radio button or check box.
func (r *reis) kruis(veld, waarde string) {
	r.t.Helper()
	r.toets(`main input[name="`+veld+`"][value="`+waarde+`"]`, " ")
}

// druk presses Enter on a link or button, and looks at the page that follows.
func (r *reis) druk(selector string) {
	r.t.Helper()
	if err := r.b.Druk(selector); err != nil {
		r.t.Fatalf("%v; at %s: %s", err, r.adres(), r.tekst())
	}
	r.kijk()
}

func (r *reis) verstuur(tekst string) {
	r.t.Helper()
	r.druk(`main form button[data-versturen]`)
	r.leest(tekst)
}

// verstuurMetFouten sends a form that is not complete: the summary has the focus when script runs.
func (r *reis) verstuurMetFouten(fout string) {
	r.t.Helper()
	r.verstuur(fout)
	if titel := r.waarde(`document.title`); !strings.HasPrefix(titel, "Fout: ") {
		r.t.Errorf("title %q", titel)
	}
	if r.script && r.waarde(`document.activeElement.id`) != "fouten" {
		r.t.Error("the summary has no focus")
	}
}
