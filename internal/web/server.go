// SPDX-License-Identifier: EUPL-1.2

package web

import (
	"fmt"
	"log/slog"
	"maps"
	"net/http"
	"net/url"
	"slices"
	"strings"
	"time"

	"github.com/go-playground/form/v4"

	"rondetafel/internal/gate"
)

// Deur ties a browser to a person: identiteit.Deur.
type Deur interface {
	Persoon(r *http.Request) (gate.Persoon, error)
	Caller(r *http.Request, p gate.Persoon, herkomst string) gate.Caller
	// Begin gives the browser the cookies of a log-in that began.
	Begin(w http.ResponseWriter, r *http.Request, in gate.Ingelogd) error
	// Vandaan says where a request comes from, for a log-in.
	Vandaan(r *http.Request) gate.Vandaan
	LogUit(w http.ResponseWriter, r *http.Request) error
}

// Opties say what the pages are made of.
type Opties struct {
	Gate *gate.Gate
	Deur Deur
	// Contact is where weaknesses are reported, mailto: or https:, in security.txt; without it there is none but in a practice house.
	Contact string
	// Tempo counts a request of a person ("mens/…"), or of who asks to be let in (TempoDeur), and returns how long it has to wait, 0 for not at all. Nil has no limit.
	Tempo  func(wie string) time.Duration
	URL    string       // address under which people reach the house, the only source of its origin: "https://huis.example"
	Assets *Assets      // NieuweAssets when nil
	Demo   bool         // practice: everything is invented, and one chooses who one is
	Log    *slog.Logger // technical messages, never personal data; none when nil
	// Voorbeeld makes a picture of the first page of a PDF; nil where nothing can, and then no page offers it.
	Voorbeeld Voorbeeld
	// Drukker makes a PDF of HTML; nil where nothing can, and then a page says how to print it.
	Drukker Drukker
	// Voorstel are ids of people to begin with in a practice house; anybody who can when it is empty.
	Voorstel []string
	// Oefenklok is the clock that a page of a practice house moves; nil in any other house, where that page does not exist.
	Oefenklok Oefenklok
}

// server is what all requests share.
type server struct {
	Opties
	weergave *Weergave
	decoder  *form.Decoder
	naleving naleving
	veilig   bool // reached over https
}

// CSP is the Content-Security-Policy of every answer: nothing from elsewhere, nothing inline.
const CSP = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; connect-src 'self'; " +
	"form-action 'self'; base-uri 'none'; frame-ancestors 'none'"

// Handler returns the pages of the house with all they need: log-in, forms, style and script, security headers, and the
// protection against requests that another site makes a browser send. An error is a fault in Opties or in the templates.
func Handler(o Opties) (http.Handler, error) {
	adres, err := url.Parse(o.URL)
	if err != nil || adres.Host == "" {
		return nil, fmt.Errorf("web: %q is geen adres", o.URL)
	}
	if o.Log == nil {
		o.Log = slog.New(slog.DiscardHandler)
	}
	if o.Assets == nil {
		if o.Assets, err = NieuweAssets(); err != nil {
			return nil, err
		}
	}
	s := &server{Opties: o, veilig: adres.Scheme == "https", decoder: nieuweDecoder()}
	if s.weergave, err = NieuweWeergave(o.Assets); err != nil {
		return nil, err
	}
	if s.naleving, err = leesNaleving(nalevingMap); err != nil {
		return nil, err
	}
	muur := http.NewCrossOriginProtection()
	if err := muur.AddTrustedOrigin(adres.Scheme + "://" + adres.Host); err != nil {
		return nil, fmt.Errorf("web: %w", err)
	}
	muur.SetDenyHandler(s.maak(vrij, func(*bezoek) error { return statusFout(http.StatusForbidden) }))
	return s.koppen(muur.Handler(s.mux())), nil
}

// koppen puts the security headers on every answer.
func (s *server) koppen(h http.Handler) http.Handler {
	vast := map[string]string{
		"Content-Security-Policy":    CSP,
		"X-Frame-Options":            "DENY",
		"X-Content-Type-Options":     "nosniff",
		"Referrer-Policy":            "same-origin",
		"Cross-Origin-Opener-Policy": "same-origin",
		"Permissions-Policy":         "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
		"Cache-Control":              "no-store",
	}
	if s.veilig {
		vast["Strict-Transport-Security"] = "max-age=31536000; includeSubDomains"
	}
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		for naam, waarde := range vast {
			w.Header().Set(naam, waarde)
		}
		h.ServeHTTP(w, r)
	})
}

// mux routes by path, and each path by method: a method that a path does not have is a 405 that names those it has.
func (s *server) mux() *http.ServeMux {
	mux := http.NewServeMux()
	mux.Handle(StaticPad, s.Assets)
	paden := map[string]map[string]http.Handler{}
	alle := routes()
	if s.Demo && s.Oefenklok != nil { // without, they do not exist
		alle = append(alle, oefenRoutes()...)
	}
	for _, r := range alle {
		if paden[r.pad] == nil {
			paden[r.pad] = map[string]http.Handler{}
		}
		paden[r.pad][r.methode] = s.maak(r.toegang, r.doe)
	}
	for pad, methoden := range paden {
		mux.Handle(pad, s.methoden(methoden))
	}
	mux.Handle("/", s.maak(ondertekend, (*bezoek).nietGevonden))
	return mux
}

func (s *server) methoden(h map[string]http.Handler) http.Handler {
	if get, ok := h[http.MethodGet]; ok {
		h[http.MethodHead] = get
	}
	toegestaan := strings.Join(slices.Sorted(maps.Keys(h)), ", ")
	mis := s.maak(vrij, func(b *bezoek) error {
		b.w.Header().Set("Allow", toegestaan)
		return statusFout(http.StatusMethodNotAllowed)
	})
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if doe, ok := h[r.Method]; ok {
			doe.ServeHTTP(w, r)
			return
		}
		mis.ServeHTTP(w, r)
	})
}

// route is a page or an act: what a method on a path does, and for whom it is.
type route struct {
	methode string
	pad     string
	toegang toegang
	doe     func(*bezoek) error
}

func routes() []route {
	return slices.Concat(vrijeRoutes(), huisRoutes(), mensenRoutes(), partijverloopRoutes(), huisregisterRoutes(), koppelingRoutes(), herzieningRoutes(), casusRoutes(), triageRoutes(), overlegRoutes(), planRoutes(), passageRoutes(), gegevenRoutes(), documentRoutes(), vraagRoutes(), verstrekkingRoutes(), incidenteelRoutes(), noodRoutes(), afschalingRoutes(),
		vernietigingRoutes())
}

func vrijeRoutes() []route {
	const get, post = http.MethodGet, http.MethodPost
	return []route{
		{get, "/inloggen", vrij, (*bezoek).inloggen},
		{post, "/inloggen", vrij, aanDeDeur((*bezoek).logIn, (*bezoek).inlogDicht)},
		{post, "/uitloggen", vrij, (*bezoek).logUit},
		{get, padDienst + "{id}", vrij, aanDeDeur((*bezoek).naarDienst, (*bezoek).inlogDicht)},
		{get, gate.PadDienstTerug, vrij, aanDeDeur((*bezoek).terugVanDienst, (*bezoek).inlogDicht)},
		{get, padBevestigBij, ingelogd, (*bezoek).bevestigBij},
		{get, "/toegang", vrij, (*bezoek).toegang},
		{post, "/toegang", vrij, aanDeDeur((*bezoek).openToegang, (*bezoek).toegangDicht)},
		{get, "/account", ingelogd, (*bezoek).account},
		{get, "/account/wachtwoord", ingelogd, (*bezoek).wachtwoord},
		{post, "/account/wachtwoord", ingelogd, (*bezoek).wijzigWachtwoord},
		{get, "/account/herstelcodes", ingelogd, (*bezoek).herstelcodes},
		{post, "/account/herstelcodes", ingelogd, (*bezoek).vernieuwHerstelcodes},
		{post, "/account", ingelogd, (*bezoek).eindigSessie},
		{post, "/sessie/bevestigen", ingelogd, (*bezoek).bevestigd},
		{post, "/sessie/verder", ingelogd, (*bezoek).blijf},
		{post, padInlogvraag, vrij, aanDeDeur((*bezoek).vraagPasskeyInlog, (*bezoek).vraagDicht)},
		{post, padVraag, ingelogd, (*bezoek).vraagPasskey},
		{post, "/toegang/passkey", vrij, aanDeDeur((*bezoek).vraagPasskeyToegang, (*bezoek).vraagDicht)},
		{get, "/passkeys", ingelogd, (*bezoek).nieuwePasskey},
		{post, "/passkeys", ingelogd, (*bezoek).voegPasskeyToe},
		{post, "/passkeys/{id}/verwijderen", ingelogd, (*bezoek).haalPasskeyWeg},
		{get, "/verklaring", ingelogd, (*bezoek).verklaring},
		{post, "/verklaring", ingelogd, (*bezoek).teken},
		{get, "/convenant", vrij, (*bezoek).convenant},
		{get, "/toegankelijkheid", vrij, (*bezoek).toegankelijkheid},
		{get, "/privacy", vrij, (*bezoek).privacy},
		{get, "/sneltoetsen", vrij, (*bezoek).sneltoetsen},
		{get, "/.well-known/security.txt", vrij, (*bezoek).securityTxt},
		{get, "/favicon.ico", vrij, (*bezoek).merk},
	}
}

func huisRoutes() []route {
	const get, post = http.MethodGet, http.MethodPost
	return []route{
		{get, "/{$}", ondertekend, (*bezoek).mijnWerk},
		{get, "/casussen", ondertekend, (*bezoek).casussen},
		{get, "/aanmelden", ondertekend, eenmalig((*bezoek).aanmelden)},
		{post, "/aanmelden", ondertekend, (*bezoek).meldAan},
		{post, "/concepten", ondertekend, (*bezoek).bewaarVanzelf},
		{get, "/concepten/{id}", ondertekend, (*bezoek).concept},
		{get, "/partijen", ondertekend, (*bezoek).partijen},
		{get, "/partijen/{id}", ondertekend, (*bezoek).partij},
		{get, "/privacyprotocol", ondertekend, (*bezoek).protocol},
		{get, "/privacyprotocol/voorstellen", ondertekend, (*bezoek).protocolVoorstel},
		{post, "/privacyprotocol/voorstellen", ondertekend, (*bezoek).stelProtocolVoor},
		{get, "/privacyprotocol/voorstellen/{id}", ondertekend, (*bezoek).protocolOordeel},
		{post, "/privacyprotocol/voorstellen/{id}", ondertekend, (*bezoek).beoordeelProtocol},
		{get, "/privacyprotocol/voorstellen/{id}/intrekken", ondertekend, (*bezoek).protocolIntrekken},
		{post, "/privacyprotocol/voorstellen/{id}/intrekken", ondertekend, (*bezoek).trekProtocolIn},
		{get, "/standaarden", ondertekend, (*bezoek).standaarden},
		{get, "/standaarden/{soort}", ondertekend, (*bezoek).standaard},
		{post, "/standaarden/{soort}", ondertekend, (*bezoek).zetStandaard},
		{get, "/zoeken", ondertekend, (*bezoek).zoeken},
		{post, "/zoeken", ondertekend, (*bezoek).zoek},
		{get, "/navraag", ondertekend, (*bezoek).navraag},
		{post, "/navraag", ondertekend, (*bezoek).vraagNa},
		{get, "/navragen", ondertekend, (*bezoek).navragen},
		{get, "/toezicht", ondertekend, (*bezoek).toezicht},
		{post, "/toezicht", ondertekend, (*bezoek).haalLogboek},
		{get, "/toezicht/tellingen", ondertekend, (*bezoek).tellingen},
		{get, "/waarom/{volgnummer}", ondertekend, (*bezoek).waarom},
	}
}

func casusRoutes() []route {
	const get, post = http.MethodGet, http.MethodPost
	return []route{
		{get, "/casussen/{id}", ondertekend, (*bezoek).casus},
		{get, "/casussen/{id}/bevestigen", ondertekend, (*bezoek).bevestigen},
		{post, "/casussen/{id}/bevestigen", ondertekend, (*bezoek).bevestig},
		{get, "/casussen/{id}/toewijzen", ondertekend, (*bezoek).toewijzen},
		{post, "/casussen/{id}/toewijzen", ondertekend, (*bezoek).wijsToe},
		{get, "/casussen/{id}/screening", ondertekend, (*bezoek).screening},
		{post, "/casussen/{id}/screening", ondertekend, (*bezoek).screen},
		{get, "/casussen/{id}/betrekken", ondertekend, (*bezoek).betrekken},
		{post, "/casussen/{id}/betrekken", ondertekend, (*bezoek).betrek},
		{get, "/casussen/{id}/collega", ondertekend, (*bezoek).collega},
		{post, "/casussen/{id}/collega", ondertekend, (*bezoek).wijsAan},
		{get, "/casussen/{id}/informatie", ondertekend, eenmalig((*bezoek).informatie)},
		{post, "/casussen/{id}/informatie", ondertekend, (*bezoek).voegToe},
		{get, "/casussen/{id}/betrokkenen/{betrokkene}/bsn", ondertekend, (*bezoek).bsn},
		{post, "/casussen/{id}/betrokkenen/{betrokkene}/bsn", ondertekend, (*bezoek).toonBSN},
		{get, "/casussen/{id}/gekeken", ondertekend, (*bezoek).gekeken},
		{get, "/casussen/{id}/wie-ziet-wat", ondertekend, (*bezoek).wieZietWat},
		{get, "/casussen/{id}/volgen", ondertekend, (*bezoek).volgen},
	}
}

func triageRoutes() []route {
	const get, post = http.MethodGet, http.MethodPost
	return []route{
		{get, "/casussen/{id}/bevragen", ondertekend, eenmalig((*bezoek).bevragen)},
		{post, "/casussen/{id}/bevragen", ondertekend, (*bezoek).bevraag},
		{get, "/casussen/{id}/triage", ondertekend, (*bezoek).triage},
		{post, "/casussen/{id}/triage", ondertekend, (*bezoek).rondTriageAf},
		{get, "/triagevragen/{id}", ondertekend, (*bezoek).triagevraag},
		{get, "/triagevragen/{id}/antwoord", ondertekend, (*bezoek).triagevraag},
		{post, "/triagevragen/{id}/antwoord", ondertekend, (*bezoek).beantwoord},
		{get, "/casussen/{id}/betrokkenen/{betrokkene}/informeren", ondertekend, (*bezoek).informeren},
		{post, "/casussen/{id}/betrokkenen/{betrokkene}/informeren", ondertekend, (*bezoek).informeer},
	}
}

func gegevenRoutes() []route {
	const get, post = http.MethodGet, http.MethodPost
	return []route{
		{get, "/informatie/{id}", ondertekend, (*bezoek).gegeven},
		{get, "/informatie/{id}/corrigeren", ondertekend, (*bezoek).corrigeren},
		{post, "/informatie/{id}/corrigeren", ondertekend, (*bezoek).corrigeer},
		{get, "/informatie/{id}/voorwaarden", ondertekend, (*bezoek).voorwaarden},
		{post, "/informatie/{id}/voorwaarden", ondertekend, (*bezoek).wijzig},
		{get, "/informatie/{id}/voorinzage/{vraag}", ondertekend, (*bezoek).voorinzageAntwoord},
		{post, "/informatie/{id}/voorinzage/{vraag}", ondertekend, (*bezoek).antwoordVooraf},
		{get, "/informatie/{id}/intrekken", ondertekend, (*bezoek).intrekken},
		{post, "/informatie/{id}/intrekken", ondertekend, (*bezoek).trekIn},
		{get, "/informatie/{id}/correctie", ondertekend, eenmalig((*bezoek).correctieVragen)},
		{post, "/informatie/{id}/correctie", ondertekend, (*bezoek).vraagCorrectie},
	}
}

func vraagRoutes() []route {
	const get, post = http.MethodGet, http.MethodPost
	return []route{
		{get, "/casussen/{id}/informatievragen", ondertekend, eenmalig((*bezoek).vraagStellen)},
		{post, "/casussen/{id}/informatievragen", ondertekend, (*bezoek).stelVraag},
		{get, "/informatievragen/{id}", ondertekend, (*bezoek).vraag},
		{get, "/informatievragen/{id}/antwoord", ondertekend, (*bezoek).vraag},
		{post, "/informatievragen/{id}/antwoord", ondertekend, (*bezoek).beantwoordVraag},
		{get, "/informatievragen/{id}/weigering", ondertekend, (*bezoek).vraag},
		{post, "/informatievragen/{id}/weigering", ondertekend, (*bezoek).weigerVraag},
		{get, "/informatievragen/{id}/intrekken", ondertekend, (*bezoek).vraag},
		{post, "/informatievragen/{id}/intrekken", ondertekend, (*bezoek).trekVraagIn},
		{get, "/correcties/{id}", ondertekend, (*bezoek).correctie},
		{get, "/correcties/{id}/antwoord", ondertekend, (*bezoek).correctie},
		{post, "/correcties/{id}/antwoord", ondertekend, (*bezoek).beantwoordCorrectie},
		{get, "/casussen/{id}/ontheffen", ondertekend, eenmalig((*bezoek).ontheffen)},
		{post, "/casussen/{id}/ontheffen", ondertekend, (*bezoek).ontheef},
	}
}

// nietGevonden is every address that is none.
func (b *bezoek) nietGevonden() error { return statusFout(http.StatusNotFound) }

// geldigheid is how long security.txt says that it holds (RFC 9116 asks less than a year).
const geldigheid = 180 * 24 * time.Hour

// merk is our mark, for the tab of a browser.
func (b *bezoek) merk() error {
	teken, err := static.ReadFile("static/merk.svg")
	if err != nil {
		return err
	}
	b.w.Header().Set("Content-Type", "image/svg+xml")
	b.w.Header().Set("Cache-Control", "max-age=86400")
	_, err = b.w.Write(teken)
	return err
}

// oefencontact is the fictional one of a practice house.
const oefencontact = "mailto:veiligheid@veiligheidshuis.example"

func (b *bezoek) securityTxt() error {
	adres, contact := strings.TrimSuffix(b.URL, "/"), b.Contact
	if contact == "" && b.Demo {
		contact = oefencontact
	}
	if contact == "" {
		return statusFout(http.StatusNotFound)
	}
	b.w.Header().Set("Content-Type", "text/plain; charset=utf-8")
	_, err := fmt.Fprintf(b.w, "Contact: %s\nExpires: %s\nPreferred-Languages: nl, en\nCanonical: %s/.well-known/security.txt\n",
		contact, b.Gate.Nu().Add(geldigheid).UTC().Format(time.RFC3339), adres)
	return err
}
