// SPDX-License-Identifier: EUPL-1.2

package policy

import (
	"slices"
	"strings"

	"github.com/cedar-policy/cedar-go/types"

	register "rondetafel/internal/convenant"
)

// The entity types of the schema.
const (
	typeMedewerker types.EntityType = "Medewerker"
	typePartij     types.EntityType = "Partij"
	typeHuis       types.EntityType = "Huis"
	typeCasus      types.EntityType = "Casus"
	typeGegeven    types.EntityType = "Gegeven"
	typeConcept    types.EntityType = "Concept"
	typeLogregel   types.EntityType = "Logregel"

	typeTriagevraag  types.EntityType = "Triagevraag"
	typeOverleg      types.EntityType = "Overleg"
	typeAfspraak     types.EntityType = "Afspraak"
	typeAantekening  types.EntityType = "Aantekening"
	typeVernietiging types.EntityType = "Vernietiging"

	typeInformatievraag  types.EntityType = "Informatievraag"
	typeCorrectieverzoek types.EntityType = "Correctieverzoek"
	typeKennisgeving     types.EntityType = "Kennisgeving"
	typePassage          types.EntityType = "Passage"

	typeVerstrekking      types.EntityType = "Verstrekking"
	typeVerstrekkingsdeel types.EntityType = "Verstrekkingsdeel"

	typeIncidenteleDerde types.EntityType = "IncidenteleDerde"
	typeNoodinzage       types.EntityType = "Noodinzage"
)

// feit declares one Cedar attribute of T: its name, how it is read, and where it
// stands in the database (the zero kolom: nowhere).
type feit[T any] struct {
	naam  types.String
	lees  func(*T) types.Value
	kolom kolom
}

// kolomSoort is the kind of a column expression.
type kolomSoort int

const (
	kolomGeen        kolomSoort = iota // not in the database: cannot be filtered on
	kolomTekst                         // a TEXT expression
	kolomLong                          // a BIGINT expression
	kolomBool                          // a condition
	kolomEntiteit                      // a TEXT expression with the id of an entity of typ
	kolomBits                          // an INTEGER expression, one bit per name
	kolomVerzameling                   // rows of another table, each the id of an entity of typ
	kolomGenest                        // another entity whose attributes stand in the same row
)

// kolom says how an attribute is expressed in SQL.
type kolom struct {
	soort kolomSoort
	// sql is the expression; for kolomVerzameling the column within van.
	sql string
	// van is the FROM and WHERE of a kolomVerzameling, tied to the row.
	van string
	typ types.EntityType
	// bits names the bits of a kolomBits; zicht tells that a bit set proves a row
	// of the caller itself in zicht.
	bits  *bitset
	zicht bool
}

// feiten is the table of all attributes, in the order of the schema.
type feiten struct {
	wie      []feit[Wie]
	casus    []feit[Casus]
	gegeven  []feit[Gegeven]
	concept  []feit[Concept]
	logregel []feit[Logregel]
	context  []feit[Context]

	triagevraag  []feit[Triagevraag]
	overleg      []feit[Overleg]
	afspraak     []feit[Afspraak]
	aantekening  []feit[Aantekening]
	vernietiging []feit[Vernietiging]

	informatievraag  []feit[Informatievraag]
	correctieverzoek []feit[Correctieverzoek]
	kennisgeving     []feit[Kennisgeving]
	passage          []feit[Passage]

	verstrekking      []feit[Verstrekking]
	verstrekkingsdeel []feit[Verstrekkingsdeel]

	incidenteel []feit[IncidenteleDerde]
	nood        []feit[Noodinzage]
}

// nieuweFeiten builds the table.
func nieuweFeiten() *feiten {
	functies := functieBits().klaar()
	return &feiten{
		wie: []feit[Wie]{
			{"partij", func(w *Wie) types.Value { return entiteit(typePartij, w.Partij) }, kolom{}},
			{"functies", func(w *Wie) types.Value { return functies.waarde(w.Functies) }, kolom{}},
			{"partijActief", func(w *Wie) types.Value { return types.Boolean(w.PartijActief) }, kolom{}},
			{"getekend", func(w *Wie) types.Value { return types.Boolean(w.Getekend) }, kolom{}},
			{"incidenteel", func(w *Wie) types.Value { return types.Boolean(w.Incidenteel) }, kolom{}},
		},
		casus:   casusFeiten(),
		gegeven: gegevenFeiten(),
		concept: []feit[Concept]{
			{"eigenaar", func(c *Concept) types.Value { return entiteit(typeMedewerker, c.Eigenaar) }, kolom{}},
		},
		logregel: []feit[Logregel]{
			{"persoon", func(l *Logregel) types.Value { return entiteit(typeMedewerker, l.Persoon) }, kolom{}},
			{"uitkomst", func(l *Logregel) types.Value { return types.String(l.Uitkomst) }, kolom{}},
		},
		context: []feit[Context]{
			{"nu", func(c *Context) types.Value { return types.Long(c.Nu) }, kolom{}},
			{"soort", func(c *Context) types.Value { return types.String(c.Soort) }, kolom{}},
			{"namens", func(c *Context) types.Value { return types.String(c.Namens) }, kolom{}},
			{"naarFuncties", func(c *Context) types.Value { return functies.waarde(c.NaarFuncties) }, kolom{}},
			{"naarPartij", func(c *Context) types.Value { return entiteit(typePartij, c.NaarPartij) }, kolom{}},
			{"naarActief", func(c *Context) types.Value { return types.Boolean(c.NaarActief) }, kolom{}},
			{"naarGetekend", func(c *Context) types.Value { return types.Boolean(c.NaarGetekend) }, kolom{}},
			{"herkomst", func(c *Context) types.Value { return types.String(c.Herkomst) }, kolom{}},
			{"ingelogd", func(c *Context) types.Value { return types.Long(c.Ingelogd) }, kolom{}},
			{"ontbreekt", func(c *Context) types.Value { return tekstSet(c.Ontbreekt) }, kolom{}},
			{"nummer", func(c *Context) types.Value { return types.String(c.Nummer) }, kolom{}},
			{"mandaatBesluiten", func(c *Context) types.Value { return grensSet(c.Mandaat.Besluiten) }, kolom{}},
			{"mandaatSoorten", func(c *Context) types.Value { return grensSet(c.Mandaat.Soorten) }, kolom{}},
			{"mandaatCasussen", func(c *Context) types.Value { return grensSet(c.Mandaat.Casussen) }, kolom{}},
		},
		triagevraag: triagevraagFeiten(), overleg: overlegFeiten(), afspraak: afspraakFeiten(),
		aantekening: aantekeningFeiten(), vernietiging: vernietigingFeiten(),
		informatievraag: informatievraagFeiten(), correctieverzoek: correctieFeiten(), kennisgeving: kennisgevingFeiten(),
		passage:      passageFeiten(),
		verstrekking: verstrekkingFeiten(), verstrekkingsdeel: verstrekkingsdeelFeiten(),
		incidenteel: incidenteelFeiten(),
		nood:        noodFeiten(),
	}
}

// casusFeiten: c is the row of the casus, zm and zp the rows in zicht of the
// caller and of the caller's Partij, where valid now.
func casusFeiten() []feit[Casus] {
	rollen := rolBits().klaar()
	partijRollen := partijRolBits().klaar()
	return []feit[Casus]{
		{"fase", func(c *Casus) types.Value { return types.String(c.Fase) },
			kolom{soort: kolomTekst, sql: "c.fase"}},
		{"soort", func(c *Casus) types.Value { return types.String(c.Soort) },
			kolom{soort: kolomTekst, sql: "c.soort"}},
		{"open", func(c *Casus) types.Value { return types.Boolean(c.Open) },
			kolom{soort: kolomBool, sql: "c.open <> 0"}},
		{"aanmelder", func(c *Casus) types.Value { return entiteit(typePartij, c.Aanmelder) },
			kolom{soort: kolomEntiteit, sql: "c.aanmelder", typ: typePartij}},
		{"toegewezen", func(c *Casus) types.Value { return types.Boolean(c.Toegewezen) },
			kolom{soort: kolomBool, sql: "c.procesregisseur <> ''"}},
		{"rollen", func(c *Casus) types.Value { return rollen.waarde(c.Rollen) },
			kolom{soort: kolomBits, sql: "COALESCE(zm.rollen,0)", bits: rollen, zicht: true}},
		{"partijRollen", func(c *Casus) types.Value { return partijRollen.waarde(c.PartijRollen) },
			kolom{soort: kolomBits, sql: "COALESCE(zp.rollen,0)", bits: partijRollen}},
		{"eersteRTO", func(c *Casus) types.Value { return types.Long(c.EersteRTO) },
			kolom{soort: kolomLong, sql: "COALESCE((SELECT MIN(o.aanvang) FROM overleg o WHERE o.casus = c.id" +
				" AND o.stand IN ('uitgenodigd','afgerond')),9223372036854775807)"}},
		{"planVast", func(c *Casus) types.Value { return types.Boolean(c.PlanVast) },
			kolom{soort: kolomBool, sql: "EXISTS (SELECT 1 FROM plan p WHERE p.casus = c.id AND p.nummer > 0)"}},
	}
}

// gegevenFeiten: g is the row of the gegeven, beside those of its casus.
func gegevenFeiten() []feit[Gegeven] {
	perken := perkBits().klaar()
	return []feit[Gegeven]{
		{"casus", func(g *Gegeven) types.Value { return entiteit(typeCasus, g.Casus.ID) },
			kolom{soort: kolomGenest, typ: typeCasus}},
		{"leverancier", func(g *Gegeven) types.Value { return entiteit(typePartij, g.Leverancier) },
			kolom{soort: kolomEntiteit, sql: "g.partij", typ: typePartij}},
		{"wie", func(g *Gegeven) types.Value { return types.String(g.Wie) },
			kolom{soort: kolomTekst, sql: "g.wie"}},
		{"lezers", func(g *Gegeven) types.Value { return entiteitSet(typePartij, g.Lezers) },
			kolom{soort: kolomVerzameling, sql: "l.partij", typ: typePartij,
				van: "gegeven_lezer l WHERE l.gegeven = g.id"}},
		{"ingetrokken", func(g *Gegeven) types.Value { return types.Boolean(g.Ingetrokken) },
			kolom{soort: kolomBool, sql: "g.ingetrokken <> 0"}},
		{"geldigTot", func(g *Gegeven) types.Value { return types.Long(g.GeldigTot) },
			kolom{soort: kolomLong, sql: "g.geldig_tot"}},
		{"vanaf", func(g *Gegeven) types.Value { return types.String(g.Vanaf) },
			kolom{soort: kolomTekst, sql: "g.vanaf"}},
		{"buitenDoel", func(g *Gegeven) types.Value { return types.Boolean(g.BuitenDoel) },
			kolom{soort: kolomBool, sql: buitenDoelSQL()}},
		{"volgendRTO", func(g *Gegeven) types.Value { return types.Long(g.VolgendRTO) },
			kolom{soort: kolomLong, sql: "COALESCE((SELECT MIN(CASE WHEN o.stand = 'voorbereiding' THEN 9223372036854775807" +
				" ELSE o.aanvang END) FROM overleg o WHERE o.casus = g.casus AND o.stand <> 'afgelast'" +
				" AND o.gepland <= g.aangemaakt AND o.aanvang > g.aangemaakt),0)"}},
		{"voorafTot", func(g *Gegeven) types.Value { return types.Long(g.VoorafTot) },
			kolom{soort: kolomLong, sql: "COALESCE((SELECT MAX(o.aanvang) FROM voorinzage v" +
				" JOIN voorinzage_partij vp ON vp.instemming = v.instemming JOIN overleg o ON o.id = v.overleg" +
				" JOIN instemming_partij ip ON ip.instemming = v.instemming AND ip.partij = g.partij AND ip.stand = 'ingestemd'" +
				" WHERE v.gegeven = g.id AND vp.partij = zp.wie AND o.stand IN ('voorbereiding','uitgenodigd')),0)"}},
		{"vraagVooraf", func(g *Gegeven) types.Value { return types.Boolean(g.VraagVooraf) },
			kolom{soort: kolomBool, sql: "g.vraag_vooraf <> 0"}},
		{"protocol", func(g *Gegeven) types.Value { return perken.waarde(g.Protocol) },
			kolom{soort: kolomBits, sql: protocolSQL(perken), bits: perken}},
		{"citeren", func(g *Gegeven) types.Value { return types.Boolean(g.Citeren) },
			kolom{soort: kolomBool, sql: "g.citeren <> 0"}},
	}
}

// buitenDoelSQL is the condition that a gegeven is limited to goals (2.1) and that its casus serves none of them. Both hold
// their goals as words with a comma between them.
func buitenDoelSQL() string {
	var een []string
	for _, d := range register.Doelen() {
		heeft := func(kolom string) string { return "',' || " + kolom + " || ',' LIKE '%," + d.ID + ",%'" }
		een = append(een, "("+heeft("g.doelen")+" AND "+heeft("c.doel")+")")
	}
	return "(g.doelen <> '' AND NOT (" + strings.Join(een, " OR ") + "))"
}

// inCasus is the attribute with which what lies in a casus names it.
func inCasus[T any](id func(*T) string) feit[T] {
	return feit[T]{"casus", func(v *T) types.Value { return entiteit(typeCasus, id(v)) }, kolom{soort: kolomGenest, typ: typeCasus}}
}

// triagevraagFeiten and those below stand in no list that is filtered: they are
// decided on one by one.
func triagevraagFeiten() []feit[Triagevraag] {
	return []feit[Triagevraag]{
		inCasus(func(v *Triagevraag) string { return v.Casus.ID }),
		{"partij", func(v *Triagevraag) types.Value { return entiteit(typePartij, v.Partij) }, kolom{}},
		{"beantwoord", func(v *Triagevraag) types.Value { return types.Boolean(v.Beantwoord) }, kolom{}},
		{"delen", func(v *Triagevraag) types.Value { return types.Boolean(v.Delen) }, kolom{}},
	}
}

func overlegFeiten() []feit[Overleg] {
	return []feit[Overleg]{
		inCasus(func(o *Overleg) string { return o.Casus.ID }),
		{"genodigden", func(o *Overleg) types.Value { return entiteitSet(typePartij, o.Genodigden) }, kolom{}},
		{"stand", func(o *Overleg) types.Value { return types.String(o.Stand) }, kolom{}},
	}
}

func afspraakFeiten() []feit[Afspraak] {
	return []feit[Afspraak]{
		inCasus(func(p *Afspraak) string { return p.Casus.ID }),
		{"partij", func(p *Afspraak) types.Value { return entiteit(typePartij, p.Partij) }, kolom{}},
		{"stand", func(p *Afspraak) types.Value { return types.String(p.Stand) }, kolom{}},
	}
}

func aantekeningFeiten() []feit[Aantekening] {
	return []feit[Aantekening]{
		inCasus(func(n *Aantekening) string { return n.Casus.ID }),
		{"partij", func(n *Aantekening) types.Value { return entiteit(typePartij, n.Partij) }, kolom{}},
		{"soort", func(n *Aantekening) types.Value { return types.String(n.Soort) }, kolom{}},
		{"delen", func(n *Aantekening) types.Value { return types.Boolean(n.Delen) }, kolom{}},
	}
}

func vernietigingFeiten() []feit[Vernietiging] {
	return []feit[Vernietiging]{
		inCasus(func(v *Vernietiging) string { return v.Casus.ID }),
		{"voorsteller", func(v *Vernietiging) types.Value { return entiteit(typeMedewerker, v.Voorsteller) }, kolom{}},
		{"controleur", func(v *Vernietiging) types.Value { return entiteit(typeMedewerker, v.Controleur) }, kolom{}},
		{"stand", func(v *Vernietiging) types.Value { return types.String(v.Stand) }, kolom{}},
		{"vanaf", func(v *Vernietiging) types.Value { return types.Long(v.Vanaf) }, kolom{}},
	}
}

func informatievraagFeiten() []feit[Informatievraag] {
	return []feit[Informatievraag]{
		inCasus(func(v *Informatievraag) string { return v.Casus.ID }),
		{"vrager", func(v *Informatievraag) types.Value { return entiteit(typePartij, v.Vrager) }, kolom{}},
		{"partij", func(v *Informatievraag) types.Value { return entiteit(typePartij, v.Partij) }, kolom{}},
		{"steller", func(v *Informatievraag) types.Value { return entiteit(typeMedewerker, v.Steller) }, kolom{}},
		{"regie", func(v *Informatievraag) types.Value { return types.Boolean(v.Regie) }, kolom{}},
		{"stand", func(v *Informatievraag) types.Value { return types.String(v.Stand) }, kolom{}},
	}
}

func correctieFeiten() []feit[Correctieverzoek] {
	return []feit[Correctieverzoek]{
		inCasus(func(v *Correctieverzoek) string { return v.Casus.ID }),
		{"vrager", func(v *Correctieverzoek) types.Value { return entiteit(typePartij, v.Vrager) }, kolom{}},
		{"leverancier", func(v *Correctieverzoek) types.Value { return entiteit(typePartij, v.Leverancier) }, kolom{}},
		{"leesbaar", func(v *Correctieverzoek) types.Value { return types.Boolean(v.Leesbaar) }, kolom{}},
		{"stand", func(v *Correctieverzoek) types.Value { return types.String(v.Stand) }, kolom{}},
	}
}

func kennisgevingFeiten() []feit[Kennisgeving] {
	return []feit[Kennisgeving]{
		inCasus(func(k *Kennisgeving) string { return k.Casus.ID }),
		{"voor", func(k *Kennisgeving) types.Value { return entiteit(typeMedewerker, k.Voor) }, kolom{}},
	}
}

func verstrekkingFeiten() []feit[Verstrekking] {
	return []feit[Verstrekking]{
		inCasus(func(v *Verstrekking) string { return v.Casus.ID }),
		{"vrager", func(v *Verstrekking) types.Value { return entiteit(typeMedewerker, v.Vrager) }, kolom{}},
		{"gevraagd", func(v *Verstrekking) types.Value { return entiteitSet(typePartij, v.Gevraagd) }, kolom{}},
		{"soort", func(v *Verstrekking) types.Value { return types.String(v.Soort) }, kolom{}},
		{"stand", func(v *Verstrekking) types.Value { return types.String(v.Stand) }, kolom{}},
	}
}

func verstrekkingsdeelFeiten() []feit[Verstrekkingsdeel] {
	return []feit[Verstrekkingsdeel]{
		inCasus(func(d *Verstrekkingsdeel) string { return d.Casus.ID }),
		{"vrager", func(d *Verstrekkingsdeel) types.Value { return entiteit(typeMedewerker, d.Vrager) }, kolom{}},
		{"soort", func(d *Verstrekkingsdeel) types.Value { return types.String(d.Soort) }, kolom{}},
		{"stand", func(d *Verstrekkingsdeel) types.Value { return types.String(d.Stand) }, kolom{}},
		{"gevraagd", func(d *Verstrekkingsdeel) types.Value { return entiteitSet(typePartij, d.Gevraagd) }, kolom{}},
		{"bijzonder", func(d *Verstrekkingsdeel) types.Value { return types.Boolean(d.Bijzonder) }, kolom{}},
	}
}

func incidenteelFeiten() []feit[IncidenteleDerde] {
	return []feit[IncidenteleDerde]{
		inCasus(func(d *IncidenteleDerde) string { return d.Casus.ID }),
		{"publiek", func(d *IncidenteleDerde) types.Value { return entiteitSet(typePartij, d.Publiek) }, kolom{}},
		{"stand", func(d *IncidenteleDerde) types.Value { return types.String(d.Stand) }, kolom{}},
	}
}

func noodFeiten() []feit[Noodinzage] {
	return []feit[Noodinzage]{
		inCasus(func(n *Noodinzage) string { return n.Casus.ID }),
		{"opener", func(n *Noodinzage) types.Value { return entiteit(typeMedewerker, n.Opener) }, kolom{}},
		{"tot", func(n *Noodinzage) types.Value { return types.Long(n.Tot) }, kolom{}},
		{"oordeel", func(n *Noodinzage) types.Value { return types.String(n.Oordeel) }, kolom{}},
	}
}

func passageFeiten() []feit[Passage] {
	return []feit[Passage]{
		inCasus(func(p *Passage) string { return p.Casus.ID }),
		{"soort", func(p *Passage) types.Value { return types.String(p.Soort) }, kolom{}},
		{"kent", func(p *Passage) types.Value { return types.Boolean(p.Kent) }, kolom{}},
		{"nodig", func(p *Passage) types.Value { return types.Boolean(p.Nodig) }, kolom{}},
	}
}

// entiteit is the reference to an entity; id "" is the sentinel for none.
func entiteit(typ types.EntityType, id string) types.EntityUID {
	return types.NewEntityUID(typ, types.String(id))
}

func entiteitSet(typ types.EntityType, ids []string) types.Set {
	uids := make([]types.Value, len(ids))
	for i, id := range ids {
		uids[i] = entiteit(typ, id)
	}
	return types.NewSet(uids...)
}

func tekstSet(teksten []string) types.Set {
	waarden := make([]types.Value, len(teksten))
	for i, t := range teksten {
		waarden[i] = types.String(t)
	}
	return types.NewSet(waarden...)
}

// grensSet is a limit: "alle" when there is none, so that no policy takes an empty set for one.
func grensSet(grens []string) types.Set {
	if len(grens) == 0 {
		grens = []string{"alle"}
	}
	return tekstSet(grens)
}

// namen lists the attributes of a table.
func namen[T any](tabel []feit[T]) []types.String {
	uit := make([]types.String, len(tabel))
	for i, f := range tabel {
		uit[i] = f.naam
	}
	return uit
}

// kies keeps the attributes that are used.
func kies[T any](tabel []feit[T], gebruikt map[types.String]bool) []feit[T] {
	return slices.DeleteFunc(slices.Clone(tabel), func(f feit[T]) bool { return !gebruikt[f.naam] })
}

// vorm reads the attributes of van into a Cedar record.
func vorm[T any](tabel []feit[T], van *T) types.Record {
	if len(tabel) == 0 {
		return types.Record{}
	}
	m := make(types.RecordMap, len(tabel))
	for i := range tabel {
		m[tabel[i].naam] = tabel[i].lees(van)
	}
	return types.NewRecord(m)
}
