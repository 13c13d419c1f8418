// SPDX-License-Identifier: EUPL-1.2

package web

import (
	"errors"
	"net/http"
	"strings"
	"time"

	"rondetafel/internal/errs"
	"rondetafel/internal/gate"
	"rondetafel/internal/informatie"
	"rondetafel/internal/klok"
	"rondetafel/internal/rto"
)

// naast puts what two texts say of the same fields side by side, in the order of the first that has the field, and leaves out what both say.
func naast(nu, jij []Feit) []ConflictVeld {
	var uit []ConflictVeld
	plaats := map[string]int{}
	rij := func(naam string) *ConflictVeld {
		i, al := plaats[naam]
		if !al {
			i = len(uit)
			plaats[naam], uit = i, append(uit, ConflictVeld{Naam: naam})
		}
		return &uit[i]
	}
	for _, f := range nu {
		rij(f.Naam).Nu = strings.TrimSpace(f.Waarde)
	}
	for _, f := range jij {
		rij(f.Naam).Jij = strings.TrimSpace(f.Waarde)
	}
	var anders []ConflictVeld
	for _, v := range uit {
		if v.Nu != v.Jij {
			anders = append(anders, v)
		}
	}
	return anders
}

// stukBotsing answers that the piece was corrected meanwhile, with each field in which the two differ (article 12.1). Documents go in by a form of their
// own: those that are there stay, whatever the reader sends. Any other error is for all pages.
func (b *bezoek) stukBotsing(err error, in informatie.Corrigeren) error {
	var botsing *errs.Conflict
	if !errors.As(err, &botsing) || botsing.Over {
		return err
	}
	g, c, fout := b.leesGegeven("gegeven.corrigeren")
	if fout != nil {
		return err
	}
	jij := g
	jij.Soort, jij.Rubriek, jij.Bron, jij.Grondslag, jij.Grond, jij.Over, jij.Tekst = in.Soort, in.Rubriek, in.Bron, in.Grondslag, &in.Grond, in.Over, in.Tekst
	schoon := in.Schoon(in.Soort)
	jij.Datum, jij.Eerst, jij.Grond = schoon.Datum.ISO(), schoon.Eerst.ISO(), &schoon.Grond
	p := b.conflict(botsing)
	p.Naast = naast(stukVelden(g, c, b.nu()), stukVelden(jij, c, b.nu()))
	if namen := documentNamen(g); namen != "" {
		p.Naast = append(p.Naast, ConflictVeld{Naam: "Documenten", Nu: namen, Jij: "blijven zoals ze nu zijn"})
	}
	return b.schrijf(http.StatusConflict, p)
}

// stukVelden are the fields of the form of a piece in words.
func stukVelden(g gate.GegevenBlad, c gate.CasusBlad, nu time.Time) []Feit {
	return append([]Feit{{"Informatie", g.Tekst}, {"Over wie", overNamen(g.Over, c.Betrokkenen)}, {"Soort gegevens", g.Soort.Label()}}, stukFeiten(g, nu)...)
}

func documentNamen(g gate.GegevenBlad) string {
	var namen []string
	for _, d := range g.Documenten {
		namen = append(namen, d.Naam)
	}
	return strings.Join(namen, ", ")
}

// tafelBotsing answers that the Overleg was prepared meanwhile by somebody else, with each field in which the two differ (article 9.2 under c). Any other
// error is for all pages.
func (b *bezoek) tafelBotsing(err error, in rto.Voorbereiding) error {
	var botsing *errs.Conflict
	if !errors.As(err, &botsing) || botsing.Over {
		return err
	}
	o, fout := b.overlegBlad("overleg.voorbereiden")
	if fout != nil {
		return err
	}
	nu := rto.Voorbereiding{Planning: planningWaarden(o.PlanningBlad), Doel: o.Doel, SoortBesluit: o.SoortBesluit, Themas: o.Themas}
	p := b.conflict(botsing)
	p.Naast = naast(tafelVelden(nu, b.nu()), tafelVelden(in.Schoon(), b.nu()))
	return b.schrijf(http.StatusConflict, p)
}

// tafelVelden are the fields of the form of an Overleg in words.
func tafelVelden(v rto.Voorbereiding, nu time.Time) []Feit {
	uit := []Feit{{"Doel", v.Doel}, {"Soort besluit", v.SoortBesluit.Label()}, {"Thema's", strings.Join(v.Themas, ", ")}}
	return append(uit, Feit{"Dag", datumTekst(klok.Datum(v.Datum).ISO(), nu)}, Feit{"Begin", tijdTekst(v.Begin)}, Feit{"Einde", tijdTekst(v.Einde)}, Feit{"Plaats", v.Plaats})
}

// tijdTekst is a time as it is kept, or what was typed when it is none.
func tijdTekst(getypt string) string {
	if t := rto.Tijd(getypt); t != "" {
		return t
	}
	return getypt
}
