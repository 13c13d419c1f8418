// SPDX-License-Identifier: EUPL-1.2

package gate

import (
	"context"
	"time"

	"rondetafel/internal/bestuur"
	"rondetafel/internal/gate/internal/store"
	"rondetafel/internal/informatie"
	"rondetafel/internal/partij"
	"rondetafel/internal/policy"
)

// VerstrekkingRegel is a disclosure in the list of a Casus.
type VerstrekkingRegel struct {
	ID        string                       `json:"id"`
	Soort     informatie.VerstrekkingSoort `json:"soort"`
	Stand     informatie.VerstrekkingStand `json:"stand"`
	Derde     string                       `json:"derde"` // name
	Vrager    Naam                         `json:"gevraagdDoor"`
	Gevraagd  time.Time                    `json:"gevraagdOp"`
	Uiterlijk string                       `json:"uiterlijkDatum,omitempty"` // ISO
	Wacht     bool                         `json:"wachtOpJou"`               // the caller's Partij has yet to answer about a part
}

// VerstrekkingLijst are the disclosures of a Casus of which the reader may know, the newest first.
type VerstrekkingLijst struct {
	Casus          string              `json:"casus"`
	Nummer         string              `json:"nummer"`
	Verstrekkingen []VerstrekkingRegel `json:"verstrekkingen"`
	Mag            []string            `json:"mag"`
}

// VerstrekkingenLezen returns the disclosures of a Casus for who takes part in it: those in which they have a part, and nothing of others.
func (g *Gate) VerstrekkingenLezen(ctx context.Context, c Caller, id string) (VerstrekkingLijst, error) {
	return lees(ctx, g, c, "verstrekking.lijst", func(s *scope) (VerstrekkingLijst, error) {
		z, err := s.casus(id, policy.Context{})
		if err != nil {
			return VerstrekkingLijst{}, err
		}
		lijst, err := s.verstrekkingenVan(z)
		b := VerstrekkingLijst{Casus: z.ID, Nummer: z.Nummer, Verstrekkingen: []VerstrekkingRegel{}, Mag: s.kan(z.op, policy.Context{}, "verstrekking.vragen", "verstrekking.plicht")}
		for _, v := range lijst {
			in, fout := s.verstrekkingInhoud(v.Verstrekking)
			if err = eerste(err, fout); err != nil {
				return b, err
			}
			b.Verstrekkingen = append(b.Verstrekkingen, VerstrekkingRegel{ID: v.ID, Soort: v.Soort, Stand: v.Stand, Derde: in.Derde.Naam, Vrager: s.huis.mensNaam(v.Vrager),
				Gevraagd: moment(v.Gevraagd), Uiterlijk: v.Uiterlijk, Wacht: s.wachtOpPartij(v)})
			s.toont(v.ID)
		}
		return b, err
	})
}

// verstrekkingenVan are the disclosures of a Casus of which the caller may know.
func (s *scope) verstrekkingenVan(z zaak) ([]verstrekking, error) {
	rijen, err := s.tx.Verstrekkingen(z.ID)
	if err != nil || len(rijen) == 0 {
		return nil, err
	}
	stukken, err := s.stukkenVan(z)
	if err != nil {
		return nil, err
	}
	var uit []verstrekking
	for _, r := range rijen {
		v, err := s.maakVerstrekking(z, r, stukken)
		if err != nil {
			return nil, err
		}
		if s.mag("verstrekking.lezen", v.op) {
			uit = append(uit, v)
		}
	}
	return uit, nil
}

// wachtOpPartij tells whether the caller's Partij can sign or refuse a part and has not done so.
func (s *scope) wachtOpPartij(v verstrekking) bool {
	for _, d := range v.delen {
		_, nu, gevraagd := d.antwoord(s.wie[0].Partij)
		if gevraagd && (nu == bestuur.Gevraagd || nu == bestuur.Vervallen) && len(s.deelKan(d, "verstrekking.weigeren")) > 0 {
			return true
		}
	}
	return false
}

// deelKan is kan about answers to a part. Logging in anew is a step on the way, so for the buttons of a page it is taken as done.
func (s *scope) deelKan(d deel, acties ...string) []string {
	uit := []string{}
	for _, a := range acties {
		stand := map[string]bestuur.Stand{"verstrekking.weigeren": bestuur.Geweigerd, "verstrekking.terugnemen": bestuur.Teruggenomen}[a]
		ctx := s.antwoordContext(d, stand)
		ctx.Ingelogd = s.moment
		uit = append(uit, s.kan(d.op, ctx, a)...)
	}
	return uit
}

// VerstrekkingBlad is a disclosure as its reader sees it: who asked all of it, a supplier its own parts.
type VerstrekkingBlad struct {
	ID        string                       `json:"id"`
	Casus     string                       `json:"casus"`
	Nummer    string                       `json:"nummer"` // of the Casus
	Soort     informatie.VerstrekkingSoort `json:"soort"`
	Stand     informatie.VerstrekkingStand `json:"stand"`
	Derde     informatie.Derde             `json:"derde"`
	Doel      string                       `json:"doel,omitempty"`
	Grondslag string                       `json:"grondslag"` // under a legal duty its article
	Noodzaak  string                       `json:"noodzaak"`  // or what was demanded
	Datum     string                       `json:"datum,omitempty"`
	Vrager    Naam                         `json:"gevraagdDoor"`
	Namens    *Naam                        `json:"namens,omitempty"`
	Gevraagd  time.Time                    `json:"gevraagdOp"`
	Uiterlijk string                       `json:"uiterlijkDatum,omitempty"` // ISO
	// Gewijzigd and Versie move with what any Partij answers, so they are for who sees that.
	Gewijzigd *time.Time    `json:"gewijzigdOp,omitempty"`
	Versie    int64         `json:"versie,omitempty"`
	Delen     []DeelBlad    `json:"delen"`
	Bezwaren  []BezwaarBlad `json:"bezwaren"`
	Advies    *AdviesBlad   `json:"advies,omitempty"`
	// Ontbreekt is what keeps any letter from being made, for who can make it.
	Ontbreekt []GatBlad `json:"ontbreekt"`
	// Verantwoordelijken are for whom the caller's Partij can sign.
	Verantwoordelijken []partij.Verantwoordelijke `json:"verantwoordelijken"`
	Alles              bool                       `json:"alleDelen"`   // the reader sees what every Partij answered
	Ingelogd           bool                       `json:"netIngelogd"` // the reader logged in just now, and can sign
	// Mag are acts on the disclosure; with casus.lezen and verstrekking.lijst where the reader opens its Casus, and the list of it.
	Mag []string `json:"mag"`
}

// DeelBlad is one part. Once something was given, it is what was given.
type DeelBlad struct {
	ID      string             `json:"id"`
	Gegeven string             `json:"gegeven,omitempty"` // id of the piece, for who may read it
	Passage bool               `json:"passage"`
	Overleg string             `json:"overleg,omitempty"` // day of the Overleg at which it was said, ISO
	Van     []Naam             `json:"van"`
	Soort   informatie.Soort   `json:"soort,omitempty"`
	Rubriek informatie.Rubriek `json:"rubriek,omitempty"`
	Datum   string             `json:"datum,omitempty"` // that the piece is of, ISO
	Tekst   string             `json:"tekst,omitempty"` // for who may read it
	// Documenten are the names of the files that go along with the piece, for who may read it.
	Documenten []string `json:"documenten,omitempty"`
	Over       []string `json:"over,omitempty"` // names, of what was given
	Weg        bool     `json:"erNietMeer"`     // withdrawn or past its last day
	// Verstrekt: it went to the Derde. Daarna is what became of the piece since.
	Verstrekt bool              `json:"verstrekt"`
	Daarna    informatie.Daarna `json:"daarna,omitempty"`
	// Stukversie is the version of the piece that is shown, for who signs for it.
	Stukversie int64              `json:"stukversie,omitempty"`
	Antwoorden []DeelAntwoordBlad `json:"antwoorden"`
	Gaten      []GatBlad          `json:"ontbreekt"` // what keeps it out of the letter, for who can make it
	Mag        []string           `json:"mag"`
}

// DeelAntwoordBlad is what a Partij said of a part.
type DeelAntwoordBlad struct {
	Partij            Naam                     `json:"partij"`
	Stand             bestuur.Stand            `json:"stand"`
	Door              string                   `json:"door,omitempty"`
	Moment            *time.Time               `json:"moment,omitempty"`
	Verantwoordelijke partij.Verantwoordelijke `json:"verantwoordelijke,omitempty"`
	Bevoegdheid       string                   `json:"bevoegdheid,omitempty"`
	Reden             string                   `json:"reden,omitempty"`    // for itself and the Procesregisseur
	Papier            *PapierBlad              `json:"opPapier,omitempty"` // when it was signed on paper
	Eigen             bool                     `json:"eigen"`
	Versie            int64                    `json:"versie"`
}

// BezwaarBlad is an objection.
type BezwaarBlad struct {
	Partij Naam      `json:"partij"`
	Door   string    `json:"door"`
	Moment time.Time `json:"moment"`
	Staat  bool      `json:"staat"`
	Reden  string    `json:"reden,omitempty"` // for itself, the Procesregisseur and the commissie
	Eigen  bool      `json:"eigen"`
}

// AdviesBlad is the advice of the rechtmatigheidsadviescommissie.
type AdviesBlad struct {
	Oordeel informatie.Oordeel `json:"oordeel"`
	Datum   string             `json:"datum"` // ISO
	Door    string             `json:"door"`
	Tekst   string             `json:"tekst,omitempty"` // for the commissie and who sees every part
	// Verouderd: a piece changed since (rule WGS-10), for the same readers.
	Verouderd bool `json:"verouderd"`
}

// GatBlad is one thing that is missing, with the article that asks for it.
type GatBlad struct {
	Waarom    string   `json:"waarom"`
	Anders    string   `json:"anders"`
	Artikelen []string `json:"artikelen"`
}

// VerstrekkingLezen opens one disclosure. errs.ErrNotFound for who may not know of it.
func (g *Gate) VerstrekkingLezen(ctx context.Context, c Caller, id string) (VerstrekkingBlad, error) {
	return lees(ctx, g, c, "verstrekking.lezen", func(s *scope) (VerstrekkingBlad, error) {
		v, err := s.verstrekking(id, nil)
		if err != nil {
			return VerstrekkingBlad{}, err
		}
		s.toont(v.ID)
		return s.verstrekkingBlad(v)
	})
}

// versAls is how long after a log-in one can sign; policy decides, this is for the page.
const versAls = 5 * time.Minute

func (s *scope) verstrekkingBlad(v verstrekking) (VerstrekkingBlad, error) {
	in, err := s.verstrekkingInhoud(v.Verstrekking)
	if err != nil {
		return VerstrekkingBlad{}, err
	}
	if _, _, err := s.bevries(&v); err != nil {
		return VerstrekkingBlad{}, err
	}
	kijk := s.kijkNaar(v)
	b := VerstrekkingBlad{ID: v.ID, Casus: v.Casus, Nummer: v.zaak.Nummer, Soort: v.Soort, Stand: v.Stand, Derde: in.Derde, Doel: in.Doel, Grondslag: in.Grondslag,
		Noodzaak: in.Noodzaak, Datum: in.Datum, Vrager: s.huis.mensNaam(v.Vrager), Gevraagd: moment(v.Gevraagd), Uiterlijk: v.Uiterlijk,
		Delen: []DeelBlad{}, Bezwaren: []BezwaarBlad{}, Ontbreekt: []GatBlad{}, Alles: kijk.alles,
		Verantwoordelijken: s.soortPartij().Verantwoordelijken(), Ingelogd: s.moment-s.ingelogd <= versAls.Microseconds()}
	if v.Namens != "" {
		n := s.huis.partij(v.Namens)
		b.Namens = &n
	}
	if kijk.alles || kijk.commissie {
		op := moment(v.Gewijzigd)
		b.Gewijzigd, b.Versie = &op, v.Versie
	}
	for _, d := range v.delen {
		if !s.zietDeel(d, kijk) {
			continue
		}
		deel, err := s.deelBlad(d, kijk)
		if err != nil {
			return b, err
		}
		b.Delen = append(b.Delen, deel)
	}
	if err := s.oordelen(v, kijk, &b); err != nil {
		return b, err
	}
	return b, s.magVerstrekking(v, &b)
}

// verstrekkingKijker is what of a disclosure its reader sees beside their own parts.
type verstrekkingKijker struct {
	alles     bool // who asked it, and the regie
	regie     bool
	commissie bool
}

func (s *scope) kijkNaar(v verstrekking) verstrekkingKijker {
	k := verstrekkingKijker{regie: s.vraag("verstrekking.registratie", v.op, policy.Context{}).Toegestaan,
		commissie: s.vraag("verstrekking.advies", v.op, policy.Context{}).Toegestaan}
	for _, d := range v.delen {
		k.alles = k.alles || s.vraag("verstrekking.opnemen", d.op, policy.Context{}).Toegestaan
	}
	k.alles = k.alles || k.regie
	return k
}

// zietDeel tells whether the caller may know of a part. The commissie sees what is there to advise on; of a piece that is gone altogether
// who supplied it and the regie see that it was given.
func (s *scope) zietDeel(d deel, kijk verstrekkingKijker) bool {
	if s.kent(d) || kijk.commissie && d.stuk != nil && !d.staat(s.moment).Weg {
		return true
	}
	return d.vast != nil && d.vast.mee && d.stuk == nil && !d.vals && (kijk.regie || s.eigenDeelVan(d)) &&
		s.vraag("verstrekking.deel", d.op, policy.Context{}).Toegestaan
}

func (s *scope) deelBlad(d deel, kijk verstrekkingKijker) (DeelBlad, error) {
	b := DeelBlad{ID: d.Instemming, Passage: d.passage(), Van: s.namenVan(d), Antwoorden: []DeelAntwoordBlad{}, Gaten: []GatBlad{},
		Mag: s.deelKan(d, "verstrekking.tekenen", "verstrekking.papier", "verstrekking.weigeren", "verstrekking.terugnemen")}
	if err := s.deelInhoud(d, kijk, &b); err != nil {
		return b, err
	}
	for _, stem := range d.Stemmen {
		eigen := stem.Partij == s.wie[0].Partij
		if !eigen && !kijk.alles && !kijk.commissie {
			continue
		}
		a, err := s.deelAntwoordBlad(d, stem, kijk)
		if err != nil {
			return b, err
		}
		b.Antwoorden = append(b.Antwoorden, a)
	}
	if kijk.alles && d.feiten[0].Stand == string(informatie.VerstrekkingGevraagd) {
		b.Gaten = s.gaten("verstrekking.opnemen", d.op, policy.Context{Ontbreekt: gatnamen(d.staat(s.moment).Gaten())})
	}
	return b, nil
}

// deelInhoud shows what a part says to who may read it: to the commissie only of what kind it is.
func (s *scope) deelInhoud(d deel, kijk verstrekkingKijker, b *DeelBlad) (err error) {
	b.Verstrekt = d.vast != nil && d.vast.mee
	if d.passage() {
		o, fout := s.tx.Overleg(d.Overleg)
		b.Overleg = o.Datum
		if alsEr(fout) != nil {
			return fout
		}
		if kijk.alles || len(b.Antwoorden) > 0 || s.eigenDeelVan(d) {
			b.Tekst, err = s.passage(d)
		}
		return err
	}
	b.Weg = d.staat(s.moment).Weg
	if d.vast != nil {
		s.vasteInhoud(d, kijk, b)
		return nil
	}
	leest := s.leestDeel(d)
	if !leest && !kijk.commissie {
		return nil
	}
	in, err := s.tekst(*d.stuk)
	if err != nil {
		return err
	}
	b.Soort, b.Rubriek = d.stuk.Soort, in.Rubriek
	if leest {
		b.Gegeven, b.Datum, b.Tekst, b.Stukversie = d.Gegeven, string(in.Datum), in.Tekst, d.stuk.Versie
		s.toont(d.Gegeven)
		documenten, err := s.documentenVan(*d.stuk)
		for _, bijlage := range documenten {
			b.Documenten = append(b.Documenten, bijlage.Naam)
		}
		return err
	}
	return nil
}

func (s *scope) eigenDeelVan(d deel) bool {
	_, ok := d.StandVan(s.wie[0].Partij)
	return ok
}

func (s *scope) deelAntwoordBlad(d deel, v store.Stem, kijk verstrekkingKijker) (DeelAntwoordBlad, error) {
	b := DeelAntwoordBlad{Partij: s.huis.partij(v.Partij), Stand: d.nu(v), Door: s.huis.medewerkers[v.Medewerker].Naam, Versie: v.Versie,
		Eigen: v.Partij == s.wie[0].Partij}
	if v.Moment == 0 {
		return b, nil
	}
	t := moment(v.Moment)
	b.Moment = &t
	in, err := s.openStem(d.Casus, v)
	if err != nil {
		return b, err
	}
	b.Verantwoordelijke, b.Bevoegdheid, b.Papier = in.Verantwoordelijke, in.Bevoegdheid, s.papierBlad(d, v.Partij, in.Papier)
	if b.Eigen || kijk.regie {
		b.Reden = in.Reden
	}
	return b, nil
}

// oordelen adds who opposes and what the commissie advises, as far as the reader may see that.
func (s *scope) oordelen(v verstrekking, kijk verstrekkingKijker, b *VerstrekkingBlad) error {
	doos, err := s.doos(v.Casus)
	if err != nil {
		return err
	}
	for _, x := range v.Bezwaren {
		eigen := x.Partij == s.wie[0].Partij
		if !eigen && !kijk.alles && !kijk.commissie {
			continue
		}
		regel := BezwaarBlad{Partij: s.huis.partij(x.Partij), Door: s.huis.medewerkers[x.Medewerker].Naam, Moment: moment(x.Moment), Staat: x.Staat, Eigen: eigen}
		if eigen || kijk.regie || kijk.commissie {
			if err := openNaar(doos, vanBezwaar, x.Verstrekking+"/"+x.Partij, x.Inhoud, &regel.Reden); err != nil {
				return err
			}
		}
		b.Bezwaren = append(b.Bezwaren, regel)
	}
	if v.Advies == nil {
		return nil
	}
	b.Advies = &AdviesBlad{Oordeel: v.Advies.Oordeel, Datum: v.Advies.Datum, Door: s.huis.medewerkers[v.Advies.Medewerker].Naam}
	if !kijk.alles && !kijk.commissie {
		return nil
	}
	b.Advies.Verouderd = v.adviesOud(s.moment)
	return openNaar(doos, vanAdvies, v.ID, v.Advies.Inhoud, &b.Advies.Tekst)
}

// magVerstrekking adds what the reader can do now, and to who can make the letter what keeps it from being made.
func (s *scope) magVerstrekking(v verstrekking, b *VerstrekkingBlad) error {
	b.Mag = s.kan(v.op, policy.Context{}, "verstrekking.advies", "verstrekking.verlenen", "verstrekking.intrekken", "verstrekking.brief")
	b.Mag = append(b.Mag, s.kan(v.op, s.bezwaarContext(v, true), "verstrekking.bezwaar")...)
	b.Mag = append(b.Mag, s.kan(v.op, s.bezwaarContext(v, false), "verstrekking.bezwaarintrekken")...)
	b.Mag = append(b.Mag, s.kan(v.zaak.op, policy.Context{}, "casus.lezen", "verstrekking.lijst")...)
	if !s.vraag("verstrekking.verlenen", v.op, policy.Context{}).Toegestaan {
		return nil
	}
	ctx, err := s.verleenContext(v, nil)
	b.Ontbreekt = s.gaten("verstrekking.verlenen", v.op, ctx)
	return err
}

// gaten says of each thing that is missing why policy wants it.
func (s *scope) gaten(actie string, op func(int) policy.Resource, ctx policy.Context) []GatBlad {
	uit := []GatBlad{}
	for _, gat := range ctx.Ontbreekt {
		b := s.vraag(actie, op, policy.Context{Ontbreekt: []string{gat}})
		if !b.Toegestaan && b.Waarom != "" {
			uit = append(uit, GatBlad{Waarom: b.Waarom, Anders: b.Anders, Artikelen: b.Artikelen})
		}
	}
	return uit
}

// verstrekkingTaken finds the disclosures that wait for the caller: to sign or refuse for their Partij, to make the letter of, or to advise
// on.
func (s *scope) verstrekkingTaken() ([]Taak, error) {
	rijen, err := s.tx.OpenVerstrekkingen(store.Verstrekkingwerk{Medewerker: s.caller.persoon(), Partij: s.wie[0].Partij,
		Advies: s.wie[0].Functies&policy.FunctieRechtmatigheid != 0, Aantal: maxTaken})
	if err != nil {
		return nil, err
	}
	var uit []Taak
	for _, r := range rijen {
		z, err := s.zaakVan(r.Casus)
		if err != nil {
			return nil, err
		}
		stukken, err := s.stukkenVan(z)
		if err != nil {
			return nil, err
		}
		v, err := s.maakVerstrekking(z, r, stukken)
		if err != nil {
			return nil, err
		}
		if !s.vraag("verstrekking.lezen", v.op, policy.Context{}).Toegestaan {
			continue
		}
		if soort := s.taakVoor(v); soort != "" {
			uit = append(uit, Taak{Soort: soort, Casus: CasusRegel{ID: z.ID, Nummer: z.Nummer}, Object: v.ID, Uiterlijk: v.Uiterlijk})
			s.toont(v.ID)
		}
	}
	return uit, nil
}

func (s *scope) taakVoor(v verstrekking) string {
	switch {
	case (v.Advies == nil || v.adviesOud(s.moment)) && len(s.kan(v.op, policy.Context{}, "verstrekking.advies")) > 0:
		return "verstrekkingadvies"
	case s.wachtOpPartij(v):
		return "toestemming"
	case v.Vrager == s.caller.persoon() && len(s.kan(v.op, policy.Context{}, "verstrekking.verlenen")) > 0:
		return "verstrekking"
	}
	return ""
}
