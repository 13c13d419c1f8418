// SPDX-License-Identifier: EUPL-1.2

package gate

import (
	"context"
	"slices"
	"time"

	"rondetafel/internal/bestuur"
	"rondetafel/internal/casus"
	"rondetafel/internal/errs"
	"rondetafel/internal/gate/internal/store"
	"rondetafel/internal/informatie"
	"rondetafel/internal/klok"
	"rondetafel/internal/policy"
)

// voorinzageInhoud is what is sealed of a question: on which consultation it rests (rule 9.2f-1).
type voorinzageInhoud struct {
	Partij     string        `json:"partij"`
	Afstemming casus.Overleg `json:"afstemming"`
}

// What keeps a Voorinzage from being asked or answered, in fixed words for policy.
const (
	geenVraag    = "vraag"      // its supplier may not be asked, or answered already
	geenJa       = "instemming" // there is no yes to take back
	isBegonnen   = "begonnen"   // the Overleg began, or is not held
	zonderDatum  = "datum"      // it has no day yet
	vanVraag     = "voorinzage"
	inzageObject = "gegeven"
)

// VoorinzageVoorstellen asks the suppliers of pieces whether Partijen may read them before an Overleg, on a consultation that is kept
// (rule 9.2f-1). Nothing opens by it. Asked is only what its supplier lets be asked (rule 13.2-1).
func (g *Gate) VoorinzageVoorstellen(ctx context.Context, c Caller, in informatie.Voorinzage) (Verwijzing, error) {
	in = in.Schoon()
	if err := in.Valideer(g.klok.Nu().In(klok.Amsterdam())); err != nil {
		return Verwijzing{}, err
	}
	in.Afstemming.Datum = klok.Datum(in.Afstemming.Datum.ISO())
	return schrijf(ctx, g, c, "voorinzage.voorstellen", in, func(s *scope) (Verwijzing, error) {
		t, err := s.overleg(in.Overleg, func(t tafel) (policy.Context, error) { return s.teVragen(t, in.Stukken) })
		if err := s.eisOpenNa(err, t.zaak, in.Teksten()); err != nil {
			return Verwijzing{}, err
		}
		return s.stelInzageVoor(t, in)
	})
}

// teVragen are the facts of a proposal: whether the Overleg is still to come, and whether every piece may be asked for.
func (s *scope) teVragen(t tafel, stukken []string) (policy.Context, error) {
	var ctx policy.Context
	if begin := aanvang(t.Overleg); begin == klok.Eeuwig {
		ctx.Ontbreekt = append(ctx.Ontbreekt, zonderDatum)
	} else if begin <= s.moment {
		ctx.Ontbreekt = append(ctx.Ontbreekt, isBegonnen)
	}
	for _, id := range stukken {
		r, err := s.leesGegeven(id)
		if err != nil {
			if err = alsEr(err); err != nil {
				return ctx, err
			}
			continue // said at its field
		}
		leest, err := s.leesbaar(t.zaak, r)
		if err != nil {
			return ctx, err
		}
		if leest && !r.VraagVooraf {
			ctx.Ontbreekt = append(ctx.Ontbreekt, geenVraag)
		}
	}
	return ctx, nil
}

// leesbaar tells whether r is a piece of z that every caller reads: of what they do not read nothing may be told (rule 13.2-1).
func (s *scope) leesbaar(z zaak, r store.Gegeven) (bool, error) {
	if r.Casus != z.ID {
		return false, nil
	}
	k, err := s.maakStuk(z, r)
	return err == nil && s.vraag("gegeven.lezen", k.op, policy.Context{}).Toegestaan, err
}

func (s *scope) stelInzageVoor(t tafel, in informatie.Voorinzage) (Verwijzing, error) {
	stukken, err := s.eisVoorstel(t, in)
	if err != nil {
		return Verwijzing{}, err
	}
	doos, err := s.doos(t.Casus)
	if err != nil {
		return Verwijzing{}, err
	}
	for _, r := range stukken {
		id, err := s.vraagInstemming(t.zaak, vanVraag, r.ID, []string{r.Partij})
		if err != nil {
			return Verwijzing{}, err
		}
		v := store.Voorinzage{Casus: t.Casus, Overleg: t.ID, Gegeven: r.ID, Vrager: s.caller.persoon(), Partijen: in.Partijen, Moment: s.moment,
			Antwoord: store.Stem{Instemming: id}}
		if v.Inhoud, err = sluitIn(doos, vanVraag, id, voorinzageInhoud{in.Partij, in.Afstemming}); err != nil {
			return Verwijzing{}, err
		}
		v.Zegel = s.verzegel(vanVraag, voorinzageRij(id), 0, voorinzageVelden(v))
		s.object(r.ID)
		if err := eerste(s.tx.NieuweVoorinzage(v), s.merkVoor(t.zaak, policy.RolProcesregisseur|policy.RolWaarnemer, r.Partij), s.gebeurt(t.Casus, "voorinzage.gevraagd", inzageObject, r.ID)); err != nil {
			return Verwijzing{}, err
		}
	}
	return t.verwijzing(), nil
}

// eisVoorstel asks that the pieces are there and not asked for yet, that the Partijen are among those whom their suppliers let read, and
// that the one was consulted whom article 9.2f names.
func (s *scope) eisVoorstel(t tafel, in informatie.Voorinzage) ([]store.Gegeven, error) {
	wie, err := s.kijkers(t.zaak)
	if err != nil {
		return nil, err
	}
	vragen, err := s.voorinzagen(t.zaak)
	if err != nil {
		return nil, err
	}
	var v errs.Velden
	v.Eis(in.Partij == t.zaak.Aanmelder || in.Partij == s.huis.medewerkers[t.zaak.Casusregisseur].Partij && t.zaak.Casusregisseur != "", "partij",
		"Overleg met de Partij die meldde, of met de Partij met de casusregie (art. 9.2f).")
	var uit []store.Gegeven
	for _, id := range in.Stukken {
		r, err := s.leesGegeven(id)
		if err = alsEr(err); err != nil {
			return nil, err
		}
		leest, err := s.leesbaar(t.zaak, r)
		if err != nil {
			return nil, err
		}
		goed := leest && s.huis.doetMee(r.Partij, s.moment)
		v.Eis(goed, "stukken", "Kies stukken uit deze casus die er nog zijn.")
		if !goed {
			continue
		}
		v.Eis(!slices.ContainsFunc(vragen, func(a store.Voorinzage) bool {
			return a.Gegeven == id && a.Overleg == t.ID && (a.Antwoord.Stand == bestuur.Gevraagd || a.Antwoord.Stand == bestuur.Ingestemd)
		}), "stukken", "Voor een van deze stukken is dit al gevraagd.")
		if err := s.eisLezers(&v, wie, r, in.Partijen); err != nil {
			return nil, err
		}
		uit = append(uit, r)
	}
	return uit, v.Fout()
}

// eisLezers asks that with a yes policy would let each Partij read r: a yes makes nobody a reader (rule 13.2-1).
func (s *scope) eisLezers(v *errs.Velden, k kijkers, r store.Gegeven, partijen []string) error {
	for _, p := range partijen {
		leest, err := s.kanVooraf(k, r, p)
		if err != nil {
			return err
		}
		v.Eis(p == r.Partij || leest, "partijen",
			s.huis.partijen[p].Naam+" staat niet bij de lezers van een van deze stukken. Vraag wie het gaf om de voorwaarden te verruimen (art. 13.2).")
		v.Eis(p != r.Partij, "partijen", s.huis.partijen[p].Naam+" gaf een van deze stukken zelf en leest het al.")
	}
	return nil
}

// kanVooraf tells whether policy would let a Partij read r with a yes of its supplier.
func (s *scope) kanVooraf(k kijkers, r store.Gegeven, partij string) (bool, error) {
	wie, f := s.kijker(k, partij)
	g, err := s.stukFeiten(k.zaak, r, f, partij)
	g.VraagVooraf, g.VoorafTot = true, klok.Eeuwig
	return err == nil && s.g.motor.Beslis(wie, "gegeven.lezen", g, s.context()).Toegestaan, err
}

// vervalVooraf ends the questions about a piece, and the yes to them, of which its supplier now wants something else: it is not to be asked
// any more, a Partij that was named is no reader any more, or it was taken back. What it wants later needs another yes (rules 9.2f-2, 13.2-2).
func (s *scope) vervalVooraf(z zaak, r store.Gegeven) error {
	vragen, err := s.voorinzagen(z)
	if err != nil || len(vragen) == 0 {
		return err
	}
	k, err := s.kijkers(z)
	for _, v := range vragen {
		a := v.Antwoord
		if err != nil || v.Gegeven != r.ID || a.Stand != bestuur.Gevraagd && a.Stand != bestuur.Ingestemd {
			continue
		}
		blijft := r.VraagVooraf && !r.Ingetrokken
		for _, p := range v.Partijen {
			leest, fout := s.kanVooraf(k, r, p)
			blijft, err = blijft && leest, eerste(err, fout)
		}
		if blijft || err != nil {
			continue
		}
		a.Stand, a.Medewerker, a.Moment = bestuur.Vervallen, s.caller.persoon(), s.moment
		a.Zegel = s.verzegel("stem", stemRij(a), a.Versie, stemVelden(a))
		err = s.tx.ZetStem(a)
	}
	z.rto.vooraf = nil
	return err
}

// voorinzagen reads the questions of a Casus, once per look. One whose row was altered is not there, and an answer that was altered is none.
func (s *scope) voorinzagen(z zaak) ([]store.Voorinzage, error) {
	if z.rto.vooraf != nil {
		return z.rto.vooraf, nil
	}
	rijen, err := s.tx.Voorinzagen(z.ID)
	z.rto.vooraf = []store.Voorinzage{}
	for _, v := range rijen {
		if s.echteVoorinzage(&v) {
			z.rto.vooraf = append(z.rto.vooraf, v)
		}
	}
	return z.rto.vooraf, err
}

func (s *scope) echteVoorinzage(v *store.Voorinzage) bool {
	id := v.Antwoord.Instemming
	if !s.g.echt("stem", id, v.Antwoord.Zegel, stemVelden(v.Antwoord)) {
		v.Antwoord.Stand = bestuur.Gevraagd
	}
	return s.g.echt(vanVraag, id, v.Zegel, voorinzageVelden(*v))
}

// voorafVoor is until when a Partij may read r beforehand, 0 for not at all: it must be a piece of which that can be asked.
func (s *scope) voorafVoor(z zaak, r store.Gegeven, partij string) (int64, error) {
	if !r.VraagVooraf {
		return 0, nil
	}
	if err := s.leesRTO(z); err != nil {
		return 0, err
	}
	return s.voorafTot(z, r, partij)
}

// voorafTot is until when partij may read r beforehand: the begin of the last Overleg that is still on the agenda for which its supplier
// agreed; 0 for never.
func (s *scope) voorafTot(z zaak, r store.Gegeven, partij string) (int64, error) {
	vragen, err := s.voorinzagen(z)
	uit := int64(0)
	for _, v := range vragen {
		if v.Gegeven == r.ID && v.Antwoord.Partij == r.Partij && v.Antwoord.Stand == bestuur.Ingestemd && slices.Contains(v.Partijen, partij) {
			uit = max(uit, z.rto.agenda(v.Overleg))
		}
	}
	return uit, err
}

// agenda is the begin of an Overleg that is on the agenda, 0 for one that is not.
func (r *rtoStand) agenda(id string) int64 {
	for _, o := range r.tafels {
		if o.ID == id && o.Stand.Loopt() && !r.vervalst[id] {
			return o.Aanvang
		}
	}
	return 0
}

// VoorinzageInstemmen is the yes of the Partij that supplied a piece: from now on until the Overleg begins, the Partijen that were named
// read it (rule 9.2f-1).
func (g *Gate) VoorinzageInstemmen(ctx context.Context, c Caller, in informatie.VoorinzageAntwoord) (Verwijzing, error) {
	return g.antwoordVooraf(ctx, c, in, "voorinzage.instemmen", "voorinzage.ingestemd", bestuur.Ingestemd)
}

// VoorinzageWeigeren is its no, with a reason that it and the Procesregisseur alone read.
func (g *Gate) VoorinzageWeigeren(ctx context.Context, c Caller, in informatie.VoorinzageAntwoord) (Verwijzing, error) {
	return g.antwoordVooraf(ctx, c, in, "voorinzage.weigeren", "voorinzage.geweigerd", bestuur.Geweigerd)
}

// VoorinzageIntrekken takes its yes back: nobody reads the piece beforehand from the next look on (rule 13.2-2).
func (g *Gate) VoorinzageIntrekken(ctx context.Context, c Caller, in informatie.VoorinzageAntwoord) (Verwijzing, error) {
	return g.antwoordVooraf(ctx, c, in, "voorinzage.intrekken", "voorinzage.ingetrokken", bestuur.Teruggenomen)
}

func (g *Gate) antwoordVooraf(ctx context.Context, c Caller, in informatie.VoorinzageAntwoord, handeling, gebeurd string, stand bestuur.Stand) (Verwijzing, error) {
	if err := in.Valideer(); err != nil {
		return Verwijzing{}, err
	}
	return schrijf(ctx, g, c, handeling, in, func(s *scope) (Verwijzing, error) {
		k, v, err := s.leesVoorinzage(in)
		if err := s.eisOpenNa(err, k.zaak, in.Teksten()); err != nil {
			return Verwijzing{}, err
		}
		doos, err := s.doos(k.Casus)
		if err != nil {
			return Verwijzing{}, err
		}
		a := v.Antwoord
		a.Stand, a.Medewerker, a.Moment = stand, s.caller.persoon(), s.moment
		if a.Inhoud, err = sluitIn(doos, "stem", a.Instemming, in.Reden); err != nil {
			return Verwijzing{}, err
		}
		a.Zegel = s.verzegel("stem", stemRij(a), a.Versie, stemVelden(a))
		if err := s.tx.ZetStem(a); err != nil {
			return Verwijzing{}, err
		}
		s.vernauwd = stand == bestuur.Teruggenomen
		k.zaak.rto.vooraf = nil
		err = eerste(s.merkLezers(k.zaak, k.Gegeven), s.gebeurt(k.Casus, gebeurd, inzageObject, k.ID))
		return Verwijzing{ID: a.Instemming, Versie: a.Versie}, err
	})
}

// leesVoorinzage reads a question with its piece and decides on the act: *errs.Denied for who may know of the question, else
// errs.ErrNotFound.
func (s *scope) leesVoorinzage(in informatie.VoorinzageAntwoord) (stuk, store.Voorinzage, error) {
	s.object(in.Voorinzage)
	s.besloten = true
	if !isID(in.Voorinzage) {
		return stuk{}, store.Voorinzage{}, errs.ErrNotFound
	}
	v, err := s.tx.Voorinzage(in.Voorinzage)
	if err != nil {
		return stuk{}, v, geen(err)
	}
	r, err := s.leesGegeven(v.Gegeven)
	if err != nil || !s.echteVoorinzage(&v) {
		return stuk{}, v, eerste(geen(err), errs.ErrNotFound)
	}
	z, err := s.gezien(r.Casus)
	if err != nil {
		return stuk{}, v, err
	}
	s.object(r.ID)
	k, err := s.maakStuk(z, r)
	if err != nil {
		return k, v, err
	}
	err = s.beslisOver(k.op, s.antwoordFeiten(z, v), "voorinzage.lezen")
	if s.ingehaald(err, k.op, in.Versie, v.Antwoord.Versie) {
		a := v.Antwoord
		return k, v, &errs.Conflict{Wat: "dit antwoord", Wie: s.huis.medewerkers[a.Medewerker].Naam, Moment: a.Moment, Versie: a.Versie, Nu: "Antwoord: " + a.Stand.Label()}
	}
	return k, v, err
}

// antwoordFeiten says what keeps a question from being answered, or its yes from being taken back.
func (s *scope) antwoordFeiten(z zaak, v store.Voorinzage) policy.Context {
	var ctx policy.Context
	if z.rto.agenda(v.Overleg) <= s.moment {
		ctx.Ontbreekt = append(ctx.Ontbreekt, isBegonnen)
	}
	if v.Antwoord.Stand != bestuur.Gevraagd {
		ctx.Ontbreekt = append(ctx.Ontbreekt, geenVraag)
	}
	if v.Antwoord.Stand != bestuur.Ingestemd {
		ctx.Ontbreekt = append(ctx.Ontbreekt, geenJa)
	}
	return ctx
}

// VoorinzageBlad is a question whether Partijen may read a piece before an Overleg, as its supplier and the Procesregisseur see it.
type VoorinzageBlad struct {
	ID          string        `json:"id"`
	Gegeven     string        `json:"gegeven"`
	Leverancier Naam          `json:"leverancier"`
	Overleg     string        `json:"overleg"`
	Dag         string        `json:"overlegDatum,omitempty"` // of the Overleg, ISO
	Begin       string        `json:"begin,omitempty"`
	Partijen    []Naam        `json:"partijen"`
	Door        Naam          `json:"gevraagdDoor"`
	Gevraagd    time.Time     `json:"gevraagdOp"`
	Overlegd    Naam          `json:"afgestemdMet"` // the Partij that was consulted
	Afstemming  casus.Overleg `json:"afstemming"`
	Stand       bestuur.Stand `json:"stand"`
	Beantwoord  *time.Time    `json:"beantwoordOp,omitempty"`
	Antwoorder  string        `json:"beantwoordDoor,omitempty"`
	Reden       string        `json:"reden,omitempty"`
	Nu          bool          `json:"geldtNu"` // the Overleg is still to come
	Leest       bool          `json:"leestNu"` // and a Partij that was named reads it by the yes
	Versie      int64         `json:"versie"`
	Mag         []string      `json:"mag"`
}

// voorinzagenVan are the questions about a piece, the newest first, for who may read them.
func (s *scope) voorinzagenVan(k stuk) ([]VoorinzageBlad, error) {
	vragen, err := s.voorinzagen(k.zaak)
	if err != nil || len(vragen) == 0 || !s.vraag("voorinzage.lezen", k.op, policy.Context{}).Toegestaan {
		return nil, err
	}
	var uit []VoorinzageBlad
	for _, v := range vragen {
		if v.Gegeven != k.ID {
			continue
		}
		b, err := s.voorinzageBlad(k, v)
		if err != nil {
			return nil, err
		}
		uit = append(uit, b)
	}
	return uit, nil
}

func (s *scope) voorinzageBlad(k stuk, v store.Voorinzage) (VoorinzageBlad, error) {
	a := v.Antwoord
	b := VoorinzageBlad{ID: a.Instemming, Gegeven: v.Gegeven, Leverancier: s.huis.partij(k.Partij), Overleg: v.Overleg, Partijen: []Naam{},
		Door: s.huis.mensNaam(v.Vrager), Gevraagd: moment(v.Moment), Stand: a.Stand, Antwoorder: s.huis.medewerkers[a.Medewerker].Naam, Versie: a.Versie}
	for _, p := range v.Partijen {
		b.Partijen = append(b.Partijen, s.huis.partij(p))
	}
	b.Nu = k.zaak.rto.agenda(v.Overleg) > s.moment
	if b.Nu && a.Stand == bestuur.Ingestemd {
		wie, err := s.kijkers(k.zaak)
		for _, p := range v.Partijen {
			z, fout := s.partijZiet(wie, k.Gegeven, p, blik{moment: s.moment})
			b.Leest, err = b.Leest || z.Stand == ZichtNu, eerste(err, fout)
		}
		if err != nil {
			return b, err
		}
	}
	for _, o := range k.zaak.rto.tafels {
		if o.ID == v.Overleg {
			b.Dag, b.Begin = o.Datum, o.Begin
		}
	}
	b.Mag = s.kan(k.op, s.antwoordFeiten(k.zaak, v), "voorinzage.instemmen", "voorinzage.weigeren", "voorinzage.intrekken")
	doos, err := s.doos(k.Casus)
	if err != nil {
		return b, err
	}
	var in voorinzageInhoud
	if err := openNaar(doos, vanVraag, a.Instemming, v.Inhoud, &in); err != nil {
		return b, err
	}
	b.Overlegd, b.Afstemming = s.huis.partij(in.Partij), in.Afstemming
	if a.Moment == 0 {
		return b, nil
	}
	t := moment(a.Moment)
	b.Beantwoord = &t
	return b, openNaar(doos, "stem", a.Instemming, a.Inhoud, &b.Reden)
}

// voorinzageTaken finds the questions that the caller may answer for their Partij.
func (s *scope) voorinzageTaken() ([]Taak, error) {
	rijen, err := s.tx.OpenVoorinzagen(s.wie[0].Partij)
	if err != nil {
		return nil, err
	}
	var uit []Taak
	for _, v := range rijen {
		if !s.echteVoorinzage(&v) {
			continue
		}
		z, err := s.zaakVan(v.Casus)
		if err != nil {
			return nil, err
		}
		r, err := s.leesGegeven(v.Gegeven)
		if err != nil {
			return nil, err
		}
		k, err := s.maakStuk(z, r)
		if err != nil {
			return nil, err
		}
		if len(s.kan(k.op, s.antwoordFeiten(z, v), "voorinzage.instemmen")) == 0 {
			continue
		}
		t := Taak{Soort: "voorinzage", Casus: CasusRegel{ID: z.ID, Nummer: z.Nummer}, Object: k.ID}
		for _, o := range z.rto.tafels {
			if o.ID == v.Overleg {
				t.Uiterlijk = o.Datum
			}
		}
		uit = append(uit, t)
		s.toont(k.ID)
	}
	return uit, nil
}

// opTafel are the questions about pieces for one Overleg, for who prepares it: who said yes, who not yet, what is blocked.
func (s *scope) opTafel(t tafel) ([]VoorinzageBlad, error) {
	uit := []VoorinzageBlad{}
	vragen, err := s.voorinzagen(t.zaak)
	for _, v := range vragen {
		if v.Overleg != t.ID {
			continue
		}
		r, fout := s.leesGegeven(v.Gegeven)
		if fout != nil {
			return nil, fout
		}
		k, fout := s.maakStuk(t.zaak, r)
		if fout != nil {
			return nil, fout
		}
		if !s.vraag("voorinzage.lezen", k.op, policy.Context{}).Toegestaan {
			continue
		}
		b, fout := s.voorinzageBlad(k, v)
		if fout != nil {
			return nil, fout
		}
		uit = append(uit, b)
		s.toont(k.ID)
	}
	return uit, err
}
