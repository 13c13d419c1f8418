// SPDX-License-Identifier: EUPL-1.2

package gate

import (
	"cmp"
	"slices"

	"rondetafel/internal/gate/internal/store"
	"rondetafel/internal/partij"
	"rondetafel/internal/policy"
	"rondetafel/internal/rto"
)

// mandaat are the types of decision that somebody may take for their Partij in a Casus, by a standing mandate (rule 6.3-1).
type mandaat map[rto.SoortBesluit]bool

// mandaten finds what each who sits at a table, or will, may decide there by a standing mandate: policy says it of each type of decision. One that ends
// before the Overleg begins counts for nothing.
func (s *scope) mandaten(t *tafel, genodigd []string) {
	op := policy.Overleg{ID: t.ID, Casus: policy.Casus{ID: t.Casus, Soort: string(t.zaak.Soort), Fase: string(t.zaak.Fase)}, Genodigden: genodigd, Stand: string(t.Stand)}
	for _, u := range t.genodigd {
		for _, m := range []string{u.Medewerker, u.Vervanger} {
			reikt, heeft := s.huis.medewerkers[m].Mandaat(s.moment)
			if !t.werkt[m] || !heeft || !s.huis.medewerkers[m].Heeft(partij.Mandaat, max(s.moment, t.Aanvang)) {
				continue
			}
			ctx := policy.Context{Nu: s.moment, Herkomst: s.caller.Herkomst, Nummer: t.zaak.Nummer, Mandaat: grenzen(reikt)}
			t.blijvend[m] = mandaat{}
			for _, soort := range rto.Soorten() {
				ctx.Soort = string(soort)
				t.blijvend[m][soort] = s.g.motor.Beslis(s.huis.wie(m, s.moment), "overleg.meebeslissen", op, ctx).Toegestaan
			}
		}
	}
}

// grenzen is what a mandate covers, as policy is told of it.
func grenzen(r partij.Reikwijdte) policy.Mandaat {
	m := policy.Mandaat{Casussen: r.Casussen}
	for _, b := range r.Besluiten {
		m.Besluiten = append(m.Besluiten, string(b))
	}
	for _, s := range r.Soorten {
		m.Soorten = append(m.Soorten, string(s))
	}
	return m
}

// beslist are the types of decision that who sits at the table for a Partij, or will, may take for it: every one by a mandate for this Overleg, else
// those of a standing one (rule 6.3-1).
func (t tafel) beslist(u store.Uitnodiging) []rto.SoortBesluit {
	if u.Komt != "ja" {
		return nil
	}
	return slices.DeleteFunc(rto.Soorten(), func(b rto.SoortBesluit) bool {
		return !u.Mandaat && !t.blijvend[cmp.Or(u.Aanwezig, u.Medewerker)][b]
	})
}

// heeftMandaat tells whether that is any decision.
func (t tafel) heeftMandaat(u store.Uitnodiging) bool { return len(t.beslist(u)) > 0 }

// genodigden are those who are invited, as far as it matters for what the Overleg decides: with a mandate are who have one for a decision of that type,
// or for any when soort is empty. Somebody whom the Partij no longer sends, or who left with it, is not there.
func (t tafel) genodigden(soort rto.SoortBesluit) []rto.Genodigde {
	var uit []rto.Genodigde
	for _, u := range t.genodigd {
		g := genodigdeVan(u)
		if !g.Stuurde(g.Aanwezig) || !t.werkt[g.Aanwezig] {
			g.Aanwezig = ""
		}
		beslist := t.beslist(u)
		g.Mandaat = slices.Contains(beslist, soort) || soort == "" && len(beslist) > 0
		uit = append(uit, g)
	}
	return uit
}
