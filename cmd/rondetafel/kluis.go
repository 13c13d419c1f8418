// SPDX-License-Identifier: EUPL-1.2

package main

import (
	"context"
	"errors"
	"fmt"

	"rondetafel/internal/gate"
	"rondetafel/internal/kluis"
)

// kluisvlaggen say which vault wraps the key that protects the others; none when they are not given.
type kluisvlaggen struct {
	KluisURL     string `name:"kluis-url" help:"Adres van een kluis (OpenBao of Vault) die de sleutel beschermt, zoals https://vault.example:8200." placeholder:"URL"`
	KluisSleutel string `name:"kluis-sleutel" help:"Naam van de sleutel in de Transit-engine van de kluis." default:"rondetafel" placeholder:"NAAM"`
	KluisPlek    string `name:"kluis-plek" help:"Waar de Transit-engine in de kluis staat." default:"transit" placeholder:"NAAM"`
	KluisToken   string `name:"kluis-token" help:"Bestand met het token voor de kluis, dat alleen de eigenaar mag lezen." type:"path" placeholder:"BESTAND"`
}

// open returns the vault, nil for none. Settings that are wrong come back when the house is opened.
func (k kluisvlaggen) open(o omgeving) gate.Kluis {
	if k.KluisURL == "" {
		return nil
	}
	v, err := kluis.Open(kluis.Opties{URL: k.KluisURL, Sleutel: k.KluisSleutel, Plek: k.KluisPlek, Token: k.KluisToken, Log: o.log})
	if err != nil {
		return kapot{err}
	}
	return v
}

// kapot is a vault that cannot be asked.
type kapot struct{ err error }

// Wrap implements gate.Kluis.
func (k kapot) Wrap(context.Context, []byte) (string, error) { return "", k.err }

// Unwrap implements gate.Kluis.
func (k kapot) Unwrap(context.Context, string) ([]byte, error) { return nil, k.err }

// leesbareKluisfout says for who gave a command what is wrong with the vault; any other error is returned as it is.
func leesbareKluisfout(err error) error {
	switch {
	case errors.Is(err, kluis.ErrOnbereikbaar):
		return errors.New("de kluis antwoordt niet, en zonder de kluis gaat dit huis niet open. Zet hem aan of haal hem van het slot, en probeer het opnieuw")
	case errors.Is(err, kluis.ErrGeweigerd):
		return errors.New("de kluis weigert: het token is verlopen of mag dit niet. Zet een nieuw token in het bestand van --kluis-token")
	case errors.Is(err, gate.ErrInKluis):
		return errors.New("de sleutel van dit huis ligt in een kluis: zeg met --kluis-url en --kluis-token welke")
	case errors.Is(err, kluis.ErrInstelling), errors.Is(err, kluis.ErrAntwoord):
		return fmt.Errorf("de kluis is niet te gebruiken: %w", err)
	}
	return err
}
