// SPDX-License-Identifier: EUPL-1.2

package web

import (
	"slices"
	"strings"
	"time"

	"rondetafel/internal/errs"
	"rondetafel/internal/gate"
	"rondetafel/internal/partij"
)

// partijen is who works together in the house.
func (b *bezoek) partijen() error {
	huis, err := b.Gate.HuisLezen(b.ctx(), b.caller)
	if err != nil {
		return err
	}
	p := PartijenPagina{Schil: b.schil("/partijen"), Groepen: partijGroepen(huis, b.nu()), Regels: b.regels()}
	if slices.Contains(huis.Mag, "partij.toelaten") {
		p.Toelaat = padPartijToetreden
	}
	for _, m := range huis.Mensen {
		if m.Verklaring == "ontbreekt" {
			p.Zonder++
		}
	}
	for _, q := range huis.Partijen {
		if q.Soort == string(partij.Huis) {
			p.HuisURL, p.Huis = "/partijen/"+q.ID, mensRijen(huis, func(m gate.MensBlad) bool { return m.Partij == q.ID }, b.nu())
		}
	}
	return b.toon(p)
}

// partij is one Partij with its people.
func (b *bezoek) partij() error {
	huis, err := b.Gate.HuisLezen(b.ctx(), b.caller)
	if err != nil {
		return err
	}
	i := slices.IndexFunc(huis.Partijen, func(p gate.PartijBlad) bool { return p.ID == b.id() })
	if i < 0 {
		return errs.ErrNotFound
	}
	q, nu := huis.Partijen[i], b.nu()
	p := PartijPagina{Schil: b.schil("/partijen", Kruimel{Naam: "Partijen", URL: "/partijen"}, Kruimel{Naam: q.Kort}), Naam: q.Naam,
		Soort: partij.Soort(q.Soort).Label(), Merken: merken(q), IsHuis: q.Soort == string(partij.Huis), Feiten: partijFeiten(q, nu),
		Mensen: mensRijen(huis, func(m gate.MensBlad) bool { return m.Partij == q.ID }, nu),
		InHet:  mensRijen(huis, func(m gate.MensBlad) bool { return m.Namens == q.ID }, nu)}
	if q.ID == b.persoon.Partij {
		p.Regels = b.regels()
	}
	p.ZietTeken = slices.ContainsFunc(p.Mensen, func(m MensRij) bool { return m.Getekend || m.Ontbreekt })
	if !q.Actief && q.Tot != nil && !q.Tot.After(nu) {
		p.Gestopt = Datum(laatsteMoment(*q.Tot), nu)
	}
	if err := b.metVerloop(&p, huis, q); err != nil {
		return err
	}
	return b.toon(p)
}

// regels are the ways to what holds for who gives information: the Privacy Protocol, and with what the reader's own Partij begins.
func (b *bezoek) regels() []Koppeling {
	var uit []Koppeling
	if b.heeft(partij.Partijbeheerder, partij.Aanmelder, partij.Uitvoerder) {
		uit = append(uit, Koppeling{Tekst: "Onze standaard bij het geven van informatie", URL: padStandaarden})
	}
	return append(uit, Koppeling{Tekst: "Privacy Protocol", URL: padProtocol})
}

// partijSoort is a kind of work with the kinds of Partij that do it.
type partijSoort struct {
	anker, naam string
	soorten     []partij.Soort
}

func partijSoorten() []partijSoort {
	return []partijSoort{
		{"gemeenten", "Gemeenten", []partij.Soort{partij.Gemeente}},
		{"straf", "Politie en justitie", []partij.Soort{partij.Politie, partij.OM, partij.Raad, partij.Reclassering, partij.DJI}},
		{"zorg", "Zorg, jeugd en welzijn", []partij.Soort{partij.VeiligThuis, partij.Jeugdzorg, partij.GGZ, partij.SociaalDomein, partij.Zelforganisatie}},
	}
}

// partijGroepen are the Partijen by kind of work; those that no longer take part stand together at the end (article 20).
func partijGroepen(huis gate.HuisBlad, nu time.Time) []PartijGroep {
	var uit []PartijGroep
	voeg := func(anker, naam string, kies func(gate.PartijBlad) bool) {
		g := PartijGroep{Anker: anker, Naam: naam}
		for _, p := range huis.Partijen {
			if kies(p) {
				g.Partijen = append(g.Partijen, partijRij(huis, p, nu))
			}
		}
		if len(g.Partijen) > 0 {
			slices.SortFunc(g.Partijen, func(a, b PartijRij) int { return strings.Compare(a.Naam, b.Naam) })
			zonderEenSoort(g.Partijen)
			uit = append(uit, g)
		}
	}
	for _, s := range partijSoorten() {
		voeg(s.anker, s.naam, func(p gate.PartijBlad) bool { return p.Actief && slices.Contains(s.soorten, partij.Soort(p.Soort)) })
	}
	voeg("gestopt", "Doen niet meer mee", func(p gate.PartijBlad) bool { return !p.Actief })
	return uit
}

// zonderEenSoort leaves out the kind of Partij where a group has only one: its heading says it.
func zonderEenSoort(rijen []PartijRij) {
	if slices.ContainsFunc(rijen, func(r PartijRij) bool { return r.Soort != rijen[0].Soort }) || len(rijen) < 2 {
		return
	}
	for i := range rijen {
		rijen[i].Soort = ""
	}
}

// maxNamen is how many people a row of the list names.
const maxNamen = 3

func partijRij(huis gate.HuisBlad, p gate.PartijBlad, nu time.Time) PartijRij {
	r := PartijRij{Naam: p.Naam, URL: "/partijen/" + p.ID, Soort: partij.Soort(p.Soort).Label(), Merken: merken(p), Sinds: periode(p.Van, p.Tot, nu)}
	var namen []string
	zonder := 0
	for _, m := range huis.Mensen {
		if m.Partij != p.ID {
			continue
		}
		namen = append(namen, m.Naam)
		if m.Verklaring == "ontbreekt" {
			zonder++
		}
	}
	switch rest := len(namen) - maxNamen; {
	case len(namen) == 0:
		r.Mensen = "nog niemand aangewezen"
	case rest > 0:
		r.Mensen = strings.Join(namen[:maxNamen], ", ") + " en " + telWoord(rest, "ander", "anderen")
	default:
		r.Mensen = strings.Join(namen, ", ")
	}
	if zonder > 0 {
		r.Zonder = telWoord(zonder, "verklaring ontbreekt", "verklaringen ontbreken")
	}
	return r
}

// merken are what sets a Partij apart: that decisions are taken on its behalf, that its people are bound by professional secrecy.
func merken(p gate.PartijBlad) []string {
	var uit []string
	if p.Publiek {
		uit = append(uit, "Publieke Partij")
	}
	if p.Geheim {
		uit = append(uit, "Beroepsgeheim")
	}
	return uit
}

func telWoord(n int, een, meer string) string {
	if n == 1 {
		return "1 " + een
	}
	return tel(n) + " " + meer
}

// periode says from when until when, both the first and the last day on which it holds: "sinds 23 november 2024", "tot en met 24 september".
func periode(van, tot *time.Time, nu time.Time) string {
	switch {
	case van == nil && tot == nil:
		return "vanaf het begin"
	case van != nil && tot != nil && !tot.After(*van):
		return "ging niet door"
	case tot != nil && (van == nil || !tot.After(nu)):
		return TotEnMet(*tot, nu)
	}
	uit := "sinds " + Datum(*van, nu)
	if van.After(nu) {
		uit = "vanaf " + Datum(*van, nu)
	}
	if tot != nil {
		uit += ", " + TotEnMet(*tot, nu)
	}
	return uit
}

// mensRijen are the people whom kies chooses, by name.
func mensRijen(huis gate.HuisBlad, kies func(gate.MensBlad) bool, nu time.Time) []MensRij {
	namen := map[string]string{}
	for _, p := range huis.Partijen {
		namen[p.ID] = p.Naam
	}
	var uit []MensRij
	for _, m := range huis.Mensen {
		if !kies(m) {
			continue
		}
		r := MensRij{Naam: m.Naam, Ontbreekt: m.Verklaring == "ontbreekt", Getekend: m.Verklaring == "getekend"}
		if naam, ok := namen[m.Namens]; ok {
			r.Namens = Koppeling{Tekst: naam, URL: "/partijen/" + m.Namens}
		}
		var functies, eerder []string
		for _, t := range m.Toekenningen {
			label := partij.Functie(t.Functie).Label()
			if slices.Contains(m.Functies, t.Functie) && (t.Tot == nil || t.Tot.After(nu)) {
				functies, r.Sinds = append(functies, label), periode(t.Van, t.Tot, nu)
				continue
			}
			eerder = append(eerder, label+" "+periode(t.Van, t.Tot, nu))
		}
		r.Functies = hoofdletter(opsomming(functies))
		r.Eerder = strings.Join(eerder, ", ")
		uit = append(uit, r)
	}
	slices.SortFunc(uit, func(a, b MensRij) int { return strings.Compare(a.Naam, b.Naam) })
	return uit
}

func partijFeiten(p gate.PartijBlad, nu time.Time) []Feit {
	doet := "ja, " + periode(p.Van, p.Tot, nu)
	if !p.Actief {
		doet = "nee, " + periode(p.Van, p.Tot, nu)
	}
	return append([]Feit{{"Korte naam", p.Kort}, {"Soort", partij.Soort(p.Soort).Label()}, {"Doet mee", doet}}, wgsFeiten(p.Wgs)...)
}

// wgsFeiten say as what a Partij takes part under the law (rule WGS-1); nothing of the house itself.
func wgsFeiten(w partij.Wgs) []Feit {
	if len(w.Onderdelen) == 0 {
		return nil
	}
	uit := []Feit{{"Volgens de wet", "WGS 2.27 " + opsomming(w.Onderdelen)}, {"Verantwoordelijk voor wat hier gebeurt", "nee, alleen voor de eigen informatie"}}
	if w.Gezamenlijk {
		uit[1].Waarde = "ja, samen met de andere publieke Partijen"
	}
	if len(w.Hoedanigheden) > 1 {
		var namen []string
		for _, v := range w.Hoedanigheden {
			namen = append(namen, v.Label())
		}
		uit = append(uit, Feit{"Tekent als", strings.Join(namen, ", of ")})
	}
	if w.Via != "" {
		uit = append(uit, Feit{"Doet mee via", w.Via})
	}
	if len(w.Rechtspersonen) > 0 {
		uit = append(uit, Feit{"Samen onder één naam", strings.Join(w.Rechtspersonen, ", ")})
	}
	return uit
}
