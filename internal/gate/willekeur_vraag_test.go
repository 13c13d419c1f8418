// SPDX-License-Identifier: EUPL-1.2

package gate_test

import (
	"fmt"

	"rondetafel/internal/casus"
	"rondetafel/internal/gate"
	. "rondetafel/internal/gate/gatetest"
	"rondetafel/internal/informatie"
)

func vraagzetten() []zet {
	return []zet{{2, (*spel).opInformatie}, {2, (*spel).opInformatievraag}, {2, (*spel).opCorrectie}, {1, (*spel).opOntheffen}}
}

// opInformatie asks a Partij for information.
func (s *spel) opInformatie(m mensM) {
	m = s.vooral(m, Anna, Bo, Cleo, Petra)
	z, naar, voor := een(s, s.zaken), mensVan(een(s, []string{Anna, Bo, Cleo, Dirk})), een(s, []string{"", "", Gemeente, Politie})
	in := s.h.Informatievraag(gate.Verwijzing{ID: z.id}, naar.partij)
	in.Voor = voor
	if voor == "" && !z.regie(m) {
		voor = m.partij
	}
	s.stap = fmt.Sprintf("informatievraag.stellen by %s for %q to %s in a Casus in %s", m.id, in.Voor, naar.partij, z.fase)
	v, err := s.h.InformatievraagStellen(s.h.Ctx(), Als(m.id), in)
	s.gelijk(err, wil(z.stelt(m, voor), z.weet(m)))
	if err == nil {
		s.info = append(s.info, &infoM{id: v.ID, versie: 1, zaak: z, vrager: voor, partij: naar.partij, steller: m.id, stand: informatie.VraagOpen})
	}
}

// opInformatievraag tries to read a question for information, to answer it or to end it.
func (s *spel) opInformatievraag(m mensM) {
	if len(s.info) == 0 {
		return
	}
	m, ctx := s.vooral(m, Anna, Bo, Cleo, Petra), s.h.Ctx()
	q, c := een(s, s.info), Als(m.id)
	handeling := een(s, []string{"lezen", "lezen", "beantwoorden", "weigeren", "intrekken"})
	s.stap = fmt.Sprintf("%s by %s of a question of %q to %s, %s, in a Casus in %s", handeling, m.id, q.vrager, q.partij, q.stand, q.zaak.fase)
	if handeling == "lezen" {
		b, err := s.h.InformatievraagLezen(ctx, c, q.id)
		s.gelijk(err, wil(q.leest(m), false))
		if err == nil && (b.Reden != "") != (q.stand == informatie.VraagGeweigerd && q.leestReden(m)) {
			s.t.Fatalf("%s shows the reason %q", s.stap, b.Reden)
		}
		return
	}
	var v gate.Verwijzing
	var err error
	var stand informatie.VraagStand
	switch handeling {
	case "beantwoorden":
		v, err = s.antwoordMet(c, q)
		stand = informatie.VraagBeantwoord
	case "weigeren":
		v, err = s.h.InformatievraagWeigeren(ctx, c, informatie.Weigering{Informatievraag: q.id, Versie: q.versie, Reden: "Zwaarwegend."})
		stand = informatie.VraagGeweigerd
	default:
		v, err = s.h.InformatievraagIntrekken(ctx, c, informatie.VraagIntrekken{Informatievraag: q.id, Versie: q.versie})
		stand = informatie.VraagIngetrokken
	}
	s.gelijk(err, wil(q.mag(m, handeling), q.leest(m)))
	if err == nil {
		q.stand, q.versie = stand, v.Versie
	}
}

// antwoordMet answers with any piece: one that does not fit is heard behind the door.
func (s *spel) antwoordMet(c gate.Caller, q *infoM) (gate.Verwijzing, error) {
	stuk := "onbekend"
	if len(s.stukken) > 0 {
		stuk = een(s, s.stukken).id
	}
	return s.h.InformatievraagBeantwoorden(s.h.Ctx(), c, informatie.Vraagantwoord{Informatievraag: q.id, Versie: q.versie, Gegeven: stuk})
}

// opCorrectie asks to correct a piece, or tries to read or answer such a request.
func (s *spel) opCorrectie(m mensM) {
	m = s.vooral(m, Anna, Bo, Cleo, Petra)
	ctx, c, nu := s.h.Ctx(), Als(m.id), s.h.Klok.Nu().UnixMicro()
	if len(s.stukken) > 0 && (len(s.correcties) == 0 || s.n(2) == 0) {
		k := een(s, s.stukken)
		s.stap = fmt.Sprintf("correctie.vragen by %s on a piece of %s for %s %v in a Casus in %s", m.id, k.leverancier, k.wie, k.lezers, k.zaak.fase)
		v, err := s.h.CorrectieVragen(ctx, c, informatie.Correctieverzoek{Gegeven: k.id, Waarom: "Dat klopt niet."})
		s.gelijk(err, wil(k.vraagtCorrectie(m, nu), k.weet(m, nu)))
		if err == nil {
			s.correcties = append(s.correcties, &correctieM{id: v.ID, versie: 1, stuk: k, vrager: m.partij, stand: informatie.CorrectieOpen})
		}
		return
	}
	if len(s.correcties) == 0 {
		return
	}
	k := een(s, s.correcties).bij()
	s.stap = fmt.Sprintf("a request of %s to %s, %s, in a Casus in %s, by %s", k.vrager, k.stuk.leverancier, k.stand, k.stuk.zaak.fase, m.id)
	if s.n(2) == 0 {
		s.gelijk(vergeet(s.h.CorrectieLezen(ctx, c, k.id)), wil(k.leest(m, nu), false))
		return
	}
	v, err := s.h.CorrectieAntwoorden(ctx, c, informatie.Correctieantwoord{Correctieverzoek: k.id, Versie: k.versie,
		Uitkomst: informatie.CorrectieAfgewezen, Reden: "Het klopt wel."})
	s.gelijk(err, wil(k.antwoordt(m), k.leest(m, nu)))
	if err == nil {
		k.stand, k.versie = informatie.CorrectieAfgewezen, v.Versie
	}
}

// opOntheffen tries to take somebody off a Casus.
func (s *spel) opOntheffen(m mensM) {
	m = s.vooral(m, Anna, Bo, Cleo, Petra)
	z, naar := een(s, s.zaken), mensVan(een(s, []string{Anna, Arno, Bo, Bas, Cleo, Dirk}))
	s.stap = fmt.Sprintf("deelname.ontheffen by %s of %s in a Casus in %s", m.id, naar.id, z.fase)
	verwacht := wil(z.ontheft(m, naar) && !s.blijft(z, naar), z.weet(m))
	err := vergeet(s.h.DeelnameOntheffen(s.h.Ctx(), Als(m.id), casus.Ontheffen{Casus: z.id, Medewerker: naar.id}))
	s.gelijk(err, verwacht)
	if err == nil {
		delete(z.aangewezen, naar.id)
		delete(z.gezonden, naar.id)
		delete(z.gevraagd, naar.id)
	}
}

// vragenOpPagina compares the questions and requests on the page of a Casus with what the table says.
func (s *spel) vragenOpPagina(m mensM, id string, b gate.CasusBlad) {
	var toont, verwacht []string
	for _, v := range b.Informatievragen {
		toont = append(toont, fmt.Sprint(v.ID, " ", v.Stand))
	}
	for _, v := range b.Correctieverzoeken {
		toont = append(toont, fmt.Sprint(v.ID, " ", v.Stand))
	}
	for _, q := range s.info {
		if q.zaak.id == id && q.leest(m) {
			verwacht = append(verwacht, fmt.Sprint(q.id, " ", q.stand))
		}
	}
	for _, k := range s.correcties {
		if k.stuk.zaak.id == id && k.bij().leest(m, s.h.Klok.Nu().UnixMicro()) {
			verwacht = append(verwacht, fmt.Sprint(k.id, " ", k.stand))
		}
	}
	s.stap = "questions and requests on the page for " + m.id
	s.zelfde(toont, verwacht)
}
