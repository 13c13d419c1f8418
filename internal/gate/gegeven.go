// SPDX-License-Identifier: EUPL-1.2

package gate

import (
	"context"
	"fmt"
	"slices"
	"time"

	"rondetafel/internal/errs"
	"rondetafel/internal/gate/internal/store"
	"rondetafel/internal/informatie"
	"rondetafel/internal/klok"
	"rondetafel/internal/policy"
)

// GegevenToevoegen adds a piece of information, supplied by the caller's Partij and by nobody else (rule 12.1-1), under the
// conditions that it sets (13.2-1). It says of what category it is and on which ground it is given (rule 12.2-1).
func (g *Gate) GegevenToevoegen(ctx context.Context, c Caller, in informatie.Toevoegen) (Verwijzing, error) {
	nu := g.klok.Nu()
	if err := in.Valideer(nu.In(klok.Amsterdam())); err != nil {
		return Verwijzing{}, err
	}
	in.Inhoud = in.Inhoud.Schoon(in.Soort)
	id := nieuwID(nu)
	afdruk := in
	var err error
	if afdruk.Documenten, err = g.bestandKenmerken(ctx, c, in.Documenten); err != nil {
		return Verwijzing{}, g.onbereikbaar(g.acts["gegeven.toevoegen"], err)
	}
	inhoud, zoek := g.zegelLater(ctx, in.Casus, "gegeven", id, in.Inhoud), g.zoekmerken(in.Teksten())
	return schrijf(ctx, g, c, "gegeven.toevoegen", afdruk, func(s *scope) (Verwijzing, error) {
		z, err := s.casusMet(in.Casus, func(z zaak) policy.Context {
			ctx := s.zonderGrond(in.Inhoud, in.Soort)
			ctx.Ontbreekt = append(ctx.Ontbreekt, s.buitenProtocol(z, in.Soort, &in.Inhoud, &in.Voorwaarden)...)
			return ctx
		})
		if err != nil {
			return Verwijzing{}, s.metUitleg(err, in.Soort)
		}
		return s.voegToe(z, id, in, inhoud, zoek)
	})
}

// zonderGrond is what a piece by the caller's Partij lacks to be given (rules WGS-4 and WGS-5).
func (s *scope) zonderGrond(in informatie.Inhoud, soort informatie.Soort) policy.Context {
	if len(s.wie) == 0 {
		return policy.Context{}
	}
	p := s.huis.partijen[s.wie[0].Partij]
	ontbreekt := in.Grond.Ontbreekt(soort, p.Geheim)
	if !informatie.Geeft(p.Soort, soort) {
		ontbreekt = append(ontbreekt, "leverancier")
	}
	return policy.Context{Ontbreekt: ontbreekt}
}

func (s *scope) voegToe(z zaak, id string, in informatie.Toevoegen, inhoud verzegeld, zoek zoekmerken) (Verwijzing, error) {
	if inhoud.err != nil {
		return Verwijzing{}, inhoud.err
	}
	if err := eerste(s.eisOver(z.ID, in.Over), s.eisEigenWoorden(z, in.Teksten(), zoek, nil)); err != nil {
		return Verwijzing{}, err
	}
	r := store.Gegeven{ID: id, Casus: z.ID, Partij: s.wie[0].Partij, Medewerker: s.caller.persoon(), Soort: in.Soort,
		Aangemaakt: s.moment, Gewijzigd: s.moment, Inhoud: inhoud.bytes}
	if err := s.zetVoorwaarden(z, &r, in.Voorwaarden); err != nil {
		return Verwijzing{}, err
	}
	r.Zegel = s.verzegel(gegevenLabel(r), gegevenRij(id), 0, gegevenVelden(r))
	if err := eerste(s.tx.NieuwGegeven(r), s.merk(r, store.MerkTekst, zoek.overal)); err != nil {
		return Verwijzing{}, err
	}
	s.object(id)
	if err := s.koppel(z, id, in.Documenten); err != nil {
		return Verwijzing{}, err
	}
	if err := s.merkLezers(z, r); err != nil {
		return Verwijzing{}, err
	}
	return Verwijzing{ID: id, Versie: 1}, eerste(s.gebeurt(z.ID, "gegeven.toegevoegd", "gegeven", id), s.beantwoordNieuw(z, in.Informatievraag, id))
}

// eisOver asks that a piece is about betrokkenen of its own Casus (rule 1.5-1).
func (s *scope) eisOver(id string, over []string) error {
	lijst, err := s.tx.Betrokkenen(id)
	if err != nil {
		return err
	}
	var v errs.Velden
	for _, o := range over {
		v.Eis(slices.ContainsFunc(lijst, func(b store.Betrokkene) bool { return b.ID == o }), "over", "Kies iemand uit deze casus.")
	}
	return v.Fout()
}

// stuk is a Gegeven with its Casus and the facts of it for each caller.
type stuk struct {
	store.Gegeven
	zaak   zaak
	feiten []policy.Gegeven
	geldt  informatie.Voorwaarden // its conditions as they act now, inside the Privacy Protocol
}

func (k stuk) op(i int) policy.Resource { return k.feiten[i] }

// gegeven reads a piece and decides on the act: *errs.Denied when the caller may know that it exists, else errs.ErrNotFound.
func (s *scope) gegeven(id string, ctx policy.Context) (stuk, error) {
	return s.gegevenMet(id, func(stuk) policy.Context { return ctx })
}

// gegevenMet is gegeven, in circumstances that depend on the piece.
func (s *scope) gegevenMet(id string, ctx func(stuk) policy.Context) (stuk, error) {
	r, err := opID(s, id, s.tx.Gegeven)
	if err != nil {
		return stuk{}, err
	}
	z, err := s.gezien(r.Casus)
	if err != nil {
		return stuk{}, err
	}
	k, err := s.maakStuk(z, r)
	if err != nil {
		return k, err
	}
	s.namens(z)
	return k, s.beslisOver(k.op, ctx(k), "gegeven.bestaan")
}

func (s *scope) leesGegeven(id string) (store.Gegeven, error) {
	if !isID(id) {
		return store.Gegeven{}, store.ErrGeen
	}
	return s.tx.Gegeven(id)
}

func (s *scope) tekst(k stuk) (informatie.Inhoud, error) {
	var in informatie.Inhoud
	doos, err := s.doos(k.Casus)
	if err != nil {
		return in, err
	}
	return in, openNaar(doos, "gegeven", k.ID, k.Inhoud, &in)
}

// bewaar writes a changed piece as its next version.
func (s *scope) bewaar(k stuk, r store.Gegeven, soort string) (Verwijzing, error) {
	return s.bewaarOmdat(k, r, soort, "")
}

func (s *scope) bewaarOmdat(k stuk, r store.Gegeven, soort, reden string) (Verwijzing, error) {
	r.Medewerker, r.Gewijzigd = s.caller.persoon(), s.moment
	r.Zegel = s.verzegel(gegevenLabel(r), gegevenRij(r.ID), r.Versie, gegevenVelden(r))
	if err := s.tx.ZetGegeven(r); err != nil {
		return Verwijzing{}, err
	}
	if err := s.merkLezers(k.zaak, r); err != nil {
		return Verwijzing{}, err
	}
	return Verwijzing{ID: r.ID, Versie: r.Versie}, eerste(s.beweegOver(r.ID), s.gebeurtOmdat(r.Casus, soort, "gegeven", r.ID, reden))
}

// GegevenCorrigeren gives a piece a better text; only its supplier can (rule 12.1-1).
func (g *Gate) GegevenCorrigeren(ctx context.Context, c Caller, in informatie.Corrigeren) (Verwijzing, error) {
	if err := in.Valideer(g.klok.Nu().In(klok.Amsterdam())); err != nil {
		return Verwijzing{}, err
	}
	in.Inhoud = in.Inhoud.Schoon(in.Soort)
	inhoud, zoek := g.zegelGegeven(ctx, in.Gegeven, in.Inhoud), g.zoekmerken(in.Teksten())
	return schrijf(ctx, g, c, "gegeven.corrigeren", in, func(s *scope) (Verwijzing, error) {
		k, err := s.nieuwsteGegevenMet(in.Gegeven, in.Versie, func(k stuk) policy.Context {
			ctx := s.zonderGrond(in.Inhoud, in.Soort)
			ctx.Ontbreekt = append(ctx.Ontbreekt, s.buitenProtocol(k.zaak, in.Soort, &in.Inhoud, nil)...)
			return ctx
		})
		if err != nil {
			return Verwijzing{}, s.metUitleg(err, in.Soort)
		}
		if err := eerste(s.eisOver(k.Casus, in.Over), inhoud.err, s.eisEigenWoorden(k.zaak, in.Teksten(), zoek, &k)); err != nil {
			return Verwijzing{}, err
		}
		if err := s.raakPassages(k, informatie.RedenGecorrigeerd); err != nil {
			return Verwijzing{}, err
		}
		r := k.Gegeven
		r.Soort, r.Inhoud = in.Soort, inhoud.bytes
		v, err := s.bewaar(k, r, "gegeven.gecorrigeerd")
		return v, eerste(err, s.tx.HoudVorig(store.Vorig{Gegeven: k.ID, Versie: k.Versie, Casus: k.Casus, Inhoud: k.Inhoud}),
			s.merk(r, store.MerkTekst, zoek.overal), s.verwerkVerzoeken(k, in.Verzoeken), s.geefKennis(k, "kennisgeving.gecorrigeerd"))
	})
}

func eerste(fouten ...error) error {
	for _, err := range fouten {
		if err != nil {
			return err
		}
	}
	return nil
}

// zegelGegeven seals a text for an existing piece, before the lock: its Casus says which key.
func (g *Gate) zegelGegeven(ctx context.Context, id string, in informatie.Inhoud) verzegeld {
	return g.zegelVan(ctx, plaats{"gegeven", id}, func(tx *store.Tx) (string, error) {
		r, err := tx.Gegeven(id)
		return r.Casus, err
	}, in)
}

// GegevenVoorwaarden sets other conditions on a piece; only its supplier can. It acts on the next look (rules 13.2-1 and 13.2-2). What it makes
// stricter, no Privacy Protocol keeps it from making stricter; what it makes wider must fit in there (rule 12.2-2).
func (g *Gate) GegevenVoorwaarden(ctx context.Context, c Caller, in informatie.Wijzigen) (Verwijzing, error) {
	if err := in.Valideer(g.klok.Nu().In(klok.Amsterdam())); err != nil {
		return Verwijzing{}, err
	}
	return schrijf(ctx, g, c, "gegeven.voorwaarden", in, func(s *scope) (Verwijzing, error) {
		k, err := s.nieuwsteGegevenMet(in.Gegeven, in.Versie, func(k stuk) policy.Context {
			return policy.Context{Ontbreekt: s.huis.ruimte(k.Partij, k.Soort).TekortWijziging(voorwaardenVan(k.Gegeven), in.Voorwaarden)}
		})
		if err != nil {
			return Verwijzing{}, s.metUitleg(err, k.Soort)
		}
		r := k.Gegeven
		if err := s.zetVoorwaarden(k.zaak, &r, in.Voorwaarden); err != nil {
			return Verwijzing{}, err
		}
		lezers, err := s.dieHoren(k)
		if err != nil {
			return Verwijzing{}, err
		}
		s.vernauwd = true
		if voorwaardenVan(r).Strenger(voorwaardenVan(k.Gegeven)) {
			if err := s.raakPassages(k, informatie.RedenVoorwaarden); err != nil {
				return Verwijzing{}, err
			}
		}
		if err := s.vervalVooraf(k.zaak, r); err != nil {
			return Verwijzing{}, err
		}
		v, err := s.bewaar(k, r, "gegeven.voorwaarden")
		k.Gegeven = r
		return v, eerste(err, s.geefKennisAan(k, "kennisgeving.gecorrigeerd", lezers))
	})
}

// GegevenIntrekken takes a piece back: nobody reads it any more, its supplier and the Procesregisseur see that it was there
// (rule 12.1-1).
func (g *Gate) GegevenIntrekken(ctx context.Context, c Caller, in informatie.Intrekken) (Verwijzing, error) {
	if err := in.Valideer(); err != nil {
		return Verwijzing{}, err
	}
	return schrijf(ctx, g, c, "gegeven.intrekken", in, func(s *scope) (Verwijzing, error) {
		k, err := s.nieuwsteGegeven(in.Gegeven, in.Versie, policy.Context{})
		if err := s.eisOpenNa(err, k.zaak, in.Teksten()); err != nil {
			return Verwijzing{}, err
		}
		r := k.Gegeven
		r.Ingetrokken, s.vernauwd = true, true
		if err := eerste(s.raakPassages(k, informatie.RedenIngetrokken), s.vervalVerzoeken(k), s.vervalVooraf(k.zaak, r)); err != nil {
			return Verwijzing{}, err
		}
		v, err := s.bewaarOmdat(k, r, "gegeven.ingetrokken", in.Reden)
		if err != nil {
			return v, err
		}
		k.Gegeven = r
		return v, s.geefKennis(k, "kennisgeving.ingetrokken")
	})
}

// GegevenBlad is a piece as its reader sees it. Of a withdrawn one only that it was there.
type GegevenBlad struct {
	ID         string           `json:"id"`
	Casus      string           `json:"casus"`
	Nummer     string           `json:"nummer"`
	Partij     string           `json:"partij"` // id of the supplier
	PartijNaam string           `json:"partijNaam"`
	Door       string           `json:"door"`
	Soort      informatie.Soort `json:"soort,omitempty"`
	Tekst      string           `json:"tekst,omitempty"`
	Over       []string         `json:"over,omitempty"`
	// Rubriek to Grond are empty of a piece from before they were asked.
	Rubriek   informatie.Rubriek `json:"rubriek,omitempty"`
	Bron      string             `json:"bron,omitempty"`
	Datum     string             `json:"datum,omitempty"`            // that it is of, ISO
	Eerst     string             `json:"eersteVerwerking,omitempty"` // day on which the supplier first had it, ISO
	Grondslag string             `json:"grondslag,omitempty"`
	Grond     *informatie.Grond  `json:"grond,omitempty"`
	Wie       informatie.Lezers  `json:"wie,omitempty"`
	Lezers    []string           `json:"lezers,omitempty"` // ids of Partijen
	Vanaf     informatie.Vanaf   `json:"vanaf,omitempty"`
	Doelen    []string           `json:"doelen,omitempty"` // ids of the goals that it is limited to
	Tot       string             `json:"tot,omitempty"`    // last day, ISO
	informatie.Gebruik
	Ingetrokken bool      `json:"ingetrokken"`
	Aangemaakt  time.Time `json:"aangemaaktOp"`
	Gewijzigd   time.Time `json:"gewijzigdOp"`
	Versie      int64     `json:"versie"`
	Eigen       bool      `json:"eigen"` // the caller's Partij supplied it
	// Documenten go with the text, and with it only.
	Documenten []DocumentBlad `json:"documenten"`
	// Zin says in one sentence who may read it, GebruikZinnen what else its readers may do with it; empty when withdrawn. So do Wie to Gebruik:
	// as they act now.
	Zin           string   `json:"voorwaardenInEenZin,omitempty"`
	GebruikZinnen []string `json:"gebruikInZinnen,omitempty"`
	// Wil is what its supplier set, for its supplier, while the Privacy Protocol makes it stricter.
	Wil *WilBlad `json:"eigenVoorwaarden,omitempty"`
	Mag []string `json:"mag"` // acts that the caller may do with it now
	// Voorinzagen are the questions to read it before a round table, for its supplier and the Procesregisseur.
	Voorinzagen []VoorinzageBlad `json:"voorinzagen,omitempty"`
	// Zicht is which Partijen see it now, later or not, and Gezien who read it of other Partijen, the last first, for its supplier and the Procesregisseur; only of one piece by itself.
	Zicht  []ZichtBlad   `json:"wieZietDit,omitempty"`
	Gezien []GezienRegel `json:"gezienDoor,omitempty"`
	// Regie tells, with Zicht, whether the Procesregisseur reads it now.
	Regie bool `json:"procesregisseurZietDit,omitempty"`
	// Verzoeken are the requests to correct it that the reader may know of, the newest first; only of one piece by itself.
	Verzoeken []CorrectieBlad `json:"correctieverzoeken,omitempty"`
}

// GegevenLezen opens one piece. Its supplier and the Procesregisseur also see who read it (rule AVG-6), a moment behind.
func (g *Gate) GegevenLezen(ctx context.Context, c Caller, id string) (GegevenBlad, error) {
	return lees(ctx, g, c, "gegeven.lezen", func(s *scope) (GegevenBlad, error) {
		k, err := s.gegeven(id, policy.Context{})
		if err != nil {
			return GegevenBlad{}, err
		}
		s.toont(k.ID)
		b, err := s.gegevenBlad(k, true)
		if !b.Eigen {
			b.Mag = s.kan(k.op, policy.Context{}, "correctie.vragen")
		}
		if err == nil && s.mag("gegeven.gekeken", k.op) {
			gezien, fout := s.gezienDoor([]stuk{k})
			if b.Gezien, err = gezien[k.ID], fout; err == nil {
				b.Zicht, err = s.wieZiet(k.zaak, k.Gegeven)
			}
			if err == nil {
				b.Regie, err = s.regieZiet(k.zaak, k.Gegeven)
			}
		}
		if err != nil {
			return b, err
		}
		b.Verzoeken, err = s.verzoekenOver(k)
		return b, err
	})
}

// kan asks which of acties the caller may do in ctx, for the buttons of a page; none of it is a decision of this act.
func (s *scope) kan(op func(int) policy.Resource, ctx policy.Context, acties ...string) []string {
	ctx.Nu, ctx.Herkomst = s.moment, s.caller.Herkomst
	mag := slices.Clone(acties)
	if len(s.wie) == 0 {
		mag = nil
	}
	for i, w := range s.wie {
		mag = s.g.motor.Welke(w, op(i), ctx, mag...)
	}
	return append([]string{}, mag...)
}

func (s *scope) gegevenBlad(k stuk, open bool) (GegevenBlad, error) {
	b := GegevenBlad{ID: k.ID, Casus: k.Casus, Nummer: k.zaak.Nummer, Partij: k.Partij, PartijNaam: s.huis.partijen[k.Partij].Naam,
		Ingetrokken: k.Ingetrokken, Aangemaakt: moment(k.Aangemaakt), Gewijzigd: moment(k.Gewijzigd), Versie: k.Versie,
		Eigen: k.Partij == s.wie[0].Partij, Documenten: []DocumentBlad{}, Mag: []string{}}
	if !open {
		return b, nil
	}
	in, err := s.tekst(k)
	if err != nil {
		return b, err
	}
	b.Soort, b.Tekst, b.Over, b.Grondslag = k.Soort, in.Tekst, in.Over, in.Grondslag
	b.Rubriek, b.Bron, b.Datum, b.Eerst = in.Rubriek, in.Bron, string(in.Datum), string(in.Eerst)
	if in.Grond != (informatie.Grond{}) {
		b.Grond = &in.Grond
	}
	w := k.geldt
	b.Wie, b.Lezers, b.Tot, b.Vanaf, b.Doelen, b.Gebruik = w.Wie, w.Lezers, string(w.Tot), w.Vanaf, w.Doelen, w.Gebruik
	b.Door = s.huis.medewerkers[k.Medewerker].Naam
	b.Zin, b.GebruikZinnen = s.zin(k, w), w.Zinnen()
	if s.allenVan(k.Partij) {
		b.Wil = s.wilBlad(k)
	}
	if s.vanIncidenteleDerde() {
		b = b.zonderAnderen()
	}
	if b.Documenten, err = s.documentenVan(k); err != nil {
		return b, err
	}
	if k.VraagVooraf {
		if b.Voorinzagen, err = s.voorinzagenVan(k); err != nil {
			return b, err
		}
	}
	if b.Eigen { // nobody else changes it (rule 12.1-1)
		b.Mag = s.kan(k.op, policy.Context{}, "gegeven.corrigeren", "gegeven.voorwaarden", "gegeven.intrekken")
	}
	return b, nil
}

// stukken opens the pieces of a Casus that the caller may read, and names those that the caller may know to be withdrawn.
func (s *scope) stukken(z zaak) ([]GegevenBlad, map[string]bool, error) {
	rijen, err := s.tx.Gegevens(z.ID)
	if err != nil {
		return nil, nil, err
	}
	kenmerken, err := s.houdStukken(z, rijen)
	if err != nil {
		return nil, nil, err
	}
	bladen, weet := []GegevenBlad{}, map[string]bool{}
	lezen, bestaan, vragen, vooraf := s.velen("gegeven.lezen"), s.velen("gegeven.bestaan"), s.velen("correctie.vragen"), s.velen("voorinzage.lezen")
	for _, r := range rijen {
		k := kenmerken[r.ID]
		open := lezen.mag(k.op)
		if !open && !bestaan.mag(k.op) {
			continue
		}
		b, err := s.gegevenBlad(k, open)
		if err != nil {
			return nil, nil, fmt.Errorf("gate: gegeven: %w", err)
		}
		if open && !b.Eigen && vragen.mag(k.op) {
			b.Mag = []string{"correctie.vragen"}
		}
		bladen, weet[r.ID] = append(bladen, b), true
		if vooraf.mag(k.op) {
			weet[vanVraag+"/"+r.ID] = true
		}
		if open || r.Ingetrokken { // who learns no more than that it is there, did not read it
			s.toont(r.ID)
		}
	}
	s.noteerVelen(lezen, bestaan)
	return bladen, weet, nil
}
