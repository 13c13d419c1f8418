// SPDX-License-Identifier: EUPL-1.2

package gate

import (
	"bytes"
	"context"
	"crypto/rand"
	"errors"
	"fmt"
	"math/big"
	"slices"
	"strings"
	"time"

	"rondetafel/internal/casus"
	"rondetafel/internal/errs"
	"rondetafel/internal/gate/internal/crypto"
	"rondetafel/internal/gate/internal/store"
	"rondetafel/internal/klok"
	"rondetafel/internal/partij"
	"rondetafel/internal/policy"
)

// Verwijzing points at what a write made or changed: clear ids, nothing of a dossier.
type Verwijzing struct {
	ID     string `json:"id"`
	Nummer string `json:"nummer,omitempty"`
	Versie int64  `json:"versie"`
}

// CasusAanmelden makes a Casus of a report by the caller's Partij (articles 1.4, 1.7), or, by a Procesregisseur, on behalf of
// another one that has yet to confirm it (rule 8.2c-2). It takes over the draft in.Concept, key and all. Returns the id and
// the number; *errs.Invalid, and *errs.Denied for a soort that the house may not handle (rules WGS-6, WGS-16).
func (g *Gate) CasusAanmelden(ctx context.Context, c Caller, in casus.Aanmelding) (Verwijzing, error) {
	in = in.Schoon()
	ongeldig := in.Valideer(g.klok.Nu().In(klok.Amsterdam()))
	if ongeldig != nil && slices.Contains(casus.Soorten(), in.Soort) {
		return Verwijzing{}, ongeldig
	}
	m, err := g.bereidAanmeldingVoor(ctx, in)
	if err != nil {
		return Verwijzing{}, err
	}
	gevraagd := in
	gevraagd.Concept = "" // a draft that was saved or used up meanwhile makes no other report of it
	uit, err := schrijf(ctx, g, c, "casus.aanmelden", gevraagd, func(s *scope) (Verwijzing, error) {
		if err := s.beslis(policy.Huis{}, policy.Context{Soort: string(in.Soort), Namens: in.Namens}); err != nil {
			return Verwijzing{}, err
		}
		return s.meldAan(m, ongeldig)
	})
	return uit, errors.Join(err, m.ruimSleutel(ctx, g, uit, err))
}

// aanmeldwerk is an Aanmelding sealed and ready, before the lock.
type aanmeldwerk struct {
	casus.Aanmelding
	id           string
	eigenSleutel bool // made for this attempt, to be destroyed when it comes to nothing
	inhoud       []byte
	betrokkenen  []store.Betrokkene
	hashes       [][][]byte
	merken       []int64 // of its texts
}

func (g *Gate) bereidAanmeldingVoor(ctx context.Context, in casus.Aanmelding) (*aanmeldwerk, error) {
	m := &aanmeldwerk{Aanmelding: in, id: in.Concept, merken: g.merkenVan(leesSamen(in.Teksten()))}
	if m.id == "" {
		m.id, m.eigenSleutel = nieuwID(g.klok.Nu()), true
		if err := g.keys.Store.Create(ctx, m.id); err != nil {
			return nil, g.onbereikbaar(g.acts["casus.aanmelden"], err)
		}
	}
	doos, err := g.doos(ctx, m.id)
	if errors.Is(err, crypto.ErrNoKey) || errors.Is(err, crypto.ErrID) {
		return m, nil // there is no such draft: the door says so, and the log keeps it
	}
	if err != nil {
		return nil, g.onbereikbaar(g.acts["casus.aanmelden"], err)
	}
	if m.inhoud, err = sluitIn(doos, "casus", m.id, in.Inhoud); err != nil {
		return nil, err
	}
	return m, m.sluitBetrokkenen(g, doos)
}

func (m *aanmeldwerk) sluitBetrokkenen(g *Gate, doos *crypto.Box) error {
	for i, b := range m.Betrokkenen {
		b.Geboortedatum = klok.Datum(b.Geboortedatum.ISO())
		id := nieuwID(g.klok.Nu())
		dicht, err := sluitIn(doos, "betrokkene", id, b)
		if err != nil {
			return err
		}
		m.betrokkenen = append(m.betrokkenen, store.Betrokkene{ID: id, Casus: m.id, Volgorde: i, Inhoud: dicht})
		m.hashes = append(m.hashes, g.blinde(b))
	}
	return nil
}

// blinde makes the hashes by which a person can be found: BSN, and family name with birth date, with and without the prefix
// of the name ("de Vries", "Vries"), as people type both.
func (g *Gate) blinde(b casus.Betrokkene) [][]byte {
	var uit [][]byte
	if ix, ok := g.keys.Blind.BSN(b.BSN); ok {
		uit = append(uit, ix[:])
	}
	for _, naam := range []string{b.Achternaam, b.Tussenvoegsel + b.Achternaam} {
		if ix, ok := g.keys.Blind.NaamGeboren(naam, b.Geboortedatum.ISO()); ok {
			uit = append(uit, ix[:])
		}
	}
	return slices.CompactFunc(uit, bytes.Equal) // no prefix, or one without a letter ("-"), changes nothing
}

// ruimSleutel destroys the key that was made for an attempt that came to nothing. After errs.ErrUnavailable nobody knows
// whether it did, and start-up decides.
func (m *aanmeldwerk) ruimSleutel(ctx context.Context, g *Gate, uit Verwijzing, err error) error {
	if !m.eigenSleutel || uit.ID == m.id || errors.Is(err, errs.ErrUnavailable) {
		return nil
	}
	return g.keys.Store.Destroy(ctx, m.id)
}

func (s *scope) meldAan(m *aanmeldwerk, ongeldig error) (Verwijzing, error) {
	if ongeldig != nil {
		return Verwijzing{}, ongeldig
	}
	if err := eerste(s.neemConceptOver(m), s.eisAanmeldingNietElders(m)); err != nil {
		return Verwijzing{}, err
	}
	c := store.Casus{ID: m.id, Soort: m.Soort, Gemeente: m.Gemeente, Fase: casus.Aangemeld, Open: true, Aanmelder: s.wie[0].Partij,
		Melder: s.caller.persoon(), Aangemeld: s.moment, Gewijzigd: s.moment, GewijzigdDoor: s.caller.persoon(),
		Doel: strings.Join(m.Doelen, ","), Inhoud: m.inhoud, Zegel: store.Zegel{Versie: 1}}
	if m.Namens != "" {
		if err := s.voerIn(m, &c); err != nil {
			return Verwijzing{}, err
		}
	}
	var err error
	if c.Nummer, err = s.nieuwNummer(); err != nil {
		return Verwijzing{}, err
	}
	if err := s.legAanmeldingVast(m, c); err != nil {
		return Verwijzing{}, err
	}
	s.entry.Casus, s.entry.Doel = c.ID, c.Doel
	s.object(c.ID)
	return Verwijzing{ID: c.ID, Nummer: c.Nummer, Versie: 1}, nil
}

// eisAanmeldingNietElders asks that a Casus does not begin with what another Partij gave in another (rule 13.2-3).
func (s *scope) eisAanmeldingNietElders(m *aanmeldwerk) error {
	var v errs.Velden
	if teksten := m.Teksten(); s.vergelijkt(teksten) {
		if err := s.eisNietElders(&v, zaak{}, teksten, m.merken, true); err != nil {
			return err
		}
	}
	return v.Fout()
}

// voerIn makes c the report of the Partij on whose behalf the caller, a Procesregisseur, types it (rules 8.2c-2, 9.3-1).
func (s *scope) voerIn(m *aanmeldwerk, c *store.Casus) error {
	var v errs.Velden
	v.Eis(s.huis.doetMee(m.Namens, s.moment), "namens", "Kies een Partij die meedoet in het Veiligheidshuis.")
	contact := s.huis.medewerkers[m.Contact]
	v.Eis(contact.Partij == m.Namens && contact.Actief(s.moment) && contact.Heeft(partij.Aanmelder, s.moment), "contact",
		"Kies iemand van deze Partij die mag aanmelden.")
	if err := v.Fout(); err != nil {
		return err
	}
	c.Fase, c.Aanmelder, c.Melder = casus.TeBevestigen, m.Namens, m.Contact
	c.Invoerder, c.Procesregisseur = s.caller.persoon(), s.caller.persoon()
	s.entry.Namens, s.entry.Functie = m.Namens, "procesregisseur"
	return nil
}

func (s *scope) neemConceptOver(m *aanmeldwerk) error {
	if m.eigenSleutel {
		return nil
	}
	if m.inhoud == nil {
		return errs.ErrNotFound
	}
	k, err := s.tx.Concept(m.id)
	if err != nil {
		return geen(err)
	}
	if k.Eigenaar != s.caller.persoon() || k.Casus != "" {
		return errs.ErrNotFound
	}
	return s.tx.WisConcept(m.id)
}

func (s *scope) legAanmeldingVast(m *aanmeldwerk, c store.Casus) error {
	s.verzegelCasus(&c)
	if err := s.tx.NieuweCasus(c); err != nil {
		return err
	}
	for i, b := range m.betrokkenen {
		if err := s.tx.NieuweBetrokkene(b, m.hashes[i]); err != nil {
			return err
		}
	}
	err := errors.Join(s.geefRol(c.ID, c.Aanmelder, policy.RolAanmelder), s.geefRol(c.ID, c.Melder, policy.RolAangewezen))
	if err == nil && c.Procesregisseur != "" {
		err = s.geefRol(c.ID, c.Procesregisseur, policy.RolProcesregisseur)
	}
	if err != nil {
		return err
	}
	return s.gebeurt(c.ID, "casus.aangemeld", "casus", c.ID)
}

// nieuwNummer draws a number within the year, so that it tells nothing about how many there are (AVG-8): four digits,
// six when those are nearly used up.
func (s *scope) nieuwNummer() (string, error) {
	jaar := klok.VanMicro(s.moment).In(klok.Amsterdam()).Year()
	for poging := range 40 {
		cijfers, grens := 4, int64(10_000)
		if poging >= 20 {
			cijfers, grens = 6, 1_000_000
		}
		n, err := rand.Int(rand.Reader, big.NewInt(grens-1))
		if err != nil {
			return "", err
		}
		nummer := fmt.Sprintf("%d-%0*d", jaar, cijfers, n.Int64()+1)
		if bezet, err := s.tx.NummerBezet(nummer); err != nil || !bezet {
			return nummer, err
		}
	}
	return "", errors.New("gate: geen vrij casusnummer")
}

// geefRol adds roles to the zicht of wie, a person or a Partij, on a Casus.
func (s *scope) geefRol(id, wie string, rol policy.Bits) error {
	z, err := s.tx.ZichtVan(id, wie)
	if errors.Is(err, store.ErrGeen) {
		z = store.Zicht{Casus: id, Wie: wie, Rollen: uint64(rol), Van: s.moment, Tot: klok.Eeuwig, Open: true, Gewijzigd: s.moment}
		z.Zegel = s.verzegel("zicht", zichtRij(z), 0, zichtVelden(z))
		return s.tx.NieuwZicht(z)
	}
	if err != nil {
		return err
	}
	z.Rollen = uint64(ruimer(s.gegevenRollen(z), rol))
	z.Tot = klok.Eeuwig
	z.Zegel = s.verzegel("zicht", zichtRij(z), z.Versie, zichtVelden(z))
	return s.tx.ZetZicht(z)
}

// ruimer adds rol to what somebody had. Who is designated otherwise is no longer so only because they were sent to an Overleg. That they read in need
// for an hour never goes along: a role without an end would make that one without end too.
func ruimer(had, rol policy.Bits) policy.Bits {
	had &^= policy.RolNoodinzage
	if rol&policy.RolAangewezen != 0 && rol&policy.RolAfgevaardigd == 0 {
		had &^= policy.RolAfgevaardigd
	}
	return had | rol
}

// neemRol takes roles from the zicht of wie. It narrows: looks that were decided before it are done again.
func (s *scope) neemRol(id, wie string, rol policy.Bits) error {
	z, err := s.tx.ZichtVan(id, wie)
	if err != nil {
		return geen(err)
	}
	z.Rollen = uint64(s.gegevenRollen(z) &^ rol)
	z.Zegel = s.verzegel("zicht", zichtRij(z), z.Versie, zichtVelden(z))
	s.vernauwd = true
	return s.tx.ZetZicht(z)
}

// gebeurt writes a line of the timeline (the log may not serve for that, WGS 1.8 lid 4).
func (s *scope) gebeurt(id, soort, objectSoort, object string) error {
	return s.gebeurtOmdat(id, soort, objectSoort, object, "")
}

// gebeurtOmdat writes a line with why, sealed; "" for no reason. When the key is gone, so is the reason: what is done needs no text.
func (s *scope) gebeurtOmdat(id, soort, objectSoort, object, reden string) error {
	if !s.act.verandert(s.act.Soort) {
		return fmt.Errorf("gate: %s schrijft een regel in de tijdlijn en staat niet als zo'n handeling in de tabel", s.act.Naam)
	}
	regel := nieuwID(klok.VanMicro(s.moment).Add(time.Duration(s.lijnen) * time.Millisecond)) // the lines of one act keep their order
	s.lijnen++
	g := store.Gebeurtenis{ID: regel, Casus: id, Moment: s.moment, Soort: soort, Medewerker: s.caller.persoon(), Partij: s.wie[0].Partij,
		Namens: s.entry.Namens, ObjectSoort: objectSoort, Object: object, Inhoud: []byte{}}
	if reden != "" {
		doos, err := s.doos(id)
		if err == nil {
			g.Inhoud, err = sluitIn(doos, "gebeurtenis", regel, reden)
		}
		if err != nil && !errors.Is(err, crypto.ErrNoKey) {
			return err
		}
	}
	return s.tx.NieuweGebeurtenis(g)
}

// verander writes a Casus that goes to another phase or hands, and tells everybody who knows of it.
func (s *scope) verander(c store.Casus, naar casus.Fase) error {
	if naar != c.Fase && !c.Fase.Volgt(naar) {
		return fmt.Errorf("gate: %s volgt niet op %s", naar, c.Fase)
	}
	c.Fase, c.Open, c.Versie, c.Gewijzigd, c.GewijzigdDoor = naar, naar.Open(), c.Versie+1, s.moment, s.caller.persoon()
	s.verzegelCasus(&c)
	if err := s.tx.ZetCasus(c); err != nil {
		return err
	}
	return s.tx.MerkZicht(c.ID, nil, s.moment, c.Open)
}

// CasusBevestigen says that the Partij stands by what a Procesregisseur entered for it; the Casus goes to screening by that
// Procesregisseur (rule 8.2c-2).
func (g *Gate) CasusBevestigen(ctx context.Context, c Caller, in casus.Bevestigen) (Verwijzing, error) {
	return schrijf(ctx, g, c, "casus.bevestigen", in, func(s *scope) (Verwijzing, error) {
		z, err := s.nieuwsteCasus(in.Casus, in.Versie, policy.Context{})
		if err != nil {
			return Verwijzing{}, err
		}
		return s.bevestig(z)
	})
}

func (s *scope) bevestig(z zaak) (Verwijzing, error) {
	if err := s.verander(z.Casus, casus.Aangemeld); err != nil {
		return Verwijzing{}, err
	}
	z.Fase, z.Versie = casus.Aangemeld, z.Versie+1
	if err := s.verander(z.Casus, casus.InScreening); err != nil {
		return Verwijzing{}, err
	}
	return Verwijzing{ID: z.ID, Nummer: z.Nummer, Versie: z.Versie + 1}, s.gebeurt(z.ID, "casus.bevestigd", "casus", z.ID)
}

// CasusToewijzen gives a Casus to a Procesregisseur; an earlier one loses it at once (article 8.2 under c). The first time
// the screening begins.
func (g *Gate) CasusToewijzen(ctx context.Context, c Caller, in casus.Toewijzen) (Verwijzing, error) {
	if err := in.Valideer(); err != nil {
		return Verwijzing{}, err
	}
	return schrijf(ctx, g, c, "casus.toewijzen", in, func(s *scope) (Verwijzing, error) {
		naar := s.huis.naar(in.Medewerker, s.moment)
		if in.Medewerker == s.caller.persoon() {
			naar.Ontbreekt = []string{eigenRechten}
		}
		z, err := s.nieuwsteCasus(in.Casus, in.Versie, naar)
		if err != nil {
			return Verwijzing{}, err
		}
		return s.wijsToe(z, in.Medewerker)
	})
}

func (s *scope) wijsToe(z zaak, naar string) (Verwijzing, error) {
	if naar == z.Procesregisseur {
		return Verwijzing{}, &errs.Invalid{Velden: []errs.Veldfout{{Veld: "medewerker",
			Melding: "Deze procesregisseur heeft de casus al. Kies een ander."}}}
	}
	if z.Procesregisseur != "" {
		if err := s.neemRol(z.ID, z.Procesregisseur, policy.RolProcesregisseur); err != nil {
			return Verwijzing{}, err
		}
	}
	if err := eerste(s.geefRol(z.ID, naar, policy.RolProcesregisseur), s.stopNoodVan(z.ID, naar)); err != nil {
		return Verwijzing{}, err
	}
	fase := z.Fase
	if fase == casus.Aangemeld {
		fase = casus.InScreening
	}
	z.Procesregisseur = naar
	if err := s.verander(z.Casus, fase); err != nil {
		return Verwijzing{}, err
	}
	s.object(naar)
	return Verwijzing{ID: z.ID, Nummer: z.Nummer, Versie: z.Versie + 1}, s.gebeurt(z.ID, "casus.toegewezen", "casus", z.ID)
}

// moment is a moment of the store as a view carries it.
func moment(m int64) time.Time { return klok.VanMicro(m) }
