// SPDX-License-Identifier: EUPL-1.2

package gate

import (
	"context"
	"slices"
	"strconv"
	"time"

	"rondetafel/internal/errs"
	"rondetafel/internal/gate/internal/crypto"
	"rondetafel/internal/gate/internal/store"
	"rondetafel/internal/klok"
	"rondetafel/internal/partij"
	"rondetafel/internal/policy"
)

func ondertekeningVelden(o store.Ondertekening) []crypto.Field {
	return []crypto.Field{crypto.Str(o.Medewerker), crypto.Int(o.Verklaring), crypto.Int(o.Moment)}
}

func ondertekeningRij(o store.Ondertekening) string {
	return "ondertekening/" + o.Medewerker + "/" + strconv.FormatInt(o.Verklaring, 10)
}

// ondertekent keeps when somebody signed a version of the declaration, the first time.
func (s *scope) ondertekent(wie string, versie, wanneer int64) error {
	al, err := s.tx.HeeftOndertekend(wie, versie)
	if al || err != nil {
		return err
	}
	o := store.Ondertekening{Medewerker: wie, Verklaring: versie, Moment: wanneer}
	o.Zegel = s.verzegel("ondertekening", ondertekeningRij(o), 0, ondertekeningVelden(o))
	return s.tx.NieuweOndertekening(o)
}

// VerklaringHandtekening is that somebody signed a version of the declaration of secrecy.
type VerklaringHandtekening struct {
	Versie int64      `json:"versie"`
	Moment *time.Time `json:"moment,omitempty"` // nothing when it is not known
}

// eerdereVerklaringen are those that held before the current one, the newest first.
func (h *huis) eerdereVerklaringen() []VerklaringVersie {
	uit := []VerklaringVersie{}
	for v := h.verklaring - 1; v > 0; v-- {
		if tekst, er := h.instelling[verklaringVersie(v)]; er {
			uit = append(uit, VerklaringVersie{v, tekst})
		}
	}
	return uit
}

func verklaringVersie(v int64) string { return "verklaring.tekst." + strconv.FormatInt(v, 10) }

// VerklaringVernieuwen gives the house another declaration of secrecy (rule 14.1-1): from the next act on everybody signs it before they go on, also who asked
// for it. The one before stays, as people signed it. *errs.Conflict when another changed it meanwhile.
func (g *Gate) VerklaringVernieuwen(ctx context.Context, c Caller, in partij.VerklaringVernieuwen) (VerklaringBlad, error) {
	in = in.Schoon()
	if err := in.Valideer(); err != nil {
		return VerklaringBlad{}, err
	}
	return schrijf(ctx, g, c, "verklaring.vernieuwen", in, func(s *scope) (VerklaringBlad, error) {
		if err := s.beslis(policy.Huis{}, policy.Context{}); err != nil {
			return VerklaringBlad{}, err
		}
		nu, tekst := s.huis.verklaring, s.huis.instelling["verklaring.tekst"]
		if in.Versie != nu {
			return VerklaringBlad{}, &errs.Conflict{Wat: "de verklaring", Moment: s.moment, Versie: nu, Nu: tekst}
		}
		if in.Tekst == tekst {
			return VerklaringBlad{}, &errs.Invalid{Velden: []errs.Veldfout{{Veld: "tekst", Melding: "Dit is de verklaring die nu geldt. Verander de tekst, of laat haar zo."}}}
		}
		s.huisNieuw, s.vernauwd = true, true
		return VerklaringBlad{Versie: nu + 1, Tekst: in.Tekst}, eerste(s.tx.ZetInstelling(verklaringVersie(nu), tekst),
			s.tx.ZetInstelling("verklaring.tekst", in.Tekst), s.tx.ZetInstelling("verklaring.versie", strconv.FormatInt(nu+1, 10)))
	})
}

// VerklaringRegel is somebody with what they signed.
type VerklaringRegel struct {
	Partij   Naam                     `json:"partij"`
	Wie      Naam                     `json:"medewerker"`
	Werkt    bool                     `json:"werkt"` // now, for a Partij that takes part; secrecy goes on after it (article 20.3)
	Getekend []VerklaringHandtekening `json:"getekend"`
	Mist     bool                     `json:"ontbreekt"` // who works here and did not sign the current version
}

// VerklaringVersie is a declaration that held before, as people signed it.
type VerklaringVersie struct {
	Versie int64  `json:"versie"`
	Tekst  string `json:"tekst"`
}

// VerklaringenBlad is who signed which version of the declaration of secrecy, and when (rule 14.2-1).
type VerklaringenBlad struct {
	Versie int64              `json:"versie"` // the current one
	Tekst  string             `json:"tekst"`
	Eerder []VerklaringVersie `json:"eerder"` // those before it, the newest first
	Regels []VerklaringRegel  `json:"regels"`
	Mag    []string           `json:"mag"`
}

// VerklaringenLezen returns that: of the own Partij to its administrator, of everybody to the manager and the privacy officer.
func (g *Gate) VerklaringenLezen(ctx context.Context, c Caller) (VerklaringenBlad, error) {
	return lees(ctx, g, c, "verklaring.overzicht", (*scope).verklaringen)
}

func (s *scope) verklaringen() (VerklaringenBlad, error) {
	if err := s.beslis(policy.Huis{}, policy.Context{}); err != nil {
		return VerklaringenBlad{}, err
	}
	b := VerklaringenBlad{Versie: s.huis.verklaring, Tekst: s.huis.instelling["verklaring.tekst"], Eerder: s.huis.eerdereVerklaringen(), Regels: []VerklaringRegel{},
		Mag: s.kan(opHuis, policy.Context{}, "verklaring.exporteren", "verklaring.vernieuwen")}
	rijen, err := s.tx.Ondertekeningen()
	for _, p := range s.huis.alle() {
		if s.huis.incidenteel(p.ID) || !s.zietVerklaringen(p.ID) {
			continue
		}
		for _, m := range s.huis.mensenVanPartij(p.ID) {
			r := VerklaringRegel{Partij: s.huis.partij(p.ID), Wie: s.huis.mensNaam(m.ID), Werkt: m.Actief(s.moment) && p.Actief(s.moment), Getekend: []VerklaringHandtekening{}}
			for _, o := range rijen {
				if o.Medewerker == m.ID && s.g.echt("ondertekening", m.ID, o.Zegel, ondertekeningVelden(o)) {
					r.Getekend = append(r.Getekend, VerklaringHandtekening{Versie: o.Verklaring, Moment: begin(o.Moment)})
				}
			}
			if bekend := func(h VerklaringHandtekening) bool { return h.Versie == m.Verklaring }; m.Verklaring > 0 && !slices.ContainsFunc(r.Getekend, bekend) {
				r.Getekend = append(r.Getekend, VerklaringHandtekening{Versie: m.Verklaring})
			}
			r.Mist = r.Werkt && m.Verklaring < s.huis.verklaring
			b.Regels = append(b.Regels, r)
			s.toont(m.ID)
		}
	}
	return b, err
}

// zietVerklaringen tells whether every caller sees who of a Partij signed.
func (s *scope) zietVerklaringen(partij string) bool {
	return s.vraag("verklaring.inzien", opHuis, policy.Context{NaarPartij: partij}).Toegestaan
}

// VerklaringenExporteren returns it as a table that a spreadsheet opens.
func (g *Gate) VerklaringenExporteren(ctx context.Context, c Caller) (Tabelbestand, error) {
	return lees(ctx, g, c, "verklaring.exporteren", func(s *scope) (Tabelbestand, error) {
		b, err := s.verklaringen()
		if err != nil {
			return Tabelbestand{}, err
		}
		rijen := [][]string{{"Partij", "Naam", "Werkt hier", "Versie", "Getekend op", "Ontbreekt"}}
		for _, r := range b.Regels {
			een := []string{r.Partij.Naam, r.Wie.Naam, jaNee(r.Werkt), "", "", jaNee(r.Mist)}
			if len(r.Getekend) == 0 {
				rijen = append(rijen, een)
			}
			for _, h := range r.Getekend {
				regel := slices.Clone(een)
				regel[3] = strconv.FormatInt(h.Versie, 10)
				if h.Moment != nil {
					regel[4] = h.Moment.In(klok.Amsterdam()).Format("2006-01-02 15:04")
				}
				rijen = append(rijen, regel)
			}
		}
		return s.tabelbestand("verklaringen", rijen), nil
	})
}
