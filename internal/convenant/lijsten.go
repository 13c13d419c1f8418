// SPDX-License-Identifier: EUPL-1.2

package convenant

// Doel is a goal of the cooperation (article 2.1). A Casus names at least one (rule 2.1-1).
type Doel struct {
	ID   string
	Naam string
}

// Doelen returns the goals of article 2.1 in its order.
func Doelen() []Doel {
	return []Doel{
		{"veiligheid", "Veiligheid"},
		{"persoonlijke_situatie", "Een betere persoonlijke situatie"},
		{"recidive", "Minder recidive"},
		{"overlast", "Minder overlast"},
		{"criminaliteit", "Minder criminaliteit"},
		{"uitval", "Minder maatschappelijke uitval"},
	}
}

// Leefgebied is a part of life in which it goes wrong. It is a word that a person chooses: it carries no figure, and nothing is
// computed from it (rule WGS-7).
type Leefgebied struct {
	ID   string
	Naam string
}

// Leefgebieden returns the list that a house starts with: the thirteen domains of the Zelfredzaamheid-Matrix, in plain words
// and without its scale.
func Leefgebieden() []Leefgebied {
	return []Leefgebied{
		{"geld", "Geld en schulden"},
		{"werk_opleiding", "Werk en opleiding"},
		{"dag", "Invulling van de dag"},
		{"wonen", "Wonen"},
		{"thuis", "Omgang thuis"},
		{"geest", "Geestelijke gezondheid"},
		{"lichaam", "Lichamelijke gezondheid"},
		{"middelen", "Alcohol, drugs en andere middelen"},
		{"zelfzorg", "Voor zichzelf zorgen"},
		{"huishouden", "Huishouden en regelzaken"},
		{"netwerk", "Familie, vrienden en buurt"},
		{"meedoen", "Meedoen in de samenleving"},
		{"justitie", "Politie en justitie"},
	}
}

// Gemeente is a municipality of the covenant with its CBS code.
type Gemeente struct {
	Code string // "GM0957"
	Naam string
}

// Gemeenten returns the municipalities that signed, by name.
func Gemeenten() []Gemeente {
	return []Gemeente{
		{"GM1711", "Echt-Susteren"},
		{"GM1640", "Leudal"},
		{"GM1641", "Maasgouw"},
		{"GM0946", "Nederweert"},
		{"GM1669", "Roerdalen"},
		{"GM0957", "Roermond"},
		{"GM0988", "Weert"},
	}
}
