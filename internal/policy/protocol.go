// SPDX-License-Identifier: EUPL-1.2

package policy

import (
	"fmt"
	"strings"

	register "rondetafel/internal/convenant"
	"rondetafel/internal/informatie"
)

// protocolRegel is the FROM and WHERE of the rules of the Privacy Protocol in
// force that are about a gegeven: of its category, and of its supplier by id or
// by kind.
const protocolRegel = "protocol_regel r JOIN partij pl ON pl.id = g.partij WHERE r.soort = g.soort" +
	" AND r.protocol = (SELECT pr.id FROM protocol pr WHERE pr.nummer > 0 ORDER BY pr.nummer DESC LIMIT 1)" +
	" AND (',' || r.wie || ',' LIKE '%,' || g.partij || ',%' OR ',' || r.wie || ',' LIKE '%,' || pl.soort || ',%')"

// protocolSQL is the number with a bit for each limit that the Privacy Protocol
// in force sets to a gegeven, as [informatie.Ruimte.Perken] gives them.
func protocolSQL(perken *bitset) string {
	regel := func(waar string) string { return "EXISTS (SELECT 1 FROM " + protocolRegel + waar + ")" }
	als := map[string]string{
		informatie.PerkDicht:   "NOT " + regel("") + " OR NOT (" + protocolDoelen(regel) + ")",
		informatie.PerkRegie:   regel(" AND r.ruimst = 'procesregisseur'"),
		informatie.PerkGekozen: regel(" AND r.ruimst = 'partijen'") + " AND NOT " + regel(" AND r.ruimst = 'procesregisseur'"),
	}
	var som []string
	for _, naam := range perken.namen {
		waar, vast := als[naam]
		if !vast {
			waar = regel(" AND ',' || r.geen || ',' LIKE '%," + strings.TrimPrefix(naam, "geen_") + ",%'")
		}
		som = append(som, fmt.Sprintf("CASE WHEN %s THEN %d ELSE 0 END", waar, perken.bit(naam)))
	}
	return "(" + strings.Join(som, " + ") + ")"
}

// protocolDoelen is the condition that a gegeven can be used for a goal (2.1) of
// its casus: it is not limited to others, and every rule has that goal.
func protocolDoelen(regel func(string) string) string {
	var een []string
	for _, d := range register.Doelen() {
		heeft := func(kolom string) string { return "',' || " + kolom + " || ',' LIKE '%," + d.ID + ",%'" }
		een = append(een, heeft("c.doel")+" AND (g.doelen = '' OR "+heeft("g.doelen")+") AND NOT "+regel(" AND NOT "+heeft("r.doelen")))
	}
	return strings.Join(een, " OR ")
}
