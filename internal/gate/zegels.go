// SPDX-License-Identifier: EUPL-1.2

package gate

import (
	"rondetafel/internal/gate/internal/crypto"
	"rondetafel/internal/gate/internal/store"
)

// Rows that let something happen afterwards: who takes part, what a round table decided, who is to be its deputy and who was there, and that a
// dossier was cleaned. One that was altered or forged counts as not there.

// Names of the MACs of these rows; those of their tables too, but for the second of an invitation.
const (
	vanDeelname   = "deelname"
	vanBesluit    = "besluit"
	vanVervanging = "vervanging"
	vanOpschoning = "opschoning"
	vanNoodzaak   = "noodzaak"
	vanGenodigde  = "uitnodiging/2" // the first had not under it who was there
)

func deelnameVelden(d store.Deelname) []crypto.Field {
	return []crypto.Field{crypto.Str(d.Casus), crypto.Str(d.Partij), crypto.Str(d.Medewerker), crypto.Str(d.Namens), crypto.Str(d.NamensPubliek),
		crypto.Int(d.Moment)}
}

func besluitVelden(b store.Besluit) []crypto.Field {
	return []crypto.Field{crypto.Str(b.ID), crypto.Str(b.Overleg), crypto.Str(b.Casus), crypto.Str(string(b.Soort)), crypto.Str(b.Medewerker),
		crypto.Str(b.Namens), crypto.Int(b.Moment)}
}

func vervangingVelden(v store.Vervanging) []crypto.Field {
	return []crypto.Field{crypto.Str(v.ID), crypto.Str(v.Casus), crypto.Str(v.Medewerker), crypto.Str(v.Voorsteller), crypto.Str(v.Besluit),
		crypto.Int(v.Moment)}
}

func opschoningVelden(o store.Opschoning) []crypto.Field {
	return []crypto.Field{crypto.Str(o.Casus), crypto.Str(o.Medewerker), crypto.Int(o.Moment)}
}

func noodzaakVelden(n store.Noodzaak) []crypto.Field {
	return []crypto.Field{crypto.Str(n.Gegeven), crypto.Str(n.Casus), crypto.Str(n.Medewerker), crypto.Int(n.Moment)}
}

func deelnameRij(d store.Deelname) string { return vanDeelname + "/" + d.Casus + "/" + d.Partij }
func besluitRij(id string) string         { return vanBesluit + "/" + id }
func vervangingRij(id string) string      { return vanVervanging + "/" + id }
func opschoningRij(casus string) string   { return vanOpschoning + "/" + casus }
func noodzaakRij(gegeven string) string   { return vanNoodzaak + "/" + gegeven }

// laterRij is a row of a table that got its MAC later.
type laterRij struct {
	label, rij string
	zegel      store.Zegel
	velden     []crypto.Field
	zet        func(*store.Tx, store.Zegel) error // writes its first MAC
	oud        string                             // the name in the log of what it replaces; "" for nothing
}

// elkeLater yields the rows of those tables, alleen those that have no MAC yet.
func elkeLater(tx *store.Tx, alleen bool, doe func(laterRij) error) error {
	return eerste(
		tx.AlleDeelnames(alleen, func(d store.Deelname) error {
			return doe(laterRij{vanDeelname, deelnameRij(d), d.Zegel, deelnameVelden(d), func(tx *store.Tx, z store.Zegel) error { return tx.ZetDeelnamezegel(d, z) }, ""})
		}),
		tx.AlleBesluiten(alleen, func(b store.Besluit) error {
			return doe(laterRij{vanBesluit, besluitRij(b.ID), b.Zegel, besluitVelden(b), zetZegel(vanBesluit, "id", b.ID), ""})
		}),
		tx.AlleVervangingen(alleen, func(v store.Vervanging) error {
			return doe(laterRij{vanVervanging, vervangingRij(v.ID), v.Zegel, vervangingVelden(v), zetZegel(vanVervanging, "id", v.ID), ""})
		}),
		tx.AlleOpschoningen(alleen, func(o store.Opschoning) error {
			return doe(laterRij{vanOpschoning, opschoningRij(o.Casus), o.Zegel, opschoningVelden(o), zetZegel(vanOpschoning, "casus", o.Casus), ""})
		}),
		tx.AlleNoodzaken(alleen, func(n store.Noodzaak) error {
			return doe(laterRij{vanNoodzaak, noodzaakRij(n.Gegeven), n.Zegel, noodzaakVelden(n), zetZegel(vanNoodzaak, "gegeven", n.Gegeven), ""})
		}))
}

func zetZegel(tabel, sleutel, id string) func(*store.Tx, store.Zegel) error {
	return func(tx *store.Tx, z store.Zegel) error { return tx.ZetZegel(tabel, sleutel, id, z) }
}

// ouderLater adds what of those tables has no MAC yet, and the invitations of which it does not have under it who was there. Of an invitation
// the former MAC must fit: one that does not granted nothing and gets none.
func (g *Gate) ouderLater(tx *store.Tx, uit []onverzegeld) ([]onverzegeld, error) {
	voegToe := func(r laterRij) error {
		uit = append(uit, onverzegeld{r.rij, func(s *scope) error {
			if r.oud != "" {
				s.vervalt(r.oud, r.zegel.Versie)
			}
			return r.zet(s.tx, s.verzegel(r.label, r.rij, r.zegel.Versie, r.velden))
		}})
		return nil
	}
	err := elkeLater(tx, true, voegToe)
	return uit, eerste(err, tx.OudeUitnodigingen(func(u store.Uitnodiging) error {
		if !g.echt("uitnodiging", u.Overleg, u.Zegel, uitnodigingVelden(u)) {
			return nil
		}
		return voegToe(laterRij{vanGenodigde, uitnodigingRij(u), u.Zegel, genodigdeVelden(u),
			func(tx *store.Tx, z store.Zegel) error { return tx.ZetUitnodigingszegel(u, z) }, oudeUitnodigingRij(u)})
	}))
}

// later checks the rows of those tables.
func (r *rechten) later(tx *store.Tx) error {
	return elkeLater(tx, false, func(l laterRij) error { return r.rij(l.label, l.rij, l.zegel, l.velden) })
}

// deelnames are the Partijen that take part in a Casus by decision, the first first. A row that was altered by other hands counts for nobody.
func (s *scope) deelnames(id string) ([]store.Deelname, error) {
	rijen, err := s.tx.Deelnames(id)
	var uit []store.Deelname
	for _, d := range rijen {
		if s.g.echt(vanDeelname, d.Casus, d.Zegel, deelnameVelden(d)) {
			uit = append(uit, d)
		}
	}
	return uit, err
}

// besluitenVan are the decisions of an Overleg, the first first. A row that was altered by other hands is none.
func (s *scope) besluitenVan(overleg string) ([]store.Besluit, error) {
	rijen, err := s.tx.Besluiten(overleg)
	var uit []store.Besluit
	for _, b := range rijen {
		if s.g.echt(vanBesluit, b.ID, b.Zegel, besluitVelden(b)) {
			uit = append(uit, b)
		}
	}
	return uit, err
}

// noodzaken says which pieces of a Casus stay, and why. A row that was altered by other hands keeps none.
func (s *scope) noodzaken(id string) ([]store.Noodzaak, error) {
	rijen, err := s.tx.Noodzaken(id)
	var uit []store.Noodzaak
	for _, n := range rijen {
		if s.g.echt(vanNoodzaak, n.Gegeven, n.Zegel, noodzaakVelden(n)) {
			uit = append(uit, n)
		}
	}
	return uit, err
}
