// SPDX-License-Identifier: EUPL-1.2

package gate

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"maps"
	"math"
	"slices"
	"strconv"
	"strings"

	"rondetafel/internal/audit"
	"rondetafel/internal/casus"
	"rondetafel/internal/gate/internal/crypto"
	"rondetafel/internal/gate/internal/store"
	"rondetafel/internal/policy"
)

// systeem is the caller of what the house does by itself: nobody, by a job.
func systeem() Caller { return Als("", "taak") }

// vernietig carries out one destruction from where it is, in the order of design §6. Each step can be done again, so that what a
// crash cut off is finished by doing all of it once more: begonnen is durable, the slot of the key is overwritten, the rows go and
// the certificate is durable.
func (g *Gate) vernietig(ctx context.Context, id string) error {
	zaak, err := g.beginVernietiging(ctx, id)
	if err != nil {
		return err
	}
	if err := g.keys.Store.Destroy(ctx, zaak); err != nil {
		return fmt.Errorf("gate: sleutel vernietigen: %w", err)
	}
	if err := g.wisBestanden(ctx, zaak); err != nil {
		return err
	}
	if err := g.rondVernietigingAf(ctx, id); err != nil {
		return err
	}
	if err := g.db.Vergeet(ctx); err != nil { // the rows are gone; this is about their traces in the file that is written ahead
		g.log.Warn("de database kon het spoor van gewiste rijen nog niet opruimen", "fout", err.Error())
	}
	return nil
}

// beginVernietiging makes durable that the destruction began, and returns the id of the Casus; one that had begun goes on. From here
// nobody stops it any more.
func (g *Gate) beginVernietiging(ctx context.Context, id string) (zaak string, err error) {
	var v store.Vernietiging
	err = g.db.Lees(ctx, func(tx *store.Tx) (err error) {
		v, err = tx.Vernietiging(id)
		return err
	})
	if err != nil {
		return "", geen(err)
	}
	if v.Stand == casus.VernietigingBegonnen && g.echt("vernietiging", v.ID, v.Zegel, vernietigingVelden(v)) {
		return v.Casus, nil
	}
	if err := g.eisInLog(ctx, v); err != nil {
		return "", err
	}
	_, err = schrijf(ctx, g, systeem(), "vernietiging.beginnen", id, func(s *scope) (Verwijzing, error) {
		d, err := s.vernietiging(id)
		if err != nil {
			return Verwijzing{}, err
		}
		s.vernauwd = true
		v := d.Vernietiging
		v.Stand, v.Begonnen = casus.VernietigingBegonnen, s.moment
		return s.zetVernietiging(v, verzegeld{bytes: v.Inhoud}, v.Versie)
	})
	return v.Casus, err
}

// errTeruggezet says that the row of a destruction is one of before: somebody put it back.
var errTeruggezet = errors.New("gate: de rij van deze vernietiging is een andere dan in het log")

// eisInLog asks that the row is the last that the log knows of. A row of before, put back by other hands, still has a fitting MAC:
// for what cannot be undone that is not enough.
func (g *Gate) eisInLog(ctx context.Context, v store.Vernietiging) error {
	if err := g.werkIndexBij(ctx); err != nil {
		return err
	}
	return g.db.Lees(ctx, func(tx *store.Tx) error {
		bodies, err := tx.RegelsOver(v.ID, math.MaxInt64, 1000)
		if err != nil {
			return err
		}
		for _, body := range bodies {
			e, _, err := audit.Decode(body)
			if err != nil {
				return err
			}
			i := slices.IndexFunc(e.Rechten, func(r audit.Recht) bool { return r.Rij == vernietigingRij(v.ID) })
			if i < 0 || e.Uitkomst != audit.Allowed {
				continue
			}
			if e.Rechten[i].Versie != v.Versie || !bytes.Equal(e.Rechten[i].MAC, v.MAC) {
				return errTeruggezet
			}
			return nil
		}
		return errTeruggezet
	})
}

// errSleutelNogDaar says that a dossier whose key is still there is not called destroyed.
var errSleutelNogDaar = errors.New("gate: de sleutel is er nog")

// rondVernietigingAf removes every row of the dossier and makes the certificate durable, in one act.
func (g *Gate) rondVernietigingAf(ctx context.Context, id string) error {
	_, err := schrijf(ctx, g, systeem(), "vernietiging.uitvoeren", id, func(s *scope) (Verwijzing, error) {
		d, err := s.vernietiging(id)
		if err != nil {
			return Verwijzing{}, err
		}
		if _, err := g.keys.Store.Open(ctx, d.Casus); !errors.Is(err, crypto.ErrNoKey) {
			return Verwijzing{}, eerste(err, errSleutelNogDaar)
		}
		return s.wisDossier(d)
	})
	return err
}

func (s *scope) wisDossier(d dossier) (Verwijzing, error) {
	s.vernauwd = true
	if err := s.verander(d.zaak.Casus, casus.Vernietigd); err != nil {
		return Verwijzing{}, err
	}
	gewist, err := s.tx.WisDossier(d.Casus)
	if err != nil {
		return Verwijzing{}, err
	}
	for _, r := range gewist.Rechten {
		s.vervalt(r.Rij, r.Versie)
	}
	if err := s.wisVoorstellen(d); err != nil {
		return Verwijzing{}, err
	}
	v := d.Vernietiging
	v.Stand, v.Vernietigd, v.Aantallen = casus.VernietigingKlaar, s.moment, schrijfAantallen(gewist.Aantallen)
	v.Voorsteller, v.Controleur = "", "" // a certificate names functions, no people
	return s.zetVernietiging(v, verzegeld{bytes: []byte{}}, v.Versie)
}

// wisVoorstellen removes the proposals of before that were stopped: what people wrote in them is unreadable now.
func (s *scope) wisVoorstellen(d dossier) error {
	lijst, err := s.tx.Vernietigingen(d.Casus)
	for _, v := range lijst {
		if v.ID != d.ID && err == nil {
			s.vervalt(vernietigingRij(v.ID), v.Versie)
			err = s.tx.WisVernietiging(v.ID)
		}
	}
	return err
}

func schrijfAantallen(aantallen map[string]int64) string {
	var delen []string
	for _, soort := range slices.Sorted(maps.Keys(aantallen)) {
		delen = append(delen, soort+"="+strconv.FormatInt(aantallen[soort], 10))
	}
	return strings.Join(delen, ",")
}

// maakAf finishes at start-up the destructions that a crash cut off, before anything is served.
func (g *Gate) maakAf(ctx context.Context) error {
	var begonnen []store.Vernietiging
	err := g.db.Lees(ctx, func(tx *store.Tx) (err error) {
		begonnen, err = tx.VernietigingenIn(casus.VernietigingBegonnen, 1000)
		return err
	})
	if err != nil {
		return err
	}
	for _, v := range begonnen {
		if !g.echt("vernietiging", v.ID, v.Zegel, vernietigingVelden(v)) {
			continue // nobody began this
		}
		g.log.Info("een vernietiging was begonnen en wordt afgemaakt", "vernietiging", v.ID)
		if err := g.vernietig(ctx, v.ID); err != nil {
			return fmt.Errorf("gate: begonnen vernietiging afmaken: %w", err)
		}
	}
	return nil
}

// vernietigingVan says how far the destruction of a Casus is, for its course: the newest proposal that the caller may know of.
func (s *scope) vernietigingVan(z zaak) (*VernietigingBlad, error) {
	if !z.Fase.Afgeschermd() {
		return nil, nil
	}
	lijst, err := s.tx.Vernietigingen(z.ID)
	for _, v := range lijst {
		d := s.maakDossier(z, v)
		if s.mag("vernietiging.lezen", d.op) {
			b := s.vernietigingKop(d)
			return &b, err
		}
	}
	return nil, err
}

// vernietigTaken are the proposals that wait for the caller to check them.
func (s *scope) vernietigTaken() ([]Taak, error) {
	uit := []Taak{}
	rijen, err := s.tx.VernietigingenIn(casus.VernietigingVoorgesteld, maxTaken)
	for _, v := range rijen {
		z, fout := s.zaakVan(v.Casus)
		if fout != nil {
			return uit, fout
		}
		d := s.maakDossier(z, v)
		if s.vraag("vernietiging.controleren", d.op, policy.Context{}).Toegestaan {
			uit = append(uit, Taak{Soort: "controleren", Object: v.ID, Casus: CasusRegel{ID: z.ID, Nummer: z.Nummer, Soort: z.Soort,
				Gemeentecode: z.Gemeente, Gemeente: gemeente(z.Gemeente), Aangemeld: moment(z.Aangemeld), Fase: z.Fase}})
			s.toont(v.ID)
		}
	}
	return uit, err
}
