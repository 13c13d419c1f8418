// SPDX-License-Identifier: EUPL-1.2

package gate_test

import (
	"slices"
	"strings"
	"testing"
	"time"

	"rondetafel/internal/audit"
	"rondetafel/internal/casus"
	"rondetafel/internal/gate"
	. "rondetafel/internal/gate/gatetest"
	"rondetafel/internal/informatie"
)

// gesloten makes a closed Casus with a piece in it that stays.
func gesloten(h *Huis) gate.Verwijzing {
	z := h.NazorgMet(Bo)
	stuk := h.VoegToe(z, Bo, informatie.AlleDeelnemers)
	return h.SluitCasus(h.NaarAfschaling(z), stuk)
}

// rules AVG-7, 1.10-3: two people and seven days, then the key, every row and every right are gone, a certificate without a person in
// it is left, the log verifies, and who looked can still be seen.
func TestRegelVernietiging(t *testing.T) {
	motoren(t, func(t *testing.T, h *Huis) {
		ctx := h.Ctx()
		ander := h.NazorgMet(Bo)
		z := gesloten(h)
		v := h.Voorstel(z)
		for wie, moet := range map[string]bool{Mo: true, Fien: true, Pim: true, Petra: false} { // not who proposed it
			werk, err := h.MijnWerk(ctx, Als(wie))
			goed(t, err)
			if slices.ContainsFunc(werk.Taken, func(t gate.Taak) bool { return t.Soort == "controleren" && t.Object == v.ID }) != moet {
				t.Errorf("%s has to do %+v", wie, werk.Taken)
			}
		}
		v = h.Akkoord(v)
		inBedenktijd(t, h, v)
		naZevenDagen(t, h, v)
		isVernietigd(t, h, z, v)
		if n, err := h.VoerTaken(ctx); n != 0 || err != nil {
			t.Errorf("the job is done twice: %d, %v", n, err)
		}
		goed(t, vergeet(h.CasusLezen(ctx, Als(Bo), ander.ID)))
		if r := h.Verify(); r.Fout != "" || r.Bewijzen != 1 {
			t.Errorf("verify says %+v", r)
		}
	})
}

func inBedenktijd(t *testing.T, h *Huis, v gate.Verwijzing) {
	t.Helper()
	b, err := h.VernietigingLezen(h.Ctx(), Als(Petra), v.ID)
	goed(t, err)
	if b.Stand != casus.VernietigingAkkoord || b.Voorsteller.Naam != "Petra Schijn" || b.Controleur.Naam != "Fien Fictief" || b.ControleAls != "fg" ||
		b.Redenen.Voorstel != "De termijn is voorbij." || !b.Vanaf.Equal(casus.Bedenktijd(*b.Gecontroleerd)) || b.SleutelWeg {
		t.Errorf("in the cooling-off: %+v", b)
	}
}

// naZevenDagen asks that the job destroys the dossier after seven days, and not a minute before.
func naZevenDagen(t *testing.T, h *Huis, v gate.Verwijzing) {
	t.Helper()
	ctx := h.Ctx()
	h.Klok.Loop(7*24*time.Hour - time.Minute)
	if n, err := h.VoerTaken(ctx); n != 0 || err != nil {
		t.Fatalf("a minute before its end: %d, %v", n, err)
	}
	_, err := h.BeginVernietiging(ctx, v.ID)
	onbekend(t, err) // nobody is told more than the log, which names the article
	if e := h.Laatste(); e.Handeling != "vernietiging.beginnen" || e.Uitkomst != audit.Refused || !slices.Contains(e.Regels, "avg-07-bedenktijd") {
		t.Errorf("the entry is %+v", e)
	}
	h.Klok.Loop(time.Minute)
	if n, err := h.VoerTaken(ctx); n != 1 || err != nil {
		t.Fatalf("after seven days: %d, %v", n, err)
	}
}

// isVernietigd asks that z was destroyed by v, wholly.
func isVernietigd(t *testing.T, h *Huis, z, v gate.Verwijzing) {
	t.Helper()
	ctx := h.Ctx()
	b, err := h.VernietigingLezen(ctx, Als(Mo), v.ID)
	goed(t, err)
	isBewijs(t, b)
	if !slices.Contains(b.Aantallen, gate.Aantal{Soort: "betrokkene", Aantal: 1}) || !slices.Contains(b.Aantallen, gate.Aantal{Soort: "gegeven", Aantal: 1}) {
		t.Errorf("it counts %v", b.Aantallen)
	}
	var handelingen []string
	for _, n := range b.Regels {
		e := h.LogVanaf(n)[0]
		handelingen = append(handelingen, e.Handeling)
		if e.Casus != z.ID || e.Uitkomst != audit.Allowed {
			t.Errorf("entry %d is %+v", n, e)
		}
	}
	if got := strings.Join(handelingen, " "); got != "vernietiging.voorstellen vernietiging.controleren vernietiging.beginnen vernietiging.uitvoeren" {
		t.Errorf("its entries are %s", got)
	}
	if e := h.LogVanaf(b.Regels[3])[0]; e.Persoon != "" || e.Herkomst != "taak" || e.Soort != audit.Vernietigen {
		t.Errorf("the last is %+v", e)
	}
	ids, err := h.SleutelIDs(ctx)
	goed(t, err)
	if slices.Contains(ids, z.ID) {
		t.Error("the key is still there")
	}
	for _, tabel := range dossiertabellen(h) {
		if n := h.Getal(`SELECT COUNT(*) FROM `+tabel+` WHERE casus = $1`, z.ID); n != 0 {
			t.Errorf("%d rows of %s are left", n, tabel)
		}
	}
	naVernietiging(t, h, z)
}

// isBewijs asks that b is a whole certificate that names nobody.
func isBewijs(t *testing.T, b gate.VernietigingBlad) {
	t.Helper()
	if b.Stand != casus.VernietigingKlaar || !b.SleutelWeg || b.Begonnen == nil || b.Vernietigd == nil || len(b.Mag) != 0 {
		t.Errorf("the certificate is %+v", b)
	}
	if b.Voorsteller != nil || b.Controleur != nil || b.Redenen != (gate.Redenen{}) || b.VoorgesteldAls != "procesregisseur" || b.ControleAls != "fg" {
		t.Errorf("it names %+v, %+v, %+v, as %s and %s", b.Voorsteller, b.Controleur, b.Redenen, b.VoorgesteldAls, b.ControleAls)
	}
}

// dossiertabellen are the tables with a column casus, but those that stay.
func dossiertabellen(h *Huis) []string {
	h.T.Helper()
	vraag := `SELECT m.name FROM sqlite_master m JOIN pragma_table_info(m.name) p WHERE m.type = 'table' AND p.name = 'casus'`
	if strings.HasPrefix(h.Opties.DB, "postgres") {
		vraag = `SELECT table_name FROM information_schema.columns WHERE column_name = 'casus' AND table_schema = current_schema()`
	}
	rijen, err := h.DB().QueryContext(h.Ctx(), vraag)
	if err != nil {
		h.T.Fatal(err)
	}
	defer rijen.Close()
	var uit []string
	for rijen.Next() {
		var naam string
		if err := rijen.Scan(&naam); err != nil {
			h.T.Fatal(err)
		}
		if naam != "vernietiging" {
			uit = append(uit, naam)
		}
	}
	if len(uit) < 10 {
		h.T.Fatalf("only %v have a casus", uit)
	}
	return uit
}

// naVernietiging asks what each still sees: the FG who looked, who steers that it was there, all others nothing.
func naVernietiging(t *testing.T, h *Huis, z gate.Verwijzing) {
	t.Helper()
	ctx := h.Ctx()
	gekeken, err := h.CasusGekeken(ctx, Als(Fien), z.ID, 0)
	goed(t, err)
	if len(gekeken.Inzagen) < 12 || gekeken.Nummer != z.Nummer || !slices.ContainsFunc(gekeken.Inzagen, func(i gate.Inzage) bool {
		return i.Handeling == "Vernietiging uitvoeren"
	}) {
		t.Errorf("Fien sees %d looks", len(gekeken.Inzagen))
	}
	for _, wie := range []string{Mo, Fien} {
		p, err := h.CasusProces(ctx, Als(wie), z.ID)
		goed(t, err)
		if p.Fase != casus.Vernietigd || p.Vernietiging == nil || p.Vernietiging.Stand != casus.VernietigingKlaar || slices.Contains(p.Mag, "vernietiging.voorstellen") {
			t.Errorf("%s sees %+v", wie, p)
		}
	}
	for _, wie := range []string{Petra, Anna, Bo, Dirk, Oda} {
		onbekend(t, vergeet(h.CasusLezen(ctx, Als(wie), z.ID)))
		onbekend(t, vergeet(h.CasusProces(ctx, Als(wie), z.ID)))
	}
	_, err = h.VernietigingVoorstellen(ctx, Als(Mo), casus.VernietigingVoorstellen{Casus: z.ID, Versie: z.Versie + 1, Reden: "Nog eens."})
	geweigerd(t, err, "AVG-7")
	lijst, err := h.VernietigingLijst(ctx, Als(Petra), gate.VernietigingVraag{Stand: "klaar"})
	goed(t, err)
	if len(lijst.Vernietigingen) != 1 || lijst.Vernietigingen[0].Nummer != z.Nummer {
		t.Fatalf("Petra's list of what was destroyed is %+v", lijst)
	}
	loopt, err := h.VernietigingLijst(ctx, Als(Petra), gate.VernietigingVraag{})
	goed(t, err)
	if len(loopt.Vernietigingen) != 0 {
		t.Errorf("and of what goes on %+v", loopt)
	}
	ongeldig(t, vergeet(h.VernietigingLijst(ctx, Als(Petra), gate.VernietigingVraag{Stand: "x"})), "stand")
	onbekend(t, vergeet(h.VernietigingLezen(ctx, Als(Bo), lijst.Vernietigingen[0].ID)))
	geweigerd(t, vergeet(h.VernietigingLijst(ctx, Als(Bo), gate.VernietigingVraag{})), "AVG-7")
}

// rule AVG-7: every shortcut is refused with its article, and nothing is lost by it.
func TestRegelVernietigingKortereWegen(t *testing.T) {
	motoren(t, func(t *testing.T, h *Huis) {
		ctx := h.Ctx()
		voorstel := func(z gate.Verwijzing) casus.VernietigingVoorstellen {
			return casus.VernietigingVoorstellen{Casus: z.ID, Versie: z.Versie, Reden: "De termijn is voorbij."}
		}
		akkoord := func(v gate.Verwijzing, antwoord string) casus.VernietigingControleren {
			return casus.VernietigingControleren{Vernietiging: v.ID, Versie: v.Versie, Akkoord: antwoord, Reden: "Ik keek ernaar."}
		}
		open := h.Afschaling(Bo)
		geweigerd(t, vergeet(h.VernietigingVoorstellen(ctx, Als(Petra), voorstel(open))), "AVG-7") // without closing
		geweigerd(t, vergeet(h.VernietigingVoorstellen(ctx, Als(Mo), voorstel(open))), "AVG-7")
		z := gesloten(h)
		geweigerd(t, vergeet(h.VernietigingVoorstellen(ctx, Als(Fien), voorstel(z))), "AVG-7") // who checks does not propose
		for _, wie := range []string{Anna, Bo, Dirk, Pim, Oda} {
			onbekend(t, vergeet(h.VernietigingVoorstellen(ctx, Als(wie), voorstel(z))))
		}
		v := h.Voorstel(z)
		geweigerd(t, vergeet(h.VernietigingVoorstellen(ctx, Als(Mo), voorstel(z))), "AVG-7")         // two at once
		geweigerd(t, vergeet(h.VernietigingControleren(ctx, Als(Petra), akkoord(v, "ja"))), "AVG-7") // by one person
		onbekend(t, vergeet(h.VernietigingControleren(ctx, Als(Bo), akkoord(v, "ja"))))              // by who knows nothing of it
		onbekend(t, vergeet(h.VernietigingStoppen(ctx, Als(Anna), casus.VernietigingStoppen{Vernietiging: v.ID, Versie: v.Versie, Reden: "Nee."})))
		if h.Getal(`SELECT COUNT(*) FROM job`) != 0 {
			t.Fatal("a proposal alone made a job")
		}
		v2 := h.Akkoord(v)
		botst(t, vergeet(h.VernietigingControleren(ctx, Als(Mo), akkoord(v, "ja"))))
		geweigerd(t, vergeet(h.VernietigingControleren(ctx, Als(Mo), akkoord(v2, "ja"))), "AVG-7") // twice
		gestopt, err := h.VernietigingStoppen(ctx, Als(Petra), casus.VernietigingStoppen{Vernietiging: v.ID, Versie: v2.Versie, Reden: "Er loopt een klacht."})
		goed(t, err)
		h.Bedenktijd()
		_, err = h.BeginVernietiging(ctx, v.ID) // after a stop
		onbekend(t, err)
		b, err := h.VernietigingLezen(ctx, Als(Fien), v.ID)
		goed(t, err)
		if b.Stand != casus.VernietigingGestopt || b.Redenen.Stop != "Er loopt een klacht." || b.GestoptAls != "procesregisseur" || b.SleutelWeg {
			t.Errorf("after the stop: %+v", b)
		}
		geweigerd(t, vergeet(h.VernietigingStoppen(ctx, Als(Mo), casus.VernietigingStoppen{Vernietiging: v.ID, Versie: gestopt.Versie, Reden: "Nog eens."})), "AVG-7")
		nee, err := h.VernietigingVoorstellen(ctx, Als(Mo), voorstel(z)) // again, after the stop
		goed(t, err)
		geweigerd(t, vergeet(h.VernietigingControleren(ctx, Als(Mo), akkoord(nee, "ja"))), "AVG-7")
		goed(t, vergeet(h.VernietigingControleren(ctx, Als(Pim), akkoord(nee, "nee"))))
		derde := h.Akkoord(h.Voorstel(z))
		h.Bedenktijd()
		isVernietigd(t, h, z, derde)
		if n := h.Getal(`SELECT COUNT(*) FROM vernietiging`); n != 1 {
			t.Errorf("%d proposals are left beside the certificate", n-1)
		}
	})
}

// rule AVG-7: a crash between any two steps leaves a dossier that is finished at start-up, and no step is done by halves.
func TestVernietigingOverleeftEenBreuk(t *testing.T) {
	motoren(t, func(t *testing.T, h *Huis) {
		ctx := h.Ctx()
		stappen := []func(zaak, v string) error{
			func(_, v string) error { return vergeet(h.BeginVernietiging(ctx, v)) },
			func(zaak, _ string) error { return h.WisSleutel(ctx, zaak) },
			func(_, v string) error { return h.RondVernietigingAf(ctx, v) },
		}
		for tot := range len(stappen) + 1 {
			z := gesloten(h)
			v := h.Akkoord(h.Voorstel(z))
			h.Klok.Loop(8 * 24 * time.Hour)
			for _, stap := range stappen[:tot] {
				goed(t, stap(z.ID, v.ID))
			}
			if tot == 1 { // begun and the key still there: the rows do not go before it
				if err := h.RondVernietigingAf(ctx, v.ID); err == nil {
					t.Error("called destroyed while the key is there")
				}
			}
			if tot > 0 && tot < 3 { // nobody stops it any more
				geweigerd(t, vergeet(h.VernietigingStoppen(ctx, Als(Mo), casus.VernietigingStoppen{Vernietiging: v.ID, Versie: v.Versie + 1, Reden: "Stop."})), "AVG-7")
			}
			if r := h.Verify(); r.Fout != "" {
				t.Errorf("after %d steps verify says %s", tot, r.Fout)
			}
			h.Open()
			if tot == 0 {
				if n, err := h.VoerTaken(ctx); n != 1 || err != nil {
					t.Errorf("not begun, so it is the job's: %d, %v", n, err)
				}
			}
			b, err := h.VernietigingLezen(ctx, Als(Mo), v.ID)
			goed(t, err)
			if b.Stand != casus.VernietigingKlaar || !b.SleutelWeg {
				t.Errorf("after %d steps and a start it is %s", tot, b.Stand)
			}
			if n, err := h.VoerTaken(ctx); err != nil || n > 1 {
				t.Errorf("the job of what start-up finished: %d, %v", n, err)
			}
		}
		if r := h.Verify(); r.Fout != "" || r.Bewijzen != 4 {
			t.Errorf("in the end verify says %+v", r)
		}
	})
}
