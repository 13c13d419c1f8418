// SPDX-License-Identifier: EUPL-1.2

package gate_test

import (
	"encoding/csv"
	"errors"
	"slices"
	"strings"
	"testing"
	"time"

	"rondetafel/internal/errs"
	"rondetafel/internal/gate"
	. "rondetafel/internal/gate/gatetest"
	"rondetafel/internal/klok"
	"rondetafel/internal/partij"
	"rondetafel/internal/toegang"
)

func allesStopt(gate.TeHerzien) bool { return true }

// tot lets the clock go to a moment.
func tot(h *Huis, m time.Time) { h.Klok.Loop(m.Sub(h.Klok.Nu())) }

func herzieningVan(t *testing.T, h *Huis, wie string) gate.HerzieningBlad {
	t.Helper()
	b, err := h.HerzieningLezen(h.Ctx(), Als(wie))
	goed(t, err)
	return b
}

// rule WGS-12: only who goes about the rights of a Partij looks at them, and only at those of that Partij: nobody else reads the list or signs it, and
// a list of one Partij is of no use for another.
func TestRegelHerzienWieMag(t *testing.T) {
	motoren(t, func(t *testing.T, h *Huis) {
		ctx := h.Ctx()
		gemeente, huis := nagekeken(t, h, Beatle, allesStopt), nagekeken(t, h, Mo, allesStopt)
		for _, wie := range Mensen() {
			if wie == Beatle || wie == Mo {
				continue
			}
			for wat, err := range map[string]error{"reads": vergeet(h.HerzieningLezen(ctx, Als(wie))), "signs": vergeet(h.RechtenHerzien(ctx, Als(wie), gemeente))} {
				var d *errs.Denied
				if !errors.As(err, &d) && !errors.Is(err, errs.ErrNotFound) {
					t.Errorf("%s %s the look: %v", wie, wat, err)
				}
			}
		}
		ongeldig(t, vergeet(h.RechtenHerzien(ctx, Als(Mo), gemeente)), "regels")
		ongeldig(t, vergeet(h.RechtenHerzien(ctx, Als(Beatle), huis)), "regels")
		if n := h.Getal(`SELECT COUNT(*) FROM herziening`); n != 0 {
			t.Errorf("%d looks were signed", n)
		}
		for wie, partijen := range map[string][]string{Beatle: {Gemeente}, Mo: {Veiligheidshuis, Gemeente}} { // the manager goes about functions of the house elsewhere
			for _, r := range herzieningVan(t, h, wie).Regels {
				if !slices.Contains(partijen, r.Partij.ID) || r.Medewerker.ID == wie {
					t.Errorf("%s looks at %+v", wie, r)
				}
			}
		}
	})
}

// rule WGS-12: a list that changed since it was looked at changes nothing, whatever was decided: also what stayed in it does not stop.
func TestRegelHerzienIntussenVeranderd(t *testing.T) {
	for naam, intussen := range map[string]func(h *Huis) error{
		"somebody came": func(h *Huis) error {
			return vergeet(h.MedewerkerUitnodigen(h.Ctx(), Als(Beatle), nodigUit("Nel Nieuw", partij.Aanmelder)))
		},
		"a function was given": func(h *Huis) error {
			return vergeet(h.FunctieGeven(h.Ctx(), Als(Beatle), geef(Arno, partij.Aanmelder)))
		},
		"a function ended": func(h *Huis) error {
			return vergeet(h.FunctieBeeindigen(h.Ctx(), Als(Beatle), neem(Arno, partij.Uitvoerder)))
		},
		"somebody left": func(h *Huis) error { return vergeet(h.MedewerkerBeeindigen(h.Ctx(), Als(Beatle), stopt(Arno, 1))) },
	} {
		t.Run(naam, func(t *testing.T) {
			h := Nieuw(t)
			in := nagekeken(t, h, Beatle, func(r gate.TeHerzien) bool { return r.Medewerker.ID == Anna })
			goed(t, intussen(h))
			voor := herzieningVan(t, h, Beatle)
			ongeldig(t, vergeet(h.RechtenHerzien(h.Ctx(), Als(Beatle), in)), "regels")
			na := herzieningVan(t, h, Beatle)
			zelfde(t, "the list", na.Regels, voor.Regels)
			if na.Laatste != nil || len(na.Eerder) != 0 {
				t.Errorf("a look was signed: %+v", na.Laatste)
			}
			goed(t, vergeet(h.RechtenHerzien(h.Ctx(), Als(Beatle), nagekeken(t, h, Beatle, nietsStopt))))
		})
	}
}

// rule WGS-12: what was ended is not in the next list and can be done no more, what would begin later included; the same look sent again is one look.
func TestRegelHerzienBeeindigt(t *testing.T) {
	motoren(t, func(t *testing.T, h *Huis) {
		ctx := h.Ctx()
		later := geef(Arno, partij.Aanmelder)
		later.Van = "1-6-2026"
		goed(t, vergeet(h.FunctieGeven(ctx, Als(Beatle), later)))
		goed(t, vergeet(h.FunctieGeven(ctx, Als(Beatle), geef(Anna, partij.Partijbeheerder))))
		h.Klok.Loop(proeftijd) // until then Anna ends nothing of who chose her
		weg := func(r gate.TeHerzien) bool { return r.Functie == "aanmelder" || r.Medewerker.ID == Beatle }
		in := nagekeken(t, h, Anna, weg)
		if len(in.Regels) != 3 { // of Arno two, of Beatle one, and none of Anna herself
			t.Fatalf("Anna looks at %+v", in.Regels)
		}
		c := MetSleutel(Anna, "eenmaal")
		een, err := h.RechtenHerzien(ctx, c, in)
		goed(t, err)
		weer, err := h.RechtenHerzien(ctx, c, in)
		goed(t, err)
		if een != weer || h.Getal(`SELECT COUNT(*) FROM herziening`) != 1 {
			t.Errorf("sent again it is %+v after %+v", weer, een)
		}
		geweigerd(t, vergeet(h.HerzieningLezen(ctx, Als(Beatle))), "WGS 1.8")
		geweigerd(t, vergeet(h.FunctieGeven(ctx, Als(Beatle), geef(Arno, partij.Aanmelder))), "WGS 1.8")
		b := herzieningVan(t, h, Anna)
		var rechten []string
		for _, r := range b.Regels {
			rechten = append(rechten, r.Medewerker.ID+" "+r.Functie)
		}
		slices.Sort(rechten)
		zelfde(t, "the next list", rechten, []string{Arno + " uitvoerder", Beatle + " "})
		if b.Laatste == nil || b.Laatste.Door.ID != Anna || b.Laatste.Bevestigd != 1 || b.Laatste.Beeindigd != 2 {
			t.Errorf("what was signed is %+v", b.Laatste)
		}
		tot(h, time.Date(2026, time.June, 2, 9, 0, 0, 0, klok.Amsterdam()))
		for _, r := range mensBlad(t, h, Anna, Arno).Rechten {
			if r.Functie == "aanmelder" && r.Nu {
				t.Error("what was ended before it began began")
			}
		}
	})
}

// rule WGS-12: a year after the last look, to the minute, it is late. From thirty days before it shows in Mijn werk of who goes about those rights,
// and of nobody else; the look of one administrator counts for the others, and not for another Partij.
func TestRegelHerzienNaEenJaar(t *testing.T) {
	motoren(t, func(t *testing.T, h *Huis) {
		ctx := h.Ctx()
		goed(t, vergeet(h.FunctieGeven(ctx, Als(Beatle), geef(Anna, partij.Partijbeheerder))))
		h.Klok.Loop(100 * 24 * time.Hour)
		goed(t, vergeet(h.RechtenHerzien(ctx, Als(Anna), nagekeken(t, h, Anna, nietsStopt))))
		b := herzieningVan(t, h, Beatle)
		if b.Laatste == nil || !b.Uiterlijk.Equal(b.Laatste.Moment.In(klok.Amsterdam()).AddDate(1, 0, 0)) {
			t.Fatalf("it is due %v after %+v", b.Uiterlijk, b.Laatste)
		}
		tot(h, b.Uiterlijk.AddDate(0, 0, -30).Add(-2*time.Hour)) // also when the hour changes in between
		if moetDoen(t, h, Beatle, "herziening") || moetDoen(t, h, Anna, "herziening") {
			t.Error("it is asked too early")
		}
		if !herzieningVan(t, h, Mo).TeLaat || !moetDoen(t, h, Mo, "herziening") {
			t.Error("the look of the Gemeente counts for the house")
		}
		tot(h, b.Uiterlijk.AddDate(0, 0, -30).Add(2*time.Hour))
		for _, wie := range []string{Beatle, Anna, Arno, Fien, Bo, Petra} {
			if wil := wie == Beatle || wie == Anna; moetDoen(t, h, wie, "herziening") != wil {
				t.Errorf("asked of %s: want %t", wie, wil)
			}
		}
		tot(h, b.Uiterlijk.Add(-time.Minute))
		if herzieningVan(t, h, Beatle).TeLaat {
			t.Error("a minute before it is late")
		}
		tot(h, b.Uiterlijk)
		if !herzieningVan(t, h, Beatle).TeLaat {
			t.Error("a year after it is not late")
		}
		goed(t, vergeet(h.RechtenHerzien(ctx, Als(Beatle), nagekeken(t, h, Beatle, nietsStopt))))
		b = herzieningVan(t, h, Anna)
		if b.TeLaat || moetDoen(t, h, Anna, "herziening") || len(b.Eerder) != 2 || b.Eerder[0].Door.ID != Beatle || b.Eerder[1].Door.ID != Anna {
			t.Errorf("after the second look there is %+v", b)
		}
	})
}

// rule WGS-12, rule 14.2-1: who can write in the database makes no look and no signature: an altered row counts for nothing.
func TestHerzieningVervalst(t *testing.T) {
	for naam, sql := range map[string]string{
		"later":            `UPDATE herziening SET moment = moment + 1`,
		"of another":       `UPDATE herziening SET medewerker = 'm-anna-fictief'`,
		"less ended":       `UPDATE herziening SET beeindigd = 0`,
		"under a new name": `UPDATE herziening SET id = 'h-vervalst'`,
	} {
		t.Run(naam, func(t *testing.T) {
			h := Nieuw(t)
			goed(t, vergeet(h.RechtenHerzien(h.Ctx(), Als(Beatle), nagekeken(t, h, Beatle, func(r gate.TeHerzien) bool { return r.Medewerker.ID == Arno }))))
			h.Klok.Loop(340 * 24 * time.Hour)
			h.Beschadigd()
			if h.SQL(sql) != 1 {
				t.Fatal("nothing was altered")
			}
			if b := herzieningVan(t, h, Beatle); b.Laatste != nil || len(b.Eerder) > 0 || !moetDoen(t, h, Beatle, "herziening") {
				t.Errorf("it counts still: %+v", b.Laatste)
			}
		})
	}
	h := Nieuw(t)
	goed(t, vergeet(h.VerklaringTekenen(h.Ctx(), Als(Daan), gate.Tekenen{Versie: 1})))
	h.Beschadigd()
	h.SQL(`UPDATE ondertekening SET moment = moment - 3600000000`)
	b, err := h.VerklaringenLezen(h.Ctx(), Als(Fien))
	goed(t, err)
	i := slices.IndexFunc(b.Regels, func(r gate.VerklaringRegel) bool { return r.Wie.ID == Daan })
	if g := b.Regels[i].Getekend; len(g) != 1 || g[0].Moment != nil {
		t.Errorf("the altered moment shows: %+v", g)
	}
}

// rule 14.2-1: the file has the rows of who may see them and no others, tells before and after that somebody signed, and keeps who left. What
// begins as a formula gets an apostrophe, and another name stays as it is.
func TestRegelVerklaringenUitvoer(t *testing.T) {
	motoren(t, func(t *testing.T, h *Huis) {
		ctx := h.Ctx()
		uitvoer := func(wie string) map[string][]string {
			t.Helper()
			b, err := h.VerklaringenExporteren(ctx, Als(wie))
			goed(t, err)
			r := csv.NewReader(strings.NewReader(b.CSV))
			r.Comma = ';'
			rijen, err := r.ReadAll()
			goed(t, err)
			uit := map[string][]string{}
			for _, rij := range rijen[1:] {
				uit[rij[1]] = rij
			}
			return uit
		}
		for _, wie := range Mensen() {
			if !slices.Contains([]string{Beatle, Mo, Fien}, wie) {
				var d *errs.Denied
				if err := vergeet(h.VerklaringenExporteren(ctx, Als(wie))); !errors.As(err, &d) && !errors.Is(err, errs.ErrNotFound) {
					t.Errorf("%s gets the file: %v", wie, err)
				}
			}
		}
		zelfde(t, "Daan before", uitvoer(Mo)["Daan Nepveld"], []string{"Proefreclassering", "Daan Nepveld", "ja", "", "", "ja"})
		botst(t, vergeet(h.VerklaringTekenen(ctx, Als(Daan), gate.Tekenen{Versie: 2}))) // a version that is not there
		goed(t, vergeet(h.VerklaringTekenen(ctx, Als(Daan), gate.Tekenen{Versie: 1})))
		zelfde(t, "Daan after", uitvoer(Fien)["Daan Nepveld"], []string{"Proefreclassering", "Daan Nepveld", "ja", "1", h.Klok.Nu().In(klok.Amsterdam()).Format("2006-01-02 15:04"), "nee"})
		for getypt, cel := range map[string]string{"=1+1 Nep": "'=1+1 Nep", "+31 Nep": "'+31 Nep", "-Jan Nep": "'-Jan Nep", "@Jan Nep": "'@Jan Nep", "Jan-Piet Nep": "Jan-Piet Nep"} {
			v, err := h.MedewerkerUitnodigen(ctx, Als(Beatle), nodigUit(getypt, partij.Aanmelder))
			goed(t, err)
			goed(t, vergeet(h.VerklaringTekenen(ctx, Als(v.ID), gate.Tekenen{Versie: 1})))
			goed(t, vergeet(h.MedewerkerBeeindigen(ctx, Als(Beatle), stopt(v.ID, 2)))) // signing made a version
			if rij := uitvoer(Beatle)[cel]; len(rij) != 6 || rij[2] != "nee" || rij[3] != "1" || rij[4] == "" || rij[5] != "nee" {
				t.Errorf("%q who signed and left is %q", getypt, rij)
			}
		}
		for naam, rij := range uitvoer(Beatle) {
			if rij[0] != "Gemeente Proefdorp" {
				t.Errorf("the Gemeente gets the row of %s", naam)
			}
		}
	})
}

// rule 14.3-1: the administrator gives a new code to people of the own Partij, the manager to those of the house, to who watches over
// it for a Partij and to the only administrator of a Partij; nobody to themselves.
func TestRegelHerstellenWieMag(t *testing.T) {
	h := Nieuw(t)
	for _, g := range []struct{ wie, voor, artikel string }{
		{Beatle, Beatle, "WGS-12"}, {Mo, Mo, "WGS-12"}, {Beatle, Rik, "WGS-12"}, {Beatle, Fien, "WGS-12"},
		{Beatle, Bo, "14.3"}, {Beatle, Mo, "14.3"}, {Mo, Anna, "14.3"}, {Mo, Bo, "14.3"}, {Anna, Arno, "14.3"}, {Fien, Anna, "14.3"}, {Petra, Pim, "14.3"}, {Bram, Beatle, "14.3"},
		{Beatle, Anna, ""}, {Mo, Petra, ""}, {Mo, Beatle, ""}, {Mo, Rik, ""}, {Mo, Fien, ""},
	} {
		had := h.Getal(`SELECT COUNT(*) FROM toegangscode`)
		uit, err := h.MedewerkerHerstellen(h.Ctx(), Als(g.wie), partij.Herstellen{Medewerker: g.voor, Gezien: true})
		if g.artikel == "" {
			goed(t, err)
			b, err := h.ToegangOpenen(h.Ctx(), Als(""), uit.Toegangscode, gate.Vandaan{})
			goed(t, err)
			if b.Soort != toegang.Herstel || !strings.HasPrefix(g.voor, "m-"+strings.ToLower(strings.ReplaceAll(b.Naam, " ", "-"))) {
				t.Errorf("the code for %s opens %+v", g.voor, b)
			}
			continue
		}
		geweigerd(t, err, g.artikel)
		if uit.Toegangscode != "" || h.Getal(`SELECT COUNT(*) FROM toegangscode`) != had {
			t.Errorf("%s made a code for %s", g.wie, g.voor)
		}
	}
}

// rule 14.3-1: who will be administrator later lets nobody in yet, so that the manager still helps the only one there is.
func TestRegelHerstellenVoorLater(t *testing.T) {
	h := Nieuw(t)
	later := geef(Anna, partij.Partijbeheerder)
	later.Van = "1-6-2026"
	goed(t, vergeet(h.FunctieGeven(h.Ctx(), Als(Beatle), later)))
	help := func() error {
		return vergeet(h.MedewerkerHerstellen(h.Ctx(), Als(Mo), partij.Herstellen{Medewerker: Beatle, Gezien: true}))
	}
	goed(t, help())
	goed(t, vergeet(h.FunctieGeven(h.Ctx(), Als(Beatle), geef(Arno, partij.Partijbeheerder))))
	geweigerd(t, help(), "14.3")
}

// rule 14.3-1: after a new code the one before is of no use and the log-ins of that person end, of nobody else; it is used once.
func TestRegelHerstellenVervangt(t *testing.T) {
	motoren(t, func(t *testing.T, h *Huis) {
		ctx := h.Ctx()
		a := metAccount(t, h, Anna)
		in, err := a.in(goedWachtwoord, a.code())
		goed(t, err)
		hier, daar, arno := a.caller(a.inlog), a.caller(in), ingelogd(t, h, Arno)
		her := func() string {
			uit, err := h.MedewerkerHerstellen(ctx, Als(Beatle), partij.Herstellen{Medewerker: Anna, Gezien: true})
			goed(t, err)
			return uit.Toegangscode
		}
		eerst, nu := her(), her()
		nietIngelogd(t, "here", vergeet(h.HuisLezen(ctx, hier)))
		nietIngelogd(t, "there", vergeet(h.HuisLezen(ctx, daar)))
		goed(t, vergeet(h.HuisLezen(ctx, arno)))
		nietIn(t, "the code before", vergeet(h.ToegangOpenen(ctx, Als(""), eerst, a.ergens)))
		b, err := h.ToegangOpenen(ctx, Als(""), nu, a.ergens)
		goed(t, err)
		a.app = b.App
		kies := gate.Instellen{Code: eerst, Naam: a.naam, Wachtwoord: goedWachtwoord, Nogmaals: goedWachtwoord, App: a.code(), Bewijs: goedWachtwoord}
		nietIn(t, "choosing with the code before", vergeet(h.ToegangInstellen(ctx, Als(""), kies, a.ergens)))
		kies.Code = nu
		goed(t, vergeet(h.ToegangInstellen(ctx, Als(""), kies, a.ergens)))
		h.Klok.Loop(time.Minute)
		kies.App = a.code()
		nietIn(t, "choosing again", vergeet(h.ToegangInstellen(ctx, Als(""), kies, a.ergens)))
	})
}

// rule 14.3-1: a code says until when it can be used, and can until then: a first one seven days, a recovery one. A first code that nobody used is
// followed by a first one; a row that was altered or whose owner left opens nothing.
func TestRegelCodeDuur(t *testing.T) {
	motoren(t, func(t *testing.T, h *Huis) {
		ctx := h.Ctx()
		nel, err := h.MedewerkerUitnodigen(ctx, Als(Beatle), nodigUit("Nel Nieuw", partij.Aanmelder))
		goed(t, err)
		for _, g := range []struct {
			wie   string
			soort toegang.Soort
			dagen int
		}{{nel.ID, toegang.Eerste, 7}, {Arno, toegang.Herstel, 1}} {
			uit, err := h.MedewerkerHerstellen(ctx, Als(Beatle), partij.Herstellen{Medewerker: g.wie, Gezien: true})
			goed(t, err)
			if d := uit.GeldigTot.Sub(h.Klok.Nu()); d > time.Duration(g.dagen)*24*time.Hour || d < time.Duration(g.dagen)*24*time.Hour-time.Minute {
				t.Errorf("a code of %s is for %v", g.soort, d)
			}
			tot(h, uit.GeldigTot.Add(-time.Minute))
			if b, err := h.ToegangOpenen(ctx, Als(""), uit.Toegangscode, gate.Vandaan{}); err != nil || b.Soort != g.soort {
				t.Errorf("a minute before %+v, %v", b, err)
			}
			tot(h, *uit.GeldigTot)
			nietIn(t, "a code that ended", vergeet(h.ToegangOpenen(ctx, Als(""), uit.Toegangscode, gate.Vandaan{})))
		}
		weer, err := h.MedewerkerHerstellen(ctx, Als(Beatle), partij.Herstellen{Medewerker: nel.ID, Gezien: true})
		goed(t, err)
		goed(t, vergeet(h.ToegangOpenen(ctx, Als(""), weer.Toegangscode, gate.Vandaan{})))
		goed(t, vergeet(h.MedewerkerBeeindigen(ctx, Als(Beatle), stopt(nel.ID, 1))))
		nietIn(t, "the code of who left", vergeet(h.ToegangOpenen(ctx, Als(""), weer.Toegangscode, gate.Vandaan{})))
		uit, err := h.MedewerkerHerstellen(ctx, Als(Beatle), partij.Herstellen{Medewerker: Arno, Gezien: true})
		goed(t, err)
		h.Beschadigd()
		h.SQL(`UPDATE toegangscode SET tot = tot + 86400000000 WHERE medewerker = $1`, Arno)
		nietIn(t, "a code that was lengthened", vergeet(h.ToegangOpenen(ctx, Als(""), uit.Toegangscode, gate.Vandaan{})))
	})
}
