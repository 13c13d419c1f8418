// SPDX-License-Identifier: EUPL-1.2

package main

import (
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// zetInlog writes settings and a secret, and returns the settings.
func zetInlog(t *testing.T, instellingen, geheim string) string {
	t.Helper()
	bij := t.TempDir()
	pad := filepath.Join(bij, "inlogdiensten.json")
	for bestand, tekst := range map[string]string{pad: instellingen, filepath.Join(bij, "weert.geheim"): geheim} {
		if err := os.WriteFile(bestand, []byte(tekst), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	return pad
}

const eenInlogdienst = `{"inlogdiensten":[{"id":"weert","naam":"Werkaccount Weert","issuer":"https://inlog.weert.example","client":"huis","geheim":"weert.geheim",
	"acr":["urn:voorbeeld:substantieel"],"partijen":["Gemeente Proefdorp"]}]}`

// A house starts while its inlogdienst cannot be reached, and names it where one logs in; its secret stands in no log.
func TestServeMetInlogdienst(t *testing.T) {
	folder := filepath.Join(t.TempDir(), "huis")
	maakHuis(t, folder)
	d := start(t, append(serveArgs(folder), "--inlogdiensten", zetInlog(t, eenInlogdienst, "GEHEIM van de client\n"))...)
	a, pagina := d.vraag(http.MethodGet, "/inloggen", nil)
	if a.StatusCode != http.StatusOK {
		t.Errorf("%d %s", a.StatusCode, pagina)
	}
	if code := d.einde(); code != exitGoed {
		t.Errorf("exit %d", code)
	}
	if strings.Contains(d.log.String()+d.uit.String(), "GEHEIM") {
		t.Error("the secret stands in the log")
	}
}

// What is wrong with the settings keeps the house closed, and says what to do; the secret is never repeated.
func TestServeWeigertInlogdienst(t *testing.T) {
	folder := filepath.Join(t.TempDir(), "huis")
	maakHuis(t, folder)
	anders := func(van, naar string) string { return strings.Replace(eenInlogdienst, van, naar, 1) }
	for wat, geval := range map[string]struct {
		instellingen string
		doe          func(pad string)
		zegt         string
	}{
		"no JSON":            {instellingen: "{", zegt: "dit is geen JSON"},
		"a comma too many":   {instellingen: `{"inlogdiensten":[,]}`, zegt: "dit is geen JSON, bij teken"},
		"a word we know not": {instellingen: anders(`"client"`, `"klant"`), zegt: `deze instelling kennen we niet: "klant"`},
		"nothing in it":      {instellingen: "{}", zegt: "inlogdiensten.json noemt geen enkele inlogdienst"},
		"nothing at all":     {instellingen: "null", zegt: "noemt geen enkele inlogdienst"},
		"an empty list":      {instellingen: `{"inlogdiensten":[]}`, zegt: "of laat --inlogdiensten weg"},
		"more after it":      {instellingen: eenInlogdienst + "\n{}", zegt: "inlogdiensten.json: na de instellingen staat nog iets, vanaf teken"},
		"a bracket after it": {instellingen: eenInlogdienst + "}", zegt: "na de instellingen staat nog iets"},
		"a text for a list":  {instellingen: anders(`["Gemeente Proefdorp"]`, `"Gemeente Proefdorp"`), zegt: `bij "inlogdiensten.partijen"`},
		"a list at the top":  {instellingen: "[]", zegt: "de instellingen zijn geen object"},
		"plain http":         {instellingen: anders("https://inlog", "http://inlog"), zegt: "issuer: Geef de issuer als https-adres"},
		"no level":           {instellingen: anders(`"urn:voorbeeld:substantieel"`, ""), zegt: "acr: Noem minstens één niveau"},
		"an unknown Partij":  {instellingen: anders("Proefdorp", "Elders"), zegt: `heeft geen Partij die "Gemeente Elders" heet`},
		"no secret":          {instellingen: anders("weert.geheim", ""), zegt: "geheim: noem het bestand"},
		"a secret elsewhere": {instellingen: anders("weert.geheim", "nergens"), zegt: "is er niet, of niet te lezen"},
		"settings for all":   {instellingen: eenInlogdienst, doe: func(pad string) { lees(t, pad) }, zegt: "Doe: chmod 600"},
		"a secret for all":   {instellingen: eenInlogdienst, doe: func(pad string) { lees(t, filepath.Join(filepath.Dir(pad), "weert.geheim")) }, zegt: "geheim: anderen kunnen"},
		"a folder":           {instellingen: anders("weert.geheim", "."), zegt: "is geen bestand"},
		"settings that are not there": {instellingen: eenInlogdienst, doe: func(pad string) {
			if err := os.Remove(pad); err != nil {
				t.Fatal(err)
			}
		}, zegt: "is er niet, of niet te lezen"},
	} {
		pad := zetInlog(t, geval.instellingen, "GEHEIM van de client")
		if geval.doe != nil {
			geval.doe(pad)
		}
		code, uit, fout := opdracht(t, append(serveArgs(folder), "--inlogdiensten", pad)...)
		if code != exitFout || !strings.Contains(fout, geval.zegt) || strings.Contains(fout+uit, "GEHEIM") || strings.Contains(fout, "unknown field") || strings.Contains(fout, "cannot") {
			t.Errorf("%s: %d %q %q", wat, code, uit, fout)
		}
	}
}

// lees lets everybody read a file.
func lees(t *testing.T, pad string) {
	t.Helper()
	if err := os.Chmod(pad, 0o644); err != nil {
		t.Fatal(err)
	}
}
