// SPDX-License-Identifier: EUPL-1.2

package gate

import (
	"context"
	"encoding/base64"
	"encoding/json"
	"errors"
	"strconv"
	"sync/atomic"
	"time"

	"rondetafel/internal/errs"
	"rondetafel/internal/gate/internal/crypto"
	"rondetafel/internal/gate/internal/store"
	"rondetafel/internal/policy"
)

const (
	stroomRust  = 150 * time.Millisecond // acts that follow each other this closely are one change
	stroomTik   = 20 * time.Second       // conditions end and round tables begin without an act
	stroomLabel = "stroom"
)

// Volger follows one Casus for one caller: it hears that something changed of what they may see of it, and never what. It holds no
// transaction while it waits. For one goroutine; Sluit ends it.
type Volger struct {
	Volging
	g      *Gate
	caller Caller
	versie string
	moment int64         // as of which versie was made, microseconds
	verzet atomic.Bool   // the clock was moved
	sein   chan struct{} // something happened that may concern it
	einde  chan struct{} // closed when the house closes
	tik    time.Duration
}

// Volging says what to follow.
type Volging struct {
	Casus string
	// Zicht is for a page that also says who sees what: the id of its piece, ZichtAlle for all pieces, "" for a page that does not.
	Zicht string
	// Blad is for the page of the Casus itself: it shows a CasusBlad and nothing beside it.
	Blad bool
}

// ZichtAlle follows who sees what of all pieces.
const ZichtAlle = "alle"

// CasusVolgen begins to follow a Casus. It is a look: decided on and logged before anything leaves, though all that leaves is a version.
// errs.ErrNotFound for who may not know of the Casus, errs.ErrTooMany when the caller follows too much at once already.
func (g *Gate) CasusVolgen(ctx context.Context, c Caller, wat Volging) (*Volger, error) {
	c.Blik = nil
	v := &Volger{Volging: wat, g: g, caller: c, sein: make(chan struct{}, 1), einde: make(chan struct{}), tik: stroomTik}
	if err := g.stromen.neem(v); err != nil { // before the look, so that no act falls between the two
		return nil, err
	}
	var err error
	v.versie, err = lees(ctx, g, c, "casus.volgen", func(s *scope) (string, error) {
		v.moment = s.moment
		return s.versieVan(wat)
	})
	if err != nil {
		v.Sluit()
		return nil, err
	}
	return v, nil
}

// Versie is the version of what the caller saw last. It is a keyed digest of that alone, of another key for each log-in and Casus: it
// moves when and only when what they see does, and tells nothing else.
func (v *Volger) Versie() string { return v.versie }

// Sluit ends the following. It may be called more than once.
func (v *Volger) Sluit() { v.g.stromen.laat(v) }

// wek lets v look soon; verzet when the clock was moved.
func (v *Volger) wek(verzet bool) {
	if verzet {
		v.verzet.Store(true)
	}
	select {
	case v.sein <- struct{}{}:
	default: // it will look anyway
	}
}

// Wacht returns the new version as soon as what the caller sees is another than Versie. Its errors end the following: errs.ErrNotFound and
// errs.ErrNotLoggedIn when the caller lost the Casus or the log-in, errs.ErrUnavailable when the house closes or cannot look, that of ctx.
// What time itself changed is heard at the next beat, never because somebody did something just then: that would tell of what they did.
func (v *Volger) Wacht(ctx context.Context) (string, error) {
	tik := time.NewTicker(v.tik)
	defer tik.Stop()
	for {
		daad := false
		select {
		case <-ctx.Done():
			return "", ctx.Err()
		case <-v.einde:
			return "", errs.ErrUnavailable
		case <-v.sein:
			if err := v.rust(ctx); err != nil {
				return "", err
			}
			daad = !v.verzet.Swap(false)
		case <-tik.C:
		}
		anders, err := v.kijk(ctx, daad)
		if anders || err != nil {
			return v.versie, err
		}
	}
}

// rust waits until a burst of acts is over.
func (v *Volger) rust(ctx context.Context) error {
	t := time.NewTimer(stroomRust)
	defer t.Stop()
	select {
	case <-ctx.Done():
		return ctx.Err()
	case <-v.einde:
		return errs.ErrUnavailable
	case <-t.C:
	}
	select {
	case <-v.sein:
	default:
	}
	return nil
}

// Kijk looks now and tells whether what the caller sees is another than Versie, which it then becomes. It reads as the pages do, decides
// anew, and hands out nothing: the page asks for what changed by itself, and that look is logged.
func (v *Volger) Kijk(ctx context.Context) (bool, error) { return v.kijk(ctx, false) }

// kijk is Kijk; after an act (daad) what changed only because time went on stays as it was. That the caller lost the Casus or the log-in is
// heard whatever it came by.
func (v *Volger) kijk(ctx context.Context, daad bool) (bool, error) {
	select {
	case v.g.stromen.kijkend <- struct{}{}:
		defer func() { <-v.g.stromen.kijkend }()
	case <-ctx.Done():
		return false, ctx.Err()
	case <-v.einde:
		return false, errs.ErrUnavailable
	}
	var nu beeldOp
	var tijd bool
	err := v.g.db.Lees(ctx, func(tx *store.Tx) error {
		st, err := v.g.stand(tx)
		if err != nil {
			return err
		}
		if nu, err = v.op(ctx, tx, st, false); err == nil && daad && nu.err == nil && nu.versie != v.versie {
			tijd, err = v.alleenTijd(ctx, tx, st)
		}
		return err
	})
	switch {
	case err != nil && ctx.Err() != nil:
		return false, ctx.Err()
	case err != nil:
		return false, v.g.onbereikbaar(v.g.acts["casus.volgen"], err)
	case nu.err != nil:
		return false, nu.err
	case tijd:
		return false, nil
	}
	anders := nu.versie != v.versie
	v.versie, v.moment = nu.versie, nu.moment
	return anders, nil
}

// alleenTijd tells whether what there is now, seen at the moment of Versie, is still Versie: then no act changed what the caller sees.
func (v *Volger) alleenTijd(ctx context.Context, tx *store.Tx, st stand) (bool, error) {
	st.moment = v.moment
	toen, err := v.op(ctx, tx, st, true)
	return toen.err == nil && toen.versie == v.versie, err
}

// beeldOp is the version of what a caller sees at a moment, or why they see nothing.
type beeldOp struct {
	versie string
	moment int64
	err    error
}

// op makes the version as of st, toen when that is not now; its error is one of the database under it.
func (v *Volger) op(ctx context.Context, tx *store.Tx, st stand, toen bool) (beeldOp, error) {
	b := beeldOp{moment: st.moment}
	s, err := v.g.scope(ctx, tx, v.g.acts["casus.volgen"], v.caller, st)
	if s == nil {
		return b, err
	}
	if s.toen, b.err = toen, err; err == nil {
		b.versie, b.err = s.versieVan(v.Volging)
	}
	if b.err != nil && !bekend(b.err) {
		return b, b.err
	}
	return b, nil
}

// Blik is, for a page, from where it can follow its Casus: which one, and the version of what the reader saw of it when the page was read.
// Without a Casus for a page that is of none, or of one of which the reader may not know. The page sets Zicht and Blad beforehand.
type Blik struct {
	Volging
	Versie string
}

// blik makes the Blik of a look that was done, in its own snapshot.
func (s *scope) blik() (Blik, error) {
	wat := s.caller.Blik.Volging
	wat.Casus = s.entry.Casus
	if wat.Casus == "" || len(s.wie) == 0 {
		return *s.caller.Blik, nil
	}
	ander := &scope{g: s.g, ctx: s.ctx, tx: s.tx, act: s.g.acts["casus.volgen"], caller: s.caller, huis: s.huis, moment: s.moment, wie: s.wie,
		ingelogd: s.ingelogd, grond: s.grond, dozen: s.dozen, gelezen: s.gelezen}
	versie, err := ander.versieVan(wat)
	if errors.Is(err, errs.ErrNotFound) {
		return *s.caller.Blik, nil
	}
	return Blik{Volging: wat, Versie: versie}, err
}

// wilBlik tells whether the caller's page still has no Blik.
func (c Caller) wilBlik() bool { return c.Blik != nil && c.Blik.Casus == "" }

// krijgt keeps the Blik of the first look of a page: whatever changed after that, the page hears.
func (c Caller) krijgt(b Blik) {
	if c.wilBlik() {
		*c.Blik = b
	}
}

// versieVan decides on following a Casus and makes the version of what the caller sees of it.
func (s *scope) versieVan(wat Volging) (string, error) {
	z, err := s.gelezenZaak(wat.Casus)
	if err != nil {
		return "", err
	}
	entry := s.entry // nothing of the parts is shown, and why each is in it is for the pages
	basis, err := s.basisVan(z, wat.Blad)
	var zicht zichtBeeld
	if err == nil && wat.Zicht != "" && s.mag("casus.lezen", z.op) {
		zicht, err = s.zichtNu(z, wat.Zicht)
	}
	if s.entry = entry; err != nil {
		return "", err
	}
	return s.vinger(basis, wat, zicht)
}

// basisVan is the version of all but who sees what. A page takes the one that was made a moment ago, unless it is the page of the Casus itself,
// which has made it by then; who follows always has it made.
func (s *scope) basisVan(z zaak, blad bool) (string, error) {
	k := blikSleutel{s.caller.Sessie, s.caller.persoon()}
	if s.caller.Blik != nil && !blad {
		if versie, ok := s.g.blikken.geef(z.ID, k, s.moment, s.g.klok.Sinds()); ok {
			return versie, nil
		}
	}
	b, err := s.beeldVan(z, blad)
	if err != nil {
		return "", err
	}
	versie, err := s.vinger("basis", Volging{Casus: z.ID, Blad: blad}, b)
	if err == nil && !blad && !s.toen {
		s.g.blikken.houd(z.ID, k, versie, s.moment, s.g.klok.Sinds())
	}
	return versie, err
}

// vinger is a keyed digest of v, on a basis, of another key for each log-in, person and Casus.
func (s *scope) vinger(basis string, wat Volging, v any) (string, error) {
	tekst, err := json.Marshal(v)
	if err != nil {
		return "", err
	}
	som := s.g.keys.MAC.Row(stroomLabel, 1, 0, crypto.Str(basis), crypto.Str(s.caller.Sessie), crypto.Str(s.caller.persoon()), crypto.Str(wat.Casus),
		crypto.Str(wat.Zicht), crypto.Str(strconv.FormatBool(wat.Blad)), crypto.Raw(tekst))
	return base64.RawURLEncoding.EncodeToString(som[:]), nil
}

// casusBeeld is all that pages show the caller of a Casus, as the same methods make it that make the pages: what is in it follows from the
// same decisions, and there is no second place that knows them. What looks themselves change (who looked, since when the reader was away) is
// not in it: a page would go on fetching itself.
type casusBeeld struct {
	Casus        *CasusBlad
	Plan         *PlanBlad
	Verloop      *ProcesBlad
	Inzien       *InzienBlad
	Verstrekt    []VerstrekkingBlad
	Derden       []IncidenteelBlad
	Notities     []AantekeningBlad
	Aangewezenen []AanwijzingBlad
}

func (s *scope) beeldVan(z zaak, alleenBlad bool) (b casusBeeld, err error) {
	mag := func(actie string) bool { return err == nil && s.mag(actie, z.op) }
	if mag("casus.procesgegevens") {
		b.Verloop, err = s.verloopVan(z)
	}
	if mag("incidentelederde.inzien") {
		b.Inzien, err = s.inzienVan(z)
	}
	if !mag("casus.lezen") {
		return b, err
	}
	blad, err := s.gelezenBlad(z)
	if err != nil {
		return b, err
	}
	blad.Inzagen, blad.Bezoek, b.Casus = nil, nil, &blad
	if alleenBlad {
		return b, nil
	}
	if mag("plan.lezen") {
		b.Plan, err = s.planBlad(z, true)
	}
	if mag("verstrekking.lijst") {
		b.Verstrekt, err = s.verstrekkingBladen(z)
	}
	if mag("incidentelederde.lijst") {
		b.Derden, err = s.incidenteelBladen(z)
	}
	if mag("deelname.lijst") {
		b.Aangewezenen, err = s.aanwijzingen(z)
	}
	if err == nil {
		b.Notities, err = s.aantekeningen(z, func(store.Aantekening) bool { return true })
	}
	return b, err
}

// gelezen is a Casus with its page as this very look read them.
type gelezen struct {
	zaak
	blad CasusBlad
}

// gelezenZaak decides on the act with a Casus, read once per look.
func (s *scope) gelezenZaak(id string) (zaak, error) {
	if s.gelezen != nil && s.gelezen.ID == id {
		return s.gelezen.zaak, s.beslisOver(s.gelezen.op, policy.Context{}, "casus.bestaan")
	}
	return s.casus(id, policy.Context{})
}

// gelezenBlad is the page of a Casus, made once per look.
func (s *scope) gelezenBlad(z zaak) (CasusBlad, error) {
	if s.gelezen != nil && s.gelezen.ID == z.ID {
		return s.gelezen.blad, nil
	}
	return s.casusBlad(z)
}

// zichtBeeld is who sees what, for a page that says so.
type zichtBeeld struct {
	Zicht ZichtMatrix
	Regie []bool // of its pieces: whether the Procesregisseur reads it
}

// zichtNu is *Wie ziet wat* as it is now, of one piece or of all, without who looked.
func (s *scope) zichtNu(z zaak, welk string) (zichtBeeld, error) {
	m, op, err := s.zichtKop(z, ZichtStandNu)
	if err != nil {
		return zichtBeeld{}, err
	}
	m.Moment = time.Time{}
	stukken, err := s.zichtRijen(z, op, welk, &m)
	b := zichtBeeld{Zicht: m}
	for _, k := range stukken {
		if err == nil {
			var leest bool
			leest, err = s.regieZiet(z, k.Gegeven)
			b.Regie = append(b.Regie, leest)
		}
	}
	return b, err
}

func (s *scope) verstrekkingBladen(z zaak) ([]VerstrekkingBlad, error) {
	lijst, err := s.verstrekkingenVan(z)
	var uit []VerstrekkingBlad
	for _, v := range lijst {
		if err == nil && s.vraag("verstrekking.lezen", v.op, policy.Context{}).Toegestaan {
			var b VerstrekkingBlad
			b, err = s.verstrekkingBlad(v)
			uit = append(uit, b)
		}
	}
	return uit, err
}

func (s *scope) incidenteelBladen(z zaak) ([]IncidenteelBlad, error) {
	lijst, err := s.incidentelenVan(z)
	var uit []IncidenteelBlad
	for _, d := range lijst {
		if err == nil {
			var b IncidenteelBlad
			b, err = s.incidenteelBlad(d)
			uit = append(uit, b)
		}
	}
	return uit, err
}
