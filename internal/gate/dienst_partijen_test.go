// SPDX-License-Identifier: EUPL-1.2

package gate_test

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"rondetafel/internal/audit"
	"rondetafel/internal/gate"
	. "rondetafel/internal/gate/gatetest"
	"rondetafel/internal/toegang"
	"rondetafel/internal/toegang/diensttest"
)

// A house without inlogdiensten names none, asks none, and takes no answer of any.
func TestHuisZonderDienst(t *testing.T) {
	h := Nieuw(t, Echt)
	if lijst := h.Inlogdiensten(); len(lijst) != 0 {
		t.Errorf("it has %v", lijst)
	}
	nietIn(t, "asking", vergeet(h.DienstVragen(h.Ctx(), Als(""), gate.Dienstkeuze{Dienst: "gemeente", Browser: browser}, ergens)))
	if e := h.Laatste(); e.Handeling != "dienst.vragen" || e.Uitkomst != audit.Refused {
		t.Errorf("asking left %+v", e)
	}
	nietIn(t, "an answer", vergeet(h.InloggenVia(h.Ctx(), Als(""), gate.Dienstantwoord{Dienstantwoord: toegang.Dienstantwoord{State: "x", Code: "y"}, Browser: browser}, ergens)))
	a := metAccount(t, h, Anna)
	if b := a.blad(a.caller(a.inlog)); !b.Heeft || b.Dienst != "" || b.DienstWeg {
		t.Errorf("Account = %+v", b)
	}
	code, err := h.GeefToegangscode(h.Ctx(), Als(Mo), Bo, toegang.Eerste)
	goed(t, err)
	b, err := h.ToegangOpenen(h.Ctx(), Als(""), code, ergens)
	goed(t, err)
	if len(b.Diensten) != 0 || b.Alleen || b.Dienst {
		t.Errorf("the code opens %+v", b)
	}
}

// rule AVG-5: Partijen can share an inlogdienst, and one can have two; whichever somebody took, the account is the one that they tied.
func TestDienstGedeeld(t *testing.T) {
	dienstMotoren(t, func(t *testing.T, d *diensthuis) {
		d.Sluit()
		extra := diensttest.Nieuw(t, d.Klok.Nu)
		zelfde := d.gemeente.Dienst("samen", Gemeente, Politie) // the same provider, by another client
		d.Opties.Diensten = append(d.Opties.Diensten, extra.Dienst("extra", Gemeente), zelfde)
		d.Open()
		b, err := d.ToegangOpenen(d.Ctx(), Als(""), eersteCode(d, Anna), ergens)
		goed(t, err)
		if len(b.Diensten) != 3 || b.Diensten[0].Naam != "Werkaccount extra" {
			t.Errorf("Anna can choose %v", b.Diensten)
		}
		d.koppel(Anna, "anna")
		langs := func(sub, dienst string, bij *diensttest.Aanbieder) dienstGang {
			g := d.gang(sub)
			g.bij, g.keus.Dienst = bij, dienst
			return g
		}
		uit, err := langs("anna", "samen", d.gemeente).ga() // issuer and sub say who it is
		goed(t, err)
		if c := d.caller(uit); c.Personen[0] != Anna {
			t.Errorf("by the other client it is %v", c.Personen)
		}
		nietIn(t, "the same sub elsewhere", vergeet(langs("anna", "extra", extra).ga()))
		bo := langs("bo", "samen", d.gemeente)
		bo.keus.Code = eersteCode(d, Bo)
		goed(t, vergeet(bo.ga()))
		nietIn(t, "Bo by that of the Gemeente", vergeet(langs("bo", "gemeente", d.gemeente).ga()))
		goed(t, vergeet(langs("bo", "samen", d.gemeente).ga()))
	})
}

// A person of the house, who works on behalf of a Partij, logs in where the house does, and may do what they could.
func TestDienstVanHetHuis(t *testing.T) {
	d := nieuwDiensthuis(t)
	z := d.RTO(Bo)
	c := d.caller(d.koppel(Petra, "petra"))
	goed(t, vergeet(d.CasusLezen(d.Ctx(), c, z.ID)))
	if e := d.Laatste(); e.Persoon != Petra || e.Uitkomst != audit.Allowed {
		t.Errorf("looking left %+v", e)
	}
}

// rule AVG-5: a log-in by an inlogdienst ends as every other: by itself when nobody uses it, after ten hours, and with the person.
func TestDienstSessie(t *testing.T) {
	d := nieuwDiensthuis(t)
	in := d.koppel(Anna, "anna")
	d.Klok.Loop(gate.SessieStil)
	nietIngelogd(t, "not used", vergeet(d.Sessie(d.Ctx(), in.Token)))
	begin := d.Klok.Nu()
	in, err := d.gang("anna").ga()
	goed(t, err)
	c := d.caller(in)
	for d.Klok.Loop(15 * time.Minute); d.Klok.Nu().Before(begin.Add(gate.SessieDuur)); d.Klok.Loop(15 * time.Minute) {
		goed(t, vergeet(d.HuisLezen(d.Ctx(), c)))
	}
	nietIngelogd(t, "ten hours", vergeet(d.Sessie(d.Ctx(), in.Token)))
	in, err = d.gang("anna").ga()
	goed(t, err)
	goed(t, vergeet(d.MedewerkerBeeindigen(d.Ctx(), Als(Beatle), stopt(Anna, mensBlad(t, d.Huis, Beatle, Anna).Versie))))
	nietIngelogd(t, "who left", vergeet(d.Sessie(d.Ctx(), in.Token)))
}

// rule AVG-5: nothing that a provider or a browser sends gets into the log in the clear, whatever it is and however it ends.
func TestDienstLogboekZwijgt(t *testing.T) {
	d := nieuwDiensthuis(t)
	d.koppel(Anna, "GEHEIM-anna")
	goed(t, vergeet(d.gang("GEHEIM-anna").ga()))
	for _, f := range []func(*gate.Dienstantwoord){
		func(a *gate.Dienstantwoord) { a.Code = "GEHEIM" }, func(a *gate.Dienstantwoord) { a.State = "GEHEIM" }, func(a *gate.Dienstantwoord) { a.Fout = "GEHEIM" },
		func(a *gate.Dienstantwoord) { a.Iss = "https://GEHEIM.example" },
	} {
		g := d.gang("GEHEIM-nog-een")
		g.anders = f
		nietIn(t, "what is wrong", vergeet(g.ga()))
	}
	nietIn(t, "nobody", vergeet(d.gang("GEHEIM-niemand").ga()))
	for _, e := range d.Log() {
		if tekst := fmt.Sprintf("%+v", e); strings.Contains(tekst, "GEHEIM") || strings.Contains(tekst, d.gemeente.Issuer()) {
			t.Errorf("the log says %s", tekst)
		}
	}
	if strings.Contains(d.technisch.String(), "GEHEIM") {
		t.Errorf("the technical log says %s", d.technisch)
	}
}

// Each refusal of somebody who was at a provider says why and what to do instead, and names it as the button does.
func TestDienstTeksten(t *testing.T) {
	for wat, geval := range map[string]struct {
		sub            string
		doe            func(d *diensthuis, a *gate.Dienstantwoord)
		waarom, anders string
	}{
		"unknown": {sub: "niemand", waarom: "Dit account is hier niet bekend.", anders: "Vraag de beheerder van je Partij om een uitnodiging. Met de code daarvan koppel je dit account."},
		"stopped": {sub: "anna", doe: func(_ *diensthuis, a *gate.Dienstantwoord) { a.Fout = "access_denied" },
			waarom: "Je bent bij Werkaccount gemeente gestopt, of Werkaccount gemeente liet je niet binnen.", anders: "Probeer het opnieuw, of kies een andere manier. Lukt het daar niet? Vraag de helpdesk van je werk."},
		"away": {sub: "anna", doe: func(d *diensthuis, _ *gate.Dienstantwoord) { d.gemeente.Stop() },
			waarom: "We kunnen Werkaccount gemeente nu niet bereiken.", anders: "Probeer het over een paar minuten, of kies een andere manier van inloggen als je die hebt. Lukt het dan nog niet? Meld het de beheerder van het systeem."},
		"not strong enough": {sub: "anna", doe: func(_ *diensthuis, a *gate.Dienstantwoord) { a.Fout = "unmet_authentication_requirements" },
			waarom: "Je inlog bij Werkaccount gemeente is niet sterk genoeg voor dit huis (AVG art. 32).", anders: "Log daar in met je tweede stap, zoals een app of een sleutel. Heb je die niet? Vraag de helpdesk van je werk."},
		"a BSN": {sub: "123.456.782", waarom: "Het account van Werkaccount gemeente heeft een BSN als kenmerk. Dat mag een Veiligheidshuis niet gebruiken om in te loggen (UAVG art. 46).",
			anders: "Log in op een andere manier, en meld het de beheerder van het systeem. De inlogdienst kan een ander kenmerk sturen."},
		"too late": {sub: "anna", doe: func(d *diensthuis, _ *gate.Dienstantwoord) { d.Klok.Loop(toegang.DienstDuur) },
			waarom: "Het duurde te lang, je was hier al mee klaar, of je begon in een andere browser.", anders: "Begin opnieuw. Blijf daarbij in dezelfde browser."},
		"not right": {sub: "anna", doe: func(_ *diensthuis, a *gate.Dienstantwoord) { a.Code = "x" },
			waarom: "Het antwoord van Werkaccount gemeente klopte niet. Je bent niet ingelogd.", anders: "Begin opnieuw. Gaat het weer mis? Meld het de beheerder van het systeem."},
	} {
		t.Run(wat, func(t *testing.T) {
			d := nieuwDiensthuis(t)
			g := d.gang(geval.sub)
			g.anders = func(a *gate.Dienstantwoord) {
				if geval.doe != nil {
					geval.doe(d, a)
				}
			}
			n := nietIn(t, wat, vergeet(g.ga()))
			zelfde(t, "why", n.Waarom, geval.waarom)
			zelfde(t, "what instead", n.Anders, geval.anders)
			if n.Titel != "Je kunt niet inloggen." || strings.Join(n.Artikelen, "") != "AVG-5" {
				t.Errorf("it is %+v", n)
			}
		})
	}
}

// rule AVG-5: who logs in by an inlogdienst has no password, codes or passkeys here, and cannot make any beside it: one has one way in. Asking is refused as
// for what is not there, and changes nothing.
func TestDienstHeeftNietsErbij(t *testing.T) {
	d := nieuwDiensthuis(t)
	c := d.caller(d.koppel(Anna, "anna"))
	const nieuw = "zeven bergen en een rivier"
	for wat, doe := range map[string]func() error{
		"a password": func() error {
			return d.WachtwoordWijzigen(d.Ctx(), c, gate.Wachtwoordwijziging{Nu: "", Wachtwoord: nieuw, Nogmaals: nieuw})
		},
		"codes":     func() error { return vergeet(d.HerstelcodesVernieuwen(d.Ctx(), c, gate.Bevestiging{})) },
		"a passkey": func() error { return vergeet(d.PasskeyVoorbereiden(d.Ctx(), c, gate.NieuwePasskey{Naam: "Telefoon"})) },
	} {
		voor := d.Regels()
		if err := doe(); err == nil {
			t.Errorf("%s was made", wat)
		}
		for _, e := range d.LogVanaf(voor) {
			if e.Uitkomst == audit.Allowed || len(e.Rechten) > 0 {
				t.Errorf("%s left %+v", wat, e)
			}
		}
	}
	for tabel, wil := range map[string]int64{"account": 0, "passkey": 0, "dienstinlog": 1} {
		if n := d.Getal(`SELECT COUNT(*) FROM ` + tabel); n != wil {
			t.Errorf("there are %d rows of %s, want %d", n, tabel, wil)
		}
	}
	in := gate.Inlog{Naam: "anna", Wachtwoord: nieuw, Code: "123456"}
	nietIn(t, "by a password", vergeet(d.InloggenMet(d.Ctx(), Als(""), in, ergens)))
}
