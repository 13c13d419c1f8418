// SPDX-License-Identifier: EUPL-1.2

package gate

import (
	"context"
	"errors"
	"io"
	"net/http"
	"net/url"
	"strconv"
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"

	"rondetafel/internal/audit"
	"rondetafel/internal/gate/internal/crypto"
	"rondetafel/internal/gate/internal/store"
	"rondetafel/internal/informatie"
	"rondetafel/internal/policy"
)

func getalTekst(n int64) string { return strconv.FormatInt(n, 10) }

// Stroom is a document that may be read: what it is, and its bytes, which are opened a window at a time. The look is in the log before
// there is one.
type Stroom struct {
	DocumentBlad
	Gegeven string // id; "" of a signature on paper
	Casus   string // id
	g       *Gate
	act     string
	mag     func(*scope) (store.Bestand, error) // decides on the look, and returns what is looked at
	doos    *crypto.Box
	in      bestandInhoud
	caller  Caller
	epoch   int64
}

// errGestopt says that the right to read ended while a document was on its way.
var errGestopt = errors.New("gate: het recht om dit te lezen stopte onderweg")

// DocumentLezen opens a document for who may read its Gegeven: the decision is that one, and the entry names both. errs.ErrNotFound for
// who may not know of the Gegeven.
func (g *Gate) DocumentLezen(ctx context.Context, c Caller, id string) (*Stroom, error) {
	u := &Stroom{g: g, caller: c, act: "document.lezen"}
	u.mag = func(s *scope) (store.Bestand, error) {
		d, err := s.leesDocument(id)
		if err != nil {
			return d.Bestand, err
		}
		k, err := s.gegeven(d.Gegeven, policy.Context{})
		u.Gegeven = k.ID
		return d.Bestand, u.sinds(d.Aangemaakt, err)
	}
	return u.open(ctx)
}

// sinds keeps since when the file is where it is, unless there was an error.
func (u *Stroom) sinds(aangemaakt int64, err error) error {
	op := moment(aangemaakt)
	u.Toegevoegd = &op
	return err
}

// open decides on the look and prepares it. What is shown stands in the entry: what the file belongs to, and the file.
func (u *Stroom) open(ctx context.Context) (*Stroom, error) {
	return lees(ctx, u.g, u.caller, u.act, func(s *scope) (*Stroom, error) {
		b, err := u.mag(s)
		if err != nil {
			return nil, err
		}
		if u.epoch, _, err = s.tx.Epochs(); err != nil {
			return nil, err
		}
		if u.doos, err = s.doos(b.Casus); err != nil {
			return nil, err
		}
		if u.in, err = s.bestandInhoud(b); err != nil {
			return nil, err
		}
		op := u.Toegevoegd
		u.Casus, u.DocumentBlad = b.Casus, u.in.blad(b.ID)
		u.Toegevoegd = op
		if u.Gegeven != "" {
			s.toont(u.Gegeven)
		}
		s.toont(b.ID)
		return u, nil
	})
}

// Schrijf gives the bytes to w, in the order of the file. When a right is taken away meanwhile, it asks for each window whether the
// caller may still read what it belongs to, and stops when not.
func (u *Stroom) Schrijf(ctx context.Context, w io.Writer) error {
	l := u.g.lezer(ctx, u.ID, u.in, u.doos)
	l.vooraf = func(tx *store.Tx) error { return u.magNog(ctx, tx) }
	for nummer := int64(0); nummer*perKeer < l.delen(); nummer++ {
		deel, err := l.bij(nummer)
		if err != nil {
			return err
		}
		if _, err := w.Write(deel); err != nil {
			return err
		}
	}
	return nil
}

// Bijlage sets the headers with which a document is given: always as an attachment, under a safe name (RFC 6266: one in ASCII, and the
// whole one), never shown by the browser as a page of ours, and kept nowhere.
func Bijlage(h http.Header, d DocumentBlad) {
	h.Set("Content-Type", d.Type)
	h.Set("Content-Disposition", `attachment; filename="`+asciiNaam(d.Naam)+`"; filename*=UTF-8''`+strings.ReplaceAll(url.QueryEscape(d.Naam), "+", "%20"))
	h.Set("X-Content-Type-Options", "nosniff")
	h.Set("Content-Security-Policy", "sandbox; default-src 'none'; frame-ancestors 'none'")
	h.Set("Cross-Origin-Resource-Policy", "same-origin")
	h.Set("Cache-Control", "no-store")
}

// asciiNaam is a name for a browser that knows no other letters.
func asciiNaam(naam string) string {
	return strings.Map(func(r rune) rune {
		if unicode.Is(unicode.Mn, r) {
			return -1
		}
		if r < ' ' || r > '~' || r == '"' || r == '\\' {
			return '_'
		}
		return r
	}, norm.NFD.String(naam))
}

// magNog decides again when an act that narrows rights came in between.
func (u *Stroom) magNog(ctx context.Context, tx *store.Tx) error {
	st, err := u.g.stand(tx)
	if err != nil || st.epoch == u.epoch {
		return err
	}
	s, err := u.g.scope(ctx, tx, u.g.acts[u.act], u.caller, st)
	if err != nil {
		return err
	}
	if _, err := u.mag(s); err != nil {
		return errors.Join(errGestopt, err)
	}
	u.epoch = st.epoch
	return nil
}

// Bestanden returns what the caller sent to a Casus and gave to no Gegeven yet, of ids: for a form that comes back. It shows who sent a
// file what they sent, and is no act.
func (g *Gate) Bestanden(ctx context.Context, c Caller, in informatie.Losse) (uit []DocumentBlad, err error) {
	if len(in.Documenten) == 0 || !isID(in.Casus) {
		return nil, nil
	}
	act := g.acts["document.klaarzetten"]
	err = g.db.Lees(ctx, func(tx *store.Tx) error {
		st, err := g.stand(tx)
		if err != nil {
			return err
		}
		s, err := g.scope(ctx, tx, act, c, st)
		if err != nil {
			return err
		}
		if _, err := s.casus(in.Casus, policy.Context{}); err != nil {
			return err
		}
		uit, err = s.losseBestanden(in.Casus, in.Documenten)
		return err
	})
	if err != nil && !bekend(err) {
		return nil, g.onbereikbaar(act, err)
	}
	return uit, err
}

// ruimBestand removes a file that is of no Gegeven (rule 1.10-4): one that was never given, was not accepted, or was taken away. First it is no longer
// to be given, which is an act; then its parts go, some at a time, and it.
func (g *Gate) ruimBestand(ctx context.Context, id string) error {
	los, err := schrijf(ctx, g, systeem(), "document.opruimen", id, func(s *scope) (bool, error) {
		s.besloten, s.entry.Uitkomst = true, audit.Allowed
		return s.maakLos(id)
	})
	if err != nil || !los {
		return err
	}
	if err := errors.Join(g.wisDelen(ctx, store.Deel{Bestand: id, Reeks: reeksRuw}), g.wisDelen(ctx, store.Deel{Bestand: id, Reeks: reeksVan})); err != nil {
		return err
	}
	_, err = g.db.Schrijf(ctx, func(tx *store.Tx) (bool, error) {
		return true, eerste(alsEr(tx.WisBestand(id)), tx.WisJob(jobBestand, id))
	})
	return err
}

// maakLos makes that a file cannot be given any more. false when it belongs to something, or is gone already.
func (s *scope) maakLos(id string) (bool, error) {
	s.object(id)
	b, err := s.tx.Bestand(id)
	if errors.Is(err, store.ErrGeen) {
		return false, nil
	}
	if err != nil {
		return false, err
	}
	s.entry.Casus = b.Casus
	if hoort, err := s.hoortErgensBij(id); hoort || err != nil {
		return false, err
	}
	b.Klaar, b.Inhoud = false, []byte{}
	return true, s.tx.ZetBestand(b)
}

// wisBestanden removes the parts of every file of a Casus that is being destroyed, some at a time, so that the act that ends it is small.
// Its key is gone: nobody could read them any more.
func (g *Gate) wisBestanden(ctx context.Context, zaak string) error {
	var ids []string
	err := g.db.Lees(ctx, func(tx *store.Tx) (err error) {
		ids, err = tx.Bestanden(zaak)
		return err
	})
	for _, id := range ids {
		for _, reeks := range []int64{reeksRuw, reeksVan} {
			err = eerste(err, g.wisDelen(ctx, store.Deel{Bestand: id, Reeks: reeks}))
		}
	}
	return err
}
