// SPDX-License-Identifier: EUPL-1.2

package gate

import (
	"context"
	"errors"
	"slices"

	"rondetafel/internal/audit"
	"rondetafel/internal/errs"
	"rondetafel/internal/gate/internal/store"
	"rondetafel/internal/policy"
	"rondetafel/internal/toegang"
)

// Dienstkeuze is where somebody goes to log in with the account of their work.
type Dienstkeuze struct {
	Dienst  string `json:"dienst"` // id; of who is logged in it is known
	Terug   string `json:"terug"`  // path to go to afterwards
	Code    string `json:"code"`   // the toegangscode of who comes for the first time, or again
	Bewijs  string `json:"bewijs"` // as in Instellen, of who had another way in
	Browser string `json:"-"`      // what the browser keeps meanwhile: only it can bring the answer
}

// dienstAct is the act of asking a provider who somebody is.
const dienstAct = "dienst.vragen"

// dienstvrager is one question for a provider.
type dienstvrager struct {
	g      *Gate
	in     Dienstkeuze
	van    Vandaan
	dienst *dienst
	vraag  toegang.Dienstvraag
	weg    error // the provider cannot be reached
	keus   keuze // with the proof of who had another way in, worked out before the lock
}

// DienstVragen asks an inlogdienst who somebody is, and returns the address where their browser goes: whoever comes to log in, who has a toegangscode and
// from then on will log in there, or the caller, who is to show again that it is them. What is wrong is an *errs.Denied, and of a proof an *errs.Invalid.
func (g *Gate) DienstVragen(ctx context.Context, c Caller, in Dienstkeuze, van Vandaan) (url string, err error) {
	v := dienstvrager{g: g, in: in, van: van, dienst: g.dienst(in.Dienst)}
	c.Sleutel = "" // each question is another
	if in.Code != "" {
		c.Personen, c.Sessie = nil, ""
		if err := v.bekijkCode(ctx, c); err != nil {
			return "", err
		}
	}
	if c.Sessie != "" {
		if v.dienst, err = g.dienstVanCaller(ctx, c); err != nil {
			return "", err
		}
	}
	if v.dienst != nil && in.Browser != "" {
		if v.vraag, v.weg = v.dienst.Vraag(ctx, c.Sessie != ""); v.weg != nil && !errors.Is(v.weg, toegang.ErrDienstWeg) {
			return "", v.weg
		}
	}
	v.meld()
	uit, err := schrijf(ctx, g, c, dienstAct, nil, v.doe)
	if err != nil {
		return "", err
	}
	return uit.url, uit.nee
}

// meld tells who runs the house why a provider cannot be reached: nothing of a person is in it.
func (v *dienstvrager) meld() {
	if v.weg != nil {
		v.g.log.Warn("inlogdienst", "id", v.dienst.ID, "fout", v.weg.Error())
	}
}

// bekijkCode opens the toegangscode, and works on the proof.
func (v *dienstvrager) bekijkCode(ctx context.Context, c Caller) error {
	blad, err := v.g.ToegangOpenen(ctx, c, v.in.Code, v.van)
	if err != nil {
		return err
	}
	v.keus = keuze{Instellen: Instellen{Code: v.in.Code, Bewijs: v.in.Bewijs}, oud: blad.wachtwoord}
	if v.keus.klopt, err = v.g.hasher.Klopt(ctx, blad.wachtwoord, v.in.Bewijs); err != nil {
		return drukte(err)
	}
	return nil
}

// dienstVanCaller is where the caller logs in; nil for who does so elsewhere.
func (g *Gate) dienstVanCaller(ctx context.Context, c Caller) (*dienst, error) {
	var uit *dienst
	err := g.db.Lees(ctx, func(tx *store.Tx) error {
		st, err := g.stand(tx)
		if err != nil {
			return err
		}
		s, err := g.scope(ctx, tx, g.acts[dienstAct], c, st)
		if err != nil {
			return err
		}
		_, uit, err = s.eigenDienstinlog(c.persoon())
		return alsOnbekend(err)
	})
	return uit, err
}

// BevestigtBij is the inlogdienst where the caller shows again that it is them, and not er for who has a code or a passkey. It shows nothing of a dossier
// and is no act.
func (g *Gate) BevestigtBij(ctx context.Context, c Caller) (blad DienstBlad, er bool, err error) {
	d, err := g.dienstVanCaller(ctx, c)
	if d == nil || err != nil {
		return DienstBlad{}, false, err
	}
	return DienstBlad{ID: d.ID, Naam: d.Naam}, true, nil
}

// dienstvraagUit is how asking a provider ended, in a transaction that is kept either way.
type dienstvraagUit struct {
	url string
	nee error
}

func (v *dienstvrager) doe(s *scope) (dienstvraagUit, error) {
	in := dienstvraagInhoud{Doel: doelInloggen, Browser: v.g.dienstBrowser(v.in.Browser), Terug: v.in.Terug}
	var nee, err error
	switch {
	case v.in.Code != "":
		nee, err = v.metCode(s, &in)
	case s.caller.Sessie != "":
		in.Doel, in.Van = doelBevestigen, s.caller.Sessie
		err = s.beslis(policy.Huis{}, policy.Context{})
	default:
		nee, err = v.vanBuiten(s)
	}
	if nee != nil || err != nil {
		return dienstvraagUit{nee: nee}, err
	}
	switch {
	case v.dienst == nil || v.in.Browser == "":
		return dienstvraagUit{nee: s.dienstNee(nil, errGeenDienst)}, nil
	case v.weg != nil:
		return dienstvraagUit{nee: s.dienstNee(v.dienst, v.weg)}, nil
	}
	in.Dienst = v.dienst.ID
	return dienstvraagUit{url: v.vraag.URL}, s.stelDienstvraag(v.vraag, in)
}

// vanBuiten lets whoever comes ask, unless it went wrong too often where they are.
func (v *dienstvrager) vanBuiten(s *scope) (nee, err error) {
	s.besloten, s.entry.Uitkomst = true, audit.Allowed
	tot, err := s.dienstWacht(v.van)
	if err != nil || tot <= s.moment {
		return nil, err
	}
	return s.nietIn(tot, true), nil
}

// metCode decides that who has a toegangscode will log in at the inlogdienst of their Partij, and asks who had another way in for something of it.
func (v *dienstvrager) metCode(s *scope, in *dienstvraagInhoud) (nee, err error) {
	r, geheim, err := s.codeVan(v.in.Code, v.van)
	var d *errs.Denied
	if errors.As(err, &d) {
		return err, nil // what went wrong is counted
	}
	if err != nil {
		return nil, err
	}
	if !v.dienst.van(s.huis.medewerkers[r.Medewerker].Partij) {
		return s.dienstNee(nil, errGeenDienst), nil
	}
	in.Doel, in.Van, in.Code = doelInstellen, r.Medewerker, r.Hash
	if _, _, err := s.eigenDienstinlog(r.Medewerker); err == nil && v.in.Bewijs == "" {
		return nil, nil // the same account at the same provider will prove it, or it is refused then
	} else if alsOnbekend(err) != nil {
		return nil, err
	}
	nee, err = s.eisBewijs(v.keus, r, geheim)
	in.Bewezen = nee == nil && err == nil
	return nee, err
}

// What can be wrong beside what toegang knows.
var (
	errGeenDienst    = errors.New("gate: deze inlogdienst is er niet")
	errDienstVraag   = errors.New("gate: dit is geen antwoord op een vraag van hier")
	errDienstWie     = errors.New("gate: dit account is hier niet bekend")
	errDienstAl      = errors.New("gate: dit account is van een ander")
	errDienstAnder   = errors.New("gate: dit is een ander account")
	errDienstBSN     = errors.New("gate: het kenmerk is een BSN")
	errDienstBewijs  = errors.New("gate: niet bewezen dat het dezelfde persoon is")
	errAlleenDienst  = errors.New("gate: deze Partij logt alleen in bij haar inlogdienst")
	errDienstCodeWeg = errors.New("gate: de toegangscode is er niet meer")
)

// dienstNee refuses a log-in by an inlogdienst: why, and what instead. Of d only its name is said; nil where it is not known.
func (s *scope) dienstNee(d *dienst, fout error) error {
	s.besloten, s.entry.Uitkomst = true, audit.Refused
	s.entry.Regels = append(s.entry.Regels, regelFout)
	uit := &errs.Denied{Handeling: s.act.Naam, Titel: s.act.Kan, Artikelen: slices.Clone(s.act.Artikelen), Volgnr: -1, Moment: s.moment, Regels: []string{regelFout}}
	naam := "de inlogdienst"
	if d != nil {
		naam = d.Naam
	}
	for _, t := range dienstTeksten(naam) {
		if errors.Is(fout, t.fout) {
			uit.Waarom, uit.Anders, uit.Buiten = t.waarom, t.anders, t.fout == toegang.ErrDienstWeg
			return uit
		}
	}
	uit.Waarom, uit.Anders = "Het antwoord van "+naam+" klopte niet. Je bent niet ingelogd.", "Begin opnieuw. Gaat het weer mis? Meld het de beheerder van het systeem."
	return uit
}

// alleenVia refuses a way in that the Partij of who comes does not use any more. Who hears it proved who they are.
func (s *scope) alleenVia(d *dienst) error {
	return s.dienstNee(d, errAlleenDienst)
}

// dienstTekst says what is wrong with a log-in by an inlogdienst, and what to do instead.
type dienstTekst struct {
	fout           error
	waarom, anders string
}

func dienstTeksten(naam string) []dienstTekst {
	return []dienstTekst{
		{errGeenDienst, "Deze manier van inloggen is er niet, of hoort niet bij jouw Partij.", "Kies een andere manier van inloggen."},
		{errAlleenDienst, "Mensen van jouw Partij loggen alleen in met " + naam + ". Een wachtwoord of passkey van dit huis werkt voor jou niet meer.",
			"Kies " + naam + " op de inlogpagina. Is dat account hier nog niet gekoppeld? Vraag de beheerder van je Partij om een toegangscode."},
		{errDienstVraag, "Het duurde te lang, je was hier al mee klaar, of je begon in een andere browser.", "Begin opnieuw. Blijf daarbij in dezelfde browser."},
		{errDienstWie, "Dit account is hier niet bekend.", "Vraag de beheerder van je Partij om een uitnodiging. Met de code daarvan koppel je dit account."},
		{errDienstAl, "Dit account hoort hier al bij iemand anders.", "Log bij " + naam + " in met je eigen account. Klopt het toch? Vraag de beheerder van je Partij."},
		{errDienstAnder, "Je logde bij " + naam + " in met een ander account dan dat van hier.", "Bevestig met het account waarmee je bent ingelogd."},
		{errDienstBSN, "Het account van " + naam + " heeft een BSN als kenmerk. Dat mag een Veiligheidshuis niet gebruiken om in te loggen (UAVG art. 46).",
			"Log in op een andere manier, en meld het de beheerder van het systeem. De inlogdienst kan een ander kenmerk sturen."},
		{errDienstBewijs, "Je logde hier eerder met een ander account in. We weten nog niet dat jij dezelfde persoon bent.",
			"Log in met het account van eerst. Heb je dat niet meer? Vraag een tweede collega om een code, en vul die in."},
		{errDienstCodeWeg, "De toegangscode werkt niet meer: hij is gebruikt of verlopen, of je kreeg een nieuwe.", "Begin opnieuw met de code die je het laatst kreeg."},
		{toegang.ErrDienstWeg, "We kunnen " + naam + " nu niet bereiken.", "Probeer het over een paar minuten, of kies een andere manier van inloggen als je die hebt. Lukt het dan nog niet? Meld het de beheerder van het systeem."},
		{toegang.ErrDienstZwak, "Je inlog bij " + naam + " is niet sterk genoeg voor dit huis (AVG art. 32).", "Log daar in met je tweede stap, zoals een app of een sleutel. Heb je die niet? Vraag de helpdesk van je werk."},
		{toegang.ErrDienstOud, naam + " vroeg je niet om opnieuw in te loggen. Daarom weten we niet zeker dat jij het nu bent.", "Log bij " + naam + " uit en probeer het opnieuw."},
		{toegang.ErrDienstGestopt, "Je bent bij " + naam + " gestopt, of " + naam + " liet je niet binnen.", "Probeer het opnieuw, of kies een andere manier. Lukt het daar niet? Vraag de helpdesk van je werk."},
	}
}
