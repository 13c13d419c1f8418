// SPDX-License-Identifier: EUPL-1.2

package gate

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/binary"
	"errors"
	"fmt"

	"golang.org/x/mod/sumdb/note"

	"rondetafel/internal/audit"
	"rondetafel/internal/gate/internal/crypto"
	"rondetafel/internal/gate/internal/store"
)

// ErrInGebruik tells that another process serves the house.
var ErrInGebruik = errors.New("gate: dit huis is in gebruik")

// Verslag is what Verify found.
type Verslag struct {
	Regels   int64  // entries in the log
	Rechten  int64  // rows that grant, held against the log
	Bewijzen int64  // certificates of destruction, held against the log and the key file
	Fout     string // the first thing that is wrong, Dutch; "" when all is well
}

// Verify checks a house offline: every entry of the log against its hashes, the signed head and the kept checkpoints (those
// beside the keys, and the files in extra, kept elsewhere), and every row that grants against the entry that granted it, so
// that an altered, replayed, forged or deleted row is named; the way from each object to its entries, by which *Wie heeft gekeken* finds
// them; and every certificate of destruction against its entries and the key
// file: of a dossier that was destroyed no key and no row is left (rule AVG-7). Nobody may serve the house meanwhile: that is ErrInGebruik. The error is of reading;
// what is wrong with the house stands in the report.
func Verify(ctx context.Context, o Opties, extra []string) (Verslag, error) {
	var v Verslag
	keys, err := openSleutels(o, func() (string, error) { return "", errors.New("gate: hier staan geen sleutels") })
	if errors.Is(err, crypto.ErrLocked) {
		return v, ErrInGebruik
	}
	if err != nil {
		return v, err
	}
	db, err := store.Open(ctx, store.Opties{URL: o.DB, Lezers: 1, Bestaand: true})
	if err != nil {
		return v, errors.Join(err, keys.Close())
	}
	err = db.Lees(ctx, func(tx *store.Tx) error { return v.controleer(ctx, tx, keys, append(extra, BewaardPad(o.Sleutels))) })
	var gevonden *audit.Finding
	if errors.As(err, &gevonden) {
		v.Fout, err = gevonden.Error(), nil
	}
	return v, errors.Join(err, db.Close(), keys.Close())
}

func (v *Verslag) controleer(ctx context.Context, tx *store.Tx, keys *crypto.Keys, bewaard []string) error {
	_, publiek, err := audit.NewSigner(keys.Signer)
	if err != nil {
		return err
	}
	verifier, err := note.NewVerifier(publiek)
	if err != nil {
		return err
	}
	wat := audit.Verification{Verifier: verifier}
	for _, pad := range bewaard {
		punten, err := audit.ReadKept(pad, verifier)
		if err == nil && len(punten) == 0 && pad != bewaard[len(bewaard)-1] { // one that was named must be there
			err = fmt.Errorf("gate: %s: %w", pad, audit.ErrCheckpoint)
		}
		if err != nil {
			return err
		}
		wat.Kept = append(wat.Kept, punten...)
	}
	r := rechten{keys: keys, uit: map[string]audit.Recht{}, vernietigd: map[string]spoor{}}
	var w wegTerug
	if w.tot, _, err = tx.IndexTot(false); err != nil {
		return err
	}
	boek, err := nieuwLeesboek(tx, w.tot)
	if err != nil {
		return err
	}
	tel := telboek{tot: w.tot, wil: teller{}}
	wat.Each = func(e audit.Entry) error {
		v.Regels++
		r.volg(e)
		w.volg(e)
		boek.volg(e)
		tel.volg(e)
		return nil
	}
	if err := audit.Verify(ctx, tx.Log(), wat); err != nil {
		return err
	}
	if err := eerste(w.vergelijk(tx), boek.vergelijk(tx), tel.vergelijk(tx)); err != nil {
		return err
	}
	v.Rechten = int64(len(r.uit))
	if err := r.vergelijk(tx); err != nil {
		return err
	}
	v.Bewijzen, err = r.bewijzen(ctx, tx)
	return err
}

// wegTerug holds what *Wie heeft gekeken* finds its entries by against the entries themselves: the sum over all ways from an object to
// an entry, which does not depend on their order (rule AVG-6).
type wegTerug struct {
	tot int64 // entries from here on have no way back yet
	som uint64
}

func (w *wegTerug) volg(e audit.Entry) {
	if e.Sequence >= w.tot {
		return
	}
	for _, o := range wegen(e) {
		w.som += wegSom(o, e.Sequence)
	}
}

func (w *wegTerug) vergelijk(tx *store.Tx) error {
	err := tx.IndexRegels(func(object string, seq int64) error {
		w.som -= wegSom(object, seq)
		return nil
	})
	if err == nil && w.som != 0 {
		return &audit.Finding{Sequence: -1, What: "de weg van een object naar het log klopt niet (log_index): Wie heeft gekeken toont te weinig of te veel"}
	}
	return err
}

func wegSom(object string, seq int64) uint64 {
	h := sha256.Sum256(binary.BigEndian.AppendUint64([]byte(object), uint64(seq)))
	return binary.BigEndian.Uint64(h[:])
}

// rechten rebuilds from the log which rows grant now, each with its version and MAC.
type rechten struct {
	keys       *crypto.Keys
	uit        map[string]audit.Recht
	vernietigd map[string]spoor // id of a Vernietiging → what the log says of it
}

func (r *rechten) volg(e audit.Entry) {
	if e.Uitkomst != audit.Allowed {
		return
	}
	r.volgVernietiging(e)
	for _, recht := range e.Rechten {
		if recht.MAC == nil {
			delete(r.uit, recht.Rij)
			continue
		}
		r.uit[recht.Rij] = recht
	}
}

// vergelijk holds every row that grants against what the log says of it, and what is left over against the rows.
func (r *rechten) vergelijk(tx *store.Tx) error {
	partijen, err := tx.Partijen()
	for _, p := range partijen {
		err = errors.Join(err, r.rij("partij", partijRij(p), p.Zegel, partijVelden(p)))
	}
	mensen, fout := tx.Medewerkers()
	for _, m := range mensen {
		err = errors.Join(err, r.rij(medewerkerLabel(m), mensRij(m), m.Zegel, medewerkerVelden(m)))
	}
	functies, fout2 := tx.Functies()
	for _, f := range functies {
		err = errors.Join(err, r.rij(functieLabel(f), functieRij(f), f.Zegel, functieVelden(f)))
	}
	sessies, fout3 := tx.Sessies()
	for _, s := range sessies {
		err = errors.Join(err, r.rij("sessie", sessieRij(s.ID), s.Zegel, sessieVelden(s)))
	}
	if err = errors.Join(err, fout, fout2, fout3, r.protocol(tx), r.accounts(tx), r.mensen(tx)); err != nil {
		return err
	}
	return r.dossiers(tx)
}

// mensen checks the rows of who looked at the rights of a Partij, of how Partijen came and went, and of who signed the declaration of secrecy.
func (r *rechten) mensen(tx *store.Tx) error {
	lijst, err := tx.Herzieningen()
	for _, h := range lijst {
		err = errors.Join(err, r.rij("herziening", herzieningRij(h.ID), h.Zegel, herzieningVelden(h)))
	}
	verlopen, fout := tx.Partijverlopen()
	for _, v := range verlopen {
		err = errors.Join(err, r.rij("partijverloop", partijverloopRij(v.ID), v.Zegel, partijverloopVelden(v)))
	}
	err = errors.Join(err, fout)
	getekend, fout := tx.Ondertekeningen()
	for _, o := range getekend {
		fout = errors.Join(fout, r.rij("ondertekening", ondertekeningRij(o), o.Zegel, ondertekeningVelden(o)))
	}
	err = errors.Join(err, fout)
	register, fout := tx.Inschrijvingen()
	for _, i := range register {
		fout = errors.Join(fout, r.rij("inschrijving", inschrijvingRij(i), i.Zegel, inschrijvingVelden(i)))
	}
	return errors.Join(err, fout)
}

// accounts checks the rows with which people log in.
func (r *rechten) accounts(tx *store.Tx) error {
	codes, err := tx.Toegangscodes()
	for _, c := range codes {
		err = errors.Join(err, r.rij("toegangscode", toegangscodeRij(c.Medewerker), c.Zegel, toegangscodeVelden(c)))
	}
	accounts, fout := tx.Accounts()
	for _, a := range accounts {
		fout = errors.Join(fout, r.rij("account", accountRij(a.Medewerker), a.Zegel, accountVelden(a)))
	}
	passkeys, fout2 := tx.Passkeys()
	for _, p := range passkeys {
		fout2 = errors.Join(fout2, r.rij(passkeyLabel, passkeyRij(p.ID), p.Zegel, passkeyVelden(p)))
	}
	diensten, fout3 := tx.Dienstinlogs()
	for _, d := range diensten {
		fout3 = errors.Join(fout3, r.rij(dienstinlogLabel, dienstinlogRij(d.Medewerker), d.Zegel, dienstinlogVelden(d)))
	}
	return errors.Join(err, fout, fout2, fout3, r.koppelingen(tx))
}

// koppelingen checks the rows with which systems work here.
func (r *rechten) koppelingen(tx *store.Tx) error {
	lijst, err := tx.Koppelingen()
	for _, k := range lijst {
		err = errors.Join(err, r.rij(vanKoppeling, koppelingRij(k.ID), k.Zegel, koppelingVelden(k)))
	}
	mensen, fout := tx.KoppelingPersonen()
	for _, p := range mensen {
		fout = errors.Join(fout, r.rij(vanKoppelingPersoon, koppelingPersoonRij(p), p.Zegel, koppelingPersoonVelden(p)))
	}
	tokens, fout2 := tx.Koppeltokens()
	for _, t := range tokens {
		fout2 = errors.Join(fout2, r.rij(vanKoppeltoken, koppeltokenRij(t.ID), t.Zegel, koppeltokenVelden(t)))
	}
	return errors.Join(err, fout, fout2)
}

// protocol checks the rows of the Privacy Protocol, and those of with which conditions Partijen begin.
func (r *rechten) protocol(tx *store.Tx) error {
	lijst, err := tx.Protocollen()
	for _, p := range lijst {
		err = errors.Join(err, r.rij("protocol", protocolRij(p.ID), p.Zegel, protocolVelden(p)))
	}
	standaarden, fout := tx.AlleStandaarden()
	for _, s := range standaarden {
		fout = errors.Join(fout, r.rij("standaard", standaardRij(s), s.Zegel(), standaardVelden(s)))
	}
	return errors.Join(err, fout)
}

func (r *rechten) dossiers(tx *store.Tx) error {
	err := tx.AlleCasussen(func(c store.Casus) error { return r.rij("casus", casusRij(c.ID), c.Zegel, casusVelden(c)) })
	if err != nil {
		return err
	}
	err = tx.AlleZicht(func(z store.Zicht) error { return r.rij("zicht", zichtRij(z), z.Zegel, zichtVelden(z)) })
	if err != nil {
		return err
	}
	err = tx.AlleGegevens(func(g store.Gegeven) error {
		if r.keys.MAC.Verify(g.MAC, ouderLabel(g), g.Versie, g.Grond, ouderVelden(g)...) {
			return r.rij(ouderLabel(g), gegevenRij(g.ID), g.Zegel, ouderVelden(g))
		}
		return r.rij(gegevenLabel(g), gegevenRij(g.ID), g.Zegel, gegevenVelden(g))
	})
	if err != nil {
		return err
	}
	err = tx.AlleOverlegmomenten(func(o store.Overleg) error { return r.rij("overleg", overlegRij(o.ID), o.Zegel, overlegVelden(o)) })
	if err != nil {
		return err
	}
	documenten, err := tx.AlleDocumenten()
	for _, d := range documenten {
		err = errors.Join(err, r.rij("document", documentRij(d.ID), d.Zegel, documentVelden(d)))
	}
	if err != nil {
		return err
	}
	handtekeningen, err := tx.AlleHandtekeningen()
	for _, h := range handtekeningen {
		err = errors.Join(err, r.rij(vanHandtekening, handtekeningRij(h.ID), h.Zegel, handtekeningVelden(h)))
	}
	if err != nil {
		return err
	}
	err = tx.AlleUitnodigingen(func(u store.Uitnodiging) error {
		return r.rij(vanGenodigde, uitnodigingRij(u), u.Zegel, genodigdeVelden(u))
	})
	if err != nil {
		return err
	}
	err = tx.AlleTriagevragen(func(v store.Triagevraag) error {
		return r.rij("triagevraag", triagevraagRij(v.ID), v.Zegel, triagevraagVelden(v))
	})
	if err != nil {
		return err
	}
	if err := r.vragen(tx); err != nil {
		return err
	}
	vernietigingen, err := tx.AlleVernietigingen()
	for _, v := range vernietigingen {
		err = errors.Join(err, r.rij("vernietiging", vernietigingRij(v.ID), v.Zegel, vernietigingVelden(v)))
	}
	if err = eerste(err, r.plannen(tx), r.later(tx)); err != nil {
		return err
	}
	for naam := range r.uit {
		return &audit.Finding{Sequence: -1, What: "een recht ontbreekt in de database: " + naam}
	}
	return nil
}

// vragen checks the rows of questions for information, of requests to correct it, of what people are told of it, of what is quoted,
// of incidentele derden and of who read in need.
func (r *rechten) vragen(tx *store.Tx) error {
	err := tx.AlleInformatievragen(func(v store.Informatievraag) error {
		return r.rij("informatievraag", informatievraagRij(v.ID), v.Zegel, informatievraagVelden(v))
	})
	if err != nil {
		return err
	}
	verzoeken, err := tx.AlleCorrectieverzoeken()
	for _, v := range verzoeken {
		err = eerste(err, r.rij("correctieverzoek", correctieRij(v.ID), v.Zegel, correctieVelden(v)))
	}
	kennis, fout := tx.AlleKennisgevingen()
	for _, k := range kennis {
		fout = eerste(fout, r.rij("kennisgeving", kennisgevingRij(k.ID), k.Zegel, kennisgevingVelden(k)))
	}
	passages, fout2 := tx.AllePassages()
	for _, p := range passages {
		fout2 = eerste(fout2, r.rij("passage", passageRij(p.ID), p.Zegel, passageVelden(p)))
	}
	derden, fout3 := tx.AlleIncidenteleDerden()
	for _, d := range derden {
		fout3 = eerste(fout3, r.rij(vanIncidenteel, incidenteelRij(d.ID), d.Zegel, incidenteelVelden(d)))
	}
	nood, fout4 := tx.AlleNoodinzagen()
	for _, n := range nood {
		fout4 = eerste(fout4, r.rij(vanNood, noodRij(n.ID), n.Zegel, noodVelden(n)))
	}
	return eerste(err, fout, fout2, fout3, fout4)
}

// plannen checks the rows of plans that decide who reads, reports or agreed.
func (r *rechten) plannen(tx *store.Tx) error {
	err := tx.AllePlannen(func(p store.Plan) error { return r.rij("plan", planRij(p.Casus), p.Zegel, planVelden(p)) })
	if err != nil {
		return err
	}
	err = tx.AlleAfspraken(func(a store.Afspraak) error { return r.rij("afspraak", afspraakRij(a.ID), a.Zegel, afspraakVelden(a)) })
	if err != nil {
		return err
	}
	err = tx.AlleAantekeningen(func(a store.Aantekening) error {
		return r.rij("aantekening", aantekeningRij(a.ID), a.Zegel, aantekeningVelden(a))
	})
	if err != nil {
		return err
	}
	err = tx.AlleVoorinzagen(func(v store.Voorinzage) error {
		return r.rij("voorinzage", voorinzageRij(v.Antwoord.Instemming), v.Zegel, voorinzageVelden(v))
	})
	if err != nil {
		return err
	}
	if err := r.verstrekkingen(tx); err != nil {
		return err
	}
	return tx.AlleStemmen(func(v store.Stem) error { return r.rij("stem", stemRij(v), v.Zegel, stemVelden(v)) })
}

// verstrekkingen checks the rows that decide what goes to a Derde; the answers are among those of plannen.
func (r *rechten) verstrekkingen(tx *store.Tx) error {
	return tx.AlleVerstrekkingen(func(v store.Verstrekking) error {
		err := r.rij(vanVerstrekking, verstrekkingRij(v.ID), v.Zegel, verstrekkingVelden(v))
		for _, d := range v.Delen {
			err = eerste(err, r.rij(vanDeel, deelRij(d.Instemming), d.Zegel, deelVelden(d)))
		}
		for _, b := range v.Bezwaren {
			err = eerste(err, r.rij(vanBezwaar, bezwaarRij(b), b.Zegel, bezwaarVelden(b)))
		}
		if v.Advies != nil {
			err = eerste(err, r.rij(adviesLabel(*v.Advies), adviesRij(v.ID), v.Advies.Zegel, adviesVelden(*v.Advies)))
		}
		return err
	})
}

// rij checks one row that grants, and takes it off the list.
func (r *rechten) rij(label, naam string, z store.Zegel, velden []crypto.Field) error {
	verwacht, ok := r.uit[naam]
	switch {
	case !ok:
		return &audit.Finding{Sequence: -1, What: "een recht in de database staat niet in het log: " + naam}
	case z.Versie != verwacht.Versie || !bytes.Equal(z.MAC, verwacht.MAC):
		return &audit.Finding{Sequence: z.Grond, What: "een recht in de database is een ander dan in het log: " + naam}
	case !r.keys.MAC.Verify(z.MAC, label, z.Versie, z.Grond, velden...):
		return &audit.Finding{Sequence: z.Grond, What: "een recht in de database is veranderd: " + naam}
	}
	delete(r.uit, naam)
	return nil
}
