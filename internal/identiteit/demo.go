// SPDX-License-Identifier: EUPL-1.2

package identiteit

import (
	"encoding/json"
	"errors"
	"io"
	"net/http"
	"slices"
	"strings"

	"rondetafel/internal/errs"
)

// Gebruiker is somebody of a practice house whom one can log in as.
type Gebruiker struct {
	ID       string   `json:"id"`
	Naam     string   `json:"naam"`
	Partij   string   `json:"partij"` // name
	Functies []string `json:"functies"`
}

// Demo returns the routes that exist in a practice house only:
//
//	GET  /demo/gebruikers.json   everybody, as a list of Gebruiker
//	POST /demo/inloggen          form field gebruiker: logs in; 204, or 303 to / for a browser; 404 for somebody unknown
//
// In any other house both answer 404: the gate says who can be chosen.
func (d *Deur) Demo() http.Handler {
	mux := http.NewServeMux()
	mux.HandleFunc("GET /demo/gebruikers.json", antwoord(d.gebruikers))
	mux.HandleFunc("POST /demo/inloggen", antwoord(d.demoInloggen))
	return mux
}

// Gebruikers returns everybody whom one can log in as; errs.ErrNotFound outside a practice house.
func (d *Deur) Gebruikers(r *http.Request) ([]Gebruiker, error) {
	huis, err := d.gate.Gebruikers(r.Context())
	if err != nil {
		return nil, err
	}
	namen := make(map[string]string, len(huis.Partijen))
	for _, p := range huis.Partijen {
		namen[p.ID] = p.Naam
	}
	uit := []Gebruiker{}
	for _, m := range huis.Mensen {
		uit = append(uit, Gebruiker{ID: m.ID, Naam: m.Naam, Partij: namen[m.Partij], Functies: m.Functies})
	}
	return uit, nil
}

func (d *Deur) gebruikers(w http.ResponseWriter, r *http.Request) error {
	lijst, err := d.Gebruikers(r)
	if err != nil {
		return err
	}
	w.Header().Set("Content-Type", "application/json")
	return json.NewEncoder(w).Encode(lijst)
}

// maxFormulier is the largest log-in form, in bytes: one short field.
const maxFormulier = 4 << 10

func (d *Deur) demoInloggen(w http.ResponseWriter, r *http.Request) error {
	lijst, err := d.Gebruikers(r)
	if err != nil {
		return err
	}
	r.Body = http.MaxBytesReader(w, r.Body, maxFormulier)
	if err := r.ParseForm(); err != nil {
		return &errs.Invalid{Velden: []errs.Veldfout{{Veld: "gebruiker", Melding: "Kies een gebruiker."}}}
	}
	wie := r.PostForm.Get("gebruiker")
	if !slices.ContainsFunc(lijst, func(g Gebruiker) bool { return g.ID == wie }) {
		return errs.ErrNotFound // what was typed is nobody's id: it stays out of the log
	}
	if _, err := d.LogIn(w, r, wie); err != nil {
		return err
	}
	if strings.Contains(r.Header.Get("Accept"), "text/html") {
		http.Redirect(w, r, "/", http.StatusSeeOther)
		return nil
	}
	w.WriteHeader(http.StatusNoContent)
	return nil
}

// antwoord makes a handler of a function that returns its error: the one place where these routes answer one.
func antwoord(f func(http.ResponseWriter, *http.Request) error) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Cache-Control", "no-store")
		w.Header().Set("X-Content-Type-Options", "nosniff")
		err := f(w, r)
		if err == nil {
			return
		}
		status, tekst := uitleg(err)
		w.Header().Set("Content-Type", "text/plain; charset=utf-8")
		w.WriteHeader(status)
		_, _ = io.WriteString(w, tekst+"\n") // nobody is left to tell
	}
}

func uitleg(err error) (status int, tekst string) {
	var ongeldig *errs.Invalid
	switch {
	case errors.Is(err, errs.ErrUnavailable):
		return http.StatusServiceUnavailable, "Dit lukt nu niet. Probeer het zo opnieuw."
	case errors.Is(err, errs.ErrNotFound):
		return http.StatusNotFound, "Niet gevonden."
	case errors.As(err, &ongeldig):
		return http.StatusBadRequest, "We konden dit niet lezen. Kies een gebruiker."
	}
	return http.StatusInternalServerError, "Er ging iets mis."
}
