// SPDX-License-Identifier: EUPL-1.2

package main

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"

	"rondetafel/internal/errs"
	"rondetafel/internal/toegang"
)

// inlogvlaggen say where people log in with the account of their work.
type inlogvlaggen struct {
	Inlogdiensten string `help:"Bestand met de inlogdiensten (OpenID Connect) van de Partijen. Alleen de eigenaar mag het lezen. Zonder dit loggen mensen alleen in met een wachtwoord of passkey." type:"path" placeholder:"BESTAND"`
}

// maxInstellingen is the largest file of settings or of a secret, in bytes.
const maxInstellingen = 1 << 20

// lees reads the settings, with the secrets that they name. The error says what is wrong, and never what a secret is.
func (i inlogvlaggen) lees() ([]toegang.Inlogdienst, error) {
	if i.Inlogdiensten == "" {
		return nil, nil
	}
	tekst, err := leesGeheim(i.Inlogdiensten)
	if err != nil {
		return nil, fmt.Errorf("--inlogdiensten: %w", err)
	}
	var in struct {
		Inlogdiensten []toegang.Inlogdienst `json:"inlogdiensten"`
	}
	lezer := json.NewDecoder(bytes.NewReader(tekst))
	lezer.DisallowUnknownFields()
	if err := lezer.Decode(&in); err != nil {
		return nil, fmt.Errorf("--inlogdiensten: %w", leesbareJSON(err))
	}
	for n := range in.Inlogdiensten {
		if err := vul(&in.Inlogdiensten[n], filepath.Dir(i.Inlogdiensten)); err != nil {
			return nil, fmt.Errorf("--inlogdiensten: inlogdienst %q, %w", in.Inlogdiensten[n].ID, err)
		}
	}
	return in.Inlogdiensten, nil
}

// leesbareJSON says where a file is no JSON; what stands there is not repeated.
func leesbareJSON(err error) error {
	var vorm *json.SyntaxError
	if errors.As(err, &vorm) {
		return fmt.Errorf("dit is geen JSON, bij teken %d", vorm.Offset)
	}
	if errors.Is(err, io.EOF) || errors.Is(err, io.ErrUnexpectedEOF) {
		return errors.New("dit is geen JSON: het bestand houdt te vroeg op")
	}
	return fmt.Errorf("deze instelling kennen we niet: %w", err)
}

// vul puts the secret in the place of the name of its file, which is from the folder of the settings, and checks the rest.
func vul(d *toegang.Inlogdienst, bij string) error {
	pad := d.Geheim
	if pad == "" {
		return errors.New("geheim: noem het bestand met het geheim van de client")
	}
	if !filepath.IsAbs(pad) {
		pad = filepath.Join(bij, pad)
	}
	geheim, err := leesGeheim(pad)
	if err != nil {
		return fmt.Errorf("geheim: %w", err)
	}
	d.Geheim = string(bytes.TrimSpace(geheim))
	var ongeldig *errs.Invalid
	if err := d.Valideer(); errors.As(err, &ongeldig) {
		return fmt.Errorf("%s: %s", ongeldig.Velden[0].Veld, ongeldig.Velden[0].Melding)
	}
	return nil
}

// leesGeheim reads a file that nobody else on this machine may read.
func leesGeheim(pad string) ([]byte, error) {
	f, err := os.Open(pad)
	if err != nil {
		return nil, fmt.Errorf("het bestand %s is er niet, of niet te lezen", pad)
	}
	defer f.Close()
	info, err := f.Stat()
	switch {
	case err != nil || !info.Mode().IsRegular():
		return nil, fmt.Errorf("%s is geen bestand", pad)
	case info.Mode().Perm()&0o077 != 0:
		return nil, fmt.Errorf("anderen kunnen %s lezen. Doe: chmod 600 %s", pad, pad)
	case info.Size() > maxInstellingen:
		return nil, fmt.Errorf("%s is te groot", pad)
	}
	return io.ReadAll(io.LimitReader(f, maxInstellingen))
}
