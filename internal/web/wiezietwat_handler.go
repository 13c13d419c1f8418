// SPDX-License-Identifier: EUPL-1.2

package web

import (
	"cmp"
	"slices"
	"strconv"
	"time"

	"rondetafel/internal/gate"
	"rondetafel/internal/klok"
)

// wieZietWat is *Wie ziet wat* of a Casus (rule 13.2-1). The query stand says for which state; one that is not there (any more) shows that
// of now.
func (b *bezoek) wieZietWat() error {
	b.caller.Blik.Zicht = gate.ZichtAlle
	v := gate.ZichtVraag{Casus: b.id(), Stand: b.r.URL.Query().Get("stand")}
	m, err := b.Gate.ZichtLezen(b.ctx(), b.caller, v)
	if _, ok := ongeldig(err); ok {
		m, err = b.Gate.ZichtLezen(b.ctx(), b.caller, gate.ZichtVraag{Casus: b.id()})
	}
	if err != nil {
		return err
	}
	return b.toon(b.zichtPagina(m))
}

func (b *bezoek) zichtPagina(m gate.ZichtMatrix) ZichtPagina {
	nu, pad := b.nu(), "/casussen/"+m.Casus
	p := ZichtPagina{Schil: b.schil("/casussen", Kruimel{Naam: "Casussen", URL: "/casussen"}, Kruimel{Naam: m.Nummer, URL: pad}, Kruimel{Naam: "Wie ziet wat"}),
		CasusID: m.Casus, Nummer: m.Nummer}
	p.Standen, p.Stand = zichtStanden(m, nu)
	for _, k := range m.Partijen {
		p.Regie = p.Regie || k.Aangewezen != nil
		p.Partijen = append(p.Partijen, ZichtKolom{Kort: cmp.Or(k.Kort, k.Naam.Naam), Naam: k.Naam.Naam, Zonder: k.Aangewezen != nil && *k.Aangewezen == 0})
	}
	if p.Regie && m.RTO != nil && m.Overleg != "" {
		p.Vooraf = "/overleggen/" + m.Overleg + "/voorinzage"
	}
	for _, r := range m.Stukken {
		rij := zichtRij(r, nu)
		for i := range rij.Cellen {
			rij.Cellen[i].Partij = p.Partijen[i].Kort
		}
		p.Stukken = append(p.Stukken, rij)
	}
	return p
}

// zichtStanden are the states that can be chosen, and the chosen one in words.
func zichtStanden(m gate.ZichtMatrix, nu time.Time) ([]Chip, string) {
	pad := "/casussen/" + m.Casus + "/wie-ziet-wat"
	chips := []Chip{{Tekst: "Nu", URL: pad}}
	standen := []string{gate.ZichtStandNu}
	na := "Na een RTO, met een plan"
	if m.RTO != nil {
		chips, standen = append(chips, Chip{Tekst: "Op het RTO van " + Datum(*m.RTO, nu), URL: pad + "?stand=" + gate.ZichtStandRTO}), append(standen, gate.ZichtStandRTO)
		na = "Na het RTO, met een plan"
	}
	if m.RTO != nil || !m.PlanVast {
		chips, standen = append(chips, Chip{Tekst: na, URL: pad + "?stand=" + gate.ZichtStandPlan}), append(standen, gate.ZichtStandPlan)
	}
	i := max(0, slices.Index(standen, m.Stand))
	chips[i].Huidig = true
	woorden := klein(chips[i].Tekst)
	if i == 0 {
		woorden = "nu, " + Datum(nu, nu) + ", " + Tijd(nu)
	}
	if len(chips) == 1 {
		chips = nil
	}
	return chips, woorden
}

func zichtRij(r gate.ZichtRij, nu time.Time) ZichtRij {
	rij := ZichtRij{Stuk: Koppeling{Tekst: cmp.Or(r.Rubriek.Label(), r.Soort.Label()), URL: "/informatie/" + r.Gegeven},
		Van: r.Leverancier.Naam + ", " + Datum(r.Sinds, nu), Gezien: gezienRijen(r.Gezien, nu)}
	switch {
	case r.Ingetrokken:
		rij.Stuk.Tekst = "Ingetrokken stuk"
	case r.Soort == "":
		rij.Stuk.Tekst = "Stuk dat niet meer open is"
	}
	for _, z := range r.Zicht {
		regel := zichtRegel(z, nu)
		rij.Cellen = append(rij.Cellen, ZichtCel{Eigen: z.Stand == gate.ZichtEigen, Weg: z.Stand == gate.ZichtWeg, Stand: regel.Stand, Reden: regel.Toelichting, Artikel: regel.Artikel})
	}
	return rij
}

// zichtRegel is how one Partij stands to a piece.
func zichtRegel(z gate.ZichtBlad, nu time.Time) ZichtRegel {
	r := ZichtRegel{Stand: ZietNu, Wie: z.Partij.Naam, Toelichting: z.Reden, Artikel: Artikel(z.Artikel)}
	switch z.Stand {
	case gate.ZichtLater:
		r.Stand = ZietLater
		if z.Vanaf != nil {
			r.Toelichting = "vanaf " + Datum(z.Vanaf.In(klok.Amsterdam()), nu) + ", " + Tijd(z.Vanaf.In(klok.Amsterdam()))
		}
	case gate.ZichtNiet, gate.ZichtWeg:
		r.Stand = ZietNiet
	}
	return r
}

// gezienRijen are the people of other Partijen who read a piece, the last first.
func gezienRijen(gezien []gate.GezienRegel, nu time.Time) []GezienRij {
	var uit []GezienRij
	for _, r := range gezien {
		rij := GezienRij{Wie: r.Wie.Naam, Partij: r.Partij.Naam, Laatst: DagTijd(r.Laatst, nu)}
		if r.Keer > 1 {
			rij.Keer = strconv.Itoa(r.Keer) + " keer"
		}
		uit = append(uit, rij)
	}
	return uit
}
