// SPDX-License-Identifier: EUPL-1.2

package web

import (
	"slices"
	"strings"

	"rondetafel/internal/convenant"
	"rondetafel/internal/gate"
)

// convenant tells of each article how the system carries it out.
func (b *bezoek) convenant() error {
	return b.toon(ConvenantPagina{Schil: b.schil("/convenant"), Hoofdstukken: hoofdstukken(artikelen(b.Gate.Bepalingen(), b.naleving))})
}

// artikelUit is an article with the number by which it falls in a part.
type artikelUit struct {
	nummer string
	ArtikelUitleg
}

func artikelen(bepalingen []gate.Bepaling, n naleving) []artikelUit {
	var uit []artikelUit
	for _, h := range convenant.Register() {
		a := ArtikelUitleg{Anker: h.Anker(), Naam: h.Aanduiding(), Titel: h.Titel, Zin: h.Zin, Waar: waarTeZien(h.Nummer)}
		for _, r := range h.Regels {
			a.Regels = append(a.Regels, RegelUitleg{ID: r.ID, Hoe: regelHoe(r.Soort), Zin: r.Zin})
			a.Toetsen = append(a.Toetsen, n.toetsen[r.ID]...)
		}
		for _, p := range bepalingen {
			if rust, bekend := convenant.ZoekArtikel(p.Artikel); bekend && rust.Nummer == h.Nummer {
				a.Bepalingen = append(a.Bepalingen, BepalingUitleg{ID: p.ID, Verbod: p.Verbod, Wat: watVan(p.Handelingen), Waarom: p.Waarom, Anders: p.Anders})
				a.Gevallen = append(a.Gevallen, n.gevallen[p.ID]...)
			}
		}
		slices.Sort(a.Toetsen)
		a.Toetsen = slices.Compact(a.Toetsen)
		a.AantalProef = len(a.Toetsen) + len(a.Gevallen)
		a.Uitgevoerd = len(a.Regels)+len(a.Bepalingen) > 0
		uit = append(uit, artikelUit{h.Nummer, a})
	}
	return uit
}

// watVan names what a policy is about. More than three acts are too many to name beside a sentence.
func watVan(handelingen []string) string {
	switch {
	case len(handelingen) == 0:
		return "Alles"
	case len(handelingen) > 3:
		return hoofdletter(strings.ToLower(strings.Join(handelingen[:2], ", "))) + " en " + tel(len(handelingen)-2) + " andere handelingen"
	}
	return hoofdletter(opsomming(handelingen))
}

// regelHoe says how a rule of this kind is carried out.
func regelHoe(s convenant.RegelSoort) string {
	switch s {
	case convenant.Beleid:
		return "het systeem beslist"
	case convenant.Toestand:
		return "anders kan niet"
	case convenant.Vastlegging:
		return "wordt vastgelegd"
	case convenant.Stuk:
		return "het systeem maakt een document"
	case convenant.Signaal:
		return "het systeem geeft een signaal"
	}
	return ""
}

// hoofdstukken puts the articles in their parts; one without articles is left out.
func hoofdstukken(artikelen []artikelUit) []ConvenantHoofdstuk {
	var uit []ConvenantHoofdstuk
	for _, deel := range convenantDelen() {
		h := ConvenantHoofdstuk{Anker: "deel-" + strings.ToLower(deel.kort), Naam: deel.naam, Kort: deel.kort}
		for _, a := range artikelen {
			if deelVan(a.nummer) == deel.kort {
				h.Artikelen = append(h.Artikelen, a.ArtikelUitleg)
			}
		}
		if len(h.Artikelen) > 0 {
			uit = append(uit, h)
		}
	}
	return uit
}

// deelVan returns the part to which an article belongs: the number of its article, "Bijlagen" or "Wet".
func deelVan(nummer string) string {
	voor, _, _ := strings.Cut(nummer, ".")
	switch {
	case strings.Contains(nummer, " ") || voor[0] > '9' && voor[0] != 'B':
		return "Wet"
	case voor[0] == 'B':
		return "Bijlagen"
	}
	return voor
}

type convenantDeel struct{ kort, naam string }

func convenantDelen() []convenantDeel {
	return []convenantDeel{{"1", "Artikel 1: begrippen"}, {"2", "Artikel 2: doel"}, {"3", "Artikel 3: opbouw van het huis"},
		{"4", "Artikel 4: stuurgroep"}, {"5", "Artikel 5: voorbereidingsgroep"}, {"6", "Artikel 6: Ronde Tafel Overleg"},
		{"7", "Artikel 7: afspraken van het RTO"}, {"8", "Artikel 8: manager"}, {"9", "Artikel 9: procesregisseur"},
		{"10", "Artikel 10: casusregisseur"}, {"11", "Artikel 11: ondersteuning"}, {"12", "Artikel 12: informatie geven"},
		{"13", "Artikel 13: informatie gebruiken"}, {"14", "Artikel 14: geheimhouding en beveiliging"}, {"15", "Artikel 15: geld"},
		{"16", "Artikel 16: communicatie"}, {"17", "Artikel 17: toetreden"}, {"18", "Artikel 18: veranderen"},
		{"19", "Artikel 19: aansprakelijkheid"}, {"20", "Artikel 20: duur en einde"}, {"21", "Artikel 21: opvolging"},
		{"22", "Artikel 22: recht"}, {"Bijlagen", "Bijlagen"}, {"Wet", "De wet"}}
}

// waarTeZien returns the pages on which an article is at work for everybody.
func waarTeZien(nummer string) []Koppeling {
	switch nummer {
	case "1.11", "3.1":
		return []Koppeling{{Tekst: "Partijen en mensen", URL: "/partijen"}}
	case "1.7", "9.2a", "8":
		return []Koppeling{{Tekst: "Casussen", URL: "/casussen"}}
	case "12.2", "18.1":
		return []Koppeling{{Tekst: "Privacy Protocol", URL: "/privacyprotocol"}}
	case "14.1":
		return []Koppeling{{Tekst: "Je verklaring", URL: "/verklaring"}}
	case "9.3":
		return []Koppeling{{Tekst: "Mijn werk, bij Je handelt namens", URL: "/"}}
	case "WGS 1.8", "AVG 5.2":
		return []Koppeling{{Tekst: "Privacy en rechten", URL: "/privacy"}}
	}
	return nil
}
