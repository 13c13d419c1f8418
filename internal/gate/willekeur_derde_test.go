// SPDX-License-Identifier: EUPL-1.2

package gate_test

import (
	"errors"
	"math/rand/v2"
	"slices"
	"testing"
	"time"

	"rondetafel/internal/errs"
	"rondetafel/internal/gate"
	. "rondetafel/internal/gate/gatetest"
	"rondetafel/internal/informatie"
	"rondetafel/internal/partij"
)

// derdenM is the model of one disclosure: what the gate must answer to anybody who does anything with it.
type derdenM struct {
	t       *testing.T
	h       *Huis
	r       *rand.Rand
	v       gate.Verwijzing
	versie  int64
	stand   informatie.VerstrekkingStand
	delen   []*deelM
	bezwaar map[string]bool
	advies  informatie.Oordeel // "" while there is none
	brief   map[string]deelM   // what was given, by the Partij
	stap    string
}

// deelM is a piece of one supplier in it.
type deelM struct {
	id, wie, stuk, tekst   string
	versie, getekend, raad int64 // of the piece, of what was signed for, and of what was advised on
	antwoord               int64 // version of the answer
	stemt                  string
	vraag, weg             bool // it may be asked for; it was withdrawn
}

func (d *deelM) ja() bool { return d.stemt == "ja" && d.getekend == d.versie }

// compleet tells whether it can go in the letter.
func (d *deelM) compleet() bool { return d.ja() && !d.weg && d.vraag && d.raad == d.versie }

// Everybody does anything with disclosures, in any order, on what they see now or saw before, while the suppliers change, tighten and withdraw
// their pieces: the gate answers as the model says, the letter holds exactly what was signed for in that version and advised on, and the
// register says the same, whatever happens afterwards (rules 7.2-2, 7.2-3, 13.2-2, WGS-10).
func TestWillekeurDerden(t *testing.T) {
	seed := uint64(time.Now().UnixNano())
	t.Logf("seed %d", seed)
	h := Nieuw(t)
	r := rand.New(rand.NewPCG(seed, 7))
	verleend := 0
	for range 12 {
		s := nieuwDerdenM(t, h, r)
		for range 60 {
			s.zet()
			s.klopt()
		}
		verleend += len(s.brief)
	}
	if verleend == 0 {
		t.Error("nothing was ever given: the play shows nothing")
	}
	if fout := h.Verify().Fout; fout != "" {
		t.Errorf("verify says %s", fout)
	}
}

func nieuwDerdenM(t *testing.T, h *Huis, r *rand.Rand) *derdenM {
	t.Helper()
	_, v, st := drieLeveranciers(t, h)
	s := &derdenM{t: t, h: h, r: r, v: v, versie: 1, stand: informatie.VerstrekkingGevraagd, bezwaar: map[string]bool{}, brief: map[string]deelM{}}
	for i, wie := range []string{Anna, Bo, Cleo} {
		s.delen = append(s.delen, &deelM{id: deelVoor(t, h, Petra, v, st[i]).ID, wie: wie, stuk: st[i].ID, tekst: "Stuk van " + wie, versie: 1, antwoord: 1, vraag: true})
	}
	return s
}

// verwacht is what the gate must answer.
type verwacht string

const (
	wilMag      verwacht = "mag"
	wilNee      verwacht = "nee"
	wilOnbekend verwacht = "onbekend"
	wilBotst    verwacht = "wilBotst"
)

func (s *derdenM) is(err error, wil verwacht) bool {
	s.t.Helper()
	kreeg := wilMag
	var d *errs.Denied
	var c *errs.Conflict
	switch {
	case errors.As(err, &d):
		kreeg = wilNee
	case errors.As(err, &c):
		kreeg = wilBotst
	case errors.Is(err, errs.ErrNotFound):
		kreeg = wilOnbekend
	case err != nil:
		s.t.Fatalf("%s: %v", s.stap, err)
	}
	if kreeg != wil {
		s.t.Fatalf("%s: %s (%v), want %s", s.stap, kreeg, err, wil)
	}
	return err == nil
}

func (s *derdenM) open() bool { return s.stand == informatie.VerstrekkingGevraagd }

// weet is the refusal of who cannot do something with the disclosure: nothing of it is told to who has nothing to do with it.
func (s *derdenM) weet(wie string) verwacht {
	if slices.Contains([]string{Petra, Anna, Bo, Cleo}, wie) || wie == Rik && s.open() {
		return wilNee
	}
	return wilOnbekend
}

// weetDeel is the same for one part.
func (s *derdenM) weetDeel(wie string, d *deelM) verwacht {
	if wie == Petra || wie == d.wie || wie == Rik && s.open() {
		return wilNee
	}
	return wilOnbekend
}

func (s *derdenM) zet() {
	s.t.Helper()
	s.h.Klok.Loop(time.Minute)
	d, wie := s.delen[s.r.IntN(3)], []string{Anna, Bo, Cleo, Petra, Rik, Dirk, Fien}[s.r.IntN(7)]
	if s.r.IntN(3) > 0 {
		wie = d.wie // mostly who has something to do
	}
	zetten := []struct {
		vaak int
		doe  func(string, *deelM)
	}{{6, s.tekent}, {2, s.opPapier}, {1, s.weigert}, {1, s.neemtTerug}, {1, s.maaktBezwaar}, {1, s.verandertStuk}, {3, s.adviseert}, {4, s.verleent}}
	n := s.r.IntN(19)
	for _, z := range zetten {
		if n -= z.vaak; n < 0 {
			z.doe(wie, d)
			return
		}
	}
}

// kanTekenen is what is answered to a consent, apart from the log-in.
func (s *derdenM) kanTekenen(wie string, d *deelM) verwacht {
	if wie != d.wie {
		return s.weetDeel(wie, d)
	}
	if !s.open() || d.ja() || d.weg || !d.vraag {
		return wilNee
	}
	return wilMag
}

func (s *derdenM) tekent(wie string, d *deelM) {
	s.stap = wie + " signs the part of " + d.wie
	c, wil := Als(wie), s.kanTekenen(wie, d)
	if s.r.IntN(4) > 0 {
		c = netIngelogd(s.t, s.h, wie)
	} else if wil == wilMag {
		wil = wilNee
	}
	in := informatie.Ondertekening{Verstrekking: s.v.ID, Deel: d.id, Versie: d.antwoord, Stukversie: d.versie, Verantwoordelijke: partij.VoorPartij, Bevoegdheid: "Mandaat"}
	if wie == Anna {
		in.Verantwoordelijke = partij.VoorCollege
	}
	if s.is(vergeet(s.h.VerstrekkingTekenen(s.h.Ctx(), c, in)), wil) {
		s.antwoordde(d, "ja")
	}
}

func (s *derdenM) opPapier(wie string, d *deelM) {
	s.stap = wie + " has the part of " + d.wie + " signed on paper"
	if wie != d.wie || s.kanTekenen(wie, d) != wilMag {
		in := informatie.OpPapier{Verstrekking: s.v.ID, Deel: d.id, Versie: d.antwoord, Stukversie: d.versie, Document: "x"}
		s.is(opPapier(s.h, wie, in), s.kanTekenen(wie, d))
		return
	}
	if s.is(opPapier(s.h, wie, papierVoor(s.t, s.h, wie, s.v, gate.Verwijzing{ID: d.stuk})), wilMag) {
		s.antwoordde(d, "ja")
	}
}

func (s *derdenM) antwoordde(d *deelM, stemt string) {
	if d.stemt = stemt; stemt == "ja" {
		d.getekend = d.versie
	}
	d.antwoord++
	s.versie++
}

func (s *derdenM) weigert(wie string, d *deelM) {
	s.stap = wie + " refuses the part of " + d.wie
	wil := s.weetDeel(wie, d)
	if wie == d.wie && s.open() && !d.ja() && d.stemt != "nee" {
		wil = wilMag
	}
	if s.is(vergeet(s.h.VerstrekkingWeigeren(s.h.Ctx(), Als(wie), informatie.DeelAntwoord{Verstrekking: s.v.ID, Deel: d.id, Versie: d.antwoord, Reden: "Liever niet."})), wil) {
		s.antwoordde(d, "nee")
	}
}

func (s *derdenM) neemtTerug(wie string, d *deelM) {
	s.stap = wie + " takes the consent to the part of " + d.wie + " back"
	wil := s.weetDeel(wie, d)
	if wie == d.wie && s.open() && d.stemt == "ja" {
		wil = wilMag
	}
	if s.is(vergeet(s.h.VerstrekkingTerugnemen(s.h.Ctx(), Als(wie), informatie.DeelAntwoord{Verstrekking: s.v.ID, Deel: d.id, Versie: d.antwoord})), wil) {
		s.antwoordde(d, "terug")
	}
}

// maaktBezwaar objects, or ends that: an objection that stands is ended soon, so that something is given.
func (s *derdenM) maaktBezwaar(wie string, _ *deelM) {
	weg := s.bezwaar[wie] || s.r.IntN(3) > 0
	wil := s.weet(wie)
	if leverancier := slices.Contains([]string{Anna, Bo, Cleo}, wie); leverancier && s.open() && s.bezwaar[wie] == weg {
		wil = wilMag
	}
	s.stap = wie + " objects"
	err := error(nil)
	if weg {
		s.stap = wie + " ends an objection"
		err = vergeet(s.h.VerstrekkingBezwaarIntrekken(s.h.Ctx(), Als(wie), informatie.BezwaarIntrekken{Verstrekking: s.v.ID}))
	} else {
		err = vergeet(s.h.VerstrekkingBezwaar(s.h.Ctx(), Als(wie), informatie.Bezwaar{Verstrekking: s.v.ID, Reden: "Er loopt een onderzoek."}))
	}
	if s.is(err, wil) {
		s.bezwaar[wie] = !weg
		s.versie++
	}
}

// verandertStuk corrects, tightens, loosens or withdraws a piece, by its supplier.
func (s *derdenM) verandertStuk(_ string, d *deelM) {
	if d.weg {
		return
	}
	stuk := gate.Verwijzing{ID: d.stuk}
	switch s.r.IntN(6) {
	case 0:
		s.stap, d.weg = d.wie+" withdraws", true
		trektIn(s.t, s.h, d.wie, stuk)
	case 1, 2:
		d.vraag = !d.vraag
		s.stap = d.wie + " sets conditions"
		verstrakt(s.t, s.h, d.wie, stuk, informatie.AlleDeelnemers, d.vraag)
	default:
		s.stap, d.tekst = d.wie+" corrects", "Nieuwe tekst van "+d.wie
		corrigeert(s.t, s.h, d.wie, stuk, informatie.Gewoon)
	}
	d.versie++
	if s.open() {
		s.versie++
	}
}

// gezien is the version on which somebody acts: mostly the one that is there.
func (s *derdenM) gezien() int64 {
	if s.versie > 1 && s.r.IntN(4) == 0 {
		return s.versie - 1
	}
	return s.versie
}

func (s *derdenM) adviseert(wie string, _ *deelM) {
	if s.r.IntN(4) > 0 {
		wie = Rik
	}
	versie, oordeel := s.gezien(), []informatie.Oordeel{informatie.Positief, informatie.Positief, informatie.Positief, informatie.Negatief}[s.r.IntN(4)]
	s.stap = wie + " advises"
	wil := s.weet(wie)
	if wie == Rik && s.open() {
		if wil = wilMag; versie != s.versie {
			wil = wilBotst
		}
	}
	if s.is(vergeet(s.h.VerstrekkingAdvies(s.h.Ctx(), Als(wie), adviesOver(s.v, versie, oordeel, s.h.Vandaag()))), wil) {
		s.advies = oordeel
		for _, d := range s.delen {
			d.raad = d.versie
		}
		s.versie++
	}
}

func (s *derdenM) verleent(wie string, _ *deelM) {
	if s.r.IntN(4) > 0 {
		wie = Petra
	}
	versie, goed := s.gezien(), s.open() && s.advies == informatie.Positief && !slices.ContainsFunc([]string{Anna, Bo, Cleo}, func(w string) bool { return s.bezwaar[w] })
	var weg []string
	mee := 0
	for _, d := range s.delen {
		if !d.compleet() && s.r.IntN(4) > 0 || s.r.IntN(5) == 0 {
			weg = append(weg, d.id)
			continue
		}
		mee++
		goed = goed && d.compleet()
	}
	s.stap = wie + " makes the letter"
	wil := s.weet(wie)
	switch {
	case wie == Petra && versie < s.versie:
		wil = wilBotst
	case wie == Petra && goed && mee > 0:
		wil = wilMag
	}
	if !s.is(verleentAls(s.h, wie, s.v, versie, weg...), wil) {
		return
	}
	s.stand = informatie.VerstrekkingVerleend
	s.versie++
	for _, d := range s.delen {
		if !slices.Contains(weg, d.id) {
			s.brief[PartijVan(d.wie)] = *d
		}
	}
}

// klopt asks that what is shown is what the model says: the version to who directs and to nobody else, and of what was given exactly that.
func (s *derdenM) klopt() {
	s.t.Helper()
	if n := versieVoor(s.h, Petra, s.v); n != s.versie {
		s.t.Fatalf("%s: version %d, want %d", s.stap, n, s.versie)
	}
	if n := versieVoor(s.h, Cleo, s.v); n != 0 {
		s.t.Fatalf("%s: Cleo sees version %d", s.stap, n)
	}
	if s.stand != informatie.VerstrekkingVerleend {
		return
	}
	brief, err := s.h.VerstrekkingBrief(s.h.Ctx(), Als(Petra), s.v.ID)
	goed(s.t, err)
	r, err := s.h.VerstrekkingRegister(s.h.Ctx(), Als(Fien))
	goed(s.t, err)
	i := slices.IndexFunc(r.Regels, func(x gate.RegistratieBlad) bool { return x.ID == s.v.ID })
	if i < 0 || len(brief.Delen) != len(s.brief) || len(r.Regels[i].Delen) != len(s.brief) {
		s.t.Fatalf("%s: %d parts in the letter and the register says %+v, want %d", s.stap, len(brief.Delen), r.Regels, len(s.brief))
	}
	for n, d := range brief.Delen {
		toen, nu := s.brief[d.Van[0].ID], s.deel(d.Van[0].ID)
		if nu.weg != d.Dicht || !d.Dicht && d.Tekst != toen.tekst || len(d.Tekenden) != 1 {
			s.t.Fatalf("%s: the letter holds %+v, want %q", s.stap, d, toen.tekst)
		}
		if x := r.Regels[i].Delen[n]; x.Soort != informatie.Gewoon || x.Van[0] != d.Van[0] || len(x.Tekenden) != 1 {
			s.t.Fatalf("%s: the register says %+v", s.stap, x)
		}
	}
}

func (s *derdenM) deel(partij string) *deelM {
	i := slices.IndexFunc(s.delen, func(d *deelM) bool { return PartijVan(d.wie) == partij })
	return s.delen[i]
}
