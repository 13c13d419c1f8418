// SPDX-License-Identifier: EUPL-1.2

package gate

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"

	"rondetafel/internal/audit"
	"rondetafel/internal/errs"
	"rondetafel/internal/gate/internal/crypto"
	"rondetafel/internal/gate/internal/store"
)

// schrijf is the write path. invoer is what was asked, for the idempotency key; doe loads the facts, decides and runs the
// effect, in a savepoint of the committer's transaction. The result, which is small and clear (ids, versions), is kept
// with the key and given again when the same person sends the same key with the same input. What is shown once is not: it is empty then.
func schrijf[Uit any](ctx context.Context, g *Gate, c Caller, naam string, invoer any, doe func(*scope) (Uit, error)) (Uit, error) {
	var leeg Uit
	act := g.acts[naam]
	vinger, err := g.vingerafdruk(c, naam, invoer)
	if err != nil {
		return leeg, err
	}
	uit, err := opSlot(g, c, act, func(s *scope) (Uit, error) {
		return eenmaal(s, vinger, func(s *scope) (Uit, error) {
			uit, err := doe(s)
			if err == nil {
				s.eisVergeleken(invoer)
			}
			return uit, err
		})
	})
	if c.Blik != nil && err == nil {
		*c.Blik = Blik{Volging: Volging{Zicht: c.Blik.Zicht, Blad: c.Blik.Blad}} // what was read before is not what there is now
	}
	return uit, err
}

// opSlot does an act in the committer's transaction, where no other act comes in between.
func opSlot[Uit any](g *Gate, c Caller, act Act, doe func(*scope) (Uit, error)) (Uit, error) {
	var uit, leeg Uit
	if c.Kijkt {
		return leeg, errs.ErrOnlyLooks
	}
	seq, err := g.commit.leg(&werk{handel: func(ctx context.Context, tx *store.Tx, st stand) (s *scope, err error) {
		defer g.vang(&err)
		if s, err = g.scope(ctx, tx, act, c, st); err != nil {
			return s, err
		}
		if uit, err = doe(s); err == nil {
			s.eisBesluit()
			if s.bezoek != nil {
				err = tx.ZetBezoek(*s.bezoek)
			}
			if s.gebruikt != "" && err == nil {
				err = tx.ZetSessieLaatst(s.gebruikt, s.moment)
			}
		}
		if onder := s.evenDuur(err); onder != nil {
			return s, onder
		}
		return s, metOver(err, s)
	}})
	if err != nil {
		return leeg, metVolgnr(err, seq)
	}
	return uit, nil
}

// metOver says in a conflict that the act was refused on what became of the thing.
func metOver(err error, s *scope) error {
	var botsing *errs.Conflict
	if errors.As(err, &botsing) {
		botsing.Over = s.entry.Uitkomst == audit.Refused
	}
	return err
}

// eenmaal runs doe, unless the caller's key was used before: then the first result is given again, and a key that came with
// another input is an *errs.Repeated.
func eenmaal[Uit any](s *scope, vinger []byte, doe func(*scope) (Uit, error)) (Uit, error) {
	var uit Uit
	if s.caller.Sleutel == "" {
		return doe(s)
	}
	eerder, err := s.tx.Herhaling(s.caller.persoon(), s.caller.Sleutel)
	if err == nil {
		return uit, s.herhaal(eerder, vinger, &uit)
	}
	if !errors.Is(err, store.ErrGeen) {
		return uit, err
	}
	if uit, err = doe(s); err != nil || s.entry.Uitkomst == audit.Refused { // what was refused may be asked again
		return uit, err
	}
	bewaard := uit
	if s.zwijgt {
		bewaard = *new(Uit)
	}
	resultaat, err := json.Marshal(bewaard)
	if err != nil {
		return uit, err
	}
	return uit, s.tx.NieuweHerhaling(store.Herhaling{Medewerker: s.caller.persoon(), Sleutel: s.caller.Sleutel, Handeling: s.act.Naam,
		Invoer: vinger, Resultaat: resultaat, Moment: s.moment})
}

// herhaal gives the first result again. It names ids that the same person got before, nothing of a dossier.
func (s *scope) herhaal(eerder store.Herhaling, vinger []byte, uit any) error {
	s.besloten = true
	if eerder.Handeling != s.act.Naam || string(eerder.Invoer) != string(vinger) {
		return s.andersHerhaald(eerder)
	}
	s.entry.Uitkomst, s.entry.Regels = audit.Allowed, []string{"herhaling"}
	return json.Unmarshal(eerder.Resultaat, uit)
}

// andersHerhaald says what the key did the first time: when, and which thing, if it was this act.
func (s *scope) andersHerhaald(eerder store.Herhaling) error {
	uit := &errs.Repeated{Moment: eerder.Moment, Invalid: errs.Invalid{Velden: []errs.Veldfout{{Veld: "Idempotency-Key",
		Melding: "Met deze Idempotency-Key stuurde je al iets anders. Kies voor iets nieuws een nieuwe."}}}}
	if eerder.Handeling != s.act.Naam {
		return uit
	}
	var wat struct{ ID string }
	err := json.Unmarshal(eerder.Resultaat, &wat)
	uit.ID = wat.ID
	return errors.Join(uit, err)
}

// vingerafdruk is a keyed hash of what was asked, so that a key that comes again can be held against it.
func (g *Gate) vingerafdruk(c Caller, naam string, invoer any) ([]byte, error) {
	if c.Sleutel == "" {
		return nil, nil
	}
	if len(c.Sleutel) > 100 {
		return nil, &errs.Invalid{Velden: []errs.Veldfout{{Veld: "Idempotency-Key", Melding: "Gebruik hoogstens 100 tekens."}}}
	}
	mac := g.keys.MAC.Row("herhaling", 1, 0, crypto.Str(naam), crypto.Raw(fmt.Appendf(nil, "%#v", invoer)))
	return mac[:], nil
}
