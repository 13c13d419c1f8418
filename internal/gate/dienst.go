// SPDX-License-Identifier: EUPL-1.2

package gate

import (
	"context"
	"encoding/hex"
	"errors"
	"fmt"
	"slices"
	"strings"

	"rondetafel/internal/errs"
	"rondetafel/internal/gate/internal/crypto"
	"rondetafel/internal/gate/internal/store"
	"rondetafel/internal/toegang"
)

// PadDienstTerug is where a provider sends browsers back, behind the address of the house.
const PadDienstTerug = "/inloggen/terug"

// ErrInlogdienst tells that the settings of an inlogdienst are wrong; its words are for who runs the house.
var ErrInlogdienst = errors.New("inlogdienst")

// dienst is an inlogdienst of this house.
type dienst struct {
	*toegang.Dienst
	partijen []string // ids
}

// leesDiensten takes the inlogdiensten from the settings. None is asked anything yet: a house opens without them.
func (g *Gate) leesDiensten(ctx context.Context) error {
	if len(g.opties.Diensten) == 0 {
		return nil
	}
	if g.opties.Adres == "" {
		return fmt.Errorf("%w: het adres van het huis is niet bekend", ErrInlogdienst)
	}
	return g.db.Lees(ctx, func(tx *store.Tx) error {
		st, err := g.stand(tx)
		if err != nil {
			return err
		}
		h, err := g.huisVan(tx, st.huis)
		for _, in := range g.opties.Diensten {
			if err == nil {
				err = g.neemDienst(h, in)
			}
		}
		return err
	})
}

func (g *Gate) neemDienst(h *huis, in toegang.Inlogdienst) error {
	client, err := toegang.NieuweDienst(in, strings.TrimSuffix(g.opties.Adres, "/")+PadDienstTerug, g.klok.Nu)
	var fouten *errs.Invalid
	if errors.As(err, &fouten) {
		return fmt.Errorf("%w %q, %s: %s", ErrInlogdienst, in.ID, fouten.Velden[0].Veld, fouten.Velden[0].Melding)
	}
	if err != nil {
		return err
	}
	if g.dienst(in.ID) != nil {
		return fmt.Errorf("%w %q, id: er is al een inlogdienst met dit id. Kies een ander", ErrInlogdienst, in.ID)
	}
	d := &dienst{Dienst: client}
	for _, naam := range in.Partijen {
		id := h.partijMet(naam)
		if id == "" {
			return fmt.Errorf("%w %q, partijen: dit huis heeft geen Partij die %q heet. Typ de naam zoals hij op de pagina Partijen staat", ErrInlogdienst, in.ID, naam)
		}
		d.partijen = append(d.partijen, id)
	}
	g.diensten = append(g.diensten, d)
	return nil
}

// partijMet is the id of the one Partij with that id or name; "" when there is none, or more.
func (h *huis) partijMet(naam string) (id string) {
	if _, er := h.partijen[naam]; er {
		return naam
	}
	for _, p := range h.partijen {
		if p.Naam == naam && id != "" {
			return ""
		}
		if p.Naam == naam {
			id = p.ID
		}
	}
	return id
}

// dienst is the one with this id, or nil.
func (g *Gate) dienst(id string) *dienst {
	i := slices.IndexFunc(g.diensten, func(d *dienst) bool { return d.ID == id })
	if i < 0 {
		return nil
	}
	return g.diensten[i]
}

// van tells whether people of a Partij use it.
func (d *dienst) van(partij string) bool { return d != nil && slices.Contains(d.partijen, partij) }

// dienstenVan are those that somebody can use.
func (s *scope) dienstenVan(wie string) (uit []*dienst) {
	for _, d := range s.g.diensten {
		if d.van(s.huis.medewerkers[wie].Partij) {
			uit = append(uit, d)
		}
	}
	return uit
}

// alleenDienst is the inlogdienst in which people of the Partij of wie log in, and nowhere else; nil where they choose.
func (s *scope) alleenDienst(wie string) *dienst {
	for _, d := range s.dienstenVan(wie) {
		if d.Alleen {
			return d
		}
	}
	return nil
}

// DienstBlad is an inlogdienst as pages name it.
type DienstBlad struct{ ID, Naam string }

func dienstBladen(lijst []*dienst) (uit []DienstBlad) {
	for _, d := range lijst {
		uit = append(uit, DienstBlad{ID: d.ID, Naam: d.Naam})
	}
	slices.SortFunc(uit, func(a, b DienstBlad) int { return strings.Compare(a.Naam, b.Naam) })
	return uit
}

// Inlogdiensten are those of this house, by name: what stands on the page where one logs in.
func (g *Gate) Inlogdiensten() []DienstBlad { return dienstBladen(g.diensten) }

// dienstinlogInhoud is what is sealed of who somebody is at an inlogdienst.
type dienstinlogInhoud struct {
	Issuer string `json:"issuer"`
	Sub    string `json:"sub"`
}

const dienstinlogLabel = "dienstinlog"

func dienstinlogVelden(d store.Dienstinlog) []crypto.Field {
	return []crypto.Field{crypto.Str(d.Medewerker), crypto.Raw(d.Kenmerk), crypto.Raw(d.Inhoud), crypto.Int(d.Toegevoegd)}
}

func dienstinlogRij(medewerker string) string { return dienstinlogLabel + "/" + medewerker }

// dienstKenmerk is the keyed hash by which who somebody is at an inlogdienst is found: issuer and sub together, and nothing else (OIDC Core 5.7).
func (g *Gate) dienstKenmerk(wie toegang.Aangetoond) []byte {
	return g.zoekHash(dienstinlogLabel, []byte(wie.Issuer), []byte(wie.Sub))
}

// openDienstinlog opens one that was read. One that the gate did not write is errs.ErrNotFound, and so is one of who does not work here now.
func (s *scope) openDienstinlog(r store.Dienstinlog) (in dienstinlogInhoud, err error) {
	if !s.huis.werkt(r.Medewerker, s.moment) || !s.g.echt(dienstinlogLabel, r.Medewerker, r.Zegel, dienstinlogVelden(r)) {
		return in, errs.ErrNotFound
	}
	doos, err := s.doos("")
	if err != nil {
		return in, err
	}
	return in, openNaar(doos, dienstinlogLabel, r.Medewerker, r.Inhoud, &in)
}

// eigenDienstinlog is that of wie, with the inlogdienst that it is of, nil when their Partij has it no more; errs.ErrNotFound for who has none.
func (s *scope) eigenDienstinlog(wie string) (store.Dienstinlog, *dienst, error) {
	r, err := s.tx.DienstinlogVan(wie)
	if err != nil {
		return r, nil, geen(err)
	}
	in, err := s.openDienstinlog(r)
	if err != nil {
		return r, nil, err
	}
	for _, d := range s.dienstenVan(wie) {
		if d.Issuer == in.Issuer {
			return r, d, nil
		}
	}
	return r, nil, nil
}

// bindDienst ties who somebody is at an inlogdienst to a person, in the place of whatever they logged in with.
func (s *scope) bindDienst(wie string, aan toegang.Aangetoond) error {
	doos, err := s.doos("")
	if err != nil {
		return err
	}
	vorige, err := s.tx.DienstinlogVan(wie)
	if alsEr(err) != nil {
		return err
	}
	if err := eerste(s.wisDienstinlog(wie), s.wisAccount(wie)); err != nil {
		return err
	}
	r := store.Dienstinlog{Medewerker: wie, Kenmerk: s.g.dienstKenmerk(aan), Toegevoegd: s.moment}
	if r.Inhoud, err = sluitIn(doos, dienstinlogLabel, wie, dienstinlogInhoud{aan.Issuer, aan.Sub}); err != nil {
		return err
	}
	r.Zegel = s.verzegel(dienstinlogLabel, dienstinlogRij(wie), vorige.Versie, dienstinlogVelden(r))
	return s.tx.NieuweDienstinlog(r)
}

// wisDienstinlog removes that of somebody, if they have one.
func (s *scope) wisDienstinlog(wie string) error {
	r, err := s.tx.DienstinlogVan(wie)
	if err != nil {
		return alsEr(err)
	}
	s.vervalt(dienstinlogRij(wie), r.Versie)
	return s.tx.WisDienstinlog(wie)
}

// wisAccount removes the account of somebody with its passkeys, if they have one.
func (s *scope) wisAccount(wie string) error {
	a, err := s.tx.AccountVan(wie)
	if err != nil {
		return alsEr(err)
	}
	s.vervalt(accountRij(wie), a.Versie)
	return eerste(s.wisPasskeys(wie), s.tx.WisAccount(wie))
}

// dienstvraagInhoud is what is kept, sealed, of a question for an inlogdienst.
type dienstvraagInhoud struct {
	Dienst  string `json:"dienst"`
	Doel    string `json:"doel"`
	Van     string `json:"van"`            // the log-in or the person that it was asked of; "" for whoever comes
	Code    []byte `json:"code,omitempty"` // the hash of the toegangscode with which it was asked
	Bewezen bool   `json:"bewezen"`        // who had another way in showed that it is theirs
	Browser []byte `json:"browser"`        // hash of what the browser keeps meanwhile
	Terug   string `json:"terug"`
	Tot     int64  `json:"tot"`
	Huis    []byte `json:"huis"` // what toegang checks the answer against
}

func (g *Gate) dienstvraagKenmerk(state string) []byte {
	return g.zoekHash("dienstvraag", []byte(state))
}

func (g *Gate) dienstBrowser(token string) []byte { return g.zoekHash("dienstbrowser", []byte(token)) }

// stelDienstvraag keeps a question until it is answered.
func (s *scope) stelDienstvraag(v toegang.Dienstvraag, in dienstvraagInhoud) error {
	doos, err := s.doos("")
	if err != nil {
		return err
	}
	s.zwijgt = true
	kenmerk := s.g.dienstvraagKenmerk(v.State)
	in.Huis, in.Tot = v.Huis, s.moment+toegang.DienstDuur.Microseconds()
	dicht, err := sluitIn(doos, "dienstvraag", hex.EncodeToString(kenmerk), in)
	return eerste(err, s.tx.StelDienstvraag(kenmerk, dicht, in.Tot, s.moment))
}

// dienstvraag reads a question. One that is gone, or that the gate did not ask, is errs.ErrNotFound.
func (s *scope) dienstvraag(state string) (in dienstvraagInhoud, err error) {
	kenmerk := s.g.dienstvraagKenmerk(state)
	dicht, err := s.tx.Dienstvraag(kenmerk)
	if err != nil {
		return in, geen(err)
	}
	doos, err := s.doos("")
	if err != nil {
		return in, err
	}
	if openNaar(doos, "dienstvraag", hex.EncodeToString(kenmerk), dicht, &in) != nil {
		return dienstvraagInhoud{}, errs.ErrNotFound
	}
	return in, nil
}
