// SPDX-License-Identifier: EUPL-1.2

package informatie

import (
	"slices"
	"strings"
)

// Namer gives the name of a kind of Partij or of a Partij by its id.
type Namer func(wie string) string

// Zinnen says a rule in plain words.
func (r Protocolregel) Zinnen(naam Namer) []string {
	return append([]string{opsomming(r.namen(naam)) + "."}, Ruimte{}.en(r).Zinnen(r.Soort)...)
}

func (r Protocolregel) namen(naam Namer) []string {
	var uit []string
	for _, w := range r.Wie {
		uit = append(uit, naam(w))
	}
	return uit
}

// Verschillen says in plain words what nieuw lets a Partij give that oud did not, or no longer, and how: by category, and those for whom it is
// the same on one line.
func Verschillen(oud, nieuw Protocol, naam Namer) []string {
	uit := []string{}
	for _, s := range Soorten() {
		var zinnen []string
		wie := map[string][]string{}
		for _, w := range genoemd(s, oud, nieuw) {
			for _, zin := range verschil(oud.van(w, s), nieuw.van(w, s)) {
				if wie[zin] == nil {
					zinnen = append(zinnen, zin)
				}
				wie[zin] = append(wie[zin], naam(w))
			}
		}
		for _, zin := range zinnen {
			eind := zin
			if len(wie[zin]) > 1 {
				eind = meervoud(zin)
			}
			uit = append(uit, s.Label()+": "+opsomming(wie[zin])+" "+eind)
		}
	}
	return uit
}

// Verandering is one thing that a new version of the Privacy Protocol makes other than it was, for those for whom it is the same: side by side.
type Verandering struct {
	Soort Soort  `json:"soort"`
	Wie   string `json:"wie"` // names, as a sentence does
	Wat   string `json:"wat"` // what changes, as the head of a row
	Nu    string `json:"nu"`
	Wordt string `json:"wordt"`
}

// Veranderingen are what nieuw makes other than oud, by category in their order. None when both leave everybody the same open.
func Veranderingen(oud, nieuw Protocol, naam Namer) []Verandering {
	uit := []Verandering{}
	for _, s := range Soorten() {
		var rijen []Verandering
		wie := map[Verandering][]string{}
		for _, w := range genoemd(s, oud, nieuw) {
			for _, v := range naastElkaar(s, oud.van(w, s), nieuw.van(w, s)) {
				if wie[v] == nil {
					rijen = append(rijen, v)
				}
				wie[v] = append(wie[v], naam(w))
			}
		}
		for _, v := range rijen {
			v.Wie = opsomming(wie[v])
			uit = append(uit, v)
		}
	}
	return uit
}

// naastElkaar is what of a category becomes other for one who is named, without who.
func naastElkaar(s Soort, oud, nieuw Ruimte) []Verandering {
	var uit []Verandering
	rij := func(wat, nu, wordt string) {
		if nu != wordt {
			uit = append(uit, Verandering{Soort: s, Wat: wat, Nu: nu, Wordt: wordt})
		}
	}
	rij("Mag dit geven", jaNee(oud.Mag), jaNee(nieuw.Mag))
	if !nieuw.Mag { // what was open to who may give it no more, is of no use beside that
		return uit
	}
	was := func(tekst string) string {
		if !oud.Mag {
			return "–"
		}
		return tekst
	}
	rij("Voor welke doelen", was(doelNamen(oud.Doelen)), doelNamen(nieuw.Doelen))
	rij("Met een beroepsgeheim", was(namen(samen(Geheimgronden(), oud.Gronden))), namen(samen(Geheimgronden(), nieuw.Gronden)))
	if len(Wetsgronden(s)) > 0 {
		rij("Op welk artikel", was(namen(samen(Wetsgronden(s), oud.Wetten))), namen(samen(Wetsgronden(s), nieuw.Wetten)))
	}
	rij("Wie het op zijn ruimst leest", was(ruimstKolom(oud.Ruimst)), ruimstKolom(nieuw.Ruimst))
	rij("Wat niemand kan toestaan", was(namen(oud.Geen)), namen(nieuw.Geen))
	rij("Grond", was(strings.Join(oud.Grondslag, " ")), strings.Join(nieuw.Grondslag, " "))
	return uit
}

// ruimstKolom is a widest audience by itself.
func ruimstKolom(l Lezers) string {
	if l == GekozenPartijen {
		return "alleen Partijen die één voor één zijn gekozen"
	}
	return ruimstWoord(l)
}

func jaNee(ja bool) string {
	if ja {
		return "ja"
	}
	return "nee"
}

// meervoud is the end of a sentence about one, for more.
func meervoud(zin string) string {
	for een, meer := range map[string]string{"mag ": "mogen ", "geeft ": "geven "} {
		if rest, is := strings.CutPrefix(zin, een); is {
			zin = meer + rest
		}
	}
	return strings.ReplaceAll(zin, "Partijen die zij zelf kiest", "Partijen die zij zelf kiezen")
}

// genoemd are the kinds and Partijen that a protocol names for a category, sorted.
func genoemd(s Soort, protocollen ...Protocol) []string {
	var uit []string
	for _, p := range protocollen {
		for _, r := range p.Regels {
			if r.Soort == s {
				uit = append(uit, r.Wie...)
			}
		}
	}
	slices.Sort(uit)
	return slices.Compact(uit)
}

// van is what the rules that name wie leave open for a category.
func (p Protocol) van(wie string, s Soort) Ruimte {
	var uit Ruimte
	for _, r := range p.Regels {
		if r.Soort == s && slices.Contains(r.Wie, wie) {
			uit = uit.en(r)
		}
	}
	return uit
}

// verschil says what changes for who is named, as the end of a sentence that begins with them.
func verschil(oud, nieuw Ruimte) []string {
	switch {
	case oud.Mag && !nieuw.Mag:
		return []string{"mag dit niet meer geven."}
	case !oud.Mag:
		return []string{"mag dit voortaan geven, voor " + doelNamen(nieuw.Doelen) + "."}
	}
	var uit []string
	if a, b := doelNamen(oud.Doelen), doelNamen(nieuw.Doelen); a != b {
		uit = append(uit, "mag dit voortaan geven voor "+b+" (was: "+a+").")
	}
	if a, b := namen(oud.Gronden), namen(nieuw.Gronden); a != b {
		uit = append(uit, "mag dit met een beroepsgeheim voortaan geven op "+b+" (was: "+a+").")
	}
	if a, b := namen(oud.Wetten), namen(nieuw.Wetten); a != b {
		uit = append(uit, "mag dit voortaan geven op "+b+" (was: "+a+").")
	}
	if oud.Ruimst != nieuw.Ruimst {
		uit = append(uit, "mag dit voortaan laten lezen door "+ruimstWoord(nieuw.Ruimst)+" (was: "+ruimstWoord(oud.Ruimst)+").")
	}
	for _, g := range Gebruiksoorten() {
		had, heeft := slices.Contains(oud.Geen, g), slices.Contains(nieuw.Geen, g)
		if had && !heeft {
			uit = append(uit, "mag voortaan toestaan: "+klein(g.Label())+".")
		}
		if heeft && !had {
			uit = append(uit, "mag niet meer toestaan: "+klein(g.Label())+".")
		}
	}
	if a, b := strings.Join(oud.Grondslag, " "), strings.Join(nieuw.Grondslag, " "); a != b {
		uit = append(uit, "geeft dit voortaan op deze grond: "+b)
	}
	return uit
}

// ruimstWoord is a widest audience inside a sentence.
func ruimstWoord(l Lezers) string {
	switch l {
	case AlleenProcesregisseur:
		return "alleen de procesregisseur"
	case GekozenPartijen:
		return "Partijen die zij zelf kiest"
	}
	return "iedereen die meedoet"
}
