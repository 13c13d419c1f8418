// SPDX-License-Identifier: EUPL-1.2

package gate

import (
	"context"
	"errors"
	"fmt"

	"rondetafel/internal/audit"
	"rondetafel/internal/gate/internal/crypto"
)

// The key-encryption key of the key file is replaced while the house stands still (rule 14.3-1). The log has two entries of it: that it
// begins, durable before the first file changes, and how it ended. The second is written by whoever opens the house next, so that it is
// there also when the first was cut off.

// Sleutelwissel says how a rotation ended.
type Sleutelwissel struct {
	Oud, Nieuw string // ids of the key-encryption keys, by which copies of them can be told apart
	Sleutels   int    // keys that were wrapped anew
}

// ErrInKluis tells that the key of the house is wrapped by a vault, and that Opties name none.
var ErrInKluis = errors.New("gate: de sleutel van dit huis ligt in een kluis")

// openSleutels loads the keys of a house, and makes them where maak says how. ErrInKluis when a vault is needed.
func openSleutels(o Opties, maak func() (string, error)) (*crypto.Keys, error) {
	keys, err := crypto.OpenDirWith(o.Sleutels, maak, o.Kluis)
	if errors.Is(err, crypto.ErrProvider) {
		return nil, ErrInKluis
	}
	return keys, err
}

// WisselSleutel replaces the key-encryption key of a house that nobody serves, and wraps every key anew. Afterwards the old one opens nothing
// that is in the house. ErrInGebruik when somebody serves it, ErrGeenSleutels when there is none; any other error leaves a house that opens, with the old key or with the new one, and
// its log says which.
func WisselSleutel(ctx context.Context, o Opties) (Sleutelwissel, error) {
	if !crypto.Present(o.Sleutels) {
		return Sleutelwissel{}, ErrGeenSleutels
	}
	if err := metHuis(ctx, o, func(g *Gate) error { return g.meldSleutel(ctx, "sleutel.wisselen", nil) }); err != nil {
		return Sleutelwissel{}, err
	}
	r, err := crypto.RotateWith(o.Sleutels, o.Kluis)
	slot := metHuis(ctx, o, func(*Gate) error { return nil }) // it opens, and logs how it ended
	return Sleutelwissel{Oud: r.Old, Nieuw: r.New, Sleutels: r.Keys}, errors.Join(err, slot)
}

// metHuis does one thing with a house and closes it.
func metHuis(ctx context.Context, o Opties, doe func(*Gate) error) error {
	g, err := Open(ctx, o)
	if errors.Is(err, crypto.ErrLocked) {
		return ErrInGebruik
	}
	if err != nil {
		return err
	}
	return errors.Join(doe(g), g.Close())
}

// errWisselTerug is how an entry of a rotation that was undone ends.
var errWisselTerug = errors.New("gate: het wisselen van de sleutel is teruggedraaid")

// meldWissel logs how a rotation ended that the log does not have yet.
func (g *Gate) meldWissel(ctx context.Context) error {
	r := g.keys.Rotation
	if r == nil {
		return nil
	}
	var uitslag error
	if !r.Done {
		uitslag = errWisselTerug
		g.log.Warn("het wisselen van de sleutel werd afgebroken en is teruggedraaid")
	}
	err := g.meldSleutel(ctx, "sleutel.gewisseld", uitslag, "kek-"+r.Old, "kek-"+r.New)
	if err != nil && !errors.Is(err, errWisselTerug) {
		return fmt.Errorf("gate: sleutelwissel in het log: %w", err)
	}
	return g.keys.RotationLogged()
}

// meldSleutel logs an act on the keys of the house, which the command of whoever runs it did.
func (g *Gate) meldSleutel(ctx context.Context, naam string, uitslag error, ids ...string) error {
	_, err := schrijf(ctx, g, systeem(), naam, nil, func(s *scope) (struct{}, error) {
		s.besloten, s.entry.Uitkomst = true, audit.Allowed
		s.object(ids...)
		return struct{}{}, uitslag
	})
	return err
}
