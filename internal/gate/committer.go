// SPDX-License-Identifier: EUPL-1.2

package gate

import (
	"context"
	"errors"
	"fmt"
	"runtime/debug"
	"sync"
	"sync/atomic"
	"time"

	"rondetafel/internal/audit"
	"rondetafel/internal/errs"
	"rondetafel/internal/gate/internal/store"
	"rondetafel/internal/klok"
)

// errOpnieuw tells a read that rights were narrowed after its snapshot.
var errOpnieuw = errors.New("rechten veranderden")

// werk is what waits for the committer: a write (handel) or the entry of a read that was done (entry, epoch).
type werk struct {
	handel func(ctx context.Context, tx *store.Tx, st stand) (*scope, error)
	entry  *audit.Entry
	bezoek *store.Bezoek // goes with entry, nil for none
	// gebruikt is the log-in of which is kept, with entry, that it was used; "" for none
	gebruikt string
	epoch    int64
	seq      int64
	err      error
	klaar    chan struct{}
}

// committer is the one goroutine that writes. It groups what waits into one durable transaction, so that logging a look
// costs a share of a flush.
type committer struct {
	g         *Gate
	schrijver *store.Schrijver
	log       *audit.Log
	bewaar    *audit.Keeper
	in        chan *werk
	einde     chan struct{}
	weg       chan struct{} // closed when the goroutine has ended
	sluiten   sync.RWMutex  // guards dicht against sends
	dicht     bool
	besmet    atomic.Bool
	geraakt   raak // by the batch in hand
}

func startCommitter(ctx context.Context, g *Gate) (*committer, error) {
	k := &committer{g: g, schrijver: g.db.Schrijver(), in: make(chan *werk, 1024), einde: make(chan struct{}), weg: make(chan struct{})}
	signer, publiek, err := audit.NewSigner(g.keys.Signer)
	if err != nil {
		return nil, err
	}
	trusted, err := audit.NewVerifiers(publiek)
	if err != nil {
		return nil, err
	}
	err = g.db.Lees(ctx, func(tx *store.Tx) error {
		k.log, err = audit.Open(ctx, tx.Log(), audit.Config{Signer: signer, Trusted: trusted})
		return err
	})
	if err != nil {
		return nil, fmt.Errorf("gate: log openen: %w", err)
	}
	if k.bewaar, err = audit.OpenKeeper(BewaardPad(g.opties.Sleutels)); err != nil {
		return nil, err
	}
	go k.loop()
	return k, nil
}

// leg hands w to the committer and waits until its batch is durable or failed. The place in the log is returned also when the
// act was refused or failed.
func (k *committer) leg(w *werk) (int64, error) {
	w.klaar = make(chan struct{})
	k.sluiten.RLock()
	if k.dicht {
		k.sluiten.RUnlock()
		return -1, fmt.Errorf("gate: gesloten: %w", errs.ErrUnavailable)
	}
	k.in <- w
	k.sluiten.RUnlock()
	<-w.klaar
	return w.seq, w.err
}

func (k *committer) stop() error {
	k.sluiten.Lock()
	eerder := k.dicht
	k.dicht = true
	k.sluiten.Unlock()
	if !eerder {
		close(k.einde)
	}
	<-k.weg
	return errors.Join(k.schrijver.Sluit(), k.bewaar.Close())
}

// loop takes what waits, batch by batch, until stop; what was handed in before stop is still done.
func (k *committer) loop() {
	defer close(k.weg)
	tik := time.NewTicker(time.Second)
	defer tik.Stop()
	for {
		select {
		case w := <-k.in:
			k.batch(k.verzamel(w))
		case <-tik.C:
			k.flush()
		case <-k.einde:
			for len(k.in) > 0 {
				k.batch(k.verzamel(<-k.in))
			}
			k.flush()
			return
		}
	}
}

func (k *committer) flush() {
	if err := k.bewaar.Flush(); err != nil {
		k.g.log.Error("controlepunt bewaren mislukt", "fout", err.Error())
	}
}

func (k *committer) verzamel(eerste *werk) []*werk {
	groep := []*werk{eerste}
	for len(groep) < k.g.db.MaxBatch() {
		select {
		case w := <-k.in:
			groep = append(groep, w)
		default:
			return groep
		}
	}
	return groep
}

// batch makes groep durable in one transaction and answers everyone in it. When anything under it fails, none of it was done
// and all of them hear errs.ErrUnavailable.
func (k *committer) batch(groep []*werk) {
	err := k.herstel()
	k.geraakt = raak{}
	if err == nil {
		err = k.transactie(groep)
	}
	if err != nil {
		k.besmet.Store(true)
		k.schrijver.Heropen()
		k.g.vergeet() // what was read in this batch was never durable
		k.g.log.Error("groep niet vastgelegd", "aantal", len(groep), "fout", err.Error())
		for _, w := range groep {
			w.seq, w.err = -1, fmt.Errorf("gate: niet vastgelegd: %w", errs.ErrUnavailable)
		}
	}
	if err == nil {
		k.g.blikken.vergeet(k.geraakt) // before who did it looks again
	}
	for _, w := range groep {
		close(w.klaar)
	}
	if err == nil {
		k.g.stromen.meld(k.geraakt)
	}
}

// herstel makes a poisoned committer fit again: the connection is new, and the head of the log read back must be, or validly
// extend, the last acknowledged one. The commit that failed may have reached the disk after all.
func (k *committer) herstel() error {
	if !k.besmet.Load() {
		return nil
	}
	tx, err := k.schrijver.Begin(context.Background())
	if err != nil {
		return err
	}
	if _, err := tx.Kop(true); err != nil {
		return err
	}
	if err := k.log.Reload(context.Background(), tx.Log()); err != nil {
		return fmt.Errorf("de kop van het log past niet bij wat bevestigd is: %w", err)
	}
	if err := k.schrijver.Commit(); err != nil {
		return err
	}
	k.besmet.Store(false)
	k.g.log.Info("vastleggen gaat weer")
	return nil
}

func (k *committer) transactie(groep []*werk) error {
	ctx := context.Background() // never a request's: a caller that hangs up does not undo an act
	tx, err := k.schrijver.Begin(ctx)
	if err != nil {
		return err
	}
	kop, err := tx.Kop(true)
	if err != nil {
		return err
	}
	if kop.Omvang != k.log.Head().Size { // another server wrote
		if err := k.log.Reload(ctx, tx.Log()); err != nil {
			return err
		}
	}
	b := k.log.Begin()
	for _, w := range groep {
		if err := k.een(ctx, tx, &kop, b, w); err != nil {
			return err
		}
	}
	if b.Len() == 0 {
		return k.schrijver.Commit()
	}
	punt, err := b.Write(ctx, tx.LogSchrijver(kop.Epoch, kop.Huis))
	if err != nil {
		return err
	}
	if err := k.schrijver.Commit(); err != nil {
		return err
	}
	k.log.Adopt(b)
	if err := k.bewaar.Keep(punt); err != nil {
		k.g.log.Error("controlepunt bewaren mislukt", "fout", err.Error())
	}
	return nil
}

// een does one piece of work in the batch. Its error poisons the batch; how the act itself ended stands in w.
func (k *committer) een(ctx context.Context, tx *store.Tx, kop *store.Kop, b *audit.Batch, w *werk) error {
	if w.entry != nil {
		if w.epoch < kop.Epoch {
			w.seq, w.err = -1, errOpnieuw
			return nil
		}
		nu := b.Moment(w.entry.Time)
		w.seq = b.Append(*w.entry)
		if w.bezoek != nil {
			if err := tx.ZetBezoek(*w.bezoek); err != nil {
				return err
			}
		}
		if w.gebruikt != "" {
			return tx.ZetSessieLaatst(w.gebruikt, nu)
		}
		return nil
	}
	if err := k.schrijver.Savepoint(); err != nil {
		return err
	}
	s, err := w.handel(ctx, tx, stand{moment: b.Moment(klok.Micro(k.g.klok.Nu())), grond: k.log.Head().Size + int64(b.Len()),
		epoch: kop.Epoch, huis: kop.Huis, groep: b.Bodies()})
	if store.Besmet(err) && !bekend(err) || s == nil {
		return errors.Join(err, errors.New("handeling niet begonnen of door de schijf afgebroken"))
	}
	s.sluit(err)
	if err != nil {
		if terug := k.schrijver.Terug(); terug != nil {
			return terug
		}
	} else if err := k.schrijver.Houd(); err != nil {
		return err
	}
	if err == nil {
		k.verhoog(kop, s)
		k.geraakt.neem(s)
	}
	if s.stil && err == nil {
		w.seq = -1
		return nil
	}
	w.seq, w.err = b.Append(s.entry), err
	return nil
}

func (k *committer) verhoog(kop *store.Kop, s *scope) {
	if s.vernauwd {
		kop.Epoch++
	}
	if s.huisNieuw {
		kop.Huis++
	}
}

// errPaniek is an act that broke an invariant of the program. It is undone and logged like any failed act.
var errPaniek = errors.New("handeling afgebroken door een fout in het programma")

// vang makes a panic in an act errPaniek: deferred around it.
func (g *Gate) vang(err *error) {
	if p := recover(); p != nil {
		g.log.Error("paniek in een handeling", "fout", fmt.Sprint(p), "spoor", string(debug.Stack()))
		*err = errPaniek
	}
}

// gereed tells whether acts can be made durable now.
func (k *committer) gereed(ctx context.Context) error {
	if k.besmet.Load() {
		return errs.ErrUnavailable
	}
	return k.g.db.Lees(ctx, func(tx *store.Tx) error {
		_, _, err := tx.Epochs()
		return err
	})
}
