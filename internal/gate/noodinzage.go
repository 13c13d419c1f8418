// SPDX-License-Identifier: EUPL-1.2

package gate

import (
	"context"
	"errors"
	"slices"

	"rondetafel/internal/audit"
	"rondetafel/internal/casus"
	"rondetafel/internal/errs"
	"rondetafel/internal/gate/internal/store"
	"rondetafel/internal/klok"
	"rondetafel/internal/policy"
)

// A Procesregisseur to whom a Casus is not assigned opens it in need (article 1.2, rule 1.2-1). What grants is a role in their row of zicht that
// ends by itself after an hour; what is kept beside it is why, and what the Manager thought of it afterwards. Everybody who reads the Casus sees
// that it runs, and who has the regie, the Manager and the privacy officer find it at Mijn werk at once.

const vanNood = "noodinzage"

// What keeps a Procesregisseur from opening a Casus in need, and a dossier from being destroyed, in fixed words for policy.
const (
	nietTerecht  = "terecht"      // the Manager found an earlier one on this Casus unneeded
	ongeoordeeld = "ongeoordeeld" // an earlier one of theirs on this Casus was not judged yet, and another Procesregisseur can open it
	oudeRol      = "rol"          // their row of zicht has a role that they may not use now
	noodOordeel  = "noodoordeel"  // one was not judged yet
	noodFunctie  = vanNood        // in which functie somebody looks in need, for the log
	noodOpBlad   = 50
)

// noodInhoud is what is sealed of one.
type noodInhoud struct {
	Reden       string `json:"reden"`
	Toelichting string `json:"toelichting,omitempty"` // of the judgement
}

// nood is a Noodinzage with its Casus and the facts of it for each caller.
type nood struct {
	store.Noodinzage
	zaak   zaak
	feiten []policy.Noodinzage
}

func (n nood) op(i int) policy.Resource { return n.feiten[i] }

// loopt tells whether somebody reads by it now.
func (n nood) loopt(moment int64) bool { return moment < n.Tot }

// NoodinzageVerwijzing names a Noodinzage that was made, with the Casus that it opened.
type NoodinzageVerwijzing struct {
	Verwijzing
	Casus string `json:"casus"`
}

// NoodinzageOpenen lets the caller, a Procesregisseur, read a Casus for an hour that is not assigned to them, in need (rule 1.2-1). The number is
// the one that the house works with: one that does not exist, one that is closed or destroyed and one that waits for its Manager are all
// errs.ErrNotFound. Who cannot do it with any Casus hears that before the number is looked at.
func (g *Gate) NoodinzageOpenen(ctx context.Context, c Caller, in casus.Noodinzage) (NoodinzageVerwijzing, error) {
	in = in.Schoon()
	if err := in.Valideer(); err != nil {
		return NoodinzageVerwijzing{}, err
	}
	return schrijf(ctx, g, c, "noodinzage.openen", in, func(s *scope) (NoodinzageVerwijzing, error) {
		if err := s.beslis(policy.Huis{}, policy.Context{}); err != nil {
			return NoodinzageVerwijzing{}, err
		}
		z, err := s.inNood(in.Nummer)
		if err := s.eisOpenNa(err, z, in.Teksten()); err != nil {
			return NoodinzageVerwijzing{}, err
		}
		return s.openInNood(z, in.Reden)
	})
}

// inNood reads the Casus with this number and decides whether the caller may open it in need. Why not is told only to who knows of it anyway.
func (s *scope) inNood(nummer string) (zaak, error) {
	id, err := s.tx.CasusMetNummer(nummer)
	if alsEr(err) != nil {
		return zaak{}, err
	}
	z, err := s.gezien(id)
	if err != nil {
		return z, err
	}
	eerder, mist, err := s.noodTekort(z)
	if err != nil {
		return z, err
	}
	b := s.vraag("noodinzage.casus", z.op, policy.Context{Ontbreekt: mist})
	if b.Toegestaan {
		s.noteer(b)
		return z, nil
	}
	s.entry.Regels, s.entry.Artikelen = nil, nil // it is refused, and by this
	s.noteer(b)
	if eerder || s.vraag("casus.bestaan", z.op, policy.Context{}).Toegestaan {
		return z, s.weiger(b)
	}
	s.entry.Uitkomst = audit.Refused
	return z, errs.ErrNotFound
}

// noodTekort is what keeps the caller from opening this Casus in need, and whether they opened it so before.
func (s *scope) noodTekort(z zaak) (eerder bool, mist []string, err error) {
	rijen, err := s.tx.Noodinzagen(z.ID)
	for _, r := range rijen {
		if r.Medewerker != s.caller.persoon() {
			continue
		}
		eerder = true
		if !s.g.echt(vanNood, r.ID, r.Zegel, noodVelden(r)) {
			r.Oordeel = "" // nobody judged it so
		}
		switch {
		case r.Oordeel == casus.NoodNietTerecht && !slices.Contains(mist, nietTerecht):
			mist = append(mist, nietTerecht)
		case r.Oordeel == "" && r.Tot <= s.moment && s.anderInNood(z) && !slices.Contains(mist, ongeoordeeld):
			mist = append(mist, ongeoordeeld)
		}
	}
	r, fout := s.tx.ZichtVan(z.ID, s.caller.persoon())
	if s.gegevenRollen(r)&^policy.RolNoodinzage != 0 {
		mist = append(mist, oudeRol)
	}
	return eerder, mist, eerste(err, alsEr(fout))
}

// anderInNood tells whether the house has another Procesregisseur who can open this Casus in need: not who has it, as need is that they cannot be
// reached. Where there is none, nobody waits for a judgement while something happens.
func (s *scope) anderInNood(z zaak) bool {
	for id := range s.huis.medewerkers {
		w := s.huis.wie(id, s.moment)
		if id == s.caller.persoon() || id == z.Procesregisseur || w.Functies&policy.FunctieProcesregisseur == 0 {
			continue
		}
		if s.g.motor.Beslis(w, "noodinzage.openen", policy.Huis{}, policy.Context{Nu: s.moment, Herkomst: s.caller.Herkomst}).Toegestaan {
			return true
		}
	}
	return false
}

// openInNood gives the caller the role until the hour is over, and tells the others.
func (s *scope) openInNood(z zaak, reden string) (NoodinzageVerwijzing, error) {
	doos, err := s.doos(z.ID)
	if err != nil {
		return NoodinzageVerwijzing{}, err
	}
	n := store.Noodinzage{ID: nieuwID(klok.VanMicro(s.moment)), Casus: z.ID, Medewerker: s.caller.persoon(), Van: s.moment,
		Tot: s.moment + casus.NoodinzageDuur.Microseconds()}
	if n.Inhoud, err = sluitIn(doos, vanNood, n.ID, noodInhoud{Reden: reden}); err != nil {
		return NoodinzageVerwijzing{}, err
	}
	n.Zegel = s.verzegel(vanNood, noodRij(n.ID), 0, noodVelden(n))
	s.object(n.ID)
	s.entry.Functie = noodFunctie
	err = eerste(s.tx.NieuweNoodinzage(n), s.geefNoodrol(z.ID, n), s.gebeurt(z.ID, vanNood+".geopend", "casus", z.ID),
		s.tx.MerkZicht(z.ID, nil, s.moment, z.Open))
	return NoodinzageVerwijzing{Verwijzing: Verwijzing{ID: n.ID, Nummer: z.Nummer, Versie: n.Versie}, Casus: z.ID}, err
}

// geefNoodrol gives the role that ends with the Noodinzage. The row has no other role: who has one needs this none.
func (s *scope) geefNoodrol(id string, n store.Noodinzage) error {
	z, err := s.tx.ZichtVan(id, n.Medewerker)
	nieuw := errors.Is(err, store.ErrGeen)
	if alsEr(err) != nil {
		return err
	}
	if nieuw {
		z = store.Zicht{Casus: id, Wie: n.Medewerker, Open: true, Gewijzigd: s.moment}
	}
	z.Rollen, z.Van, z.Tot = uint64(policy.RolNoodinzage), n.Van, n.Tot
	z.Zegel = s.verzegel("zicht", zichtRij(z), z.Versie, zichtVelden(z))
	if nieuw {
		return s.tx.NieuwZicht(z)
	}
	return s.tx.ZetZicht(z)
}

// NoodinzageBeeindigen ends the caller's own Noodinzage before its hour is over: from the next look on they see nothing of the Casus.
func (g *Gate) NoodinzageBeeindigen(ctx context.Context, c Caller, in casus.NoodinzageEinde) (Verwijzing, error) {
	return schrijf(ctx, g, c, "noodinzage.beeindigen", in, func(s *scope) (Verwijzing, error) {
		n, err := s.nieuwsteNood(in.Noodinzage, in.Versie)
		if err != nil {
			return Verwijzing{}, err
		}
		if err := eerste(s.stopNood(&n.Noodinzage), s.neemRol(n.Casus, n.Medewerker, policy.RolNoodinzage),
			s.gebeurt(n.Casus, vanNood+".beeindigd", "casus", n.Casus), s.tx.MerkZicht(n.Casus, nil, s.moment, n.zaak.Open)); err != nil {
			return Verwijzing{}, err
		}
		return Verwijzing{ID: n.ID, Nummer: n.zaak.Nummer, Versie: n.Versie}, nil
	})
}

// stopNood writes that a Noodinzage ends now.
func (s *scope) stopNood(n *store.Noodinzage) error {
	n.Tot = s.moment
	n.Zegel = s.verzegel(vanNood, noodRij(n.ID), n.Versie, noodVelden(*n))
	return s.tx.ZetNoodinzage(*n)
}

// stopNoodVan ends what runs of somebody on a Casus: they got a role in it, and read it by that.
func (s *scope) stopNoodVan(id, wie string) error {
	rijen, err := s.tx.Noodinzagen(id)
	for _, r := range rijen {
		if err == nil && r.Medewerker == wie && r.Tot > s.moment {
			err = s.stopNood(&r)
		}
	}
	return err
}

// NoodinzageBeoordelen is what the Manager thinks of a Noodinzage that is over (rule 1.2-1). Who opened it never judges it.
func (g *Gate) NoodinzageBeoordelen(ctx context.Context, c Caller, in casus.NoodinzageOordeel) (Verwijzing, error) {
	if err := in.Valideer(); err != nil {
		return Verwijzing{}, err
	}
	return schrijf(ctx, g, c, "noodinzage.beoordelen", in, func(s *scope) (Verwijzing, error) {
		n, err := s.nieuwsteNood(in.Noodinzage, in.Versie)
		if err != nil {
			return Verwijzing{}, err
		}
		return s.beoordeelNood(n, in)
	})
}

func (s *scope) beoordeelNood(n nood, in casus.NoodinzageOordeel) (Verwijzing, error) {
	doos, err := s.doos(n.Casus)
	if err != nil {
		return Verwijzing{}, err
	}
	var inhoud noodInhoud
	if err := openNaar(doos, vanNood, n.ID, n.Inhoud, &inhoud); err != nil {
		return Verwijzing{}, err
	}
	inhoud.Toelichting = in.Toelichting
	r := n.Noodinzage
	if r.Inhoud, err = sluitIn(doos, vanNood, n.ID, inhoud); err != nil {
		return Verwijzing{}, err
	}
	r.Oordeel, r.Beoordelaar, r.Beoordeeld = in.Oordeel, s.caller.persoon(), s.moment
	r.Zegel = s.verzegel(vanNood, noodRij(r.ID), r.Versie, noodVelden(r))
	s.object(r.Medewerker)
	return Verwijzing{ID: r.ID, Nummer: n.zaak.Nummer, Versie: r.Versie}, s.tx.ZetNoodinzage(r)
}

// nood reads one and decides on the act: *errs.Denied for who may know of it, else errs.ErrNotFound.
func (s *scope) nood(id string) (nood, error) {
	r, err := opID(s, id, s.tx.Noodinzage)
	if err != nil {
		return nood{}, err
	}
	z, err := s.gezien(r.Casus)
	if err != nil {
		return nood{}, err
	}
	s.namens(z)
	n := s.maakNood(z, r)
	return n, s.beslisOver(n.op, policy.Context{}, "noodinzage.lezen")
}

// nieuwsteNood is nood, for an act that changes the version which the caller saw.
func (s *scope) nieuwsteNood(id string, versie int64) (nood, error) {
	n, err := s.nood(id)
	if len(n.feiten) > 0 && s.ingehaald(err, n.op, versie, n.Versie) {
		return n, &errs.Conflict{Wat: "deze noodinzage", Wie: s.huis.medewerkers[n.Beoordelaar].Naam, Moment: max(n.Beoordeeld, n.Van), Versie: n.Versie,
			Nu: n.Oordeel.Label()}
	}
	return n, err
}

// maakNood makes the facts of one. One whose row was altered is nobody's own and was never judged: who watches over them still finds it.
func (s *scope) maakNood(z zaak, r store.Noodinzage) nood {
	if !s.g.echt(vanNood, r.ID, r.Zegel, noodVelden(r)) {
		r.Medewerker, r.Oordeel, r.Beoordelaar, r.Beoordeeld = "", "", "", 0
	}
	n := nood{Noodinzage: r, zaak: z}
	for _, f := range z.feiten {
		n.feiten = append(n.feiten, policy.Noodinzage{ID: r.ID, Casus: f, Opener: r.Medewerker, Tot: r.Tot, Oordeel: string(r.Oordeel)})
	}
	return n
}
