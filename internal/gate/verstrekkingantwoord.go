// SPDX-License-Identifier: EUPL-1.2

package gate

import (
	"context"

	"rondetafel/internal/bestuur"
	"rondetafel/internal/errs"
	"rondetafel/internal/gate/internal/store"
	"rondetafel/internal/informatie"
	"rondetafel/internal/klok"
	"rondetafel/internal/partij"
	"rondetafel/internal/policy"
)

const (
	alBeantwoord     = "vraag"       // a Partij answered already
	geenToestemming  = "toestemming" // there is none to take back
	bezwaarStaat     = "bezwaar"     // or for its withdrawal: there is none
	deelBeantwoordOp = "Antwoord: "
)

// VerstrekkingTekenen is the written consent of a supplier for one part (rule 7.2-2): for which controller, and on what authority. Who signs
// here logged in just before. It is for the version of the piece that the signer saw.
func (g *Gate) VerstrekkingTekenen(ctx context.Context, c Caller, in informatie.Ondertekening) (Verwijzing, error) {
	return schrijf(ctx, g, c, "verstrekking.tekenen", in, func(s *scope) (Verwijzing, error) {
		v, d, err := s.nieuwsteDeel(in.Verstrekking, in.Deel, in.Versie, func(d deel) policy.Context { return s.antwoordContext(d, bestuur.Ingestemd) })
		if err != nil {
			return Verwijzing{}, err
		}
		if err := eerste(s.eisOndertekening(d, in), s.eisOpen(v.zaak, in.Teksten())); err != nil {
			return Verwijzing{}, err
		}
		return s.antwoordOp(v, d, bestuur.Ingestemd, stemInhoud{Verantwoordelijke: in.Verantwoordelijke, Bevoegdheid: in.Bevoegdheid}, "verstrekking.getekend")
	})
}

// eisOndertekening asks for who is signed and on what authority, and that the piece is the one that the signer saw.
func (s *scope) eisOndertekening(d deel, in informatie.Ondertekening) error {
	return eerste(in.Valideer(s.soortPartij()), s.eisZelfdeStuk(d, in.Stukversie))
}

// eisZelfdeStuk asks that the piece of a part is the version that the caller saw.
func (s *scope) eisZelfdeStuk(d deel, versie int64) error {
	if d.stuk != nil && d.stuk.Versie != versie {
		return s.stukConflict(*d.stuk)
	}
	return nil
}

// soortPartij is what kind of Partij the caller's is.
func (s *scope) soortPartij() partij.Soort { return s.huis.partijen[s.wie[0].Partij].Soort }

// VerstrekkingWeigeren is the no of a supplier to one part, with why.
func (g *Gate) VerstrekkingWeigeren(ctx context.Context, c Caller, in informatie.DeelAntwoord) (Verwijzing, error) {
	return g.andersAntwoorden(ctx, c, in, "verstrekking.weigeren", "verstrekking.geweigerd", bestuur.Geweigerd)
}

// VerstrekkingTerugnemen takes the consent of a supplier for one part back; it can until the letter is made.
func (g *Gate) VerstrekkingTerugnemen(ctx context.Context, c Caller, in informatie.DeelAntwoord) (Verwijzing, error) {
	return g.andersAntwoorden(ctx, c, in, "verstrekking.terugnemen", "verstrekking.teruggenomen", bestuur.Teruggenomen)
}

func (g *Gate) andersAntwoorden(ctx context.Context, c Caller, in informatie.DeelAntwoord, handeling, gebeurd string, stand bestuur.Stand) (Verwijzing, error) {
	if err := in.Valideer(stand == bestuur.Geweigerd); err != nil {
		return Verwijzing{}, err
	}
	return schrijf(ctx, g, c, handeling, in, func(s *scope) (Verwijzing, error) {
		v, d, err := s.nieuwsteDeel(in.Verstrekking, in.Deel, in.Versie, func(d deel) policy.Context { return s.antwoordContext(d, stand) })
		if err := s.eisOpenNa(err, v.zaak, in.Teksten()); err != nil {
			return Verwijzing{}, err
		}
		s.vernauwd = stand == bestuur.Teruggenomen
		return s.antwoordOp(v, d, stand, stemInhoud{Reden: in.Reden}, gebeurd)
	})
}

// antwoordContext is what keeps the caller's Partij from giving an answer to a part.
func (s *scope) antwoordContext(d deel, naar bestuur.Stand) policy.Context {
	var ctx policy.Context
	v, nu, _ := d.antwoord(s.wie[0].Partij)
	switch naar {
	case bestuur.Teruggenomen:
		if v.Stand != bestuur.Ingestemd {
			ctx.Ontbreekt = append(ctx.Ontbreekt, geenToestemming)
		}
	case bestuur.Geweigerd:
		if nu == bestuur.Ingestemd || nu == bestuur.Geweigerd {
			ctx.Ontbreekt = append(ctx.Ontbreekt, alBeantwoord)
		}
	default:
		if nu == bestuur.Ingestemd {
			ctx.Ontbreekt = append(ctx.Ontbreekt, alBeantwoord)
		}
		for _, g := range d.staat(s.moment).Gaten() {
			if g == informatie.StukNietMeer || g == informatie.NietMeerVragen || g == informatie.BuitenProtocol {
				ctx.Ontbreekt = append(ctx.Ontbreekt, string(g))
			}
		}
	}
	return ctx
}

// nieuwsteDeel is deelVan, for an answer that follows the one which the caller saw.
func (s *scope) nieuwsteDeel(van, id string, versie int64, ctx func(deel) policy.Context) (verstrekking, deel, error) {
	v, d, err := s.deelVan(van, id, ctx)
	if len(d.feiten) == 0 {
		return v, d, err
	}
	stem, _ := d.StandVan(s.wie[0].Partij)
	if s.ingehaald(err, d.op, versie, stem.Versie) {
		return v, d, &errs.Conflict{Wat: "dit antwoord", Wie: s.huis.medewerkers[stem.Medewerker].Naam, Moment: stem.Moment, Versie: stem.Versie,
			Nu: deelBeantwoordOp + d.nu(stem).Label()}
	}
	return v, d, err
}

// antwoordOp writes the answer of the caller's Partij to a part. A consent is for the piece as it is now.
func (s *scope) antwoordOp(v verstrekking, d deel, stand bestuur.Stand, in stemInhoud, soort string) (Verwijzing, error) {
	doos, err := s.doos(v.Casus)
	if err != nil {
		return Verwijzing{}, err
	}
	a, _ := d.StandVan(s.wie[0].Partij)
	a.Stand, a.Medewerker, a.Moment = stand, s.caller.persoon(), s.moment
	if a.Inhoud, err = sluitIn(doos, "stem", stemPlek(a), in); err != nil {
		return Verwijzing{}, err
	}
	a.Zegel = s.verzegel("stem", stemRij(a), a.Versie, stemVelden(a))
	if err := eerste(s.tx.ZetStem(a), s.zetPapier(a, v.Casus, in.Papier)); err != nil {
		return Verwijzing{}, err
	}
	if stand == bestuur.Ingestemd && d.stuk != nil && d.Stukversie != d.stuk.Versie {
		r := d.Verstrekkingsdeel
		r.Stukversie = d.stuk.Versie
		r.Zegel = s.verzegel(vanDeel, deelRij(r.Instemming), r.Versie, deelVelden(r))
		if err := s.tx.ZetVerstrekkingsdeel(r); err != nil {
			return Verwijzing{}, err
		}
	}
	err = eerste(s.beweeg(v.Verstrekking), s.merkVerstrekking(v, s.wie[0].Partij), s.gebeurt(v.Casus, soort, vanDeel, d.Instemming))
	return Verwijzing{ID: d.Instemming, Nummer: v.zaak.Nummer, Versie: a.Versie}, err
}

// VerstrekkingBezwaar records that a Partij on whose information a disclosure rests opposes it; while that stands nothing goes out (rule
// WGS-10).
func (g *Gate) VerstrekkingBezwaar(ctx context.Context, c Caller, in informatie.Bezwaar) (Verwijzing, error) {
	if err := in.Valideer(); err != nil {
		return Verwijzing{}, err
	}
	return schrijf(ctx, g, c, "verstrekking.bezwaar", in, func(s *scope) (Verwijzing, error) {
		return s.zetBezwaar(in, true, "verstrekking.bezwaar")
	})
}

// VerstrekkingBezwaarIntrekken takes the objection of the caller's Partij back.
func (g *Gate) VerstrekkingBezwaarIntrekken(ctx context.Context, c Caller, in informatie.BezwaarIntrekken) (Verwijzing, error) {
	return schrijf(ctx, g, c, "verstrekking.bezwaarintrekken", in, func(s *scope) (Verwijzing, error) {
		return s.zetBezwaar(informatie.Bezwaar{Verstrekking: in.Verstrekking}, false, "verstrekking.bezwaaringetrokken")
	})
}

// bezwaarVan is the objection of the caller's Partij, and whether there ever was one.
func (s *scope) bezwaarVan(v verstrekking) (store.Bezwaar, bool) {
	for _, b := range v.Bezwaren {
		if b.Partij == s.wie[0].Partij {
			return b, true
		}
	}
	return store.Bezwaar{Verstrekking: v.ID, Casus: v.Casus, Partij: s.wie[0].Partij}, false
}

// bezwaarContext is what keeps the caller's Partij from opposing, or from taking that back.
func (s *scope) bezwaarContext(v verstrekking, staat bool) policy.Context {
	if b, _ := s.bezwaarVan(v); b.Staat == staat {
		return policy.Context{Ontbreekt: []string{bezwaarStaat}}
	}
	return policy.Context{}
}

func (s *scope) zetBezwaar(in informatie.Bezwaar, staat bool, soort string) (Verwijzing, error) {
	v, err := s.verstrekking(in.Verstrekking, func(v verstrekking) (policy.Context, error) { return s.bezwaarContext(v, staat), nil })
	if err := s.eisOpenNa(err, v.zaak, in.Teksten()); err != nil {
		return Verwijzing{}, err
	}
	doos, err := s.doos(v.Casus)
	if err != nil {
		return Verwijzing{}, err
	}
	b, eerder := s.bezwaarVan(v)
	b.Staat, b.Medewerker, b.Moment = staat, s.caller.persoon(), s.moment
	if b.Inhoud, err = sluitIn(doos, vanBezwaar, b.Verstrekking+"/"+b.Partij, in.Reden); err != nil {
		return Verwijzing{}, err
	}
	b.Zegel = s.verzegel(vanBezwaar, bezwaarRij(b), b.Versie, bezwaarVelden(b))
	zet := s.tx.NieuwBezwaar
	if eerder {
		zet = s.tx.ZetBezwaar
	}
	err = eerste(zet(b), s.beweeg(v.Verstrekking), s.merkVerstrekking(v, b.Partij), s.gebeurt(v.Casus, soort, vanDeel, s.eigenDeel(v)))
	return Verwijzing{ID: v.ID, Nummer: v.zaak.Nummer, Versie: b.Versie}, err
}

// eigenDeel is the first part that the caller's Partij supplied, a piece before words: on the timeline its objection stands with that, for
// those who may know of that part.
func (s *scope) eigenDeel(v verstrekking) string {
	uit := ""
	for _, d := range v.delen {
		if _, ok := d.StandVan(s.wie[0].Partij); ok && (uit == "" || !d.passage()) {
			if uit = d.Instemming; !d.passage() {
				return uit
			}
		}
	}
	return uit
}

// VerstrekkingAdvies records what the rechtmatigheidsadviescommissie advises, on the version that it saw; a later advice takes the place of an
// earlier one. It is about the pieces as they are now (rule WGS-10).
func (g *Gate) VerstrekkingAdvies(ctx context.Context, c Caller, in informatie.Advies) (Verwijzing, error) {
	if err := in.Valideer(g.klok.Nu().In(klok.Amsterdam())); err != nil {
		return Verwijzing{}, err
	}
	return schrijf(ctx, g, c, "verstrekking.advies", in, func(s *scope) (Verwijzing, error) {
		v, err := s.nieuwsteVerstrekking(in.Verstrekking, in.Versie, nil)
		if err := s.eisOpenNa(err, v.zaak, in.Teksten()); err != nil {
			return Verwijzing{}, err
		}
		return s.zetAdvies(v, in)
	})
}

func (s *scope) zetAdvies(v verstrekking, in informatie.Advies) (Verwijzing, error) {
	doos, err := s.doos(v.Casus)
	if err != nil {
		return Verwijzing{}, err
	}
	a := store.Advies{Verstrekking: v.ID, Casus: v.Casus}
	zet := s.tx.NieuwAdvies
	rij, err := s.tx.Verstrekking(v.ID) // an advice whose row was altered is there too, and is written over
	if err != nil {
		return Verwijzing{}, err
	}
	if rij.Advies != nil {
		a, zet = *rij.Advies, s.tx.ZetAdvies
	}
	a.Oordeel, a.Datum, a.Gezien, a.Medewerker, a.Moment = in.Oordeel, in.Datum.ISO(), gezienDelen(v.delen), s.caller.persoon(), s.moment
	if a.Inhoud, err = sluitIn(doos, vanAdvies, v.ID, in.Tekst); err != nil {
		return Verwijzing{}, err
	}
	a.Zegel = s.verzegel(adviesLabel(a), adviesRij(v.ID), a.Versie, adviesVelden(a))
	err = eerste(zet(a), s.beweeg(v.Verstrekking), s.merkVerstrekking(v), s.gebeurt(v.Casus, "verstrekking.advies", vanVerstrekking, v.ID))
	return Verwijzing{ID: v.ID, Nummer: v.zaak.Nummer, Versie: v.Versie + 1}, err
}
