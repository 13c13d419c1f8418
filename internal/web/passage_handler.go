// SPDX-License-Identifier: EUPL-1.2

package web

import (
	"net/http"
	"slices"
	"strconv"
	"strings"
	"time"

	"rondetafel/internal/errs"
	"rondetafel/internal/gate"
	"rondetafel/internal/informatie"
	"rondetafel/internal/plan"
)

// citeerOpties are the pieces that can be quoted.
func citeerOpties(stukken []gate.CiteerBlad, nu time.Time) []Optie {
	var uit []Optie
	for _, s := range stukken {
		uit = append(uit, Optie{Waarde: s.ID, Label: s.Partij.Naam + ", " + datumTekst(s.Datum, nu), Uitleg: s.Tekst})
	}
	return uit
}

func (b *bezoek) herschrijven() error {
	h, err := b.Gate.PassageLezen(b.ctx(), b.caller, b.id())
	if err != nil {
		return err
	}
	return b.toonHerschrijven(h, voorzet(h), "", nil)
}

// voorzet is what the form begins with. The text only when nothing but a correction asks to write it anew: what a piece was closed for, is not
// offered to be sent again (rule 13.2-3). Its suppliers when each of its pieces may still be quoted.
func voorzet(h gate.HerschrijfBlad) informatie.Herschrijven {
	var in informatie.Herschrijven
	for _, s := range h.Citeerbaar {
		if slices.Contains(h.Gegevens, s.ID) {
			in.Gegevens = append(in.Gegevens, s.ID)
		}
	}
	if len(in.Gegevens) < len(h.Gegevens) {
		return in
	}
	in.Partijen = h.Partijen
	if h.Bevestigen && h.Reden == informatie.RedenGecorrigeerd {
		in.Tekst = h.Tekst
	}
	return in
}

func (b *bezoek) toonHerschrijven(h gate.HerschrijfBlad, in informatie.Herschrijven, wat string, fouten []errs.Veldfout) error {
	if err := b.eisMag(h.Mag, "passage.herschrijven"); err != nil {
		return err
	}
	in.Versie = gezien(in.Versie, h.Versie)
	p := HerschrijvenPagina{ID: h.ID, Terug: passageURL(h), Nummer: h.Nummer, Waar: waarPassage(h), Zin: h.Reden.Zin(), Nu: h.Tekst, Bevestig: h.Bevestigen, Wat: wat, Waarden: in,
		Partijen: naamOpties(h.Leverbaar), Stukken: citeerOpties(h.Citeerbaar, b.nu())}
	p.Schil = b.schil("/casussen", Kruimel{Naam: "Casussen", URL: "/casussen"}, Kruimel{Naam: h.Nummer, URL: "/casussen/" + h.Casus}, Kruimel{Naam: p.Kop()})
	p.Fouten = fouten
	return b.formulier(p, fouten)
}

func passageURL(h gate.HerschrijfBlad) string {
	if h.Overleg != "" {
		return "/overleggen/" + h.Overleg
	}
	return "/casussen/" + h.Casus + "/plan"
}

func (b *bezoek) herschrijf() error {
	var in struct {
		informatie.Herschrijven
		Wat string `json:"wat"`
	}
	if err := b.lees(&in); err != nil {
		return err
	}
	h, err := b.Gate.PassageLezen(b.ctx(), b.caller, b.id())
	if err != nil {
		return err
	}
	if b.actie() == actieTerug {
		return b.toonHerschrijven(h, in.Herschrijven, in.Wat, nil)
	}
	if in.Wat != "nieuw" && in.Wat != "weg" {
		return b.toonHerschrijven(h, in.Herschrijven, in.Wat, []errs.Veldfout{{Veld: "wat", Melding: "Kies wat je met deze passage doet."}})
	}
	in.Passage, in.Weg = b.id(), in.Wat == "weg"
	_, err = b.Gate.PassageHerschrijven(b.ctx(), b.caller, in.Herschrijven)
	if fouten, ok := ongeldig(err); ok {
		return b.toonHerschrijven(h, in.Herschrijven, in.Wat, fouten)
	}
	if err != nil {
		return err
	}
	return b.naar(passageURL(h), gedaanHerschreven)
}

// anderePassages adds or takes away a part of the minutes, as the button asks.
func anderePassages(passages []informatie.Citaat, actie string) []informatie.Citaat {
	if actie == ActiePassageErbij {
		return append(passages, informatie.Citaat{})
	}
	nummer, weg := strings.CutPrefix(actie, ActiePassageWeg)
	i, err := strconv.Atoi(nummer)
	if !weg || err != nil || i < 0 || i >= len(passages) {
		return passages
	}
	return slices.Delete(passages, i, i+1)
}

// conceptPassages are the passages of a draft as rows.
func conceptPassages(passages []informatie.Citaat, namen map[string]string) []PassageRij {
	var uit []PassageRij
	for _, p := range passages {
		q := gate.PassageBlad{Tekst: p.Tekst, Gezamenlijk: p.Samen()}
		for _, id := range p.Partijen {
			q.Partijen = append(q.Partijen, gate.Naam{ID: id, Naam: namen[id]})
		}
		uit = append(uit, passageRijen([]gate.PassageBlad{q}, nil)...)
	}
	return uit
}

// andereOnderbouwing adds or takes away why a goal is there, as the button asks.
func andereOnderbouwing(doelen []plan.Doel, actie string) {
	for i := range doelen {
		d := &doelen[i]
		if actie == ActiePassageErbij+"-"+tel(i) {
			d.Passages = append(d.Passages, informatie.Citaat{})
		}
		if j, weg := strings.CutPrefix(actie, ActiePassageWeg+tel(i)+"-"); weg {
			d.Passages = anderePassages(d.Passages, ActiePassageWeg+j)
		}
	}
}

// passageRoutes are the pages of a passage (rule 13.2-3).
func passageRoutes() []route {
	return []route{
		{http.MethodGet, "/passages/{id}/herschrijven", ondertekend, (*bezoek).herschrijven},
		{http.MethodPost, "/passages/{id}/herschrijven", ondertekend, (*bezoek).herschrijf},
	}
}

// passageGebeurtenis is the line about a passage that was written anew, for its writers and who gave the piece under it; "" for another.
func passageGebeurtenis(g gate.GebeurtenisBlad) (string, Icoon) {
	switch g.Soort {
	case "passage.herschreven":
		return g.Wie + " herschreef een passage, of haalde haar weg.", IcoonPotlood
	case "passage.bevestigd":
		return g.Wie + " bevestigde dat een passage nog klopt, nadat het stuk eronder was verbeterd.", IcoonVinkje
	}
	return "", ""
}

const gedaanHerschreven = "herschreven"
