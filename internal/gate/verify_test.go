// SPDX-License-Identifier: EUPL-1.2

package gate_test

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"rondetafel/internal/errs"
	"rondetafel/internal/gate"
	. "rondetafel/internal/gate/gatetest"
	"rondetafel/internal/informatie"
)

// Verify names each kind of row that grants when it is changed, copied, forged or gone, with the row and the entry that it says it
// is from; changes of what does not grant are not its business.
func TestVerifyNoemtDeRij(t *testing.T) {
	h := Nieuw(t)
	h.Beschadigd()
	ctx, z := h.Ctx(), h.Triage()
	vraag := h.Gevraagd(z, Dirk)
	z, err := h.TriageAfronden(ctx, Als(Petra), Uitkomst(z, Bo))
	goed(t, err)
	stuk := h.VoegToe(z, Bo, informatie.GekozenPartijen, Gemeente)
	token, err := h.Inloggen(ctx, Als(Cleo))
	goed(t, err)
	weg, err := h.Inloggen(ctx, Als(Bo))
	goed(t, err)
	c := Als(Bo)
	c.Sessie = gate.SessieID(weg)
	goed(t, h.Uitloggen(ctx, c))
	sessie := gate.SessieID(token)
	goed(t, vergeet(h.VerklaringTekenen(ctx, Als(Daan), gate.Tekenen{Versie: 1})))
	v := h.Verify()
	rechten := len(Inrichting().Partijen) + len(Inrichting().Medewerkers) + 1 + 7 + 1 + 1 + 1 + 1 + 1 + 1 // a Casus, zicht of seven, a question, a piece, a log-in, the protocol, who takes part, a signature
	for _, m := range Inrichting().Medewerkers {
		rechten += len(m.Functies)
	}
	if v.Fout != "" || v.Regels != 11 || v.Rechten != int64(rechten) {
		t.Fatalf("the report is %+v, want 11 entries and %d rights", v, rechten)
	}
	const ontbreekt, vreemd, ander, veranderd = "een recht ontbreekt in de database: ", "een recht in de database staat niet in het log: ",
		"een recht in de database is een ander dan in het log: ", "een recht in de database is veranderd: "
	zicht, rij, zaak, triage := "zicht/"+z.ID+"/"+Bo, "gegeven/"+stuk.ID, "casus/"+z.ID, "triagevraag/"+vraag.ID
	for _, geval := range []struct{ sql, wil string }{
		{`UPDATE partij SET tot = 5 WHERE id = 'p-zorg'`, veranderd + "partij/p-zorg"},
		{`UPDATE partij SET van = van + 1 WHERE id = 'p-zorg'`, veranderd + "partij/p-zorg"},
		{`UPDATE partij SET soort = 'politie' WHERE id = 'p-zorg'`, veranderd + "partij/p-zorg"},
		{`UPDATE partij SET versie = 2 WHERE id = 'p-zorg'`, ander + "partij/p-zorg"},
		{`INSERT INTO partij SELECT 'p-nieuw', naam, kort, soort, gemeente, geheim, van, tot, versie, grond, mac FROM partij WHERE id = 'p-zorg'`, vreemd + "partij/p-nieuw"},
		{`DELETE FROM functie WHERE medewerker = 'm-oda-schijn'`, ontbreekt + "functie/m-oda-schijn/ondersteuning/0"},
		{`UPDATE medewerker SET partij = 'p-zorg' WHERE id = 'm-bas-verzonnen'`, veranderd + "medewerker/m-bas-verzonnen"},
		{`UPDATE medewerker SET verklaring = 2 WHERE id = 'm-bas-verzonnen'`, veranderd + "medewerker/m-bas-verzonnen"},
		{`UPDATE medewerker SET van = 1 WHERE id = 'm-bas-verzonnen'`, veranderd + "medewerker/m-bas-verzonnen"},
		{`UPDATE medewerker SET tot = 1 WHERE id = 'm-bas-verzonnen'`, veranderd + "medewerker/m-bas-verzonnen"},
		{`UPDATE medewerker SET verklaring = 0, versie = 1, grond = 0 WHERE id = 'm-daan-nepveld'`, ander + "medewerker/m-daan-nepveld"},
		{`UPDATE functie SET tot = 1 WHERE medewerker = 'm-oda-schijn'`, veranderd + "functie/m-oda-schijn/ondersteuning/0"},
		{`UPDATE functie SET functie = 'manager' WHERE medewerker = 'm-oda-schijn'`, vreemd + "functie/m-oda-schijn/manager/0"},
		{`UPDATE functie SET van = 7 WHERE medewerker = 'm-oda-schijn'`, vreemd + "functie/m-oda-schijn/ondersteuning/7"},
		{`DELETE FROM sessie`, ontbreekt + "sessie/" + sessie},
		{`UPDATE sessie SET tot = tot + 1`, veranderd + "sessie/" + sessie},
		{`UPDATE sessie SET begonnen = begonnen - 1`, veranderd + "sessie/" + sessie},
		{`UPDATE sessie SET medewerker = 'm-anna-fictief'`, veranderd + "sessie/" + sessie},
		{`UPDATE sessie SET id = 'x'`, vreemd + "sessie/x"},
		{`UPDATE zicht SET rollen = 9 WHERE wie = 'm-bo-verzonnen'`, veranderd + zicht},
		{`UPDATE zicht SET van = van - 1 WHERE wie = 'm-bo-verzonnen'`, veranderd + zicht},
		{`UPDATE zicht SET tot = tot - 1 WHERE wie = 'm-bo-verzonnen'`, veranderd + zicht},
		{`UPDATE zicht SET grond = 1 WHERE wie = 'm-bo-verzonnen'`, veranderd + zicht},
		{`UPDATE zicht SET mac = (SELECT mac FROM zicht WHERE wie = 'm-anna-fictief') WHERE wie = 'm-bo-verzonnen'`, ander + zicht},
		{`UPDATE zicht SET wie = 'm-cleo-proef' WHERE wie = 'm-bo-verzonnen'`, vreemd + "zicht/" + z.ID + "/m-cleo-proef"},
		{`DELETE FROM zicht WHERE wie = 'm-bo-verzonnen'`, ontbreekt + zicht},
		{`DELETE FROM gegeven_lezer`, veranderd + rij},
		{`UPDATE gegeven_lezer SET partij = 'p-zorg'`, veranderd + rij},
		{`UPDATE gegeven SET wie = 'deelnemers'`, veranderd + rij},
		{`UPDATE gegeven SET ingetrokken = 1`, veranderd + rij},
		{`UPDATE gegeven SET geldig_tot = 1`, veranderd + rij},
		{`UPDATE gegeven SET partij = 'p-zorg'`, veranderd + rij},
		{`UPDATE gegeven SET versie = 2`, ander + rij},
		{`UPDATE casus SET fase = 'triage'`, veranderd + zaak},
		{`UPDATE casus SET open = 0`, veranderd + zaak},
		{`UPDATE casus SET procesregisseur = 'm-pim-schijn'`, veranderd + zaak},
		{`UPDATE casus SET casusregisseur = 'm-bo-verzonnen'`, veranderd + zaak},
		{`UPDATE casus SET aanmelder = 'p-politie'`, veranderd + zaak},
		{`UPDATE casus SET soort = 'nazorg_detentie'`, veranderd + zaak},
		{`UPDATE casus SET grond = grond - 1`, veranderd + zaak},
		{`UPDATE casus SET versie = versie - 1`, ander + zaak},
		{`UPDATE casus SET grond = -1, mac = ''`, ander + zaak},
		{`UPDATE casus SET mac = (SELECT mac FROM triagevraag)`, ander + zaak},
		{`UPDATE casus SET id = 'anders'`, vreemd + "casus/anders"},
		{`DELETE FROM casus`, ontbreekt + zaak},
		{`UPDATE triagevraag SET partij = 'p-zorg'`, veranderd + triage},
		{`UPDATE triagevraag SET beantwoord = 1`, veranderd + triage},
		{`UPDATE triagevraag SET delen = 1`, veranderd + triage},
		{`UPDATE triagevraag SET casus = 'anders'`, veranderd + triage},
		{`UPDATE triagevraag SET versie = 2`, ander + triage},
		{`UPDATE triagevraag SET id = 'x'`, vreemd + "triagevraag/x"},
		{`DELETE FROM triagevraag`, ontbreekt + triage},
		{`UPDATE casus SET gewijzigd = 1, gewijzigd_door = 'm-bo-verzonnen', melder = 'm-bo-verzonnen'`, ""},
		{`UPDATE triagevraag SET uiterlijk = '2030-01-01'`, ""},
		{`UPDATE partij SET naam = 'Anders', kort = 'A'`, ""},
		{`UPDATE zicht SET open = 0, gewijzigd = 1`, ""},
		{`UPDATE gegeven SET medewerker = 'm-bas-verzonnen'`, ""},
	} {
		t.Run(geval.sql, func(t *testing.T) {
			k := kopie(t, h)
			if k.SQL(geval.sql) == 0 {
				t.Fatal("nothing was touched")
			}
			v, err := gate.Verify(ctx, k.Opties, nil)
			goed(t, err)
			if geval.wil == "" && v.Fout != "" || !strings.Contains(v.Fout, geval.wil) {
				t.Errorf("verify says %q, want %q", v.Fout, geval.wil)
			}
		})
	}
}

// kopie is a copy of a closed house on SQLite, to damage.
func kopie(t *testing.T, h *Huis) *Huis {
	t.Helper()
	k := &Huis{T: t, Klok: h.Klok, Opties: h.Opties}
	dir := t.TempDir()
	k.Opties.DB = filepath.Join(dir, "huis.db")
	_, err := h.DB().ExecContext(h.Ctx(), `VACUUM INTO '`+k.Opties.DB+`'`)
	goed(t, err)
	t.Cleanup(func() { goed(t, k.DB().Close()) })
	return k
}

// Verify on what is no house says so and makes none; one that is served cannot be verified.
func TestVerifyZonderHuis(t *testing.T) {
	h := Nieuw(t)
	ctx := h.Ctx()
	if _, err := gate.Verify(ctx, h.Opties, nil); err == nil {
		t.Error("a house that is served was verified")
	}
	h.Sluit()
	dir := t.TempDir()
	o := h.Opties
	o.Sleutels = filepath.Join(dir, "niets")
	if _, err := gate.Verify(ctx, o, nil); err == nil {
		t.Error("verified without keys")
	}
	o = h.Opties
	o.DB = filepath.Join(dir, "niets.db")
	if _, err := gate.Verify(ctx, o, nil); err == nil {
		t.Error("verified without a database")
	}
	if _, err := os.Stat(o.DB); !errors.Is(err, os.ErrNotExist) {
		t.Errorf("a database was made: %v", err)
	}
	if _, err := gate.Verify(ctx, h.Opties, []string{filepath.Join(dir, "geen-punten")}); err == nil {
		t.Error("kept checkpoints that were named and are not there do not matter")
	}
	if v, err := gate.Verify(ctx, h.Opties, []string{gate.BewaardPad(h.Opties.Sleutels)}); err != nil || v.Fout != "" {
		t.Errorf("with the kept checkpoints named: %+v, %v", v, err)
	}
}

// Kept checkpoints, also those kept elsewhere, find a log that was put back with all that belongs to it.
func TestVerifyVindtTeruggezetHuis(t *testing.T) {
	h := Nieuw(t)
	h.Beschadigd()
	z := h.Aangemeld()
	h.Sluit()
	oud := kopie(t, h)
	h.Open()
	goed(t, vergeet(h.CasusLezen(h.Ctx(), Als(Anna), z.ID)))
	h.Sluit()
	elders := filepath.Join(t.TempDir(), "elders")
	punten, err := os.ReadFile(gate.BewaardPad(h.Opties.Sleutels))
	goed(t, err)
	goed(t, os.WriteFile(elders, punten, 0o600))
	if v, err := gate.Verify(h.Ctx(), h.Opties, []string{elders}); err != nil || v.Fout != "" {
		t.Fatalf("before: %+v, %v", v, err)
	}
	if v, err := gate.Verify(h.Ctx(), oud.Opties, nil); err != nil || !strings.Contains(v.Fout, "einde van het log ontbreekt") {
		t.Errorf("the old database beside the keys of today: %+v, %v", v, err)
	}
	goed(t, os.Remove(gate.BewaardPad(h.Opties.Sleutels)))
	if v, err := gate.Verify(h.Ctx(), oud.Opties, []string{elders}); err != nil || !strings.Contains(v.Fout, "einde van het log ontbreekt") {
		t.Errorf("the old database and the checkpoints kept elsewhere: %+v, %v", v, err)
	}
}

// Open refuses what it cannot serve, says why, and leaves nothing open behind it.
func TestOpenMislukt(t *testing.T) {
	h := Nieuw(t)
	ctx := h.Ctx()
	if g, err := gate.Open(ctx, h.Opties); err == nil {
		goed(t, g.Close())
		t.Error("two servers on one house")
	}
	h.Sluit()
	andere := Nieuw(t, Vers)
	andere.Sluit()
	o := h.Opties
	o.Sleutels = andere.Opties.Sleutels
	if g, err := gate.Open(ctx, o); err == nil {
		goed(t, g.Close())
		t.Error("opened with the keys of another house")
	}
	o = h.Opties
	o.DB = filepath.Join(h.Opties.Sleutels, "map", "onder", "een-bestand.db")
	goed(t, os.WriteFile(filepath.Join(h.Opties.Sleutels, "map"), nil, 0o600))
	if g, err := gate.Open(ctx, o); err == nil {
		goed(t, g.Close())
		t.Error("opened a database in a file")
	}
	goed(t, os.Remove(filepath.Join(h.Opties.Sleutels, "map")))
	h.Open() // none of them keeps hold of the keys or of the database
	goed(t, h.Gereed(ctx))
	g := h.Gate
	h.Sluit()
	if _, err := g.Sessie(ctx, "x"); !errors.Is(err, errs.ErrUnavailable) {
		t.Errorf("a log-in in a closed house: %v", err)
	}
	if _, err := g.Gebruikers(ctx); !errors.Is(err, errs.ErrUnavailable) {
		t.Errorf("the people of a closed house: %v", err)
	}
	if err := g.Gereed(ctx); err == nil {
		t.Error("a closed house is ready")
	}
}

// rule AVG-6: that *Wie heeft gekeken* finds fewer looks than there were, or others, is seen; a way back that is built later is not.
func TestVerifyWegTerug(t *testing.T) {
	h := Nieuw(t)
	h.Beschadigd()
	z := h.RTO(Bo)
	goed(t, vergeet(h.CasusGekeken(h.Ctx(), Als(Petra), z.ID, 0))) // builds the way back
	goed(t, vergeet(h.CasusLezen(h.Ctx(), Als(Bo), z.ID)))         // an entry that may have none yet
	h.Sluit()
	for sql, fout := range map[string]bool{
		`DELETE FROM log_index WHERE volgnummer = 3`:                                               true,
		`DELETE FROM log_index`:                                                                    true,
		`UPDATE log_index SET volgnummer = volgnummer + 100 WHERE volgnummer = 3`:                  true,
		`UPDATE log_index SET object = '06eav3xd11hv5fnr10kkc3wwjw' WHERE object = '` + z.ID + `'`: true,
		`INSERT INTO log_index (object, volgnummer) VALUES ('06eav3xd11hv5fnr10kkc3wwjw', 1)`:      true,
		`UPDATE log_index_kop SET tot = 1`:                                                         true,
		`UPDATE gebeurtenis SET moment = moment + 1`:                                               false,
	} {
		k := kopie(t, h)
		if k.SQL(sql) == 0 {
			t.Errorf("%s: nothing was touched", sql)
		}
		v, err := gate.Verify(h.Ctx(), k.Opties, nil)
		goed(t, err)
		if strings.Contains(v.Fout, "Wie heeft gekeken") != fout {
			t.Errorf("%s: verify says %q", sql, v.Fout)
		}
	}
	k := kopie(t, h)
	k.SQL(`DELETE FROM log_index`)
	k.SQL(`DELETE FROM telling`)
	k.SQL(`UPDATE log_index_kop SET tot = 0`)
	if v, err := gate.Verify(h.Ctx(), k.Opties, nil); err != nil || v.Fout != "" {
		t.Errorf("a way back that is yet to be built: %q, %v", v.Fout, err)
	}
}
