// SPDX-License-Identifier: EUPL-1.2

package gate

import (
	"context"
	"fmt"
	"slices"
	"time"

	"rondetafel/internal/casus"
	"rondetafel/internal/errs"
	"rondetafel/internal/gate/internal/store"
	"rondetafel/internal/informatie"
	"rondetafel/internal/klok"
	"rondetafel/internal/policy"
)

// vraagtekst is what is sealed of a question for information.
type vraagtekst struct {
	Vraag string `json:"vraag"`
	Doel  string `json:"doel"`
}

// InformatievraagStellen asks Partijen that take part for what one of them has to know (rule 12.1-3): each gets a question of its own
// and sees nothing of the others. Returns the id of the first.
func (g *Gate) InformatievraagStellen(ctx context.Context, c Caller, in informatie.Informatievraag) (Verwijzing, error) {
	in, nu := in.Schoon(), g.klok.Nu()
	if err := in.Valideer(nu.In(klok.Amsterdam())); err != nil {
		return Verwijzing{}, err
	}
	werk := make([]notitiewerk, len(in.Partijen))
	for i := range werk {
		werk[i].id = nieuwID(nu.Add(time.Duration(i) * time.Millisecond))
		werk[i].inhoud = g.zegelLater(ctx, in.Casus, "informatievraag", werk[i].id, vraagtekst{in.Vraag, in.Doel})
	}
	return schrijf(ctx, g, c, "informatievraag.stellen", in, func(s *scope) (Verwijzing, error) {
		z, err := s.vragendIn(&in)
		if err != nil {
			return Verwijzing{}, err
		}
		al, err := s.alGevraagd(z, in)
		if err := s.eisOpenNa(eerste(err, werk[0].inhoud.err), z, metEerder(in.Teksten(), al)); err != nil {
			return Verwijzing{}, err
		}
		return s.stelVragen(z, in, werk)
	})
}

// alGevraagd is since when a question stands in the Casus in the same words, for the same Partij; 0 for never. What a piece says that was given since, may be its
// answer: the question can be asked again.
func (s *scope) alGevraagd(z zaak, in informatie.Informatievraag) (int64, error) {
	rijen, err := s.tx.Informatievragen(z.ID)
	if err != nil {
		return 0, err
	}
	doos, err := s.doos(z.ID)
	eerst := int64(0)
	for _, r := range rijen {
		if r.Vrager != in.Voor || !s.g.echt("informatievraag", r.ID, r.Zegel, informatievraagVelden(r)) {
			continue
		}
		var al vraagtekst
		err = eerste(err, openNaar(doos, "informatievraag", r.ID, r.Vraag, &al))
		if al.Vraag == in.Vraag && (eerst == 0 || r.Gesteld < eerst) {
			eerst = r.Gesteld
		}
	}
	return eerst, err
}

// vragendIn reads the Casus in which is asked and decides. Who does not say for which Partij asks for their own; who has the
// procesregie asks for that.
func (s *scope) vragendIn(in *informatie.Informatievraag) (zaak, error) {
	z, err := s.gezien(in.Casus)
	if err != nil {
		return z, err
	}
	s.namens(z)
	if in.Voor == "" && s.entry.Functie == "" {
		in.Voor = s.wie[0].Partij
	}
	return z, s.beslisOver(z.op, policy.Context{NaarPartij: in.Voor}, "casus.bestaan")
}

func (s *scope) stelVragen(z zaak, in informatie.Informatievraag, werk []notitiewerk) (Verwijzing, error) {
	if err := s.eisInformatievraag(z, in); err != nil {
		return Verwijzing{}, err
	}
	for i, p := range in.Partijen {
		r := store.Informatievraag{ID: werk[i].id, Casus: z.ID, Vrager: in.Voor, Partij: p, Steller: s.caller.persoon(), Namens: s.entry.Namens,
			Gesteld: s.moment, Uiterlijk: in.Uiterlijk.ISO(), Stand: informatie.VraagOpen, Gewijzigd: s.moment, GewijzigdDoor: s.caller.persoon(),
			Vraag: werk[i].inhoud.bytes, Reden: []byte{}}
		r.Zegel = s.verzegel("informatievraag", informatievraagRij(r.ID), 0, informatievraagVelden(r))
		if err := eerste(werk[i].inhoud.err, s.tx.NieuweInformatievraag(r)); err != nil {
			return Verwijzing{}, err
		}
		s.object(r.ID, p)
		if err := eerste(s.gebeurt(z.ID, "informatievraag.gesteld", "informatievraag", r.ID), s.merkVraag(z, r)); err != nil {
			return Verwijzing{}, err
		}
	}
	return Verwijzing{ID: werk[0].id, Nummer: z.Nummer, Versie: 1}, nil
}

// eisInformatievraag asks what only the Casus can tell: that all take part today, and a goal of it (rule 2.1-1).
func (s *scope) eisInformatievraag(z zaak, in informatie.Informatievraag) error {
	mee, err := s.deelnemendePartijen(z)
	if err != nil {
		return err
	}
	var v errs.Velden
	for _, p := range in.Partijen {
		v.Eis(slices.Contains(mee, p), "partijen", "Kies alleen Partijen die in deze casus meedoen.")
		v.Eis(p != in.Voor, "partijen", "Een Partij vraagt niets aan zichzelf. Kies een andere.")
	}
	v.Eis(in.Voor == "" || slices.Contains(mee, in.Voor), "voor", "Kies een Partij die in deze casus meedoet.")
	v.Eis(slices.Contains(doelenVan(z), in.Doel), "doel", "Kies een doel van deze casus (art. 2.1).")
	return v.Fout()
}

// merkVraag moves the Casus to the top for those who may know of a question, and for nobody else.
func (s *scope) merkVraag(z zaak, r store.Informatievraag) error {
	regie := policy.RolProcesregisseur | policy.RolWaarnemer | policy.RolCasusregisseur
	return s.merkVoor(z, regie, r.Vrager, r.Partij)
}

// merkVoor moves the Casus to the top for who has one of rollen, and for the people of partijen.
func (s *scope) merkVoor(z zaak, rollen policy.Bits, partijen ...string) error {
	return s.merkWie(z, func(r store.Zicht, partij string) bool {
		return policy.Bits(r.Rollen)&rollen != 0 || slices.Contains(partijen, partij)
	})
}

// merkWie moves the Casus to the top for each person of whom weet tells that they may know of what happened.
func (s *scope) merkWie(z zaak, weet func(r store.Zicht, partij string) bool) error {
	rijen, err := s.tx.ZichtOp(z.ID)
	wie := []string{}
	for _, r := range rijen {
		if m, ok := s.huis.medewerkers[r.Wie]; ok && weet(r, m.Partij) {
			wie = append(wie, r.Wie)
		}
	}
	return eerste(err, s.tx.MerkZicht(z.ID, wie, s.moment, z.Open))
}

// informatiestuk is an Informatievraag with its Casus and the facts of it for each caller.
type informatiestuk struct {
	store.Informatievraag
	zaak   zaak
	feiten []policy.Informatievraag
}

func (k informatiestuk) op(i int) policy.Resource { return k.feiten[i] }

// maakInformatiestuk makes the facts of a question. One whose row was altered is nobody's: only the regie sees it.
func (s *scope) maakInformatiestuk(z zaak, r store.Informatievraag) informatiestuk {
	k := informatiestuk{Informatievraag: r, zaak: z}
	echt := s.g.echt("informatievraag", r.ID, r.Zegel, informatievraagVelden(r))
	if !echt {
		k.Vrager, k.Partij, k.Steller, k.Gegeven, k.Stand = "", "", "", "", informatie.VraagIngetrokken
	}
	for _, f := range z.feiten {
		k.feiten = append(k.feiten, policy.Informatievraag{ID: r.ID, Casus: f, Vrager: k.Vrager, Partij: k.Partij, Steller: k.Steller,
			Regie: echt && r.Vrager == "", Stand: string(k.Stand)})
	}
	return k
}

// informatievraag reads a question and decides on the act; who may not read it hears that it does not exist.
func (s *scope) informatievraag(id string) (informatiestuk, error) {
	r, err := opID(s, id, s.tx.Informatievraag)
	if err != nil {
		return informatiestuk{}, err
	}
	z, err := s.gezien(r.Casus)
	if err != nil {
		return informatiestuk{}, err
	}
	s.namens(z)
	k := s.maakInformatiestuk(z, r)
	return k, s.beslisOver(k.op, policy.Context{}, "informatievraag.lezen")
}

// nieuwsteVraag is informatievraag, for an act that changes the version which the caller saw.
func (s *scope) nieuwsteVraag(id string, versie int64) (informatiestuk, error) {
	k, err := s.informatievraag(id)
	if s.ingehaald(err, k.op, versie, k.Versie) {
		return k, &errs.Conflict{Wat: "deze vraag", Wie: s.huis.medewerkers[k.GewijzigdDoor].Naam, Moment: k.Gewijzigd, Versie: k.Versie,
			Nu: "Stand: " + k.Stand.Label()}
	}
	return k, err
}

// bewaarVraag writes what became of a question as its next version, and tells those who may know.
func (s *scope) bewaarVraag(k informatiestuk, r store.Informatievraag, soort string) (Verwijzing, error) {
	r.Gewijzigd, r.GewijzigdDoor, r.Reden = s.moment, s.caller.persoon(), append([]byte{}, r.Reden...) // never NULL
	r.Zegel = s.verzegel("informatievraag", informatievraagRij(r.ID), r.Versie, informatievraagVelden(r))
	err := eerste(s.tx.ZetInformatievraag(r), s.gebeurt(r.Casus, soort, "informatievraag", r.ID), s.merkVraag(k.zaak, r))
	return Verwijzing{ID: r.ID, Nummer: k.zaak.Nummer, Versie: r.Versie}, err
}

// InformatievraagBeantwoorden answers a question with a piece that the answering Partij gave in this Casus. Who reads that piece is
// as its conditions say, also for who asked (rules 12.1-3, 13.2-1).
func (g *Gate) InformatievraagBeantwoorden(ctx context.Context, c Caller, in informatie.Vraagantwoord) (Verwijzing, error) {
	if err := in.Valideer(); err != nil {
		return Verwijzing{}, err
	}
	return schrijf(ctx, g, c, "informatievraag.beantwoorden", in, func(s *scope) (Verwijzing, error) {
		k, err := s.nieuwsteVraag(in.Informatievraag, in.Versie)
		if err != nil {
			return Verwijzing{}, err
		}
		if err := s.eisEigenStuk(k, in.Gegeven); err != nil {
			return Verwijzing{}, err
		}
		return s.beantwoordMet(k, in.Gegeven)
	})
}

// eisEigenStuk asks for a piece that the Partij which is asked gave in the same Casus and did not withdraw. Of any other piece it
// says the same as of one that does not exist.
func (s *scope) eisEigenStuk(k informatiestuk, id string) error {
	r, err := s.leesGegeven(id)
	if alsEr(err) != nil {
		return err
	}
	eigen := err == nil && r.Casus == k.Casus && r.Partij == k.Partij && !r.Ingetrokken &&
		s.g.echtStuk(r)
	var v errs.Velden
	v.Eis(eigen, "gegeven", "Kies een stuk dat jullie zelf in deze casus gaven.")
	return v.Fout()
}

func (s *scope) beantwoordMet(k informatiestuk, gegeven string) (Verwijzing, error) {
	r := k.Informatievraag
	r.Stand, r.Gegeven, r.Reden = informatie.VraagBeantwoord, gegeven, []byte{}
	s.object(gegeven)
	return s.bewaarVraag(k, r, "informatievraag.beantwoord")
}

// beantwoordNieuw answers a question with the piece that is being given; id "" for no question. Of one that cannot be answered by the
// caller now it says the same as of one that does not exist.
func (s *scope) beantwoordNieuw(z zaak, id, gegeven string) error {
	if id == "" {
		return nil
	}
	r, err := store.Informatievraag{}, store.ErrGeen
	if isID(id) {
		r, err = s.tx.Informatievraag(id)
	}
	if alsEr(err) != nil {
		return err
	}
	if err == nil && r.Casus == z.ID {
		k := s.maakInformatiestuk(z, r)
		if s.mag("informatievraag.beantwoorden", k.op) {
			s.object(r.ID)
			_, err := s.beantwoordMet(k, gegeven)
			return err
		}
	}
	return &errs.Invalid{Velden: []errs.Veldfout{{Veld: "informatievraag",
		Melding: "Deze vraag staat niet meer open. Voeg je informatie toe zonder die vraag."}}}
}

// InformatievraagWeigeren records that a Partij does not give what is asked, because weighty reasons oppose it. Those reasons are read
// by that Partij and the Procesregisseur only; the others see that it was refused (rule WGS-3).
func (g *Gate) InformatievraagWeigeren(ctx context.Context, c Caller, in informatie.Weigering) (Verwijzing, error) {
	if err := in.Valideer(); err != nil {
		return Verwijzing{}, err
	}
	reden := g.zegelVan(ctx, plaats{"informatieweigering", in.Informatievraag}, func(tx *store.Tx) (string, error) {
		r, err := tx.Informatievraag(in.Informatievraag)
		return r.Casus, err
	}, in.Reden)
	return schrijf(ctx, g, c, "informatievraag.weigeren", in, func(s *scope) (Verwijzing, error) {
		k, err := s.nieuwsteVraag(in.Informatievraag, in.Versie)
		if err := s.eisOpenNa(eerste(err, reden.err), k.zaak, in.Teksten()); err != nil {
			return Verwijzing{}, err
		}
		r := k.Informatievraag
		r.Stand, r.Reden = informatie.VraagGeweigerd, reden.bytes
		return s.bewaarVraag(k, r, "informatievraag.geweigerd")
	})
}

// InformatievraagIntrekken takes an open question back.
func (g *Gate) InformatievraagIntrekken(ctx context.Context, c Caller, in informatie.VraagIntrekken) (Verwijzing, error) {
	return schrijf(ctx, g, c, "informatievraag.intrekken", in, func(s *scope) (Verwijzing, error) {
		k, err := s.nieuwsteVraag(in.Informatievraag, in.Versie)
		if err != nil {
			return Verwijzing{}, err
		}
		r := k.Informatievraag
		r.Stand = informatie.VraagIngetrokken
		return s.bewaarVraag(k, r, "informatievraag.ingetrokken")
	})
}

// InformatievraagBlad is a question for information as its reader sees it.
type InformatievraagBlad struct {
	ID        string                `json:"id"`
	Casus     string                `json:"casus"`
	Nummer    string                `json:"nummer"`         // of the Casus
	Voor      *Naam                 `json:"voor,omitempty"` // the Partij that has to know it; none for the procesregie itself
	Partij    Naam                  `json:"partij"`         // that is asked
	Steller   Naam                  `json:"steller"`
	Gesteld   time.Time             `json:"gesteldOp"`
	Uiterlijk string                `json:"uiterlijkDatum"` // ISO
	TeLaat    bool                  `json:"teLaat"`
	Stand     informatie.VraagStand `json:"stand"`
	Gewijzigd time.Time             `json:"gewijzigdOp"`
	Vraag     string                `json:"vraag"`
	Doel      string                `json:"doel"`
	Gegeven   string                `json:"gegeven,omitempty"` // the piece that answers it, for who may read that
	Reden     string                `json:"reden,omitempty"`   // why it was refused, for that Partij and the Procesregisseur
	Versie    int64                 `json:"versie"`
	Eigen     bool                  `json:"eigen"` // the caller's Partij is asked
	Mag       []string              `json:"mag"`
}

// InformatievraagLezen opens one question. errs.ErrNotFound for who may not know of it.
func (g *Gate) InformatievraagLezen(ctx context.Context, c Caller, id string) (InformatievraagBlad, error) {
	return lees(ctx, g, c, "informatievraag.lezen", func(s *scope) (InformatievraagBlad, error) {
		k, err := s.informatievraag(id)
		if err != nil {
			return InformatievraagBlad{}, err
		}
		return s.informatievraagBlad(k)
	})
}

func (s *scope) informatievraagBlad(k informatiestuk) (InformatievraagBlad, error) {
	doos, err := s.doos(k.Casus)
	if err != nil {
		return InformatievraagBlad{}, err
	}
	var in vraagtekst
	if err := openNaar(doos, "informatievraag", k.ID, k.Vraag, &in); err != nil {
		return InformatievraagBlad{}, err
	}
	s.toont(k.ID)
	b := InformatievraagBlad{ID: k.ID, Casus: k.zaak.ID, Nummer: k.zaak.Nummer, Partij: s.huis.partij(k.Partij), Steller: s.huis.mensNaam(k.Steller),
		Gesteld: moment(k.Gesteld), Uiterlijk: k.Uiterlijk, TeLaat: s.wachtTeLaat(k), Stand: k.Stand, Gewijzigd: moment(k.Gewijzigd),
		Vraag: in.Vraag, Doel: in.Doel, Versie: k.Versie, Eigen: k.Partij == s.wie[0].Partij,
		Mag: s.kan(k.op, policy.Context{}, "informatievraag.beantwoorden", "informatievraag.weigeren", "informatievraag.intrekken")}
	if k.Vrager != "" {
		n := s.huis.partij(k.Vrager)
		b.Voor = &n
	}
	if k.Stand == informatie.VraagGeweigerd && s.mag("informatievraag.weigering", k.op) {
		if err := openNaar(doos, "informatieweigering", k.ID, k.Informatievraag.Reden, &b.Reden); err != nil {
			return b, err
		}
	}
	b.Gegeven, err = s.leesbaarStuk(k.zaak, k.Gegeven)
	return b, err
}

// wachtTeLaat tells whether a question waits past its last day, in a phase in which it can be answered.
func (s *scope) wachtTeLaat(k informatiestuk) bool {
	return k.Stand.TeLaat(klok.Datum(k.Uiterlijk), s.vandaag()) && slices.Contains([]casus.Fase{casus.RTO, casus.Nazorg}, k.zaak.Fase)
}

// leesbaarStuk returns id when every caller may read that piece now, else "".
func (s *scope) leesbaarStuk(z zaak, id string) (string, error) {
	if id == "" {
		return "", nil
	}
	r, err := s.tx.Gegeven(id)
	if err != nil {
		return "", tenzijWeg(err)
	}
	k, err := s.maakStuk(z, r)
	if err != nil || !s.mag("gegeven.lezen", k.op) {
		return "", err
	}
	s.toont(id)
	return id, nil
}

// informatievragen opens the questions of a Casus that the caller may read, and adds them to weet.
func (s *scope) informatievragen(z zaak, weet map[string]bool) ([]InformatievraagBlad, error) {
	rijen, err := s.tx.Informatievragen(z.ID)
	uit := []InformatievraagBlad{}
	if err != nil || len(rijen) == 0 {
		return uit, err
	}
	lezen := s.velen("informatievraag.lezen")
	for _, r := range rijen {
		k := s.maakInformatiestuk(z, r)
		if !lezen.mag(k.op) {
			continue
		}
		b, err := s.informatievraagBlad(k)
		if err != nil {
			return nil, fmt.Errorf("gate: informatievraag: %w", err)
		}
		uit, weet[r.ID] = append(uit, b), true
	}
	s.noteerVelen(lezen)
	return uit, nil
}

// informatietaken finds the questions that wait for the caller: to answer, or past their last day to watch (rule 12.1-3).
func (s *scope) informatietaken() ([]Taak, error) {
	rijen, err := s.tx.Werkinformatie(store.Afspraakvraag{Medewerker: s.wie[0].Medewerker, Partij: s.wie[0].Partij, Nu: s.moment,
		Vandaag: s.vandaag().Format(time.DateOnly), Eigen: uint64(policy.RolAangewezen),
		Regie: uint64(policy.RolProcesregisseur | policy.RolWaarnemer | policy.RolCasusregisseur), Aantal: maxTaken})
	if err != nil {
		return nil, err
	}
	var uit []Taak
	lezen, antwoorden := s.velen("informatievraag.lezen"), s.velen("informatievraag.beantwoorden")
	for _, r := range rijen {
		f := s.casusFeiten(r.Gezien)
		k := s.maakInformatiestuk(zaak{Casus: r.Gezien.Casus, feiten: []policy.Casus{f}, rto: &rtoStand{}}, r.Vraag)
		if !lezen.mag(k.op) {
			continue
		}
		t := Taak{Soort: "informatievraag_laat", Casus: s.taakCasus(r.Gezien, f), Object: k.ID, Uiterlijk: k.Uiterlijk}
		van := s.huis.partij(k.Partij)
		if antwoorden.mag(k.op) {
			t.Soort, van = "informatievraag", s.vraagVan(k)
		}
		t.Van = &van
		uit = append(uit, t)
		s.toont(k.Casus, k.ID)
	}
	s.noteerVelen(lezen, antwoorden)
	return uit, nil
}

// vraagVan is who has to know it: a Partij, or who asked for the procesregie.
func (s *scope) vraagVan(k informatiestuk) Naam {
	if k.Vrager != "" {
		return s.huis.partij(k.Vrager)
	}
	return s.huis.mensNaam(k.Steller)
}
