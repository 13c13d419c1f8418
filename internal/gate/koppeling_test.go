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
	"rondetafel/internal/informatie"
	"rondetafel/internal/partij"
	"rondetafel/internal/toegang/systeemtest"
)

const tokenAdres = "https://huis.example/oauth/token"

// systeem is a system of the Gemeente that works in the names of Anna and Arno.
type systeem struct {
	*systeemtest.Systeem
	t  *testing.T
	h  *Huis
	id string
	n  int
}

func koppelvorm(sleutels string, mensen ...string) partij.KoppelingRegistreren {
	return partij.KoppelingRegistreren{Naam: "Zaaksysteem", Sleutels: sleutels, Scopes: []partij.Koppelscope{partij.ScopeLezen, partij.ScopeGeven}, Medewerkers: mensen,
		LaatsteDag: "31-12-2026"}
}

// nieuwSysteem registers one that works for mensen, the first of whom agreed.
func nieuwSysteem(t *testing.T, h *Huis, mensen ...string) *systeem {
	t.Helper()
	s := &systeem{Systeem: systeemtest.Nieuw(t), t: t, h: h}
	v, err := h.KoppelingRegistreren(h.Ctx(), Als(Beatle), koppelvorm(s.JWK(), mensen...))
	goed(t, err)
	s.id = v.ID
	goed(t, vergeet(h.KoppelingAkkoord(h.Ctx(), Als(mensen[0]), s.id)))
	return s
}

// vraag asks a token for wie with an assertion that anders altered.
func (s *systeem) vraag(wie, scopes string, anders ...func(map[string]any)) (gate.Koppeltoken, error) {
	s.t.Helper()
	s.n++
	c := systeemtest.Claims(s.id, tokenAdres, strings.Repeat("j", s.n), s.h.Klok.Nu())
	for _, f := range anders {
		f(c)
	}
	return s.stuur(s.Teken(c), wie, scopes)
}

func (s *systeem) stuur(bewering, wie, scopes string) (gate.Koppeltoken, error) {
	return s.h.KoppelingToken(s.h.Ctx(), gate.Als("", "api"), gate.Tokenvraag{Bewering: bewering, Voor: []string{tokenAdres}, Scopes: scopes, Persoon: wie})
}

// als is the caller with a token for wie.
func (s *systeem) als(wie string) gate.Caller {
	s.t.Helper()
	k, err := s.vraag(wie, "")
	goed(s.t, err)
	c, p, err := s.h.Koppelbeller(s.h.Ctx(), gate.Als("", "api"), k.Token)
	goed(s.t, err)
	if p.ID != wie || !slices.Equal(c.Personen, []string{wie}) || c.Koppeling != s.id || c.Sessie != "" {
		s.t.Fatalf("it is %+v, for %s", c, p.ID)
	}
	return c
}

func geenToken(t *testing.T, err error, regel string) {
	t.Helper()
	if d := geweigerd(t, err, "14.3"); !slices.Contains(d.Regels, regel) {
		t.Fatalf("refused by %v, want %s", d.Regels, regel)
	}
}

func uitgelogd(t *testing.T, err error) {
	t.Helper()
	if !errors.Is(err, errs.ErrNotLoggedIn) {
		t.Fatalf("error %v, want errs.ErrNotLoggedIn", err)
	}
}

// rule 14.3-1: a system reads and gives what the person may in whose name it works, within its scopes; the log and Wie heeft gekeken say who and by what.
func TestRegelSysteemWerktNamensIemand(t *testing.T) {
	motoren(t, func(t *testing.T, h *Huis) {
		ctx, z := h.Ctx(), h.AanHetRTO(Bo)
		s := nieuwSysteem(t, h, Anna, Arno)
		c := s.als(Anna)
		b, err := h.CasusLezen(ctx, c, z.ID)
		goed(t, err)
		if b.Nummer != z.Nummer {
			t.Errorf("it reads %q", b.Nummer)
		}
		e := h.Laatste()
		if e.Persoon != Anna || e.Partij != Gemeente || e.Herkomst != "koppeling/"+s.id || e.Uitkomst != audit.Allowed {
			t.Errorf("the log has %+v", e)
		}
		goed(t, vergeet(h.GegevenToevoegen(ctx, c, h.Gegeven(z, informatie.AlleDeelnemers))))
		goed(t, vergeet(h.CasusLijst(ctx, c, gate.LijstVraag{})))
		p, err := h.CasusGekeken(ctx, Als(Petra), z.ID, 0)
		goed(t, err)
		if i := slices.IndexFunc(p.Inzagen, func(i gate.Inzage) bool { return i.Via == "Zaaksysteem" && strings.HasPrefix(i.Wie, "Anna") }); i < 0 {
			t.Errorf("Wie heeft gekeken has %+v", p.Inzagen)
		}
		l, err := h.LogDoorzoeken(ctx, Als(Fien), gate.LogVraag{Medewerker: Anna})
		goed(t, err)
		if l.Regels[0].Via != "Zaaksysteem" {
			t.Errorf("the privacy officer sees %+v", l.Regels[0])
		}
		ander := h.AanHetRTO(Cleo)
		if _, err := h.CasusLezen(ctx, s.als(Anna), ander.ID); err == nil {
			_, zelf := h.CasusLezen(ctx, Als(Anna), ander.ID)
			goed(t, zelf) // it reads no more than she does
		}
	})
}

// rule 14.3-1: who registers a system, for whom, and who can withdraw it.
func TestRegelKoppelingRegistreren(t *testing.T) {
	h := Nieuw(t)
	ctx, sleutel := h.Ctx(), systeemtest.Nieuw(t).JWK()
	for _, wie := range []string{Anna, Mo, Fien, Bram, Bo} {
		geweigerd(t, vergeet(h.KoppelingRegistreren(ctx, Als(wie), koppelvorm(sleutel, Anna))), "14.3")
	}
	for _, vreemd := range []string{Bo, Petra, "m-niemand", Els} {
		ongeldig(t, vergeet(h.KoppelingRegistreren(ctx, Als(Beatle), koppelvorm(sleutel, Anna, vreemd))), "medewerkers")
	}
	ongeldig(t, vergeet(h.KoppelingRegistreren(ctx, Als(Beatle), koppelvorm("geen sleutel", Anna))), "sleutels")
	err := vergeet(h.KoppelingRegistreren(ctx, Als(Beatle), koppelvorm(systeemtest.Nieuw(t).Geheim(), Anna)))
	ongeldig(t, err, "sleutels")
	var i *errs.Invalid
	if errors.As(err, &i); !strings.Contains(i.Velden[0].Melding, "geheime sleutel") {
		t.Errorf("of a secret key it says %q", i.Velden[0].Melding)
	}
	s := nieuwSysteem(t, h, Anna, Arno)
	in := koppelvorm(sleutel, Anna)
	in.Naam = "ZAAKSYSTEEM"
	ongeldig(t, vergeet(h.KoppelingRegistreren(ctx, Als(Beatle), in)), "naam")

	b, err := h.KoppelingLijst(ctx, Als(Beatle))
	goed(t, err)
	if len(b.Koppelingen) != 1 || len(b.Mensen) != 2 || !slices.Equal(b.Mag, []string{"koppeling.registreren"}) {
		t.Fatalf("the list is %+v", b)
	}
	k := b.Koppelingen[0]
	if k.ID != s.id || k.Stand != "loopt" || len(k.Mensen) != 2 || k.Mensen[0].Akkoord == nil || k.Mensen[1].Akkoord != nil || !slices.Equal(k.Mag, []string{"koppeling.stoppen"}) ||
		!slices.Equal(k.Sleutels, []string{"ES256 een"}) || k.Door.ID != Beatle {
		t.Errorf("the system is %+v", k)
	}
	for wie, aantal := range map[string]int{Mo: 1, Fien: 1} {
		b, err := h.KoppelingLijst(ctx, Als(wie))
		goed(t, err)
		if len(b.Koppelingen) != aantal || len(b.Mensen) != 0 || len(b.Mag) != 0 {
			t.Errorf("%s sees %+v", wie, b)
		}
	}
	geweigerd(t, vergeet(h.KoppelingLijst(ctx, Als(Anna))), "14.3")
	geweigerd(t, vergeet(h.KoppelingStoppen(ctx, Als(Fien), s.id)), "14.3") // she sees it
	onbekend(t, vergeet(h.KoppelingStoppen(ctx, Als(Bo), s.id)))
	onbekend(t, vergeet(h.KoppelingStoppen(ctx, Als(Anna), s.id)))
	onbekend(t, vergeet(h.KoppelingStoppen(ctx, Als(Beatle), "bestaat-niet")))
	goed(t, vergeet(h.KoppelingStoppen(ctx, Als(Mo), s.id)))
	var botsing *errs.Conflict
	if err := vergeet(h.KoppelingStoppen(ctx, Als(Beatle), s.id)); !errors.As(err, &botsing) {
		t.Errorf("stopping twice: %v", err)
	}
}

// rule 14.3-1: nobody makes a system work in another's name: who is named agrees themselves, and takes it back.
func TestRegelKoppelingAkkoord(t *testing.T) {
	h := Nieuw(t)
	ctx, s := h.Ctx(), nieuwSysteem(t, h, Anna, Arno)
	geenToken(t, vergeet(s.vraag(Arno, "")), gate.RegelKoppelpersoon) // he did not agree yet
	geenToken(t, vergeet(s.vraag(Bo, "")), gate.RegelKoppelpersoon)
	geenToken(t, vergeet(s.vraag(Beatle, "")), gate.RegelKoppelpersoon)
	geenToken(t, vergeet(s.vraag("", "")), gate.RegelKoppelpersoon)
	onbekend(t, vergeet(h.KoppelingAkkoord(ctx, Als(Beatle), s.id)))
	onbekend(t, vergeet(h.KoppelingAkkoord(ctx, Als(Bo), s.id)))
	onbekend(t, vergeet(h.KoppelingAfzeggen(ctx, Als(Bo), s.id)))
	onbekend(t, vergeet(h.KoppelingAkkoord(ctx, Als(Arno), "bestaat-niet")))
	b, err := h.KoppelingEigen(ctx, Als(Arno))
	goed(t, err)
	if len(b.Koppelingen) != 1 || len(b.Koppelingen[0].Mensen) != 1 || b.Koppelingen[0].Mensen[0].ID != Arno ||
		!slices.Equal(b.Koppelingen[0].Mag, []string{"koppeling.afzeggen", "koppeling.akkoord"}) {
		t.Fatalf("he sees %+v", b)
	}
	goed(t, vergeet(h.KoppelingAkkoord(ctx, Als(Arno), s.id)))
	var botsing *errs.Conflict
	if err := vergeet(h.KoppelingAkkoord(ctx, Als(Arno), s.id)); !errors.As(err, &botsing) {
		t.Errorf("agreeing twice: %v", err)
	}
	c := s.als(Arno)
	goed(t, vergeet(h.CasusLijst(ctx, c, gate.LijstVraag{})))
	goed(t, vergeet(h.KoppelingAfzeggen(ctx, Als(Arno), s.id)))
	uitgelogd(t, vergeet(h.CasusLijst(ctx, c, gate.LijstVraag{}))) // at once
	geenToken(t, vergeet(s.vraag(Arno, "")), gate.RegelKoppelpersoon)
	if b, err = h.KoppelingEigen(ctx, Als(Arno)); err != nil || len(b.Koppelingen) != 0 {
		t.Errorf("afterwards he sees %+v (%v)", b, err)
	}
	goed(t, vergeet(s.vraag(Anna, ""))) // of her nothing changed
}

// rule 14.3-1: what a system signed holds once, for this house, with its own key, in time; whatever is wrong, the answer is the same.
func TestRegelTokenAanvallen(t *testing.T) {
	h := Nieuw(t)
	s, ander := nieuwSysteem(t, h, Anna), systeemtest.Nieuw(t)
	nu := h.Klok.Nu()
	bewering := s.Teken(systeemtest.Claims(s.id, tokenAdres, "eenmalig", nu))
	goed(t, vergeet(s.stuur(bewering, Anna, "")))
	eerder := h.Regels()
	geenToken(t, vergeet(s.stuur(bewering, Anna, "")), gate.RegelKoppelbewijs)
	if e := h.LogVanaf(eerder)[0]; e.Handeling != "koppeling.token" || e.Soort != audit.Inloggen || e.Uitkomst != audit.Refused || !slices.Equal(e.Objecten, []string{s.id}) ||
		!slices.Contains(e.Regels, gate.RegelKoppelbewijs) || e.Persoon != "" || len(e.Rechten) != 0 {
		t.Errorf("the log has %+v", e)
	}
	voor := func(sleutel string, waarde any) func(map[string]any) {
		return func(c map[string]any) { c[sleutel] = waarde }
	}
	for naam, f := range map[string]func() error{
		"for another house":  func() error { return vergeet(s.vraag(Anna, "", voor("aud", "https://ander.example"))) },
		"over":               func() error { return vergeet(s.vraag(Anna, "", voor("exp", nu.Add(-time.Second).Unix()))) },
		"an hour ahead":      func() error { return vergeet(s.vraag(Anna, "", voor("exp", nu.Add(time.Hour).Unix()))) },
		"of one that is not": func() error { return vergeet(s.vraag(Anna, "", voor("iss", "x"), voor("sub", "x"))) },
		"by another key": func() error {
			return vergeet(s.stuur(ander.Teken(systeemtest.Claims(s.id, tokenAdres, "a", nu)), Anna, ""))
		},
		"nothing":         func() error { return vergeet(s.stuur("", Anna, "")) },
		"a token instead": func() error { return vergeet(s.stuur("abc", Anna, "")) },
	} {
		t.Run(naam, func(t *testing.T) { geenToken(t, f(), gate.RegelKoppelbewijs) })
	}
	mislukt := s.Teken(systeemtest.Claims(s.id, tokenAdres, "mislukt", nu))
	geenToken(t, vergeet(s.stuur(mislukt, Bo, "")), gate.RegelKoppelpersoon)
	geenToken(t, vergeet(s.stuur(mislukt, Anna, "")), gate.RegelKoppelbewijs) // it was used up
}

// rule 14.3-1: a token is for no more than the system was registered for, and can be for less.
func TestRegelTokenScopes(t *testing.T) {
	h := Nieuw(t)
	ctx, z, s := h.Ctx(), h.AanHetRTO(Bo), nieuwSysteem(t, h, Anna)
	for _, meer := range []string{"casussen.aanmelden", "casussen.lezen casussen.aanmelden", "beheer", "casussen.lezen casussen.lezen"} {
		geenToken(t, vergeet(s.vraag(Anna, meer)), gate.RegelKoppelscope)
	}
	k, err := s.vraag(Anna, "casussen.lezen")
	goed(t, err)
	if k.Scopes != "casussen.lezen" || k.Duur != gate.KoppeltokenDuur {
		t.Errorf("the token is %+v", k)
	}
	c, _, err := h.Koppelbeller(ctx, gate.Als("", "api"), k.Token)
	goed(t, err)
	goed(t, vergeet(h.CasusLezen(ctx, c, z.ID)))
	d := geweigerd(t, vergeet(h.GegevenToevoegen(ctx, c, h.Gegeven(z, informatie.AlleDeelnemers))), "14.3")
	if !slices.Equal(d.Regels, []string{"artikel-14-lid-3-koppeling-buiten"}) || !strings.Contains(d.Waarom, "systeem") {
		t.Errorf("it hears %+v", d)
	}
	uitgelogd(t, vergeet(h.CasusLezen(ctx, verander(c, func(c *gate.Caller) { c.Personen = []string{Petra} }), z.ID)))
	uitgelogd(t, vergeet(h.CasusLezen(ctx, verander(c, func(c *gate.Caller) { c.Personen = append(c.Personen, Petra) }), z.ID)))
	uitgelogd(t, vergeet(h.CasusLezen(ctx, verander(c, func(c *gate.Caller) { c.Token = "x" }), z.ID)))
	_, _, err = h.Koppelbeller(ctx, gate.Als("", "api"), "geraden")
	uitgelogd(t, err)
	h.Klok.Loop(gate.KoppeltokenDuur)
	uitgelogd(t, vergeet(h.CasusLezen(ctx, c, z.ID)))
}

func verander(c gate.Caller, f func(*gate.Caller)) gate.Caller {
	f(&c)
	return c
}

// rule 14.3-1: no act that gives or takes rights, that watches over people, or that asks the second factor again is in any scope, and every act that is
// exists; a system that asks for one is refused before anything is looked at.
func TestRegelSysteemDoetGeenBeheer(t *testing.T) {
	h := Nieuw(t)
	ctx := h.Ctx()
	in := koppelvorm("", Anna)
	s := &systeem{Systeem: systeemtest.Nieuw(t), t: t, h: h}
	in.Sleutels, in.Scopes = s.JWK(), partij.Koppelscopes()
	v, err := h.KoppelingRegistreren(ctx, Als(Beatle), in)
	goed(t, err)
	s.id = v.ID
	goed(t, vergeet(h.KoppelingAkkoord(ctx, Als(Anna), s.id)))
	gescoopt := 0
	for _, a := range gate.Acts() {
		if len(gate.KoppelscopesVan(a.Naam)) == 0 {
			continue
		}
		gescoopt++
		kop, _, _ := strings.Cut(a.Naam, ".")
		if a.Opnieuw || a.Soort == "rechten" || a.Soort == "inloggen" || a.Methode == "" || a.Naam == "casus.volgen" ||
			slices.Contains([]string{"log", "medewerker", "functie", "partij", "herziening", "rechten", "protocol", "vernietiging", "koppeling", "sessie", "huis", "persoon", "noodinzage"}, kop) {
			t.Errorf("%s is in a scope", a.Naam)
		}
	}
	if gescoopt != 20 {
		t.Errorf("%d acts are in a scope", gescoopt)
	}
	c := s.als(Anna)
	for naam, f := range map[string]func() error{
		"medewerker.lijst":      func() error { return vergeet(h.MedewerkerLijst(ctx, c)) },
		"huis.lezen":            func() error { return vergeet(h.HuisLezen(ctx, c)) },
		"log.doorzoeken":        func() error { return vergeet(h.LogDoorzoeken(ctx, c, gate.LogVraag{})) },
		"koppeling.lijst":       func() error { return vergeet(h.KoppelingLijst(ctx, c)) },
		"koppeling.eigen":       func() error { return vergeet(h.KoppelingEigen(ctx, c)) },
		"koppeling.akkoord":     func() error { return vergeet(h.KoppelingAkkoord(ctx, c, s.id)) },
		"sessie.bevestigen":     func() error { return h.SessieBevestigen(ctx, c, gate.Bevestiging{}) },
		"verklaring.tekenen":    func() error { return vergeet(h.VerklaringTekenen(ctx, c, gate.Tekenen{Versie: 1})) },
		"persoon.zoeken":        func() error { return vergeet(h.PersoonZoeken(ctx, c, gate.ZoekVraag{BSN: "111222333"})) },
		"besluit.uitleggen":     func() error { return vergeet(h.BesluitUitleggen(ctx, c, 1)) },
		"medewerker.beeindigen": func() error { return vergeet(h.MedewerkerBeeindigen(ctx, c, stopt(Arno, 1))) },
		"verklaring.exporteren": func() error { return vergeet(h.VerklaringenExporteren(ctx, c)) },
	} {
		eerder := h.Regels()
		if d := geweigerd(t, f(), "14.3"); !slices.Equal(d.Regels, []string{"artikel-14-lid-3-koppeling-buiten"}) || gate.VraagtBevestiging(d) {
			t.Errorf("%s: refused by %v", naam, d.Regels)
		}
		if e := h.LogVanaf(eerder)[0]; e.Handeling != naam || e.Uitkomst != audit.Refused || e.Persoon != Anna || e.Herkomst != "koppeling/"+s.id || len(e.Getoond) > 0 {
			t.Errorf("%s left %+v", naam, e)
		}
	}
}

// rule 14.3-1: in whose name a system works takes part in casussen and is nothing of the house: what they may as Procesregisseur, manager or privacy
// officer, it may not.
func TestRegelSysteemIsNooitVanHetHuis(t *testing.T) {
	h := Nieuw(t)
	ctx := h.Ctx()
	h.AanHetRTO(Bo)
	goed(t, vergeet(h.FunctieGeven(ctx, Als(Mo), geef(Anna, partij.Rechtmatigheid))))
	ongeldig(t, vergeet(h.KoppelingRegistreren(ctx, Als(Beatle), koppelvorm(systeemtest.Nieuw(t).JWK(), Anna, Fien))), "medewerkers")
	l, err := h.KoppelingLijst(ctx, Als(Beatle))
	goed(t, err)
	if slices.ContainsFunc(l.Mensen, func(n gate.Naam) bool { return n.ID == Fien || n.ID == Beatle }) || !slices.ContainsFunc(l.Mensen, func(n gate.Naam) bool { return n.ID == Anna }) {
		t.Errorf("to choose from are %+v", l.Mensen)
	}
	s := nieuwSysteem(t, h, Arno)
	goed(t, vergeet(h.FunctieBeeindigen(ctx, Als(Beatle), partij.FunctieBeeindigen{Medewerker: Arno, Functie: partij.Uitvoerder, Versie: 1})))
	goed(t, vergeet(h.FunctieGeven(ctx, Als(Mo), geef(Arno, partij.FG))))
	c := s.als(Arno) // who may see that each Casus is there
	zelf, err := h.CasusLijst(ctx, Als(Arno), gate.LijstVraag{})
	goed(t, err)
	if len(zelf.Casussen) == 0 {
		t.Fatal("he sees none himself: nothing is tried")
	}
	if l, err := h.CasusLijst(ctx, c, gate.LijstVraag{}); err == nil && len(l.Casussen) > 0 {
		t.Errorf("it sees %+v", l.Casussen)
	}
}

// rule 14.3-1: a token dies with the system, the person and the Partij that it rests on, on the next request.
func TestRegelTokenEindigtMee(t *testing.T) {
	for naam, einde := range map[string]func(t *testing.T, h *Huis, s *systeem){
		"the system is withdrawn": func(t *testing.T, h *Huis, s *systeem) {
			goed(t, vergeet(h.KoppelingStoppen(h.Ctx(), Als(Beatle), s.id)))
		},
		"the person leaves": func(t *testing.T, h *Huis, s *systeem) {
			goed(t, vergeet(h.MedewerkerBeeindigen(h.Ctx(), Als(Beatle), stopt(Anna, 1))))
		},
		"the person takes it back": func(t *testing.T, h *Huis, s *systeem) {
			goed(t, vergeet(h.KoppelingAfzeggen(h.Ctx(), Als(Anna), s.id)))
		},
		"the last day is over": func(t *testing.T, h *Huis, s *systeem) { h.Klok.Loop(306 * 24 * time.Hour) },
	} {
		t.Run(naam, func(t *testing.T) {
			h := Nieuw(t)
			s := nieuwSysteem(t, h, Anna)
			c := s.als(Anna)
			goed(t, vergeet(h.CasusLijst(h.Ctx(), c, gate.LijstVraag{})))
			einde(t, h, s)
			uitgelogd(t, vergeet(h.CasusLijst(h.Ctx(), c, gate.LijstVraag{})))
			if err := vergeet(s.vraag(Anna, "")); err == nil {
				t.Error("it gets another one")
			}
		})
	}
}

// rule 14.3-1: a function that ended counts no more for what works in its owner's name.
func TestRegelSysteemVerliestFunctie(t *testing.T) {
	h := Nieuw(t)
	ctx, z := h.Ctx(), h.AanHetRTO(Bo)
	c := nieuwSysteem(t, h, Anna).als(Anna)
	goed(t, vergeet(h.CasusLezen(ctx, c, z.ID)))
	for _, f := range []partij.Functie{partij.Uitvoerder, partij.Aanmelder} {
		goed(t, vergeet(h.FunctieBeeindigen(ctx, Als(Beatle), neem(Anna, f))))
	}
	if err := vergeet(h.CasusLezen(ctx, c, z.ID)); err == nil {
		t.Error("it still reads")
	}
}

// Whoever can write in the database gives no system anything: an altered or forged row is none, and verify names it.
func TestVervalsteKoppeling(t *testing.T) {
	for naam, q := range map[string]string{
		"longer":          `UPDATE koppeling SET tot = tot + 1`,
		"with other keys": `UPDATE koppeling SET sleutels = '` + systeemtest.Nieuw(t).JWK() + `'`,
		"for more":        `UPDATE koppeling SET scopes = 'casussen.lezen informatie.geven casussen.aanmelden'`,
		"of another":      `UPDATE koppeling SET partij = 'p-politie'`,
		"for another":     `UPDATE koppeling_persoon SET medewerker = 'm-arno-fictief'`,
		"agreed by hand":  `UPDATE koppeling_persoon SET akkoord = akkoord + 1`,
		"a longer token":  `UPDATE koppeltoken SET tot = tot + 600000000`,
		"a wider token":   `UPDATE koppeltoken SET scopes = 'casussen.lezen informatie.geven casussen.aanmelden'`,
		"another's token": `UPDATE koppeltoken SET medewerker = 'm-arno-fictief'`,
	} {
		t.Run(naam, func(t *testing.T) {
			h := Nieuw(t)
			h.Beschadigd()
			c := nieuwSysteem(t, h, Anna).als(Anna)
			h.SQL(q)
			h.Sluit()
			if v := h.Verify(); !strings.Contains(v.Fout, "recht") {
				t.Errorf("verify says %q", v.Fout)
			}
			h.Open()
			uitgelogd(t, vergeet(h.CasusLijst(h.Ctx(), c, gate.LijstVraag{})))
		})
	}
}

// The rights of systems are rebuilt from the log, through a whole life.
func TestVerifyVolgtKoppelingen(t *testing.T) {
	motoren(t, func(t *testing.T, h *Huis) {
		s := nieuwSysteem(t, h, Anna, Arno)
		s.als(Anna)
		h.Klok.Loop(2 * gate.KoppeltokenDuur)
		s.als(Anna) // the first one is cleared
		if n := h.Getal(`SELECT COUNT(*) FROM koppeltoken`); n != 1 {
			t.Errorf("%d tokens are kept", n)
		}
		goed(t, vergeet(h.KoppelingAfzeggen(h.Ctx(), Als(Arno), s.id)))
		ander := nieuwSysteemMet(t, h, "Agenda")
		goed(t, vergeet(h.KoppelingStoppen(h.Ctx(), Als(Beatle), ander.id)))
		h.Sluit()
		if v := h.Verify(); v.Fout != "" {
			t.Errorf("verify says %q", v.Fout)
		}
	})
}

func nieuwSysteemMet(t *testing.T, h *Huis, naam string) *systeem {
	t.Helper()
	s := &systeem{Systeem: systeemtest.MetRSA(t, 3072, "PS256"), t: t, h: h}
	in := koppelvorm(s.JWK(), Anna)
	in.Naam = naam
	v, err := h.KoppelingRegistreren(h.Ctx(), Als(Beatle), in)
	goed(t, err)
	goed(t, vergeet(h.KoppelingAkkoord(h.Ctx(), Als(Anna), v.ID)))
	s.id = v.ID
	s.als(Anna)
	return s
}

// rule 14.3-1: who registers a system or agrees to one gave the second factor just now.
func TestRegelKoppelingVraagtBevestiging(t *testing.T) {
	h := Nieuw(t)
	s := nieuwSysteem(t, h, Arno, Anna)
	beheerder, anna := ingelogd(t, h, Beatle), ingelogd(t, h, Anna)
	wakker(t, h, anna, 6*time.Minute)
	in := koppelvorm(s.JWK(), Anna)
	in.Naam = "Ander systeem"
	for naam, err := range map[string]error{
		"registering": vergeet(h.KoppelingRegistreren(h.Ctx(), beheerder, in)), "agreeing": vergeet(h.KoppelingAkkoord(h.Ctx(), anna, s.id)),
	} {
		if !gate.VraagtBevestiging(err) {
			t.Errorf("%s long after: %v", naam, err)
		}
	}
	goed(t, vergeet(h.KoppelingAfzeggen(h.Ctx(), anna, s.id))) // less is always possible
	goed(t, h.SessieBevestigen(h.Ctx(), beheerder, gate.Bevestiging{}))
	goed(t, vergeet(h.KoppelingRegistreren(h.Ctx(), beheerder, in)))
}
