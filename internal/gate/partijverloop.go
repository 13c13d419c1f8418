// SPDX-License-Identifier: EUPL-1.2

package gate

import (
	"context"
	"slices"
	"time"

	"rondetafel/internal/errs"
	"rondetafel/internal/gate/internal/crypto"
	"rondetafel/internal/gate/internal/store"
	"rondetafel/internal/klok"
	"rondetafel/internal/partij"
	"rondetafel/internal/policy"
)

// toegetreden is the kind of a row of partijverloop that tells how a Partij joined; the others are a partij.Wijze.
const toegetreden = "toetreding"

// verloopInhoud is on which decision a Partij joined or stopped.
type verloopInhoud struct {
	Toetreding *partij.Toetreding       `json:"toetreding,omitempty"`
	Einde      *partij.PartijBeeindigen `json:"einde,omitempty"`
	Reden      string                   `json:"reden,omitempty"` // why it was recorded, and does not hold
}

func partijverloopVelden(v store.Partijverloop) []crypto.Field {
	return []crypto.Field{crypto.Str(v.ID), crypto.Str(v.Partij), crypto.Str(v.Soort), crypto.Str(v.Medewerker), crypto.Int(v.Moment), crypto.Str(string(v.Inhoud))}
}

func partijverloopRij(id string) string { return "partijverloop/" + id }

// PartijToelaten registers that an organisation became a Partij (articles 4.3 and 17.4). It has no people yet: the manager invites its first
// administrator (rule WGS-12). From its first day on it takes part in all that all Partijen, or all public ones, decide.
func (g *Gate) PartijToelaten(ctx context.Context, c Caller, in partij.Toetreding) (Verwijzing, error) {
	in, nu := in.Schoon(), g.klok.Nu()
	if err := in.Valideer(nu.In(klok.Amsterdam())); err != nil {
		return Verwijzing{}, err
	}
	id := nieuwID(nu)
	return schrijf(ctx, g, c, "partij.toelaten", in, func(s *scope) (Verwijzing, error) {
		if err := s.beslis(policy.Huis{}, policy.Context{}); err != nil {
			return Verwijzing{}, err
		}
		if err := s.eisNieuwePartij(in); err != nil {
			return Verwijzing{}, err
		}
		p := store.Partij{Partij: partij.Partij{ID: id, Naam: in.Naam, Kort: in.Kort, Soort: in.Soort, Gemeente: in.Gemeente, Geheim: in.Geheim, Van: s.moment, Tot: klok.Eeuwig}}
		if dag, ok := in.Begin.Lees(); ok {
			p.Van = max(p.Van, klok.Micro(dag))
		}
		p.Zegel = s.verzegel("partij", partijRij(p), 0, partijVelden(p))
		s.huisNieuw = true
		s.object(id)
		return Verwijzing{ID: id, Versie: 1}, eerste(s.tx.NieuwePartij(p), s.noteerVerloop(id, 1, toegetreden, verloopInhoud{Toetreding: &in}))
	})
}

// eisNieuwePartij asks that nobody takes the Partij for one that takes part, or will.
func (s *scope) eisNieuwePartij(in partij.Toetreding) error {
	var v errs.Velden
	for _, p := range s.huis.alle() {
		if p.Tot <= s.moment || p.Soort == partij.Incidenteel {
			continue
		}
		zelfde := func(naam string) bool { return zelfdeNaam(naam, p.Naam) || zelfdeNaam(naam, p.Kort) }
		v.Eis(!zelfde(in.Naam), "naam", "Er doet al een Partij mee met deze naam, of bijna dezelfde. Kies de naam waaraan je het verschil ziet.")
		v.Eis(!zelfde(in.Kort), "kort", "Er doet al een Partij mee met deze naam, of bijna dezelfde. Kies de naam waaraan je het verschil ziet.")
		v.Eis(in.Gemeente == "" || in.Gemeente != p.Gemeente, "gemeente", "Deze gemeente doet al mee.")
	}
	return v.Fout()
}

// noteerVerloop keeps on which decision a Partij joined or stopped; versie is the one that the Partij got by it.
func (s *scope) noteerVerloop(bij string, versie int64, soort string, in verloopInhoud) error {
	doos, err := s.doos("")
	if err != nil {
		return err
	}
	v := store.Partijverloop{ID: verloopID(bij, versie), Partij: bij, Soort: soort, Medewerker: s.caller.persoon(), Moment: s.moment}
	if v.Inhoud, err = sluitIn(doos, "partijverloop", v.ID, in); err != nil {
		return err
	}
	v.Zegel = s.verzegel("partijverloop", partijverloopRij(v.ID), 0, partijverloopVelden(v))
	return s.tx.NieuwPartijverloop(v)
}

// PartijBeeindigen records that a Partij takes part no more, by its own notice or because the Stuurgroep excluded it (article 20). It ends nothing yet:
// somebody else confirms it (PartijEindeBeoordelen). errs.ErrNotFound for what is no Partij of the covenant.
func (g *Gate) PartijBeeindigen(ctx context.Context, c Caller, in partij.PartijBeeindigen) (Verwijzing, error) {
	in = in.Schoon()
	if err := in.Valideer(g.klok.Nu().In(klok.Amsterdam())); err != nil {
		return Verwijzing{}, err
	}
	return schrijf(ctx, g, c, "partij.beeindigen", in, func(s *scope) (Verwijzing, error) {
		p, wacht, err := s.eindeVan(in.Partij)
		if err != nil {
			return Verwijzing{}, err
		}
		if err := s.beslis(policy.Huis{}, s.rondEinde(p, wacht)); err != nil {
			return Verwijzing{}, err
		}
		if err := s.eisVersie(p, in.Versie); err != nil {
			return Verwijzing{}, err
		}
		if _, err := s.eindeOp(p, in.Einde); err != nil {
			return Verwijzing{}, err
		}
		return s.volgendVerloop(p, voorgesteld, verloopInhoud{Einde: &in})
	})
}

// namensDeze is that the caller works on behalf of the Partij that would stop.
const namensDeze = "namens"

func (s *scope) rondEinde(p store.Partij, wacht *PartijVerloop) policy.Context {
	var rond policy.Context
	if p.ID != "" && slices.ContainsFunc(s.wie, func(w policy.Wie) bool { return s.werktNamens(w.Medewerker, p.ID) }) {
		rond.Ontbreekt = []string{namensDeze}
	}
	if wacht != nil {
		rond.Ontbreekt = append(rond.Ontbreekt, "loopt")
	}
	return rond
}

// werktNamens tells whether somebody works for a Partij, or in the house on its behalf.
func (s *scope) werktNamens(wie, bij string) bool {
	m := s.huis.medewerkers[wie]
	return m.Partij == bij || m.Namens == bij
}

// partijMet reads a Partij of the covenant.
func (s *scope) partijMet(id string) (store.Partij, bool, error) {
	lijst, err := s.tx.Partijen()
	i := slices.IndexFunc(lijst, func(p store.Partij) bool { return p.ID == id })
	if err != nil || i < 0 || !lijst[i].Soort.Convenant() || !s.g.echt("partij", id, lijst[i].Zegel, partijVelden(lijst[i])) {
		return store.Partij{}, false, err
	}
	return lijst[i], true, nil
}

// eindeOp is when a Partij would stop: not before now, whenever that was recorded.
func (s *scope) eindeOp(p store.Partij, e partij.Einde) (int64, error) {
	if p.Tot <= s.moment {
		return 0, &errs.Invalid{Velden: []errs.Veldfout{{Veld: "laatsteDag", Melding: "Deze Partij doet al niet meer mee. Er is niets meer te stoppen."}}}
	}
	tot := max(e.Moment(s.moment), s.moment, p.Van)
	if tot >= p.Tot {
		return 0, &errs.Invalid{Velden: []errs.Veldfout{{Veld: "laatsteDag", Melding: "Deze Partij stopt al eerder. Kies een dag daarvoor, of laat de datum leeg om nu te stoppen."}}}
	}
	return tot, nil
}

// eindigPartij ends a Partij at p.Tot. Its people see nothing from then on and each of their log-ins ends (rule 20-P1); what waits of them is told to who
// can take it over.
func (s *scope) eindigPartij(p store.Partij) error {
	s.vernauwd = true
	if p.Tot > s.moment {
		return nil
	}
	for _, m := range s.huis.mensenVanPartij(p.ID) {
		if err := eerste(s.wisSessies(m.ID), s.wisToegangscode(m.ID)); err != nil {
			return err
		}
	}
	return nil
}

// PartijVerloop is when a Partij joined or stopped, and on which decision.
type PartijVerloop struct {
	Soort      string                   `json:"soort"` // toetreding, voorgesteld, ingetrokken, afgewezen, opzegging or uitsluiting
	Moment     time.Time                `json:"moment"`
	Door       Naam                     `json:"door"`
	Toetreding *partij.Toetreding       `json:"toetreding,omitempty"`
	Einde      *partij.PartijBeeindigen `json:"einde,omitempty"` // of voorgesteld, opzegging and uitsluiting
	Reden      string                   `json:"reden,omitempty"` // why it does not hold, of ingetrokken and afgewezen

	door string
}

// PartijDossier is a Partij with how it came and went, for who looks after that.
type PartijDossier struct {
	PartijBlad
	Versie  int64           `json:"versie"`
	Mensen  int             `json:"mensen"`  // who work for it now
	Verloop []PartijVerloop `json:"verloop"` // the newest first; nothing of what the house began with
	// Wacht is that somebody recorded that it stops, and nobody else confirmed that yet.
	Wacht bool `json:"wachtOpTweede"`
	// Mag are acts on the Partij; medewerker.uitnodigen when it has no administrator, and the caller invites its first.
	Mag []string `json:"mag"`
}

// PartijLezen returns a Partij with how it came and went (articles 17.4 and 20). errs.ErrNotFound for what is no Partij of the covenant.
func (g *Gate) PartijLezen(ctx context.Context, c Caller, id string) (PartijDossier, error) {
	return lees(ctx, g, c, "partij.lezen", func(s *scope) (PartijDossier, error) {
		p, wacht, err := s.eindeVan(id)
		if err = eerste(err, s.beslis(policy.Huis{}, policy.Context{})); err != nil {
			return PartijDossier{}, err
		}
		if p.ID == "" {
			return PartijDossier{}, errs.ErrNotFound
		}
		s.toont(p.ID)
		b := PartijDossier{PartijBlad: partijBlad(p.Partij, s.moment), Versie: p.Versie, Wacht: wacht != nil, Mag: []string{}}
		for _, m := range s.huis.mensenVanPartij(p.ID) {
			if m.Actief(s.moment) {
				b.Mensen++
			}
		}
		if p.Tot > s.moment {
			b.Mag = append(s.kan(opHuis, s.rondEinde(p, wacht), "partij.beeindigen"), s.kanOverEinde(p, wacht)...)
		}
		if s.huis.doetMee(p.ID, s.moment) && slices.Contains(s.teGeven("medewerker.uitnodigen", s.recht(p.ID), p.ID), string(partij.Partijbeheerder)) {
			b.Mag = append(b.Mag, "medewerker.uitnodigen")
		}
		b.Verloop, err = s.partijVerloop(p.ID)
		return b, err
	})
}

func (s *scope) partijVerloop(id string) ([]PartijVerloop, error) {
	uit := []PartijVerloop{}
	lijst, err := s.tx.Partijverlopen()
	if err != nil || len(lijst) == 0 {
		return uit, err
	}
	doos, err := s.doos("")
	for _, v := range lijst {
		if v.Partij != id || err != nil {
			continue
		}
		regel, ok, fout := s.openVerloop(doos, v)
		if err = fout; ok {
			uit = append(uit, regel)
		}
	}
	return uit, err
}

// openVerloop opens a row, unless the gate did not write it.
func (s *scope) openVerloop(doos *crypto.Box, v store.Partijverloop) (PartijVerloop, bool, error) {
	if !s.g.echt("partijverloop", v.ID, v.Zegel, partijverloopVelden(v)) {
		return PartijVerloop{}, false, nil
	}
	var in verloopInhoud
	err := openNaar(doos, "partijverloop", v.ID, v.Inhoud, &in)
	return PartijVerloop{Soort: v.Soort, Moment: moment(v.Moment), Door: s.huis.mensNaam(v.Medewerker), Toetreding: in.Toetreding, Einde: in.Einde, Reden: in.Reden, door: v.Medewerker}, err == nil, err
}
