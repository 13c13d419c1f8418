// SPDX-License-Identifier: EUPL-1.2

package gate

import (
	"context"
	"errors"
	"slices"
	"strings"
	"time"

	"rondetafel/internal/bestuur"
	"rondetafel/internal/casus"
	"rondetafel/internal/errs"
	"rondetafel/internal/gate/internal/crypto"
	"rondetafel/internal/informatie"
	"rondetafel/internal/partij"
	"rondetafel/internal/policy"
)

// briefInhoud is the letter as it was sent, or what was given under a legal duty. It is sealed when it is made and never changes.
type briefInhoud struct {
	Datum     string             `json:"datum"` // ISO
	Derde     informatie.Derde   `json:"derde"`
	Doel      string             `json:"doel"`
	Grondslag string             `json:"grondslag"`
	Delen     []briefDeel        `json:"delen"`
	Advies    informatie.Oordeel `json:"advies"`
	// Voorwaarden are those of the rechtmatigheidsadviescommissie, Voldaan is how they are met.
	Voorwaarden string                   `json:"voorwaarden,omitempty"`
	Voldaan     string                   `json:"voldaan,omitempty"`
	Tekenden    map[string][]ondertekend `json:"tekenden"` // by part
	Door        string                   `json:"door"`     // person
	Namens      string                   `json:"namens"`   // Partij
	// Weggelaten are the pieces that were asked for and not given, by part: their version then.
	Weggelaten map[string]int64 `json:"weggelaten,omitempty"`
}

// briefDeel is one part of the letter.
type briefDeel struct {
	Deel       string             `json:"deel"`
	Gegeven    string             `json:"gegeven,omitempty"`
	Versie     int64              `json:"versie,omitempty"` // of the piece
	Soort      informatie.Soort   `json:"soort,omitempty"`
	Over       []string           `json:"over,omitempty"` // names
	Rubriek    informatie.Rubriek `json:"rubriek,omitempty"`
	Datum      string             `json:"datum,omitempty"` // that it is of, ISO
	Tekst      string             `json:"tekst"`
	Documenten []string           `json:"documenten,omitempty"` // names of files that go with it
}

// ondertekend is a consent on which a part of the letter rests.
type ondertekend struct {
	Partij            string                   `json:"partij"`
	Medewerker        string                   `json:"medewerker"`
	Moment            int64                    `json:"moment"`
	Verantwoordelijke partij.Verantwoordelijke `json:"verantwoordelijke"`
	Bevoegdheid       string                   `json:"bevoegdheid"`
	Papier            *papierInhoud            `json:"papier,omitempty"`
}

// VerstrekkingVerlenen makes the letter: with exactly the parts for which every supplier signed, and that the caller did not leave out. A
// part that lacks something and is not left out keeps the letter from being made, and so do an objection that stands and an advice that is
// not there (rules 7.2-2, 7.2-3, WGS-10).
func (g *Gate) VerstrekkingVerlenen(ctx context.Context, c Caller, in informatie.Verlenen) (Verwijzing, error) {
	if err := in.Valideer(); err != nil {
		return Verwijzing{}, err
	}
	return schrijf(ctx, g, c, "verstrekking.verlenen", in, func(s *scope) (Verwijzing, error) {
		v, err := s.nieuwsteVerstrekking(in.Verstrekking, in.Versie, func(v verstrekking) (policy.Context, error) { return s.verleenContext(v, in.Weglaten) })
		if err != nil {
			return Verwijzing{}, err
		}
		if err := eerste(s.eisDelen(v, in.Weglaten), s.eisOpen(v.zaak, in.Teksten())); err != nil {
			return Verwijzing{}, err
		}
		var f errs.Velden
		if !casus.Gevuld(in.Voldaan) {
			in.Voldaan = ""
		}
		f.Eis(v.Advies.Oordeel != informatie.MetVoorwaarden || casus.Gevuld(in.Voldaan), "voldaan", "Schrijf op hoe jullie aan de voorwaarden van het advies voldoen.")
		if err := f.Fout(); err != nil {
			return Verwijzing{}, err
		}
		return s.verleen(v, in)
	})
}

// verleenContext is what keeps any letter from being made.
func (s *scope) verleenContext(v verstrekking, weglaten []string) (policy.Context, error) {
	var ctx policy.Context
	mist := func(als bool, wat string) {
		if als {
			ctx.Ontbreekt = append(ctx.Ontbreekt, wat)
		}
	}
	for _, b := range v.Bezwaren {
		mist(b.Staat && !slices.Contains(ctx.Ontbreekt, bezwaarStaat), bezwaarStaat)
	}
	mist(v.Advies == nil, "advies")
	mist(v.Advies != nil && v.Advies.Oordeel == informatie.Negatief, "negatief")
	mist(!slices.ContainsFunc(v.delen, func(d deel) bool { return s.gaatMee(d, weglaten) }), "leeg")
	in, err := s.verstrekkingInhoud(v.Verstrekking)
	if err != nil {
		return ctx, err
	}
	bekend, err := s.bekenden(v.zaak)
	partij, mens := bekend.Herkent(in.Derde.Naam)
	mist(partij || mens, "derde")
	return ctx, err
}

// gaatMee tells whether a part would go in the letter: it is not left out, and the caller may know of it. One of which they may not know
// any more is not there for them.
func (s *scope) gaatMee(d deel, weglaten []string) bool {
	return !slices.Contains(weglaten, d.Instemming) && s.kent(d)
}

// eisDelen asks that nothing is missing of any part that would go in the letter: an *errs.Denied with the article of the first thing that
// is.
func (s *scope) eisDelen(v verstrekking, weglaten []string) error {
	for _, d := range v.delen {
		if !s.gaatMee(d, weglaten) {
			continue
		}
		b := s.vraag("verstrekking.opnemen", d.op, policy.Context{Ontbreekt: gatnamen(d.staat(s.moment).Gaten())})
		if !b.Toegestaan {
			s.entry.Regels, s.entry.Artikelen = nil, nil
			s.noteer(b)
			s.object(d.Instemming)
			return s.weiger(b)
		}
	}
	return nil
}

func (s *scope) verleen(v verstrekking, in informatie.Verlenen) (Verwijzing, error) {
	doos, err := s.doos(v.Casus)
	if err != nil {
		return Verwijzing{}, err
	}
	inhoud, err := s.verstrekkingInhoud(v.Verstrekking)
	if err != nil {
		return Verwijzing{}, err
	}
	b := briefInhoud{Datum: s.vandaag().Format(time.DateOnly), Derde: inhoud.Derde, Doel: inhoud.Doel, Grondslag: inhoud.Grondslag, Advies: v.Advies.Oordeel,
		Voldaan: in.Voldaan, Tekenden: map[string][]ondertekend{}, Door: s.caller.persoon(), Namens: s.entry.Namens, Weggelaten: map[string]int64{}}
	if b.Voorwaarden, err = s.adviesVoorwaarden(v); err != nil {
		return Verwijzing{}, err
	}
	for _, d := range v.delen {
		if !s.gaatMee(d, in.Weglaten) {
			if d.stuk != nil {
				b.Weggelaten[d.Instemming] = d.stuk.Versie
			}
			continue
		}
		deel, err := s.briefDeel(doos, d)
		if err != nil {
			return Verwijzing{}, err
		}
		b.Delen = append(b.Delen, deel)
		if b.Tekenden[d.Instemming], err = s.tekenden(d); err != nil {
			return Verwijzing{}, err
		}
		s.object(d.Instemming)
	}
	dicht, err := sluitIn(doos, vanBrief, v.ID, b)
	if err != nil {
		return Verwijzing{}, err
	}
	return s.bewaarVerstrekking(v, informatie.VerstrekkingVerleend, dicht, "verstrekking.verleend")
}

// adviesVoorwaarden are the conditions under which the commissie agrees, as it wrote them; "" when it set none. They go out with the letter, so what was
// closed since the advice does not stand in them (rules WGS-10, 13.2-2).
func (s *scope) adviesVoorwaarden(v verstrekking) (string, error) {
	var tekst string
	if v.Advies.Oordeel != informatie.MetVoorwaarden {
		return "", nil
	}
	doos, err := s.doos(v.Casus)
	if err != nil {
		return "", err
	}
	if err := openNaar(doos, vanAdvies, v.ID, v.Advies.Inhoud, &tekst); err != nil {
		return "", err
	}
	err = s.eisOpen(v.zaak, []informatie.Veldtekst{{Veld: "voldaan", Tekst: tekst}})
	var dicht *errs.Invalid
	if errors.As(err, &dicht) {
		err = &errs.Invalid{Velden: []errs.Veldfout{{Veld: "voldaan", Melding: "In de voorwaarden van de commissie staat tekst uit een stuk van een Partij. Die gaan mee in de brief, " +
			"en dat stuk dan ook (art. 13.2). Vraag de commissie om het advies opnieuw op te schrijven, zonder die tekst."}}}
	}
	return tekst, err
}

// briefDeel is what a part says, as the letter has it.
func (s *scope) briefDeel(doos *crypto.Box, d deel) (briefDeel, error) {
	if d.passage() {
		tekst, err := s.passage(d)
		return briefDeel{Deel: d.Instemming, Tekst: tekst}, err
	}
	return s.stukInBrief(doos, d.Instemming, *d.stuk)
}

// stukInBrief is what a piece says now, and of what kind and which version it is.
func (s *scope) stukInBrief(doos *crypto.Box, deel string, k stuk) (briefDeel, error) {
	b := briefDeel{Deel: deel, Gegeven: k.ID, Versie: k.Versie, Soort: k.Soort}
	in, err := s.tekst(k)
	if err != nil {
		return b, err
	}
	b.Tekst, b.Rubriek, b.Datum = in.Tekst, in.Rubriek, string(in.Datum)
	mensen, err := s.tx.Betrokkenen(k.Casus)
	for _, r := range mensen {
		if slices.Contains(in.Over, r.ID) {
			m, fout := openBetrokkene(doos, r)
			err, b.Over = eerste(err, fout), append(b.Over, m.Naam)
		}
	}
	documenten, fout := s.documentenVan(k)
	for _, bijlage := range documenten {
		b.Documenten = append(b.Documenten, bijlage.Naam)
	}
	return b, eerste(err, fout)
}

func (s *scope) tekenden(d deel) ([]ondertekend, error) {
	var uit []ondertekend
	for _, v := range d.Stemmen {
		if v.Stand != bestuur.Ingestemd {
			continue
		}
		in, err := s.openStem(d.Casus, v)
		if err != nil {
			return nil, err
		}
		uit = append(uit, ondertekend{Partij: v.Partij, Medewerker: v.Medewerker, Moment: v.Moment, Verantwoordelijke: in.Verantwoordelijke, Bevoegdheid: in.Bevoegdheid,
			Papier: in.Papier})
	}
	return uit, nil
}

// BriefBlad is the letter to a Derde as it was sent, as far as its reader may still see it.
type BriefBlad struct {
	Verstrekking string           `json:"verstrekking"`
	Casus        string           `json:"casus"`
	Nummer       string           `json:"nummer"` // of the Casus
	Huis         string           `json:"huis"`
	Datum        string           `json:"datum"` // ISO
	Derde        informatie.Derde `json:"derde"`
	Doel         string           `json:"doel"`
	Grondslag    string           `json:"grondslag"`
	// Voorwaarden are those of the rechtmatigheidsadviescommissie, for who sees all of the letter; Voldaan is how they are met.
	Voorwaarden string          `json:"voorwaarden,omitempty"`
	Voldaan     string          `json:"voldaan,omitempty"`
	Door        Naam            `json:"door"`
	Namens      *Naam           `json:"namens,omitempty"` // the Partij on whose behalf
	Delen       []BriefDeelBlad `json:"delen"`
	// Onvolledig: parts of the letter are not in this copy, because its reader may not see them any more (rule 13.2-2). How many is not said.
	Onvolledig bool `json:"onvolledig"`
}

// BriefDeelBlad is one part of the letter. Its text is there for who may read that piece now; what its supplier closed since was sent, and
// is not shown here any more (rule 13.2-2).
type BriefDeelBlad struct {
	Deel       string            `json:"deel"`
	Van        []Naam            `json:"van"`
	Over       []string          `json:"over,omitempty"`
	Soort      informatie.Soort  `json:"soort,omitempty"`
	Rubriek    string            `json:"rubriek,omitempty"`
	Datum      string            `json:"datum,omitempty"` // ISO
	Tekst      string            `json:"tekst,omitempty"`
	Documenten []string          `json:"documenten,omitempty"`
	Dicht      bool              `json:"nietMeerTeZien"`
	Daarna     informatie.Daarna `json:"daarna,omitempty"` // what became of the piece since
	Tekenden   []OndertekendBlad `json:"ondertekend"`
}

// OndertekendBlad is a consent on which a part rests.
type OndertekendBlad struct {
	Partij            Naam                     `json:"partij"`
	Door              string                   `json:"door"`
	Moment            time.Time                `json:"moment"`
	Verantwoordelijke partij.Verantwoordelijke `json:"verantwoordelijke"`
	Bevoegdheid       string                   `json:"bevoegdheid"`
	Papier            *PapierBlad              `json:"opPapier,omitempty"` // when it was signed on paper
}

// VerstrekkingBrief opens the letter; that is a look at every piece in it.
func (g *Gate) VerstrekkingBrief(ctx context.Context, c Caller, id string) (BriefBlad, error) {
	return lees(ctx, g, c, "verstrekking.brief", func(s *scope) (BriefBlad, error) {
		v, err := s.verstrekking(id, nil)
		if err != nil {
			return BriefBlad{}, err
		}
		in, _, err := s.bevries(&v)
		if err != nil {
			return BriefBlad{}, err
		}
		s.toont(v.ID)
		b := BriefBlad{Verstrekking: v.ID, Casus: v.Casus, Nummer: v.zaak.Nummer, Huis: s.huis.instelling["naam"], Datum: in.Datum, Derde: in.Derde, Doel: in.Doel,
			Grondslag: in.Grondslag, Voldaan: in.Voldaan, Door: s.huis.mensNaam(in.Door), Delen: []BriefDeelBlad{}}
		if in.Namens != "" {
			n := s.huis.partij(in.Namens)
			b.Namens = &n
		}
		kijk := s.kijkNaar(v)
		for _, deel := range in.Delen {
			getoond := s.briefDeelBlad(v, kijk, deel, in.Tekenden[deel.Deel])
			b.Onvolledig = b.Onvolledig || len(getoond) == 0 || getoond[0].Dicht
			b.Delen = append(b.Delen, getoond...)
		}
		if kijk.alles && !b.Onvolledig {
			b.Voorwaarden = in.Voorwaarden
		}
		if !casus.Gevuld(b.Voldaan) {
			b.Voldaan = ""
		}
		return b, nil
	})
}

// briefDeelBlad shows a part of a letter that was sent, as far as the caller may still see what it says; nothing of one of which they may
// not even know.
func (s *scope) briefDeelBlad(v verstrekking, kijk verstrekkingKijker, in briefDeel, tekenden []ondertekend) []BriefDeelBlad {
	i := slices.IndexFunc(v.delen, func(d deel) bool { return d.Instemming == in.Deel })
	if i < 0 || !s.zietDeel(v.delen[i], kijk) {
		return nil
	}
	d := v.delen[i]
	b := BriefDeelBlad{Deel: in.Deel, Van: s.namenVan(d), Tekenden: s.ondertekend(d, tekenden), Dicht: !d.passage() && !s.leestDeel(d), Daarna: d.daarna(s.moment)}
	if !b.Dicht {
		b.Over, b.Soort, b.Rubriek, b.Datum, b.Tekst, b.Documenten = in.Over, in.Soort, in.Rubriek.Label(), in.Datum, in.Tekst, in.Documenten
		if d.Gegeven != "" {
			s.toont(d.Gegeven)
		}
	}
	return []BriefDeelBlad{b}
}

func (s *scope) namenVan(d deel) []Naam {
	uit := []Naam{}
	for _, p := range d.partijen() {
		uit = append(uit, s.huis.partij(p))
	}
	slices.SortFunc(uit, func(a, b Naam) int { return strings.Compare(a.Naam, b.Naam) })
	return uit
}

func (s *scope) ondertekend(d deel, lijst []ondertekend) []OndertekendBlad {
	uit := []OndertekendBlad{}
	for _, t := range lijst {
		uit = append(uit, OndertekendBlad{Partij: s.huis.partij(t.Partij), Door: s.huis.medewerkers[t.Medewerker].Naam, Moment: moment(t.Moment),
			Verantwoordelijke: t.Verantwoordelijke, Bevoegdheid: t.Bevoegdheid, Papier: s.papierBlad(d, t.Partij, t.Papier)})
	}
	return uit
}
