// SPDX-License-Identifier: EUPL-1.2

package gate_test

import (
	"errors"
	"slices"
	"strings"
	"testing"
	"time"

	"rondetafel/internal/bestuur"
	"rondetafel/internal/errs"
	"rondetafel/internal/gate"
	. "rondetafel/internal/gate/gatetest"
	"rondetafel/internal/informatie"
	"rondetafel/internal/klok"
	"rondetafel/internal/partij"
	"rondetafel/internal/rto"
)

// derdenstuk adds a piece of persoon that may be asked for a Derde.
func derdenstuk(t testing.TB, h *Huis, z gate.Verwijzing, persoon string, soort informatie.Soort) gate.Verwijzing {
	t.Helper()
	in := h.Gegeven(z, informatie.AlleDeelnemers)
	in.VraagDerde, in.Soort = true, soort
	in.Tekst = "Stuk van " + persoon
	if soort == informatie.Gezondheid {
		in.Rubriek = informatie.Rubriek("gezondheid")
	}
	v, err := h.GegevenToevoegen(h.Ctx(), Als(persoon), in)
	if err != nil {
		t.Fatal(err)
	}
	return v
}

func verstrekkingVan(h *Huis, z gate.Verwijzing, stukken ...gate.Verwijzing) informatie.Verstrekking {
	v := informatie.Verstrekking{Casus: z.ID, Derde: informatie.Derde{Naam: "Woningcorporatie De Voorbeeldhoek", Soort: "woningcorporatie", Contact: "T. Verzonnen, Oefenlaan 1, Weert"},
		Doel: "Een andere woning zoeken.", Grondslag: "Artikel 1.7 lid 2 WGS", Noodzaak: "Zonder deze feiten kan de corporatie niet helpen.",
		Uiterlijk: klok.Datum(h.Klok.Nu().AddDate(0, 0, 7).In(klok.Amsterdam()).Format(time.DateOnly))}
	for _, s := range stukken {
		v.Stukken = append(v.Stukken, s.ID)
	}
	return v
}

// netIngelogd is a caller who logged in just now.
func netIngelogd(t testing.TB, h *Huis, persoon string) gate.Caller {
	t.Helper()
	token, err := h.Inloggen(h.Ctx(), Als(persoon))
	if err != nil {
		t.Fatal(err)
	}
	c := Als(persoon)
	c.Sessie = gate.SessieID(token)
	return c
}

// deelVoor is the part of a disclosure about a piece, as persoon sees it; of words for no piece.
func deelVoor(t testing.TB, h *Huis, persoon string, v, stuk gate.Verwijzing) gate.DeelBlad {
	t.Helper()
	b, err := h.VerstrekkingLezen(h.Ctx(), Als(persoon), v.ID)
	if err != nil {
		t.Fatal(err)
	}
	for _, d := range b.Delen {
		if d.Gegeven == stuk.ID || d.Passage && stuk.ID == "" {
			return d
		}
	}
	t.Fatalf("%s sees no such part: %+v", persoon, b.Delen)
	return gate.DeelBlad{}
}

func eigenAntwoord(d gate.DeelBlad) gate.DeelAntwoordBlad {
	for _, a := range d.Antwoorden {
		if a.Eigen {
			return a
		}
	}
	return gate.DeelAntwoordBlad{}
}

func ondertekening(v gate.Verwijzing, d gate.DeelBlad) informatie.Ondertekening {
	return informatie.Ondertekening{Verstrekking: v.ID, Deel: d.ID, Versie: eigenAntwoord(d).Versie, Stukversie: d.Stukversie, Verantwoordelijke: partij.VoorPartij,
		Bevoegdheid: "Mandaatbesluit 2026"}
}

// tekent lets persoon sign for their Partij, after logging in.
func tekent(t testing.TB, h *Huis, persoon string, v, stuk gate.Verwijzing) error {
	t.Helper()
	in := ondertekening(v, deelVoor(t, h, persoon, v, stuk))
	if PartijVan(persoon) == Gemeente {
		in.Verantwoordelijke = partij.VoorCollege
	}
	return vergeet(h.VerstrekkingTekenen(h.Ctx(), netIngelogd(t, h, persoon), in))
}

func weigert(t testing.TB, h *Huis, persoon string, v, stuk gate.Verwijzing) error {
	t.Helper()
	d := deelVoor(t, h, persoon, v, stuk)
	return vergeet(h.VerstrekkingWeigeren(h.Ctx(), Als(persoon), informatie.DeelAntwoord{Verstrekking: v.ID, Deel: d.ID, Versie: eigenAntwoord(d).Versie, Reden: "Dat schaadt het vertrouwen."}))
}

func neemtTerug(t testing.TB, h *Huis, persoon string, v, stuk gate.Verwijzing) error {
	t.Helper()
	d := deelVoor(t, h, persoon, v, stuk)
	return vergeet(h.VerstrekkingTerugnemen(h.Ctx(), Als(persoon), informatie.DeelAntwoord{Verstrekking: v.ID, Deel: d.ID, Versie: eigenAntwoord(d).Versie}))
}

func adviseert(h *Huis, v gate.Verwijzing, oordeel informatie.Oordeel) error {
	return vergeet(h.VerstrekkingAdvies(h.Ctx(), Als(Rik), adviesOver(v, versieVoor(h, Rik, v), oordeel, h.Vandaag())))
}

func verleent(h *Huis, v gate.Verwijzing, weglaten ...string) error {
	return verleentAls(h, Petra, v, versieVoor(h, Petra, v), weglaten...)
}

// foutIn asks that err is about exactly one field, with these words in what it says.
func foutIn(t *testing.T, err error, veld, woorden string) {
	t.Helper()
	ongeldig(t, err, veld)
	var in *errs.Invalid
	if errors.As(err, &in); !strings.Contains(in.Velden[0].Melding, woorden) {
		t.Fatalf("%+v, want %q", err, woorden)
	}
}

// drieLeveranciers is a request about a piece of each of three Partijen.
func drieLeveranciers(t testing.TB, h *Huis) (z, v gate.Verwijzing, stukken [3]gate.Verwijzing) {
	t.Helper()
	z = h.AanHetRTO(Bo, Cleo)
	h.Klok.Loop(24 * time.Hour)
	stukken = [3]gate.Verwijzing{derdenstuk(t, h, z, Anna, informatie.Gewoon), derdenstuk(t, h, z, Bo, informatie.Gewoon), derdenstuk(t, h, z, Cleo, informatie.Gewoon)}
	v, err := h.VerstrekkingVragen(h.Ctx(), Als(Petra), verstrekkingVan(h, z, stukken[:]...))
	if err != nil {
		t.Fatal(err)
	}
	return z, v, stukken
}

// rules 7.2-2, 7.2-3, WGS-10: three suppliers, one refuses. Without the advice, and without saying that the refused piece stays out, there is
// no letter; then it holds exactly the two for which was signed, and the register says whose consents it rests on, and nothing of the pieces.
func TestRegelVerstrekking(t *testing.T) {
	motoren(t, func(t *testing.T, h *Huis) {
		ctx := h.Ctx()
		z, v, st := drieLeveranciers(t, h)
		onbekend(t, vergeet(h.VerstrekkingLezen(ctx, Als(Dirk), v.ID)))
		onbekend(t, vergeet(h.VerstrekkingLezen(ctx, Als(Dirk), "x")))
		b, err := h.VerstrekkingLezen(ctx, Als(Bo), v.ID)
		goed(t, err)
		if len(b.Delen) != 1 || b.Delen[0].Gegeven != st[1].ID || b.Alles || len(b.Delen[0].Antwoorden) != 1 || !b.Delen[0].Antwoorden[0].Eigen || len(b.Ontbreekt) > 0 {
			t.Errorf("Bo sees more than the piece of the police: %+v", b)
		}
		geweigerd(t, verleent(h, v), "WGS-10")
		goed(t, tekent(t, h, Anna, v, st[0]))
		goed(t, tekent(t, h, Bo, v, st[1]))
		goed(t, weigert(t, h, Cleo, v, st[2]))
		geweigerd(t, verleent(h, v), "WGS-10") // no advice yet
		goed(t, adviseert(h, v, informatie.Positief))
		geweigerd(t, verleent(h, v), "7.2")
		weg := deelVoor(t, h, Petra, v, st[2])
		if len(weg.Gaten) != 1 || !slices.Equal(weg.Gaten[0].Artikelen, []string{"7.2"}) || !strings.Contains(weg.Gaten[0].Waarom, "geen toestemming") {
			t.Errorf("what is missing of the third: %+v", weg.Gaten)
		}
		goed(t, verleent(h, v, weg.ID))
		briefEnRegister(t, h, v)
		geweigerd(t, vergeet(h.VerstrekkingRegister(ctx, Als(Mo))), "7.2")
		geweigerd(t, verleent(h, v), "7.2") // once
		onbekend(t, vergeet(h.VerstrekkingBrief(ctx, Als(Fien), v.ID)))
		geweigerd(t, vergeet(h.VerstrekkingBrief(ctx, Als(Bo), v.ID)), "7.2")
		lijst, err := h.VerstrekkingenLezen(ctx, Als(Cleo), z.ID)
		goed(t, err)
		if len(lijst.Verstrekkingen) != 1 || lijst.Verstrekkingen[0].Stand != informatie.VerstrekkingVerleend || lijst.Verstrekkingen[0].Wacht {
			t.Errorf("Cleo's list is %+v", lijst)
		}
	})
}

// briefEnRegister asks that the letter holds what Anna and Bo signed for, and that the register says so.
func briefEnRegister(t *testing.T, h *Huis, v gate.Verwijzing) {
	t.Helper()
	ctx := h.Ctx()
	brief, err := h.VerstrekkingBrief(ctx, Als(Petra), v.ID)
	goed(t, err)
	var teksten []string
	for _, d := range brief.Delen {
		teksten = append(teksten, d.Tekst)
	}
	slices.Sort(teksten)
	if !slices.Equal(teksten, []string{"Stuk van " + Anna, "Stuk van " + Bo}) || len(brief.Delen[0].Tekenden) != 1 || brief.Derde.Naam != "Woningcorporatie De Voorbeeldhoek" {
		t.Errorf("the letter holds %+v", brief)
	}
	r, err := h.VerstrekkingRegister(ctx, Als(Fien))
	goed(t, err)
	if len(r.Regels) != 1 || len(r.Regels[0].Delen) != 2 || r.Regels[0].Derde != brief.Derde || r.Regels[0].Delen[0].Tekenden[0].Bevoegdheid != "Mandaatbesluit 2026" ||
		r.Regels[0].Door.ID != Petra || r.Regels[0].Advies != informatie.Positief || r.Regels[0].Namens == nil {
		t.Errorf("the register says %+v", r)
	}
}

// rule 1.6-1: a Partij, by its whole name or its short one however it is typed, and a Betrokkene are no Derde.
func TestVerstrekkingGeenDerde(t *testing.T) {
	motoren(t, func(t *testing.T, h *Huis) {
		ctx, z := h.Ctx(), h.AanHetRTO(Bo)
		h.Klok.Loop(24 * time.Hour)
		stuk := derdenstuk(t, h, z, Bo, informatie.Gewoon)
		huis, err := h.HuisLezen(ctx, Als(Petra))
		goed(t, err)
		blad, err := h.CasusLezen(ctx, Als(Petra), z.ID)
		goed(t, err)
		namen := []string{" " + strings.ToUpper(blad.Betrokkenen[0].Naam) + "."}
		for _, p := range huis.Partijen {
			if p.ID == Politie || p.ID == Gemeente {
				namen = append(namen, strings.ToUpper(p.Naam), "  "+strings.ReplaceAll(p.Naam, " ", " - ")+"!", p.Kort+".")
			}
		}
		namen = append(namen, huis.Naam, accenten(blad.Betrokkenen[0].Naam), breed(blad.Betrokkenen[0].Naam))
		for _, naam := range namen {
			in := verstrekkingVan(h, z, stuk)
			in.Derde.Naam = naam
			foutIn(t, vergeet(h.VerstrekkingVragen(ctx, Als(Petra), in)), "derde.naam", "art. 1.6")
			foutIn(t, vergeet(h.VerstrekkingPlicht(ctx, Als(Petra), plichtVan(h, z, in.Derde, stuk))), "derde.naam", "art. 1.6")
		}
		in := verstrekkingVan(h, z, stuk)
		in.Derde.Contact = "Ter attentie van " + blad.Betrokkenen[0].Naam + ", Dorpsplein 1"
		foutIn(t, vergeet(h.VerstrekkingVragen(ctx, Als(Petra), in)), "derde.contact", "art. 1.6")
	})
}

// accenten writes each e and i with an accent, the second half of them apart.
func accenten(naam string) string {
	return strings.NewReplacer("e", "é", "i", "i\u0308").Replace(naam)
}

// breed writes a name with the wide letters of East Asian typography.
func breed(naam string) string {
	return strings.Map(func(r rune) rune {
		if r > ' ' && r < 127 {
			return r + 0xFEE0
		}
		return r
	}, naam)
}

// rule 1.6-1: letters that only look like ours do not hide who a Derde is.
func TestVerstrekkingVreemdeLetters(t *testing.T) {
	motoren(t, func(t *testing.T, h *Huis) {
		ctx, z := h.Ctx(), h.AanHetRTO(Bo)
		h.Klok.Loop(24 * time.Hour)
		stuk := derdenstuk(t, h, z, Bo, informatie.Gewoon)
		in := verstrekkingVan(h, z, stuk)
		in.Derde.Naam = "P\u043elitie" // a Cyrillic o
		foutIn(t, vergeet(h.VerstrekkingVragen(ctx, Als(Petra), in)), "derde.naam", "alfabet")
		foutIn(t, vergeet(h.VerstrekkingPlicht(ctx, Als(Petra), plichtVan(h, z, in.Derde, stuk))), "derde.naam", "alfabet")
		in.Derde.Naam, in.Derde.Contact = "Zorgverzekeraar Façade", "S\u0435m"
		foutIn(t, vergeet(h.VerstrekkingVragen(ctx, Als(Petra), in)), "derde.contact", "alfabet")
		in.Derde.Contact = "Mevrouw Łucja Bedacht, Dorpsplein 1"
		goed(t, vergeet(h.VerstrekkingVragen(ctx, Als(Petra), in)))
	})
}

func plichtVan(h *Huis, z gate.Verwijzing, d informatie.Derde, stukken ...gate.Verwijzing) informatie.WettelijkePlicht {
	p := informatie.WettelijkePlicht{Casus: z.ID, Derde: d, Artikel: "Artikel 126nd Sv", Waarom: "De rechter-commissaris vorderde dit.", Datum: h.Vandaag()}
	for _, s := range stukken {
		p.Stukken = append(p.Stukken, s.ID)
	}
	return p
}

// rule 13.2-1: a piece of which the supplier does not want it, that is withdrawn, that is past its last day, that the caller may not read or
// that is of another Casus, cannot be asked for.
func TestVerstrekkingNietTeVragen(t *testing.T) {
	motoren(t, func(t *testing.T, h *Huis) {
		ctx, z := h.Ctx(), h.AanHetRTO(Bo)
		h.Klok.Loop(24 * time.Hour)
		vraag := func(stuk gate.Verwijzing) error {
			return vergeet(h.VerstrekkingVragen(ctx, Als(Petra), verstrekkingVan(h, z, stuk)))
		}
		geweigerd(t, vraag(h.VoegToe(z, Bo, informatie.AlleDeelnemers)), "13.2")
		weg := derdenstuk(t, h, z, Bo, informatie.Gewoon)
		goed(t, vergeet(h.GegevenIntrekken(ctx, Als(Bo), informatie.Intrekken{Gegeven: weg.ID, Versie: 1, Reden: "Verkeerd."})))
		foutIn(t, vraag(weg), "stukken", "")
		in := h.Gegeven(z, informatie.AlleDeelnemers)
		in.VraagDerde, in.Tot = true, h.Vandaag()
		voorbij, err := h.GegevenToevoegen(ctx, Als(Bo), in)
		goed(t, err)
		h.Klok.Loop(48 * time.Hour)
		foutIn(t, vraag(voorbij), "stukken", "")
		anders := derdenstuk(t, h, h.RTO(Bo), Bo, informatie.Gewoon)
		foutIn(t, vraag(anders), "stukken", "")
		foutIn(t, vraag(gate.Verwijzing{ID: "bestaatniet"}), "stukken", "")
		geweigerd(t, vergeet(h.VerstrekkingVragen(ctx, Als(Bo), verstrekkingVan(h, z, weg))), "7.2")
		onbekend(t, vergeet(h.VerstrekkingVragen(ctx, Als(Dirk), verstrekkingVan(h, z, weg))))
		onbekend(t, vergeet(h.VerstrekkingenLezen(ctx, Als(Dirk), z.ID)))
	})
}

// rule 7.2-2: signing takes a log-in of at most five minutes ago, for a controller that the Partij has, on an authority. What was signed can
// be taken back, and falls when the piece changes, may not be asked for any more, or is withdrawn.
func TestToestemmingVervalt(t *testing.T) {
	motoren(t, func(t *testing.T, h *Huis) {
		ctx := h.Ctx()
		_, v, st := drieLeveranciers(t, h)
		d := deelVoor(t, h, Bo, v, st[1])
		c := netIngelogd(t, h, Bo)
		geweigerd(t, vergeet(h.VerstrekkingTekenen(ctx, Als(Bo), ondertekening(v, d))), "7.2")
		h.Klok.Loop(5*time.Minute + time.Second)
		geweigerd(t, vergeet(h.VerstrekkingTekenen(ctx, c, ondertekening(v, d))), "7.2")
		in := ondertekening(v, d)
		in.Verantwoordelijke = partij.VoorCollege // the police have none
		foutIn(t, vergeet(h.VerstrekkingTekenen(ctx, netIngelogd(t, h, Bo), in)), "verantwoordelijke", "")
		in = ondertekening(v, d)
		in.Bevoegdheid = " "
		foutIn(t, vergeet(h.VerstrekkingTekenen(ctx, netIngelogd(t, h, Bo), in)), "bevoegdheid", "")
		goed(t, tekent(t, h, Bo, v, st[1]))
		geweigerd(t, tekent(t, h, Bo, v, st[1]), "7.2")
		geweigerd(t, weigert(t, h, Bo, v, st[1]), "7.2")
		goed(t, neemtTerug(t, h, Bo, v, st[1]))
		geweigerd(t, neemtTerug(t, h, Bo, v, st[1]), "7.2")
		goed(t, tekent(t, h, Bo, v, st[1]))
		goed(t, adviseert(h, v, informatie.Positief))
		stand := func(wil bestuur.Stand, gat string) {
			t.Helper()
			deel := deelVoor(t, h, Petra, v, st[1])
			if deel.Antwoorden[0].Stand != wil || (len(deel.Gaten) > 0) != (gat != "") || gat != "" && !strings.Contains(deel.Gaten[0].Waarom, gat) {
				t.Errorf("%s with %+v, want %s with %q", deel.Antwoorden[0].Stand, deel.Gaten, wil, gat)
			}
		}
		stand(bestuur.Ingestemd, "")
		nieuw := h.Gegeven(gate.Verwijzing{}, informatie.AlleDeelnemers).Inhoud
		stuk, err := h.GegevenLezen(ctx, Als(Bo), st[1].ID)
		goed(t, err)
		nieuw.Over = stuk.Over
		beter, err := h.GegevenCorrigeren(ctx, Als(Bo), informatie.Corrigeren{Gegeven: st[1].ID, Versie: stuk.Versie, Soort: stuk.Soort, Inhoud: nieuw})
		goed(t, err)
		stand(bestuur.Vervallen, "veranderd")
		oud := ondertekening(v, deelVoor(t, h, Bo, v, st[1]))
		oud.Stukversie = stuk.Versie
		botst(t, vergeet(h.VerstrekkingTekenen(ctx, netIngelogd(t, h, Bo), oud)))
		goed(t, tekent(t, h, Bo, v, st[1])) // for what is there now
		stand(bestuur.Ingestemd, "adviseerde")
		goed(t, adviseert(h, v, informatie.Positief))
		stand(bestuur.Ingestemd, "")
		enger := h.Gegeven(gate.Verwijzing{}, informatie.AlleDeelnemers).Voorwaarden
		strak, err := h.GegevenVoorwaarden(ctx, Als(Bo), informatie.Wijzigen{Gegeven: st[1].ID, Versie: beter.Versie, Voorwaarden: enger})
		goed(t, err)
		stand(bestuur.Vervallen, "niet meer")
		geweigerd(t, tekent(t, h, Bo, v, st[1]), "13.2")
		goed(t, vergeet(h.GegevenIntrekken(ctx, Als(Bo), informatie.Intrekken{Gegeven: st[1].ID, Versie: strak.Versie, Reden: "Verkeerd."})))
		b, err := h.VerstrekkingLezen(ctx, Als(Petra), v.ID)
		goed(t, err)
		if i := slices.IndexFunc(b.Delen, func(d gate.DeelBlad) bool { return d.Weg }); i < 0 || b.Delen[i].Tekst != "" || b.Delen[i].Gegeven != "" {
			t.Errorf("of the withdrawn piece Petra sees %+v", b.Delen)
		}
		goed(t, tekent(t, h, Anna, v, st[0]))
		geweigerd(t, verleent(h, v, deelVoor(t, h, Petra, v, st[2]).ID), "13.2")
	})
}

// rule WGS-10: while an objection stands nothing goes out, whatever is left out; a negative advice stops it too, and one with conditions asks
// how they are met.
func TestBezwaarEnAdvies(t *testing.T) {
	motoren(t, func(t *testing.T, h *Huis) {
		ctx := h.Ctx()
		_, v, st := drieLeveranciers(t, h)
		goed(t, tekent(t, h, Anna, v, st[0]))
		rest := []string{deelVoor(t, h, Petra, v, st[1]).ID, deelVoor(t, h, Petra, v, st[2]).ID}
		goed(t, adviseert(h, v, informatie.Negatief))
		geweigerd(t, verleent(h, v, rest...), "WGS-10")
		goed(t, adviseert(h, v, informatie.MetVoorwaarden))
		bezwaar := informatie.Bezwaar{Verstrekking: v.ID, Reden: "Er loopt een onderzoek."}
		goed(t, vergeet(h.VerstrekkingBezwaar(ctx, Als(Bo), bezwaar)))
		geweigerd(t, vergeet(h.VerstrekkingBezwaar(ctx, Als(Bo), bezwaar)), "WGS-10")
		geweigerd(t, verleent(h, v, rest...), "WGS-10")
		for wie, wil := range map[string]struct {
			ziet  int
			reden string
		}{Petra: {1, bezwaar.Reden}, Bo: {1, bezwaar.Reden}, Rik: {1, bezwaar.Reden}, Cleo: {0, ""}} {
			b, err := h.VerstrekkingLezen(ctx, Als(wie), v.ID)
			goed(t, err)
			if len(b.Bezwaren) != wil.ziet || wil.ziet > 0 && b.Bezwaren[0].Reden != wil.reden {
				t.Errorf("%s sees objections %+v", wie, b.Bezwaren)
			}
			if wie == Rik && (len(b.Delen) != 3 || b.Delen[0].Tekst != "" || b.Delen[0].Gegeven != "" || b.Delen[0].Rubriek == "") {
				t.Errorf("Rik sees of the pieces %+v", b.Delen)
			}
			if wie == Cleo && (b.Advies == nil || b.Advies.Tekst != "") {
				t.Errorf("Cleo sees of the advice %+v", b.Advies)
			}
		}
		geweigerd(t, vergeet(h.VerstrekkingBezwaarIntrekken(ctx, Als(Cleo), informatie.BezwaarIntrekken{Verstrekking: v.ID})), "WGS-10")
		goed(t, vergeet(h.VerstrekkingBezwaarIntrekken(ctx, Als(Bo), informatie.BezwaarIntrekken{Verstrekking: v.ID})))
		foutIn(t, verleent(h, v, rest...), "voldaan", "")
		foutIn(t, vergeet(h.VerstrekkingVerlenen(ctx, Als(Petra), informatie.Verlenen{Verstrekking: v.ID, Versie: versieVoor(h, Petra, v), Weglaten: rest, Voldaan: " \n\t "})), "voldaan", "")
		geweigerd(t, verleent(h, v, append(rest, deelVoor(t, h, Petra, v, st[0]).ID)...), "7.2") // nothing is left
		goed(t, vergeet(h.VerstrekkingVerlenen(ctx, Als(Petra), informatie.Verlenen{Verstrekking: v.ID, Versie: versieVoor(h, Petra, v), Weglaten: rest, Voldaan: "De naam is weggelaten."})))
		brief, err := h.VerstrekkingBrief(ctx, Als(Petra), v.ID)
		goed(t, err)
		if advies := adviesOver(v, 1, informatie.MetVoorwaarden, h.Vandaag()); brief.Voorwaarden != advies.Tekst || brief.Voldaan != "De naam is weggelaten." {
			t.Errorf("the letter has conditions %q, met by %q", brief.Voorwaarden, brief.Voldaan)
		}
		onbekend(t, vergeet(h.VerstrekkingLezen(ctx, Als(Rik), v.ID))) // there is nothing left to advise on
	})
}

// rule 7.2-4: words said at a round table belong to all who took part; each signs.
func TestPassage(t *testing.T) {
	motoren(t, func(t *testing.T, h *Huis) {
		ctx, z := h.Ctx(), h.RTO(Bo, Cleo)
		o := h.AanTafel(z, Bo, Cleo)
		in := verstrekkingVan(h, z)
		in.Passages = []informatie.Passage{{Overleg: o.ID, Tekst: "De buurt wil dat het stopt."}}
		foutIn(t, vergeet(h.VerstrekkingVragen(ctx, Als(Petra), in)), "passages[0].overleg", "")
		goed(t, vergeet(h.OverlegAfronden(ctx, Als(Petra), rto.Verslag{Overleg: o.ID, Versie: o.Versie, Passages: Samen("Er is gepraat.")})))
		v, err := h.VerstrekkingVragen(ctx, Als(Petra), in)
		goed(t, err)
		goed(t, adviseert(h, v, informatie.Positief))
		goed(t, tekent(t, h, Bo, v, gate.Verwijzing{}))
		geweigerd(t, verleent(h, v), "7.2")
		goed(t, tekent(t, h, Cleo, v, gate.Verwijzing{}))
		for wie, wil := range map[string]int{Petra: 2, Bo: 1, Cleo: 1, Anna: 0} { // of the others who are asked nobody hears what they answered
			c, err := h.CasusLezen(ctx, Als(wie), z.ID)
			goed(t, err)
			n := 0
			for _, g := range c.Tijdlijn {
				if g.Soort == "verstrekking.getekend" {
					n++
				}
			}
			if n != wil {
				t.Errorf("%s sees %d signatures on the timeline, want %d", wie, n, wil)
			}
		}
		goed(t, verleent(h, v))
		brief, err := h.VerstrekkingBrief(ctx, Als(Petra), v.ID)
		goed(t, err)
		if len(brief.Delen) != 1 || brief.Delen[0].Tekst != in.Passages[0].Tekst || len(brief.Delen[0].Tekenden) < 2 {
			t.Errorf("the letter holds %+v", brief.Delen)
		}
		in.Passages[0].Overleg = "bestaatniet"
		foutIn(t, vergeet(h.VerstrekkingVragen(ctx, Als(Petra), in)), "passages[0].overleg", "")
	})
}

// rule 14.1-2: what a law demanded is registered with its article; a refused consent does not stop it, and who supplied it is told.
func TestRegelPlicht(t *testing.T) {
	motoren(t, func(t *testing.T, h *Huis) {
		ctx := h.Ctx()
		z, v, st := drieLeveranciers(t, h)
		goed(t, weigert(t, h, Bo, v, st[1]))
		dicht := h.VoegToe(z, Bo, informatie.AlleDeelnemers) // may not even be asked for
		p, err := h.VerstrekkingPlicht(ctx, Als(Petra), plichtVan(h, z, informatie.Derde{Naam: "Rechtbank Oefenstad", Soort: "rechtbank", Contact: "griffie"}, st[1], dicht))
		goed(t, err)
		b, err := h.VerstrekkingLezen(ctx, Als(Bo), p.ID)
		goed(t, err)
		if b.Grondslag != "Artikel 126nd Sv" || len(b.Delen) != 2 || b.Delen[0].Antwoorden[0].Stand != bestuur.Ingelicht || !slices.Equal(b.Mag, []string{"casus.lezen", "verstrekking.lijst"}) {
			t.Errorf("Bo is told %+v", b)
		}
		onbekend(t, vergeet(h.VerstrekkingLezen(ctx, Als(Cleo), p.ID)))
		geweigerd(t, weigert(t, h, Bo, p, st[1]), "7.2")
		r, err := h.VerstrekkingRegister(ctx, Als(Fien))
		goed(t, err)
		if len(r.Regels) != 1 || r.Regels[0].Grondslag != "Artikel 126nd Sv" || r.Regels[0].Soort != informatie.VerstrekkingPlicht || len(r.Regels[0].Delen) != 2 {
			t.Errorf("the register says %+v", r.Regels)
		}
		blad, err := h.CasusLezen(ctx, Als(Bo), z.ID)
		goed(t, err)
		if !slices.ContainsFunc(blad.Tijdlijn, func(g gate.GebeurtenisBlad) bool { return g.Soort == "verstrekking.plicht" }) {
			t.Error("Bo's timeline does not say so")
		}
		blad, err = h.CasusLezen(ctx, Als(Cleo), z.ID)
		goed(t, err)
		for _, g := range blad.Tijdlijn {
			if g.Soort == "verstrekking.plicht" || g.Soort == "verstrekking.geweigerd" {
				t.Errorf("Cleo's timeline says %+v", g)
			}
		}
	})
}

// rules 7.2-2, WGS-10: special data goes to a Derde only on the consent of its supplier, and the refusal names the law beside the covenant.
func TestBijzonderNaarDerde(t *testing.T) {
	h := Nieuw(t)
	ctx, z := h.Ctx(), h.AanHetRTO(Bo, Cleo)
	h.Klok.Loop(24 * time.Hour)
	stuk := derdenstuk(t, h, z, Cleo, informatie.Gezondheid)
	v, err := h.VerstrekkingVragen(ctx, Als(Petra), verstrekkingVan(h, z, stuk))
	goed(t, err)
	goed(t, adviseert(h, v, informatie.Positief))
	geweigerd(t, verleent(h, v), "7.2")
	geweigerd(t, verleent(h, v), "WGS-10")
	goed(t, tekent(t, h, Cleo, v, stuk))
	goed(t, verleent(h, v))
}

// What was sent stays what was sent, and is shown as far as its supplier lets it be read (rule 13.2-2).
func TestBriefVolgtHetStuk(t *testing.T) {
	motoren(t, func(t *testing.T, h *Huis) {
		ctx := h.Ctx()
		_, v, st := drieLeveranciers(t, h)
		for i, wie := range []string{Anna, Bo, Cleo} {
			goed(t, tekent(t, h, wie, v, st[i]))
		}
		goed(t, adviseert(h, v, informatie.Positief))
		goed(t, verleent(h, v))
		goed(t, vergeet(h.GegevenIntrekken(ctx, Als(Bo), informatie.Intrekken{Gegeven: st[1].ID, Versie: 1, Reden: "Verkeerd."})))
		brief, err := h.VerstrekkingBrief(ctx, Als(Petra), v.ID)
		goed(t, err)
		for _, d := range brief.Delen {
			if dicht := d.Van[0].ID == Politie; d.Dicht != dicht || (d.Tekst == "") != dicht {
				t.Errorf("of the piece of %s the letter shows %q", d.Van[0].Naam, d.Tekst)
			}
		}
		if len(brief.Delen) != 3 {
			t.Errorf("%d parts", len(brief.Delen))
		}
	})
}

// rule 7.2-2: who signs for a piece, and who makes the letter, see which files go along with it; the others who are asked do not.
func TestVerstrekkingMetDocument(t *testing.T) {
	h := Nieuw(t)
	ctx := h.Ctx()
	z, v, st := drieLeveranciers(t, h)
	d, err := stuur(h, z, Bo, "bijlage.txt", tekstVan(200))
	goed(t, err)
	goed(t, vergeet(h.DocumentToevoegen(ctx, Als(Bo), informatie.Aanhangen{Gegeven: st[1].ID, Versie: st[1].Versie, Documenten: []string{d.ID}})))
	for wie, wil := range map[string]bool{Petra: true, Bo: true, Anna: false, Cleo: false} {
		b, err := h.VerstrekkingLezen(ctx, Als(wie), v.ID)
		goed(t, err)
		ziet := slices.ContainsFunc(b.Delen, func(d gate.DeelBlad) bool { return slices.Contains(d.Documenten, "bijlage.txt") })
		if ziet != wil {
			t.Errorf("%s sees what goes along: %t", wie, ziet)
		}
	}
}

// Who asked can take a request back: nobody signs any more. It needs the version that was seen.
func TestVerstrekkingIntrekken(t *testing.T) {
	motoren(t, func(t *testing.T, h *Huis) {
		ctx := h.Ctx()
		_, v, st := drieLeveranciers(t, h)
		botst(t, vergeet(h.VerstrekkingIntrekken(ctx, Als(Petra), informatie.VerstrekkingIntrekken{Verstrekking: v.ID, Versie: 9})))
		geweigerd(t, vergeet(h.VerstrekkingIntrekken(ctx, Als(Bo), informatie.VerstrekkingIntrekken{Verstrekking: v.ID, Versie: 1})), "7.2")
		goed(t, vergeet(h.VerstrekkingIntrekken(ctx, Als(Petra), informatie.VerstrekkingIntrekken{Verstrekking: v.ID, Versie: 1})))
		geweigerd(t, tekent(t, h, Bo, v, st[1]), "7.2")
		onbekend(t, adviseert(h, v, informatie.Positief)) // there is nothing left to advise on
	})
}

// What waits is on the list of who has to do it, and of nobody else.
func TestVerstrekkingInMijnWerk(t *testing.T) {
	motoren(t, func(t *testing.T, h *Huis) {
		_, v, st := drieLeveranciers(t, h)
		taak := func(wie, wil string) {
			t.Helper()
			w, err := h.MijnWerk(h.Ctx(), Als(wie))
			goed(t, err)
			soort := ""
			for _, x := range w.Taken {
				if x.Object == v.ID {
					soort = x.Soort
				}
			}
			if soort != wil {
				t.Errorf("%s has %q, want %q", wie, soort, wil)
			}
		}
		for wie, wil := range map[string]string{Petra: "verstrekking", Bo: "toestemming", Cleo: "toestemming", Rik: "verstrekkingadvies", Dirk: "", Mo: "", Fien: ""} {
			taak(wie, wil)
		}
		goed(t, tekent(t, h, Bo, v, st[1]))
		goed(t, adviseert(h, v, informatie.Positief))
		taak(Bo, "")
		taak(Rik, "")
	})
}
