// SPDX-License-Identifier: EUPL-1.2

package web

import (
	"fmt"
	"html/template"
	"io/fs"
	"path"
	"reflect"
	"slices"
	"strings"
	"testing"
	"text/template/parse"
)

// paginas are all page structs. A template without one, or the other way round, fails the test.
func allePaginas() []Pagina {
	return []Pagina{InloggenPagina{}, EchtInloggenPagina{}, ToegangPagina{}, InstellenPagina{}, HerstelcodesPagina{}, AccountPagina{}, WachtwoordPagina{}, PasskeyPagina{}, DienstPagina{}, BenJijHetPagina{}, VerklaringPagina{}, MijnWerkPagina{}, CasussenPagina{}, CasusPagina{},
		CasusProcesPagina{},
		AanmeldenPagina{}, ScreeningPagina{}, BevestigenPagina{}, ToewijzenPagina{}, BetrekkenPagina{},
		CollegaPagina{},
		InformatiePagina{}, GegevenPagina{}, WeghalenPagina{}, IntrekkenPagina{}, ZoekenPagina{}, BSNPagina{}, NavraagPagina{}, NavragenPagina{}, ToezichtPagina{}, TellingenPagina{}, GekekenPagina{}, ZichtPagina{}, WeigeringPagina{},
		WaaromPagina{},
		ConflictPagina{}, VerstuurdPagina{}, VanAnderPagina{}, FoutPagina{}, ToegankelijkheidPagina{}, PrivacyPagina{}, SneltoetsenPagina{},
		OverleggenPagina{}, OverlegPagina{}, OverlegPlanningPagina{}, VoorbereidenPagina{}, InplannenPagina{},
		UitnodigenPagina{}, AfvaardigenPagina{}, AanwezigheidPagina{}, BesluitPagina{}, VerslagPagina{}, HerschrijvenPagina{}, AfgelastenPagina{}, VoorinzagePagina{}, VoorinzageAntwoordPagina{}, VervangerPagina{},
		PlanPagina{}, PlanBewerkenPagina{}, PlanVoorleggenPagina{}, PlanInstemmenPagina{}, AfspraakPagina{}, AfstemmenPagina{}, OptredenPagina{},
		ConvenantPagina{}, PartijenPagina{}, PartijPagina{}, ProtocolPagina{}, ProtocolOordeelPagina{}, ProtocolIntrekkenPagina{}, ProtocolVoorstelPagina{}, StandaardenPagina{}, StandaardPagina{},
		OpschonenPagina{}, SluitenPagina{}, OverdrachtPagina{}, VernietigenPagina{}, VernietigingPagina{},
		StoppenPagina{}, CertificaatPagina{}, VernietigingenPagina{}, KlokPagina{},
		BevragenPagina{}, TriagePagina{}, TriagevraagPagina{}, InformerenPagina{},
		VraagStellenPagina{}, VraagPagina{}, CorrectieVragenPagina{}, CorrectiePagina{}, OntheffenPagina{},
		VerstrekkingenPagina{}, VerstrekkingVragenPagina{}, PlichtPagina{}, VerstrekkingPagina{}, TekenPagina{}, PapierPagina{}, BriefPagina{}, RegisterPagina{},
		IncidenteelLijstPagina{}, IncidenteelVoorstellenPagina{}, IncidenteelPagina{}, InzienPagina{}, NoodinzagesPagina{}, NoodinzageOpenenPagina{}, NoodinzagePagina{},
		MensenPagina{}, MensPagina{}, MensFormulier{}, HuisregisterPagina{}, MensCodePagina{}, KoppelingenPagina{}, HerzienPagina{}, VerklaringenPagina{}}
}

func weergave(t *testing.T) *Weergave {
	t.Helper()
	a, err := BasisAssets()
	if err != nil {
		t.Fatal(err)
	}
	w, err := NieuweWeergave(a)
	if err != nil {
		t.Fatal(err)
	}
	return w
}

// Style.md rule 8, the check that replaces map[string]any: each field, method, function and partial that a template names
// exists on the type that it gets there.
func TestSjablonenPassenBijHunPagina(t *testing.T) {
	w := weergave(t)
	for _, p := range allePaginas() {
		for _, naam := range []string{"boven", paginas + p.Sjabloon(), "onder"} {
			for _, fout := range controleer(w.set, naam, reflect.TypeOf(p)) {
				t.Errorf("%T: %s", p, fout)
			}
		}
	}
	bestanden, err := fs.Glob(sjablonen, "sjablonen/*.gohtml")
	if err != nil || len(bestanden) != len(allePaginas()) {
		t.Errorf("%d templates for %d page structs (%v): %v", len(bestanden), len(allePaginas()), err, bestanden)
	}
	for _, fout := range controleer(w.set, "conceptregel", reflect.TypeFor[ConceptRegel]()) {
		t.Error(fout)
	}
}

// What becomes a PDF fits its page too, has its licence line, and names nothing that would have to be fetched.
func TestDruksjablonen(t *testing.T) {
	w := weergave(t)
	bestanden, err := fs.Glob(druksjablonen, "druk/*.gohtml")
	if err != nil || len(bestanden) == 0 {
		t.Fatalf("%v: %v", bestanden, err)
	}
	for _, pad := range bestanden {
		naam := strings.TrimSuffix(path.Base(pad), ".gohtml")
		i := slices.IndexFunc(allePaginas(), func(p Pagina) bool { return p.Sjabloon() == naam })
		if i < 0 {
			t.Fatalf("%s is of no page", pad)
		}
		for _, fout := range controleer(w.druk, path.Base(pad), reflect.TypeOf(allePaginas()[i])) {
			t.Error(fout)
		}
		tekst, err := fs.ReadFile(druksjablonen, pad)
		if err != nil || !strings.Contains(string(tekst), "SPDX-License-Identifier: EUPL-1.2") {
			t.Errorf("%s has no licence line (%v)", pad, err)
		}
		for _, fout := range []string{"href", "src", "url(", "@import", "@font-face", "asset", "icoon", "script"} {
			if strings.Contains(string(tekst), fout) {
				t.Errorf("%s holds %q", pad, fout)
			}
		}
	}
}

// A check that cannot fail is no check.
func TestControleVindtFouten(t *testing.T) {
	type Rij struct{ Naam string }
	type dot struct {
		Rijen []Rij
		Een   *Rij
	}
	for tekst, melding := range map[string]string{
		`{{.Bestaatniet}}`: "Bestaatniet",
		`{{range .Rijen}}{{.Naam}}{{.Leeftijd}}{{end}}`:            "Leeftijd",
		`{{with .Een}}{{.Rijen}}{{end}}`:                           "Rijen",
		`{{range $i, $r := .Rijen}}{{$r.Nee}}{{end}}`:              "Nee",
		`{{template "deel" .Rijen}}{{define "deel"}}{{.X}}{{end}}`: "X",
		`{{template "weg" .}}`:                                     "weg",
		`{{if .Een}}{{.Een.Naam}}{{else}}{{.Ook}}{{end}}`:          "Ook",
		`{{.Een.Naam.Dieper}}`:                                     "Dieper",
		`{{range .Een}}{{end}}`:                                    "range",
	} {
		sjabloon := template.Must(template.New("pagina").Parse(tekst))
		fouten := controleer(sjabloon, "pagina", reflect.TypeFor[dot]())
		if len(fouten) == 0 || !strings.Contains(strings.Join(fouten, " "), melding) {
			t.Errorf("%s: found %v, want something about %s", tekst, fouten, melding)
		}
	}
	goed := template.Must(template.New("pagina").Parse(`{{range $i, $r := .Rijen}}{{$i}}{{.Naam}}{{$r.Naam}}{{$.Een.Naam}}{{end}}{{len .Rijen}}`))
	if fouten := controleer(goed, "pagina", reflect.TypeFor[dot]()); len(fouten) > 0 {
		t.Errorf("found %v in a good template", fouten)
	}
}

// Every template of a page has the licence line and no attribute that the Content-Security-Policy stops.
func TestSjablonenZonderStijlEnScript(t *testing.T) {
	err := fs.WalkDir(sjablonen, "sjablonen", func(pad string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		inhoud, err := fs.ReadFile(sjablonen, pad)
		if err != nil {
			return err
		}
		tekst := string(inhoud)
		if !strings.Contains(tekst, "SPDX-License-Identifier: EUPL-1.2") {
			t.Errorf("%s has no licence line", path.Base(pad))
		}
		for _, fout := range []string{" style=", " onclick=", " onchange=", "javascript:", "<style", "<script>",
			"hx-on"} {
			if strings.Contains(tekst, fout) {
				t.Errorf("%s holds %q", pad, fout)
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
}

// toets walks over one template with the type of its dot, and over the partials that it calls.
type toets struct {
	sjabloon *template.Template
	functies template.FuncMap
	gezien   map[string]bool
	fouten   []string
}

// omgeving is what a node sees: the dot and the variables.
type omgeving struct {
	dot  reflect.Type
	vars map[string]reflect.Type
}

func controleer(sjabloon *template.Template, naam string, dot reflect.Type) []string {
	a, err := BasisAssets()
	if err != nil {
		return []string{err.Error()}
	}
	v := &toets{sjabloon: sjabloon, functies: functies(a), gezien: map[string]bool{}}
	v.deel(naam, dot)
	return v.fouten
}

func (v *toets) fout(format string, args ...any) {
	v.fouten = append(v.fouten, fmt.Sprintf(format, args...))
}

func (v *toets) deel(naam string, dot reflect.Type) {
	t := v.sjabloon.Lookup(naam)
	if t == nil || t.Tree == nil {
		v.fout("partial %q is not there", naam)
		return
	}
	if v.gezien[naam+fmt.Sprint(dot)] {
		return
	}
	v.gezien[naam+fmt.Sprint(dot)] = true
	v.lijst(t.Tree.Root, omgeving{dot, map[string]reflect.Type{"$": dot}})
}

func (v *toets) lijst(l *parse.ListNode, om omgeving) {
	if l == nil {
		return
	}
	for _, n := range l.Nodes {
		v.knoop(n, om)
	}
}

func (v *toets) knoop(n parse.Node, om omgeving) {
	switch n := n.(type) {
	case *parse.ActionNode:
		v.pijp(n.Pipe, om)
	case *parse.IfNode:
		v.pijp(n.Pipe, om)
		v.lijst(n.List, om)
		v.lijst(n.ElseList, om)
	case *parse.WithNode:
		t := v.pijp(n.Pipe, om)
		v.lijst(n.List, omgeving{t, om.vars})
		v.lijst(n.ElseList, om)
	case *parse.RangeNode:
		v.rij(n, om)
	case *parse.TemplateNode:
		if n.Pipe == nil {
			v.fout("partial %q gets nothing", n.Name)
			return
		}
		v.deel(n.Name, v.pijp(n.Pipe, om))
	}
}

func (v *toets) rij(n *parse.RangeNode, om omgeving) {
	t := v.pijp(n.Pipe, om)
	if t == nil {
		return
	}
	if t.Kind() != reflect.Slice && t.Kind() != reflect.Array {
		v.fout("range over %s", t)
		return
	}
	binnen := omgeving{t.Elem(), map[string]reflect.Type{}}
	for k, w := range om.vars {
		binnen.vars[k] = w
	}
	if decl := n.Pipe.Decl; len(decl) == 2 {
		binnen.vars[decl[0].Ident[0]], binnen.vars[decl[1].Ident[0]] = reflect.TypeFor[int](), t.Elem()
	} else if len(decl) == 1 {
		binnen.vars[decl[0].Ident[0]] = t.Elem()
	}
	v.lijst(n.List, binnen)
	v.lijst(n.ElseList, om)
}

// pijp returns the type of a pipeline, nil when it is not known (after an error, or of a function that returns any).
func (v *toets) pijp(p *parse.PipeNode, om omgeving) reflect.Type {
	var t reflect.Type
	for _, c := range p.Cmds {
		t = v.opdracht(c, om)
	}
	return t
}

func (v *toets) opdracht(c *parse.CommandNode, om omgeving) reflect.Type {
	for _, arg := range c.Args[1:] {
		v.waarde(arg, om)
	}
	id, ok := c.Args[0].(*parse.IdentifierNode)
	if !ok {
		return v.waarde(c.Args[0], om)
	}
	if f, eigen := v.functies[id.Ident]; eigen {
		return reflect.TypeOf(f).Out(0)
	}
	if id.Ident == "or" || id.Ident == "and" { // of one type in our templates
		return v.waarde(c.Args[1], om)
	}
	return nil
}

func (v *toets) waarde(n parse.Node, om omgeving) reflect.Type {
	switch n := n.(type) {
	case *parse.DotNode:
		return om.dot
	case *parse.FieldNode:
		return v.velden(om.dot, n.Ident)
	case *parse.VariableNode:
		t, ok := om.vars[n.Ident[0]]
		if !ok {
			return nil
		}
		return v.velden(t, n.Ident[1:])
	case *parse.ChainNode:
		return v.velden(v.waarde(n.Node, om), n.Field)
	case *parse.PipeNode:
		return v.pijp(n, om)
	case *parse.StringNode:
		return reflect.TypeFor[string]()
	}
	return nil
}

func (v *toets) velden(t reflect.Type, namen []string) reflect.Type {
	for _, naam := range namen {
		if t == nil {
			return nil
		}
		volgende := veldVan(t, naam)
		if volgende == nil {
			v.fout("%s has no field or method %s", t, naam)
			return nil
		}
		t = volgende
	}
	return t
}

func veldVan(t reflect.Type, naam string) reflect.Type {
	if m, ok := t.MethodByName(naam); ok {
		return m.Type.Out(0)
	}
	if t.Kind() == reflect.Pointer {
		t = t.Elem()
	}
	if t.Kind() != reflect.Struct {
		return nil
	}
	if f, ok := t.FieldByName(naam); ok && f.IsExported() {
		return f.Type
	}
	return nil
}
