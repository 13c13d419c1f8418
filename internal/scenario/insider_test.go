// SPDX-License-Identifier: EUPL-1.2

package scenario_test

import (
	"database/sql"
	"encoding/json"
	"fmt"
	"maps"
	"net/http"
	"net/http/httptest"
	"net/url"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"rondetafel/internal/api"
	"rondetafel/internal/fixture"
	"rondetafel/internal/gate"
	"rondetafel/internal/identiteit"
	"rondetafel/internal/klok"
	"rondetafel/internal/partij"
	"rondetafel/internal/web"
)

// An insider is somebody with a log-in who asks for what is not theirs. Each of the people of the practice house asks every address of the
// pages and of the API, in every method that it takes, for objects of casussen in which neither they nor their Partij have any part. Each
// answer must be, byte for byte, that for an object which does not exist, and take as many entries in the log and statements to the
// database; and no answer at all may hold a text that its reader may not read (rules 1.7-1, 13.2-1, 14.3-1).

// insiders is the practice house with a door for each.
type insiders struct {
	t        *testing.T
	g        *gate.Gate
	db       *sql.DB
	h        http.Handler
	vragen   atomic.Int64
	adres    []web.Adres
	eenCasus string            // that the privacy officer may ask about
	verhaal  map[string]string // id of a piece → words that stand nowhere else
}

func nieuweInsiders(t *testing.T) *insiders {
	t.Helper()
	k := klok.NieuwVerzet(klok.Systeem())
	k.Zet(time.Date(2026, time.March, 3, 16, 0, 0, 0, klok.Amsterdam()))
	s := &insiders{t: t, verhaal: map[string]string{}}
	pad := filepath.Join(t.TempDir(), "huis.db")
	var err error
	s.g, err = gate.Open(t.Context(), gate.Opties{DB: pad, Sleutels: filepath.Join(t.TempDir(), "sleutels"), Klok: k, Synchroon: "OFF",
		BijVraag: func(string) { s.vragen.Add(1) }})
	s.moet(err)
	t.Cleanup(func() { _ = s.g.Close() })
	s.moet(fixture.Begin(t.Context(), s.g, k, k.Nu()))
	s.db, err = sql.Open("sqlite", "file:"+pad+"?mode=ro")
	s.moet(err)
	t.Cleanup(func() { _ = s.db.Close() })
	const oorsprong = "http://localhost"
	deur, err := identiteit.Nieuw(s.g, oorsprong)
	s.moet(err)
	paginas, err := web.Handler(web.Opties{Gate: s.g, Deur: deur, URL: oorsprong, Demo: true})
	s.moet(err)
	programmas := api.Handler(api.Opties{Gate: s.g, Wie: deur.Wie("api"), URL: oorsprong})
	s.h = identiteit.MetTrace(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if strings.HasPrefix(r.URL.Path, "/api/") {
			programmas.ServeHTTP(w, r)
			return
		}
		paginas.ServeHTTP(w, r)
	}))
	s.moet(s.db.QueryRowContext(t.Context(), `SELECT id FROM casus WHERE fase = 'rto' ORDER BY id LIMIT 1`).Scan(&s.eenCasus))
	s.adressen()
	s.lees()
	return s
}

func (s *insiders) moet(err error) {
	s.t.Helper()
	if err != nil {
		s.t.Fatal(err)
	}
}

// adressen takes every address with a place for an id, from the router of the pages and the document of the API.
func (s *insiders) adressen() {
	s.t.Helper()
	for _, a := range web.Adressen() {
		if strings.Contains(a.Pad, "{") && a.Pad != "/{$}" {
			s.adres = append(s.adres, a)
		}
	}
	var openapi struct{ Paths map[string]map[string]any }
	s.moet(json.Unmarshal(s.vraag("", http.MethodGet, "/api/v1/openapi.json").Body.Bytes(), &openapi))
	for _, pad := range slices.Sorted(maps.Keys(openapi.Paths)) {
		for _, methode := range slices.Sorted(maps.Keys(openapi.Paths[pad])) {
			if strings.Contains(pad, "{") && methode != "parameters" {
				s.adres = append(s.adres, web.Adres{Methode: strings.ToUpper(methode), Pad: "/api/v1" + pad})
			}
		}
	}
}

// vraag asks for an address with a log-in, "" for none. Nobody waits for the end of a stream.
func (s *insiders) vraag(token, methode, pad string) *httptest.ResponseRecorder {
	r := httptest.NewRequest(methode, pad, nil)
	r.Host = "localhost"
	if methode == http.MethodPost {
		r = httptest.NewRequest(methode, pad, strings.NewReader(""))
		r.Header.Set("Content-Type", "application/x-www-form-urlencoded")
		if strings.HasPrefix(pad, "/api/") {
			r = httptest.NewRequest(methode, pad, strings.NewReader("{}"))
			r.Header.Set("Content-Type", "application/json")
		}
		r.Host = "localhost"
	}
	r.Header.Set("traceparent", "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01") // the same for both
	if token != "" {
		r.AddCookie(&http.Cookie{Name: "rondetafel", Value: token})
	}
	w := httptest.NewRecorder()
	s.h.ServeHTTP(w, r)
	return w
}

// soorten says where an id that stands behind a word of a path is found, with the Casus that it is of.
func soorten() map[string]string {
	return map[string]string{
		"casussen":           `SELECT id, id FROM casus`,
		"informatie":         `SELECT id, casus FROM gegeven`,
		"gegevens":           `SELECT id, casus FROM gegeven`,
		"triagevragen":       `SELECT id, casus FROM triagevraag`,
		"betrokkenen":        `SELECT id, casus FROM betrokkene`,
		"informatievragen":   `SELECT id, casus FROM informatievraag`,
		"correcties":         `SELECT id, casus FROM correctieverzoek`,
		"correctieverzoeken": `SELECT id, casus FROM correctieverzoek`,
		"overleggen":         `SELECT id, casus FROM overleg`,
		"plannen":            `SELECT casus, casus FROM plan`,
		"afspraken":          `SELECT id, casus FROM afspraak`,
		"aantekeningen":      `SELECT id, casus FROM aantekening`,
		"passages":           `SELECT id, casus FROM passage`,
		"documenten":         `SELECT id, casus FROM document`,
		"handtekeningen":     `SELECT id, casus FROM handtekening`,
		"verstrekkingen":     `SELECT id, casus FROM verstrekking`,
		"delen":              `SELECT instemming, casus FROM verstrekking_deel`,
		"voorinzage":         `SELECT instemming, casus FROM voorinzage`,
		"voorinzagen":        `SELECT instemming, casus FROM voorinzage`,
		"incidentele-derden": `SELECT id, casus FROM incidentele_derde`,
		"noodinzages":        `SELECT id, casus FROM noodinzage WHERE medewerker <> ?1`, // one knows of what one opened oneself
		"vernietigingen":     `SELECT id, casus FROM vernietiging`,
		"concepten":          `SELECT id, id FROM concept WHERE eigenaar <> ?1`,
	}
}

// huisbreed are the words behind which stands nothing of a dossier.
func huisbreed() []string {
	return []string{"sessies", "passkeys", "dienst", "koppelingen", "mijn-koppelingen", "partijen", "standaarden", "voorstellen", "waarom", "besluiten", "privacyprotocollen", "protocollen", "mensen", "medewerkers", "huisregister", "lid", "samenwerking", "beleid", "maatregelen"}
}

var plek = regexp.MustCompile(`([^/{}]+)/\{[^}]*\}`)

// invullen puts ids of one foreign Casus in an address, and in another the same with an id that nothing has; false when the person has no such
// foreign object, or the address is of the house.
func (s *insiders) invullen(p gate.MensBlad, pad string) (echt, niet string, ok bool) {
	zaak := ""
	echt, niet, ok = pad, pad, true
	for _, m := range plek.FindAllStringSubmatch(pad, -1) {
		vraag, bekend := soorten()[m[1]]
		if m[1] == "vernietigingen" && slices.Contains(p.Functies, string(partij.Procesregisseur)) {
			return "", "", false // whoever checks a destruction is another than who has the procesregie (rule AVG-7)
		}
		if !bekend {
			if !slices.Contains(huisbreed(), m[1]) {
				s.t.Errorf("%s: what stands behind %s is not in the table of this test", pad, m[1])
			}
			return "", "", false
		}
		id := s.vreemd(p, vraag, &zaak)
		if id == "" {
			return "", "", false
		}
		nep := id[:len(id)-6] + "000000"
		echt = strings.Replace(echt, m[0], m[1]+"/"+id, 1)
		niet = strings.Replace(niet, m[0], m[1]+"/"+nep, 1)
	}
	return echt, niet, ok
}

// vreemd finds an object of which the person may not know: of a Casus in which neither they nor their Partij have a row that grants anything.
// Objects of one address are of one Casus.
func (s *insiders) vreemd(p gate.MensBlad, vraag string, zaak *string) string {
	s.t.Helper()
	var id, van string
	err := s.db.QueryRowContext(s.t.Context(), `WITH o (id, casus) AS (`+vraag+`) SELECT id, casus FROM o WHERE (?3 = '' OR casus = ?3) AND NOT EXISTS
		(SELECT 1 FROM zicht z WHERE z.casus = o.casus AND z.wie IN (?1, ?2) AND z.rollen <> 0) AND casus <> '' ORDER BY id LIMIT 1`, p.ID, p.Partij, *zaak).Scan(&id, &van)
	if err == sql.ErrNoRows {
		return ""
	}
	s.moet(err)
	*zaak = van
	return id
}

// eigen is the same with objects of a Casus of their own, the newest first.
func (s *insiders) eigen(p gate.MensBlad, pad string) string {
	s.t.Helper()
	zaak := ""
	for _, m := range plek.FindAllStringSubmatch(pad, -1) {
		vraag, bekend := soorten()[m[1]]
		if !bekend {
			return ""
		}
		var id string
		err := s.db.QueryRowContext(s.t.Context(), `WITH o (id, casus) AS (`+vraag+`) SELECT id, casus FROM o WHERE (?3 = '' OR casus = ?3) AND (EXISTS
			(SELECT 1 FROM zicht z WHERE z.casus = o.casus AND z.wie IN (?1, ?2) AND z.rollen <> 0)) ORDER BY id DESC LIMIT 1`, p.ID, p.Partij, zaak).Scan(&id, &zaak)
		if err == sql.ErrNoRows {
			return ""
		}
		s.moet(err)
		pad = strings.Replace(pad, m[0], m[1]+"/"+id, 1)
	}
	return pad
}

// lees takes of every piece the words that stand in it and in no other, by asking people until somebody may read it.
func (s *insiders) lees() {
	s.t.Helper()
	keer := map[string]int{}
	for id, wie := range s.lezers() {
		blad, err := s.g.GegevenLezen(s.t.Context(), gate.Als(wie, "web"), id)
		s.moet(err)
		if len(blad.Tekst) > 30 {
			s.verhaal[id] = blad.Tekst
			keer[blad.Tekst]++
		}
	}
	maps.DeleteFunc(s.verhaal, func(_, tekst string) bool { return keer[tekst] > 1 })
	if len(s.verhaal) < 15 {
		s.t.Fatalf("only %d pieces could be told apart", len(s.verhaal))
	}
}

// lezers finds for each piece somebody who may read it now.
func (s *insiders) lezers() map[string]string {
	s.t.Helper()
	uit := map[string]string{}
	rijen, err := s.db.QueryContext(s.t.Context(), `SELECT g.id, z.wie FROM gegeven g JOIN zicht z ON z.casus = g.casus JOIN medewerker m ON m.id = z.wie
		WHERE g.ingetrokken = 0 AND z.rollen <> 0 ORDER BY m.partij = g.partij`)
	s.moet(err)
	defer rijen.Close()
	for rijen.Next() {
		var id, wie string
		s.moet(rijen.Scan(&id, &wie))
		if _, err := s.g.GegevenLezen(s.t.Context(), gate.Als(wie, "web"), id); err == nil {
			uit[id] = wie
		}
	}
	s.moet(rijen.Err())
	return uit
}

// verboden are the words that a person may not read.
func (s *insiders) verboden(p gate.MensBlad) map[string]string {
	uit := map[string]string{}
	for id, tekst := range s.verhaal {
		if _, err := s.g.GegevenLezen(s.t.Context(), gate.Als(p.ID, "web"), id); err != nil {
			uit[id] = tekst
		}
	}
	return uit
}

// sleutel is the key that a form is given to be sent once: drawn anew for each.
var sleutel = regexp.MustCompile(`formulier=[A-Z0-9]+`)

// zonderID takes what was asked for out of an answer, and the moment of it.
func zonderID(w *httptest.ResponseRecorder, pad string) string {
	w.Header().Del("Date")
	tekst := sleutel.ReplaceAllString(fmt.Sprint(w.Code, " ", w.Header(), "\n", w.Body), "SLEUTEL")
	for _, deel := range strings.Split(pad, "/") {
		if len(deel) > 20 {
			tekst = strings.ReplaceAll(tekst, deel, "ID")
		}
	}
	return tekst
}

// weetMeer tells of a functie that its people know of casussen without a part in them: the course, the planning or the log of each.
func weetMeer(p gate.MensBlad) bool {
	return slices.ContainsFunc(p.Functies, func(f string) bool {
		return !slices.Contains([]partij.Functie{partij.Aanmelder, partij.Uitvoerder, partij.Procesregisseur, partij.Partijbeheerder}, partij.Functie(f))
	})
}

// mensen are who is an insider: everybody in the long form, else one of each kind.
func (s *insiders) mensen() []gate.MensBlad {
	s.t.Helper()
	b, err := s.g.Gebruikers(s.t.Context())
	s.moet(err)
	slices.SortFunc(b.Mensen, func(a, b gate.MensBlad) int { return strings.Compare(a.ID, b.ID) })
	gezien := map[string]bool{}
	var uit []gate.MensBlad
	for _, m := range b.Mensen {
		soort := strings.Join(m.Functies, " ")
		if os.Getenv("RONDETAFEL_LANG") == "1" || !gezien[soort] {
			uit = append(uit, m)
		}
		gezien[soort] = true
	}
	return uit
}

func (s *insiders) logregels() (n int64) {
	s.t.Helper()
	s.moet(s.db.QueryRowContext(s.t.Context(), `SELECT omvang FROM log_kop`).Scan(&n))
	return n
}

// meet asks for an address and says what the answer took.
func (s *insiders) meet(token, methode, pad string) (w *httptest.ResponseRecorder, regels, vragen int64) {
	s.t.Helper()
	// The way from objects to the log is caught up by whoever asks for it: what this answer takes is not what the one before it left.
	_, err := s.g.CasusGekeken(s.t.Context(), gate.Als("m-hanna-denkbeeld", "web"), s.eenCasus, 0)
	s.moet(err)
	voor, begin := s.logregels(), s.vragen.Load()
	w = s.vraag(token, methode, pad)
	vragen = s.vragen.Load() - begin
	return w, s.logregels() - voor, vragen
}

// vergelijk asks for an object of others and for one that does not exist.
func (s *insiders) vergelijk(p gate.MensBlad, token string, a web.Adres) bool {
	s.t.Helper()
	echt, niet, ok := s.invullen(p, a.Pad)
	if !ok {
		return false
	}
	s.vraag(token, a.Methode, niet) // what is read once is in memory for both
	w, regels, vragen := s.meet(token, a.Methode, echt)
	v, regels2, vragen2 := s.meet(token, a.Methode, niet)
	for range 4 { // the house also works by itself, and then more is counted than the answer took
		if vragen == vragen2 {
			break
		}
		_, _, weer := s.meet(token, a.Methode, echt)
		_, _, weer2 := s.meet(token, a.Methode, niet)
		vragen, vragen2 = min(vragen, weer), min(vragen2, weer2)
	}
	if x, y := zonderID(w, echt), zonderID(v, niet); x != y {
		s.t.Errorf("%s %s as %s can be told apart:\n%.400s\n%.400s", a.Methode, a.Pad, p.ID, x, y)
	}
	if regels != regels2 || vragen != vragen2 {
		s.t.Errorf("%s %s as %s takes %d entries and %d statements, and %d and %d for what does not exist", a.Methode, a.Pad, p.ID, regels, vragen, regels2, vragen2)
	}
	return true
}

// schoon asks that an answer holds no words that its reader may not read.
func (s *insiders) schoon(p gate.MensBlad, wat string, w *httptest.ResponseRecorder, verboden map[string]string) {
	s.t.Helper()
	lichaam := w.Body.String()
	if uit, err := url.QueryUnescape(lichaam); err == nil && strings.Contains(w.Header().Get("Content-Type"), "x-www-form") {
		lichaam = uit
	}
	for id, tekst := range verboden {
		if strings.Contains(lichaam, tekst) {
			s.t.Errorf("%s as %s shows the words of piece %s: %s", wat, p.ID, id, tekst)
		}
	}
}

func TestInsider(t *testing.T) {
	s := nieuweInsiders(t)
	vergeleken, gelezen := 0, 0
	for _, p := range s.mensen() {
		token, err := s.g.Inloggen(t.Context(), gate.Als(p.ID, "web"))
		s.moet(err)
		verboden := s.verboden(p)
		for _, a := range s.adres {
			if !weetMeer(p) && s.vergelijk(p, token, a) {
				vergeleken++
			}
			if pad := s.eigen(p, a.Pad); pad != "" && a.Methode == http.MethodGet && !strings.HasSuffix(pad, "/volgen") && !strings.HasSuffix(pad, "/wijzigingen") {
				s.schoon(p, a.Methode+" "+a.Pad, s.vraag(token, a.Methode, pad), verboden)
				gelezen++
			}
		}
	}
	if vergeleken < 300 || gelezen < 300 {
		t.Errorf("only %d answers were compared and %d read", vergeleken, gelezen)
	}
}
