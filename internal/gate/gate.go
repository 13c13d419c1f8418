// SPDX-License-Identifier: EUPL-1.2

// Package gate is the door: everything that anybody does to or reads from a dossier is one method of Gate, and one call is
// one act is one log entry.
//
//	browser ─ web ┐                      ┌ policy   decides
//	              ├─ gate.<Act>(caller…) ┼ crypto   opens and seals
//	partner ─ api ┘                      ├ store    reads and acts
//	                                     └ audit    logs
//
// There are two paths, and every method is one call of one of them.
//
// Write (schrijf): what is typed is checked and sealed outside the lock. Then, in the committer: load the facts, decide, run
// the effect in a savepoint, append one entry with its outcome. The answer waits for the COMMIT.
//
// Read (lees): one read-only snapshot: load the facts, decide, make the result in memory. Its entry goes to the committer
// with the epoch of the snapshot; when an act that narrows rights came in between, the read is done again. The answer waits for the
// COMMIT of its entry.
//
// What holds, each with a test of its own:
//
//  1. refused and failed attempts are entries too;
//  2. if the log cannot be written, nothing is shown and nothing is changed (errs.ErrUnavailable);
//  3. any error while evaluating policy is a refusal;
//  4. a list is one entry with the ids that were shown, each row decided on;
//  5. where existence itself is secret, a refusal is errs.ErrNotFound, the same as for what does not exist, while the log keeps
//     the refusal;
//  6. the entry names the policies that decided, by article;
//  7. a failed disk poisons the batch: nothing more runs in it, all its callers get errs.ErrUnavailable, and serving resumes
//     when the head of the log read back is, or validly extends, the last acknowledged one.
//
// Errors that come out of every method: *errs.Invalid, *errs.Denied, *errs.Conflict, errs.ErrNotFound, errs.ErrNotLoggedIn,
// errs.ErrUnavailable; anything else is a fault of the system and says nothing about the dossier.
package gate

import (
	"context"
	"crypto/rand"
	"database/sql"
	"errors"
	"fmt"
	"io/fs"
	"log/slog"
	"path/filepath"
	"sync"
	"sync/atomic"
	"time"

	"rondetafel/internal/audit"
	"rondetafel/internal/gate/internal/crypto"
	"rondetafel/internal/gate/internal/store"
	"rondetafel/internal/klok"
	"rondetafel/internal/policy"
	"rondetafel/internal/toegang"
)

// Opties say how to open a house.
type Opties struct {
	DB        string // path of the SQLite file, or postgres://…
	Sleutels  string // directory of the keys
	Kluis     Kluis  // wraps the key-encryption key; nil for a house that keeps it in its directory of keys
	Klok      klok.Klok
	Log       *slog.Logger // technical messages, never personal data
	Profiel   fs.FS        // the house's own policies, or nil
	Synchroon string       // see store.Opties; "" is the safe one
	Lezers    int          // connections for reading; a default when 0
	Grenzen   Grenzen      // of documents
	BijVraag  func(string) // called with each statement to the database; nil where nobody counts them
	KlokKlopt bool         // who runs the house says that the clock is right, although it seems to have jumped (see ErrKlok)
	Bestaand  bool         // the house is there already, with its keys, and is not for practice: nothing is made (see ErrGeenHuis)

	Kosten toegang.Kosten // of a new password; the usual ones when zero
	Adres  string         // under which people reach the house, to which their passkeys are bound: "https://huis.example"; without it there are none

	Diensten []toegang.Inlogdienst // where people log in with the account of their work; what is wrong with one is ErrInlogdienst

	bijSchrijven func(context.Context, *sql.Conn) error // see store.Opties; set by tests only
}

// Kluis is a vault that wraps the key-encryption key of a house under a key that never leaves it. It is asked when the house opens and when that
// key is replaced, never while somebody waits for an act. One that can Start and Stop does so with the house, to keep its own access alive.
type Kluis interface {
	Wrap(ctx context.Context, secret []byte) (text string, err error)
	Unwrap(ctx context.Context, text string) (secret []byte, err error)
}

// levend is a Kluis that works while the house is open.
type levend interface {
	Start()
	Stop()
}

// Gate is the door of one house. Safe for concurrent use.
type Gate struct {
	opties        Opties
	db            *store.DB
	keys          *crypto.Keys
	kluis         levend // nil when there is nothing to stop
	motor         *policy.Engine
	klok          klok.Klok
	log           *slog.Logger
	commit        *committer
	acts          map[string]Act
	huisNu        atomic.Pointer[huis]
	sessies       sync.Map // id of a log-in → *sessieNu
	filters       sync.Map // filterVraag → policy.Filter
	aantalFilters atomic.Int64
	indexMu       sync.Mutex
	stromen       *stroomhub
	blikken       blikken
	merken        merkenboek
	klokLos       func()        // ends hearing of a clock that is moved; nil for one that is not
	einde         chan struct{} // closed by Close
	anderenKlaar  chan struct{} // closed when hoorAnderen has ended; nil when it never began
	indexKlaar    chan struct{} // closed when indexAchteraf has ended; nil when it never began
	gesloten      atomic.Bool
	bijOpenen     klokstand
	naam          string // of this server, where it leases jobs
	hasher        *toegang.Hasher
	deur          deurteller
	passkeys      *toegang.Passkeys // nil in a house that cannot have them
	diensten      []*dienst
	keuring       chan struct{} // holds a place for each file that may be checked at one time
}

// motorVoor gives the policies by which a house decides. Those of the covenant are read and checked once per process: an Engine never changes,
// and a test opens hundreds of houses.
func motorVoor(profiel fs.FS) (*policy.Engine, error) {
	if profiel == nil {
		return convenantMotor()
	}
	return policy.New(policy.Options{Profiel: profiel, Acties: actienamen()})
}

var convenantMotor = sync.OnceValues(func() (*policy.Engine, error) { return policy.New(policy.Options{Acties: actienamen()}) })

// Open opens the house, makes its database and keys when they do not exist, finishes what a crash left behind and starts
// the committer. Close stops it.
func Open(ctx context.Context, o Opties) (*Gate, error) {
	if o.Log == nil {
		o.Log = slog.New(slog.DiscardHandler)
	}
	if o.Klok == nil {
		o.Klok = klok.Systeem()
	}
	g := &Gate{opties: o, klok: o.Klok, log: o.Log, acts: map[string]Act{}, einde: make(chan struct{}),
		naam: nieuwID(o.Klok.Nu()), keuring: make(chan struct{}, maxKeuringen), stromen: nieuweStroomhub()}
	if k, ok := o.Klok.(klok.Beweegbaar); ok {
		g.klokLos = k.BijZetten(func() { g.geraakt(raak{verzet: true}) })
	}
	g.opties.Grenzen = o.Grenzen.vol()
	if o.Kosten == (toegang.Kosten{}) {
		o.Kosten = toegang.Gewoon()
	}
	g.hasher = toegang.NieuweHasher(o.Kosten)
	if err := g.leesAdres(); err != nil {
		return nil, err
	}
	for _, a := range Acts() {
		g.acts[a.Naam] = a
	}
	if err := g.open(ctx); err != nil {
		return nil, errors.Join(err, g.Close())
	}
	return g, nil
}

func (g *Gate) open(ctx context.Context) error {
	var err error
	if g.motor, err = motorVoor(g.opties.Profiel); err != nil {
		return err
	}
	if g.opties.Bestaand && !crypto.Present(g.opties.Sleutels) {
		return ErrGeenSleutels
	}
	if g.keys, err = openSleutels(g.opties, nieuweLogsleutel); err != nil {
		return err
	}
	if g.keys.Bare {
		g.log.Warn("de sleutel staat nog in een bestand en niet in de kluis: vervang hem met rondetafel keys rotate")
	}
	if k, ok := g.opties.Kluis.(levend); ok {
		k.Start()
		g.kluis = k
	}
	if g.keys.Torn > 0 {
		g.log.Warn("sleutelbestand: beschadigde plaatsen overgeslagen", "aantal", g.keys.Torn)
	}
	g.db, err = store.Open(ctx, store.Opties{URL: g.opties.DB, Lezers: g.opties.Lezers, Synchroon: g.opties.Synchroon,
		BijSchrijven: g.opties.bijSchrijven, BijVraag: g.opties.BijVraag})
	if err != nil {
		return err
	}
	if err := eerste(g.isHuis(ctx), g.leesDiensten(ctx)); err != nil {
		return err
	}
	if err := g.leesKlok(ctx); err != nil {
		return err
	}
	if g.commit, err = startCommitter(ctx, g); err != nil {
		return err
	}
	if err := errors.Join(g.meldWissel(ctx), g.ruimOp(ctx), g.verzegelOudere(ctx), g.maakAf(ctx)); err != nil {
		return err
	}
	_, err = g.db.Schrijf(ctx, func(tx *store.Tx) (bool, error) { // idempotency keys serve retries, not history
		return true, tx.WisHerhalingen(klok.Micro(g.klok.Nu().AddDate(0, 0, -bewaarHerhaling)))
	})
	if err != nil {
		return err
	}
	g.indexKlaar = make(chan struct{})
	go g.indexAchteraf()
	if g.db.Naam() != "sqlite" {
		g.anderenKlaar = make(chan struct{})
		go g.hoorAnderen()
	}
	return nil
}

// leesAdres takes from the address of the house how its people can have passkeys; one of numbers is no name, and then nobody can.
func (g *Gate) leesAdres() (err error) {
	if g.opties.Adres == "" {
		return nil
	}
	if g.passkeys, err = toegang.NieuwePasskeys(g.opties.Adres); errors.Is(err, toegang.ErrGeenNaam) {
		g.log.Warn("mensen kunnen hier geen passkeys hebben: het adres van het huis is een IP-adres. Geef het huis een naam met --url")
		return nil
	}
	return err
}

// bewaarHerhaling is how many days an idempotency key is remembered.
const bewaarHerhaling = 7

func nieuweLogsleutel() (string, error) {
	geheim, _, err := audit.GenerateKey(rand.Reader)
	return geheim, err
}

// ruimOp destroys the keys that belong to no Casus and no draft: a crash between "key durable" and "row durable" left them. A key
// of a Casus that was destroyed, put back with an older key file, goes again (rule AVG-7).
func (g *Gate) ruimOp(ctx context.Context) error {
	ids, err := g.keys.Store.IDs(ctx)
	if err != nil {
		return err
	}
	if klopt, err := g.evenveel(ctx, len(ids)); err != nil || klopt {
		return err
	}
	wees := make(map[string]bool, len(ids))
	for _, id := range ids {
		wees[id] = true
	}
	houd := func(id string) error {
		delete(wees, id)
		return nil
	}
	err = g.db.Lees(ctx, func(tx *store.Tx) error {
		return errors.Join(tx.Casussleutels(houd), tx.Conceptsleutels(houd))
	})
	if err != nil {
		return err
	}
	for id := range wees {
		if err := g.keys.Store.Destroy(ctx, id); err != nil {
			return fmt.Errorf("gate: wees-sleutel opruimen: %w", err)
		}
	}
	return nil
}

// evenveel tells whether there are as many casussen and drafts as keys. As a key is durable before its row is, no key is
// without one then, and nothing has to be compared.
func (g *Gate) evenveel(ctx context.Context, sleutels int) (klopt bool, err error) {
	err = g.db.Lees(ctx, func(tx *store.Tx) error {
		n, err := tx.Sleuteldragers()
		klopt = n == sleutels
		return err
	})
	return klopt, err
}

// Close finishes the acts in hand, keeps the last checkpoint and closes everything. Acts that come later get
// errs.ErrUnavailable.
func (g *Gate) Close() error {
	if !g.gesloten.CompareAndSwap(false, true) {
		return nil
	}
	close(g.einde)
	g.StopVolgen()
	if g.klokLos != nil {
		g.klokLos()
	}
	if g.indexKlaar != nil {
		<-g.indexKlaar
	}
	if g.anderenKlaar != nil {
		<-g.anderenKlaar
	}
	var fouten []error
	if g.commit != nil {
		fouten = append(fouten, g.vatSamen(context.Background(), true), g.commit.stop())
	}
	if g.db != nil {
		fouten = append(fouten, g.db.Close())
	}
	if g.kluis != nil {
		g.kluis.Stop()
	}
	if g.keys != nil {
		fouten = append(fouten, g.keys.Close())
	}
	return errors.Join(fouten...)
}

// StopVolgen ends all that follow a Casus and takes in no more: a server that stops does not wait for them.
func (g *Gate) StopVolgen() { g.stromen.sluit() }

// Gereed tells whether acts can be logged now: nil, or errs.ErrUnavailable.
func (g *Gate) Gereed(ctx context.Context) error { return g.commit.gereed(ctx) }

// Nu returns the moment on the house's clock.
func (g *Gate) Nu() time.Time { return g.klok.Nu() }

// BewaardPad returns where the kept checkpoints of the log stand for keys in directory sleutels.
func BewaardPad(sleutels string) string { return filepath.Join(sleutels, "controlepunten") }
