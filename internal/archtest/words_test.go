// SPDX-License-Identifier: EUPL-1.2

package archtest_test

import (
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"rondetafel/internal/archtest"
)

const smallList = `# Words

## De casus

| woord | in English | art. |
|---|---|---|
| Casus, casussen | a case | 1.4 |
| Veilig Thuis | a centre | – |

## Gewone woorden

| woord | in English |
|---|---|
| tekst | text |
| criterium, criteria | a test |
Not a row | casual | words |
`

func TestReadWordList(t *testing.T) {
	list := archtest.ReadWordList(smallList)
	for _, term := range []string{"casus", "casussen", "veilig", "thuis"} {
		if !list.Terms[term] || list.Plain[term] {
			t.Errorf("%q is no term", term)
		}
	}
	for _, word := range []string{"tekst", "criterium", "criteria"} {
		if !list.Plain[word] || list.Terms[word] {
			t.Errorf("%q is no ordinary word", word)
		}
	}
	for _, word := range []string{"a", "case", "row", "not", "casual"} {
		if list.Terms[word] || list.Plain[word] {
			t.Errorf("%q is in the list, and stands in another cell", word)
		}
	}
}

func TestWords(t *testing.T) {
	for name, want := range map[string]string{
		"CasusAfschalen":   "casus afschalen",
		"BSNGemaskeerd":    "bsn gemaskeerd",
		"VanBSN":           "van bsn",
		"gegeven_lezer":    "gegeven lezer",
		"casus.lezen":      "casus lezen",
		"partijIDs":        "partij ids",
		"TopX":             "top",
		"Categorieën":      "categorieen",
		"nl-kebab-4woord":  "nl kebab woord",
		"_":                "",
		"GM0957":           "gm",
		"geldigTot":        "geldig tot",
		"OpenNaarGegevens": "open naar gegevens",
	} {
		if got := strings.Join(archtest.Words(name), " "); got != want {
			t.Errorf("%s is %q, want %q", name, got, want)
		}
	}
}

// Words joined as a name in camel case come apart as they were.
func TestWordsOfCamelCase(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		words := rapid.SliceOfN(rapid.StringMatching(`[a-z]{2,8}`), 1, 5).Draw(t, "words")
		name := ""
		for _, word := range words {
			name += strings.ToUpper(word[:1]) + word[1:]
		}
		if got := archtest.Words(name); !slices.Equal(got, words) {
			t.Fatalf("%s is %q, want %q", name, got, words)
		}
	})
}

func TestNames(t *testing.T) {
	check := func(m *archtest.Module) []archtest.Finding {
		return archtest.Names(m, archtest.ReadWordList(smallList))
	}
	examples(t, check, []example{
		{"words of the list", goFile("type Casus struct{ Tekst, ID string }\nfunc (Casus) Criteria() {}\nconst CasusID = 1\n"), nil},
		{"a type, a field, a method, a constant", goFile("type Dossierstuk struct{ Kleur string }\nfunc (Casus) Verf() {}\nconst Lak = 1\n"),
			[]string{`"dossierstuk" is not`, `"kleur"`, `"verf"`, `"lak"`}},
		{"what others do not see", goFile("type kleur struct{ verf string }\n"), nil},
		{"another package may be English", file("internal/audit/a.go", "package p\ntype Checkpoint struct{}\n"), nil},
		{"a test may", file("internal/casus/a_test.go", "package p\nfunc TestX() {}\n"), nil},
		{"half Dutch, half English, in any package", file("internal/gate/a.go", "package p\nfunc casusReport() {}\ntype Party struct{ CasusTekst, Purpose int }\n"),
			[]string{"casusReport: half Dutch"}},
		{"tables and columns", file("a/1.sql", "CREATE TABLE casus (\n\tid TEXT PRIMARY KEY,\n\tkleur TEXT NOT NULL,\n\tmac {{blob}} NOT NULL,\n"+
			"\tPRIMARY KEY (id)\n);\nCREATE TABLE IF NOT EXISTS verf (\n\ttekst TEXT\n);\nALTER TABLE casus ADD COLUMN lak TEXT;\n"),
			[]string{"a/1.sql:3: kleur", "a/1.sql:7: verf", "a/1.sql:10: lak"}},
		{"tables in code of the store", file("internal/gate/internal/store/a.go", "package p\nconst q = `CREATE TABLE verf (\n\tkleur TEXT\n)`\n"),
			[]string{"verf", "kleur"}},
		{"a Cedar schema", file("a.cedarschema", "entity Casus, Verf in [Casus] {\n\tkleur: String, // glans: no\n\ttekst?: String,\n};\n"+
			"action \"casus.lakken\" appliesTo { principal: Casus, resource: Casus, context: Casus };\n"),
			[]string{"Verf", "kleur", "casus.lakken"}},
		{"the table of acts", file("internal/gate/acts.go", "package p\nvar _ = []string{\"casus.tekst\", \"casus.lakken\"}\n"), []string{"lakken"}},
	})
}
