// SPDX-License-Identifier: EUPL-1.2

package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"net/http"
	"slices"

	"rondetafel/internal/gate"
	"rondetafel/internal/identiteit"
	"rondetafel/internal/informatie"
)

// A big dossier: how many pieces the asker may see, and how many others there are.
const (
	piecesSeen   = 120
	piecesHidden = 80
)

// errNoPair tells that nobody was found to supply and to read.
var errNoPair = errors.New("no casus in which one Partij can supply and another one reads")

// pieces measures what pieces cost that the asker may not see: it opens a Casus of piecesSeen pieces, all to be seen, and one that has
// piecesHidden more, by turns. It changes the house. What it finds nothing for is skipped.
func (b *bench) pieces(ctx context.Context, p *process, t *targets) error {
	if !slices.Contains(b.operations(), opOpen) {
		return nil
	}
	var everybody []identiteit.Gebruiker
	if err := fetch(ctx, p.url, "", ask{method: http.MethodGet, path: "/demo/gebruikers.json"}, &everybody); err != nil {
		return err
	}
	pair, err := t.dossiers(ctx, p.url, everybody)
	if err != nil {
		b.report.add(line{Kind: "skipped", Op: opPieces, Why: err.Error()})
		return nil
	}
	for i, hidden := range []int{0, piecesHidden} {
		if err := pair[i].fill(ctx, p.url, hidden); err != nil {
			return fmt.Errorf("%s: %w", opPieces, err)
		}
	}
	for _, clients := range []int{1, 16} {
		loads := [2]load{{p: p, requests: pair[1].requests(p), clients: clients}, {p: p, requests: pair[0].requests(p), clients: clients}}
		got, err := b.turns(ctx, loads)
		if err != nil {
			return fmt.Errorf("%s: %w", opPieces, err)
		}
		with, without := sum(got[0]).line(line{Kind: "pieces", Op: opPieces, Clients: clients, System: systemOurs}), sum(got[1]).line(line{})
		with.P50Ratio, with.CPURatio = ratio(with.P50, without.P50), ratio(with.CPU, without.CPU)
		b.report.add(with)
	}
	return nil
}

// dossier is a Casus with who supplies to it and who reads it, of two Partijen.
type dossier struct {
	id, over      string // the Casus, and a betrokkene in it
	reader, giver *asker
	partij        string // of the reader
	already       int    // pieces that the reader saw before
}

// dossiers finds two of them.
func (t *targets) dossiers(ctx context.Context, base string, everybody []identiteit.Gebruiker) (pair [2]dossier, err error) {
	n := 0
	for _, a := range t.askers {
		if a.director {
			continue
		}
		for _, q := range a.asks[opOpen] {
			d, err := a.dossier(ctx, base, q, everybody)
			if errors.Is(err, errNoPair) {
				continue
			}
			if err != nil {
				return pair, err
			}
			if pair[n] = d; n == 1 {
				return pair, nil
			}
			n++
		}
	}
	return pair, errNoPair
}

// dossier tells who besides the reader can supply to the Casus that q opens: somebody of another Partij that takes part.
func (a *asker) dossier(ctx context.Context, base string, q ask, everybody []identiteit.Gebruiker) (dossier, error) {
	var c gate.CasusBlad
	if err := fetch(ctx, base, a.cookie, q, &c); err != nil {
		return dossier{}, err
	}
	own := partijVan(everybody, a.id)
	d := dossier{id: c.ID, reader: a, already: len(c.Gegevens)}
	others := map[string]bool{} // names of Partijen
	for _, deel := range c.Deelnames {
		if deel.Partij.Naam == own {
			d.partij = deel.Partij.ID
		} else {
			others[deel.Partij.Naam] = true
		}
	}
	if len(c.Betrokkenen) == 0 || d.partij == "" || c.Soort.MetRTO() { // no round table was held: others read nothing yet (rule 9.2f-1)
		return dossier{}, errNoPair
	}
	d.over = c.Betrokkenen[0].ID
	for _, g := range everybody {
		if !others[g.Partij] {
			continue
		}
		d.giver = &asker{id: g.ID}
		can, err := d.giver.supplies(ctx, base, q)
		if err != nil || can {
			return d, err
		}
	}
	return dossier{}, errNoPair
}

// supplies tells whether the person may add a piece to the Casus that q opens.
func (a *asker) supplies(ctx context.Context, base string, q ask) (bool, error) {
	if err := a.login(ctx, base); err != nil {
		return false, err
	}
	var c gate.CasusBlad
	err := fetch(ctx, base, a.cookie, q, &c)
	var refused errStatus
	if errors.As(err, &refused) {
		return false, nil
	}
	return slices.Contains(c.Mag, "gegeven.toevoegen"), err
}

// partijVan returns the name of the Partij of a person.
func partijVan(everybody []identiteit.Gebruiker, id string) string {
	i := slices.IndexFunc(everybody, func(g identiteit.Gebruiker) bool { return g.ID == id })
	if i < 0 {
		return ""
	}
	return everybody[i].Partij
}

// fill adds pieces until the reader sees piecesSeen, and hidden more that only the Procesregisseur reads.
func (d dossier) fill(ctx context.Context, base string, hidden int) error {
	for i := range piecesSeen - d.already + hidden {
		will := informatie.Voorwaarden{Wie: informatie.GekozenPartijen, Lezers: []string{d.partij}}
		if i < hidden {
			will = informatie.Voorwaarden{Wie: informatie.AlleenProcesregisseur}
		}
		body, err := json.Marshal(piece(d.giver.id, d.over, will))
		if err != nil {
			return err
		}
		var made gate.Verwijzing
		if err := fetch(ctx, base, d.giver.cookie, ask{http.MethodPost, listPath + "/" + d.id + "/gegevens", body}, &made); err != nil {
			return err
		}
	}
	var c gate.CasusBlad
	if err := fetch(ctx, base, d.reader.cookie, d.open(), &c); err != nil {
		return err
	}
	if len(c.Gegevens) != piecesSeen {
		return fmt.Errorf("the reader sees %d pieces instead of %d", len(c.Gegevens), piecesSeen)
	}
	return nil
}

func (d dossier) open() ask { return ask{method: http.MethodGet, path: listPath + "/" + d.id} }

func (d dossier) requests(p *process) [][]byte {
	return [][]byte{d.open().wire(p.addr, d.reader.cookie, accept(opOpen))}
}
