// SPDX-License-Identifier: EUPL-1.2

package toegang

import (
	"net"
	"net/url"
	"regexp"
	"strings"
	"unicode/utf8"

	"rondetafel/internal/errs"
)

// Inlogdienst says how a house reaches an OpenID provider of its Partijen: where people log in with the account of their work. It is a setting of who
// runs the house, and no right: who somebody is at a provider says what they may do here only by the invitation that it was tied to.
type Inlogdienst struct {
	ID       string   `json:"id"`                 // in addresses: "gemeente"
	Naam     string   `json:"naam"`               // on the button
	Issuer   string   `json:"issuer"`             // exactly as the provider writes it
	Client   string   `json:"client"`             // by which the provider knows the house
	Geheim   string   `json:"geheim"`             // of the client: in the settings the name of a file, here what stands in it
	ACR      []string `json:"acr"`                // levels of assurance, of which a log-in must have one
	Partijen []string `json:"partijen"`           // whose people use it: ids or names
	Alleen   bool     `json:"alleen,omitempty"`   // they log in in no other way
	Adressen []string `json:"adressen,omitempty"` // hosts of the provider beside that of the issuer
}

const maxInstelling = 500

// Valideer returns nil or an *errs.Invalid with everything that is wrong. Whether the Partijen exist is for the gate.
func (d Inlogdienst) Valideer() error {
	var f errs.Velden
	f.Eis(regexp.MustCompile(`^[a-z0-9][a-z0-9-]{0,39}$`).MatchString(d.ID), "id", "Geef de inlogdienst een id van kleine letters, cijfers en streepjes, hoogstens 40.")
	f.Eis(kort(d.Naam, 60), "naam", "Geef de inlogdienst een naam van hoogstens 60 tekens. Die staat op de knop.")
	f.Eis(veiligAdres(d.Issuer), "issuer", "Geef de issuer als https-adres, zonder vraagteken of hekje. Alleen op deze machine zelf mag http.")
	f.Eis(kort(d.Client, maxInstelling), "client", "Geef de client-id die het huis bij de inlogdienst heeft.")
	f.Eis(kort(d.Geheim, maxInstelling), "geheim", "Noem het bestand met het geheim van de client. Het mag niet leeg zijn.")
	f.Eis(len(d.ACR) > 0, "acr", "Noem minstens één niveau (acr) dat een inlog moet hebben. Zonder niveau weet het huis niet hoe zeker het is wie er inlogt.")
	for _, a := range d.ACR {
		f.Eis(kort(a, maxInstelling) && !strings.ContainsAny(a, " \t\n"), "acr", "Een niveau (acr) is een woord of een adres, zonder spaties.")
	}
	f.Eis(len(d.Partijen) > 0, "partijen", "Noem minstens één Partij waarvan mensen hier inloggen.")
	for _, a := range d.Adressen {
		f.Eis(a != "" && a == host("https://"+a), "adressen", "Noem bij adressen alleen namen van machines, zoals sleutels.voorbeeld.example.")
	}
	return f.Fout()
}

func kort(s string, hoogstens int) bool {
	return strings.TrimSpace(s) == s && s != "" && utf8.RuneCountInString(s) <= hoogstens
}

// host is the machine and port of an address; "" for what is none.
func host(adres string) string {
	u, err := url.Parse(adres)
	if err != nil || u.User != nil {
		return ""
	}
	return u.Host
}

// veiligAdres tells whether what is sent to an address is read by nobody else: by https, or on this very machine.
func veiligAdres(adres string) bool {
	u, err := url.Parse(adres)
	if err != nil || u.Hostname() == "" || u.User != nil || u.RawQuery != "" || u.ForceQuery || strings.Contains(adres, "#") {
		return false
	}
	return veilig(u)
}

func veilig(u *url.URL) bool {
	return u.Scheme == "https" || u.Scheme == "http" && (u.Hostname() == "localhost" || net.ParseIP(u.Hostname()).IsLoopback())
}
