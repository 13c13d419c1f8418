// SPDX-License-Identifier: EUPL-1.2

package gate_test

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"

	"rondetafel/internal/audit"
	"rondetafel/internal/errs"
	"rondetafel/internal/gate"
	. "rondetafel/internal/gate/gatetest"
	"rondetafel/internal/informatie"
	"rondetafel/internal/partij"
)

// rule 12.2-2: a supply outside the Privacy Protocol is refused on article 12.2, and says what is open instead. A correction and other
// conditions are too. Inside it, it is given.
func TestRegelBuitenHetProtocol(t *testing.T) {
	for naam, motor := range map[string]Optie{"sqlite": SQLite, "postgres": Postgres} {
		t.Run(naam, func(t *testing.T) { buitenHetProtocol(t, Nieuw(t, motor)) })
	}
}

func buitenHetProtocol(t *testing.T, h *Huis) {
	ctx, z := h.Ctx(), h.RTO(Bo, Cleo)
	ruim := h.VoegToe(z, Bo, informatie.AlleDeelnemers)
	h.Protocol(Strenger(informatie.Gewoon, func(r *informatie.Protocolregel) {
		r.Wie, r.Doelen = []string{"politie", Gemeente}, []string{"overlast", "recidive"}
		r.Ruimst, r.Geen = informatie.GekozenPartijen, []informatie.Gebruiksoort{informatie.VoorDerde}
	}))
	geef := func(wie string, anders func(*informatie.Toevoegen)) error {
		in := h.Gegeven(z, informatie.GekozenPartijen, Gemeente)
		anders(&in)
		return vergeet(h.GegevenToevoegen(ctx, Als(wie), in))
	}
	for beleid, doe := range map[string]func() error{
		"artikel-12-lid-2-soort": func() error { return geef(Cleo, func(*informatie.Toevoegen) {}) },
		"artikel-12-lid-2-doel": func() error {
			return geef(Bo, func(in *informatie.Toevoegen) { in.Voorwaarden.Doelen = []string{"veiligheid"} })
		},
		"artikel-12-lid-2-wie":     func() error { return geef(Bo, func(in *informatie.Toevoegen) { in.Wie = informatie.AlleDeelnemers }) },
		"artikel-12-lid-2-gebruik": func() error { return geef(Bo, func(in *informatie.Toevoegen) { in.VraagDerde = true }) },
	} {
		d := geweigerd(t, doe(), "12.2")
		if !slices.Equal(d.Regels, []string{beleid}) || !strings.Contains(d.Waarom, "Protocol") {
			t.Errorf("refused by %v: %s", d.Regels, d.Waarom)
		}
		open := "Mag voor: minder recidive en minder overlast."
		if beleid == "artikel-12-lid-2-soort" {
			open = "laat jouw Partij deze soort gegevens niet geven"
		}
		if !strings.Contains(d.Anders, open) {
			t.Errorf("%s: what instead is %q", beleid, d.Anders)
		}
		if e := h.Laatste(); e.Uitkomst != audit.Refused || !slices.Equal(e.Artikelen, []string{"12.2"}) || e.Casus != z.ID {
			t.Errorf("the log says %+v", e)
		}
	}
	goed(t, geef(Bo, func(in *informatie.Toevoegen) { in.Citeren = true }))
	goed(t, geef(Anna, func(in *informatie.Toevoegen) { in.Lezers = []string{Politie} }))
	geweigerd(t, vergeet(h.GegevenVoorwaarden(ctx, Als(Bo), informatie.Wijzigen{Gegeven: ruim.ID, Versie: 1,
		Voorwaarden: informatie.Voorwaarden{Wie: informatie.AlleDeelnemers, Gebruik: informatie.Gebruik{VraagDerde: true}}})), "12.2")
	in := h.Gegeven(z, informatie.GekozenPartijen, Gemeente)
	in.Soort, in.Rubriek = informatie.MedischGeheim, informatie.OverGezondheid
	in.Grond = informatie.Grond{Geheim: informatie.Hulpverlenerschap}
	geheim, err := h.GegevenToevoegen(ctx, Als(Cleo), in)
	goed(t, err)
	h.Protocol(Strenger(informatie.MedischGeheim, func(r *informatie.Protocolregel) { r.Gronden = []informatie.Geheimgrond{informatie.Plicht} }))
	beter := informatie.Corrigeren{Gegeven: geheim.ID, Versie: 1, Inhoud: in.Inhoud, Soort: in.Soort}
	if d := geweigerd(t, vergeet(h.GegevenCorrigeren(ctx, Als(Cleo), beter)), "12.2"); !strings.Contains(d.Anders, "Met een beroepsgeheim op: een wet verplicht het.") {
		t.Errorf("instead: %q", d.Anders)
	}
	beter.Grond = informatie.Grond{Geheim: informatie.Plicht, Artikel: "Jeugdwet 7.3.11"}
	goed(t, vergeet(h.GegevenCorrigeren(ctx, Als(Cleo), beter)))
	onbekend(t, geef(Dirk, func(*informatie.Toevoegen) {})) // who takes no part hears nothing of it
}

// rules 12.1-2 and 13.2-1: a stricter version acts at the next look at what was given before it, and a wider one opens it again as its
// supplier wants it. The supplier always reads its own.
func TestRegelStrengerProtocolWerktMeteen(t *testing.T) {
	for naam, motor := range map[string]Optie{"sqlite": SQLite, "postgres": Postgres} {
		t.Run(naam, func(t *testing.T) {
			h := Nieuw(t, motor)
			z := h.AanHetRTO(Bo, Cleo)
			iedereen, gekozen := h.VoegToe(z, Bo, informatie.AlleDeelnemers), h.VoegToe(z, Bo, informatie.GekozenPartijen, Zorg)
			leest(t, h, "a piece for everybody", z, iedereen, Anna, Bo, Cleo, Petra)
			leest(t, h, "a piece for Zorg", z, gekozen, Bo, Cleo, Petra)
			for wat, geval := range map[string]struct {
				anders            func(*informatie.Protocolregel)
				iedereen, gekozen []string
			}{
				"chosen Partijen only": {
					func(r *informatie.Protocolregel) { r.Ruimst = informatie.GekozenPartijen },
					[]string{Bo, Petra},
					[]string{Bo, Cleo, Petra},
				},
				"the procesregisseur only": {
					func(r *informatie.Protocolregel) { r.Ruimst = informatie.AlleenProcesregisseur },
					[]string{Bo, Petra},
					[]string{Bo, Petra},
				},
				"not by the police": {
					func(r *informatie.Protocolregel) { r.Wie = []string{"ggz"} },
					[]string{Bo, Petra},
					[]string{Bo, Petra},
				},
				"not by this Partij only": {
					func(r *informatie.Protocolregel) { r.Wie = []string{"ggz", "gemeente", Zorg, Gemeente} },
					[]string{Bo, Petra},
					[]string{Bo, Petra},
				},
				"by this Partij by name": {
					func(r *informatie.Protocolregel) { r.Wie = []string{Politie} },
					[]string{Anna, Bo, Cleo, Petra},
					[]string{Bo, Cleo, Petra},
				},
				"for no goal of the casus": {
					func(r *informatie.Protocolregel) { r.Doelen = []string{"recidive"} },
					[]string{Bo, Petra},
					[]string{Bo, Petra},
				},
				"for a goal of the casus": {
					func(r *informatie.Protocolregel) { r.Doelen = []string{"overlast"} },
					[]string{Anna, Bo, Cleo, Petra},
					[]string{Bo, Cleo, Petra},
				},
				"without using it otherwise": {
					func(r *informatie.Protocolregel) { r.Geen = informatie.Gebruiksoorten() },
					[]string{Anna, Bo, Cleo, Petra},
					[]string{Bo, Cleo, Petra},
				},
				"on no other ground": {
					func(r *informatie.Protocolregel) { r.Gronden = nil },
					[]string{Anna, Bo, Cleo, Petra},
					[]string{Bo, Cleo, Petra},
				},
			} {
				h.Protocol(Strenger(informatie.Gewoon, geval.anders))
				leest(t, h, wat+", for everybody", z, iedereen, geval.iedereen...)
				leest(t, h, wat+", for Zorg", z, gekozen, geval.gekozen...)
			}
			h.Protocol(informatie.RuimProtocol())
			leest(t, h, "again for everybody", z, iedereen, Anna, Bo, Cleo, Petra)
		})
	}
}

// rules 12.1-2 and 13.2-1: what the protocol bars is told to nobody as allowed, and comes back when it does not bar it any more.
func TestRegelGebruikBinnenHetProtocol(t *testing.T) {
	h := Nieuw(t)
	ctx, z := h.Ctx(), h.AanHetRTO(Bo)
	in := h.Gegeven(z, informatie.AlleDeelnemers)
	in.Gebruik = informatie.Gebruik{Citeren: true, Vertellen: true, VraagDerde: true, EigenDossier: true, VraagVooraf: true}
	v, err := h.GegevenToevoegen(ctx, Als(Bo), in)
	goed(t, err)
	h.Protocol(Strenger(informatie.Gewoon, func(r *informatie.Protocolregel) {
		r.Geen = []informatie.Gebruiksoort{informatie.InCitaat, informatie.VoorDerde}
	}))
	b, err := h.GegevenLezen(ctx, Als(Anna), v.ID)
	goed(t, err)
	if b.Gebruik != (informatie.Gebruik{Vertellen: true, EigenDossier: true, VraagVooraf: true}) || !slices.Contains(b.GebruikZinnen, "Niet citeren.") {
		t.Errorf("Anna hears that %+v is allowed: %v", b.Gebruik, b.GebruikZinnen)
	}
	h.Protocol(informatie.RuimProtocol())
	if b, err = h.GegevenLezen(ctx, Als(Anna), v.ID); err != nil || b.Gebruik != in.Gebruik {
		t.Errorf("the will of the supplier became %+v (%v)", b.Gebruik, err)
	}
}

// rule 12.2-2, article 18.1: the manager records a decision, the privacy officer confirms it, and only then it holds. One proposal at a
// time, of the version that holds, and never judged twice.
func TestRegelProtocolVerandertZoalsHetConvenant(t *testing.T) {
	for naam, motor := range map[string]Optie{"sqlite": SQLite, "postgres": Postgres} {
		t.Run(naam, func(t *testing.T) { verandert(t, Nieuw(t, motor)) })
	}
}

func verandert(t *testing.T, h *Huis) {
	ctx, z := h.Ctx(), h.RTO(Bo)
	streng := Strenger(informatie.Gewoon, func(r *informatie.Protocolregel) { r.Wie = []string{"gemeente"} })
	in := h.ProtocolVoorstel(streng)
	for _, wie := range []string{Petra, Fien, Anna, Beatle, Oda} {
		geweigerd(t, vergeet(h.ProtocolVoorstellen(ctx, Als(wie), in)), "18.1")
	}
	ongeldig(t, vergeet(h.ProtocolVoorstellen(ctx, Als(Mo), informatie.ProtocolVoorstel{Versie: 1})), "wijziging", "besluit", "besluitDatum", "regels")
	oud := in
	oud.Versie = 0
	var c *errs.Conflict
	if err := vergeet(h.ProtocolVoorstellen(ctx, Als(Mo), oud)); !errors.As(err, &c) || c.Versie != 1 {
		t.Errorf("on an older version: %v", err)
	}
	v, err := h.ProtocolVoorstellen(ctx, Als(Mo), in)
	goed(t, err)
	if d := geweigerd(t, vergeet(h.ProtocolVoorstellen(ctx, Als(Mo), in)), "18.1"); d.Regels[0] != "artikel-18-lid-1-loopt" {
		t.Errorf("a second proposal: %v", d.Regels)
	}
	goed(t, vergeet(h.GegevenToevoegen(ctx, Als(Bo), h.Gegeven(z, informatie.AlleDeelnemers)))) // it does not hold yet
	nee := informatie.ProtocolOordeel{Voorstel: v.ID, Versie: 1, Akkoord: "nee", Reden: "Het verslag zegt iets anders."}
	for _, wie := range []string{Mo, Petra, Anna} {
		geweigerd(t, vergeet(h.ProtocolBeoordelen(ctx, Als(wie), nee)), "18.1")
		geweigerd(t, vergeet(h.ProtocolBeoordelen(ctx, Als(wie), informatie.ProtocolOordeel{Voorstel: "x", Akkoord: "ja"})), "18.1")
	}
	onbekend(t, vergeet(h.ProtocolBeoordelen(ctx, Als(Fien), informatie.ProtocolOordeel{Voorstel: "x", Akkoord: "ja"})))
	goed(t, vergeet(h.ProtocolBeoordelen(ctx, Als(Fien), nee)))
	botst(t, vergeet(h.ProtocolBeoordelen(ctx, Als(Fien), nee)))
	nee.Versie = 2
	if d := geweigerd(t, vergeet(h.ProtocolBeoordelen(ctx, Als(Fien), nee)), "18.1"); d.Regels[0] != "artikel-18-lid-1-klaar" {
		t.Errorf("a second time: %v", d.Regels)
	}
	h.Klok.Loop(time.Hour)
	h.Protocol(streng)
	geweigerd(t, vergeet(h.GegevenToevoegen(ctx, Als(Bo), h.Gegeven(z, informatie.AlleDeelnemers))), "12.2")
	b, err := h.ProtocolLezen(ctx, Als(Cleo))
	goed(t, err)
	var wat []string
	for _, p := range b.Versies {
		wat = append(wat, fmt.Sprintf("%s %d %d %t", p.Stand, p.Nummer, len(p.Regels), len(p.Verschillen) > 0))
	}
	wil := []string{"bevestigd 2 6 true", "afgewezen 0 6 true", "bevestigd 1 6 false"}
	if !slices.Equal(wat, wil) || b.Nummer != 2 || len(b.Mag) > 0 || b.Versies[1].Reden != nee.Reden || b.Versies[0].Bevestiger.ID != Fien ||
		b.Versies[2].Voorsteller != nil {
		t.Errorf("the versions are %q: %+v", wat, b.Versies)
	}
	if !slices.ContainsFunc(b.Versies[0].Verschillen, func(z string) bool {
		return strings.Contains(z, "Politie") && strings.HasSuffix(z, "dit niet meer geven.")
	}) {
		t.Errorf("the difference is %q", b.Versies[0].Verschillen)
	}
	geweigerd(t, vergeet(h.ProtocolLezen(ctx, Als(Nul))), "12.2")
}

// article 18.1: a proposal is a task of who can judge it, and who made it sees that it waits; nobody else is told, and afterwards nobody.
func TestProtocolTaak(t *testing.T) {
	motoren(t, func(t *testing.T, h *Huis) {
		taken := func(wie string) []gate.Taak {
			t.Helper()
			w, err := h.MijnWerk(h.Ctx(), Als(wie))
			goed(t, err)
			return slices.DeleteFunc(w.Taken, func(k gate.Taak) bool { return !strings.HasPrefix(k.Soort, "protocol") })
		}
		niemand := func(wat string, wie ...string) {
			t.Helper()
			for _, m := range wie {
				if kreeg := taken(m); len(kreeg) > 0 {
					t.Errorf("%s: %s is told %+v", wat, m, kreeg)
				}
			}
		}
		niemand("nothing waits", Mo, Fien, Petra, Anna)
		for _, akkoord := range []string{"nee", "ja"} {
			v, err := h.ProtocolVoorstellen(h.Ctx(), Als(Mo), h.ProtocolVoorstel(AnderProtocol()))
			goed(t, err)
			if k := taken(Fien); len(k) != 1 || k[0].Soort != "protocol" || k[0].Object != v.ID || k[0].Van == nil || k[0].Van.ID != Mo || k[0].Casus.ID != "" {
				t.Errorf("Fien is asked %+v", k)
			}
			if e := h.Laatste(); e.Handeling != "mijnwerk.lezen" || !slices.Contains(e.Getoond, v.ID) {
				t.Errorf("the log says %+v", e)
			}
			if k := taken(Mo); len(k) != 1 || k[0].Soort != "protocol_wacht" || k[0].Object != v.ID {
				t.Errorf("Mo sees %+v", k)
			}
			niemand("it waits", Petra, Anna, Beatle, Oda)
			goed(t, vergeet(h.ProtocolBeoordelen(h.Ctx(), Als(Fien), informatie.ProtocolOordeel{Voorstel: v.ID, Versie: 1, Akkoord: akkoord, Reden: "Anders besloten."})))
			niemand("it was judged "+akkoord, Mo, Fien)
		}
	})
}

// rule 12.2-2: who is manager and privacy officer at once does not confirm their own proposal.
func TestRegelNietDeEigenVerandering(t *testing.T) {
	h := legeWoning(t)
	in := Inrichting()
	for i, m := range in.Medewerkers {
		if m.ID == Mo {
			in.Medewerkers[i].Functies = append(m.Functies, partij.Toekenning{Functie: partij.FG, Tot: m.Functies[0].Tot})
		}
	}
	goed(t, h.Inrichten(h.Ctx(), gate.Als("", "taak"), in))
	v, err := h.ProtocolVoorstellen(h.Ctx(), Als(Mo), h.ProtocolVoorstel(AnderProtocol()))
	goed(t, err)
	oordeel := informatie.ProtocolOordeel{Voorstel: v.ID, Versie: 1, Akkoord: "ja"}
	if d := geweigerd(t, vergeet(h.ProtocolBeoordelen(h.Ctx(), Als(Mo), oordeel)), "18.1"); d.Regels[0] != "artikel-18-lid-1-zelf" {
		t.Errorf("refused by %v", d.Regels)
	}
	goed(t, vergeet(h.ProtocolBeoordelen(h.Ctx(), Als(Fien), oordeel)))
}

// Whoever can write in the database cannot widen the protocol, nor move a piece to a category that is wider, nor loosen a Standaard; verify
// names it. And a house never starts without a protocol.
func TestVervalstProtocolOpentNiets(t *testing.T) {
	for naam, opdracht := range map[string]string{
		"a rule made wider":       `UPDATE protocol_regel SET ruimst = 'deelnemers' WHERE protocol <> '1'`,
		"a rule removed":          `DELETE FROM protocol_regel WHERE protocol <> '1' AND soort = 'gewoon'`,
		"an older one renumbered": `UPDATE protocol SET nummer = 9 WHERE id = '1'`,
		"another category":        `UPDATE gegeven SET soort = 'gezondheid'`,
		"the newest removed":      `DELETE FROM protocol_regel WHERE protocol = (SELECT id FROM protocol WHERE nummer = 2)`,
	} {
		t.Run(naam, func(t *testing.T) {
			h := Nieuw(t)
			h.Beschadigd()
			z := h.AanHetRTO(Bo, Cleo)
			stuk := h.VoegToe(z, Bo, informatie.AlleDeelnemers)
			h.Protocol(Strenger(informatie.Gewoon, func(r *informatie.Protocolregel) { r.Ruimst = informatie.AlleenProcesregisseur }))
			leest(t, h, "before", z, stuk, Bo, Petra)
			h.Sluit()
			if h.SQL(opdracht) == 0 {
				t.Fatalf("%s touched nothing", opdracht)
			}
			h.Open()
			onbekend(t, vergeet(h.GegevenLezen(h.Ctx(), Als(Anna), stuk.ID)))
			if v := h.Verify(); !strings.Contains(v.Fout, "recht") {
				t.Errorf("verify says %q", v.Fout)
			}
		})
	}
	in := Inrichting()
	in.Protocol = informatie.Protocol{}
	ongeldig(t, legeWoning(t).Inrichten(t.Context(), gate.Als("", "taak"), in), "regels")
}

// A house from before it had a Privacy Protocol starts with the widest, once: one that is taken away is not put back.
func TestOuderHuisKrijgtEenProtocol(t *testing.T) {
	h := Nieuw(t)
	h.Beschadigd()
	z := h.AanHetRTO(Bo)
	stuk := h.VoegToe(z, Bo, informatie.AlleDeelnemers)
	h.Sluit()
	h.SQL(`DELETE FROM protocol_regel`)
	h.SQL(`DELETE FROM protocol`)
	h.Open()
	onbekend(t, vergeet(h.GegevenLezen(h.Ctx(), Als(Anna), stuk.ID)))
	b, err := h.ProtocolLezen(h.Ctx(), Als(Anna))
	if err != nil || b.Nummer != 0 || len(b.Versies) > 0 {
		t.Errorf("there is %+v (%v)", b, err)
	}
}

// protocolspel is what the random acts know of the protocol and of the pieces, beside the gate.
type protocolspel struct {
	h       *Huis
	z       gate.Verwijzing
	geldt   map[informatie.Soort]informatie.Protocolregel
	stukken []protocolstuk
}

// protocolstuk is a piece as the random acts know it.
type protocolstuk struct {
	id, van string // who gave it
	soort   informatie.Soort
	wie     informatie.Lezers
	derde   bool
}

// open tells whether the version that holds lets the Partij of somebody give soort for a goal of the Casus.
func (s *protocolspel) open(wie string, soort informatie.Soort) bool {
	kind := map[string]string{Anna: "gemeente", Bo: "politie", Cleo: "ggz"}[wie]
	r := s.geldt[soort]
	return slices.Contains(r.Wie, kind) && (slices.Contains(r.Doelen, "veiligheid") || slices.Contains(r.Doelen, "overlast"))
}

// verander makes another version hold.
func (s *protocolspel) verander(t *rapid.T, soort informatie.Soort) {
	r := s.geldt[soort]
	r.Wie = rapid.SliceOfNDistinct(rapid.SampledFrom([]string{"gemeente", "politie", "ggz"}), 1, 3, rapid.ID[string]).Draw(t, "mogen")
	r.Doelen = rapid.SampledFrom([][]string{{"veiligheid", "recidive"}, {"overlast"}, {"recidive"}}).Draw(t, "doelen")
	r.Ruimst = rapid.SampledFrom(informatie.Ruimste()).Draw(t, "ruimst")
	r.Geen = rapid.SampledFrom([][]informatie.Gebruiksoort{nil, {informatie.VoorDerde}}).Draw(t, "geen")
	s.geldt[soort] = r
	var p informatie.Protocol
	for _, k := range informatie.Soorten() {
		p.Regels = append(p.Regels, s.geldt[k])
	}
	s.h.Protocol(p)
}

// geef tries to give a piece.
func (s *protocolspel) geef(t *rapid.T, wie string, soort informatie.Soort) {
	in := s.h.Gegeven(s.z, rapid.SampledFrom([]informatie.Lezers{informatie.AlleenProcesregisseur, informatie.AlleDeelnemers}).Draw(t, "lezers"))
	in.VraagDerde = rapid.Bool().Draw(t, "derde")
	if in.Soort = soort; soort == informatie.Gezondheid {
		in.Rubriek = informatie.OverGezondheid
	}
	r := s.geldt[soort]
	past := in.Wie == informatie.AlleenProcesregisseur || r.Ruimst == informatie.AlleDeelnemers
	mag := s.open(wie, soort) && past && !(in.VraagDerde && len(r.Geen) > 0)
	v, err := s.h.GegevenToevoegen(s.h.Ctx(), Als(wie), in)
	var d *errs.Denied
	if mag != (err == nil) || !mag && !(errors.As(err, &d) && slices.Contains(d.Artikelen, "12.2")) {
		t.Fatalf("%s gives %s for %s under %+v: %v", wie, soort, in.Wie, r, err)
	}
	if mag {
		s.stukken = append(s.stukken, protocolstuk{v.ID, wie, soort, in.Wie, in.VraagDerde})
	}
}

// kijk looks at a piece.
func (s *protocolspel) kijk(t *rapid.T, wie string) {
	if len(s.stukken) == 0 {
		return
	}
	k := rapid.SampledFrom(s.stukken).Draw(t, "stuk")
	r := s.geldt[k.soort]
	mag := wie == k.van || k.wie == informatie.AlleDeelnemers && r.Ruimst == informatie.AlleDeelnemers && s.open(k.van, k.soort)
	b, err := s.h.GegevenLezen(s.h.Ctx(), Als(wie), k.id)
	if mag != (err == nil) {
		t.Fatalf("%s reads what %s gave for %s under %+v: %v", wie, k.van, k.wie, r, err)
	}
	if mag && b.VraagDerde && (!k.derde || len(r.Geen) > 0) {
		t.Fatalf("%s hears that a derde can be asked for, under %+v", wie, r)
	}
}

// rules 12.2-2, 12.1-2 and 13.2-1: with versions, supplies and looks at random, nothing is given and nothing is read outside the version
// that holds at that moment.
func TestProtocolWillekeur(t *testing.T) {
	h := Nieuw(t)
	s := &protocolspel{h: h, z: h.AanHetRTO(Bo, Cleo), geldt: map[informatie.Soort]informatie.Protocolregel{}}
	for _, r := range informatie.RuimProtocol().Regels {
		s.geldt[r.Soort] = r
	}
	rapid.Check(t, func(t *rapid.T) {
		soort := rapid.SampledFrom([]informatie.Soort{informatie.Gewoon, informatie.Gezondheid}).Draw(t, "soort")
		wie := rapid.SampledFrom([]string{Anna, Bo, Cleo}).Draw(t, "wie")
		switch rapid.SampledFrom([]string{"protocol", "geef", "geef", "kijk", "kijk", "kijk"}).Draw(t, "zet") {
		case "protocol":
			s.verander(t, soort)
		case "geef":
			s.geef(t, wie, soort)
		default:
			s.kijk(t, wie)
		}
	})
}
