// SPDX-License-Identifier: EUPL-1.2

package casus_test

import (
	"reflect"
	"testing"

	"rondetafel/internal/casus"
	"rondetafel/internal/convenant"
)

// Who does not know a person says only that; who does says whether they attend.
func TestTriageantwoordSchoon(t *testing.T) {
	for _, g := range []struct {
		bekend    casus.Bekendheid
		kiest, is casus.Aanschuiven
	}{
		{casus.Onbekend, "", casus.SchuiftNiet}, {casus.Onbekend, casus.OpVerzoek, casus.OpVerzoek}, {casus.WelBekend, "", ""}, {casus.BekendActief, "", ""}, {"", "", ""},
	} {
		if got := (casus.Triageantwoord{Bekend: g.bekend, Aanschuiven: g.kiest}).Schoon().Aanschuiven; got != g.is {
			t.Errorf("%q and %q: %q, want %q", g.bekend, g.kiest, got, g.is)
		}
	}
}

// rule 1.8-2: an outcome holds what belongs to its route, and no empty rows.
func TestUitkomstHoudtWatBijDeRouteHoort(t *testing.T) {
	u := casus.Triageuitkomst{Doel: "Een plan.", Naar: "Het wijkteam", Partijen: []casus.Relevant{{}, {Partij: "p", Grond: "Wmo"}, {Grond: " "}}}
	u.Route = casus.RTO
	if s := u.Schoon(); s.Naar != "" || s.Doel != u.Doel || !reflect.DeepEqual(s.Partijen, u.Partijen[1:2]) {
		t.Errorf("to a round table: %+v", s)
	}
	u.Route = casus.Doorverwezen
	if s := u.Schoon(); s.Naar != u.Naar || s.Doel != "" || s.Partijen != nil {
		t.Errorf("elsewhere: %+v", s)
	}
	if len(u.Partijen) != 3 {
		t.Error("what was typed is gone")
	}
}

// rule AVG-3: an answer holds what belongs to it.
func TestInformerenSchoon(t *testing.T) {
	vol := casus.Informeren{Betrokkene: "b", Datum: "1-3-2027", Tot: "9-3-2027", Reden: "Waarom.", Grond: "UAVG 41"}
	for stand, want := range map[casus.Informatiestand]casus.Informeren{
		casus.Geinformeerd: {Betrokkene: "b", Datum: vol.Datum},
		casus.Uitgesteld:   {Betrokkene: "b", Tot: vol.Tot, Reden: vol.Reden},
		casus.Weggelaten:   {Betrokkene: "b", Reden: vol.Reden, Grond: vol.Grond},
	} {
		vol.Stand, want.Stand = stand, stand
		if got := vol.Schoon(); got != want {
			t.Errorf("%s: %+v, want %+v", stand, got, want)
		}
	}
}

// rule 2.3-2: a judgement on Nazorg detentie rests on no test of Bijlage 2, whatever its outcome; every other one does.
func TestNazorgZonderCriteria(t *testing.T) {
	for _, uitkomst := range []casus.Fase{casus.Nazorg, casus.Afgewezen, casus.Doorverwezen} {
		s := beoordeeld()
		s.Uitkomst, s.Criteria, s.Reden, s.Naar = uitkomst, nil, "Past daar.", "Het wijkteam"
		verwacht(t, s.Valideer(nu(), convenant.Standaard()))
		verwacht(t, s.PastBij(casus.NazorgDetentie))
		want := "criteria: Beantwoord alle criteria."
		if uitkomst == casus.Nazorg {
			verwacht(t, s.PastBij(casus.Complex), "uitkomst: Alleen een casus van Nazorg detentie gaat naar nazorg. Kies een andere uitkomst.", want)
			continue
		}
		verwacht(t, s.PastBij(casus.Complex), want)
	}
	s := beoordeeld()
	s.Criteria = nil
	verwacht(t, s.Valideer(nu(), convenant.Standaard()), "criteria: Beantwoord alle criteria.",
		"uitkomst: Naar triage kan alleen als de casus voldoet aan de criteria (Bijlage 2). Kijk je antwoorden na of kies een andere uitkomst.")
}
