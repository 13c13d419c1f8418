// SPDX-License-Identifier: EUPL-1.2

package gate

import (
	"context"
	"errors"
	"net/http"
	"slices"
	"time"

	"rondetafel/internal/casus"
	"rondetafel/internal/errs"
	"rondetafel/internal/gate/internal/crypto"
	"rondetafel/internal/gate/internal/store"
	"rondetafel/internal/klok"
	"rondetafel/internal/policy"
)

func afschalingActs() []Act {
	const post = http.MethodPost
	return []Act{
		{Naam: "casus.overdragen", Soort: change, Methode: post, Pad: "/casussen/{id}/_overdragen", Artikelen: []string{"2.3"},
			Titel: "Nazorg overdragen", Kan: "Je kunt deze casus niet overdragen.",
			Waarom: "De procesregisseur van de casus legt de overdracht vast, aan het einde van de nazorg.",
			Anders: "Een casus met een RTO eindigt met een besluit om af te schalen."},
		{Naam: "casus.opschonen", Soort: destroy, Methode: post, Pad: "/casussen/{id}/_opschonen", Artikelen: []string{"1.10"},
			Titel: "Dossier opschonen", Kan: "Je kunt dit dossier nog niet opschonen.",
			Waarom: "De procesregisseur van de casus schoont het dossier op, in de afschaling.", Anders: "Overleg met de procesregisseur van de casus."},
		{Naam: "casus.sluiten", Soort: change, Methode: post, Pad: "/casussen/{id}/_sluiten", Artikelen: []string{"1.10"},
			Titel: "Casus sluiten", Kan: "Je kunt deze casus nog niet sluiten.",
			Waarom: "De procesregisseur van de casus sluit hem, na de afschaling.", Anders: "Overleg met de procesregisseur van de casus."},
	}
}

// OpschoningBlad is what was decided about the dossier in afschaling, for who decides.
type OpschoningBlad struct {
	Gedaan    *time.Time      `json:"gedaanOp,omitempty"` // when it was cleaned last
	Schoon    bool            `json:"schoon"`             // every piece that is there was decided on
	Noodzaken []NoodzaakBlad  `json:"noodzaken"`
	Nazorg    *OverdrachtBlad `json:"overdracht,omitempty"`
}

// NoodzaakBlad is why a piece stays.
type NoodzaakBlad struct {
	Gegeven  string    `json:"gegeven"`
	Noodzaak string    `json:"noodzaak"`
	Moment   time.Time `json:"moment"`
}

// OverdrachtBlad is the hand-over that ended nazorg.
type OverdrachtBlad struct {
	Partij    *Naam      `json:"partij,omitempty"` // nothing when a Derde took over
	Aan       string     `json:"aan"`
	Afspraken string     `json:"afspraken"`
	Datum     klok.Datum `json:"datum"`
	Door      Naam       `json:"door"`
}

// CasusOverdragen ends Nazorg detentie with a recorded hand-over; the Casus goes to afschaling (rule 2.3-2).
func (g *Gate) CasusOverdragen(ctx context.Context, c Caller, in casus.Overdracht) (Verwijzing, error) {
	if err := in.Valideer(g.klok.Nu().In(klok.Amsterdam())); err != nil {
		return Verwijzing{}, err
	}
	inhoud := g.zegelLater(ctx, in.Casus, "overdracht", in.Casus, in)
	return schrijf(ctx, g, c, "casus.overdragen", in, func(s *scope) (Verwijzing, error) {
		z, err := s.nieuwsteCasus(in.Casus, in.Versie, policy.Context{})
		if err := s.eisOpenNa(eerste(err, inhoud.err), z, in.Teksten()); err != nil {
			return Verwijzing{}, err
		}
		if err := s.eisOvernemer(z, in); err != nil {
			return Verwijzing{}, err
		}
		err = s.tx.NieuweOverdracht(store.Overdracht{Casus: z.ID, Medewerker: s.caller.persoon(), Namens: s.entry.Namens, Moment: s.moment,
			Inhoud: inhoud.bytes})
		return s.naarFase(z, casus.Afschaling, "casus.overgedragen", err)
	})
}

// eisOvernemer asks that who takes over is a Partij of today, or a Derde: whoever names a Partij or a Betrokkene as one hears so
// (rule 1.6-1).
func (s *scope) eisOvernemer(z zaak, in casus.Overdracht) error {
	var v errs.Velden
	if in.Partij != "" {
		v.Eis(s.huis.doetMee(in.Partij, s.moment), "partij", "Deze Partij doet vandaag niet mee aan het convenant. Kies een andere.")
		return v.Fout()
	}
	bekend, err := s.bekenden(z)
	bekend.EisDerde(&v, "aan", in.Aan)
	return eerste(err, v.Fout())
}

// naarFase brings a Casus to another phase, unless err, and writes it in the timeline.
func (s *scope) naarFase(z zaak, fase casus.Fase, gebeurtenis string, err error) (Verwijzing, error) {
	if err = eerste(err, s.gebeurt(z.ID, gebeurtenis, "casus", z.ID)); err != nil {
		return Verwijzing{}, err
	}
	return Verwijzing{ID: z.ID, Nummer: z.Nummer, Versie: z.Versie + 1}, s.verander(z.Casus, fase)
}

// CasusOpschonen cleans the dossier of a Casus in afschaling, piece by piece: what is not kept with a stated necessity is removed
// (rule 1.10-2). What the Procesregisseur cannot read (withdrawn, its term over) goes too. *errs.Invalid when a piece is not
// decided on.
func (g *Gate) CasusOpschonen(ctx context.Context, c Caller, in casus.Opschoning) (Verwijzing, error) {
	if err := in.Valideer(); err != nil {
		return Verwijzing{}, err
	}
	redenen := map[string]verzegeld{}
	for _, b := range in.Stukken {
		if b.Houden {
			redenen[b.Gegeven] = g.zegelLater(ctx, in.Casus, "noodzaak", b.Gegeven, b.Noodzaak)
		}
	}
	return schrijf(ctx, g, c, "casus.opschonen", in, func(s *scope) (Verwijzing, error) {
		z, err := s.nieuwsteCasus(in.Casus, in.Versie, policy.Context{})
		if err != nil {
			return Verwijzing{}, err
		}
		return s.schoonOp(z, in, redenen)
	})
}

func (s *scope) schoonOp(z zaak, in casus.Opschoning, redenen map[string]verzegeld) (Verwijzing, error) {
	rijen, leesbaar, err := s.opTeSchonen(z)
	if err != nil {
		return Verwijzing{}, err
	}
	if err := s.eisOpenNa(in.EisAlle(leesbaar), z, in.Teksten()); err != nil {
		return Verwijzing{}, err
	}
	eerder := map[string]int64{}
	noodzaken, err := s.tx.Noodzaken(z.ID)
	for _, n := range noodzaken {
		eerder[n.Gegeven] = n.Versie
	}
	if err != nil {
		return Verwijzing{}, err
	}
	s.vernauwd = true
	for _, r := range rijen {
		if err := s.besluitOver(r, in, redenen[r.ID], eerder[r.ID]); err != nil {
			return Verwijzing{}, err
		}
	}
	return s.naarFase(z, z.Fase, "casus.opgeschoond", s.schrijfOpschoning(z))
}

// schrijfOpschoning records that the dossier of a Casus was cleaned now.
func (s *scope) schrijfOpschoning(z zaak) error {
	eerder, err := s.tx.Opschoning(z.ID)
	if alsEr(err) != nil {
		return err
	}
	o := store.Opschoning{Casus: z.ID, Medewerker: s.caller.persoon(), Moment: s.moment}
	o.Zegel = s.verzegel(vanOpschoning, opschoningRij(z.ID), eerder.Versie, opschoningVelden(o))
	return s.tx.ZetOpschoning(o)
}

// houd records why a piece stays; eerder are the versions of what was recorded before.
func (s *scope) houd(r store.Gegeven, inhoud []byte, eerder int64) error {
	n := store.Noodzaak{Gegeven: r.ID, Casus: r.Casus, Medewerker: s.caller.persoon(), Moment: s.moment, Inhoud: inhoud}
	n.Zegel = s.verzegel(vanNoodzaak, noodzaakRij(r.ID), eerder, noodzaakVelden(n))
	return s.tx.ZetNoodzaak(n)
}

// opTeSchonen reads the pieces of a Casus, and which of them every caller can read and so decides on.
func (s *scope) opTeSchonen(z zaak) (rijen []store.Gegeven, leesbaar []string, err error) {
	rijen, err = s.tx.Gegevens(z.ID)
	lezen := s.velen("gegeven.lezen")
	for _, r := range rijen {
		k, fout := s.maakStuk(z, r)
		if fout != nil {
			return nil, nil, fout
		}
		if lezen.mag(k.op) {
			leesbaar = append(leesbaar, r.ID)
		}
	}
	return rijen, leesbaar, err
}

func (s *scope) besluitOver(r store.Gegeven, in casus.Opschoning, reden verzegeld, eerder int64) error {
	s.object(r.ID)
	if _, houdt := in.Houdt(r.ID); houdt {
		if reden.err != nil {
			return reden.err
		}
		return s.houd(r, reden.bytes, eerder)
	}
	if err := s.wisDocumenten(r.ID); err != nil {
		return err
	}
	vragen, err := s.tx.WisVoorinzagen(r.ID)
	for _, v := range vragen {
		s.vervalt(voorinzageRij(v.Antwoord.Instemming), v.Versie)
		s.vervalt(stemRij(v.Antwoord), v.Antwoord.Versie)
	}
	verzoeken, fout := s.tx.VerzoekenOver(r.ID)
	for _, v := range verzoeken {
		s.vervalt(correctieRij(v.ID), v.Versie)
	}
	passages, fout2 := s.tx.PassagesOp(r.ID) // what was quoted goes with it (rule 13.2-3)
	for _, p := range passages {
		fout2 = eerste(fout2, s.wisPassage(p))
	}
	if eerder > 0 {
		s.vervalt(noodzaakRij(r.ID), eerder)
	}
	s.vervalt(gegevenRij(r.ID), r.Versie)
	return eerste(err, fout, fout2, s.tx.WisGegeven(r.ID))
}

// CasusSluiten ends the work on a Casus, after afschaling and cleaning, or when it went no further; from then on everything in it
// is shielded (rules 1.10-2, WGS-9). It is decided on behalf of a public Partij (WGS-2).
func (g *Gate) CasusSluiten(ctx context.Context, c Caller, in casus.Sluiten) (Verwijzing, error) {
	return schrijf(ctx, g, c, "casus.sluiten", in, func(s *scope) (Verwijzing, error) {
		mist, err := s.mistVoorSluiten(in.Casus)
		if err != nil {
			return Verwijzing{}, err
		}
		z, err := s.nieuwsteCasus(in.Casus, in.Versie, policy.Context{Ontbreekt: mist})
		if err != nil {
			return Verwijzing{}, err
		}
		return s.sluitCasus(z, in)
	})
}

func (s *scope) sluitCasus(z zaak, in casus.Sluiten) (Verwijzing, error) {
	publiek, err := s.namensPubliek(z, in.NamensPubliek)
	if err != nil {
		return Verwijzing{}, err
	}
	s.vernauwd = true
	err = eerste(s.tx.WisConcepten(z.ID), s.tx.NieuweSluiting(store.Sluiting{Casus: z.ID, Medewerker: s.caller.persoon(), Namens: s.entry.Namens,
		NamensPubliek: publiek, Moment: s.moment}))
	return s.naarFase(z, casus.Gesloten, "casus.gesloten", err)
}

// mistVoorSluiten says what is still to be done before a Casus can close: a fact for policy. Of one that does not exist nothing.
func (s *scope) mistVoorSluiten(id string) ([]string, error) {
	if !isID(id) {
		return nil, nil
	}
	c, err := s.tx.Gezien(id, "", "")
	if errors.Is(err, store.ErrGeen) || err == nil && c.Fase != casus.Afschaling {
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	var mist []string
	schoon, _, err := s.schoon(id)
	if !schoon {
		mist = append(mist, "opschonen")
	}
	overleggen, fout := s.tx.Overleggen(id)
	if slices.ContainsFunc(overleggen, func(o store.Overleg) bool { return o.Stand.Loopt() }) {
		mist = append(mist, "overleg")
	}
	return mist, eerste(err, fout)
}

// schoon tells whether the dossier of a Casus was cleaned, and when for the last time (0 for never).
func (s *scope) schoon(id string) (bool, int64, error) {
	o, err := s.tx.Opschoning(id)
	if err != nil && !errors.Is(err, store.ErrGeen) {
		return false, 0, err
	}
	gedaan := int64(0)
	if err == nil && s.g.echt(vanOpschoning, id, o.Zegel, opschoningVelden(o)) {
		gedaan = o.Moment
	}
	stukken, besloten := map[string]int64{}, map[string]int64{}
	rijen, err := s.tx.Gegevens(id)
	for _, r := range rijen {
		stukken[r.ID] = r.Gewijzigd
	}
	noodzaken, fout := s.noodzaken(id)
	for _, n := range noodzaken {
		besloten[n.Gegeven] = n.Moment
	}
	return casus.Opgeschoond(gedaan > 0, stukken, besloten), gedaan, eerste(err, fout)
}

// opschoningVan opens what was decided about the dossier, for who may decide about it now.
func (s *scope) opschoningVan(z zaak, doos *crypto.Box, b *CasusBlad) error {
	if z.Fase != casus.Afschaling || !slices.Contains(b.Mag, "casus.opschonen") {
		return nil
	}
	schoon, gedaan, err := s.schoon(z.ID)
	if err != nil {
		return err
	}
	o := &OpschoningBlad{Schoon: schoon, Noodzaken: []NoodzaakBlad{}}
	if gedaan > 0 {
		t := moment(gedaan)
		o.Gedaan = &t
	}
	rijen, err := s.noodzaken(z.ID)
	for _, n := range rijen {
		v := NoodzaakBlad{Gegeven: n.Gegeven, Moment: moment(n.Moment)}
		err = eerste(err, openNaar(doos, "noodzaak", n.Gegeven, n.Inhoud, &v.Noodzaak))
		o.Noodzaken = append(o.Noodzaken, v)
	}
	b.Opschoning = o
	return eerste(err, s.overdrachtVan(z, doos, o))
}

func (s *scope) overdrachtVan(z zaak, doos *crypto.Box, o *OpschoningBlad) error {
	r, err := s.tx.Overdracht(z.ID)
	if errors.Is(err, store.ErrGeen) {
		return nil
	}
	if err != nil {
		return err
	}
	var in casus.Overdracht
	o.Nazorg = &OverdrachtBlad{Door: s.huis.mensNaam(r.Medewerker)}
	err = openNaar(doos, "overdracht", z.ID, r.Inhoud, &in)
	o.Nazorg.Aan, o.Nazorg.Afspraken, o.Nazorg.Datum = in.Aan, in.Afspraken, in.Datum
	if in.Partij != "" {
		n := s.huis.partij(in.Partij)
		o.Nazorg.Partij = &n
	}
	return err
}
