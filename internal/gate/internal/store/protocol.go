// SPDX-License-Identifier: EUPL-1.2

package store

import (
	"strings"

	"rondetafel/internal/informatie"
)

// Protocol is a version of the Privacy Protocol, or a proposal for one (rule 12.2-2).
type Protocol struct {
	ID          string
	Nummer      int64 // 0 until it is confirmed; the highest holds
	Stand       informatie.ProtocolStand
	Wijziging   string
	Besluit     string
	Datum       string // of the decision, ISO
	Voorsteller string
	Voorgesteld int64
	Bevestiger  string // who confirmed or turned it down
	Vanaf       int64  // from when it holds, or when it was turned down; 0 for not yet
	Reden       string // why it was turned down
	informatie.Protocol
	Zegel
}

// NieuwProtocol adds a version with its rules.
func (t *Tx) NieuwProtocol(p Protocol) error {
	err := t.een(`INSERT INTO protocol (id, nummer, stand, wijziging, besluit, besluit_datum, voorsteller, voorgesteld, bevestiger, vanaf, reden,
		versie, grond, mac) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)`, p.ID, p.Nummer, string(p.Stand), p.Wijziging,
		p.Besluit, p.Datum, p.Voorsteller, p.Voorgesteld, p.Bevestiger, p.Vanaf, p.Reden, p.Versie, p.Grond, p.MAC)
	for i, r := range p.Regels {
		if err == nil {
			err = t.een(`INSERT INTO protocol_regel (protocol, volgorde, soort, wie, doelen, grondslag, gronden, wetten, ruimst, geen)
				VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`, p.ID, i, string(r.Soort), komma(r.Wie), komma(r.Doelen), r.Grondslag,
				komma(r.Gronden), komma(r.Wetten), string(r.Ruimst), komma(r.Geen))
		}
	}
	return fout("protocol", err)
}

// ZetProtocol writes what became of a proposal; it must still have version p.Versie - 1, else ErrGeen. Its rules stay as they were.
func (t *Tx) ZetProtocol(p Protocol) error {
	return fout("protocol", t.een(`UPDATE protocol SET nummer = $1, stand = $2, bevestiger = $3, vanaf = $4, reden = $5, versie = $6, grond = $7,
		mac = $8 WHERE id = $9 AND versie = $10`, p.Nummer, string(p.Stand), p.Bevestiger, p.Vanaf, p.Reden, p.Versie, p.Grond, p.MAC, p.ID, p.Versie-1))
}

// Protocollen reads every version and proposal with its rules, the newest first.
func (t *Tx) Protocollen() ([]Protocol, error) {
	var lijst []Protocol
	err := t.rijen(`SELECT id, nummer, stand, wijziging, besluit, besluit_datum, voorsteller, voorgesteld, bevestiger, vanaf, reden, versie,
		grond, mac FROM protocol ORDER BY voorgesteld DESC, id DESC`, nil, func(scan func(...any) error) error {
		var p Protocol
		err := scan(&p.ID, &p.Nummer, &p.Stand, &p.Wijziging, &p.Besluit, &p.Datum, &p.Voorsteller, &p.Voorgesteld, &p.Bevestiger, &p.Vanaf,
			&p.Reden, &p.Versie, &p.Grond, &p.MAC)
		lijst = append(lijst, p)
		return err
	})
	if err != nil {
		return nil, fout("protocol", err)
	}
	plaats := map[string]int{}
	for i, p := range lijst {
		plaats[p.ID] = i
	}
	err = t.rijen(`SELECT protocol, soort, wie, doelen, grondslag, gronden, wetten, ruimst, geen FROM protocol_regel ORDER BY protocol, volgorde`,
		nil, func(scan func(...any) error) error {
			var r informatie.Protocolregel
			var id, gronden, wetten, geen string
			err := scan(&id, &r.Soort, (*rij)(&r.Wie), (*rij)(&r.Doelen), &r.Grondslag, &gronden, &wetten, &r.Ruimst, &geen)
			r.Gronden, r.Wetten = woorden[informatie.Geheimgrond](gronden), woorden[informatie.Wetsgrond](wetten)
			r.Geen = woorden[informatie.Gebruiksoort](geen)
			lijst[plaats[id]].Regels = append(lijst[plaats[id]].Regels, r)
			return err
		})
	return lijst, fout("protocol_regel", err)
}

// komma is a short list of words in one column, and woorden that list again.
func komma[T ~string](lijst []T) string {
	var uit []string
	for _, w := range lijst {
		uit = append(uit, string(w))
	}
	return strings.Join(uit, ",")
}

func woorden[T ~string](tekst string) []T {
	var uit []T
	for w := range strings.SplitSeq(tekst, ",") {
		if w != "" {
			uit = append(uit, T(w))
		}
	}
	return uit
}

// Standaard is a version of with which conditions a Partij begins for a category.
type Standaard struct {
	Partij     string
	Medewerker string
	Moment     int64
	informatie.Standaard
	Grond int64
	MAC   []byte
}

// Zegel is the seal of the row: its version is that of the Standaard.
func (s Standaard) Zegel() Zegel { return Zegel{Versie: s.Versie, Grond: s.Grond, MAC: s.MAC} }

// NieuweStandaard adds a version.
func (t *Tx) NieuweStandaard(s Standaard) error {
	return fout("standaard", t.een(`INSERT INTO standaard (partij, soort, versie, wie, lezers, vanaf, doelen, maanden, vraag_vooraf, citeren,
		vertellen, vraag_derde, eigen_dossier, medewerker, moment, grond, mac)
		VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17)`, s.Partij, string(s.Soort), s.Versie, string(s.Wie),
		komma(s.Lezers), string(s.Vanaf), komma(s.Doelen), s.Maanden, getal(s.VraagVooraf), getal(s.Citeren), getal(s.Vertellen),
		getal(s.VraagDerde), getal(s.EigenDossier), s.Medewerker, s.Moment, s.Grond, s.MAC))
}

// Standaarden reads every version of a Partij, the newest first.
func (t *Tx) Standaarden(partij string) ([]Standaard, error) {
	return t.standaarden(`WHERE partij = $1 ORDER BY moment DESC, soort, versie DESC`, partij)
}

// AlleStandaarden reads every version of every Partij.
func (t *Tx) AlleStandaarden() ([]Standaard, error) {
	return t.standaarden(`ORDER BY partij, soort, versie`)
}

func (t *Tx) standaarden(waar string, args ...any) ([]Standaard, error) {
	var lijst []Standaard
	err := t.rijen(`SELECT partij, soort, versie, wie, lezers, vanaf, doelen, maanden, vraag_vooraf, citeren, vertellen, vraag_derde,
		eigen_dossier, medewerker, moment, grond, mac FROM standaard `+waar, args, func(scan func(...any) error) error {
		var s Standaard
		var g [5]int
		err := scan(&s.Partij, &s.Soort, &s.Versie, &s.Wie, (*rij)(&s.Lezers), &s.Vanaf, (*rij)(&s.Doelen), &s.Maanden, &g[0], &g[1], &g[2], &g[3],
			&g[4], &s.Medewerker, &s.Moment, &s.Grond, &s.MAC)
		s.Gebruik = informatie.Gebruik{VraagVooraf: g[0] != 0, Citeren: g[1] != 0, Vertellen: g[2] != 0, VraagDerde: g[3] != 0, EigenDossier: g[4] != 0}
		lijst = append(lijst, s)
		return err
	})
	return lijst, fout("standaard", err)
}
