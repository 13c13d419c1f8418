// SPDX-License-Identifier: EUPL-1.2

package web

// Adres is an address of the pages, with a method that it takes: "/casussen/{id}".
type Adres struct {
	Methode string
	Pad     string
}

// Adressen returns every one, as the pages are routed by them; those of a practice house too. It is for who goes over all of them.
func Adressen() []Adres {
	var uit []Adres
	for _, r := range append(routes(), oefenRoutes()...) {
		uit = append(uit, Adres{r.methode, r.pad})
	}
	return uit
}
