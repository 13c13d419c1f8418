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
	"strings"

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
	if err := leesJSON(tekst, &in); err != nil {
		return nil, fmt.Errorf("--inlogdiensten: %s: %w", i.Inlogdiensten, err)
	}
	if len(in.Inlogdiensten) == 0 {
		return nil, fmt.Errorf(`--inlogdiensten: %s noemt geen enkele inlogdienst. Zet er minstens een bij "inlogdiensten", of laat --inlogdiensten weg`, i.Inlogdiensten)
	}
	for n := range in.Inlogdiensten {
		if err := vul(&in.Inlogdiensten[n], filepath.Dir(i.Inlogdiensten)); err != nil {
			return nil, fmt.Errorf("--inlogdiensten: %s: inlogdienst %q, %w", i.Inlogdiensten, in.Inlogdiensten[n].ID, err)
		}
	}
	return in.Inlogdiensten, nil
}

// leesJSON reads one value and nothing after it into uit. The error says in Dutch what is wrong and where; what stands there is not repeated, but for the name of
// a setting that is not known.
func leesJSON(tekst []byte, uit any) error {
	lezer := json.NewDecoder(bytes.NewReader(tekst))
	lezer.DisallowUnknownFields()
	if err := lezer.Decode(uit); err != nil {
		return leesbareJSON(err)
	}
	na := lezer.InputOffset()
	if rest := bytes.TrimSpace(tekst[na:]); len(rest) > 0 {
		return fmt.Errorf("na de instellingen staat nog iets, vanaf teken %d. Haal dat weg", na+1)
	}
	return nil
}

// leesbareJSON says where a file is no JSON, or what is no setting.
func leesbareJSON(err error) error {
	var vorm *json.SyntaxError
	var soort *json.UnmarshalTypeError
	switch {
	case errors.As(err, &vorm):
		return fmt.Errorf("dit is geen JSON, bij teken %d", vorm.Offset)
	case errors.Is(err, io.EOF), errors.Is(err, io.ErrUnexpectedEOF):
		return errors.New("dit is geen JSON: het bestand houdt te vroeg op")
	case errors.As(err, &soort) && soort.Field == "":
		return errors.New(`de instellingen zijn geen object, zoals {"inlogdiensten": [...]}`)
	case errors.As(err, &soort):
		return fmt.Errorf("bij %q, voor teken %d, staat iets van een andere soort, zoals een tekst waar een lijst hoort", soort.Field, soort.Offset)
	}
	if naam, is := strings.CutPrefix(err.Error(), "json: unknown field "); is {
		return fmt.Errorf("deze instelling kennen we niet: %s", naam)
	}
	return errors.New("deze instellingen zijn niet te lezen")
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
	tekst, err := io.ReadAll(io.LimitReader(f, maxInstellingen))
	if err != nil {
		return nil, fmt.Errorf("%s is niet te lezen", pad)
	}
	return tekst, nil
}
