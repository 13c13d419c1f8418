// SPDX-License-Identifier: EUPL-1.2

package web

import (
	"cmp"
	"fmt"
	"maps"
	"net/http"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"rondetafel/internal/casus"
	"rondetafel/internal/convenant"
)

// eigenInvoer is the form that was sent, to be sent again; nil when there was none. anders replaces or adds hidden fields.
func (b *bezoek) eigenInvoer(knop string, anders map[string]string) *EigenInvoer {
	if b.r.Method != http.MethodPost || len(b.r.PostForm) == 0 || geheimFormulier(b.r.URL.Path) {
		return nil
	}
	e := &EigenInvoer{Actie: b.r.URL.Path, Knop: knop, Bestand: b.bestandWeg}
	if b.bestandWeg { // sent again as it is, it would go without the file
		e.Knop, anders = "Terug naar je formulier", metActie(anders, actieTerug)
	}
	for _, naam := range slices.Sorted(maps.Keys(b.r.PostForm)) {
		if _, ok := anders[naam]; ok {
			continue
		}
		waarden := b.r.PostForm[naam]
		label := veldLabel(b.r.Pattern, naam)
		if len(waarden) != 1 || waarden[0] == "" { // a field that was left empty goes along unseen
			label = ""
		}
		for _, w := range waarden {
			e.Velden = append(e.Velden, InvoerVeld{Naam: naam, Label: label, Waarde: w, Kort: label != "" && isKort(naam)})
		}
		if k := keuzeTekst(b.r.Pattern, naam, waarden); k.Waarde != "" {
			e.Keuzes = append(e.Keuzes, k)
		}
	}
	for _, naam := range slices.Sorted(maps.Keys(anders)) {
		e.Velden = append(e.Velden, InvoerVeld{Naam: naam, Waarde: anders[naam]})
	}
	return e
}

// geheimFormulier tells whether a form is about how somebody logs in: what was typed there is never shown again.
func geheimFormulier(pad string) bool {
	return strings.HasPrefix(pad, "/inloggen") || strings.HasPrefix(pad, "/toegang") || strings.HasPrefix(pad, "/account")
}

// metActie is velden with what is done with the form.
func metActie(velden map[string]string, actie string) map[string]string {
	uit := maps.Clone(velden)
	if uit == nil {
		uit = map[string]string{}
	}
	uit[VeldActie] = actie
	return uit
}

// getypt is what somebody typed in a form that has nowhere to go, with what they chose; nothing when they typed nothing.
func (b *bezoek) getypt() []InvoerVeld {
	in := b.eigenInvoer("", nil)
	if in == nil || !in.Getypt() {
		return nil
	}
	uit := slices.DeleteFunc(in.Velden, func(v InvoerVeld) bool { return v.Label == "" })
	for i, k := range in.Keuzes {
		uit = append(uit, InvoerVeld{Naam: fmt.Sprintf("keuze-%d", i), Label: k.Naam, Waarde: k.Waarde, Kort: true})
	}
	return uit
}

// veldLabel is the label of a text that somebody typed in a form of a route, as the form has it; "" for what goes along unseen.
func veldLabel(route, naam string) string {
	if l, ok := eigenLabels()[formulierVan(route)+" "+naam]; ok {
		return l
	}
	return cmp.Or(vasteLabels()[naam], planLabel(naam), rijLabel(naam), criteriumLabel(naam))
}

// formulierVan is the word by which the route of a form is known: the last that is not filled in.
func formulierVan(route string) string {
	delen := slices.DeleteFunc(strings.Split(route, "/"), func(d string) bool { return d == "" || d[0] == '{' })
	if len(delen) == 0 {
		return ""
	}
	return delen[len(delen)-1]
}

// vasteLabels are the labels of fields that ask the same in every form, or stand in one form only.
func vasteLabels() map[string]string {
	return map[string]string{
		"aanleiding": "Waarom meld je deze casus aan?", "geprobeerd": "Wat is al geprobeerd?", "leefgebiedToelichting": "Toelichting bij de leefgebieden",
		"achternaam": "Achternaam", "geboortedatum": "Geboortedatum",
		"overleg.met": "Met wie heb je overlegd?", "overleg.datum": "Wanneer?", "overleg.verslag": "Wat vindt de aanmelder?",
		"naar": "Waar gaat de casus naartoe?", "grond": "Waarom mag deze Partij meedoen?", "waarom": "Waarom is deze Partij nodig?",
		"tekst": "Informatie", "bron": "Hoe weten jullie dit?", "datum": "Dag", "eersteVerwerking": "Sinds wanneer hebben jullie dit?",
		"grond.akkoordDatum": "Op welke dag?", "grond.toestemmingDatum": "Datum van de toestemming",
		"grond.reikwijdte": "Waarvoor gaf de betrokkene toestemming?", "grond.artikel": "Welke wet, welk artikel?",
		"grondslag": "Waarom mag je dit geven?", "tot": "Tot en met wanneer mag dit gelezen worden?",
		"themas": "Welke thema's komen aan de orde?", "begin": "Begin", "einde": "Einde", "plaats": "Plaats",
		"mandaatVan": "Van wie is het mandaat?", "reikwijdte.casussen": "Alleen in deze casussen?",
		"afstemming.met": "Met wie?", "afstemming.datum": "Wanneer?", "afstemming.verslag": "Wat vindt die Partij?",
		"wijziging": "Wat verandert er aan het plan dat nu geldt?", "omschrijving": "Wat doen jullie zelf?", "toelichting": "Toelichting",
		"aan": "Wie is daar het contact?", "afspraken": "Wat spraken jullie af?", "contact": "Wie is bij jullie de contactpersoon?",
		"vraag": "Wat wil je weten?", "uiterlijkDatum": "Tot en met welke dag kan de Partij antwoorden?",
		"zonderAntwoord": "Waarom wacht je niet op deze antwoorden?", "totDatum": "Tot wanneer wachten jullie?", "reden": "Waarom?",
		"derde.naam": "Wie krijgt de informatie?", "derde.soort": "Wat voor organisatie is dit?", "derde.contact": "Bij wie komt de brief aan?",
		"noodzaak": "Waarom kan het niet met minder?", "artikel": "Welk artikel verplicht dit?", "bevoegdheid": "Waarom mag jij tekenen?",
		"naam": "Voornaam en achternaam", "van": "Vanaf welke dag?", "laatsteDag": "Wat is de laatste dag?",
		"voldaan": "Hoe voldoen jullie aan de voorwaarden van het advies?",
	}
}

// eigenLabels are the labels of fields that ask another thing in one form than in others, by form and field; "" for one that is a choice
// there.
func eigenLabels() map[string]string {
	return map[string]string{
		"aantekenen tekst": "Aantekening", "afstemmen tekst": "Tekst", "besluit tekst": "Wat besluit het RTO?",
		"informatie datum": "Van welke dag is deze informatie?", "corrigeren datum": "Van welke dag is deze informatie?",
		"overdragen datum": "Wanneer was de overdracht?", "informeren datum": "Wanneer is het verteld?",
		"informeren grond": "Welke wet staat dat toe?", "correctie waarom": "Wat klopt er niet, en hoe weten jullie dat?",
		"voorbereiden doel": "Wat is het doel van dit RTO?", "overleg doel": "Wat is het doel van dit RTO?",
		"triage doel":  "Wat is het doel van het Ronde Tafel Overleg?",
		"triage reden": "Waarom kies je dit?", "intrekken reden": "Waarom trek je dit in?", "weigering reden": "Welke zwaarwegende redenen hebben jullie?",
		"antwoord reden": "Waarom niet?", "voorinzage reden": "Waarom niet?", "afgelasten reden": "Waarom gaat het overleg niet door?",
		"besluit reden": "Komt er geen casusregisseur? Waarom niet?", "vervanger reden": "Waarom is er een vervanger nodig?",
		"vernietigen reden": "Waarom kan het dossier weg?", "controleren reden": "Toelichting", "stoppen reden": "Waarom mag het dossier nog niet weg?",
		"herschrijven tekst": "Nieuwe tekst", "passkeys naam": "Naam van je passkey",
		"bsn reden": "", "navraag reden": "",
		"voorstellen wijziging": "Wat verandert er?", "voorstellen besluit": "Waar staat het besluit van de stuurgroep?",
		"voorstellen besluitDatum": "Op welke dag besloot de stuurgroep?", "voorstellen reden": "Wat klopt er niet?",
		"standaarden maanden": "Hoeveel maanden mag dit gelezen worden?",
		"vragen doel":         "Waarvoor heeft de derde dit nodig?", "vragen grondslag": "Welke wet staat dit toe?",
		"vragen uiterlijkDatum": "Tot en met welke dag kunnen Partijen antwoorden?", "vragen passages[0].tekst": "Wat is er gezegd?",
		"plicht waarom": "Wie eiste het, en wat is er gegeven?", "plicht datum": "Op welke dag is het gegeven?",
		"voorstellen organisatie": "Welke organisatie?", "voorstellen personen": "Wie doet er voor deze organisatie mee?",
		"voorstellen waarom": "Waarom is deze organisatie nodig?", "voorstellen grond": "Op welke wet of taak rust dit?",
		"uitnodigen tot": "Tot en met welke dag?", "beheerder tot": "Tot en met welke dag?", "functies tot": "Tot en met welke dag?",
		"voorstellen tot": "Tot en met welke dag?", "beslissen reden": "Waarom niet?",
		"openen nummer": "Welke casus?", "openen reden": "Waarom moet je deze casus nu lezen?", "beoordelen toelichting": "Waarom vind je dat?",
		"papier ondertekenaar": "Wie tekende?", "papier bevoegdheid": "Waarom mag deze persoon tekenen?", "papier datum": "Op welke dag is getekend?",
		"bezwaar reden": "Welke zwaarwegende reden hebben jullie?", "advies tekst": "Waarom, en welke voorwaarden zijn er?",
		"advies datum": "Van welke dag is het advies?", "weigeren reden": "Waarom niet?", "terugnemen reden": "Waarom niet?",
	}
}

// isKort tells whether a field is one line: a day, a time, a name. It is shown with what was typed, and is no text of its own.
func isKort(naam string) bool {
	return slices.Contains([]string{"nummer", "achternaam", "geboortedatum", "overleg.met", "overleg.datum", "bron", "datum", "eersteVerwerking", "grond.akkoordDatum",
		"grond.toestemmingDatum", "grond.artikel", "tot", "begin", "einde", "plaats", "mandaatVan", "afstemming.met", "afstemming.datum", "aan", "contact",
		"uiterlijkDatum", "totDatum", "derde.naam", "derde.soort", "artikel", "bevoegdheid", "ondertekenaar", "besluit", "besluitDatum", "maanden", "naam", "van", "laatsteDag"}, naam) || strings.HasSuffix(naam, "].uiterlijk") || strings.HasPrefix(naam, "betrokkenen[")
}

// rijVeld is a field in a row of a form: its list, the number of the row and its own name.
func rijVeld(naam string) (lijst string, nummer int, veld string, ok bool) {
	m := regexp.MustCompile(`^(\w+)\[(\d{1,3})\]\.(\w+)$`).FindStringSubmatch(naam)
	if m == nil {
		return "", 0, "", false
	}
	n, err := strconv.Atoi(m[2])
	return m[1], n + 1, m[3], err == nil
}

// rijLabel is the label of a text in a row of a form, with the number of that row; "" for another field.
func rijLabel(naam string) string {
	lijst, nummer, veld, ok := rijVeld(naam)
	l := map[string]string{"uitnodigingen bijdrage": "Wat vraag je van Partij %d?", "uitnodigingen grond": "Waarom mag Partij %d erbij zijn?",
		"stemmen reden": "Waarom is Partij %d het niet eens?", "criteria reden": "Waarom is criterium %d gehaald, of niet?",
		"partijen grond": "Waarom mag Partij %d meedoen?", "partijen waarom": "Waarom is Partij %d nodig?",
		"passages tekst": "Wat is er gezegd? Deel %d", "regels grondslag": "Op welke grond rust regel %d?", "stukken noodzaak": "Waarom moet stuk %d blijven?", "betrokkenen voornaam": "Voornaam van persoon %d",
		"betrokkenen tussenvoegsel": "Tussenvoegsel van persoon %d", "betrokkenen achternaam": "Achternaam van persoon %d",
		"betrokkenen geboortedatum": "Geboortedatum van persoon %d"}[lijst+" "+veld]
	if !ok || l == "" {
		return ""
	}
	return fmt.Sprintf(l, nummer)
}

// criteriumLabel is the label of what somebody wrote at a criterion for a Casus; "" for another field.
func criteriumLabel(naam string) string {
	lijst, nummer, veld, ok := rijVeld(naam)
	if lijst != "criteria" || veld != "toelichting" || !ok || nummer > len(convenant.Criteria()) {
		return ""
	}
	return "Toelichting: " + klein(convenant.Criteria()[nummer-1].Naam)
}

// keuzeTekst says in words what was chosen in a field of a route whose choices are always the same; nothing for another field.
func keuzeTekst(route, naam string, waarden []string) Feit {
	label, opties := keuzesVan(formulierVan(route), naam)
	var uit []string
	for _, o := range opties {
		if slices.Contains(waarden, o.Waarde) {
			uit = append(uit, o.Label)
		}
	}
	return Feit{label, strings.Join(uit, ", ")}
}

// keuzesVan are the label of such a field and its choices.
func keuzesVan(formulier, naam string) (label string, opties []Optie) {
	info := InformatiePagina{}
	keuzes := map[string]Keuze{
		"informatievragen doel": {Label: "Voor welk doel?", Opties: doelOpties()},
		"navraag reden":         NavraagPagina{}.KeuzeReden(), "bsn reden": BSNPagina{}.KeuzeReden(), "antwoord uitkomst": CorrectiePagina{}.KeuzeUitkomst(),
		"voorinzage antwoord": VoorinzageAntwoordPagina{}.KeuzeAntwoord(), "voorinzage afstemming.wijze": VoorinzagePagina{}.KeuzeWijze(),
	}
	for _, f := range []string{"informatie", "corrigeren"} {
		keuzes[f+" rubriek"], keuzes[f+" soort"], keuzes[f+" grond.geheim"], keuzes[f+" grond.wet"] = info.KeuzeRubriek(), info.KeuzeSoort(), info.KeuzeGeheim(), info.KeuzeWet()
	}
	keuzes["beoordelen oordeel"] = NoodinzagePagina{}.KeuzeOordeel()
	keuzes["voorstellen akkoord"] = ProtocolOordeelPagina{}.KeuzeAkkoord()
	for _, f := range []string{"informatie", "voorwaarden", "standaarden"} {
		keuzes[f+" wie"], keuzes[f+" vanaf"] = info.KeuzeWie(), info.KeuzeVanaf()
		keuzes[f+" doelen"] = Keuze{Label: info.KeuzeDoelen().Label, Opties: doelOpties()}
		for _, o := range (InformatiePagina{Soort: casus.Complex}).KeuzeGebruik().Opties {
			keuzes[f+" "+o.Naam] = Keuze{Label: "Wat mag nog meer?", Opties: []Optie{o}}
		}
	}
	k := keuzes[formulier+" "+naam]
	return k.Label, k.Opties
}
