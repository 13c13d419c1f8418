// SPDX-License-Identifier: EUPL-1.2

package gate

import (
	"context"
	"errors"
	"regexp"

	"rondetafel/internal/audit"
	"rondetafel/internal/casus"
	"rondetafel/internal/errs"
	"rondetafel/internal/gate/internal/store"
	"rondetafel/internal/informatie"
	"rondetafel/internal/klok"
	"rondetafel/internal/partij"
	"rondetafel/internal/policy"
	"rondetafel/internal/toegang"
)

// Huisbegin is what a house that is not for practice starts with: the municipality that it belongs to, and one person, its Manager, who
// takes in the others (articles 8.1 and 8.2c). The Manager sees no content of any Casus (rule 8-P1).
type Huisbegin struct {
	Naam         string
	Gemeente     string // name of the municipality: "Gemeente Roermond"
	Gemeentecode string // of Statistics Netherlands: "GM0957"
	Manager      string // name of the person
	Verklaring   string // text of the secrecy declaration, version 1 (article 14.1)
}

// The ids of the two organisations with which a house starts.
const (
	partijHuis     = "p-huis"
	partijGemeente = "p-gemeente"
)

var gemeentecode = regexp.MustCompile(`^GM[0-9]{4}$`)

// Valideer returns nil or an *errs.Invalid.
func (in Huisbegin) Valideer() error {
	var f errs.Velden
	f.Eis(casus.Gevuld(in.Naam), "naam", "Zeg hoe het huis heet.")
	f.Eis(casus.Gevuld(in.Gemeente), "gemeente", "Zeg bij welke gemeente het huis hoort (artikel 8.1).")
	f.Eis(gemeentecode.MatchString(in.Gemeentecode), "gemeentecode", "Geef de code van de gemeente, zoals GM0957.")
	f.Eis(casus.Gevuld(in.Manager), "manager", "Zeg hoe de manager heet (artikel 8.2).")
	f.Eis(casus.Gevuld(in.Verklaring), "verklaring", "De verklaring van geheimhouding is leeg (artikel 14.1).")
	return f.Fout()
}

// inrichting is the house itself: no person but the Manager, and the widest Privacy Protocol that the law leaves.
func (in Huisbegin) inrichting(manager string) Huisinrichting {
	return Huisinrichting{Naam: in.Naam, Verklaring: in.Verklaring, Protocol: informatie.RuimProtocol(),
		Partijen: []partij.Partij{{ID: partijHuis, Naam: in.Naam, Kort: "Huis", Soort: partij.Huis, Tot: klok.Eeuwig},
			{ID: partijGemeente, Naam: in.Gemeente, Kort: in.Gemeente, Soort: partij.Gemeente, Gemeente: in.Gemeentecode, Tot: klok.Eeuwig}},
		Medewerkers: []partij.Medewerker{{ID: manager, Naam: in.Manager, Partij: partijHuis, Namens: partijGemeente, Tot: klok.Eeuwig,
			Functies: []partij.Toekenning{{Functie: partij.Manager, Tot: klok.Eeuwig}}}}}
}

// HuisBeginnen sets up a house that is not for practice and has nobody yet, and returns the toegangscode with which its Manager logs in for
// the first time. It is shown once. On a house that has people it is refused.
func (g *Gate) HuisBeginnen(ctx context.Context, c Caller, in Huisbegin) (code string, err error) {
	manager := nieuwID(g.klok.Nu())
	huis := in.inrichting(manager)
	if err := eerste(in.Valideer(), huis.Valideer()); err != nil {
		return "", err
	}
	_, err = schrijf(ctx, g, c, "huis.inrichten", nil, func(s *scope) (struct{}, error) {
		s.besloten = true
		if len(s.huis.medewerkers) > 0 || len(s.huis.partijen) > 0 {
			return struct{}{}, s.weiger(policy.Besluit{})
		}
		s.entry.Uitkomst, s.huisNieuw = audit.Allowed, true
		if err := s.richtIn(huis); err != nil {
			return struct{}{}, err
		}
		s.object(manager)
		code, err = s.geefToegangscode(manager, toegang.Eerste)
		return struct{}{}, err
	})
	if err != nil {
		return "", err
	}
	return code, nil
}

// What Open says of a house that should be there.
var (
	ErrGeenSleutels = errors.New("gate: hier staan geen sleutels")
	ErrGeenHuis     = errors.New("gate: hier staat geen huis")
	ErrOefenhuis    = errors.New("gate: dit is een oefenhuis")
)

// isHuis asks of a house that should be there that it is, and is not for practice: nobody logs in there.
func (g *Gate) isHuis(ctx context.Context) error {
	if !g.opties.Bestaand {
		return nil
	}
	return g.db.Lees(ctx, func(tx *store.Tx) error {
		in, err := tx.Instellingen()
		switch {
		case err != nil:
			return err
		case in["naam"] == "":
			return ErrGeenHuis
		case in["demo"] == "true":
			return ErrOefenhuis
		}
		return nil
	})
}
