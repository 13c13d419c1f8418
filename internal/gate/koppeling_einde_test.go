// SPDX-License-Identifier: EUPL-1.2

package gate_test

import (
	"slices"
	"testing"
	"time"

	"rondetafel/internal/gate"
	. "rondetafel/internal/gate/gatetest"
	"rondetafel/internal/partij"
	"rondetafel/internal/toegang/systeemtest"
)

// rule 20-P1, rule 14.3-1: when a Partij stops, its systems stop with it, on the next request; who watches over the house still sees that they were there.
func TestRegelPartijStoptMetHaarSystemen(t *testing.T) {
	h := Nieuw(t)
	ctx := h.Ctx()
	goed(t, vergeet(h.FunctieGeven(ctx, Als(Mo), geef(Bas, partij.Partijbeheerder)))) // the first of the Politie
	s := &systeem{Systeem: systeemtest.Nieuw(t), t: t, h: h}
	v, err := h.KoppelingRegistreren(ctx, Als(Bas), koppelvorm(s.JWK(), Bo))
	goed(t, err)
	s.id = v.ID
	onbekend(t, vergeet(h.KoppelingStoppen(ctx, Als(Beatle), s.id))) // of another Partij it does not exist
	eigen, err := h.KoppelingLijst(ctx, Als(Beatle))
	goed(t, err)
	if len(eigen.Koppelingen) != 0 {
		t.Errorf("the administrator of another Partij sees %+v", eigen.Koppelingen)
	}
	goed(t, vergeet(h.KoppelingAkkoord(ctx, Als(Bo), s.id)))
	c := s.als(Bo)
	goed(t, vergeet(h.CasusLijst(ctx, c, gate.LijstVraag{})))
	h.PartijStopt(zegtOp(Politie, 1))
	uitgelogd(t, vergeet(h.CasusLijst(ctx, c, gate.LijstVraag{})))
	geenToken(t, vergeet(s.vraag(Bo, "")), gate.RegelKoppelbewijs)
	b, err := h.KoppelingLijst(ctx, Als(Mo))
	goed(t, err)
	if len(b.Koppelingen) != 1 || b.Koppelingen[0].Stand != "partij" || b.Koppelingen[0].Werkt || len(b.Koppelingen[0].Mag) != 0 {
		t.Errorf("the manager sees %+v", b.Koppelingen)
	}
}

// rule 14.3-1: a system that did not end says that it does nothing when there is nobody in whose name it works, and of each why.
func TestRegelKoppelingZonderMensen(t *testing.T) {
	h := Nieuw(t)
	ctx, s := h.Ctx(), nieuwSysteem(t, h, Anna, Arno)
	is := func(wat string, werkt bool, anna, arno partij.Koppelbelet) {
		t.Helper()
		b, err := h.KoppelingLijst(ctx, Als(Mo))
		goed(t, err)
		k := b.Koppelingen[0]
		if k.Stand != "loopt" || k.Werkt != werkt || k.Mensen[0].Belet != anna || k.Mensen[1].Belet != arno {
			t.Errorf("%s: %+v", wat, k)
		}
		if err := vergeet(s.vraag(Anna, "")); (err == nil) != (anna == "") {
			t.Errorf("%s: a token for her: %v", wat, err)
		}
	}
	is("she agreed", true, "", partij.BeletAkkoord)
	goed(t, vernieuwt(h, Mo, 1, andereVerklaring))
	goed(t, vergeet(h.VerklaringTekenen(ctx, Als(Mo), gate.Tekenen{Versie: 2})))
	is("nobody signed", false, partij.BeletVerklaring, partij.BeletVerklaring)
	for _, wie := range []string{Anna, Arno, Beatle} {
		goed(t, vergeet(h.VerklaringTekenen(ctx, Als(wie), gate.Tekenen{Versie: 2})))
	}
	is("they signed", true, "", partij.BeletAkkoord)
	goed(t, vergeet(h.FunctieBeeindigen(ctx, Als(Beatle), partij.FunctieBeeindigen{Medewerker: Arno, Functie: partij.Uitvoerder, Versie: 1})))
	is("he has no function any more", true, "", partij.BeletFunctie)
	eigen, err := h.KoppelingEigen(ctx, Als(Arno))
	goed(t, err)
	if k := eigen.Koppelingen[0]; k.Werkt || k.Stand != "loopt" {
		t.Errorf("to him it works: %+v", k)
	}
	m, err := h.MedewerkerLezen(ctx, Als(Beatle), Anna)
	goed(t, err)
	goed(t, vergeet(h.MedewerkerBeeindigen(ctx, Als(Beatle), stopt(Anna, m.Versie))))
	is("she left", false, partij.BeletVertrokken, partij.BeletFunctie)
}

// rule 14.3-1: a system that is withdrawn at one server is out at the other at once, and what was signed for one is used up at both.
func TestRegelSysteemOpTweeServers(t *testing.T) {
	h := Nieuw(t, Postgres)
	ctx := h.Ctx()
	ander := tweede(t, h)
	s := nieuwSysteem(t, h, Anna)
	vraag := gate.Tokenvraag{Bewering: s.Teken(systeemtest.Claims(s.id, tokenAdres, "een", h.Klok.Nu())), Voor: []string{tokenAdres}, Persoon: Anna}
	k, err := ander.KoppelingToken(ctx, gate.Als("", "api"), vraag)
	goed(t, err)
	geenToken(t, vergeet(h.KoppelingToken(ctx, gate.Als("", "api"), vraag)), gate.RegelKoppelbewijs)
	c, _, err := h.Koppelbeller(ctx, gate.Als("", "api"), k.Token)
	goed(t, err)
	goed(t, vergeet(h.CasusLijst(ctx, c, gate.LijstVraag{})))
	goed(t, vergeet(ander.CasusLijst(ctx, c, gate.LijstVraag{})))
	goed(t, vergeet(h.KoppelingStoppen(ctx, Als(Beatle), s.id)))
	uitgelogd(t, vergeet(ander.CasusLijst(ctx, c, gate.LijstVraag{})))
}

// A token still works after the house was opened again, and not longer than it was given for.
func TestTokenNaHerstart(t *testing.T) {
	h := Nieuw(t)
	c := nieuwSysteem(t, h, Anna).als(Anna)
	h.Sluit()
	h.Open()
	goed(t, vergeet(h.CasusLijst(h.Ctx(), c, gate.LijstVraag{})))
	h.Klok.Loop(gate.KoppeltokenDuur)
	uitgelogd(t, vergeet(h.CasusLijst(h.Ctx(), c, gate.LijstVraag{})))
}

// The list has what works first and then the newest, and says of each how it stands.
func TestKoppelingLijstOpVolgorde(t *testing.T) {
	h := Nieuw(t)
	for _, naam := range []string{"Eerste", "Tweede", "Derde"} {
		in := koppelvorm(systeemtest.Nieuw(t).JWK(), Anna)
		in.Naam = naam
		if naam == "Derde" {
			in.LaatsteDag = h.Vandaag()
		}
		v, err := h.KoppelingRegistreren(h.Ctx(), Als(Beatle), in)
		goed(t, err)
		if naam == "Tweede" {
			goed(t, vergeet(h.KoppelingStoppen(h.Ctx(), Als(Beatle), v.ID)))
		}
		h.Klok.Loop(time.Minute)
	}
	stand := func() []string {
		b, err := h.KoppelingLijst(h.Ctx(), Als(Beatle))
		goed(t, err)
		var uit []string
		for _, k := range b.Koppelingen {
			uit = append(uit, k.Naam+" "+k.Stand)
		}
		return uit
	}
	zelfde(t, "today", stand(), []string{"Derde loopt", "Eerste loopt", "Tweede gestopt"})
	h.Klok.Loop(24 * time.Hour)
	zelfde(t, "tomorrow", stand(), []string{"Eerste loopt", "Derde voorbij", "Tweede gestopt"})
	b, err := h.KoppelingEigen(h.Ctx(), Als(Anna))
	goed(t, err)
	if len(b.Koppelingen) != 1 || b.Koppelingen[0].Naam != "Eerste" || !slices.Equal(b.Koppelingen[0].Scopes, []string{"casussen.lezen", "informatie.geven"}) {
		t.Errorf("she sees %+v", b.Koppelingen)
	}
}

// rule 14.3-1: of many systems each token works for its own person, and what one asks says nothing of another.
func TestSysteemVoorMeerMensen(t *testing.T) {
	h := Nieuw(t)
	ctx, s := h.Ctx(), nieuwSysteem(t, h, Anna, Arno)
	goed(t, vergeet(h.KoppelingAkkoord(ctx, Als(Arno), s.id)))
	z, err := h.CasusAanmelden(ctx, Als(Anna), Aanmelding())
	goed(t, err)
	anna, arno := s.als(Anna), s.als(Arno)
	goed(t, vergeet(h.CasusLezen(ctx, anna, z.ID)))
	onbekend(t, vergeet(h.CasusLezen(ctx, arno, z.ID))) // he is not designated in it, and neither is what works in his name
	for _, c := range []gate.Caller{anna, arno} {
		e := h.Regels()
		goed(t, vergeet(h.CasusLijst(ctx, c, gate.LijstVraag{})))
		if regel := h.LogVanaf(e)[0]; regel.Persoon != c.Personen[0] || regel.Herkomst != "koppeling/"+s.id {
			t.Errorf("the log has %+v", regel)
		}
	}
	goed(t, vergeet(h.KoppelingAfzeggen(ctx, Als(Anna), s.id)))
	uitgelogd(t, vergeet(h.CasusLijst(ctx, anna, gate.LijstVraag{})))
	goed(t, vergeet(h.CasusLijst(ctx, arno, gate.LijstVraag{}))) // of him nothing changed
	b, err := h.KoppelingLijst(ctx, Als(Beatle))
	goed(t, err)
	if mensen := b.Koppelingen[0].Mensen; len(mensen) != 1 || mensen[0].ID != Arno || mensen[0].Akkoord == nil {
		t.Errorf("the administrator sees %+v", mensen)
	}
	goed(t, vergeet(h.KoppelingStoppen(ctx, Als(Beatle), s.id)))
	uitgelogd(t, vergeet(h.CasusLijst(ctx, arno, gate.LijstVraag{})))
}
