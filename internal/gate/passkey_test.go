// SPDX-License-Identifier: EUPL-1.2

package gate_test

import (
	"bytes"
	"errors"
	"fmt"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"rondetafel/internal/audit"
	"rondetafel/internal/errs"
	"rondetafel/internal/gate"
	. "rondetafel/internal/gate/gatetest"
	"rondetafel/internal/toegang"
	"rondetafel/internal/toegang/passkeytest"
)

// passkeyMotoren runs doe in a house with passkeys that is not for practice, on both databases.
func passkeyMotoren(t *testing.T, doe func(t *testing.T, h *Huis)) {
	t.Helper()
	for naam, motor := range map[string]Optie{"sqlite": SQLite, "postgres": Postgres} {
		t.Run(naam, func(t *testing.T) { doe(t, Nieuw(t, motor, Echt)) })
	}
}

// nieuwePasskey has the owner of a add a passkey, with the log-in c.
func (a *proefaccount) nieuwePasskey(c gate.Caller, naam string) *passkeytest.Passkey {
	a.t.Helper()
	k := passkeytest.Nieuw(a.t, Adres)
	goed(a.t, a.voegToe(c, naam, k))
	return k
}

func (a *proefaccount) voegToe(c gate.Caller, naam string, k *passkeytest.Passkey) error {
	a.t.Helper()
	vraag, err := a.h.PasskeyVoorbereiden(a.h.Ctx(), c, gate.NieuwePasskey{Naam: naam})
	if err != nil {
		return err
	}
	return a.h.PasskeyToevoegen(a.h.Ctx(), c, gate.NieuwePasskey{Naam: naam, Passkey: k.Maak(vraag)})
}

// tekent asks k to sign, for who logs in.
func (a *proefaccount) tekent(k *passkeytest.Passkey, alleen bool) string {
	a.t.Helper()
	v, err := a.h.PasskeyVragen(a.h.Ctx(), Als(""), alleen)
	goed(a.t, err)
	return k.Teken(v)
}

// alleen logs in by a passkey alone, met beside the password.
func (a *proefaccount) alleen(k *passkeytest.Passkey) (gate.Ingelogd, error) {
	a.t.Helper()
	return a.h.InloggenMet(a.h.Ctx(), Als(""), gate.Inlog{Passkey: a.tekent(k, true)}, a.ergens)
}

func (a *proefaccount) met(wachtwoord string, k *passkeytest.Passkey) (gate.Ingelogd, error) {
	a.t.Helper()
	return a.h.InloggenMet(a.h.Ctx(), Als(""), gate.Inlog{Naam: a.naam, Wachtwoord: wachtwoord, Passkey: a.tekent(k, false)}, a.ergens)
}

func (a *proefaccount) blad(c gate.Caller) gate.AccountBlad {
	a.t.Helper()
	b, err := a.h.Account(a.h.Ctx(), c)
	goed(a.t, err)
	return b
}

// rule AVG-5: a passkey is added by who logged in, is then the second factor beside the password, and opens alone when it asked its holder who they are;
// the list says what each is called, when it came and when it was last used. Its name and key stand nowhere in the clear.
func TestPasskeyInloggen(t *testing.T) {
	passkeyMotoren(t, func(t *testing.T, h *Huis) {
		a := metAccount(t, h, Anna)
		c := a.caller(a.inlog)
		k := a.nieuwePasskey(c, "Telefoon van Anna")
		e := h.Laatste()
		if e.Handeling != "passkey.toevoegen" || e.Persoon != Anna || !slices.Equal(e.Regels, []string{"avg-05-passkey"}) || len(e.Rechten) != 1 || !strings.HasPrefix(e.Rechten[0].Rij, "passkey/") {
			t.Errorf("adding left %+v", e)
		}
		toegevoegd := h.Klok.Nu()
		h.Klok.Loop(10 * time.Minute)
		in, err := a.met(goedWachtwoord, k)
		goed(t, err)
		if e := h.Laatste(); e.Persoon != Anna || e.Uitkomst != audit.Allowed || len(e.Rechten) != 2 || in.Schaars {
			t.Errorf("beside a password left %+v", e)
		}
		in, err = a.alleen(k)
		goed(t, err)
		b := a.blad(a.caller(in))
		if p := b.Passkeys; len(p) != 1 || p[0].Naam != "Telefoon van Anna" || p[0].Toegevoegd.Sub(toegevoegd).Abs() > time.Minute || p[0].Gebruikt.Sub(h.Klok.Nu()).Abs() > time.Minute || p[0].Kopie || !b.App {
			t.Errorf("Account = %+v", b)
		}
		nietIn(t, "another password", vergeet(a.met("een ander wachtwoord", k)))
		goed(t, vergeet(a.in(goedWachtwoord, a.code())))               // the app still does
		if n := h.Getal(`SELECT COUNT(*) FROM passkeyvraag`); n != 3 { // the one to add it was used up, these were answered
			t.Errorf("of %d questions it is kept that they were answered", n)
		}
		h.Klok.Loop(toegang.PasskeyDuur + time.Second)
		goed(t, vergeet(a.alleen(k)))
		if n := h.Getal(`SELECT COUNT(*) FROM passkeyvraag`); n != 1 {
			t.Errorf("of %d it is kept after nobody can answer them", n)
		}
	})
}

// rule AVG-5: whatever is wrong with a passkey, the answer is the same, nobody is in, and the question is used up: a signature is not given twice, nor to
// another question, nor of a passkey of somebody else, nor too late; one that did not ask its holder is not enough alone.
func TestPasskeyGeweigerd(t *testing.T) {
	passkeyMotoren(t, func(t *testing.T, h *Huis) {
		a, ander := metAccount(t, h, Anna), metAccount(t, h, Bo)
		k, vreemd := a.nieuwePasskey(a.caller(a.inlog), "Telefoon"), ander.nieuwePasskey(ander.caller(ander.inlog), "Sleutel")
		zonder := passkeytest.Nieuw(t, Adres)
		zonder.Keurt = false
		goed(t, a.voegToe(a.caller(a.inlog), "Losse sleutel", zonder))
		gebruikt := a.tekent(k, true)
		goed(t, vergeet(h.InloggenMet(h.Ctx(), Als(""), gate.Inlog{Passkey: gebruikt}, a.ergens)))
		laat := a.tekent(k, true)
		h.Klok.Loop(toegang.PasskeyDuur)
		elders := k.Kopie()
		elders.Oorsprong = "https://huis.example.elders.example"
		binnen, err := h.PasskeyVragen(h.Ctx(), a.caller(a.inlog), false)
		goed(t, err)
		vergeten := passkeytest.Nieuw(t, Adres)
		vergeten.Handvat = k.Handvat
		var eerst *errs.Denied
		for wat, in := range map[string]gate.Inlog{
			"a signature again":                 {Passkey: gebruikt},
			"too late":                          {Passkey: laat},
			"one that asked nobody":             {Passkey: a.tekent(zonder, true)},
			"another origin":                    {Passkey: a.tekent(elders, true)},
			"one that the house does not know":  {Passkey: a.tekent(vergeten, true)},
			"an answer to another kind of ask":  {Passkey: k.Teken(binnen)},
			"no answer":                         {Passkey: "{}"},
			"far too much":                      {Passkey: strings.Repeat(" ", 20_000) + "{}"},
			"with the name of somebody else":    {Naam: a.naam, Wachtwoord: goedWachtwoord, Passkey: a.tekent(vreemd, false)},
			"with a name that nobody has":       {Naam: "niemand", Wachtwoord: goedWachtwoord, Passkey: a.tekent(k, false)},
			"with a code that is right as well": {Naam: a.naam, Wachtwoord: goedWachtwoord, Passkey: "{}", Code: a.codes[0]},
		} {
			voor := h.Regels()
			d := nietIn(t, wat, vergeet(h.InloggenMet(h.Ctx(), Als(""), in, gate.Vandaan{Adres: wat})))
			d.Moment = 0
			if in.Naam != "" {
				d.Waarom, d.Anders = eerstOf(eerst, d)
			}
			if eerst == nil && in.Naam == "" {
				eerst = d
			}
			if eerst != nil {
				zelfde(t, "the refusal of "+wat, d, eerst)
			}
			if e := h.LogVanaf(voor); len(e) != 1 || e[0].Uitkomst != audit.Refused || e[0].Persoon != "" || len(e[0].Rechten) > 0 || !slices.Equal(e[0].Regels, []string{"inloggen-klopt-niet"}) {
				t.Errorf("%s left %+v", wat, e)
			}
		}
		goed(t, vergeet(a.met(goedWachtwoord, zonder)))
		goed(t, vergeet(a.alleen(k)))
	})
}

// eerstOf are the words of a refusal that is told in those of a form with a name.
func eerstOf(eerst, d *errs.Denied) (waarom, anders string) {
	if eerst == nil {
		return d.Waarom, d.Anders
	}
	return eerst.Waarom, eerst.Anders
}

// rule AVG-5: who guesses with passkeys waits as with passwords, at one name and from one place, and then a right one is not looked at either.
func TestPasskeyRaden(t *testing.T) {
	passkeyMotoren(t, func(t *testing.T, h *Huis) {
		a := metAccount(t, h, Anna)
		k := a.nieuwePasskey(a.caller(a.inlog), "Telefoon")
		vals := passkeytest.Nieuw(t, Adres)
		vals.ID, vals.Handvat = k.ID, k.Handvat
		for range 5 {
			nietIn(t, "a guess", vergeet(a.alleen(vals)))
		}
		if d := nietIn(t, "the right one from there", vergeet(a.alleen(k))); !strings.Contains(d.Waarom, "Wacht een minuut") {
			t.Errorf("after five: %s", d.Waarom)
		}
		if d := nietIn(t, "the password from there", vergeet(a.in(goedWachtwoord, a.code()))); !strings.Contains(d.Waarom, "Wacht") {
			t.Errorf("a passkey counts elsewhere than a password: %s", d.Waarom)
		}
		bekend := *a
		bekend.ergens.Browser = a.inlog.Browser
		goed(t, vergeet(bekend.alleen(k)))
		h.Klok.Loop(time.Minute)
		goed(t, vergeet(a.alleen(k)))
	})
}

// rule AVG-5: a count that went back tells that there are two of a passkey. It opens nothing from then on, every log-in of its owner ends, the log keeps an
// alert, and who holds it hears no more than that it is wrong; its owner hears why.
func TestPasskeyKopie(t *testing.T) {
	passkeyMotoren(t, func(t *testing.T, h *Huis) {
		a := metAccount(t, h, Anna)
		c := a.caller(a.inlog)
		k := a.nieuwePasskey(c, "Telefoon")
		kopie := k.Kopie()
		goed(t, vergeet(a.alleen(k)))
		goed(t, vergeet(a.alleen(k)))
		vreemd := passkeytest.Nieuw(t, Adres)
		d, mis := nietIn(t, "a copy", vergeet(a.alleen(kopie))), nietIn(t, "an unknown one", vergeet(a.alleen(vreemd)))
		d.Moment, mis.Moment = 0, 0
		zelfde(t, "the refusal of a copy", d, mis)
		e := h.LogVanaf(h.Regels() - 2)[0]
		if e.Handeling != "sessie.inloggen" || !slices.Contains(e.Regels, "inloggen-kopie") || !slices.Equal(e.Objecten, []string{Anna}) || len(e.Rechten) != 4 || e.Persoon != "" {
			t.Errorf("a copy left %+v", e)
		}
		nietIngelogd(t, "a log-in of before", vergeet(h.HuisLezen(h.Ctx(), c)))
		nietIn(t, "the first of the two", vergeet(a.alleen(k)))
		in, err := a.in(goedWachtwoord, a.code())
		goed(t, err)
		c = a.caller(in)
		if b := a.blad(c); len(b.Passkeys) != 1 || !b.Passkeys[0].Kopie {
			t.Errorf("Account = %+v", b)
		}
		if w, err := h.MijnWerk(h.Ctx(), c); err != nil || w.Kopieen != 1 {
			t.Errorf("Mijn werk tells of %d, %v", w.Kopieen, err)
		}
		goed(t, h.PasskeyVerwijderen(h.Ctx(), c, a.blad(c).Passkeys[0].ID))
		if w, err := h.MijnWerk(h.Ctx(), c); err != nil || w.Kopieen != 0 {
			t.Errorf("after it was removed Mijn werk tells of %d, %v", w.Kopieen, err)
		}
	})
}

// rule AVG-5: a passkey confirms as a code does, once for each question and for the log-in that asked; a copy ends the log-in.
func TestBevestigenMetPasskey(t *testing.T) {
	passkeyMotoren(t, func(t *testing.T, h *Huis) {
		a := metAccount(t, h, Anna)
		c := a.caller(a.inlog)
		k := a.nieuwePasskey(c, "Telefoon")
		kopie := k.Kopie()
		in, err := a.alleen(k)
		goed(t, err)
		ander := a.caller(in)
		vraag := func(c gate.Caller, k *passkeytest.Passkey) gate.Bevestiging {
			v, err := h.PasskeyVragen(h.Ctx(), c, false)
			goed(t, err)
			return gate.Bevestiging{Passkey: k.Teken(v)}
		}
		h.Klok.Loop(6 * time.Minute)
		bevestigtEerst(t, "preparing", vergeet(h.PasskeyVoorbereiden(h.Ctx(), c, gate.NieuwePasskey{Naam: "Nog een"})))
		eerst := vraag(c, k)
		goed(t, h.SessieBevestigen(h.Ctx(), c, eerst))
		if e := h.Laatste(); len(e.Rechten) != 2 || e.Persoon != Anna {
			t.Errorf("confirming left %+v", e)
		}
		ongeldig(t, h.SessieBevestigen(h.Ctx(), c, eerst), "code")
		ongeldig(t, h.SessieBevestigen(h.Ctx(), c, vraag(ander, k)), "code")
		ongeldig(t, h.SessieBevestigen(h.Ctx(), c, gate.Bevestiging{Passkey: a.tekent(k, true)}), "code")
		ongeldig(t, h.SessieBevestigen(h.Ctx(), c, gate.Bevestiging{Passkey: "{}"}), "code")
		codes, err := h.HerstelcodesVernieuwen(h.Ctx(), c, vraag(c, k))
		if err != nil || len(codes) != 10 {
			t.Errorf("new herstelcodes: %d, %v", len(codes), err)
		}
		goed(t, a.voegToe(c, "Nog een", passkeytest.Nieuw(t, Adres)))
		nietIngelogd(t, "a copy", h.SessieBevestigen(h.Ctx(), c, vraag(c, kopie)))
		nietIngelogd(t, "afterwards", vergeet(h.Account(h.Ctx(), c)))
		nietIngelogd(t, "the other log-in", vergeet(h.Account(h.Ctx(), ander)))
	})
}

// rule AVG-5: adding and removing asks who gave their second factor just now; what was made is what was asked of this log-in, once, and there are ten at most.
// Removing ends the other log-ins. Nobody comes at a passkey of somebody else.
func TestPasskeyBeheer(t *testing.T) {
	passkeyMotoren(t, func(t *testing.T, h *Huis) {
		ctx := h.Ctx()
		a, ander := metAccount(t, h, Anna), metAccount(t, h, Bo)
		c, bo := a.caller(a.inlog), ander.caller(ander.inlog)
		k := passkeytest.Nieuw(t, Adres)
		ongeldig(t, a.voegToe(c, " ", k), "naam")
		ongeldig(t, a.voegToe(c, strings.Repeat("é", 61), k), "naam")
		vraag, err := h.PasskeyVoorbereiden(ctx, c, gate.NieuwePasskey{Naam: "Telefoon"})
		goed(t, err)
		gemaakt := k.Maak(vraag)
		ongeldig(t, h.PasskeyToevoegen(ctx, bo, gate.NieuwePasskey{Naam: "Telefoon", Passkey: gemaakt}), "naam")
		ongeldig(t, h.PasskeyToevoegen(ctx, c, gate.NieuwePasskey{Naam: "Telefoon", Passkey: "{}"}), "naam")
		goed(t, h.PasskeyToevoegen(ctx, c, gate.NieuwePasskey{Naam: "Telefoon", Passkey: gemaakt}))
		ongeldig(t, h.PasskeyToevoegen(ctx, c, gate.NieuwePasskey{Naam: "Telefoon", Passkey: gemaakt}), "naam")
		for range 9 {
			a.nieuwePasskey(c, "Sleutel")
		}
		ongeldig(t, a.voegToe(c, "De elfde", passkeytest.Nieuw(t, Adres)), "naam")
		in, err := a.alleen(k)
		goed(t, err)
		elders, id := a.caller(in), a.blad(c).Passkeys[0].ID
		onbekend(t, h.PasskeyVerwijderen(ctx, bo, id))
		h.Klok.Loop(6 * time.Minute)
		bevestigtEerst(t, "removing", h.PasskeyVerwijderen(ctx, c, id))
		goed(t, h.SessieBevestigen(ctx, c, gate.Bevestiging{Code: a.code()}))
		goed(t, h.PasskeyVerwijderen(ctx, c, id))
		if e := h.Laatste(); !slices.Equal(e.Objecten, []string{id}) || len(e.Rechten) != 2 || !e.Rechten[0].Verwijderd() {
			t.Errorf("removing left %+v", e)
		}
		nietIngelogd(t, "another log-in", vergeet(h.HuisLezen(ctx, elders)))
		nietIn(t, "what was removed", vergeet(a.alleen(k)))
		onbekend(t, h.PasskeyVerwijderen(ctx, c, id))
		onbekend(t, h.PasskeyVerwijderen(ctx, c, "geen id!"))
	})
}

// toegangPasskey uses a toegangscode with a passkey in the place of an app.
func (a *proefaccount) toegangPasskey(code, bewijs string, k *passkeytest.Passkey) (gate.Ingesteld, error) {
	a.t.Helper()
	in := gate.Instellen{Code: code, Naam: a.naam, Wachtwoord: goedWachtwoord, Nogmaals: goedWachtwoord, Bewijs: bewijs}
	vraag, err := a.h.ToegangPasskeyVragen(a.h.Ctx(), Als(""), gate.Toegangspasskey{Code: code, Naam: a.naam}, a.ergens)
	if err != nil {
		return gate.Ingesteld{}, err
	}
	in.Passkey = k.Maak(vraag)
	return a.h.ToegangInstellen(a.h.Ctx(), Als(""), in, a.ergens)
}

// rule AVG-5: who comes for the first time can choose a passkey in the place of an app: they get herstelcodes as others do, no code of an app opens, and the
// only second factor that they have stays. A recovery takes it, as everything.
func TestEersteKeerMetPasskey(t *testing.T) {
	passkeyMotoren(t, func(t *testing.T, h *Huis) {
		ctx := h.Ctx()
		a := &proefaccount{t: t, h: h, wie: Anna, naam: "anna@huis.example", ergens: gate.Vandaan{Adres: "192.0.2.1"}}
		code, err := h.GeefToegangscode(ctx, Als(Mo), Anna, toegang.Eerste)
		goed(t, err)
		k := passkeytest.Nieuw(t, Adres)
		ongeldig(t, vergeet(h.ToegangPasskeyVragen(ctx, Als(""), gate.Toegangspasskey{Code: code, Naam: "x"}, a.ergens)), "naam")
		nietIn(t, "another code", vergeet(h.ToegangPasskeyVragen(ctx, Als(""), gate.Toegangspasskey{Code: toegang.NieuweCode(), Naam: a.naam}, a.ergens)))
		ongeldig(t, vergeet(h.ToegangInstellen(ctx, Als(""), gate.Instellen{Code: code, Naam: a.naam, Wachtwoord: goedWachtwoord, Nogmaals: goedWachtwoord, Passkey: "{}"}, a.ergens)), "app")
		uit, err := a.toegangPasskey(code, "", k)
		goed(t, err)
		if e := h.Laatste(); len(uit.Herstelcodes) != 10 || len(e.Rechten) != 4 || e.Persoon != Anna {
			t.Errorf("choosing left %+v", e)
		}
		leeg, err := toegang.Stapcode("", h.Klok.Nu()) // what anybody can count
		goed(t, err)
		nietIn(t, "a code of no app", vergeet(a.in(goedWachtwoord, leeg)))
		goed(t, vergeet(a.alleen(k)))
		goed(t, vergeet(a.in(goedWachtwoord, uit.Herstelcodes[0])))
		c := a.caller(uit.Ingelogd)
		b := a.blad(c)
		if len(b.Passkeys) != 1 || b.App || b.Passkeys[0].Naam != "Eerste passkey" {
			t.Fatalf("Account = %+v", b)
		}
		ongeldig(t, h.PasskeyVerwijderen(ctx, c, b.Passkeys[0].ID), "passkey")
		a.nieuwePasskey(c, "Tweede")
		goed(t, h.PasskeyVerwijderen(ctx, c, b.Passkeys[0].ID))
		nietIn(t, "what was removed", vergeet(a.alleen(k)))

		code, err = h.GeefToegangscode(ctx, Als(Mo), Anna, toegang.Herstel)
		goed(t, err)
		nieuw := passkeytest.Nieuw(t, Adres)
		ongeldig(t, vergeet(a.toegangPasskey(code, "mis", nieuw)), "bewijs")
		goed(t, vergeet(a.toegangPasskey(code, goedWachtwoord, nieuw)))
		goed(t, vergeet(a.alleen(nieuw)))
		if n := h.Getal(`SELECT COUNT(*) FROM passkey`); n != 1 {
			t.Errorf("%d passkeys after a recovery", n)
		}
	})
}

// A recovery takes passkeys away as it does the password and the app.
func TestHerstelNeemtPasskeys(t *testing.T) {
	h := Nieuw(t, Echt)
	a := metAccount(t, h, Anna)
	k := a.nieuwePasskey(a.caller(a.inlog), "Telefoon")
	code, err := h.GeefToegangscode(h.Ctx(), Als(Mo), Anna, toegang.Herstel)
	goed(t, err)
	goed(t, vergeet(a.alleen(k))) // a code that was given changes nothing, and who still comes in needs none
	nietIn(t, "a code of before a log-in", vergeet(h.ToegangOpenen(h.Ctx(), Als(""), code, a.ergens)))
	code, err = h.GeefToegangscode(h.Ctx(), Als(Mo), Anna, toegang.Herstel)
	goed(t, err)
	goed(t, a.hersteld(code, goedWachtwoord))
	nietIn(t, "a passkey of before", vergeet(a.alleen(k)))
	if n := h.Getal(`SELECT COUNT(*) FROM passkey`); n != 0 {
		t.Errorf("%d passkeys are left", n)
	}
}

// rule AVG-5: a house that is reached by numbers, and one for practice, has no passkeys, and says so plainly.
func TestHuisZonderPasskeys(t *testing.T) {
	for naam, optie := range map[string]Optie{"by numbers": Met(func(o *gate.Opties) { o.Adres = "http://127.0.0.1:8080" }), "without an address": Met(func(o *gate.Opties) { o.Adres = "" })} {
		t.Run(naam, func(t *testing.T) {
			h := Nieuw(t, Echt, optie)
			a := metAccount(t, h, Anna)
			code, err := h.GeefToegangscode(h.Ctx(), Als(Mo), Bo, toegang.Eerste)
			goed(t, err)
			for wat, err := range map[string]error{"logging in": vergeet(h.PasskeyVragen(h.Ctx(), Als(""), true)), "confirming": vergeet(h.PasskeyVragen(h.Ctx(), a.caller(a.inlog), false)),
				"adding":   vergeet(h.PasskeyVoorbereiden(h.Ctx(), a.caller(a.inlog), gate.NieuwePasskey{Naam: "Telefoon"})),
				"entering": vergeet(h.ToegangPasskeyVragen(h.Ctx(), Als(""), gate.Toegangspasskey{Code: code, Naam: "bo@huis.example"}, a.ergens))} {
				if d := nietIn(t, wat, err); !strings.Contains(d.Waarom, "Een passkey hoort bij een naam") {
					t.Errorf("%s: %s", wat, d.Waarom)
				}
			}
			if h.KanPasskeys() {
				t.Error("it says that it can have passkeys")
			}
		})
	}
}

// rule AVG-5: whoever can write in the database opens nothing with a passkey of their own, gets no use out of a count that is put back or a copy that is
// forgotten, and nothing of a passkey stands there in the clear.
func TestVervalstePasskey(t *testing.T) {
	for naam, sql := range map[string]string{
		"of somebody else": `UPDATE passkey SET medewerker = 'm-bo-verzonnen'`,
		"another one":      `UPDATE passkey SET kenmerk = X'01'`,
		"another key":      `UPDATE passkey SET inhoud = X'02'`,
		"counted back":     `UPDATE passkey SET teller = 0`,
		"never used":       `UPDATE passkey SET gebruikt = 0`,
		"no copy":          `UPDATE passkey SET kopie = 1`,
		"gone":             `DELETE FROM passkey`,
	} {
		t.Run(naam, func(t *testing.T) {
			h := Nieuw(t, Echt)
			a := metAccount(t, h, Anna)
			metAccount(t, h, Bo)
			k := a.nieuwePasskey(a.caller(a.inlog), "Telefoon van Anna")
			goed(t, vergeet(a.alleen(k)))
			if h.Getal(`SELECT COUNT(*) FROM passkey WHERE hex(inhoud) LIKE '%' || hex('Telefoon') || '%' OR hex(inhoud) LIKE '%' || hex('publiek') || '%'`) != 0 {
				t.Error("a passkey stands in the clear")
			}
			h.Beschadigd()
			h.SQL(sql)
			nietIn(t, "the passkey", vergeet(a.alleen(k)))
			if v := h.Verify(); !strings.Contains(v.Fout, "passkey/") {
				t.Errorf("verify says %q", v.Fout)
			}
		})
	}
}

// A question that the gate did not ask is none: not one with a later end or another purpose in it, nor one of before of which it was wiped that it was answered,
// and of those that are kept not one with another in its place.
func TestVervalstePasskeyvraag(t *testing.T) {
	h := Nieuw(t, Echt)
	a := metAccount(t, h, Anna)
	c := a.caller(a.inlog)
	k := a.nieuwePasskey(c, "Telefoon")
	in := func(tekst string) error {
		return vergeet(h.InloggenMet(h.Ctx(), Als(""), gate.Inlog{Passkey: tekst}, a.ergens))
	}
	v, err := h.PasskeyVragen(h.Ctx(), Als(""), true)
	goed(t, err)
	uitdaging := regexp.MustCompile(`"challenge":"([^"]+)"`).FindSubmatch(v)[1]
	for plek := range []int{0, 1, 4, 9, 20, 50} {
		anders := slices.Clone(uitdaging)
		if anders[plek]++; anders[plek] > 'y' || anders[plek] < 'A' {
			anders[plek] = 'B'
		}
		a.ergens.Adres = fmt.Sprintf("192.0.2.%d", plek+10) // nobody waits for the one before
		if d := nietIn(t, "a question that was altered", in(k.Teken(bytes.Replace(v, uitdaging, anders, 1)))); strings.Contains(d.Waarom, "Wacht") {
			t.Error("it was not looked at")
		}
	}
	getekend := a.tekent(k, true)
	goed(t, in(getekend))
	nietIn(t, "answered twice", in(getekend))
	h.Klok.Loop(toegang.PasskeyDuur)
	h.SQL(`DELETE FROM passkeyvraag`)
	nietIn(t, "wiped and too late", in(getekend))
	vraag := func() []byte {
		v, err := h.PasskeyVragen(h.Ctx(), c, false)
		goed(t, err)
		return v
	}
	een, twee := vraag(), vraag()
	h.SQL(`UPDATE passkeyvraag SET inhoud = (SELECT max(inhoud) FROM passkeyvraag)`)
	ok := 0
	for _, v := range [][]byte{een, twee} {
		if h.SessieBevestigen(h.Ctx(), c, gate.Bevestiging{Passkey: k.Teken(v)}) == nil {
			ok++
		}
	}
	if ok != 1 {
		t.Errorf("%d of two questions are answered, one of which is another's", ok)
	}
	if _, err := h.PasskeyVragen(h.Ctx(), Als(Bo), false); err != nil && !errors.Is(err, errs.ErrNotFound) {
		t.Errorf("asked without a log-in: %v", err)
	}
}

// What a passkey is called is said before a browser is asked for one, and all that is wrong at once.
func TestNieuwePasskeyValideer(t *testing.T) {
	for naam, mag := range map[string]bool{
		"Telefoon van mijn werk": true,
		"a":                      true,
		strings.Repeat("é", 60):  true,
		strings.Repeat("é", 61):  false,
		"":                       false,
		"   ":                    false,
		"\t\n":                   false,
		"\u200b":                 false,
	} {
		err := gate.NieuwePasskey{Naam: naam}.Valideer()
		if mag != (err == nil) {
			t.Errorf("%q: %v", naam, err)
		}
		if err != nil {
			ongeldig(t, err, "naam")
		}
	}
}

// With the first code one chooses an app or a passkey: whoever brings neither is asked for the code of the app, and a passkey stands in its place.
func TestInstellenVraagtEenTweedeFactor(t *testing.T) {
	in := gate.Instellen{Naam: "anna@huis.example", Wachtwoord: goedWachtwoord, Nogmaals: goedWachtwoord}
	ongeldig(t, in.Valideer(), "app")
	in.App = "12345"
	ongeldig(t, in.Valideer(), "app")
	in.App = "123 456"
	goed(t, in.Valideer())
	in.App, in.Passkey = "", "{}"
	goed(t, in.Valideer())
	in.Naam = "x"
	ongeldig(t, in.Valideer(), "naam")
	in.Naam = "anna@huis.example"
	in.Nogmaals += "!"
	ongeldig(t, in.Valideer(), "nogmaals")
}
