// SPDX-License-Identifier: EUPL-1.2

package convenant

import "slices"

// Artikelen returns the articles that the system cites: those of the covenant in their order, its annexes, then the laws.
func Artikelen() []Artikel {
	return slices.Concat(begrippen(), organisatie(), uitwisseling(), bijlagen(), wetten())
}

func begrippen() []Artikel {
	return []Artikel{
		{"1.1", "Strategische regie", "Het huis stemt af met andere samenwerkingen, organisaties en overlegtafels in de regio."},
		{"1.2", "Procesregie", "Procesregie is het werk dat Partijen rond één Casus bij elkaar brengt."},
		{"1.3", "Casusregie", "Casusregie is het toezicht op de afspraken over één Casus."},
		{"1.4", "Casus", "Een Casus is een ingewikkelde situatie die past bij Bijlage 2 en die een Partij heeft aangemeld."},
		{"1.5", "Betrokkene", "Een Betrokkene is een mens over wie informatie gaat."},
		{"1.6", "Derde", "Een Derde is wie geen Betrokkene is en ook geen Partij."},
		{"1.7", "Aanmelding en Screening", "In Aanmelding en Screening delen alleen de aanmeldende Partij en de Procesregisseur informatie."},
		{"1.8", "Triage", "In de Triage vragen we Partijen die ertoe doen waar de Casus het beste past."},
		{"1.9", "Ronde Tafel Overleg", "In het RTO maken Partijen het plan, houden ze het bij en kijken ze of afschalen kan."},
		{"1.10", "Afschaling", "Na een besluit van het overleg wordt de Casus opgeschoond, en in het eind verdwijnt het dossier."},
		{"1.11", "Procesregisseur", "De Procesregisseur werkt bij het Veiligheidshuis en doet dat voor een Partij."},
		{"1.12", "Casusregisseur", "De Casusregisseur werkt bij een van de Partijen."},
		{"2.1", "Doel van de samenwerking", "We werken samen voor veiligheid, een beter leven voor mensen, en minder overlast, misdaad en uitval."},
		{"2.2", "Complexe problemen", "Het Veiligheidshuis bespreekt problemen van volwassenen en jongeren die veel kanten hebben."},
		{"2.3", "Nazorg detentie", "Het Veiligheidshuis helpt ook mensen die uit detentie komen."},
	}
}

func organisatie() []Artikel {
	return []Artikel{
		{"3.1", "Opbouw van het Veiligheidshuis", "Het Veiligheidshuis bestaat uit vaste groepen en functies, ieder met een eigen taak."},
		{"6.1", "Ronde Tafel Overleg", "Een Ronde Tafel Overleg komt er pas nadat de Triage daartoe besluit."},
		{"6.2", "Wie er aan tafel zit", "Aan tafel zitten mensen die hun Partij stuurt; de Procesregisseur kiest de Partijen."},
		{"6.3", "Mandaat", "Wie een Partij stuurt, mag namens haar besluiten."},
		{"6.4", "Taken van het RTO", "Het RTO wijst de Casusregisseur aan, maakt het plan, maakt afspraken en besluit over afschalen."},
		{"6.4a", "Casusregisseur aanwijzen", "Het RTO wijst aan wie op de afspraken let."},
		{"6.4b", "Plan van aanpak", "Het RTO stelt één plan van aanpak op voor de hele Casus."},
		{"6.4c", "Afspraken, rollen en informatiebehoefte", "Het RTO spreekt af wie wat doet, en wat iedere Partij daarvoor moet weten."},
		{"6.4d", "Criteria voor afschaling", "Het RTO bepaalt wanneer de Casus afgeschaald kan worden."},
		{"6.5", "Uitvoeren van het plan", "Iedere Partij voert haar eigen afspraken uit, met haar eigen taken en bevoegdheden."},
		{"6.6", "Afstemming", "De Casusregisseur stemt af met de Procesregisseur."},
		{"7.1", "Samen afspreken", "De Partijen aan tafel maken hun afspraken samen."},
		{"7.2", "Niet openbaar", "Wat in een RTO gebeurt, blijft bij wie eraan meedoet."},
		{"8", "Manager", "De Manager leidt het huis van dag tot dag en gaat niet over de inhoud van een Casus."},
		{"8.2", "Taken van de Manager", "De Manager bewaakt het jaarplan, beheert het geld, stuurt het personeel aan en staat de pers te woord."},
		{"8.2c", "Personeel", "De Manager stuurt het personeel aan en verdeelt het werk."},
		{"9.1", "Bevoegdheid van de Procesregisseur", "De Procesregisseur mag en moet de Procesregie doen."},
		{"9.2", "Taken van de Procesregisseur", "De Procesregisseur beoordeelt, bereidt voor, nodigt uit en let op dat afspraken doorgaan."},
		{"9.2a", "Beoordelen van een Casus", "De Procesregisseur beoordeelt na de Screening of een Casus past, samen met de Partij die haar aanmeldt."},
		{"9.2b", "Begeleiden van de Triage", "De Procesregisseur begeleidt de Triage voor de Partij die de Casus aanmeldt."},
		{"9.2c", "Voorbereiden van het overleg", "De Procesregisseur bepaalt vooraf het doel, het soort besluit en de thema's."},
		{"9.2d", "Agenderen", "Een Casus komt pas op de agenda als hij geschikt is bevonden."},
		{"9.2e", "Partijen uitnodigen", "De Procesregisseur kiest wie meedoet, en alleen wie er volgens de wet bij mag zijn."},
		{"9.2f", "Inzage vóór het RTO", "Vóór het RTO leest niemand wat een Partij gaf, tenzij die Partij daarmee instemt."},
		{"9.2g", "Letten op het plan", "De Procesregisseur helpt de Casusregisseur en let op of het plan wordt uitgevoerd."},
		{"9.3", "Namens wie", "De Procesregisseur handelt voor de Partij die aanmeldt, en later voor de Partij die de Casusregie heeft."},
		{"10.1", "Casusregie", "De Casusregisseur werkt voor de eigen Partij, meestal die met de meeste zorg."},
		{"10.2", "Toezicht op de afspraken", "De Casusregisseur let op of de afspraken van het plan worden gedaan."},
		{"10.3", "Voortgang", "De Casusregisseur vertelt de Procesregisseur hoe het met het plan gaat."},
		{"11.1", "Ondersteuning", "Ondersteunend personeel helpt met de administratie en hoort bij de gemeente waar het huis staat."},
		{"17.4", "Toetreden", "Een organisatie wordt Partij als de Stuurgroep dat besluit, alle Partijen het goed vinden en zij tekent."},
		{"18.1", "Veranderen", "Het convenant en het Privacy Protocol veranderen alleen door een schriftelijk besluit van de Stuurgroep."},
		{"20", "Duur en einde", "Een Partij die niet meer meedoet, ziet niets meer."},
		{"20.2", "Uitsluiten", "De Stuurgroep kan een Partij uitsluiten die zich ook na een waarschuwing niet aan de afspraken houdt."},
	}
}

func uitwisseling() []Artikel {
	return []Artikel{
		{"12.1", "Informatie geven", "Iedere Partij geeft wat nodig is en staat zelf in voor wat zij geeft."},
		{"12.2", "Persoonsgegevens", "Wie persoonsgegevens deelt, houdt zich aan de wet en aan het Privacy Protocol."},
		{"13.1", "Eigen bevoegdheid", "Een Partij mag altijd zelf handelen met haar eigen informatie."},
		{"13.2", "Voorwaarden van de leverancier", "De Partij die iets geeft, bepaalt wat anderen ermee mogen."},
		{"14.1", "Geheimhouding", "Iedereen die hier werkt, houdt geheim wat hij of zij te weten komt."},
		{"14.2", "Mensen van een Partij", "Elke Partij zorgt dat haar mensen weten dat ze moeten zwijgen, en dat ze het doen."},
		{"14.3", "Beveiliging", "Iedere Partij beschermt informatie tegen verlies en misbruik."},
	}
}

func bijlagen() []Artikel {
	return []Artikel{
		{"B2", "Criteria voor complexe casuïstiek", "Een Casus hoort hier pas als zorg, straf en gemeente elkaar nodig hebben en de criteria kloppen."},
		{"B4", "Informatiebeveiligingsbeleid", "Het huis heeft een beleid dat zegt hoe informatie veilig blijft, en de middelen om dat te doen."},
	}
}

func wetten() []Artikel {
	return []Artikel{
		{"WGS 1.5", "Geven wat nodig is", "Wie meedoet geeft wat nodig is, tenzij zwaarwegende redenen zich daartegen verzetten."},
		{"WGS 1.4", "Samen verantwoordelijk", "De publieke Partijen zijn samen verantwoordelijk, met één coördinerende functionaris gegevensbescherming en één contactpunt."},
		{"WGS 1.7", "Resultaten doorgeven", "Wat het samenwerkingsverband weet, gaat alleen onder voorwaarden naar een ander, en niet als een Partij bezwaar heeft."},
		{"WGS 1.8", "Waarborgen en logging", "De wet vraagt dat we vastleggen wie wat met gegevens doet en dat alleen aangewezen mensen erbij kunnen."},
		{"WGS 2.26", "Wat een Veiligheidshuis mag doen", "De wet kent overleg over een Casus en een openbare lijst, en geen oordeel over mensen door een computer."},
		{"WGS 2.27", "Wie meedoen", "De wet noemt wie er meedoen. De publieke Partijen zijn samen verantwoordelijk voor de gegevens, de andere alleen voor wat van henzelf is."},
		{"WGS 2.29", "Bijzondere gegevens en beroepsgeheim", "Van bijzondere gegevens mag alleen gezondheid, en een beroepsgeheim gaat voor tenzij een van vier gronden geldt."},
		{"WGS 2.30", "Soorten gegevens", "De wet noemt welke soorten persoonsgegevens Partijen elkaar mogen geven, en geen andere."},
		{"WGS 2.31", "Verloop van een Casus", "De wet laat publieke Partijen besluiten of een Casus past en wie meedoet."},
		{"WGS 2.32", "Lijst met geprioriteerde casussen", "Voor een Top-X gelden aparte regels, die eerst openbaar moeten zijn."},
		{"WGPA 5", "Radicalisering", "Voor radicalisering is er een eigen wet, met andere Partijen en andere termijnen."},
		{"AVG 14", "Informeren", "Wie gegevens van iemand gebruikt, vertelt dat aan die mens, tenzij de wet uitstel toestaat."},
		{"AVG 5.1", "Niet langer bewaren dan nodig", "Wie gegevens niet meer nodig heeft, vernietigt ze."},
		{"AVG 5.2", "Verantwoording", "Wie gegevens gebruikt, moet kunnen laten zien dat dat goed gaat."},
		{"AVG 38.6", "Onafhankelijk toezicht", "Wie let op de bescherming van gegevens, heeft geen taak waardoor die ook over het eigen werk oordeelt."},
	}
}
