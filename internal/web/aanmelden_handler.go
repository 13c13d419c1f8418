// SPDX-License-Identifier: EUPL-1.2

package web

import (
	"encoding/json"
	"errors"
	"net/http"
	"slices"
	"strconv"
	"strings"

	"rondetafel/internal/casus"
	"rondetafel/internal/errs"
	"rondetafel/internal/gate"
	"rondetafel/internal/partij"
)

// veldConceptVersie carries the version of the draft that the form was filled from.
const veldConceptVersie = "conceptVersie"

// aanmeldInvoer is the form of an Aanmelding as it was sent: the input of the act, and which version of its draft it has.
type aanmeldInvoer struct {
	casus.Aanmelding
	ConceptVersie int64 `json:"conceptVersie"`
}

// leesAanmelding reads the form. The draft's id and version can stand in it twice: in the page, and after it in the line that
// the script put there when it saved the draft; the last one holds.
func (b *bezoek) leesAanmelding() (aanmeldInvoer, error) {
	for _, veld := range []string{"concept", veldConceptVersie} {
		waarden := slices.DeleteFunc(slices.Clone(b.r.PostForm[veld]), func(w string) bool { return w == "" })
		b.r.PostForm[veld] = waarden[max(0, len(waarden)-1):]
	}
	var in aanmeldInvoer
	err := b.lees(&in)
	return in, err
}

func (b *bezoek) aanmelden() error {
	if err := b.Gate.Vooraf(b.ctx(), b.caller, "casus.aanmelden", ""); err != nil {
		return err
	}
	return b.toonAanmelden(aanmeldInvoer{}, ConceptRegel{}, nil)
}

// toonAanmelden shows the form with what was typed.
func (b *bezoek) toonAanmelden(in aanmeldInvoer, regel ConceptRegel, fouten []errs.Veldfout) error {
	p := AanmeldenPagina{Schil: b.schil("/casussen"), Waarden: in.Aanmelding, Partij: b.persoon.PartijNaam, Concept: regel}
	p.Concept.Actie, p.Concept.ID, p.Concept.Versie = "/concepten", in.Concept, in.ConceptVersie
	p.Fouten = fouten
	if in.Concept != "" && b.r.Method == http.MethodGet {
		p.Sleutel = in.Concept // one draft becomes one Casus, in however many windows it is open
	}
	if b.heeft(partij.Procesregisseur) {
		huis, err := b.Gate.HuisLezen(b.ctx(), b.caller)
		if err != nil {
			return err
		}
		p.Namens = partijOpties(huis, nietHetHuis)
		p.Contacten = mensenVan(huis, in.Namens, partij.Aanmelder, p.Namens)
	}
	return b.formulier(p, fouten)
}

func nietHetHuis(p gate.PartijBlad) bool { return p.Actief && p.Soort != string(partij.Huis) }
func publiek(p gate.PartijBlad) bool     { return p.Actief && p.Publiek }

// partijOpties are the Partijen that kies picks.
func partijOpties(huis gate.HuisBlad, kies func(gate.PartijBlad) bool) []Optie {
	var uit []Optie
	for _, p := range huis.Partijen {
		if kies(p) {
			uit = append(uit, Optie{Waarde: p.ID, Label: p.Naam})
		}
	}
	slices.SortFunc(uit, func(a, b Optie) int { return strings.Compare(a.Label, b.Label) })
	return uit
}

// meldAan is what the buttons of the form do: add or remove a row, save a draft, or report the Casus.
func (b *bezoek) meldAan() error {
	in, err := b.leesAanmelding()
	if err != nil {
		return err
	}
	actie := b.actie()
	switch {
	case actie == ActieBewaar:
		return b.bewaarConcept(in)
	case actie == ActieWeggooien:
		if err := b.Gate.ConceptWeggooien(b.ctx(), b.caller, in.Concept); err != nil {
			return err
		}
		return b.naar("/", gedaanWeggegooid)
	case actie == ActieBetrokkeneErbij, actie == actieTerug, actie == ActieMensen, strings.HasPrefix(actie, ActieBetrokkeneWeg):
		in.Betrokkenen = andereRijen(in.Betrokkenen, actie)
		return b.toonAanmelden(in, ConceptRegel{}, nil)
	}
	uit, err := b.Gate.CasusAanmelden(b.ctx(), b.caller, in.Aanmelding)
	if fouten, ok := ongeldig(err); ok {
		in.Aanmelding = zonderLegeRijen(in.Aanmelding) // the rows that the messages number
		return b.toonAanmelden(in, ConceptRegel{}, fouten)
	}
	if err != nil {
		return err
	}
	if in.Namens != "" {
		return b.naar("/casussen/"+uit.ID, gedaanIngevoerd)
	}
	return b.naar("/casussen/"+uit.ID, gedaanAangemeld)
}

// zonderLegeRijen keeps what was typed as it was typed, but for rows in which nothing was.
func zonderLegeRijen(a casus.Aanmelding) casus.Aanmelding {
	a.Betrokkenen = slices.DeleteFunc(slices.Clone(a.Betrokkenen), casus.Betrokkene.Leeg)
	return a
}

// andereRijen adds or removes a row of the form, as the button asks.
func andereRijen(rijen []casus.Betrokkene, actie string) []casus.Betrokkene {
	if actie == ActieBetrokkeneErbij && len(rijen) < maxRijen {
		return append(rijen, casus.Betrokkene{})
	}
	i, err := strconv.Atoi(strings.TrimPrefix(actie, ActieBetrokkeneWeg))
	if err != nil || i < 0 || i >= len(rijen) {
		return rijen
	}
	return slices.Delete(rijen, i, i+1)
}

func (b *bezoek) bewaarConcept(in aanmeldInvoer) error {
	uit, err := b.bewaar(in)
	var botsing *errs.Conflict
	if errors.As(err, &botsing) {
		botsing.Nu = b.conceptTekst(in.Concept)
	}
	if err != nil {
		return err
	}
	return b.naar("/concepten/"+uit.ID, gedaanConcept)
}

// bewaar saves the draft. Its version says what it follows, so it goes without the idempotency key of the form, which is for
// the report.
func (b *bezoek) bewaar(in aanmeldInvoer) (gate.Verwijzing, error) {
	concept := in.Concept
	in.Concept, b.caller.Sleutel = "", ""
	inhoud, err := json.Marshal(in.Aanmelding)
	if err != nil {
		return gate.Verwijzing{}, err
	}
	return b.Gate.ConceptBewaren(b.ctx(), b.caller, gate.ConceptBewaren{ID: concept, Versie: in.ConceptVersie, Formulier: "aanmelding",
		Soort: string(in.Soort), Inhoud: inhoud})
}

// conceptTekst is the draft as it is now, for who typed another one; "" when it cannot be read.
func (b *bezoek) conceptTekst(id string) string {
	in, err := b.leesConcept(id)
	if err != nil {
		return ""
	}
	return strings.TrimSpace(in.Aanleiding + "\n\n" + in.Geprobeerd)
}

// bewaarVanzelf saves the draft while somebody types. The answer is the line beside the buttons, which carries the id and the
// version for the next time; without script it is the button's answer.
func (b *bezoek) bewaarVanzelf() error {
	in, err := b.leesAanmelding()
	if err != nil {
		return err
	}
	if b.r.Header.Get("HX-Request") == "" {
		return b.bewaarConcept(in)
	}
	regel := ConceptRegel{ID: in.Concept, Versie: in.ConceptVersie}
	uit, err := b.bewaar(in)
	if err != nil {
		regel.Mislukt = true
	} else {
		regel = ConceptRegel{Om: Tijd(b.nu()), ID: uit.ID, Versie: uit.Versie}
	}
	b.w.Header().Set("Content-Type", "text/html; charset=utf-8")
	return b.weergave.Deel(b.w, regel)
}

// concept opens a draft in its form.
func (b *bezoek) concept() error {
	blad, err := b.Gate.ConceptLezen(b.ctx(), b.caller, b.id())
	if err != nil {
		return err
	}
	in, err := vulConcept(blad)
	if err != nil {
		return err
	}
	return b.toonAanmelden(in, ConceptRegel{Om: Tijd(blad.Gewijzigd)}, nil)
}

func (b *bezoek) leesConcept(id string) (aanmeldInvoer, error) {
	blad, err := b.Gate.ConceptLezen(b.ctx(), b.caller, id)
	if err != nil {
		return aanmeldInvoer{}, err
	}
	return vulConcept(blad)
}

func vulConcept(blad gate.ConceptBlad) (aanmeldInvoer, error) {
	var in aanmeldInvoer
	if err := json.Unmarshal(blad.Inhoud, &in.Aanmelding); err != nil {
		return in, err
	}
	in.Concept, in.ConceptVersie = blad.ID, blad.Versie
	return in, nil
}
