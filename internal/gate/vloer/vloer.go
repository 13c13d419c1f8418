// SPDX-License-Identifier: EUPL-1.2

// Package vloer is the floor that `make bench` holds the door against: the least that a Go program can do for the same
// answers. It is a bare net/http and database/sql handler on a copy of a house, with the same queries, the same sealed texts
// opened, and one durable log row per request that shares its flush with what waits. It decides nothing, checks no log-in and
// no MAC, chains no hashes and reads no log (the last looks on the page of a Casus are not there): never serve a house with it.
package vloer

import (
	"bytes"
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/url"

	_ "modernc.org/sqlite" // driver "sqlite"

	"rondetafel/internal/convenant"
	"rondetafel/internal/gate/internal/crypto"
	"rondetafel/internal/klok"
)

// Cookie is the name of the cookie that says who asks: the id of a person, taken at its word.
const Cookie = "wie"

// Opties say on which copy of a house the floor stands. It writes rows in it that no log accounts for.
type Opties struct {
	DB       string // path of the SQLite file
	Sleutels string // directory of the keys
	Klok     klok.Klok
}

// lezers is the number of connections for reading, the same as the door's.
const lezers = 4

type vloer struct {
	klok      klok.Klok
	keys      *crypto.Keys
	db        *sql.DB
	lezers    chan *lezer
	schrijver *schrijver
	partijen  map[string]naam
	mensen    map[string]mens
	gemeenten map[string]string
}

type naam struct{ lang, kort string }

type mens struct{ naam, partij string }

// Start opens the copy and returns a handler that answers
//
//	GET  /api/v1/casussen, /api/v1/casussen/{id}    the JSON of gate.CasusPagina and gate.CasusBlad
//	POST /api/v1/casussen/{id}/gegevens             informatie.Toevoegen → gate.Verwijzing
//	POST /api/v1/personen/_zoek                     gate.ZoekVraag → gate.ZoekBlad
//	GET  /casussen, /casussen/{id}                  the same as plain HTML
//
// for the person in the cookie. Close ends it after the last request.
func Start(ctx context.Context, o Opties) (http.Handler, io.Closer, error) {
	v := &vloer{klok: o.Klok, lezers: make(chan *lezer, lezers), gemeenten: map[string]string{}}
	for _, g := range convenant.Gemeenten() {
		v.gemeenten[g.Code] = g.Naam
	}
	if err := v.open(ctx, o); err != nil {
		return nil, nil, errors.Join(err, v.Close())
	}
	return v.routes(), v, nil
}

func (v *vloer) open(ctx context.Context, o Opties) error {
	var err error
	if v.keys, err = crypto.OpenDir(o.Sleutels, func() (string, error) { return "", errors.New("vloer: geen sleutels") }); err != nil {
		return err
	}
	q := url.Values{"_pragma": {"busy_timeout(5000)", "journal_mode(WAL)", "synchronous(FULL)", "secure_delete(ON)",
		"temp_store(MEMORY)", "foreign_keys(ON)", "cache_size(-6000)", "wal_autocheckpoint(4000)"}}
	if v.db, err = sql.Open("sqlite", "file:"+(&url.URL{Path: o.DB}).EscapedPath()+"?"+q.Encode()); err != nil {
		return err
	}
	for range lezers {
		l, err := nieuweLezer(ctx, v.db)
		if err != nil {
			return err
		}
		v.lezers <- l
	}
	if err := v.leesNamen(ctx); err != nil {
		return err
	}
	v.schrijver, err = startSchrijver(ctx, v.db)
	return err
}

func (v *vloer) leesNamen(ctx context.Context) error {
	v.partijen, v.mensen = map[string]naam{}, map[string]mens{}
	rows, err := v.db.QueryContext(ctx, `SELECT id, naam, kort, '' FROM partij UNION ALL SELECT id, naam, '', partij FROM medewerker`)
	if err != nil {
		return fmt.Errorf("vloer: namen: %w", err)
	}
	defer rows.Close()
	for rows.Next() {
		var id, lang, kort, partij string
		if err := rows.Scan(&id, &lang, &kort, &partij); err != nil {
			return err
		}
		if partij == "" {
			v.partijen[id] = naam{lang, kort}
		} else {
			v.mensen[id] = mens{lang, partij}
		}
	}
	return rows.Err()
}

// Close ends the floor; no request may be under way.
func (v *vloer) Close() error {
	var fouten []error
	if v.schrijver != nil {
		fouten = append(fouten, v.schrijver.sluit())
	}
	for len(v.lezers) > 0 {
		fouten = append(fouten, (<-v.lezers).sluit())
	}
	if v.db != nil {
		fouten = append(fouten, v.db.Close())
	}
	if v.keys != nil {
		fouten = append(fouten, v.keys.Close())
	}
	return errors.Join(fouten...)
}

// vraag is one request.
type vraag struct {
	*http.Request
	nu         int64
	wie        string
	partij     string
	handeling  string
	getoond    []string
	toevoeging *toevoeging
}

var errOnbekend = errors.New("vloer: onbekende persoon")

func (v *vloer) routes() http.Handler {
	mux := http.NewServeMux()
	mux.HandleFunc("GET /api/v1/casussen", v.doe("casus.lijst", http.StatusOK, als(v.lijst, naarJSON)))
	mux.HandleFunc("GET /api/v1/casussen/{id}", v.doe("casus.lezen", http.StatusOK, als(v.casus, naarJSON)))
	mux.HandleFunc("POST /api/v1/casussen/{id}/gegevens", v.doe("gegeven.toevoegen", http.StatusCreated, als(v.voegToe, naarJSON)))
	mux.HandleFunc("POST /api/v1/personen/_zoek", v.doe("persoon.zoeken", http.StatusOK, als(v.zoek, naarJSON)))
	mux.HandleFunc("GET /casussen", v.doe("casus.lijst", http.StatusOK, als(v.lijst, naarHTML("lijst"))))
	mux.HandleFunc("GET /casussen/{id}", v.doe("casus.lezen", http.StatusOK, als(v.casus, naarHTML("casus"))))
	return mux
}

type vorm func(w *bytes.Buffer, uit any) (soort string, err error)

func naarJSON(w *bytes.Buffer, uit any) (string, error) {
	return "application/json", json.NewEncoder(w).Encode(uit)
}

// als makes what f finds into bytes.
func als[Uit any](f func(*vraag) (Uit, error), maak vorm) func(*vraag, *bytes.Buffer) (string, error) {
	return func(r *vraag, w *bytes.Buffer) (string, error) {
		uit, err := f(r)
		if err != nil {
			return "", err
		}
		return maak(w, uit)
	}
}

// doe answers a request: who asks, the answer in memory, its log row durable, and then the answer itself.
func (v *vloer) doe(handeling string, status int, maak func(*vraag, *bytes.Buffer) (string, error)) http.HandlerFunc {
	return func(w http.ResponseWriter, req *http.Request) {
		r := &vraag{Request: req, nu: klok.Micro(v.klok.Nu()), handeling: handeling}
		var uit bytes.Buffer
		soort, err := v.antwoord(r, &uit, maak)
		switch {
		case errors.Is(err, errOnbekend):
			w.WriteHeader(http.StatusUnauthorized)
		case errors.Is(err, sql.ErrNoRows):
			w.WriteHeader(http.StatusNotFound)
		case err != nil:
			w.WriteHeader(http.StatusInternalServerError)
		default:
			w.Header().Set("Content-Type", soort)
			w.WriteHeader(status)
			_, _ = w.Write(uit.Bytes()) // nobody is left to tell
		}
	}
}

func (v *vloer) antwoord(r *vraag, uit *bytes.Buffer, maak func(*vraag, *bytes.Buffer) (string, error)) (string, error) {
	c, err := r.Cookie(Cookie)
	if err != nil {
		return "", errOnbekend
	}
	m, ok := v.mensen[c.Value]
	if !ok {
		return "", errOnbekend
	}
	r.wie, r.partij = c.Value, m.partij
	soort, err := maak(r, uit)
	if err != nil {
		return "", err
	}
	return soort, v.schrijver.leg(r)
}
