// SPDX-License-Identifier: EUPL-1.2

package informatie

import (
	"fmt"
	"slices"
	"strings"
	"time"

	"rondetafel/internal/casus"
	"rondetafel/internal/convenant"
	"rondetafel/internal/errs"
	"rondetafel/internal/klok"
	"rondetafel/internal/partij"
)

// Gebruiksoort is one use of a Gegeven beside reading it, as the Privacy Protocol names it.
type Gebruiksoort string

// The uses, in the order of Gebruik.
const (
	Vooraf     Gebruiksoort = "vooraf"
	InCitaat   Gebruiksoort = "citeren"
	Vertelling Gebruiksoort = "vertellen"
	VoorDerde  Gebruiksoort = "derde"
	Dossier    Gebruiksoort = "dossier"
)

// Gebruiksoorten returns every use.
func Gebruiksoorten() []Gebruiksoort {
	return []Gebruiksoort{Vooraf, InCitaat, Vertelling, VoorDerde, Dossier}
}

// Label returns the use as a page shows it.
func (g Gebruiksoort) Label() string {
	switch g {
	case Vooraf:
		return "Vragen om inzage vóór het RTO"
	case InCitaat:
		return "Citeren in plan of verslag"
	case Vertelling:
		return "Vertellen aan de betrokkene"
	case VoorDerde:
		return "Vragen om het aan een derde te geven"
	case Dossier:
		return "Bewaren in het eigen dossier van wie het leest"
	}
	return string(g)
}

// Staat tells whether the will allows a use.
func (g Gebruik) Staat(s Gebruiksoort) bool {
	switch s {
	case Vooraf:
		return g.VraagVooraf
	case InCitaat:
		return g.Citeren
	case Vertelling:
		return g.Vertellen
	case VoorDerde:
		return g.VraagDerde
	case Dossier:
		return g.EigenDossier
	}
	return false
}

// zonder is the will without the uses of geen.
func (g Gebruik) zonder(geen []Gebruiksoort) Gebruik {
	mag := func(s Gebruiksoort) bool { return g.Staat(s) && !slices.Contains(geen, s) }
	return Gebruik{VraagVooraf: mag(Vooraf), Citeren: mag(InCitaat), Vertellen: mag(Vertelling), VraagDerde: mag(VoorDerde), EigenDossier: mag(Dossier)}
}

// Protocol is what the Privacy Protocol (article 12.2) says of supplying: for each category and Partij the goals and the grounds, and
// what the will of the supplier cannot allow. What no rule names cannot be supplied (rule 12.2-2).
type Protocol struct {
	Regels []Protocolregel `json:"regels"`
}

// Protocolregel is one rule of the Privacy Protocol. Where more than one is about the same supply, the strictest of each part holds.
type Protocolregel struct {
	Soort     Soort          `json:"soort"`
	Wie       []string       `json:"wie"`               // kinds of Partij, or ids of Partijen
	Doelen    []string       `json:"doelen"`            // ids of goals of 2.1
	Grondslag string         `json:"grondslag"`         // the ground, in words
	Gronden   []Geheimgrond  `json:"gronden,omitempty"` // on which who is under secrecy may give it (WGS 2.29)
	Wetten    []Wetsgrond    `json:"wetten,omitempty"`  // on which police and justice may
	Ruimst    Lezers         `json:"ruimst"`            // the widest audience: procesregisseur, partijen or deelnemers
	Geen      []Gebruiksoort `json:"geen,omitempty"`    // uses that no supplier can allow
}

// Ruimste returns the audiences that a rule can set as the widest, the strictest first. A role in the plan is none: each is part of the
// next.
func Ruimste() []Lezers { return []Lezers{AlleenProcesregisseur, GekozenPartijen, AlleDeelnemers} }

// RuimProtocol is the widest that the law leaves: every category by those who may hold it, on each of its grounds.
func RuimProtocol() Protocol {
	var p Protocol
	var doelen []string
	for _, d := range convenant.Doelen() {
		doelen = append(doelen, d.ID)
	}
	for _, s := range Soorten() {
		r := Protocolregel{Soort: s, Doelen: doelen, Grondslag: "De wet laat dit toe (WGS 1.5 en 2.30).", Gronden: Geheimgronden(),
			Wetten: Wetsgronden(s), Ruimst: AlleDeelnemers}
		for _, k := range partij.Soorten() {
			if Geeft(k, s) {
				r.Wie = append(r.Wie, string(k))
			}
		}
		p.Regels = append(p.Regels, r)
	}
	return p
}

// Geeft tells whether a kind of Partij can supply a kind of data: that of the police and of justice comes from those who hold it under
// the Wpg and the Wjsg, and what another heard of it is not theirs to give (rule WGS-5). No protocol widens this.
func Geeft(p partij.Soort, s Soort) bool {
	switch s {
	case Politiegegevens:
		return p == partij.Politie
	case Justitieel:
		return slices.Contains([]partij.Soort{partij.OM, partij.DJI, partij.Reclassering, partij.Raad}, p)
	}
	return p.Convenant()
}

// Ruimte is what the Privacy Protocol leaves one Partij open for one category.
type Ruimte struct {
	Mag       bool           `json:"mag"` // there is a rule by which it can supply this
	Doelen    []string       `json:"doelen"`
	Grondslag []string       `json:"grondslag"`
	Gronden   []Geheimgrond  `json:"gronden"`
	Wetten    []Wetsgrond    `json:"wetten"`
	Ruimst    Lezers         `json:"ruimst,omitempty"`
	Geen      []Gebruiksoort `json:"geen"`
}

// Voor returns what the protocol leaves a Partij open for a category: of every rule that is about it the strictest.
func (p Protocol) Voor(l partij.Partij, s Soort) Ruimte {
	r := Ruimte{Doelen: []string{}, Grondslag: []string{}, Gronden: []Geheimgrond{}, Wetten: []Wetsgrond{}, Geen: []Gebruiksoort{}}
	if !Geeft(l.Soort, s) {
		return r
	}
	for _, q := range p.Regels {
		if q.Soort != s || !(slices.Contains(q.Wie, l.ID) || slices.Contains(q.Wie, string(l.Soort))) {
			continue
		}
		r = r.en(q)
	}
	return r
}

// en is what is left when q holds too.
func (r Ruimte) en(q Protocolregel) Ruimte {
	uit := Ruimte{Mag: true, Doelen: q.Doelen, Grondslag: append(slices.Clone(r.Grondslag), wit(q.Grondslag)), Gronden: q.Gronden, Wetten: q.Wetten,
		Ruimst: q.Ruimst, Geen: append(slices.Clone(r.Geen), q.Geen...)}
	if r.Mag {
		uit.Doelen, uit.Gronden, uit.Wetten = samen(r.Doelen, q.Doelen), samen(r.Gronden, q.Gronden), samen(r.Wetten, q.Wetten)
		uit.Ruimst = Ruimste()[min(slices.Index(Ruimste(), r.Ruimst), slices.Index(Ruimste(), q.Ruimst))]
	}
	slices.Sort(uit.Geen)
	uit.Geen = slices.Compact(uit.Geen)
	return uit
}

// wit is a text on one line, with white space only where words part: more of it makes no other ground.
func wit(s string) string { return strings.Join(strings.Fields(s), " ") }

// Schoon returns the protocol as it is stored.
func (p Protocol) Schoon() Protocol {
	p.Regels = slices.Clone(p.Regels)
	for i, r := range p.Regels {
		p.Regels[i].Grondslag = wit(r.Grondslag)
	}
	return p
}

// samen are the members of both.
func samen[T comparable](a, b []T) []T {
	uit := []T{}
	for _, v := range a {
		if slices.Contains(b, v) {
			uit = append(uit, v)
		}
	}
	return uit
}

// Perken are what a Gegeven runs into, by the names that policy has for them.
const (
	PerkDicht     = "dicht"                  // nobody but its supplier may have it
	PerkRegie     = "alleen_procesregisseur" // no other Partij reads it
	PerkGekozen   = "alleen_gekozen"         // only Partijen that its supplier chose read it
	PerkCiteren   = perkGeen + string(InCitaat)
	perkGeen      = "geen_" // with a Gebruiksoort: nobody may
	tekortSoort   = "protocol_soort"
	tekortDoel    = "protocol_doel"
	tekortGrond   = "protocol_grond"
	tekortWie     = "protocol_wie"
	tekortGebruik = "protocol_gebruik"
)

// AllePerken returns every name that Perken can give, in the order of their bits in the facts of policy.
func AllePerken() []string {
	uit := []string{PerkDicht, PerkRegie, PerkGekozen}
	for _, g := range Gebruiksoorten() {
		uit = append(uit, perkGeen+string(g))
	}
	return uit
}

// Perken are the limits that the protocol in force sets to a piece with conditions w in a Casus with doelen, whatever its supplier wants
// (rule 13.2-1: conditions cannot permit what the protocol forbids). They act at the next look.
func (r Ruimte) Perken(w Voorwaarden, doelen []string) []string {
	var uit []string
	if !r.Mag || len(r.open(w.Doelen, doelen)) == 0 {
		uit = append(uit, PerkDicht)
	}
	switch r.Ruimst {
	case AlleenProcesregisseur:
		uit = append(uit, PerkRegie)
	case GekozenPartijen:
		uit = append(uit, PerkGekozen)
	}
	for _, g := range r.Geen {
		uit = append(uit, perkGeen+string(g))
	}
	return uit
}

// open are the goals for which a piece can be used: of the Casus, of the protocol, and of eigen when it is limited to those.
func (r Ruimte) open(eigen, casus []string) []string {
	uit := samen(casus, r.Doelen)
	if len(eigen) > 0 {
		uit = samen(uit, eigen)
	}
	return uit
}

// TekortGeven names why the protocol does not let a Partij supply this on grond in a Casus with doelen; nothing when it does.
func (r Ruimte) TekortGeven(g Grond, doelen []string) []string {
	if !r.Mag {
		return []string{tekortSoort}
	}
	var uit []string
	if len(r.open(nil, doelen)) == 0 {
		uit = append(uit, tekortDoel)
	}
	if g.Geheim != "" && !slices.Contains(r.Gronden, g.Geheim) || g.Wet != "" && !slices.Contains(r.Wetten, g.Wet) {
		uit = append(uit, tekortGrond)
	}
	return uit
}

// TekortWil names what of conditions w the protocol cannot allow.
func (r Ruimte) TekortWil(w Voorwaarden) []string {
	if !r.Mag {
		return []string{tekortSoort}
	}
	var uit []string
	if len(w.Doelen) > len(samen(w.Doelen, r.Doelen)) {
		uit = append(uit, tekortDoel)
	}
	if !r.past(w.Wie) {
		uit = append(uit, tekortWie)
	}
	if w.Gebruik != w.zonder(r.Geen) {
		uit = append(uit, tekortGebruik)
	}
	return uit
}

// TekortWijziging names what the protocol cannot allow of conditions w that come in the place of oud. What is as strict as it was, or stricter,
// no protocol keeps from being set (rule 13.2-2).
func (r Ruimte) TekortWijziging(oud, w Voorwaarden) []string {
	oud, w = oud.Schoon(), w.Schoon()
	ruimer := w.ruimer(oud)
	return slices.DeleteFunc(r.TekortWil(w), func(t string) bool { return !ruimer[t] })
}

// ruimer says of each part that the protocol bounds, by the name of what it can lack, whether w allows more of it than oud.
func (w Voorwaarden) ruimer(oud Voorwaarden) map[string]bool {
	uit := map[string]bool{
		tekortDoel:    len(oud.Doelen) > 0 && (len(w.Doelen) == 0 || len(samen(w.Doelen, oud.Doelen)) < len(w.Doelen)),
		tekortWie:     !binnenWie(oud, w),
		tekortGebruik: slices.ContainsFunc(Gebruiksoorten(), func(g Gebruiksoort) bool { return w.Staat(g) && !oud.Staat(g) }),
	}
	langer := w.GeldigTot() > oud.GeldigTot() || oud.Vanaf == VanafPlan && w.Vanaf != VanafPlan
	uit[tekortSoort] = langer || uit[tekortDoel] || uit[tekortWie] || uit[tekortGebruik]
	return uit
}

// binnenWie tells whether who reads under w, read under oud.
func binnenWie(oud, w Voorwaarden) bool {
	switch {
	case w.Wie == AlleenProcesregisseur, oud.Wie == AlleDeelnemers, w.Wie == RolInPlan && oud.Wie == RolInPlan:
		return true
	case w.Wie == GekozenPartijen && oud.Wie == GekozenPartijen:
		return len(samen(w.Lezers, oud.Lezers)) == len(w.Lezers)
	}
	return false
}

// Sluit names the limits that the protocol sets now to a piece with conditions w, and that toen did not set, of those that take it from who
// read it; and those by which it may not be quoted, whatever was before. Each is a name of AllePerken (rule 13.2-3).
func (r Ruimte) Sluit(toen Ruimte, w Voorwaarden, doelen []string) []string {
	had := toen.Perken(w, doelen)
	if slices.Contains(had, PerkDicht) || slices.Contains(had, PerkRegie) { // each keeps out all that the next one does
		had = append(had, PerkRegie, PerkGekozen)
	}
	return slices.DeleteFunc(r.Perken(w, doelen), func(p string) bool {
		return p != PerkCiteren && p != PerkDicht && (slices.Contains(had, p) || !w.raakt(p))
	})
}

// Nauwer tells whether the protocol leaves less than toen of what a quotation asks: that the piece is given at all, for what, who reads it and
// that it is quoted.
func (r Ruimte) Nauwer(toen Ruimte) bool {
	if !toen.Mag {
		return false
	}
	return !r.Mag || len(samen(toen.Doelen, r.Doelen)) < len(toen.Doelen) || slices.Contains(r.Geen, InCitaat) ||
		slices.Index(Ruimste(), r.Ruimst) < slices.Index(Ruimste(), toen.Ruimst)
}

// raakt tells whether a limit takes a piece with conditions w from who would read it.
func (w Voorwaarden) raakt(perk string) bool {
	switch perk {
	case PerkDicht:
		return true
	case PerkRegie:
		return w.Wie != AlleenProcesregisseur
	case PerkGekozen:
		return w.Wie == AlleDeelnemers || w.Wie == RolInPlan
	}
	return false
}

// past tells whether an audience is no wider than the widest. Partijen with a role in the plan are not chosen by the supplier.
func (r Ruimte) past(l Lezers) bool {
	switch r.Ruimst {
	case AlleDeelnemers:
		return true
	case GekozenPartijen:
		return l == GekozenPartijen || l == AlleenProcesregisseur
	}
	return l == AlleenProcesregisseur
}

// Binnen returns w made as much stricter as the protocol asks, so that it can be offered.
func (r Ruimte) Binnen(w Voorwaarden) Voorwaarden {
	if !r.past(w.Wie) {
		w.Wie, w.Lezers = AlleenProcesregisseur, nil
	}
	if beide := samen(w.Doelen, r.Doelen); len(beide) > 0 {
		w.Doelen = beide
	} else if len(w.Doelen) > 0 { // limited to goals that are not open: none of it is left to anybody else
		w.Wie, w.Lezers = AlleenProcesregisseur, nil
	}
	if w.Gebruik = w.zonder(r.Geen); !r.Mag {
		w.Gebruik = Gebruik{}
	}
	return w
}

// Strenger says in plain words what the protocol makes stricter of the will w of a supplier in a Casus with doelen; nothing while it acts as
// it was set.
func (r Ruimte) Strenger(w Voorwaarden, doelen []string) []string {
	var uit []string
	for _, p := range r.Perken(w, doelen) {
		gebruik, is := strings.CutPrefix(p, perkGeen)
		switch {
		case p == PerkDicht:
			uit = append(uit, "Jouw Partij mag dit voor deze casus niet geven. Alleen jullie en de procesregisseur lezen het nog.")
		case p == PerkRegie && w.raakt(p):
			uit = append(uit, "Alleen de procesregisseur mag het nog lezen.")
		case p == PerkGekozen && w.raakt(p):
			uit = append(uit, "Alleen Partijen die jullie zelf kiezen mogen het nog lezen. Nu is dat niemand.")
		case is && w.Staat(Gebruiksoort(gebruik)):
			uit = append(uit, "Mag niet meer: "+klein(Gebruiksoort(gebruik).Label())+".")
		}
	}
	return uit
}

// Zinnen says in plain words what is open, and what instead where it is not.
func (r Ruimte) Zinnen(s Soort) []string {
	if !r.Mag {
		return []string{"Het Privacy Protocol laat jouw Partij deze soort gegevens niet geven: " + klein(s.Label()) + "."}
	}
	uit := []string{"Mag voor: " + doelNamen(r.Doelen) + "."}
	if s == MedischGeheim || len(r.Gronden) > 0 && len(r.Gronden) < len(Geheimgronden()) {
		uit = append(uit, "Met een beroepsgeheim op: "+namen(r.Gronden)+".")
	}
	if len(Wetsgronden(s)) > 0 {
		uit = append(uit, "Op: "+namen(r.Wetten)+".")
	}
	switch r.Ruimst {
	case AlleenProcesregisseur:
		uit = append(uit, "Alleen de procesregisseur mag het lezen.")
	case GekozenPartijen:
		uit = append(uit, "Alleen Partijen die je zelf kiest mogen het lezen.")
	}
	for _, g := range r.Geen {
		uit = append(uit, "Mag niet: "+klein(g.Label())+".")
	}
	return uit
}

// doelNamen names goals as a sentence does; "geen enkel doel" for none.
func doelNamen(ids []string) string {
	var uit []string
	for _, d := range convenant.Doelen() {
		if slices.Contains(ids, d.ID) {
			uit = append(uit, klein(d.Naam))
		}
	}
	switch len(uit) {
	case 0:
		return "geen enkel doel"
	case len(convenant.Doelen()):
		return "alle doelen van het convenant"
	}
	return opsomming(uit)
}

// namen names what has a label as a sentence does; "niets" for nothing.
func namen[T interface{ Label() string }](van []T) string {
	var uit []string
	for _, v := range van {
		uit = append(uit, klein(v.Label()))
	}
	if len(uit) == 0 {
		return "niets"
	}
	return opsomming(uit)
}

func opsomming(woorden []string) string {
	n := len(woorden) - 1
	if n < 1 {
		return strings.Join(woorden, "")
	}
	return strings.Join(woorden[:n], ", ") + " en " + woorden[n]
}

// klein begins with a small letter, unless the word is an abbreviation.
func klein(s string) string {
	if len(s) > 1 && s[0] >= 'A' && s[0] <= 'Z' && (s[1] < 'A' || s[1] > 'Z') {
		return string(s[0]+'a'-'A') + s[1:]
	}
	return s
}

// ProtocolStand is where a version of the Privacy Protocol stands.
type ProtocolStand string

// A version is proposed by one person, and holds once another confirmed it.
const (
	ProtocolVoorgesteld ProtocolStand = "voorgesteld"
	ProtocolBevestigd   ProtocolStand = "bevestigd"
	ProtocolAfgewezen   ProtocolStand = "afgewezen"
	ProtocolIngetrokken ProtocolStand = "ingetrokken" // by who proposed it, or by the administrator of their Partij
)

// ProtocolOordeel is what somebody else than who proposed it says of a proposal: it is what the Stuurgroep decided, or it is not.
type ProtocolOordeel struct {
	Voorstel string `json:"-"`
	Versie   int64  `json:"versie"`
	Akkoord  string `json:"akkoord"`         // ja or nee
	Reden    string `json:"reden,omitempty"` // why not
}

// Valideer returns nil or an *errs.Invalid with all that is missing or wrong.
func (o ProtocolOordeel) Valideer() error {
	var v errs.Velden
	v.Eis(o.Akkoord == "ja" || o.Akkoord == "nee", "akkoord", "Kies of het voorstel klopt met het besluit.")
	v.Eis(o.Akkoord != "nee" || casus.Gevuld(o.Reden), "reden", "Schrijf op wat er niet klopt.")
	casus.EisLengte(&v, "reden", o.Reden)
	return v.Fout()
}

// ProtocolIntrekking takes back a proposal on which nothing was decided yet, with why.
type ProtocolIntrekking struct {
	Voorstel string `json:"-"`
	Versie   int64  `json:"versie"`
	Reden    string `json:"reden"`
}

// Valideer returns nil or an *errs.Invalid.
func (i ProtocolIntrekking) Valideer() error {
	var v errs.Velden
	casus.EisTekst(&v, "reden", i.Reden, "Schrijf op waarom je het voorstel intrekt.")
	return v.Fout()
}

// ProtocolVoorstel is a changed Privacy Protocol, as the Stuurgroep decided it in writing (rule 12.2-2, article 18.1).
type ProtocolVoorstel struct {
	Protocol
	Versie    int64      `json:"versie"`    // number of the version that it changes, 0 for none
	Wijziging string     `json:"wijziging"` // what changes, in words
	Besluit   string     `json:"besluit"`   // where the decision of the Stuurgroep is found
	Datum     klok.Datum `json:"besluitDatum"`
}

// Valideer returns nil or an *errs.Invalid with all that is missing or wrong. bekend are the Partijen that a rule can name by id.
func (p ProtocolVoorstel) Valideer(vandaag time.Time, bekend []partij.Partij) error {
	var v errs.Velden
	casus.EisTekst(&v, "wijziging", p.Wijziging, "Schrijf op wat er verandert.")
	casus.EisTekst(&v, "besluit", p.Besluit, "Schrijf op waar het besluit van de stuurgroep staat.")
	eisDag(&v, "besluitDatum", p.Datum, vandaag, "Vul in op welke dag de stuurgroep besloot.")
	p.Protocol.valideer(&v, bekend)
	return v.Fout()
}

// Valideer returns nil or an *errs.Invalid with what of the protocol goes beyond the law or is missing.
func (p Protocol) Valideer(bekend []partij.Partij) error {
	var v errs.Velden
	p.valideer(&v, bekend)
	return v.Fout()
}

func (p Protocol) valideer(v *errs.Velden, bekend []partij.Partij) {
	v.Eis(len(p.Regels) > 0, "regels", "Leg minstens één regel vast. Zonder regel mag niemand iets geven.")
	for i, r := range p.Regels {
		r.valideer(v, fmt.Sprintf("regels[%d]", i), bekend)
	}
}

// valideer asks of a rule that it is whole and stays inside the law.
func (r Protocolregel) valideer(v *errs.Velden, veld string, bekend []partij.Partij) {
	if !slices.Contains(Soorten(), r.Soort) {
		v.Eis(false, veld+".soort", "Kies een soort gegevens.")
		return
	}
	v.Eis(len(r.Wie) > 0, veld+".wie", "Kies wie dit mag geven.")
	for _, w := range r.Wie {
		k, ok := soortVan(w, bekend)
		v.Eis(ok, veld+".wie", "Kies Partijen uit de lijst.")
		v.Eis(!ok || Geeft(k, r.Soort), veld+".wie", "Deze gegevens geeft alleen wie ze op grond van de wet heeft (WGS 2.30). Haal de andere Partijen weg.")
	}
	v.Eis(len(r.Doelen) > 0 && !slices.ContainsFunc(r.Doelen, onbekendDoel), veld+".doelen", "Kies voor welke doelen het mag.")
	v.Eis(casus.Gevuld(r.Grondslag), veld+".grondslag", "Schrijf op welke grond dit mag.")
	casus.EisLengte(v, veld+".grondslag", r.Grondslag)
	v.Eis(r.Soort != MedischGeheim || len(r.Gronden) > 0, veld+".gronden", "Kies op welke gronden dit mag (WGS 2.29).")
	v.Eis(len(samen(r.Gronden, Geheimgronden())) == len(r.Gronden), veld+".gronden", "Kies gronden uit de lijst.")
	v.Eis(len(Wetsgronden(r.Soort)) == 0 || len(r.Wetten) > 0, veld+".wetten", "Kies op welke artikelen dit mag.")
	v.Eis(len(samen(r.Wetten, Wetsgronden(r.Soort))) == len(r.Wetten), veld+".wetten", "Dit artikel past niet bij deze soort gegevens.")
	v.Eis(slices.Contains(Ruimste(), r.Ruimst), veld+".ruimst", "Kies wie het op zijn ruimst mag lezen.")
	v.Eis(len(samen(r.Geen, Gebruiksoorten())) == len(r.Geen), veld+".geen", "Kies gebruik uit de lijst.")
}

// soortVan is the kind of Partij that a rule names: by kind, or by the id of one of bekend.
func soortVan(w string, bekend []partij.Partij) (partij.Soort, bool) {
	if slices.Contains(partij.Soorten(), partij.Soort(w)) {
		return partij.Soort(w), true
	}
	i := slices.IndexFunc(bekend, func(p partij.Partij) bool { return p.ID == w })
	if i < 0 {
		return "", false
	}
	return bekend[i].Soort, bekend[i].Soort.Convenant()
}
