// SPDX-License-Identifier: EUPL-1.2

package gate_test

import (
	"errors"
	"fmt"
	"math/rand/v2"
	"os"
	"slices"
	"testing"
	"time"

	"pgregory.net/rapid"

	"rondetafel/internal/casus"
	"rondetafel/internal/errs"
	"rondetafel/internal/gate"
	. "rondetafel/internal/gate/gatetest"
	"rondetafel/internal/informatie"
	"rondetafel/internal/klok"
	"rondetafel/internal/partij"
)

// spel lets random people try random acts and holds every answer against the table.
type spel struct {
	t       testing.TB
	h       *Huis
	n       func(int) int // a number under it
	zaken   []*zaakM
	stukken []*stukM
	vragen  []*vraagM
	tafels  []*tafelM
	drafts  map[string]string // draft → owner
	stap    string

	afspraken  []*afspraakM
	einden     []*eindeM
	info       []*infoM
	correcties []*correctieM
}

// spelfasen are those in which casussen begin in a game; the first is the destroyed one, for which a week goes by.
func spelfasen() []casus.Fase {
	return []casus.Fase{casus.Vernietigd, casus.Gesloten, casus.Afschaling, casus.TeBevestigen, casus.Aangemeld, casus.InScreening, casus.Triage, casus.RTO,
		casus.Nazorg, casus.Afgewezen}
}

func nieuwSpel(t testing.TB, h *Huis, n func(int) int, fasen ...casus.Fase) *spel {
	s := &spel{t: t, h: h, n: n, drafts: map[string]string{}}
	for _, fase := range fasen {
		s.begin(fase)
		if fase == casus.RTO {
			z := s.zaken[len(s.zaken)-1]
			s.dek(z)
			s.dek(z, Anna, Bo)
			s.begin(fase)
			s.aanHetWerk(s.zaken[len(s.zaken)-1])
		}
	}
	return s
}

// begin makes a Casus in fase; see inFase for those past the screening.
func (s *spel) begin(fase casus.Fase) {
	z := &zaakM{fase: fase, aanmelder: Gemeente, aangewezen: map[string]bool{Anna: true}, gevraagd: map[string]bool{},
		deelnemers: map[string]bool{}, regisseur: Petra}
	var v gate.Verwijzing
	switch fase {
	case casus.TeBevestigen:
		v = s.h.TeBevestigen()
	case casus.Aangemeld:
		v, z.regisseur = s.h.Aangemeld(), ""
	case casus.InScreening:
		v = s.h.InScreening()
	case casus.Triage, casus.RTO, casus.Nazorg, casus.Afschaling, casus.Gesloten, casus.Vernietigd:
		v = s.inFase(z, fase)
	default:
		v = s.h.MetUitkomst(fase)
	}
	z.id, z.versie = v.ID, s.versieVan("casus", "id", v.ID)
	s.zaken = append(s.zaken, z)
}

type uitslag string

const (
	ja     uitslag = "allowed"
	nee    uitslag = "refused"
	geheim uitslag = "not found"
	overig uitslag = "something else"
)

// uit says how the door answered: an input or a version that does not fit is heard only behind the door.
func uit(err error) uitslag {
	var d *errs.Denied
	var i *errs.Invalid
	var c *errs.Conflict
	switch {
	case err == nil, errors.As(err, &i), errors.As(err, &c):
		return ja
	case errors.As(err, &d):
		return nee
	case errors.Is(err, errs.ErrNotFound):
		return geheim
	}
	return overig
}

func wil(mag, weet bool) uitslag {
	switch {
	case mag:
		return ja
	case weet:
		return nee
	}
	return geheim
}

func (s *spel) gelijk(err error, verwacht uitslag) {
	s.t.Helper()
	if kreeg := uit(err); kreeg != verwacht {
		s.t.Fatalf("%s: %s (%v), the table says %s", s.stap, kreeg, err, verwacht)
	}
}

func een[T any](s *spel, lijst []T) T { return lijst[s.n(len(lijst))] }

// zet is something that somebody tries, as often as it weighs.
type zet struct {
	weegt int
	doe   func(*spel, mensM)
}

// zetten are those of every part of the covenant; a part that is added adds its own, and its statement to the table.
func zetten() []zet {
	basis := []zet{{4, (*spel).opZaak}, {3, (*spel).opStuk}, {1, (*spel).overzicht}, {1, (*spel).opHuis}, {1, (*spel).opConcept}}
	return slices.Concat(basis, triagezetten(), tafelzetten(), planzetten(), eindzetten(), vraagzetten())
}

// doe tries one act.
func (s *spel) doe() {
	m := mensVan(een(s, Mensen()))
	var alle []func(*spel, mensM)
	for _, z := range zetten() {
		alle = append(alle, slices.Repeat([]func(*spel, mensM){z.doe}, z.weegt)...)
	}
	een(s, alle)(s, m)
}

func (s *spel) opZaak(m mensM) {
	z, naar := een(s, s.zaken), mensVan(een(s, Mensen()))
	handeling := een(s, []string{"casus.lezen", "casus.lezen", "casus.procesgegevens", "casus.gekeken", "zicht.lezen", "casus.bevestigen", "casus.toewijzen",
		"casus.screenen", "deelname.betrekken", "deelname.aanwijzen", "gegeven.toevoegen"})
	s.stap = fmt.Sprintf("%s by %s on a Casus in %s, to %s", handeling, m.id, z.fase, naar.id)
	verwacht := wil(z.mag(m, handeling, naar), z.weet(m))
	err := s.probeer(m, z, handeling, naar)
	s.gelijk(err, verwacht)
}

func (s *spel) probeer(m mensM, z *zaakM, handeling string, naar mensM) (err error) {
	ctx, c := s.h.Ctx(), Als(m.id)
	v := gate.Verwijzing{ID: z.id, Versie: z.versie}
	switch handeling {
	case "casus.lezen":
		_, err = s.h.CasusLezen(ctx, c, z.id)
	case "casus.procesgegevens":
		_, err = s.h.CasusProces(ctx, c, z.id)
	case "casus.gekeken":
		_, err = s.h.CasusGekeken(ctx, c, z.id, 0)
	case "zicht.lezen":
		_, err = s.h.ZichtLezen(ctx, c, gate.ZichtVraag{Casus: z.id})
	case "casus.bevestigen":
		if v, err = s.h.CasusBevestigen(ctx, c, casus.Bevestigen{Casus: z.id, Versie: z.versie}); err == nil {
			z.fase, z.versie = casus.InScreening, v.Versie
		}
	case "casus.toewijzen":
		if v, err = s.h.CasusToewijzen(ctx, c, casus.Toewijzen{Casus: z.id, Versie: z.versie, Medewerker: naar.id}); err == nil {
			z.regisseur, z.versie = naar.id, v.Versie
			if z.fase == casus.Aangemeld {
				z.fase = casus.InScreening
			}
		}
	case "casus.screenen":
		in := s.h.Screening(v)
		in.Uitkomst, in.Reden, in.Naar = een(s, []casus.Fase{casus.Triage, casus.Triage, casus.Afgewezen, casus.Doorverwezen}), "Past niet.", "Het wijkteam"
		if v, err = s.h.CasusScreenen(ctx, c, in); err == nil {
			z.fase, z.versie = in.Uitkomst, v.Versie
		}
	case "deelname.betrekken":
		if _, err = s.h.DeelnameBetrekken(ctx, c, Betrekken(v, naar.id)); err == nil {
			z.deelnemers[naar.partij] = true
			z.wijs(naar.id)
		}
	case "deelname.aanwijzen":
		if _, err = s.h.DeelnameAanwijzen(ctx, c, casus.Aanwijzen{Casus: z.id, Medewerker: naar.id}); err == nil {
			z.wijs(naar.id)
		}
	case "gegeven.toevoegen":
		err = s.voegToe(m, z)
	}
	return err
}

// voorwaarden are random ones; the readers may be Partijen that do not take part.
func (s *spel) voorwaarden() (w informatie.Voorwaarden, tot int64) {
	w.Wie = een(s, []informatie.Lezers{informatie.AlleenProcesregisseur, informatie.GekozenPartijen, informatie.AlleDeelnemers})
	if w.Wie == informatie.GekozenPartijen {
		w.Lezers = []string{een(s, []string{Gemeente, Politie, Zorg})}
	}
	if s.n(4) == 0 {
		dag := s.h.Klok.Nu().In(klok.Amsterdam())
		w.Tot = klok.Datum(dag.Format("2006-01-02"))
		tot = time.Date(dag.Year(), dag.Month(), dag.Day()+1, 0, 0, 0, 0, klok.Amsterdam()).UnixMicro()
	}
	return w, tot
}

func (s *spel) voegToe(m mensM, z *zaakM) error {
	w, tot := s.voorwaarden()
	in := s.h.Gegeven(gate.Verwijzing{ID: z.id}, w.Wie)
	in.Voorwaarden = w
	v, err := s.h.GegevenToevoegen(s.h.Ctx(), Als(m.id), in)
	if err == nil {
		s.stukken = append(s.stukken, &stukM{id: v.ID, versie: v.Versie, zaak: z, leverancier: m.partij, wie: w.Wie, lezers: w.Lezers, tot: tot,
			gegeven: s.h.Klok.Nu(), agenda: len(z.tafels)})
	}
	return err
}

func (s *spel) opStuk(m mensM) {
	if len(s.stukken) == 0 {
		return
	}
	k := een(s, s.stukken)
	nu := s.h.Klok.Nu().UnixMicro()
	ctx, c := s.h.Ctx(), Als(m.id)
	handeling := een(s, []string{"gegeven.lezen", "gegeven.lezen", "gegeven.lezen", "gegeven.corrigeren", "gegeven.voorwaarden", "gegeven.intrekken"})
	s.stap = fmt.Sprintf("%s by %s on a piece of %s for %s %v in a Casus in %s, withdrawn %v", handeling, m.id, k.leverancier, k.wie, k.lezers,
		k.zaak.fase, k.ingetrokken)
	if handeling == "gegeven.lezen" {
		_, err := s.h.GegevenLezen(ctx, c, k.id)
		s.gelijk(err, wil(k.leest(m, nu), k.weet(m, nu)))
		return
	}
	verwacht := wil(k.wijzigt(m), k.weet(m, nu))
	var v gate.Verwijzing
	var err error
	in := s.h.Gegeven(gate.Verwijzing{ID: k.zaak.id}, k.wie)
	w, tot := s.voorwaarden()
	switch handeling {
	case "gegeven.corrigeren":
		v, err = s.h.GegevenCorrigeren(ctx, c, informatie.Corrigeren{Gegeven: k.id, Versie: k.versie, Inhoud: in.Inhoud, Soort: in.Soort})
	case "gegeven.voorwaarden":
		if v, err = s.h.GegevenVoorwaarden(ctx, c, informatie.Wijzigen{Gegeven: k.id, Versie: k.versie, Voorwaarden: w}); err == nil {
			k.wie, k.lezers, k.tot = w.Wie, w.Lezers, tot
		}
	case "gegeven.intrekken":
		if v, err = s.h.GegevenIntrekken(ctx, c, informatie.Intrekken{Gegeven: k.id, Versie: k.versie, Reden: "Het klopt niet."}); err == nil {
			k.ingetrokken = true
		}
	}
	if err == nil {
		k.versie, k.houden = v.Versie, false
	}
	s.gelijk(err, verwacht)
}

// overzicht compares what a list, a search and a page show with what the table says.
func (s *spel) overzicht(m mensM) {
	ctx, nu := s.h.Ctx(), s.h.Klok.Nu().UnixMicro()
	var weet, leest, toont, gezien []string
	for _, z := range s.zaken {
		if z.weet(m) {
			weet = append(weet, z.id)
		}
		if z.leest(m) {
			leest = append(leest, z.id)
		}
	}
	s.stap = "casus.lijst by " + m.id
	p, err := s.h.CasusLijst(ctx, Als(m.id), gate.LijstVraag{Stand: "alle", Grootte: 100, Sorteer: een(s, []string{"", "nummer", "aangemeld"})})
	s.gelijk(err, wil(m.werkt && len(m.functies) > 0, true))
	for _, r := range p.Casussen {
		toont = append(toont, r.ID)
	}
	s.zelfde(toont, weet)
	s.stap = "persoon.zoeken by " + m.id
	b, err := s.h.PersoonZoeken(ctx, Als(m.id), gate.ZoekVraag{BSN: BSN})
	s.gelijk(err, wil(m.werkt && m.heeft(partij.Aanmelder, partij.Uitvoerder, partij.Procesregisseur), true))
	if err == nil {
		for _, t := range b.Treffers {
			gezien = append(gezien, t.Casus.ID)
		}
		s.zelfde(gezien, leest)
	}
	if len(leest) == 0 {
		return
	}
	id := een(s, leest)
	s.stap = "pieces on the page for " + m.id
	blad, err := s.h.CasusLezen(ctx, Als(m.id), id)
	s.gelijk(err, ja)
	s.triageOpPagina(m, id, blad)
	s.vragenOpPagina(m, id, blad)
	s.stap = "pieces on the page for " + m.id
	var stukken, wilStukken []string
	for _, g := range blad.Gegevens {
		stukken = append(stukken, fmt.Sprint(g.ID, " ", g.Tekst != ""))
	}
	for _, k := range s.stukken {
		if k.zaak.id == id && k.weet(m, nu) {
			wilStukken = append(wilStukken, fmt.Sprint(k.id, " ", k.leest(m, nu)))
		}
	}
	s.zelfde(stukken, wilStukken)
}

func (s *spel) zelfde(kreeg, verwacht []string) {
	s.t.Helper()
	slices.Sort(kreeg)
	slices.Sort(verwacht)
	if !slices.Equal(kreeg, verwacht) {
		s.t.Fatalf("%s shows\n%v, the table says\n%v", s.stap, kreeg, verwacht)
	}
}

func (s *spel) opHuis(m mensM) {
	ctx, c := s.h.Ctx(), Als(m.id)
	s.stap = "an act on the house by " + m.id
	if s.n(2) == 0 {
		_, err := s.h.HuisLezen(ctx, c)
		s.gelijk(err, wil(m.werkt && len(m.functies) > 0, true))
		_, err = s.h.MijnWerk(ctx, c)
		s.gelijk(err, wil(m.werkt && len(m.functies) > 0, true))
		return
	}
	in := Aanmelding()
	in.Soort = een(s, []casus.Soort{casus.Complex, casus.Radicalisering, casus.TopX})
	mag := m.heeft(partij.Aanmelder)
	if s.n(2) == 0 {
		in.Namens, in.Contact = Weg, Els // known only behind the door: who gets there is told to choose another
		mag = m.heeft(partij.Procesregisseur)
	} else if mag && in.Soort == casus.Complex {
		in.Doelen = nil // enough casussen: this stays before the door
	}
	s.stap = fmt.Sprintf("casus.aanmelden of %s for %q by %s", in.Soort, in.Namens, m.id)
	_, err := s.h.CasusAanmelden(ctx, c, in)
	s.gelijk(err, wil(in.Doelen == nil || m.werkt && mag && in.Soort == casus.Complex, true))
}

func (s *spel) opConcept(m mensM) {
	ctx, c := s.h.Ctx(), Als(m.id)
	werkt := m.werkt && m.heeft(partij.Aanmelder, partij.Uitvoerder, partij.Procesregisseur)
	s.stap = "a draft by " + m.id
	if len(s.drafts) < 5 {
		soort := een(s, []string{"", "jongere", "radicalisering", "top_x"})
		v, err := s.h.ConceptBewaren(ctx, c, gate.ConceptBewaren{Formulier: "aanmelding", Soort: soort, Inhoud: []byte(`{}`)})
		s.gelijk(err, wil(werkt && (soort == "" || soort == "jongere"), true))
		if err == nil {
			s.drafts[v.ID] = m.id
		}
		return
	}
	id := een(s, slices.Sorted(func(yield func(string) bool) {
		for k := range s.drafts {
			if !yield(k) {
				return
			}
		}
	}))
	eigen := s.drafts[id] == m.id
	_, err := s.h.ConceptLezen(ctx, c, id)
	s.gelijk(err, wil(eigen && werkt, eigen))
	err = s.h.ConceptWeggooien(ctx, c, id)
	s.gelijk(err, wil(eigen && werkt, eigen))
	if err == nil {
		delete(s.drafts, id)
	}
}

// TestWillekeur: whatever random people try, the door answers as the table says. Rapid makes what fails small.
func TestWillekeur(t *testing.T) {
	rapid.Check(t, func(r *rapid.T) {
		h := Nieuw(t, Met(func(o *gate.Opties) { o.Synchroon = "OFF" }))
		fasen := rapid.SliceOfNDistinct(rapid.SampledFrom(spelfasen()), 2, 3, rapid.ID[casus.Fase]).Draw(r, "fasen")
		stappen := rapid.SliceOfN(rapid.Uint64(), 4, 16).Draw(r, "stappen")
		defer h.Sluit()
		s := nieuwSpel(t, h, nil, fasen...)
		for _, zaad := range stappen {
			s.n = rand.New(rand.NewPCG(zaad, 1)).IntN
			s.doe()
		}
	})
}

// TestLang_Willekeur is the same in houses that grow: 100,000 combinations with RONDETAFEL_LANG=1, and some of them always.
func TestLang_Willekeur(t *testing.T) {
	combinaties := 2400
	if os.Getenv("RONDETAFEL_LANG") == "1" {
		combinaties = 100_000
	}
	zaad := uint64(time.Now().UnixNano())
	t.Logf("seed %d", zaad)
	n := rand.New(rand.NewPCG(zaad, 2)).IntN
	for ronde := range combinaties / 300 { // when all is said and done, begin anew
		t.Run(fmt.Sprint(ronde), func(t *testing.T) {
			h := Nieuw(t, Met(func(o *gate.Opties) { o.Synchroon = "OFF" }))
			s := nieuwSpel(t, h, n, spelfasen()...)
			for i := range 300 {
				if s.doe(); i%100 == 99 {
					h.Klok.Loop(7 * time.Hour)
				}
			}
		})
	}
}
