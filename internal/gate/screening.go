// SPDX-License-Identifier: EUPL-1.2

package gate

import (
	"context"
	"errors"

	"rondetafel/internal/casus"
	"rondetafel/internal/errs"
	"rondetafel/internal/gate/internal/crypto"
	"rondetafel/internal/gate/internal/store"
	"rondetafel/internal/klok"
	"rondetafel/internal/policy"
)

// CasusScreenen records the judgement of the assigned Procesregisseur, with the consultation of the aanmelder without which
// there is none (rule 9.2a-1), on behalf of the aanmeldende Partij (9.3-1) and of a public one (WGS-2). The Casus goes to
// triage, is refused or referred. *errs.Conflict when somebody changed the Casus meanwhile.
func (g *Gate) CasusScreenen(ctx context.Context, c Caller, in casus.Screening) (Verwijzing, error) {
	formule, err := g.formuleNu(ctx)
	if err != nil {
		return Verwijzing{}, err
	}
	if err := in.Valideer(g.klok.Nu().In(klok.Amsterdam()), formule); err != nil {
		return Verwijzing{}, err
	}
	inhoud := g.zegelLater(ctx, in.Casus, "screening", in.Casus, in)
	return schrijf(ctx, g, c, "casus.screenen", in, func(s *scope) (Verwijzing, error) {
		z, err := s.nieuwsteCasus(in.Casus, in.Versie, policy.Context{})
		if err := s.eisOpenNa(err, z, in.Teksten()); err != nil {
			return Verwijzing{}, err
		}
		return s.screen(z, in, inhoud)
	})
}

func (s *scope) screen(z zaak, in casus.Screening, inhoud verzegeld) (Verwijzing, error) {
	if err := in.PastBij(z.Soort); err != nil {
		return Verwijzing{}, err
	}
	publiek, err := s.namensPubliek(z, in.NamensPubliek)
	if err != nil {
		return Verwijzing{}, err
	}
	if inhoud.err != nil {
		return Verwijzing{}, inhoud.err
	}
	err = s.tx.NieuweScreening(store.Screening{Casus: z.ID, Medewerker: s.caller.persoon(), Namens: z.Aanmelder, NamensPubliek: publiek,
		Uitkomst: string(in.Uitkomst), Moment: s.moment, Inhoud: inhoud.bytes})
	if err != nil {
		return Verwijzing{}, err
	}
	if err := s.verander(z.Casus, in.Uitkomst); err != nil {
		return Verwijzing{}, err
	}
	return Verwijzing{ID: z.ID, Nummer: z.Nummer, Versie: z.Versie + 1}, s.gebeurt(z.ID, "casus.gescreend", "aanmelding", z.ID)
}

// namensPubliek returns the public Partij on whose behalf a decision is taken (rule WGS-2): the one that was chosen, or the
// aanmelder when that is a public one.
func (s *scope) namensPubliek(z zaak, gekozen string) (string, error) {
	if gekozen == "" && s.huis.partijen[z.Aanmelder].Publiek() {
		gekozen = z.Aanmelder
	}
	p := s.huis.partijen[gekozen]
	if p.Publiek() && p.Actief(s.moment) {
		s.object(gekozen)
		return gekozen, nil
	}
	return "", &errs.Invalid{Velden: []errs.Veldfout{{Veld: "namensPubliek",
		Melding: "Kies namens welke publieke Partij je dit besluit: een gemeente, de politie, het OM, de Raad of DJI."}}}
}

// verzegeld is a text that was sealed before the lock, or why that failed.
type verzegeld struct {
	bytes []byte
	err   error
}

// zegelLater seals v for row rij of tabel with the key of a Casus, before the lock. A Casus without a key gives an error that
// counts only when the act gets as far as using it: the door speaks first.
func (g *Gate) zegelLater(ctx context.Context, id, tabel, rij string, v any) verzegeld {
	doos, err := g.doos(ctx, id)
	if errors.Is(err, crypto.ErrNoKey) || errors.Is(err, crypto.ErrID) {
		return verzegeld{err: errs.ErrNotFound}
	}
	if err != nil {
		return verzegeld{err: err}
	}
	b, err := sluitIn(doos, tabel, rij, v)
	return verzegeld{bytes: b, err: err}
}

// plaats is where something sealed stands: a row of a table.
type plaats struct{ tabel, rij string }

// zegelVan is zegelLater for a row that exists, of which casusVan tells the Casus. What does not exist gives errs.ErrNotFound,
// which counts only when the act gets as far as using it.
func (g *Gate) zegelVan(ctx context.Context, p plaats, casusVan func(*store.Tx) (string, error), v any) verzegeld {
	var id string
	err := g.db.Lees(ctx, func(tx *store.Tx) (err error) {
		if !isID(p.rij) {
			return store.ErrGeen
		}
		id, err = casusVan(tx)
		return err
	})
	if err != nil {
		return verzegeld{err: geen(err)}
	}
	return g.zegelLater(ctx, id, p.tabel, p.rij, v)
}
