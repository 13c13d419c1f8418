// SPDX-License-Identifier: EUPL-1.2

package main

import (
	"bytes"
	"cmp"
	"context"
	"crypto/sha256"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"math/bits"
	"net/http"
	"net/url"
	"slices"
	"strings"

	"rondetafel/internal/gate"
	"rondetafel/internal/gate/vloer"
	"rondetafel/internal/identiteit"
	"rondetafel/internal/informatie"
	"rondetafel/internal/klok"
)

// The operations.
const (
	opList       = "list"
	opOpen       = "open"
	opSearch     = "search"
	opHTMLList   = "html_list"
	opHTMLCasus  = "html_casus"
	opAppend     = "append"
	opPieces     = "pieces" // only of the door: the floor knows no conditions
	listPath     = "/api/v1/casussen"
	searchPath   = "/api/v1/personen/_zoek"
	htmlListPath = "/casussen"
)

// allOps returns the operations in the order in which they are measured: what changes the house comes last.
func allOps() []string { return []string{opList, opOpen, opSearch, opHTMLList, opHTMLCasus, opAppend} }

func (s settings) operations() []string {
	if s.ops == "" {
		return allOps()
	}
	return slices.DeleteFunc(allOps(), func(op string) bool { return !slices.Contains(strings.Split(s.ops, ","), op) })
}

// ask is one request but for who asks.
type ask struct {
	method, path string
	body         []byte
}

// asker is a person with what they can ask.
type asker struct {
	id       string
	cookie   string // of the real server: name=value
	director bool   // a procesregisseur
	asks     map[string][]ask
}

// targets is everybody who asks.
type targets struct{ askers []*asker }

// How much is asked about at most, per person.
const (
	maxList   = 200
	maxSearch = 20
	maxAppend = 60
)

// gather logs in as about n people, the procesregisseurs among them, and finds what each can ask.
func gather(ctx context.Context, base string, n int) (*targets, error) {
	t := &targets{}
	var everybody []identiteit.Gebruiker
	if err := fetch(ctx, base, "", ask{method: http.MethodGet, path: "/demo/gebruikers.json"}, &everybody); err != nil {
		return nil, err
	}
	for _, g := range choose(everybody, n) {
		a := &asker{id: g.ID, director: slices.Contains(g.Functies, "procesregisseur"), asks: map[string][]ask{}}
		if err := a.login(ctx, base); err != nil {
			return nil, err
		}
		var refused errStatus
		if err := a.look(ctx, base); errors.As(err, &refused) {
			continue // a house has people who may not work yet, or no longer
		} else if err != nil {
			return nil, fmt.Errorf("%s: %w", a.id, err)
		}
		if len(a.asks[opOpen]) > 0 {
			t.askers = append(t.askers, a)
		}
	}
	if len(t.askers) == 0 {
		return nil, errors.New("nobody sees a casus in this house")
	}
	return t, nil
}

// choose takes the procesregisseurs and, spread over the list, people who take part, n in all.
func choose(all []identiteit.Gebruiker, n int) []identiteit.Gebruiker {
	var chosen, others []identiteit.Gebruiker
	for _, g := range all {
		switch {
		case slices.Contains(g.Functies, "procesregisseur"):
			chosen = append(chosen, g)
		case slices.Contains(g.Functies, "uitvoerder"):
			others = append(others, g)
		}
	}
	want := min(n-len(chosen), len(others))
	for i := range max(want, 0) {
		chosen = append(chosen, others[i*len(others)/want])
	}
	return chosen
}

func (a *asker) login(ctx context.Context, base string) error {
	form := url.Values{"gebruiker": {a.id}}
	req, err := http.NewRequestWithContext(ctx, http.MethodPost, base+"/demo/inloggen", strings.NewReader(form.Encode()))
	if err != nil {
		return err
	}
	req.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	resp, err := http.DefaultClient.Do(req)
	if err != nil {
		return err
	}
	defer resp.Body.Close()
	if len(resp.Cookies()) == 0 {
		return fmt.Errorf("log in as %s: %s", a.id, resp.Status)
	}
	c := resp.Cookies()[0]
	a.cookie = c.Name + "=" + c.Value
	return nil
}

// forAppending tells of half of all casussen that pieces are added to them; the others are read, and stay as they are. The id
// decides, as two people see the same casus.
func forAppending(id string) bool {
	odd := 0
	for _, c := range []byte(id) {
		odd ^= bits.OnesCount8(c)
	}
	return odd&1 == 1
}

// look finds what the person can ask.
func (a *asker) look(ctx context.Context, base string) error {
	ids, err := a.list(ctx, base)
	if err != nil {
		return err
	}
	for _, id := range ids {
		appends := forAppending(id)
		if !appends {
			a.asks[opOpen] = append(a.asks[opOpen], ask{method: http.MethodGet, path: listPath + "/" + id})
			a.asks[opHTMLCasus] = append(a.asks[opHTMLCasus], ask{method: http.MethodGet, path: htmlListPath + "/" + id})
		}
		if !appends && len(a.asks[opSearch]) < maxSearch || appends && !a.director && len(a.asks[opAppend]) < maxAppend {
			if err := a.open(ctx, base, id, appends); err != nil {
				return err
			}
		}
	}
	a.asks[opList] = []ask{{method: http.MethodGet, path: listPath}}
	a.asks[opHTMLList] = []ask{{method: http.MethodGet, path: htmlListPath}}
	return nil
}

// list finds what the person reads of what was filled in. The few stories that were played hold more than the floor can open.
func (a *asker) list(ctx context.Context, base string) ([]string, error) {
	var ids []string
	for page := 1; len(ids) < maxList; page++ {
		var p gate.CasusPagina
		path := fmt.Sprintf("%s?paginaGrootte=100&pagina=%d", listPath, page)
		if err := fetch(ctx, base, a.cookie, ask{method: http.MethodGet, path: path}, &p); err != nil {
			return nil, err
		}
		for _, r := range p.Casussen {
			if r.Inhoud && gate.Gevuld(r.Nummer) {
				ids = append(ids, r.ID)
			}
		}
		if !p.Meer {
			break
		}
	}
	return ids, nil
}

// open looks into a casus, to search for somebody in it or to append a piece to it.
func (a *asker) open(ctx context.Context, base, id string, appends bool) error {
	var c gate.CasusBlad
	if err := fetch(ctx, base, a.cookie, ask{method: http.MethodGet, path: listPath + "/" + id}, &c); err != nil {
		return err
	}
	if len(c.Betrokkenen) == 0 {
		return nil
	}
	somebody := c.Betrokkenen[0]
	if !appends {
		if _, name, ok := strings.Cut(somebody.Naam, " "); ok {
			body, err := json.Marshal(gate.ZoekVraag{Achternaam: name, Geboortedatum: klok.Datum(somebody.Geboortedatum)})
			a.asks[opSearch] = append(a.asks[opSearch], ask{http.MethodPost, searchPath, body})
			return err
		}
		return nil
	}
	if !slices.Contains(c.Mag, "gegeven.toevoegen") {
		return nil
	}
	body, err := json.Marshal(piece(a.id, somebody.ID, informatie.Voorwaarden{Wie: informatie.AlleDeelnemers}))
	a.asks[opAppend] = append(a.asks[opAppend], ask{http.MethodPost, listPath + "/" + id + "/gegevens", body})
	return err
}

// piece is a piece of information about a betrokkene, in words of wie: nobody types what another one gave.
func piece(wie, over string, will informatie.Voorwaarden) informatie.Toevoegen {
	return informatie.Toevoegen{Soort: informatie.Gewoon, Voorwaarden: will,
		Inhoud: informatie.Inhoud{Over: []string{over}, Rubriek: informatie.Begeleiding, Bron: "Oefening",
			Datum: "2026-01-05", Grondslag: "Oefening", Grond: informatie.Grond{Geheim: informatie.Hulpverlenerschap},
			Tekst: strings.ReplaceAll("Verzonnen tekst. Er was vandaag een gesprek aan de keukentafel. De afspraken zijn nagekomen en er komt een vervolg.", " ",
				fmt.Sprintf(" %x ", sha256.Sum256([]byte(wie)))[:12]+" ")}}
}

// directors returns the procesregisseurs alone.
func (t *targets) directors() *targets {
	return &targets{slices.DeleteFunc(slices.Clone(t.askers), func(a *asker) bool { return !a.director })}
}

// requests writes out what is asked for op, as p knows the people.
func (t *targets) requests(op string, p *process) [][]byte {
	var out [][]byte
	for _, a := range t.askers {
		for _, q := range a.asks[op] {
			cookie := a.cookie
			if p.system == systemFloor {
				cookie = vloer.Cookie + "=" + a.id
			}
			out = append(out, q.wire(p.addr, cookie, accept(op)))
		}
	}
	return out
}

func accept(op string) string {
	if op == opHTMLList || op == opHTMLCasus {
		return "text/html"
	}
	return "application/json"
}

// wire is the request as it goes over the line.
func (q ask) wire(host, cookie, accept string) []byte {
	var b bytes.Buffer
	fmt.Fprintf(&b, "%s %s HTTP/1.1\r\nHost: %s\r\nCookie: %s\r\nAccept: %s\r\n", q.method, q.path, host, cookie, accept)
	if q.body != nil {
		fmt.Fprintf(&b, "Content-Type: application/json\r\nContent-Length: %d\r\n", len(q.body))
	}
	b.WriteString("\r\n")
	b.Write(q.body)
	return b.Bytes()
}

// errStatus is an answer that is not 2xx.
type errStatus string

func (e errStatus) Error() string { return string(e) }

// fetch asks once and reads the JSON answer into out.
func fetch(ctx context.Context, base, cookie string, q ask, out any) error {
	req, err := http.NewRequestWithContext(ctx, q.method, base+q.path, bytes.NewReader(q.body))
	if err != nil {
		return err
	}
	req.Header.Set("Cookie", cookie)
	req.Header.Set("Accept", "application/json")
	req.Header.Set("Content-Type", "application/json")
	resp, err := http.DefaultClient.Do(req)
	if err != nil {
		return err
	}
	defer resp.Body.Close()
	text, err := io.ReadAll(resp.Body)
	if err != nil || resp.StatusCode/100 != 2 {
		return cmp.Or(err, error(errStatus(fmt.Sprintf("%s %s: %s", q.method, q.path, resp.Status))))
	}
	return json.Unmarshal(text, out)
}

// compare holds answers of ours and the floor against each other, but for what only the door knows, and returns how many differ.
func (t *targets) compare(ctx context.Context, ours, floor string) (differ int, err error) {
	for _, a := range t.askers {
		for _, op := range []string{opList, opOpen, opSearch} {
			for _, q := range a.asks[op][:min(3, len(a.asks[op]))] {
				same, err := a.same(ctx, q, ours, floor)
				if err != nil {
					return differ, err
				}
				if !same {
					differ++
				}
			}
		}
	}
	return differ, nil
}

func (a *asker) same(ctx context.Context, q ask, ours, floor string) (bool, error) {
	var x, y any
	err := errors.Join(fetch(ctx, ours, a.cookie, q, &x), fetch(ctx, floor, vloer.Cookie+"="+a.id, q, &y))
	if err != nil {
		return false, err
	}
	left, err := json.Marshal(common(x))
	right, err2 := json.Marshal(common(y))
	return bytes.Equal(left, right), errors.Join(err, err2)
}

// common takes out the fields that only policy or the log can fill.
func common(v any) any {
	switch v := v.(type) {
	case map[string]any:
		delete(v, "mag")
		delete(v, "inzagen")
		for _, inner := range v {
			common(inner)
		}
	case []any:
		for _, inner := range v {
			common(inner)
		}
	}
	return v
}
