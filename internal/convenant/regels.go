// SPDX-License-Identifier: EUPL-1.2

package convenant

// Regels returns the rules that are carried out now, those of the covenant first.
func Regels() []Regel {
	return []Regel{
		{"1.2-1", "1.2", Beleid, "Alleen de Procesregisseur van de Casus, of wie waarneemt, doet de Procesregie."},
		{"1.4-1", "1.4", Toestand, "Een Casus ontstaat alleen door een Aanmelding en gaat pas naar Triage als de criteria kloppen."},
		{"1.5-1", "1.5", Toestand, "Een Casus heeft minstens één Betrokkene en hoogstens één hoofdbetrokkene."},
		{"1.7-1", "1.7", Beleid, "Tijdens Aanmelding en Screening weet geen andere Partij dat de Casus bestaat."},
		{"1.8-1", "1.8", Beleid, "In de Triage ziet een Partij alleen haar eigen vraag en over wie die gaat, en niet de Casus."},
		{"1.8-2", "1.8", Toestand, "De Triage eindigt met een route, en bij een Ronde Tafel Overleg met het doel en de Partijen die ertoe doen."},
		{"1.10-1", "1.10", Toestand, "Afschalen kan alleen na een besluit in een Ronde Tafel Overleg."},
		{"1.11-1", "1.11", Vastlegging, "Van elke Procesregisseur staat vast namens welke ene Partij die bij het huis werkt."},
		{"2.1-1", "2.1", Toestand, "Zonder doel is er geen Casus, en het doel staat erbij waar je informatie geeft of vraagt."},
		{"2.1-2", "2.1", Toestand, "Elke afspraak is repressie, een bestuurlijke interventie of zorg."},
		{"2.2-1", "2.2", Toestand, "De soort zegt of de Casus gaat over een volwassene, een jongere, een gezin of een gebied."},
		{"2.3-2", "2.3", Toestand, "Nazorg detentie heeft een eigen weg, zonder de criteria van Bijlage 2 en zonder Ronde Tafel Overleg."},
		{"6.1-1", "6.1", Toestand, "Een Ronde Tafel Overleg komt er alleen als de Triage dat besloot."},
		{"6.4b-1", "6.4b", Toestand, "Een plan geldt pas na een besluit van het RTO of als alle deelnemers schriftelijk instemmen."},
		{"6.4c-1", "6.4c", Toestand, "Zonder rol en informatiebehoefte van iedere Partij wordt het plan niet vastgesteld."},
		{"6.4d-1", "6.4d", Toestand, "Zonder criteria voor afschaling wordt het plan niet vastgesteld."},
		{"6.5-1", "6.5", Beleid, "Alleen de Partij van een afspraak meldt hoe het daarmee staat."},
		{"6.6-1", "6.6", Vastlegging, "Wat Casusregisseur en Procesregisseur afstemmen, bewaren we bij de Casus."},
		{"8-P1", "8", Beleid, "De Manager ziet hoe een Casus verloopt en ziet de inhoud niet."},
		{"8.2c-2", "8.2c", Beleid, "Alleen de Procesregisseur voert een Aanmelding in voor een Partij, en de Manager ziet daarvan alleen de buitenkant."},
		{"9.2a-1", "9.2a", Toestand, "Een beoordeling zonder overleg met de aanmelder kun je niet bewaren."},
		{"9.2b-1", "9.2b", Beleid, "De aanmelder krijgt de uitkomst van de Triage, en de antwoorden die hij van hun Partij mag lezen."},
		{"9.2e-2", "9.2e", Beleid, "Alleen een actieve Partij met een grond in de wet doet mee, en die grond staat erbij."},
		{"9.2g-1", "9.2g", Signaal, "Is een afspraak te laat, dan zien de Partij, de Casusregisseur en de Procesregisseur dat."},
		{"9.3-1", "9.3", Vastlegging, "Bij alles wat de Procesregisseur doet, leggen we vast voor welke Partij dat is."},
		{"10.3-1", "10.3", Signaal, "De Casusregisseur meldt de voortgang aan de Procesregisseur."},
		{"12.1-1", "12.1", Toestand, "Ieder stuk is van één Partij, en alleen die Partij verbetert het of trekt het in."},
		{"13.1-1", "13.1", Vastlegging, "Een Partij kan altijd vastleggen dat zij zelf handelt op haar eigen informatie."},
		{"13.2-1", "13.2", Beleid, "De Partij die een stuk geeft, kiest wie het leest en tot wanneer."},
		{"14.1-1", "14.1", Beleid, "Zonder getekende verklaring van geheimhouding kun je hier niet werken."},
		{"B2-1", "B2", Toestand, "De aanmelder beantwoordt elk criterium met ja of nee en uitleg, en de Procesregisseur oordeelt."},
		{"WGS-2", "WGS 2.31", Vastlegging, "Bij elk besluit leggen we vast voor welke publieke Partij het is genomen."},
		{"WGS-6", "WGPA 5", Toestand, "Een Casus over radicalisering nemen we niet aan, en we zeggen waarom."},
		{"WGS-7", "WGS 2.26", Toestand, "Het systeem oordeelt nooit over een mens en doet geen voorspelling."},
		{"WGS-9", "WGS 2.31", Beleid, "Een Casus die gesloten is, leest niemand meer."},
		{"WGS-16", "WGS 2.32", Toestand, "Een lijst met geprioriteerde casussen nemen we niet aan, en we zeggen waarom."},
		{"AVG-3", "AVG 14", Toestand, "Vóór het eerste Ronde Tafel Overleg ligt vast of de Betrokkene het weet, of waarom nog niet."},
		{"AVG-5", "WGS 1.8", Toestand, "Alles wat iemand doet of bekijkt, staat in een logboek dat niemand ongemerkt kan veranderen."},
		{"AVG-6", "AVG 5.2", Toestand, "Bij een Casus kun je zien wie wat heeft bekeken, wanneer en op welk artikel."},
	}
}
