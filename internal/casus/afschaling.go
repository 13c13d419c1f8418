// SPDX-License-Identifier: EUPL-1.2

package casus

import (
	"fmt"
	"slices"
	"time"

	"rondetafel/internal/errs"
	"rondetafel/internal/klok"
)

// Stukbesluit is what happens to one piece of information when the dossier is cleaned (article 1.10). Without a choice it goes.
type Stukbesluit struct {
	Gegeven  string `json:"gegeven"`
	Houden   bool   `json:"houden"`
	Noodzaak string `json:"noodzaak,omitempty"` // why it has to stay; asked when Houden
}

// Opschoning cleans the dossier of a Casus in afschaling: each piece is kept with a stated necessity or removed, and the default
// is removed (rule 1.10-2).
type Opschoning struct {
	Casus   string        `json:"-"`
	Versie  int64         `json:"versie"`
	Stukken []Stukbesluit `json:"stukken"`
}

// Valideer returns nil or an *errs.Invalid with all that is missing or wrong. Whether every piece is named is for who sees them.
func (o Opschoning) Valideer() error {
	var v errs.Velden
	gezien := map[string]bool{}
	for i, s := range o.Stukken {
		pad := fmt.Sprintf("stukken[%d].", i)
		v.Eis(s.Gegeven != "" && !gezien[s.Gegeven], pad+"gegeven", "Noem elk stuk één keer.")
		gezien[s.Gegeven] = true
		if s.Houden { // rule 1.10-2
			EisTekst(&v, pad+"noodzaak", s.Noodzaak, "Schrijf op waarom dit stuk moet blijven (artikel 1.10). Weet je dat niet? Kies dan Weg.")
		} else { // a default never removes what somebody wrote a reason for
			v.Eis(!Gevuld(s.Noodzaak), pad+"noodzaak", "Je schreef op waarom dit stuk blijft, maar koos Weg. Kies Houden, of haal de tekst weg.")
		}
	}
	return v.Fout()
}

// Houdt returns the decision that keeps a piece, and false when it goes.
func (o Opschoning) Houdt(gegeven string) (Stukbesluit, bool) {
	i := slices.IndexFunc(o.Stukken, func(s Stukbesluit) bool { return s.Gegeven == gegeven })
	if i < 0 || !o.Stukken[i].Houden {
		return Stukbesluit{}, false
	}
	return o.Stukken[i], true
}

// EisAlle returns nil when the decisions are about exactly these pieces, else an *errs.Invalid: a piece that came in while somebody
// was deciding is not removed unseen, and one that is gone is not kept.
func (o Opschoning) EisAlle(stukken []string) error {
	var v errs.Velden
	nieuw := 0
	for _, id := range stukken {
		if !slices.ContainsFunc(o.Stukken, func(s Stukbesluit) bool { return s.Gegeven == id }) {
			nieuw++
		}
	}
	v.Eis(nieuw == 0, "stukken", "Kies bij elk stuk: weg of houden. Er is een stuk waarover je nog niet koos.")
	for i, s := range o.Stukken {
		v.Eis(slices.Contains(stukken, s.Gegeven), fmt.Sprintf("stukken[%d].gegeven", i), "Dit stuk is er niet meer. Kijk de lijst opnieuw na.")
	}
	return v.Fout()
}

// Opgeschoond tells whether a dossier was cleaned: once decided on, and of every piece that is there now it was decided that it
// stays, after its last change. besloten says for each kept piece when that was.
func Opgeschoond(gedaan bool, stukken map[string]int64, besloten map[string]int64) bool {
	if !gedaan {
		return false
	}
	for id, gewijzigd := range stukken {
		if moment, ok := besloten[id]; !ok || moment < gewijzigd {
			return false
		}
	}
	return true
}

// Sluiten ends the work on a Casus: from then on everything in it is shielded (rule WGS-9).
type Sluiten struct {
	Casus         string `json:"-"`
	Versie        int64  `json:"versie"`
	NamensPubliek string `json:"namensPubliek,omitempty"` // rule WGS-2, as in Screening
}

// Valideer returns nil: on whose behalf it is decided is for who knows the Partijen.
func (s Sluiten) Valideer() error { return nil }

// Overdracht ends Nazorg detentie: who takes over from here, and what was agreed (rule 2.3-2). That is a Partij, or a Derde, who is
// then named in Aan (rule 1.6-1).
type Overdracht struct {
	Casus     string     `json:"-"`
	Versie    int64      `json:"versie"`
	Partij    string     `json:"partij,omitempty"` // id; "" for a Derde
	Aan       string     `json:"aan,omitempty"`    // who: the contact at the Partij, or the Derde
	Afspraken string     `json:"afspraken"`
	Datum     klok.Datum `json:"datum"`
}

// Valideer returns nil or an *errs.Invalid with all that is missing or wrong. vandaag is the day on which it is judged.
func (o Overdracht) Valideer(vandaag time.Time) error {
	var v errs.Velden
	v.Eis(o.Partij != "" || Gevuld(o.Aan), "aan", "Schrijf op wie het overneemt: de organisatie en de persoon.")
	kort(&v, "aan", o.Aan)
	EisTekst(&v, "afspraken", o.Afspraken, "Schrijf op wat jullie afspraken.")
	datum, ok := o.Datum.Lees()
	v.Eis(ok, "datum", "Vul in wanneer de overdracht was, bijvoorbeeld 4-3-2026.")
	v.Eis(!ok || !datum.After(vandaag), "datum", "De overdracht moet al geweest zijn. Kies vandaag of een dag ervoor.")
	return v.Fout()
}
