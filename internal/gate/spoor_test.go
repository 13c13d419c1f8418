// SPDX-License-Identifier: EUPL-1.2

package gate_test

import (
	"fmt"
	"reflect"
	"slices"
	"testing"

	"rondetafel/internal/audit"
	"rondetafel/internal/casus"
	"rondetafel/internal/gate"
	. "rondetafel/internal/gate/gatetest"
	"rondetafel/internal/informatie"
	"rondetafel/internal/klok"
	"rondetafel/internal/toegang"
	"rondetafel/internal/toegang/diensttest"
	"rondetafel/internal/toegang/passkeytest"
)

// spoor is what an act leaves in the log, but its moment, place and trace.
type spoor struct {
	handeling, soort        string
	wie, partij             string
	functie, namens         string
	casus, doel             string
	objecten, getoond       []string
	uitkomst                audit.Outcome
	beleid, artikelen       []string
	rechten                 []string // row@version, or row@weg when it was removed
	herkomst                string
	geenSpan, buitenBestand bool
}

func spoorVan(e audit.Entry) spoor {
	s := spoor{handeling: e.Handeling, soort: e.Soort, wie: e.Persoon, partij: e.Partij, functie: e.Functie, namens: e.Namens, casus: e.Casus,
		doel: e.Doel, objecten: e.Objecten, getoond: e.Getoond, uitkomst: e.Uitkomst, beleid: e.Regels, artikelen: e.Artikelen,
		herkomst: e.Herkomst, geenSpan: e.TraceID == [16]byte{} || e.SpanID == [8]byte{}, buitenBestand: len(e.Details) > 0}
	for _, r := range e.Rechten {
		versie := fmt.Sprint(r.Versie)
		if r.Verwijderd() {
			versie = "weg"
		}
		s.rechten = append(s.rechten, r.Rij+"@"+versie)
	}
	return s
}

// toneel is a house in which acts are done one after another, each leaving one entry.
type toneel struct {
	*testing.T
	h *Huis
}

const beideDoelen = "veiligheid,overlast"

// doet runs doe and asks that it left one entry: wil, which need not say again who did it, that it was allowed and where it
// came from.
func (t *toneel) doet(wie string, doe func() error, wil func() spoor) {
	t.Helper()
	voor, begin := t.h.Regels(), klok.Micro(t.h.Klok.Nu())
	goed(t.T, doe())
	nieuw := t.h.LogVanaf(voor)
	if len(nieuw) != 1 {
		t.Fatalf("%d entries of one act: %+v", len(nieuw), nieuw)
	}
	w := wil()
	if w.partij == "" {
		w.partij = PartijVan(wie)
	}
	w.wie, w.herkomst, w.uitkomst = wie, "web", audit.Allowed
	if kreeg := spoorVan(nieuw[0]); !reflect.DeepEqual(kreeg, w) {
		t.Errorf("%s by %s left\n     %+v\nwant %+v", w.handeling, wie, kreeg, w)
	}
	if e := nieuw[0]; e.Sequence != voor || e.Time < begin {
		t.Errorf("%s at %d on place %d, not before %d on %d", w.handeling, e.Time, e.Sequence, begin, voor)
	}
}

// rule AVG-5: each act of the table is one entry, which names who, for whom, on whose behalf, with what purpose, about what,
// what was shown, on which policies and articles, and every right that it gave or took.
func TestElkeActEenRegel(t *testing.T) {
	motoren(t, func(t *testing.T, h *Huis) {
		s := &toneel{t, h}
		s.huis()
		z := s.verloop(s.aanmelding())
		s.triage(z)
		s.tafel(z)
		stuk := s.stuk(z)
		s.blikken(z, stuk)
		s.documenten(z, stuk)
		s.uitvoering(z)
		s.citaten()
		s.vragen()
		s.verstrekken()
		s.meelezen()
		s.nood()
		s.koppeling()
		s.protocol(h.RTO(Bo))
		s.einde()
		s.vooraf(h.RTO(Bo))
		s.mensen(h.RTO(Bo))
		gedaan := map[string]bool{}
		for _, e := range h.Log() {
			gedaan[e.Handeling] = gedaan[e.Handeling] || e.Uitkomst == audit.Allowed
		}
		for _, a := range gate.Acts() {
			deel := slices.Contains([]string{"verklaring.inzien", "overleg.meebeslissen", "casus.bestaan", "casus.aanmelding", "casus.elders", "gegeven.bestaan", "gegeven.gekeken", "plan.concept", "plan.vaststellen",
				"aantekening.lezen", "voorinzage.lezen", "informatievraag.weigering", "kennisgeving.lezen", "gegeven.citeren", "gegeven.geciteerd", "verstrekking.deel",
				"verstrekking.opnemen", "verstrekking.registratie", "noodinzage.casus", "koppeling.gebruiken", "koppeling.inzien", "register.maatregelen"}, a.Naam)
			if deel == gedaan[a.Naam] {
				t.Errorf("%s was done: %v", a.Naam, gedaan[a.Naam])
			}
			delete(gedaan, a.Naam)
		}
		if len(gedaan) > 0 {
			t.Errorf("acts that are not in the table: %v", gedaan)
		}
	})
}

// huis: logging in and out, the declaration, the house itself, an explanation.
func (t *toneel) huis() {
	t.Helper()
	h, ctx := t.h, t.h.Ctx()
	var token string
	t.doet(Anna, func() (err error) { token, err = h.Inloggen(ctx, Als(Anna)); return err }, func() spoor {
		return spoor{handeling: "sessie.inloggen", soort: "inloggen", beleid: []string{"avg-05-sessie"}, artikelen: []string{"AVG-5"},
			rechten: []string{"sessie/" + gate.SessieID(token) + "@1"}}
	})
	in := Als(Anna)
	in.Sessie = gate.SessieID(token)
	t.doet(Anna, func() error { return h.Uitloggen(ctx, in) }, func() spoor {
		return spoor{handeling: "sessie.uitloggen", soort: "inloggen", beleid: []string{"avg-05-sessie"}, artikelen: []string{"AVG-5"},
			rechten: []string{"sessie/" + gate.SessieID(token) + "@weg"}}
	})
	t.inlog()
	t.doet(Daan, func() error { _, err := h.VerklaringLezen(ctx, Als(Daan)); return err }, func() spoor {
		return spoor{handeling: "verklaring.lezen", soort: "raadplegen", beleid: []string{"artikel-14-lid-1-tekenen"}, artikelen: []string{"14.1"}}
	})
	t.doet(Daan, func() error { _, err := h.VerklaringTekenen(ctx, Als(Daan), gate.Tekenen{Versie: 1}); return err }, func() spoor {
		return spoor{handeling: "verklaring.tekenen", soort: "rechten", beleid: []string{"artikel-14-lid-1-tekenen"}, artikelen: []string{"14.1"},
			rechten: []string{"ondertekening/" + Daan + "/1@1", "medewerker/" + Daan + "@2"}}
	})
	t.doet(Oda, func() error { _, err := h.HuisLezen(ctx, Als(Oda)); return err }, func() spoor {
		return spoor{handeling: "huis.lezen", soort: "raadplegen", beleid: []string{"artikel-03-lid-1"}, artikelen: []string{"3.1"}}
	})
	t.doet(Oda, func() error { _, err := h.BesluitUitleggen(ctx, Als(Oda), h.Regels()-1); return err }, func() spoor {
		return spoor{handeling: "besluit.uitleggen", soort: "raadplegen", beleid: []string{"avg-06-uitleg"}, artikelen: []string{"AVG-6"}}
	})
}

// inlog: how somebody chooses to log in, and what they do with that.
func (t *toneel) inlog() {
	t.Helper()
	h, ctx := t.h, t.h.Ctx()
	code, err := h.GeefToegangscode(ctx, Als(Mo), Anna, toegang.Eerste)
	goed(t.T, err)
	eigen := func(handeling, soort string, objecten, rechten []string) func() spoor {
		return func() spoor {
			return spoor{handeling: handeling, soort: soort, beleid: []string{"avg-05-sessie"}, artikelen: []string{"AVG-5"}, objecten: objecten, rechten: rechten}
		}
	}
	var b gate.ToegangBlad
	t.doet(Anna, func() (err error) { b, err = h.ToegangOpenen(ctx, Als(""), code, gate.Vandaan{}); return err }, eigen("toegang.openen", "inloggen", []string{Anna}, nil))
	app, err := toegang.Stapcode(b.App, h.Klok.Nu())
	goed(t.T, err)
	var in gate.Ingelogd
	t.laatste(Anna, func() error {
		uit, err := h.ToegangInstellen(ctx, Als(""), gate.Instellen{Code: code, Naam: "anna", Wachtwoord: goedWachtwoord, Nogmaals: goedWachtwoord, App: app}, gate.Vandaan{})
		in = uit.Ingelogd
		return err
	}, func() spoor {
		return eigen("toegang.instellen", "inloggen", []string{Anna}, []string{"toegangscode/" + Anna + "@weg", "account/" + Anna + "@1", "sessie/" + gate.SessieID(in.Token) + "@1"})()
	})
	c := Als(Anna)
	c.Sessie = gate.SessieID(in.Token)
	account := "account/" + Anna
	t.doet(Anna, func() error { return vergeet(h.SessieVerder(ctx, c)) }, eigen("sessie.verder", "inloggen", nil, nil))
	t.doet(Anna, func() error { return vergeet(h.Sessies(ctx, c)) }, eigen("sessie.lijst", "raadplegen", nil, nil))
	t.doet(Anna, func() error { return vergeet(h.Account(ctx, c)) }, eigen("account.lezen", "raadplegen", nil, nil))
	zelf := "sessie/" + c.Sessie
	t.doet(Anna, func() error { return h.SessieBevestigen(ctx, c, gate.Bevestiging{}) }, eigen("sessie.bevestigen", "inloggen", nil, []string{zelf + "@2"}))
	t.doet(Anna, func() error { return vergeet(h.HerstelcodesVernieuwen(ctx, c, gate.Bevestiging{})) },
		eigen("account.herstelcodes", "inloggen", nil, []string{zelf + "@3", account + "@2"}))
	const nieuw = "zeven bergen en een rivier"
	t.doet(Anna, func() error {
		return h.WachtwoordWijzigen(ctx, c, gate.Wachtwoordwijziging{Nu: goedWachtwoord, Wachtwoord: nieuw, Nogmaals: nieuw})
	}, eigen("account.wachtwoord", "inloggen", nil, []string{account + "@3"}))
	t.dienst(eigen)
	t.passkey(c, eigen)
	t.doet(Anna, func() error { return h.SessieBeeindigen(ctx, c, c.Sessie) },
		eigen("sessie.beeindigen", "inloggen", []string{c.Sessie}, []string{"sessie/" + c.Sessie + "@weg"}))
}

// dienst: how somebody who was invited asks where they log in with the account of their work.
func (t *toneel) dienst(eigen func(handeling, soort string, objecten, rechten []string) func() spoor) {
	t.Helper()
	h := t.h
	code, err := h.GeefToegangscode(h.Ctx(), Als(Mo), Bo, toegang.Eerste)
	goed(t.T, err)
	h.Sluit()
	h.Opties.Diensten = []toegang.Inlogdienst{diensttest.Nieuw(t.T, h.Klok.Nu).Dienst("politie", Politie)}
	h.Open()
	t.laatste(Bo, func() error {
		return vergeet(h.DienstVragen(h.Ctx(), Als(""), gate.Dienstkeuze{Dienst: "politie", Code: code, Browser: "x"}, gate.Vandaan{}))
	}, eigen("dienst.vragen", "inloggen", []string{Bo}, nil))
}

// passkey: how somebody adds a passkey and takes it away.
func (t *toneel) passkey(c gate.Caller, eigen func(handeling, soort string, objecten, rechten []string) func() spoor) {
	t.Helper()
	h, ctx := t.h, t.h.Ctx()
	zelf := func(handeling string, objecten, rechten []string) func() spoor {
		s := eigen(handeling, "inloggen", objecten, rechten)()
		s.beleid = []string{"avg-05-passkey"}
		return func() spoor { return s }
	}
	code, err := h.GeefToegangscode(ctx, Als(Mo), Bo, toegang.Eerste)
	goed(t.T, err)
	t.doet(Anna, func() error { return vergeet(h.PasskeyVragen(ctx, c, false)) }, eigen("passkey.vragen", "inloggen", nil, nil))
	t.doet(Bo, func() error {
		return vergeet(h.ToegangPasskeyVragen(ctx, Als(""), gate.Toegangspasskey{Code: code, Naam: "bo@huis.example"}, gate.Vandaan{}))
	}, eigen("toegang.passkey", "inloggen", []string{Bo}, nil))
	k, in := passkeytest.Nieuw(t.T, Adres), gate.NieuwePasskey{Naam: "Telefoon"}
	t.doet(Anna, func() error {
		v, err := h.PasskeyVoorbereiden(ctx, c, in)
		in.Passkey = k.Maak(v)
		return err
	}, zelf("passkey.voorbereiden", nil, nil))
	goed(t.T, h.PasskeyToevoegen(ctx, c, in))
	b, err := h.Account(ctx, c)
	goed(t.T, err)
	id := b.Passkeys[0].ID
	e := h.LogVanaf(h.Regels() - 2)[0]
	wil := zelf("passkey.toevoegen", nil, []string{"passkey/" + id + "@1"})()
	wil.wie, wil.partij, wil.herkomst, wil.uitkomst = Anna, PartijVan(Anna), "web", audit.Allowed
	zelfde(t.T, "adding a passkey left", spoorVan(e), wil)
	t.doet(Anna, func() error { return h.PasskeyVerwijderen(ctx, c, id) }, zelf("passkey.verwijderen", []string{id}, []string{"passkey/" + id + "@weg"}))
}

// laatste is doet for what leaves more than one entry, of which the last is asked.
func (t *toneel) laatste(wie string, doe func() error, wil func() spoor) {
	t.Helper()
	goed(t.T, doe())
	w := wil()
	w.wie, w.partij, w.herkomst, w.uitkomst = wie, PartijVan(wie), "web", audit.Allowed
	if kreeg := spoorVan(t.h.Laatste()); !reflect.DeepEqual(kreeg, w) {
		t.Errorf("%s by %s left\n     %+v\nwant %+v", w.handeling, wie, kreeg, w)
	}
}

// aanmelding: from draft to Casus.
func (t *toneel) aanmelding() gate.Verwijzing {
	t.Helper()
	h, ctx := t.h, t.h.Ctx()
	concept := spoor{handeling: "concept.bewaren", soort: "verzamelen", beleid: []string{"artikel-01-lid-7-concept"}, artikelen: []string{"1.7"}}
	met := func(s spoor, handeling, soort, id string) func() spoor {
		return func() spoor {
			s.handeling, s.soort, s.objecten = handeling, soort, []string{id}
			return s
		}
	}
	var k, z gate.Verwijzing
	bewaar := func(in gate.ConceptBewaren) func() error {
		return func() (err error) {
			in.Formulier, in.Inhoud = "aanmelding", []byte(`{"a":1}`)
			k, err = h.ConceptBewaren(ctx, Als(Anna), in)
			return err
		}
	}
	t.doet(Anna, bewaar(gate.ConceptBewaren{}), func() spoor { concept.objecten = []string{k.ID}; return concept })
	t.doet(Anna, bewaar(gate.ConceptBewaren{ID: k.ID, Versie: 1}), met(concept, "concept.bewaren", "verzamelen", k.ID))
	concept.getoond = []string{k.ID}
	t.doet(Anna, func() error { _, err := h.ConceptLezen(ctx, Als(Anna), k.ID); return err }, met(concept, "concept.lezen", "raadplegen", k.ID))
	t.doet(Anna, func() error { _, err := h.MijnWerk(ctx, Als(Anna)); return err }, func() spoor {
		return spoor{handeling: "mijnwerk.lezen", soort: "raadplegen", beleid: []string{"artikel-03-lid-1"}, artikelen: []string{"3.1"}, getoond: []string{k.ID}}
	})
	in := Aanmelding()
	in.Concept = k.ID
	t.doet(Anna, func() (err error) { z, err = h.CasusAanmelden(ctx, Als(Anna), in); return err }, func() spoor {
		return spoor{handeling: "casus.aanmelden", soort: "verzamelen", casus: k.ID, doel: beideDoelen, objecten: []string{k.ID},
			beleid: []string{"artikel-01-lid-7-aanmelden"}, artikelen: []string{"1.7"},
			rechten: []string{"casus/" + k.ID + "@1", "zicht/" + k.ID + "/" + Gemeente + "@1", "zicht/" + k.ID + "/" + Anna + "@1"}}
	})
	t.doet(Anna, bewaar(gate.ConceptBewaren{}), func() spoor { concept.objecten, concept.getoond = []string{k.ID}, nil; return concept })
	t.doet(Anna, func() error { return h.ConceptWeggooien(ctx, Als(Anna), k.ID) }, met(concept, "concept.weggooien", "wijzigen", k.ID))
	return z
}

// verloop: a report for another Partij that is confirmed, and z as it is assigned and judged.
func (t *toneel) verloop(z gate.Verwijzing) gate.Verwijzing {
	t.Helper()
	h, ctx := t.h, t.h.Ctx()
	in := Aanmelding()
	in.Namens, in.Contact = Gemeente, Anna
	var ander gate.Verwijzing
	t.doet(Petra, func() (err error) { ander, err = h.CasusAanmelden(ctx, Als(Petra), in); return err }, func() spoor {
		rij := "zicht/" + ander.ID + "/"
		return spoor{handeling: "casus.aanmelden", soort: "verzamelen", casus: ander.ID, doel: beideDoelen, objecten: []string{ander.ID},
			beleid: []string{"artikel-08-lid-2c-namens"}, artikelen: []string{"8.2c"}, functie: "procesregisseur", namens: Gemeente,
			rechten: []string{"casus/" + ander.ID + "@1", rij + Gemeente + "@1", rij + Anna + "@1", rij + Petra + "@1"}}
	})
	t.doet(Anna, func() error {
		_, err := h.CasusBevestigen(ctx, Als(Anna), casus.Bevestigen{Casus: ander.ID, Versie: 1})
		return err
	}, func() spoor {
		return spoor{handeling: "casus.bevestigen", soort: "wijzigen", casus: ander.ID, doel: beideDoelen, objecten: []string{ander.ID},
			beleid: []string{"artikel-01-lid-7-bevestigen"}, artikelen: []string{"1.7"},
			rechten: []string{"casus/" + ander.ID + "@2", "casus/" + ander.ID + "@3"}}
	})
	toewijzen := func(versie int64, naar string, rechten ...string) {
		t.Helper()
		t.doet(Mo, func() error {
			_, err := h.CasusToewijzen(ctx, Als(Mo), casus.Toewijzen{Casus: z.ID, Versie: versie, Medewerker: naar})
			return err
		}, func() spoor {
			return spoor{handeling: "casus.toewijzen", soort: "rechten", casus: z.ID, doel: beideDoelen, objecten: []string{z.ID, naar},
				beleid: []string{"artikel-08-lid-2c-toewijzen"}, artikelen: []string{"8.2c"}, rechten: rechten}
		})
	}
	rij := "zicht/" + z.ID + "/"
	toewijzen(1, Petra, rij+Petra+"@1", "casus/"+z.ID+"@2")
	toewijzen(2, Pim, rij+Petra+"@2", rij+Pim+"@1", "casus/"+z.ID+"@3")
	toewijzen(3, Petra, rij+Pim+"@2", rij+Petra+"@3", "casus/"+z.ID+"@4")
	z.Versie = 4
	t.doet(Petra, func() (err error) { z, err = h.CasusScreenen(ctx, Als(Petra), h.Screening(z)); return err }, func() spoor {
		return spoor{handeling: "casus.screenen", soort: "wijzigen", casus: z.ID, doel: beideDoelen, functie: "procesregisseur", namens: Gemeente,
			objecten: []string{z.ID, Gemeente}, beleid: []string{"artikel-09-lid-2a"}, artikelen: []string{"9.2a"}, rechten: []string{"casus/" + z.ID + "@5"}}
	})
	return z
}

// triage: a question of z that is read and answered, the end of the triage, a Partij that comes later, and a colleague of one.
func (t *toneel) triage(z gate.Verwijzing) {
	t.Helper()
	h, ctx := t.h, t.h.Ctx()
	rij, over := "zicht/"+z.ID+"/", h.EersteBetrokkene(z)
	petra := func(handeling, soort, beleid, artikel string, objecten, rechten []string) func() spoor {
		return func() spoor {
			return spoor{handeling: handeling, soort: soort, casus: z.ID, doel: beideDoelen, functie: "procesregisseur", namens: Gemeente,
				objecten: objecten, beleid: []string{beleid}, artikelen: []string{artikel}, rechten: rechten}
		}
	}
	var q gate.Verwijzing
	t.doet(Petra, func() (err error) { q, err = h.TriageVragen(ctx, Als(Petra), h.Triagevraag(z, Dirk)); return err }, func() spoor {
		return petra("triage.vragen", "verstrekken", "artikel-01-lid-8-vragen", "1.8", []string{z.ID, Gemeente, q.ID, Reclassering, Dirk},
			[]string{"triagevraag/" + q.ID + "@1", rij + Reclassering + "@1", rij + Dirk + "@1"})()
	})
	t.doet(Dirk, func() error { return vergeet(h.TriagevraagLezen(ctx, Als(Dirk), q.ID)) }, func() spoor {
		return spoor{handeling: "triagevraag.lezen", soort: "raadplegen", casus: z.ID, doel: beideDoelen, objecten: []string{q.ID, z.ID},
			getoond: []string{q.ID, over}, beleid: []string{"artikel-01-lid-8-lezen"}, artikelen: []string{"1.8"}}
	})
	t.doet(Dirk, func() error { return vergeet(h.TriagevraagAntwoorden(ctx, Als(Dirk), Triageantwoord(q))) }, func() spoor {
		return spoor{handeling: "triagevraag.antwoorden", soort: "verstrekken", casus: z.ID, doel: beideDoelen, objecten: []string{q.ID, z.ID},
			beleid: []string{"artikel-01-lid-8-antwoorden"}, artikelen: []string{"1.8"}, rechten: []string{"triagevraag/" + q.ID + "@2"}}
	})
	t.doet(Petra, func() error { return vergeet(h.BetrokkeneInformeren(ctx, Als(Petra), h.Informeren(z))) },
		petra("betrokkene.informeren", "wijzigen", "avg-03-informeren", "AVG-3", []string{over, z.ID}, nil))
	t.doet(Petra, func() error { return vergeet(h.TriageAfronden(ctx, Als(Petra), Uitkomst(z, Bo))) },
		petra("triage.afronden", "wijzigen", "artikel-01-lid-8-afronden", "1.8", []string{z.ID, Gemeente, Politie, Bo},
			[]string{rij + Dirk + "@2", rij + Reclassering + "@2", "casus/" + z.ID + "@6", "deelname/" + z.ID + "/" + Politie + "@1", rij + Politie + "@1",
				rij + Bo + "@1"}))
	t.doet(Petra, func() error { return vergeet(h.DeelnameBetrekken(ctx, Als(Petra), Betrekken(z, Cleo))) },
		petra("deelname.betrekken", "rechten", "artikel-09-lid-2e-betrekken", "9.2e", []string{z.ID, Gemeente, Zorg, Cleo},
			[]string{"deelname/" + z.ID + "/" + Zorg + "@1", rij + Zorg + "@1", rij + Cleo + "@1"}))
	t.doet(Bo, func() error {
		_, err := h.DeelnameAanwijzen(ctx, Als(Bo), casus.Aanwijzen{Casus: z.ID, Medewerker: Bas})
		return err
	}, func() spoor {
		return spoor{handeling: "deelname.aanwijzen", soort: "rechten", casus: z.ID, doel: beideDoelen, objecten: []string{z.ID, Bas},
			beleid: []string{"wgs-12"}, artikelen: []string{"WGS-12"}, rechten: []string{rij + Bas + "@1"}}
	})
}

// stuk: one piece, from its first text to its end, and another that stays.
func (t *toneel) stuk(z gate.Verwijzing) gate.Verwijzing {
	t.Helper()
	h, ctx := t.h, t.h.Ctx()
	in := h.Gegeven(z, informatie.AlleDeelnemers)
	var weg, blijft gate.Verwijzing
	toevoegen := func(v *gate.Verwijzing) {
		t.Helper()
		t.doet(Bo, func() (err error) { *v, err = h.GegevenToevoegen(ctx, Als(Bo), in); return err }, func() spoor {
			return spoor{handeling: "gegeven.toevoegen", soort: "verstrekken", casus: z.ID, doel: beideDoelen, objecten: []string{z.ID, v.ID},
				beleid: []string{"artikel-12-lid-1-toevoegen"}, artikelen: []string{"12.1"}, rechten: []string{"gegeven/" + v.ID + "@1"}}
		})
	}
	t.doet(Bo, func() error {
		return vergeet(h.GegevenVoorbeeld(ctx, Als(Bo), informatie.Voorbeeld{Voorwaarden: in.Voorwaarden, Casus: z.ID}))
	}, func() spoor {
		return spoor{handeling: "gegeven.voorbeeld", soort: "raadplegen", casus: z.ID, doel: beideDoelen, objecten: []string{z.ID}, getoond: []string{z.ID},
			beleid: []string{"artikel-12-lid-1-toevoegen"}, artikelen: []string{"12.1"}}
	})
	toevoegen(&weg)
	toevoegen(&blijft)
	stap := func(handeling, soort, beleid, artikel string, versie int) func() spoor {
		return func() spoor {
			return spoor{handeling: handeling, soort: soort, casus: z.ID, doel: beideDoelen, objecten: []string{weg.ID, z.ID},
				beleid: []string{beleid}, artikelen: []string{artikel}, rechten: []string{fmt.Sprintf("gegeven/%s@%d", weg.ID, versie)}}
		}
	}
	t.doet(Bo, func() error {
		_, err := h.GegevenCorrigeren(ctx, Als(Bo), informatie.Corrigeren{Gegeven: weg.ID, Versie: 1, Inhoud: in.Inhoud, Soort: in.Soort})
		return err
	}, stap("gegeven.corrigeren", "wijzigen", "artikel-12-lid-1-herstellen", "12.1", 2))
	t.doet(Bo, func() error {
		_, err := h.GegevenVoorwaarden(ctx, Als(Bo), informatie.Wijzigen{Gegeven: weg.ID, Versie: 2, Voorwaarden: in.Voorwaarden})
		return err
	}, stap("gegeven.voorwaarden", "rechten", "artikel-13-lid-2-voorwaarden", "13.2", 3))
	t.doet(Bo, func() error {
		_, err := h.GegevenIntrekken(ctx, Als(Bo), informatie.Intrekken{Gegeven: weg.ID, Versie: 3, Reden: "Het klopte niet."})
		return err
	}, stap("gegeven.intrekken", "wijzigen", "artikel-12-lid-1-herstellen", "12.1", 4))
	return blijft
}

// blikken: every look at z, its piece and its log.
func (t *toneel) blikken(z, stuk gate.Verwijzing) {
	t.Helper()
	h, ctx := t.h, t.h.Ctx()
	over := h.Gegeven(z, informatie.AlleDeelnemers).Over[0]
	op := func(s spoor) func() spoor {
		return func() spoor { s.soort, s.casus, s.doel = "raadplegen", z.ID, beideDoelen; return s }
	}
	t.doet(Anna, func() error { _, err := h.GegevenLezen(ctx, Als(Anna), stuk.ID); return err }, op(spoor{handeling: "gegeven.lezen",
		objecten: []string{stuk.ID, z.ID}, getoond: []string{stuk.ID}, beleid: []string{"artikel-13-lid-2-lezen"}, artikelen: []string{"13.2"}}))
	t.doet(Anna, func() error { _, err := h.ZichtLezen(ctx, Als(Anna), gate.ZichtVraag{Casus: z.ID}); return err }, op(spoor{handeling: "zicht.lezen",
		objecten: []string{z.ID}, getoond: []string{z.ID}, beleid: []string{"artikel-01-lid-7-aanmelder"}, artikelen: []string{"1.7"}}))
	t.doet(Anna, func() error {
		v, err := h.CasusVolgen(ctx, Als(Anna), gate.Volging{Casus: z.ID})
		if err == nil {
			v.Sluit()
		}
		return err
	}, op(spoor{handeling: "casus.volgen", objecten: []string{z.ID}, beleid: []string{"artikel-01-lid-7-aanmelder"}, artikelen: []string{"1.7"}}))
	t.doet(Bas, func() error { _, err := h.CasusLezen(ctx, Als(Bas), z.ID); return err }, op(spoor{handeling: "casus.lezen",
		objecten: []string{z.ID}, getoond: []string{z.ID, over, stuk.ID, ingetrokken(t.T, h, z)},
		beleid:    []string{"artikel-01-lid-7-deelnemer", "artikel-12-lid-1-leverancier", "artikel-13-lid-2-lezen", "artikel-06-lid-5-plan"},
		artikelen: []string{"1.7", "12.1", "13.2", "6.5"}}))
	t.doet(Mo, func() error { _, err := h.CasusProces(ctx, Als(Mo), z.ID); return err }, op(spoor{handeling: "casus.procesgegevens",
		objecten: []string{z.ID}, getoond: []string{z.ID}, beleid: []string{"artikel-08-manager"}, artikelen: []string{"8"}}))
	t.doet(Fien, func() error { _, err := h.CasusGekeken(ctx, Als(Fien), z.ID, 0); return err }, op(spoor{handeling: "casus.gekeken",
		objecten: []string{z.ID}, getoond: []string{z.ID}, beleid: []string{"avg-06-gekeken-fg"}, artikelen: []string{"AVG-6"}}))
	t.doet(Bo, func() error { _, err := h.CasusLijst(ctx, Als(Bo), gate.LijstVraag{}); return err }, func() spoor {
		return spoor{handeling: "casus.lijst", soort: "raadplegen", getoond: []string{z.ID}, beleid: []string{"artikel-01-lid-7-deelnemer"}, artikelen: []string{"1.7"}}
	})
	t.doet(Bo, func() error { _, err := h.PersoonZoeken(ctx, Als(Bo), gate.ZoekVraag{BSN: BSN}); return err }, func() spoor {
		return spoor{handeling: "persoon.zoeken", soort: "zoeken", getoond: []string{z.ID, over},
			beleid: []string{"artikel-12-lid-1-zoeken", "artikel-01-lid-7-deelnemer"}, artikelen: []string{"12.1", "1.7"}}
	})
	t.doet(Anna, func() error {
		_, err := h.BSNTonen(ctx, Als(Anna), casus.BSNTonen{Betrokkene: over, Reden: casus.BSNOpzoeken})
		return err
	}, op(spoor{handeling: "betrokkene.bsn", objecten: []string{over, z.ID}, getoond: []string{over}, beleid: []string{"avg-08-bsn"}, artikelen: []string{"AVG-8"}}))
	niemand := gate.Navraag{ZoekVraag: gate.ZoekVraag{Achternaam: "Niemand", Geboortedatum: "1-1-1990"}, Reden: casus.BijVraag}
	t.doet(Pim, func() error { _, err := h.PersoonNavragen(ctx, Als(Pim), niemand); return err }, func() spoor {
		return spoor{handeling: "persoon.navragen", soort: "zoeken", beleid: []string{"wgs-11-navragen"}, artikelen: []string{"WGS-11"}}
	})
	t.doet(Fien, func() error { _, err := h.NavraagLijst(ctx, Als(Fien)); return err }, func() spoor {
		return spoor{handeling: "navraag.lijst", soort: "raadplegen", beleid: []string{"wgs-11-lijst"}, artikelen: []string{"WGS-11"}}
	})
	t.doet(Fien, func() error {
		_, err := h.LogDoorzoeken(ctx, Als(Fien), gate.LogVraag{Casus: z.Nummer, Medewerker: Bo, Handeling: "gegeven.toevoegen"})
		return err
	}, func() spoor {
		return spoor{handeling: "log.doorzoeken", soort: "raadplegen", objecten: []string{Bo, z.ID}, getoond: []string{z.ID},
			beleid: []string{"avg-05-doorzoeken", "avg-06-fg"}, artikelen: []string{"AVG-5", "AVG-6"}}
	})
	t.doet(Fien, func() error {
		_, err := h.LogExporteren(ctx, Als(Fien), gate.LogVraag{Casus: z.Nummer, Handeling: "gegeven.toevoegen"})
		return err
	}, func() spoor {
		return spoor{handeling: "log.exporteren", soort: "verstrekken", objecten: []string{z.ID}, getoond: []string{z.ID},
			beleid: []string{"avg-05-doorzoeken", "avg-06-fg"}, artikelen: []string{"AVG-5", "AVG-6"}}
	})
	t.doet(Fien, func() error { _, err := h.LogTellen(ctx, Als(Fien), gate.TellingVraag{}); return err }, func() spoor {
		return spoor{handeling: "log.tellen", soort: "raadplegen", beleid: []string{"avg-05-tellen"}, artikelen: []string{"AVG-5"}}
	})
	goed(t.T, h.Vul(ctx, gate.VulOpties{Casussen: 1, Mensen: 20}))
	vul := h.Laatste()
	if s := spoorVan(vul); s.handeling != "huis.vullen" || s.soort != "verzamelen" || s.casus == "" || !slices.Equal(s.objecten, []string{s.casus}) ||
		s.herkomst != "demo" || s.wie != "" || !slices.Equal(s.artikelen, []string{"3.1"}) || len(s.rechten) < 10 {
		t.Errorf("filling left %+v", s)
	}
	t.verzegeling(z)
}

// verzegeling: the house starts with a Casus from before there was a MAC on it.
func (t *toneel) verzegeling(z gate.Verwijzing) {
	t.Helper()
	h := t.h
	h.Sluit()
	h.SQL(`INSERT INTO casus (id, nummer, soort, gemeente, fase, open, aanmelder, melder, invoerder, procesregisseur, aangemeld, gewijzigd,
		versie, gewijzigd_door, doel, inhoud) SELECT 'ouder', '2025-0001', soort, gemeente, fase, open, aanmelder, melder, invoerder, procesregisseur,
		aangemeld, gewijzigd, versie, gewijzigd_door, doel, inhoud FROM casus WHERE id = $1`, z.ID)
	h.Open()
	zelfde(t.T, "sealing", spoorVan(h.Laatste()), spoor{handeling: "huis.verzegelen", soort: "rechten", herkomst: "taak", uitkomst: audit.Allowed,
		artikelen: []string{"14.3"}, rechten: []string{"casus/ouder@7"}})
	h.Sluit()
	_, err := gate.WisselSleutel(h.Ctx(), h.Opties)
	goed(t.T, err)
	h.Open()
}

// ingetrokken is the id of the piece of z that was taken back.
func ingetrokken(t *testing.T, h *Huis, z gate.Verwijzing) string {
	t.Helper()
	var id string
	goed(t, h.DB().QueryRowContext(h.Ctx(), `SELECT id FROM gegeven WHERE casus = $1 AND ingetrokken = 1`, z.ID).Scan(&id))
	return id
}
