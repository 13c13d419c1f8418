// SPDX-License-Identifier: EUPL-1.2

package policy

import (
	"database/sql"
	"errors"
	"fmt"
	"math"
	"os"
	"slices"
	"strings"
	"testing"

	_ "github.com/jackc/pgx/v5/stdlib"
	_ "modernc.org/sqlite"
	"pgregory.net/rapid"

	"rondetafel/internal/informatie"
	"rondetafel/internal/partij"

	"rondetafel/internal/pgtest"
)

// lijstActies are the acts that show rows: CI fails when one cannot be filtered.
func lijstActies() map[string]string {
	return map[string]string{
		"casus.lijst": "Casus", "casus.lezen": "Casus", "casus.bestaan": "Casus", "casus.procesgegevens": "Casus",
		"casus.aanmelding": "Casus", "gegeven.lezen": "Gegeven", "gegeven.bestaan": "Gegeven",
	}
}

func TestFilterVertaaltElkeLijst(t *testing.T) {
	e := nieuw(t)
	rapid.Check(t, func(t *rapid.T) {
		wie, ctx := eenWie().Draw(t, "wie"), eenContext().Draw(t, "context")
		for actie, soort := range lijstActies() {
			if _, err := e.Filter(wie, actie, soort, ctx, 1); err != nil {
				t.Fatalf("%s falls back to per row: %v", actie, err)
			}
		}
	})
}

// TestFilterIsBeslis: the rows that the filter selects are those that Beslis
// allows, for real rows and random callers.
func TestFilterIsBeslis(t *testing.T) {
	e := nieuw(t)
	for naam, db := range map[string]*proefdb{"sqlite": opSQLite(t), "postgresql": opPostgreSQL(t)} {
		t.Run(naam, func(t *testing.T) {
			rapid.Check(t, func(t *rapid.T) {
				rijen := db.vul(t)
				for actie, soort := range lijstActies() {
					if !db.vergelijk(t, e, actie, soort, rijen) {
						t.Fatalf("%s is not translated", actie)
					}
				}
			})
		})
	}
}

// TestFilterVormen: every kind of condition that the translator knows, on both
// databases, for rows and callers drawn once each.
func TestFilterVormen(t *testing.T) {
	engines := map[string][]*Engine{}
	for actie, soort := range map[string]string{"casus.lijst": "Casus", "gegeven.lezen": "Gegeven"} {
		for _, wanneer := range bladeren(soort) {
			e, err := New(Options{Profiel: alleen(t, eenRegel("permit", actie, soort, wanneer))})
			if err != nil {
				t.Fatal(wanneer, err)
			}
			engines[actie] = append(engines[actie], e)
		}
	}
	for naam, db := range map[string]*proefdb{"sqlite": opSQLite(t), "postgresql": opPostgreSQL(t)} {
		t.Run(naam, func(t *testing.T) {
			rapid.Check(t, func(t *rapid.T) {
				rijen := db.vul(t)
				for actie, soort := range map[string]string{"casus.lijst": "Casus", "gegeven.lezen": "Gegeven"} {
					e := rapid.SampledFrom(engines[actie]).Draw(t, "engine")
					if !db.vergelijk(t, e, actie, soort, rijen) {
						t.Fatalf("not translated")
					}
				}
			})
		})
	}
}

// TestFilterIsBeslisWillekeurigBeleid: the same for policies that nobody wrote.
func TestFilterIsBeslisWillekeurigBeleid(t *testing.T) {
	db := opSQLite(t)
	vertaald, gelezen := 0, 0
	rapid.Check(t, func(t *rapid.T) {
		actie, soort := "casus.lijst", "Casus"
		if rapid.Bool().Draw(t, "gegeven") {
			actie, soort = "gegeven.lezen", "Gegeven"
		}
		tekst := eenBeleid(actie, soort).Draw(t, "beleid")
		e, err := New(Options{Profiel: alleen(db.t, tekst)})
		if err != nil {
			t.Fatalf("drawn policy is not valid: %v\n%s", err, tekst)
		}
		gelezen++
		if db.vergelijk(t, e, actie, soort, db.vul(t)) {
			vertaald++
		}
	})
	if gelezen == 0 || vertaald*10 < gelezen*9 {
		t.Fatalf("%d of %d random policies translated: the generator proves too little", vertaald, gelezen)
	}
}

func TestFilterTekst(t *testing.T) {
	e := nieuw(t)
	noor := Wie{Medewerker: "m-noor", Partij: "p-rood", Functies: FunctieUitvoerder, PartijActief: true, Getekend: true}
	for _, geval := range []struct {
		naam, actie, soort string
		wie                Wie
		sql                string
		args               []any
		zicht, niets       bool
	}{
		{
			naam: "own casussen, by way of zicht", actie: "casus.lezen", soort: "Casus", wie: noor,
			sql: "(((((COALESCE(zm.rollen,0) & 3) <> 0" +
				" OR ((COALESCE(zm.rollen,0) & 2048) <> 0 AND c.fase IN ($7,$8,$9,$10,$11)))" +
				" OR ((COALESCE(zm.rollen,0) & 4) <> 0 AND (COALESCE(zp.rollen,0) & 8) <> 0))" +
				" OR (((COALESCE(zm.rollen,0) & 4) <> 0 AND (COALESCE(zp.rollen,0) & 16) <> 0)" +
				" AND NOT (c.fase IN ($12,$10,$13)))) AND NOT (c.fase IN ($14,$15)))",
			args: []any{"afschaling", "nazorg", "rto", "screening", "triage", "aangemeld", "te_bevestigen", "gesloten", "vernietigd"}, zicht: true,
		},
		{
			naam: "nothing before the declaration is signed", actie: "casus.lijst", soort: "Casus",
			wie: Wie{Medewerker: "m-noor", Functies: FunctieManager, PartijActief: true},
			sql: "FALSE", niets: true,
		},
		{
			naam: "the manager reads no gegeven", actie: "casus.procesgegevens", soort: "Casus",
			wie:  Wie{Medewerker: "m-sem", Functies: FunctieManager, PartijActief: true, Getekend: true},
			sql:  "(NOT (c.fase = $7) OR (c.fase IN ($8,$9) AND (COALESCE(zm.rollen,0) & 3) <> 0))",
			args: []any{"te_bevestigen", "gesloten", "vernietigd"},
		},
	} {
		t.Run(geval.naam, func(t *testing.T) {
			f, err := e.Filter(geval.wie, geval.actie, geval.soort, Context{Nu: 5}, 7)
			if err != nil {
				t.Fatal(err)
			}
			if strings.Trim(f.SQL, "()") != strings.Trim(geval.sql, "()") || !slices.Equal(f.Args, geval.args) {
				t.Errorf("got  %s %v\nwant %s %v", f.SQL, f.Args, geval.sql, geval.args)
			}
			if f.ViaZicht != geval.zicht || f.Niets != geval.niets {
				t.Errorf("ViaZicht %t Niets %t", f.ViaZicht, f.Niets)
			}
		})
	}
}

// TestFilterNietVertaalbaar: what SQL cannot say is refused, never widened.
func TestFilterNietVertaalbaar(t *testing.T) {
	for _, wanneer := range []string{
		`resource.fase like "aan*"`,
		`resource.geldigTot + 1 > 5`,
		`resource.rollen == resource.partijRollen`,
		`resource == Casus::"c-1"`,
		`resource.rollen.contains(resource.fase)`,
		`["aangewezen"].containsAll(resource.rollen)`,
		`context.nu + 9223372036854775807 > 0 || resource.open`,
		`resource.open || context.nu + 9223372036854775807 > 0`,
		`resource.open && resource.fase like "aan*"`,
		`!(resource.fase like "aan*")`,
		`if resource.fase like "a*" then true else resource.open`,
		`if resource.open then resource.fase like "a*" else false`,
		`if resource.open then false else resource.fase like "a*"`,
		`(resource.fase like "a*") == resource.open`,
		`resource.open != (resource.fase like "a*")`,
		`resource.rollen != resource.partijRollen`,
		`resource.rollen.containsAny(resource.partijRollen)`,
		`resource.rollen.containsAll(resource.partijRollen)`,
		`[resource.rollen].contains(resource.partijRollen)`,
		`[resource.rollen, principal.functies].isEmpty()`,
		`(if resource.open then "a" else "b") == resource.fase`,
		`resource in Casus::"c-1"`,
		`resource.geldigTot < context.nu + 9223372036854775807`,
		`context.nu + 9223372036854775807 < resource.geldigTot`,
		`resource.casus == Casus::"c-1" && resource.geldigTot > 0`,
		`(if resource.geldigTot > 5 then resource.casus else resource.casus).open`,
	} {
		actie, soort := "casus.lijst", "Casus"
		if strings.Contains(wanneer, "geldigTot") {
			actie, soort = "gegeven.lezen", "Gegeven"
		}
		e, err := New(Options{Profiel: alleen(t, eenRegel("permit", actie, soort, wanneer))})
		if err != nil {
			t.Fatal(wanneer, err)
		}
		if f, err := e.Filter(Wie{}, actie, soort, Context{Nu: 1}, 1); !errors.Is(err, ErrNietVertaalbaar) {
			t.Errorf("%s: got %q, %v", wanneer, f.SQL, err)
		}
	}
}

func TestFilterVerkeerdeVraag(t *testing.T) {
	e := nieuw(t)
	for _, vraag := range [][2]string{{"casus.lijst", "Gegeven"}, {"bestaat.niet", "Casus"}, {"casus.lijst", ""}} {
		if _, err := e.Filter(Wie{}, vraag[0], vraag[1], Context{}, 1); err == nil {
			t.Errorf("%v is answered", vraag)
		}
	}
	if _, err := e.Filter(Wie{}, "huis.lezen", "Huis", Context{}, 1); !errors.Is(err, ErrNietVertaalbaar) {
		t.Errorf("a list of houses: %v", err)
	}
}

// eenRegel writes one policy.
func eenRegel(effect, actie, soort, wanneer string) string {
	return fmt.Sprintf("@id(%q) @artikel(\"0\") @waarom(\"w\") @anders(\"a\")\n"+
		"%s (principal, action == Action::%q, resource is %s)\nwhen { %s };\n",
		effect+fmt.Sprint(len(wanneer)), effect, actie, soort, wanneer)
}

// proefdb is a database with exactly the columns that the filter may use.
type proefdb struct {
	t  testing.TB
	db *sql.DB
}

// TestMain ends the PostgreSQL server of the tests.
func TestMain(m *testing.M) { os.Exit(pgtest.Main(m)) }

func opSQLite(t testing.TB) *proefdb {
	t.Helper()
	p := open(t, "sqlite", ":memory:")
	p.db.SetMaxOpenConns(1)
	return p.maak(t)
}

func opPostgreSQL(t testing.TB) *proefdb {
	t.Helper()
	p := open(t, "pgx", pgtest.URL(t))
	p.db.SetMaxOpenConns(1)
	p.doe(t, `SET jit = off`) // as the store does
	return p.maak(t)
}

func open(t testing.TB, driver, dsn string) *proefdb {
	t.Helper()
	db, err := sql.Open(driver, dsn)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = db.Close() })
	return &proefdb{t: t, db: db}
}

func (p *proefdb) maak(t testing.TB) *proefdb {
	t.Helper()
	p.doe(t, `CREATE TABLE casus (id TEXT, fase TEXT NOT NULL, soort TEXT NOT NULL, open INTEGER NOT NULL,
		aanmelder TEXT NOT NULL, procesregisseur TEXT NOT NULL, doel TEXT NOT NULL);
		CREATE TABLE zm (casus TEXT, wie TEXT NOT NULL, rollen INTEGER NOT NULL);
		CREATE TABLE zp (casus TEXT, wie TEXT NOT NULL, rollen INTEGER NOT NULL);
		CREATE TABLE gegeven (id TEXT, casus TEXT, partij TEXT NOT NULL, wie TEXT NOT NULL,
		ingetrokken INTEGER NOT NULL, geldig_tot BIGINT NOT NULL, aangemaakt BIGINT NOT NULL, vanaf TEXT NOT NULL,
		doelen TEXT NOT NULL, vraag_vooraf INTEGER NOT NULL, citeren INTEGER NOT NULL, soort TEXT NOT NULL);
		CREATE TABLE partij (id TEXT, soort TEXT NOT NULL);
		CREATE TABLE protocol (id TEXT, nummer BIGINT NOT NULL);
		CREATE TABLE protocol_regel (protocol TEXT, soort TEXT NOT NULL, wie TEXT NOT NULL, doelen TEXT NOT NULL, ruimst TEXT NOT NULL,
		geen TEXT NOT NULL);
		CREATE TABLE gegeven_lezer (gegeven TEXT, partij TEXT NOT NULL);
		CREATE TABLE overleg (id TEXT, casus TEXT, stand TEXT NOT NULL, aanvang BIGINT NOT NULL, gepland BIGINT NOT NULL);
		CREATE TABLE plan (casus TEXT, nummer BIGINT NOT NULL);
		CREATE TABLE voorinzage (instemming TEXT, overleg TEXT, gegeven TEXT);
		CREATE TABLE voorinzage_partij (instemming TEXT, partij TEXT);
		CREATE TABLE instemming_partij (instemming TEXT, partij TEXT, stand TEXT)`)
	return p
}

func getal(b bool) int64 {
	if b {
		return 1
	}
	return 0
}

type fataal interface {
	Helper()
	Fatalf(format string, args ...any)
}

func (p *proefdb) doe(t fataal, tekst string, args ...any) {
	t.Helper()
	if _, err := p.db.Exec(tekst, args...); err != nil {
		t.Fatalf("%v in %s", err, tekst)
	}
}

// vul replaces all rows by drawn ones. Without rollen there is sometimes a row in
// zicht and sometimes none.
func (p *proefdb) vul(t *rapid.T) []Gegeven {
	for _, tabel := range []string{"casus", "zm", "zp", "gegeven", "gegeven_lezer", "overleg", "plan", "voorinzage", "voorinzage_partij",
		"instemming_partij", "partij", "protocol", "protocol_regel"} {
		p.doe(t, `DELETE FROM `+tabel)
	}
	geldt := p.vulProtocol(t)
	var uit []Gegeven
	for i := range rapid.IntRange(1, 6).Draw(t, "casussen") {
		c := eenCasus(fmt.Sprintf("c-%d", i)).Draw(t, "casus")
		regisseur := ""
		if c.Toegewezen {
			regisseur = "m-ver"
		}
		tafels := p.vulTafels(t, &c)
		doel := rapid.SampledFrom([]string{"", "veiligheid", "veiligheid,uitval"}).Draw(t, "doel")
		p.doe(t, `INSERT INTO casus VALUES ($1, $2, $3, $4, $5, $6, $7)`, c.ID, c.Fase, c.Soort, getal(c.Open), c.Aanmelder, regisseur, doel)
		for tabel, rollen := range map[string]Bits{"zm": c.Rollen, "zp": c.PartijRollen} {
			if rollen != 0 || i%2 == 0 {
				p.doe(t, `INSERT INTO `+tabel+` VALUES ($1, $2, $3)`, c.ID, tabel, int64(rollen))
			}
		}
		for j := range 2 {
			g := eenGegeven(fmt.Sprintf("g-%d-%d", i, j), c).Draw(t, "gegeven")
			p.vulGegeven(t, &g, doel, tafels, c.PartijRollen != 0 || i%2 == 0)
			p.vulPerken(t, &g, geldt, doel)
			for _, lezer := range g.Lezers {
				p.doe(t, `INSERT INTO gegeven_lezer VALUES ($1, $2)`, g.ID, lezer)
			}
			uit = append(uit, g)
		}
	}
	return uit
}

// proeftafel is an Overleg on a casus.
type proeftafel struct {
	id, stand        string
	aanvang, gepland int64
}

// gehouden tells whether it is one that is held.
func (p proeftafel) gehouden() bool { return p.stand == "uitgenodigd" || p.stand == "afgerond" }

// vulTafels draws the Overleggen and the plan of c, and sets the facts that follow from them.
func (p *proefdb) vulTafels(t *rapid.T, c *Casus) []proeftafel {
	var uit []proeftafel
	c.EersteRTO = math.MaxInt64
	for i := range rapid.IntRange(0, 3).Draw(t, "overleggen") {
		o := proeftafel{id: fmt.Sprintf("o-%s-%d", c.ID, i),
			stand:   rapid.SampledFrom([]string{"voorbereiding", "uitgenodigd", "afgerond", "afgelast"}).Draw(t, "stand"),
			aanvang: rapid.SampledFrom([]int64{30, 99, 100, 101, math.MaxInt64}).Draw(t, "aanvang"),
			gepland: rapid.SampledFrom([]int64{10, 50}).Draw(t, "gepland")}
		p.doe(t, `INSERT INTO overleg VALUES ($1, $2, $3, $4, $5)`, o.id, c.ID, o.stand, o.aanvang, o.gepland)
		if o.gehouden() {
			c.EersteRTO = min(c.EersteRTO, o.aanvang)
		}
		uit = append(uit, o)
	}
	if c.PlanVast || rapid.Bool().Draw(t, "concept") {
		p.doe(t, `INSERT INTO plan VALUES ($1, $2)`, c.ID, getal(c.PlanVast))
	}
	return uit
}

// vulGegeven draws the row of g with what its supplier agreed to, and sets the facts that follow from them and from its casus.
func (p *proefdb) vulGegeven(t *rapid.T, g *Gegeven, doel string, tafels []proeftafel, zicht bool) {
	aangemaakt := rapid.SampledFrom([]int64{20, 60, 100}).Draw(t, "aangemaakt")
	doelen := rapid.SampledFrom([]string{"", "veiligheid", "overlast,uitval"}).Draw(t, "doelen")
	g.BuitenDoel = doelen != "" && doel == "" || doelen == "overlast,uitval" && doel == "veiligheid"
	g.VolgendRTO, g.VoorafTot = math.MaxInt64, 0
	kwam := false
	for i, o := range tafels {
		if o.stand != "afgelast" && o.gepland <= aangemaakt && o.aanvang > aangemaakt {
			kwam = true
			if o.gehouden() {
				g.VolgendRTO = min(g.VolgendRTO, o.aanvang)
			}
		}
		vraag, stand := fmt.Sprintf("%s-%d", g.ID, i), rapid.SampledFrom([]string{"", "gevraagd", "ingestemd"}).Draw(t, "antwoord")
		voor := rapid.SampledFrom([]string{"zp", "p-rood"}).Draw(t, "voor")
		if stand == "" {
			continue
		}
		p.doe(t, `INSERT INTO voorinzage VALUES ($1, $2, $3)`, vraag, o.id, g.ID)
		p.doe(t, `INSERT INTO voorinzage_partij VALUES ($1, $2)`, vraag, voor)
		p.doe(t, `INSERT INTO instemming_partij VALUES ($1, $2, $3)`, vraag, g.Leverancier, stand)
		if stand == "ingestemd" && voor == "zp" && zicht && (o.stand == "voorbereiding" || o.stand == "uitgenodigd") {
			g.VoorafTot = max(g.VoorafTot, o.aanvang)
		}
	}
	if !kwam {
		g.VolgendRTO = 0
	}
	p.doe(t, `INSERT INTO gegeven VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, '')`, g.ID, g.Casus.ID, g.Leverancier, g.Wie, getal(g.Ingetrokken),
		g.GeldigTot, aangemaakt, g.Vanaf, doelen, getal(g.VraagVooraf), getal(g.Citeren))
}

// vulProtocol draws the kinds of Partij and two versions of the Privacy Protocol, of which the second holds, and a proposal.
func (p *proefdb) vulProtocol(t *rapid.T) informatie.Protocol {
	for _, id := range []string{"p-rood", "p-blauw", "p-groen"} {
		p.doe(t, `INSERT INTO partij VALUES ($1, $2)`, id, string(soortVan(id)))
	}
	var geldt informatie.Protocol
	for _, nummer := range []int64{1, 2, 0} {
		id := fmt.Sprintf("v-%d", nummer)
		p.doe(t, `INSERT INTO protocol VALUES ($1, $2)`, id, nummer)
		var regels []informatie.Protocolregel
		for range rapid.IntRange(0, 4).Draw(t, "regels") {
			r := informatie.Protocolregel{Soort: rapid.SampledFrom(informatie.Soorten()[:2]).Draw(t, "soort"),
				Wie:    rapid.SliceOfNDistinct(rapid.SampledFrom([]string{"gemeente", "ggz", "p-rood", "p-blauw"}), 1, 3, rapid.ID[string]).Draw(t, "wie"),
				Doelen: rapid.SliceOfNDistinct(rapid.SampledFrom([]string{"veiligheid", "uitval", "overlast"}), 1, 3, rapid.ID[string]).Draw(t, "doelen"),
				Ruimst: rapid.SampledFrom(informatie.Ruimste()).Draw(t, "ruimst"),
				Geen:   rapid.SliceOfNDistinct(rapid.SampledFrom(informatie.Gebruiksoorten()), 0, 2, rapid.ID[informatie.Gebruiksoort]).Draw(t, "geen")}
			regels = append(regels, r)
			var geen []string
			for _, g := range r.Geen {
				geen = append(geen, string(g))
			}
			p.doe(t, `INSERT INTO protocol_regel VALUES ($1, $2, $3, $4, $5, $6)`, id, string(r.Soort), strings.Join(r.Wie, ","),
				strings.Join(r.Doelen, ","), string(r.Ruimst), strings.Join(geen, ","))
		}
		if nummer == 2 {
			geldt.Regels = regels
		}
	}
	return geldt
}

// soortVan is the kind of the drawn Partijen.
func soortVan(id string) partij.Soort {
	if id == "p-rood" {
		return partij.GGZ
	}
	return partij.Gemeente
}

// vulPerken draws the category of g and sets the limits that the protocol sets to it.
func (p *proefdb) vulPerken(t *rapid.T, g *Gegeven, geldt informatie.Protocol, doel string) {
	soort := rapid.SampledFrom(informatie.Soorten()[:2]).Draw(t, "categorie")
	p.doe(t, `UPDATE gegeven SET soort = $1 WHERE id = $2`, string(soort), g.ID)
	var doelen string
	if err := p.db.QueryRow(`SELECT doelen FROM gegeven WHERE id = $1`, g.ID).Scan(&doelen); err != nil {
		t.Fatalf("%v", err)
	}
	wil := informatie.Voorwaarden{}
	if doelen != "" {
		wil.Doelen = strings.Split(doelen, ",")
	}
	ruimte := geldt.Voor(partij.Partij{ID: g.Leverancier, Soort: soortVan(g.Leverancier)}, soort)
	g.Protocol = PerkBits(ruimte.Perken(wil, strings.Split(doel, ",")))
}

// vergelijk draws a caller and compares filter, Beslis and Lijst on all rows. It
// tells whether the policies could be translated.
func (p *proefdb) vergelijk(t *rapid.T, e *Engine, actie, soort string, rijen []Gegeven) bool {
	wie, ctx := eenWie().Draw(t, "wie"), eenContext().Draw(t, "context")
	f, err := e.Filter(wie, actie, soort, ctx, 1)
	if errors.Is(err, ErrNietVertaalbaar) {
		return false
	}
	if err != nil {
		t.Fatalf("%v", err)
	}
	var verwacht []string
	lijst := e.Lijst(wie, actie, ctx)
	for _, g := range rijen {
		var op Resource = g
		id := g.ID
		if soort == "Casus" {
			op, id = g.Casus, g.Casus.ID
		}
		mag := e.Beslis(wie, actie, op, ctx).Toegestaan
		if mag != lijst.Mag(op) {
			t.Fatalf("Lijst and Beslis differ on %+v", op)
		}
		if mag && !slices.Contains(verwacht, id) {
			verwacht = append(verwacht, id)
		}
	}
	slices.Sort(verwacht)
	if kreeg := p.kies(t, soort, "LEFT JOIN", f); !slices.Equal(kreeg, verwacht) {
		t.Fatalf("%s for %+v: filter %v, Beslis %v\n%s %v", actie, wie, kreeg, verwacht, f.SQL, f.Args)
	}
	if f.ViaZicht && !slices.Equal(p.kies(t, soort, "JOIN", f), verwacht) {
		t.Fatalf("ViaZicht loses rows: %s", f.SQL)
	}
	if f.Niets && len(verwacht) > 0 {
		t.Fatalf("Niets, but %v", verwacht)
	}
	return true
}

// kies runs the filter; zm is joined as asked.
func (p *proefdb) kies(t *rapid.T, soort, zm string, f Filter) []string {
	vraag := `SELECT c.id FROM casus c ` + zm + ` zm ON zm.casus = c.id LEFT JOIN zp ON zp.casus = c.id WHERE `
	if soort == "Gegeven" {
		vraag = `SELECT g.id FROM gegeven g JOIN casus c ON c.id = g.casus ` + zm +
			` zm ON zm.casus = c.id LEFT JOIN zp ON zp.casus = c.id WHERE `
	}
	rows, err := p.db.Query(vraag+f.SQL+` ORDER BY 1`, f.Args...)
	if err != nil {
		t.Fatalf("%v in %s", err, f.SQL)
	}
	defer func() { _ = rows.Close() }()
	var uit []string
	for rows.Next() {
		var id string
		if err := rows.Scan(&id); err != nil {
			t.Fatalf("%v", err)
		}
		uit = append(uit, id)
	}
	if err := rows.Err(); err != nil {
		t.Fatalf("%v", err)
	}
	return uit
}
