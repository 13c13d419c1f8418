// SPDX-License-Identifier: EUPL-1.2

package gate_test

import (
	"bytes"
	"context"
	"errors"
	"log/slog"
	"slices"
	"strings"
	"testing"
	"time"

	"rondetafel/internal/audit"
	"rondetafel/internal/gate"
	. "rondetafel/internal/gate/gatetest"
	"rondetafel/internal/toegang"
	"rondetafel/internal/toegang/diensttest"
)

// diensthuis is a house where people of the Gemeente and the house log in at one provider, and those of the police at another.
type diensthuis struct {
	*Huis
	t                 *testing.T
	gemeente, politie *diensttest.Aanbieder
	technisch         *bytes.Buffer
}

func nieuwDiensthuis(t *testing.T, opties ...Optie) *diensthuis {
	t.Helper()
	d := &diensthuis{t: t, technisch: &bytes.Buffer{}}
	nu := func() time.Time { return d.Klok.Nu() }
	d.gemeente, d.politie = diensttest.Nieuw(t, nu), diensttest.Nieuw(t, nu)
	diensten := Met(func(o *gate.Opties) {
		o.Diensten = []toegang.Inlogdienst{d.gemeente.Dienst("gemeente", "Gemeente Proefdorp", Veiligheidshuis), d.politie.Dienst("politie", Politie)}
		o.Log = slog.New(slog.NewTextHandler(d.technisch, nil))
	})
	d.Huis = Nieuw(t, append([]Optie{Echt, diensten}, opties...)...)
	return d
}

func dienstMotoren(t *testing.T, doe func(t *testing.T, d *diensthuis)) {
	t.Helper()
	for naam, motor := range map[string]Optie{"sqlite": SQLite, "postgres": Postgres} {
		t.Run(naam, func(t *testing.T) { doe(t, nieuwDiensthuis(t, motor)) })
	}
}

const browser = "wat de browser bewaart"

// dienstGang is one way through a provider.
type dienstGang struct {
	d       *diensthuis
	bij     *diensttest.Aanbieder
	keus    gate.Dienstkeuze
	caller  gate.Caller
	sub     string
	geleden time.Duration // since they logged in there
	anders  func(*gate.Dienstantwoord)
}

func (d *diensthuis) gang(sub string) dienstGang {
	return dienstGang{d: d, bij: d.gemeente, keus: gate.Dienstkeuze{Dienst: "gemeente", Terug: "/casussen", Browser: browser}, caller: Als(""), sub: sub}
}

func (g dienstGang) antwoord() (gate.Dienstantwoord, error) {
	g.d.t.Helper()
	adres, err := g.d.DienstVragen(g.d.Ctx(), g.caller, g.keus, ergens)
	if err != nil {
		return gate.Dienstantwoord{}, err
	}
	in := gate.Dienstantwoord{Dienstantwoord: g.bij.Inloggen(adres, g.sub, g.d.Klok.Nu().Add(-g.geleden)), Browser: browser}
	if g.anders != nil {
		g.anders(&in)
	}
	return in, nil
}

func (g dienstGang) ga() (gate.Dienstinlog, error) {
	g.d.t.Helper()
	in, err := g.antwoord()
	if err != nil {
		return gate.Dienstinlog{}, err
	}
	return g.d.InloggenVia(g.d.Ctx(), g.caller, in, ergens)
}

var ergens = gate.Vandaan{Adres: "192.0.2.1", Apparaat: "Firefox, Linux"} //nolint:gochecknoglobals // a constant

// metCode is the way of who has a toegangscode.
func (d *diensthuis) metCode(code, sub, bewijs string) dienstGang {
	g := d.gang(sub)
	g.keus.Code, g.keus.Bewijs = code, bewijs
	return g
}

// koppel gives somebody a toegangscode, with which they tie the account sub.
func (d *diensthuis) koppel(wie, sub string) gate.Dienstinlog {
	d.t.Helper()
	code, err := d.GeefToegangscode(d.Ctx(), Als(Mo), wie, toegang.Eerste)
	goed(d.t, err)
	uit, err := d.metCode(code, sub, "").ga()
	goed(d.t, err)
	return uit
}

func (d *diensthuis) caller(in gate.Dienstinlog) gate.Caller {
	d.t.Helper()
	p, err := d.Sessie(d.Ctx(), in.Token)
	goed(d.t, err)
	c := Als(p.ID)
	c.Sessie = p.Sessie
	return c
}

// rule AVG-5: who was invited ties the account of their work to themself with the code of the invitation, once, and from then on logs in with it. Issuer and
// sub together say who it is, and stand nowhere in the clear; what the provider says of groups and names gives nothing.
func TestDienstInloggen(t *testing.T) {
	dienstMotoren(t, func(t *testing.T, d *diensthuis) {
		d.gemeente.Token = func(c map[string]any) {
			c["groups"], c["roles"], c["name"], c["email"] = []string{"manager"}, []string{"manager"}, "Mo Schijn", "mo@huis.example"
		}
		eerst := d.koppel(Anna, "SUB-van-anna")
		e := d.Laatste()
		var rijen []string
		for _, r := range e.Rechten {
			rijen = append(rijen, strings.SplitN(r.Rij, "/", 2)[0])
		}
		if e.Handeling != "toegang.instellen" || e.Persoon != Anna || e.Uitkomst != audit.Allowed || !slices.Equal(rijen, []string{"toegangscode", "dienstinlog", "sessie"}) || !slices.Contains(e.Objecten, Anna) {
			t.Errorf("tying left %+v", e)
		}
		d.kentAnna(eerst)
	})
}

// kentAnna logs Anna in again, and looks at what she sees of it and at what is kept.
func (d *diensthuis) kentAnna(eerst gate.Dienstinlog) {
	t := d.t
	t.Helper()
	if c := d.caller(eerst); c.Personen[0] != Anna || eerst.Terug != "/casussen" || eerst.Bevestigd {
		t.Errorf("tying gives %+v", eerst)
	}
	in, err := d.gang("SUB-van-anna").ga()
	goed(t, err)
	c, e := d.caller(in), d.Laatste()
	if e.Handeling != "sessie.inloggen" || e.Persoon != Anna || e.Uitkomst != audit.Allowed || len(e.Rechten) != 1 || e.Rechten[0].Rij != "sessie/"+gate.SessieID(in.Token) {
		t.Errorf("logging in left %+v", e)
	}
	p, err := d.Sessie(d.Ctx(), in.Token)
	goed(t, err)
	b, err := d.Account(d.Ctx(), c)
	goed(t, err)
	if b.Heeft || b.Dienst != "Werkaccount gemeente" || b.DienstWeg || b.Gekoppeld.Sub(d.Klok.Nu()).Abs() > time.Hour || slices.Contains(p.Functies, "manager") {
		t.Errorf("Account = %+v of %+v", b, p)
	}
	l, err := d.Sessies(d.Ctx(), c)
	goed(t, err)
	if l.Sessies[0].Apparaat != "Firefox, Linux, via Werkaccount gemeente" {
		t.Errorf("the list says %q", l.Sessies[0].Apparaat)
	}
	if d.Getal(`SELECT COUNT(*) FROM dienstvraag`) != 0 || d.Getal(`SELECT COUNT(*) FROM dienstinlog`) != 1 {
		t.Error("a question is still there, or there is more than one tie")
	}
	d.nergensLeesbaar("SUB-van-anna")
	goed(t, d.Uitloggen(d.Ctx(), c))
}

// nergensLeesbaar asks that a sub stands in the clear neither in the database nor in the technical log.
func (d *diensthuis) nergensLeesbaar(sub string) {
	d.t.Helper()
	var inhoud []byte
	goed(d.t, d.DB().QueryRowContext(d.Ctx(), `SELECT inhoud FROM dienstinlog`).Scan(&inhoud))
	if bytes.Contains(inhoud, []byte(sub)) || bytes.Contains(inhoud, []byte(d.gemeente.Issuer())) || strings.Contains(d.technisch.String(), sub) {
		d.t.Error("the sub stands in the clear")
	}
}

// rule AVG-5: whatever is wrong with an answer, nobody is in, the refusal is an entry, and the question is used up. Who is not known here, works here no
// more, or whose Partij does not use this provider, hear the same.
func TestDienstGeweigerd(t *testing.T) {
	dienstMotoren(t, func(t *testing.T, d *diensthuis) {
		d.koppel(Anna, "anna")
		d.koppel(Arno, "arno")
		goed(t, d.EindigMedewerker(d.Ctx(), Arno))
		bo := d.metCode(eersteCode(d, Bo), "bo", "")
		bo.bij, bo.keus.Dienst = d.politie, "politie"
		goed(t, vergeet(bo.ga()))
		gebruikt, err := d.gang("anna").antwoord()
		goed(t, err)
		goed(t, vergeet(d.InloggenVia(d.Ctx(), Als(""), gebruikt, ergens)))
		zet := func(f func(*gate.Dienstantwoord)) dienstGang {
			g := d.gang("anna")
			g.anders = f
			return g
		}
		token := func(naam string, waarde any) func() {
			return func() { d.gemeente.Token = func(c map[string]any) { c[naam] = waarde } }
		}
		const wie = "Dit account is hier niet bekend."
		for wat, geval := range map[string]struct {
			gang     dienstGang
			vooraf   func()
			waarom   string
			zonder   bool // it says not even where one was going
			object   string
			teltNiet bool
		}{
			"nobody":                  {gang: d.gang("niemand"), waarom: wie},
			"who works here no more":  {gang: d.gang("arno"), waarom: wie, object: Arno},
			"the same sub elsewhere":  {gang: d.gang("bo"), waarom: wie},
			"a code again":            {gang: zet(func(a *gate.Dienstantwoord) { *a = gebruikt }), waarom: "Het duurde te lang", zonder: true},
			"another browser":         {gang: zet(func(a *gate.Dienstantwoord) { a.Browser = "een andere" }), waarom: "Het duurde te lang", zonder: true},
			"no browser":              {gang: zet(func(a *gate.Dienstantwoord) { a.Browser = "" }), waarom: "Het duurde te lang", zonder: true},
			"another state":           {gang: zet(func(a *gate.Dienstantwoord) { a.State = "AAAAAAAAAAAAAAAAAAAAAAAAAA" }), waarom: "Het duurde te lang", zonder: true},
			"no state":                {gang: zet(func(a *gate.Dienstantwoord) { a.State = "" }), waarom: "Het duurde te lang", zonder: true},
			"too late":                {gang: zet(func(*gate.Dienstantwoord) { d.Klok.Loop(toegang.DienstDuur) }), waarom: "Het duurde te lang"},
			"another code":            {gang: zet(func(a *gate.Dienstantwoord) { a.Code = "een andere" }), waarom: "Het antwoord van Werkaccount gemeente klopte niet."},
			"the name of another":     {gang: zet(func(a *gate.Dienstantwoord) { a.Iss = d.politie.Issuer() }), waarom: "Het antwoord van Werkaccount gemeente klopte niet."},
			"another nonce":           {gang: d.gang("anna"), vooraf: token("nonce", "x"), waarom: "Het antwoord van Werkaccount gemeente klopte niet."},
			"not signed":              {gang: d.gang("anna"), vooraf: func() { d.gemeente.Onderteken = "none" }, waarom: "Het antwoord van Werkaccount gemeente klopte niet."},
			"a low level":             {gang: d.gang("anna"), vooraf: token("acr", "laag"), waarom: "Je inlog bij Werkaccount gemeente is niet sterk genoeg", teltNiet: true},
			"a BSN":                   {gang: d.gang("111222333"), waarom: "Het account van Werkaccount gemeente heeft een BSN", teltNiet: true},
			"who stopped":             {gang: zet(func(a *gate.Dienstantwoord) { a.Fout, a.Code = "access_denied", "" }), waarom: "Je bent bij Werkaccount gemeente gestopt", teltNiet: true},
			"a provider that is away": {gang: zet(func(a *gate.Dienstantwoord) { a.Fout, a.Code = "server_error", "" }), waarom: "We kunnen Werkaccount gemeente nu niet bereiken.", teltNiet: true},
		} {
			if geval.vooraf != nil {
				geval.vooraf()
			}
			in, err := geval.gang.antwoord()
			goed(t, err)
			voor := d.Regels()
			uit, err := d.InloggenVia(d.Ctx(), Als(""), in, ergens)
			n := nietIn(t, wat, err)
			if !strings.HasPrefix(n.Waarom, geval.waarom) || n.Anders == "" || uit.Token != "" || (uit.Terug == "") != geval.zonder {
				t.Errorf("%s: %q, %q (%+v)", wat, n.Waarom, n.Anders, uit)
			}
			e := d.Laatste()
			if d.Regels() != voor+1 || e.Handeling != "sessie.inloggen" || e.Uitkomst != audit.Refused || e.Persoon != "" || len(e.Rechten) > 0 || strings.Join(e.Objecten, "") != geval.object {
				t.Errorf("%s left %+v", wat, e)
			}
			if !geval.zonder {
				in.Browser = browser
				nietIn(t, wat+" again", vergeet(d.InloggenVia(d.Ctx(), Als(""), in, ergens)))
			}
			wil := int64(1)
			if !geval.zonder && !geval.teltNiet {
				wil = 2 // and that it was sent again
			}
			if n := d.Getal(`SELECT COALESCE(SUM(aantal), 0) FROM inlogpoging`); n != wil {
				t.Errorf("%s counts for %d, want %d", wat, n, wil)
			}
			d.SQL(`DELETE FROM inlogpoging`)
			d.gemeente.Token, d.gemeente.Onderteken = nil, "ES256"
		}
		goed(t, vergeet(d.gang("anna").ga()))
	})
}

func eersteCode(d *diensthuis, wie string) string {
	d.t.Helper()
	code, err := d.GeefToegangscode(d.Ctx(), Als(Mo), wie, toegang.Eerste)
	goed(d.t, err)
	return code
}

// rule AVG-5: somebody of a Partij that does not use a provider cannot tie or ask there; nor is there one that the settings do not name.
func TestDienstVanEenAnderePartij(t *testing.T) {
	d := nieuwDiensthuis(t)
	g := d.metCode(eersteCode(d, Bo), "bo", "")
	if n := nietIn(t, "of the police at the Gemeente", vergeet(g.ga())); !strings.Contains(n.Waarom, "hoort niet bij jouw Partij") {
		t.Errorf("it says %q", n.Waarom)
	}
	g = d.gang("anna")
	g.keus.Dienst = "elders"
	nietIn(t, "one that is not there", vergeet(g.ga()))
	g = d.gang("anna")
	g.keus.Browser = ""
	nietIn(t, "nothing that ties it to a browser", vergeet(g.ga()))
	nietIn(t, "a code that is none", vergeet(d.metCode("k7wq-3m9x-0rtb-v2cd", "anna", "").ga()))
	b, err := d.ToegangOpenen(d.Ctx(), Als(""), eersteCode(d, Anna), ergens)
	goed(t, err)
	zelfde(t, "where Anna can log in", b.Diensten, []gate.DienstBlad{{ID: "gemeente", Naam: "Werkaccount gemeente"}})
	zelfde(t, "on the page to log in", d.Inlogdiensten(), []gate.DienstBlad{{ID: "gemeente", Naam: "Werkaccount gemeente"}, {ID: "politie", Naam: "Werkaccount politie"}})
	if b.Alleen || b.Dienst {
		t.Errorf("the code opens %+v", b)
	}
}

// rule AVG-5: one account at a provider is of one person. It passes to another only once who it was of left, as to who comes back.
func TestDienstVanEenMens(t *testing.T) {
	dienstMotoren(t, func(t *testing.T, d *diensthuis) {
		d.koppel(Anna, "anna")
		code := eersteCode(d, Arno)
		n := nietIn(t, "of Anna", vergeet(d.metCode(code, "anna", "").ga()))
		if !strings.Contains(n.Waarom, "hoort hier al bij iemand anders") || d.Laatste().Handeling != "toegang.instellen" {
			t.Errorf("it says %q", n.Waarom)
		}
		goed(t, vergeet(d.gang("anna").ga()))
		goed(t, d.EindigMedewerker(d.Ctx(), Anna))
		nietIn(t, "who left", vergeet(d.gang("anna").ga()))
		uit, err := d.metCode(code, "anna", "").ga()
		goed(t, err)
		if c := d.caller(uit); c.Personen[0] != Arno {
			t.Errorf("it is %v", c.Personen)
		}
		if d.Getal(`SELECT COUNT(*) FROM dienstinlog`) != 1 {
			t.Error("there are two")
		}
		nietIn(t, "a code that was used", vergeet(d.metCode(code, "arno", "").ga()))
	})
}

// rule AVG-5: a tie that was made up, given to another or taken from before opens nothing, and verify names it.
func TestVervalsteDienstinlog(t *testing.T) {
	for wat, opdracht := range map[string]string{
		"given to another": `UPDATE dienstinlog SET medewerker = 'm-fien-fictief'`,
		"of another":       `UPDATE dienstinlog SET kenmerk = (SELECT kenmerk FROM oud), inhoud = (SELECT inhoud FROM oud)`,
		"put back":         `INSERT INTO dienstinlog SELECT * FROM oud`,
		"removed":          `DELETE FROM dienstinlog`,
	} {
		t.Run(wat, func(t *testing.T) {
			d := nieuwDiensthuis(t)
			d.Beschadigd()
			d.koppel(Anna, "anna-eerst")
			d.SQL(`CREATE TABLE oud AS SELECT * FROM dienstinlog`)
			een, twee := herstelt(t, d.Huis, Beatle, Anna), herstelt(t, d.Huis, Petra, Anna)
			if wat == "put back" {
				goed(t, (&proefaccount{t: t, h: d.Huis, naam: "anna@huis.example", ergens: ergens}).hersteld(twee, een))
			} else {
				goed(t, vergeet(d.metCode(twee, "anna", een).ga()))
			}
			d.Sluit()
			if v, err := gate.Verify(d.Ctx(), d.Opties, nil); err != nil || v.Fout != "" {
				t.Fatalf("before: %+v, %v", v, err)
			}
			if d.SQL(opdracht) == 0 {
				t.Fatal("it touched nothing")
			}
			d.Open()
			for _, sub := range []string{"anna", "anna-eerst"} {
				if uit, err := d.gang(sub).ga(); err == nil && wat != "put back" {
					t.Errorf("%s is in: %+v", sub, uit)
				}
			}
			if v := d.Verify(); !strings.Contains(v.Fout, "recht") {
				t.Errorf("verify says %q", v.Fout)
			}
		})
	}
}

// A question that somebody made last longer, or put in the place of another, is none.
func TestVervalsteDienstvraag(t *testing.T) {
	d := nieuwDiensthuis(t)
	d.koppel(Anna, "anna")
	in, err := d.gang("anna").antwoord()
	goed(t, err)
	d.SQL(`CREATE TABLE kopie AS SELECT * FROM dienstvraag`)
	d.Klok.Loop(toegang.DienstDuur)
	d.SQL(`UPDATE dienstvraag SET tot = tot + 3600000000`)
	nietIn(t, "one that was made longer", vergeet(d.InloggenVia(d.Ctx(), Als(""), in, ergens)))
	in, err = d.gang("anna").antwoord()
	goed(t, err)
	d.SQL(`UPDATE dienstvraag SET inhoud = (SELECT inhoud FROM kopie)`)
	nietIn(t, "that of another", vergeet(d.InloggenVia(d.Ctx(), Als(""), in, ergens)))
}

// rule AVG-5: a Partij can have that its people log in at its provider only: an account of the house is then of no use to them, and cannot be made.
func TestDienstAlleen(t *testing.T) {
	var d *diensthuis
	d = nieuwDiensthuis(t, Met(func(o *gate.Opties) { o.Diensten[0].Alleen = d != nil }))
	a := metAccount(t, d.Huis, Anna)
	bo := metAccount(t, d.Huis, Bo)
	d.Sluit()
	d.Opties.Diensten[0].Alleen = true
	d.Open()
	n := nietIn(t, "an account of the house", vergeet(a.in(goedWachtwoord, a.code())))
	if !strings.Contains(n.Waarom, "alleen in met Werkaccount gemeente") || d.Laatste().Uitkomst != audit.Refused {
		t.Errorf("it says %q", n.Waarom)
	}
	if n := nietIn(t, "a wrong password", vergeet(a.in("mis", a.code()))); strings.Contains(n.Waarom, "Werkaccount") {
		t.Errorf("a stranger hears %q", n.Waarom)
	}
	d.Klok.Loop(time.Minute)
	goed(t, vergeet(bo.in(goedWachtwoord, bo.code())))
	code := eersteCode(d, Fien)
	b, err := d.ToegangOpenen(d.Ctx(), Als(""), code, ergens)
	goed(t, err)
	app, err := toegang.Stapcode(b.App, d.Klok.Nu())
	goed(t, err)
	nietIn(t, "making one", vergeet(d.ToegangInstellen(d.Ctx(), Als(""), gate.Instellen{Code: code, Naam: "fien", Wachtwoord: goedWachtwoord, Nogmaals: goedWachtwoord, App: app}, ergens)))
	if !b.Alleen || d.Getal(`SELECT COUNT(*) FROM account WHERE medewerker = $1`, Fien) != 0 {
		t.Errorf("the code opens %+v", b)
	}
	goed(t, vergeet(d.metCode(code, "fien", "").ga()))
}

// rule 20-P1: when a Partij stops, its people are logged in nowhere; a provider that it still has lets them see nothing.
func TestRegelDienstPartijStopt(t *testing.T) {
	d := nieuwDiensthuis(t)
	bo := d.metCode(eersteCode(d, Bo), "bo", "")
	bo.bij, bo.keus.Dienst = d.politie, "politie"
	in, err := bo.ga()
	goed(t, err)
	z := d.RTO(Bo)
	goed(t, vergeet(d.CasusLezen(d.Ctx(), d.caller(in), z.ID)))
	d.PartijStopt(zegtOp(Politie, 1))
	nietIngelogd(t, "the log-in", vergeet(d.Sessie(d.Ctx(), in.Token)))
	bo.keus.Code = ""
	if in, err = bo.ga(); err == nil {
		onbekend(t, vergeet(d.CasusLezen(d.Ctx(), d.caller(in), z.ID)))
	}
}

// rule AVG-5: who guesses waits, where they are, for whatever comes from there; the provider is not asked then.
func TestDienstWachten(t *testing.T) {
	d := nieuwDiensthuis(t)
	d.koppel(Anna, "anna")
	goedAntwoord, err := d.gang("anna").antwoord()
	goed(t, err)
	for range 50 {
		nietIn(t, "a guess", vergeet(d.InloggenVia(d.Ctx(), Als(""), gate.Dienstantwoord{Dienstantwoord: toegang.Dienstantwoord{State: "geraden", Code: "x"}, Browser: browser}, ergens)))
	}
	voor := d.gemeente.Vragen()
	if n := nietIn(t, "a good one", vergeet(d.InloggenVia(d.Ctx(), Als(""), goedAntwoord, ergens))); !strings.Contains(n.Waarom, "te vaak mis") {
		t.Errorf("it says %q", n.Waarom)
	}
	if n := nietIn(t, "asking", vergeet(d.gang("anna").ga())); !strings.Contains(n.Waarom, "te vaak mis") || d.gemeente.Vragen() != voor {
		t.Errorf("it says %q", n.Waarom)
	}
	elders, err := d.DienstVragen(d.Ctx(), Als(""), d.gang("anna").keus, gate.Vandaan{Adres: "198.51.100.7"})
	if err != nil || elders == "" {
		t.Errorf("from elsewhere: %v", err)
	}
	d.Klok.Loop(time.Minute)
	goed(t, vergeet(d.gang("anna").ga()))
}

// A house opens while its providers are away, and says so to who wants to log in there; the technical log names the provider and nobody.
func TestDienstOnbereikbaar(t *testing.T) {
	d := nieuwDiensthuis(t)
	d.koppel(Anna, "SUB-van-anna")
	d.Sluit()
	d.gemeente.Stop()
	d.Open()
	if n := nietIn(t, "a provider that is away", vergeet(d.gang("SUB-van-anna").ga())); !strings.Contains(n.Waarom, "nu niet bereiken") || n.Anders == "" {
		t.Errorf("it says %q", n.Waarom)
	}
	if s := d.technisch.String(); !strings.Contains(s, "id=gemeente") || strings.Contains(s, "SUB") || strings.Contains(s, "GEHEIM") {
		t.Errorf("the technical log says %s", s)
	}
}

// Settings that are wrong keep a house closed, and say which.
func TestDienstInstellingen(t *testing.T) {
	d := nieuwDiensthuis(t)
	d.Sluit()
	goede := d.Opties
	for wat, geval := range map[string]struct {
		doe  func(o *gate.Opties)
		zegt string
	}{
		"a Partij that is not there": {func(o *gate.Opties) { o.Diensten[1].Partijen = []string{"Proefpolitie", "Gemeente Elders"} }, `heeft geen Partij die "Gemeente Elders" heet`},
		"two of one id":              {func(o *gate.Opties) { o.Diensten[1].ID = "gemeente" }, "er is al een inlogdienst met dit id"},
		"no level":                   {func(o *gate.Opties) { o.Diensten[0].ACR = nil }, "minstens één niveau"},
		"plain http":                 {func(o *gate.Opties) { o.Diensten[0].Issuer = "http://inlog.example" }, "https-adres"},
		"a house without an address": {func(o *gate.Opties) { o.Adres = "" }, "het adres van het huis"},
	} {
		o := goede
		o.Diensten = slices.Clone(goede.Diensten)
		geval.doe(&o)
		g, err := gate.Open(context.WithoutCancel(t.Context()), o)
		if !errors.Is(err, gate.ErrInlogdienst) || !strings.Contains(err.Error(), geval.zegt) {
			t.Errorf("%s: %v", wat, err)
		}
		if err == nil {
			goed(t, g.Close())
		}
	}
	d.Open()
}
