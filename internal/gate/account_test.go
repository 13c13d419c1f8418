// SPDX-License-Identifier: EUPL-1.2

package gate_test

import (
	"errors"
	"slices"
	"strings"
	"testing"
	"time"

	"rondetafel/internal/audit"
	"rondetafel/internal/errs"
	"rondetafel/internal/gate"
	. "rondetafel/internal/gate/gatetest"
	"rondetafel/internal/toegang"
)

const goedWachtwoord = "de kat leest traag in de tuin"

// proefaccount is an account with what its owner has.
type proefaccount struct {
	t      *testing.T
	h      *Huis
	wie    string
	naam   string
	app    string
	codes  []string
	inlog  gate.Ingelogd
	ergens gate.Vandaan
}

// metAccount gives somebody an account by way of a toegangscode, as they would themself.
func metAccount(t *testing.T, h *Huis, wie string) *proefaccount {
	t.Helper()
	code, err := h.GeefToegangscode(h.Ctx(), Als(Mo), wie, toegang.Eerste)
	goed(t, err)
	a := &proefaccount{t: t, h: h, wie: wie, naam: wie + "@huis.example", ergens: gate.Vandaan{Adres: "192.0.2.1", Apparaat: "Firefox, Linux"}}
	b, err := h.ToegangOpenen(h.Ctx(), Als(""), code, a.ergens)
	goed(t, err)
	a.app = b.App
	uit, err := h.ToegangInstellen(h.Ctx(), Als(""), gate.Instellen{Code: code, Naam: a.naam, Wachtwoord: goedWachtwoord, Nogmaals: goedWachtwoord, App: a.code()}, a.ergens)
	goed(t, err)
	a.codes, a.inlog = uit.Herstelcodes, uit.Ingelogd
	h.Klok.Loop(time.Minute) // until the app has another code
	return a
}

func (a *proefaccount) code() string {
	a.t.Helper()
	c, err := toegang.Stapcode(a.app, a.h.Klok.Nu())
	goed(a.t, err)
	return c
}

func (a *proefaccount) in(wachtwoord, code string) (gate.Ingelogd, error) {
	a.t.Helper()
	return a.h.InloggenMet(a.h.Ctx(), Als(""), gate.Inlog{Naam: a.naam, Wachtwoord: wachtwoord, Code: code}, a.ergens)
}

// caller is a caller with a log-in.
func (a *proefaccount) caller(in gate.Ingelogd) gate.Caller {
	a.t.Helper()
	p, err := a.h.Sessie(a.h.Ctx(), in.Token)
	goed(a.t, err)
	c := Als(p.ID)
	c.Sessie = p.Sessie
	return c
}

func nietIn(t *testing.T, wat string, err error) *errs.Denied {
	t.Helper()
	var d *errs.Denied
	if !errors.As(err, &d) {
		t.Fatalf("%s: %v, want a refusal", wat, err)
	}
	return d
}

// rule AVG-5: who has a code chooses how they log in, once, and logs in with that from then on. Each step is one entry that names whose it is.
func TestEersteKeerInloggen(t *testing.T) {
	motoren(t, func(t *testing.T, h *Huis) {
		ctx := h.Ctx()
		code, err := h.GeefToegangscode(ctx, Als(Mo), Anna, toegang.Eerste)
		goed(t, err)
		b, err := h.ToegangOpenen(ctx, Als(""), strings.ToUpper(strings.ReplaceAll(code, "-", " ")), gate.Vandaan{})
		goed(t, err)
		if b.Naam != "Anna Fictief" || b.Soort != toegang.Eerste || b.Inlognaam != "" || !strings.Contains(b.AppAdres, "secret="+b.App) || b.HuisNaam != "Proefhuis" {
			t.Errorf("what the code opens: %+v", b)
		}
		if e := h.Laatste(); e.Handeling != "toegang.openen" || e.Persoon != Anna || e.Uitkomst != audit.Allowed || !slices.Equal(e.Objecten, []string{Anna}) {
			t.Errorf("opening left %+v", e)
		}
		app, err := toegang.Stapcode(b.App, h.Klok.Nu())
		goed(t, err)
		in := gate.Instellen{Code: code, Naam: " Anna@Huis.example", Wachtwoord: goedWachtwoord, Nogmaals: goedWachtwoord, App: app}
		for veld, anders := range map[string]func(*gate.Instellen){
			"naam":       func(i *gate.Instellen) { i.Naam = " a " },
			"wachtwoord": func(i *gate.Instellen) { i.Wachtwoord, i.Nogmaals = "annafictief1", "annafictief1" },
			"nogmaals":   func(i *gate.Instellen) { i.Nogmaals += "!" },
			"app":        func(i *gate.Instellen) { i.App = "12345" },
		} {
			fout := in
			anders(&fout)
			ongeldig(t, vergeet(h.ToegangInstellen(ctx, Als(""), fout, gate.Vandaan{})), veld)
		}
		foutInApp(t, h, in)
		uit, err := h.ToegangInstellen(ctx, Als(""), in, gate.Vandaan{Apparaat: "Firefox, Linux"})
		goed(t, err)
		ingesteld(t, h, uit)
		p, err := h.Sessie(ctx, uit.Token)
		goed(t, err)
		if p.ID != Anna {
			t.Errorf("logged in as %s", p.ID)
		}
		nietIn(t, "the code again", vergeet(h.ToegangOpenen(ctx, Als(""), code, gate.Vandaan{})))
		nietIn(t, "the code of the app again", vergeet(h.InloggenMet(ctx, Als(""), gate.Inlog{Naam: in.Naam, Wachtwoord: goedWachtwoord, Code: app}, gate.Vandaan{})))
		h.Klok.Loop(time.Minute)
		app, err = toegang.Stapcode(b.App, h.Klok.Nu())
		goed(t, err)
		weer, err := h.InloggenMet(ctx, Als(""), gate.Inlog{Naam: "ANNA@huis.EXAMPLE ", Wachtwoord: goedWachtwoord, Code: app}, gate.Vandaan{})
		goed(t, err)
		if weer.Token == uit.Token || weer.Over != 10 {
			t.Errorf("logged in with %+v", weer)
		}
		if e := h.Laatste(); e.Handeling != "sessie.inloggen" || e.Persoon != Anna || e.Partij != Gemeente || e.Uitkomst != audit.Allowed || len(e.Rechten) != 2 {
			t.Errorf("logging in left %+v", e)
		}
	})
}

// foutInApp asks that a code which the app does not show is named, and nothing else.
func foutInApp(t *testing.T, h *Huis, in gate.Instellen) {
	t.Helper()
	mis := "000000"
	if in.App == mis {
		mis = "111111"
	}
	in.App = mis
	ongeldig(t, vergeet(h.ToegangInstellen(h.Ctx(), Als(""), in, gate.Vandaan{})), "app")
}

// ingesteld asks what choosing left: one entry of Anna, with the code gone, and ten herstelcodes.
func ingesteld(t *testing.T, h *Huis, uit gate.Ingesteld) {
	t.Helper()
	e := h.Laatste()
	if e.Handeling != "toegang.instellen" || e.Persoon != Anna || len(e.Rechten) != 3 || !e.Rechten[0].Verwijderd() || len(uit.Herstelcodes) != 10 {
		t.Errorf("choosing left %+v", e)
	}
}

// A code ends by itself, and with who it is of; a name is of one person.
func TestToegangscodeVerloopt(t *testing.T) {
	h := Nieuw(t)
	ctx := h.Ctx()
	eerste, err := h.GeefToegangscode(ctx, Als(Mo), Anna, toegang.Eerste)
	goed(t, err)
	herstel, err := h.GeefToegangscode(ctx, Als(Mo), Bo, toegang.Herstel)
	goed(t, err)
	h.Klok.Loop(24 * time.Hour)
	nietIn(t, "a recovery of yesterday", vergeet(h.ToegangOpenen(ctx, Als(""), herstel, gate.Vandaan{})))
	goed(t, vergeet(h.ToegangOpenen(ctx, Als(""), eerste, gate.Vandaan{})))
	h.Klok.Loop(6 * 24 * time.Hour)
	d := nietIn(t, "a first one of a week ago", vergeet(h.ToegangOpenen(ctx, Als(""), eerste, gate.Vandaan{})))
	ander := nietIn(t, "one that never was", vergeet(h.ToegangOpenen(ctx, Als(""), toegang.NieuweCode(), gate.Vandaan{})))
	d.Moment, ander.Moment = 0, 0
	zelfde(t, "the refusal", d, ander)
	a := metAccount(t, h, Cleo)
	code, err := h.GeefToegangscode(ctx, Als(Mo), Anna, toegang.Eerste)
	goed(t, err)
	b, err := h.ToegangOpenen(ctx, Als(""), code, gate.Vandaan{})
	goed(t, err)
	app, err := toegang.Stapcode(b.App, h.Klok.Nu())
	goed(t, err)
	ongeldig(t, vergeet(h.ToegangInstellen(ctx, Als(""), gate.Instellen{Code: code, Naam: strings.ToUpper(a.naam), Wachtwoord: goedWachtwoord, Nogmaals: goedWachtwoord, App: app}, gate.Vandaan{})), "naam")
}

// A recovery takes the place of everything that there was: the password, the app, the codes, and the log-ins that ran.
func TestHerstel(t *testing.T) {
	motoren(t, func(t *testing.T, h *Huis) {
		a := metAccount(t, h, Anna)
		oud := *a
		c := a.caller(a.inlog)
		code, err := h.GeefToegangscode(h.Ctx(), Als(Mo), Anna, toegang.Herstel)
		goed(t, err)
		goed(t, vergeet(h.HuisLezen(h.Ctx(), c))) // a code that was given changes nothing
		b, err := h.ToegangOpenen(h.Ctx(), Als(""), code, a.ergens)
		goed(t, err)
		if b.Inlognaam != a.naam || b.App == a.app {
			t.Errorf("a recovery opens %+v", b)
		}
		a.app = b.App
		const ander = "zeven bergen en een rivier"
		uit, err := h.ToegangInstellen(h.Ctx(), Als(""), gate.Instellen{Code: code, Naam: a.naam, Wachtwoord: ander, Nogmaals: ander, App: a.code(), Bewijs: goedWachtwoord}, a.ergens)
		goed(t, err)
		nietIngelogd(t, "the log-in of before", vergeet(h.HuisLezen(h.Ctx(), c)))
		h.Klok.Loop(time.Minute)
		nietIn(t, "the old password", vergeet(a.in(goedWachtwoord, a.code())))
		nietIn(t, "the old app", vergeet(oud.in(ander, oud.code())))
		nietIn(t, "an old herstelcode", vergeet(a.in(ander, oud.codes[0])))
		goed(t, vergeet(a.in(ander, uit.Herstelcodes[0])))
	})
}

// Each code counts once: of the app, and of the ten for when it is gone.
func TestCodeTeltEenKeer(t *testing.T) {
	motoren(t, func(t *testing.T, h *Huis) {
		a := metAccount(t, h, Anna)
		code := a.code()
		goed(t, vergeet(a.in(goedWachtwoord, code)))
		nietIn(t, "the code of the app again", vergeet(a.in(goedWachtwoord, code)))
		h.Klok.Loop(time.Minute)
		in, err := a.in(goedWachtwoord, strings.ToUpper(a.codes[3]))
		goed(t, err)
		if in.Over != 9 || in.Schaars {
			t.Errorf("after one: %+v", in)
		}
		nietIn(t, "a herstelcode again", vergeet(a.in(goedWachtwoord, a.codes[3])))
		for _, c := range a.codes[4:] {
			in, err = a.in(goedWachtwoord, c)
			goed(t, err)
		}
		if in.Over != 3 || !in.Schaars {
			t.Errorf("with three left: %+v", in)
		}
		nieuw, err := h.HerstelcodesVernieuwen(h.Ctx(), a.caller(in), gate.Bevestiging{Code: a.code()})
		goed(t, err)
		nietIn(t, "one of before", vergeet(a.in(goedWachtwoord, a.codes[0])))
		goed(t, vergeet(a.in(goedWachtwoord, nieuw[0])))
		if b, err := h.Account(h.Ctx(), a.caller(in)); err != nil || !b.Heeft || b.Naam != a.naam || b.Herstelcodes != 9 {
			t.Errorf("Account = %+v, %v", b, err)
		}
	})
}

// Whatever is wrong, and whether there is an account or not, the answer is the same and the log keeps one entry, which names the account only
// when there is one. What it does in the database is the same too.
func TestOnbekendIsGelijkAanFout(t *testing.T) {
	h := Nieuw(t)
	a := metAccount(t, h, Anna)
	weg := metAccount(t, h, Cleo)
	h.SQL(`UPDATE account SET inhoud = $1 WHERE medewerker = 'm-cleo-proef'`, []byte{1})
	h.Beschadigd()
	var eerst *errs.Denied
	for wat, in := range map[string]gate.Inlog{
		"a wrong password":           {Naam: a.naam, Wachtwoord: "een ander wachtwoord", Code: a.code()},
		"a wrong code":               {Naam: a.naam, Wachtwoord: goedWachtwoord, Code: "geen"},
		"no code":                    {Naam: a.naam, Wachtwoord: goedWachtwoord},
		"nobody":                     {Naam: "niemand@huis.example", Wachtwoord: goedWachtwoord, Code: a.code()},
		"nothing":                    {},
		"an account that was forged": {Naam: weg.naam, Wachtwoord: goedWachtwoord, Code: weg.code()},
		"far too much":               {Naam: a.naam, Wachtwoord: strings.Repeat("x", 5000), Code: a.code()},
	} {
		voor := h.Regels()
		d := nietIn(t, wat, vergeet(h.InloggenMet(h.Ctx(), Als(""), in, gate.Vandaan{Adres: wat})))
		d.Moment = 0
		if eerst == nil {
			eerst = d
		}
		zelfde(t, "the refusal of "+wat, d, eerst)
		e := h.LogVanaf(voor)
		if len(e) != 1 || e[0].Uitkomst != audit.Refused || e[0].Persoon != "" || len(e[0].Rechten) > 0 || !slices.Equal(e[0].Regels, []string{"inloggen-klopt-niet"}) {
			t.Errorf("%s left %+v", wat, e)
		}
		if over := strings.Contains(wat, "wrong") || wat == "no code"; over != slices.Equal(e[0].Objecten, []string{Anna}) {
			t.Errorf("%s is about %v", wat, e[0].Objecten)
		}
	}
}

// Who guesses waits, longer each time, and everybody who guesses at this name from there does; a stranger who guesses keeps nobody out: neither at
// another address nor in a browser from which they logged in before.
func TestRaden(t *testing.T) {
	motoren(t, func(t *testing.T, h *Huis) {
		a := metAccount(t, h, Anna)
		raad := func(naam string) error {
			return vergeet(h.InloggenMet(h.Ctx(), Als(""), gate.Inlog{Naam: naam, Wachtwoord: "raden maar eens", Code: "123456"}, a.ergens))
		}
		for _, naam := range []string{a.naam, "niemand@huis.example"} {
			for range 5 {
				if d := nietIn(t, "a guess", raad(naam)); strings.Contains(d.Waarom, "Wacht") {
					t.Fatalf("one waits at once: %s", d.Waarom)
				}
			}
			if d := nietIn(t, "the sixth", raad(naam)); !strings.Contains(d.Waarom, "Wacht een minuut") {
				t.Errorf("the sixth guess at %s hears %q", naam, d.Waarom)
			}
		}
		if e := h.Laatste(); !slices.Equal(e.Regels, []string{"inloggen-wachten"}) {
			t.Errorf("waiting left %+v", e)
		}
		nietIn(t, "the right one from there", vergeet(a.in(goedWachtwoord, a.code())))
		elders := *a
		elders.ergens = gate.Vandaan{Adres: "198.51.100.7"}
		goed(t, vergeet(elders.in(goedWachtwoord, a.code())))
		bekend := *a
		bekend.ergens.Browser = a.inlog.Browser
		goed(t, vergeet(bekend.in(goedWachtwoord, a.codes[0])))
		ander := metAccount(t, h, Bo)
		ander.ergens.Browser = a.inlog.Browser // a browser is known at one name
		if in, err := ander.in(goedWachtwoord, ander.code()); err != nil || in.Browser == a.inlog.Browser {
			t.Errorf("at another name: %v", err)
		}
		h.Klok.Loop(time.Minute)
		goed(t, vergeet(a.in(goedWachtwoord, a.code()))) // half a minute is over
		for range 6 {
			nietIn(t, "a guess in a known browser", vergeet(bekend.in("raden maar eens", "")))
		}
		if d := nietIn(t, "the seventh", vergeet(bekend.in("raden maar eens", ""))); !strings.Contains(d.Waarom, "Wacht") {
			t.Errorf("a known browser guesses on: %s", d.Waarom)
		}
	})
}

// rule AVG-5: guessing at one name, from wherever, is an alert in the log, and its owner hears of it.
func TestRadenWordtGemeld(t *testing.T) {
	h := Nieuw(t)
	a := metAccount(t, h, Anna)
	for i := range 12 {
		ver := *a
		ver.ergens.Adres = strings.Repeat("x", i)
		nietIn(t, "a guess", vergeet(ver.in("raden maar eens", "")))
	}
	if e := h.Laatste(); !slices.Contains(e.Regels, "inloggen-raden") || !slices.Equal(e.Objecten, []string{Anna}) {
		t.Errorf("the twelfth guess left %+v", e)
	}
	in, err := a.in(goedWachtwoord, a.code())
	goed(t, err)
	c := a.caller(in)
	if b, err := h.Account(h.Ctx(), c); err != nil || b.Geraden != 12 {
		t.Errorf("Account = %+v, %v", b, err)
	}
	if w, err := h.MijnWerk(h.Ctx(), c); err != nil || w.Geraden != 12 {
		t.Errorf("Mijn werk tells of %d, %v", w.Geraden, err)
	}
	h.Klok.Loop(25 * time.Hour)
	in, err = a.in(goedWachtwoord, a.code())
	goed(t, err)
	if w, err := h.MijnWerk(h.Ctx(), a.caller(in)); err != nil || w.Geraden != 0 {
		t.Errorf("a day later %d, %v", w.Geraden, err)
	}
}

// From one address one cannot try one password at many names.
func TestSproeien(t *testing.T) {
	h := Nieuw(t)
	a := metAccount(t, h, Anna)
	var d *errs.Denied
	for i := range 51 {
		d = nietIn(t, "a guess", vergeet(h.InloggenMet(h.Ctx(), Als(""), gate.Inlog{Naam: strings.Repeat("n", i+1), Wachtwoord: "zomer"}, a.ergens)))
	}
	if !strings.Contains(d.Waarom, "Wacht") {
		t.Errorf("after fifty names: %s", d.Waarom)
	}
	nietIn(t, "somebody else from there", vergeet(a.in(goedWachtwoord, a.code())))
	for range 20 {
		nietIn(t, "a code", vergeet(h.ToegangOpenen(h.Ctx(), Als(""), toegang.NieuweCode(), a.ergens)))
	}
	if d = nietIn(t, "one more code", vergeet(h.ToegangOpenen(h.Ctx(), Als(""), toegang.NieuweCode(), a.ergens))); !strings.Contains(d.Waarom, "Wacht") {
		t.Errorf("after twenty codes: %s", d.Waarom)
	}
}

func TestWachtwoordWijzigen(t *testing.T) {
	motoren(t, func(t *testing.T, h *Huis) {
		a := metAccount(t, h, Anna)
		hier, daar := a.caller(a.inlog), gate.Caller{}
		in, err := a.in(goedWachtwoord, a.code())
		goed(t, err)
		daar = a.caller(in)
		const nieuw = "zeven bergen en een rivier"
		wijzig := func(nu, w, nog string) error {
			return h.WachtwoordWijzigen(h.Ctx(), hier, gate.Wachtwoordwijziging{Nu: nu, Wachtwoord: w, Nogmaals: nog})
		}
		ongeldig(t, wijzig("raden maar eens", nieuw, nieuw), "nu")
		ongeldig(t, wijzig(goedWachtwoord, "kort", "kort"), "wachtwoord")
		ongeldig(t, wijzig(goedWachtwoord, "anna fictief", "anna fictief"), "wachtwoord")
		ongeldig(t, wijzig(goedWachtwoord, nieuw, goedWachtwoord), "nogmaals")
		goed(t, vergeet(h.HuisLezen(h.Ctx(), daar)))
		goed(t, wijzig(goedWachtwoord, nieuw, nieuw))
		goed(t, vergeet(h.HuisLezen(h.Ctx(), hier)))
		nietIngelogd(t, "the other log-in", vergeet(h.HuisLezen(h.Ctx(), daar)))
		h.Klok.Loop(time.Minute)
		nietIn(t, "the old one", vergeet(a.in(goedWachtwoord, a.code())))
		goed(t, vergeet(a.in(nieuw, a.code())))
		onbekend(t, h.WachtwoordWijzigen(h.Ctx(), ingelogd(t, h, Bo), gate.Wachtwoordwijziging{Nu: nieuw, Wachtwoord: nieuw, Nogmaals: nieuw}))
	})
}

// Whoever can write in the database cannot take an account over, and nothing of it stands there in the clear.
func TestVervalsteAccount(t *testing.T) {
	for naam, sql := range map[string]string{
		"of somebody else": `UPDATE account SET medewerker = 'm-mo-schijn'`,
		"put in another":   `UPDATE account SET inhoud = (SELECT inhoud FROM account WHERE medewerker = 'm-bo-verzonnen'), naam_hash = X'01' WHERE medewerker = 'm-anna-fictief'`,
		"under a name":     `UPDATE account SET naam_hash = X'02' WHERE medewerker = 'm-anna-fictief'`,
		"gone":             `DELETE FROM account WHERE medewerker = 'm-anna-fictief'`,
	} {
		t.Run(naam, func(t *testing.T) {
			h := Nieuw(t)
			a, ander := metAccount(t, h, Anna), metAccount(t, h, Bo)
			if h.Getal(`SELECT COUNT(*) FROM account WHERE hex(inhoud) LIKE '%' || hex('huis.example') || '%' OR hex(inhoud) LIKE '%' || hex('argon2') || '%'`) != 0 {
				t.Error("an account stands in the clear")
			}
			h.Beschadigd()
			h.SQL(`DELETE FROM account WHERE medewerker = 'm-mo-schijn'`)
			if naam == "of somebody else" {
				h.SQL(`DELETE FROM account WHERE medewerker = 'm-bo-verzonnen'`)
			}
			h.SQL(sql)
			_ = ander
			nietIn(t, "the account", vergeet(a.in(goedWachtwoord, a.code())))
			if v := h.Verify(); !strings.Contains(v.Fout, "account/") {
				t.Errorf("verify says %q", v.Fout)
			}
		})
	}
}
