// SPDX-License-Identifier: EUPL-1.2

package gate_test

import (
	"bytes"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"testing"
	"time"

	"rondetafel/internal/casus"
	"rondetafel/internal/errs"
	"rondetafel/internal/gate"
	. "rondetafel/internal/gate/gatetest"
	"rondetafel/internal/klok"
)

// overblijfsel is something of a dossier that may be nowhere afterwards.
type overblijfsel struct {
	wat   string
	bytes []byte
}

// sporenVan collects what z leaves on the disk while it is there: the wrapped key as it stands in the key file, what is sealed with
// it, what it is searched by, and the words themselves.
func sporenVan(h *Huis, z gate.Verwijzing) []overblijfsel {
	h.T.Helper()
	var uit []overblijfsel
	sleutels, err := os.ReadFile(filepath.Join(h.Opties.Sleutels, "sleutels"))
	if err != nil {
		h.T.Fatal(err)
	}
	at := bytes.Index(sleutels, []byte(z.ID))
	if at < 0 {
		h.T.Fatal("the key file has no slot for the casus")
	}
	uit = append(uit, overblijfsel{"the wrapped key", bytes.Clone(sleutels[at-1+32 : at-1+92])}) // internal/crypto/slot.go draws it
	for _, vraag := range []string{`SELECT inhoud FROM betrokkene WHERE casus = $1`, `SELECT inhoud FROM gegeven WHERE casus = $1`,
		`SELECT inhoud FROM casus WHERE id = $1`, `SELECT inhoud FROM screening WHERE casus = $1`, `SELECT inhoud FROM vernietiging WHERE casus = $1`,
		`SELECT inhoud FROM noodzaak WHERE casus = $1`, `SELECT inhoud FROM overdracht WHERE casus = $1`, `SELECT hash FROM zoekindex WHERE casus = $1`} {
		rijen, err := h.DB().QueryContext(h.Ctx(), vraag, z.ID)
		if err != nil {
			h.T.Fatal(err)
		}
		n := len(uit)
		for rijen.Next() {
			var b []byte
			if err := rijen.Scan(&b); err != nil {
				h.T.Fatal(err)
			}
			uit = append(uit, overblijfsel{vraag, b})
		}
		if err := errors.Join(rijen.Err(), rijen.Close()); err != nil || len(uit) == n {
			h.T.Fatalf("%s gives nothing: %v", vraag, err)
		}
	}
	for _, woord := range []string{"Verzinsel", BSN, "Er is elke avond ruzie op straat", "Er waren drie meldingen", "Er loopt nog een zaak",
		"Wijkteam Proefdorp", "De termijn is voorbij"} {
		uit = append(uit, overblijfsel{"the words " + woord, []byte(woord)})
	}
	return uit
}

// gevonden names the traces that are in any file below dir.
func gevonden(t *testing.T, dir string, sporen []overblijfsel) []string {
	t.Helper()
	var uit []string
	err := filepath.WalkDir(dir, func(pad string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		inhoud, err := os.ReadFile(pad)
		for _, s := range sporen {
			if bytes.Contains(inhoud, s.bytes) {
				uit = append(uit, s.wat+" in "+filepath.Base(pad))
			}
		}
		return err
	})
	goed(t, err)
	return uit
}

// rule AVG-7: after a destruction neither the bytes of the wrapped key nor anything that was sealed with it, nor a word of it, nor
// what it was searched by, stands in the key file, the database, the file that is written ahead, or a copy of the data directory.
func TestVernietigingLaatGeenSpoor(t *testing.T) {
	h := Nieuw(t, Met(func(o *gate.Opties) { o.Synchroon = "FULL" }))
	dir := filepath.Dir(h.Opties.DB)
	z := gesloten(h)
	v := h.Akkoord(h.Voorstel(z))
	sporen := sporenVan(h, z)
	voor := gevonden(t, dir, sporen)
	for _, s := range sporen[:len(sporen)-7] { // the search finds what is there; the words were never in the clear
		if !slices.ContainsFunc(voor, func(g string) bool { return len(g) > len(s.wat) && g[:len(s.wat)] == s.wat }) {
			t.Fatalf("beforehand %s is nowhere to be found: the search does not see it", s.wat)
		}
	}
	goed(t, h.DB().Close()) // a reader of the test itself would hold old pages
	h.Bedenktijd()
	if na := gevonden(t, dir, sporen); len(na) > 0 {
		t.Errorf("with the server running there is still %v", na)
	}
	kopieMap := filepath.Join(t.TempDir(), "reservekopie")
	goed(t, vergeet(h.VernietigingLezen(h.Ctx(), Als(Mo), v.ID)))
	h.Sluit()
	goed(t, os.CopyFS(kopieMap, os.DirFS(dir)))
	for _, waar := range []string{dir, kopieMap} {
		if na := gevonden(t, waar, sporen); len(na) > 0 {
			t.Errorf("in %s there is still %v", filepath.Base(waar), na)
		}
	}
	o := h.Opties
	o.DB, o.Sleutels = filepath.Join(kopieMap, filepath.Base(o.DB)), filepath.Join(kopieMap, filepath.Base(o.Sleutels))
	goed(t, filepath.WalkDir(o.Sleutels, func(pad string, d fs.DirEntry, err error) error { // as the copy is the owner's too
		if err == nil && d.IsDir() {
			return os.Chmod(pad, 0o700)
		}
		return errors.Join(err, os.Chmod(pad, 0o600))
	}))
	if r, err := gate.Verify(h.Ctx(), o, nil); err != nil || r.Fout != "" || r.Bewijzen != 1 {
		t.Errorf("the copy: %+v, %v", r, err)
	}
}

// rule AVG-7: a key file of before, put back, gives nothing: start-up destroys the key again, and verify names it as long as it stands.
func TestTeruggezetteSleutelBlijftWeg(t *testing.T) {
	h := Nieuw(t)
	z := gesloten(h)
	v := h.Akkoord(h.Voorstel(z))
	pad := filepath.Join(h.Opties.Sleutels, "sleutels")
	oud, err := os.ReadFile(pad)
	goed(t, err)
	h.Bedenktijd()
	h.Sluit()
	goed(t, os.WriteFile(pad, oud, 0o600))
	if r, err := gate.Verify(h.Ctx(), h.Opties, nil); err != nil || r.Fout == "" {
		t.Errorf("with the old key file verify says %+v, %v", r, err)
	}
	h.Open()
	isVernietigd(t, h, z, v)
}

// rule AVG-7: a row that somebody wrote into the database destroys nothing: not one that never was, not one that was altered, and not
// one of before that was put back with its own mac.
func TestVernietigingVanBuitenafGeldtNiet(t *testing.T) {
	h := Nieuw(t)
	h.Beschadigd()
	ctx := h.Ctx()
	z := gesloten(h)
	v := h.Voorstel(z)
	job := func() {
		h.SQL(`DELETE FROM job`)
		h.SQL(`INSERT INTO job (id, soort, object, vanaf, pogingen, huurder, huur_tot) VALUES ('j', 'vernietigen', $1, 0, 0, '', 0)`, v.ID)
	}
	for _, sql := range []string{
		`UPDATE vernietiging SET stand = 'akkoord', vanaf = 1, controleur = 'm-fien-fictief'`,
		`UPDATE vernietiging SET stand = 'begonnen', vanaf = 1, begonnen = 1`,
	} {
		h.SQL(sql)
		job()
		if n, err := h.VoerTaken(ctx); err != nil {
			t.Errorf("%s: %d, %v", sql, n, err)
		}
		h.Sluit()
		h.Open() // start-up does not finish what nobody began
		nogDaar(t, h, z)
	}
	h.SQL(`UPDATE vernietiging SET stand = 'voorgesteld', vanaf = $1, begonnen = 0, controleur = ''`, klok.Eeuwig)
	v = h.Akkoord(v)
	h.SQL(`CREATE TABLE bewaard AS SELECT * FROM vernietiging`)
	goed(t, vergeet(h.VernietigingStoppen(ctx, Als(Mo), casus.VernietigingStoppen{Vernietiging: v.ID, Versie: v.Versie, Reden: "Er loopt een klacht."})))
	h.SQL(`DELETE FROM vernietiging`)
	h.SQL(`INSERT INTO vernietiging SELECT * FROM bewaard`) // with the mac that the gate itself wrote
	job()
	h.Klok.Loop(8 * 24 * time.Hour)
	if _, err := h.VoerTaken(ctx); err == nil {
		t.Error("a row of before the stop was put back and nobody says so")
	}
	nogDaar(t, h, z)
}

func nogDaar(t *testing.T, h *Huis, z gate.Verwijzing) {
	t.Helper()
	ids, err := h.SleutelIDs(h.Ctx())
	goed(t, err)
	if !slices.Contains(ids, z.ID) || h.Getal(`SELECT COUNT(*) FROM betrokkene WHERE casus = $1`, z.ID) != 1 {
		t.Fatal("the dossier is gone")
	}
}

// rule AVG-7: verify names a certificate that the log does not know, one whose Casus is still there, a destroyed Casus without one,
// and what is left of a dossier.
func TestVerifyHoudtBewijzenTegenHetLog(t *testing.T) {
	h := Nieuw(t)
	h.Beschadigd()
	z := gesloten(h)
	h.Akkoord(h.Voorstel(z))
	ander := gesloten(h)
	h.Bedenktijd()
	if r := h.Verify(); r.Fout != "" || r.Bewijzen != 1 {
		t.Fatalf("before: %+v", r)
	}
	for _, geval := range []struct{ sql, wil string }{
		{`DELETE FROM vernietiging`, "een recht ontbreekt in de database: vernietiging/"},
		{`UPDATE vernietiging SET aantallen = 'betrokkene=0'`, "een recht in de database is veranderd: vernietiging/"},
		{`UPDATE vernietiging SET casus = '` + ander.ID + `'`, "een recht in de database is veranderd: vernietiging/"},
		{`UPDATE vernietiging SET regels = '1'`, "een recht in de database is veranderd: vernietiging/"},
		{`UPDATE vernietiging SET stand = 'begonnen'`, "een recht in de database is veranderd: vernietiging/"},
		{`INSERT INTO vernietiging SELECT 'v-nep', '` + ander.ID + `', nummer, stand, voorsteller, voorsteller_functie, voorgesteld, controleur,
			controleur_functie, gecontroleerd, vanaf, gestopt, gestopt_functie, begonnen, vernietigd, regels, aantallen, versie, grond, mac, inhoud
			FROM vernietiging`, "een recht in de database staat niet in het log: vernietiging/v-nep"},
		{`UPDATE casus SET fase = 'vernietigd' WHERE id = '` + ander.ID + `'`, "een recht in de database is veranderd: casus/"},
		{`INSERT INTO gebeurtenis (id, casus, moment, soort, medewerker, partij, namens, object_soort, object, inhoud)
			VALUES ('e', '` + z.ID + `', 1, '', '', '', '', '', '', x'00')`, "er zijn nog rijen van een dossier dat vernietigd is"},
	} {
		k := kopie(t, h)
		if k.SQL(geval.sql) == 0 {
			t.Errorf("%s touches nothing", geval.sql)
		}
		r, err := gate.Verify(h.Ctx(), k.Opties, nil)
		goed(t, err)
		if len(r.Fout) < len(geval.wil) || !bytes.Contains([]byte(r.Fout), []byte(geval.wil)) {
			t.Errorf("%s: verify says %q, want %q", geval.sql, r.Fout, geval.wil)
		}
	}
}

// A job that fails is tried again later, by whoever comes first; a job whose destruction was refused is not.
func TestTaakDieMislukt(t *testing.T) {
	h := Nieuw(t)
	ctx := h.Ctx()
	z := gesloten(h)
	v := h.Akkoord(h.Voorstel(z))
	h.Klok.Loop(8 * 24 * time.Hour)
	goed(t, h.SluitSleutels())
	if n, err := h.VoerTaken(ctx); n != 0 || err == nil {
		t.Fatalf("without a key file: %d, %v", n, err)
	}
	if n, err := h.VoerTaken(ctx); n != 0 || err != nil {
		t.Errorf("at once again: %d, %v", n, err)
	}
	h.Sluit()
	h.Open()
	isVernietigd(t, h, z, v) // it had begun, so start-up finished it
	h.Klok.Loop(2 * time.Hour)
	if n, err := h.VoerTaken(ctx); n != 1 || err != nil {
		t.Errorf("the job that is left: %d, %v", n, err)
	}
	if h.Getal(`SELECT COUNT(*) FROM job`) != 0 {
		t.Error("a job is left")
	}
	if _, err := h.BeginVernietiging(ctx, "bestaat-niet"); !errors.Is(err, errs.ErrNotFound) {
		t.Errorf("a destruction that does not exist: %v", err)
	}
}

// A clock that jumped destroys nothing, until who runs the house says that it is right: not when it is set forward while the house
// is open, and not when the house stood still for more than thirty days. Time that passes on both clocks is no jump.
func TestKlokDieSpringtVernietigtNiets(t *testing.T) {
	h := Nieuw(t, Echt)
	ctx := h.Ctx()
	z := gesloten(h)
	v := h.Akkoord(h.Voorstel(z))
	h.Klok.Zet(h.Klok.Nu().Add(10 * 24 * time.Hour))
	if _, err := h.VoerTaken(ctx); !errors.Is(err, gate.ErrKlok) {
		t.Errorf("after a jump while open: %v", err)
	}
	nogDaar(t, h, z)
	h.Sluit()
	h.Klok.Zet(h.Klok.Nu().Add(31 * 24 * time.Hour))
	h.Open()
	if _, err := h.VoerTaken(ctx); !errors.Is(err, gate.ErrKlok) {
		t.Errorf("after standing still for a month: %v", err)
	}
	nogDaar(t, h, z)
	h.Sluit()
	h.Opties.KlokKlopt = true
	h.Open()
	if n, err := h.VoerTaken(ctx); n != 1 || err != nil {
		t.Errorf("when somebody says that the clock is right: %d, %v", n, err)
	}
	isVernietigd(t, h, z, v)

	ander := Nieuw(t, Echt)
	z2 := gesloten(ander)
	v2 := ander.Akkoord(ander.Voorstel(z2))
	ander.Bedenktijd()
	isVernietigd(t, ander, z2, v2)
}
