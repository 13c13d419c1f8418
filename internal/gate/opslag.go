// SPDX-License-Identifier: EUPL-1.2

package gate

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"runtime/debug"
	"slices"

	"rondetafel/internal/document"
	"rondetafel/internal/gate/internal/crypto"
	"rondetafel/internal/gate/internal/store"
	"rondetafel/internal/informatie"
)

// A file is kept in parts, each sealed under the key of its Casus for its own place, so that none can be moved, left out or put in
// another file, and so that the end is known to be the end:
//
//	additional data: table bestand_deel, column inhoud, row <bestand>/<reeks>/<nummer>/tussen, and .../einde for the last one
//
// As it came it is reeks 0. Written anew without what was hidden in it, it is reeks 1, and reeks 0 goes.
const (
	deelMaat = 64 << 10 // bytes of the file in one part
	perKeer  = 16       // parts in one transaction, and in one window of a reader
	reeksRuw = 0
	reeksVan = 1 // without what was hidden

	maxAfval = 16 << 20 // bytes of one file that pass before what they leave in memory is collected

	// maxKeuringen is how many files are checked at one time; each takes a few MiB and a processor.
	maxKeuringen = 2
)

func deelPlek(bestand string, reeks, nummer int64, einde bool) crypto.AD {
	waar := "tussen"
	if einde {
		waar = "einde"
	}
	return crypto.AD{Table: "bestand_deel", Column: "inhoud", Row: fmt.Sprintf("%s/%d/%d/%s", bestand, reeks, nummer, waar)}
}

// opslag writes a file away, part by part. It is an io.Writer of what the file holds; sluit writes the end.
type opslag struct {
	g       *Gate
	ctx     context.Context
	rij     store.Bestand
	reeks   int64
	doos    *crypto.Box
	vol     []byte // of the part in hand
	wacht   []store.Deel
	nummer  int64
	grootte int64
	afval   int64 // bytes that were written since memory was collected
}

func (g *Gate) opslag(ctx context.Context, rij store.Bestand, reeks int64, doos *crypto.Box) *opslag {
	return &opslag{g: g, ctx: ctx, rij: rij, reeks: reeks, doos: doos, vol: make([]byte, 0, deelMaat), wacht: make([]store.Deel, 0, perKeer)}
}

// Write takes what follows. *errs.Invalid when the file, or all files of its Casus, become too large.
func (o *opslag) Write(p []byte) (int, error) {
	gedaan := 0
	for len(p) > 0 {
		if len(o.vol) == deelMaat {
			if err := o.deel(false); err != nil {
				return gedaan, err
			}
		}
		n := copy(o.vol[len(o.vol):deelMaat], p)
		o.vol, p, gedaan, o.grootte = o.vol[:len(o.vol)+n], p[n:], gedaan+n, o.grootte+int64(n)
		if o.reeks == reeksRuw && o.grootte > o.g.opties.Grenzen.Bestand {
			return gedaan, bijDocument("Dit bestand is te groot: hoogstens " + Maat(o.g.opties.Grenzen.Bestand) +
				". Maak het kleiner, of deel het in stukken.")
		}
	}
	return gedaan, nil
}

// deel seals the part in hand; its buffer is used again.
func (o *opslag) deel(einde bool) error {
	n := len(o.wacht)
	o.wacht = o.wacht[:n+1]
	d := &o.wacht[n]
	d.Bestand, d.Reeks, d.Nummer = o.rij.ID, o.reeks, o.nummer
	d.Inhoud = o.doos.Seal(d.Inhoud[:0], deelPlek(o.rij.ID, o.reeks, o.nummer, einde), o.vol)
	o.nummer++
	o.vol = o.vol[:0]
	if einde || len(o.wacht) == cap(o.wacht) {
		return o.spoel()
	}
	return nil
}

// spoel makes what waits durable, in a small transaction of its own.
func (o *opslag) spoel() error {
	past, err := o.g.db.Schrijf(o.ctx, func(tx *store.Tx) (bool, error) {
		for _, d := range o.wacht {
			if err := tx.NieuwDeel(d); err != nil {
				return false, err
			}
		}
		if o.reeks != reeksRuw {
			return true, nil
		}
		o.rij.Grootte = o.grootte
		if err := tx.ZetBestand(o.rij); err != nil {
			return false, err
		}
		vol, err := tx.Opgeslagen(o.rij.Casus, o.rij.Medewerker)
		return vol <= o.g.opties.Grenzen.Casus, err
	})
	if o.afval += int64(len(o.wacht)) * deelMaat; o.afval >= maxAfval {
		o.afval = 0
		debug.FreeOSMemory()
	}
	if err == nil && !past {
		return o.g.casusVol()
	}
	o.wacht = o.wacht[:0]
	return err
}

func (o *opslag) sluit() error { return o.deel(true) }

// lezer reads a file back through the key of its Casus: an io.ReaderAt that holds two windows in memory. Safe for one goroutine.
type lezer struct {
	g       *Gate
	ctx     context.Context
	bestand string
	reeks   int64
	doos    *crypto.Box
	grootte int64
	vooraf  func(*store.Tx) error // asked in the snapshot of each window; nil for nothing
	afval   int64                 // bytes of parts that were read and are of no use any more
	venster [2]venster
}

type venster struct {
	nummer int64 // of the window; -1 when it is empty
	inhoud []byte
}

func (g *Gate) lezer(ctx context.Context, bestand string, in bestandInhoud, doos *crypto.Box) *lezer {
	return &lezer{g: g, ctx: ctx, bestand: bestand, reeks: in.Reeks, doos: doos, grootte: in.Bytes, venster: [2]venster{{nummer: -1}, {nummer: -1}}}
}

func (l *lezer) delen() int64 { return max(1, (l.grootte+deelMaat-1)/deelMaat) }

// ReadAt reads as io.ReaderAt does.
func (l *lezer) ReadAt(p []byte, van int64) (int, error) {
	gelezen := 0
	for gelezen < len(p) {
		if van >= l.grootte {
			return gelezen, io.EOF
		}
		w, err := l.bij(van / (perKeer * deelMaat))
		if err != nil {
			return gelezen, err
		}
		n := copy(p[gelezen:], w[van%(perKeer*deelMaat):])
		gelezen, van = gelezen+n, van+int64(n)
	}
	return gelezen, nil
}

// bij returns the window with a number, from memory when it is there. The one that was used last stays.
func (l *lezer) bij(nummer int64) ([]byte, error) {
	if l.venster[0].nummer != nummer {
		l.venster[0], l.venster[1] = l.venster[1], l.venster[0]
	}
	if l.venster[0].nummer == nummer {
		return l.venster[0].inhoud, nil
	}
	w := &l.venster[0]
	w.nummer, w.inhoud = -1, w.inhoud[:0]
	if w.inhoud == nil {
		w.inhoud = make([]byte, 0, perKeer*deelMaat+crypto.SealOverhead+512) // with the room that opening a part asks
	}
	if err := l.laad(w, nummer*perKeer, min(l.delen(), (nummer+1)*perKeer)); err != nil {
		return nil, err
	}
	w.nummer = nummer
	if l.afval += int64(len(w.inhoud)); l.afval >= maxAfval {
		l.afval = 0
		debug.FreeOSMemory() // the server collects seldom: of a large file the parts that were read would stay for long
	}
	return w.inhoud, nil
}

// errDeel says that a part is not the one that stood here.
var errDeel = errors.New("gate: een deel van een bestand ontbreekt of is een ander")

// laad reads the parts from number van up to but not tot.
func (l *lezer) laad(w *venster, van, tot int64) error {
	return l.g.db.Lees(l.ctx, func(tx *store.Tx) error {
		if l.vooraf != nil {
			if err := l.vooraf(tx); err != nil {
				return err
			}
		}
		verwacht := van
		err := tx.Delen(store.Deel{Bestand: l.bestand, Reeks: l.reeks, Nummer: van}, tot, func(d store.Deel) (err error) {
			if d.Nummer != verwacht {
				return errDeel
			}
			verwacht++
			w.inhoud, err = l.doos.Open(w.inhoud, deelPlek(l.bestand, l.reeks, d.Nummer, d.Nummer == l.delen()-1), d.Inhoud)
			return err
		})
		if err == nil {
			err = tx.LaatLos()
		}
		if err == nil && (verwacht != tot || int64(len(w.inhoud)) != min(l.grootte, tot*deelMaat)-van*deelMaat) {
			err = errDeel
		}
		return err
	})
}

// neemAan writes what r gives away as it comes, checks it, and takes out what is hidden.
func (g *Gate) neemAan(ctx context.Context, rij store.Bestand, van informatie.Bestand, r io.Reader) (DocumentBlad, error) {
	doos, err := g.doos(ctx, rij.Casus)
	if err != nil {
		return DocumentBlad{}, err
	}
	ruw := g.opslag(ctx, rij, reeksRuw, doos)
	som := sha256.New()
	if _, err := io.CopyBuffer(alleenSchrijven{ruw}, alleenLezen{io.TeeReader(r, som)}, make([]byte, deelMaat)); err != nil {
		return DocumentBlad{}, nietAangekomen(err)
	}
	if err := ruw.sluit(); err != nil {
		return DocumentBlad{}, err
	}
	in := bestandInhoud{Naam: van.Naam, Bytes: ruw.grootte, Reeks: reeksRuw, Som: hex.EncodeToString(som.Sum(nil))}
	if err := g.keur(ctx, rij, &in, doos); err != nil {
		return DocumentBlad{}, g.nietGekeurd(van, err)
	}
	if van.Handtekening && !slices.Contains(opPapier(), in.Soort) {
		return DocumentBlad{}, bijDocument(alsPapier)
	}
	rij.Klaar, rij.Grootte = true, in.Bytes
	if rij.Inhoud, err = sluitIn(doos, "bestand", rij.ID, in); err != nil {
		return DocumentBlad{}, err
	}
	_, err = g.db.Schrijf(ctx, func(tx *store.Tx) (bool, error) { return true, tx.ZetBestand(rij) })
	return in.blad(rij.ID), err
}

// alleenLezen and alleenSchrijven keep io.Copy from taking a short way with a buffer of its own.
type alleenLezen struct{ io.Reader }
type alleenSchrijven struct{ io.Writer }

// nietAangekomen is what a file is whose bytes stopped coming; what is wrong with the store stays what it is.
func nietAangekomen(err error) error {
	if bekend(err) || store.Besmet(err) && !errors.Is(err, io.ErrUnexpectedEOF) && !errors.Is(err, context.Canceled) {
		return err
	}
	return bijDocument("Het bestand kwam niet helemaal aan. Kies het nog eens.")
}

// keur looks at a file through its key. One that may carry hidden data is written anew without, and the first writing goes.
func (g *Gate) keur(ctx context.Context, rij store.Bestand, in *bestandInhoud, doos *crypto.Box) error {
	select {
	case g.keuring <- struct{}{}:
		defer func() { <-g.keuring }()
	case <-ctx.Done():
		return ctx.Err()
	}
	ruw := g.lezer(ctx, rij.ID, *in, doos)
	gevonden, err := document.Inspect(ruw, in.Bytes, in.Naam)
	if err != nil {
		return err
	}
	in.Naam, in.Soort = gevonden.Name, gevonden.Kind
	if !in.Soort.Strips() {
		return nil
	}
	schoon := g.opslag(ctx, rij, reeksVan, doos)
	som := sha256.New()
	if in.Gewist, err = document.Strip(io.MultiWriter(schoon, som), ruw, in.Bytes, in.Soort); err != nil {
		return err
	}
	if err := schoon.sluit(); err != nil {
		return err
	}
	in.Bytes, in.Reeks, in.Bewaard = schoon.grootte, reeksVan, hex.EncodeToString(som.Sum(nil))
	return g.wisDelen(ctx, store.Deel{Bestand: rij.ID, Reeks: reeksRuw})
}

// nietGekeurd is the answer to who sent a file that is not accepted. Why it was not, without anything of the file, goes to the technical
// log. Of one that should be a signed document it names only what that can be.
func (g *Gate) nietGekeurd(van informatie.Bestand, err error) error {
	var r *document.Refused
	if !errors.As(err, &r) {
		return err
	}
	g.log.Info("een bestand is niet aangenomen", "reden", r.Reason)
	if van.Handtekening && r.Unknown() {
		return bijDocument(alsPapier)
	}
	return bijDocument(r.Text)
}

// wisDelen removes the parts of a reeks, in small transactions.
func (g *Gate) wisDelen(ctx context.Context, van store.Deel) error {
	for {
		meer, err := g.db.Schrijf(ctx, func(tx *store.Tx) (bool, error) {
			n, err := tx.WisDelen(van, 4*perKeer)
			return n > 0, err
		})
		if err != nil || !meer {
			return err
		}
	}
}
