// SPDX-License-Identifier: EUPL-1.2

package gate_test

import (
	"slices"
	"testing"
	"time"

	"rondetafel/internal/gate"
	. "rondetafel/internal/gate/gatetest"
	"rondetafel/internal/informatie"
	"rondetafel/internal/policy"
)

// rules 12.1-2 and 13.2-1: *Wie ziet dit nu* gives the reason of the protocol with its article, and the preview of a new piece counts with
// it as soon as its category is chosen.
func TestRegelWieZietDitMetProtocol(t *testing.T) {
	h := Nieuw(t)
	ctx, z := h.Ctx(), h.AanHetRTO(Bo, Cleo)
	v := h.VoegToe(z, Bo, informatie.AlleDeelnemers)
	h.Protocol(Strenger(informatie.Gewoon, func(r *informatie.Protocolregel) { r.Ruimst = informatie.GekozenPartijen }))
	b, err := h.GegevenLezen(ctx, Als(Bo), v.ID)
	goed(t, err)
	if b.Wie != informatie.AlleenProcesregisseur || b.Zin != "Alleen de procesregisseur leest dit." {
		t.Errorf("its supplier sees %s: %q", b.Wie, b.Zin)
	}
	zegt12(t, b.Zicht, Gemeente, Zorg)
	for soort, niet := range map[informatie.Soort][]string{"": nil, informatie.Gewoon: {Gemeente, Zorg}, informatie.Strafrechtelijk: nil} {
		p, err := h.GegevenVoorbeeld(ctx, Als(Bo), informatie.Voorbeeld{Casus: z.ID, Soort: soort, Voorwaarden: informatie.Voorwaarden{Wie: informatie.AlleDeelnemers}})
		goed(t, err)
		zegt12(t, p.Zicht, niet...)
	}
}

// zegt12 asks that exactly partijen do not see a piece, and that it is because of article 12.2.
func zegt12(t *testing.T, zicht []gate.ZichtBlad, partijen ...string) {
	t.Helper()
	var niet []string
	for _, z := range zicht {
		if z.Stand != gate.ZichtNiet {
			continue
		}
		niet = append(niet, z.Partij.ID)
		if z.Artikel != "12.2" || z.Reden != "het Privacy Protocol laat dat niet toe" {
			t.Errorf("%s does not see it: %s (%s)", z.Partij.ID, z.Reden, z.Artikel)
		}
	}
	slices.Sort(niet)
	slices.Sort(partijen)
	if !slices.Equal(niet, partijen) {
		t.Errorf("%v do not see it, want %v", niet, partijen)
	}
}

// rules 9.2f-1 and 12.1-2: where the protocol bars reading before a round table, a yes of the supplier opens nothing, and cannot be given.
func TestRegelVoorafBinnenHetProtocol(t *testing.T) {
	h := Nieuw(t)
	ctx, z := h.Ctx(), h.RTO(Bo, Cleo)
	o := opAgenda(t, h, z, 48*time.Hour, Anna, Bo, Cleo)
	in := h.Gegeven(z, informatie.AlleDeelnemers)
	in.VraagVooraf = true
	v, err := h.GegevenToevoegen(ctx, Als(Bo), in)
	goed(t, err)
	vraag := func() string {
		w := voorstel(h, o, []string{Zorg}, v)
		goed(t, vergeet(h.VoorinzageVoorstellen(ctx, Als(Petra), w)))
		b, err := h.GegevenLezen(ctx, Als(Bo), v.ID)
		goed(t, err)
		return b.Voorinzagen[0].ID
	}
	ja := informatie.VoorinzageAntwoord{Voorinzage: vraag(), Versie: 1}
	h.Protocol(Strenger(informatie.Gewoon, func(r *informatie.Protocolregel) { r.Geen = []informatie.Gebruiksoort{informatie.Vooraf} }))
	geweigerd(t, vergeet(h.VoorinzageInstemmen(ctx, Als(Bo), ja)), "12.2")
	h.Protocol(informatie.RuimProtocol())
	goed(t, vergeet(h.VoorinzageInstemmen(ctx, Als(Bo), ja)))
	goed(t, vergeet(h.GegevenLezen(ctx, Als(Cleo), v.ID)))
	h.Protocol(Strenger(informatie.Gewoon, func(r *informatie.Protocolregel) { r.Geen = []informatie.Gebruiksoort{informatie.Vooraf} }))
	onbekend(t, vergeet(h.GegevenLezen(ctx, Als(Cleo), v.ID)))
}

// The forms of these acts open for who may do them, and for nobody else.
func TestVoorafVanHetProtocol(t *testing.T) {
	h := Nieuw(t)
	for handeling, wie := range map[string][]string{
		"protocol.lezen":        {Petra, Pim, Mo, Oda, Bram, Anna, Arno, Fien, Rik, Beatle, Bo, Bas, Cleo, Dirk},
		"protocol.voorstellen":  {Mo},
		"standaard.lezen":       {Anna, Arno, Beatle, Bo, Bas, Cleo, Dirk},
		"standaard.vaststellen": {Beatle},
	} {
		for _, m := range Mensen() {
			err := h.Vooraf(h.Ctx(), Als(m), handeling, "")
			if (err == nil) != slices.Contains(wie, m) {
				t.Errorf("%s by %s: %v", handeling, m, err)
			}
		}
	}
}

// Each limit that the protocol can set has a bit of its own in the facts of policy, and no other name has one.
func TestPerkenHebbenEenBit(t *testing.T) {
	var alle policy.Bits
	for i, naam := range informatie.AllePerken() {
		bit := policy.PerkBits([]string{naam})
		if bit != 1<<i || alle&bit != 0 {
			t.Errorf("%s has bit %b", naam, bit)
		}
		alle |= bit
	}
	if policy.PerkBits([]string{"onbekend"}) != 0 || policy.PerkBits(nil) != 0 {
		t.Error("what is no limit has a bit")
	}
}

// Who is not logged in reads no protocol and sets nothing.
func TestProtocolVoorNiemand(t *testing.T) {
	h := Nieuw(t)
	geweigerd(t, vergeet(h.ProtocolLezen(h.Ctx(), gate.Caller{Herkomst: "web"})), "12.2")
	geweigerd(t, vergeet(h.StandaardenLezen(h.Ctx(), gate.Caller{Herkomst: "web"})), "13.2")
	geweigerd(t, vergeet(h.StandaardVaststellen(h.Ctx(), gate.Caller{Herkomst: "web"}, eenStandaard())), "13.2")
}

// rules 12.1-2 and 13.2-1: what the protocol closes is closed in the whole page of a Casus too, its existence with it, and its supplier
// and the procesregisseur keep it.
func TestRegelCasusBladBinnenHetProtocol(t *testing.T) {
	h := Nieuw(t)
	z := h.AanHetRTO(Bo, Cleo)
	h.VoegToe(z, Bo, informatie.AlleDeelnemers)
	for _, geval := range []struct {
		wie  []string
		wil  map[string]int
		naam string
	}{
		{[]string{"politie"}, map[string]int{Anna: 1, Bo: 1, Cleo: 1, Petra: 1}, "open to the police"},
		{[]string{"ggz"}, map[string]int{Anna: 0, Bo: 1, Cleo: 0, Petra: 1}, "closed to the police"},
		{[]string{"ggz", Politie}, map[string]int{Anna: 1, Bo: 1, Cleo: 1, Petra: 1}, "open to this Partij"},
	} {
		h.Protocol(Strenger(informatie.Gewoon, func(r *informatie.Protocolregel) { r.Wie = geval.wie }))
		for wie, n := range geval.wil {
			b, err := h.CasusLezen(h.Ctx(), Als(wie), z.ID)
			goed(t, err)
			if len(b.Gegevens) != n {
				t.Errorf("%s: %s sees %d pieces, want %d", geval.naam, wie, len(b.Gegevens), n)
			}
		}
	}
}

// rules 7.2-2 and 12.1-2: where the protocol bars a disclosure to a derde, a piece cannot be asked for, whatever its supplier allows.
func TestRegelDerdeBinnenHetProtocol(t *testing.T) {
	h := Nieuw(t)
	ctx, z := h.Ctx(), h.AanHetRTO(Bo)
	in := h.Gegeven(z, informatie.AlleDeelnemers)
	in.VraagDerde = true
	stuk, err := h.GegevenToevoegen(ctx, Als(Bo), in)
	goed(t, err)
	h.Protocol(Strenger(informatie.Gewoon, func(r *informatie.Protocolregel) { r.Geen = []informatie.Gebruiksoort{informatie.VoorDerde} }))
	geweigerd(t, vergeet(h.VerstrekkingVragen(ctx, Als(Petra), verstrekkingVan(h, z, stuk))), "12.2")
	h.Protocol(informatie.RuimProtocol())
	goed(t, vergeet(h.VerstrekkingVragen(ctx, Als(Petra), verstrekkingVan(h, z, stuk))))
}
