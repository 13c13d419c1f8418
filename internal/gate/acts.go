// SPDX-License-Identifier: EUPL-1.2

package gate

import (
	"net/http"
)

// Act is one row of the table of acts: what the door can do. The pages, the API, policy and log all speak of these.
type Act struct {
	Naam      string   // as policy and log know it: "casus.screenen"
	Soort     string   // what it is to the log (rule AVG-5): raadplegen, verzamelen, wijzigen, verstrekken, zoeken, inloggen, rechten
	Methode   string   // HTTP method of its operation in the API; "" for a part of another act
	Pad       string   // path of that operation behind /api/v1
	Artikelen []string // on which it rests; the reason of a refusal when no policy allows it
	Titel     string   // what one does: "Casus beoordelen"
	Kan       string   // what one cannot do when refused: "Je kunt deze casus niet beoordelen."
	Waarom    string   // why not, when no policy allows it
	Anders    string   // what one can do instead
	Als       string   // the act whose decision this is, for one that has no policy of its own: "gegeven.lezen"; "" for itself
	Opnieuw   bool     // asked only of who gave their second factor just now (step-up); the policies say how long ago
	Tekent    bool     // a look of which a line of the timeline tells
}

// besluit is the act that policy is asked about.
func (a Act) besluit() string {
	if a.Als != "" {
		return a.Als
	}
	return a.Naam
}

// verandert tells whether something of a Casus may be another after the act, of which the log says what kind it was.
func (a Act) verandert(soort string) bool {
	return a.Tekent || soort != login && soort != consult && soort != search
}

const (
	collect, change, consult = "verzamelen", "wijzigen", "raadplegen"
	search, login, grant     = "zoeken", "inloggen", "rechten"
	destroy                  = "vernietigen"
)

// Acts returns the table of acts.
func Acts() []Act {
	var alle []Act
	for _, deel := range [][]Act{sessieActs(), huisActs(), mensenActs(), casusActs(), overlegActs(), planActs(), triageActs(), gegevenActs(), documentActs(), vraagActs(), verstrekkingActs(), persoonActs(), protocolActs(), incidenteelActs(), noodActs(), koppelingActs(),
		afschalingActs(), vernietigingActs()} {
		alle = append(alle, deel...)
	}
	return alle
}

// uitloggen is the act whose decision is that of everything that somebody does with their own way in: everybody may.
const uitloggen = "sessie.uitloggen"

func sessieActs() []Act {
	avg5 := []string{"AVG-5"}
	return []Act{
		{Naam: "sessie.inloggen", Soort: login, Artikelen: []string{"AVG-5"}, Titel: "Inloggen", Kan: "Je kunt niet inloggen.",
			Waarom: "Je account is niet actief.", Anders: "Vraag de beheerder van je Partij om hulp."},
		{Naam: "sessie.uitloggen", Soort: login, Artikelen: []string{"AVG-5"}, Titel: "Uitloggen", Kan: "Uitloggen lukt niet.",
			Waarom: "Je bent niet ingelogd.", Anders: "Sluit je browser."},
		{Naam: "toegang.openen", Als: uitloggen, Soort: login, Artikelen: avg5, Titel: "Toegangscode openen", Kan: "Je kunt niet binnenkomen met deze code.",
			Waarom: "De code klopt niet.", Anders: "Vraag een nieuwe aan wie hem gaf."},
		{Naam: "toegang.instellen", Als: uitloggen, Soort: login, Artikelen: avg5, Titel: "Inloggen instellen", Kan: "Je kunt je inlog niet instellen.",
			Waarom: "De code klopt niet.", Anders: "Vraag een nieuwe aan wie hem gaf."},
		{Naam: "sessie.verder", Als: uitloggen, Soort: login, Artikelen: avg5, Titel: "Ingelogd blijven", Kan: "Je kunt niet ingelogd blijven.",
			Waarom: "Je bent niet ingelogd.", Anders: "Log opnieuw in."},
		{Naam: "sessie.lijst", Als: uitloggen, Soort: consult, Methode: http.MethodGet, Pad: "/sessies", Artikelen: avg5, Titel: "Zien waar je bent ingelogd",
			Kan: "Je kunt niet zien waar je bent ingelogd.", Waarom: "Je bent niet ingelogd.", Anders: "Log opnieuw in."},
		{Naam: "sessie.beeindigen", Als: uitloggen, Soort: login, Methode: http.MethodPost, Pad: "/sessies/{id}/_beeindigen", Artikelen: avg5, Titel: "Ergens uitloggen",
			Kan: "Je kunt daar niet uitloggen.", Waarom: "Alleen wie inlogde, logt uit.", Anders: "Kijk waar je bent ingelogd."},
		{Naam: "sessie.bevestigen", Als: uitloggen, Soort: login, Methode: http.MethodPost, Pad: "/sessies/_bevestigen", Artikelen: avg5, Titel: "Bevestigen dat jij het bent",
			Kan: "Je kunt dit niet bevestigen.", Waarom: "Je bent niet ingelogd.", Anders: "Log opnieuw in."},
		{Naam: "account.lezen", Als: uitloggen, Soort: consult, Artikelen: avg5, Titel: "Je inlog bekijken", Kan: "Je kunt je inlog niet bekijken.",
			Waarom: "Je bent niet ingelogd.", Anders: "Log opnieuw in."},
		{Naam: "account.wachtwoord", Als: uitloggen, Soort: login, Artikelen: avg5, Titel: "Wachtwoord wijzigen", Kan: "Je kunt je wachtwoord niet wijzigen.",
			Waarom: "Je bent niet ingelogd.", Anders: "Log opnieuw in."},
		{Naam: "account.herstelcodes", Als: uitloggen, Soort: login, Artikelen: avg5, Titel: "Nieuwe herstelcodes maken", Kan: "Je kunt geen nieuwe herstelcodes maken.",
			Waarom: "Je bent niet ingelogd.", Anders: "Log opnieuw in."},
		{Naam: dienstAct, Als: uitloggen, Soort: login, Artikelen: avg5, Titel: "Inloggen met het account van je werk", Kan: "Je kunt niet inloggen met het account van je werk.",
			Waarom: "Deze manier van inloggen is er niet.", Anders: "Kies een andere manier van inloggen."},
		{Naam: "passkey.vragen", Als: uitloggen, Soort: login, Artikelen: avg5, Titel: "Je passkey gebruiken", Kan: "Je kunt geen passkey gebruiken.",
			Waarom: "Je bent niet ingelogd.", Anders: "Gebruik een code."},
		{Naam: "toegang.passkey", Als: uitloggen, Soort: login, Artikelen: avg5, Titel: "Beginnen met een passkey", Kan: "Je kunt geen passkey maken met deze code.",
			Waarom: "De code klopt niet.", Anders: "Vraag een nieuwe aan wie hem gaf."},
		{Naam: "passkey.voorbereiden", Als: "passkey.toevoegen", Soort: login, Opnieuw: true, Artikelen: avg5, Titel: "Passkey maken", Kan: "Je kunt geen passkey maken.",
			Waarom: "Je bent niet ingelogd.", Anders: "Log opnieuw in."},
		{Naam: "passkey.toevoegen", Soort: login, Opnieuw: true, Artikelen: avg5, Titel: "Passkey toevoegen", Kan: "Je kunt geen passkey toevoegen.",
			Waarom: "Je bent niet ingelogd.", Anders: "Log opnieuw in."},
		{Naam: "passkey.verwijderen", Als: "passkey.toevoegen", Soort: login, Opnieuw: true, Artikelen: avg5, Titel: "Passkey weghalen", Kan: "Je kunt deze passkey niet weghalen.",
			Waarom: "Je bent niet ingelogd.", Anders: "Log opnieuw in."},
	}
}

func huisActs() []Act {
	return []Act{
		{Naam: "huis.inrichten", Soort: grant, Artikelen: []string{"3.1"}, Titel: "Huis inrichten", Kan: "Je kunt het huis niet inrichten.",
			Waarom: "Dit huis is al ingericht.", Anders: "Vraag de manager."},
		{Naam: "huis.vullen", Soort: collect, Artikelen: []string{"3.1"}, Titel: "Oefenhuis vullen", Kan: "Je kunt dit huis niet vullen.",
			Waarom: "Alleen een oefenhuis krijgt verzonnen casussen.", Anders: "Begin een oefenhuis."},
		{Naam: "huis.verzegelen", Soort: grant, Artikelen: []string{"14.3"}, Titel: "Oudere casussen verzegelen", Kan: "Je kunt niets verzegelen.",
			Waarom: "Het systeem verzegelt oudere casussen zelf, bij het opstarten.", Anders: "Start het systeem opnieuw."},
		{Naam: "sleutel.wisselen", Soort: change, Artikelen: []string{"14.3"}, Titel: "Sleutel vervangen", Kan: "Je kunt de sleutel niet vervangen.",
			Waarom: "Wie het systeem draait, doet dat met een opdracht.", Anders: "Vraag de beheerder van het systeem."},
		{Naam: "sleutel.gewisseld", Soort: change, Artikelen: []string{"14.3"}, Titel: "Vastleggen dat de sleutel vervangen is",
			Kan: "Je kunt dit niet vastleggen.", Waarom: "Het systeem legt het zelf vast.", Anders: "Vraag de beheerder van het systeem."},
		{Naam: "huis.lezen", Soort: consult, Methode: http.MethodGet, Pad: "/huis", Artikelen: []string{"3.1"}, Titel: "Partijen en mensen bekijken",
			Kan: "Je kunt de Partijen en mensen niet bekijken.", Waarom: "Je hebt nog geen functie in dit huis.",
			Anders: "Vraag de beheerder van je Partij om een functie."},
		{Naam: "verklaring.lezen", Soort: consult, Methode: http.MethodGet, Pad: "/verklaring", Artikelen: []string{"14.1"},
			Titel: "Verklaring lezen", Kan: "Je kunt de verklaring niet lezen.", Waarom: "Je bent hier niet bekend.", Anders: "Log opnieuw in."},
		{Naam: "verklaring.tekenen", Soort: grant, Methode: http.MethodPost, Pad: "/verklaring/_tekenen", Artikelen: []string{"14.1"},
			Titel: "Verklaring tekenen", Kan: "Je kunt de verklaring niet tekenen.", Waarom: "Je bent hier niet bekend.", Anders: "Log opnieuw in."},
		{Naam: "mijnwerk.lezen", Soort: consult, Methode: http.MethodGet, Pad: "/mijn-werk", Artikelen: []string{"3.1"}, Titel: "Mijn werk bekijken",
			Kan: "Je kunt dit overzicht niet bekijken.", Waarom: "Je hebt nog geen functie in dit huis.",
			Anders: "Vraag de beheerder van je Partij om een functie."},
		{Naam: "besluit.uitleggen", Soort: consult, Methode: http.MethodGet, Pad: "/besluiten/{volgnummer}", Artikelen: []string{"AVG-6"},
			Titel: "Uitleg bekijken", Kan: "Je kunt deze uitleg niet bekijken.", Waarom: "Dit besluit ging niet over jou.",
			Anders: "Bekijk de uitleg van je eigen handelingen."},
		{Naam: "concept.lezen", Soort: consult, Methode: http.MethodGet, Pad: "/concepten/{id}", Artikelen: []string{"1.7"}, Titel: "Concept openen",
			Kan: "Je kunt dit concept niet openen.", Waarom: "Een concept is alleen van wie het typt.", Anders: "Begin zelf een aanmelding."},
		{Naam: "concept.bewaren", Soort: collect, Methode: http.MethodPost, Pad: "/concepten", Artikelen: []string{"1.7"}, Titel: "Concept bewaren",
			Kan: "We kunnen dit concept niet bewaren.", Waarom: "Alleen wie mag aanmelden, kan een concept bewaren.",
			Anders: "Vraag een collega die mag aanmelden."},
		{Naam: "concept.weggooien", Soort: change, Methode: http.MethodDelete, Pad: "/concepten/{id}", Artikelen: []string{"1.7"},
			Titel: "Concept weggooien", Kan: "Je kunt dit concept niet weggooien.", Waarom: "Een concept is alleen van wie het typt.",
			Anders: "Laat het staan."},
	}
}

func casusActs() []Act {
	return []Act{
		{Naam: "casus.aanmelden", Soort: collect, Methode: http.MethodPost, Pad: "/casussen", Artikelen: []string{"1.4", "1.7"},
			Titel: "Casus aanmelden", Kan: "Je kunt deze casus niet aanmelden.",
			Waarom: "Een Partij meldt aan, door iemand die dat namens haar mag. Een procesregisseur mag het invoeren voor een Partij.",
			Anders: "Vraag een collega die mag aanmelden, of bel de procesregisseur."},
		{Naam: "casus.bevestigen", Soort: change, Methode: http.MethodPost, Pad: "/casussen/{id}/_bevestigen", Artikelen: []string{"1.7"},
			Titel: "Aanmelding bevestigen", Kan: "Je kunt deze aanmelding niet bevestigen.",
			Waarom: "Alleen de Partij namens wie is aangemeld, kan dat, zolang de aanmelding nog niet bevestigd is.",
			Anders: "Overleg met de procesregisseur."},
		{Naam: "casus.toewijzen", Opnieuw: true, Soort: grant, Methode: http.MethodPost, Pad: "/casussen/{id}/_toewijzen", Artikelen: []string{"8.2c"},
			Titel: "Procesregisseur toewijzen", Kan: "Je kunt deze casus niet toewijzen.",
			Waarom: "De manager wijst een casus toe, aan een procesregisseur van het huis.", Anders: "Vraag de manager."},
		{Naam: "casus.screenen", Soort: change, Methode: http.MethodPost, Pad: "/casussen/{id}/_screenen", Artikelen: []string{"9.2a"},
			Titel: "Casus beoordelen", Kan: "Je kunt deze casus niet beoordelen.",
			Waarom: "De procesregisseur van de casus beoordeelt hem, tijdens de screening.", Anders: "Overleg met de procesregisseur van de casus."},
		{Naam: "casus.lijst", Soort: consult, Methode: http.MethodGet, Pad: "/casussen", Artikelen: []string{"1.7"}, Titel: "Casussen bekijken",
			Kan: "Je kunt geen casussen bekijken.", Waarom: "Je doet nog in geen casus mee.", Anders: "Vraag je collega's om je aan te wijzen."},
		{Naam: "casus.lezen", Soort: consult, Methode: http.MethodGet, Pad: "/casussen/{id}", Artikelen: []string{"1.7"}, Titel: "Casus openen",
			Kan:    "Je kunt de inhoud van deze casus niet lezen.",
			Waarom: "Alleen wie in de casus meedoet, leest de inhoud. De manager en de functionaris gegevensbescherming zien alleen het verloop.",
			Anders: "Bekijk het verloop van de casus."},
		{Naam: "casus.procesgegevens", Soort: consult, Methode: http.MethodGet, Pad: "/casussen/{id}/procesgegevens", Artikelen: []string{"8"},
			Titel: "Verloop bekijken", Kan: "Je kunt het verloop van deze casus niet bekijken.",
			Waarom: "Dit overzicht is voor de manager en de functionaris gegevensbescherming.", Anders: "Open de casus zelf."},
		{Naam: "casus.gekeken", Soort: consult, Methode: http.MethodGet, Pad: "/casussen/{id}/inzagen", Artikelen: []string{"AVG-6"},
			Titel: "Wie heeft gekeken bekijken", Kan: "Je kunt niet zien wie er keek.",
			Waarom: "De procesregisseur van de casus en de functionaris gegevensbescherming zien wie er keek.",
			Anders: "Vraag het de procesregisseur."},
		{Naam: "casus.volgen", Als: "casus.bestaan", Soort: consult, Methode: http.MethodGet, Pad: "/casussen/{id}/wijzigingen", Artikelen: []string{"13.2"}, Titel: "Horen dat er iets veranderde",
			Kan: "Je kunt deze casus niet volgen.", Waarom: "Alleen wie van de casus mag weten, hoort dat er iets veranderde.",
			Anders: "Vraag het de procesregisseur."},
		{Naam: "casus.bestaan", Soort: consult, Artikelen: []string{"1.7"}, Titel: "Van een casus weten"},
		{Naam: "casus.aanmelding", Soort: consult, Artikelen: []string{"1.7"}, Titel: "Aanmelding lezen"},
		{Naam: "casus.elders", Soort: consult, Artikelen: []string{"1.7"}, Titel: "Zien of iemand ook in een andere casus voorkomt"},
		{Naam: "deelname.betrekken", Soort: grant, Methode: http.MethodPost, Pad: "/casussen/{id}/deelnames", Artikelen: []string{"9.2", "WGS 2.31"},
			Titel: "Partij betrekken", Kan: "Je kunt deze Partij niet betrekken.",
			Waarom: "De procesregisseur van de casus besluit welke Partij erbij komt.", Anders: "Vraag de procesregisseur van de casus."},
		{Naam: "deelname.aanwijzen", Soort: grant, Methode: http.MethodPost, Pad: "/casussen/{id}/aanwijzingen", Artikelen: []string{"WGS 1.8"},
			Titel: "Collega aanwijzen", Kan: "Je kunt deze collega niet aanwijzen.",
			Waarom: "Wie meedoet, wijst een collega van de eigen Partij aan die dit werk mag doen.",
			Anders: "Vraag de beheerder van je Partij of je collega een functie krijgt."},
		{Naam: "deelname.lijst", Soort: consult, Methode: http.MethodGet, Pad: "/casussen/{id}/aanwijzingen", Artikelen: []string{"WGS 1.8"},
			Titel: "Zien wie is aangewezen", Kan: "Je kunt niet zien wie is aangewezen.",
			Waarom: "Wie meedoet, ziet wie van de eigen Partij is aangewezen. De procesregisseur ziet iedereen.", Anders: "Vraag de procesregisseur."},
		{Naam: "deelname.ontheffen", Soort: grant, Methode: http.MethodPost, Pad: "/casussen/{id}/_ontheffen", Artikelen: []string{"WGS 1.8"},
			Titel: "Collega van de casus halen", Kan: "Je kunt deze persoon niet van de casus halen.",
			Waarom: "Wie meedoet, haalt iemand van de eigen Partij van de casus. De procesregisseur kan het ook.",
			Anders: "Vraag het die Partij of de procesregisseur."},
	}
}

func triageActs() []Act {
	return []Act{
		{Naam: "triage.vragen", Soort: "verstrekken", Methode: http.MethodPost, Pad: "/casussen/{id}/triagevragen", Artikelen: []string{"1.8"},
			Titel: "Partij bevragen", Kan: "Je kunt deze Partij niets vragen.",
			Waarom: "De procesregisseur van de casus vraagt een actieve Partij, tijdens de triage.", Anders: "Overleg met de procesregisseur."},
		{Naam: "triagevraag.lezen", Soort: consult, Methode: http.MethodGet, Pad: "/triagevragen/{id}", Artikelen: []string{"1.8"},
			Titel: "Vraag in triage lezen", Kan: "Je kunt deze vraag niet lezen.", Waarom: "Alleen de Partij die bevraagd is en de procesregisseur lezen hem.",
			Anders: "Vraag het de procesregisseur."},
		{Naam: "triagevraag.antwoorden", Soort: "verstrekken", Methode: http.MethodPost, Pad: "/triagevragen/{id}/_antwoorden",
			Artikelen: []string{"1.8"}, Titel: "Vraag in triage beantwoorden", Kan: "Je kunt deze vraag niet beantwoorden.",
			Waarom: "De Partij die bevraagd is, antwoordt zelf, zolang de triage duurt.", Anders: "Bel de procesregisseur als je nog iets weet."},
		{Naam: "triage.afronden", Soort: change, Methode: http.MethodPost, Pad: "/casussen/{id}/_trieren", Artikelen: []string{"1.8", "9.2b"},
			Titel: "Triage afronden", Kan: "Je kunt de triage niet afronden.",
			Waarom: "De procesregisseur van de casus rondt de triage af, als de screening klaar is.", Anders: "Rond eerst de screening af."},
		{Naam: "betrokkene.informeren", Soort: change, Methode: http.MethodPost, Pad: "/betrokkenen/{id}/_informeren", Artikelen: []string{"AVG-3"},
			Titel: "Vastleggen of de betrokkene het weet", Kan: "Je kunt dit niet vastleggen.",
			Waarom: "De procesregisseur van de casus legt dit vast, zolang de casus open is.", Anders: "Geef het door aan de procesregisseur."},
		{Naam: "betrokkene.bsn", Soort: consult, Tekent: true, Methode: http.MethodPost, Pad: "/betrokkenen/{id}/_bsn", Artikelen: []string{"AVG-8"},
			Titel: "BSN tonen", Kan: "Je kunt dit BSN niet zien.", Waarom: "Alleen wie de casus leest, kan om een BSN vragen.",
			Anders: "Vraag het de procesregisseur."},
	}
}

func gegevenActs() []Act {
	return []Act{
		{Naam: "gegeven.toevoegen", Soort: "verstrekken", Methode: http.MethodPost, Pad: "/casussen/{id}/gegevens", Artikelen: []string{"12.1"},
			Titel: "Informatie toevoegen", Kan: "Je kunt hier geen informatie toevoegen.",
			Waarom: "Een Partij die meedoet, geeft haar eigen informatie, zolang de casus open is.",
			Anders: "Vraag de Partij van wie de informatie is."},
		{Naam: "gegeven.voorbeeld", Soort: consult, Methode: http.MethodPost, Pad: "/casussen/{id}/_voorbeeld", Artikelen: []string{"13.2"},
			Titel: "Voorbeeld van voorwaarden bekijken", Kan: "Je kunt hier geen voorwaarden uitproberen.",
			Waarom: "Een Partij die meedoet, kiest voor haar eigen informatie wie haar leest, zolang de casus open is.",
			Anders: "Vraag de Partij van wie de informatie is."},
		{Naam: "gegeven.standaarden", Soort: consult, Methode: http.MethodGet, Pad: "/casussen/{id}/standaarden", Als: "gegeven.toevoegen",
			Artikelen: []string{"12.2"}, Titel: "Bekijken wat je Partij mag geven", Kan: "Je kunt hier geen informatie toevoegen.",
			Waarom: "Een Partij die meedoet, geeft haar eigen informatie, zolang de casus open is.",
			Anders: "Vraag de Partij van wie de informatie is."},
		{Naam: "gegeven.corrigeren", Soort: change, Methode: http.MethodPost, Pad: "/gegevens/{id}/_corrigeren", Artikelen: []string{"12.1"},
			Titel: "Informatie verbeteren", Kan: "Je kunt deze informatie niet verbeteren.",
			Waarom: "Alleen de Partij die het stuk gaf, kan het verbeteren.", Anders: "Vraag die Partij om het te verbeteren."},
		{Naam: "gegeven.voorwaarden", Soort: grant, Methode: http.MethodPost, Pad: "/gegevens/{id}/_voorwaarden", Artikelen: []string{"13.2"},
			Titel: "Voorwaarden wijzigen", Kan: "Je kunt niet kiezen wie dit leest.",
			Waarom: "Alleen de Partij die het stuk gaf, kiest wie het leest.", Anders: "Vraag die Partij."},
		{Naam: "gegeven.intrekken", Soort: change, Methode: http.MethodPost, Pad: "/gegevens/{id}/_intrekken", Artikelen: []string{"12.1"},
			Titel: "Informatie intrekken", Kan: "Je kunt deze informatie niet intrekken.",
			Waarom: "Alleen de Partij die het stuk gaf, kan het intrekken.", Anders: "Vraag die Partij."},
		{Naam: "gegeven.lezen", Soort: consult, Methode: http.MethodGet, Pad: "/gegevens/{id}", Artikelen: []string{"13.2"}, Titel: "Informatie lezen",
			Kan: "Je kunt dit stuk niet lezen.", Waarom: "De Partij die het stuk gaf, kiest wie het leest.", Anders: "Vraag die Partij."},
		{Naam: "gegeven.bestaan", Soort: consult, Artikelen: []string{"13.2"}, Titel: "Van een stuk weten"},
		{Naam: "zicht.lezen", Als: "casus.lezen", Soort: consult, Methode: http.MethodGet, Pad: "/casussen/{id}/zicht", Artikelen: []string{"13.2", "AVG-6"},
			Titel: "Wie ziet wat bekijken", Kan: "Je kunt niet zien wie wat ziet.",
			Waarom: "Wie een stuk gaf, ziet wie het leest. De procesregisseur ziet dat van alle stukken.", Anders: "Vraag de procesregisseur."},
		{Naam: "gegeven.gekeken", Soort: consult, Artikelen: []string{"AVG-6"}, Titel: "Zien wie een stuk las"},
	}
}

func persoonActs() []Act {
	return []Act{
		{Naam: "persoon.zoeken", Soort: search, Methode: http.MethodPost, Pad: "/personen/_zoek", Artikelen: []string{"12.1"},
			Titel: "Persoon zoeken", Kan: "Je kunt hier niet zoeken.", Waarom: "Zoeken is voor wie in casussen meedoet.",
			Anders: "Vraag een collega die meedoet."},
		{Naam: "persoon.navragen", Soort: search, Methode: http.MethodPost, Pad: "/personen/_navragen", Artikelen: []string{"WGS-11"},
			Titel: "Vragen of iemand bekend is", Kan: "Je kunt niet vragen of iemand hier bekend is.",
			Waarom: "Alleen een procesregisseur mag dat weten.", Anders: "Bel de procesregisseur."},
		{Naam: "navraag.lijst", Soort: consult, Methode: http.MethodGet, Pad: "/navragen", Artikelen: []string{"WGS-11"},
			Titel: "Navragen bekijken", Kan: "Je kunt de navragen niet bekijken.",
			Waarom: "De functionaris gegevensbescherming kijkt mee met wie er navraag doet.", Anders: "Vraag de functionaris gegevensbescherming."},
		{Naam: "log.doorzoeken", Soort: consult, Methode: http.MethodGet, Pad: "/logregels", Artikelen: []string{"AVG-5"},
			Titel: "Logboek doorzoeken", Kan: "Je kunt het logboek niet doorzoeken.",
			Waarom: "De functionaris gegevensbescherming let op hoe iedereen met gegevens omgaat, en zoekt daarvoor in het logboek.",
			Anders: "Bekijk bij een casus wie er keek, of vraag de functionaris gegevensbescherming."},
		{Naam: "log.exporteren", Opnieuw: true, Soort: "verstrekken", Methode: http.MethodPost, Pad: "/logregels/_exporteren", Artikelen: []string{"AVG-5"},
			Titel: "Logboek als bestand ophalen", Kan: "Je kunt het logboek niet ophalen.",
			Waarom: "De functionaris gegevensbescherming let op hoe iedereen met gegevens omgaat, en haalt daarvoor regels uit het logboek op.",
			Anders: "Bekijk bij een casus wie er keek, of vraag de functionaris gegevensbescherming."},
		{Naam: "log.tellen", Soort: consult, Methode: http.MethodGet, Pad: "/tellingen", Artikelen: []string{"AVG-5"},
			Titel: "Handelingen van medewerkers tellen", Kan: "Je kunt niet zien hoe vaak medewerkers keken.",
			Waarom: "De functionaris gegevensbescherming let op hoe iedereen met gegevens omgaat, en telt daarvoor handelingen in het logboek.",
			Anders: "Vraag de functionaris gegevensbescherming."},
	}
}

func actienamen() []string {
	var namen []string
	for _, a := range Acts() {
		switch {
		case a.Als != "": // asked about as another one
		case a.Naam == "huis.inrichten", a.Naam == "huis.vullen", a.Naam == "huis.verzegelen", a.Naam == "sleutel.wisselen", a.Naam == "sleutel.gewisseld",
			a.Naam == "document.opruimen": // nobody is there to be asked about
		default:
			namen = append(namen, a.Naam)
		}
	}
	return namen
}
