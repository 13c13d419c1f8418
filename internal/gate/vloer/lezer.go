// SPDX-License-Identifier: EUPL-1.2

package vloer

import (
	"context"
	"database/sql"
	"errors"
	"strconv"

	"rondetafel/internal/policy"
)

// The queries, each prepared once per connection.
const (
	qBegin = iota
	qCommit
	qLijst
	qCasus
	qBetrokkenen
	qScreening
	qUitkomst
	qDeelnames
	qGegevens
	qLezers
	qTijdlijn
	qZoek
	qVooruit
)

const casusKolommen = `c.id, c.nummer, c.soort, c.gemeente, c.fase, c.open, c.aanmelder, c.melder, c.procesregisseur, c.casusregisseur, c.aangemeld,
	c.gewijzigd, c.versie`

const viaZicht = ` JOIN zicht zm ON zm.casus = c.id AND zm.wie = $1 AND zm.van <= $3 AND zm.tot > $3 AND zm.rollen <> 0
	LEFT JOIN zicht zp ON zp.casus = c.id AND zp.wie = $2 AND zp.van <= $3 AND zp.tot > $3`

const zichtKolommen = `, zm.rollen, COALESCE(zp.rollen, 0), zm.gewijzigd`

// queries are the statements, in the order of their names. Who was only asked something in the triage does not know of the Casus.
func queries() [13]string {
	regie := strconv.Itoa(int(policy.RolProcesregisseur | policy.RolWaarnemer))
	doetMee := strconv.Itoa(int(policy.RolAanmelder | policy.RolDeelnemer))
	return [13]string{
		qBegin:  `BEGIN`,
		qCommit: `COMMIT`,
		qLijst: `SELECT ` + casusKolommen + zichtKolommen + ` FROM casus c ` + viaZicht + `
			WHERE zm.open = 1 AND (zm.rollen & ` + regie + ` <> 0 OR COALESCE(zp.rollen, 0) & ` + doetMee + ` <> 0) ORDER BY zm.gewijzigd DESC, zm.casus DESC LIMIT $4`,
		qCasus:       `SELECT ` + casusKolommen + zichtKolommen + `, c.inhoud FROM casus c ` + viaZicht + ` WHERE c.id = $4`,
		qBetrokkenen: `SELECT id, inhoud FROM betrokkene WHERE casus = $1 ORDER BY volgorde`,
		qScreening:   `SELECT medewerker, namens, namens_publiek, moment, inhoud FROM screening WHERE casus = $1`,
		qUitkomst:    `SELECT medewerker, namens, namens_publiek, moment, inhoud FROM triageuitkomst WHERE casus = $1`,
		qDeelnames:   `SELECT partij, moment, inhoud FROM deelname WHERE casus = $1 ORDER BY moment, partij`,
		qGegevens: `SELECT id, partij, medewerker, soort, wie, geldig_tot, ingetrokken, aangemaakt, gewijzigd, versie, inhoud,
			vanaf, doelen, vraag_vooraf, citeren, vertellen, vraag_derde, eigen_dossier FROM gegeven
			WHERE casus = $1 ORDER BY aangemaakt DESC, id DESC`,
		qLezers: `SELECT l.gegeven, l.partij FROM gegeven g JOIN gegeven_lezer l ON l.gegeven = g.id WHERE g.casus = $1
			ORDER BY l.gegeven, l.partij`,
		qTijdlijn: `SELECT id, moment, soort, medewerker, partij, object_soort, object, inhoud FROM gebeurtenis WHERE casus = $1
			ORDER BY moment DESC, id DESC LIMIT 100`,
		qZoek: `SELECT ` + casusKolommen + zichtKolommen + `, b.id, b.inhoud FROM zoekindex x JOIN betrokkene b ON b.id = x.betrokkene
			JOIN casus c ON c.id = b.casus ` + viaZicht + ` WHERE x.hash = $4 ORDER BY c.aangemeld DESC LIMIT 50`,
		qVooruit: `SELECT EXISTS (SELECT 1 FROM triageuitkomst WHERE casus = $1), EXISTS (SELECT 1 FROM informering WHERE casus = $1),
			EXISTS (SELECT 1 FROM triagevraag WHERE casus = $1), EXISTS (SELECT 1 FROM overleg WHERE casus = $1),
			EXISTS (SELECT 1 FROM plan WHERE casus = $1), EXISTS (SELECT 1 FROM plan_versie WHERE casus = $1),
			EXISTS (SELECT 1 FROM afspraak WHERE casus = $1), EXISTS (SELECT 1 FROM aantekening WHERE casus = $1),
			EXISTS (SELECT 1 FROM informatievraag WHERE casus = $1), EXISTS (SELECT 1 FROM correctieverzoek WHERE casus = $1),
			EXISTS (SELECT 1 FROM kennisgeving WHERE casus = $1),
			EXISTS (SELECT 1 FROM verstrekking WHERE casus = $1), EXISTS (SELECT 1 FROM passage WHERE casus = $1)`,
	}
}

// lezer is one connection for reading.
type lezer struct {
	conn  *sql.Conn
	stmts [13]*sql.Stmt
}

func nieuweLezer(ctx context.Context, db *sql.DB) (*lezer, error) {
	conn, err := db.Conn(ctx)
	if err != nil {
		return nil, err
	}
	l := &lezer{conn: conn}
	for i, q := range queries() {
		if l.stmts[i], err = conn.PrepareContext(ctx, q); err != nil {
			return nil, errors.Join(err, l.sluit())
		}
	}
	return l, nil
}

func (l *lezer) sluit() error {
	var fouten []error
	for _, s := range l.stmts {
		if s != nil {
			fouten = append(fouten, s.Close())
		}
	}
	return errors.Join(append(fouten, l.conn.Close())...)
}

// rijen calls elk for each row. Statements of an embedded database cannot hang, so they get no context that can end.
func (l *lezer) rijen(q int, elk func(*sql.Rows) error, args ...any) error {
	rows, err := l.stmts[q].Query(args...)
	if err != nil {
		return err
	}
	defer rows.Close()
	for rows.Next() {
		if err := elk(rows); err != nil {
			return err
		}
	}
	return rows.Err()
}

// leen runs f on a connection, in one snapshot.
func (v *vloer) leen(f func(*lezer) error) error {
	l := <-v.lezers
	defer func() { v.lezers <- l }()
	if _, err := l.stmts[qBegin].Exec(); err != nil {
		return err
	}
	err := f(l)
	_, eind := l.stmts[qCommit].Exec()
	return errors.Join(err, eind)
}
