// SPDX-License-Identifier: EUPL-1.2

package gate

import (
	"encoding/json"
	"errors"
	"fmt"
	"strings"

	"rondetafel/internal/audit"
	"rondetafel/internal/errs"
	"rondetafel/internal/gate/internal/crypto"
	"rondetafel/internal/gate/internal/store"
	"rondetafel/internal/informatie"
)

// What is under the MAC of each kind of row that grants something. Changing a list here changes what an old MAC means: a new
// label is needed then.

func zichtVelden(z store.Zicht) []crypto.Field {
	return []crypto.Field{crypto.Str(z.Casus), crypto.Str(z.Wie), crypto.Int(int64(z.Rollen)), crypto.Int(z.Van), crypto.Int(z.Tot)}
}

func casusVelden(c store.Casus) []crypto.Field {
	open := int64(0)
	if c.Open {
		open = 1
	}
	return []crypto.Field{crypto.Str(c.ID), crypto.Str(string(c.Soort)), crypto.Str(string(c.Fase)), crypto.Int(open), crypto.Str(c.Aanmelder),
		crypto.Str(c.Procesregisseur), crypto.Str(c.Casusregisseur)}
}

func partijVelden(p store.Partij) []crypto.Field {
	return []crypto.Field{crypto.Str(p.ID), crypto.Str(string(p.Soort)), crypto.Int(p.Van), crypto.Int(p.Tot)}
}

// medewerkerLabel is the label of the MAC of a person: the second version has the Partij on behalf of which they work under it.
// Who has none keeps the first, so that a row of before still verifies; the two never pass for each other.
func medewerkerLabel(m store.Medewerker) string {
	if m.Namens == "" {
		return "medewerker"
	}
	return "medewerker/2"
}

func medewerkerVelden(m store.Medewerker) []crypto.Field {
	velden := []crypto.Field{crypto.Str(m.ID), crypto.Str(m.Partij), crypto.Int(m.Van), crypto.Int(m.Tot), crypto.Int(m.Verklaring)}
	if m.Namens != "" {
		velden = append(velden, crypto.Str(m.Namens))
	}
	return velden
}

func uitnodigingVelden(u store.Uitnodiging) []crypto.Field {
	mandaat := int64(0)
	if u.Mandaat {
		mandaat = 1
	}
	return []crypto.Field{crypto.Str(u.Overleg), crypto.Str(u.Casus), crypto.Str(u.Partij), crypto.Str(u.Medewerker), crypto.Str(u.Vervanger),
		crypto.Int(mandaat)}
}

// genodigdeVelden are what is under the second MAC of an invitation: who was there too.
func genodigdeVelden(u store.Uitnodiging) []crypto.Field {
	return append(uitnodigingVelden(u), crypto.Str(u.Aanwezig))
}

// functieLabel is the label of the MAC of a function: the second version has who gave it under it, the third what a mandate covers too (rule 6.3-1).
func functieLabel(f store.Functie) string {
	switch {
	case !f.Reikwijdte.Leeg():
		return "functie/3"
	case f.Door == "":
		return "functie"
	}
	return "functie/2"
}

func functieVelden(f store.Functie) []crypto.Field {
	velden := []crypto.Field{crypto.Str(f.Medewerker), crypto.Str(string(f.Functie)), crypto.Int(f.Van), crypto.Int(f.Tot)}
	if !f.Reikwijdte.Leeg() {
		return append(velden, crypto.Str(f.Door), crypto.Str(f.Reikwijdte.Bewaard()))
	}
	if f.Door != "" {
		velden = append(velden, crypto.Str(f.Door))
	}
	return velden
}

func sessieVelden(s store.Sessie) []crypto.Field {
	velden := []crypto.Field{crypto.Str(s.ID), crypto.Str(s.Medewerker), crypto.Int(s.Begonnen), crypto.Int(s.Tot)}
	if s.Bevestigd == 0 { // of before it was kept: the MAC of then
		return velden
	}
	return append(velden, crypto.Int(s.Bevestigd), crypto.Str(s.Apparaat))
}

func overlegVelden(o store.Overleg) []crypto.Field {
	return []crypto.Field{crypto.Str(o.ID), crypto.Str(o.Casus), crypto.Str(string(o.Stand)), crypto.Int(o.Aanvang), crypto.Int(o.Gepland)}
}

// ouderLabel is the label of the MAC of a piece from before its category was under it: the second version has the conditions under it that came later. A piece of which
// each of those is the strictest keeps the first, so that a row of before still verifies; the two never pass for each other.
func ouderLabel(g store.Gegeven) string {
	if g.Vanaf == informatie.VanafRTO && len(g.Doelen) == 0 && g.Gebruik == (informatie.Gebruik{}) {
		return "gegeven"
	}
	return "gegeven/2"
}

// gegevenLabel is the label of the MAC of a piece: all its conditions and its category are under it, because the Privacy Protocol decides by
// category (rule 12.2-2).
func gegevenLabel(store.Gegeven) string { return "gegeven/3" }

func gegevenVelden(g store.Gegeven) []crypto.Field {
	return append(wilVelden(g, true), crypto.Str(string(g.Soort)))
}

func ouderVelden(g store.Gegeven) []crypto.Field { return wilVelden(g, ouderLabel(g) != "gegeven") }

// echtStuk tells whether a piece is as the gate wrote it. One from before its category was under the MAC keeps the older one until it is
// changed; the two never pass for each other.
func (g *Gate) echtStuk(r store.Gegeven) bool {
	return g.keys.MAC.Verify(r.MAC, ouderLabel(r), r.Versie, r.Grond, ouderVelden(r)...) || g.echt(gegevenLabel(r), r.ID, r.Zegel, gegevenVelden(r))
}

// wilVelden are the conditions of a piece, alle or only those that were there first.
func wilVelden(g store.Gegeven, alle bool) []crypto.Field {
	velden := []crypto.Field{crypto.Str(g.ID), crypto.Str(g.Casus), crypto.Str(g.Partij), crypto.Str(string(g.Wie)), crypto.Int(g.GeldigTot),
		crypto.Int(eenAls(g.Ingetrokken)), crypto.Str(strings.Join(g.Lezers, ","))}
	if alle {
		velden = append(velden, crypto.Str(string(g.Vanaf)), crypto.Str(strings.Join(g.Doelen, ",")), crypto.Int(eenAls(g.VraagVooraf)),
			crypto.Int(eenAls(g.Citeren)), crypto.Int(eenAls(g.Vertellen)), crypto.Int(eenAls(g.VraagDerde)), crypto.Int(eenAls(g.EigenDossier)))
	}
	return velden
}

// eenAls is how a MAC has a condition under it.
func eenAls(b bool) int64 {
	if b {
		return 1
	}
	return 0
}

func protocolVelden(p store.Protocol) []crypto.Field {
	velden := []crypto.Field{crypto.Str(p.ID), crypto.Int(p.Nummer), crypto.Str(string(p.Stand)), crypto.Str(p.Wijziging), crypto.Str(p.Besluit),
		crypto.Str(p.Datum), crypto.Str(p.Voorsteller), crypto.Int(p.Voorgesteld), crypto.Str(p.Bevestiger), crypto.Int(p.Vanaf), crypto.Str(p.Reden)}
	for _, r := range p.Regels {
		velden = append(velden, crypto.Str(fmt.Sprintf("%q %q %q %q %q %q %q %q", r.Soort, r.Wie, r.Doelen, r.Grondslag, r.Gronden, r.Wetten, r.Ruimst, r.Geen)))
	}
	return velden
}

func standaardVelden(s store.Standaard) []crypto.Field {
	return []crypto.Field{crypto.Str(s.Partij), crypto.Str(string(s.Soort)), crypto.Int(s.Versie), crypto.Str(string(s.Wie)),
		crypto.Str(strings.Join(s.Lezers, ",")), crypto.Str(string(s.Vanaf)), crypto.Str(strings.Join(s.Doelen, ",")), crypto.Int(int64(s.Maanden)),
		crypto.Int(eenAls(s.VraagVooraf)), crypto.Int(eenAls(s.Citeren)), crypto.Int(eenAls(s.Vertellen)), crypto.Int(eenAls(s.VraagDerde)),
		crypto.Int(eenAls(s.EigenDossier)), crypto.Str(s.Medewerker), crypto.Int(s.Moment)}
}

func documentVelden(d store.Document) []crypto.Field {
	return []crypto.Field{crypto.Str(d.ID), crypto.Str(d.Casus), crypto.Str(d.Gegeven)}
}

func handtekeningVelden(h store.Handtekening) []crypto.Field {
	return []crypto.Field{crypto.Str(h.ID), crypto.Str(h.Casus), crypto.Str(h.Instemming), crypto.Str(h.Partij)}
}

func triagevraagVelden(v store.Triagevraag) []crypto.Field {
	delen := int64(0)
	if v.Delen {
		delen = 1
	}
	return []crypto.Field{crypto.Str(v.ID), crypto.Str(v.Casus), crypto.Str(v.Partij), crypto.Int(v.Beantwoord), crypto.Int(delen)}
}

func planVelden(p store.Plan) []crypto.Field {
	return []crypto.Field{crypto.Str(p.Casus), crypto.Str(p.Stand), crypto.Int(p.Nummer), crypto.Str(p.Instemming)}
}

func afspraakVelden(a store.Afspraak) []crypto.Field {
	return []crypto.Field{crypto.Str(a.ID), crypto.Str(a.Casus), crypto.Str(a.Partij), crypto.Str(string(a.Stand))}
}

func aantekeningVelden(a store.Aantekening) []crypto.Field {
	delen := int64(0)
	if a.Delen {
		delen = 1
	}
	return []crypto.Field{crypto.Str(a.ID), crypto.Str(a.Casus), crypto.Str(string(a.Soort)), crypto.Str(a.Partij), crypto.Int(delen)}
}

func informatievraagVelden(v store.Informatievraag) []crypto.Field {
	return []crypto.Field{crypto.Str(v.ID), crypto.Str(v.Casus), crypto.Str(v.Vrager), crypto.Str(v.Partij), crypto.Str(v.Steller),
		crypto.Str(string(v.Stand)), crypto.Str(v.Gegeven)}
}

func correctieVelden(v store.Correctieverzoek) []crypto.Field {
	return []crypto.Field{crypto.Str(v.ID), crypto.Str(v.Casus), crypto.Str(v.Gegeven), crypto.Str(v.Partij), crypto.Str(string(v.Stand))}
}

func passageVelden(p store.Passage) []crypto.Field {
	velden := []crypto.Field{crypto.Str(p.ID), crypto.Str(p.Casus), crypto.Str(p.Soort), crypto.Str(p.Houder), crypto.Int(p.Nummer), crypto.Str(p.Deel),
		crypto.Int(eenAls(p.Gezamenlijk)), crypto.Str(strings.Join(p.Partijen, ",")), crypto.Str(strings.Join(p.Gegevens, ",")),
		crypto.Str(p.Medewerker), crypto.Int(p.Vervangen), crypto.Str(strings.Join(p.Redenen, ",")), crypto.Str(strings.Join(p.Weet, ","))}
	if p.Gesteld == "" { // of before it was kept: the MAC of then
		return velden
	}
	return append(velden, crypto.Str(p.Gesteld))
}

func kennisgevingVelden(k store.Kennisgeving) []crypto.Field {
	return []crypto.Field{crypto.Str(k.ID), crypto.Str(k.Casus), crypto.Str(k.Gegeven), crypto.Str(k.Medewerker)}
}

func stemVelden(v store.Stem) []crypto.Field {
	return []crypto.Field{crypto.Str(v.Instemming), crypto.Str(v.Partij), crypto.Str(string(v.Stand))}
}

func voorinzageVelden(v store.Voorinzage) []crypto.Field {
	return []crypto.Field{crypto.Str(v.Antwoord.Instemming), crypto.Str(v.Casus), crypto.Str(v.Overleg), crypto.Str(v.Gegeven),
		crypto.Str(strings.Join(v.Partijen, ","))}
}

func verstrekkingVelden(v store.Verstrekking) []crypto.Field {
	return []crypto.Field{crypto.Str(v.ID), crypto.Str(v.Casus), crypto.Str(string(v.Soort)), crypto.Str(v.Vrager), crypto.Int(v.Gevraagd),
		crypto.Str(string(v.Stand))}
}

// deelVelden has under it who was asked: an answer that is taken away or added makes the part void.
func deelVelden(d store.Verstrekkingsdeel) []crypto.Field {
	return []crypto.Field{crypto.Str(d.Instemming), crypto.Str(d.Verstrekking), crypto.Str(d.Casus), crypto.Str(d.Gegeven), crypto.Int(d.Stukversie),
		crypto.Str(d.Overleg), crypto.Str(partijlijst(d))}
}

func bezwaarVelden(b store.Bezwaar) []crypto.Field {
	return []crypto.Field{crypto.Str(b.Verstrekking), crypto.Str(b.Casus), crypto.Str(b.Partij), crypto.Int(eenAls(b.Staat))}
}

// adviesLabel is the label of the MAC of an advice: the second version has under it which versions were advised on. One from before keeps
// the first, and is about no version of any piece; the two never pass for each other.
func adviesLabel(a store.Advies) string {
	if a.Gezien == "" {
		return vanAdvies
	}
	return vanAdvies + "/2"
}

func adviesVelden(a store.Advies) []crypto.Field {
	velden := []crypto.Field{crypto.Str(a.Verstrekking), crypto.Str(a.Casus), crypto.Str(string(a.Oordeel)), crypto.Str(a.Datum)}
	if a.Gezien != "" {
		velden = append(velden, crypto.Str(a.Gezien))
	}
	return velden
}

func incidenteelVelden(d store.IncidenteleDerde) []crypto.Field {
	return []crypto.Field{crypto.Str(d.ID), crypto.Str(d.Casus), crypto.Str(d.Instemming), crypto.Int(d.Van), crypto.Int(d.Tot),
		crypto.Str(string(d.Stand))}
}

func noodVelden(n store.Noodinzage) []crypto.Field {
	return []crypto.Field{crypto.Str(n.ID), crypto.Str(n.Casus), crypto.Str(n.Medewerker), crypto.Int(n.Van), crypto.Int(n.Tot), crypto.Str(string(n.Oordeel)),
		crypto.Str(n.Beoordelaar), crypto.Int(n.Beoordeeld)}
}

// Names of granting rows in the log: kind, then the key.
func zichtRij(z store.Zicht) string             { return "zicht/" + z.Casus + "/" + z.Wie }
func casusRij(id string) string                 { return "casus/" + id }
func partijRij(p store.Partij) string           { return "partij/" + p.ID }
func mensRij(m store.Medewerker) string         { return "medewerker/" + m.ID }
func sessieRij(id string) string                { return "sessie/" + id }
func gegevenRij(id string) string               { return "gegeven/" + id }
func overlegRij(id string) string               { return "overleg/" + id }
func documentRij(id string) string              { return "document/" + id }
func handtekeningRij(id string) string          { return vanHandtekening + "/" + id }
func voorinzageRij(id string) string            { return "voorinzage/" + id }
func triagevraagRij(id string) string           { return "triagevraag/" + id }
func uitnodigingRij(u store.Uitnodiging) string { return oudeUitnodigingRij(u) + "/2" }
func planRij(casus string) string               { return "plan/" + casus }
func afspraakRij(id string) string              { return "afspraak/" + id }
func aantekeningRij(id string) string           { return "aantekening/" + id }
func informatievraagRij(id string) string       { return "informatievraag/" + id }
func correctieRij(id string) string             { return "correctieverzoek/" + id }
func passageRij(id string) string               { return "passage/" + id }
func kennisgevingRij(id string) string          { return "kennisgeving/" + id }
func verstrekkingRij(id string) string          { return vanVerstrekking + "/" + id }
func deelRij(id string) string                  { return vanDeel + "/" + id }
func incidenteelRij(id string) string           { return vanIncidenteel + "/" + id }
func noodRij(id string) string                  { return vanNood + "/" + id }
func bezwaarRij(b store.Bezwaar) string         { return vanBezwaar + "/" + b.Verstrekking + "/" + b.Partij }
func adviesRij(id string) string                { return vanAdvies + "/" + id }
func protocolRij(id string) string              { return "protocol/" + id }
func stemRij(v store.Stem) string               { return "stem/" + v.Instemming + "/" + v.Partij }
func oudeUitnodigingRij(u store.Uitnodiging) string {
	return "uitnodiging/" + u.Overleg + "/" + u.Partij
}
func standaardRij(s store.Standaard) string {
	return fmt.Sprintf("standaard/%s/%s/%d", s.Partij, s.Soort, s.Versie)
}
func functieRij(f store.Functie) string {
	return fmt.Sprintf("functie/%s/%s/%d", f.Medewerker, f.Functie, f.Van)
}

// verzegel makes the MAC of a row that grants, at its next version, on the ground of this act, and names it in the entry.
func (s *scope) verzegel(label, rij string, vorige int64, velden []crypto.Field) store.Zegel {
	z := store.Zegel{Versie: vorige + 1, Grond: s.grond}
	mac := s.g.keys.MAC.Row(label, z.Versie, z.Grond, velden...)
	z.MAC = mac[:]
	s.entry.Rechten = append(s.entry.Rechten, audit.Recht{Rij: rij, Versie: z.Versie, MAC: z.MAC})
	return z
}

// verzegelCasus is verzegel for a Casus that has its new version already.
func (s *scope) verzegelCasus(c *store.Casus) {
	c.Zegel = s.verzegel("casus", casusRij(c.ID), c.Versie-1, casusVelden(*c))
}

// verzegelOverleg is verzegel for an Overleg, at its next version.
func (s *scope) verzegelOverleg(o *store.Overleg) {
	o.Aanvang = aanvang(*o)
	o.Zegel = s.verzegel("overleg", overlegRij(o.ID), o.Versie, overlegVelden(*o))
}

// vervalt names a granting row that the act removes.
func (s *scope) vervalt(rij string, versie int64) {
	s.entry.Rechten = append(s.entry.Rechten, audit.Recht{Rij: rij, Versie: versie})
}

// sluitIn seals v as JSON for its place: column inhoud of row rij of tabel.
func sluitIn(doos *crypto.Box, tabel, rij string, v any) ([]byte, error) {
	b, err := json.Marshal(v)
	if err != nil {
		return nil, fmt.Errorf("gate: %s: %w", tabel, err)
	}
	return doos.Seal(nil, crypto.AD{Table: tabel, Column: "inhoud", Row: rij}, b), nil
}

// openNaar opens what sluitIn sealed, into v.
func openNaar(doos *crypto.Box, tabel, rij string, dicht []byte, v any) error {
	b, err := doos.Open(nil, crypto.AD{Table: tabel, Column: "inhoud", Row: rij}, dicht)
	if err != nil {
		return fmt.Errorf("gate: %s openen: %w", tabel, err)
	}
	if err := json.Unmarshal(b, v); err != nil {
		return fmt.Errorf("gate: %s lezen: %w", tabel, err)
	}
	return nil
}

// geen turns the store's "no row" into errs.ErrNotFound.
func geen(err error) error {
	if errors.Is(err, store.ErrGeen) {
		return errs.ErrNotFound
	}
	return err
}

// alsEr turns the store's "no row" into nil: what is not there is not shown.
func alsEr(err error) error {
	if errors.Is(err, store.ErrGeen) {
		return nil
	}
	return err
}
