// SPDX-License-Identifier: EUPL-1.2

package gate_test

import (
	"slices"
	"strings"
	"testing"

	"rondetafel/internal/gate"
	. "rondetafel/internal/gate/gatetest"
	"rondetafel/internal/informatie"
	"rondetafel/internal/partij"
)

// rule 12.2-2, article 18.1: what is equal to what holds is no change, in whatever order and rules it is told, and is not proposed.
func TestRegelGelijkProtocolIsGeenVoorstel(t *testing.T) {
	h := Nieuw(t)
	gelijk := informatie.RuimProtocol()
	slices.Reverse(gelijk.Regels)
	slices.Reverse(gelijk.Regels[0].Gronden)
	half := gelijk.Regels[5]
	half.Wie = half.Wie[:1]
	gelijk.Regels[5].Wie = gelijk.Regels[5].Wie[1:]
	gelijk.Regels = append(gelijk.Regels, half)
	gelijk.Regels[0].Grondslag += " \n" // white space makes no other ground
	for _, p := range []informatie.Protocol{informatie.RuimProtocol(), gelijk} {
		ongeldig(t, vergeet(h.ProtocolVoorstellen(h.Ctx(), Als(Mo), h.ProtocolVoorstel(p))), "regels")
	}
	if n := h.Getal(`SELECT COUNT(*) FROM protocol`); n != 1 {
		t.Errorf("%d versions are kept", n)
	}
	gelijk.Regels[0].Gronden = gelijk.Regels[0].Gronden[1:]
	goed(t, vergeet(h.ProtocolVoorstellen(h.Ctx(), Als(Mo), h.ProtocolVoorstel(gelijk))))
	b, err := h.ProtocolLezen(h.Ctx(), Als(Mo))
	goed(t, err)
	for _, r := range b.Versies[0].Regels {
		if strings.TrimSpace(r.Grondslag) != r.Grondslag {
			t.Errorf("kept as %q", r.Grondslag)
		}
	}
}

// rule 12.2-2, article 18.1: who proposed a version takes it back, or the administrator of their Partij, until something was decided; it says why, holds
// nowhere, waits for nobody and another can come. Nobody else does.
func TestRegelVoorstelIntrekken(t *testing.T) {
	motoren(t, func(t *testing.T, h *Huis) { voorstelTerug(t, h, Mo) })
	h := legeWoning(t)
	in := Inrichting()
	for i, m := range in.Medewerkers {
		if m.ID == Bram {
			in.Medewerkers[i].Functies = append(m.Functies, partij.Toekenning{Functie: partij.Partijbeheerder, Tot: m.Functies[0].Tot})
		}
	}
	goed(t, h.Inrichten(h.Ctx(), gate.Als("", "taak"), in))
	voorstelTerug(t, h, Bram)
}

func voorstelTerug(t *testing.T, h *Huis, wie string) {
	t.Helper()
	ctx := h.Ctx()
	v, err := h.ProtocolVoorstellen(ctx, Als(Mo), h.ProtocolVoorstel(AnderProtocol()))
	goed(t, err)
	weg := informatie.ProtocolIntrekking{Voorstel: v.ID, Versie: v.Versie, Reden: "Het verslag klopt nog niet."}
	for _, ander := range []string{Fien, Petra, Oda, Anna, Beatle} {
		geweigerd(t, vergeet(h.ProtocolIntrekken(ctx, Als(ander), weg)), "18.1")
		b, err := h.ProtocolLezen(ctx, Als(ander))
		if goed(t, err); slices.Contains(b.Versies[0].Mag, "protocol.intrekken") {
			t.Errorf("%s is offered to take it back", ander)
		}
	}
	ongeldig(t, vergeet(h.ProtocolIntrekken(ctx, Als(wie), informatie.ProtocolIntrekking{Voorstel: v.ID, Versie: v.Versie, Reden: " "})), "reden")
	onbekend(t, vergeet(h.ProtocolIntrekken(ctx, Als(wie), informatie.ProtocolIntrekking{Voorstel: "x", Reden: "x"})))
	botst(t, vergeet(h.ProtocolIntrekken(ctx, Als(wie), informatie.ProtocolIntrekking{Voorstel: v.ID, Versie: v.Versie + 1, Reden: "x"})))
	b, err := h.ProtocolLezen(ctx, Als(wie))
	if goed(t, err); !slices.Contains(b.Versies[0].Mag, "protocol.intrekken") || len(b.Versies[0].Naast) == 0 {
		t.Errorf("%s is offered %+v", wie, b.Versies[0])
	}
	goed(t, vergeet(h.ProtocolIntrekken(ctx, Als(wie), weg)))
	b, err = h.ProtocolLezen(ctx, Als(Cleo))
	goed(t, err)
	if p := b.Versies[0]; b.Nummer != 1 || p.Stand != informatie.ProtocolIngetrokken || p.Reden != weg.Reden || p.Bevestiger.ID != wie || p.Nummer != 0 {
		t.Errorf("Cleo reads %+v", p)
	}
	ja := informatie.ProtocolOordeel{Voorstel: v.ID, Versie: v.Versie, Akkoord: "ja"}
	for naam, err := range map[string]error{"who judges": vergeet(h.ProtocolBeoordelen(ctx, Als(Fien), ja)), "who takes it back": vergeet(h.ProtocolIntrekken(ctx, Als(wie), weg))} {
		if c := botst(t, err); !c.Over || c.Wie == "" || c.Moment == 0 || !strings.Contains(c.Nu, weg.Reden) {
			t.Errorf("%s hears %+v", naam, c)
		}
	}
	geweigerd(t, vergeet(h.ProtocolBeoordelen(ctx, Als(Anna), ja)), "18.1") // who could never do it hears that
	weg.Versie = 2
	for _, oordeel := range []func() error{
		func() error { return vergeet(h.ProtocolIntrekken(ctx, Als(wie), weg)) },
		func() error {
			return vergeet(h.ProtocolBeoordelen(ctx, Als(Fien), informatie.ProtocolOordeel{Voorstel: v.ID, Versie: 2, Akkoord: "ja"}))
		},
	} {
		if d := geweigerd(t, oordeel(), "18.1"); !strings.HasSuffix(d.Regels[0], "-klaar") {
			t.Errorf("refused by %v", d.Regels)
		}
	}
	for _, m := range []string{Mo, Fien} {
		w, err := h.MijnWerk(ctx, Als(m))
		goed(t, err)
		if slices.ContainsFunc(w.Taken, func(k gate.Taak) bool { return strings.HasPrefix(k.Soort, "protocol") }) {
			t.Errorf("%s still has it to do: %+v", m, w.Taken)
		}
	}
	if v := h.Verify(); v.Fout != "" {
		t.Errorf("verify says %q", v.Fout)
	}
}
