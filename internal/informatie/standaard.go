// SPDX-License-Identifier: EUPL-1.2

package informatie

import (
	"slices"
	"strconv"
	"time"

	"rondetafel/internal/errs"
	"rondetafel/internal/klok"
)

// Standaard is with which conditions a Partij begins for a category, as its own administrator set them (rule 13.2-1). It fills in a form and
// permits nothing: the piece that is given carries its own conditions.
type Standaard struct {
	Soort  Soort    `json:"soort"`
	Versie int64    `json:"versie"` // 0 for the strictest, which holds while nothing was set
	Wie    Lezers   `json:"wie"`
	Lezers []string `json:"lezers,omitempty"` // ids of Partijen, with GekozenPartijen
	Vanaf  Vanaf    `json:"vanaf,omitempty"`
	Doelen []string `json:"doelen,omitempty"`
	// Maanden is how long others may read it, counted from the day on which it is given; 0 for no end.
	Maanden int `json:"maanden,omitempty"`
	Gebruik
}

// maxMaanden is the longest term of a Standaard: as long as a dossier can be kept (WGS 2.31).
const maxMaanden = 60

// Strengste is the Standaard of who set none: the procesregisseur reads it, and nothing more is allowed.
func Strengste(s Soort) Standaard {
	return Standaard{Soort: s, Wie: AlleenProcesregisseur, Vanaf: VanafRTO}
}

// Valideer returns nil or an *errs.Invalid with all that is missing or wrong.
func (s Standaard) Valideer() error {
	var v errs.Velden
	v.Eis(slices.Contains(Soorten(), s.Soort), "soort", "Kies een soort gegevens uit de lijst.")
	v.Eis(s.Maanden >= 0 && s.Maanden <= maxMaanden, "maanden", "Kies een aantal maanden van 0 tot en met 60.")
	s.wil().valideer(&v, time.Time{})
	return v.Fout()
}

// wil is the Standaard as conditions, without an end.
func (s Standaard) wil() Voorwaarden {
	return Voorwaarden{Wie: s.Wie, Lezers: s.Lezers, Vanaf: s.Vanaf, Doelen: s.Doelen, Gebruik: s.Gebruik}
}

// Schoon returns the Standaard as it is kept.
func (s Standaard) Schoon() Standaard {
	if s.Wie != GekozenPartijen { // an incidentele derde takes part in one Casus, and nobody begins with one (rule WGS-14)
		s.Lezers = nil
	}
	w := s.wil().Schoon()
	s.Wie, s.Lezers, s.Vanaf, s.Doelen = w.Wie, w.Lezers, w.Vanaf, w.Doelen
	return s
}

// Tekort names what of the Standaard the protocol cannot allow.
func (s Standaard) Tekort(r Ruimte) []string { return r.TekortWil(s.wil()) }

// Binnen is the Standaard as it acts inside what the protocol leaves open: that may have become stricter since it was set.
func (s Standaard) Binnen(r Ruimte) Standaard {
	w := r.Binnen(s.wil())
	s.Wie, s.Lezers, s.Doelen, s.Gebruik = w.Wie, w.Lezers, w.Doelen, w.Gebruik
	return s
}

// Zin says the Standaard in plain words.
func (s Standaard) Zin(b Beeld) string {
	zin := s.wil().Zin(b)
	switch s.Maanden {
	case 0:
		return zin
	case 1:
		return zin + " Tot één maand nadat het is gegeven."
	}
	return zin + " Tot " + strconv.Itoa(s.Maanden) + " maanden nadat het is gegeven."
}

// Voor are the conditions with which somebody begins on vandaag in a Casus in which deelnemers take part and that serves doelen, inside
// what the protocol leaves open. What does not fit there falls away to the strict side.
func (s Standaard) Voor(r Ruimte, deelnemers, doelen []string, vandaag time.Time) Voorwaarden {
	w := s.Schoon().wil()
	if w.Wie == GekozenPartijen {
		if w.Lezers = samen(w.Lezers, deelnemers); len(w.Lezers) == 0 {
			w.Wie, w.Lezers = AlleenProcesregisseur, nil
		}
	}
	if len(w.Doelen) > 0 {
		if w.Doelen = samen(w.Doelen, doelen); len(w.Doelen) == 0 {
			w.Wie, w.Lezers, w.Doelen = AlleenProcesregisseur, nil, nil
		}
	}
	if s.Maanden > 0 {
		w.Tot = klok.Datum(naMaanden(vandaag, s.Maanden).Format(time.DateOnly))
	}
	if w = r.Binnen(w); len(samen(w.Doelen, r.Doelen)) == 0 {
		w.Doelen = nil
	}
	return w
}

// naMaanden is the same day of a later month, or the last of that month when it has no such day.
func naMaanden(dag time.Time, maanden int) time.Time {
	uit := dag.AddDate(0, maanden, 0)
	if uit.Day() != dag.Day() {
		uit = uit.AddDate(0, 0, -uit.Day())
	}
	return uit
}

// Met are conditions w of which nothing is looser than in s: what somebody chose is never loosened by a Standaard. Conditions of which
// nobody chose who reads are not yet chosen: those become s.
func (w Voorwaarden) Met(s Voorwaarden) Voorwaarden {
	if w.Wie == "" {
		return s
	}
	w.Wie, w.Lezers = strengerWie(w, s)
	if s.Vanaf == VanafPlan {
		w.Vanaf = VanafPlan
	}
	if len(w.Doelen) == 0 {
		w.Doelen = s.Doelen
	} else if beide := samen(w.Doelen, s.Doelen); len(beide) > 0 {
		w.Doelen = beide
	}
	if s.GeldigTot() < w.GeldigTot() {
		w.Tot = s.Tot
	}
	w.Gebruik = Gebruik{VraagVooraf: w.VraagVooraf && s.VraagVooraf, Citeren: w.Citeren && s.Citeren, Vertellen: w.Vertellen && s.Vertellen,
		VraagDerde: w.VraagDerde && s.VraagDerde, EigenDossier: w.EigenDossier && s.EigenDossier}
	return w
}

// strengerWie is the audience that both allow. What is in neither way a part of the other becomes the procesregisseur alone.
func strengerWie(a, b Voorwaarden) (Lezers, []string) {
	switch {
	case a.Wie == AlleDeelnemers:
		return b.Wie, b.Lezers
	case b.Wie == AlleDeelnemers || a.Wie == RolInPlan && b.Wie == RolInPlan:
		return a.Wie, a.Lezers
	case a.Wie == GekozenPartijen && b.Wie == GekozenPartijen:
		if beide := samen(a.Lezers, b.Lezers); len(beide) > 0 {
			return GekozenPartijen, beide
		}
	}
	return AlleenProcesregisseur, nil
}
