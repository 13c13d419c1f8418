// SPDX-License-Identifier: EUPL-1.2

package gate_test

import (
	"strings"
	"testing"

	"rondetafel/internal/gate"
	. "rondetafel/internal/gate/gatetest"
	"rondetafel/internal/toegang"
)

// rule 14.3-1: a code that was taken back or given anew while somebody was at the provider ties nothing.
func TestDienstCodeOndertussenWeg(t *testing.T) {
	d := nieuwDiensthuis(t)
	d.Beschadigd()
	for wat, doe := range map[string]func(){
		"another was given": func() { eersteCode(d, Anna) }, "it ended": func() { d.Klok.Loop(toegang.Eerste.Duur()) }, "it was altered": func() { d.SQL(`UPDATE toegangscode SET tot = tot + 1`) },
	} {
		g := d.metCode(eersteCode(d, Anna), "anna", "")
		g.anders = func(*gate.Dienstantwoord) { doe() }
		if n := nietIn(t, wat, vergeet(g.ga())); d.Getal(`SELECT COUNT(*) FROM dienstinlog`) != 0 {
			t.Errorf("%s: %q", wat, n.Waarom)
		}
	}
}

// rule 14.3-1: who gives somebody a new code does not come in as them by tying their own account: who had an account here proves that it is theirs, and who
// logged in at a provider does so with the same account, or a second colleague gives a code.
func TestRegelDienstHerstel(t *testing.T) {
	dienstMotoren(t, func(t *testing.T, d *diensthuis) {
		a := metAccount(t, d.Huis, Anna)
		code := herstelt(t, d.Huis, Beatle, Anna)
		for _, mis := range []string{"", code, "iets anders"} {
			ongeldig(t, vergeet(d.metCode(code, "anna", mis).ga()), "bewijs")
		}
		uit, err := d.metCode(code, "anna", goedWachtwoord).ga()
		goed(t, err)
		nietIngelogd(t, "the log-in of before", vergeet(d.Sessie(d.Ctx(), a.inlog.Token)))
		nietIn(t, "the password", vergeet(a.in(goedWachtwoord, a.code())))
		if d.Getal(`SELECT COUNT(*) FROM account`) != 0 {
			t.Error("the account is still there")
		}
		code = herstelt(t, d.Huis, Beatle, Anna)
		nietIngelogd(t, "after a code was given", vergeet(d.Sessie(d.Ctx(), uit.Token)))
		b, err := d.ToegangOpenen(d.Ctx(), Als(""), code, ergens)
		goed(t, err)
		if !b.Dienst || b.Inlognaam != "" {
			t.Errorf("the code opens %+v", b)
		}
		if n := nietIn(t, "another account", vergeet(d.metCode(code, "beatle", "").ga())); !strings.Contains(n.Waarom, "met een ander account") {
			t.Errorf("it says %q", n.Waarom)
		}
		ongeldig(t, vergeet(d.metCode(code, "beatle", code).ga()), "bewijs")
		ongeldig(t, a.hersteld(code, ""), "bewijs")
		goed(t, vergeet(d.metCode(code, "anna", "").ga()))
		een, twee := herstelt(t, d.Huis, Beatle, Anna), herstelt(t, d.Huis, Petra, Anna)
		goed(t, vergeet(d.metCode(twee, "anna-2", een).ga()))
		nietIn(t, "the account of before", vergeet(d.gang("anna").ga()))
		een, twee = herstelt(t, d.Huis, Beatle, Anna), herstelt(t, d.Huis, Petra, Anna)
		goed(t, a.hersteld(twee, een))
		nietIn(t, "the provider", vergeet(d.gang("anna-2").ga()))
		if d.Getal(`SELECT COUNT(*) FROM dienstinlog`) != 0 || d.Getal(`SELECT COUNT(*) FROM account`) != 1 {
			t.Error("there is not one way in")
		}
	})
}

// rule 14.3-1: who comes in by the account of their work needs no code for it: one that was given opens nothing any more.
func TestRegelDienstMaaktCodeLeeg(t *testing.T) {
	d := nieuwDiensthuis(t)
	d.koppel(Anna, "anna")
	code := herstelt(t, d.Huis, Beatle, Anna)
	goed(t, vergeet(d.gang("anna").ga()))
	nietIn(t, "the code", vergeet(d.ToegangOpenen(d.Ctx(), Als(""), code, ergens)))
}

// rule 14.3-1: the proof is not guessed by way of a provider either: five wrong ones end the code, in all that was tried here and there. Codes are not guessed
// there: after twenty wrong ones from one place one waits.
func TestRegelDienstBewijsWordtNietGeraden(t *testing.T) {
	dienstMotoren(t, func(t *testing.T, d *diensthuis) {
		a := metAccount(t, d.Huis, Anna)
		code := herstelt(t, d.Huis, Beatle, Anna)
		ongeldig(t, a.hersteld(code, "mis"), "bewijs")
		for range 3 {
			ongeldig(t, vergeet(d.metCode(code, "anna", "mis").ga()), "bewijs")
		}
		nietIn(t, "the fifth", vergeet(d.metCode(code, "anna", "mis").ga()))
		if e := d.Laatste(); e.Handeling != "dienst.vragen" || len(e.Rechten) != 1 || !e.Rechten[0].Verwijderd() || d.Getal(`SELECT COUNT(*) FROM toegangscode`) != 0 {
			t.Errorf("the fifth left %+v", e)
		}
		nietIn(t, "the code", vergeet(d.metCode(code, "anna", goedWachtwoord).ga()))
		goed(t, vergeet(a.in(goedWachtwoord, a.code())))
		for range 25 {
			nietIn(t, "a guess", vergeet(d.metCode("k7wq-3m9x-0rtb-v2cd", "anna", "").ga()))
		}
		goede := eersteCode(d, Arno)
		if n := nietIn(t, "a good one", vergeet(d.metCode(goede, "arno", "").ga())); !strings.Contains(n.Waarom, "te vaak mis") {
			t.Errorf("it says %q", n.Waarom)
		}
		if d.Getal(`SELECT COUNT(*) FROM dienstinlog`)+d.Getal(`SELECT COUNT(*) FROM dienstvraag`) != 0 {
			t.Error("somebody was tied, or was asked")
		}
	})
}

// A form that comes twice with one key asks twice: no question is answered for another, and no code is used by asking.
func TestDienstTweeKeerGevraagd(t *testing.T) {
	d := nieuwDiensthuis(t)
	g := d.metCode(eersteCode(d, Anna), "anna", "")
	g.caller.Sleutel = "ditiseenvoorbeeldsleutel"
	een, err := g.antwoord()
	goed(t, err)
	twee, err := g.antwoord()
	goed(t, err)
	if een.State == twee.State {
		t.Error("two questions are one")
	}
	goed(t, vergeet(d.InloggenVia(d.Ctx(), Als(""), twee, ergens)))
	if n := nietIn(t, "the first, when the code is used", vergeet(d.InloggenVia(d.Ctx(), Als(""), een, ergens))); !strings.Contains(n.Waarom, "werkt niet meer") {
		t.Errorf("it says %q", n.Waarom)
	}
}
