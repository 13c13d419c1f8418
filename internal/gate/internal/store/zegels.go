// SPDX-License-Identifier: EUPL-1.2

package store

// onverzegeld is the condition for rows from before their table had a MAC; "" for all rows.
func onverzegeld(alleen bool) string {
	if alleen {
		return ` WHERE grond = -1`
	}
	return ``
}

// elk reads the rows of a query one by one and yields each.
func elk[Rij any](t *Tx, tabel, vraag string, doelen func(*Rij) []any, doe func(Rij) error) error {
	return fout(tabel, t.rijen(vraag, nil, func(scan func(...any) error) error {
		var r Rij
		if err := scan(doelen(&r)...); err != nil {
			return err
		}
		return doe(r)
	}))
}

// AlleDeelnames yields every decision that a Partij takes part, without what is sealed; alleen those that have no MAC yet.
func (t *Tx) AlleDeelnames(alleen bool, doe func(Deelname) error) error {
	return elk(t, "deelname", `SELECT casus, partij, medewerker, namens, namens_publiek, moment, versie, grond, mac FROM deelname`+onverzegeld(alleen),
		func(d *Deelname) []any {
			return []any{&d.Casus, &d.Partij, &d.Medewerker, &d.Namens, &d.NamensPubliek, &d.Moment, &d.Versie, &d.Grond, &d.MAC}
		}, doe)
}

// AlleBesluiten yields every decision of a round table, without what is sealed; alleen those that have no MAC yet.
func (t *Tx) AlleBesluiten(alleen bool, doe func(Besluit) error) error {
	return elk(t, "besluit", `SELECT id, overleg, casus, soort, medewerker, namens, moment, versie, grond, mac FROM besluit`+onverzegeld(alleen),
		func(b *Besluit) []any {
			return []any{&b.ID, &b.Overleg, &b.Casus, &b.Soort, &b.Medewerker, &b.Namens, &b.Moment, &b.Versie, &b.Grond, &b.MAC}
		}, doe)
}

// AlleVervangingen yields every proposal of a deputy, without what is sealed; alleen those that have no MAC yet.
func (t *Tx) AlleVervangingen(alleen bool, doe func(Vervanging) error) error {
	return elk(t, "vervanging", `SELECT id, casus, medewerker, voorsteller, besluit, moment, versie, grond, mac FROM vervanging`+onverzegeld(alleen),
		func(v *Vervanging) []any {
			return []any{&v.ID, &v.Casus, &v.Medewerker, &v.Voorsteller, &v.Besluit, &v.Moment, &v.Versie, &v.Grond, &v.MAC}
		}, doe)
}

// AlleOpschoningen yields of every Casus that was cleaned when; alleen those that have no MAC yet.
func (t *Tx) AlleOpschoningen(alleen bool, doe func(Opschoning) error) error {
	return elk(t, "opschoning", `SELECT casus, medewerker, moment, versie, grond, mac FROM opschoning`+onverzegeld(alleen),
		func(o *Opschoning) []any {
			return []any{&o.Casus, &o.Medewerker, &o.Moment, &o.Versie, &o.Grond, &o.MAC}
		}, doe)
}

// AlleNoodzaken yields that pieces stay, without why; alleen those that have no MAC yet.
func (t *Tx) AlleNoodzaken(alleen bool, doe func(Noodzaak) error) error {
	return elk(t, "noodzaak", `SELECT gegeven, casus, medewerker, moment, versie, grond, mac FROM noodzaak`+onverzegeld(alleen),
		func(n *Noodzaak) []any {
			return []any{&n.Gegeven, &n.Casus, &n.Medewerker, &n.Moment, &n.Versie, &n.Grond, &n.MAC}
		}, doe)
}

// OudeUitnodigingen yields the invitations whose MAC has not under it who was there.
func (t *Tx) OudeUitnodigingen(doe func(Uitnodiging) error) error {
	return t.elkeUitnodiging(` WHERE u.zegel = 1`, doe)
}

// ZetZegel writes the MAC of a row that has none yet: of a table with key casus, gegeven or id.
func (t *Tx) ZetZegel(tabel, sleutel, id string, z Zegel) error {
	return fout(tabel, t.een(`UPDATE `+tabel+` SET versie = $1, grond = $2, mac = $3 WHERE `+sleutel+` = $4 AND grond = -1`, z.Versie, z.Grond, z.MAC, id))
}

// ZetDeelnamezegel writes the MAC of a decision that a Partij takes part which has none yet.
func (t *Tx) ZetDeelnamezegel(d Deelname, z Zegel) error {
	return fout("deelname", t.een(`UPDATE deelname SET versie = $1, grond = $2, mac = $3 WHERE casus = $4 AND partij = $5 AND grond = -1`,
		z.Versie, z.Grond, z.MAC, d.Casus, d.Partij))
}

// ZetUitnodigingszegel writes the MAC of an invitation whose former one has not under it who was there.
func (t *Tx) ZetUitnodigingszegel(u Uitnodiging, z Zegel) error {
	return fout("uitnodiging", t.een(`UPDATE uitnodiging SET zegel = 2, versie = $1, grond = $2, mac = $3 WHERE overleg = $4 AND partij = $5 AND zegel = 1`,
		z.Versie, z.Grond, z.MAC, u.Overleg, u.Partij))
}
