// SPDX-License-Identifier: EUPL-1.2

package gate

import (
	"context"
	"slices"

	"rondetafel/internal/errs"
	"rondetafel/internal/gate/internal/crypto"
	"rondetafel/internal/gate/internal/store"
	"rondetafel/internal/klok"
	"rondetafel/internal/plan"
	"rondetafel/internal/policy"
)

// zetAfspraken writes the afspraken of a plan that was vastgesteld: one that was in an earlier version keeps how far it is, unless it
// went to another Partij; one that is left out is vervallen, unless it is done.
func (s *scope) zetAfspraken(z zaak, c plan.Concept, doos *crypto.Box) error {
	rijen, err := s.tx.Afspraken(z.ID)
	if err != nil {
		return err
	}
	oud := map[string]store.Afspraak{}
	for _, r := range rijen {
		oud[r.ID] = r
	}
	for _, a := range c.Afspraken() {
		dicht, err := sluitIn(doos, "afspraak", a.ID, a)
		if err != nil {
			return err
		}
		if err := s.zetAfspraak(z, a, oud[a.ID], dicht); err != nil {
			return err
		}
		delete(oud, a.ID)
	}
	for _, r := range oud {
		if r.Stand == plan.Klaar || r.Stand == plan.Vervallen {
			continue
		}
		r.Stand = plan.Vervallen
		if err := s.bewaarAfspraak(&r); err != nil {
			return err
		}
	}
	return nil
}

// zetAfspraak writes one; r is its row of before, zero when it is new.
func (s *scope) zetAfspraak(z zaak, a plan.Afspraak, r store.Afspraak, dicht []byte) error {
	if r.ID == "" || r.Partij != a.Partij || r.Stand == plan.Vervallen {
		r.Stand = plan.Open
	}
	if r.Uiterlijk != a.Uiterlijk.ISO() || r.Stand == plan.Open {
		r.Herinnerd = 0
	}
	r.Casus, r.Partij, r.Medewerker, r.Soort, r.Uiterlijk, r.Inhoud = z.ID, a.Partij, a.Medewerker, a.Soort, a.Uiterlijk.ISO(), dicht
	if r.ID == "" {
		r.ID, r.Gewijzigd, r.GewijzigdDoor = a.ID, s.moment, s.caller.persoon()
		r.Zegel = s.verzegel("afspraak", afspraakRij(r.ID), 0, afspraakVelden(r))
		return s.tx.NieuweAfspraak(r)
	}
	return s.bewaarAfspraak(&r)
}

// bewaarAfspraak writes a changed row as its next version.
func (s *scope) bewaarAfspraak(r *store.Afspraak) error {
	r.Gewijzigd, r.GewijzigdDoor = s.moment, s.caller.persoon()
	r.Zegel = s.verzegel("afspraak", afspraakRij(r.ID), r.Versie, afspraakVelden(*r))
	return s.tx.ZetAfspraak(*r)
}

// afspraakstuk is an Afspraak with its Casus and the facts of it for each caller.
type afspraakstuk struct {
	store.Afspraak
	zaak   zaak
	feiten []policy.Afspraak
}

func (k afspraakstuk) op(i int) policy.Resource { return k.feiten[i] }

// maakAfspraak makes the facts of an Afspraak. One whose row was altered is nobody's: no Partij reports on it.
func (s *scope) maakAfspraak(z zaak, r store.Afspraak) afspraakstuk {
	k := afspraakstuk{Afspraak: r, zaak: z}
	if !s.g.echt("afspraak", r.ID, r.Zegel, afspraakVelden(r)) {
		k.Partij, k.Stand = "", plan.Vervallen
	}
	for _, f := range z.feiten {
		k.feiten = append(k.feiten, policy.Afspraak{ID: r.ID, Casus: f, Partij: k.Partij, Stand: string(k.Stand)})
	}
	return k
}

// afspraak reads an Afspraak and decides on the act; who may not read it hears that it does not exist.
func (s *scope) afspraak(id string) (afspraakstuk, error) {
	r, err := opID(s, id, s.tx.Afspraak)
	if err != nil {
		return afspraakstuk{}, err
	}
	z, err := s.gezien(r.Casus)
	if err != nil {
		return afspraakstuk{}, err
	}
	s.namens(z)
	k := s.maakAfspraak(z, r)
	return k, s.beslisOver(k.op, policy.Context{}, "afspraak.lezen")
}

// nieuwsteAfspraak is afspraak, for an act that changes the version which the caller saw.
func (s *scope) nieuwsteAfspraak(id string, versie int64) (afspraakstuk, error) {
	k, err := s.afspraak(id)
	if s.ingehaald(err, k.op, versie, k.Versie) {
		return k, &errs.Conflict{Wat: "deze afspraak", Wie: s.huis.medewerkers[k.GewijzigdDoor].Naam, Moment: k.Gewijzigd, Versie: k.Versie,
			Nu: "Stand: " + k.Stand.Label()}
	}
	return k, err
}

// AfspraakMelden reports how far an Afspraak is; only its own Partij does (rule 6.5-1). *errs.Conflict when a colleague reported, or
// the plan changed, meanwhile.
func (g *Gate) AfspraakMelden(ctx context.Context, c Caller, in plan.Melding) (Verwijzing, error) {
	if err := in.Valideer(); err != nil {
		return Verwijzing{}, err
	}
	n := g.bereidNotitie(ctx, in.Afspraak, notitie{Tekst: in.Toelichting, Stand: in.Stand})
	return schrijf(ctx, g, c, "afspraak.melden", in, func(s *scope) (Verwijzing, error) {
		k, err := s.nieuwsteAfspraak(in.Afspraak, in.Versie)
		if err := s.eisOpenNa(eerste(err, n.inhoud.err), k.zaak, in.Teksten()); err != nil {
			return Verwijzing{}, err
		}
		return s.meldAfspraak(k, in, n)
	})
}

func (s *scope) meldAfspraak(k afspraakstuk, in plan.Melding, n notitiewerk) (Verwijzing, error) {
	r := k.Afspraak
	r.Stand, r.Herinnerd = in.Stand, 0
	if err := s.bewaarAfspraak(&r); err != nil {
		return Verwijzing{}, err
	}
	err := eerste(s.noteerBij(k.zaak, n, store.Aantekening{Soort: plan.Gemeld, Object: r.ID}),
		s.gebeurt(r.Casus, "afspraak.gemeld", "afspraak", r.ID), s.merkDeelnemers(k.zaak))
	return Verwijzing{ID: r.ID, Nummer: k.zaak.Nummer, Versie: r.Versie}, err
}

// AfspraakAantekenen writes a note at an Afspraak, or reminds its Partij of it: the Casusregisseur and the Procesregisseur do that
// (rules 6.5-1, 9.2g-1). A reminder shows in the work of the people of that Partij until they report.
func (g *Gate) AfspraakAantekenen(ctx context.Context, c Caller, in plan.Aantekenen) (Verwijzing, error) {
	if err := in.Valideer(); err != nil {
		return Verwijzing{}, err
	}
	n := g.bereidNotitie(ctx, in.Afspraak, notitie{Tekst: in.Tekst})
	return schrijf(ctx, g, c, "afspraak.aantekenen", in, func(s *scope) (Verwijzing, error) {
		k, err := s.afspraak(in.Afspraak)
		if err := s.eisOpenNa(eerste(err, n.inhoud.err), k.zaak, in.Teksten()); err != nil {
			return Verwijzing{}, err
		}
		return s.tekenAan(k, in, n)
	})
}

func (s *scope) tekenAan(k afspraakstuk, in plan.Aantekenen, n notitiewerk) (Verwijzing, error) {
	soort, gebeurtenis := plan.Aangetekend, "afspraak.aangetekend"
	if in.Herinnering {
		soort, gebeurtenis = plan.Herinnering, "afspraak.herinnerd"
		if err := s.tx.HerinnerAfspraak(k.ID, s.moment); err != nil {
			return Verwijzing{}, err
		}
	}
	err := eerste(s.noteerBij(k.zaak, n, store.Aantekening{Soort: soort, Object: k.ID}),
		s.gebeurt(k.Casus, gebeurtenis, "afspraak", k.ID), s.merkDeelnemers(k.zaak))
	return Verwijzing{ID: n.id, Nummer: k.zaak.Nummer, Versie: k.Versie}, err
}

// bereidNotitie seals a note at an existing Afspraak, before the lock.
func (g *Gate) bereidNotitie(ctx context.Context, afspraak string, in notitie) notitiewerk {
	n := notitiewerk{id: nieuwID(g.klok.Nu())}
	n.inhoud = g.zegelVan(ctx, plaats{"aantekening", n.id}, func(tx *store.Tx) (string, error) {
		if !isID(afspraak) {
			return "", store.ErrGeen
		}
		r, err := tx.Afspraak(afspraak)
		return r.Casus, err
	}, in)
	return n
}

// plantaken finds what a plan asks of the caller: afspraken to do or to watch (rule 9.2g-1), a draft to agree with (6.4b-1), a report
// of progress to answer (10.3-1). Each is decided on by itself.
func (s *scope) plantaken() ([]Taak, error) {
	if len(s.wie) != 1 {
		return nil, nil
	}
	afspraken, err := s.afspraaktaken()
	if err != nil {
		return nil, err
	}
	werk := store.Werkvraag{Medewerker: s.wie[0].Medewerker, Partij: s.wie[0].Partij, Nu: s.moment, Rollen: uint64(policy.RolAangewezen), Aantal: maxTaken}
	vragen, err := s.tx.OpenInstemmingen(werk)
	if err != nil {
		return nil, err
	}
	instemmen := s.werktaken(vragen, "plan.instemmen", "instemmen", policy.Context{Soort: doorInstemming})
	werk.Rollen = uint64(policy.RolProcesregisseur | policy.RolWaarnemer)
	verslagen, err := s.tx.Voortgangen(werk)
	if err != nil {
		return nil, err
	}
	voortgang := s.werktaken(verslagen, "regie.lezen", "voortgang", policy.Context{})
	vragenOm, err := s.informatietaken()
	if err != nil {
		return nil, err
	}
	verzoeken, err := s.correctietaken()
	passages, fout := s.passagetaken()
	return slices.Concat(afspraken, vragenOm, verzoeken, passages, instemmen, voortgang), eerste(err, fout)
}

func (s *scope) werktaken(rijen []store.Werkregel, actie, soort string, ctx policy.Context) []Taak {
	var uit []Taak
	ctx.Nu, ctx.Herkomst = s.moment, s.caller.Herkomst
	for _, r := range rijen {
		f := s.casusFeiten(r.Gezien)
		if s.g.motor.Beslis(s.wie[0], actie, f, ctx).Toegestaan {
			uit = append(uit, Taak{Soort: soort, Casus: s.taakCasus(r.Gezien, f), Object: r.Object})
			s.toont(r.Gezien.ID)
		}
	}
	return uit
}

// taakCasus is the Casus of a task of somebody who may read it.
func (s *scope) taakCasus(g store.Gezien, f policy.Casus) CasusRegel {
	return s.regel(rij{Casus: g.Casus, gezien: g, feiten: f, inhoud: true})
}

func (s *scope) afspraaktaken() ([]Taak, error) {
	vandaag := s.vandaag()
	rijen, err := s.tx.Werkafspraken(store.Afspraakvraag{Medewerker: s.wie[0].Medewerker, Partij: s.wie[0].Partij, Nu: s.moment,
		Vandaag: vandaag.Format("2006-01-02"), Eigen: uint64(policy.RolAangewezen),
		Regie: uint64(policy.RolProcesregisseur | policy.RolWaarnemer | policy.RolCasusregisseur), Aantal: maxTaken})
	if err != nil {
		return nil, err
	}
	var uit []Taak
	lezen, melden := s.velen("afspraak.lezen"), s.velen("afspraak.melden")
	for _, r := range rijen {
		f := s.casusFeiten(r.Gezien)
		k := s.maakAfspraak(zaak{Casus: r.Gezien.Casus, feiten: []policy.Casus{f}, rto: &rtoStand{}}, r.Afspraak)
		if !lezen.mag(k.op) {
			continue
		}
		t := Taak{Soort: "afspraak_bewaken", Casus: s.taakCasus(r.Gezien, f), Object: k.ID, Uiterlijk: k.Uiterlijk}
		if melden.mag(k.op) {
			t.Soort = "afspraak"
		}
		if t.Soort == "afspraak" || k.Stand.TeLaat(klok.Datum(k.Uiterlijk), vandaag) || k.Stand == plan.LuktNiet {
			if t.Over, err = s.afspraakOver(k.ID); err != nil {
				return nil, err
			}
			van := s.huis.partij(k.Partij)
			t.Van = &van
			uit = append(uit, t)
			s.toont(k.Casus, k.ID)
		}
	}
	s.noteerVelen(lezen, melden)
	return uit, nil
}

// afspraakOver opens what an Afspraak is about, for who was decided to read it.
func (s *scope) afspraakOver(id string) (string, error) {
	r, err := s.tx.Afspraak(id)
	if err != nil {
		return "", err
	}
	doos, err := s.doos(r.Casus)
	if err != nil {
		return "", err
	}
	var a plan.Afspraak
	err = openNaar(doos, "afspraak", r.ID, r.Inhoud, &a)
	return a.Wat, err
}
