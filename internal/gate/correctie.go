// SPDX-License-Identifier: EUPL-1.2

package gate

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"time"

	"rondetafel/internal/errs"
	"rondetafel/internal/gate/internal/store"
	"rondetafel/internal/informatie"
	"rondetafel/internal/policy"
)

// CorrectieVragen tells the supplier of a piece that it is not right, and why; a Partij that reads the piece does that. Only the supplier
// corrects it (rule 12.1-1).
func (g *Gate) CorrectieVragen(ctx context.Context, c Caller, in informatie.Correctieverzoek) (Verwijzing, error) {
	if err := in.Valideer(); err != nil {
		return Verwijzing{}, err
	}
	n := notitiewerk{id: nieuwID(g.klok.Nu())}
	n.inhoud = g.zegelVan(ctx, plaats{"correctieverzoek", n.id}, func(tx *store.Tx) (string, error) {
		if !isID(in.Gegeven) {
			return "", store.ErrGeen
		}
		r, err := tx.Gegeven(in.Gegeven)
		return r.Casus, err
	}, in.Waarom)
	return schrijf(ctx, g, c, "correctie.vragen", in, func(s *scope) (Verwijzing, error) {
		k, err := s.gegevenMet(in.Gegeven, func(k stuk) policy.Context {
			if s.vraag("gegeven.lezen", k.op, policy.Context{}).Toegestaan {
				return policy.Context{}
			}
			return policy.Context{Ontbreekt: []string{"lezen"}}
		})
		if err != nil || n.inhoud.err != nil {
			return Verwijzing{}, eerste(err, n.inhoud.err)
		}
		if err := s.eisOpen(k.zaak, in.Teksten()); err != nil {
			return Verwijzing{}, err
		}
		return s.vraagCorrectie(k, n)
	})
}

func (s *scope) vraagCorrectie(k stuk, n notitiewerk) (Verwijzing, error) {
	eigen := s.wie[0].Partij
	al, err := s.tx.VerzoekenOver(k.ID)
	if slices.ContainsFunc(al, func(r store.Correctieverzoek) bool { return r.Partij == eigen && r.Stand == informatie.CorrectieOpen }) {
		return Verwijzing{}, &errs.Invalid{Velden: []errs.Veldfout{{Veld: "waarom",
			Melding: "Je Partij vroeg hier al om een correctie. Wacht op het antwoord."}}}
	}
	r := store.Correctieverzoek{ID: n.id, Casus: k.Casus, Gegeven: k.ID, Partij: eigen, Medewerker: s.caller.persoon(), Gevraagd: s.moment,
		Stand: informatie.CorrectieOpen, Gewijzigd: s.moment, GewijzigdDoor: s.caller.persoon(), Verzoek: n.inhoud.bytes, Antwoord: []byte{}}
	r.Zegel = s.verzegel("correctieverzoek", correctieRij(r.ID), 0, correctieVelden(r))
	if err := eerste(err, s.tx.NieuwCorrectieverzoek(r)); err != nil {
		return Verwijzing{}, err
	}
	s.object(r.ID)
	return Verwijzing{ID: r.ID, Nummer: k.zaak.Nummer, Versie: 1}, eerste(s.gebeurt(k.Casus, "correctie.gevraagd", "correctie", r.ID), s.merkCorrectie(k, r))
}

// merkCorrectie moves the Casus to the top for those who may know of a request: who asked only while they read the piece.
func (s *scope) merkCorrectie(k stuk, r store.Correctieverzoek) error {
	partijen := []string{k.Partij}
	leest, err := s.hoortVan(k, r.Medewerker)
	if leest {
		partijen = append(partijen, r.Partij)
	}
	return eerste(err, s.merkVoor(k.zaak, policy.RolProcesregisseur|policy.RolWaarnemer, partijen...))
}

// verzoekstuk is a Correctieverzoek with its piece and the facts of it for each caller.
type verzoekstuk struct {
	store.Correctieverzoek
	stuk   stuk
	feiten []policy.Correctieverzoek
}

func (k verzoekstuk) op(i int) policy.Resource { return k.feiten[i] }

// maakVerzoekstuk makes the facts of a request about a piece. One whose row was altered is nobody's.
func (s *scope) maakVerzoekstuk(k stuk, r store.Correctieverzoek) verzoekstuk {
	v := verzoekstuk{Correctieverzoek: r, stuk: k}
	leverancier := k.Partij
	if !s.g.echt("correctieverzoek", r.ID, r.Zegel, correctieVelden(r)) {
		v.Partij, leverancier, v.Stand = "", "", informatie.CorrectieVervallen
	}
	for i, f := range k.zaak.feiten {
		leesbaar := s.g.motor.Beslis(s.wie[i], "gegeven.lezen", k.op(i), s.context()).Toegestaan
		v.feiten = append(v.feiten, policy.Correctieverzoek{ID: r.ID, Casus: f, Vrager: v.Partij, Leverancier: leverancier, Leesbaar: leesbaar,
			Stand: string(v.Stand)})
	}
	return v
}

// leesVerzoekstuk makes the facts of a request and of the piece that it is about.
func (s *scope) leesVerzoekstuk(z zaak, r store.Correctieverzoek) (verzoekstuk, error) {
	g, err := s.tx.Gegeven(r.Gegeven)
	if err != nil {
		return verzoekstuk{}, err
	}
	k, err := s.maakStuk(z, g)
	return s.maakVerzoekstuk(k, r), err
}

// correctie reads a request and decides on the act; who may not read it hears that it does not exist.
func (s *scope) correctie(id string) (verzoekstuk, error) {
	r, err := opID(s, id, s.tx.Correctieverzoek)
	if err != nil {
		return verzoekstuk{}, err
	}
	z, err := s.gezien(r.Casus)
	if err != nil {
		return verzoekstuk{}, err
	}
	s.namens(z)
	v, err := s.leesVerzoekstuk(z, r)
	if err != nil {
		return verzoekstuk{}, err
	}
	return v, s.beslisOver(v.op, policy.Context{}, "correctie.lezen")
}

// CorrectieAntwoorden is what the supplier says to a request: it corrected the piece since, or it does not and why. *errs.Conflict when
// a colleague answered meanwhile.
func (g *Gate) CorrectieAntwoorden(ctx context.Context, c Caller, in informatie.Correctieantwoord) (Verwijzing, error) {
	if err := in.Valideer(); err != nil {
		return Verwijzing{}, err
	}
	reden := g.zegelVan(ctx, plaats{"correctieantwoord", in.Correctieverzoek}, func(tx *store.Tx) (string, error) {
		r, err := tx.Correctieverzoek(in.Correctieverzoek)
		return r.Casus, err
	}, in.Reden)
	return schrijf(ctx, g, c, "correctie.antwoorden", in, func(s *scope) (Verwijzing, error) {
		v, err := s.correctie(in.Correctieverzoek)
		if s.ingehaald(err, v.op, in.Versie, v.Versie) {
			return Verwijzing{}, &errs.Conflict{Wat: "dit verzoek", Wie: s.huis.medewerkers[v.GewijzigdDoor].Naam, Moment: v.Gewijzigd,
				Versie: v.Versie, Nu: "Stand: " + v.Stand.Label()}
		}
		if err := s.eisOpenNa(eerste(err, reden.err), v.stuk.zaak, in.Teksten()); err != nil {
			return Verwijzing{}, err
		}
		if in.Uitkomst == informatie.CorrectieVerbeterd {
			if err := s.eisVerbeterd(v); err != nil {
				return Verwijzing{}, err
			}
		}
		return s.sluitVerzoek(v, in.Uitkomst, reden.bytes)
	})
}

// eisVerbeterd asks that the piece was corrected after the request was made.
func (s *scope) eisVerbeterd(v verzoekstuk) error {
	for vanaf := 0; ; vanaf += lijnenOpBlad {
		rijen, err := s.tx.Gebeurtenissen(v.Casus, lijnenOpBlad, vanaf)
		if err != nil {
			return err
		}
		for _, r := range rijen {
			if r.Soort == "gegeven.gecorrigeerd" && r.Object == v.Gegeven && r.Moment > v.Gevraagd {
				return nil
			}
		}
		if len(rijen) < lijnenOpBlad || rijen[len(rijen)-1].Moment < v.Gevraagd {
			return &errs.Invalid{Velden: []errs.Veldfout{{Veld: "uitkomst",
				Melding: "Het stuk is sinds dit verzoek nog niet verbeterd. Verbeter het eerst, of zeg waarom jullie dat niet doen."}}}
		}
	}
}

// sluitVerzoek writes what became of a request as its next version, and tells those who may know.
func (s *scope) sluitVerzoek(v verzoekstuk, stand informatie.CorrectieStand, antwoord []byte) (Verwijzing, error) {
	r := v.Correctieverzoek
	r.Stand, r.Antwoord, r.Gewijzigd, r.GewijzigdDoor = stand, antwoord, s.moment, s.caller.persoon()
	r.Zegel = s.verzegel("correctieverzoek", correctieRij(r.ID), r.Versie, correctieVelden(r))
	err := s.tx.ZetCorrectieverzoek(r)
	if stand != informatie.CorrectieVervallen { // that is told with the piece
		err = eerste(err, s.gebeurt(r.Casus, "correctie."+string(stand), "correctie", r.ID), s.merkCorrectie(v.stuk, r))
	}
	return Verwijzing{ID: r.ID, Nummer: v.stuk.zaak.Nummer, Versie: r.Versie}, err
}

// verwerkVerzoeken closes the requests that a correction settles. Of one that is not open about this piece it says the same as of one
// that does not exist.
func (s *scope) verwerkVerzoeken(k stuk, ids []string) error {
	if len(ids) == 0 {
		return nil
	}
	rijen, err := s.tx.VerzoekenOver(k.ID)
	for _, id := range slices.Compact(slices.Sorted(slices.Values(ids))) {
		i := slices.IndexFunc(rijen, func(r store.Correctieverzoek) bool { return r.ID == id })
		if i < 0 {
			return eerste(err, geenVerzoek())
		}
		v := s.maakVerzoekstuk(k, rijen[i])
		if !s.mag("correctie.antwoorden", v.op) {
			return geenVerzoek()
		}
		s.object(id)
		if _, err := s.sluitVerzoek(v, informatie.CorrectieVerbeterd, []byte{}); err != nil {
			return err
		}
	}
	return err
}

func geenVerzoek() error {
	return &errs.Invalid{Velden: []errs.Veldfout{{Veld: "correctieverzoeken", Melding: "Dit verzoek staat niet meer open. Haal het weg."}}}
}

// vervalVerzoeken closes the open requests about a piece that is withdrawn.
func (s *scope) vervalVerzoeken(k stuk) error {
	rijen, err := s.tx.VerzoekenOver(k.ID)
	for _, r := range rijen {
		if r.Stand == informatie.CorrectieOpen && err == nil {
			s.object(r.ID)
			_, err = s.sluitVerzoek(s.maakVerzoekstuk(k, r), informatie.CorrectieVervallen, []byte{})
		}
	}
	return err
}

// CorrectieBlad is a request to correct a piece as its reader sees it.
type CorrectieBlad struct {
	ID          string                    `json:"id"`
	Casus       string                    `json:"casus"`
	Nummer      string                    `json:"nummer"` // of the Casus
	Gegeven     string                    `json:"gegeven"`
	Leverancier Naam                      `json:"leverancier"`
	Partij      Naam                      `json:"partij"` // that asks
	Door        Naam                      `json:"door"`
	Gevraagd    time.Time                 `json:"gevraagdOp"`
	Waarom      string                    `json:"waarom"`
	Stand       informatie.CorrectieStand `json:"stand"`
	Gewijzigd   time.Time                 `json:"gewijzigdOp"`
	Reden       string                    `json:"reden,omitempty"` // why it was not corrected
	Versie      int64                     `json:"versie"`
	Mag         []string                  `json:"mag"`
}

// CorrectieLezen opens one request. errs.ErrNotFound for who may not know of it: who asked reads it as long as they read the piece.
func (g *Gate) CorrectieLezen(ctx context.Context, c Caller, id string) (CorrectieBlad, error) {
	return lees(ctx, g, c, "correctie.lezen", func(s *scope) (CorrectieBlad, error) {
		v, err := s.correctie(id)
		if err != nil {
			return CorrectieBlad{}, err
		}
		return s.correctieBlad(v)
	})
}

func (s *scope) correctieBlad(v verzoekstuk) (CorrectieBlad, error) {
	b := CorrectieBlad{ID: v.ID, Casus: v.Casus, Nummer: v.stuk.zaak.Nummer, Gegeven: v.Gegeven, Leverancier: s.huis.partij(v.stuk.Partij),
		Partij: s.huis.partij(v.Partij), Door: s.huis.mensNaam(v.Medewerker), Gevraagd: moment(v.Gevraagd), Stand: v.Stand, Gewijzigd: moment(v.Gewijzigd),
		Versie: v.Versie, Mag: s.kan(v.op, policy.Context{}, "correctie.antwoorden")}
	doos, err := s.doos(v.Casus)
	if err != nil {
		return b, err
	}
	s.toont(v.ID)
	err = openNaar(doos, "correctieverzoek", v.ID, v.Verzoek, &b.Waarom)
	if err == nil && len(v.Antwoord) > 0 {
		err = openNaar(doos, "correctieantwoord", v.ID, v.Antwoord, &b.Reden)
	}
	return b, err
}

// correcties opens the requests among rijen that the caller may read, about the pieces of a Casus.
func (s *scope) correcties(z zaak, rijen []store.Correctieverzoek) ([]CorrectieBlad, error) {
	uit := []CorrectieBlad{}
	if len(rijen) == 0 {
		return uit, nil
	}
	lezen := s.velen("correctie.lezen")
	for _, r := range rijen {
		v, err := s.leesVerzoekstuk(z, r)
		if err != nil {
			return nil, fmt.Errorf("gate: correctieverzoek: %w", err)
		}
		if !lezen.mag(v.op) {
			continue
		}
		b, err := s.correctieBlad(v)
		if err != nil {
			return nil, err
		}
		uit = append(uit, b)
	}
	s.noteerVelen(lezen)
	return uit, nil
}

// verzoekenOver opens the requests about one piece that the caller may read.
func (s *scope) verzoekenOver(k stuk) ([]CorrectieBlad, error) {
	rijen, err := s.tx.VerzoekenOver(k.ID)
	if err != nil || len(rijen) == 0 {
		return nil, err
	}
	return s.correcties(k.zaak, rijen)
}

// correctietaken finds the requests that wait for the Partij of the caller.
func (s *scope) correctietaken() ([]Taak, error) {
	rijen, err := s.tx.OpenCorrecties(store.Werkvraag{Medewerker: s.wie[0].Medewerker, Partij: s.wie[0].Partij, Nu: s.moment,
		Rollen: uint64(policy.RolAangewezen), Aantal: maxTaken})
	var uit []Taak
	antwoorden := s.velen("correctie.antwoorden")
	for _, r := range rijen {
		f := s.casusFeiten(r.Gezien)
		z := zaak{Casus: r.Gezien.Casus, feiten: []policy.Casus{f}, rto: &rtoStand{}}
		v, fout := s.tx.Correctieverzoek(r.Object)
		if err = errors.Join(err, fout); err != nil {
			return nil, err
		}
		k, err := s.leesVerzoekstuk(z, v)
		if err != nil {
			return nil, err
		}
		if antwoorden.mag(k.op) {
			van := s.huis.partij(v.Partij)
			uit = append(uit, Taak{Soort: "correctie", Casus: s.taakCasus(r.Gezien, f), Object: v.ID, Van: &van})
			s.toont(v.Casus, v.ID)
		}
	}
	s.noteerVelen(antwoorden)
	return uit, err
}
