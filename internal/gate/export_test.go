// SPDX-License-Identifier: EUPL-1.2

package gate

import (
	"context"
	"database/sql"
	"strconv"
	"time"

	"rondetafel/internal/audit"
	"rondetafel/internal/gate/internal/store"
	"rondetafel/internal/klok"
	"rondetafel/internal/policy"
	"rondetafel/internal/rto"
	"rondetafel/internal/toegang"
)

// What tests see of the inside of the door.

// MetSchrijver lets f see each new connection of the committer.
func MetSchrijver(o *Opties, f func(context.Context, *sql.Conn) error) { o.bijSchrijven = f }

// Proef is an act whose effect is the test's own: it is decided for, runs on the committer and is an entry.
func (g *Gate) Proef(ctx context.Context, c Caller, effect func() error) error {
	_, err := schrijf(ctx, g, c, "casus.screenen", nil, func(s *scope) (struct{}, error) {
		s.besloten, s.entry.Uitkomst = true, audit.Allowed
		return struct{}{}, effect()
	})
	return err
}

// GeefToegangscode is an act that gives somebody a code.
func (g *Gate) GeefToegangscode(ctx context.Context, c Caller, medewerker string, soort toegang.Soort) (code string, err error) {
	uit, err := schrijf(ctx, g, c, "huis.verzegelen", medewerker, func(s *scope) (string, error) {
		s.besloten, s.entry.Uitkomst = true, audit.Allowed
		return s.geefToegangscode(medewerker, soort)
	})
	return uit, err
}

// EindigMedewerker is an act after which somebody works here no more.
func (g *Gate) EindigMedewerker(ctx context.Context, id string) error {
	_, err := schrijf(ctx, g, Als("", "taak"), "huis.verzegelen", id, func(s *scope) (struct{}, error) {
		s.besloten, s.entry.Uitkomst, s.huisNieuw, s.vernauwd = true, audit.Allowed, true, true
		alle, err := s.tx.Medewerkers()
		for _, m := range alle {
			if m.ID == id && err == nil {
				m.Tot = s.moment
				m.Zegel = s.verzegel(medewerkerLabel(m), mensRij(m), m.Versie, medewerkerVelden(m))
				err = s.tx.ZetMedewerker(m)
			}
		}
		return struct{}{}, err
	})
	return err
}

// Besluiteloos is an act that forgets to decide.
func (g *Gate) Besluiteloos(ctx context.Context, c Caller) error {
	_, err := schrijf(ctx, g, c, "casus.screenen", nil, func(*scope) (struct{}, error) { return struct{}{}, nil })
	return err
}

// MaxVolgersPersoon is how many casussen one person can follow at once.
const MaxVolgersPersoon = maxVolgersPersoon

// Inlog is the log-in with which somebody follows.
func (v *Volger) Inlog() string { return v.caller.Sessie }

// HoudBlikken remembers n versions and returns how many there are then.
func (g *Gate) HoudBlikken(n int) (er int) {
	for i := range n {
		g.blikken.houd(strconv.Itoa(i%7), blikSleutel{persoon: strconv.Itoa(i)}, "v", 0, 0)
	}
	for _, van := range g.blikken.van {
		er += len(van)
	}
	return er
}

// KentBlik tells whether a version is still remembered after oud.
func (g *Gate) KentBlik(casus string, oud time.Duration) bool {
	g.blikken.houd(casus, blikSleutel{}, "v", 0, time.Hour)
	_, ok := g.blikken.geef(casus, blikSleutel{}, 0, time.Hour+oud)
	return ok
}

// KijkNaDaad is the look after an act.
func (v *Volger) KijkNaDaad(ctx context.Context) (bool, error) { return v.kijk(ctx, true) }

// ZetTik sets the time between two beats.
func (v *Volger) ZetTik(tik time.Duration) { v.tik = tik }

// Stiekem is a look that writes a line of the timeline, and that the table does not have as such.
func (g *Gate) Stiekem(c Caller, id string) error {
	_, err := opSlot(g, c, g.acts["casus.lezen"], func(s *scope) (struct{}, error) {
		if _, err := s.casus(id, policy.Context{}); err != nil {
			return struct{}{}, err
		}
		return struct{}{}, s.gebeurt(id, "bsn.verzoek", "casus", id)
	})
	return err
}

// Wachtend is how much waits for the committer.
func (g *Gate) Wachtend() int { return len(g.commit.in) }

// Stand is what the committer holds to be the acknowledged log.
type Stand struct{ log *audit.Log }

// Stand returns it; call it while no act is in hand.
func (g *Gate) Stand(ctx context.Context) (Stand, error) {
	signer, publiek, err := audit.NewSigner(g.keys.Signer)
	if err != nil {
		return Stand{}, err
	}
	trusted, err := audit.NewVerifiers(publiek)
	if err != nil {
		return Stand{}, err
	}
	var s Stand
	err = g.db.Lees(ctx, func(tx *store.Tx) error {
		s.log, err = audit.Open(ctx, tx.Log(), audit.Config{Signer: signer, Trusted: trusted})
		return err
	})
	return s, err
}

// ZetStand makes the committer hold s for the acknowledged log, as after a commit that it knows nothing of; besmet says that
// the commit was reported as failed. Call it while no act is in hand.
func (g *Gate) ZetStand(s Stand, besmet bool) {
	g.commit.log = s.log
	g.commit.besmet.Store(besmet)
}

// SleutelIDs are the ids that have a key of their own.
func (g *Gate) SleutelIDs(ctx context.Context) ([]string, error) { return g.keys.Store.IDs(ctx) }

// NieuweSleutel makes a key that belongs to nothing.
func (g *Gate) NieuweSleutel(ctx context.Context, id string) error {
	return g.keys.Store.Create(ctx, id)
}

// GeefRol gives a person a role in a Casus, as a decision of a round table does.
func (g *Gate) GeefRol(ctx context.Context, c Caller, casus, wie string, rol policy.Bits) error {
	_, err := schrijf(ctx, g, c, "deelname.aanwijzen", nil, func(s *scope) (struct{}, error) {
		s.besloten, s.entry.Uitkomst = true, audit.Allowed
		return struct{}{}, s.geefRol(casus, wie, rol)
	})
	return err
}

// ZetOuderVerslag ends an Overleg as before minutes were kept in passages: with one text on its row.
func (g *Gate) ZetOuderVerslag(ctx context.Context, c Caller, overleg, tekst string) error {
	_, err := schrijf(ctx, g, c, "overleg.afronden", nil, func(s *scope) (struct{}, error) {
		s.besloten, s.entry.Uitkomst = true, audit.Allowed
		t, err := s.leesTafel(overleg)
		if err != nil {
			return struct{}{}, err
		}
		doos, err := s.doos(t.Casus)
		if err != nil {
			return struct{}{}, err
		}
		t.Stand = rto.Afgerond
		if t.Verslag, err = sluitIn(doos, "verslag", t.ID, tekst); err != nil {
			return struct{}{}, err
		}
		return struct{}{}, s.zetOverleg(&t)
	})
	return err
}

// StelPlanVast makes the draft of a plan a version, as a decision of a round table does.
func (g *Gate) StelPlanVast(ctx context.Context, c Caller, casus, besluit string) error {
	_, err := schrijf(ctx, g, c, "plan.vaststellen", nil, func(s *scope) (struct{}, error) {
		z, err := s.gezien(casus)
		if err != nil {
			return struct{}{}, err
		}
		s.besloten, s.entry.Uitkomst = true, audit.Allowed
		return struct{}{}, s.stelPlanVast(z, besluit)
	})
	return err
}

// ZetOuderePassages makes the passages of a Casus as they were before the conditions at their writing were kept, under other ids.
func (g *Gate) ZetOuderePassages(ctx context.Context, c Caller, casus string) error {
	_, err := schrijf(ctx, g, c, "passage.herschrijven", nil, func(s *scope) (struct{}, error) {
		s.besloten, s.entry.Uitkomst = true, audit.Allowed
		rijen, err := s.tx.Passages(casus)
		for i, p := range rijen {
			tekst, fout := s.passageTekst(p)
			err = eerste(err, fout, s.wisPassage(p))
			p.ID, p.Gesteld, p.Zegel = nieuwID(klok.VanMicro(s.moment).Add(time.Duration(i)*time.Millisecond)), "", store.Zegel{}
			err = eerste(err, s.voegPassageToe(&p, tekst))
		}
		return struct{}{}, err
	})
	return err
}

// BeginVernietiging, WisSleutel and RondVernietigingAf are the three steps of a destruction, each on its own: what a crash between
// them leaves.
func (g *Gate) BeginVernietiging(ctx context.Context, id string) (string, error) {
	return g.beginVernietiging(ctx, id)
}

// WisSleutel overwrites the slot of a Casus.
func (g *Gate) WisSleutel(ctx context.Context, zaak string) error {
	return g.keys.Store.Destroy(ctx, zaak)
}

// RondVernietigingAf removes the rows and writes the certificate.
func (g *Gate) RondVernietigingAf(ctx context.Context, id string) error {
	return g.rondVernietigingAf(ctx, id)
}

// SluitSleutels closes the key store under the house: nothing can be destroyed any more.
func (g *Gate) SluitSleutels() error { return g.keys.Store.Close() }

// VoorManager is what a refusal says that else there is to do, to who is the manager.
var VoorManager = voorManager

// BijnaZelfdeNaam tells whether a reader easily takes one name for the other.
var BijnaZelfdeNaam = bijnaZelfdeNaam
