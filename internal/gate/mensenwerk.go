// SPDX-License-Identifier: EUPL-1.2

package gate

import (
	"context"
	"errors"
	"slices"
	"time"

	"rondetafel/internal/casus"
	"rondetafel/internal/errs"
	"rondetafel/internal/gate/internal/store"
	"rondetafel/internal/klok"
	"rondetafel/internal/partij"
	"rondetafel/internal/policy"
)

// What somebody left to do, beside what blijftOm says.
const (
	openProcesregie = "procesregie" // the manager gives the Casus to another
	openAfspraken   = "afspraken"
)

// werkVan is what waits because somebody may no longer do it: nothing of who may do all that they could.
func (s *scope) werkVan(wie string) ([]WerkOver, error) {
	if !slices.Contains(s.huis.vervallen(s.moment), wie) {
		return nil, nil
	}
	rijen, err := s.tx.ZichtVanMensen([]string{wie}, "", maxTaken)
	var uit []WerkOver
	for _, r := range rijen {
		w, _, fout := s.werkOp(r)
		if err = eerste(err, fout); err == nil && len(w.Wat) > 0 {
			uit = append(uit, w)
			s.toont(w.Casus.ID)
		}
	}
	return uit, err
}

// werkOp is what waits in one Casus because of a row of zicht whose person may no longer do it.
func (s *scope) werkOp(r store.Zicht) (WerkOver, zaak, error) {
	var w WerkOver
	weg := s.gegevenRollen(r) &^ s.rollen(r)
	if weg&(policy.RolProcesregisseur|policy.RolWaarnemer|policy.RolAangewezen|policy.RolCasusregisseur) == 0 {
		return w, zaak{}, nil
	}
	z, err := s.zaakVan(r.Casus)
	if err != nil {
		return w, z, err
	}
	w.Casus = Naam{ID: z.ID, Naam: z.Nummer}
	if weg&(policy.RolProcesregisseur|policy.RolWaarnemer) != 0 {
		w.Wat = append(w.Wat, openProcesregie)
	}
	if weg&policy.RolAangewezen != 0 {
		blijft, fout := s.blijftOm(z, r.Wie)
		afspraken, fout2 := s.afsprakenVan(z, r.Wie)
		w.Wat, w.Afspraken, err = append(w.Wat, blijft...), len(afspraken), eerste(fout, fout2)
		if len(afspraken) > 0 {
			w.Wat = append(w.Wat, openAfspraken)
		}
	} else if weg&policy.RolCasusregisseur != 0 {
		w.Wat = append(w.Wat, "casusregie")
	}
	return w, z, err
}

// overneemTaken tells of work that waits because who did it left or may no longer: the administrator of a Partij about its own people, the manager
// about the procesregie, a Procesregisseur about their casussen (rules WGS-12, 8.2c-1; article 20).
func (s *scope) overneemTaken() ([]Taak, error) {
	weg := s.huis.vervallen(s.moment)
	if len(s.wie) != 1 || len(weg) == 0 {
		return nil, nil
	}
	wie, bij := s.wie[0], ""
	switch {
	case wie.Functies&policy.FunctieManager != 0:
	case wie.Functies&policy.FunctieProcesregisseur != 0:
		bij = wie.Medewerker
	case wie.Functies&policy.FunctiePartijbeheerder != 0:
		weg = slices.DeleteFunc(weg, func(id string) bool { return s.huis.medewerkers[id].Partij != wie.Partij })
	default:
		return nil, nil
	}
	rijen, err := s.tx.ZichtVanMensen(weg, bij, maxTaken)
	var uit []Taak
	for _, r := range rijen {
		w, z, fout := s.werkOp(r)
		if err = eerste(err, fout); err != nil || len(w.Wat) == 0 {
			continue
		}
		if t, ok := s.overneemTaak(r.Wie, w, z); ok {
			uit = append(uit, t)
			s.toont(z.ID)
		}
	}
	return uit, err
}

// overneemTaak is what the caller can do about it: nothing when it is for another.
func (s *scope) overneemTaak(wie string, w WerkOver, z zaak) (Taak, bool) {
	van := s.huis.mensNaam(wie)
	t := Taak{Soort: "overnemen", Casus: CasusRegel{Nummer: z.Nummer}, Van: &van, Object: kenmerk(wie)}
	naar := policy.Context{NaarPartij: s.huis.medewerkers[wie].Partij}
	opnieuw := policy.Context{NaarFuncties: policy.FunctieProcesregisseur, NaarActief: true}
	rij := rij{Casus: z.Casus, feiten: z.feiten[0]}
	switch {
	case slices.Contains(w.Wat, openProcesregie):
		t.Soort, t.Casus = "procesregie_open", s.regel(rij)
		return t, len(s.kan(z.op, opnieuw, "casus.toewijzen")) > 0
	case len(s.kan(z.op, naar, "deelname.ontheffen")) > 0:
		rij.inhoud = true
		t.Soort, t.Casus = "vertrokken", s.regel(rij)
		return t, true
	}
	return t, len(s.kan(opHuis, naar, "medewerker.overdragen")) > 0
}

// herstelTaken tells who could be the second that a colleague's log-in is being recovered, and by whose code: they see the person too, or find that
// something is wrong (rule 14.3-1).
func (s *scope) herstelTaken() ([]Taak, error) {
	if len(s.wie) != 1 || s.wie[0].Functies&(policy.FunctieManager|policy.FunctieProcesregisseur|policy.FunctiePartijbeheerder) == 0 {
		return nil, nil
	}
	codes, err := s.tx.Toegangscodes()
	var uit []Taak
	for _, r := range codes {
		in, loopt, fout := s.herstelcode(r)
		if err = eerste(err, fout); err != nil || !loopt || in.Door == s.caller.persoon() {
			continue
		}
		m, rond, fout := s.mensRond(r.Medewerker)
		rond, fout2 := s.herstel(m, rond)
		if err = eerste(fout, fout2); err == nil && len(s.kan(opHuis, rond, "medewerker.herstellen")) > 0 {
			van := s.huis.mensNaam(m.ID)
			uit = append(uit, Taak{Soort: "herstel", Van: &van, Object: kenmerk(m.ID), Uiterlijk: moment(r.Tot).In(klok.Amsterdam()).Format(time.DateOnly)})
		}
	}
	return uit, err
}

// overnemers are the colleagues of somebody who can take over: who may work in casussen and signed the declaration, and not who decides on it.
func (s *scope) overnemers(van partij.Medewerker) []partij.Medewerker {
	return slices.DeleteFunc(s.huis.mensenVanPartij(van.Partij), func(m partij.Medewerker) bool {
		return m.ID == van.ID || m.ID == s.caller.persoon() || s.huis.draagt(m.ID, s.moment)&policy.RolAangewezen == 0 || !s.huis.wie(m.ID, s.moment).Getekend
	})
}

// MedewerkerOverdragen designates a colleague for a Casus in the place of somebody who left, or who may no longer work in casussen, and gives them
// the afspraken that wait (rules WGS-12, 6.5-1). Who does it sees nothing of the Casus, and is never who takes over: else ending a colleague's function
// and giving it back would open the colleague's casussen. Casusregie does not pass: the RTO decides (article 20).
func (g *Gate) MedewerkerOverdragen(ctx context.Context, c Caller, in partij.WerkOverdragen) (Verwijzing, error) {
	if err := in.Valideer(); err != nil {
		return Verwijzing{}, err
	}
	return schrijf(ctx, g, c, "medewerker.overdragen", in, func(s *scope) (Verwijzing, error) {
		m, rond, err := s.mensMet(in.Medewerker)
		if err != nil {
			return Verwijzing{}, err
		}
		if in.Overnemer == s.caller.persoon() {
			rond.Ontbreekt = append(rond.Ontbreekt, naarZichzelf)
		}
		if err := s.beslisRechten(rond); err != nil {
			return Verwijzing{}, err
		}
		if m.ID == "" {
			return Verwijzing{}, errs.ErrNotFound
		}
		z, err := s.overTeDragen(m.Medewerker, in)
		if err != nil {
			return Verwijzing{}, err
		}
		in.Medewerker = m.ID // which can be a mark
		return Verwijzing{ID: z.ID, Nummer: z.Nummer, Versie: z.Versie}, s.draagOver(z, in)
	})
}

// overTeDragen reads the Casus in which something waits, and asks for a colleague who can take it over. A Casus that is not there and one in which
// this person has nothing to do are the same answer.
func (s *scope) overTeDragen(m partij.Medewerker, in partij.WerkOverdragen) (zaak, error) {
	var v errs.Velden
	v.Eis(slices.ContainsFunc(s.overnemers(m), func(o partij.Medewerker) bool { return o.ID == in.Overnemer }), "overnemer",
		"Kies een collega van dezelfde Partij die in casussen mag werken en de verklaring tekende.")
	err := error(store.ErrGeen)
	var r store.Zicht
	if isID(in.Casus) {
		r, err = s.tx.ZichtVan(in.Casus, m.ID)
	}
	if err != nil && !errors.Is(err, store.ErrGeen) {
		return zaak{}, err
	}
	wacht := err == nil && r.Open && s.gegevenRollen(r)&^s.rollen(r)&policy.RolAangewezen != 0
	v.Eis(wacht, "casus", "In deze casus wacht niets van deze persoon.")
	if err := v.Fout(); err != nil {
		return zaak{}, err
	}
	return s.gezien(in.Casus)
}

func (s *scope) draagOver(z zaak, in partij.WerkOverdragen) error {
	s.object(in.Overnemer)
	return eerste(s.geefRol(z.ID, in.Overnemer, policy.RolAangewezen), s.gebeurt(z.ID, "deelname.aangewezen", "casus", in.Overnemer),
		s.draagWerkOver(z, casus.Ontheffen{Casus: z.ID, Medewerker: in.Medewerker, Overnemer: in.Overnemer}), s.ontheef(z, in.Medewerker),
		s.tx.MerkZicht(z.ID, []string{in.Overnemer}, s.moment, z.Open))
}
